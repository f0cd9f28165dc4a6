//! Paths to ruling lines, filled areas and drawn shapes. Points enter in page space.

use kurbo::{Affine, Point};

use super::colour::{PATTERN, Paint};
use super::rings;
use crate::document::{Colour, Fill, Rect, Ruling};

/// Filled areas up to this thickness, in points, are lines; thick borders in print are 3 points and more rarely 4.5.
const LINE_THICKNESS: f32 = 4.0;
/// A line is at least this many times as long as it is thick.
const LINE_RATIO: f32 = 2.5;
/// A line may lean by this many points over its length and still counts as straight.
const LEAN: f32 = 0.6;
/// A curve bends at least one part in so many of its length: a small circle may be drawn as sixteen.
const SLIGHTEST_BEND: f64 = 30.0;
/// A stroke without any width is still as wide as a device's dot, in points.
const HAIRLINE: f32 = 0.1;
/// Lines shorter than this, in points, are shown only where they join with others.
pub(super) const SHORT: f32 = 1.5;

/// One stretch of a path.
#[derive(Debug, Clone, Copy)]
struct Stretch {
    start: usize,
    closed: bool,
    curved: bool,
}

/// The path under way.
#[derive(Default)]
pub(super) struct PathBuilder {
    points: Vec<Point>,
    stretches: Vec<Stretch>,
    current: Option<Point>,
}

impl PathBuilder {
    /// Starts a stretch.
    pub(super) fn move_to(&mut self, point: Point) {
        self.stretches.push(Stretch { start: self.points.len(), closed: false, curved: false });
        self.points.push(point);
        self.current = Some(point);
    }

    /// A straight piece.
    pub(super) fn line_to(&mut self, point: Point) {
        if self.current.is_none() {
            return self.move_to(point);
        }
        self.points.push(point);
        self.current = Some(point);
    }

    /// A curved piece; only its ends and handles count.
    pub(super) fn curve_to(&mut self, first: Point, second: Point, end: Point) {
        if self.current.is_none() {
            self.move_to(first);
        }
        // A curve whose handles lie on the straight way is a straight line, as some writers draw all lines so.
        let start = self.current.unwrap_or(first);
        let nearest = (f64::from(LEAN) / 4.0).min(start.distance(end) / SLIGHTEST_BEND);
        let straight = [first, second].iter().all(|p| distance_from_line(*p, start, end) <= nearest);
        if !straight {
            // The middle of the curve keeps the shape's extent.
            let middle = Point::new(
                (start.x + 3.0 * first.x + 3.0 * second.x + end.x) / 8.0,
                (start.y + 3.0 * first.y + 3.0 * second.y + end.y) / 8.0,
            );
            self.points.push(middle);
            if let Some(stretch) = self.stretches.last_mut() {
                stretch.curved = true;
            }
        }
        self.points.push(end);
        self.current = Some(end);
    }

    /// The current point, in page space.
    pub(super) fn current(&self) -> Option<Point> {
        self.current
    }

    /// Goes back to the stretch's start.
    pub(super) fn close(&mut self) {
        if let Some(stretch) = self.stretches.last_mut() {
            stretch.closed = true;
            self.current = self.points.get(stretch.start).copied();
        }
    }

    /// A rectangle from a corner, in the space of `to_page`.
    pub(super) fn rectangle(&mut self, to_page: &Affine, x: f64, y: f64, width: f64, height: f64) {
        self.stretches.push(Stretch { start: self.points.len(), closed: true, curved: false });
        for (dx, dy) in [(0.0, 0.0), (width, 0.0), (width, height), (0.0, height)] {
            self.points.push(*to_page * Point::new(x + dx, y + dy));
        }
        self.current = self.stretches.last().and_then(|s| self.points.get(s.start)).copied();
    }

    /// Forgets the path.
    pub(super) fn clear(&mut self) {
        self.points.clear();
        self.stretches.clear();
        self.current = None;
    }

    /// The extent of the whole path.
    pub(super) fn extent(&self) -> Option<Rect> {
        extent(&self.points)
    }

    fn shapes(&self) -> impl Iterator<Item = Shape<'_>> {
        self.stretches.iter().enumerate().filter_map(|(index, stretch)| {
            let end = self.stretches.get(index + 1).map_or(self.points.len(), |s| s.start);
            let points = self.points.get(stretch.start..end)?;
            Some(Shape { points, closed: stretch.closed, curved: stretch.curved })
        })
    }
}

/// A stretch with its points.
#[derive(Clone, Copy)]
struct Shape<'p> {
    points: &'p [Point],
    closed: bool,
    curved: bool,
}

impl Shape<'_> {
    /// The rectangle that it is, if it is an upright one.
    fn rectangle(&self) -> Option<Rect> {
        if self.curved || !(4..=6).contains(&self.points.len()) {
            return None;
        }
        let area = extent(self.points)?;
        let on_corner = |p: &Point| {
            let (x, y) = (p.x as f32, p.y as f32);
            ((x - area.left).abs() < LEAN || (x - area.right).abs() < LEAN)
                && ((y - area.top).abs() < LEAN || (y - area.bottom).abs() < LEAN)
        };
        let straight = self.points.windows(2).all(|pair| match pair {
            [a, b] => (a.x - b.x).abs() < f64::from(LEAN) || (a.y - b.y).abs() < f64::from(LEAN),
            _ => true,
        });
        (straight && self.points.iter().all(on_corner)).then_some(area)
    }

    /// The share of its box that it covers.
    fn covers(&self) -> f32 {
        let next = self.points.iter().cycle().skip(1);
        let doubled: f64 = self.points.iter().zip(next).map(|(a, b)| a.x * b.y - b.x * a.y).sum();
        extent(self.points).map_or(0.0, |area| (doubled.abs() / 2.0) as f32 / (area.width() * area.height()).max(0.1))
    }
}

/// What the paths of a page left on it.
#[derive(Default)]
pub(super) struct Drawing {
    /// Lines as drawn, not yet joined.
    pub(super) rulings: Vec<Ruling>,
    /// Areas with the number of things painted before them.
    pub(super) fills: Vec<PaintedFill>,
    /// Small drawn shapes: candidates for ticks, crosses and boxes.
    pub(super) shapes: Vec<SmallShape>,
    /// Large shapes that are no rectangles: candidates for the letters of a stamp.
    pub(super) outlines: Vec<Outline>,
    /// Stroked circles and ellipses.
    pub(super) rings: Vec<Rect>,
    /// The tag of what is painted now.
    pub(super) tag: Option<u32>,
    /// Number of things painted so far.
    pub(super) painted: u32,
}

/// A filled area and when it was painted.
#[derive(Debug, Clone, Copy)]
pub(super) struct PaintedFill {
    pub(super) fill: Fill,
    pub(super) order: u32,
    /// It hides what lies under it.
    pub(super) opaque: bool,
    /// It covers its box: no letter or other figure.
    pub(super) solid: bool,
}

/// A large filled shape that is no rectangle.
#[derive(Debug, Clone)]
pub(super) struct Outline {
    pub(super) area: Rect,
    pub(super) points: Vec<(f32, f32)>,
    pub(super) colour: Colour,
}

/// A small shape without text.
#[derive(Debug, Clone)]
pub(super) struct SmallShape {
    pub(super) area: Rect,
    pub(super) points: Vec<(f32, f32)>,
    pub(super) filled: bool,
    pub(super) curved: bool,
    pub(super) closed: bool,
    /// The tag of the content that draws it.
    pub(super) tag: Option<u32>,
}

/// Largest side, in points, of a shape that may be a tick, cross or box.
const SMALL_SHAPE: f32 = 30.0;
/// A shape has no more corners than this.
const SHAPE_POINTS: usize = 64;
/// A page has no more circles and ellipses than this that are worth looking at.
const RINGS: usize = 400;
/// They are drawn with at least so many points …
const FEWEST_RING_POINTS: usize = 8;
/// … and no more than this.
const RING_POINTS: usize = 160;
/// A page has no more small shapes than this that are worth looking at.
const SHAPES: usize = 2_000;
/// The letters of a stamp are at least this long one way, in points …
const LETTER: f32 = 14.0;
/// … and are drawn with no more corners than this.
const LETTER_POINTS: usize = 800;
/// A page has no more shapes than this that may be letters.
const LETTERS: usize = 200;
/// A shape that leaves out more than this share of its box is a figure, and no filled area.
const FIGURE: f32 = 0.2;

impl Drawing {
    /// Strokes a path.
    pub(super) fn stroke(&mut self, path: &PathBuilder, paint: &Paint, width: f32, clip: &Rect) {
        self.painted += 1;
        if paint.alpha <= 0.01 || paint.is_white() {
            return;
        }
        let width = width.max(HAIRLINE);
        for shape in path.shapes() {
            self.keep_small(&shape, false, paint);
            if let Some(ring) = ring(&shape) {
                self.keep_ring(ring);
            }
            let wrap = if shape.closed { shape.points.first() } else { None };
            let ends = shape.points.iter().skip(1).chain(wrap);
            for (start, end) in shape.points.iter().zip(ends) {
                self.line(*start, *end, width, paint, clip);
            }
        }
    }

    fn line(&mut self, start: Point, end: Point, width: f32, paint: &Paint, clip: &Rect) {
        let mut area = Rect::new(start.x as f32, start.y as f32, end.x as f32, end.y as f32);
        let half = width / 2.0;
        if area.height() <= LEAN && area.width() > area.height() {
            let middle = area.centre_y();
            (area.top, area.bottom) = (middle - half, middle + half);
        } else if area.width() <= LEAN && area.height() > area.width() {
            let middle = area.centre_x();
            (area.left, area.right) = (middle - half, middle + half);
        } else {
            return;
        }
        if let Some(bbox) = clipped(&area, clip) {
            self.rulings.push(Ruling { bbox, colour: paint.unless_black() });
        }
    }

    /// Fills a path.
    pub(super) fn fill(&mut self, path: &PathBuilder, paint: &Paint, clip: &Rect, mixes: bool) {
        self.painted += 1;
        if paint.alpha <= 0.01 {
            return;
        }
        if !paint.is_white() {
            self.keep_painted_ring(path);
        }
        for shape in path.shapes() {
            let Some(area) = shape.rectangle().or_else(|| extent(shape.points)) else { continue };
            let upright = shape.rectangle().is_some();
            let (long, short) = (area.width().max(area.height()), area.width().min(area.height()));
            let Some(bbox) = clipped(&area, clip) else { continue };
            if short <= LINE_THICKNESS && long >= LINE_RATIO * short {
                if !paint.is_white() && (upright || short <= LEAN) {
                    self.rulings.push(Ruling { bbox, colour: paint.unless_black() });
                }
                continue;
            }
            if !upright || long <= SMALL_SHAPE {
                self.keep_small(&shape, true, paint);
            }
            if !upright && long >= LETTER {
                self.keep_outline(&shape, area, paint);
            }
            if short > SHORT {
                let fill = Fill { bbox, colour: over_white(paint) };
                let solid = upright || long <= SMALL_SHAPE || shape.covers() >= 1.0 - FIGURE;
                self.fills.push(PaintedFill {
                    fill,
                    order: self.painted,
                    opaque: paint.alpha > 0.99 && upright && !mixes,
                    solid,
                });
            }
        }
    }

    /// Fills all that the clip lets through with a colour gradient.
    pub(super) fn shade(&mut self, clip: &Rect) {
        self.painted += 1;
        if clip.width() > LINE_THICKNESS && clip.height() > LINE_THICKNESS {
            let fill = Fill { bbox: *clip, colour: PATTERN };
            self.fills.push(PaintedFill { fill, order: self.painted, opaque: false, solid: true });
        }
    }

    fn keep_outline(&mut self, shape: &Shape<'_>, area: Rect, paint: &Paint) {
        if self.outlines.len() >= LETTERS || shape.points.len() > LETTER_POINTS || paint.is_white() {
            return;
        }
        let points = shape.points.iter().map(|p| (p.x as f32, p.y as f32)).collect();
        self.outlines.push(Outline { area, points, colour: over_white(paint) });
    }

    fn keep_small(&mut self, shape: &Shape<'_>, filled: bool, paint: &Paint) {
        if self.shapes.len() >= SHAPES || shape.points.len() > SHAPE_POINTS || paint.is_white() {
            return;
        }
        let Some(area) = extent(shape.points) else { return };
        if area.width().max(area.height()) > SMALL_SHAPE || area.width().max(area.height()) < SHORT {
            return;
        }
        let points = shape.points.iter().map(|p| (p.x as f32, p.y as f32)).collect();
        let tag = self.tag;
        self.shapes.push(SmallShape { area, points, filled, curved: shape.curved, closed: shape.closed, tag });
    }

    /// A ring may be painted as the area between two ellipses.
    fn keep_painted_ring(&mut self, path: &PathBuilder) {
        let mut shapes = path.shapes();
        if let (Some(outer), Some(inner), None) = (shapes.next(), shapes.next(), shapes.next())
            && inner.points.len() >= FEWEST_RING_POINTS
            && let (Some(area), Some(hole)) = (ring(&outer), extent(inner.points))
            && hole.width() < area.width()
            && area.contains(hole.centre_x(), hole.centre_y())
        {
            self.keep_ring(area);
        }
    }

    fn keep_ring(&mut self, ring: Rect) {
        if self.rings.len() < RINGS {
            self.rings.push(ring);
        }
    }
}

/// The extent of a shape that is a circle or an ellipse.
fn ring(shape: &Shape<'_>) -> Option<Rect> {
    if !(FEWEST_RING_POINTS..=RING_POINTS).contains(&shape.points.len()) {
        return None;
    }
    let area = extent(shape.points)?;
    rings::is_ellipse(shape.points.iter().map(|p| (p.x as f32, p.y as f32)), &area).then_some(area)
}

/// The colour that a see-through paint gives on white paper.
fn over_white(paint: &Paint) -> Colour {
    let mix = |c: u8| (255.0 - paint.alpha * (255.0 - f32::from(c))).round() as u8;
    Colour(mix(paint.colour.0), mix(paint.colour.1), mix(paint.colour.2))
}

/// The part of an area that the clip lets through.
pub(super) fn clipped(area: &Rect, clip: &Rect) -> Option<Rect> {
    let part = Rect {
        left: area.left.max(clip.left),
        top: area.top.max(clip.top),
        right: area.right.min(clip.right),
        bottom: area.bottom.min(clip.bottom),
    };
    (part.left <= part.right && part.top <= part.bottom && part.left.is_finite() && part.right.is_finite())
        .then_some(part)
}

fn extent(points: &[Point]) -> Option<Rect> {
    let first = points.first()?;
    let mut area = Rect::new(first.x as f32, first.y as f32, first.x as f32, first.y as f32);
    for point in points {
        let (x, y) = (point.x as f32, point.y as f32);
        area = area.union(&Rect { left: x, top: y, right: x, bottom: y });
    }
    Some(area)
}

fn distance_from_line(point: Point, start: Point, end: Point) -> f64 {
    let line = end - start;
    let length = line.hypot();
    if length < 1e-6 { (point - start).hypot() } else { line.cross(point - start).abs() / length }
}
