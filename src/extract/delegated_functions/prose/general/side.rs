//! The words on one side of a row: who is named in them, and what of.

use super::tokens::Token;
use super::verdict::{Leader, Topic};
use super::words::{Class, Kind};

/// Who has something, as words tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Holder {
    Own,
    Parent,
}

/// The words on one side of a row that say something, in the order of the text.
pub(super) struct Side<'t> {
    pub(super) words: &'t [Token],
    /// Whether it ends where its clause does, and not with a word of which nothing is known.
    pub(super) whole: bool,
}

impl Side<'_> {
    pub(super) fn has(&self, class: Class) -> bool {
        self.words.iter().any(|token| token.class == Some(class))
    }

    pub(super) fn first(&self, classes: &[Class]) -> Option<usize> {
        self.words.iter().position(|token| token.class.is_some_and(|class| classes.contains(&class)))
    }

    pub(super) fn negated(&self) -> bool {
        self.negated_before(self.words.len())
    }

    pub(super) fn negated_before(&self, end: usize) -> bool {
        self.words.iter().take(end).filter(|token| token.class == Some(Class::Not)).count() % 2 == 1
    }

    /// Whether words say that something is none of them: "excluded", "outwith the scheme".
    pub(super) fn is_out(&self) -> bool {
        let named = || [Class::Scheme, Class::Own, Class::Directs].iter().any(|class| self.has(*class));
        self.has(Class::Outs) || (self.has(Class::Outside) && named())
    }

    /// The bodies that are named, with where.
    pub(super) fn holders(&self, topic: Topic) -> impl Iterator<Item = (usize, Holder)> {
        let holder = move |(at, token): (usize, &Token)| match token.class? {
            Class::Own | Class::We => Some((at, Holder::Own)),
            // "stay where they were": the services themselves.
            Class::It if topic.own && !self.is_of_place(at) => Some((at, Holder::Own)),
            Class::Possessive => {
                let noun = self.words.iter().skip(at + 1).find(|next| {
                    next.class != Some(Class::Filler) || matches!(next.lower.as_str(), "services" | "functions")
                });
                let holds = |next: &Token| {
                    matches!(next.class, Some(Class::Holds | Class::Scheme | Class::Filler | Class::Own))
                };
                let ours = token.lower == "our" || topic.own;
                noun.is_some_and(holds).then_some((at, Holder::Own)).filter(|_| ours)
            }
            Class::Parent => Some((at, Holder::Parent)),
            // "their parent organisations", "their former organisations".
            Class::Filler if matches!(token.lower.as_str(), "parent" | "former") => Some((at, Holder::Parent)),
            _ => None,
        };
        self.words.iter().enumerate().filter_map(holder)
    }

    /// Whether somebody runs services for others: "on behalf of our neighbours", "for the whole area", "Grampian-wide".
    pub(super) fn is_for_others(&self) -> bool {
        let opens = |at: usize| {
            let rest = self.words.get(at..).unwrap_or_default();
            let word = |number: usize| rest.get(number).map(|token| token.lower.as_str()).unwrap_or_default();
            let skip = match word(0) {
                "behalf" if word(1) == "of" => 2,
                // "on the Health Board's behalf".
                "behalf" if at.checked_sub(1).and_then(|at| self.words.get(at)).is_some_and(|token| token.of) => {
                    return true;
                }
                "for" | "across" | "throughout" => 1,
                _ => return false,
            };
            let near = rest.get(skip..rest.len().min(skip + NEAR)).unwrap_or_default();
            let ended = near.iter().position(|token| token.mark.is_some()).map_or(near.len(), |at| at + 1);
            let near = near.get(..ended).unwrap_or_default();
            let whole = near.iter().position(|token| token.is(Kind::Whole));
            let of_place = |at: usize| near.iter().skip(at).take(4).any(|token| token.capital || token.lower == "area");
            near.iter().any(|token| token.is(Kind::Others)) || whole.is_some_and(of_place)
        };
        (0..self.words.len()).any(opens)
            || self.words.iter().any(|token| token.lower.ends_with("-wide") && token.capital)
    }

    pub(super) fn hosts(&self) -> bool {
        self.has(Class::Hosts) || self.is_for_others()
    }

    /// Whether a body only is one whom others run services for: "on behalf of all of Tayside".
    pub(super) fn is_for_whom(&self, at: usize) -> bool {
        let leads_on = |token: &&Token| {
            let opens =
                matches!(token.lower.as_str(), "behalf" | "for" | "across" | "throughout" | "within" | "in" | "by");
            // "on behalf of the three Grampian partnerships".
            let relative = matches!(token.lower.as_str(), "which" | "whom" | "that" | "who");
            let plain = token.class == Some(Class::Filler) && token.mark.is_none() && !opens && !relative;
            plain || token.is(Kind::Whole) || token.is(Kind::Others)
        };
        let opener = self.words.get(..at).unwrap_or_default().iter().rev().find(|token| !leads_on(token));
        // "Within Tayside, Angus hosts": where it does.
        let place = |token: &Token| matches!(token.lower.as_str(), "within" | "in") && self.is_parent(at);
        opener.is_some_and(|token| {
            matches!(token.lower.as_str(), "behalf" | "for" | "across" | "throughout") || place(token)
        })
    }

    /// Whether a word stands behind "where" or its like.
    pub(super) fn is_of_place(&self, at: usize) -> bool {
        let before = at.checked_sub(1).and_then(|at| self.words.get(at));
        before.is_some_and(|token| matches!(token.lower.as_str(), "where" | "as" | "when" | "how" | "what"))
    }

    pub(super) fn is_parent(&self, at: usize) -> bool {
        self.words.get(at).is_some_and(|token| token.class == Some(Class::Parent))
    }

    /// The body that leads: the last one named before the row, or the first one behind it.
    pub(super) fn leader(&self, mut among: impl Iterator<Item = usize>) -> Option<Leader> {
        among.find_map(|at| {
            let token = self.words.get(at).filter(|_| !self.is_for_whom(at))?;
            match token.class? {
                // Those who lead teams.
                Class::Own if token.is_person() => None,
                Class::Own | Class::Parent if token.body.is_some() => token.body.map(Leader::Named),
                Class::Own | Class::We | Class::It => Some(Leader::Own),
                _ => None,
            }
        })
    }
}

impl Side<'_> {
    /// Whether somebody does it without the board: "directly", "NHS Fife itself".
    pub(super) fn is_direct(&self) -> bool {
        self.words
            .iter()
            .any(|token| matches!(token.lower.as_str(), "directly" | "itself" | "themselves" | "separately"))
    }

    pub(super) fn passive(&self) -> bool {
        self.words.first().is_some_and(|token| token.class == Some(Class::Be))
    }

    /// "are the Council's", "are NHS Fife's business".
    pub(super) fn possessed(&self) -> bool {
        self.whole && self.passive() && self.words.iter().any(|token| token.of && token.class.is_some())
    }
}

/// Whom a service is run for stands within so many words.
const NEAR: usize = 7;
