//! The words of papers in any order: whatever stands behind whatever, no reader of records fails at it.
//!
//! `BOARDPAPERS_SHUFFLED=20000` reads so many papers; without it a few hundred.

#[path = "../../fuzz/papers.rs"]
mod papers;

use boardpapers::diagnostic::DiagnosticCode;

/// Numbers that are the same every time (xorshift).
struct Numbers(u64);

impl Numbers {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }
}

#[test]
fn words_in_any_order_are_read_without_a_fault() {
    let count = std::env::var("BOARDPAPERS_SHUFFLED").ok().and_then(|n| n.parse().ok()).unwrap_or(300);
    let mut faults = Vec::new();
    for seed in 1..=count {
        let mut numbers = Numbers(seed * 0x9e37_79b9);
        let phrases = 8 + numbers.next() % 120;
        let bytes: Vec<u8> = (0..=2 * phrases).map(|_| (numbers.next() >> 20) as u8).collect();
        let read = std::panic::catch_unwind(|| papers::read(&bytes));
        let fault = if let Ok((_, diagnostics)) = &read {
            diagnostics.iter().find(|d| d.code == DiagnosticCode::ProgramFault)
        } else {
            faults.push(format!("seed {seed}: recognising or normalising failed"));
            continue;
        };
        if let (Some(fault), Ok((text, _))) = (fault, &read) {
            faults.push(format!("seed {seed}: {}\n{text}", fault.message));
        }
    }
    assert!(faults.is_empty(), "{} faults\n{}", faults.len(), faults.join("\n\n"));
}
