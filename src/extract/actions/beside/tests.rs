//! Owners beside the paragraphs that are theirs.

use crate::document::{Block, Place, Rect};
use crate::extract::paper::{minutes, table};

fn owners_and_texts(blocks: Vec<Block>) -> Vec<(String, String, String)> {
    minutes(blocks)
        .records
        .actions
        .iter()
        .map(|a| {
            let owners: Vec<&str> = a.owners.iter().map(|o| o.as_written.as_str()).collect();
            let text: String = a.text.chars().take(24).collect();
            (owners.join("|"), a.due.clone().map(|d| d.as_written).unwrap_or_default(), text)
        })
        .collect()
}

#[test]
fn dates_that_were_printed_in_one_line_are_one_to_each() {
    let rows: &[&[&str]] = &[
        &["Item", "Action", "Lead", "Date"],
        &["1", "JR to visit the team\nTD to share the protocol", "JR\nTD", "28.02.20 ASAP"],
    ];
    let got = owners_and_texts(vec![Block::Table(table(rows))]);
    let dates: Vec<&str> = got.iter().map(|(_, date, _)| date.as_str()).collect();
    assert_eq!(dates, ["28.02.20", "ASAP"]);
}

const LONG: &str = "Rowan described the work on the winter plan, which has run since the spring in three localities and is now with \
                    the councils for their comments, and took questions on beds and on transport.";

#[test]
fn lines_are_counted_as_they_wrap() {
    // At about 60 characters a line the long paragraph takes three lines.
    let text = format!(
        "Winter plan\n\n{LONG}\n\nAnna to write to the four councils.\n\n{LONG}\n\nRowan to bring costs to the board."
    );
    let owner = "\n\n\n\n\n\nAB\n\n\n\n\n\nRC";
    let due = "\n\n\n\n\n\nAug\n\n\n\n\n\nMay";
    let rows: &[&[&str]] = &[&["Item No.", "Description", "Action", "Date"], &["1", &text, owner, due]];
    let got = owners_and_texts(vec![Block::Table(table(rows))]);
    assert_eq!(
        got,
        [
            ("AB".to_owned(), "Aug".to_owned(), "Anna to write to the fou".to_owned()),
            ("RC".to_owned(), "May".to_owned(), "Rowan to bring costs to ".to_owned()),
        ]
    );
}

#[test]
fn the_same_height_on_the_page_tells_the_pairs() {
    let text = format!("Winter plan\n{LONG}\nAnna to write to the four councils.\nBoth plans go on.");
    let rows: &[&[&str]] = &[&["Item No.", "Description", "Action", "Date"], &["1", &text, "AB", "Aug"]];
    let mut table = table(rows);
    let place = |top: f32| Place { page: 1, bbox: Rect::new(100.0, top, 300.0, top + 10.0) };
    let tops: &[&[f32]] = &[&[100.0], &[124.0, 136.0, 148.0], &[172.0], &[196.0]];
    for cell in &mut table.cells {
        for (index, block) in cell.blocks.iter_mut().enumerate() {
            if let Block::Paragraph(paragraph) = block {
                paragraph.lines = if cell.column == 2 && cell.row == 2 {
                    tops[index].iter().map(|t| place(*t)).collect()
                } else {
                    vec![place(173.0)]
                };
            }
        }
    }
    let got = owners_and_texts(vec![Block::Table(table)]);
    assert_eq!(got, [("AB".to_owned(), "Aug".to_owned(), "Anna to write to the fou".to_owned())]);
}

/// Owners at these heights beside a cell of these paragraphs.
fn beside(text: &str, tops: &[f32], owners: &str, at: &[f32]) -> Vec<(String, String, String)> {
    let rows: &[&[&str]] = &[&["Item", "Discussion", "Action"], &["1", text, owners]];
    let mut table = table(rows);
    for cell in &mut table.cells {
        let heights = if cell.column == 2 { tops } else { at };
        for (index, block) in cell.blocks.iter_mut().enumerate() {
            if let Block::Paragraph(paragraph) = block {
                let top = if cell.row == 1 { 60.0 } else { heights.get(index).copied().unwrap_or(100.0) };
                paragraph.lines = vec![Place { page: 1, bbox: Rect::new(100.0, top, 300.0, top + 10.0) }];
            }
        }
    }
    owners_and_texts(vec![Block::Table(table)])
}

#[test]
fn an_items_name_asks_for_nothing_though_the_owner_stands_beside_it() {
    let text = "Winter plan\nRowan described the work. Anna to write to the four councils.";
    let got = beside(text, &[100.0, 114.0], "AB", &[100.0]);
    assert!(!got.iter().any(|(_, _, text)| text == "Winter plan"), "{got:?}");
}

#[test]
fn a_text_that_names_its_owner_is_theirs_wherever_they_stand() {
    let text = "Winter plan\nRowan described the work of the last months.\nAB to write to the four councils.\n\
                RC to bring costs to the board.";
    let got = beside(text, &[100.0, 114.0, 128.0, 142.0], "AB\nRC", &[100.0, 114.0]);
    let owners: Vec<&str> = got.iter().map(|(owner, ..)| owner.as_str()).collect();
    assert_eq!(owners, ["AB", "RC"], "{got:?}");
    assert!(got.iter().all(|(_, _, text)| text.starts_with(['A', 'R']) && text.contains(" to ")), "{got:?}");
}

#[test]
fn a_date_far_below_its_owner_is_no_owner() {
    let text = format!("{LONG}\nAnna to write to the four councils.");
    let rows: &[&[&str]] = &[&["Item", "Discussion", "Action"], &["1", &text, "AB\n\nJune 2024"]];
    let got = owners_and_texts(vec![Block::Table(table(rows))]);
    assert_eq!(got, [("AB".to_owned(), "June 2024".to_owned(), "Anna to write to the fou".to_owned())]);
}

#[test]
fn tasks_parted_by_line_breaks_go_to_their_owners() {
    let mut table = table(&[&["Item", "Discussion", "Action", "Owner"], &["1", LONG, "Ask the trust", "AB"]]);
    let breaks = |text: &str| vec![Block::Paragraph(crate::document::Paragraph::plain(text))];
    for cell in &mut table.cells {
        match (cell.row, cell.column) {
            (2, 3) => cell.blocks = breaks("KB to look again at the four\nPM to check transport"),
            (2, 4) => cell.blocks = breaks("KB\nPM"),
            _ => {}
        }
    }
    let got = owners_and_texts(vec![Block::Table(table)]);
    assert_eq!(
        got,
        [
            ("KB".to_owned(), String::new(), "KB to look again at the ".to_owned()),
            ("PM".to_owned(), String::new(), "PM to check transport".to_owned()),
        ]
    );
}

#[test]
fn whoever_presented_an_item_has_no_task_by_that() {
    let report = format!("Report of the Principal\n{LONG}\nLH to join the next panel of the trust on attendance.");
    let rows: &[&[&str]] = &[
        &["", "Item", "Lead"],
        &["1", "Welcome and apologies. None.", "TA"],
        &["2", &report, "KO"],
        &["3", "Minutes\nApproved as they stood, with thanks to the clerk.", "TA"],
    ];
    let actions = minutes(vec![Block::Table(table(rows))]).records.actions;
    assert!(actions.iter().all(|action| action.text.starts_with("LH to join")), "{actions:?}");
    let doubt = crate::diagnostic::ReviewCode::OwnerUncertain;
    assert!(actions.iter().all(|action| action.header.review.contains(&doubt)), "{actions:?}");
}

#[test]
fn as_many_dates_as_owners_in_lines_right_below_one_another_are_one_to_each() {
    let text = "Strategic plan\nThe team agreed that the draft go to the Board.\nChapters to be redrafted in plain English.\n\
                Equality assessment to follow.";
    let rows: &[&[&str]] = &[&["Item", "Discussion", "Owner", "By"], &["4", text, "SL\nSL/AQ", "28 Feb\ntbc"]];
    let got = owners_and_texts(vec![Block::Table(table(rows))]);
    assert_eq!(
        got,
        [
            ("SL".to_owned(), "28 Feb".to_owned(), "Chapters to be redrafted".to_owned()),
            ("SL|AQ".to_owned(), "tbc".to_owned(), "Equality assessment to f".to_owned()),
        ]
    );
}

#[test]
fn an_owner_at_the_top_takes_the_words_that_ask_for_something() {
    let asked = "Una has asked for the money.\nThe sheet to go to everyone before the next meeting.";
    let rows: &[&[&str]] = &[
        &["Topic", "Key points", "Who"],
        &["Site", "The survey is back.\nAl will ask for a price.", "AR"],
        &["Money", asked, "UM"],
        &["Boats", "Crews are keen on bins. Need a price for three.", "JB"],
    ];
    let texts: Vec<String> =
        owners_and_texts(vec![Block::Table(table(rows))]).into_iter().map(|(_, _, text)| text).collect();
    assert_eq!(texts, ["Al will ask for a price.", "The sheet to go to every", "Need a price for three."]);
}

#[test]
fn what_names_its_owner_is_theirs_and_not_what_was_noted() {
    let rows: &[&[&str]] = &[
        &["Item", "", "Action"],
        &["1", "Minutes\nThe minutes were approved.", ""],
        &[
            "2",
            "Audit\nMr Stain presented the report.\nMs Flann agreed to bring figures on late visits.\nThe Committee agreed to note the report.",
            "C Flann\nDecember 2023",
        ],
    ];
    let got = owners_and_texts(vec![Block::Table(table(rows))]);
    assert_eq!(got, [("C Flann".to_owned(), "December 2023".to_owned(), "Ms Flann agreed to bring".to_owned())]);
}

#[test]
fn items_of_several_paragraphs_are_a_minute() {
    let rows: &[&[&str]] = &[
        &["No", "Item", "Action by"],
        &["1", "Welcome\nThe chair welcomed all.", ""],
        &["2", "Matters arising\nThe shelter has been mended.\nAl to send leaflets to the shops.", "\n\nAR"],
        &["3", "Next meeting\n29 May 2025", ""],
    ];
    let got = owners_and_texts(vec![Block::Table(table(rows))]);
    assert_eq!(got, [("AR".to_owned(), String::new(), "Al to send leaflets to t".to_owned())]);
}

#[test]
fn tasks_in_lines_of_one_cell() {
    let of = |task: &str, who: &str| {
        let rows: &[&[&str]] = &[&["Item", "Actions", "Owner"], &["Fair", task, who]];
        let got = owners_and_texts(vec![Block::Table(table(rows))]);
        got.into_iter().map(|(who, _, text)| format!("{who}: {text}")).collect::<Vec<_>>()
    };
    assert_eq!(
        of("Bank the money\nChoose the date", "Jo Blair\nAnn Moss"),
        ["Jo Blair: Bank the money", "Ann Moss: Choose the date"]
    );
    assert_eq!(
        of("Order gas for the hall\nWrite up the minutes", "Jo Blair"),
        ["Jo Blair: Order gas for the hall", "Jo Blair: Write up the minutes"]
    );
    // Sentences that go on are one task.
    assert_eq!(of("Draft the plan.\nSend it to all.", "Jo Blair").len(), 1);
}
