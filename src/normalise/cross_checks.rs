//! What a paper says against what it says elsewhere, against what was found in it, and against the register.
//!
//! Warnings only: nothing is corrected.

mod claimed;

use super::counted_in_tables;
use crate::diagnostic::{Diagnostic, DiagnosticCode, Severity};
use crate::document::{Block, Document, ParagraphKind};
use crate::record::{DelegationStatus, DocumentKind, Entity, EntityType, Function, Header, Locality, Records};
use crate::register::{self, LocalityMatch};
use crate::wording::latin::Regex;
use crate::wording::{claims, latin};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

/// A paper that lists this many of the 31 authorities means to list them all.
const NEARLY_ALL: usize = 20;
/// A number of localities above this is one of the whole country's.
const MOST_OF_ONE: usize = 15;

const NUMBER: &str = r"(\d{1,3}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)";

static RANGE: LazyLock<Regex> = LazyLock::new(|| {
    latin::fixed(&format!(
        r"(?i)\blocalit\w*[^.]*?\b(?:ranges?|varies|vary)\s+(?:from|between)\s+{NUMBER}\s+(?:to|and)\s+{NUMBER}\b"
    ))
});
static PARTNERSHIPS: LazyLock<Regex> = LazyLock::new(|| {
    latin::fixed(&format!(
        r"(?i)\b{NUMBER}\s+(?:\w+\s+)?(?:health\s+and\s+social\s+care\s+)?(?:partnerships|integration\s+authorities|integration\s+joint\s+boards|ijbs|hscps)\b"
    ))
});

/// Everything about a paper's records that a person should look at in the paper.
pub fn cross_check(records: &Records, document: &Document) -> Vec<Diagnostic> {
    let mut out = Vec::new();
    let by_partnership = localities_by_partnership(&records.localities);
    too_few(&by_partnership, &mut out);
    elsewhere(&records.localities, &mut out);
    claimed(document, records, &by_partnership, &mut out);
    counted(document, &by_partnership, &mut out);
    missing(records, &by_partnership, &mut out);
    differing(records, &mut out);
    out
}

fn warning(code: DiagnosticCode, message: String, page: Option<u32>) -> Diagnostic {
    let mut diagnostic = Diagnostic::new(Severity::Warning, code, message);
    diagnostic.page = page;
    diagnostic
}

fn page(header: &Header) -> Option<u32> {
    header.source.places.first().map(|p| p.page)
}

fn name_of(entity: Option<&Entity>) -> String {
    entity.map_or_else(String::new, |e| e.name.clone().unwrap_or_else(|| e.as_written.clone()))
}

/// Localities of each partnership, by its current code.
fn localities_by_partnership(localities: &[Locality]) -> BTreeMap<&str, Vec<&Locality>> {
    let mut out: BTreeMap<&str, Vec<&Locality>> = BTreeMap::new();
    for locality in localities {
        if let Some(code) = locality.partnership.as_ref().and_then(|p| p.code.as_deref()) {
            out.entry(code).or_default().push(locality);
        }
    }
    out
}

fn too_few(by_partnership: &BTreeMap<&str, Vec<&Locality>>, out: &mut Vec<Diagnostic>) {
    for localities in by_partnership.values() {
        if let [only] = localities[..] {
            let message = format!("one locality was found for `{}`", name_of(only.partnership.as_ref()));
            out.push(warning(DiagnosticCode::FewerThanTwoLocalities, message, page(&only.header)));
        }
    }
}

/// Whether a name is made of words that any partnership may name its parts by.
fn is_plain(name: &str) -> bool {
    name.split([' ', '-']).all(|word| {
        matches!(
            word.to_lowercase().as_str(),
            "north"
                | "south"
                | "east"
                | "west"
                | "central"
                | "mid"
                | "mainland"
                | "isles"
                | "islands"
                | "coast"
                | "city"
                | "town"
                | "rural"
                | "urban"
                | "and"
                | "the"
        )
    })
}

fn elsewhere(localities: &[Locality], out: &mut Vec<Diagnostic>) {
    for locality in localities {
        let Some(code) = locality.partnership.as_ref().and_then(|p| p.code.as_deref()) else { continue };
        let own = register::body_by_code(code);
        if matches!(register::locality(&locality.as_written, code), LocalityMatch::Exact(_)) {
            continue;
        }
        let authority = register::find(&locality.as_written, Some(EntityType::IntegrationAuthority));
        let other = authority.body_of(EntityType::IntegrationAuthority).filter(|body| Some(*body) != own);
        let exact = matches!(authority, register::Match::Exact(_));
        // "West Mainland" is a name that any islands may have.
        let elsewhere =
            if is_plain(&locality.as_written) { Vec::new() } else { register::partnerships_with(&locality.as_written) };
        let (what, whose) = match (other.filter(|_| exact), elsewhere.as_slice()) {
            (Some(body), _) => ("is the name of another partnership:", body.name.as_str()),
            (None, [body]) if Some(*body) != own && locality.register_name.is_none() => {
                ("is a locality of another partnership in the register:", body.name.as_str())
            }
            _ => continue,
        };
        let under = name_of(locality.partnership.as_ref());
        let message = format!("`{}`, listed under `{under}`, {what} `{whose}`", locality.as_written);
        out.push(warning(DiagnosticCode::LocalityElsewhere, message, page(&locality.header)));
    }
}

/// Numbers that the text claims against numbers found.
fn claimed(
    document: &Document,
    records: &Records,
    by_partnership: &BTreeMap<&str, Vec<&Locality>>,
    out: &mut Vec<Diagnostic>,
) {
    let silent =
        matches!(document.kind, DocumentKind::Minutes | DocumentKind::Agenda | DocumentKind::SelfEvaluationReturn);
    if silent && records.localities.is_empty() && records.delegated_functions.is_empty() {
        return;
    }
    let counts: Vec<usize> = by_partnership.values().map(Vec::len).collect();
    let listed = authorities_listed(records);
    let mut said: BTreeSet<(DiagnosticCode, String)> = BTreeSet::new();
    let mut chapter: Option<&str> = None;
    for paragraph in document.blocks.iter().filter_map(Block::paragraph) {
        let text = paragraph.text();
        let at = paragraph.lines.first().map(|p| p.page);
        if paragraph.kind == ParagraphKind::Heading {
            let kind = EntityType::IntegrationAuthority;
            chapter = register::find(text.trim(), Some(kind)).body_of(kind).and_then(|b| b.code.as_deref()).or(chapter);
        }
        let messages = (claimed::ranges(&text, &counts).into_iter())
            .chain(claimed::localities(&text, chapter, records, by_partnership))
            .chain(claimed::partnerships(&text, listed.len()));
        for message in messages {
            if said.insert((DiagnosticCode::CountDiffers, message.clone())) {
                out.push(warning(DiagnosticCode::CountDiffers, message, at));
            }
        }
    }
}

/// Numbers in a table's column of numbers against numbers found.
fn counted(document: &Document, by_partnership: &BTreeMap<&str, Vec<&Locality>>, out: &mut Vec<Diagnostic>) {
    let found = by_partnership.iter().map(|(code, localities)| (*code, localities.len())).collect();
    for differing in counted_in_tables::differing(document, &found) {
        let message = format!(
            "a table gives {} localities for `{}`; {} were found",
            differing.claimed, differing.partnership, differing.found
        );
        out.push(warning(DiagnosticCode::CountDiffers, message, differing.page));
    }
}

/// The code of the one authority that a text names.
fn only_named(text: &str) -> Option<&'static str> {
    let kind = EntityType::IntegrationAuthority;
    let mut codes = register::mentions(text)
        .into_iter()
        .filter_map(|m| m.resolve(Some(kind)).body_of(kind).and_then(|b| b.code.as_deref()));
    let first = codes.next()?;
    codes.all(|code| code == first).then_some(first)
}

fn number(found: &crate::wording::latin::Captures<'_>, group: usize) -> Option<usize> {
    claims::number(found.get(group)?.as_str())
}

/// Codes of all authorities that have a locality or a function.
fn authorities_listed(records: &Records) -> BTreeSet<&str> {
    let localities = records.localities.iter().filter_map(|l| l.partnership.as_ref());
    let functions = records.delegated_functions.iter().filter_map(|f| f.partnership.as_ref());
    localities.chain(functions).filter_map(|p| p.code.as_deref()).filter(|code| code.starts_with("S37")).collect()
}

/// Authorities that a table of nearly all of them leaves out.
fn missing(records: &Records, by_partnership: &BTreeMap<&str, Vec<&Locality>>, out: &mut Vec<Diagnostic>) {
    let with_localities: BTreeSet<&str> = by_partnership.keys().copied().collect();
    let with_functions: BTreeSet<&str> =
        records.delegated_functions.iter().filter_map(|f| f.partnership.as_ref()?.code.as_deref()).collect();
    for (what, listed) in [("localities", with_localities), ("delegated functions", with_functions)] {
        if listed.len() < NEARLY_ALL {
            continue;
        }
        for authority in register::authorities() {
            if !authority.code.as_deref().is_some_and(|code| listed.contains(code)) {
                let message = format!("`{}` is missing from the {what}", authority.name);
                out.push(warning(DiagnosticCode::PartnershipMissing, message, None));
            }
        }
    }
}

/// The same function of the same partnership, said to be delegated in one place and not in another.
fn differing(records: &Records, out: &mut Vec<Diagnostic>) {
    type Key = (String, Function, String);
    let mut first: BTreeMap<Key, (DelegationStatus, &str)> = BTreeMap::new();
    for record in &records.delegated_functions {
        let Some(code) = record.partnership.as_ref().and_then(|p| p.code.clone()) else { continue };
        if record.status == DelegationStatus::NotStated {
            continue;
        }
        // Functions outside the canonical ones, and parts of one, are the same only where their words are.
        let key = (code, record.function, crate::framework::headings::fold(&record.function_as_written));
        match first.get(&key) {
            Some((status, place)) if *status != record.status => {
                let message = format!(
                    "`{}` of `{}` is given differently in {place} and in {}",
                    record.function_as_written,
                    name_of(record.partnership.as_ref()),
                    record.header.source.path
                );
                out.push(warning(DiagnosticCode::FactsDiffer, message, page(&record.header)));
            }
            Some(_) => {}
            None => {
                first.insert(key, (record.status, &record.header.source.path));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Paragraph;
    use crate::record::DelegatedFunction;

    fn locality(partnership: &str, name: &str) -> Locality {
        let (entity, _) = register::entity(partnership, Some(EntityType::IntegrationAuthority), None);
        Locality {
            partnership: Some(entity),
            as_written: name.to_owned(),
            name: name.to_owned(),
            ..Locality::default()
        }
    }

    fn function(partnership: &str, status: DelegationStatus) -> DelegatedFunction {
        let (entity, _) = register::entity(partnership, Some(EntityType::IntegrationAuthority), None);
        DelegatedFunction {
            partnership: Some(entity),
            function: Function::AcuteServices,
            function_as_written: "Acute services".to_owned(),
            status,
            ..DelegatedFunction::default()
        }
    }

    fn check(records: &Records, text: &str, want: &[&str]) {
        let blocks = vec![Block::Paragraph(Paragraph::plain(text))];
        let document = Document { blocks, ..Document::default() };
        let got: Vec<String> =
            cross_check(records, &document).into_iter().map(|d| format!("{}: {}", d.code.code(), d.message)).collect();
        assert_eq!(got, want);
    }

    #[test]
    fn a_lone_locality_and_one_under_the_wrong_partnership() {
        let localities = vec![locality("West Lothian", "East Lothian")];
        check(
            &Records { localities, ..Records::default() },
            "",
            &[
                "fewer_than_two_localities: one locality was found for `West Lothian`",
                "locality_elsewhere: `East Lothian`, listed under `West Lothian`, is the name of another partnership: `East Lothian`",
            ],
        );
        let localities = vec![locality("Moray", "Garnock Valley"), locality("Moray", "Elgin")];
        check(
            &Records { localities, ..Records::default() },
            "",
            &[
                "locality_elsewhere: `Garnock Valley`, listed under `Moray`, is a locality of another partnership in the register: `North Ayrshire`",
            ],
        );
    }

    #[test]
    fn claims_are_counted() {
        let localities = vec![locality("Falkirk", "Falkirk East"), locality("Falkirk", "Falkirk West")];
        let one = Records { localities, ..Records::default() };
        check(&one, "Falkirk has three localities.", &["count_differs: the text gives 3 localities; 2 were found"]);
        check(&one, "Falkirk has two localities.", &[]);
        let mut both = one.clone();
        both.localities.extend([
            locality("Angus", "Angus North East"),
            locality("Angus", "Angus North West"),
            locality("Angus", "Angus South East"),
        ]);
        check(
            &both,
            "The number of localities ranges from two to four. In all there are 20 localities.",
            &[
                "count_differs: the text gives 2 to 4 localities a partnership; 2 to 3 were found",
                "count_differs: the text gives 20 localities; 5 were found",
            ],
        );
        check(&both, "The number of localities in each ranges from two to three.", &[]);
        let lacks = "count_differs: the text gives 3 partnerships; 2 were found";
        check(&both, "The localities of all three northern partnerships are below.", &[lacks]);
        check(&both, "The localities of all two partnerships are below. We met three partnerships.", &[]);
    }

    #[test]
    fn what_is_missing_and_what_differs() {
        let all: Vec<&str> = register::authorities().iter().map(|b| b.name.as_str()).collect();
        let mut records = Records {
            delegated_functions: all.iter().skip(1).map(|n| function(n, DelegationStatus::Delegated)).collect(),
            ..Records::default()
        };
        let missing = format!("partnership_missing: `{}` is missing from the delegated functions", all[0]);
        check(&records, "All 30 partnerships answered.", &[&missing]);
        records.delegated_functions.push(function(all[0], DelegationStatus::Delegated));
        check(&records, "", &[]);
        records.delegated_functions.push(function(all[0], DelegationStatus::NotDelegated));
        let differs = format!("facts_differ: `Acute services` of `{}` is given differently in  and in ", all[0]);
        check(&records, "", &[&differs]);
    }
}
