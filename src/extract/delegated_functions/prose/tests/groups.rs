//! Sentences that go on with what the ones before say, and what is no word on delegation.

use super::*;
use DelegationStatus::{Delegated, LeadAgency, NotDelegated, PartlyDelegated};

/// The same below a heading that says that the partnership's services come.
fn below_a_heading(text: &str, want: &[(&str, DelegationStatus)]) {
    let got = in_sentences(text, &PlanVocabulary::built_in(), Above::Heading);
    let got: Vec<(&str, DelegationStatus)> = got.iter().map(|t| (t.function.as_str(), t.said.status)).collect();
    assert_eq!(got, want, "{text}");
}

#[test]
fn services_stand_in_groups() {
    check(
        "The IJB is responsible for services in two groups. Adult services make up the first group: home care, telecare \
         and respite. The second group is community health, among them podiatry and dentistry.",
        &[
            ("home care", Delegated),
            ("telecare", Delegated),
            ("respite", Delegated),
            ("podiatry", Delegated),
            ("dentistry", Delegated),
        ],
    );
    check(
        "Moray HSCP provides all adult services. Adult social care covers home care and respite.",
        &[("adult services", Delegated), ("home care", Delegated), ("respite", Delegated)],
    );
}

#[test]
fn a_part_is_taken_out_in_the_middle() {
    check(
        "Responsibility for school nursing (but not fostering) and for podiatry has been delegated.",
        &[("school nursing", Delegated), ("podiatry", Delegated), ("fostering", NotDelegated)],
    );
    check(
        "Hospital services are partly delegated: stroke services and geriatric medicine are included, surgery and \
         maternity are not.",
        &[
            ("Hospital services", PartlyDelegated),
            ("stroke services", Delegated),
            ("geriatric medicine", Delegated),
            ("surgery", NotDelegated),
            ("maternity", NotDelegated),
        ],
    );
}

#[test]
fn what_stands_before_a_colon_holds_of_the_list() {
    check(
        "Responsibility for these services has been handed to the IJB by the Council: home care; telecare; and respite.",
        &[("home care", Delegated), ("telecare", Delegated), ("respite", Delegated)],
    );
    below_a_heading(
        "Three services are hosted here for all of Tayside: podiatry, dietetics and dentistry.",
        &[("podiatry", LeadAgency), ("dietetics", LeadAgency), ("dentistry", LeadAgency)],
    );
    check(
        "Specific services are hosted by Angus on behalf of its neighbours. These are podiatry, dietetics and dentistry.",
        &[("podiatry", LeadAgency), ("dietetics", LeadAgency), ("dentistry", LeadAgency)],
    );
}

#[test]
fn a_heading_lets_plain_words_tell() {
    below_a_heading(
        "We look after home care and podiatry. We do not look after housing or education; these belong to the Council.",
        &[("home care", Delegated), ("podiatry", Delegated), ("housing", NotDelegated), ("education", NotDelegated)],
    );
    check("We look after home care and podiatry.", &[("home care", Delegated), ("podiatry", Delegated)]);
    check("We look after podiatry.", &[]);
}

#[test]
fn a_name_ends_before_whose_it_is() {
    check(
        "The social work services of Moray Council and some inpatient services for the residents of Moray are delegated.",
        &[("social work services", Delegated), ("inpatient services", PartlyDelegated)],
    );
    check(
        "The IJB is responsible for podiatry (for example in clinics), home care and two community hospitals.",
        &[("podiatry", Delegated), ("home care", Delegated), ("community hospitals", Delegated)],
    );
    check("The IJB is responsible for a range of community health, social work and social care services.", &[]);
}

#[test]
fn what_is_planned_for_or_taught_is_not_delegated() {
    for text in [
        "The IJB has approved plans for primary care and mental health.",
        "The Partnership provides training in adult protection, child protection and dementia.",
        "The IJB agreed savings from care homes and podiatry.",
        "In England, integrated care boards are responsible for dentistry and hospital care.",
        "The Clinical Director leads on prescribing and infection control.",
        "We support unpaid carers to look after their own health.",
    ] {
        below_a_heading(text, &[]);
    }
}

#[test]
fn a_sentence_of_thousands_of_commas_is_read_in_one_pass() {
    let text = format!("The IJB is responsible for {}home care.", "podiatry, dentistry and ".repeat(5_000));
    let told = in_sentences(&text, &PlanVocabulary::built_in(), Above::Nothing);
    let named: Vec<&str> = told.iter().map(|told| told.function.as_str()).collect();
    assert_eq!(named, ["podiatry", "dentistry", "home care"]);
}
