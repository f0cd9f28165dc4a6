//! What the rows and columns of a form are called: from the words of a cell to their meaning.

use super::Framework;
use super::words::{fold, stems};
use crate::wording::calendar::MONTHS;
use crate::wording::phrases::word_starts;
use std::borrow::Cow;

/// What a labelled row, column or line of a form holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Label {
    /// A feature's heading.
    Feature,
    /// A proposal's number or wording.
    Proposal,
    /// The names of the ratings.
    Scale,
    /// What each rating means.
    Indicator,
    /// The rating given.
    Rating,
    /// The rating given in an earlier round.
    Earlier,
    /// The rating aimed at, which is none.
    Target,
    /// Evidence.
    Evidence,
    /// Improvement actions.
    Improvement,
    /// Remarks that are neither.
    Comments,
    /// Who returns the form.
    Partnership,
    /// Whom to ask.
    Contact,
    /// When it was completed.
    Completed,
}

impl Label {
    /// Every label with its key in the framework's file.
    pub const ALL: [(Self, &'static str); 13] = [
        (Self::Feature, "feature"),
        (Self::Proposal, "proposal"),
        (Self::Scale, "scale"),
        (Self::Indicator, "indicator"),
        (Self::Rating, "rating"),
        (Self::Earlier, "earlier"),
        (Self::Target, "target"),
        (Self::Evidence, "evidence"),
        (Self::Improvement, "improvement"),
        (Self::Comments, "comments"),
        (Self::Partnership, "partnership"),
        (Self::Contact, "contact"),
        (Self::Completed, "completed"),
    ];

    /// Its key in the framework's file.
    pub fn key(self) -> &'static str {
        Self::ALL.iter().find(|(label, _)| *label == self).map_or("", |(_, key)| key)
    }
}

/// Words that may follow a label without being its content ("Evidence / Notes (please list your sources)").
const LONGEST_INSTRUCTION: usize = 14;

/// A label that runs into its value is not longer, in characters.
const LONGEST_RUN_ON: usize = 60;

/// A cell with more telling words than this is no label.
const LONGEST_LIKELY: usize = 7;

impl Framework {
    /// Everything that a cell's text may be the label of; empty for content. "Rating" alone may name the scale's row
    /// as well as the rating's: the row's other cells decide.
    ///
    /// Instructions in brackets, years, colons and "(continued)" do not matter; a label and an instruction of a few
    /// words ("Our rating – please mark one box") are a label too where the label has two words or stands before a
    /// bracket or dash.
    pub fn labels_of(&self, text: &str) -> Vec<Label> {
        let text = text.trim();
        // Content is longer than any label.
        if text.is_empty() || text.len() > 200 || !self.labels.may_name(text) {
            return Vec::new();
        }
        self.told.labels.or_else(text, || self.labels_told(text))
    }

    /// The same, worked out.
    fn labels_told(&self, text: &str) -> Vec<Label> {
        let outside = without_brackets(text);
        let mut folded = fold(&outside);
        if folded.is_empty() {
            folded = fold(text);
        }
        let bare = without_years(&folded);
        let mut found = self.labels.named(&folded, &bare);
        if found.is_empty() {
            found = self.label_with_instruction(text, &bare);
        }
        if found.is_empty() {
            found = self.labels.torn(&bare);
        }
        found
    }

    /// The label that a cell before answers is most likely to be, where its words are a label's in another order or with
    /// a word more ("Improvement actions proposed", "Key evidence"); only for cells that stand where labels stand.
    pub fn likely_label(&self, text: &str) -> Option<Label> {
        let folded = fold(&without_brackets(text));
        if tells_what_became(&folded) {
            return None;
        }
        let words = stems(&without_years(&folded));
        if words.is_empty() || words.len() > LONGEST_LIKELY || text.trim_end().ends_with('.') && words.len() > 3 {
            return None;
        }
        let known = &self.labels.stems;
        let own =
            |label: Label, word: &String| known.iter().all(|(other, stems)| (*other == label) == stems.contains(word));
        let mut fitting = known.iter().filter(|(label, stems)| {
            let strangers = words.iter().filter(|w| !stems.contains(w.as_str())).count();
            let telling = words.iter().filter(|w| own(*label, w)).count();
            telling > 0 && (strangers == 0 || (strangers == 1 && words.len() > 1))
        });
        match (fitting.next(), fitting.next()) {
            (Some((label, _)), None) => Some(*label),
            _ => None,
        }
    }

    /// Whether a text is the first words of one of a label's names, and not all of them.
    pub fn begins_label(&self, text: &str, label: Label) -> bool {
        let folded = fold(text);
        let begins = |words: &str| words.strip_prefix(folded.as_str()).is_some_and(|rest| rest.starts_with(' '));
        !folded.is_empty() && self.labels.words.iter().any(|(own, words)| *own == label && begins(words))
    }

    /// Whether a text may be a label's name.
    pub fn is_label(&self, text: &str, label: Label) -> bool {
        self.labels_of(text).contains(&label)
    }

    /// A label that names evidence and improvement actions at once ("Evidence and proposed improvement actions").
    pub fn is_combined_label(&self, text: &str) -> bool {
        if text.len() > 120 {
            return false;
        }
        self.told.combined.or_else(text, || self.is_combined(text))
    }

    /// The same, worked out.
    fn is_combined(&self, text: &str) -> bool {
        let folded = fold(text);
        let improvement = self.labels.held(Label::Improvement, &folded);
        match improvement.and_then(|improvement| Some((self.labels.held(Label::Evidence, &folded)?, improvement))) {
            // What is left beside the two names is at most a joining word or two.
            Some((evidence, improvement)) => {
                let rest = folded.replacen(improvement, "", 1).replacen(evidence, "", 1);
                rest.split_whitespace()
                    .filter(|w| !matches!(*w, "and" | "notes" | "or" | "any" | "proposed" | "comments"))
                    .count()
                    <= 1
            }
            None => false,
        }
    }

    /// The label at a line's beginning, followed by a colon, dash or line break and its content; with the content's
    /// byte position. "Rating: Established", "Evidence – the plan is in place".
    pub fn leading_label(&self, text: &str) -> Option<(Vec<Label>, usize)> {
        for (at, c) in text.char_indices().take(120) {
            let splits = match c {
                ':' | '\n' | '\t' => true,
                '–' | '—' | '-' | '=' => text[..at].ends_with(' '),
                _ => false,
            };
            if splits {
                let labels = self.labels_of(&text[..at]);
                if !labels.is_empty() {
                    return Some((labels, self.longer_label(text, at).unwrap_or(at + c.len_utf8())));
                }
            }
        }
        None
    }

    /// Where the content begins if the label that ends at a colon goes on behind it: "Comply: yes or no – complies".
    fn longer_label(&self, text: &str, end: usize) -> Option<usize> {
        let separators =
            text.char_indices().take(120).filter(|(at, c)| *at > end && matches!(c, ':' | '–' | '—' | '-'));
        let is_name = |at: usize| {
            let folded = fold(text.get(..at).unwrap_or_default());
            self.labels.words.iter().any(|(_, words)| *words == folded)
        };
        separators.filter(|(at, _)| is_name(*at)).map(|(at, c)| at + c.len_utf8()).last()
    }

    /// A label of several words at a line's beginning with its value behind a blank alone, as where a table's white space
    /// was lost ("Name of partnership Angus HSCP"); with the value's byte position. The value begins with a capital or
    /// digit.
    pub fn run_on_label(&self, text: &str) -> Option<(Label, usize)> {
        let blanks = text.char_indices().take(LONGEST_RUN_ON).filter(|(_, c)| c.is_whitespace());
        let found = blanks.filter_map(|(at, c)| {
            let folded = fold(&text[..at]);
            let label = self.labels.words.iter().find(|(_, words)| *words == folded && words.contains(' '))?.0;
            Some((label, at + c.len_utf8()))
        });
        let (label, at) = found.last()?;
        let value = text.get(at..)?.trim_start();
        value.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit()).then_some((label, at))
    }

    fn label_with_instruction(&self, text: &str, folded: &str) -> Vec<Label> {
        let mut best: Option<(usize, Label)> = None;
        let first = folded.as_bytes().first();
        for (label, words) in self.labels.words.iter().filter(|(_, words)| words.as_bytes().first() == first) {
            let Some(rest) = folded.strip_prefix(words.as_str()).and_then(|r| r.strip_prefix(' ')) else { continue };
            // "Our rating for this proposal is established": the answer, not an instruction.
            let answered = || self.steps_mentioned(rest).len() == 1;
            // "Where we want to be by March 2020": the date is left out already.
            let tells = instructs(rest) || matches!(rest, "by" | "by end of" | "by the end of");
            let answers = matches!(label, Label::Evidence | Label::Improvement | Label::Comments);
            let content = || answers && runs_into_content(text, words);
            let instruction = rest.split(' ').count() <= LONGEST_INSTRUCTION && tells && !answered() && !content();
            if instruction && best.is_none_or(|(length, _)| words.len() > length) {
                best = Some((words.len(), *label));
            }
        }
        let Some((length, _)) = best else { return Vec::new() };
        // A sentence that happens to begin with a label's words ends like one and is no label.
        if text.ends_with('.') && text.split_whitespace().count() > LONGEST_INSTRUCTION {
            return Vec::new();
        }
        let mut found: Vec<Label> = self
            .labels
            .words
            .iter()
            .filter(|(_, w)| w.len() == length && folded.starts_with(w.as_str()))
            .map(|(label, _)| *label)
            .collect();
        found.sort_unstable();
        found.dedup();
        found
    }
}

/// Whether a label's words end at a colon, or at a dash or line's end before a capital, with an answer behind that does
/// not ask for one: "Actions: Include carers in the forum", where "Evidence: please list your sources" is a label still.
fn runs_into_content(text: &str, label: &str) -> bool {
    let parts = |(at, c): &(usize, char)| match c {
        ':' | '\n' | '\t' => true,
        '–' | '—' | '-' => text.get(..*at).is_some_and(|before| before.ends_with(' ')),
        _ => false,
    };
    let end = |(at, _): &(usize, char)| text.get(..*at).is_some_and(|before| fold(before) == label);
    let Some((at, sign)) = text.char_indices().filter(parts).find(end) else { return false };
    let rest = text.get(at + sign.len_utf8()..).unwrap_or_default().trim();
    let begins = sign == ':' || rest.starts_with(char::is_uppercase);
    begins
        && rest.starts_with(|c: char| c.is_alphanumeric())
        && !rest.ends_with(':')
        && (points_to_an_answer(&fold(rest)) || !["please", "cont"].iter().any(|word| fold(rest).starts_with(word)))
}

/// "Please see the evidence under 1.1": an answer that stands elsewhere, unlike "please see the guidance".
fn points_to_an_answer(folded: &str) -> bool {
    let points = ["please see ", "please refer to "].iter().any(|words| folded.starts_with(words));
    let mut words = folded.split(' ');
    points && !words.any(|w| ["guidance", "guide", "guidelines", "instructions", "notes"].contains(&w))
}

/// Whether a row's label asks what became of an earlier round's answers: "Update on actions of 2018", "Progress since 2018".
fn tells_what_became(folded: &str) -> bool {
    let mut words = folded.split(' ');
    let told = matches!(words.next(), Some("update" | "updates" | "progress" | "status"));
    told && matches!(words.next(), Some("on" | "of" | "with" | "against" | "since" | "from"))
}

/// Whether words after a label tell how to fill it in, rather than being its content.
fn instructs(rest: &str) -> bool {
    const BEGINNINGS: &[&str] = &[
        "please",
        "mark",
        "tick",
        "select",
        "choose",
        "cont",
        "continued",
        "for",
        "to",
        "used",
        "considered",
        "enter",
        "insert",
        "delete",
        "use",
        "one",
        "if",
        "list",
        "in",
        "against",
        "this",
        "including",
        "and",
        "or",
        "you",
        "as",
        "at",
        "put",
        "highlight",
    ];
    let mut words = rest.split(' ');
    let first = words.next();
    // "Rating to be looked at again in May" is an action, "Rating to be completed by the board" the form's own.
    let told = first == Some("to") && words.next() == Some("be");
    first.is_some_and(|first| BEGINNINGS.contains(&first))
        && (!told || words.next().is_some_and(|w| TO_BE.contains(&w)))
}

/// What a form asks to be done to a field that is to be filled in.
const TO_BE: &[&str] = &[
    "completed",
    "filled",
    "entered",
    "given",
    "ticked",
    "marked",
    "provided",
    "inserted",
    "added",
    "selected",
    "used",
];

/// The text without what stands in brackets.
fn without_brackets(text: &str) -> Cow<'_, str> {
    if !text.bytes().any(|byte| matches!(byte, b'(' | b')' | b'[' | b']')) {
        return Cow::Borrowed(text);
    }
    let mut depth = 0_u32;
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            c if depth == 0 => out.push(c),
            _ => {}
        }
    }
    Cow::Owned(out)
}

/// A folded text without years ("rating 2018", "2018 19 rating", "rating march 2019") and "continued".
fn without_years(folded: &str) -> Cow<'_, str> {
    // A year has digits; "continued" begins as it does.
    let word = |word: &str| word.bytes().next().is_some_and(|b| b.is_ascii_digit()) || word.starts_with("cont");
    if !word_starts(folded).any(word) {
        return Cow::Borrowed(folded);
    }
    let mut out: Vec<&str> = Vec::new();
    let mut after_year = false;
    for word in folded.split(' ') {
        let digits = word.chars().all(|c| c.is_ascii_digit());
        let year = digits && word.len() == 4 && (word.starts_with("19") || word.starts_with("20"));
        let second_half = digits && word.len() == 2 && after_year;
        after_year = year;
        // The month belongs to its year.
        if year && out.last().is_some_and(|month| is_month(month)) {
            out.pop();
        }
        if year || second_half || matches!(word, "cont" | "contd" | "cont'd" | "continued") {
            continue;
        }
        out.push(word);
    }
    Cow::Owned(out.join(" "))
}

/// Whether a text names a month and year, or a year, and at most its round beside it: "May 2019", "Round 2 (2021)".
pub fn is_round(text: &str) -> bool {
    const ROUNDS: &[&str] = &["round", "return", "cycle", "submission", "first", "second", "third"];
    if text.len() > 24 || text.trim().is_empty() {
        return false;
    }
    let folded = fold(text);
    let bare = without_years(&folded);
    // "Round 2 (2021)".
    let counts = |word: &str| ROUNDS.contains(&word) || word.len() == 1 && word.bytes().all(|b| b.is_ascii_digit());
    bare.is_empty() || bare.len() < folded.len() && bare.split(' ').all(counts)
}

/// Whether a folded word names a month, at length or by its first letters.
fn is_month(word: &str) -> bool {
    word.len() >= 3 && MONTHS.iter().any(|month| *month == word || (word.len() <= 4 && month.starts_with(word)))
}

#[cfg(test)]
mod tests {
    use super::Label::{Completed, Contact, Earlier, Evidence, Improvement, Indicator, Partnership, Rating, Scale};
    use crate::framework::built_in;

    #[test]
    fn rounds_are_years_alone_or_counted() {
        for (text, expected) in [
            ("May 2019", true),
            ("Round 2 (2021)", true),
            ("Second return 2021", true),
            ("Round 2", false),
            ("Plan 2021", false),
        ] {
            assert_eq!(super::is_round(text), expected, "{text:?}");
        }
    }

    #[test]
    fn labels_are_known_by_their_words() {
        let framework = &built_in()[0];
        for (text, labels) in [
            ("Our Rating", vec![Rating]),
            ("Our rating (please tick one)", vec![Rating]),
            ("Our rating – please mark one box", vec![Rating]),
            ("Our rating 2019", vec![Rating]),
            ("Our R ating", vec![Rating]),
            ("Propo sed i mpro vement actions", vec![Improvement]),
            ("Evide nce / Notes", vec![Evidence]),
            ("Last year's rating", vec![Earlier]),
            ("Last year’s rating (2018)", vec![Earlier]),
            ("Our rating March 2018", vec![Rating]),
            ("Our rating, Sept 2019", vec![Rating]),
            ("Rating", vec![Scale, Rating]),
            ("Rating\nDescriptor", vec![Scale]),
            ("Indicator", vec![Indicator]),
            ("Evidence / Notes", vec![Evidence]),
            ("Evidence/Notes:", vec![Evidence]),
            ("Evidence / Notes (continued)", vec![Evidence]),
            ("Proposed Improvement actions", vec![Improvement]),
            ("Proposed improvment actions", vec![Improvement]),
            ("Name of Partnership", vec![Partnership]),
            ("Contact name and email address", vec![Contact]),
            ("Date of completion:", vec![Completed]),
            ("Evidnece / Notes", vec![Evidence]),
            ("Continued: evidence", vec![Evidence]),
            ("(2018) Evidence", vec![Evidence]),
            ("“Evidence”", vec![Evidence]),
            ("Evidence shows that the board meets each month", vec![]),
            ("Evidence: please list your sources", vec![Evidence]),
            ("Next steps: Include carers in the forum", vec![]),
            ("Next steps – Put it on the agenda", vec![]),
            ("Next steps\nList the risks", vec![]),
            ("Evidence / Notes\nPlease see what is said under 1.1.", vec![]),
            ("Evidence / Notes\nPlease see the guidance", vec![Evidence]),
            ("Evidence / Notes\tAs above", vec![]),
            ("Rating to be looked at again in spring", vec![]),
            ("Evidence to be entered below", vec![Evidence]),
            ("x", vec![]),
            ("", vec![]),
        ] {
            assert_eq!(framework.labels_of(text), labels, "{text:?}");
        }
    }

    #[test]
    fn labels_in_other_words() {
        let framework = &built_in()[0];
        for (text, label) in [
            ("Improvement Actions Proposed", Some(Improvement)),
            ("Key improvement actions", Some(Improvement)),
            ("Evidence we have", Some(Evidence)),
            ("Key evidence", Some(Evidence)),
            ("Notes & evidence", Some(Evidence)),
            ("Update on actions of 2018", None),
            ("Progress since last year's evidence", None),
            ("Timescale", None),
            ("Risks", None),
            ("The plan was agreed in May.", None),
            ("x", None),
            ("", None),
        ] {
            assert_eq!(framework.likely_label(text), label, "{text:?}");
        }
    }

    #[test]
    fn one_label_for_two() {
        let framework = &built_in()[0];
        assert!(framework.is_combined_label("Evidence / Notes and proposed improvement actions"));
        assert!(framework.is_combined_label("Evidence and actions"));
        assert!(!framework.is_combined_label("Evidence / Notes"));
        assert!(!framework.is_combined_label("Evidence of our actions was given to the board in May"));
    }

    #[test]
    fn labels_that_run_into_their_values() {
        let framework = &built_in()[0];
        let value = |text: &'static str| framework.run_on_label(text).map(|(label, at)| (label, &text[at..]));
        assert_eq!(value("Name of Partnership Angus HSCP"), Some((Partnership, "Angus HSCP")));
        assert_eq!(value("Contact name and email address Jo Blair"), Some((Contact, "Jo Blair")));
        assert_eq!(value("Date of completion 10 May 2019"), Some((Completed, "10 May 2019")));
        assert_eq!(value("Name of partnership is given below"), None);
        assert_eq!(value("Partnership Angus HSCP"), None);
        assert_eq!(value("Name of Partnership"), None);
    }

    #[test]
    fn a_label_leads_its_content() {
        let framework = &built_in()[0];
        let content =
            |text: &'static str| framework.leading_label(text).map(|(labels, at)| (labels, text[at..].trim()));
        assert_eq!(content("Our rating: Established"), Some((vec![Rating], "Established")));
        assert_eq!(content("Evidence – the plan is in place"), Some((vec![Evidence], "the plan is in place")));
        assert_eq!(content("The plan: it is in place"), None);
        assert_eq!(content("Next steps: Include carers"), Some((vec![Improvement], "Include carers")));
        assert_eq!(content("Evidence: Notes: two groups meet"), Some((vec![Evidence], "two groups meet")));
    }
}
