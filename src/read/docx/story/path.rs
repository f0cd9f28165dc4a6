//! Where the walk stands, in the path grammar of [`crate::document`].

use std::fmt;

/// A step of a path; all numbers start at 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    /// A block of the body.
    Block(u32),
    /// A table.
    Table(u32),
    /// A cell's row and column.
    Cell(u32, u32),
    /// A paragraph in a cell.
    Paragraph(u32),
}

/// The way from the body to where the walk stands.
#[derive(Debug, Default)]
pub(super) struct Path {
    steps: Vec<Step>,
    /// Inside text boxes the path stays that of the paragraph to which the box is anchored.
    frozen: u32,
}

impl Path {
    pub(super) fn push(&mut self, step: Step) {
        if self.frozen == 0 {
            self.steps.push(step);
        }
    }

    pub(super) fn pop(&mut self) {
        if self.frozen == 0 {
            self.steps.pop();
        }
    }

    /// Whether the walk stands in the body itself.
    pub(super) fn is_body(&self) -> bool {
        self.steps.is_empty()
    }

    pub(super) fn freeze(&mut self) {
        self.frozen += 1;
    }

    pub(super) fn thaw(&mut self) {
        self.frozen = self.frozen.saturating_sub(1);
    }
}

impl fmt::Display for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, step) in self.steps.iter().enumerate() {
            if index > 0 {
                f.write_str("/")?;
            }
            match step {
                Step::Block(n) => write!(f, "block[{n}]"),
                Step::Table(n) => write!(f, "table[{n}]"),
                Step::Cell(row, column) => write!(f, "row[{row}]/cell[{column}]"),
                Step::Paragraph(n) => write!(f, "paragraph[{n}]"),
            }?;
        }
        Ok(())
    }
}
