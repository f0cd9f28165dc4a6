//! Agendas set as lists: numbered, lettered, timed or bulleted lines.

use super::clock::{Clock, ONLY_TIME};
use super::is_agenda;
use super::line::{Line, lettered, list_item, run_on, timed_line};
use super::presenter;
use super::rows::of_rows;
use super::table::is_standing;
use super::title::{is_asked, opens_report, pages_at, reported_by};
use super::whole_list::{clock_off, pages_off, presenters_off, sections_off};
use crate::diagnostic::ReviewCode;
use crate::document::{Paragraph, ParagraphKind};
use crate::extract::passages::{Passage, Passages, wrapped};
use crate::framework::headings::fold;
use crate::record::{AgendaItem, DocumentKind};
use crate::wording::labels;

/// Items of an agenda that is a list: numbered lines; a time at an end of the line is the item's. Tables (1-based) in
/// `loose` are lists whose tabs look like columns: they are read row by row; those that gave items are returned.
pub(super) fn list_items(passages: &Passages<'_>, loose: &[usize], out: &mut Vec<AgendaItem>) -> Vec<usize> {
    let mut state = State::default();
    let mut used: Vec<usize> = Vec::new();
    let mut index = 0;
    while let Some(passage) = passages.list.get(index) {
        state.enter(passages, passage);
        let table = passage.cell.map(|c| c.table).filter(|t| loose.contains(t));
        if let Some(number) = table {
            let to =
                index + passages.list[index..].iter().take_while(|p| p.cell.is_some_and(|c| c.table == number)).count();
            let before = state.items.len() + state.timed.len();
            for line in of_rows(&passages.list[index..to]) {
                state.line(&line);
            }
            if state.items.len() + state.timed.len() > before {
                used.push(number);
            }
            index = to;
            continue;
        }
        index += 1;
        if passage.cell.is_some() && !loose.is_empty() {
            continue;
        }
        state.headed |= state.inside && passage.label.is_none() && is_agenda(&passage.text);
        if is_agenda(&passage.text) && passage.label.is_none() && passage.kind != DocumentKind::Agenda {
            state.inside = matches!(passage.kind, DocumentKind::Other | DocumentKind::BoardPack);
            continue;
        }
        // "Item 4" alone on its line: the next one is its title.
        if state.inside
            && let Some(number) = item_alone(passage)
            && let Some(next) = passages.list.get(index).filter(|next| next.cell.is_none() && next.label.is_none())
            && next.part == passage.part
            && item_alone(next).is_none()
        {
            let title = next.text.split('\n').next().unwrap_or_default().to_owned();
            state.line(&Line { passage: next, label: Some(format!("{number}.")), text: title, uncertain: false });
            index += 1;
            continue;
        }
        // What a narrow column broke goes on below; pages and papers behind a tab stay behind the whole.
        let mut whole = passage.text.clone();
        while state.inside && wraps(&passages.list, index - 1) {
            let Some(next) = passages.list.get(index) else { break };
            let at = whole.rfind('\n').map_or(0, |line| line + 1);
            let line = &whole[at..];
            let end = line.find('\t').or_else(|| pages_at(line)).map_or(whole.len(), |end| at + end);
            whole.insert_str(end, &format!(" {}", next.text));
            index += 1;
        }
        // What a wide gap parted from its line stands right of it, at its height.
        let mut beside = String::new();
        let mut last = &passages.list[index - 1];
        while let Some(next) = passages.list.get(index).filter(|next| goes_on_right(last, next)) {
            beside.push('\t');
            beside.push_str(&next.text);
            last = next;
            index += 1;
        }
        if !state.inside {
            continue;
        }
        // "Contents" lists the papers of a pack, with their pages.
        if matches!(fold(&whole).as_str(), "contents" | "table of contents" | "index") {
            state.inside = false;
            continue;
        }
        let lines = whole.split('\n').count();
        for (number, text) in whole.split('\n').enumerate() {
            let label = if number == 0 { passage.label.clone() } else { None };
            let text = if number + 1 == lines { format!("{text}{beside}") } else { text.to_owned() };
            state.line(&Line { passage, label, text, uncertain: false });
        }
    }
    // Who brings an item, on a line below it: a house that does so does it more than once.
    if state.below.len() > 1 {
        for (index, who) in std::mem::take(&mut state.below) {
            if let Some(item) = state.items.get_mut(index).filter(|item| item.presenter.is_none()) {
                item.presenter = Some(who);
            }
        }
    }
    let State { mut items, mut timed, mut bulleted, mut bare, clock, .. } = state;
    clock_off(&mut items, clock);
    presenters_off(&mut items);
    sections_off(&mut items);
    pages_off(&mut items);
    if items.len() < 2 {
        items.clear();
        // One time may be the meeting's.
        if timed.len() > 2 {
            items.append(&mut timed);
        } else if bulleted.len() > 2 {
            items.append(&mut bulleted);
        } else if bare.len() > 3 && bare.iter().filter(|item| is_standing(&item.title)).count() > 1 {
            items.append(&mut bare);
        }
    }
    if items.is_empty() {
        used.clear();
    }
    out.append(&mut items);
    used
}

/// Whether a line without a label may be an item: a few words, and no sentence.
fn is_bare(text: &str) -> bool {
    text.split_whitespace().count() <= 14
        && !text.ends_with([':', ';', ','])
        && text.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
        && !text.contains('@')
        && (!text.ends_with('.') || text.split_whitespace().count() <= 6)
}

/// The number of an item, where a line is "Item 4" and nothing else.
fn item_alone(passage: &Passage<'_>) -> Option<String> {
    let whole = match &passage.label {
        Some(label) => format!("{label} {}", passage.text),
        None => passage.text.clone(),
    };
    let folded = fold(whole.trim());
    let number = folded.strip_prefix("agenda item ").or_else(|| folded.strip_prefix("item "))?;
    let counts = |part: &str| !part.is_empty() && part.len() <= 3 && part.bytes().all(|b| b.is_ascii_digit());
    (number.len() <= 7 && number.split(' ').all(counts)).then(|| number.replace(' ', "."))
}

/// Whether the line at an index of the list goes on in the next one: an item's title, or who brings it.
fn wraps(list: &[Passage<'_>], at: usize) -> bool {
    let (Some(own), Some(next)) = (list.get(at), list.get(at + 1)) else { return false };
    if own.text.chars().count() > LONGEST_LINE || !wrapped::goes_on(list, at) {
        return false;
    }
    let text = next.text.trim();
    let apart = next.paragraph.kind == ParagraphKind::Heading && own.paragraph.kind != ParagraphKind::Heading
        || text.starts_with(['(', '[', '•', '*'])
        || labels::split(text).0.is_some()
        || opens_report(text)
        || !text.contains(char::is_lowercase) && own.text.contains(char::is_lowercase)
        || ends_bold(own.paragraph) != begins_bold(next.paragraph);
    !apart
}

fn ends_bold(paragraph: &Paragraph) -> bool {
    paragraph.runs.iter().rev().find(|run| !run.text.trim().is_empty()).is_some_and(|run| run.style.bold)
}

fn begins_bold(paragraph: &Paragraph) -> bool {
    paragraph.runs.iter().find(|run| !run.text.trim().is_empty()).is_some_and(|run| run.style.bold)
}

/// Whether a passage stands right of the last line of the one before, at its height: the end of the same printed line.
fn goes_on_right(before: &Passage<'_>, next: &Passage<'_>) -> bool {
    let (Some(above), Some(own)) = (before.paragraph.lines.last(), next.paragraph.lines.first()) else { return false };
    next.cell.is_none()
        && before.cell.is_none()
        && next.label.is_none()
        && next.paragraph.lines.len() == 1
        && above.page == own.page
        && (above.bbox.centre_y() - own.bbox.centre_y()).abs() < above.bbox.height().max(1.0) / 2.0
        && own.bbox.left >= above.bbox.right
}

/// Whether a numbered line below an item only tells of it: "If any", "Members should declare …".
fn is_explanation(text: &str) -> bool {
    let folded = fold(text);
    let told = text.ends_with('.') && folded.split(' ').count() > 7;
    folded == "if any"
        || folded == "none"
        || told && (folded.starts_with("including ") || folded.split(' ').any(|w| matches!(w, "should" | "must")))
}

/// "RECOMMENDATIONS": what stands below it is what the meeting is asked for, no item.
fn heads_recommendations(text: &str) -> bool {
    matches!(
        fold(text).as_str(),
        "recommendation" | "recommendations" | "recommended" | "officer recommendation" | "officer recommendations"
    )
}

/// Longer passages are paragraphs of their own, in characters.
const LONGEST_LINE: usize = 160;
/// How far a number may run ahead of the one before it: agendas leave out few.
const GAP: u32 = 5;

#[derive(Default)]
struct State {
    /// The part of the lines at hand: none at all before the first line, the paper's own where there are no parts.
    #[allow(clippy::option_option)]
    part: Option<Option<u32>>,
    clock: Clock,
    inside: bool,
    last_number: Vec<u32>,
    last_letter: Option<char>,
    /// The line above asked the meeting for what the letters below it say.
    asked: bool,
    /// The line above ended with a dash.
    dangling: bool,
    /// The items' own numbers stand without a bracket before them.
    plain: bool,
    /// The reference of the item above, where items have those for numbers.
    reference: Option<String>,
    /// Lines below items that name somebody and nothing else, with the items' indices.
    below: Vec<(usize, String)>,
    items: Vec<AgendaItem>,
    /// Items of the parts before.
    of_part: usize,
    timed: Vec<AgendaItem>,
    bulleted: Vec<AgendaItem>,
    /// The heading "Agenda" stands above, and nothing but short lines since.
    headed: bool,
    /// Short lines below that heading that have neither number nor time nor bullet.
    bare: Vec<AgendaItem>,
}

impl State {
    fn enter(&mut self, passages: &Passages<'_>, passage: &Passage<'_>) {
        if self.part != Some(passage.part) {
            self.part = Some(passage.part);
            self.clock = Clock::of(passages, passage.part);
            self.inside = passage.kind == DocumentKind::Agenda;
            self.last_number.clear();
            self.last_letter = None;
            self.asked = false;
            self.plain = false;
            self.reference = None;
            self.headed = false;
            self.of_part = self.items.len();
        }
    }

    fn line(&mut self, line: &Line<'_, '_>) {
        if !self.inside {
            return;
        }
        let text = line.text.trim();
        if text.chars().count() > 240 || text.is_empty() {
            return;
        }
        // Who brings the item above.
        if line.label.is_none()
            && let Some(who) = reported_by(text)
        {
            if let Some(item) = self.items.last_mut().or(self.timed.last_mut()).filter(|i| i.presenter.is_none()) {
                item.presenter = Some(who.to_owned());
            }
            return;
        }
        let whole = text.split(' ').filter(|w| !w.is_empty()).collect::<Vec<_>>().join(" ");
        // "Minute of 15 September –" with "submitted for approval" on the next line.
        let dangling = std::mem::replace(&mut self.dangling, text.ends_with(['–', '—', '-']) && text.len() > 20);
        if dangling && line.label.is_none() && text.starts_with(char::is_lowercase) {
            if let Some(item) = self.items.last_mut() {
                let words = whole.split('\t').next().unwrap_or(&whole);
                item.title = format!("{} – {}", item.title.trim_end(), words.trim());
            }
            return;
        }
        self.asked |=
            line.label.is_none() && (text.ends_with([':', '-']) && is_asked(text) || heads_recommendations(text));
        let (label, whole) = match (&line.label, labels::split(&whole)) {
            (Some(label), _) => (Some(label.clone()), whole),
            (None, (None, rest)) if self.letter_before_tab(rest).is_some() => {
                (rest.get(..1).map(|letter| format!("({letter})")), rest[1..].trim().to_owned())
            }
            (None, (Some(label), rest)) if line.uncertain => (Some(label.to_owned()), rest.to_owned()),
            _ => (None, whole),
        };
        // "7.15<tab>1.<tab>Welcome": the time stands before the number.
        if let Some(time) = label.as_deref().filter(|l| ONLY_TIME.is_match(l.trim_end_matches('.')))
            && let (Some(number), rest) = labels::split(&whole)
            && labels::number(number).is_some_and(|n| n.len() <= 3)
            && !rest.trim().is_empty()
        {
            let known = self.items.len();
            self.labelled(line, number, rest.trim(), number);
            let clock = self.clock;
            for item in &mut self.items[known..] {
                item.time = item.time.take().or_else(|| clock.time(time));
            }
            return;
        }
        // "25/004 Minutes": a minute's own reference stands before the title.
        if label.is_none()
            && let Some((number, rest)) = labels::reference(&whole).filter(|(number, _)| number.contains('/'))
        {
            self.reference = Some(number.to_owned());
            self.items.push(list_item(line, Some(number.to_owned()), rest, self.clock));
            return;
        }
        if label.is_none()
            && let Some(last) = self.items.len().checked_sub(1)
            && !line.passage.heading
            && presenter::is_line(&whole)
        {
            self.below.push((last, whole));
            return;
        }
        let Some(label) = label else {
            if let Some((number, rest)) = lettered(&whole, self.last_letter) {
                self.last_letter = number.chars().next();
                self.items.push(list_item(line, Some(number), rest, self.clock));
                return;
            }
            // "… held on 22 November 2019. 4 Action Log 13 - 14": the next item ran on behind the text of the last.
            if let Some((number, rest)) = self.last_number.first().and_then(|last| run_on(&whole, last + 1)) {
                self.last_number = vec![number];
                let mut item = list_item(line, Some(number.to_string()), rest, self.clock);
                item.header.flag(ReviewCode::SplitUncertain);
                self.items.push(item);
                return;
            }
            if is_agenda(&whole) {
                return;
            }
            // "14:10\tMinutes\tJo Blair": a time stands where others have a number.
            let timed = timed_line(line, self.clock);
            self.headed &= timed.is_none() && is_bare(&whole);
            if self.headed {
                self.bare.push(list_item(line, None, &whole, self.clock));
            }
            self.timed.extend(timed);
            return;
        };
        self.labelled(line, &label, &whole, text);
    }

    /// `a<tab>Resources Committee` below item 4: the first letter, or the next one after the item above.
    fn letter_before_tab(&self, text: &str) -> Option<char> {
        let (letter, _) = text.split_once('\t')?;
        let mut letters = letter.trim().chars();
        let own = letters.next().filter(|c| c.is_ascii_lowercase() && letters.next().is_none())?;
        let last = self.items.last()?.number.as_deref()?.chars().next_back()?;
        (last.is_ascii_digit() && own == 'a' || last as u32 + 1 == own as u32).then_some(own)
    }

    /// A line with a label of its own; `text` is what tells whether the label is the hour of a time.
    fn labelled(&mut self, line: &Line<'_, '_>, label: &str, whole: &str, text: &str) {
        // "10.00 am, Monday" begins with a time, whatever it looks like.
        if ["am", "pm", "a.m", "p.m", "hrs", "noon"].iter().any(|half| text.starts_with(half)) {
            return;
        }
        let own = labels::number(label);
        if own.is_some() && !label.starts_with('(') {
            self.asked = false;
        } else if self.asked {
            return;
        }
        let number = match (&own, labels::bare(label)) {
            // "(1) Charter" below "2. Governance": the bracket counts below the item.
            (Some(own), Some(bare)) if own.len() == 1 && label.starts_with('(') && self.plain => {
                match self.last_number.first() {
                    Some(parent) => format!("{parent}({bare})"),
                    None => return,
                }
            }
            // "1.1 Including any notices of motion …" tells of item 1.
            (Some(own), Some(_)) if own.len() == 2 && is_explanation(whole) => return,
            (Some(own), Some(bare)) => {
                self.plain |= !label.starts_with('(');
                // A number that goes back begins another list: it is no agenda any more; one far ahead is a page's.
                let last = self.last_number.first().copied();
                let mut back = own.len() == 1 && last.is_some_and(|l| own[0] <= l);
                // "159 Dalton Street" above the list was no item.
                if back && own[0] == 1 && self.items.len() <= self.of_part + 1 {
                    self.items.truncate(self.of_part);
                    back = false;
                }
                let ahead = line.uncertain && own.len() == 1 && own[0] > last.unwrap_or(0) + GAP;
                if back || ahead {
                    // A page's number that slipped before who brings the item above.
                    if let Some(who) = reported_by(whole).filter(|_| line.uncertain)
                        && let Some(item) = self.items.last_mut().filter(|i| i.presenter.is_none())
                    {
                        item.presenter = Some(who.to_owned());
                    }
                    return;
                }
                self.last_number.clone_from(own);
                bare.to_owned()
            }
            (None, Some(bare)) => match (self.last_number.first(), &self.reference) {
                // "3.A. Recognition" says whose it is itself.
                (Some(parent), _) if bare.starts_with(&format!("{parent}.")) => bare.to_owned(),
                // "2(a) Mayoral minute" as well.
                (Some(parent), _) if bare.starts_with(&format!("{parent}(")) => format!("{bare})"),
                (Some(parent), _) => format!("{parent}{bare}"),
                (None, Some(parent)) => format!("{parent}{bare}"),
                (None, None) => return,
            },
            _ => {
                if let Some(item) = timed_line(line, self.clock) {
                    self.timed.push(item);
                    return;
                }
                // "* indicates paper is …": what a sign beside the items means.
                let folded = fold(whole);
                if ["indicates ", "denotes ", "items marked ", "marked items "]
                    .iter()
                    .any(|opens| folded.starts_with(opens))
                {
                    return;
                }
                self.bulleted.push(list_item(line, None, whole, self.clock));
                return;
            }
        };
        self.items.push(list_item(line, Some(number), whole, self.clock));
    }
}
