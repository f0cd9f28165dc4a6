//! Headings of a return matched with features and proposals: by number in any way of writing it, and by wording.
//!
//! Wordings are compared by the weight of the word stems that they share: a stem that many proposals hold weighs
//! little (inverse document frequency). Likeness runs from 0 to 1 (twice the shared weight over the weight of both).

use super::numbers::{Numbered, number_parts};
use super::words::stems;
use super::{Feature, Framework, Label};
use std::collections::BTreeMap;

/// From this likeness on a wording alone names a proposal.
const SAME_WORDING: f32 = 0.6;
/// By so much the best proposal must be ahead of the next.
const MARGIN: f32 = 0.1;
/// From this likeness on a wording supports a number.
const RELATED_WORDING: f32 = 0.2;
/// From this likeness on a wording overrides a number whose proposal is worded quite differently.
const OVERRIDING_WORDING: f32 = 0.75;
/// Headings are shorter, in bytes.
const LONGEST_HEADING: usize = 900;

/// How a heading was matched.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Matched {
    /// By its number alone: there is no wording, or quite another one.
    Number,
    /// By its wording alone.
    Wording,
    /// By both.
    Both,
}

/// What a heading names.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Heading {
    /// A feature, by its index.
    Feature(usize),
    /// A proposal, by its index among all.
    Proposal {
        /// Index among all proposals, from 0.
        index: usize,
        /// How it was told.
        by: Matched,
        /// Whether words such as "Proposal" introduce the number.
        introduced: bool,
        /// Likeness of the wordings; 0 where none is given.
        likeness: f32,
    },
    /// "Proposal 7.9": says that it is a proposal, but none of the framework.
    Unknown,
}

/// Features and proposals prepared for matching.
#[derive(Debug, Clone, Default)]
pub(super) struct Index {
    proposals: Vec<Prepared>,
    features: Vec<Prepared>,
    /// Every stem of a proposal or feature: its number and its weight.
    known: BTreeMap<String, (u32, f32)>,
    unknown_weight: f32,
    depth: usize,
}

#[derive(Debug, Clone)]
struct Prepared {
    number: Vec<u32>,
    stems: Vec<u32>,
    weight: f32,
}

/// A wording prepared for being compared.
struct Wording {
    /// The stems that the framework knows, each with its weight.
    known: Vec<(u32, f32)>,
    /// Weight of all its stems.
    weight: f32,
    empty: bool,
}

impl Index {
    pub(super) fn new(features: &[Feature]) -> Self {
        let proposals: Vec<(&str, Vec<String>)> =
            features.iter().flat_map(|f| &f.proposals).map(|p| (p.number.as_str(), stems(&p.text))).collect();
        let features: Vec<(&str, Vec<String>)> =
            features.iter().map(|f| (f.number.as_str(), stems(&f.title))).collect();
        let mut counts: BTreeMap<&str, u32> = BTreeMap::new();
        for (_, stems) in &features {
            counts.extend(stems.iter().map(|stem| (stem.as_str(), 0)));
        }
        for stem in proposals.iter().flat_map(|(_, stems)| stems) {
            *counts.entry(stem).or_default() += 1;
        }
        let all = proposals.len() as f32;
        // A word that no proposal holds is no more telling than one that a few hold.
        let unknown_weight = 0.5 * (1.0 + all).ln();
        let weight = |count: u32| if count == 0 { unknown_weight } else { (1.0 + all / count as f32).ln() };
        let known: BTreeMap<String, (u32, f32)> =
            (0..).zip(counts).map(|(number, (stem, count))| (stem.to_owned(), (number, weight(count)))).collect();
        let mut index = Self { known, unknown_weight, ..Self::default() };
        let prepare = |(number, stems): &(&str, Vec<String>)| {
            let wording = index.wording(stems);
            let stems = wording.known.iter().map(|(stem, _)| *stem).collect();
            Prepared { number: number_parts(number), stems, weight: wording.weight }
        };
        let proposals: Vec<Prepared> = proposals.iter().map(prepare).collect();
        let features = features.iter().map(prepare).collect();
        index.depth = proposals.iter().map(|p| p.number.len()).max().unwrap_or(1);
        (index.proposals, index.features) = (proposals, features);
        index
    }

    /// Prepares a wording's stems.
    fn wording(&self, stems: &[String]) -> Wording {
        let found: Vec<Option<(u32, f32)>> = stems.iter().map(|stem| self.known.get(stem).copied()).collect();
        let weight = found.iter().map(|known| known.map_or(self.unknown_weight, |(_, weight)| weight)).sum();
        Wording { known: found.into_iter().flatten().collect(), weight, empty: stems.is_empty() }
    }

    fn likeness(a: &Wording, b: &Prepared) -> f32 {
        let both = a.weight + b.weight;
        if both == 0.0 {
            return 0.0;
        }
        let shared: f32 = a.known.iter().filter(|(stem, _)| b.stems.contains(stem)).map(|(_, weight)| weight).sum();
        2.0 * shared / both
    }

    /// The proposal likest to a wording, its likeness and by how much it is ahead.
    fn likest(&self, wording: &Wording) -> Option<(usize, f32, f32)> {
        let mut best: Option<(usize, f32)> = None;
        let mut second = 0.0_f32;
        for (index, proposal) in self.proposals.iter().enumerate() {
            let likeness = Self::likeness(wording, proposal);
            match best {
                Some((_, known)) if likeness <= known => second = second.max(likeness),
                _ => {
                    second = second.max(best.map_or(0.0, |(_, known)| known));
                    best = Some((index, likeness));
                }
            }
        }
        best.map(|(index, likeness)| (index, likeness, likeness - second))
    }
}

impl Framework {
    /// What a heading names, if it is one. `feature` is the feature under which it stands, where known: it completes
    /// numbers such as "(ii)".
    pub fn heading(&self, text: &str, feature: Option<usize>) -> Option<Heading> {
        let text = text.trim();
        if text.is_empty() || text.len() > LONGEST_HEADING {
            return None;
        }
        match feature {
            // Whatever is asked of every cell of a table is asked without a feature.
            None => self.told.headings.or_else(text, || self.heading_told(text, None)),
            Some(_) => self.heading_told(text, feature),
        }
    }

    /// The same, worked out.
    fn heading_told(&self, text: &str, feature: Option<usize>) -> Option<Heading> {
        // Most texts are one line without a number: their words are compared with features and proposals alike.
        let mut whole: Option<Wording> = None;
        let lines: Vec<&str> = text.lines().map(str::trim).filter(|l| !l.is_empty()).collect();
        let mut feature = feature;
        let mut named_feature = None;
        for (at, line) in lines.iter().enumerate() {
            let after = lines.get(at + 1..).unwrap_or_default();
            if let Some(found) = self.feature_heading(line, after.first().copied().unwrap_or(""), text, &mut whole) {
                feature = Some(found);
                named_feature = named_feature.or(Some(found));
                continue;
            }
            if let Some(found) = self.proposal_heading(line, after, feature) {
                return Some(found);
            }
        }
        let wording = whole.unwrap_or_else(|| self.index.wording(&stems(text)));
        if let Some((index, likeness, ahead)) = self.index.likest(&wording)
            && likeness >= SAME_WORDING
            && ahead >= MARGIN
            && named_feature.is_none()
        {
            return Some(Heading::Proposal { index, by: Matched::Wording, introduced: false, likeness });
        }
        named_feature.map(Heading::Feature)
    }

    /// The proposal likest to a wording, with the likeness, however small.
    pub fn likest_proposal(&self, text: &str) -> Option<(usize, f32)> {
        self.index.likest(&self.index.wording(&stems(text))).map(|(index, likeness, _)| (index, likeness))
    }

    /// Likeness of a wording to a proposal's own, from 0 to 1.
    pub fn likeness_to(&self, proposal: usize, text: &str) -> f32 {
        let wording = self.index.wording(&stems(text));
        self.index.proposals.get(proposal).map_or(0.0, |p| Index::likeness(&wording, p))
    }

    /// The feature that a line names; its title may stand on the next line. `known`: the wording of the `whole` text, kept
    /// where it was asked for.
    fn feature_heading(&self, line: &str, next: &str, whole: &str, known: &mut Option<Wording>) -> Option<usize> {
        let numbered = Numbered::read(line, self, 1);
        let mut likest = |text: &str| {
            let of = |text: &str| self.index.wording(&stems(text));
            let own;
            let wording: &Wording = if text == whole {
                known.get_or_insert_with(|| of(text))
            } else {
                own = of(text);
                &own
            };
            let likeness = |f: &Prepared| Index::likeness(wording, f);
            self.index.features.iter().enumerate().map(|(i, f)| (i, likeness(f))).max_by(|a, b| a.1.total_cmp(&b.1))
        };
        if let Some(numbered) = &numbered
            && numbered.label == Some(Label::Feature)
            && let Some(index) = self.index.features.iter().position(|f| numbered.is(&f.number))
        {
            return Some(index);
        }
        let text = numbered.as_ref().map_or(line, |n| n.rest);
        let text = if text.is_empty() { next } else { text };
        // A title stands alone: a sentence that holds its words is longer.
        likest(text).filter(|(_, likeness)| *likeness >= 0.85).map(|(index, _)| index).filter(|index| {
            numbered.as_ref().is_none_or(|n| self.index.features.get(*index).is_some_and(|f| n.is(&f.number)))
        })
    }

    fn proposal_heading(&self, line: &str, after: &[&str], feature: Option<usize>) -> Option<Heading> {
        let numbered = Numbered::read(line, self, self.index.depth)?;
        if numbered.label == Some(Label::Feature) {
            return None;
        }
        let introduced = numbered.label == Some(Label::Proposal);
        let wording = self.index.wording(&stems(&format!("{} {}", numbered.rest, after.join("\n"))));
        let whole = self.index.proposals.iter().position(|p| numbered.is(&p.number));
        let by_number = whole.or_else(|| {
            // "(ii)" under feature 2 is 2.2.
            let feature = self.index.features.get(feature?)?;
            self.index.proposals.iter().position(|p| {
                p.number.strip_prefix(feature.number.as_slice()).is_some_and(|own| !own.is_empty() && numbered.is(own))
            })
        });
        let likest = self.index.likest(&wording);
        let by_wording = likest.filter(|(_, likeness, ahead)| *likeness >= SAME_WORDING && *ahead >= MARGIN);
        match by_number {
            Some(index) => {
                let own = self.index.proposals.get(index).map_or(0.0, |p| Index::likeness(&wording, p));
                if own < RELATED_WORDING
                    && let Some((other, likeness, _)) = by_wording.filter(|(_, l, _)| *l >= OVERRIDING_WORDING)
                {
                    return Some(Heading::Proposal { index: other, by: Matched::Wording, introduced, likeness });
                }
                let by = if own >= RELATED_WORDING { Matched::Both } else { Matched::Number };
                // "1.1 – Established": the answer stands where the wording would.
                let answer = || self.step_named(numbered.rest).is_some() || self.is_national_notice(numbered.rest);
                // "2. Agree the budget" under feature 2 is more often an item of a list than proposal 2.2.
                let worded = by == Matched::Both && (whole.is_some() || own >= SAME_WORDING);
                let plain = introduced || worded || wording.empty || answer();
                plain.then_some(Heading::Proposal { index, by, introduced, likeness: own })
            }
            None => match by_wording {
                Some((index, likeness, _)) => {
                    Some(Heading::Proposal { index, by: Matched::Wording, introduced, likeness })
                }
                None => (introduced && numbered.parts.len() >= self.index.depth).then_some(Heading::Unknown),
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::framework::built_in;

    /// "number" or "F number" and how it was matched.
    fn check(text: &str, feature: Option<usize>) -> String {
        let framework = &built_in()[0];
        match framework.heading(text, feature) {
            None => "none".into(),
            Some(Heading::Unknown) => "unknown".into(),
            Some(Heading::Feature(index)) => format!("feature {}", framework.features[index].number),
            Some(Heading::Proposal { index, by, .. }) => {
                let number = framework.proposals().nth(index).map_or("?", |(_, p)| p.number.as_str());
                format!("{number} {by:?}")
            }
        }
    }

    #[test]
    fn numbers_in_every_way_of_writing_them() {
        for (text, expected) in [
            (
                "Proposal 1.1\nAll leadership development will be focused on shared and collaborative practice.",
                "1.1 Both",
            ),
            ("Proposal 1.1 – All leadership development will be focused on shared practice", "1.1 Both"),
            ("PROPOSAL 2.4", "2.4 Number"),
            ("Proposal 2 (iv)", "2.4 Number"),
            ("Proposal II.iv", "2.4 Number"),
            ("Proposal II (iv): reserves", "2.4 Both"),
            ("Proposal no. 2.4", "2.4 Number"),
            ("Proposal 2.4 / 2.5", "2.4 Number"),
            ("2. (iv) Each IJB must develop a transparent and prudent reserves policy.", "2.4 Both"),
            ("2.(iv) Each IJB must develop a transparent and prudent reserves policy.", "2.4 Both"),
            ("2.4 Each IJB must develop a transparent and prudent reserves policy", "2.4 Both"),
            ("2(d) Each IJB must develop a transparent and prudent reserves policy", "2.4 Both"),
            ("II.IV. Each IJB must develop a transparent and prudent reserves policy", "2.4 Both"),
            ("Each IJB must develop a transparent and prudent reserves policy.", "2.4 Wording"),
            ("A transparent, prudent policy for reserves must be developed by each IJB", "2.4 Wording"),
            (
                "Key Feature 2\nIntegrated finances and financial planning\nProposal 2.1\nA joint understanding",
                "2.1 Both",
            ),
            ("2.4", "2.4 Number"),
            ("2.1 million pounds were spent", "none"),
            ("2.4.1 A detail", "none"),
            ("Proposal 7.1\nSomething else", "unknown"),
            ("Proposals", "none"),
            ("Evidence / Notes", "none"),
            ("", "none"),
        ] {
            assert_eq!(check(text, None), expected, "{text:?}");
        }
    }

    #[test]
    fn a_number_within_its_feature() {
        assert_eq!(check("(ii) Delegated budgets must be agreed timeously", Some(1)), "2.2 Both");
        assert_eq!(check("ii. Delegated budgets for IJBs must be agreed timeously", Some(1)), "2.2 Both");
        assert_eq!(check("Proposal 3", Some(1)), "2.3 Number");
        assert_eq!(check("2. Agree a reserves policy once budgets are known", Some(1)), "none");
    }

    #[test]
    fn features() {
        assert_eq!(check("Key Feature 1\nCollaborative leadership and building relationships", None), "feature 1");
        assert_eq!(check("Governance and accountability arrangements", None), "feature 4");
        assert_eq!(check("Section 4: Governance and accountability arrangements", None), "feature 4");
        assert_eq!(check("Our governance arrangements give accountability to the public and councils", None), "none");
    }

    #[test]
    fn a_wrong_number_yields_to_the_full_wording_of_another_proposal() {
        assert_eq!(
            check(
                "Proposal 1.2\nClear directions must be provided by IJBs to Health Boards and Local Authorities.",
                None
            ),
            "4.4 Wording"
        );
    }

    #[test]
    fn every_proposal_is_told_by_its_own_words() {
        let framework = &built_in()[0];
        for (index, (_, proposal)) in framework.proposals().enumerate() {
            match framework.heading(&proposal.text, None) {
                Some(Heading::Proposal { index: found, by: Matched::Wording, .. }) => assert_eq!(found, index),
                other => panic!("{}: {other:?}", proposal.number),
            }
        }
    }
}
