//! The head of a report: labels of its facts, as lines or in the table of a cover sheet.

use crate::document::{Block, Paragraph, Table};
use crate::recognise::kind::folded;

/// Blocks at the beginning of a paper in which its labels stand.
const HEAD_BLOCKS: usize = 6;

/// "Report to", "Report by", "Meeting date", "Subject", "Paper no": the head of a report, as lines or in a table.
pub(super) fn has_report_fields(blocks: &[Block]) -> bool {
    let mut fields = 0;
    let mut count = |paragraph: &Paragraph, in_table: bool| {
        let line = folded(&paragraph.labelled_text());
        let known = [
            " report to ",
            " report by ",
            " meeting date ",
            " subject ",
            " paper no ",
            " agenda item ",
            " action required ",
            " title of report ",
            " report title ",
            " title of paper ",
            " paper title ",
            " prepared by ",
            " presented by ",
        ];
        // Words that begin sentences too are labels where they stand alone or before a colon.
        let text = paragraph.text();
        let label = text.split(':').next().filter(|_| text.contains(':') || in_table).map(folded).unwrap_or_default();
        let short = matches!(label.trim(), "title" | "author" | "authors" | "purpose" | "lead" | "report author");
        fields += usize::from(short || known.iter().any(|k| line.starts_with(k)));
    };
    for block in blocks.iter().take(HEAD_BLOCKS) {
        match block {
            Block::Paragraph(paragraph) => count(paragraph, false),
            // "Item | Subject | Purpose | Lead": the columns of an agenda.
            Block::Table(table) if is_headed(table) => {}
            Block::Table(table) => {
                let cells = table.cells.iter().take(16).flat_map(|c| &c.blocks).filter_map(Block::paragraph);
                cells.for_each(|paragraph| count(paragraph, true));
            }
        }
    }
    fields >= 2
}

/// Whether a table's first row names columns, all in a few words.
fn is_headed(table: &Table) -> bool {
    let plain =
        |text: String| text.split_whitespace().count() <= 3 && !text.contains(|c: char| c.is_ascii_digit() || c == ':');
    table.rows > 2 && table.row(1).count() >= 4 && table.row(1).all(|cell| plain(cell.text()))
}
