//! Localities of which a paper speaks one at a time: names before the word "locality".

use super::flow::Named;
use super::names;
use crate::document::ParagraphKind;
use crate::extract::Paper;
use crate::extract::rows::one_line;
use crate::extract::whose::{self, Whose};
use crate::register;
use crate::wording::claims;

/// Localities of which the paper speaks one at a time: "the Levenmouth locality". Their number, or the register, must
/// bear it out.
pub(super) fn told(paper: &Paper<'_>, of_paper: Option<&Whose>) -> Vec<(Whose, Named)> {
    let mut found: Vec<(Whose, Named)> = Vec::new();
    let mut claims: Vec<usize> = Vec::new();
    for (block, paragraph) in paper.document.blocks.iter().enumerate().filter_map(|(i, b)| Some((i, b.paragraph()?))) {
        let text = paragraph.text();
        if !text.to_lowercase().contains("localit") || !whose::may_tell(paper.kind_at(block)) {
            continue;
        }
        claims.extend(claims::localities(&text).map(|claim| claim.number));
        // Headings are chapters' own.
        if paragraph.kind == ParagraphKind::Heading {
            continue;
        }
        let Some(whose) = whose::at(paper, block, of_paper) else { continue };
        let code = whose.body.code.as_deref();
        let own = code.unwrap_or_default();
        let is_name = |name: &str| register::locality(name, own) != register::LocalityMatch::None;
        for text in in_text(&text, is_name) {
            let Some(name) = names::clean(&text) else { continue };
            let same = |(w, n): &(Whose, Named)| {
                w.body == whose.body && register::same_locality(&n.name.text, &name.text, code)
            };
            if !found.iter().any(same) {
                let quote = one_line(&paragraph.text());
                let named = Named { block, quote, name, from_prose: true, split_is_a_guess: false };
                found.push((whose.clone(), named));
            }
        }
    }
    let is_known = |(whose, named): &(Whose, Named)| {
        let code = whose.body.code.as_deref().unwrap_or_default();
        register::locality(&named.name.text, code) != register::LocalityMatch::None
            || register::is_part_of_a_locality(&named.name.text, code)
    };
    let first = found.first().map(|(whose, _)| whose.body);
    let of_one = found.iter().all(|(whose, _)| Some(whose.body) == first);
    if !(of_one && found.len() > 1 && claims.contains(&found.len())) {
        found.retain(is_known);
    }
    if found.len() > 1 { found } else { Vec::new() }
}

/// Names before the word "locality" in a text: "the Levenmouth locality". `is_name` tells whether a longer name, with a
/// comma in it, is one.
fn in_text(text: &str, is_name: impl Fn(&str) -> bool) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    let words: Vec<&str> = text.split_whitespace().collect();
    for (at, word) in words.iter().enumerate() {
        if !word.trim_matches(|c: char| !c.is_alphanumeric()).eq_ignore_ascii_case("locality") {
            continue;
        }
        let mut first = at;
        let mut longest = None;
        while first > 0 && at - first < MOST_WORDS {
            let before = words[first - 1];
            if before.trim_matches(|c: char| !c.is_alphanumeric()).eq_ignore_ascii_case("locality") {
                break;
            }
            let large = before.trim_start_matches(['(', '‘', '“']).starts_with(char::is_uppercase);
            let small = matches!(before, "and" | "&" | "of" | "with" | "the")
                && first < at
                && first > 1
                && words[first - 2].starts_with(char::is_uppercase)
                // ", and West locality covers …" is another clause.
                && !(words[first - 2].ends_with(',') && matches!(before, "and" | "&"))
                && !words[first - 2].starts_with("Localit")
                && !words[first - 2].ends_with(['.', ':', ';']);
            if !(large || small) || before.ends_with(['.', ':', ';', ')']) {
                break;
            }
            if before.ends_with(',') {
                longest = longest.or(Some(first));
            }
            first -= 1;
        }
        let named = |first: usize| {
            let name = words[first..at].join(" ");
            name.trim_start_matches(['(', '‘', '“']).trim_start_matches("The ").trim().to_owned()
        };
        // A comma ends the name, unless it is one of a name that is known.
        let name = match longest {
            Some(_) if is_name(&named(first)) => named(first),
            Some(short) => named(short),
            None => named(first),
        };
        if !name.is_empty() && names::looks_like_a_place(&name) && !out.contains(&name) {
            out.push(name);
        }
    }
    out
}

/// Words before "locality" that may name it, at most.
const MOST_WORDS: usize = 8;
