//! A framework's file: TOML text in, a framework or what is wrong with the text out.

use super::build::build;
use super::words::fold;
use super::{Framework, Label};
use crate::record::EntityType;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::fmt;
use toml::Spanned;

/// Something wrong, or worth a second look, in a framework's file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// Whether the framework can be used all the same.
    pub weight: Weight,
    /// Line of the file, from 1, where known.
    pub line: Option<usize>,
    /// What is wrong: lower case, names in backticks.
    pub message: String,
    /// What to do.
    pub help: String,
}

/// How bad a problem is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weight {
    /// The framework can be used.
    Advice,
    /// It cannot.
    Error,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(line) = self.line {
            write!(f, "line {line}: ")?;
        }
        write!(f, "{}", self.message)?;
        if !self.help.is_empty() {
            write!(f, "\n  help: {}", self.help)?;
        }
        Ok(())
    }
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(clippy::struct_field_names)] // The keys of the file.
pub(super) struct File {
    pub(super) id: Spanned<String>,
    pub(super) title: String,
    pub(super) body: Option<String>,
    #[serde(default)]
    pub(super) phrases: Vec<String>,
    #[serde(default)]
    pub(super) file_names: Vec<String>,
    pub(super) returned_by: Option<EntityType>,
    #[serde(default)]
    pub(super) writers: Vec<String>,
    #[serde(default)]
    pub(super) scale: Vec<StepFile>,
    #[serde(default)]
    pub(super) labels: BTreeMap<Spanned<String>, Vec<String>>,
    #[serde(default)]
    pub(super) national: National,
    #[serde(default)]
    pub(super) feature: Vec<FeatureFile>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct StepFile {
    pub(super) id: Spanned<String>,
    pub(super) name: String,
    #[serde(default)]
    pub(super) also: Vec<String>,
    #[serde(default)]
    pub(super) short: Vec<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct National {
    #[serde(default)]
    pub(super) notices: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct FeatureFile {
    pub(super) number: Spanned<String>,
    pub(super) title: String,
    #[serde(default)]
    pub(super) proposal: Vec<ProposalFile>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ProposalFile {
    pub(super) number: Spanned<String>,
    pub(super) text: String,
    #[serde(default)]
    pub(super) national: bool,
}

/// A framework from its file's text, or every error in it.
pub fn parse(text: &str) -> Result<Framework, Vec<Problem>> {
    let (framework, problems) = check(text);
    framework.ok_or_else(|| problems.into_iter().filter(|p| p.weight == Weight::Error).collect())
}

/// Everything wrong or doubtful in a framework's file; the framework where it can be used.
pub fn check(text: &str) -> (Option<Framework>, Vec<Problem>) {
    let mut checker = Checker { text, problems: Vec::new() };
    let file: File = match toml::from_str(text) {
        Ok(file) => file,
        Err(error) => {
            let line = error.span().map(|span| line_of(text, span.start));
            let help = "see the framework example in the README for every key";
            checker.push(Weight::Error, line, error.message().to_owned(), help);
            return (None, checker.problems);
        }
    };
    checker.id(&file);
    checker.scale(&file);
    checker.labels(&file);
    checker.proposals(&file);
    let usable = checker.problems.iter().all(|p| p.weight == Weight::Advice);
    (usable.then(|| build(file)), checker.problems)
}

/// The labels that a form cannot do without, with what is lost otherwise.
const NEEDED_LABELS: [(Label, &str); 3] = [
    (Label::Rating, "the row that holds the mark cannot be told from others"),
    (Label::Evidence, "no evidence is read"),
    (Label::Improvement, "no improvement actions are read"),
];

struct Checker<'a> {
    text: &'a str,
    problems: Vec<Problem>,
}

impl Checker<'_> {
    fn push(&mut self, weight: Weight, line: Option<usize>, message: String, help: &str) {
        self.problems.push(Problem { weight, line, message, help: help.to_owned() });
    }

    #[allow(clippy::unnecessary_wraps)] // Problems take a line that may be unknown.
    fn at<T>(&self, spanned: &Spanned<T>) -> Option<usize> {
        Some(line_of(self.text, spanned.span().start))
    }

    fn id(&mut self, file: &File) {
        let id = file.id.get_ref();
        let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-' || c == '_';
        if id.is_empty() || !id.chars().all(plain) {
            let message = format!("the id `{id}` is not made of small letters, digits and hyphens");
            self.push(Weight::Error, self.at(&file.id), message, "write it like `care-standards-2024`");
        }
        if file.title.trim().is_empty() {
            self.push(Weight::Error, None, "the title is empty".into(), "give the title that the form prints");
        }
        if file.phrases.is_empty() {
            let help = "give `phrases`: words of the form's cover that few other papers hold";
            self.push(Weight::Advice, None, "nothing tells its returns from other papers by their cover".into(), help);
        }
    }

    fn scale(&mut self, file: &File) {
        if file.scale.len() < 2 {
            let message = format!("the scale has {} of at least two steps", file.scale.len());
            self.push(
                Weight::Error,
                None,
                message,
                "add a `[[scale]]` with `id` and `name` for each rating, lowest first",
            );
        }
        let mut names: BTreeMap<String, String> = BTreeMap::new();
        let mut ids: BTreeMap<&str, usize> = BTreeMap::new();
        for step in &file.scale {
            let (id, line) = (step.id.get_ref().as_str(), self.at(&step.id));
            let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
            if id.is_empty() || !id.chars().all(plain) {
                let message = format!("the step's id `{id}` is not in `snake_case`");
                self.push(Weight::Error, line, message, "write it like `partly_met`");
            }
            if let Some(first) = ids.insert(id, line.unwrap_or(0)) {
                let message = format!("the step `{id}` stands twice (first on line {first})");
                self.push(Weight::Error, line, message, "give each step its own id");
            }
            for name in std::iter::once(&step.name).chain(&step.also).chain(&step.short) {
                let folded = fold(name);
                if folded.is_empty() {
                    self.push(
                        Weight::Error,
                        line,
                        format!("the step `{id}` has an empty name"),
                        "give its name as the form prints it",
                    );
                } else if let Some(other) = names.insert(folded, id.to_owned())
                    && other != id
                {
                    let message = format!("`{name}` names both `{other}` and `{id}`");
                    self.push(Weight::Error, line, message, "a name may stand for one step only");
                }
            }
        }
    }

    fn labels(&mut self, file: &File) {
        for key in file.labels.keys() {
            if !Label::ALL.iter().any(|(_, known)| known == key.get_ref()) {
                let known: Vec<String> = Label::ALL.iter().map(|(_, k)| format!("`{k}`")).collect();
                let message = format!("no label is called `{}`", key.get_ref());
                self.push(Weight::Error, self.at(key), message, &format!("the labels are {}", known.join(", ")));
            }
        }
        for (label, loss) in NEEDED_LABELS {
            let given = file.labels.iter().any(|(key, words)| key.get_ref() == label.key() && !words.is_empty());
            if !given {
                let message = format!("`labels.{}` is missing: {loss}", label.key());
                self.push(Weight::Advice, None, message, "list what the form calls it");
            }
        }
        // One name for two contents cannot be read; the scale's and indicator's rows hold none.
        let contents = [Label::Rating, Label::Earlier, Label::Evidence, Label::Improvement];
        let mut owners: BTreeMap<String, Label> = BTreeMap::new();
        for (key, words) in &file.labels {
            let Some(label) = contents.into_iter().find(|l| l.key() == key.get_ref()) else { continue };
            for word in words {
                if let Some(other) = owners.insert(fold(word), label)
                    && other != label
                {
                    let message = format!("`{word}` is both `labels.{}` and `labels.{}`", other.key(), label.key());
                    self.push(Weight::Error, self.at(key), message, "keep it in one of them");
                }
            }
        }
    }

    fn proposals(&mut self, file: &File) {
        let mut numbers: BTreeMap<&str, usize> = BTreeMap::new();
        let mut wordings: BTreeMap<String, &str> = BTreeMap::new();
        let mut features: BTreeMap<&str, usize> = BTreeMap::new();
        let mut national = None;
        for feature in &file.feature {
            let (number, line) = (feature.number.get_ref().as_str(), self.at(&feature.number));
            if let Some(first) = features.insert(number, line.unwrap_or(0)) {
                let message = format!("the feature `{number}` stands twice (first on line {first})");
                self.push(Weight::Error, line, message, "give each feature its own number");
            }
            if feature.proposal.is_empty() {
                let message = format!("the feature `{number}` has no proposals");
                self.push(Weight::Advice, line, message, "add a `[[feature.proposal]]`, or take the feature out");
            }
            for proposal in &feature.proposal {
                let (number, line) = (proposal.number.get_ref().as_str(), self.at(&proposal.number));
                if let Some(first) = numbers.insert(number, line.unwrap_or(0)) {
                    let message = format!("the proposal `{number}` stands twice (first on line {first})");
                    self.push(Weight::Error, line, message, "give each proposal its own number");
                }
                let folded = fold(&proposal.text);
                if folded.is_empty() {
                    let message = format!("the proposal `{number}` has no text");
                    self.push(Weight::Error, line, message, "give its wording as the form prints it");
                } else if let Some(other) = wordings.insert(folded, number) {
                    let message = format!("the proposals `{other}` and `{number}` have the same wording");
                    self.push(Weight::Advice, line, message, "they can then be told apart by number only");
                }
                if proposal.national {
                    national = national.or(line);
                }
            }
        }
        if numbers.is_empty() {
            let help = "add a `[[feature]]` with `number` and `title`, and its `[[feature.proposal]]` with `number` and `text`";
            self.push(Weight::Error, None, "there are no proposals".into(), help);
        }
        if national.is_some() && file.national.notices.is_empty() {
            let message = "proposals are national, but no notice says so on the form".into();
            self.push(
                Weight::Advice,
                national,
                message,
                "give `[national] notices`, the words that stand in their place",
            );
        }
    }
}

/// The line (from 1) of a byte position.
fn line_of(text: &str, byte: usize) -> usize {
    text.bytes().take(byte).filter(|b| *b == b'\n').count() + 1
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    const SMALL: &str = r#"
id = "care-homes-2024"
title = "How we run our homes"
phrases = ["how we run our homes"]
[[scale]]
id = "not_met"
name = "Not met"
[[scale]]
id = "met"
name = "Met"
[labels]
rating = ["Our view"]
evidence = ["Why"]
improvement = ["What next"]
[[feature]]
number = "A"
title = "People"
[[feature.proposal]]
number = "A1"
text = "Residents are heard."
"#;

    fn problems(change: (&str, &str)) -> Vec<String> {
        assert!(SMALL.contains(change.0), "{change:?}");
        check(&SMALL.replacen(change.0, change.1, 1)).1.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn a_small_questionnaire_is_enough() {
        let (framework, problems) = check(SMALL);
        assert_eq!(problems, vec![]);
        let framework = framework.unwrap();
        assert_eq!(framework.proposal_count(), 1);
        assert_eq!(framework.step_named("MET"), Some(1));
    }

    #[test]
    fn a_scale_may_be_figures() {
        let text =
            SMALL.replacen("name = \"Not met\"", "name = \"0%\"", 1).replacen("name = \"Met\"", "name = \"50%\"", 1);
        let framework = check(&text).0.unwrap();
        assert_eq!(
            (framework.step_named("0%"), framework.step_named("50%"), framework.step_named("50")),
            (Some(0), Some(1), None)
        );
        assert_eq!(framework.steps_mentioned("50 of the staff"), vec![]);
    }

    #[test]
    fn mistakes_are_explained_with_their_line() {
        for (change, expected) in [
            (("id = \"met\"", "id = \"not_met\""), "line 9: the step `not_met` stands twice (first on line 6)"),
            (("name = \"Met\"", "name = \"not  met\""), "line 9: `not  met` names both `not_met` and `met`"),
            (("rating = [", "ratings = ["), "line 12: no label is called `ratings`"),
            (("\"What next\"", "\"why\""), "`why` is both `labels.evidence` and `labels.improvement`"),
            (("text = \"Residents are heard.\"", "text = \"\""), "line 19: the proposal `A1` has no text"),
            (("number = \"A1\"", "numbr = \"A1\""), "unknown field `numbr`"),
            (("id = \"care-homes-2024\"", "id = \"Care Homes\""), "line 2: the id `Care Homes` is not made of"),
            (("title = \"How we run our homes\"", ""), "missing field `title`"),
            (
                ("text = \"Residents are heard.\"", "text = \"Residents are heard.\"\nnational = true"),
                "proposals are national",
            ),
        ] {
            let found = problems(change);
            assert!(found.iter().any(|p| p.contains(expected)), "{change:?}: {found:?}");
        }
    }

    #[test]
    fn nothing_is_made_of_text_that_is_no_framework() {
        assert!(parse("").is_err());
        assert!(parse("scale = 3").is_err());
        assert!(parse("id = \"x\"\ntitle = \"y\"").is_err());
    }
}
