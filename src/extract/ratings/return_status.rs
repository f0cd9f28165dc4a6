//! Draft or final.

use super::form::LONGEST_COVER_LINE;
use super::whose::readable_name;
use crate::document::Document;
use crate::framework::fold;
use crate::record::ReturnStatus;

/// Draft or final, from watermark and header, the answer to the form's question for its date, the cover, the title, the
/// file name and the sign-off, in this order of trust.
pub(super) fn status(
    first: &[&Vec<String>],
    end: &[String],
    document: &Document,
    file_name: Option<&str>,
) -> Option<ReturnStatus> {
    let short = |texts: &[String]| texts.iter().filter(|t| t.len() <= LONGEST_COVER_LINE).find_map(|t| status_of(t));
    first
        .iter()
        .find_map(|texts| short(texts))
        .or_else(|| document.properties.title.as_deref().and_then(status_of))
        .or_else(|| file_name.map(readable_name).as_deref().and_then(status_of))
        .or_else(|| signed_off(end))
}

/// What a sign-off at the paper's end says; answers to the last proposals stand there too ("The policy was approved by the
/// board").
fn signed_off(end: &[String]) -> Option<ReturnStatus> {
    const BEGINNINGS: [&str; 8] =
        ["status", "version", "final", "approved", "agreed", "signed", "endorsed", "completed"];
    const OWN: [&str; 6] = [" this ", " return ", " self evaluation ", " self assessment ", " template ", " document "];
    let tells = |text: &&String| {
        let folded = fold(text);
        let first = folded.split(' ').next().unwrap_or_default();
        let spaced = format!(" {folded} ");
        BEGINNINGS.contains(&first) || OWN.iter().any(|own| spaced.contains(own))
    };
    let short = end.iter().filter(|text| text.len() <= LONGEST_COVER_LINE);
    short.filter(tells).find_map(|text| status_of(text)).filter(|s| *s == ReturnStatus::Final)
}

/// What a short text says: "DRAFT v0.3", "FINAL", "Approved by the IJB on …"; "draft strategic plan" says nothing.
fn status_of(text: &str) -> Option<ReturnStatus> {
    let folded = fold(text);
    let words: Vec<&str> = folded.split(' ').collect();
    let has = |w: &str| words.contains(&w);
    let short = words.len() <= 8;
    let versioned = |w: &str| w.starts_with("draft") && w[5..].chars().all(|c| c.is_ascii_digit());
    let not_final = folded.contains("not yet approved")
        || folded.contains("not final")
        || folded.split_once("subject to ").is_some_and(|(_, rest)| rest.split(' ').take(5).any(|w| w == "approval"))
        || folded.contains("for approval")
        || folded.contains("awaiting approval")
        || folded.contains("to be approved");
    if not_final {
        return Some(ReturnStatus::Draft);
    }
    if words.iter().any(|w| versioned(w)) {
        // "Final draft" is a draft; a long sentence that speaks of some draft says nothing of the return.
        let own = short
            || [
                "status draft",
                "this is a draft",
                "draft return",
                "draft self evaluation",
                "draft version",
                "draft v",
                "draft for",
            ]
            .iter()
            .any(|p| folded.contains(p))
            || stands_out(text);
        return own.then_some(ReturnStatus::Draft);
    }
    let finals = [
        "final version",
        "status final",
        "approved by",
        "final return",
        "agreed by the ijb",
        "signed off by",
        "final self evaluation",
        "approved version",
        "endorsed by",
        "agreed by the integration joint board",
    ];
    if (has("final") && short)
        || finals.iter().any(|p| folded.contains(p))
        || (short && has("approved"))
        || (short && folded.starts_with("signed off"))
    {
        return Some(ReturnStatus::Final);
    }
    None
}

/// "Self-evaluation of the review of progress – DRAFT", "… (draft)": the word is set apart at the text's end or
/// beginning, or in capitals among other letters.
fn stands_out(text: &str) -> bool {
    let is_draft = |word: &str| {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric());
        word.get(..5).is_some_and(|w| w.eq_ignore_ascii_case("draft"))
            && word.get(5..).is_some_and(|rest| rest.chars().all(|c| c.is_ascii_digit()))
    };
    let words: Vec<&str> = text.split_whitespace().collect();
    let apart = |word: Option<&&str>, beside: Option<&&str>| {
        word.is_some_and(|w| {
            is_draft(w)
                && (w.starts_with(['(', '[', '–', '-'])
                    || beside.is_some_and(|b| b.ends_with([':', '–', '-', '—', '|'])))
        })
    };
    let last = apart(words.last(), words.len().checked_sub(2).and_then(|at| words.get(at)));
    let capitals = words.iter().any(|w| is_draft(w) && w.contains("DRAFT")) && text.chars().any(char::is_lowercase);
    last || capitals
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sign_off_speaks_of_the_return() {
        for (text, expected) in [
            ("Approved by the Integration Joint Board on 8 May 2019", Some(ReturnStatus::Final)),
            ("This return was signed off by both chief executives", Some(ReturnStatus::Final)),
            ("The storage policy was approved by the board in June", None),
        ] {
            assert_eq!(signed_off(&[text.to_owned()]), expected, "{text:?}");
        }
    }

    #[test]
    fn draft_and_final() {
        for (text, expected) in [
            ("DRAFT", Some(ReturnStatus::Draft)),
            ("DRAFT v0.3", Some(ReturnStatus::Draft)),
            ("Draft2", Some(ReturnStatus::Draft)),
            ("Final draft", Some(ReturnStatus::Draft)),
            ("Self-evaluation – Final", Some(ReturnStatus::Final)),
            ("Approved by the Integration Joint Board on 8 May 2019", Some(ReturnStatus::Final)),
            ("Not yet approved by the IJB", Some(ReturnStatus::Draft)),
            ("The draft strategic plan was taken to the board in May and was well received by all who took part", None),
            (
                "Ministerial Strategic Group for Health and Community Care Self-evaluation of progress - DRAFT",
                Some(ReturnStatus::Draft),
            ),
            (
                "Self-evaluation for the review of progress with integration of health and social care (draft)",
                Some(ReturnStatus::Draft),
            ),
            ("17 May 2019 (Draft – subject to IJB approval on 26 June 2019)", Some(ReturnStatus::Draft)),
            ("10 May 2019", None),
            ("", None),
        ] {
            assert_eq!(status_of(text), expected, "{text:?}");
        }
    }
}
