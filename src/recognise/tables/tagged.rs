//! Tables that a tagged PDF names outright: `Table`, `TR`, `TH` and `TD`, with their spans.
//!
//! The tree is read once for the whole paper ([`Tagged::of`]); a page then gives the piece of each table that stands on
//! it. What must hold before tags are believed: the words that they claim stand together, in the order of the columns,
//! and no other text stands among them. Writers that leave out spans (`LibreOffice`) are helped by the columns of the
//! rows that are complete.

mod table;

use super::draft::Draft;
use super::tagged_columns::Columns;
use super::tagged_sense::{is_sane, is_stacked};
use super::tagged_spans::{fill_holes, keep_heading_rows, spread};
use crate::document::{Document, Opening, Page, RecognisedBy, Rect, TagContent, TagTree, TaggedRows};
use rustc_hash::FxHashMap;
use table::{TaggedCell, TaggedTable};

/// Producers that give every span and leave out empty cells, so that what is missing is never a span.
const GIVES_SPANS: &[&str] = &["Skia"];
/// Spans larger than this are damage.
const MOST_SPAN: u32 = 1000;
/// Tables inside tables are followed this far out.
const DEEPEST: usize = 8;
/// Tables with more fields are damage.
const MOST_FIELDS: usize = 2_000_000;

/// All tables of a paper's tag tree.
#[derive(Debug, Default)]
pub(in crate::recognise) struct Tagged {
    tables: Vec<TaggedTable>,
    /// For each node below a cell: its table and cell.
    owners: FxHashMap<usize, (usize, usize)>,
    /// Some cell has a span: the writer gives them.
    spans_given: bool,
}

/// A piece of a tagged table on a page.
pub(super) struct Piece {
    pub(super) draft: Draft,
    /// Whether the tags give all spans.
    pub(super) consistent: bool,
    /// Rows of the table on all pages.
    pub(super) rows_in_all: usize,
    /// Words of repeated headings: the table's, but none of its cells'.
    pub(super) repeated: Vec<usize>,
}

impl Tagged {
    /// The tables of the paper's tag tree.
    pub(in crate::recognise) fn of(document: &Document) -> Self {
        let mut out = Self::default();
        let Some(tree) = &document.tags else { return out };
        let producer = document.properties.producer.as_deref().unwrap_or_default();
        out.spans_given = GIVES_SPANS.iter().any(|name| producer.contains(name));
        for (node, tag) in tree.nodes.iter().enumerate() {
            if tag.role == "Table" {
                out.read(tree, node);
            }
        }
        out.find_pages(document, tree);
        out
    }

    /// Tells on which pages each row's words stand. Marked content without words (a merged cell's shading on the next
    /// page) does not count.
    fn find_pages(&mut self, document: &Document, tree: &TagTree) {
        if self.tables.is_empty() {
            return;
        }
        for page in &document.pages {
            for (id, place) in page.words.iter().filter_map(|word| Some((word.tag?, word.bbox))) {
                let owner = tree.node_of(page.number, id).and_then(|node| self.owners.get(&node));
                let Some(&(mut number, mut index)) = owner else { continue };
                if let Some(table) = self.tables.get_mut(number) {
                    table.note_place(index, &place);
                }
                // A word in a nested table stands in the rows around it, too.
                for _ in 0..DEEPEST {
                    let Some(table) = self.tables.get_mut(number) else { break };
                    let Some(cell) = table.cells.get(index) else { break };
                    if let Some(pages) = table.row_pages.get_mut(cell.row as usize - 1) {
                        let first = if pages.0 == 0 { page.number } else { pages.0.min(page.number) };
                        *pages = (first, pages.1.max(page.number));
                    }
                    match table.inside {
                        Some(outer) => (number, index) = outer,
                        None => break,
                    }
                }
            }
        }
        for table in &mut self.tables {
            table.starts = table.columns_shown();
            // Rows without words stand with the row before, at the start with the first that has some.
            let mut last = table.row_pages.iter().map(|&(page, _)| page).find(|&page| page > 0).unwrap_or(0);
            for pages in &mut table.row_pages {
                if pages.0 == 0 {
                    *pages = (last, last);
                }
                last = pages.1;
            }
        }
    }

    /// Reads one table. Outer tables stand before inner ones, which take their own nodes over.
    fn read(&mut self, tree: &TagTree, node: usize) {
        let number = self.tables.len();
        let inside = self.owners.get(&node).copied();
        let mut cells: Vec<TaggedCell> = Vec::new();
        let mut nodes: Vec<usize> = Vec::new();
        let rows = descendants(tree, node, &["TR"], &["Table", "TH", "TD"]);
        let row_pages = vec![(0, 0); rows.len()];
        // For each column the row down to which a cell from above covers it.
        let mut covered: Vec<u32> = Vec::new();
        let mut widths: Vec<u32> = Vec::new();
        for (index, &row_node) in rows.iter().enumerate() {
            let row = index as u32 + 1;
            let mut column = 1;
            for cell_node in descendants(tree, row_node, &["TD", "TH"], &["Table", "TR"]) {
                let Some(tag) = tree.nodes.get(cell_node) else { continue };
                while covered.get(column as usize - 1).is_some_and(|&down| down >= row) {
                    column += 1;
                }
                let cell = TaggedCell {
                    row,
                    column,
                    row_span: tag.row_span.clamp(1, MOST_SPAN),
                    column_span: tag.column_span.clamp(1, MOST_SPAN),
                    header: tag.role == "TH",
                };
                self.spans_given |= cell.row_span > 1 || cell.column_span > 1;
                let end = (column + cell.column_span - 1) as usize;
                if covered.len() < end {
                    covered.resize(end, 0);
                }
                covered[column as usize - 1..end].fill(row + cell.row_span - 1);
                column += cell.column_span;
                nodes.push(cell_node);
                cells.push(cell);
            }
            widths.push(covered.iter().filter(|&&down| down >= row).count() as u32);
        }
        let columns = covered.len() as u32;
        if cells.len() < 2 || (columns as usize).saturating_mul(rows.len()) > MOST_FIELDS {
            return;
        }
        for (index, &cell_node) in nodes.iter().enumerate() {
            self.claim(tree, cell_node, (number, index));
        }
        let count = rows.len() as u32;
        for cell in &mut cells {
            cell.row_span = cell.row_span.min(count + 1 - cell.row);
        }
        let consistent = widths.iter().all(|&width| width == columns);
        let complete = widths.iter().map(|&width| width == columns).collect();
        let (lefts, rights) = (vec![f32::MAX; cells.len()], vec![f32::MIN; cells.len()]);
        let starts = Columns::default();
        let table =
            TaggedTable { node, columns, cells, inside, row_pages, consistent, complete, lefts, rights, starts };
        self.tables.push(table);
    }

    /// Notes all nodes below a cell as the cell's.
    fn claim(&mut self, tree: &TagTree, cell: usize, owner: (usize, usize)) {
        let mut open = vec![cell];
        while let Some(node) = open.pop() {
            if self.owners.insert(node, owner) == Some(owner) {
                continue;
            }
            for child in tree.nodes.get(node).map_or(&[][..], |n| &n.children) {
                match *child {
                    TagContent::Node(child) if child > node => open.push(child),
                    TagContent::Node(_) | TagContent::Marked { .. } => {}
                }
            }
        }
    }

    /// For each word of a page the tagged table, the outermost one, and the row in which it stands.
    pub(in crate::recognise) fn rows(&self, document: &Document, page: &Page) -> Vec<Option<(usize, u32)>> {
        let Some(tree) = document.tags.as_ref().filter(|_| !self.tables.is_empty()) else { return Vec::new() };
        let outermost = |mut at: (usize, usize)| {
            for _ in 0..DEEPEST {
                match self.tables.get(at.0)?.inside {
                    Some(outer) => at = outer,
                    None => break,
                }
            }
            self.tables.get(at.0)?.cells.get(at.1).map(|cell| (at.0, cell.row))
        };
        let of_word = |id: u32| outermost(*self.owners.get(&tree.node_of(page.number, id)?)?);
        page.words.iter().map(|word| word.tag.and_then(of_word)).collect()
    }

    /// The pieces of tagged tables on a page, inner ones in their cells; `in_column`: the words are those of one column.
    pub(super) fn find(&self, document: &Document, page: &Page, words: &[usize], in_column: bool) -> Vec<Piece> {
        let Some(tree) = document.tags.as_ref().filter(|_| !self.tables.is_empty()) else { return Vec::new() };
        let mut by_table: std::collections::BTreeMap<usize, Vec<(usize, usize)>> = std::collections::BTreeMap::new();
        for &word in words {
            let tag = page.words.get(word).and_then(|w| w.tag);
            let node = tag.and_then(|id| tree.node_of(page.number, id));
            if let Some(&(table, cell)) = node.and_then(|node| self.owners.get(&node))
                && table < self.tables.len()
            {
                by_table.entry(table).or_default().push((cell, word));
            }
        }
        let mut pieces: std::collections::BTreeMap<usize, Piece> = by_table
            .iter()
            .filter_map(|(&number, members)| Some((number, self.piece(page, number, members, in_column)?)))
            .collect();
        // Inner tables, the last first, into the cells that hold them.
        let numbers: Vec<usize> = pieces.keys().copied().rev().collect();
        for number in numbers {
            let Some((outer, cell)) = self.tables.get(number).and_then(|t| t.inside) else { continue };
            let Some(place) = self.tables.get(outer).and_then(|t| t.cells.get(cell)).copied() else { continue };
            let Some(inner) = pieces.remove(&number) else { continue };
            let holder = pieces.get_mut(&outer).and_then(|piece| {
                let first = piece.draft.tagged.map_or(1, |t| t.first_row);
                let row = (place.row.max(first) + 1).saturating_sub(first);
                piece.draft.cells.iter_mut().find(|c| c.row == row && c.column == place.column)
            });
            match holder {
                Some(holder) => {
                    holder.bbox = holder.bbox.union(&inner.draft.bbox);
                    holder.nested.push(inner.draft);
                }
                None => {
                    pieces.insert(number, inner);
                }
            }
        }
        let own = |piece: &Piece| {
            let mut own = vec![false; page.words.len()];
            piece.draft.each_word(&mut |word| own[word] = true);
            own
        };
        pieces.into_values().filter(|piece| is_sane(page, words, piece, &own(piece))).collect()
    }

    /// The piece of one table on a page; `part`: only some of its rows stand among the words, in a column of the page.
    fn piece(&self, page: &Page, number: usize, members: &[(usize, usize)], part: bool) -> Option<Piece> {
        let table = self.tables.get(number)?;
        let (first, last) = table.rows_on(page.number)?;
        let (first, last) = if part { table.rows_of(page, members, first, last)? } else { (first, last) };
        let (mut cells, index_of) = table.cells_of(first, last);
        let mut repeated = Vec::new();
        for &(cell, word) in members {
            match index_of.get(&cell).and_then(|&index| cells.get_mut(index)) {
                Some(cell) => cell.words.push(word),
                None => repeated.push(word),
            }
        }
        for cell in &mut cells {
            cell.words.sort_unstable();
        }
        let rows = last - first + 1;
        let mut draft = Draft {
            recognised_by: RecognisedBy::Tags,
            rows,
            columns: table.columns,
            bbox: Rect::default(),
            cells,
            uncertain: false,
            tagged: Some(TaggedRows { node: table.node, first_row: first, last_row: last }),
            opening: Opening::Unknown,
        };
        let stacked = is_stacked(page, &draft);
        if !table.consistent {
            if stacked {
                // Of cells below one another none shows to which column it belongs, nor which one is wanting.
                draft.uncertain = true;
            } else {
                spread(page, &mut draft, self.spans_given, &table.starts);
            }
        }
        fill_holes(&mut draft);
        keep_heading_rows(&mut draft);
        draft.place(page)?;
        if stacked {
            draft.stack(page);
        }
        Some(Piece {
            draft,
            consistent: table.consistent || self.spans_given,
            rows_in_all: table.row_pages.len(),
            repeated,
        })
    }
}

/// The nearest nodes below with one of the roles, not looked for below `stop`.
fn descendants(tree: &TagTree, node: usize, roles: &[&str], stop: &[&str]) -> Vec<usize> {
    let mut out = Vec::new();
    let mut open: Vec<usize> = vec![node];
    while let Some(at) = open.pop() {
        let Some(tag) = tree.nodes.get(at) else { continue };
        if at != node && roles.contains(&tag.role.as_str()) {
            out.push(at);
            continue;
        }
        if at != node && stop.contains(&tag.role.as_str()) {
            continue;
        }
        // Children stand after their parent, so no circle can be walked.
        open.extend(tag.children.iter().rev().filter_map(|child| match *child {
            TagContent::Node(child) if child > at => Some(child),
            _ => None,
        }));
    }
    out
}
