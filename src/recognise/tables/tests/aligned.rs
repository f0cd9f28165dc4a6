//! Rows and columns that white space makes, on hand-made pages.

use super::borderless;
use super::check;
use crate::document::{Page, Rect, Ruling};
use crate::recognise::flow::trial;

/// Lines `(top, [(left, text)])` in letters of 10 points; a text in capitals is bold.
pub(super) fn set(lines: &[(f32, &[(f32, &str)])]) -> Page {
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

pub(super) fn rule(y: f32, from: f32, to: f32) -> Ruling {
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

#[test]
fn cells_at_the_foot_of_their_rows_stay_one_row() {
    check(
        set(&[
            (100.0, &[(60.0, "ACTION"), (300.0, "OWNER"), (400.0, "DUE")]),
            (112.0, &[(60.0, "Write to all of the twelve boards")]),
            (124.0, &[(60.0, "about the budget"), (300.0, "EM"), (400.0, "May")]),
            (136.0, &[(60.0, "Ask the tenants what they make of"), (300.0, "Grant")]),
            (148.0, &[(60.0, "the lease"), (300.0, "Mackie"), (400.0, "June")]),
            (160.0, &[(60.0, "Close the office in the high street")]),
            (172.0, &[(60.0, "by summer"), (300.0, "SG"), (400.0, "July")]),
            (184.0, &[(60.0, "Sell it"), (300.0, "TL"), (400.0, "May")]),
        ]),
        &[
            "ACTION|OWNER|DUE/Write to all of the twelve boards about the budget|EM|May/Ask the tenants what they make of the lease|Grant Mackie|June/Close the office in the high street by summer|SG|July/Sell it|TL|May",
        ],
    );
}

#[test]
fn cells_that_may_be_blank_in_any_column() {
    check(
        set(&[
            (100.0, &[(60.0, "DATE"), (160.0, "ACTION"), (360.0, "OWNER"), (440.0, "DONE")]),
            (112.0, &[(60.0, "3 May"), (160.0, "Write to the boards"), (360.0, "EM"), (440.0, "Yes")]),
            (124.0, &[(160.0, "Ask the tenants what they make"), (360.0, "GM")]),
            (136.0, &[(160.0, "of the lease")]),
            (148.0, &[(60.0, "9 June"), (160.0, "Sell it")]),
            (160.0, &[(160.0, "Report"), (360.0, "TL"), (440.0, "No")]),
        ]),
        &[
            "DATE|ACTION|OWNER|DONE/3 May|Write to the boards|EM|Yes/|Ask the tenants what they make of the lease|GM|/9 June|Sell it||/|Report|TL|No",
        ],
    );
}

#[test]
fn a_name_over_long_texts_makes_no_column() {
    check(
        set(&[
            (100.0, &[(60.0, "NO"), (240.0, "TITLE"), (400.0, "BY")]),
            (114.0, &[(60.0, "1"), (110.0, "Beds in the town"), (400.0, "EM")]),
            (128.0, &[(60.0, "2"), (110.0, "The lease of the old office and its rent"), (400.0, "GM")]),
            (142.0, &[(60.0, "3"), (110.0, "Budget"), (400.0, "SG")]),
            (156.0, &[(60.0, "4"), (110.0, "What the tenants said of all this lately"), (400.0, "TL")]),
            (170.0, &[(60.0, "5"), (110.0, "Close"), (400.0, "EM")]),
        ]),
        &[
            "NO|TITLE|BY/1|Beds in the town|EM/2|The lease of the old office and its rent|GM/3|Budget|SG/4|What the tenants said of all this lately|TL/5|Close|EM",
        ],
    );
}

#[test]
fn a_tick_has_a_column_of_its_own() {
    check(
        set(&[
            (100.0, &[(60.0, "PROPOSAL"), (200.0, "YES"), (240.0, "NO"), (280.0, "EVIDENCE")]),
            (114.0, &[(60.0, "Plan"), (205.0, "✓"), (280.0, "Seen")]),
            (128.0, &[(60.0, "Budget"), (244.0, "✓"), (280.0, "Not yet seen")]),
            (142.0, &[(60.0, "Return"), (205.0, "✓"), (280.0, "Sent")]),
            (156.0, &[(60.0, "Lease"), (244.0, "✓"), (280.0, "Run out")]),
        ]),
        &["PROPOSAL|YES|NO|EVIDENCE/Plan|✓||Seen/Budget||✓|Not yet seen/Return|✓||Sent/Lease||✓|Run out"],
    );
}

#[test]
fn other_columns_below_a_paragraph_are_another_table() {
    let table = set(&[
        (100.0, &[(60.0, "Post"), (180.0, "Team"), (300.0, "Site")]),
        (114.0, &[(60.0, "Nurse"), (180.0, "Red"), (300.0, "Irvine")]),
        (128.0, &[(60.0, "Driver"), (180.0, "Amber"), (300.0, "Arran")]),
        (142.0, &[(60.0, "Cook"), (180.0, "Green"), (300.0, "Kelso")]),
        (156.0, &[(60.0, "Clerk"), (180.0, "Blue"), (300.0, "Skye")]),
        (170.0, &[(60.0, "Porter"), (180.0, "Grey"), (300.0, "Gala")]),
        (184.0, &[(60.0, "All posts were filled by the end of the last month of the year.")]),
        (198.0, &[(60.0, "Ref"), (110.0, "Work"), (245.0, "Lead"), (370.0, "When")]),
        (212.0, &[(60.0, "A1"), (110.0, "Plan"), (245.0, "Morag"), (370.0, "May")]),
        (226.0, &[(60.0, "A2"), (110.0, "Report"), (245.0, "Ewan"), (370.0, "June")]),
        (240.0, &[(60.0, "A3"), (110.0, "Budget"), (245.0, "Tom"), (370.0, "July")]),
    ]);
    check(
        table,
        &[
            "Post|Team|Site/Nurse|Red|Irvine/Driver|Amber|Arran/Cook|Green|Kelso/Clerk|Blue|Skye/Porter|Grey|Gala",
            "Ref|Work|Lead|When/A1|Plan|Morag|May/A2|Report|Ewan|June/A3|Budget|Tom|July",
        ],
    );
}

#[test]
fn names_in_the_middle_over_several_columns() {
    check(
        set(&[
            (100.0, &[(220.0, "NORTH"), (420.0, "SOUTH")]),
            (116.0, &[(60.0, "SERVICE"), (180.0, "PLAN"), (280.0, "SPENT"), (380.0, "PLAN"), (480.0, "SPENT")]),
            (132.0, &[(60.0, "Homes"), (180.0, "120"), (280.0, "60"), (380.0, "58"), (480.0, "9")]),
            (148.0, &[(60.0, "Wards"), (180.0, "80"), (280.0, "35"), (380.0, "40"), (480.0, "8")]),
            (164.0, &[(60.0, "Roads"), (180.0, "40"), (280.0, "15"), (380.0, "10"), (480.0, "7")]),
        ]),
        &["SERVICE v2|NORTH>2|SOUTH>2/PLAN|SPENT|PLAN|SPENT/Homes|120|60|58|9/Wards|80|35|40|8/Roads|40|15|10|7"],
    );
}

#[test]
fn a_dash_among_figures_is_nil() {
    check(
        set(&[
            (100.0, &[(60.0, "SERVICE"), (180.0, "PLAN"), (210.0, "SPENT"), (260.0, "LEFT")]),
            (114.0, &[(60.0, "Homes"), (190.0, "–"), (210.0, "60"), (260.0, "58")]),
            (128.0, &[(60.0, "Wards"), (180.0, "80"), (215.0, "–"), (260.0, "40")]),
            (142.0, &[(60.0, "Roads"), (180.0, "40"), (210.0, "15"), (260.0, "–")]),
        ]),
        &["SERVICE|PLAN|SPENT|LEFT/Homes|–|60|58/Wards|80|–|40/Roads|40|15|–"],
    );
}

#[test]
fn a_paragraph_below_space_is_no_section_of_the_table() {
    let rows = |top: f32| -> Vec<(f32, Vec<(f32, &'static str)>)> {
        vec![
            (top, vec![(60.0, "Lead"), (200.0, "Morag Sinclair"), (360.0, "May")]),
            (top + 14.0, vec![(60.0, "Date"), (200.0, "3 June"), (360.0, "July")]),
            (top + 28.0, vec![(60.0, "Status"), (200.0, "Open"), (360.0, "June")]),
        ]
    };
    let mut all = vec![(100.0, vec![(60.0, "WHAT"), (200.0, "WHO"), (360.0, "WHEN")])];
    all.extend(rows(114.0));
    let prose = "The board heard all of this and asked for another paper in the autumn of the year.";
    all.push((172.0, vec![(60.0, prose)]));
    all.extend(rows(186.0));
    let lines: Vec<(f32, &[(f32, &str)])> = all.iter().map(|(top, texts)| (*top, texts.as_slice())).collect();
    let below = "Lead|Morag Sinclair|May/Date|3 June|July/Status|Open|June";
    check(set(&lines), &[&format!("WHAT|WHO|WHEN/{below}"), below]);
}

#[test]
fn rows_of_one_line_set_far_apart_are_rows() {
    check(
        set(&[
            (100.0, &[(60.0, "NAME"), (180.0, "POST"), (330.0, "MAIL")]),
            (126.0, &[(60.0, "Morag"), (180.0, "Chair"), (330.0, "m@example.org")]),
            (152.0, &[(60.0, "Ewan"), (180.0, "Head of finance"), (330.0, "e@example.org")]),
            (178.0, &[(60.0, "Tom"), (180.0, "Nurse"), (330.0, "t@example.org")]),
            (204.0, &[(60.0, "Beth"), (180.0, "Driver"), (330.0, "b@example.org")]),
        ]),
        &[
            "NAME|POST|MAIL/Morag|Chair|m@example.org/Ewan|Head of finance|e@example.org/Tom|Nurse|t@example.org/Beth|Driver|b@example.org",
        ],
    );
}

/// The same with lines: across at these heights, and down (x, from, to).
pub(super) fn drawn(mut page: Page, across: &[f32], down: &[(f32, f32, f32)]) -> Page {
    page.rulings.extend(across.iter().map(|&y| rule(y, 55.0, 400.0)));
    let down = down.iter().map(|&(x, from, to)| Rect::new(x - 0.25, from, x + 0.25, to));
    page.rulings.extend(down.map(|bbox| Ruling { bbox, colour: None }));
    page
}

#[test]
fn rows_between_lines_down_the_page_are_told_by_their_text() {
    let words = set(&[
        (100.0, &[(60.0, "NUMBER"), (130.0, "ACTION"), (330.0, "OWNER")]),
        (116.0, &[(60.0, "1.1"), (130.0, "Write to the boards about all that"), (330.0, "EM")]),
        (128.0, &[(130.0, "was said")]),
        (140.0, &[(60.0, "1.2"), (130.0, "Ask the tenants"), (330.0, "GM")]),
        (152.0, &[(60.0, "1.3"), (130.0, "Report back"), (330.0, "SG")]),
    ]);
    let down = [55.0, 125.0, 325.0, 400.0].map(|x| (x, 88.0, 166.0));
    check(
        drawn(words, &[88.0, 166.0], &down),
        &[
            "NUMBER|ACTION|OWNER/1.1|Write to the boards about all that was said|EM/1.2|Ask the tenants|GM/1.3|Report back|SG",
        ],
    );
}

#[test]
fn paragraphs_of_one_drawn_row_stay_one_row() {
    // Owners stand beside their paragraphs; nothing stands beside the others.
    let words = set(&[
        (100.0, &[(60.0, "2"), (130.0, "The board spoke of homes.")]),
        (124.0, &[(130.0, "A letter will be written."), (330.0, "EM")]),
        (148.0, &[(130.0, "The tenants will be asked."), (330.0, "GM")]),
        (172.0, &[(130.0, "A report will be made."), (330.0, "SG")]),
    ]);
    let down = [55.0, 125.0, 325.0, 400.0].map(|x| (x, 88.0, 190.0));
    check(
        drawn(words, &[88.0, 190.0], &down),
        &[
            "2|The board spoke of homes.\nA letter will be written.\nThe tenants will be asked.\nA report will be made.|EM\nGM\nSG",
        ],
    );
}

#[test]
fn a_row_does_not_begin_within_brackets() {
    let words = set(&[
        (100.0, &[(60.0, "Present"), (230.0, "Attending"), (330.0, "Apologies")]),
        (116.0, &[(60.0, "Isla Rennie (Chair)"), (230.0, "Ruth Orr,"), (330.0, "Hugh Bain")]),
        (128.0, &[(60.0, "Tom Abara (Vice"), (230.0, "Officer"), (330.0, "Ada Wynne")]),
        (140.0, &[(60.0, "Chair)"), (230.0, "Paul Roy"), (330.0, "Neil Croy")]),
    ]);
    let down = [55.0, 225.0, 325.0, 400.0].map(|x| (x, 88.0, 150.0));
    let (found, _) = super::tables(drawn(words, &[88.0, 104.0, 150.0], &down));
    assert_eq!((found[0].rows, found[0].columns), (2, 3));
}

#[test]
fn what_has_no_number_goes_on_below_one_that_has() {
    check(
        set(&[
            (100.0, &[(60.0, "AGENDA"), (330.0, "TIME")]),
            (114.0, &[(60.0, "1. Welcome"), (330.0, "2.00")]),
            (128.0, &[(60.0, "2. Homes"), (330.0, "2.20")]),
            (142.0, &[(60.0, "News of the pilot")]),
            (156.0, &[(60.0, "3. Wards"), (330.0, "2.40")]),
            (170.0, &[(60.0, "4. Close"), (330.0, "3.00")]),
        ]),
        &["AGENDA|TIME/1. Welcome|2.00/2. Homes\nNews of the pilot|2.20/3. Wards|2.40/4. Close|3.00"],
    );
}

#[test]
fn rows_between_rules_take_in_a_heading_over_two_columns() {
    let words = set(&[
        (100.0, &[(60.0, "BOARD AND ITS CARE PARTNERSHIP"), (330.0, "CLINIC")]),
        (120.0, &[(60.0, "Tayside"), (200.0, "Angus"), (330.0, "Forfar")]),
        (140.0, &[(60.0, "Borders"), (200.0, "Borders"), (330.0, "Kelso")]),
        (160.0, &[(60.0, "Lothian"), (200.0, "Midlothian"), (330.0, "Dalkeith")]),
    ]);
    check(
        drawn(words, &[106.0, 126.0, 146.0, 166.0], &[]),
        &[
            "BOARD AND ITS CARE PARTNERSHIP>2|CLINIC/Tayside|Angus|Forfar/Borders|Borders|Kelso/Lothian|Midlothian|Dalkeith",
        ],
    );
}

#[test]
fn a_narrow_column_ends_where_the_next_begins() {
    check(
        set(&[
            (100.0, &[(60.0, "NO"), (82.0, "TASK"), (300.0, "WHO")]),
            (116.0, &[(60.0, "1"), (82.0, "Count the boats"), (300.0, "Ann Moss")]),
            (132.0, &[(60.0, "1(i)"), (82.0, "All boats are painted"), (300.0, "Jo Blair")]),
            (148.0, &[(60.0, "2"), (82.0, "Ask the tenants"), (300.0, "Al Reid")]),
            (164.0, &[(60.0, "3"), (82.0, "Write to the boards"), (300.0, "Kay Dunn")]),
        ]),
        &["NO|TASK|WHO/1|Count the boats|Ann Moss/1(i)|All boats are painted|Jo Blair/2|Ask the tenants|Al Reid/\
           3|Write to the boards|Kay Dunn"],
    );
}
