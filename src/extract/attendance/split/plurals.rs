//! Lists that a title in the plural begins: "Councillors Moss, Reid and Blair".

/// "Councillor Allan (Chair), Councillors Coull and Durno": the plural begins a list of its own.
pub(super) fn plural_stretches(segment: &str) -> Vec<&str> {
    let mut out = Vec::new();
    let mut from = 0;
    for (at, _) in segment.match_indices([',', ' ']) {
        let rest = segment[at..].trim_start_matches([',', ' ']);
        let rest = rest.strip_prefix("and ").unwrap_or(rest);
        let within = plural_at(&segment[from..]).is_some_and(|(_, end)| at < from + end);
        if at > from && !within && plural_title(rest).is_some() {
            out.push(segment[from..at].trim().trim_end_matches(',').trim_end_matches(" and").trim());
            from = segment.len() - rest.len();
        }
    }
    out.push(segment.get(from..).unwrap_or("").trim());
    out
}

/// The title that each of several people bears, where a list begins with its plural.
pub(super) fn plural_title(segment: &str) -> Option<&'static str> {
    plural_at(segment).map(|(title, _)| title)
}

/// The title that each of several people bears, and the bytes of its plural at a list's beginning.
pub(super) fn plural_at(segment: &str) -> Option<(&'static str, usize)> {
    const PLURALS: &[(&str, &str)] = &[
        ("community councillors", "Community Councillor "),
        ("county councillors", "County Councillor "),
        ("district councillors", "District Councillor "),
        ("borough councillors", "Borough Councillor "),
        ("town councillors", "Town Councillor "),
        ("councillors", "Councillor "),
        ("cllrs", "Cllr "),
        ("ccllrs", "CCllr "),
        ("messrs", "Mr "),
        ("baillies", "Baillie "),
        ("bailies", "Bailie "),
        ("aldermen", "Alderman "),
        ("doctors", "Dr "),
        ("drs", "Dr "),
        ("professors", "Professor "),
        ("mesdames", "Mrs "),
    ];
    PLURALS.iter().find_map(|(plural, title)| {
        let begins = segment.get(..plural.len())?.eq_ignore_ascii_case(plural);
        let rest = &segment[plural.len()..];
        (begins && (rest.is_empty() || rest.starts_with([' ', '.', ':']))).then_some((*title, plural.len()))
    })
}
