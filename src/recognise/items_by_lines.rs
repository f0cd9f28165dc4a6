//! Lists typed into one paragraph, with a line break before each item: "(i) to note …; ⏎ (ii) to ask …".
//!
//! Blocks enter; each such list leaves as paragraphs of its own, as if its typist had pressed Enter. In formats with
//! pages every printed line is looked at already; here only line breaks within a paragraph show the items.

use crate::document::{Block, Document, PageBreak, Paragraph, ParagraphKind, Run};
use crate::wording::counting::{begins, counts_on};
use crate::wording::list_label::split_label;

/// Splits the paragraphs of the body that hold several items.
pub(super) fn split(document: &mut Document) {
    let several = |block: &Block| block.paragraph().is_some_and(|paragraph| !starts(paragraph).is_empty());
    if !document.blocks.iter().any(several) {
        return;
    }
    for block in std::mem::take(&mut document.blocks) {
        match block {
            Block::Paragraph(paragraph) => document.blocks.extend(items(paragraph).into_iter().map(Block::Paragraph)),
            table @ Block::Table(_) => document.blocks.push(table),
        }
    }
}

/// The bytes of a paragraph's text at which an item begins, or what follows the list; none where there are no two items
/// that count on.
fn starts(paragraph: &Paragraph) -> Vec<usize> {
    let listed = matches!(paragraph.kind, ParagraphKind::Body | ParagraphKind::ListItem);
    if !listed || !paragraph.lines.is_empty() || !paragraph.runs.iter().any(|run| run.text.contains('\n')) {
        return Vec::new();
    }
    let text = paragraph.text();
    let mut starts = Vec::new();
    let mut last = paragraph.label.as_deref();
    let (mut items, mut from) = (usize::from(last.is_some()), 0);
    for line in text.split_inclusive('\n') {
        let at = from;
        from += line.len();
        match (last, split_label(line)) {
            (None, Some((label, _))) if begins(label) => {
                (items, last) = (1, Some(label));
                starts.push(at);
            }
            (Some(before), Some((label, _))) if counts_on(before, label) => {
                (items, last) = (items + 1, Some(label));
                starts.push(at);
            }
            // A sentence behind the items is none of them; a line in small letters goes on with its item.
            (Some(_), None) if items > 1 && line.starts_with(char::is_uppercase) => starts.push(at),
            _ => {}
        }
    }
    if items > 1 { starts } else { Vec::new() }
}

/// The paragraph cut where its items begin.
fn items(paragraph: Paragraph) -> Vec<Paragraph> {
    let mut cuts = starts(&paragraph);
    cuts.retain(|at| *at > 0);
    if cuts.is_empty() {
        return vec![paragraph];
    }
    let breaks = paragraph.page_break;
    let bare = Paragraph {
        label: None,
        label_automatic: false,
        runs: Vec::new(),
        page_break: PageBreak::None,
        ..paragraph.clone()
    };
    let rest = if paragraph.kind == ParagraphKind::ListItem {
        Paragraph { kind: ParagraphKind::Body, level: 0, ..bare }
    } else {
        bare
    };
    let mut out = vec![Paragraph { runs: Vec::new(), ..paragraph.clone() }];
    let mut at = 0;
    let mut cuts = cuts.into_iter().peekable();
    for run in &paragraph.runs {
        let mut from = 0;
        while let Some(cut) = cuts.next_if(|cut| *cut < at + run.text.len()) {
            push(&mut out, run, from, cut - at);
            from = cut - at;
            out.push(rest.clone());
        }
        push(&mut out, run, from, run.text.len());
        at += run.text.len();
    }
    if let Some(first) = out.first_mut().filter(|_| breaks != PageBreak::Before) {
        first.page_break = PageBreak::None;
    }
    if let Some(last) = out.last_mut().filter(|_| breaks != PageBreak::Before) {
        last.page_break = breaks;
    }
    for paragraph in &mut out {
        if let Some(last) = paragraph.runs.last_mut() {
            last.text.truncate(last.text.trim_end_matches('\n').len());
        }
    }
    out
}

/// Puts a part of a run at the end of the last paragraph.
fn push(out: &mut [Paragraph], run: &Run, from: usize, to: usize) {
    let Some(text) = run.text.get(from..to).filter(|text| !text.is_empty()) else { return };
    if let Some(last) = out.last_mut() {
        last.runs.push(Run { text: text.to_owned(), ..run.clone() });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let mut document = Document { blocks: vec![Block::Paragraph(Paragraph::plain(text))], ..Document::default() };
        split(&mut document);
        let texts: Vec<String> = document.blocks.iter().filter_map(Block::paragraph).map(Paragraph::text).collect();
        assert_eq!(texts, expected);
    }

    #[test]
    fn items_of_a_list_become_paragraphs() {
        check(
            "The Board agreed:-\n(i) to note the plan;\n(ii) to ask the Clerk\nto write; and\n(iii) to meet again.\nThe Chair closed the meeting.",
            &[
                "The Board agreed:-",
                "(i) to note the plan;",
                "(ii) to ask the Clerk\nto write; and",
                "(iii) to meet again.",
                "The Chair closed the meeting.",
            ],
        );
        check(
            "i.\tNOTED the plan; and\nii.\tAGREED the budget.",
            &["i.\tNOTED the plan; and", "ii.\tAGREED the budget."],
        );
        check("• one\n• two", &["• one", "• two"]);
    }

    #[test]
    fn what_does_not_count_on_stays_one_paragraph() {
        for text in ["1 High Street\nLerwick", "Clerk\n(a) of the Board", "- see below\nand above", "2. two\n5. five"] {
            check(text, &[text]);
        }
    }

    #[test]
    fn a_label_that_the_program_prints_is_the_first() {
        let first = Paragraph {
            label: Some("1.".to_owned()),
            kind: ParagraphKind::ListItem,
            level: 1,
            ..Paragraph::plain("Welcome\n2. Minutes\n3. Roads")
        };
        let parts = items(first);
        let texts: Vec<_> = parts.iter().map(|p| (p.kind, p.text())).collect();
        let want = [
            (ParagraphKind::ListItem, "Welcome"),
            (ParagraphKind::Body, "2. Minutes"),
            (ParagraphKind::Body, "3. Roads"),
        ];
        assert_eq!(texts, want.map(|(kind, text)| (kind, text.to_owned())));
    }
}
