//! Tracked changes: the result counts, and a cell says what it was before.

use super::*;

const BY: &str = "w:id='1' w:author='A. Reviewer' w:date='2019-05-10T09:00:00Z'";

fn inserted(inner: &str) -> String {
    format!("<w:ins {BY}>{inner}</w:ins>")
}

fn deleted(text: &str) -> String {
    format!("<w:del {BY}><w:r><w:delText xml:space='preserve'>{text}</w:delText></w:r></w:del>")
}

/// A paragraph whose own end was inserted or deleted.
fn marked(mark: &str, inner: &str) -> String {
    format!("<w:p><w:pPr><w:rPr><w:{mark} {BY}/></w:rPr></w:pPr>{inner}</w:p>")
}

#[test]
fn insertions_are_in_and_deletions_out() {
    let read = paragraph(&format!("{}{}{}{}", run("keep "), inserted(&run("new ")), deleted("old "), run("end")));
    let runs: Vec<(&str, bool)> = read.runs.iter().map(|r| (r.text.as_str(), r.inserted)).collect();
    assert_eq!(runs, [("keep ", false), ("new ", true), ("end", false)]);
}

#[test]
fn what_was_inserted_and_deleted_again_is_out() {
    assert_eq!(paragraph(&format!("{}{}", run("a"), inserted(&deleted("b")))).text(), "a");
}

#[test]
fn moved_text_stands_once_where_it_went() {
    let from = format!("<w:moveFrom {BY}>{}</w:moveFrom>", run("moved"));
    let to = format!("<w:moveTo {BY}>{}</w:moveTo>", run("moved"));
    let body = format!("{}<w:p>{to}</w:p>", marked("moveFrom", &from));
    assert_eq!(texts(&document(&body)), ["moved"]);
}

#[test]
fn a_deleted_end_joins_paragraphs() {
    let body = format!("{}{}{}", marked("del", &run("one ")), marked("del", &run("two ")), p("three"));
    assert_eq!(texts(&document(&body)), ["one two three"]);
    let all_gone = format!("{}{}", marked("del", &deleted("gone")), p("stays"));
    assert_eq!(texts(&document(&all_gone)), ["stays"]);
    let before_a_table = format!("{}{}{}", marked("del", &run("stays")), tbl(&[tr(&[tc("", "x")])]), p("after"));
    assert_eq!(texts(&document(&before_a_table)), ["stays", "after"]);
    assert_eq!(texts(&document(&marked("del", &run("last")))), ["last"]);
}

#[test]
fn a_deleted_item_is_not_counted() {
    let list = "<w:abstractNum w:abstractNumId='0'><w:lvl w:ilvl='0'><w:start w:val='1'/><w:lvlText w:val='%1.'/></w:lvl>\
        </w:abstractNum><w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num>";
    let item = |mark: &str, inner: &str| {
        let numbered = "<w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr>";
        format!("<w:p><w:pPr>{numbered}<w:rPr>{mark}</w:rPr></w:pPr>{inner}</w:p>")
    };
    let gone = item(&format!("<w:del {BY}/>"), &deleted("b"));
    let body = [item("", &run("a")), gone, item("", &run("c"))].concat();
    let document = Package::with_body(&body).numbering(list).read();
    let read: Vec<String> = paragraphs(&document).into_iter().map(Paragraph::labelled_text).collect();
    assert_eq!(read, ["1. a", "2. c"]);
}

fn before(cell: &str) -> Option<String> {
    let document = document(&tbl(&[tr(&[format!("<w:tc>{cell}</w:tc>")])]));
    first_table(&document).cells[0].before_change.clone()
}

#[test]
fn a_cell_says_what_it_was_before() {
    let cases = [
        (p("X"), None),
        (format!("<w:p>{}</w:p>", inserted(&run("X"))), Some("")),
        (format!("<w:p>{}</w:p>", deleted("X")), Some("X")),
        (format!("<w:p>{}{}</w:p>", deleted("Established"), inserted(&run("Exemplary"))), Some("Established")),
        (format!("{}{}", p("first"), format_args!("<w:p>{}</w:p>", deleted("second"))), Some("first\nsecond")),
        (format!("{}{}", marked("ins", &run("a")), p("b")), Some("ab")),
        (format!("{}<w:p/>", tbl(&[tr(&[format!("<w:tc><w:p>{}</w:p></w:tc>", deleted("deep"))])])), Some("deep")),
    ];
    for (cell, expected) in cases {
        assert_eq!(before(&cell).as_deref(), expected, "{cell}");
    }
}

#[test]
fn rows_and_cells_inserted_and_deleted() {
    let row = |mark: &str, text: &str| format!("<w:tr><w:trPr><w:{mark} {BY}/></w:trPr>{}</w:tr>", tc("", text));
    let cells = tr(&[tc(&format!("<w:cellDel {BY}/>"), "gone"), tc(&format!("<w:cellIns {BY}/>"), "new")]);
    let document = document(&tbl(&[row("del", "gone"), row("ins", "row"), cells]));
    let read: Vec<(String, Option<String>)> =
        first_table(&document).cells.iter().map(|c| (c.text(), c.before_change.clone())).collect();
    assert_eq!(read, [("row".to_owned(), Some(String::new())), ("new".to_owned(), Some(String::new()))]);
    let all_gone = super::document(&format!("{}{}", tbl(&[row("del", "gone")]), p("left")));
    assert_eq!((all_gone.blocks.len(), texts(&all_gone)), (1, vec!["left".to_owned()]));
}

#[test]
fn a_cell_emptied_by_deletion_still_holds_a_paragraph() {
    let document = document(&tbl(&[tr(&[format!("<w:tc>{}</w:tc>", marked("del", &deleted("X")))])]));
    let cell = &first_table(&document).cells[0];
    assert_eq!((cell.blocks.len(), cell.text().as_str(), cell.before_change.as_deref()), (1, "", Some("X")));
}

#[test]
fn fields_and_notes_in_deleted_text_are_gone() {
    let field = "<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:delInstrText> PAGE </w:delInstrText></w:r>\
        <w:r><w:fldChar w:fldCharType='separate'/></w:r><w:r><w:delText>4</w:delText></w:r>\
        <w:r><w:fldChar w:fldCharType='end'/></w:r><w:r><w:footnoteReference w:id='2'/></w:r>";
    let body = format!("<w:p>{}<w:del {BY}>{field}</w:del>{}</w:p>", run("a "), run("b"));
    let document = Package::with_body(&body)
        .xml("n", "footnotes", "footnotes", "<w:footnote w:id='2'><w:p><w:r><w:t>x</w:t></w:r></w:p></w:footnote>")
        .read();
    assert_eq!(texts(&document), ["a b"]);
    assert!(document.apart.is_empty());
}
