//! Headings and words by their meanings.

#![allow(clippy::unwrap_used)]

use super::*;
use DelegationStatus::{Delegated, NotDelegated, NotStated, PartlyDelegated};

#[test]
fn the_data_file_is_sound() {
    let words: Words = toml::from_str(include_str!("../plans.toml")).unwrap();
    let lists = words.plan.values().chain(words.not_plans.values()).chain(words.places.values());
    for phrase in lists.chain(words.functions.values()).chain(words.status.values()).flatten() {
        assert_eq!(&fold(phrase), phrase, "phrases stand in the file as they are compared");
    }
    for list in [words.plan.values().flatten().collect::<Vec<_>>(), words.functions.values().flatten().collect()] {
        let mut once = list.clone();
        once.sort();
        once.dedup();
        assert_eq!(once.len(), list.len(), "no phrase has two meanings");
    }
}

#[test]
fn plan_columns_by_heading() {
    let check = |heading: &str, want: Option<PlanColumn>| {
        assert_eq!(PlanVocabulary::built_in().plan_column(heading), want, "{heading}");
    };
    check("Activity", Some(PlanColumn::Text));
    check("Lead/support", Some(PlanColumn::Lead));
    check("Partner leading", Some(PlanColumn::Lead));
    check("Direction ref", Some(PlanColumn::Reference));
    check("Lead Responsibility", Some(PlanColumn::Lead));
    check("Lead/s", Some(PlanColumn::Lead));
    check("Contribution", Some(PlanColumn::Contributors));
    check("Timescale for completion", Some(PlanColumn::Timescale));
    check("Proposal Outcome", Some(PlanColumn::Text));
    check("Outcome", Some(PlanColumn::Goal));
    check("Progress measures (data and evidence) and milestones", Some(PlanColumn::Measures));
    check("How will we know we have made a difference?", Some(PlanColumn::Measures));
    check("RAG", Some(PlanColumn::Status));
    check("Target\ndate", Some(PlanColumn::Timescale));
    check("Responsib le", Some(PlanColumn::Lead));
    check("Timesc ale", Some(PlanColumn::Timescale));
    check("Key Contributors (internal and external)", Some(PlanColumn::Contributors));
    check("What we did in year 1", Some(PlanColumn::Status));
    check("Species", None);
    check("A long sentence about the lead that a column of text might open with in a plan", None);
    check("", None);
}

#[test]
fn a_heading_of_some_people_is_none_of_inhabitants() {
    let check = |heading: &str, all: bool| {
        let want = all.then_some(PlaceColumn::Population);
        assert_eq!(PlanVocabulary::built_in().place_column(heading), want, "{heading}");
    };
    check("Population (2021)", true);
    check("All people", true);
    check("Total population, all ages", true);
    check("Population aged 65+", false);
    check("Population (16-64)", false);
    check("Number of people receiving care at home", false);
    check("% of population", false);
}

#[test]
fn functions_by_words() {
    let check = |text: &str, want: Option<(Function, bool)>| {
        assert_eq!(PlanVocabulary::built_in().function(text), want, "{text}");
    };
    check("Children's Health Services", Some((Function::ChildrensHealthServices, true)));
    check("Children’s Health and Social Care", Some((Function::ChildrensHealthAndSocialCare, true)));
    check("All Acute Services", Some((Function::AcuteServices, true)));
    check("Justice social work", Some((Function::CriminalJusticeSocialWork, true)));
    check(
        "Children and families social work (including fostering)",
        Some((Function::ChildrensSocialCareServices, false)),
    );
    check("Adult Social Care", Some((Function::Other, true)));
    check("Care homes (in-house and purchased)", Some((Function::Other, true)));
    check("Community nursing (including nurse-led clinics)", Some((Function::Other, true)));
    check("Acute services (including only stroke care)", Some((Function::AcuteServices, false)));
    check("Justice services, including unpaid work", Some((Function::CriminalJusticeSocialWork, true)));
    check("Children's health (school nursing)", Some((Function::ChildrensHealthServices, false)));
    check("Street lighting", None);
}

#[test]
fn statuses_by_words() {
    let check = |text: &str, want: Option<(DelegationStatus, bool)>| {
        assert_eq!(PlanVocabulary::built_in().status(text), want, "{text}");
    };
    check("Delegated", Some((Delegated, true)));
    check("Not Delegated", Some((NotDelegated, true)));
    check("Not delegated (retained by the Council)", Some((NotDelegated, false)));
    check("Partly delegated", Some((PartlyDelegated, true)));
    check("Delegated in part: health visiting only", Some((PartlyDelegated, false)));
    check("Not stated", Some((NotStated, true)));
    check("Y", Some((Delegated, true)));
    check("NHS Highland", None);
}

#[test]
fn a_users_file_extends_and_wins() {
    let own = PlanVocabulary::built_in().extended("[plan]\ntext = [\"Species\", \"Outcome\"]").unwrap();
    assert_eq!(own.plan_column("Species"), Some(PlanColumn::Text));
    assert_eq!(own.plan_column("Outcome"), Some(PlanColumn::Text));
    assert_eq!(own.plan_column("Lead"), Some(PlanColumn::Lead));
    assert!(PlanVocabulary::built_in().extended("[plans]\ntext = []").is_err());
}
