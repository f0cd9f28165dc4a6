//! Where a form's columns stand: what the line that names the steps of the scale shows, and the texts below it.

use super::{FEWEST_STEPS, Segment, TextLine};
use crate::document::{Page, Rect};
use crate::framework::{Framework, Label};

/// Text stands this far (points) from a cell's border, as Word sets it.
const PADDING: f32 = 5.4;
/// The rule below a heading stands within so many type sizes of it …
const HEAD: f32 = 4.0;
/// … and runs below this part of it.
const RULED: f32 = 0.5;

/// Where a form's columns stand.
#[derive(Debug, Clone)]
pub(super) struct Columns {
    /// Borders from left to right, one more than columns.
    pub(super) borders: Vec<f32>,
    /// Where each column's text begins.
    pub(super) lefts: Vec<f32>,
    /// The step that each column is for.
    pub(super) steps: Vec<Option<usize>>,
    /// The column of the labels.
    pub(super) label: usize,
    /// Where each column's name in the heading begins, if it has one.
    pub(super) heads: Vec<Option<f32>>,
    /// The last column into which answers run that begin below the ratings; 0 where none does.
    pub(super) reach: usize,
}

impl Columns {
    /// Takes over how far the answers of the form before run, if it has as many columns.
    pub(super) fn widen(&mut self, before: Option<&Self>) {
        let same = before.filter(|before| before.count() == self.count() && before.steps == self.steps);
        self.reach = same.map_or(self.reach, |before| before.reach.max(self.reach));
    }

    pub(super) fn count(&self) -> usize {
        self.lefts.len()
    }

    pub(super) fn of(&self, x: f32) -> usize {
        let inner = self.borders.get(1..self.count()).unwrap_or_default();
        inner.iter().take_while(|border| x >= **border).count()
    }

    pub(super) fn crosses(&self, segment: &Segment) -> bool {
        self.of(segment.left + 1.0) != self.of(segment.right - 1.0)
    }

    /// First and last column with a step.
    pub(super) fn rated(&self) -> (usize, usize) {
        let first = self.steps.iter().position(Option::is_some).unwrap_or(0);
        let last = self.steps.iter().rposition(Option::is_some).unwrap_or(0);
        (first, last)
    }

    pub(super) fn is_label(&self, segment: &Segment) -> bool {
        self.of(segment.left + 1.0) == self.label && !self.crosses(segment)
    }
}

/// Where lines down the page cross a line's text, from left to right.
fn walls(page: &Page, line: &TextLine) -> Vec<f32> {
    let middle = line.bbox.centre_y();
    let crosses = |b: &Rect| {
        b.top < middle && b.bottom > middle && b.centre_x() > line.bbox.left && b.centre_x() < line.bbox.right
    };
    let upright = page.rulings.iter().filter(|ruling| !ruling.is_horizontal()).map(|ruling| ruling.bbox);
    let mut out: Vec<f32> = upright.filter(crosses).map(|b| b.centre_x()).collect();
    out.sort_by(f32::total_cmp);
    out
}

/// Whether lines down the page part a line's texts. They tell where rows set in their middle end, and labels do not: those
/// of a form that is set from the top stand on its rows' first lines.
pub(super) fn is_walled(page: &Page, line: &TextLine) -> bool {
    !walls(page, line).is_empty()
}

/// Whether lines drawn around a line's texts make cells of them. Where they part the columns only, nothing drawn tells the
/// rows, and the form's labels do: "Evidence" begins one, and "Proposed improvement actions" below it another.
pub(super) fn is_drawn(page: &Page, line: &TextLine) -> bool {
    let (left, right) = (line.bbox.left, line.bbox.right);
    let below = line.bbox.centre_y()..line.bbox.bottom + HEAD * line.size;
    let rules = page.rulings.iter().filter(|r| r.is_horizontal() && below.contains(&r.bbox.centre_y()));
    let covered: f32 = rules.map(|r| (r.bbox.right.min(right) - r.bbox.left.max(left)).max(0.0)).sum();
    is_walled(page, line) && covered >= RULED * (right - left)
}

/// A part of a heading line: its extent, its text, and the step that it names.
pub(super) struct Named {
    left: f32,
    right: f32,
    text: String,
    pub(super) step: Option<usize>,
}

/// The parts of a heading with the steps that they name; `None` where they name too few, or one twice.
pub(super) fn named(
    framework: &Framework,
    page: &Page,
    lines: &[TextLine],
    at: usize,
    taken: usize,
) -> Option<Vec<Named>> {
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
        part.step = framework.step_headed(&part.text);
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
pub(super) fn columns(
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
    // A heading at the page's foot has nothing below it: its own label tells.
    let own = || named.get(..first).unwrap_or_default().iter().any(|n| !framework.labels_of(&n.text).is_empty());
    let on_left = near.clone().any(|s| s.right < from && labelled(s)) || (below.is_empty() && own());
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
    let begins = |part: &(f32, f32, Option<usize>)| {
        named.iter().map(|n| n.left).find(|left| (left - part.0).abs() < f32::EPSILON)
    };
    let heads = parts.iter().map(begins).collect();
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
    let walls = lines.get(at).map(|line| walls(page, line)).unwrap_or_default();
    let mut borders = vec![parts.first()?.0 - PADDING];
    for pair in parts.windows(2) {
        let [before, after] = pair else { continue };
        let drawn = walls.iter().copied().find(|&x| x >= before.1 && x <= after.0);
        borders.push(drawn.unwrap_or_else(|| (after.0 - PADDING).max(f32::midpoint(before.1, after.0))));
    }
    borders.push((parts.last()?.1 + PADDING).max(page.width - borders.first()?));
    Some(Columns {
        lefts: parts.iter().map(|p| p.0).collect(),
        steps: parts.iter().map(|p| p.2).collect(),
        borders,
        label,
        heads,
        reach: 0,
    })
}
