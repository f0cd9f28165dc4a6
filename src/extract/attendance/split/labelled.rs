//! Lists in which a sign parts a person from the post: "Chairman: Cllr Moss", "Ann Moss – Chair".

use super::super::roles::{is_organisation, is_role};
use super::outside;
use crate::wording::people;

/// The text with each person whose post a colon or a dash tells on a line of their own, the post in a bracket behind the
/// name: "Chairman: Cllr Jo Blair, Ann Moss – Treasurer, Al Reid". Those with nothing beside them keep together.
pub(super) fn posts_told(text: &str) -> String {
    if !text.contains([':', '–', '-']) {
        return text.to_owned();
    }
    text.split('\n').map(line).collect::<Vec<_>>().join("\n")
}

/// One line of the text.
fn line(line: &str) -> String {
    let pieces: Vec<&str> = outside(line, ',').into_iter().map(str::trim).collect();
    if pieces.len() < 2 || line.contains(';') {
        return line.to_owned();
    }
    let labelled: Vec<Option<(&str, &str)>> = pieces.iter().map(|piece| behind_colon(piece)).collect();
    if labelled.iter().flatten().count() > 0 {
        return apart(&pieces, &labelled);
    }
    let dashed: Vec<Option<(&str, &str)>> = pieces.iter().map(|piece| before_dash(piece)).collect();
    let told = dashed.iter().flatten().count();
    // "Ann Moss – Head of Roads, Grant Thornton": one with a post says nothing of what else is a person.
    // "CM (Glen Practice)": who is named by initials alone.
    let letters = |piece: &str| people::is_initials(piece.split(" (").next().unwrap_or(piece));
    // "Cllr J Blair (JB)", "Al Reid [left 11.15]": what stands in brackets says nothing against it.
    let named = |piece: &&str| match told {
        1 => people::is_surely_person(piece) || people::is_surely_person(bare(piece)),
        _ => people::is_person(piece) || people::is_person(bare(piece)) || letters(piece),
    };
    let all = pieces.iter().zip(&dashed).all(|(piece, held)| held.is_some() || named(piece));
    if told == 0 || told == pieces.len() || !all {
        return line.to_owned();
    }
    apart(&pieces, &dashed)
}

/// The pieces with each holder of a post on a line, and the others together between them.
fn apart(pieces: &[&str], held: &[Option<(&str, &str)>]) -> String {
    let mut out: Vec<String> = Vec::new();
    let mut open = false;
    for (piece, held) in pieces.iter().zip(held) {
        match (held, out.last_mut().filter(|_| open)) {
            (Some((name, post)), _) => out.push(format!("{name} ({post})")),
            (None, Some(last)) if !piece.ends_with(')') => {
                last.push_str(", ");
                last.push_str(piece);
            }
            (None, _) => out.push((*piece).to_owned()),
        }
        open = held.is_none() && !piece.ends_with(')');
    }
    out.join("\n")
}

/// "Vice-Chairman: Cllr Jo Blair": the name and the post.
fn behind_colon(piece: &str) -> Option<(&str, &str)> {
    let (post, name) = piece.split_once(": ")?;
    let (post, name) = (post.trim(), name.trim());
    // "Directors: Ann Moss, Al Reid" heads them all.
    let plain = !post.contains(['.', '(']) && !post.ends_with('s');
    (plain && is_role(post) && people::is_surely_person(name)).then_some((name, post))
}

/// "Ann Moss – Treasurer": the name and the post, or the body.
fn before_dash(piece: &str) -> Option<(&str, &str)> {
    let (name, post) = piece.split_once(" – ").or_else(|| piece.split_once(" - "))?;
    let (name, post) = (name.trim(), post.trim());
    (people::is_person(name) && (is_role(bare(post)) || is_organisation(bare(post)))).then_some((name, post))
}

/// The words before a bracket: "Vice Chair (from item 4)".
fn bare(piece: &str) -> &str {
    let end = [" (", " ["].iter().filter_map(|open| piece.find(open)).min().unwrap_or(piece.len());
    &piece[..end]
}

#[cfg(test)]
mod tests {
    use super::posts_told;

    #[test]
    fn a_sign_parts_the_post_from_its_holder() {
        for (text, expected) in [
            (
                "Jo Blair – Chair, Al Reid – Treasurer, Effie Munn, Tam Lairdson",
                "Jo Blair (Chair)\nAl Reid (Treasurer)\nEffie Munn, Tam Lairdson",
            ),
            ("CM (Glen), Jo Blair – GP, Al Reid – Manager", "CM (Glen)\nJo Blair (GP)\nAl Reid (Manager)"),
            (
                "Cllr A Moss (AM), Jo Blair – Chair (from item 4), Al Reid [left 11.15]",
                "Cllr A Moss (AM)\nJo Blair (Chair (from item 4))\nAl Reid [left 11.15]",
            ),
            ("Jo Blair – Secretary, Ann Moss", "Jo Blair (Secretary)\nAnn Moss"),
            ("Jo Blair – Secretary, Turning Point", "Jo Blair – Secretary, Turning Point"),
            (
                "Cllr Jo Blair, Vice-Chairman: Cllr Ann Moss, Cllrs Al Reid and Mo Park",
                "Cllr Jo Blair\nCllr Ann Moss (Vice-Chairman)\nCllrs Al Reid and Mo Park",
            ),
            ("Jo Blair – Chair, Al Reid – Clerk", "Jo Blair – Chair, Al Reid – Clerk"),
        ] {
            assert_eq!(posts_told(text), expected);
        }
    }
}
