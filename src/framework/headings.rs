//! What the headings of meeting papers mean: columns of action tables, logs and agendas, lists of people, status words.
//!
//! The data is `headings.toml`; whoever meets a new wording adds it there. Text is compared folded ([`fold`]).

use crate::record::{ActionStatus, AttendanceStatus};
use crate::wording::folding::{Style, folded};
use crate::wording::misprint::distance_within;
use rustc_hash::FxHashMap;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// What a column of an action table, a log or a minute set as a table holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Column {
    /// The action's own number.
    Number,
    /// Number of the item, perhaps with its title.
    Item,
    /// Title of the item.
    ItemTitle,
    /// The meeting that gave the action.
    Raised,
    /// The action's text; or, in minutes, the owner beside the text.
    Action,
    /// Running text of a minute.
    Narrative,
    /// Who.
    Owner,
    /// By when.
    Due,
    /// When it was done.
    Completed,
    /// How far it is, in a word or a colour.
    Status,
    /// How far it is, in sentences.
    Progress,
    /// A date whose meaning is told by where the column stands.
    Date,
    /// Nothing for a record.
    Other,
    /// A column of plans.
    Plan,
}

/// What a column of an agenda holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AgendaColumn {
    /// Number of the item.
    Number,
    /// Title of the item.
    Title,
    /// Time of day.
    Time,
    /// Who presents.
    Presenter,
    /// Nothing for a record.
    Other,
}

/// What a heading of a list or table of people says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PeopleHeading {
    /// Members who were there.
    Present,
    /// Others who were there.
    InAttendance,
    /// Those who sent apologies.
    Apologies,
    /// Column of names.
    Name,
    /// Column of roles.
    Role,
    /// Column of organisations.
    Organisation,
    /// Column of initials.
    Initials,
    /// Column of telephone numbers and addresses: nothing for a record.
    Contact,
    /// Column that says who was there.
    Attended,
}

impl PeopleHeading {
    /// The status of the people listed under it, for headings of lists.
    pub fn status(self) -> Option<AttendanceStatus> {
        match self {
            Self::Present => Some(AttendanceStatus::Present),
            Self::InAttendance => Some(AttendanceStatus::InAttendance),
            Self::Apologies => Some(AttendanceStatus::Apologies),
            _ => None,
        }
    }
}

/// The words as the data file has them.
#[derive(Debug, Deserialize)]
struct Words {
    decision_columns: Vec<String>,
    columns: BTreeMap<Column, Vec<String>>,
    agenda: BTreeMap<AgendaColumn, Vec<String>>,
    attendance: BTreeMap<PeopleHeading, Vec<String>>,
    status: BTreeMap<String, Vec<String>>,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| {
    // The file is compiled in; `the_data_file_is_sound` keeps it readable.
    toml::from_str(include_str!("headings.toml")).unwrap_or_else(|_| Words {
        decision_columns: Vec::new(),
        columns: BTreeMap::new(),
        agenda: BTreeMap::new(),
        attendance: BTreeMap::new(),
        status: BTreeMap::new(),
    })
});

/// The phrases of one use, prepared for looking up.
struct Lexicon<T> {
    /// What every phrase may mean, in order.
    phrases: FxHashMap<&'static str, Vec<T>>,
    /// The same for phrases without their blanks, where they are long enough to be told without them.
    joined: FxHashMap<String, Vec<T>>,
    /// Bytes of the longest phrase.
    longest: usize,
    /// Phrases with a blank at either end, longest first, then by the alphabet.
    longest_first: Vec<(String, T)>,
}

/// Phrases shorter than this many bytes say nothing inside a longer heading.
const SHORTEST_PART: usize = 3;
/// Phrases shorter than this many bytes are not told without their blanks.
const SHORTEST_JOINED: usize = 6;

impl<T: Copy + Ord> Lexicon<T> {
    fn new(words: &'static BTreeMap<T, Vec<String>>) -> Self {
        let (mut phrases, mut without_blanks) = (FxHashMap::default(), FxHashMap::default());
        let add = |meanings: &mut Vec<T>, role: T| {
            if !meanings.contains(&role) {
                meanings.push(role);
            }
        };
        for (role, phrase) in words.iter().flat_map(|(role, list)| list.iter().map(move |phrase| (*role, phrase))) {
            add(phrases.entry(phrase.as_str()).or_default(), role);
            if phrase.len() >= SHORTEST_JOINED {
                add(without_blanks.entry(joined(phrase)).or_default(), role);
            }
        }
        let longest = phrases.keys().map(|phrase| phrase.len()).max().unwrap_or(0);
        let mut parts: Vec<(&str, T)> = words
            .iter()
            .flat_map(|(role, list)| list.iter().map(move |p| (p.as_str(), *role)))
            .filter(|(phrase, _)| phrase.len() >= SHORTEST_PART)
            .collect();
        parts.sort_by(|a, b| b.0.len().cmp(&a.0.len()).then(a.0.cmp(b.0)));
        let longest_first = parts.into_iter().map(|(phrase, role)| (format!(" {phrase} "), role)).collect();
        Self { phrases, joined: without_blanks, longest, longest_first }
    }
}

static COLUMNS: LazyLock<Lexicon<Column>> = LazyLock::new(|| Lexicon::new(&WORDS.columns));
static AGENDA: LazyLock<Lexicon<AgendaColumn>> = LazyLock::new(|| Lexicon::new(&WORDS.agenda));
static PEOPLE: LazyLock<Lexicon<PeopleHeading>> = LazyLock::new(|| Lexicon::new(&WORDS.attendance));

/// A text without its blanks.
fn joined(text: &str) -> String {
    text.chars().filter(|c| *c != ' ').collect()
}

/// Lower case, letters and digits only, single spaces: "By whom?" is "by whom", "C/F" is "c f".
pub fn fold(text: &str) -> String {
    folded(text, Style { blank_at_ends: false, apart: |c| !matches!(c, '\'' | '’' | '\u{ad}') })
}

/// The column's meanings by its heading: the one that is listed as written, else every phrase listed that it holds,
/// longest first.
pub fn columns(heading: &str) -> Vec<Column> {
    let listed = meanings(&COLUMNS, heading);
    if listed.is_empty() && is_to_be_done_by(&fold(heading)) { vec![Column::Due] } else { listed }
}

/// "To be fixed by", "Must be in place by": when a thing is to be done, whatever the word for it.
fn is_to_be_done_by(folded: &str) -> bool {
    /// A heading has no more words.
    const MOST_WORDS: usize = 6;
    let opens = ["to be ", "must be ", "should be ", "due to be "].iter().any(|words| folded.starts_with(words));
    opens && folded.ends_with(" by") && folded.split(' ').count() <= MOST_WORDS
}

/// What a label or heading that is listed as a whole says.
pub fn listed_column(label: &str) -> Option<Column> {
    exact(&COLUMNS, &fold(label)).first().copied()
}

/// Whether a column holds what was decided on each item.
pub fn is_decision_column(heading: &str) -> bool {
    /// No listed heading is longer, in bytes.
    const LONGEST: usize = 40;
    heading.len() <= LONGEST && {
        let folded = fold(heading);
        // "What the Board decided".
        let said = folded.strip_prefix("what the ").and_then(|rest| rest.rsplit(' ').next());
        WORDS.decision_columns.contains(&folded)
            || said.is_some_and(|verb| matches!(verb, "decided" | "agreed" | "resolved"))
    }
}

/// Whether a heading stands over decisions and actions alike: "Decision / action", "Actions and agreements".
pub fn is_mixed_column(heading: &str) -> bool {
    const MOST_WORDS: usize = 5;
    let folded = fold(heading);
    let words: Vec<&str> = folded.split(' ').collect();
    let decides = |w: &&str| {
        matches!(
            *w,
            "decision"
                | "decisions"
                | "agreement"
                | "agreements"
                | "resolution"
                | "resolutions"
                | "outcome"
                | "outcomes"
        )
    };
    let acts = |w: &&str| matches!(*w, "action" | "actions");
    let joins = |w: &&str| matches!(*w, "and" | "or" | "points" | "agreed" | "taken" | "required" | "any");
    words.len() <= MOST_WORDS
        && words.iter().any(decides)
        && words.iter().any(acts)
        && words.iter().all(|w| decides(w) || acts(w) || joins(w))
}

/// The agenda column's meanings by its heading.
pub fn agenda_columns(heading: &str) -> Vec<AgendaColumn> {
    meanings(&AGENDA, heading)
}

/// Whether a row's cells are the headings of a table of an agenda or of actions: three or more, each listed as it stands. A
/// label and its value ("Purpose", "Decision") may each be listed too, but are two.
pub fn are_columns<S: AsRef<str>>(cells: impl IntoIterator<Item = S>) -> bool {
    const FEWEST: usize = 3;
    let mut count = 0;
    let listed = |cell: S| {
        count += 1;
        let folded = fold(cell.as_ref());
        !exact(&AGENDA, &folded).is_empty() || !exact(&COLUMNS, &folded).is_empty()
    };
    cells.into_iter().all(listed) && count >= FEWEST
}

/// What a heading of people says; only wordings listed as a whole count.
pub fn people(heading: &str) -> Option<PeopleHeading> {
    let folded = fold(heading);
    exact(&PEOPLE, &folded).first().copied()
}

/// All that a heading of people may say ("Present" is a list's heading and a column's).
pub fn people_all(heading: &str) -> Vec<PeopleHeading> {
    exact(&PEOPLE, &fold(heading))
}

/// The status that a cell's text begins with or is, and whether the word leaves doubt.
///
/// A sentence counts where it begins with the words ("Completed. The report went out in May").
pub fn status(text: &str) -> Option<(ActionStatus, bool)> {
    let folded = fold(text);
    if folded.is_empty() {
        return None;
    }
    let mut best: Option<(usize, ActionStatus)> = None;
    for (name, phrases) in &WORDS.status {
        let status = match name.as_str() {
            "open" => ActionStatus::Open,
            "in_progress" => ActionStatus::InProgress,
            "complete" => ActionStatus::Complete,
            "ongoing" => ActionStatus::Ongoing,
            _ => continue,
        };
        for phrase in phrases.iter().filter(|phrase| phrase.as_bytes().first() == folded.as_bytes().first()) {
            let starts =
                folded.strip_prefix(phrase.as_str()).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '));
            // Short words begin ordinary sentences ("New guidance …", "No …"): they count alone only.
            let alone = folded.len() == phrase.len();
            if starts && (alone || phrase.len() > 3) && best.is_none_or(|(length, _)| phrase.len() > length) {
                best = Some((phrase.len(), status));
            }
        }
    }
    let doubtful = WORDS.status.get("doubtful").map_or(&[] as &[String], Vec::as_slice);
    if let Some((length, status)) = best {
        let phrase = &folded[..length];
        return Some((status, doubtful.iter().any(|d| d == phrase)));
    }
    if let Some(status) = share_done(&folded) {
        return Some((status, false));
    }
    if folded.starts_with("plan in place") || folded == "planned" || folded == "scheduled" {
        return Some((ActionStatus::InProgress, true));
    }
    // A misprint of a single word: "Compete".
    if folded.len() >= 6 && !folded.contains(' ') {
        for (word, status) in [
            ("complete", ActionStatus::Complete),
            ("completed", ActionStatus::Complete),
            ("ongoing", ActionStatus::Ongoing),
            ("outstanding", ActionStatus::Open),
        ] {
            if distance_within(&folded, word, 1) == Some(1) {
                return Some((status, true));
            }
        }
    }
    None
}

/// "80 per cent complete", "80% complete".
fn share_done(folded: &str) -> Option<ActionStatus> {
    let (share, said) = folded.split_once(' ')?;
    let said = said.strip_prefix("per cent ").unwrap_or(said);
    let share = share.parse::<u32>().ok().filter(|share| *share <= 100 && matches!(said, "complete" | "completed"))?;
    Some(if share == 100 { ActionStatus::Complete } else { ActionStatus::InProgress })
}

fn exact<T: Copy + Ord>(lexicon: &Lexicon<T>, folded: &str) -> Vec<T> {
    if let Some(found) = lexicon.phrases.get(folded) {
        return found.clone();
    }
    // A narrow column breaks words where it likes: "completio n". With a blank after every letter it is twice as long.
    if !folded.contains(' ') || folded.len() > 2 * lexicon.longest {
        return Vec::new();
    }
    lexicon.joined.get(&joined(folded)).cloned().unwrap_or_default()
}

fn meanings<T: Copy + Ord>(lexicon: &Lexicon<T>, heading: &str) -> Vec<T> {
    let folded = fold(heading);
    if folded.is_empty() {
        return Vec::new();
    }
    let whole = exact(lexicon, &folded);
    if !whole.is_empty() {
        return whole;
    }
    // A heading is a few words; a sentence that holds "date" or "action" is none.
    const HEADING_WORDS: usize = 7;
    if folded.split(' ').count() > HEADING_WORDS {
        return Vec::new();
    }
    let mut padded = format!(" {folded} ");
    let mut out = Vec::new();
    // Few of the phrases begin like a word of the heading; the others need not be looked for.
    let bit = |byte: u8| 1_u64 << (byte & 63);
    let beginnings = folded.split(' ').filter_map(|word| word.bytes().next()).fold(0, |seen, byte| seen | bit(byte));
    let may_begin = |needle: &str| needle.as_bytes().get(1).is_some_and(|&byte| beginnings & bit(byte) != 0);
    for (needle, role) in lexicon.longest_first.iter().filter(|(needle, _)| may_begin(needle)) {
        let Some(at) = find_padded(&padded, needle) else { continue };
        // Words taken by a longer phrase are gone for the shorter ones.
        let (before, after) = (&padded[..at], &padded[at + needle.len() - 1..]);
        padded = format!(" {} | {} ", before.trim(), after.trim());
        if !out.contains(role) {
            out.push(*role);
        }
    }
    if out.is_empty() {
        // "Where / by": too short to be looked for within others, a word of its own between the strokes.
        out.extend(heading.split('/').skip(1).filter_map(|part| exact(lexicon, &fold(part)).first().copied()));
    }
    out
}

/// Where a phrase that begins with a blank stands first: only blanks are looked at, of which a heading has a few.
fn find_padded(padded: &str, needle: &str) -> Option<usize> {
    let (text, needle) = (padded.as_bytes(), needle.as_bytes());
    let last = text.len().checked_sub(needle.len())?;
    (0..=last).find(|at| {
        text.get(*at) == Some(&b' ')
            && text.get(at + 1) == needle.get(1)
            && text.get(*at..at + needle.len()) == Some(needle)
    })
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests;
