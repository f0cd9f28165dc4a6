//! Papers put together from the words of papers, for the fuzz target `records` and the test of shuffled words.

use boardpapers::Settings;
use boardpapers::diagnostic::Diagnostic;
use boardpapers::document::{Block, Cell, Document, Paragraph, ParagraphKind, Part, Table};
use boardpapers::record::{DocumentKind, Records};

/// One a line; "⏎" stands for a line's end.
const PHRASES: &str = include_str!("phrases.txt");

/// Every two bytes are a phrase.
fn text(bytes: &[u8]) -> String {
    let phrases: Vec<&str> = PHRASES.lines().collect();
    let number = |pair: &[u8]| pair.iter().fold(0, |sum, byte| sum * 256 + usize::from(*byte));
    bytes.chunks(2).map(|pair| phrases[number(pair) % phrases.len()]).collect::<String>().replace('⏎', "\n")
}

/// Lines to blocks: "# " opens a heading, "- " an item, "| " a row of a table.
fn blocks(text: &str) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    for line in text.lines() {
        if let Some(row) = line.strip_prefix("| ") {
            if !matches!(blocks.last(), Some(Block::Table(_))) {
                blocks.push(Block::Table(Table::default()));
            }
            let Some(Block::Table(table)) = blocks.last_mut() else { continue };
            table.rows += 1;
            for (text, column) in row.split(" | ").zip(1..) {
                table.columns = table.columns.max(column);
                let blocks = vec![Block::Paragraph(Paragraph::plain(text))];
                let cell = Cell { row: table.rows, column, row_span: 1, column_span: 1, blocks, ..Cell::default() };
                table.cells.push(cell);
            }
            continue;
        }
        let (kind, text, label) = match (line.strip_prefix("# "), line.strip_prefix("- ")) {
            (Some(text), _) => (ParagraphKind::Heading, text, None),
            (_, Some(text)) => (ParagraphKind::ListItem, text, Some("•".to_owned())),
            _ => (ParagraphKind::Body, line, None),
        };
        blocks.push(Block::Paragraph(Paragraph { kind, level: 1, label, ..Paragraph::plain(text) }));
    }
    blocks
}

fn records(document: &Document, settings: &Settings) -> (Records, Vec<Diagnostic>) {
    let mut extracted = boardpapers::extract::extract(document, settings);
    boardpapers::normalise::normalise(&mut extracted.facts, &mut extracted.records, document, settings);
    let _ = boardpapers::normalise::cross_check(&extracted.records, document);
    (extracted.records, extracted.diagnostics)
}

/// Reads the paper that the bytes stand for: as what it is taken for, and as a kind with extractors of its own.
/// Returns its words and all diagnostics.
pub(crate) fn read(bytes: &[u8]) -> (String, Vec<Diagnostic>) {
    const KINDS: [DocumentKind; 6] = [
        DocumentKind::Minutes,
        DocumentKind::BoardReport,
        DocumentKind::StrategicPlan,
        DocumentKind::DeliveryPlan,
        DocumentKind::SelfEvaluationReturn,
        DocumentKind::Agenda,
    ];
    let Some((kind, bytes)) = bytes.split_first() else { return (String::new(), Vec::new()) };
    let settings = Settings::default();
    let text = text(bytes);
    let document = Document { blocks: blocks(&text), ..Document::default() };
    let mut document = boardpapers::recognise::recognise(document, &settings.frameworks);
    let (_, mut diagnostics) = records(&document, &settings);
    document.kind = KINDS[usize::from(*kind) % KINDS.len()];
    document.parts = vec![Part { kind: document.kind, end_block: document.blocks.len(), ..Part::default() }];
    let (first, more) = records(&document, &settings);
    diagnostics.extend(more);
    assert_eq!(format!("{first:?}"), format!("{:?}", records(&document, &settings).0), "{text}");
    (text, diagnostics)
}
