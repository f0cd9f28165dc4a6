//! A moment to its first and last day and its EDTF, with the missing year taken from the meeting.

use super::moment::Moment;
use crate::record::Precision;
use jiff::civil::Date;

/// A moment on the calendar.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Span {
    pub(super) edtf: String,
    pub(super) start: Option<Date>,
    pub(super) end: Option<Date>,
    pub(super) precision: Precision,
    /// The year (or month) was inferred.
    pub(super) inferred: bool,
    /// The inference is weak: no meeting to count from, or a date far ahead of it.
    pub(super) weak: bool,
}

/// Beyond this many days after the meeting, a date without its year may as well lie in the past.
const FAR_AHEAD_DAYS: i32 = 250;

/// The year that is written, or is meant by another moment of the phrase.
pub(super) fn year_of(moment: Moment) -> Option<i16> {
    match moment {
        Moment::Day { year, .. }
        | Moment::Month { year, .. }
        | Moment::Quarter { year, .. }
        | Moment::Season { year, .. } => year,
        Moment::Year(year) => Some(year),
        Moment::FinancialYears(..) | Moment::FinancialYearEnd(_) => None,
    }
}

/// The same moment with a year, and for a day with a month, where it had none.
pub(super) fn with_year(moment: Moment, year: i16, month: Option<i8>) -> Moment {
    match moment {
        Moment::Day { year: None, month: None, day } => Moment::Day { year: Some(year), month, day },
        Moment::Day { year: None, month, day } => Moment::Day { year: Some(year), month, day },
        Moment::Month { year: None, month } => Moment::Month { year: Some(year), month },
        Moment::Quarter { year: None, quarter } => Moment::Quarter { year: Some(year), quarter },
        Moment::Season { year: None, season } => Moment::Season { year: Some(year), season },
        Moment::FinancialYearEnd(None) => Moment::FinancialYearEnd(Some(year)),
        other => other,
    }
}

fn month_end(year: i16, month: i8) -> Option<Date> {
    Date::new(year, month, 1).ok().map(Date::last_of_month)
}

fn written(moment: Moment) -> Option<(String, Date, Date, Precision)> {
    Some(match moment {
        Moment::Day { year: Some(year), month: Some(month), day } => {
            let date = Date::new(year, month, day).ok()?;
            (date.to_string(), date, date, Precision::Day)
        }
        Moment::Month { year: Some(year), month } => {
            let start = Date::new(year, month, 1).ok()?;
            (format!("{year:04}-{month:02}"), start, month_end(year, month)?, Precision::Month)
        }
        Moment::Quarter { year: Some(year), quarter } => {
            // Quarters count from April; the fourth lies in the next calendar year.
            let (year, month) = if quarter == 4 { (year + 1, 1) } else { (year, quarter * 3 + 1) };
            let start = Date::new(year, month, 1).ok()?;
            let end = month_end(year, month + 2)?;
            (format!("{start}/{end}"), start, end, Precision::Quarter)
        }
        Moment::Season { year: Some(year), season } => {
            let (first, (last_year, last)) = match season {
                21 => (3, (year, 5)),
                22 => (6, (year, 8)),
                23 => (9, (year, 11)),
                _ => (12, (year + 1, 2)),
            };
            let edtf = format!("{year:04}-{season}");
            (edtf, Date::new(year, first, 1).ok()?, month_end(last_year, last)?, Precision::Season)
        }
        Moment::Year(year) => {
            (format!("{year:04}"), Date::new(year, 1, 1).ok()?, Date::new(year, 12, 31).ok()?, Precision::Year)
        }
        Moment::FinancialYears(from, to) => {
            let (start, end) = (Date::new(from, 4, 1).ok()?, Date::new(to, 3, 31).ok()?);
            (format!("{start}/{end}"), start, end, Precision::Year)
        }
        Moment::FinancialYearEnd(Some(year)) => {
            let date = Date::new(year, 3, 31).ok()?;
            (date.to_string(), date, date, Precision::Day)
        }
        _ => return None,
    })
}

/// Puts a moment on the calendar. A missing year is the first that puts its end on or after `meeting`.
pub(super) fn resolve(moment: Moment, meeting: Option<Date>) -> Option<Span> {
    if let Some((edtf, start, end, precision)) = written(moment) {
        return Some(Span { edtf, start: Some(start), end: Some(end), precision, inferred: false, weak: false });
    }
    let Some(meeting) = meeting else { return Some(without_year(moment)) };
    let candidates = (-1..=1).flat_map(|offset| {
        let year = meeting.year() + offset;
        let months = match moment {
            Moment::Day { month: None, .. } => 1..=12,
            _ => 1..=1,
        };
        months.map(move |month| with_year(moment, year, Some(month)))
    });
    for candidate in candidates {
        if let Some((edtf, start, end, precision)) = written(candidate)
            && end >= meeting
        {
            let ahead = start.since(meeting).map_or(0, |span| span.get_days());
            let weak = ahead > FAR_AHEAD_DAYS;
            return Some(Span { edtf, start: Some(start), end: Some(end), precision, inferred: true, weak });
        }
    }
    None
}

/// What can be said without a year: EDTF's unspecified digits, where it has a form for them.
fn without_year(moment: Moment) -> Span {
    let (edtf, precision) = match moment {
        Moment::Day { month: Some(month), day, .. } => (format!("XXXX-{month:02}-{day:02}"), Precision::Day),
        Moment::Day { day, .. } => (format!("XXXX-XX-{day:02}"), Precision::Day),
        Moment::Month { month, .. } => (format!("XXXX-{month:02}"), Precision::Month),
        Moment::Season { season, .. } => (format!("XXXX-{season}"), Precision::Season),
        Moment::FinancialYearEnd(_) => ("XXXX-03-31".to_owned(), Precision::Day),
        Moment::Quarter { .. } | Moment::Year(_) | Moment::FinancialYears(..) => (String::new(), Precision::Quarter),
    };
    Span { edtf, start: None, end: None, precision, inferred: false, weak: true }
}
