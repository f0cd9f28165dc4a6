//! What has been told of a text once is not worked out again: forms ask the same of each of their tables.

use rustc_hash::FxHashMap;
use std::sync::Mutex;

/// So many texts are remembered; then all are forgotten, which bounds the memory and costs little.
const MOST: usize = 2_048;

/// Longer texts are content, of which none is like another.
const LONGEST: usize = 200;

/// The answers to one question about texts, by the text. An answer depends on the text and the framework alone, so that
/// remembering it changes nothing but the time.
#[derive(Debug)]
pub(super) struct Remembered<T>(Mutex<FxHashMap<Box<str>, T>>);

impl<T: Clone> Remembered<T> {
    /// The answer for a text: as remembered, or worked out now.
    pub(super) fn or_else(&self, text: &str, work: impl FnOnce() -> T) -> T {
        if text.len() > LONGEST {
            return work();
        }
        // Readers in other threads do not wait for each other: working it out is as short as waiting.
        if let Some(known) = self.0.try_lock().ok().and_then(|known| known.get(text).cloned()) {
            return known;
        }
        let answer = work();
        if let Ok(mut known) = self.0.try_lock() {
            if known.len() >= MOST {
                known.clear();
            }
            known.insert(text.into(), answer.clone());
        }
        answer
    }
}

impl<T> Default for Remembered<T> {
    fn default() -> Self {
        Self(Mutex::new(FxHashMap::default()))
    }
}

/// A copy may be changed before it is used, and so remembers nothing.
impl<T> Clone for Remembered<T> {
    fn clone(&self) -> Self {
        Self::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::cell::Cell;

    #[test]
    fn an_answer_is_worked_out_once_and_a_copy_knows_none() {
        let remembered = Remembered::default();
        let asked = Cell::new(0);
        let length = |of: &Remembered<usize>, text: &str| {
            of.or_else(text, || {
                asked.set(asked.get() + 1);
                text.len()
            })
        };
        assert_eq!((length(&remembered, "Our rating"), length(&remembered, "Our rating"), asked.get()), (10, 10, 1));
        assert_eq!((length(&remembered.clone(), "Our rating"), asked.get()), (10, 2));
        let long = "evidence ".repeat(40);
        assert_eq!((length(&remembered, &long), length(&remembered, &long), asked.get()), (360, 360, 4));
    }

    #[test]
    fn what_is_remembered_is_bounded() {
        let remembered = Remembered::default();
        for n in 0..3 * MOST {
            assert_eq!(remembered.or_else(&n.to_string(), || n), n);
            assert!(remembered.0.lock().is_ok_and(|known| known.len() <= MOST));
        }
    }
}
