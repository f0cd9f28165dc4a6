//! Lines that mark a paper and are no title: "DRAFT", "OFFICIAL – SENSITIVE", "Paper 1".

use crate::framework::headings::fold;
use crate::wording::standing::awaits_approval;

/// Whether a line says nothing but markings.
pub(super) fn is_marking(text: &str) -> bool {
    if is_paper_number(text) || awaits_approval(text) || fold(text).starts_with("embargoed ") {
        return true;
    }
    // "OFFICIAL SENSITIVE / DRAFT – TO BE RATIFIED": several in one line.
    let mut pieces = text
        .split(['\n', '–', '—', '-', '/', '|', '[', ']', '(', ')', ':'])
        .map(str::trim)
        .filter(|p| !p.is_empty())
        .peekable();
    pieces.peek().is_some() && pieces.all(|p| is_one_marking(p) || is_paper_number(p))
}

/// "Paper 1", "Agenda Item 4", "Enc. B".
fn is_paper_number(text: &str) -> bool {
    let folded = fold(text);
    let mut words = folded.split(' ').peekable();
    // "HN Paper 11/18": whose paper it is stands first.
    let whose =
        text.split_whitespace().next().is_some_and(|w| w.len() <= 5 && w.chars().all(|c| c.is_ascii_uppercase()));
    if whose && text.contains(" Paper ") && text.ends_with(|c: char| c.is_ascii_digit()) {
        words.next();
    }
    matches!(words.next(), Some("paper" | "item" | "agenda" | "enc" | "enclosure" | "appendix"))
        && words.all(|w| w == "item" || w == "no" || w.chars().any(|c| c.is_ascii_digit()) || w.chars().count() == 1)
        && folded.contains(' ')
}

/// What a corner or the first line of a paper says of it, and is neither title nor body.
const MARKINGS: [&str; 70] = [
    "unclassified",
    "official",
    "official sensitive",
    "restricted",
    "draft",
    "confidential",
    "final",
    "private",
    "public",
    "public report",
    "confidential until approved",
    "confidential until ratified",
    "private until approved",
    "open report",
    "exempt report",
    "private report",
    "democratic services",
    "legal and democratic services",
    "committee services",
    "agenda",
    "minutes",
    "minute",
    "for information",
    "for decision",
    "not protectively marked",
    "draft minutes",
    "report",
    "notes",
    "restricted internal",
    "unconfirmed",
    "unapproved",
    "official sensitive draft to be ratified",
    "official sensitive draft",
    "to be ratified",
    "to be approved",
    "for approval",
    "for discussion",
    "for noting",
    "draft minute",
    "approved",
    "sensitive",
    "notice of meeting",
    "items of business",
    "business items",
    "order of business",
    "note",
    "minute of meeting",
    "minutes of meeting",
    "meeting minutes",
    "meeting notes",
    "draft minute of meeting",
    "draft minutes of meeting",
    "meeting",
    "confirmed",
    "embargoed",
    "in confidence",
    "open",
    "closed",
    "part 1",
    "part 2",
    "open session",
    "paper summary sheet",
    "summary sheet",
    "cover sheet",
    "front sheet",
    "front cover sheet",
    "report cover sheet",
    "paper cover sheet",
    "board paper cover sheet",
    "report summary sheet",
];

fn is_one_marking(text: &str) -> bool {
    MARKINGS.contains(&fold(text).as_str())
}
