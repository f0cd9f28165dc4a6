//! Names, numbers and labels in the middle of their rows, and what stands around rows, on hand-made pages.

use super::aligned::set;
use super::check;
use crate::recognise::flow::trial;

#[test]
fn names_in_the_middle_of_several_rows_are_merged_cells() {
    check(
        set(&[
            (100.0, &[(60.0, "BOARD"), (200.0, "AREA"), (330.0, "HOMES")]),
            (120.0, &[(200.0, "Irvine"), (330.0, "12")]),
            (140.0, &[(60.0, "Ayrshire"), (200.0, "Arran"), (330.0, "14")]),
            (160.0, &[(200.0, "Kilwinning"), (330.0, "16")]),
            (180.0, &[(200.0, "Gala"), (330.0, "18")]),
            (190.0, &[(60.0, "Borders")]),
            (200.0, &[(200.0, "Kelso"), (330.0, "20")]),
            (220.0, &[(60.0, "Fife"), (200.0, "Leven"), (330.0, "22")]),
        ]),
        &["BOARD|AREA|HOMES/Ayrshire v3|Irvine|12/Arran|14/Kilwinning|16/Borders v2|Gala|18/Kelso|20/Fife|Leven|22"],
    );
}

#[test]
fn a_heading_below_rows_with_text_below_it_is_none_of_them() {
    check(
        set(&[
            (100.0, &[(60.0, "NAME"), (200.0, "POST"), (330.0, "STATUS")]),
            (120.0, &[(60.0, "Anna Example"), (200.0, "Chair"), (330.0, "Present")]),
            (140.0, &[(60.0, "Ben Sample"), (200.0, "Clerk"), (330.0, "Present")]),
            (160.0, &[(60.0, "Cara Trial"), (200.0, "Member"), (330.0, "Apologies")]),
            (180.0, &[(60.0, "1. WELCOME")]),
            (200.0, &[(60.0, "All were welcome.")]),
            (220.0, &[(60.0, "2. MONEY")]),
            (240.0, &[(60.0, "None is left.")]),
        ]),
        &["NAME|POST|STATUS/Anna Example|Chair|Present/Ben Sample|Clerk|Present/Cara Trial|Member|Apologies"],
    );
}

#[test]
fn a_list_above_signatures_is_no_table() {
    check(
        set(&[
            (100.0, &[(60.0, "a."), (90.0, "note the plan and what it costs")]),
            (120.0, &[(60.0, "b."), (90.0, "approve the budget for the year")]),
            (140.0, &[(60.0, "c."), (90.0, "ask for a report in the summer")]),
            (160.0, &[(60.0, "Author: Anna"), (250.0, "Name: Ben Sample")]),
            (180.0, &[(60.0, "Date: 2 May"), (250.0, "Date: 3 May")]),
        ]),
        &[],
    );
}

#[test]
fn a_heading_above_the_first_section_row_is_the_tables() {
    check(
        set(&[
            (100.0, &[(90.0, "TASK"), (220.0, "OWNER"), (300.0, "DUE")]),
            (116.0, &[(60.0, "1. Homes for all who live on the islands and work in the yards there")]),
            (132.0, &[(60.0, "1.1"), (90.0, "Ask the tenants"), (220.0, "EM"), (300.0, "May")]),
            (148.0, &[(60.0, "1.2"), (90.0, "Report back"), (220.0, "SG"), (300.0, "June")]),
            (164.0, &[(60.0, "1.3"), (90.0, "Close the file"), (220.0, "SG"), (300.0, "July")]),
        ]),
        &[
            "|TASK|OWNER|DUE/1. Homes for all who live on the islands and work in the yards there>4/1.1|Ask the tenants|EM|May/1.2|Report back|SG|June/1.3|Close the file|SG|July",
        ],
    );
}

#[test]
fn a_larger_title_above_other_columns_opens_another_table() {
    let mut page = set(&[
        (100.0, &[(60.0, "NAME"), (200.0, "POST"), (330.0, "STATUS")]),
        (120.0, &[(60.0, "Anna Example"), (200.0, "Chair"), (330.0, "Present")]),
        (140.0, &[(60.0, "Ben Sample"), (200.0, "Clerk"), (330.0, "Present")]),
        (160.0, &[(60.0, "Cara Trial"), (200.0, "Member"), (330.0, "Apologies")]),
        (208.0, &[(60.0, "BOARD"), (260.0, "HOMES")]),
        (228.0, &[(60.0, "Borders"), (260.0, "Kelso")]),
        (248.0, &[(60.0, "Fife"), (260.0, "Leven")]),
        (268.0, &[(60.0, "Orkney"), (260.0, "Kirkwall")]),
    ]);
    page.words.extend(trial::line("Annex 2", 60.0, 186.0, 13.0));
    check(
        page,
        &[
            "NAME|POST|STATUS/Anna Example|Chair|Present/Ben Sample|Clerk|Present/Cara Trial|Member|Apologies",
            "BOARD|HOMES/Borders|Kelso/Fife|Leven/Orkney|Kirkwall",
        ],
    );
}
