//! Copies of the papers with every value marked where it was read: a highlight with a comment, orange where a person
//! should look, yellow elsewhere. The papers themselves stay as they are.

use super::Output;
use crate::document::Rect;
use crate::record::{Format, Header, Record};
use lopdf::{Dictionary, Document, Object, ObjectId, dictionary};
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// Red, green and blue, from 0 to 1.
type Shade = [f32; 3];
const PLAIN: Shade = [1.0, 0.92, 0.4];
const REVIEW: Shade = [1.0, 0.6, 0.2];

/// A value on a page.
struct Note {
    page: u32,
    bbox: Rect,
    text: String,
    review: bool,
}

/// A paper's marked copy, or why there is none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Copy {
    /// The paper's file in the output.
    pub file: String,
    /// A safe file name and the bytes.
    pub marked: Result<(String, Vec<u8>), &'static str>,
}

/// The work on one paper: its marked copy, if it can be written to.
pub type Marking = Box<dyn FnOnce() -> Option<Vec<u8>> + Send>;

/// The copies, in the order of the papers: one for each PDF that values were read from. `read` gives a paper's bytes by
/// its file name in the output; `held` does the work on one paper, which a broken one may make long, or gives nothing.
pub fn copies(
    output: &Output,
    read: impl Fn(&str) -> Option<Vec<u8>>,
    held: impl Fn(Marking) -> Option<Vec<u8>>,
) -> impl Iterator<Item = Copy> {
    let mut notes = notes(output);
    output.documents.iter().filter(|d| d.format == Format::Pdf).filter_map(move |document| {
        let notes = notes.remove(document.id.as_str())?;
        let marked = read(&document.file).ok_or("it is not in the folder of papers").and_then(|bytes| {
            if hash(&bytes) != document.sha256 {
                return Err("it is not the paper that was read: its content is another");
            }
            let name = format!("{}-{}.pdf", safe(&document.file), document.id);
            let marked = held(Box::new(move || marked(&bytes, &notes)));
            marked.map(|copy| (name, copy)).ok_or("it cannot be written to; is it protected?")
        });
        Some(Copy { file: document.file.clone(), marked })
    })
}

/// SHA-256 in hexadecimal digits, as the records have it.
fn hash(bytes: &[u8]) -> String {
    use sha2::{Digest, Sha256};
    Sha256::digest(bytes).iter().fold(String::with_capacity(64), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// Letters, digits and hyphens of a file's name without its ending.
fn safe(file: &str) -> String {
    let name = file.rsplit('/').next().unwrap_or(file);
    let name = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    name.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).take(60).collect()
}

fn notes(output: &Output) -> BTreeMap<&str, Vec<Note>> {
    let mut out: BTreeMap<&str, Vec<Note>> = BTreeMap::new();
    let records = &output.records;
    gather(&records.actions, |r| r.text.clone(), &mut out);
    gather(
        &records.ratings,
        |r| format!("{} {}", r.proposal, r.rating.as_deref().unwrap_or_else(|| r.outcome.words())),
        &mut out,
    );
    gather(&records.localities, |r| r.name.clone(), &mut out);
    gather(&records.delegated_functions, |r| format!("{}: {}", r.function_as_written, r.status_as_written), &mut out);
    gather(&records.plan_items, |r| r.text.clone(), &mut out);
    gather(&records.recommendations, |r| r.text.clone(), &mut out);
    gather(&records.decisions, |r| r.text.clone(), &mut out);
    gather(&records.attendance, |r| r.name.clone(), &mut out);
    gather(&records.agenda_items, |r| r.title.clone(), &mut out);
    out
}

fn gather<'a, R: Record>(records: &'a [R], what: impl Fn(&R) -> String, out: &mut BTreeMap<&'a str, Vec<Note>>) {
    for record in records {
        let header: &Header = record.header();
        let codes: Vec<&str> = header.review.iter().map(|c| c.code()).collect();
        let mut text = format!("{}: {}", R::NAME.replace('_', " "), what(record));
        if !codes.is_empty() {
            text.push_str(&format!("\nto look at: {}", codes.join(", ")));
        }
        for place in &header.source.places {
            let notes = out.entry(&header.document_id).or_default();
            // Values that were read from one place share its mark.
            if let Some(known) = notes.iter_mut().rev().find(|n| n.page == place.page && n.bbox == place.bbox) {
                known.text = format!("{}\n\n{text}", known.text);
                known.review |= !codes.is_empty();
                continue;
            }
            notes.push(Note { page: place.page, bbox: place.bbox, text: text.clone(), review: !codes.is_empty() });
        }
    }
}

/// The PDF with the notes on its pages; `None` where it cannot be opened or written.
fn marked(bytes: &[u8], notes: &[Note]) -> Option<Vec<u8>> {
    let mut pdf = Document::load_mem(bytes).ok()?;
    let pages = pdf.get_pages();
    let mut by_page: BTreeMap<ObjectId, Vec<Object>> = BTreeMap::new();
    for note in notes {
        let Some(page) = pages.get(&note.page).copied() else { continue };
        let space = Space::of(&pdf, page);
        let annotation = annotation(note, &space);
        let reference = Object::Reference(pdf.add_object(annotation));
        by_page.entry(page).or_default().push(reference);
    }
    for (page, mut added) in by_page {
        let known = pdf.get_dictionary(page).ok()?.get(b"Annots").cloned();
        let mut all = match known {
            Ok(Object::Array(list)) => list,
            Ok(Object::Reference(id)) => {
                pdf.get_object(id).ok().and_then(|o| o.as_array().ok().cloned()).unwrap_or_default()
            }
            _ => Vec::new(),
        };
        all.append(&mut added);
        if let Ok(Object::Dictionary(dictionary)) = pdf.get_object_mut(page) {
            dictionary.set("Annots", Object::Array(all));
        }
    }
    let mut out = Vec::new();
    pdf.save_to(&mut out).ok()?;
    Some(out)
}

fn annotation(note: &Note, space: &Space) -> Dictionary {
    let [left, bottom, right, top] = space.to_page(&note.bbox);
    let numbers = |list: &[f32]| Object::Array(list.iter().map(|n| Object::Real(*n)).collect());
    dictionary! {
        "Type" => "Annot",
        "Subtype" => "Highlight",
        "Rect" => numbers(&[left, bottom, right, top]),
        "QuadPoints" => numbers(&[left, top, right, top, left, bottom, right, bottom]),
        "C" => numbers(if note.review { &REVIEW } else { &PLAIN }),
        "CA" => Object::Real(0.4),
        "F" => 4,
        "T" => lopdf::text_string("boardpapers"),
        "Contents" => lopdf::text_string(&note.text),
    }
}

/// A page's own coordinates: origin at the bottom left of its media box, before it is turned.
struct Space {
    left: f32,
    bottom: f32,
    width: f32,
    height: f32,
    rotation: i64,
}

impl Space {
    fn of(pdf: &Document, page: ObjectId) -> Self {
        let [left, bottom, right, top] = ["CropBox", "MediaBox"]
            .into_iter()
            .find_map(|key| inherited(pdf, page, key.as_bytes()).and_then(|o| rectangle(pdf, &o)))
            .unwrap_or([0.0, 0.0, 595.0, 842.0]);
        let rotation = inherited(pdf, page, b"Rotate").and_then(|o| o.as_i64().ok()).unwrap_or(0).rem_euclid(360);
        Self { left, bottom, width: right - left, height: top - bottom, rotation }
    }

    /// Left, bottom, right, top of a box given as a reader sees the page (from the top left, turned).
    fn to_page(&self, bbox: &Rect) -> [f32; 4] {
        let point = |x: f32, y: f32| match self.rotation {
            90 => (y, x),
            180 => (self.width - x, y),
            270 => (self.width - y, self.height - x),
            _ => (x, self.height - y),
        };
        let (a, b) = (point(bbox.left, bbox.top), point(bbox.right, bbox.bottom));
        [self.left + a.0.min(b.0), self.bottom + a.1.min(b.1), self.left + a.0.max(b.0), self.bottom + a.1.max(b.1)]
    }
}

/// A page's value, or that of the pages above it. The bound guards against a circle.
fn inherited(pdf: &Document, page: ObjectId, key: &[u8]) -> Option<Object> {
    let mut node = page;
    for _ in 0..32 {
        let dictionary = pdf.get_dictionary(node).ok()?;
        if let Ok(value) = dictionary.get(key) {
            return match value {
                Object::Reference(id) => pdf.get_object(*id).ok().cloned(),
                other => Some(other.clone()),
            };
        }
        node = dictionary.get(b"Parent").and_then(Object::as_reference).ok()?;
    }
    None
}

fn rectangle(pdf: &Document, object: &Object) -> Option<[f32; 4]> {
    let list = object.as_array().ok()?;
    let number = |i: usize| -> Option<f32> {
        match list.get(i)? {
            Object::Reference(id) => pdf.get_object(*id).ok()?.as_float().ok(),
            other => other.as_float().ok(),
        }
    };
    let [a, b, c, d] = [number(0)?, number(1)?, number(2)?, number(3)?];
    Some([a.min(c), b.min(d), a.max(c), b.max(d)])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(rotation: i64, expected: [f32; 4]) {
        let space = Space { left: 10.0, bottom: 20.0, width: 100.0, height: 200.0, rotation };
        assert_eq!(space.to_page(&Rect::new(1.0, 2.0, 5.0, 8.0)), expected, "{rotation}");
    }

    #[test]
    fn boxes_go_back_to_the_page_s_own_coordinates() {
        check(0, [11.0, 212.0, 15.0, 218.0]);
        check(90, [12.0, 21.0, 18.0, 25.0]);
        check(180, [105.0, 22.0, 109.0, 28.0]);
        check(270, [102.0, 215.0, 108.0, 219.0]);
    }

    #[test]
    fn names_of_copies_are_safe() {
        assert_eq!(safe("a/../b c:d.pdf"), "b-c-d");
        assert_eq!(safe("con"), "con");
    }

    #[test]
    fn what_is_no_pdf_is_left_out() {
        assert!(marked(b"no", &[]).is_none());
    }
}
