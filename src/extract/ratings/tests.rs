//! Whole returns of a few lines, and what is read of them.
#![allow(clippy::unwrap_used)]

use super::marks::Content;
use super::votes::Round;
use super::{ProposalReading, by_proposal, lines, parted, read_sections, sections, turned};
use crate::diagnostic::ReviewCode;
use crate::document::{Block, Document, Paragraph, RecognisedBy, Table};
use crate::extract::plan_items::tests::{heading, table};
use crate::framework::built_in;
use crate::record::Outcome;

/// What is read of the first proposals of a return.
pub(super) fn read(blocks: Vec<Block>) -> Vec<ProposalReading> {
    read_printed(blocks, 0)
}

/// The same for a paper of so many pages.
pub(super) fn read_printed(blocks: Vec<Block>, page_count: u32) -> Vec<ProposalReading> {
    let framework = &built_in()[0];
    let document = Document { page_count, blocks, ..Document::default() };
    let turned = turned::turn(framework, &document);
    let parted = parted::part(framework, &document);
    let lines = lines::lines(&document, framework, &turned, &parted);
    let sections = sections::sections(framework, &lines);
    let mut answered = read_sections(framework, &lines, &sections, Round { year: None });
    super::alike_marks::vouch(framework, &mut answered);
    by_proposal(framework, &document, &answered)
}

/// A proposal's form: its rating's row, and the rows below.
pub(super) fn form(rating: &str, below: &str) -> Block {
    Block::Table(table(&format!(
        "Proposal 1.1 All leadership development will be focused on shared and collaborative practice.|^|^|^|^\n\
         Rating|Not yet established|Partly established|Established|Exemplary\n{rating}\n{below}"
    )))
}

pub(super) fn first(blocks: Vec<Block>) -> ProposalReading {
    read(blocks).swap_remove(0)
}

#[test]
fn words_in_other_columns_are_notes_to_the_mark() {
    for (row, rating, code) in [
        ("Our Rating|Not all teams|x||", Some(1), Some(ReviewCode::MarkWithNote)),
        ("Our Rating|-|x|-|-", Some(1), None),
        ("Our Rating|Not all teams|Some of them||", None, Some(ReviewCode::TwoColumnsMarked)),
        ("Our Rating||x →||", Some(1), Some(ReviewCode::MarkWithNote)),
        ("Our Rating|Partly → Established|^|^|^", None, Some(ReviewCode::BetweenTwoRatings)),
        ("Our Rating|Partly – Established|^|^|^", None, Some(ReviewCode::BetweenTwoRatings)),
        ("Our Rating|Partly-established|^|^|^", Some(1), None),
        ("Our Rating|2018: Partly established / 2019: Established|^|^|^", Some(2), Some(ReviewCode::RatingInWords)),
        ("Our Rating||2018|2019|", Some(2), Some(ReviewCode::OlderRatingPresent)),
    ] {
        let reading = first(vec![form(row, "Evidence / Notes|Two groups meet.|^|^|^")]).reading;
        assert_eq!(reading.rating, rating, "{row}");
        assert_eq!(reading.review.contains(&code.unwrap_or(ReviewCode::NoMark)), code.is_some(), "{row}");
    }
}

#[test]
fn a_heading_cut_by_a_page_leaves_the_names_to_their_own_table() {
    let blocks = vec![
        Block::Table(table("Key Feature 1 Collaborative leadership and building relationships\nProposal 1.1")),
        Block::Table(table(
            "All leadership development will be focused on shared and collaborative practice.|^|^|^|^\n\
             Rating|Not yet established|Partly established|Established|Exemplary\nOur Rating|||x|",
        )),
    ];
    assert_eq!(first(blocks).reading.rating, Some(2));
}

#[test]
fn an_answer_below_its_table_is_taken_with_a_doubt() {
    let paragraph = |text: &str| Block::Paragraph(Paragraph::plain(text));
    let blocks = vec![form("Our Rating||x||", "Evidence / Notes||||"), paragraph("Two groups meet each month.")];
    let answers = first(blocks).answers;
    assert_eq!(answers.evidence.as_deref(), Some("Two groups meet each month."));
    assert!(answers.split_uncertain);
    // A label that fills its row, and the list that a page break parted from it.
    let blocks = vec![
        form("Our Rating||x||", "Evidence / Notes|Two groups meet.|^|^|^\nProposed improvement actions|^|^|^|^"),
        paragraph("Publish the plan."),
    ];
    let answers = first(blocks).answers;
    assert_eq!(answers.improvements.iter().map(|i| i.text.as_str()).collect::<Vec<_>>(), ["Publish the plan."]);
    let blocks = vec![
        form("Our Rating||x||", "Evidence / Notes|Two groups meet.|^|^|^\nProposed improvement actions|Ask.|^|^|^"),
        paragraph("Signed by the chief officer."),
    ];
    assert!(!first(blocks).answers.split_uncertain);
}

#[test]
fn names_alone_in_a_row_without_lines_need_no_column() {
    let with = |row: &str, recognised_by| {
        let Block::Table(made) = form(row, "Evidence / Notes|Two groups meet.|^|^|^") else { unreachable!() };
        first(vec![Block::Table(Table { recognised_by, ..made })]).reading
    };
    let guessed = with("Our Rating|Established|||", RecognisedBy::Alignment);
    assert_eq!((guessed.outcome, guessed.rating), (Outcome::Rated, Some(2)));
    assert!(guessed.review.contains(&ReviewCode::TableUncertain));
    assert_eq!(with("Our Rating|Established|||", RecognisedBy::Rulings).outcome, Outcome::Ambiguous);
}

#[test]
fn the_one_description_that_was_left_speaks_with_a_doubt() {
    let read = |indicators: &str, rating: &str| first(vec![form(indicators, rating)]).reading;
    let left = read("Indicator||Work has begun.||", "Our Rating||||");
    assert_eq!(left.rating, Some(1));
    assert!(left.review.contains(&ReviewCode::MarkOutsideRatingRow));
    assert_eq!(read("Indicator||Work has begun.||", "Our Rating|||x|").rating, Some(2));
    assert_eq!(read("Indicator|Nothing.|Work has begun.||", "Our Rating||||").rating, None);
}

#[test]
fn a_heading_may_stand_beside_its_form() {
    let text = "1.1 All leadership development will be focused on shared and collaborative practice.";
    let mut made = table(&format!(
        "{text}|Rating|Not yet established|Partly established|Established|Exemplary\n|Our Rating||x||\n\
         |Evidence / Notes|Two groups meet.|^|^|^"
    ));
    made.cells.retain(|cell| cell.column > 1 || cell.row == 1);
    made.cells[0].row_span = 3;
    let found = first(vec![Block::Table(made)]);
    assert_eq!((found.reading.rating, found.answers.evidence.as_deref()), (Some(1), Some("Two groups meet.")));
}

#[test]
fn names_with_a_colour_in_brackets_head_columns() {
    let blocks = vec![
        heading("Proposal 1.1 All leadership development will be focused on shared and collaborative practice."),
        Block::Table(table(
            "Rating|Not yet established (Red)|Partly established (Amber)|Established (Green)|Exemplary (Blue)\n\
             Our Rating||x||",
        )),
    ];
    assert_eq!(first(blocks).reading.rating, Some(1));
}

/// A table of proposals in rows; the first is 1.1.
fn rows(heads: &str, rows: &str) -> ProposalReading {
    first(vec![Block::Table(table(&format!("{heads}\n{rows}")))])
}

#[test]
fn a_reviewers_view_beside_the_answers_is_no_scale() {
    let text = "1.1 All leadership development will be focused on shared and collaborative practice.";
    let found = rows(
        "Proposal|Our rating|Reviewer's view|Evidence / Notes|Next steps",
        &format!("{text}|Partly established|Exemplary|Two groups meet.|Review the scheme"),
    );
    assert_eq!(found.reading.rating, Some(1));
    assert_eq!(found.answers.evidence.as_deref(), Some("Two groups meet."));
    assert_eq!(found.answers.improvements.len(), 1);
}

#[test]
fn headings_may_ask_in_two_ways_and_have_columns_of_their_own() {
    let text = "1.1 All leadership development will be focused on shared and collaborative practice.";
    let found = rows(
        "Proposal|Rating and evidence|Next steps|Lead|RAG|Cost|When",
        &format!(
            "{text}|Partly established / Two groups meet.|Review the scheme|Jo Blair|A|0|May\n1.1|^|Train all staff|Al Reid|B|0|June"
        ),
    );
    assert_eq!(found.reading.rating, Some(1));
    let actions: Vec<&str> = found.answers.improvements.iter().map(|i| i.text.as_str()).collect();
    assert_eq!(actions, ["Review the scheme", "Train all staff"]);
}

#[test]
fn an_answer_left_open_is_not_the_one_beside_it() {
    let text = "1.1 All leadership development will be focused on shared and collaborative practice.";
    for other in ["Last year's rating", "Where we want to be"] {
        let read = |own: &str| {
            let rows = rows(
                &format!("Proposal|{other}|Our rating|Evidence / Notes|Next steps"),
                &format!("{text}|Exemplary|{own}|Two groups meet.|Review the scheme"),
            );
            (rows.reading.outcome, rows.reading.rating)
        };
        assert_eq!(read(""), (Outcome::Blank, None), "{other}");
        assert_eq!(read("Established"), (Outcome::Rated, Some(2)), "{other}");
    }
}

#[test]
fn names_and_marks_beside_our_rating_in_rows_of_their_own() {
    let read = |span: u32| {
        let mut made = table(
            "Proposal 1.1 All leadership development will be focused on shared and collaborative practice.|^|^|^|^\n\
             Rating|Not yet established|Partly established|Established|Exemplary\n\
             Our Rating|Not yet established|^||\n|Partly established|^|x|\n|Established|^||\n|Exemplary|^||\n\
             Evidence / Notes|Two groups meet.|^|^|^",
        );
        made.cells.retain(|cell| cell.column > 1 || !(4..=6).contains(&cell.row));
        made.cells.iter_mut().filter(|c| c.text() == "Our Rating").for_each(|c| c.row_span = span);
        first(vec![Block::Table(made)])
    };
    let found = read(4);
    assert_eq!((found.reading.rating, found.answers.evidence.as_deref()), (Some(1), Some("Two groups meet.")));
    assert!(found.reading.review.is_empty());
    assert_eq!(read(1).reading.rating, None);
}

#[test]
fn answers_of_two_rounds_below_each_other_are_no_scale() {
    let read = |rows: &str| {
        let text = "Proposal 1.1 All leadership development will be focused on shared and collaborative practice.";
        let below = "Evidence / Notes|Two groups meet.\nProgress since 2018|Much.";
        let made = table(&format!("{text}|^\n{rows}\n{below}\nNext steps|Review it\nLead officer|Jo Blair"));
        first(vec![Block::Table(made)])
    };
    let found = read("Rating 2018|Partly established\nRating 2019|Established");
    assert_eq!(found.reading.rating, Some(2));
    assert_eq!(found.answers.evidence.as_deref(), Some("Two groups meet."));
    assert_eq!(found.answers.improvements.len(), 1);
}

#[test]
fn a_number_below_our_rating_is_no_heading() {
    let text = "1.2 Relationships and collaborative working between partners must improve.";
    let rows = "Our rating|Evidence / Notes|Next steps\n1|Two groups meet.|Review the scheme";
    let mut found = read(vec![Block::Table(table(&format!("{text}|^|^\n{rows}")))]);
    assert_eq!(found.swap_remove(1).answers.evidence.as_deref(), Some("Two groups meet."));
}

#[test]
fn answers_under_their_headings_are_no_row_of_the_partnerships_own() {
    let below = "Evidence / Notes|^|^|Improvement actions|^\nArrangements include:|^|^|Review the scheme|^\n\
                 Staff meet:|^|^|Publish a statement|^";
    let found = first(vec![form("Our Rating|||x|", below)]);
    assert_eq!(found.answers.improvements.len(), 2);
    assert_eq!(found.answers.evidence.as_deref(), Some("Arrangements include:\nStaff meet:"));
}

#[test]
fn an_answer_that_begins_with_yes_is_no_mark() {
    let below = "Evidence / Notes|^|^|Next steps|^\nYes – a plan is in place.|^|^|Review it|^";
    let reading = first(vec![form("Our Rating|||x|", below)]).reading;
    assert_eq!((reading.rating, reading.review), (Some(2), vec![]));
}

#[test]
fn a_prompt_that_was_left_is_no_answer() {
    let below = "Evidence / Notes|Click here to enter text.|^|^|^\nProposed improvement actions|Click or tap here to enter text.|^|^|^";
    let answers = first(vec![form("Our Rating||x||", below)]).answers;
    assert_eq!((answers.evidence, answers.improvements.len()), (None, 0));
}

#[test]
fn a_column_that_nobody_knows_leaves_a_doubt() {
    let text = "1.1 All leadership development will be focused on shared and collaborative practice.";
    let read = |column: &str| {
        rows(
            &format!("Proposal|Our rating|{column}|Next steps"),
            &format!("{text}|Exemplary|Two groups meet each month.|Review the scheme"),
        )
    };
    assert!(read("Musings").answers.split_uncertain);
    assert!(!read("Evidence").answers.split_uncertain);
}

#[test]
fn a_heading_again_is_no_evidence() {
    let blocks = vec![
        form("Our Rating||x||", "Evidence / Notes|Two groups meet.|^|^|^"),
        Block::Table(table("Proposal 1.1 (continued)|^\nEvidence / Notes|A third was begun.")),
    ];
    assert_eq!(first(blocks).answers.evidence.as_deref(), Some("Two groups meet.\nA third was begun."));
}

#[test]
fn what_the_evidence_says_otherwise_is_a_doubt() {
    let read =
        |evidence: &str| first(vec![form("Our Rating||x||", &format!("Evidence / Notes|{evidence}|^|^|^"))]).reading;
    assert!(read("We rate ourselves as exemplary.").review.contains(&ReviewCode::RatingInWords));
    assert!(read("In 2018 we rate ourselves as exemplary.").review.is_empty());
    assert!(read("We rate ourselves as partly established.").review.is_empty());
}

#[test]
fn marks_that_are_not_what_they_seem() {
    for (row, outcome, rating) in [
        ("Our Rating||0||", Outcome::Rated, Some(1)),
        ("Our Rating|0|x|0|0", Outcome::Rated, Some(1)),
        ("Our Rating|x Established|||", Outcome::Ambiguous, None),
    ] {
        let reading = first(vec![form(row, "Evidence / Notes|Two groups meet.|^|^|^")]).reading;
        assert_eq!((reading.outcome, reading.rating), (outcome, rating), "{row}");
    }
}

#[test]
fn a_list_that_white_space_parted_is_one_list() {
    let read = |row: &str| {
        let Block::Table(mut made) = form(row, "Evidence / Notes|Two groups meet.|^|^|^") else { return None };
        made.recognised_by = RecognisedBy::Alignment;
        first(vec![Block::Table(made)]).reading.rating
    };
    assert_eq!(
        read("Our Rating|[ ] Not yet established||[x] Partly established [ ] Established|[ ] Exemplary"),
        Some(1)
    );
    assert_eq!(read("Our Rating|○ Not yet established|○ Partly established|● Established|○ Exemplary"), Some(2));
    assert_eq!(read("Our Rating|Not discussed at all|||"), None);
}

#[test]
fn yes_and_no_may_be_ratings() {
    let framework = crate::framework::parse(
        "id = \"a\"\ntitle = \"A\"\n[[scale]]\nid = \"no\"\nname = \"Does not comply\"\nshort = [\"No\", \"N\"]\n[[scale]]\nid = \"yes\"\nname = \"Complies\"\nshort = [\"Yes\"]\n[labels]\nrating = [\"Comply\"]\n[[feature]]\nnumber = \"1\"\ntitle = \"B\"\n[[feature.proposal]]\nnumber = \"1.1\"\ntext = \"Every letter has the name.\"\n",
    )
    .unwrap();
    for (text, step) in
        [("No", Some(0)), ("N", Some(0)), ("Yes", Some(1)), ("Complies (Yes)", Some(1)), ("x", None), ("-", None)]
    {
        let paragraph = Paragraph::plain(text);
        let vote = super::values::value_vote(&framework, &[&paragraph], &mut super::votes::Votes::default());
        assert_eq!(vote.and_then(|v| v.steps.first().copied()), step, "{text}");
    }
    let no = |step| super::rated_text::named_no(&framework, Content::No("No".to_owned()), step);
    assert!(matches!((no(0), no(1)), (Content::Named(0, ..), Content::No(_))));
}

#[test]
fn a_round_under_its_own_label_leaves_no_doubt() {
    for (rows, rating) in [
        ("Rating 2019|x|||\nRating 2020|||x|", Some(2)),
        ("Last year's rating|x|||\nOur Rating||x||", Some(1)),
        ("Our Rating (2019)|x (2018)|x (2019)||", Some(1)),
    ] {
        let reading = first(vec![form(rows, "Evidence / Notes|Two groups meet.|^|^|^")]).reading;
        assert_eq!(reading.rating, rating, "{rows}");
        let doubted = reading.review.contains(&ReviewCode::OlderRatingPresent);
        assert_eq!(doubted, rows.contains('('), "{rows}");
    }
    let heading = "Proposal 1.1 All leadership development will be focused on shared and collaborative practice.|^|^|^";
    let rows =
        "Rating at May 2019|Not yet established|Rating at June 2020|Established\nEvidence / Notes|Two groups meet.|^|^";
    let reading = first(vec![Block::Table(table(&format!("{heading}\n{rows}")))]).reading;
    assert_eq!((reading.rating, reading.review.as_slice()), (Some(2), &[][..]));
}

#[test]
fn a_label_beside_names_and_meanings_is_theirs() {
    let Block::Table(mut made) = form("|Little is done.|Some is done.|Much is done.|All is done.\nOur Rating||x||", "")
    else {
        return;
    };
    made.cells.retain(|cell| (cell.row, cell.column) != (3, 1));
    made.cells.iter_mut().filter(|cell| (cell.row, cell.column) == (2, 1)).for_each(|cell| cell.row_span = 2);
    assert_eq!(first(vec![Block::Table(made)]).reading.rating, Some(1));
}

#[test]
fn answers_that_are_marks_put_a_printed_form_in_doubt() {
    let doubtful = |second: &str, pages: u32| {
        let other = table(&format!(
            "Proposal 1.2 Relationships and collaborative working between partners must improve.|^|^|^|^\n\
             Rating|Not yet established|Partly established|Established|Exemplary\nOur Rating||x||\n\
             Evidence / Notes|{second}|^|^|^"
        ));
        let found = read_printed(vec![form("Our Rating||x||", "Evidence / Notes|X|^|^|^"), Block::Table(other)], pages);
        found.iter().take(2).all(|found| found.reading.review.contains(&ReviewCode::TableUncertain))
    };
    assert!(doubtful("●", 2));
    assert!(!doubtful("●", 0) && !doubtful("The plan is out.", 2));
}

#[test]
fn an_answer_may_begin_with_the_words_of_its_own_label() {
    let line = |text: &str| Block::Paragraph(Paragraph::plain(text));
    let rows = "Evidence / Notes|^|^|^|^\nWhat we have done: two groups meet.|^|^|^|^";
    let told = "What we have done: two groups meet.";
    assert_eq!(first(vec![form("Our Rating||x||", rows)]).answers.evidence.as_deref(), Some(told));
    let lines = [line("Evidence / Notes"), line("It is early."), line(told)];
    let blocks = std::iter::once(form("Our Rating||x||", "")).chain(lines).collect();
    assert_eq!(first(blocks).answers.evidence.as_deref(), Some(format!("It is early.\n{told}").as_str()));
    // … and the rest of a label in a column of its own, with a tab behind it, belongs to no answer.
    let lines = [line("Proposed improvement actions"), line("Meet."), line("actions\tMeet again.")];
    let blocks = std::iter::once(form("Our Rating||x||", "")).chain(lines).collect();
    let actions = first(blocks).answers.improvements;
    assert!(actions.iter().all(|action| !action.text.contains('\t')), "{actions:?}");
}
