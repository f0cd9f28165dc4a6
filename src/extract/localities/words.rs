//! The words of a text, each with where it stands.

/// A text with its words.
#[derive(Debug)]
pub(super) struct Words<'a> {
    pub(super) text: &'a str,
    /// Where each word begins and ends, in bytes.
    pub(super) ranges: Vec<std::ops::Range<usize>>,
    pub(super) semicolons: bool,
}

impl<'a> Words<'a> {
    pub(super) fn of(text: &'a str) -> Self {
        let ranges = text
            .split_whitespace()
            .map(|word| {
                let start = word.as_ptr() as usize - text.as_ptr() as usize;
                start..start + word.len()
            })
            .collect();
        Self { text, ranges, semicolons: text.contains(';') }
    }

    pub(super) fn len(&self) -> usize {
        self.ranges.len()
    }

    pub(super) fn start(&self, word: usize) -> usize {
        self.ranges.get(word).map_or(self.text.len(), |r| r.start)
    }

    /// The first word that begins at or after a byte.
    pub(super) fn after(&self, byte: usize) -> usize {
        self.ranges.partition_point(|r| r.start < byte)
    }

    pub(super) fn get(&self, word: usize) -> Option<&'a str> {
        self.text.get(self.ranges.get(word)?.clone())
    }
}
