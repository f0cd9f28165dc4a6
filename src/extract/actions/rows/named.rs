//! Cells in which each task opens with who has it: "ER/DS: install the loggers / ER: share the report".

use crate::extract::actions::{bracketed_rows, due, owners};
use crate::record::{Owner, When};
use crate::wording::latin::{Regex, fixed as regex};
use crate::wording::{calendar, labels, people, verbs};
use std::sync::LazyLock;

static WHO: LazyLock<Regex> = LazyLock::new(|| {
    regex(r"(?:^|\s)(?P<who>(?:\p{Lu}{2,4}(?:\s*(?:[/&,]|and)\s*\p{Lu}{2,4}){0,4}|All|ALL))(?:\s*:|\s+[–—])\s+")
});

/// Letters before a colon that name nobody.
const NOBODY: [&str; 10] = ["NB", "PS", "AOB", "AOCB", "AGM", "TBC", "FYI", "FAO", "RE", "URL"];

/// Names before a colon or a dash at the beginning of a task.
static NAMES: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?:^|\s)(?P<who>\p{Lu}[\p{L}’'-]+(?:\s\p{Lu}[\p{L}’'.-]*){0,2}(?:\s*(?:[/&,]|and)\s*\p{Lu}[\p{L}’'-]+(?:\s\p{Lu}[\p{L}’'.-]*){0,2}){0,3})(?:\s*:|\s+[–—])\s+",
    )
});

/// Lines of a cell that each tell somebody to do something: "LP to ring the practice / DS to send the list by May".
pub(super) fn ordered(text: &str) -> Vec<(String, Vec<Owner>)> {
    // "• LP to ring the practice", "2) DS to send the list".
    let bare = |line| labels::split(str::trim(line)).1.trim_start();
    let lines: Vec<&str> = text.lines().map(bare).filter(|line| !line.is_empty()).collect();
    let told = lines.iter().map(|line| {
        let told = owners::subject(line).filter(|told| told.ordered && line.starts_with(char::is_uppercase))?;
        Some(((*line).to_owned(), told.owners))
    });
    let told: Option<Vec<(String, Vec<Owner>)>> = told.collect();
    told.filter(|told| told.len() > 1).unwrap_or_default()
}

/// A task among several that a cell counts or lists.
#[derive(Debug)]
pub(in crate::extract::actions) struct Counted {
    pub(in crate::extract::actions) number: Option<String>,
    pub(in crate::extract::actions) text: String,
    pub(in crate::extract::actions) owners: Vec<Owner>,
    pub(in crate::extract::actions) due: Option<When>,
}

/// The tasks that the lines of a cell list, each with its own owners or number.
pub(super) fn listed(text: &str) -> Option<Vec<Counted>> {
    counted(text).or_else(|| bracketed(text)).or_else(|| dashed(text))
}

/// "1. Circulate the slides (Jo Blair) / 2. Send comments (All)": lines that count on, each a task.
fn counted(text: &str) -> Option<Vec<Counted>> {
    let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    if lines.len() < 2 {
        return None;
    }
    let mut out: Vec<Counted> = Vec::new();
    for line in lines {
        let (label, rest) = labels::split(line);
        let number = labels::bare(label?)?;
        let next = out.last().is_none_or(|last| last.number.as_deref().is_some_and(|last| follows(last, number)));
        if !next || rest.split_whitespace().count() < 2 {
            return None;
        }
        let (text, owners, due) = match bracketed_rows::apart(rest) {
            Some((task, who, due)) => (task, owners::split(&who), due),
            None => (rest, Vec::new(), None),
        };
        out.push(Counted { number: Some(number.to_owned()), text: text.trim().to_owned(), owners, due });
    }
    Some(out)
}

/// "Ring the school (Ann, 4 May) ⏎ Buy two shovels (Beth)": lines that each end in whose task it is.
fn bracketed(text: &str) -> Option<Vec<Counted>> {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.map(in_bracket).collect::<Option<Vec<Counted>>>().filter(|tasks| !tasks.is_empty())
}

/// "Ring the school (Ann, 4 May)": a task and, in the bracket that ends it, whose it is.
fn in_bracket(line: &str) -> Option<Counted> {
    let (label, line) = labels::split(line);
    let number = label.and_then(labels::bare).map(str::to_owned);
    let (task, who, due) = bracketed_rows::apart(line).or_else(|| {
        // "Write to the Minister (Chair) by end May".
        let (head, date) = line.split_at(line.rfind(')')? + 1);
        let date = date.trim().trim_end_matches('.');
        let (task, who, own) = bracketed_rows::apart(head).filter(|_| due::is_date(date))?;
        Some((task, who, own.or_else(|| Some(When::written(date)))))
    })?;
    Some(Counted { number, text: task.trim().to_owned(), owners: owners::split(&who), due })
}

/// The task of a line, with its owners and date where it ends in them.
pub(in crate::extract::actions) fn task_of_line(line: &str) -> Counted {
    in_bracket(line).or_else(|| behind_dash(line)).unwrap_or_else(|| {
        let (label, text) = labels::split(line);
        let number = label.and_then(labels::bare).map(str::to_owned);
        Counted { number, text: text.trim().to_owned(), owners: Vec::new(), due: None }
    })
}

/// "Find a second dealer – JF, 30 November ⏎ Cost a chiller – CB": lines that each end, behind a dash, in whose task it is.
fn dashed(text: &str) -> Option<Vec<Counted>> {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let tasks = lines.map(behind_dash).collect::<Option<Vec<Counted>>>()?;
    (tasks.len() > 1).then_some(tasks)
}

/// "Find a second dealer – JF, 30 November": a task and, behind a dash, people or posts and perhaps a date.
fn behind_dash(line: &str) -> Option<Counted> {
    let (label, line) = labels::split(line);
    let bare = line.trim_end_matches('.');
    let (task, told) =
        [" – ", " — ", " - "].iter().filter_map(|sign| bare.split_once(sign)).min_by_key(|(t, _)| t.len())?;
    // Another dash may part the date: "Ring Jo – Ann Moss – 4 May".
    let told = [" – ", " — ", " - "].iter().fold(told.to_owned(), |told, sign| told.replace(sign, ", "));
    let (who, due) = due::split_tail(&told);
    let who = who.trim().trim_end_matches(',');
    let owners = owners::split(who);
    let owned = !owners.is_empty() && owners.iter().all(is_somebody);
    (owned && task.split_whitespace().count() > 1).then(|| Counted {
        number: label.and_then(labels::bare).map(str::to_owned),
        text: task.trim().to_owned(),
        owners,
        due,
    })
}

/// Whether a number is the one after another.
fn follows(last: &str, number: &str) -> bool {
    let parsed = |text: &str| labels::number(text).and_then(|parts| parts.last().copied());
    parsed(last).zip(parsed(number)).is_some_and(|(last, number)| number == last + 1)
}

/// The tasks of a text that opens with somebody's initials or name, each with its owners; empty where it does not, or where
/// what stands between two of them is no task.
pub(super) fn named(text: &str) -> Vec<(String, Vec<Owner>)> {
    let by_line = line_by_line(text);
    if !by_line.is_empty() && by_line.iter().all(|(task, _)| posts_with_tasks(task).is_empty()) {
        return by_line;
    }
    let mut by_initials = heads(text, &WHO);
    if !by_initials.is_empty() {
        by_initials.extend(posts_with_tasks(text));
        by_initials.sort_by_key(|(start, ..)| *start);
    }
    let by_initials = behind_heads(text, &by_initials);
    let told = if by_initials.is_empty() { behind_heads(text, &by_name(text)) } else { by_initials };
    if told.is_empty() { by_line } else { told }
}

/// "SB: get two prices ⏎ Secretary: add the roof to the list": lines that each begin with people or a post, and order something
/// behind the colon.
fn line_by_line(text: &str) -> Vec<(String, Vec<Owner>)> {
    /// People and posts have no more words.
    const MOST_WORDS: usize = 8;
    let told = text.lines().map(str::trim).filter(|line| !line.is_empty()).map(|line| {
        let (who, task) = line.split_once(": ")?;
        let orders = task.split_whitespace().count() > 1
            && task.split_whitespace().next().is_some_and(|word| word == "to" || verbs::is_doing(word));
        let owners = owners::split(who);
        let named =
            who.split_whitespace().count() <= MOST_WORDS && !owners.is_empty() && owners.iter().all(is_somebody);
        (orders && named).then(|| (task.trim().to_owned(), owners))
    });
    told.collect::<Option<Vec<_>>>().unwrap_or_default()
}

/// "SB: get two prices Secretary: add the roof to the list": posts that each begin a task, in a line that a print has joined
/// to the one above.
fn posts_with_tasks(text: &str) -> Vec<(usize, usize, &str)> {
    let orders = |end: usize| {
        let next = text.get(end..).and_then(|rest| rest.split_whitespace().next()).unwrap_or("");
        verbs::is_doing(next)
    };
    heads(text, &NAMES).into_iter().filter(|(_, end, who)| is_post(who) && orders(*end)).collect()
}

/// Whether an owner is people, a post or everybody, by the name alone.
fn is_somebody(owner: &Owner) -> bool {
    let name = owner.as_written.as_str();
    people::is_initials(name) && !NOBODY.contains(&name)
        || people::is_surely_person(name)
        || people::is_forename(name)
        || is_post(name)
        || owners::is_everybody(name)
}

/// Whether a name ends in the word for a post: "Secretary", "Roads Manager".
fn is_post(name: &str) -> bool {
    let last = name.split_whitespace().next_back().unwrap_or("");
    people::is_post_word(last) && people::says(last, people::Says::Role)
}

/// Where the people of a pattern stand: their beginning, the end of the sign behind them, their words.
fn heads<'t>(text: &'t str, pattern: &Regex) -> Vec<(usize, usize, &'t str)> {
    pattern
        .captures_iter(text)
        .filter_map(|found| Some((found.get(0)?, found.name("who")?)))
        .map(|(whole, who)| (who.start(), whole.end(), who.as_str()))
        .collect()
}

/// "Joe Lennox: rota ⏎ Pam Ure: training room": names that each begin a task. A single forename may as well be a title
/// ("Grant: apply by May"), so that it counts only among others.
fn by_name(text: &str) -> Vec<(usize, usize, &str)> {
    let person = |name: &str| people::is_forename(name) || people::is_surely_person(name);
    // "Rob", "Grace" are names among others: months are none.
    let maybe = |name: &str| people::may_be_forename(name) && calendar::month(&name.to_lowercase()).is_none();
    let each = |who: &str, is_such: &dyn Fn(&str) -> bool| {
        let owners = owners::split(who);
        !owners.is_empty() && owners.iter().all(|owner| is_such(owner.as_written.trim()))
    };
    let all_people = |who: &str| each(who, &|name| person(name) || maybe(name) || owners::is_everybody(name));
    let heads: Vec<_> = heads(text, &NAMES).into_iter().filter(|(.., who)| all_people(who)).collect();
    if !heads.iter().any(|(.., who)| each(who, &person)) {
        return Vec::new();
    }
    // Every line that begins a task begins with somebody: else the names are words among others.
    let begun = text.lines().filter(|line| !line.trim().is_empty()).count();
    let lines = heads.iter().filter(|(start, ..)| *start == 0 || text[..*start].ends_with('\n')).count();
    let sure = heads.len() > 1 || heads.iter().any(|(.., who)| people::is_surely_person(who));
    if sure && (begun < 2 || lines == begun) { heads } else { Vec::new() }
}

/// The words behind each of the heads.
fn behind_heads(text: &str, heads: &[(usize, usize, &str)]) -> Vec<(String, Vec<Owner>)> {
    if heads.first().is_none_or(|(start, ..)| *start > 0) {
        return Vec::new();
    }
    let ends = heads.iter().skip(1).map(|(start, ..)| *start).chain([text.len()]);
    let told: Vec<(String, Vec<Owner>)> = heads
        .iter()
        .zip(ends)
        .filter_map(|((_, from, who), to)| Some((text.get(*from..to)?.trim().replace('\n', " "), owners::split(who))))
        .collect();
    let each = told.iter().all(|(task, owners)| {
        task.split_whitespace().count() > 1
            && !owners.is_empty()
            && owners.iter().all(|owner| !NOBODY.contains(&owner.as_written.as_str()))
    });
    if each { told } else { Vec::new() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tasks_that_end_in_their_owners() {
        let told = |text: &str| {
            let one = |task: Counted| {
                let who: Vec<&str> = task.owners.iter().map(|owner| owner.as_written.as_str()).collect();
                format!("{} | {} | {}", task.text, who.join("+"), task.due.map_or(String::new(), |due| due.as_written))
            };
            bracketed(text).unwrap_or_default().into_iter().map(one).collect::<Vec<_>>()
        };
        assert_eq!(
            told("Ring the school (Ann Moss, 4 May)\nBuy two shovels (Beth Rae)"),
            ["Ring the school | Ann Moss | 4 May", "Buy two shovels | Beth Rae | "]
        );
        assert_eq!(
            told("Write to the Minister (Chair / Clerk) by end May"),
            ["Write to the Minister | Chair+Clerk | by end May"]
        );
        assert_eq!(told("Ring the school (Ann Moss)\nThe shed is full (see photograph)"), [""; 0]);
    }

    #[test]
    fn tasks_that_end_behind_a_dash_in_their_owners() {
        let told = |text: &str| {
            let one = |task: Counted| {
                let who: Vec<&str> = task.owners.iter().map(|owner| owner.as_written.as_str()).collect();
                format!("{} | {} | {}", task.text, who.join("+"), task.due.map_or(String::new(), |due| due.as_written))
            };
            dashed(text).unwrap_or_default().into_iter().map(one).collect::<Vec<_>>()
        };
        assert_eq!(
            told("Find a second dealer – JF, 30 November\nCost a chiller – CB/Ann Moss"),
            ["Find a second dealer | JF | 30 November", "Cost a chiller | CB+Ann Moss | "]
        );
        // What stands behind the dash is news, or only one line names somebody.
        assert_eq!(told("Cost a chiller – two prices are in\nRing the dealer – JF"), [""; 0]);
        assert_eq!(told("Cost a chiller – CB"), [""; 0]);
    }

    #[test]
    fn tasks_that_a_cell_counts() {
        let told = |text: &str| {
            let all = counted(text).unwrap_or_default();
            let one = |task: &Counted| {
                let who: Vec<&str> = task.owners.iter().map(|owner| owner.as_written.as_str()).collect();
                let due = task.due.as_ref().map_or("", |due| due.as_written.as_str());
                format!("{} {} | {} | {due}", task.number.as_deref().unwrap_or(""), task.text, who.join("+"))
            };
            all.iter().map(one).collect::<Vec<_>>()
        };
        assert_eq!(
            told("1. Circulate the slides (Jo Blair)\n2. Share the leaflets (Clerk, November)\n3. Ask the school"),
            [
                "1 Circulate the slides | Jo Blair | ",
                "2 Share the leaflets | Clerk | November",
                "3 Ask the school |  | "
            ]
        );
        assert!(told("1. Circulate the slides\n4. Share the leaflets").is_empty());
        assert!(told("Circulate the slides\nShare the leaflets").is_empty());
    }

    #[test]
    fn tasks_that_open_with_who_has_them() {
        let told = |text: &str| named(text).into_iter().map(|(task, who)| (task, who.len())).collect::<Vec<_>>();
        let lines = "SB: get two prices before the storms\nSecretary: add the roof to the list";
        assert_eq!(
            named(lines).iter().map(|(_, who)| who[0].as_written.as_str()).collect::<Vec<_>>(),
            ["SB", "Secretary"]
        );
        assert_eq!(told("OC + Kit Lowe: send ten photos each"), [("send ten photos each".to_owned(), 2)]);
        let joined = "SB: get two prices before the storms Secretary: add the roof to the list";
        assert_eq!(told(joined).len(), 2);
        assert!(told("Treasurer: the accounts are fine").is_empty());
        let expected = [("install the loggers".to_owned(), 2), ("share the report".to_owned(), 1)];
        assert_eq!(told("ER/DS: install the loggers\nER: share the report"), expected);
        assert_eq!(told("ER & DS – install the loggers ER – share the report"), expected);
        let lines = ordered("LP to ring the practice\nDS to send the list by May");
        assert_eq!(lines.iter().map(|(_, who)| who[0].as_written.as_str()).collect::<Vec<_>>(), ["LP", "DS"]);
        assert_eq!(ordered("• LP to ring the practice\n• DS to send the list").len(), 2);
        assert!(ordered("LP to ring the practice\nand the hall").is_empty());
        assert_eq!(told("Joe Lennox: rota for the hall\nPam Ure: training room").len(), 2);
        assert_eq!(
            told("Nasreen/Joe – design the flyer\nAll – volunteer for a shift").first().map(|(_, who)| *who),
            Some(2)
        );
        assert!(told("Grant: apply to the council").is_empty());
        assert!(told("Jane – send the list\nSchools were asked: none replied").is_empty());
        assert!(told("NB: the hall is shut").is_empty() && told("Write to ER: a letter").is_empty());
    }
}
