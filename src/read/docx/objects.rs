//! What a drawing takes from a part of its own: the state of `ActiveX` boxes, the words of charts and of `SmartArt`.
//!
//! In: the main part's relationships. Out: an [`Object`] for each relationship id. Source of the boxes' stored form:
//! Office's published description of its form controls (`MorphDataControl`).

use super::names::Name;
use super::package::{Package, PartTree, Relationship};
use super::xml::{NodeId, Tree};
use rustc_hash::FxHashMap;

/// A drawing's content.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Object {
    /// A checkbox or option button.
    Box {
        /// Its state; `None` where it is not told.
        checked: Option<bool>,
        /// The words beside it.
        caption: String,
    },
    /// Lines of words.
    Words(Vec<String>),
}

/// Class ids of checkboxes and option buttons.
const BOXES: [&str; 2] = ["8BD21D40-EC42-11CE-9E0D-00AA006002F3", "8BD21D50-EC42-11CE-9E0D-00AA006002F3"];
/// A chart or `SmartArt` has no more lines than this that are worth reading.
const MOST_LINES: usize = 2_000;

/// Reads every object, by relationship id.
pub(super) fn read(package: &mut Package<'_>, relationships: &[Relationship]) -> FxHashMap<String, Object> {
    let mut objects = FxHashMap::default();
    for relationship in relationships.iter().filter(|r| !r.external) {
        let found = match relationship.kind.as_str() {
            "control" => control(package, &relationship.target),
            "chart" | "diagramData" => words(package, &relationship.target),
            _ => None,
        };
        if let Some(object) = found {
            objects.insert(relationship.id.clone(), object);
        }
    }
    objects
}

/// A control that is a box.
fn control(package: &mut Package<'_>, target: &str) -> Option<Object> {
    let part = PartTree::new(package.part(target)?);
    let tree = &part.tree;
    let root = tree.all().find(|node| tree.name(*node) == Name::ActiveControlState)?;
    let class = tree.attribute(root, Name::ClassId)?.trim_matches(['{', '}']).to_ascii_uppercase();
    if !BOXES.contains(&class.as_str()) {
        return None;
    }
    let property = |name: &str| {
        tree.children(root)
            .filter(|node| tree.name(*node) == Name::ActiveControlProperty)
            .find(|node| tree.attribute(*node, Name::StyleName).is_some_and(|n| n.eq_ignore_ascii_case(name)))
            .and_then(|node| tree.attribute(node, Name::Value))
    };
    if let Some(value) = property("Value") {
        let caption = property("Caption").unwrap_or_default().to_owned();
        return Some(Object::Box { checked: state(value), caption });
    }
    // Saved as a stream beside the part.
    let stream = package.relationships(target).into_iter().find(|r| r.kind == "activeXControlBinary" && !r.external);
    let stored = stream.and_then(|r| package.part(&r.target)).and_then(|part| stored(&part.bytes));
    let (checked, caption) = stored.unwrap_or_default();
    Some(Object::Box { checked, caption })
}

fn state(value: &str) -> Option<bool> {
    match value.trim() {
        "1" | "-1" | "True" | "true" => Some(true),
        "0" | "False" | "false" => Some(false),
        _ => None,
    }
}

/// State and caption of a box stored as a stream.
fn stored(bytes: &[u8]) -> Option<(Option<bool>, String)> {
    // Sixteen bytes of class id may come first.
    let bytes = if bytes.get(..2) == Some(&[0, 2]) { bytes } else { bytes.get(16..)? };
    if bytes.get(..2) != Some(&[0, 2]) {
        return None;
    }
    let length = usize::from(u16::from_le_bytes(bytes.get(2..4)?.try_into().ok()?));
    let mask = u64::from_le_bytes(bytes.get(4..12)?.try_into().ok()?);
    let has = |bit: u32| mask >> bit & 1 == 1;
    // Sizes of the fields that stand before and between the two strings' lengths, in bytes, by their bit.
    let sizes: [(u32, usize); 31] = [
        (0, 4),
        (1, 4),
        (2, 4),
        (3, 4),
        (4, 1),
        (5, 1),
        (6, 1),
        (7, 1),
        (9, 2),
        (10, 4),
        (11, 2),
        (12, 2),
        (13, 2),
        (14, 2),
        (15, 2),
        (16, 1),
        (17, 1),
        (18, 1),
        (20, 1),
        (21, 1),
        (22, 4),
        (23, 4),
        (24, 4),
        (25, 4),
        (26, 4),
        (27, 2),
        (28, 2),
        (29, 2),
        (32, 4),
        (8, 0),
        (31, 0),
    ];
    let mut at = 12;
    let (mut value, mut caption) = (0_u32, 0_u32);
    for (bit, size) in sizes {
        if size == 0 || !has(bit) {
            continue;
        }
        at = at_multiple(at, size);
        if bit == 22 || bit == 23 {
            let found = u32::from_le_bytes(bytes.get(at..at + 4)?.try_into().ok()?);
            if bit == 22 { value = found } else { caption = found }
        }
        at += size;
    }
    at = at_multiple(at, 4);
    if has(8) {
        at += 8;
    }
    let state_text = string(bytes, &mut at, value)?;
    let caption = string(bytes, &mut at, caption).unwrap_or_default();
    (at <= length + 8).then(|| (state(&state_text), caption))
}

fn at_multiple(at: usize, of: usize) -> usize {
    at.div_ceil(of) * of
}

/// A string of the given length and kind; single bytes where the highest bit is set.
fn string(bytes: &[u8], at: &mut usize, length: u32) -> Option<String> {
    let count = (length & 0x7FFF_FFFF) as usize;
    let raw = bytes.get(*at..at.checked_add(count)?)?;
    *at = at_multiple(*at + count, 4);
    Some(if length >> 31 == 1 {
        raw.iter().map(|b| char::from(*b)).collect()
    } else {
        let units: Vec<u16> = raw.chunks_exact(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]])).collect();
        String::from_utf16_lossy(&units)
    })
}

/// The words of a chart (titles, names of series and categories) or of `SmartArt`, a line for each.
fn words(package: &mut Package<'_>, target: &str) -> Option<Object> {
    let part = PartTree::new(package.part(target)?);
    let tree = &part.tree;
    let mut lines: Vec<String> = Vec::new();
    let mut add = |text: String| {
        let text = text.trim().to_owned();
        if !text.is_empty() && lines.last() != Some(&text) && lines.len() < MOST_LINES {
            lines.push(text);
        }
    };
    for node in tree.all() {
        match tree.name(node) {
            Name::Paragraph => add(typed(tree, node)),
            Name::StringCache => {
                tree.children(node).flat_map(|point| tree.children(point)).for_each(|v| add(tree.inner_text(v)));
            }
            _ => {}
        }
    }
    (!lines.is_empty()).then_some(Object::Words(lines))
}

/// The text of a paragraph of a drawing.
fn typed(tree: &Tree, paragraph: NodeId) -> String {
    let runs = tree.children(paragraph).filter(|node| matches!(tree.name(*node), Name::Run | Name::DrawingField));
    runs.flat_map(|run| tree.children(run))
        .filter(|node| tree.name(*node) == Name::T)
        .map(|t| tree.inner_text(t))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn boxes_stored_as_streams() {
        // Colours, size, value and caption, as a checkbox has them.
        let mask: u64 = 1 << 0 | 1 << 1 | 1 << 6 | 1 << 8 | 1 << 22 | 1 << 23;
        let with = |value: &[u8; 1]| {
            let mut out = vec![0, 2, 0, 0];
            out.extend(mask.to_le_bytes());
            out.extend([0; 8]);
            out.extend([4, 0, 0, 0]);
            out.extend((1_u32 | 1 << 31).to_le_bytes());
            out.extend((0b1011_u32 | 1 << 31).to_le_bytes());
            out.extend([0; 8]);
            out.extend(value);
            out.extend([0; 3]);
            out.extend(b"Established\0");
            let length = (out.len() - 4) as u16;
            out[2..4].copy_from_slice(&length.to_le_bytes());
            out
        };
        for (value, checked) in [(b"1", Some(true)), (b"0", Some(false)), (b"?", None)] {
            assert_eq!(stored(&with(value)), Some((checked, "Established".to_owned())));
        }
        for cut in 0..40 {
            assert_eq!(stored(&with(b"1")[..cut]), None, "{cut}");
        }
    }
}
