//! Agenda items: timed tables, numbered lists, lines with a time.

mod clock;
mod line;
mod lines;
mod pages;
mod presenter;
mod rows;
mod table;
mod title;
mod whole_list;

use super::passages::{self, Passages};
use super::{Extracted, Paper};
use crate::diagnostic::{Diagnostic, DiagnosticCode, ReviewCode, Severity};
use crate::framework::headings::fold;
use crate::record::{AgendaItem, DocumentKind};
use crate::wording::labels;
use clock::Clock;
use std::collections::BTreeMap;
pub(super) use table::is_agenda_table;

/// Reads them.
pub(super) fn extract(paper: &Paper<'_>, extracted: &mut Extracted) {
    let passages = paper.passages();
    let mut tables: Vec<usize> = Vec::new();
    let mut loose: Vec<usize> = Vec::new();
    let mut out: Vec<AgendaItem> = Vec::new();
    // Tables of one item, each with its number, its part and how many items stand before it.
    let mut lone: Vec<(usize, &crate::document::Table, Option<u32>, usize)> = Vec::new();
    for (number, block, table) in paper.document.tables() {
        let kind = passages::kind_at(paper, block);
        let part = paper.document.part_of(block);
        let under = under_agenda(passages, number) || table.row(1).any(|cell| is_agenda(&cell.text()));
        if !(kind == DocumentKind::Agenda
            || (under && matches!(kind, DocumentKind::Minutes | DocumentKind::Other | DocumentKind::BoardPack)))
        {
            continue;
        }
        // Tabs make columns of a list: its rows are read as the lines that they are.
        if table.uncertain && (table::is_torn(table) || within_list(passages, number)) {
            loose.push(number);
            continue;
        }
        let from = out.len();
        let clock = Clock::of(passages, part);
        table::table_items(table, (number, table::ROWS), part, clock, &mut out);
        if out.len() == from && table::lone_number(table).is_some() {
            lone.push((number, table, part, from));
        }
        if out.len() > from {
            tables.push(number);
        }
    }
    for (number, table, part, at) in lone.into_iter().rev() {
        let counts = |item: &AgendaItem, own: u32| {
            item.header.source.part == part && item.number.as_deref() == Some(own.to_string().as_str())
        };
        let before = at.checked_sub(1).and_then(|at| out.get(at));
        let own = table::lone_number(table).unwrap_or_default();
        let follows = before.is_some_and(|item| counts(item, own.saturating_sub(1)));
        if follows || out.get(at).is_some_and(|item| counts(item, own + 1)) {
            let mut items = Vec::new();
            table::table_items(table, (number, 1), part, Clock::of(passages, part), &mut items);
            out.splice(at..at, items);
            tables.push(number);
        }
    }
    if tables.is_empty() {
        tables = lines::list_items(passages, &loose, &mut out);
    }
    for table in tables {
        extracted.used(table, "agenda_items");
    }
    // "Minutes –": what stood behind the dash went another way.
    let dangles = |item: &AgendaItem| {
        let quote = item.header.source.quote.trim_end();
        !item.title.contains(" – ") && [" –", " —", " -"].iter().any(|dash| quote.ends_with(dash))
    };
    // Pages, times and amounts are no titles: the item's own stands elsewhere.
    let says_nothing = |item: &AgendaItem| !item.title.contains(char::is_alphabetic);
    let doubtful = |item: &&mut AgendaItem| title::breaks_off(&item.title) || dangles(item) || says_nothing(item);
    for item in out.iter_mut().filter(doubtful) {
        item.header.flag(ReviewCode::SplitUncertain);
    }
    tell_unread(passages, &out, extracted);
    extracted.records.agenda_items = out;
}

/// Whether the items of an agenda count on from the line above a table into it, or from it into the line below.
fn within_list(passages: &Passages<'_>, table: usize) -> bool {
    let of_table = |p: &passages::Passage<'_>| p.cell.is_some_and(|at| at.table == table);
    // "4.1" above "5. Planning" leads to it as "4" does.
    let number = |p: &passages::Passage<'_>| {
        let typed = labels::split(&p.text).0;
        labels::number(p.label.as_deref().or(typed)?)?.first().copied()
    };
    let Some(first) = passages.list.iter().position(of_table) else { return false };
    let count = passages.list[first..].iter().take_while(|p| of_table(p)).count();
    let numbers = || passages.list[first..first + count].iter().filter_map(number);
    let above = first.checked_sub(1).and_then(|at| number(&passages.list[at]));
    let whole = |p: &passages::Passage<'_>| p.label.is_some() || labels::split(&p.text).0.is_some();
    let counted = passages.list[first..first + count].iter().filter(|p| whole(p)).count() > 0;
    let below = passages.list.get(first + count).and_then(number);
    counted
        && (above.zip(numbers().next()).is_some_and(|(above, own)| own == above + 1)
            || below.zip(numbers().next_back()).is_some_and(|(below, own)| below == own + 1))
}

/// An agenda of which no item could be read is not lost in silence.
fn tell_unread(passages: &Passages<'_>, out: &[AgendaItem], extracted: &mut Extracted) {
    /// An agenda has this many lines at least.
    const LINES: usize = 4;
    let mut of_part: BTreeMap<Option<u32>, (usize, Option<u32>)> = BTreeMap::new();
    for passage in passages.list.iter().filter(|p| p.kind == DocumentKind::Agenda) {
        let page = passage.paragraph.lines.first().map(|line| line.page);
        of_part.entry(passage.part).or_insert((0, page)).0 += 1;
    }
    for (part, (lines, page)) in of_part {
        if lines >= LINES && !out.iter().any(|item| item.header.source.part == part) {
            let told =
                Diagnostic::new(Severity::Warning, DiagnosticCode::AgendaUnread, "no item could be read of the agenda");
            extracted.diagnostics.push(Diagnostic { page, ..told });
        }
    }
}

/// Whether the line above a table is the heading "Agenda".
fn under_agenda(passages: &Passages<'_>, table: usize) -> bool {
    let Some(first) = passages.list.iter().position(|p| p.cell.is_some_and(|c| c.table == table)) else { return false };
    passages.list[..first].iter().rev().take(2).any(|p| p.cell.is_none() && is_agenda(&p.text))
}

fn is_agenda(text: &str) -> bool {
    matches!(
        fold(text).as_str(),
        "agenda"
            | "a g e n d a"
            | "b u s i n e s s"
            | "agenda items"
            | "order of business"
            | "meeting agenda"
            | "items of business"
            | "draft agenda"
            | "business"
    )
}

#[cfg(test)]
mod tests {
    use crate::document::Block;
    use crate::extract::extract;
    use crate::extract::paper::{item, p, paper, table};
    use crate::record::DocumentKind;
    use crate::settings::Settings;

    /// `number | time | title | presenter`.
    fn check(blocks: Vec<Block>, expected: &[(&str, &str, &str, &str)]) {
        let extracted = extract(&paper(DocumentKind::Agenda, blocks), &Settings::default());
        let got: Vec<(&str, &str, &str, &str)> = extracted
            .records
            .agenda_items
            .iter()
            .map(|i| {
                (
                    i.number.as_deref().unwrap_or(""),
                    i.time.as_deref().unwrap_or(""),
                    i.title.as_str(),
                    i.presenter.as_deref().unwrap_or(""),
                )
            })
            .collect();
        assert_eq!(got, expected);
    }

    #[test]
    fn numbers_alone_above_their_titles() {
        check(
            vec![
                p("Agenda"),
                p("Item 1"),
                p("Apologies"),
                p("Item 2"),
                p("Declarations of interest"),
                p("Members say what they have at stake."),
                p("Agenda item 3"),
                p("Winter plan"),
            ],
            &[("1", "", "Apologies", ""), ("2", "", "Declarations of interest", ""), ("3", "", "Winter plan", "")],
        );
    }

    #[test]
    fn timed_tables() {
        check(
            vec![
                p("AGENDA"),
                p("Data Board, 31st August, 2017, 2pm – 4pm"),
                Block::Table(table(&[
                    &["Agenda", "Time"],
                    &["1. Welcome", "2.00"],
                    &["2. Sharing data\nUpdate on pilot (Jo/Ann)", "2.20"],
                    &["3. Evidence\nUpdate from Al Reid, WWS", "3.00"],
                    &["10. Close", "4.00"],
                ])),
            ],
            &[
                ("1", "14:00", "Welcome", ""),
                ("2", "14:20", "Sharing data Update on pilot", "Jo/Ann"),
                ("3", "15:00", "Evidence Update from Al Reid, WWS", "Al Reid, WWS"),
                ("10", "16:00", "Close", ""),
            ],
        );
        check(
            vec![
                p("15:15 – 17:15"),
                Block::Table(table(&[
                    &["", "Timing", "", "Lead"],
                    &["1", "15:15 – 15:25", "Welcome\nNote of the last meeting", "Chair"],
                    &["4", "16.35 – 16.55", "Privacy review\n- discussion of the report", "Al Reid"],
                ])),
            ],
            &[
                ("1", "15:15", "Welcome Note of the last meeting", "Chair"),
                ("4", "16:35", "Privacy review discussion of the report", "Al Reid"),
            ],
        );
    }

    #[test]
    fn numbers_with_letters_below() {
        check(
            vec![
                p("Agenda"),
                Block::Table(table(&[
                    &["Item", "Description"],
                    &["1", "Welcome and update"],
                    &["3", "Talk about cases (approval):\na. Polygons\nb. Roads"],
                    &["4", "BREAK"],
                ])),
            ],
            &[
                ("1", "", "Welcome and update", ""),
                ("3", "", "Talk about cases (approval):", ""),
                ("3a", "", "Polygons", ""),
                ("3b", "", "Roads", ""),
                ("4", "", "BREAK", ""),
            ],
        );
        check(
            vec![
                p("Agenda"),
                item("1.", "Welcome"),
                item("2.", "Minutes of the last meeting (Chair)"),
                item("(a)", "Matters arising"),
                item("3.", "10.30 am Winter plan"),
            ],
            &[
                ("1", "", "Welcome", ""),
                ("2", "", "Minutes of the last meeting", "Chair"),
                ("2a", "", "Matters arising", ""),
                ("3", "10:30", "Winter plan", ""),
            ],
        );
    }

    #[test]
    fn brackets_count_below_the_item() {
        check(
            vec![
                p("Agenda"),
                item("1.", "Appointments"),
                item("2.", "Governance"),
                item("(1)", "Charter"),
                item("(2)", "Statutes"),
                item("3.", "Gifts"),
            ],
            &[
                ("1", "", "Appointments", ""),
                ("2", "", "Governance", ""),
                ("2(1)", "", "Charter", ""),
                ("2(2)", "", "Statutes", ""),
                ("3", "", "Gifts", ""),
            ],
        );
        check(
            vec![
                p("Agenda"),
                Block::Table(table(&[
                    &["1", "Police performance\nReport by Chief Superintendent Al Reid", "11 - 42"],
                    &["2", "Any other business", ""],
                ])),
            ],
            &[("1", "", "Police performance", "Chief Superintendent Al Reid"), ("2", "", "Any other business", "")],
        );
    }

    #[test]
    fn what_is_asked_is_no_title() {
        check(
            vec![
                p("Agenda"),
                Block::Table(table(&[
                    &[
                        "1",
                        "Minutes of 4 May\nThe Board is asked to:\n(a) approve the minutes\n(b) sign them",
                        "7 - 14",
                    ],
                    &["2", "Roads\nTo consider the state of the roads.", "15"],
                    &["3 (a)", "Budget\nSubmit for approval the budget.", "16"],
                    &["(b)", "Reserves", "17"],
                ])),
            ],
            &[
                ("1", "", "Minutes of 4 May", ""),
                ("2", "", "Roads", ""),
                ("3a", "", "Budget", ""),
                ("3b", "", "Reserves", ""),
            ],
        );
        check(
            vec![
                p("Agenda"),
                item("1.", "Minutes"),
                p("The Board is asked to:"),
                item("(a)", "Approve the minutes."),
                item("2.", "Chair’s report\t(AB Paper 30/15)"),
                item("3.", "Winter plan - report by Jo Blair, Chief Officer (Pages 3 - 4)"),
            ],
            &[
                ("1", "", "Minutes", ""),
                ("2", "", "Chair’s report", ""),
                ("3", "", "Winter plan", "Jo Blair, Chief Officer"),
            ],
        );
    }

    #[test]
    fn tables_of_one_item_and_business_without_numbers() {
        check(
            vec![
                p("Agenda"),
                Block::Table(table(&[&["1", "Exempt business"]])),
                p("Items of business"),
                Block::Table(table(&[&["2", "Winter plan"], &["3", "Roads"]])),
            ],
            &[("1", "", "Exempt business", ""), ("2", "", "Winter plan", ""), ("3", "", "Roads", "")],
        );
        check(
            vec![
                p("Agenda"),
                Block::Table(table(&[
                    &["", "Apologies for absence", ""],
                    &["", "Board updates:", ""],
                    &["1", "Winter plan", "JB"],
                    &["2", "Roads (9.35 am - 10.00 am)", "AR"],
                    &["3", "Budget", "AR"],
                ])),
            ],
            &[
                ("", "", "Apologies for absence", ""),
                ("1", "", "Winter plan", "JB"),
                ("2", "09:35", "Roads", "AR"),
                ("3", "", "Budget", "AR"),
            ],
        );
        check(
            vec![
                p("Agenda"),
                Block::Table(table(&[
                    &["Item", "", "Page"],
                    &["5pm", "1. Election of Chair", "1"],
                    &["", "2. Minutes", "2"],
                    &["5.15pm", "3. Rules", "3"],
                ])),
            ],
            &[("1", "17:00", "Election of Chair", ""), ("2", "", "Minutes", ""), ("3", "17:15", "Rules", "")],
        );
    }

    #[test]
    fn what_stands_behind_the_pages() {
        check(
            vec![
                p("Agenda"),
                p("1. Minutes (Pages 3 - 8)"),
                p("2. Waste contract (Pages 9 - 24) Report of the Director of Place (attached)."),
                p("3. Exempt items"),
                p("E1\tSale of a school"),
            ],
            &[
                ("1", "", "Minutes", ""),
                ("2", "", "Waste contract", "Director of Place"),
                ("3", "", "Exempt items", ""),
                ("E1", "", "Sale of a school", ""),
            ],
        );
    }

    #[test]
    fn rows_with_numbers_are_no_headings() {
        check(
            vec![
                p("Agenda"),
                Block::Table(table(&[
                    &["1", "Welcome", "Chair", "5 mins"],
                    &["2", "Minutes", "Chair", "5 mins"],
                    &["3", "Police update", "PC Reid", "10 mins"],
                ])),
            ],
            &[("1", "", "Welcome", "Chair"), ("2", "", "Minutes", "Chair"), ("3", "", "Police update", "PC Reid")],
        );
    }

    #[test]
    fn what_stands_beside_titles_of_tables() {
        check(
            vec![
                p("Agenda"),
                Block::Table(table(&[
                    &["Item", "", "Lead", "Time"],
                    &["1", "Welcome", "Jo Blair", "10:30"],
                    &["", "Decision Papers", "", "10:45"],
                    &["2", "DECISION\nRanger services", "Al Reid", ""],
                    &["3", "Litter strategy", "Al Reid", ""],
                ])),
            ],
            &[
                ("1", "10:30", "Welcome", "Jo Blair"),
                ("2", "", "Ranger services", "Al Reid"),
                ("3", "", "Litter strategy", "Al Reid"),
            ],
        );
        check(
            vec![
                p("Agenda"),
                item("1.", "Minutes"),
                p("RECOMMENDATIONS"),
                p("(i). that the minutes be approved; and"),
                item("2.", "Patient story – introduction by the Director of Nursing"),
                item("3.", "Winter plan - Jo Blair – Planning Officer"),
                item("4.", "Budget – Report by Al Reid, Chief Officer. Copy herewith"),
            ],
            &[
                ("1", "", "Minutes", ""),
                ("2", "", "Patient story", "Director of Nursing"),
                ("3", "", "Winter plan", "Jo Blair – Planning Officer"),
                ("4", "", "Budget", "Al Reid, Chief Officer"),
            ],
        );
    }

    #[test]
    fn lines_without_any_number() {
        check(
            vec![
                p("The meeting will be held in the Scout Hut on Monday 8 April 2019 at 7pm"),
                p("AGENDA"),
                p("Welcome and apologies"),
                p("Minutes of March meeting"),
                p("Police report – Jo Blair"),
                p("Planning"),
                p("AOCB"),
            ],
            &[
                ("", "", "Welcome and apologies", ""),
                ("", "", "Minutes of March meeting", ""),
                ("", "", "Police report", "Jo Blair"),
                ("", "", "Planning", ""),
                ("", "", "AOCB", ""),
            ],
        );
        check(
            vec![
                p("Agenda"),
                p("1. Call to order."),
                p("2. Recognition."),
                p("2(a) Football club."),
                p("2.A. Football team."),
                p("2.B. Track meet."),
                p("3. Adjournment."),
            ],
            &[
                ("1", "", "Call to order.", ""),
                ("2", "", "Recognition.", ""),
                ("2(a)", "", "Football club.", ""),
                ("2.A", "", "Football team.", ""),
                ("2.B", "", "Track meet.", ""),
                ("3", "", "Adjournment.", ""),
            ],
        );
    }

    #[test]
    fn titles_that_break_off_are_in_doubt() {
        let blocks = vec![p("Agenda"), item("1.", "Membership of the"), item("2.", "Roads")];
        let extracted = extract(&paper(DocumentKind::Agenda, blocks), &Settings::default());
        let reviews: Vec<bool> = extracted.records.agenda_items.iter().map(|i| i.header.review.is_empty()).collect();
        assert_eq!(reviews, [false, true]);
    }
}
