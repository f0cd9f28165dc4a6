//! What a heading tells of the rows below it, on its own page and where it is printed again, on hand-made pages.

use super::super::{Carried, Forms, Tagged, find};
use super::aligned::{rule, set};
use super::check;
use crate::document::Page;
use crate::recognise::flow::trial;

/// Rules above and below a heading, drawn cell by cell between these places.
fn pieces(page: &mut Page, ys: [f32; 2], xs: &[f32]) {
    for y in ys {
        page.rulings.push(rule(y, xs[0], xs[xs.len() - 1]));
        page.joints.extend(xs[1..xs.len() - 1].iter().map(|&x| (x, y)));
    }
}

#[test]
fn rules_drawn_cell_by_cell_around_a_heading_show_the_columns_below() {
    let mut page = set(&[
        (80.0, &[(52.0, "Present:"), (140.0, "Anna Example and all of the others who came")]),
        (110.0, &[(52.0, "NO."), (102.0, "ITEM"), (302.0, "OWNER"), (402.0, "DUE")]),
        (130.0, &[(52.0, "1"), (102.0, "The minute was agreed as it stands")]),
        (142.0, &[(102.0, "and will be put on the page")]),
        (154.0, &[(302.0, "EM"), (402.0, "May")]),
        (174.0, &[(52.0, "2"), (102.0, "The budget was not agreed at all")]),
        (186.0, &[(102.0, "and comes back in the summer")]),
        (198.0, &[(302.0, "GM"), (402.0, "June")]),
    ]);
    pieces(&mut page, [98.0, 116.0], &[50.0, 100.0, 300.0, 400.0, 500.0]);
    check(
        page,
        &[
            "NO.|ITEM|OWNER|DUE/1|The minute was agreed as it stands and will be put on the page|EM|May/2|The budget was not agreed at all and comes back in the summer|GM|June",
        ],
    );
}

#[test]
fn a_heading_over_the_numbers_and_the_texts_stands_above_a_section() {
    check(
        set(&[
            (100.0, &[(60.0, "ACTIVITY"), (220.0, "OWNER"), (300.0, "DUE")]),
            (116.0, &[(60.0, "1. Homes for all who live on the islands and work in the yards there")]),
            (132.0, &[(60.0, "1.1"), (90.0, "Ask the tenants"), (220.0, "EM"), (300.0, "May")]),
            (148.0, &[(60.0, "1.2"), (90.0, "Report back"), (220.0, "SG"), (300.0, "June")]),
            (164.0, &[(60.0, "1.3"), (90.0, "Close the file"), (220.0, "SG"), (300.0, "July")]),
        ]),
        &[
            "ACTIVITY>2|OWNER|DUE/1. Homes for all who live on the islands and work in the yards there>4/1.1|Ask the tenants|EM|May/1.2|Report back|SG|June/1.3|Close the file|SG|July",
        ],
    );
}

/// The tables of pages that follow each other, as far as they are found page by page.
fn pages(pages: Vec<Page>) -> Vec<(u32, u32)> {
    let mut carried: Option<Carried> = None;
    let mut out = Vec::new();
    for page in pages {
        let document = trial::document(page);
        let mut words: Vec<usize> = (0..document.pages[0].words.len()).collect();
        let mut forms = Forms::new(&[]);
        let before = carried.take();
        let (tagged, page) = (Tagged::of(&document), &document.pages[0]);
        let (found, left) = find(&document, &tagged, &mut forms, page, &mut words, false, before.as_ref());
        carried = left.or_else(|| before.map(Carried::below_its_heading_alone));
        out.push(found.first().map_or((0, 0), |table| (table.rows, table.columns)));
    }
    out
}

#[test]
fn a_list_in_an_inner_column_goes_on_with_its_row() {
    let first = set(&[
        (100.0, &[(52.0, "NO."), (102.0, "ITEM"), (302.0, "OWNER"), (402.0, "DUE")]),
        (120.0, &[(52.0, "1"), (102.0, "The minute was agreed"), (302.0, "EM"), (402.0, "May")]),
        (140.0, &[(52.0, "2"), (102.0, "The budget was agreed"), (302.0, "EM"), (402.0, "May")]),
        (160.0, &[(52.0, "3"), (102.0, "The plan was looked at")]),
    ]);
    let list = |start: f32| {
        set(&[
            (60.0, &[(start, "• Homes come first and last"), (302.0, "SG"), (402.0, "June")]),
            (72.0, &[(start + 7.5, "and in the middle, too")]),
            (84.0, &[(start + 7.5, "where there is money")]),
            (96.0, &[(start, "• Roads come thereafter")]),
            (108.0, &[(start + 7.5, "in the north of the isles")]),
            (120.0, &[(start + 7.5, "and here as well")]),
        ])
    };
    assert_eq!(pages(vec![first.clone(), list(102.0)]), [(4, 4), (1, 4)]);
    // Text that begins elsewhere does not go on with the table.
    assert_eq!(pages(vec![first, list(140.0)])[1], (0, 0));
}

#[test]
fn a_heading_printed_again_beyond_a_page_of_other_things_names_its_columns() {
    let rows = |top: f32, number: &'static str| {
        set(&[
            (top, &[(52.0, "NO."), (102.0, "ITEM"), (302.0, "OWNER"), (402.0, "DUE")]),
            (top + 20.0, &[(52.0, number), (102.0, "The minute was agreed"), (302.0, "EM"), (402.0, "May")]),
            (top + 40.0, &[(102.0, "and put on the page"), (302.0, "SG"), (402.0, "June")]),
            (top + 60.0, &[(102.0, "and put on the wall"), (302.0, "GM"), (402.0, "July")]),
        ])
    };
    let between = || set(&[(60.0, &[(52.0, "A page of its own stands between the two.")])]);
    let found = pages(vec![rows(100.0, "1"), between(), rows(60.0, "2")]);
    assert_eq!((found[0].1, found[1].1, found[2].1), (4, 0, 4));
}

#[test]
fn one_fill_behind_a_whole_row_parts_no_columns_and_joins_none() {
    let mut page = set(&[
        (100.0, &[(52.0, "TASK"), (202.0, "OWNER"), (302.0, "DUE")]),
        (120.0, &[(52.0, "Ask the tenants"), (202.0, "EM"), (302.0, "May")]),
        (140.0, &[(52.0, "Report back"), (202.0, "SG"), (302.0, "June")]),
        (160.0, &[(52.0, "Close the file"), (202.0, "GM"), (302.0, "July")]),
        (180.0, &[(52.0, "Open it again"), (202.0, "EM"), (302.0, "May")]),
    ]);
    for (index, y) in [90.0, 110.0, 130.0, 150.0, 170.0].into_iter().enumerate().filter(|(index, _)| index % 2 == 0) {
        let xs: &[f32] = if index == 0 { &[50.0, 200.0, 300.0, 400.0] } else { &[50.0, 400.0] };
        super::filled(&mut page, xs, y);
    }
    check(
        page,
        &["TASK|OWNER|DUE/Ask the tenants|EM|May/Report back|SG|June/Close the file|GM|July/Open it again|EM|May"],
    );
}

#[test]
fn a_heading_of_more_columns_below_names_opens_another_table() {
    let page = set(&[
        (80.0, &[(52.0, "Present:"), (150.0, "Anna Example, Ben Sample, Cara Trial and")]),
        (92.0, &[(150.0, "all of the others who came")]),
        (108.0, &[(52.0, "Sorry:"), (150.0, "Dan Proof")]),
        (132.0, &[(52.0, "NO."), (102.0, "ITEM"), (352.0, "OWNER"), (452.0, "DUE")]),
        (152.0, &[(52.0, "1"), (102.0, "The minute was agreed as it stands")]),
        (164.0, &[(102.0, "and will be put on the page")]),
        (176.0, &[(352.0, "EM"), (452.0, "May")]),
        (196.0, &[(52.0, "2"), (102.0, "The budget was not agreed at all")]),
        (208.0, &[(102.0, "and comes back in the summer")]),
        (220.0, &[(352.0, "GM"), (452.0, "June")]),
        (240.0, &[(52.0, "3"), (102.0, "There was no other business")]),
    ]);
    check(
        page,
        &[
            "NO.|ITEM|OWNER|DUE/1|The minute was agreed as it stands and will be put on the page|EM|May/2|The budget was not agreed at all and comes back in the summer|GM|June/3|There was no other business||",
        ],
    );
}
