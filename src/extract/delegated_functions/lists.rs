//! One partnership's functions: columns "Delegated / Not delegated", a column of statuses, bulleted lists under a heading,
//! sentences.

use super::super::rows::{self, Rows, lines, one_line};
use super::status::{self, Legend, Mark, Said};
use crate::diagnostic::ReviewCode;
use crate::document::{Block, Paragraph, ParagraphKind};
use crate::framework::plans::PlanVocabulary;
use crate::record::DelegationStatus;
use crate::wording::latin;
use crate::wording::latin::Regex;
use crate::wording::sentences::sentences;
use std::sync::LazyLock;

/// A function with what is said of it, and where.
#[derive(Debug)]
pub(super) struct Item {
    pub(super) function: String,
    pub(super) said: Said,
    pub(super) place: ItemPlace,
}

/// Where an item stands.
#[derive(Debug)]
pub(super) enum ItemPlace {
    /// Row and column of a table.
    Cell(u32, u32),
    /// 0-based index of a block.
    Block(usize),
}

fn plain(status: DelegationStatus, as_written: &str) -> Said {
    Said { status, as_written: as_written.to_owned(), lead_agency: None, review: None }
}

/// The functions of a table for one partnership.
pub(super) fn in_table(rows: &Rows<'_>, vocabulary: &PlanVocabulary, legend: &Legend) -> Option<Vec<Item>> {
    if rows.table.columns < 2 || rows.table.rows < 2 {
        return None;
    }
    let headings: Vec<(u32, String)> = rows
        .table
        .row(1)
        .filter(|cell| cell.column_span == 1)
        .map(|cell| (cell.column, one_line(&cell.text())))
        .collect();
    let by_status: Vec<(u32, &str, DelegationStatus)> = headings
        .iter()
        .filter_map(|(column, heading)| Some((*column, heading.as_str(), heading_status(heading, vocabulary)?)))
        .collect();
    if by_status.is_empty() {
        return status_column(rows, &headings, vocabulary, legend);
    }
    let columns: Vec<u32> = by_status.iter().map(|(column, ..)| *column).collect();
    let function_column = headings
        .iter()
        .map(|(column, _)| *column)
        .filter(|column| !columns.contains(column))
        .find(|column| (2..=rows.table.rows).any(|row| vocabulary.function(&rows.text(row, *column)).is_some()));
    let marks = columns_hold_marks(rows, &columns, vocabulary);
    match function_column {
        Some(column) if marks => Some(marked(rows, column, &by_status, vocabulary, legend)),
        _ if !marks => Some(listed(rows, &by_status)),
        _ => None,
    }
    .filter(|items| !items.is_empty())
}

/// "Delegated", "Not delegated", "Services delegated to the IJB": a heading's status.
fn heading_status(heading: &str, vocabulary: &PlanVocabulary) -> Option<DelegationStatus> {
    if heading.to_lowercase().contains("delegat") { vocabulary.status(heading).map(|(status, _)| status) } else { None }
}

/// Whether what stands under headings are marks, yes and no rather than names.
fn columns_hold_marks(rows: &Rows<'_>, columns: &[u32], vocabulary: &PlanVocabulary) -> bool {
    let cells =
        (2..=rows.table.rows).flat_map(|row| columns.iter().filter_map(move |column| rows.beginning_at(row, *column)));
    let (mut marks, mut written) = (0, 0);
    for cell in cells.filter(|c| !c.is_empty()) {
        written += 1;
        let text = one_line(&cell.text());
        marks +=
            usize::from(status::mark_of(cell).is_some() || vocabulary.status(&text).is_some_and(|(_, whole)| whole));
    }
    written > 0 && marks * 2 > written
}

/// Functions in one column, marks under "Delegated" and "Not delegated".
fn marked(
    rows: &Rows<'_>,
    function_column: u32,
    by_status: &[(u32, &str, DelegationStatus)],
    vocabulary: &PlanVocabulary,
    legend: &Legend,
) -> Vec<Item> {
    let mut out = Vec::new();
    for row in 2..=rows.table.rows {
        let function = rows.text(row, function_column);
        if function.is_empty() || rows.at(row, function_column).is_some_and(|c| c.column_span > 1) {
            continue;
        }
        let mut said: Vec<(u32, Said)> = Vec::new();
        for (column, heading, status) in by_status {
            let Some(cell) = rows.at(row, *column) else { continue };
            let Some(cell_said) = status::read(cell, vocabulary, legend) else { continue };
            let lone_cross = status::mark_of(cell) == Some(Mark::Cross) && by_status.len() > 1;
            match cell_said.status {
                // A mark or a yes stands for the heading; a cross does where the columns are alternatives.
                DelegationStatus::Delegated => {
                    let review = cell_said.review.filter(|_| !lone_cross);
                    said.push((*column, Said { review, ..plain(*status, heading) }));
                }
                DelegationStatus::NotDelegated if by_status.len() > 1 => {}
                DelegationStatus::NotStated if cell_said.as_written.is_empty() => {}
                _ => said.push((*column, cell_said)),
            }
        }
        let (column, said) = match said.len() {
            1 => said.remove(0),
            0 => (
                function_column,
                Said { review: Some(ReviewCode::StatusUnknown), ..plain(DelegationStatus::NotStated, "") },
            ),
            _ => {
                let written: Vec<&str> = said.iter().map(|(_, s)| s.as_written.as_str()).collect();
                let both = plain(DelegationStatus::NotStated, &written.join(" / "));
                (function_column, Said { review: Some(ReviewCode::StatusUnknown), ..both })
            }
        };
        out.push(Item { function, said, place: ItemPlace::Cell(row, column) });
    }
    out
}

/// Functions listed under "Delegated" and "Not delegated".
fn listed(rows: &Rows<'_>, by_status: &[(u32, &str, DelegationStatus)]) -> Vec<Item> {
    let mut out = Vec::new();
    for row in 2..=rows.table.rows {
        for (column, heading, status) in by_status {
            let Some(cell) = rows.beginning_at(row, *column) else { continue };
            for line in lines(cell).iter().filter(|line| is_service(&line.text)) {
                let place = ItemPlace::Cell(row, *column);
                out.push(Item { function: line.text.clone(), said: plain(*status, heading), place });
            }
        }
    }
    out
}

/// A column of functions and one of statuses.
fn status_column(
    rows: &Rows<'_>,
    headings: &[(u32, String)],
    vocabulary: &PlanVocabulary,
    legend: &Legend,
) -> Option<Vec<Item>> {
    let body = || 2..=rows.table.rows;
    let column = headings.iter().map(|(column, _)| *column).find(|column| {
        let texts: Vec<String> = body().map(|row| rows.text(row, *column)).filter(|t| !t.is_empty()).collect();
        let says = texts.iter().filter(|t| vocabulary.status(t).is_some_and(|(_, whole)| whole)).count();
        texts.len() > 1 && says * 3 >= texts.len() * 2 && texts.iter().any(|t| t.to_lowercase().contains("delegat"))
    })?;
    let function_column = headings
        .iter()
        .map(|(c, _)| *c)
        .filter(|c| *c != column)
        .find(|c| body().any(|row| vocabulary.function(&rows.text(row, *c)).is_some()))?;
    let items = body().filter_map(|row| {
        let function = rows.text(row, function_column);
        let cell = rows.at(row, column)?;
        let said = status::read(cell, vocabulary, legend)?;
        (!function.is_empty()).then_some(Item { function, said, place: ItemPlace::Cell(row, column) })
    });
    Some(items.collect())
}

/// A service's name is short and no statute.
const SERVICE_WORDS: usize = 20;

static STATUTE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    latin::regex(
        r"(?i)\bact\s+(?:19|20)\d\d|\b(?:section|regulation|schedule|paragraph)s?\s+\d|\border\s+(?:19|20)\d\d",
    )
    .ok()
});

fn is_service(text: &str) -> bool {
    let words = text.split_whitespace().count();
    (1..=SERVICE_WORDS).contains(&words)
        && text.chars().any(char::is_alphabetic)
        && !STATUTE.as_ref().is_some_and(|r| r.is_match(text))
}

static NOT: LazyLock<Option<Regex>> = LazyLock::new(|| {
    latin::regex(r"(?i)\bnot\s+(?:\w+\s+){0,2}delegated|\bnon-delegated|\bundelegated|\bexcluded|\bremain(?:s|ing)?\s+(?:with|the\s+responsibility)|\bretained\b|\bother\s+than\s+those").ok()
});
static PARTLY: LazyLock<Option<Regex>> =
    LazyLock::new(|| latin::regex(r"(?i)\b(?:partly|partially|part)[\s-]+delegated|\bdelegated\s+in\s+part").ok());
static DELEGATED: LazyLock<Option<Regex>> = LazyLock::new(|| latin::regex(r"(?i)\bdelegated\b").ok());
/// "Services currently provided by the Council which are to be integrated", as annexes of integration schemes say it.
static INTEGRATED: LazyLock<Option<Regex>> = LazyLock::new(|| {
    latin::regex(r"(?i)\b(?:functions|services)\b.*\b(?:to\s+be|are|is|be|being)\s+(?:fully\s+)?integrated\b|\bservices\s+currently\s+(?:provided|associated)|\b(?:functions|services)\s+(?:that\s+are\s+|which\s+are\s+)?(?:included\s+)?(?:in|within)\s+(?:the\s+)?scope\b").ok()
});
/// What a list of functions is introduced by: functions or services, and their delegation.
static ABOUT: LazyLock<Option<Regex>> = LazyLock::new(|| latin::regex(r"(?i)\b(?:functions?|services?)\b").ok());

fn is_match(regex: &LazyLock<Option<Regex>>, text: &str) -> bool {
    regex.as_ref().is_some_and(|r| r.is_match(text))
}

/// A long paragraph is no introduction.
const INTRODUCTION_WORDS: usize = 40;

/// The status of the list that a line introduces.
fn introduces(paragraph: &Paragraph) -> Option<(DelegationStatus, String)> {
    let text = one_line(&paragraph.text());
    let heading = paragraph.kind == ParagraphKind::Heading || paragraph.is_bold();
    let open = text.ends_with(':') || text.ends_with('–') || heading;
    if !open || text.split(' ').count() > INTRODUCTION_WORDS || !is_match(&ABOUT, &text) {
        return None;
    }
    let status = if is_match(&NOT, &text) {
        DelegationStatus::NotDelegated
    } else if is_match(&PARTLY, &text) {
        DelegationStatus::PartlyDelegated
    } else if is_match(&DELEGATED, &text) || is_match(&INTEGRATED, &text) {
        DelegationStatus::Delegated
    } else {
        return None;
    };
    Some((status, text))
}

/// Functions in lists that a heading or a line with a colon introduces.
pub(super) fn in_flow(blocks: &[Block], range: std::ops::Range<usize>) -> Vec<Item> {
    let mut out = Vec::new();
    let mut open: Option<Open> = None;
    for index in range {
        let Some(block) = blocks.get(index) else { break };
        let Block::Paragraph(paragraph) = block else {
            open = None;
            continue;
        };
        if paragraph.is_empty() {
            continue;
        }
        let text = one_line(&paragraph.text());
        if let Some((status, words)) = introduces(paragraph) {
            let level = if paragraph.kind == ParagraphKind::Heading { paragraph.level } else { u8::MAX };
            open = Some(Open { status, words, level, patience: WORDS_BEFORE_A_LIST });
            continue;
        }
        let Some(list) = &mut open else { continue };
        match paragraph.kind {
            ParagraphKind::ListItem => {
                list.patience = 0;
                if is_service(&text) {
                    let function = text.trim_end_matches("; and").trim_end_matches([';', '.', ',']).to_owned();
                    out.push(Item { function, said: plain(list.status, &list.words), place: ItemPlace::Block(index) });
                }
            }
            // "Services for people over 18", below the heading of an annex.
            ParagraphKind::Heading if paragraph.level > list.level => list.patience = WORDS_BEFORE_A_LIST,
            ParagraphKind::Body if list.patience > 0 || text.ends_with(':') => {
                list.patience = list.patience.saturating_sub(1);
            }
            _ => open = None,
        }
    }
    out
}

/// A list that a heading or a line has opened.
struct Open {
    status: DelegationStatus,
    words: String,
    /// The heading's level.
    level: u8,
    /// How many paragraphs may still stand before the list.
    patience: u8,
}

/// Paragraphs between a heading and its list, at most.
const WORDS_BEFORE_A_LIST: u8 = 2;

/// A list of functions within a sentence is shorter, in characters.
const LONGEST_LIST: usize = 300;
/// "X and Y are (not) delegated to …".
static SUBJECT: LazyLock<Option<Regex>> = LazyLock::new(|| {
    latin::regex(r"(?i)^(?:in\s+[^,]{3,},\s+)?(.{4,}?),?\s+(?:is|are|has|have|had|was|were|will|remains?)\s+((?:not|been|be|partly|partially|fully|also|both|all|currently|now|only|yet|so\s+far|\s)*)delegated\b").ok()
});
/// "Delegated functions include X and Y"; "the services delegated to the Board are X, Y and Z".
static OBJECT: LazyLock<Option<Regex>> = LazyLock::new(|| {
    latin::regex(r"(?i)\b(?:delegated\s+(?:functions|services)|(?:functions|services)\s+(?:not\s+)?delegated[^.:]*?)\s*(?:include|includes|comprise|are)[:\s]\s*(.{4,})$").ok()
});
/// Words that make a sentence a rule or a wish about no partnership in particular.
static GENERAL: LazyLock<Option<Regex>> = LazyLock::new(|| {
    latin::regex(r"(?i)\b(?:if|where|whether|may|might|could|should|must|some|many|most|partnerships|authorities|boards|would|can)\b").ok()
});

/// Functions that sentences say are delegated or not: (sentence, function, what is said).
pub(super) fn in_sentences(paragraph: &str, vocabulary: &PlanVocabulary) -> Vec<(String, String, Said)> {
    let mut out = Vec::new();
    if !paragraph.contains("elegated") {
        return out;
    }
    for range in sentences(paragraph) {
        let sentence = one_line(paragraph.get(range).unwrap_or_default());
        if is_match(&GENERAL, &sentence) {
            continue;
        }
        let (list, status) = if let Some(found) = SUBJECT.as_ref().and_then(|r| r.captures(&sentence)) {
            let adverbs = found.get(2).map_or("", |m| m.as_str()).to_lowercase();
            let status = if adverbs.contains("not") {
                DelegationStatus::NotDelegated
            } else if adverbs.contains("part") {
                DelegationStatus::PartlyDelegated
            } else {
                DelegationStatus::Delegated
            };
            (found.get(1).map_or("", |m| m.as_str()).to_owned(), status)
        } else if let Some(found) = OBJECT.as_ref().and_then(|r| r.captures(&sentence)) {
            let status =
                if is_match(&NOT, &sentence) { DelegationStatus::NotDelegated } else { DelegationStatus::Delegated };
            (found.get(1).map_or("", |m| m.as_str()).to_owned(), status)
        } else {
            continue;
        };
        if list.chars().count() > LONGEST_LIST {
            continue;
        }
        for function in functions_in(&list, vocabulary) {
            let said = Said { review: Some(ReviewCode::ReadFromProse), ..plain(status, &sentence) };
            out.push((sentence.clone(), function, said));
        }
    }
    out
}

/// The functions that a list in a sentence names; words that name none are left out.
fn functions_in(list: &str, vocabulary: &PlanVocabulary) -> Vec<String> {
    let list = list.trim().trim_end_matches('.');
    let whole = bare(list);
    if vocabulary.function(whole).is_some_and(|(_, plain)| plain) {
        return vec![whole.to_owned()];
    }
    let pieces = list.split([',', ';']).flat_map(|piece| {
        let piece = bare(piece);
        match piece.split_once(" and ") {
            Some((left, right)) if vocabulary.function(piece).is_none_or(|(_, plain)| !plain) => {
                vec![bare(left), bare(right)]
            }
            _ => vec![piece],
        }
    });
    pieces.filter(|piece| vocabulary.function(piece).is_some_and(|(_, plain)| plain)).map(str::to_owned).collect()
}

fn bare(text: &str) -> &str {
    let mut text = text.trim();
    for head in ["and ", "both ", "all ", "the ", "Both ", "The ", "All "] {
        text = text.strip_prefix(head).unwrap_or(text).trim_start();
    }
    text
}

/// The text of a block that a list item or sentence stands in.
pub(super) fn quote(block: &Block) -> String {
    match block {
        Block::Paragraph(paragraph) => paragraph.labelled_text(),
        Block::Table(table) => table.cells.iter().map(|c| rows::joined(&lines(c), " ")).collect::<Vec<_>>().join(" "),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, want: &[(&str, DelegationStatus)]) {
        let got = in_sentences(text, &PlanVocabulary::built_in());
        let got: Vec<(&str, DelegationStatus)> = got.iter().map(|(_, f, s)| (f.as_str(), s.status)).collect();
        assert_eq!(got, want, "{text}");
    }

    #[test]
    fn sentences_say_what_is_delegated() {
        use DelegationStatus::{Delegated, NotDelegated, PartlyDelegated};
        check(
            "Criminal justice social work is delegated to the Board.",
            &[("Criminal justice social work", Delegated)],
        );
        check(
            "Children's social care and acute services are not delegated.",
            &[("Children's social care", NotDelegated), ("acute services", NotDelegated)],
        );
        check(
            "Children and families social work has not been delegated and stays with the Council.",
            &[("Children and families social work", NotDelegated)],
        );
        check(
            "All adult health and social care functions are delegated.",
            &[("adult health and social care functions", Delegated)],
        );
        check("Children's health services are partly delegated.", &[("Children's health services", PartlyDelegated)]);
        check(
            "The services delegated to the Board include homelessness, primary care and justice services.",
            &[("homelessness", Delegated), ("primary care", Delegated), ("justice services", Delegated)],
        );
        check("Where children's services are delegated, plans say so.", &[]);
        check("Some partnerships have delegated acute services.", &[]);
        check("Budgets are delegated in March.", &[]);
    }
}
