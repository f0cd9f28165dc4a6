//! The outline (bookmarks) with the pages that it leads to.

use crate::wording::blanks::one_line;
use hayro_syntax::object::{Array, Dict, MaybeRef, Name, Object, String as PdfString};
use rustc_hash::{FxHashMap, FxHashSet};

use super::objects::text_string;
use crate::document::OutlineItem;

/// Entries of an outline.
const ENTRIES: usize = 20_000;
/// Levels of an outline.
const DEPTH: u8 = 32;
/// Levels of a name tree.
const NAME_TREE_DEPTH: u8 = 32;
/// Nodes of a name tree that are looked at for one name.
const NAME_TREE_NODES: usize = 10_000;

/// Reads the outline. `pages` gives the number (from 1) of a page by its object number.
pub(super) fn read(catalogue: &Dict<'_>, pages: &FxHashMap<u32, u32>) -> Vec<OutlineItem> {
    let mut items = Vec::new();
    let Some(root) = catalogue.get::<Dict<'_>>(b"Outlines") else { return items };
    let Some(first) = root.get_ref(b"First") else { return items };
    let mut seen = FxHashSet::default();
    // The next entries to visit, with their levels; the last comes first.
    let mut open: Vec<(u32, Dict<'_>, u8)> = Vec::new();
    open.extend(root.get::<Dict<'_>>(b"First").map(|d| (first.obj_number, d, 1)));
    while let Some((number, entry, level)) = open.pop() {
        if !seen.insert(number) || items.len() >= ENTRIES {
            continue;
        }
        if let (Some(next), Some(dict)) = (entry.get_ref(b"Next"), entry.get::<Dict<'_>>(b"Next")) {
            open.push((next.obj_number, dict, level));
        }
        if level < DEPTH
            && let (Some(child), Some(dict)) = (entry.get_ref(b"First"), entry.get::<Dict<'_>>(b"First"))
        {
            open.push((child.obj_number, dict, level + 1));
        }
        let title = entry.get::<PdfString<'_>>(b"Title").map(|t| text_string(t.as_bytes())).unwrap_or_default();
        let title = one_line(&title);
        if !title.is_empty() {
            items.push(OutlineItem { level, title, page: target(&entry, catalogue, pages) });
        }
    }
    items
}

/// The page that an entry leads to.
fn target(entry: &Dict<'_>, catalogue: &Dict<'_>, pages: &FxHashMap<u32, u32>) -> Option<u32> {
    let destination = entry.get::<Object<'_>>(b"Dest").or_else(|| {
        let action = entry.get::<Dict<'_>>(b"A")?;
        action.get::<Name<'_>>(b"S").filter(|s| s.as_ref() == b"GoTo")?;
        action.get::<Object<'_>>(b"D")
    })?;
    page_of(&destination, catalogue, pages, 0)
}

fn page_of(destination: &Object<'_>, catalogue: &Dict<'_>, pages: &FxHashMap<u32, u32>, depth: u8) -> Option<u32> {
    if depth > 3 {
        return None;
    }
    match destination {
        Object::Array(array) => match array.raw_iter().next()? {
            MaybeRef::Ref(page) => pages.get(&page.obj_number).copied(),
            MaybeRef::NotRef(Object::Number(index)) => u32::try_from(index.as_i64()).ok()?.checked_add(1),
            MaybeRef::NotRef(_) => None,
        },
        Object::Dict(dict) => page_of(&dict.get::<Object<'_>>(b"D")?, catalogue, pages, depth + 1),
        Object::Name(name) => {
            let named = catalogue.get::<Dict<'_>>(b"Dests")?.get::<Object<'_>>(name)?;
            page_of(&named, catalogue, pages, depth + 1)
        }
        Object::String(name) => {
            let tree = catalogue.get::<Dict<'_>>(b"Names")?.get::<Dict<'_>>(b"Dests")?;
            let named = in_name_tree(&tree, name.as_bytes(), 0, &mut 0)?;
            page_of(&named, catalogue, pages, depth + 1)
        }
        _ => None,
    }
}

/// The value of a name in a name tree.
fn in_name_tree<'a>(node: &Dict<'a>, name: &[u8], depth: u8, visited: &mut usize) -> Option<Object<'a>> {
    *visited += 1;
    if depth > NAME_TREE_DEPTH || *visited > NAME_TREE_NODES {
        return None;
    }
    if let Some(limits) = node.get::<Array<'_>>(b"Limits") {
        let mut limits = limits.iter::<PdfString<'_>>();
        if let (Some(low), Some(high)) = (limits.next(), limits.next())
            && (name < low.as_bytes() || name > high.as_bytes())
        {
            return None;
        }
    }
    if let Some(names) = node.get::<Array<'a>>(b"Names") {
        let mut pairs = names.iter::<Object<'a>>();
        while let (Some(key), Some(value)) = (pairs.next(), pairs.next()) {
            if key.into_string().is_some_and(|key| key.as_bytes() == name) {
                return Some(value);
            }
        }
    }
    let kids = node.get::<Array<'a>>(b"Kids")?;
    kids.iter::<Dict<'a>>().find_map(|kid| in_name_tree(&kid, name, depth + 1, visited))
}
