//! Tables whose columns are headed by partnerships, with the localities of each below its name: "Moray | Aberdeenshire" above
//! "Elgin" and "Marr".

use super::enumeration;
use super::names::{self, Name};
use super::tables::Found;
use crate::document::Cell;
use crate::extract::rows::{self, Rows, one_line};
use crate::record::EntityType;
use crate::register::{self, LocalityMatch, Match};

/// The localities of such a table; `None` where it is none. Half of the names at least must be the register's.
pub(super) fn read(rows: &Rows<'_>) -> Option<Vec<Found>> {
    let heads = (1..=rows.table.rows.min(2)).find_map(|row| Some((row, heads(rows, row)?)));
    let (row, heads) = heads.filter(|(row, _)| *row < rows.table.rows)?;
    let mut out = Vec::new();
    let mut known = 0;
    for (column, partnership, code) in heads {
        let cells = (row + 1..=rows.table.rows).filter_map(|below| rows.beginning_at(below, column));
        for cell in cells.filter(|cell| !cell.is_empty()) {
            for (line, name, split_is_a_guess) in named(cell, code) {
                known += usize::from(register::locality(&name.text, code) != LocalityMatch::None);
                out.push(Found {
                    row: cell.row,
                    column,
                    line: Some(line),
                    quote: cell.text(),
                    name,
                    board: None,
                    partnership: Some(partnership.clone()),
                    split_is_a_guess,
                    taken_over: false,
                });
            }
        }
    }
    (out.len() > 2 && known * 2 >= out.len()).then_some(out)
}

/// The columns of a row whose every cell names a partnership of its own, with what names it and its code.
fn heads(rows: &Rows<'_>, row: u32) -> Option<Vec<(u32, String, &'static str)>> {
    let kind = EntityType::IntegrationAuthority;
    let head = |cell: &Cell| {
        let text = one_line(&cell.text());
        let Match::Exact(body) = register::find(&text, Some(kind)) else { return None };
        let code = body.code.as_deref().filter(|_| body.entity_type == kind && cell.column_span == 1)?;
        Some((cell.column, text, code))
    };
    let all: Vec<_> = rows.table.row(row).map(head).collect::<Option<_>>()?;
    let mut codes: Vec<&str> = all.iter().map(|(_, _, code)| *code).collect();
    codes.sort_unstable();
    codes.dedup();
    (all.len() > 1 && codes.len() == all.len()).then_some(all)
}

/// The names of a cell, one to a line or in a row, with the line of each, from 1, and whether how they are parted is a guess.
fn named(cell: &Cell, code: &str) -> Vec<(usize, Name, bool)> {
    let lines = rows::lines(cell);
    let of_line = |(at, text): (usize, &str)| {
        let whole = register::locality(text, code) != LocalityMatch::None || lines.len() > 1;
        let (parts, guess) =
            if whole { (vec![text.to_owned()], false) } else { enumeration::split(text, None, Some(code)) };
        let names = parts.iter().filter_map(|part| names::clean(part)).map(|name| (at, name, guess));
        names.collect::<Vec<_>>()
    };
    (1..).zip(lines.iter().map(|line| line.text.as_str())).flat_map(of_line).collect()
}

#[cfg(test)]
mod tests {
    use super::super::super::plan_items::tests::table;
    use super::*;

    fn check(text: &str, want: Option<&[&str]>) {
        let table = table(text);
        let found = read(&Rows::of(1, &table)).map(|found| {
            let told = found.iter().map(|f| format!("{}: {}", f.partnership.as_deref().unwrap_or("-"), f.name.text));
            told.collect::<Vec<_>>()
        });
        assert_eq!(
            found.as_deref(),
            want.map(|w| w.iter().map(|&s| s.to_owned()).collect::<Vec<_>>()).as_deref(),
            "{text}"
        );
    }

    #[test]
    fn localities_stand_below_their_partnership() {
        let want = ["Moray: Elgin", "Moray: Keith and Speyside", "West Lothian: East", "West Lothian: West"];
        check("Moray | West Lothian\nElgin / Keith and Speyside | East and West", Some(&want));
        check("Moray | West Lothian\nElgin | East\nKeith and Speyside | West", Some(&want));
        check("Moray | West Lothian\nFirst aid / Transport / Podiatry | 12", None);
        check("Moray | Cost\nElgin | 12", None);
    }
}
