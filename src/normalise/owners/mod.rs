//! Owners: initials and short names to people, organisations, roles and groups.
//!
//! What the paper itself says comes first: its attendance, then what it spells out ("Improvement Service (IS)"), then
//! the register of abbreviations. What two fit is ambiguous, with its candidates; never a pick.

mod joined;
mod known;
mod shape;

use super::Context;
use crate::diagnostic::ReviewCode;
use crate::record::{Header, Owner, OwnerType, Records};
use crate::register::abbreviations::{self, Kind};
use crate::wording::people;
use joined::{initials_apart, names_apart};
use known::Known;
use shape::Shape;

/// Who is asked first for an abbreviation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Setting {
    /// Minutes and logs: people and bodies alike.
    Meeting,
    /// Plans: bodies lead; people only where no body fits.
    Plan,
}

/// Resolves the owners of actions, and the leads and contributors of plan items.
pub(super) fn normalise(context: &mut Context<'_>, records: &mut Records) {
    let has_owners = records.actions.iter().any(|a| !a.owners.is_empty())
        || records.plan_items.iter().any(|p| !p.leads.is_empty() || !p.contributors.is_empty())
        || !context.facts.author.is_empty();
    if !has_owners {
        return;
    }
    let mut known = Known::in_paper(context.document, &records.attendance);
    for owner in records.actions.iter().flat_map(|a| &a.owners) {
        known.mention(&owner.as_written);
    }
    for action in &mut records.actions {
        let part = action.header.source.part;
        let text = action.text.clone();
        initials_apart(&mut action.owners, &known, part);
        if names_apart(&mut action.owners, &known, &records.attendance, part) {
            // Two lines of a cell, beside what may be two tasks.
            action.header.flag(ReviewCode::SplitUncertain);
        }
        for owner in &mut action.owners {
            resolve(owner, &known, part, Setting::Meeting, &mut action.header);
        }
        Known::told_by_text(&text, &mut action.owners);
    }
    for item in &mut records.plan_items {
        let part = item.header.source.part;
        for owner in item.leads.iter_mut().chain(&mut item.contributors) {
            resolve(owner, &known, part, Setting::Plan, &mut item.header);
        }
    }
    let mut header = Header::default();
    for author in &mut context.facts.author {
        resolve(author, &known, None, Setting::Meeting, &mut header);
    }
}

/// Letters from which on an abbreviation of the register is plain by itself: "COSLA" is nobody's initials.
const PLAIN_ABBREVIATION: usize = 4;

/// One reading of an owner.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Candidate {
    owner_type: OwnerType,
    name: Option<String>,
    organisation: Option<String>,
}

/// Whether a narrow column seems to have broken one of the words: "Housing Associatio n".
fn is_broken(written: &str) -> bool {
    const SMALL: &[&str] =
        &["of", "in", "to", "at", "on", "by", "de", "la", "le", "di", "du", "da", "el", "al", "as", "or"];
    written
        .split_whitespace()
        .skip(1)
        .any(|word| word.chars().count() <= 2 && word.chars().all(char::is_lowercase) && !SMALL.contains(&word))
}

/// "Scottish Government IJBs", "COSLA Audit Scotland": two bodies, one below the other in their cell, that a print joined.
fn are_two_bodies(written: &str, known: &Known<'_>) -> bool {
    let called = |name: &str| known.organisation_called(name).is_some();
    let short = |name: &str| {
        let bare = name.strip_suffix('s').unwrap_or(name);
        bare.len() > 2 && bare != "NHS" && abbreviations::expand(bare).next().is_some()
    };
    // "HIS SG Integration Team": a body below another whose team it is.
    let begins_with_body = |words: &str| {
        let first = words.split(' ').next().unwrap_or_default();
        let capitals = first.len() > 1 && first.bytes().all(|b| b.is_ascii_uppercase());
        capitals && first != words && abbreviations::expand(first).any(|a| a.kind == Kind::Organisation)
    };
    let cuts = written.match_indices(' ').map(|(at, _)| (written[..at].trim(), written[at..].trim()));
    cuts.into_iter().any(|(first, second)| {
        let body = || matches!(shape::shape(first), Shape::Organisation | Shape::Role | Shape::Group);
        let two = short(second.strip_prefix("All ").unwrap_or(second)) && (short(first) || called(first) || body());
        two || (short(first) && !first.contains(' ') && begins_with_body(second))
    }) && !called(written)
}

/// Words from which on what looks like one body's name may be those of two.
const LONG_NAME: usize = 9;

/// Whether a body's name that the paper says nowhere else is so long that two may have run together.
fn is_overlong(written: &str, known: &Known<'_>) -> bool {
    written.split_whitespace().count() >= LONG_NAME
        && shape::shape(written) == Shape::Organisation
        && known.organisation_called(written).is_none()
}

fn resolve(owner: &mut Owner, known: &Known<'_>, part: Option<u32>, setting: Setting, header: &mut Header) {
    let written = owner.as_written.as_str();
    if is_broken(written) || are_two_bodies(written, known) || is_overlong(written, known) {
        header.flag(ReviewCode::OwnerUncertain);
    }
    let written = shape::clean(&owner.as_written);
    let mut candidates = Known::with_title(&owner.as_written, candidates(written, known, part, setting));
    // "Ms Siddiq" is a person, whoever it is.
    if candidates.is_empty() && shape::is_full_name(written) && people::is_surely_person(&owner.as_written) {
        let name = Some(written.to_owned());
        candidates.push(Candidate { owner_type: OwnerType::Person, name, organisation: None });
    }
    if let Some((person, body)) = named_aside(&owner.as_written, known, part) {
        candidates = person;
        owner.organisation = body;
    }
    // "R D Franks" where the paper names no Franks in full: all that it says of the name.
    if candidates.is_empty() && shape::has_initials(written) && people::is_surely_person(written) {
        let name = Some(written.to_owned());
        candidates.push(Candidate { owner_type: OwnerType::Person, name, organisation: None });
    }
    candidates.dedup();
    owner.candidates.clear();
    match candidates.as_slice() {
        [] => {
            let person = people::is_surely_person(&owner.as_written);
            owner.owner_type = if person { OwnerType::Person } else { OwnerType::Unknown };
            owner.name = None;
            header.flag(ReviewCode::OwnerUnresolved);
        }
        [one] => {
            owner.owner_type = one.owner_type;
            owner.name.clone_from(&one.name);
            if one.organisation.is_some() {
                owner.organisation.clone_from(&one.organisation);
            }
        }
        several => {
            owner.owner_type = several
                .iter()
                .map(|c| c.owner_type)
                .reduce(|a, b| if a == b { a } else { OwnerType::Unknown })
                .unwrap_or_default();
            owner.name = None;
            owner.candidates = several.iter().filter_map(|c| c.name.clone()).collect();
            header.flag(ReviewCode::OwnerAmbiguous);
        }
    }
}

/// The person that a post and a name together say, with the body that stands beside the name: "Procurement Manager
/// (Jo Blair)", "Jo Blair, Head of Roads", "Jo Blair (NHS Fife)".
fn named_aside(written: &str, known: &Known<'_>, part: Option<u32>) -> Option<(Vec<Candidate>, Option<String>)> {
    let written = written.trim().trim_end_matches(['.', ',', ';']);
    let (main, aside) = match written.split_once(" (") {
        Some((main, aside)) => (main, aside.strip_suffix(')')?),
        None => written.split_once(", ").or_else(|| written.split_once(" – ")).or_else(|| written.split_once(" - "))?,
    };
    let (main, aside) = (shape::clean(main), shape::clean(aside));
    let of = |name: &str| {
        let sure = shape::shape(name) == Shape::Name && crate::wording::people::is_surely_person(name);
        let found = match shape::shape(name) {
            Shape::Name => known.people_called(name, part),
            Shape::Abbreviation => known.people_with_initials(name, part),
            _ => Vec::new(),
        };
        if found.is_empty() && sure {
            let name = Some(name.to_owned());
            return vec![Candidate { owner_type: OwnerType::Person, name, organisation: None }];
        }
        found
    };
    let post = |words: &str| matches!(shape::shape(words), Shape::Role | Shape::Organisation | Shape::Group);
    if post(main) && shape::shape(main) != Shape::Group {
        let people = of(aside);
        return (!people.is_empty()).then_some((people, None));
    }
    if !matches!(shape::shape(aside), Shape::Role | Shape::Organisation) {
        return None;
    }
    let people = of(main);
    let body = (shape::shape(aside) == Shape::Organisation).then(|| aside.to_owned());
    (!people.is_empty()).then_some((people, body))
}

/// Every reading of the words; one means that it is plain.
fn candidates(written: &str, known: &Known<'_>, part: Option<u32>, setting: Setting) -> Vec<Candidate> {
    let nameless = |owner_type| vec![Candidate { owner_type, name: None, organisation: None }];
    match shape::shape(written) {
        Shape::Group => nameless(OwnerType::Group),
        Shape::Role => nameless(OwnerType::Role),
        Shape::Abbreviation => abbreviation(written, known, part, setting),
        Shape::Organisation => {
            let name = known.organisation_called(written).unwrap_or_else(|| written.to_owned());
            vec![Candidate { owner_type: OwnerType::Organisation, name: Some(name), organisation: None }]
        }
        Shape::Name => {
            let people = known.people_called(written, part);
            if !people.is_empty() {
                return people;
            }
            if let Some(name) = known.organisation_called(written) {
                return vec![Candidate { owner_type: OwnerType::Organisation, name: Some(name), organisation: None }];
            }
            // "Turning Point" only looks like a name.
            if shape::is_full_name(written) && crate::wording::people::is_surely_person(written) {
                let name = Some(written.to_owned());
                return vec![Candidate { owner_type: OwnerType::Person, name, organisation: None }];
            }
            Vec::new()
        }
        Shape::Unknown => known.people_called(written, part),
    }
}

fn abbreviation(written: &str, known: &Known<'_>, part: Option<u32>, setting: Setting) -> Vec<Candidate> {
    let people = known.people_with_initials(written, part);
    let mut bodies = known.organisations_with_initials(written);
    if bodies.is_empty() && (people.is_empty() || setting == Setting::Plan || known.names_body(written)) {
        let short = written.chars().filter(|c| c.is_alphabetic()).count();
        bodies = abbreviations::expand(written)
            .filter(|a| {
                // Without a word of the body in the paper, few letters may as well be somebody's initials.
                short >= PLAIN_ABBREVIATION
                    || (setting == Setting::Plan && short + 1 >= PLAIN_ABBREVIATION)
                    || a.kind == Kind::Role
                    || known.names_body(written)
                    || known.names_in_full(a.name)
            })
            .map(|a| Candidate {
                owner_type: match a.kind {
                    Kind::Organisation => OwnerType::Organisation,
                    Kind::Role => OwnerType::Role,
                    Kind::Group => OwnerType::Group,
                },
                name: Some(a.name.to_owned()),
                organisation: None,
            })
            .collect();
        if bodies.is_empty() && known.names_body(written) {
            let name = Some(written.to_owned());
            bodies.push(Candidate { owner_type: OwnerType::Organisation, name, organisation: None });
        }
    }
    match setting {
        Setting::Plan if !bodies.is_empty() => bodies,
        _ => people.into_iter().chain(bodies).collect(),
    }
}

#[cfg(test)]
mod tests;
