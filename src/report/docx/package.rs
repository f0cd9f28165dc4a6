//! The finished Word file, with what the writer leaves out put in: repeated header rows, descriptions of pictures,
//! title, author and language; compressed.

use super::Report;
use crate::error::Error;
use crate::report::package::from_anywhere;
use crate::wording::xml::escape;
use std::fmt::Write as _;
use std::io::Cursor;

/// A picture's properties as the writer gives them: all alike, without a description.
const PICTURE: &str = r#"<wp:docPr id="1" name="Figure" />"#;

impl Report {
    /// The file's bytes.
    pub(super) fn finish(mut self) -> Result<Vec<u8>, Error> {
        let mut parts = std::mem::take(&mut self.docx).build();
        let document = repeated(&String::from_utf8_lossy(&parts.document));
        let mut described = String::with_capacity(document.len());
        let mut rest = document.as_str();
        let mut number = 0;
        while let Some((before, after)) = rest.split_once(PICTURE) {
            let description = self.descriptions.get(number).map_or("", String::as_str);
            number += 1;
            described.push_str(before);
            let _ = write!(
                described,
                r#"<wp:docPr id="{number}" name="Figure {number}" descr="{}" />"#,
                escape(description)
            );
            rest = after;
        }
        described.push_str(rest);
        parts.document = renumbered(&described).into_bytes();
        let title = format!("<dc:title>{}</dc:title></cp:coreProperties>", escape(&self.title));
        parts.doc_props.core = String::from_utf8_lossy(&parts.doc_props.core)
            .replace("unknown", "boardpapers")
            .replace("</cp:coreProperties>", &title)
            .into_bytes();
        parts.styles = String::from_utf8_lossy(&parts.styles)
            .replacen("</w:rPr></w:rPrDefault>", r#"<w:lang w:val="en-GB" /></w:rPr></w:rPrDefault>"#, 1)
            .into_bytes();
        let mut bytes = Cursor::new(Vec::new());
        parts.pack(&mut bytes).map_err(|e| Error::Usage(format!("cannot make the report: {e}")))?;
        deflated(&bytes.into_inner()).map_err(|e| Error::Usage(format!("cannot make the report: {e}")))
    }
}

/// The same package, compressed: the writer only stores, which makes files some five times as large.
fn deflated(package: &[u8]) -> zip::result::ZipResult<Vec<u8>> {
    let mut from = zip::ZipArchive::new(Cursor::new(package))?;
    let mut to = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default()
        .compression_method(zip::CompressionMethod::Deflated)
        .last_modified_time(zip::DateTime::default());
    for index in 0..from.len() {
        let mut part = from.by_index(index)?;
        if part.is_dir() {
            continue;
        }
        to.start_file(part.name()?.to_string(), options)?;
        std::io::copy(&mut part, &mut to)?;
    }
    Ok(from_anywhere(to.finish()?.into_inner()))
}

/// The same with the first row of every table repeated on each of its pages.
fn repeated(document: &str) -> String {
    const TABLE: &str = "<w:tbl>";
    const WHOLE: &str = "<w:cantSplit />";
    let mut pieces = document.split(TABLE);
    let mut out = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        out.push_str(TABLE);
        out.push_str(&piece.replacen(WHOLE, &format!("{WHOLE}<w:tblHeader />"), 1));
    }
    out
}

/// The same with paragraphs numbered from 1: the writer counts them through the whole process.
fn renumbered(document: &str) -> String {
    const ID: &str = "w14:paraId=\"";
    let mut out = String::with_capacity(document.len());
    for (number, piece) in document.split(ID).enumerate() {
        match piece.split_once('"') {
            Some((_, rest)) if number > 0 => {
                let _ = write!(out, "{ID}{number:08X}\"{rest}");
            }
            _ => out.push_str(piece),
        }
    }
    out
}
