//! Headings over and within a log: the item, the lead and how far all rows below are.

use super::Log;
use crate::document::Document;
use crate::extract::actions::columns::Role;
use crate::extract::actions::owners;
use crate::extract::passages::Item;
use crate::framework::headings;
use crate::record::{ActionStatus, Owner};
use crate::wording::latin::Regex;
use crate::wording::{calendar, labels, latin, people, when};
use jiff::civil::Date;
use std::sync::LazyLock;

static LEAD: LazyLock<Regex> = LazyLock::new(|| {
    latin::fixed(r"(?i)^(?P<title>.*?)\s*[-–—(,:]?\s*\bleads?(?:\s+officers?)?\b\s*[:\-–]?\s*(?P<who>[^)]+?)\)?$")
});

static TAIL: LazyLock<Regex> =
    LazyLock::new(|| latin::fixed(r"^(?P<title>.*\S)\s+[-–—]\s*(?P<who>[A-Z][A-Za-z/&, ]{1,24})$"));

/// Takes the lead off a heading: "Address data – Lead HS/BB" is ("Address data", HS and BB).
pub(in crate::extract::actions) fn lead(title: &str) -> (String, Vec<Owner>) {
    for pattern in [&LEAD, &TAIL] {
        if let Some(found) = pattern.captures(title)
            && let (Some(rest), Some(who)) = (found.name("title"), found.name("who"))
        {
            let owners = owners::split(who.as_str());
            let short = owners.iter().all(|o| {
                // After "Lead" also "PM" and "AM" are people.
                let capitals =
                    o.as_written.chars().count() <= 4 && o.as_written.chars().filter(|c| c.is_uppercase()).count() >= 2;
                capitals || people::is_initials(&o.as_written) || people::is_person(&o.as_written)
            });
            if !owners.is_empty() && short {
                return (rest.as_str().trim_end_matches(['-', '–', '—', ' ', ':', '(']).to_owned(), owners);
            }
        }
    }
    (title.to_owned(), Vec::new())
}

/// What section rows and headings say for the rows below them.
#[derive(Debug, Clone, Default)]
pub(super) struct Section {
    pub(super) title: Option<String>,
    pub(super) owners: Vec<Owner>,
    pub(super) status: Option<ActionStatus>,
    /// A post that the heading is, which may be whose the actions are.
    pub(super) posts: Vec<Owner>,
    /// The meeting whose actions follow: "Meeting of 30 January 2020".
    pub(super) meeting: Option<Date>,
    /// The same without its year: "From 4 September".
    pub(super) day: Option<(i8, i8)>,
}

impl Section {
    pub(super) fn of(title: Option<&str>) -> Self {
        let Some(title) = title else { return Self::default() };
        let (clean, owners) = lead(title.trim());
        // "Fiona Galt", "All directors" over the tasks that are theirs.
        if owners.is_empty() && is_whose(&clean) {
            return Self { owners: owners::split(&clean), ..Self::default() };
        }
        let status = status_of_heading(&clean);
        // The log's own title, or "Completed actions", is no item.
        let folded = headings::fold(&clean);
        let meeting = when::first_day(&clean);
        let day = day_alone(&folded).filter(|_| meeting.is_none() && names_only_meeting(&folded));
        let only_meeting = day.is_some() || meeting.is_some() && names_only_meeting(&folded);
        let log = only_meeting
            || status.is_some()
            || names_log(&clean)
            // A list of people that ends above the log. A post or body ("Secretariat") may head its own tasks.
            || headings::people(&clean).is_some_and(|heading| heading.status().is_some())
                && !clean.split_whitespace().any(people::is_post_word)
            || matches!(folded.as_str(), "actions" | "action points");
        Self {
            status,
            owners,
            posts: match person_of_post(&clean) {
                _ if is_post(&clean) => owners::split(&clean),
                Some(person) => owners::split(person),
                None => Vec::new(),
            },
            meeting: meeting.filter(|_| only_meeting),
            day,
            title: Some(clean).filter(|t| !t.is_empty() && !log && !only_meeting),
        }
    }
}

/// Words of headings that say whose actions follow, beside the day: "Actions from the Board meeting held on 3 May".
const OF_MEETINGS: [&str; 27] = [
    "meeting",
    "of",
    "held",
    "on",
    "the",
    "at",
    "board",
    "committee",
    "actions",
    "from",
    "arising",
    "minutes",
    "minute",
    "st",
    "nd",
    "rd",
    "th",
    "public",
    "private",
    "action",
    "points",
    "previous",
    "last",
    "ijb",
    "group",
    "date",
    "raised",
];

/// "4 September" among the words of a heading that names no year.
fn day_alone(folded: &str) -> Option<(i8, i8)> {
    let words: Vec<&str> = folded.split(' ').collect();
    let at = words.iter().position(|word| calendar::month(word).is_some())?;
    let month = calendar::month(words.get(at)?)?;
    let digits = |word: &&str| word.trim_end_matches(|c: char| c.is_alphabetic()).parse::<i8>().ok();
    let day = at.checked_sub(1).and_then(|before| words.get(before)).and_then(digits)?;
    (1..=31).contains(&day).then_some((day, month))
}

/// Whether the words of a heading name a day and the meeting of that day, and nothing else.
fn names_only_meeting(folded: &str) -> bool {
    folded
        .split(' ')
        .filter(|w| w.chars().all(char::is_alphabetic))
        .all(|w| calendar::month(w).is_some() || calendar::is_weekday(w) || OF_MEETINGS.contains(&w))
}

/// Whether a heading is a person, or all of a group, and nothing else.
fn is_whose(heading: &str) -> bool {
    if status_of_heading(heading).is_some() {
        return false;
    }
    let all = heading.split_whitespace().next().is_some_and(|w| w.eq_ignore_ascii_case("all"));
    // "Ann Moss / Jo Blair", "Ann Moss and Jo Blair".
    let several = || {
        let owners = owners::split(heading);
        owners.len() > 1 && owners.iter().all(|owner| people::is_surely_person(&owner.as_written))
    };
    people::is_surely_person(heading) || all && owners::is_owner(heading) || several()
}

/// Whether a heading is a post alone, which may be an item as well: "Treasurer", "Project Officer", "Head of Integration".
fn is_post(heading: &str) -> bool {
    const LONGEST: usize = 4;
    let holds = |word: &str| {
        people::is_post_word(word) && people::says(word, people::Says::Role) && !people::says(word, people::Says::Group)
    };
    let mut words = heading.split_whitespace();
    // "Head of Integration": the post stands before what it is for.
    let post = heading.split_once(" of ").map_or("", |(post, _)| post);
    let headed = post.split_whitespace().count() <= 2 && post.split_whitespace().next_back().is_some_and(holds);
    words.clone().count() <= LONGEST + usize::from(headed) * 2
        && people::likeness(heading) == people::Likeness::PostOrBody
        && (headed || words.next_back().is_some_and(holds))
}

/// "Third Sector Lead (Ruth Bain)", "Ruth Bain, Finance": a post or a team, and who has it.
fn person_of_post(heading: &str) -> Option<&str> {
    let bracketed = heading.trim().strip_suffix(')').and_then(|heading| heading.rsplit_once(" ("));
    let person = |name: &str| people::is_surely_person(name);
    let of_post = |name: &str| name.split_whitespace().count() <= 4 && !name.contains(|c: char| c.is_ascii_digit());
    match bracketed {
        Some((post, name)) if person(name) && people::likeness(post) == people::Likeness::PostOrBody => Some(name),
        Some((name, post)) if person(name) && of_post(post) => Some(name),
        Some(_) => None,
        None => heading.split_once(", ").filter(|(name, post)| person(name) && of_post(post)).map(|(name, _)| name),
    }
}

/// "C. Complete", "Part B – Closed": a heading without the letter or number that counts it.
fn uncounted(heading: &str) -> &str {
    let bare = labels::split(heading.trim()).1;
    let lettered = bare.split_once(['.', ')', ':']).filter(|(label, rest)| {
        let letter = label.trim_start_matches('(').trim();
        let part = letter.rsplit(' ').next().unwrap_or("");
        let counted = part.len() == 1 && part.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit());
        let named = letter.len() == 1 || ["Part ", "Section ", "Table "].iter().any(|opens| letter.starts_with(opens));
        counted && named && rest.starts_with(' ')
    });
    lettered.map_or(bare, |(_, rest)| rest.trim())
}

/// The meeting whose actions a heading says to follow: "From meeting of 2 December 2019".
pub(in crate::extract::actions) fn meeting_of_heading(text: &str) -> Option<Date> {
    // A day has a number.
    let numbered = text.bytes().any(|b| b.is_ascii_digit());
    numbered.then(|| Section::of(Some(text)).meeting).flatten()
}

/// What logs of actions are called.
const LOGS: &[&str] = &[
    "action log",
    "action tracker",
    "rolling action",
    "outstanding business",
    "business statement",
    "matters arising",
    "actions from",
    "follow up from",
    "outstanding actions",
    "action list",
    "action note",
    "action points",
    "action sheet",
    "actions log",
    "action register",
    "completed actions",
    "actions arising",
    "action update",
    "business tracker",
    "actions tracker",
    "summary of actions",
    "summary of action",
    "actions to be taken",
    "open actions",
    "closed actions",
    "list of actions",
    "action record",
    "actions list",
    "actions register",
    "action items",
    "actions agreed",
    "agreed actions",
    "action grid",
    "actions schedule",
    "action schedule",
    "follow up actions",
    "matters outstanding",
    "outstanding matters",
    "outstanding items",
    "items outstanding",
    "actions outstanding",
    "actions carried forward",
    "matters carried forward",
    "items carried forward",
    "to do list",
    "follow up list",
    "follow up log",
    "action plan tracker",
    "action plan log",
    "log of actions",
    "bring forward list",
    "progress on actions",
    "progress of actions",
    "review of actions",
    "actions and decisions",
    "decisions and actions",
    "decisions actions and",
    "actions and risks",
    "log of decisions",
    "jobs from",
    "jobs after",
    "progress sheet",
    "rolling list",
    "follow up sheet",
    "tasks from",
    "job list",
    "task list",
    "list of jobs",
    "list of tasks",
    "tasks arising",
];

/// Whether a title says that actions follow: the name of a log, not of an item.
pub(in crate::extract::actions) fn names_log(text: &str) -> bool {
    let folded = headings::fold(text);
    LOGS.iter().any(|name| folded.contains(name))
}

/// An item without a title that is the paper's own, or only says which meeting.
pub(in crate::extract::actions) fn without_paper(item: &Item, document: &Document) -> Item {
    let own = |title: &str| {
        let folded = headings::fold(title);
        let of_paper = document.parts.iter().filter_map(|p| p.title.as_deref()).any(|t| headings::fold(t) == folded);
        let says_meeting = ["meeting of", "minute of", "minutes of", "meeting held"].iter().any(|w| folded.contains(w));
        of_paper || says_meeting || !when::days(title).is_empty()
    };
    // "From meeting of 6 June 2019" says whose actions follow.
    let meeting = |title: &str| Section::of(Some(title)).meeting.is_some();
    Item {
        number: item.number.clone(),
        title: item.title.clone().filter(|t| item.number.is_some() || meeting(t) || !own(t)),
    }
}

/// "Completed actions" over a table says how far all of them are.
pub(super) fn status_of_heading(text: &str) -> Option<ActionStatus> {
    let folded = headings::fold(uncounted(text));
    // "OPEN (3)": how many follow.
    let folded = folded.trim_end_matches(|c: char| c.is_ascii_digit()).trim_end().to_owned();
    let words: Vec<&str> = folded.split(' ').collect();
    let about = words.iter().any(|w| w.starts_with("action") || *w == "items");
    let closed = words.iter().any(|w| matches!(*w, "completed" | "closed" | "complete" | "discharged"));
    let open = words.iter().any(|w| matches!(*w, "open" | "outstanding"));
    // "In progress", "Overdue", "Completed since the last meeting": a status and nothing else.
    const ALONE: [&str; 16] = [
        "overdue",
        "in progress",
        "ongoing",
        "completed",
        "complete",
        "closed",
        "not started",
        "not yet due",
        "open",
        "outstanding",
        "on track",
        "delayed",
        "done",
        "not yet started",
        "signed off",
        "finished",
    ];
    let since = folded.find(" since ").and_then(|at| folded.get(..at)).unwrap_or(&folded);
    let alone = headings::status(since).filter(|_| ALONE.contains(&since));
    let counted = (about && words.len() <= 6 && closed && !open).then_some(ActionStatus::Complete);
    // "Open actions" over the first rows of a log; "outstanding" names the log as a whole.
    let opened = || (about && words.len() <= 4 && words.contains(&"open") && !closed).then_some(ActionStatus::Open);
    let counted = counted.or_else(opened);
    counted.or(alone.filter(|(_, uncertain)| !uncertain).map(|(status, _)| status))
}

/// "Completed actions", "OPEN ACTIONS": a status of actions and nothing else.
fn is_band(text: &str) -> bool {
    let folded = headings::fold(text);
    let mut words = folded.split(' ');
    words.next_back().is_some_and(|last| matches!(last, "actions" | "items")) && status_of_heading(text).is_some()
}

/// A row that says the headings again, after a page break.
pub(super) fn repeats_header(log: Log<'_>, row: u32) -> bool {
    log.sense.header_rows > 0 && {
        let mut cells = log.table.row(row).filter(|c| !c.is_empty()).peekable();
        cells.peek().is_some()
            && cells.all(|c| {
                log.table
                    .cell(log.sense.header_rows, c.column)
                    .is_some_and(|h| headings::fold(&h.text()) == headings::fold(&c.text()))
            })
    }
}

/// The words of a row that is a heading within the table.
pub(super) fn section_row(log: Log<'_>, row: u32) -> Option<String> {
    let mut filled = log.table.row(row).filter(|c| !c.is_empty());
    let cell = filled.next()?;
    if filled.next().is_some() || log.table.columns < 2 {
        return None;
    }
    let text = cell.text();
    let wide = cell.column_span as f32 >= log.table.columns as f32 * 0.7;
    let bold = cell
        .blocks
        .iter()
        .filter_map(|b| b.paragraph())
        .filter(|p| !p.is_empty())
        .all(crate::document::Paragraph::is_bold);
    let shaded = cell.fill.is_some_and(|c| !c.is_white());
    let short = text.chars().count() <= 120 && !text.trim_end().ends_with('.');
    let text_cell = log.sense.column(Role::Text) == Some(cell.column) && cell.column_span == 1;
    // "Roads" alone where the others have their number.
    let in_numbers = cell.column == 1
        && log.table.columns > 2
        && log.sense.roles.first().is_some_and(|role| matches!(role, Role::Number | Role::Other))
        && text.chars().filter(|c| c.is_alphabetic()).count() > 3
        && !text.chars().any(|c| c.is_ascii_digit());
    // "Completed actions" alone in a row says how far those below it are, wherever it stands.
    let says_status = short && text.split_whitespace().count() <= 4 && is_band(&text);
    (short && (wide || bold || in_numbers || says_status || (shaded && !text_cell)))
        .then(|| text.trim().replace('\n', " "))
}
