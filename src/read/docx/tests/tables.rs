//! Tables: spans, merges, odd rows, header rows, shading, nesting.

use super::*;
use crate::document::{Colour, TextStyle};

fn cell(row: u32, column: u32, row_span: u32, column_span: u32, text: &str) -> (u32, u32, u32, u32, String) {
    (row, column, row_span, column_span, text.to_owned())
}

fn check(rows: &[String], expected: &[(u32, u32, u32, u32, String)], columns: u32) {
    let document = document(&tbl(rows));
    let table = first_table(&document);
    assert_eq!(grid(table), expected);
    assert_eq!(table.columns, columns);
}

#[test]
fn spans_and_merges() {
    let restart = "<w:vMerge w:val='restart'/>";
    let goes_on = "<w:vMerge/>";
    check(
        &[
            tr(&[tc("<w:gridSpan w:val='2'/>", "A"), tc(restart, "B")]),
            tr(&[tc("", "C"), tc("", "D"), tc(goes_on, "")]),
            tr(&[tc("", "E"), tc("", "F"), tc("<w:vMerge w:val='continue'/>", "")]),
            tr(&[tc("", "G"), tc("", "H"), tc(restart, "I")]),
        ],
        &[
            cell(1, 1, 1, 2, "A"),
            cell(1, 3, 3, 1, "B"),
            cell(2, 1, 1, 1, "C"),
            cell(2, 2, 1, 1, "D"),
            cell(3, 1, 1, 1, "E"),
            cell(3, 2, 1, 1, "F"),
            cell(4, 1, 1, 1, "G"),
            cell(4, 2, 1, 1, "H"),
            cell(4, 3, 1, 1, "I"),
        ],
        3,
    );
}

#[test]
fn a_width_in_per_cent_loses_neither_span_nor_shading() {
    let properties = "<w:tcW w:w='50%' w:type='pct'/><w:gridSpan w:val='2'/><w:shd w:val='clear' w:fill='FF0000'/>";
    let document = document(&tbl(&[tr(&[tc(properties, "x")])]));
    let cell = &first_table(&document).cells[0];
    assert_eq!((cell.column_span, cell.fill), (2, Some(Colour(255, 0, 0))));
}

#[test]
fn rows_of_different_lengths() {
    check(
        &[
            tr(&[tc("", "A"), tc("", "B"), tc("", "C")]),
            format!("<w:tr><w:trPr><w:gridBefore w:val='1'/></w:trPr>{}</w:tr>", tc("", "D")),
            tr(&[tc("<w:gridSpan w:val='4'/>", "E")]),
            "<w:tr/>".to_owned(),
            tr(&[tc("", "F")]),
        ],
        &[
            cell(1, 1, 1, 1, "A"),
            cell(1, 2, 1, 1, "B"),
            cell(1, 3, 1, 1, "C"),
            cell(2, 2, 1, 1, "D"),
            cell(3, 1, 1, 4, "E"),
            cell(4, 1, 1, 1, "F"),
        ],
        4,
    );
}

#[test]
fn merges_that_cannot_be() {
    // Nothing above to go on from; a cell above of another width; a cell above that is not merged.
    check(
        &[
            tr(&[tc("<w:vMerge/>", "A"), tc("", "B"), tc("", "C")]),
            tr(&[tc("<w:gridSpan w:val='2'/><w:vMerge/>", "D"), tc("<w:vMerge/>", "E")]),
        ],
        &[
            cell(1, 1, 1, 1, "A"),
            cell(1, 2, 1, 1, "B"),
            cell(1, 3, 1, 1, "C"),
            cell(2, 1, 1, 2, "D"),
            cell(2, 3, 1, 1, "E"),
        ],
        3,
    );
}

#[test]
fn old_horizontal_merges() {
    check(
        &[tr(&[tc("<w:hMerge w:val='restart'/>", "A"), tc("<w:hMerge/>", ""), tc("", "B")])],
        &[cell(1, 1, 1, 2, "A"), cell(1, 3, 1, 1, "B")],
        3,
    );
}

#[test]
fn absurd_spans_are_bounded() {
    for value in ["0", "-5", "99999999999", "x", ""] {
        let document = document(&tbl(&[tr(&[tc(&format!("<w:gridSpan w:val='{value}'/>"), "x")])]));
        assert!((1..=255).contains(&first_table(&document).columns), "{value}");
    }
}

#[test]
fn header_rows_are_those_at_the_top() {
    let header = |text: &str| format!("<w:tr><w:trPr><w:tblHeader/></w:trPr>{}</w:tr>", tc("", text));
    let off = format!("<w:tr><w:trPr><w:tblHeader w:val='0'/></w:trPr>{}</w:tr>", tc("", "c"));
    let document = document(&tbl(&[header("a"), header("b"), off, header("d")]));
    let table = first_table(&document);
    assert_eq!(table.cells.iter().map(|c| c.header).collect::<Vec<_>>(), [true, true, false, false]);
    assert_eq!(table.header_rows(), 2);
}

#[test]
fn empty_paragraphs_hold_their_place() {
    let cell = format!("<w:tc><w:p/><w:p/>{}<w:p/></w:tc>", p("EM"));
    let document = document(&tbl(&[tr(&[cell])]));
    let blocks = &first_table(&document).cells[0].blocks;
    let read: Vec<String> = blocks.iter().filter_map(Block::paragraph).map(Paragraph::text).collect();
    assert_eq!(read, ["", "", "EM", ""]);
}

#[test]
fn tables_in_cells_and_text_around_them() {
    let inner = tbl(&[tr(&[tc("", "in")])]);
    let cell = format!("<w:tc>{}{inner}{}</w:tc>", p("before"), p("after"));
    let document = document(&tbl(&[tr(&[cell, tc("", "beside")])]));
    let table = first_table(&document);
    assert_eq!(table.cells.len(), 2);
    assert_eq!(table.cells[0].text(), "before\nin\nafter");
    assert!(table.cells[0].blocks[1].table().is_some());
}

#[test]
fn shading_of_cell_style_and_paragraph() {
    let styles = "<w:style w:type='table' w:styleId='Grid'><w:name w:val='Grid'/>\
        <w:tblStylePr w:type='firstRow'><w:rPr><w:b/></w:rPr><w:tcPr><w:shd w:val='clear' w:fill='4472C4'/></w:tcPr></w:tblStylePr>\
        <w:tblStylePr w:type='band1Horz'><w:tcPr><w:shd w:val='clear' w:fill='D9E2F3'/></w:tcPr></w:tblStylePr></w:style>";
    let look = "<w:tblPr><w:tblStyle w:val='Grid'/><w:tblLook w:val='0020' w:firstRow='1' w:noHBand='0'/></w:tblPr>";
    let shaded = "<w:tc><w:p><w:pPr><w:shd w:val='clear' w:fill='00FF00'/></w:pPr></w:p></w:tc>".to_owned();
    let white = tc("<w:shd w:val='clear' w:fill='auto'/>", "white");
    let rows = [look.to_owned(), tr(&[tc("", "head"), white]), tr(&[tc("", "odd")]), tr(&[tc("", "even"), shaded])];
    let document = Package::with_body(&tbl(&rows)).styles(styles).read();
    let table = first_table(&document);
    let fills: Vec<Option<Colour>> = table.cells.iter().map(|c| c.fill).collect();
    let (blue, light, green) = (Colour(0x44, 0x72, 0xC4), Colour(0xD9, 0xE2, 0xF3), Colour(0, 255, 0));
    assert_eq!(fills, [Some(blue), None, Some(light), None, Some(green)]);
    let bold = |cell: &Cell| cell.blocks[0].paragraph().is_some_and(Paragraph::is_bold);
    assert!(bold(&table.cells[0]) && !bold(&table.cells[2]));
    assert_eq!(table.cells[2].blocks[0].paragraph().map(|p| p.runs[0].style), Some(TextStyle::default()));
}

#[test]
fn text_merged_away_is_not_shown() {
    let rows = [
        tr(&[tc("<w:vMerge w:val='restart'/>", "shown"), tc("", "a")]),
        tr(&[tc("<w:vMerge/>", "covered"), tc("", "b")]),
    ];
    let document = document(&tbl(&rows));
    assert_eq!(first_table(&document).cells[0].text(), "shown");
    assert_eq!(codes(&document), ["hidden_text"]);
}

#[test]
fn many_wide_rows_stay_small() {
    // A grid of every column that a row claims would not fit into memory.
    let row =
        format!("<w:tr><w:trPr><w:gridBefore w:val='200'/></w:trPr>{}</w:tr>", tc("<w:gridSpan w:val='255'/>", "x"));
    let document = document(&tbl(&vec![row; 5000]));
    let table = first_table(&document);
    assert!(u64::from(table.rows) * u64::from(table.columns) <= 1_000_000);
    assert_eq!(table.cells.len(), 5000);
}
