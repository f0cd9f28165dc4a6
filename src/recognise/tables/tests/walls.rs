//! Columns that lines down the page show, with nothing drawn between the rows; and where such tables end.

use super::aligned::{drawn, rule, set};
use super::check;
use crate::document::Page;

/// The same page with lines down it: x, from y, to y.
fn walled(page: Page, walls: &[(f32, f32, f32)]) -> Page {
    drawn(page, &[], walls)
}

#[test]
fn lines_down_the_page_alone_show_the_columns() {
    let words = || {
        set(&[
            (100.0, &[(60.0, "REF"), (90.0, "ACTION"), (200.0, "OWNER")]),
            (114.0, &[(60.0, "1"), (90.0, "Write to the boards"), (200.0, "EM")]),
            (128.0, &[(60.0, "2"), (90.0, "Ask the tenants"), (200.0, "GM")]),
            (142.0, &[(60.0, "3"), (90.0, "Report back"), (200.0, "SG")]),
        ])
    };
    let rows = "REF|ACTION|OWNER/1|Write to the boards|EM/2|Ask the tenants|GM/3|Report back|SG";
    check(walled(words(), &[(85.0, 90.0, 146.0), (195.0, 90.0, 146.0)]), &[rows]);
    // A line below the heading closes no side.
    let mut page = walled(words(), &[(85.0, 90.0, 146.0), (195.0, 90.0, 146.0)]);
    page.rulings.push(rule(104.0, 58.0, 260.0));
    check(page, &[rows]);
}

#[test]
fn where_lines_down_the_page_end_cells_are_merged() {
    let words = set(&[
        (100.0, &[(60.0, "RATING"), (150.0, "Weak"), (250.0, "Fair"), (350.0, "Strong")]),
        (114.0, &[(60.0, "OURS"), (250.0, "x")]),
        (128.0, &[(60.0, "NOTES"), (150.0, "None")]),
        (142.0, &[(60.0, "ACTIONS"), (150.0, "Write to the boards and to all of the tenants too")]),
    ]);
    let walls = [(145.0, 90.0, 146.0), (245.0, 90.0, 118.0), (345.0, 90.0, 118.0)];
    check(
        walled(words, &walls),
        &["RATING|Weak|Fair|Strong/OURS||x|/NOTES|None>3/ACTIONS|Write to the boards and to all of the tenants too>3"],
    );
}

#[test]
fn a_section_row_breaks_the_lines_and_a_heading_ends_the_table() {
    let lines: &[(f32, &[(f32, &str)])] = &[
        (100.0, &[(60.0, "TASK"), (200.0, "OWNER")]),
        (114.0, &[(60.0, "Write to the boards"), (200.0, "EM")]),
        (128.0, &[(60.0, "Talk to the trade unions"), (200.0, "GM")]),
        (142.0, &[(60.0, "Homes")]),
        (156.0, &[(60.0, "Ask the tenants"), (200.0, "EM")]),
        (170.0, &[(60.0, "Report back"), (200.0, "SG")]),
        (184.0, &[(60.0, "Close the file"), (200.0, "SG")]),
    ];
    check(
        walled(set(lines), &[(195.0, 90.0, 131.0), (195.0, 147.0, 190.0)]),
        &[
            "TASK|OWNER/Write to the boards|EM/Talk to the trade unions|GM/Homes>2/Ask the tenants|EM/Report back|SG/Close the file|SG",
        ],
    );
}

#[test]
fn a_section_row_of_several_lines_below_a_heading_with_fewer_lines_is_one_row() {
    let lines: &[(f32, &[(f32, &str)])] = &[
        (100.0, &[(60.0, "TASK"), (200.0, "OWNER"), (260.0, "DUE")]),
        (114.0, &[(60.0, "2. Homes")]),
        (128.0, &[(60.0, "Homes that people can warm")]),
        (142.0, &[(60.0, "Lead: Bo Lund")]),
        (156.0, &[(60.0, "2.1"), (90.0, "Ask the tenants"), (200.0, "EM"), (260.0, "May")]),
        (170.0, &[(60.0, "2.2"), (90.0, "Report back"), (200.0, "SG"), (260.0, "June")]),
        (184.0, &[(60.0, "2.3"), (90.0, "Close the file"), (200.0, "SG"), (260.0, "July")]),
    ];
    let wall = |x: f32| [(x, 90.0, 109.0), (x, 149.0, 192.0)];
    let walls: Vec<(f32, f32, f32)> =
        [wall(195.0), wall(255.0)].concat().into_iter().chain([(82.0, 149.0, 192.0)]).collect();
    check(
        walled(set(lines), &walls),
        &[
            "TASK>2|OWNER|DUE/2. Homes\nHomes that people can warm\nLead: Bo Lund>4/2.1|Ask the tenants|EM|May/2.2|Report back|SG|June/2.3|Close the file|SG|July",
        ],
    );
}

#[test]
fn a_line_between_two_columns_of_prose_makes_no_table() {
    let words = set(&[
        (100.0, &[(60.0, "The hall committee told the group"), (250.0, "The ferry does not run in winter")]),
        (114.0, &[(60.0, "that the roof is dry and that it"), (250.0, "and the group felt that it should")]),
        (128.0, &[(60.0, "will open on Sundays from now on"), (250.0, "do so from next year on if it can")]),
        (142.0, &[(60.0, "if somebody is there to open it."), (250.0, "be paid for by those who use it.")]),
    ]);
    check(walled(words, &[(240.0, 90.0, 146.0)]), &[]);
}

#[test]
fn a_bold_line_between_two_headings_parts_two_tables() {
    let words = set(&[
        (100.0, &[(60.0, "SERVICE"), (230.0, "STATUS")]),
        (114.0, &[(60.0, "Homes"), (230.0, "Delegated")]),
        (128.0, &[(60.0, "Wards"), (230.0, "Not delegated")]),
        (142.0, &[(60.0, "Roads"), (230.0, "Not delegated")]),
        (160.0, &[(60.0, "WHAT WE WILL DO")]),
        (174.0, &[(60.0, "ACTION"), (180.0, "LEAD"), (290.0, "WHEN")]),
        (188.0, &[(60.0, "Mend the pier"), (180.0, "Ann Reid"), (290.0, "May 2020")]),
        (202.0, &[(60.0, "Count the boats"), (180.0, "Bo Lund"), (290.0, "June 2020")]),
        (216.0, &[(60.0, "Paint the shed"), (180.0, "Bo Lund"), (290.0, "July 2020")]),
    ]);
    check(
        words,
        &[
            "SERVICE|STATUS/Homes|Delegated/Wards|Not delegated/Roads|Not delegated",
            "ACTION|LEAD|WHEN/Mend the pier|Ann Reid|May 2020/Count the boats|Bo Lund|June 2020/Paint the shed|Bo Lund|July 2020",
        ],
    );
}

#[test]
fn a_form_drawn_as_a_frame_with_columns_has_rows() {
    let words = set(&[
        (100.0, &[(60.0, "RATING"), (150.0, "WEAK"), (250.0, "FAIR"), (350.0, "STRONG")]),
        (114.0, &[(60.0, "Meaning"), (150.0, "Little"), (250.0, "Some"), (350.0, "All")]),
        (128.0, &[(60.0, "Ours"), (150.0, "no"), (250.0, "yes"), (350.0, "no")]),
        (142.0, &[(60.0, "NOTES"), (150.0, "The board meets each month.")]),
        (156.0, &[(60.0, "ACTIONS"), (150.0, "Write to the boards.")]),
    ]);
    let down =
        [(55.0, 88.0, 166.0), (145.0, 88.0, 166.0), (245.0, 88.0, 132.0), (345.0, 88.0, 132.0), (400.0, 88.0, 166.0)];
    check(
        drawn(words, &[88.0, 132.0, 166.0], &down),
        &[
            "RATING|WEAK|FAIR|STRONG/Meaning|Little|Some|All/Ours|no|yes|no/NOTES|The board meets each month.>3/ACTIONS|Write to the boards.>3",
        ],
    );
}

#[test]
fn a_bold_name_over_two_lines_is_one() {
    for (first, second) in [("ACTIONS", "(PLEASE LIST)"), ("EVIDENCE /", "NOTES")] {
        let words = set(&[
            (100.0, &[(60.0, first), (170.0, "Write to the boards.")]),
            (114.0, &[(60.0, second), (170.0, "Ask the tenants.")]),
        ]);
        let down = [(55.0, 88.0, 118.0), (165.0, 88.0, 118.0), (400.0, 88.0, 118.0)];
        check(
            drawn(words, &[88.0, 118.0], &down),
            &[format!("{first}\n{second}|Write to the boards.\nAsk the tenants.").as_str()],
        );
    }
}

#[test]
fn names_below_one_another_in_two_drawn_columns_are_no_rows() {
    let words = set(&[
        (100.0, &[(60.0, "PRESENT"), (220.0, "APOLOGIES")]),
        (120.0, &[(60.0, "Ann Reid, Harbour"), (220.0, "Cy Dee, Council")]),
        (132.0, &[(60.0, "Trust"), (220.0, "of Tarbert")]),
        (150.0, &[(60.0, "Bo Lund, Coast"), (220.0, "Di Eck, Rescue")]),
        (162.0, &[(60.0, "Guard"), (220.0, "Service")]),
        (180.0, &[(60.0, "Flo Gale"), (220.0, "Hal Ives")]),
    ]);
    let down = [55.0, 215.0, 400.0].map(|x| (x, 88.0, 190.0));
    check(
        drawn(words, &[88.0, 106.0, 190.0], &down),
        &[
            "PRESENT|APOLOGIES/Ann Reid, Harbour\nTrust\nBo Lund, Coast\nGuard\nFlo Gale|Cy Dee, Council\nof Tarbert\nDi Eck, Rescue\nService\nHal Ives",
        ],
    );
}

#[test]
fn a_number_in_an_inner_column_begins_a_row() {
    check(
        set(&[
            (100.0, &[(60.0, "TIME"), (130.0, "ITEM"), (330.0, "LEAD")]),
            (114.0, &[(60.0, "2.00"), (130.0, "1. Welcome"), (330.0, "Chair")]),
            (128.0, &[(60.0, "2.10"), (130.0, "2. Homes"), (330.0, "Ann Reid")]),
            (142.0, &[(60.0, "2.30"), (130.0, "3. Any other business"), (330.0, "All")]),
            (156.0, &[(130.0, "4. Date of next meeting"), (330.0, "Chair")]),
        ]),
        &[
            "TIME|ITEM|LEAD/2.00|1. Welcome|Chair/2.10|2. Homes|Ann Reid/2.30|3. Any other business|All/|4. Date of next meeting|Chair",
        ],
    );
}

#[test]
fn a_heading_between_two_lists_ruled_between_their_rows_opens_the_second() {
    let mut page = set(&[
        (100.0, &[(60.0, "Amy Crow"), (230.0, "Chair")]),
        (122.0, &[(60.0, "Bill Dove"), (230.0, "Pharmacist")]),
        (144.0, &[(60.0, "Cara Finch"), (230.0, "Nurse")]),
        (166.0, &[(60.0, "Dot Gull"), (230.0, "Healthcare science")]),
        (188.0, &[(60.0, "IN ATTENDANCE")]),
        (210.0, &[(60.0, "Euan Kite"), (230.0, "Director of planning")]),
        (232.0, &[(60.0, "Fay Lark"), (230.0, "Committee officer")]),
    ]);
    page.rulings = [117.0, 139.0, 161.0, 227.0].map(|y| rule(y, 55.0, 400.0)).to_vec();
    check(page, &["Amy Crow|Chair/Bill Dove|Pharmacist/Cara Finch|Nurse/Dot Gull|Healthcare science"]);
}

/// Two lists of people in a drawn table of a heading and one row: the lines of one are none of the other's.
#[test]
fn lists_of_people_in_drawn_columns_are_no_rows() {
    let lines: [(f32, &[(f32, &str)]); 6] = [
        (114.0, &[(60.0, "Present"), (210.0, "In attendance")]),
        (134.0, &[(60.0, "Amy Crow"), (210.0, "Dot Gull, Chief")]),
        (146.0, &[(60.0, "Bill Dove"), (210.0, "Officer")]),
        (158.0, &[(60.0, "Cara Finch"), (210.0, "Euan Kite, Head of")]),
        (170.0, &[(60.0, "Fay Lark"), (210.0, "Planning")]),
        (182.0, &[(60.0, "Gus Heron"), (210.0, "Hal Teal, Clerk")]),
    ];
    let mut page = set(&lines);
    page.rulings = [100.0, 120.0, 190.0].map(|y| rule(y, 55.0, 355.0)).to_vec();
    page.rulings.extend([55.0, 205.0, 355.0].map(|x| super::vertical(x, 100.0, 190.0)));
    let (found, _) = super::tables(page);
    assert_eq!(found.iter().map(|table| (table.rows, table.columns)).collect::<Vec<_>>(), [(2, 2)]);
}
