//! Localities in running text: lists that a line introduces, sentences that name them, chapters headed by one each.

use super::names::{self, Name};
use crate::document::{Block, Paragraph, ParagraphKind};
use crate::register::{self, LocalityMatch};
use crate::wording::latin;
use crate::wording::sentences::sentences;
use regex::Regex;
use std::sync::LazyLock;

/// A locality named in the flow.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Named {
    /// 0-based index of the block.
    pub(super) block: usize,
    pub(super) quote: String,
    pub(super) name: Name,
    pub(super) from_prose: bool,
    pub(super) split_is_a_guess: bool,
}

const NUMBER: &str = r"(two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d{1,2})";

/// A line that introduces a list of localities; the number claimed, if any.
static INTRODUCTION: LazyLock<Option<Regex>> = LazyLock::new(|| {
    latin::regex(&format!(
        r"(?i)\b(?:{NUMBER}|our|the|its|these|following|agreed|into)\s+(?:\w+\s+){{0,3}}?localit(?:y|ies)(?:\s+(?:planning\s+)?(?:areas?|groups?))?\b([^.:]*)[:–—-]?\s*$"
    ))
    .ok()
});
/// Words before "localities" that make the list one of something else: "the priorities of our localities are:".
static SOMETHING_ELSE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    latin::regex(r"(?i)\b(?:priorit|issue|need|theme|objective|role|aim|action|outcome|challenge|benefit|principle|feature|purpose|function)\w*\b|\b(?:will|should|must|can|could|help|helps|work)\b").ok()
});

/// "… localities: A, B and C", "… localities (A, B and C)", "localities are A, B and C", "two localities, A and B".
static SENTENCE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    latin::regex(&format!(
        r"(?i)\b(?:{NUMBER}\s+(?:\w+\s+){{0,3}}?)?localit(?:y|ies)(?:\s+(?:planning\s+)?areas?)?\b(?:\s+(?:in|of|for|within|across)\s+(?:the\s+)?(?-i:\p{{Lu}})[\w&' -]{{2,40}}?)?\s*(?:,?\s*(?:namely|which\s+are|these\s+are|they\s+are|being|known\s+as|called)\s*:?|:|–|—|\s-\s|\(|,|\bare\b(?:\s+(?:known\s+as|called|named|as\s+follows))?:?|\bof\b)\s*((?-i:\p{{Lu}}).{{3,}}?)\s*(?:\)|[.;]?$|;\s)"
    ))
    .ok()
});
/// "the A, B and C localities".
static BEFORE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    latin::regex(r"\b(?:[Tt]he|[Oo]ur|[Ii]ts|into)\s+((?:\p{Lu}[\w'&-]*[,\s]+(?:and\s+|&\s+)?){1,14})localities\b").ok()
});
/// "Irvine Locality", "Locality profile: Irvine", "Locality 2 – Irvine".
static CHAPTER: LazyLock<Option<Regex>> = LazyLock::new(|| {
    latin::regex(r"(?i)^(?:\d+(?:\.\d+)*\.?\s+)?(?:localit(?:y|ies)(?:\s+(?:profiles?|plans?|areas?|summary|overview))?\s*(?:\d{1,2}|[A-H]\b)?\s*[:–—-]+\s*(..+)|(..+?)\s+locality(?:\s+(?:profile|plan|area|summary|overview|planning\s+group))?)$").ok()
});
static POPULATION: LazyLock<Option<Regex>> = LazyLock::new(|| {
    latin::regex(r"(?i)(?:\bpopulation(?:\s*[:=–-]|\s+(?:of|in|for|is|was|the|this|our|a|an|area|locality|total|estimated|currently|now|at|around|approximately|approx\.?|about|some|just|over|under|nearly|almost|circa|c\.?|(?-i:\p{Lu}[\w’'-]*)))*\s*|\bhome\s+to\s+(?:around|approximately|about|some|just\s+over|just\s+under|over|nearly|almost)?\s*)(\d{1,3}(?:,\d{3})+|\d{4,6})\b").ok()
});

/// A list of localities within a sentence is shorter, in characters.
const LONGEST_LIST: usize = 300;
/// A chapter's heading is shorter, in characters.
const LONGEST_CHAPTER_HEADING: usize = 110;

/// Paragraphs below a chapter's heading that may give its population.
const CHAPTER_BLOCKS: usize = 6;

/// Lists of localities: the introduction's block, the number it claims, the items.
pub(super) fn lists(blocks: &[Block], code_at: impl Fn(usize) -> Option<String>) -> Vec<(usize, Vec<Named>)> {
    let mut out = Vec::new();
    let mut at = 0;
    while at < blocks.len() {
        let introduction = blocks[at].paragraph().and_then(introduction);
        let Some(claimed) = introduction else {
            at += 1;
            continue;
        };
        let code = code_at(at);
        let mut items: Vec<Named> = Vec::new();
        let mut level = 0;
        let mut next = at + 1;
        while let Some(Block::Paragraph(paragraph)) = blocks.get(next) {
            if !paragraph.is_empty() {
                if paragraph.kind != ParagraphKind::ListItem {
                    break;
                }
                level = if level == 0 { paragraph.level } else { level };
                // Deeper items describe the one above.
                if paragraph.level <= level {
                    items.extend(item(next, paragraph, code.as_deref()));
                }
            }
            next += 1;
        }
        let places = items.iter().filter(|i| names::looks_like_a_place(&i.name.text)).count();
        if items.len() > 1 && places == items.len() {
            for item in &mut items {
                item.split_is_a_guess = claimed.is_some_and(|n| n != places);
            }
            out.push((at, items));
        }
        at = next.max(at + 1);
    }
    out
}

/// Whether a paragraph introduces a list of localities; the number that it claims.
#[allow(clippy::option_option)] // An introduction without a number is an introduction.
fn introduction(paragraph: &Paragraph) -> Option<Option<usize>> {
    let text = paragraph.text().split_whitespace().collect::<Vec<_>>().join(" ");
    let heading = paragraph.kind == ParagraphKind::Heading;
    if paragraph.kind == ParagraphKind::ListItem
        || !(text.ends_with([':', '–', '—', '-']) || heading || text.ends_with('.') || !text.contains('.'))
    {
        return None;
    }
    // The sentence that introduces is the last one, or the one before "These are:".
    let ranges = sentences(&text);
    let told: Vec<&str> = ranges.iter().filter_map(|range| text.get(range.clone())).collect();
    let last = match told.as_slice() {
        [.., before, last] if points_down(last) => before,
        [.., last] => last,
        [] => text.as_str(),
    };
    let last = last.trim().trim_end_matches('.');
    if heading {
        let folded = crate::framework::headings::fold(last);
        let plain = [
            "localities",
            "our localities",
            "the localities",
            "our locality areas",
            "locality areas",
            "list of localities",
        ];
        return plain.iter().any(|p| folded == *p || folded.ends_with(&format!(" {p}"))).then_some(None);
    }
    let found = INTRODUCTION.as_ref()?.captures(last)?;
    let claimed = found.get(1).and_then(|n| names::number(n.as_str()));
    let (before, after) = (last.get(..last.to_lowercase().find("localit")?)?, found.get(2).map_or("", |m| m.as_str()));
    let after = for_purposes(after);
    if SOMETHING_ELSE.as_ref().is_some_and(|r| r.is_match(after) || (claimed.is_none() && r.is_match(before))) {
        return None;
    }
    Some(claimed)
}

/// What follows "localities" without "for planning purposes", which makes them no other things.
fn for_purposes(after: &str) -> &str {
    match after.find("purpose") {
        Some(at) if after.trim_start().starts_with("for ") && at < 40 => {
            after.get(at..).and_then(|rest| rest.find(' ')).map_or("", |end| &after[at + end..])
        }
        _ => after,
    }
}

/// Whether a sentence says no more than that a list follows.
fn points_down(sentence: &str) -> bool {
    matches!(
        crate::framework::headings::fold(sentence).as_str(),
        "these are"
            | "they are"
            | "these are as follows"
            | "they are as follows"
            | "as follows"
            | "namely"
            | "these are listed below"
            | "they are listed below"
            | "these are shown below"
            | "these are set out below"
            | "these are the following"
            | "these include"
            | "they comprise"
            | "these comprise"
    )
}

fn item(block: usize, paragraph: &Paragraph, code: Option<&str>) -> Option<Named> {
    let text = paragraph.text();
    let mut name = names::clean(&text)?;
    name.text = names::without_description(&name.text, code);
    name = Name { population: name.population, ..names::clean(&name.text)? };
    Some(Named { block, quote: paragraph.labelled_text(), name, from_prose: false, split_is_a_guess: false })
}

/// Localities that the sentences of a paragraph name; the sentence tells which partnership it speaks of.
pub(super) fn in_sentences(
    block: usize,
    text: &str,
    code_of: impl Fn(&str) -> Option<String>,
) -> Vec<(String, Vec<Named>)> {
    let mut out = Vec::new();
    if !text.to_lowercase().contains("localit") {
        return out;
    }
    for range in sentences(text) {
        let sentence = text.get(range).unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" ");
        let Some(code) = code_of(&sentence) else { continue };
        let found = after(&sentence, &code).or_else(|| before(&sentence, &code));
        let Some((names, guess)) = found else { continue };
        let named = names.into_iter().filter_map(|text| {
            let name = names::clean(&text)?;
            Some(Named { block, quote: sentence.clone(), name, from_prose: true, split_is_a_guess: guess })
        });
        out.push((sentence.clone(), named.collect()));
    }
    out
}

fn after(sentence: &str, code: &str) -> Option<(Vec<String>, bool)> {
    let found = SENTENCE.as_ref()?.captures(sentence)?;
    let claimed = found.get(1).and_then(|n| names::number(n.as_str()));
    let list = without_tail(found.get(2)?.as_str());
    if list.chars().count() > LONGEST_LIST {
        return None;
    }
    let (names, guess) = names::split(list, claimed, Some(code));
    let names: Vec<String> = names.iter().map(|n| names::without_description(n, Some(code))).collect();
    let places = names.len() > 1 && names.iter().all(|n| names::looks_like_a_place(n) && !is_a_body(n, code));
    let known = names.iter().filter(|n| is_known(n, code)).count();
    // Without a number that agrees, only names that the register mostly knows are names of localities.
    let trusted = (claimed.is_some() && !guess) || known * 2 >= names.len();
    (places && trusted).then_some((names, guess))
}

/// A list of names without what the sentence goes on to say of them: "East and West, with populations of 9,000 each".
fn without_tail(list: &str) -> &str {
    const TAILS: [&str; 14] = [
        ", with ",
        " with a population",
        " with populations",
        " with a combined",
        ", each ",
        ", which ",
        ", where ",
        ", whose ",
        ", all ",
        ", both ",
        ", as ",
        ", so ",
        ", based ",
        ", reflecting ",
    ];
    let cut = TAILS.iter().filter_map(|tail| list.find(tail)).min();
    cut.and_then(|at| list.get(..at)).unwrap_or(list)
}

fn before(sentence: &str, code: &str) -> Option<(Vec<String>, bool)> {
    let found = BEFORE.as_ref()?.captures(sentence)?;
    let (names, guess) = names::split(found.get(1)?.as_str(), None, Some(code));
    let known = names.iter().filter(|n| is_known(n, code)).count();
    (names.len() > 1 && known * 2 >= names.len()).then_some((names, guess))
}

fn is_known(name: &str, code: &str) -> bool {
    register::locality(name, code) != LocalityMatch::None
}

/// "NHS Tayside" is a body, not a locality; a partnership's own name may be one ("Falkirk").
fn is_a_body(name: &str, code: &str) -> bool {
    !is_known(name, code) && register::mentions(name).iter().any(|m| m.typed)
}

/// Chapters headed by a locality each.
pub(super) fn chapters(blocks: &[Block]) -> Vec<Named> {
    let headings = blocks.iter().enumerate().filter_map(|(index, block)| {
        let paragraph = block.paragraph().filter(|p| p.kind == ParagraphKind::Heading)?;
        let text = paragraph.text().split_whitespace().collect::<Vec<_>>().join(" ");
        if text.chars().count() > LONGEST_CHAPTER_HEADING {
            return None;
        }
        let found = CHAPTER.as_ref()?.captures(&text)?;
        let name = found.get(1).or_else(|| found.get(2))?.as_str();
        let mut name = names::clean(name).filter(|n| names::looks_like_a_place(&n.text))?;
        name.population = name.population.or_else(|| population_below(blocks, index));
        Some(Named { block: index, quote: paragraph.labelled_text(), name, from_prose: false, split_is_a_guess: false })
    });
    let found: Vec<Named> = headings.collect();
    // One heading of this make may be anything ("Annual Locality Plan").
    if found.len() > 1 { found } else { Vec::new() }
}

/// The population that the paragraphs below a chapter's heading give, if they give one.
fn population_below(blocks: &[Block], heading: usize) -> Option<u64> {
    let mut found = None;
    for block in blocks.iter().skip(heading + 1).take(CHAPTER_BLOCKS) {
        let Block::Paragraph(paragraph) = block else { break };
        if paragraph.kind == ParagraphKind::Heading {
            break;
        }
        for number in POPULATION.as_ref()?.captures_iter(&paragraph.text()) {
            let people = number.get(1).and_then(|n| names::population(n.as_str()));
            if found.is_some() && people.is_some() && people != found {
                return None;
            }
            found = found.or(people);
        }
    }
    found
}
