//! Doubts that follow from where a record was read, whatever it says: a guessed or joined table, a machine-read page,
//! text without known characters, a damaged paper. An extractor cannot forget them.

use super::Context;
use super::struck::Struck;
use crate::diagnostic::{DiagnosticCode, ReviewCode, Severity};
use crate::document::{Block, Document, Page, Paragraph, Place, Rect};
use crate::record::{Action, Decision, Header, Record, Records, Source};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// Flags every record that stands in a doubtful place, and the paper's own facts where its beginning is doubtful.
pub(super) fn normalise(context: &mut Context<'_>, records: &mut Records) {
    let doubts = Doubts::of(context.document);
    // A rating's column and row were compared with the page when it was read: its table's doubts are settled.
    records.for_each_header(|name, header| {
        doubts.flag(header, name != crate::record::Rating::NAME);
        if matches!(name, Action::NAME | Decision::NAME) {
            doubts.flag_beside_numbers(header);
        }
    });
    let facts = doubts.everywhere.iter().chain(doubts.pages.get(&1).into_iter().flatten());
    for code in facts {
        context.facts.flag(*code);
    }
}

/// What is doubtful in a paper.
#[derive(Debug, Default)]
struct Doubts {
    /// Of the paper as a whole.
    everywhere: Vec<ReviewCode>,
    /// By page, from 1.
    pages: BTreeMap<u32, Vec<ReviewCode>>,
    /// By table, from 1.
    tables: BTreeMap<usize, Vec<ReviewCode>>,
    /// Words without known characters, by page.
    garbled: BTreeMap<u32, Vec<Rect>>,
    /// Lines of paragraphs whose words a narrow column may have broken, by page.
    broken: BTreeMap<u32, Vec<Rect>>,
    /// Lines of paragraphs that words beside them may have run into, by page.
    beside: BTreeMap<u32, Vec<Rect>>,
    /// Lines of paragraphs that may go on over the page, by page.
    open: BTreeMap<u32, Vec<Rect>>,
    /// Pages on which a number alone stands beside text, left of it: a row's, set in its middle.
    numbered: BTreeSet<u32>,
    /// Blocks (from 1) behind the head of what may be another paper, to the end of their part.
    behind: Vec<Range<usize>>,
    /// The blocks (from 1) of the tables, in order.
    blocks_of_tables: Vec<usize>,
    /// Words struck out.
    struck: Struck,
}

impl Doubts {
    fn of(document: &Document) -> Self {
        let mut doubts = Self { struck: Struck::of(document), ..Self::default() };
        for diagnostic in document.diagnostics.iter().filter(|d| d.severity >= Severity::Warning) {
            let code = match diagnostic.code {
                DiagnosticCode::PartlyDamaged
                | DiagnosticCode::PartDamaged
                | DiagnosticCode::PageDamaged
                | DiagnosticCode::ProgramFault
                | DiagnosticCode::PageLimit => ReviewCode::DocumentDamaged,
                DiagnosticCode::OcrLayer => ReviewCode::OcrText,
                _ => continue,
            };
            match diagnostic.page {
                Some(page) => add(doubts.pages.entry(page).or_default(), code),
                None => add(&mut doubts.everywhere, code),
            }
        }
        for page in &document.pages {
            if page.ocr_layer {
                add(doubts.pages.entry(page.number).or_default(), ReviewCode::OcrText);
            }
            let garbled = garbled(page);
            if !garbled.is_empty() {
                doubts.garbled.insert(page.number, garbled);
            }
        }
        doubtful_lines(&document.blocks, &|p| p.doubtful_word, &mut doubts.broken);
        doubtful_lines(&document.blocks, &|p| p.doubtful_order, &mut doubts.beside);
        doubtful_lines(&document.blocks, &|p| p.doubtful_end, &mut doubts.open);
        doubts.behind = behind_heads(document);
        doubts.blocks_of_tables = document.tables().map(|(_, block, _)| block + 1).collect();
        doubts.numbered = document.blocks.windows(3).filter_map(number_beside).collect();
        for (number, _, table) in document.tables() {
            let codes =
                [(table.join_uncertain, ReviewCode::TableJoinUncertain), (table.uncertain, ReviewCode::TableUncertain)];
            for (_, code) in codes.iter().filter(|(is, _)| *is) {
                add(doubts.tables.entry(number).or_default(), *code);
            }
        }
        doubts
    }

    /// Flags what stands on a page with such a number: which item it is of was not seen.
    fn flag_beside_numbers(&self, header: &mut Header) {
        if header.source.table().is_none() && header.source.places.iter().any(|p| self.numbered.contains(&p.page)) {
            header.flag(ReviewCode::TableUncertain);
        }
    }

    fn flag(&self, header: &mut Header, by_table: bool) {
        let table = header.source.table().filter(|_| by_table).and_then(|number| self.tables.get(&number));
        let on_pages = header.source.places.iter().filter_map(|place| self.pages.get(&place.page));
        let mut codes: Vec<ReviewCode> =
            self.everywhere.iter().chain(table.into_iter().flatten()).chain(on_pages.flatten()).copied().collect();
        for (boxes, code) in [
            (&self.garbled, ReviewCode::GarbledText),
            (&self.broken, ReviewCode::WordBroken),
            (&self.beside, ReviewCode::TextBeside),
            (&self.open, ReviewCode::SplitUncertain),
        ] {
            if header.source.places.iter().any(|place| meets(boxes, place)) {
                codes.push(code);
            }
        }
        if by_table && self.struck.touches(&header.source) {
            codes.push(ReviewCode::TextStruck);
        }
        if self.is_behind(&header.source) {
            codes.push(ReviewCode::PartUncertain);
        }
        for code in codes {
            header.flag(code);
        }
    }

    /// Whether a record stands behind the head of what may be another paper.
    fn is_behind(&self, source: &Source) -> bool {
        let of_table = || self.blocks_of_tables.get(source.table()?.checked_sub(1)?).copied();
        let own = || source.path.strip_prefix("block[")?.split_once(']')?.0.parse().ok();
        let block = of_table().or_else(own);
        block.is_some_and(|block| self.behind.iter().any(|behind| behind.contains(&block)))
    }
}

/// The blocks (from 1) from where another paper may begin to the end of their part.
fn behind_heads(document: &Document) -> Vec<Range<usize>> {
    let end = |at: usize| {
        let part = document.parts.iter().find(|part| (part.first_block..part.end_block).contains(&at));
        part.map_or(document.blocks.len(), |part| part.end_block)
    };
    document.doubtful_openings.iter().map(|at| at + 1..end(*at) + 1).collect()
}

/// The page of a number that stands alone between two paragraphs, left of both: the column of items of a table that was not
/// seen, its numbers set in the middle of their rows.
fn number_beside(blocks: &[Block]) -> Option<u32> {
    let [above, number, below] = blocks else { return None };
    let (above, number, below) = (above.paragraph()?, number.paragraph()?, below.paragraph()?);
    let text = number.labelled_text();
    let digits = text.trim().trim_end_matches('.');
    if digits.is_empty() || digits.len() > 2 || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let (last, own, next) = (above.lines.last()?, number.lines.first()?, below.lines.first()?);
    let left_of = |line: &Place| line.page == own.page && own.bbox.right < line.bbox.left;
    (left_of(last) && left_of(next)).then_some(own.page)
}

/// Whether a place meets one of the boxes of its page.
fn meets(boxes: &BTreeMap<u32, Vec<Rect>>, place: &Place) -> bool {
    boxes.get(&place.page).is_some_and(|boxes| boxes.iter().any(|bbox| bbox.intersects(&place.bbox)))
}

/// The lines of paragraphs, also in tables, that are doubtful in some way.
fn doubtful_lines(blocks: &[Block], is_doubtful: &dyn Fn(&Paragraph) -> bool, found: &mut BTreeMap<u32, Vec<Rect>>) {
    let mut open: Vec<&Block> = blocks.iter().collect();
    while let Some(block) = open.pop() {
        match block {
            Block::Table(table) => open.extend(table.cells.iter().flat_map(|cell| &cell.blocks)),
            Block::Paragraph(paragraph) if is_doubtful(paragraph) => {
                for line in &paragraph.lines {
                    found.entry(line.page).or_default().push(line.bbox);
                }
            }
            Block::Paragraph(_) => {}
        }
    }
}

/// The boxes of a page's words that hold glyphs without known characters.
fn garbled(page: &Page) -> Vec<Rect> {
    page.words.iter().filter(|word| word.unsure).map(|word| word.bbox).collect()
}

fn add(codes: &mut Vec<ReviewCode>, code: ReviewCode) {
    if !codes.contains(&code) {
        codes.push(code);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Diagnostic;
    use crate::document::Table;

    #[test]
    fn a_record_carries_the_doubts_of_its_place() {
        let mut document = Document {
            blocks: vec![
                Block::Table(Table::default()),
                Block::Table(Table { join_uncertain: true, uncertain: true, ..Table::default() }),
            ],
            pages: vec![Page { number: 1, ..Page::default() }, Page { number: 2, ocr_layer: true, ..Page::default() }],
            ..Document::default()
        };
        let damaged = DiagnosticCode::PageDamaged;
        document.diagnostics.push(Diagnostic::new(Severity::Partial, damaged, "cut short").on_page(3));
        document.diagnostics.push(Diagnostic::new(Severity::Note, DiagnosticCode::PartDamaged, "a theme"));
        let doubts = Doubts::of(&document);
        let check = |path: &str, pages: &[u32], expected: &[ReviewCode]| {
            let places = pages.iter().map(|page| Place { page: *page, bbox: Rect::default() }).collect();
            let mut header = Header::at(None, path, "quote", places);
            doubts.flag(&mut header, true);
            doubts.flag(&mut header, true);
            assert_eq!(header.review, expected, "{path} {pages:?}");
        };
        check("table[1]/row[1]", &[1], &[]);
        check("table[2]/row[1]", &[1], &[ReviewCode::TableJoinUncertain, ReviewCode::TableUncertain]);
        check("block[7]", &[1, 2], &[ReviewCode::OcrText]);
        check("block[7]", &[3], &[ReviewCode::DocumentDamaged]);
        check("block[7]", &[], &[]);
    }

    #[test]
    fn records_behind_what_may_be_another_papers_head_are_doubted() {
        let block = |text: &str| Block::Paragraph(Paragraph::plain(text));
        let document = Document {
            blocks: vec![
                block("Minute"),
                Block::Table(Table::default()),
                block("Fife IJB"),
                Block::Table(Table::default()),
            ],
            doubtful_openings: vec![2],
            ..Document::default()
        };
        let doubts = Doubts::of(&document);
        let doubted = |path: &str| {
            let mut header = Header::at(None, path, "quote", Vec::new());
            doubts.flag(&mut header, true);
            header.review == [ReviewCode::PartUncertain]
        };
        assert!(doubted("table[2]/row[1]") && doubted("block[3]"));
        assert!(!doubted("table[1]/row[1]") && !doubted("block[2]"));
    }

    #[test]
    fn a_number_alone_left_of_text_is_a_rows() {
        let paragraph = |text: &str, left: f32, top: f32| {
            let bbox = Rect::new(left, top, left + 20.0, top + 10.0);
            Block::Paragraph(Paragraph { lines: vec![Place { page: 3, bbox }], ..Paragraph::plain(text) })
        };
        let found = |text: &str, left: f32| {
            number_beside(&[
                paragraph("Above", 120.0, 100.0),
                paragraph(text, left, 120.0),
                paragraph("Below", 120.0, 140.0),
            ])
        };
        assert_eq!(found("4", 60.0), Some(3));
        assert_eq!(found("4.", 60.0), Some(3));
        assert_eq!(found("4", 120.0), None);
        assert_eq!(found("Four", 60.0), None);
        assert_eq!(found("2017", 60.0), None);
    }
}
