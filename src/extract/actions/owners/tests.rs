//! Owners' words, case by case.

use super::*;

#[test]
fn one_that_may_be_two() {
    assert!(may_be_two("Police and Fire"));
    assert!(!may_be_two("Director of Finance and Resources") && !may_be_two("Health and Safety Officer"));
    let split_of = |text: &str| split(text).into_iter().map(|o| o.as_written).collect::<Vec<_>>();
    assert_eq!(split_of("Chair and Sandy"), ["Chair", "Sandy"]);
    assert_eq!(split_of("Carers’ Link Worker & Practice Managers"), ["Carers’ Link Worker", "Practice Managers"]);
}
use crate::record::Owner;

fn written(owners: &[Owner]) -> Vec<&str> {
    owners.iter().map(|o| o.as_written.as_str()).collect()
}

#[test]
fn cells_to_single_owners() {
    let check = |text: &str, expected: &[&str]| assert_eq!(written(&split(text)), expected, "{text}");
    check("EM/ GM", &["EM", "GM"]);
    check("EM & SG", &["EM", "SG"]);
    check("Head of Finance & Corporate Services", &["Head of Finance & Corporate Services"]);
    check("Lochalsh & Skye Transport Forum", &["Lochalsh & Skye Transport Forum"]);
    check("Sandy & Skye Transport Forum", &["Sandy", "Skye Transport Forum"]);
    check("Colin, with help from Debbie", &["Colin", "Debbie"]);
    check("DMilne (and AS, IS, HS)", &["DMilne", "AS", "IS", "HS"]);
    check("DMilne\n(and AS, IS,\nHS)", &["DMilne", "AS", "IS", "HS"]);
    check("All", &["All"]);
    check("Community Planning and Partnership Manager", &["Community Planning and Partnership Manager"]);
    check("Roy Keel Janet Dow", &["Roy Keel", "Janet Dow"]);
    check("HS, JC; BB", &["HS", "JC", "BB"]);
    check("EM\nGM", &["EM", "GM"]);
    check("J Brown and A Black", &["J Brown", "A Black"]);
    check("Isla Munro/Jo Blair", &["Isla Munro", "Jo Blair"]);
    check("Director of Finance and Resources", &["Director of Finance and Resources"]);
    check("Chair and Chief Officer", &["Chair", "Chief Officer"]);
    check("Chair and vice chair", &["Chair", "vice chair"]);
    check("President and GP", &["President", "GP"]);
    check("Chair and Sandy", &["Chair", "Sandy"]);
    check("Chief Officer/Chief Finance Officer", &["Chief Officer", "Chief Finance Officer"]);
    check("Scottish Care / CCPS / Chief Officers", &["Scottish Care", "CCPS", "Chief Officers"]);
    check("Chief\nOfficer", &["Chief Officer"]);
    check("Head of Finance\nHead of Housing", &["Head of Finance", "Head of Housing"]);
    check("Isla Munro (NHS Lothian)", &["Isla Munro (NHS Lothian)"]);
    check(
        "Chief Officer, East Health and Social Care Partnership",
        &["Chief Officer, East Health and Social Care Partnership"],
    );
    check("Head of Legal and Democratic Services", &["Head of Legal and Democratic Services"]);
    check("Head of Finance and NHS Fife", &["Head of Finance", "NHS Fife"]);
    check("Executive Director for Communities and Families", &["Executive Director for Communities and Families"]);
    check("Argyll & Bute CHP", &["Argyll & Bute CHP"]);
    check("NHS Ayrshire and Arran; JS", &["NHS Ayrshire and Arran", "JS"]);
    check("Scottish Fire & Rescue", &["Scottish Fire & Rescue"]);
    check("Health, Housing and Care Service", &["Health, Housing and Care Service"]);
    check("JS + AB", &["JS", "AB"]);
    check("(JS)", &["JS"]);
    check("TBC", &[]);
    check("", &[]);
}

#[test]
fn brackets_that_open_elsewhere_are_no_part_of_a_post() {
    let written = |text: &str| split(text).into_iter().map(|o| o.as_written).collect::<Vec<_>>();
    assert_eq!(written("Chief Financial Officer)"), ["Chief Financial Officer"]);
    assert_eq!(written("General Manager (East)"), ["General Manager (East)"]);
}

#[test]
fn owners_and_nothing_else() {
    let check = |text: &str, expected: bool| assert_eq!(is_owner(text), expected, "{text}");
    check("JS", true);
    check("EM/ GM", true);
    check("Finance Directorate", true);
    check("Isla Munro", true);
    check("All", true);
    check("Chief Officer", true);
    check("Elma", true);
    check("The report was noted", false);
    check("Invite Isla Munro", false);
    check("Circulate paper", false);
    check("Aug", true);
    check("", false);
}

#[test]
fn who_is_told() {
    let check = |text: &str, expected: Option<&[&str]>| {
        let told = subject(text);
        assert_eq!(told.as_ref().map(|t| written(&t.owners)).as_deref(), expected, "{text}");
    };
    check("CM to update minutes.", Some(&["CM"]));
    check("The Chair to contact both groups", Some(&["Chair"]));
    check("Isla and Gordon to follow up with Jo Blair", Some(&["Isla", "Gordon"]));
    check("Data Office Open Team to work with the Ministry to draft it", Some(&["Data Office Open Team"]));
    check("Data Office Open Team with Board input to consider whether", Some(&["Data Office Open Team"]));
    check("secretariat to arrange a visit", Some(&["secretariat"]));
    check("All to send comments by Friday", Some(&["All"]));
    check("At the request of the Chair, Jo Blair will join the group", Some(&["Jo Blair"]));
    check(
        "Representative from Contract Office to provide a demonstration",
        Some(&["Representative from Contract Office"]),
    );
    check("JS by 31 March to bring a policy", Some(&["JS"]));
    check("TW, as treasurer, would keep the accounts", Some(&["TW"]));
    check("Working group to be set up and LB to chair", Some(&["LB"]));
    check("Harbour Trust: leaflet, members to fill it in", Some(&["members"]));
    check("Invitation to be sent to Jo Blair", None);
    check("Invite Sir Hamish Blair to attend", None);
    check("It was agreed to note", None);
    check("The plan to merge teams", None);
    check("Members are to consider it", None);
}
#[test]
fn a_partner_by_name_acts_as_well() {
    let of = |text: &str| {
        let told = super::subject(text).map(|told| told.owners).unwrap_or_default();
        told.iter().map(|owner| owner.as_written.clone()).collect::<Vec<_>>()
    };
    assert_eq!(of("Jo Blair, with Al Reid, to redraft the code."), ["Jo Blair", "Al Reid"]);
    assert_eq!(of("JB with AR to redraft the code."), ["JB", "AR"]);
    assert_eq!(of("Jo Blair with Board input to redraft the code."), ["Jo Blair"]);
}

#[test]
fn those_beside_a_text_are_others_than_it_tells() {
    let others = |text: &str, beside: &str| tells_others(text, &split(beside));
    assert!(others("JD to write it up", "ZC"));
    assert!(!others("JD to write it up", "JD/ZC") && !others("JD to write it up", "Jo Dunn"));
    assert!(!others("Chair to write it up", "ZC") && !others("Write it up", "ZC"));
}
