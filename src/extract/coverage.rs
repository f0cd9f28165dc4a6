//! Every page and every table accounted for: used, ignored with the reason, or unread.
//!
//! Tables first follow what the extractors noted; a table that nobody noted and that looks like data is `unread`, and
//! a diagnostic says so. Pages follow what stands on them.

use super::{Extracted, Paper};
use crate::diagnostic::{Diagnostic, DiagnosticCode, Severity};
use crate::document::{Document, Page, Table};
use crate::record::{Coverage, CoverageOutcome, DocumentRecord, Record, VisitTables};
use std::collections::{BTreeMap, BTreeSet};

/// Whether a table (1-based) is too large for the paper's own facts: what one of its cells says of the paper does not
/// account for the others.
pub(super) fn holds_more_than_facts(paper: &Paper<'_>, number: usize) -> bool {
    /// A cover's table sets no more labels and values side by side …
    const COLUMNS: u32 = 4;
    /// … in more rows.
    const ROWS: u32 = 3;
    let table = paper.document.tables().find(|(own, ..)| *own == number);
    table.is_some_and(|(_, _, table)| table.columns > COLUMNS && table.rows > ROWS)
}

/// Fills in the coverage from what the extractors noted, and from where the records stand.
pub(super) fn account(paper: &Paper<'_>, extracted: &mut Extracted) {
    let mut read = Read::default();
    extracted.records.visit(&mut read);
    if has_facts(&extracted.facts) {
        read.pages.entry(1).or_default().insert("documents");
    }
    for (table, by) in &extracted.used {
        read.tables.entry(*table).or_default().extend(by);
    }
    let mut coverage = Vec::new();
    for (number, _, table) in paper.document.tables() {
        let entry = table_coverage(number, table, &read, extracted);
        if entry.outcome == CoverageOutcome::Used
            && let Some(page) = entry.page
        {
            read.pages.entry(page).or_default().extend(read.tables.get(&number).into_iter().flatten());
        }
        if entry.outcome == CoverageOutcome::Unread {
            extracted.diagnostics.push(unread(&entry));
        }
        coverage.push(entry);
    }
    let pages = paper.document.pages.iter().map(|page| page_coverage(page, paper.document, &read));
    extracted.facts.coverage = pages.chain(coverage).collect();
}

/// Where records stand: pages and tables (1-based) with the names of the record tables.
#[derive(Debug, Default)]
struct Read {
    pages: BTreeMap<u32, BTreeSet<&'static str>>,
    tables: BTreeMap<usize, BTreeSet<&'static str>>,
}

impl VisitTables for Read {
    fn table<R: Record>(&mut self, records: &[R]) {
        for record in records {
            let source = &record.header().source;
            for place in &source.places {
                self.pages.entry(place.page).or_default().insert(R::TABLE);
            }
            if let Some(number) = source.table() {
                self.tables.entry(number).or_default().insert(R::TABLE);
            }
        }
    }
}

/// Whether the paper says anything of itself.
fn has_facts(facts: &DocumentRecord) -> bool {
    facts.title.is_some() || facts.body.is_some() || facts.meeting_date.is_some() || facts.partnership.is_some()
}

fn table_coverage(number: usize, table: &Table, read: &Read, extracted: &Extracted) -> Coverage {
    let (outcome, reason) = if read.tables.contains_key(&number) {
        (CoverageOutcome::Used, None)
    } else if let Some(reason) = extracted.unread.get(&number) {
        (CoverageOutcome::Unread, Some(reason.clone()))
    } else if let Some(reason) = extracted.ignored.get(&number) {
        (CoverageOutcome::Ignored, Some(reason.clone()))
    } else if let Some(reason) = no_data(table) {
        (CoverageOutcome::Ignored, Some(reason.to_owned()))
    } else {
        (CoverageOutcome::Unread, Some("what its columns mean is not known".to_owned()))
    };
    Coverage {
        path: format!("table[{number}]"),
        page: table.places().first().map(|place| place.page),
        outcome,
        by: names(read.tables.get(&number)),
        reason,
    }
}

/// Why a table that gave nothing is none of data; `None` where it looks like data.
fn no_data(table: &Table) -> Option<&'static str> {
    let filled = table.cells.iter().filter(|cell| !cell.is_empty()).count();
    if table.layout {
        Some("it only lays out the page")
    } else if filled == 0 {
        Some("it is empty")
    } else if table.rows < 2 || table.columns < 2 || filled < 3 {
        Some("it is a frame around text")
    } else {
        None
    }
}

fn unread(entry: &Coverage) -> Diagnostic {
    let reason = entry.reason.as_deref().unwrap_or_default();
    let message = format!("`{}` looks like data but was not read: {reason}", entry.path);
    let diagnostic = Diagnostic::new(Severity::Warning, DiagnosticCode::TableUnread, message);
    match entry.page {
        Some(page) => diagnostic.on_page(page),
        None => diagnostic,
    }
}

fn page_coverage(page: &Page, document: &Document, read: &Read) -> Coverage {
    let told = |code| document.diagnostics.iter().any(|d| d.page == Some(page.number) && d.code == code);
    let (outcome, reason) = if told(DiagnosticCode::PageWithoutText) {
        (CoverageOutcome::Unread, Some("it holds a picture but no text"))
    } else if page.words.is_empty() && told(DiagnosticCode::PageDamaged) {
        (CoverageOutcome::Unread, Some("its content is damaged"))
    } else if page.words.is_empty() && !page.images.is_empty() {
        (CoverageOutcome::Unread, Some("it holds pictures and no text"))
    } else if read.pages.contains_key(&page.number) {
        (CoverageOutcome::Used, None)
    } else if page.words.is_empty() {
        (CoverageOutcome::Ignored, Some("it is blank"))
    } else {
        (CoverageOutcome::Ignored, Some("no record stands on it"))
    };
    Coverage {
        path: format!("page[{}]", page.number),
        page: Some(page.number),
        outcome,
        by: names(read.pages.get(&page.number)),
        reason: reason.map(str::to_owned),
    }
}

fn names(by: Option<&BTreeSet<&'static str>>) -> Vec<String> {
    by.into_iter().flatten().map(|name| (*name).to_owned()).collect()
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::document::{Block, Cell, Paragraph, Place, Rect, Word};
    use crate::record::{Action, Header};
    use crate::settings::Settings;

    fn table(rows: u32, columns: u32, filled: bool) -> Block {
        let mut cells = Vec::new();
        for row in 1..=rows {
            for column in 1..=columns {
                let text = if filled { "text" } else { "" };
                let blocks = vec![Block::Paragraph(Paragraph::plain(text))];
                cells.push(Cell { row, column, row_span: 1, column_span: 1, blocks, ..Cell::default() });
            }
        }
        Block::Table(Table { rows, columns, cells, ..Table::default() })
    }

    fn check(document: &Document, extracted: &mut Extracted, expected: &[(&str, &str, &[&str])]) {
        let settings = Settings::default();
        account(&Paper::new(document, &settings), extracted);
        let found: Vec<(String, String, Vec<String>)> = extracted
            .facts
            .coverage
            .iter()
            .map(|c| (c.path.clone(), format!("{:?}", c.outcome).to_lowercase(), c.by.clone()))
            .collect();
        let expected: Vec<(String, String, Vec<String>)> = expected
            .iter()
            .map(|(path, outcome, by)| {
                ((*path).to_owned(), (*outcome).to_owned(), by.iter().map(|b| (*b).to_owned()).collect())
            })
            .collect();
        assert_eq!(found, expected);
        for entry in &extracted.facts.coverage {
            assert_eq!(entry.outcome == CoverageOutcome::Used, entry.reason.is_none(), "{entry:?}");
        }
    }

    #[test]
    fn tables_by_what_was_noted() {
        let blocks = vec![
            table(3, 3, true),
            table(3, 3, true),
            table(3, 3, true),
            table(3, 3, true),
            table(1, 1, true),
            table(3, 3, false),
        ];
        let document = Document { blocks, ..Document::default() };
        let mut extracted = Extracted::default();
        extracted.used(1, "ratings");
        extracted.ignored.insert(2, "a distribution list".to_owned());
        // What an extractor forgot to note is told by its records' paths.
        let header = Header::at(None, "table[3]/row[2]/cell[1]", "x", Vec::new());
        extracted.records.actions.push(Action { header, ..Action::default() });
        check(
            &document,
            &mut extracted,
            &[
                ("table[1]", "used", &["ratings"]),
                ("table[2]", "ignored", &[]),
                ("table[3]", "used", &["actions"]),
                ("table[4]", "unread", &[]),
                ("table[5]", "ignored", &[]),
                ("table[6]", "ignored", &[]),
            ],
        );
        assert_eq!(extracted.diagnostics.len(), 1);
    }

    #[test]
    fn pages_by_what_stands_on_them() {
        let word = Word::new("word", Rect::new(0.0, 0.0, 10.0, 10.0));
        let page = |number, words: &[Word], images: &[Rect]| Page {
            number,
            words: words.to_vec(),
            images: images.to_vec(),
            ..Page::default()
        };
        let words = [word];
        let picture = [Rect::new(0.0, 0.0, 500.0, 800.0)];
        let pages = vec![page(1, &words, &[]), page(2, &words, &[]), page(3, &[], &[]), page(4, &[], &picture)];
        let document = Document { pages, ..Document::default() };
        let mut extracted = Extracted::default();
        let places = vec![Place { page: 2, bbox: Rect::default() }];
        let header = Header::at(None, "block[4]", "x", places);
        extracted.records.actions.push(Action { header, ..Action::default() });
        check(
            &document,
            &mut extracted,
            &[
                ("page[1]", "ignored", &[]),
                ("page[2]", "used", &["actions"]),
                ("page[3]", "ignored", &[]),
                ("page[4]", "unread", &[]),
            ],
        );
    }
}
