//! Dates in the words of actions, case by case.

use super::*;
use jiff::civil::date;

#[test]
fn fields() {
    let check = |text: &str, rest: &str, when: Option<&str>| {
        let (got, due) = split_field(text);
        assert_eq!((got.as_str(), due.as_ref().map(|d| d.as_written.as_str())), (rest, when), "{text}");
    };
    check("JS to write to all. Due: March 2011", "JS to write to all.", Some("March 2011"));
    check(
        "JS to write to all\nDue: next meeting of the Board.",
        "JS to write to all",
        Some("next meeting of the Board"),
    );
    check("JS to write (Deadline: 31 May)", "JS to write", Some("31 May"));
    check("JS to write", "JS to write", None);
    check("payments due to partners", "payments due to partners", None);
    let apply = "Dot to apply to the fund before the deadline of 28 February.";
    check(apply, apply, Some("28 February"));
    let tell = "Dot to tell all about the deadline of 28 February.";
    check(tell, tell, None);
}

#[test]
fn dates_in_sentences() {
    let meeting = Some(date(2017, 11, 20));
    let check = |text: &str, expected: Option<&str>| {
        let got = in_text(text, meeting).map(|(_, w)| w.as_written);
        assert_eq!(got.as_deref(), expected, "{text}");
    };
    check("JS to send comments by 31 March", Some("by 31 March"));
    check("JS to send comments by 31 March 2018.", Some("by 31 March 2018"));
    check("to instruct the Chief Officer to report back in six months", Some("in six months"));
    check("That an update report be submitted to Committee in 6 months.", Some("in 6 months"));
    check("(Ref: Report by the Chief Officer dated 6 November 2017)", None);
    check("CM to update minutes.", None);
    check("Al meeting the joiner on Thursday to choose colours.", Some("on Thursday"));
    check("arrange a workshop before the summer recess", Some("before the summer recess"));
    check("bring a paper to the next meeting", Some("to the next meeting"));
    check("JS to pull the comments together (28/2/18)", Some("28/2/18"));
    check("JS to pull the comments together [JS, 28/2/18]", Some("28/2/18"));
    check("JS to pull the comments together (see item 7)", None);
    check("JS to approve the minutes (28/2/17)", None);
    check("JS to circulate as soon as possible", Some("as soon as possible"));
    check("JS to publish the minutes by 14 June 2018", Some("by 14 June 2018"));
    check("to submit a report to the meeting on 15th December 2017", Some("on 15th December 2017"));
    check("report back to the Audit and Performance Committee on 28 April 2018", Some("on 28 April 2018"));
    check("to prepare the budget for 2018/19", None);
    check("that the clerk should apply before the closing date of 31 March", Some("31 March"));
    check("to report back to the Board in June 2018 on the winter plan", Some("in June 2018"));
    check("to correct the figures that were given in May 2016", None);
}

#[test]
fn owner_and_date() {
    let check = |text: &str, owner: &str, when: Option<&str>| {
        let (got, due) = split_tail(text);
        assert_eq!((got.as_str(), due.as_ref().map(|d| d.as_written.as_str())), (owner, when), "{text}");
    };
    check("JS by 31 March", "JS", Some("by 31 March"));
    check("JS, May 2018", "JS", Some("May 2018"));
    check("Chief Officer (31/03/2018)", "Chief Officer", Some("31/03/2018"));
    check("JS/AB - asap", "JS/AB", Some("asap"));
    check("JS", "JS", None);
    check("Clerk, November", "Clerk", Some("November"));
    check("Jo Blair, November", "Jo Blair", Some("November"));
    check("Petra Holt, Aug 2017", "Petra Holt", Some("Aug 2017"));
    check("Supt Cowe, November", "Supt Cowe", Some("November"));
    check("Dr Kay by 24 July", "Dr Kay", Some("by 24 July"));
}
