//! What is read after what, on hand-made papers.
#![allow(clippy::unwrap_used)]

use super::super::lines::lines;
use super::super::trial::{line, page};
use super::*;
use crate::document::{Direction, Word};

const LONG: &str = "some words that fill a column up to its end so that it";

#[track_caller]
fn check(words: Vec<Word>, tables: &[Rect], expected: &[&str]) {
    let page = page(words);
    let all: Vec<usize> = (0..page.words.len()).collect();
    let lines = lines(&page, &all, Direction::Right);
    let text = |lines: &[Line]| {
        lines
            .iter()
            .map(|l| l.words.iter().take(2).map(|&w| page.words[w].text.as_str()).collect::<Vec<_>>().join(" "))
            .collect::<Vec<_>>()
            .join("|")
    };
    let found: Vec<String> = pieces(&page, lines, tables, Rect::new(50.0, 0.0, 550.0, 800.0))
        .iter()
        .map(|piece| match piece {
            Piece::Text(lines, _) => text(lines),
            Piece::Beside(lines, _) => format!("beside {}", text(lines)),
            Piece::Table(index) => format!("table {index}"),
        })
        .collect();
    assert_eq!(found, expected);
}

#[test]
fn a_table_parts_the_text() {
    let mut words = line("Above it", 50.0, 100.0, 10.0);
    words.extend(line("Below it", 50.0, 300.0, 10.0));
    check(words, &[Rect::new(50.0, 120.0, 500.0, 280.0)], &["Above it", "table 0", "Below it"]);
}

#[test]
fn two_columns_of_prose_are_read_one_after_the_other() {
    let mut words = line(
        "A title that runs over both of the columns below it and is long enough for that, as it is",
        50.0,
        80.0,
        10.0,
    );
    for n in 0..6 {
        let y = 100.0 + 14.0 * n as f32;
        words.extend(line(&format!("L{n} {LONG}"), 50.0, y, 8.0));
        words.extend(line(&format!("R{n} {LONG}"), 310.0, y + 3.0, 8.0));
    }
    check(
        words,
        &[],
        &[
            "A title",
            "L0 some|L1 some|L2 some|L3 some|L4 some|L5 some",
            "R0 some|R1 some|R2 some|R3 some|R4 some|R5 some",
        ],
    );
}

#[test]
fn labels_and_values_stay_on_their_line() {
    let mut words = Vec::new();
    for (n, (label, value)) in
        [("Date:", "24 June 2010"), ("Venue:", "Town House"), ("Chair:", "Ann Example"), ("Clerk:", "Bob Sample")]
            .iter()
            .enumerate()
    {
        let y = 100.0 + 14.0 * n as f32;
        words.extend(line(label, 50.0, y, 10.0));
        words.extend(line(value, 200.0, y, 10.0));
    }
    check(words, &[], &["Date: 24|Venue: Town|Chair: Ann|Clerk: Bob"]);
}

#[test]
fn initials_beside_the_text_stand_beside_it() {
    let mut words = Vec::new();
    for n in 0..8 {
        let y = 100.0 + 14.0 * n as f32;
        words.extend(line(&format!("L{n} {LONG} {LONG}"), 50.0, y, 7.0));
        if n == 2 || n == 6 {
            words.extend(line("EM", 500.0, y, 10.0));
        }
    }
    let read = ["L0 some|L1 some", "L2 some|L3 some|L4 some|L5 some|L6 some", "beside EM|EM"];
    check(words.clone(), &[], &[&read[..], &["L7 some"]].concat());
    // A small table among the notes is not lost.
    let table = Rect::new(500.0, 140.0, 530.0, 152.0);
    check(words, &[table], &[&read[..], &["table 0", "L7 some"]].concat());
}
