//! The section that stands above a table or a list: its heading, and what the lines below that say of it.

use super::super::super::rows::one_line;
use super::super::openers;
use super::{KIND, LEAD, OBJECTIVE, Section, labelled, numbered_title};
use crate::document::{Block, ParagraphKind};
use crate::wording::when;

/// Blocks between a table and the heading that names its section: an introduction, no more.
const BLOCKS_ABOVE: usize = 6;

/// The section that a heading right above a table names, with what the lines between them say of it: "Outcome: Carers rest",
/// "Lead: Head of Service".
pub(in crate::extract::plan_items) fn above(blocks: &[Block], first: usize, table: usize) -> Option<Section> {
    let mut said = Section::default();
    for (at, block) in (first..table).zip(blocks.get(first..table)?).rev().take(BLOCKS_ABOVE) {
        let Block::Paragraph(paragraph) = block else { return None };
        let text = one_line(&paragraph.labelled_text());
        if paragraph.kind == ParagraphKind::Heading {
            if openers::is_passed_over(blocks, first, at) {
                continue;
            }
            if is_below_title(blocks, first, at) && says_whose_or_when(&text) {
                return None;
            }
            let section = what_for(blocks, first, at).unwrap_or_else(|| {
                let (number, title) = numbered_title(&text);
                Section { number, title, ..Section::default() }
            });
            return Some(with_what_is_said(section, said));
        }
        // "Priority 2: Prevention" in bold is as good as a heading.
        if paragraph.is_bold()
            && (KIND.is_match(&text) || labelled(&text).is_some())
            && let (Some(number), Some(title)) = numbered_title(&text)
        {
            let section = Section { number: Some(number), title: Some(title), ..Section::default() };
            return Some(with_what_is_said(section, said));
        }
        said = with_what_is_said(of_a_line(&text), said);
    }
    None
}

/// A line that says who leads a section has no more words.
const LEAD_WORDS: usize = 14;

/// What a line says of the section that it stands in: what it is for, and who leads it.
fn of_a_line(text: &str) -> Section {
    let mut section = Section::default();
    let filled = |words: &str| Some(words.trim().trim_end_matches('.').to_owned()).filter(|words| !words.is_empty());
    let mut own = text;
    if let Some(found) = LEAD.find(text).filter(|found| found.start() == 0 || OBJECTIVE.is_match(text)) {
        let lead = text.get(found.end()..).unwrap_or_default();
        if lead.split(' ').count() <= LEAD_WORDS {
            section.lead = filled(lead);
            own = text.get(..found.start()).unwrap_or_default();
        }
    }
    section.objective = OBJECTIVE.find(own).and_then(|found| filled(own.get(found.end()..)?));
    section
}

/// A section with what more is said of it.
fn with_what_is_said(mut section: Section, said: Section) -> Section {
    section.objective = match (section.objective, said.objective) {
        (Some(own), Some(more)) => Some(format!("{own}\n{more}")),
        (own, more) => own.or(more),
    };
    section.lead = section.lead.or(said.lead);
    section
}

/// "Workstream 2: Homes" above "Objective: Everybody has one", both set as headings: the second says what the section is for.
fn what_for(blocks: &[Block], first: usize, at: usize) -> Option<Section> {
    let heading = |block: &Block| {
        let paragraph = block.paragraph().filter(|p| p.kind == ParagraphKind::Heading)?;
        Some((paragraph.level, one_line(&paragraph.labelled_text())))
    };
    let said = |text: &str| {
        ["Objective", "Aim", "Purpose", "Outcome"].iter().any(|word| text.starts_with(word)) && OBJECTIVE.is_match(text)
    };
    let (level, text) = heading(blocks.get(at)?)?;
    let bare = OBJECTIVE.find(&text).filter(|_| said(&text)).and_then(|found| text.get(found.end()..))?;
    let mut headings = (first..at).rev().filter_map(|above| Some((above, heading(blocks.get(above)?)?)));
    let (above, (outer, named)) = headings.find(|(_, (_, text))| !said(text))?;
    let (Some(number), Some(title)) = numbered_title(&named) else { return None };
    (above + 1 == at || outer < level).then(|| Section {
        number: Some(number),
        title: Some(title),
        objective: Some(bare.to_owned()),
        lead: None,
    })
}

/// Whether nothing but lines of the title stands above a block of a part.
fn is_below_title(blocks: &[Block], first: usize, at: usize) -> bool {
    let above = blocks.get(first..at).unwrap_or_default();
    let heading = |block: &Block| block.paragraph().is_some_and(|p| p.kind == ParagraphKind::Heading || p.is_empty());
    !above.is_empty() && above.iter().all(heading)
}

/// "Position at 25 September 2023", "Example Integration Joint Board – Annual Audit Report": whose the paper is, and of when.
fn says_whose_or_when(text: &str) -> bool {
    let bodies = ["Integration Joint Board", "Health and Social Care Partnership", "Annual Audit Report"];
    labelled(text).is_none() && (when::first_day(text).is_some() || bodies.iter().any(|body| text.contains(body)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_say_what_a_section_is_for() {
        let check = |text: &str, objective: Option<&str>, lead: Option<&str>| {
            let section = of_a_line(text);
            assert_eq!((section.objective.as_deref(), section.lead.as_deref()), (objective, lead), "{text}");
        };
        check("Outcome: Carers have a rest.", Some("Carers have a rest"), None);
        check("Lead: Head of Service", None, Some("Head of Service"));
        check("Aim: Fewer falls. Lead: Falls Nurse", Some("Fewer falls"), Some("Falls Nurse"));
        check("The aim of the table is to show what is next.", None, None);
        check("Our workforce lead: see page 4", None, None);
    }
}
