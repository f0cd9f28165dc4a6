//! Lines as drawn to lines as seen: pieces of one line joined, double lines made one, dots left out.

use super::paths::SHORT;
use crate::document::{Rect, Ruling};

/// Two pieces of one line lie within this distance across, in points.
const ACROSS: f32 = 0.75;
/// Pieces of one line follow each other within this gap, in points.
const GAP: f32 = 1.0;
/// A cell's border is at least this long, in points.
const CELL: f32 = 12.0;
/// Dashes and dots are no longer than this, in points ...
const DASH: f32 = 6.0;
/// ... and follow each other within this gap, in points.
const DASH_GAP: f32 = 5.0;
/// The two strokes of a double line lie within this distance, in points.
const DOUBLE: f32 = 3.0;
/// The two strokes of a double line end within this distance of each other, in points.
const DOUBLE_ENDS: f32 = 4.0;

/// A line seen along its own direction, so that horizontal and vertical are one case.
#[derive(Debug, Clone, Copy)]
struct Line {
    /// Middle across.
    middle: f32,
    start: f32,
    end: f32,
    /// Half the thickness.
    half: f32,
    /// It is a run of dashes, so far.
    dashes: bool,
    source: Ruling,
}

impl Line {
    fn length(&self) -> f32 {
        self.end - self.start
    }
}

/// Joins the pieces of lines. The result is sorted: horizontal lines from top to bottom, then vertical ones from left
/// to right.
///
/// Beside them: where pieces of one horizontal line, each as long as a cell's border, meet (x, y).
pub(super) fn join(pieces: Vec<Ruling>) -> (Vec<Ruling>, Vec<(f32, f32)>) {
    let (mut horizontal, mut vertical) = (Vec::new(), Vec::new());
    for ruling in pieces {
        let b = ruling.bbox;
        if ruling.is_horizontal() {
            horizontal.push(line(b.centre_y(), b.left, b.right, b.height(), ruling));
        } else {
            vertical.push(line(b.centre_x(), b.top, b.bottom, b.width(), ruling));
        }
    }
    let mut out = Vec::with_capacity(horizontal.len() + vertical.len());
    let mut joints = Vec::new();
    for l in join_doubles(join_pieces(horizontal, &mut |joint| joints.push(joint))) {
        let bbox = Rect { left: l.start, right: l.end, top: l.middle - l.half, bottom: l.middle + l.half };
        out.push(Ruling { bbox, colour: l.source.colour });
    }
    for l in join_doubles(join_pieces(vertical, &mut |_| {})) {
        let bbox = Rect { top: l.start, bottom: l.end, left: l.middle - l.half, right: l.middle + l.half };
        out.push(Ruling { bbox, colour: l.source.colour });
    }
    (out, joints)
}

fn line(middle: f32, start: f32, end: f32, thickness: f32, source: Ruling) -> Line {
    Line { middle, start, end, half: thickness / 2.0, dashes: end - start <= DASH, source }
}

fn join_pieces(mut lines: Vec<Line>, joint: &mut impl FnMut((f32, f32))) -> Vec<Line> {
    lines.sort_by(|a, b| a.middle.total_cmp(&b.middle).then(a.start.total_cmp(&b.start)));
    // Bands of nearly the same middle, each sorted by start.
    let mut out: Vec<Line> = Vec::new();
    let mut rest = lines.as_mut_slice();
    while let Some(first) = rest.first().copied() {
        let size = rest.iter().take_while(|l| l.middle - first.middle <= ACROSS).count();
        let (band, after) = rest.split_at_mut(size);
        band.sort_by(|a, b| a.start.total_cmp(&b.start));
        let mut current: Option<Line> = None;
        // Where the last piece as long as a cell's border ends.
        let mut end = f32::NEG_INFINITY;
        for piece in band.iter() {
            if piece.length() >= CELL {
                if (piece.start - end).abs() <= GAP {
                    joint((piece.start, piece.middle));
                }
                end = piece.end;
            }
            match &mut current {
                Some(line) if follows(line, piece) => {
                    line.dashes &= piece.dashes;
                    line.half = line.half.max(piece.half);
                    line.end = line.end.max(piece.end);
                }
                _ => {
                    out.extend(current.replace(*piece));
                }
            }
        }
        out.extend(current);
        rest = after;
    }
    out.retain(|l| l.length() >= SHORT);
    out
}

fn follows(line: &Line, piece: &Line) -> bool {
    let gap = piece.start - line.end;
    let dashes = line.dashes && piece.dashes;
    line.source.colour == piece.source.colour && (gap <= GAP || (dashes && gap <= DASH_GAP))
}

/// Two thin lines side by side of the same extent are one thicker line.
fn join_doubles(lines: Vec<Line>) -> Vec<Line> {
    let mut out: Vec<Line> = Vec::with_capacity(lines.len());
    for line in lines {
        let partner = out.iter_mut().rev().take_while(|o| line.middle - o.middle <= DOUBLE + o.half).find(|o| {
            line.middle - o.middle <= DOUBLE
                && (o.start - line.start).abs() <= DOUBLE_ENDS
                && (o.end - line.end).abs() <= DOUBLE_ENDS
                && line.length() > 2.0 * DOUBLE_ENDS
        });
        match partner {
            Some(partner) => {
                let (low, high) = (
                    (partner.middle - partner.half).min(line.middle - line.half),
                    (partner.middle + partner.half).max(line.middle + line.half),
                );
                partner.middle = f32::midpoint(low, high);
                partner.half = (high - low) / 2.0;
                partner.start = partner.start.min(line.start);
                partner.end = partner.end.max(line.end);
            }
            None => out.push(line),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ruling(left: f32, top: f32, right: f32, bottom: f32) -> Ruling {
        Ruling { bbox: Rect { left, top, right, bottom }, colour: None }
    }

    fn check(pieces: &[Ruling], lines: &[Ruling]) {
        assert_eq!(join(pieces.to_vec()).0, lines);
    }

    #[test]
    fn pieces_of_one_line() {
        check(&[ruling(0.0, 10.0, 50.0, 10.5), ruling(50.5, 10.0, 90.0, 10.5)], &[ruling(0.0, 10.0, 90.0, 10.5)]);
    }

    #[test]
    fn header_underlines_of_two_columns_stay_two() {
        let two = [ruling(0.0, 10.0, 50.0, 10.5), ruling(54.0, 10.0, 90.0, 10.5)];
        check(&two, &two);
    }

    #[test]
    fn dots_are_a_line() {
        let dots: Vec<Ruling> = (0..20).map(|i| ruling(i as f32 * 3.0, 10.0, i as f32 * 3.0 + 1.5, 10.5)).collect();
        check(&dots, &[ruling(0.0, 10.0, 58.5, 10.5)]);
    }

    #[test]
    fn double_lines_are_one() {
        check(&[ruling(0.0, 10.0, 90.0, 10.5), ruling(0.0, 11.5, 90.0, 12.0)], &[ruling(0.0, 10.0, 90.0, 12.0)]);
    }

    #[test]
    fn corner_joints_join_what_they_touch() {
        let pieces = [ruling(0.0, 10.0, 50.0, 10.5), ruling(50.0, 10.0, 50.5, 10.5), ruling(50.5, 10.0, 90.0, 10.5)];
        check(&pieces, &[ruling(0.0, 10.0, 90.0, 10.5)]);
        assert_eq!(join(pieces.to_vec()).1, [(50.5, 10.25)]);
    }
}
