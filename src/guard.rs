//! A fault of the program in one piece of a paper, kept from taking the others with it.

use std::panic::{AssertUnwindSafe, catch_unwind};

/// Does a piece of work; nothing where it gave up half-way.
///
/// Standard error has the place then, as for every panic. What the work had changed by that time stays changed: whoever
/// calls says that it may be half done.
pub(crate) fn guarded<T>(work: impl FnOnce() -> T) -> Option<T> {
    catch_unwind(AssertUnwindSafe(work)).ok()
}

#[cfg(test)]
#[allow(clippy::panic)]
mod tests {
    use super::guarded;

    #[test]
    fn work_that_gives_up_gives_nothing() {
        assert_eq!(guarded(|| 2), Some(2));
        assert_eq!(guarded(|| -> u8 { panic!("a fault") }), None);
    }
}
