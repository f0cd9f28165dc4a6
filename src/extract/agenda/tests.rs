//! Agendas of whole papers.

mod doubts;

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
                &["1", "Minutes of 4 May\nThe Board is asked to:\n(a) approve the minutes\n(b) sign them", "7 - 14"],
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
            item("5.", "External audit plan Report by Audit Scotland, KPMG"),
            item("6.", "Performance Report by the Chief Officer"),
        ],
        &[
            ("1", "", "Minutes", ""),
            ("2", "", "Patient story", "Director of Nursing"),
            ("3", "", "Winter plan", "Jo Blair – Planning Officer"),
            ("4", "", "Budget", "Al Reid, Chief Officer"),
            ("5", "", "External audit plan", "Audit Scotland, KPMG"),
            ("6", "", "Performance Report by the Chief Officer", "Chief Officer"),
        ],
    );
}
