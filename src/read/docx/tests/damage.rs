//! Damaged, hostile and unusual packages: each says what is wrong, and what can be read is read.

use super::*;
use crate::diagnostic::{Diagnostic, Severity};

/// Replaces a part's bytes.
fn with_part(package: &Package, name: &str, bytes: &[u8]) -> Vec<u8> {
    let mut parts = package.parts();
    for (known, old) in &mut parts {
        if known == name {
            *old = bytes.to_vec();
        }
    }
    zipped(&parts)
}

fn with_main(main: &str) -> Result<Document, Diagnostic> {
    read(&with_part(&Package::with_body(""), "word/document.xml", main.as_bytes()))
}

fn main_part(body: &str) -> String {
    format!("<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>")
}

fn check_partial(document: &Document, code: &str, expected: &[&str]) {
    assert_eq!(texts(document), expected);
    assert_eq!(codes(document), [code]);
    assert_eq!(document.diagnostics[0].severity, Severity::Partial);
}

fn check_failed(result: Result<Document, Diagnostic>, code: &str, words: &str) {
    let diagnostic = result.unwrap_err();
    assert_eq!(diagnostic.severity, Severity::Failed);
    assert_eq!(diagnostic.code.code(), code, "{}", diagnostic.message);
    assert!(diagnostic.message.contains(words), "{}", diagnostic.message);
}

#[test]
fn xml_that_ends_early_is_read_to_its_end() {
    let whole = main_part(&format!("{}{}", p("first"), p("second")));
    let at = whole.find("ond").unwrap();
    check_partial(&with_main(&whole[..at]).unwrap(), "part_damaged", &["first", "sec"]);
}

#[test]
fn xml_that_is_not_well_formed_is_read_to_the_fault() {
    let main = main_part(&format!("{}<w:p></w:r></w:p>{}", p("first"), p("lost")));
    check_partial(&with_main(&main).unwrap(), "part_damaged", &["first", ""]);
}

#[test]
fn a_document_type_is_refused() {
    let bomb = format!("<!DOCTYPE w [<!ENTITY a 'aaaa'>]>{}", main_part(&p("&a;")));
    check_failed(with_main(&bomb), "damaged_file", "document type");
}

#[test]
fn deep_nesting_ends() {
    let deep = format!("{}{}{}", "<w:tbl><w:tr><w:tc>".repeat(500), p("deep"), "</w:tc></w:tr></w:tbl>".repeat(500));
    let document = with_main(&main_part(&format!("{}{deep}{}", p("before"), p("after")))).unwrap();
    check_partial(&document, "nested_too_deeply", &["before", "after"]);
}

#[test]
fn a_file_cut_off_gives_the_parts_before_the_cut() {
    let mut package = Package::with_body(&p("kept"));
    package.parts.push(("word/media/image.bin".to_owned(), (0..20_000u32).flat_map(u32::to_le_bytes).collect()));
    let whole = package.bytes();
    let document = read(&whole[..whole.len() - 400]).unwrap();
    check_partial(&document, "partly_damaged", &["kept"]);
    let head = whole.iter().position(|b| *b == b'w').unwrap();
    check_failed(read(&whole[..head]), "damaged_file", "cut off");
    check_failed(read(b"PK\x03\x04 nothing here"), "damaged_file", "zip");
}

#[test]
fn every_cut_gives_an_answer() {
    let whole = Package::with_body(&tbl(&[tr(&[tc("", "x")])])).styles("<w:style w:styleId='a'/>").bytes();
    for cut in (0..whole.len()).step_by(7) {
        let _ = read(&whole[..cut]);
    }
}

#[test]
fn every_flipped_byte_gives_an_answer() {
    let whole = Package::with_body(&tbl(&[tr(&[tc("", "x")])])).numbering("<w:num w:numId='1'/>").bytes();
    for at in (0..whole.len()).step_by(5) {
        let mut bytes = whole.clone();
        bytes[at] ^= 0x55;
        let _ = read(&bytes);
    }
}

#[test]
fn missing_parts_are_said_and_missed_by_nobody_else() {
    let parts = Package::with_body(&p("text")).parts();
    let without = |name: &str| {
        let rest: Vec<(String, Vec<u8>)> = parts.iter().filter(|(n, _)| n != name).cloned().collect();
        read(&zipped(&rest))
    };
    for name in ["[Content_Types].xml", "_rels/.rels"] {
        let document = without(name).unwrap();
        assert_eq!((texts(&document), codes(&document)), (vec!["text".to_owned()], vec!["part_missing"]), "{name}");
    }
    assert!(codes(&without("word/_rels/document.xml.rels").unwrap()).is_empty());
    check_failed(without("word/document.xml"), "damaged_file", "missing");
    let mut named = Package::with_body(&p("text"));
    named.relationships = format!("<Relationship Id='s' Type='{TYPES}/styles' Target='styles.xml'/>");
    assert_eq!(codes(&named.read()), ["part_missing"]);
}

#[test]
fn other_packages_are_named() {
    let package = |name: &str, bytes: &[u8]| read(&zipped(&[(name.to_owned(), bytes.to_vec())]));
    check_failed(package("xl/workbook.xml", b"<workbook/>"), "not_a_paper", "Excel");
    check_failed(package("ppt/presentation.xml", b"<p/>"), "not_a_paper", "PowerPoint");
    check_failed(package("mimetype", b"application/vnd.oasis.opendocument.text"), "not_a_paper", "ODT");
    check_failed(package("mimetype", b"application/epub+zip"), "not_a_paper", "EPUB");
    check_failed(package("Index/Document.iwa", b"x"), "not_a_paper", "Pages");
    check_failed(package("minutes.txt", b"x"), "not_a_paper", "zip archive");
    check_failed(
        with_main("<w:styles xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'/>"),
        "not_a_paper",
        "not a Word document",
    );
}

#[test]
fn unusual_packages_read_alike() {
    let body = format!("<w:p><w:pPr><w:pStyle w:val='Heading1'/></w:pPr>{}</w:p>", run("Title"));
    let main = main_part(&body);
    let plain = Package::with_body(&body);
    let strict = main.replace(
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    );
    let odd_prefix = main.replace("w:", "ns0:").replace("xmlns:w=", "xmlns:ns0=");
    let default_namespace = main.replace("<w:", "<").replace("</w:", "</").replace("xmlns:w=", "xmlns=");
    let default_namespace = default_namespace.replace(
        "<pStyle w:val",
        "<pStyle xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main' w:val",
    );
    let wide: Vec<u8> = [0xFEFF].into_iter().chain(main.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    let backslashes: Vec<(String, Vec<u8>)> =
        plain.parts().into_iter().map(|(name, bytes)| (name.replace('/', "\\"), bytes)).collect();
    let variants = [
        plain.bytes(),
        with_part(&plain, "word/document.xml", strict.as_bytes()),
        with_part(&plain, "word/document.xml", odd_prefix.as_bytes()),
        with_part(&plain, "word/document.xml", default_namespace.as_bytes()),
        with_part(&plain, "word/document.xml", &wide),
        zipped(&backslashes),
    ];
    for (index, bytes) in variants.iter().enumerate() {
        let document = read(bytes).unwrap();
        assert_eq!(texts(&document), ["Title"], "variant {index}");
        assert_eq!(paragraphs(&document)[0].kind, ParagraphKind::Heading, "variant {index}");
        assert!(document.diagnostics.is_empty(), "variant {index}: {:?}", document.diagnostics);
    }
}

#[test]
fn a_bomb_is_stopped_before_it_unpacks() {
    // One byte more than a part may hold, all spaces.
    let mut main = main_part("").into_bytes();
    main.resize((128 << 20) + 1, b' ');
    let bytes = with_part(&Package::with_body(""), "word/document.xml", &main);
    assert!(bytes.len() < 1 << 20);
    drop(main);
    check_failed(read(&bytes), "size_limit", "unpacks to more");
}

#[test]
fn a_picture_of_a_paper_is_no_text() {
    let document = document("<w:p><w:r><w:drawing><blip/></w:drawing></w:r></w:p>");
    assert_eq!(codes(&document), ["page_without_text"]);
}

#[test]
fn a_directory_that_leads_astray_is_passed_by() {
    let mut bytes = Package::with_body(&p("kept")).bytes();
    // The third entry of the directory is the main part; its offset stands 42 bytes after the signature.
    let entries: Vec<usize> =
        bytes.windows(4).enumerate().filter(|(_, w)| *w == b"PK\x01\x02").map(|(at, _)| at).collect();
    let offset = entries[2] + 42;
    bytes[offset..offset + 4].copy_from_slice(&7u32.to_le_bytes());
    check_partial(&read(&bytes).unwrap(), "part_damaged", &["kept"]);
}

#[test]
fn a_package_in_a_folder_is_read_and_said() {
    let plain = Package::with_body(&p("kept")).parts();
    let mut parts: Vec<(String, Vec<u8>)> =
        plain.iter().map(|(name, bytes)| (format!("My Paper/{name}"), bytes.clone())).collect();
    parts.push(("__MACOSX/My Paper/._x".to_owned(), vec![0]));
    let document = read(&zipped(&parts)).unwrap();
    assert_eq!((texts(&document), codes(&document)), (vec!["kept".to_owned()], vec!["partly_damaged"]));
    // A folder of papers is no paper.
    let archive = [("papers/paper.docx".to_owned(), zipped(&plain))];
    let error = read(&zipped(&archive)).unwrap_err();
    assert_eq!((error.code.code(), error.message.as_str()), ("not_a_paper", "the file is a zip archive"));
    assert!(error.help.is_some());
}

#[test]
fn the_main_part_may_have_any_name() {
    let main = main_part(&p("kept"));
    let types = "<Types><Override PartName='/content/paper1.xml' ContentType='application/\
        vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'/></Types>";
    let parts = [
        ("[Content_Types].xml".to_owned(), types.replace("\\\n", "").into_bytes()),
        ("content/paper1.xml".to_owned(), main.into_bytes()),
    ];
    let document = read(&zipped(&parts)).unwrap();
    assert_eq!(texts(&document), ["kept"]);
    assert_eq!(document.diagnostics[0].message, "the part `_rels/.rels` is missing");
}

#[test]
fn a_package_without_its_directory_is_read_by_the_headers_of_its_parts() {
    let package = Package::with_body(&p("kept"));
    let mut stored = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for (name, bytes) in package.parts() {
        stored.start_file(name, options).unwrap();
        stored.write_all(&bytes).unwrap();
    }
    let mut large = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in package.parts() {
        large.start_file(name, SimpleFileOptions::default().large_file(true)).unwrap();
        large.write_all(&bytes).unwrap();
    }
    let (stored, large) = (stored.finish().unwrap().into_inner(), large.finish().unwrap().into_inner());
    for whole in [package.bytes(), stored, large] {
        assert!(read(&whole).unwrap().diagnostics.is_empty());
        let directory = whole.windows(4).position(|w| w == b"PK\x01\x02").unwrap();
        let end = whole.windows(4).position(|w| w == b"PK\x05\x06").unwrap();
        let mut overwritten = whole.clone();
        overwritten[directory..end].fill(b'A');
        for damaged in [&whole[..directory], &whole[..end], &overwritten] {
            check_partial(&read(damaged).unwrap(), "partly_damaged", &["kept"]);
        }
    }
}

#[test]
fn a_wrong_checksum_is_said_and_the_part_is_read() {
    let mut bytes = Package::with_body(&p("kept")).bytes();
    let entries: Vec<usize> =
        bytes.windows(4).enumerate().filter(|(_, w)| *w == b"PK\x01\x02").map(|(at, _)| at).collect();
    bytes[entries[2] + 16] ^= 1;
    check_partial(&read(&bytes).unwrap(), "part_damaged", &["kept"]);
}
