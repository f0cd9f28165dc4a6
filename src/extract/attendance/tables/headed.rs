//! Whether headings stand above the names, and what the columns below them hold.

use super::super::lines::is_list_line;
use super::super::openings::opening;
use super::super::split;
use super::are_initials_of;
use crate::document::{Cell, Table};
use crate::extract::passages::{At, Passage};
use crate::wording::{labels, people};

/// Whether columns beyond the first have headings of people of their own, with names below them.
pub(super) fn headings_in_columns(cells: &[&Passage<'_>], table: &Table) -> bool {
    let heads = |text: &str| opening(text).is_some_and(|o| o.goes_on && o.rest.is_empty());
    // "Present: | …", "In attendance: | …": the first column labels the rows, and headings in the cells beside it part
    // their people into groups.
    let mut rows: Vec<u32> = cells.iter().filter_map(|p| p.cell).filter(|at| at.column == 1).map(|at| at.row).collect();
    rows.dedup();
    let first = |row: u32| {
        let mut texts = cells.iter().filter(move |p| p.cell.is_some_and(|at| at.row == row && at.column == 1));
        texts.next().filter(|_| texts.next().is_none())
    };
    if !rows.is_empty()
        && rows.iter().all(|row| first(*row).is_some_and(|p| heads(&p.text)))
        && cells.iter().any(|p| {
            p.cell.is_some_and(|at| at.column > 1 && rows.contains(&at.row)) && p.text.lines().any(is_list_line)
        })
    {
        return false;
    }
    cells.iter().any(|p| {
        let Some(at) = p.cell.filter(|at| at.column > 1) else { return false };
        // "1 | Apologies for absence": an item of the minute, whatever the table holds below it.
        let item =
            || table.cell(at.row, 1).is_some_and(|first| labels::split(&format!("{} A", first.text())).0.is_some());
        if !p.text.lines().any(heads) || is_across(cells, at) || item() {
            return false;
        }
        // "Clerk" and "Observer" beside a name are roles.
        let beside_name = cells.iter().any(|q| {
            q.cell.is_some_and(|b| b.row == at.row && b.column < at.column)
                && is_list_line(&q.text)
                && people::is_person(split::head(&q.text))
                && cells.iter().filter(|r| r.cell == q.cell).count() == 1
        });
        let named = at.column + u32::from(at.column < table.columns && holds_initials(table, at.column));
        let below = cells.iter().any(|q| {
            q.cell.is_some_and(|b| b.column == named && (b.row > at.row || q.path != p.path && b == at))
                && q.text.lines().any(is_list_line)
        });
        let within = p.text.lines().skip_while(|l| !heads(l)).skip(1).any(is_list_line);
        !beside_name && (below || within)
    })
}

/// "IN ATTENDANCE" in the middle of the page, alone in its row, with names at the left below it and posts beside them: a
/// heading of the rows and not of its column.
fn is_across(cells: &[&Passage<'_>], at: At) -> bool {
    let alone = cells.iter().filter(|p| p.cell.is_some_and(|c| c.row == at.row) && !p.text.trim().is_empty()).count();
    let named = |column: u32| {
        let below = cells.iter().filter(move |p| p.cell.is_some_and(|c| c.column == column && c.row > at.row));
        below.filter(|p| people::is_surely_person(split::head(&p.text))).count()
    };
    alone == 1 && named(1) > 0 && named(at.column) == 0
}

/// Whether a column names nobody beyond doubt and stands right of one that names people.
pub(super) fn tells_of_names(table: &Table, column: u32) -> bool {
    let texts = |column: u32| {
        table.cells.iter().filter(move |c| c.column == column && !c.is_empty()).map(|c| c.text().trim().to_owned())
    };
    let named = |column: u32| texts(column).filter(|t| people::is_surely_person(split::head(t))).count();
    named(column) == 0
        && texts(column).count() > 0
        && !holds_initials(table, column)
        && (1..column).any(|before| named(before) > 1)
}

/// Whether most of what stands in a column are initials, with people in the column beside it.
pub(in crate::extract::attendance) fn holds_initials(table: &Table, column: u32) -> bool {
    let texts = |column: u32| {
        table.cells.iter().filter(move |c| c.column == column && !c.is_empty()).map(|c| c.text().trim().to_owned())
    };
    // "AM" and "PM" are times elsewhere.
    let capitals = |t: &String| (2..=4).contains(&t.len()) && t.bytes().all(|b| b.is_ascii_uppercase());
    let letters = texts(column).filter(|t| people::is_initials(t) || capitals(t)).count();
    let people = texts(column + 1).filter(|t| people::is_person(split::head(t))).count();
    // "Jo Blair | JB | Al Reid": those of the names before them are none of those beside them.
    let rows = table.cells.iter().filter(|c| c.column == column && !c.is_empty());
    let own = |at: u32, c: &Cell| {
        table.cell(c.row, at).is_some_and(|name| are_initials_of(c.text().trim(), split::head(&name.text())))
    };
    let after = rows.clone().filter(|c| own(column + 1, c)).count();
    let before = rows.filter(|c| (1..column).any(|at| own(at, c))).count();
    letters >= 2 && letters * 3 >= texts(column).count() * 2 && people * 3 >= letters * 2 && after >= before
}
