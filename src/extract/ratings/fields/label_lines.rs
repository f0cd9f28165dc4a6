//! Labels that stand on two lines in print, each beside a line of the answer: "Proposed improvement⇥Publish the plan for
//! the" above "actions⇥North", or on as many rows: "Proposed | …", "improvement | …", "actions | …".

use super::Reader;
use crate::document::{Block, Cell, Paragraph, Place};
use crate::extract::ratings::field::Field;
use crate::extract::ratings::lines::{Line, Row};
use crate::framework::{Framework, Label};
use std::borrow::Cow;

/// The rest of a label stands on no more rows than this.
const MOST_PARTS: usize = 2;

impl<'a> Reader<'a, '_> {
    /// Takes rows in each of which a part of one label stands beside a part of its answer, as prints without lines show them.
    pub(super) fn takes_rows_of_a_label(&mut self, at: usize, row: &Row<'a>) -> bool {
        let table = row.table;
        let Some(first) = row.written().next().copied().filter(|_| row.written().count() > 1) else { return false };
        let lines = self.lines.get(at..self.end).unwrap_or_default();
        let Some((label, written, last)) = label_over_rows(self.framework, lines, row, first) else { return false };
        self.push(at, label, written, false, row.cell_path(first), false);
        let beside = |c: &&Cell| c.column > first.column && !c.is_empty();
        for cell in (row.row..=last).flat_map(|number| table.row(number)).filter(beside) {
            self.append(at, Some(cell), &row.cell_path(cell), cell.blocks.iter().map(Cow::Borrowed).collect());
        }
        self.together = Some((row.table_id, last));
        true
    }
}

/// The label whose beginning a cell is and whose rest stands in the rows directly below it, or below the table; and the last of
/// those rows.
fn label_over_rows(
    framework: &Framework,
    lines: &[Line<'_>],
    row: &Row<'_>,
    first: &Cell,
) -> Option<(Label, String, u32)> {
    let mut written = first.text();
    let asked = [Label::Evidence, Label::Improvement];
    if !framework.labels_of(&written).is_empty() || !asked.iter().any(|l| framework.begins_label(&written, *l)) {
        return None;
    }
    let cell = |number: u32| row.table.row(number).find(|c| c.column == first.column && !c.is_empty());
    let rows = (row.row + 1..=row.table.rows).map(|number| (number, cell(number).map(Cell::text)));
    let own = |line: &&Line<'_>| line.row().is_some_and(|r| r.table_id == row.table_id);
    let below = lines.iter().skip_while(own).map(|line| (row.table.rows, line.paragraph().map(Paragraph::text)));
    for (last, text) in rows.chain(below).take(MOST_PARTS) {
        written = format!("{written} {}", text?);
        if let Some(label) = asked.into_iter().find(|l| framework.is_label(&written, *l)) {
            return Some((label, written, last));
        }
    }
    None
}

/// Whether a label beside an answer is the second line of the open field's: both together are one of the form's names.
pub(super) fn goes_on(framework: &Framework, field: &Field<'_>, label: Label, written: &str) -> bool {
    let beside = written.ends_with('\t') && field.written.ends_with('\t') && field.loose;
    let whole = || format!("{} {}", field.written.trim(), written.trim());
    beside && field.label == label && field.blocks.len() == 1 && framework.is_label(&whole(), label)
}

/// The bytes of an answer's end that are the second line of its label ("Proposed improvement⇥Meet again" above "actions"): the
/// last line begins below the label, and the label is whole with it alone.
pub(super) fn tail_of_label(
    framework: &Framework,
    label: Label,
    written: &str,
    paragraph: &Paragraph,
) -> Option<usize> {
    let head = written.strip_suffix('\t')?;
    let ([first, .., last], text) = (paragraph.lines.as_slice(), paragraph.text()) else { return None };
    let below = last.page == first.page && (last.bbox.left - first.bbox.left).abs() < ASIDE;
    let narrow = last.bbox.right - last.bbox.left < NARROW;
    let (_, tail) = text.rsplit_once(' ').filter(|_| below && narrow)?;
    let whole = format!("{head} {tail}");
    (tail.starts_with(char::is_lowercase) && framework.is_label(&whole, label)).then_some(tail.len())
}

/// Lines that begin below one another differ by less (points).
const ASIDE: f32 = 3.0;
/// One word of a label is narrower (points).
const NARROW: f32 = 90.0;

/// Takes in the answer's second line: the rest of the paragraph above it, or another one.
pub(super) fn add(field: &mut Field<'_>, at: usize, path: &str, own: Paragraph) {
    field.lines.push(at);
    if let Some(Block::Paragraph(above)) = field.blocks.last_mut().map(Cow::to_mut)
        && runs_on(above, &own)
    {
        if let Some(last) = above.runs.last_mut() {
            last.text.push(' ');
        }
        above.runs.extend(own.runs);
        above.lines.extend(own.lines);
        return;
    }
    field.blocks.push(Cow::Owned(Block::Paragraph(own)));
    field.paths.push(path.to_owned());
}

/// Whether a line goes on with the paragraph above: it has no bullet where that has one, or begins small, and the line above
/// reaches as far to the right as any.
fn runs_on(above: &Paragraph, own: &Paragraph) -> bool {
    let (before, text) = (above.text(), own.text());
    let bullet = |text: &str| text.trim_start().starts_with(BULLETS);
    if bullet(&text) || own.label.is_some() {
        return false;
    }
    let listed = bullet(&before) || above.label.is_some();
    let small = text.trim_start_matches(['\'', '‘', '"', '“', '(']).starts_with(char::is_lowercase);
    let full = || {
        let right = |line: Option<&Place>| line.map(|line| line.bbox.right);
        let (Some(end), Some(reach)) =
            (right(above.lines.last()), own.lines.iter().map(|l| l.bbox.right).reduce(f32::max))
        else {
            return false;
        };
        end + WORD >= reach
    };
    let closed = before.trim_end().ends_with(['.', '!', '?', ':', ';']);
    small || listed || (!closed && full())
}

/// A line that ends this close (points) to the right edge had no place for another word.
const WORD: f32 = 40.0;
/// Signs before items.
const BULLETS: [char; 6] = ['•', '-', '–', '*', '●', '·'];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Rect;
    use crate::framework::built_in;

    fn line(text: &str, right: f32) -> Paragraph {
        let bbox = Rect::new(160.0, 100.0, right, 112.0);
        Paragraph { lines: vec![Place { page: 1, bbox }], ..Paragraph::plain(text) }
    }

    fn field(above: Paragraph) -> Field<'static> {
        Field {
            label: Label::Improvement,
            written: "Proposed improvement\t".to_owned(),
            combined: false,
            blocks: vec![Cow::Owned(Block::Paragraph(above))],
            paths: vec![String::new()],
            loose: true,
            path: String::new(),
            cells: vec![],
            lines: vec![],
        }
    }

    #[test]
    fn the_last_line_below_a_label_is_its_own() {
        let text = "Proposed improvement\tReview the scheme (CO, Dec 2019) actions";
        let at = |left: f32, right: f32, top: f32| Place { page: 1, bbox: Rect::new(left, top, right, top + 10.0) };
        let tail = |lines: Vec<Place>| {
            let paragraph = Paragraph { lines, ..Paragraph::plain(text) };
            tail_of_label(&built_in()[0], Label::Improvement, "Proposed improvement\t", &paragraph)
        };
        assert_eq!(tail(vec![at(46.0, 500.0, 80.0), at(46.0, 80.0, 92.0)]), Some("actions".len()));
        // The answer's own last word: on its only line, or on a second one beside the label.
        assert_eq!(tail(vec![at(46.0, 500.0, 80.0)]), None);
        assert_eq!(tail(vec![at(46.0, 500.0, 80.0), at(160.0, 200.0, 92.0)]), None);
    }

    #[test]
    fn the_second_line_of_a_label_is_told() {
        let field = field(line("Publish the plan", 300.0));
        let check = |label, written: &str| goes_on(&built_in()[0], &field, label, written);
        assert!(check(Label::Improvement, "actions\t"));
        assert!(!check(Label::Improvement, "actions:"));
        assert!(!check(Label::Evidence, "evidence\t"));
    }

    #[test]
    fn lines_beside_a_label_of_two_lines_are_one_paragraph_or_two() {
        for (above, right, own, expected) in [
            ("Publish the plan for the", 495.0, "North and the isles.", 1),
            ("Publish the plan", 300.0, "Meet again", 2),
            ("• Publish the plan for the", 495.0, "North", 1),
            ("• Publish the plan", 495.0, "• Meet again", 2),
            ("Publish the plan.", 495.0, "Meet again", 2),
            ("Publish the plan for", 495.0, "all localities", 1),
        ] {
            let mut field = field(line(above, right));
            add(&mut field, 1, "", line(own, 500.0));
            assert_eq!(field.blocks.len(), expected, "{above:?} {own:?}");
        }
    }
}
