//! Questionnaires as data: scale, features, proposals, and what their forms call things. Beside them, the vocabulary of
//! meeting papers' tables ([`headings`]).
//!
//! A framework is a TOML file ([`parse()`]); those in this folder are compiled in ([`built_in`]), others come from the
//! user ([`read`]). What is said here holds for every questionnaire; what one template does differently stands in its
//! file. [`Framework::check`](parse::check) explains mistakes; [`tell`] tells which framework a paper answers.

mod build;
pub mod headings;
mod label_set;
mod labels;
mod matching;
mod numbers;
mod parse;
pub mod plans;
mod questions;
mod remembered;
mod scale;
pub mod tell;
mod together;
mod words;

pub use label_set::LabelSet;
pub use labels::{Label, is_round};
pub use matching::{Heading, Matched};
pub use parse::{Problem, Weight, check, parse};
pub use scale::{Mention, Step};
pub use words::fold;

use crate::error::Error;
use crate::record::EntityType;
use remembered::Remembered;
use std::path::Path;
use std::sync::{Arc, LazyLock};

/// A questionnaire: its scale, features, proposals and row labels.
#[derive(Debug, Clone, Default)]
pub struct Framework {
    /// Stable name, as records give it: "msg-integration-review-2019".
    pub id: String,
    /// Title, as papers print it.
    pub title: String,
    /// The body that asks.
    pub body: Option<String>,
    /// Words that few other papers hold.
    pub phrases: Vec<String>,
    /// Words that file names of its returns often hold.
    pub file_names: Vec<String>,
    /// Whose returns are expected, one each; `None` where anyone may answer.
    pub returned_by: Option<EntityType>,
    /// What those who answer call themselves, folded, longest first: "The partnership rates itself as …".
    pub writers: Vec<String>,
    /// Ratings, from the lowest to the highest.
    pub scale: Vec<Step>,
    /// Features with their proposals, in order.
    pub features: Vec<Feature>,
    /// What rows and columns are called.
    pub labels: LabelSet,
    /// Notices that stand where a proposal is not for local completion.
    pub national_notices: Vec<String>,
    /// Features and proposals prepared for matching headings.
    index: matching::Index,
    /// What texts have turned out to be.
    told: Told,
}

/// What texts have turned out to be, by the text.
#[derive(Debug, Clone, Default)]
struct Told {
    labels: Remembered<Vec<Label>>,
    combined: Remembered<bool>,
    steps: Remembered<Option<usize>>,
    headings: Remembered<Option<Heading>>,
}

/// A group of proposals.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Feature {
    /// Its number.
    pub number: String,
    /// Its title.
    pub title: String,
    /// Its proposals, in order.
    pub proposals: Vec<Proposal>,
}

/// One rated line.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Proposal {
    /// Its number: "1.1".
    pub number: String,
    /// Its wording.
    pub text: String,
    /// Whether national bodies, not partnerships, answer it.
    pub national: bool,
}

impl Framework {
    /// All proposals with their features, in order.
    pub fn proposals(&self) -> impl Iterator<Item = (&Feature, &Proposal)> {
        self.features.iter().flat_map(|feature| feature.proposals.iter().map(move |proposal| (feature, proposal)))
    }

    /// Ids of the ratings, from the lowest.
    pub fn ratings(&self) -> Vec<String> {
        self.scale.iter().map(|step| step.id.clone()).collect()
    }

    /// Number of proposals.
    pub fn proposal_count(&self) -> usize {
        self.features.iter().map(|f| f.proposals.len()).sum()
    }

    /// Whether a text says that a proposal is not for local completion.
    pub fn is_national_notice(&self, text: &str) -> bool {
        let folded = fold(text);
        self.national_notices.iter().any(|notice| words::contains_words(&folded, notice))
    }

    /// Whether a text holds one of the framework's own phrases.
    pub fn has_phrase(&self, text: &str) -> bool {
        let folded = fold(text);
        self.phrases.iter().any(|phrase| words::contains_words(&folded, phrase))
    }
}

/// The frameworks that the program knows.
pub fn built_in() -> Vec<Arc<Framework>> {
    static BUILT_IN: LazyLock<Vec<Arc<Framework>>> = LazyLock::new(|| {
        // A test holds that each of them parses.
        [include_str!("msg-integration-review-2019.toml")]
            .iter()
            .filter_map(|text| parse(text).ok())
            .map(Arc::new)
            .collect()
    });
    BUILT_IN.clone()
}

/// Reads a framework from a file that the user names.
pub fn read(path: &Path) -> Result<Arc<Framework>, Error> {
    let text = std::fs::read_to_string(path).map_err(Error::access(path))?;
    parse(&text).map(Arc::new).map_err(|problems| Error::Data {
        path: path.to_owned(),
        message: problems.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"),
    })
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn the_built_in_frameworks_have_no_problems() {
        let (framework, problems) = check(include_str!("msg-integration-review-2019.toml"));
        assert_eq!(problems, vec![]);
        let framework = framework.unwrap();
        assert_eq!((framework.proposal_count(), framework.features.len(), framework.scale.len()), (25, 6, 4));
        assert_eq!(framework.proposals().filter(|(_, p)| p.national).count(), 3);
        assert_eq!(built_in().len(), 1);
    }

    #[test]
    fn a_notice_is_found_within_other_words() {
        let framework = &built_in()[0];
        assert!(framework.is_national_notice("NOT FOR LOCAL COMPLETION – National bodies responsible."));
        assert!(!framework.is_national_notice("The local plan is not for completion before May"));
    }
}
