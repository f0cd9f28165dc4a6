//! Who an owner is, case by case, against one attendance.
#![allow(clippy::unwrap_used)]

use super::*;
use crate::document::{Document, Paragraph};
use crate::record::{Action, Attendance};

fn attendance() -> Vec<Attendance> {
    [
        ("Ailsa Morton", "Dunmore Council"),
        ("Gavin McRae", "Harbour Scotland"),
        ("Sandra Green", "IS"),
        ("Scott Grant", "Dunmore Council"),
        ("Peter Dunn", "Police Scotland"),
        ("Joan Smith-Brown", "Shoreline Trust"),
    ]
    .into_iter()
    .map(|(name, organisation)| Attendance {
        name: name.to_owned(),
        organisation: Some(organisation.to_owned()),
        ..Attendance::default()
    })
    .collect()
}

fn resolved(written: &str) -> (Owner, Vec<ReviewCode>) {
    let text = "The report of the Tidal Works Agency (TWA) was noted; the Southern Gateway (SG) bid was not.";
    let document = Document { blocks: vec![Block::Paragraph(Paragraph::plain(text))], ..Document::default() };
    let mut facts = crate::record::DocumentRecord::default();
    let settings = crate::settings::Settings::default();
    let mut records = Records {
        attendance: attendance(),
        actions: vec![Action { owners: vec![Owner::written(written)], ..Action::default() }],
        ..Records::default()
    };
    normalise(&mut Context { facts: &mut facts, document: &document, settings: &settings }, &mut records);
    let action = records.actions.remove(0);
    (action.owners[0].clone(), action.header.review)
}

use crate::document::Block;

#[test]
fn owners_are_told_by_the_paper_itself() {
    for (written, owner_type, name) in [
        ("AM", OwnerType::Person, Some("Ailsa Morton")),
        ("A.M.", OwnerType::Person, Some("Ailsa Morton")),
        ("GM", OwnerType::Person, Some("Gavin McRae")),
        ("GMcRae", OwnerType::Person, Some("Gavin McRae")),
        ("G McRae", OwnerType::Person, Some("Gavin McRae")),
        ("Gavin", OwnerType::Person, Some("Gavin McRae")),
        ("Cllr Ailsa Morton", OwnerType::Person, Some("Ailsa Morton")),
        ("JS-B", OwnerType::Person, Some("Joan Smith-Brown")),
        ("HS", OwnerType::Organisation, Some("Harbour Scotland")),
        ("IS", OwnerType::Organisation, Some("Improvement Service")),
        ("TWA", OwnerType::Organisation, Some("Tidal Works Agency")),
        ("Police", OwnerType::Organisation, Some("Police Scotland")),
        ("Board members", OwnerType::Group, None),
        ("All", OwnerType::Group, None),
        ("Chief Officer", OwnerType::Role, None),
        ("Head of Finance", OwnerType::Role, None),
        ("Team Lead, Day Services", OwnerType::Role, None),
        ("Una Stranger", OwnerType::Person, Some("Una Stranger")),
        ("R D Franks", OwnerType::Person, Some("R D Franks")),
        ("Procurement Manager (Gavin McRae)", OwnerType::Person, Some("Gavin McRae")),
        ("Gavin McRae, Head of Roads", OwnerType::Person, Some("Gavin McRae")),
        ("COSLA", OwnerType::Organisation, Some("Convention of Scottish Local Authorities")),
    ] {
        let (owner, review) = resolved(written);
        assert_eq!((owner.owner_type, owner.name.as_deref()), (owner_type, name), "{written}");
        assert_eq!(review, [], "{written}");
    }
}

#[test]
fn what_two_fit_is_never_picked() {
    let (owner, review) = resolved("SG");
    assert_eq!((owner.owner_type, owner.name), (OwnerType::Unknown, None));
    assert_eq!(owner.candidates, ["Sandra Green", "Scott Grant", "Southern Gateway"]);
    assert_eq!(review, [ReviewCode::OwnerAmbiguous]);
}

#[test]
fn what_nobody_fits_is_said_to_be_unresolved() {
    // "SE" may be Scottish Enterprise, which the paper never names, or somebody.
    for written in ["QX", "Zeb", "SE", "NRS", "—", ""] {
        let (owner, review) = resolved(written);
        assert_eq!((owner.name, owner.as_written.as_str()), (None, written));
        assert_eq!(review, [ReviewCode::OwnerUnresolved], "{written}");
    }
}

#[test]
fn initials_side_by_side_are_an_owner_each() {
    let attendance = attendance();
    let document = Document::default();
    let known = Known::in_paper(&document, &attendance);
    let apart = |written: &str| {
        let mut owners = vec![Owner::written(written)];
        initials_apart(&mut owners, &known, None);
        owners.into_iter().map(|owner| owner.as_written).collect::<Vec<_>>()
    };
    assert_eq!(apart("AM PD"), ["AM", "PD"]);
    // Nobody was there whose initials are ZZ; a name is none.
    assert_eq!(apart("AM ZZ"), ["AM ZZ"]);
    assert_eq!(apart("Peter Dunn"), ["Peter Dunn"]);
}

#[test]
fn two_bodies_that_a_print_joined_are_in_doubt() {
    for written in ["Harbour Council IJBs", "COSLA IJBs", "Finance officers All IJBs"] {
        assert!(resolved(written).1.contains(&ReviewCode::OwnerUncertain), "{written}");
    }
    for written in ["Dunmore Council", "Fife HSCP", "Harbour Scotland", "IJBs"] {
        assert!(!resolved(written).1.contains(&ReviewCode::OwnerUncertain), "{written}");
    }
}

#[test]
fn names_that_a_print_ran_together_are_two_people() {
    let told = |written: &str| {
        let document = Document::default();
        let mut facts = crate::record::DocumentRecord::default();
        let settings = crate::settings::Settings::default();
        let actions = vec![Action { owners: vec![Owner::written(written)], ..Action::default() }];
        let mut records = Records { attendance: attendance(), actions, ..Records::default() };
        normalise(&mut Context { facts: &mut facts, document: &document, settings: &settings }, &mut records);
        let action = records.actions.remove(0);
        let names: Vec<String> = action.owners.iter().map(|owner| owner.name.clone().unwrap_or_default()).collect();
        (names.join("|"), action.header.review.contains(&ReviewCode::SplitUncertain))
    };
    assert_eq!(told("Ailsa Gavin"), ("Ailsa Morton|Gavin McRae".to_owned(), true));
    assert_eq!(told("Mr McRae Joan"), ("Gavin McRae|Joan Smith-Brown".to_owned(), true));
    assert_eq!(told("Ailsa Morton"), ("Ailsa Morton".to_owned(), false));
    assert!(!told("Ailsa Reid").1);
}
