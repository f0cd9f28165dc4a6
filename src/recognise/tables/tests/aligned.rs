//! Rows and columns that white space makes, on hand-made pages.

use super::borderless;
use super::check;
use crate::document::{Page, Rect, Ruling};
use crate::recognise::flow::trial;

/// Lines `(top, [(left, text)])` in letters of 10 points; a text in capitals is bold.
fn set(lines: &[(f32, &[(f32, &str)])]) -> Page {
    let mut words = Vec::new();
    for (top, pieces) in lines {
        for (left, text) in *pieces {
            let made = trial::line(text, *left, *top, 10.0);
            let capitals = text.chars().any(char::is_alphabetic) && !text.chars().any(char::is_lowercase);
            words.extend(if capitals { trial::bold(made) } else { made });
        }
    }
    trial::page(words)
}

fn rule(y: f32, from: f32, to: f32) -> Ruling {
    Ruling { bbox: Rect::new(from, y - 0.25, to, y + 0.25), colour: None }
}

#[test]
fn a_column_that_speaks_anew_begins_a_row() {
    // "Homes" and "Homes too" are full: only the other columns show that rows begin.
    check(
        set(&[
            (100.0, &[(60.0, "THEME"), (130.0, "ACTION"), (330.0, "OWNER")]),
            (112.0, &[(60.0, "Homelessness"), (130.0, "Write to the boards"), (330.0, "EM")]),
            (124.0, &[(60.0, "Prevention")]),
            (136.0, &[(60.0, "Homelessness"), (130.0, "Ask the tenants"), (330.0, "GM")]),
            (148.0, &[(60.0, "Again")]),
        ]),
        &["THEME|ACTION|OWNER/Homelessness Prevention|Write to the boards|EM/Homelessness Again|Ask the tenants|GM"],
    );
}

#[test]
fn a_heading_of_two_storeys_spans_its_columns() {
    check(
        set(&[
            (100.0, &[(60.0, "SERVICE"), (200.0, "BUDGET"), (400.0, "NOTE")]),
            (112.0, &[(200.0, "YEAR"), (300.0, "TO DATE")]),
            (130.0, &[(60.0, "Homes"), (200.0, "120"), (300.0, "60"), (400.0, "On plan")]),
            (148.0, &[(60.0, "Wards"), (200.0, "80"), (300.0, "35"), (400.0, "Late")]),
            (166.0, &[(60.0, "Roads"), (200.0, "40"), (300.0, "15"), (400.0, "On plan")]),
        ]),
        &["SERVICE v2|BUDGET>2|NOTE v2/YEAR|TO DATE/Homes|120|60|On plan/Wards|80|35|Late/Roads|40|15|On plan"],
    );
}

#[test]
fn names_over_several_rows_stand_beside_a_row_on_each_line() {
    check(
        set(&[
            (100.0, &[(60.0, "BOARD"), (200.0, "AREA"), (330.0, "HOMES")]),
            (112.0, &[(60.0, "Ayrshire"), (200.0, "Irvine"), (330.0, "12")]),
            (124.0, &[(200.0, "Arran"), (330.0, "14")]),
            (136.0, &[(200.0, "Kilwinning"), (330.0, "16")]),
            (148.0, &[(60.0, "Borders"), (200.0, "Gala"), (330.0, "18")]),
            (160.0, &[(200.0, "Kelso"), (330.0, "20")]),
        ]),
        &["BOARD|AREA|HOMES/Ayrshire|Irvine|12/|Arran|14/|Kilwinning|16/Borders|Gala|18/|Kelso|20"],
    );
}

#[test]
fn cells_in_the_middle_of_their_rows_stay_one_row() {
    check(
        set(&[
            (100.0, &[(60.0, "ACTION"), (300.0, "OWNER"), (400.0, "DUE")]),
            (120.0, &[(60.0, "Write to all of the twelve boards")]),
            (126.0, &[(300.0, "EM"), (400.0, "May")]),
            (132.0, &[(60.0, "about the budget for next year")]),
            (152.0, &[(60.0, "Ask the tenants what they make of")]),
            (158.0, &[(300.0, "GM"), (400.0, "June")]),
            (164.0, &[(60.0, "the lease and of the rent")]),
            (184.0, &[(60.0, "Close the office in the high street")]),
            (190.0, &[(300.0, "SG"), (400.0, "July")]),
            (196.0, &[(60.0, "once the lease has run out")]),
            (216.0, &[(60.0, "Sell it"), (300.0, "TL"), (400.0, "May")]),
            (236.0, &[(60.0, "Report"), (300.0, "EM"), (400.0, "June")]),
        ]),
        &[
            "ACTION|OWNER|DUE/Write to all of the twelve boards about the budget for next year|EM|May/Ask the tenants what they make of the lease and of the rent|GM|June/Close the office in the high street once the lease has run out|SG|July/Sell it|TL|May/Report|EM|June",
        ],
    );
}

#[test]
fn rows_ruled_off_between_reach_above_the_first_rule() {
    let mut paper = set(&[
        (100.0, &[(60.0, "ACTION"), (200.0, "OWNER"), (300.0, "DUE")]),
        (120.0, &[(60.0, "Write"), (200.0, "EM"), (300.0, "May")]),
        (140.0, &[(60.0, "Ask"), (200.0, "GM"), (300.0, "June")]),
        (160.0, &[(60.0, "Close"), (200.0, "SG"), (300.0, "July")]),
    ]);
    paper.rulings = [106.0, 126.0, 146.0, 166.0].map(|y| rule(y, 55.0, 400.0)).to_vec();
    check(paper, &["ACTION|OWNER|DUE/Write|EM|May/Ask|GM|June/Close|SG|July"]);
}

#[test]
fn the_paragraph_below_is_no_row() {
    let mut lines = vec!["ITEM | OWNER | DATE", "Plan | EM | May", "Budget | GM | June", "Return | SG | July", "", ""];
    lines.push("All of this was agreed by the whole board in the town hall at its meeting in");
    lines.push("the month of May.");
    check(borderless(&lines), &["ITEM|OWNER|DATE/Plan|EM|May/Budget|GM|June/Return|SG|July"]);
}

#[test]
fn a_storey_whose_outer_names_stand_in_the_middle() {
    check(
        set(&[
            (100.0, &[(200.0, "BUDGET"), (400.0, "SPENT")]),
            (106.0, &[(60.0, "SERVICE"), (500.0, "NOTE")]),
            (112.0, &[(200.0, "YEAR"), (300.0, "TO DATE")]),
            (130.0, &[(60.0, "Homes"), (200.0, "120"), (300.0, "60"), (400.0, "58"), (500.0, "On plan")]),
            (148.0, &[(60.0, "Wards"), (200.0, "80"), (300.0, "35"), (400.0, "40"), (500.0, "Late")]),
            (166.0, &[(60.0, "Roads"), (200.0, "40"), (300.0, "15"), (400.0, "10"), (500.0, "On plan")]),
        ]),
        &[
            "SERVICE v2|BUDGET>2|SPENT v2|NOTE v2/YEAR|TO DATE/Homes|120|60|58|On plan/Wards|80|35|40|Late/Roads|40|15|10|On plan",
        ],
    );
}
