//! What becomes a heading, and at which level, on hand-made papers.

use super::*;
use crate::document::{OutlineItem, Run};

fn set(text: &str, size: f32, bold: bool) -> Block {
    let style = TextStyle { bold, size, ..TextStyle::default() };
    Block::Paragraph(Paragraph {
        runs: vec![Run { text: text.to_owned(), style, ..Run::default() }],
        ..Paragraph::default()
    })
}

fn prose() -> Block {
    set(
        "The board heard how the work went on over the summer, and what is still to be done before the winter comes.",
        11.0,
        false,
    )
}

fn numbered(label: &str, text: &str, bold: bool) -> Block {
    let Block::Paragraph(mut paragraph) = set(text, 11.0, bold) else { return set(text, 11.0, bold) };
    paragraph.kind = ParagraphKind::ListItem;
    paragraph.label = Some(label.to_owned());
    Block::Paragraph(paragraph)
}

#[track_caller]
fn check(blocks: Vec<Block>, expected: &[(&str, u8)]) {
    let mut document = Document { blocks, ..Document::default() };
    tell(&mut document);
    let headings = document.blocks.iter().filter_map(Block::paragraph).filter(|p| p.kind == ParagraphKind::Heading);
    let found: Vec<(String, u8)> = headings.map(|p| (p.text(), p.level)).collect();
    let expected: Vec<(String, u8)> = expected.iter().map(|(t, l)| ((*t).to_owned(), *l)).collect();
    assert_eq!(found, expected);
}

#[test]
fn larger_comes_before_bold() {
    check(
        vec![
            set("Annual Review", 20.0, false),
            prose(),
            set("Finance", 14.0, true),
            prose(),
            set("Risks", 11.0, true),
            prose(),
        ],
        &[("Annual Review", 1), ("Finance", 2), ("Risks", 3)],
    );
}

#[test]
fn numbers_deepen() {
    check(
        vec![
            numbered("1.", "Purpose", true),
            prose(),
            numbered("1.1", "Scope", true),
            prose(),
            numbered("2.", "to note the paper", false),
            prose(),
        ],
        &[("Purpose", 1), ("Scope", 2)],
    );
}

#[test]
fn capitals_and_underlines_show_headings() {
    let underlined = |text: &str| {
        let Block::Paragraph(mut p) = set(text, 11.0, false) else { return set(text, 11.0, false) };
        p.runs.iter_mut().for_each(|r| r.style.underlined = true);
        Block::Paragraph(p)
    };
    check(
        vec![set("RECOMMENDATIONS", 11.0, false), prose(), underlined("Update on the plan"), prose()],
        &[("RECOMMENDATIONS", 1), ("Update on the plan", 2)],
    );
}

#[test]
fn bold_text_that_heads_nothing() {
    check(
        vec![
            set("Action: Ann Example to write to the partners", 11.0, true),
            prose(),
            set("Due: March", 11.0, true),
            prose(),
            set("The board agreed to all of it.", 11.0, true),
            prose(),
            set("clerk@example.org", 11.0, true),
            prose(),
            set("The end", 11.0, true),
        ],
        &[],
    );
}

#[test]
fn a_list_of_bold_names_holds_no_headings() {
    let mut blocks: Vec<Block> = ["Ann", "Bob", "Cat", "Dan", "Eve"].iter().map(|n| set(n, 11.0, true)).collect();
    blocks.push(prose());
    check(blocks, &[]);
}

#[test]
fn a_bold_paper_has_no_bold_headings() {
    let bold = || set("All that is said here is said in bold letters, as some offices like to do it.", 11.0, true);
    check(vec![set("Purpose", 11.0, true), bold(), bold()], &[]);
}

#[test]
fn the_outline_knows_better() {
    let mut document = Document {
        blocks: vec![numbered("3", "Finance report", false), prose(), prose()],
        outline: vec![OutlineItem { level: 2, title: "3. Finance  report".to_owned(), page: Some(1) }],
        ..Document::default()
    };
    tell(&mut document);
    let first = document.blocks.first().and_then(Block::paragraph);
    assert_eq!(first.map(|p| (p.kind, p.level)), Some((ParagraphKind::Heading, 2)));
}
