//! Actions in running text: lines that are marked ("Action: JS by 31 March", "ACTION – Chief Officer", "… (Action:
//! Finance)"), lists under "Actions", and, in minutes that mark none, sentences that tell somebody to do something.

use super::{Meeting, due, owners, rows};
use crate::diagnostic::ReviewCode;
use crate::extract::passages::{Passage, Passages};
use crate::framework::headings;
use crate::record::{Action, DocumentKind, Owner, When};
use crate::wording::latin;
use crate::wording::{labels, people, sentences::sentences, verbs};
use regex::Regex;
use std::collections::BTreeSet;
use std::sync::LazyLock;

/// A line that is marked as an action.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::extract) struct Labelled<'a> {
    /// Number of the action.
    pub number: Option<&'a str>,
    /// What stands after the mark; "" where it stands in the next lines.
    pub rest: &'a str,
}

#[allow(clippy::unwrap_used)] // The patterns are fixed; the tests run them.
fn regex(pattern: &str) -> Regex {
    latin::regex(pattern).unwrap()
}

static LABEL: LazyLock<Regex> = LazyLock::new(|| {
    regex(concat!(
        r"(?i)^[\[(*]?\s*(?:(?:agreed|key|new|further|board|follow[- ]up)\s+)?actions?",
        r"(?:\s+(?:points?|items?|required|agreed|arising|to be taken|for))?",
        r"\s*(?:(?:no\.?|number|ref\.?|point)?\s*(?P<number>#?[A-Za-z]{0,4}\d[\w./-]{0,12}?))?",
        r"\s*(?:(?P<mark>[:–—]|\s-\s|-\s|\.\s|>)\s*(?P<rest>.*)|\s*)$"
    ))
});
/// "Action JS", "ACTION by JS", "Action for Chief Officer": the owner alone.
static LABEL_OWNER: LazyLock<Regex> =
    LazyLock::new(|| regex(r"(?i)^[\[(]?\s*actions?(?:\s+(?:by|for|on|to))?\s+(?P<rest>[^.:]{2,60}?)\s*[\])]?\.?$"));
/// "(Action: Finance Directorate)", "[ACTION JS]" at the end of a sentence.
static BRACKET: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?i)\s*[(\[]\s*(?:agreed\s+)?actions?(?:\s+(?:points?|by|for|on))?\s*(?P<number>\d[\w./-]{0,8})?\s*[:–—-]?\s+(?P<rest>[^()\[\]]{1,120}?(?:\([^()]*\)[^()\[\]]*)?)\s*[)\]]\s*[.;]?",
    )
});
/// "… sent. Action: JS", "… sent. ACTION: JS to write".
static INLINE: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?:[.;!?)]|\n)\s*(?P<mark>(?:Agreed\s+)?(?:Actions?|ACTIONS?)(?:\s+(?:[Pp]oint|[Rr]equired|POINT))?(?:\s+\d[\w./-]*)?\s*(?::|\s[–—-]\s))",
    )
});
/// Fields under an action: "Owner: JS", "Due: May".
static FIELD: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?i)^(?:(?P<owner>owners?|by whom|leads?|responsible|responsibility|who|action by|action owners?|assigned to)|(?P<due>due(?: date| by)?|by when|deadline|timescale|target date|when|completion date|date)|(?P<status>status|progress|update))\s*[:–—]\s*(?P<value>.+)$",
    )
});
/// Initials set at the right end of a line with a tab.
static TAB_OWNER: LazyLock<Regex> = LazyLock::new(|| regex(r"\t+\s*(?P<who>[A-Z][A-Za-z/&, +]{1,30})$"));

/// The mark at the beginning of a line, if it has one.
pub(in crate::extract) fn labelled(text: &str) -> Option<Labelled<'_>> {
    let text = text.trim();
    if text.len() < 6 || !text.is_char_boundary(text.len().min(40)) && text.len() < 6 {
        return None;
    }
    let head = text.get(..text.char_indices().nth(30).map_or(text.len(), |(i, _)| i))?.to_lowercase();
    if !head.contains("action") {
        return None;
    }
    if let Some(found) = LABEL.captures(text) {
        let rest = found.name("rest").map_or("", |r| r.as_str()).trim().trim_end_matches([']']).trim();
        let number = found.name("number").map(|n| n.as_str().trim_end_matches(['.', '-']));
        return Some(Labelled { number, rest });
    }
    let rest = LABEL_OWNER.captures(text)?.name("rest")?.as_str().trim();
    let (who, _) = due::split_tail(rest);
    let short = owners::split(&who);
    let strong = !short.is_empty()
        && owners::is_owner(&who)
        && !rest.split_whitespace().next().is_some_and(|w| w.chars().all(char::is_lowercase));
    strong.then_some(Labelled { number: None, rest })
}

/// Whether a line is a field of an action: "Owner: JS", "Due: May".
pub(in crate::extract) fn is_field(text: &str) -> bool {
    text.contains([':', '–', '—']) && FIELD.is_match(text.trim())
}

/// Headings under which every line is an action.
fn is_actions_heading(text: &str) -> bool {
    let folded = headings::fold(text);
    matches!(
        folded.as_str(),
        "actions"
            | "action points"
            | "actions agreed"
            | "agreed actions"
            | "summary of actions"
            | "action summary"
            | "action list"
            | "list of actions"
            | "actions arising"
            | "actions to be taken"
            | "action items"
            | "new actions"
            | "summary of action points"
            | "actions required"
            | "actions from this meeting"
            | "actions from the meeting"
            | "next steps and actions"
            | "actions and next steps"
            | "action log"
            | "actions from today"
            | "summary of actions agreed"
            | "follow up actions"
            | "actions arising from the meeting"
            | "actions arising from this meeting"
            | "key actions"
    )
}

/// A line of a passage: passages are cut at forced line breaks and before inline marks.
#[derive(Debug, Clone)]
struct Line<'p, 'a> {
    passage: &'p Passage<'a>,
    text: String,
    /// First line of its passage.
    first: bool,
}

fn lines<'p, 'a>(passages: &'p Passages<'a>) -> Vec<Line<'p, 'a>> {
    let mut out = Vec::new();
    for passage in &passages.list {
        let mut first = true;
        for text in cut(&passage.text) {
            out.push(Line { passage, text, first });
            first = false;
        }
    }
    out
}

/// Cuts a passage's text into lines: at line breaks (but where the next line goes on in small letters), and before
/// marks in the line.
pub(in crate::extract) fn cut(text: &str) -> Vec<String> {
    let mut joined: Vec<String> = Vec::new();
    for line in text.split('\n').map(str::trim).filter(|l| !l.is_empty()) {
        match joined.last_mut() {
            Some(last) if line.starts_with(|c: char| c.is_lowercase()) && !last.ends_with(['.', ':', ';']) => {
                last.push(' ');
                last.push_str(line);
            }
            _ => joined.push(line.to_owned()),
        }
    }
    let mut out = Vec::new();
    for line in joined {
        let mut from = 0;
        for found in INLINE.captures_iter(&line) {
            if let Some(mark) = found.name("mark") {
                let piece = line[from..mark.start()].trim();
                if !piece.is_empty() {
                    out.push(piece.to_owned());
                }
                from = mark.start();
            }
        }
        let piece = line[from..].trim();
        if !piece.is_empty() {
            out.push(piece.to_owned());
        }
    }
    out
}

/// Where actions are read.
#[derive(Debug, Clone, Copy)]
pub(super) struct Prose<'a> {
    /// All passages.
    pub passages: &'a Passages<'a>,
    /// Paths of paragraphs and cells that tables have given already.
    pub claimed: &'a BTreeSet<String>,
    /// Tables whose every row is read as a log.
    pub logs: &'a BTreeSet<usize>,
    /// Names, forenames and initials of people at the meeting.
    pub cast: &'a BTreeSet<String>,
}

/// Whether passages of this kind of paper are minutes.
pub(in crate::extract) fn is_minutes(kind: DocumentKind) -> bool {
    kind == DocumentKind::Minutes
}

/// Reads marked actions, and where there are none sentences that tell somebody to do something.
pub(super) fn read(prose: Prose<'_>, meetings: &[Meeting], out: &mut Vec<Action>) {
    let lines = lines(prose.passages);
    let mut index = 0;
    let mut list_until_heading = false;
    let mut marked: BTreeSet<Option<u32>> = out.iter().map(|a| a.header.source.part).collect();
    let mut found: Vec<Action> = Vec::new();
    while let Some(line) = lines.get(index) {
        let here = index;
        index += 1;
        if !readable(prose, line) {
            continue;
        }
        let meeting = super::meeting_of(meetings, line.passage.part);
        if line.passage.heading && line.first {
            list_until_heading = is_actions_heading(&line.text);
            if list_until_heading {
                continue;
            }
        }
        if let Some(label) = labelled(&line.text) {
            index = labelled_action(prose, &lines, here, label, meeting, &mut found);
            list_until_heading = false;
            continue;
        }
        if let Some(action) = bracketed(prose, line, meeting) {
            found.push(action);
            continue;
        }
        if list_until_heading && !FIELD.is_match(&line.text) {
            let (mut action, next) = listed(prose, &lines, here, meeting);
            index = next;
            if is_something(&action.text) {
                let bullet = line.passage.label.is_some();
                if action.owners.is_empty() && action.due.is_none() && !bullet {
                    action.header.flag(ReviewCode::ActionFromProse);
                }
                found.push(action);
            }
            continue;
        }
        if let Some(action) = at_tab(prose, line, meeting) {
            found.push(action);
        }
    }
    marked.extend(found.iter().map(|a| a.header.source.part));
    out.append(&mut found);
    for line in &lines {
        let part = line.passage.part;
        if !readable(prose, line) || line.passage.heading || marked.contains(&part) {
            continue;
        }
        told(prose, line, super::meeting_of(meetings, part), out);
    }
}

fn readable(prose: Prose<'_>, line: &Line<'_, '_>) -> bool {
    let passage = line.passage;
    is_minutes(passage.kind)
        && !prose.claimed.contains(&passage.path)
        && passage.cell.is_none_or(|at| !prose.logs.contains(&at.table))
}

fn start(prose: Prose<'_>, line: &Line<'_, '_>, text: &str, meeting: &Meeting) -> Action {
    let item = prose.passages.item(line.passage);
    let (title, _) = item.title.as_deref().map(rows::lead).unwrap_or_default();
    Action {
        header: line.passage.header(line.text.as_str()),
        text: text.trim().to_owned(),
        meeting_date: meeting.date.map(|d| d.to_string()),
        item_number: item.number,
        item_title: Some(title).filter(|t| !t.is_empty()),
        ..Action::default()
    }
}

fn is_something(text: &str) -> bool {
    let folded = headings::fold(text);
    !matches!(
        folded.as_str(),
        "" | "none"
            | "n a"
            | "nil"
            | "no actions"
            | "no action"
            | "none noted"
            | "no action required"
            | "no actions arising"
            | "no further action"
            | "note"
            | "to note"
            | "noted"
            | "for noting"
    )
}

/// An action marked at the beginning of its line; returns the index of the first line after it.
#[allow(clippy::needless_pass_by_value)] // The label is taken apart here.
fn labelled_action(
    prose: Prose<'_>,
    lines: &[Line<'_, '_>],
    at: usize,
    label: Labelled<'_>,
    meeting: &Meeting,
    out: &mut Vec<Action>,
) -> usize {
    let Some(line) = lines.get(at) else { return at + 1 };
    let mut next = at + 1;
    if label.rest.is_empty() {
        // The mark alone: what follows is the action, or a list of them.
        let same = |l: &Line<'_, '_>| {
            l.passage.cell.map(|c| (c.table, c.row, c.column)) == line.passage.cell.map(|c| (c.table, c.row, c.column))
                && l.passage.part == line.passage.part
                && readable(prose, l)
        };
        let listing = lines.get(next).is_some_and(|l| same(l) && is_list(l));
        let mut count = 0;
        while let Some(line) = lines.get(next) {
            let goes_on = same(line)
                && labelled(&line.text).is_none()
                && (!line.passage.heading || line.text.chars().count() > 60);
            if !goes_on || (listing && !is_list(line) && line.first) || (!listing && count > 0) {
                break;
            }
            let (mut action, after) = listed(prose, lines, next, meeting);
            next = after;
            count += 1;
            if is_something(&action.text) {
                if count == 1 {
                    action.action_number = label.number.map(str::to_owned).or(action.action_number);
                }
                out.push(action);
            }
        }
        return next;
    }
    let (rest, field_due) = due::split_field(label.rest);
    if !is_something(&rest) {
        return next;
    }
    let (who, tail_due) = due::split_tail(&rest);
    let mut action;
    if owners::is_owner(who.trim_end_matches('.')) && owners::subject(&rest).is_none() {
        // "Action: JS by 31 March": what is to be done stands before it.
        let (text, source, doubtful) = before(prose, lines, at);
        let Some(source) = source.filter(|_| !text.is_empty()) else { return next };
        action = start(prose, source, &text, meeting);
        action.header.source.places.extend(line.passage.paragraph.places());
        action.header.source.places = crate::document::geometry::union_by_page(&action.header.source.places);
        action.owners = owners::split(who.trim_end_matches('.'));
        action.due = tail_due.or(field_due).or_else(|| due::in_text(&text, meeting.date).map(|(_, w)| w));
        if doubtful {
            action.header.flag(ReviewCode::SplitUncertain);
        }
    } else {
        action = start(prose, line, &rest, meeting);
        action.due = field_due;
        complete(&mut action, meeting);
    }
    action.action_number = label.number.map(str::to_owned);
    next = fields(lines, next, &mut action);
    out.push(action);
    next
}

fn is_list(line: &Line<'_, '_>) -> bool {
    line.passage.label.is_some()
}

/// A line that is an action as a whole.
fn listed(prose: Prose<'_>, lines: &[Line<'_, '_>], at: usize, meeting: &Meeting) -> (Action, usize) {
    let Some(line) = lines.get(at) else { return (Action::default(), at + 1) };
    let (text, field_due) = due::split_field(&line.text);
    let mut action = start(prose, line, &text, meeting);
    action.due = field_due;
    complete(&mut action, meeting);
    let next = fields(lines, at + 1, &mut action);
    (action, next)
}

/// Lines "Owner: …", "Due: …" below an action; returns the index after them.
fn fields(lines: &[Line<'_, '_>], mut next: usize, action: &mut Action) -> usize {
    while let Some(line) = lines.get(next) {
        let Some(found) = FIELD.captures(&line.text) else { break };
        let value = found.name("value").map_or("", |v| v.as_str()).trim();
        if found.name("owner").is_some() {
            let (who, date) = due::split_tail(value);
            action.owners = owners::split(who.trim_end_matches('.'));
            action.due = action.due.take().or(date);
        } else if found.name("due").is_some() {
            action.due = Some(When::written(value.trim_end_matches(['.', ';'])));
        } else {
            action.progress = Some(value.to_owned());
            if let Some((status, doubt)) = headings::status(value) {
                action.status = Some(status);
                if doubt {
                    action.header.flag(ReviewCode::StatusUncertain);
                }
            }
        }
        action.header.source.places.extend(line.passage.paragraph.places());
        action.header.source.places = crate::document::geometry::union_by_page(&action.header.source.places);
        next += 1;
    }
    next
}

#[allow(clippy::unwrap_used)]
static END_BRACKET: LazyLock<Regex> = LazyLock::new(|| regex(r"\s*[(\[]\s*(?P<who>[^()\[\]]{2,60}?)\s*[)\]]\s*[.;]?$"));
static END_DASH: LazyLock<Regex> =
    LazyLock::new(|| regex(r"(?:\s+[–—-]\s*|\.\s+|\t+\s*|\s{3,})(?P<who>[A-Z][^.:;]{1,40}?)\s*[.;]?$"));
static HEAD: LazyLock<Regex> =
    LazyLock::new(|| regex(r"^(?P<who>[A-Z][^.:;–—]{1,60}?)(?:\s*:\s+|\s+[–—-]\s+)(?P<rest>\S.*)$"));

/// Owner and date from the words of an action that is known to be one.
fn complete(action: &mut Action, meeting: &Meeting) {
    let text = action.text.clone();
    let told =
        owners::subject(&text).or_else(|| sentences(&text).into_iter().skip(1).find_map(|r| owners::subject(&text[r])));
    if let Some(told) = told {
        action.owners = told.owners;
    } else if let Some(found) =
        END_BRACKET.captures(&text).filter(|f| is_name_tail(f.name("who").map_or("", |w| w.as_str())))
    {
        let who = found.name("who").map_or("", |w| w.as_str());
        let (who, date) = due::split_tail(who);
        action.owners = owners::split(&who);
        action.due = action.due.take().or(date);
        action.text = text[..found.get(0).map_or(text.len(), |m| m.start())].trim_end().to_owned();
    } else if let Some(found) = HEAD.captures(&text).filter(|f| is_name_tail(f.name("who").map_or("", |w| w.as_str())))
    {
        // "JS – circulate the paper", "Chief Officer: write to all".
        action.owners = owners::split(found.name("who").map_or("", |w| w.as_str()));
        action.text = found.name("rest").map_or("", |r| r.as_str()).to_owned();
    } else if let Some(found) =
        END_DASH.captures(&text).filter(|f| is_name_tail(f.name("who").map_or("", |w| w.as_str())))
    {
        let (who, date) = due::split_tail(found.name("who").map_or("", |w| w.as_str()));
        action.owners = owners::split(&who);
        action.due = action.due.take().or(date);
        action.text = text[..found.get(0).map_or(text.len(), |m| m.start())].trim_end().to_owned();
    }
    if action.due.is_none() {
        action.due = due::in_text(&action.text, meeting.date).map(|(_, w)| w);
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

/// The words before a mark that names only the owner: the sentence before, in the same line or the passage before.
fn before<'l, 'p, 'a>(
    prose: Prose<'_>,
    lines: &'l [Line<'p, 'a>],
    at: usize,
) -> (String, Option<&'l Line<'p, 'a>>, bool) {
    let Some(line) = lines.get(at) else { return (String::new(), None, false) };
    let previous = lines[..at].iter().rev().find(|l| {
        l.passage.cell == line.passage.cell
            && l.passage.part == line.passage.part
            && !l.passage.heading
            && labelled(&l.text).is_none()
            && !FIELD.is_match(&l.text)
    });
    let Some(previous) = previous.filter(|l| readable(prose, l)) else { return (String::new(), None, false) };
    let ranges = sentences(&previous.text);
    let acts: Vec<&str> = ranges.iter().map(|r| &previous.text[r.clone()]).filter(|s| is_acting(s)).collect();
    let text = match (acts.last(), ranges.last()) {
        (Some(sentence), _) => (*sentence).to_owned(),
        (None, Some(last)) => previous.text[last.clone()].to_owned(),
        (None, None) => previous.text.clone(),
    };
    (text, Some(previous), ranges.len() > 1 && acts.len() != 1)
}

/// Whether a sentence speaks of something to be done.
fn is_acting(sentence: &str) -> bool {
    owners::subject(sentence).is_some()
        || [
            " agreed ",
            " to be ",
            " will ",
            " should ",
            " would ",
            " asked ",
            " undertook ",
            " requested ",
            " need to ",
            " needs to ",
        ]
        .iter()
        .any(|w| sentence.contains(w))
        || sentence.split_whitespace().next().is_some_and(verbs::is_doing)
}

/// "… will be drawn up (Action: Finance Directorate)."
fn bracketed(prose: Prose<'_>, line: &Line<'_, '_>, meeting: &Meeting) -> Option<Action> {
    let found = BRACKET.captures(&line.text)?;
    let whole = found.get(0)?;
    let who = found.name("rest")?.as_str().trim();
    let head = line.text[..whole.start()].trim_end();
    let sentence = sentences(head).last().map(|r| head[r.clone()].to_owned()).filter(|s| !s.is_empty())?;
    let mut action = start(prose, line, &sentence, meeting);
    action.action_number = found.name("number").map(|n| n.as_str().to_owned());
    let (rest, field_due) = due::split_field(who);
    let (names, date) = due::split_tail(&rest);
    if owners::is_owner(&names) {
        action.owners = owners::split(&names);
    } else if let Some(told) = owners::subject(&names) {
        // "(Action: JS to confirm)": the bracket says it all.
        action.owners = told.owners;
        action.text = names;
    } else {
        return None;
    }
    action.due = field_due.or(date).or_else(|| due::in_text(&action.text, meeting.date).map(|(_, w)| w));
    Some(action)
}

/// A line with initials at its right end after a tab.
fn at_tab(prose: Prose<'_>, line: &Line<'_, '_>, meeting: &Meeting) -> Option<Action> {
    let found = TAB_OWNER.captures(&line.text)?;
    let who = found.name("who")?.as_str();
    let text = line.text[..found.get(0)?.start()].trim();
    let owners = owners::split(who);
    let initials =
        !owners.is_empty() && owners.iter().all(|o| people::is_initials(&o.as_written) || o.as_written == "All");
    if !initials || text.chars().count() < 15 {
        return None;
    }
    let ranges = sentences(text);
    let acting = ranges.iter().map(|r| &text[r.clone()]).rfind(|s| is_acting(s));
    let chosen = acting.or_else(|| ranges.last().map(|r| &text[r.clone()])).unwrap_or(text);
    let mut action = start(prose, line, chosen, meeting);
    action.owners = owners;
    action.due = due::in_text(chosen, meeting.date).map(|(_, w)| w);
    if ranges.len() > 1 {
        action.header.flag(ReviewCode::SplitUncertain);
    }
    Some(action)
}

/// Ways of saying that somebody took a task on.
static TOOK_ON: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"^(?P<who>[\p{Lu}][^.;:()]{0,60}?(?:\([^()]{1,40}\))?)\s+(?:(?:has|have|also|then|kindly)\s+)?(?:agreed\s+to|undertook\s+to|offered\s+to|volunteered\s+to|committed\s+to|promised\s+to|(?:was|were)\s+(?:asked|tasked|requested|invited|instructed|to|remitted|directed)(?:\s+to)?|is\s+to|are\s+to|took\s+an?\s+action\s+to|agreed\s+that\s+(?:he|she|they)\s+would)\s+(?P<verb>[a-z-]+)",
    )
});

/// Sentences that tell somebody to do something, in minutes that do not mark actions.
fn told(prose: Prose<'_>, line: &Line<'_, '_>, meeting: &Meeting, out: &mut Vec<Action>) {
    for range in sentences(&line.text) {
        let sentence = &line.text[range];
        let sentence = labels::split(sentence).1.trim();
        let owners = if let Some(found) = TOOK_ON.captures(sentence) {
            let who = found.name("who").map_or("", |w| w.as_str());
            let verb = found.name("verb").map_or("", |v| v.as_str());
            let doing = verbs::is_doing(verb)
                && !matches!(verb, "note" | "be" | "approve" | "agree" | "recommend" | "consider");
            Some(owners::split(who.strip_prefix("The ").unwrap_or(who)))
                .filter(|o| doing && known(prose, o) && !o.iter().any(|o| is_meeting_body(&o.as_written)))
        } else {
            let told = owners::subject(sentence);
            told.filter(|t| {
                let verb = sentence[t.verb_at..].split_whitespace().next().unwrap_or("");
                let person_like = known(prose, &t.owners);
                // "will" tells the future more often than a task: only of single people, and of plain tasks.
                let future = t.ordered || (verb != "be" && verb != "continue" && persons(prose, &t.owners));
                person_like && future && verb != "note"
            })
            .map(|t| t.owners)
        };
        let Some(owners) = owners else { continue };
        let mut action = start(prose, line, sentence, meeting);
        action.header.source.quote = sentence.to_owned();
        action.owners = owners;
        action.due = due::in_text(sentence, meeting.date).map(|(_, w)| w);
        action.header.flag(ReviewCode::ActionFromProse);
        out.push(action);
    }
}

/// Whether a name is that of a body that meets: what it agrees to do is its decision.
fn is_meeting_body(name: &str) -> bool {
    headings::fold(name).split(' ').any(|w| {
        matches!(
            w,
            "board" | "committee" | "group" | "members" | "panel" | "forum" | "council" | "partnership" | "meeting"
        )
    })
}

/// Whether owners may act: people at the meeting, or posts and teams.
fn known(prose: Prose<'_>, owners: &[Owner]) -> bool {
    !owners.is_empty()
        && owners.iter().all(|o| {
            let name = o.as_written.strip_prefix("the ").unwrap_or(&o.as_written);
            prose.cast.contains(name)
                || prose.cast.contains(people::split_title(name).1)
                || matches!(people::likeness(name), people::Likeness::PostOrBody | people::Likeness::Person)
                || matches!(name.to_lowercase().as_str(), "all" | "secretariat" | "officers" | "members" | "chair")
        })
}

/// Whether all owners are single people or posts.
fn persons(prose: Prose<'_>, owners: &[Owner]) -> bool {
    owners.iter().all(|o| {
        let name = o.as_written.strip_prefix("the ").unwrap_or(&o.as_written);
        prose.cast.contains(name)
            || prose.cast.contains(people::split_title(name).1)
            || name.split_whitespace().any(|w| {
                matches!(
                    w.to_lowercase().as_str(),
                    "chair"
                        | "convener"
                        | "secretary"
                        | "secretariat"
                        | "clerk"
                        | "officer"
                        | "director"
                        | "manager"
                        | "head"
                        | "officers"
                )
            })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Block;
    use crate::extract::paper::{bold, heading, item, minutes, p};

    #[test]
    fn marks() {
        let check = |text: &str, expected: Option<(Option<&str>, &str)>| {
            let got = labelled(text).map(|l| (l.number, l.rest));
            assert_eq!(got, expected, "{text}");
        };
        check("Action: JS by 31 March", Some((None, "JS by 31 March")));
        check("Action 78: secretariat to arrange a visit", Some((Some("78"), "secretariat to arrange a visit")));
        check("ACTION – Chief Officer", Some((None, "Chief Officer")));
        check("Agreed Action:", Some((None, "")));
        check("Agreed action", Some((None, "")));
        check("Actions: the team to work with the ministry", Some((None, "the team to work with the ministry")));
        check("Action point 3: JS to write", Some((Some("3"), "JS to write")));
        check("Action JS", Some((None, "JS")));
        check("ACTION: JS", Some((None, "JS")));
        check("Action plan for the winter", None);
        check("Action was taken on this", None);
        check("Actions and minutes", None);
        check("The action: nothing", None);
        check("Action 2018/12-3 – AB to write", Some((Some("2018/12-3"), "AB to write")));
    }

    /// `text | owners | due | number | flags`.
    fn check(blocks: Vec<Block>, expected: &[(&str, &str, &str, &str)]) {
        let extracted = minutes(blocks);
        let got: Vec<(String, String, String, String)> = extracted
            .records
            .actions
            .iter()
            .map(|a| {
                let owners: Vec<&str> = a.owners.iter().map(|o| o.as_written.as_str()).collect();
                (
                    a.text.clone(),
                    owners.join("|"),
                    a.due.clone().map(|d| d.as_written).unwrap_or_default(),
                    a.action_number.clone().unwrap_or_default(),
                )
            })
            .collect();
        let got: Vec<(&str, &str, &str, &str)> =
            got.iter().map(|(a, b, c, d)| (a.as_str(), b.as_str(), c.as_str(), d.as_str())).collect();
        assert_eq!(got, expected);
    }

    fn attended() -> Vec<Block> {
        vec![p("Present: Carol Moss (Chair) (CM), Jack Swan (JS), Ada Bell (AB)"), heading("Finance")]
    }

    fn with(more: Vec<Block>) -> Vec<Block> {
        let mut blocks = attended();
        blocks.extend(more);
        blocks
    }

    #[test]
    fn marked_actions() {
        check(
            with(vec![p(
                "Action: Data Office Open Team to give an update on the review.\nDue: next meeting of the Board.",
            )]),
            &[(
                "Data Office Open Team to give an update on the review.",
                "Data Office Open Team",
                "next meeting of the Board",
                "",
            )],
        );
        check(
            with(vec![p("Action: Data Office Open Team to give an update on the review."), p("Due: March 2011")]),
            &[("Data Office Open Team to give an update on the review.", "Data Office Open Team", "March 2011", "")],
        );
        check(
            with(vec![p("Action 78: secretariat to arrange a visit to the depot")]),
            &[("secretariat to arrange a visit to the depot", "secretariat", "", "78")],
        );
        check(
            with(vec![
                p("Members asked for the costs of each option to be set out in full."),
                p("Action: JS by 31 March"),
            ]),
            &[("Members asked for the costs of each option to be set out in full.", "JS", "by 31 March", "")],
        );
        check(
            with(vec![p("The group discussed it. A note on costs will be drawn up (Action: Finance Directorate).")]),
            &[("A note on costs will be drawn up", "Finance Directorate", "", "")],
        );
        check(
            with(vec![p("A note on costs will be drawn up."), p("ACTION – Chief Officer")]),
            &[("A note on costs will be drawn up.", "Chief Officer", "", "")],
        );
        check(
            with(vec![p("It was a long talk. Action: AB to send the slides to all by 4 May.")]),
            &[("AB to send the slides to all by 4 May.", "AB", "by 4 May", "")],
        );
        check(
            with(vec![
                bold("Actions:"),
                item("•", "JS to write to the councils"),
                item("•", "Send the paper to partners (AB)"),
                p("The talk went on for some time after that."),
            ]),
            &[("JS to write to the councils", "JS", "", ""), ("Send the paper to partners", "AB", "", "")],
        );
        check(
            with(vec![p("A paper on beds will go to the next group.\tJS/AB")]),
            &[("A paper on beds will go to the next group.", "JS|AB", "", "")],
        );
    }

    #[test]
    fn sentences_that_tell_somebody() {
        check(with(vec![p("CM to update minutes.")]), &[("CM to update minutes.", "CM", "", "")]);
        check(
            with(vec![p("The talk was long. Jack Swan agreed to circulate the slides before the next meeting.")]),
            &[(
                "Jack Swan agreed to circulate the slides before the next meeting.",
                "Jack Swan",
                "before the next meeting",
                "",
            )],
        );
        check(
            with(vec![p("The Chair will write to the councils.")]),
            &[("The Chair will write to the councils.", "Chair", "", "")],
        );
    }

    #[test]
    fn what_is_no_action() {
        check(with(vec![p("It was noted that all actions due had been completed.")]), &[]);
        check(with(vec![p("(Paper presented by Jack Swan)")]), &[]);
        check(with(vec![item("•", "Invite Sir Hamish Blair to attend in the autumn to share key findings")]), &[]);
        check(with(vec![p("Traveline will be launching its planner in September.")]), &[]);
        check(with(vec![p("(Ref: Report by the Chief Officer dated 6 November 2017, submitted)")]), &[]);
        check(
            with(vec![heading("Actions and minutes"), p("The actions and minutes of the last meeting were approved.")]),
            &[],
        );
        check(with(vec![p("Action: None")]), &[]);
    }
}
