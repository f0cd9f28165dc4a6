//! The columns of an agenda's table, told by their headings and by what stands in them.

use super::clock::ONLY_TIME;
use super::presenter::{is_presenter, names_one};
use crate::document::{Cell, Table};
use crate::framework::headings::{self, AgendaColumn};
use crate::wording::labels;
use std::collections::BTreeMap;

/// Columns of an agenda's table.
#[derive(Debug, Default)]
pub(super) struct Columns {
    /// Rows of headings above the items.
    pub header_rows: u32,
    pub number: Option<u32>,
    pub title: Option<u32>,
    pub time: Option<u32>,
    pub presenter: Option<u32>,
}

impl Columns {
    /// The columns of a table of `fewest` rows or more; `None` where it is no agenda.
    pub(super) fn of(table: &Table, fewest: usize) -> Option<Self> {
        let mut columns = Self::headed(table);
        // What the headings leave open is told by what stands in the columns.
        let filled = Filled::below(table, columns.header_rows);
        // "Item | Report no." above "AB/21/50": references are no titles.
        if columns.title.is_some_and(|title| filled.mostly(title, is_reference)) {
            columns.title = None;
        }
        columns.find_times(&filled);
        columns.find_numbers(&filled);
        columns.find_presenters(&filled);
        columns.find_titles(&filled);
        let rows = filled.of(columns.title?).count();
        // Few rows without numbers or times are no agenda.
        (rows >= fewest && (columns.number.is_some() || columns.time.is_some() || columns.header_rows > 0))
            .then_some(columns)
    }

    /// What the headings in one of the first two rows say.
    fn headed(table: &Table) -> Self {
        // "2 | Minutes | Chair | 5 mins": what begins with its number is an item, whatever the words beside it.
        let item = |row: &u32| table.row(*row).any(|cell| is_count(&cell.text()));
        let mut rows = (1..=2.min(table.rows)).filter(|row| !item(row));
        rows.find_map(|row| Self::in_row(table, row)).unwrap_or_default()
    }

    /// What the headings in a row say; `None` where too few of them are known.
    fn in_row(table: &Table, row: u32) -> Option<Self> {
        let mut found = Self { header_rows: row, ..Self::default() };
        let mut known = 0;
        for cell in table.row(row) {
            let text = cell.text();
            if text.chars().count() > 40 {
                continue;
            }
            let meanings = headings::agenda_columns(&text);
            known += u32::from(!meanings.is_empty());
            if let Some(slot) = found.slot(&meanings) {
                slot.get_or_insert(cell.column);
            }
        }
        (known > 0 && (known > 1 || found.time.is_some() || found.presenter.is_some())).then_some(found)
    }

    /// The column that a heading of these meanings heads.
    fn slot(&mut self, meanings: &[AgendaColumn]) -> Option<&mut Option<u32>> {
        match meanings.first()? {
            AgendaColumn::Number if self.number.is_none() => Some(&mut self.number),
            // "Ref | Item": the number stands before.
            AgendaColumn::Number if meanings.contains(&AgendaColumn::Title) => Some(&mut self.title),
            AgendaColumn::Title => Some(&mut self.title),
            AgendaColumn::Time => Some(&mut self.time),
            AgendaColumn::Presenter => Some(&mut self.presenter),
            _ => None,
        }
    }

    /// Whether a column's meaning is known.
    fn is_taken(&self, column: u32) -> bool {
        [self.number, self.title, self.time, self.presenter].contains(&Some(column))
    }

    /// The column of times.
    fn find_times(&mut self, filled: &Filled<'_>) {
        // "Item" above "5 pm", "5.15 pm": the column holds times, whatever its heading.
        let clock = |t: &str| ONLY_TIME.is_match(t.lines().next().unwrap_or("").trim());
        if let Some(number) = self.number.filter(|number| self.time.is_none() && filled.mostly(*number, clock)) {
            (self.number, self.time) = (None, Some(number));
        }
        if self.time.is_none() {
            self.time = filled.columns().find(|c| !self.is_taken(*c) && filled.mostly(*c, clock));
        }
    }

    /// The column of numbers.
    fn find_numbers(&mut self, filled: &Filled<'_>) {
        if let Some(number) = self.number
            && self.title.is_none()
            && !filled.mostly(number, is_number)
        {
            // "Item" over titles.
            (self.number, self.title) = (None, Some(number));
        }
        // "Order | Agenda | Ref": the numbers stand where numbers stand, whatever the papers' references are called.
        let counted = self.number.is_some_and(|number| filled.mostly(number, is_number));
        if !counted && let Some(found) = filled.columns().find(|c| !self.is_taken(*c) && filled.mostly(*c, is_number)) {
            self.number = Some(found);
        }
    }

    /// "Chair", "Jo Blair, ONS", "All": the column of those who present.
    fn find_presenters(&mut self, filled: &Filled<'_>) {
        if self.presenter.is_some() || self.number.is_none() && self.time.is_none() {
            return;
        }
        // A word above the others names nobody.
        let several = |column: u32| filled.of(column).count() > 1 || filled.cells.len() < 6;
        let free = |c: &u32| !self.is_taken(*c) && several(*c);
        let named = filled.columns().find(|c| free(c) && filled.mostly(*c, is_presenter));
        // "Mags", "Rhona Keir, Council", "All": some by one name alone.
        let by_one_name = || {
            let surely = |c: u32| filled.of(c).filter(|cell| is_presenter(&cell.text())).count();
            filled.columns().filter(free).find(|c| {
                filled.mostly(*c, |t| is_presenter(t) || names_one(t))
                    && surely(*c) > 1
                    && surely(*c) * 3 >= filled.of(*c).count()
            })
        };
        self.presenter = named.or_else(by_one_name);
    }

    /// The column of titles: of those left the one with most words.
    fn find_titles(&mut self, filled: &Filled<'_>) {
        if self.title.is_none() {
            let length = |column: u32| filled.of(column).map(|c| c.text().chars().count()).sum::<usize>();
            self.title = filled.columns().filter(|c| !self.is_taken(*c)).max_by_key(|c| (length(*c), u32::MAX - c));
        }
    }
}

/// What stands in the columns below a table's headings.
struct Filled<'t> {
    table: &'t Table,
    cells: Vec<&'t Cell>,
}

impl<'t> Filled<'t> {
    /// The cells that have words. Headings of parts, alone in their rows, say nothing of the columns.
    fn below(table: &'t Table, header_rows: u32) -> Self {
        let cells: Vec<&Cell> = table.cells.iter().filter(|c| c.row > header_rows && !c.is_empty()).collect();
        let mut rows: BTreeMap<u32, u32> = BTreeMap::new();
        for cell in &cells {
            *rows.entry(cell.row).or_default() += 1;
        }
        let beside = |c: &Cell| rows.get(&c.row).is_some_and(|n| *n > 1);
        let several = cells.iter().any(|c| beside(c));
        Self { table, cells: cells.into_iter().filter(|c| !several || beside(c)).collect() }
    }

    /// The numbers of all columns.
    fn columns(&self) -> std::ops::RangeInclusive<u32> {
        1..=self.table.columns
    }

    /// The cells of a column.
    fn of(&self, column: u32) -> impl Iterator<Item = &'t Cell> + '_ {
        self.cells.iter().copied().filter(move |c| c.column == column)
    }

    /// Whether two thirds of what stands in a column pass a test.
    fn mostly(&self, column: u32, test: impl Fn(&str) -> bool) -> bool {
        let texts: Vec<String> = self.of(column).map(|c| c.text().trim().to_owned()).collect();
        !texts.is_empty() && texts.iter().filter(|t| test(t)).count() * 3 >= texts.len() * 2
    }
}

/// Whether a cell holds a count and nothing else: "2.", "1.1".
fn is_count(text: &str) -> bool {
    let bare = text.trim().trim_end_matches(['.', ')']);
    !bare.is_empty() && bare.chars().all(|c| c.is_ascii_digit() || c == '.')
}

/// Whether a cell holds a paper's reference and nothing else: "AB/21/50".
fn is_reference(text: &str) -> bool {
    let text = text.trim();
    text.contains('/') && text.chars().any(|c| c.is_ascii_digit()) && !text.contains(char::is_whitespace)
}

/// Whether a cell holds an item's number.
fn is_number(text: &str) -> bool {
    counts_below(text)
        || labels::bare(text).is_some_and(|b| {
            (b.len() <= 5 || b.len() <= 9 && b.chars().all(|c| c.is_ascii_digit() || matches!(c, '/' | '.')))
                && (b.chars().next().is_some_and(|c| c.is_ascii_digit()) || is_lettered(b))
                && !text.contains(' ')
                && !ONLY_TIME.is_match(text)
        })
}

/// "3 (a)", "(b)": numbers that go on with letters.
fn counts_below(text: &str) -> bool {
    let (item, letter) = text.split_once('(').unwrap_or(("", ""));
    let below = letter.strip_suffix(')').is_some_and(|l| l.len() == 1 && l.bytes().all(|b| b.is_ascii_lowercase()));
    below && item.trim().bytes().all(|b| b.is_ascii_digit()) && item.len() <= 4
}

/// "A1", "B12": a letter for the part of the agenda before the number.
fn is_lettered(label: &str) -> bool {
    let mut letters = label.chars();
    letters.next().is_some_and(|c| c.is_ascii_uppercase())
        && (1..=2).contains(&letters.as_str().len())
        && letters.all(|c| c.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::paper::table;

    #[test]
    fn references_of_papers_are_no_titles() {
        let rows = table(&[
            &["", "Item", "Presented by", "Report no.", "Time"],
            &["1", "Apologies", "", "", "14:00"],
            &["2", "Winter plan", "Ann Moss", "RP/21/51", "14:10"],
            &["3", "Risk register", "Al Reid", "RP/21/52", "14:30"],
        ]);
        let columns = Columns::of(&rows, 2).unwrap_or_default();
        assert_eq!(
            (columns.number, columns.title, columns.presenter, columns.time),
            (Some(1), Some(2), Some(3), Some(5))
        );
        let attached = table(&[
            &["", "Item", "Lead", "Item report"],
            &["1", "Winter plan", "Ann Moss", "RP/21/51"],
            &["2", "Risk register", "Al Reid", "RP/21/52"],
        ]);
        assert_eq!(Columns::of(&attached, 2).unwrap_or_default().title, Some(2));
    }
}
