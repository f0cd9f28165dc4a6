//! "Deadline" among the words of a sentence, where it is no label of a date.

/// Whether words go on with "deadline": "before the", "miss the", "our".
pub(super) fn is_within_sentence(before: &str) -> bool {
    let last = before.split_whitespace().next_back().unwrap_or("").to_lowercase();
    matches!(
        last.as_str(),
        "the" | "a" | "an" | "its" | "our" | "their" | "this" | "that" | "before" | "by" | "to" | "for" | "of" | "with"
    )
}

/// Whether words say that a deadline is the task's own: "before the", "to meet its".
pub(super) fn is_to_be_met(before: &str) -> bool {
    let mut words = before.split_whitespace().rev().map(str::to_lowercase);
    let article = |word: &String| matches!(word.as_str(), "the" | "a" | "its" | "our" | "their" | "this" | "that");
    let led = words.find(|word| !article(word)).unwrap_or_default();
    matches!(led.as_str(), "before" | "by" | "meet" | "of" | "to") && !before.trim_end().ends_with(" aware of the")
}
