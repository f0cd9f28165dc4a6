//! The labelled answers of a section: evidence, improvement actions, a rating given in words, remarks.
//!
//! Enters: a section's lines. Leaves: [`Field`]s in order. Labels stand before, above, beside (on either side) or within
//! their content; a row without a label goes on with the field above.

mod below;
mod label_lines;
mod own_rows;
mod page_end;
mod rows;
mod side_by_side;
mod under_columns;
mod whole_tables;

use super::clip::{clip, truncate};
use super::field::{Field, Fields};
use super::lines::{Line, LineContent, Row};
use super::scale::{Scale, ScaleRows};
use super::sections::Section;
use super::votes::Found;
use crate::document::{Block, Cell, Paragraph, ParagraphKind};
use crate::framework::{Framework, Label, fold};
use rows::Roles;
use std::borrow::Cow;
use std::collections::BTreeSet;

/// Reads the labelled content of a section's lines; its `context` may head their columns, `subheads` are no labels.
pub(super) fn fields<'a>(
    framework: &Framework,
    lines: &[Line<'a>],
    section: &Section,
    found: &Found<'a>,
    subheads: &BTreeSet<String>,
) -> Fields<'a> {
    let (context, section) = (&section.context, section.lines.clone());
    let mut reader = Reader {
        framework,
        lines,
        scales: &found.scales,
        vertical: &found.vertical,
        subheads,
        roles: Roles::default(),
        out: Fields::default(),
        open: None,
        beside: None,
        whole: None,
        together: None,
        ahead: None,
        below: None,
        before: None,
        above: None,
        end: section.end,
    };
    for at in context {
        if let Some(row) = lines.get(*at).and_then(Line::row) {
            reader.take_roles(row);
        }
    }
    // The heading of a table that a page break cut holds for what goes on.
    if let Some(row) = section.clone().filter_map(|at| lines.get(at)).find_map(Line::row)
        && !context.is_empty()
    {
        reader.roles.table_id = row.table_id;
    }
    for at in section {
        match lines.get(at).map(|l| (&l.content, &l.path)) {
            Some((LineContent::Row(row), _)) => reader.row(at, row),
            Some((LineContent::Paragraph(paragraph), path)) => reader.paragraph(at, paragraph, path),
            None => {}
        }
    }
    side_by_side::settle(&mut reader.out, lines);
    reader.out
}

struct Reader<'a, 'r> {
    framework: &'r Framework,
    lines: &'r [Line<'a>],
    scales: &'r [Scale<'a>],
    /// Ratings as rows: their rows hold marks, not answers.
    vertical: &'r [ScaleRows],
    /// Lines, folded, that look like labels and are none.
    subheads: &'r BTreeSet<String>,
    roles: Roles,
    out: Fields<'a>,
    /// The field that unlabelled content belongs to.
    open: Option<usize>,
    /// A label that stands beside several rows.
    beside: Option<Beside>,
    /// The table that was taken whole as an answer.
    whole: Option<usize>,
    /// The rows of a table that were taken together as an answer: the table, and their last.
    together: Option<(usize, u32)>,
    /// A cell before its label, which the next page begins with.
    ahead: Option<Ahead<'a>>,
    /// An answer left empty in its table's last row: it may stand below the table.
    below: Option<usize>,
    /// The row directly above.
    before: Option<page_end::Before>,
    /// The same, while the row below it is read.
    above: Option<page_end::Before>,
    /// Where the section ends.
    end: usize,
}

/// A label that stands beside several rows: all of them are its content.
#[derive(Debug, Clone, Copy)]
struct Beside {
    table_id: usize,
    last_row: u32,
    field: usize,
}

/// An answer that stands before its label, at the end of the page before.
#[derive(Debug)]
struct Ahead<'a> {
    at: usize,
    cell: &'a Cell,
    path: String,
    /// Whether nothing else can have been meant.
    sure: bool,
}

/// Labels whose content is read here.
fn is_field(label: Label) -> bool {
    matches!(label, Label::Rating | Label::Earlier | Label::Evidence | Label::Improvement | Label::Comments)
}

impl<'a> Reader<'a, '_> {
    /// The label of a cell; "Rating" names the rating's row here, since rows of rating names are not read here.
    fn label(&self, cell: &Cell) -> Option<Label> {
        let text = cell.text();
        // "Improvement actions" above a dash: a label with its answer, that there are none.
        let dash = |line: &str| !line.trim().is_empty() && fold(line).is_empty();
        if text.lines().skip(1).any(dash) {
            return None;
        }
        self.text_label(&text).or_else(|| {
            // "mark one box)" above "Evidence": the rest of the label before, which a page's end cut.
            let (rest, own) = text.split_once('\n')?;
            let cut = rest.starts_with(char::is_lowercase) && rest.ends_with(')') && !rest.contains('(');
            self.line_label(own).filter(|_| cut)
        })
    }

    fn text_label(&self, text: &str) -> Option<Label> {
        if self.framework.is_combined_label(text) {
            return Some(Label::Evidence);
        }
        let labels = self.framework.labels_of(text);
        labels.iter().copied().find(|l| is_field(*l)).or(labels.first().copied())
    }

    /// The label that a line of its own is.
    fn line_label(&self, text: &str) -> Option<Label> {
        self.text_label(text).filter(|l| is_field(*l) && !self.is_subhead(text))
    }

    fn is_subhead(&self, text: &str) -> bool {
        !self.subheads.is_empty() && self.subheads.contains(&fold(text))
    }

    /// "Evidence: the plan is in place", or a label in a cell's first paragraph and the content in the next ones.
    fn label_within(&self, cell: &'a Cell) -> Option<(Label, Vec<Cow<'a, Block>>, String)> {
        let first = cell.blocks.iter().position(|b| !b.is_empty())?;
        let paragraph = cell.blocks.get(first)?.paragraph()?;
        let text = paragraph.text();
        let rest = cell.blocks.get(first + 1..)?.iter().map(Cow::Borrowed);
        if let Some(label) = self.line_label(&text) {
            return Some((label, rest.collect(), text));
        }
        let (label, content) = self.split_label(paragraph)?;
        let written = text.get(..content)?.to_owned();
        let clipped = Block::Paragraph(clip(paragraph, content));
        Some((label, std::iter::once(Cow::Owned(clipped)).chain(rest).collect(), written))
    }

    fn split_label(&self, paragraph: &Paragraph) -> Option<(Label, usize)> {
        let text = paragraph.text();
        let (labels, at) = self.framework.leading_label(&text)?;
        if self.is_subhead(&text[..at]) {
            return None;
        }
        if self.framework.is_combined_label(&text[..at]) {
            return Some((Label::Evidence, at));
        }
        // A tab parts the rest of a label in a column of its own from the answer beside it: "actions<tab>Meet again".
        let beside = text[..at].ends_with('\t');
        let is_part = |label: &Label| !beside && self.is_open(*label);
        labels.into_iter().find(|l| is_field(*l)).filter(|label| !is_part(label)).map(|l| (l, at))
    }

    fn paragraph(&mut self, at: usize, paragraph: &'a Paragraph, path: &str) {
        self.before = None;
        if paragraph.kind == ParagraphKind::TextBox {
            self.out.loose.push(at);
            return;
        }
        let text = paragraph.text();
        if let Some(label) = self.line_label(&text) {
            let combined = self.framework.is_combined_label(&text);
            self.push(at, label, text, combined, path.to_owned(), true);
        } else if let Some((label, content)) = self.split_label(paragraph) {
            let written = text.get(..content).unwrap_or_default().to_owned();
            if below::is_repeated(&self.out, &written, paragraph, content) {
                return;
            }
            let tail = label_lines::tail_of_label(self.framework, label, &written, paragraph);
            let mut own = clip(paragraph, content);
            if let Some(rest) = tail.and_then(|tail| own.text().len().checked_sub(tail)) {
                truncate(&mut own, rest);
            }
            if let Some(field) = self.open.and_then(|open| self.out.fields.get_mut(open))
                && label_lines::goes_on(self.framework, field, label, &written)
            {
                label_lines::add(field, at, path, own);
                return;
            }
            let combined = self.framework.is_combined_label(&written);
            self.push(at, label, written, combined, path.to_owned(), true);
            self.append(at, None, path, vec![Cow::Owned(Block::Paragraph(own))]);
        } else if self
            .open
            .and_then(|open| self.out.fields.get(open))
            .is_some_and(|f| f.loose || f.is_broken_off(&text) || below::goes_on(f, paragraph))
        {
            self.append(at, None, path, vec![Cow::Owned(Block::Paragraph(paragraph.clone()))]);
        } else if let Some(below) = self.below.filter(|_| !text.trim().is_empty()) {
            self.open = Some(below);
            self.out.below = true;
            self.append(at, None, path, vec![Cow::Owned(Block::Paragraph(paragraph.clone()))]);
        } else {
            self.open = None;
            self.out.loose.push(at);
        }
    }

    /// Whether an answer to the same question is open: "What we have done: …" below "Evidence" is a part of the evidence.
    fn is_open(&self, label: Label) -> bool {
        let asked = matches!(label, Label::Evidence | Label::Improvement);
        let open = self.open.and_then(|open| self.out.fields.get(open));
        asked && open.is_some_and(|field| field.label == label && !field.combined)
    }

    fn add(&mut self, at: usize, row: &Row<'a>, cell: &'a Cell, label: Label, written: &str) {
        if !is_field(label) {
            return;
        }
        let combined = self.framework.is_combined_label(written);
        let same = self
            .open
            .and_then(|open| self.out.fields.get(open))
            .is_some_and(|f| f.label == label && f.written == written && f.lines.contains(&at));
        if !same {
            self.push(at, label, written.to_owned(), combined, row.cell_path(cell), false);
        }
        self.append(at, Some(cell), &row.cell_path(cell), cell.blocks.iter().map(Cow::Borrowed).collect());
    }

    fn push(&mut self, at: usize, label: Label, written: String, combined: bool, path: String, loose: bool) {
        self.out.fields.push(Field {
            label,
            written,
            combined,
            blocks: Vec::new(),
            paths: Vec::new(),
            loose,
            path,
            cells: Vec::new(),
            lines: vec![at],
        });
        self.open = Some(self.out.fields.len() - 1);
        if let Some(ahead) = self.ahead.take().filter(|_| !loose) {
            self.out.below |= !ahead.sure;
            self.append(ahead.at, Some(ahead.cell), &ahead.path, ahead.cell.blocks.iter().map(Cow::Borrowed).collect());
        }
    }

    fn append(&mut self, at: usize, cell: Option<&'a Cell>, path: &str, blocks: Vec<Cow<'a, Block>>) {
        if let Some(field) = self.open.and_then(|open| self.out.fields.get_mut(open)) {
            field.paths.extend(blocks.iter().map(|_| path.to_owned()));
            field.blocks.extend(blocks);
            field.cells.extend(cell);
            if field.lines.last() != Some(&at) {
                field.lines.push(at);
            }
        }
    }
}
