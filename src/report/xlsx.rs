//! The records as a workbook, by the rules of government spreadsheets: a cover sheet, one real named table for each
//! record type with one header row, no merged cells, no blank rows, filters on, the header frozen, notes on columns.
//! Cells are written as text or numbers, never as formulas, so that nothing a paper says can run.

use super::compare::Comparison;
use super::package::from_anywhere;
use super::{Output, figures, sentences};
use crate::error::Error;
use crate::record::tidy::{Column, ColumnKind, columns, columns_of, row, row_of};
use crate::record::{DocumentRecord, Record};
use rust_xlsxwriter::{Format, FormatAlign, Table, TableColumn, TableStyle, Workbook, Worksheet, XlsxError};
use serde_json::Value;

/// Longest text that a cell may hold, in characters (Excel's own limit).
const CELL_LIMIT: usize = 32_767;
/// Rows of a sheet, its header row among them (Excel's own limit).
const ROW_LIMIT: usize = 1_048_576;
/// Width of a column of explanations, in letters.
const WIDE: f64 = 90.0;
/// Height of a line of text, and of the tallest row that Excel allows, in points.
const LINE: f64 = 15.0;
const TALLEST: f64 = 409.0;
/// Excel's number for A4.
const PAPER_A4: u8 = 9;
/// Texts from this length on wrap in a wide column.
const LONG: usize = 40;

/// The workbook's bytes.
///
/// # Errors
/// [`Error::Usage`] where the workbook cannot be made.
pub fn workbook(output: &Output) -> Result<Vec<u8>, Error> {
    build(output).map_err(|e| Error::Usage(format!("cannot make the workbook: {e}")))
}

/// The workbook of two rounds compared.
///
/// # Errors
/// [`Error::Usage`] where the workbook cannot be made.
pub fn comparison(comparison: &Comparison<'_>) -> Result<Vec<u8>, Error> {
    build_comparison(comparison).map_err(|e| Error::Usage(format!("cannot make the workbook: {e}")))
}

fn build_comparison(comparison: &Comparison<'_>) -> Result<Vec<u8>, XlsxError> {
    let mut ratings = Vec::new();
    let mut actions = Vec::new();
    for pair in &comparison.pairs {
        ratings.push(vec![
            pair.partnership.clone(),
            pair.proposal.to_owned(),
            pair.text.to_owned(),
            Comparison::state(pair.before),
            Comparison::state(pair.after),
            pair.change.words().to_owned(),
        ]);
        for (what, list) in [("new", &pair.new_actions), ("carried on", &pair.carried_on), ("dropped", &pair.dropped)] {
            let rows = list
                .iter()
                .map(|a| vec![pair.partnership.clone(), pair.proposal.to_owned(), what.to_owned(), (*a).to_owned()]);
            actions.extend(rows);
        }
    }
    let mut workbook = new_workbook("Two rounds compared")?;
    let headings = ["partnership", "proposal", "proposal_text", "first_round", "second_round", "change"];
    let of_actions = ["partnership", "proposal", "change", "text"];
    let notes: Vec<Vec<String>> = [
        ("partnership", "The partnership, by its code in the register, or by its name."),
        ("proposal", "Number of the proposal."),
        ("proposal_text", "The framework’s wording of the proposal."),
        ("first_round", "The rating in the first round, or why there is none."),
        ("second_round", "The rating in the second round, or why there is none."),
        ("change", "Of a rating: rose, fell, stayed; reading changed: rated in one round and not plainly rated in the other; appeared, vanished: in one round only; no rating in either. Of an improvement action: new, carried on (most of its words are in both rounds), dropped."),
        ("text", "The improvement action, in the words of the later round that has it."),
    ]
    .into_iter()
    .map(|(name, text)| vec![name.to_owned(), text.to_owned()])
    .collect();
    let said = sentences::comparison(comparison).join(" ");
    let sheets = [("ratings", &headings[..], &ratings), ("improvement_actions", &of_actions, &actions)];
    let cover: Vec<(String, String)> = std::iter::once(("Summary".to_owned(), said))
        .chain(sheets.iter().map(|(name, _, rows)| ((*name).to_owned(), format!("{} rows", rows.len()))))
        .chain([("columns".to_owned(), "What the columns mean.".to_owned())])
        .collect();
    plain_cover(workbook.add_worksheet(), "Two rounds compared", &cover)?;
    for (name, headings, rows) in sheets.into_iter().filter(|(_, _, rows)| !rows.is_empty()) {
        plain(workbook.add_worksheet(), name, headings, rows)?;
    }
    plain(workbook.add_worksheet(), "columns", &["column", "meaning"], &notes)?;
    workbook.save_to_buffer().map(from_anywhere)
}

/// A cover sheet: a title, then names with what is to be said of them.
fn plain_cover(sheet: &mut Worksheet, title: &str, lines: &[(String, String)]) -> Result<(), XlsxError> {
    sheet.set_name("cover")?;
    sheet.set_column_width(0, 26)?;
    sheet.set_column_width(1, WIDE)?;
    printed(sheet);
    sheet.write_string_with_format(0, 0, title, &Format::new().set_bold().set_font_size(16))?;
    let wrap = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    for (row, (name, text)) in lines.iter().enumerate() {
        sheet.write_string_with_format(row as u32 + 1, 0, name, &wrap.clone().set_bold())?;
        sheet.write_string_with_format(row as u32 + 1, 1, text, &wrap)?;
        sheet.set_row_height(row as u32 + 1, height(std::iter::once((text.as_str(), WIDE))))?;
    }
    Ok(())
}

/// A sheet of texts in one named table.
fn plain(sheet: &mut Worksheet, name: &str, headings: &[&str], rows: &[Vec<String>]) -> Result<(), XlsxError> {
    sheet.set_name(name)?;
    let columns: Vec<TableColumn> = headings.iter().map(|h| TableColumn::new().set_header(*h)).collect();
    let table = Table::new().set_name(name).set_columns(&columns).set_style(TableStyle::Light1);
    sheet.add_table(0, 0, rows.len().max(1) as u32, headings.len() as u16 - 1, &table)?;
    sheet.set_freeze_panes(1, 0)?;
    let wrap = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    printed(sheet);
    sheet.set_repeat_rows(0, 0)?;
    let mut widths = Vec::new();
    for c in 0..headings.len() {
        let longest = rows.iter().filter_map(|r| r.get(c)).map(String::len).max().unwrap_or(8);
        widths.push(longest.clamp(14, 70) as f64);
        sheet.set_column_width(c as u16, longest.clamp(14, 70) as f64)?;
    }
    for (r, row) in rows.iter().enumerate() {
        sheet.set_row_height(r as u32 + 1, height(row.iter().map(String::as_str).zip(widths.iter().copied())))?;
        for (c, text) in row.iter().enumerate() {
            sheet.write_string_with_format(r as u32 + 1, c as u16, cut(text), &wrap)?;
        }
    }
    Ok(())
}

/// A workbook carries its date of creation; the same records must give the same bytes.
fn new_workbook(title: &str) -> Result<Workbook, XlsxError> {
    let mut workbook = Workbook::new();
    let day = rust_xlsxwriter::ExcelDateTime::from_ymd(2000, 1, 1)?;
    let properties = rust_xlsxwriter::DocProperties::new().set_title(title).set_creation_datetime(&day);
    workbook.set_properties(&properties);
    Ok(workbook)
}

/// A sheet that is printed on pages one beside the other cannot be read.
fn printed(sheet: &mut Worksheet) {
    sheet.set_landscape().set_paper_size(PAPER_A4).set_print_fit_to_pages(1, 0);
}

/// The height that a row's texts take in columns of these widths (in letters): not every program fits rows by itself.
fn height<'a>(cells: impl Iterator<Item = (&'a str, f64)>) -> f64 {
    let lines = |text: &str, width: f64| -> f64 {
        // Words that do not fit go to the next line: some of each line stays empty.
        let usable = (width * 0.92).max(1.0);
        text.split('\n').map(|line| (line.chars().count() as f64 / usable).ceil().max(1.0)).sum()
    };
    let most = cells.map(|(text, width)| lines(text, width)).fold(1.0, f64::max);
    (most * LINE).min(TALLEST)
}

struct Sheet {
    table: &'static str,
    columns: Vec<Column>,
    rows: Vec<Vec<Value>>,
}

fn build(output: &Output) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = new_workbook("Board papers: records")?;
    let records = &output.records;
    let sheets = [
        documents(&output.documents),
        sheet(output, &records.actions),
        sheet(output, &records.ratings),
        sheet(output, &records.localities),
        sheet(output, &records.delegated_functions),
        sheet(output, &records.plan_items),
        sheet(output, &records.recommendations),
        sheet(output, &records.decisions),
        sheet(output, &records.attendance),
        sheet(output, &records.agenda_items),
    ];
    cover(workbook.add_worksheet(), output, &sheets)?;
    for sheet in sheets.iter().filter(|s| !s.rows.is_empty()) {
        write(workbook.add_worksheet(), sheet)?;
    }
    // A table of no rows would be a blank one.
    if sheets.iter().any(|s| !s.rows.is_empty()) {
        notes(workbook.add_worksheet(), &sheets)?;
    }
    workbook.save_to_buffer().map(from_anywhere)
}

fn documents(documents: &[DocumentRecord]) -> Sheet {
    let schema = schemars::schema_for!(DocumentRecord);
    let left_out = ["parts", "coverage"];
    let columns: Vec<Column> = columns_of(schema.as_value())
        .into_iter()
        .filter(|c| !left_out.iter().any(|l| c.name.starts_with(&format!("{l}_"))))
        .collect();
    let rows = documents.iter().map(|d| row_of(&columns, &serde_json::to_value(d).unwrap_or(Value::Null))).collect();
    Sheet { table: "documents", columns, rows }
}

/// A record type's sheet; the paper's file name stands beside its id.
fn sheet<R: Record>(output: &Output, records: &[R]) -> Sheet {
    let mut columns = columns::<R>();
    let mut rows: Vec<Vec<Value>> = records.iter().map(|r| row(&columns, r)).collect();
    let at = columns.iter().position(|c| c.name == "document_id").map_or(0, |i| i + 1);
    let mut file = columns.first().cloned();
    if let Some(file) = &mut file {
        "file".clone_into(&mut file.name);
        "The paper that it was read from.".clone_into(&mut file.description);
        columns.insert(at, file.clone());
        for (line, record) in rows.iter_mut().zip(records) {
            line.insert(at, output.file(&record.header().document_id).into());
        }
    }
    Sheet { table: R::TABLE, columns, rows }
}

fn write(sheet: &mut Worksheet, data: &Sheet) -> Result<(), XlsxError> {
    sheet.set_name(data.table)?;
    let wrap = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    let rows = &data.rows[..data.rows.len().min(ROW_LIMIT - 1)];
    let table_columns: Vec<TableColumn> = data.columns.iter().map(|c| TableColumn::new().set_header(&c.name)).collect();
    let table = Table::new().set_name(data.table).set_columns(&table_columns).set_style(TableStyle::Light1);
    sheet.add_table(0, 0, rows.len() as u32, data.columns.len().saturating_sub(1) as u16, &table)?;
    sheet.set_freeze_panes(1, 0)?;
    sheet.set_landscape().set_paper_size(PAPER_A4).set_repeat_rows(0, 0)?;
    let mut widths = Vec::new();
    for (c, column) in data.columns.iter().enumerate() {
        let longest = rows.iter().map(|r| r.get(c).and_then(Value::as_str).map_or(6, str::len)).max().unwrap_or(6);
        let width = longest.max(column.name.len() + 3).clamp(8, if longest > LONG { 60 } else { LONG });
        sheet.set_column_width(c as u16, width as f64)?;
        widths.push(width as f64);
    }
    for (r, row) in rows.iter().enumerate() {
        let texts = row.iter().map(|value| value.as_str().unwrap_or_default());
        sheet.set_row_height(r as u32 + 1, height(texts.zip(widths.iter().copied())))?;
        for (c, value) in row.iter().enumerate() {
            let (r, c) = (r as u32 + 1, c as u16);
            match value {
                Value::Number(number) => {
                    sheet.write_number_with_format(r, c, number.as_f64().unwrap_or_default(), &wrap)?;
                }
                Value::Bool(truth) => {
                    sheet.write_boolean_with_format(r, c, *truth, &wrap)?;
                }
                Value::String(text) if !text.is_empty() => {
                    sheet.write_string_with_format(r, c, cut(text), &wrap)?;
                }
                _ => {}
            }
        }
    }
    Ok(())
}

/// A text as a cell can hold it; what is longer says so at its end.
fn cut(text: &str) -> String {
    if text.chars().count() <= CELL_LIMIT {
        return text.to_owned();
    }
    let note = " … (cut: the whole text stands in the NDJSON)";
    text.chars().take(CELL_LIMIT - note.chars().count()).chain(note.chars()).collect()
}

fn cover(sheet: &mut Worksheet, output: &Output, sheets: &[Sheet]) -> Result<(), XlsxError> {
    sheet.set_name("cover")?;
    sheet.set_column_width(0, 32)?;
    sheet.set_column_width(1, WIDE)?;
    printed(sheet);
    let title = Format::new().set_bold().set_font_size(16);
    let bold = Format::new().set_bold().set_align(FormatAlign::Top);
    let wrap = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    sheet.write_string_with_format(0, 0, "Board papers: records", &title)?;
    let wanting: usize = figures::counts(output).iter().map(|(_, _, review)| review).sum();
    let intro = [
        ("Papers", output.documents.len().to_string()),
        ("Records to look at", wanting.to_string()),
        ("How to read it", "One sheet for each kind of record, one row for each record. `id` names the record, `document_id` the paper. `review` says why a person should look at it; an empty cell: read plainly. `source_…` says where it stands in the paper. Columns are explained on the sheet `columns`.".to_owned()),
    ];
    let mut at = 1;
    for (name, value) in intro {
        sheet.write_string_with_format(at, 0, name, &bold)?;
        sheet.set_row_height(at, height(std::iter::once((value.as_str(), WIDE))))?;
        sheet.write_string_with_format(at, 1, value, &wrap)?;
        at += 1;
    }
    sheet.write_string_with_format(at, 0, "Sheet", &bold)?;
    sheet.write_string_with_format(at, 1, "Rows", &bold)?;
    for data in sheets {
        at += 1;
        if data.rows.is_empty() {
            sheet.write_string(at, 0, data.table)?;
            sheet.write_string(at, 1, "none, no sheet")?;
        } else {
            sheet.write_url(
                at,
                0,
                rust_xlsxwriter::Url::new(format!("internal:'{}'!A1", data.table)).set_text(data.table),
            )?;
            let cut = if data.rows.len() >= ROW_LIMIT { ", of which a sheet holds the first 1,048,575" } else { "" };
            sheet.write_string(at, 1, format!("{}{cut}", data.rows.len()))?;
        }
    }
    Ok(())
}

fn notes(sheet: &mut Worksheet, sheets: &[Sheet]) -> Result<(), XlsxError> {
    sheet.set_name("columns")?;
    let wrap = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    let headers = ["sheet", "column", "type", "meaning"];
    let count: usize = sheets.iter().filter(|s| !s.rows.is_empty()).map(|s| s.columns.len()).sum();
    let table_columns: Vec<TableColumn> = headers.iter().map(|h| TableColumn::new().set_header(*h)).collect();
    let table = Table::new().set_name("columns").set_columns(&table_columns).set_style(TableStyle::Light1);
    sheet.add_table(0, 0, count.max(1) as u32, 3, &table)?;
    sheet.set_freeze_panes(1, 0)?;
    printed(sheet);
    sheet.set_repeat_rows(0, 0)?;
    for (c, width) in [22.0, 32.0, 10.0, WIDE].into_iter().enumerate() {
        sheet.set_column_width(c as u16, width)?;
    }
    let lines = sheets.iter().filter(|s| !s.rows.is_empty()).flat_map(|s| s.columns.iter().map(move |c| (s.table, c)));
    for (r, (table, column)) in lines.enumerate() {
        let kind = match column.kind {
            ColumnKind::Text => "text",
            ColumnKind::Integer => "number",
            ColumnKind::Boolean => "true/false",
        };
        sheet.set_row_height(r as u32 + 1, height(std::iter::once((column.description.as_str(), WIDE))))?;
        for (c, text) in [table, &column.name, kind, &column.description].into_iter().enumerate() {
            sheet.write_string_with_format(r as u32 + 1, c as u16, text, &wrap)?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::record::{Action, Records};

    fn output(texts: &[&str]) -> Output {
        let actions = texts.iter().map(|t| Action { text: (*t).to_owned(), ..Action::default() }).collect();
        Output::new(Vec::new(), Records { actions, ..Records::default() }, Value::Null)
    }

    #[test]
    fn an_empty_output_gives_a_workbook() {
        assert!(workbook(&output(&[])).unwrap().starts_with(b"PK"));
    }

    #[test]
    fn the_same_records_give_the_same_bytes() {
        let texts = ["=1+1", "+cmd", "@x", "-2", "plain\nof two lines"];
        assert_eq!(workbook(&output(&texts)).unwrap(), workbook(&output(&texts)).unwrap());
    }

    #[test]
    fn texts_longer_than_a_cell_say_that_they_are_cut() {
        let long = "a".repeat(CELL_LIMIT + 1);
        assert_eq!(cut(&long).chars().count(), CELL_LIMIT);
        assert!(cut(&long).ends_with("NDJSON)"));
        assert_eq!(cut("short"), "short");
    }
}
