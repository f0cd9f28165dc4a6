//! Who leads and by when, at the end of an item of a list: "Agree the statement – Head of Strategy – December 2022", "Open a
//! hub (Locality Manager, March 2024)".

use super::super::rows::one_line;
use crate::wording::when;

/// What an item ends with.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Tail {
    /// The item without it.
    pub(super) text: String,
    pub(super) lead: String,
    pub(super) when: String,
}

/// Who leads is named in no more words.
const LEAD_WORDS: usize = 8;
/// A time has no more words.
const TIME_WORDS: usize = 6;

/// The tail of an item, if it names somebody and a time.
pub(super) fn of(text: &str) -> Option<Tail> {
    let text = text.trim().trim_end_matches(['.', ';']);
    let (item, inside) = match text.strip_suffix(')') {
        Some(open) => open.rsplit_once(" (")?,
        None => [" – ", " — ", " - ", " | "].iter().find_map(|mark| {
            let (rest, _) = text.rsplit_once(mark)?;
            let (item, _) = rest.rsplit_once(mark)?;
            Some((item, text.get(item.len() + mark.len()..)?))
        })?,
    };
    let (lead, time) = [" – ", " — ", " - ", " | ", "; ", ", "].iter().find_map(|mark| inside.rsplit_once(mark))?;
    let (lead, time) = (lead.trim(), time.trim());
    let named = lead.starts_with(|c: char| c.is_uppercase()) && lead.split(' ').count() <= LEAD_WORDS;
    let enough = item.split(' ').count() > 2;
    (named && enough && is_a_time(time) && !is_a_time(lead)).then(|| Tail {
        text: one_line(item),
        lead: one_line(lead),
        when: one_line(time),
    })
}

/// Whether words say a time and little else.
fn is_a_time(text: &str) -> bool {
    if text.split(' ').count() > TIME_WORDS || !when::tells(text) {
        return false;
    }
    let read = when::parse(text, when::Context::default());
    read.review.is_none() && (read.when.edtf.is_some() || read.when.ongoing || read.when.duration.is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, want: Option<(&str, &str, &str)>) {
        let got = of(text);
        let got = got.as_ref().map(|t| (t.text.as_str(), t.lead.as_str(), t.when.as_str()));
        assert_eq!(got, want, "{text}");
    }

    #[test]
    fn items_end_with_who_and_when() {
        check(
            "Agree the market statement – Head of Strategy – December 2022.",
            Some(("Agree the market statement", "Head of Strategy", "December 2022")),
        );
        check(
            "Open a hub in Elgin (Locality Manager, March 2024)",
            Some(("Open a hub in Elgin", "Locality Manager", "March 2024")),
        );
        check("Open a hub in Elgin (the old library)", None);
        check("Care at home – day and night – in every village", None);
        check("Open a hub in Elgin (May 2023, March 2024)", None);
    }
}
