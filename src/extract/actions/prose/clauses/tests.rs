//! Clauses that tell who takes a task on, as minutes have them.

use super::super::super::habits::{check, there};
use crate::extract::paper::{heading, p};

fn one(text: &str, expected: &str) {
    check(vec![there(), heading("3. Hall"), p(text)], &[expected]);
}

fn none(text: &str) {
    check(vec![there(), heading("3. Hall"), p(text)], &[]);
}

#[test]
fn a_pronoun_and_a_carried_subject() {
    one(
        "Al explained the alarm and said he would ask the firm.",
        "Al explained the alarm and said he would ask the firm. | Al | ",
    );
    one(
        "Una has a list of the keys and will send it on to Jo.",
        "Una has a list of the keys and will send it on to Jo. | Una | ",
    );
    one(
        "Mr Low said that he did not have the sum to hand but would let the members have it.",
        "Mr Low said that he did not have the sum to hand but would let the members have it. | Mr Low | ",
    );
}

#[test]
fn a_forename_that_the_list_of_people_lacks() {
    one("Gail offered to wash the cups.", "Gail offered to wash the cups. | Gail | ");
    one("The gate sticks and Gail was asked to see to it.", "Gail was asked to see to it. | Gail | ");
    none("Heather will grow there.");
    // A month is nobody.
    one("Tiles to be laid by April", "Tiles to be laid by April |  | by April");
}

#[test]
fn names_behind_signs_and_relative_words() {
    one("The lock is stiff, Una will mention it to the joiner.", "Una will mention it to the joiner. | Una | ");
    one("Rent is held back until spring – Al to see to this.", "Al to see to this. | Al | ");
    one(
        "A review was commissioned, the outcome of which Mr Low would bring to the trustees.",
        "the outcome of which Mr Low would bring to the trustees. | Mr Low | ",
    );
    one(
        "Una undertook, with the help of a neighbour, to clear the path.",
        "Una undertook, with the help of a neighbour, to clear the path. | Una | ",
    );
    one(
        "Help was asked for at the stall – Una and Al volunteered.",
        "Help was asked for at the stall – Una and Al volunteered. | Una+Al | ",
    );
}

#[test]
fn two_clauses_are_two_tasks() {
    check(
        vec![
            there(),
            heading("3. Hall"),
            p("Una will draft a piece for the magazine and Mr Low will place a notice in the shop."),
        ],
        &["Una will draft a piece for the magazine | Una | ", "Mr Low will place a notice in the shop. | Mr Low | "],
    );
}

#[test]
fn minutes_that_mark_their_actions_tell_what_others_do() {
    let news = p("The group meets in June, and Scottish Government will bring forward a model over the summer.");
    let marked = "Action: Al Reid to send the figures by 5 May";
    let told = |blocks: Vec<crate::document::Block>, expected: &[&str]| {
        let there = p("Present: Jo Blair, NHS Fife (Chair); Al Reid, Scottish Government");
        check([vec![there, heading("3. Hall")], blocks].concat(), expected);
    };
    told(vec![news.clone(), p(marked)], &["Al Reid to send the figures by 5 May | Al Reid | by 5 May"]);
    told(vec![news], &[]);
}

#[test]
fn what_is_only_thought_wished_or_told() {
    none("Una hoped that Al would paint the door.");
    none("Jo wondered if Una would write to the paper.");
    none("If the grant came, Una would order the tiles.");
    none("Al noted that the review is wide and will look at the rates.");
    none("The Strategy and Performance Board will issue a plan.");
}
