//! Sentences and what they say.

mod groups;

use super::*;

fn check(text: &str, want: &[(&str, DelegationStatus)]) {
    let got = in_sentences(text, &PlanVocabulary::built_in(), Above::Nothing);
    let got: Vec<(&str, DelegationStatus)> = got.iter().map(|t| (t.function.as_str(), t.said.status)).collect();
    assert_eq!(got, want, "{text}");
}

#[test]
fn sentences_say_what_is_delegated() {
    use DelegationStatus::{Delegated, LeadAgency, NotDelegated, PartlyDelegated};
    check("Criminal justice social work is delegated to the Board.", &[("Criminal justice social work", Delegated)]);
    check(
        "Children's social care and acute services are not delegated.",
        &[("Children's social care", NotDelegated), ("acute services", NotDelegated)],
    );
    check(
        "Children and families social work has not been delegated and stays with the Council.",
        &[("Children and families social work", NotDelegated)],
    );
    check(
        "All adult health and social care functions are delegated.",
        &[("adult health and social care functions", Delegated)],
    );
    check("Children's health services are partly delegated.", &[("Children's health services", PartlyDelegated)]);
    check(
        "The services delegated to the Board include homelessness, primary care and justice services.",
        &[("homelessness", Delegated), ("primary care", Delegated), ("justice services", Delegated)],
    );
    check(
        "All adult social work and social care services, all adult NHS primary and community health services and all \
         acute hospital services are delegated to the Board. Children's social work is not.",
        &[
            ("adult social work", Delegated),
            ("social care services", Delegated),
            ("adult NHS primary and community health services", Delegated),
            ("acute hospital services", Delegated),
            ("Children's social work", NotDelegated),
        ],
    );
    check(
        "Social work services for adults and older people, mental health and primary care are delegated.",
        &[
            ("Social work services for adults and older people", Delegated),
            ("mental health", Delegated),
            ("primary care", Delegated),
        ],
    );
    check(
        "Moray has delegated health visiting and school nursing to the Board; criminal justice social work stays with the Council.",
        &[("health visiting and school nursing", Delegated), ("criminal justice social work", NotDelegated)],
    );
    check(
        "Adult social care is delegated, with the exception of welfare rights and garden maintenance.",
        &[("Adult social care", Delegated), ("welfare rights", NotDelegated), ("garden maintenance", NotDelegated)],
    );
    check(
        "Children and families social work remains with the Council, and criminal justice social work is delegated in full.",
        &[("Children and families social work", NotDelegated), ("criminal justice social work", Delegated)],
    );
    check(
        "Housing is not delegated, apart from aids and adaptations, which were delegated in 2016.",
        &[("Housing", NotDelegated), ("aids and adaptations", Delegated)],
    );
    check(
        "Those delegated include homelessness and primary care. Acute services are delegated in part: unscheduled \
         care only. Not delegated are children's social work and garden maintenance.",
        &[
            ("homelessness", Delegated),
            ("primary care", Delegated),
            ("Acute services", PartlyDelegated),
            ("children's social work", NotDelegated),
            ("garden maintenance", NotDelegated),
        ],
    );
    check(
        "Both agreed on the basis that the most fitting single lead agency for adult social care is NHS Highland and \
         that the single lead agency for children's services is Highland Council.",
        &[("adult social care", LeadAgency), ("children's services", LeadAgency)],
    );
    check(
        "Moray IJB has responsibility for primary care and community nursing within Moray. MIJB hosts sexual health \
         and dietetics. The lead agency for podiatry is NHS Grampian.",
        &[
            ("primary care", Delegated),
            ("community nursing", Delegated),
            ("sexual health", LeadAgency),
            ("dietetics", LeadAgency),
            ("podiatry", LeadAgency),
        ],
    );
    check(
        "A number of functions will be delegated to the IJB. For the council, these are home care and housing support. \
         These services are for older people and adults.",
        &[("home care", Delegated), ("housing support", Delegated)],
    );
    check(
        "Both parties have delegated all functions to the Board, including podiatry and primary care. Education and \
         home care remain Council services.",
        &[
            ("podiatry", Delegated),
            ("primary care", Delegated),
            ("Education", NotDelegated),
            ("home care", NotDelegated),
        ],
    );
    check(
        "The IJB is also responsible for planning certain hospital services, such as geriatric medicine and palliative \
         care.",
        &[("geriatric medicine", Delegated), ("palliative care", Delegated)],
    );
    check(
        "Podiatry is hosted by Angus on behalf of NHS Tayside, dietetics by Dundee.",
        &[("Podiatry", LeadAgency), ("dietetics", LeadAgency)],
    );
    check(
        "Services that are hosted by Angus comprise podiatry, dietetics and sexual health.",
        &[("podiatry", LeadAgency), ("dietetics", LeadAgency), ("sexual health", LeadAgency)],
    );
    check(
        "The HSCP also hosts the podiatry service for the NHS Greater Glasgow and Clyde area and the retinal screening \
         service.",
        &[("podiatry service", LeadAgency), ("retinal screening service", LeadAgency)],
    );
    check(
        "Education services and justice social work are run by the Council and sit outwith the Board's remit.",
        &[("Education services", NotDelegated), ("justice social work", NotDelegated)],
    );
    check(
        "The HSCP is responsible for adult social care and primary care across two localities, Paisley and West \
         Renfrewshire.",
        &[("adult social care", Delegated), ("primary care", Delegated)],
    );
    check(
        "In addition to services for our own residents, we manage the podiatry service on behalf of the six HSCPs in \
         the NHS Greater Glasgow and Clyde area.",
        &[("podiatry service", LeadAgency)],
    );
    check(
        "NHS Highland is the lead agency for adult social care. Podiatry is hosted by East Ayrshire.",
        &[("adult social care", LeadAgency), ("Podiatry", LeadAgency)],
    );
    check(
        "Podiatry is hosted by East Ayrshire, dietetics by South Ayrshire and prison healthcare by NHS Lanarkshire.",
        &[("Podiatry", LeadAgency), ("dietetics", LeadAgency), ("prison healthcare", LeadAgency)],
    );
    check(
        "2. All adult services are delegated to the Board. The exceptions are education and housing management, which stay \
         with the Council.",
        &[("adult services", Delegated), ("education", NotDelegated), ("housing management", NotDelegated)],
    );
    check(
        "NHS Fife delegates community nursing and housing aids and adaptations to the Board but does not delegate \
         acute services.",
        &[
            ("community nursing", Delegated),
            ("housing aids and adaptations", Delegated),
            ("acute services", NotDelegated),
        ],
    );
    check(
        "Responsibility for justice social work rests with the Council, and home care is delegated.",
        &[("justice social work", NotDelegated), ("home care", Delegated)],
    );
    check(
        "The IJB is responsible for the planning and delivery of home care, podiatry and primary care. Housing falls \
         outside its remit.",
        &[("home care", Delegated), ("podiatry", Delegated), ("primary care", Delegated), ("Housing", NotDelegated)],
    );
    check(
        "The scheme covers home care (day and night; at weekends), podiatry and primary care but excludes housing.",
        &[
            ("home care (day and night; at weekends)", Delegated),
            ("podiatry", Delegated),
            ("primary care", Delegated),
            ("housing", NotDelegated),
        ],
    );
    check(
        "Services for adults, older people and carers are delegated. Home care was handed back to Moray Council.",
        &[("Services for adults, older people and carers", Delegated), ("Home care", NotDelegated)],
    );
    check(
        "Hosted services are podiatry (Renfrewshire) and prison healthcare (Glasgow City).",
        &[("podiatry", LeadAgency), ("prison healthcare", LeadAgency)],
    );
    check(
        "Angus hosts a number of services on behalf of Tayside. These are: Locality Pharmacy, GP Out of Hours \
         (nights, weekends), Continence Service and Speech and Language Therapy.",
        &[
            ("Locality Pharmacy", LeadAgency),
            ("GP Out of Hours (nights, weekends)", LeadAgency),
            ("Continence Service", LeadAgency),
            ("Speech and Language Therapy", LeadAgency),
        ],
    );
    check("The IJB discussed whether home care should be included in its scheme.", &[]);
    check("We spent more on home care. The Board thanked the podiatry team.", &[]);
    check("The event was hosted by Angus. The Board, on behalf of all, thanked staff.", &[]);
    check("Where children's services are delegated, plans say so.", &[]);
    check("Some partnerships have delegated acute services.", &[]);
    check("Budgets are delegated in March.", &[]);
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
