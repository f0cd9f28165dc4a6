//! Records that hold only if the paper is of the kind it was taken for.
//!
//! A guideline that speaks of what panels agreed reads like a minute, and words such as "present" stand above lists of all
//! sorts. Where the paper's kind is in doubt, what a meeting decided is; where the paper is no meeting's, those who attended
//! are, unless it holds what they have to do. What a paper without a body or a meeting recommends is.

use super::Extracted;
use crate::diagnostic::ReviewCode;
use crate::record::DocumentKind;

/// Flags them.
pub(super) fn flag(extracted: &mut Extracted) {
    let uncertain = extracted.facts.review.contains(&ReviewCode::KindUncertain);
    let records = &mut extracted.records;
    if uncertain {
        records.decisions.iter_mut().for_each(|decision| decision.header.flag(ReviewCode::KindUncertain));
    }
    // "The task force recommends …" in an article: where no body and no meeting is named, no board is asked.
    if extracted.facts.body.is_none() && extracted.facts.meeting_date.is_none() {
        records.recommendations.iter_mut().for_each(|asked| asked.header.flag(ReviewCode::KindUncertain));
    }
    let meets = !records.actions.is_empty() || !records.decisions.is_empty();
    if extracted.facts.kind == DocumentKind::Other && !meets {
        records.attendance.iter_mut().for_each(|person| person.header.flag(ReviewCode::KindUncertain));
    }
}

#[cfg(test)]
mod tests {
    use super::super::paper::{heading, p, paper};
    use super::*;
    use crate::document::Block;
    use crate::extract::plan_items::tests::table;
    use crate::settings::Settings;

    #[test]
    fn people_in_a_paper_of_no_meeting_are_doubted() {
        let read = |kind, more: Block| {
            let blocks = vec![heading("Site map"), p("Present:"), p("Ann Moss"), p("Jo Blair"), heading("Later"), more];
            let people = super::super::extract(&paper(kind, blocks), &Settings::default()).records.attendance;
            assert_eq!(people.len(), 2);
            people.iter().filter(|person| person.header.review.contains(&ReviewCode::KindUncertain)).count()
        };
        assert_eq!(read(DocumentKind::Other, p("It rained.")), 2);
        let actions = Block::Table(table("Action|Owner|Due\nRing the plumber|Ann Moss|3 May 2024"));
        assert_eq!(read(DocumentKind::Other, actions), 0);
        assert_eq!(read(DocumentKind::Minutes, p("It rained.")), 0);
    }

    #[test]
    fn what_is_recommended_to_nobody_is_doubted() {
        let doubted = |body: Option<&str>| {
            let mut extracted = Extracted::default();
            extracted.facts.body = body.map(str::to_owned);
            extracted.records.recommendations.push(crate::record::Recommendation::default());
            flag(&mut extracted);
            !extracted.records.recommendations[0].header.review.is_empty()
        };
        assert!(doubted(None) && !doubted(Some("Glen Lyon Transport Board")));
    }

    #[test]
    fn decisions_of_what_may_be_no_minute_are_doubted() {
        let decided = |codes: &[ReviewCode]| {
            let blocks = vec![heading("1. Bins"), p("The Board agreed to buy new bins for the square.")];
            let document = paper(DocumentKind::Minutes, blocks);
            let settings = Settings::default();
            let mut extracted = super::super::extract(&document, &settings);
            extracted.records.decisions.iter_mut().for_each(|d| d.header.review.clear());
            extracted.facts.review = codes.to_vec();
            flag(&mut extracted);
            extracted.records.decisions.iter().map(|d| d.header.review.clone()).collect::<Vec<_>>()
        };
        assert_eq!(decided(&[]), [vec![]]);
        assert_eq!(decided(&[ReviewCode::KindUncertain]), [vec![ReviewCode::KindUncertain]]);
    }
}
