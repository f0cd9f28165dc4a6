//! Any bytes as a PDF file: it is extracted whole, or said to be damaged, without panic.
#![no_main]

use boardpapers::{Settings, extract};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let _ = extract(bytes, &Settings::default());
});
