#![allow(clippy::unwrap_used)]

mod annexes;
mod kinds;
mod leads;

use super::super::plan_items::tests::{heading, items, table};
use super::*;
use crate::document::{Document, Paragraph};
use crate::record::DocumentKind;
use crate::settings::Settings;

fn read(title: &str, blocks: Vec<Block>) -> Extracted {
    let document = Document { blocks, kind: DocumentKind::StrategicPlan, ..Document::default() };
    let settings = Settings::default();
    let mut extracted = Extracted::default();
    extracted.facts.title = Some(title.to_owned());
    extract(&Paper::new(&document, &settings), &mut extracted);
    extracted
}

fn check(title: &str, blocks: Vec<Block>, want: &[&str]) {
    let got: Vec<String> = read(title, blocks)
        .records
        .delegated_functions
        .iter()
        .map(|r| {
            let named = |e: &Option<Entity>| e.as_ref().map(|e| e.as_written.clone()).unwrap_or_default();
            format!(
                "{}|{}|{:?}|{:?}|{}|{}",
                named(&r.partnership),
                r.function_as_written,
                r.function,
                r.status,
                named(&r.lead_agency),
                r.header.review.iter().map(|c| c.code()).collect::<Vec<_>>().join(" "),
            )
        })
        .collect();
    assert_eq!(got, want);
}

#[test]
fn a_matrix_in_words() {
    check(
        "Overview",
        vec![Block::Table(table(
            "Partnership | Children's Health Services | Justice Social Work\n\
             Angus | Delegated | Not delegated\n\
             Perth & Kinross | Partly delegated |\n\
             Eilean Siar | Not Delegated | Delegated*",
        ))],
        &[
            "Angus|Children's Health Services|ChildrensHealthServices|Delegated||",
            "Angus|Justice Social Work|CriminalJusticeSocialWork|NotDelegated||",
            "Perth & Kinross|Children's Health Services|ChildrensHealthServices|PartlyDelegated||",
            "Perth & Kinross|Justice Social Work|CriminalJusticeSocialWork|NotStated||status_unknown",
            "Eilean Siar|Children's Health Services|ChildrensHealthServices|NotDelegated||",
            "Eilean Siar|Justice Social Work|CriminalJusticeSocialWork|Delegated||status_unknown",
        ],
    );
}

#[test]
fn a_lead_agency() {
    check(
        "Overview",
        vec![Block::Table(table(
            "Lead Agency | Adult Health and Social Care | Children's Health and Social Care\n\
             Highland Health and Social Care Partnership | NHS Highland | Highland Council",
        ))],
        &[
            "Highland Health and Social Care Partnership|Adult Health and Social Care|AdultHealthAndSocialCare|LeadAgency|NHS Highland|",
            "Highland Health and Social Care Partnership|Children's Health and Social Care|ChildrensHealthAndSocialCare|LeadAgency|Highland Council|",
        ],
    );
}

#[test]
fn a_matrix_of_ticks_with_partnerships_across() {
    check(
        "Overview",
        vec![Block::Table(table("Function | Moray | Fife\nAcute services | ✗ | ✓\nHousing support | ✓ | ✗"))],
        &[
            "Moray|Acute services|AcuteServices|NotDelegated||",
            "Fife|Acute services|AcuteServices|Delegated||",
            "Moray|Housing support|Other|Delegated||",
            "Fife|Housing support|Other|NotDelegated||",
        ],
    );
}

#[test]
fn an_empty_cell_says_what_the_legend_says_and_no_column_of_ticks_is_lost() {
    let rows = "Function | Moray | Fife | Stirling\nAcute services | ✓ | | ✓\nHousing support | | ✓ |";
    let legend = Block::Paragraph(crate::document::Paragraph::plain("✓ = delegated. Blank = not delegated."));
    check(
        "Overview",
        vec![Block::Table(table(rows)), legend],
        &[
            "Moray|Acute services|AcuteServices|Delegated||",
            "Fife|Acute services|AcuteServices|NotDelegated||",
            "Stirling|Acute services|AcuteServices|Delegated||",
            "Moray|Housing support|Other|NotDelegated||",
            "Fife|Housing support|Other|Delegated||",
            "Stirling|Housing support|Other|NotDelegated||",
        ],
    );
}

#[test]
fn a_log_of_directions_is_no_table_of_functions() {
    let rows = "Ref | Direction to | Services covered | Full text of direction | Review date | Status\n\
                1 | NHS Fife | Acute services | Move eight beds | June 2024 | Active";
    check("Log of Directions", vec![Block::Table(table(rows))], &[]);
}

#[test]
fn one_partnerships_table() {
    let title = "Angus Health and Social Care Partnership Strategic Plan";
    let whose = "Angus Health and Social Care Partnership";
    check(
        title,
        vec![Block::Table(table(
            "Service | Delegated | Not delegated\nChildren's health services | ✓ |\nAcute services | | ✓\nPrimary care | |",
        ))],
        &[
            &format!("{whose}|Children's health services|ChildrensHealthServices|Delegated||"),
            &format!("{whose}|Acute services|AcuteServices|NotDelegated||"),
            &format!("{whose}|Primary care|Other|NotStated||status_unknown"),
        ],
    );
    check(
        title,
        vec![Block::Table(table(
            "Delegated to the IJB | Not delegated\nPrimary care / Justice services | Acute services",
        ))],
        &[
            &format!("{whose}|Primary care|Other|Delegated||"),
            &format!("{whose}|Justice services|CriminalJusticeSocialWork|Delegated||"),
            &format!("{whose}|Acute services|AcuteServices|NotDelegated||"),
        ],
    );
    check(
        title,
        vec![Block::Table(table("Function | Position\nAcute services | Not delegated\nPrimary care | Delegated"))],
        &[
            &format!("{whose}|Acute services|AcuteServices|NotDelegated||"),
            &format!("{whose}|Primary care|Other|Delegated||"),
        ],
    );
}

#[test]
fn rows_are_labelled_with_their_status() {
    let whose = "Angus Health and Social Care Partnership";
    check(
        "Angus Health and Social Care Partnership Strategic Plan",
        vec![Block::Table(table(
            "Status | Services\nDelegated | Primary care / Justice services\nNot delegated | Acute services",
        ))],
        &[
            &format!("{whose}|Primary care|Other|Delegated||"),
            &format!("{whose}|Justice services|CriminalJusticeSocialWork|Delegated||"),
            &format!("{whose}|Acute services|AcuteServices|NotDelegated||"),
        ],
    );
}

#[test]
fn lists_under_headings() {
    let mut blocks = vec![heading("Annex 1: Services delegated by Fife Council")];
    blocks.extend(items(&[
        "Criminal justice social work",
        "Housing support",
        "Section 12 of the Social Work (Scotland) Act 1968",
    ]));
    blocks.push(Block::Paragraph(Paragraph::plain("The following services are not delegated:")));
    blocks.extend(items(&["Children and families social work", "Weather watching"]));
    blocks.push(Block::Paragraph(Paragraph::plain("What is delegated is reviewed each year.")));
    blocks.extend(items(&["A later list"]));
    check(
        "Fife Integration Joint Board: Strategic Plan",
        blocks,
        &[
            "Fife Integration Joint Board|Criminal justice social work|CriminalJusticeSocialWork|Delegated||",
            "Fife Integration Joint Board|Housing support|Other|Delegated||",
            "Fife Integration Joint Board|Children and families social work|ChildrensSocialCareServices|NotDelegated||",
            "Fife Integration Joint Board|Weather watching|Other|NotDelegated||function_unknown",
        ],
    );
}

#[test]
fn marks_for_groups_of_people_below_a_heading_that_delegates() {
    check(
        "Moray Integration Scheme",
        vec![
            heading("Annex 1: functions delegated to the Integration Joint Board"),
            Block::Table(table(
                "Service | Adults | Children\n\
                 District nursing | ✓ | ✓\n\
                 Health visiting | | ✓\n\
                 Mental health services | ✓ | ✗\n\
                 Maternity services | ✗ | ✗",
            )),
        ],
        &[
            "Moray|District nursing|Other|Delegated||",
            "Moray|Health visiting|ChildrensHealthServices|Delegated||status_unknown",
            "Moray|Mental health services|Other|PartlyDelegated||status_unknown",
            "Moray|Maternity services|Other|NotDelegated||",
        ],
    );
}

#[test]
fn tables_without_delegation_are_left_alone() {
    for text in [
        "Partnership | Localities\nAngus | North\nFife | East",
        "Name | Present\nAnn | Yes\nJo | No",
        "Task | Done\nAcute services review | Yes\nPrimary care review | No",
    ] {
        check("Angus Health and Social Care Partnership", vec![Block::Table(table(text))], &[]);
    }
}

#[test]
fn bodies_lead_in_their_own_columns() {
    check(
        "North Lanarkshire Integration Scheme",
        vec![Block::Table(table(
            "Service | North Lanarkshire | South Lanarkshire\nPodiatry | Lead |\nPrison healthcare | | Lead\nSchool nursing | |",
        ))],
        &[
            "North Lanarkshire|Podiatry|Other|LeadAgency|North Lanarkshire|",
            "North Lanarkshire|Prison healthcare|Other|LeadAgency|South Lanarkshire|",
            "North Lanarkshire|School nursing|ChildrensHealthServices|NotStated||status_unknown",
        ],
    );
}

#[test]
fn a_host_stands_beside_the_status() {
    check(
        "Argyll and Bute Integration Scheme",
        vec![Block::Table(table(
            "Service | Delegated? | Host\nSchool nursing | Yes |\nPrison healthcare | No – hosted | Highland\nAcute services | No |",
        ))],
        &[
            "Argyll and Bute|School nursing|ChildrensHealthServices|Delegated||",
            "Argyll and Bute|Prison healthcare|Other|LeadAgency|Highland|",
            "Argyll and Bute|Acute services|AcuteServices|NotDelegated||",
        ],
    );
}

#[test]
fn a_column_asks_whether_services_are_integrated() {
    check(
        "Angus Health and Social Care Partnership Strategic Plan",
        vec![
            Block::Paragraph(Paragraph::plain("The table shows which services are integrated.")),
            Block::Table(table(
                "Service area | Integrated? | Comment\n\
                 Adult social work | Yes | All\n\
                 Justice social work | No | Run by the Council",
            )),
        ],
        &[
            "Angus Health and Social Care Partnership|Adult social work|Other|Delegated||",
            "Angus Health and Social Care Partnership|Justice social work|CriminalJusticeSocialWork|NotDelegated||",
        ],
    );
}

#[test]
fn a_mark_below_the_body_that_has_a_service() {
    check(
        "Angus Health and Social Care Partnership Strategic Plan",
        vec![Block::Table(table("Service | IJB | Council\nHomelessness | ✓ |\nEducation | | ✓"))],
        &[
            "Angus Health and Social Care Partnership|Homelessness|Other|Delegated||columns_inferred",
            "Angus Health and Social Care Partnership|Education|Other|NotDelegated||columns_inferred",
        ],
    );
}

#[test]
fn a_list_is_announced_in_many_words() {
    let whose = "Angus Health and Social Care Partnership";
    let line = |text: &str| Block::Paragraph(Paragraph::plain(text));
    let mut blocks = vec![line("Angus IJB plans and commissions:")];
    blocks.extend(items(&["Home care", "Podiatry"]));
    blocks.push(line("Tayside-wide services:"));
    blocks.extend(items(&["Dietetics"]));
    blocks.push(line("The Board manages the following on behalf of all the Tayside partnerships:"));
    blocks.extend(items(&["Prison healthcare", "Dentistry"]));
    blocks.push(line("Our teams have grown:"));
    blocks.extend(items(&["Telecare", "Respite"]));
    check(
        &format!("{whose} Strategic Plan"),
        blocks,
        &[
            &format!("{whose}|Home care|Other|Delegated||"),
            &format!("{whose}|Podiatry|Other|Delegated||"),
            &format!("{whose}|Dietetics|Other|Delegated||read_from_prose"),
            &format!("{whose}|Prison healthcare|Other|LeadAgency|{whose}|read_from_prose"),
            &format!("{whose}|Dentistry|Other|LeadAgency|{whose}|read_from_prose"),
        ],
    );
}

#[test]
fn a_question_is_answered_by_names_alone() {
    let whose = "Angus Health and Social Care Partnership";
    let line = |text: &str| Block::Paragraph(Paragraph::plain(text));
    check(
        &format!("{whose} Strategic Plan"),
        vec![
            heading("Which services are part of integration?"),
            line("Home care, podiatry and all acute services. We meet often."),
            heading("Which services are not?"),
            line("Housing and education. These are run by Angus Council."),
        ],
        &[
            &format!("{whose}|Home care|Other|Delegated||read_from_prose"),
            &format!("{whose}|podiatry|Other|Delegated||read_from_prose"),
            &format!("{whose}|acute services|AcuteServices|Delegated||read_from_prose"),
            &format!("{whose}|Housing|Other|NotDelegated||read_from_prose"),
            &format!("{whose}|education|Other|NotDelegated||read_from_prose"),
        ],
    );
}

#[test]
fn columns_headed_by_kinds_of_services() {
    let whose = "Angus Health and Social Care Partnership";
    let table = table(
        "Adult social care services | Acute services\nHome care / Respite | Stroke services / Geriatric medicine",
    );
    check(
        &format!("{whose} Strategic Plan"),
        vec![
            Block::Paragraph(Paragraph::plain("The table shows the services which are integrated.")),
            Block::Table(table),
        ],
        &[
            &format!("{whose}|Home care|Other|Delegated||"),
            &format!("{whose}|Respite|Other|Delegated||"),
            &format!("{whose}|Stroke services|Other|Delegated||"),
            &format!("{whose}|Geriatric medicine|Other|Delegated||"),
        ],
    );
}
