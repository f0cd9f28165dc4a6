//! Any text as a framework's or a vocabulary's file: it is taken, or its mistakes are told, without panic.
#![no_main]

use boardpapers::framework::{check, plans::PlanVocabulary};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    if let (Some(framework), _) = check(text) {
        let _ = framework.heading(text, None);
        let _ = framework.labels_of(text);
    }
    let _ = PlanVocabulary::built_in().extended(text);
});
