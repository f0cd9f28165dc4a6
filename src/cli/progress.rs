//! How far a run is: a bar on a terminal, plain lines elsewhere, nothing with `--quiet`.

use super::say;
use boardpapers::pipeline::Watch;
use boardpapers::record::{InputOutcome, InputRecord};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressState, ProgressStyle};
use std::fmt::Write;
use std::time::Duration;

/// Time between two drawings of the bar.
const TICK: Duration = Duration::from_millis(100);

/// Without a terminal, a line is written after so many papers.
const LINE_EVERY: u64 = 100;

/// Shows how far a run is.
#[derive(Debug)]
pub(super) struct Progress {
    bar: ProgressBar,
    plain: bool,
    verbose: bool,
}

impl Progress {
    /// For a run over so many inputs.
    pub(super) fn new(inputs: u64, quiet: bool, verbose: bool) -> Self {
        let bar = ProgressBar::with_draw_target(Some(inputs), ProgressDrawTarget::stderr());
        let plain = bar.is_hidden() && !quiet;
        if quiet || plain {
            bar.set_draw_target(ProgressDrawTarget::hidden());
        } else {
            let style = "{bar:24} {human_pos}/{human_len}  {speed}  {eta} left  {wide_msg}";
            let style = ProgressStyle::with_template(style).unwrap_or_else(|_| ProgressStyle::default_bar());
            // The bar's own figure has four decimals.
            bar.set_style(style.with_key("speed", |state: &ProgressState, line: &mut dyn Write| {
                let _ = write!(line, "{:.1}/s", state.per_sec());
            }));
            bar.enable_steady_tick(TICK);
        }
        Self { bar, plain, verbose }
    }

    /// The run is over.
    pub(super) fn finish(&self) {
        self.bar.finish_and_clear();
    }

    fn line(&self, line: &str) {
        if self.plain {
            say(line);
        } else {
            self.bar.suspend(|| say(line));
        }
    }
}

impl Watch for Progress {
    fn begins(&self, file: &str) {
        self.bar.set_message(printable(file));
    }

    fn done(&self, input: &InputRecord) {
        // Papers inside papers were not counted when the run began.
        if input.file.contains("!/") {
            self.bar.inc_length(1);
        }
        self.bar.inc(1);
        let worth_a_line = self.verbose || (self.plain && input.outcome == InputOutcome::Failed);
        if worth_a_line {
            let records: u64 = input.records.values().sum();
            self.line(&format!("{:8} {}  {records} records", input.outcome.name(), printable(&input.file)));
        } else if self.plain && self.bar.position().is_multiple_of(LINE_EVERY) {
            self.line(&format!("{} of {} papers read", self.bar.position(), self.bar.length().unwrap_or(0)));
        }
    }

    fn all_read(&self) {
        self.bar.set_message("writing");
    }
}

/// A file name without what would move the cursor.
pub(super) fn printable(file: &str) -> String {
    file.chars().map(|letter| if letter.is_control() { '\u{fffd}' } else { letter }).collect()
}
