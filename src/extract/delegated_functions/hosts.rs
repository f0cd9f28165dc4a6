//! Tables of services that one body runs for its neighbours too: a column of hosts, or a column for each body with its
//! "Lead" in one of them.

use super::super::rows::{Rows, lines};
use super::lists::{Item, ItemPlace, plain};
use super::status::Said;
use super::table_words::{self, BodyColumn, body_column, is_lead};
use crate::diagnostic::ReviewCode;
use crate::framework::headings::fold;
use crate::framework::plans::PlanVocabulary;
use crate::record::{DelegationStatus, Entity, EntityType};
use crate::register::{self, Body};

/// The column whose heading says that it names hosts.
pub(super) fn column(headings: impl IntoIterator<Item = (u32, String)>) -> Option<u32> {
    headings.into_iter().find(|(_, heading)| body_column(heading) == Some(BodyColumn::Host)).map(|(column, _)| column)
}

/// The same, where another heading says that its column holds services.
pub(super) fn column_beside_services(headings: &[(u32, String)]) -> Option<u32> {
    column(headings.iter().cloned()).filter(|_| headings.iter().any(|(_, heading)| is_of_services(heading)))
}

/// What a cell says that names a body that leads.
pub(super) fn named(written: &str) -> Option<Said> {
    let body = body(written)?;
    let lead_agency = Some(Entity::written(written, Some(body.entity_type)));
    Some(Said { lead_agency, ..plain(DelegationStatus::LeadAgency, written) })
}

/// What "Lead" says in the column or row of a body.
pub(super) fn leading(whose: &str, cell: &str) -> Option<Said> {
    if !is_lead(cell) || fold(cell).starts_with("hosted") {
        return None;
    }
    named(whose).map(|said| Said { as_written: cell.to_owned(), ..said })
}

fn body(written: &str) -> Option<&'static Body> {
    let kind = EntityType::IntegrationAuthority;
    let other = || match register::find(written, None) {
        register::Match::Exact(body) => Some(body),
        _ => None,
    };
    register::find(written, Some(kind)).body_of(kind).or_else(other)
}

pub(super) fn is_of_services(heading: &str) -> bool {
    let folded = fold(heading);
    folded.split(' ').any(|word| matches!(word, "service" | "services" | "function" | "functions"))
}

/// A column of services and one of the bodies that host them or lead on them.
pub(super) fn in_column(rows: &Rows<'_>, headings: &[(u32, String)], vocabulary: &PlanVocabulary) -> Option<Vec<Item>> {
    let host = column(headings.iter().cloned()).or_else(|| beside_arrangements(rows, headings))?;
    let services = headings.iter().find(|(column, heading)| *column != host && is_of_services(heading))?.0;
    let (mut out, mut strangers) = (Vec::new(), 0);
    for row in 2..=rows.table.rows {
        let (function, written) = (rows.text(row, services), rows.text(row, host));
        if function.is_empty() || written.is_empty() || rows.at(row, services).is_some_and(|c| c.column_span > 1) {
            continue;
        }
        let said = match vocabulary.status(&written) {
            Some((status, true)) => plain(status, &written),
            _ => named(&written).unwrap_or_else(|| {
                strangers += 1;
                Said { review: Some(ReviewCode::StatusUnknown), ..plain(DelegationStatus::NotStated, &written) }
            }),
        };
        let each = by_semicolons(&function, vocabulary).into_iter();
        out.extend(each.map(|function| Item { function, said: said.clone(), place: ItemPlace::Cell(row, host) }));
    }
    // A column of people is none of hosts.
    (strangers * 3 <= out.len()).then_some(out).filter(|items| !items.is_empty())
}

/// The column of bodies where another says of each service that it is hosted or led: "Podiatry | Hosted | Angus" below "Service
/// | Arrangement | Partnership".
fn beside_arrangements(rows: &Rows<'_>, headings: &[(u32, String)]) -> Option<u32> {
    let of_position = headings.iter().find(|(_, heading)| table_words::is_of_position(heading))?.0;
    let of_bodies = |heading: &str| ["partnership", "hscp", "ijb", "integration authority"].contains(&&*fold(heading));
    let bodies = headings.iter().find(|(_, heading)| of_bodies(heading))?.0;
    let mut says = (2..=rows.table.rows).map(|row| rows.text(row, of_position)).filter(|text| !text.is_empty());
    (rows.table.rows > 1 && says.all(|text| is_lead(&text))).then_some(bodies)
}

/// A column of services and one for each body: "Lead" in the column of the one that runs a service for all.
pub(super) fn across(rows: &Rows<'_>, headings: &[(u32, String)], vocabulary: &PlanVocabulary) -> Option<Vec<Item>> {
    let services = headings.first().filter(|(_, heading)| is_of_services(heading))?.0;
    let bodies: Vec<&(u32, String)> =
        headings.iter().filter(|(column, heading)| *column != services && body(heading).is_some()).collect();
    if bodies.len() < 2 || bodies.len() + 1 < headings.len() {
        return None;
    }
    let mut out = Vec::new();
    for row in 2..=rows.table.rows {
        let function = rows.text(row, services);
        if function.is_empty() || rows.at(row, services).is_some_and(|c| c.column_span > 1) {
            continue;
        }
        let written = bodies.iter().map(|(column, heading)| (*column, heading, rows.text(row, *column)));
        let mut leads = written.filter(|(.., text)| is_lead(text));
        let (column, said) = if let (Some((column, heading, text)), None) = (leads.next(), leads.next()) {
            (column, Said { as_written: text, ..named(heading)? })
        } else {
            let review = Some(ReviewCode::StatusUnknown);
            (services, Said { review, ..plain(DelegationStatus::NotStated, "") })
        };
        out.push(Item { function, said, place: ItemPlace::Cell(row, column) });
    }
    let led = out.iter().filter(|item| item.said.lead_agency.is_some()).count();
    let known = out.iter().any(|item| vocabulary.function(&item.function).is_some());
    (known && led * 2 > out.len()).then_some(out)
}

/// A column of services, and one of those for whom the paper's own body runs them: "Podiatry | Angus and Moray" below
/// "Hosted on behalf of".
pub(super) fn for_others(
    rows: &Rows<'_>,
    headings: &[(u32, String)],
    vocabulary: &PlanVocabulary,
) -> Option<Vec<Item>> {
    let (column, heading) = headings.iter().find(|(_, heading)| body_column(heading) == Some(BodyColumn::HostedFor))?;
    let services = headings.iter().find(|(_, heading)| is_of_services(heading))?.0;
    let mut out = Vec::new();
    for row in (2..=rows.table.rows).filter(|row| rows.at(*row, services).is_some_and(|c| c.column_span == 1)) {
        let (function, whom) = (rows.text(row, services), rows.text(row, *column));
        if !function.is_empty() && !whom.is_empty() {
            let said = plain(DelegationStatus::LeadAgency, &format!("{heading} {whom}"));
            out.push(Item { function, said, place: ItemPlace::Cell(row, *column) });
        }
    }
    let known = out.iter().filter(|item| vocabulary.function(&item.function).is_some()).count();
    (known * 2 >= out.len() && known > 0).then_some(out)
}

/// A column of bodies, and one that lists the services that each of them runs for all: "Angus | Podiatry / Out of hours"
/// below "Partnership | Services for which it leads".
pub(super) fn by_leader(rows: &Rows<'_>, headings: &[(u32, String)], vocabulary: &PlanVocabulary) -> Option<Vec<Item>> {
    let [(leaders, _), (services, heading)] = headings else { return None };
    let leads = |word: &str| ["lead", "leads", "led", "host", "hosts", "hosted"].contains(&word);
    if !fold(heading).split(' ').any(leads) {
        return None;
    }
    let mut out = Vec::new();
    for row in 2..=rows.table.rows {
        let Some(cell) = rows.beginning_at(row, *services).filter(|cell| !cell.is_empty()) else { continue };
        let written = rows.text(row, *leaders);
        let said = named(&written)?;
        let each = lines(cell).into_iter().flat_map(|line| services_in(&line.text, vocabulary));
        let place = || ItemPlace::Cell(row, *services);
        out.extend(each.map(|function| Item { function, said: said.clone(), place: place() }));
    }
    let known = out.iter().filter(|item| vocabulary.function(&item.function).is_some()).count();
    (known > 1 && known * 3 >= out.len() * 2).then_some(out)
}

/// "Podiatry; dentistry": the services of a cell that parts them so, where most are known.
fn by_semicolons(cell: &str, vocabulary: &PlanVocabulary) -> Vec<String> {
    let parts: Vec<&str> = cell.split(';').map(str::trim).filter(|part| !part.is_empty()).collect();
    let known = parts.iter().filter(|part| vocabulary.function(part).is_some()).count();
    if known * 3 >= parts.len() * 2 { parts.into_iter().map(str::to_owned).collect() } else { vec![cell.to_owned()] }
}

/// The services of a line: parted by its semicolons or commas where that gives names that are known, else at capitals.
fn services_in(line: &str, vocabulary: &PlanVocabulary) -> Vec<String> {
    let known = |text: &&str| vocabulary.function(text).is_some();
    for mark in ["; ", ", "] {
        let parts: Vec<&str> = line.trim_end_matches('.').split(mark).map(str::trim).collect();
        if parts.len() > 1 && parts.iter().filter(|part| known(part)).count() * 3 >= parts.len() * 2 {
            return parts.into_iter().map(str::to_owned).collect();
        }
    }
    super::introduced::apart(line, vocabulary)
}
