//! Agenda items: timed tables, numbered lists, lines with a time.

use super::passages::{self, Passage, Passages};
use super::{Extracted, Paper};
use crate::document::Table;
use crate::framework::headings::{self, AgendaColumn, fold};
use crate::record::{AgendaItem, DocumentKind, Header};
use crate::wording::latin;
use crate::wording::latin::Regex;
use crate::wording::{labels, people};
use std::sync::LazyLock;

#[allow(clippy::unwrap_used)] // The patterns are fixed; the tests run them.
fn regex(pattern: &str) -> Regex {
    latin::regex(pattern).unwrap()
}

static TIME: LazyLock<Regex> = LazyLock::new(|| {
    regex(r"(?i)\b(?P<hour>\d{1,2})(?:[.:](?P<minute>\d{2}))?\s*(?P<half>a\.?m\b\.?|p\.?m\b\.?|noon)?")
});
/// A cell that is a time or a stretch of time.
static ONLY_TIME: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?i)^(?:\d{1,2}[.:]\d{2}\s*(?:am|pm|a\.m\.|p\.m\.|noon|hrs)?|\d{1,2}\s*(?:am|pm)|\d{4}\s*(?:hrs|hours))(?:\s*(?:-|–|—|to|‐)\s*\d{1,2}(?:[.:]\d{2})?\s*(?:am|pm|a\.m\.|p\.m\.)?)?$",
    )
});
/// The hours of the meeting: "2pm – 4pm", "14:00-17:00", "at 10.00 am".
static MEETING: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?i)\b(?P<from>\d{1,2}(?:[.:]\d{2})?)\s*(?P<half>am|pm|a\.m\.|p\.m\.)?\s*(?:-|–|—|to|until)\s*(?P<to>\d{1,2}(?:[.:]\d{2})?)\s*(?P<end>am|pm|a\.m\.|p\.m\.)?|\bat\s+(?P<at>\d{1,2}(?:[.:]\d{2})?)\s*(?P<athalf>am|pm|a\.m\.|p\.m\.)",
    )
});
static UPDATE_FROM: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?:[Uu]pdate|[Pp]resentation|[Rr]eport|[Ii]ntroduction|[Dd]iscussion|[Ii]nput|[Pp]resented|[Ll]ed)\s+(?:from|by)\s+(?P<who>(?:(?:Dr|Prof|Professor|Sir|Cllr)\.?\s+)?\p{Lu}[\p{L}'’-]+\s+\p{Lu}[\p{L}'’-]+(?:,\s+\p{Lu}{2,6}\b)?)",
    )
});

/// "Report by Head of Finance (copy enclosed)": who reports, to the bracket or stop.
static REPORT_BY: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"\b(?:[Jj]oint\s+)?(?:[Rr]eports?|[Pp]resentations?|[Uu]pdates?|[Pp]apers?|[Bb]riefing|[Ll]etter)\s+(?:dated\s+[^()]{4,30}?\s+)?(?:by|from)\s+(?:the\s+)?(?P<who>\p{Lu}[^().;]{2,90}?)\s*(?:[.;(–]|\s-\s|$)",
    )
});

/// Reads them.
pub(super) fn extract(paper: &Paper<'_>, extracted: &mut Extracted) {
    let passages = paper.passages();
    let mut tables: Vec<usize> = Vec::new();
    let mut out: Vec<AgendaItem> = Vec::new();
    for (number, block, table) in paper.document.tables() {
        let kind = passages::kind_at(paper, block);
        let part = paper.document.part_of(block);
        let under = under_agenda(passages, number) || table.row(1).any(|cell| is_agenda(&cell.text()));
        if !(kind == DocumentKind::Agenda
            || (under && matches!(kind, DocumentKind::Minutes | DocumentKind::Other | DocumentKind::BoardPack)))
        {
            continue;
        }
        let from = out.len();
        let clock = Clock::of(passages, part);
        table_items(table, number, part, clock, &mut out);
        if out.len() > from {
            tables.push(number);
        }
    }
    if tables.is_empty() {
        list_items(passages, &mut out);
    }
    for table in tables {
        extracted.used(table, "agenda_items");
    }
    extracted.records.agenda_items = out;
}

/// Whether the line above a table is the heading "Agenda".
fn under_agenda(passages: &Passages<'_>, table: usize) -> bool {
    let Some(first) = passages.list.iter().position(|p| p.cell.is_some_and(|c| c.table == table)) else { return false };
    passages.list[..first].iter().rev().take(2).any(|p| p.cell.is_none() && is_agenda(&p.text))
}

fn is_agenda(text: &str) -> bool {
    matches!(
        fold(text).as_str(),
        "agenda"
            | "agenda items"
            | "order of business"
            | "meeting agenda"
            | "items of business"
            | "draft agenda"
            | "business"
    )
}

/// The half of the day in which the meeting lies.
#[derive(Debug, Clone, Copy, Default)]
struct Clock {
    /// Start in minutes of the day, where it is known.
    start: Option<u32>,
}

impl Clock {
    fn of(passages: &Passages<'_>, part: Option<u32>) -> Self {
        let start = passages.list.iter().filter(|p| p.part == part).take(14).find_map(|p| {
            let found = MEETING.captures(&p.text)?;
            let half = |name: &str| found.name(name).map(|h| h.as_str().to_lowercase());
            let (words, half) = match found.name("at") {
                Some(at) => (at.as_str(), half("athalf")),
                None => (found.name("from")?.as_str(), half("half").or_else(|| half("end"))),
            };
            // "14-17 May" is no time: one side has minutes or a half of the day.
            let timed = half.is_some() || words.contains([':', '.']);
            let minutes = parse(words)?;
            let afternoon = half.as_deref().is_some_and(|h| h.starts_with('p'));
            let start = if afternoon && minutes < 720 { minutes + 720 } else { minutes };
            // "11 – 1pm" begins in the morning.
            let start = match (found.name("to").and_then(|t| parse(t.as_str())), found.name("half")) {
                (Some(to), None) if afternoon && to < minutes % 720 => minutes,
                _ => start,
            };
            timed.then_some(start)
        });
        Self { start }
    }

    /// Hours and minutes as "HH:MM", in the meeting's half of the day.
    fn time(self, text: &str) -> Option<String> {
        let found = TIME.captures(text)?;
        let hour: u32 = found.name("hour")?.as_str().parse().ok()?;
        let minute: u32 = found.name("minute").map_or(Some(0), |m| m.as_str().parse().ok())?;
        let half = found.name("half").map(|h| h.as_str().to_lowercase());
        if hour > 24 || minute > 59 || (found.name("minute").is_none() && half.is_none()) {
            return None;
        }
        let mut minutes = hour * 60 + minute;
        match half.as_deref() {
            Some(h) if h.starts_with('p') && hour < 12 => minutes += 720,
            Some(h) if h.starts_with('a') && hour == 12 => minutes -= 720,
            Some(_) => {}
            // "2.00" in a meeting from 2pm: no meeting begins its items before itself.
            None => {
                let starts_later = self.start.is_some_and(|s| minutes < s && minutes + 720 >= s);
                if hour < 12 && (starts_later || (self.start.is_none() && hour < 7)) {
                    minutes += 720;
                }
            }
        }
        Some(format!("{:02}:{:02}", minutes / 60 % 24, minutes % 60))
    }
}

fn parse(words: &str) -> Option<u32> {
    let mut pieces = words.split([':', '.']);
    let hour: u32 = pieces.next()?.parse().ok()?;
    let minute: u32 = pieces.next().map_or(Some(0), |m| m.parse().ok())?;
    (hour < 24 && minute < 60).then_some(hour * 60 + minute)
}

/// Columns of an agenda's table.
#[derive(Debug, Default)]
struct Columns {
    header_rows: u32,
    number: Option<u32>,
    title: Option<u32>,
    time: Option<u32>,
    presenter: Option<u32>,
}

fn columns(table: &Table) -> Option<Columns> {
    let mut columns = Columns::default();
    for row in 1..=2.min(table.rows) {
        let mut found = Columns { header_rows: row, ..Columns::default() };
        let mut known = 0;
        for cell in table.row(row) {
            let text = cell.text();
            if text.chars().count() > 40 {
                continue;
            }
            let meanings = headings::agenda_columns(&text);
            known += u32::from(!meanings.is_empty());
            let slot = match meanings.first() {
                Some(AgendaColumn::Number) if found.number.is_none() => &mut found.number,
                Some(AgendaColumn::Title) => &mut found.title,
                Some(AgendaColumn::Time) => &mut found.time,
                Some(AgendaColumn::Presenter) => &mut found.presenter,
                _ => continue,
            };
            slot.get_or_insert(cell.column);
        }
        if known > 0 && (known > 1 || found.time.is_some() || found.presenter.is_some()) {
            columns = found;
            break;
        }
    }
    // What the headings leave open is told by what stands in the columns.
    let data: Vec<_> = table.cells.iter().filter(|c| c.row > columns.header_rows && !c.is_empty()).collect();
    let taken = |c: &Columns, column: u32| [c.number, c.title, c.time, c.presenter].contains(&Some(column));
    let share = |column: u32, test: &dyn Fn(&str) -> bool| {
        let cells: Vec<String> =
            data.iter().filter(|c| c.column == column).map(|c| c.text().trim().to_owned()).collect();
        !cells.is_empty() && cells.iter().filter(|t| test(t)).count() * 3 >= cells.len() * 2
    };
    if columns.time.is_none() {
        columns.time = (1..=table.columns).find(|c| {
            !taken(&columns, *c) && share(*c, &|t| ONLY_TIME.is_match(t.lines().next().unwrap_or("").trim()))
        });
    }
    let numeric = |t: &str| {
        labels::bare(t).is_some_and(|b| {
            b.len() <= 5
                && b.chars().next().is_some_and(|c| c.is_ascii_digit())
                && !t.contains(' ')
                && !ONLY_TIME.is_match(t)
        })
    };
    if columns.number.is_none() {
        columns.number = (1..=table.columns).find(|c| !taken(&columns, *c) && share(*c, &numeric));
    }
    if let Some(number) = columns.number
        && columns.title.is_none()
        && !share(number, &numeric)
    {
        // "Item" over titles.
        (columns.number, columns.title) = (None, Some(number));
    }
    // "Chair", "Jo Blair, ONS", "All": who presents.
    if columns.presenter.is_none() && (columns.number.is_some() || columns.time.is_some()) {
        columns.presenter = (1..=table.columns).find(|c| !taken(&columns, *c) && share(*c, &|t| is_presenter(t)));
    }
    if columns.title.is_none() {
        let length =
            |column: u32| data.iter().filter(|c| c.column == column).map(|c| c.text().chars().count()).sum::<usize>();
        columns.title = (1..=table.columns).filter(|c| !taken(&columns, *c)).max_by_key(|c| (length(*c), u32::MAX - c));
    }
    let title = columns.title?;
    let rows = data.iter().filter(|c| c.column == title).count();
    // Few rows without numbers or times are no agenda.
    (rows >= 2 && (columns.number.is_some() || columns.time.is_some() || columns.header_rows > 0)).then_some(columns)
}

fn table_items(table: &Table, number: usize, part: Option<u32>, clock: Clock, out: &mut Vec<AgendaItem>) {
    let Some(columns) = columns(table) else { return };
    let Some(title_column) = columns.title else { return };
    let from = out.len();
    for row in columns.header_rows + 1..=table.rows {
        let cell = |column: Option<u32>| column.and_then(|c| table.cell(row, c)).filter(|c| c.row == row);
        let Some(title_cell) = cell(Some(title_column)).filter(|c| !c.is_empty()) else {
            // A row of a time or presenter alone goes with the item before.
            continue;
        };
        if columns.number == Some(title_cell.column) {
            continue;
        }
        let text = |column| cell(column).map(|c| c.text().trim().to_owned()).filter(|t: &String| !t.is_empty());
        let lines: Vec<String> = crate::document::blocks_text(&title_cell.blocks)
            .lines()
            .map(|l| l.split_whitespace().collect::<Vec<_>>().join(" "))
            .filter(|l| !l.is_empty())
            .collect();
        let Some((first, more)) = lines.split_first() else { continue };
        let (label, head) = labels::split(first);
        let mut item_number =
            text(columns.number).and_then(|t| labels::bare(t.lines().next().unwrap_or("")).map(str::to_owned));
        if item_number.is_none() {
            item_number = label.and_then(labels::bare).map(str::to_owned);
        }
        let head =
            if columns.number.is_some() && label.and_then(labels::number).is_none() { first.as_str() } else { head };
        let subs: Vec<&String> = more.iter().filter(|l| labels::split(l).0.and_then(labels::bare).is_some()).collect();
        let mut title = head.to_owned();
        if subs.is_empty() {
            for line in more {
                title.push(' ');
                title.push_str(labels::split(line).1);
            }
        }
        let places = title_cell.blocks.iter().flat_map(crate::document::Block::places).collect();
        let path = format!("table[{number}]/row[{row}]/cell[{}]", title_cell.column);
        let mut item = AgendaItem {
            header: Header::at(part, path, title_cell.text(), places),
            number: item_number,
            title,
            time: text(columns.time).and_then(|t| clock.time(&t)),
            presenter: text(columns.presenter).map(|t| t.replace('\n', "/")),
        };
        presenter(&mut item);
        if table.uncertain {
            item.header.flag(crate::diagnostic::ReviewCode::TableUncertain);
        }
        let parent = item.clone();
        out.push(item);
        for line in subs {
            let (label, text) = labels::split(line);
            let bare = label.and_then(labels::bare).unwrap_or("");
            let number = match &parent.number {
                Some(number) if !bare.contains('.') => format!("{number}{bare}"),
                _ => bare.to_owned(),
            };
            let mut sub = AgendaItem {
                number: Some(number),
                title: text.trim().to_owned(),
                time: None,
                presenter: None,
                ..parent.clone()
            };
            sub.header.source.quote.clone_from(line);
            presenter(&mut sub);
            out.push(sub);
        }
    }
    // A table in which no row has a number or a time is something else.
    if !out[from..].iter().any(|i| i.number.is_some() || i.time.is_some()) {
        out.truncate(from);
    }
}

/// Whether a cell names who presents and nothing else.
fn is_presenter(text: &str) -> bool {
    let head = text.split([',', '/', '&', '(', '\n']).next().unwrap_or("").trim();
    let post = head.split_whitespace().count() <= 5 && head.split_whitespace().any(people::is_post_word);
    people::is_surely_person(head)
        || people::is_initials(head)
        || post
        || matches!(fold(head).as_str(), "all" | "members")
}

/// Whether a table is an agenda's: its rows have times or numbers, and no people listed below headings.
pub(super) fn is_agenda_table(table: &Table, kind: DocumentKind) -> bool {
    columns(table).is_some_and(|found| {
        let both = found.number.is_some() && found.time.is_some();
        both || (kind == DocumentKind::Agenda && (found.number.is_some() || found.time.is_some()))
    })
}

/// Takes the presenter out of the title: "(Phil/Sarah)", "(IS)", "Update from Nick Watson".
fn presenter(item: &mut AgendaItem) {
    if let Some(open) = item.title.rfind('(')
        && item.title.trim_end().ends_with(')')
        && item.presenter.is_none()
    {
        let inside = item.title[open + 1..].trim_end().trim_end_matches(')').trim().to_owned();
        let pieces: Vec<&str> = inside.split(['/', '&', ',']).map(str::trim).collect();
        let named = !pieces.is_empty()
            && pieces.iter().all(|p| {
                matches!(
                    people::likeness(p),
                    people::Likeness::Initials | people::Likeness::Person | people::Likeness::SingleName
                ) || p.split_whitespace().any(people::is_post_word)
            });
        let remark = matches!(
            fold(&inside).as_str(),
            "verbal"
                | "attached"
                | "enclosed"
                | "approval"
                | "information"
                | "letter"
                | "paper"
                | "copy attached"
                | "to follow"
                | "tabled"
                | "presentation"
                | "discussion"
                | "decision"
        );
        if named && !remark {
            item.title = item.title[..open].trim_end().to_owned();
            item.presenter = Some(inside);
            return;
        }
    }
    // "Locality plans (paper 2) – Jo Blair".
    for dash in [" – ", " — ", " - "] {
        if item.presenter.is_none()
            && let Some((title, who)) = item.title.rsplit_once(dash)
            && !title.trim().is_empty()
            && (people::is_surely_person(who.split(',').next().unwrap_or(who)) || people::is_initials(who.trim()))
        {
            (item.title, item.presenter) = (title.trim().to_owned(), Some(who.trim().to_owned()));
            return;
        }
    }
    if item.presenter.is_none()
        && let Some(who) = REPORT_BY.captures(&item.title).and_then(|f| f.name("who"))
        && (people::is_person(who.as_str()) || who.as_str().split_whitespace().any(people::is_post_word))
    {
        item.presenter = Some(who.as_str().trim().to_owned());
        return;
    }
    if item.presenter.is_none()
        && let Some(who) = UPDATE_FROM.captures(&item.title).and_then(|f| f.name("who"))
        && people::is_person(who.as_str().split(',').next().unwrap_or(""))
    {
        item.presenter = Some(who.as_str().to_owned());
    }
}

/// Items of an agenda that is a list: numbered lines; a time at an end of the line is the item's.
fn list_items(passages: &Passages<'_>, out: &mut Vec<AgendaItem>) {
    let mut clock = (None, Clock::default());
    let mut inside = false;
    let mut last_number: Vec<u32> = Vec::new();
    let mut timed: Vec<AgendaItem> = Vec::new();
    let mut last_letter: Option<char> = None;
    for passage in &passages.list {
        if clock.0 != Some(passage.part) {
            clock = (Some(passage.part), Clock::of(passages, passage.part));
            inside = passage.kind == DocumentKind::Agenda;
            last_number.clear();
            last_letter = None;
        }
        if is_agenda(&passage.text) && passage.label.is_none() && passage.kind != DocumentKind::Agenda {
            inside = matches!(passage.kind, DocumentKind::Other | DocumentKind::BoardPack);
            continue;
        }
        if !inside {
            continue;
        }
        let whole = passage.text.split_whitespace().collect::<Vec<_>>().join(" ");
        if whole.chars().count() > 200 || whole.is_empty() {
            continue;
        }
        let Some(label) = passage.label.as_deref() else {
            if let Some((number, rest)) = lettered(&whole, last_letter) {
                last_letter = number.chars().next();
                out.push(list_item(passage, number, rest, clock.1));
                continue;
            }
            // "14:10\tMinutes\tJo Blair": a time stands where others have a number.
            timed.extend(timed_line(passage, clock.1));
            continue;
        };
        // "10.00 am, Monday" begins with a time, whatever it looks like.
        if ["am", "pm", "a.m", "p.m", "hrs", "noon"].iter().any(|half| passage.text.starts_with(half)) {
            continue;
        }
        let own = labels::number(label);
        let bare = labels::bare(label);
        let number = match (&own, bare) {
            (Some(own), Some(bare)) => {
                // A number that goes back begins another list: it is no agenda any more.
                if own.len() == 1 && last_number.first().is_some_and(|l| own[0] <= *l) {
                    continue;
                }
                last_number.clone_from(own);
                bare.to_owned()
            }
            (None, Some(bare)) => match last_number.first() {
                Some(parent) => format!("{parent}{bare}"),
                None => continue,
            },
            _ => continue,
        };
        let item = list_item(passage, number, &whole, clock.1);
        out.push(item);
    }
    if out.len() < 2 {
        out.clear();
        // One time may be the meeting's.
        if timed.len() > 2 {
            out.append(&mut timed);
        }
    }
}

/// "A. Welcome", "B.1 Minute": an item counted by capitals; the next one after the last, or one below it.
fn lettered(text: &str, last: Option<char>) -> Option<(String, &str)> {
    let (token, rest) = text.split_once(char::is_whitespace)?;
    let bare = token.trim_end_matches(['.', ')', ':']);
    let mut letters = bare.chars();
    let letter = letters.next().filter(char::is_ascii_uppercase)?;
    let below = letters.as_str().trim_start_matches('.');
    let next = last.map_or('A', |l| char::from_u32(l as u32 + 1).unwrap_or('A'));
    let fits = if below.is_empty() {
        bare.len() < token.len() && letter == next
    } else {
        below.len() <= 2 && below.chars().all(|c| c.is_ascii_digit()) && (last == Some(letter) || letter == next)
    };
    let rest = rest.trim();
    (fits && rest.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit()) && !people::is_person(text))
        .then(|| (bare.to_owned(), rest))
}

/// An item that begins with its time and has no number; after a tab, who presents.
fn timed_line(passage: &Passage<'_>, clock: Clock) -> Option<AgendaItem> {
    static HEAD: LazyLock<Regex> = LazyLock::new(|| {
        regex(
            r"(?i)^(?P<time>\d{1,2}[.:]\d{2}\s*(?:am|pm|hrs)?|\d{1,2}\s*(?:am|pm))(?:\s*(?:-|–|to)\s*\d{1,2}[.:]\d{2}\s*(?:am|pm)?)?\s+[-–:]?\s*(?P<rest>\S.*)$",
        )
    });
    let line = passage.text.lines().next()?;
    let found = HEAD.captures(line)?;
    let rest = found.name("rest")?.as_str();
    let time = clock.time(found.name("time")?.as_str())?;
    let pieces: Vec<&str> = rest.split('\t').map(str::trim).filter(|p| !p.is_empty()).collect();
    let (title, presenter) = match pieces.as_slice() {
        [title, who] if is_presenter(who) => ((*title).to_owned(), Some((*who).to_owned())),
        _ => (pieces.join(" "), None),
    };
    if !title.starts_with(|c: char| c.is_uppercase()) {
        return None;
    }
    let mut item = AgendaItem { header: passage.header(line), number: None, title, time: Some(time), presenter };
    self::presenter(&mut item);
    Some(item)
}

fn list_item(passage: &Passage<'_>, number: String, whole: &str, clock: Clock) -> AgendaItem {
    static EDGE: LazyLock<Regex> = LazyLock::new(|| {
        regex(
            r"(?i)^(?P<head>\d{1,2}[.:]\d{2}\s*(?:am|pm)?|\d{1,2}\s*(?:am|pm))(?:\s*[-–]\s*\d{1,2}[.:]\d{2}\s*(?:am|pm)?)?\s+[-–:]?\s*|\s+[-–(]?\s*(?P<tail>\d{1,2}[.:]\d{2}\s*(?:am|pm)?)(?:\s*[-–]\s*\d{1,2}[.:]\d{2}\s*(?:am|pm)?)?\)?$",
        )
    });
    let mut title = whole.to_owned();
    let mut time = None;
    if let Some(found) = EDGE.captures(whole)
        && let Some(range) = found.get(0).map(|m| m.range())
    {
        time = found.name("head").or_else(|| found.name("tail")).and_then(|t| clock.time(t.as_str()));
        title = format!("{}{}", &whole[..range.start], &whole[range.end..]).trim().to_owned();
    }
    let mut item = AgendaItem { header: passage.header(whole), number: Some(number), title, time, presenter: None };
    presenter(&mut item);
    item
}

#[cfg(test)]
mod tests {
    use crate::document::Block;
    use crate::extract::extract;
    use crate::extract::paper::{item, p, paper, table};
    use crate::record::DocumentKind;
    use crate::settings::Settings;

    /// `number | time | title | presenter`.
    fn check(blocks: Vec<Block>, expected: &[(&str, &str, &str, &str)]) {
        let extracted = extract(&paper(DocumentKind::Agenda, blocks), &Settings::default());
        let got: Vec<(&str, &str, &str, &str)> = extracted
            .records
            .agenda_items
            .iter()
            .map(|i| {
                (
                    i.number.as_deref().unwrap_or(""),
                    i.time.as_deref().unwrap_or(""),
                    i.title.as_str(),
                    i.presenter.as_deref().unwrap_or(""),
                )
            })
            .collect();
        assert_eq!(got, expected);
    }

    #[test]
    fn timed_tables() {
        check(
            vec![
                p("AGENDA"),
                p("Data Board, 31st August, 2017, 2pm – 4pm"),
                Block::Table(table(&[
                    &["Agenda", "Time"],
                    &["1. Welcome", "2.00"],
                    &["2. Sharing data\nUpdate on pilot (Jo/Ann)", "2.20"],
                    &["3. Evidence\nUpdate from Al Reid, WWS", "3.00"],
                    &["10. Close", "4.00"],
                ])),
            ],
            &[
                ("1", "14:00", "Welcome", ""),
                ("2", "14:20", "Sharing data Update on pilot", "Jo/Ann"),
                ("3", "15:00", "Evidence Update from Al Reid, WWS", "Al Reid, WWS"),
                ("10", "16:00", "Close", ""),
            ],
        );
        check(
            vec![
                p("15:15 – 17:15"),
                Block::Table(table(&[
                    &["", "Timing", "", "Lead"],
                    &["1", "15:15 – 15:25", "Welcome\nNote of the last meeting", "Chair"],
                    &["4", "16.35 – 16.55", "Privacy review\n- discussion of the report", "Al Reid"],
                ])),
            ],
            &[
                ("1", "15:15", "Welcome Note of the last meeting", "Chair"),
                ("4", "16:35", "Privacy review discussion of the report", "Al Reid"),
            ],
        );
    }

    #[test]
    fn numbers_with_letters_below() {
        check(
            vec![
                p("Agenda"),
                Block::Table(table(&[
                    &["Item", "Description"],
                    &["1", "Welcome and update"],
                    &["3", "Talk about cases (approval):\na. Polygons\nb. Roads"],
                    &["4", "BREAK"],
                ])),
            ],
            &[
                ("1", "", "Welcome and update", ""),
                ("3", "", "Talk about cases (approval):", ""),
                ("3a", "", "Polygons", ""),
                ("3b", "", "Roads", ""),
                ("4", "", "BREAK", ""),
            ],
        );
        check(
            vec![
                p("Agenda"),
                item("1.", "Welcome"),
                item("2.", "Minutes of the last meeting (Chair)"),
                item("(a)", "Matters arising"),
                item("3.", "10.30 am Winter plan"),
            ],
            &[
                ("1", "", "Welcome", ""),
                ("2", "", "Minutes of the last meeting", "Chair"),
                ("2a", "", "Matters arising", ""),
                ("3", "10:30", "Winter plan", ""),
            ],
        );
    }
}
