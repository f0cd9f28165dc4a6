//! Tables with a row on each line: a column in which (nearly) every line has a text of its own, never the rest of the one
//! above. Names merged over several rows stand beside it.

use super::gutters::Region;
use super::rows::{Measures, TOLERANCE};
use super::segments::{Segment, TextLine};

/// Fewer lines show nothing.
const FEWEST_LINES: usize = 4;

/// The column whose every text begins a row.
pub(super) fn column(lines: &[TextLine], region: &Region, measures: &Measures) -> Option<usize> {
    let heading = lines.iter().take_while(|l| l.is_bold()).count();
    let body: Vec<&TextLine> = (lines.iter().skip(heading))
        .filter(|l| !matches!(l.segments.as_slice(), [only] if region.columns(only).0 < region.columns(only).1))
        .collect();
    if region.gutters.len() < 2 || body.len() < FEWEST_LINES {
        return None;
    }
    let spoken = |column: usize| body.iter().filter(|l| own(l, region, column).is_some()).count();
    // From the right: names over several rows stand at the left. Lists in one column have nothing beside them.
    let columns: Vec<(usize, usize)> = (1..=region.gutters.len()).rev().map(|c| (c, spoken(c))).collect();
    columns.iter().map(|(column, _)| *column).find(|&column| {
        let each = |&(_, count): &(usize, usize)| count * 10 >= body.len() * 9;
        columns.iter().filter(|c| each(c)).count() >= 2
            && columns.iter().any(|c| c.0 == column && each(c))
            && !goes_on(&body, region, column, measures)
    })
}

/// A line's text in a column.
fn own<'a>(line: &'a TextLine, region: &Region, column: usize) -> Option<&'a Segment> {
    line.segments.iter().find(|s| region.column(s) == column)
}

/// Whether any text of a column goes on from the line above it.
fn goes_on(lines: &[&TextLine], region: &Region, column: usize, measures: &Measures) -> bool {
    lines.windows(2).any(|pair| {
        let [above, line] = pair else { return false };
        let (Some(before), Some(text)) = (own(above, region, column), own(line, region, column)) else { return false };
        text.starts_small || before.right + 2.0 + text.first_word > measures.edge(region, before) - TOLERANCE
    })
}
