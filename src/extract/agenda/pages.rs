//! What ran on within an item's words: pages of the pack, what the meeting is asked to do, who presents.

use super::title::reported_by;
use crate::record::AgendaItem;
use crate::wording::people;

/// "Waste contract (Pages 9 - 24) Report of the Director of Place": behind the pages stands who reports, no title.
pub(super) fn pages_within_off(item: &mut AgendaItem) {
    let Some(open) = ["(Pages ", "(pages ", "(Page ", "(page "].iter().find_map(|said| item.title.find(said)) else {
        return;
    };
    let Some(close) = item.title.get(open..).and_then(|rest| rest.find(')')).map(|at| open + at) else { return };
    let behind = item.title.get(close + 1..).unwrap_or("").trim().to_owned();
    if behind.is_empty() || open == 0 {
        return;
    }
    let who = reported_by(&behind).or_else(|| report_of(&behind)).map(str::to_owned);
    item.presenter = item.presenter.take().or(who);
    item.title.truncate(open);
    item.title = item.title.trim_end().to_owned();
}

/// "Report of the Director of Place (attached)": whose report it is.
pub(super) fn report_of(text: &str) -> Option<&str> {
    let who = ["Report of the ", "Report of ", "Joint report of the "].iter().find_map(|of| text.strip_prefix(of))?;
    let who = who.split([';', '(', '.']).next().unwrap_or(who).trim();
    (who.split_whitespace().count() <= 9 && who.split_whitespace().any(people::is_post_word)).then_some(who)
}

/// "Winter plan To RECEIVE the report", "Winter plan Presented by: Jo Blair, Roads Manager": what stood on lines of its own
/// below the title and ran on behind it.
pub(super) fn told_within_off(item: &mut AgendaItem) {
    let title = &item.title;
    let asked = title.match_indices(" To ").map(|(at, _)| at).find(|at| {
        let word: String =
            title.get(at + " To ".len()..).unwrap_or("").chars().take_while(|c| c.is_alphabetic()).collect();
        // "Introduction To Roads" has a capital, "From A To B" one letter.
        let shape = word.chars().all(char::is_lowercase) || word.len() > 2 && word.chars().all(char::is_uppercase);
        shape && ASKED.contains(&word.to_lowercase().as_str())
    });
    let presented = ["Presented by:", "Presenter:", "Lead:"].iter().find_map(|said| {
        let at = title.find(&format!(" {said} "))?;
        Some((at, at + said.len() + 2))
    });
    // "TAXI FARES Report of the Head of Roads": behind a title in capitals whose report it is.
    let reported =
        title.find(" Report of ").filter(|at| title.get(..*at).is_some_and(|t| !t.contains(char::is_lowercase)));
    let reporter = reported.and_then(|at| report_of(title.get(at + 1..)?)).map(str::to_owned);
    let reported = reported.filter(|_| reporter.is_some());
    let end = [asked, presented.map(|(at, _)| at), reported].into_iter().flatten().filter(|at| *at > 0).min();
    let who = presented.and_then(|(_, from)| title.get(from..asked.filter(|at| *at > from).unwrap_or(title.len())));
    let who = who.map(|who| who.trim().trim_end_matches('.').to_owned()).filter(|who| !who.is_empty()).or(reporter);
    if item.presenter.is_none() && who.is_some() {
        item.presenter = who;
    }
    if let Some(end) = end {
        item.title.truncate(end);
        item.title = item.title.trim_end().to_owned();
    }
}

/// What a meeting does with an item: "To receive", "To NOTE".
const ASKED: [&str; 17] = [
    "receive",
    "note",
    "consider",
    "approve",
    "agree",
    "review",
    "declare",
    "confirm",
    "discuss",
    "ratify",
    "endorse",
    "elect",
    "adopt",
    "determine",
    "accept",
    "appoint",
    "sign",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_ran_on_behind_a_title() {
        let settled = |title: &str| {
            let mut item = AgendaItem { title: title.to_owned(), ..AgendaItem::default() };
            told_within_off(&mut item);
            (item.title, item.presenter)
        };
        let named = |title: &str, who: &str| (title.to_owned(), Some(who.to_owned()));
        assert_eq!(settled("Winter plan To RECEIVE the report"), ("Winter plan".to_owned(), None));
        assert_eq!(settled("Apologies To receive any apologies."), ("Apologies".to_owned(), None));
        assert_eq!(
            settled("Winter plan Presented by: Jo Blair, roads To review it."),
            named("Winter plan", "Jo Blair, roads")
        );
        assert_eq!(settled("TAXI FARES Report of the Head of Roads"), named("TAXI FARES", "Head of Roads"));
        for whole in [
            "To receive apologies",
            "Annual Report of the Head of Roads",
            "Introduction To Roads",
            "From Farm To Table",
            "Matters to note",
        ] {
            assert_eq!(settled(whole).0, whole);
        }
    }
}
