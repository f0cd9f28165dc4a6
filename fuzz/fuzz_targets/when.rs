//! Any text as a date: it is read without panic, and an interval does not end before it begins.
#![no_main]

use boardpapers::wording::when::{self, Context};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let reading = when::parse(text, Context::default());
    if let (Some(start), Some(end)) = (&reading.when.start, &reading.when.end) {
        assert!(start <= end, "{text:?}: {start} to {end}");
    }
    let _ = when::days(text);
});
