use boardpapers::wording::when::{Context, find, parse};
use proptest::prelude::*;

/// Pieces of date phrases, as papers use them, in any order.
fn phrase() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "by", "end", "of", "10", "31", "May", "march", "2019", "17", "/", "-", "Q3", "2019/20", "summer", "next",
        "meeting", "ongoing", "then", "6", "months", "w/c", "asap", "to", "and", "1st", "the", "each", "year", ".",
        ",",
    ]);
    prop::collection::vec(piece, 0..8).prop_map(|pieces| pieces.join(" "))
}

proptest! {
    /// Any text is read without a panic, keeps its words, and gives the same twice.
    #[test]
    fn any_text_is_read_as_a_date_or_not(text in "\\PC{0,60}") {
        let once = parse(&text, Context::default());
        prop_assert_eq!(&once.when.as_written, &text);
        prop_assert_eq!(parse(&once.when.as_written, Context::default()), once);
        for found in find(&text) {
            prop_assert!(text.get(found.range).is_some());
        }
    }

    /// A phrase of date words either gives a date, says plainly that there is none, or wants review.
    #[test]
    fn what_ends_before_it_begins_is_never_silent(text in phrase()) {
        let meeting = jiff::civil::date(2017, 5, 30);
        let read = parse(&text, Context { meeting: Some(meeting), next_meeting: None });
        if let (Some(start), Some(end)) = (&read.when.start, &read.when.end) {
            prop_assert!(start <= end || read.review.is_some(), "{}: {:?}", text, read);
        }
    }
}
