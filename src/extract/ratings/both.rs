//! Evidence and improvement actions under one label, parted where the second one's label stands.

use super::clip::{clip, truncate};
use super::field::Field;
use super::pieces::{Piece, add_block, add_paragraph};
use crate::framework::{Framework, Label, fold};
use std::borrow::Cow;
use std::collections::BTreeSet;

/// Divides a field that holds both at the label of the improvement actions; also whether that label is there.
pub(super) fn split(
    framework: &Framework,
    field: &Field<'_>,
    subheads: &BTreeSet<String>,
) -> (Vec<Piece>, Vec<Piece>, bool) {
    let is_own = |name: &str| subheads.is_empty() || !subheads.contains(&fold(name));
    let mut out: [Vec<Piece>; 2] = [Vec::new(), Vec::new()];
    let mut side = 0;
    let mut labelled = false;
    for (block, path) in field.blocks.iter().zip(&field.paths) {
        labelled |= side == 1;
        let Some(paragraph) = block.paragraph() else {
            add_block(block, path, &mut out[side]);
            continue;
        };
        let text = paragraph.text();
        let mut rest = Cow::Borrowed(paragraph);
        let labels = framework.labels_of(&text);
        if (labels.contains(&Label::Improvement) || labels.contains(&Label::Evidence)) && is_own(&text) {
            side = usize::from(labels.contains(&Label::Improvement));
            continue;
        }
        if let Some((labels, at)) = framework.leading_label(&text).filter(|(_, at)| is_own(&text[..*at])) {
            if labels.contains(&Label::Improvement) {
                side = 1;
                rest = Cow::Owned(clip(paragraph, at));
            } else if labels.contains(&Label::Evidence) && (field.combined || side == 1) {
                side = 0;
                rest = Cow::Owned(clip(paragraph, at));
            }
        }
        let text = rest.text();
        match (side, label_inside(framework, &text)) {
            (0, Some((at, after))) => {
                let (mut before, behind) = (rest.clone().into_owned(), clip(&rest, after));
                truncate(&mut before, at);
                add_paragraph(&before, path, &mut out[0]);
                side = 1;
                add_paragraph(&behind, path, &mut out[1]);
            }
            _ => add_paragraph(&rest, path, &mut out[side]),
        }
    }
    let [before, after] = out;
    (before, after, labelled || side == 1)
}

/// "… is in place. Improvement actions: review the …": where the label begins and where its content does.
fn label_inside(framework: &Framework, text: &str) -> Option<(usize, usize)> {
    for (colon, _) in text.match_indices(':') {
        let head = &text[..colon];
        let start = head.rfind(['.', '!', '?', ';', '\n']).map_or(0, |i| i + 1);
        let label = &head[start..];
        if start > 0 && framework.is_label(label, Label::Improvement) {
            return Some((start, colon + 1));
        }
    }
    None
}
