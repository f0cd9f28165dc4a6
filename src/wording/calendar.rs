//! Names of months, days of the week and seasons, as papers write and misspell them.

/// Months in full, from January.
pub const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// Days of the week in full, from Monday.
pub const WEEKDAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// Letters from which on the beginning of a name stands for it: "Sept", "Tues".
const SHORTEST: usize = 3;

/// The month that a word in small letters names, from 1: in full, by its first three letters or more, or misspelt.
pub fn month(word: &str) -> Option<i8> {
    if word.len() < SHORTEST {
        return None;
    }
    MONTHS.iter().position(|m| m.starts_with(word)).map(|i| i as i8 + 1).or(match word {
        "janurary" | "januray" => Some(1),
        "febuary" | "feburary" | "febraury" => Some(2),
        "setember" | "septmber" | "septemeber" => Some(9),
        "ocotber" | "octber" => Some(10),
        "novemeber" | "novmber" => Some(11),
        "decemeber" | "decmber" => Some(12),
        _ => None,
    })
}

/// The day of the week that a word in small letters names, from 0 for Monday: in full or by three letters or more.
pub fn weekday(word: &str) -> Option<i8> {
    if word.len() < SHORTEST {
        return None;
    }
    WEEKDAYS.iter().position(|d| d.starts_with(word)).map(|i| i as i8).or(match word {
        "weds" => Some(2),
        "thur" | "thurs" => Some(3),
        _ => None,
    })
}

/// Whether a word in small letters names a day of the week.
pub fn is_weekday(word: &str) -> bool {
    weekday(word).is_some()
}

/// The season that a word in small letters names, as EDTF numbers them: 21 spring to 24 winter.
pub fn season(word: &str) -> Option<i8> {
    match word {
        "spring" => Some(21),
        "summer" => Some(22),
        "autumn" | "fall" => Some(23),
        "winter" => Some(24),
        _ => None,
    }
}

/// Whether a word in small letters is the whole name of a month, a day of the week or a season.
pub fn names_time(word: &str) -> bool {
    MONTHS.contains(&word) || WEEKDAYS.contains(&word) || matches!(word, "spring" | "summer" | "autumn" | "winter")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names() {
        assert_eq!(month("sept"), Some(9));
        assert_eq!(month("febuary"), Some(2));
        assert_eq!(month("ma"), None);
        assert_eq!(month("mary"), None);
        assert!(is_weekday("weds") && is_weekday("thu") && !is_weekday("sunday's"));
        assert_eq!(season("autumn"), Some(23));
        assert!(names_time("may") && !names_time("mar"));
    }
}
