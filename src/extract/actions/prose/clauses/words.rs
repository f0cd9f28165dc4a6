//! The words by which a clause tells who takes a task on.

pub(super) use crate::wording::lists::holds;
use crate::wording::verbs;
use std::collections::BTreeSet;
use std::sync::LazyLock;

/// Lists of `words.toml`.
#[derive(Debug, Default, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Words {
    pub(super) future: Vec<String>,
    pub(super) freely: Vec<String>,
    pub(super) ready: Vec<String>,
    pub(super) asked: Vec<String>,
    pub(super) owes: Vec<String>,
    pub(super) doing: Vec<String>,
    pub(super) between: Vec<String>,
    pub(super) idle: Vec<String>,
    pub(super) joins: Vec<String>,
    pub(super) states: Vec<String>,
    pub(super) talk: Vec<String>,
    pub(super) promised: Vec<String>,
    pub(super) pursued: Vec<String>,
    pub(super) asks: Vec<String>,
    pub(super) events: Vec<String>,
    pub(super) begins: Vec<String>,
    pub(super) says: Vec<String>,
    pub(super) wishes: Vec<String>,
    pub(super) brought: Vec<String>,
    pub(super) of_names: Vec<String>,
    pub(super) irregular: Vec<String>,
    pub(super) made: Vec<String>,
    pub(super) papers: Vec<String>,
    pub(super) handed_in: Vec<String>,
    pub(super) handled: Vec<String>,
    pub(super) errands: Vec<String>,
    pub(super) undone: Vec<String>,
    pub(super) leads_to_be: Vec<String>,
    pub(super) doubts: Vec<String>,
    pub(super) thinks: Vec<String>,
    pub(super) tells: Vec<String>,
    pub(super) errands_of_people: Vec<String>,
    pub(super) turns_to: Vec<String>,
    pub(super) ends_of_things: Vec<String>,
    pub(super) nobody: Vec<String>,
    pub(super) determines: Vec<String>,
}

pub(super) static WORDS: LazyLock<Words> =
    LazyLock::new(|| toml::from_str(include_str!("words.toml")).unwrap_or_default());

/// The words with which phrases of doing begin: most words of a sentence are none, and are passed over.
static FIRST: LazyLock<BTreeSet<&str>> = LazyLock::new(|| {
    let words = &*WORDS;
    let lists = [&words.future, &words.freely, &words.ready, &words.asked, &words.owes];
    let others = [
        "gave",
        "assured",
        "to",
        "is",
        "are",
        "agreed",
        "undertook",
        "committed",
        "guaranteed",
        "offered",
        "volunteered",
        "promised",
        "will",
    ];
    lists.into_iter().flatten().filter_map(|phrase| phrase.split(' ').next()).chain(others).collect()
});

/// Whether words of doing may begin with a word.
pub(super) fn may_begin(word: &str) -> bool {
    FIRST.contains(word)
}

/// A word of a sentence, with what stands about it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Word<'t> {
    /// As written, with its signs.
    pub(super) raw: &'t str,
    /// Without signs before and behind it.
    pub(super) bare: &'t str,
    /// Where `bare` begins and ends in the sentence.
    pub(super) from: usize,
    pub(super) to: usize,
    /// Whether a clause may begin with it: the first word, or one behind a comma, a dash, a bracket or the like.
    pub(super) opens: bool,
}

/// The words of a sentence; signs that stand alone open the word behind them.
pub(super) fn words(sentence: &str) -> Vec<Word<'_>> {
    let mut out: Vec<Word<'_>> = Vec::new();
    let mut opens = true;
    let mut at = 0;
    let mut left = sentence.split_whitespace().peekable();
    while let Some(raw) = left.next() {
        let start = sentence.get(at..).and_then(|rest| rest.find(raw)).map_or(at, |found| at + found);
        at = start + raw.len();
        let signs = |c: char| !c.is_alphanumeric();
        let led = raw.trim_start_matches(signs);
        let bare = led.trim_end_matches(signs);
        // "Al has paint left & will use it".
        if raw == "&" {
            out.push(Word { raw, bare: "and", from: start, to: at, opens });
            opens = false;
            continue;
        }
        if bare.is_empty() {
            opens = true;
            continue;
        }
        let from = start + (raw.len() - led.len());
        let word = Word { raw, bare, from, to: from + bare.len(), opens: opens || from > start };
        match short_form(bare, left.peek().copied().unwrap_or_default()) {
            Some((who, what)) => {
                let to = from + who.len();
                out.push(Word { raw: who, bare: who, to, ..word });
                out.push(Word { raw, bare: what, from: to, opens: false, ..word });
            }
            None => out.push(word),
        }
        opens = raw.ends_with([',', ';', ':', '–', '—', ')', '.', ']']);
    }
    out
}

/// "they’d", "she'll": who, and what they would or will do; `next` is the word behind.
fn short_form<'t>(word: &'t str, next: &str) -> Option<(&'t str, &'static str)> {
    let (who, end) = word.split_once(['’', '\''])?;
    let pronoun = matches!(who.to_lowercase().as_str(), "he" | "she" | "they" | "we" | "i");
    match end {
        "d" if pronoun => Some((who, "would")),
        // "She’s to ask": not "Al’s".
        "s" if matches!(who, "he" | "she" | "He" | "She") => Some((who, "is")),
        // "Al’s doing a poster", "Una’s to ask": not "Al’s poster".
        "s" if word.starts_with(char::is_uppercase) && (next.len() > 4 && next.ends_with("ing") || next == "to") => {
            Some((who, "is"))
        }
        "ll" if pronoun || who.starts_with(char::is_uppercase) => Some((who, "will")),
        _ => None,
    }
}

/// "Were such a scheme to be tried, …", "Had it been paid, …", "Should funds allow, …": the sentence tells of what may be.
pub(super) fn supposes(words: &[Word<'_>]) -> bool {
    let inverted = words.first().is_some_and(|first| matches!(first.bare, "Were" | "Had" | "Should"));
    inverted && words.iter().any(|word| word.raw.ends_with(','))
}

/// Whether the words from `at` on are those of a phrase; how many they are.
pub(super) fn phrase_at(words: &[Word<'_>], at: usize, phrase: &str) -> Option<usize> {
    let mut count = 0;
    for part in phrase.split(' ') {
        let word = words.get(at + count)?;
        if word.bare != part || count > 0 && word.opens {
            return None;
        }
        count += 1;
    }
    Some(count)
}

/// The plain form of what somebody is doing: "bringing" is to bring, "making" to make, "getting" to get.
pub(super) fn plain_of_ing(word: &str) -> Option<String> {
    let stem = word.strip_suffix("ing").filter(|stem| stem.len() > 1)?;
    let doubled = stem.chars().next_back().filter(|last| stem.ends_with(&format!("{last}{last}")));
    let single = doubled.map(|last| stem[..stem.len() - last.len_utf8()].to_owned());
    [Some(stem.to_owned()), Some(format!("{stem}e")), single].into_iter().flatten().find(|plain| verbs::is_doing(plain))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[allow(clippy::unwrap_used)] // The file is compiled in.
    fn the_lists_can_be_read() {
        let words: Words = toml::from_str(include_str!("words.toml")).unwrap();
        assert!(holds(&words.future, "will") && holds(&words.talk, "explain"));
    }

    #[test]
    fn plain_forms_of_what_is_being_done() {
        let plain = |word: &str| plain_of_ing(word).unwrap_or_default();
        assert_eq!(
            [plain("bringing"), plain("making"), plain("getting"), plain("during")],
            ["bring", "make", "get", ""]
        );
    }

    #[test]
    fn short_forms_are_two_words() {
        let bare: Vec<&str> = words("Al said they’d come").iter().map(|w| w.bare).collect();
        assert_eq!(bare, ["Al", "said", "they", "would", "come"]);
        let bare: Vec<&str> = words("Una’s making Al’s poster").iter().map(|w| w.bare).collect();
        assert_eq!(bare, ["Una", "is", "making", "Al’s", "poster"]);
    }

    #[test]
    fn clauses_open_behind_signs() {
        let opens: Vec<&str> = words("Locks changed, CG to pay – Al (our clerk) to file")
            .iter()
            .filter(|w| w.opens)
            .map(|w| w.bare)
            .collect();
        assert_eq!(opens, ["Locks", "CG", "Al", "our", "to"]);
    }
}
