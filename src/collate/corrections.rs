//! Corrections replayed: what a person put right stays right when the papers are read again.
//!
//! A correction holds to a record by its id and to what was read: where the record is gone, or says something else now,
//! it no longer fits and is reported, never forced.

use crate::diagnostic::ReviewCode;
use crate::record::correction::Correction;
use crate::record::{DocumentRecord, Records, Reviewed};
use serde::de::DeserializeOwned;
use serde_json::Value;
use std::collections::BTreeMap;

/// Corrections by the record that they belong to.
#[derive(Debug, Clone, Default)]
pub struct Corrections {
    by_record: BTreeMap<String, Vec<Correction>>,
}

impl Corrections {
    /// Corrections in the order in which they were made: a later one of the same value counts.
    pub fn new(corrections: impl IntoIterator<Item = Correction>) -> Self {
        let mut all = Self::default();
        for correction in corrections {
            all.insert(correction);
        }
        all
    }

    /// Adds a correction; one of the same value that was made before goes.
    pub fn insert(&mut self, correction: Correction) {
        self.take(&correction.record_id, &correction.field);
        self.by_record.entry(correction.record_id.clone()).or_default().push(correction);
    }

    /// Takes the correction of a value out.
    pub fn take(&mut self, record_id: &str, field: &str) -> Option<Correction> {
        let of_record = self.by_record.get_mut(record_id)?;
        let at = of_record.iter().position(|known| known.field == field)?;
        Some(of_record.remove(at))
    }

    /// Reads a corrections file: one JSON object on each line.
    ///
    /// # Errors
    /// The number of the line (from 1) and what is wrong with it.
    pub fn parse(text: &str) -> Result<Self, (usize, String)> {
        let mut all = Vec::new();
        for (number, line) in text.lines().enumerate() {
            if !line.trim().is_empty() {
                all.push(serde_json::from_str(line).map_err(|e| (number + 1, e.to_string()))?);
            }
        }
        Ok(Self::new(all))
    }

    /// Number of values that are corrected.
    pub fn len(&self) -> usize {
        self.by_record.values().map(Vec::len).sum()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.by_record.is_empty()
    }

    /// All of them, by record.
    pub fn all(&self) -> impl Iterator<Item = &Correction> {
        self.by_record.values().flatten()
    }

    /// Puts the corrections into a paper's own facts and its records. Gives those that fitted, by id of the record, and why
    /// others did not.
    pub fn replay(&self, document: &mut DocumentRecord, records: &mut Records) -> Replayed {
        let mut replayed = Replayed::default();
        if self.is_empty() {
            return replayed;
        }
        self.each(std::slice::from_mut(document), &mut replayed);
        self.each(&mut records.actions, &mut replayed);
        self.each(&mut records.ratings, &mut replayed);
        self.each(&mut records.localities, &mut replayed);
        self.each(&mut records.delegated_functions, &mut replayed);
        self.each(&mut records.plan_items, &mut replayed);
        self.each(&mut records.recommendations, &mut replayed);
        self.each(&mut records.decisions, &mut replayed);
        self.each(&mut records.attendance, &mut replayed);
        self.each(&mut records.agenda_items, &mut replayed);
        replayed
    }

    fn each<R: Reviewed + DeserializeOwned>(&self, records: &mut [R], replayed: &mut Replayed) {
        for record in records {
            let Some(corrections) = self.by_record.get(record.id()) else { continue };
            for correction in corrections {
                match corrected(record, correction) {
                    Ok(right) => {
                        *record = right;
                        replayed.fitted.push(correction.record_id.clone());
                    }
                    Err(why) => replayed.unfit.push((correction.clone(), why)),
                }
            }
        }
    }
}

/// What became of the corrections of one paper.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Replayed {
    /// Ids of the records that were corrected.
    pub fitted: Vec<String>,
    /// Corrections whose record was found and does not say any more what was corrected, with the reason.
    pub unfit: Vec<(Correction, String)>,
}

/// The record with the correction in it, and without the review codes that it settles.
///
/// # Errors
/// Why the correction does not fit: in words, for a person.
pub fn corrected<R: Reviewed + DeserializeOwned>(record: &R, correction: &Correction) -> Result<R, String> {
    let mut value = serde_json::to_value(record).map_err(|e| e.to_string())?;
    let fields = value.as_object_mut().ok_or("the record is no object")?;
    let now = fields.get(&correction.field).ok_or_else(|| format!("there is no field `{}`", correction.field))?;
    if *now != correction.as_read && *now != correction.value {
        return Err(format!("`{}` was read as {} before and is {now} now", correction.field, correction.as_read));
    }
    fields.insert(correction.field.clone(), correction.value.clone());
    for (field, value) in &correction.also {
        if !fields.contains_key(field) {
            return Err(format!("there is no field `{field}`"));
        }
        fields.insert(field.clone(), value.clone());
    }
    // A person has looked at this value, not at others of the record.
    let left: Vec<ReviewCode> = match &correction.settles {
        Some(settled) => record.review().iter().copied().filter(|code| !settled.contains(code)).collect(),
        None => Vec::new(),
    };
    fields.insert("review".to_owned(), serde_json::to_value(left).map_err(|e| e.to_string())?);
    // A paper's own facts do not say who put them right.
    if fields.contains_key("corrected_by") {
        fields.insert("corrected_by".to_owned(), Value::String(correction.by.clone()));
    }
    serde_json::from_value(value).map_err(|e| format!("the value does not fit the schema: {e}"))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::record::{Outcome, Rating};
    use serde_json::json;

    fn rating() -> Rating {
        let mut rating = Rating { outcome: Outcome::Ambiguous, ..Rating::default() };
        rating.header.id = "r1".to_owned();
        rating.header.flag(ReviewCode::TwoColumnsMarked);
        rating
    }

    fn correction(as_read: Value, value: Value) -> Correction {
        Correction {
            record_id: "r1".to_owned(),
            table: "ratings".to_owned(),
            field: "rating".to_owned(),
            as_read,
            value,
            also: json!({"outcome": "rated"}).as_object().unwrap().clone(),
            settles: None,
            by: "An Analyst".to_owned(),
            reason: "asked".to_owned(),
        }
    }

    #[test]
    fn a_correction_is_replayed_and_settles_the_review() {
        let mut records = Records { ratings: vec![rating()], ..Records::default() };
        let corrections = Corrections::new([correction(Value::Null, json!("established"))]);
        let replayed = corrections.replay(&mut DocumentRecord::default(), &mut records);
        assert_eq!(replayed.fitted, ["r1"]);
        let once = records.ratings[0].clone();
        assert_eq!((once.rating.as_deref(), once.outcome), (Some("established"), Outcome::Rated));
        assert!(once.header.review.is_empty());
        assert_eq!(once.header.corrected_by.as_deref(), Some("An Analyst"));
        corrections.replay(&mut DocumentRecord::default(), &mut records);
        assert_eq!(records.ratings[0], once);
    }

    #[test]
    fn a_paper_s_own_facts_are_put_right_too() {
        let mut document =
            DocumentRecord { id: "p1".to_owned(), title: Some("Board".to_owned()), ..Default::default() };
        document.flag(ReviewCode::TitleUncertain);
        let right = Correction {
            record_id: "p1".to_owned(),
            table: "documents".to_owned(),
            field: "title".to_owned(),
            also: serde_json::Map::new(),
            ..correction(json!("Board"), json!("Winter plan"))
        };
        let replayed = Corrections::new([right]).replay(&mut document, &mut Records::default());
        assert_eq!((replayed.fitted, document.title.as_deref()), (vec!["p1".to_owned()], Some("Winter plan")));
        assert!(document.review.is_empty());
    }

    #[test]
    fn doubts_that_nobody_looked_at_stay() {
        let mut rating = rating();
        rating.header.flag(ReviewCode::PartnershipUnknown);
        let settles = Some(vec![ReviewCode::TwoColumnsMarked]);
        let right =
            corrected(&rating, &Correction { settles, ..correction(Value::Null, json!("established")) }).unwrap();
        assert_eq!(right.header.review, [ReviewCode::PartnershipUnknown]);
    }

    #[test]
    fn what_no_longer_fits_is_reported_and_not_forced() {
        let mut records = Records { ratings: vec![rating()], ..Records::default() };
        let replayed = Corrections::new([correction(json!("exemplary"), json!("established"))])
            .replay(&mut DocumentRecord::default(), &mut records);
        assert_eq!(replayed.unfit.len(), 1);
        assert_eq!(records.ratings[0], rating());
    }

    #[test]
    fn a_value_outside_the_schema_is_refused() {
        let mut bad = correction(Value::Null, json!("established"));
        bad.also = json!({"outcome": "excellent"}).as_object().unwrap().clone();
        let why = corrected(&rating(), &bad).unwrap_err();
        assert!(why.contains("schema"), "{why}");
    }
}
