//! Labelled fields at the head of a paper: "Label: value" in a line, in two lines, or in two cells.

use crate::extract::passages::Passage;
use crate::framework::headings::fold;
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
            let lines: Vec<&str> = passage.text.split('\n').map(str::trim).filter(|l| !l.is_empty()).collect();
            for (number, line) in lines.iter().enumerate() {
                let Some((label, value)) = split(line) else { continue };
                let value = if value.is_empty() {
                    let below = lines.get(number + 1).copied();
                    below.map(str::to_owned).or_else(|| following(head, index))
                } else {
                    Some(value.to_owned())
                };
                if let Some(value) = value.filter(|v| !v.trim_end().ends_with(':')) {
                    fields.list.push(Field { label: fold(label), value, table });
                }
            }
            // A label's cell without a colon, the value in the next cell of its row.
            if lines.len() == 1
                && passage.cell.is_some()
                && split(&passage.text).is_none()
                && passage.text.chars().count() <= 40
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

    /// The tables (1-based) that gave values.
    pub(super) fn tables(&self) -> Vec<usize> {
        self.used.borrow().iter().copied().collect()
    }
}

/// A label and its value, with a colon or a tab between them.
fn split(line: &str) -> Option<(&str, &str)> {
    let (label, value) = line.split_once(':').or_else(|| line.split_once('\t'))?;
    let label = label.trim();
    let words = label.split_whitespace().count();
    let plain = label
        .chars()
        .all(|c| c.is_alphabetic() || c.is_whitespace() || matches!(c, '/' | '(' | ')' | '-' | '’' | '\'' | '.' | '&'));
    (plain && (1..=5).contains(&words) && label.starts_with(|c: char| c.is_uppercase()))
        .then(|| (label, value.trim_matches(|c: char| c.is_whitespace() || matches!(c, ':' | '-' | '–'))))
}

/// The value after a label that stands alone: in the cell beside it, or in the next line.
fn following(head: &[&Passage<'_>], index: usize) -> Option<String> {
    let passage = head.get(index)?;
    if passage.cell.is_some() {
        return beside(head, index).or_else(|| {
            let next = head.get(index + 1)?;
            (next.cell == passage.cell && split(&next.text).is_none()).then(|| next.text.clone())
        });
    }
    let next = head.get(index + 1)?;
    (next.cell.is_none() && split(&next.text).is_none() && next.text.chars().count() <= 200).then(|| next.text.clone())
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
        value.push(&passage.text);
    }
    (!value.is_empty()).then(|| value.join("\n"))
}
