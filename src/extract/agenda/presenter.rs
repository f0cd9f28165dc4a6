//! Words that name who brings an item and nothing else.

use super::title::{is_purpose, is_remark};
use crate::framework::headings::fold;
use crate::wording::{people, verbs};

/// "Business Manager", "Director of Finance": a post in a few words, each with a capital.
pub(super) fn names_post(text: &str) -> bool {
    let words = text.split_whitespace().count();
    (1..=5).contains(&words)
        && people::likeness(text) == people::Likeness::PostOrBody
        && text.split_whitespace().any(people::is_post_word)
        && text.split_whitespace().all(|w| w.starts_with(char::is_uppercase) || matches!(w, "of" | "and" | "for" | "&"))
        && !text.chars().any(|c| c.is_ascii_digit())
}

/// "(Clerk)": without the bracket around the whole.
pub(super) fn bare(text: &str) -> &str {
    let text = text.trim();
    let inside = text.strip_prefix(['(', '[']).and_then(|t| t.strip_suffix([')', ']']));
    inside.filter(|t| !t.contains(['(', ')'])).map_or(text, str::trim)
}

/// "All", "members": everybody.
fn names_all(text: &str) -> bool {
    matches!(fold(text).as_str(), "all" | "members" | "all members")
}

/// "Tom Hay and Iona Reid", "AB/CD", "all": people by name or initials, one or more, and nobody else.
pub(super) fn names_several(text: &str) -> bool {
    let mut pieces = text.split(['/', '&', ',']).flat_map(|p| p.split(" and ")).map(str::trim).peekable();
    // "Jo Blair / Adebayo Musa": beside one who is surely a person a name like it is another.
    let stroke = text.split(" / ").count() > 1 && text.split(" / ").any(|p| people::is_surely_person(p.trim()));
    pieces.peek().is_some_and(|first| !first.is_empty())
        && pieces.all(|p| {
            people::is_surely_person(p) || people::is_initials(p) || names_all(p) || stroke && people::is_person(p)
        })
}

/// "Anna/Callum", "Moira & Ken": several people by their forenames alone.
pub(super) fn names_forenames(text: &str) -> bool {
    let pieces: Vec<&str> = text.split(['/', '&']).flat_map(|p| p.split(" and ")).map(str::trim).collect();
    pieces.len() > 1 && pieces.iter().all(|p| people::is_forename(p))
}

/// "Mags": a single name, which says how an item comes or what it is for in other houses ("Paper", "Approve").
pub(super) fn names_one(text: &str) -> bool {
    let text = bare(text);
    people::likeness(text) == people::Likeness::SingleName
        && !is_remark(text)
        && !is_purpose(text)
        && !verbs::is_doing(text)
}

/// Whether a cell names who presents: a person, with or without post and body, a post, everybody.
pub(super) fn is_presenter(text: &str) -> bool {
    let text = bare(text);
    let head = text.split([',', '/', '&', '(', '\n']).next().unwrap_or("").trim();
    let post = head.split_whitespace().count() <= 5 && head.split_whitespace().any(people::is_post_word);
    // "RP (20) 14" is a paper's reference.
    let initials = people::is_initials(head) && !text.contains(|c: char| c.is_ascii_digit());
    people::is_surely_person(head) || initials || post || names_all(head) || names_several(text)
}

/// Whether a line of its own is the name or post of one person.
pub(super) fn is_line(text: &str) -> bool {
    let plain = !text.contains([':', '.', '’', '\'', '\t', ';']) && !text.chars().any(|c| c.is_ascii_digit());
    plain && text.split_whitespace().count() <= 6 && (people::is_surely_person(text) || names_post(text))
}

/// "Councillor Moss / Director of Roads": holders of posts by name or post, parted by a stroke, and nobody else.
pub(super) fn are_named(text: &str) -> bool {
    let pieces: Vec<&str> = text.split(" / ").map(str::trim).collect();
    let plain = !text.contains([':', '.', '\t', ';']) && !text.chars().any(|c| c.is_ascii_digit());
    let titled = |piece: &str| {
        let (title, name) = people::split_title(piece);
        !title.is_empty() && !name.is_empty() && name.split(' ').count() <= 3
            || piece.starts_with("Councillors ") && piece.split(' ').count() <= 6
    };
    let team = |piece: &str| piece.split(' ').count() <= 6 && piece.ends_with(" Team");
    plain
        && pieces.len() > 1
        && pieces.iter().all(|p| people::is_surely_person(p) || names_long_post(p) || titled(p) || team(p))
        && pieces.iter().any(|p| titled(p) || people::is_surely_person(p) || names_long_post(p))
}

/// "Jo Blair, Access Officer": a person and the post, and nothing else.
pub(super) fn names_holder(text: &str) -> bool {
    let plain = !text.contains([':', '.', '\t', ';', '(']) && !text.chars().any(|c| c.is_ascii_digit());
    plain && text.split_once(", ").is_some_and(|(name, post)| people::is_surely_person(name) && is_post_behind(post))
}

/// "Access Officer", "Head of Visitor Services" behind a name.
fn is_post_behind(text: &str) -> bool {
    names_post(text) || names_long_post(text)
}

/// The byte of a title at which "Jo Blair, Access Officer" begins that ran on behind it: "Casework update Jo Blair, …".
pub(super) fn holder_at_end(title: &str) -> Option<usize> {
    let (before, post) = title.rsplit_once(", ")?;
    let second = before.rfind(' ')?;
    let mut at = before.get(..second)?.rfind(' ')? + 1;
    let (last, _) = before.get(..at - 1)?.rsplit_once(' ').map_or((0, ""), |(head, word)| (head.len() + 1, word));
    // "Dr Jo Blair".
    if people::is_title(before.get(last..at - 1)?) {
        at = last;
    }
    let (name, title) = (before.get(at..)?, title.get(..at)?.trim_end());
    let word = title.rsplit(' ').next().unwrap_or("");
    // "… by Jo Blair" says who in words of its own; behind a capital the name may have begun before.
    let leads = matches!(word, "by" | "from" | "of" | "on" | "for" | "to" | "with" | "and" | "in" | "at");
    let parted =
        word.starts_with(|c: char| c.is_lowercase() || c.is_ascii_digit()) || word.ends_with([')', '.', '”', '?']);
    (parted && !leads && people::is_surely_person(name) && is_post_behind(post)).then_some(at)
}

/// "Director of Environment and Neighbourhood Services": a post that begins with its noun.
fn names_long_post(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    words.len() <= 9
        && words.iter().take(3).any(|w| people::is_post_word(w))
        && words.iter().all(|w| w.starts_with(char::is_uppercase) || matches!(*w, "of" | "and" | "for" | "&" | "the"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_brings_an_item() {
        assert!(names_several("Tom Hay and Iona Reid"));
        assert!(names_several("AB/CD"));
        assert!(names_several("Kirsty Fallon / Adebayo Musa"));
        assert!(names_several("all"));
        assert!(!names_several("Roads and bridges"));
        assert!(names_forenames("Fiona/Callum") && !names_forenames("Fiona") && !names_forenames("Roads/Bridges"));
        assert!(is_presenter("(Clerk)"));
        assert!(is_presenter("(Sergeant Ian Watson)"));
        assert!(names_post("Director of Finance"));
        assert!(!names_post("Director’s report"));
        assert!(are_named("Councillor Moss / Corporate Management Team"));
        assert!(are_named("Councillors Terry & Page / Director of Environment and Neighbourhood Services"));
        assert!(!are_named("Roads / Bridges"));
        assert!(names_one("Mags") && names_one("(Mags)"));
        assert!(!names_one("Approve") && !names_one("Verbal") && !names_one("Decision"));
        assert!(names_holder("Jo Blair, Access Officer") && names_holder("Al Reid, Head of Visitor Services"));
        assert!(!names_holder("Roads, Bridges Manager"));
        assert_eq!(holder_at_end("Casework update Jo Blair, Access Officer"), Some(16));
        assert_eq!(holder_at_end("Update on Jo Blair, Access Officer"), None);
        assert_eq!(holder_at_end("Welcome Jo Blair, Access Officer"), None);
        assert!(is_line("Business Manager"));
        assert!(!is_line("Minute of 4 May"));
    }
}
