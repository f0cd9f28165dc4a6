//! Regions to paragraphs, as papers really set them.

use super::trial::{bold, document, line, page, word};
use super::*;
use crate::document::{ParagraphKind, Ruling, Word};

/// Lines of `(text, left)` from the top, 14 points apart, in letters of 10 points.
fn column(lines: &[(&str, f32)]) -> Vec<Word> {
    lines.iter().enumerate().flat_map(|(n, (text, left))| line(text, *left, 100.0 + 14.0 * n as f32, 10.0)).collect()
}

fn read(words: Vec<Word>) -> Vec<Paragraph> {
    let document = document(page(words));
    let page = &document.pages[0];
    let all: Vec<usize> = (0..page.words.len()).collect();
    // The column is as wide as its widest line, if that is as long as lines of prose are.
    let right = page.words.iter().map(|w| w.bbox.right).fold(250.0, f32::max);
    paragraphs(&document, page, &all, Rect::new(50.0, 80.0, right, 800.0))
}

#[track_caller]
fn check(words: Vec<Word>, expected: &[&str]) {
    let found: Vec<String> = read(words).iter().map(Paragraph::labelled_text).collect();
    assert_eq!(found, expected);
}

#[test]
fn full_lines_run_on_and_short_lines_end() {
    check(
        column(&[
            ("The partnership will bring a paper on carers to the next", 50.0),
            ("meeting of the board.", 50.0),
            ("Members asked for figures by locality and for a plan that", 50.0),
            ("covers all of them.", 50.0),
        ]),
        &[
            "The partnership will bring a paper on carers to the next meeting of the board.",
            "Members asked for figures by locality and for a plan that covers all of them.",
        ],
    );
}

#[test]
fn an_article_ends_no_paragraph() {
    check(
        column(&[
            ("They meet. The", 50.0),
            ("Clerk will write to all of those who own the land below the bridge", 50.0),
        ]),
        &["They meet. The Clerk will write to all of those who own the land below the bridge"],
    );
}

#[test]
fn a_word_that_leads_to_another_ends_no_paragraph() {
    check(
        column(&[
            ("They work together with", 50.0),
            ("NHS colleagues in each of the places that the plan for the year names", 50.0),
        ]),
        &["They work together with NHS colleagues in each of the places that the plan for the year names"],
    );
}

#[test]
fn short_lines_of_names_stay_apart() {
    check(
        column(&[("Ann Example", 50.0), ("Bob Sample", 50.0), ("Chief Officer", 50.0)]),
        &["Ann Example", "Bob Sample", "Chief Officer"],
    );
}

#[test]
fn names_in_capitals_begin_paragraphs() {
    check(
        column(&[("SUBJECT: THE BUDGET OF THE BOARD FOR THE NEXT YEAR", 50.0), ("REPORT BY: THE CHIEF OFFICER", 50.0)]),
        &["SUBJECT: THE BUDGET OF THE BOARD FOR THE NEXT YEAR", "REPORT BY: THE CHIEF OFFICER"],
    );
}

#[test]
fn bullets_hang() {
    let words = column(&[
        ("•  a first point that takes all of its line and goes on to", 50.0),
        ("the next one", 77.5),
        ("•  a second", 50.0),
        ("o  below it", 80.0),
        ("•  a third", 50.0),
    ]);
    let found = read(words);
    let texts: Vec<(Option<&str>, u8, String)> =
        found.iter().map(|p| (p.label.as_deref(), p.level, p.text())).collect();
    assert_eq!(
        texts,
        [
            (Some("•"), 1, "a first point that takes all of its line and goes on to the next one".to_owned()),
            (Some("•"), 1, "a second".to_owned()),
            (Some("o"), 2, "below it".to_owned()),
            (Some("•"), 1, "a third".to_owned()),
        ]
    );
    assert!(found.iter().all(|p| p.kind == ParagraphKind::ListItem));
}

#[test]
fn a_number_in_running_text_labels_nothing() {
    check(
        column(&[
            ("The board met on the last Tuesday of the month and agreed", 50.0),
            ("3 of the papers that were before it, and one more in May", 50.0),
            ("2017. It will meet again.", 50.0),
        ]),
        &[
            "The board met on the last Tuesday of the month and agreed 3 of the papers that were before it, and one more in \
           May 2017. It will meet again.",
        ],
    );
}

#[test]
fn a_cell_that_holds_only_a_number_keeps_it_as_text() {
    let found = read(column(&[("1.1", 50.0)]));
    assert_eq!(found[0].text(), "1.1");
    assert_eq!(found[0].label, None);
}

#[test]
fn space_between_lines_parts_paragraphs() {
    let mut words = line("The first paragraph fills its line up to the margin ab", 50.0, 100.0, 10.0);
    words.extend(line("The second one stands six points lower than it would", 50.0, 120.0, 10.0));
    words.extend(line("in one paragraph.", 50.0, 134.0, 10.0));
    check(
        words,
        &[
            "The first paragraph fills its line up to the margin ab",
            "The second one stands six points lower than it would in one paragraph.",
        ],
    );
}

#[test]
fn a_bold_line_is_a_paragraph_of_its_own() {
    let mut words = bold(line("Leadership across all of the partners of the partnership", 50.0, 100.0, 10.0));
    words.extend(line("Evidence of it is given below in as much detail as it can", 50.0, 114.0, 10.0));
    words.extend(line("be.", 50.0, 128.0, 10.0));
    check(
        words,
        &[
            "Leadership across all of the partners of the partnership",
            "Evidence of it is given below in as much detail as it can be.",
        ],
    );
}

#[test]
fn runs_follow_the_style() {
    let mut words = bold(line("Action:", 50.0, 100.0, 10.0));
    words.extend(line("to write", 90.0, 100.0, 10.0));
    let found = read(words);
    let runs: Vec<(&str, bool)> = found[0].runs.iter().map(|r| (r.text.as_str(), r.style.bold)).collect();
    assert_eq!(runs, [("Action: ", true), ("to write", false)]);
}

#[test]
fn lines_under_and_through_words_are_no_borders() {
    let words = line("kept struck linked", 50.0, 100.0, 10.0);
    let under = words[2].bbox;
    let through = words[1].bbox;
    let mut document = document(page(words));
    document.pages[0].rulings = vec![
        Ruling { bbox: Rect::new(under.left, under.bottom - 1.0, under.right, under.bottom - 0.4), colour: None },
        Ruling { bbox: Rect::new(through.left, through.top + 6.0, through.right, through.top + 6.5), colour: None },
        Ruling { bbox: Rect::new(40.0, under.bottom - 0.5, 400.0, under.bottom), colour: None },
    ];
    let found = paragraphs(&document, &document.pages[0], &[0, 1, 2], Rect::new(50.0, 80.0, 350.0, 800.0));
    let runs: Vec<(&str, bool, bool)> =
        found[0].runs.iter().map(|r| (r.text.trim(), r.style.struck, r.style.underlined)).collect();
    assert_eq!(runs, [("kept", false, false), ("struck", true, false), ("linked", false, true)]);
}

#[test]
fn words_broken_over_lines_are_joined() {
    check(
        column(&[
            ("The return holds the marks of the partnership's own self-", 50.0),
            ("evaluation, and what it says of improve\u{ad}", 50.0),
            ("ment.", 50.0),
        ]),
        &["The return holds the marks of the partnership's own self-evaluation, and what it says of improvement."],
    );
}

#[test]
fn centred_lines_of_one_heading_stay_together() {
    let mut words = line("Report of the Chief Officer on the first year of the new", 60.0, 100.0, 10.0);
    words.extend(line("localities", 175.0, 114.0, 10.0));
    let centre = words.iter().take(11).map(|w| w.bbox.right).fold(0.0, f32::max);
    let shift = f32::midpoint(60.0, centre) - (175.0 + 25.0);
    for w in words.iter_mut().skip(12) {
        w.bbox.left += shift;
        w.bbox.right += shift;
    }
    assert_eq!(read(words).len(), 1);
}

#[test]
fn a_tab_is_kept() {
    check(
        line("Date:  24 June", 50.0, 100.0, 10.0).into_iter().chain([word("late", 300.0, 100.0, 10.0)]).collect(),
        &["Date:\t24 June\tlate"],
    );
}

#[test]
fn lines_that_a_writer_broke_in_a_tagged_cell_stay_apart() {
    use crate::document::{TagContent, TagNode, TagTree};
    let read = |role: &str| -> Vec<String> {
        let mut words = column(&[("The council and the trust sent", 50.0), ("Ann Reid", 50.0), ("Bo Lund", 50.0)]);
        for word in &mut words {
            word.tag = Some(0);
        }
        let mut document = document(page(words));
        let node = TagNode {
            role: role.to_owned(),
            children: vec![TagContent::Marked { page: 1, id: 0 }],
            ..TagNode::default()
        };
        document.tags = Some(TagTree::new(vec![node]));
        let page = &document.pages[0];
        let all: Vec<usize> = (0..page.words.len()).collect();
        paragraphs(&document, page, &all, Rect::new(50.0, 80.0, 240.0, 800.0)).iter().map(Paragraph::text).collect()
    };
    // In a paragraph the first line is full; a line that leaves much room was ended.
    assert_eq!(read("P"), ["The council and the trust sent Ann Reid", "Bo Lund"]);
    assert_eq!(read("H2"), ["The council and the trust sent Ann Reid Bo Lund"]);
    assert_eq!(read("TD"), ["The council and the trust sent", "Ann Reid", "Bo Lund"]);
}

#[test]
fn a_bullet_larger_than_its_text_begins_one_item() {
    let mut words = vec![word("•", 50.0, 100.0, 13.0)];
    words.extend(line("leaves the costs to be agreed with both", 68.0, 100.0, 10.0));
    words.extend(line("harbour boards.", 68.0, 112.0, 10.0));
    check(words, &["• leaves the costs to be agreed with both harbour boards."]);
}

#[test]
fn tasks_without_space_between_begin_with_their_verbs() {
    let lines = [
        ("Review the plan for all of the localities with both partners and with carers", 50.0),
        ("Write to the clerk.", 50.0),
    ];
    let found = read(column(&lines));
    assert_eq!(found.iter().map(Paragraph::text).collect::<Vec<_>>(), lines.map(|(text, _)| text));
    assert!(found[0].doubtful_end && !found[1].doubtful_end);
    check(
        column(&[
            ("Review the plan for all of the localities with both partners and with carers", 50.0),
            ("Update 12/06/19: the clerk wrote.", 50.0),
        ]),
        &[
            "Review the plan for all of the localities with both partners and with carers Update 12/06/19: the clerk wrote.",
        ],
    );
    // "the Review …", "Annual Review …": names go on.
    check(
        column(&[
            ("Review the plan for all of the localities with both partners and the", 50.0),
            ("Review Group.", 50.0),
        ]),
        &["Review the plan for all of the localities with both partners and the Review Group."],
    );
}
