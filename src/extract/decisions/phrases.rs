//! The words in which minutes say that something was decided.

use crate::wording::latin::{Captures, Regex, fixed as regex};
use std::sync::LazyLock;

/// Words for the body that meets.
pub(super) const WHO: &str = r"(?:the\s+(?-i:CC|PC|TC)\b|(?:the\s+)?(?:\b(?-i:[A-Z]{3,6})|(?:[\p{L}&'’-]+\s+){0,6}?\b(?:board|committee|sub-committee|subcommittee|group|partnership|panel|forum|council|court|senate|practice|society|charity|congregation|ijb|members|partners|participants|representatives|commissioners|delegates|those present|governing body|authority|cabinet|executive|team|meeting|alliance|network|trust|association|assembly|federation|taskforce|working party|trustees|directors|governors|councillors|conveners|convenors|commission|kirk session|session|presbytery|synod|chapter|executive councillor|cabinet member|portfolio holder|all|we)))(?:\s+(?:members|present))?(?:\s*\([A-Z]+\))?";
/// Adverbs between the body and its verb.
pub(super) const HOW: &str = r"(?:\s*,?\s+(?:also|then|formally|unanimously|therefore|subsequently|accordingly|further|having[^.;]*?|following[^.;]*?|after[^.;]*?|(?:considered|discussed|reviewed|received|heard|debated|scrutinised|had\s+before\s+(?:it|them)|(?:was|were)\s+(?:given|provided|informed|advised|updated|shown|briefed))[^.;]*?\s+and|in principle|duly|hereby|thereafter|and|all|has|have|had)\s*,?)*";
pub(super) const VERB: &str = r"(?P<verb>agreed|approved|noted|endorsed|resolved|ratified|homologated|remitted|adopted|accepted|decided|determined|continued|authorised|authorized|instructed|delegated|recommended|appointed|nominated|supported|deferred|directed|granted|refused|awarded|voted|consented|opted\s+for|(?:went\s+for|preferred)\s+option|chose|signed\s+off)";

pub(super) static BODY_VERB: LazyLock<Regex> = LazyLock::new(|| {
    regex(&format!(
        r"(?i)(?:^|^(?:after|following)\s+[^,;.]{{3,60}}?\s+|[,;:]\s+|\band\s+|\bso\s+|\.\s+|\btherefore\s+|\bdiscussion,?\s+|\bdebate,?\s+)(?:{WHO}){HOW}\s+{VERB}\b"
    ))
});
pub(super) static IT_WAS: LazyLock<Regex> = LazyLock::new(|| {
    regex(&format!(
        r"(?i)\b(?:it|this)\s+(?:was|is|has been)(?:,?\s+(?:also|then|therefore|unanimously|generally|further|subsequently)\s*,?)?\s+{VERB}\b"
    ))
});
/// "The minutes were read and approved", "These had been circulated and were agreed", "The draft terms were discussed and,
/// subject to one change, approved": what was done with a paper, or with what went round before.
pub(super) static PASSIVE: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?i)(?:(?:^(?:these|they|this|both|all|(?:these|those)\s+[a-z]+)(?:\s+(?:have|has|had\s+been\s+[a-z]+\s+and))?|\b(?:minutes?|note|notes|report|reports|paper|papers|terms of reference|recommendations?|proposals?|plan|plans|budget|strategy|policy|accounts|record|agenda|action (?:log|list|tracker)|framework|schedule|appointments?|scheme|statement|actions|programme|actions and minutes|updates?|applications?|requests?|register|business case|contract|award|tender|dates|timetable|payments?|invoices|precept|arrangements|revised [a-z]+|draft [a-z]+|structure)\b[^.;]*?)\s+(?:was|were|is|are|been)|^[^;:]{0,120}?\b(?:had|have|has|having)\s+(?:all\s+)?(?:previously\s+|already\s+)?been\s+(?:previously\s+|already\s+)?(?:circulated|sent\s+out|issued|distributed|emailed|read)\b[^.;]{0,40}?(?:,|\band)\s+(?:it\s+|they\s+)?(?:was|were)),?\s+(?:(?:submitted|considered|presented|circulated|tabled|discussed|reviewed|updated|read|received|taken as read|held as read|taken)(?:\s+and\s+commented\s+on)?(?:(?:,)?\s+(?:and|&)\s+|,\s+)(?:,?\s*subject\s+to\s+[^.;,]{3,60},\s+)?)?(?:and,\s+subject\s+to\s+[^.;,]{3,60},\s+)?(?:(?:then|also|formally|unanimously|duly|all),?\s+)?(?P<verb>agreed|approved|noted|endorsed|ratified|homologated|remitted|(?:re-?)?adopted|accepted|confirmed)\b",
    )
});
/// "The minutes were received and signed as an accurate record".
pub(super) static SIGNED: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?i)^(?:(?:[^.;]{0,40}\b)?(?:minutes?|note)\b[^.;]*?\b|these\s+|they\s+)(?:was|were)\s+(?:[a-z]+,?\s+and\s+|(?:held|taken)\s+as\s+read,?\s+and\s+)?(?:duly\s+)?(?:(?:signed|received|held|taken|passed)\b[^.;]*?\b(?:true|accurate|correct)\b|signed\s*(?:[.;]|$|off\b|by\s))",
    )
});
/// "Proposed by A, seconded by B and accepted", "… proposed that the payments be approved; this was seconded by Jo Blair and
/// agreed": a motion, told in its words or not, and its vote in one sentence.
pub(super) static PUT_AND_CARRIED: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"^(?:[^.]{0,160}?\b(?i:proposed|moved)\s+(?P<motion>(?:that|to)\s[^.]{5,200}?)[,;]\s|(?i:(?:this|these|it)\s+(?:was|were)\s+|[^.;]{3,60}?\s)?(?i:proposed|moved)\b[^.;]{2,90}?[;,]?)[^.;]{0,40}?\b(?i:seconded)\b[^.;]{0,80}?\b(?P<verb>(?i:accepted|approved|adopted|agreed|carried|passed|resolved))\b",
    )
});
pub(super) static PARTICIPLE: LazyLock<Regex> = LazyLock::new(|| {
    regex(&format!(
        r"(?i)^(?:{WHO}){HOW}\s+(?:welcomed|discussed|considered|supported|commended|acknowledged|recognised)\b[^.;]*?,\s+(?:and\s+)?(?P<verb>agreeing|approving|noting|endorsing|resolving)\b"
    ))
});
/// "It was proposed by A, seconded by B and RESOLVED that …".
pub(super) static IT_WAS_RESOLVED: LazyLock<Regex> =
    LazyLock::new(|| regex(r"\b(?P<verb>RESOLVED|AGREED|APPROVED)\b(?:\s+\w+)?\s+(?:that|to)\b"));
/// "Decision: …", "Agreed: …", "Resolved – …" before what was decided.
pub(super) static LABEL: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?i)^(?:(?:it was|the (?:board|committee|group|meeting|members))\s+)?(?P<verb>consensus|confirmed|not\s+(?:approved|agreed|adopted|accepted|awarded)|decisions?(?:\s+(?:taken|made|of the (?:board|committee)))?|agreed|resolved|approved|awarded|noted|outcome|resolution|decided|agreement|homologated|endorsed|deferred|remitted|ratified|recommended|(?:board|committee)\s+decision)(?:\s+(?:that|to))?\s*(?P<mark>:-|:–|:|\s[–—-]\s|,\s+that\b|\t)\s*(?P<rest>.*)$",
    )
});
/// What [`LABEL`] says of a text; what is only confirmed is decided where it is a minute: "CONFIRMED: the minutes of 6 May".
pub(super) fn labelled(text: &str) -> Option<Captures<'_>> {
    LABEL.captures(text).filter(|found| {
        let is = |name: &str, says: &dyn Fn(&str) -> bool| found.name(name).is_some_and(|part| says(part.as_str()));
        !is("verb", &|verb| verb.eq_ignore_ascii_case("confirmed"))
            || is("rest", &|rest| rest.to_lowercase().contains("minute"))
    })
}
/// "Resolved, no objection.": the verb and a comma before what was resolved.
pub(super) static RESOLVED: LazyLock<Regex> =
    LazyLock::new(|| regex(r"^(?P<verb>RESOLVED|Resolved),\s+(?P<rest>\S.*)$"));
/// A lead-in to a list: "The Board agreed:-", "resolved to:", "agreed, in terms of section 149 of the Act:".
pub(super) static LEAD_IN: LazyLock<Regex> = LazyLock::new(|| {
    regex(&format!(
        r"(?i)(?:{WHO}{HOW}|\bit was|^unanimously|^|[.;]\s)\s*\b(?P<verb>agreed|resolved|approved|noted|decided|endorsed|determined|remitted|instructed|homologated|authorised)\b,?(?:\s+(?:to\s+recommend(?:\s+to\s+(?:the\s+)?(?:full\s+)?(?:council|board|cabinet|committee|court|trustees))?|to|that|the following(?:\s+\w+)?|as follows|unanimously|in principle))*(?:,?\s+(?:in\s+(?:terms\s+of|accordance\s+with|line\s+with|respect\s+of|relation\s+to)|having|pursuant\s+to|under|subject\s+to)\b[^.:;]{{3,140}}:)?\s*(?::-|:–|:|;|–|-)?\s*$"
    ))
});
/// "RESOLVED: That the Committee:-", "8.4 Resolved to:": a lead-in that says the verb first.
pub(super) static VERB_FIRST: LazyLock<Regex> = LazyLock::new(|| {
    regex(&format!(
        r"(?i)^(?:\d+(?:\.\d+)*\.?\s+)?(?:it\s+was\s+)?(?:unanimously\s+)?(?P<verb>resolved|agreed|decided)\s*[:,–—-]*\s*(?:unanimously\s*)?[:,]?\s*(?:that|to)?\s*:?\s*(?:{WHO})?\s*(?::-|:–|:|–|—|-)?\s*$"
    ))
});
/// "That Cabinet noted the position", "That the Committee requests the Officer to …": what the body does in an item.
pub(super) static BODY_DOES: LazyLock<Regex> = LazyLock::new(|| {
    regex(&format!(
        r"(?i)^(?:that\s+)?(?:{WHO}|cabinet|council)\s+(?:hereby\s+)?(?P<verb>note[sd]?|agree[sd]?|approve[sd]?|endorse[sd]?|adopt(?:s|ed)?|accept(?:s|ed)?|ratif(?:y|ies|ied)|confirm(?:s|ed)?|delegate[sd]?|remit(?:s|ted)?|instruct(?:s|ed)?|recommend(?:s|ed)?|request(?:s|ed)?|ask(?:s|ed)?|welcome[sd]?|thank(?:s|ed)?|support(?:s|ed)?)\b"
    ))
});
/// "The Committee approve the minutes", "The Board notes the report": what a body does, told in the present.
pub(super) static BODY_PRESENT: LazyLock<Regex> = LazyLock::new(|| {
    regex(&format!(
        r"^(?i:{WHO})\s+(?:hereby\s+)?(?P<verb>approves?|agrees?|notes?|endorses?|resolves?|ratif(?:y|ies)|adopts?|accepts?|decides?)\s+(?:the|that|to|not|this|these|its|all)\b"
    ))
});
/// "The Board:", "That the Committee -" or "The Committee discussed the paper and:" above items each of which begins with a
/// verb of decisions.
pub(super) static BODY_ALONE: LazyLock<Regex> = LazyLock::new(|| {
    regex(&format!(
        r"(?i)^(?:[^.;:]{{3,90}},\s+|(?:thereafter|accordingly|therefore|consequently|finally)\s+)?(?:that\s+)?(?:{WHO})(?:\s+(?:has|have|then|also|unanimously|thereafter|accordingly|further))?(?:,\s+(?:by|on|in|with|subject)\s[^.;:]{{2,90}})?(?:,?\s+(?:having\s+)?(?:discussed|considered|reviewed|received|heard|welcomed|debated)\b[^.;:]{{2,120}}?(?:\s+and(?:\s+then)?|,)?|,?\s+(?:after|following)\s+(?:due\s+|full\s+|further\s+|some\s+)?(?:discussion|consideration|debate))?\s*(?:,\s*)?(?::-|:–|:|;|–|-|,)\s*$"
    ))
});
/// Items in the line: "(i) to note …; (ii) to remit …".
pub(super) static INLINE_ITEM: LazyLock<Regex> =
    LazyLock::new(|| regex(r"(?:^|[\s:;–-])\((?P<label>[ivx]{1,5}|[a-h]|\d{1,2})\)\s+"));
/// Verbs in capitals within a sentence, as some councils set them: "NOTED the report and AGREED that …".
pub(super) static IN_CAPITALS: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?:,|;)?\s+(?:and\s+)?(?P<verb>AGREED|NOTED|APPROVED|RESOLVED|ENDORSED|INSTRUCTED|RATIFIED|HOMOLOGATED|REMITTED)\b",
    )
});

/// "NOTED that …", "AGREED to …", "Approved the minutes": a line that begins with what the body did.
pub(super) static HEAD_VERB: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"^(?:(?:UNANIMOUSLY\s+|FORMALLY\s+)?(?P<verb>NOTED|AGREED|RESOLVED|APPROVED|ENDORSED|DECIDED|HOMOLOGATED|RATIFIED|REMITTED|DEFERRED|ACCEPTED|CONTINUED|ADOPTED|CONFIRMED)\b\s*[^:;]|(?:Decision|Item|Report|Paper|Application|Consideration|Matter)\s+(?:was\s+)?(?P<put>deferred|continued|postponed|withdrawn)\b|(?P<over>Held over|Carried over|Carried forward)\s+(?:to|until|for)\b|(?P<noted>Noted)\s+(?:[a-z]|[A-Z]{2})|(?:Unanimously\s+|Formally\s+)?(?P<small>Noted|Agreed|Resolved|Approved|Endorsed|Homologated|Ratified|Remitted|Deferred|Continued|Accepted|Adopted)\s+(?:that|to|the|an?|no|not|as|subject|unanimously|until|for|in principle|with|without|and|all|both|this|these|we)\b|(?P<cut>Deferred|Refused|Granted|Rejected|Postponed|Withdrawn)\s*[,;]\s+\S|(?P<loose>Agreed|Approved|Accepted|Endorsed|Adopted|Ratified)\s+[a-z]{3,}\s+\S)",
    )
});
/// "The motion was accordingly carried by 7 votes to 4", "the amendment became the finding of the meeting".
pub(super) static CARRIED: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?i)\b(?:motion|amendment|proposal|resolution|recommendations?)\b[^.;]{0,90}?\b(?:(?:was|were|is|being)\s+(?:\w+\s+){0,2}?(?P<verb>carried|passed|declared carried)|(?P<became>became)\s+the\s+(?:finding|decision|resolution|substantive))\b",
    )
});
/// "Motion carried by 5 votes to 3", "Carried, 7-2": without "was".
pub(super) static CARRIED_ALONE: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?i)^(?:(?:the\s+)?(?:motion|proposal|resolution|recommendations?|amendment)(?:\s+\d+)?(?:\s+as\s+amended)?\s*[:,–-]?\s+)?(?:carried|passed)\s*(?:$|[.;,(]|unanimously|nem|by\s+\d|by\s+(?:a\s+)?(?:show|majority|\w+\s+votes?)|\d|on\s+the\s+casting)",
    )
});
/// "The motion was defeated by 4 votes to 6", "the motion fell".
pub(super) static LOST: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?i)^(?:the\s+)?(?:motion|proposal|resolution)\b[^.;]{0,60}?\b(?:(?:was|were)\s+(?:\w+\s+)?(?:lost|defeated|rejected|not\s+carried)|fell|failed|died|(?:not\s+carried|lost|defeated))\b",
    )
});
/// "The Secretary was directed to notify berth holders.": what the body instructed.
pub(super) static DIRECTED: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"^(?:The\s+)?(?P<who>\p{Lu}[^,;:.]{2,60}?)\s+(?P<be>(?:was|were)\s+(?:also\s+|then\s+)?)?(?P<verb>directed|instructed|authorised|empowered|mandated|given\s+(?:delegated\s+)?(?:authority|powers?))\s+to\s+[a-z]",
    )
});
/// "Bank balances noted.", "Minutes approved as circulated": without "were".
pub(super) static TELEGRAM: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"^(?P<subject>(?:The\s+)?[A-Z][\p{L}’'-]*(?:\s+[\p{L}\d’'£.,-]+){0,6}?)(?::|\s?[–—-])?\s+(?:(?:considered|discussed|reviewed|read|received)\s+and\s+)?(?P<verb>noted|approved|agreed|accepted|adopted|endorsed|ratified|deferred|signed\s+off)(?:\s+(?:unanimously|as\s+(?:circulated|presented|submitted|amended|accurate|correct|an?\s+(?:true|correct|accurate)\s+record)|with\s+(?:\w+\s+)?(?:amendments?|changes?|corrections?|additions?|thanks)|subject\s+to\s+[^.;]{3,120}|and\s+[^.;,]{2,40}\s+thanked))?\s*[.;]?$",
    )
});
/// "The Management Accounts were RECEIVED.": what was done, in capitals.
pub(super) static IN_CAPITALS_DONE: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"^(?P<subject>\p{Lu}[^;]{2,200}?)\s(?:was|were)\s+(?:[a-z]+\s+){0,3}(?P<verb>AGREED|APPROVED|NOTED|RECEIVED|CONFIRMED|ADOPTED|ENDORSED|ACCEPTED|RATIFIED|DEFERRED|REJECTED|REFUSED|REMITTED)\b",
    )
});
/// "Jo Blair was proposed and agreed to represent the group": somebody put forward and taken in one sentence.
pub(super) static PROPOSED_AND: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"^[^.;]{2,100}?\s(?:was|were)\s+(?:duly\s+)?(?:proposed|nominated)(?:\s+by\s+[^.;,]{2,50})?(?:(?:,|\s+and)?\s+(?:duly\s+)?seconded(?:\s+by\s+[^.;,]{2,50})?)?,?\s+and\s+(?:was\s+|were\s+|duly\s+|unanimously\s+)*(?:agreed|elected|appointed|accepted|approved|co-opted)\b",
    )
});
/// "Jo Blair to keep the key, seconded by AM, agreed.", "Minutes of the last meeting – read and approved": what was decided, and
/// the word for it at the end.
pub(super) static AT_THE_END: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"^(?P<what>\p{Lu}[^.;?]{11,200}?)(?:,|;|:|\s?[–—]|\s?-)\s+(?:and\s+)?(?:(?:this|it)\s+(?:was|is)\s+|was\s+|were\s+)?(?:(?:considered|discussed|reviewed|read|received)\s+and\s+)?(?:all\s+|unanimously\s+)?(?P<verb>[Aa]greed|[Aa]pproved|[Aa]ccepted|carried|[Nn]oted|endorsed|[Aa]dopted|rejected|refused|deferred|postponed|declined)(?:\s+unanimously|\s+by\s+all)?\s*\.?$",
    )
});
/// "Members asked that a further report be brought in March.": what the body itself asks for.
pub(super) static ASKS: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"^(?:The\s+)?(?:Members|Governors|Trustees|Board|Committee|Forum|Panel|Council|Cabinet|Court|Group)\s+(?:also\s+|then\s+|further\s+)?(?:asked|requested)\s+(?:that\s+|for\s+(?:an?|further|the)\s)",
    )
});
/// "The committee agreed to share out the tasks as follows:" above the list of them.
pub(super) static AS_FOLLOWS: LazyLock<Regex> =
    LazyLock::new(|| regex(r"(?i)\b(?:as\s+follows|set\s+out\s+below|the\s+following(?:\s+\w+){0,4})\s*[:–-]+\s*$"));
/// "The following payments were approved:" above a list: what was decided is in the list.
pub(super) static FOLLOWING: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"^(?i:the\s+following)\s+(?:[^.;:]{3,90}?\s+)?(?:was|were)\s+(?:also\s+|then\s+|formally\s+|unanimously\s+|duly\s+)*(?P<verb>agreed|approved|noted|endorsed|ratified|adopted|accepted|appointed|elected|re-?elected|co-opted|nominated|authorised)\b[^.;:]{0,80}$",
    )
});
/// "The Committee considered the following policies, all of which were approved:" above a list.
pub(super) static ALL_OF_WHICH: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?i)\bthe\s+following\s+[^.;:]{3,90}?,?\s+(?:all|both|each)\s+of\s+which\s+(?:was|were)\s+(?:also\s+|then\s+|formally\s+|unanimously\s+|duly\s+)*(?P<verb>agreed|approved|noted|endorsed|ratified|adopted|accepted|authorised)\b[^.;:]{0,80}$",
    )
});
/// "Members were content with …", "The Committee took assurance from …".
pub(super) static CONTENT: LazyLock<Regex> = LazyLock::new(|| {
    regex(&format!(
        r"(?i)^(?:(?:after|following|having)\s[^,;.]{{3,90}},\s+|[^;.]{{3,160}},\s+and\s+)?(?:{WHO}){HOW}\s+(?:(?:(?:was|were|is|are)\s+)?(?:all\s+|also\s+)?(?P<agreed>content|supportive|unanimous|in agreement|happy|satisfied|minded)\s+(?:with|that|to|for|of)\b|(?P<noted>(?:took|gained|received|accepted|was|were)\s+(?:\w+\s+)?(?:assurance|assured))\b|gave\s+(?:\w+\s+)?(?P<approved>approval|consent|agreement)\b)"
    ))
});
/// "There was submitted and approved as a correct record the minute of meeting of 28 November."
pub(super) static THERE_WAS: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?i)^(?:[^.;]{2,60}[.:]\s+)?there\s+(?:was|were|had been)\s+(?:submitted|circulated|presented|tabled|laid|read)(?:,)?\s+and\s+(?:was\s+|were\s+)?(?P<verb>approved|noted|agreed|adopted|confirmed|accepted|homologated)\b",
    )
});
/// "Cllr Bell was elected Chair", "Secretary: Rona Dewar re-elected.": who was put into a post.
pub(super) static ELECTED: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"^(?P<who>\p{Lu}[^.;]{2,80}?)\s+(?P<was>(?:was|were)\s+)?(?:then\s+|duly\s+|unanimously\s+)*(?:re-?elected|elected|re-?appointed|appointed|co-opted|voted(?:\s+in)?)(?P<rest>\b[^.;]{0,80})[.;]?$",
    )
});
/// "… – agreed by the group to produce a draft": the verb before the body.
pub(super) static BY_BODY: LazyLock<Regex> = LazyLock::new(|| {
    regex(&format!(
        r"(?i)(?:^|\s[–—-]\s|[;,]\s)(?P<verb>agreed|approved|accepted|adopted|endorsed|noted)\s+by\s+(?:{WHO})\b"
    ))
});
/// "The Group did not agree the request."
pub(super) static REFUSED: LazyLock<Regex> = LazyLock::new(|| {
    regex(&format!(
        r"(?i)^(?:{WHO}){HOW}\s+(?:did\s+not\s+(?:agree|approve|support|accept|endorse)\s+(?:the|to|this|that)|(?:was|were)\s+not\s+(?:in\s+agreement|in\s+favour|content|minded|supportive)\b|refused|rejected|declined)\b"
    ))
});
/// "Three applications were approved unanimously": any subject, with nothing behind the verb that makes it a tale.
static DONE: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"^(?P<subject>[A-Z0-9£“‘](?:[^,;:]|\d,\d)+?(?:,\s(?:including|as|with|together)\s[^,;:]{2,60},(?:[^,;:]|\d,\d)*?)?)\s+(?:was|were)\s+(?:(?:then|also|formally|unanimously|duly|all|therefore|subsequently|proposed[^.;:]{3,80}?and|seconded[^.;:]{3,80}?and)\s+)?(?P<verb>agreed|approved|endorsed|ratified|homologated|(?:re-?)?adopted|accepted|deferred|postponed|delayed|remitted|continued|withdrawn|refused|rejected|declined|turned down|granted|sanctioned|passed|referred|recommended|escalated|sent back|held over|carried forward)\b,?\s*(?P<end>[.;]|$|and\s+(?:adopted|approved|signed|accepted|agreed|endorsed)\b|unanimously\b|by\s+(?:the|all|members)\b|for\s+(?:payment|the|an?)\b|subject\s+to\b|with\s+(?:an?|one|two|some|minor|no|the\s+following)\b|as\s+(?:presented|circulated|amended|read|a\b|an\b|submitted|drafted|proposed)|nem\b|\(|without\b|in\s+principle\b|until\b|from\s+(?:\d|the\s+(?:\d|start|beginning)|January|February|March|April|May|June|July|August|September|October|November|December)|(?:back\s+)?to\s+(?:the|an?|its|their|his|her|next|January|February|March|April|May|June|July|August|September|October|November|December|Spring|Summer|Autumn)\b|:\s+\S)",
    )
});
/// "The policy was deferred pending advice", "The request was refused as it came late": why something was put off or turned down.
pub(super) static PUT_OFF_WHY: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"^(?P<subject>[A-Z][^,;:.]{2,90}?)\s+(?:was|were)\s+(?:(?:then|also|therefore|subsequently)\s+)?(?P<verb>deferred|continued|postponed|held\s+over|withdrawn|refused|rejected|declined|turned\s+down)\s+(?:as|pending|because|since|awaiting|owing\s+to|due\s+to|on\s+the\s+grounds?|for\s+(?:lack|want))\b",
    )
});
/// What [`DONE`] says of a text, where its subject is no longer than one is.
pub(super) fn done(text: &str) -> Option<Captures<'_>> {
    const LONGEST_SUBJECT: usize = 160;
    DONE.captures(text).filter(|found| found.name("subject").is_some_and(|subject| subject.len() <= LONGEST_SUBJECT))
}

/// "A letter about dogs was noted.": any subject, and nothing behind the verb.
pub(super) static NOTED: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"^(?:The|An?|This|These|Letters|Correspondence)\b[^,;:.]{2,140}?\s+(?:was|were)\s+(?:also\s+|duly\s+)?noted(?:\s+with\s+(?:concern|thanks|interest|pleasure|regret|appreciation))?\s*[.;]?$",
    )
});
