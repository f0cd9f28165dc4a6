//! Services that a paragraph only lists, below a heading or a question that says how it is with them.

use super::flow::NOT;
use super::prose::{self, announced};
use super::status::Said;
use crate::document::{Paragraph, ParagraphKind};
use crate::extract::rows::{in_list, one_line};
use crate::framework::plans::PlanVocabulary;
use crate::record::DelegationStatus;
use crate::wording::sentences::sentences;

/// The heading or question that a paragraph answers.
#[derive(Default)]
pub(super) struct Headed {
    said: Option<Said>,
    /// The last one that says how it is with services: "Which services are not?" goes on with it.
    question: String,
}

/// What is said of services below a heading that says that they are none of the partnership's.
const RUN_BY: [&str; 5] = ["managed by ", "run by ", "provided by ", "delivered by ", "planned by "];

/// A question or an answer without the letter before it: "Q. Which services are integrated?".
pub(super) fn without_label(text: &str) -> &str {
    const LABELS: [&str; 6] = ["Q. ", "Q: ", "A. ", "A: ", "Question: ", "Answer: "];
    LABELS.iter().find_map(|label| text.strip_prefix(label)).unwrap_or(text)
}

impl Headed {
    /// The functions that a paragraph only lists, and what the heading right above it says of them.
    pub(super) fn listed_in(&mut self, paragraph: &Paragraph, vocabulary: &PlanVocabulary) -> Vec<(String, Said)> {
        let text = one_line(without_label(&paragraph.text()));
        if text.is_empty() {
            return Vec::new();
        }
        if paragraph.kind == ParagraphKind::Heading || text.ends_with('?') || paragraph.is_bold() {
            let question = self.whole(&text);
            self.said = announced::of_list(&question, vocabulary);
            if self.said.is_some() {
                self.question = question;
            }
            return Vec::new();
        }
        let Some(said) = self.said.take().filter(|_| in_list(paragraph).0 == ParagraphKind::Body) else {
            return Vec::new();
        };
        let first = sentences(&text).into_iter().next().and_then(|range| text.get(range)).unwrap_or_default();
        // "Outside our remit" above "Surgery and schools are run by others": who runs them is no more than said.
        let run = |text: &str| RUN_BY.iter().any(|verb| text.starts_with(verb));
        let first = match first.split_once(" are ") {
            Some((list, rest)) if said.status == DelegationStatus::NotDelegated && run(rest) => list,
            _ => first,
        };
        let functions = prose::only_listed(first, vocabulary);
        functions.into_iter().map(|function| (function, said.clone())).collect()
    }

    /// "Which services are not?" with what the question before asks.
    fn whole(&self, question: &str) -> String {
        let ends = ["are not?", "aren’t?", "aren't?", "are not included?", "are excluded?"];
        let cut = || ends.iter().find_map(|end| question.strip_suffix(end));
        match (cut(), self.question.split_once(" are ")) {
            (Some("Which " | "And which "), Some((_, predicate))) if !NOT.is_match(&self.question) => {
                format!("Which services are not {predicate}")
            }
            (Some(head), Some((_, predicate))) if !NOT.is_match(&self.question) => format!("{head}are not {predicate}"),
            _ => question.to_owned(),
        }
    }
}
