//! Annexes of integration schemes: statutes, the services below them, what is taken out, who hosts.

use super::*;

fn line(text: &str) -> Block {
    Block::Paragraph(Paragraph::plain(text))
}

#[test]
fn sections_of_statutes_are_functions_and_services_follow_their_table() {
    let mut blocks = vec![
        heading("Annex 2: Functions delegated by the Council"),
        line("Part 1: Functions"),
        Block::Table(table(
            "Act | Section | Limitation\n\
             The Kelp (Scotland) Act 1968 | Section 4 (counting of kelp) | So far as it is wet\n\
             | Section 5 (home help) |\n\
             Seaweed Act 2003 | Section 1 (drying) |",
        )),
        line("Part 2: Services"),
    ];
    blocks.extend(items(&["Home care", "Day services"]));
    check(
        "Moray Integration Scheme",
        blocks,
        &[
            "Moray|The Kelp (Scotland) Act 1968: Section 4 (counting of kelp)|Other|PartlyDelegated||status_unknown",
            "Moray|The Kelp (Scotland) Act 1968: Section 5 (home help)|Other|Delegated||",
            "Moray|Seaweed Act 2003: Section 1 (drying)|Other|Delegated||",
            "Moray|Home care|Other|Delegated||",
            "Moray|Day services|Other|Delegated||",
        ],
    );
}

#[test]
fn enactments_may_stand_in_rows_of_their_own() {
    check(
        "Moray Integration Scheme",
        vec![
            line("Functions delegated by the Health Board to the Integration Joint Board"),
            Block::Table(table(
                "Column A | Column B\nKelp Act 1968 |\nSection 4 (counting) | Only by day\nSeaweed Act 2003 |\nSection 1 (drying) |",
            )),
            Block::Table(table("Barnacles Act 2005 |\nSection 9 (scraping) |")),
        ],
        &[
            "Moray|Kelp Act 1968: Section 4 (counting)|Other|PartlyDelegated||status_unknown",
            "Moray|Seaweed Act 2003: Section 1 (drying)|Other|Delegated||",
            "Moray|Barnacles Act 2005: Section 9 (scraping)|Other|Delegated||",
        ],
    );
}

#[test]
fn what_a_line_takes_out_is_not_delegated() {
    let mut blocks = vec![line("Services delegated by the Health Board:")];
    blocks.extend(items(&["District nursing", "Continence services"]));
    blocks.push(line("These are delegated so far as they are for adults, other than:"));
    blocks.extend(items(&["Maternity services"]));
    check(
        "Fife Integration Scheme",
        blocks,
        &[
            "Fife|District nursing|Other|Delegated||",
            "Fife|Continence services|Other|Delegated||",
            "Fife|Maternity services|Other|NotDelegated||",
        ],
    );
}

#[test]
fn definitions_may_stand_before_a_list() {
    let mut blocks = vec![
        line("Services currently provided by NHS Fife which are to be integrated"),
        line("Interpretation of this part"),
        line("“hospital” means a house with beds; and"),
        line("“night” has the same meaning as in the Kelp Regulations."),
        line("“nurse” includes a pupil nurse."),
    ];
    blocks.extend(items(&["District nursing", "Continence services"]));
    let want = ["Fife|District nursing|Other|Delegated||", "Fife|Continence services|Other|Delegated||"];
    check("Fife Integration Scheme", blocks, &want);
}

#[test]
fn a_row_of_services_may_stand_below_a_colon() {
    check(
        "Fife Integration Scheme",
        vec![
            line("The following Council services are excluded from integration:"),
            line("Criminal justice; children and families social work; housing management."),
        ],
        &[
            "Fife|Criminal justice|CriminalJusticeSocialWork|NotDelegated||",
            "Fife|children and families social work|ChildrensSocialCareServices|NotDelegated||",
            "Fife|housing management|Other|NotDelegated||",
        ],
    );
}

#[test]
fn what_stands_above_a_heading_says_nothing_of_the_table_below_it() {
    check(
        "Angus Integration Scheme",
        vec![
            line("The services to which these functions relate are set out in Annex 1."),
            heading("Annex 3"),
            line("One board runs each of these for the others."),
            Block::Table(table(
                "Service | Host Integration Joint Board\nPodiatry | Angus\nPrison healthcare | Perth and Kinross",
            )),
        ],
        &["Angus|Podiatry|Other|LeadAgency|Angus|", "Angus|Prison healthcare|Other|LeadAgency|Perth and Kinross|"],
    );
}

#[test]
fn items_may_say_it_of_themselves_and_questions_turn_round() {
    let mut blocks = vec![heading("Which services are delegated to the IJB?")];
    blocks.extend(items(&["Home care", "Housing support (partly delegated)", "Homelessness – not delegated"]));
    blocks.push(heading("Which are not?"));
    blocks.extend(items(&["Maternity services"]));
    check(
        "Fife Integration Scheme",
        blocks,
        &[
            "Fife|Home care|Other|Delegated||",
            "Fife|Housing support|Other|PartlyDelegated||",
            "Fife|Homelessness|Other|NotDelegated||",
            "Fife|Maternity services|Other|NotDelegated||",
        ],
    );
}

#[test]
fn lettered_lines_part_a_list_that_a_full_stop_ends() {
    let mut blocks = vec![
        heading("Services currently provided by NHS Fife which are to be integrated"),
        line("The services below are delegated for adults only."),
    ];
    blocks.extend(items(&["District nursing"]));
    check("Fife Integration Scheme", blocks, &["Fife|District nursing|Other|Delegated||"]);
}

#[test]
fn items_name_their_hosts_behind_a_dash_or_a_comma() {
    let mut blocks = vec![heading("Hosted services")];
    blocks.extend(items(&["Podiatry – hosted by Angus", "Dietetics (hosted by Dundee City)"]));
    check(
        "Perth and Kinross Integration Scheme",
        blocks,
        &[
            "Perth and Kinross|Podiatry|Other|LeadAgency|Angus|",
            "Perth and Kinross|Dietetics|Other|LeadAgency|Dundee City|",
        ],
    );
}
