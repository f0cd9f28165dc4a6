//! Ratings told by looks alone: a shaded cell, a highlighted name, all names but one struck out.
//!
//! What the form itself shades (its heading, its label column, every second column) tells nothing: only one cell that
//! differs from its neighbours in the same row counts.

use super::legend;
use super::lines::{Line, Row};
use super::options::{Choice, Look};
use super::scale::Scale;
use super::sections::Section;
use super::votes::{Tier, Vote, text_places};
use crate::diagnostic::ReviewCode;
use crate::document::{Block, Cell, Colour, Place, TextStyle};
use crate::framework::{Framework, Label};
use crate::record::Signal;

/// The names of a list that are set apart from the others, and how.
pub(super) fn set_apart(choices: &[Choice]) -> Vec<(usize, Signal, String)> {
    let looks: Vec<Look> = choices.iter().map(|c| c.look).collect();
    let picked = pick(&looks);
    picked.into_iter().filter_map(|(at, signal)| choices.get(at).map(|c| (c.step, signal, c.text.clone()))).collect()
}

/// Which looks stand out: those not struck out among struck ones, those highlighted, the one in another weight or colour.
fn pick(looks: &[Look]) -> Vec<(usize, Signal)> {
    let which = |test: &dyn Fn(&Look) -> bool| -> Vec<usize> {
        looks.iter().enumerate().filter(|(_, l)| test(l)).map(|(i, _)| i).collect()
    };
    let struck = which(&|l| l.struck);
    let standing = which(&|l| !l.struck);
    let highlighted = which(&|l| l.highlight.is_some());
    let mut out: Vec<(usize, Signal)> = Vec::new();
    // A highlighted name among struck ones is the one, whatever else was left standing.
    let chosen = match highlighted.as_slice() {
        [only] if standing.contains(only) => vec![*only],
        _ => standing,
    };
    if !struck.is_empty() && !chosen.is_empty() {
        out.extend(chosen.iter().map(|i| (*i, Signal::Strikethrough)));
    }
    if !highlighted.is_empty() && highlighted.len() < looks.len() {
        out.extend(highlighted.iter().map(|i| (*i, Signal::Highlight)));
    }
    if out.is_empty() {
        let single = |tests: [Vec<usize>; 4]| tests.into_iter().find_map(|found| <[usize; 1]>::try_from(found).ok());
        let coloured = odd(&looks.iter().map(|l| l.colour).collect::<Vec<_>>()).map_or_else(Vec::new, |i| vec![i]);
        let capitals = which(&|l| l.capitals);
        if let Some([at]) = single([which(&|l| l.bold), which(&|l| l.underlined), coloured, capitals]) {
            out.push((at, Signal::Highlight));
        }
    }
    out
}

/// The one value that differs while all others agree; of three or more.
fn odd<T: PartialEq>(values: &[T]) -> Option<usize> {
    if values.len() < 3 {
        return None;
    }
    let mut found = None;
    for (at, value) in values.iter().enumerate() {
        let same = values.iter().filter(|v| *v == value).count();
        if same == 1 {
            if found.is_some() {
                return None;
            }
            found = Some(at);
        } else if same + 1 != values.len() {
            return None;
        }
    }
    found
}

/// Two neighbours filled alike while all others are not filled: two ratings at once. (A form that shades every second column
/// has no such pair.)
fn pair(fills: &[Option<Colour>]) -> Option<Vec<usize>> {
    let filled: Vec<usize> = (0..fills.len()).filter(|at| fills.get(*at).is_some_and(Option::is_some)).collect();
    let [first, second] = filled.as_slice() else { return None };
    (fills.len() > 2 && first + 1 == *second && fills.get(*first) == fills.get(*second)).then_some(filled)
}

/// Votes by shading, highlight and strike-out in the rows of a scale.
pub(super) fn votes(framework: &Framework, lines: &[Line<'_>], section: &Section, scales: &[Scale<'_>]) -> Vec<Vote> {
    let rows: Vec<&Row<'_>> = section.lines.clone().filter_map(|i| lines.get(i)).filter_map(Line::row).collect();
    let mut shaded: Vec<Vote> = Vec::new();
    let asks = |row: &&Row<'_>| row.written().any(|c| framework.is_label(&c.text(), Label::Rating));
    let asked = rows.iter().any(asks);
    for row in &rows {
        shaded.extend(by_key(framework, row));
        let Some(scale) = scales.iter().rev().find(|s| s.table_id == row.table_id && s.first_row <= row.row) else {
            continue;
        };
        let cells: Vec<(usize, &Cell)> = scale
            .columns
            .iter()
            .filter_map(|c| {
                row.cells
                    .iter()
                    .find(|cell| cell.column == c.first && cell.column + cell.column_span.max(1) - 1 == c.last)
                    .map(|cell| (c.step, *cell))
            })
            .collect();
        if cells.len() < scale.columns.len() || cells.len() < 2 {
            continue;
        }
        let naming = (scale.first_row..=scale.last_row).contains(&row.row);
        let labelled = row.written().any(|c| framework.is_label(&c.text(), Label::Rating)) && !naming;
        // The row of a matrix has no label of its own: its empty cells below the names are its place for the rating.
        let matrix = !naming && !asked && cells.iter().all(|(_, c)| c.is_empty()) && is_unlabelled(framework, row);
        let tier = if labelled || matrix { Tier::Formatting } else { Tier::FormattingOutside };
        shaded.extend(row_of_scale(row, tier, &cells));
    }
    shaded
}

/// The votes of a row's cells below the names of the ratings, by shading and, where all of them are written in, by looks.
fn row_of_scale(row: &Row<'_>, tier: Tier, cells: &[(usize, &Cell)]) -> Vec<Vote> {
    let vote = |(step, cell): &(usize, &Cell), signal, as_written: String| Vote {
        tier,
        steps: vec![*step],
        signal,
        as_written,
        codes: vec![ReviewCode::MarkedByFormatting],
        path: row.cell_path(cell),
        places: text_places(cell),
    };
    let fills: Vec<Option<Colour>> = cells.iter().map(|(_, c)| c.fill.filter(|f| !f.is_white())).collect();
    let blank = tier == Tier::Formatting && cells.iter().all(|(_, c)| c.is_empty());
    let shaded = odd(&fills).map_or_else(|| pair(&fills).filter(|_| blank).unwrap_or_default(), |at| vec![at]);
    // One filled cell among empty ones, where the rating belongs, is as plain as a mark.
    let plain = blank && fills.iter().flatten().count() == 1;
    let mut found = Vec::new();
    for at in shaded {
        let Some(cell) = cells.get(at) else { continue };
        let colour = fills.get(at).copied().flatten().map_or_else(String::new, written_colour);
        let shading = vote(cell, Signal::Shading, colour);
        let codes = if plain { Vec::new() } else { shading.codes.clone() };
        found.push(Vote { codes, ..shading });
    }
    if cells.iter().all(|(_, c)| !c.is_empty()) {
        let looks: Vec<Look> = cells.iter().map(|(_, c)| look(c)).collect();
        let picked = pick(&looks).into_iter().filter_map(|(at, signal)| Some((cells.get(at)?, signal)));
        found.extend(picked.map(|(cell, signal)| vote(cell, signal, cell.1.text())));
    }
    found
}

/// A colour as marks give it: "#92d050".
fn written_colour(Colour(r, g, b): Colour) -> String {
    format!("#{r:02x}{g:02x}{b:02x}")
}

/// Whether no cell of a row is a label of the form's.
fn is_unlabelled(framework: &Framework, row: &Row<'_>) -> bool {
    row.written().all(|cell| framework.labels_of(&cell.text()).is_empty())
}

/// The vote of an empty cell beside "Our rating", in a colour that the paper's key explains.
fn by_key(framework: &Framework, row: &Row<'_>) -> Option<Vote> {
    if !row.written().any(|cell| framework.is_label(&cell.text(), Label::Rating)) {
        return None;
    }
    let mut coloured = row.cells.iter().filter(|cell| cell.is_empty()).filter_map(|cell| {
        let sign = legend::sign_of(cell.fill?)?;
        Some((*cell, framework.step_answered(&sign)?, sign))
    });
    let (cell, step, sign) = coloured.next().filter(|_| coloured.next().is_none())?;
    Some(Vote {
        tier: Tier::Formatting,
        steps: vec![step],
        signal: Signal::Shading,
        as_written: format!("#{sign}"),
        codes: vec![ReviewCode::MarkedByFormatting],
        path: row.cell_path(cell),
        places: cell.places.clone(),
    })
}

/// The votes of the one filled cell, or two neighbours, among empty ones that stand beside the names of ratings, each beside one.
pub(super) fn beside_votes(naming: &[(usize, &Row<'_>, &Cell)]) -> Vec<Vote> {
    // Each name has one cell beside it, which is empty.
    let beside = |(step, row, name): &(usize, &Row<'_>, &Cell)| match row.cells.as_slice() {
        [first, second] if first.column == name.column && second.is_empty() => {
            Some((*step, second.fill.filter(|fill| !fill.is_white()), row.cell_path(second), second.places.clone()))
        }
        _ => None,
    };
    let Some(cells) = naming.iter().map(beside).collect::<Option<Vec<_>>>() else { return Vec::new() };
    let fills: Vec<Option<Colour>> = cells.iter().map(|(_, fill, ..)| *fill).collect();
    let filled = fills.iter().flatten().count();
    if naming.len() < 3 || filled == 0 || filled > 1 && pair(&fills).is_none() {
        return Vec::new();
    }
    let vote = |(step, fill, path, places): (usize, Option<Colour>, String, Vec<Place>)| {
        let as_written = written_colour(fill?);
        let (tier, steps, signal) = (Tier::Formatting, vec![step], Signal::Shading);
        Some(Vote { tier, steps, signal, as_written, codes: Vec::new(), path, places })
    };
    cells.into_iter().filter_map(vote).collect()
}

/// Votes by the looks of names that stand below each other.
pub(super) fn row_votes(naming: &[(usize, &Row<'_>, &Cell)]) -> Vec<Vote> {
    let fills: Vec<Option<Colour>> = naming.iter().map(|(.., c)| c.fill.filter(|f| !f.is_white())).collect();
    let looks: Vec<Look> = naming.iter().map(|(.., c)| look(c)).collect();
    let shaded = odd(&fills).map(|at| (at, Signal::Shading));
    shaded
        .into_iter()
        .chain(pick(&looks))
        .filter_map(|(at, signal)| {
            let (step, row, cell) = naming.get(at)?;
            Some(Vote {
                tier: Tier::Formatting,
                steps: vec![*step],
                signal,
                as_written: cell.text(),
                codes: vec![ReviewCode::MarkedByFormatting],
                path: row.cell_path(cell),
                places: text_places(cell),
            })
        })
        .collect()
}

/// Whether all letters are capitals.
pub(super) fn in_capitals(text: impl Iterator<Item = char>) -> bool {
    let mut letters = text.filter(|c| c.is_alphabetic()).peekable();
    letters.peek().is_some() && letters.all(char::is_uppercase)
}

fn look(cell: &Cell) -> Look {
    let runs: Vec<&TextStyle> = cell
        .blocks
        .iter()
        .filter_map(Block::paragraph)
        .flat_map(|p| &p.runs)
        .filter(|r| !r.text.trim().is_empty())
        .map(|r| &r.style)
        .collect();
    let all = |test: fn(&TextStyle) -> bool| !runs.is_empty() && runs.iter().all(|s| test(s));
    Look {
        struck: all(|s| s.struck),
        highlight: runs.first().and_then(|s| s.highlight).filter(|_| all(|s| s.highlight.is_some())),
        bold: all(|s| s.bold),
        underlined: all(|s| s.underlined),
        capitals: in_capitals(cell.text().chars()),
        colour: runs.first().and_then(|s| s.colour),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_odd_one_out_counts() {
        let (a, b) = (Some(Colour(1, 2, 3)), None);
        for (fills, expected) in [
            (vec![b, b, a, b], Some(2)),
            (vec![a, a, b, a], Some(2)),
            (vec![a, a, a, a], None),
            (vec![a, b, a, b], None),
            (vec![b, a], None),
            (vec![a, b, Some(Colour(9, 9, 9)), b], None),
        ] {
            assert_eq!(odd(&fills), expected, "{fills:?}");
        }
    }

    #[test]
    fn two_neighbours_shaded_are_two_ratings() {
        let (a, b) = (Some(Colour(255, 192, 0)), None);
        for (fills, expected) in [
            (vec![b, a, a, b], Some(vec![1, 2])),
            (vec![a, b, a, b], None),
            (vec![b, a, Some(Colour(0, 0, 255)), b], None),
            (vec![a, a, a, b], None),
            (vec![a, a], None),
        ] {
            assert_eq!(pair(&fills), expected, "{fills:?}");
        }
    }

    #[test]
    fn names_set_apart() {
        let plain = Look::default();
        let struck = Look { struck: true, ..plain };
        let bright = Look { highlight: Some(Colour(255, 255, 0)), ..plain };
        let bold = Look { bold: true, ..plain };
        assert_eq!(pick(&[struck, struck, plain, struck]), vec![(2, Signal::Strikethrough)]);
        assert_eq!(pick(&[struck, struck, bright, struck]), vec![(2, Signal::Strikethrough), (2, Signal::Highlight)]);
        assert_eq!(pick(&[plain, bright, plain, plain]), vec![(1, Signal::Highlight)]);
        assert_eq!(pick(&[plain, bold, plain, plain]), vec![(1, Signal::Highlight)]);
        assert_eq!(pick(&[bold, bold, bold, bold]), vec![]);
        assert_eq!(pick(&[plain, plain, plain, plain]), vec![]);
    }
}
