//! What the headings above a list say of it: that it holds actions, what comes next, or what is to be done by a time.

use super::periods;
use crate::framework::headings::fold;
use crate::wording::periods::is_period;

/// How headings say that what is below them is still to come, as they compare.
const AHEAD: [&str; 18] = [
    "looking ahead",
    "looking forward",
    "the year ahead",
    "priorities for the year ahead",
    "priorities for the coming year",
    "our priorities for the coming year",
    "our priorities for the year ahead",
    "our plans for",
    "plans for 20",
    "plans for the",
    "our priorities for 20",
    "priorities for 20",
    "key priorities for 20",
    "future plans",
    "future priorities",
    "planned work for",
    "what we plan",
    "next year",
];

/// The headings above a place, by level, with what each says.
#[derive(Default)]
pub(super) struct Headings {
    above: Vec<Heading>,
}

struct Heading {
    level: u8,
    /// Whether it says that what is below it are actions.
    of_actions: bool,
    /// Whether it says that what is below it are promises, or what will be done.
    of_promises: bool,
    /// Whether it says that what is below it is still to come.
    of_ahead: bool,
    /// The time that it names, where it says no more.
    when: Option<String>,
}

impl Headings {
    /// Takes the next heading in.
    pub(super) fn enter(&mut self, level: u8, text: &str) {
        self.above.retain(|above| above.level < level);
        let folded = fold(text);
        // "Action plan" above a whole paper says nothing of its lists.
        let of_actions =
            folded.split(' ').any(|word| matches!(word, "action" | "actions" | "commitments" | "deliverables"))
                || ["what we will do", "next steps", "how we will do"].iter().any(|words| folded.contains(words));
        let of_past = ["taken", "completed", "achieved", "progress", "done"]
            .iter()
            .any(|word| folded.split(' ').any(|w| w == *word));
        let of_promises = ["commitments", "we will do", "our actions", "key actions", "priority actions"]
            .iter()
            .any(|words| folded.contains(words));
        self.above.push(Heading {
            level,
            of_promises: of_promises && !of_past,
            of_actions: of_actions && !of_past && !folded.contains("action plan"),
            of_ahead: !of_past && AHEAD.iter().any(|words| folded.starts_with(words)),
            when: is_period(text).then(|| periods::time_of(text).to_owned()),
        });
    }

    pub(super) fn of_actions(&self) -> bool {
        self.above.iter().any(|above| above.of_actions || above.of_ahead || above.when.is_some())
    }

    /// Whether what is below is promised in so many words.
    pub(super) fn of_promises(&self) -> bool {
        self.above.iter().any(|above| above.of_promises)
    }

    /// Whether what is below is still to come.
    pub(super) fn of_ahead(&self) -> bool {
        self.above.iter().any(|above| above.of_ahead)
    }

    /// By when, or in which year, all below is to be done.
    pub(super) fn when(&self) -> Option<&str> {
        self.above.iter().rev().find_map(|above| above.when.as_deref())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_say_what_is_below() {
        let check = |text: &str, actions: bool, ahead: bool, when: Option<&str>| {
            let mut headings = Headings::default();
            headings.enter(2, text);
            assert_eq!((headings.of_actions(), headings.of_ahead(), headings.when()), (actions, ahead, when), "{text}");
        };
        check("Year 1 – 2025/26", true, false, Some("2025/26"));
        check("By March 2027", true, false, Some("March 2027"));
        check("Looking ahead to 2025-26", true, true, None);
        check("Actions taken", false, false, None);
        check("Action plan 2025", false, false, None);
        check("Homes", false, false, None);
    }
}
