//! A page as it was printed: words, ruling lines, fills and images with their boxes.
//!
//! Only paged formats have pages. `read` fills them in; `recognise` turns them into blocks; later stages
//! look at blocks alone.

use super::{Colour, Rect};

/// One printed page.
#[derive(Debug, Clone, Default)]
pub struct Page {
    /// Page number, from 1.
    pub number: u32,
    /// Width in points, as a reader sees the page (after rotation).
    pub width: f32,
    /// Height in points, as a reader sees the page (after rotation).
    pub height: f32,
    /// `/Rotate`, in degrees: 0, 90, 180 or 270. Boxes are already turned.
    pub rotation: u16,
    /// How the page was turned beyond that, because its text stands sideways; width, height and boxes are those of the turned
    /// page ([`Page::as_printed`] turns them back).
    pub turn: Turn,
    /// All visible words in the order in which the page prints them.
    pub words: Vec<Word>,
    /// Straight ruling lines, horizontal and vertical, also those drawn as thin rectangles or many short strokes.
    pub rulings: Vec<Ruling>,
    /// Where pieces of one horizontal ruling line meet (x, y), from top to bottom: borders drawn cell by cell.
    pub joints: Vec<(f32, f32)>,
    /// Filled areas larger than a ruling line: coloured cells, highlights.
    pub fills: Vec<Fill>,
    /// Pictures' boxes.
    pub images: Vec<Rect>,
    /// Small shapes drawn without text: ticks, crosses, boxes.
    pub marks: Vec<DrawnMark>,
    /// Annotations' boxes: highlights, strike-outs, underlines, free text, links are left out.
    pub annotations: Vec<Annotation>,
    /// Whether the text is an invisible layer under a scanned picture.
    pub ocr_layer: bool,
    /// Whether its cells break words at any letter, without a hyphen, as some browsers' styles do.
    pub breaks_words: bool,
}

impl Page {
    /// A box of the page as the page is shown, if it was turned to be read.
    pub fn as_printed(&self, bbox: Rect) -> Rect {
        let Rect { left, top, right, bottom } = bbox;
        match self.turn {
            Turn::None => bbox,
            Turn::Right => Rect { left: top, top: self.width - right, right: bottom, bottom: self.width - left },
            Turn::Over => Rect {
                left: self.width - right,
                top: self.height - bottom,
                right: self.width - left,
                bottom: self.height - top,
            },
            Turn::Left => Rect { left: self.height - bottom, top: left, right: self.height - top, bottom: right },
        }
    }
}

/// How a page is turned to be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Turn {
    /// Not at all.
    #[default]
    None,
    /// Its left side goes up.
    Right,
    /// Upside down.
    Over,
    /// Its right side goes up.
    Left,
}

/// A word: glyphs without a gap between them. Words never hold white space.
#[derive(Debug, Clone, PartialEq)]
pub struct Word {
    /// The text, NFC, ligatures apart, soft hyphens kept as U+00AD at a word's end only.
    pub text: String,
    /// The box: ascender to descender, first glyph to last.
    pub bbox: Rect,
    /// How it is set.
    pub style: WordStyle,
    /// Direction of reading.
    pub direction: Direction,
    /// Marked-content id (MCID) for the tag tree, where the page is tagged and the word is not an artefact.
    pub tag: Option<u32>,
    /// Whether the page declares the word an artefact (running head, page number, watermark).
    pub artefact: bool,
    /// Where the word comes from.
    pub origin: WordOrigin,
    /// The text is a guess: a glyph of the word has no known character.
    pub unsure: bool,
    /// Whether the printed stream had white space before the word (false: glued to the word before it).
    pub space_before: bool,
}

impl Word {
    /// A word of the page's content that reads to the right, behind white space; all else of it is plain.
    pub fn new(text: impl Into<String>, bbox: Rect) -> Self {
        Self {
            text: text.into(),
            bbox,
            style: WordStyle::default(),
            direction: Direction::Right,
            tag: None,
            artefact: false,
            origin: WordOrigin::Content,
            unsure: false,
            space_before: true,
        }
    }
}

/// How a word is set.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct WordStyle {
    /// Index into [`super::Document::fonts`].
    pub font: u16,
    /// Size in points.
    pub size: f32,
    /// Bold by name, weight, flag or stroke.
    pub bold: bool,
    /// Italic or oblique.
    pub italic: bool,
    /// Fill colour; `None` is black.
    pub colour: Option<Colour>,
}

/// Direction in which a word reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Direction {
    /// Left to right.
    #[default]
    Right,
    /// Top to bottom (turned clockwise).
    Down,
    /// Upside down.
    Left,
    /// Bottom to top (turned anticlockwise).
    Up,
}

/// Where a word comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum WordOrigin {
    /// Printed in the page's content.
    #[default]
    Content,
    /// Invisible text under a picture.
    OcrLayer,
    /// A form field's appearance or value.
    FormField,
    /// An annotation's appearance (free text, stamps).
    Annotation,
}

/// A straight line: horizontal where `bbox` is wider than high, vertical otherwise.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Ruling {
    /// The line with its thickness.
    pub bbox: Rect,
    /// Colour; `None` is black. White lines are not rulings.
    pub colour: Option<Colour>,
}

impl Ruling {
    /// Whether the line runs from left to right.
    pub fn is_horizontal(&self) -> bool {
        self.bbox.width() >= self.bbox.height()
    }
}

/// A filled area.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Fill {
    /// Extent.
    pub bbox: Rect,
    /// Colour.
    pub colour: Colour,
}

/// A tick or cross drawn with lines or shapes, without any text.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct DrawnMark {
    /// Extent.
    pub bbox: Rect,
    /// What it looks like.
    pub shape: MarkShape,
}

/// What a drawn mark looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MarkShape {
    /// A tick.
    Tick,
    /// A cross.
    Cross,
    /// An empty box.
    EmptyBox,
    /// A box with a tick, cross or fill in it.
    TickedBox,
    /// A dot or filled circle.
    Dot,
}

/// A reviewer's mark laid over the page.
#[derive(Debug, Clone, PartialEq)]
pub struct Annotation {
    /// Extents: one for each line that it covers.
    pub boxes: Vec<Rect>,
    /// Kind.
    pub kind: AnnotationKind,
    /// The note's own text, where it has one.
    pub text: Option<String>,
    /// Colour, where it has one.
    pub colour: Option<Colour>,
}

/// Kinds of annotations that change what a paper says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AnnotationKind {
    /// Text marked with a highlighter.
    Highlight,
    /// Text struck out.
    StrikeOut,
    /// Text underlined.
    Underline,
    /// Text typed over the page.
    FreeText,
    /// A margin note.
    Note,
}
