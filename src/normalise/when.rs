//! Dates: `as_written` to EDTF, with the meeting's date for missing years.
//!
//! A record's own meeting date counts first (a pack holds papers of several meetings), then the paper's, then the
//! date on which the paper was written.

use super::Context;
use crate::diagnostic::ReviewCode;
use crate::document::{Block, Document, Paragraph};
use crate::record::{ActionStatus, Header, PlanItem, Precision, Records, When};
use crate::wording::periods::financial_year;
use crate::wording::{calendar, when};
use jiff::civil::Date;

/// Reads the dates of actions and plan items in place.
pub(super) fn normalise(context: &mut Context<'_>, records: &mut Records) {
    let day = |text: &Option<String>| text.as_deref().and_then(when::first_day);
    let facts = &*context.facts;
    let meeting = day(&facts.meeting_date).or_else(|| day(&facts.completed_on));
    let written = day(&facts.date_written);
    let next_meeting = day(&facts.next_meeting_date);
    // A log of several meetings was made after the last of them: what is done of an earlier one was not yet past at it.
    let last = records.actions.iter().filter_map(|action| day(&action.meeting_date)).max();
    for action in &mut records.actions {
        let own = day(&action.meeting_date);
        // The next meeting that the paper names comes after the paper's own meeting, not after an earlier one.
        let next = next_meeting.filter(|next| own.or(meeting).is_none_or(|meeting| meeting < *next));
        let next = next.filter(|_| own.is_none() || own == meeting);
        let against = when::Context { meeting: own.or(meeting).or(written), next_meeting: next };
        read(action.due.as_mut(), against, &mut action.header);
        // An action of an earlier meeting was due after that one, finished or not.
        let at_meeting = own.is_none() || own == meeting && last <= own;
        in_month_of(action.due.as_mut(), next_meeting);
        if action.status == Some(ActionStatus::Complete) && at_meeting {
            already_past(action.due.as_mut(), against, &mut action.header);
        }
    }
    let titled = facts.title.as_deref().and_then(first_of_year);
    let mut irish = None;
    for item in &mut records.plan_items {
        let day = first_of_plan(item).or(titled).or(written).or(meeting).or_else(|| year_of_plan(item));
        let against = when::Context { meeting: day, next_meeting };
        read(item.timescale.as_mut(), against, &mut item.header);
        let quarter = item.timescale.as_mut().filter(|when| when.precision == Precision::Quarter);
        if let Some(when) = quarter
            && item.header.review.contains(&ReviewCode::DueAmbiguous)
            && *irish.get_or_insert_with(|| is_irish(context.document))
            && from_january(when).is_some()
        {
            item.header.review.retain(|code| *code != ReviewCode::DueAmbiguous);
        }
    }
}

/// The first day of the one calendar year that a plan's title names: "March" in "Digital Plan 2025" is in it.
fn year_of_plan(item: &PlanItem) -> Option<jiff::civil::Date> {
    let numbers = item.plan.as_deref()?.split(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '/' | '-' | '–'));
    let mut years = numbers.filter(|word| word.len() == 4 && word.starts_with("20"));
    let year = years.next()?.parse().ok().filter(|_| years.next().is_none())?;
    // Its first quarter may begin in April.
    let written = item.timescale.as_ref().map_or("", |when| when.as_written.as_str()).to_lowercase();
    if written.starts_with('q') || written.contains("quarter") {
        return None;
    }
    jiff::civil::Date::new(year, 1, 1).ok()
}

/// Names of bodies and programmes of Ireland, where a year's quarters count from January.
const IRISH: [&str; 11] = [
    "Health Service Executive",
    "HSE Dublin",
    "HSE Mid West",
    "HSE South West",
    "HSE West",
    "Sláintecare",
    "Tusla",
    "HSE Regional",
    "HSE Health Region",
    "Community Healthcare Organisation",
    "Department of Health, Ireland",
];

/// Whether a paper speaks of Ireland's health service.
fn is_irish(document: &Document) -> bool {
    let heads = document.apart.iter().map(|apart| &apart.paragraph);
    let mut texts = document.blocks.iter().filter_map(Block::paragraph).chain(heads).map(Paragraph::text);
    texts.any(|text| IRISH.iter().any(|name| text.contains(name)))
}

/// Moves what was counted from April to what it is from January: "Q1 2025" in a plan of Ireland's health service.
fn from_january(when: &mut When) -> Option<()> {
    let moved = |day: &str| day.parse::<jiff::civil::Date>().ok()?.checked_sub(jiff::Span::new().months(3)).ok();
    let (start, end) = (when.start.clone()?, when.end.clone()?);
    let (first, last) = (moved(&start)?, moved(&end)?.last_of_month());
    if when.edtf.as_deref() != Some(&format!("{start}/{end}")) {
        return None;
    }
    when.edtf = Some(format!("{first}/{last}"));
    (when.start, when.end) = (Some(first.to_string()), Some(last.to_string()));
    Some(())
}

/// The day on which the financial year of a plan begins, where its title names one: "Q2" in "Work Plan 2024/25" is in it.
fn first_of_plan(item: &PlanItem) -> Option<jiff::civil::Date> {
    first_of_year(item.plan.as_deref()?)
}

/// The first day of the one financial year that a title names.
fn first_of_year(title: &str) -> Option<jiff::civil::Date> {
    jiff::civil::Date::new(financial_year(title)?, 4, 1).ok()
}

/// "June meeting": the day of the next meeting, where that is in the month. "The June Board" may be another body's.
fn in_month_of(date: Option<&mut When>, next_meeting: Option<Date>) {
    let Some((date, next)) = date.zip(next_meeting) else { return };
    let whole_month = date.precision == Precision::Month
        && date
            .start
            .as_deref()
            .and_then(when::first_day)
            .is_some_and(|start| start.first_of_month() == next.first_of_month());
    let written = date.as_written.to_lowercase();
    let mut words = written.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let meets = words.by_ref().any(|word| calendar::month(word).is_some())
        && words.next().is_some_and(|word| matches!(word, "meeting" | "mtg" | "call"));
    if whole_month && meets && !date.ongoing && !date.recurring {
        let day = next.to_string();
        (date.edtf, date.start, date.end) = (Some(day.clone()), Some(day.clone()), Some(day));
        (date.precision, date.inferred) = (Precision::Day, true);
    }
}

/// Days before its date within which an action may well be done early.
const EARLY_DAYS: i32 = 60;

/// What is done was due before the meeting: a year that is not written is the last that fits, and a guess.
fn already_past(date: Option<&mut When>, against: when::Context, header: &mut Header) {
    let Some(date) = date.filter(|date| date.inferred) else { return };
    let (Some(meeting), Some(start)) = (against.meeting, date.start.as_deref().and_then(when::first_day)) else {
        return;
    };
    // Done before its day: a few weeks ahead is where a date without its year points anyhow.
    if start.since(meeting).is_ok_and(|ahead| ahead.get_days() <= EARLY_DAYS) {
        return;
    }
    let year_before = meeting.checked_sub(jiff::Span::new().years(1)).and_then(jiff::civil::Date::tomorrow).ok();
    let reading = when::parse(&date.as_written, when::Context { meeting: year_before, ..against });
    *date = reading.when;
    header.flag(ReviewCode::YearInferred);
}

fn read(date: Option<&mut When>, against: when::Context, header: &mut Header) {
    let Some(date) = date else { return };
    let reading = when::parse(&date.as_written, against);
    *date = reading.when;
    for code in [ReviewCode::DueUnparsed, ReviewCode::DueAmbiguous, ReviewCode::YearInferred] {
        if reading.review == Some(code) {
            header.flag(code);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::{Action, DocumentRecord};
    use crate::settings::Settings;

    fn due(written: &str, status: Option<ActionStatus>) -> (Option<String>, Vec<ReviewCode>) {
        let action = Action { due: Some(When::written(written)), status, ..Action::default() };
        let mut records = Records { actions: vec![action], ..Records::default() };
        let mut facts = DocumentRecord { meeting_date: Some("2011-05-04".to_owned()), ..DocumentRecord::default() };
        let (document, settings) = (Document::default(), Settings::default());
        normalise(&mut Context { facts: &mut facts, document: &document, settings: &settings }, &mut records);
        let action = records.actions.remove(0);
        (action.due.and_then(|d| d.edtf), action.header.review)
    }

    #[test]
    fn the_meeting_of_a_month_is_the_next_where_that_is_in_it() {
        let read = |written: &str| {
            let action = Action { due: Some(When::written(written)), ..Action::default() };
            let mut records = Records { actions: vec![action], ..Records::default() };
            let mut facts = DocumentRecord {
                meeting_date: Some("2025-05-20".to_owned()),
                next_meeting_date: Some("2025-06-17".to_owned()),
                ..DocumentRecord::default()
            };
            let (document, settings) = (Document::default(), Settings::default());
            normalise(&mut Context { facts: &mut facts, document: &document, settings: &settings }, &mut records);
            records.actions.remove(0).due.and_then(|due| due.edtf)
        };
        assert_eq!(read("to the June meeting").as_deref(), Some("2025-06-17"));
        assert_eq!(read("June").as_deref(), Some("2025-06"));
        assert_eq!(read("to the June Board").as_deref(), Some("2025-06"));
        assert_eq!(read("to the July meeting").as_deref(), Some("2025-07"));
    }

    #[test]
    fn quarters_are_of_the_plan_s_year() {
        let item = |plan: &str, written: &str| {
            let plan = Some(plan.to_owned());
            let item = PlanItem { plan, timescale: Some(When::written(written)), ..PlanItem::default() };
            let mut records = Records { plan_items: vec![item], ..Records::default() };
            let mut facts = DocumentRecord { date_written: Some("2024-11-02".to_owned()), ..DocumentRecord::default() };
            let (document, settings) = (Document::default(), Settings::default());
            normalise(&mut Context { facts: &mut facts, document: &document, settings: &settings }, &mut records);
            records.plan_items.remove(0).timescale.and_then(|when| when.edtf)
        };
        assert_eq!(item("Work Plan 2024/25", "Q2").as_deref(), Some("2024-07-01/2024-09-30"));
        assert_eq!(item("Work Plan 2024/25", "Q1 – Q4").as_deref(), Some("2024-04-01/2025-03-31"));
        assert_eq!(item("Work Plan 2024/25", "June").as_deref(), Some("2024-06"));
        assert_eq!(item("Work Plan 2024-27", "June").as_deref(), Some("2025-06"));
        let item = |plan: &str| PlanItem { plan: Some(plan.to_owned()), ..PlanItem::default() };
        assert_eq!(year_of_plan(&item("Digital Plan 2025")), Some(jiff::civil::date(2025, 1, 1)));
        assert_eq!(year_of_plan(&item("Digital Plan 2025-27")), None);
        let quarter = PlanItem { timescale: Some(When::written("Q1")), ..item("Digital Plan 2025") };
        assert_eq!(year_of_plan(&quarter), None);
    }

    #[test]
    fn quarters_of_ireland_count_from_january() {
        let read = |text: &str, written: &str| {
            let item = PlanItem { timescale: Some(When::written(written)), ..PlanItem::default() };
            let mut records = Records { plan_items: vec![item], ..Records::default() };
            let blocks = vec![Block::Paragraph(Paragraph::plain(text))];
            let document = Document { blocks, ..Document::default() };
            let (mut facts, settings) = (DocumentRecord::default(), Settings::default());
            normalise(&mut Context { facts: &mut facts, document: &document, settings: &settings }, &mut records);
            let item = records.plan_items.remove(0);
            (item.timescale.and_then(|when| when.edtf).unwrap_or_default(), item.header.review)
        };
        let irish = "Health Service Executive: plan for the region";
        assert_eq!(read(irish, "Q1 2025"), ("2025-01-01/2025-03-31".to_owned(), vec![]));
        assert_eq!(read(irish, "Q4 2025"), ("2025-10-01/2025-12-31".to_owned(), vec![]));
        assert_eq!(read(irish, "Q3 2024/25"), ("2024-10-01/2024-12-31".to_owned(), vec![]));
        let other = read("A plan for Moray", "Q1 2025");
        assert_eq!(other, ("2025-04-01/2025-06-30".to_owned(), vec![ReviewCode::DueAmbiguous]));
    }

    #[test]
    fn a_finished_action_was_due_before_the_meeting() {
        assert_eq!(due("January", None), (Some("2012-01".to_owned()), vec![]));
        let past = (Some("2011-01".to_owned()), vec![ReviewCode::YearInferred]);
        assert_eq!(due("January", Some(ActionStatus::Complete)), past);
        assert_eq!(due("20 May", Some(ActionStatus::Complete)), (Some("2011-05-20".to_owned()), vec![]));
        assert_eq!(due("January 2012", Some(ActionStatus::Complete)), (Some("2012-01".to_owned()), vec![]));
    }
}
