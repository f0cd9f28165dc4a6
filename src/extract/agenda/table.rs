//! Agendas set as tables: a row for each item, or the columns that tabs make of a list.

use super::clock::{Clock, ONLY_TIME};
use super::presenter::{is_presenter, names_one};
use super::table_row::{Others, Row};
use crate::document::Table;
use crate::framework::headings::{self, AgendaColumn};
use crate::record::{AgendaItem, DocumentKind};
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
    // "Order | Agenda | Ref": the numbers stand where numbers stand, whatever the papers' references are called.
    let counted = columns.number.is_some_and(|number| share(number, &numeric));
    if !counted && let Some(found) = (1..=table.columns).find(|c| !taken(&columns, *c) && share(*c, &numeric)) {
        columns.number = Some(found);
    }
    // "Chair", "Jo Blair, ONS", "All": who presents.
    if columns.presenter.is_none() && (columns.number.is_some() || columns.time.is_some()) {
        // A word above the others names nobody.
        let several = |column: u32| data.iter().filter(|c| c.column == column).count() > 1 || data.len() < 6;
        let free = |c: &u32| !taken(&columns, *c) && several(*c);
        let named = (1..=table.columns).find(|c| free(c) && share(*c, &|t| is_presenter(t)));
        // "Mags", "Rhona Keir, Council", "All": some by one name alone.
        let by_one_name = || {
            let surely = |c: u32| data.iter().filter(|d| d.column == c && is_presenter(&d.text())).count();
            let cells = |c: u32| data.iter().filter(|d| d.column == c).count();
            (1..=table.columns).filter(free).find(|c| {
                share(*c, &|t| is_presenter(t) || names_one(t)) && surely(*c) > 1 && surely(*c) * 3 >= cells(*c)
            })
        };
        columns.presenter = named.or_else(by_one_name);
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
pub(super) fn row_is_section(text: &str) -> bool {
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
pub(super) fn heads_items(text: &str) -> bool {
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
pub(super) fn is_short(text: &str) -> bool {
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
        "close of meeting",
        "close of the meeting",
    ]
    .iter()
    .any(|opens| folded.starts_with(opens))
        || matches!(folded.as_str(), "close" | "meeting closes" | "meeting close" | "end of meeting")
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
    let from = out.len();
    let rows = columns.header_rows + 1..=table.rows;
    let numbered =
        |row: u32| columns.number.and_then(|c| table.cell(row, c)).is_some_and(|c| c.row == row && !c.is_empty());
    let beside = |row: u32| table.row(row).filter(|c| !c.is_empty()).count() > 2;
    let total = rows.clone().count();
    // Each item has a number and something else beside its title: a title that stands alone parts them.
    let typed = |row: u32| {
        let title =
            columns.title.and_then(|c| table.cell(row, c)).filter(|c| c.row == row).map(crate::document::Cell::text);
        columns.number.is_none() && title.is_some_and(|t| labels::split(t.trim()).0.and_then(labels::number).is_some())
    };
    let typed_numbers = rows.clone().filter(|row| typed(*row)).count() * 2 >= total && total > 3;
    let mostly_numbered = rows.clone().filter(|row| numbered(*row) && beside(*row)).count() * 3 >= total * 2;
    let last = rows.clone().rev().find(|row| numbered(*row)).unwrap_or_default();
    for row in rows {
        let others = Others { from, mostly_numbered, typed_numbers, counted_on: row < last };
        Row { table, columns: &columns, at: row, number, part, clock }.items(others, out);
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

/// Whether a table is an agenda's: its rows have times or numbers, and no people listed below headings.
pub(in crate::extract) fn is_agenda_table(table: &Table, kind: DocumentKind) -> bool {
    columns(table, ROWS).is_some_and(|found| {
        let both = found.number.is_some() && found.time.is_some();
        both || (kind == DocumentKind::Agenda && (found.number.is_some() || found.time.is_some()))
    })
}
