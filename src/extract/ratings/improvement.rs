//! Owners and dates of improvement actions, only where the text gives them outright.

use super::answers::Improvement;
use super::field::Particulars;
use super::refusals::says_nothing;
use crate::framework::headings::{self, Column};
use crate::framework::{fold, is_round};
use crate::record::{Owner, When};
use crate::wording::latin::Regex;
use crate::wording::{latin, people, when};
use std::sync::LazyLock;

/// "by March 2020", "by end of June 2019", "by 31 March 2020" at a text's end, or in brackets or after "Timescale:".
static DUE: LazyLock<Regex> = LazyLock::new(|| {
    let month = r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)";
    let date =
        format!(r"(?:\d{{1,2}}(?:st|nd|rd|th)? )?{month},? (?:20\d\d|\d\d)|\d{{1,2}}[./]\d{{1,2}}[./](?:20)?\d\d");
    let words = r"(?:the )?(?:(?:end|beginning|start|middle)(?: of)? )?";
    latin::fixed(&format!(
        r"(?:\b(by {words}(?:{date}))|(?:Timescale|Target date|Due(?: date)?|Date|By when|When)(?::| [–-])? ((?:by )?{words}(?:{date})))\s*[.)\];]*\s*(?:$|\(|Lead|Owner)"
    ))
});

/// "Lead: Chief Officer", "(Owner – Chief Finance Officer)".
static OWNER: LazyLock<Regex> = LazyLock::new(|| {
    latin::fixed(
        r"\b(?:Lead(?: officer)?|Owner|Responsible(?: officer)?|Led by|By whom)(?:\s*[:–=]|\s-)\s*([^.;()\[\]\n]{2,80})",
    )
});

/// The date by which a column, or the text, says that it will be done.
pub(super) fn due(column: &str, text: &str) -> Option<When> {
    if !says_nothing(column) {
        return Some(When::written(column.trim()));
    }
    let Some(captures) = DUE.captures(text) else {
        let said = on_its_line(text).or_else(|| behind_dashes(text).map(|(_, date)| date));
        return said.map(When::written);
    };
    let found = captures.get(1).or_else(|| captures.get(2))?;
    Some(When::written(found.as_str().trim()))
}

/// "Target date – 2019/20", "Timescale: Autumn 2019" on a line of its own: whatever date stands behind the label.
fn on_its_line(text: &str) -> Option<&str> {
    text.lines().map(str::trim).find_map(|line| {
        let (label, date) = [": ", " – ", " - "].iter().find_map(|mark| line.split_once(mark))?;
        let asks = is_particulars(line) && headings::columns(label).contains(&Column::Due);
        let date = date.trim().trim_end_matches([')', '.', ';']);
        (asks && when::parse(date, when::Context::default()).when.start.is_some()).then_some(date)
    })
}

/// "Hold a session on risk – Chief Officer – Autumn 2019": who does it and by when, each behind a dash at the end.
fn behind_dashes(text: &str) -> Option<(&str, &str)> {
    let text = text.trim().trim_end_matches('.');
    if let Some((who, date)) = in_brackets(text) {
        return Some((who, date));
    }
    let mut pieces = [" – ", " — ", " - "].iter().find_map(|dash| text.contains(dash).then(|| text.rsplit(dash)))?;
    let (date, who) = (pieces.next()?.trim(), pieces.next()?.trim());
    // "– Lead: Chief Officer – May 2019".
    let who = who.rsplit_once(": ").map_or(who, |(_, who)| who);
    let task = pieces.next().is_some();
    // "Responsible officer – HoS" above "Target date – May 2019": each line has a label of its own.
    (task && are_who_and_date(who, date) && !who.contains('\n')).then_some((who, date))
}

/// "Agree the budget (CFO, March 2020)": who does it and by when, in the brackets at the end.
fn in_brackets(text: &str) -> Option<(&str, &str)> {
    let (_, inside) = text.strip_suffix(')')?.rsplit_once('(')?;
    let (who, date) = [", ", "; ", " – ", " - "].iter().find_map(|mark| inside.split_once(mark))?;
    let who = who.rsplit_once(": ").map_or(who, |(_, who)| who);
    are_who_and_date(who, date).then_some((who, date))
}

/// Whether words are somebody and a date, and nothing else.
fn are_who_and_date(who: &str, date: &str) -> bool {
    let dated = when::parse(date, when::Context::default()).when;
    let is_date = dated.start.is_some() && when::find(date).iter().any(|found| found.range == (0..date.len()));
    let somebody = [people::Likeness::Initials, people::Likeness::Person, people::Likeness::PostOrBody];
    is_date && somebody.contains(&people::likeness(who))
}

/// Whether a column says another day than the text does: "Agree the budget by March 2020" beside "December 2019".
pub(super) fn tells_two_dates(column: &str, text: &str) -> bool {
    let parsed = |written: &When| when::parse(&written.as_written, when::Context::default()).when;
    let (Some(column), Some(text)) = (due(column, "").as_ref().map(parsed), due("", text).as_ref().map(parsed)) else {
        return false;
    };
    // "2020" beside "by March 2020" says the same in fewer words.
    let within = match (&column.start, &text.start, &text.end, &column.end) {
        (Some(from), Some(first), Some(last), Some(to)) => from <= first && last <= to,
        _ => false,
    };
    column.edtf != text.edtf && !within
}

/// The owners that a column, or the text, names as such.
pub(super) fn owners(column: &str, text: &str) -> Vec<Owner> {
    let labelled = || OWNER.captures(text).and_then(|c| c.get(1)).map(|m| m.as_str());
    // "… – Performance Lead – May 2019": a post, and no label of one.
    let in_text = || behind_dashes(text).map(|(who, _)| who).or_else(labelled);
    let Some(named) = Some(column).filter(|c| !says_nothing(c)).or_else(in_text) else { return Vec::new() };
    let names = named.split([',', '/', '&', '\n']).flat_map(|n| n.split(" and "));
    names.map(str::trim).filter(|n| !n.is_empty() && !n.to_lowercase().starts_with("by ")).map(Owner::written).collect()
}

/// Adds to the actions of a row who does them and by when: a line to each where there are as many, else all of it to all.
pub(super) fn add_particulars(improvements: &mut [Improvement], beside: &Particulars) {
    let own = |improvement: &Improvement| improvement.path.starts_with(&beside.row);
    let count = improvements.iter().filter(|i| own(i)).count();
    let lines = |text: &str| text.lines().map(str::trim).filter(|l| !l.is_empty()).map(str::to_owned).collect();
    let (owners, dates): (Vec<String>, Vec<String>) = (lines(&beside.owner), lines(&beside.due));
    let said = |lines: &[String], all: &str, at: usize| {
        let one_each = lines.len() == count;
        lines.get(at).filter(|_| one_each).cloned().unwrap_or_else(|| all.to_owned())
    };
    let unpaired = |lines: &[String]| count > 1 && lines.len() > 1 && lines.len() != count;
    for (at, improvement) in improvements.iter_mut().filter(|i| own(i)).enumerate() {
        if improvement.owner.is_empty() && improvement.due.is_empty() {
            improvement.owner = said(&owners, &beside.owner, at);
            improvement.due = said(&dates, &beside.due, at);
            improvement.unpaired = unpaired(&owners) || unpaired(&dates);
        }
    }
}

/// An action has so many words at least where several stand in one line.
const FEWEST_WORDS: usize = 3;

/// The actions that stand in one line, parted by semicolons: "Review the scheme; Train all staff", each begun with a capital.
pub(super) fn in_a_row(text: &str) -> impl Iterator<Item = &str> {
    let is_action = |part: &str| {
        part.starts_with(char::is_uppercase)
            && part.split_whitespace().count() >= FEWEST_WORDS
            && !part.contains(". ")
            && !is_particulars(part)
    };
    let several = !text.contains('\n') && text.split("; ").map(str::trim).all(is_action);
    let separator = if several { "; " } else { "\0" };
    text.split(separator).map(str::trim)
}

/// Who does an action, or by when, is said in so many words at most, without the label.
const LONGEST_PARTICULARS: usize = 12;

/// A name in brackets has so many words at most.
const LONGEST_NAME: usize = 4;

/// Whether a line only says who does the action above it, or by when: "Lead: Chief Officer", "Timescale: March 2020", "Lead –
/// CO; by when – Dec 2019", "March 2020".
pub(super) fn is_particulars(text: &str) -> bool {
    let text = text.trim();
    // "(Jo Blair, CO)" on a line of its own.
    let bracketed = text.starts_with('(') && text.ends_with(')') && text.matches('(').count() == 1;
    if bracketed && text.split_whitespace().count() <= LONGEST_NAME {
        return true;
    }
    let text = text.trim_start_matches(['(', '[']);
    if is_round(text) || matches!(fold(text).as_str(), "ongoing" | "on going") {
        return true;
    }
    let Some(at) = text.find([':', '–', '-', '=']) else { return false };
    let (label, rest) = text.split_at(at);
    // "Lead-in times are long" is none; a colon needs no blank.
    let parted = text[at..].starts_with(':') || label.ends_with(' ') && rest.contains(' ');
    let about = |column: &Column| matches!(column, Column::Owner | Column::Due);
    // "People: train all carers" is an action.
    parted
        && !label.contains('(')
        && fold(label) != "people"
        && rest.split_whitespace().count() <= LONGEST_PARTICULARS
        && label.split_whitespace().count() <= FEWEST_WORDS
        && headings::columns(label.trim()).iter().any(about)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_that_say_who_or_when() {
        for (text, expected) in [
            ("Lead: Chief Officer", true),
            ("Timescale: March 2020", true),
            ("Lead – Chief Officer; by when – December 2019", true),
            ("(Lead officer: Jo Blair)", true),
            ("March 2020", true),
            ("(JB)", true),
            ("(to be agreed with all of the partners)", false),
            ("Ongoing", true),
            ("Lead: the partners are to agree how each of the four localities will be led from the spring on", false),
            ("Lead-in times will be shortened", false),
            ("Finance: agree the budget", false),
            ("People: train all carers", false),
            ("Review the scheme", false),
        ] {
            assert_eq!(is_particulars(text), expected, "{text:?}");
        }
        assert_eq!(in_a_row("Review the scheme (Lead: Jo Blair; Timescale: May 2020)").count(), 1);
    }

    #[test]
    fn another_date_beside_the_text_is_noticed() {
        let text = "Agree the budget by March 2020.";
        for (column, expected) in
            [("December 2019", true), ("March 2020", false), ("2020", false), ("Ongoing", true), ("", false)]
        {
            assert_eq!(tells_two_dates(column, text), expected, "{column:?}");
        }
    }

    #[test]
    fn dates_and_owners_only_where_they_are_given() {
        for (text, expected_due, expected_owners) in [
            ("Agree the budget by March 2020.", Some("by March 2020"), vec![]),
            ("Agree the budget by the end of March 2020", Some("by the end of March 2020"), vec![]),
            (
                "Agree the budget (Lead: Chief Officer, by 31 March 2020)",
                Some("by 31 March 2020"),
                vec!["Chief Officer"],
            ),
            ("Publish the plan. Timescale: June 2019", Some("June 2019"), vec![]),
            ("Write it – Owner: Jo Blair and Sam Reid", None, vec!["Jo Blair", "Sam Reid"]),
            ("Bring the plan into line with the plan for 2019-22", None, vec![]),
            ("Plans agreed prior to 31 March 2019 to ensure good planning", None, vec![]),
            ("Hold a session on risk – Chief Officer – Autumn 2019", Some("Autumn 2019"), vec!["Chief Officer"]),
            ("Add two figures – Performance Lead – May 2019", Some("May 2019"), vec!["Performance Lead"]),
            ("Add two figures – Lead: Chief Officer – May 2019", Some("May 2019"), vec!["Chief Officer"]),
            ("Add it.\nResponsible officer – Jo Blair\nTarget date – May 2019", Some("May 2019"), vec!["Jo Blair"]),
            ("Add it.\nTarget date – 2019/20", Some("2019/20"), vec![]),
            ("Agree the budget (CFO, March 2020)", Some("March 2020"), vec!["CFO"]),
            ("Agree the budget (as in Fife, March 2020)", None, vec![]),
            ("Review the plan – the one for carers – 2019", None, vec![]),
        ] {
            assert_eq!(due("", text).map(|w| w.as_written), expected_due.map(str::to_owned), "{text:?}");
            assert!(!tells_two_dates("", text), "{text:?}");
            assert_eq!(
                owners("", text).iter().map(|o| o.as_written.as_str()).collect::<Vec<_>>(),
                expected_owners,
                "{text:?}"
            );
        }
    }
}
