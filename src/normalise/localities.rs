//! Localities: misprints to the register's spelling, unknown names kept and flagged.
//!
//! A name that says what the register says in its own way ("Teviot & Liddesdale", "North West Angus") stays as it is;
//! the register's name stands beside it.

use super::Context;
use crate::diagnostic::ReviewCode;
use crate::record::{EntityType, Locality, Records};
use crate::register::{self, LocalityMatch};

/// Normalises them in place. Organisations come first.
pub(super) fn normalise(context: &mut Context<'_>, records: &mut Records) {
    let date = super::organisations::paper_date(context.facts);
    for locality in &mut records.localities {
        look_up(locality, date.as_deref());
    }
}

fn look_up(locality: &mut Locality, date: Option<&str>) {
    let Some(code) = locality.partnership.as_ref().and_then(|p| p.code.clone()) else {
        if locality.partnership.is_none() {
            locality.header.flag(ReviewCode::PartnershipUnknown);
        }
        return;
    };
    // A partnership has one board: the paper need not say which.
    if locality.health_board.is_none() {
        let board = register::body_by_code(&code).and_then(register::Body::health_board);
        locality.health_board = board.map(|b| b.entity("", date));
    }
    // "East Lothian" under West Lothian says something else than it means, whatever it resembles.
    if names_another_authority(&locality.as_written, &code) {
        locality.header.flag(ReviewCode::NameUnknown);
        return;
    }
    match register::locality(&locality.as_written, &code) {
        LocalityMatch::Exact(name) | LocalityMatch::Variant(name) => locality.register_name = Some(name.to_owned()),
        LocalityMatch::Fuzzy(name) => {
            name.clone_into(&mut locality.name);
            locality.register_name = Some(name.to_owned());
            locality.header.flag(ReviewCode::NameFuzzy);
        }
        LocalityMatch::None => locality.header.flag(ReviewCode::NameUnknown),
    }
}

/// Whether a locality's name is the name of an authority that it does not belong to.
fn names_another_authority(name: &str, code: &str) -> bool {
    let kind = EntityType::IntegrationAuthority;
    let other = register::find(name, Some(kind))
        .body_of(kind)
        .filter(|_| register::find(name, None).review().is_none_or(|r| r == ReviewCode::NameAmbiguous));
    other.is_some_and(|body| Some(body) != register::body_by_code(code))
        && !matches!(register::locality(name, code), LocalityMatch::Exact(_))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(written: &str, partnership: &str, name: &str, register_name: Option<&str>, review: &[ReviewCode]) {
        let (entity, _) = register::entity(partnership, Some(EntityType::IntegrationAuthority), None);
        let mut locality = Locality {
            name: written.to_owned(),
            as_written: written.to_owned(),
            partnership: Some(entity),
            ..Locality::default()
        };
        for _ in 0..2 {
            look_up(&mut locality, None);
            assert_eq!(locality.name, name);
            assert_eq!(locality.register_name.as_deref(), register_name, "{written}");
            assert_eq!(locality.header.review, review, "{written}");
        }
    }

    #[test]
    fn names_are_spelt_as_the_register_spells_them() {
        check("Garnock Valley", "North Ayrshire", "Garnock Valley", Some("Garnock Valley"), &[]);
        check("Ganock Valley", "North Ayrshire", "Garnock Valley", Some("Garnock Valley"), &[ReviewCode::NameFuzzy]);
        check("Teviot & Liddesdale", "Scottish Borders", "Teviot & Liddesdale", Some("Teviot and Liddesdale"), &[]);
        check("North West Angus", "Angus", "North West Angus", Some("Angus North West"), &[]);
        check("East Lothian", "West Lothian", "East Lothian", None, &[ReviewCode::NameUnknown]);
        check("Clackmannanshire", "Clackmannanshire and Stirling", "Clackmannanshire", Some("Clackmannanshire"), &[]);
        check("Barra & Vatersay", "Western Isles", "Barra & Vatersay", None, &[ReviewCode::NameUnknown]);
    }

    #[test]
    fn the_board_follows_from_the_partnership() {
        let (entity, _) = register::entity("Moray", Some(EntityType::IntegrationAuthority), None);
        let mut locality =
            Locality { as_written: "Elgin".to_owned(), partnership: Some(entity), ..Locality::default() };
        look_up(&mut locality, None);
        assert_eq!(locality.health_board.and_then(|b| b.code).as_deref(), Some("S08000020"));
    }
}
