//! Agendas of whole papers.

use crate::document::{Block, Paragraph, Run, TextStyle};
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

#[test]
fn letters_behind_the_number_within_a_cell() {
    check(
        vec![
            p("Agenda"),
            Block::Table(table(&[
                &["No", "Item", "Lead"],
                &["1", "Welcome", "Jo Blair"],
                &["2", "Roads:\n2a. Bridges\n2b. Verges", "Al Reid"],
            ])),
        ],
        &[
            ("1", "", "Welcome", "Jo Blair"),
            ("2", "", "Roads:", "Al Reid"),
            ("2a", "", "Bridges", ""),
            ("2b", "", "Verges", ""),
        ],
    );
}

#[test]
fn numbers_beside_the_references_of_papers() {
    check(
        vec![
            p("AGENDA"),
            Block::Table(table(&[
                &["Order", "Agenda", "Ref"],
                &["1", "*Welcome", ""],
                &["2", "*Winter plan\nTo APPROVE the plan.", "RP (20) 14"],
                &["", "Reports from Committees", ""],
                &["3", "*Roads Panel\nTo RECEIVE its minutes.", "RP (20) MINS 02"],
                &["4", "SPRING PLAN\nReport of the Head of Roads (attached).", ""],
                &["", "Close", ""],
            ])),
        ],
        &[
            ("1", "", "Welcome", ""),
            ("2", "", "Winter plan", ""),
            ("3", "", "Roads Panel", ""),
            ("4", "", "SPRING PLAN", "Head of Roads"),
            ("", "", "Close", ""),
        ],
    );
}

#[test]
fn a_row_over_the_columns_of_numbers_and_titles() {
    let mut list = table(&[
        &["Item", "Title", "Page"],
        &["1.", "Welcome", ""],
        &["2. Confirmation of Minutes", "", ""],
        &["3.", "Winter plan", "4"],
    ]);
    list.cells.retain(|cell| cell.row != 3 || cell.column == 1);
    for cell in list.cells.iter_mut().filter(|cell| cell.row == 3) {
        cell.column_span = 3;
    }
    check(
        vec![p("AGENDA"), Block::Table(list)],
        &[("1", "", "Welcome", ""), ("2", "", "Confirmation of Minutes", ""), ("3", "", "Winter plan", "")],
    );
}

#[test]
fn presenters_by_one_name() {
    check(
        vec![
            p("Agenda"),
            Block::Table(table(&[
                &["10.30", "Welcome", "Mags"],
                &["10.45", "Short breaks", "Rhona Keir, Council"],
                &["11.40", "Groups", "All"],
                &["12.25", "Next steps", "Mags"],
            ])),
        ],
        &[
            ("", "10:30", "Welcome", "Mags"),
            ("", "10:45", "Short breaks", "Rhona Keir, Council"),
            ("", "11:40", "Groups", "All"),
            ("", "12:25", "Next steps", "Mags"),
        ],
    );
}

#[test]
fn a_second_paragraph_below_a_title_is_a_doubt() {
    let blocks = vec![
        p("AGENDA"),
        Block::Table(table(&[
            &["No", "Item", "Lead"],
            &["1", "Finance\nPayment requests", "Jo Blair"],
            &["2", "Minutes\nof 4 May", "Al Reid"],
            &["3", "14 June 2000", "Al Reid"],
        ])),
    ];
    let items = extract(&paper(DocumentKind::Agenda, blocks), &Settings::default()).records.agenda_items;
    let doubtful: Vec<bool> = items.iter().map(|i| !i.header.review.is_empty()).collect();
    assert_eq!(doubtful, [true, false, true]);
}

#[test]
fn breaks_between_items_with_times_and_numbers() {
    check(
        vec![
            p("Agenda"),
            p("Wednesday 19 June, 1.30pm – 3.30pm"),
            p("1.30\t1\tWelcome (Jo Blair)"),
            p("1.45\t2\tKerbs"),
            p("2.30\t\tBreak"),
            p("2.45\t3\tStation lift"),
        ],
        &[
            ("1", "13:30", "Welcome", "Jo Blair"),
            ("2", "13:45", "Kerbs", ""),
            ("", "14:30", "Break", ""),
            ("3", "14:45", "Station lift", ""),
        ],
    );
}

#[test]
fn presenters_in_italics_behind_their_titles() {
    let leaning = |title: &str, who: &str| {
        let style = TextStyle { italic: true, ..TextStyle::default() };
        let behind = Run { text: who.to_owned(), style, ..Run::default() };
        let before = Run { text: title.to_owned(), ..Run::default() };
        Block::Paragraph(Paragraph { runs: vec![before, behind], ..Paragraph::default() })
    };
    check(
        vec![
            p("Agenda"),
            p("1. Welcome"),
            leaning("2. Winter plan ", "Jo Blair / Al Reid"),
            leaning("3. Review of ", "Gulls"),
        ],
        &[("1", "", "Welcome", ""), ("2", "", "Winter plan", "Jo Blair / Al Reid"), ("3", "", "Review of Gulls", "")],
    );
}

#[test]
fn whose_report_it_is_stands_below_the_item() {
    check(
        vec![
            p("Agenda"),
            p("1. APOLOGIES"),
            p("2. KERBS\t7 - 18"),
            p("Report of the Head of Roads (attached)."),
            p("3. GULLS"),
        ],
        &[("1", "", "APOLOGIES", ""), ("2", "", "KERBS", "Head of Roads"), ("3", "", "GULLS", "")],
    );
}
