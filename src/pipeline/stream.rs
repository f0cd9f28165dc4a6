//! A stream: paths in, one line of JSON for each paper out, in the order of the paths. For engines that spread work over
//! machines themselves; nothing is collated.

use super::cache::Cache;
use super::find::Input;
use super::paper::{Reader, Reading};
use crate::collate::corrections::Corrections;
use crate::error::Error;
use crate::record::{DocumentRecord, InputRecord, Records};
use crate::settings::RunSettings;
use crate::worker::Start;
use rayon::prelude::*;
use serde::Serialize;
use std::collections::BTreeMap;
use std::io::Write;
use std::sync::{Mutex, PoisonError};

/// One line.
#[derive(Debug, Serialize)]
struct StreamedPaper<'a> {
    /// What became of the input, as in `run.json`.
    input: &'a InputRecord,
    /// The paper's own facts; null where nothing could be read.
    document: Option<&'a DocumentRecord>,
    /// Its records by table; null where nothing could be read.
    records: Option<&'a Records>,
}

/// Reads papers as their paths come and writes a line for each. Gives whether all of them were read whole.
///
/// # Errors
/// Why the stream could not go on.
pub fn stream(
    inputs: impl Iterator<Item = Input> + Send,
    output: impl Write + Send,
    start: &Start,
    settings: &RunSettings,
    corrections: &Corrections,
) -> Result<bool, Error> {
    let cache = settings.cache.clone().map(|folder| Cache::open(folder, start, settings.fresh)).transpose()?;
    let reader = Reader::new(settings, start, cache.as_ref(), corrections);
    let ordered = Mutex::new(Ordered { output, next: 0, waiting: BTreeMap::new() });
    super::batch::pool(settings)?.install(|| {
        inputs
            .enumerate()
            .par_bridge()
            .map(|(index, input)| {
                let readings = reader.read(&input)?;
                let mut lines = Vec::new();
                for reading in &readings {
                    line(reading, &mut lines)?;
                }
                ordered.lock().unwrap_or_else(PoisonError::into_inner).put(index, lines)?;
                Ok(readings.iter().all(|reading| reading.input.outcome.is_whole()))
            })
            .try_reduce(|| true, |a, b| Ok(a && b))
    })
}

fn line(reading: &Reading, lines: &mut Vec<u8>) -> Result<(), Error> {
    let extraction = reading.extraction.as_ref();
    let paper = StreamedPaper {
        input: &reading.input,
        document: extraction.map(|e| &e.document),
        records: extraction.map(|e| &e.records),
    };
    serde_json::to_writer(&mut *lines, &paper)
        .map_err(|error| Error::Data { path: reading.input.file.as_str().into(), message: error.to_string() })?;
    lines.push(b'\n');
    Ok(())
}

/// Puts lines out in order, whatever the order in which they come.
struct Ordered<W> {
    output: W,
    next: usize,
    waiting: BTreeMap<usize, Vec<u8>>,
}

impl<W: Write> Ordered<W> {
    fn put(&mut self, index: usize, lines: Vec<u8>) -> Result<(), Error> {
        self.waiting.insert(index, lines);
        while let Some(lines) = self.waiting.remove(&self.next) {
            self.next += 1;
            self.output
                .write_all(&lines)
                .and_then(|()| self.output.flush())
                .map_err(Error::access("standard output"))?;
        }
        Ok(())
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn lines_come_out_in_order() {
        let mut ordered = Ordered { output: Vec::new(), next: 0, waiting: BTreeMap::new() };
        for index in [2, 0, 3, 1] {
            ordered.put(index, format!("{index}\n").into_bytes()).unwrap();
        }
        assert_eq!(ordered.output, b"0\n1\n2\n3\n");
    }
}
