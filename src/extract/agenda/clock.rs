//! Times of an agenda, in the half of the day in which the meeting lies.

use crate::extract::passages::Passages;
use crate::wording::latin::{Regex, fixed as regex};
use std::sync::LazyLock;

static TIME: LazyLock<Regex> = LazyLock::new(|| {
    regex(r"(?i)\b(?P<hour>\d{1,2})(?:[.:](?P<minute>\d{2}))?\s*(?P<half>a\.?m\b\.?|p\.?m\b\.?|noon)?")
});
/// A cell that is a time or a stretch of time.
pub(super) static ONLY_TIME: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?i)^(?:\d{1,2}[.:]\d{2}\s*(?:am|pm|a\.m\.|p\.m\.|noon|hrs)?|\d{1,2}\s*(?:am|pm)|\d{4}\s*(?:hrs|hours))(?:\s*(?:-|–|—|to|‐)\s*\d{1,2}(?:[.:]\d{2})?\s*(?:am|pm|a\.m\.|p\.m\.)?)?$",
    )
});
/// The hours of the meeting: "2pm – 4pm", "14:00-17:00", "at 10.00 am".
static MEETING: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?i)\b(?P<from>\d{1,2}(?:[.:]\d{2})?)\s*(?P<half>am|pm|a\.m\.|p\.m\.)?\s*(?:-|–|—|to|until)\s*(?P<to>\d{1,2}(?:[.:]\d{2})?)\s*(?P<end>am|pm|a\.m\.|p\.m\.)?|(?:\bat\s|[,–—])\s*(?P<at>\d{1,2}(?:[.:]\d{2})?)\s*(?P<athalf>am|pm|a\.m\.|p\.m\.)",
    )
});
/// The half of the day in which the meeting lies.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Clock {
    /// Start in minutes of the day, where it is known.
    start: Option<u32>,
}

impl Clock {
    pub(super) fn of(passages: &Passages<'_>, part: Option<u32>) -> Self {
        let start = passages.list.iter().filter(|p| p.part == part).take(14).find_map(|p| {
            let found = MEETING.captures(&p.text)?;
            let half = |name: &str| found.name(name).map(|h| h.as_str().to_lowercase());
            let (words, half) = match found.name("at") {
                Some(at) => (at.as_str(), half("athalf")),
                None => (found.name("from")?.as_str(), half("half").or_else(|| half("end"))),
            };
            // "14-17 May" is no time: one side has minutes or a half of the day.
            let timed = half.is_some() || words.contains([':', '.']);
            let minutes = parse(words)?;
            let afternoon = half.as_deref().is_some_and(|h| h.starts_with('p'));
            let start = if afternoon && minutes < 720 { minutes + 720 } else { minutes };
            // "11 – 1pm" begins in the morning.
            let start = match (found.name("to").and_then(|t| parse(t.as_str())), found.name("half")) {
                (Some(to), None) if afternoon && to < minutes % 720 => minutes,
                _ => start,
            };
            timed.then_some(start)
        });
        Self { start }
    }

    /// Hours and minutes as "HH:MM", in the meeting's half of the day.
    pub(super) fn time(self, text: &str) -> Option<String> {
        let found = TIME.captures(text)?;
        let hour: u32 = found.name("hour")?.as_str().parse().ok()?;
        let minute: u32 = found.name("minute").map_or(Some(0), |m| m.as_str().parse().ok())?;
        let half = found.name("half").map(|h| h.as_str().to_lowercase());
        if hour > 24 || minute > 59 || (found.name("minute").is_none() && half.is_none()) {
            return None;
        }
        let mut minutes = hour * 60 + minute;
        match half.as_deref() {
            Some(h) if h.starts_with('p') && hour < 12 => minutes += 720,
            Some(h) if h.starts_with('a') && hour == 12 => minutes -= 720,
            Some(_) => {}
            // "2.00" in a meeting from 2pm: no meeting begins its items before itself.
            None => {
                let starts_later = self.start.is_some_and(|s| minutes < s && minutes + 720 >= s);
                if hour < 12 && (starts_later || (self.start.is_none() && hour < 7)) {
                    minutes += 720;
                }
            }
        }
        Some(format!("{:02}:{:02}", minutes / 60 % 24, minutes % 60))
    }
}

fn parse(words: &str) -> Option<u32> {
    let mut pieces = words.split([':', '.']);
    let hour: u32 = pieces.next()?.parse().ok()?;
    let minute: u32 = pieces.next().map_or(Some(0), |m| m.parse().ok())?;
    (hour < 24 && minute < 60).then_some(hour * 60 + minute)
}
