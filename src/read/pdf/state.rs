//! The graphics state: what `q` saves and `Q` brings back.

use std::rc::Rc;

use kurbo::{Affine, Point};

use super::colour::Paint;
use super::fonts::Font;
use crate::document::Rect;

/// Text rendering modes (ISO 32000-2, table 104).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum TextMode {
    Fill,
    Stroke,
    FillStroke,
    Invisible,
}

/// The graphics state.
#[derive(Clone)]
pub(super) struct State<'a> {
    /// User space to page space (points, y down).
    pub(super) to_page: Affine,
    pub(super) font: Option<Rc<Font<'a>>>,
    pub(super) font_size: f64,
    pub(super) character_space: f64,
    pub(super) word_space: f64,
    /// 1 is 100 %.
    pub(super) horizontal_scale: f64,
    pub(super) leading: f64,
    pub(super) rise: f64,
    pub(super) text_mode: TextMode,
    pub(super) line_width: f64,
    pub(super) fill: Paint,
    pub(super) stroke: Paint,
    /// Paint mixes with what lies under it (blend modes, soft masks): it hides nothing.
    pub(super) mixes: bool,
    /// What may show: nothing outside of it does. In page space.
    pub(super) clip: Rect,
}

impl State<'_> {
    /// The state in which a page starts.
    pub(super) fn new(to_page: Affine, clip: Rect) -> Self {
        Self {
            to_page,
            font: None,
            font_size: 1.0,
            character_space: 0.0,
            word_space: 0.0,
            horizontal_scale: 1.0,
            leading: 0.0,
            rise: 0.0,
            text_mode: TextMode::Fill,
            line_width: 1.0,
            fill: Paint::default(),
            stroke: Paint::default(),
            mixes: false,
            clip,
        }
    }

    /// Narrows the clip.
    pub(super) fn clip_to(&mut self, area: &Rect) {
        self.clip = Rect {
            left: self.clip.left.max(area.left),
            top: self.clip.top.max(area.top),
            right: self.clip.right.min(area.right),
            bottom: self.clip.bottom.min(area.bottom),
        };
    }

    /// How much a length of user space grows on the page, on average.
    pub(super) fn scale(&self) -> f64 {
        self.to_page.determinant().abs().sqrt()
    }
}

/// The upright box, on the page, of a rectangle in the space of `to_page`.
pub(super) fn page_box(to_page: &Affine, x0: f64, y0: f64, x1: f64, y1: f64) -> Rect {
    let corners = [(x0, y0), (x1, y0), (x0, y1), (x1, y1)].map(|(x, y)| *to_page * Point::new(x, y));
    let mut area = Rect { left: f32::MAX, top: f32::MAX, right: f32::MIN, bottom: f32::MIN };
    for corner in corners {
        let (x, y) = (corner.x as f32, corner.y as f32);
        area.left = area.left.min(x);
        area.right = area.right.max(x);
        area.top = area.top.min(y);
        area.bottom = area.bottom.max(y);
    }
    area
}
