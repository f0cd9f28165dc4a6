//! Localities that the register knows, where a passage of a plan names most of them without saying what they are: "Nithsdale
//! has most people and Stewartry fewest", the key of a map.
//!
//! The weakest source: whose they are is certain, that they are meant as localities is not, and what is read is flagged.

use super::super::Paper;
use super::super::rows::in_list;
use super::super::whose::{self, Whose};
use super::context;
use super::flow::Named;
use super::names::Name;
use crate::document::{Block, Paragraph, ParagraphKind};
use crate::record::{DocumentKind, Locality};
use crate::register;
use crate::wording::blanks::one_line;
use crate::wording::claims;
use crate::wording::sentences::sentences;

/// Fewer names in a passage are places that it happens to speak of.
const FEWEST: usize = 2;

/// The localities of passages that name most of a partnership's.
pub(super) fn told(paper: &Paper<'_>, of_paper: Option<&Whose>, titled: bool) -> Vec<(Whose, Named)> {
    let blocks = &paper.document.blocks;
    let mut out = Vec::new();
    let mut headed = titled;
    let mut at = 0;
    while at < blocks.len() {
        let next = end_of_passage(blocks, at);
        let paragraph = blocks.get(at).and_then(Block::paragraph);
        if let Some(heading) = paragraph.filter(|p| p.kind == ParagraphKind::Heading) {
            headed = titled || heading.text().to_lowercase().contains("localit");
        } else if paragraph.is_some()
            && whose::may_tell(paper.kind_at(at))
            && let Some(whose) = whose::at(paper, at, of_paper)
        {
            let speaks = speaks_of_them(paper.kind_at(at), headed);
            out.extend(in_passage(blocks, at..next, &whose, speaks).into_iter().map(|named| (whose.clone(), named)));
        }
        at = next;
    }
    if out.is_empty() { of_paragraphs(paper, of_paper).unwrap_or_default() } else { out }
}

/// The localities that a paper counts ("Fife has seven localities") and names one here, one there: as many as it counts, and
/// all that the register has.
fn of_paragraphs(paper: &Paper<'_>, of_paper: Option<&Whose>) -> Option<Vec<(Whose, Named)>> {
    let whose = of_paper?;
    let code = whose.body.code.as_deref()?;
    let all = register::localities_of(code).len();
    let blocks = &paper.document.blocks;
    let told = |at: &usize| {
        let own = || whose::at(paper, *at, of_paper).is_some_and(|w| w.body.code.as_deref() == Some(code));
        whose::may_tell(paper.kind_at(*at)) && own()
    };
    let paragraphs = blocks.iter().enumerate().filter_map(|(at, block)| Some((at, block.paragraph()?)));
    let paragraphs: Vec<_> = paragraphs.filter(|(at, _)| told(at)).collect();
    let counts = |text: String| text.contains("localit") && claims::localities(&text).any(|claim| claim.number == all);
    if all <= FEWEST || !paragraphs.iter().any(|(_, paragraph)| counts(paragraph.text())) {
        return None;
    }
    let mut out: Vec<Named> = Vec::new();
    for (block, paragraph) in paragraphs {
        let more = named_in(block, paragraph, whose, &out);
        out.extend(more);
    }
    (out.len() == all).then(|| out.into_iter().map(|named| (whose.clone(), named)).collect())
}

/// The names in a paragraph that are not among those `known`.
fn named_in(block: usize, paragraph: &Paragraph, whose: &Whose, known: &[Named]) -> Vec<Named> {
    let code = whose.body.code.as_deref().unwrap_or_default();
    let mut out: Vec<Named> = Vec::new();
    if context::is_of_another_time(&paragraph.text()) {
        return out;
    }
    for (text, quote) in in_paragraph(paragraph, code, &whose.body.name) {
        let named = |known: &Named| register::same_locality(&known.name.text, &text, Some(code));
        if !known.iter().chain(&out).any(named) {
            let name = Name { text, population: None };
            out.push(Named { block, quote, name, from_prose: true, split_is_a_guess: false });
        }
    }
    out
}

/// The locality that a plan's own title names: "Locality plan 2024-27: Levenmouth".
pub(super) fn of_title(paper: &Paper<'_>, of_paper: Option<&Whose>) -> Option<(Whose, Named)> {
    let whose = of_paper?;
    let code = whose.body.code.as_deref()?;
    let lines =
        paper.document.blocks.iter().enumerate().take(TITLE_BLOCKS).filter_map(|(i, b)| Some((i, b.paragraph()?)));
    lines.filter(|(block, _)| whose::may_tell(paper.kind_at(*block))).find_map(|(block, paragraph)| {
        let quote = one_line(&paragraph.text());
        let titles = quote.to_lowercase().contains("locality") && quote.split(' ').count() <= TITLE_WORDS;
        let mentions = if titles { register::localities_in(&quote, code) } else { Vec::new() };
        let [only] = mentions.as_slice() else { return None };
        let name = Name { text: quote.get(only.range.clone())?.to_owned(), population: None };
        Some((whose.clone(), Named { block, quote, name, from_prose: true, split_is_a_guess: false }))
    })
}

/// A paper's title stands among its first blocks and is short.
const TITLE_BLOCKS: usize = 6;
const TITLE_WORDS: usize = 14;

/// Whether names are what lacks in the localities read from better sources, by the number that the paper claims: "three
/// localities", of which two stand in a row and one in a sentence of its own.
pub(super) fn complete(paper: &Paper<'_>, names: &[(Whose, Named)], records: &[Locality]) -> bool {
    let Some((whose, _)) = names.first() else { return false };
    let code = whose.body.code.clone();
    let listed: Vec<&Locality> = records.iter().filter(|record| super::code_of(record) == code).collect();
    let is_listed = |named: &Named| {
        listed.iter().any(|r| register::same_locality(&r.as_written, &named.name.text, code.as_deref()))
    };
    let lacking = names.iter().filter(|(_, named)| !is_listed(named)).count();
    let texts = paper.document.blocks.iter().filter_map(|block| Some(block.paragraph()?.text()));
    let mut claims = texts
        .filter(|text| text.contains("localit"))
        .flat_map(|text| claims::localities(&text).map(|claim| claim.number).collect::<Vec<_>>());
    lacking > 0 && (claims.any(|number| number == listed.len() + lacking) || are_all(names, &listed, code.as_deref()))
}

/// Whether names are all that the register has of a partnership's, and those read from better sources are among them: a
/// table of teams names some of them too.
fn are_all(names: &[(Whose, Named)], listed: &[&Locality], code: Option<&str>) -> bool {
    let is_named =
        |record: &&Locality| names.iter().any(|(_, n)| register::same_locality(&record.as_written, &n.name.text, code));
    let all = code.map_or(0, |code| register::localities_of(code).len());
    names.len() == all && all > FEWEST && listed.iter().all(is_named)
}

/// Plans speak of their localities, and so do papers with a heading that says so.
fn speaks_of_them(kind: DocumentKind, headed: bool) -> bool {
    headed || matches!(kind, DocumentKind::StrategicPlan | DocumentKind::PlanOverview)
}

/// A list is one passage, and so is a paragraph.
fn end_of_passage(blocks: &[Block], from: usize) -> usize {
    let listed = |block: &Block| block.paragraph().is_some_and(|p| in_list(p).0 == ParagraphKind::ListItem);
    let items = blocks.iter().skip(from).take_while(|block| listed(block)).count();
    from + items.max(1)
}

/// The names in the blocks of a passage, where they are most of the partnership's, or all of them where nothing says that
/// it `speaks` of localities.
fn in_passage(blocks: &[Block], range: std::ops::Range<usize>, whose: &Whose, speaks: bool) -> Vec<Named> {
    let code = whose.body.code.as_deref().unwrap_or_default();
    let all = register::localities_of(code).len();
    let mut out: Vec<Named> = Vec::new();
    let paragraphs = range.filter_map(|block| Some((block, blocks.get(block)?.paragraph()?)));
    for (block, paragraph) in paragraphs {
        let more = named_in(block, paragraph, whose, &out);
        out.extend(more);
    }
    let most = if speaks { out.len() * 2 >= all } else { out.len() == all && all > FEWEST };
    if out.len() >= FEWEST && most { out } else { Vec::new() }
}

/// The names in a paragraph as written, each with the sentence that it stands in.
fn in_paragraph(paragraph: &Paragraph, code: &str, partnership: &str) -> Vec<(String, String)> {
    let text = one_line(&paragraph.text());
    let mut out = Vec::new();
    for sentence in sentences(&text).into_iter().filter_map(|range| text.get(range)) {
        let bodies = register::mentions(sentence);
        for mention in register::localities_in(sentence, code) {
            let own = mention.range.clone();
            let of_a_body = bodies.iter().any(|m| m.range.start <= own.start && own.end <= m.range.end);
            // "Clackmannanshire" is a council's area too, and a locality where it is said to be one.
            let said = || sentence.get(own.end..).is_some_and(is_said_to_be_one);
            if (!of_a_body && !partnership.contains(mention.name)) || said() {
                out.push((sentence.get(mention.range).unwrap_or(mention.name).to_owned(), sentence.to_owned()));
            }
        }
    }
    out
}

/// Whether words say of the name before them that it is a locality.
fn is_said_to_be_one(rest: &str) -> bool {
    let mut words = rest.split_whitespace();
    let verb = words.next().is_some_and(|word| matches!(word, "is" | "forms" | "makes" | "as" | "being"));
    let rest = words.take(3).map(|word| word.trim_matches(|c: char| !c.is_alphanumeric())).collect::<Vec<_>>();
    verb && rest.first().is_some_and(|word| matches!(*word, "one" | "a" | "the" | "our" | "its"))
        && rest.iter().any(|word| *word == "locality" || *word == "one")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_said_to_be_a_locality() {
        assert!(is_said_to_be_one(" is one locality, with 51,000 people."));
        assert!(is_said_to_be_one(" is a locality of its own"));
        assert!(!is_said_to_be_one(" and Stirling are councils"));
    }
}
