//! Files inside the file: the name tree of embedded files, associated files, and files pinned to pages.

use hayro_syntax::Pdf;
use hayro_syntax::object::{Array, Dict, Name, Object, Stream, String as PdfString};
use rustc_hash::FxHashSet;

use super::objects::{items, text_string};
use super::streams;
use crate::diagnostic::{Diagnostic, DiagnosticCode, Severity};
use crate::document::Attachment;

/// Files that are taken out of one file.
const FILES: usize = 200;
/// Bytes of one file.
const FILE_BYTES: usize = 128 << 20;
/// Bytes of all files together.
const ALL_BYTES: usize = 256 << 20;
/// Nodes of the name tree.
const NODES: usize = 10_000;
/// Annotations that are looked at.
const ANNOTATIONS: usize = 100_000;

/// Takes the files out.
pub(super) fn read(pdf: &Pdf, catalogue: &Dict<'_>, diagnostics: &mut Vec<Diagnostic>) -> Vec<Attachment> {
    let mut files = Files { found: Vec::new(), seen: FxHashSet::default(), left: ALL_BYTES, diagnostics };
    let xref = pdf.xref();
    if let Some(tree) = catalogue.get::<Dict<'_>>(b"Names").and_then(|n| n.get::<Dict<'_>>(b"EmbeddedFiles")) {
        let mut nodes = vec![tree];
        let mut visited = 0;
        while let Some(node) = nodes.pop() {
            visited += 1;
            if visited > NODES {
                break;
            }
            if let Some(names) = node.get::<Array<'_>>(b"Names") {
                for (_, file) in items(&names, xref) {
                    if let Object::Dict(file) = file {
                        files.add(&file);
                    }
                }
            }
            if let Some(kids) = node.get::<Array<'_>>(b"Kids") {
                let kids: Vec<Dict<'_>> = items(&kids, xref).take(NODES).filter_map(|(_, k)| k.into_dict()).collect();
                nodes.extend(kids.into_iter().rev());
            }
        }
    }
    for (_, file) in catalogue.get::<Array<'_>>(b"AF").iter().flat_map(|all| items(all, xref)) {
        if let Object::Dict(file) = file {
            files.add(&file);
        }
    }
    let mut looked_at = 0;
    for page in pdf.pages().iter() {
        let Some(annotations) = page.raw().get::<Array<'_>>(b"Annots") else { continue };
        for (_, annotation) in items(&annotations, xref) {
            looked_at += 1;
            if looked_at > ANNOTATIONS {
                return files.found;
            }
            let Object::Dict(annotation) = annotation else { continue };
            if annotation.get::<Name<'_>>(b"Subtype").is_some_and(|s| s.as_ref() == b"FileAttachment")
                && let Some(file) = annotation.get::<Dict<'_>>(b"FS")
            {
                files.add(&file);
            }
        }
    }
    files.found
}

struct Files<'d> {
    found: Vec<Attachment>,
    /// Object numbers of the streams that were taken.
    seen: FxHashSet<u32>,
    left: usize,
    diagnostics: &'d mut Vec<Diagnostic>,
}

impl Files<'_> {
    /// Adds the file of a file specification.
    fn add(&mut self, file: &Dict<'_>) {
        let Some(embedded) = file.get::<Dict<'_>>(b"EF") else { return };
        let stream = [b"UF".as_slice(), b"F", b"Unix", b"DOS"].iter().find_map(|k| embedded.get::<Stream<'_>>(k));
        let Some(stream) = stream else { return };
        if !self.seen.insert(stream.obj_id().obj_number) {
            return;
        }
        let name = [b"UF".as_slice(), b"F", b"Desc"].iter().find_map(|k| file.get::<PdfString<'_>>(k));
        let name = name.map_or_else(|| "attachment".to_owned(), |n| text_string(n.as_bytes()));
        let decoded =
            if self.found.len() < FILES { Some(streams::decode(&stream, self.left.min(FILE_BYTES))) } else { None };
        match decoded {
            Some(decoded) if !decoded.cut => {
                self.left = self.left.saturating_sub(decoded.bytes.len());
                self.found.push(Attachment { name, bytes: decoded.bytes.into_owned() });
            }
            _ => {
                let message = format!("`{name}` inside the file is too large, or there are too many files");
                self.diagnostics.push(Diagnostic::new(Severity::Partial, DiagnosticCode::AttachmentSkipped, message));
            }
        }
    }
}
