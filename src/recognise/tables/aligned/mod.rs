//! Tables without ruling lines between their columns: found by white space that runs down the page.
//!
//! Words that no drawn table took become lines of segments ([`segments`]); gaps between segments that lie below one
//! another become gutters ([`gutters`]); gutters beside and below one another bound a region, whose rows are told by
//! rules, gaps and the way in which text wraps ([`rows`]). What only looks like a table (lists, contents, prose in
//! columns, signatures) is left to the flow ([`likeness`]).

mod forms;
mod gutters;
mod likeness;
mod rows;
mod segments;

use super::draft::{Draft, DraftCell};
use crate::document::{Page, RecognisedBy, Rect, Ruling};
pub(in crate::recognise) use forms::Forms;
use gutters::Region;
use segments::TextLine;

/// Cells reach this far (points) beyond the text at the table's outer sides.
const MARGIN: f32 = 2.0;

/// The tables that white space makes of the given words. `drawn`: where tables stand that were drawn.
pub(super) fn find(page: &Page, words: &[usize], drawn: &[Rect]) -> Vec<Draft> {
    let lines = segments::lines(page, words);
    if lines.len() < 2 || !lines.iter().any(|line| line.segments.len() > 1) {
        return Vec::new();
    }
    let rules: Vec<Ruling> = (page.rulings.iter().copied())
        .filter(|r| r.is_horizontal() && !drawn.iter().any(|d| d.contains(r.bbox.centre_x(), r.bbox.centre_y())))
        .collect();
    let mut out = Vec::new();
    let mut free = 0;
    for region in gutters::regions(&lines, &rules, drawn) {
        if region.from < free {
            continue;
        }
        let end = region.to + 1;
        if let Some(draft) = table(page, &lines, &region) {
            free = end;
            out.push(draft);
        }
    }
    out
}

/// A region as a table, if it is one.
fn table(page: &Page, lines: &[TextLine], region: &Region) -> Option<Draft> {
    let lines = lines.get(region.from..=region.to)?;
    let mut region = region.clone();
    let kind = likeness::judge(page, lines, &mut region)?;
    let starts = match kind {
        likeness::Kind::MarginColumn => rows::by_paragraphs(lines, &region),
        likeness::Kind::Table => rows::starts(lines, &region),
    };
    let uncertain = match kind {
        likeness::Kind::MarginColumn => true,
        likeness::Kind::Table => {
            likeness::enough_rows(lines, &region, &starts)?;
            region.rules.len() < 3 && !likeness::has_heading(lines, &starts)
        }
    };
    Some(draft(lines, &region, &starts, uncertain))
}

/// Rows and columns to cells.
fn draft(lines: &[TextLine], region: &Region, starts: &[usize], uncertain: bool) -> Draft {
    let columns = region.gutters.len() + 1;
    let text = lines.iter().map(|l| l.bbox).reduce(|a, b| a.union(&b)).unwrap_or_default();
    let mut xs = vec![text.left - MARGIN];
    xs.extend(region.gutters.iter().map(|g| f32::midpoint(g.left, g.right)));
    xs.push(text.right + MARGIN);
    let ys = rows::borders(lines, region, starts);
    let mut cells: Vec<DraftCell> = Vec::new();
    for (row, &start) in starts.iter().enumerate() {
        let end = starts.get(row + 1).copied().unwrap_or(lines.len());
        let members = lines.get(start..end).unwrap_or_default();
        for (left, right) in spans(members, region, columns) {
            let mut words: Vec<usize> = members
                .iter()
                .flat_map(|line| &line.segments)
                .filter(|segment| (left..right).contains(&region.column(segment)))
                .flat_map(|segment| segment.words.iter().copied())
                .collect();
            words.sort_unstable();
            cells.push(DraftCell {
                row: row as u32 + 1,
                column: left as u32 + 1,
                row_span: 1,
                column_span: (right - left) as u32,
                bbox: Rect { left: xs[left], top: ys[row], right: xs[right], bottom: ys[row + 1] },
                header: false,
                words,
                nested: Vec::new(),
            });
        }
    }
    let bbox = cells.iter().map(|c| c.bbox).reduce(|a, b| a.union(&b)).unwrap_or_default();
    Draft {
        recognised_by: RecognisedBy::Alignment,
        rows: starts.len() as u32,
        columns: columns as u32,
        bbox,
        cells,
        uncertain,
        tagged: None,
    }
}

/// The cells of a row as ranges of columns: a gutter that some text of the row crosses parts nothing.
fn spans(members: &[TextLine], region: &Region, columns: usize) -> Vec<(usize, usize)> {
    let mut out: Vec<(usize, usize)> = Vec::with_capacity(columns);
    let mut left = 0;
    for (index, gutter) in region.gutters.iter().enumerate() {
        let crossed = members.iter().flat_map(|l| &l.segments).any(|s| gutter.is_crossed_by(s));
        if !crossed {
            out.push((left, index + 1));
            left = index + 1;
        }
    }
    out.push((left, columns));
    // One text that starts at the left and crosses a gutter, with nothing beside it: a section row, as wide as the
    // table.
    let written = |&(left, right): &(usize, usize)| {
        members.iter().flat_map(|l| &l.segments).any(|s| (left..right).contains(&region.column(s)))
    };
    let first_is_wide = out.first().is_some_and(|&(left, right)| right - left > 1);
    if first_is_wide && out.iter().filter(|&span| written(span)).count() == 1 && out.first().is_some_and(written) {
        return vec![(0, columns)];
    }
    out
}
