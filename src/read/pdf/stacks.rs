//! Boxes that stand right above one another, or side by side: their sides were joined to one line each, which is none of a
//! table's.

use super::marks::TOUCH;
use crate::document::{Rect, Ruling};

/// Boxes of a stack stand apart by more than this, in points: cells of a grid share their sides.
const APART: f32 = 0.4;
/// Lines that are nearer than this, in points, were joined.
const JOINED: f32 = 4.0;

/// Takes out the lines that are the sides of several boxes and nothing else.
pub(super) fn take_out(boxes: impl Iterator<Item = Rect>, rulings: &mut Vec<Ruling>) {
    let boxes: Vec<Rect> = boxes.collect();
    if boxes.len() < 2 {
        return;
    }
    rulings.retain(|ruling| !is_of_boxes(&ruling.bbox, ruling.is_horizontal(), &boxes));
}

fn is_of_boxes(line: &Rect, horizontal: bool, boxes: &[Rect]) -> bool {
    let near = |a: f32, b: f32| (a - b).abs() < TOUCH;
    // From where to where the boxes reach along the line that have a side on it.
    let mut spans: Vec<(f32, f32)> = boxes
        .iter()
        .filter_map(|area| {
            let (on_a_side, span) = if horizontal {
                let middle = line.centre_y();
                (near(middle, area.top) || near(middle, area.bottom), (area.left, area.right))
            } else {
                let middle = line.centre_x();
                (near(middle, area.left) || near(middle, area.right), (area.top, area.bottom))
            };
            on_a_side.then_some(span)
        })
        .collect();
    let (start, end) = if horizontal { (line.left, line.right) } else { (line.top, line.bottom) };
    spans.retain(|(from, to)| *from > start - TOUCH && *to < end + TOUCH);
    spans.sort_by(|a, b| a.0.total_cmp(&b.0));
    // Two outlines of one box.
    spans.dedup_by(|a, b| near(a.0, b.0));
    let (Some(first), Some(last)) = (spans.first(), spans.last()) else { return false };
    spans.len() > 1
        && near(first.0, start)
        && near(last.1, end)
        && spans.windows(2).all(|pair| (APART..JOINED).contains(&(pair[1].0 - pair[0].1)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn area(top: f32) -> Rect {
        Rect { left: 10.0, top, right: 22.0, bottom: top + 12.0 }
    }

    #[test]
    fn sides_of_stacked_boxes_are_no_lines() {
        let line = |x: f32, top: f32, bottom: f32| Rect { left: x, top, right: x, bottom };
        let stacked = [area(100.0), area(113.0), area(126.0)];
        assert!(is_of_boxes(&line(10.0, 100.0, 138.0), false, &stacked));
        assert!(is_of_boxes(&line(22.0, 100.0, 138.0), false, &stacked));
        assert!(!is_of_boxes(&line(10.0, 90.0, 138.0), false, &stacked), "it goes on above them");
        assert!(!is_of_boxes(&line(40.0, 100.0, 138.0), false, &stacked), "it stands beside them");
        let grid = [area(100.0), area(112.0), area(124.0)];
        assert!(!is_of_boxes(&line(10.0, 100.0, 136.0), false, &grid), "cells of a grid touch");
    }
}
