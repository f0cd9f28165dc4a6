//! Rows and headings that begin a section of a plan: number, title, objective, lead.

mod above;

use super::super::rows::{Line, Rows, lines, one_line};
use super::columns::Columns;
use super::reference;
use crate::document::{Cell, RecognisedBy};
use crate::framework::plans::PlanColumn;
use crate::record::{Header, PlanItem};
use crate::wording::latin;
use crate::wording::latin::Regex;
use crate::wording::numerals;
pub(super) use above::above;
use std::sync::LazyLock;

/// A section of a plan.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Section {
    pub(super) number: Option<String>,
    pub(super) title: Option<String>,
    pub(super) objective: Option<String>,
    pub(super) lead: Option<String>,
}

impl Section {
    /// Puts an item that stands in no section into this one.
    pub(super) fn take_in(&self, item: &mut PlanItem) {
        item.section.clone_from(&self.number);
        item.section_title.clone_from(&self.title);
        item.section_objective.clone_from(&self.objective);
        item.section_lead.clone_from(&self.lead);
    }

    /// An item of it, with the number as written.
    pub(super) fn item(&self, header: Header, number: Option<&str>, text: &str) -> PlanItem {
        PlanItem {
            header,
            section: self.number.clone(),
            section_title: self.title.clone(),
            section_objective: self.objective.clone(),
            section_lead: self.lead.clone(),
            reference: number.and_then(|number| reference::normalised(number, self.number.as_deref())),
            ref_as_written: number.map(str::to_owned),
            text: text.to_owned(),
            ..PlanItem::default()
        }
    }
}

/// "LEAD: …" and its likes, wherever in a line.
static LEAD: LazyLock<Regex> = LazyLock::new(|| {
    latin::fixed(
        r"(?:^|\s)(?:(?i:lead(?:\s+(?:officer|agency|organisation|partner|body|person))?s?|led\s+by|section\s+lead|sro|senior\s+responsible\s+(?:officer|owner)))\s*(?:[:–—]|-\s)\s*",
    )
});

/// "Objective: …" and its likes at the head of a line.
static OBJECTIVE: LazyLock<Regex> = LazyLock::new(|| {
    latin::fixed(r"^(?i:(?:strategic\s+|section\s+)?(?:objective|aim|outcome|purpose|goal)s?)\s*[:–—]\s*")
});

/// A word for what a section is, before its number: "Priority 2".
static KIND: LazyLock<Regex> = LazyLock::new(|| {
    latin::fixed(
        r"^(?i:(?:strategic\s+|key\s+)?(?:section|priority|theme|objective|outcome|workstream|work\s?strand|part|goal|aim|area|chapter|programme))\s+(\d{1,2}|[A-Z])\s*[.:)–—-]*\s*",
    )
});

/// The section that a row begins, if it is a row of one cell over the whole table, or of one cell alone that is no item.
pub(super) fn of_row(rows: &Rows<'_>, row: u32, columns: &Columns) -> Option<Section> {
    if let Some(section) = behind_number(rows, row, columns) {
        return Some(section);
    }
    let cell = only_cell(rows, row)?;
    let whole = cell.column_span >= rows.table.columns.max(2);
    let wide = cell.column_span > 1 && cell.column_span + 1 >= rows.table.columns && rows.table.columns > 2;
    if !whole && !wide && !stands_for_a_section(rows, row, cell, columns) {
        return None;
    }
    let section = of_lines(&lines(cell));
    section.title.is_some().then_some(section)
}

/// The section that the rows from `first` to `row` say together. Where white space alone parts the rows, the lines of one
/// cell come as rows of their own: "2. Shared records", then what they are for, then who leads. A page break parts them
/// alike where lines are drawn.
pub(super) fn going_on(rows: &Rows<'_>, first: u32, row: u32) -> Option<Section> {
    let aligned = rows.table.recognised_by == RecognisedBy::Alignment;
    let span = |cell: &Cell| cell.column_span >= rows.table.columns.max(2);
    let whole = |row: u32| only_cell(rows, row).filter(|cell| span(cell));
    // A short title, and who leads, may keep to the first column.
    let short = |row: u32| only_cell(rows, row).filter(|cell| span(cell) || aligned && cell.column == 1);
    if !aligned && !are_parted_by_page(whole(first)?, whole(row)?) {
        return None;
    }
    let begun = of_lines(&lines(short(first)?));
    let more = lines(short(row)?);
    let own = of_lines(&more);
    let title_is_set_apart = || {
        let bold = |row| whole(row).and_then(|cell| lines(cell).first().map(|line| line.bold));
        bold(first) == Some(true) && bold(row) == Some(false)
    };
    if own.number.is_some() || !(begun.number.is_some() || own.title.is_none() || title_is_set_apart()) {
        return None;
    }
    let leads = own.title.is_none() && own.lead.is_some();
    if whole(row).is_none() && !leads || whole(first).is_none() && begun.number.is_none() {
        return None;
    }
    let all: Vec<Line> = (first..=row).filter_map(short).flat_map(lines).collect();
    Some(of_lines(&all))
}

/// Whether a cell ends at the foot of a page, and another begins the next.
fn are_parted_by_page(before: &Cell, after: &Cell) -> bool {
    let ends = before.places.last().zip(after.places.first());
    ends.is_some_and(|(before, after)| after.page == before.page + 1)
}

/// Whether a row is one cell over the whole table that notes something of it: "Note: subject to funding".
pub(super) fn is_note(rows: &Rows<'_>, row: u32) -> bool {
    only_cell(rows, row).filter(|cell| cell.column_span >= rows.table.columns.max(2)).is_some_and(|cell| {
        let text = one_line(&cell.text()).to_lowercase();
        ["note:", "notes:", "note –", "nb:", "nb ", "n.b.", "key:", "source:", "*"]
            .iter()
            .any(|sign| text.starts_with(sign))
    })
}

/// "2" beside "Learning from each other" in one cell over all other columns: no item, for nothing could be said of it.
fn behind_number(rows: &Rows<'_>, row: u32, columns: &Columns) -> Option<Section> {
    let written = rows.written(row);
    let [number, title] = written[..] else { return None };
    let written = one_line(&number.text());
    let behind = title.column == number.column + number.column_span
        && (title.column..title.column + title.column_span).contains(&columns.text);
    let over_all = title.column_span > 1 && title.column + title.column_span > rows.table.columns;
    // "1.1" is an item's, of which no more is known; below a section stands one that bears its number.
    let plain = written.trim_end_matches('.');
    let below = || rows.text(row + 1, 1).strip_prefix(plain).is_some_and(is_dotted);
    if number.column != 1
        || !behind
        || !(over_all || below())
        || plain.contains('.')
        || !reference::is_reference(&written)
    {
        return None;
    }
    let mut section = of_lines(&lines(title));
    section.number = section.number.or_else(|| reference::normalised(&written, None));
    section.title.is_some().then_some(section)
}

/// ".1", ".2 a": what stands behind a section's number in those of its items.
fn is_dotted(rest: &str) -> bool {
    rest.strip_prefix('.').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
}

/// The section that a row above the headings names with its number, or by what plans call their sections.
pub(super) fn numbered_row(rows: &Rows<'_>, row: u32) -> Option<Section> {
    let cell = only_cell(rows, row).filter(|cell| cell.column == 1)?;
    let text = one_line(&cell.text());
    let whole = || cell.column_span >= rows.table.columns.max(2);
    let says = KIND.is_match(&text) || labelled(&text).is_some() || (whole() && without_kind(&text).is_some());
    let section = says.then(|| of_lines(&lines(cell)))?;
    section.title.is_some().then_some(section)
}

/// The one cell of a row that says something.
fn only_cell<'a>(rows: &Rows<'a>, row: u32) -> Option<&'a Cell> {
    let written = rows.written(row);
    let [only] = written[..] else { return None };
    // A row that goes on under merged cells from above is a part of an item.
    let covered =
        (1..=rows.table.columns).any(|c| rows.at(row, c).is_some_and(|cell| cell.row < row && !cell.is_empty()));
    (!covered).then_some(only)
}

/// Whether a row's one cell, no wider than a column, is set like a section: first column, and bold, shaded or numbered by
/// one number.
fn stands_for_a_section(rows: &Rows<'_>, row: u32, cell: &Cell, columns: &Columns) -> bool {
    let text = one_line(&cell.text());
    let first = cell.column == 1 || cell.column == columns.text;
    let shaded = cell.fill.is_some_and(|c| !c.is_white()) && (row > 1);
    let bold = lines(cell).first().is_some_and(|l| l.bold);
    let numbered = KIND.is_match(&text)
        || reference::head(&text).is_some_and(|(n, rest)| n.chars().all(|c| c.is_ascii_digit()) && rest.len() > 3);
    let others = rows.table.columns > 2;
    // Words where numbers of items stand, and no item beside them.
    let for_a_number = columns.column(PlanColumn::Reference) == Some(cell.column)
        && cell.column != columns.text
        && !reference::is_reference(&text);
    first && others && (shaded || bold || numbered || for_a_number)
}

/// A section as its lines say: the title, with its number; "LEAD: …"; what is left is the objective.
pub(super) fn of_lines(lines: &[Line]) -> Section {
    let mut section = Section::default();
    let mut objective: Vec<String> = Vec::new();
    for line in lines {
        let mut text = match &line.label {
            Some(label) => format!("{label} {}", line.text),
            None => line.text.clone(),
        };
        if let Some(found) = LEAD.find(&text) {
            let lead = text.get(found.end()..).unwrap_or_default().trim().to_owned();
            text.truncate(found.start());
            // "Lead" as a word of the title ("Lead: the way") keeps its first one.
            section.lead = section.lead.take().or(Some(lead).filter(|l| !l.is_empty()));
        }
        let text = text.trim();
        if text.is_empty() {
            continue;
        }
        if section.title.is_none() && section.number.is_none() {
            (section.number, section.title) = numbered_title(text);
        } else if section.title.is_none() {
            section.title = Some(text.to_owned());
        } else {
            let bare = OBJECTIVE.replace(text, "");
            objective.push(bare.into_owned());
        }
    }
    section.objective = Some(objective.join(" ")).filter(|o| !o.is_empty());
    section
}

/// "1 - Leadership", "Priority 2: Data", "3. Money" as number and title.
pub(super) fn numbered_title(text: &str) -> (Option<String>, Option<String>) {
    let some = |t: &str| Some(t.trim().to_owned()).filter(|t| !t.is_empty());
    if let Some(found) = KIND.captures(text) {
        let rest = found.get(0).and_then(|whole| text.get(whole.end()..)).unwrap_or_default();
        let number = found.get(1).map(|n| n.as_str().to_owned());
        return (number, some(rest).or_else(|| some(text)));
    }
    if let Some((number, rest)) = labelled(text) {
        return (Some(number.to_owned()), some(rest));
    }
    if let Some((letter, rest)) = lettered(text) {
        return (Some(letter.to_owned()), some(rest));
    }
    if let Some(title) = without_kind(text) {
        return (None, some(title));
    }
    match reference::head(text) {
        Some((number, rest)) if !rest.is_empty() && !rest.starts_with(char::is_lowercase) => {
            (reference::normalised(number, None), some(rest))
        }
        Some((number, "")) => (reference::normalised(number, None), None),
        _ => (None, some(text)),
    }
}

/// "Theme: Fairer" without the word for what sections are.
fn without_kind(text: &str) -> Option<&str> {
    let (kind, title) = text.split_once(": ").or_else(|| text.split_once(" – "))?;
    let kind = kind.trim().to_lowercase();
    // "Strategic outcome", "Shared priority": one word more says of which kind.
    let mut words = kind.rsplit(' ');
    let (bare, more) = (words.next()?, words.count());
    (more < 2 && KINDS_OF_SECTIONS.split(' ').any(|known| known == bare)).then_some(title)
}

/// What plans call their sections.
const KINDS_OF_SECTIONS: &str =
    "theme priority outcome objective aim goal workstream ambition pillar driver commitment";

/// Words before a number that say where in a paper something stands, and not which section of a plan it is.
const PLACES_IN_A_PAPER: &str =
    "appendix annex annexe table figure page schedule version year item covid ward no paragraph";
/// A section's label has no more words before its number.
const LABEL_WORDS: usize = 3;

/// "Big Action 1: Fairness", "Ambition 2 – Homes" as number and title, whatever the plan calls its sections.
fn labelled(text: &str) -> Option<(&str, &str)> {
    let mark = [": ", " – ", " — ", " - "].iter().filter_map(|mark| Some((text.find(mark)?, mark.len()))).min()?;
    let (label, title) = (text.get(..mark.0)?, text.get(mark.0 + mark.1..)?);
    let (words, number) = label.rsplit_once(' ')?;
    let number = in_words(number).filter(|_| is_kind_of_section(words)).unwrap_or(number);
    let digits = number.len() <= 2 && number.bytes().all(|b| b.is_ascii_digit());
    let letter = number.len() == 1 && number.bytes().all(|b| b.is_ascii_uppercase());
    let plain = words.split(' ').all(|w| w.chars().all(char::is_alphabetic)) && words.split(' ').count() <= LABEL_WORDS;
    let elsewhere = words.split(' ').any(|w| PLACES_IN_A_PAPER.split(' ').any(|place| w.to_lowercase() == place));
    let says = plain && !elsewhere && words.starts_with(char::is_uppercase);
    ((digits || letter) && !number.is_empty() && says && title.trim().starts_with(char::is_uppercase))
        .then_some((number, title))
}

/// "one" as "1": sections are counted in words up to a dozen.
fn in_words(number: &str) -> Option<&'static str> {
    const DIGITS: [&str; 12] = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12"];
    let number = number.to_lowercase();
    let counted = numerals::UNITS.iter().position(|word| *word == number)?;
    DIGITS.get(counted.checked_sub(1)?).copied()
}

/// Whether words end with what plans call their sections: "Strategic priority".
fn is_kind_of_section(words: &str) -> bool {
    let last = words.rsplit(' ').next().unwrap_or_default().to_lowercase();
    KINDS_OF_SECTIONS.split(' ').any(|known| known == last)
}

/// "A. Stores", "B) People" as letter and title.
fn lettered(text: &str) -> Option<(&str, &str)> {
    let letter = text.get(..1).filter(|l| l.chars().all(|c| c.is_ascii_uppercase()))?;
    let rest = text.get(1..)?.strip_prefix(['.', ')', ':'])?;
    // "A. Smith" is somebody.
    let title = rest.strip_prefix(' ')?.trim();
    (title.starts_with(char::is_uppercase) && (title.contains(' ') || !crate::wording::people::is_person(text)))
        .then_some((letter, title))
}

/// Where all items of a section number themselves after another section than its row says, the items count: "6 …" over
/// items 7.1 to 7.3 is section 7.
pub(super) fn number_sections(items: &mut [PlanItem]) {
    let mut from = 0;
    while from < items.len() {
        let title = items[from].section_title.clone();
        let mut to = from;
        while to < items.len() && items[to].section_title == title {
            to += 1;
        }
        let leading = |item: &PlanItem| -> Option<String> {
            let (section, _) = item.reference.as_deref()?.split_once('.')?;
            Some(section.to_owned())
        };
        let run = &mut items[from..to];
        take_letter_off(run);
        let first = run.first().and_then(leading);
        if first.is_some() && run.iter().all(|item| leading(item) == first) {
            for item in run.iter_mut().filter(|item| item.section_title.is_some() || item.section.is_none()) {
                item.section.clone_from(&first);
            }
        }
        from = to;
    }
}

/// "A. Stores" over items A1 and A2 is section A, "Stores".
fn take_letter_off(run: &mut [PlanItem]) {
    let Some(title) = run.first().and_then(|item| item.section_title.clone()) else { return };
    let mut letters = title.chars();
    let Some(letter) = letters.next().filter(char::is_ascii_uppercase) else { return };
    let rest = letters.as_str().strip_prefix(['.', ')', ':', ' ']).map(|rest| rest.trim_start_matches(['–', '-', ' ']));
    let Some(rest) = rest.filter(|rest| rest.starts_with(char::is_uppercase)) else { return };
    let numbered = |item: &PlanItem| {
        let written = item.ref_as_written.as_deref().and_then(|r| r.strip_prefix(letter));
        written.is_some_and(|rest| rest.trim_start_matches(['.', '-', ' ']).starts_with(|c: char| c.is_ascii_digit()))
    };
    if run.iter().all(numbered) {
        for item in run {
            item.section = Some(letter.to_string());
            item.section_title = Some(rest.to_owned());
        }
    }
}

#[cfg(test)]
mod tests;
