#![allow(clippy::unwrap_used)]

mod kinds;

use super::super::plan_items::tests::{heading, items, table};
use super::*;
use crate::document::{Document, Paragraph};
use crate::record::DocumentKind;
use crate::settings::Settings;

fn check(title: &str, blocks: Vec<Block>, want: &[&str]) {
    let document = Document { blocks, kind: DocumentKind::StrategicPlan, ..Document::default() };
    let settings = Settings::default();
    let mut extracted = Extracted::default();
    extracted.facts.title = Some(title.to_owned());
    extract(&Paper::new(&document, &settings), &mut extracted);
    let got: Vec<String> = extracted
        .records
        .localities
        .iter()
        .map(|r| {
            let named =
                |e: &Option<crate::record::Entity>| e.as_ref().map(|e| e.as_written.clone()).unwrap_or_default();
            let codes: Vec<&str> = r.header.review.iter().map(|c| c.code()).collect();
            let population = r.population.map(|p| p.to_string()).unwrap_or_default();
            format!(
                "{}|{}|{}|{population}|{}",
                named(&r.health_board),
                named(&r.partnership),
                r.as_written,
                codes.join(" ")
            )
        })
        .collect();
    assert_eq!(got, want, "{title}");
}

fn text(text: &str) -> Block {
    Block::Paragraph(Paragraph::plain(text))
}

#[test]
fn an_overview_with_boards_and_partnerships() {
    check(
        "Overview",
        vec![Block::Table(table(
            "PARTNERSHIP – NHS BOARD/LOCAL AUTHORITY | ^ | LOCALITIES\n\
             NHS Fife | Fife | Levenmouth\n | | Kirkcaldy; Burntisland and Dysart\n\
             NHS Tayside | Angus | North, South\n | | West\n\
             | Perth & Kinross | Perth City",
        ))],
        &[
            "NHS Fife|Fife|Levenmouth||",
            "NHS Fife|Fife|Kirkcaldy; Burntisland and Dysart||",
            "NHS Tayside|Angus|North, South||",
            "NHS Tayside|Angus|West||",
            "NHS Tayside|Perth & Kinross|Perth City||",
        ],
    );
}

#[test]
fn a_piece_without_headings_goes_on() {
    check(
        "Overview",
        vec![
            Block::Table(table("Partnership | Localities\nFife | Levenmouth\n | Kirkcaldy")),
            Block::Table(table(" | Glenrothes\nMoray | Elgin")),
        ],
        &["|Fife|Levenmouth||", "|Fife|Kirkcaldy||", "|Fife|Glenrothes||table_join_uncertain", "|Moray|Elgin||"],
    );
}

#[test]
fn lists_in_cells() {
    check(
        "Overview",
        vec![Block::Table(table(
            "Integration Authority | Locality names\n\
             North Ayrshire | Arran, Irvine, Kilwinning, Garnock Valley and Three Towns\n\
             Midlothian | East and West Midlothian\n\
             Falkirk | Falkirk Central / Falkirk East / Falkirk West",
        ))],
        &[
            "|North Ayrshire|Arran||",
            "|North Ayrshire|Irvine||",
            "|North Ayrshire|Kilwinning||",
            "|North Ayrshire|Garnock Valley||",
            "|North Ayrshire|Three Towns||",
            "|Midlothian|East Midlothian||",
            "|Midlothian|West Midlothian||",
            "|Falkirk|Falkirk Central||",
            "|Falkirk|Falkirk East||",
            "|Falkirk|Falkirk West||",
        ],
    );
}

#[test]
fn a_partnerships_own_table_with_population() {
    check(
        "Moray Integration Joint Board Strategic Plan",
        vec![Block::Table(table(
            "Locality | Population | Towns\nElgin | 25,100 | Elgin, Lhanbryde\nBuckie, Cullen and Fochabers | 18 200 | Buckie\nMoray | 43,300 |",
        ))],
        &[
            "|Moray Integration Joint Board|Elgin|25100|",
            "|Moray Integration Joint Board|Buckie, Cullen and Fochabers|18200|",
        ],
    );
}

#[test]
fn lists_sentences_and_chapters() {
    let title = "Angus Health and Social Care Partnership: Strategic Plan";
    let whose = "Angus Health and Social Care Partnership";
    let mut blocks = vec![text("Our four localities are:")];
    blocks.extend(items(&[
        "North East (population 36,400) – Brechin and Montrose",
        "North West: Forfar and Kirriemuir",
        "South East",
        "South West",
    ]));
    check(
        title,
        blocks,
        &[
            &format!("|{whose}|North East|36400|"),
            &format!("|{whose}|North West||"),
            &format!("|{whose}|South East||"),
            &format!("|{whose}|South West||"),
        ],
    );
    check(
        title,
        vec![text("Angus is divided into two localities, North Angus and South Angus.")],
        &["|Angus|North Angus||read_from_prose", "|Angus|South Angus||read_from_prose"],
    );
    check(
        title,
        vec![
            heading("North West Locality"),
            text("It has a population of about 29,000 people."),
            heading("South East Locality"),
            text("Its 27,000 people live by the sea."),
        ],
        &[&format!("|{whose}|North West|29000|"), &format!("|{whose}|South East|27000|")],
    );
}

#[test]
fn lists_of_something_else_in_localities() {
    let mut blocks = vec![text("The priorities of our localities are:")];
    blocks.extend(items(&["Housing", "Transport"]));
    blocks.push(text("In our localities we will:"));
    blocks.extend(items(&["Improve access", "Listen to people"]));
    blocks.push(text("We work with localities, GPs and Carers."));
    blocks.push(heading("Annual Locality Plan"));
    check("Angus Health and Social Care Partnership", blocks, &[]);
}

#[test]
fn the_same_locality_twice_is_one() {
    let mut blocks = vec![text("The localities are:")];
    blocks.extend(items(&["Angus North East", "Angus South East"]));
    blocks.push(text("The plan covers two localities, North East and South East."));
    check("Angus IJB Strategic Plan", blocks, &["|Angus IJB|Angus North East||", "|Angus IJB|Angus South East||"]);
}

#[test]
fn what_was_so_once_is_left_and_what_is_now_is_read() {
    let now = |paragraph: &str, want: &[&str]| {
        let got = sentences::told(0, paragraph, false, |_, _| named_in("Angus"));
        let got: Vec<String> = got.into_iter().flat_map(|t| t.named).map(|n| n.name.text).collect();
        assert_eq!(got, want, "{paragraph}");
    };
    now(
        "Our localities have changed. Until 2020 there were four, but we now have three: Hillside, Brechin and Arbroath.",
        &["Hillside", "Brechin", "Arbroath"],
    );
    now(
        "Until 2020 we worked over four localities, but we now have three, which are those of our partners: Hillside, Brechin \
         and Arbroath.",
        &["Hillside", "Brechin", "Arbroath"],
    );
    now("The four localities were replaced in 2021 by two: Brechin and Arbroath.", &["Brechin", "Arbroath"]);
    now("Until 2020 there were four localities: Hillside, Brechin, Arbroath and Forfar.", &[]);
}

#[test]
fn what_is_said_of_a_locality_again_is_no_name() {
    check(
        "Orkney Islands Health and Social Care Partnership Strategic Plan",
        vec![text(
            "There are two localities, the Mainland and the Isles; the Mainland is further split into East and West.",
        )],
        &[
            "|Orkney Islands Health and Social Care Partnership|Mainland||read_from_prose",
            "|Orkney Islands Health and Social Care Partnership|Isles||",
        ],
    );
}

#[test]
fn parts_of_an_area_hold_localities() {
    check(
        "Aberdeenshire Health and Social Care Partnership Strategic Plan",
        vec![text(
            "Each of three areas holds two localities. The north comprises Banff & Buchan and Buchan; the centre \
             comprises Formartine and Garioch; and the south comprises Marr and Kincardine & Mearns.",
        )],
        &["Banff & Buchan", "Buchan", "Formartine", "Garioch", "Marr", "Kincardine & Mearns"]
            .map(|name| format!("|Aberdeenshire Health and Social Care Partnership|{name}||"))
            .each_ref()
            .map(String::as_str),
    );
    check(
        "Aberdeenshire Health and Social Care Partnership Strategic Plan",
        vec![text(
            "Teams work in six localities: Banff & Buchan and Buchan in the North, Formartine and Garioch in Central, and \
             Marr and Kincardine & Mearns in the South.",
        )],
        &["Banff & Buchan", "Buchan", "Formartine", "Garioch", "Marr", "Kincardine & Mearns"]
            .map(|name| format!("|Aberdeenshire Health and Social Care Partnership|{name}||"))
            .each_ref()
            .map(String::as_str),
    );
}

#[test]
fn a_cell_lists_names_and_another_their_inhabitants() {
    use super::super::plan_items::tests::table;
    check(
        "Localities of the Lothians",
        vec![Block::Table(table(
            "Partnership | Localities | Population\n\
             Midlothian | East / West | 41,000 / 47,000\n\
             West Lothian | East / West | 180,000",
        ))],
        &[
            "|Midlothian|East|41000|",
            "|Midlothian|West|47000|",
            "|West Lothian|East||split_uncertain",
            "|West Lothian|West||split_uncertain",
        ],
    );
}

#[test]
fn a_table_without_headings_begins_with_its_first_locality() {
    use super::super::plan_items::tests::table;
    let whose = "Scottish Borders Health and Social Care Partnership";
    let row = |name: &str, people: &str| format!("|{whose}|{name}|{people}|columns_inferred");
    check(
        &format!("{whose} Strategic Plan"),
        vec![Block::Table(table(
            "Cheviot | Kelso, Jedburgh | 19,400\nEildon | Galashiels, Selkirk | 36,000\nTweeddale | Peebles | 21,200",
        ))],
        &[&row("Cheviot", "19400"), &row("Eildon", "36000"), &row("Tweeddale", "21200")],
    );
}

#[test]
fn names_beside_the_whole_head_columns() {
    use super::super::plan_items::tests::table;
    let whose = "Orkney Health and Social Care Partnership";
    let turned = "| North Parish | South Parish | Orkney\nAged 75 and over | 410 | 330 | 740\nPopulation | 4,300 | 3,900 | 8,200";
    check(
        &format!("{whose} Strategic Plan"),
        vec![heading("Population by locality"), Block::Table(table(turned))],
        &[
            &format!("|{whose}|North Parish|4300|columns_inferred"),
            &format!("|{whose}|South Parish|3900|columns_inferred"),
        ],
    );
    check(&format!("{whose} Strategic Plan"), vec![heading("Population by parish"), Block::Table(table(turned))], &[]);
}

#[test]
fn numbers_of_some_people_are_none_of_inhabitants() {
    use super::super::plan_items::tests::table;
    let whose = "Midlothian Health and Social Care Partnership";
    for heading in ["Population aged 65+", "Residents", "Number of people receiving care at home"] {
        check(
            &format!("{whose} Strategic Plan"),
            vec![Block::Table(table(&format!("Locality | Homes | {heading}\nEast | 8 | 268\nWest | 9 | 377")))],
            &[&format!("|{whose}|East||"), &format!("|{whose}|West||")],
        );
    }
}

#[test]
fn people_stand_on_the_line_below_a_name() {
    let whose = "East Ayrshire Health and Social Care Partnership";
    let lines = ["Northern Locality", "37,100 people", "Kilmarnock Locality", "46,700 people"].map(text);
    let row = |name: &str, rest: &str| format!("|{whose}|{name}|{rest}");
    let want = [row("Northern", "37100|read_from_prose"), row("Kilmarnock", "46700|read_from_prose")];
    check(whose, lines.to_vec(), &[&want[0], &want[1]]);
    // The other way round nobody can tell.
    let lines = ["37,100 people", "Northern Locality", "46,700 people", "Kilmarnock Locality"].map(text);
    check(whose, lines.to_vec(), &[&row("Northern", "|"), &row("Kilmarnock", "|")]);
}

#[test]
fn the_row_of_the_whole_leaves_the_last_locality_its_inhabitants() {
    use super::super::plan_items::tests::table;
    let whose = "Aberdeenshire Health and Social Care Partnership";
    check(
        &format!("{whose} Strategic Plan"),
        vec![Block::Table(table(
            "Area | Locality | Population\nCentral | Garioch | 55,600\nSouth | Marr | 39,300\nAberdeenshire | | 263,900",
        ))],
        &[&format!("|{whose}|Garioch|55600|"), &format!("|{whose}|Marr|39300|")],
    );
}

#[test]
fn a_map_s_key_names_the_localities() {
    let mut blocks = vec![text("Map of the area"), text("Key")];
    blocks.extend(items(&["Levenmouth", "Kirkcaldy", "Glenrothes", "Cowdenbeath"]));
    check(
        "Fife Health and Social Care Partnership: Strategic Plan",
        blocks,
        &[
            "|Fife Health and Social Care Partnership|Levenmouth||read_from_prose",
            "|Fife Health and Social Care Partnership|Kirkcaldy||read_from_prose",
            "|Fife Health and Social Care Partnership|Glenrothes||read_from_prose",
            "|Fife Health and Social Care Partnership|Cowdenbeath||read_from_prose",
        ],
    );
}

#[test]
fn ages_add_up_to_all_people() {
    check(
        "Glasgow City Health and Social Care Partnership: Strategic Plan",
        vec![Block::Table(table(
            "Age | North East | North West | South\n\
             0-17 | 30,000 | 31,000 | 40,100\n\
             18-64 | 110,000 | 150,000 | 140,000\n\
             65+ | 24,000 | 26,000 | 31,000\n\
             All | 164,000 | 207,000 | 211,100",
        ))],
        &[
            "|Glasgow City Health and Social Care Partnership|North East|164000|",
            "|Glasgow City Health and Social Care Partnership|North West|207000|",
            "|Glasgow City Health and Social Care Partnership|South|211100|",
        ],
    );
}

#[test]
fn a_title_names_the_locality_of_a_plan() {
    check(
        "Fife Health and Social Care Partnership: Strategic Plan",
        vec![heading("Locality plan 2024-2027: Levenmouth"), text("Levenmouth has a population of 37,400.")],
        &["|Fife Health and Social Care Partnership|Levenmouth|37400|"],
    );
}

#[test]
fn names_behind_a_label_head_chapters() {
    check(
        "Fife Health and Social Care Partnership: Strategic Plan",
        vec![
            heading("Profile: Levenmouth"),
            text("The total population is 37,400."),
            heading("3.2 Glenrothes"),
            text("The total population is 49,500."),
        ],
        &[
            "|Fife Health and Social Care Partnership|Levenmouth|37400|",
            "|Fife Health and Social Care Partnership|Glenrothes|49500|",
        ],
    );
}

#[test]
fn the_number_of_its_people_ends_a_name() {
    let said = "There are four localities: Oban, Lorn and the Isles (19,800 people); Mid Argyll, Kintyre and Islay (20,600); \
                Bute and Cowal (21,000) and Helensburgh and Lomond (25,900).";
    check(
        "Argyll and Bute Health and Social Care Partnership",
        vec![text(said)],
        &[
            "|Argyll and Bute Health and Social Care Partnership|Oban, Lorn and the Isles|19800|",
            "|Argyll and Bute Health and Social Care Partnership|Mid Argyll, Kintyre and Islay|20600|",
            "|Argyll and Bute Health and Social Care Partnership|Bute and Cowal|21000|",
            "|Argyll and Bute Health and Social Care Partnership|Helensburgh and Lomond|25900|",
        ],
    );
}

#[test]
fn areas_that_a_whole_is_shared_out_into_have_their_people_beside_them() {
    check(
        "Orkney Health and Care",
        vec![text(
            "Orkney is divided into three areas: the West Mainland (10,200 people), the East Mainland (9,300 people) and the \
             Isles (2,500 people).",
        )],
        &[
            "|Orkney Islands|West Mainland|10200|read_from_prose",
            "|Orkney Islands|East Mainland|9300|read_from_prose",
            "|Orkney Islands|Isles|2500|",
        ],
    );
    // Without their people, or fewer than are claimed, they may be anything.
    check("Orkney Health and Care", vec![text("Orkney is divided into three areas: Upland, Moor and Shore.")], &[]);
    check(
        "Orkney Health and Care",
        vec![text("Orkney is divided into three areas: Upland (9,300) and Shore (2,500).")],
        &[],
    );
}
