//! Drawn signs: which small shapes are ticks, crosses and dots.

use super::marks::TOUCH;
use super::paths::SmallShape;
use crate::document::{DrawnMark, MarkShape};

/// Sides of a tick, cross or dot, in points.
const MARK_SIDES: std::ops::RangeInclusive<f32> = 2.0..=26.0;
/// Where, as shares of a shape's box, the arms of a filled cross and the end of a tick are looked for ...
const ARM: f32 = 0.17;
/// ... and the corners that a dot leaves out.
const CORNER: f32 = 0.08;

/// What one shape by itself looks like.
pub(super) fn sign(shape: &SmallShape) -> Option<DrawnMark> {
    let (width, height) = (shape.area.width(), shape.area.height());
    if !MARK_SIDES.contains(&width) || !MARK_SIDES.contains(&height) || width.max(height) > 3.0 * width.min(height) {
        return None;
    }
    let found = if shape.filled { filled_sign(shape) } else { stroked_sign(shape) };
    found.map(|found| DrawnMark { bbox: shape.area, shape: found })
}

/// A tick drawn with one stroke: down to the right, then further up to the right.
fn stroked_sign(shape: &SmallShape) -> Option<MarkShape> {
    let mut points = shape.points.clone();
    points.dedup();
    if shape.closed || shape.curved {
        return None;
    }
    let [mut start, turn, mut end] = <[(f32, f32); 3]>::try_from(points).ok()?;
    if start.0 > end.0 {
        (start, end) = (end, start);
    }
    let down = turn.1 - start.1;
    let up = turn.1 - end.1;
    (turn.0 > start.0 && end.0 > turn.0 && down > 0.5 && up > 1.2 * down).then_some(MarkShape::Tick)
}

/// A filled outline, told by which parts of its box it covers.
fn filled_sign(shape: &SmallShape) -> Option<MarkShape> {
    if shape.points.len() < 5 {
        return None;
    }
    let covered = |across: f32, down: f32| {
        let x = shape.area.left + shape.area.width() * across;
        let y = shape.area.top + shape.area.height() * down;
        is_inside(&shape.points, x, y)
    };
    let corners_at = |edge: f32| [(edge, edge), (1.0 - edge, edge), (edge, 1.0 - edge), (1.0 - edge, 1.0 - edge)];
    let corners = corners_at(ARM).map(|(x, y)| covered(x, y));
    let far_corners = corners_at(CORNER).map(|(x, y)| covered(x, y));
    let sides = [(0.5, ARM), (ARM, 0.5), (1.0 - ARM, 0.5), (0.5, 1.0 - ARM)].map(|(x, y)| covered(x, y));
    let centre = covered(0.5, 0.5);
    let nearly_square =
        shape.area.width().max(shape.area.height()) < 1.25 * shape.area.width().min(shape.area.height());
    if corners.iter().all(|c| *c) && centre && sides.iter().all(|s| !s) {
        Some(MarkShape::Cross)
    } else if shape.curved && nearly_square && centre && sides.iter().all(|s| *s) && far_corners.iter().all(|c| !c) {
        Some(MarkShape::Dot)
    } else if corners[1] && !corners[0] && !corners[3] && !sides[0] && !sides[2] && shape.points.len() >= 6 {
        is_tick_outline(shape).then_some(MarkShape::Tick)
    } else {
        None
    }
}

/// The lowest point of a tick lies left of its middle, its highest at the right.
fn is_tick_outline(shape: &SmallShape) -> bool {
    let by_height = |a: &&(f32, f32), b: &&(f32, f32)| a.1.total_cmp(&b.1);
    let (Some(highest), Some(lowest)) = (shape.points.iter().min_by(by_height), shape.points.iter().max_by(by_height))
    else {
        return false;
    };
    let across = |x: f32| (x - shape.area.left) / shape.area.width().max(0.1);
    across(highest.0) > 0.7 && (0.15..=0.6).contains(&across(lowest.0))
}

/// Whether a point lies inside a polygon (even-odd rule).
pub(super) fn is_inside(points: &[(f32, f32)], x: f32, y: f32) -> bool {
    let mut inside = false;
    let mut previous = points.last();
    for point in points {
        if let Some(before) = previous
            && (point.1 > y) != (before.1 > y)
            && x < (before.0 - point.0) * (y - point.1) / (before.1 - point.1) + point.0
        {
            inside = !inside;
        }
        previous = Some(point);
    }
    inside
}

/// Crosses drawn with two slanting strokes.
pub(super) fn crosses(shapes: &[SmallShape]) -> Vec<DrawnMark> {
    let strokes: Vec<(&SmallShape, bool)> = shapes.iter().filter_map(|s| Some((s, slant(s)?))).collect();
    let mut found = Vec::new();
    for (index, (one, falls)) in strokes.iter().enumerate() {
        let partner = strokes.iter().skip(index + 1).find(|(other, other_falls)| {
            let near = TOUCH + 0.2 * one.area.width().max(other.area.width());
            falls != other_falls
                && (one.area.centre_x() - other.area.centre_x()).abs() < near
                && (one.area.centre_y() - other.area.centre_y()).abs() < near
        });
        if let Some((other, _)) = partner {
            found.push(DrawnMark { bbox: one.area.union(&other.area), shape: MarkShape::Cross });
        }
    }
    found
}

/// Whether a single slanting stroke falls to the right (true) or rises (false).
fn slant(shape: &SmallShape) -> Option<bool> {
    if shape.filled || shape.curved {
        return None;
    }
    let [start, end] = <[(f32, f32); 2]>::try_from(shape.points.clone()).ok()?;
    let (dx, dy) = (end.0 - start.0, end.1 - start.1);
    let slanting = dx.abs() > 0.4 * dy.abs() && dy.abs() > 0.4 * dx.abs();
    let sized = MARK_SIDES.contains(&dx.abs()) && MARK_SIDES.contains(&dy.abs());
    (slanting && sized).then_some((dx > 0.0) == (dy > 0.0))
}
