//! Glyphs to words. Glyphs enter in the order in which the page prints them; a word ends at white space, at a gap,
//! at a jump of the pen, and where its style, tag or visibility changes (then the next word is glued to it).

use kurbo::{Point, Vec2};
use unicode_normalization::UnicodeNormalization;

use crate::document::{Direction, Rect, Word, WordOrigin, WordStyle};

/// A gap of this share of the size ends a word. Word spaces are at least a fifth of an em in justified print,
/// kerning stays below a tenth.
const WORD_GAP: f64 = 0.15;
/// A pen that moves back by more than this share of the size starts anew. Tight kerning stays below.
const BACK_JUMP: f64 = 0.45;
/// Baselines that differ by less than this share of the size are one.
const SAME_BASELINE: f64 = 0.12;
/// A raised or lowered glyph this near to its word (share of the larger size) belongs to it.
const RAISED: f64 = 0.7;
/// Rooms behind two glyphs that differ by less than this share of the size were set as one.
const SAME_SPACING: f64 = 0.001;
/// A glyph printed again within this share of the size is the same glyph, struck twice for boldness.
const DOUBLE_STRIKE: f64 = 0.12;

/// Whether a reader sees a glyph.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Visibility {
    /// It is printed.
    Visible,
    /// It is printed in white: whether it shows depends on what lies behind.
    White,
    /// It is not printed (rendering mode 3, or fully transparent), as in OCR layers.
    Invisible,
    /// It is clipped away, outside of the page, or in a hidden layer.
    Hidden,
}

/// What all glyphs of one string share.
#[derive(Debug, Clone, Copy)]
pub(super) struct Setting {
    pub(super) style: WordStyle,
    pub(super) tag: Option<u32>,
    pub(super) artefact: bool,
    pub(super) origin: WordOrigin,
    pub(super) visibility: Visibility,
    /// Unit vector of reading, in page space.
    pub(super) along: Vec2,
    pub(super) direction: Direction,
    /// Number of paths, fills and pictures that were painted before: what is painted later may cover it.
    pub(super) painted_before: u32,
}

/// A glyph on the page.
#[derive(Debug, Clone, Copy)]
pub(super) struct Placed<'t> {
    pub(super) text: &'t str,
    pub(super) unsure: bool,
    pub(super) compose: bool,
    /// Where its baseline starts.
    pub(super) start: Point,
    /// Where its own width ends.
    pub(super) end: Point,
    /// Where the pen goes on, character spacing included.
    pub(super) pen: Point,
    pub(super) area: Rect,
}

/// A word with what later steps need to know of it.
#[derive(Debug, Clone)]
pub(super) struct PrintedWord {
    pub(super) word: Word,
    pub(super) visibility: Visibility,
    pub(super) painted_before: u32,
}

/// Builds words.
#[derive(Default)]
pub(super) struct WordBuilder {
    pub(super) words: Vec<PrintedWord>,
    text: String,
    area: Rect,
    setting: Option<Setting>,
    unsure: bool,
    compose: bool,
    double_struck: bool,
    space_before: bool,
    /// White space came since the last glyph.
    pending_space: bool,
    /// The last glyph's start and pen, kept when its word has ended.
    last_start: Point,
    last_pen: Point,
    last_size: f64,
    last_along: Vec2,
    /// The room behind the last glyph, and behind the one before it.
    last_spacings: [f64; 2],
    /// Where the text of the last glyph starts in `text`.
    last_text: usize,
    any: bool,
}

impl WordBuilder {
    /// White space was printed from a place on. What is printed unseen somewhere else than behind the word under way
    /// parts nothing: programs that make a paper accessible strew such spaces over its lines.
    pub(super) fn space(&mut self, start: Point, pen: Point, seen: bool) {
        let moved = start - self.last_pen;
        if !seen && self.setting.is_some() && moved.hypot() > WORD_GAP * self.last_size {
            return;
        }
        self.finish();
        self.pending_space = true;
        self.last_pen = pen;
    }

    /// The pen has moved without leaving a gap.
    pub(super) fn move_pen(&mut self, pen: Point) {
        self.last_pen = pen;
    }

    /// Forgets where the pen was: what comes next stands apart.
    pub(super) fn part(&mut self) {
        self.finish();
        self.pending_space = true;
    }

    /// Adds a glyph.
    pub(super) fn glyph(&mut self, setting: &Setting, glyph: &Placed<'_>) {
        if glyph.text.is_empty() {
            self.last_pen = glyph.pen;
            return;
        }
        let size = f64::from(setting.style.size).max(0.1);
        let same_way = self.any && self.last_along.dot(setting.along) > 0.999;
        if same_way && self.is_struck_again(setting, glyph, size) {
            self.double_struck = true;
            return;
        }
        let spacing = (glyph.pen - glyph.end).dot(setting.along);
        let joint = if same_way { self.joint(setting, glyph, (size, spacing)) } else { Joint::Apart };
        let glued = match joint {
            Joint::Apart => false,
            Joint::Glued | Joint::Same => !self.pending_space,
        };
        let goes_on =
            joint == Joint::Same && !self.pending_space && self.setting.is_some_and(|s| same_word(&s, setting));
        if !goes_on {
            self.finish();
            self.setting = Some(*setting);
            self.area = glyph.area;
            self.space_before = !glued;
        }
        self.pending_space = false;
        self.area = self.area.union(&glyph.area);
        self.last_text = self.text.len();
        self.text.push_str(glyph.text);
        self.unsure |= glyph.unsure;
        self.compose |= glyph.compose;
        self.last_start = glyph.start;
        self.last_pen = glyph.pen;
        self.last_size = size;
        self.last_along = setting.along;
        self.last_spacings = [spacing, self.last_spacings[0]];
        self.any = true;
    }

    fn is_struck_again(&self, setting: &Setting, glyph: &Placed<'_>, size: f64) -> bool {
        let moved = glyph.start - self.last_start;
        self.setting.is_some_and(|s| s.visibility == setting.visibility)
            && moved.hypot2() < (DOUBLE_STRIKE * size).powi(2)
            && (glyph.end - glyph.start).hypot2() > (2.0 * DOUBLE_STRIKE * size).powi(2)
            && self.text.get(self.last_text..) == Some(glyph.text)
    }

    fn joint(&self, setting: &Setting, glyph: &Placed<'_>, (size, spacing): (f64, f64)) -> Joint {
        let moved = glyph.start - self.last_pen;
        let gap = moved.dot(setting.along) + self.room_between_words(size, spacing);
        let drift = moved.cross(setting.along).abs();
        let (larger, smaller) = (size.max(self.last_size), size.min(self.last_size));
        if gap > WORD_GAP * larger || gap < -BACK_JUMP * smaller || drift > RAISED * larger {
            Joint::Apart
        } else if drift > SAME_BASELINE * smaller {
            Joint::Glued
        } else {
            Joint::Same
        }
    }

    /// The room behind the last glyph where it is the space between two words. Room behind letters belongs to them where
    /// the next or the one before has the same; scanned pages redrawn in fonts of their own shapes set each glyph with a
    /// room of its own, that of words included.
    fn room_between_words(&self, size: f64, next: f64) -> f64 {
        let [room, before] = self.last_spacings;
        let alike = |other: f64| (room - other).abs() < SAME_SPACING * size;
        if room > WORD_GAP * size && !alike(next) && !alike(before) { room } else { 0.0 }
    }

    /// Adds a word that is known as a whole.
    pub(super) fn whole(&mut self, word: Word, painted_before: u32) {
        self.part();
        self.words.push(PrintedWord { word, visibility: Visibility::Visible, painted_before });
    }

    /// Ends the word under way.
    pub(super) fn finish(&mut self) {
        let Some(setting) = self.setting.take() else { return };
        let text = finished_text(&self.text, self.compose);
        if !text.is_empty() {
            let mut style = setting.style;
            style.bold |= self.double_struck;
            self.words.push(PrintedWord {
                word: Word {
                    text,
                    bbox: self.area,
                    style,
                    direction: setting.direction,
                    tag: setting.tag,
                    artefact: setting.artefact,
                    origin: setting.origin,
                    unsure: self.unsure,
                    space_before: self.space_before,
                },
                visibility: setting.visibility,
                painted_before: setting.painted_before,
            });
        }
        self.text.clear();
        self.last_text = 0;
        self.unsure = false;
        self.compose = false;
        self.double_struck = false;
    }
}

/// How a glyph stands to the one before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Joint {
    /// On the same baseline without a gap.
    Same,
    /// Raised or lowered, without a gap.
    Glued,
    /// Somewhere else.
    Apart,
}

fn same_word(a: &Setting, b: &Setting) -> bool {
    a.style == b.style
        && a.tag == b.tag
        && a.artefact == b.artefact
        && a.origin == b.origin
        && a.visibility == b.visibility
}

/// Composed, and with soft hyphens only at the end, where the paper breaks the word.
fn finished_text(text: &str, compose: bool) -> String {
    // Its first byte is looked for first: words are short, and hardly any has it.
    let soft = text.as_bytes().contains(&0xC2) && text.contains('\u{AD}');
    if !compose && !soft {
        return text.to_owned();
    }
    let mut out: String = if compose { text.nfc().collect() } else { text.to_owned() };
    if soft {
        let at_end = out.ends_with('\u{AD}');
        out.retain(|c| c != '\u{AD}');
        if at_end {
            out.push('\u{AD}');
        }
    }
    out
}

/// The direction nearest to a vector of reading (page space, y down).
pub(super) fn direction_of(along: Vec2) -> Direction {
    if along.x.abs() >= along.y.abs() {
        if along.x >= 0.0 { Direction::Right } else { Direction::Left }
    } else if along.y > 0.0 {
        Direction::Down
    } else {
        Direction::Up
    }
}
