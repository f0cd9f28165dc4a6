//! A cell's, bracket's or phrase's words cut into single owners.

use super::is_post;
use super::one_name::{is_body_of_two, is_bound, is_one_place};
use crate::record::Owner;
use crate::wording::people::{self, Likeness};
use crate::wording::substring;

/// Splits the words of an owner's cell, bracket or phrase into single owners.
///
/// "EM/ GM", "EM & SG", "J Brown and Chief Officer", "`DMilne` (and AS, IS, HS)", "HS, JC; BB"; "All" is one, and so is
/// "Director of Finance and Resources".
pub(in crate::extract::actions) fn split(text: &str) -> Vec<Owner> {
    let mut out: Vec<Owner> = Vec::new();
    let text = &helped(text);
    for line in join_wrapped(text) {
        // A bracket that holds more owners is opened; one that says more of the name ("(NHS Lothian)") stays.
        for piece in separate(&open_brackets(&line)) {
            let piece = piece
                .trim()
                .trim_matches(|c: char| matches!(c, ',' | ';' | '/' | '&' | '+' | ':' | '-' | '–' | '—' | '.' | '*'));
            // The bracket of "(Action: Chief Officer)" opens before the label.
            let piece = if piece.contains('(') { piece } else { piece.trim().trim_end_matches(')') };
            let piece = piece.trim();
            // "SBo PN": initials with nothing between them.
            if let Some(initials) = only_initials(piece) {
                for one in initials {
                    if !out.iter().any(|o| o.as_written == one) {
                        out.push(Owner::written(one));
                    }
                }
                continue;
            }
            // "Rob Keel Janet Dow": the lines of a cell run together.
            if let Some(names) = only_names(piece) {
                for one in names {
                    if !out.iter().any(|o| o.as_written == one) {
                        out.push(Owner::written(one));
                    }
                }
                continue;
            }
            if piece.is_empty() || !piece.chars().any(char::is_alphabetic) || is_nobody(piece) {
                continue;
            }
            if !out.iter().any(|o| o.as_written == piece) {
                out.push(Owner::written(piece));
            }
        }
    }
    out
}

/// "Colin, with help from Debbie": whoever helps is a further owner.
fn helped(text: &str) -> std::borrow::Cow<'_, str> {
    const HELP: [&str; 8] = [
        "with help from ",
        "with support from ",
        "with input from ",
        "with assistance from ",
        "supported by ",
        "assisted by ",
        "helped by ",
        "working with ",
    ];
    let lower = text.to_lowercase();
    let found = HELP.iter().find_map(|help| Some((substring::find(&lower, help)?, help.len())));
    match found.filter(|(at, _)| *at > 0 && lower.len() == text.len() && !text[..*at].contains(['(', '['])) {
        Some((at, length)) => {
            let (before, after) = (text[..at].trim_end().trim_end_matches(','), &text[at + length..]);
            format!("{before}; {after}").into()
        }
        None => text.into(),
    }
}

/// Two or three people's initials that only blanks part.
fn only_initials(piece: &str) -> Option<Vec<&str>> {
    const BODIES: &[&str] = &["NHS", "UK", "GP", "IT", "HR", "PH", "LA", "AD", "VS"];
    let words: Vec<&str> = piece.split_whitespace().collect();
    let initials = |word: &&str| {
        (2..=4).contains(&word.len())
            && word.chars().all(char::is_alphabetic)
            && people::is_initials(word)
            && !BODIES.contains(word)
    };
    ((2..=3).contains(&words.len()) && words.iter().all(initials)).then_some(words)
}

/// Two or more people's forenames and surnames that only blanks part.
fn only_names(piece: &str) -> Option<Vec<String>> {
    let words: Vec<&str> = piece.split_whitespace().collect();
    let pairs = || words.chunks(2).map(|pair| pair.join(" "));
    let each = |pair: &[&str]| pair.len() == 2 && people::is_forename(pair[0]) && !people::is_forename(pair[1]);
    let plain =
        words.len() >= 4 && words.len().is_multiple_of(2) && words.iter().all(|w| w.chars().all(char::is_alphabetic));
    // "Rob Keel Justine Hale Janet Dow": of three or more names one forename may be unknown.
    let unknown = words.chunks(2).filter(|pair| !each(pair)).count();
    let capital = words.iter().all(|word| word.starts_with(char::is_uppercase) && !people::is_post_word(word));
    let surnames = words.chunks(2).all(|pair| pair.get(1).is_some_and(|last| !people::is_forename(last)));
    let told = unknown == 0 || unknown == 1 && words.len() >= 6 && capital && surnames;
    (plain && told && pairs().all(|name| people::is_person(&name))).then(|| pairs().collect())
}

fn is_nobody(piece: &str) -> bool {
    matches!(
        piece.to_lowercase().as_str(),
        "n/a" | "na" | "none" | "tbc" | "tba" | "tbd" | "-" | "and" | "nil" | "to be confirmed"
    )
}

/// Lines of a cell; a line that goes on with the one before ("Cabinet Office" / "Transparency Team") is joined to it.
fn join_wrapped(text: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for line in text.lines().map(str::trim).filter(|l| !l.is_empty()) {
        let goes_on = lines.last().is_some_and(|last| {
            let open = last.matches('(').count() > last.matches(')').count();
            let hanging = last.ends_with(['/', '&', ',', '-'])
                || ["and", "of", "for", "the", "&"].iter().any(|w| last.ends_with(&format!(" {w}")));
            let small = line.starts_with(|c: char| c.is_lowercase() || matches!(c, '(' | '/' | '&' | ','));
            let two_names = people::is_initials(line)
                || people::is_person(line)
                || people::is_person(last)
                || people::is_initials(last);
            open || hanging || small || (!two_names && starts_inside(last, line))
        });
        match lines.last_mut() {
            Some(last) if goes_on => {
                last.push(' ');
                last.push_str(line);
            }
            _ => lines.push(line.to_owned()),
        }
    }
    lines
}

/// Whether a line of a narrow cell goes on with the name of a post or body begun in the line before.
fn starts_inside(last: &str, line: &str) -> bool {
    let heads = |l: &str| {
        l.split_whitespace().next().is_some_and(|w| {
            matches!(
                w.to_lowercase().as_str(),
                "chief"
                    | "head"
                    | "director"
                    | "chair"
                    | "all"
                    | "convener"
                    | "clerk"
                    | "secretary"
                    | "secretariat"
                    | "depute"
                    | "deputy"
            )
        })
    };
    !heads(line)
        && last.split_whitespace().count() <= 3
        && matches!(people::likeness(&format!("{last} {line}")), Likeness::PostOrBody)
}

/// Opens brackets that hold owners: "`DMilne` (and AS, IS)" becomes "`DMilne`, AS, IS"; others stay as they are.
fn open_brackets(line: &str) -> String {
    let (Some(open), Some(close)) = (line.find('('), line.rfind(')')) else { return line.to_owned() };
    if open > close {
        return line.to_owned();
    }
    let inside = line[open + 1..close].trim();
    let (joined, rest) = strip_joiner(inside);
    let short = |p: &str| people::is_initials(p) || people::is_person(p) || joined && people::is_forename(p);
    let all_short = separate(rest).iter().all(|p| short(p.trim()));
    // "JS (HS)" may be a person and a body: only words that join, or several initials, say that both act.
    let several = separate(rest).len() > 1;
    if all_short && (joined || several) && open > 0 {
        format!("{}, {} {}", line[..open].trim(), rest, line[close + 1..].trim())
    } else if open == 0 && close + 1 == line.len() {
        inside.to_owned()
    } else {
        line.to_owned()
    }
}

fn strip_joiner(text: &str) -> (bool, &str) {
    let lower = text.to_lowercase();
    for joiner in ["and ", "with support from ", "with input from ", "supported by ", "with ", "& ", "plus ", "also "] {
        if lower.starts_with(joiner) {
            return (true, text[joiner.len()..].trim());
        }
    }
    (false, text)
}

/// Splits at separators outside brackets: ";", ",", "/", "&", "+", "and"; the last three only between whole owners.
fn separate(line: &str) -> Vec<String> {
    let mut pieces: Vec<String> = vec![String::new()];
    let mut depth = 0i32;
    let characters: Vec<(usize, char)> = line.char_indices().collect();
    let mut index = 0;
    while let Some(&(at, c)) = characters.get(index) {
        index += 1;
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth -= 1,
            _ => {}
        }
        let rest = &line[at..];
        let cut = if depth > 0 {
            None
        } else if c == ';' || c == '|' || c == '\t' {
            Some(1)
        } else if matches!(c, ',' | '/' | '&' | '+') {
            let left = pieces.last().map_or("", String::as_str).trim();
            let right = rest[c.len_utf8()..].trim();
            parts_at_sign(line, at, left, right).then_some(1)
        } else if let Some(word) =
            [" and ", " with "].iter().find(|word| begins_with(rest, word)).map(|word| word.len())
        {
            let left = pieces.last().map_or("", String::as_str).trim();
            let right = rest.get(word..).unwrap_or("").trim();
            // "Director for Communities and Families": after a field one word more is none of its own.
            let field = goes_on_with_field(left, right.split([',', ';', '/', '(']).next().unwrap_or(""));
            let field = field || is_one_place(left, right);
            let chair = is_chair_and_another(left, right);
            (chair || is_whole(left) && begins_whole(right) && !field).then_some(word)
        } else {
            None
        };
        match cut {
            Some(width) => {
                pieces.push(String::new());
                while characters.get(index).is_some_and(|(i, _)| *i < at + width) {
                    index += 1;
                }
            }
            None => {
                if let Some(last) = pieces.last_mut() {
                    last.push(c);
                }
            }
        }
    }
    pieces.retain(|p| !p.trim().is_empty());
    pieces
}

/// Whether the comma, stroke, "&" or "+" at a place parts two owners.
fn parts_at_sign(line: &str, at: usize, left: &str, right: &str) -> bool {
    let rest = &line[at..];
    let c = rest.chars().next().unwrap_or(',');
    // A comma, slash or "&" inside the name of a post or body ("Finance, Estates & ICT") is none.
    let apposed = c == ',' && is_apposed(left, right);
    // "Head of Finance & Corporate Services": a field more of the same post.
    let field = c == '&' && goes_on_with_field(left, right.split([',', ';', '/', '(']).next().unwrap_or(""));
    let place = field || c == '&' && (is_one_place(left, right) || is_body_of_two(left, right));
    // "HoS H&SCP", "A&E": a letter that a sign binds to others is nobody's.
    let place = place || c == '&' && is_bound(line, at);
    // "Clerk/chair": posts in small letters.
    let word = right.split(|c: char| !c.is_alphabetic()).next().unwrap_or("");
    let posts = c == '/' && !left.contains(' ') && people::is_post_word(left) && people::is_post_word(word);
    // "Scottish Care / COSLA": a stroke set apart parts what have capitals.
    let spaced = c == '/' && line[..at].ends_with(' ') && rest[1..].starts_with(' ');
    let named = |words: &str| words.chars().count() > 1 && words.starts_with(char::is_uppercase);
    posts || spaced && named(left) && named(right) || is_whole(left) && begins_whole(right) && !apposed && !place
}

/// "Edith Mair, Quality Lead": the post of the one who is named before it, where nobody else follows.
fn is_apposed(left: &str, right: &str) -> bool {
    people::is_surely_person(left)
        && !right.contains([',', ';', '/', '&', '+'])
        && !right.contains(" and ")
        && people::likeness(right) == Likeness::PostOrBody
        && right.split_whitespace().any(people::is_post_word)
}

/// "Chair and vice chair", "Clerk and Sandy": the post of one person, and one in small letters or a person beside it. Such a
/// post has no fields, as "Director for Communities and Families" has.
fn is_chair_and_another(left: &str, right: &str) -> bool {
    const POSTS: [&str; 9] =
        ["chair", "convener", "clerk", "secretary", "treasurer", "chairman", "chairperson", "headteacher", "president"];
    let right = right.split([',', ';', '/', '&', '(']).next().unwrap_or("").trim();
    let post = |text: &str| {
        let text = text.to_lowercase();
        let text =
            ["vice ", "vice-", "deputy ", "depute ", "co-"].iter().find_map(|w| text.strip_prefix(w)).unwrap_or(&text);
        POSTS.contains(&text)
    };
    // "President and GP": letters name no field of a president.
    post(left) && (post(right) || !right.contains(' ') && (people::is_forename(right) || is_capitals(right)))
        || !left.contains(' ') && people::is_forename(left) && post(right)
}

/// Whether a text begins with a word, letter case apart.
fn begins_with(text: &str, word: &str) -> bool {
    text.as_bytes().get(..word.len()).is_some_and(|begins| begins.eq_ignore_ascii_case(word.as_bytes()))
}

/// "Head of Legal" and "Democratic Services", "Director for Communities" and "Families": the second is a field of the
/// same post, not an owner.
fn goes_on_with_field(left: &str, right: &str) -> bool {
    if people::likeness(left) != Likeness::PostOrBody {
        return false;
    }
    // "Community Planning" and "Partnership Manager": fields alone before the post that has both.
    let field = |w: &str| (people::is_post_word(w) || people::is_body_word(w)) && !people::says(w, people::Says::Whole);
    let heads = ["chief", "head", "director", "depute", "deputy", "assistant", "chair", "all", "lead"];
    let first = right.split_whitespace().next().unwrap_or("").to_lowercase();
    if left.split_whitespace().all(field)
        && !heads.contains(&first.as_str())
        && right.split_whitespace().count() > 1
        && right
            .split_whitespace()
            .next_back()
            .is_some_and(|w| people::is_post_word(w) && people::says(w, people::Says::Whole))
    {
        return true;
    }
    let of = left.contains(" of ") || left.contains(" for ") || left.contains(", ");
    let post = right.split_whitespace().any(people::is_post_word);
    let body = right.split_whitespace().any(|w| {
        matches!(
            w.to_lowercase().as_str(),
            "nhs" | "council" | "government" | "police" | "university" | "partners" | "board" | "team"
        )
    });
    match people::likeness(right) {
        // "Chair and Sandy", "Clerk and Una": somebody beside a post that one word names whole.
        Likeness::SingleName => !(people::says(left, people::Says::Whole) && people::says(left, people::Says::Role)),
        Likeness::PostOrBody => of && !post && !body,
        _ => false,
    }
}

/// Whether the words may stand as an owner of their own.
fn is_whole(text: &str) -> bool {
    let text = text.trim().trim_start_matches("and ").trim();
    if text.is_empty() || is_capitals(text) {
        return true;
    }
    match people::likeness(text) {
        Likeness::Initials | Likeness::Person | Likeness::SingleName => true,
        Likeness::PostOrBody => is_post(text),
        Likeness::Other => text.ends_with(')') || text.eq_ignore_ascii_case("all") || text.eq_ignore_ascii_case("both"),
    }
}

/// Initials that are words too ("OK", "IT"): between separators they stand for somebody.
pub(in crate::extract::actions) fn is_capitals(text: &str) -> bool {
    (2..=3).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_uppercase())
}

/// Whether another owner begins here.
fn begins_whole(right: &str) -> bool {
    let first = right
        .split([',', ';', '/', '&', '+'])
        .next()
        .map_or("", |p| p.split(" and ").next().unwrap_or(p))
        .trim()
        .trim_start_matches("and ")
        .trim();
    if first.is_empty() || is_capitals(first) {
        return true;
    }
    match people::likeness(first) {
        Likeness::Initials | Likeness::Person | Likeness::SingleName => true,
        Likeness::PostOrBody => is_post(first),
        Likeness::Other => first.eq_ignore_ascii_case("all") || first.eq_ignore_ascii_case("others"),
    }
}
