//! The cells of a row by what they hold: owner, date, status.

use super::section::Section;
use super::{Log, tidy};
use crate::diagnostic::ReviewCode;
use crate::document::{Block, Cell};
use crate::extract::actions::columns::Role;
use crate::extract::actions::{due, fields, owners};
use crate::framework::headings::{self, Column};
use crate::record::{Action, ActionStatus, Owner, When};
use crate::wording::blanks::one_line;
use crate::wording::signs::{self, Sign};
use crate::wording::{people, when};

/// The cell of a row in a role's column; a cell that began above and spans the row counts, but for texts.
pub(super) fn cell_at(log: Log<'_>, row: u32, role: Role) -> Option<&Cell> {
    log.sense.column(role).and_then(|c| log.table.cell(row, c))
}

/// The due date's words, and a status where that column says one instead.
pub(super) fn due_cell(log: Log<'_>, row: u32) -> (Option<When>, Option<ActionStatus>) {
    let role = if log.sense.column(Role::Due).is_some() { Role::Due } else { Role::Owner };
    let also = log.sense.also.iter().any(|(_, r)| *r == Role::Due);
    if role == Role::Owner && !also {
        // "RK – June meeting" below "Owner": what is taken off the owner is when.
        let beside_owner = || due::split_tail(&one_line(&cell_at(log, row, role)?.text())).1;
        return (due_in_status(log, row).or_else(|| due_behind_label(log, row)).or_else(beside_owner), None);
    }
    let revised = log.sense.revised.iter().filter_map(|c| log.table.cell(row, *c)).map(Cell::text);
    let revised = revised.map(|t| tidy(&t)).find(|t| due::is_date(&t.replace('\n', " ")));
    let cell = || cell_at(log, row, role).map(|cell| standing(cell).unwrap_or_else(|| cell.text()));
    let Some(text) = revised.or_else(cell) else { return (None, None) };
    let text = text.trim();
    if role == Role::Owner {
        let date = text.lines().find(|l| due::is_date(l)).map(|l| When::written(l.trim()));
        return (date.or_else(|| due::split_tail(&text.replace('\n', " ")).1), None);
    }
    let flat = one_line(text);
    if flat.is_empty() || says_no_date(&flat) {
        return (None, None);
    }
    // "Issued 9/3": done, and when.
    let first = flat.split_whitespace().next().unwrap_or("").to_lowercase();
    if ["done", "completed", "issued", "sent", "closed", "circulated", "actioned"].contains(&first.as_str())
        && flat.get(first.len()..).is_some_and(|rest| due::is_date(rest.trim()))
    {
        return (None, Some(ActionStatus::Complete));
    }
    // "Complete – reviewed 5 January" below "Due date / status": the day is that of what was done.
    let told = |text: &str| headings::status(text).filter(|(s, doubt)| *s == ActionStatus::Complete && !doubt);
    let done = [" – ", " - ", ": "].iter().find_map(|sign| flat.split_once(sign)).and_then(|(head, _)| told(head));
    match headings::status(&flat) {
        Some((status @ ActionStatus::Complete, _)) if done.is_some() || when::find(&flat).is_empty() => {
            (None, Some(status))
        }
        _ => (Some(When::written(flat)), None),
    }
}

/// "–", "none set": that no date was given.
fn says_no_date(text: &str) -> bool {
    const NONE: [&str; 17] = [
        "-",
        "–",
        "—",
        "n/a",
        "na",
        "none",
        "none set",
        "none given",
        "none agreed",
        "not set",
        "not agreed",
        "no date",
        "no date set",
        "no date given",
        "no deadline",
        "not specified",
        "nil",
    ];
    NONE.contains(&text.to_lowercase().as_str())
}

/// What of a cell is not struck out, where some of it is and the rest is a date: the one that holds now.
fn standing(cell: &Cell) -> Option<String> {
    let runs = || cell.blocks.iter().filter_map(Block::paragraph).flat_map(|paragraph| &paragraph.runs);
    if !runs().any(|run| run.style.struck) {
        return None;
    }
    let plain: Vec<&str> = runs().filter(|run| !run.style.struck).map(|run| run.text.as_str()).collect();
    let plain = one_line(&plain.join(" "));
    due::is_date(&plain).then_some(plain)
}

/// "~~Thank the ranger~~ Done": what is written beside a task that is struck out.
fn beside_struck(cell: &Cell) -> Option<(ActionStatus, bool)> {
    let runs = || cell.blocks.iter().filter_map(Block::paragraph).flat_map(|paragraph| &paragraph.runs);
    if !runs().any(|run| run.style.struck) {
        return None;
    }
    let plain: Vec<&str> = runs().filter(|run| !run.style.struck).map(|run| run.text.as_str()).collect();
    let plain = one_line(&plain.join(" "));
    headings::status(&plain).filter(|_| plain.split_whitespace().count() <= 2)
}

/// "Open, due 7 Oct": the date in the column for how far things are, where no other has one.
fn due_in_status(log: Log<'_>, row: u32) -> Option<When> {
    let text = one_line(&cell_at(log, row, Role::Status)?.text());
    // "To do, by 30 Sep": what is not done yet, and until when.
    let by = || {
        let (head, rest) =
            text.split_once(", by ").or_else(|| text.split_once(" – by ")).or_else(|| text.split_once(" (by "))?;
        let open = headings::status(head).is_some_and(|(status, _)| status != ActionStatus::Complete);
        open.then_some(("", rest))
    };
    let (_, rest) = text.split_once("due ").or_else(|| text.split_once("Due ")).or_else(by)?;
    let rest = rest.strip_prefix("by ").unwrap_or(rest).split([';', ')', ',']).next()?.trim().trim_end_matches('.');
    due::is_date(rest).then(|| When::written(rest))
}

/// "Raised: 3 March ⏎ Due: 30 April" in a column of another meaning.
fn due_behind_label(log: Log<'_>, row: u32) -> Option<When> {
    let of_none = |cell: &&Cell| {
        matches!(log.sense.roles.get(cell.column as usize - 1), Some(Role::Other | Role::Raised | Role::Completed))
    };
    log.table.row(row).filter(of_none).find_map(|cell| {
        let text = cell.text();
        let (_, told) = fields::apart(&text);
        fields::value(&told, Column::Due).filter(|value| due::is_date(value)).map(When::written)
    })
}

/// Owners of a cell that may hold a date too.
pub(super) fn owners_of(text: &str) -> Vec<Owner> {
    // "Ms Low by 30 January": a date, and whoever it binds.
    let named = |line: &str| {
        let (who, when) = due::split_tail(line);
        people::is_person(who.trim()) || when.is_some() && are_initials(&who)
    };
    let date_alone = |line: &str| due::is_date(line) && !people::is_initials(line.trim()) && !named(line);
    let lines: Vec<&str> = text.lines().filter(|line| !date_alone(line)).collect();
    let flat = lines.join("\n");
    let flat = owner_and_status(&flat).map_or(flat.as_str(), |(who, _)| who);
    owners::split(&due::split_tail(flat).0)
}

/// "Amy Rennie, Dumfries and Galloway College", "Dr Hilde Marr, SAMS": a person, and behind a comma one body or its letters.
pub(in crate::extract::actions) fn names_body_of_person(text: &str) -> bool {
    let Some((person, body)) = text.trim().split_once(", ") else { return false };
    let letters = body.chars().count() > 2 && body.chars().all(char::is_uppercase);
    let last = body.split_whitespace().next_back().unwrap_or("");
    let named = people::likeness(body) == people::Likeness::PostOrBody && !people::says(last, people::Says::Role);
    people::is_surely_person(person) && !body.contains([',', '/', '\n', '&']) && (letters || named)
}

/// "NR", "NR/AB": the initials of people and nothing else.
pub(super) fn are_initials(text: &str) -> bool {
    text.split(['/', '&', ',']).all(people::is_initials)
}

/// "Head of HR: done", "Clerk – complete": whoever, and how far it is.
fn owner_and_status(text: &str) -> Option<(&str, (ActionStatus, bool))> {
    let bare = text.trim_end_matches([')', '.', ' ']);
    let (who, told) = [": ", " – ", " - ", ", ", " ("].iter().find_map(|sign| bare.rsplit_once(sign))?;
    let status = headings::status(told).filter(|(_, doubt)| !doubt && told.split_whitespace().count() <= 2)?;
    (owners::is_owner(who) && !people::is_post_word(told)).then_some((who, status))
}

/// The status that a sign alone says in a column of what is done, and whether it leaves doubt: a cross says either.
fn signed(text: &str) -> Option<(ActionStatus, bool)> {
    match Sign::alone(signs::only(text)?)? {
        Sign::Cross => Some((ActionStatus::Complete, true)),
        sign if sign.is_empty() => Some((ActionStatus::Open, false)),
        _ => Some((ActionStatus::Complete, false)),
    }
}

/// What a column of what is done says: a sign, yes or no, a day.
fn completion(text: &str) -> Option<(ActionStatus, bool)> {
    if let Some(signed) = signed(text) {
        return Some(signed);
    }
    match headings::fold(text).as_str() {
        "n" | "no" | "not complete" | "incomplete" => Some((ActionStatus::Open, false)),
        "y" | "yes" => Some((ActionStatus::Complete, false)),
        // "Yes – 12/11/2020", "No – chased".
        folded if folded.starts_with("yes ") => Some((ActionStatus::Complete, false)),
        folded if folded.starts_with("no ") => Some((ActionStatus::Open, true)),
        _ => headings::status(text)
            .or_else(|| due::is_date(text).then_some((ActionStatus::Complete, !when::days(text).is_empty())))
            .map(|(s, doubt)| (s, doubt && when::days(text).is_empty())),
    }
}

/// Status from its column, else the progress column's first words, else the day of completion, else the heading.
pub(super) fn set_status(log: Log<'_>, row: u32, section: &Section, action: &mut Action) {
    let progress = cell_at(log, row, Role::Progress);
    let status_cell = cell_at(log, row, Role::Status);
    let told = status_cell.and_then(|c| log.legend.of(c)).or_else(|| progress.and_then(|c| log.legend.of(c)));
    let completed = cell_at(log, row, Role::Completed).map(|c| tidy(&c.text())).filter(|t| !t.is_empty());
    let told = told.or_else(|| completed.as_deref().and_then(completion));
    // "Paper on agenda. CLOSED": the last words of an update.
    let last_words = |cell: &Cell| {
        let text = tidy(&cell.text());
        let last = text.trim_end_matches('.').rsplit(['.', '\n', ';', '–']).next()?.trim().to_owned();
        let short = last.len() < text.trim_end_matches('.').len() && last.split_whitespace().count() <= 3;
        // "BLUE (complete)": the colour's meaning beside it.
        let inside = last.strip_suffix(')').and_then(|l| Some(l.split_once('(')?.1)).unwrap_or(&last);
        let closes = headings::fold(inside) == "close";
        headings::status(inside).or(closes.then_some((ActionStatus::Complete, false))).filter(|_| short)
    };
    // "Completed – included in the pack": the first words of an update.
    let first_words = |cell: &Cell| {
        let text = tidy(&cell.text());
        let first = text.split([' ', '\n']).next()?.trim_end_matches(['.', ':', ';', ',']);
        let rest = text.get(first.len()..)?.trim_start();
        let parted = rest.starts_with(['–', '-', '.', ':', ';', ',', '\n']);
        headings::status(first).filter(|(status, doubt)| parted && !doubt && *status == ActionStatus::Complete)
    };
    let told = told.or_else(|| progress.and_then(first_words)).or_else(|| status_cell.and_then(first_words));
    let told = told.or_else(|| progress.and_then(last_words)).or_else(|| status_cell.and_then(last_words));
    let told = told.or_else(|| due_cell(log, row).1.map(|s| (s, false)));
    let told = told.or_else(|| cell_at(log, row, Role::Text).and_then(beside_struck));
    // Where one column says who and by when, it may say that it is done.
    let both = log.sense.also.iter().any(|(_, role)| *role == Role::Due);
    let beside_owner = || owner_and_status(&cell_at(log, row, Role::Owner)?.text()).map(|(_, status)| status);
    let told = told.or_else(|| if both { beside_owner() } else { None });
    // "Status: complete" on a line of its own below the action.
    let own = || {
        let update = action.progress.as_deref()?;
        let (head, rest) = update.split_once([':', '–'])?;
        // "Update: met on 2 May; lease agreed. Closed."
        let last =
            rest.trim_end_matches('.').rsplit(['.', ';', '–']).next().filter(|l| l.split_whitespace().count() <= 2);
        let told = || last.and_then(headings::status).filter(|(_, doubt)| !doubt);
        if headings::fold(head) == "status" { headings::status(rest) } else { told() }
    };
    let told = told.or_else(own);
    let (told, doubt) = told.map_or((section.status, false), |(status, doubt)| (Some(status), doubt));
    action.status = told;
    // "In prog ress", "Parked": a word or two where the status stands that say none that is known.
    let unread = |cell: &Cell| (1..=3).contains(&cell.text().split_whitespace().count());
    if doubt || told.is_none() && status_cell.is_some_and(unread) {
        action.header.flag(ReviewCode::StatusUncertain);
    }
    let words: Vec<String> =
        [progress, status_cell].into_iter().flatten().map(|c| tidy(&c.text())).filter(|t| !t.is_empty()).collect();
    let words: Vec<String> = action.progress.take().into_iter().chain(words).collect();
    if !words.is_empty() {
        action.progress = Some(words.join("\n"));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Paragraph, Run, TextStyle};

    #[test]
    fn the_date_that_is_not_struck_out_holds() {
        let cell = |old: &str, new: &str| {
            let style = TextStyle { struck: true, ..TextStyle::default() };
            let old = Run { text: old.to_owned(), style, ..Run::default() };
            let runs = [vec![old], Paragraph::plain(new).runs].concat();
            Cell { blocks: vec![Block::Paragraph(Paragraph { runs, ..Paragraph::default() })], ..Cell::default() }
        };
        assert_eq!(standing(&cell("12/11/19", " 03/12/19")).as_deref(), Some("03/12/19"));
        assert_eq!(standing(&cell("12/11/19", " when the report is ready")), None);
    }
}
