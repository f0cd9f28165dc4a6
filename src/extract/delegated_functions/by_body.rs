//! Tables with one column for each body that may have a service: marks or names below "IJB" are of what is delegated,
//! those below "Council" of what is not.

use super::super::rows::Rows;
use super::lists::{Item, columns_hold_marks, listed, marked};
use super::status::Legend;
use super::table_words::of_whose;
use crate::diagnostic::ReviewCode;
use crate::framework::plans::PlanVocabulary;
use crate::record::DelegationStatus;

/// Services in the first column and one column for each body that may have them: a mark below "IJB" says delegated, one
/// below "Council" not.
pub(super) fn read(
    rows: &Rows<'_>,
    headings: &[(u32, String)],
    vocabulary: &PlanVocabulary,
    legend: &Legend,
) -> Option<Vec<Item>> {
    let (services, bodies) = headings.split_first()?;
    if let Some(items) = listed_by_body(rows, headings, vocabulary) {
        return Some(items);
    }
    let by_status: Option<Vec<(u32, &str, DelegationStatus)>> =
        bodies.iter().map(|(column, heading)| Some((*column, heading.as_str(), of_whose(heading)?))).collect();
    let by_status = by_status?;
    let both = [DelegationStatus::Delegated, DelegationStatus::NotDelegated];
    let columns: Vec<u32> = by_status.iter().map(|(column, ..)| *column).collect();
    let known = (2..=rows.table.rows).any(|row| vocabulary.function(&rows.text(row, services.0)).is_some());
    if !known
        || !both.iter().all(|status| by_status.iter().any(|(.., own)| own == status))
        || !columns_hold_marks(rows, &columns, vocabulary)
    {
        return None;
    }
    let mut items = marked(rows, services.0, &by_status, vocabulary, legend);
    for item in &mut items {
        item.said.review = item.said.review.or(Some(ReviewCode::ColumnsInferred));
    }
    Some(items)
}

/// Services listed in one column for each body that runs them: those below "HSCP" are delegated, those below "Council" not.
fn listed_by_body(rows: &Rows<'_>, headings: &[(u32, String)], vocabulary: &PlanVocabulary) -> Option<Vec<Item>> {
    let by_status: Option<Vec<(u32, &str, DelegationStatus)>> =
        headings.iter().map(|(column, heading)| Some((*column, heading.as_str(), of_whose(heading)?))).collect();
    let by_status = by_status?;
    let both = [DelegationStatus::Delegated, DelegationStatus::NotDelegated];
    if !both.iter().all(|status| by_status.iter().any(|(.., own)| own == status)) {
        return None;
    }
    let mut items = listed(rows, &by_status, None, vocabulary);
    let known = items.iter().filter(|item| vocabulary.function(&item.function).is_some()).count();
    for item in &mut items {
        item.said.review = Some(ReviewCode::ColumnsInferred);
    }
    (known > 2 && known * 3 >= items.len() * 2).then_some(items)
}
