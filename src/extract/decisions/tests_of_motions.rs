//! What was moved, and what was agreed in words that do not say what it was.

use super::tests::check;
use crate::extract::paper::{item, p};
use crate::record::DecisionVerb::{self, Agree, Approve, Note};

#[test]
fn moved_at_an_hour_or_behind_what_was_moved() {
    check(
        vec![p("At 6.05 p.m. Al Reid moved that the public be excluded. Seconded – Jo. Carried – unanimously.")],
        &[(Agree, "Al Reid moved that the public be excluded.")],
    );
    check(
        vec![p("The rent should stay as it is. Moved Jo Blair. Carried unanimously.")],
        &[(Agree, "The rent should stay as it is.")],
    );
}

#[test]
fn what_was_approved_stands_before_this() {
    let text = "The firm will do our books again, and this was approved by the members present.";
    check(vec![p(text)], &[(Approve, text)]);
}

#[test]
fn nothing_was_noted() {
    check(vec![p("There were no declarations noted.")], &[]);
    check(vec![p("No declarations of interest were noted.")], &[]);
}

#[test]
fn numbers_within_an_item_and_an_item_that_goes_on_in_paragraphs() {
    let text = "to amend minute 4 (iii) to read that the hall was shut; and";
    check(
        vec![p("The Board resolved:"), item("(i)", text), item("(ii)", "to approve the minute.")],
        &[(Agree, "to amend minute 4 (iii) to read that the hall was shut"), (Approve, "to approve the minute.")],
    );
    check(
        vec![
            p("Resolved: that (1) the panel be set up as a committee of the Council;"),
            item("(2)", "its terms of reference be approved; and"),
            item("(3)", "the panel report to the Council each year."),
        ],
        &[
            (Agree, "the panel be set up as a committee of the Council"),
            (Agree, "its terms of reference be approved"),
            (Agree, "the panel report to the Council each year."),
        ],
    );
}

#[test]
fn motions_of_those_who_vote_by_mail() {
    let one = |text: &str, expected: &[(DecisionVerb, &str)]| check(vec![p(text)], expected);
    one("VOTE: cancel the hire. +1 Jo, Al. Abstain: Una. Passed.", &[(Agree, "cancel the hire.")]);
    one("Motion (Al): buy two tents. Second (Una). 5 Yes; 0 No; 1 Abstain.", &[(Agree, "buy two tents.")]);
    one("Motion (Al): buy two tents. Second (Una). 1 Yes; 5 No.", &[]);
    one(
        "After discussion, Mr Low moved and Ms Reid seconded that fees rise. There being no amendment, this was agreed.",
        &[(Agree, "Mr Low moved and Ms Reid seconded that fees rise.")],
    );
}

#[test]
fn what_people_take_on_is_no_decision() {
    check(vec![p("The Chair of the Board agreed to write to the Minister.")], &[]);
    check(vec![p("Members asked that costs be shown and the Treasurer will do so.")], &[]);
    check(vec![p("Proposed PM, seconded AL. SP to place the order.")], &[]);
}

#[test]
fn why_something_was_put_off_and_what_was_given() {
    let one = |text: &str, verb: DecisionVerb, told: &str| check(vec![p(text)], &[(verb, told)]);
    let lease = "Consideration of the lease was deferred pending legal advice.";
    one(lease, DecisionVerb::Other, lease);
    check(vec![p("The concert was postponed because of snow.")], &[]);
    one("Awarded: £500 to the school.", DecisionVerb::Other, "£500 to the school.");
    let option = "After much talk the Board went for option 2.";
    one(option, Agree, option);
}

#[test]
fn two_things_done_in_one_sentence() {
    check(
        vec![p("The report was noted and the write-off of £1,906 approved.")],
        &[(Note, "The report was noted"), (Approve, "The write-off of £1,906 approved")],
    );
    check(
        vec![p("The report was noted and the work that was planned approved.")],
        &[(Note, "The report was noted and the work that was planned approved.")],
    );
    let approval = "After considering the cost, the Board gave its approval.";
    check(vec![p(approval)], &[(Approve, approval)]);
    let clerk = "Clerk authorised to sign the lease.";
    check(vec![p(clerk)], &[(Approve, clerk)]);
    check(vec![p("Mr Low authorised to sign the lease.")], &[]);
    let rise = "The rise in complaints was noted with concern.";
    check(vec![p(rise)], &[(Note, rise)]);
}

#[test]
fn words_of_sessions_clubs_and_foundations() {
    let check = |text: &str, verb: Option<DecisionVerb>| {
        let expected: Vec<(DecisionVerb, &str)> = verb.map(|v| (v, text)).into_iter().collect();
        check(vec![p(text)], &expected);
    };
    check("The Session agreed that the service be held at ten.", Some(Agree));
    check("The CC resolved to make no comment.", Some(Agree));
    check("The policy was reviewed and readopted.", Some(Approve));
    check("The Board was content to note the report.", Some(Note));
    check("Cllr Moss was co-opted.", Some(DecisionVerb::Other));
    check("By consensus the August meeting was cancelled.", Some(Agree));
    check("There being no objection, the Chair declared the minutes approved.", Some(Agree));
    check("The bylaws were approved by unanimous vote of those voting.", Some(Approve));
    check("The following were elected: President – Ada Bell; Secretary – Al Reid.", Some(DecisionVerb::Other));
    check("Kentmere Youth – awarded £12,000 over two years.", Some(DecisionVerb::Other));
    check("Hall roof – awarded £12,000 by the Lottery.", None);
}
