//! Rating forms without ruling lines: a line that names the steps of a scale side by side gives the columns, the form's
//! labels beside them give the rows.
//!
//! Enters: the lines of a page that no drawn table took. Leaves: a draft for each form, its columns and merged cells as
//! the form was drawn before its lines were lost. A form that reaches the page's end goes on at the next page's top.

use super::segments::{Segment, TextLine, lines};
use crate::document::{Page, RecognisedBy, Rect};
use crate::framework::{Framework, Heading, Label, fold};
use crate::recognise::tables::draft::{Draft, DraftCell};
use std::sync::Arc;

/// Text stands this far (points) from a cell's border, as Word sets it.
const PADDING: f32 = 5.4;
/// Lines of one label follow each other within this many type sizes.
const LEADING: f32 = 1.35;
/// A wider gap than this many type sizes ends a form.
const FARTHEST: f32 = 9.0;
/// A mark this near (points) to the border of two columns stands in both.
const BETWEEN: f32 = 4.0;
/// Texts whose left sides differ by less (points) begin at the same place.
const SAME_LEFT: f32 = 2.5;
/// A heading of the scale names so many of its steps, or all that it has.
const FEWEST_STEPS: usize = 3;

/// Reads the forms of a document's pages, one after the other.
pub(in crate::recognise) struct Forms<'f> {
    frameworks: &'f [Arc<Framework>],
    /// The columns of a form that reached the end of the page before.
    going_on: Option<(usize, Columns)>,
}

/// Where a form's columns stand.
#[derive(Debug, Clone)]
struct Columns {
    /// Borders from left to right, one more than columns.
    borders: Vec<f32>,
    /// Where each column's text begins.
    lefts: Vec<f32>,
    /// The step that each column is for.
    steps: Vec<Option<usize>>,
    /// The column of the labels.
    label: usize,
}

/// A row of a form: its lines, and what its label says.
struct FormRow {
    label: String,
    /// Baseline and size of the label's last line.
    last: Option<(f32, f32)>,
    lines: Vec<usize>,
}

/// How a row's text is divided.
struct Layout {
    /// Its cells as ranges of columns, first and last.
    spans: Vec<(usize, usize)>,
    /// Middles of names to which the texts nearest to them belong, with their columns; borders count where there are none.
    anchors: Vec<(f32, usize)>,
    /// Where parts of the row begin, with their columns.
    starts: Vec<(f32, usize)>,
}

impl Columns {
    fn count(&self) -> usize {
        self.lefts.len()
    }

    fn of(&self, x: f32) -> usize {
        let inner = self.borders.get(1..self.count()).unwrap_or_default();
        inner.iter().take_while(|border| x >= **border).count()
    }

    fn crosses(&self, segment: &Segment) -> bool {
        self.of(segment.left + 1.0) != self.of(segment.right - 1.0)
    }

    /// First and last column with a step.
    fn rated(&self) -> (usize, usize) {
        let first = self.steps.iter().position(Option::is_some).unwrap_or(0);
        let last = self.steps.iter().rposition(Option::is_some).unwrap_or(0);
        (first, last)
    }

    fn is_label(&self, segment: &Segment) -> bool {
        self.of(segment.left + 1.0) == self.label && !self.crosses(segment)
    }
}

impl<'f> Forms<'f> {
    /// Forms are told by these frameworks' scales and labels.
    pub(in crate::recognise) fn new(frameworks: &'f [Arc<Framework>]) -> Self {
        Self { frameworks, going_on: None }
    }

    /// The forms among the given words of the next page.
    pub(in crate::recognise::tables) fn find(&mut self, page: &Page, words: &[usize]) -> Vec<Draft> {
        let lines = lines(page, words);
        let mut out = Vec::new();
        let mut at = 0;
        if let Some((framework, columns)) = self.going_on.take()
            && let Some(framework_of) = self.frameworks.get(framework)
        {
            let form = Form { framework: framework_of, page, lines: &lines, columns };
            let end = form.end(0, true);
            if end > 0 && form.lines.first().is_some_and(|l| form.goes_on(l)) {
                out.push(form.draft(0, 0, end));
                at = end;
                if end == lines.len() {
                    self.going_on = Some((framework, form.columns));
                    return out;
                }
            }
        }
        while at < lines.len() {
            match self.head(page, &lines, at) {
                Some((framework, columns, head)) => {
                    let Some(framework_of) = self.frameworks.get(framework) else { break };
                    let form = Form { framework: framework_of, page, lines: &lines, columns };
                    let end = form.end(at + head, false);
                    out.push(form.draft(at, head, end));
                    if end == lines.len() {
                        self.going_on = Some((framework, form.columns));
                    }
                    at = end.max(at + 1);
                }
                None => at += 1,
            }
        }
        out
    }

    /// The columns that a line (and the next, where names are broken) heads, and how many lines that takes.
    fn head(&self, page: &Page, lines: &[TextLine], at: usize) -> Option<(usize, Columns, usize)> {
        let line = lines.get(at)?;
        if line.segments.len() < 2 || is_drawn(page, line) {
            return None;
        }
        for (index, framework) in self.frameworks.iter().enumerate() {
            // Names may be broken over two lines: the reading that names more of them counts.
            let steps = |parts: &[Named]| parts.iter().filter(|p| p.step.is_some()).count();
            let found = (1..=2_usize)
                .filter_map(|taken| Some((taken, named(framework, page, lines, at, taken)?)))
                .max_by_key(|(taken, parts)| (steps(parts), std::cmp::Reverse(*taken)));
            if let Some((taken, parts)) = found
                && let Some(columns) = columns(framework, page, lines, at, taken, &parts)
            {
                return Some((index, columns, taken));
            }
        }
        None
    }
}

/// Whether lines drawn between a line's texts make a table of it.
fn is_drawn(page: &Page, line: &TextLine) -> bool {
    let middle = line.bbox.centre_y();
    page.rulings.iter().any(|r| {
        !r.is_horizontal()
            && r.bbox.top < middle
            && r.bbox.bottom > middle
            && r.bbox.centre_x() > line.bbox.left
            && r.bbox.centre_x() < line.bbox.right
    })
}

/// A part of a heading line: its extent, its text, and the step that it names.
struct Named {
    left: f32,
    right: f32,
    text: String,
    step: Option<usize>,
}

/// The parts of a heading with the steps that they name; `None` where they name too few, or one twice.
fn named(framework: &Framework, page: &Page, lines: &[TextLine], at: usize, taken: usize) -> Option<Vec<Named>> {
    let mut parts: Vec<Named> = Vec::new();
    for (number, line) in lines.get(at..at + taken)?.iter().enumerate() {
        for segment in &line.segments {
            let text = segment.text(page);
            let above = parts.iter_mut().find(|p| number > 0 && segment.left < p.right && p.left < segment.right);
            match above {
                Some(part) => {
                    part.text = format!("{} {text}", part.text);
                    (part.left, part.right) = (part.left.min(segment.left), part.right.max(segment.right));
                }
                None if number > 0 => return None,
                None => parts.push(Named { left: segment.left, right: segment.right, text, step: None }),
            }
        }
    }
    for part in &mut parts {
        part.step = framework.step_named(&part.text);
    }
    let mut steps: Vec<usize> = parts.iter().filter_map(|p| p.step).collect();
    let count = steps.len();
    steps.sort_unstable();
    steps.dedup();
    let enough = steps.len() == count && count >= FEWEST_STEPS.min(framework.scale.len()).max(2);
    // "Our rating | Not yet established | …": a row of options of a form that was headed before.
    let options = parts.iter().any(|p| {
        let labels = framework.labels_of(&p.text);
        labels.contains(&Label::Rating) && !labels.contains(&Label::Scale)
    });
    (enough && !options).then_some(parts)
}

/// The columns below a heading.
fn columns(
    framework: &Framework,
    page: &Page,
    lines: &[TextLine],
    at: usize,
    taken: usize,
    named: &[Named],
) -> Option<Columns> {
    let first = named.iter().position(|n| n.step.is_some())?;
    let last = named.iter().rposition(|n| n.step.is_some())?;
    let below = lines.get(at + taken..)?;
    let labelled = |segment: &Segment| !framework.labels_of(&segment.text(page)).is_empty();
    let (from, to) = (named.get(first)?.left, named.get(last)?.right);
    // The labels stand left of the ratings, or, in forms turned round, right of them.
    let near = below.iter().take(60).flat_map(|l| &l.segments);
    let on_left = near.clone().any(|s| s.right < from && labelled(s));
    let on_right = !on_left && near.clone().any(|s| s.left > to && labelled(s));
    let mut parts: Vec<(f32, f32, Option<usize>)> = named.iter().map(|n| (n.left, n.right, n.step)).collect();
    if on_left && first == 0 {
        let left = near.clone().filter(|s| s.right < from && labelled(s)).map(|s| s.left).fold(f32::MAX, f32::min);
        parts.insert(0, (left, left + 1.0, None));
    } else if on_right && last + 1 == named.len() {
        let left = near.filter(|s| s.left > to && labelled(s)).map(|s| s.left).fold(f32::MAX, f32::min);
        parts.push((left, left + 1.0, None));
    } else if !on_left && !on_right {
        return None;
    }
    let label = if on_left { 0 } else { parts.len() - 1 };
    // Centred headings hide where their columns begin: what stands below them tells.
    for line in below.iter().take_while(|l| l.segments.len() > 1).take(40) {
        for segment in &line.segments {
            let middle = f32::midpoint(segment.left, segment.right);
            let holds = |index: usize| {
                let before = index.checked_sub(1).and_then(|i| parts.get(i)).map_or(f32::MIN, |p| p.1);
                let after = parts.get(index + 1).map_or(f32::MAX, |p| p.0);
                segment.left >= before && segment.right <= after && middle > before && middle < after
            };
            let Some(own) = (0..parts.len()).find(|i| holds(*i)) else { continue };
            if let Some(part) = parts.get_mut(own) {
                (part.0, part.1) = (part.0.min(segment.left), part.1.max(segment.right));
            }
        }
    }
    let mut borders = vec![parts.first()?.0 - PADDING];
    for pair in parts.windows(2) {
        let [before, after] = pair else { continue };
        borders.push((after.0 - PADDING).max(f32::midpoint(before.1, after.0)));
    }
    borders.push((parts.last()?.1 + PADDING).max(page.width - borders.first()?));
    Some(Columns {
        lefts: parts.iter().map(|p| p.0).collect(),
        steps: parts.iter().map(|p| p.2).collect(),
        borders,
        label,
    })
}

/// A form under way.
struct Form<'a> {
    framework: &'a Framework,
    page: &'a Page,
    lines: &'a [TextLine],
    columns: Columns,
}

impl Form<'_> {
    /// Whether a line can be the first that goes on with a form over the page's end.
    fn goes_on(&self, line: &TextLine) -> bool {
        let aligned = |s: &Segment| self.columns.lefts.iter().skip(1).any(|left| (s.left - left).abs() <= SAME_LEFT);
        let first = self.columns.rated().0;
        let left = self.columns.lefts.get(first).copied().unwrap_or(0.0);
        line.segments.iter().all(|s| {
            (s.left >= left - SAME_LEFT && s.left < left + 40.0)
                || (self.columns.label == 0 && aligned(s))
                || (self.columns.is_label(s) && !self.framework.labels_of(&s.text(self.page)).is_empty())
        })
    }

    /// The line after the form's last.
    fn end(&self, from: usize, over_page: bool) -> usize {
        let mut before: Option<&TextLine> = from.checked_sub(1).and_then(|i| self.lines.get(i)).filter(|_| !over_page);
        let mut labelled = over_page;
        for (at, line) in self.lines.iter().enumerate().skip(from) {
            if before.is_some_and(|b| line.baseline - b.baseline > FARTHEST * line.size.max(b.size)) {
                return at;
            }
            let (named_next, heading) = (
                named(self.framework, self.page, self.lines, at, 1).is_some()
                    && !line.segments.iter().any(|s| self.columns.is_label(s) && labelled && self.is_options(s))
                    && line.segments.first().is_some_and(|s| self.columns.is_label(s)),
                self.is_heading(line),
            );
            if named_next || heading {
                return at;
            }
            labelled |= line.segments.iter().any(|s| self.columns.is_label(s));
            before = Some(line);
        }
        self.lines.len()
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

    fn draft(&self, from: usize, head: usize, end: usize) -> Draft {
        let rows = self.rows(from, head, end);
        let mut cells: Vec<DraftCell> = Vec::new();
        let tops: Vec<f32> = rows
            .iter()
            .map(|r| {
                r.lines.iter().filter_map(|l| self.lines.get(*l)).map(|l| l.bbox.top).fold(f32::MAX, f32::min) - 1.0
            })
            .collect();
        let bottom =
            self.lines.get(from..end).unwrap_or_default().iter().map(|l| l.bbox.bottom).fold(f32::MIN, f32::max);
        for (number, row) in rows.iter().enumerate() {
            let top = tops.get(number).copied().unwrap_or(0.0);
            let below = tops.get(number + 1).copied().unwrap_or(bottom + 1.0);
            let layout = self.layout(row, head > 0 && number == 0);
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
        Draft {
            recognised_by: RecognisedBy::Alignment,
            rows: rows.len() as u32,
            columns: self.columns.count() as u32,
            bbox,
            cells,
            uncertain: false,
            tagged: None,
        }
    }

    /// How a row divides its text among the columns.
    fn layout(&self, row: &FormRow, head: bool) -> Layout {
        if !head {
            if let Some(anchors) = self.own_names(row) {
                let each = (0..self.columns.count()).map(|c| (c, c)).collect();
                return Layout { spans: each, anchors, starts: Vec::new() };
            }
            if let Some(layout) = self.side_by_side(row) {
                return layout;
            }
        }
        Layout { spans: self.spans(row, head), anchors: Vec::new(), starts: Vec::new() }
    }

    fn place_in(&self, layout: &Layout, segment: &Segment) -> usize {
        let middle = f32::midpoint(segment.left, segment.right);
        if self.columns.is_label(segment) {
            return self.columns.label;
        }
        let nearest = layout.anchors.iter().min_by(|a, b| (a.0 - middle).abs().total_cmp(&(b.0 - middle).abs()));
        if let Some((_, column)) = nearest {
            return *column;
        }
        let started = layout.starts.iter().rev().find(|(left, _)| segment.left >= left - SAME_LEFT);
        started.map_or_else(|| self.place(segment), |(_, column)| *column)
    }

    /// The names of the ratings where a row prints them once more, at places of its own: their middles and columns.
    fn own_names(&self, row: &FormRow) -> Option<Vec<(f32, usize)>> {
        row.lines.iter().filter_map(|l| self.lines.get(*l)).find_map(|line| {
            let named: Vec<(f32, usize)> = line
                .segments
                .iter()
                .filter(|s| !self.columns.is_label(s))
                .filter_map(|s| {
                    let step = self.framework.step_named(&s.text(self.page))?;
                    let column = self.columns.steps.iter().position(|known| *known == Some(step))?;
                    Some((f32::midpoint(s.left, s.right), column))
                })
                .collect();
            let moved = named.iter().any(|(middle, column)| self.columns.of(*middle) != *column);
            (named.len() >= FEWEST_STEPS.min(self.framework.scale.len()) && moved).then_some(named)
        })
    }

    /// A row with a second label within it: answers side by side.
    fn side_by_side(&self, row: &FormRow) -> Option<Layout> {
        let lines: Vec<&TextLine> = row.lines.iter().filter_map(|l| self.lines.get(*l)).collect();
        let first = lines.first()?;
        if !self.framework.labels_of(&row.label).iter().any(|l| matches!(l, Label::Evidence | Label::Improvement)) {
            return None;
        }
        let (from, to) = self.columns.rated();
        let values: Vec<&Segment> = first.segments.iter().filter(|s| !self.columns.is_label(s)).collect();
        let inner = values.get(1..)?.iter().find(|s| self.is_inner_label(s, &lines))?;
        // What stands after the label begins right of it.
        let after =
            lines.iter().flat_map(|l| &l.segments).map(|s| s.left).filter(|x| *x > inner.right).reduce(f32::min);
        let mut spans: Vec<(usize, usize)> = (0..from).map(|c| (c, c)).collect();
        spans.extend([(from, from), (from + 1, from + 1), (from + 2, to.max(from + 2))]);
        spans.extend((to + 1..self.columns.count()).map(|c| (c, c)));
        let starts = vec![(0.0, from), (inner.left, from + 1), (after.unwrap_or(f32::MAX), from + 2)];
        (from + 2 <= to).then_some(Layout { spans, anchors: Vec::new(), starts })
    }

    /// Whether a text, with what stands below it, is a label of answers.
    fn is_inner_label(&self, segment: &Segment, lines: &[&TextLine]) -> bool {
        let mut text = String::new();
        for line in lines.iter().take(4) {
            let Some(part) = line.segments.iter().find(|s| (s.left - segment.left).abs() <= SAME_LEFT) else {
                continue;
            };
            text = format!("{text} {}", part.text(self.page)).trim().to_owned();
            let labels = self.framework.labels_of(&text);
            if labels.iter().any(|l| matches!(l, Label::Evidence | Label::Improvement)) {
                return true;
            }
        }
        false
    }

    /// The column in which a segment stands: where it begins.
    fn place(&self, segment: &Segment) -> usize {
        self.columns.of(segment.left + 1.0)
    }

    /// The form's rows: one begins with each label.
    fn rows(&self, from: usize, head: usize, end: usize) -> Vec<FormRow> {
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
                });
            match out.last_mut() {
                Some(_) if beside_next && !in_head => {
                    out.push(FormRow { label, last: Some((line.baseline, line.size)), lines: vec![at] });
                }
                Some(row) if in_head || label.is_empty() || self.joins(row, &label, at, end) => {
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

    /// Whether the label on a line goes on with the row's: it stands close below it, and what follows is no label by
    /// itself.
    fn joins(&self, row: &FormRow, label: &str, at: usize, end: usize) -> bool {
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
            if line.baseline - above.0 > LEADING * above.1.min(line.size) {
                break;
            }
            following = format!("{following} {}", own.join(" ")).trim().to_owned();
            begins_another |= known(&following) || self.starts_label(&row.label, &following);
            above = (line.baseline, line.size);
        }
        !following.is_empty()
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

    /// The cells of a row as ranges of columns, first and last.
    fn spans(&self, row: &FormRow, head: bool) -> Vec<(usize, usize)> {
        let columns = &self.columns;
        let each = || (0..columns.count()).map(|c| (c, c)).collect::<Vec<_>>();
        if head {
            return each();
        }
        let labels = self.framework.labels_of(&row.label);
        let labels =
            if labels.is_empty() { self.framework.likely_label(&row.label).into_iter().collect() } else { labels };
        let (first, last) = columns.rated();
        let values: Vec<&Segment> = row
            .lines
            .iter()
            .filter_map(|l| self.lines.get(*l))
            .flat_map(|l| &l.segments)
            .filter(|s| (first..=last).contains(&self.place(s)))
            .collect();
        let merge = |from: usize, to: usize| {
            let mut spans: Vec<(usize, usize)> = (0..from).map(|c| (c, c)).collect();
            spans.push((from, to));
            // Text that runs into the columns beside the ratings takes them in.
            spans.extend((to + 1..columns.count()).map(|c| (c, c)));
            spans
        };
        let wide = || {
            let reach = values.iter().map(|s| columns.of(s.right - 1.0)).max().unwrap_or(last).max(last);
            let reach = if columns.label > last { reach.min(columns.label - 1) } else { reach };
            merge(first, reach)
        };
        let graded = labels.iter().any(|l| matches!(l, Label::Rating | Label::Earlier));
        if !graded {
            // What each rating means stands below its name; answers run over all columns.
            let described =
                labels.contains(&Label::Indicator) || (labels.is_empty() && !values.iter().any(|s| columns.crosses(s)));
            return if described { each() } else { wide() };
        }
        if values.iter().any(|s| columns.crosses(s)) {
            return wide();
        }
        let steps: Vec<(usize, Option<usize>)> =
            values.iter().map(|s| (self.place(s), self.framework.step_named(&s.text(self.page)))).collect();
        // Names of other ratings below each other in one column, or one in another's column: a merged cell's.
        let strays =
            steps.iter().any(|(at, step)| step.is_some() && columns.steps.get(*at).copied().flatten() != *step);
        if strays && steps.iter().all(|(at, _)| steps.first().is_some_and(|(first, _)| at == first)) {
            return wide();
        }
        for segment in &values {
            let middle = f32::midpoint(segment.left, segment.right);
            let between = (first + 1..=last).find(|c| {
                let border = columns.borders.get(*c).copied().unwrap_or(f32::MAX);
                let left = columns.lefts.get(*c).copied().unwrap_or(f32::MAX);
                (middle - border).abs() <= BETWEEN && (segment.left - left).abs() > SAME_LEFT
            });
            if let Some(column) = between
                && values.len() == 1
            {
                return merge(column - 1, column);
            }
        }
        each()
    }
}
