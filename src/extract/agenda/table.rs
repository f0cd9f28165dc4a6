//! Agendas set as tables: a row for each item, or the columns that tabs make of a list.

use super::clock::{Clock, ONLY_TIME};
use super::presenter::{self, is_presenter};
use super::title::{is_asked, is_purpose, is_remark, reported_by, settle};
use crate::document::Table;
use crate::framework::headings::{self, AgendaColumn};
use crate::record::{AgendaItem, DocumentKind, Header};
use crate::wording::blanks::one_line;
use crate::wording::labels;
use std::collections::BTreeMap;

/// Columns of an agenda's table.
#[derive(Debug, Default)]
struct Columns {
    header_rows: u32,
    number: Option<u32>,
    title: Option<u32>,
    time: Option<u32>,
    presenter: Option<u32>,
}

/// Few rows are no agenda: a table has this many.
pub(super) const ROWS: usize = 2;

fn columns(table: &Table, fewest: usize) -> Option<Columns> {
    let mut columns = Columns::default();
    for row in 1..=2.min(table.rows) {
        // "2 | Minutes | Chair | 5 mins": what begins with its number is an item, whatever the words beside it.
        let counted = |text: &str| {
            let bare = text.trim().trim_end_matches(['.', ')']);
            !bare.is_empty() && bare.chars().all(|c| c.is_ascii_digit() || c == '.')
        };
        if table.row(row).any(|cell| counted(&cell.text())) {
            continue;
        }
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
                // "Ref | Item": the number stands before.
                Some(AgendaColumn::Number) if meanings.contains(&AgendaColumn::Title) => &mut found.title,
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
    // Headings of parts, alone in their rows, say nothing of the columns.
    let mut filled: BTreeMap<u32, u32> = BTreeMap::new();
    for cell in &data {
        *filled.entry(cell.row).or_default() += 1;
    }
    let several = data.iter().any(|c| filled.get(&c.row).is_some_and(|n| *n > 1));
    let data: Vec<_> = data.into_iter().filter(|c| !several || filled.get(&c.row).is_some_and(|n| *n > 1)).collect();
    let taken = |c: &Columns, column: u32| [c.number, c.title, c.time, c.presenter].contains(&Some(column));
    let share = |column: u32, test: &dyn Fn(&str) -> bool| {
        let cells: Vec<String> =
            data.iter().filter(|c| c.column == column).map(|c| c.text().trim().to_owned()).collect();
        !cells.is_empty() && cells.iter().filter(|t| test(t)).count() * 3 >= cells.len() * 2
    };
    // "Item" above "5 pm", "5.15 pm": the column holds times, whatever its heading.
    let clock = |t: &str| ONLY_TIME.is_match(t.lines().next().unwrap_or("").trim());
    if let Some(number) = columns.number.filter(|number| columns.time.is_none() && share(*number, &clock)) {
        (columns.number, columns.time) = (None, Some(number));
    }
    if columns.time.is_none() {
        columns.time = (1..=table.columns).find(|c| !taken(&columns, *c) && share(*c, &clock));
    }
    let numeric = |t: &str| {
        counts_below(t)
            || labels::bare(t).is_some_and(|b| {
                (b.len() <= 5 || b.len() <= 9 && b.chars().all(|c| c.is_ascii_digit() || matches!(c, '/' | '.')))
                    && (b.chars().next().is_some_and(|c| c.is_ascii_digit()) || is_lettered(b))
                    && !t.contains(' ')
                    && !ONLY_TIME.is_match(t)
            })
    };
    if let Some(number) = columns.number
        && columns.title.is_none()
        && !share(number, &numeric)
    {
        // "Item" over titles.
        (columns.number, columns.title) = (None, Some(number));
    }
    if columns.number.is_none() {
        columns.number = (1..=table.columns).find(|c| !taken(&columns, *c) && share(*c, &numeric));
    }
    // "Chair", "Jo Blair, ONS", "All": who presents.
    if columns.presenter.is_none() && (columns.number.is_some() || columns.time.is_some()) {
        // A word above the others names nobody.
        let several = |column: u32| data.iter().filter(|c| c.column == column).count() > 1 || data.len() < 6;
        columns.presenter =
            (1..=table.columns).find(|c| !taken(&columns, *c) && several(*c) && share(*c, &|t| is_presenter(t)));
    }
    if columns.title.is_none() {
        let length =
            |column: u32| data.iter().filter(|c| c.column == column).map(|c| c.text().chars().count()).sum::<usize>();
        columns.title = (1..=table.columns).filter(|c| !taken(&columns, *c)).max_by_key(|c| (length(*c), u32::MAX - c));
    }
    let title = columns.title?;
    let rows = data.iter().filter(|c| c.column == title).count();
    // Few rows without numbers or times are no agenda.
    (rows >= fewest && (columns.number.is_some() || columns.time.is_some() || columns.header_rows > 0))
        .then_some(columns)
}

/// "A1", "B12": a letter for the part of the agenda before the number.
fn is_lettered(label: &str) -> bool {
    let mut letters = label.chars();
    letters.next().is_some_and(|c| c.is_ascii_uppercase())
        && (1..=2).contains(&letters.as_str().len())
        && letters.all(|c| c.is_ascii_digit())
}

/// Whether the only words of a row are the heading of a part of the agenda.
fn row_is_section(text: &str) -> bool {
    let text = text.trim();
    let capitals = !text.chars().any(char::is_lowercase) && !is_standing(text);
    let folded = headings::fold(text);
    labels::split(text).0.is_none()
        && (capitals
            || text.ends_with(':')
            || ["part ", "section ", "items for ", "for ", "standing items", "strategic items"]
                .iter()
                .any(|opens| folded.starts_with(opens)))
}

/// Whether words name items of one sort: "Decision Papers", "Governance Matters".
fn heads_items(text: &str) -> bool {
    let folded = headings::fold(text);
    is_short(text)
        && folded.contains(' ')
        && ["papers", "matters", "items", "business", "reports", "session", "updates"]
            .iter()
            .any(|noun| folded.rsplit(' ').next() == Some(noun))
        && !folded.starts_with("any other")
        && !folded.starts_with("other ")
        && !folded.starts_with("urgent")
}

/// Whether words are few enough for the heading of a part.
fn is_short(text: &str) -> bool {
    text.split_whitespace().count() <= 6 && labels::split(text.trim()).0.is_none() && !is_standing(text)
}

/// "Apologies", "Welcome to members of the public": business of every meeting, which some houses leave unnumbered.
pub(super) fn is_standing(text: &str) -> bool {
    let folded = headings::fold(text);
    [
        "apologies",
        "welcome",
        "declaration",
        "matters arising",
        "minutes of",
        "any other business",
        "date of next",
        "aob",
        "aocb",
        "minute of",
    ]
    .iter()
    .any(|opens| folded.starts_with(opens))
}

/// Whether the rows of a table guessed from white space are no rows of a table: some have a number and others none, or
/// several lines stand in the cell of a title, and no headings stand above.
pub(super) fn is_torn(table: &Table) -> bool {
    let Some(columns) = columns(table, ROWS) else { return true };
    if columns.header_rows > 0 {
        return false;
    }
    (1..=table.rows).any(|row| {
        let filled = |column: Option<u32>| {
            column.and_then(|c| table.cell(row, c)).is_some_and(|c| c.row == row && !c.is_empty())
        };
        let lines = columns.title.and_then(|c| table.cell(row, c)).map_or(0, |c| c.text().lines().count());
        let counted = columns.number.or(columns.time);
        lines > 1 || !filled(columns.title) || !filled(counted)
    })
}

/// The number of the item of a table of a single row, which goes on with the table before or leads to the one behind.
pub(super) fn lone_number(table: &Table) -> Option<u32> {
    let first = table.cell(1, 1).filter(|_| table.rows == 1 && table.columns > 1)?;
    match labels::number(first.text().trim())?.as_slice() {
        [number] => Some(*number),
        _ => None,
    }
}

/// Appends the items of a table of `fewest` rows or more; `number` is the table's, 1-based.
pub(super) fn table_items(
    table: &Table,
    (number, fewest): (usize, usize),
    part: Option<u32>,
    clock: Clock,
    out: &mut Vec<AgendaItem>,
) {
    let Some(columns) = columns(table, fewest) else { return };
    let Some(title_column) = columns.title else { return };
    let from = out.len();
    let rows = columns.header_rows + 1..=table.rows;
    let numbered =
        |row: u32| columns.number.and_then(|c| table.cell(row, c)).is_some_and(|c| c.row == row && !c.is_empty());
    let beside = |row: u32| table.row(row).filter(|c| !c.is_empty()).count() > 2;
    let total = rows.clone().count();
    // Each item has a number and something else beside its title: a title that stands alone parts them.
    let mostly_numbered = rows.clone().filter(|row| numbered(*row) && beside(*row)).count() * 3 >= total * 2;
    for row in columns.header_rows + 1..=table.rows {
        let cell = |column: Option<u32>| column.and_then(|c| table.cell(row, c)).filter(|c| c.row == row);
        let Some(title_cell) = cell(Some(title_column)).filter(|c| !c.is_empty()) else {
            // A row of a time or presenter alone goes with the item before.
            continue;
        };
        if columns.number == Some(title_cell.column) {
            continue;
        }
        // "PART B – STRATEGY" alone in its row parts the items and is none.
        let alone = table.row(row).filter(|c| !c.is_empty()).count() == 1;
        let counted = columns.number.is_some() || columns.time.is_some();
        if alone && counted && (row_is_section(&title_cell.text()) || mostly_numbered && is_short(&title_cell.text())) {
            continue;
        }
        // "Decision Papers | 10:45" without a number among numbered items: when the next part begins.
        let clocked = table.row(row).filter(|c| !c.is_empty() && Some(c.column) != columns.time).count() == 1;
        if clocked && columns.number.is_some() && heads_items(&title_cell.text()) {
            continue;
        }
        let text = |column| cell(column).map(|c| c.text().trim().to_owned()).filter(|t: &String| !t.is_empty());
        let lines: Vec<String> =
            crate::document::blocks_text(&title_cell.blocks).lines().map(one_line).filter(|l| !l.is_empty()).collect();
        let Some((first, more)) = lines.split_first() else { continue };
        // "DECISION" on a line above the title: what the item is for.
        let (first, more) = match more.split_first() {
            Some((title, more)) if is_purpose(first) => (title, more),
            _ => (first, more),
        };
        // What the meeting is asked to do, and all below it, is no part of the title.
        let asked = more.iter().position(|line| is_asked(line)).unwrap_or(more.len());
        let (more, brought) = (&more[..asked], more[asked..].iter().find_map(|line| brings(line)));
        let (label, head) = labels::split(first);
        let mut item_number =
            text(columns.number).and_then(|t| labels::bare(t.lines().next().unwrap_or("")).map(str::to_owned));
        // "3 (a)", and "(b)" in the row below.
        let last = out[from..].last().and_then(|item| item.number.as_deref());
        item_number = item_number.map(|number| below_item(&number, last));
        if item_number.is_none() {
            item_number = label.and_then(labels::bare).map(str::to_owned);
        }
        // "To confirm the minutes" in a row of its own below a numbered title.
        if item_number.is_none() && columns.number.is_some() && !out[from..].is_empty() && is_asked(first) {
            continue;
        }
        let head =
            if columns.number.is_some() && label.and_then(labels::number).is_none() { first.as_str() } else { head };
        let subs: Vec<&String> = more.iter().filter(|l| labels::split(l).0.and_then(labels::bare).is_some()).collect();
        let mut title = head.to_owned();
        // Who brings the item, on a line of its own below it.
        let brought = more.iter().find_map(|line| brings(line)).or(brought);
        if subs.is_empty() {
            // A bar in capitals below the row may stand in its cell.
            let bar = |line: &str| row_is_section(line) && head.contains(char::is_lowercase);
            for line in more.iter().filter(|line| brings(line).is_none() && !bar(line)) {
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
            presenter: text(columns.presenter)
                .filter(|t| !is_remark(t))
                .map(|t| presenter::bare(&t).replace('\n', "/"))
                .or(brought),
        };
        let inner = item.number.as_deref().map(|number| below_in_one(&item.title, number)).unwrap_or_default();
        if let Some((start, _, _)) = inner.first() {
            item.title.truncate(*start);
        }
        settle(&mut item, clock);
        if table.uncertain {
            item.header.flag(crate::diagnostic::ReviewCode::TableUncertain);
        }
        let parent = item.clone();
        out.push(item);
        for (_, number, title) in inner {
            let mut sub = AgendaItem { number: Some(number), title, time: None, presenter: None, ..parent.clone() };
            sub.header.source.quote.clone_from(&sub.title);
            settle(&mut sub, clock);
            out.push(sub);
        }
        for line in subs.iter().flat_map(|line| apart(line)) {
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
            line.clone_into(&mut sub.header.source.quote);
            settle(&mut sub, clock);
            out.push(sub);
        }
    }
    // A table in which no row has a number or a time is something else.
    if !out[from..].iter().any(|i| i.number.is_some() || i.time.is_some()) {
        out.truncate(from);
    }
}

/// "3 (a)", "(b)": numbers that go on with letters.
fn counts_below(text: &str) -> bool {
    let (item, letter) = text.split_once('(').unwrap_or(("", ""));
    let below = letter.strip_suffix(')').is_some_and(|l| l.len() == 1 && l.bytes().all(|b| b.is_ascii_lowercase()));
    below && item.trim().bytes().all(|b| b.is_ascii_digit()) && item.len() <= 4
}

/// The number of an item that counts below another by letters: "3 (a" is 3a, and "b" below it 3b.
fn below_item(number: &str, last: Option<&str>) -> String {
    let letter = |text: &str| text.len() == 1 && text.bytes().all(|b| b.is_ascii_lowercase());
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    if let Some((item, below)) = number.split_once([' ', '('])
        && digits(item)
        && letter(below.trim_matches([' ', '(', ')']))
    {
        return format!("{item}{}", below.trim_matches([' ', '(', ')']));
    }
    let item = last.map(|last| last.trim_end_matches(|c: char| c.is_ascii_lowercase()));
    match item.filter(|item| letter(number) && digits(item)) {
        Some(item) => format!("{item}{number}"),
        None => number.to_owned(),
    }
}

/// Who brings an item, where a line of its own says so.
fn brings(line: &str) -> Option<String> {
    let named = || presenter::are_named(line).then_some(line.trim());
    reported_by(line).filter(|_| line.contains(" by ")).or_else(named).map(str::to_owned)
}

/// "5.1 Behaviour 5.2 Attendance": the lines of items that ran together, cut before each next number.
fn apart(line: &str) -> Vec<&str> {
    let mut out = Vec::new();
    let mut rest = line;
    while let Some((item, number)) = labels::split(rest).0.and_then(labels::bare).and_then(|b| b.rsplit_once('.'))
        && let Some(next) = number.parse::<u32>().ok().map(|n| format!(" {item}.{} ", n + 1))
        && let Some(at) = rest.find(&next)
        && rest[at + next.len()..].starts_with(char::is_uppercase)
    {
        out.push(rest[..at].trim());
        rest = rest[at..].trim();
    }
    out.push(rest);
    out
}

/// "Finance: 3.1 Accounts 3.2 Budget" in item 3: items below it that ran on in its title, each with the byte at which it
/// begins, its number and its own title.
fn below_in_one(title: &str, number: &str) -> Vec<(usize, String, String)> {
    let mut starts: Vec<(usize, String)> = Vec::new();
    let mut from = 0;
    loop {
        let next = starts.len() + 1;
        let letter = char::from_u32('a' as u32 + starts.len() as u32).unwrap_or('a');
        let labels = [format!("{number}.{next}"), format!("{letter})"), format!("({letter})")];
        let at_label = |label: &String| {
            let mut places = title[from..].match_indices(label.as_str()).map(|(at, _)| from + at);
            places.find(|at| {
                let after = title[at + label.len()..].trim_start_matches(['.', ')']);
                (*at == 0 || title[..*at].ends_with(' '))
                    && after.starts_with(' ')
                    && after.trim_start().starts_with(char::is_uppercase)
            })
        };
        let found = labels.iter().find_map(|label| Some((at_label(label)?, label.clone())));
        let Some((at, label)) = found else { break };
        from = at + label.len();
        starts.push((at, label));
    }
    if starts.len() < 2 {
        return Vec::new();
    }
    let ends = starts.iter().skip(1).map(|(at, _)| *at).chain([title.len()]).collect::<Vec<_>>();
    starts
        .into_iter()
        .zip(ends)
        .map(|((at, label), end)| {
            let words = title[at + label.len()..end].trim_start_matches(['.', ')']).trim().to_owned();
            let own = label.trim_matches(['(', ')']);
            let own = if own.contains('.') { own.to_owned() } else { format!("{number}{own}") };
            (at, own, words)
        })
        .collect()
}

/// Whether a table is an agenda's: its rows have times or numbers, and no people listed below headings.
pub(in crate::extract) fn is_agenda_table(table: &Table, kind: DocumentKind) -> bool {
    columns(table, ROWS).is_some_and(|found| {
        let both = found.number.is_some() && found.time.is_some();
        both || (kind == DocumentKind::Agenda && (found.number.is_some() || found.time.is_some()))
    })
}
