//! The review loop: what wants a person's look as a sheet to fill in, and the filled sheet back into corrections.
//!
//! One row for each doubtful value: paper, place, quote, what was read, candidates, and three empty columns: the correct
//! value, who says so, and why. `ok` confirms what was read.

use super::Output;
use crate::diagnostic::ReviewCode;
use crate::error::Error;
use crate::record::correction::Correction;
use crate::record::{Entity, Header, Owner, OwnerType, Record};
use crate::wording::when;
use rust_xlsxwriter::{Format, FormatAlign, Table, TableColumn, TableStyle, Workbook, XlsxError};
use serde_json::{Map, Value, json};

/// Headings of the sheet, in their order.
pub const HEADINGS: [&str; 13] = [
    "record_id",
    "table",
    "field",
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
/// What stands in `correct_value` to confirm what was read.
const CONFIRMED: &[&str] = &["ok", "correct", "confirmed", "as read"];
/// What stands in `correct_value` for "there is no value".
const NONE: &[&str] = &["none", "blank", "-"];

/// A doubtful value.
#[derive(Debug, Clone, PartialEq)]
pub struct Doubt {
    /// Id of the record.
    pub record_id: String,
    /// Its table.
    pub table: &'static str,
    /// The field in doubt.
    pub field: &'static str,
    /// Why.
    pub codes: Vec<ReviewCode>,
    /// The paper's file.
    pub file: String,
    /// Page or pages.
    pub page: String,
    /// Path in the paper.
    pub place: String,
    /// What is written.
    pub quote: String,
    /// What was read, as a person writes it.
    pub read_as: String,
    /// What it may be.
    pub candidates: Vec<String>,
}

/// The field that a review code is about, for each table; the record's main field where the code is about all of it.
fn field(table: &str, code: ReviewCode) -> &'static str {
    use ReviewCode as C;
    match (table, code) {
        ("actions", C::OwnerAmbiguous | C::OwnerUnresolved | C::OwnerMissing | C::OwnerUncertain) => "owners",
        ("plan_items", C::OwnerAmbiguous | C::OwnerUnresolved | C::OwnerMissing | C::OwnerUncertain) => "leads",
        ("actions", C::DueUnparsed | C::DueAmbiguous | C::YearInferred) => "due",
        ("plan_items", C::DueUnparsed | C::DueAmbiguous | C::YearInferred) => "timescale",
        ("actions", C::MeetingDateUncertain) => "meeting_date",
        ("delegated_functions", C::FunctionUnknown) => "function",
        (_, C::PartnershipUnknown | C::PartnershipInferred) => "partnership",
        ("attendance", C::RoleUncertain) => "role",
        ("ratings", _) => "rating",
        ("localities" | "attendance", _) => "name",
        // `status_unknown` among them.
        ("actions", C::StatusUncertain) | ("delegated_functions", _) => "status",
        ("agenda_items", _) => "title",
        _ => "text",
    }
}

/// Every doubtful value of an output folder: one for each record and field.
pub fn doubts(output: &Output) -> Vec<Doubt> {
    let mut out = Vec::new();
    let records = &output.records;
    gather(output, &records.ratings, &mut out);
    gather(output, &records.actions, &mut out);
    gather(output, &records.localities, &mut out);
    gather(output, &records.delegated_functions, &mut out);
    gather(output, &records.plan_items, &mut out);
    gather(output, &records.recommendations, &mut out);
    gather(output, &records.decisions, &mut out);
    gather(output, &records.attendance, &mut out);
    gather(output, &records.agenda_items, &mut out);
    out
}

fn gather<R: Record>(output: &Output, records: &[R], out: &mut Vec<Doubt>) {
    for record in records {
        let header = record.header();
        if header.review.is_empty() {
            continue;
        }
        let value = serde_json::to_value(record).unwrap_or(Value::Null);
        let mut fields: Vec<(&'static str, Vec<ReviewCode>)> = Vec::new();
        for code in &header.review {
            let name = field(R::TABLE, *code);
            match fields.iter_mut().find(|(known, _)| *known == name) {
                Some((_, codes)) => codes.push(*code),
                None => fields.push((name, vec![*code])),
            }
        }
        for (name, codes) in fields {
            out.push(doubt(output, header, R::TABLE, name, codes, &value));
        }
    }
}

fn doubt(
    output: &Output,
    header: &Header,
    table: &'static str,
    field: &'static str,
    codes: Vec<ReviewCode>,
    record: &Value,
) -> Doubt {
    let value = record.get(field).unwrap_or(&Value::Null);
    let mut candidates: Vec<String> = Vec::new();
    for owner in value.as_array().into_iter().flatten() {
        let several = owner.get("candidates").and_then(Value::as_array).into_iter().flatten();
        candidates.extend(several.filter_map(Value::as_str).map(str::to_owned));
    }
    for mark in record.get("marks").and_then(Value::as_array).into_iter().flatten() {
        candidates.extend(mark.get("column").and_then(Value::as_str).map(str::to_owned));
    }
    candidates.dedup();
    Doubt {
        record_id: header.id.clone(),
        table,
        field,
        codes,
        file: output.file(&header.document_id).to_owned(),
        page: header.source.places.iter().map(|p| p.page.to_string()).collect::<Vec<_>>().join("; "),
        place: header.source.path.clone(),
        quote: header.source.quote.clone(),
        read_as: spoken(record, field, value),
        candidates,
    }
}

/// A value as a person writes it.
fn spoken(record: &Value, field: &str, value: &Value) -> String {
    let named = |v: &Value| -> String {
        let get = |key: &str| v.get(key).and_then(Value::as_str);
        get("name").or_else(|| get("as_written")).unwrap_or_default().to_owned()
    };
    match value {
        Value::Null if field == "rating" => {
            record.get("outcome").and_then(Value::as_str).unwrap_or_default().to_owned()
        }
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Array(items) => items.iter().map(named).collect::<Vec<_>>().join("; "),
        Value::Object(map) if map.contains_key("edtf") => {
            let get = |key: &str| map.get(key).and_then(Value::as_str);
            get("edtf").or_else(|| get("as_written")).unwrap_or_default().to_owned()
        }
        Value::Object(_) => named(value),
        other => other.to_string(),
    }
}

/// The sheet to fill in.
///
/// # Errors
/// [`Error::Usage`] where the workbook cannot be made.
pub fn workbook(output: &Output) -> Result<Vec<u8>, Error> {
    build(&doubts(output)).map_err(|e| Error::Usage(format!("cannot make the workbook: {e}")))
}

fn build(doubts: &[Doubt]) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let day = rust_xlsxwriter::ExcelDateTime::from_ymd(2000, 1, 1)?;
    workbook.set_properties(
        &rust_xlsxwriter::DocProperties::new().set_title("Values to look at").set_creation_datetime(&day),
    );
    let sheet = workbook.add_worksheet();
    sheet.set_name("review")?;
    let headings: Vec<&str> = HEADINGS.iter().copied().chain([REASON]).collect();
    let columns: Vec<TableColumn> = headings.iter().map(|h| TableColumn::new().set_header(*h)).collect();
    let table = Table::new().set_name("review").set_columns(&columns).set_style(TableStyle::Light1);
    sheet.add_table(0, 0, doubts.len().max(1) as u32, headings.len() as u16 - 1, &table)?;
    sheet.set_freeze_panes(1, 0)?;
    let wrap = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    let fill = wrap.clone().set_background_color(rust_xlsxwriter::Color::RGB(0x00FF_F7DB));
    for (c, width) in
        [18.0, 14.0, 12.0, 22.0, 40.0, 30.0, 7.0, 28.0, 50.0, 24.0, 28.0, 28.0, 16.0, 28.0].into_iter().enumerate()
    {
        sheet.set_column_width(c as u16, width)?;
    }
    for (r, doubt) in doubts.iter().enumerate() {
        let r = r as u32 + 1;
        let codes: Vec<&str> = doubt.codes.iter().map(|c| c.code()).collect();
        let why: Vec<&str> = doubt.codes.iter().map(|c| c.meaning()).collect();
        let cells = [
            doubt.record_id.as_str(),
            doubt.table,
            doubt.field,
            &codes.join("; "),
            &why.join("; "),
            &doubt.file,
            &doubt.page,
            &doubt.place,
            &doubt.quote.chars().take(2000).collect::<String>(),
            &doubt.read_as.chars().take(2000).collect::<String>(),
            &doubt.candidates.join("; "),
        ];
        for (c, text) in cells.into_iter().enumerate() {
            if !text.is_empty() {
                sheet.write_string_with_format(r, c as u16, text, &wrap)?;
            }
        }
        for c in cells.len()..headings.len() {
            sheet.write_blank(r, c as u16, &fill)?;
        }
    }
    workbook.save_to_buffer()
}

/// A filled row: the values under the headings.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filled {
    /// Id of the record.
    pub record_id: String,
    /// Its table.
    pub table: String,
    /// The field.
    pub field: String,
    /// The right value, as a person wrote it.
    pub correct_value: String,
    /// Who.
    pub by: String,
    /// Why.
    pub reason: String,
}

/// Filled rows from a table whose first row holds the headings, in any order; rows without a correct value are left out.
///
/// # Errors
/// Which heading is missing.
pub fn filled(rows: &[Vec<String>]) -> Result<Vec<Filled>, String> {
    let Some((head, body)) = rows.split_first() else { return Err("the sheet is empty".to_owned()) };
    let column = |name: &str| head.iter().position(|h| h.trim().eq_ignore_ascii_case(name));
    let need = |name: &str| column(name).ok_or_else(|| format!("there is no column `{name}`"));
    let (id, table, field, value) = (need("record_id")?, need("table")?, need("field")?, need("correct_value")?);
    let (by, reason) = (column("by"), column(REASON));
    let get = |row: &[String], at: Option<usize>| {
        at.and_then(|i| row.get(i)).map(|v| v.trim().to_owned()).unwrap_or_default()
    };
    Ok(body
        .iter()
        .map(|row| Filled {
            record_id: get(row, Some(id)),
            table: get(row, Some(table)),
            field: get(row, Some(field)),
            correct_value: get(row, Some(value)),
            by: get(row, by),
            reason: get(row, reason),
        })
        .filter(|f| !f.correct_value.is_empty() && !f.record_id.is_empty())
        .collect())
}

/// A filled row as a correction, checked against the record that it is about.
///
/// # Errors
/// Why it cannot be one: the record is not there, the value is none of the field's.
pub fn correction(output: &Output, row: &Filled) -> Result<Correction, String> {
    let records = &output.records;
    macro_rules! among {
        ($($table:ident),*) => {
            match row.table.as_str() {
                $(stringify!($table) => made(records.$table.iter(), row),)*
                other => Err(format!("there is no table `{other}`")),
            }
        };
    }
    among!(
        actions,
        ratings,
        localities,
        delegated_functions,
        plan_items,
        recommendations,
        decisions,
        attendance,
        agenda_items
    )
}

fn made<'a, R: Record + serde::de::DeserializeOwned + 'a>(
    mut records: impl Iterator<Item = &'a R>,
    row: &Filled,
) -> Result<Correction, String> {
    let record = records
        .find(|r| r.header().id == row.record_id)
        .ok_or_else(|| format!("there is no record `{}` in `{}`", row.record_id, row.table))?;
    let value = serde_json::to_value(record).map_err(|e| e.to_string())?;
    let as_read =
        value.get(&row.field).ok_or_else(|| format!("a record of `{}` has no field `{}`", row.table, row.field))?;
    let (value, also) = meant(&row.field, &row.correct_value, as_read)?;
    let correction = Correction {
        record_id: row.record_id.clone(),
        table: row.table.clone(),
        field: row.field.clone(),
        as_read: as_read.clone(),
        value,
        also,
        by: row.by.clone(),
        reason: row.reason.clone(),
    };
    check(record, &correction)?;
    Ok(correction)
}

/// Whether the record takes the correction: the same test as when it is replayed, without keeping the result.
fn check<R: Record + serde::de::DeserializeOwned>(record: &R, correction: &Correction) -> Result<(), String> {
    let mut value = serde_json::to_value(record).map_err(|e| e.to_string())?;
    if let Some(fields) = value.as_object_mut() {
        fields.insert(correction.field.clone(), correction.value.clone());
        fields.extend(correction.also.clone());
    }
    serde_json::from_value::<R>(value)
        .map(|_| ())
        .map_err(|e| format!("`{}` is no value of `{}`: {e}", correction.value, correction.field))
}

/// What a person wrote, as the field has it, with the fields that follow from it.
fn meant(field: &str, written: &str, as_read: &Value) -> Result<(Value, Map<String, Value>), String> {
    let mut also = Map::new();
    let lower = written.to_lowercase();
    if CONFIRMED.contains(&lower.as_str()) {
        return Ok((as_read.clone(), also));
    }
    let none = NONE.contains(&lower.as_str());
    let value = match field {
        "rating" => {
            let outcome = match lower.replace([' ', '-'], "_").as_str() {
                "blank" | "none" | "_" => "blank",
                "ambiguous" => "ambiguous",
                "not_for_local_completion" | "national" => "not_for_local_completion",
                _ => "rated",
            };
            also.insert("outcome".to_owned(), outcome.into());
            if outcome == "rated" { lower.replace([' ', '-'], "_").into() } else { Value::Null }
        }
        "owners" | "leads" | "contributors" if none => json!([]),
        "owners" | "leads" | "contributors" => {
            let owners: Vec<Owner> = written
                .split(';')
                .map(str::trim)
                .filter(|n| !n.is_empty())
                .enumerate()
                .map(|(i, name)| {
                    let read = as_read.get(i).and_then(|o| o.get("as_written")).and_then(Value::as_str);
                    Owner {
                        name: Some(name.to_owned()),
                        owner_type: OwnerType::Unknown,
                        ..Owner::written(read.unwrap_or(name))
                    }
                })
                .collect();
            serde_json::to_value(owners).map_err(|e| e.to_string())?
        }
        "due" | "timescale" if none => Value::Null,
        "due" | "timescale" => {
            let reading = when::parse(written, when::Context::default());
            if reading.review.is_some() {
                return Err(format!("`{written}` is no plain date; write it as 2019-03-31, March 2019 or Q3 2019/20"));
            }
            let mut date = reading.when;
            if let Some(words) = as_read.get("as_written").and_then(Value::as_str) {
                words.clone_into(&mut date.as_written);
            }
            serde_json::to_value(date).map_err(|e| e.to_string())?
        }
        "partnership" => {
            let hint = Some(crate::record::EntityType::IntegrationAuthority);
            let (mut entity, review): (Entity, Option<ReviewCode>) = crate::register::entity(written, hint, None);
            if review.is_some() || entity.code.is_none() {
                return Err(format!("the register knows no partnership `{written}`"));
            }
            if let Some(words) = as_read.get("as_written").and_then(Value::as_str) {
                words.clone_into(&mut entity.as_written);
            }
            serde_json::to_value(entity).map_err(|e| e.to_string())?
        }
        "status" | "function" => lower.replace([' ', '-'], "_").into(),
        _ if none && as_read.is_null() => Value::Null,
        _ => written.into(),
    };
    Ok((value, also))
}

/// Rows of a filled sheet: XLSX (its first sheet) or CSV, told by content.
///
/// # Errors
/// Why the file is neither.
pub fn rows(bytes: &[u8]) -> Result<Vec<Vec<String>>, String> {
    if bytes.starts_with(b"PK") {
        use calamine::Reader as _;
        let mut workbook: calamine::Xlsx<_> = calamine::open_workbook_from_rs(std::io::Cursor::new(bytes))
            .map_err(|e: calamine::XlsxError| e.to_string())?;
        let names = workbook.sheet_names();
        let name =
            names.iter().find(|n| *n == "review").or_else(|| names.first()).ok_or("the workbook has no sheet")?;
        let range = workbook.worksheet_range(name).map_err(|e| e.to_string())?;
        return Ok(range.rows().map(|row| row.iter().map(ToString::to_string).collect()).collect());
    }
    // Excel writes CSV with a byte-order mark, and in some countries with semicolons.
    let text = String::from_utf8(bytes.to_vec()).map_err(|_| "the file is neither XLSX nor CSV in UTF-8".to_owned())?;
    let text = text.trim_start_matches('\u{feff}');
    let first = text.lines().next().unwrap_or_default();
    let delimiter = if first.contains(';') && !first.contains(',') { b';' } else { b',' };
    csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .from_reader(text.as_bytes())
        .records()
        .map(|record| record.map(|r| r.iter().map(str::to_owned).collect()).map_err(|e| e.to_string()))
        .collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::record::{Action, Outcome, Rating, Records};

    fn output() -> Output {
        let mut rating = Rating { outcome: Outcome::Ambiguous, ..Rating::default() };
        rating.header.id = "r1".to_owned();
        rating.header.flag(ReviewCode::TwoColumnsMarked);
        let mut action = Action {
            owners: vec![Owner {
                candidates: vec!["Ann Bell".to_owned(), "Al Barr".to_owned()],
                ..Owner::written("AB")
            }],
            due: Some(crate::record::When::written("soonish")),
            ..Action::default()
        };
        action.header.id = "a1".to_owned();
        action.header.flag(ReviewCode::OwnerAmbiguous);
        action.header.flag(ReviewCode::DueUnparsed);
        Output::new(
            Vec::new(),
            Records { ratings: vec![rating], actions: vec![action], ..Records::default() },
            Value::Null,
        )
    }

    fn fill(id: &str, table: &str, field: &str, value: &str) -> Filled {
        Filled {
            record_id: id.to_owned(),
            table: table.to_owned(),
            field: field.to_owned(),
            correct_value: value.to_owned(),
            by: "Analyst".to_owned(),
            reason: String::new(),
        }
    }

    #[test]
    fn one_row_for_each_record_and_field_in_doubt() {
        let doubts = doubts(&output());
        let fields: Vec<_> = doubts.iter().map(|d| (d.table, d.field)).collect();
        assert_eq!(fields, [("ratings", "rating"), ("actions", "owners"), ("actions", "due")]);
        assert_eq!(doubts[1].candidates, ["Ann Bell", "Al Barr"]);
        assert_eq!(doubts[0].read_as, "ambiguous");
    }

    #[test]
    fn the_sheet_can_be_read_back() {
        let rows = rows(&workbook(&output()).unwrap()).unwrap();
        assert_eq!(rows[0][0], "record_id");
        assert_eq!(rows.len(), 4);
        assert!(filled(&rows).unwrap().is_empty());
        let csv = rows_of_csv();
        assert_eq!(filled(&csv).unwrap(), [fill("r1", "ratings", "rating", "Established")]);
    }

    fn rows_of_csv() -> Vec<Vec<String>> {
        rows("\u{feff}field,record_id,table,correct_value,by\nrating,r1,ratings,Established,Analyst\n".as_bytes())
            .unwrap()
    }

    #[test]
    fn what_a_person_writes_becomes_the_field_s_value() {
        let output = output();
        let rating = correction(&output, &fill("r1", "ratings", "rating", "Partly established")).unwrap();
        assert_eq!(
            (rating.value, rating.also.get("outcome").cloned()),
            (json!("partly_established"), Some(json!("rated")))
        );
        let due = correction(&output, &fill("a1", "actions", "due", "Q3 2019/20")).unwrap();
        assert_eq!(due.value["edtf"], "2019-10-01/2019-12-31");
        assert_eq!(due.value["as_written"], "soonish");
        let owners = correction(&output, &fill("a1", "actions", "owners", "Ann Bell")).unwrap();
        assert_eq!(owners.value[0]["name"], "Ann Bell");
        assert_eq!(owners.value[0]["as_written"], "AB");
        let confirmed = correction(&output, &fill("a1", "actions", "owners", "OK")).unwrap();
        assert_eq!(confirmed.value, confirmed.as_read);
    }

    #[test]
    fn what_fits_no_field_is_refused_with_the_reason() {
        let output = output();
        for (row, word) in [
            (fill("zz", "ratings", "rating", "established"), "no record"),
            (fill("r1", "nothing", "rating", "established"), "no table"),
            (fill("r1", "ratings", "colour", "established"), "no field"),
            (fill("a1", "actions", "due", "when the moon is full"), "no plain date"),
            (fill("a1", "actions", "status", "excellent"), "no value"),
        ] {
            let why = correction(&output, &row).unwrap_err();
            assert!(why.contains(word), "{why}");
        }
    }
}
