//! Boxes of `ActiveX`, charts, `SmartArt`, shapes in cells.

use super::*;
use crate::document::RunKind;

fn drawing(inner: &str) -> String {
    format!("<w:p><w:r><w:drawing>{inner}</w:drawing></w:r></w:p>")
}

fn active(value: &str) -> String {
    format!(
        "<ax:ocx xmlns:ax='urn:ax' ax:classid='{{8BD21D40-EC42-11CE-9E0D-00AA006002F3}}' \
         ax:persistence='persistPropertyBag'><ax:ocxPr ax:name='Value' ax:value='{value}'/>\
         <ax:ocxPr ax:name='Caption' ax:value='Met'/></ax:ocx>"
    )
}

#[test]
fn active_boxes_show_their_state_and_caption() {
    for (value, runs) in [
        ("1", vec![("☒", RunKind::FormCheckbox { checked: true }), (" Met ", RunKind::Text)]),
        ("0", vec![("☐", RunKind::FormCheckbox { checked: false }), (" Met ", RunKind::Text)]),
        ("", vec![(" Met ", RunKind::Text)]),
    ] {
        let body = "<w:p><w:r><w:object><w:control r:id='c' w:name='Box'/></w:object></w:r></w:p>";
        let document = Package::with_body(body).part("c", "control", "activeX/a.xml", active(value).as_bytes()).read();
        let found = &paragraphs(&document)[0].runs;
        assert_eq!(found.iter().map(|r| (r.text.as_str(), r.kind)).collect::<Vec<_>>(), runs, "{value:?}");
    }
}

#[test]
fn charts_and_smart_art_give_their_words() {
    let chart = "<c:chartSpace xmlns:c='urn:c' xmlns:a='urn:a'><c:title><a:p><a:r><a:t>Delays</a:t></a:r></a:p></c:title>\
        <c:cat><c:strCache><c:ptCount val='1'/><c:pt><c:v>May</c:v></c:pt></c:strCache></c:cat>\
        <c:val><c:numCache><c:pt><c:v>4</c:v></c:pt></c:numCache></c:val></c:chartSpace>";
    let art = "<d:dataModel xmlns:d='urn:d' xmlns:a='urn:a'><d:pt><d:t><a:p><a:r><a:t>Plan, </a:t></a:r><a:r><a:t>do</a:t>\
        </a:r></a:p></d:t></d:pt></d:dataModel>";
    let body = drawing("<c:chart xmlns:c='urn:c' r:id='c'/>") + &drawing("<d:relIds xmlns:d='urn:d' r:dm='d'/>");
    let package = Package::with_body(&body).part("c", "chart", "charts/c.xml", chart.as_bytes());
    let document = package.part("d", "diagramData", "diagrams/d.xml", art.as_bytes()).read();
    let words: Vec<String> =
        paragraphs(&document).into_iter().filter(|p| p.kind == ParagraphKind::TextBox).map(Paragraph::text).collect();
    assert_eq!(words, ["Delays", "May", "Plan, do"]);
}

#[test]
fn a_shape_that_a_cell_holds_alone_is_a_mark() {
    let shape = |preset: &str, fill: &str| {
        format!("<wps:wsp><wps:spPr><a:prstGeom xmlns:a='urn:a' prst='{preset}'/>{fill}</wps:spPr></wps:wsp>")
    };
    let colour = |value: &str| format!("<a:solidFill xmlns:a='urn:a'><a:srgbClr val='{value}'/></a:solidFill>");
    for (inner, sign) in [
        (shape("rect", ""), "☐"),
        (shape("rect", &colour("000000")), "■"),
        (shape("rect", &colour("FFFFFF")), "☐"),
        (shape("mathMultiply", ""), "✗"),
        (shape("rightArrow", ""), ""),
    ] {
        let cell = format!("<w:tc>{}</w:tc>", drawing(&inner));
        let document = document(&tbl(&[tr(&[cell])]));
        assert_eq!(first_table(&document).cells[0].text(), sign, "{inner}");
    }
    // Beside words it is an ornament.
    let cell = format!("<w:tc>{}{}</w:tc>", drawing(&shape("rect", "")), p("words"));
    assert_eq!(first_table(&document(&tbl(&[tr(&[cell])]))).cells[0].text().trim(), "words");
}
