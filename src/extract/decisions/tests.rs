//! Decisions of small minutes.

#![allow(clippy::unwrap_used)]

use crate::document::Block;
use crate::extract::paper::{heading, item, minutes, p};
use crate::record::DecisionVerb::{self, Agree, Approve, Note, Remit};

pub(super) fn check(blocks: Vec<Block>, expected: &[(DecisionVerb, &str)]) {
    let extracted = minutes(blocks);
    let got: Vec<(DecisionVerb, &str)> =
        extracted.records.decisions.iter().map(|d| (d.verb, d.text.as_str())).collect();
    assert_eq!(got, expected);
}

#[test]
fn sentences_of_minutes() {
    let check = |text: &str, verb: Option<DecisionVerb>| {
        let expected: Vec<(DecisionVerb, &str)> = verb.map(|v| (v, text)).into_iter().collect();
        check(vec![p(text)], &expected);
    };
    check("The Board approved the minute of the last meeting as a true record.", Some(Approve));
    check("Board members approved the programme and the way of reporting.", Some(Approve));
    check("It was agreed that the plan should be shared more widely.", Some(Agree));
    check("It was agreed they should attend the planning day.", Some(Agree));
    check("The Committee noted the report.", Some(Note));
    check("The actions and minutes from the last meeting were approved.", Some(Approve));
    check("With this understanding the Terms of Reference were approved.", Some(Approve));
    check("Board members welcomed the work on roads, agreeing this should be done soon.", Some(Agree));
    check("The minutes were homologated.", Some(Approve));
    check("Minutes were, unanimously, approved as a true record of the meeting.", Some(Approve));
    check("It was, unanimously, agreed to plant a hedge along the path.", Some(Agree));
    check("The Action Tracker was updated and approved.", Some(Approve));
    check("Minutes of the last meeting were reviewed and commented on & accepted by the group.", Some(Approve));
    check("It was decided that the programme should be underpinned by the principles.", Some(Agree));
    check("These had been circulated and were agreed as a true record.", Some(Agree));
    check("Were agreed as a true record and signed by the Chair.", Some(Agree));
    check("The minutes were received and signed by the Chair as an accurate record.", Some(Approve));
    check("Council had before it and NOTED the summary of receipts.", Some(Note));
    check("Cllr Moss proposed that the payments be approved; this was seconded by Cllr Low and agreed.", Some(Approve));
    check("Resolved that the minutes should be approved and signed.", Some(Approve));
    check("The minutes of the last meeting were read, approved and signed.", Some(Approve));
    check("The draft plan was discussed and, subject to one change, approved.", Some(Approve));
    check("Minutes from last meeting- reviewed and agreed.", Some(Agree));
    check("It was voted 5 – 1 that the precept would stay as it is.", Some(Agree));
    check("The Committee voted by a majority to buy the boiler.", Some(Agree));
    check("The appointments of Ada Bell and Una Laird were AGREED.", Some(Agree));
    check("These were signed as a true record.", Some(Approve));
    check("Conveners agreed to recommend one form to their committees.", Some(Agree));
    check("Ray Low was proposed and agreed to speak for the group.", Some(DecisionVerb::Other));
    check("Two issues a year were felt to be enough and this was agreed.", Some(Agree));
    check("Una asked for the form to be sent again and this was accepted.", Some(Approve));
    check("Una proposed that it wait until July and this was accepted.", Some(Approve));
    check("The Board signed off the plan for the hall.", Some(Approve));
    check("Members decide not to renew the contract.", Some(Agree));
    check("Publish it on the website once signed off.", None);
    check("Parent representatives voted unanimously in favour of the change.", Some(Agree));
    check("Parent representatives voted against.", Some(DecisionVerb::Other));
    check("Una Low has been approved by the directors as chair.", Some(Approve));
    check("The first market will be postponed until June.", Some(DecisionVerb::Other));
    check("This item to be deferred to the next meeting.", Some(DecisionVerb::Other));
    check("It was left that a final choice be made in May.", Some(Agree));
    check("The workplan was agreed, subject to one change.", Some(Agree));
    check("Risk 3 was escalated to the Board.", Some(DecisionVerb::Other));
    check("All in favour of fruit only.", Some(Agree));
    check("The precept was set at £12,400.", Some(Agree));
    check("Council objects on grounds of access.", Some(DecisionVerb::Other));
    check("Not approved: Lettings.", Some(DecisionVerb::Other));
    check("It was thought best to leave prices as they are.", Some(Agree));
    check("The reports were received.", Some(DecisionVerb::Other));
    check("The draft was approved with one small change.", Some(Approve));
    check("No objections were made to the two applications.", Some(DecisionVerb::Other));
    check("A visit to the school would be useful and it was agreed to arrange this.", Some(Agree));
    check("Una offered to put together a rota, which was accepted with thanks.", Some(Agree));
    check("The Chairman signed the minutes as a true record.", Some(Approve));
    check("The update was received for information.", Some(DecisionVerb::Other));
    check("Members had doubts about the hut and decided to wait a year.", Some(Agree));
}

#[test]
fn sentences_that_decide_nothing() {
    let none = |text: &str| check(vec![p(text)], &[]);
    none("Una had written to the owner as agreed.");
    none("The Clerk to Senate agreed to take this forward and to report in May.");
    none("Cllr Low (holiday) – accepted.");
    none("The Forum confirmed it was agreed at the Council on 2nd May.");
    none("The minutes were presented in January but have not yet been approved.");
    none("Ada Bell noted that the report was late.");
    none("The agreed public tasks were put into effect.");
    none("The team will agree what can be done together.");
    none("The Board had agreed this in May.");
    none("It was noted that all actions due had been completed.");
    none("Planning permission for the barn was granted by the district in July.");
    none("The report recommended that the Committee approve the sale.");
}

#[test]
fn resolutions() {
    check(
        vec![
            p("The Board agreed:-"),
            item("(i)", "to note the content of the report;"),
            item("(ii)", "to remit to the Chief Officer to submit a report to a future meeting; and"),
            item("(iii)", "otherwise to approve the plan."),
            p("Then the talk turned to roads."),
        ],
        &[
            (Note, "to note the content of the report"),
            (Remit, "to remit to the Chief Officer to submit a report to a future meeting"),
            (Approve, "otherwise to approve the plan."),
        ],
    );
    check(
        vec![p(
            "The Committee resolved:- (i) to note the report; and (ii) to instruct the Chief Officer to report back in six months.",
        )],
        &[(Note, "to note the report"), (Remit, "to instruct the Chief Officer to report back in six months.")],
    );
    check(
        vec![
            p("The Committee discussed the paper and:"),
            item("(a)", "noted the surplus;"),
            item("(b)", "agreed that the plan be re-phased."),
        ],
        &[(Note, "noted the surplus"), (Agree, "agreed that the plan be re-phased.")],
    );
    check(vec![p("Decision: the plan is to go out in May.")], &[(Agree, "the plan is to go out in May.")]);
}

#[test]
fn a_decision_that_tells_somebody_is_an_action_too() {
    let extracted = minutes(vec![
        heading("4. Winter beds"),
        p(
            "The Committee resolved:- (i) to note the report; and (ii) to instruct the Chief Officer to report back in six months.",
        ),
    ]);
    let actions = &extracted.records.actions;
    assert_eq!(actions.len(), 1);
    assert_eq!(actions[0].owners[0].as_written, "Chief Officer");
    assert_eq!(actions[0].due.as_ref().unwrap().as_written, "in six months");
    assert_eq!(actions[0].item_number.as_deref(), Some("4"));
    assert!(actions[0].header.review.contains(&crate::diagnostic::ReviewCode::ActionFromProse));
    let extracted = minutes(vec![
        p("The Committee agreed:-"),
        item("(a)", "That an update report be submitted to Committee in 6 months."),
    ]);
    assert_eq!(extracted.records.actions[0].due.as_ref().unwrap().as_written, "in 6 months");
    assert!(extracted.records.actions[0].owners.is_empty());
}

#[test]
fn whoever_is_told_is_told_in_any_words() {
    for order in ["to remit", "to instruct", "to authorise", "to refer the matter to", "to remit it to", "to mandate"] {
        let extracted = minutes(vec![
            heading("4. Winter beds"),
            p(&format!("The Committee agreed {order} the Head of Roads to submit a plan by May 2024.")),
        ]);
        let owners: Vec<&str> =
            extracted.records.actions.iter().flat_map(|a| &a.owners).map(|o| o.as_written.as_str()).collect();
        assert_eq!(owners, ["Head of Roads"], "{order}");
    }
    let extracted =
        minutes(vec![heading("4. Beds"), p("The Committee agreed to remit the Chair to seek a meeting by May 2024.")]);
    assert_eq!(extracted.records.actions[0].owners[0].as_written, "Chair");
    for none in ["to authorise spending of £300 to repair the roof", "to remit the report to the Board"] {
        let extracted = minutes(vec![heading("4. Roof"), p(&format!("The Committee agreed {none}."))]);
        assert_eq!(extracted.records.actions, [], "{none}");
    }
}

#[test]
fn reasons_below_a_decision_are_none() {
    check(
        vec![
            heading("31. Better Care Fund"),
            p("Decision"),
            p("That retrospective approval be given to the plan for 2021-22."),
            p("Reason for Decision"),
            p("The grant required it."),
        ],
        &[(Approve, "That retrospective approval be given to the plan for 2021-22.")],
    );
}

#[test]
fn decisions_set_bold_are_no_headings() {
    let extracted = minutes(vec![
        heading("GBP/2223/022: Finance report"),
        p("RC presented the report."),
        crate::extract::paper::bold("The Governing Body NOTED the contents of the report"),
        p("Action: RC to circulate the tables."),
    ]);
    let decision = &extracted.records.decisions[0];
    assert_eq!((decision.verb, decision.item_number.as_deref()), (Note, Some("GBP/2223/022")));
    assert_eq!(extracted.records.actions[0].item_number.as_deref(), Some("GBP/2223/022"));
}

#[test]
fn words_of_many_clerks() {
    let check = |text: &str, verb: Option<DecisionVerb>| {
        let expected: Vec<(DecisionVerb, &str)> = verb.map(|v| (v, text)).into_iter().collect();
        check(vec![p(text)], &expected);
    };
    check("Minutes of the last meeting were reviewed & accepted by the group.", Some(Approve));
    check("These have been agreed by the group for publishing.", Some(Agree));
    check("There was submitted and approved as a correct record the minute of meeting of 28 November.", Some(Approve));
    check("The following policies were ratified: Behaviour; Complaints.", Some(Approve));
    check("Governors consented to the absence of Jo Low.", Some(Approve));
    check("Councillor Jo Bell was elected Chair.", Some(DecisionVerb::Other));
    check("Jo Bell was elected in 2012 as a member.", None);
}

#[test]
fn what_was_moved_and_carried() {
    check(
        vec![p("Mr Low moved to approve the May minutes. Ms Reid seconded. All were in favor. Motion carried.")],
        &[(Approve, "Mr Low moved to approve the May minutes.")],
    );
    check(
        vec![p("PROPOSAL: spend up to 3k on servers. +1 Maria, +1 Jo. Accepted.")],
        &[(Agree, "spend up to 3k on servers.")],
    );
    check(vec![p("Jo proposed a new host at no cost. Agreed.")], &[(Agree, "Jo proposed a new host at no cost.")]);
}

#[test]
fn a_column_of_decisions_and_actions() {
    let extracted = minutes(vec![
        p("Present: Ailsa Boyd (AB), Tam Rennie (TR)"),
        Block::Table(crate::extract::paper::table(&[
            &["No", "Item", "Decision / Action"],
            &["1", "Minute", "Approved."],
            &["2", "Beach clean", "Date set for 11 May. TR to order bags by 30 April."],
        ])),
    ]);
    let decisions: Vec<_> =
        extracted.records.decisions.iter().map(|d| (d.text.as_str(), d.header.review.len())).collect();
    assert_eq!(decisions, [("Approved.", 0), ("Date set for 11 May.", 1)]);
    let actions: Vec<_> =
        extracted.records.actions.iter().map(|a| (a.text.as_str(), a.item_title.as_deref())).collect();
    assert_eq!(actions, [("TR to order bags by 30 April.", Some("Beach clean"))]);
}

#[test]
fn what_is_denied_or_referred_to_was_not_decided() {
    check(vec![p("The minutes were laid before the Board in May but have not yet been approved.")], &[]);
    check(
        vec![
            heading("7. Tracker"),
            heading("Decision"),
            p("The Town, Glen and the Isles Area Community Planning Group;"),
            item("1.", "noted the report; and"),
            item("2.", "agreed to meet in the Hall."),
            p("(Reference: Report by the Clerk dated 3 May, submitted)"),
        ],
        &[(Note, "noted the report"), (Agree, "agreed to meet in the Hall.")],
    );
}

#[test]
fn approval_told_by_the_heading_above_or_by_the_vote() {
    let check = |text: &str, verb: DecisionVerb| check(vec![p(text)], &[(verb, text)]);
    check("Were agreed as a true record and signed by the Chair", Agree);
    check("These had been circulated and were agreed as a true record.", Agree);
    check("Council had before it and NOTED the summary of payments", Note);
    check("Cllr Moss proposed that the payments be made; this was seconded by Cllr Reid and agreed.", Agree);
}

#[test]
fn what_is_decided_on_the_action_log_keeps_its_item() {
    let extracted =
        minutes(vec![heading("Winter plan"), p("Noted by all."), heading("Action log"), p("The Board noted it.")]);
    let titles: Vec<_> = extracted.records.decisions.iter().map(|d| d.item_title.as_deref()).collect();
    assert_eq!(titles.last(), Some(&Some("Action log")));
}

#[test]
fn what_was_agreed_stands_in_the_sentence_before() {
    check(
        vec![p("Ada proposed Una for the post of Secretary. All present agreed.")],
        &[(Agree, "Ada proposed Una for the post of Secretary.")],
    );
    check(
        vec![p("It was suggested that a clerk be sought. This was agreed and a notice be put up.")],
        &[(Agree, "It was suggested that a clerk be sought. This was agreed and a notice be put up.")],
    );
}

#[test]
fn what_a_later_sentence_undoes_is_flagged() {
    use crate::diagnostic::ReviewCode::SaidOtherwise;
    let flagged = |blocks: Vec<Block>| -> Vec<bool> {
        let records = minutes(blocks).records;
        records.decisions.iter().map(|d| d.header.review.contains(&SaidOtherwise)).collect()
    };
    let agreed = "It was agreed to move the market to the square.";
    assert_eq!(
        flagged(vec![heading("4. Market"), p(agreed), p("On reflection the Clerk asked to think again.")]),
        [true]
    );
    assert_eq!(flagged(vec![heading("4. Market"), p(agreed), p("The Clerk will order the stalls.")]), [false]);
}

#[test]
fn a_sentence_given_twice_ends_nothing_before_it_begins() {
    // The second "This was agreed at last." stands behind the words that it closes, the first before them.
    let text = "This was agreed at last. It was suggested that a clerk be found. This was agreed at last.";
    let extracted = minutes(vec![p(text)]);
    assert!(!extracted.records.decisions.is_empty());
    let twice = "This was agreed at last. This was suggested before. This was agreed at last.";
    minutes(vec![p(twice)]);
    minutes(vec![p("It was proposed that it close. It was proposed that it close. This was agreed to at last.")]);
}

#[test]
fn what_somebody_agreed_and_what_all_did() {
    let check = |text: &str, expected: &[(DecisionVerb, &str)]| check(vec![p(text)], expected);
    check("DB agreed.", &[]);
    check("Arising from the minutes, it was confirmed that the survey had been completed.", &[]);
    check("Also agreed to keep the auditor.", &[(Agree, "Agreed to keep the auditor.")]);
    check(
        "A sub-group of Jo, Al and Una was formed to run it.",
        &[(DecisionVerb::Other, "A sub-group of Jo, Al and Una was formed to run it.")],
    );
    check(
        "12/0931 Barn at Hill Farm. No objection.",
        &[(DecisionVerb::Other, "12/0931 Barn at Hill Farm. No objection.")],
    );
    check(
        "The board was given an update, and agreed to look at it in May.",
        &[(Agree, "The board was given an update, and agreed to look at it in May.")],
    );
}

#[test]
fn views_are_in_doubt() {
    let flags = |text: &str| {
        let extracted = minutes(vec![p(text)]);
        extracted.records.decisions.iter().map(|d| d.header.review.len()).collect::<Vec<_>>()
    };
    assert_eq!(flags("Members agreed that housing was a barrier."), [1]);
    assert_eq!(flags("It was agreed that the rates stay as they are until May."), [0]);
}

#[test]
fn more_ways_of_deciding() {
    use DecisionVerb::{Agree, Approve, Other, Remit};
    let one = |text: &str, verb: DecisionVerb| check(vec![p(text)], &[(verb, text)]);
    one("All governors present approved the minutes of 4 December.", Approve);
    one("Cheques 12 to 16 were approved for payment.", Approve);
    one("Lettings policy – deferred.", Other);
    one("The request for a donation was turned down.", Other);
    one("The Clerk was given delegated authority to order a bench.", Remit);
    one("It was resolved that the Chair sign the minutes of May as a correct record.", Approve);
    check(vec![p("The bid to the Lottery was turned down.")], &[]);
    check(vec![p("All agreed to think of names for it.")], &[]);
    // The vote on what is told below.
    check(
        vec![
            p("Cllr Low moved the recommendation, which was seconded by Cllr Moss and carried."),
            p("RESOLVED: That the lease be renewed."),
        ],
        &[(Agree, "That the lease be renewed.")],
    );
}

#[test]
fn a_label_ends_where_another_decision_begins() {
    check(
        vec![heading("6. Policies"), p("Approved: Behaviour, First Aid. Not approved: Lettings.")],
        &[(Approve, "Behaviour, First Aid."), (DecisionVerb::Other, "Not approved: Lettings.")],
    );
    check(
        vec![heading("6. Policies"), p("Approved: Behaviour; First Aid. The Lettings Policy was ratified.")],
        &[(Approve, "Behaviour; First Aid."), (Approve, "The Lettings Policy was ratified.")],
    );
}

#[test]
fn two_decisions_in_one_sentence_and_lists_without_labels() {
    check(
        vec![p("The report was noted, and it was agreed that the themes be sent to all heads.")],
        &[(Note, "The report was noted"), (Agree, "It was agreed that the themes be sent to all heads.")],
    );
    check(
        vec![
            heading("4. Policies"),
            p("The Committee considered the following policies, all of which were approved:"),
            p("Lettings Policy"),
            p("Pets Policy"),
            heading("5. Staff"),
        ],
        &[(Approve, "Lettings Policy"), (Approve, "Pets Policy")],
    );
    let proposal = "Una proposed that the survey be run again.";
    check(vec![p(&format!("{proposal} Trustees were happy with this."))], &[(Agree, proposal)]);
    let granted = "Approval was given for the purchase of two benches.";
    check(vec![p(granted)], &[(Approve, granted)]);
    check(vec![p("Approval was given by the Council for two benches.")], &[]);
}
