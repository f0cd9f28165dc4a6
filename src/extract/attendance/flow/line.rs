//! One line of a list of people, or the piece of one before the next heading in it.

use super::{Open, follows, is_post};
use crate::diagnostic::ReviewCode;
use crate::extract::actions::prose;
use crate::extract::attendance::lines::{
    body_of_group, heads_columns, is_body, is_group, is_list_line, is_sentence, people_in,
};
use crate::extract::attendance::openings::{self, Opening, in_the_chair, opening, speaks_of_presence};
use crate::extract::attendance::person::{self, Person};
use crate::extract::attendance::{attendance, beside_present, record, roles, split};
use crate::extract::passages::Passage;
use crate::framework::headings;
use crate::record::{Attendance, AttendanceStatus, DocumentKind};
use crate::wording::{labels, people};

/// The line, and what it stands in.
pub(super) struct Line<'r, 'p> {
    passage: &'r Passage<'p>,
    /// The next line of the same passage, or nothing.
    below: &'r str,
    /// The passages below.
    next: &'r [&'r Passage<'p>],
    text: &'r str,
    /// In other papers than minutes a heading counts only where people follow it.
    strict: bool,
    /// In an item of elections "Committee members: …" says who was put into office.
    elects: bool,
}

impl<'r, 'p> Line<'r, 'p> {
    pub(super) fn new(passage: &'r Passage<'p>, below: &'r str, next: &'r [&'r Passage<'p>], text: &'r str) -> Self {
        Self { passage, below, next, text, strict: passage.kind != DocumentKind::Minutes, elects: false }
    }

    /// The same, of an item that elects people into office.
    pub(super) fn of_election(mut self, elects: bool) -> Self {
        self.elects = elects;
        self
    }

    /// Whether people follow: in the next line, or in the next passages.
    fn follows(&self) -> bool {
        !self.below.is_empty() && is_list_line(self.below) || follows(self.next)
    }

    /// Reads it: a sentence, a heading, or people of the list that is open.
    pub(super) fn read(&self, open: &mut Open, out: &mut Vec<Attendance>) {
        if self.tells(open, out) || self.is_post_above(open) || open.status.is_some() && heads_columns(self.text) {
            return;
        }
        if let Some(opening) = opening(self.text) {
            self.opens(&opening, open, out);
            return;
        }
        if self.ends_as_heading(open) {
            return;
        }
        let Some(status) = open.status else { return };
        if self.closes() {
            *open = Open::default();
        } else if !self.adds_others(out) {
            self.goes_on(status, open, out);
        }
    }

    /// A sentence that says who was there: in the chair, with the pen, for a part.
    fn tells(&self, open: &Open, out: &mut Vec<Attendance>) -> bool {
        if self.strict {
            return false;
        }
        // "The President, Jo Blair, was in the chair. 31 members attended."
        if let Some((who, post)) = openings::chair_with_post(self.text) {
            let chaired = out.iter().any(|a| a.chair && a.header.source.part == self.passage.part);
            let before = out.len();
            record(self.passage, who, AttendanceStatus::Present, Some(post), out);
            for person in &mut out[before..] {
                person.chair = !chaired;
            }
            return true;
        }
        if let Some(person) = in_the_chair(self.text).and_then(person::read).filter(|p| !p.uncertain) {
            let person = Person { chair: true, ..person };
            out.push(attendance(self.passage, self.text, person, AttendanceStatus::Present));
            return true;
        }
        // "Minutes taken by Jo Blair."
        if let Some(who) = openings::wrote(self.text).filter(|_| self.passage.cell.is_none()) {
            record(self.passage, who, AttendanceStatus::InAttendance, Some("Minutes"), out);
            return true;
        }
        // In the paragraph or list of those present a sentence tells who else came.
        let within = open.status.is_some() || self.passage.text.trim().len() > self.text.len();
        let came = openings::came(self.text).filter(|(who, _)| within && people_in(who) > 0);
        if let Some((who, in_part)) = came {
            let before = out.len();
            record(self.passage, who, AttendanceStatus::InAttendance, None, out);
            for person in out[before..].iter_mut().filter(|_| in_part) {
                person.header.flag(ReviewCode::RoleUncertain);
            }
        }
        came.is_some()
    }

    /// "Present: / Chair / Ann Moss / Secretary / Al Reid": posts above their holders.
    fn is_post_above(&self, open: &mut Open) -> bool {
        let here = open.fresh && open.status == Some(AttendanceStatus::Present) || open.posts_first;
        if self.strict || !here || !is_post(self.text) || !self.follows() {
            return false;
        }
        (open.posts_first, open.fresh) = (true, false);
        open.post = Some(self.text.trim_end_matches([':', ' ']).to_owned());
        true
    }

    /// A heading, perhaps with its people behind it.
    fn opens(&self, opening: &Opening<'_>, open: &mut Open, out: &mut Vec<Attendance>) {
        let (text, passage) = (self.text, self.passage);
        if self.ends_lists(opening) {
            *open = Open::default();
            return;
        }
        // "The meeting was attended by Jo Blair" in an item tells of another meeting.
        if passage.item.is_some() && text.contains("eeting was attended by ") {
            return;
        }
        if passage.cell.is_some() && !opening.rest.is_empty() && !opening.goes_on && !prose::is_minutes(passage.kind) {
            return;
        }
        // "Apologies:", "Other Councillors Present" above "Councillors: …" and "Officers: …": groups of those meant.
        let others = opening.status != AttendanceStatus::Apologies && !speaks_of_presence(text);
        let group_of = open.status.filter(|status| {
            let visitors = *status == AttendanceStatus::InAttendance && opening.status == AttendanceStatus::Present;
            (open.fresh || open.grouped) && others && (*status == AttendanceStatus::Apologies || visitors)
        });
        let grouped = group_of.is_some();
        let status = group_of.unwrap_or_else(|| beside_present(text, opening.status, passage.part, out));
        let rest_named = people_in(opening.rest) > 0;
        if self.strict && !rest_named && !(opening.rest.is_empty() && self.follows()) {
            *open = Open::default();
            return;
        }
        if opening.rest.is_empty() {
            self.stands_above(status, open);
            open.grouped = grouped;
            return;
        }
        if rest_named || !is_sentence(opening.rest) {
            let role = opening.role.then(|| text.split([':', '\t']).next().unwrap_or("").trim());
            let before = out.len();
            record(passage, opening.rest, status, role, out);
            doubt(&mut out[before..], openings::says_only_absent(text));
            // "In the chair: Jo Blair".
            let chairs = text.split(':').next().is_some_and(|label| headings::fold(label) == "in the chair");
            if let Some(person) = out.get_mut(before).filter(|_| chairs) {
                person.chair = status != AttendanceStatus::Apologies;
            }
        }
        // "…, apologies from Al Reid" within a list ends it for nobody.
        let list_goes_on = self.next.iter().take(3).any(|p| is_list_line(&p.text));
        if opening.goes_on {
            *open = Open {
                status: passage.cell.is_none().then_some(status),
                table: open.table,
                inline: true,
                absent: openings::says_only_absent(text),
                fresh: grouped,
                ..Open::default()
            };
        } else if open.status.is_none() || !list_goes_on {
            *open = Open::default();
        }
    }

    /// Whether what looks like a heading of people names none who came.
    fn ends_lists(&self, opening: &Opening<'_>) -> bool {
        let (text, agenda) = (self.text, self.passage.kind == DocumentKind::Agenda);
        // "Membership: Councillors Moss (Chair), …" on an agenda: who belongs to the committee, not who came.
        let membership = agenda && names_membership(text);
        // "Committee members: Jo Blair, Al Reid" below "Election of office bearers".
        let elected = self.elects && opening.status != AttendanceStatus::Apologies && !speaks_of_presence(text);
        // "Clerk: Mrs D Pike, 3 Church Row. Tel 01999 …" on an agenda: whom to ask.
        let asked = agenda && opening.role && opening.rest.contains(|c: char| c.is_ascii_digit());
        membership || elected || asked
    }

    /// A heading alone: its people stand below it.
    fn stands_above(&self, status: AttendanceStatus, open: &mut Open) {
        // "Apologies had been received from:" above "School members" and those of them.
        let groups = || {
            let heads = |p: &&Passage<'_>| {
                opening(&p.text).is_some_and(|o| o.rest.is_empty() && o.status != AttendanceStatus::Apologies)
                    && !speaks_of_presence(&p.text)
            };
            status == AttendanceStatus::Apologies
                && self.next.first().is_some_and(heads)
                && self.next.get(1).is_some_and(|p| is_list_line(&p.text))
        };
        let named = self.follows()
            || groups()
            || self.next.first().is_some_and(|p| people_in(opening(&p.text).map_or(p.text.as_str(), |o| o.rest)) > 0);
        let chair = matches!(
            headings::fold(self.text).as_str(),
            "chair" | "convener" | "chairperson" | "chairman" | "in the chair"
        );
        let posts_first = open.posts_first && open.status == Some(status);
        let mut beside = std::mem::take(&mut open.beside);
        if !open.fresh {
            beside.clear();
        }
        let line = self.passage.paragraph.lines.first();
        beside.extend(line.map(|l| (l.page, l.bbox.top, l.bbox.right, status)));
        *open = Open {
            status: named.then_some(status),
            table: open.table,
            chair,
            absent: openings::says_only_absent(self.text),
            fresh: true,
            beside,
            posts_first,
            ..Open::default()
        };
    }

    /// "Minutes of the meeting at Lamlash Hall Present": a heading that ran together with the line above it.
    fn ends_as_heading(&self, open: &mut Open) -> bool {
        let shouted = self.text.trim_end_matches([':', '-', ' ']).ends_with("PRESENT");
        if !(self.passage.heading || shouted) {
            return false;
        }
        let Some(status) = openings::ends_as_heading(self.text).filter(|_| self.follows()) else { return false };
        *open = Open { status: Some(status), table: open.table, ..Open::default() };
        true
    }

    /// "Proposed by: AR, seconded by: JB" ends the list.
    fn closes(&self) -> bool {
        let lower = self.text.to_lowercase();
        // "PREVIOUS MINUTE: Proposed A. Moss, seconded J. Hoey."
        let said = lower.split_once(": ").map_or(lower.as_str(), |(_, said)| said);
        let ends = ["proposed", "seconded", "resolved", "agreed", "approved", "carried"];
        [lower.as_str(), said].iter().any(|text| ends.iter().any(|end| text.starts_with(end)))
    }

    /// "Also PC Moss and two members of the public" below those present.
    fn adds_others(&self, out: &mut Vec<Attendance>) -> bool {
        let others = self.text.strip_prefix("Also ").filter(|t| is_list_line(t) && people_in(t) > 0);
        if let Some(others) = others {
            let before = out.len();
            record(self.passage, others, AttendanceStatus::InAttendance, None, out);
            for person in &mut out[before..] {
                person.header.flag(ReviewCode::RoleUncertain);
            }
        }
        others.is_some()
    }

    /// People of the list that is open, a heading within it, or its end.
    fn goes_on(&self, status: AttendanceStatus, open: &mut Open, out: &mut Vec<Attendance>) {
        let text = self.text;
        let in_count = self.is_counted(open);
        let number = self.passage.label.as_deref().and_then(labels::number);
        if !in_count && number.is_some() && self.passage.heading {
            // "1. Tribute to Councillor Moss" is an item, whoever it names.
            *open = Open::default();
            return;
        }
        if text.ends_with(':') && text.split_whitespace().count() <= 4 {
            // "Alexandria:", nobody came from there; "Representing NHS Glen (NHSG):" heads those below it.
            if is_group(text.trim_end_matches(':')) && self.follows() {
                open.group = body_of_group(text);
            }
            return;
        }
        if let Some((body, names)) = text.split_once(':')
            && is_body(body)
            && people_in(names) > 0
            && !is_sentence(names)
        {
            self.of_body(body, names, status, open, out);
            return;
        }
        let names_nobody = || !split::split(text).iter().any(|w| people::is_surely_person(split::head(w)));
        let title = !in_count && self.passage.heading && names_nobody();
        if is_list_line(text) && !(title && text.chars().all(|c| !c.is_lowercase())) {
            self.of_list(status, open, out);
        } else if let Some(names) = self.names_before_sentence(open) {
            record(self.passage, names, status, None, out);
            *open = Open::default();
        } else if is_group(text) && self.follows() {
            // "Elected members", "Scottish Government (SG)": a heading within the list.
            open.group = body_of_group(text);
        } else {
            *open = Open::default();
        }
    }

    /// "Jo Blair, Al Reid and Mo Park. Ann welcomed everybody." right below "Apologies": the names of the first sentence.
    fn names_before_sentence(&self, open: &Open) -> Option<&str> {
        let sentences = crate::wording::sentences::sentences(self.text);
        let first = self.text.get(sentences.first().filter(|_| sentences.len() > 1)?.clone())?.trim();
        let listed = open.fresh && first.contains([',', ';']) && is_list_line(first) && people_in(first) > 1;
        listed.then_some(first)
    }

    /// "1. Ann Moss, resident": the people of a list may be counted. Notes the number.
    fn is_counted(&self, open: &mut Open) -> bool {
        let count = |p: &Passage<'_>| match p.label.as_deref().and_then(labels::number)?.as_slice() {
            [number] => Some(*number),
            _ => None,
        };
        let own = count(self.passage);
        let begins = open.fresh
            && own == Some(1)
            && self
                .next
                .first()
                .is_some_and(|p| count(p) == Some(2) && is_list_line(&p.text) && people_in(&p.text) > 0);
        let goes_on = own.is_some() && own.zip(open.counted).is_some_and(|(own, last)| own == last + 1);
        let in_count = (begins || goes_on) && is_list_line(self.text) && people_in(self.text) > 0;
        open.counted = own.filter(|_| in_count);
        in_count
    }

    /// "Scottish Government: Jo Blair, Al Reid": all of them come from there.
    fn of_body(&self, body: &str, names: &str, status: AttendanceStatus, open: &Open, out: &mut Vec<Attendance>) {
        let status = if open.inline { AttendanceStatus::InAttendance } else { status };
        let before = out.len();
        record(self.passage, names, status, None, out);
        // "KPMG (internal auditors): Ross Kay": the bracket says what they are.
        let (name, what) = match body.trim().strip_suffix(')').and_then(|b| b.split_once(" (")) {
            Some((name, what)) if roles::is_role(what) => (name.trim(), Some(what.trim())),
            _ => (body.trim(), None),
        };
        // "Board: Jo Blair": those who meet, no organisation.
        let meets = matches!(
            headings::fold(name).as_str(),
            "board" | "committee" | "group" | "panel" | "team" | "executive" | "forum" | "cabinet"
        );
        for person in &mut out[before..] {
            if !meets {
                person.organisation.get_or_insert_with(|| name.to_owned());
            }
            if let (None, Some(what)) = (&person.role, what) {
                person.role = Some(what.to_owned());
            }
            if open.inline {
                person.header.flag(ReviewCode::RoleUncertain);
            }
        }
    }

    /// People of the list, with what its headings say of them.
    fn of_list(&self, status: AttendanceStatus, open: &mut Open, out: &mut Vec<Attendance>) {
        let before = out.len();
        open.fresh = false;
        let post = open.post.take();
        let in_chair = post.as_deref().is_some_and(|post| headings::fold(post) == "in the chair");
        let status = left_of(&open.beside, self.passage).unwrap_or(status);
        record(self.passage, self.text, status, post.as_deref().filter(|_| !in_chair), out);
        doubt(&mut out[before..], open.absent);
        let chairs = std::mem::take(&mut open.chair) || in_chair;
        if let Some(person) = out.get_mut(before).filter(|_| chairs) {
            person.chair = status != AttendanceStatus::Apologies;
        }
        if let Some(group) = &open.group {
            for person in &mut out[before..] {
                person.organisation.get_or_insert_with(|| group.clone());
            }
        }
    }
}

/// Flags the people of a list whose heading leaves open how they stand to the meeting.
fn doubt(people: &mut [Attendance], open: bool) {
    for person in people.iter_mut().filter(|_| open) {
        person.header.flag(ReviewCode::RoleUncertain);
    }
}

/// The status of the last heading that stands at the height of a line or above it, and left of it; `None` where there
/// are not several.
fn left_of(headings: &[(u32, f32, f32, AttendanceStatus)], passage: &Passage<'_>) -> Option<AttendanceStatus> {
    let line = passage.paragraph.lines.first().filter(|_| headings.len() > 1)?;
    // "ATTENDANCE" in the middle of the page above them heads them all.
    let aside = || headings.iter().filter(|(page, _, right, _)| *page == line.page && *right <= line.bbox.left);
    let above = aside().rfind(|(_, top, ..)| *top <= line.bbox.centre_y());
    above.filter(|_| aside().count() > 1).map(|(.., status)| *status)
}

/// Whether a heading names those who belong to a body.
fn names_membership(text: &str) -> bool {
    let label = headings::fold(text.split([':', '-', '–', '\t']).next().unwrap_or(""));
    let last = label.rsplit(' ').next().unwrap_or("");
    matches!(last, "membership" | "members" | "quorum") && !label.contains("present") && !label.contains("attend")
        || label.starts_with("membership of ")
        || label.starts_with("members of ")
}
