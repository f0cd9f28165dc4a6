//! Facts that differ between papers: a function delegated in one and not in another.
//!
//! Papers of different years may both be right; what differs is named, nothing is chosen.

use super::Findings;
use crate::diagnostic::DiagnosticCode;
use crate::record::{DelegationStatus, DocumentRecord, Finding, Function, Records};
use std::collections::{BTreeMap, BTreeSet};

/// Partnership (code, name) and canonical function.
type Fact = (String, String, Function);

/// What is kept of one paper.
#[derive(Debug, Clone, Default)]
pub(super) struct Gist {
    document: String,
    /// Statuses by partnership (code, name) and canonical function.
    statuses: BTreeMap<Fact, DelegationStatus>,
}

impl Gist {
    /// What there is to keep: plain statuses of canonical functions. Functions given twice differently are left out:
    /// the paper's own warning names them.
    pub(super) fn of(document: &DocumentRecord, records: &Records) -> Self {
        let mut statuses = BTreeMap::new();
        let mut doubtful = BTreeSet::new();
        for record in &records.delegated_functions {
            let Some(entity) = record.partnership.as_ref() else { continue };
            let (Some(code), Some(name)) = (entity.code.clone(), entity.name.clone()) else { continue };
            let unsure = record.status == DelegationStatus::NotStated || record.function == Function::Other;
            if unsure || !record.header.review.is_empty() {
                continue;
            }
            let key = (code, name, record.function);
            if statuses.insert(key.clone(), record.status).is_some_and(|known| known != record.status) {
                doubtful.insert(key);
            }
        }
        statuses.retain(|key, _| !doubtful.contains(key));
        Self { document: document.id.clone(), statuses }
    }
}

/// Looks at all papers, in order, and adds what it found.
pub(super) fn collate<'a>(gists: impl Iterator<Item = &'a Gist>, findings: &mut Findings) {
    let mut papers: BTreeMap<&Fact, Vec<(&str, DelegationStatus)>> = BTreeMap::new();
    for gist in gists {
        for (key, status) in &gist.statuses {
            papers.entry(key).or_default().push((&gist.document, *status));
        }
    }
    for ((_, partnership, function), said) in papers {
        let statuses: BTreeSet<DelegationStatus> = said.iter().map(|(_, status)| *status).collect();
        if statuses.len() < 2 {
            continue;
        }
        let mut documents: Vec<String> = said.iter().map(|(document, _)| (*document).to_owned()).collect();
        documents.dedup();
        let words: Vec<String> = statuses.iter().map(word).collect();
        let message = format!("`{}` of `{partnership}` is {} in different papers", word(function), words.join(" and "));
        findings.findings.push(Finding { code: DiagnosticCode::FactsDiffer, message, documents });
    }
}

/// The word by which records name a value.
fn word<T: serde::Serialize>(value: &T) -> String {
    serde_json::to_value(value).ok().and_then(|v| v.as_str().map(str::to_owned)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::{DelegatedFunction, EntityType};
    use crate::register;

    fn paper(id: &str, status: DelegationStatus) -> Gist {
        let (entity, _) = register::entity("Fife", Some(EntityType::IntegrationAuthority), None);
        let record = DelegatedFunction {
            partnership: Some(entity),
            function: Function::AcuteServices,
            status,
            ..DelegatedFunction::default()
        };
        let document = DocumentRecord { id: id.to_owned(), ..DocumentRecord::default() };
        Gist::of(&document, &Records { delegated_functions: vec![record], ..Records::default() })
    }

    #[test]
    fn papers_that_differ_are_named() {
        let papers = [
            paper("a", DelegationStatus::Delegated),
            paper("b", DelegationStatus::NotDelegated),
            paper("c", DelegationStatus::NotStated),
        ];
        let mut findings = Findings::default();
        collate(papers.iter(), &mut findings);
        let got: Vec<(&str, &[String])> =
            findings.findings.iter().map(|f| (f.message.as_str(), f.documents.as_slice())).collect();
        let documents = ["a".to_owned(), "b".to_owned()];
        let message = "`acute_services` of `Fife` is delegated and not_delegated in different papers";
        assert_eq!(got, [(message, documents.as_slice())]);
    }

    #[test]
    fn papers_that_agree_are_not() {
        let papers = [paper("a", DelegationStatus::Delegated), paper("b", DelegationStatus::Delegated)];
        let mut findings = Findings::default();
        collate(papers.iter(), &mut findings);
        assert!(findings.findings.is_empty());
    }
}
