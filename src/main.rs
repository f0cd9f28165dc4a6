//! Parse, run, exit code.

mod cli;

use cap::Cap;
#[cfg(not(windows))]
use mimalloc::MiMalloc as Heap;
#[cfg(windows)]
use std::alloc::System as Heap;
use std::process::ExitCode;

/// Counts what is allocated, so that a worker can be held to a limit on every system. Most of what a paper needs is small and
/// soon given back, which `mimalloc` does with a tenth less of the whole work.
#[global_allocator]
static ALLOCATOR: Cap<Heap> = Cap::new(Heap, usize::MAX);

fn main() -> ExitCode {
    cli::run(|bytes| {
        // A limit below what is held already cannot be set; then the first paper is read without one.
        let _ = ALLOCATOR.set_limit(bytes);
    })
    .into()
}
