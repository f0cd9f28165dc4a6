//! Columns of services by their kind, below a line that says whose they are.

use super::*;
use crate::document::ParagraphKind;

fn below(line: &str, rows: &str) -> Vec<String> {
    let mut table = table(rows);
    table.cells.iter_mut().filter(|cell| cell.row == 1).for_each(|cell| cell.header = true);
    let extracted =
        read("Fife Integration Joint Board", vec![Block::Paragraph(Paragraph::plain(line)), Block::Table(table)]);
    extracted.records.delegated_functions.iter().map(|r| format!("{} {:?}", r.function_as_written, r.status)).collect()
}

#[test]
fn columns_of_services_by_kind() {
    let rows = "Community Care | Complex and Critical Care\nCare homes | Learning disability\nHome care | Addictions";
    let want = ["Care homes", "Home care", "Learning disability", "Addictions"].map(|name| format!("{name} Delegated"));
    assert_eq!(below("Services managed by the Partnership fall under two heads.", rows), want);
}

#[test]
fn what_services_cost_says_nothing_of_who_has_them() {
    let rows = "Service | £m\nHome care | 24.1\nCare homes | 31.2";
    assert!(below("The services managed by the Partnership are these.", rows).is_empty());
    let staff = "Social care | Nursing care\nHome care | District nursing\nDay care | Health visiting";
    assert!(below("Staff of services managed by the Partnership fall into two groups.", staff).is_empty());
}

#[test]
fn a_row_may_list_what_is_delegated_of_its_services() {
    let rows = "Service area | Delegated | Not delegated\n\
                Community health | District nursing, podiatry | Health visiting\n\
                Children’s social work | | All";
    let want = [
        "District nursing Delegated",
        "podiatry Delegated",
        "Health visiting NotDelegated",
        "Children’s social work NotDelegated",
    ];
    assert_eq!(below("The services are these.", rows), want);
}

#[test]
fn a_column_of_a_known_function_is_kept_whatever_its_cells_say() {
    check(
        "Overview",
        vec![Block::Table(table(
            "Partnership | Justice | Acute\nAngus | Yes | Set aside only\nFife | No | Set aside only\nMoray | Yes | Yes",
        ))],
        &[
            "Angus|Justice|CriminalJusticeSocialWork|Delegated||",
            "Angus|Acute|AcuteServices|NotStated||status_unknown",
            "Fife|Justice|CriminalJusticeSocialWork|NotDelegated||",
            "Fife|Acute|AcuteServices|NotStated||status_unknown",
            "Moray|Justice|CriminalJusticeSocialWork|Delegated||",
            "Moray|Acute|AcuteServices|Delegated||",
        ],
    );
    let budgets = "Partnership | Justice | Acute\nAngus | Yes | £4m\nFife | No | £9m";
    check(
        "Overview",
        vec![Block::Table(table(budgets))],
        &[
            "Angus|Justice|CriminalJusticeSocialWork|Delegated||",
            "Fife|Justice|CriminalJusticeSocialWork|NotDelegated||",
        ],
    );
}

#[test]
fn what_a_service_of_a_list_includes_is_part_of_its_name() {
    let whose = "Angus Health and Social Care Partnership";
    let line = Block::Paragraph(Paragraph::plain("The following services are delegated to the Partnership:"));
    let list = items(&["Justice services, including unpaid work", "Podiatry, which it hosts for Tayside"]);
    check(
        "Angus Health and Social Care Partnership Strategic Plan",
        [line].into_iter().chain(list).collect(),
        &[
            &format!("{whose}|Justice services, including unpaid work|CriminalJusticeSocialWork|Delegated||"),
            &format!("{whose}|Podiatry|Other|LeadAgency|{whose}|"),
        ],
    );
}

#[test]
fn a_typed_number_is_no_part_of_a_services_name() {
    let whose = "Angus Health and Social Care Partnership";
    check(
        "Angus Health and Social Care Partnership Strategic Plan",
        vec![
            heading("Part 2: Services currently provided by the Council which are to be integrated"),
            Block::Paragraph(Paragraph::plain("1.\tAdult social work")),
            Block::Paragraph(Paragraph::plain("2.\tHome care")),
        ],
        &[&format!("{whose}|Adult social work|Other|Delegated||"), &format!("{whose}|Home care|Other|Delegated||")],
    );
}

#[test]
fn parts_of_an_annex_stand_below_headings_of_their_own() {
    let part =
        |text: &str| Block::Paragraph(Paragraph { kind: ParagraphKind::Heading, level: 3, ..Paragraph::plain(text) });
    let mut blocks = vec![
        heading("Annex 1 Part 2"),
        Block::Paragraph(Paragraph::plain("Services currently provided by NHS Fife which are to be integrated")),
        part("A. Hospital services"),
    ];
    blocks.extend(items(&["Geriatric medicine", "Palliative care"]));
    blocks.push(part("B. Community services"));
    blocks.extend(items(&["District nursing"]));
    blocks.push(part("Contacts"));
    blocks.extend(items(&["Podiatry"]));
    let extracted = read("Fife Integration Joint Board", blocks);
    let got: Vec<_> = extracted.records.delegated_functions.iter().map(|r| r.function_as_written.as_str()).collect();
    assert_eq!(got, ["Geriatric medicine", "Palliative care", "District nursing"]);
}

#[test]
fn a_host_may_have_several_services_in_one_cell() {
    let rows = "Lead partnership | Services led for all\nEast Ayrshire | Primary care; Prison healthcare\nNorth Ayrshire | Mental health services";
    let got: Vec<_> = below("These are led for all.", rows);
    assert_eq!(got, ["Primary care LeadAgency", "Prison healthcare LeadAgency", "Mental health services LeadAgency"]);
}

#[test]
fn what_holds_in_most_areas_is_said_of_none() {
    let text = "In most areas acute services are not delegated. Home care and podiatry are delegated to the IJB.";
    let extracted = read("Fife Integration Joint Board", vec![Block::Paragraph(Paragraph::plain(text))]);
    let got: Vec<_> = extracted.records.delegated_functions.iter().map(|r| r.function_as_written.as_str()).collect();
    assert_eq!(got, ["Home care", "podiatry"]);
}

#[test]
fn columns_of_services_may_be_headed_by_functions() {
    let rows = "Adult services | Children and families | Justice\nCare homes | Child protection | Community payback\n\
                Telecare | Fostering and adoption | Bail services";
    let want =
        ["Care homes", "Telecare", "Child protection", "Fostering and adoption", "Community payback", "Bail services"];
    assert_eq!(below("Services delegated by Fife Council", rows), want.map(|name| format!("{name} Delegated")));
}

#[test]
fn notes_and_boards_beside_functions_are_none() {
    check(
        "Overview",
        vec![Block::Table(table(
            "Health Board | Partnership | Justice social work | Notes\nAyrshire and Arran | East Ayrshire | Y | \n\
             Grampian | Moray | N | Under review",
        ))],
        &[
            "East Ayrshire|Justice social work|CriminalJusticeSocialWork|Delegated||",
            "Moray|Justice social work|CriminalJusticeSocialWork|NotDelegated||",
        ],
    );
}

#[test]
fn boards_named_like_partnerships_are_not_taken_for_them() {
    let rows = "NHS Board | Partnership | Homelessness\nGrampian | Moray | No\nOrkney | Orkney Islands | Yes\nShetland | Shetland Islands | No";
    check(
        "Overview",
        vec![Block::Table(table(rows))],
        &[
            "Moray|Homelessness|Other|NotDelegated||",
            "Orkney Islands|Homelessness|Other|Delegated||",
            "Shetland Islands|Homelessness|Other|NotDelegated||",
        ],
    );
}
