//! Pages whose text stands sideways or upside down: a landscape table printed onto an upright sheet.

use kurbo::Affine;

use crate::document::{Direction, Turn, Word};

/// Fewer letters on a page are a stamp, or the name of a picture's axis.
const FEWEST_LETTERS: usize = 80;
/// Of ten letters so many stand one way where the page does: its number and its running head may stand upright.
const OF_TEN: usize = 8;

/// How a page must be turned to be read.
pub(super) fn needed(words: &[Word]) -> Turn {
    let letters = |direction: Option<Direction>| -> usize {
        let own = words.iter().filter(|word| direction.is_none_or(|direction| word.direction == direction));
        own.map(|word| word.text.len()).sum()
    };
    let all = letters(None);
    let ways = [(Direction::Up, Turn::Right), (Direction::Down, Turn::Left), (Direction::Left, Turn::Over)];
    let most = |direction| letters(Some(direction)) * 10 >= all * OF_TEN;
    match ways.into_iter().find(|&(direction, _)| most(direction)) {
        Some((_, turn)) if all >= FEWEST_LETTERS => turn,
        _ => Turn::None,
    }
}

/// A page's width and height and the way to its coordinates, once it is turned.
pub(super) fn frame(turn: Turn, (width, height, to_page): (f32, f32, Affine)) -> (f32, f32, Affine) {
    let (w, h) = (f64::from(width), f64::from(height));
    match turn {
        Turn::None => (width, height, to_page),
        Turn::Right => (height, width, Affine::new([0.0, 1.0, -1.0, 0.0, h, 0.0]) * to_page),
        Turn::Over => (width, height, Affine::new([-1.0, 0.0, 0.0, -1.0, w, h]) * to_page),
        Turn::Left => (height, width, Affine::new([0.0, -1.0, 1.0, 0.0, 0.0, w]) * to_page),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Page, Rect};

    fn words(up: usize, right: usize) -> Vec<Word> {
        let made =
            |direction, count| (0..count).map(move |_| Word { direction, ..Word::new("ferry", Rect::default()) });
        made(Direction::Up, up).chain(made(Direction::Right, right)).collect()
    }

    #[test]
    fn pages_are_turned_by_most_of_their_text() {
        assert_eq!(needed(&words(40, 3)), Turn::Right);
        assert_eq!(needed(&words(20, 20)), Turn::None);
        assert_eq!(needed(&words(4, 0)), Turn::None);
    }

    #[test]
    fn what_is_turned_is_turned_back() {
        for turn in [Turn::None, Turn::Right, Turn::Over, Turn::Left] {
            let (width, height, way) = frame(turn, (600.0, 800.0, Affine::IDENTITY));
            let at = |x: f64, y: f64| way * kurbo::Point::new(x, y);
            let (a, b) = (at(10.0, 20.0), at(110.0, 40.0));
            let turned = Rect::new(a.x.min(b.x) as f32, a.y.min(b.y) as f32, a.x.max(b.x) as f32, a.y.max(b.y) as f32);
            let page = Page { width, height, turn, ..Page::default() };
            assert_eq!(page.as_printed(turned), Rect::new(10.0, 20.0, 110.0, 40.0), "{turn:?}");
        }
    }
}
