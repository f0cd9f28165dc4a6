//! One paper's records to text: each record once, on one line, for its table and for the paper's own file.

use super::Picture;
use crate::record::{DocumentRecord, Record, Records, VisitTables};
use std::fmt::Write as _;

/// A paper's texts.
#[derive(Debug, Default)]
pub struct Rendered {
    /// `documents/<slug>.json`.
    pub document: String,
    /// Its line in `documents.ndjson`, without the line break.
    pub facts: String,
    /// Its lines in the other tables, in the order of [`Records::TABLES`], each with its line break.
    pub tables: Vec<String>,
    /// Id of the paper, by which its drawings are named.
    pub id: String,
    /// Drawings of its pages, where they are wanted.
    pub pictures: Vec<Picture>,
}

impl Rendered {
    /// Renders a paper. Keys keep the order of the record types, so that the same records give the same bytes.
    pub fn of(document: &DocumentRecord, records: &Records) -> Result<Self, serde_json::Error> {
        let facts = serde_json::to_string(document)?;
        let pretty = serde_json::to_string_pretty(document)?;
        let mut lines = Lines { tables: Vec::with_capacity(Records::TABLES.len()), failed: None };
        records.visit(&mut lines);
        if let Some(error) = lines.failed {
            return Err(error);
        }
        // The facts spread out, each record on a line of its own: to be read, and compared line by line.
        let mut out = pretty.trim_end_matches(['\n', '}']).to_owned();
        for (name, table) in Records::TABLES.iter().zip(&lines.tables) {
            let _ = write!(out, ",\n  \"{name}\": [");
            for (index, line) in table.lines().enumerate() {
                out.push_str(if index == 0 { "\n    " } else { ",\n    " });
                out.push_str(line);
            }
            out.push_str(if table.is_empty() { "]" } else { "\n  ]" });
        }
        out.push_str("\n}\n");
        Ok(Self { document: out, facts, tables: lines.tables, id: document.id.clone(), pictures: Vec::new() })
    }
}

/// Collects each table's lines.
struct Lines {
    tables: Vec<String>,
    failed: Option<serde_json::Error>,
}

impl VisitTables for Lines {
    fn table<R: Record>(&mut self, records: &[R]) {
        let mut lines = Vec::new();
        for record in records {
            if let Err(error) = serde_json::to_writer(&mut lines, record) {
                self.failed = Some(error);
            }
            lines.push(b'\n');
        }
        // JSON is UTF-8 by definition.
        self.tables.push(String::from_utf8(lines).unwrap_or_default());
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::record::Action;

    #[test]
    fn a_document_is_json_with_its_records() {
        let action = Action { text: "Write.\nThen } read".to_owned(), ..Action::default() };
        let records = Records { actions: vec![action.clone(), action], ..Records::default() };
        let rendered = Rendered::of(&DocumentRecord::default(), &records).unwrap();
        let value: serde_json::Value = serde_json::from_str(&rendered.document).unwrap();
        assert_eq!(value["actions"].as_array().unwrap().len(), 2);
        assert_eq!(value["ratings"].as_array().unwrap().len(), 0);
        assert_eq!(value["kind"], "other");
        assert_eq!(rendered.tables.first().unwrap().lines().count(), 2);
        let again: Records = serde_json::from_str(&rendered.document).unwrap();
        assert_eq!(again, records);
    }
}
