//! What is to be done with a thing, where nobody is named for it: "Posters to be put up at the station.", "The notes will be
//! sent to all."
//!
//! "To be" orders whatever follows, but for what tells how things stand; "is to be", "will be" and "would be" are news more
//! often than tasks, and give one only of what a meeting does with papers and people, and of that only by a date or where it
//! was agreed.

use super::earlier::is_dashed;
use super::how::is_done;
use super::words::{WORDS, Word, holds, supposes, words};
use crate::wording::people;

/// What is to be done by nobody in particular.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in super::super) struct LeftOpen<'t> {
    /// The clause that says so.
    pub(in super::super) text: &'t str,
    /// Whether it is an order as it stands; otherwise only a date makes it more than news.
    pub(in super::super) plain: bool,
}

/// How plainly the words before a verb order it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Ordered {
    /// "to be sent", "is to be sent".
    ToBe,
    /// "will be sent", "needs to be sent".
    WillBe,
}

/// The clauses of a sentence that say so; `marked` says whether the minute marks its actions.
pub(in super::super) fn left_open(sentence: &str, marked: bool) -> Vec<LeftOpen<'_>> {
    /// Longer sentences are lists or broken text.
    const LONGEST: usize = 70;
    let all = words(sentence);
    if sentence.trim_end().ends_with('?') || all.len() > LONGEST {
        return Vec::new();
    }
    let found = (0..all.len()).filter_map(|at| clause(sentence, &all, at, marked));
    let mut out: Vec<LeftOpen<'_>> = Vec::new();
    for open in found {
        // "to be printed and to be sent": one clause.
        if !out.iter().any(|known| known.text.contains(open.text)) {
            out.push(open);
        }
    }
    out
}

/// Whether words of a decision say what is to be sent, asked for or the like: "A note would be sent to all members."
pub(in crate::extract) fn is_to_be_handled(text: &str) -> bool {
    let all = words(text);
    // "agreed the findings need to be shared": what is needed is no order yet.
    let needed = |at: usize| at > 0 && all.get(at - 1).is_some_and(|word| word.bare.starts_with("need"));
    (0..all.len()).any(|at| {
        !needed(at)
            && ordered(&all, at).is_some_and(|(_, verb_at)| is_task(&all, verb_at, Ordered::WillBe))
            && clause(text, &all, at, false).is_some()
    })
}

/// Whether a condition stands behind a place: "if the grant came", not "if possible".
fn ends_with_if(words: &[Word<'_>], at: usize) -> bool {
    const EASY: [&str; 8] = ["possible", "necessary", "required", "needed", "available", "so", "any", "appropriate"];
    let next = words.windows(2).skip(at).find_map(|pair| match pair {
        [one, two] if one.bare == "if" => Some(two.bare),
        _ => None,
    });
    next.is_some_and(|next| !EASY.contains(&next))
}

/// The clause whose verb stands behind the words at a place.
fn clause<'t>(sentence: &'t str, words: &[Word<'_>], at: usize, marked: bool) -> Option<LeftOpen<'t>> {
    let (ordered, verb_at) = ordered(words, at)?;
    let verb = words.get(verb_at)?;
    if !is_task(words, verb_at, ordered) {
        return None;
    }
    let from = start(words, at);
    let before = words.get(from..at)?;
    // "hoped that it would be sent", "if it is to be sent", "the form to be filled in is on the site".
    let doubted = before.iter().any(|word| holds(&WORDS.doubts, &word.bare.to_lowercase()));
    // "We take this to be settled": what they think.
    let thought = ordered == Ordered::ToBe && before.iter().skip(1).any(|word| holds(&WORDS.thinks, word.bare));
    let doubted = doubted || thought;
    // "that, if there was money, it would be sent".
    let doubted = doubted || words.iter().take(at).any(|word| matches!(word.bare, "if" | "If" | "unless" | "Unless"));
    // "Were it to be tried, staff would need to be moved", "beds would be bought if the grant came".
    let doubted =
        doubted || supposes(words) || words.get(at).is_some_and(|w| w.bare == "would") && ends_with_if(words, at);
    // "agreed on a board that would be placed there": told of the thing.
    let word = |back: usize| at.checked_sub(back).and_then(|k| words.get(k));
    let relative = word(1).is_some_and(|word| matches!(word.bare, "that" | "which"))
        && word(2).is_some_and(|word| {
            let lower = word.bare.to_lowercase();
            !word.raw.ends_with(',') && !holds(&WORDS.tells, &lower) && !holds(&WORDS.says, &lower)
        });
    if relative {
        return None;
    }
    // "This would enable it to be kept".
    let may = ["would", "will", "could", "might", "may", "enable", "enables", "allow", "allows"];
    let enabled = before.iter().any(|word| may.contains(&word.bare));
    if doubted || enabled || is_told_of_more(words, verb_at) || verb.opens {
        return None;
    }
    // "The Chair asked for it to be sent": of what was said nothing but what is asked for.
    let said = |list: &[&str]| before.iter().any(|word| list.contains(&word.bare.to_lowercase().as_str()));
    let tells = before.iter().any(|word| holds(&WORDS.tells, &word.bare.to_lowercase()));
    let chairs = said(&["chair", "chairman", "convener", "board", "committee"])
        || words.iter().any(|word| word.bare == "accepted");
    let asks = said(&["asked", "requested"]) && chairs;
    let agreed = said(&["agreed", "decided", "resolved"]);
    let meant = match ordered {
        // A minute that marks its actions orders others in a few words only.
        Ordered::ToBe => !agreed && (!tells || asks && !marked),
        // "It was agreed that the notes would be sent to all."
        Ordered::WillBe => !marked && (!tells || agreed),
    };
    // "£40 is to be sent": with its sign.
    let begins = words.get(from)?.from;
    let signs = sentence
        .get(..begins)?
        .chars()
        .rev()
        .take_while(|c| matches!(c, '£' | '“' | '‘'))
        .map(char::len_utf8)
        .sum::<usize>();
    let text = sentence.get(begins - signs..end(words, verb_at, sentence.len()))?;
    let stands = before.last().is_some_and(|word| matches!(word.bare, "is" | "are"));
    // "This quote is to be circulated to all."
    let errand = !marked && words.len() <= FEW && holds(&WORDS.errands, verb.bare) && !words.iter().any(tells_more);
    let plain = agreed || ordered == Ordered::ToBe && (!stands || errand);
    meant.then(|| LeftOpen { text: text.trim().trim_end_matches([',', ';', '–', ' ']), plain })
}

/// A plain errand is told in so few words.
const FEW: usize = 14;

/// Whether a word shows that a sentence tells more than an errand.
fn tells_more(word: &Word<'_>) -> bool {
    matches!(word.bare, "will" | "would" | "that") || holds(&WORDS.tells, &word.bare.to_lowercase())
}

/// What orders a verb from a place on, and where that verb stands.
fn ordered(words: &[Word<'_>], at: usize) -> Option<(Ordered, usize)> {
    let first = words.get(at)?.bare;
    // "Invitations would go out to all clubs."
    let sent = |word: &Word<'_>| holds(&WORDS.papers, &word.bare.to_lowercase());
    let goes = matches!(
        (words.get(at + 1)?.bare, words.get(at + 2)?.bare),
        ("go", "out" | "to" | "in" | "on" | "round" | "up") | ("come", "back" | "to")
    );
    if goes && matches!(first, "to" | "will" | "would") && words.iter().take(at).rev().take(4).any(sent) {
        // "Invitations to go to all clubs."
        let stands =
            at.checked_sub(1).and_then(|at| words.get(at)).is_some_and(|word| matches!(word.bare, "is" | "are"));
        let ordered = if first == "to" && !stands { Ordered::ToBe } else { Ordered::WillBe };
        return Some((ordered, at + 1));
    }
    // "It was agreed that a letter should be sent by May": without "agreed" it is what somebody thinks, and without a day a view.
    let agreed = |word: &Word<'_>| matches!(word.bare, "agreed" | "Agreed" | "decided" | "resolved");
    let until = |word: &Word<'_>| matches!(word.bare, "by" | "before");
    let should = first == "should" && words.iter().take(at).any(agreed) && words.iter().skip(at).any(until);
    if !(should || matches!(first, "to" | "To" | "will" | "would" | "shall")) || words.get(at + 1)?.bare != "be" {
        return None;
    }
    let mut verb_at = at + 2;
    while words.get(verb_at).is_some_and(|word| holds(&WORDS.between, word.bare) || word.bare.ends_with("ly")) {
        verb_at += 1;
    }
    let before = at.checked_sub(1).and_then(|at| words.get(at)).map_or("", |word| word.bare);
    let ordered = match first {
        "to" | "To" => match before {
            "need" | "needs" | "needed" => Ordered::WillBe,
            // "due to be", "expected to be", "how to be".
            _ if holds(&WORDS.leads_to_be, before) => return None,
            _ => Ordered::ToBe,
        },
        _ => Ordered::WillBe,
    };
    Some((ordered, verb_at))
}

/// Whether what is done is a task.
fn is_task(words: &[Word<'_>], verb_at: usize, ordered: Ordered) -> bool {
    let bare = |at: usize| words.get(at).map_or("", |word| word.bare);
    let verb = bare(verb_at);
    // "will be discussed at the next meeting".
    let again = || {
        (verb_at + 1..verb_at + 9).any(|at| matches!(bare(at), "next" | "future" | "later" | "different" | "agenda"))
    };
    let handled = holds(&WORDS.handled, verb) && (verb, bare(verb_at + 1)) != ("prepared", "to")
        || matches!(verb, "go" | "come")
        || verb == "made" && words.iter().take(verb_at).any(|word| holds(&WORDS.made, &word.bare.to_lowercase()))
        || verb == "made" && bare(verb_at + 1) == "available"
        || matches!(verb, "discussed" | "considered" | "reported" | "presented" | "included") && again()
        || matches!(verb, "looked" | "followed") && matches!(bare(verb_at + 1), "at" | "into" | "up");
    // "to be chased by the Council": somebody else does it.
    let by = (verb_at + 1..words.len())
        .take_while(|&at| !words.get(at).is_some_and(|word| word.opens))
        .find(|&at| bare(at) == "by");
    let other = |word: &str| {
        is_name(word) || people::is_post_word(word) || people::is_body_word(word) || word.starts_with("owner")
    };
    let agent = by.is_some_and(|by| matches!(bare(by + 1), "the" | "our" | "their") || other(bare(by + 1)));
    match ordered {
        // "The number to be given to Una": handed over.
        Ordered::ToBe => {
            let given = verb == "given" && bare(verb_at + 1) == "to";
            let goes = matches!(verb, "go" | "come");
            (goes || is_done(verb) && (given || !holds(&WORDS.undone, verb))) && !agent
        }
        Ordered::WillBe => handled && !agent,
    }
}

/// "by Una": not "by May".
fn is_name(word: &str) -> bool {
    word.starts_with(char::is_uppercase) && !crate::wording::calendar::names_time(&word.to_lowercase())
}

/// "The form to be filled in is on the site": the sentence goes on to tell of the thing.
fn is_told_of_more(words: &[Word<'_>], verb_at: usize) -> bool {
    const FINITE: [&str; 12] =
        ["is", "are", "was", "were", "has", "had", "have", "will", "would", "could", "said", "agreed"];
    const JOINS: [&str; 22] = [
        "who", "which", "that", "as", "when", "once", "if", "so", "where", "before", "after", "until", "because",
        "how", "what", "whether", "and", "but", "since", "while", "though", "for",
    ];
    let mut behind = words.iter().skip(verb_at + 1);
    behind
        .find(|word| word.opens || JOINS.contains(&word.bare) || FINITE.contains(&word.bare))
        .is_some_and(|word| !word.opens && FINITE.contains(&word.bare))
}

/// Where the clause begins that holds a place: behind a full sign, or behind "and" or "but" that joins clauses.
fn start(words: &[Word<'_>], at: usize) -> usize {
    let hard = |k: usize| {
        k.checked_sub(1).is_none_or(|before| {
            words
                .get(before)
                .is_some_and(|word| word.raw.ends_with([';', ':']) || word.raw.ends_with('.') && word.bare.len() > 3)
        })
    };
    let finite = |from: usize, to: usize| {
        words.get(from..to).is_some_and(|before| {
            before.iter().any(|word| {
                holds(&WORDS.tells, word.bare)
                    || matches!(word.bare, "is" | "are" | "was" | "were" | "will" | "would" | "to")
            })
        })
    };
    let joined = |k: usize| {
        k > 1
            && words.get(k - 1).is_some_and(|word| matches!(word.bare, "and" | "but" | "so"))
            && finite((0..k).rev().find(|&from| hard(from)).unwrap_or(0), k - 1)
    };
    let behind_comma = |k: usize| {
        k.checked_sub(1).and_then(|k| words.get(k)).is_some_and(|word| word.raw.ends_with(','))
            && words.get(k).is_some_and(|word| !matches!(word.bare, "which" | "who" | "and" | "or"))
            && finite((0..k).rev().find(|&from| hard(from)).unwrap_or(0), k)
    };
    (0..at).rev().find(|&k| hard(k) || is_dashed(words, k) || joined(k) || behind_comma(k)).unwrap_or(at)
}

/// Where the clause ends: at a full sign, or where somebody else's clause begins.
fn end(words: &[Word<'_>], verb_at: usize, length: usize) -> usize {
    let sign = words.iter().skip(verb_at).find(|word| word.raw.ends_with(';')).map_or(length, |word| word.to);
    // "The list will be put up and a set will be kept": the next clause is a task of its own.
    let next = (verb_at + 1..words.len())
        .find(|&k| ordered(words, k).is_some())
        .map(|k| start(words, k))
        .filter(|from| *from > verb_at + 1)
        .and_then(|from| words.get(from.checked_sub(2)?));
    next.map_or(sign, |last| last.to.min(sign))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_to_be_done_by_nobody_in_particular() {
        for (text, expected) in [
            (
                "It was agreed that a letter should be sent to all by May.",
                "It was agreed that a letter should be sent to all by May.",
            ),
            ("Posters to be put up at the station.", "Posters to be put up at the station."),
            ("Old chairs are to be sold off over two years.", "Old chairs are to be sold off over two years."),
            ("Nan was away, and the notes will be emailed to her.", "the notes will be emailed to her."),
            ("The price was agreed – joiner to be told.", "joiner to be told."),
            ("Fees will be discussed at the next meeting.", "Fees will be discussed at the next meeting."),
        ] {
            assert_eq!(left_open(text, false).iter().map(|open| open.text).collect::<Vec<_>>(), [expected]);
        }
    }

    #[test]
    fn what_is_news_or_thought() {
        for text in [
            "We take this to be settled.",
            "A letter should be sent to all by May.",
            "It was agreed that a letter should be sent to all.",
            "The road will be resurfaced in May.",
            "It was hoped that a report would be circulated.",
            "The work is due to be finished in June.",
            "The form to be sent in is on the site.",
            "The hall will be closed on Monday.",
            "Fees will be discussed.",
            "It was agreed that the fee be paid.",
            "This would enable the pace to be kept.",
            "The fair will be held in May.",
        ] {
            assert!(left_open(text, false).is_empty(), "{text}");
        }
        assert!(left_open("The notes will be emailed to all.", true).is_empty());
        let plain = |text: &str| left_open(text, false).iter().all(|open| open.plain);
        assert!(plain("Posters to be put up at the station.") && plain("It was agreed that it would be sent to all."));
        assert!(plain("This quote is to be circulated to all.") && plain("Invitations to go to all clubs."));
        assert!(plain("The number to be given to Una."));
        assert!(!plain("The notes will be emailed to all.") && !plain("Chairs are to be sold off."));
    }
}
