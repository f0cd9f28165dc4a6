//! What a paper has told so far of whose functions: each record is kept once.

use crate::framework::headings::fold;
use crate::record::{DelegatedFunction, DelegationStatus, Entity, Function};
use std::collections::{BTreeMap, BTreeSet};

/// A partnership's code, as far as it is known.
type Whose = Option<String>;

/// The records of a paper, by what they say.
#[derive(Debug, Default)]
pub(super) struct Known {
    /// As written, folded.
    said: BTreeSet<(Whose, DelegationStatus, String)>,
    /// By canonical function: where it is said first, and whether it is said elsewhere too.
    canonical: BTreeMap<(Whose, DelegationStatus, Function), (String, bool)>,
    /// Partnerships' codes, by how they are written.
    codes: BTreeMap<String, Whose>,
}

impl Known {
    pub(super) fn of(records: &[DelegatedFunction]) -> Self {
        let mut known = Self::default();
        for record in records {
            known.note(record);
        }
        known
    }

    /// Adds a record unless the same is said already.
    pub(super) fn add(&mut self, found: DelegatedFunction, records: &mut Vec<DelegatedFunction>) {
        if self.note(&found) {
            records.push(found);
        }
    }

    /// Whether another paragraph says the same of the canonical function in other words; those of one list stand beside
    /// each other.
    pub(super) fn is_said_elsewhere(&mut self, found: &DelegatedFunction) -> bool {
        let key = (self.whose(found), found.status, found.function);
        let other = |(path, several): &(String, bool)| *several || *path != found.header.source.path;
        found.function != Function::Other && self.canonical.get(&key).is_some_and(other)
    }

    /// Notes a record; whether it is new.
    fn note(&mut self, record: &DelegatedFunction) -> bool {
        let whose = self.whose(record);
        let path = &record.header.source.path;
        let is_new = self.said.insert((whose.clone(), record.status, fold(&record.function_as_written)));
        let at = self.canonical.entry((whose, record.status, record.function)).or_insert_with(|| (path.clone(), false));
        at.1 |= is_new && at.0 != *path;
        is_new
    }

    fn whose(&mut self, record: &DelegatedFunction) -> Whose {
        let entity = record.partnership.as_ref()?;
        let known = || code(entity);
        entity.code.clone().or_else(|| self.codes.entry(entity.as_written.clone()).or_insert_with(known).clone())
    }
}

fn code(entity: &Entity) -> Whose {
    crate::register::find(&entity.as_written, entity.entity_type).body().and_then(|body| body.code.clone())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::Header;

    fn record(path: &str, name: &str, function: Function) -> DelegatedFunction {
        DelegatedFunction {
            header: Header::at(None, path.to_owned(), String::new(), Vec::new()),
            partnership: Some(Entity::written("Angus", Some(crate::record::EntityType::IntegrationAuthority))),
            function,
            function_as_written: name.to_owned(),
            status_as_written: String::new(),
            status: DelegationStatus::Delegated,
            lead_agency: None,
        }
    }

    #[test]
    fn the_same_is_kept_once() {
        let mut records = Vec::new();
        let mut known = Known::of(&records);
        let justice = Function::CriminalJusticeSocialWork;
        known.add(record("block[1]", "Justice social work", justice), &mut records);
        known.add(record("block[3]", "justice social work", justice), &mut records);
        assert_eq!(records.len(), 1);
        assert!(known.is_said_elsewhere(&record("block[2]", "Criminal justice", justice)));
        assert!(!known.is_said_elsewhere(&record("block[1]", "Criminal justice", justice)));
        known.add(record("block[2]", "Home care", Function::Other), &mut records);
        assert!(!known.is_said_elsewhere(&record("block[4]", "Podiatry", Function::Other)));
        assert_eq!(records.len(), 2);
    }
}
