//! Answers side by side in print without lines that was read as flowing text: "Evidence" and "Improvement actions" stand on one
//! line, and what is below them belongs to the one under which it begins.

use crate::document::{Block, Place};
use crate::extract::ratings::field::{Field, Fields};
use crate::extract::ratings::lines::Line;
use crate::framework::Label;
use std::borrow::Cow;

/// A line begins where its column does, give or take this much (points).
const DRIFT: f32 = 12.0;

/// Gives each paragraph to the answer under whose label it begins, where the labels of two stand on one line.
pub(super) fn settle(fields: &mut Fields<'_>, lines: &[Line<'_>]) {
    let places: Vec<Option<Place>> = fields.fields.iter().map(|field| label_of(field, lines)).collect();
    let level = |a: &Place, b: &Place| a.page == b.page && a.bbox.overlap_y(&b.bbox) > 0.5 * a.bbox.height();
    let found = places.iter().enumerate().zip(places.iter().enumerate().skip(1)).find_map(|((at, a), (next, b))| {
        let (a, b) = ((*a)?, (*b)?);
        let apart = (a.bbox.left - b.bbox.left).abs() > DRIFT;
        (level(&a, &b) && apart).then_some((at, next, a.bbox.left < b.bbox.left, a.bbox.left.max(b.bbox.left)))
    });
    let Some((at, next, in_order, border)) = found else { return };
    let (left, right) = if in_order { (at, next) } else { (next, at) };
    let mut all: Vec<(Cow<'_, Block>, String)> = Vec::new();
    for field in fields.fields.iter_mut().skip(at).take(2) {
        all.extend(std::mem::take(&mut field.blocks).into_iter().zip(std::mem::take(&mut field.paths)));
    }
    for (block, path) in all {
        let begins =
            block.paragraph().and_then(|p| p.lines.first()).is_some_and(|line| line.bbox.left < border - DRIFT);
        if let Some(field) = fields.fields.get_mut(if begins { left } else { right }) {
            field.blocks.push(block);
            field.paths.push(path);
        }
    }
}

/// Where the label of an answer stands that has a line for itself; `None` for others.
fn label_of(field: &Field<'_>, lines: &[Line<'_>]) -> Option<Place> {
    let asked = matches!(field.label, Label::Evidence | Label::Improvement) && field.loose && !field.combined;
    let printed = |block: &Cow<'_, Block>| block.paragraph().is_some_and(|p| !p.lines.is_empty());
    if !asked || !field.cells.is_empty() || !field.blocks.iter().all(printed) {
        return None;
    }
    let label = lines.get(*field.lines.first()?)?;
    let alone = label.paragraph().is_some_and(|p| p.text().trim() == field.written.trim());
    label.places().first().copied().filter(|_| alone)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Paragraph, Rect};
    use crate::extract::ratings::lines::LineContent;

    fn paragraph(text: &str, left: f32, top: f32) -> Paragraph {
        let bbox = Rect::new(left, top, left + 150.0, top + 10.0);
        Paragraph { lines: vec![Place { page: 1, bbox }], ..Paragraph::plain(text) }
    }

    #[test]
    fn what_begins_under_the_other_label_is_the_other_answers() {
        let labels = [paragraph("Evidence", 40.0, 100.0), paragraph("Improvement actions", 300.0, 100.0)];
        let line = |p| Line { content: LineContent::Paragraph(p), path: String::new(), block: 0 };
        let lines: Vec<Line<'_>> = labels.iter().map(line).collect();
        let field = |at: usize, label, own: &[(&str, f32, f32)]| Field {
            label,
            written: labels[at].text(),
            combined: false,
            blocks: own.iter().map(|(t, x, y)| Cow::Owned(Block::Paragraph(paragraph(t, *x, *y)))).collect(),
            paths: own.iter().map(|_| String::new()).collect(),
            loose: true,
            path: String::new(),
            cells: vec![],
            lines: vec![at],
        };
        let mut fields = Fields {
            fields: vec![
                field(0, Label::Evidence, &[("Plans are in place.", 40.0, 115.0)]),
                field(
                    1,
                    Label::Improvement,
                    &[("Meet again", 300.0, 115.0), ("They were agreed in May.", 40.0, 130.0)],
                ),
            ],
            ..Fields::default()
        };
        settle(&mut fields, &lines);
        let texts = |at: usize| -> Vec<String> {
            fields.fields[at].blocks.iter().filter_map(|b| b.paragraph()).map(Paragraph::text).collect()
        };
        assert_eq!(texts(0), ["Plans are in place.", "They were agreed in May."]);
        assert_eq!(texts(1), ["Meet again"]);
    }
}
