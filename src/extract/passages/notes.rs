//! Notes at the foot of the page that mark actions: they stand behind the words to which they belong.

use super::{Paper, Passage, Passages, kind_at, label_and_text};
use crate::document::ParagraphKind;
use crate::extract::actions::prose;
use std::collections::BTreeMap;

/// Puts notes that are marked as actions behind the passage that refers to them.
pub(super) fn put<'a>(paper: &Paper<'a>, passages: &mut Passages<'a>) {
    apart(paper, passages);
    printed(passages);
}

/// Notes that the file keeps apart from the body.
fn apart<'a>(paper: &Paper<'a>, passages: &mut Passages<'a>) {
    let mut behind: BTreeMap<usize, Vec<Passage<'a>>> = BTreeMap::new();
    for (index, aside) in paper.document.apart.iter().enumerate() {
        let Some(anchor) = aside.anchor.as_deref().filter(|_| aside.paragraph.kind == ParagraphKind::Note) else {
            continue;
        };
        let (_, text) = label_and_text(&aside.paragraph);
        if prose::labelled(&text).is_none() {
            continue;
        }
        let Some(at) = passages.list.iter().position(|passage| passage.path == anchor) else { continue };
        let Some(anchor) = passages.list.get(at) else { continue };
        let note = Passage {
            paragraph: &aside.paragraph,
            label: None,
            text,
            path: format!("apart[{}]", index + 1),
            block: anchor.block,
            cell: anchor.cell,
            part: anchor.part,
            kind: kind_at(paper, anchor.block),
            heading: false,
            item: anchor.item,
        };
        behind.entry(at).or_default().push(note);
    }
    if behind.is_empty() {
        return;
    }
    let list = std::mem::take(&mut passages.list);
    for (at, passage) in list.into_iter().enumerate() {
        passages.list.push(passage);
        passages.list.extend(behind.remove(&at).unwrap_or_default());
    }
}

/// Notes that stand in the text as they were printed: "1 Action: …" below a page whose words end in the sign "1".
fn printed(passages: &mut Passages<'_>) {
    let mut at = 0;
    while let Some(passage) = passages.list.get(at) {
        at += 1;
        let number = passage
            .label
            .as_deref()
            .map(|label| label.trim_end_matches('.'))
            .filter(|label| !label.is_empty() && label.chars().all(|c| c.is_ascii_digit()));
        let Some(number) = number.filter(|_| prose::labelled(&passage.text).is_some()) else { continue };
        let refers = |passage: &Passage<'_>| {
            let before = passage.text.trim_end().strip_suffix(number).map(str::to_owned);
            before.filter(|text| {
                text.ends_with(['.', ',', ';', ':', ')', '”', '’']) || text.ends_with(char::is_lowercase)
            })
        };
        // A number that counts on from the item before is an item's.
        let from = at.saturating_sub(60);
        let anchor = (from..at - 1).rev().find(|index| {
            passages.list.get(*index).is_some_and(|p| p.part == passage.part && !p.heading && refers(p).is_some())
        });
        let Some(anchor) = anchor else { continue };
        let bare = passages.list.get(anchor).and_then(refers);
        let mut note = passages.list.remove(at - 1);
        if let Some(above) = passages.list.get_mut(anchor) {
            (note.item, note.cell, note.label) = (above.item, above.cell, None);
            if let Some(bare) = bare {
                above.text = bare;
            }
        }
        passages.list.insert(anchor + 1, note);
    }
}
