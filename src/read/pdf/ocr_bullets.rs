//! Bullets that a machine's reading of a scan holds as letters: "¢ Test the rota", "e¢ Agree the plan".
//!
//! The words of a page enter; a sign that stands for a bullet leaves as "•", and what was read twice of it is taken away.
//! Only words of an OCR layer are looked at: in printed text such signs mean themselves.

use crate::document::{Direction, Rect, Word, WordOrigin};

/// The bullet that the sign stands for.
const BULLET: &str = "•";
/// Text stands at most this many sizes behind its bullet.
const REACH: f32 = 3.0;
/// What stands less than this many sizes before a sign is text of the same line.
const LINE_GAP: f32 = 1.0;
/// Bullets of one list begin within this many sizes of each other.
const SAME_LEFT: f32 = 0.4;
/// Items of one list follow each other within this many sizes.
const SAME_LIST: f32 = 12.0;
/// The next line of an item begins within this many sizes below.
const NEXT_LINE: f32 = 2.2;
/// A sign of a bullet is read as at most so many characters.
const LONGEST: usize = 3;
/// A letter narrower than this share of the letters behind it is a dot.
const NARROW: f32 = 0.55;
/// So many letters tell how wide letters are.
const MEASURED: usize = 3;
/// Comparisons of signs with words on one page; a page with more is no page of text.
const COMPARISONS: usize = 20_000_000;

/// How far a sign at a line's beginning is trusted to be a bullet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Trust {
    /// It has no other business in a paper: "¢".
    Sure,
    /// A letter, which is a bullet where another sign stands above or below it, or where its text hangs: "e".
    Letter,
    /// A sign with a meaning of its own, as before a holder of rights: a bullet beside one of the two others only.
    Other,
}

/// A sign at the beginning of a line.
struct Found {
    /// Where it stands among the words.
    at: usize,
    trust: Trust,
    /// Whether its text begins with a capital.
    capital: bool,
    /// The first word of the text.
    text: usize,
    /// Left edge of the text.
    text_left: f32,
    /// Words behind the sign that were read of the same bullet.
    again: Vec<usize>,
}

/// Puts bullets right in the words of an OCR layer.
pub(super) fn mend(words: &mut Vec<Word>) {
    let signs: Vec<(usize, Trust)> = (0..).zip(&*words).filter_map(|(at, word)| Some((at, trust(word)?))).collect();
    if signs.is_empty() || signs.len().saturating_mul(words.len()) > COMPARISONS {
        return;
    }
    let found: Vec<Found> = signs.into_iter().filter_map(|(at, trust)| look(words, at, trust)).collect();
    let bullets: Vec<&Found> = found.iter().filter(|one| is_bullet(words, &found, one)).collect();
    let places: Vec<usize> = bullets.iter().map(|one| one.at).collect();
    let texts: Vec<usize> = bullets.iter().map(|one| one.text).collect();
    let mut again: Vec<usize> = bullets.iter().flat_map(|one| one.again.iter().copied()).collect();
    for place in places {
        if let Some(word) = words.get_mut(place) {
            BULLET.clone_into(&mut word.text);
        }
    }
    // "¢ ~The planning group": the dot's blur before the first letter.
    for place in texts {
        if let Some(word) = words.get_mut(place).filter(|word| word.text.starts_with('~')) {
            word.text.remove(0);
        }
    }
    again.sort_unstable();
    let mut at = 0;
    words.retain(|_| {
        let keep = again.binary_search(&at).is_err();
        at += 1;
        keep
    });
}

/// How far a word is trusted to be a bullet, if it can be one. A cell's border may be read as a bar before it.
fn trust(word: &Word) -> Option<Trust> {
    if word.origin != WordOrigin::OcrLayer || word.direction != Direction::Right || word.text.len() > 4 * LONGEST {
        return None;
    }
    let text = word.text.trim_matches('|');
    let signs = text.chars().count();
    let all = |set: &str| text.chars().all(|c| set.contains(c));
    match text {
        "" => None,
        "e" => Some(Trust::Letter),
        "o" => Some(Trust::Other),
        _ if signs > LONGEST => None,
        _ if text.contains('¢') && all("¢eo*°©®«.") => Some(Trust::Sure),
        _ if all("©®«*°") => Some(Trust::Other),
        _ => None,
    }
}

/// Whether a word can be the rest of a bullet that was read twice.
fn is_rest(word: &Word) -> bool {
    trust(word).is_some()
        || word.origin == WordOrigin::OcrLayer && matches!(word.text.as_str(), "=" | "-" | "–" | "—" | "•" | "." | "|")
}

/// The sign with what stands on its line, if it begins the line and text follows.
fn look(words: &[Word], at: usize, trust: Trust) -> Option<Found> {
    let sign = words.get(at)?;
    let size = sign.bbox.height();
    let on_line = |b: &Rect| b.top < sign.bbox.centre_y() && b.bottom > sign.bbox.centre_y();
    let begins = !words.iter().enumerate().any(|(other, word)| {
        let gap = sign.bbox.left - word.bbox.right;
        other != at
            && on_line(&word.bbox)
            && word.bbox.left < sign.bbox.left
            && gap < LINE_GAP * size
            && word.text != "|"
            && gap > -size
    });
    if !begins {
        return None;
    }
    let mut behind: Vec<usize> = (0..)
        .zip(words)
        .filter(|(other, word)| {
            let gap = word.bbox.left - sign.bbox.left;
            *other != at && on_line(&word.bbox) && gap >= 0.0 && gap < 2.0 * REACH * size
        })
        .map(|(other, _)| other)
        .collect();
    let left = |place: usize| words.get(place).map_or(0.0, |word| word.bbox.left);
    behind.sort_by(|a, b| left(*a).total_cmp(&left(*b)));
    let again: Vec<usize> =
        behind.iter().copied().take_while(|place| words.get(*place).is_some_and(is_rest)).take(LONGEST).collect();
    let place = *behind.get(again.len())?;
    let text = words.get(place)?;
    let last = again.last().and_then(|place| words.get(*place)).unwrap_or(sign);
    let gap = text.bbox.left - last.bbox.right;
    let first = text.text.trim_start_matches(['~', '"', '\'', '“', '‘', '(', '[']).chars().next()?;
    (gap < REACH * size && first.is_alphabetic()).then(|| Found {
        at,
        trust,
        capital: first.is_uppercase(),
        text: place,
        text_left: text.bbox.left,
        again,
    })
}

/// Whether a sign is a bullet: by itself, or by the signs of its list.
fn is_bullet(words: &[Word], found: &[Found], one: &Found) -> bool {
    let Some(sign) = words.get(one.at) else { return false };
    let has = |trust: Trust| {
        found.iter().filter(|own| own.at != one.at && own.trust == trust).any(|own| {
            let near = |other: &Word| stands_under(one, &sign.bbox, own, &other.bbox);
            words.get(own.at).is_some_and(near)
        })
    };
    match one.trust {
        Trust::Sure => one.capital || has(Trust::Sure),
        Trust::Letter => {
            let listed = || has(Trust::Sure) || has(Trust::Letter) || hangs(words, one);
            one.capital && !is_counted(words, &sign.bbox) && (is_narrow(words, one) || listed())
        }
        Trust::Other => one.capital && (has(Trust::Sure) || has(Trust::Letter)),
    }
}

/// Whether two signs stand above each other as those of one list do; those of a form's other answers stand so with their
/// texts, however far they are apart.
fn stands_under(one: &Found, sign: &Rect, other: &Found, place: &Rect) -> bool {
    let size = sign.height();
    let same = |a: f32, b: f32| (a - b).abs() < SAME_LEFT * size;
    let likewise = other.trust == Trust::Sure && same(one.text_left, other.text_left);
    same(sign.left, place.left) && (likewise || (sign.top - place.top).abs() < SAME_LIST * size)
}

/// Whether the letters around it count up to an "e": it is the label of a fifth item.
fn is_counted(words: &[Word], sign: &Rect) -> bool {
    let size = sign.height();
    words.iter().filter(|word| matches!(word.text.as_str(), "d" | "f")).any(|word| {
        let other = &word.bbox;
        (other.left - sign.left).abs() < 2.0 * SAME_LEFT * size && (other.top - sign.top).abs() < SAME_LIST * size
    })
}

/// Whether a letter is so narrow beside those of its text that it can be none.
fn is_narrow(words: &[Word], one: &Found) -> bool {
    let letters = words.get(one.text).map(|word| (word.bbox.width(), word.text.chars().count()));
    let Some((width, count)) = letters.filter(|(_, count)| *count >= MEASURED) else { return false };
    words.get(one.at).is_some_and(|sign| sign.bbox.width() < NARROW * width / count as f32)
}

/// Whether the line below begins where the sign's text does, so that the sign stands out before a paragraph.
fn hangs(words: &[Word], one: &Found) -> bool {
    let Some(sign) = words.get(one.at).map(|word| word.bbox) else { return false };
    let size = sign.height();
    let below = |b: &Rect| b.top > sign.centre_y() && b.top - sign.top < NEXT_LINE * size;
    let (mut outside, mut hung) = (false, false);
    for left in words.iter().filter(|word| below(&word.bbox)).map(|word| word.bbox.left) {
        hung |= (left - one.text_left).abs() < SAME_LEFT * size;
        outside |= left > sign.left - size && left < one.text_left - SAME_LEFT * size;
    }
    hung && !outside
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(words: &mut Vec<Word>, top: f32, line: &[(f32, &str)]) {
        words.extend(line.iter().map(|(left, text)| {
            let width = 4.0 * text.chars().count() as f32;
            let bbox = Rect { left: *left, top, right: left + width, bottom: top + 10.0 };
            Word { origin: WordOrigin::OcrLayer, ..Word::new(*text, bbox) }
        }));
    }

    /// Checks what the lines, twelve points apart, read once mended.
    #[track_caller]
    fn check(lines: &[&[(f32, &str)]], expected: &str) {
        let mut words = Vec::new();
        for (number, own) in (0_u8..).zip(lines) {
            line(&mut words, 12.0 * f32::from(number), own);
        }
        mend(&mut words);
        assert_eq!(words.iter().map(|w| w.text.as_str()).collect::<Vec<_>>().join(" "), expected);
    }

    #[test]
    fn a_sign_before_a_capital_is_a_bullet() {
        check(&[&[(60.0, "Actions"), (150.0, "¢"), (168.0, "Test"), (190.0, "it")]], "Actions • Test it");
        check(&[&[(150.0, "|¢"), (168.0, "Test")]], "• Test");
        check(&[&[(150.0, "¢"), (168.0, "test")]], "¢ test");
        check(&[&[(150.0, "¢"), (168.0, "test;")], &[(150.0, "¢"), (168.0, "ask")]], "• test; • ask");
        check(&[&[(140.0, "5"), (150.0, "¢"), (168.0, "Test")]], "5 ¢ Test");
    }

    #[test]
    fn what_was_read_twice_is_one_bullet() {
        check(&[&[(150.0, "e¢"), (160.0, "¢"), (175.0, "Test")]], "• Test");
        check(&[&[(150.0, "¢"), (160.0, "="), (175.0, "Staff"), (200.0, "="), (210.0, "all")]], "• Staff = all");
        check(&[&[(150.0, "¢"), (165.0, "~The"), (190.0, "~10")]], "• The ~10");
    }

    #[test]
    fn a_letter_is_a_bullet_in_a_list_only() {
        check(&[&[(150.0, "e"), (168.0, "Test")]], "e Test");
        check(&[&[(150.0, "e"), (168.0, "Test")], &[(150.0, "¢"), (168.0, "Ask")]], "• Test • Ask");
        check(&[&[(150.0, "e"), (168.0, "Test")], &[(150.0, "e"), (168.0, "Ask")]], "• Test • Ask");
        check(&[&[(150.0, "e"), (168.0, "Test")], &[(168.0, "now")]], "• Test now");
        check(
            &[&[(150.0, "d"), (168.0, "Ask")], &[(150.0, "e"), (168.0, "Test")], &[(168.0, "now")]],
            "d Ask e Test now",
        );
    }

    #[test]
    fn the_bullets_of_other_answers_show_a_letter_far_from_them() {
        let one: &[(f32, &str)] = &[(150.0, "¢"), (168.0, "Test")];
        let far: &[(f32, &str)] = &[(150.0, "e"), (168.0, "Ask")];
        let between: &[(f32, &str)] = &[(50.0, "Evidence")];
        let mut lines = vec![one];
        lines.extend([between; 15]);
        lines.push(far);
        check(&lines, &format!("• Test {}• Ask", "Evidence ".repeat(15)));
    }

    #[test]
    fn a_letter_too_narrow_to_be_one_is_a_bullet() {
        let mut words = Vec::new();
        line(&mut words, 10.0, &[(150.0, "e"), (168.0, "Test")]);
        if let Some(sign) = words.first_mut() {
            sign.bbox.right = sign.bbox.left + 1.8;
        }
        mend(&mut words);
        assert_eq!(words.first().map(|word| word.text.as_str()), Some("•"));
    }

    #[test]
    fn a_sign_with_a_meaning_of_its_own_needs_a_surer_one() {
        check(&[&[(50.0, "©"), (60.0, "Crown")], &[(50.0, "©"), (60.0, "Orkney")]], "© Crown © Orkney");
        check(&[&[(150.0, "«"), (168.0, "Test")], &[(150.0, "¢"), (168.0, "Ask")]], "• Test • Ask");
        check(&[&[(50.0, "Oo"), (68.0, "Yes")], &[(50.0, "Oo"), (68.0, "No")]], "Oo Yes Oo No");
    }

    #[test]
    fn printed_signs_mean_themselves() {
        let mut words = Vec::new();
        line(&mut words, 10.0, &[(150.0, "¢"), (168.0, "Test")]);
        for word in &mut words {
            word.origin = WordOrigin::Content;
        }
        let before = words.clone();
        mend(&mut words);
        assert_eq!(words, before);
    }
}
