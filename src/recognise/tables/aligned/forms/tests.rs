//! Forms without lines over the ends of pages, and what stands below them.
#![allow(clippy::unwrap_used)]

use super::Forms;
use crate::document::{Colour, Fill, Page, Rect, Ruling};
use crate::framework::built_in;
use crate::recognise::flow::trial;
use crate::recognise::tables::aligned::Lines;

/// A page of texts `(left, top, text)` in letters of 10 points.
fn page(texts: &[(f32, f32, &str)]) -> Page {
    trial::page(texts.iter().flat_map(|&(left, top, text)| trial::line(text, left, top, 10.0)).collect())
}

/// The rows of each form on each page, cells parted by `|`.
fn check(pages: &[Page], expected: &[&[&str]]) {
    let frameworks = built_in();
    let mut forms = Forms::new(&frameworks);
    for (page, expected) in pages.iter().zip(expected) {
        let words: Vec<usize> = (0..page.words.len()).collect();
        let found = forms.find(page, &Lines::of(page, &words));
        let text = |words: &[usize]| words.iter().map(|w| page.words[*w].text.as_str()).collect::<Vec<_>>().join(" ");
        let rows: Vec<String> = found
            .iter()
            .flat_map(|draft| {
                (1..=draft.rows).map(|row| {
                    let cells = draft.cells.iter().filter(|c| c.row == row).map(|c| text(&c.words));
                    cells.collect::<Vec<_>>().join("|")
                })
            })
            .collect();
        assert_eq!(rows, *expected);
    }
}

const HEAD: [(f32, f32, &str); 5] = [
    (55.0, 100.0, "Rating"),
    (150.0, 100.0, "Not yet established"),
    (260.0, 100.0, "Partly established"),
    (370.0, 100.0, "Established"),
    (460.0, 100.0, "Exemplary"),
];

fn below_head(texts: &[(f32, f32, &'static str)]) -> Vec<(f32, f32, &'static str)> {
    HEAD.iter().chain(texts).copied().collect()
}

#[test]
fn a_label_of_several_lines_goes_on_over_the_pages_end() {
    let first = page(&below_head(&[
        (55.0, 120.0, "Our Rating"),
        (380.0, 120.0, "X"),
        (55.0, 140.0, "Evidence"),
        (150.0, 140.0, "The board meets each month."),
    ]));
    let next = page(&[
        (55.0, 60.0, "Proposed"),
        (150.0, 60.0, "Review the plan."),
        (55.0, 72.0, "improvement"),
        (55.0, 84.0, "actions"),
    ]);
    check(
        &[first, next],
        &[
            &[
                "Rating|Not yet established|Partly established|Established|Exemplary",
                "Our Rating|||X|",
                "Evidence|The board meets each month.",
            ],
            &["Proposed improvement actions|Review the plan."],
        ],
    );
}

#[test]
fn an_answer_that_a_page_cut_keeps_its_width() {
    let answer = "The board meets each month and looks at the plan with both partners,";
    let first = page(&below_head(&[
        (55.0, 120.0, "Our Rating"),
        (380.0, 120.0, "X"),
        (55.0, 140.0, "Evidence"),
        (150.0, 140.0, answer),
    ]));
    let next = page(&[(150.0, 60.0, "with care."), (55.0, 80.0, "Actions"), (150.0, 80.0, "Review the plan.")]);
    check(
        &[first, next],
        &[
            &[
                "Rating|Not yet established|Partly established|Established|Exemplary",
                "Our Rating|||X|",
                &format!("Evidence|{answer}"),
            ],
            &["|with care.", "Actions|Review the plan."],
        ],
    );
}

#[test]
fn a_heading_at_the_foot_of_a_page_heads_the_next_one() {
    let next = page(&[(55.0, 60.0, "Our Rating"), (380.0, 60.0, "X")]);
    check(
        &[page(&HEAD), next],
        &[&["Rating|Not yet established|Partly established|Established|Exemplary"], &["Our Rating|||X|"]],
    );
}

#[test]
fn a_label_above_prose_is_no_row() {
    let prose = "The board meets each month and looks at the plan with both partners.";
    let marked = [(55.0, 120.0, "Our Rating"), (380.0, 120.0, "X")];
    let rows: &[&str] = &["Rating|Not yet established|Partly established|Established|Exemplary", "Our Rating|||X|"];
    let alone = [marked[0], marked[1], (55.0, 140.0, "Evidence / Notes"), (55.0, 155.0, prose)];
    check(&[page(&below_head(&alone))], &[rows]);
    // Two labels side by side head what stands below them.
    let beside =
        [marked[0], marked[1], (55.0, 140.0, "Evidence"), (330.0, 140.0, "Improvement actions"), (55.0, 155.0, prose)];
    check(&[page(&below_head(&beside))], &[rows]);
}

#[test]
fn lines_down_the_page_alone_leave_the_rows_to_the_labels() {
    let mut first = page(&below_head(&[
        (55.0, 112.0, "Our Rating"),
        (380.0, 112.0, "X"),
        (55.0, 124.0, "Evidence"),
        (150.0, 124.0, "The board meets each month."),
        (150.0, 136.0, "Papers go out a week before."),
        (55.0, 148.0, "Proposed"),
        (150.0, 148.0, "Review the plan."),
        (55.0, 160.0, "improvement"),
        (55.0, 172.0, "actions"),
    ]));
    let wall = |x: f32, bottom: f32| Ruling { bbox: Rect::new(x, 96.0, x + 0.5, bottom), colour: None };
    first.rulings = vec![wall(146.0, 184.0), wall(256.0, 122.0), wall(366.0, 122.0), wall(456.0, 122.0)];
    check(
        &[first],
        &[&[
            "Rating|Not yet established|Partly established|Established|Exemplary",
            "Our Rating|||X|",
            "Evidence|The board meets each month. Papers go out a week before.",
            "Proposed improvement actions|Review the plan.",
        ]],
    );
}

#[test]
fn labels_in_the_middle_of_their_rows_leave_them_to_the_lines_down_the_page() {
    let mut first = page(&below_head(&[
        (150.0, 112.0, "Little is done."),
        (55.0, 118.0, "Indicator"),
        (150.0, 124.0, "Roles are unclear."),
        (55.0, 140.0, "Our Rating"),
        (380.0, 140.0, "X"),
    ]));
    first.rulings = vec![Ruling { bbox: Rect::new(146.0, 96.0, 146.5, 150.0), colour: None }];
    check(&[first], &[&[]]);
}

#[test]
fn a_label_in_the_middle_of_a_row_does_not_part_it() {
    let body = [
        (150.0, 120.0, "with a plan."),
        (150.0, 140.0, "The board meets each month and talks of"),
        (55.0, 152.0, "Evidence"),
        (150.0, 152.0, "money with both partners."),
    ];
    let head = HEAD.iter().flat_map(|&(left, top, text)| trial::bold(trial::line(text, left, top, 10.0)));
    let body = body.iter().flat_map(|&(left, top, text)| trial::line(text, left, top, 10.0));
    check(
        &[trial::page(head.chain(body).collect())],
        &[&[
            "Rating|Not yet established|Partly established|Established|Exemplary",
            "|with a plan.|||",
            "Evidence|The board meets each month and talks of money with both partners.",
        ]],
    );
}

#[test]
fn a_label_of_several_lines_stands_beside_items_with_space_between() {
    let answer = "The board meets each month and looks at the plan with both partners";
    check(
        &[page(&below_head(&[
            (55.0, 125.0, "Our Rating"),
            (370.0, 125.0, "X"),
            (55.0, 150.0, "Evidence"),
            (150.0, 150.0, answer),
            (150.0, 165.6, answer),
            (150.0, 181.2, answer),
            (55.0, 206.6, "Proposed"),
            (150.0, 206.6, "a) Write the plan"),
            (55.0, 222.2, "improvement"),
            (150.0, 232.2, "b) Write a budget with colleagues."),
            (55.0, 237.8, "actions"),
            (150.0, 257.8, "c) Bring the scheme"),
        ]))],
        &[&[
            "Rating|Not yet established|Partly established|Established|Exemplary",
            "Our Rating|||X|",
            &format!("Evidence|{answer} {answer} {answer}"),
            "Proposed improvement actions|a) Write the plan b) Write a budget with colleagues. c) Bring the scheme",
        ]],
    );
}

#[test]
fn answers_side_by_side_stand_below_their_labels() {
    let rating = [(55.0, 120.0, "Our Rating"), (380.0, 120.0, "X")];
    let side = [
        (55.0, 145.0, "Evidence"),
        (330.0, 145.0, "Improvement actions"),
        (55.0, 165.0, "The board meets each month with both"),
        (330.0, 165.0, "1. Write the plan"),
        (55.0, 177.0, "partners."),
        (330.0, 180.0, "2. Review it"),
    ];
    let first = page(&below_head(&[rating.as_slice(), &side].concat()));
    // Below the page's end each column goes on.
    let next =
        page(&[(55.0, 60.0, "It looks at the plan."), (330.0, 60.0, "3. Publish it"), (55.0, 100.0, "Proposal 1.2")]);
    check(
        &[first, next],
        &[
            &[
                "Rating|Not yet established|Partly established|Established|Exemplary",
                "Our Rating|||X|",
                "Evidence|Improvement actions",
                "The board meets each month with both partners.|1. Write the plan 2. Review it",
            ],
            &["It looks at the plan.|3. Publish it"],
        ],
    );
}

#[test]
fn a_heading_that_the_page_cuts_goes_on_at_the_top_of_the_next() {
    let marked = [(55.0, 120.0, "Our Rating"), (380.0, 120.0, "X")];
    let mut first = below_head(&marked);
    first.extend([
        (55.0, 240.0, "Proposal 1.2"),
        (55.0, 300.0, "Rating"),
        (150.0, 300.0, "Not yet"),
        (260.0, 300.0, "Partly"),
        (370.0, 300.0, "Established"),
        (460.0, 300.0, "Exemplary"),
    ]);
    let next = page(&[
        (150.0, 60.0, "established"),
        (260.0, 60.0, "established"),
        (55.0, 85.0, "Our Rating"),
        (270.0, 85.0, "X"),
    ]);
    check(
        &[page(&first), next],
        &[
            &[
                "Rating|Not yet established|Partly established|Established|Exemplary",
                "Our Rating|||X|",
                "Rating|Not yet|Partly|Established|Exemplary",
            ],
            &["|established|established||", "Our Rating||X||"],
        ],
    );
}

#[test]
fn text_at_a_pages_foot_may_wait_for_its_label() {
    let row = |top: f32| {
        [
            (55.0, top, "Rating"),
            (150.0, top, "Not yet established"),
            (260.0, top, "Partly established"),
            (370.0, top, "Established"),
            (460.0, top, "Exemplary"),
            (55.0, top + 25.0, "Our Rating"),
            (380.0, top + 25.0, "X"),
            (55.0, top + 50.0, "Evidence"),
            (150.0, top + 50.0, "The board meets each month."),
        ]
    };
    let mut texts = row(60.0).to_vec();
    texts.extend((1..14_u8).map(|line| (150.0, 110.0 + 12.0 * f32::from(line), "It looks at the plan.")));
    texts.push((55.0, 360.0, "Proposal 1.2"));
    texts.extend(row(440.0));
    texts.push((150.0, 515.0, "Review the plan."));
    let next = page(&[(55.0, 60.0, "Actions"), (150.0, 60.0, "Publish it.")]);
    let long = format!("Evidence|The board meets each month.{}", " It looks at the plan.".repeat(13));
    let head = "Rating|Not yet established|Partly established|Established|Exemplary";
    check(
        &[page(&texts), next],
        &[
            &[
                head,
                "Our Rating|||X|",
                &long,
                head,
                "Our Rating|||X|",
                "Evidence|The board meets each month.",
                "|Review the plan.|||",
            ],
            &["Actions|Publish it."],
        ],
    );
}

#[test]
fn much_space_below_a_cut_row_does_not_end_the_form() {
    let first = page(&below_head(&[
        (55.0, 120.0, "Our Rating"),
        (380.0, 120.0, "X"),
        (55.0, 140.0, "Evidence"),
        (150.0, 140.0, "The board meets each"),
    ]));
    let next = page(&[
        (150.0, 60.0, "month."),
        (55.0, 190.0, "Proposed"),
        (150.0, 190.0, "Review the plan."),
        (55.0, 202.0, "improvement"),
        (55.0, 214.0, "actions"),
    ]);
    check(
        &[first, next],
        &[
            &[
                "Rating|Not yet established|Partly established|Established|Exemplary",
                "Our Rating|||X|",
                "Evidence|The board meets each",
            ],
            &["|month.", "Proposed improvement actions|Review the plan."],
        ],
    );
}

#[test]
fn rows_filled_in_turn_are_rows_wherever_their_labels_stand() {
    let mut first = page(&below_head(&[
        (55.0, 122.0, "Our Rating"),
        (380.0, 122.0, "X"),
        (150.0, 140.0, "The board meets each month and talks of"),
        (55.0, 146.0, "Evidence"),
        (150.0, 152.0, "money. It looks at the plan."),
        (150.0, 170.0, "Review the plan."),
        (55.0, 176.0, "Actions"),
        (150.0, 182.0, "Publish it."),
    ]));
    let colour = Colour(230, 230, 240);
    let fill = |top: f32, bottom: f32| Fill { bbox: Rect::new(50.0, top, 540.0, bottom), colour };
    first.fills = vec![fill(96.0, 116.0), fill(136.0, 166.0)];
    check(
        &[first],
        &[&[
            "Rating|Not yet established|Partly established|Established|Exemplary",
            "Our Rating|||X|",
            "Evidence|The board meets each month and talks of money. It looks at the plan.",
            "Actions|Review the plan. Publish it.",
        ]],
    );
}
