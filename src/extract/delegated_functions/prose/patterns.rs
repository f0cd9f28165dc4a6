//! The plain ways in which clauses say that functions are delegated, stay or are taken out.

use crate::wording::latin;
use crate::wording::latin::Regex;
use std::sync::LazyLock;

/// Words that may stand between a verb and "delegated".
const ADVERBS: &str = r"((?:not|no\s+longer|been|be|partly|partially|fully|also|both|all|currently|now|only|yet|so\s+far|formally|therefore|still|wholly|each|\s)*)";

/// "X and Y are (not) delegated to …", "X is out of scope".
pub(super) static SUBJECT: LazyLock<Regex> = LazyLock::new(|| {
    latin::fixed(&format!(
        r"(?i)^(.{{4,}}?),?\s+(?:is|are|has|have|had|was|were|will|remains?)\s+{ADVERBS}(delegated|(?:in|within|inside)\s+(?:the\s+)?scope|out\s+of\s+scope|(?:outwith|outside)\s+(?:of\s+)?(?:the\s+)?scope|excluded\s+from|included\s+in\s+the\s+(?:scheme|scope|delegation)|part\s+of\s+the\s+(?:scheme|delegation))\b"
    ))
});
/// "… the vision for adult services which are delegated to the Board".
pub(super) static RELATIVE: LazyLock<Regex> = LazyLock::new(|| {
    latin::fixed(
        r"(?i)^(.{10,}?\b(?:services|functions|care|work)),?\s+(?:which|that)\s+(?:is|are|was|were|has\s+been|have\s+been|will\s+be)\s+((?:not|now|also|fully|partly|currently|all|\s)*)delegated\b",
    )
});
/// "Angus has (not) delegated X and Y to the Board", "NHS Fife delegates X".
pub(super) static ACTIVE: LazyLock<Regex> = LazyLock::new(|| {
    latin::fixed(&format!(
        r"(?i)^(.{{2,}}?),?\s+(?:(?:has|have|had|agreed\s+to|chose\s+to|did)\s+{ADVERBS}delegated?|((?:does\s+not|do\s+not|did\s+not|also|\s)*)\bdelegates?)\s+(.{{4,}})$"
    ))
});
/// "Delegated functions include X and Y"; "the services delegated to the Board are X, Y and Z"; "has delegated
/// responsibility for X and Y"; "Functions delegated by the Council: X and Y".
pub(super) static OBJECT: LazyLock<Regex> = LazyLock::new(|| {
    latin::fixed(
        r"(?i)\b(?:(?:delegated\s+(?:functions|services|responsibilities)|(?:those|these|what\s+is)\s+(?:that\s+are\s+|which\s+are\s+)?(?:not\s+)?(?:delegated|in\s+scope|out\s+of\s+scope)(?:\s+(?:by|to|from)\s+[^.:,]{3,60}?)?|(?:functions|services|responsibilities)\s+(?:(?:that|which)\s+(?:are|have|were|will\s+be)\s+(?:also\s+|currently\s+|now\s+|not\s+|been\s+|fully\s+)*)?(?:not\s+)?(?:delegated|set\s+aside|in\s+scope|out\s+of\s+scope|(?:in|within)\s+(?:the|our)\s+(?:partnership|hscp|ijb|scheme))[^.:]*?)\s*(?:,\s+(?:namely|including|such\s+as)|include|includes|comprise|comprises|are|is|cover|covers|span|consist\s+of|range\s+from|extend\s+to)(?:\s+(?:all|both))?|delegated\s+(?:responsibility|authority)\s+for|\bdelegated[^.:]{0,60}:)[:\s]\s*(.{4,})$",
    )
});
/// "Not delegated are X and Y", "Out of scope: X".
pub(super) static INVERTED: LazyLock<Regex> = LazyLock::new(|| {
    latin::fixed(
        r"(?i)^((?:also|not|partly|partially|\s)*)(delegated|in\s+scope|within\s+scope|out\s+of\s+scope|excluded|retained)(?:\s+(?:from|by|to)\s+[^:]{3,40}?)?\s*(?:are|is|:)\s*:?\s*(.{4,})$",
    )
});
/// "Responsibility for X has been delegated", "… rests with the Council".
pub(super) static RESPONSIBILITY: LazyLock<Regex> = LazyLock::new(|| {
    latin::fixed(
        r"(?i)^(?:the\s+)?(?:responsibility|responsibilities|accountability)\s+for\s+(?:the\s+)?(.{4,}?),?\s+(?:(?:is|are|was|were|has|have)\s+((?:not|been|also|\s)*)delegated|(?:rests|lies|sits|stays|remains|continues\s+to\s+(?:rest|lie|sit))\s+with\s+(.{3,60}))",
    )
});
/// "The IJB is responsible for X".
pub(super) static RESPONSIBLE: LazyLock<Regex> = LazyLock::new(|| {
    latin::fixed(
        r"(?i)^(?:the\s+)?(?:[\w&’' ]{0,40}?\s)?(?:ijb|joint\s+board|board|hscp|partnership)\s+(?:is\s+(?:also\s+)?responsible\s+for|has\s+responsibility\s+for|takes\s+responsibility\s+for)\s+(?:the\s+)?(?:(?:strategic\s+)?(?:planning|commissioning|delivery|oversight|provision)(?:\s*,\s*|\s+and\s+|\s+of\s+))*(.{4,})$",
    )
});
/// "X stays with the Council".
pub(super) static STAYS: LazyLock<Regex> = LazyLock::new(|| {
    latin::fixed(
        r"(?i)^(.{4,}?),?\s+(?:(?:both|all|also|therefore)\s+)?(?:will\s+(?:all\s+|also\s+|both\s+)?)?(?:remains?|stays?|sits?|(?:is|are|was|were|has\s+been|have\s+been)\s+retained|continues?)\s+(?:(?:to\s+(?:be\s+)?)?(?:directly\s+|operationally\s+|currently\s+)?(?:sit|managed|run|provided|delivered|held|led|commissioned|overseen)\s+)?(?:with|by|at|(?:to\s+be\s+)?(?:the\s+)?responsibility\s+of)\s+(?:the\s+)?(?:\w+\s+){0,3}?(?:council|nhs|board|authority)\b|^(.{4,}?),?\s+(?:all\s+|both\s+)?remains?\s+(?:an?\s+)?(?:council|nhs|health\s+board)\s+(?:services?|functions?|responsibilit(?:y|ies))\b",
    )
});
/// "X is not.", after a sentence about what is delegated.
pub(super) static IS_NOT: LazyLock<Regex> =
    LazyLock::new(|| latin::fixed(r"(?i)^(.{4,}?),?\s+(?:is|are|was|were|has|have|did|does|do)\s+not(?:\s+been)?$"));
/// "The exceptions are X", "These exclude X", after what is delegated.
pub(super) static EXCEPTIONS: LazyLock<Regex> = LazyLock::new(|| {
    latin::fixed(
        r"(?i)^(?:the|its|their)\s+(?:only\s+|main\s+|one\s+|two\s+|local\s+)*exceptions?(?:\s+to\s+(?:this|these|that))?\s+(?:is|are|being)\s*:?\s+(.{4,})$|^(?:this|these|it|they|that)\s+(?:exclude|excludes|(?:does|do)\s+not\s+(?:include|cover|extend\s+to|take\s+in))\s+(.{4,})$|^not\s+included\s+(?:are|is)\s+(.{4,})$",
    )
});
/// "These include X", after what is delegated.
pub(super) static INCLUDES: LazyLock<Regex> = LazyLock::new(|| {
    latin::fixed(
        r"(?i)^(?:this|these|they|it)\s+(?:services\s+|functions\s+)?(?:also\s+)?(?:include|includes|comprise|comprises|cover|covers|are|means?|range\s+from)\s*:?\s+(.{4,})$",
    )
});
/// "X is.", after a sentence about what is not delegated.
pub(super) static IS: LazyLock<Regex> =
    LazyLock::new(|| latin::fixed(r"(?i)^(.{4,}?),?\s+(?:is|are|was|were|has|have)(?:\s+been)?$"));
/// "X was added in 2020", after what is delegated.
pub(super) static ADDED: LazyLock<Regex> = LazyLock::new(|| {
    latin::fixed(
        r"(?i)^(.{4,}?),?\s+(?:(?:is|are|was|were|has\s+been|have\s+been)\s+(?:also\s+|later\s+|since\s+|now\s+)?(?:added|included)|(?:(?:have|has)\s+)?(?:since\s+|later\s+)?followed)\b",
    )
});
/// "Nor has X", "so is X": the same holds of it.
pub(super) static NOR: LazyLock<Regex> = LazyLock::new(|| {
    latin::fixed(r"(?i)^(?:nor|neither|so)\s+(?:is|are|has|have|does|do|was|were)\s+(.{4,}?)(?:\s+been)?$")
});
/// "…, as is X": the same holds of it.
pub(super) static AS_IS: LazyLock<Regex> =
    LazyLock::new(|| latin::fixed(r"(?i),?\s+as\s+(?:is|are|does|do|has|have)\s+(.{4,})$"));
/// "The Council delegated X to the Board".
pub(super) static DELEGATED: LazyLock<Regex> = LazyLock::new(|| {
    latin::fixed(
        r"(?i)^((?:the\s+|both\s+)?(?:[\w&’'-]+\s+){0,5}?(?:councils?|boards?|authority|authorities|nhs(?:\s+[\w&-]+){1,5}?))\s+delegated\s+(.{4,})$",
    )
});
/// "X is delegated, together with Y".
pub(super) static TOGETHER: LazyLock<Regex> =
    LazyLock::new(|| latin::fixed(r"(?i)\bdelegated\b.*?(,?\s+(?:together|along)\s+with\s+(.{4,}))$"));
/// "Acute services other than unscheduled care are retained": what is taken out stands before the verb.
pub(super) static INSIDE: LazyLock<Regex> = LazyLock::new(|| {
    latin::fixed(
        r"(?i)^([^,]{4,}?),?\s+\(?(?:with\s+the\s+exception\s+of|except(?:ing)?(?:\s+for)?|apart\s+from|excluding|other\s+than|but\s+not)\s+(.{4,}?)\)?,?\s+((?:is|are|was|were|has|have|remains?|stays?|sits?)\s.+)$",
    )
});
/// What a sentence takes out again.
pub(super) static EXCEPTION: LazyLock<Regex> = LazyLock::new(|| {
    latin::fixed(
        r"(?i),?\s+\(?(?:with\s+the\s+(?:sole\s+|only\s+)?exceptions?\s+(?:of|being)|except(?:ing)?(?:\s+for)?|apart\s+from|excluding|other\s+than|but\s+not|though\s+not|save\s+for|not\s+including)\s+(.{4,})$",
    )
});
/// What brackets in the middle of a sentence take out.
pub(super) static IN_BRACKETS: LazyLock<Regex> = LazyLock::new(|| {
    latin::fixed(
        r"(?i)\s+\((?:but\s+not|excluding|except(?:ing)?(?:\s+for)?|other\s+than|not\s+including|apart\s+from|with\s+the\s+exception\s+of)\s+([^()]{4,})\)",
    )
});
/// Where the list of an active sentence ends.
pub(super) static TO_WHOM: LazyLock<Regex> = LazyLock::new(|| {
    latin::fixed(
        r"(?i),?\s+to\s+(?:(?:the|its|their|this|an?|our)\s+(?:\w+\s+){0,5}?(?:board|ijb|partnership|authority|hscp|council)|NHS\s+\w+|it|us)\b|,?\s+under\s+(?:the|its)\s",
    )
});
