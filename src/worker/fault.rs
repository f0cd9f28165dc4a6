//! Faults on demand: what the tests of isolation are made with. Without the variable nothing happens.

/// `BOARDPAPERS_FAULT=hang:slow.pdf` makes the worker hang at the paper of that name.
const VARIABLE: &str = "BOARDPAPERS_FAULT";

/// Bytes asked for at a time by a fault of memory.
const CHUNK: usize = 16 << 20;

/// A fault and the file name that brings it about.
#[derive(Debug, Default)]
pub(super) struct Fault {
    kind: String,
    file_name: String,
}

impl Fault {
    /// The fault that the environment asks for; mostly none.
    pub(super) fn from_environment() -> Self {
        let Ok(value) = std::env::var(VARIABLE) else { return Self::default() };
        let (kind, file_name) = value.split_once(':').unwrap_or_default();
        Self { kind: kind.to_owned(), file_name: file_name.to_owned() }
    }

    /// Does what it is there for, if this is its paper.
    pub(super) fn strike(&self, file_name: &str) {
        if self.kind.is_empty() || self.file_name != file_name {
            return;
        }
        match self.kind.as_str() {
            "hang" => loop {
                std::thread::park();
            },
            "abort" => std::process::abort(),
            "panic" => panic!("a fault was asked for"),
            "memory" => {
                let mut held: Vec<Vec<u8>> = Vec::new();
                loop {
                    held.push(vec![1; CHUNK]);
                }
            }
            "stack" => {
                std::hint::black_box(descend(1));
            }
            _ => {}
        }
    }
}

/// Recurses until the stack is used up.
fn descend(depth: u64) -> u64 {
    let here = std::hint::black_box([depth; 64]);
    if depth == 0 { 0 } else { descend(depth + 1) + here.iter().sum::<u64>() }
}
