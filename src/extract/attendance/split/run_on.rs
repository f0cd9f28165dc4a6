//! Lists in which a sign between two people is missing, or stands where it parts none.

use super::super::roles::is_role;
use crate::wording::people;

/// Words of a post before the name that follows it without a sign, at most.
const LONGEST_POST: usize = 8;

/// The text with a line break before each person whose name follows the post of the one before without a sign, as where the
/// lines of a narrow cell ran together: "Ann Moss, Head of Finance Hazel Orr, Clerk".
pub(super) fn parted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    for line in text.split_inclusive('\n') {
        let pieces: Vec<&str> = line.split(',').collect();
        for (at, piece) in pieces.iter().enumerate() {
            if at > 0 {
                out.push(',');
            }
            let followed = pieces.get(at + 1).is_some_and(|next| is_role(next.trim().trim_end_matches('.')));
            match run_on(piece).filter(|_| at > 0 && followed) {
                Some((post, name)) => {
                    out.push_str(post);
                    out.push('\n');
                    out.push_str(name);
                }
                None => out.push_str(piece),
            }
        }
    }
    out
}

/// The text with each post that stands ahead of its holder behind the name: "President Jim Orr, Match Secretary Ann Moss, Al
/// Reid". Two posts at least, and nothing but people beside them.
pub(super) fn posts_behind(text: &str) -> String {
    /// People in such a list at least.
    const FEWEST: usize = 3;
    let line = |line: &str| {
        let pieces: Vec<&str> = line.split(',').map(str::trim).collect();
        let held: Vec<Option<(&str, &str)>> = pieces.iter().map(|piece| post_and_name(piece)).collect();
        let posts = held.iter().flatten().count();
        let people = || pieces.iter().zip(&held).all(|(piece, held)| held.is_some() || people::is_person(piece));
        if pieces.len() < FEWEST || posts < 2 || !people() {
            return line.to_owned();
        }
        let each = pieces.iter().zip(&held).map(|(piece, held)| match held {
            Some((post, name)) => format!("{name} ({post})"),
            None => (*piece).to_owned(),
        });
        each.collect::<Vec<_>>().join("\n")
    };
    text.split('\n').map(line).collect::<Vec<_>>().join("\n")
}

/// What stands before the last two words of a piece, and these: "Match Secretary" and "Ann Moss".
fn last_two(piece: &str) -> Option<(&str, &str)> {
    let piece = piece.trim_end();
    let (before, _) = piece.rsplit_once(char::is_whitespace)?;
    let (post, _) = before.trim_end().rsplit_once(char::is_whitespace)?;
    Some((post.trim_end(), piece.get(post.len()..)?.trim_start()))
}

/// "Match Secretary Ann Moss": the post and its holder, a forename and a surname.
fn post_and_name(piece: &str) -> Option<(&str, &str)> {
    let (post, name) = last_two(piece)?;
    let titled = post.split(' ').any(people::is_title);
    (!titled && people::is_surely_person(name) && is_role(post)).then_some((post, name))
}

/// "Head of Finance Hazel Orr": a post of several words, and whoever follows it without a sign, by a forename that is no
/// other word.
fn run_on(piece: &str) -> Option<(&str, &str)> {
    let (post, name) = last_two(piece)?;
    let words: Vec<&str> = post.split_whitespace().collect();
    let known = people::is_forename(name.split_whitespace().next()?) && people::is_surely_person(name);
    let open = words.last().is_none_or(|word| people::is_title(word) || word.starts_with(char::is_lowercase));
    let whole = !open && words.len() > 1 && words.len() <= LONGEST_POST && is_role(&words.join(" "));
    (known && whole).then_some((post, name))
}

/// Takes back the names that are none where everybody else in a list parted by semicolons has initials in brackets: "Alan
/// Beaton (AB), High Life; Donna Mackay (DM), Third Sector". `people`: what each segment was split into.
pub(super) fn rejoined(people: Vec<Vec<String>>) -> Vec<String> {
    let marked = |words: &String| initials(words);
    let all = people.len() > 1 && people.iter().all(|segment| segment.first().is_some_and(marked));
    // "Stephen Milne, Police Scotland; Fergus Orr, Lothian Buses": a name and a body between each two signs.
    let somebody_first = |segment: &Vec<String>| {
        segment.len() <= 2 && segment.first().is_some_and(|first| people::is_surely_person(super::head(first)))
    };
    let with_body = people.iter().filter(|segment| segment.len() == 1 && segment.iter().any(|w| w.contains(", ")));
    let all = all || people.len() > 2 && people.iter().all(somebody_first) && with_body.count() > 1;
    let one = |segment: Vec<String>| {
        // "Jean Orr" is somebody, whoever gave her no initials.
        let somebody = |words: &String| marked(words) || people::is_surely_person(super::head(words));
        let others = segment.iter().skip(1).any(somebody);
        if all && !others && segment.len() > 1 { vec![segment.join(", ")] } else { segment }
    };
    people.into_iter().flat_map(one).collect()
}

/// Whether initials in brackets stand behind a name: "Alan Beaton (AB)".
fn initials(words: &str) -> bool {
    let inside = words.split_once('(').and_then(|(name, rest)| Some((name.trim(), rest.split_once(')')?.0)));
    inside.is_some_and(|(name, letters)| people::is_initials(letters) && people::is_person(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_follows_a_post_without_a_sign() {
        for (text, expected) in [
            (
                "James Gow, Head of Finance and Transformation Hazel Orr, Committee Officer",
                "James Gow, Head of Finance and Transformation\nHazel Orr, Committee Officer",
            ),
            ("Ann Moss, Chief Officer, Hazel Orr, Clerk", "Ann Moss, Chief Officer, Hazel Orr, Clerk"),
            ("Ann Moss, Chief Officer Hazel Orr", "Ann Moss, Chief Officer Hazel Orr"),
            ("Ann Moss, office of Hazel Orr, Clerk", "Ann Moss, office of Hazel Orr, Clerk"),
        ] {
            assert_eq!(parted(text), expected);
        }
    }

    #[test]
    fn posts_that_stand_ahead_of_their_holders() {
        assert_eq!(
            posts_behind(
                "President Jim Orr, Vice President Stuart Hay, Match Secretary Billy Moss, Moira Low, Greta Fry"
            ),
            "Jim Orr (President)\nStuart Hay (Vice President)\nBilly Moss (Match Secretary)\nMoira Low\nGreta Fry"
        );
        for other in
            ["Jim Orr, Secretary Ann Moss, Una Low", "Secretary Jim Orr, Chair Ann Moss, the public", "Ann Moss, Clerk"]
        {
            assert_eq!(posts_behind(other), other);
        }
    }

    #[test]
    fn where_all_have_initials_what_has_none_is_no_person() {
        let list =
            |segments: &[&[&str]]| segments.iter().map(|s| s.iter().map(|w| (*w).to_owned()).collect()).collect();
        let rejoined = |segments: &[&[&str]]| rejoined(list(segments)).join("|");
        assert_eq!(
            rejoined(&[&["Alan Beaton (AB)", "High Life"], &["Donna Mackay (DM), Third Sector"]]),
            "Alan Beaton (AB), High Life|Donna Mackay (DM), Third Sector"
        );
        assert_eq!(
            rejoined(&[&["Alan Beaton (AB)", "Jean Orr"], &["Donna Mackay"]]),
            "Alan Beaton (AB)|Jean Orr|Donna Mackay"
        );
        assert_eq!(rejoined(&[&["Alan Beaton (AB)", "Jean Orr"]]), "Alan Beaton (AB)|Jean Orr");
        assert_eq!(
            rejoined(&[&["Jean Orr, Council"], &["Ann Moss, Police Scotland"], &["Alan Beaton", "Lothian Buses"]]),
            "Jean Orr, Council|Ann Moss, Police Scotland|Alan Beaton, Lothian Buses"
        );
        assert_eq!(
            rejoined(&[&["Alan Beaton (AB)", "Jean Orr"], &["Donna Mackay (DM)"]]),
            "Alan Beaton (AB)|Jean Orr|Donna Mackay (DM)"
        );
    }
}
