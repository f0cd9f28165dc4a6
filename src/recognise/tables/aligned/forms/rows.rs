//! The rows of a form: one begins with each label.

use super::FormRow;
use super::form::Form;
use super::{Segment, TextLine};
use crate::framework::{Label, fold};

/// So many gaps between rows show how far apart these stand.
const FEWEST_GAPS: usize = 2;
/// … and so many lines, how far apart those of one row do.
const FEWEST_LINES: usize = 12;
/// Gaps as high as those between rows differ from them by no more than this (points) …
const SAME_GAP: f32 = 0.6;
/// … and those between lines of one row are lower by this much (points).
const SURELY_LESS: f32 = 1.5;
/// Gaps are equal within this (points) …
const EQUAL: f32 = 0.15;
/// … and differ from this on.
const UNEQUAL: f32 = 0.25;

impl Form<'_> {
    /// The form's rows: one begins with each label, or below each rule; and whether the last one may be two.
    pub(super) fn rows(&self, from: usize, head: usize, end: usize) -> (Vec<FormRow>, bool) {
        if let Some(parts) = self.between_borders(from + head, end) {
            let mut rows = if head > 0 { self.by_labels(from, head, from + head) } else { Vec::new() };
            rows.extend(parts.into_iter().flat_map(|(from, end)| self.one_row(self.by_labels(from, 0, end))));
            return (rows, false);
        }
        let mut rows = self.by_labels(from, head, end);
        self.rejoin(&mut rows, usize::from(head > 0));
        let doubtful = end == self.lines.len() && self.part_last(&mut rows);
        (rows, doubtful)
    }

    /// Parts the last row of a page where its text begins anew below a gap as high as those between rows, and no other
    /// lines of one row stand so far apart: the label of what begins there stands on the next page. What goes on below the
    /// improvement actions is none of the form's. Gives back whether it may have to be parted.
    fn part_last(&self, rows: &mut Vec<FormRow>) -> bool {
        let height = |at: &usize| self.lines.get(*at).map_or(0.0, |line| line.baseline);
        let labelled =
            |at: &usize| self.lines.get(*at).is_some_and(|line| line.segments.iter().any(|s| self.columns.is_label(s)));
        let body = rows.as_slice();
        let between =
            body.windows(2).filter_map(|pair| Some(height(pair[1].lines.first()?) - height(pair[0].lines.last()?)));
        let (count, least) = between.fold((0, f32::MAX), |(count, least), step| (count + 1, least.min(step)));
        let steps = body.iter().enumerate().flat_map(|(row, own)| {
            let pairs = own.lines.windows(2).enumerate();
            pairs.map(move |(at, pair)| (row, at + 1, height(&pair[1]) - height(&pair[0])))
        });
        let mut wide = steps.filter(|(.., step)| *step > least - SURELY_LESS);
        let (Some((row, at, step)), None) = (wide.next(), wide.next()) else { return false };
        let last = body.len().saturating_sub(1);
        let Some(own) = rows.last_mut().filter(|_| row == last && count >= FEWEST_GAPS && step > least - SAME_GAP)
        else {
            return false;
        };
        let labels = self.framework.labels_of(&own.label);
        let ends = labels.contains(&Label::Evidence) && !labels.contains(&Label::Improvement);
        // Paragraphs of one answer may stand as far apart as rows do, unless the paper's other forms tell otherwise.
        let known = self.measured.lines >= FEWEST_LINES;
        let told = known && self.measured.widest < least - SURELY_LESS && step < least + SAME_GAP;
        if !ends || own.lines.iter().skip(at).any(labelled) {
            return false;
        }
        if told {
            let lines = own.lines.split_off(at);
            rows.push(FormRow { label: String::new(), last: None, lines });
            return false;
        }
        // As far as the paper's paragraphs stand apart, not quite as far as its rows.
        !(known && (self.measured.widest - step).abs() < EQUAL && (step - least).abs() > UNEQUAL)
    }

    /// Whether the label on the first of the lines goes on with the row's.
    fn joins_on(&self, row: &FormRow, (at, end): (usize, usize), leading: f32) -> bool {
        let own = self.lines.get(at).into_iter().flat_map(|line| &line.segments).filter(|s| self.columns.is_label(s));
        let label: Vec<String> = own.map(|s| s.text(self.page)).collect();
        !row.label.is_empty() && self.joins(row, &label.join(" "), (at, end), leading)
    }

    pub(super) fn by_labels(&self, from: usize, head: usize, end: usize) -> Vec<FormRow> {
        let leading = self.leading(from, end);
        let mut out: Vec<FormRow> = Vec::new();
        for at in from..end {
            let Some(line) = self.lines.get(at) else { continue };
            let label: Vec<String> =
                line.segments.iter().filter(|s| self.columns.is_label(s)).map(|s| s.text(self.page)).collect();
            let label = label.join(" ");
            let in_head = at < from + head;
            // A large mark's line begins above that of the label beside it.
            let beside_next = label.is_empty()
                && self.lines.get(at + 1).filter(|_| at + 1 < end).is_some_and(|next| {
                    next.segments.iter().any(|s| self.columns.is_label(s))
                        && next.bbox.overlap_y(&line.bbox) > 0.4 * next.bbox.height().min(line.bbox.height())
                        && !out.last().is_some_and(|row| self.joins_on(row, (at + 1, end), leading))
                });
            match out.last_mut() {
                // Below a heading that the page repeats the rest of a row goes on, without its label.
                Some(_) if at == from + head && from == 0 && label.is_empty() && self.goes_on_below(head) => {
                    out.push(FormRow { label, last: None, lines: vec![at] });
                }
                Some(_) if beside_next && !in_head => {
                    out.push(FormRow { label, last: Some((line.baseline, line.size)), lines: vec![at] });
                }
                Some(row) if in_head || label.is_empty() || self.joins(row, &label, (at, end), leading) => {
                    row.lines.push(at);
                    if !label.is_empty() {
                        row.label = format!("{} {label}", row.label).trim().to_owned();
                        row.last = Some((line.baseline, line.size));
                    }
                }
                _ => {
                    let last = (!label.is_empty()).then_some((line.baseline, line.size));
                    out.push(FormRow { label, last, lines: vec![at] });
                }
            }
        }
        out
    }

    /// Puts what stands right above the first label into that label's own row, where the label stands in its middle: sentences
    /// run on from the one to the other, and none ends.
    fn rejoin(&self, rows: &mut Vec<FormRow>, first: usize) {
        let Some([above, row]) = rows.get(first..first + 2).filter(|pair| pair.iter().all(|r| !r.lines.is_empty()))
        else {
            return;
        };
        let segments = |row: &FormRow| -> Vec<&Segment> {
            row.lines.iter().filter_map(|&at| self.lines.get(at)).flat_map(|line| &line.segments).collect()
        };
        let (upper, lower) = (segments(above), segments(row));
        let column = |segment: &Segment| self.columns.of(segment.left + 1.0);
        let pairs = || {
            (0..self.columns.count()).filter_map(|own| {
                let last = upper.iter().rfind(|s| column(s) == own)?;
                Some((*last, *lower.iter().find(|s| column(s) == own)?))
            })
        };
        let whole = above.label.is_empty() && !row.label.is_empty() && pairs().all(|(last, _)| !last.closes);
        if !whole || !pairs().any(|(_, next)| next.starts_small) {
            return;
        }
        // What ends above it is the rest of the row before.
        let closed = |at: &usize| self.lines.get(*at).is_some_and(|line| line.segments.iter().all(|s| s.closes));
        let rest = above.lines.iter().rposition(closed).map_or(0, |last| last + 1);
        let begun = rows.get_mut(first).map(|above| above.lines.split_off(rest)).unwrap_or_default();
        if let Some(row) = rows.get_mut(first + 1) {
            row.lines.splice(..0, begun);
        }
        if rest == 0 {
            rows.remove(first);
        }
    }

    /// Whether the first `head` lines are a bold heading above text that is not.
    fn goes_on_below(&self, head: usize) -> bool {
        head > 0
            && self.lines.get(..head).is_some_and(|lines| lines.iter().all(TextLine::is_bold))
            && self.lines.get(head).is_some_and(|line| !line.is_bold())
    }

    /// Whether the label on a line goes on with the row's: it stands close below it, and what follows is no label by
    /// itself.
    fn joins(&self, row: &FormRow, label: &str, (at, end): (usize, usize), leading: f32) -> bool {
        let Some((baseline, size)) = row.last else { return false };
        let known = |text: &str| !self.framework.labels_of(text).is_empty();
        let mut following = String::new();
        let mut begins_another = false;
        let mut above = (baseline, size);
        for line in self.lines.get(at..end).unwrap_or_default() {
            let own: Vec<String> =
                line.segments.iter().filter(|s| self.columns.is_label(s)).map(|s| s.text(self.page)).collect();
            if own.is_empty() {
                continue;
            }
            // The size of a line is its largest mark's.
            if line.baseline - above.0 > leading * above.1.min(line.size) {
                break;
            }
            following = format!("{following} {}", own.join(" ")).trim().to_owned();
            begins_another |= known(&following) || self.starts_label(&row.label, &following);
            above = (line.baseline, line.size);
        }
        // "(updated in April)" at a page's top, and the next label below it.
        let bracketed = row.label.starts_with('(') && begins_another;
        !following.is_empty()
            && !bracketed
            && (!known(&row.label)
                || !begins_another
                || known(&format!("{} {label}", row.label))
                || fold(label).is_empty())
    }

    /// Whether a text is the beginning of another label than the row's: the rest may stand on the next page.
    fn starts_label(&self, label: &str, following: &str) -> bool {
        let (label, following) = (fold(label), fold(following));
        let joined = following.starts_with("and ") || label.ends_with(" and");
        let own = self.framework.labels_of(&label);
        !joined && self.framework.likely_label(&following).is_some_and(|other| !own.contains(&other))
    }
}
