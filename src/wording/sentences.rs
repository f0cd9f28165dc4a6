//! Running text to sentences.

/// Short forms whose full stop ends no sentence.
const SHORT_FORMS: &[&str] = &[
    "e.g", "i.e", "eg", "ie", "etc", "dr", "mr", "mrs", "ms", "prof", "rev", "cllr", "no", "nos", "st", "vs", "messrs",
    "wm", "capt", "insp", "sgt", "revd", "jas", "chas", "geo", "para", "paras", "ref", "approx", "inc", "dept", "cf",
    "fig", "p", "pp", "hon", "sec", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov",
    "dec", "a.m", "p.m",
];

/// Byte ranges of the sentences of a text, trimmed, in order. A line break ends none; a full stop before a small
/// letter or a digit, after a single capital or a short form does not either.
pub fn sentences(text: &str) -> Vec<std::ops::Range<usize>> {
    let mut out = Vec::new();
    let mut start = 0;
    let mut iter = text.char_indices().peekable();
    let mut depth: i32 = 0;
    while let Some((at, c)) = iter.next() {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = (depth - 1).max(0),
            _ => {}
        }
        if !matches!(c, '.' | '!' | '?') {
            continue;
        }
        let mut end = at + c.len_utf8();
        // Closing quotes and brackets belong to the sentence.
        while let Some((next, q)) = iter.peek().copied() {
            if !matches!(q, '"' | '”' | '’' | '\'' | ')' | ']' | '.' | '…') {
                break;
            }
            if matches!(q, ')' | ']') {
                depth = (depth - 1).max(0);
            }
            end = next + q.len_utf8();
            iter.next();
        }
        let rest = &text[end..];
        let Some(first) = rest.trim_start().chars().next() else { break };
        let goes_on = first.is_lowercase() && !starts_label(rest);
        if !rest.starts_with(char::is_whitespace) || goes_on || depth > 0 {
            continue;
        }
        if c == '.' && is_short_form(&text[start..at]) {
            continue;
        }
        push(text, start, end, &mut out);
        start = end;
    }
    push(text, start, text.len(), &mut out);
    out
}

/// "… as listed. b) The Clerk …": the letter of an item, which begins a sentence though it is small.
fn starts_label(rest: &str) -> bool {
    let Some((label, after)) = rest.trim_start().split_once(')') else { return false };
    let small = !label.is_empty() && label.len() <= 4 && label.chars().all(|c| c.is_ascii_lowercase());
    let letter = label.len() == 1 || label.chars().all(|c| matches!(c, 'i' | 'v' | 'x'));
    small && letter && after.starts_with(' ')
}

fn is_short_form(before: &str) -> bool {
    let word = before.rsplit(|c: char| c.is_whitespace() || matches!(c, '(' | '[')).next().unwrap_or("");
    let folded = word.to_lowercase();
    // "Reminder to go out – MS. DG to …": initials behind a sign, and no title.
    let behind = before.strip_suffix(word).unwrap_or("").trim_end();
    let initials =
        word.len() == 2 && word.chars().all(char::is_uppercase) && behind.ends_with(['–', '—', '-', '/', '&']);
    if initials {
        return false;
    }
    SHORT_FORMS.contains(&folded.as_str())
        || (word.chars().count() == 1 && word.chars().all(char::is_uppercase))
        // A number at the start of its sentence is a label: "2. The Board …".
        || (before.trim() == word && !word.is_empty() && word.chars().all(|c| c.is_ascii_digit()))
}

fn push(text: &str, start: usize, end: usize, out: &mut Vec<std::ops::Range<usize>>) {
    let piece = &text[start..end];
    let from = start + piece.len() - piece.trim_start().len();
    let to = start + piece.trim_end().len();
    if from < to {
        out.push(from..to);
    }
}

/// Whether a word in small letters opens what must follow: no line ends with it unless the next goes on.
pub fn leads_on(word: &str) -> bool {
    matches!(
        word,
        "of" | "and" | "the" | "to" | "for" | "with" | "in" | "by" | "on" | "a" | "an" | "or" | "from" | "at"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn initials_behind_a_dash_end_a_sentence() {
        let text = "A note to go out – MS. DG will ask.";
        assert_eq!(sentences(text).len(), 2);
        assert_eq!(sentences("Thanks to MS. LOW for that.").len(), 1);
    }

    #[test]
    fn where_sentences_end() {
        let check = |text: &str, expected: &[&str]| {
            let got: Vec<&str> = sentences(text).into_iter().map(|r| &text[r]).collect();
            assert_eq!(got, expected);
        };
        check("One. Two.", &["One.", "Two."]);
        check("Cllr. Munro spoke, e.g. on roads. All agreed", &["Cllr. Munro spoke, e.g. on roads.", "All agreed"]);
        check("See J. Smith at No. 10. Thanks.", &["See J. Smith at No. 10.", "Thanks."]);
        check("It was 2.5 per cent. \"Fine.\" He left", &["It was 2.5 per cent.", "\"Fine.\"", "He left"]);
        check("Report back (Action: Finance.). Next", &["Report back (Action: Finance.).", "Next"]);
        check("Rent was paid. b) AB to write. iv) Tea.", &["Rent was paid.", "b) AB to write.", "iv) Tea."]);
        check("It rose to 5 p. (see above) and fell.", &["It rose to 5 p. (see above) and fell."]);
        check("", &[]);
    }

    #[test]
    fn words_that_lead_on() {
        assert!(leads_on("of") && leads_on("from"));
        assert!(!leads_on("Of") && !leads_on("that") && !leads_on("board"));
    }
}
