//! An item's title without what is said of it: who presents, its time, its paper and page, "(copy enclosed)".

mod brought;

use super::clock::{Clock, ONLY_TIME};
use super::pages::{pages_within_off, told_within_off};
use super::presenter::is_presenter;
use crate::extract::facts;
use crate::framework::headings::fold;
use crate::record::AgendaItem;
use crate::wording::latin::{Regex, fixed as regex};
use std::sync::LazyLock;

/// "Paper 5", "Enc. 3b", "Appendix A", "IJB/19/44", "TB(14)2.1": a paper's number and nothing else.
static PAPER: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"^(?:(?:[A-Z]{2,6}\s+)?(?i:paper|papers|report|mins|minutes|enc|encs|enclosure|appendix|annex|attachment|doc|document|item)\.?\s*(?i:no\.?|number)?\s*:?\s*(?:[A-Z]{0,8}[\s/(-]*\d[\w()./-]*|[A-Z]{1,3}\d*)(?:\s*(?:&|and|,)\s*\w{1,6})*|[A-Z]{1,8}[/(-]\s?\d[\w()./-]*|[A-Z]{2,8}\s?\d[\w()./-]*|\d{1,3}/\d{2,4})$",
    )
});
/// "12", "p. 3", "Pages 3 – 10", "3-": a page or a stretch of pages.
static PAGES: LazyLock<Regex> =
    LazyLock::new(|| regex(r"(?i)^(?:(?:pages?|pgs?|pp?)\.?\s*)?\d{1,4}(?:\s*(?:-|–|—|to)\s*(?:\d{1,4})?)?$"));
static MINUTES: LazyLock<Regex> = LazyLock::new(|| regex(r"(?i)^\d{1,3}\s*(?:mins?\.?|minutes)$"));
/// A paper's number at the end of a title without a tab before it.
static PAPER_AT_END: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"\s+[–—-]?\s*(?i:paper|enc\.?|enclosure)\s+(?i:no\.?\s*)?(?:[A-Z]{0,8}[\s/(-]?\d[\w()./-]*|[A-Z])(?:\s+\d{1,4}(?:\s?[-–]\s?\d{1,4})?)?$",
    )
});
/// "pages 3-12" at the end of a title.
static PAGES_AT_END: LazyLock<Regex> =
    LazyLock::new(|| regex(r"\s+[–—-]?\s*[(]?(?i:pages?|pgs?\.?|pp\.?)\s+\d{1,4}(?:\s?[-–]\s?\d{1,4})?[)]?$"));
/// Dots that lead to a page.
static LEADER: LazyLock<Regex> =
    LazyLock::new(|| regex(r"\s*(?:\.\s?|…\s?|_\s?){3,}\s*(?:\d{1,4}(?:\s?[-–]\s?\d{1,4})?)?\s*$"));
/// A line below an item that says who brings it.
static BROUGHT_BY: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"^\(?(?i:(?:joint\s+|verbal\s+|update\s+|progress\s+)?(?:reports?|papers?|presentations?|updates?|briefing|letter|note|memo|item)\s+(?:by|from)|(?:led|lead|presented|introduced)\s+by:?|(?:introduction|introductory\s+remarks)\s+(?:by|from)|lead(?:\s+officer)?:|presenter:|speaker:|author:|presenting:)\s+(?:the\s+)?(?P<who>\p{Lu}[^.;]{2,120}?)\)?\.?$",
    )
});

/// Whether words say only how an item comes to the meeting.
pub(super) fn is_remark(text: &str) -> bool {
    let folded = fold(text);
    // "notes attached", "draft policy to follow".
    let words = folded.split(' ').count();
    let comes = ["attached", "enclosed", "herewith", "to follow", "circulated", "tabled"]
        .iter()
        .any(|end| folded.ends_with(end));
    (comes && words <= 4)
        || matches!(
            folded.as_str(),
            "verbal"
                | "oral"
                | "submitted for approval"
                | "for submission"
                | "verbal update"
                | "verbal report"
                | "oral update"
                | "oral report"
                | "verbal item"
                | "presentation"
                | "paper"
                | "papers"
                | "report"
                | "letter"
                | "enc"
                | "encl"
                | "no paper"
                | "circulated separately"
                | "issued separately"
                | "word"
                | "pdf"
                | "excel"
                | "powerpoint"
                | "slides"
        )
}

/// Whether words say what an item is for: the purposes of papers, and what only agendas ask for.
pub(super) fn is_purpose(text: &str) -> bool {
    let folded = fold(text);
    let bare = folded.strip_prefix("for ").unwrap_or(&folded);
    facts::is_purpose(text) || matches!(bare, "comment" | "note" | "agreement" | "scrutiny")
}

/// Whether a line below a title says what the meeting is asked to do, or tells of the item in a sentence: "To receive
/// the report", "Members are invited to …", "Submit for approval …".
pub(super) fn is_asked(line: &str) -> bool {
    static ASKED: LazyLock<Regex> = LazyLock::new(|| {
        regex(
            r"^(?:To\s+(?:[a-z]+|[A-Z]{3,})(?:\s+and\s+(?:[a-z]+|[A-Z]{3,}))?\s+\S|(?:The\s+)?(?:[A-Z][\w’'-]*\s+){1,6}(?:is|are)\s+(?:asked|invited|requested|reminded|recommended|advised)\b|(?:Submit|Submitted|Consider|Receive|Note|Approve)\s+(?:herewith|for\s+[a-z]+|the|a|an|report|minutes?)\b|There\s+(?:is|are|will)\b|This\s+(?:report|paper|item|is)\b|Councillors?\s+to\s+[a-z]+\s|Members\s+to\s+[a-z]+\s|Please\s|(?:Item\s+)?[Pp]urpose:|Contributors?:|Papers:|Presenters?:)",
        )
    });
    let words = line.split_whitespace().count();
    let told = || {
        line.ends_with('.')
            && words > 6
            && line.split_whitespace().any(|w| matches!(w, "is" | "are" | "will" | "has" | "have" | "be" | "provides"))
    };
    let held = || words > 6 && line.contains(" will be held ");
    ASKED.is_match(line) || told() || held()
}

/// Whether a piece of a line is about the paper, its pages, its length or its purpose.
fn is_aside(text: &str) -> bool {
    let text = text.trim().trim_matches(['(', ')', '[', ']']).trim();
    let pieces: Vec<&str> = text.split([',', ';']).map(str::trim).filter(|p| !p.is_empty()).collect();
    !pieces.is_empty()
        && pieces.iter().all(|p| {
            is_remark(p)
                || is_purpose(p)
                || PAPER.is_match(p)
                || PAGES.is_match(p)
                || MINUTES.is_match(p)
                || matches!(*p, "*" | "✓" | "√" | "–" | "-")
                || p.split_once(' ').is_some_and(|(a, b)| {
                    (is_remark(b) || PAGES.is_match(b)) && (PAPER.is_match(a) || PAGES.is_match(a) || is_remark(a))
                })
                || p.rsplit_once(' ').is_some_and(|(a, b)| {
                    PAPER.is_match(a) && (is_remark(b) || PAGES.is_match(b)) || is_remark(a) && PAPER.is_match(b)
                })
        })
}

/// Where a line's pages begin that stand behind a title without a tab: "Digital policing 43 - 44".
pub(super) fn pages_at(line: &str) -> Option<usize> {
    static RANGE: LazyLock<Regex> = LazyLock::new(|| regex(r"\s+\d{1,4}\s?[-–]\s?\d{1,4}$"));
    RANGE.find(line).map(|found| found.start())
}

/// Whether a line begins with what says who brings the item above.
pub(super) fn opens_report(line: &str) -> bool {
    static OPENS: LazyLock<Regex> = LazyLock::new(|| {
        regex(
            r"(?i)^\(?(?:(?:joint|verbal|oral|update|progress|written|annual)\s+)*(?:reports?|papers?|presentations?|updates?|briefing|letter|note|memo|item|led|presented|introduced|submitted)\s+(?:by|from)\b",
        )
    });
    OPENS.is_match(line)
}

/// Who brings an item, where a line of its own below it says so and no more.
pub(super) fn reported_by(line: &str) -> Option<&str> {
    let who = BROUGHT_BY.captures(line.trim())?.name("who")?.as_str().trim();
    let who = who.split_once('\t').map_or(who, |(first, _)| first).trim();
    // "(copy enclosed)" behind the name is the paper's.
    let who = match who.rsplit_once('(') {
        Some((first, inside)) if is_aside(inside) => first.trim(),
        _ => who,
    };
    Some(who.trim_end_matches(['–', '-', ',', ' ']))
}

/// Sorts what stands in a title: the words of the item stay, its time and presenter go to their places, its paper,
/// pages, length and "(copy enclosed)" go.
pub(super) fn settle(item: &mut AgendaItem, clock: Clock) {
    pieces_apart(item, clock);
    told_within_off(item);
    pages_within_off(item);
    purpose_off(&mut item.title);
    asides_off(&mut item.title);
    // "Items for discussion (9.35 am – 12.00 pm)".
    if item.time.is_none()
        && let Some((title, inside)) = item.title.strip_suffix(')').and_then(|t| t.rsplit_once(" ("))
        && ONLY_TIME.is_match(inside)
    {
        item.time = clock.time(inside);
        item.title = title.trim_end().to_owned();
    }
    brought::presenter_off(item);
    asides_off(&mut item.title);
}

/// Behind tabs each piece says one thing; what is no such thing belongs to the title.
fn pieces_apart(item: &mut AgendaItem, clock: Clock) {
    let pieces: Vec<String> = item.title.split('\t').map(|p| p.trim().to_owned()).filter(|p| !p.is_empty()).collect();
    let mut kept: Vec<&str> = Vec::new();
    for (index, piece) in pieces.iter().enumerate() {
        if kept.is_empty() {
            if index == 0 && pieces.len() > 1 && item.time.is_none() && ONLY_TIME.is_match(piece) {
                item.time = clock.time(piece);
            } else {
                kept.push(piece);
            }
            continue;
        }
        if is_aside(piece) {
            continue;
        }
        if item.time.is_none() && ONLY_TIME.is_match(piece) {
            item.time = clock.time(piece);
        } else if let Some(who) = reported_by(piece).filter(|_| item.presenter.is_none()) {
            item.presenter = Some(who.to_owned());
        } else if item.presenter.is_none() && is_presenter(piece) {
            item.presenter = Some(piece.trim_matches(['(', ')']).to_owned());
        } else {
            kept.push(piece);
        }
    }
    item.title = kept.join(" ");
}

/// "DECISION Approval of the strategy": what an item is for, in capitals before its title.
fn purpose_off(title: &mut String) {
    let Some((first, rest)) = title.split_once(' ') else { return };
    let shouted = first.len() > 4 && first.chars().all(|c| c.is_ascii_uppercase() || c == ':');
    let words = rest.trim_start_matches([':', '-', '–', ' ']);
    if shouted && is_purpose(first) && words.starts_with(char::is_uppercase) && words.contains(char::is_lowercase) {
        *title = words.to_owned();
    }
}

/// Whether a title breaks off: its last word leads on, or a bracket stays open.
pub(super) fn breaks_off(title: &str) -> bool {
    let last = title.rsplit(' ').next().unwrap_or("").to_lowercase();
    let leads_on = matches!(
        last.as_str(),
        "of" | "the" | "and" | "for" | "with" | "from" | "&" | "a" | "an" | "by" | "our" | "its" | "their" | "into"
    );
    leads_on && title.contains(' ')
        || title.matches('(').count() > title.matches(')').count()
        || [" – Draft", " - Draft", " – DRAFT", " - DRAFT"].iter().any(|end| title.ends_with(end))
}

/// "HSCP/17/121": a paper's reference behind the dash, which begins with letters and holds strokes and figures.
fn is_reference(text: &str) -> bool {
    let letters = text.bytes().take_while(u8::is_ascii_uppercase).count();
    letters > 1 && text.contains('/') && text.bytes().any(|b| b.is_ascii_digit()) && PAPER.is_match(text)
}

/// Takes asides off the end of a title.
pub(super) fn asides_off(title: &mut String) {
    loop {
        let before = title.len();
        if let Some(found) = LEADER.find(title).map(|m| m.start()).filter(|at| *at > 0) {
            title.truncate(found);
        }
        let bare = title.trim_end().trim_end_matches('*').trim_end_matches(['–', '—', '-', ' ']).trim_end().len();
        title.truncate(bare);
        let closed = title.strip_suffix('.').unwrap_or(title);
        if closed.ends_with([')', ']'])
            && let Some(open) = closed.rfind(['(', '['])
            && open > 0
        {
            let inside = closed[open + 1..].trim_end_matches([')', ']']).trim();
            // "(for approval)" is kept as the paper has it; what is about the paper alone goes.
            if is_aside(inside) && !is_purpose(inside) {
                let to = closed[..open].trim_end().len();
                title.truncate(to);
            }
        }
        if let Some(found) = PAGES_AT_END.find(title).map(|m| m.start()).filter(|at| *at > 0) {
            title.truncate(found);
        }
        if let Some(found) = PAPER_AT_END.find(title).map(|m| m.start()).filter(|at| *at > 0) {
            // A bracket that the paper's number closes opened before it.
            let open = title[..found].rfind('(').filter(|at| *at > 0 && !title[*at..found].contains(')'));
            title.truncate(open.unwrap_or(found));
        }
        // "Minutes (5 mins) – attached".
        for dash in [" – ", " - ", " — "] {
            if let Some((rest, last)) = title.rsplit_once(dash)
                && (is_remark(last) || MINUTES.is_match(last.trim()) || is_reference(last.trim()))
            {
                let to = rest.trim_end().len();
                title.truncate(to);
            }
        }
        for word in
            [" verbal", " Verbal", " VERBAL", " Oral", " enclosed", " Enclosed", " attached", " Attached", " Enclosure"]
        {
            if let Some(rest) = title.strip_suffix(word)
                && !rest.ends_with([',', '–', '-'])
                && rest.split_whitespace().count() > 0
                && !rest.ends_with(" and")
            {
                let to = rest.trim_end().len();
                title.truncate(to);
            }
        }
        if title.len() == before {
            break;
        }
    }
    if let Some(rest) = title.strip_prefix('*') {
        *title = rest.trim_start().to_owned();
    }
}
