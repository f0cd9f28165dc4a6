//! Attendance: paragraphs, lists and tables of people under "Present", "Apologies", "In attendance" and the like.

mod openings;
mod person;
mod roles;
mod split;
mod tables;

use super::actions::prose;
use super::passages::{Passage, Passages};
use super::{Extracted, Paper};
use crate::diagnostic::ReviewCode;
use crate::document::ParagraphKind;
use crate::framework::headings;
use crate::record::{Attendance, AttendanceStatus, DocumentKind};
use crate::wording::{labels, people};
use openings::{in_the_chair, opening};
use person::Person;
use std::collections::BTreeMap;

/// Reads them.
pub(super) fn extract(paper: &Paper<'_>, extracted: &mut Extracted) {
    let passages = paper.passages();
    let mut found: Vec<Attendance> = Vec::new();
    let used = tables::read(paper, passages, &mut found);
    for table in used.keys() {
        extracted.used(*table, "attendance");
    }
    body(passages, &used, &mut found);
    found.sort_by_key(|a| order_of(passages, a));
    extracted.records.attendance = once(found);
}

/// Position of a record in the paper.
fn order_of(passages: &Passages<'_>, attendance: &Attendance) -> usize {
    passages.list.iter().position(|p| p.path == attendance.header.source.path).unwrap_or(usize::MAX)
}

/// Kinds of papers that list who was at their meeting.
fn may_list(kind: DocumentKind) -> bool {
    matches!(kind, DocumentKind::Minutes | DocumentKind::Agenda | DocumentKind::Other | DocumentKind::BoardPack)
}

/// Where the reader of lists is.
#[derive(Debug, Clone, Default)]
struct Open {
    /// The status that the last heading gave; `None` outside lists.
    status: Option<AttendanceStatus>,
    /// The body that a heading within the list names: those below it come from there.
    group: Option<String>,
    /// The table in whose cells the list stands.
    table: Option<usize>,
    /// The heading was "Chair": the first name below it chaired.
    chair: bool,
}

/// Lists in the flow of the paper.
fn body(passages: &Passages<'_>, used: &BTreeMap<usize, Option<AttendanceStatus>>, out: &mut Vec<Attendance>) {
    let mut open = Open::default();
    let mut part = None;
    let list: Vec<&Passage<'_>> = passages.list.iter().collect();
    for (index, passage) in list.iter().enumerate() {
        if passage.part != part {
            (part, open) = (passage.part, Open::default());
        }
        if let Some(status) = passage.cell.and_then(|at| used.get(&at.table)) {
            // A list may go on below its table.
            open = Open { status: *status, ..Open::default() };
            continue;
        }
        // A list ends with its table, and before another.
        let table = passage.cell.map(|at| at.table);
        if table != open.table {
            open = Open { table, ..Open::default() };
        }
        if !may_list(passage.kind) || matches!(passage.paragraph.kind, ParagraphKind::TextBox) {
            open = Open::default();
            continue;
        }
        for line in passage.text.split('\n').map(str::trim).filter(|t| !t.is_empty()) {
            for text in openings::cut(line) {
                read_line(&list, index, text, &mut open, out);
            }
        }
    }
}

/// A line, or the piece of one before the next heading in it.
fn read_line(list: &[&Passage<'_>], index: usize, text: &str, open: &mut Open, out: &mut Vec<Attendance>) {
    let Some(passage) = list.get(index) else { return };
    let next = list.get(index + 1..).unwrap_or_default();
    let strict = passage.kind != DocumentKind::Minutes;
    if !strict && let Some(person) = in_the_chair(text).and_then(person::read).filter(|p| !p.uncertain) {
        let person = Person { chair: true, ..person };
        out.push(attendance(passage, text, person, AttendanceStatus::Present));
        return;
    }
    if let Some(opening) = opening(text) {
        if passage.cell.is_some() && !opening.rest.is_empty() && !opening.goes_on && !prose::is_minutes(passage.kind) {
            return;
        }
        // Beside a list of those present, "Attending" are the others.
        let others = headings::fold(text.split([':', '-', '–']).next().unwrap_or("")) == "attending"
            && out.iter().any(|a| a.header.source.part == passage.part && a.status == AttendanceStatus::Present);
        let status = if others { AttendanceStatus::InAttendance } else { opening.status };
        // In other papers than minutes a heading counts only where people follow it.
        let rest_named = people_in(opening.rest) > 0;
        if strict && !rest_named && !(opening.rest.is_empty() && follows(next)) {
            *open = Open::default();
            return;
        }
        if opening.rest.is_empty() {
            let named = follows(next) || next.first().is_some_and(|p| people_in(&p.text) > 0);
            let chair = matches!(
                headings::fold(text).as_str(),
                "chair" | "convener" | "chairperson" | "chairman" | "in the chair"
            );
            *open = Open { status: named.then_some(status), group: None, table: open.table, chair };
            return;
        }
        if rest_named || !is_sentence(opening.rest) {
            let role = opening.role.then(|| text.split([':', '\t']).next().unwrap_or("").trim());
            record(passage, opening.rest, status, role, out);
        }
        // "…, apologies from Al Reid" within a list ends it for nobody.
        let list_goes_on = next.iter().take(3).any(|p| is_list_line(&p.text));
        if opening.goes_on {
            *open =
                Open { status: passage.cell.is_none().then_some(status), group: None, table: open.table, chair: false };
        } else if open.status.is_none() || !list_goes_on {
            *open = Open::default();
        }
        return;
    }
    if passage.heading
        && let Some(status) = openings::ends_as_heading(text).filter(|_| follows(next))
    {
        *open = Open { status: Some(status), table: open.table, ..Open::default() };
        return;
    }
    let Some(status) = open.status else { return };
    let numbered = passage.label.as_deref().and_then(labels::number).is_some() && passage.heading;
    let title = passage.heading && !split::split(text).iter().any(|w| people::is_surely_person(split::head(w)));
    if text.ends_with(':') && text.split_whitespace().count() <= 4 {
        // "Alexandria:", nobody came from there.
        return;
    }
    if is_list_line(text) && !(title && (numbered || text.chars().all(|c| !c.is_lowercase()))) {
        let before = out.len();
        record(passage, text, status, None, out);
        if std::mem::take(&mut open.chair)
            && let Some(person) = out.get_mut(before)
        {
            person.chair = status != AttendanceStatus::Apologies;
        }
        if let Some(group) = &open.group {
            for person in &mut out[before..] {
                if person.organisation.is_none() {
                    person.organisation = Some(group.clone());
                }
            }
        }
    } else if !numbered && is_group(text) && follows(next) {
        // "Elected members", "Scottish Government (SG)": a heading within the list.
        open.group = body_of_group(text);
    } else {
        *open = Open::default();
    }
}

/// The body that a heading within a list of people names, where it names one.
fn body_of_group(text: &str) -> Option<String> {
    let text = text.trim().trim_end_matches([':', '-', '–']).trim();
    let name = text.split(" (").next().unwrap_or(text).trim();
    let folded = headings::fold(name);
    let of_people = folded.split(' ').any(|w| {
        matches!(
            w,
            "members"
                | "member"
                | "officers"
                | "officials"
                | "board"
                | "committee"
                | "group"
                | "voting"
                | "present"
                | "representatives"
                | "attending"
                | "apologies"
                | "staff"
                | "public"
                | "observers"
                | "panel"
                | "forum"
                | "team"
                | "leads"
                | "directors"
                | "trustees"
                | "others"
                | "rep"
                | "reps"
                | "partners"
                | "advisers"
                | "support"
                | "independent"
                | "executive"
        )
    });
    let body = folded.split(' ').any(|w| {
        matches!(
            w,
            "council"
                | "government"
                | "nhs"
                | "office"
                | "department"
                | "agency"
                | "university"
                | "college"
                | "service"
                | "services"
                | "police"
                | "trust"
                | "association"
                | "authority"
                | "scotland"
                | "ministry"
                | "enterprise"
                | "treasury"
                | "partnership"
                | "commission"
                | "federation"
                | "inspectorate"
                | "solace"
                | "cosla"
        )
    });
    (body && !of_people).then(|| name.to_owned())
}

/// Whether one of the next passages names a person: a heading of a group may stand between.
fn follows(next: &[&Passage<'_>]) -> bool {
    let mut seen = next.iter().take(2);
    let Some(first) = seen.next() else { return false };
    let is_list = |p: &Passage<'_>| {
        let line = p.text.lines().next().unwrap_or("");
        openings::cut(line).first().is_some_and(|l| is_list_line(l))
    };
    if is_list(first) {
        return true;
    }
    is_group(&first.text) && opening(&first.text).is_none() && seen.next().is_some_and(|p| is_list(p))
}

/// Whether a line names people and nothing else.
fn is_list_line(text: &str) -> bool {
    if is_sentence(text) || text.chars().count() > 1500 || openings::heading_status(text).is_some() {
        return false;
    }
    let words = split::split(text);
    let told = |p: &Person| !p.uncertain || people::is_surely_person(&p.name);
    let named = words.iter().filter(|w| person::read(w).is_some_and(|p| told(&p))).count();
    named > 0 && named * 3 >= words.len() * 2
}

fn people_in(text: &str) -> usize {
    split::split(text)
        .iter()
        .filter(|w| {
            person::read(w)
                .is_some_and(|p| !p.uncertain || people::is_initials(&p.name) || people::is_surely_person(&p.name))
        })
        .count()
}

/// A heading of a group within a list: short, without a verb.
fn is_group(text: &str) -> bool {
    let words = text.split_whitespace().count();
    words <= 8 && !text.ends_with('.') && !is_sentence(text)
}

/// Whether a text is running text: a verb that lists of people do not have.
fn is_sentence(text: &str) -> bool {
    const VERBS: &[&str] = &[
        "was",
        "were",
        "is",
        "are",
        "has",
        "have",
        "had",
        "noted",
        "agreed",
        "welcomed",
        "thanked",
        "approved",
        "opened",
        "asked",
        "will",
        "been",
        "declared",
        "presented",
        "confirmed",
        "attended",
        "explained",
        "resolved",
        "discussed",
        "reported",
        "advised",
    ];
    text.split_whitespace().any(|w| VERBS.contains(&w.trim_matches(|c: char| !c.is_alphabetic())))
}

/// Records the people that a text names.
fn record(passage: &Passage<'_>, text: &str, status: AttendanceStatus, role: Option<&str>, out: &mut Vec<Attendance>) {
    let text = text.trim();
    if matches!(
        headings::fold(text).as_str(),
        "" | "none"
            | "none received"
            | "no apologies"
            | "nil"
            | "n a"
            | "none were received"
            | "there were no apologies"
            | "as above"
            | "all"
            | "no apologies received"
            | "none noted"
            | "none intimated"
            | "none recorded"
            | "not applicable"
            | "as noted above"
            | "as listed above"
            | "see above"
    ) {
        return;
    }
    for words in split::split(text) {
        let Some(mut person) = person::read(&words) else { continue };
        if let Some(role) = role {
            person.detail(role, false);
        }
        out.push(attendance(passage, &words, person, status));
    }
}

/// A person at a meeting as a record.
fn attendance(passage: &Passage<'_>, words: &str, person: Person, status: AttendanceStatus) -> Attendance {
    let mut header = passage.header(words);
    if person.uncertain {
        header.flag(ReviewCode::RoleUncertain);
    }
    let status = if person.apologies { AttendanceStatus::Apologies } else { status };
    Attendance {
        header,
        name: person.name,
        initials: person.initials,
        organisation: person.organisation,
        role: person.role,
        status,
        chair: person.chair && status != AttendanceStatus::Apologies,
    }
}

/// Each person once for each status; one who is both present and sent apologies is kept twice, with a doubt.
fn once(found: Vec<Attendance>) -> Vec<Attendance> {
    let mut kept: Vec<Attendance> = Vec::with_capacity(found.len());
    for person in found {
        let key = |a: &Attendance| headings::fold(people::split_title(&a.name).1);
        let twin =
            kept.iter().position(|k| k.header.source.part == person.header.source.part && key(k) == key(&person));
        match twin {
            Some(index) if kept[index].status == person.status => {
                let known = &mut kept[index];
                known.initials = known.initials.take().or(person.initials);
                known.organisation = known.organisation.take().or(person.organisation);
                known.role = known.role.take().or(person.role);
                known.chair |= person.chair;
            }
            Some(index) => {
                let other = kept[index].status;
                // A member who is listed again as officer is one thing; who was there and was not, another.
                let against = other == AttendanceStatus::Apologies || person.status == AttendanceStatus::Apologies;
                if against {
                    kept[index].header.flag(ReviewCode::RoleUncertain);
                    let mut person = person;
                    person.header.flag(ReviewCode::RoleUncertain);
                    kept.push(person);
                }
            }
            None => kept.push(person),
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use crate::document::Block;
    use crate::extract::paper::{heading, item, minutes, p, table};
    use crate::record::AttendanceStatus;

    /// Names by status: present, in attendance, apologies; the chair with a star.
    fn check(blocks: Vec<Block>, present: &str, attending: &str, apologies: &str) {
        let extracted = minutes(blocks);
        let names = |status: AttendanceStatus| {
            let names: Vec<String> = extracted
                .records
                .attendance
                .iter()
                .filter(|a| a.status == status)
                .map(|a| format!("{}{}", a.name, if a.chair { "*" } else { "" }))
                .collect();
            names.join("|")
        };
        assert_eq!(
            (
                names(AttendanceStatus::Present).as_str(),
                names(AttendanceStatus::InAttendance).as_str(),
                names(AttendanceStatus::Apologies).as_str()
            ),
            (present, attending, apologies)
        );
    }

    #[test]
    fn paragraphs() {
        check(
            vec![
                p("Present: Ann Moss (Chair, IS); Al Reid (IS). Jo Blair (HS) Kay Dunn (SE)"),
                p("In attendance: Mo Park, Clerk"),
                p("Apologies: Em Lyle and Pat Orr"),
                heading("1. Welcome"),
                p("The Chair welcomed all."),
            ],
            "Ann Moss*|Al Reid|Jo Blair|Kay Dunn",
            "Mo Park",
            "Em Lyle|Pat Orr",
        );
        check(
            vec![
                p("Sederunt:"),
                p("Hamish MACRAE, Vice Chairperson, in the Chair"),
                p("Ann MOSS"),
                heading("1. Apologies"),
                p("Apologies for absence were received from Jo Blair and Al Reid."),
            ],
            "Hamish MACRAE*|Ann MOSS",
            "",
            "Jo Blair|Al Reid",
        );
    }

    #[test]
    fn lists_under_headings() {
        check(
            vec![
                p("Present:"),
                p("Ann Moss (Chair)"),
                p("Sir Al Reid"),
                p("Also present:"),
                item("•", "Jo Blair (Data Office)"),
                p("Terms of reference"),
                p("The draft terms of reference were discussed at length by all those who were there."),
            ],
            "Ann Moss*|Sir Al Reid",
            "Jo Blair",
            "",
        );
        check(
            vec![
                heading("ATTENDEES"),
                p("Data Board"),
                item("•", "Ann Moss, Minister for Data (Chair)"),
                p("Officials"),
                item("•", "Kay Dunn, No10"),
                p("Apologies"),
                item("•", "Al Reid"),
            ],
            "Ann Moss*",
            "Kay Dunn",
            "Al Reid",
        );
    }

    #[test]
    fn tables() {
        check(
            vec![Block::Table(table(&[
                &["Attendees:", "Ann Moss (Chair, IS); Al Reid (IS)"],
                &["Apologies:", "Jo Blair (HS)"],
            ]))],
            "Ann Moss*|Al Reid",
            "",
            "Jo Blair",
        );
        check(
            vec![Block::Table(table(&[
                &["Present:", "Officials:"],
                &["Ann Moss (Chair)", "Kay Dunn (Data Office)"],
                &["Guest:", "Mo Park (Transport)"],
                &["Al Reid, Minister for Roads", ""],
                &["Apologies:", ""],
                &["Lord Jo Blair", ""],
            ]))],
            "Ann Moss*",
            "Kay Dunn|Mo Park|Al Reid",
            "Lord Jo Blair",
        );
        check(
            vec![
                p("Present"),
                Block::Table(table(&[
                    &["Name", "Role"],
                    &["Ann Moss", "Chair, East Council"],
                    &["Al Reid", "Chief Officer"],
                ])),
                p("Apologies"),
                Block::Table(table(&[&["Jo Blair", "NHS Fife"], &["Kay Dunn", "Finance Officer"]])),
            ],
            "Ann Moss*|Al Reid",
            "",
            "Jo Blair|Kay Dunn",
        );
        check(
            vec![Block::Table(table(&[&[
                "Attendees\nAnn Moss (Chair) (AM)\nAl Reid (AR)",
                "Officials\nMo Park (MP)\n\nApologies\nKay Dunn",
            ]]))],
            "Ann Moss*|Al Reid",
            "Mo Park",
            "Kay Dunn",
        );
        check(
            vec![Block::Table(table(&[
                &["Name", "Organisation", "Attendance"],
                &["Ann Moss", "IS", "Present"],
                &["Al Reid", "HS", "Apologies"],
            ]))],
            "Ann Moss",
            "",
            "Al Reid",
        );
    }

    #[test]
    fn lists_and_tables_one_after_the_other() {
        let people = |rows: &[&[&str]]| Block::Table(table(rows));
        check(
            vec![
                p("Present:-"),
                people(&[&["Members", "Role"], &["Ann MOSS (Vice Chairperson)", "Nominated by the Council"]]),
                p("Non-members in attendance at request of Chief Officer:-"),
                people(&[&["Al REID", "Head of Community Care"], &["Jo BLAIR", "Audit Scotland"]]),
                p("Ann MOSS, Vice Chairperson, in the Chair."),
                heading("I APOLOGIES FOR ABSENCE"),
                p("Apologies for absence were submitted on behalf of:-"),
                people(&[&["Members", "Role"], &["Kay DUNN", "Registered Nurse"]]),
            ],
            "Ann MOSS*",
            "Al REID|Jo BLAIR",
            "Kay DUNN",
        );
        check(
            vec![Block::Table(table(&[
                &["RDUG Attendees", "Officials"],
                &["Ann Moss (Chair) (AM)", "Mo Park (MP)"],
                &["Sir Al Ross-Reid (AR)", "Observers"],
                &["Jo Blair (JB)", "Kay Dunn (Data Office)"],
            ]))],
            "Ann Moss*|Sir Al Ross-Reid|Jo Blair",
            "Mo Park|Kay Dunn",
            "",
        );
        // A minute's table below the apologies lists nobody.
        check(
            vec![
                p("Present: Ann Moss (Chair)"),
                p("Apologies: Al Reid, Jo Blair – East Council"),
                people(&[
                    &["1. WELCOME", "The Chair welcomed all.", ""],
                    &["2. ROADS", "The talk was of speed signs.", "Ann Moss to raise it"],
                ]),
            ],
            "Ann Moss*",
            "",
            "Al Reid|Jo Blair",
        );
    }

    #[test]
    fn two_columns_of_people_are_no_log() {
        check(
            vec![Block::Table(table(&[
                &["Present:", "Also present:"],
                &["Ann Moss (Chair)", "Kay Dunn (Data Office)"],
                &["Sir Al Ross-Reid", "Mo Park (Transport)"],
            ]))],
            "Ann Moss*|Sir Al Ross-Reid",
            "Kay Dunn|Mo Park",
            "",
        );
    }

    #[test]
    fn sentences_name_nobody() {
        check(vec![p("Present"), p("The present position on beds was noted by Ann Moss.")], "", "", "");
        check(vec![p("Apologies: None"), p("Members: the membership was agreed in May.")], "", "", "");
    }
}
