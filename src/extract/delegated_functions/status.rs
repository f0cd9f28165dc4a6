//! What one cell says about delegation: words, a mark, a colour, or the body that leads.

use super::table_words::is_in_part;
use crate::diagnostic::ReviewCode;
use crate::document::{Block, Cell, Colour, RunKind};
use crate::framework::plans::PlanVocabulary;
use crate::record::{DelegationStatus, Entity, EntityType};
use crate::register::{self, Match};
use crate::wording::signs::{self, Sign};
use std::collections::BTreeMap;

/// What a cell says.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Said {
    pub(super) status: DelegationStatus,
    pub(super) as_written: String,
    pub(super) lead_agency: Option<Entity>,
    pub(super) review: Option<ReviewCode>,
}

/// A mark that stands alone in a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mark {
    /// Ticks, filled dots, checked boxes.
    Tick,
    /// Crosses: "no" beside ticks, "marked" where no tick stands.
    Cross,
    /// An empty box.
    EmptyBox,
}

/// What colours and marks mean in a table.
#[derive(Debug, Clone, Default)]
pub(super) struct Legend {
    /// Whether ticks and crosses both stand in the table: a cross is then a "no".
    pub(super) ticks_and_crosses: bool,
    /// Status of a colour, by the colour's common name.
    pub(super) colours: BTreeMap<&'static str, DelegationStatus>,
    /// Status of a sign: "○ not delegated".
    pub(super) signs: BTreeMap<char, DelegationStatus>,
    /// What an empty cell says: "Blank = not delegated".
    pub(super) blank: Option<DelegationStatus>,
}

/// Reads a cell. `None`: nothing in it is about delegation.
pub(super) fn read(cell: &Cell, vocabulary: &PlanVocabulary, legend: &Legend) -> Option<Said> {
    let written = super::super::rows::one_line(&cell.text());
    if let Some(status) = signs::only(&written).and_then(|sign| legend.signs.get(&sign)) {
        return Some(Said { status: *status, as_written: written, lead_agency: None, review: None });
    }
    if let Some(mark) = mark_of(cell) {
        let (status, review) = match mark {
            Mark::Tick => (DelegationStatus::Delegated, None),
            Mark::Cross if legend.ticks_and_crosses => (DelegationStatus::NotDelegated, None),
            Mark::Cross => (DelegationStatus::Delegated, Some(ReviewCode::StatusUnknown)),
            Mark::EmptyBox => (DelegationStatus::NotStated, Some(ReviewCode::StatusUnknown)),
        };
        return Some(Said { status, as_written: written, lead_agency: None, review });
    }
    if let Some(status) = legend.blank.filter(|_| written.is_empty() && cell.fill.is_none()) {
        return Some(Said { status, as_written: written, lead_agency: None, review: None });
    }
    if written.is_empty() || written.chars().all(|c| matches!(c, '-' | '–' | '—')) {
        return Some(by_colour(cell, legend).unwrap_or(Said {
            status: DelegationStatus::NotStated,
            as_written: written,
            lead_agency: None,
            review: Some(ReviewCode::StatusUnknown),
        }));
    }
    let (bare, noted) = without_note_marks(&written);
    let found = vocabulary.status(bare);
    if let Some(status) = answered(bare, vocabulary).filter(|_| found.is_none_or(|(_, plain)| !plain)) {
        return Some(Said { status, as_written: written, lead_agency: None, review: Some(ReviewCode::StatusUnknown) });
    }
    if let Some((status, plain)) = found {
        let review = (noted || !plain).then_some(ReviewCode::StatusUnknown);
        return Some(Said { status, as_written: written, lead_agency: None, review });
    }
    let agency = led_by(bare);
    let said = agency.len() < bare.len();
    let found = match register::find(agency, None) {
        // "Hosted by East Ayrshire": one partnership runs a service for its neighbours.
        Match::Ambiguous(_) if said => register::find(agency, Some(EntityType::IntegrationAuthority)),
        found => found,
    };
    if let Match::Exact(body) | Match::Fuzzy(body) = found
        && (matches!(body.entity_type, EntityType::HealthBoard | EntityType::Council)
            || (said && body.entity_type == EntityType::IntegrationAuthority))
    {
        let lead_agency = Some(Entity::written(agency, Some(body.entity_type)));
        let review = noted.then_some(ReviewCode::StatusUnknown);
        return Some(Said { status: DelegationStatus::LeadAgency, as_written: written, lead_agency, review });
    }
    None
}

/// What a cell answers that says more behind its answer: "Yes – adults only", "No: run by the Council".
pub(super) fn answered(text: &str, vocabulary: &PlanVocabulary) -> Option<DelegationStatus> {
    let ends = [" – ", " - ", ", ", "; ", ": ", " ("].iter().filter_map(|mark| text.find(mark)).min()?;
    let (head, rest) = (text.get(..ends)?, text.get(ends..)?);
    let (status, plainly) = vocabulary.status(head)?;
    let both = matches!(status, DelegationStatus::Delegated | DelegationStatus::NotDelegated);
    let status = if both && is_in_part(rest) { DelegationStatus::PartlyDelegated } else { status };
    plainly.then_some(status)
}

/// "Lead agency: NHS Highland" as "NHS Highland".
fn led_by(text: &str) -> &str {
    let lower = text.to_lowercase();
    let heads = [
        "lead agency:",
        "lead agency –",
        "lead agency -",
        "lead:",
        "led by",
        "lead agency is",
        "lead agency",
        "hosted by",
        "hosted in",
        "hosted:",
        "host:",
        "host board:",
        "host partnership:",
        "lead partnership:",
        "lead partnership is",
        "lead partnership –",
        "lead partnership -",
        "managed by",
        "delivered by",
        "lead body:",
        "lead:",
    ];
    heads.iter().find(|h| lower.starts_with(*h)).map_or(text, |h| text.get(h.len()..).unwrap_or(text)).trim()
}

/// Words without the mark of a footnote behind them, and whether there was one.
fn without_note_marks(text: &str) -> (&str, bool) {
    let bare =
        text.trim_end_matches(|c: char| matches!(c, '*' | '†' | '‡' | '§' | '#' | '¹' | '²' | '³' | '⁴'..='⁹' | '⁰'));
    // "Delegated1": a raised figure read as text.
    let figures = bare.trim_end_matches(|c: char| c.is_ascii_digit());
    let glued = figures.len() < bare.len() && figures.ends_with(char::is_alphabetic);
    let bare = if glued { figures } else { bare };
    (bare.trim(), bare.len() < text.len())
}

/// The mark that is all a cell holds.
pub(super) fn mark_of(cell: &Cell) -> Option<Mark> {
    let runs = cell.blocks.iter().filter_map(Block::paragraph).flat_map(|p| &p.runs);
    for run in runs {
        match run.kind {
            RunKind::Checkbox { checked } | RunKind::FormCheckbox { checked } => {
                return Some(if checked { Mark::Tick } else { Mark::EmptyBox });
            }
            _ => {}
        }
    }
    mark(cell.text().trim())
}

/// The mark that a text is, if it is nothing else. Symbol fonts leave a tick as "ü" or "P" and a cross as "û".
pub(super) fn mark(text: &str) -> Option<Mark> {
    let mut marks = text.chars().filter(|c| !c.is_whitespace() && *c != '\u{fe0f}' && *c != '\u{fe0e}');
    let only = marks.next()?;
    if marks.any(|c| c != only) {
        return None;
    }
    match Sign::alone(only)? {
        // A star refers to a note.
        Sign::Filled if matches!(only, '*' | '★') => None,
        Sign::Tick | Sign::TickedBox | Sign::CrossedBox | Sign::Filled | Sign::FilledBox => Some(Mark::Tick),
        Sign::Cross => Some(Mark::Cross),
        Sign::EmptyBox | Sign::Ring => Some(Mark::EmptyBox),
    }
}

/// What a legend near a table says of signs: "● delegated, ○ not delegated", "P = in part".
pub(super) fn signs_of<'a>(
    texts: impl Iterator<Item = &'a str>,
    vocabulary: &PlanVocabulary,
) -> BTreeMap<char, DelegationStatus> {
    let mut out = BTreeMap::new();
    for piece in texts.flat_map(|text| text.split([';', ',', '\n', '.', '|'])) {
        // "Key: ● delegated".
        let piece = piece.rsplit_once(": ").map_or(piece, |(_, rest)| rest).trim();
        let Some(sign) = piece.chars().next() else { continue };
        let rest = &piece[sign.len_utf8()..];
        let Some(rest) = rest.strip_prefix(' ').filter(|rest| rest.split(' ').count() <= LEGEND_WORDS) else {
            continue;
        };
        let linked = ["= ", "– ", "- ", "means ", "indicates "].iter().find_map(|link| rest.strip_prefix(link));
        // A letter may begin any sentence.
        let says = if sign.is_alphanumeric() { linked } else { linked.or(Some(rest)) };
        if let Some((status, true)) = says.and_then(|says| vocabulary.status(says)) {
            out.insert(sign, status);
        }
    }
    out
}

/// What a legend near a table says of empty cells: "Blank = not delegated", "An empty cell means that it is not delegated".
pub(super) fn blank_of<'a>(
    mut texts: impl Iterator<Item = &'a str>,
    vocabulary: &PlanVocabulary,
) -> Option<DelegationStatus> {
    let of_piece = |piece: &str| {
        let piece = crate::framework::headings::fold(piece.rsplit_once(": ").map_or(piece, |(_, rest)| rest));
        let piece = piece.trim_start_matches("a ").trim_start_matches("an ").trim_start_matches("where ");
        let rest = BLANKS.iter().find_map(|blank| piece.strip_prefix(blank))?;
        let links = [
            "cells ",
            "cell ",
            "boxes ",
            "box ",
            "spaces ",
            "space ",
            "mean ",
            "means ",
            "indicates ",
            "indicate ",
            "that ",
            "it is ",
            "the function is ",
            "the service is ",
        ];
        let says = links.iter().fold(rest.trim_start(), |rest, link| rest.strip_prefix(link).unwrap_or(rest));
        vocabulary.status(says).filter(|(_, plain)| *plain).map(|(status, _)| status)
    };
    texts.find_map(|text| text.split([';', ',', '\n', '.', '|']).find_map(of_piece))
}

/// How legends call empty cells.
const BLANKS: [&str; 6] = ["blanks ", "blank ", "empty ", "no tick ", "no mark ", "left blank "];

/// What a legend says of one sign has no more words.
const LEGEND_WORDS: usize = 6;

fn by_colour(cell: &Cell, legend: &Legend) -> Option<Said> {
    let name = colour_name(cell.fill?)?;
    let status = *legend.colours.get(name)?;
    Some(Said { status, as_written: name.to_owned(), lead_agency: None, review: Some(ReviewCode::StatusUncertain) })
}

/// Below this spread between the channels (of 256 levels) a colour looks grey.
const GREY_SPREAD: i32 = 24;

/// Colours that people name in legends, by hue; white, black and greys apart.
pub(super) fn colour_name(colour: Colour) -> Option<&'static str> {
    let (r, g, b) = (i32::from(colour.0), i32::from(colour.1), i32::from(colour.2));
    let (largest, smallest) = (r.max(g).max(b), r.min(g).min(b));
    let spread = largest - smallest;
    if spread < GREY_SPREAD {
        return match largest {
            250.. | 0..40 => None,
            _ => Some("grey"),
        };
    }
    // Hue in degrees.
    let hue = if largest == r {
        (60 * (g - b) / spread).rem_euclid(360)
    } else if largest == g {
        120 + 60 * (b - r) / spread
    } else {
        240 + 60 * (r - g) / spread
    };
    Some(match hue {
        0..15 | 340..360 => "red",
        15..46 => "amber",
        46..66 => "yellow",
        66..170 => "green",
        170..260 => "blue",
        _ => "purple",
    })
}

/// What a legend near a table says of colours: "Green = delegated", "red: not delegated".
pub(super) fn legend_of<'a>(
    texts: impl Iterator<Item = &'a str>,
    vocabulary: &PlanVocabulary,
) -> BTreeMap<&'static str, DelegationStatus> {
    let mut out = BTreeMap::new();
    for text in texts {
        for piece in text.split([';', ',', '\n', '.']) {
            let lower = piece.trim().to_lowercase();
            for (word, name) in [
                ("green", "green"),
                ("red", "red"),
                ("amber", "amber"),
                ("orange", "amber"),
                ("yellow", "yellow"),
                ("grey", "grey"),
                ("gray", "grey"),
                ("blue", "blue"),
                ("purple", "purple"),
            ] {
                let Some(rest) = lower.strip_prefix(word) else { continue };
                let rest = rest.trim_start_matches(" shading").trim_start_matches(" cells").trim_start();
                let says =
                    ["=", "–", "-", ":", "means", "indicates", "shows", "is"].iter().find_map(|s| rest.strip_prefix(s));
                if let Some((status, _)) = says.and_then(|s| vocabulary.status(s)) {
                    out.insert(name, status);
                }
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Paragraph;
    use DelegationStatus::{Delegated, LeadAgency, NotDelegated, NotStated, PartlyDelegated};

    fn cell(text: &str) -> Cell {
        Cell { blocks: vec![Block::Paragraph(Paragraph::plain(text))], row: 1, column: 1, ..Cell::default() }
    }

    fn check(text: &str, want: Option<(DelegationStatus, bool)>) {
        let legend = Legend { ticks_and_crosses: true, ..Legend::default() };
        let got = read(&cell(text), &PlanVocabulary::built_in(), &legend);
        assert_eq!(got.map(|s| (s.status, s.review.is_none())), want, "{text}");
    }

    #[test]
    fn cells_say_a_status() {
        check("Delegated", Some((Delegated, true)));
        check("Not delegated", Some((NotDelegated, true)));
        check("Delegated*", Some((Delegated, false)));
        check("Delegated2", Some((Delegated, false)));
        check("Partly delegated", Some((PartlyDelegated, true)));
        check("Delegated in part: health visiting only", Some((PartlyDelegated, false)));
        check("✓", Some((Delegated, true)));
        check("✗", Some((NotDelegated, true)));
        check("☐", Some((NotStated, false)));
        check("Yes", Some((Delegated, true)));
        check("Not stated", Some((NotStated, true)));
        check("", Some((NotStated, false)));
        check("–", Some((NotStated, false)));
        check("NHS Highland", Some((LeadAgency, true)));
        check("Lead agency: Highland Council", Some((LeadAgency, true)));
        check("Hosted by NHS Ayrshire and Arran", Some((LeadAgency, true)));
        check("Hosted by East Ayrshire", Some((LeadAgency, true)));
        check("Yes – in part", Some((PartlyDelegated, true)));
        check("Yes – adults only", Some((PartlyDelegated, false)));
        check("Yes, except surgery", Some((PartlyDelegated, false)));
        check("No – NHS Shetland", Some((NotDelegated, false)));
        check("East Mainland", None);
    }

    #[test]
    fn a_cross_without_ticks_is_a_guess() {
        let got = read(&cell("x"), &PlanVocabulary::built_in(), &Legend::default());
        assert_eq!(got.map(|s| (s.status, s.review)), Some((Delegated, Some(ReviewCode::StatusUnknown))));
    }

    #[test]
    fn empty_cells_mean_what_their_legend_says() {
        let vocabulary = PlanVocabulary::built_in();
        let blank = |text: &str| blank_of([text].into_iter(), &vocabulary);
        assert_eq!(blank("✓ = delegated. Blank = not delegated"), Some(NotDelegated));
        assert_eq!(blank("A blank cell means that the service is not delegated"), Some(NotDelegated));
        assert_eq!(blank("Key: blank – not stated"), Some(NotStated));
        assert_eq!(blank("Blank forms are not delegated to anybody"), None);
    }

    #[test]
    fn signs_mean_what_their_legend_says() {
        let vocabulary = PlanVocabulary::built_in();
        let texts =
            ["Key: ● delegated, ◐ delegated in part, ○ not delegated", "P = not delegated", "A delegated board"];
        let signs = signs_of(texts.into_iter(), &vocabulary);
        let legend = Legend { signs, ..Legend::default() };
        let said = |text: &str| read(&cell(text), &vocabulary, &legend).map(|s| (s.status, s.review.is_none()));
        assert_eq!(said("○"), Some((NotDelegated, true)));
        assert_eq!(said("◐"), Some((PartlyDelegated, true)));
        assert_eq!(said("P"), Some((NotDelegated, true)));
        assert_eq!(said("A"), None);
    }

    #[test]
    fn colours_need_a_legend() {
        let mut green = cell("");
        green.fill = Some(Colour(146, 208, 80));
        let vocabulary = PlanVocabulary::built_in();
        assert_eq!(read(&green, &vocabulary, &Legend::default()).map(|s| s.status), Some(NotStated));
        let colours = legend_of(["Key: see below", "Green = delegated; red = not delegated"].into_iter(), &vocabulary);
        let legend = Legend { colours, ..Legend::default() };
        let said = read(&green, &vocabulary, &legend);
        assert_eq!(said.map(|s| (s.status, s.review)), Some((Delegated, Some(ReviewCode::StatusUncertain))));
        assert_eq!(colour_name(Colour(255, 0, 0)), Some("red"));
        assert_eq!(colour_name(Colour(255, 192, 0)), Some("amber"));
        assert_eq!(colour_name(Colour(255, 255, 255)), None);
    }
}
