//! A text that is a list of names and nothing else, as cells and headings have it, to its pieces.

use super::scan::{Piece, Separator};

/// The pieces of a text that is a list and nothing else, whatever its words.
pub(super) fn pieces(text: &str) -> Vec<Piece> {
    let text = without_end(text);
    let mut out: Vec<Piece> = Vec::new();
    let mut before = Separator::Start;
    let hard = text.contains(';');
    let mut push = |piece: &str, before: Separator| {
        let piece = piece.trim();
        if !piece.is_empty() {
            let before = if out.is_empty() { Separator::Start } else { before };
            out.push(Piece { text: piece.to_owned(), population: None, before, closed: false, article: false });
        }
    };
    if hard {
        for piece in text.split(';') {
            let piece = piece.trim();
            push(
                piece.strip_prefix("and ").or_else(|| piece.strip_prefix("& ")).unwrap_or(piece),
                Separator::Semicolon,
            );
        }
        return out;
    }
    let mut start = 0;
    let mut depth = 0_i32;
    for (at, c) in text.char_indices() {
        depth += i32::from(c == '(') - i32::from(c == ')');
        if depth > 0 || at < start {
            continue;
        }
        let rest = &text[at..];
        let comma =
            [", and ", ", & "].into_iter().find(|s| rest.starts_with(s)).map(|s| (s.len(), Separator::CommaAnd));
        let found = comma
            .or_else(|| rest.starts_with(',').then_some((1, Separator::Comma)))
            .or_else(|| rest.starts_with(" and ").then_some((5, Separator::And)))
            .or_else(|| rest.starts_with(" & ").then_some((3, Separator::Ampersand)))
            .or_else(|| rest.starts_with(" / ").then_some((3, Separator::Slash)));
        let Some((length, separator)) = found else { continue };
        push(&text[start..at], before);
        before = separator;
        start = at + length;
    }
    push(&text[start.min(text.len())..], before);
    out
}

/// A list without what ends it. A bracket that closes one of its own is the last name's: "Midlothian (East); Midlothian
/// (West)".
fn without_end(text: &str) -> &str {
    let mut text = text.trim();
    loop {
        let unopened = || text.matches(')').count() > text.matches('(').count();
        match text.strip_suffix(['.', ';', ':']).or_else(|| text.strip_suffix(')').filter(|_| unopened())) {
            Some(rest) => text = rest.trim_end(),
            None => return text,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_name_keeps_its_brackets() {
        let check = |text: &str, want: &[&str]| {
            let got: Vec<String> = pieces(text).into_iter().map(|piece| piece.text).collect();
            assert_eq!(got, want, "{text}");
        };
        check("Midlothian (East); Midlothian (West).", &["Midlothian (East)", "Midlothian (West)"]);
        check("Midlothian (East), Midlothian (West)", &["Midlothian (East)", "Midlothian (West)"]);
        check("Barrhead and Eastwood)", &["Barrhead", "Eastwood"]);
    }
}
