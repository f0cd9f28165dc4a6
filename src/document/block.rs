//! Blocks: paragraphs and tables, the logical content of a paper.

use super::{Colour, Place, Table, geometry::union_by_page};

/// A paragraph or a table.
#[derive(Debug, Clone)]
pub enum Block {
    /// A paragraph, heading or list item.
    Paragraph(Paragraph),
    /// A table.
    Table(Table),
}

impl Block {
    /// The paragraph, if it is one.
    pub fn paragraph(&self) -> Option<&Paragraph> {
        match self {
            Self::Paragraph(paragraph) => Some(paragraph),
            Self::Table(_) => None,
        }
    }

    /// The table, if it is one.
    pub fn table(&self) -> Option<&Table> {
        match self {
            Self::Table(table) => Some(table),
            Self::Paragraph(_) => None,
        }
    }

    /// Whether it holds no text (a label alone counts as none).
    pub fn is_empty(&self) -> bool {
        match self {
            Self::Paragraph(paragraph) => paragraph.is_empty(),
            Self::Table(table) => table.cells.iter().all(super::Cell::is_empty),
        }
    }

    /// One place for each page on which it stands.
    pub fn places(&self) -> Vec<Place> {
        match self {
            Self::Paragraph(paragraph) => paragraph.places(),
            Self::Table(table) => table.places(),
        }
    }
}

/// What a paragraph is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ParagraphKind {
    /// Running text.
    #[default]
    Body,
    /// A heading; the level (from 1) is in [`Paragraph::level`].
    Heading,
    /// A bulleted, numbered or lettered item; its label is in [`Paragraph::label`], its depth (from 1) in `level`.
    ListItem,
    /// A line repeated at the top of pages, or a section's header.
    RunningHead,
    /// A line repeated at the foot of pages, page numbers included, or a section's footer.
    Footer,
    /// A footnote or endnote.
    Note,
    /// A reviewer's comment, apart from the text.
    Comment,
    /// Text across the page ("DRAFT").
    Watermark,
    /// Text in a box beside the flow, in the order in which it is anchored.
    TextBox,
}

/// Where a paragraph forces a new page, in formats without pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum PageBreak {
    /// Nowhere.
    #[default]
    None,
    /// It begins a page.
    Before,
    /// What follows it begins a page.
    After,
    /// What follows it begins a page, and the pages are numbered from there anew.
    AfterNumberedAnew,
}

/// A paragraph.
#[derive(Debug, Clone, Default)]
pub struct Paragraph {
    /// What it is.
    pub kind: ParagraphKind,
    /// Heading level or list depth, from 1; 0 otherwise.
    pub level: u8,
    /// The label as printed: "2.1", "(a)", "iv.", "•". Never part of the text.
    pub label: Option<String>,
    /// Whether the label is printed by the program (automatic numbering) or was typed.
    pub label_automatic: bool,
    /// The text in pieces of one style.
    pub runs: Vec<Run>,
    /// The box of each printed line, in order; empty in formats without pages.
    pub lines: Vec<Place>,
    /// Left indent in points: from the cell's or column's left edge, where known.
    pub indent: f32,
    /// Style name as the paper calls it (for instance "Heading 1"), where it has one.
    pub style: Option<String>,
    /// Whether a line's last word and the next line's first may be one word that a narrow column broke.
    pub doubtful_word: bool,
    /// Where it forces a new page.
    pub page_break: PageBreak,
}

impl Paragraph {
    /// A plain paragraph of one run, for tests and for text without any style.
    pub fn plain(text: &str) -> Self {
        Self { runs: vec![Run { text: text.to_owned(), ..Run::default() }], ..Self::default() }
    }

    /// The text without its label; a forced line break is `\n`, a tab `\t`.
    pub fn text(&self) -> String {
        let mut text = String::with_capacity(self.length());
        self.push_text(&mut text);
        text
    }

    /// The text with its label before it, as a reader sees it.
    pub fn labelled_text(&self) -> String {
        match &self.label {
            Some(label) => {
                let mut text = String::with_capacity(label.len() + 1 + self.length());
                text.push_str(label);
                text.push(' ');
                self.push_text(&mut text);
                text
            }
            None => self.text(),
        }
    }

    /// Bytes of the text.
    fn length(&self) -> usize {
        self.runs.iter().map(|run| run.text.len()).sum()
    }

    fn push_text(&self, text: &mut String) {
        self.runs.iter().for_each(|run| text.push_str(&run.text));
    }

    /// Whether nothing but white space is written.
    pub fn is_empty(&self) -> bool {
        self.runs.iter().all(|r| r.text.trim().is_empty())
    }

    /// Whether every written run is bold.
    pub fn is_bold(&self) -> bool {
        !self.is_empty() && self.runs.iter().filter(|r| !r.text.trim().is_empty()).all(|r| r.style.bold)
    }

    /// One place for each page on which it stands.
    pub fn places(&self) -> Vec<Place> {
        union_by_page(&self.lines)
    }
}

/// A piece of a paragraph in one style.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Run {
    /// The text. A checkbox shows as "☐" or "☒", a drawn tick as "✓", a drawn cross as "✗".
    pub text: String,
    /// How it is set.
    pub style: TextStyle,
    /// What it is, where it is more than typed text.
    pub kind: RunKind,
    /// The text is a guess (a glyph without a known character, or text read by a machine from a scan).
    pub unsure: bool,
    /// Inserted or moved here by a tracked change.
    pub inserted: bool,
}

/// How a run is set.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct TextStyle {
    /// Bold.
    pub bold: bool,
    /// Italic.
    pub italic: bool,
    /// Underlined.
    pub underlined: bool,
    /// Struck through.
    pub struck: bool,
    /// Marked with a highlighter, or shaded behind the text.
    pub highlight: Option<Colour>,
    /// Colour of the letters; `None` is black or automatic.
    pub colour: Option<Colour>,
    /// Size in points; 0 where unknown.
    pub size: f32,
}

/// What a run is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum RunKind {
    /// Typed text.
    #[default]
    Text,
    /// A character from a symbol font, given as its Unicode likeness ("✓").
    Symbol,
    /// A content control's or a drawn form's checkbox.
    Checkbox {
        /// Its state.
        checked: bool,
    },
    /// A legacy form field's or an `AcroForm`'s checkbox.
    FormCheckbox {
        /// Its state.
        checked: bool,
    },
    /// Text typed into a form field.
    FormText,
    /// The choice of a dropdown.
    Dropdown,
    /// A placeholder ("Choose an item", "Click here to enter text") that nobody replaced.
    Placeholder,
    /// A tick or cross drawn with lines.
    Drawn,
    /// A field's result (a date, a page number, a cross-reference).
    Field,
}
