//! Localities in the flow: lists that a line introduces, chapters headed by one each.

use super::context;
use super::names::{self, Name, SMALL_NUMBER};
use super::people;

use crate::document::{Block, Paragraph, ParagraphKind, Table};
use crate::extract::rows::in_list;
use crate::register::{self, LocalityMatch};
use crate::wording::blanks::one_line;
use crate::wording::latin::Regex;
use crate::wording::sentences::sentences as sentences_of;
use crate::wording::{claims, latin};
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

/// A line that introduces a list of localities; the number claimed, if any.
static INTRODUCTION: LazyLock<Regex> = LazyLock::new(|| {
    latin::fixed(&format!(
        r"(?i)\b(?:{SMALL_NUMBER}|our|the|its|these|following|agreed|into)\s+(?:[[:alpha:]]\w*\s+){{0,3}}?localit(?:y|ies)(?:\s+(?:planning\s+)?(?:areas?|groups?))?\b([^.:]*)[:–—-]?\s*$"
    ))
});
/// Words before "localities" that make the list one of something else: "the priorities of our localities are:".
static SOMETHING_ELSE: LazyLock<Regex> = LazyLock::new(|| {
    latin::fixed(
        r"(?i)\b(?:priorit|issue|need|theme|objective|role|aim|action|outcome|challenge|benefit|principle|feature|purpose|function)\w*\b|\b(?:will|should|must|can|could|help|helps|work)\b",
    )
});

/// "Irvine Locality", "Locality profile: Irvine", "Locality 2 – Irvine".
static CHAPTER: LazyLock<Regex> = LazyLock::new(|| {
    latin::fixed(
        r"(?i)^(?:\d+(?:\.\d+)*\.?\s+)?(?:localit(?:y|ies)(?:\s+(?:profiles?|plans?|areas?|summary|overview))?\s*(?:\d{1,2}|[A-H]\b)?\s*[:–—-]+\s*(..+)|(..+?)\s+locality(?:\s+(?:profile|plan|area|summary|overview|planning\s+group))?)$",
    )
});
/// A chapter's heading is shorter, in characters.
const LONGEST_CHAPTER_HEADING: usize = 110;

/// Paragraphs below a chapter's heading that may give its population.
const CHAPTER_BLOCKS: usize = 6;

/// Lists of localities: the introduction's block, the number it claims, the items.
pub(super) fn lists(blocks: &[Block], code_at: impl Fn(usize) -> Option<String>) -> Vec<(usize, Vec<Named>)> {
    let mut out = Vec::new();
    let mut at = 0;
    while at < blocks.len() {
        let paragraph = blocks[at].paragraph().filter(|p| !p.is_empty());
        let Some(paragraph) = paragraph.filter(|p| p.text().to_lowercase().contains("localit")) else {
            at += 1;
            continue;
        };
        let introduction = introduction(paragraph);
        let code = code_at(at);
        let (mut items, mut next) = below(blocks, at, code.as_deref());
        if items.len() < 2 {
            let headed = super::headed_lists::below(blocks, at);
            (items, next) = headed.unwrap_or((items, next));
        }
        let count = items.len();
        let known = items.iter().filter(|i| is_known(&i.name.text, code.as_deref())).count();
        let places =
            items.iter().all(|i| names::looks_like_a_place(&i.name.text) || is_known(&i.name.text, code.as_deref()));
        let listed = blocks.get(at + 1..next).is_some_and(|b| b.iter().any(is_item));
        let sure = known > 1 && known * 2 >= count;
        let claimed = introduction.flatten();
        let vouched = sure || (introduction.is_some() && (listed || claimed == Some(count)));
        let of_now = || {
            // "Until 2019 there were three. There are now six localities:" speaks of another time before it introduces.
            let text = one_line(&paragraph.text());
            !context::is_of_another_time(if claimed == Some(count) { introducing(&text) } else { &text })
        };
        let of_now = paragraph.kind == ParagraphKind::Heading || of_now();
        if count > 1 && places && vouched && of_now {
            numbers_behind(&paragraph.text(), &mut items, code.as_deref());
            for item in &mut items {
                item.split_is_a_guess = claimed.is_some_and(|n| n != count) || !listed;
            }
            out.push((at, items));
            at = next.max(at + 1);
        } else {
            at += 1;
        }
    }
    out
}

/// Takes numbers off that stand behind all names of a list: "Tingwall 1,130". They are of people if the introduction speaks
/// of any.
fn numbers_behind(introduction: &str, items: &mut [Named], code: Option<&str>) {
    let parted = |name: &str| {
        let (name, last) = name.rsplit_once(' ')?;
        let long = last.len() > 2 && last.bytes().all(|b| b.is_ascii_digit() || b == b',');
        Some((name.trim_end_matches([' ', ',', '–', '-', ':']).to_owned(), names::population(last).filter(|_| long)?))
    };
    // "Stewartry, 23,400" among others: so large a number counts those who live there, as it does behind a dash.
    let large = |name: &str| {
        let behind = name.rsplit_once(", ").map(|(_, number)| number);
        behind.is_some_and(|number| number.contains(',') && names::population(number) >= Some(people::SMALL_PLACE))
    };
    let counted = |i: &Named| i.name.population.is_some() || large(&i.name.text);
    let all_large = items.len() > 1 && items.iter().all(counted);
    let all: Option<Vec<(String, Option<u64>)>> = items
        .iter()
        .map(|i| match i.name.population {
            Some(people) => Some((i.name.text.clone(), Some(people))).filter(|_| all_large),
            None => parted(&i.name.text).filter(|_| !is_known(&i.name.text, code)).map(|(name, n)| (name, Some(n))),
        })
        .collect();
    let folded = introduction.to_lowercase();
    let of_people = ["people", "population", "residents", "inhabitants"].iter().any(|word| folded.contains(word));
    for (item, (text, number)) in items.iter_mut().zip(all.unwrap_or_default()) {
        item.name = Name { text, population: number.filter(|_| of_people || all_large) };
    }
}

fn is_item(block: &Block) -> bool {
    block.paragraph().is_some_and(|p| in_list(p).0 == ParagraphKind::ListItem)
}

/// Lines below an introduction that are no list items are names only if they are this short, in words.
const SHORT_LINE: usize = 14;

/// The items of the list below an introduction, or the short lines below it; and the block after them.
fn below(blocks: &[Block], introduction: usize, code: Option<&str>) -> (Vec<Named>, usize) {
    let mut items: Vec<Named> = Vec::new();
    let (mut level, mut kind) = (0, None);
    let mut next = introduction + 1;
    while let Some(Block::Paragraph(paragraph)) = blocks.get(next) {
        if !paragraph.is_empty() {
            let its = in_list(paragraph).0;
            // A numbered paragraph behind bullets is none of them.
            if *kind.get_or_insert((its, paragraph.kind)) != (its, paragraph.kind) {
                break;
            }
            match its {
                ParagraphKind::ListItem => {
                    level = if level == 0 { paragraph.level } else { level };
                    // Deeper items describe the one above.
                    if paragraph.level <= level {
                        items.extend(item(next, paragraph, code));
                    }
                }
                ParagraphKind::Body => {
                    let text = paragraph.text();
                    let text = text.trim();
                    // A full stop ends the last line of a list, and any sentence.
                    let stops = text.ends_with('.') && (items.is_empty() || text.trim_end_matches('.').contains(". "));
                    if text.split_whitespace().count() > SHORT_LINE || stops || text.ends_with(':') {
                        break;
                    }
                    match item(next, paragraph, code)
                        .filter(|i| names::looks_like_a_place(&i.name.text) || is_known(&i.name.text, code))
                    {
                        Some(item) => items.push(item),
                        None => break,
                    }
                }
                _ => break,
            }
        }
        next += 1;
    }
    (items, next)
}

fn is_known(name: &str, code: Option<&str>) -> bool {
    code.is_some_and(|code| register::locality(name, code) != LocalityMatch::None)
}

/// Whether a paragraph introduces a list of localities; the number that it claims.
#[allow(clippy::option_option)] // An introduction without a number is an introduction.
fn introduction(paragraph: &Paragraph) -> Option<Option<usize>> {
    let text = one_line(&paragraph.text());
    let heading = paragraph.kind == ParagraphKind::Heading;
    if paragraph.kind == ParagraphKind::ListItem
        || !(text.ends_with([':', '–', '—', '-']) || heading || text.ends_with('.') || !text.contains('.'))
    {
        return None;
    }
    let last = introducing(&text);
    if heading {
        return heads_localities(last).then_some(None);
    }
    let now = context::of_now(last);
    let last = now.as_deref().unwrap_or(last);
    let found = INTRODUCTION.captures(last)?;
    let claimed = found.get(1).and_then(|n| claims::number(n.as_str()));
    let (before, after) = (last.get(..last.to_lowercase().find("localit")?)?, found.get(2).map_or("", |m| m.as_str()));
    let after = for_purposes(after);
    if SOMETHING_ELSE.is_match(after) || (claimed.is_none() && SOMETHING_ELSE.is_match(before)) {
        return None;
    }
    Some(claimed)
}

/// The sentence of a text that introduces: the last one, or the one before "These are:".
fn introducing(text: &str) -> &str {
    let ranges = sentences_of(text);
    let told: Vec<&str> = ranges.iter().filter_map(|range| text.get(range.clone())).collect();
    let last = match told.as_slice() {
        [.., before, last] if points_down(last) => before,
        [.., last] => last,
        [] => text,
    };
    last.trim().trim_end_matches('.')
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

pub(super) fn item(block: usize, paragraph: &Paragraph, code: Option<&str>) -> Option<Named> {
    let text = paragraph.text();
    let mut name = names::clean(&text)?;
    let whole = std::mem::take(&mut name.text);
    name.text = names::without_description(&whole, code);
    // "Paisley: 81,000 people, six clusters": what is said of it.
    let said = whole.get(name.text.len()..).unwrap_or_default();
    // "Levenmouth: Methil and Leven, 37,400 people".
    let behind_places = || names::population_in_brackets(said);
    let population = name.population.or_else(|| people::in_text(said)).or_else(behind_places);
    name = Name { population, ..names::clean(&name.text)? };
    Some(Named { block, quote: paragraph.labelled_text(), name, from_prose: false, split_is_a_guess: false })
}

/// Chapters headed by a locality each.
pub(super) fn chapters(blocks: &[Block], code_at: impl Fn(usize) -> Option<String>) -> Vec<Named> {
    let mut out: Vec<Named> = Vec::new();
    // The level of the heading "Our localities".
    let mut above: Option<u8> = None;
    // Whether a line with a colon says that localities follow.
    let mut announced = false;
    for (index, paragraph) in blocks.iter().enumerate().filter_map(|(i, b)| Some((i, b.paragraph()?))) {
        if paragraph.kind != ParagraphKind::Heading {
            // "Our locality areas:", with a heading for each right below.
            let next = blocks.get(index + 1).and_then(Block::paragraph).filter(|p| p.kind == ParagraphKind::Heading);
            let says = || heads_localities(&paragraph.text()) || introduction(paragraph).is_some();
            if let Some(next) = next.filter(|_| paragraph.text().to_lowercase().contains("localit") && says()) {
                above = Some(next.level.saturating_sub(1));
                announced |= paragraph.text().trim_end().ends_with(':');
            }
            continue;
        }
        let text = one_line(&paragraph.text());
        if text.chars().count() > LONGEST_CHAPTER_HEADING {
            continue;
        }
        let level = paragraph.level;
        if above.is_some_and(|its| level <= its) {
            above = None;
        }
        if heads_localities(&text) {
            above = Some(level);
            continue;
        }
        out.extend(chapter(blocks, index, above.is_some(), code_at(index).as_deref()));
    }
    // What stands below "Our localities" may be anything, unless the register knows most of it.
    let sure = |n: &&Named| !n.from_prose;
    if !announced && out.iter().filter(sure).count() * 2 < out.len() && !is_claimed(blocks, out.len()) {
        out.retain(|n| !n.from_prose);
    }
    // One heading of this make may be anything ("Annual Locality Plan"), unless the register knows the name.
    out.dedup_by(|later, first| later.name.text == first.name.text);
    if out.len() > 1 || out.iter().all(|n| !n.from_prose && is_known(&n.name.text, code_at(n.block).as_deref())) {
        out
    } else {
        Vec::new()
    }
}

/// The locality that a heading names; `below`: it stands below one that says that localities come.
fn chapter(blocks: &[Block], index: usize, below: bool, code: Option<&str>) -> Option<Named> {
    let paragraph = blocks.get(index)?.paragraph()?;
    let text = one_line(&paragraph.text());
    let said = CHAPTER.captures(&text);
    let said = said.as_ref().and_then(|found| found.get(1).or_else(|| found.get(2))).map(|m| m.as_str());
    let (bare, found) = name_in_heading(&text, code);
    let known = match found {
        LocalityMatch::Exact(_) | LocalityMatch::Fuzzy(_) => true,
        // "East" alone may head anything.
        LocalityMatch::Variant(_) => below,
        LocalityMatch::None => false,
    };
    // "North Coast" for "North Coast and Cumbraes", among headings that are names.
    let is_part = || code.is_some_and(|code| register::is_part_of_a_locality(bare, code));
    let name = said.or_else(|| (below || known || is_part()).then_some(bare))?;
    let mut name = names::clean(name).filter(|n| known || names::looks_like_a_place(&n.text))?;
    name.population = name.population.or_else(|| population_below(blocks, index));
    let from_prose = said.is_none() && !known;
    Some(Named { block: index, quote: paragraph.labelled_text(), name, from_prose, split_is_a_guess: false })
}

/// The name that a heading may be, with what the register knows of it: "3.1 Bute and Cowal" with its typed number, "Profile:
/// Bute and Cowal".
fn name_in_heading<'a>(heading: &'a str, code: Option<&str>) -> (&'a str, LocalityMatch) {
    let text = heading.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ' ' | ')'));
    let mut parts = text.split([':', '–', '—', '(']).map(str::trim);
    let first = parts.next().unwrap_or(text);
    let look_up = |name: &str| code.map_or(LocalityMatch::None, |code| register::locality(name, code));
    let found = look_up(first);
    if found != LocalityMatch::None {
        return (first, found);
    }
    let behind = parts.next().map(|name| (name, look_up(name)));
    behind.filter(|(_, found)| matches!(found, LocalityMatch::Exact(_))).unwrap_or((first, found))
}

/// Whether a paragraph says that there are so many localities.
pub(super) fn is_claimed(blocks: &[Block], number: usize) -> bool {
    let mut texts = blocks.iter().filter_map(|b| Some(b.paragraph()?.text())).filter(|text| text.contains("localit"));
    texts.any(|text| claims::localities(&text).any(|claim| claim.number == number))
}

/// Whether a heading says no more than that localities follow.
fn heads_localities(text: &str) -> bool {
    let folded = crate::framework::headings::fold(text);
    // "Localities in Midlothian".
    let folded = match folded.split_once("localities in ").or_else(|| folded.split_once("localities of ")) {
        Some((ahead, place)) if place.split(' ').count() <= 4 => format!("{ahead}localities"),
        _ => folded,
    };
    let plain = [
        "localities",
        "locality areas",
        "locality profiles",
        "locality planning areas",
        "list of localities",
        "localities at a glance",
        "locality summaries",
        "locality overviews",
    ];
    plain.iter().any(|p| folded == *p || folded.ends_with(&format!(" {p}")))
}

/// The population that the paragraphs below a chapter's heading give, if they give one.
pub(super) fn population_below(blocks: &[Block], heading: usize) -> Option<u64> {
    let mut found = None;
    for block in blocks.iter().skip(heading + 1).take(CHAPTER_BLOCKS) {
        let paragraph = match block {
            Block::Paragraph(paragraph) if paragraph.kind != ParagraphKind::Heading => paragraph,
            Block::Table(table) => return found.or_else(|| people_in_table(table)),
            Block::Paragraph(_) => break,
        };
        let people = people::in_text(&paragraph.text());
        if found.is_some() && people.is_some() && people != found {
            return None;
        }
        found = found.or(people);
    }
    found
}

/// The number of inhabitants in a small table of facts: "Population | 62,000" above "GP practices | 9".
fn people_in_table(table: &Table) -> Option<u64> {
    const LABELS: [&str; 5] =
        ["population", "total population", "resident population", "number of residents", "number of people"];
    (1..=table.rows).find_map(|row| {
        let [label, value] = table.row(row).collect::<Vec<_>>()[..] else { return None };
        let is_label = LABELS.contains(&crate::framework::headings::fold(&label.text()).as_str());
        names::population(&one_line(&value.text())).filter(|_| is_label)
    })
}
