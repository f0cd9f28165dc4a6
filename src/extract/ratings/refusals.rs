//! Answers that say that there is nothing: "None", "N/A", "No further action".

use crate::framework::fold;

/// "None", "N/A", "No further action": no action.
pub(in crate::extract) fn says_nothing(text: &str) -> bool {
    const NOTHING: &[&str] = &[
        "none",
        "n a",
        "na",
        "nil",
        "not applicable",
        "none identified",
        "none required",
        "no action",
        "no actions",
        "no action required",
        "no actions required",
        "no further action",
        "no further actions",
        "no further action required",
        "no further actions required",
        "none at this time",
        "none at present",
        "none proposed",
        "no improvement actions",
        "no improvement actions identified",
        "no actions identified",
        "no improvement actions required",
        "none noted",
        "none currently",
        "no action at this time",
        "no actions at this time",
        "no comment",
        "nothing",
        "no improvement actions proposed",
        "no actions proposed",
        "none needed",
        "no action needed",
        "tbc",
        "to be confirmed",
        "no proposed actions",
        "not required",
        "no improvement actions at this time",
        "no further actions at this time",
        "no further improvement actions",
        "no additional actions",
    ];
    let folded = fold(text);
    folded.is_empty() || NOTHING.contains(&folded.as_str()) || denies(&folded)
}

/// "No additional local actions are proposed at this stage": nothing but words that such refusals are made of.
fn denies(folded: &str) -> bool {
    const SUBJECTS: &[&str] = &[
        "action",
        "actions",
        "improvement",
        "improvements",
        "none",
        "nothing",
        "nil",
        "applicable",
        "change",
        "changes",
        "comments",
        "areas",
        "area",
    ];
    const WORDS: &[&str] = &[
        "further",
        "additional",
        "specific",
        "new",
        "other",
        "local",
        "immediate",
        "particular",
        "proposed",
        "identified",
        "required",
        "needed",
        "necessary",
        "noted",
        "planned",
        "at",
        "this",
        "the",
        "time",
        "stage",
        "point",
        "present",
        "moment",
        "currently",
        "are",
        "is",
        "have",
        "been",
        "as",
        "yet",
        "for",
        "to",
        "us",
        "we",
        "here",
        "in",
        "of",
    ];
    let words: Vec<&str> = folded.split(' ').collect();
    let refuses = matches!(words.first(), Some(&("no" | "none" | "nil" | "not" | "nothing")));
    refuses
        && words.len() <= 12
        && words.iter().any(|w| SUBJECTS.contains(w))
        && words.iter().skip(1).all(|w| SUBJECTS.contains(w) || WORDS.contains(w))
}
