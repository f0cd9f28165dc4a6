//! The sheet to fill in: one named table, with a second sheet that says how.

use super::{Doubt, doubts};
use crate::error::Error;
use crate::report::Output;
use crate::report::figures::words;
use crate::report::package::from_anywhere;
use rust_xlsxwriter::{
    Color, DataValidation, DataValidationErrorStyle, Format, FormatAlign, Table, TableColumn, TableStyle, Workbook,
    Worksheet, XlsxError,
};

/// Headings of the sheet, in their order.
pub const HEADINGS: [&str; 14] = [
    "record_id",
    "table",
    "field",
    "about",
    "review",
    "why",
    "file",
    "page",
    "place",
    "quote",
    "read_as",
    "candidates",
    "correct_value",
    "by",
];
/// The last heading: why it was corrected.
pub const REASON: &str = "reason";
/// Widths of the columns, in characters.
const WIDTHS: [f64; 15] = [18.0, 14.0, 12.0, 40.0, 22.0, 40.0, 30.0, 7.0, 28.0, 40.0, 24.0, 28.0, 28.0, 16.0, 28.0];
/// Characters of a text that a cell of this sheet shows: enough to know the place by.
const SHOWN: usize = 2000;
/// Characters that a list of choices may have (Excel's own limit).
const CHOICES: usize = 255;

/// How to fill the sheet in.
const HOW: [(&str, &str); 7] = [
    (
        "What this is",
        "One row for each value that wants a look. “why” says what is doubtful, “file”, “page” and “quote” where it stands, “read_as” what the program read.",
    ),
    (
        "correct_value",
        "The right value in plain words: “Established”, “Ann Bell; Cy Dee”, “31 March 2019”, “Q3 2019/20”. “ok” confirms what was read; “none” says that there is no value. An empty cell leaves the row as it is.",
    ),
    ("by", "Your name. A correction without one is refused."),
    ("reason", "Why, in a few words, if it is not plain."),
    (
        "Other columns",
        "Leave them as they are: “record_id”, “table” and “field” say which value is meant. Rows may be sorted, filtered and removed.",
    ),
    ("Saving", "As a workbook (.xlsx) or as CSV, with commas, semicolons or tabs."),
    (
        "Then",
        "boardpapers apply FILE OUTPUT checks every row and says which it refuses and why; boardpapers extract PAPERS --output OUTPUT --corrections OUTPUT/corrections.ndjson puts them in.",
    ),
];

/// The sheet to fill in.
///
/// # Errors
/// [`Error::Usage`] where the workbook cannot be made.
pub fn workbook(output: &Output) -> Result<Vec<u8>, Error> {
    build(&doubts(output)).map_err(|e| Error::Usage(format!("cannot make the workbook: {e}")))
}

fn build(doubts: &[Doubt]) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    // A workbook carries its date of creation; the same records must give the same bytes.
    let day = rust_xlsxwriter::ExcelDateTime::from_ymd(2000, 1, 1)?;
    let properties = rust_xlsxwriter::DocProperties::new().set_title("Values to look at").set_creation_datetime(&day);
    workbook.set_properties(&properties);
    fill(workbook.add_worksheet(), doubts)?;
    let sheet = workbook.add_worksheet();
    sheet.set_name("how_to")?;
    sheet.set_column_width(0, 20)?;
    sheet.set_column_width(1, 100)?;
    let wrap = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    for (row, (name, text)) in HOW.into_iter().enumerate() {
        sheet.write_string_with_format(row as u32, 0, name, &wrap.clone().set_bold())?;
        sheet.write_string_with_format(row as u32, 1, text, &wrap)?;
    }
    workbook.save_to_buffer().map(from_anywhere)
}

fn fill(sheet: &mut Worksheet, doubts: &[Doubt]) -> Result<(), XlsxError> {
    sheet.set_name("review")?;
    let headings: Vec<&str> = HEADINGS.iter().copied().chain([REASON]).collect();
    let columns: Vec<TableColumn> = headings.iter().map(|h| TableColumn::new().set_header(*h)).collect();
    let table = Table::new().set_name("review").set_columns(&columns).set_style(TableStyle::Light1);
    sheet.add_table(0, 0, doubts.len().max(1) as u32, headings.len() as u16 - 1, &table)?;
    // The record's id, table and field stay in sight beside what is to be filled in.
    sheet.set_freeze_panes(1, 0)?;
    let wrap = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    // What is typed stays as it was typed: no number, no date.
    let empty = wrap.clone().set_background_color(Color::RGB(0x00FF_F7DB)).set_num_format("@");
    for (c, width) in WIDTHS.into_iter().enumerate() {
        sheet.set_column_width(c as u16, width)?;
    }
    let first = HEADINGS.iter().position(|h| *h == "correct_value").unwrap_or_default();
    for (r, doubt) in doubts.iter().enumerate() {
        let r = r as u32 + 1;
        for (c, text) in cells(doubt).into_iter().enumerate() {
            if !text.is_empty() {
                sheet.write_string_with_format(r, c as u16, text, &wrap)?;
            }
        }
        for c in first..headings.len() {
            sheet.write_blank(r, c as u16, &empty)?;
        }
        if let Some(choices) = choices(doubt) {
            // A list to choose from that does not forbid other words.
            let list = DataValidation::new()
                .allow_list_strings(&choices)?
                .set_error_style(DataValidationErrorStyle::Information)
                .ignore_blank(true);
            sheet.add_data_validation(r, first as u16, r, first as u16, &list)?;
        }
    }
    Ok(())
}

/// The cells before those to be filled in.
fn cells(doubt: &Doubt) -> [String; 12] {
    let short = |text: &str| text.chars().take(SHOWN).collect::<String>();
    let codes: Vec<&str> = doubt.codes.iter().map(|c| c.code()).collect();
    let why: Vec<&str> = doubt.codes.iter().map(|c| c.meaning()).collect();
    [
        doubt.record_id.clone(),
        doubt.table.to_owned(),
        doubt.field.to_owned(),
        short(&doubt.about),
        codes.join("; "),
        why.join("; "),
        doubt.file.clone(),
        doubt.page.clone(),
        doubt.place.clone(),
        short(&doubt.quote),
        short(&doubt.read_as),
        doubt.candidates.join("; "),
    ]
}

/// What may be chosen: the scale or the candidates, what was read, nothing.
fn choices(doubt: &Doubt) -> Option<Vec<String>> {
    let mut out: Vec<String> = vec!["ok".to_owned()];
    out.extend(if doubt.scale.is_empty() {
        doubt.candidates.clone()
    } else {
        doubt.scale.iter().map(|s| words(s)).collect()
    });
    if out.len() == 1 {
        return None;
    }
    out.push("none".to_owned());
    out.dedup();
    // A comma parts choices, and the whole list has a limit.
    let fits = out.iter().all(|c| !c.contains(',') && !c.contains('"'));
    (fits && out.iter().map(|c| c.chars().count() + 1).sum::<usize>() <= CHOICES).then_some(out)
}
