//! A rating given by a sentence of the evidence: "we consider ourselves established".
//!
//! Only sentences in which the writers place themselves count; prose that merely holds a rating's words ("the group was
//! established in 2016") never does.

use crate::framework::{Framework, Label, fold};
use crate::wording::latin;
use crate::wording::latin::Regex;
use crate::wording::sentences::sentences;
use std::sync::LazyLock;

/// How writers place themselves, on folded text, up to the rating's name.
static PLACING: LazyLock<Regex> = LazyLock::new(|| {
    let we = r"(?:we|i|(?:the )?(?:group|senior leadership team|leadership team)|it (?:is|was|has been) (?:felt|considered|agreed|concluded|decided|judged)|our (?:view|assessment|position|rating|self assessment|self evaluation|judgement))";
    let placing = r"(?:consider(?:s|ed)?|rate(?:s|d)?|grade(?:s|d)?|assess(?:es|ed)?|judge(?:s|d)?|score(?:s|d)?|evaluate(?:s|d)?|regard(?:s|ed)?|see(?:s)?|place(?:s|d)?|put(?:s)?|deem(?:s|ed)?|self assess(?:ed)?|believe(?:s|d)?|feel(?:s)?|think(?:s)?|agree(?:s|d)?|are|is)";
    let object = r"(?:ourselves|itself|themselves|this|this proposal|our position|our progress|that we are|that it is|we are|it is|it as|ourselves as|ourselves to be|us|that we is|progress|that this is|this as|this to be)";
    let pattern = format!(
        r"(?:^|\b){we} (?:(?:would|have|has|had|currently|therefore|also|now|collectively) )*{placing} (?:(?:{object}) )(?:(?:as|to|be|being|is|are|at|in|currently|now|broadly|overall|have|been|rated|assessed|the|within|category|level|of) )*$"
    );
    latin::fixed(&pattern)
});

/// "Overall rating is", "self-assessed as", "rated as" directly before the name.
static RATED: LazyLock<Regex> = LazyLock::new(|| {
    latin::fixed(
        r"(?:^|\b)(?:(?:our|overall|the|local|agreed) )*(?:self )?(?:rating|assessment|assessed|rated|score|scored|evaluation|position|level)(?: (?:for this|of this proposal|for this proposal|here|against this))?(?: (?:is|as|of|would be|at|was|therefore|remains))+ (?:(?:that of|that we are|therefore|now|at) )*$|(?:^|\b)it (?:is|was|has been) (?:felt|considered|agreed|concluded|decided|judged) (?:that )?(?:we|this|it|the group) (?:are|is|was|were|be|should be) (?:(?:rated|assessed|scored|as|currently|now|overall) )*$",
    )
});

/// What may follow the name: the sentence ends or turns to reasons.
static AFTER: LazyLock<Regex> = LazyLock::new(|| {
    latin::fixed(
        r"^(?:$| (?:for|against|in (?:this|respect|relation|terms)|on|as|because|although|though|but|with|and|overall|at this|at present|here|given|since|level|rating|or|to|moving|under|across|however|now|today|currently)\b)",
    )
});

/// The ratings that a text's sentences give, and the sentence; `None` where no sentence places the writers.
pub(super) fn rating_in_words(framework: &Framework, text: &str) -> Option<(Vec<usize>, String)> {
    let mut steps: Vec<usize> = Vec::new();
    let mut quote = None;
    let lines = text.lines().flat_map(|line| sentences(line).into_iter().filter_map(move |range| line.get(range)));
    if let Some((step, name)) = first_words(framework, text) {
        steps.push(step);
        quote = Some(name.to_owned());
    }
    for sentence in lines {
        // "Rating: Established."
        if let Some((labels, at)) = framework.leading_label(sentence)
            && labels.contains(&Label::Rating)
            && let Some(step) = framework.step_named(sentence[at..].trim().trim_end_matches('.'))
        {
            steps.extend((!steps.contains(&step)).then_some(step));
            quote = quote.or_else(|| Some(sentence.to_owned()));
            continue;
        }
        let folded = fold(sentence);
        let mentions = framework.steps_mentioned(&folded);
        let placed = mentions.iter().any(|m| {
            let (before, behind) = (&folded[..m.range.start], &folded[m.range.end..]);
            let before = before.trim_end_matches(" the").trim_end_matches(" an");
            let before = format!("{} ", in_first_person(framework, before.trim_end()));
            let placed = PLACING.is_match(&before) || RATED.is_match(&before) || is_labelled(framework, before.trim());
            placed && AFTER.is_match(behind) && !is_denied(&before)
        });
        if placed {
            steps.extend(mentions.iter().map(|m| m.step).filter(|s| !steps.contains(s)).collect::<Vec<_>>());
            quote = quote.or_else(|| Some(sentence.to_owned()));
        }
    }
    quote.map(|quote| (steps, quote))
}

/// A rating's whole name as the first words of an answer: alone on its line, or before a dash, colon or full stop.
fn first_words<'t>(framework: &Framework, text: &'t str) -> Option<(usize, &'t str)> {
    let line = text.trim_start().lines().next()?.trim();
    let ends = [" – ", " — ", " - ", ": ", ". "].iter().filter_map(|end| line.find(end)).min();
    let name = ends.map_or(line, |end| line.get(..end).unwrap_or_default()).trim_end_matches(['.', ':']);
    Some((framework.step_named(name)?, name))
}

/// A folded text in which those who answer speak of themselves as "we", whatever they call themselves.
fn in_first_person(framework: &Framework, folded: &str) -> String {
    let mut out = format!(" {folded} ");
    for name in &framework.writers {
        if out.contains(name.as_str()) {
            out = out.replace(&format!(" the {name} "), " we ").replace(&format!(" {name} "), " we ");
        }
    }
    out.trim().to_owned()
}

/// "Our grade is": what the form calls the rating, and "is".
fn is_labelled(framework: &Framework, before: &str) -> bool {
    let label = [" is", " remains", " would be", " is that of"].iter().find_map(|verb| before.strip_suffix(verb));
    label.is_some_and(|label| framework.labels.has(Label::Rating, label))
}

fn is_denied(before: &str) -> bool {
    let denials = [
        " not ",
        " never ",
        " cannot ",
        "n't ",
        " hope ",
        " aim ",
        " aspire ",
        " towards ",
        " becoming ",
        " last year ",
        " previously ",
        " will be ",
    ];
    let spaced = format!(" {before}");
    denials.iter().any(|d| spaced.contains(d))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::framework::built_in;

    #[test]
    fn only_sentences_that_place_the_writers_count() {
        for (text, expected) in [
            ("We consider ourselves established.", Some(vec![2])),
            ("After some debate, we consider ourselves to be partly established in this area.", Some(vec![1])),
            ("The partnership rates itself as exemplary.", Some(vec![3])),
            ("We would assess this as Not Yet Established.", Some(vec![0])),
            ("We believe we are partly established against this proposal.", Some(vec![1])),
            ("Our overall rating is established.", Some(vec![2])),
            ("We consider ourselves partly established or established.", Some(vec![1, 2])),
            ("Rating: Established. The group meets each month.", Some(vec![2])),
            ("Rating: Established\nThe group was established in 2016.", Some(vec![2])),
            ("Partly established – the plan is in its second year.", Some(vec![1])),
            ("Exemplary. Visitors come each year.", Some(vec![3])),
            ("Established\nThe plan is in place.", Some(vec![2])),
            ("Established in 2016. The group meets.", None),
            ("It was agreed that the partnership is exemplary in this area.", Some(vec![3])),
            ("Our score is established.", Some(vec![2])),
            ("The group was established in 2016.", None),
            ("We have an established group that meets monthly.", None),
            ("We are established in 2015 as a body.", None),
            ("We do not consider ourselves exemplary.", None),
            ("The neighbouring board is exemplary in this.", None),
            ("It is an exemplary service.", None),
            ("", None),
        ] {
            assert_eq!(rating_in_words(&built_in()[0], text).map(|(steps, _)| steps), expected, "{text:?}");
        }
    }

    #[test]
    fn the_patterns_compile() {
        for pattern in [&PLACING, &RATED, &AFTER] {
            LazyLock::force(pattern);
        }
    }
}
