//! Agendas set as lists: numbered, lettered, timed or bulleted lines.

mod labelled;
mod unlabelled;

use super::clock::Clock;
use super::is_agenda;
use super::line::Line;
use super::rows::of_rows;
use super::table::is_standing;
use super::telling::{goes_on_right, heads_recommendations, italics_apart, item_alone, wraps};
use super::title::{is_asked, pages_at, reported_by};
use super::whole_list::{clock_off, pages_off, presenters_off, sections_off};
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

/// What the lines read so far gave.
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
    /// Begins anew where another part of the paper begins.
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

    /// Reads a line: its label, where it has one, tells what it is.
    fn line(&mut self, line: &Line<'_, '_>) {
        let text = line.text.trim();
        if !self.inside || text.chars().count() > 240 || text.is_empty() || self.says_who_brings(line, text) {
            return;
        }
        let whole = text.split(' ').filter(|w| !w.is_empty()).collect::<Vec<_>>().join(" ");
        if self.goes_on_behind_dash(line, text, &whole) {
            return;
        }
        self.asked |=
            line.label.is_none() && (text.ends_with([':', '-']) && is_asked(text) || heads_recommendations(text));
        match self.label_apart(line, whole) {
            (Some(label), whole) => self.with_label(line, &label, &whole, text),
            (None, whole) => self.without_label(line, whole),
        }
    }

    /// Who brings the item above, on a line below it; whether the line says so.
    fn says_who_brings(&mut self, line: &Line<'_, '_>, text: &str) -> bool {
        let Some(who) = reported_by(text).filter(|_| line.label.is_none()) else { return false };
        if let Some(item) = self.items.last_mut().or(self.timed.last_mut()).filter(|i| i.presenter.is_none()) {
            item.presenter = Some(who.to_owned());
        }
        true
    }

    /// "Minute of 15 September –" with "submitted for approval" on the next line; whether this is such a line.
    fn goes_on_behind_dash(&mut self, line: &Line<'_, '_>, text: &str, whole: &str) -> bool {
        let dangling = std::mem::replace(&mut self.dangling, text.ends_with(['–', '—', '-']) && text.len() > 20);
        let goes_on = dangling && line.label.is_none() && text.starts_with(char::is_lowercase);
        if goes_on && let Some(item) = self.items.last_mut() {
            let words = whole.split('\t').next().unwrap_or(whole);
            item.title = format!("{} – {}", item.title.trim_end(), words.trim());
        }
        goes_on
    }

    /// A line's label, where it has one, and its other words.
    fn label_apart(&self, line: &Line<'_, '_>, whole: String) -> (Option<String>, String) {
        match (&line.label, labels::split(&whole)) {
            (Some(label), _) => (Some(label.clone()), whole),
            (None, (None, rest)) if self.letter_before_tab(rest).is_some() => {
                (rest.get(..1).map(|letter| format!("({letter})")), rest[1..].trim().to_owned())
            }
            (None, (Some(label), rest)) if line.uncertain => (Some(label.to_owned()), rest.to_owned()),
            _ => (None, whole),
        }
    }

    /// `a<tab>Resources Committee` below item 4: the first letter, or the next one after the item above.
    fn letter_before_tab(&self, text: &str) -> Option<char> {
        let (letter, _) = text.split_once('\t')?;
        let mut letters = letter.trim().chars();
        let own = letters.next().filter(|c| c.is_ascii_lowercase() && letters.next().is_none())?;
        let last = self.items.last()?.number.as_deref()?.chars().next_back()?;
        (last.is_ascii_digit() && own == 'a' || last as u32 + 1 == own as u32).then_some(own)
    }
}
