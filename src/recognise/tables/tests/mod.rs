//! Hand-made pages and the tables in them, written as rows of cells: `text`, `text>2` for a cell over two columns,
//! `text v2` for one over two rows.
#![allow(clippy::unwrap_used)]

mod aligned;
mod forms;
mod headed;
mod middles;
mod walls;

use super::{Forms, Tagged, find};
use crate::document::{Cell, Colour, DrawnMark, Fill, MarkShape, Page, Rect, Ruling, Table};
use crate::recognise::flow::trial;

fn horizontal(y: f32, from: f32, to: f32) -> Ruling {
    Ruling { bbox: Rect::new(from, y - 0.25, to, y + 0.25), colour: None }
}

fn vertical(x: f32, from: f32, to: f32) -> Ruling {
    Ruling { bbox: Rect::new(x - 0.25, from, x + 0.25, to), colour: None }
}

/// A grid of 100 × 20 points from (50, 100): columns, rows.
fn grid(columns: u8, rows: u8) -> Vec<Ruling> {
    let (right, bottom) = (50.0 + 100.0 * f32::from(columns), 100.0 + 20.0 * f32::from(rows));
    let mut out: Vec<Ruling> = (0..=rows).map(|r| horizontal(100.0 + 20.0 * f32::from(r), 50.0, right)).collect();
    out.extend((0..=columns).map(|c| vertical(50.0 + 100.0 * f32::from(c), 100.0, bottom)));
    out
}

/// A page with a word in fields (column, row) of the grid.
fn page(rulings: Vec<Ruling>, fields: &[(u8, u8, &str)]) -> Page {
    let words = fields
        .iter()
        .flat_map(|&(c, r, text)| trial::line(text, 55.0 + 100.0 * f32::from(c), 114.0 + 20.0 * f32::from(r), 10.0))
        .collect();
    Page { rulings, ..trial::page(words) }
}

fn written(cell: &Cell) -> String {
    let mut out = cell.text();
    if cell.column_span > 1 {
        out += &format!(">{}", cell.column_span);
    }
    if cell.row_span > 1 {
        out += &format!(" v{}", cell.row_span);
    }
    out
}

fn tables(page: Page) -> (Vec<Table>, usize) {
    let document = trial::document(page);
    let mut words: Vec<usize> = (0..document.pages[0].words.len()).collect();
    let mut forms = Forms::new(&[]);
    let (found, _) = find(&document, &Tagged::of(&document), &mut forms, &document.pages[0], &mut words, false, None);
    (found, words.len())
}

/// Checks the cells of each table, rows parted by `/`, cells by `|`.
fn check(page: Page, expected: &[&str]) {
    let (found, _) = tables(page);
    let read: Vec<String> = found
        .iter()
        .map(|table| {
            let rows: Vec<String> =
                (1..=table.rows).map(|row| table.row(row).map(written).collect::<Vec<_>>().join("|")).collect();
            rows.join("/")
        })
        .collect();
    assert_eq!(read, expected);
}

const FOUR: &[(u8, u8, &str)] = &[(0, 0, "Action"), (1, 0, "Owner"), (0, 1, "Write"), (1, 1, "EM")];

#[test]
fn a_plain_grid() {
    check(page(grid(2, 2), FOUR), &["Action|Owner/Write|EM"]);
}

#[test]
fn the_rest_of_a_row_stands_alone_in_its_grid() {
    check(page(grid(5, 1), &[(1, 0, "practice")]), &["|practice|||"]);
    check(page(grid(5, 2), &[(1, 0, "practice")]), &[]);
    // Boxes for digits.
    let mut boxes = vec![horizontal(100.0, 50.0, 170.0), horizontal(120.0, 50.0, 170.0)];
    boxes.extend((0..=8_u8).map(|c| vertical(50.0 + 15.0 * f32::from(c), 100.0, 120.0)));
    check(page(boxes, &[(0, 0, "4")]), &[]);
}

#[test]
fn lines_missing_between_cells_merge_them() {
    let mut rulings = grid(2, 2);
    // The vertical between the first row's cells begins below it.
    rulings.retain(|r| r.is_horizontal() || (r.bbox.centre_x() - 150.0).abs() > 1.0);
    rulings.push(vertical(150.0, 120.0, 140.0));
    check(page(rulings, &[(0, 0, "Actions"), (0, 1, "Write"), (1, 1, "EM")]), &["Actions>2/Write|EM"]);
    let mut rulings = grid(2, 2);
    rulings.retain(|r| !r.is_horizontal() || (r.bbox.centre_y() - 120.0).abs() > 1.0);
    rulings.push(horizontal(120.0, 150.0, 250.0));
    check(
        page(rulings, &[(0, 0, "Fife"), (1, 0, "Levenmouth"), (1, 1, "Kirkcaldy")]),
        &["Fife v2|Levenmouth/Kirkcaldy"],
    );
}

#[test]
fn double_dashed_and_stroked_lines_are_one() {
    let mut rulings: Vec<Ruling> = Vec::new();
    for ruling in grid(2, 2) {
        if ruling.is_horizontal() {
            // Dashes of 5 points with gaps of 3.
            let mut x = ruling.bbox.left;
            while x < ruling.bbox.right {
                rulings.push(horizontal(ruling.bbox.centre_y(), x, (x + 5.0).min(ruling.bbox.right)));
                x += 8.0;
            }
        } else {
            // Two lines side by side.
            let x = ruling.bbox.centre_x();
            rulings.push(vertical(x - 0.9, ruling.bbox.top, ruling.bbox.bottom));
            rulings.push(vertical(x + 0.9, ruling.bbox.top, ruling.bbox.bottom));
        }
    }
    check(page(rulings, FOUR), &["Action|Owner/Write|EM"]);
}

#[test]
fn sides_left_open_are_closed() {
    let inner: Vec<Ruling> = vec![
        horizontal(100.0, 50.0, 250.0),
        horizontal(120.0, 50.0, 250.0),
        horizontal(140.0, 50.0, 250.0),
        vertical(150.0, 100.0, 140.0),
    ];
    check(page(inner, FOUR), &["Action|Owner/Write|EM"]);
}

#[test]
fn a_frame_is_no_table() {
    let frame = vec![
        horizontal(100.0, 50.0, 250.0),
        horizontal(140.0, 50.0, 250.0),
        vertical(50.0, 100.0, 140.0),
        vertical(250.0, 100.0, 140.0),
    ];
    let (found, left) = tables(page(frame, &[(0, 0, "Action: write")]));
    assert!(found.is_empty());
    assert_eq!(left, 2);
}

#[test]
fn coloured_cells_without_lines_are_a_table() {
    let mut paper = page(Vec::new(), FOUR);
    for (column, row) in [(0, 0), (1, 0), (0, 1), (1, 1)] {
        let (x, y) = (50.0 + 100.0 * column as f32, 100.0 + 20.0 * row as f32);
        paper.fills.push(Fill { bbox: Rect::new(x, y, x + 99.0, y + 19.0), colour: Colour(200, 220, 240) });
    }
    let (found, _) = tables(paper.clone());
    assert_eq!(found[0].cells[0].fill, Some(Colour(200, 220, 240)));
    check(paper, &["Action|Owner/Write|EM"]);
}

#[test]
fn a_drawn_tick_is_a_mark_in_its_cell() {
    let mut paper = page(grid(2, 2), &[(0, 0, "Rating"), (1, 0, "Established"), (0, 1, "Ours")]);
    paper.marks.push(DrawnMark { bbox: Rect::new(190.0, 125.0, 200.0, 135.0), shape: MarkShape::Tick });
    check(paper, &["Rating|Established/Ours|✓"]);
}

#[test]
fn a_table_in_a_cell_is_nested_and_may_touch_its_border() {
    let mut rulings = grid(2, 1);
    rulings.iter_mut().filter(|r| !r.is_horizontal()).for_each(|r| r.bbox.bottom = 200.0);
    rulings.retain(|r| r.bbox.top < 110.0);
    rulings.push(horizontal(200.0, 50.0, 250.0));
    // The inner table ends on the outer one's last line, as a page break leaves it.
    rulings.extend([160.0, 180.0].map(|y| horizontal(y, 160.0, 240.0)));
    rulings.extend([160.0, 200.0, 240.0].map(|x| vertical(x, 160.0, 200.0)));
    let mut paper = page(rulings, &[(0, 0, "Evidence"), (1, 0, "See:")]);
    paper.words.extend(trial::line("A", 165.0, 174.0, 10.0));
    paper.words.extend(trial::line("B", 205.0, 174.0, 10.0));
    paper.words.extend(trial::line("C", 165.0, 194.0, 10.0));
    let (found, _) = tables(paper);
    assert_eq!((found.len(), found[0].rows, found[0].columns), (1, 1, 2));
    let inner = found[0].cells[1].blocks.iter().find_map(|b| b.table()).unwrap();
    assert_eq!((inner.rows, inner.columns), (2, 2));
}

fn borderless(lines: &[&str]) -> Page {
    let words = lines.iter().enumerate().flat_map(|(i, l)| {
        l.split('|')
            .enumerate()
            .flat_map(move |(c, text)| trial::line(text.trim(), 60.0 + 150.0 * c as f32, 100.0 + 12.0 * i as f32, 10.0))
    });
    trial::page(words.filter(|w| !w.text.is_empty()).collect())
}

#[test]
fn white_space_alone_makes_columns_and_rows() {
    check(
        borderless(&["Item | Owner | Date", "Plan | EM | May", "Budget | GM | June", "Return | SG | July"]),
        &["Item|Owner|Date/Plan|EM|May/Budget|GM|June/Return|SG|July"],
    );
}

#[test]
fn a_wrapped_cell_stays_one_row() {
    check(
        borderless(&[
            "Item | Owner | Date",
            "Write to all twelve local | EM | May",
            "boards about the budget | | ",
            "Close | GM | June",
        ]),
        &["Item|Owner|Date/Write to all twelve local boards about the budget|EM|May/Close|GM|June"],
    );
}

#[test]
fn what_only_looks_like_a_table_is_none() {
    for lines in [
        // Prose.
        &["The board met in the town hall and", "agreed the plan for the year to come", "without a vote being taken"][..],
        // Contents.
        &["Introduction | 2", "Background | 3", "Conclusions | 14", "Annex | 17"],
        // Signatures.
        &["ANNA EXAMPLE | BEN SAMPLE", "Chair | Clerk"],
        // Names with what they stand for.
        &["Present: | Anna Example, Ben Sample", "Apologies: | Carol Trial", "Venue: | Town hall"],
    ] {
        check(borderless(lines), &[]);
    }
}

/// A row of cells filled from one x to the next, 20 points high.
fn filled(page: &mut Page, xs: &[f32], y: f32) {
    for pair in xs.windows(2) {
        page.fills.push(Fill { bbox: Rect::new(pair[0], y, pair[1], y + 20.0), colour: Colour(220, 230, 240) });
    }
}

#[test]
fn rows_filled_in_turn_are_one_table() {
    let texts: &[(u8, u8, &str)] = &[
        (0, 0, "Area"),
        (1, 0, "Homes"),
        (0, 1, "Fife"),
        (1, 1, "4"),
        (0, 2, "Moray"),
        (1, 2, "3"),
        (0, 3, "Angus"),
        (1, 3, "2"),
    ];
    let mut paper = page(Vec::new(), texts);
    filled(&mut paper, &[50.0, 150.0, 250.0], 100.0);
    filled(&mut paper, &[50.0, 150.0, 250.0], 140.0);
    check(paper, &["Area|Homes/Fife|4/Moray|3/Angus|2"]);
}

#[test]
fn a_filled_heading_shows_the_columns_of_the_rows_below() {
    let mut paper = page(
        Vec::new(),
        &[
            (0, 0, "Area"),
            (1, 0, "Homes"),
            (2, 0, "Note"),
            (0, 1, "Fife"),
            (2, 1, "Open"),
            (0, 2, "Moray"),
            (1, 2, "3"),
        ],
    );
    filled(&mut paper, &[50.0, 150.0, 250.0, 350.0], 100.0);
    check(paper, &["Area|Homes|Note/Fife||Open/Moray|3|"]);
}

#[test]
fn rules_over_some_columns_merge_the_cells_beside_them() {
    let rulings = vec![
        horizontal(100.0, 50.0, 250.0),
        horizontal(120.0, 50.0, 250.0),
        horizontal(140.0, 150.0, 250.0),
        horizontal(160.0, 150.0, 250.0),
        horizontal(180.0, 50.0, 250.0),
        horizontal(200.0, 50.0, 250.0),
    ];
    let texts: &[(u8, u8, &str)] = &[
        (0, 0, "Area"),
        (1, 0, "Place"),
        (0, 1, "Fife"),
        (1, 1, "Leven"),
        (1, 2, "Kirkcaldy"),
        (1, 3, "Dunfermline"),
        (0, 4, "Moray"),
        (1, 4, "Elgin"),
    ];
    check(page(rulings, texts), &["Area|Place/Fife v3|Leven/Kirkcaldy/Dunfermline/Moray|Elgin"]);
}

#[test]
fn a_row_cut_above_and_below_has_lines_between_its_columns_alone() {
    let rulings = [50.0, 150.0, 250.0, 350.0].map(|x| vertical(x, 100.0, 180.0)).to_vec();
    check(page(rulings, &[(1, 0, "goes on"), (2, 1, "EM")]), &["|goes on|EM"]);
    // Three are a rule between columns of prose, and a frame.
    let rulings = [50.0, 150.0, 250.0].map(|x| vertical(x, 100.0, 180.0)).to_vec();
    check(page(rulings, &[(0, 0, "goes on"), (1, 1, "EM")]), &[]);
}

#[test]
fn a_table_brings_its_columns_to_the_next_page() {
    let first = trial::document(borderless(&[
        "No | Matter | Who",
        "1 | To write to the partners | EM",
        "2 | To ask for the accounts | GM",
        "3 | To close the old file, which | SG",
    ]));
    let mut words: Vec<usize> = (0..first.pages[0].words.len()).collect();
    let mut forms = Forms::new(&[]);
    let (_, carried) = find(&first, &Tagged::of(&first), &mut forms, &first.pages[0], &mut words, false, None);
    assert!(carried.is_some());
    for (lines, expected) in [
        (&[" | nobody has opened for years"][..], "|nobody has opened for years|"),
        (&[" | nobody has opened | ", "4 | To rest | EM"], "|nobody has opened|/4|To rest|EM"),
    ] {
        let next = trial::document(borderless(lines));
        let mut words: Vec<usize> = (0..next.pages[0].words.len()).collect();
        let (found, _) =
            find(&next, &Tagged::of(&next), &mut forms, &next.pages[0], &mut words, false, carried.as_ref());
        let rows: Vec<String> = found
            .iter()
            .flat_map(|t| (1..=t.rows).map(|row| t.row(row).map(written).collect::<Vec<_>>().join("|")))
            .collect();
        assert_eq!(rows.join("/"), expected);
    }
    // Prose at the page's left is no row.
    let next = trial::document(borderless(&["The board then turned to other matters, of which there were few."]));
    let mut words: Vec<usize> = (0..next.pages[0].words.len()).collect();
    let (found, _) = find(&next, &Tagged::of(&next), &mut forms, &next.pages[0], &mut words, false, carried.as_ref());
    assert!(found.is_empty());
}

#[test]
fn a_paragraph_between_two_tables_belongs_to_neither() {
    let mut paper = borderless(&[
        "Item | Owner | Date",
        "Plan | EM | May",
        "Budget | GM | June",
        "The accounts were then looked at again by all who had come to the meeting",
        "Area | Homes | Centres",
        "Fife | four | two",
        "Moray | three | one",
    ]);
    for word in &mut paper.words {
        word.style.bold = ["Item", "Owner", "Date", "Area", "Homes", "Centres"].contains(&word.text.as_str());
    }
    check(paper, &["Item|Owner|Date/Plan|EM|May/Budget|GM|June", "Area|Homes|Centres/Fife|four|two/Moray|three|one"]);
}

#[test]
fn filled_cells_on_top_of_a_grid_are_its_heading() {
    let mut paper = page(grid(2, 2), FOUR);
    for (x, text) in [(50.0, "What"), (150.0, "Who")] {
        paper.fills.push(Fill { bbox: Rect::new(x, 80.0, x + 100.0, 100.0), colour: Colour(0, 50, 100) });
        paper.words.extend(trial::line(text, x + 5.0, 94.0, 10.0));
    }
    check(paper, &["What|Who/Action|Owner/Write|EM"]);
    // One band is the shaded title above.
    let mut paper = page(grid(2, 2), FOUR);
    paper.fills.push(Fill { bbox: Rect::new(50.0, 80.0, 250.0, 100.0), colour: Colour(0, 50, 100) });
    paper.words.extend(trial::line("Actions", 55.0, 94.0, 10.0));
    check(paper, &["Action|Owner/Write|EM"]);
}
