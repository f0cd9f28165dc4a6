//! A short text looked for in another one without preparing the search: most texts are a line, and the standard library's
//! search costs more to set up than a line takes to go through.

use memchr::memchr_iter;

/// Where a part first stands in a text, in bytes.
pub fn find(text: &str, part: &str) -> Option<usize> {
    let (text, part) = (text.as_bytes(), part.as_bytes());
    // Blanks are everywhere: the first other byte is looked for.
    let anchor = part.iter().position(|b| *b != b' ').unwrap_or(0);
    let sought = part.get(anchor)?;
    let mut starts = memchr_iter(*sought, text.get(anchor..)?);
    starts.find(|at| text.get(*at..).is_some_and(|rest| rest.starts_with(part)))
}

/// What stands ahead of and behind the first place of a part.
pub fn split_once<'t>(text: &'t str, part: &str) -> Option<(&'t str, &'t str)> {
    let at = find(text, part)?;
    Some((text.get(..at)?, text.get(at + part.len()..)?))
}

/// What stands ahead of the first place of a part, or all of it.
pub fn before<'t>(text: &'t str, part: &str) -> &'t str {
    split_once(text, part).map_or(text, |(ahead, _)| ahead)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn as_the_standard_librarys() {
        let texts = ["", " ", "a", "Ann Moss to chase", "to – to", "  and  and ", "é – è", "xto to"];
        for text in texts {
            for part in [" to ", "to", " – ", "–", " ", "  ", " and ", "a", "é", "Ann Moss to chase it"] {
                assert_eq!(find(text, part), text.find(part), "{part:?} in {text:?}");
                assert_eq!(split_once(text, part), text.split_once(part), "{part:?} in {text:?}");
                assert_eq!(Some(before(text, part)), text.split(part).next(), "{part:?} in {text:?}");
            }
        }
    }
}
