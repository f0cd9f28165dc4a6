//! Lines to paragraphs.
//!
//! The lines of one region enter, from top to bottom; paragraphs leave, each with its label apart, its runs, and the
//! box of each line. Where one paragraph ends and the next begins is told, in this order of trust, by the tag tree,
//! the space between the lines, the labels, the style, the room left at a line's end, and the indents.

mod standing;

use super::beside;
use super::broken_words::{self, Column};
use super::depths::Depths;
use super::hyphens;
use super::leading::leading;
use super::line_labels::{self, LineLabel, printed_bullet};
use super::lines::Line;
use super::name_lines;
use super::narrow;
use super::runs::{self, Decoration};
use super::wrapped_labels;
use super::{stretched, tags};
use crate::document::{Document, Page, Paragraph, ParagraphKind, Rect, Word};
use crate::wording::list_label::{LabelKind, LabelTrust, list_label};
use crate::wording::sentences::leads_on;
use std::collections::BTreeSet;

/// Lines further apart than this many leadings are two paragraphs.
const APART: f32 = 1.38;
/// Lines further apart than this many leadings are two paragraphs if the leading is known from the region's own lines and
/// no sentence plainly runs on.
pub(super) const MEASURED_APART: f32 = 1.17;
/// Lines further apart than this many leadings are two paragraphs if the first line ends a sentence or falls short.
const PERHAPS_APART: f32 = 1.1;
/// Ratio of sizes from which two lines are set differently.
pub(super) const OTHER_SIZE: f32 = 1.13;
/// A name before a colon has so many words at most.
const NAME_WORDS: usize = 4;
/// So many sentences or items that begin where lines do are paragraphs.
const FEWEST_ITEMS: usize = 2;
/// A line that leaves this part of the width free was ended by hand.
const BROKEN_EARLY: f32 = 0.3;
/// Lefts that differ less, in points, are the same indent.
pub(super) const SAME_INDENT: f32 = 3.0;
/// A cell's inner margin is no wider, in points; wider gaps are indents.
const WIDEST_PADDING: f32 = 9.0;

/// What the lines of a region are judged against.
struct Region<'a> {
    document: &'a Document,
    page: &'a Page,
    bounds: Rect,
    left: f32,
    right: f32,
    /// Usual distance of baselines, in sizes.
    leading: f32,
    /// Whether the leading is known from the region's own lines.
    measured: bool,
    /// Text narrower than the region.
    narrow: Vec<narrow::Block>,
    /// Whether no sentence begins within a line, and one at least ended with room to spare: a list of one sentence each.
    sentences_apart: bool,
    /// Whether items end with a semicolon at the ends of several lines, and nowhere else.
    items_apart: bool,
    /// Whether each line is a person's name and what they are.
    names_apart: bool,
    /// Tagged paragraphs of which a line ends early within a sentence: how far their lines run is not known.
    narrower: BTreeSet<usize>,
}

/// A paragraph in the making.
struct Draft {
    lines: Vec<Line>,
    label: Option<LineLabel>,
}

/// A line that begins further right than the next by this part of the width is set at the right, and no paragraph's first.
const SET_RIGHT: f32 = 0.3;

/// The paragraphs of a region's lines, all of one direction; `bounds` in the lines' reading frame.
pub(super) fn paragraphs(
    document: &Document,
    page: &Page,
    mut lines: Vec<Line>,
    bounds: Rect,
    decoration: &Decoration,
) -> Vec<Paragraph> {
    wrapped_labels::join(page, &mut lines);
    let region = Region::new(document, page, &lines, bounds);
    let mut drafts: Vec<Draft> = Vec::new();
    let mut rest = lines.into_iter().peekable();
    while let Some(line) = rest.next() {
        let label = line_labels::label(document, page, &line, rest.peek());
        match drafts.last_mut() {
            Some(draft) if !region.begins_paragraph(draft, &line, label) => draft.lines.push(line),
            _ => drafts.push(Draft { lines: vec![line], label }),
        }
    }
    let items = drafts.iter().filter(|draft| draft.label.is_some()).filter_map(|draft| draft.lines.first());
    let mut depths = Depths::of(items.map(|line| (line.bbox.left, line.bbox.right)));
    let mut out: Vec<Paragraph> = drafts.iter().map(|draft| region.paragraph(draft, &mut depths, decoration)).collect();
    region.note_full_ends(&drafts, &mut out);
    out
}

impl<'a> Region<'a> {
    fn new(document: &'a Document, page: &'a Page, lines: &[Line], bounds: Rect) -> Self {
        let left = lines.iter().map(|l| l.bbox.left).fold(f32::INFINITY, f32::min).max(bounds.left);
        let furthest = lines.iter().map(|l| l.bbox.right).fold(bounds.left, f32::max);
        let padding = (left - bounds.left).clamp(0.0, WIDEST_PADDING);
        let (leading, measured) = leading(page, lines);
        let right = furthest.max(bounds.right - padding);
        let mut narrow = narrow::blocks(page, lines, leading);
        narrow.extend(narrow::columns(page, lines, leading, (left, right)));
        let region = Self {
            document,
            page,
            bounds,
            left,
            right,
            leading,
            measured,
            narrow,
            sentences_apart: false,
            items_apart: false,
            names_apart: false,
            narrower: BTreeSet::new(),
        };
        let (sentences_apart, items_apart) = (region.are_sentences_apart(lines), region.are_items_apart(lines));
        let names_apart = name_lines::are_apart(page, lines);
        let narrower = region.narrower_than_known(lines);
        Self { sentences_apart, items_apart, names_apart, narrower, ..region }
    }

    /// The tagged paragraphs of which a line ends early and goes on with a small letter.
    fn narrower_than_known(&self, lines: &[Line]) -> BTreeSet<usize> {
        let within = |pair: &[Line]| {
            let [above, below] = pair else { return None };
            let tag = self.block_tag(below)?;
            let runs_on =
                self.first(below).is_some_and(|word| starts_lower(&word.text)) && self.next_word_fits(above, below);
            (runs_on && self.block_tag(above) == Some(tag)).then_some(tag)
        };
        if self.document.tags.is_none() { BTreeSet::new() } else { lines.windows(2).filter_map(within).collect() }
    }

    /// The tag of the block that a line begins in.
    fn block_tag(&self, line: &Line) -> Option<usize> {
        tags::block_tag(self.document, self.page, self.first(line)?)
    }

    fn are_items_apart(&self, lines: &[Line]) -> bool {
        let ends = |word: Option<&Word>| word.is_some_and(|w| w.text.ends_with(';'));
        let within = |line: &Line| {
            let last = line.words.len().saturating_sub(if self.ends_item(line) { 2 } else { 1 });
            (0..last).any(|place| ends(self.word(line, place)))
        };
        let items = lines.iter().filter(|line| ends(self.last(line)) || self.ends_item(line)).count();
        items >= FEWEST_ITEMS && !lines.iter().any(within)
    }

    fn are_sentences_apart(&self, lines: &[Line]) -> bool {
        let stops = |w: &Word| ends_sentence(&w.text) && !w.text.ends_with([':', ';']);
        let within = |line: &Line| {
            line.words.windows(2).any(|pair| {
                let [a, b] = pair else { return false };
                let (Some(a), Some(b)) = (self.page.words.get(*a), self.page.words.get(*b)) else { return false };
                stops(a) && b.text.starts_with(char::is_uppercase)
            })
        };
        let early = |pair: &[Line]| {
            let [above, below] = pair else { return false };
            self.last(above).is_some_and(stops) && self.room(above, below) > BROKEN_EARLY * (self.right - self.left)
        };
        let begun = |pair: &[Line]| {
            let [above, below] = pair else { return false };
            self.last(above).is_some_and(stops)
                && self.first(below).is_some_and(|w| w.text.starts_with(char::is_uppercase))
        };
        let count = lines.windows(2).filter(|pair| begun(pair)).count();
        // By chance hardly two sentences in a row begin where lines do, nor does each fill its line.
        let each =
            count > 0 && count + 1 == lines.len() && lines.last().is_some_and(|l| self.last(l).is_some_and(stops));
        (lines.windows(2).any(early) || count >= FEWEST_ITEMS || each) && !lines.iter().any(within)
    }

    fn word(&self, line: &Line, place: usize) -> Option<&'a Word> {
        self.page.words.get(*line.words.get(place)?)
    }

    fn first(&self, line: &Line) -> Option<&'a Word> {
        self.word(line, 0)
    }

    fn last(&self, line: &Line) -> Option<&'a Word> {
        self.word(line, line.words.len().checked_sub(1)?)
    }

    /// Whether a line begins a new paragraph after the lines of `draft`.
    fn begins_paragraph(&self, draft: &Draft, line: &Line, label: Option<LineLabel>) -> bool {
        let Some(above) = draft.lines.last() else { return true };
        if let Some(answer) = self.by_tags(above, line) {
            return answer || self.is_broken_by_hand(draft, line) || self.is_next_item(draft, line, label);
        }
        if self.is_named(line) && draft.lines.first().is_some_and(|first| self.is_named(first)) {
            return true;
        }
        let pitch = (line.baseline() - above.baseline()) / (self.leading * above.size.max(line.size)).max(0.1);
        if pitch > APART {
            return true;
        }
        // "… processes. The" above "Partnership should …": whatever ended the line, it was no paragraph's last.
        let open =
            above.words.len() > 1 && !self.ends_item(above) && self.last(above).is_some_and(|w| is_open(&w.text));
        let short = self.next_word_fits(above, line) && !open;
        let ended = self.last(above).is_some_and(|w| ends_sentence(&w.text)) || self.ends_item(above);
        let lower = self.first(line).is_some_and(|w| starts_lower(&w.text));
        let running_on = lower && !ended;
        // A heading that fills its line goes on below it, set wider than the text.
        let heading = || label.is_none() && !short && !ended && self.are_both_bold(above, line);
        if pitch > MEASURED_APART && self.measured && !running_on && !heading() {
            return true;
        }
        if pitch > PERHAPS_APART && ((ended && !lower) || (short && !running_on)) {
            return true;
        }
        if label.is_some_and(|l| Self::label_breaks(draft, &l, ended || short)) {
            return true;
        }
        if self.has_tab(above) && self.has_tab(line) {
            return true;
        }
        if self.style_differs(above, line, running_on) {
            return true;
        }
        // A line at the right ("Action: Ms Moss") before one that begins at the left again.
        if above.bbox.left - line.bbox.left > SET_RIGHT * (self.right - self.left) {
            return true;
        }
        if short && (!running_on || self.room(above, line) > 0.45 * (self.right - self.left)) {
            return true;
        }
        if self.sentences_apart && ended && self.first(line).is_some_and(|w| w.text.starts_with(char::is_uppercase)) {
            return true;
        }
        if self.names_apart || self.asks_anew(draft, line) {
            return true;
        }
        if self.items_apart && (self.ends_item(above) || self.last(above).is_some_and(|w| w.text.ends_with(';'))) {
            return true;
        }
        self.indent_breaks(draft, line, ended && !lower)
    }

    /// Whether a line ends one item and leads to the last ("…; and").
    fn ends_item(&self, line: &Line) -> bool {
        let leads = self.last(line).is_some_and(|w| matches!(w.text.as_str(), "and" | "or"));
        leads
            && line.words.len().checked_sub(2).and_then(|at| self.word(line, at)).is_some_and(|w| w.text.ends_with(';'))
    }

    /// Whether a gap as wide as a tab stands in the line, behind more than a label: rows of names and dates, contents.
    fn has_tab(&self, line: &Line) -> bool {
        let labelled = self.first(line).is_some_and(|w| list_label(&w.text).is_some());
        line.words.windows(2).skip(usize::from(labelled)).any(|pair| {
            let [a, b] = pair else { return false };
            let (Some(a), Some(b)) = (self.page.words.get(*a), self.page.words.get(*b)) else { return false };
            runs::gap(a, b) > runs::TAB * line.size
        })
    }

    /// Whether a line begins with a name in capitals and a colon: "SUBJECT:", "REPORT BY:".
    fn is_named(&self, line: &Line) -> bool {
        let words = || line.words.iter().filter_map(|&w| self.page.words.get(w)).map(|w| w.text.as_str());
        let capitals = |word: &str| word.chars().any(char::is_uppercase) && !word.chars().any(char::is_lowercase);
        let end = words().take(NAME_WORDS).position(|word| word.ends_with(':'));
        end.is_some_and(|end| words().take(end + 1).all(capitals))
    }

    /// What the tag tree says, where both lines are tagged.
    fn by_tags(&self, above: &Line, line: &Line) -> Option<bool> {
        self.document.tags.as_ref()?;
        let tag = |line: &Line, place: usize| tags::block_tag(self.document, self.page, self.word(line, place)?);
        let (last, first) = (tag(above, above.words.len().checked_sub(1)?)?, tag(line, 0)?);
        // A cell without paragraphs of its own holds as many as its writer broke lines.
        let bare = last == first && matches!(tags::role(self.document, first), "TD" | "TH");
        (!bare).then_some(last != first)
    }

    /// Whether the writer ended a line within a tagged paragraph so that it reads as two: a bold heading with text below
    /// it ("<b>1. Minute</b><br>The minute was agreed"), or a sentence that leaves much room.
    fn is_broken_by_hand(&self, draft: &Draft, line: &Line) -> bool {
        let bold = |line: &Line| self.setting(line).bold;
        let ended = draft.lines.last().is_some_and(|above| self.next_word_fits(above, line));
        if ended && bold(line) == Some(false) && draft.lines.iter().all(|line| bold(line) == Some(true)) {
            return true;
        }
        // A line that ends early, with a capital below it: its writer broke the line, be it a sentence or a name of a list.
        // The lines of a heading are one.
        let whole =
            |tag: usize| self.narrower.contains(&tag) || tags::heading_level(tags::role(self.document, tag)).is_some();
        let pair = draft.lines.last().and_then(|above| Some((above, self.last(above)?, self.first(line)?)));
        pair.is_some_and(|(above, last, first)| {
            // "… relates to" above "IJB reserves", "Scottish" above "Health" above "Council": a column narrower than it seems.
            let open = || {
                leads_on(&last.text)
                    || last.text.ends_with([',', '-', '–', '&', '/'])
                    || above.words.len() < 2
                    || line.words.len() < 2
            };
            first.text.starts_with(char::is_uppercase)
                && self.room(above, line) > BROKEN_EARLY * (self.right - self.left)
                && (ends_sentence(&last.text) || !open() && !self.block_tag(line).is_some_and(whole))
        })
    }

    /// Whether a line begins with a label as the paragraph's first one does, after a sentence or a line that was ended: an
    /// item of a list whose writer broke the lines.
    fn is_next_item(&self, draft: &Draft, line: &Line, label: Option<LineLabel>) -> bool {
        let (Some(own), Some(found), Some(above)) = (draft.label, label, draft.lines.last()) else { return false };
        let pause = self.last(above).is_some_and(|w| ends_sentence(&w.text)) || self.next_word_fits(above, line);
        pause && own.label.kind == found.label.kind && (own.left - found.left).abs() <= SAME_INDENT
    }

    /// Whether a label at a line's beginning starts an item. `pause`: the line above ends a sentence or falls short.
    fn label_breaks(draft: &Draft, found: &LineLabel, pause: bool) -> bool {
        let like_the_last = draft
            .label
            .is_some_and(|own| own.label.kind == found.label.kind && (own.left - found.left).abs() <= SAME_INDENT);
        found.tagged
            || found.label.trust == LabelTrust::Sure
            || (found.tabbed && (pause || like_the_last || found.label.trust != LabelTrust::Doubtful))
            || (found.label.trust == LabelTrust::Likely && (pause || like_the_last))
    }

    fn is_hyphen_doubtful(&self, pair: &[Line]) -> bool {
        let [above, line] = pair else { return false };
        let words = self.last(above).zip(self.first(line));
        words.is_some_and(|(last, next)| hyphens::is_doubtful(self.page, &last.text, &next.text))
    }

    /// The finished paragraph.
    fn paragraph(&self, draft: &Draft, depths: &mut Depths, decoration: &Decoration) -> Paragraph {
        let left = draft.lines.first().map_or(self.left, |l| l.bbox.left);
        let column = Column { bounds: self.bounds, right: self.right };
        let seams_behind =
            |label_words: usize| broken_words::seams(self.document, self.page, &draft.lines, label_words, column);
        let label = draft.label.and_then(|l| Some((l, self.first(draft.lines.first()?)?)));
        let label_words = label.map_or(0, |(l, _)| l.words);
        let mut seams = seams_behind(label_words);
        // "10." above "30" in a narrow column is no label but half of a time of day.
        let alone = label_words > 0 && draft.lines.first().is_some_and(|line| line.words.len() == label_words);
        let whole = alone.then(|| seams_behind(0)).filter(|seams| seams.first().is_some_and(|seam| seam.broken));
        let (label, label_words) = if whole.is_some() { (None, 0) } else { (label, label_words) };
        seams = whole.unwrap_or(seams);
        let stretched = stretched::which(self.page, &draft.lines, label_words, (self.left, self.right));
        let mut paragraph = Paragraph {
            doubtful_order: beside::is_glued(self.page, &draft.lines, &stretched),
            doubtful_word: seams.iter().any(|seam| seam.doubtful)
                || draft.lines.windows(2).any(|pair| self.is_hyphen_doubtful(pair)),
            runs: runs::runs(self.page, &draft.lines, label_words, (&seams, &stretched), decoration),
            lines: draft.lines.iter().map(|l| l.place(self.page)).collect(),
            indent: left - self.left,
            ..Paragraph::default()
        };
        if let Some((found, word)) = label {
            paragraph.kind = ParagraphKind::ListItem;
            paragraph.label = Some(if found.drawn { "•".to_owned() } else { printed_bullet(&word.text) });
            let tagged =
                tags::block_tag(self.document, self.page, word).map_or(0, |t| tags::list_depth(self.document, t));
            let by_indent = depths.item(found.left, found.label.kind == LabelKind::Bullet);
            paragraph.level = match (tagged, found.label.depth) {
                (0, 1) => by_indent,
                (0, depth) | (depth, _) => depth,
            };
        } else {
            depths.text(left);
        }
        let tag = draft.lines.first().and_then(|line| self.block_tag(line));
        if let Some(level) = tag.and_then(|t| tags::heading_level(tags::role(self.document, t))) {
            paragraph.kind = ParagraphKind::Heading;
            paragraph.level = level;
        }
        paragraph
    }
}

/// Whether a word ends a sentence, a clause before a list, or an item.
pub(super) fn ends_sentence(text: &str) -> bool {
    text.trim_end_matches(['"', '\'', '”', '’', ')', ']']).ends_with(['.', '!', '?', ':', ';'])
}

/// Whether a word is an article, or one that leads to another, which ends no paragraph. One may sign in and carry on.
fn is_open(text: &str) -> bool {
    matches!(text, "the" | "The" | "an" | "An" | "a" | "with" | "of" | "and" | "from" | "our" | "their")
}

/// Whether a word begins with a small letter.
pub(super) fn starts_lower(text: &str) -> bool {
    text.trim_start_matches(['(', '"', '\'', '“', '‘', '[']).starts_with(char::is_lowercase)
}
