//! The title of a paper from its first lines.

use super::corners;
use crate::document::{Block, Paragraph, ParagraphKind};
use crate::framework::headings::are_columns;
use crate::recognise::kind::folded;
use crate::wording::blanks::one_line;

/// Title lines stand among the first blocks.
const TITLE_BLOCKS: usize = 8;
/// Title lines are no longer, in characters.
const LONGEST: usize = 150;

/// A title stands out from the lines around it by this ratio of sizes.
const MUCH_LARGER: f32 = 1.12;

/// Whether a paragraph is set like a line of a title: a heading, or bold, and short.
pub(super) fn is_title_line(paragraph: &Paragraph) -> bool {
    let text = paragraph.text();
    let length = text.trim().chars().count();
    (1..=LONGEST).contains(&length)
        && paragraph.label.is_none()
        && (paragraph.kind == ParagraphKind::Heading || (paragraph.kind == ParagraphKind::Body && paragraph.is_bold()))
}

/// The title lines with which blocks begin.
pub(super) fn group(blocks: &[Block]) -> Vec<&Paragraph> {
    blocks
        .iter()
        .take(TITLE_BLOCKS)
        .filter(|b| !b.is_empty())
        .map_while(|b| b.paragraph().filter(|p| is_title_line(p)))
        .collect()
}

/// The title of a part; `all` are the blocks of the whole paper, whose own name is not the title of each of its parts.
pub(super) fn title(part: &[Block], all: &[Block]) -> Option<String> {
    if let Some(named) = named(part) {
        return Some(named);
    }
    if let Some(subject) = letter_subject(part) {
        return Some(subject);
    }
    let whole = std::ptr::eq(part.as_ptr(), all.as_ptr());
    // "Enclosure C" above the title says only where the paper stands in the pack.
    let label = part.iter().position(|b| !b.is_empty()).filter(|at| !whole && corners::is_label(&part[*at]));
    let before = part;
    let part = label.map_or(part, |at| &part[at + 1..]);
    let lines = group(part);
    let mastheads: Vec<String> = group(all).iter().take(2).map(|p| squeezed(p)).collect();
    let kind_line = lines.iter().find(|p| {
        let line = folded(&p.text());
        line == " agenda " || line.contains(" minute ") || line.contains(" minutes ") || is_note(&line)
    });
    let own = || {
        let plain = |p: &&&Paragraph| {
            !asks_for(p) && (!is_detail(p) || !whole && is_of_years(p)) && (whole || !mastheads.contains(&squeezed(p)))
        };
        let candidates: Vec<&Paragraph> = lines.iter().filter(plain).copied().collect();
        let titled: Vec<&Paragraph> = candidates.iter().filter(|p| !names_a_body(p)).copied().collect();
        let candidates = if titled.is_empty() { candidates } else { titled };
        let first = candidates.first().copied()?;
        // A line much larger than the first is the title, whatever stands above it.
        Some(candidates.iter().find(|p| size(p) >= MUCH_LARGER * size(first)).copied().unwrap_or(first))
    };
    let short = |p: &&Paragraph| p.label.is_none() && p.text().chars().count() <= LONGEST;
    let plain = || part.iter().take(TITLE_BLOCKS).filter_map(Block::paragraph).filter(|p| !p.is_empty());
    let first = || {
        lines.first().copied().or_else(|| {
            if whole {
                return plain().find(|p| short(p) && !is_detail(p));
            }
            // A paper of a pack that begins with its text has no title but its label.
            let begins = plain().find(|p| !is_detail(p)).filter(short);
            begins.filter(|p| !p.text().trim_end().ends_with(['.', ';']))
        })
    };
    let labelled = || label.and_then(|at| before.get(at)?.paragraph());
    let found = kind_line.copied().or_else(own).or_else(first).or_else(labelled)?;
    Some(one_line(&found.labelled_text()))
}

/// The size of a paragraph's largest letters; 0 where it is not known.
pub(super) fn size(paragraph: &Paragraph) -> f32 {
    paragraph.runs.iter().map(|r| r.style.size).fold(0.0, f32::max)
}

/// "Notes of meeting on 14 April": a minute by another name, in a folded line.
pub(super) fn is_note(line: &str) -> bool {
    let of_meeting = [" note of ", " notes of ", " notes from "].iter().any(|opens| line.starts_with(opens))
        && line.contains(" meeting ");
    of_meeting || crate::recognise::kind::notes_of_a_body(line)
}

/// A line as names of boards are compared: folded, "and" left out.
pub(super) fn squeezed(paragraph: &Paragraph) -> String {
    folded(&paragraph.text()).replace(" and ", " ")
}

/// The nouns of bodies.
const BODIES: &[&str] = &[
    "board",
    "committee",
    "group",
    "partnership",
    "council",
    "authority",
    "forum",
    "directorate",
    "government",
    "network",
    "nhs",
];

/// "Audit Committee – 18 July 2019": the name without the day of the meeting behind it.
fn undated(text: &str) -> &str {
    let day = |words: &str| {
        words.chars().any(|c| c.is_ascii_digit())
            && words.split_whitespace().any(|w| crate::wording::calendar::month(&w.to_lowercase()).is_some())
            && words.split_whitespace().count() <= 6
    };
    let dated = [" – ", " — ", " - ", ", "].iter().find_map(|mark| text.split_once(mark).filter(|(_, rest)| day(rest)));
    dated.map_or(text, |(name, _)| name)
}

/// Whether a line ends in the noun of a body, which decides: "Integration Review Leadership Group" is a group.
pub(super) fn ends_in_a_body(paragraph: &Paragraph) -> bool {
    let line = folded(undated(&paragraph.text()));
    BODIES.contains(&line.split_whitespace().last().unwrap_or_default())
}

/// Whether a line says nothing but the name of a board, a group, a council.
fn names_a_body(paragraph: &Paragraph) -> bool {
    const PAPERS: &[&str] = &[
        "plan",
        "plans",
        "report",
        "minute",
        "minutes",
        "framework",
        "strategy",
        "update",
        "evaluation",
        "programme",
        "review",
        "agenda",
        "log",
        "paper",
        "scheme",
        "statement",
        "return",
        "template",
        "tracker",
        "assessment",
    ];
    let line = folded(undated(&paragraph.text()));
    let holds = |words: &[&str]| line.split_whitespace().any(|w| words.contains(&w));
    ends_in_a_body(paragraph) || (holds(BODIES) && !holds(PAPERS) && !line.chars().any(|c| c.is_ascii_digit()))
}

/// "FINANCIAL PLAN 2019/20": two words and their years are more than a date or a number.
fn is_of_years(paragraph: &Paragraph) -> bool {
    const BESIDE: &[&str] = &["version", "draft", "page", "pages", "item", "meeting", "agenda", "report", "paper"];
    let line = folded(&paragraph.text());
    let real = line.split_whitespace().filter(|w| {
        w.chars().count() > 3
            && w.chars().all(char::is_alphabetic)
            && crate::wording::calendar::month(w).is_none()
            && !w.ends_with("day")
            && !BESIDE.contains(w)
    });
    real.count() == 2 && line.split_whitespace().all(|w| w.chars().all(char::is_alphanumeric))
}

/// "PAPER FOR DISCUSSION" above the title: what the paper is for.
fn asks_for(paragraph: &Paragraph) -> bool {
    let line = folded(&paragraph.text());
    [" paper for ", " report for ", " for "].iter().any(|opens| {
        let rest = line.strip_prefix(opens).map(str::trim);
        matches!(rest, Some("discussion" | "decision" | "information" | "noting" | "approval" | "assurance"))
    })
}

/// Dates, times, venues and the like under a title.
fn is_detail(paragraph: &Paragraph) -> bool {
    let line = folded(&paragraph.text());
    let meeting = line.contains(" meeting ") && line.chars().any(|c| c.is_ascii_digit());
    let words = line.split_whitespace().filter(|w| w.chars().any(char::is_alphabetic)).count();
    let digits = line.chars().filter(char::is_ascii_digit).count();
    meeting
        || (digits > 0 && words <= 2)
        || [" venue ", " date ", " time ", " chair ", " to ", " from ", " room ", " annex ", " appendix ", " paper no "]
            .iter()
            .any(|start| line.starts_with(start))
}

/// "Title: …", "Subject: …" as lines, or as a cell beside its label.
fn named(part: &[Block]) -> Option<String> {
    const LABELS: &[&str] =
        &[" title ", " subject ", " report title ", " title of report ", " paper title ", " name of paper "];
    for block in part.iter().take(TITLE_BLOCKS + 4) {
        match block {
            Block::Paragraph(paragraph) => {
                let text = paragraph.text();
                if let Some((label, value)) = text.split_once([':', '\t'])
                    && LABELS.contains(&folded(label).as_str())
                    && !value.trim().is_empty()
                {
                    return Some(one_line(value.trim_start_matches(':')));
                }
            }
            Block::Table(table) => {
                for cell in table.cells.iter().take(24).filter(|c| LABELS.contains(&folded(&c.text()).as_str())) {
                    let beside = table.cell(cell.row, cell.column + cell.column_span.max(1));
                    let is_value = |t: &String| {
                        let row = table.row(cell.row).map(crate::document::Cell::text);
                        !t.is_empty() && t.len() <= 2 * LONGEST && !are_columns(row)
                    };
                    if let Some(value) = beside.map(crate::document::Cell::text).filter(is_value) {
                        return Some(one_line(&value));
                    }
                }
            }
        }
    }
    None
}

/// The first bold or capital line after a letter's salutation.
fn letter_subject(part: &[Block]) -> Option<String> {
    let paragraphs = || part.iter().take(24).filter_map(Block::paragraph).filter(|p| !p.is_empty());
    let dear = paragraphs().position(|p| folded(&p.text()).starts_with(" dear "))?;
    let subject = paragraphs().skip(dear + 1).take(2).find(|p| is_title_line(p))?;
    Some(subject.text().trim().to_owned())
}

/// Whether blocks are the list of those who come to the meeting of the paper before: they begin with its heading and
/// hold no more than short lines.
pub(super) fn is_list_of_people(blocks: &[Block]) -> bool {
    /// Longer paragraphs are text, in characters.
    const LINE: usize = 120;
    const HEADINGS: &[&str] = &[
        " attendees ",
        " attendance ",
        " attendance list ",
        " list of attendees ",
        " membership ",
        " participants ",
        " distribution ",
        " distribution list ",
        " circulation ",
        " circulation list ",
    ];
    let mut written = blocks.iter().filter(|b| !b.is_empty());
    let headed =
        written.by_ref().take(2).filter_map(Block::paragraph).any(|p| HEADINGS.contains(&folded(&p.text()).as_str()));
    headed && written.all(|b| b.paragraph().is_none_or(|p| p.text().chars().count() <= LINE))
}
