//! Owner and date of an action from its own words.

use super::labelled::{END_BRACKET, END_DASH};
use super::standing::ticked;
use crate::diagnostic::ReviewCode;
use crate::extract::actions::{Cast, Meeting, due, owners};
use crate::record::{Action, Owner};
use crate::wording::latin::{Regex, fixed as regex};
use crate::wording::{people, sentences::sentences};
use std::sync::LazyLock;

static HEAD: LazyLock<Regex> =
    LazyLock::new(|| regex(r"^(?P<who>[A-Z][^.:;–—]{1,60}?)(?:\s*:\s+|\s+[–—-]\s+)(?P<rest>\S.*)$"));

/// Owner and date from the words of an action that is known to be one.
pub(super) fn complete(action: &mut Action, meeting: &Meeting, cast: &Cast) {
    tick_box(action);
    let text = action.text.clone();
    // Names of people at the meeting are owners for certain, forenames too.
    let names = |who: &str| {
        // "(June)": a month, unless somebody there is called so.
        if due::is_date(who) && !cast.contains(who) {
            return false;
        }
        let there = owners::split(&due::split_tail(who).0);
        let unlisted = |name: &str| cast.is_empty() && people::likeness(name) == people::Likeness::SingleName;
        let called =
            |o: &Owner| cast.contains(&o.as_written) || people::is_forename(&o.as_written) || unlisted(&o.as_written);
        is_name_tail(who) || (!there.is_empty() && there.iter().all(called))
    };
    // "Agree the plan – Candy to prepare something".
    let behind =
        || text.rsplit_once(" – ").or_else(|| text.rsplit_once(" - ")).and_then(|(_, last)| owners::subject(last));
    let later = || sentences(&text).into_iter().skip(1).find_map(|r| owners::subject(&text[r])).or_else(behind);
    let told = owners::subject(&text).or_else(|| owners::subject(agreed_words(&text)?));
    if let Some(owners) = told_by_initials(&text, cast) {
        action.owners = owners;
    } else if let Some(told) = told {
        action.owners = told.owners;
    } else if let Some(owners) = told_by_names(&text, cast) {
        action.owners = owners;
    } else if let Some(agent) = owners::agent(&text) {
        action.owners = agent;
    } else if let Some(owners) = several_brackets(&text, &names) {
        // "Write questions (Priya); get permission (Jo)": who has which part is told, but not apart.
        action.owners = owners;
        action.header.flag(ReviewCode::SplitUncertain);
    } else if let Some(found) = END_BRACKET.captures(&text).filter(|f| names(f.name("who").map_or("", |w| w.as_str())))
    {
        let who = found.name("who").map_or("", |w| w.as_str());
        let (who, date) = due::split_tail(who);
        action.owners = owners::split(&who);
        action.due = action.due.take().or(date);
        action.text = text[..found.get(0).map_or(text.len(), |m| m.start())].trim_end().to_owned();
    } else if let Some(found) = HEAD.captures(&text).filter(|f| {
        let who = f.name("who").map_or("", |w| w.as_str());
        is_name_tail(who)
            || owners::split(who).iter().all(|o| cast.contains(&o.as_written) || people::is_forename(&o.as_written))
    }) {
        // "JS – circulate the paper", "Chief Officer: write to all".
        action.owners = owners::split(found.name("who").map_or("", |w| w.as_str()));
        action.text = found.name("rest").map_or("", |r| r.as_str()).to_owned();
    } else if let Some(told) = later() {
        action.owners = told.owners;
    } else if let Some(found) = END_DASH.captures(&text).filter(|f| names(f.name("who").map_or("", |w| w.as_str()))) {
        let (who, date) = due::split_tail(found.name("who").map_or("", |w| w.as_str()));
        action.owners = owners::split(&who);
        action.due = action.due.take().or(date);
        action.text = text[..found.get(0).map_or(text.len(), |m| m.start())].trim_end().to_owned();
    }
    if action.due.is_none() {
        let told = due::in_text(&action.text, meeting.date).map(|(_, w)| w);
        action.due = told.or_else(|| due::at_end(&action.text, meeting.date));
        if action.due.is_some() && due::are_several(&action.text) {
            action.header.flag(ReviewCode::DueAmbiguous);
        }
    }
}

/// "It was agreed that with effect from May, the Chairs would report": the words behind the lead.
fn agreed_words(text: &str) -> Option<&str> {
    let rest = text.strip_prefix("It was ")?.trim_start_matches("also ");
    let rest = rest.strip_prefix("agreed that ").or_else(|| rest.strip_prefix("decided that "))?;
    Some(rest.strip_prefix("with effect from ").and_then(|r| r.split_once(", ")).map_or(rest, |(_, rest)| rest))
}

/// The people of several brackets in one text; `None` where fewer than two name anybody.
fn several_brackets(text: &str, names: &dyn Fn(&str) -> bool) -> Option<Vec<Owner>> {
    let inside = text.split('(').skip(1).filter_map(|rest| rest.split_once(')')).map(|(inside, _)| inside.trim());
    let named: Vec<&str> = inside.filter(|inside| names(inside)).collect();
    (named.len() > 1).then(|| named.iter().flat_map(|who| owners::split(&due::split_tail(who).0)).collect())
}

/// "Janet to setup a meeting": people of the meeting before "to", whatever they are to do.
fn told_by_names(text: &str, cast: &Cast) -> Option<Vec<Owner>> {
    let (who, _) = text.split_once(" to ").or_else(|| text.split_once(" will "))?;
    let owners = owners::split(who);
    let there = who.split_whitespace().count() <= 6 && !owners.is_empty();
    (there && owners.iter().all(|owner| cast.contains(&owner.as_written))).then_some(owners)
}

/// People at the meeting whose initials are words as well ("SL and TO to draft", "IT to check").
fn told_by_initials(text: &str, cast: &Cast) -> Option<Vec<Owner>> {
    let (who, _) = text.split_once(" to ").or_else(|| text.split_once(" will "))?;
    let who: Vec<&str> = who.split([' ', ',', '/', '&']).filter(|w| !w.is_empty() && *w != "and").collect();
    let capitals = |w: &&str| (2..=4).contains(&w.len()) && w.chars().all(|c| c.is_ascii_uppercase());
    let there = !who.is_empty() && who.iter().all(|w| capitals(w) && cast.contains(w));
    there.then(|| who.iter().map(|w| Owner::written(*w)).collect())
}

/// "`[x]` Publish the minutes": a box before the text says how far it is.
fn tick_box(action: &mut Action) {
    if let (Some(status), rest) = ticked(&action.text) {
        let rest = rest.to_owned();
        action.status = Some(status);
        action.text = rest;
    }
}

/// Words at the end or head of an action that are its owner for certain: initials, names, posts, not a remark.
fn is_name_tail(text: &str) -> bool {
    let (who, _) = due::split_tail(text);
    let owners = owners::split(&who);
    !owners.is_empty()
        && owners::is_owner(&who)
        && owners.iter().all(|o| {
            let likeness = people::likeness(&o.as_written);
            likeness == people::Likeness::Initials
                || likeness == people::Likeness::Person
                || (likeness == people::Likeness::PostOrBody
                    && o.as_written.split_whitespace().any(people::is_post_word))
                || o.as_written.eq_ignore_ascii_case("all")
        })
}
