//! Labelled fields at the head of a paper: "Label: value" in a line, in two lines, or in two cells.

use crate::extract::passages::{At, Passage};
use crate::framework::headings::{are_columns, fold};
use crate::wording::periods::is_period;
use std::cell::RefCell;
use std::collections::BTreeSet;

/// Labels and values in order.
#[derive(Debug, Default)]
pub(super) struct Fields {
    list: Vec<Field>,
    /// Tables (1-based) whose values were asked for and found.
    used: RefCell<BTreeSet<usize>>,
}

/// A label, folded, with its value.
#[derive(Debug)]
struct Field {
    label: String,
    value: String,
    table: Option<usize>,
}

impl Fields {
    /// Reads the fields of a paper's first passages.
    pub(super) fn read(head: &[&Passage<'_>]) -> Self {
        let mut fields = Self::default();
        for (index, passage) in head.iter().enumerate() {
            let table = passage.cell.map(|c| c.table);
            let lines: Vec<&str> =
                passage.text.split('\n').flat_map(apart).map(str::trim).filter(|l| !l.is_empty()).collect();
            for (number, line) in lines.iter().enumerate() {
                let Some((label, value)) = split(line) else { continue };
                let value = if value.is_empty() {
                    let below = lines.get(number + 1).copied();
                    below.map(str::to_owned).or_else(|| following(head, index))
                } else if line.contains(":\t") {
                    // "Title:<tab>Trust funding / 2016/17": what wraps below the value has no label of its own.
                    let more = lines[number + 1..].iter().take_while(|l| split(l).is_none()).copied();
                    let below = if number + 1 == lines.len() { wrapped(head, index) } else { Vec::new() };
                    Some(std::iter::once(value).chain(more).chain(below).collect::<Vec<_>>().join(" "))
                } else {
                    Some(value.to_owned())
                };
                let value = value.filter(|v| !v.trim_end().ends_with(':'));
                if let Some(value) = value.filter(|_| !is_title_of_person(head, index, line)) {
                    fields.list.push(Field { label: fold(label), value, table });
                }
            }
            // Labels in a row, their values in the row below.
            if let Some(value) = below(head, index) {
                fields.list.push(Field { label: fold(&passage.text), value, table });
            }
            // A label's cell without a colon, the value in the next cell of its row.
            if lines.len() == 1
                && passage.cell.is_some()
                && split(&passage.text).is_none()
                && passage.text.chars().count() <= 40
                && !heads_periods(head, index)
                && !is_title_of_person(head, index, &format!("{}:", passage.text.trim()))
                && let Some(value) = beside(head, index).filter(|v| !v.trim_end().ends_with(':'))
            {
                fields.list.push(Field { label: fold(&passage.text), value, table });
            }
        }
        fields
    }

    /// The first value whose label is one of these (folded); earlier labels win over later ones.
    pub(super) fn value(&self, labels: &[&str]) -> Option<String> {
        labels.iter().find_map(|label| {
            let field = self.list.iter().find(|f| f.label == *label && !f.value.trim().is_empty())?;
            self.used.borrow_mut().extend(field.table);
            Some(field.value.trim().to_owned())
        })
    }

    /// The first value whose label (folded) is a wanted one.
    pub(super) fn value_where(&self, wanted: impl Fn(&str) -> bool) -> Option<String> {
        let field = self.list.iter().find(|f| wanted(&f.label) && !f.value.trim().is_empty())?;
        self.used.borrow_mut().extend(field.table);
        Some(field.value.trim().to_owned())
    }

    /// The first value of a label (folded) that is such a one.
    pub(super) fn value_such(&self, label: &str, wanted: impl Fn(&str) -> bool) -> Option<String> {
        let field = self.list.iter().find(|f| f.label == label && wanted(f.value.trim()))?;
        self.used.borrow_mut().extend(field.table);
        Some(field.value.trim().to_owned())
    }

    /// The tables (1-based) that gave values.
    pub(super) fn tables(&self) -> Vec<usize> {
        self.used.borrow().iter().copied().collect()
    }
}

/// "Title:" below "Presented by:" in its cell, or right of it in its row: the post of whoever presents, not the paper's.
fn is_title_of_person(head: &[&Passage<'_>], index: usize, line: &str) -> bool {
    let title = split(line).is_some_and(|(label, _)| matches!(fold(label).as_str(), "title" | "job title"));
    let Some(own) = head.get(index).and_then(|p| p.cell).filter(|_| title) else { return false };
    let of_person = |text: &str| {
        let label = fold(text.split(':').next().unwrap_or(""));
        let by = label.ends_with(" by") || label.starts_with("by ");
        by || matches!(label.as_str(), "author" | "authors" | "author s" | "name" | "lead" | "sponsor" | "lead officer")
    };
    let before = |at: At| (at.table, at.row) == (own.table, own.row) && at.column <= own.column;
    let of_row = head.iter().take(index + 1).filter(|p| p.cell.is_some_and(before));
    of_row.flat_map(|p| p.text.split('\n')).take_while(|l| *l != line).any(|l| of_person(l.trim()))
}

/// The lines below a label and its value that stand right of the label: the value went on.
fn wrapped<'h>(head: &[&'h Passage<'_>], index: usize) -> Vec<&'h str> {
    /// A value stands so far right of its label's edge, in points.
    const RIGHT: f32 = 60.0;
    let mut out = Vec::new();
    let Some(own) = head.get(index).and_then(|p| p.paragraph.lines.last()) else { return out };
    let mut above = own;
    for next in &head[index + 1..] {
        let Some(line) = next.paragraph.lines.first() else { break };
        let close = line.page == above.page && line.bbox.top - above.bbox.bottom < above.bbox.height();
        let right = line.bbox.left > own.bbox.left + RIGHT;
        if next.cell.is_some() || !close || !right || split(&next.text).is_some() || next.label.is_some() {
            break;
        }
        out.push(next.text.trim());
        above = line;
    }
    out
}

/// Several fields in one line: "Date: … Time: … Venue: …".
fn apart(line: &str) -> Vec<&str> {
    const LABELS: &[&str] = &[
        "date", "time", "venue", "location", "place", "where", "when", "contact", "tel", "email", "author", "chair",
        "status", "purpose", "subject",
    ];
    let mut out = Vec::new();
    let mut from = 0;
    for (colon, _) in line.match_indices(':') {
        let start =
            colon - line[..colon].chars().rev().take_while(|c| !c.is_whitespace()).map(char::len_utf8).sum::<usize>();
        let word = line.get(start..colon).unwrap_or("");
        if start > from
            && word.starts_with(char::is_uppercase)
            && LABELS.contains(&fold(word).as_str())
            && line[from..start].contains(':')
        {
            out.push(&line[from..start]);
            from = start;
        }
    }
    out.push(&line[from..]);
    out
}

/// A label and its value, with a colon or a tab between them.
fn split(line: &str) -> Option<(&str, &str)> {
    let (label, value) = line.split_once(':').or_else(|| line.split_once('\t'))?;
    let label = label.trim();
    let words = label.split_whitespace().count();
    let plain = label
        .chars()
        .all(|c| c.is_alphabetic() || c.is_whitespace() || matches!(c, '/' | '(' | ')' | '-' | '’' | '\'' | '.' | '&'));
    // "For decision, discussion or information".
    let offers = || super::header::offers_purposes(&fold(label));
    ((plain && (1..=5).contains(&words) || offers()) && label.starts_with(|c: char| c.is_uppercase()))
        .then(|| (label, value.trim_matches(|c: char| c.is_whitespace() || matches!(c, ':' | '-' | '–'))))
}

/// The value after a label that stands alone: in the cell beside it, or in the next line.
fn following(head: &[&Passage<'_>], index: usize) -> Option<String> {
    let passage = head.get(index)?;
    if passage.cell.is_some() {
        let labels: Vec<&str> = lines_of(head, passage.cell).collect();
        if labels.iter().filter(|l| split(l).is_some_and(|(_, value)| value.is_empty())).count() > 1 {
            return of_several(head, index, &labels);
        }
        return beside(head, index).or_else(|| {
            let next = head.get(index + 1)?;
            (next.cell == passage.cell && split(&next.text).is_none()).then(|| next.text.clone())
        });
    }
    let next = head.get(index + 1)?;
    (next.cell.is_none() && split(&next.text).is_none() && next.text.chars().count() <= 200).then(|| next.text.clone())
}

/// The lines of a cell.
fn lines_of<'h>(head: &'h [&Passage<'_>], cell: Option<At>) -> impl Iterator<Item = &'h str> {
    let own = head.iter().filter(move |p| p.cell == cell);
    own.flat_map(|p| p.text.split('\n')).map(str::trim).filter(|l| !l.is_empty())
}

/// "Date: / Time: / Venue:" in one cell and as many lines in the next: the line at the label's place. Where they are not as
/// many, nothing tells which belongs to which.
fn of_several(head: &[&Passage<'_>], index: usize, labels: &[&str]) -> Option<String> {
    let at = head.get(index)?.cell?;
    let mut right = head.iter().filter_map(|p| p.cell).filter(|c| c.table == at.table && c.row == at.row);
    let next = right.find(|c| c.column > at.column)?;
    let values: Vec<&str> = lines_of(head, Some(next)).collect();
    let label = head.get(index)?.text.trim();
    let place = labels.iter().position(|l| *l == label)?;
    (values.len() == labels.len()).then(|| values.get(place).map(|v| (*v).to_owned())).flatten()
}

/// The value below a label of the first row of a table of two rows: "Date | Time | Venue".
fn below(head: &[&Passage<'_>], index: usize) -> Option<String> {
    const LABELS: &[&str] = &[
        "date",
        "time",
        "venue",
        "location",
        "place",
        "date of meeting",
        "meeting date",
        "meeting",
        "title",
        "chair",
        "committee",
        "author",
        "date and time",
        "agenda item",
        "paper number",
        "paper no",
        "purpose",
        "committee s",
        "committees",
        "date s",
        "dates",
        "item no",
        "item number",
        "agenda item no",
    ];
    let at = head.get(index)?.cell.filter(|at| at.row == 1)?;
    let mut of_table = head.iter().filter_map(|p| p.cell.filter(|c| c.table == at.table).map(|c| (c, *p)));
    let plain = |text: &str| LABELS.contains(&fold(text).as_str());
    let row_fits =
        head.iter().filter(|p| p.cell.is_some_and(|c| c.table == at.table && c.row == 1)).all(|p| plain(&p.text));
    let values: Vec<&str> =
        of_table.clone().filter(|(c, _)| c.row == 2 && c.column == at.column).map(|(_, p)| p.text.as_str()).collect();
    // Further rows with labels of their own: "Subject: …".
    let further = of_table.all(|(c, p)| c.row <= 2 || c.column > 1 || p.text.contains(':'));
    (at.column > 0 && row_fits && further && !values.is_empty()).then(|| values.join("\n"))
}

/// Whether a cell stands in a row of headings: "Business | Author | Q1 | Q2".
fn heads_periods(head: &[&Passage<'_>], index: usize) -> bool {
    let Some(own) = head.get(index).and_then(|p| p.cell) else { return false };
    let behind =
        head.iter().skip(index + 1).take_while(|p| p.cell.is_some_and(|c| (c.table, c.row) == (own.table, own.row)));
    behind.filter(|p| is_period(&p.text)).take(2).count() > 1
}

/// The text of the next cell in the row.
fn beside(head: &[&Passage<'_>], index: usize) -> Option<String> {
    let at = head.get(index)?.cell?;
    let mut value: Vec<&str> = Vec::new();
    let mut column = None;
    for passage in &head[index + 1..] {
        let Some(other) = passage.cell.filter(|c| c.table == at.table && c.row == at.row && c.column > at.column)
        else {
            continue;
        };
        if *column.get_or_insert(other.column) != other.column {
            break;
        }
        // "Agenda item | 6.2 | Paper no | 14": a number alone in its cell became the label of the next.
        let skipped = value.is_empty() && other.column == at.column + 2;
        match passage.label.as_deref().filter(|_| skipped) {
            Some(number) => return Some(number.to_owned()),
            None => value.push(&passage.text),
        }
    }
    // In a row of headings the next cell is another label.
    let row = head.iter().filter(|p| p.cell.is_some_and(|c| c.table == at.table && c.row == at.row));
    (!value.is_empty() && !are_columns(row.map(|p| &p.text))).then(|| value.join("\n"))
}

#[cfg(test)]
mod tests {
    use crate::document::Block;
    use crate::extract::extract;
    use crate::extract::paper::{bold, p, paper, table};
    use crate::record::{DocumentKind, DocumentRecord};
    use crate::settings::Settings;

    fn facts(kind: DocumentKind, blocks: Vec<Block>) -> DocumentRecord {
        extract(&paper(kind, blocks), &Settings::default()).facts
    }

    #[test]
    fn labels_in_one_cell() {
        let of = |values: &str| {
            let cells = table(&[&["Date:\nTime:\nVenue:", values], &["1.", "Welcome"], &["2.", "Winter plan"]]);
            facts(DocumentKind::Agenda, vec![bold("Roads Panel"), Block::Table(cells)]).venue
        };
        assert_eq!(of("4 May 2022\n10am\nPier Office").as_deref(), Some("Pier Office"));
        assert_eq!(of("Title\nPage"), None);
    }

    #[test]
    fn the_title_of_whoever_presents_is_not_the_papers() {
        let cells = table(&[
            &["Title of paper:", "Winter plan"],
            &["Presented by:\nTitle:", "Jo Blair\nHead of Roads"],
            &["Prepared by:", "Al Reid", "Title:", "Clerk"],
        ]);
        let facts = facts(DocumentKind::BoardReport, vec![Block::Table(cells)]);
        assert_eq!(facts.title.as_deref(), Some("Winter plan"));
    }

    #[test]
    fn several_labels_and_their_numbers_in_one_row() {
        let row = table(&[&["Agenda Item", "6.2", "Paper No", "RP/23/061"]]);
        let blocks =
            vec![Block::Table(row), bold("Dunmore Joint Board"), bold("Winter plan"), p("1. The plan is ready.")];
        let facts = facts(DocumentKind::BoardReport, blocks);
        assert_eq!(facts.agenda_item.as_deref(), Some("6.2"));
        assert_eq!(facts.paper_number.as_deref(), Some("RP/23/061"));
        assert_eq!(facts.body.as_deref(), Some("Dunmore Joint Board"));
    }

    /// The purposes of the items are none of the paper's own.
    #[test]
    fn several_purposes_are_of_items() {
        let items = |second| table(&[&["1.", "Minute", "For approval"], &["2.", "Winter plan", second]]);
        let of = |second| facts(DocumentKind::Agenda, vec![bold("Roads Panel"), Block::Table(items(second))]).purpose;
        assert_eq!(of("For noting"), None);
        assert_eq!(of("For approval").as_deref(), Some("For approval"));
    }

    #[test]
    fn a_purpose_behind_another_label() {
        let cells = table(&[&["Title of paper", "Winter plan"], &["Agenda classification", "For discussion"]]);
        let facts = facts(DocumentKind::BoardReport, vec![Block::Table(cells)]);
        assert_eq!(facts.purpose.as_deref(), Some("For discussion"));
    }
}
