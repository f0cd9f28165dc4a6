//! What one page may cost. Every loop of the reader asks here; once the budget is spent the whole page stops, and what
//! was read before stays.

/// Operators of one page, forms and glyph procedures included. The busiest honest pages (maps) stay below a million.
const OPERATORS: u32 = 3_000_000;
/// Glyphs of one page. A page of six-point print holds some twenty thousand.
const GLYPHS: u32 = 400_000;
/// Decoded bytes of one page's contents and forms, in bytes.
const BYTES: usize = 64 << 20;
/// Straight or curved pieces of paths of one page.
const SEGMENTS: u32 = 2_000_000;
/// How deep forms may call forms.
pub(super) const FORM_DEPTH: u8 = 16;

/// What is left for a page.
#[derive(Debug)]
pub(super) struct Budget {
    operators: u32,
    glyphs: u32,
    segments: u32,
    bytes: usize,
    spent: Option<&'static str>,
}

impl Budget {
    /// A full budget.
    pub(super) fn for_page() -> Self {
        Self { operators: OPERATORS, glyphs: GLYPHS, segments: SEGMENTS, bytes: BYTES, spent: None }
    }

    /// What ran out, in words; `None` while there is some of everything.
    pub(super) fn spent(&self) -> Option<&'static str> {
        self.spent
    }

    /// Stops the page for another reason.
    pub(super) fn stop(&mut self, reason: &'static str) {
        self.spent.get_or_insert(reason);
    }

    /// Takes one operator; false where none is left.
    pub(super) fn operator(&mut self) -> bool {
        Self::take(&mut self.operators, 1, &mut self.spent, "more than 3,000,000 operators")
    }

    /// Takes glyphs; false where too few are left.
    pub(super) fn glyphs(&mut self, count: usize) -> bool {
        let count = u32::try_from(count).unwrap_or(u32::MAX);
        Self::take(&mut self.glyphs, count, &mut self.spent, "more than 400,000 glyphs")
    }

    /// Takes a piece of a path; false where none is left.
    pub(super) fn segment(&mut self) -> bool {
        Self::take(&mut self.segments, 1, &mut self.spent, "more than 2,000,000 pieces of paths")
    }

    /// Decoded bytes that are left.
    pub(super) fn bytes_left(&self) -> usize {
        if self.spent.is_some() { 0 } else { self.bytes }
    }

    /// Takes decoded bytes.
    pub(super) fn bytes(&mut self, count: usize) {
        match self.bytes.checked_sub(count) {
            Some(left) => self.bytes = left,
            None => self.stop("more than 64 MB of content"),
        }
    }

    fn take(left: &mut u32, count: u32, spent: &mut Option<&'static str>, reason: &'static str) -> bool {
        if spent.is_some() {
            return false;
        }
        if let Some(rest) = left.checked_sub(count) {
            *left = rest;
            true
        } else {
            *spent = Some(reason);
            false
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_runs_out_first_stops_everything() {
        let mut budget = Budget::for_page();
        assert!(budget.operator() && budget.glyphs(10) && budget.segment());
        assert!(!budget.glyphs(usize::MAX));
        assert_eq!(budget.spent(), Some("more than 400,000 glyphs"));
        assert!(!budget.operator());
        assert_eq!(budget.bytes_left(), 0);
    }

    #[test]
    fn bytes_run_out() {
        let mut budget = Budget::for_page();
        budget.bytes(BYTES);
        assert_eq!(budget.spent(), None);
        budget.bytes(1);
        assert_eq!(budget.spent(), Some("more than 64 MB of content"));
    }
}
