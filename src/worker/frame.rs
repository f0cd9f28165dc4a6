//! What parent and worker say to each other: a line of JSON that ends with the sizes of the raw bytes that follow it.

use crate::document::Attachment;
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use std::io::{self, BufRead, Read, Write};

/// The first line that a worker gets: what every paper is read with.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Start {
    /// The parent's build: a worker of another build refuses to work.
    pub fingerprint: String,
    /// Bytes that the worker may hold.
    pub memory_limit: usize,
    /// Password for encrypted papers.
    pub password: Option<String>,
    /// Name of the round of returns.
    pub round: Option<String>,
    /// The frameworks given by the user: TOML texts, in order of trust.
    pub frameworks: Vec<String>,
    /// Vocabularies of plans given by the user: TOML texts that extend the one built in.
    pub vocabularies: Vec<String>,
    /// Whether pages that records were read from are drawn.
    pub pictures: bool,
}

impl Start {
    pub(super) fn send(&self, output: &mut impl Write) -> io::Result<()> {
        send_line(self, output)?;
        output.flush()
    }

    pub(super) fn receive(input: &mut impl BufRead) -> io::Result<Self> {
        receive_line(input)?.ok_or_else(|| io::ErrorKind::UnexpectedEof.into())
    }
}

/// One paper to read. Its bytes follow the line.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Job {
    /// The paper's file name, a weak hint.
    pub file_name: String,
    /// Number of bytes that follow.
    size: u64,
}

impl Job {
    /// A job for the paper of this name.
    pub fn new(file_name: impl Into<String>) -> Self {
        Self { file_name: file_name.into(), size: 0 }
    }

    pub(super) fn send(&self, bytes: &[u8], output: &mut impl Write) -> io::Result<()> {
        send_line(&Self { file_name: self.file_name.clone(), size: bytes.len() as u64 }, output)?;
        output.write_all(bytes)?;
        output.flush()
    }

    /// The next job with its bytes; `None` when the parent has no more.
    pub(super) fn receive(input: &mut impl BufRead) -> io::Result<Option<(Self, Vec<u8>)>> {
        let Some(job) = receive_line::<Self>(input)? else { return Ok(None) };
        let bytes = receive_bytes(input, job.size)?;
        Ok(Some((job, bytes)))
    }
}

/// What a worker made of one paper.
#[derive(Debug, Clone)]
pub struct Answer {
    /// The [`crate::Extraction`] as JSON, on one line.
    pub extraction: Vec<u8>,
    /// Files inside the paper.
    pub attachments: Vec<Attachment>,
}

/// The line before an answer's bytes.
#[derive(Debug, Serialize, Deserialize)]
struct AnswerSizes {
    extraction: u64,
    attachments: Vec<(String, u64)>,
}

impl Answer {
    pub(super) fn send(&self, output: &mut impl Write) -> io::Result<()> {
        let sizes = AnswerSizes {
            extraction: self.extraction.len() as u64,
            attachments: self.attachments.iter().map(|a| (a.name.clone(), a.bytes.len() as u64)).collect(),
        };
        send_line(&sizes, output)?;
        output.write_all(&self.extraction)?;
        for attachment in &self.attachments {
            output.write_all(&attachment.bytes)?;
        }
        output.flush()
    }

    pub(super) fn receive(input: &mut impl BufRead) -> io::Result<Self> {
        let sizes: AnswerSizes = receive_line(input)?.ok_or_else(|| io::Error::from(io::ErrorKind::UnexpectedEof))?;
        let extraction = receive_bytes(input, sizes.extraction)?;
        let mut attachments = Vec::with_capacity(sizes.attachments.len());
        for (name, size) in sizes.attachments {
            attachments.push(Attachment { name, bytes: receive_bytes(input, size)? });
        }
        Ok(Self { extraction, attachments })
    }
}

fn send_line(value: &impl Serialize, output: &mut impl Write) -> io::Result<()> {
    serde_json::to_writer(&mut *output, value)?;
    output.write_all(b"\n")
}

fn receive_line<T: DeserializeOwned>(input: &mut impl BufRead) -> io::Result<Option<T>> {
    let mut line = Vec::new();
    if input.read_until(b'\n', &mut line)? == 0 {
        return Ok(None);
    }
    Ok(Some(serde_json::from_slice(&line)?))
}

fn receive_bytes(input: &mut impl BufRead, size: u64) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::with_capacity(usize::try_from(size).map_err(io::Error::other)?);
    input.take(size).read_to_end(&mut bytes)?;
    if (bytes.len() as u64) < size {
        return Err(io::ErrorKind::UnexpectedEof.into());
    }
    Ok(bytes)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn a_job_comes_back_with_its_bytes() {
        let mut wire = Vec::new();
        Job::new("a\nb.pdf").send(b"one\ntwo", &mut wire).unwrap();
        Job::new("c.pdf").send(b"", &mut wire).unwrap();
        let mut input = wire.as_slice();
        let (job, bytes) = Job::receive(&mut input).unwrap().unwrap();
        assert_eq!((job.file_name.as_str(), bytes.as_slice()), ("a\nb.pdf", b"one\ntwo".as_slice()));
        let (job, bytes) = Job::receive(&mut input).unwrap().unwrap();
        assert_eq!((job.file_name.as_str(), bytes.len()), ("c.pdf", 0));
        assert!(Job::receive(&mut input).unwrap().is_none());
    }

    #[test]
    fn an_answer_cut_short_is_an_error() {
        let answer = Answer {
            extraction: b"{}".to_vec(),
            attachments: vec![Attachment { name: "x".to_owned(), bytes: vec![10, 0, 255] }],
        };
        let mut wire = Vec::new();
        answer.send(&mut wire).unwrap();
        let whole = Answer::receive(&mut wire.as_slice()).unwrap();
        assert_eq!(whole.attachments.first().unwrap().bytes, [10, 0, 255]);
        for length in 0..wire.len() {
            assert!(Answer::receive(&mut wire.get(..length).unwrap()).is_err(), "{length} bytes");
        }
    }
}
