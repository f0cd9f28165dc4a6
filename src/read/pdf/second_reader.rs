//! The second reader: `lopdf` repairs other faults than `hayro` does. It writes what it understands as a sound file,
//! which then goes the same way as any other.

use lopdf::{Document, LoadOptions, Object};

/// Largest file, in bytes, that is given to the second reader: it holds all objects in memory at once.
const LARGEST_FILE: usize = 100 << 20;
/// Most bytes that one object stream may unpack to.
const LARGEST_STREAM: usize = 64 << 20;

/// A sound copy of a faulty file; nothing where this reader, too, finds no pages.
pub(super) fn rewrite(bytes: &[u8], password: Option<&str>) -> Option<Vec<u8>> {
    if bytes.len() > LARGEST_FILE {
        return None;
    }
    let as_written = load(bytes, password, false).filter(has_pages);
    let mut document = as_written.or_else(|| load(bytes, password, true).filter(has_pages))?;
    let mut copy = Vec::with_capacity(bytes.len());
    document.save_to(&mut copy).ok()?;
    Some(copy)
}

fn load(bytes: &[u8], password: Option<&str>, rebuild: bool) -> Option<Document> {
    let options = LoadOptions {
        password: password.map(str::to_owned),
        max_decompressed_size: Some(LARGEST_STREAM),
        force_reconstruct: rebuild,
        ..LoadOptions::default()
    };
    Document::load_mem_with_options(bytes, options).ok()
}

/// Whether any object is a page; the page tree itself may be broken.
fn has_pages(document: &Document) -> bool {
    document.objects.values().any(|object| match object {
        Object::Dictionary(dict) => dict.has_type(b"Page"),
        _ => false,
    })
}
