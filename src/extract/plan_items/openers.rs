//! Lines and headings that open a list of what is to be done: "By 2027 we will:", "Key actions". They are no section of a plan:
//! that stands above them.

use super::super::rows::one_line;
use crate::document::{Block, ParagraphKind};
use crate::framework::headings::fold;

/// How a commitment begins.
pub(super) const COMMITS: [&str; 3] = ["We will ", "We’ll ", "We'll "];
/// A line above a list that each of its items goes on with.
pub(super) const OPENS: [&str; 11] = [
    "we will",
    "we’ll",
    "we'll",
    "we shall",
    "we commit to",
    "we are committed to",
    "we plan to",
    "we intend to",
    "we aim to",
    "we propose to",
    "we are going to",
];
/// Lines that say as a whole that what is to be done follows, as they compare.
const OPENS_WHOLE: [&str; 20] = [
    "what we will do",
    "what well do",
    "what will we do",
    "what we will do next",
    "what will we do next",
    "what will we do now",
    "what we are going to do",
    "what are we going to do",
    "what we plan to do",
    "what we intend to do",
    "what we will do about it",
    "what needs to happen",
    "what happens next",
    "our commitments",
    "our commitments are",
    "our promises",
    "our pledges",
    "our commitments to you",
    "to do this we will",
    "how we will do this",
];
/// Headings that say of what is below no more than that it is what is to be done.
const HEADS_ITEMS: [&str; 22] = [
    "actions",
    "action",
    "key actions",
    "our actions",
    "priority actions",
    "planned actions",
    "specific actions",
    "delivery actions",
    "actions we will take",
    "what actions will we take",
    "deliverables",
    "key deliverables",
    "commitments",
    "key commitments",
    "activities",
    "key activities",
    "tasks",
    "initiatives",
    "next steps",
    "action plan",
    "how we will do it",
    "how will we do it",
];

/// Whether each item of the list below goes on with a line: "By 2027 we will:".
pub(super) fn opens(line: &str) -> bool {
    let bare = line.trim_end_matches([':', '.', '…', ' ', '-', '–']).to_lowercase();
    OPENS_WHOLE.contains(&fold(line).as_str())
        || OPENS.iter().any(|words| bare == *words || (line.ends_with(':') && bare.ends_with(&format!(" {words}"))))
}

/// Whether a heading opens a list of items below a section's own heading: one that stands right above, or a rank higher, or
/// each of several sections has it.
pub(super) fn is_passed_over(blocks: &[Block], first: usize, at: usize) -> bool {
    let Some((level, text)) = heading(blocks, at) else { return false };
    if !opens(&text) && !HEADS_ITEMS.contains(&fold(&text).as_str()) {
        return false;
    }
    let above = (first..at).rev().filter(|above| !blocks.get(*above).is_some_and(Block::is_empty));
    let mut headings = above.enumerate().filter_map(|(far, above)| Some((far, heading(blocks, above)?.0)));
    headings.next().is_some_and(|(far, its)| far == 0 || its < level) || is_repeated(blocks, first, at)
}

/// Whether another heading has the same words: "What carers told us" below each of several outcomes.
pub(super) fn is_repeated(blocks: &[Block], first: usize, at: usize) -> bool {
    let Some((_, own)) = heading(blocks, at) else { return false };
    (first..blocks.len()).any(|other| other != at && heading(blocks, other).is_some_and(|(_, text)| text == own))
}

/// A heading's rank and words.
fn heading(blocks: &[Block], at: usize) -> Option<(u8, String)> {
    let paragraph = blocks.get(at)?.paragraph()?;
    (paragraph.kind == ParagraphKind::Heading).then(|| (paragraph.level, one_line(&paragraph.text())))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Paragraph;

    #[test]
    fn lines_open_lists_of_what_is_to_be_done() {
        for line in ["We will:", "By March 2027 we will:", "What will we do next?", "We intend to", "Our commitments"] {
            assert!(opens(line), "{line}");
        }
        for line in ["What we have done", "People say that we will", "We know that we will be judged:", "Actions"] {
            assert!(!opens(line), "{line}");
        }
    }

    #[test]
    fn what_opens_a_list_is_no_section() {
        let set = |text: &str, level: u8| {
            let mut paragraph = Paragraph::plain(text);
            (paragraph.kind, paragraph.level) = (ParagraphKind::Heading, level);
            Block::Paragraph(paragraph)
        };
        let check = |blocks: &[Block], want: bool| assert_eq!(is_passed_over(blocks, 0, blocks.len() - 1), want);
        check(&[set("Ambition 1: Homes", 3), set("Key actions", 3)], true);
        let between = || Block::Paragraph(Paragraph::plain("Homes are dear."));
        check(&[set("Ambition 1: Homes", 2), between(), set("We will:", 3)], true);
        check(&[set("Background", 2), between(), set("Actions", 2)], false);
        check(&[set("Homes", 2), set("Homes for key workers", 3)], false);
        check(&[set("Actions", 2)], false);
        let told = || [set("What we heard", 2), between(), set("What we will do", 2)];
        let twice = [vec![set("Homes", 2)], told().to_vec(), vec![set("Work", 2)], told().to_vec()].concat();
        check(&twice, true);
        assert!(is_repeated(&twice, 0, 1) && !is_repeated(&twice, 0, 0));
    }
}
