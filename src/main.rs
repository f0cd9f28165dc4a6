//! Parse, run, exit code.

mod cli;

use cap::Cap;
use std::alloc::System;
use std::process::ExitCode;

/// Counts what is allocated, so that a worker can be held to a limit on every system.
#[global_allocator]
static ALLOCATOR: Cap<System> = Cap::new(System, usize::MAX);

fn main() -> ExitCode {
    cli::run(|bytes| {
        // A limit below what is held already cannot be set; then the first paper is read without one.
        let _ = ALLOCATOR.set_limit(bytes);
    })
    .into()
}
