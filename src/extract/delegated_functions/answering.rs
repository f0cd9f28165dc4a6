//! Tables with a column of bodies: who answers for each service, or who gave it to the board.

use super::super::rows::Rows;
use super::hosts::{self, is_of_services};
use super::lists::{Item, ItemPlace, plain};
use super::status::Said;
use super::table_words::{BodyColumn, asks, body_column, is_in_part, is_of_limits, of_whose};
use crate::diagnostic::ReviewCode;
use crate::framework::plans::PlanVocabulary;
use crate::record::DelegationStatus;

/// A column of services and one of those who answer for them: "Podiatry | IJB", "Schools | the Council" below "Service |
/// Responsible body".
pub(super) fn responsible(
    rows: &Rows<'_>,
    headings: &[(u32, String)],
    vocabulary: &PlanVocabulary,
) -> Option<Vec<Item>> {
    let column = headings.iter().find(|(_, heading)| body_column(heading) == Some(BodyColumn::Responsible))?.0;
    let services = services(headings, column)?;
    let (mut out, mut strangers) = (Vec::new(), 0);
    for (row, function) in named(rows, services) {
        let written = rows.text(row, column);
        let said = match (vocabulary.status(&written), of_bodies(&written)) {
            (Some((status, true)), _) => plain(status, &written),
            (_, Some(status)) => Said { review: Some(ReviewCode::ColumnsInferred), ..plain(status, &written) },
            _ => {
                strangers += usize::from(!written.is_empty());
                Said { review: Some(ReviewCode::StatusUnknown), ..plain(DelegationStatus::NotStated, &written) }
            }
        };
        out.push(Item { function, said, place: ItemPlace::Cell(row, column) });
    }
    // A table that names the board alone, or never, tells who does something rather than what is delegated.
    let has = |status: DelegationStatus| out.iter().any(|item| item.said.status == status);
    let both = has(DelegationStatus::Delegated) && has(DelegationStatus::NotDelegated);
    (both && strangers * 3 <= out.len() && are_known(&out, vocabulary)).then_some(out)
}

/// A column of services and one of those who delegated them: "Podiatry | the Health Board" below "Function | Delegated by".
/// Who hosts them may stand in a third.
pub(super) fn given(rows: &Rows<'_>, headings: &[(u32, String)], vocabulary: &PlanVocabulary) -> Option<Vec<Item>> {
    let (column, heading) = headings.iter().find(|(_, heading)| body_column(heading) == Some(BodyColumn::GivenBy))?;
    let services = services(headings, *column)?;
    let host = hosts::column(headings.iter().cloned());
    let limits = headings.iter().find(|(_, heading)| is_of_limits(heading)).map(|(column, _)| *column);
    // "Delegated to the IJB?": "Yes" and "No" below it say it outright.
    let asking = |other: u32| headings.iter().any(|(column, heading)| *column == other && asks(heading));
    let (mut out, mut strangers) = (Vec::new(), 0);
    for (row, function) in named(rows, services) {
        let giver = rows.text(row, *column);
        let mut besides =
            headings.iter().map(|(other, _)| *other).filter(|other| *other != *column && *other != services);
        if let Some((other, said)) =
            besides.find_map(|other| Some((other, said_outright(&rows.text(row, other), asking(other), vocabulary)?)))
        {
            out.push(Item { function, said, place: ItemPlace::Cell(row, other) });
            continue;
        }
        let hosted = host.and_then(|host| Some((host, hosts::named(&rows.text(row, host))?)));
        let (column, said) = match hosted {
            Some(hosted) => hosted,
            None if of_bodies(&giver) == Some(DelegationStatus::NotDelegated) => {
                let limit = limits.map(|limits| rows.text(row, limits)).filter(|limit| is_in_part(limit));
                let whole = || plain(DelegationStatus::Delegated, &format!("{heading} {giver}"));
                let review = Some(ReviewCode::StatusUnknown);
                let part = |limit: String| Said { review, ..plain(DelegationStatus::PartlyDelegated, &limit) };
                (*column, limit.map_or_else(whole, part))
            }
            None => {
                strangers += usize::from(!giver.is_empty());
                let review = Some(ReviewCode::StatusUnknown);
                (*column, Said { review, ..plain(DelegationStatus::NotStated, &giver) })
            }
        };
        out.push(Item { function, said, place: ItemPlace::Cell(row, column) });
    }
    (strangers * 3 <= out.len() && are_known(&out, vocabulary)).then_some(out)
}

/// "Not delegated", "Delegated; led by Angus on behalf of all": what another column says outright goes before who gave it.
///
/// `asked`: the column's heading asks whether services are delegated, so that "Yes" is enough.
fn said_outright(cell: &str, asked: bool, vocabulary: &PlanVocabulary) -> Option<Said> {
    let (first, more) = cell.split_once([';', ',', '.']).unwrap_or((cell, ""));
    let (status, sure) = vocabulary.status(first.trim())?;
    let words = asked || first.to_lowercase().contains("delegat");
    let review = (!more.trim().is_empty()).then_some(ReviewCode::StatusUnknown);
    (sure && words).then(|| Said { review, ..plain(status, cell) })
}

/// The column of services beside that of bodies.
fn services(headings: &[(u32, String)], bodies: u32) -> Option<u32> {
    headings.iter().find(|(column, heading)| *column != bodies && is_of_services(heading)).map(|(column, _)| *column)
}

/// The rows that name a service, with it.
fn named(rows: &Rows<'_>, services: u32) -> impl Iterator<Item = (u32, String)> {
    let alone = move |row: &u32| rows.at(*row, services).is_some_and(|cell| cell.column_span == 1);
    let each = (2..=rows.table.rows).filter(alone).map(move |row| (row, rows.text(row, services)));
    each.filter(|(_, function)| !function.is_empty())
}

/// What standing with the bodies of a cell says of a service: `None` where they are of both kinds, or none is known.
fn of_bodies(cell: &str) -> Option<DelegationStatus> {
    let mut each = cell.split(['/', ',', ';', '&']).flat_map(|part| part.split(" and ")).filter_map(of_whose);
    let first = each.next()?;
    each.all(|status| status == first).then_some(first)
}

fn are_known(items: &[Item], vocabulary: &PlanVocabulary) -> bool {
    let known = items.iter().filter(|item| vocabulary.function(&item.function).is_some()).count();
    known > 0 && known * 2 >= items.len()
}

#[cfg(test)]
mod tests {
    use super::super::super::plan_items::tests::table;
    use super::*;

    type Reading = fn(&Rows<'_>, &[(u32, String)], &PlanVocabulary) -> Option<Vec<Item>>;

    fn check(read: Reading, text: &str, want: Option<&[(&str, DelegationStatus)]>) {
        let table = table(text);
        let rows = Rows::of(1, &table);
        let headings: Vec<(u32, String)> = table.row(1).map(|cell| (cell.column, cell.text())).collect();
        let got = read(&rows, &headings, &PlanVocabulary::built_in());
        let got: Option<Vec<(String, DelegationStatus)>> =
            got.map(|items| items.into_iter().map(|item| (item.function, item.said.status)).collect());
        let want = want.map(|all| all.iter().map(|(name, status)| ((*name).to_owned(), *status)).collect());
        assert_eq!(got, want, "{text}");
    }

    #[test]
    fn who_answers_for_a_service_says_whether_it_is_delegated() {
        use DelegationStatus::{Delegated, NotDelegated, NotStated};
        let text = "Service | Responsible body\nHome care | IJB\nPodiatry | IJB and Council\nEducation | Angus Council";
        let want = [("Home care", Delegated), ("Podiatry", NotStated), ("Education", NotDelegated)];
        check(responsible, text, Some(&want));
        check(responsible, "Service | Responsible body\nHome care | IJB\nPodiatry | IJB", None);
        check(responsible, "Service | Responsible officer\nHome care | Jean Orr\nEducation | Ola Birn", None);
    }

    #[test]
    fn a_body_that_delegates_may_stand_beside_the_host() {
        use DelegationStatus::{Delegated, LeadAgency};
        let text = "Function | Delegated by | Host\nHome care | Angus Council | –\nPodiatry | NHS Tayside | Angus";
        check(given, text, Some(&[("Home care", Delegated), ("Podiatry", LeadAgency)]));
        let text = "Function | Delegated by | Limits\nHome care | Angus Council | 18 and over\nPodiatry | NHS Tayside | Feet only";
        check(given, text, Some(&[("Home care", Delegated), ("Podiatry", DelegationStatus::PartlyDelegated)]));
        let text = "Function | Delegated by | Arrangement\nHome care | Angus Council | Delegated\nHousing | Angus Council | Not delegated";
        check(given, text, Some(&[("Home care", Delegated), ("Housing", DelegationStatus::NotDelegated)]));
        let text = "Function | Delegated to the IJB? | Delegated by\nHome care | Yes | Angus Council\nHousing | In part | Angus Council\nEducation | No |";
        let want = [
            ("Home care", Delegated),
            ("Housing", DelegationStatus::PartlyDelegated),
            ("Education", DelegationStatus::NotDelegated),
        ];
        check(given, text, Some(&want));
        check(given, "Function | Delegated by | Date\nBudget monitoring | Chief Officer | May", None);
    }
}
