//! Who leads on a service, in a partnership's own column, beside how it is run, or in the tables that name localities.

use super::*;
use crate::extract::localities;

#[test]
fn lead_in_a_partnership_s_own_column() {
    check(
        "Tayside",
        vec![Block::Table(table(
            "Service | Angus | Dundee | Perth and Kinross\n\
             Podiatry | Hosted by Dundee | Lead | Hosted by Dundee",
        ))],
        &[
            "Angus|Podiatry|Other|LeadAgency|Dundee|",
            "Dundee|Podiatry|Other|LeadAgency|Dundee|",
            "Perth and Kinross|Podiatry|Other|LeadAgency|Dundee|",
        ],
    );
}

#[test]
fn a_partnership_beside_how_a_service_is_run() {
    check(
        "North Ayrshire Health and Social Care Partnership",
        vec![Block::Table(table(
            "Service | Arrangement | Partnership\nPodiatry | Hosted | South Ayrshire\nDietetics | Lead | East Ayrshire",
        ))],
        &[
            "North Ayrshire Health and Social Care Partnership|Podiatry|Other|LeadAgency|South Ayrshire|",
            "North Ayrshire Health and Social Care Partnership|Dietetics|Other|LeadAgency|East Ayrshire|",
        ],
    );
}

#[test]
fn a_table_may_name_localities_and_say_what_is_delegated() {
    let blocks = vec![Block::Table(table(
        "Partnership | Children’s health | Localities\n\
         East Renfrewshire | Yes | Barrhead; Eastwood\n\
         Falkirk | No | Falkirk Central; Falkirk East; Falkirk West",
    ))];
    let document = Document { blocks, kind: DocumentKind::PlanOverview, ..Document::default() };
    let settings = Settings::default();
    let mut extracted = Extracted::default();
    let paper = Paper::new(&document, &settings);
    localities::extract(&paper, &mut extracted);
    extract(&paper, &mut extracted);
    assert_eq!(extracted.records.localities.len(), 5);
    let status: Vec<DelegationStatus> = extracted.records.delegated_functions.iter().map(|r| r.status).collect();
    assert_eq!(status, [DelegationStatus::Delegated, DelegationStatus::NotDelegated]);
}
