//! Numbers in words and in Roman numerals.

/// From nought to nineteen.
pub const UNITS: [&str; 20] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];

/// A Roman numeral up to 399, in its proper form, in small letters or in capitals: "iv" is 4, "iiii" none.
pub fn roman(text: &str) -> Option<u32> {
    const TENS: [&str; 10] = ["", "x", "xx", "xxx", "xl", "l", "lx", "lxx", "lxxx", "xc"];
    const ONES: [&str; 10] = ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"];
    if text.is_empty() || !text.is_ascii() {
        return None;
    }
    let lower = text.to_ascii_lowercase();
    let rest = lower.trim_start_matches('c');
    let hundreds = lower.len() - rest.len();
    let ones = rest.find(['i', 'v']).unwrap_or(rest.len());
    let tens = TENS.iter().position(|t| Some(*t) == rest.get(..ones))?;
    let ones = ONES.iter().position(|o| Some(*o) == rest.get(ones..))?;
    (hundreds <= 3).then_some((hundreds * 100 + tens * 10 + ones) as u32)
}

#[cfg(test)]
mod tests {
    use super::roman;

    #[test]
    fn roman_numerals() {
        let values = ["i", "iv", "IX", "xii", "xl", "xcix", "c", "ccxiv"].map(roman);
        assert_eq!(values, [1, 4, 9, 12, 40, 99, 100, 214].map(Some));
        assert_eq!(["", "iiii", "b", "mix", "vx", "é"].map(roman), [None; 6]);
    }
}
