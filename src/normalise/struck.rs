//! Words struck out: a record read from them may no longer hold.
//!
//! Clerks strike out what is done, who did not come after all and the date that was put off. Whether such a record still
//! holds is for a person to say; a rating, of which the struck names are the sign, is read by its own rules.

use crate::document::{Block, Document, Paragraph};
use crate::record::Source;
use std::collections::BTreeMap;

/// Struck words.
#[derive(Debug)]
struct Words {
    /// The column of their cell, from 1, in a table.
    column: Option<u32>,
    /// The words.
    text: String,
}

/// The struck words of a paper, by the block or the row of a table that holds them.
#[derive(Debug, Default)]
pub(super) struct Struck {
    by_place: BTreeMap<String, Vec<Words>>,
}

impl Struck {
    /// Looks a paper through.
    pub(super) fn of(document: &Document) -> Self {
        let mut struck = Self::default();
        for (index, block) in document.blocks.iter().enumerate() {
            if let Block::Paragraph(paragraph) = block {
                struck.add(|| format!("block[{}]", index + 1), None, paragraph);
            }
        }
        for (number, _, table) in document.tables() {
            for cell in &table.cells {
                for paragraph in cell.blocks.iter().filter_map(Block::paragraph) {
                    struck.add(|| format!("table[{number}]/row[{}]", cell.row), Some(cell.column), paragraph);
                }
            }
        }
        struck
    }

    fn add(&mut self, place: impl Fn() -> String, column: Option<u32>, paragraph: &Paragraph) {
        for run in paragraph.runs.iter().filter(|run| run.style.struck) {
            let text = run.text.trim();
            if text.chars().filter(|c| c.is_alphanumeric()).count() > 1 {
                self.by_place.entry(place()).or_default().push(Words { column, text: text.to_owned() });
            }
        }
    }

    /// Whether what was read there holds struck words, or stands beside some in its row.
    pub(super) fn touches(&self, source: &Source) -> bool {
        if self.by_place.is_empty() {
            return false;
        }
        let mut steps = source.path.split('/');
        let first = steps.next().unwrap_or_default();
        let row = steps.next().filter(|_| first.starts_with("table["));
        let cell = steps.next().and_then(|step| step.strip_prefix("cell[")?.strip_suffix(']')?.parse::<u32>().ok());
        let place = row.map_or_else(|| first.to_owned(), |row| format!("{first}/{row}"));
        self.by_place.get(&place).is_some_and(|words| {
            words.iter().any(|words| {
                let beside = words.column.is_some() && words.column != cell;
                beside || source.quote.contains(&words.text) || words.text.contains(source.quote.trim())
            })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Cell, Run, Table, TextStyle};

    fn paragraph(struck: &str, plain: &str) -> Block {
        let style = TextStyle { struck: true, ..TextStyle::default() };
        let runs = vec![Run { text: struck.to_owned(), style, ..Run::default() }];
        let plain = Paragraph::plain(plain).runs;
        Block::Paragraph(Paragraph { runs: [runs, plain].concat(), ..Paragraph::default() })
    }

    #[test]
    fn what_is_struck_out_touches_what_is_read_there() {
        let cell = |column, block| Cell { row: 2, column, blocks: vec![block], ..Cell::default() };
        let owner = cell(2, paragraph("KL ", "FT"));
        let cells = vec![cell(1, Block::Paragraph(Paragraph::plain("Ring the depot"))), owner];
        let document = Document {
            blocks: vec![
                paragraph("Mary Esk, Carers Centre; ", "Jo Blair, Housing"),
                Block::Table(Table { rows: 3, columns: 2, cells, ..Table::default() }),
            ],
            ..Document::default()
        };
        let struck = Struck::of(&document);
        let touches = |path: &str, quote: &str| {
            let source = Source { part: None, path: path.to_owned(), quote: quote.to_owned(), places: Vec::new() };
            struck.touches(&source)
        };
        assert!(touches("block[1]", "Mary Esk, Carers Centre"));
        assert!(!touches("block[1]", "Jo Blair, Housing"));
        assert!(touches("table[1]/row[2]/cell[1]", "Ring the depot"));
        assert!(!touches("table[1]/row[3]/cell[1]", "Ring the depot"));
    }
}
