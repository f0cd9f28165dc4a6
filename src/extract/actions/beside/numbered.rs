//! Tasks that a row counts: "1. Send the drafts ⏎ 2. Write the summary" beside "1. All ⏎ 2. JB" and "1. May ⏎ 2. June".

use super::{Piece, owners, paragraphs};
use crate::document::{Cell, Place};
use crate::record::When;

/// A counted line with those that go on below it.
struct Counted {
    /// Number of its paragraph in the cell, from 1.
    paragraph: usize,
    text: String,
    places: Vec<Place>,
}

/// The pieces of a row whose task cell counts, where the cell of owners or that of dates counts to the same number. A
/// cell that does not count stands for all.
pub(super) fn pieces(text: &Cell, owner: Option<&Cell>, due: Option<&Cell>) -> Option<Vec<Piece>> {
    let tasks = counted(text)?;
    let (owners_of, dates_of) = (owner.and_then(counted), due.and_then(counted));
    let as_many = |found: &Option<Vec<Counted>>| found.as_ref().is_none_or(|f| f.len() == tasks.len());
    let any = owners_of.is_some() || dates_of.is_some();
    if !(any && as_many(&owners_of) && as_many(&dates_of)) {
        return None;
    }
    let said = |counted: &Option<Vec<Counted>>, cell: Option<&Cell>, at: usize| {
        let own = counted.as_ref().and_then(|c| c.get(at)).map(|c| c.text.clone());
        own.or_else(|| Some(cell?.text()).filter(|_| counted.is_none())).filter(|text| !text.trim().is_empty())
    };
    let pieces = tasks.iter().enumerate().map(|(at, task)| Piece {
        paragraph: task.paragraph,
        text: task.text.clone(),
        owners: said(&owners_of, owner, at).map(|t| owners::split(&t)).unwrap_or_default(),
        due: said(&dates_of, due, at).map(|t| When::written(t.trim().replace('\n', " "))),
        places: task.places.clone(),
        uncertain: false,
    });
    Some(pieces.collect())
}

/// The lines of a cell that counts from one, two of them at least.
fn counted(cell: &Cell) -> Option<Vec<Counted>> {
    let mut out: Vec<Counted> = Vec::new();
    for (index, paragraph) in paragraphs(cell).enumerate() {
        let whole = paragraph.labelled_text();
        for (line, text) in whole.split('\n').enumerate().filter(|(_, text)| !text.trim().is_empty()) {
            let place = paragraph.lines.get(line).or(paragraph.lines.first()).copied();
            if let Some(text) = behind_number(text.trim(), out.len() + 1) {
                let (paragraph, text) = (index + 1, text.to_owned());
                out.push(Counted { paragraph, text, places: place.into_iter().collect() });
            } else {
                let last = out.last_mut()?;
                last.text = format!("{} {}", last.text, text.trim());
                last.places.extend(place);
            }
        }
    }
    (out.len() > 1).then_some(out)
}

/// What stands behind a line's number, where that is the one that comes next.
fn behind_number(text: &str, next: usize) -> Option<&str> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let rest = text.get(digits..)?.strip_prefix(['.', ')', ':'])?;
    let own: usize = text.get(..digits)?.parse().ok()?;
    (own == next && rest.starts_with(char::is_whitespace)).then(|| rest.trim())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Block, Paragraph};

    fn cell(lines: &[&str]) -> Cell {
        Cell { blocks: lines.iter().map(|l| Block::Paragraph(Paragraph::plain(l))).collect(), ..Cell::default() }
    }

    fn read(tasks: &[&str], owners: &[&str], dates: &[&str]) -> Vec<(String, String, String)> {
        let found = pieces(&cell(tasks), Some(&cell(owners)), Some(&cell(dates))).unwrap_or_default();
        let names = |p: &Piece| p.owners.iter().map(|o| o.as_written.clone()).collect::<Vec<_>>().join("; ");
        let date = |p: &Piece| p.due.as_ref().map(|d| d.as_written.clone()).unwrap_or_default();
        found.iter().map(|p| (p.text.clone(), names(p), date(p))).collect()
    }

    #[test]
    fn each_number_has_its_owner_and_date() {
        let of = |text: &str, who: &str, when: &str| (text.to_owned(), who.to_owned(), when.to_owned());
        assert_eq!(
            read(&["1. Send drafts", "2. Write the", "summary"], &["1. All", "2. JB/AR"], &["1. 7 Sept", "2. October"]),
            [of("Send drafts", "All", "7 Sept"), of("Write the summary", "JB; AR", "October")]
        );
        assert_eq!(
            read(&["1) Send drafts", "2) Write"], &["JB"], &["1) May\n2) June"]),
            [of("Send drafts", "JB", "May"), of("Write", "JB", "June")]
        );
        assert!(read(&["1. Send drafts", "2. Write"], &["JB", "AR"], &["May"]).is_empty());
        assert!(read(&["1. Send drafts", "2. Write"], &["1. JB", "2. AR", "3. KM"], &[]).is_empty());
    }
}
