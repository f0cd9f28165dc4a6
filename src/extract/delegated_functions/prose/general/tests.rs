use super::*;
use DelegationStatus::{Delegated, LeadAgency, NotDelegated};

fn all(text: &str) -> Vec<(String, DelegationStatus, Option<String>)> {
    let vocabulary = PlanVocabulary::built_in();
    let mut before = Before::default();
    let mut out = Vec::new();
    for range in crate::wording::sentences::sentences(text) {
        for said in read(text.get(range).unwrap_or_default(), &vocabulary, &mut before) {
            let leader = said.leader.map(|leader| match leader {
                Leader::Own => "own".to_owned(),
                Leader::Named(body) => body.name.clone(),
            });
            out.push((said.named.list, said.status, leader));
        }
    }
    out
}

fn check(text: &str, want: &[(&str, DelegationStatus)]) {
    let got = all(text);
    let got: Vec<(&str, DelegationStatus)> = got.iter().map(|(list, status, _)| (list.as_str(), *status)).collect();
    assert_eq!(got, want, "{text}");
}

fn check_led(text: &str, want: &[(&str, &str)]) {
    let got = all(text);
    assert!(got.iter().all(|(_, status, _)| *status == LeadAgency), "{text}: {got:?}");
    let got: Vec<(&str, &str)> =
        got.iter().map(|(list, _, leader)| (list.as_str(), leader.as_deref().unwrap_or_default())).collect();
    assert_eq!(got, want, "{text}");
}

#[test]
fn what_stands_before_services_says_who_has_them() {
    check("The IJB exercises control over home care and podiatry.", &[("home care and podiatry", Delegated)]);
    check(
        "The Council put home care and podiatry into the hands of the Board.",
        &[("home care and podiatry", Delegated)],
    );
    check("Among the things that we plan are home care and podiatry.", &[("home care and podiatry", Delegated)]);
    check("The Partnership does not look after home care or schools.", &[("home care or schools", NotDelegated)]);
    check("The Council kept schools and libraries for itself.", &[("schools and libraries", NotDelegated)]);
    check("Ask the Council about schools and libraries.", &[("schools and libraries", NotDelegated)]);
    check("The Board’s functions – home care, podiatry – are safe.", &[("home care, podiatry", Delegated)]);
    check("Exempt from the scheme are schools and libraries.", &[("schools and libraries", NotDelegated)]);
    check("Its remit, that of the Board, extends over home care.", &[("home care", Delegated)]);
    check("Everything came over from the Council: home care and podiatry.", &[("home care and podiatry", Delegated)]);
}

#[test]
fn what_stands_behind_services_says_who_has_them() {
    check("Schools and libraries are the Council’s.", &[("Schools and libraries", NotDelegated)]);
    check("Home care, for its part, did not transfer.", &[("Home care", NotDelegated)]);
    check("Home care stayed behind.", &[("Home care", NotDelegated)]);
    check("Home care did not transfer.", &[("Home care", NotDelegated)]);
    check("Home care has moved to the Board.", &[("Home care", Delegated)]);
    check("Please call about schools, over which the Council retains full control.", &[("schools", NotDelegated)]);
    check("Surgery is NHS Fife’s business.", &[("Surgery", NotDelegated)]);
}

#[test]
fn clauses_go_on_with_one_another() {
    check(
        "Under the IJB come home care and podiatry, but not schools.",
        &[("home care and podiatry", Delegated), ("schools", NotDelegated)],
    );
    check(
        "As well as home care, the Council has given podiatry to the Board.",
        &[("home care", Delegated), ("podiatry", Delegated)],
    );
    check(
        "Our services have two parts: Community Care, which covers podiatry and home care; and Justice, where fostering belongs.",
        &[("podiatry and home care", Delegated), ("fostering", Delegated)],
    );
    check(
        "The Board has charge of home care. Schools and libraries were not.",
        &[("home care", Delegated), ("Schools and libraries", NotDelegated)],
    );
    check("We plan home care and podiatry. So did the Council.", &[("home care and podiatry", Delegated)]);
}

#[test]
fn those_lead_who_run_services_for_others() {
    check_led(
        "Podiatry, for instance, is run from Angus for all three partnerships, whereas dentistry is run from Moray.",
        &[("Podiatry", "Angus"), ("dentistry", "Moray")],
    );
    check_led("We also run podiatry for the whole of Tayside.", &[("podiatry", "own")]);
    check_led(
        "Lead responsibility is shared out. Moray has podiatry; Angus has dentistry.",
        &[("podiatry", "Moray"), ("dentistry", "Angus")],
    );
    check_led(
        "Podiatry and home care are dear to us. Both of them are hosted by Angus.",
        &[("Podiatry and home care", "Angus")],
    );
    check_led(
        "Each partnership has lead responsibility for some. In Moray’s case these are podiatry and dentistry.",
        &[("podiatry and dentistry", "Moray")],
    );
    check_led("Lead responsibility for podiatry rests with us.", &[("podiatry", "own")]);
    check_led(
        "Podiatry is among those which Moray hosts, and dentistry among those of Angus.",
        &[("Podiatry", "Moray"), ("dentistry", "Angus")],
    );
    check_led(
        "Podiatry is a Grampian-wide service for which Moray acts on behalf of the others.",
        &[("Podiatry", "Moray")],
    );
}

#[test]
fn what_is_about_services_is_none_of_them() {
    let about = |list: &str| is_about_services(list, &PlanVocabulary::built_in());
    assert!(about("interpreters in home care"));
    assert!(!about("podiatry in prisons"));
    assert!(!about("decisions on home care"));
}

#[test]
fn facts_about_services_say_nothing() {
    for text in [
        "The home care team won an award.",
        "Demand for home care and podiatry has risen.",
        "The Board heard about home care and podiatry.",
        "The Partnership manages complaints about home care and podiatry.",
        "The Partnership will improve home care and podiatry.",
        "The HSCP brought together staff from home care and podiatry for a day.",
        "Home care and podiatry are led by new managers.",
        "Home care and podiatry have moved to new offices.",
        "Vacancies in home care and podiatry remain.",
        "The Council should hand home care and podiatry to the Board.",
        "Some areas have integrated home care and podiatry.",
        "Which of home care and podiatry does the Board plan?",
        "Who delivers home care and podiatry for the Board",
        "The Board is proud of home care and podiatry.",
        "The budget for home care and podiatry rose.",
        "The Director leads on home care and podiatry.",
        "Recommendations on home care and podiatry have been delegated to a manager.",
        "The Partnership provides interpreters in home care and podiatry.",
        "Staff in podiatry have completed training; those in home care have not.",
        "Two on home care remain with the Council.",
    ] {
        check(text, &[]);
    }
}

#[test]
fn long_sentences_are_read_in_one_pass() {
    let list = vec!["home care"; 20_000].join(", ");
    let said = all(&format!("The IJB is responsible for {list}."));
    assert_eq!(said.len(), 1);
}

#[test]
fn a_long_row_is_read_where_a_few_words_are_unknown() {
    let row = "home care, podiatry and dentistry";
    check("Day by day the Partnership marshals and runs home care, podiatry and dentistry.", &[(row, Delegated)]);
    check("The IJB has under its wing home care, podiatry and dentistry.", &[(row, Delegated)]);
    check("The Partnership runs training for home care, podiatry and dentistry.", &[]);
    check("The Partnership marshals and runs campaigns with home care, podiatry and dentistry.", &[]);
    check("The Partnership should marshal and run home care, podiatry and dentistry.", &[]);
    check("The Council marshals and runs home care, podiatry and dentistry.", &[]);
}

#[test]
fn hosting_behind_a_semicolon_says_nothing_of_what_stands_before() {
    let got = all("Moray brings under one roof home care and dentistry; it also hosts podiatry.");
    let got: Vec<(&str, DelegationStatus)> = got.iter().map(|(list, status, _)| (list.as_str(), *status)).collect();
    assert_eq!(got, [("home care and dentistry", Delegated), ("podiatry", LeadAgency)]);
}

#[test]
fn a_verb_is_no_part_of_the_name_behind_it() {
    check(
        "The Council and the Health Board have also integrated children’s services and podiatry.",
        &[("children’s services and podiatry", Delegated)],
    );
}

#[test]
fn what_did_not_go_over_with_the_others() {
    check(
        "Home care passed to the Board, whereas schools did not.",
        &[("Home care", Delegated), ("schools", NotDelegated)],
    );
    check("You have no responsibility for schools or libraries.", &[("schools or libraries", NotDelegated)]);
}

#[test]
fn what_people_want_of_services_says_nothing_of_who_has_them() {
    check("You told us that home care, podiatry and dentistry matter most.", &[]);
    check("We will put first home care, podiatry and dentistry.", &[]);
    let vocabulary = PlanVocabulary::built_in();
    assert!(is_about_services("courses about home care, podiatry and dentistry", &vocabulary));
    assert!(!is_about_services("home care, podiatry in prisons and dentistry", &vocabulary));
}

fn headed(text: &str) -> Vec<(String, DelegationStatus, Option<String>)> {
    let mut before = Before::about(false, true);
    let said = read(text, &PlanVocabulary::built_in(), &mut before).into_iter();
    let leader = |leader: Option<Leader>| {
        leader.map(|leader| match leader {
            Leader::Own => "own".to_owned(),
            Leader::Named(body) => body.name.clone(),
        })
    };
    said.map(|said| (said.named.list, said.status, leader(said.leader))).collect()
}

#[test]
fn below_a_heading_about_the_partnership_all_words_are_weighed() {
    let check = |text: &str, want: &[(&str, DelegationStatus, Option<&str>)]| {
        let got = headed(text);
        let got: Vec<(&str, DelegationStatus, Option<&str>)> =
            got.iter().map(|(list, status, leader)| (list.as_str(), *status, leader.as_deref())).collect();
        assert_eq!(got, want, "{text}");
    };
    let row = "home care and podiatry";
    check("Peep inside our Partnership: home care and podiatry.", &[(row, Delegated, None)]);
    check("Tick by tick our Partnership never provides home care and podiatry.", &[(row, NotDelegated, None)]);
    check("Complaints inside our Partnership touched home care and podiatry.", &[]);
    check("Our Partnership may yet snatch home care and podiatry.", &[]);
}

#[test]
fn who_runs_services_directly_keeps_them() {
    check("Surgery is managed directly by the Health Board.", &[("Surgery", NotDelegated)]);
    check("NHS Fife runs surgery itself.", &[("surgery", NotDelegated)]);
}

#[test]
fn sums_stand_between_services() {
    check(
        "Of what is delegated to the IJB, £9m goes to home care, £2m on podiatry and £1m on dentistry.",
        &[("home care, £2m on podiatry and £1m on dentistry", Delegated)],
    );
}

#[test]
fn a_service_in_a_post_or_a_department_is_none() {
    check(
        "Home care and podiatry lie with the Director of Community Health for the IJB.",
        &[("Home care and podiatry", Delegated)],
    );
}
