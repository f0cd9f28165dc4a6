//! What a file is, by its first bytes: never by its name.

/// What a file is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind {
    /// A PDF, possibly after some rubbish.
    Pdf,
    /// A zip package, presumably a DOCX: the DOCX reader says if it is another.
    Docx,
    /// An Office document behind a password.
    EncryptedOffice,
    /// No bytes.
    Empty,
    /// Something else, in words that go on from "the file is": "an RTF document".
    Other(&'static str),
}

/// How far into a file a PDF's header may stand; readers accept the same (ISO 32000-2, annex on implementation).
const HEADER_WITHIN: usize = 1024;

/// How much of a text is looked at to tell what it is.
const TEXT_WITHIN: usize = 4096;

/// How much of an OLE file's directory is looked at: 128 bytes an entry, and the telling ones come early.
const DIRECTORY_WITHIN: usize = 1 << 16;

/// The first bytes of an OLE compound file (MS-CFB 2.2).
const OLE: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

/// First bytes, and what they tell.
const SIGNATURES: [(&[u8], &str); 18] = [
    (b"{\\rtf", "an RTF document"),
    (b"\x89PNG\r\n\x1A\n", "a PNG picture"),
    (b"\xFF\xD8\xFF", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"II*\0", "a TIFF picture"),
    (b"MM\0*", "a TIFF picture"),
    (b"BM", "a BMP picture"),
    (b"\0\0\x01\0", "an icon"),
    (b"\x1F\x8B", "a gzip archive"),
    (b"7z\xBC\xAF\x27\x1C", "a 7-Zip archive"),
    (b"Rar!", "a RAR archive"),
    (b"%!PS", "a PostScript file"),
    (b"MZ", "a Windows program"),
    (b"\x7FELF", "a program"),
    (b"SQLite format 3", "a database"),
    (b"AT&TFORM", "a DjVu document"),
    (b"wOFF", "a font"),
    (b"ID3", "a sound recording"),
];

/// Tells what a file is.
pub fn sniff(bytes: &[u8]) -> Kind {
    let head = bytes.get(..HEADER_WITHIN).unwrap_or(bytes);
    if bytes.is_empty() {
        Kind::Empty
    } else if head.windows(5).any(|w| w == b"%PDF-") || is_headless_pdf(bytes) {
        Kind::Pdf
    } else if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") || bytes.starts_with(b"PK\x07\x08") {
        Kind::Docx
    } else if bytes.starts_with(OLE) {
        compound(bytes)
    } else if let Some((_, what)) = SIGNATURES.iter().find(|(signature, _)| bytes.starts_with(signature)) {
        Kind::Other(what)
    } else if bytes.get(..4) == Some(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") {
        Kind::Other("a WebP picture")
    } else if bytes.get(4..8) == Some(b"ftyp") {
        Kind::Other("a picture or film of a telephone (HEIC, MP4)")
    } else if bytes.iter().all(|b| *b == 0) {
        Kind::Other("a file of zeros, as a broken copy leaves")
    } else {
        Kind::Other(text_kind(bytes).unwrap_or("neither a PDF nor a DOCX"))
    }
}

/// Whether a file's beginning leaves open what the whole is: the directory of an OLE file may stand anywhere in it (a
/// protected DOCX is one), and a PDF without its first line is known by its end.
pub fn is_told_by_the_whole(beginning: &[u8]) -> bool {
    beginning.starts_with(OLE) || opens_with_an_object(beginning)
}

/// Whether a file is a PDF that lost its first line: its first object stands near its beginning, its trailer at its end.
fn is_headless_pdf(bytes: &[u8]) -> bool {
    let tail = bytes.get(bytes.len().saturating_sub(HEADER_WITHIN)..).unwrap_or(bytes);
    opens_with_an_object(bytes) && tail.windows(9).any(|w| w == b"startxref")
}

fn opens_with_an_object(bytes: &[u8]) -> bool {
    let head = bytes.get(..HEADER_WITHIN).unwrap_or(bytes);
    head.windows(6).any(|w| w == b" 0 obj")
}

/// What an OLE compound file holds, by the names in its directory.
fn compound(bytes: &[u8]) -> Kind {
    let directory = directory(bytes).unwrap_or(bytes);
    let directory = directory.get(..DIRECTORY_WITHIN).unwrap_or(directory);
    let has = |name: &str| {
        let wide: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        directory.windows(wide.len()).any(|w| w == wide)
    };
    if has("EncryptedPackage") {
        Kind::EncryptedOffice
    } else if has("WordDocument") {
        Kind::Other("a Word 97-2003 document (.doc)")
    } else if has("Workbook") {
        Kind::Other("an Excel 97-2003 workbook (.xls)")
    } else if has("PowerPoint Document") {
        Kind::Other("a PowerPoint 97-2003 presentation (.ppt)")
    } else if has("__substg1.0") {
        Kind::Other("an Outlook message (.msg)")
    } else {
        Kind::Other("an OLE compound file of an old Office program")
    }
}

/// The bytes of an OLE file from its directory on (MS-CFB 2.2: sector shift at 30, first directory sector at 48).
fn directory(bytes: &[u8]) -> Option<&[u8]> {
    let shift = u32::from(u16::from_le_bytes(bytes.get(30..32)?.try_into().ok()?));
    let sector = u64::from(u32::from_le_bytes(bytes.get(48..52)?.try_into().ok()?));
    let at = (sector + 1).checked_mul(1u64.checked_shl(shift.min(16))?)?;
    bytes.get(usize::try_from(at).ok()?..)
}

/// What a text is; `None` where the bytes are no text.
fn text_kind(bytes: &[u8]) -> Option<&'static str> {
    let head = bytes.get(..TEXT_WITHIN).unwrap_or(bytes);
    let wide = head.starts_with(b"\xFF\xFE") || head.starts_with(b"\xFE\xFF");
    // In UTF-16 the letters that matter here are ASCII with zeros between them.
    let letters: Vec<u8> = head.iter().copied().filter(|b| !wide || *b != 0).collect();
    let text = String::from_utf8_lossy(&letters).to_ascii_lowercase();
    let text = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{FEFF}' || c == '\u{FFFD}');
    let control = |b: &u8| *b < 0x20 && !matches!(b, b'\t' | b'\n' | b'\r' | 0x0C | 0x1A);
    if letters.iter().any(control) {
        return None;
    }
    Some(if text.starts_with('<') {
        markup_kind(text)
    } else if text.contains("multipart/related") && text.contains("mime-version") {
        "a web page saved as one file (MHTML)"
    } else if ["received:", "return-path:", "delivered-to:", "mime-version:"].iter().any(|h| text.starts_with(h)) {
        "an e-mail"
    } else if text.contains("<html") {
        "a web page (HTML)"
    } else {
        "plain text"
    })
}

fn markup_kind(text: &str) -> &'static str {
    let is = |any: &[&str]| any.iter().any(|s| text.contains(s));
    if is(&["office/2006/xmlpackage"]) {
        "a Word document saved as flat XML"
    } else if is(&["office/word/2003/wordml"]) {
        "a Word 2003 document saved as XML"
    } else if is(&["opendocument:xmlns:office"]) {
        "an OpenDocument file saved as flat XML"
    } else if is(&["<!doctype html", "<html", "<body", "<head>", "<table", "<p>", "<div"]) {
        "a web page (HTML)"
    } else if is(&["<svg"]) {
        "an SVG picture"
    } else if text.starts_with("<?xml") {
        "an XML file"
    } else {
        "a file of markup"
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(bytes: &[u8], expected: &str) {
        let told = match sniff(bytes) {
            Kind::Pdf => "pdf",
            Kind::Docx => "docx",
            Kind::EncryptedOffice => "encrypted",
            Kind::Empty => "empty",
            Kind::Other(what) => what,
        };
        assert_eq!(told, expected, "{:?}", String::from_utf8_lossy(bytes.get(..40).unwrap_or(bytes)));
    }

    fn ole(entry: &str) -> Vec<u8> {
        let mut bytes = vec![0; 2048];
        bytes[..8].copy_from_slice(OLE);
        bytes[30] = 9;
        bytes[48] = 1;
        let name: Vec<u8> = entry.encode_utf16().flat_map(u16::to_le_bytes).collect();
        bytes[1024..1024 + name.len()].copy_from_slice(&name);
        bytes
    }

    #[test]
    fn papers() {
        check(b"", "empty");
        check(b"%PDF-1.7\n", "pdf");
        check(b"\xEF\xBB\xBF\r\n%PDF-1.4", "pdf");
        check(b"PK\x03\x04rest", "docx");
        check(b"PK\x05\x06", "docx");
    }

    #[test]
    fn office_files_of_old() {
        check(&ole("EncryptedPackage"), "encrypted");
        check(&ole("WordDocument"), "a Word 97-2003 document (.doc)");
        check(&ole("Workbook"), "an Excel 97-2003 workbook (.xls)");
        check(&ole("PowerPoint Document"), "a PowerPoint 97-2003 presentation (.ppt)");
        check(&ole("__substg1.0_0037001F"), "an Outlook message (.msg)");
        check(&ole("x"), "an OLE compound file of an old Office program");
        check(OLE, "an OLE compound file of an old Office program");
        let mut lying = ole("WordDocument");
        lying[30..32].copy_from_slice(&[0xFF; 2]);
        lying[48..52].copy_from_slice(&[0xFF; 4]);
        check(&lying, "a Word 97-2003 document (.doc)");
    }

    #[test]
    fn texts_and_pictures() {
        check(b"{\\rtf1\\ansi x}", "an RTF document");
        check(b"<html><body>x</body></html>", "a web page (HTML)");
        check(b"\n\n <!DOCTYPE HTML PUBLIC>", "a web page (HTML)");
        check(b"<p>a paragraph</p>", "a web page (HTML)");
        check(b"MIME-Version: 1.0\nContent-Type: multipart/related; x", "a web page saved as one file (MHTML)");
        check(b"Received: from x", "an e-mail");
        check(
            b"<?xml version='1.0'?><pkg:package xmlns:pkg='http://schemas.microsoft.com/office/2006/xmlPackage'>",
            "a Word document saved as flat XML",
        );
        check(
            b"<?xml version='1.0'?><w:wordDocument xmlns:w='http://schemas.microsoft.com/office/word/2003/wordml'>",
            "a Word 2003 document saved as XML",
        );
        check(b"<?xml version='1.0'?><a/>", "an XML file");
        check(b"\xFF\xFE<\0?\0x\0m\0l\0", "an XML file");
        check(b"\xFF\xFEA\0g\0e\0n\0d\0a\0", "plain text");
        check(b"1 0 obj is how an object of a PDF begins", "plain text");
        check("Minute of the meeting – draft".as_bytes(), "plain text");
        check(b"Minute of the meeting \x96 draft", "plain text");
        check(b"\x89PNG\r\n\x1A\n....", "a PNG picture");
        check(b"\xFF\xD8\xFF\xE0", "a JPEG picture");
        check(b"RIFF....WEBPVP8", "a WebP picture");
        check(b"\0\0\0\x18ftypheic", "a picture or film of a telephone (HEIC, MP4)");
        check(&[0; 300], "a file of zeros, as a broken copy leaves");
        check(b"\x01\x02\x03rubbish", "neither a PDF nor a DOCX");
    }

    #[test]
    fn a_pdf_that_lost_its_first_line_is_one() {
        assert_eq!(sniff(b"1 0 obj\n<< /Type /Catalog >>\nendobj\nstartxref\n0\n%%EOF"), Kind::Pdf);
        assert_ne!(sniff(b"1 0 obj and nothing behind it"), Kind::Pdf);
    }
}
