//! How deep list items stand, from their left edges.

use super::paragraphs::SAME_INDENT;

/// The depth of list items from their left edges: bullets below bullets, numbers below numbers.
#[derive(Debug, Default)]
pub(super) struct Depths {
    open: Vec<(f32, bool)>,
}

impl Depths {
    /// The depth, from 1, of an item whose label stands at `left`.
    pub(super) fn item(&mut self, left: f32, bullet: bool) -> u8 {
        while self.open.last().is_some_and(|o| o.0 > left + SAME_INDENT) {
            self.open.pop();
        }
        if !self.open.iter().any(|o| (o.0 - left).abs() <= SAME_INDENT && o.1 == bullet) {
            self.open.push((left, bullet));
        }
        u8::try_from(self.open.iter().filter(|o| o.1 == bullet).count()).unwrap_or(u8::MAX)
    }

    /// A paragraph without label ends the lists that stand further right.
    pub(super) fn text(&mut self, left: f32) {
        while self.open.last().is_some_and(|o| o.0 >= left - SAME_INDENT) {
            self.open.pop();
        }
    }
}
