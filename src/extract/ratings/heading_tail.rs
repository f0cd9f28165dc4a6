//! A rating at the end of a proposal's heading: "Proposal 1.1 … (Rating: Established)", "1.1 – Established".

use crate::framework::{Framework, Label, fold};

/// The rating that a heading ends with, and its words.
pub(super) fn rating_at_end(framework: &Framework, heading: &str, proposal: Option<usize>) -> Option<(usize, String)> {
    let text = heading.trim().trim_end_matches('.').trim_end();
    let tail = if text.ends_with([')', ']']) {
        let open = text.rfind(['(', '['])?;
        text.get(open + 1..text.len() - 1)?
    } else {
        let (before, tail) = parted(text)?;
        // The ratings named one after another are the form's own list.
        let last = parted(before).map_or(before, |(_, last)| last);
        if framework.step_named(last.trim()).is_some() {
            return None;
        }
        tail
    };
    let tail = tail.trim();
    let answer = match framework.leading_label(tail) {
        Some((labels, at)) if labels.contains(&Label::Rating) => tail.get(at..)?.trim(),
        _ => tail,
    };
    let step = framework.step_named(answer)?;
    // The proposal's own wording may end with a rating's word.
    let wording = proposal.and_then(|p| framework.proposals().nth(p)).map(|(_, p)| fold(&p.text));
    let own = wording.is_some_and(|wording| wording.ends_with(&fold(answer)));
    (!own).then(|| (step, tail.to_owned()))
}

/// A text at the last sign or line break that may part a heading from what is said behind it.
fn parted(text: &str) -> Option<(&str, &str)> {
    let signs = ["–", "—", " - ", ":", "|", "\t", "\n"];
    let (at, sign) =
        signs.iter().filter_map(|sign| Some((text.rfind(sign)?, sign.len()))).max_by_key(|(a, l)| a + l)?;
    Some((text.get(..at)?, text.get(at + sign..)?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::framework::built_in;

    #[test]
    fn headings_may_end_with_the_rating() {
        for (text, step) in [
            ("Proposal 1.1 – Established", Some(2)),
            ("1.2 Relationships and collaborative working must improve [Partly established]", Some(1)),
            ("1.2 Relationships must improve (Rating: Exemplary)", Some(3)),
            ("1.2 Relationships must improve\nNot yet established", Some(0)),
            (
                "1.2 Relationships must improve\nRating\nNot yet established\nPartly established\nEstablished\nExemplary",
                None,
            ),
            ("1.2 Relationships must be established", None),
            ("Proposal 1.1", None),
        ] {
            assert_eq!(rating_at_end(&built_in()[0], text, Some(0)).map(|(s, _)| s), step, "{text:?}");
        }
    }
}
