//! Tables of the statutes by which functions are delegated: enactments, their sections, and how far each is.
//!
//! "Column A | Column B", with the enactments in rows of their own, or "Act | Section | Limitation". What a limitation says
//! makes a function delegated in part: which part, its words tell.

use super::super::rows::{Rows, lines, one_line};
use super::lists::{Item, ItemPlace, plain};
use super::status::Said;
use crate::diagnostic::ReviewCode;
use crate::framework::headings::fold;
use crate::record::DelegationStatus;

/// What the columns of such a table hold.
struct Columns {
    /// The enactments, where they have a column of their own.
    act: Option<u32>,
    /// The sections and what they are about.
    sections: Vec<u32>,
    limit: Option<u32>,
    /// The first row below the headings.
    first: u32,
}

/// Sections of statutes in a table of which the words above say how it is with them (`said`).
pub(super) fn read(rows: &Rows<'_>, said: &Said) -> Option<Vec<Item>> {
    if said.status != DelegationStatus::Delegated {
        return None;
    }
    let columns = columns(rows);
    let (mut out, mut strangers) = (Vec::new(), 0);
    let mut act = String::new();
    for row in columns.first..=rows.table.rows {
        if let Some(named) = columns.act.map(|column| rows.text(row, column)).filter(|text| is_act(text)) {
            act = named;
        }
        let section = section_of(rows, row, &columns.sections);
        let limit = columns.limit.and_then(|column| rows.beginning_at(row, column));
        let limit = limit.map(|cell| one_line(&cell.text())).unwrap_or_default();
        if section.is_empty() {
            continue;
        }
        if is_act(&section) && limit.is_empty() {
            act = section;
            continue;
        }
        let place = *columns.sections.first()?;
        let each = sections_in(rows, row, place).unwrap_or_else(|| vec![section]);
        for section in each {
            if is_act(&section) {
                act = section;
                continue;
            }
            if is_section(&section) {
                let (function, said) = (of_act(&act, &section), limited(said, &limit));
                out.push(Item { function, said, place: ItemPlace::Cell(row, place) });
            } else {
                strangers += usize::from(!is_heading(&section));
            }
        }
    }
    (out.len() > strangers).then_some(out)
}

/// What the headings say of the columns; without any, the sections stand in the first and their limits in the second.
fn columns(rows: &Rows<'_>) -> Columns {
    let headings: Vec<(u32, String)> =
        (1..=rows.table.columns).map(|column| (column, fold(&rows.text(1, column)))).collect();
    let with = |words: &[&str]| {
        headings.iter().find(|(_, heading)| words.iter().any(|word| heading.contains(word))).map(|(column, _)| *column)
    };
    let first = 1 + u32::from(headings.iter().all(|(_, heading)| heading.is_empty() || is_heading(heading)));
    let limit =
        with(&["limitation", "exception", "restriction", "extent", "column b", "condition"])
            .or((rows.table.columns == 2).then_some(2));
    let own = with(&["section", "provision"]);
    let act = with(&["enactment", "act", "legislation", "statute"]).filter(|act| own.is_some_and(|own| own != *act));
    let sections = (1..=rows.table.columns).filter(|column| Some(*column) != limit && Some(*column) != act).collect();
    Columns { act, sections, limit, first }
}

/// Whether words head a column of such a table.
fn is_heading(text: &str) -> bool {
    const HEADS: [&str; 10] = [
        "column",
        "enactment",
        "act",
        "section",
        "limitation",
        "legislation",
        "provision",
        "function",
        "exception",
        "statute",
    ];
    let folded = fold(text);
    folded.split(' ').count() <= HEADING_WORDS
        && !folded.bytes().any(|byte| byte.is_ascii_digit())
        && HEADS.iter().any(|word| folded.split(' ').any(|own| own.trim_end_matches('s') == *word))
}

/// A heading has no more words.
const HEADING_WORDS: usize = 8;

/// What the cells of a row name, a cell that spans several of them once.
fn section_of(rows: &Rows<'_>, row: u32, columns: &[u32]) -> String {
    let cells = columns.iter().filter_map(|column| rows.beginning_at(row, *column));
    let texts: Vec<String> = cells.map(|cell| one_line(&cell.text())).filter(|text| !text.is_empty()).collect();
    texts.join(" ")
}

/// The sections of a cell that lists several, line by line, below their enactment or without it.
fn sections_in(rows: &Rows<'_>, row: u32, column: u32) -> Option<Vec<String>> {
    let lines = lines(rows.beginning_at(row, column)?);
    let mut out: Vec<String> = Vec::new();
    for line in lines {
        match out.last_mut().filter(|last| !is_section(&line.text) && !is_act(last)) {
            Some(last) => {
                last.push(' ');
                last.push_str(&line.text);
            }
            None => out.push(line.text),
        }
    }
    let rest = out.get(usize::from(out.first().is_some_and(|first| is_act(first)))..).unwrap_or_default();
    (out.len() > 1 && rest.iter().all(|text| is_section(text))).then_some(out)
}

/// "Carers (Scotland) Act 2016": an enactment alone.
fn is_act(text: &str) -> bool {
    let text = text.trim_end_matches([':', '.', ',', ';']);
    let year = text
        .get(text.len().saturating_sub(5)..)
        .is_some_and(|end| end.strip_prefix(' ').is_some_and(|year| year.bytes().all(|byte| byte.is_ascii_digit())));
    year && [" Act ", " Regulations ", " Order "].iter().any(|word| text.contains(word)) && !is_section(text)
}

/// "Section 12 (general social welfare services)", "All functions of Health Boards conferred by …".
fn is_section(text: &str) -> bool {
    let folded = fold(text);
    let numbered = || {
        let mut words = folded.split(' ');
        let kind = words.next().is_some_and(|word| {
            matches!(word.trim_end_matches('s'), "section" | "regulation" | "schedule" | "part" | "paragraph" | "")
        });
        kind && words.next().is_some_and(|number| number.starts_with(|c: char| c.is_ascii_digit()))
    };
    folded.starts_with("all functions of ") || folded.contains("functions conferred by") || numbered()
}

/// A section with the enactment that it is of, which no section has in its own words.
fn of_act(act: &str, section: &str) -> String {
    let act = act.trim_end_matches([':', '.', ',', ';']);
    let name = act.trim_start_matches("The ").trim_start_matches("the ");
    if act.is_empty() || section.contains(name) { section.to_owned() } else { format!("{act}: {section}") }
}

fn limited(said: &Said, limit: &str) -> Said {
    if fold(limit).is_empty() || fold(limit) == "none" {
        return said.clone();
    }
    Said { review: Some(ReviewCode::StatusUnknown), ..plain(DelegationStatus::PartlyDelegated, limit) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn enactments_and_their_sections_are_told_apart() {
        assert!(is_act("The Fish and Chips (Scotland) Act 1968"));
        assert!(is_act("Kelp Act 2003:"));
        assert!(!is_act("Section 4 of the Kelp Act 2003"));
        assert!(is_section("Section 12A (duty to weigh the kelp)"));
        assert!(is_section("Sections 3 to 5"));
        assert!(is_section("All functions of Health Boards conferred by, or by virtue of, the Kelp Act 2003"));
        assert!(!is_section("Home care"));
        assert!(is_heading("Column A Enactment conferring function"));
        assert!(!is_heading("Home care"));
        assert_eq!(of_act("The Kelp Act 2003:", "Section 4"), "The Kelp Act 2003: Section 4");
        assert_eq!(
            of_act("Kelp Act 2003", "All functions under the Kelp Act 2003"),
            "All functions under the Kelp Act 2003"
        );
    }
}
