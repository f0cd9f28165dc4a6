//! Circles and ellipses: round boxes of a form, and lines drawn round a word to choose it.

use crate::document::{Annotation, AnnotationKind, Rect, Word};

/// Sides of a round box, in points.
const ROUND_BOX: std::ops::RangeInclusive<f32> = 7.0..=18.0;
/// The sides of a round box differ by no more than this many times.
const ROUND: f32 = 1.12;
/// Width and height of a line drawn round words, in points.
const AROUND_WIDTH: std::ops::RangeInclusive<f32> = 9.0..=220.0;
const AROUND_HEIGHT: std::ops::RangeInclusive<f32> = 9.0..=60.0;
/// Points of an ellipse lie this near to it, as a share of its radius.
const NEAR: f32 = 0.12;
/// Sides of round boxes of one kind differ by no more than this, in points.
const ALIKE: f32 = 1.0;
/// A line round a word leaves at most this share of the word's width outside.
const OUTSIDE: f32 = 0.25;
/// A line is drawn round at most so many words: a larger one is a frame or a diagram.
const MOST_WORDS: usize = 8;

/// Whether points lie on the ellipse that fills their box.
pub(super) fn is_ellipse(points: impl IntoIterator<Item = (f32, f32)>, area: &Rect) -> bool {
    let (wide, high) = (area.width() / 2.0, area.height() / 2.0);
    let sized = AROUND_WIDTH.contains(&area.width()) && AROUND_HEIGHT.contains(&area.height());
    (sized || is_round(area)) && {
        let (x, y) = (area.centre_x(), area.centre_y());
        points.into_iter().all(|p| (((p.0 - x) / wide).hypot((p.1 - y) / high) - 1.0).abs() <= NEAR)
    }
}

fn is_round(area: &Rect) -> bool {
    let (wide, high) = (area.width(), area.height());
    ROUND_BOX.contains(&wide) && ROUND_BOX.contains(&high) && wide.max(high) <= ROUND * wide.min(high)
}

/// The rings that are boxes of a form: round, nothing written in them, several alike. Those drawn twice count once.
pub(super) fn boxes(rings: &[Rect], words: &[Word]) -> Vec<Rect> {
    let mut out: Vec<Rect> = Vec::new();
    for ring in rings.iter().filter(|r| is_round(r)) {
        let written = words.iter().any(|w| ring.contains(w.bbox.centre_x(), w.bbox.centre_y()));
        if !written && !out.iter().any(|known| known.contains(ring.centre_x(), ring.centre_y())) {
            out.push(*ring);
        }
    }
    let alike = |a: &Rect, b: &Rect| (a.width() - b.width()).abs() <= ALIKE && (a.height() - b.height()).abs() <= ALIKE;
    out.iter().filter(|one| out.iter().filter(|other| alike(one, other)).count() > 1).copied().collect()
}

/// Lines drawn round words, as a highlighter's strokes: they choose what they enclose.
pub(super) fn chosen(rings: &[Rect], words: &[Word]) -> Vec<Annotation> {
    let encloses = |ring: &&Rect| {
        let inside: Vec<&Word> =
            words.iter().filter(|w| ring.contains(w.bbox.centre_x(), w.bbox.centre_y())).take(MOST_WORDS + 1).collect();
        let whole = |w: &&Word| ring.overlap_x(&w.bbox) >= (1.0 - OUTSIDE) * w.bbox.width();
        !inside.is_empty() && inside.len() <= MOST_WORDS && inside.iter().all(whole)
    };
    let mut out: Vec<Annotation> = Vec::new();
    for ring in rings.iter().filter(encloses) {
        let known = |a: &Annotation| a.boxes.iter().any(|b| b.contains(ring.centre_x(), ring.centre_y()));
        if !out.iter().any(known) {
            out.push(Annotation { boxes: vec![*ring], kind: AnnotationKind::Highlight, text: None, colour: None });
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ellipse(area: &Rect) -> Vec<(f32, f32)> {
        let at = |step: i32| (f32::from(step as i16) * std::f32::consts::TAU / 12.0).sin_cos();
        let place =
            |(s, c): (f32, f32)| (area.centre_x() + c * area.width() / 2.0, area.centre_y() + s * area.height() / 2.0);
        (0..12).map(at).map(place).collect()
    }

    fn word(left: f32) -> Word {
        Word::new("Yes", Rect { left, top: 10.0, right: left + 16.0, bottom: 20.0 })
    }

    #[test]
    fn ellipses_are_told_from_boxes() {
        let area = Rect::new(10.0, 5.0, 50.0, 25.0);
        assert!(is_ellipse(ellipse(&area), &area));
        let mut corners = ellipse(&area);
        corners.push((10.0, 5.0));
        assert!(!is_ellipse(corners, &area));
    }

    #[test]
    fn a_line_round_a_word_chooses_it() {
        let ring = Rect::new(6.0, 6.0, 34.0, 24.0);
        assert_eq!(chosen(&[ring], &[word(12.0), word(60.0)]).len(), 1);
        assert_eq!(chosen(&[ring], &[word(60.0)]).len(), 0);
        assert_eq!(chosen(&[ring, ring], &[word(12.0)]).len(), 1);
    }

    #[test]
    fn round_boxes_stand_in_company_and_hold_no_words() {
        let (one, two) = (Rect::new(0.0, 10.0, 10.0, 20.0), Rect::new(100.0, 10.0, 110.0, 20.0));
        assert_eq!(boxes(&[one, two], &[]).len(), 2);
        assert_eq!(boxes(&[one], &[]).len(), 0);
        assert_eq!(boxes(&[Rect::new(10.0, 6.0, 27.0, 23.0), two], &[word(10.0)]).len(), 0);
    }
}
