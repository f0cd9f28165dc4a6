//! A batch: every paper read, all of them collated, then written in the order of their names.

use super::Extraction;
use super::cache::{Cache, Key};
use super::find::Input;
use super::paper::{self, Reader, Reading};
use crate::collate::corrections::{Corrections, Replayed};
use crate::collate::{self, Findings, Gist};
use crate::diagnostic::DiagnosticCode;
use crate::document::Document;
use crate::error::Error;
use crate::normalise;
use crate::record::{Finding, InputOutcome, InputRecord, RunCounts, RunRecord, RunSettingsRecord};
use crate::settings::{CACHE_FOLDER, RunSettings, Settings, VERSION};
use crate::worker::Start;
use crate::write::{OutputFolder, Rendered, Slugs};
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// Papers that are rendered at a time: enough for every core, few enough to hold.
const RENDERED_AT_ONCE: usize = 64;

/// Who wants to know how far a batch is. Called from many threads.
pub trait Watch: Sync {
    /// A paper's turn has come.
    fn begins(&self, file: &str);
    /// An input is done; papers inside it come as inputs of their own.
    fn done(&self, input: &InputRecord);
    /// All papers are read; the rest is writing.
    fn all_read(&self);
}

/// A batch of papers and what is to be done with it.
#[derive(Debug)]
pub struct Batch<'a> {
    /// The files.
    pub inputs: &'a [Input],
    /// The folder to write to.
    pub output: &'a Path,
    /// What every paper is read with.
    pub start: &'a Start,
    /// What the run is done with.
    pub settings: &'a RunSettings,
    /// What people put right in an earlier run.
    pub corrections: &'a Corrections,
}

/// What is kept in memory of each input until the end.
#[derive(Debug)]
struct Line {
    input: InputRecord,
    gist: Option<Gist>,
    key: Option<Key>,
    replayed: Replayed,
}

impl Batch<'_> {
    /// Reads all papers and writes the output folder.
    ///
    /// # Errors
    /// Why the run could not go on. What is wrong with single papers stands in the record that is returned.
    pub fn run(&self, watch: &impl Watch) -> Result<RunRecord, Error> {
        let threads = pool(self.settings)?;
        let folder = self.settings.cache.clone().unwrap_or_else(|| self.output.join(CACHE_FOLDER));
        let cache = Cache::open(folder, self.start, self.settings.fresh)?;
        // 1. Every paper on its own, as many at a time as there are jobs.
        let mut lines = threads.install(|| self.read(&cache, watch))?;
        watch.all_read();
        // 2. Sorted, so that neither the order of the inputs nor that of reading shows.
        lines.sort_by(|a, b| (&a.input.file, &a.input.sha256).cmp(&(&b.input.file, &b.input.sha256)));
        let gists: Vec<&Gist> = lines.iter().filter_map(|line| line.gist.as_ref()).collect();
        let mut findings = collate::collate(&gists);
        let settings = self.start.settings().map_err(|error| Error::Usage(error.to_string()))?;
        for line in &mut lines {
            recount(line, &cache, &findings, &settings, self.corrections)?;
        }
        findings.findings.append(&mut unfit(&lines, self.corrections));
        // 3. Written in that order; what an earlier run kept and this one did not need goes.
        let record = threads.install(|| self.write(&mut lines, &cache, &findings, &settings))?;
        if self.settings.cache.is_none() {
            cache.prune(&lines.iter().filter_map(|line| line.key.as_ref()).collect());
        }
        Ok(record)
    }

    /// Reads every input, in whatever order suits the threads.
    fn read(&self, cache: &Cache, watch: &impl Watch) -> Result<Vec<Line>, Error> {
        let reader = Reader::new(self.settings, self.start, Some(cache), self.corrections);
        let lines: Vec<Vec<Line>> = self
            .inputs
            .iter()
            .par_bridge()
            .map(|input| {
                watch.begins(&input.file);
                let readings = reader.read(input)?;
                for reading in &readings {
                    watch.done(&reading.input);
                }
                Ok(readings.into_iter().map(line).collect())
            })
            .collect::<Result<_, Error>>()?;
        Ok(lines.into_iter().flatten().collect())
    }

    /// Writes every paper, then `run.json`.
    fn write(
        &self,
        lines: &mut [Line],
        cache: &Cache,
        findings: &Findings,
        settings: &Settings,
    ) -> Result<RunRecord, Error> {
        let mut slugs = Slugs::default();
        let mut folder = OutputFolder::begin(self.output, &self.settings.tidy)?;
        for some in lines.chunks_mut(RENDERED_AT_ONCE) {
            let rendered: Vec<Option<Rendered>> =
                some.par_iter().map(|line| self.render(line, cache, findings, settings)).collect::<Result<_, _>>()?;
            for (line, rendered) in some.iter_mut().zip(rendered) {
                let Some(rendered) = rendered else { continue };
                let slug = slugs.give(&line.input.file, line.input.document_id.as_deref().unwrap_or_default());
                folder.paper(&slug, &rendered)?;
                line.input.output = Some(OutputFolder::document_path(&slug));
            }
        }
        let inputs: Vec<InputRecord> = lines.iter_mut().map(|line| std::mem::take(&mut line.input)).collect();
        let record = RunRecord {
            program: env!("CARGO_PKG_NAME").to_owned(),
            version: VERSION.to_owned(),
            settings: self.settings_record(settings),
            counts: count(&inputs),
            findings: findings.findings.clone(),
            inputs,
        };
        folder.finish(&record)?;
        Ok(record)
    }

    /// A paper's texts, with what the batch told about it; `None` where nothing could be read.
    fn render(
        &self,
        line: &Line,
        cache: &Cache,
        findings: &Findings,
        settings: &Settings,
    ) -> Result<Option<Rendered>, Error> {
        let (Some(key), Some(_)) = (&line.key, &line.input.document_id) else { return Ok(None) };
        let mut extraction = cache.get(key)?.extraction;
        line.input.file.clone_into(&mut extraction.document.file);
        complete(&mut extraction, findings, settings);
        self.corrections.replay(&mut extraction.document, &mut extraction.records);
        for action in &mut extraction.records.actions {
            if let Some(thread) = findings.threads.get(&action.header.id) {
                action.thread = Some(thread.clone());
            }
        }
        let pictures = std::mem::take(&mut extraction.pictures);
        Rendered::of(&extraction.document, &extraction.records)
            .map(|rendered| Some(Rendered { pictures, ..rendered }))
            .map_err(|error| Error::Data { path: line.input.file.as_str().into(), message: error.to_string() })
    }

    /// The settings that can change a record.
    fn settings_record(&self, settings: &Settings) -> RunSettingsRecord {
        RunSettingsRecord {
            frameworks: settings.frameworks.iter().map(|framework| framework.id.clone()).collect(),
            scales: settings.frameworks.iter().map(|framework| (framework.id.clone(), framework.ratings())).collect(),
            round: settings.round.clone(),
            password: settings.password.is_some(),
            corrections: self.corrections.len() as u64,
        }
    }
}

/// Adds to a paper the records that only the batch calls for.
fn complete(extraction: &mut Extraction, findings: &Findings, settings: &Settings) {
    let Some(framework) = findings.unreadable_returns.get(&extraction.document.id) else { return };
    let Some(framework) = settings.frameworks.iter().find(|known| known.id == *framework) else { return };
    collate::fill_in_blanks(framework, &mut extraction.document, &mut extraction.records);
    normalise::normalise(&mut extraction.document, &mut extraction.records, &Document::default(), settings);
}

/// Counts again, and puts right again, what the batch added to a paper: a blank that only the batch calls for may have
/// been filled in by a person.
fn recount(
    line: &mut Line,
    cache: &Cache,
    findings: &Findings,
    settings: &Settings,
    corrections: &Corrections,
) -> Result<(), Error> {
    let (Some(key), Some(id)) = (&line.key, &line.input.document_id) else { return Ok(()) };
    if findings.unreadable_returns.contains_key(id) {
        let mut extraction = cache.get(key)?.extraction;
        complete(&mut extraction, findings, settings);
        line.replayed = corrections.replay(&mut extraction.document, &mut extraction.records);
        paper::count(&extraction, &mut line.input);
    }
    Ok(())
}

/// As many threads as jobs.
pub(super) fn pool(settings: &RunSettings) -> Result<rayon::ThreadPool, Error> {
    rayon::ThreadPoolBuilder::new()
        .num_threads(settings.jobs.max(1))
        .build()
        .map_err(|error| Error::Usage(format!("cannot start {} threads: {error}", settings.jobs)))
}

/// What stays in memory of a reading.
fn line(reading: Reading) -> Line {
    let gist = reading.extraction.as_ref().map(|e| Gist::of(&e.document, &e.records));
    Line { input: reading.input, gist, key: reading.key, replayed: reading.replayed }
}

/// Corrections that no longer fit, or whose record is nowhere any more.
fn unfit(lines: &[Line], corrections: &Corrections) -> Vec<Finding> {
    let finding = |message, documents| Finding { code: DiagnosticCode::CorrectionUnfit, message, documents };
    let mut known: BTreeSet<&str> = BTreeSet::new();
    let mut findings = Vec::new();
    for line in lines {
        known.extend(line.replayed.fitted.iter().map(String::as_str));
        for (correction, why) in &line.replayed.unfit {
            known.insert(&correction.record_id);
            let message =
                format!("the correction of `{}` in `{}` no longer fits: {why}", correction.field, correction.record_id);
            findings.push(finding(message, line.input.document_id.iter().cloned().collect()));
        }
    }
    for correction in corrections.all().filter(|correction| !known.contains(correction.record_id.as_str())) {
        let message = format!(
            "the record `{}` that `{}` was corrected in is not there any more",
            correction.record_id, correction.field
        );
        findings.push(finding(message, Vec::new()));
    }
    findings
}

/// What there is in all.
fn count(inputs: &[InputRecord]) -> RunCounts {
    let mut counts = RunCounts::default();
    for (_, name) in InputOutcome::NAMES {
        counts.inputs.insert(name.to_owned(), 0);
    }
    let add = |to: &mut BTreeMap<String, u64>, from: &BTreeMap<String, u64>| {
        for (name, number) in from {
            *to.entry(name.clone()).or_default() += number;
        }
    };
    for input in inputs {
        *counts.inputs.entry(input.outcome.name().to_owned()).or_default() += 1;
        if let Some(kind) = input.kind {
            *counts.documents.entry(kind.name().to_owned()).or_default() += 1;
        }
        add(&mut counts.records, &input.records);
        add(&mut counts.wanting_review, &input.wanting_review);
        add(&mut counts.review, &input.review);
    }
    counts
}
