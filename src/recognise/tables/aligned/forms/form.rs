//! How far a form goes, and its draft.

use super::columns::{Columns, named};
use super::layout::Layout;
use super::leading::Measured;
use super::{FormRow, SAME_LEFT, Segment, TextLine};
use crate::document::{Opening, Page, RecognisedBy, Rect};
use crate::framework::{Framework, Heading, Label};
use crate::recognise::tables::draft::{Draft, DraftCell};

/// A wider gap than this many type sizes ends a form.
const FARTHEST: f32 = 9.0;

/// A label takes so many lines at most.
const LABEL_LINES: usize = 5;

/// A form under way.
pub(super) struct Form<'a> {
    pub(super) framework: &'a Framework,
    pub(super) page: &'a Page,
    pub(super) lines: &'a [TextLine],
    pub(super) columns: Columns,
    /// The cells of the row that the page before may have cut.
    pub(super) cut: Vec<(usize, usize)>,
    /// The last row on the page before.
    pub(super) before: LastRow,
    /// How far apart lines stand in the paper's forms before.
    pub(super) measured: Measured,
}

/// What is known of a page's last row.
#[derive(Debug, Clone, Default)]
pub(super) struct LastRow {
    /// Its label.
    pub(super) label: String,
    /// It stands below a row that has one, without a label of its own.
    pub(super) unlabelled: bool,
    /// Its foot may belong to a row whose label stands on the next page.
    pub(super) doubtful: bool,
}

impl<'a> Form<'a> {
    /// A form of these columns, among a page's lines.
    pub(super) fn new(framework: &'a Framework, page: &'a Page, lines: &'a [TextLine], columns: Columns) -> Self {
        Self {
            framework,
            page,
            lines,
            columns,
            cut: Vec::new(),
            before: LastRow::default(),
            measured: Measured::default(),
        }
    }

    /// A draft without rows.
    pub(super) fn empty(&self, bbox: Rect) -> Draft {
        Draft {
            recognised_by: RecognisedBy::Alignment,
            rows: 0,
            columns: self.columns.count() as u32,
            bbox,
            cells: Vec::new(),
            uncertain: false,
            tagged: None,
            opening: Opening::Unknown,
        }
    }
}

impl Form<'_> {
    /// Whether a line can be the first that goes on with a form over the page's end.
    pub(super) fn goes_on(&self, at: usize) -> bool {
        let Some(line) = self.lines.get(at) else { return false };
        let aligned = |s: &Segment| self.columns.lefts.iter().skip(1).any(|left| (s.left - left).abs() <= SAME_LEFT);
        // Beside a label anything may stand: a mark in the middle of its column.
        if self.columns.label == 0
            && line.segments.first().is_some_and(|s| self.columns.is_label(s))
            && self.begins_label(at)
        {
            return true;
        }
        let first = self.columns.rated().0;
        let left = self.columns.lefts.get(first).copied().unwrap_or(0.0);
        line.segments.iter().all(|s| {
            (s.left >= left - SAME_LEFT && s.left < left + 40.0)
                || (self.columns.label == 0 && aligned(s))
                || (self.columns.is_label(s) && self.begins_label(at))
        })
    }

    /// Whether a line begins with the label of answers, beside which they stand.
    fn begins_answers(&self, at: usize) -> bool {
        let Some(line) = self.lines.get(at) else { return false };
        line.segments.len() > 1
            && line.segments.first().is_some_and(|s| self.columns.is_label(s))
            && self.begins_label(at)
    }

    /// Whether the texts among the labels from a line on make one: "Proposed" above "improvement" above "actions".
    fn begins_label(&self, at: usize) -> bool {
        let mut text = String::new();
        self.lines.iter().skip(at).take(LABEL_LINES).any(|line| {
            for segment in line.segments.iter().filter(|s| self.columns.is_label(s)) {
                text = format!("{text} {}", segment.text(self.page)).trim().to_owned();
            }
            !self.framework.labels_of(&text).is_empty()
        })
    }

    /// The line after the form's last.
    pub(super) fn end(&self, from: usize, over_page: bool) -> usize {
        let mut before: Option<&TextLine> = from.checked_sub(1).and_then(|i| self.lines.get(i)).filter(|_| !over_page);
        let mut labelled = over_page;
        for (at, line) in self.lines.iter().enumerate().skip(from) {
            if self.side(at).is_some() {
                return at;
            }
            // What a page's end cut may leave much space above the next label.
            let far = before.is_some_and(|b| line.baseline - b.baseline > FARTHEST * line.size.max(b.size));
            if far && !(self.columns.label == 0 && self.begins_answers(at)) {
                return at;
            }
            let (named_next, heading) = (
                named(self.framework, self.page, self.lines, at, 1).is_some()
                    && !line.segments.iter().any(|s| self.columns.is_label(s) && labelled && self.is_options(s))
                    && line.segments.first().is_some_and(|s| self.columns.is_label(s)),
                self.is_heading(line),
            );
            if named_next || heading {
                return if heading { self.before_label(from, at) } else { at };
            }
            labelled |= line.segments.iter().any(|s| self.columns.is_label(s));
            before = Some(line);
        }
        self.lines.len()
    }

    /// The line at which the label begins that stands alone above a line: what it heads runs over all columns, below the form
    /// and no part of it.
    fn before_label(&self, from: usize, at: usize) -> usize {
        let heads = self.lines.get(at).and_then(|line| line.segments.first());
        if heads.is_none_or(|s| self.framework.heading(&s.text(self.page), None).is_some()) {
            return at;
        }
        let labels = |line: &TextLine| line.segments.iter().any(|s| self.columns.is_label(s));
        // "Evidence" and "Improvement actions" side by side head columns of their own.
        let answers = |s: &Segment| self.is_answers_label(&s.text(self.page));
        if let Some(above) = at.checked_sub(1).filter(|above| *above > from)
            && self.lines.get(above).is_some_and(|l| l.segments.len() > 1 && l.segments.iter().all(answers))
        {
            return above;
        }
        let alone = |line: &&TextLine| line.segments.len() == 1 && labels(line);
        // "actions" below "Proposed improvement" beside an answer goes on with that label.
        let goes_on = |first: usize, text: &str| {
            let above = first.checked_sub(1).and_then(|i| self.lines.get(i));
            let above = above.and_then(|line| line.segments.iter().find(|s| self.columns.is_label(s)));
            above.is_some_and(|s| !self.framework.labels_of(&format!("{} {text}", s.text(self.page))).is_empty())
        };
        let mut first = at;
        let mut text = String::new();
        while let Some(line) = first.checked_sub(1).filter(|i| *i > from).and_then(|i| self.lines.get(i)).filter(alone)
        {
            let own = line.segments.first().map(|s| s.text(self.page)).unwrap_or_default();
            text = format!("{own} {text}").trim().to_owned();
            first -= 1;
            let labels = self.framework.labels_of(&text);
            if labels.iter().any(|l| matches!(l, Label::Evidence | Label::Improvement)) {
                return if goes_on(first, &text) { at } else { first };
            }
            if at - first >= LABEL_LINES {
                break;
            }
        }
        at
    }

    fn is_options(&self, segment: &Segment) -> bool {
        let labels = self.framework.labels_of(&segment.text(self.page));
        labels.contains(&Label::Rating) && !labels.contains(&Label::Scale)
    }

    /// Whether a line heads what follows the form: text that runs from the labels into the ratings, or a proposal's or
    /// feature's heading.
    fn is_heading(&self, line: &TextLine) -> bool {
        let Some(first) = line.segments.first() else { return false };
        let begins = self.columns.of(first.left + 1.0);
        if self.columns.label == 0 {
            if begins != 0 {
                return false;
            }
            if self.columns.crosses(first) {
                return true;
            }
        } else if line.segments.len() == 1 && self.columns.of(first.right - 1.0) == self.columns.label {
            return begins != self.columns.label;
        }
        let text = first.text(self.page);
        let alone = line.segments.len() == 1;
        let at_left = first.left <= self.columns.lefts.first().copied().unwrap_or(0.0) + SAME_LEFT;
        alone
            && at_left
            && matches!(
                self.framework.heading(&text, None),
                Some(Heading::Proposal { .. } | Heading::Feature(_) | Heading::Unknown)
            )
            && self.framework.labels_of(&text).iter().all(|l| matches!(l, Label::Proposal | Label::Feature))
    }

    /// The form as a table: its titles (`titles`, above line `from`), `head` lines that name the ratings, its rows; and the
    /// label of its last row.
    pub(super) fn draft(&self, titles: Vec<FormRow>, from: usize, head: usize, end: usize) -> (Draft, LastRow) {
        let above = titles.len();
        let mut rows = titles;
        let first = rows.iter().flat_map(|row| &row.lines).copied().min().unwrap_or(from);
        let (own, doubtful) = self.rows(from, head, end);
        rows.extend(own);
        let opening = rows.first().filter(|_| above + head == 0).map_or(Opening::Unknown, |row| self.opening(row));
        let after = LastRow {
            unlabelled: rows.len() > above + 1 && rows.last().is_some_and(|row| row.label.is_empty()),
            label: rows.last().map(|row| row.label.clone()).unwrap_or_default(),
            doubtful,
        };
        let mut cells: Vec<DraftCell> = Vec::new();
        let tops: Vec<f32> = rows
            .iter()
            .map(|r| {
                r.lines.iter().filter_map(|l| self.lines.get(*l)).map(|l| l.bbox.top).fold(f32::MAX, f32::min) - 1.0
            })
            .collect();
        let bottom =
            self.lines.get(first..end).unwrap_or_default().iter().map(|l| l.bbox.bottom).fold(f32::MIN, f32::max);
        for (number, row) in rows.iter().enumerate() {
            let top = tops.get(number).copied().unwrap_or(0.0);
            let below = tops.get(number + 1).copied().unwrap_or(bottom + 1.0);
            let layout = match number.checked_sub(above) {
                None => self.title_layout(row),
                Some(0) if head == 0 && row.label.is_empty() && !self.cut.is_empty() => {
                    Layout { spans: self.cut.clone(), anchors: Vec::new(), starts: Vec::new() }
                }
                Some(number) => self.layout(row, head > 0 && number == 0),
            };
            for &(first, last) in &layout.spans {
                let words = row
                    .lines
                    .iter()
                    .filter_map(|l| self.lines.get(*l))
                    .flat_map(|l| &l.segments)
                    .filter(|s| (first..=last).contains(&self.place_in(&layout, s)))
                    .flat_map(|s| s.words.iter().copied())
                    .collect();
                let border = |i: usize| self.columns.borders.get(i).copied().unwrap_or(0.0);
                cells.push(DraftCell {
                    row: number as u32 + 1,
                    column: first as u32 + 1,
                    row_span: 1,
                    column_span: (last - first + 1) as u32,
                    bbox: Rect { left: border(first), top, right: border(last + 1), bottom: below },
                    header: false,
                    words,
                    nested: Vec::new(),
                });
            }
        }
        let bbox = cells.iter().map(|c| c.bbox).reduce(|a, b| a.union(&b)).unwrap_or_default();
        let uncertain = self.before.doubtful && opening == Opening::Whole;
        let draft = Draft { rows: rows.len() as u32, cells, opening, uncertain, ..self.empty(bbox) };
        (draft, after)
    }

    /// How the page's first row stands to the last one of the page before: one with a label of its own is whole, where the
    /// row before has one, too, and both do not make one ("Our" above "Rating"); text that stands at the foot of that page
    /// without its label belongs to it.
    fn opening(&self, row: &FormRow) -> Opening {
        let known = |text: &str| !self.framework.labels_of(text).is_empty();
        let LastRow { label, unlabelled, .. } = &self.before;
        // "Proposed" at the foot of a page, "improvement actions" below it.
        let parted = || !label.is_empty() && !known(label) && known(&format!("{label} {}", row.label));
        match known(&row.label) {
            _ if parted() => Opening::Rest,
            true if *unlabelled => Opening::Rest,
            true if known(label)
                && self.framework.labels_of(label) != self.framework.labels_of(&row.label)
                && !known(&format!("{label} {}", row.label)) =>
            {
                Opening::Whole
            }
            _ => Opening::Unknown,
        }
    }
}
