//! A count in a list's number format (`ST_NumberFormat`, ISO 29500-1, 17.18.59).

use crate::wording::numerals::UNITS;

/// The largest count written in letters or words; Word falls back to figures beyond.
const MAX_LETTERS: i64 = 780;

const ROMAN: [(i64, &str); 13] = [
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
];

const TENS: [&str; 10] = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

/// A count as the format prints it.
pub(super) fn format(count: i64, format: &str) -> String {
    match format {
        "none" => String::new(),
        "lowerLetter" => letters(count, 'a'),
        "upperLetter" => letters(count, 'A'),
        "lowerRoman" => roman(count),
        "upperRoman" => roman(count).to_uppercase(),
        "decimalZero" => format!("{count:02}"),
        "ordinal" => format!("{count}{}", ordinal_ending(count)),
        "cardinalText" => capitalised(&cardinal(count)),
        "ordinalText" => capitalised(&ordinal(count)),
        "hex" => format!("{count:X}"),
        "numberInDash" => format!("- {count} -"),
        "decimalEnclosedParen" => format!("({count})"),
        "decimalEnclosedFullstop" => format!("{count}."),
        "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" => circled(count),
        "chicago" => chicago(count),
        _ => count.to_string(),
    }
}

/// a, b, … z, aa, bb, …
fn letters(count: i64, first: char) -> String {
    if !(1..=MAX_LETTERS).contains(&count) {
        return count.to_string();
    }
    let letter = char::from_u32(u32::from(first) + ((count - 1) % 26) as u32).unwrap_or(first);
    std::iter::repeat_n(letter, ((count - 1) / 26 + 1) as usize).collect()
}

fn roman(count: i64) -> String {
    if !(1..4000).contains(&count) {
        return count.to_string();
    }
    let mut rest = count;
    let mut out = String::new();
    for (value, sign) in ROMAN {
        while rest >= value {
            out.push_str(sign);
            rest -= value;
        }
    }
    out
}

fn ordinal_ending(count: i64) -> &'static str {
    match (count % 10, count % 100) {
        (1, hundred) if hundred != 11 => "st",
        (2, hundred) if hundred != 12 => "nd",
        (3, hundred) if hundred != 13 => "rd",
        _ => "th",
    }
}

fn cardinal(count: i64) -> String {
    let unit = |n: i64| usize::try_from(n).ok().and_then(|n| UNITS.get(n).copied());
    if let Some(word) = unit(count) {
        return word.to_owned();
    }
    if !(20..100).contains(&count) {
        return count.to_string();
    }
    let ten = TENS.get((count / 10) as usize).copied().unwrap_or_default();
    match count % 10 {
        0 => ten.to_owned(),
        rest => format!("{ten}-{}", unit(rest).unwrap_or_default()),
    }
}

fn ordinal(count: i64) -> String {
    let words = cardinal(count);
    if words.ends_with(|c: char| c.is_ascii_digit()) {
        return format!("{words}{}", ordinal_ending(count));
    }
    let (before, last) = words.rfind('-').map_or(("", words.as_str()), |i| words.split_at(i + 1));
    let last = match last {
        "one" => "first".to_owned(),
        "two" => "second".to_owned(),
        "three" => "third".to_owned(),
        "five" => "fifth".to_owned(),
        "eight" => "eighth".to_owned(),
        "nine" => "ninth".to_owned(),
        "twelve" => "twelfth".to_owned(),
        ten if ten.ends_with('y') => format!("{}ieth", ten.trim_end_matches('y')),
        other => format!("{other}th"),
    };
    format!("{before}{last}")
}

fn capitalised(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

fn circled(count: i64) -> String {
    match count {
        1..=20 => char::from_u32(0x2460 + (count - 1) as u32).map_or_else(|| count.to_string(), String::from),
        _ => count.to_string(),
    }
}

/// *, †, ‡, §, then doubled.
fn chicago(count: i64) -> String {
    if !(1..=MAX_LETTERS).contains(&count) {
        return count.to_string();
    }
    let sign = ['*', '†', '‡', '§'].get(((count - 1) % 4) as usize).copied().unwrap_or('*');
    std::iter::repeat_n(sign, ((count - 1) / 4 + 1) as usize).collect()
}

#[cfg(test)]
mod tests {
    use super::format;

    #[test]
    fn formats() {
        let cases = [
            (1, "decimal", "1"),
            (27, "lowerLetter", "aa"),
            (28, "upperLetter", "BB"),
            (0, "lowerLetter", "0"),
            (4, "lowerRoman", "iv"),
            (1999, "upperRoman", "MCMXCIX"),
            (4000, "upperRoman", "4000"),
            (-3, "lowerRoman", "-3"),
            (7, "decimalZero", "07"),
            (12, "decimalZero", "12"),
            (11, "ordinal", "11th"),
            (22, "ordinal", "22nd"),
            (21, "cardinalText", "Twenty-one"),
            (12, "ordinalText", "Twelfth"),
            (20, "ordinalText", "Twentieth"),
            (33, "ordinalText", "Thirty-third"),
            (3, "decimalEnclosedCircle", "③"),
            (5, "chicago", "**"),
            (5, "none", ""),
            (5, "somethingNew", "5"),
        ];
        for (count, name, expected) in cases {
            assert_eq!(format(count, name), expected, "{count} {name}");
        }
        assert!(format(i64::MAX, "upperLetter").len() < 30);
    }
}
