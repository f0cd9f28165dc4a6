//! Facts about organisations and localities, compiled in: codes, names, short names, former codes, parents.
//!
//! [`find`] looks one name up, [`mentions()`] finds every body that a text names, [`locality`] looks a locality up. The
//! same place name stands at up to three levels (Fife is a board, an authority and a council): the words around it
//! ("NHS", "Council", "HSCP") or the caller's hint decide, and without either the answer is
//! [`Match::Ambiguous`]. A resemblance is never an [`Match::Exact`].
//!
//! The data stand in tab-separated files beside this one, with their sources in their comments.

pub mod abbreviations;
mod data;
mod localities;
mod mentions;
mod scan;
mod words;

pub use data::{Body, authorities, bodies, body_by_code, health_boards};
pub use localities::{
    LocalityMatch, LocalityMention, is_part_of_a_locality, localities_in, localities_of, locality, partnerships_with,
    same_locality,
};
pub use mentions::{Mention, mentions};

use crate::diagnostic::ReviewCode;
use crate::record::{Entity, EntityType};
use scan::{Named, Scan};

/// What the register knows of a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Match {
    /// The name, or another name of the body.
    Exact(&'static Body),
    /// A misprint or another order of the words: a guess, to be flagged `name_fuzzy`.
    Fuzzy(&'static Body),
    /// Several bodies bear the name (in the register's order), to be flagged `name_ambiguous`.
    Ambiguous(Vec<&'static Body>),
    /// No body of the register.
    None,
}

impl Match {
    /// The one body that it names, surely or by resemblance.
    pub fn body(&self) -> Option<&'static Body> {
        match self {
            Self::Exact(body) | Self::Fuzzy(body) => Some(body),
            Self::Ambiguous(_) | Self::None => None,
        }
    }

    /// The same for a body of one kind only.
    pub fn body_of(&self, entity_type: EntityType) -> Option<&'static Body> {
        self.body().filter(|b| b.entity_type == entity_type)
    }

    /// Why a person should look at a value made of it; `None` where the match is exact.
    pub fn review(&self) -> Option<ReviewCode> {
        match self {
            Self::Exact(_) => None,
            Self::Fuzzy(_) => Some(ReviewCode::NameFuzzy),
            Self::Ambiguous(_) => Some(ReviewCode::NameAmbiguous),
            Self::None => Some(ReviewCode::NameUnknown),
        }
    }
}

/// Longer texts are prose, in bytes: the longest names name several bodies at once.
const LONGEST_NAME: usize = 300;

/// Looks a name up. The whole text must be the name: a body named in a longer text is for [`mentions()`].
///
/// Words in the text that tell the kind of body ("NHS", "Council", "IJB") count before the hint; the hint decides where the
/// text does not say. "NHS Tayside / Angus Council" with the hint `IntegrationAuthority` is Angus: the one
/// authority that all bodies named belong to.
pub fn find(text: &str, hint: Option<EntityType>) -> Match {
    if text.len() > LONGEST_NAME {
        return Match::None;
    }
    let tokens = words::tokens(text);
    let scan = Scan::of_tokens(text, &tokens);
    if !scan.is_whole() {
        return match scan::corrected(text, &tokens, &scan, hint) {
            Some(corrected) => guessed(resolve_named(&corrected.named, hint)),
            None => Match::None,
        };
    }
    resolve_named(&scan.named, hint)
}

/// Looks a name up as [`find`] does and fills an entity in; with the code for why a person should look, if any.
///
/// `date` is the paper's own (`YYYY-MM-DD`, `YYYY-MM` or `YYYY`); it decides `code_at_date` alone. A body of another kind
/// than the hint asks for is left out, with `name_unknown`: a council is no partnership.
pub fn entity(text: &str, hint: Option<EntityType>, date: Option<&str>) -> (Entity, Option<ReviewCode>) {
    let found = find(text, hint);
    match found.body() {
        Some(body) if hint.is_none_or(|h| h == body.entity_type) => (body.entity(text.trim(), date), found.review()),
        Some(_) => (Entity { entity_type: None, ..Entity::written(text.trim(), hint) }, Some(ReviewCode::NameUnknown)),
        None => (Entity { entity_type: None, ..Entity::written(text.trim(), hint) }, found.review()),
    }
}

/// A match that came about by resemblance.
fn guessed(found: Match) -> Match {
    match found {
        Match::Exact(body) => Match::Fuzzy(body),
        other => other,
    }
}

/// The one body that the names found in a text stand for.
fn resolve_named(named: &[Named], hint: Option<EntityType>) -> Match {
    let [first, rest @ ..] = named else { return Match::None };
    if rest.is_empty() {
        // "Stirling HSCP" names the one authority that the council belongs to, though not by its name.
        return match one_of(first.bodies(hint)) {
            Match::None => guessed(one_of(common_authorities(named))),
            found => found,
        };
    }
    let kinds: Vec<Option<EntityType>> = named.iter().map(Named::written_type).collect();
    let authority_wanted = kinds.contains(&Some(EntityType::IntegrationAuthority))
        || (hint == Some(EntityType::IntegrationAuthority) && !kinds.contains(&Some(EntityType::NationalBody)));
    if authority_wanted {
        return one_of(common_authorities(named));
    }
    if let Some(kind) = hint {
        let of_kind: Vec<&Named> = named.iter().filter(|n| n.written_type() == Some(kind)).collect();
        if let [only] = of_kind[..] {
            return one_of(only.bodies(hint));
        }
    }
    let mut bodies: Vec<&'static Body> = Vec::new();
    for body in named.iter().flat_map(|n| n.bodies(hint)) {
        if !bodies.contains(&body) {
            bodies.push(body);
        }
    }
    one_of(bodies)
}

/// The authorities to which every name belongs: itself, its council's, or one of its board's.
fn common_authorities(named: &[Named]) -> Vec<&'static Body> {
    authorities()
        .iter()
        .copied()
        .filter(|authority| {
            named.iter().all(|name| {
                let of_kind = Some(name.bodies(None)).filter(|b| !b.is_empty());
                of_kind.unwrap_or_else(|| name.bodies_of_any_kind()).iter().any(|body| match body.entity_type {
                    EntityType::IntegrationAuthority => body == authority,
                    EntityType::Council => body.authority() == Some(authority),
                    EntityType::HealthBoard => authority.health_board() == Some(body),
                    EntityType::NationalBody => false,
                })
            })
        })
        .collect()
}

/// The one authority that all bodies named in running text have in common: "Angus Council and NHS Tayside", whose
/// integration scheme sets it up.
pub fn authority_in_common(text: &str) -> Option<&'static Body> {
    let named = Scan::of_prose(text).named;
    let common = common_authorities(&named);
    match common[..] {
        [only] if named.len() > 1 => Some(only),
        _ => None,
    }
}

/// The bodies of one kind that a text names in a row and does nothing else: "East, North and South Ayrshire",
/// "Fife / Moray". Empty where it names one, or something besides, or one of them is not told by its name.
pub fn several(text: &str, kind: EntityType) -> Vec<&'static Body> {
    if text.len() > LONGEST_NAME {
        return Vec::new();
    }
    let scan = Scan::of(text);
    if !scan.is_whole() || scan.named.len() < 2 {
        return Vec::new();
    }
    let bodies: Vec<_> = scan.named.iter().map(|named| one_of(named.bodies(Some(kind))).body_of(kind)).collect();
    bodies.into_iter().collect::<Option<Vec<_>>>().unwrap_or_default()
}

/// A match of a list of bodies.
fn one_of(mut bodies: Vec<&'static Body>) -> Match {
    match bodies.len() {
        0 => Match::None,
        1 => bodies.pop().map_or(Match::None, Match::Exact),
        _ => Match::Ambiguous(bodies),
    }
}

#[cfg(test)]
mod tests;
