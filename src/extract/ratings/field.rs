//! A labelled answer: its label, its content and where it stands.

use crate::document::{Block, Cell};
use crate::framework::Label;
use std::borrow::Cow;

/// A label's content.
#[derive(Debug, Clone)]
pub(super) struct Field<'a> {
    /// What it holds.
    pub(super) label: Label,
    /// The label as written ("Rating 2018").
    pub(super) written: String,
    /// Whether the label names evidence and improvement actions at once.
    pub(super) combined: bool,
    /// Its content.
    pub(super) blocks: Vec<Cow<'a, Block>>,
    /// Where each of them stands.
    pub(super) paths: Vec<String>,
    /// Whether its label stands outside of tables.
    pub(super) loose: bool,
    /// Path of its first content.
    pub(super) path: String,
    /// The cells that hold it.
    pub(super) cells: Vec<&'a Cell>,
    /// The lines that it was read from.
    pub(super) lines: Vec<usize>,
}

impl Field<'_> {
    /// Whether a text goes on with the row of actions that a page's end broke off within a sentence.
    pub(super) fn is_broken_off(&self, text: &str) -> bool {
        let small =
            |block: &&Cow<'_, Block>| block.paragraph().is_some_and(|p| p.text().starts_with(char::is_lowercase));
        let Some(table) = self.blocks.iter().rev().find(|b| !small(b)).and_then(|block| block.table()) else {
            return false;
        };
        let last =
            table.row(table.rows).map(crate::document::Cell::text).find(|text| !text.is_empty()).unwrap_or_default();
        self.label == Label::Improvement
            && last.ends_with(|c: char| c.is_alphanumeric() || c == ',')
            && text.starts_with(char::is_lowercase)
    }
}

/// Who does the actions of a table's row and by when, as columns of their own say.
#[derive(Debug, Clone)]
pub(super) struct Particulars {
    /// How the paths of the row's cells begin.
    pub(super) row: String,
    pub(super) owner: String,
    pub(super) due: String,
}

/// The fields of a section, and the paragraphs without any label.
#[derive(Debug, Default)]
#[allow(clippy::struct_field_names)] // The fields proper.
pub(super) struct Fields<'a> {
    /// Labelled content.
    pub(super) fields: Vec<Field<'a>>,
    /// Lines of paragraphs and rows without a label that continue nothing.
    pub(super) loose: Vec<usize>,
    /// What columns beside the actions say of them.
    pub(super) particulars: Vec<Particulars>,
    /// Labels of rows that are none of the form's.
    pub(super) unknown: Vec<String>,
    /// Whether an answer was taken from below its table.
    pub(super) below: bool,
}

impl<'a> Fields<'a> {
    /// The fields with a label.
    pub(super) fn of(&self, label: Label) -> impl Iterator<Item = &Field<'a>> {
        self.fields.iter().filter(move |f| f.label == label)
    }
}
