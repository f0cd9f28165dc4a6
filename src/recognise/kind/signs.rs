//! What in a run of blocks speaks for which kind.

use super::phrases::{COLUMNS, HEADINGS, KINDS, Kind, OPENINGS, TEXT, named_by};
use super::{met, titled};
use crate::document::{Block, Paragraph, ParagraphKind, Table};
use crate::record::DocumentKind;
use crate::wording::folding::{self, Style};
use crate::wording::labels;

/// Blocks looked at for titles.
const TITLE_BLOCKS: usize = 10;
/// Blocks looked at for openings.
const OPENING_BLOCKS: usize = 25;
/// Longer lines are prose, in characters.
const LONGEST_LINE: usize = 140;
/// Rows of a table in which its headings may stand.
const HEADING_ROWS: u32 = 2;
/// So many headings of a report make one of a paper for whose other kind its title alone speaks.
const REPORT_HEADINGS: u32 = 3;
/// Paragraphs and cells looked at in one part: what a paper is shows early.
const MOST_LOOKED_AT: usize = 1500;

/// What was found for a kind.
#[derive(Debug, Clone, Copy)]
struct Found {
    /// Whether a title line names it, and whether the first that names any kind does.
    titled: bool,
    named_first: bool,
    /// How many of its openings, headings and phrases stand in the part.
    openings: u32,
    headings: u32,
    texts: u32,
    /// Whether a table's headings speak for it.
    columns: bool,
    /// How many headings of reports there are.
    reports: u32,
    /// Labels of a report's head and what a body is asked to do stand in it.
    asks: bool,
}

/// The texts of a part, sorted by where they stand; all folded.
#[derive(Debug, Default)]
pub(super) struct Signs {
    titles: Vec<String>,
    openings: Vec<String>,
    headings: Vec<String>,
    headers: Vec<Vec<String>>,
    text: Vec<String>,
    /// Paragraphs too long to be lines.
    prose: u32,
    /// Whether a line among the titles calls people to a meeting.
    calls: bool,
    /// The first lines and cells, as written.
    early: Vec<String>,
}

impl Signs {
    pub(super) fn of(blocks: &[Block], title: Option<&str>) -> Self {
        let mut signs = Self { titles: title.map(folded).into_iter().collect(), ..Self::default() };
        let mut in_titles = true;
        for (index, block) in blocks.iter().enumerate() {
            if signs.text.len() > MOST_LOOKED_AT {
                break;
            }
            match block {
                Block::Paragraph(paragraph) => {
                    let is_short = signs.paragraph(paragraph, index < OPENING_BLOCKS);
                    // Titles end where prose or the first numbered section begins.
                    let calls = in_titles && index < TITLE_BLOCKS && calls(&folded(&paragraph.text()));
                    signs.calls |= calls;
                    in_titles &= (is_short || calls) && paragraph.label.is_none() && !is_numbered(&paragraph.text());
                    if in_titles && is_short && index < TITLE_BLOCKS {
                        signs.titles.push(folded(&paragraph.text()));
                    }
                }
                Block::Table(table) => signs.table(table, index < OPENING_BLOCKS, in_titles && index < TITLE_BLOCKS),
            }
        }
        signs
    }

    /// Whether a body is asked or invited to do something.
    pub(super) fn asks_for_something(&self) -> bool {
        TEXT.noted_count(DocumentKind::BoardReport, &TEXT.held(&self.text)) > 0
    }

    /// Notes a paragraph; whether it is short.
    fn paragraph(&mut self, paragraph: &Paragraph, early: bool) -> bool {
        let raw = paragraph.text();
        let short = raw.chars().count() <= LONGEST_LINE;
        self.prose += u32::from(!short);
        let text = folded(&raw);
        if early {
            self.early.push(raw.clone());
        }
        if early && short {
            self.openings.push(text.clone());
            // "… 1 Horse Guards Road Attendees:": a heading that ran on behind another line.
            if let Some(last) = ["attendees", "present", "apologies"].iter().find(|w| {
                raw.trim_end().ends_with(':') && text.len() > w.len() + 2 && text.ends_with(&format!(" {w} "))
            }) {
                self.openings.push(format!(" {last} "));
                self.headings.push(format!(" {last} "));
            }
        }
        // "Present: Jo Blair, …" is longer than a line where many came.
        if let Some(head) = heads_long_list(&raw).filter(|_| early && !short) {
            self.openings.push(folded(head));
            self.headings.push(folded(head));
        }
        if short && (matches!(paragraph.kind, ParagraphKind::Heading | ParagraphKind::ListItem) || text.len() < 50) {
            self.headings.push(text.clone());
        }
        // "Action: …" marks what somebody is to do, as minutes have it; "action" may begin any title.
        let mark = raw.trim_start().get(..7);
        if mark.is_some_and(|m| m.eq_ignore_ascii_case("action:") || m.eq_ignore_ascii_case("agreed:")) {
            self.headings.push(" a line marked as action ".to_owned());
        }
        // "… £1,000. ACTION: Ant to update the prospectus."
        if raw.contains(" ACTION: ") || raw.contains(" Action: ") {
            self.headings.push(" a line marked as action ".to_owned());
        }
        self.text.push(text);
        short
    }

    fn table(&mut self, table: &Table, early: bool, in_titles: bool) {
        for row in 1..=HEADING_ROWS.min(table.rows) {
            let cells: Vec<String> = table.row(row).map(|c| folded(&c.text())).collect();
            // "A G E N D A | O F | B U S I N E S S": a spaced title that looked like columns.
            let words = || cells.iter().flat_map(|c| c.split_whitespace());
            if in_titles && row == 1 && words().count() > 3 && words().all(|w| w.len() == 1) {
                self.titles.push(format!(" {} ", words().collect::<Vec<_>>().join(" ")));
            }
            // A rating scale or a row of headings may also stand lower, under a title row of one cell.
            self.headers.push(cells);
        }
        // "Item | Time | Topic | Paper | Purpose" heads a list: none of its words opens a report.
        let plain = |c: &crate::document::Cell| {
            let text = c.text();
            text.split_whitespace().count() <= 3 && !text.contains(|c: char| c.is_ascii_digit() || c == ':')
        };
        let headed = table.rows > 2 && table.row(1).count() >= 4 && table.row(1).all(plain);
        for cell in table.cells.iter().filter(|cell| !headed || cell.row > 1) {
            for paragraph in cell.blocks.iter().filter_map(Block::paragraph).filter(|p| !p.is_empty()) {
                let short = self.paragraph(paragraph, early);
                if in_titles && short && (table.layout || table.cells.len() <= 4) {
                    self.titles.push(folded(&paragraph.text()));
                }
            }
            for inner in cell.blocks.iter().filter_map(Block::table) {
                for row in 1..=HEADING_ROWS.min(inner.rows) {
                    self.headers.push(inner.row(row).map(|c| folded(&c.text())).collect());
                }
            }
        }
    }

    /// The kind for which most speaks; the first of equals; "other" where too little does.
    pub(super) fn kind(&self) -> DocumentKind {
        self.told().0
    }

    /// The kind, and whether as much speaks for another, but for a point.
    pub(super) fn told(&self) -> (DocumentKind, bool) {
        // The first title line that names a kind at all weighs most: chapters of a short paper stand near its beginning.
        let mut titles: Vec<Vec<bool>> = self.titles.iter().map(named_by).collect();
        titled::notes_of_bodies(&self.titles, &mut titles);
        titled::trackers_of_plans(&self.titles, &mut titles);
        titled::trackers_of_actions(&self.titles, &mut titles);
        if !titles.iter().any(|kinds| kinds.contains(&true)) {
            titled::plans_of_years(&self.titles, &mut titles);
        }
        let named_first = titles.iter().position(|kinds| kinds.contains(&true));
        let openings = OPENINGS.begun(&self.openings);
        let headings = HEADINGS.begun(&self.headings);
        let text = TEXT.held(&self.text);
        let columns = COLUMNS.found(&self.headers);
        let mut best = (0, DocumentKind::Other);
        // Items of business and nothing else.
        let mut bare = false;
        // A table of actions and nothing else.
        let mut by_columns_alone = false;
        let mut points_of: Vec<u32> = Vec::with_capacity(KINDS.kind.len());
        let reports = HEADINGS.noted_count(DocumentKind::BoardReport, &headings);
        let asks = OPENINGS.noted_count(DocumentKind::BoardReport, &openings) > 0
            && TEXT.noted_count(DocumentKind::BoardReport, &text) > 0;
        for (index, kind) in KINDS.kind.iter().enumerate() {
            let at = titles.iter().position(|kinds| kinds.get(index) == Some(&true));
            let found = Found {
                titled: at.is_some(),
                named_first: at.is_some() && at == named_first,
                openings: OPENINGS.count_of(index, &openings),
                headings: HEADINGS.count_of(index, &headings),
                texts: TEXT.count_of(index, &text),
                columns: columns.get(index).copied().unwrap_or_default(),
                reports,
                asks,
            };
            let points = self.points(kind, found);
            points_of.push(points);
            if points >= KINDS.least && points > best.0 {
                bare = !found.titled && found.openings == 0 && !found.columns;
                by_columns_alone =
                    !found.titled && found.openings == 0 && found.headings == 0 && found.texts == 0 && found.columns;
                best = (points, kind.name);
            }
        }
        if best.1 == DocumentKind::Minutes && by_columns_alone && self.has_sections_of_a_plan() {
            return (DocumentKind::DeliveryPlan, true);
        }
        self.verdict(best, bare, points_of)
    }

    /// Whether a line numbers a section as plans do: "Priority 1: Shared records", "Outcome 2".
    fn has_sections_of_a_plan(&self) -> bool {
        const SECTIONS: [&str; 7] =
            ["priority", "theme", "outcome", "workstream", "objective", "strategic priority", "ambition"];
        self.headings.iter().any(|line| {
            let numbered = |section: &&str| {
                let number = line.trim().strip_prefix(*section).and_then(|rest| rest.strip_prefix(' '));
                number.is_some_and(|number| number.starts_with(|c: char| c.is_ascii_digit()))
            };
            SECTIONS.iter().any(numbered)
        })
    }

    /// The kind for which most speaks, with its points, and whether that is a doubt; `bare`: nothing but headings speaks for it.
    fn verdict(&self, best: (u32, DocumentKind), bare: bool, mut points_of: Vec<u32>) -> (DocumentKind, bool) {
        points_of.sort_unstable();
        // "1. Apologies / 2. Matters arising / 3. AOB": what is to come, where nobody is named and nothing said.
        let to_come = || self.prose == 0 && met::is_all_to_come(&self.early, &self.text);
        if best.1 == DocumentKind::Minutes && bare && to_come() {
            return (DocumentKind::Agenda, true);
        }
        // Nothing names it, but it has what a minute has.
        if best.0 == 0 && met::tells_of_a_meeting(&self.early, &self.text) {
            return (DocumentKind::Minutes, true);
        }
        let rival = points_of.iter().rev().nth(1).copied().unwrap_or_default();
        // Nothing but "other" is left where a point is missing for a kind.
        let nearly = best.0 == 0 && points_of.last().is_some_and(|most| most + 1 >= KINDS.least);
        (best.1, nearly || best.0 > 0 && best.0 <= rival + 1)
    }

    /// Whether a letter calls people to a meeting and gives its business below.
    fn calls_to_business(&self) -> bool {
        let headed = [
            " business ",
            " b u s i n e s s ",
            " order of business ",
            " business to be transacted ",
            " items of business ",
        ];
        let listed = self.headings.iter().any(|line| headed.contains(&line.as_str()));
        let summons = || KINDS.kind.iter().filter(|kind| kind.name == DocumentKind::Agenda).flat_map(|k| &k.summons);
        listed
            && self.text.iter().any(|text| {
                let begun = text.get(1..).unwrap_or_default();
                summons().any(|s| begun.strip_prefix(s.as_str()).is_some_and(|rest| rest.starts_with(' ')))
            })
    }

    /// Whether a short paper has a section of recommendations and asks its board for something.
    fn recommends(&self) -> bool {
        /// Short lines of a paper of a few pages.
        const SHORT: usize = 80;
        let named = |line: &String| {
            let bare = line.trim().trim_start_matches(|c: char| c.is_ascii_digit() || c == ' ');
            matches!(bare, "recommendation" | "recommendations")
        };
        let asked = [" is asked to ", " are asked to ", " is invited to ", " are invited to ", " is recommended "];
        self.headings.len() <= SHORT
            && self.headings.iter().any(named)
            && self.text.iter().any(|text| asked.iter().any(|asked| text.contains(asked)))
    }

    fn points(&self, kind: &Kind, found: Found) -> u32 {
        let Found { titled, named_first, openings, headings, texts, columns, reports, asks } = found;
        // A notice of meeting may greet its members: the agenda below it counts.
        let calls = self.headings.iter().any(|h| matches!(h.as_str(), " agenda " | " a g e n d a "));
        let summoned = self.text.iter().any(|text| {
            let begun = text.get(1..).unwrap_or_default();
            kind.summons.iter().any(|s| begun.strip_prefix(s.as_str()).is_some_and(|rest| rest.starts_with(' ')))
        }) || kind.name == DocumentKind::Agenda && self.calls;
        // "Committee minutes" above a report that asks to note them: nothing but its title speaks for a minute.
        let bare = openings + headings + texts == 0 && !columns;
        if kind.name == DocumentKind::Minutes && bare && reports >= REPORT_HEADINGS {
            return 0;
        }
        if kind.name == DocumentKind::Other && (asks || reports >= REPORT_HEADINGS) {
            return 0;
        }
        // "Title of report: Winter plan": a report that asks for something is about the plan.
        let about = matches!(kind.name, DocumentKind::DeliveryPlan | DocumentKind::StrategicPlan) && !columns;
        // So is one with a section of recommendations that asks its board for something.
        let recommends = about && self.recommends();
        if about && (asks || recommends) && reports > 1 {
            return 0;
        }
        let dear =
            kind.name == DocumentKind::Letter && openings > 0 && texts > 0 && !calls && !self.calls_to_business();
        let found = 4 * u32::from(titled)
            + 4 * u32::from(named_first)
            + 2 * openings.min(3)
            + headings.min(KINDS.most)
            + texts.min(KINDS.most)
            + 3 * u32::from(columns)
            // "NOTICE IS HEREBY GIVEN that a meeting …" calls to one.
            + 4 * u32::from(summoned)
            // A salutation and a close make a letter, whatever it is about.
            + 8 * u32::from(dear);
        let too_much = kind.prose.is_some_and(|most| self.prose > most);
        if too_much { found.saturating_sub(5) } else { found }
    }
}

/// The heading of people that a long text begins with: "In Attendance ; Jo Blair , …".
fn heads_long_list(text: &str) -> Option<&'static str> {
    const HEADS: [&str; 8] =
        ["Present", "Attendees", "Attended", "Attending", "Apologies", "Sederunt", "In attendance", "Also present"];
    let text = text.trim_start();
    HEADS.into_iter().find(|head| {
        let same = text.get(..head.len()).is_some_and(|start| start.eq_ignore_ascii_case(head));
        let rest = text.get(head.len()..).unwrap_or_default().trim_start_matches([' ', '\t']);
        same && rest.starts_with([':', ';', '-', '–', '—'])
    })
}

/// "A meeting of the Roads Panel will be held on …": a folded line that calls people to a meeting.
fn calls(text: &str) -> bool {
    /// "A short business meeting of …": the meeting is named within so many bytes.
    const FAR: usize = 30;
    let opens = text.get(1..).is_some_and(|t| ["a ", "an ", "the "].iter().any(|word| t.starts_with(word)));
    opens
        && text.find(" meeting of ").is_some_and(|at| at <= FAR)
        && [" will be held ", " will take place ", " is to be held "].iter().any(|held| text.contains(held))
}

/// "3. Minutes of …", "• Endorse …": a typed number or bullet before a line, as items have it.
fn is_numbered(text: &str) -> bool {
    labels::split(text.trim()).0.is_some_and(|label| {
        labels::number(label).is_some() && label.ends_with(['.', ')']) || label.starts_with(['•', '●', '○', '▪'])
    })
}

/// Small letters and digits, words parted by single blanks, a blank at either end; "mtg" is a meeting.
pub(in crate::recognise) fn folded(text: &str) -> String {
    let folded = folding::folded(text, Style { blank_at_ends: true, apart: |_| true });
    if folded.contains(" mtg ") { folded.replace(" mtg ", " meeting ") } else { folded }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_lists_begin_with_their_heading() {
        assert_eq!(heads_long_list("In Attendance ; Jo Blair , Al Reid"), Some("In attendance"));
        assert_eq!(heads_long_list("PRESENT:- Jo Blair"), Some("Present"));
        assert_eq!(heads_long_list("Present at the time was Jo Blair"), None);
    }

    #[test]
    fn a_line_calls_to_a_meeting() {
        assert!(calls(&folded("A meeting of the Roads Panel will be held on Thursday 6 May in the Town Hall.")));
        assert!(calls(&folded(
            "A short business meeting of the Court will be held during the retreat on 1 September."
        )));
        assert!(!calls(&folded("A meeting of the Roads Panel was held on Thursday 6 May.")));
        assert!(!calls(&folded("The next meeting will be held in May.")));
    }
}
