//! Owners set apart from the text: in the margin, at the end of a line behind a tab, or in a line of their own below it.

use super::before_mark::before;
use super::marks::TAB_OWNER;
use super::{Line, Prose, is_acting, is_actions_heading, readable, start};
use crate::diagnostic::ReviewCode;
use crate::document::ParagraphKind;
use crate::extract::actions::{Meeting, due, owners};
use crate::framework::headings;
use crate::record::Action;
use crate::wording::{people, sentences::sentences};

/// Initials or a name set apart in the margin: they own what stands at their height.
pub(super) fn in_box(prose: Prose<'_>, lines: &[Line<'_, '_>], at: usize, meeting: &Meeting) -> Option<Action> {
    /// Paragraphs before and after the box that may stand beside it.
    const NEAR: usize = 4;
    let margin = lines.get(at).filter(|l| l.passage.paragraph.kind == ParagraphKind::TextBox)?;
    let place = margin.passage.paragraph.lines.first().copied()?;
    let (who, date) = due::split_tail(&margin.text);
    if !owners::is_owner(&who) || is_actions_heading(&margin.text) {
        return None;
    }
    let height = place.bbox.height().max(6.0);
    let beside = |l: &&Line<'_, '_>| {
        l.passage.part == margin.passage.part
            && l.passage.cell.is_none()
            && !l.passage.heading
            && l.passage.paragraph.kind != ParagraphKind::TextBox
            && l.passage
                .paragraph
                .lines
                .iter()
                .any(|p| p.page == place.page && (p.bbox.centre_y() - place.bbox.centre_y()).abs() < 0.7 * height)
    };
    let near = lines.get(at.saturating_sub(NEAR)..(at + NEAR).min(lines.len()))?;
    let line = near.iter().find(beside).filter(|l| readable(prose, l))?;
    let ranges = sentences(&line.text);
    let acting = ranges.iter().map(|r| &line.text[r.clone()]).rfind(|s| is_acting(s));
    let chosen = acting.or_else(|| ranges.last().map(|r| &line.text[r.clone()])).unwrap_or(&line.text);
    let mut action = start(prose, line, chosen, meeting);
    action.header.source.places.extend(margin.passage.paragraph.places());
    action.header.source.places = crate::document::geometry::union_by_page(&action.header.source.places);
    action.owners = owners::split(&who);
    action.due = date.or_else(|| due::in_text(chosen, meeting.date).map(|(_, w)| w));
    action.header.flag(ReviewCode::OwnerUncertain);
    Some(action)
}

/// A line with initials at its right end after a tab.
pub(super) fn at_tab(prose: Prose<'_>, line: &Line<'_, '_>, meeting: &Meeting) -> Option<Action> {
    let found = TAB_OWNER.captures(&line.text)?;
    let who = found.name("who")?.as_str();
    // "… sent before the meeting. KB": the stop belongs to the sentence, and only initials stand so.
    let gap = found.name("gap");
    let text = line.text[..gap.map_or(found.get(0)?.start(), |gap| gap.start())].trim();
    let gap = gap.filter(|gap| !gap.as_str().contains('\t'));
    let owners = owners::split(who);
    if gap.is_some() {
        let each = owners.iter().all(|o| people::is_initials(&o.as_written) && prose.cast.contains(&o.as_written));
        if !each || !is_acting(text) || line.passage.heading {
            return None;
        }
    }
    let initials = !owners.is_empty()
        && owners
            .iter()
            .all(|o| people::is_initials(&o.as_written) || o.as_written == "All" || prose.cast.contains(&o.as_written));
    if !initials || text.chars().count() < 15 {
        return None;
    }
    // "Jo Blair (Chair)\tAC": people set in columns.
    let person = text.split([',', '(', '\t', '–']).next().unwrap_or(text).trim();
    let listed = prose.cast.contains(person) || people::is_person(person);
    let people_above = prose.passages.item(line.passage).title.is_some_and(|t| headings::people(&t).is_some());
    // "Apologies/Absent\tE Brand": a heading beside the names.
    let heads_people = !is_acting(text) && text.split_whitespace().count() <= 3;
    if heads_people || (listed || people_above) && !is_acting(text) {
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
    if gap.is_some() {
        action.header.flag(ReviewCode::OwnerUncertain);
    }
    Some(action)
}

/// "ACTION" in a line of its own: what stands over owners set at the right of the text, in files where they come below it.
pub(super) fn heads_owners(line: &Line<'_, '_>) -> bool {
    line.first
        && line.passage.cell.is_none()
        && matches!(line.text.trim(), "ACTION" | "Action" | "ACTION BY" | "Action by" | "Action By")
}

/// "GJH" in a line of its own below a paragraph: whoever is named by their initials there acts on it. Where a heading says
/// that owners are set aside they may be names: "R Moss".
pub(super) fn below(
    prose: Prose<'_>,
    lines: &[Line<'_, '_>],
    at: usize,
    aside: bool,
    meeting: &Meeting,
) -> Option<Action> {
    /// Four people's initials, or two names, are no longer, in characters.
    const LONGEST: usize = 32;
    let line = lines.get(at)?;
    let text = line.text.trim();
    let alone = line.first && text.chars().count() <= LONGEST && line.passage.label.is_none();
    if !alone || !text.starts_with(char::is_uppercase) || text.chars().any(|c| c.is_ascii_digit()) {
        return None;
    }
    let owners = owners::split(text);
    let known = |name: &str| {
        people::is_initials(name) && prose.cast.contains(name)
            || aside && people::is_person(name) && prose.cast.people(name).is_some()
    };
    if owners.is_empty() || !owners.iter().all(|owner| known(&owner.as_written)) {
        return None;
    }
    // Below a list of names they belong to one of those.
    if prose.passages.item(line.passage).title.is_some_and(|title| headings::people(&title).is_some()) {
        return None;
    }
    let (text, source, _) = before(prose, lines, at);
    // Words that ask for nothing plainly: initials below them can hardly be anything but who acts.
    let asks = is_acting(&text);
    let source = source
        .filter(|above| above.passage.item == line.passage.item && (asks || text.split_whitespace().count() > 3))?;
    let mut action = start(prose, source, &text, meeting);
    action.header.source.places.extend(line.passage.paragraph.places());
    action.header.source.places = crate::document::geometry::union_by_page(&action.header.source.places);
    action.owners = owners;
    action.due = due::in_text(&text, meeting.date).map(|(_, when)| when);
    action.header.flag(ReviewCode::OwnerUncertain);
    if !asks {
        action.header.flag(ReviewCode::SplitUncertain);
    }
    Some(action)
}
