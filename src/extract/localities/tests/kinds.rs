//! Tables, lists and sentences in which something else stands beside the localities.

use super::*;

const MORAY: &str = "Moray Health and Social Care Partnership Strategic Plan";

fn of(name: &str, rest: &str) -> String {
    format!("|Moray Health and Social Care Partnership|{name}|{rest}")
}

fn check_moray(blocks: Vec<Block>, want: &[String]) {
    check(MORAY, blocks, &want.iter().map(String::as_str).collect::<Vec<_>>());
}

#[test]
fn groups_of_a_locality_stand_in_a_column_of_their_own() {
    check_moray(
        vec![Block::Table(table(
            "Locality | Locality planning group | Chair\nElgin | Elgin North | Ann Example\n | Elgin South | Bo Example\n\
             Keith and Speyside | Keith | Cy Example",
        ))],
        &[of("Elgin", "|"), of("Keith and Speyside", "|")],
    );
}

#[test]
fn wards_below_their_locality_are_none() {
    check_moray(
        vec![Block::Table(table(
            "Locality / ward | Total population\nElgin | 25,400\nElgin City North | 12,300\nElgin City South | 13,100\n\
             Keith and Speyside | 19,000\nKeith and Cullen | 9,900\nSpeyside Glenlivet | 9,100",
        ))],
        &[of("Elgin", "25400|"), of("Keith and Speyside", "19000|")],
    );
}

#[test]
fn a_table_of_facts_below_a_heading_has_the_inhabitants() {
    check_moray(
        vec![
            heading("Our localities"),
            heading("Elgin"),
            Block::Table(table("Population | 25,400\nGP practices | 4")),
            heading("Keith and Speyside"),
            Block::Table(table("GP practices | 6\nTotal population | 19,000")),
        ],
        &[of("Elgin", "25400|"), of("Keith and Speyside", "19000|")],
    );
}

#[test]
fn what_was_before_the_list_is_left() {
    let mut blocks = vec![text("Until 2019 there were two localities, East and West. Now there are three localities:")];
    blocks.extend(items(&["Elgin and Duffus", "Keith and Huntly Road", "Forres Town"]));
    let names = ["Elgin and Duffus", "Keith and Huntly Road", "Forres Town"];
    check_moray(blocks, &names.map(|name| of(name, "|")));
}

#[test]
fn the_parts_of_a_locality_are_none() {
    check_moray(
        vec![text(
            "Moray is divided into two localities. Spey Vale is made up of Alder, Birch, Cedar and Larch; Forest Vale is \
             made up of Oak, Rowan and Willow.",
        )],
        &["|Moray|Spey Vale||read_from_prose".to_owned(), "|Moray|Forest Vale||read_from_prose".to_owned()],
    );
}

#[test]
fn inhabitants_may_be_of_our_residents() {
    check(
        "Renfrewshire Health and Social Care Partnership Strategic Plan",
        vec![text(
            "The HSCP has two localities: Paisley, with 78,000 of our residents, and Renfrewshire West, which takes in \
             Johnstone and Renfrew.",
        )],
        &[
            "|Renfrewshire Health and Social Care Partnership|Paisley|78000|",
            "|Renfrewshire Health and Social Care Partnership|Renfrewshire West||",
        ],
    );
}

#[test]
fn a_list_of_nobody_known_is_kept() {
    let mut blocks = vec![text("Our two localities are:")];
    blocks.extend(items(&["North Vale", "South Vale"]));
    check("Vale Care Board Plan", blocks, &["||North Vale||", "||South Vale||"]);
}

#[test]
fn the_key_of_a_map_names_more_than_a_table_of_teams() {
    check_moray(
        vec![
            Block::Paragraph(Paragraph::plain(
                "Key: A = Buckie Cullen Fochabers; B = Elgin; C = Forres and Lossiemouth; D = Keith and Speyside.",
            )),
            Block::Table(table("Locality | Telephone\nElgin | 01343\nKeith and Speyside | 01542")),
        ],
        &[
            of("Elgin", "|"),
            of("Keith and Speyside", "|"),
            of("Buckie Cullen Fochabers", "|read_from_prose"),
            of("Forres and Lossiemouth", "|read_from_prose"),
        ],
    );
}
