//! DOCX to paragraphs and tables.
//!
//! In: the file's bytes. Out: the body's blocks with every tracked change accepted, what stands apart from the body,
//! the file's own properties and the files inside it. A damaged file gives what could be read, with a diagnostic.
//!
//! The modules in the order of a file's way: `package` finds and unpacks parts (or `salvage` does), `encoding`
//! decodes them, `xml` and `names` make trees of them, `facts` reads `styles` and `numbering`, `story`
//! turns the body into blocks, `asides` and `embedded` read what the body points at.

// What a level of formatting leaves open and what it takes away are two things.
#![allow(clippy::option_option)]

mod asides;
mod chunks;
mod diagnoses;
mod embedded;
mod encoding;
mod facts;
mod formatting;
mod names;
mod numbering;
mod objects;
mod ole;
mod package;
mod salvage;
mod story;
mod styles;
mod symbols;
mod xml;

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests;

use crate::diagnostic::{Diagnostic, DiagnosticCode, Severity};
use crate::document::{Block, Document, ParagraphKind};
use crate::record::Format;
use diagnoses::{Diagnoses, fault_of};
use names::{Name, Vocabulary};
use package::{Package, PackageError, PartTree, Relationship};
use story::Story;
use xml::ROOT;

/// Reads a DOCX.
///
/// # Errors
/// One diagnostic of severity `Failed` where nothing could be read.
pub fn read(bytes: &[u8]) -> Result<Document, Diagnostic> {
    let mut package = Package::open(bytes).map_err(|error| not_a_package(&error))?;
    let mut diagnoses = Diagnoses::default();
    note_damage(&package, &mut diagnoses);

    let root = package.relationships("");
    let main_name = main_part(&mut package, &root).ok_or_else(|| without_main_part(&mut package))?;
    let main = open_main(&mut package, &main_name)?;
    diagnoses.part(&main_name, &main);

    let relationships = package.relationships(&main_name);
    let facts = facts::read(&mut package, &relationships, &mut diagnoses);
    let (blocks, findings) = Story::new(&main.tree, &facts, ParagraphKind::TextBox).read(ROOT);
    drop(main);

    let apart = asides::read(&mut package, &relationships, &facts, &findings, &mut diagnoses);
    let attachments = embedded::read(&mut package, &relationships, &findings.embedded, &mut diagnoses);
    let properties = facts::properties(&mut package, &root, &facts);
    if findings.hidden {
        let message = "the file holds hidden text; it was left out";
        diagnoses.add(Severity::Note, DiagnosticCode::HiddenText, message);
    }
    if findings.unsure {
        let message = "some characters of picture fonts have no known likeness";
        diagnoses.add(Severity::Warning, DiagnosticCode::GarbledText, message);
    }
    if findings.pictures && blocks.iter().all(Block::is_empty) {
        let message = "the file holds pictures but no text";
        diagnoses.add(Severity::Partial, DiagnosticCode::PageWithoutText, message);
    }
    Ok(Document {
        format: Format::Docx,
        blocks,
        apart,
        properties,
        attachments,
        diagnostics: diagnoses.into_vec(),
        ..Document::default()
    })
}

/// The main part: the one that the package names, or else the usual one, or the one that has the type of a main part.
fn main_part(package: &mut Package<'_>, root: &[Relationship]) -> Option<String> {
    let named = root.iter().filter(|r| r.kind == "officeDocument" && !r.external).map(|r| r.target.clone());
    let found = named.into_iter().find(|name| package.has(name));
    let usual = |name: &&String| name.strip_prefix("word/document").is_some_and(|n| n.strip_suffix(".xml").is_some());
    found.or_else(|| package.names().iter().find(usual).cloned()).or_else(|| package.main_by_type())
}

/// Unpacks and parses the main part, which must be a Word document.
fn open_main(package: &mut Package<'_>, name: &str) -> Result<PartTree, Diagnostic> {
    let part = package.part(name).ok_or_else(|| without_main_part(package))?;
    let main = PartTree::new(part);
    if main.tree.is_empty() {
        let (code, what) = fault_of(&main).unwrap_or((DiagnosticCode::PartDamaged, "is empty".to_owned()));
        let code = if code == DiagnosticCode::PartDamaged { DiagnosticCode::DamagedFile } else { code };
        return Err(Diagnostic::new(Severity::Failed, code, format!("the main part `{name}` {what}")));
    }
    if main.tree.full_name(ROOT) != (Vocabulary::Word, Name::Document) {
        return Err(what_else(package).unwrap_or_else(|| {
            let message = format!("the main part `{name}` is not a Word document");
            Diagnostic::new(Severity::Failed, DiagnosticCode::NotAPaper, message)
        }));
    }
    Ok(main)
}

fn not_a_package(error: &PackageError) -> Diagnostic {
    let (code, message) = match error {
        PackageError::NotAZip(reason) => {
            (DiagnosticCode::DamagedFile, format!("the file begins as a zip package but is none ({reason})"))
        }
        PackageError::TooManyEntries(count) => {
            (DiagnosticCode::SizeLimit, format!("the package has {count} entries, more than a paper may have"))
        }
    };
    Diagnostic::new(Severity::Failed, code, message)
}

fn note_damage(package: &Package<'_>, diagnoses: &mut Diagnoses) {
    if package.is_salvaged() {
        let message = "the package's directory is damaged or cut off; its parts were found one by one";
        diagnoses.add(Severity::Partial, DiagnosticCode::PartlyDamaged, message);
    }
    if package.is_in_folder() {
        let message = "the package was packed again with a folder around it, which Word refuses to open";
        diagnoses.add(Severity::Warning, DiagnosticCode::PartlyDamaged, message);
    }
    for (name, what) in [("[content_types].xml", "[Content_Types].xml"), ("_rels/.rels", "_rels/.rels")] {
        if !package.has(name) && !package.is_salvaged() {
            diagnoses.add(Severity::Note, DiagnosticCode::PartMissing, format!("the part `{what}` is missing"));
        }
    }
}

/// A package without a main part is something else, or damaged.
fn without_main_part(package: &mut Package<'_>) -> Diagnostic {
    what_else(package).unwrap_or_else(|| {
        let message = if package.is_salvaged() {
            "the file is cut off, and its main part `word/document.xml` is not in what is left"
        } else {
            "the main part `word/document.xml` is missing"
        };
        Diagnostic::new(Severity::Failed, DiagnosticCode::DamagedFile, message)
    })
}

/// What a package without any of Office's folders is.
const ARCHIVE: &str = "a zip archive";

/// What a package is that is not a DOCX.
fn what_else(package: &mut Package<'_>) -> Option<Diagnostic> {
    let kind = package.part("mimetype").map(|p| String::from_utf8_lossy(&p.bytes).into_owned()).unwrap_or_default();
    let what = if package.has_folder("xl/") {
        "an Excel workbook"
    } else if package.has_folder("ppt/") {
        "a PowerPoint presentation"
    } else if package.has_folder("visio/") {
        "a Visio drawing"
    } else if kind.contains("opendocument.text") {
        "an OpenDocument text (ODT)"
    } else if kind.contains("opendocument") {
        "an OpenDocument file"
    } else if kind.contains("epub") {
        "an EPUB book"
    } else if package.has("index/document.iwa") || package.has("index.zip") {
        "an Apple Pages document"
    } else if !package.has("[content_types].xml") && !package.has_folder("word/") {
        ARCHIVE
    } else {
        return None;
    };
    let diagnostic = Diagnostic::new(Severity::Failed, DiagnosticCode::NotAPaper, format!("the file is {what}"));
    Some(if what == ARCHIVE { diagnostic.help("take the papers out of it and read those") } else { diagnostic })
}
