//! What stands in the columns of a table below its headings.

use crate::document::{Block, Table};
use crate::extract::actions::{due, owners};
use crate::framework::headings;
use crate::record::Owner;
use crate::wording::{people, when};

/// Part of a column's filled cells that must look alike for the column to mean that.
const MOST: f32 = 0.6;

/// What stands in a column below the headings.
#[derive(Debug, Default, Clone, Copy)]
pub(super) struct Content {
    pub(super) filled: u32,
    pub(super) owners: u32,
    pub(super) dates: u32,
    pub(super) statuses: u32,
    pub(super) numbers: u32,
    /// Cells of more than one paragraph.
    pub(super) paragraphed: u32,
    pub(super) characters: usize,
    pub(super) longest: usize,
}

impl Content {
    pub(super) fn most(&self, count: u32) -> bool {
        self.filled > 0 && count as f32 >= self.filled as f32 * MOST
    }

    pub(super) fn average(&self) -> usize {
        self.characters / (self.filled.max(1) as usize)
    }
}

pub(super) fn content(table: &Table, header_rows: u32) -> Vec<Content> {
    let mut out = vec![Content::default(); table.columns as usize];
    for cell in table.cells.iter().filter(|c| c.row > header_rows && c.column_span == 1) {
        let text = cell.text();
        let text = text.trim();
        let Some(column) = out.get_mut(cell.column as usize - 1).filter(|_| !text.is_empty()) else { continue };
        column.filled += 1;
        let length = text.chars().count();
        column.characters += length;
        column.longest = column.longest.max(length);
        if length <= 120 {
            let lines: Vec<(bool, bool)> = text.lines().map(|line| (is_owner(line), is_date(line))).collect();
            let owners = lines.first().is_some_and(|(owner, _)| *owner) && lines.iter().all(|(o, d)| *o || *d);
            column.owners += u32::from(owners);
            column.dates += u32::from(lines.iter().any(|(_, date)| *date));
            // "RESOLVED:" beside what was resolved is no status.
            column.statuses += u32::from(!text.trim_end().ends_with(':') && headings::status(text).is_some());
        }
        column.numbers += u32::from(is_number(text));
        let paragraphs = cell.blocks.iter().filter_map(Block::paragraph).filter(|p| !p.is_empty()).count();
        column.paragraphed += u32::from(paragraphs > 1);
    }
    out
}

/// Owners, or owners with a date behind them: "GD / HC May 2020".
fn is_owner(line: &str) -> bool {
    owners::is_owner(line) || {
        let (who, date) = due::split_tail(line);
        // "Meeting of the working group on 24 May" is no group with a date.
        let people = |o: &Owner| people::is_initials(&o.as_written) || people::is_person(&o.as_written);
        date.is_some() && owners::split(&who).iter().all(people)
    }
}

fn is_date(text: &str) -> bool {
    let text = text.trim();
    if text.is_empty() || text.chars().count() > 60 {
        return false;
    }
    let reading = when::parse(text, when::Context::default());
    reading.when.edtf.is_some()
        || reading.when.ongoing
        || reading.when.duration.is_some()
        || matches!(
            headings::fold(text).as_str(),
            "asap" | "immediate" | "immediately" | "next meeting" | "tbc" | "as soon as possible"
        )
        || reading.review.is_some_and(|r| r != crate::diagnostic::ReviewCode::DueUnparsed)
}

fn is_number(text: &str) -> bool {
    let bare = text.trim_matches(|c: char| !c.is_alphanumeric());
    !bare.is_empty() && bare.chars().count() <= 12 && bare.chars().any(|c| c.is_ascii_digit()) && !bare.contains(' ')
}
