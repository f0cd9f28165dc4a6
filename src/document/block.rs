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
    /// Whether it may go on with the paragraph that follows, on the next page or below its full last line.
    pub doubtful_end: bool,
    /// Whether words of another column may stand among its own.
    pub doubtful_order: bool,
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

    /// Puts the rest of a paragraph behind its first half, with a blank between unless a word goes on: behind a soft hyphen
    /// (which goes), behind a hyphen of the word's own, or where it is `broken` without any.
    pub fn run_on(&mut self, rest: Self, broken: bool) {
        if let Some(last) = self.runs.last_mut() {
            last.text.truncate(last.text.trim_end().len());
            if last.text.ends_with('\u{ad}') {
                last.text.pop();
            } else if !broken && !hyphen_goes_on(&last.text, &rest.text()) {
                match rest.runs.first() {
                    Some(next) if next.style == last.style && next.kind == last.kind => last.text.push(' '),
                    _ => {
                        let style = last.style;
                        self.runs.push(Run { text: " ".to_owned(), style, ..Run::default() });
                    }
                }
            }
        }
        for run in rest.runs {
            match self.runs.last_mut() {
                Some(last) if last.is_like(&run) => last.text.push_str(&run.text),
                _ => self.runs.push(run),
            }
        }
        self.lines.extend(rest.lines);
    }
}

/// Whether a word with a hyphen of its own goes on: "self-" and "evaluation", not "short-" and "or long-term".
fn hyphen_goes_on(text: &str, rest: &str) -> bool {
    let Some(stem) = text.strip_suffix(['-', '\u{2010}']) else { return false };
    let next = rest.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    stem.ends_with(char::is_alphanumeric) && !matches!(next, "" | "and" | "or" | "to")
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

impl Run {
    /// Whether both are set alike and are of one kind, so that their texts can stand in one run.
    fn is_like(&self, other: &Self) -> bool {
        self.style == other.style
            && self.kind == other.kind
            && self.unsure == other.unsure
            && self.inserted == other.inserted
            && !matches!(self.kind, RunKind::Checkbox { .. })
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(first: &str, rest: &str, broken: bool, expected: &str) {
        let mut paragraph = Paragraph::plain(first);
        paragraph.run_on(Paragraph::plain(rest), broken);
        assert_eq!(paragraph.text(), expected);
    }

    #[test]
    fn two_halves_of_a_paragraph() {
        check("The board agreed to ", "meet again", false, "The board agreed to meet again");
        check("the Respons", "ible officer", true, "the Responsible officer");
        check("the Respons\u{ad}", "ible officer", false, "the Responsible officer");
        check("its self-", "evaluation", false, "its self-evaluation");
        check("short-", "and medium-term", false, "short- and medium-term");
        check("the return -", "due in May", false, "the return - due in May");
    }
}
