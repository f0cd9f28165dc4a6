//! The review loop: what wants a person's look as a sheet to fill in, and the filled sheet back into corrections.
//!
//! One row for each doubtful value: paper, place, quote, what was read, candidates, and three empty columns: the correct
//! value, who says so, and why. `ok` confirms what was read.

mod correction;
mod filled;
mod sheet;

pub use correction::{Scales, again, correction};
pub use filled::{Filled, filled, rows};
pub use sheet::{HEADINGS, REASON, workbook};

use super::Output;
use super::figures::words;
use crate::diagnostic::ReviewCode;
use crate::record::{DocumentRecord, Header, Record};
use serde_json::Value;

/// A doubtful value.
#[derive(Debug, Clone, PartialEq)]
pub struct Doubt {
    /// Id of the record.
    pub record_id: String,
    /// Its table.
    pub table: &'static str,
    /// The field in doubt.
    pub field: &'static str,
    /// What the record is about, in a few words.
    pub about: String,
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
    /// The ratings that it may have, for one in doubt.
    pub scale: Vec<String>,
}

/// The field that a review code is about, for each table; the record's main field where the code is about all of it.
pub(super) fn field(table: &str, code: ReviewCode) -> &'static str {
    use ReviewCode as C;
    match (table, code) {
        ("actions", C::OwnerAmbiguous | C::OwnerUnresolved | C::OwnerMissing | C::OwnerUncertain) => "owners",
        ("plan_items", C::OwnerAmbiguous | C::OwnerUnresolved | C::OwnerMissing | C::OwnerUncertain) => "leads",
        ("actions", C::DueUnparsed | C::DueAmbiguous | C::YearInferred) => "due",
        ("plan_items", C::DueUnparsed | C::DueAmbiguous | C::YearInferred) => "timescale",
        ("actions" | "documents", C::MeetingDateUncertain) => "meeting_date",
        ("documents", C::BodyUncertain) => "body",
        ("documents", C::VenueUncertain) => "venue",
        ("documents", C::AuthorUncertain) => "author",
        ("delegated_functions", C::FunctionUnknown) => "function",
        (_, C::PartnershipUnknown | C::PartnershipInferred) => "partnership",
        ("attendance", C::RoleUncertain) => "role",
        ("ratings", _) => "rating",
        ("localities" | "attendance", _) => "name",
        // `status_unknown` among them.
        ("actions", C::StatusUncertain) | ("delegated_functions", _) => "status",
        ("agenda_items" | "documents", _) => "title",
        _ => "text",
    }
}

/// Every doubtful value of an output folder: one for each record and field.
pub fn doubts(output: &Output) -> Vec<Doubt> {
    let mut out = Vec::new();
    let (records, scales) = (&output.records, Scales::of(output, &[]));
    for document in &output.documents {
        let value = serde_json::to_value(document).unwrap_or(Value::Null);
        for (name, codes) in by_field("documents", &document.review) {
            out.push(of_paper(document, name, codes, &value));
        }
    }
    gather(output, &scales, &records.ratings, &mut out);
    gather(output, &scales, &records.actions, &mut out);
    gather(output, &scales, &records.localities, &mut out);
    gather(output, &scales, &records.delegated_functions, &mut out);
    gather(output, &scales, &records.plan_items, &mut out);
    gather(output, &scales, &records.recommendations, &mut out);
    gather(output, &scales, &records.decisions, &mut out);
    gather(output, &scales, &records.attendance, &mut out);
    gather(output, &scales, &records.agenda_items, &mut out);
    out
}

fn gather<R: Record>(output: &Output, scales: &Scales, records: &[R], out: &mut Vec<Doubt>) {
    for record in records {
        let header = record.header();
        if header.review.is_empty() {
            continue;
        }
        let value = serde_json::to_value(record).unwrap_or(Value::Null);
        for (name, codes) in by_field(R::TABLE, &header.review) {
            out.push(doubt(output, scales, header, R::TABLE, name, codes, &value));
        }
    }
}

/// The fields in doubt, each with the reasons.
fn by_field(table: &str, review: &[ReviewCode]) -> Vec<(&'static str, Vec<ReviewCode>)> {
    let mut fields: Vec<(&'static str, Vec<ReviewCode>)> = Vec::new();
    for code in review {
        let name = field(table, *code);
        match fields.iter_mut().find(|(known, _)| *known == name) {
            Some((_, codes)) => codes.push(*code),
            None => fields.push((name, vec![*code])),
        }
    }
    fields
}

/// A paper's own fact in doubt: it stands on the paper's first pages, nobody knows where.
fn of_paper(document: &DocumentRecord, field: &'static str, codes: Vec<ReviewCode>, record: &Value) -> Doubt {
    Doubt {
        record_id: document.id.clone(),
        table: "documents",
        field,
        about: document.title.clone().unwrap_or_default(),
        codes,
        file: document.file.clone(),
        page: String::new(),
        place: String::new(),
        quote: String::new(),
        read_as: spoken(record, field, record.get(field).unwrap_or(&Value::Null)),
        candidates: Vec::new(),
        scale: Vec::new(),
    }
}

fn doubt(
    output: &Output,
    scales: &Scales,
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
        candidates.extend(mark.get("column").and_then(Value::as_str).map(words));
    }
    candidates.dedup();
    let framework = record.get("framework").and_then(Value::as_str).filter(|_| field == "rating").unwrap_or_default();
    Doubt {
        record_id: header.id.clone(),
        table,
        field,
        about: about(table, record),
        codes,
        file: output.file(&header.document_id).to_owned(),
        page: header.source.places.iter().map(|p| p.page.to_string()).collect::<Vec<_>>().join("; "),
        place: header.source.path.clone(),
        quote: header.source.quote.clone(),
        read_as: spoken(record, field, value),
        candidates,
        scale: scales.get(framework).to_vec(),
    }
}

/// What a record is about, for someone who has the paper beside the sheet.
fn about(table: &str, record: &Value) -> String {
    let text = |key: &str| record.get(key).and_then(Value::as_str).unwrap_or_default();
    let partnership = || {
        let named = |key: &str| record.pointer(&format!("/partnership/{key}")).and_then(Value::as_str);
        named("name").or_else(|| named("as_written")).unwrap_or("partnership not named").to_owned()
    };
    match table {
        "ratings" => format!("{}, proposal {}: {}", partnership(), text("proposal"), text("proposal_text")),
        "delegated_functions" => format!("{}: {}", partnership(), text("function_as_written")),
        "localities" | "attendance" => text("name").to_owned(),
        "agenda_items" => text("title").to_owned(),
        _ => text("text").to_owned(),
    }
}

/// A value as a person writes it.
fn spoken(record: &Value, field: &str, value: &Value) -> String {
    let named = |v: &Value| -> String {
        let get = |key: &str| v.get(key).and_then(Value::as_str);
        get("name").or_else(|| get("as_written")).unwrap_or_default().to_owned()
    };
    match value {
        Value::Null if field == "rating" => words(record.get("outcome").and_then(Value::as_str).unwrap_or_default()),
        Value::Null => String::new(),
        Value::String(text) if matches!(field, "rating" | "status" | "function") => words(text),
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

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::record::correction::Correction;
    use crate::record::{Action, Outcome, Owner, Rating, Records};
    use serde_json::json;

    fn correction(output: &Output, row: &Filled) -> Result<Correction, String> {
        super::correction(output, &Scales::of(output, &[]), row)
    }

    fn output() -> Output {
        let mut rating = Rating {
            outcome: Outcome::Ambiguous,
            framework: "msg-integration-review-2019".to_owned(),
            ..Rating::default()
        };
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
            row: 2,
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
        assert_eq!(doubts[0].read_as, "Ambiguous");
        assert!(doubts[0].about.contains("proposal"), "{}", doubts[0].about);
    }

    #[test]
    fn a_paper_s_own_facts_are_rows_too() {
        let mut document = DocumentRecord {
            id: "p1".to_owned(),
            file: "minutes.pdf".to_owned(),
            author: vec![Owner::written("Jo Blair and all")],
            venue: Some("Teams".to_owned()),
            ..DocumentRecord::default()
        };
        document.flag(ReviewCode::AuthorUncertain);
        document.flag(ReviewCode::VenueUncertain);
        let output = Output::new(vec![document], Records::default(), Value::Null);
        let doubts = doubts(&output);
        let rows: Vec<_> = doubts.iter().map(|d| (d.table, d.field, d.read_as.as_str())).collect();
        assert_eq!(rows, [("documents", "venue", "Teams"), ("documents", "author", "Jo Blair and all")]);
        let author = correction(&output, &fill("p1", "documents", "author", "Jo Blair")).unwrap();
        assert_eq!(
            (&author.value[0]["name"], author.settles),
            (&json!("Jo Blair"), Some(vec![ReviewCode::AuthorUncertain]))
        );
        let venue = correction(&output, &fill("p1", "documents", "venue", "none")).unwrap();
        assert_eq!(venue.value, Value::Null);
        assert!(correction(&output, &fill("p1", "documents", "sha256", "x")).is_err());
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
            (fill("a1", "actions", "meeting_date", "soon"), "no full date"),
            (fill("a1", "actions", "review", "ok"), "cannot be corrected"),
            (fill("a1", "actions", "candidates", "ok"), "no field"),
            (fill("r1", "ratings", "rating", "excellent"), "none of the ratings: `Not yet established`"),
            (fill("r1", "ratings", "partnership", "Atlantis"), "register knows no"),
            (Filled { by: String::new(), ..fill("r1", "ratings", "rating", "established") }, "who corrected it"),
        ] {
            let why = correction(&output, &row).unwrap_err();
            assert!(why.contains(word), "{why}");
        }
    }

    #[test]
    fn a_correction_settles_the_doubts_of_its_own_field() {
        let output = output();
        let due = correction(&output, &fill("a1", "actions", "due", "May 2019")).unwrap();
        assert_eq!(due.settles, Some(vec![ReviewCode::DueUnparsed]));
        let text = correction(&output, &fill("a1", "actions", "text", "Other words")).unwrap();
        assert_eq!(text.settles, Some(Vec::new()));
    }

    #[test]
    fn a_value_corrected_again_keeps_what_was_read() {
        let mut output = output();
        let first = correction(&output, &fill("r1", "ratings", "rating", "established")).unwrap();
        let record = &mut output.records.ratings[0];
        record.rating = Some("established".to_owned());
        record.header.review.clear();
        let second = correction(&output, &fill("r1", "ratings", "rating", "exemplary")).unwrap();
        let second = again(second, Some(&first));
        assert_eq!((&second.as_read, &second.value), (&Value::Null, &json!("exemplary")));
        assert_eq!(second.settles, Some(vec![ReviewCode::TwoColumnsMarked]));
    }

    #[test]
    fn ratings_of_a_framework_of_ones_own_are_known_from_what_was_read() {
        let mut output = output();
        output.records.ratings[0].framework = "own".to_owned();
        let met = fill("r1", "ratings", "rating", "Met");
        assert!(correction(&output, &met).is_err());
        let mut other = output.records.ratings[0].clone();
        other.rating = Some("met".to_owned());
        output.records.ratings.push(other);
        assert_eq!(correction(&output, &met).unwrap().value, json!("met"));
    }
}
