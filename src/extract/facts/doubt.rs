//! Which of a paper's facts are in doubt: those that no label gives and whose words are weak signs of what they are
//! taken for.

use super::marking::is_marking;
use super::top::Line;
use super::{body, header, venue};
use crate::diagnostic::ReviewCode;
use crate::framework::headings::fold;
use crate::record::{DocumentKind, DocumentRecord};
use crate::wording::{people, when};
use std::collections::BTreeSet;

/// The facts that labelled fields gave ("Venue: …"): those are vouched for.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Labelled {
    pub title: bool,
    pub body: bool,
    pub venue: bool,
    pub date: bool,
}

/// Puts the doubts on the paper's record.
pub(super) fn flag(facts: &mut DocumentRecord, labelled: Labelled, top: &[Line], heads: &[Line]) {
    let doubts = [
        (numbers(facts, top, heads), ReviewCode::NumberUncertain),
        (!labelled.title && title(facts), ReviewCode::TitleUncertain),
        (!labelled.body && facts.body.as_deref().is_some_and(|b| of_body(b, top, heads)), ReviewCode::BodyUncertain),
        (!labelled.venue && place(facts), ReviewCode::VenueUncertain),
        (facts.author.iter().any(|a| author(&a.as_written)), ReviewCode::AuthorUncertain),
        (!labelled.date && facts.meeting_date.is_some() && date(facts, top), ReviewCode::MeetingDateUncertain),
    ];
    for (_, code) in doubts.into_iter().filter(|(doubtful, _)| *doubtful) {
        facts.flag(code);
    }
}

/// Whether the line taken for a title may be none: it breaks off, is a sentence, a reference or a single plain word, or
/// stands for a report that names only its body, a person or a post.
fn title(facts: &DocumentRecord) -> bool {
    /// Titles have so many words at most.
    const LONGEST: usize = 40;
    let Some(title) = facts.title.as_deref() else { return false };
    let folded = fold(title);
    let words: Vec<&str> = folded.split(' ').filter(|w| !w.is_empty()).collect();
    // "Minutes of the Roads Panel meeting held": the line goes on elsewhere.
    let open = words.last().is_some_and(|w| {
        matches!(*w, "of" | "the" | "and" | "for" | "held" | "to" | "in" | "on" | "at" | "with" | "by" | "from" | "or")
    });
    let broken = open
        || title.contains('\n')
        || title.starts_with(char::is_lowercase)
        || title.ends_with([',', ';', '-', '–', '&', '(']);
    // "N o", "Organisation", "Rds/289/07": letters, a label or a reference.
    let letters = words.iter().all(|w| w.chars().count() < 3);
    let bare = !title.trim().contains(' ')
        && (words.len() < 2 || title.chars().any(|c| c.is_ascii_digit()))
        && facts.body.as_deref().is_none_or(|b| fold(b) != folded);
    let sentence = title.ends_with('.') && !header::is_minute(title) && words.len() > 8 || words.len() > LONGEST;
    let of_report = facts.kind == DocumentKind::BoardReport
        && (facts.body.as_deref().is_some_and(|b| fold(b) == folded)
            || body::is_name(title)
            || people::is_surely_person(title)
            || words.first() == Some(&"report") && matches!(words.get(1), Some(&"by" | &"from" | &"of")));
    broken || letters || bare || is_marking(title) || sentence || of_report
}

/// Whether the body's name may be another's or a part of one: no line at the top has it, it is a noun that has no name
/// of its own ("Parish Council") or that goes on in small letters, or several committees stand at the top.
fn of_body(name: &str, top: &[Line], heads: &[Line]) -> bool {
    let folded = fold(name);
    let words: Vec<&str> = folded.split(' ').collect();
    let lines: Vec<String> = top.iter().map(|l| fold(&l.text)).collect();
    // A running head that says nothing else is as clear as a heading.
    let own = lines.iter().any(|l| l.contains(&folded)) || heads.iter().any(|l| fold(&l.text) == folded);
    // "Dumfries" above "Integration Joint Board": a name put together from two lines.
    let joined = || lines.windows(2).any(|pair| pair.join(" ").contains(&folded));
    let last = words.last().copied().unwrap_or("");
    let small = name.split_whitespace().next_back().is_some_and(|w| w.starts_with(char::is_lowercase));
    let generic = words.len() == 2 && last == "council" && matches!(words.first(), Some(&"parish" | &"town"));
    // "Roads Panel" and "Ports Panel": two that may have met.
    let narrow = |n: &str| matches!(fold(n).rsplit(' ').next(), Some("committee" | "panel" | "subcommittee"));
    let others: BTreeSet<String> = top
        .iter()
        .filter(|l| body::is_name(l.text.trim()) && narrow(l.text.trim()))
        .map(|l| fold(&l.text))
        .filter(|other| !other.contains(&folded) && !folded.contains(other.as_str()))
        .collect();
    !own && !joined() || small || generic || narrow(name) && !others.is_empty()
}

/// Whether the place may be none: no word of a place in it, or words of people, meetings and lists.
fn place(facts: &DocumentRecord) -> bool {
    /// Places are told in so many characters at most.
    const LONGEST: usize = 110;
    const REMOTE: &[&str] = &["teams", "zoom", "webex", "skype", "video", "conference", "videoconference", "online"];
    let Some(place) = facts.venue.as_deref() else { return false };
    let folded = fold(place);
    let known = venue::is_address(place)
        || folded.split(' ').any(|w| venue::is_place(w) || REMOTE.contains(&w))
        || place.contains(',') && place.chars().any(|c| c.is_ascii_digit());
    let small = place.starts_with(char::is_lowercase) && !REMOTE.iter().any(|w| folded.contains(w));
    // "Clerk to Court", "Directors’ meeting, in the Hall".
    let of_people = place.split_whitespace().any(people::is_post_word) && !place.contains(',')
        || folded.split(' ').any(|w| matches!(w, "meeting" | "minutes" | "agenda" | "apologies" | "attended"));
    let of_paper = facts.title.as_deref().is_some_and(|t| fold(t) == folded);
    !known || small || of_people || of_paper || place.contains(':') || place.chars().count() > LONGEST
}

/// Whether lines at the top or the head of each page give another number than the one taken: to the paper, to the item
/// under which it is taken, or to the meeting.
fn numbers(facts: &DocumentRecord, top: &[Line], heads: &[Line]) -> bool {
    let lines = || top.iter().take(header::NUMBERED).chain(heads);
    // "9" and "9.1", "GWT/24/17" and "24/17" are one number, shorter and longer.
    let other = |taken: &str, found: &str| !taken.contains(found) && !found.contains(taken);
    let differs = |taken: Option<&str>, found: &dyn Fn(&Line) -> Option<String>| {
        taken.is_some_and(|taken| lines().filter_map(found).any(|found| other(&fold(taken), &fold(&found))))
    };
    differs(facts.paper_number.as_deref(), &header::paper_number_in)
        || differs(facts.agenda_item.as_deref(), &header::agenda_item_in)
        || facts.meeting_number.is_some_and(|taken| top.iter().filter_map(header::number_in).any(|n| n != taken))
}

/// Whether an author's words hold another fact: "Roads Manager to Ports Panel, 11 June 2019".
fn author(written: &str) -> bool {
    let to = written.split_once(" to ").is_some_and(|(_, whom)| !whom.starts_with("the Chief") && body::is_body(whom));
    to || when::first_day(written).is_some() || written.contains(['@', '\t'])
}

/// Whether the day may be another's: lines at the top have several days and none is said to be the meeting's, or several
/// are.
fn date(facts: &DocumentRecord, top: &[Line]) -> bool {
    let taken = facts.meeting_date.as_deref().unwrap_or("");
    let days = |about: bool| -> BTreeSet<String> {
        let told = top.iter().filter(|l| !l.tabled && (!about || header::is_about(&l.text)));
        told.filter_map(|l| when::first_day(&l.text)).map(|d| d.to_string()).collect()
    };
    let said = days(true);
    if said.contains(taken) {
        return said.len() > 1;
    }
    let all = days(false);
    // Where no line at the top has it, it stands in the paper's text or a table's cell.
    all.len() > 1 || facts.kind == DocumentKind::Other && !all.contains(taken)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::Owner;

    fn review(facts: DocumentRecord, top: &[&str], labelled: Labelled) -> Vec<ReviewCode> {
        let mut facts = facts;
        let top: Vec<Line> = top.iter().map(|t| Line::running(t)).collect();
        flag(&mut facts, labelled, &top, &[Line::running("Ports Authority Board")]);
        facts.review
    }

    fn titled(kind: DocumentKind, title: &str) -> Vec<ReviewCode> {
        let facts = DocumentRecord { kind, title: Some(title.to_owned()), ..DocumentRecord::default() };
        review(facts, &[title], Labelled::default())
    }

    #[test]
    fn titles() {
        for title in [
            "Minutes of the Roads Panel meeting held",
            "N o",
            "Organisation",
            "Rds/289/07",
            "Draft minutes",
            "and of Harbours",
        ] {
            assert_eq!(titled(DocumentKind::Minutes, title), [ReviewCode::TitleUncertain], "{title}");
        }
        for title in ["Report from the Ports Panel", "Roads Panel", "Jo Blair"] {
            assert_eq!(titled(DocumentKind::BoardReport, title), [ReviewCode::TitleUncertain], "{title}");
        }
        for title in ["Winter Plan 2022/23", "Gully cleansing – six month review"] {
            assert!(titled(DocumentKind::BoardReport, title).is_empty(), "{title}");
        }
        assert!(titled(DocumentKind::Minutes, "Roads Panel").is_empty());
        let facts = DocumentRecord { title: Some("Organisation".to_owned()), ..DocumentRecord::default() };
        assert!(review(facts, &[], Labelled { title: true, ..Labelled::default() }).is_empty());
    }

    #[test]
    fn bodies() {
        let of = |name: &str, top: &[&str]| {
            review(
                DocumentRecord { body: Some(name.to_owned()), ..DocumentRecord::default() },
                top,
                Labelled::default(),
            )
        };
        assert_eq!(of("Roads Panel", &["Winter plan"]), [ReviewCode::BodyUncertain]);
        assert_eq!(of("Parish Council", &["Agenda of the Parish Council"]), [ReviewCode::BodyUncertain]);
        assert_eq!(of("Pier Project group", &["Notes of the Pier Project group"]), [ReviewCode::BodyUncertain]);
        assert_eq!(of("Roads Panel", &["Roads Panel", "Ports Panel"]), [ReviewCode::BodyUncertain]);
        assert!(of("Roads Panel", &["Dunmore Council", "Roads Panel", "Minutes"]).is_empty());
        assert!(of("Ports Authority Board", &["Winter plan"]).is_empty());
        assert!(of("Dunmore Joint Board", &["Dunmore", "Joint Board"]).is_empty());
    }

    #[test]
    fn places() {
        let at = |place: &str| {
            review(
                DocumentRecord { venue: Some(place.to_owned()), ..DocumentRecord::default() },
                &[],
                Labelled::default(),
            )
        };
        for place in
            ["June", "Clerk to Court", "hall", "Here: Jo Blair, Ann Moss, Pat Reid", "Pier meeting, in the Hall"]
        {
            assert_eq!(at(place), [ReviewCode::VenueUncertain], "{place}");
        }
        for place in ["Harbour Office", "Guildhall, Leith", "Zoom", "12 Water Street, Leith", "MS Teams"] {
            assert!(at(place).is_empty(), "{place}");
        }
    }

    #[test]
    fn several_numbers() {
        let of = |top: &[&str]| {
            let facts = DocumentRecord { agenda_item: Some("9".to_owned()), ..DocumentRecord::default() };
            review(DocumentRecord { paper_number: Some("24/17".to_owned()), ..facts }, top, Labelled::default())
        };
        assert_eq!(of(&["Agenda item 9", "Paper 24/18"]), [ReviewCode::NumberUncertain]);
        assert_eq!(of(&["Agenda item 9", "Agenda item 4"]), [ReviewCode::NumberUncertain]);
        assert!(of(&["Agenda item 9", "Paper GWT/24/17"]).is_empty());
    }

    #[test]
    fn authors() {
        let by = |who: &str| {
            let facts = DocumentRecord { author: vec![Owner::written(who)], ..DocumentRecord::default() };
            review(facts, &[], Labelled::default())
        };
        assert_eq!(by("Roads Manager to Ports Panel, 11 June 2019"), [ReviewCode::AuthorUncertain]);
        assert_eq!(by("Roads Manager, 11 June 2019"), [ReviewCode::AuthorUncertain]);
        assert!(by("Jo Blair, Roads Manager").is_empty());
    }

    #[test]
    fn days() {
        let on = |top: &[&str]| {
            let facts = DocumentRecord { meeting_date: Some("2019-06-11".to_owned()), ..DocumentRecord::default() };
            let facts = DocumentRecord { kind: DocumentKind::BoardReport, ..facts };
            review(facts, top, Labelled::default())
        };
        assert_eq!(on(&["11 June 2019", "4 May 2019"]), [ReviewCode::MeetingDateUncertain]);
        assert_eq!(on(&["Board, 11 June 2019", "Meeting, 4 May 2019"]), [ReviewCode::MeetingDateUncertain]);
        assert!(on(&["Board meeting, 11 June 2019", "4 May 2019"]).is_empty());
        assert!(on(&["11 June 2019"]).is_empty());
    }
}
