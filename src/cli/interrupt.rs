//! Ctrl-C: what was read so far is kept, and the user is told.

use super::say;
use boardpapers::worker;
use std::time::Duration;

/// The exit code of a run that was broken off, as shells know it: 128 and the signal's number.
const BROKEN_OFF: i32 = 130;

/// Has a run say what is left of it when it is broken off. Files are written beside and renamed, and workers end with the
/// program that feeds them: nothing needs to be cleared away.
pub(super) fn tell() {
    let broken_off = || {
        let _held_to_the_end = worker::start_none();
        say("\nbroken off: the results of the papers read so far are kept; the same command (without --fresh) goes on");
        std::process::exit(BROKEN_OFF);
    };
    // Without a handler the program stops as well, only without a word.
    drop(ctrlc::set_handler(broken_off));
}

/// Has a worker outlast the program that feeds it when a run is broken off: Ctrl-C reaches both, and in place of a worker that
/// goes first another would be started.
pub(super) fn outlast_the_parent() {
    /// Time that the parent has to end.
    const BREATH: Duration = Duration::from_millis(500);
    let broken_off = || {
        std::thread::sleep(BREATH);
        std::process::exit(BROKEN_OFF);
    };
    drop(ctrlc::set_handler(broken_off));
}
