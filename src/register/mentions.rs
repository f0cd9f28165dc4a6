//! Every body that a text names.

use super::scan::{Named, Scan};
use super::{Match, one_of};
use crate::record::EntityType;
use std::ops::Range;

/// A body named in a text.
#[derive(Debug, Clone)]
pub struct Mention {
    /// Where the name stands, in bytes, the words that tell the kind included.
    pub range: Range<usize>,
    /// Whether words tell the kind ("Fife Council"); a place's name alone may be a mere place, or a person's name
    /// ("Angus").
    pub typed: bool,
    named: Named,
}

impl Mention {
    /// What the name stands for; the hint decides where the text does not tell the kind.
    pub fn resolve(&self, hint: Option<EntityType>) -> Match {
        one_of(self.named.bodies(hint))
    }
}

/// The bodies named in running text, in order. Names count only with a capital, initials only as the register has them.
pub fn mentions(text: &str) -> Vec<Mention> {
    Scan::of_prose(text)
        .named
        .into_iter()
        .map(|named| Mention { range: named.start..named.end, typed: named.is_typed(), named })
        .collect()
}
