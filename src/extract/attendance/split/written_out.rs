//! Words of a list of people written out as single names, before it is split: couples, crowds, holders of one post.

use super::head;
use crate::wording::latin::{self, Regex};
use crate::wording::people;
use std::sync::LazyLock;

pub(super) static CROWD: LazyLock<Regex> = LazyLock::new(|| {
    latin::fixed(
        r"(?i)\s*(?:^|,|;|\.|\band\b|&|\+|\bplus\b)\s+(?:and\s+)?(?:\d{1,2}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|several|some|a number of|various)\s+(?:other\s+)?(?:members?\s+of\s+(?:the\s+)?(?:public|press|staff)|others?|observers?|members?|people|residents?|parishioners?|officers)\b[^;\n]*",
    )
});

static COUPLE: LazyLock<Regex> = LazyLock::new(|| {
    latin::fixed(
        r"\b(?P<one>Mr|Dr|Rev|Cllr|Prof)\.?\s+(?:&|and)\s+(?P<two>Mrs|Ms|Miss|Dr|Cllr)\.?\s+(?P<name>(?:\p{Lu}\.?\s+){0,3}\p{Lu}[\p{L}’'-]{2,})",
    )
});

static INITIALS: LazyLock<Regex> = LazyLock::new(|| {
    latin::fixed(
        r"\b(?P<one>\p{Lu}|\p{Lu}\p{Ll}+)\.?\s+(?:&|and)\s+(?P<two>\p{Lu}|\p{Lu}\p{Ll}+)\.?\s+(?P<name>\p{Lu}[\p{L}’'-]{2,})",
    )
});

/// "Officers (Mr I Reid and Ms A Moss)".
static HOLDERS: LazyLock<Regex> = LazyLock::new(|| {
    latin::fixed(
        r"(?P<post>[Oo]fficers|[Mm]anagers|[Ii]nspectors|[Dd]irectors)\s+\((?P<names>\p{Lu}[^()]{4,120}\sand\s[^()]{3,60})\),?",
    )
});

static IN_THE_CHAIR: LazyLock<Regex> =
    LazyLock::new(|| latin::fixed(r"(?P<name>\p{Lu}[\p{L}’'-]+)\s+(?P<said>(?:in the [Cc]hair|chairing|presiding)\b)"));

/// The list with each of two people who share a name or post by a name of their own, and no crowd.
pub(super) fn written_out(text: &str) -> String {
    let text = CROWD.replace_all(text, |found: &latin::Captures<'_>| named_behind(&found[0]).to_owned());
    // "Elsie Gunn in the chair, Barry Platt": what is said of her stands without a sign.
    let text = IN_THE_CHAIR.replace_all(&text, "$name ($said)");
    // "Mr & Mrs T Doyle", "P and M Thorne": two people of one name.
    let text = COUPLE.replace_all(&text, "$one $name, $two $name");
    // "Meg and Don Thorne" too, where both are forenames and neither ends another's name.
    let whole = text.clone();
    let text = INITIALS.replace_all(&text, |found: &latin::Captures<'_>| {
        let group = |name: &str| found.name(name).map_or("", |m| m.as_str());
        let (one, two, name) = (group("one"), group("two"), group("name"));
        let letters = one.chars().count() == 1 && two.chars().count() == 1;
        let before = found.get(0).and_then(|m| whole.get(..m.start())).unwrap_or("").trim_end();
        let forenames = people::is_forename(one)
            && people::is_forename(two)
            && (before.is_empty() || before.ends_with([',', ';', ':']) || before.ends_with(" and"));
        if letters || forenames { format!("{one} {name}, {two} {name}") } else { found[0].to_owned() }
    });
    // "Licensing Officers (Mr I Reid and Ms A Moss), Clerk (J Blair)": two who hold posts of one name.
    let text = HOLDERS.replace_all(&text, |found: &latin::Captures<'_>| {
        let (post, names) =
            (found.name("post").map_or("", |m| m.as_str()), found.name("names").map_or("", |m| m.as_str()));
        let several: Vec<&str> = names.split(" and ").flat_map(|n| n.split(", ")).map(str::trim).collect();
        if several.len() > 1 && several.iter().all(|n| people::is_surely_person(n)) {
            format!("{post}; {};", several.join("; "))
        } else {
            found[0].to_owned()
        }
    });
    // "Mr D Lunn and the Very Revd John Haig".
    let text = ["Revd", "Rev", "Very", "Right", "Rt", "Hon"]
        .iter()
        .fold(text.into_owned(), |text, title| text.replace(&format!("and the {title} "), &format!("and {title} ")));
    // "Ann Moss , Al Reid": a blank before the comma.
    // "Cllr Ann Moss-Ward 4": so is the ward behind a hyphen.
    // "Ann Moss and, Al Reid (Clerk)": a comma that slipped in.
    text.replace(" ,", ",").replace(" and, ", ", ").replace("-Ward ", " – Ward ")
}

/// What names people behind a crowd: ", Tom Hay and Jo Blair" of "three members of the public, Tom Hay and Jo Blair".
fn named_behind(crowd: &str) -> &str {
    let joined = [", ", " and ", " & "].iter().flat_map(|sign| crowd.match_indices(sign));
    let named = joined.filter(|(at, sign)| {
        let rest = crowd[at + sign.len()..].trim_start();
        people::is_surely_person(head(rest.strip_prefix("and ").unwrap_or(rest)))
    });
    named.map(|(at, _)| at).min().map_or("", |at| &crowd[at..])
}
