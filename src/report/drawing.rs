//! Whether a drawing of a page is one: an output folder may come from anybody, and its drawings stand in a page with script.

use quick_xml::Reader;
use quick_xml::events::Event;

/// The elements of a drawing.
const ELEMENTS: &[&str] = &["svg", "g", "rect", "path", "circle", "text"];
/// Their attributes. None of them can run or fetch anything.
const ATTRIBUTES: &[&str] = &[
    "xmlns",
    "viewBox",
    "font-family",
    "font-size",
    "font-weight",
    "font-style",
    "fill",
    "fill-opacity",
    "stroke",
    "stroke-width",
    "x",
    "y",
    "width",
    "height",
    "cx",
    "cy",
    "r",
    "d",
    "textLength",
    "transform",
];

/// Whether a text is one SVG element that holds nothing but shapes and text.
pub(super) fn is_drawing(svg: &str) -> bool {
    let mut reader = Reader::from_str(svg);
    let mut open = 0_usize;
    let mut seen = false;
    loop {
        match reader.read_event() {
            Ok(Event::Start(element)) => {
                if !is_known(&element) || (open == 0 && (seen || element.name().as_ref() != "svg")) {
                    return false;
                }
                (open, seen) = (open + 1, true);
            }
            Ok(Event::Empty(element)) if open > 0 && is_known(&element) => {}
            Ok(Event::End(_)) if open > 0 => open -= 1,
            Ok(Event::Text(text)) if open > 0 || text.trim().is_empty() => {}
            Ok(Event::GeneralRef(_)) if open > 0 => {}
            Ok(Event::Eof) => return seen && open == 0,
            _ => return false,
        }
    }
}

fn is_known(element: &quick_xml::events::BytesStart<'_>) -> bool {
    ELEMENTS.contains(&element.name().as_ref())
        && element.attributes().all(|attribute| {
            attribute.is_ok_and(|attribute| {
                // `url(…)` fetches.
                ATTRIBUTES.contains(&attribute.key.as_ref()) && !attribute.value.contains("url(")
            })
        })
}

#[cfg(test)]
mod tests {
    use super::is_drawing;

    #[test]
    fn only_shapes_and_text_are_drawings() {
        let drawing =
            |inside: &str| format!("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\">{inside}</svg>\n");
        assert!(is_drawing(&drawing(
            "<rect x=\"1\" fill=\"#fff\"/><g font-size=\"9\"><text x=\"1\">a &amp; b</text></g>"
        )));
        for inside in [
            "<script>run()</script>",
            "<rect onload=\"run()\"/>",
            "<foreignObject><p/></foreignObject>",
            "<a href=\"javascript:run()\"><text>a</text></a>",
            "<image href=\"https://example.org/a.png\"/>",
            "<rect fill=\"url(https://example.org/a.svg#b)\"/>",
            "<style>* { background: red }</style>",
            "<!-- a -->",
            "<![CDATA[</svg><script>]]>",
            "<g>",
            "</svg><svg onload=\"run()\">",
        ] {
            assert!(!is_drawing(&drawing(inside)), "{inside}");
        }
        assert!(!is_drawing(""));
        assert!(!is_drawing("<!DOCTYPE svg><svg></svg>"));
        assert!(!is_drawing("<svg onload=\"run()\"></svg>"));
        assert!(!is_drawing("<rect/>"));
    }
}
