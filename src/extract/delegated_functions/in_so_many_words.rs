//! Whether words say of functions who has them, and no more: then nothing that is read from them needs a second look.
//!
//! Most ways of saying it are read by what they have in common ("The services managed by the Partnership were inspected:"),
//! and are flagged. A line or sentence that holds no word beside those that say it has one reading only.

mod sentences;

pub(super) use sentences::said;

use super::status::Said;
use crate::diagnostic::ReviewCode;
use crate::document::{Block, ParagraphKind};
use crate::extract::rows::{in_list, one_line};
use crate::framework::plans::PlanVocabulary;
use crate::register;

/// All that a line may hold that introduces a list: services, whose they are, and that they follow.
const LINE_WORDS: [&str; 116] = [
    "a",
    "adult",
    "adults",
    "after",
    "all",
    "also",
    "an",
    "and",
    "are",
    "areas",
    "as",
    "authority",
    "behalf",
    "below",
    "board",
    "by",
    "care",
    "carries",
    "combined",
    "commissioned",
    "commissions",
    "community",
    "comprise",
    "comprises",
    "council",
    "cover",
    "covers",
    "currently",
    "delegated",
    "deliver",
    "delivered",
    "delivers",
    "directed",
    "direction",
    "do",
    "does",
    "excluded",
    "extends",
    "fall",
    "falls",
    "following",
    "follows",
    "for",
    "full",
    "function",
    "functions",
    "has",
    "have",
    "health",
    "here",
    "host",
    "hosted",
    "hosts",
    "hscp",
    "ijb",
    "in",
    "include",
    "included",
    "includes",
    "integrated",
    "integration",
    "is",
    "it",
    "job",
    "joint",
    "listed",
    "look",
    "looks",
    "manage",
    "managed",
    "manages",
    "not",
    "of",
    "older",
    "on",
    "operated",
    "our",
    "out",
    "outside",
    "outwith",
    "over",
    "oversees",
    "part",
    "partnership",
    "people",
    "plan",
    "planned",
    "plans",
    "provide",
    "provided",
    "provides",
    "range",
    "remit",
    "responsibilities",
    "responsibility",
    "responsible",
    "retained",
    "run",
    "runs",
    "scope",
    "service",
    "services",
    "set",
    "social",
    "some",
    "that",
    "the",
    "these",
    "to",
    "under",
    "very",
    "we",
    "what",
    "which",
    "wide",
    "within",
];

/// Whether a line introduces services with no word but those that say whose they are: "The Partnership is responsible for the
/// following services:". Names of bodies may stand in it.
fn introduces_in_so_many_words(line: &str) -> bool {
    let bodies = register::mentions(line);
    let mut at = 0;
    // "Services that the Partnership plans to deliver" come yet.
    !line.contains("plans to ")
        && line.split_inclusive([' ', '/', '-']).all(|word| {
            let start = at;
            at += word.len();
            let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
            let of_a_body = || bodies.iter().any(|m| m.range.start <= start && start < m.range.end);
            bare.is_empty() || LINE_WORDS.contains(&bare.to_lowercase().as_str()) || of_a_body()
        })
}

/// An item of a list without the doubt that it was read from running text, where the line right above the list says it in so
/// many words and the item is one function that is known. `at`: the item's block.
pub(super) fn listed(said: Said, function: &str, blocks: &[Block], at: usize, vocabulary: &PlanVocabulary) -> Said {
    let plain = said.review == Some(ReviewCode::ReadFromProse)
        && introduces_in_so_many_words(&said.as_written)
        && blocks.get(at).is_some_and(|item| is_one(function, item))
        && line_above(blocks, at).is_some_and(|line| line.contains(&said.as_written))
        && matches!(vocabulary.function(function), Some((_, true)));
    if plain { Said { review: None, ..said } } else { said }
}

/// Whether an item holds one function and no more.
fn is_one(function: &str, item: &Block) -> bool {
    let text = item.paragraph().map(|p| in_list(p).1).unwrap_or_default();
    let text = text.trim().trim_end_matches([';', '.', ',']).trim_end_matches(" and").trim_end_matches([';', ',']);
    text == function
}

/// Items of a list above one of its own, at most.
const MOST_ITEMS: usize = 60;

/// The line above the list that an item stands in.
fn line_above(blocks: &[Block], at: usize) -> Option<String> {
    let above = blocks.get(..at)?.iter().rev().filter(|block| !block.is_empty()).take(MOST_ITEMS);
    let line = above.map_while(Block::paragraph).find(|p| in_list(p).0 != ParagraphKind::ListItem)?;
    Some(one_line(&line.text()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Paragraph;
    use crate::extract::delegated_functions::lists::plain;
    use crate::extract::plan_items::tests::items;
    use crate::record::DelegationStatus;

    #[test]
    fn lines_that_say_no_more() {
        let check = |line: &str, want: bool| assert_eq!(introduces_in_so_many_words(line), want, "{line}");
        check("The Partnership is responsible for the following services:", true);
        check("NHS Fife is directed to deliver", true);
        check("Services that are not provided by the Partnership include", true);
        check("Services managed by the Partnership were inspected in 2023:", false);
        check("Services the Partnership plans to transfer out", false);
        check("We provide information on waiting times for the following services:", false);
        check("Services in scope for the new record system:", false);
    }

    #[test]
    fn items_are_plain_below_plain_lines() {
        let vocabulary = PlanVocabulary::built_in();
        let check = |line: &str, function: &str, item: &str, want: bool| {
            let read = plain(DelegationStatus::Delegated, line);
            let read = Said { review: Some(ReviewCode::ReadFromProse), ..read };
            let line = Block::Paragraph(Paragraph::plain(line));
            let blocks: Vec<Block> = [line].into_iter().chain(items(&["home care", item])).collect();
            let told = listed(read, function, &blocks, 2, &vocabulary);
            assert_eq!(told.review.is_none(), want, "{item}");
        };
        check("The IJB plans and commissions", "podiatry", "podiatry;", true);
        check("The IJB plans and commissions", "podiatry", "podiatry and dentistry", false);
        check("The IJB plans and commissions", "window boxes", "window boxes", false);
        check("The IJB plans to transfer", "podiatry", "podiatry", false);
    }
}
