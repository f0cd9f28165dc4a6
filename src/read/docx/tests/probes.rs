//! The probes that stand beside the repository, where they do: one feature or fault each.

use crate::read::read;
use std::path::PathBuf;

fn probe(name: &str) -> Option<Vec<u8>> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/papers/docx-probes").join(name);
    let path = if path.exists() {
        path
    } else {
        PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../shared/papers/docx-probes").join(name)
    };
    std::fs::read(path).ok()
}

/// What a probe gives: every text in order, then the diagnostics' codes.
fn told(name: &str) -> Option<String> {
    let bytes = probe(name)?;
    let mut out: Vec<String> = Vec::new();
    match read(&bytes, None) {
        Err(diagnostic) => out.push(format!("failed: {} {}", diagnostic.code.code(), diagnostic.message)),
        Ok(document) => {
            out.push(crate::document::blocks_text(&document.blocks).replace('\n', "|"));
            out.extend(document.apart.iter().map(|a| format!("{:?} {}", a.paragraph.kind, a.paragraph.text())));
            out.extend(document.attachments.iter().map(|a| format!("attached {}", a.name)));
            out.extend(document.diagnostics.iter().map(|d| format!("{:?} {}", d.severity, d.code.code())));
        }
    }
    Some(out.join("; "))
}

#[test]
fn every_probe_says_what_it_holds() {
    let apart = "Bodycommented; RunningHead HEADERTEXT; Footer FOOTERTEXT; Footer f2; Note FOOTNOTETEXT; Note ENDNOTETEXT; Comment COMMENTTEXT";
    let cases = [
        ("01_sdt_block_row", "BEFORE|INSIDEBLOCK|NESTEDSDT|AFTERNESTED|H1|H2|SDTROW1|SDTROW2|R3A|R3B|AFTER"),
        ("02_sdt_cell_inline", "LABEL|SDTCELL|L2|SDTINCELL|Rating: Medium end|Choose an item."),
        ("03_checkbox_w14", "☒ Yes ☐ No"),
        ("04_legacy_form", "☒ ticked ☐ unticked|Drop: Bravo|Text: TYPEDVALUE"),
        ("05_sym_tick", "Done ✓ not ☑\u{2011}xy"),
        ("06_table_merge_shade", "A|B|C|D"),
        ("07_nested_table", "OUT1|IN1|IN2|OUT1B|OUT2|OUT3|OUT4"),
        ("08_tracked", "Keep INSERTED INSLINK INSSDT end|MOVEDTO|JOINA JOINB|KEEPROW|k|INSROW|i"),
        ("09_textbox", "Para text tail|BOXTEXT|BOXSDT|AFTERVML|VMLONLY|GROUPBOXONE|GROUPBOXTWO"),
        (
            "10_numbering",
            "1. Intro|1.1 Sub one|1.2 Sub two|(a) item a|(b) item b|(i) roman|2. Second|2.1 Sub|(a) item a again|• bullet|\
             5. restart at five|6. Based on heading1 (no own numPr)|number off",
        ),
        ("11_run_format", "bold notbold strike hl shd; Note hidden_text"),
        ("12_fields_links", "LINKTEXT FIELDRESULTSIMPLERESULT"),
        ("13_notes_comments_headers", apart),
        ("odd_backslash", apart),
        ("odd_utf16", apart),
        ("strict_ns", apart),
        ("odd_prefix", "HELLO|WORLD"),
        ("bad_float_width", "CELLPCT|z"),
        ("bad_nonint_numid", "x|y"),
        ("bad_empty_val_attr", "0. x"),
        ("bad_lying_size", "☒ Yes ☐ No"),
        ("bad_no_content_types", "HELLO|WORLD; Note part_missing"),
        ("bad_no_rels", "HELLO|WORLD"),
        ("bad_no_styles_part", "HELLO|WORLD; Warning part_missing"),
        ("bad_truncated_styles", "HELLO|WORLD; Partial part_damaged"),
        ("bad_malformed_xml", "HELLO|WORLD; Partial part_damaged"),
        ("bad_truncated_xml", "HELLO|WOR; Partial part_damaged"),
        ("bad_deep_tables", "; Partial nested_too_deeply"),
        ("bad_empty", "failed: empty_file the file is empty"),
        ("bad_html", "failed: not_a_paper the file is a web page (HTML)"),
        ("bad_rtf", "failed: not_a_paper the file is an RTF document"),
        ("bad_random", "failed: not_a_paper the file is neither a PDF nor a DOCX"),
        ("bad_xlsx_renamed", "failed: not_a_paper the file is an Excel workbook"),
        ("bad_no_document", "failed: damaged_file the main part `word/document.xml` is missing"),
    ];
    for (name, expected) in cases {
        // Without the probes there is nothing to hold them against; the other tests cover each feature.
        let Some(told) = told(&format!("{name}.docx")) else { return };
        assert_eq!(told, expected, "{name}");
    }
}

#[test]
fn probes_that_fail_say_why() {
    let cases = [
        ("bad_corrupt_deflate", "damaged_file", "packed wrongly"),
        ("bad_cut_zip", "damaged_file", "cut off"),
        ("bad_zipbomb", "size_limit", "unpacks to more"),
    ];
    for (name, code, words) in cases {
        let Some(told) = told(&format!("{name}.docx")) else { return };
        assert!(told.starts_with(&format!("failed: {code}")) && told.contains(words), "{name}: {told}");
    }
}

#[test]
fn the_embedded_paper_of_the_probe() {
    let Some(told) = told("14_embedded_altchunk.docx") else { return };
    assert!(told.starts_with("PACK") && told.contains("attached Microsoft_Word_Document.docx"), "{told}");
}
