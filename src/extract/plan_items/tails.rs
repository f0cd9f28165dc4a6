//! Who leads and by when, at the end of an item of a list: "Agree the statement – Head of Strategy – December 2022", "Open a
//! hub (Locality Manager, March 2024)".

use super::super::rows::one_line;
use super::owners;
use crate::wording::verbs::is_doing;
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
    if let Some(tail) = behind_brackets(text) {
        return Some(tail);
    }
    let in_brackets =
        text.strip_suffix(')').map(|open| (open, " (")).or(text.strip_suffix(']').map(|open| (open, " [")));
    let (item, inside) = match in_brackets {
        Some((open, bracket)) => open.rsplit_once(bracket)?,
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

/// "Map all breaks (Carers Lead) – by May 2023": who leads in brackets, and a time behind them.
fn behind_brackets(text: &str) -> Option<Tail> {
    let (head, time) = text.rsplit_once(')')?;
    let (item, lead) = head.rsplit_once(" (")?;
    let time = time.trim_matches([' ', ',', ';', ':', '–', '—', '-']);
    let named = lead.starts_with(char::is_uppercase) && lead.split(' ').count() <= LEAD_WORDS && !is_a_time(lead);
    let enough = item.split(' ').count() > 2;
    // "… – Locality Manager (North) – May 2023": the brackets are the post's.
    if let Some((item, post)) = [" – ", " — ", " - "].iter().find_map(|mark| item.rsplit_once(mark))
        && owners::names_a_post(post)
        && is_a_time(time)
    {
        return Some(Tail { text: one_line(item), lead: format!("{} ({lead})", one_line(post)), when: one_line(time) });
    }
    (named && enough && is_a_time(time)).then(|| Tail {
        text: one_line(item),
        lead: one_line(lead),
        when: one_line(time),
    })
}

/// When an item of a list is due that begins with what is to be done and ends with a time: "Publish the strategy by March
/// 2024". Nobody is named in it.
pub(super) fn due(text: &str) -> Option<&str> {
    let text = text.trim().trim_end_matches(['.', ';', ')']);
    let first = text.split(' ').next().unwrap_or_default();
    if !is_doing(&first.to_lowercase()) || text.split(' ').count() < 4 {
        return None;
    }
    at_end(text)
}

/// The time that a sentence ends with: "by March 2024".
pub(super) fn at_end(text: &str) -> Option<&str> {
    let text = text.trim().trim_end_matches(['.', ';', ')']);
    let links = [" by ", " before ", " during ", " in ", " from ", " until ", " throughout ", " (by ", " ("];
    let behind = links.iter().filter_map(|link| Some(text.rfind(link)? + link.len())).max()?;
    let time = text.get(behind..)?;
    let time = ["the end of ", "end of ", "end ", "early ", "late ", "from "]
        .iter()
        .find(|ahead| text.get(..behind).is_some_and(|before| before.ends_with(*ahead)))
        .map_or(time, |ahead| text.get(behind - ahead.len()..).unwrap_or(time));
    // "… with 40 people in 3 places".
    (is_a_time(time) && time.contains(|c: char| c.is_ascii_digit())).then_some(time)
}

/// Whether words say a time and little else.
pub(super) fn is_a_time(text: &str) -> bool {
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
        assert_eq!(due("Publish the carers strategy by March 2024"), Some("March 2024"));
        assert_eq!(due("Complete the roll-out by the end of March 2024;"), Some("the end of March 2024"));
        assert_eq!(due("Run warm spaces from May 2024"), Some("from May 2024"));
        assert_eq!(due("Published the carers strategy by March 2024"), None);
        assert_eq!(due("Work with 40 people in Elgin"), None);
        check(
            "Open a hub in Elgin [Locality Manager, March 2024]",
            Some(("Open a hub in Elgin", "Locality Manager", "March 2024")),
        );
        check(
            "Open a hub in Elgin (Locality Manager) – by March 2024",
            Some(("Open a hub in Elgin", "Locality Manager", "by March 2024")),
        );
        check(
            "Open a hub in Elgin – Locality Manager (North) – May 2024",
            Some(("Open a hub in Elgin", "Locality Manager (North)", "May 2024")),
        );
        check("Open a hub in Elgin (Moray) for all", None);
        check("Open a hub in Elgin (the old library)", None);
        check("Care at home – day and night – in every village", None);
        check("Open a hub in Elgin (May 2023, March 2024)", None);
    }
}
