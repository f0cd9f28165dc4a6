//! One table of phrases for each way in which papers write dates.
#![allow(clippy::unwrap_used)]

use super::{Context, find, first_day, parse};
use crate::diagnostic::ReviewCode;
use jiff::civil::date;

fn context() -> Context {
    Context { meeting: Some(date(2017, 5, 30)), next_meeting: Some(date(2017, 8, 31)) }
}

/// `(phrase, EDTF or "", flags)`; flags: o ongoing, r recurring, i inferred, ? review.
fn check(cases: &[(&str, &str, &str)]) {
    for (phrase, edtf, flags) in cases {
        let got = parse(phrase, context());
        let mut got_flags = String::new();
        for (on, flag) in
            [(got.when.ongoing, 'o'), (got.when.recurring, 'r'), (got.when.inferred, 'i'), (got.review.is_some(), '?')]
        {
            if on {
                got_flags.push(flag);
            }
        }
        assert_eq!((got.when.edtf.as_deref().unwrap_or(""), got_flags.as_str()), (*edtf, *flags), "{phrase}: {got:?}");
        assert_eq!(got.when.as_written, *phrase);
    }
}

#[test]
fn days_in_every_british_form() {
    check(&[
        ("10 May 2019", "2019-05-10", ""),
        ("10th May 2019", "2019-05-10", ""),
        ("10th of May, 2019", "2019-05-10", ""),
        ("Friday 10 May 2019", "2019-05-10", ""),
        ("Fri. 10 May 2019", "2019-05-10", ""),
        ("May 10, 2019", "2019-05-10", ""),
        ("10/05/19", "2019-05-10", ""),
        ("10/05/2019", "2019-05-10", ""),
        ("10.5.2019", "2019-05-10", ""),
        ("10-05-2019", "2019-05-10", ""),
        ("2019-05-10", "2019-05-10", ""),
        ("by 31 March 2018", "2018-03-31", ""),
        ("on 4 June 18", "2018-06-04", ""),
        ("23-Mar-11", "2011-03-23", ""),
        ("by 31st August", "2017-08-31", "i"),
        ("23\u{2010}Jun", "2017-06-23", "i"),
        ("05/13/19", "2019-05-13", "?"),
        ("31 February 2019", "2019-02", "?"),
    ]);
}

#[test]
fn months_with_and_without_their_year() {
    check(&[
        ("Aug", "2017-08", "i"),
        ("May", "2017-05", "i"),
        ("Sept 17", "2017-09", ""),
        ("Oct 17", "2017-10", ""),
        ("Jan 18", "2018-01", ""),
        ("May\u{2010}2011", "2011-05", ""),
        ("Mar-19", "2019-03", ""),
        ("05/2019", "2019-05", ""),
        ("By April 2022", "2022-04", ""),
        ("before the end of April 2022", "2022-04", ""),
        ("Mid Feb 2018", "2018-02", ""),
        ("June update", "2017-06", "i"),
        ("March", "2018-03", "i?"),
        ("early 2019", "2019", ""),
        ("end of 2019", "2019", ""),
    ]);
}

#[test]
fn what_the_meeting_tells() {
    let read = |text: &str| {
        // A Wednesday.
        let meeting = Some(jiff::civil::date(2019, 4, 17));
        let reading = parse(text, Context { meeting, next_meeting: None });
        (reading.when.edtf.unwrap_or_default(), reading.when.inferred, reading.review)
    };
    let plain = |edtf: &str| (edtf.to_owned(), true, None);
    assert_eq!(read("by Friday"), plain("2019-04-19"));
    assert_eq!(read("by Friday week"), plain("2019-04-26"));
    assert_eq!(read("this week"), plain("2019-04-15/2019-04-21"));
    assert_eq!(read("by end of next week"), plain("2019-04-22/2019-04-28"));
    assert_eq!(read("Tuesday next week"), plain("2019-04-23"));
    assert_eq!(read("next Friday").0, "2019-04-26");
    assert!(read("next Friday").2.is_some());
    assert_eq!(read("end of the month"), plain("2019-04"));
    assert_eq!(read("before Easter"), plain("2019-04-21"));
    assert_eq!(read("COP tomorrow"), plain("2019-04-18"));
    assert_eq!(read("by 5pm on Thursday 2 May"), plain("2019-05-02"));
    assert_eq!(read("30/6"), plain("2019-06-30"));
    assert_eq!(read("Q1 19/20").0, "2019-04-01/2019-06-30");
    assert_eq!(read("June 2019, revised to Sept 2019"), ("2019-09".to_owned(), false, None));
    assert_eq!(read("Sept 2019 (originally July 2019)"), ("2019-09".to_owned(), false, None));
    // "Easter" without a meeting to count from is not understood.
    let reading = parse("before Easter", Context::default());
    assert_eq!((reading.when.edtf, reading.review), (None, Some(crate::diagnostic::ReviewCode::DueUnparsed)));
}

#[test]
fn ranges() {
    check(&[
        ("May to July 2017", "2017-05/2017-07", ""),
        ("May - July 2017", "2017-05/2017-07", ""),
        ("Nov to Feb 2018", "2017-11/2018-02", ""),
        ("Oct 2017 - Mar 2018", "2017-10/2018-03", ""),
        ("10-12 May 2019", "2019-05-10/2019-05-12", ""),
        ("May or June 2018", "2018-05/2018-06", "?"),
        ("2017 to 2019", "2017/2019", ""),
    ]);
}

#[test]
fn quarters_seasons_and_years() {
    check(&[
        ("Q3 2019/20", "2019-10-01/2019-12-31", ""),
        ("Q4 2019-20", "2020-01-01/2020-03-31", ""),
        ("third quarter of 2019/20", "2019-10-01/2019-12-31", ""),
        ("Q3 2019", "2019-10-01/2019-12-31", "?"),
        ("Summer", "2017-22", "i"),
        ("late spring 2011", "2011-21", ""),
        ("autumn 2018", "2018-23", ""),
        ("Winter 2017/18", "2017-24", ""),
        ("2019/20", "2019-04-01/2020-03-31", ""),
        ("2019-2020", "2019-04-01/2020-03-31", ""),
        ("financial year 2019/20", "2019-04-01/2020-03-31", ""),
        ("24/25", "2024-04-01/2025-03-31", ""),
        ("23/24 – 24/25", "2023-04-01/2025-03-31", ""),
        ("2018", "2018", ""),
        ("by the end of the financial year", "2018-03-31", "i?"),
    ]);
}

#[test]
fn ongoing_and_recurring() {
    check(&[
        ("Ongoing", "", "o"),
        ("On-going", "", "o"),
        ("Monthly ongoing", "", "or"),
        ("Oct 17 then ongoing", "2017-10/..", "o"),
        ("Jan 18 and ongoing", "2018-01/..", "o"),
        ("From April 18 onwards", "2018-04/..", "o"),
        ("From May 2011", "2011-05/..", "o"),
        ("annually by end March", "XXXX-03", "r"),
        ("by end March each year", "XXXX-03", "r"),
        ("Quarterly", "", "r"),
        ("every 6 months", "", "r"),
        ("(a) ongoing, but significant increase by Dec 17 (b) business case - Oct 17, pilot Mar 18", "", "o?"),
    ]);
}

#[test]
fn durations() {
    for (phrase, duration) in [
        ("6 months", "P6M"),
        ("3-6 months", "P3M/P6M"),
        ("Medium term (1-3 years)", "P1Y/P3Y"),
        ("3 to 6 months", "P3M/P6M"),
        ("within six months", "P6M"),
        ("in 2 weeks' time", "P2W"),
        ("a fortnight", "P2W"),
        ("within 10 working days", "P10D"),
    ] {
        let got = parse(phrase, context());
        assert_eq!(got.when.duration.as_deref(), Some(duration), "{phrase}");
        assert_eq!(got.review, None, "{phrase}");
    }
}

#[test]
fn meetings_and_no_date_at_all() {
    check(&[
        ("next meeting", "2017-08-31", "i"),
        ("at next Board meeting", "2017-08-31", "i"),
        ("next meeting of the Transparency Board", "2017-08-31", "i"),
        ("asap", "", ""),
        ("as soon as possible", "", ""),
        ("Immediate", "", ""),
        ("TBC", "", ""),
        ("to be confirmed", "", ""),
        ("a future meeting", "", ""),
        ("when the moon is full", "", "?"),
        ("w/c 4 June", "2017-06-04/2017-06-10", "i"),
    ]);
    let alone = parse("next meeting", Context::default());
    assert_eq!((alone.when.edtf, alone.review), (None, None));
}

#[test]
fn several_dates_are_never_picked_from() {
    let two = parse("28.02.20 ASAP", context());
    assert_eq!(two.review, Some(ReviewCode::DueAmbiguous));
    assert_eq!(parse("ASAP, by 28.02.20", context()).review, None);
    let got = parse("Mid Feb for first contact. March Board for presentation", context());
    assert_eq!((got.when.edtf, got.review), (None, Some(ReviewCode::DueAmbiguous)));
}

#[test]
fn dates_are_found_in_running_text() {
    let text = "The Chief Officer is to report by 31 March 2019 and again in six months; May we go on, may be.";
    let found: Vec<&str> = find(text).into_iter().map(|f| &text[f.range]).collect();
    assert_eq!(found, ["by 31 March 2019", "in six months"]);
    let text = "JS to circulate the paper before the next meeting";
    assert_eq!(find(text).len(), 1);
    assert_eq!(first_day("held on Tuesday 30 May 2017 at 2.00 pm"), Some(date(2017, 5, 30)));
    assert_eq!(first_day("Thursday 5th August, 2021"), Some(date(2021, 8, 5)));
}

#[test]
fn nothing_makes_it_panic() {
    for phrase in
        ["", "/", "9999999999", "99/99/99", "0/0/0", "31/31/31", "Q", "w/", "the", "-", "1-", "May-", "FY", "3 -"]
    {
        let _ = parse(phrase, context());
        let _ = find(phrase);
    }
}

/// Found by fuzzing: a quarter of 2019 up to October 2017 went out as an interval that ends before it begins.
#[test]
fn dates_in_the_wrong_order_are_no_interval() {
    check(&[("by end MarCen\n020\nQ3 2019/\nOct 17 then\n", "", "?")]);
}

#[test]
fn the_first_day_of_a_meeting_of_several() {
    let first = |text: &str| super::first_day(text).map(|d| d.to_string());
    assert_eq!(first("Lyon, 4–5 April 2019").as_deref(), Some("2019-04-04"));
    assert_eq!(first("4th and 5th April 2019").as_deref(), Some("2019-04-04"));
    assert_eq!(first("10.30-12 May 2019").as_deref(), Some("2019-05-12"));
    assert_eq!(first("Monday 5 April 2019").as_deref(), Some("2019-04-05"));
}
