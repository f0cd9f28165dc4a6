//! Work on one paper in the program itself, held to a time.
//!
//! What shows one paper, or writes into it, needs no process beside it: it is lost with that paper alone. But a paper that
//! makes its reader turn in circles, or nests without end, must not hold the person who looks at it.

use super::Loss;
use super::serve::STACK;
use std::sync::mpsc::{RecvTimeoutError, sync_channel};
use std::thread;
use std::time::Duration;

/// Does work on a thread with room for everything that recursion limits allow, and waits for it no longer than `time`.
///
/// # Errors
/// [`Loss::TimedOut`] where it took longer (it is left to itself then), [`Loss::Crashed`] where it stopped.
pub fn within<T: Send + 'static>(time: Duration, work: impl FnOnce() -> T + Send + 'static) -> Result<T, Loss> {
    let (sender, done) = sync_channel(1);
    let begun = thread::Builder::new().name("reader".to_owned()).stack_size(STACK).spawn(move || {
        let _ = sender.send(work());
    });
    let Ok(thread) = begun else { return Err(Loss::Crashed("no thread could be started".to_owned())) };
    done.recv_timeout(time).map_err(|why| match why {
        RecvTimeoutError::Timeout => Loss::TimedOut,
        RecvTimeoutError::Disconnected => {
            // The thread has said where it gave up.
            let _ = thread.join();
            Loss::Crashed("the reader gave up".to_owned())
        }
    })
}

#[cfg(test)]
#[allow(clippy::panic)]
mod tests {
    use super::*;

    #[test]
    fn work_is_done_given_up_or_lost() {
        let long = Duration::from_mins(1);
        assert_eq!(within(long, || 2 + 2), Ok(4));
        assert_eq!(within(Duration::ZERO, move || thread::sleep(long)), Err(Loss::TimedOut));
        assert!(matches!(within(long, || panic!("a paper that breaks its reader")), Err::<(), _>(Loss::Crashed(_))));
    }
}
