//! The patterns of clauses that say who leads on functions or hosts them.

use crate::wording::latin;
use crate::wording::latin::Regex;
use std::sync::LazyLock;

/// "NHS Highland is the lead agency for X", "East Ayrshire hosts X".
pub(super) static LEADS: LazyLock<Regex> = LazyLock::new(|| {
    latin::fixed(
        r"(?i)^(.{2,60}?),?\s+(?:is|are|will\s+be|acts?\s+as|will\s+act\s+as|serves?\s+as|has\s+been|was|became|becomes|as)\s+(?:also\s+|now\s+|currently\s+)?(?:the\s+)?(?:lead\s+(?:agency|partnership|body|authority)|host(?:\s+(?:partnership|body|board|authority))?)\s+for\s+(.{4,})$|^(.{2,60}?),?\s+(?:also\s+|currently\s+|now\s+|will\s+)?(?:hosts?|leads?\s+(?:on|for)|(?:has|have|takes?|holds?)\s+(?:the\s+|a\s+)?(?:lead|hosting)\s+(?:partnership\s+|agency\s+)?(?:responsibilit(?:y|ies)|role)\s+(?:for|in))\s+(.{4,})$",
    )
});
/// "X is hosted by East Ayrshire".
pub(super) static IS_LED: LazyLock<Regex> = LazyLock::new(|| {
    latin::fixed(
        r"(?i)^(.{4,}?),?\s+(?:is|are)\s+(?:also\s+|all\s+)?(hosted|led|run|managed|provided|delivered|coordinated)\s+(?:across\s+[^,;]{3,40}?\s+)?(?:by|in|within|on\s+behalf\s+of\s+.{3,60}?\s+by)\s+(.{3,})$",
    )
});
/// "The lead agency for X is NHS Highland".
pub(super) static LEAD_IS: LazyLock<Regex> = LazyLock::new(|| {
    latin::fixed(
        r"(?i)^(?:that\s+)?(?:the\s+|our\s+)?(?:(?:[a-z]+\s+){0,3}lead\s+(?:agency|partnership|body)|host(?:\s+(?:partnership|body|board))?)\s+for\s+(.{4,}?)\s+(?:is|will\s+be)\s+(.{3,60})$",
    )
});
/// "Services that are hosted by East Ayrshire comprise X and Y".
pub(super) static HOSTED_ARE: LazyLock<Regex> = LazyLock::new(|| {
    latin::fixed(
        r"(?i)^(?:[^,:;]{0,60}\s)?(?:services|functions)\s+(?:(?:that|which)\s+(?:is|are)\s+|currently\s+)*(?:hosted|led)\s+by\s+([^,:;]{2,60}?)(?:\s+(?:on\s+behalf\s+of|for)\s+[^:]{3,80}?)?,?\s+(?:comprise|include|consist\s+of|cover|are)\s*:?\s+(.{4,})$",
    )
});
/// "Services which we host on behalf of our neighbours are X and Y".
pub(super) static HOST_THESE: LazyLock<Regex> = LazyLock::new(|| {
    latin::fixed(
        r"(?i)^(?:the\s+|other\s+|those\s+)*(?:services|functions)\s+(?:(?:that|which)\s+)?([^,:;]{2,60}?)\s+(?:currently\s+|also\s+|now\s+)?(?:hosts?|leads?\s+on)(?:,?\s+(?:on\s+behalf\s+of|for)\s+[^:]{3,80}?)?,?\s+(?:comprise|include|consist\s+of|cover|are)\s*:?\s+(.{4,})$",
    )
});
/// The area that a service is run for, between its name and the next one's.
pub(super) static FOR_AREA: LazyLock<Regex> = LazyLock::new(|| {
    latin::fixed(
        r"\s+(?:for|across|throughout)\s+(?:the\s+)?(?:(?:whole|rest)\s+of\s+)?(?:the\s+)?(?:NHS\s+)?[A-Z][a-z]+(?:\s+(?:and\s+|&\s+)?[A-Z][a-z]+){0,4}\s+(?:area|region|Health\s+Board\s+area|Board\s+area|board\s+area)\b",
    )
});
/// "NHS Highland is responsible for X", where lead agencies are spoken of.
pub(super) static IS_RESPONSIBLE: LazyLock<Regex> = LazyLock::new(|| {
    latin::fixed(
        r"(?i)^(.{3,60}?),?\s+(?:(?:is|are)\s+(?:also\s+|now\s+)?responsible|(?:has|have|took|takes)\s+(?:on\s+)?(?:lead\s+)?responsibility)\s+for\s+(.{4,})$",
    )
});
/// Whom a body runs a service for.
pub(super) static FOR_WHOM: LazyLock<Regex> = LazyLock::new(|| {
    latin::fixed(
        r"(?i),?\s+(?:on\s+(?:our|its|their|your)\s+behalf|on\s+behalf\s+of|for\s+(?:all|both|the|its|each|every|a)\s+(?:\w+\s+){0,3}?(?:partnerships?|boards?|hscps?|ijbs?|area|authorities|of\s+\w+)|under\s|through\s|as\s+part\s|(?:since|from|until)\s+(?:\w+\s+)?\d{4}).*$",
    )
});

/// Whom a body runs a service for, before the next service and its body.
pub(super) static WHOM_BETWEEN: LazyLock<Regex> =
    LazyLock::new(|| latin::fixed(r"\s+on\s+behalf\s+of\s+[^,;]{3,60}?([,;]\s+[^,;]{3,60}?\s+by\s+)"));

/// "Other hosted services are X (Glasgow City) and Y (Renfrewshire)".
pub(super) static HOSTS_IN_BRACKETS: LazyLock<Regex> = LazyLock::new(|| {
    latin::fixed(
        r"(?i)^(?:the\s+)?(?:other\s+)?(?:hosted|host|lead\s+partnership|lead)\s+(?:services|arrangements|functions)(?:\s+[^:]{0,60}?)?\s*(?:are|include|comprise|:)\s*:?\s+(.{4,})$",
    )
});
/// One of them.
pub(super) static IN_BRACKETS: LazyLock<Regex> = LazyLock::new(|| {
    latin::fixed(
        r"(?:^|[,;]\s*|\band\s+)(?:and\s+)?([^(),;]{4,80}?)\s*\((?:(?i:hosted|led)\s+(?i:by)\s+)?(?:the\s+)?([^()]{3,60})\)",
    )
});
/// "It also runs services for the whole of Tayside, such as X".
pub(super) static FOR_THE_WHOLE: LazyLock<Regex> = LazyLock::new(|| {
    latin::fixed(
        r"(?i)^(.{2,60}?),?\s+(?:also\s+|currently\s+)?(?:hosts|runs|manages|provides|run|manage|provide|host|leads)\s+(?:(?:a\s+number\s+of\s+|several\s+|some\s+|other\s+)*services\s+)?(?:for|across|throughout)\s+(?:the\s+whole\s+of|all\s+of|the\s+whole|the\s+rest\s+of)\s+(?:the\s+)?[^,:(]+?(?:,\s*(?:such\s+as|including|namely|like)|:|\s+\(|\s+such\s+as)\s+(.+?)\)?$",
    )
});

/// "As lead partnership for X, we manage Y on behalf of our neighbours".
pub(super) static AS_LEAD: LazyLock<Regex> = LazyLock::new(|| {
    latin::fixed(
        r"(?i)^as\s+(?:the\s+)?(?:lead|host)\s+(?:partnership|agency|ijb|hscp|body|authority)\s+for\s+(.{4,120}?),\s+(we|it|the\s+(?:partnership|hscp|ijb|board)|[a-z&\s]{4,50}?)\s+((?:(?:also|now|currently)\s+)?(?:manages?|hosts?|runs?|delivers?|provides?|leads?|is|are|has|have)\b.+)$",
    )
});
/// "Three services are hosted here for all of Tayside: X, Y and Z".
pub(super) static HOSTED_HERE: LazyLock<Regex> =
    LazyLock::new(|| latin::fixed(r"(?i)\bhosted\s+(?:here|locally|by\s+us)\b[^:]*:\s+(.{4,})$"));
/// "We manage X on behalf of East and South Ayrshire".
pub(super) static FOR_OTHERS: LazyLock<Regex> = LazyLock::new(|| {
    latin::fixed(
        r"(?i)^(.{2,60}?),?\s+(?:also\s+)?(?:manages?|runs?|delivers?|provides?|hosts?)\s+(.{4,}?),?\s+on\s+behalf\s+of\s+(.{4,400})$",
    )
});

/// For whom, between commas behind the verb.
pub(super) static ASIDE: LazyLock<Regex> =
    LazyLock::new(|| latin::fixed(r"(?i),\s+(?:on\s+behalf\s+of|for)\s+[^,:;]{3,80},\s+"));
/// Services that are only named as examples of what is led on: "A number of services are hosted by Angus, e.g. X".
pub(super) static NAMELY: LazyLock<Regex> = LazyLock::new(|| {
    latin::fixed(
        r"(?i)(?:[,:(–]\s*)?\b(?:e\.?g\.?|for\s+example|including|such\s+as|namely|these\s+being)[,:]?\s+(.{4,}?)\)?$|:\s+(.{4,})$",
    )
});
/// "Lead partnership services: the IJB manages X".
pub(super) static LABELLED: LazyLock<Regex> = LazyLock::new(|| {
    latin::fixed(
        r"(?i)^(?:lead\s+partnership|hosted|hosting)\s*(?:services|arrangements)?\s*[:–]\s+(.{2,60}?)\s+(?:manages?|runs?|provides?|delivers?|is\s+responsible\s+for|are\s+responsible\s+for)\s+(.{4,}?)(?:\s+for\s+(?:all\s+(?:of\s+)?)?\p{Lu}\w+)?$",
    )
});
