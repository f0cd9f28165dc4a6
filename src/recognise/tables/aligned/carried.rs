//! Columns that a table brings from one page to the next.

use super::super::draft::Draft;
use super::Around;
use super::growth::{Growth, Starts};
use super::gutters::{Gutter, Region};
use super::likeness;
use super::narrowing::narrow;
use super::segments::TextLine;
use crate::document::Page;

/// What a table that reaches the end of its page leaves for the next one.
#[derive(Debug, Clone)]
pub(in crate::recognise) struct Carried {
    pub(super) gutters: Vec<Gutter>,
    starts: Starts,
    /// Where the table begins and ends.
    extent: (f32, f32),
    /// Rows begin with a number in the first column.
    pub(super) keyed: bool,
    /// The table itself is a guess.
    pub(super) uncertain: bool,
    /// What the lines of its first row say.
    heading: Vec<String>,
    /// Where the texts of the first of these lines begin.
    named_at: Vec<f32>,
    /// It goes on below its own heading alone: the name of a section, or a paragraph, ends its page.
    below_heading: bool,
}

/// Lines below a table that begin this close (points) to its left may be a section's name.
const SAME_LEFT: f32 = 6.0;

/// A heading that is printed again begins as far left as before, within this (points).
const SAME_PLACE: f32 = 3.0;

/// Whether the last lines of a page, below a table, may be the name of a section whose rows the next page holds.
pub(super) fn may_be_section(draft: &Draft, below: &[TextLine]) -> bool {
    let alone = |line: &TextLine| line.segments.len() == 1 && (line.bbox.left - draft.bbox.left).abs() <= SAME_LEFT;
    below.len() <= Growth::KNOWN && below.iter().all(alone)
}

impl Carried {
    /// What a region leaves: its own heading, or that of the page before.
    pub(super) fn of(page: &Page, region: &Region, lines: &[TextLine], draft: &Draft, before: Option<&Self>) -> Self {
        let starts = Starts::of(region, lines);
        let extent = (draft.bbox.left, draft.bbox.right);
        let own = || lines.iter().take(region.first_row).map(|line| said(page, line)).collect();
        let heading = before.map_or_else(own, |before| before.heading.clone());
        let named_at = before.map_or_else(|| lines.first().map(begins).unwrap_or_default(), |b| b.named_at.clone());
        Self {
            gutters: region.gutters.clone(),
            starts,
            extent,
            keyed: region.keyed,
            uncertain: draft.uncertain,
            heading,
            named_at,
            below_heading: false,
        }
    }

    /// The same, for a table that goes on where its heading is repeated, and nowhere else.
    pub(in crate::recognise) fn below_its_heading_alone(self) -> Self {
        Self { below_heading: true, ..self }
    }

    /// Whether a page's first lines, so many of which repeat its heading, may go on with it.
    pub(super) fn may_go_on(&self, lines: &[TextLine], repeated: usize) -> bool {
        let same_place = || {
            let (here, there) = (lines.first().map(begins).unwrap_or_default(), &self.named_at);
            here.len() == there.len() && here.iter().zip(there).all(|(a, b)| (a - b).abs() <= SAME_PLACE)
        };
        !self.below_heading || (repeated > 0 && same_place())
    }

    /// How many of these lines, from the first, say what the first row says.
    pub(super) fn repeated(&self, page: &Page, lines: &[TextLine]) -> usize {
        let first = lines.get(..self.heading.len()).unwrap_or_default();
        let same = !first.is_empty() && first.iter().zip(&self.heading).all(|(line, known)| said(page, line) == *known);
        if same { first.len() } else { 0 }
    }

    /// The lines from the page's first on that keep to the columns.
    pub(super) fn region(&self, around: &Around) -> Option<Region> {
        let &Around { lines, drawn, .. } = around;
        let mut region = self.columns(Region::default());
        if drawn.iter().any(|d| lines.first().is_some_and(|l| d.bottom < l.baseline)) {
            return None;
        }
        let mut growth = Growth { around, extent: self.extent, starts: self.starts.clone(), across: Growth::KNOWN };
        region.to = growth.last(&mut region, 0)?;
        let inside = lines.get(..=region.to)?;
        // Texts begin where those of the page before do.
        let known = self.starts.kept(&region, inside);
        let all: usize = inside.iter().map(|line| line.segments.len()).sum();
        // Text in one column alone goes on with the table only where that is an inner one.
        let beside = inside.iter().any(|l| l.segments.len() > 1);
        let first = inside.first()?.segments.first()?;
        let goes_on = beside || (region.column(first) > 0 && self.starts.begins(&region, first));
        (goes_on && known * 10 >= all * 6).then_some(region)
    }

    /// The region that rules bound, with these columns; `own`: with those that its text shows.
    pub(super) fn between(&self, region: Region, own: Option<&Region>, lines: &[TextLine]) -> Option<Region> {
        if own.is_some_and(|own| !self.holds(own, lines)) {
            return None;
        }
        let mut region = self.columns(region);
        narrow(&mut region, lines);
        Some(region)
    }

    /// Whether the gutters of a region are among these columns', but for those between a list's labels and its text.
    pub(super) fn holds(&self, own: &Region, lines: &[TextLine]) -> bool {
        let inside = lines.get(own.from..=own.to).unwrap_or_default();
        let shared = |g: &Gutter| self.gutters.iter().any(|k| k.left.max(g.left) < k.right.min(g.right));
        let mut gutters = own.gutters.iter().enumerate();
        gutters.all(|(index, gutter)| shared(gutter) || likeness::parts_labels(inside, own, index))
    }

    fn columns(&self, region: Region) -> Region {
        Region {
            gutters: self.gutters.clone(),
            keyed: self.keyed,
            known: true,
            goes_on: true,
            extent: Some(self.extent),
            ..region
        }
    }
}

/// Where the texts of a line begin.
fn begins(line: &TextLine) -> Vec<f32> {
    line.segments.iter().map(|segment| segment.left).collect()
}

/// What a line says.
fn said(page: &Page, line: &TextLine) -> String {
    let texts: Vec<String> = line.segments.iter().map(|segment| segment.text(page)).collect();
    texts.join("\t")
}
