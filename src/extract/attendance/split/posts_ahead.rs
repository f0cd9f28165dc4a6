//! Posts that stand before their holders in a list of people: "Chair Ruth Amory, Clerk Molly Crane", "the Director of Roads, Mr J
//! Ingram". Each is put behind its holder, in a bracket.

use super::super::roles::{is_organisation, is_role};
use crate::wording::latin::{self, Regex};
use crate::wording::people;
use std::sync::LazyLock;

/// "the Director of Roads, Mr J Ingram": a post with its article, and who holds it behind the comma.
static THE_POST: LazyLock<Regex> = LazyLock::new(|| {
    latin::fixed(
        r"(?P<before>^|[;:.\n]\s*|\band\s+)(?:[Tt]he)\s+(?P<post>\p{Lu}[^,;:()\n]{3,70}?),\s+(?P<name>(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Rev|Revd|Sir|Cllr|Councillor)\.?\s+(?:\p{Lu}\.?\s+){0,3}\p{Lu}[\p{L}’'-]+(?:\s+\p{Lu}[\p{L}’'-]+)?)",
    )
});
/// "Fraser and Morven Baird (FB, MB)": two of one name, with the initials of each.
static BOTH_INITIALS: LazyLock<Regex> = LazyLock::new(|| {
    latin::fixed(
        r"\b(?P<one>\p{Lu}[\p{L}’'-]+)\s+(?:&|and)\s+(?P<two>\p{Lu}[\p{L}’'-]+)\s+(?P<name>\p{Lu}[\p{L}’'-]{2,})\s+\((?P<first>[A-Z]{2,3})\s*(?:,|/|&|and)\s*(?P<second>[A-Z]{2,3})\)",
    )
});

/// The list with each post behind its holder.
pub(super) fn told(text: &str) -> String {
    let text = BOTH_INITIALS.replace_all(text, |found: &latin::Captures<'_>| {
        let group = |name: &str| found.name(name).map_or("", |m| m.as_str());
        let (one, two) = (format!("{} {}", group("one"), group("name")), format!("{} {}", group("two"), group("name")));
        let own = people::initials_of(&one) == group("first") && people::initials_of(&two) == group("second");
        if own { format!("{one} ({}), {two} ({})", group("first"), group("second")) } else { found[0].to_owned() }
    });
    let text = THE_POST.replace_all(&text, |found: &latin::Captures<'_>| {
        let group = |name: &str| found.name(name).map_or("", |m| m.as_str());
        if is_role(group("post")) {
            format!("{}{} ({})", group("before"), group("name"), group("post"))
        } else {
            found[0].to_owned()
        }
    });
    let mut out = String::with_capacity(text.len());
    let mut pieces = pieces(&text).into_iter().peekable();
    let mut before = "";
    while let Some((piece, end)) = pieces.next() {
        // "Jo Blair, Head of Audit Ann Moss (AM), Finance Officer": lines were joined, and each has the post behind.
        let behind = end == Some(',') && pieces.peek().is_some_and(|(next, _)| is_own_post(next));
        if behind && is_person_alone(before) {
            out.push_str(piece);
        } else {
            out.push_str(&behind_its_holder(piece));
        }
        out.extend(end);
        before = if end == Some(',') { piece } else { "" };
    }
    out
}

/// The pieces of a list, each with the sign that ends it; none ends within a bracket.
fn pieces(text: &str) -> Vec<(&str, Option<char>)> {
    let mut pieces = Vec::new();
    let mut depth = 0i32;
    let mut from = 0;
    for (at, c) in text.char_indices() {
        depth += i32::from(matches!(c, '(' | '[')) - i32::from(matches!(c, ')' | ']'));
        if depth <= 0 && matches!(c, ',' | ';' | '\n') {
            pieces.push((text.get(from..at).unwrap_or_default(), Some(c)));
            from = at + c.len_utf8();
        }
    }
    pieces.push((text.get(from..).unwrap_or_default(), None));
    pieces
}

/// Whether a piece names somebody, with initials at most: "Jo Blair (JB)".
fn is_person_alone(piece: &str) -> bool {
    let name = piece.split(" (").next().unwrap_or_default().trim();
    people::is_surely_person(name) && post_first(piece.trim()).is_none()
}

/// Whether a piece is a post and names nobody.
fn is_own_post(piece: &str) -> bool {
    let bare = piece.trim();
    is_role(bare) && post_first(bare).is_none()
}

/// "Vice Chair Dan Bissett" as "Dan Bissett (Vice Chair)"; "(N. Oag, minutes)" without the bracket around it. Other pieces as they
/// are.
fn behind_its_holder(piece: &str) -> String {
    let bare = piece.trim();
    let turned = bracketed(bare).or_else(|| post_first(bare));
    let Some(turned) = turned else { return piece.to_owned() };
    let lead = piece.len() - piece.trim_start().len();
    format!("{}{turned}", piece.get(..lead).unwrap_or_default())
}

/// "(N. Oag, minutes)": somebody in a bracket of her own, as lists have those who came besides.
fn bracketed(bare: &str) -> Option<String> {
    let inside = bare.strip_prefix('(')?.strip_suffix(')')?;
    let (name, said) = inside.split_once(", ")?;
    let plain = !inside.contains(['(', ')']) && people::is_surely_person(name);
    plain.then(|| format!("{name} ({said})"))
}

/// A post of a few words, then a name that is surely somebody's.
fn post_first(bare: &str) -> Option<String> {
    /// Posts before names are short, in words.
    const POST: usize = 4;
    let (bare, stop) = bare.strip_suffix('.').map_or((bare, ""), |bare| (bare, "."));
    let (name_and_post, details) = match bare.find(" (") {
        Some(at) => (bare.get(..at)?, bare.get(at..)?),
        None => (bare, ""),
    };
    if name_and_post.contains([':', '–', '/', '\t', '&']) || people::is_title(name_and_post.split(' ').next()?) {
        return None;
    }
    let starts: Vec<usize> = name_and_post.match_indices(' ').map(|(at, _)| at).take(POST).collect();
    starts.iter().rev().find_map(|at| {
        let (post, name) = (name_and_post.get(..*at)?, name_and_post.get(at + 1..)?);
        let last = post.rsplit(' ').next()?;
        let words: Vec<&str> = name.split(' ').collect();
        let (title, rest) = people::split_title(name);
        let first = rest.split(' ').next()?;
        // "Convener Glen Trust" and "Director Sheila Low Associates" name bodies.
        let named = (2..=4).contains(&words.len())
            && people::is_surely_person(name)
            && (!title.is_empty() || people::is_forename(first) || first.trim_end_matches('.').chars().count() == 1)
            && !is_organisation(name)
            && !words.iter().any(|word| people::is_post_word(word) || people::is_body_word(word));
        let capitals = post.split(' ').all(|word| word.starts_with(char::is_uppercase));
        // "Councillor Ann Moss" has a title and no post.
        let titled = post.split(' ').any(people::is_title);
        (named && capitals && !titled && people::is_post_word(last) && is_role(post) && !last.ends_with("rs"))
            .then(|| format!("{name} ({post}){details}{stop}"))
    })
}

#[cfg(test)]
mod tests {
    use super::told;

    #[test]
    fn each_post_behind_its_holder() {
        for (text, expected) in [
            ("Chair Ann Moss, Vice Chair Alan Reid, Jo Blair.", "Ann Moss (Chair), Alan Reid (Vice Chair), Jo Blair."),
            ("Town Manager Alan Reid; Jo Blair", "Alan Reid (Town Manager); Jo Blair"),
            (
                "the Director of Roads, Mr J Ingram; the Head of Parks, Mrs M Jarvis; and Al Reid",
                "Mr J Ingram (Director of Roads); Mrs M Jarvis (Head of Parks); and Al Reid",
            ),
            // Posts that stand for their holders, in a list that commas part.
            ("Ann Moss, The Rector, Mr A Low", "Ann Moss, The Rector, Mr A Low"),
            ("L. Mowat, Harbour Master; (N. Oag, minutes)", "L. Mowat, Harbour Master; N. Oag (minutes)"),
            // Lines that a print joined: the post is that of the one before.
            (
                "Jo Blair (JB), Chief Auditor Ann Moss (AM), Finance Officer",
                "Jo Blair (JB), Chief Auditor Ann Moss (AM), Finance Officer",
            ),
            ("Chief Officer Ann Moss, Director of Roads", "Ann Moss (Chief Officer), Director of Roads"),
            ("Fraser and Morven Baird (FB, MB)", "Fraser Baird (FB), Morven Baird (MB)"),
            ("Councillor Ann Moss, Ann Moss, Clerk", "Councillor Ann Moss, Ann Moss, Clerk"),
            ("Director Glen Trust, Chair Audit Committee", "Director Glen Trust, Chair Audit Committee"),
        ] {
            assert_eq!(told(text), expected);
        }
    }
}
