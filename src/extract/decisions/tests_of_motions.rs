//! What was moved, and what was agreed in words that do not say what it was.

use super::tests::check;
use crate::extract::paper::{item, p};
use crate::record::DecisionVerb::{Agree, Approve};

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
