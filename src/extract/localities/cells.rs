//! The names that one cell of a table lists.

use super::super::rows::{self, lines, one_line};
use super::enumeration;
use super::names::{self, Name};
use crate::document::Cell;
use crate::register;

/// The names in a cell: line, quote, name, whether the split is a guess.
pub(super) fn names_in(
    cell: &Cell,
    one_a_row: bool,
    partnership: Option<&str>,
) -> Vec<(Option<usize>, String, Name, bool)> {
    let cell_lines = lines(cell);
    let whole = one_line(&rows::joined(&cell_lines, " "));
    let listed = cell_lines.iter().filter(|l| l.listed).count() > 1;
    if one_a_row && !listed && !lists_known(&whole, partnership) {
        return names::clean(&whole).map(|name| (None, cell.text(), name, false)).into_iter().collect();
    }
    if cell_lines.len() > 1 {
        let mut pieces: Vec<String> = Vec::new();
        for line in &cell_lines {
            match pieces.last_mut() {
                // A wrapped line: "Denny, Larbert and" / "Stenhousemuir".
                Some(last) if !line.listed && (is_open(last) || line.text.starts_with(char::is_lowercase)) => {
                    last.push(' ');
                    last.push_str(&line.text);
                }
                _ => pieces.push(line.text.clone()),
            }
        }
        if pieces.len() > 1 {
            let named = (1..).zip(&pieces).filter_map(|(line, text)| {
                let name = names::clean(text)?;
                Some((Some(line), text.clone(), name, !listed))
            });
            // Lines without bullets may be one name on several lines: a guess unless the register knows each.
            return named
                .map(|(line, text, name, guess)| {
                    let known = partnership
                        .is_some_and(|code| register::locality(&name.text, code) != register::LocalityMatch::None);
                    (line, text, name, guess && !known)
                })
                .collect();
        }
    }
    if let Some(parts) = partnership.and_then(|code| enumeration::run_together(&whole, code)) {
        let named =
            (1..).zip(parts).filter_map(|(line, text)| Some((Some(line), text.clone(), names::clean(&text)?, true)));
        return named.collect();
    }
    let (parts, guess) = enumeration::split(&whole, None, partnership);
    let several = parts.len() > 1;
    (1..)
        .zip(parts)
        .filter_map(|(line, text)| {
            let name = names::clean(&text)?;
            Some((several.then_some(line), if several { text } else { cell.text() }, name, guess && several))
        })
        .collect()
}

/// Whether a text is no name that the register has, and a list of nothing but such names.
fn lists_known(text: &str, partnership: Option<&str>) -> bool {
    let Some(code) = partnership.filter(|_| text.contains([',', ';', '/'])) else { return false };
    let known = |name: &str| register::locality(name, code) != register::LocalityMatch::None;
    let (parts, _) = enumeration::split(text, None, Some(code));
    parts.len() > 1 && !known(text) && parts.iter().all(|part| known(part))
}

fn is_open(text: &str) -> bool {
    let text = text.trim_end();
    text.ends_with(',') || text.ends_with('&') || text.ends_with('/') || text.ends_with(" and") || text.ends_with(" of")
}
