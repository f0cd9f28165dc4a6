//! Marks as words: which sign stands for each, and where among the words it stands.

use super::CAPTION;
use crate::document::{Direction, DrawnMark, MarkShape, Rect, Ruling, Word, WordOrigin};

/// The word that stands for a mark, and where it goes among the words.
pub(super) fn as_word(mark: &DrawnMark, tag: Option<u32>, rulings: &[Ruling], words: &[Word]) -> Option<(usize, Word)> {
    let sign = sign_of(mark.shape)?;
    let (at, like, caption) = place_among(mark, rulings, words)?;
    let like = words.get(like)?;
    let bbox = Rect { top: like.bbox.top, bottom: like.bbox.bottom, ..mark.bbox };
    let word = Word {
        text: sign.to_owned(),
        bbox: if caption { bbox } else { mark.bbox },
        direction: Direction::Right,
        origin: WordOrigin::Content,
        tag: tag.or(like.tag.filter(|_| caption)),
        artefact: caption && like.artefact,
        unsure: false,
        space_before: true,
        ..like.clone()
    };
    Some((at, word))
}

/// The sign of a mark; a dot has none.
fn sign_of(shape: MarkShape) -> Option<&'static str> {
    match shape {
        MarkShape::EmptyBox => Some("☐"),
        MarkShape::TickedBox => Some("☒"),
        MarkShape::Tick => Some("✓"),
        MarkShape::Cross => Some("✗"),
        MarkShape::Dot => None,
    }
}

/// Where a mark goes among the words, the word that it is set like, and whether that is its caption.
fn place_among(mark: &DrawnMark, rulings: &[Ruling], words: &[Word]) -> Option<(usize, usize, bool)> {
    let level = |area: &Rect, other: &Rect| other.centre_y() > area.top && other.centre_y() < area.bottom;
    let is_box = matches!(mark.shape, MarkShape::EmptyBox | MarkShape::TickedBox);
    let upright = |ruling: &&Ruling| {
        let line = ruling.bbox;
        !ruling.is_horizontal() && line.top <= mark.bbox.centre_y() && line.bottom >= mark.bbox.centre_y()
    };
    let borders: Vec<f32> = rulings.iter().filter(upright).map(|r| r.bbox.centre_x()).collect();
    let reach = CAPTION * mark.bbox.width();
    let beside = |word: &Word| {
        let gap = (word.bbox.left - mark.bbox.right).max(mark.bbox.left - word.bbox.right);
        let between = |x: &f32| (*x - mark.bbox.centre_x()) * (*x - word.bbox.centre_x()) < 0.0;
        let near = word.direction == Direction::Right && level(&mark.bbox, &word.bbox);
        (near && (-1.0..=reach).contains(&gap) && !borders.iter().any(between)).then_some(gap)
    };
    let nearest = (words.iter().enumerate())
        .filter(|_| is_box)
        .filter_map(|(at, word)| beside(word).map(|gap| (at, gap)))
        .min_by(|a, b| a.1.total_cmp(&b.1));
    // In a row without lines, after the words that stand before it.
    let in_row = || {
        let mut others = words.iter().enumerate().filter(|(_, w)| level(&mark.bbox, &w.bbox)).peekable();
        others.peek().filter(|_| borders.is_empty())?;
        let before = others.filter(|(_, w)| w.bbox.right <= mark.bbox.centre_x());
        let last = before.max_by(|a, b| a.1.bbox.right.total_cmp(&b.1.bbox.right));
        Some(last.map_or(0, |(at, _)| at + 1))
    };
    if let Some((at, _)) = nearest {
        let before = words.get(at).is_some_and(|w| mark.bbox.centre_x() < w.bbox.centre_x());
        return Some((if before { at } else { at + 1 }, at, true));
    }
    in_row().map(|at| (at, at.saturating_sub(1), false))
}
