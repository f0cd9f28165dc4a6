//! A paper put together from the words of papers, in any order: whatever stands behind whatever, its records are read
//! without panic, and the same twice.
#![no_main]

#[path = "../papers.rs"]
mod papers;

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    papers::read(bytes);
});
