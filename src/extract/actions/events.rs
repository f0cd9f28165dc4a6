//! What something is to be ready for, where no calendar says when that is.

use crate::record::When;
use crate::wording::latin::{self, Regex};
use std::ops::Range;
use std::sync::LazyLock;

/// What something is to be ready for, where no calendar says when that is: "before the tourist season", "in two cycles".
/// It is kept as written, and its reading says that it was not understood.
static EVENT: LazyLock<Regex> = LazyLock::new(|| {
    latin::fixed(concat!(
        r"(?i)\b(?:(?:before|ahead of|prior to|in advance of|in (?:good |plenty of )?time for) ",
        r"(?:the |our |its |their |his |her |a |an |any )?(?:[\w’'-]+ ){0,4}?",
        r"(?:season|statement|round|holidays?|break|recess|term|year[- ]end|year|election|elections|budget|launch|event|conference|agm|visit|inspection|deadline|submission|winter|works?|audit|review|cycle|publication|opening|consultation|festival|games|show|exercise|frosts?|snow|gala|concert|fair|fete|spring|summer|autumn|visits)\b(?: (?:round|season|term|recess|break|holidays?|period|process|event|day|week)\b)?",
        r"|(?:by|at|to|for|until|before) (?:the |our |its )?(?:agm|annual general meeting|annual meeting|e\.?g\.?m\.?)\b",
        r"|(?:with)?in (?:the )?(?:next |one|two|three|four|\d) ?(?:committee |board |meeting |reporting )?cycles?(?:['’] time)?\b",
        r"|(?:at|to) (?:a|the) (?:future|later|subsequent) (?:[\w-]+ ){0,2}?(?:meeting|date)\b",
        r"|(?:by|before|at) the end of (?:the |this |next )?(?:\w+ )?(?:term|session|season|semester|holidays?|school year|academic year|summer|winter|autumn|spring)\b",
        r"|before (?:the |our )?(?:[\w’'-]+ ){1,3}?(?:go(?:es)?|comes?) back\b|before (?:the |our )?(?:clocks? change|clocks go (?:back|forward)|(?:season|schools?|summer|winter|term|works?) (?:starts?|begins?|opens?|returns?|closes?|ends?))\b",
        r"|in due course)"
    ))
});

/// The last event of a text, with its bytes: "… before the tourist season".
pub(super) fn told(text: &str) -> Option<(Range<usize>, When)> {
    let event = EVENT.find_iter(text).last()?;
    Some((event.range(), When::written(event.as_str().trim())))
}
