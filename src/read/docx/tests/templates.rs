//! Filled templates as Word leaves them: controls inside controls, changes to rows and marks, forms, fields.

use super::*;
use crate::document::{RunKind, blocks_text};

fn written(document: &Document) -> String {
    blocks_text(&document.blocks)
}

fn control(properties: &str, content: &str) -> String {
    format!("<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>")
}

fn cells(row: &[&str]) -> String {
    row.iter().map(|inner| ["<w:tc><w:p>", inner, "</w:p></w:tc>"].concat()).collect()
}

fn field(instruction: &str, result: &str) -> String {
    let mark = |kind: &str| format!("<w:r><w:fldChar w:fldCharType='{kind}'/></w:r>");
    let (begin, separate, end) = (mark("begin"), mark("separate"), mark("end"));
    format!("{begin}<w:r><w:instrText>{instruction}</w:instrText></w:r>{separate}{result}{end}")
}

#[test]
fn rows_of_a_repeating_section_are_rows() {
    let item = |name: &str| {
        let inner = control("<w:text/>", &run(name));
        control("<w15:repeatingSectionItem/>", &format!("<w:tr>{}</w:tr>", cells(&[&inner, &run("by May")])))
    };
    let rows = format!("{}{}", item("Write the plan"), item("Ask the council"));
    let section = control("<w15:repeatingSection/>", &rows);
    let document = document(&format!("<w:tbl><w:tr>{}</w:tr>{section}</w:tbl>", cells(&[&run("What"), &run("When")])));
    let table = first_table(&document);
    assert_eq!((table.rows, table.columns), (3, 2));
    assert_eq!(written(&document), "What\nWhen\nWrite the plan\nby May\nAsk the council\nby May");
}

#[test]
fn controls_inside_controls_say_what_the_innermost_says() {
    let choice = control(
        "<w:dropDownList><w:listItem w:displayText='Choose' w:value=''/><w:listItem w:displayText='Established' w:value='3'/></w:dropDownList>",
        &run("Established"),
    );
    let date = control(
        "<w:date w:fullDate='2019-05-10T00:00:00Z'><w:dateFormat w:val='d MMMM yyyy'/></w:date>",
        &run("10 May 2019"),
    );
    let undated = control("<w:showingPlcHdr/><w:date/>", &run("Click or tap to enter a date."));
    let group =
        control("<w:group/>", &format!("<w:p>{choice}{}</w:p><w:p>{date}</w:p><w:p>{undated}</w:p>", run(" on")));
    let document = document(&group);
    let kinds: Vec<Vec<RunKind>> =
        paragraphs(&document).iter().map(|p| p.runs.iter().map(|r| r.kind).collect()).collect();
    assert_eq!(kinds, [vec![RunKind::Dropdown, RunKind::Text], vec![RunKind::Text], vec![RunKind::Placeholder]]);
    assert_eq!(texts(&document)[1], "10 May 2019");
}

#[test]
fn a_box_ticked_under_tracked_changes_says_what_it_was() {
    let content = "<w:del><w:r><w:delText>☐</w:delText></w:r></w:del><w:ins><w:r><w:t>☒</w:t></w:r></w:ins>";
    let ticked = control("<w14:checkbox><w14:checked w14:val='1'/></w14:checkbox>", content);
    let document = document(&tbl(&[format!("<w:tr>{}</w:tr>", cells(&[&ticked]))]));
    let cell = &first_table(&document).cells[0];
    assert_eq!(cell.before_change.as_deref(), Some("☐"));
    let runs = &cell.blocks[0].paragraph().unwrap().runs;
    assert_eq!((runs.len(), runs[0].kind, runs[0].inserted), (1, RunKind::Checkbox { checked: true }, true));
}

#[test]
fn forms_of_a_protected_document_show_what_was_chosen() {
    let form = |data: &str, kind: &str| {
        format!(
            "<w:r><w:fldChar w:fldCharType='begin'><w:ffData><w:enabled/>{data}</w:ffData></w:fldChar></w:r>\
             <w:r><w:instrText> {kind} </w:instrText></w:r><w:r><w:fldChar w:fldCharType='end'/></w:r>"
        )
    };
    let ticked = form("<w:checkBox><w:sizeAuto/><w:default w:val='0'/><w:checked/></w:checkBox>", "FORMCHECKBOX");
    let listed = form(
        "<w:ddList><w:result w:val='1'/><w:listEntry w:val='Select'/><w:listEntry w:val='Partly'/></w:ddList>",
        "FORMDROPDOWN",
    );
    let row = format!("<w:tr>{}</w:tr>", cells(&[&ticked, &control("<w:id w:val='7'/>", &listed)]));
    let document = Package::with_body(&tbl(&[row]))
        .xml("settings", "settings", "settings", "<w:documentProtection w:edit='forms' w:enforcement='1'/>")
        .read();
    assert_eq!(written(&document), "☒\nPartly");
    assert!(document.diagnostics.is_empty());
}

#[test]
fn a_comment_on_a_mark_points_at_its_cell() {
    let mark = format!("<w:commentRangeStart w:id='4'/>{}<w:commentRangeEnd w:id='4'/>", run("x"));
    let row = format!("<w:tr>{}</w:tr>", cells(&[&run("1.1"), &mark]));
    let document = Package::with_body(&tbl(&[row]))
        .xml(
            "comments",
            "comments",
            "comments",
            &format!("<w:comment w:id='4' w:author='A N Other'>{}</w:comment>", p("Agreed?")),
        )
        .read();
    let comment = &document.apart[0];
    assert_eq!(comment.anchor.as_deref(), Some("table[1]/row[1]/cell[2]/paragraph[1]"));
    assert_eq!((comment.paragraph.text().as_str(), comment.author.as_deref()), ("Agreed?", Some("A N Other")));
}

#[test]
fn a_moved_row_stands_where_it_went() {
    let text = |wrap: &str| format!("<w:{wrap}>{}</w:{wrap}>", run("moved"));
    let row = |change: &str, inner: &str| format!("<w:tr><w:trPr><w:{change}/></w:trPr>{}</w:tr>", cells(&[inner]));
    let plain = |inner: &str| format!("<w:tr>{}</w:tr>", cells(&[&run(inner)]));
    let rows = [row("del", &text("moveFrom")), plain("first"), row("ins", &text("moveTo"))];
    let document = document(&tbl(&rows));
    assert_eq!(written(&document), "first\nmoved");
    let before: Vec<Option<&str>> = first_table(&document).cells.iter().map(|c| c.before_change.as_deref()).collect();
    assert_eq!(before, [None, Some("")]);
}

#[test]
fn cells_merged_by_a_tracked_change_are_one() {
    let merged = |how: &str, text: &str| tc(&format!("<w:cellMerge w:id='1' w:vMerge='{how}'/>"), text);
    let document = document(&tbl(&[tr(&[merged("rest", "one"), tc("", "a")]), tr(&[merged("cont", ""), tc("", "b")])]));
    let shapes: Vec<(u32, u32, u32)> =
        first_table(&document).cells.iter().map(|c| (c.row, c.column, c.row_span)).collect();
    assert_eq!(shapes, [(1, 1, 2), (1, 2, 1), (2, 2, 1)]);
}

#[test]
fn a_heading_that_runs_into_its_text_keeps_both() {
    // Word's style separator: the heading's paragraph mark is hidden so that the text goes on beside it.
    let heading = "<w:pPr><w:pStyle w:val='Heading2'/><w:rPr><w:vanish/><w:specVanish/></w:rPr></w:pPr>";
    let document = document(&format!("<w:p>{heading}{}</w:p>{}", run("Budget."), p("The Board agreed it.")));
    assert_eq!(texts(&document), ["Budget.", "The Board agreed it."]);
    assert!(document.diagnostics.is_empty());
}

#[test]
fn fields_of_every_nesting_show_their_result_once() {
    let reference = field("REF Rating", &run("Established"));
    let choice =
        field(&format!("IF </w:instrText></w:r>{reference}<w:r><w:instrText> = \"x\" \"yes\" \"no\" "), &run("no"));
    let caption = format!("{}<w:fldSimple w:instr=' SEQ Table '>{}</w:fldSimple>", run("Table "), run("3"));
    let link = field("HYPERLINK \"https://example.org\" \\t \"_blank\"", &run("the plan"));
    let contents =
        field("TOC \\o \"1-2\"", &format!("{}{}", run("Budget\u{9}"), field("PAGEREF _Toc1 \\h", &run("4"))));
    for (inner, expected) in [(choice, "no"), (caption, "Table 3"), (link, "the plan"), (contents, "Budget\t4")] {
        assert_eq!(paragraph(&inner).text(), expected);
    }
}

#[test]
fn a_draft_mark_drawn_by_old_word_art_is_a_watermark() {
    let art = "<w:r><w:pict><v:shapetype/><v:shape><v:textpath string='DRAFT'/></v:shape></w:pict></w:r>";
    let gallery = "<w:docPartObj><w:docPartGallery w:val='Watermarks'/><w:docPartUnique/></w:docPartObj>";
    let header = format!("<w:p>{}{}</w:p>", control(gallery, art), run("Example Board"));
    let section = "<w:sectPr><w:headerReference w:type='default' r:id='h'/></w:sectPr>";
    let document = Package::with_body(section).xml("h", "header", "hdr", &header).read();
    let apart: Vec<(ParagraphKind, String)> =
        document.apart.iter().map(|a| (a.paragraph.kind, a.paragraph.text())).collect();
    assert_eq!(
        apart,
        [(ParagraphKind::RunningHead, "Example Board".to_owned()), (ParagraphKind::Watermark, "DRAFT".to_owned())]
    );
    assert!(document.blocks.is_empty());
}

#[test]
fn exports_of_other_programs_read_alike() {
    // The same row as Word, Google Docs, WPS and a converted old file write it.
    let wingdings = "<w:r><w:rPr><w:rFonts w:ascii='Wingdings' w:hAnsi='Wingdings'/></w:rPr><w:t>\u{FC}</w:t></w:r>";
    let marks = [
        "<w:r><w:sym w:font='Wingdings' w:char='F0FC'/></w:r>".to_owned(),
        control("<w:tag w:val='goog_rdk_0'/>", "<w:r><w:t>✓</w:t></w:r>"),
        "<w:r><w:sym w:font='Wingdings 2' w:char='0050'/></w:r>".to_owned(),
        "<w:r><w:sym w:font='Webdings' w:char='F061'/></w:r>".to_owned(),
        "<w:r><w:sym w:font='Segoe UI Symbol' w:char='2713'/></w:r>".to_owned(),
        wingdings.to_owned(),
        field("SYMBOL 252 \\f \"Wingdings\" \\s 11", "")
            .replace("<w:r><w:fldChar w:fldCharType='separate'/></w:r>", ""),
    ];
    for mark in marks {
        let document = document(&tbl(&[format!("<w:tr>{}</w:tr>", cells(&[&run("1.1"), &mark]))]));
        assert_eq!(written(&document), "1.1\n✓", "{mark}");
    }
}
