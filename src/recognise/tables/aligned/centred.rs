//! Rows whose cells stand in the middle of the row's height: lines of one cell lie beside the space between the lines of
//! another, as browsers set tables.

use super::gutters::Region;
use super::segments::TextLine;

/// Lines that share more than this (in type sizes) of their height belong to one row.
const SHARED: f32 = 0.3;
/// Lines of one cell stand no further apart than this many times the tightest lines of the table.
const SAME_STEP: f32 = 1.08;
/// So many lines beside others' spaces show that cells are centred.
const FEWEST: usize = 2;

/// Lines of one cell, close below one another.
struct Piece {
    top: f32,
    bottom: f32,
    baseline: f32,
    first: usize,
    bold: bool,
}

/// Whether two lines stand beside each other, one a little lower.
pub(super) fn overlap(above: &TextLine, below: &TextLine) -> bool {
    above.bbox.bottom - below.bbox.top > SHARED * above.size.min(below.size)
}

/// Indices of the lines that begin a row, where cells are centred.
pub(super) fn starts(lines: &[TextLine], region: &Region) -> Option<Vec<usize>> {
    let beside = lines.windows(2).filter(|pair| overlap(&pair[0], &pair[1])).count();
    if beside < FEWEST || beside * 8 < lines.len() || region.rules.len() >= 3 {
        return None;
    }
    let columns = region.gutters.len() + 1;
    let mut last: Vec<Option<(f32, f32)>> = vec![None; columns];
    let mut tightest = f32::MAX;
    for line in lines {
        for segment in &line.segments {
            let slot = last.get_mut(region.column(segment))?;
            let step = slot.map_or(f32::MAX, |(baseline, _)| line.baseline - baseline);
            if step > line.size {
                tightest = tightest.min(step);
            }
            *slot = Some((line.baseline, line.size));
        }
    }
    let mut open: Vec<Option<Piece>> = (0..columns).map(|_| None).collect();
    let mut pieces: Vec<Piece> = Vec::new();
    for (index, line) in lines.iter().enumerate() {
        for segment in &line.segments {
            let slot = open.get_mut(region.column(segment))?;
            match slot {
                Some(piece) if line.baseline - piece.baseline <= SAME_STEP * tightest && piece.bold == segment.bold => {
                    piece.bottom = piece.bottom.max(line.bbox.bottom);
                    piece.baseline = line.baseline;
                }
                _ => {
                    let piece = Piece {
                        top: line.bbox.top,
                        bottom: line.bbox.bottom,
                        baseline: line.baseline,
                        first: index,
                        bold: segment.bold,
                    };
                    pieces.extend(slot.replace(piece));
                }
            }
        }
    }
    pieces.extend(open.into_iter().flatten());
    pieces.sort_by(|a, b| a.top.total_cmp(&b.top).then(a.first.cmp(&b.first)));
    let rows = rows(&pieces, lines);
    if !stand_in_the_middle(&rows, lines) {
        return None;
    }
    let mut out: Vec<usize> = rows.iter().filter_map(|row| row.iter().map(|piece| piece.first).min()).collect();
    out.sort_unstable();
    out.dedup();
    (out.first() == Some(&0)).then_some(out)
}

/// Pieces (from top to bottom) that stand beside one another, row by row.
fn rows<'a>(pieces: &'a [Piece], lines: &[TextLine]) -> Vec<&'a [Piece]> {
    let mut out = Vec::new();
    let (mut start, mut bottom) = (0, f32::MAX);
    for (index, piece) in pieces.iter().enumerate() {
        let size = lines.get(piece.first).map_or(10.0, |l| l.size);
        if index > 0 && bottom - piece.top <= SHARED * size {
            out.extend(pieces.get(start..index));
            (start, bottom) = (index, piece.bottom);
        }
        bottom = if index == start { piece.bottom } else { bottom.max(piece.bottom) };
    }
    out.extend(pieces.get(start..).filter(|last| !last.is_empty()));
    out
}

/// Whether pieces lower than their rows stand in the middle of them, more often than at the top.
fn stand_in_the_middle(rows: &[&[Piece]], lines: &[TextLine]) -> bool {
    let (mut middle, mut top) = (0_u32, 0_u32);
    for row in rows {
        let upper = row.iter().map(|p| p.top).fold(f32::MAX, f32::min);
        let lower = row.iter().map(|p| p.bottom).fold(f32::MIN, f32::max);
        for piece in *row {
            let size = lines.get(piece.first).map_or(10.0, |l| l.size);
            if (lower - upper) - (piece.bottom - piece.top) < SHARED * size {
                continue;
            }
            let off = (f32::midpoint(piece.top, piece.bottom) - f32::midpoint(upper, lower)).abs();
            middle += u32::from(off < SHARED * size);
            top += u32::from(piece.top - upper < SHARED * size);
        }
    }
    middle > top
}
