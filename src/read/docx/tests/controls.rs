//! Content controls at every level, legacy form fields, text boxes.

use super::*;
use crate::document::RunKind;

fn control(properties: &str, content: &str) -> String {
    format!("<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>")
}

fn kinds(inner: &str) -> Vec<(String, RunKind)> {
    paragraph(inner).runs.into_iter().map(|r| (r.text, r.kind)).collect()
}

fn checkbox(state: &str) -> String {
    format!("<w14:checkbox><w14:checked w14:val='{state}'/></w14:checkbox>")
}

fn one(text: &str, kind: RunKind) -> Vec<(String, RunKind)> {
    vec![(text.to_owned(), kind)]
}

#[test]
fn controls_at_every_level_are_see_through() {
    let row = tr(&[tc("", "in a row")]);
    let cell = tc("", "in a cell");
    let body = [
        control("", &format!("{}{}", p("block"), control("", &p("inner")))),
        tbl(&[control("", &row), tr(&[control("", &cell)])]),
        format!("<w:p>{}</w:p>", control("", &run("inline"))),
    ];
    let document = document(&body.concat());
    assert_eq!(texts(&document), ["block", "inner", "inline"]);
    let cells: Vec<String> = first_table(&document).cells.iter().map(Cell::text).collect();
    assert_eq!(cells, ["in a row", "in a cell"]);
}

#[test]
fn checkboxes_show_their_state_whatever_sign_stands_there() {
    let yes = RunKind::Checkbox { checked: true };
    let no = RunKind::Checkbox { checked: false };
    for state in ["1", "true", "on"] {
        assert_eq!(kinds(&control(&checkbox(state), &run("☒"))), one("☒", yes), "{state}");
    }
    assert_eq!(kinds(&control(&checkbox("0"), &run("☐"))), one("☐", no));
    assert_eq!(kinds(&control(&checkbox("1"), &run("✔"))), one("☒", yes));
    assert_eq!(kinds(&control("<w14:checkbox/>", &run("☐"))), one("☐", no));
    assert_eq!(kinds(&control(&checkbox("1"), "")), one("☒", yes));
    let wingdings = "<w:r><w:sym w:font='Wingdings' w:char='F0FE'/></w:r>";
    assert_eq!(kinds(&control(&checkbox("1"), wingdings)), one("☒", yes));
    let two_runs = format!("{}{}", run("☒"), run(" "));
    assert_eq!(kinds(&control(&checkbox("1"), &two_runs)), one("☒", yes));
}

#[test]
fn a_checkbox_around_a_cell() {
    let cell = control(&checkbox("1"), &tc("", "☒"));
    let document = document(&tbl(&[tr(&[cell, tc("", "☐")])]));
    let runs: Vec<RunKind> =
        first_table(&document).cells.iter().filter_map(|c| c.blocks[0].paragraph().map(|p| p.runs[0].kind)).collect();
    assert_eq!(runs, [RunKind::Checkbox { checked: true }, RunKind::Text]);
}

#[test]
fn dropdowns_and_placeholders() {
    let list = "<w:dropDownList><w:listItem w:displayText='Choose an item.' w:value=''/>\
        <w:listItem w:displayText='Established' w:value='3'/></w:dropDownList>";
    assert_eq!(kinds(&control(list, &run("Established"))), one("Established", RunKind::Dropdown));
    assert_eq!(kinds(&control(list, &run("Choose an item."))), one("Choose an item.", RunKind::Placeholder));
    let showing = format!("<w:showingPlcHdr/>{list}");
    assert_eq!(kinds(&control(&showing, &run("Pick one"))), one("Pick one", RunKind::Placeholder));
    let text = "<w:showingPlcHdr/><w:text/>";
    assert_eq!(kinds(&control(text, &run("Click here"))), one("Click here", RunKind::Placeholder));
    let unmarked = kinds(&control("<w:text/>", &run("Click here to enter text.")));
    assert_eq!(unmarked, one("Click here to enter text.", RunKind::Placeholder));
    let off = "<w:showingPlcHdr w:val='0'/><w:text/>";
    assert_eq!(kinds(&control(off, &run("typed"))), one("typed", RunKind::Text));
    let combo = "<w:comboBox><w:listItem w:displayText='Red' w:value='R'/></w:comboBox>";
    assert_eq!(kinds(&control(combo, &run("Mauve"))), one("Mauve", RunKind::Dropdown));
}

#[test]
fn a_prompt_in_the_style_of_placeholders_is_one_without_a_control_too() {
    let styles = "<w:style w:type='character' w:styleId='Pl'><w:name w:val='Placeholder Text'/></w:style>";
    let kind = |text: &str| {
        let body = format!("<w:p><w:r><w:rPr><w:rStyle w:val='Pl'/></w:rPr><w:t>{text}</w:t></w:r></w:p>");
        let document = Package::with_body(&body).styles(styles).read();
        paragraphs(&document)[0].runs[0].kind
    };
    assert_eq!(kind("Choose an item."), RunKind::Placeholder);
    assert_eq!(kind("Click or tap here to enter text."), RunKind::Placeholder);
    assert_eq!(kind("[name of the partnership]"), RunKind::Placeholder);
    assert_eq!(kind("Established"), RunKind::Text);
}

fn form(data: &str, instruction: &str, result: &str) -> String {
    format!(
        "<w:r><w:fldChar w:fldCharType='begin'><w:ffData>{data}</w:ffData></w:fldChar></w:r>\
         <w:r><w:instrText> {instruction} </w:instrText></w:r><w:r><w:fldChar w:fldCharType='separate'/></w:r>\
         {result}<w:r><w:fldChar w:fldCharType='end'/></w:r>"
    )
}

#[test]
fn form_checkboxes() {
    let state = |inner: &str| {
        let read = kinds(&form(&format!("<w:checkBox>{inner}</w:checkBox>"), "FORMCHECKBOX", ""));
        read.first().map(|r| r.1)
    };
    let checked = |checked| Some(RunKind::FormCheckbox { checked });
    assert_eq!(state("<w:default w:val='0'/><w:checked/>"), checked(true));
    assert_eq!(state("<w:default w:val='1'/><w:checked w:val='0'/>"), checked(false));
    assert_eq!(state("<w:default w:val='1'/>"), checked(true));
    assert_eq!(state("<w:default w:val='0'/>"), checked(false));
    assert_eq!(state(""), checked(false));
}

#[test]
fn form_dropdowns_and_texts() {
    let entries = "<w:listEntry w:val='Alpha'/><w:listEntry w:val='Bravo'/>";
    let chosen = |inner: &str| kinds(&form(&format!("<w:ddList>{inner}{entries}</w:ddList>"), "FORMDROPDOWN", ""));
    assert_eq!(chosen("<w:result w:val='1'/>"), one("Bravo", RunKind::Dropdown));
    assert_eq!(chosen("<w:default w:val='1'/>"), one("Bravo", RunKind::Dropdown));
    assert_eq!(chosen(""), one("Alpha", RunKind::Dropdown));
    assert_eq!(chosen("<w:result w:val='7'/>"), []);
    assert_eq!(kinds(&form("<w:textInput/>", "FORMTEXT", &run("typed"))), one("typed", RunKind::FormText));
    let prompt = "<w:textInput><w:default w:val='type here'/></w:textInput>";
    assert_eq!(kinds(&form(prompt, "FORMTEXT", &run("type here"))), one("type here", RunKind::Placeholder));
}

#[test]
fn a_result_stored_beside_a_form_checkbox_is_not_text() {
    let read = kinds(&form("<w:checkBox><w:checked/></w:checkBox>", "FORMCHECKBOX", &run("x")));
    assert_eq!(read, one("☒", RunKind::FormCheckbox { checked: true }));
}

fn boxed(content: &str) -> String {
    format!("<wps:txbx><w:txbxContent>{content}</w:txbxContent></wps:txbx>")
}

fn old_boxed(content: &str) -> String {
    format!("<w:pict><v:shape><v:textbox><w:txbxContent>{content}</w:txbxContent></v:textbox></v:shape></w:pict>")
}

#[test]
fn a_box_is_read_once_and_after_its_paragraph() {
    let both = format!(
        "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing>{}</w:drawing></mc:Choice>\
         <mc:Fallback>{}</mc:Fallback></mc:AlternateContent></w:r>",
        boxed(&p("box")),
        old_boxed(&p("box")),
    );
    let group = format!("<w:r><w:drawing>{}{}</w:drawing></w:r>", boxed(&p("one")), boxed(&p("two")));
    let old = format!("<w:r>{}</w:r>", old_boxed(&p("old")));
    let body = format!("<w:p>{}{both}{}</w:p><w:p>{group}</w:p><w:p>{old}</w:p>", run("before "), run("after"));
    let document = document(&body);
    assert_eq!(texts(&document), ["before after", "box", "", "one", "two", "", "old"]);
    let boxes = paragraphs(&document).iter().filter(|p| p.kind == ParagraphKind::TextBox).count();
    assert_eq!(boxes, 4);
}

#[test]
fn a_box_in_a_cell_stays_in_the_cell_and_tables_in_boxes_are_tables() {
    let content = format!("{}{}", tbl(&[tr(&[tc("", "in the box")])]), p("below"));
    let cell = format!("<w:tc><w:p>{}<w:r><w:drawing>{}</w:drawing></w:r></w:p></w:tc>", run("X"), boxed(&content));
    let document = document(&tbl(&[tr(&[cell])]));
    let blocks = &first_table(&document).cells[0].blocks;
    assert_eq!(blocks.len(), 3);
    assert!(blocks[1].table().is_some_and(|t| t.cells[0].text() == "in the box"));
}

#[test]
fn a_box_inside_a_field_is_text_and_the_field_goes_on_after_it() {
    let body = format!(
        "<w:p><w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:drawing>{}</w:drawing></w:r>\
         <w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:t>not shown</w:t></w:r>\
         <w:r><w:fldChar w:fldCharType='end'/></w:r>{}</w:p>",
        boxed(&p("box")),
        run("end"),
    );
    assert_eq!(texts(&document(&body)), ["end", "box"]);
}

#[test]
fn alternatives_at_every_level_count_once() {
    let alternative = |choice: &str, fallback: &str| {
        format!(
            "<mc:AlternateContent><mc:Choice Requires='w14'>{choice}</mc:Choice>\
             <mc:Fallback>{fallback}</mc:Fallback></mc:AlternateContent>"
        )
    };
    let body = format!(
        "{}<w:p>{}<w:r>{}</w:r></w:p>{}",
        alternative(&p("new"), &p("old")),
        alternative(&run("new "), &run("old ")),
        alternative("<w:t>newer</w:t>", "<w:t>older</w:t>"),
        alternative("", &p("only the old")),
    );
    assert_eq!(texts(&document(&body)), ["new", "new newer", "only the old"]);
}
