//! Where something stands on a page.
//!
//! All lengths are points (1/72 inch); the origin is the top left corner of the page as a reader sees it
//! (after `/Rotate` and the crop box), x runs to the right and y down. Pages are numbered from 1.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// An upright rectangle: `left <= right`, `top <= bottom`.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Rect {
    /// Left edge, in points from the page's left.
    pub left: f32,
    /// Top edge, in points from the page's top.
    pub top: f32,
    /// Right edge, in points from the page's left.
    pub right: f32,
    /// Bottom edge, in points from the page's top.
    pub bottom: f32,
}

impl Rect {
    /// A rectangle from any two opposite corners.
    pub fn new(x0: f32, y0: f32, x1: f32, y1: f32) -> Self {
        Self { left: x0.min(x1), top: y0.min(y1), right: x0.max(x1), bottom: y0.max(y1) }
    }

    /// Width in points.
    pub fn width(&self) -> f32 {
        self.right - self.left
    }

    /// Height in points.
    pub fn height(&self) -> f32 {
        self.bottom - self.top
    }

    /// Horizontal middle.
    pub fn centre_x(&self) -> f32 {
        f32::midpoint(self.left, self.right)
    }

    /// Vertical middle.
    pub fn centre_y(&self) -> f32 {
        f32::midpoint(self.top, self.bottom)
    }

    /// The smallest rectangle that holds both.
    #[must_use]
    pub fn union(&self, other: &Self) -> Self {
        Self {
            left: self.left.min(other.left),
            top: self.top.min(other.top),
            right: self.right.max(other.right),
            bottom: self.bottom.max(other.bottom),
        }
    }

    /// Whether the point lies inside or on the edge.
    pub fn contains(&self, x: f32, y: f32) -> bool {
        x >= self.left && x <= self.right && y >= self.top && y <= self.bottom
    }

    /// Whether the two share more than an edge.
    pub fn intersects(&self, other: &Self) -> bool {
        self.left < other.right && other.left < self.right && self.top < other.bottom && other.top < self.bottom
    }

    /// Length of the shared vertical extent (0 where there is none).
    pub fn overlap_y(&self, other: &Self) -> f32 {
        (self.bottom.min(other.bottom) - self.top.max(other.top)).max(0.0)
    }

    /// Length of the shared horizontal extent (0 where there is none).
    pub fn overlap_x(&self, other: &Self) -> f32 {
        (self.right.min(other.right) - self.left.max(other.left)).max(0.0)
    }
}

/// A place on a page: `{"page": 3, "bbox": [left, top, right, bottom]}` in the output.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Place {
    /// Page number, from 1.
    pub page: u32,
    /// Left, top, right, bottom in points from the page's top left.
    #[serde(with = "bbox")]
    #[schemars(with = "[f32; 4]")]
    pub bbox: Rect,
}

/// Rectangles are written as four numbers, rounded to a tenth of a point.
mod bbox {
    use super::Rect;
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    pub(super) fn serialize<S: Serializer>(rect: &Rect, serializer: S) -> Result<S::Ok, S::Error> {
        let round = |v: f32| (f64::from(v) * 10.0).round() / 10.0 + 0.0;
        [round(rect.left), round(rect.top), round(rect.right), round(rect.bottom)].serialize(serializer)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Rect, D::Error> {
        let [left, top, right, bottom] = <[f32; 4]>::deserialize(deserializer)?;
        Ok(Rect { left, top, right, bottom })
    }
}

/// One place per page: the union of all boxes on it, in page order.
pub fn union_by_page<'a>(places: impl IntoIterator<Item = &'a Place>) -> Vec<Place> {
    let mut out: Vec<Place> = Vec::new();
    for place in places {
        match out.iter_mut().find(|p| p.page == place.page) {
            Some(known) => known.bbox = known.bbox.union(&place.bbox),
            None => out.push(*place),
        }
    }
    out.sort_by_key(|p| p.page);
    out
}
