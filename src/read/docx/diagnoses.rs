//! What is wrong with a package's parts, in words.

use super::package::{PartFault, PartTree};
use super::xml::{Fault, MAX_DEPTH, MAX_NODES};
use crate::diagnostic::{Diagnostic, DiagnosticCode, Severity};

/// The diagnostics of one file, each once.
#[derive(Debug, Default)]
pub(super) struct Diagnoses {
    found: Vec<Diagnostic>,
}

impl Diagnoses {
    /// Adds a diagnostic, unless it is there already.
    pub(super) fn add(&mut self, severity: Severity, code: DiagnosticCode, message: impl Into<String>) {
        let diagnostic = Diagnostic::new(severity, code, message);
        if !self.found.contains(&diagnostic) {
            self.found.push(diagnostic);
        }
    }

    /// A part that another names is not there.
    pub(super) fn missing(&mut self, name: &str) {
        self.add(Severity::Warning, DiagnosticCode::PartMissing, format!("the part `{name}` is missing"));
    }

    /// Whatever is wrong with a part of which something was read.
    pub(super) fn part(&mut self, name: &str, part: &PartTree) {
        if let Some((code, what)) = fault_of(part) {
            self.add(Severity::Partial, code, format!("the part `{name}` {what}"));
        } else if !part.encoding_sound {
            let message = format!("the part `{name}` holds bytes that are no characters");
            self.add(Severity::Warning, DiagnosticCode::PartDamaged, message);
        }
    }

    /// All of them, in the order in which they were found.
    pub(super) fn into_vec(self) -> Vec<Diagnostic> {
        self.found
    }
}

/// What is wrong with a part: its packing, or else its XML.
pub(super) fn fault_of(part: &PartTree) -> Option<(DiagnosticCode, String)> {
    match &part.packed {
        Some(PartFault::TooLarge) => {
            return Some((DiagnosticCode::SizeLimit, "unpacks to more than a paper may hold".to_owned()));
        }
        Some(PartFault::Damaged(reason)) => {
            return Some((DiagnosticCode::PartDamaged, format!("is packed wrongly ({reason})")));
        }
        None => {}
    }
    Some(match part.fault.as_ref()? {
        Fault::Truncated => (DiagnosticCode::PartDamaged, "ends before its elements do".to_owned()),
        Fault::Malformed { byte, reason } => {
            (DiagnosticCode::PartDamaged, format!("is not well-formed XML from byte {byte} on ({reason})"))
        }
        Fault::TooDeep => (
            DiagnosticCode::NestedTooDeeply,
            format!("nests elements more than {MAX_DEPTH} deep; those further down were left out"),
        ),
        Fault::TooLarge => (DiagnosticCode::SizeLimit, format!("has more than {MAX_NODES} elements")),
        Fault::Dtd => (
            DiagnosticCode::PartDamaged,
            "declares a document type, which a DOCX never does and which can be an attack".to_owned(),
        ),
        Fault::Empty => (DiagnosticCode::PartDamaged, "holds no XML".to_owned()),
    })
}
