//! Heads, footers and look-alikes of the body, on hand-made pages.

use super::*;
use crate::document::{Fill, Rect, Ruling, Word, WordStyle};

fn word(text: &str, left: f32, top: f32, size: f32) -> Word {
    Word {
        style: WordStyle { size, ..WordStyle::default() },
        ..Word::new(text, Rect::new(left, top, left + text.len() as f32 * size * 0.5, top + size * 1.1))
    }
}

/// A page of lines `(text, top)`.
fn page(number: u32, lines: &[(&str, f32)]) -> Page {
    let mut words = Vec::new();
    for (text, top) in lines {
        let mut left = 72.0;
        for piece in text.split(' ') {
            let made = word(piece, left, *top, 10.0);
            left = made.bbox.right + if piece.is_empty() { 40.0 } else { 2.5 };
            if !piece.is_empty() {
                words.push(made);
            }
        }
    }
    Page { number, width: 595.0, height: 842.0, words, ..Page::default() }
}

/// What is set apart (kind, text, number of places), and what stays on each page.
fn read(pages: Vec<Page>) -> (Vec<(ParagraphKind, String, usize)>, Vec<String>) {
    let mut document = Document { pages, ..Document::default() };
    let kept = set_apart(&mut document);
    let apart =
        document.apart.iter().map(|a| (a.paragraph.kind, a.paragraph.text(), a.paragraph.lines.len())).collect();
    let texts = document
        .pages
        .iter()
        .zip(kept)
        .map(|(page, kept)| kept.iter().map(|&w| page.words[w].text.as_str()).collect::<Vec<_>>().join(" "));
    (apart, texts.collect())
}

#[test]
fn heads_and_page_numbers_repeat() {
    let pages = (1..=3)
        .map(|n| {
            let number = format!("Page {n} of 3");
            let body = format!("body {n} of the paper");
            page(n, &[("Example Board", 30.0), (&body, 90.0), (&number, 800.0)])
        })
        .collect();
    let (apart, kept) = read(pages);
    assert_eq!(apart[0], (ParagraphKind::RunningHead, "Example Board".to_owned(), 3));
    assert_eq!(apart[1], (ParagraphKind::Footer, "Page 1 of 3".to_owned(), 1));
    assert_eq!(apart.len(), 4);
    assert_eq!(kept, ["body 1 of the paper", "body 2 of the paper", "body 3 of the paper"]);
}

#[test]
fn left_and_right_pages_have_their_own_heads() {
    let pages = (1..=6)
        .map(|n| {
            page(n, &[(if n % 2 == 0 { "Annual review" } else { "Example Board" }, 30.0), (&format!("text{n}"), 90.0)])
        })
        .collect();
    let (apart, kept) = read(pages);
    assert_eq!(apart.iter().map(|a| a.2).collect::<Vec<_>>(), [3, 3]);
    assert!(kept.iter().all(|k| k.starts_with("text")));
}

#[test]
fn a_first_page_may_differ() {
    let mut pages = vec![page(1, &[("Minute of the meeting", 72.0), ("first", 100.0)])];
    pages.extend((2..=4).map(|n| page(n, &[("Minute, 24 June", 30.0), (&format!("body{n}"), 72.0)])));
    let (apart, kept) = read(pages);
    assert_eq!(apart, [(ParagraphKind::RunningHead, "Minute, 24 June".to_owned(), 3)]);
    assert_eq!(kept[0], "Minute of the meeting first");
}

#[test]
fn a_number_at_a_footers_end_counts_the_pages() {
    let pages = |last: u32| {
        let foot = move |n: u32| format!("Annual report of the forum {}", if n == 4 { last } else { n });
        (1..=4).map(move |n| page(n, &[(&format!("body {n} of it"), 90.0), (&foot(n), 800.0)])).collect::<Vec<_>>()
    };
    assert_eq!(read(pages(4)).0.len(), 4);
    assert!(read(pages(7)).0.is_empty());
}

#[test]
fn numbered_first_lines_of_the_body_stay() {
    let pages = (1..=4).map(|n| page(n, &[(&format!("Proposal 1.{n}"), 72.0), ("Evidence of it", 90.0)])).collect();
    let (apart, kept) = read(pages);
    assert!(apart.is_empty(), "{apart:?}");
    assert!(kept[2].starts_with("Proposal 1.3"));
}

#[test]
fn a_repeated_table_header_stays() {
    let pages = (1..=3)
        .map(|n| {
            let mut page = page(n, &[("Action   Owner", 72.0), (&format!("write{n}   Ann"), 90.0)]);
            page.rulings = vec![
                Ruling { bbox: Rect::new(70.0, 70.0, 70.5, 120.0), colour: None },
                Ruling { bbox: Rect::new(140.0, 70.0, 140.5, 120.0), colour: None },
            ];
            page
        })
        .collect();
    assert!(read(pages).0.is_empty());
}

#[test]
fn a_repeated_header_of_coloured_cells_stays() {
    let pages = (1..=3)
        .map(|n| {
            let mut page = page(n, &[("Action   Owner", 72.0), (&format!("write{n}   Ann"), 90.0)]);
            let blue = crate::document::Colour(100, 150, 200);
            page.fills = vec![
                Fill { bbox: Rect::new(70.0, 70.0, 130.0, 86.0), colour: blue },
                Fill { bbox: Rect::new(130.0, 70.0, 300.0, 86.0), colour: blue },
            ];
            page
        })
        .collect();
    assert!(read(pages).0.is_empty());
}

#[test]
fn two_names_over_columns_without_lines_stay() {
    let pages = (1..=3)
        .map(|n| {
            let mut page = page(n, &[("Board   Clinic", 72.0)]);
            let right = page.words.iter().map(|w| w.bbox.left).fold(0.0, f32::max);
            page.words
                .extend((0..4).map(|row| word(&format!("place{n}{row}"), right, 100.0 + 20.0 * row as f32, 10.0)));
            page
        })
        .collect();
    assert!(read(pages).0.is_empty());
}

#[test]
fn a_line_at_a_height_where_others_have_body_stays() {
    let mut pages: Vec<Page> =
        (1..=7).map(|n| page(n, &[(&format!("words{} begin", "x".repeat(n as usize)), 72.0)])).collect();
    pages[2] = page(3, &[("Evidence and examples", 72.0), ("x", 100.0)]);
    pages[4] = page(5, &[("Evidence and examples", 72.0), ("y", 100.0)]);
    assert!(read(pages).0.is_empty());
}

#[test]
fn a_forms_line_that_two_pages_share_stays() {
    let pages = (1..=5)
        .map(|n| {
            let own = format!("body{n}");
            match n {
                2 | 3 => page(n, &[("Our rating: Established", 100.0), ("Evidence", 114.0), (&own, 128.0)]),
                _ => page(n, &[(&format!("indicator{}", "x".repeat(n as usize)), 150.0)]),
            }
        })
        .collect();
    assert!(read(pages).0.is_empty());
}

#[test]
fn a_row_of_marks_that_pages_share_stays() {
    let pages = (1..=3).map(|n| page(n, &[(&format!("text{n}"), 90.0), ("Rating  x  yes  no  none", 760.0)])).collect();
    assert!(read(pages).0.is_empty());
}

#[test]
fn one_page_has_only_a_page_number() {
    let (apart, kept) = read(vec![page(1, &[("Agenda", 40.0), ("1. Welcome", 90.0), ("1", 810.0)])]);
    assert_eq!(apart, [(ParagraphKind::Footer, "1".to_owned(), 1)]);
    assert_eq!(kept, ["Agenda 1. Welcome"]);
}

#[test]
fn a_watermark_counts_once_for_all_pages() {
    let pages = (1..=2)
        .map(|n| {
            let mut page = page(n, &[(&format!("some text{n} here and more of it"), 300.0)]);
            let mut stamp = word("DRAFT", 60.0, 250.0, 90.0);
            stamp.style.colour = Some(crate::document::Colour(200, 200, 200));
            page.words.push(stamp);
            page
        })
        .collect();
    let (apart, kept) = read(pages);
    assert_eq!(apart, [(ParagraphKind::Watermark, "DRAFT".to_owned(), 2)]);
    assert!(!kept[0].contains("DRAFT"));
}

#[test]
fn artefacts_at_the_edge_go() {
    let mut paper =
        page(1, &[("OFFICIAL", 30.0), ("Body text of the one page that there is", 300.0), ("more body", 320.0)]);
    paper.words[0].artefact = true;
    let (apart, _) = read(vec![paper]);
    assert_eq!(apart, [(ParagraphKind::RunningHead, "OFFICIAL".to_owned(), 1)]);
}

#[test]
fn a_label_that_falls_at_one_height_on_two_pages_is_body() {
    let pages = (1..=4)
        .map(|n| {
            let body = format!("answer {n} of the form");
            let other = format!("question {n} of the form");
            let top = if n % 2 == 1 { "Our rating" } else { other.as_str() };
            page(n, &[(top, 40.0), (&body, 90.0), ("Our rating", 300.0), (&other, 320.0), ("Our rating", 500.0)])
        })
        .collect();
    let (apart, kept) = read(pages);
    assert!(apart.is_empty(), "{apart:?}");
    assert!(kept[0].starts_with("Our rating answer 1"), "{kept:?}");
}

#[test]
fn a_paper_of_one_page_has_a_head_far_above_its_title() {
    let paper = |title: f32| {
        let mut page =
            page(1, &[("Agenda papers", 36.0), ("Action log of the panel", title), ("Ann to write.", 130.0)]);
        for word in page.words.iter_mut().filter(|w| w.bbox.top == title) {
            word.style.bold = true;
        }
        read(vec![page]).0
    };
    assert_eq!(paper(90.0), [(ParagraphKind::RunningHead, "Agenda papers".to_owned(), 1)]);
    assert!(paper(50.0).is_empty());
}

#[test]
fn the_first_line_of_a_plain_page_is_no_head() {
    let plain = page(1, &[("Minutes of the panel", 36.0), ("Held in the hall", 90.0)]);
    assert!(read(vec![plain]).0.is_empty());
}

#[test]
fn lines_against_the_body_and_far_from_the_page_number_are_the_bodys() {
    let pages = (1..=6)
        .map(|n| {
            let (number, body) = (format!("Page {n}"), format!("body {n} of the paper"));
            let mut lines = vec![(body.as_str(), 90.0)];
            if n > 4 {
                lines.extend([("Rating Established", 750.0), ("Indicator We see this here", 766.0)]);
                lines.push((if n > 5 { "one end" } else { "another end" }, 734.0));
            }
            lines.push((&number, 812.0));
            page(n, &lines)
        })
        .collect();
    let (apart, kept) = read(pages);
    assert!(apart.iter().all(|(_, text, _)| text.starts_with("Page")), "{apart:?}");
    assert!(kept[5].ends_with("Rating Established Indicator We see this here one end"));
}
