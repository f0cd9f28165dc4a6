//! Files inside the file: objects and chunks of text that the story points at.

use super::Diagnoses;
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
        match sniff(&part.bytes) {
            Kind::Pdf | Kind::Docx => attachments.push(Attachment { name, bytes: part.bytes }),
            kind => {
                let what = match kind {
                    Kind::Other(what) => what,
                    _ => "an empty file",
                };
                let program = file.program.as_deref().map(|p| format!(" of `{p}`")).unwrap_or_default();
                let message = format!("`{name}`{program} inside the file is {what}; it was not read");
                diagnoses.add(Severity::Warning, DiagnosticCode::AttachmentSkipped, message);
            }
        }
    }
    attachments
}
