//! Words behind a name in a row that only say where it is: "Nithsdale around Dumfries, Stewartry in the south, …".

use super::enumeration::is_compass;
use super::scan::Words;

/// The word behind them, with the mark that ends them, where such words begin at a word.
pub(super) fn behind(words: &Words<'_>, at: usize) -> Option<(usize, &'static str)> {
    let place_at = match words.get(at)? {
        "in" if words.get(at + 1) == Some("the") => at + 2,
        "around" => at + 1,
        _ => return None,
    };
    let word = words.get(place_at)?;
    let mark = [",", ";"].into_iter().find(|mark| word.ends_with(mark))?;
    let place = word.trim_end_matches([',', ';']);
    // "in the North" parts localities by areas, which have names.
    let area = place_at == at + 2 && !(is_compass(place) && place.starts_with(char::is_lowercase));
    (!area).then_some((place_at + 1, mark))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn where_a_name_is_ends_at_a_mark() {
        let check = |text: &str, want: Option<(usize, &str)>| assert_eq!(behind(&Words::of(text), 1), want, "{text}");
        check("Stewartry in the south, Wigtownshire", Some((4, ",")));
        check("Nithsdale around Dumfries; Stewartry", Some((3, ";")));
        check("Buchan in the North, Garioch", None);
        check("Nithsdale around Dumfries and Sanquhar", None);
    }
}
