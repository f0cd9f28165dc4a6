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

/// The fields of a section, and the paragraphs without any label.
#[derive(Debug, Default)]
#[allow(clippy::struct_field_names)] // The fields proper.
pub(super) struct Fields<'a> {
    /// Labelled content.
    pub(super) fields: Vec<Field<'a>>,
    /// Lines of paragraphs and rows without a label that continue nothing.
    pub(super) loose: Vec<usize>,
    /// Labels of rows that are none of the form's.
    pub(super) unknown: Vec<String>,
}

impl<'a> Fields<'a> {
    /// The fields with a label.
    pub(super) fn of(&self, label: Label) -> impl Iterator<Item = &Field<'a>> {
        self.fields.iter().filter(move |f| f.label == label)
    }
}
