//! The reader's traps, each as the smallest PDF that has it.

use super::read;
use super::sample::Sample;
use crate::diagnostic::DiagnosticCode as Code;
use crate::document::{AnnotationKind, Colour, Direction, Document, MarkShape, Rect, TagContent, Word, WordOrigin};

fn open(sample: Sample) -> Document {
    read(&sample.bytes(), None).unwrap()
}

fn words(document: &Document) -> Vec<&Word> {
    document.pages.iter().flat_map(|p| &p.words).collect()
}

/// The text with a space where the page has one.
fn text(document: &Document) -> String {
    let mut out = String::new();
    for word in words(document) {
        if word.space_before && !out.is_empty() {
            out.push(' ');
        }
        out.push_str(&word.text);
    }
    out
}

fn codes(document: &Document) -> Vec<Code> {
    document.diagnostics.iter().map(|d| d.code).collect()
}

fn check_text(content: &str, expected: &str) {
    assert_eq!(text(&open(Sample::page(content))), expected, "{content}");
}

#[test]
fn words_end_at_spaces_gaps_and_jumps() {
    check_text("BT /F 10 Tf 10 50 Td (Agreed Action) Tj ET", "Agreed Action");
    check_text("BT /F 10 Tf 10 50 Td [(Agr) 20 (eed) -300 (Action)] TJ ET", "Agreed Action");
    check_text("BT /F 10 Tf 10 50 Td (Due) Tj 40 0 Td (May) Tj ET", "Due May");
    check_text("BT /F 10 Tf 10 50 Td (Due) Tj 0 -12 Td (May) Tj ET", "Due May");
    check_text("BT /F 10 Tf 3 Tc 10 50 Td (MINUTE) Tj ET", "MINUTE");
    check_text("BT /F 10 Tf 10 50 Td (A\\240B) Tj ET", "A B");
    check_text("BT /F 10 Tf 14 TL 10 50 Td (one) Tj T* (two) Tj (three) ' 1 0 (four) \" ET", "one two three four");
}

#[test]
fn unseen_spaces_elsewhere_part_no_word() {
    check_text("BT /F 10 Tf 10 50 Td (the r) Tj 3 Tr 13.9 0 Td ( ) Tj 0 Tr 6.11 0 Td (ound) Tj ET", "the round");
    check_text("BT /F 10 Tf 10 50 Td (the) Tj 3 Tr 13.9 0 Td ( ) Tj 0 Tr 2.78 0 Td (round) Tj ET", "the round");
}

#[test]
fn room_behind_a_glyph_of_its_own_is_the_space_between_words() {
    let redrawn = "BT /F 10 Tf 10 50 Td -0.3 Tc (i) Tj 2.1 Tc 2.2 0 Td (s) Tj 0.1 Tc 7.1 0 Td (a) Tj ET";
    check_text(redrawn, "is a");
    check_text("BT /F 10 Tf 3 Tc 10 50 Td (M) Tj 11.33 0 Td (I) Tj 5.78 0 Td (N) Tj 0 Tc 10.22 0 Td (T) Tj ET", "MINT");
}

#[test]
fn style_changes_glue_words() {
    let document = open(Sample::page("BT /F 10 Tf 10 50 Td (Act) Tj 1 0 0 rg (ion) Tj ET"));
    let all = words(&document);
    assert_eq!(
        all.iter().map(|w| (w.text.as_str(), w.space_before)).collect::<Vec<_>>(),
        [("Act", true), ("ion", false)]
    );
    assert_eq!(all[1].style.colour, Some(Colour(255, 0, 0)));
}

#[test]
fn raised_figures_are_glued() {
    let document = open(Sample::page("BT /F 10 Tf 10 50 Td (6) Tj 5 Ts /F 6 Tf (th) Tj 0 Ts /F 10 Tf ( May) Tj ET"));
    let all: Vec<(&str, bool)> = words(&document).iter().map(|w| (w.text.as_str(), w.space_before)).collect();
    assert_eq!(all, [("6", true), ("th", false), ("May", true)]);
}

#[test]
fn boxes_run_from_descender_to_ascender() {
    let document = open(Sample::page("BT /F 10 Tf 10 50 Td (AB) Tj ET"));
    let bbox = words(&document)[0].bbox;
    // Helvetica: A and B are 0.667 em wide; the descender is 0.207 em.
    let expected = Rect { left: 10.0, top: 100.0 - 57.93, right: 23.34, bottom: 52.07 };
    for (a, b) in [
        (bbox.left, expected.left),
        (bbox.top, expected.top),
        (bbox.right, expected.right),
        (bbox.bottom, expected.bottom),
    ] {
        assert!((a - b).abs() < 0.02, "{bbox:?}");
    }
}

#[test]
fn four_directions_on_one_page() {
    let document = open(Sample::page(
        "BT /F 10 Tf 1 0 0 1 10 50 Tm (ab) Tj 0 1 -1 0 60 50 Tm (cd) Tj -1 0 0 -1 150 50 Tm (ef) Tj 0 -1 1 0 180 50 Tm (gh) Tj ET",
    ));
    let all: Vec<(&str, Direction)> = words(&document).iter().map(|w| (w.text.as_str(), w.direction)).collect();
    assert_eq!(
        all,
        [("ab", Direction::Right), ("cd", Direction::Up), ("ef", Direction::Left), ("gh", Direction::Down)]
    );
}

#[test]
fn rotated_pages_are_turned() {
    let mut sample = Sample::new();
    sample.add_page("BT /F 10 Tf 0 1 -1 0 50 20 Tm (Agenda) Tj ET", "", "/Rotate 90");
    let document = open(sample);
    let page = &document.pages[0];
    assert_eq!((page.width, page.height, page.rotation), (100.0, 200.0, 90));
    assert_eq!(page.words[0].direction, Direction::Right);
    assert!((page.words[0].bbox.left - 20.0).abs() < 0.1);
}

#[test]
fn glyphs_and_lines_struck_twice_are_bold() {
    let document = open(Sample::page("BT /F 10 Tf 10 50 Td (Status) Tj ET BT /F 10 Tf 10.3 50 Td (Status) Tj ET"));
    assert_eq!(text(&document), "Status");
    assert!(words(&document)[0].style.bold);
    let document = open(Sample::page("BT /F 10 Tf 10 50 Td [(S) 650 (S) (o) 540 (o)] TJ ET"));
    assert_eq!(text(&document), "So");
    assert!(words(&document)[0].style.bold);
}

#[test]
fn what_a_reader_does_not_see_is_left_out() {
    for hidden in ["3 Tr 10 50 Td (secret) Tj", "1 g 10 50 Td (secret) Tj", "10 500 Td (secret) Tj"] {
        let document =
            open(Sample::page(&format!("BT /F 10 Tf {hidden} ET BT 0 Tr 0 g /F 10 Tf 10 20 Td (open) Tj ET")));
        assert_eq!(text(&document), "open", "{hidden}");
        assert_eq!(codes(&document), [Code::HiddenText], "{hidden}");
    }
    check_text("q 0 0 20 20 re W n BT /F 10 Tf 50 50 Td (secret) Tj ET Q BT /F 10 Tf 10 20 Td (open) Tj ET", "open");
    check_text("BT /F 10 Tf 50 50 Td (secret) Tj ET 0.9 g 40 40 100 30 re f", "");
    check_text("0 0 0.5 rg 40 40 100 30 re f 1 g BT /F 10 Tf 50 50 Td (Heading) Tj ET", "Heading");
}

#[test]
fn hidden_layers_are_left_out() {
    let mut sample = Sample::new();
    let layer = sample.add("<< /Type /OCG /Name (Draft) >>");
    let properties = format!("/Properties << /L {layer} 0 R >>");
    sample.add_page(
        "/OC /L BDC BT /F 10 Tf 10 50 Td (old) Tj ET EMC BT /F 10 Tf 10 20 Td (new) Tj ET",
        &properties,
        "",
    );
    let ocgs = format!("/OCProperties << /OCGs [{layer} 0 R] /D << /OFF [{layer} 0 R] >> >>");
    assert_eq!(text(&open(sample.catalogue(&ocgs))), "new");
}

#[test]
fn a_text_layer_under_a_scan_is_kept_and_told() {
    let mut sample = Sample::new();
    let image = sample.add_stream(
        "/Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceGray",
        &[200],
    );
    let resources = format!("/XObject << /I {image} 0 R >>");
    sample.add_page("q 200 0 0 100 0 0 cm /I Do Q BT 3 Tr /F 10 Tf 10 50 Td (scanned words) Tj ET", &resources, "");
    sample.add_page("q 200 0 0 100 0 0 cm /I Do Q", &resources, "");
    let document = open(sample);
    assert_eq!(text(&document), "scanned words");
    assert!(document.pages[0].ocr_layer && !document.pages[1].ocr_layer);
    assert_eq!(words(&document)[0].origin, WordOrigin::OcrLayer);
    assert_eq!(codes(&document), [Code::OcrLayer, Code::PageWithoutText]);
}

#[test]
fn a_page_that_shows_something_and_gives_no_text_is_told() {
    let check = |content: &str, found: &[Code]| {
        let document = open(Sample::page(content));
        assert_eq!(codes(&document), found, "{content}");
    };
    check("", &[]);
    check("10 10 m 100 10 l S", &[]);
    check("BT 10 50 Td (Agreed) Tj ET", &[Code::GarbledText]);
    check("BT /None 10 Tf 10 50 Td (Agreed) Tj ET", &[Code::GarbledText]);
    check("BT /F 0 Tf 10 50 Td (Agreed) Tj ET", &[Code::PageWithoutText]);
    check("BT /F 10 Tf 1 g 10 50 Td (Agreed) Tj ET", &[Code::HiddenText, Code::PageWithoutText]);
    check("BT /F 10 Tf 3 Tr 10 50 Td (Agreed) Tj ET", &[Code::OcrLayer]);
    let letters = "1 1 m 2 4 4 4 6 1 c ".repeat(250) + "f";
    check(&letters, &[Code::PageWithoutText]);
    check("q 200 0 0 100 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID x EI Q", &[Code::PageWithoutText]);
}

#[test]
fn contents_without_their_end_are_read_and_told() {
    let file = Sample::page("BT /F 10 Tf 10 50 Td (Agreed) Tj ET").bytes();
    let at = file.windows(9).position(|w| w == b"endstream").unwrap();
    let broken = [&file[..at], b"enxstream", &file[at + 9..]].concat();
    let document = read(&broken, None).unwrap();
    assert_eq!(text(&document), "Agreed");
    assert!(codes(&document).contains(&Code::PageDamaged));
}

#[test]
fn actual_text_replaces_glyphs() {
    check_text("BT /F 10 Tf 10 50 Td (o) Tj /Span << /ActualText (ffi) >> BDC (X) Tj EMC (ce) Tj ET", "office");
    check_text("BT /F 10 Tf 10 50 Td /Span << /ActualText (two words) >> BDC (XXXXXXXXX) Tj EMC ET", "two words");
    check_text("BT /F 10 Tf 10 50 Td (co) Tj /Span << /ActualText () >> BDC (-) Tj EMC (operate) Tj ET", "cooperate");
}

#[test]
fn soft_hyphens_stay_at_the_end_only() {
    check_text("BT /F 10 Tf 10 50 Td (inte\\255gration) Tj ET", "integration");
    check_text("BT /F 10 Tf 10 50 Td (inte\\255) Tj ET", "inte\u{AD}");
}

#[test]
fn combining_accents_are_composed() {
    let mut sample = Sample::new();
    let map = "/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <00> <FF> endcodespacerange \
               3 beginbfchar <41> <0065> <42> <0301> <43> <FB01> endbfchar endcmap";
    let map = sample.add_stream("", map.as_bytes());
    let font = format!("/Font << /G << /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode {map} 0 R >> >>");
    let contents = sample.add_stream("", b"BT /G 10 Tf 10 50 Td (ABC) Tj ET");
    let page = sample.add(&format!(
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 100] /Contents {contents} 0 R /Resources << {font} >> >>"
    ));
    let kids = format!("<< /Type /Pages /Count 1 /Kids [{page} 0 R] >>");
    let tree = sample.add(&kids);
    let document = open(sample.catalogue(&format!("/Pages {tree} 0 R")));
    assert_eq!(text(&document), "éfi");
}

/// A page with a font of two-byte codes of one of Adobe's collections.
fn in_two_byte_codes(ordering: &str, more: &str, codes: &str) -> Document {
    let mut sample = Sample::new();
    let descendant = sample.add(&format!(
        "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Odd /CIDSystemInfo << /Registry (Adobe) \
         /Ordering ({ordering}) /Supplement 0 >> /DW 500 >>"
    ));
    let font = sample.add(&format!(
        "<< /Type /Font /Subtype /Type0 /BaseFont /Odd /Encoding /Identity-H {more} /DescendantFonts [{descendant} 0 R] >>"
    ));
    let state = format!("/ExtGState << /G << /Font [{font} 0 R 10] >> >>");
    sample.add_page(&format!("BT /G gs 10 50 Td <{codes}> Tj ET"), &state, "");
    open(sample)
}

#[test]
fn two_byte_codes_that_are_characters_are_read() {
    assert_eq!(text(&in_two_byte_codes("Identity", "/ToUnicode /Identity-H", "004100E900200042")), "Aé B");
    assert_eq!(text(&in_two_byte_codes("Japan1", "", "0022004200010023")), "Aa B");
}

#[test]
fn glyphs_without_characters_are_told() {
    let document = in_two_byte_codes("Identity", "", "00410042");
    assert!(words(&document)[0].unsure);
    assert_eq!(words(&document)[0].text.chars().count(), 2);
    assert_eq!(codes(&document), [Code::GarbledText]);
}

#[test]
fn lines_rectangles_and_fills() {
    let document = open(Sample::page(
        "1 w 10 50 m 110 50 l S 10 20 50 0.5 re f 150 10 40 80 re S 0 0.5 0 rg 100 60 30 30 re f 1 g 0 0 200 100 re f",
    ));
    let page = &document.pages[0];
    let boxes: Vec<[f32; 4]> =
        page.rulings.iter().map(|r| [r.bbox.left, r.bbox.top, r.bbox.right, r.bbox.bottom]).collect();
    assert_eq!(
        boxes,
        [
            [150.0, 9.5, 190.0, 10.5],
            [10.0, 49.5, 110.0, 50.5],
            [10.0, 79.5, 60.0, 80.0],
            [150.0, 89.5, 190.0, 90.5],
            [149.5, 10.0, 150.5, 90.0],
            [189.5, 10.0, 190.5, 90.0],
        ]
    );
    assert_eq!(page.fills.len(), 1);
    assert_eq!(page.fills[0].colour, Colour(0, 128, 0));
}

#[test]
fn lines_end_at_the_page_and_white_lines_are_none() {
    let document = open(Sample::page("1 w -50 50 m 500 50 l S 1 G 0 20 m 100 20 l S"));
    let page = &document.pages[0];
    assert_eq!(page.rulings.len(), 1);
    assert_eq!((page.rulings[0].bbox.left, page.rulings[0].bbox.right), (0.0, 200.0));
}

#[test]
fn drawn_boxes_and_ticks() {
    let document = open(Sample::page("0.7 w 20 50 10 10 re S 60 50 10 10 re S 62 55 m 64 52 l 69 59 l S"));
    let shapes: Vec<MarkShape> = document.pages[0].marks.iter().map(|m| m.shape).collect();
    assert_eq!(shapes, [MarkShape::EmptyBox, MarkShape::TickedBox]);
    assert_eq!(document.pages[0].rulings, []);
}

#[test]
fn form_fields_show_their_values() {
    let mut sample = Sample::new();
    let on = sample.add_stream("/Type /XObject /Subtype /Form /BBox [0 0 10 10]", b"0 0 m 10 10 l S");
    let boxes = sample.next();
    sample.add(&format!(
        "<< /Subtype /Widget /FT /Btn /Rect [10 50 20 60] /AS /Yes /V /Yes /AP << /N << /Yes {on} 0 R /Off {on} 0 R >> >> >>"
    ));
    sample.add("<< /Subtype /Widget /FT /Btn /Rect [30 50 40 60] /AS /Off >>");
    sample.add("<< /Subtype /Widget /FT /Tx /Rect [50 50 190 62] /V (J Smith) /DA (/Helv 10 Tf) >>");
    let shown = sample.add_stream(
        "/Type /XObject /Subtype /Form /BBox [0 0 100 12] /Resources << /Font << /H << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >>",
        b"/Tx BMC q BT /H 10 Tf 2 2 Td (31 March) Tj ET Q EMC",
    );
    let field =
        sample.add(&format!("<< /Subtype /Widget /FT /Tx /Rect [50 20 150 32] /V (stale) /AP << /N {shown} 0 R >> >>"));
    let list = sample.add("<< /Subtype /Widget /FT /Ch /Rect [50 5 150 17] /V (b) /Opt [[(a) (Red)] [(b) (Amber)]] >>");
    let hidden = sample.add("<< /Subtype /Widget /FT /Tx /F 2 /Rect [0 0 50 10] /V (nothing) >>");
    let annotations =
        format!("/Annots [{} 0 R {} 0 R {} 0 R {field} 0 R {list} 0 R {hidden} 0 R]", boxes, boxes + 1, boxes + 2);
    sample.add_page("", "", &annotations);
    let document = open(sample);
    assert_eq!(text(&document), "☒ ☐ J Smith 31 March Amber");
    assert!(words(&document).iter().all(|w| w.origin == WordOrigin::FormField));
    let shown = words(&document)[4];
    assert!((shown.bbox.left - 52.0).abs() < 0.1, "{:?}", shown.bbox);
}

#[test]
fn annotations_are_kept_as_marks() {
    let mut sample = Sample::new();
    let all = [
        "/Subtype /Highlight /Rect [10 40 60 60] /QuadPoints [10 60 60 60 10 50 60 50] /C [1 1 0] /Contents (check)",
        "/Subtype /StrikeOut /Rect [10 20 60 30]",
        "/Subtype /FreeText /Rect [100 50 190 70] /Contents (to be agreed) /DA (/Helv 8 Tf)",
        "/Subtype /Link /Rect [0 0 10 10]",
    ]
    .map(|entries| sample.add(&format!("<< /Type /Annot {entries} >>")));
    let references: Vec<String> = all.iter().map(|n| format!("{n} 0 R")).collect();
    sample.add_page("", "", &format!("/Annots [{}]", references.join(" ")));
    let document = open(sample);
    let page = &document.pages[0];
    let kinds: Vec<AnnotationKind> = page.annotations.iter().map(|a| a.kind).collect();
    assert_eq!(kinds, [AnnotationKind::Highlight, AnnotationKind::StrikeOut, AnnotationKind::FreeText]);
    assert_eq!(page.annotations[0].boxes, [Rect { left: 10.0, top: 40.0, right: 60.0, bottom: 50.0 }]);
    assert_eq!(page.annotations[0].colour, Some(Colour(255, 255, 0)));
    assert_eq!(text(&document), "to be agreed");
    assert_eq!(words(&document)[0].origin, WordOrigin::Annotation);
}

#[test]
fn tags_roles_spans_and_artefacts() {
    let mut sample = Sample::new();
    let page = sample.next() + 1;
    sample.add_page(
        "/Artifact BMC BT /F 10 Tf 10 80 Td (Draft) Tj ET EMC /P << /MCID 0 >> BDC BT /F 10 Tf 10 50 Td (Cell) Tj ET EMC",
        "",
        "/StructParents 0",
    );
    let root = sample.next();
    sample.add(&format!("<< /Type /StructTreeRoot /K {} 0 R /RoleMap << /Zelle /TD >> >>", root + 1));
    sample.add(&format!("<< /S /Table /P {root} 0 R /K [{} 0 R {root} 0 R] >>", root + 2));
    sample.add(&format!("<< /S /TR /K {} 0 R >>", root + 3));
    sample.add(&format!("<< /S /Zelle /Pg {page} 0 R /K 0 /A << /O /Table /ColSpan 2 >> /ActualText (Cell) >>"));
    let document = open(sample.catalogue(&format!("/StructTreeRoot {root} 0 R /MarkInfo << /Marked true >>")));
    let tags = document.tags.as_ref().unwrap();
    let cell = tags.nodes.iter().find(|n| n.role == "TD").unwrap();
    assert_eq!((cell.column_span, cell.row_span), (2, 1));
    assert_eq!(cell.children, [TagContent::Marked { page: 1, id: 0 }]);
    assert_eq!(cell.actual_text.as_deref(), Some("Cell"));
    let all = words(&document);
    assert_eq!((all[0].artefact, all[0].tag), (true, None));
    assert_eq!((all[1].artefact, all[1].tag), (false, Some(0)));
}

#[test]
fn a_tag_says_what_its_glyphs_mean() {
    let mut sample = Sample::new();
    let page = sample.next() + 1;
    sample.add_page(
        "/Span << /MCID 0 >> BDC BT /F 10 Tf 10 80 Td (4) Tj ET EMC /P << /MCID 1 >> BDC BT /F 10 Tf 10 50 Td (of it) Tj ET EMC",
        "",
        "/StructParents 0",
    );
    let root = sample.next();
    sample.add(&format!("<< /Type /StructTreeRoot /K [{} 0 R {} 0 R] >>", root + 1, root + 2));
    sample.add(&format!("<< /S /Span /Pg {page} 0 R /K 0 /ActualText (ticked: yes) >>"));
    sample.add(&format!("<< /S /P /Pg {page} 0 R /K 1 /Alt (a picture) /E (of the same) >>"));
    let document = open(sample.catalogue(&format!("/StructTreeRoot {root} 0 R /MarkInfo << /Marked true >>")));
    assert_eq!(text(&document), "ticked: yes of it");
}

#[test]
fn outline_properties_and_attachments() {
    let mut sample = Sample::new();
    let page = sample.next() + 1;
    sample.add_page("BT /F 10 Tf 10 50 Td (Minute) Tj ET", "", "");
    let first = sample.next() + 1;
    let outlines = sample.add(&format!("<< /First {first} 0 R >>"));
    sample.add(&format!("<< /Title (Agenda) /Dest [{page} 0 R /Fit] /First {} 0 R /Next {first} 0 R >>", first + 1));
    sample.add("<< /Title (\\376\\377\\000I\\000t\\000e\\000m) >>");
    let file = sample.add_stream("/Type /EmbeddedFile", b"PK-like bytes");
    let entries = format!(
        "/Outlines {outlines} 0 R /Lang (en-GB) /Names << /EmbeddedFiles << /Names [(a) << /UF (return.docx) /EF << /F {file} 0 R >> >>] >> >>"
    );
    let document = open(sample.catalogue(&entries));
    let titles: Vec<(u8, &str, Option<u32>)> =
        document.outline.iter().map(|o| (o.level, o.title.as_str(), o.page)).collect();
    assert_eq!(titles, [(1, "Agenda", Some(1)), (2, "Item", None)]);
    assert_eq!(document.properties.language.as_deref(), Some("en-GB"));
    assert_eq!(document.attachments.len(), 1);
    assert_eq!(document.attachments[0].name, "return.docx");
    assert_eq!(document.attachments[0].bytes, b"PK-like bytes");
}

/// Forms that each call the next one twice, this many levels deep.
fn laughing_forms(levels: usize) -> Document {
    let mut sample = Sample::new();
    let first = sample.next();
    for level in 0..levels {
        let next = first + level + 1;
        let entries =
            format!("/Type /XObject /Subtype /Form /BBox [0 0 200 100] /Resources << /XObject << /X {next} 0 R >> >>");
        sample.add_stream(&entries, b"/X Do /X Do");
    }
    sample.add_stream("/Type /XObject /Subtype /Form /BBox [0 0 200 100]", &b"0 0 m 9 9 l S ".repeat(100));
    let resources = format!("/XObject << /X {first} 0 R >>");
    sample.add_page("BT /F 10 Tf 10 50 Td (before) Tj ET /X Do", &resources, "");
    open(sample)
}

#[test]
fn forms_that_call_forms_without_end_stop() {
    for levels in [15, 40] {
        let document = laughing_forms(levels);
        assert_eq!(text(&document), "before");
        assert_eq!(codes(&document), [Code::PageLimit], "{levels} levels");
    }
    assert_eq!(codes(&laughing_forms(3)), []);
}

#[test]
fn damaged_files_give_what_they_have() {
    let mut sample = Sample::new();
    sample.add_page("BT /F 10 Tf 10 50 Td (one) Tj ET", "", "");
    sample.add_page("BT /F 10 Tf 10 50 Td (two) Tj ET", "", "");
    let whole = sample.bytes();
    let cut = &whole[..whole.len() - 150];
    let document = read(cut, None).unwrap();
    assert_eq!(text(&document), "one two");
    assert!(codes(&document).contains(&Code::PartlyDamaged));
}

#[test]
fn nonsense_is_refused() {
    for bytes in [b"".as_slice(), b"%PDF-1.7", b"%PDF-1.7\n1 0 obj\n<<>>\nendobj", b"rubbish"] {
        assert_eq!(read(bytes, None).unwrap_err().code, Code::DamagedFile);
    }
}

#[test]
fn no_prefix_of_a_file_panics() {
    let mut sample = Sample::new();
    sample.add_page("BT /F 10 Tf 10 50 Td (one) Tj ET 0 0 10 10 re S", "", "");
    let whole = sample.bytes();
    for end in (0..whole.len()).step_by(7) {
        let _ = read(&whole[..end], None);
    }
}
