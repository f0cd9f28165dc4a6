//! What papers say of their own standing: notes that a minute is not approved yet. They are no title and decide nothing.

/// Whether a text says of a minute that it is still to be approved: "These minutes are subject to approval at the next
/// meeting".
pub fn awaits_approval(text: &str) -> bool {
    /// What such notes call the paper …
    const PAPERS: [&str; 4] = ["minute", "note", "record", "draft"];
    /// … and what they say of it.
    const SAID: [&str; 12] = [
        "subject to approval",
        "subject to the approval",
        "subject to confirmation",
        "subject to ratification",
        "subject to amendment",
        "subject to correction",
        "requires to be approved",
        "require to be approved",
        "until approved",
        "until they are approved",
        "until they have been approved",
        "until formally approved",
    ];
    /// A note has no more words.
    const LONGEST: usize = 45;
    if text.split_whitespace().nth(LONGEST).is_some() {
        return false;
    }
    let lower = text.to_lowercase();
    let said = SAID.iter().filter_map(|words| lower.find(words)).min();
    said.is_some_and(|at| PAPERS.iter().any(|paper| lower.get(..at).is_some_and(|ahead| ahead.contains(paper))))
        // "The minutes were approved, subject to amendment of item 4" is decided.
        && !["were approved", "was approved", "were agreed", "was agreed", "agreed the", "approved the", "accepted"]
            .iter()
            .any(|words| lower.contains(words))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn notes_on_a_minute_are_told_from_decisions() {
        for note in [
            "(These minutes are published subject to approval by the Council)",
            "PLEASE NOTE THAT THE MINUTE REQUIRES TO BE APPROVED AT THE NEXT MEETING",
            "Draft minutes: subject to confirmation",
            "These notes remain in draft until approved.",
        ] {
            assert!(awaits_approval(note), "{note}");
        }
        for decided in [
            "The minutes were approved, subject to amendment of item 4.",
            "The Board agreed the plan, subject to approval of the budget by the Council.",
            "The lease was extended subject to approval by the landlord.",
        ] {
            assert!(!awaits_approval(decided), "{decided}");
        }
    }
}
