//! Filled cells beside one another: they show where a row begins and ends and, between them, where columns do.

use crate::document::{Fill, Page, Rect};
use crate::recognise::tables::fills;

/// Cells beside one another begin and end at the same height, within this (points).
const SAME_HEIGHT: f32 = 1.5;
/// Fills with no more than this between them (points) stand beside one another.
const BESIDE: f32 = 3.2;
/// A stripe is at least this wide (points).
const NARROWEST: f32 = 60.0;

/// A page with more fills is a drawing.
const MOST_FILLS: usize = 4000;

/// Filled cells beside one another.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Stripe {
    pub(super) bbox: Rect,
    /// Where one cell's fill gives way to the next one's, from left to right.
    pub(super) edges: Vec<f32>,
}

/// The stripes of a page from top to bottom; those in `drawn` tables left out.
pub(super) fn of(page: &Page, words: &[usize], drawn: &[Rect]) -> Vec<Stripe> {
    let mut fills = fills::cells(page, words, drawn);
    if fills.len() > MOST_FILLS {
        return Vec::new();
    }
    fills.sort_by(|a, b| a.bbox.top.total_cmp(&b.bbox.top).then(a.bbox.left.total_cmp(&b.bbox.left)));
    let mut out: Vec<Stripe> = Vec::new();
    let mut start = 0;
    while let Some(first) = fills.get(start) {
        let alike = fills[start..].partition_point(|f| f.bbox.top - first.bbox.top <= SAME_HEIGHT);
        let end = start + alike.max(1);
        let mut row: Vec<Fill> = fills[start..end].to_vec();
        row.sort_by(|a, b| a.bbox.left.total_cmp(&b.bbox.left).then(a.bbox.right.total_cmp(&b.bbox.right)));
        for fill in row {
            let bbox = fill.bbox;
            let beside = out.iter_mut().rev().take(end - start).find(|stripe| {
                (stripe.bbox.top - bbox.top).abs() <= SAME_HEIGHT
                    && (stripe.bbox.bottom - bbox.bottom).abs() <= SAME_HEIGHT
                    && bbox.left <= stripe.bbox.right + BESIDE
            });
            match beside {
                // The same area painted twice.
                Some(stripe) if bbox.left < stripe.bbox.right - BESIDE => {
                    stripe.bbox.right = stripe.bbox.right.max(bbox.right);
                }
                Some(stripe) => {
                    stripe.edges.push(f32::midpoint(stripe.bbox.right, bbox.left));
                    stripe.bbox = stripe.bbox.union(&bbox);
                }
                None => out.push(Stripe { bbox, edges: Vec::new() }),
            }
        }
        start = end;
    }
    out.retain(|stripe| stripe.bbox.width() >= NARROWEST);
    out.sort_by(|a, b| a.bbox.top.total_cmp(&b.bbox.top).then(a.bbox.left.total_cmp(&b.bbox.left)));
    out.dedup();
    out
}
