//! Agendas set as lists: numbered, lettered, timed or bulleted lines.

use super::clock::{Clock, ONLY_TIME};
use super::is_agenda;
use super::line::{Line, lettered, list_item, run_on, timed_line};
use super::presenter;
use super::rows::of_rows;
use super::table::is_standing;
use super::telling::{goes_on_right, heads_recommendations, is_bare, is_explanation, italics_apart, item_alone, wraps};
use super::title::{is_asked, pages_at, reported_by};
use super::whole_list::{clock_off, pages_off, presenters_off, sections_off};
use crate::diagnostic::ReviewCode;
use crate::extract::passages::{Passage, Passages};
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
            let rows = &passages.list[index..];
            let rows = &rows[..rows.iter().take_while(|p| p.cell.is_some_and(|c| c.table == number)).count()];
            let before = state.items.len() + state.timed.len();
            for line in of_rows(rows) {
                state.line(&line);
            }
            if state.items.len() + state.timed.len() > before {
                used.push(number);
            }
            index += rows.len();
        } else if passage.cell.is_some() && !loose.is_empty() {
            index += 1;
        } else {
            index = state.passage(passages, index);
        }
    }
    let mut items = state.settled();
    if items.is_empty() {
        used.clear();
    }
    out.append(&mut items);
    used
}

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

    /// Reads a passage that stands in no loose table, and what belongs to its line; the index of the next one.
    fn passage(&mut self, passages: &Passages<'_>, index: usize) -> usize {
        let Some(passage) = passages.list.get(index) else { return index + 1 };
        self.headed |= self.inside && passage.label.is_none() && is_agenda(&passage.text);
        if is_agenda(&passage.text) && passage.label.is_none() && passage.kind != DocumentKind::Agenda {
            self.inside = matches!(passage.kind, DocumentKind::Other | DocumentKind::BoardPack);
            return index + 1;
        }
        // "Item 4" alone on its line: the next one is its title.
        if self.inside
            && let Some(number) = item_alone(passage)
            && let Some(next) = passages.list.get(index + 1).filter(|next| next.cell.is_none() && next.label.is_none())
            && next.part == passage.part
            && item_alone(next).is_none()
        {
            let title = next.text.split('\n').next().unwrap_or_default().to_owned();
            self.line(&Line { passage: next, label: Some(format!("{number}.")), text: title, uncertain: false });
            return index + 2;
        }
        let (whole, beside, next) = self.whole(passages, index);
        if !self.inside {
            return next;
        }
        // "Contents" lists the papers of a pack, with their pages.
        if matches!(fold(&whole).as_str(), "contents" | "table of contents" | "index") {
            self.inside = false;
            return next;
        }
        let lines = whole.split('\n').count();
        for (number, text) in whole.split('\n').enumerate() {
            let label = if number == 0 { passage.label.clone() } else { None };
            let text = if number + 1 == lines { format!("{text}{beside}") } else { text.to_owned() };
            let text = if lines == 1 { italics_apart(passage, text) } else { text };
            self.line(&Line { passage, label, text, uncertain: false });
        }
        next
    }

    /// The text of a passage with what a narrow column broke, what stands right of its last line, and the index of the
    /// next passage.
    fn whole(&self, passages: &Passages<'_>, mut index: usize) -> (String, String, usize) {
        let Some(mut last) = passages.list.get(index) else { return (String::new(), String::new(), index + 1) };
        // What a narrow column broke goes on below; pages and papers behind a tab stay behind the whole.
        let mut whole = last.text.clone();
        while self.inside && wraps(&passages.list, index) {
            let Some(next) = passages.list.get(index + 1) else { break };
            let at = whole.rfind('\n').map_or(0, |line| line + 1);
            let line = &whole[at..];
            let end = line.find('\t').or_else(|| pages_at(line)).map_or(whole.len(), |end| at + end);
            whole.insert_str(end, &format!(" {}", next.text));
            last = next;
            index += 1;
        }
        // What a wide gap parted from its line stands right of it, at its height.
        let mut beside = String::new();
        while let Some(next) = passages.list.get(index + 1).filter(|next| goes_on_right(last, next)) {
            beside.push('\t');
            beside.push_str(&next.text);
            last = next;
            index += 1;
        }
        (whole, beside, index + 1)
    }

    /// The items, once all lines are read.
    fn settled(mut self) -> Vec<AgendaItem> {
        // Who brings an item, on a line below it: a house that does so does it more than once.
        if self.below.len() > 1 {
            for (index, who) in std::mem::take(&mut self.below) {
                if let Some(item) = self.items.get_mut(index).filter(|item| item.presenter.is_none()) {
                    item.presenter = Some(who);
                }
            }
        }
        let Self { mut items, timed, bulleted, bare, clock, .. } = self;
        clock_off(&mut items, clock);
        presenters_off(&mut items);
        sections_off(&mut items);
        pages_off(&mut items);
        if items.len() >= 2 {
            return items;
        }
        // One time may be the meeting's.
        if timed.len() > 2 {
            timed
        } else if bulleted.len() > 2 {
            bulleted
        } else if bare.len() > 3 && bare.iter().filter(|item| is_standing(&item.title)).count() > 1 {
            bare
        } else {
            Vec::new()
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
        // "2.30 Break" between items with times before their numbers: it has a time alone.
        if let Some(time) = label.as_deref().filter(|l| ONLY_TIME.is_match(l.trim_end_matches('.')))
            && self.items.last().is_some_and(|item| item.time.is_some() && item.number.is_some())
        {
            let mut item = list_item(line, None, whole.trim(), self.clock);
            item.time = self.clock.time(time);
            self.items.push(item);
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
