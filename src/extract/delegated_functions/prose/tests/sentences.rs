//! What whole sentences say: delegated, not, in part, led by another body, or nothing.

use super::check;
use crate::record::DelegationStatus::{Delegated, LeadAgency, NotDelegated, PartlyDelegated};

#[test]
fn sentences_say_what_is_delegated() {
    check("Criminal justice social work is delegated to the Board.", &[("Criminal justice social work", Delegated)]);
    check(
        "All adult health and social care functions are delegated.",
        &[("adult health and social care functions", Delegated)],
    );
    check(
        "The services delegated to the Board include homelessness, primary care and justice services.",
        &[("homelessness", Delegated), ("primary care", Delegated), ("justice services", Delegated)],
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
        "A number of functions will be delegated to the IJB. For the council, these are home care and housing support. \
         These services are for older people and adults.",
        &[("home care", Delegated), ("housing support", Delegated)],
    );
    check(
        "The IJB is also responsible for planning certain hospital services, such as geriatric medicine and palliative \
         care.",
        &[("geriatric medicine", Delegated), ("palliative care", Delegated)],
    );
    check(
        "The HSCP is responsible for adult social care and primary care across two localities, Paisley and West \
         Renfrewshire.",
        &[("adult social care", Delegated), ("primary care", Delegated)],
    );
}

#[test]
fn sentences_say_what_is_excepted() {
    check(
        "Adult social care is delegated, with the exception of welfare rights and garden maintenance.",
        &[("Adult social care", Delegated), ("welfare rights", NotDelegated), ("garden maintenance", NotDelegated)],
    );
    check(
        "Housing is not delegated, apart from aids and adaptations, which were delegated in 2016.",
        &[("Housing", NotDelegated), ("aids and adaptations", Delegated)],
    );
    check(
        "Education services and justice social work are run by the Council and sit outwith the Board's remit.",
        &[("Education services", NotDelegated), ("justice social work", NotDelegated)],
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
}

#[test]
fn sentences_say_what_is_not_delegated() {
    check(
        "The Council has delegated adult social care to the Board. It has kept housing and community learning.",
        &[("adult social care", Delegated), ("housing", NotDelegated), ("community learning", NotDelegated)],
    );
    check(
        "Children's social care and acute services are not delegated.",
        &[("Children's social care", NotDelegated), ("acute services", NotDelegated)],
    );
    check(
        "Children and families social work has not been delegated and stays with the Council.",
        &[("Children and families social work", NotDelegated)],
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
        "Moray has delegated health visiting and school nursing to the Board; criminal justice social work stays with the Council.",
        &[("health visiting and school nursing", Delegated), ("criminal justice social work", NotDelegated)],
    );
    check(
        "Children and families social work remains with the Council, and criminal justice social work is delegated in full.",
        &[("Children and families social work", NotDelegated), ("criminal justice social work", Delegated)],
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
        "Responsibility for justice social work rests with the Council, and home care is delegated.",
        &[("justice social work", NotDelegated), ("home care", Delegated)],
    );
    check(
        "Services for adults, older people and carers are delegated. Home care was handed back to Moray Council.",
        &[("Services for adults, older people and carers", Delegated), ("Home care", NotDelegated)],
    );
}

#[test]
fn sentences_say_what_is_delegated_in_part() {
    check("Children's health services are partly delegated.", &[("Children's health services", PartlyDelegated)]);
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
}

#[test]
fn sentences_say_who_leads_or_hosts() {
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
}

#[test]
fn sentences_that_say_nothing_of_delegation_name_none() {
    check("The IJB discussed whether home care should be included in its scheme.", &[]);
    check("We spent more on home care. The Board thanked the podiatry team.", &[]);
    check("The event was hosted by Angus. The Board, on behalf of all, thanked staff.", &[]);
    check("Where children's services are delegated, plans say so.", &[]);
    check("Some partnerships have delegated acute services.", &[]);
    check("Budgets are delegated in March.", &[]);
}
