//! Tables drawn with ruling lines or filled cells: which lattices are tables, which are frames, which are nested.

use super::bands;
use super::draft::{Draft, DraftCell};
use super::edges::{Edge, Edges, SNAP, components};
use super::fills;
use super::lattice::Lattice;
use crate::document::{Fill, Opening, Page, RecognisedBy, Rect};

/// Tables inside tables go down this far; what is nested deeper is read as its cell's text.
const DEEPEST: usize = 4;
/// More lattices on one page are a drawing.
const MOST_LATTICES: usize = 400;
/// More pairs of edges on one page are a drawing; comparing them would cost more than the page is worth.
const MOST_PAIRS: usize = 4_000_000;
/// Columns of words are wider (points).
const NARROWEST_COLUMN: f32 = 25.0;
/// Where more than this share of words stands across cell borders, the lines do not belong to the text.
const MOST_CROSSED: f32 = 0.15;

/// A table goes on this close (points) below its heading.
const BELOW: f32 = 20.0;
/// A filled heading has fewer rows.
const FEW_ROWS: usize = 4;

/// Lines between columns are higher than a line of text (points) …
const HIGHEST_LINE: f32 = 30.0;
/// … and at least so many where nothing else is drawn: fewer part columns of prose.
const FEWEST_BORDERS: usize = 4;

/// The page's words in the order of their height, so that a table looks only at those beside it.
struct ByHeight<'a> {
    page: &'a Page,
    order: Vec<(f32, usize)>,
}

impl<'a> ByHeight<'a> {
    fn of(page: &'a Page, words: &[usize]) -> Self {
        let mut order: Vec<(f32, usize)> =
            words.iter().filter_map(|&w| page.words.get(w).map(|word| (word.bbox.centre_y(), w))).collect();
        order.sort_by(|a, b| a.0.total_cmp(&b.0));
        Self { page, order }
    }

    /// The words whose middle lies in the rectangle, as (index, box).
    fn within(&self, bbox: Rect) -> impl Iterator<Item = (usize, Rect)> {
        let first = self.order.partition_point(|&(y, _)| y < bbox.top);
        self.order[first..].iter().take_while(move |&&(y, _)| y <= bbox.bottom).filter_map(move |&(y, index)| {
            let word = self.page.words.get(index)?.bbox;
            bbox.contains(word.centre_x(), y).then_some((index, word))
        })
    }
}

/// The tables that lines and fills of a page draw around the given words.
pub(super) fn find(page: &Page, words: &[usize]) -> Vec<Draft> {
    if page.rulings.is_empty() && page.fills.is_empty() {
        return Vec::new();
    }
    let by_height = ByHeight::of(page, words);
    let drawn = |fills: &[Fill]| {
        let mut edges = Edges::of(page.rulings.iter().copied(), fills);
        bands::close(&mut edges);
        edges
    };
    let mut lattices = lattices(&drawn(&[]), &by_height, is_ruled_table);
    let headings = fills::on_top(page, &lattices);
    if !headings.is_empty() {
        lattices = self::lattices(&drawn(&headings), &by_height, is_ruled_table);
    }
    let drawn: Vec<Rect> = lattices.iter().map(Lattice::bbox).collect();
    let filled = fills::cells(page, words, &drawn);
    if !filled.is_empty() {
        let outside = page.rulings.iter().copied().filter(|ruling| {
            let (x, y) = (ruling.bbox.centre_x(), ruling.bbox.centre_y());
            !lattices.iter().any(|l| l.bbox().contains(x, y))
        });
        let mut edges = Edges::of(outside, &filled);
        fills::bridge(&mut edges, &by_height.within_all(), &filled);
        let mut coloured = self::lattices(&edges, &by_height, is_filled_table);
        // Fills in some rows only are read together with the text between them.
        coloured.retain(|lattice| is_filled(lattice, &filled, &by_height) && !goes_on_below(lattice, &by_height));
        lattices.extend(coloured);
    }
    drafts(lattices, &by_height)
}

impl ByHeight<'_> {
    /// The boxes of all words, from top to bottom.
    fn within_all(&self) -> Vec<Rect> {
        self.order.iter().filter_map(|&(_, index)| self.page.words.get(index).map(|w| w.bbox)).collect()
    }
}

/// The lattices of touching edges that pass a test.
fn lattices(edges: &Edges, by_height: &ByHeight, test: fn(&Lattice, &[Rect]) -> bool) -> Vec<Lattice> {
    if edges.horizontal.len().saturating_mul(edges.vertical.len()) > MOST_PAIRS {
        return Vec::new();
    }
    let mut out = Vec::new();
    for component in components(edges).into_iter().chain(cut_rows(edges, by_height)) {
        // A cross of two lines encloses nothing.
        if component.horizontal.is_empty()
            || component.vertical.is_empty()
            || component.horizontal.len() + component.vertical.len() < 3
        {
            continue;
        }
        let words: Vec<Rect> = by_height.within(component.bbox()).map(|(_, bbox)| bbox).collect();
        if words.is_empty() || is_open(&component, &words) {
            continue;
        }
        out.extend(Lattice::of(&component, &words).into_iter().filter(|lattice| test(lattice, &words)));
        if out.len() > MOST_LATTICES {
            return Vec::new();
        }
    }
    out
}

/// Whether one line alone runs across lines between columns, with text beside the outermost of these: the line below a
/// heading. Such a table's sides are open, and its text tells where they are.
fn is_open(component: &Edges, words: &[Rect]) -> bool {
    let xs = || component.vertical.iter().map(|edge| edge.at);
    let (left, right) = (xs().fold(f32::MAX, f32::min), xs().fold(f32::MIN, f32::max));
    component.horizontal.len() == 1 && words.iter().any(|word| word.right < left || word.left > right)
}

/// Rows that fill a page from top to bottom, as browsers cut them: lines between the columns alone, of one height, with
/// nothing drawn above or below, and no text beside the outermost: else these part columns, too, and the text tells the rows.
fn cut_rows(edges: &Edges, by_height: &ByHeight) -> Vec<Edges> {
    let free = |v: &&Edge| {
        let crosses =
            |h: &Edge| h.from - SNAP <= v.at && v.at <= h.to + SNAP && v.from - SNAP <= h.at && h.at <= v.to + SNAP;
        v.to - v.from >= HIGHEST_LINE && !edges.horizontal.iter().any(crosses)
    };
    let mut alone: Vec<Edge> = edges.vertical.iter().filter(free).copied().collect();
    alone.sort_by(|a, b| a.from.total_cmp(&b.from).then(a.at.total_cmp(&b.at)));
    let mut out = Vec::new();
    while let Some(first) = alone.first().copied() {
        let like = |e: &Edge| (e.from - first.from).abs() <= SNAP && (e.to - first.to).abs() <= SNAP;
        let (mut vertical, rest): (Vec<Edge>, Vec<Edge>) = alone.into_iter().partition(like);
        alone = rest;
        vertical.sort_by(|a, b| a.at.total_cmp(&b.at));
        let (Some(left), Some(right)) = (vertical.first(), vertical.last()) else { break };
        let row = Rect { left: f32::MIN, top: first.from, right: f32::MAX, bottom: first.to };
        let encloses =
            || by_height.within(row).all(|(_, word)| left.at < word.centre_x() && word.centre_x() < right.at);
        if vertical.len() >= FEWEST_BORDERS && encloses() {
            let horizontal = [first.from, first.to].map(|at| Edge { at, from: left.at, to: right.at }).to_vec();
            out.push(Edges { horizontal, vertical });
        }
    }
    out
}

/// Whether ruling lines make a table of the words: more than one cell, and words in the cells, not across them.
fn is_ruled_table(lattice: &Lattice, words: &[Rect]) -> bool {
    let Some(written) = written_cells(lattice, words) else { return false };
    lattice.cells.len() >= 2 && (written >= 2 || (written == 1 && (lattice.cells.len() <= 4 || is_row(lattice))))
}

/// Whether cells beside each other are each as wide as a word: a row of a table, of which a page break may have left the
/// rest of one cell alone. The boxes for a date's digits are narrower.
fn is_row(lattice: &Lattice) -> bool {
    lattice.rows() == 1 && lattice.xs.windows(2).all(|edges| edges[1] - edges[0] >= NARROWEST_COLUMN)
}

/// Whether fills alone make a table: two ways to go, and most cells written in.
fn is_filled_table(lattice: &Lattice, words: &[Rect]) -> bool {
    let Some(written) = written_cells(lattice, words) else { return false };
    lattice.rows() >= 2 && lattice.columns() >= 2 && written >= 3 && written * 3 >= lattice.cells.len()
}

/// Whether all cells with text in them are filled.
fn is_filled(lattice: &Lattice, fills: &[Fill], by_height: &ByHeight) -> bool {
    lattice.cells.iter().all(|cell| {
        let extent = lattice.extent(cell);
        let (x, y) = (extent.centre_x(), extent.centre_y());
        fills.iter().any(|f| f.bbox.contains(x, y)) || by_height.within(extent).next().is_none()
    })
}

/// Whether text stands in two columns of the lattice close below it: only its heading is filled.
fn goes_on_below(lattice: &Lattice, by_height: &ByHeight) -> bool {
    let bbox = lattice.bbox();
    let below = Rect { top: bbox.bottom, bottom: bbox.bottom + BELOW, ..bbox };
    let mut columns: Vec<usize> =
        by_height.within(below).map(|(_, word)| lattice.xs.partition_point(|&x| x <= word.centre_x())).collect();
    columns.sort_unstable();
    columns.dedup();
    columns.len() >= 2 && lattice.rows() < FEW_ROWS
}

/// How many cells hold words; `None` where too many words stand across borders.
fn written_cells(lattice: &Lattice, words: &[Rect]) -> Option<usize> {
    let index = lattice.index();
    let columns = lattice.columns();
    let cell_at = |x: f32, y: f32| lattice.position(x, y).and_then(|(r, c)| index.get(r * columns + c).copied());
    let mut written = vec![false; lattice.cells.len()];
    let mut crossed = 0;
    for word in words {
        let (fifth, y) = (word.width() / 5.0, word.centre_y());
        let (left, right) = (cell_at(word.left + fifth, y), cell_at(word.right - fifth, y));
        if left != right {
            crossed += 1;
        }
        if let Some(slot) = cell_at(word.centre_x(), y).and_then(|cell| written.get_mut(cell)) {
            *slot = true;
        }
    }
    (crossed as f32 <= MOST_CROSSED * words.len() as f32).then(|| written.into_iter().filter(|&w| w).count())
}

/// Lattices to drafts: words into cells, inner tables into the cells that hold them.
fn drafts(mut lattices: Vec<Lattice>, by_height: &ByHeight) -> Vec<Draft> {
    let area = |lattice: &Lattice| lattice.bbox().width() * lattice.bbox().height();
    lattices.sort_by(|a, b| area(a).total_cmp(&area(b)));
    let parents = parents(&lattices);
    // From the largest inwards, so that a parent's depth is known before its children's.
    let mut depth = vec![0_usize; lattices.len()];
    for index in (0..lattices.len()).rev() {
        if let Some((parent, _)) = parents[index] {
            depth[index] = depth[parent] + 1;
        }
    }
    let mut taken = vec![false; by_height.page.words.len()];
    let mut drafts: Vec<Option<Draft>> = Vec::with_capacity(lattices.len());
    for (lattice, &depth) in lattices.iter().zip(&depth) {
        drafts.push((depth <= DEEPEST).then(|| draft(lattice, by_height, &mut taken)));
    }
    for index in 0..drafts.len() {
        let Some((parent, cell)) = parents[index] else { continue };
        let Some(child) = drafts[index].take() else { continue };
        if let Some(holder) = drafts[parent].as_mut().and_then(|d| d.cells.get_mut(cell)) {
            holder.nested.push(child);
        }
    }
    let mut out: Vec<Draft> = drafts.into_iter().flatten().collect();
    out.sort_by(|a, b| a.bbox.top.total_cmp(&b.bbox.top).then(a.bbox.left.total_cmp(&b.bbox.left)));
    out
}

/// For each lattice (sorted by area) the smallest larger one with a cell that holds it: (lattice, cell).
fn parents(lattices: &[Lattice]) -> Vec<Option<(usize, usize)>> {
    let boxes: Vec<Rect> = lattices.iter().map(Lattice::bbox).collect();
    let holds = |outer: Rect, inner: Rect| {
        outer.left <= inner.left + SNAP
            && outer.top <= inner.top + SNAP
            && outer.right >= inner.right - SNAP
            && outer.bottom >= inner.bottom - SNAP
    };
    (0..lattices.len())
        .map(|index| {
            (index + 1..lattices.len()).filter(|&outer| holds(boxes[outer], boxes[index])).find_map(|outer| {
                let lattice = &lattices[outer];
                let cell = lattice.cells.iter().position(|cell| holds(lattice.extent(cell), boxes[index]))?;
                Some((outer, cell))
            })
        })
        .collect()
}

/// A lattice with its words.
fn draft(lattice: &Lattice, by_height: &ByHeight, taken: &mut [bool]) -> Draft {
    let mut cells: Vec<DraftCell> = lattice
        .cells
        .iter()
        .map(|field| DraftCell {
            row: field.top as u32 + 1,
            column: field.left as u32 + 1,
            row_span: (field.bottom - field.top) as u32,
            column_span: (field.right - field.left) as u32,
            bbox: lattice.extent(field),
            header: false,
            words: Vec::new(),
            nested: Vec::new(),
        })
        .collect();
    let index = lattice.index();
    for (word, bbox) in by_height.within(lattice.bbox()) {
        let Some((row, column)) = lattice.position(bbox.centre_x(), bbox.centre_y()) else { continue };
        let Some(cell) = cells.get_mut(index[row * lattice.columns() + column]) else { continue };
        if !taken[word] {
            taken[word] = true;
            cell.words.push(word);
        }
    }
    for cell in &mut cells {
        cell.words.sort_unstable();
    }
    Draft {
        recognised_by: RecognisedBy::Rulings,
        rows: lattice.rows() as u32,
        columns: lattice.columns() as u32,
        bbox: lattice.bbox(),
        cells,
        uncertain: false,
        tagged: None,
        opening: Opening::Unknown,
    }
}
