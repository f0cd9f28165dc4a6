//! Packs and papers that only look like packs.

use super::*;
use crate::document::{Cell, OutlineItem, Page, Paragraph, ParagraphKind, Place, Rect, Table};

fn placed(mut paragraph: Paragraph, page: u32, top: f32) -> Block {
    if page > 0 {
        paragraph.lines = vec![Place { page, bbox: Rect::new(72.0, top, 500.0, top + 12.0) }];
    }
    Block::Paragraph(paragraph)
}

fn title(text: &str, page: u32) -> Block {
    let mut paragraph = Paragraph::plain(text);
    paragraph.kind = ParagraphKind::Heading;
    placed(paragraph, page, 80.0)
}

fn prose(page: u32) -> Block {
    placed(
        Paragraph::plain("The board heard how the work went on over the summer, and it was content with it."),
        page,
        700.0,
    )
}

fn line(text: &str, page: u32) -> Block {
    placed(Paragraph::plain(text), page, 300.0)
}

fn table(page: u32) -> Block {
    let places = if page > 0 { vec![Place { page, bbox: Rect::new(72.0, 200.0, 500.0, 700.0) }] } else { Vec::new() };
    let cell = |row| Cell {
        row,
        column: 1,
        row_span: 1,
        column_span: 1,
        places: places.clone(),
        blocks: vec![Block::Paragraph(Paragraph::plain("1. Welcome"))],
        ..Cell::default()
    };
    Block::Table(Table { rows: 2, columns: 1, cells: vec![cell(1), cell(2)], ..Table::default() })
}

#[track_caller]
fn check(blocks: Vec<Block>, pages: u32, expected: &[(&str, u32, u32)]) {
    let pages = (1..=pages).map(|number| Page { number, width: 595.0, height: 842.0, ..Page::default() }).collect();
    let mut document = Document { pages, blocks, ..Document::default() };
    split(&mut document);
    let found: Vec<(&str, u32, u32)> =
        document.parts.iter().map(|p| (p.title.as_deref().unwrap_or(""), p.first_page, p.last_page)).collect();
    assert_eq!(found, expected);
}

#[test]
fn a_report_whose_cover_the_boards_name_heads() {
    let rows =
        [["Glen Joint Board", ""], ["Agenda Item", "4"], ["Report title", "Money"], ["Meeting date", "7 March 2024"]];
    let place = |row: usize| Place {
        page: 3,
        bbox: Rect::new(72.0, 80.0 + 14.0 * row as f32, 500.0, 94.0 + 14.0 * row as f32),
    };
    let cell = |row: usize, column: usize| Cell {
        row: row as u32 + 1,
        column: column as u32 + 1,
        row_span: 1,
        column_span: 1,
        places: vec![place(row)],
        blocks: vec![Block::Paragraph(Paragraph::plain(rows[row][column]))],
        ..Cell::default()
    };
    let cells = (0..rows.len()).flat_map(|row| [cell(row, 0), cell(row, 1)]).collect();
    let cover = Block::Table(Table { rows: rows.len() as u32, columns: 2, cells, ..Table::default() });
    let mut document = Document {
        pages: (1..=3).map(|number| Page { number, width: 595.0, height: 842.0, ..Page::default() }).collect(),
        blocks: vec![
            title("Glen Joint Board", 1),
            line("Minutes of the meeting on 14 December 2023", 1),
            prose(1),
            line("The board noted the register.", 2),
            cover,
            prose(3),
        ],
        ..Document::default()
    };
    split(&mut document);
    assert_eq!(document.parts.iter().map(|part| part.first_page).collect::<Vec<_>>(), [1, 3]);
}

#[test]
fn a_pack_with_mastheads() {
    check(
        vec![
            title("AGENDA", 1),
            title("Example & Sample Board", 1),
            title("Board Meeting, 31st August 2017", 1),
            table(1),
            title("Example and Sample Board", 2),
            title("Board Minute", 2),
            title("10th meeting, 30 May 2017", 2),
            prose(2),
            prose(3),
            title("Example and Sample Board", 4),
            title("Board Meeting, 31st August 2017", 4),
            title("Sharing Data: Progress", 4),
            title("Purpose", 4),
            prose(4),
            title("Recommendations", 4),
            line("The board is asked to note this report.", 4),
        ],
        4,
        &[("AGENDA", 1, 1), ("Board Minute", 2, 3), ("Sharing Data: Progress", 4, 4)],
    );
}

#[test]
fn a_pack_without_pages() {
    check(
        vec![
            title("AGENDA", 0),
            title("Example & Sample Board", 0),
            title("Board Meeting, 31st August 2017", 0),
            table(0),
            title("Example and Sample Board", 0),
            title("Board Minute", 0),
            prose(0),
            prose(0),
            prose(0),
            line("To: Chief Officers", 0),
            line("19 January 2017", 0),
            line("Dear Colleagues", 0),
            title("MEASURING PERFORMANCE", 0),
            prose(0),
            line("Yours sincerely", 0),
        ],
        0,
        &[("AGENDA", 0, 0), ("Board Minute", 0, 0), ("MEASURING PERFORMANCE", 0, 0)],
    );
}

#[test]
fn a_title_page_is_no_paper() {
    check(
        vec![
            title("Example Partnership", 1),
            title("Example Partnership", 2),
            title("Strategic plan 2016", 2),
            prose(2),
            prose(3),
        ],
        3,
        &[("Example Partnership", 1, 3)],
    );
}

#[test]
fn annexes_stay_with_their_paper() {
    check(
        vec![
            title("Example Board", 1),
            title("Report on the plan, May 2017", 1),
            prose(1),
            prose(1),
            prose(1),
            title("Annex A", 2),
            title("Example Board delivery plan 2017", 2),
            table(2),
        ],
        2,
        &[("Report on the plan, May 2017", 1, 2)],
    );
}

#[test]
fn minutes_with_their_agenda_on_the_first_page_are_one_paper() {
    check(
        vec![
            title("Example User Group", 1),
            title("14 May 2013", 1),
            table(1),
            title("Agenda", 1),
            table(1),
            title("Welcome and Updates", 2),
            prose(2),
            title("Actions and Minutes", 2),
            prose(3),
        ],
        3,
        &[("Example User Group", 1, 3)],
    );
}

/// Bookmarks at pages.
fn outlined(entries: &[(&str, u32)]) -> Document {
    let outline =
        entries.iter().map(|(title, page)| OutlineItem { level: 1, title: (*title).to_owned(), page: Some(*page) });
    let blocks = vec![
        title("Agenda", 1),
        line("1. Winter timetable", 1),
        line("2. Slipway repairs", 1),
        prose(1),
        prose(2),
        line("The last boat will leave at 17.40.", 2),
        prose(3),
        line("Concrete has cracked since January.", 3),
    ];
    let pages = (1..=3).map(|number| Page { number, width: 595.0, height: 842.0, ..Page::default() }).collect();
    Document { pages, blocks, outline: outline.collect(), ..Document::default() }
}

#[test]
fn bookmarks_of_a_pack() {
    let check = |entries: &[(&str, u32)], expected: &[&str]| {
        let mut document = outlined(entries);
        split(&mut document);
        let titles: Vec<&str> = document.parts.iter().map(|p| p.title.as_deref().unwrap_or("")).collect();
        assert_eq!(titles, expected);
    };
    check(
        &[("Agenda", 1), ("1. Winter timetable", 2), ("2. Slipway repairs", 3)],
        &["Agenda", "1. Winter timetable", "2. Slipway repairs"],
    );
    check(&[("Agenda", 1), ("1. Winter timetable", 2), ("Appendix A", 3)], &["Agenda", "1. Winter timetable"]);
    // A report's own chapters.
    check(&[("Introduction", 1), ("Method", 2), ("Results", 3)], &["Agenda"]);
}

#[test]
fn agenda_items_that_count_from_one_head_the_items_of_one_minute() {
    check(
        vec![
            title("Example Partnership Board: minutes of the meeting held on 20 March 2018", 0),
            prose(0),
            prose(0),
            prose(0),
            title("Discussion", 0),
            title("Agenda item 1: Minutes of the meeting in February", 0),
            prose(0),
            title("Agenda item 2: Report of the Director", 0),
            prose(0),
        ],
        0,
        &[("Example Partnership Board: minutes of the meeting held on 20 March 2018", 0, 0)],
    );
}

#[test]
fn letterheads_and_summons_are_no_papers() {
    let counted = |label: &str, text: &str| {
        let mut paragraph = Paragraph::plain(text);
        paragraph.label = Some(label.to_owned());
        placed(paragraph, 0, 0.0)
    };
    check(
        vec![
            line("31 July 2009", 0),
            line("Harbour House", 0),
            line("Dunmore, DM2 3BW", 0),
            title("Example Harbour Board", 0),
            title("Meeting of Board, Tuesday 11 August 2009", 0),
            title("Agenda", 0),
            counted("1.", "Apologies"),
            counted("2.", "Minutes of the last meeting"),
        ],
        0,
        &[("Agenda", 0, 0)],
    );
    check(
        vec![
            title("Example Harbour Board, 11 August 2009", 0),
            title("Agenda", 0),
            prose(0),
            prose(0),
            line("A Reid, Clerk", 0),
            title("Meeting Agenda", 0),
            counted("1.", "Apologies"),
            counted("2.", "Minutes of the last meeting"),
        ],
        0,
        &[("Agenda", 0, 0)],
    );
}

#[test]
fn the_minute_among_the_papers_of_a_pack_may_be_headed_by_its_item() {
    check(
        vec![
            title("AGENDA", 0),
            title("Example & Sample Board", 0),
            title("Board Meeting, 31st August 2017", 0),
            table(0),
            title("Item 3: Minutes of the meeting held on 30 May 2017", 0),
            prose(0),
            prose(0),
            prose(0),
        ],
        0,
        &[("AGENDA", 0, 0), ("Item 3: Minutes of the meeting held on 30 May 2017", 0, 0)],
    );
}

#[test]
fn an_item_on_the_last_minutes_is_no_paper() {
    let blocks = vec![
        title("Nature Board", 0),
        title("Minute of meeting of the Plan Group held on 16 January 2004", 0),
        table(0),
        line("1. The Chair welcomed everyone to the meeting.", 0),
        title("Minutes of the Meeting on 7 November 2003", 0),
        line("2. These were approved with no changes.", 0),
        line("3. There were no matters arising.", 0),
    ];
    let mut document = Document { blocks, ..Document::default() };
    split(&mut document);
    assert_eq!(document.parts.len(), 1);
}

#[test]
fn the_head_of_an_item_belongs_to_the_minute_below_it() {
    let blocks = vec![
        title("Highland Board", 0),
        title("1 May 2007", 0),
        title("Item 9.2", 0),
        line("Mid Highland Partnership", 0),
        line("County Community Hospital, Invergordon", 0),
        title("Minute of meeting of the Mid Highland Committee on Friday 16 March 2007", 0),
        table(0),
        prose(0),
    ];
    let mut document = Document { blocks, ..Document::default() };
    split(&mut document);
    assert_eq!(document.parts.len(), 1);
}

#[test]
fn the_day_of_the_body_that_meets_is_no_title() {
    let blocks = vec![title("Audit Committee – 18 July 2019", 1), title("Annual report", 1), prose(1)];
    assert_eq!(titles::title(&blocks, &[]).as_deref(), Some("Annual report"));
}

#[test]
fn a_title_of_two_words_and_its_years() {
    let blocks = vec![title("30 May 2019", 1), title("FINANCIAL PLAN 2019/20", 1), prose(1)];
    assert_eq!(titles::title(&blocks, &[]).as_deref(), Some("FINANCIAL PLAN 2019/20"));
}

#[test]
fn a_letter_with_the_papers_that_it_encloses() {
    let paper = |number: u32| {
        vec![
            line("Pier Health Forum", number),
            line("12 Pier Row", number),
            line("Dear members", number),
            prose(number),
            line("Yours sincerely", number),
            line("Jo Blair", number),
        ]
    };
    let mut blocks = paper(1);
    blocks.extend([
        title("Pier Health Forum", 2),
        title("Notes of meeting on 14 April 2021", 2),
        line("We met by screen.", 2),
        line("Next meeting", 2),
    ]);
    blocks.extend([
        title("PAPER FOR DISCUSSION", 3),
        title("Opening hours of the clinic", 3),
        line("Author: Al Reid", 3),
        prose(3),
    ]);
    blocks.push(line("The Forum is asked to comment on the proposal.", 3));
    check(
        blocks,
        3,
        &[
            ("Pier Health Forum", 1, 1),
            ("Notes of meeting on 14 April 2021", 2, 2),
            ("Opening hours of the clinic", 3, 3),
        ],
    );
}

#[test]
fn a_report_behind_its_own_cover_is_one_paper() {
    let mut blocks =
        vec![title("PB Paper 11/18", 1), title("BOARD MEETING: 23 MARCH 2018", 1), title("COMMITTEE REMITS", 1)];
    blocks.extend([line("The Board is asked to approve the remits.", 1), prose(1)]);
    blocks.extend([title("PB Paper 11/18", 2), title("COMMITTEE REMITS", 2), prose(2), prose(2)]);
    check(blocks, 2, &[("COMMITTEE REMITS", 1, 2)]);
}

#[test]
fn the_hour_of_a_meeting_closes_no_paper() {
    let bold = |text: &str| {
        let mut paragraph = Paragraph::plain(text);
        paragraph.runs.iter_mut().for_each(|run| run.style.bold = true);
        Block::Paragraph(paragraph)
    };
    let mut blocks = vec![title("NHS Glen", 0), bold("Minute of the 123rd Meeting of the Glen Board")];
    blocks.extend([
        bold("10.00 am, Thursday 6 October 2016"),
        bold("Conference Room, Glen House, Bankend"),
        bold("Present:"),
    ]);
    blocks.extend([line("Ann Moss, Chair", 0), prose(0)]);
    check(blocks, 0, &[("Minute of the 123rd Meeting of the Glen Board", 0, 0)]);
}

#[test]
fn papers_of_several_bodies_bound_in_one() {
    check(
        vec![
            title("Glen Integration Joint Board", 1),
            title("Minute of meeting held on 14 March 2018", 1),
            table(1),
            prose(1),
            title("Strath Integration Joint Board", 2),
            title("Action log: meeting of 27 September 2018", 2),
            table(2),
            title("Corrie Community Group", 3),
            title("Delivery Plan", 3),
            table(3),
        ],
        3,
        &[
            ("Minute of meeting held on 14 March 2018", 1, 1),
            ("Strath Integration Joint Board", 2, 2),
            ("Delivery Plan", 3, 3),
        ],
    );
}

#[test]
fn chapters_of_one_paper_and_a_head_that_may_be_another_papers() {
    let parts_and_doubts = |first: &str, second: &[&str]| {
        let pages = (1..=2).map(|number| Page { number, width: 595.0, height: 842.0, ..Page::default() }).collect();
        let mut blocks = vec![title(first, 1), table(1), prose(1)];
        blocks.extend(second.iter().map(|line| title(line, 2)));
        blocks.push(table(2));
        let mut document = Document { pages, blocks, ..Document::default() };
        split(&mut document);
        (document.parts.len(), document.doubtful_openings)
    };
    let first = "Angus Integration Joint Board";
    assert_eq!(parts_and_doubts(first, &["Moray Integration Joint Board", "Action log"]), (2, vec![]));
    assert_eq!(parts_and_doubts(first, &["Moray Integration Joint Board"]), (1, vec![3]));
    assert_eq!(parts_and_doubts(first, &["Angus Integration Joint Board", "What follows"]), (1, vec![]));
    // Its chapters are set smaller than an overview's own title, or that names no body.
    assert_eq!(parts_and_doubts("All the plans", &["Moray Integration Joint Board", "Delivery Plan"]), (1, vec![]));
}
