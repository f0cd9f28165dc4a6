//! Organisations: names to the register's names and codes.
//!
//! An entity comes in with its words and, where the place told it, its kind; it leaves with the register's name and
//! codes, or with `null`s and a review code on its record. Entities that already have a name are left alone.

use super::Context;
use crate::diagnostic::ReviewCode;
use crate::record::{DocumentRecord, Entity, Header, Records};
use crate::register;

/// Normalises them in place.
pub(super) fn normalise(context: &mut Context<'_>, records: &mut Records) {
    let date = paper_date(context.facts);
    let date = date.as_deref();
    let listed = returned_by_listed_bodies(context);
    if let Some(entity) = context.facts.partnership.as_mut().filter(|_| listed)
        && let Some(code) = look_up(entity, date)
    {
        context.facts.flag(code);
    }
    for rating in records.ratings.iter_mut().filter(|_| listed) {
        each(&mut rating.header, [rating.partnership.as_mut()], date);
    }
    for action in records.actions.iter_mut().filter(|a| listed || a.proposal.is_none()) {
        each(&mut action.header, [action.partnership.as_mut()], date);
    }
    for locality in &mut records.localities {
        each(&mut locality.header, [locality.health_board.as_mut(), locality.partnership.as_mut()], date);
    }
    for function in &mut records.delegated_functions {
        each(&mut function.header, [function.partnership.as_mut(), function.lead_agency.as_mut()], date);
    }
}

/// Whether those who return the paper's questionnaire are bodies of the register; `true` for papers that are no returns.
fn returned_by_listed_bodies(context: &Context<'_>) -> bool {
    let id = context.document.framework.as_ref();
    let framework = context.settings.frameworks.iter().find(|f| Some(&f.id) == id);
    framework.is_none_or(|f| f.returned_by.is_some())
}

/// The day that decides which codes were valid.
pub(super) fn paper_date(facts: &DocumentRecord) -> Option<String> {
    facts.meeting_date.clone().or_else(|| facts.completed_on.clone()).or_else(|| facts.date_written.clone())
}

fn each<const N: usize>(header: &mut Header, entities: [Option<&mut Entity>; N], date: Option<&str>) {
    for entity in entities.into_iter().flatten() {
        if let Some(code) = look_up(entity, date) {
            header.flag(code);
        }
    }
}

/// Fills an entity in; gives the code for why a person should look, if any.
fn look_up(entity: &mut Entity, date: Option<&str>) -> Option<ReviewCode> {
    if entity.name.is_some() {
        // Told by the extractor: the code of its time is all that may be missing.
        if entity.code_at_date.is_none() || date.is_some() {
            let body = entity.code.as_deref().and_then(register::body_by_code);
            entity.code_at_date = body.and_then(|b| b.code_at(date)).map(str::to_owned).or(entity.code_at_date.take());
        }
        return None;
    }
    let (found, review) = register::entity(&entity.as_written, entity.entity_type, date);
    // The kind stays: looking up again must find the same.
    let kind = found.entity_type.or(entity.entity_type);
    *entity = Entity { as_written: std::mem::take(&mut entity.as_written), entity_type: kind, ..found };
    review
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::EntityType::{self, HealthBoard, IntegrationAuthority};

    fn check(
        text: &str,
        kind: Option<EntityType>,
        code: Option<&str>,
        at_date: Option<&str>,
        review: Option<ReviewCode>,
    ) {
        let mut entity = Entity::written(text, kind);
        for _ in 0..2 {
            let got = look_up(&mut entity, Some("2016-10"));
            assert_eq!(entity.as_written, text);
            assert_eq!((entity.code.as_deref(), entity.code_at_date.as_deref()), (code, at_date), "{text}");
            assert!(got == review || (got.is_none() && entity.name.is_some()), "{text}: {got:?}");
        }
    }

    #[test]
    fn names_become_codes() {
        check("Fife", Some(IntegrationAuthority), Some("S37000032"), Some("S37000014"), None);
        check("NHS Fife", Some(HealthBoard), Some("S08000029"), Some("S08000018"), None);
        check("Highland Council", None, Some("S12000017"), Some("S12000017"), None);
        check(
            "Aberdene City",
            Some(IntegrationAuthority),
            Some("S37000001"),
            Some("S37000001"),
            Some(ReviewCode::NameFuzzy),
        );
        check("Fife", None, None, None, Some(ReviewCode::NameAmbiguous));
        check("Narnia", Some(IntegrationAuthority), None, None, Some(ReviewCode::NameUnknown));
    }
}
