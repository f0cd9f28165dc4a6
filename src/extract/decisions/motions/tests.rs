//! Motions of small minutes.

#![allow(clippy::unwrap_used)]

use super::*;
use crate::document::Block;
use crate::extract::paper::{bold, heading, minutes, p};
use crate::record::DecisionVerb::{Agree, Approve, Note};

fn check(blocks: Vec<Block>, expected: &[(DecisionVerb, &str)]) {
    let extracted = minutes(blocks);
    let got: Vec<_> = extracted.records.decisions.iter().map(|d| (d.verb, d.text.as_str())).collect();
    assert_eq!(got, expected);
}

#[test]
fn votes() {
    assert_eq!(vote("Carried"), Some(Vote::Carried));
    assert_eq!(vote("Motion carried 7-2."), Some(Vote::Carried));
    assert_eq!(vote("Unanimously agreed"), Some(Vote::Carried));
    assert_eq!(vote("The motion was lost by 4 votes to 6"), Some(Vote::Lost));
    assert_eq!(vote("Carried over to May"), None);
    let long = "On a vote, two Members voted for the amendment and sixteen against and it was declared lost.";
    assert_eq!(vote(long), Some(Vote::Lost));
    assert_eq!(vote("Approved."), None);
    assert_eq!(vote("Agreed that the fees be held"), None);
}

#[test]
fn who_moved_and_seconded() {
    let cut = |text: &str| movers(text).map(|r| text[r].trim().to_owned());
    assert_eq!(
        cut("Moved Clr M Hale Seconded Clr W Eade THAT it be held").unwrap(),
        "Moved Clr M Hale Seconded Clr W Eade"
    );
    assert_eq!(
        cut("Proposed by Ann and seconded by Dot. All in favour").unwrap(),
        "Proposed by Ann and seconded by Dot"
    );
    assert_eq!(cut("Proposed: A Reid; Seconded: J Low").unwrap(), "Proposed: A Reid; Seconded: J Low");
    assert_eq!(cut("A report was proposed for May"), None);
}

#[test]
fn motions_and_their_movers() {
    check(
        vec![
            heading("5. Fees"),
            p("Moved Clr M Hale\tSeconded Clr W Eade"),
            p("THAT the fees be held at their present level."),
            p("Carried"),
            heading("6. Grader"),
            p("Moved Clr M Hale\tSeconded Clr W Eade"),
            p("THAT a grader be bought."),
            p("Lost"),
        ],
        &[(Agree, "THAT the fees be held at their present level.")],
    );
    check(
        vec![
            bold("MINUTES"),
            p("29/11 RESOLVED: (Oakes/Rudge)"),
            p("That the minutes of 4 May be noted."),
            p("Talk."),
            p("That the gate be painted."),
            p("Proposed by Jo Reid, seconded by Al Low"),
        ],
        &[(Note, "That the minutes of 4 May be noted."), (Agree, "That the gate be painted.")],
    );
    check(
        vec![
            heading("4. Co-option"),
            p("Resolved, proposed Cllr Kay, seconded Cllr Low, that Zara Kent be co-opted. Unanimously agreed"),
            heading("5. Minutes"),
            p("The minutes of 4 May were approved, proposed by Ann Kay and seconded by Jo Low."),
        ],
        &[
            (DecisionVerb::Other, "that Zara Kent be co-opted."),
            (Approve, "The minutes of 4 May were approved, proposed by Ann Kay and seconded by Jo Low."),
        ],
    );
}

#[test]
fn a_motion_that_an_amendment_replaced() {
    check(
        vec![
            heading("Pool"),
            p("MOTION: (Oakes/Rudge)"),
            p("That the season open on 1 May."),
            p("AMENDMENT: (Farrow/Whit)"),
            p("That the season open on 1 June."),
            p("30/11 RESOLVED: (Farrow/Whit)"),
            p("That the season open on 1 June."),
        ],
        &[(Agree, "That the season open on 1 June.")],
    );
}

#[test]
fn votes_below_a_proposal() {
    check(
        vec![
            heading("Old issues"),
            p("PROPOSED: Close issues 1064 and 1044"),
            p("<ann> +1"),
            p("SO RESOLVED"),
            heading("Rents"),
            p(
                "Mr Hoyle proposed that rents rise by 2%. This was seconded by Ms Lunn. On a vote 11 were in favour and 2 against.",
            ),
        ],
        &[(Agree, "Close issues 1064 and 1044"), (Agree, "Mr Hoyle proposed that rents rise by 2%.")],
    );
}

#[test]
fn movers_on_two_lines_and_what_became_of_their_motion() {
    let debate = |end: &str| {
        vec![
            p("Amendment"),
            p("Proposed by Councillor Hale,"),
            p("Seconded by Alderman Eade,"),
            p("That the Committee accepts the further measures."),
            p(end),
        ]
    };
    check(debate("On a vote, two voted for the amendment and ten against and it was declared lost."), &[]);
    check(
        debate("On a vote, ten voted for the amendment and two against and it was declared carried."),
        &[(Approve, "That the Committee accepts the further measures.")],
    );
}

#[test]
fn what_is_carried_by_its_name_is_what_was_moved() {
    let motion = "Councillor Low, seconded by Councillor Bell, moved that the hut be sold.";
    let amendment = "Councillor Moss, seconded by Councillor Reid, moved as an amendment that it be let.";
    let item = |vote: &str| vec![heading("3. Hut"), p(motion), p(amendment), p(vote)];
    let (sold, let_out) = ("that the hut be sold.", "that it be let.");
    check(item("Motion - 4 votes; Amendment - 2 votes. The Motion was accordingly carried."), &[(Agree, sold)]);
    check(item("On a division the amendment was declared carried."), &[(Agree, let_out)]);
    let cast =
        "The Convener used a casting vote in favour of the motion, which accordingly became the finding of the Board.";
    check(item(cast), &[(Agree, sold)]);
    check(item("After debate the motion was therefore agreed."), &[(Agree, sold)]);
    // "Amendment" may stand above it.
    let headed = vec![
        heading("3. Hut"),
        bold("Motion"),
        p(motion),
        bold("Amendment"),
        p("Councillor Moss, seconded by Councillor Reid, moved that it be let."),
        p("On a division 4 voted for the motion and 2 for the amendment. The motion was accordingly carried."),
    ];
    check(headed, &[(Agree, sold)]);
    // What was moved is told where the vote stands as well.
    check(vec![heading("3. Hut"), p(&format!("{motion} On a vote the motion was carried."))], &[(Agree, motion)]);
    // Carried, and nothing says what: in doubt.
    let found = minutes(vec![heading("3. Hut"), p("After debate the motion was carried by four votes to two.")]);
    assert!(found.records.decisions.iter().all(|d| !d.header.review.is_empty()));
}

#[test]
fn what_stands_before_a_vote() {
    check(
        vec![heading("3. Bench"), p("Cllr Low proposed the green, Cllr Moss seconded. Carried by 4 votes to 1.")],
        &[(Agree, "Cllr Low proposed the green, Cllr Moss seconded.")],
    );
    check(
        vec![heading("3. Tents"), p("Proposal to buy two tents. In favour: 6. Against: 1. Passed.")],
        &[(Agree, "Proposal to buy two tents.")],
    );
    check(
        vec![heading("3. Notes"), p("Al Reid moves to approve the notes. Una seconds. Jo abstains. Approved.")],
        &[(Approve, "Al Reid moves to approve the notes.")],
    );
    check(
        vec![
            heading("3. Tents"),
            p("Proposed by Al Reid and seconded by Una Low that a tent be bought. Carried, Mr Ash voting against."),
        ],
        &[(Agree, "that a tent be bought.")],
    );
}
