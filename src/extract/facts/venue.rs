//! Where a meeting was held, from the first lines of a paper.

use super::top::Line;
use crate::framework::headings::fold;
use crate::wording::latin::{Regex, fixed as regex};
use crate::wording::{people, when};
use serde::Deserialize;
use std::sync::LazyLock;

static HELD: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?i)\b(?:held|met|meeting\s+on|take\s+place)\b(?:\s+in\s+(?:public|private|person|hybrid\s+form(?:at)?))?.{0,90}?\b(?:at|in|within)\s+(?:(?-i:the)\s+)?(?P<venue>(?:[A-Z]|\d+[A-Za-z]?,?\s+(?-i:[A-Z]))[^:;\n]{3,120}?)(?:,?\s+(?:on|at)\s+(?:\w+,?\s+)?(?:the\s+)?\d.*|,?\s+\d{1,2}[.:]\d{2}\s*(?:am|pm|hrs|hours)?\.?|,?\s+(?:and|via|with)\s+(?:(?:by|via|on|over)\s+)?(?:video|telephone|remote|Teams|MS\b|Microsoft\b|Zoom\b).*|\s*[:.]?\s*)$",
    )
});

/// The venue: "held … at the …", else a line with an address after the date's.
pub(super) fn venue(top: &[Line]) -> Option<String> {
    // Below the head of the board whose item it is, the minute tells its own place.
    let own = super::header::the_item(top.iter()).and_then(|item| {
        let minute = top.get(item..)?.iter().position(|l| super::header::is_minute(&l.text))?;
        venue_in(top.get(item + minute..)?)
    });
    own.or_else(|| venue_in(top))
}

fn venue_in(top: &[Line]) -> Option<String> {
    let held = top.iter().find_map(|l| held_at(&l.text)).filter(|v| when::first_day(v).is_none());
    held.or_else(|| top.iter().find_map(|l| beside_date(&l.text)))
        .or_else(|| {
            // The day in the corner may be that of the meeting to which the minute goes.
            let dated = top.iter().enumerate().filter(|(_, l)| when::first_day(&l.text).is_some());
            // "At Glenbrae Village Hall at 19:30" says so itself.
            let place =
                |l: &&Line| !l.text.starts_with("At ") && (is_address(&l.text) || is_address(without_time(&l.text)));
            // Below "Attendees" and behind bullets stand people: "• Ann Moss, Deputy Director, Primary Care".
            let people = |l: &&Line| {
                let name = l.text.trim_start_matches(['•', '-', '–', '*', ' ']).split([',', '(']).next().unwrap_or("");
                crate::framework::headings::people(&l.text).is_some() || people::is_surely_person(name.trim())
            };
            // "31 July" may be the letter's own day, with the sender's address below it: the hour says when they met.
            let timed = |at: &(usize, &Line)| super::header::tells_hour(&at.1.text);
            let dated: Vec<(usize, &Line)> = dated.collect();
            let met = dated.iter().filter(|at| timed(at)).chain(dated.iter().filter(|at| !timed(at)));
            let mut below =
                met.filter_map(|(date, _)| top.get(*date + 1..)?.iter().take(3).take_while(|l| !people(l)).find(place));
            below.next().map(|l| without_time(l.text.trim_end_matches('.')).to_owned())
        })
        // "Committee Room 102, Town Hall" on the line above the day.
        .or_else(|| {
            let date = top.iter().position(|l| when::first_day(&l.text).is_some())?;
            let above = top.get(date.checked_sub(1)?)?;
            let room = fold(&above.text).split(' ').any(|w| matches!(w, "room" | "hall" | "chamber" | "boardroom"));
            (room && above.text.contains(',') && is_address(&above.text)).then(|| above.text.clone())
        })
        .or_else(|| top.iter().find_map(|l| behind_hour(&l.text)))
        // "At Glenbrae Village Hall at 19:30" on a line of its own.
        .or_else(|| {
            let said = top.iter().filter_map(|l| l.text.strip_prefix("At ").or_else(|| l.text.strip_prefix("at ")));
            said.map(without_time)
                .map(|v| v.strip_prefix("the ").unwrap_or(v))
                .find(|v| is_address(v))
                .map(str::to_owned)
        })
        .or_else(|| remote(top))
}

/// "… held in the Town Hall on Monday 7 September": the place that a sentence names.
pub(super) fn held(text: &str) -> Option<String> {
    held_at(text).filter(|v| when::first_day(v).is_none() && is_address(v))
}

fn held_at(text: &str) -> Option<String> {
    // "Minutes of meeting in the Pier Office on 4 May": the word "held" is left out.
    let at = [" of meeting in ", " of meeting at ", " of the meeting in ", " of the meeting at "];
    let at = at.iter().find_map(|said| text.find(said).map(|at| at + said.len() - " in ".len()));
    let told = at.and_then(|at| Some(format!("held{}", text.get(at..)?)));
    let text = told.as_deref().filter(|told| when::first_day(told).is_some()).unwrap_or(text);
    let found = HELD.captures(text)?;
    let place = after_time(found.name("venue")?.as_str());
    let place = first_sentence(place);
    // "… in the Pier Office for the purpose of transacting the business below".
    let for_what = [" for the purpose", " for the transaction", " to transact ", " to consider ", " when the "];
    let place = for_what.iter().find_map(|said| place.split_once(said)).map_or(place, |(place, _)| place);
    // "Board of Directors meeting held in public": who may come, not where.
    let place = place.trim().trim_end_matches([',', '.']);
    let lower = place.to_ascii_lowercase();
    let begins = [" commencing", " starting", " beginning"].iter().find(|word| lower.ends_with(**word));
    let place = place[..place.len() - begins.map_or(0, |word| word.len())].trim_end_matches([',', ' ']);
    let place = place.strip_prefix("THE ").unwrap_or(place);
    let who = matches!(fold(place).as_str(), "public" | "private" | "common" | "open session" | "public session");
    (!who).then(|| place.to_owned())
}

/// "… Civic Offices, Reading. The agenda is set out below", "Pier Office. View directions": the next sentence is no place.
pub(super) fn first_sentence(place: &str) -> &str {
    let ends = place.match_indices(". ").map(|(at, _)| at).find(|at| {
        let word = place[..*at].rsplit(' ').next().unwrap_or("");
        word.chars().count() > 3 && place[at + 2..].starts_with(char::is_uppercase)
    });
    ends.map_or(place, |at| &place[..at])
}

/// "Minutes of the meeting Thursday 30th May 3.30pm Harbour Surgery": the place behind day and hour.
fn behind_hour(text: &str) -> Option<String> {
    static HOUR: LazyLock<Regex> = LazyLock::new(|| {
        regex(
            r"(?i)\d(?:[.:]\d{2})?\s?(?:am|pm|a\.m\.|p\.m\.|hrs)\.?,?\s+(?:in\s+|at\s+)?(?:the\s+)?(?P<place>(?-i:\p{Lu})[^:;]{4,60})$",
        )
    });
    when::first_day(text)?;
    let place = HOUR.captures(text)?.name("place")?.as_str().trim_end_matches('.');
    // The heading of the people below ran on behind it.
    let place = ["Present", "Attendees", "Apologies", "Minutes", "Agenda"]
        .iter()
        .find_map(|heading| place.strip_suffix(heading)?.strip_suffix(' '))
        .unwrap_or(place);
    (is_address(place) && when::first_day(place).is_none()).then(|| place.to_owned())
}

/// "Monday 6th June 2022, Village Hall, 7.30pm": the place behind the day.
fn beside_date(text: &str) -> Option<String> {
    let pieces: Vec<&str> =
        text.split([',', '–', '—', '|', ';', '\t']).map(str::trim).filter(|p| !p.is_empty()).collect();
    let day = pieces.iter().position(|p| when::first_day(p).is_some())?;
    let timed = |p: &str| without_time(&format!("{p},")).trim().is_empty();
    let rest: Vec<&str> = pieces[day + 1..].iter().copied().filter(|p| !timed(p)).collect();
    // "Notes of: 21st March 2007 Skills Lab, Ayr Hospital": the place begins in the piece of the day.
    let begun = behind_year(pieces[day]).filter(|_| !rest.is_empty());
    let place = begun.into_iter().chain(rest.iter().copied()).collect::<Vec<_>>().join(", ");
    let place = without_remote(without_time(&place).trim());
    (!rest.is_empty()
        && is_address(place)
        && place.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
        && text.chars().count() <= 160)
        .then(|| place.trim_end_matches('.').to_owned())
}

/// The words behind the year of a date and its hour ("2024 at 1pm Board Room"), where they begin with a capital.
fn behind_year(text: &str) -> Option<&str> {
    let year =
        |w: &str| w.len() == 4 && (w.starts_with("19") || w.starts_with("20")) && w.bytes().all(|b| b.is_ascii_digit());
    let at = text.split(' ').find(|w| year(w)).and_then(|w| text.find(w))?;
    let hour = |word: &str| {
        matches!(word, "at" | "from" | "to" | "am" | "pm" | "noon" | "-" | "–" | "until")
            || word.starts_with(|c: char| c.is_ascii_digit()) && word.ends_with(['m', 's', '0', '5', '.'])
    };
    let mut rest = text[at + 4..].trim();
    while let Some((_, behind)) = rest.split_once(' ').filter(|(word, _)| hour(word)) {
        rest = behind.trim_start();
    }
    Some(rest).filter(|rest| rest.starts_with(char::is_uppercase))
}

/// "by Microsoft Teams": a meeting that had no room.
fn remote(top: &[Line]) -> Option<String> {
    static REMOTE: LazyLock<Regex> = LazyLock::new(|| {
        regex(
            r"(?i)(?:\b(?:by|via|on|through|over|using)\s+|\()(?P<venue>(?:(?:microsoft|ms)\s+)?teams|zoom|webex|skype|video\s?-?conference|tele-?conference)\b",
        )
    });

    top.iter().filter(|l| l.text.chars().count() <= 160).find_map(|l| {
        let found = REMOTE.captures(&l.text)?;
        let room = room_besides(&l.text[..found.get(0)?.start()]);
        room.or_else(|| found.name("venue").map(|v| v.as_str())).map(str::to_owned)
    })
}

/// "Pier Boardroom and MS Teams" without the way in which others take part.
fn without_remote(place: &str) -> &str {
    static BESIDES: LazyLock<Regex> = LazyLock::new(|| {
        regex(
            r"(?i)(?:,|/|\s+and|\s+&|\s+or)\s*(?:(?:by|via|on|over)\s+)?(?:(?:microsoft|ms)\s+)?(?:teams|zoom|webex|skype|video\s?-?conferenc(?:e|ing))\.?$",
        )
    });
    BESIDES.find(place).map_or(place, |found| place[..found.start()].trim_end())
}

/// "Hybrid meeting: Pier Library" without the manner in which they meet.
fn behind_manner(text: &str) -> &str {
    const MANNER: [&str; 12] =
        ["hybrid", "meeting", "blended", "in", "person", "face", "to", "venue", "location", "place", "held", "at"];
    let parted = text.split_once(':').filter(|(manner, _)| fold(manner).split(' ').all(|w| MANNER.contains(&w)));
    parted.map_or(text, |(_, place)| place.trim())
}

/// "7pm, Pier Library (and" before "on Zoom)": the room to which some come in person.
fn room_besides(before: &str) -> Option<&str> {
    let before = before.trim_end();
    let joined = ["and", "or", "also"].iter().find_map(|word| before.strip_suffix(word)?.strip_suffix([' ', '(']))?;
    let joined = behind_manner(joined.trim_end_matches([' ', '(', ',']));
    let room = without_time(joined);
    if is_address(room) && when::first_day(room).is_none() {
        return Some(room);
    }
    // "… 10.00 – 12.15, Burgh Chambers": what stands behind the last hour is a place, whatever it is called.
    let (hours, last) = joined.rsplit_once([',', '–', '|', ';'])?;
    let room = without_time(last.trim());
    let named = room.starts_with(char::is_uppercase) && room.split(' ').count() <= MOST_WORDS_OF_ROOM;
    (named && hours.ends_with(|c: char| c.is_ascii_digit() || c == 'm') && when::first_day(room).is_none())
        .then_some(room)
}

/// A room's name without its address has no more words.
const MOST_WORDS_OF_ROOM: usize = 5;

/// "9.30am, Pullar House, Perth", "2.00pm to 4.00pm Pullar House", "Pullar House, at 7.30 pm" without their time.
pub(super) fn without_time(text: &str) -> &str {
    without_time_before(without_time_behind(text))
}

/// "Pullar House, at 7.30 pm" without its time.
fn without_time_behind(text: &str) -> &str {
    static BEHIND: LazyLock<Regex> = LazyLock::new(|| {
        regex(
            r"(?i),?\s+(?:(?:at|from|commencing\s+at|starting\s+at)\s+)?\d{1,2}(?:[.:]\d{2}\s*(?:a\.?m\.?|p\.?m\.?|hrs|hours)?|\s?(?:a\.?m\.?|p\.?m\.?|noon))$",
        )
    });
    BEHIND.find(text).map_or(text, |found| &text[..found.start()])
}

fn without_time_before(text: &str) -> &str {
    static TIME: LazyLock<Regex> = LazyLock::new(|| {
        regex(
            r"(?i)^(?:at\s+)?\d{1,2}(?:[.:]\d{2})?\s*(?:a\.?m\b\.?|p\.?m\b\.?|hrs|hours|noon)?(?:\s*(?:-|–|to)\s*\d{1,2}(?:[.:]\d{2})?\s*(?:a\.?m\b\.?|p\.?m\b\.?|hrs|hours|noon)?)?(?:\s+(?:UTC|GMT|BST|CET))?\s*(?P<sign>,|;|–|-|\bin\b|\bat\b|\s)\s*(?:in\s+|at\s+)?(?:(?-i:the)\s+)?",
        )
    });
    let Some(found) = TIME.captures(text) else { return text };
    let (sign, whole) = (found.name("sign").map_or("", |m| m.as_str()), found.get(0).map_or("", |m| m.as_str()));
    let rest = &text[whole.len()..];
    // "10 High Street": without a sign behind it the number must be an hour beyond doubt.
    let lower = whole.to_lowercase();
    let halves = ["am", "pm", "a.m", "p.m", "hrs", "hours", "noon"];
    // "13:30 Board Room": a colon parts hours from minutes and nothing else.
    let hour = whole.contains(':') || halves.iter().any(|half| lower.contains(half));
    if sign.trim().is_empty() && !(hour && rest.starts_with(char::is_uppercase)) { text } else { rest }
}

/// "2 p.m. in the Board Room" without its time.
fn after_time(text: &str) -> &str {
    static AT: LazyLock<Regex> = LazyLock::new(|| {
        regex(
            r"(?i)^(?:at\s+)?\d{1,4}(?:[.:]\d{2})?\s*(?:a\.?m\.?|p\.?m\.?|hrs|hours|noon)?,?\s+(?:in|at)\s+(?:the\s+)?",
        )
    });
    AT.find(text).map_or(text, |found| &text[found.end()..])
}

/// Words of places; the data is `places.toml`.
#[derive(Debug, Default, Deserialize)]
struct Places {
    /// Whole words.
    words: Vec<String>,
    /// How longer words end.
    endings: Vec<String>,
}

static PLACES: LazyLock<Places> = LazyLock::new(|| {
    // The file is compiled in; `the_words_are_sound` keeps it readable.
    toml::from_str(include_str!("places.toml")).unwrap_or_default()
});

/// Whether a word, in small letters, is one of places: "hall", "schoolhouse".
pub(super) fn is_place(word: &str) -> bool {
    PLACES.words.iter().any(|place| place == word)
        || PLACES.endings.iter().any(|end| word.len() > end.len() + 2 && word.ends_with(end.as_str()))
}

pub(super) fn is_address(text: &str) -> bool {
    let folded = fold(text);
    let people =
        ["members", "present", "attend", "in attendance", "apologies", "chair"].iter().any(|w| folded.starts_with(w))
            || text
                .split([',', ';', '('])
                .any(|p| crate::wording::people::is_surely_person(p.trim()) && !fold(p).split(' ').any(is_place));
    if people {
        return false;
    }
    let place = folded.split(' ').any(is_place);
    let listed = text.matches(',').count() >= 2;
    // "Lease of the Old Library" is what a paper is about.
    // "Gull House 9-19 Pier Road Dunoon" has a number and two words of places.
    let housed = text.chars().any(|c| c.is_ascii_digit())
        && folded.split(' ').filter(|w| is_place(w)).count() > 1
        && text.split_whitespace().count() <= 9;
    let short = text.contains(',') || text.split_whitespace().count() <= 4 || housed;
    let place = place && short && !text.contains(':');
    (place || listed)
        && text.chars().count() <= 140
        && (!text.ends_with('.') || (text.split_whitespace().count() <= 8 && text.contains(',')))
        && !folded.starts_with("present")
        && when::first_day(text).is_none()
        && !text.contains("(Chair")
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn the_words_are_sound() {
        let places: Places = toml::from_str(include_str!("places.toml")).unwrap();
        for word in places.words.iter().chain(&places.endings) {
            assert_eq!(&fold(word), word, "words stand in the file as they are compared");
        }
        assert!(is_place("schoolhouse") && is_place("hall") && !is_place("shall") && !is_place("harbour"));
    }

    #[test]
    fn the_manner_of_a_meeting_is_no_part_of_its_place() {
        let room = |text| room_besides(text);
        assert_eq!(room("Hybrid meeting: Pier Buildings, Ayr and "), Some("Pier Buildings, Ayr"));
        assert_eq!(room("Venue: Pier Hall or "), Some("Pier Hall"));
        assert_eq!(room("Roads: Pier Hall and "), None);
    }

    #[test]
    fn where_they_met() {
        for (text, place) in [
            ("The Garden Committee met in the Potting Shed on Wednesday 17 January 2024.", Some("Potting Shed")),
            (
                "Minute of Meeting held within the Gowan Suite, Pier House on Thursday 14 March 2019",
                Some("Gowan Suite, Pier House"),
            ),
            (
                "A meeting is to be held on Monday 7th October 2024 at 7.15pm in the Pier Pavilion for the purpose of transacting business.",
                Some("Pier Pavilion"),
            ),
            ("The Board met in private on 4 May", None),
        ] {
            assert_eq!(held(text).as_deref(), place, "{text}");
        }
        let behind_day = |text: &str| beside_date(text).unwrap_or_default();
        assert_eq!(
            behind_day("Monday 18 March 2024 at 1pm Board Room, Town Hall, Leith"),
            "Board Room, Town Hall, Leith"
        );
        assert_eq!(behind_day("Notes of: 21st March 2007 Skills Lab, Ayr Hospital"), "Skills Lab, Ayr Hospital");
        assert_eq!(behind_day("Wednesday 25 October 2023 at 9.30 am – Pier Boardroom and MS Teams"), "Pier Boardroom");
        assert_eq!(
            held("A meeting is to be held at Burgh Chambers, Elgin and via video-conference on 4 May.").as_deref(),
            Some("Burgh Chambers, Elgin")
        );
        assert_eq!(room_besides("1.30pm–3.30pm, Pier Library (and "), Some("Pier Library"));
        assert_eq!(room_besides("a talk on ferries and "), None);
        assert_eq!(first_sentence("Pier Office. View directions"), "Pier Office");
        assert_eq!(first_sentence("St. Magnus Hall"), "St. Magnus Hall");
    }
}
