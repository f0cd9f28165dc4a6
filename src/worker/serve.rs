//! The worker's side: jobs from standard input, answers to standard output, until the input ends.

use super::fault::Fault;
use super::frame::{Answer, Job, Start};
use crate::settings::{FINGERPRINT, Settings};
use crate::{framework, pipeline};
use std::io::{self, BufReader, BufWriter};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};

/// Stack of the thread that reads papers, in bytes: enough for everything that recursion limits allow.
pub(super) const STACK: usize = 64 << 20;

/// Works until the parent closes the worker's standard input, or until reading a paper fails for good.
///
/// `limit_memory` is called once with the number of bytes that the process may hold. Returns whether all went well.
pub fn serve(limit_memory: impl FnOnce(usize)) -> io::Result<bool> {
    let mut input = BufReader::new(io::stdin());
    let start = Start::receive(&mut input)?;
    if start.fingerprint != FINGERPRINT {
        return Err(io::Error::other("the program was replaced while it ran"));
    }
    limit_memory(start.memory_limit);
    let (jobs, todo) = channel();
    let (ended, end) = channel();
    // Whichever ends first ends the worker: the parent, also while a paper is being read, or the reading by a panic.
    let parent = Ended { all_well: true, channel: ended.clone() };
    std::thread::spawn(move || {
        let parent = parent;
        while let Ok(Some(job)) = Job::receive(&mut input) {
            if jobs.send(job).is_err() {
                break;
            }
        }
        drop(parent);
    });
    std::thread::Builder::new().name("reader".to_owned()).stack_size(STACK).spawn(move || {
        let _reading = Ended { all_well: false, channel: ended };
        read_papers(&todo, &start)
    })?;
    Ok(end.recv().unwrap_or(false))
}

/// Tells that a thread has ended, however it did.
struct Ended {
    all_well: bool,
    channel: Sender<bool>,
}

impl Drop for Ended {
    fn drop(&mut self) {
        let _ = self.channel.send(self.all_well);
    }
}

/// Reads papers and answers, one at a time.
fn read_papers(todo: &Receiver<(Job, Vec<u8>)>, start: &Start) -> io::Result<()> {
    let mut settings = start.settings()?;
    let fault = Fault::from_environment();
    let mut output = BufWriter::new(io::stdout().lock());
    while let Ok((job, bytes)) = todo.recv() {
        fault.strike(&job.file_name);
        settings.file_name = Some(job.file_name);
        let mut extraction = pipeline::extract(&bytes, &settings);
        let attachments = std::mem::take(&mut extraction.attachments);
        Answer { extraction: serde_json::to_vec(&extraction)?, attachments }.send(&mut output)?;
    }
    Ok(())
}

impl Start {
    /// The settings that the parent reads papers with. Frameworks given by the user come before those built in.
    pub(crate) fn settings(&self) -> io::Result<Settings> {
        let mut settings = Settings {
            password: self.password.clone(),
            round: self.round.clone(),
            pictures: self.pictures,
            ..Settings::default()
        };
        let given: Result<Vec<_>, _> =
            self.frameworks.iter().map(|text| framework::parse(text).map(Arc::new)).collect();
        // The parent has checked them.
        let mut given = given.map_err(|_| io::Error::other("a framework cannot be used"))?;
        given.append(&mut settings.frameworks);
        settings.frameworks = given;
        for text in &self.vocabularies {
            let extended = settings.plan_vocabulary.extended(text);
            settings.plan_vocabulary = Arc::new(extended.map_err(|_| io::Error::other("a vocabulary cannot be used"))?);
        }
        Ok(settings)
    }
}
