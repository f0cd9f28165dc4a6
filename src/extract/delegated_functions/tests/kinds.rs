//! Columns of services by their kind, below a line that says whose they are.

use super::*;

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
