//! Small drawn shapes to marks: boxes with or without something in them, and the signs ([`super::signs`]) that stand alone.

mod as_words;

use super::paths::SmallShape;
use super::signs::{crosses, sign};
use super::stacks;
use crate::document::{DrawnMark, Fill, MarkShape, Rect, Ruling, Word};
use as_words::as_word;

/// Sides of a drawn checkbox, in points.
const BOX_SIDES: std::ops::RangeInclusive<f32> = 4.5..=22.0;
/// A box is nearly square: its longer side is at most this many times the shorter.
const BOX_RATIO: f32 = 1.35;
/// Shapes this near to each other, in points, may be parts of one mark.
pub(super) const TOUCH: f32 = 1.0;
/// A page with more candidates than this is a drawing, not a form.
const CANDIDATES: usize = 600;

/// A box is filled in if a dark fill covers this share of it …
const FILLED_IN: f32 = 0.6;
/// … and reaches no further than this many times its area: larger fills shade cells.
const WIDER_FILL: f32 = 1.5;
/// A fill is dark if its channels stay below this on average.
const DARK: u32 = 140;
/// The corners of a rounded box keep this near, in points, to one of its sides.
const ROUNDED: f32 = 0.6;
/// A word is a box's caption if it stands this near, in sides of the box.
const CAPTION: f32 = 1.8;

/// A mark, and the tag of the content that draws it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Found {
    pub(super) mark: DrawnMark,
    tag: Option<u32>,
}

/// Finds the marks of a page. `round`: boxes that are circles. The lines of boxes that stand alone are taken out of
/// `rulings`.
pub(super) fn find(shapes: &[SmallShape], round: &[Rect], fills: &[Fill], rulings: &mut Vec<Ruling>) -> Vec<Found> {
    if shapes.len() > CANDIDATES {
        return Vec::new();
    }
    let mut boxes: Vec<(Rect, Option<u32>)> = Vec::new();
    let mut signs: Vec<Found> = Vec::new();
    stacks::take_out(shapes.iter().filter(|s| is_box(s) || is_rounded_box(s)).map(|s| s.area), rulings);
    for shape in shapes {
        if (is_box(shape) || is_rounded_box(shape)) && !touches_longer_line(&shape.area, rulings) {
            if !boxes.iter().any(|(known, _)| is_twin(known, &shape.area)) {
                boxes.push((shape.area, shape.tag));
            }
        } else if let Some(mark) = sign(shape) {
            signs.push(Found { mark, tag: shape.tag });
        }
    }
    signs.extend(crosses(shapes).into_iter().map(|mark| Found { mark, tag: None }));
    // A checked box as browsers print it: a full square among empty boxes of its size.
    let like = |area: &Rect, other: &Rect| (area.width() - other.width()).abs() < TOUCH;
    let mut full: Vec<(Rect, Option<u32>)> = shapes
        .iter()
        .filter(|s| is_filled_square(s) && boxes.iter().any(|(b, _)| like(&s.area, b)))
        .map(|s| (s.area, s.tag))
        .filter(|(area, _)| !boxes.iter().any(|(known, _)| holds(area, known) || is_twin(known, area)))
        .collect();
    full.dedup_by(|a, b| is_twin(&a.0, &b.0));
    boxes.extend(&full);
    for ring in round {
        let inside = |s: &&SmallShape| ring.contains(s.area.centre_x(), s.area.centre_y());
        boxes.push((*ring, shapes.iter().find(inside).and_then(|s| s.tag)));
    }
    signs.dedup_by(|a, b| a.mark.shape == b.mark.shape && same_area(&a.mark.bbox, &b.mark.bbox));
    rulings.retain(|ruling| !boxes.iter().any(|(area, _)| is_side(&ruling.bbox, area)));
    let middle = |found: &Found| (found.mark.bbox.centre_x(), found.mark.bbox.centre_y());
    let within = |area: &Rect, found: &Found| area.contains(middle(found).0, middle(found).1);
    let mut marks: Vec<Found> = boxes
        .iter()
        .map(|&(area, tag)| {
            let ticked = signs.iter().any(|s| within(&area, s))
                || is_filled_in(&area, fills)
                || full.iter().any(|(known, _)| *known == area);
            let shape = if ticked { MarkShape::TickedBox } else { MarkShape::EmptyBox };
            Found { mark: DrawnMark { bbox: area, shape }, tag }
        })
        .collect();
    let alone = |s: &Found| !boxes.iter().any(|(area, _)| within(area, s));
    marks.extend(signs.into_iter().filter(alone));
    marks.sort_by(|a, b| {
        let (a, b) = (&a.mark.bbox, &b.mark.bbox);
        a.top.total_cmp(&b.top).then(a.left.total_cmp(&b.left))
    });
    marks
}

/// Whether two outlines are those of one box: its border, and its ground a little within.
fn is_twin(a: &Rect, b: &Rect) -> bool {
    let within = (a.centre_x() - b.centre_x()).abs() < TOUCH && (a.centre_y() - b.centre_y()).abs() < TOUCH;
    let (wide, narrow) = (a.width().max(b.width()), a.width().min(b.width()));
    within && wide <= BOX_RATIO * narrow
}

fn is_box(shape: &SmallShape) -> bool {
    let (width, height) = (shape.area.width(), shape.area.height());
    let square = width.max(height) <= BOX_RATIO * width.min(height);
    // An office program starts a drawn rectangle in the middle of a side.
    let near = |a: f32, b: f32| (a - b).abs() < 0.6;
    let across = |x: f32| near(x, shape.area.left) || near(x, shape.area.right);
    let down = |y: f32| near(y, shape.area.top) || near(y, shape.area.bottom);
    let outlined = shape.points.iter().all(|(x, y)| across(*x) || down(*y));
    let corners = shape.points.iter().filter(|(x, y)| across(*x) && down(*y)).count();
    let upright = outlined && corners >= 4;
    !shape.filled
        && !shape.curved
        && square
        && upright
        && BOX_SIDES.contains(&width)
        && BOX_SIDES.contains(&height)
        && (4..=6).contains(&shape.points.len())
        && (shape.closed || shape.points.len() > 4)
}

/// A checkbox with rounded corners, as browsers print it.
fn is_rounded_box(shape: &SmallShape) -> bool {
    let (width, height) = (shape.area.width(), shape.area.height());
    let beside = |a: f32, b: f32| (a - b).abs() < ROUNDED;
    let outline = shape.points.iter().all(|(x, y)| {
        beside(*x, shape.area.left)
            || beside(*x, shape.area.right)
            || beside(*y, shape.area.top)
            || beside(*y, shape.area.bottom)
    });
    // Four straight sides remain between the corners: a circle has none.
    !shape.filled
        && shape.curved
        && shape.points.len() >= 8
        && width.max(height) <= BOX_RATIO * width.min(height)
        && BOX_SIDES.contains(&width)
        && BOX_SIDES.contains(&height)
        && outline
}

fn is_filled_square(shape: &SmallShape) -> bool {
    let (width, height) = (shape.area.width(), shape.area.height());
    shape.filled
        && width.max(height) <= BOX_RATIO * width.min(height)
        && BOX_SIDES.contains(&width)
        && BOX_SIDES.contains(&height)
}

fn holds(outer: &Rect, inner: &Rect) -> bool {
    outer.contains(inner.centre_x(), inner.centre_y()) && inner.width() <= outer.width() + TOUCH
}

/// Whether a box is painted full.
fn is_filled_in(area: &Rect, fills: &[Fill]) -> bool {
    let size = area.width() * area.height();
    fills.iter().any(|fill| {
        let colour = fill.colour;
        let dark = u32::from(colour.0) + u32::from(colour.1) + u32::from(colour.2) < 3 * DARK;
        dark && fill.bbox.overlap_x(area) * fill.bbox.overlap_y(area) >= FILLED_IN * size
            && fill.bbox.width() * fill.bbox.height() <= WIDER_FILL * size
    })
}

/// Gives boxes as words of their own: those with words beside them, so that a caption and its box are read together, and
/// those in rows that no line parts into cells. What remains are the marks of the page.
pub(super) fn into_words(found: Vec<Found>, rulings: &[Ruling], words: &mut Vec<Word>) -> Vec<DrawnMark> {
    let mut placed: Vec<(usize, Word)> = Vec::new();
    let mut marks: Vec<DrawnMark> = Vec::new();
    for Found { mark, tag } in found {
        match as_word(&mark, tag, rulings, words) {
            Some(word) => placed.push(word),
            None => marks.push(mark),
        }
    }
    placed.sort_by_key(|(at, _)| *at);
    for (at, word) in placed.into_iter().rev() {
        if let Some(next) = words.get_mut(at) {
            next.space_before = true;
        }
        words.insert(at.min(words.len()), word);
    }
    marks
}

/// A square of a grid is no checkbox: a line along one of its sides goes on.
fn touches_longer_line(area: &Rect, rulings: &[Ruling]) -> bool {
    // A box between close borders of its row is still a box; lines both ways make a corner of a grid.
    let touching = rulings.iter().filter(|ruling| {
        let b = ruling.bbox;
        if ruling.is_horizontal() {
            let along = (b.centre_y() - area.top).abs() < TOUCH || (b.centre_y() - area.bottom).abs() < TOUCH;
            along && b.overlap_x(area) > TOUCH && b.width() > area.width() + 4.0 * TOUCH
        } else {
            let along = (b.centre_x() - area.left).abs() < TOUCH || (b.centre_x() - area.right).abs() < TOUCH;
            along && b.overlap_y(area) > TOUCH && b.height() > area.height() + 4.0 * TOUCH
        }
    });
    let (across, down) =
        touching.fold((false, false), |(across, down), r| (across || r.is_horizontal(), down || !r.is_horizontal()));
    across && down
}

fn is_side(line: &Rect, area: &Rect) -> bool {
    line.left >= area.left - TOUCH
        && line.right <= area.right + TOUCH
        && line.top >= area.top - TOUCH
        && line.bottom <= area.bottom + TOUCH
}

fn same_area(a: &Rect, b: &Rect) -> bool {
    (a.left - b.left).abs() < TOUCH
        && (a.right - b.right).abs() < TOUCH
        && (a.top - b.top).abs() < TOUCH
        && (a.bottom - b.bottom).abs() < TOUCH
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shape(points: &[(f32, f32)], filled: bool, closed: bool, curved: bool) -> SmallShape {
        let (mut left, mut top, mut right, mut bottom) = (f32::MAX, f32::MAX, f32::MIN, f32::MIN);
        for (x, y) in points {
            (left, right) = (left.min(*x), right.max(*x));
            (top, bottom) = (top.min(*y), bottom.max(*y));
        }
        SmallShape {
            area: Rect { left, top, right, bottom },
            points: points.to_vec(),
            filled,
            curved,
            closed,
            tag: None,
        }
    }

    fn check(shapes: &[SmallShape], expected: &[MarkShape]) {
        let found: Vec<MarkShape> = find(shapes, &[], &[], &mut Vec::new()).into_iter().map(|m| m.mark.shape).collect();
        assert_eq!(found, expected);
    }

    fn square() -> SmallShape {
        shape(&[(10.0, 10.0), (20.0, 10.0), (20.0, 20.0), (10.0, 20.0)], false, true, false)
    }

    fn tick() -> SmallShape {
        shape(&[(12.0, 15.0), (14.0, 18.0), (18.0, 11.0)], false, false, false)
    }

    fn stroke(a: (f32, f32), b: (f32, f32)) -> SmallShape {
        shape(&[a, b], false, false, false)
    }

    #[test]
    fn boxes_ticks_and_crosses() {
        check(&[square()], &[MarkShape::EmptyBox]);
        // Drawn from the middle of a side, and a rhombus.
        let middle = [(15.0, 10.0), (20.0, 10.0), (20.0, 20.0), (10.0, 20.0), (10.0, 10.0), (15.0, 10.0)];
        check(&[shape(&middle, false, true, false)], &[MarkShape::EmptyBox]);
        let rhombus = [(15.0, 10.0), (20.0, 15.0), (15.0, 20.0), (10.0, 15.0), (15.0, 10.0)];
        check(&[shape(&rhombus, false, true, false)], &[]);
        check(&[tick()], &[MarkShape::Tick]);
        check(&[square(), tick()], &[MarkShape::TickedBox]);
        let strokes = [stroke((12.0, 12.0), (18.0, 18.0)), stroke((12.0, 18.0), (18.0, 12.0))];
        check(&strokes, &[MarkShape::Cross]);
        check(&[square(), strokes[0].clone(), strokes[1].clone()], &[MarkShape::TickedBox]);
        check(&[strokes[0].clone()], &[]);
    }

    #[test]
    fn filled_outlines() {
        let outline = [(10.0, 15.0), (12.0, 13.5), (14.0, 16.5), (19.0, 9.0), (21.0, 9.5), (14.5, 20.0)];
        check(&[shape(&outline, true, true, false)], &[MarkShape::Tick]);
        let cross = [
            (10.0, 12.0),
            (12.0, 10.0),
            (15.0, 13.0),
            (18.0, 10.0),
            (20.0, 12.0),
            (17.0, 15.0),
            (20.0, 18.0),
            (18.0, 20.0),
            (15.0, 17.0),
            (12.0, 20.0),
            (10.0, 18.0),
            (13.0, 15.0),
        ];
        check(&[shape(&cross, true, true, false)], &[MarkShape::Cross]);
        let circle: Vec<(f32, f32)> = (0..16)
            .map(|i| (i as f32 * std::f32::consts::FRAC_PI_8).sin_cos())
            .map(|(s, c)| (15.0 + 3.0 * c, 15.0 + 3.0 * s))
            .collect();
        check(&[shape(&circle, true, true, true)], &[MarkShape::Dot]);
    }

    #[test]
    fn boxes_as_browsers_print_them() {
        let corners = |x: f32| {
            [(x + 2.0, 10.0), (x + 7.0, 10.0), (x + 9.0, 12.0), (x + 9.0, 17.0), (x + 7.0, 19.0), (x + 2.0, 19.0)]
                .into_iter()
                .chain([(x, 17.0), (x, 12.0)])
                .collect::<Vec<_>>()
        };
        let empty = shape(&corners(10.0), false, true, true);
        let full = shape(&corners(110.0), true, true, true);
        check(&[empty.clone(), full.clone()], &[MarkShape::EmptyBox, MarkShape::TickedBox]);
        check(&[full], &[MarkShape::Dot]);
    }

    #[test]
    fn a_box_painted_full_is_ticked() {
        let dark = Fill { bbox: square().area, colour: crate::document::Colour(0, 0, 0) };
        let shade = Fill { bbox: Rect { left: 0.0, top: 0.0, right: 200.0, bottom: 40.0 }, ..dark };
        let found = |fill| find(&[square()], &[], &[fill], &mut Vec::new())[0].mark.shape;
        assert_eq!((found(dark), found(shade)), (MarkShape::TickedBox, MarkShape::EmptyBox));
    }

    #[test]
    fn a_box_beside_words_is_read_with_them() {
        let found = find(&[square()], &[], &[], &mut Vec::new());
        let caption = |left: f32| Word::new("Established", Rect { left, top: 9.0, right: left + 50.0, bottom: 21.0 });
        let mut far = vec![caption(90.0)];
        let border = Ruling { bbox: Rect { left: 80.0, top: 0.0, right: 80.4, bottom: 40.0 }, colour: None };
        assert_eq!((into_words(found.clone(), &[border], &mut far).len(), far.len()), (1, 1));
        // Without lines, the row holds both.
        assert_eq!((into_words(found.clone(), &[], &mut far).len(), far.len()), (0, 2));
        let mut near = vec![caption(24.0)];
        assert!(into_words(found.clone(), &[border], &mut near).is_empty());
        assert_eq!(near.iter().map(|w| w.text.as_str()).collect::<Vec<_>>(), ["☐", "Established"]);
        // What stands in the next cell is no caption.
        let border = Ruling { bbox: Rect { left: 22.0, right: 22.4, ..border.bbox }, ..border };
        assert_eq!(into_words(found, &[border], &mut vec![caption(24.0)]).len(), 1);
    }

    #[test]
    fn squares_of_a_grid_are_no_boxes() {
        let across = Ruling { bbox: Rect { left: 0.0, top: 9.8, right: 200.0, bottom: 10.2 }, colour: None };
        let down = Ruling { bbox: Rect { left: 9.8, top: 0.0, right: 10.2, bottom: 200.0 }, colour: None };
        let mut rulings = vec![across, down];
        assert_eq!(find(&[square()], &[], &[], &mut rulings), []);
        assert_eq!(rulings.len(), 2);
        // As high as its row, but not as wide as its cell.
        assert_eq!(find(&[square()], &[], &[], &mut vec![across]).len(), 1);
    }

    #[test]
    fn sides_of_lone_boxes_are_no_ruling_lines() {
        let mut rulings = vec![Ruling { bbox: Rect { left: 10.0, top: 9.8, right: 20.0, bottom: 10.2 }, colour: None }];
        assert_eq!(find(&[square()], &[], &[], &mut rulings).len(), 1);
        assert_eq!(rulings, []);
    }
}
