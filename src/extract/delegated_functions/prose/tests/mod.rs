//! Sentences and what they say.

mod groups;
mod sentences;

use super::*;

fn check(text: &str, want: &[(&str, DelegationStatus)]) {
    let got = in_sentences(text, &PlanVocabulary::built_in(), Above::Nothing);
    let got: Vec<(&str, DelegationStatus)> = got.iter().map(|t| (t.function.as_str(), t.said.status)).collect();
    assert_eq!(got, want, "{text}");
}

#[test]
fn some_of_a_whole_is_what_is_named_of_it() {
    use DelegationStatus::{Delegated, LeadAgency, NotDelegated, PartlyDelegated};
    check("Some acute services are delegated to the Board.", &[("acute services", PartlyDelegated)]);
    check(
        "We are responsible for home care and elements of housing support, such as telecare and garden assistance.",
        &[("home care", Delegated), ("telecare", Delegated), ("garden assistance", Delegated)],
    );
    check(
        "The set aside covers those acute services that are delegated, including general medicine and stroke services.",
        &[("general medicine", Delegated), ("stroke services", Delegated)],
    );
    check(
        "Functions which have not been delegated include justice social work and housing, with the exception of telecare.",
        &[("justice social work", NotDelegated), ("housing", NotDelegated), ("telecare", Delegated)],
    );
    check(
        "The IJB is responsible for primary care and a number of hosted services, including podiatry and dietetics.",
        &[("primary care", Delegated), ("podiatry", LeadAgency), ("dietetics", LeadAgency)],
    );
    check("The IJB is responsible for planning a wide range of health and social care services.", &[]);
    check(
        "The Partnership consists of Angus Council, NHS Tayside and independent providers of health and social care services.",
        &[],
    );
}

#[test]
fn clauses_turned_round_say_the_same() {
    use DelegationStatus::{Delegated, LeadAgency, NotDelegated};
    check(
        "The IJB’s remit is to plan and oversee the delivery of home care, podiatry and primary care.",
        &[("home care", Delegated), ("podiatry", Delegated), ("primary care", Delegated)],
    );
    check(
        "The following services are provided by the Partnership: home care, podiatry and primary care.",
        &[("home care", Delegated), ("podiatry", Delegated), ("primary care", Delegated)],
    );
    check(
        "The responsibility for the following has been delegated to the IJB: home care, podiatry and primary care.",
        &[("home care", Delegated), ("podiatry", Delegated), ("primary care", Delegated)],
    );
    check(
        "Home care is delegated. Children’s social work and housing management will remain with the Council.",
        &[("Home care", Delegated), ("Children’s social work", NotDelegated), ("housing management", NotDelegated)],
    );
    check(
        "Children’s social work is not delegated. It is led by the Council’s director.",
        &[("Children’s social work", NotDelegated)],
    );
    check(
        "The Board does not have responsibility for education, which the Council runs, nor for planned surgery.",
        &[("education", NotDelegated), ("planned surgery", NotDelegated)],
    );
    check(
        "A proposal to change the scheme was considered and carried out: homelessness is now delegated.",
        &[("homelessness", Delegated)],
    );
    check(
        "We also host dietetics for the whole of NHS Greater Glasgow and Clyde and lead on community equipment.",
        &[("dietetics", LeadAgency), ("community equipment", LeadAgency)],
    );
    check(
        "As lead partnership for podiatry, East Ayrshire also manages dietetics on behalf of North and South Ayrshire.",
        &[("podiatry", LeadAgency), ("dietetics", LeadAgency)],
    );
    check(
        "Under the lead partnership arrangements, Angus IJB leads on podiatry, dietetics and sexual health.",
        &[("podiatry", LeadAgency), ("dietetics", LeadAgency), ("sexual health", LeadAgency)],
    );
    check(
        "Podiatry and dietetics are hosted by Angus and Dundee City respectively.",
        &[("Podiatry", LeadAgency), ("dietetics", LeadAgency)],
    );
}

#[test]
fn partnerships_named_are_the_ones_that_it_is_said_of() {
    let told = |text: &str| -> Vec<(Option<String>, String)> {
        let told = in_sentences(text, &PlanVocabulary::built_in(), Above::Nothing);
        told.into_iter().map(|told| (told.whose, told.function)).collect()
    };
    let both = || Some("Moray and Angus".to_owned());
    assert_eq!(told("Homelessness is delegated in Moray and Angus."), [(both(), "Homelessness".to_owned())]);
    assert_eq!(
        told("Most partnerships have not delegated homelessness. Moray and Angus have."),
        [(both(), "homelessness".to_owned())]
    );
}

#[test]
fn others_are_pointed_at() {
    let told = |text: &str| -> Vec<(Option<String>, String, DelegationStatus)> {
        let told = in_sentences(text, &PlanVocabulary::built_in(), Above::Nothing);
        told.into_iter().map(|told| (told.whose, told.function, told.said.status)).collect()
    };
    assert_eq!(
        told("Eleven authorities have integrated podiatry. They include Moray and Angus."),
        [(Some("Moray and Angus".to_owned()), "podiatry".to_owned(), DelegationStatus::Delegated)]
    );
    assert_eq!(
        told("Aberdeen City has delegated podiatry; Dundee City has not."),
        [
            (Some("Aberdeen City".to_owned()), "podiatry".to_owned(), DelegationStatus::Delegated),
            (Some("Dundee City".to_owned()), "podiatry".to_owned(), DelegationStatus::NotDelegated),
        ]
    );
}

#[test]
fn lists_of_hosts_name_services_of_their_own() {
    use DelegationStatus::{Delegated, LeadAgency, NotDelegated};
    check(
        "Podiatry, asthma and epilepsy managed clinical networks are hosted by Fife, and WAVE by Angus.",
        &[
            ("Podiatry", LeadAgency),
            ("asthma", LeadAgency),
            ("epilepsy managed clinical networks", LeadAgency),
            ("WAVE", LeadAgency),
        ],
    );
    check(
        "The Board has delegated to it the full range of services: podiatry, home care and primary care.",
        &[("podiatry", Delegated), ("home care", Delegated), ("primary care", Delegated)],
    );
    check(
        "Children’s social work is run within the Council’s directorate, and is not delegated.",
        &[("Children’s social work", NotDelegated)],
    );
    check(
        "In Moray all adult services are delegated, including acute services.",
        &[("adult services", Delegated), ("acute services", Delegated)],
    );
    let after = in_sentences(
        "It also plans some hospital services, for example stroke services and general medicine.",
        &PlanVocabulary::built_in(),
        Above::Paragraph,
    );
    assert_eq!(
        after.iter().map(|told| told.function.as_str()).collect::<Vec<_>>(),
        ["stroke services", "general medicine"]
    );
}

#[test]
fn what_is_hosted_elsewhere_or_went_across() {
    use DelegationStatus::{Delegated, LeadAgency};
    check(
        "The following services, which we use, are hosted elsewhere: podiatry (Angus) and dietetics (Dundee City).",
        &[("podiatry", LeadAgency), ("dietetics", LeadAgency)],
    );
    check(
        "Podiatry and dietetics transferred to the Chief Officer in 2018.",
        &[("Podiatry", Delegated), ("dietetics", Delegated)],
    );
}

#[test]
fn hosts_and_partnerships_list_behind_a_colon_or_namely() {
    use DelegationStatus::{Delegated, LeadAgency, NotDelegated};
    check(
        "The IJB hosts the following on behalf of other IJBs: continence, podiatry and prison healthcare.",
        &[("continence", LeadAgency), ("podiatry", LeadAgency), ("prison healthcare", LeadAgency)],
    );
    check(
        "The IJB also hosts a number of services on behalf of all other IJBs, namely podiatry and dietetics.",
        &[("podiatry", LeadAgency), ("dietetics", LeadAgency)],
    );
    check(
        "Health services in the partnership are podiatry, dentistry and health visiting.",
        &[("podiatry", Delegated), ("dentistry", Delegated), ("health visiting", Delegated)],
    );
    check(
        "Home care is delegated. Non-integrated services, such as housing and education, remain the responsibility of Moray Council.",
        &[("Home care", Delegated), ("housing", NotDelegated), ("education", NotDelegated)],
    );
    check(
        "The IJB is responsible for strategically planning unscheduled care together with the acute sector.",
        &[("unscheduled care", Delegated)],
    );
}

#[test]
fn what_the_sentence_before_names_is_spoken_of() {
    use DelegationStatus::{Delegated, LeadAgency};
    check(
        "Our services are organised into two parts. They cover community nursing, home care and addictions.",
        &[("community nursing", Delegated), ("home care", Delegated), ("addictions", Delegated)],
    );
    check(
        "What about podiatry? This is hosted by North Ayrshire. What about home care? This is run by us too.",
        &[("podiatry", LeadAgency), ("home care", Delegated)],
    );
}

#[test]
fn names_are_whole() {
    check("All NHS services in the area are delegated to the Board.", &[("NHS services", DelegationStatus::Delegated)]);
    check(
        "Children, families and justice social work services are delegated.",
        &[("Children, families and justice social work services", DelegationStatus::Delegated)],
    );
}
