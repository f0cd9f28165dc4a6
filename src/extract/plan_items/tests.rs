#![allow(clippy::unwrap_used)]

use super::*;
use crate::document::{Block, Cell, ParagraphKind};
use crate::document::{Document, Paragraph, Table};
use crate::settings::Settings;

/// A table from lines of cells parted by "|"; "^" goes on with the cell to the left, "/" in a cell parts paragraphs.
pub(in crate::extract) fn table(text: &str) -> Table {
    let lines: Vec<Vec<&str>> = text.lines().map(|l| l.split('|').map(str::trim).collect()).collect();
    let columns = lines.iter().map(Vec::len).max().unwrap();
    let mut cells: Vec<Cell> = Vec::new();
    for (row, line) in (1..).zip(&lines) {
        for (column, text) in (1..).zip(line) {
            if *text == "^" {
                cells.last_mut().unwrap().column_span += 1;
                continue;
            }
            let blocks = text.split(" / ").map(|p| Block::Paragraph(Paragraph::plain(p))).collect();
            cells.push(Cell { row, column, row_span: 1, column_span: 1, blocks, ..Cell::default() });
        }
    }
    Table { rows: lines.len() as u32, columns: columns as u32, cells, ..Table::default() }
}

/// A heading of the first level.
pub(in crate::extract) fn heading(text: &str) -> Block {
    Block::Paragraph(Paragraph { kind: ParagraphKind::Heading, level: 1, ..Paragraph::plain(text) })
}

/// Bulleted items.
pub(in crate::extract) fn items(texts: &[&str]) -> Vec<Block> {
    let item = |text: &&str| {
        let label = Some("•".to_owned());
        Block::Paragraph(Paragraph { kind: ParagraphKind::ListItem, level: 1, label, ..Paragraph::plain(text) })
    };
    texts.iter().map(item).collect()
}

pub(super) fn read(kind: DocumentKind, tables: &[&str]) -> Extracted {
    let mut blocks = Vec::new();
    for text in tables {
        match text.strip_prefix("# ") {
            Some(text) => blocks.push(heading(text)),
            None => blocks.push(Block::Table(table(text))),
        }
    }
    let document = Document { blocks, kind, ..Document::default() };
    let settings = Settings::default();
    let mut extracted = Extracted::default();
    extract(&Paper::new(&document, &settings), &mut extracted);
    extracted
}

pub(super) fn check(kind: DocumentKind, tables: &[&str], want: &[&str]) {
    let got: Vec<String> = read(kind, tables)
        .records
        .plan_items
        .iter()
        .map(|i| {
            let names = |owners: &[crate::record::Owner]| {
                owners.iter().map(|o| o.as_written.clone()).collect::<Vec<_>>().join("+")
            };
            [
                i.reference.clone().unwrap_or_default(),
                i.section.clone().unwrap_or_default(),
                i.section_title.clone().unwrap_or_default(),
                i.text.clone(),
                names(&i.leads),
                names(&i.contributors),
                i.timescale.as_ref().map(|w| w.as_written.clone()).unwrap_or_default(),
                i.actions.clone().unwrap_or_default(),
                i.progress_measures.clone().unwrap_or_default(),
            ]
            .join("|")
        })
        .collect();
    assert_eq!(got, want);
}

#[test]
fn a_work_programme_with_section_rows() {
    check(
        DocumentKind::Other,
        &["Activity | ^ | Lead Responsibility | Contribution | Timescale\n\
           1. Shared records / One record for all / LEAD: Ann Other, NHS Fife | ^ | ^ | ^ | ^\n\
           1.1 | Agree the standards | NSS | IS/SG | Aug 24\n\
           1.2 | Test them | SG | | Ongoing\n\
           1 Money | ^ | ^ | ^ | ^\n\
           2.1 | Set the budget | IS/NSS | | March 25"],
        &[
            "1.1|1|Shared records|Agree the standards|NSS|IS+SG|Aug 24||",
            "1.2|1|Shared records|Test them|SG||Ongoing||",
            "2.1|2|Money|Set the budget|IS+NSS||March 25||",
        ],
    );
}

#[test]
fn a_delivery_plan_with_outcomes_and_actions() {
    let plan = "| Proposal Outcome | Timescale for completion | Lead/s | Key contributors | Actions | Progress measures\n\
         1 - Leading well | ^ | ^ | ^ | ^ | ^ | ^\n\
         1(i) | Leaders learn together. | 6 months | All partners | COSLA | First day held | Survey";
    let second = "| Outcome | Timescale for completion | Lead/s | Key contributors | Actions | Progress measures\n\
         2 - Money | ^ | ^ | ^ | ^ | ^ | ^\n\
         2(ii) | Budgets are agreed in time. | By end of March | All partners | | | Budget agreed";
    check(
        DocumentKind::DeliveryPlan,
        &[plan, second],
        &[
            "1.1|1|Leading well|Leaders learn together.|All partners|COSLA|6 months|First day held|Survey",
            "2.2|2|Money|Budgets are agreed in time.|All partners||By end of March||Budget agreed",
        ],
    );
}

#[test]
fn a_priority_over_several_actions_is_their_section() {
    check(
        DocumentKind::DeliveryPlan,
        &["Priority | Action | Lead | By when | Measure\n\
           1 Prevention | Open a falls clinic | Head of Service | June 2025 | Fewer falls\n\
           | Train the teams | Chief Nurse | 2025/26 | 90% trained\n\
           2 Carers | Publish the guide | Carers Lead | May 2025 |"],
        &[
            "|1|Prevention|Open a falls clinic|Head of Service||June 2025||Fewer falls",
            "|1|Prevention|Train the teams|Chief Nurse||2025/26||90% trained",
            "|2|Carers|Publish the guide|Carers Lead||May 2025||",
        ],
    );
}

#[test]
fn headings_name_sections_where_no_row_does() {
    check(
        DocumentKind::DeliveryPlan,
        &[
            "# Delivery plan 2025",
            "# Priority 1: Home first",
            "No | Key activity | Responsible | Deadline\n1 | Start the team | Ann Other | May 2025",
            "# Priority 2: Data",
            "No | Key activity | Responsible | Deadline\n2 | Buy the licence | Jo Blair | June 2025",
        ],
        &["1|1|Home first|Start the team|Ann Other||May 2025||", "2|2|Data|Buy the licence|Jo Blair||June 2025||"],
    );
}

#[test]
fn a_row_broken_by_a_page_goes_on() {
    let extracted = read(
        DocumentKind::DeliveryPlan,
        &["Ref | Activity | Lead | Progress measures\n1.1 | Map the services | IS | First half\n | | | second half"],
    );
    let item = &extracted.records.plan_items[0];
    assert_eq!(item.progress_measures.as_deref(), Some("First half\nsecond half"));
    assert_eq!(item.header.review, [ReviewCode::TableJoinUncertain]);
    assert_eq!(extracted.records.plan_items.len(), 1);
}

#[test]
fn a_piece_without_headings_goes_on_with_the_plan() {
    let extracted = read(
        DocumentKind::DeliveryPlan,
        &["Ref | Activity | Lead | Timescale\n1.1 | Map the services | IS | May", "1.2 | Print the map | NSS | June"],
    );
    let texts: Vec<&str> = extracted.records.plan_items.iter().map(|i| i.text.as_str()).collect();
    assert_eq!(texts, ["Map the services", "Print the map"]);
    assert_eq!(extracted.records.plan_items[1].header.review, [ReviewCode::TableJoinUncertain]);
}

#[test]
fn tables_that_are_no_plans() {
    let groups = read(
        DocumentKind::BoardReport,
        &["Group | Role and remit | Reports to | Membership | Status and frequency of meetings | Live documents\n\
           Carers Planning Group | N/A | IJB | Ann Other | Monthly | None"],
    );
    assert!(groups.records.plan_items.is_empty());
    assert_eq!(groups.ignored.get(&1).map(String::as_str), Some("a table of planning groups"));
    let log = read(DocumentKind::Minutes, &["Item No. | Description | Action | Date\n1 | Welcome | EM | Aug"]);
    assert!(log.records.plan_items.is_empty() && log.unread.is_empty());
    let agenda = read(DocumentKind::Other, &["Agenda | Time\n1. Welcome | 2.00"]);
    assert!(agenda.records.plan_items.is_empty() && agenda.unread.is_empty());
}

#[test]
fn a_section_stands_behind_its_number() {
    check(
        DocumentKind::DeliveryPlan,
        &[
            "No.|Task|Lead|Timescale\n1|Better figures|^|^\n1.1|Ask for data|Jo Blair|June 2019\n2|Learning|^|^\n2.1|Meet|Al Reid|May 2020",
        ],
        &["1.1|1|Better figures|Ask for data|Jo Blair||June 2019||", "2.1|2|Learning|Meet|Al Reid||May 2020||"],
    );
    // The same where a print shows no merged cells.
    check(
        DocumentKind::DeliveryPlan,
        &[
            "No.|Task|Lead|Timescale\n1|Better figures||\n1.1|Ask for data|Jo Blair|June 2019\n2|Write to all||\n3|Meet|Al Reid|May 2020",
        ],
        &[
            "1.1|1|Better figures|Ask for data|Jo Blair||June 2019||",
            "2|1|Better figures|Write to all|||||",
            "3|1|Better figures|Meet|Al Reid||May 2020||",
        ],
    );
}

#[test]
fn an_item_merged_over_its_lead_leads_nothing() {
    let text = "Ref|Task|Lead|Timescale|Progress\n1.1|Ask for data|Jo Blair|June 2019|Begun\n1.2|Meet all partners|^|June 2020|Begun";
    let items = read(DocumentKind::DeliveryPlan, &[text]).records.plan_items;
    assert_eq!(items[1].text, "Meet all partners");
    assert!(items[1].leads.is_empty(), "{:?}", items[1].leads);
}

#[test]
fn labels_down_a_form_are_no_headings_of_columns() {
    let form = "How we know|Each branch keeps a list.\nWhat we will do|Write to all homes in the spring.";
    check(DocumentKind::Other, &[form], &[]);
    check(DocumentKind::StrategicPlan, &["# Standard B2", form], &[]);
}

#[test]
fn a_form_below_its_item() {
    check(
        DocumentKind::DeliveryPlan,
        &[
            "# Housing action plan",
            "# Action 1: Build 120 homes",
            "Lead | Housing Manager\nPartners | Tenants’ forum\nTimescale | March 2024\nMeasure | Homes built",
            "# Adopt a policy",
            "Lead | Options Team Leader\nPartners | Tenants’ forum\nTimescale | May 2024\nMeasure | In force",
        ],
        &[
            "1|||Build 120 homes|Housing Manager|Tenants’ forum|March 2024||Homes built",
            "|||Adopt a policy|Options Team Leader|Tenants’ forum|May 2024||In force",
        ],
    );
}

#[test]
fn an_outcome_in_a_form_says_what_will_show() {
    let form = "Action | Open a hub\nLead | Jo Bell\nBy when | May 2024\nOutcome | Waits are shorter";
    check(DocumentKind::DeliveryPlan, &["# Plan", form], &["||Plan|Open a hub|Jo Bell||May 2024||Waits are shorter"]);
}

#[test]
fn a_plan_of_unknown_headings_is_unread() {
    let extracted =
        read(DocumentKind::DeliveryPlan, &["Species | Lead officer | Timescale\nBadger | Ann Other | May 2025"]);
    assert!(extracted.records.plan_items.is_empty());
    assert!(extracted.unread.get(&1).unwrap().contains("`Species`"));
}

#[test]
fn goals_that_rows_repeat_are_sections_and_second_actions_stay() {
    check(
        DocumentKind::DeliveryPlan,
        &[
            "# Actions",
            "Theme | What we will do | How we will do it | Owner | Due\n\
             Local | Open a hub | Lease the shop | Jo Bell | May 2023\n\
             Local | Map the groups | Ask the wards | Jo Bell | June 2023",
        ],
        &[
            "||Local|Open a hub|Jo Bell||May 2023|Lease the shop|",
            "||Local|Map the groups|Jo Bell||June 2023|Ask the wards|",
        ],
    );
}

#[test]
fn columns_told_by_questions_and_by_what_stands_in_them() {
    let extracted = read(
        DocumentKind::DeliveryPlan,
        &["Area | What do we plan to do? | How will we do it? | Who will lead this work? | Target\n\
           Finance | Set a budget | Hold a workshop | Chief Officer | May 2020\n\
           Finance | Close the gap | Review contracts | Chief Officer | 2021"],
    );
    let got: Vec<_> = extracted
        .records
        .plan_items
        .iter()
        .map(|item| {
            let when = item.timescale.as_ref().map(|when| when.as_written.as_str());
            (item.section_title.as_deref(), item.text.as_str(), item.actions.as_deref(), when, item.leads.len())
        })
        .collect();
    assert_eq!(
        got,
        [
            (Some("Finance"), "Set a budget", Some("Hold a workshop"), Some("May 2020"), 1),
            (Some("Finance"), "Close the gap", Some("Review contracts"), Some("2021"), 1),
        ]
    );
}

#[test]
fn a_column_that_is_not_understood_is_flagged_where_something_stands_in_it() {
    let table = "Action | Lead | Timescale | Moon stage\n\
                 Open a hub | Head of Service | March 2020 | Full\n\
                 Train staff | Head of Service | June 2020 |";
    let found = read(DocumentKind::DeliveryPlan, &[table]);
    let flagged = |at: usize| found.records.plan_items[at].header.review.contains(&ReviewCode::ColumnsInferred);
    assert!(flagged(0) && !flagged(1));
}

#[test]
fn cards_below_their_title() {
    check(
        DocumentKind::DeliveryPlan,
        &[
            "Project 1: Open a hub | ^\nDescription | A hub in the old school\nProject lead | Jo Bell\nCompletion date | May 2024\n\
           Project 2: Close a ward | ^\nDescription | The ward by the pier\nProject lead | Ann Other\nCompletion date | June 2024",
        ],
        &["1|||Open a hub|Jo Bell||May 2024||", "2|||Close a ward|Ann Other||June 2024||"],
    );
}

#[test]
fn ranks_are_no_goals_and_outcomes_behind_actions_show_progress() {
    check(
        DocumentKind::DeliveryPlan,
        &["Action | Priority | Lead | By when | Expected outcome\n\
           Open a hub | High | Jo Bell | May 2024 | People drop in\n\
           Train staff | Low | Ann Other | June 2024 | Staff know more"],
        &["|||Open a hub|Jo Bell||May 2024||People drop in", "|||Train staff|Ann Other||June 2024||Staff know more"],
    );
}

#[test]
fn the_inner_of_two_goals_is_the_item() {
    check(
        DocumentKind::DeliveryPlan,
        &[
            "Driver | Aim | Lead | By when\nIncome | Fewer debts | Jo Bell | May 2024\n | More claims | Ann Other | June 2024",
        ],
        &["||Income|Fewer debts|Jo Bell||May 2024||", "||Income|More claims|Ann Other||June 2024||"],
    );
}

#[test]
fn a_note_begins_no_section() {
    check(
        DocumentKind::DeliveryPlan,
        &["Task | Lead | By when\nHomes first | ^ | ^\nOpen a hub | Jo Bell | May 2024\n\
           Note: what follows hangs on funding | ^ | ^\nTrain staff | Ann Other | June 2024"],
        &["||Homes first|Open a hub|Jo Bell||May 2024||", "||Homes first|Train staff|Ann Other||June 2024||"],
    );
}

#[test]
fn a_revised_date_counts_before_the_first_one() {
    check(
        DocumentKind::DeliveryPlan,
        &["Task | Lead | Original target | Revised target\nOpen a hub | Jo Bell | May 2024 | May 2025\n\
           Train staff | Ann Other | June 2024 |"],
        &["|||Open a hub|Jo Bell||May 2025||", "|||Train staff|Ann Other||June 2024||"],
    );
}

#[test]
fn outcomes_and_indicators_are_no_items() {
    let table = "Outcome | Indicator | Q1 | Q2\nShort stays | Days in hospital | 24 | 21\nFast access | Seen in a day | 71% | 73%";
    check(DocumentKind::BoardReport, &[table], &[]);
    check(DocumentKind::StrategicPlan, &[table], &[]);
}

#[test]
fn lines_of_one_section_come_as_rows_of_their_own() {
    let rows = "No | Task | Lead
        2. Shared records | ^ | ^
        Let every team see one record | ^ | ^
        LEAD: Ann Other | ^ | ^
        2.1 | Copy the files | Jo Blair";
    let table = Table { recognised_by: crate::document::RecognisedBy::Alignment, ..table(rows) };
    let rows = crate::extract::rows::Rows::of(1, &table);
    let section = sections::going_on(&rows, 2, 4).unwrap();
    assert_eq!(
        [section.number, section.title, section.objective, section.lead].each_ref().map(Option::as_deref),
        [Some("2"), Some("Shared records"), Some("Let every team see one record"), Some("Ann Other")]
    );
    // Where the paper draws its rows, each is what it says it is.
    let drawn = Table { recognised_by: crate::document::RecognisedBy::Rulings, ..table.clone() };
    assert!(sections::going_on(&crate::extract::rows::Rows::of(1, &drawn), 2, 3).is_none());
}

#[test]
fn sections_that_answer_recommendations_are_read_for_both() {
    let rows = "Recommendation 1: Shorten the wait for assessments|^|^\nAction|Responsible|By when\n\
                Set a standard of 28 days|Team manager|September 2022\nRecommendation 2: Ask carers sooner|^|^\n\
                Add a prompt to the form|Carers lead|December 2022";
    let blocks = vec![heading("Action plan after the inspection"), Block::Table(table(rows))];
    let document = Document { blocks, kind: DocumentKind::DeliveryPlan, ..Document::default() };
    let extracted = crate::extract::extract(&document, &Settings::default());
    let items: Vec<_> =
        extracted.records.plan_items.iter().map(|i| (i.section_title.as_deref(), i.text.as_str())).collect();
    assert_eq!(
        items,
        [
            (Some("Shorten the wait for assessments"), "Set a standard of 28 days"),
            (Some("Ask carers sooner"), "Add a prompt to the form")
        ]
    );
    assert_eq!(extracted.records.recommendations.len(), 2);
}

#[test]
fn a_time_under_target_is_no_measure() {
    let told = read(
        DocumentKind::DeliveryPlan,
        &[
            "Outcome|Action|Lead|Target\nHomes|Build sixty homes|Housing|March 2022\nHomes|Review policy|Housing|90 % let",
        ],
    );
    let told: Vec<_> = told
        .records
        .plan_items
        .iter()
        .map(|i| (i.timescale.as_ref().map(|w| w.as_written.as_str()), i.progress_measures.as_deref()))
        .collect();
    assert_eq!(told, [(Some("March 2022"), None), (None, Some("90 % let"))]);
}

#[test]
fn a_direction_is_read_from_the_prescribed_form() {
    let labels = [
        "Direction reference number",
        "Date direction issued by the board",
        "Date from which direction takes effect",
        "Direction to",
        "Does this direction supersede, amend or cancel a previous direction?",
        "Functions covered by the direction",
        "Full text of direction",
        "Budget allocated by the board to carry out the direction",
        "Performance monitoring arrangements",
        "Date direction will be reviewed",
    ];
    let values = [
        "2023/04",
        "24 March 2023",
        "1 April 2023",
        "Falkirk Council",
        "No",
        "Adult social work",
        "Run one reablement team from Denny.",
        "£1.2m",
        "A report each quarter",
        "March 2024",
    ];
    let pairs = || labels.iter().zip(values);
    let plain: Vec<String> = pairs().map(|(label, value)| format!("{label}|{value}")).collect();
    let counted: Vec<String> = pairs().enumerate().map(|(at, (l, v))| format!("{}|{l}|{v}", at + 1)).collect();
    let numbered: Vec<String> = pairs().enumerate().map(|(at, (l, v))| format!("{}. {l}|{v}", at + 1)).collect();
    for form in [plain, counted, numbered] {
        let told = read(DocumentKind::Other, &[&form.join("\n")]);
        let told: Vec<_> = told
            .records
            .plan_items
            .iter()
            .map(|i| {
                let lead = i.leads.first().map(|lead| lead.as_written.as_str());
                let from = i.timescale.as_ref().map(|when| when.as_written.as_str());
                (i.ref_as_written.as_deref(), i.text.as_str(), lead, from, i.progress_measures.as_deref())
            })
            .collect();
        let (text, monitored) = ("Run one reablement team from Denny.", "A report each quarter");
        assert_eq!(
            told,
            [(Some("2023/04"), text, Some("Falkirk Council"), Some("from 1 April 2023"), Some(monitored))]
        );
    }
}

#[test]
fn sections_may_stand_above_their_own_headings() {
    let heads = "Ref|Housing action|Lead agency|Completion";
    let rows = format!(
        "Shared priority: the right home|^|^|^\n{heads}\nH1|Build sixty homes on Mull|Housing team|March 2026\n\
         Shared priority: staying warm|^|^|^\n{heads}\nH2|Fit ramps in Dunoon|Care and Repair|March 2027"
    );
    let told = read(DocumentKind::DeliveryPlan, &[&rows]);
    let told: Vec<_> = told.records.plan_items.iter().map(|i| (i.section_title.as_deref(), i.text.as_str())).collect();
    assert_eq!(
        told,
        [(Some("the right home"), "Build sixty homes on Mull"), (Some("staying warm"), "Fit ramps in Dunoon"),]
    );
}
