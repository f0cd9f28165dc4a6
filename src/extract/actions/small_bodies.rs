//! What clerks and secretaries of clubs, halls and councils write beside plain orders.

use super::habits::{check, there};
use crate::document::Block;
use crate::extract::paper::{heading, item, minutes, p};

fn one(text: &str, expected: &[&str]) {
    check(vec![there(), heading("3. Hall"), p(text)], expected);
}

#[test]
fn posts_of_departments_with_long_names() {
    let text = "The Deputy Head of Legal Services reported that she would check the lease.";
    one(text, &[&format!("{text} | Deputy Head of Legal Services | ")]);
    let text = "The Chair of the Finance Committee will write to the bank.";
    one(text, &[&format!("{text} | Chair of the Finance Committee | ")]);
}

#[test]
fn words_before_a_verb_that_are_no_owner() {
    one("Jo Blair spoke of the need to consider costs.", &[]);
    one("All sponsorship and gifts in kind will go to the club.", &[]);
    one("The Board support Una to do this.", &[]);
    one("Al Reid told all that the 2026 fair would take up much of June.", &[]);
    one("They agreed on the need for a board that would be placed by the gate.", &[]);
}

#[test]
fn asides_between_will_and_the_verb() {
    for text in ["Una will in addition report it to the county.", "Una will in the meantime ask the owner."] {
        one(text, &[&format!("{text} | Una | ")]);
    }
}

#[test]
fn what_somebody_is_to_action() {
    one("The bin is full. Clerk to action.", &["The bin is full. Clerk to action. | Clerk | "]);
    one("Una will ring the depot. Una to action.", &["Una will ring the depot. | Una | "]);
}

#[test]
fn agreed_in_the_plain_form_of_a_person_called_by_a_forename() {
    let text = "It was agreed that Una write to the owner.";
    one(text, &[&format!("{text} | Una | ")]);
}

#[test]
fn who_begins_the_clause_before_the_words_of_saying() {
    for (text, who) in [
        ("Mr Low told them that cutting begins in June but said he would see if it could be sooner.", "Mr Low"),
        ("Al mentions that the lease is up and takes an action to speak to the agent.", "Al"),
        ("Una and Al are meeting the council and will report back.", "Una+Al"),
    ] {
        one(text, &[&format!("{text} | {who} | ")]);
    }
    let text =
        "A member of the public asked about it; Al told them that it is cut in June but said he would see if it can.";
    one(text, &["Al told them that it is cut in June but said he would see if it can. | Al | "]);
    let text = "Bill (Ward Four) will ring the depot about it.";
    one(text, &[&format!("{text} | Bill | ")]);
}

#[test]
fn marks_and_margins() {
    let mark = |text: &str| vec![there(), heading("3. Hall"), p("The page is torn."), p(text)];
    check(mark("ACTION (AR): Back page to be drawn anew"), &["Back page to be drawn anew | AR | "]);
    let absent = p("Apologies: Dinah O’Hare (DO’H)");
    check(
        vec![there(), absent, heading("3. Fair"), p("Letter about the stalls to be sent to all\tDO’H")],
        &["Letter about the stalls to be sent to all | DO’H | "],
    );
    // Letters of Una Moss with one between that the list of people does not give, in minutes that mark their actions.
    check(
        mark("Action: AR to ring the joiner. UJM to add it to the agenda."),
        &["AR to ring the joiner. | AR | ", "UJM to add it to the agenda. | UJM | "],
    );
}

#[test]
fn lists_of_people_and_of_things_done() {
    one("Stewards: Al Reid, Una Moss", &[]);
    let bullets = ["Una to book the band.", "Al to print the tickets.", "Raffle tickets ordered"];
    let list: Vec<Block> = bullets.iter().map(|text| item("•", text)).collect();
    let blocks = [vec![there(), heading("3. Fair")], list].concat();
    check(blocks, &["Una to book the band. | Una | ", "Al to print the tickets. | Al | "]);
}

#[test]
fn lists_of_actions_with_what_is_put_off_and_who_bears_an_office() {
    let lines = [
        "Chair – Al Reid for two meetings. Secretary – Una Moss.",
        "Naming to be put off. Una and Al to ask for ideas.",
    ];
    let list: Vec<Block> = lines.iter().zip(["1.", "2."]).map(|(text, label)| item(label, text)).collect();
    let extracted = minutes([vec![there(), heading("Actions agreed")], list].concat());
    let owners: Vec<Vec<&str>> = extracted
        .records
        .actions
        .iter()
        .map(|action| action.owners.iter().map(|owner| owner.as_written.as_str()).collect())
        .collect();
    assert_eq!(owners.into_iter().flatten().collect::<Vec<_>>(), ["Una", "Al"]);
}

#[test]
fn who_was_there_in_plain_words() {
    let extracted = minutes(vec![
        p("There: Al Reid, Una Moss"),
        p("Not there: Ken Low"),
        heading("1. Green"),
        p("Una to email the county."),
    ]);
    let there: Vec<&str> = extracted.records.attendance.iter().map(|one| one.name.as_str()).collect();
    assert_eq!(there, ["Al Reid", "Una Moss", "Ken Low"]);
}
