//! Files inside the file: objects and chunks of text that the story points at.

use super::Diagnoses;
use super::ole;
use super::package::{Package, Relationship};
use super::story::Embedded;
use crate::diagnostic::{DiagnosticCode, Severity};
use crate::document::Attachment;
use crate::read::{Kind, sniff};

/// Takes out every embedded paper; says which files are none.
pub(super) fn read(
    package: &mut Package<'_>,
    relationships: &[Relationship],
    embedded: &[Embedded],
    diagnoses: &mut Diagnoses,
) -> Vec<Attachment> {
    let mut attachments: Vec<Attachment> = Vec::new();
    let mut done: Vec<&str> = Vec::new();
    for file in embedded {
        let Some(target) = relationships.iter().find(|r| r.id == file.relationship && !r.external) else { continue };
        if done.contains(&target.target.as_str()) {
            continue;
        }
        done.push(&target.target);
        let name = target.target.rsplit('/').next().unwrap_or_default().to_owned();
        let Some(part) = package.part(&target.target) else {
            diagnoses.missing(&target.target);
            continue;
        };
        let (name, bytes) = match ole::content(&part.bytes) {
            Some(inside) => (inside.name.unwrap_or(name), inside.bytes),
            None => (name, part.bytes),
        };
        match sniff(&bytes) {
            Kind::Pdf | Kind::Docx if !is_other_office(&name, file.program.as_deref()) => {
                attachments.push(Attachment { name, bytes });
            }
            kind => {
                let what = match kind {
                    Kind::Other(what) => what,
                    Kind::Empty => "an empty file",
                    Kind::EncryptedOffice => "an Office document behind a password",
                    Kind::Pdf | Kind::Docx => "an Office file that is no Word document",
                };
                let message = format!("`{name}` inside the file is {what}; it was not read");
                diagnoses.add(Severity::Warning, DiagnosticCode::AttachmentSkipped, message);
            }
        }
    }
    attachments
}

/// Whether an object is a spreadsheet or slides: packages as a DOCX is, told by the program or the name.
fn is_other_office(name: &str, program: Option<&str>) -> bool {
    let ending = name.rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
    let program = program.unwrap_or_default();
    matches!(ending.get(..3), Some("xls" | "ppt" | "vsd"))
        || ["Excel.", "PowerPoint.", "Visio."].iter().any(|p| program.starts_with(p))
}
