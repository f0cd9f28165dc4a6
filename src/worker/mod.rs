//! One paper in a process of its own kind: start, hand over, watch, replace.
//!
//! A worker is this program, started with a hidden argument. The parent writes jobs to its standard input and reads
//! answers from its standard output (`frame`); a worker that crashes, hangs or passes its memory limit costs the one
//! paper that it was reading. A worker ends when its standard input does, so none outlives its parent.

mod fault;
mod frame;
mod serve;
mod within;

pub use frame::{Answer, Job, Start};
pub use serve::serve;
pub use within::within;

use std::io::{self, BufReader, BufWriter, Read};
use std::path::Path;
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, sync_channel};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;
use std::time::Duration;

/// The hidden argument that makes the program a worker.
pub const ARGUMENT: &str = "--worker";

/// Bytes of a worker's last words that are kept.
const LAST_WORDS: usize = 8 * 1024;

/// What the runtime says when an allocation fails.
const OUT_OF_MEMORY: &str = "memory allocation of";
/// What it says when the stack is used up.
const STACK_OVERFLOW: &str = "overflowed its stack";
/// What it says before the place of a panic.
const PANIC: &str = "panicked at ";

/// Why a worker gave no answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Loss {
    /// It took longer than the time-out.
    TimedOut,
    /// It took more memory than a paper may.
    OutOfMemory,
    /// It stopped, for the reason given in words.
    Crashed(String),
}

/// Milliseconds that the allocator keeps memory which a page has given back. With its own ten, a long paper's pages ask the
/// system for the same memory again and again: a tenth of the time of a thousand pages.
const KEEPS_MEMORY: (&str, &str) = ("MIMALLOC_PURGE_DELAY", "1000");

/// Held while a worker is being started.
static START: Mutex<()> = Mutex::new(());

/// Waits until no worker is being started; none is until what this gives is dropped. Ctrl-C reaches the workers as well, and
/// their parent starts others in their place: one that is started while the parent ends may wait for it for ever.
pub fn start_none() -> MutexGuard<'static, ()> {
    START.lock().unwrap_or_else(PoisonError::into_inner)
}

/// A worker process, idle or busy with one paper.
#[derive(Debug)]
pub struct Worker {
    child: Child,
    jobs: Option<BufWriter<ChildStdin>>,
    answers: Receiver<io::Result<Answer>>,
    last_words: Option<JoinHandle<Vec<u8>>>,
}

impl Worker {
    /// Starts a worker.
    pub fn start(program: &Path, start: &Start) -> io::Result<Self> {
        let starting = start_none();
        let mut child = Command::new(program)
            .arg(ARGUMENT)
            .env(KEEPS_MEMORY.0, KEEPS_MEMORY.1)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()?;
        drop(starting);
        let missing = || io::Error::other("a pipe is missing");
        let stdin = child.stdin.take().ok_or_else(missing)?;
        let stdout = child.stdout.take().ok_or_else(missing)?;
        let stderr = child.stderr.take().ok_or_else(missing)?;
        let (sender, answers) = sync_channel(1);
        std::thread::spawn(move || {
            let mut stdout = BufReader::new(stdout);
            loop {
                let answer = Answer::receive(&mut stdout);
                let ended = answer.is_err();
                if sender.send(answer).is_err() || ended {
                    break;
                }
            }
        });
        let last_words = std::thread::spawn(move || tail(stderr));
        let mut worker = Self { child, jobs: Some(BufWriter::new(stdin)), answers, last_words: Some(last_words) };
        if let Some(jobs) = &mut worker.jobs {
            start.send(jobs)?;
        }
        Ok(worker)
    }

    /// Hands over one paper and waits for the answer. After a loss the worker is gone: start another.
    pub fn read(&mut self, job: &Job, bytes: &[u8], timeout: Duration) -> Result<Answer, Loss> {
        let sent = match &mut self.jobs {
            Some(jobs) => job.send(bytes, jobs),
            None => Err(io::ErrorKind::BrokenPipe.into()),
        };
        if sent.is_err() {
            return Err(self.autopsy());
        }
        match self.answers.recv_timeout(timeout) {
            Ok(Ok(answer)) => Ok(answer),
            Ok(Err(_)) | Err(RecvTimeoutError::Disconnected) => Err(self.autopsy()),
            Err(RecvTimeoutError::Timeout) => {
                let _ = self.child.kill();
                Err(Loss::TimedOut)
            }
        }
    }

    /// Why the worker stopped, by its last words and its status.
    fn autopsy(&mut self) -> Loss {
        self.jobs = None;
        // Its output has ended: it is on its way out, and its own status says more than a kill's.
        let status = self.child.wait().ok();
        let words = self.last_words.take().and_then(|thread| thread.join().ok()).unwrap_or_default();
        let words = String::from_utf8_lossy(&words);
        if words.contains(OUT_OF_MEMORY) {
            return Loss::OutOfMemory;
        }
        if words.contains(STACK_OVERFLOW) {
            return Loss::Crashed("the paper is nested too deeply for the reader".to_owned());
        }
        // The last one: those before it were caught, and cost no more than a step of a paper.
        if let Some((_, place)) = words.lines().rev().find_map(|line| line.split_once(PANIC)) {
            return Loss::Crashed(format!("the reader gave up at `{}`", place.trim_end_matches(':')));
        }
        Loss::Crashed(match status {
            Some(status) => format!("the reader stopped without an answer ({status})"),
            None => "the reader stopped without an answer".to_owned(),
        })
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        // An idle worker ends when its input does; a busy one notices the same.
        self.jobs = None;
        let _ = self.child.wait();
    }
}

/// The last bytes of a stream, read to its end.
fn tail(mut stream: impl Read) -> Vec<u8> {
    let mut kept = Vec::new();
    let mut buffer = [0; 1024];
    while let Ok(count) = stream.read(&mut buffer) {
        if count == 0 {
            break;
        }
        kept.extend_from_slice(buffer.get(..count).unwrap_or_default());
        if kept.len() > 2 * LAST_WORDS {
            kept.drain(..kept.len() - LAST_WORDS);
        }
    }
    kept
}
