//! What was moved, and what was agreed in words that do not say what it was.

use super::tests::check;
use crate::extract::paper::p;
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
