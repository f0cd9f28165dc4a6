//! Any bytes under a package's signature: the reader answers, without panic, and its answer can be walked.
#![no_main]

use boardpapers::document::blocks_text;
use boardpapers::read::read;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    if let Ok(document) = read(bytes, None) {
        let _ = blocks_text(&document.blocks);
        for (_, _, table) in document.tables() {
            let _ = table.grid();
        }
    }
});
