//! Agendas whose items have no numbers, break off or stand beside others.

use super::check;
use crate::document::{Block, Paragraph, Run, TextStyle};
use crate::extract::extract;
use crate::extract::paper::{item, p, paper, table};
use crate::record::DocumentKind;
use crate::settings::Settings;

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
