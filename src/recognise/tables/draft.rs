//! A table before its cells are read: where its cells stand, and which words lie in each.

use crate::document::{Opening, Page, RecognisedBy, Rect, TaggedRows};

/// A table whose cells are known by place, not yet by content.
#[derive(Debug, Clone)]
pub(super) struct Draft {
    pub(super) recognised_by: RecognisedBy,
    pub(super) rows: u32,
    pub(super) columns: u32,
    pub(super) bbox: Rect,
    /// Sorted by row, then column.
    pub(super) cells: Vec<DraftCell>,
    pub(super) uncertain: bool,
    pub(super) tagged: Option<TaggedRows>,
    /// How its first row stands to the page before.
    pub(super) opening: Opening,
}

/// A cell known by place.
#[derive(Debug, Clone)]
pub(super) struct DraftCell {
    pub(super) row: u32,
    pub(super) column: u32,
    pub(super) row_span: u32,
    pub(super) column_span: u32,
    pub(super) bbox: Rect,
    /// The paper itself says that it is a heading.
    pub(super) header: bool,
    /// Indices into the page's words, in the order in which the page prints them.
    pub(super) words: Vec<usize>,
    /// Tables inside the cell; their words are theirs alone.
    pub(super) nested: Vec<Draft>,
}

impl Draft {
    /// Gives the cells their boxes from where their words stand: borders lie half way between the texts on either side.
    /// `None` where no word stands in any cell.
    pub(super) fn place(&mut self, page: &Page) -> Option<()> {
        let text: Vec<Option<Rect>> = self
            .cells
            .iter()
            .map(|cell| {
                let words = cell.words.iter().filter_map(|&w| page.words.get(w)).map(|w| w.bbox);
                words.chain(cell.nested.iter().map(|n| n.bbox)).reduce(|a, b| a.union(&b))
            })
            .collect();
        let whole = text.iter().flatten().copied().reduce(|a, b| a.union(&b))?;
        let texts = || self.cells.iter().zip(&text).filter_map(|(cell, text)| Some((cell, (*text)?)));
        let xs = borders(
            self.columns as usize,
            (whole.left - MARGIN, last_border(page, whole).unwrap_or(whole.right + MARGIN)),
            texts().map(|(c, text)| (c.column as usize - 1, c.column_span as usize, text.left, text.right)),
        );
        let ys = borders(
            self.rows as usize,
            (whole.top - MARGIN, whole.bottom + MARGIN),
            texts().map(|(c, text)| (c.row as usize - 1, c.row_span as usize, text.top, text.bottom)),
        );
        let at = |list: &[f32], index: u32| list.get(index as usize).or(list.last()).copied().unwrap_or_default();
        for cell in &mut self.cells {
            cell.bbox = Rect {
                left: at(&xs, cell.column - 1),
                top: at(&ys, cell.row - 1),
                right: at(&xs, cell.column - 1 + cell.column_span),
                bottom: at(&ys, cell.row - 1 + cell.row_span),
            };
        }
        self.bbox = Rect {
            left: whole.left - MARGIN,
            top: whole.top - MARGIN,
            right: whole.right + MARGIN,
            bottom: whole.bottom + MARGIN,
        };
        Some(())
    }

    /// Gives the cells of rows whose cells stand below one another their own lines, over the table's whole width.
    pub(super) fn stack(&mut self, page: &Page) {
        for cell in &mut self.cells {
            let words = cell.words.iter().filter_map(|&w| page.words.get(w)).map(|w| w.bbox);
            if let Some(text) = words.chain(cell.nested.iter().map(|n| n.bbox)).reduce(|a, b| a.union(&b)) {
                cell.bbox = Rect { left: self.bbox.left, right: self.bbox.right, ..text };
            }
        }
    }

    /// Calls `visit` for every word of the table, nested tables included.
    pub(super) fn each_word(&self, visit: &mut impl FnMut(usize)) {
        let mut open: Vec<&Self> = vec![self];
        while let Some(draft) = open.pop() {
            for cell in &draft.cells {
                cell.words.iter().for_each(|&word| visit(word));
                open.extend(&cell.nested);
            }
        }
    }
}

/// Where the lines of the last column may end, however short they are: as far from the furthest end of the lines drawn within
/// a table as its text is from their beginning. `None` where no line goes beyond the text.
fn last_border(page: &Page, text: Rect) -> Option<f32> {
    let within = |b: &&Rect| {
        b.centre_y() > text.top - MARGIN
            && b.centre_y() < text.bottom + MARGIN
            && b.left > text.left - WIDEST_PADDING
            && b.left < text.right
    };
    let lines =
        || page.rulings.iter().filter(|ruling| ruling.is_horizontal()).map(|ruling| &ruling.bbox).filter(within);
    let begin = lines().map(|b| b.left).reduce(f32::min)?;
    let end = lines().map(|b| b.right).reduce(f32::max)? - (text.left - begin).max(0.0);
    (end > text.right + MARGIN).then_some(end)
}

/// A table's lines begin no further (points) to the left of its text.
const WIDEST_PADDING: f32 = 15.0;
/// Cells reach this far (points) beyond the text at a table's outer sides.
const MARGIN: f32 = 2.0;

/// The borders between `count` bands from the texts in them: (first band, bands covered, start, end).
fn borders(count: usize, outer: (f32, f32), texts: impl Iterator<Item = (usize, usize, f32, f32)>) -> Vec<f32> {
    // For each border: where text before it ends, and where text after it starts.
    let mut ends = vec![f32::MIN; count + 1];
    let mut starts = vec![f32::MAX; count + 1];
    for (first, covered, from, to) in texts {
        if let Some(end) = ends.get_mut(first + covered) {
            *end = end.max(to);
        }
        if let Some(start) = starts.get_mut(first) {
            *start = start.min(from);
        }
    }
    let mut out: Vec<f32> = Vec::with_capacity(count + 1);
    for border in 0..=count {
        let known = match (ends[border] > f32::MIN, starts[border] < f32::MAX) {
            _ if border == 0 => outer.0,
            _ if border == count => outer.1,
            // Texts that overlap (one runs over the border): the next cell's start says where it begins.
            (true, true) if ends[border] > starts[border] => starts[border],
            (true, true) => f32::midpoint(ends[border], starts[border]),
            (true, false) => ends[border],
            (false, true) => starts[border],
            (false, false) => out.last().copied().unwrap_or(outer.0),
        };
        out.push(out.last().map_or(known, |last| known.max(*last)).min(outer.1));
    }
    out
}
