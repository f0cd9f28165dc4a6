//! `ActualText` of the tag tree: what stands printed below a tag is replaced by what its writer says that it means.
//!
//! `Alt` describes a picture and `E` spells a short form out: neither is what is printed, so neither replaces it.

use crate::document::{Page, TagTree, Word};
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;

/// Words that one text replaces, at most: a tag over more than that is the page's own frame.
const MOST_WORDS: usize = 400;
/// Roles that hold other tags in order, and no text of their own.
const FRAMES: &[&str] = &["Document", "Part", "Sect", "Div", "Table", "THead", "TBody", "TFoot", "TR", "L", "TOC"];

/// Puts the texts that the tags give in place of the words of a page.
pub(super) fn replace(page: &mut Page, tree: &TagTree) {
    let speaks = |node: usize| {
        let tag = tree.nodes.get(node)?;
        tag.actual_text.as_deref().filter(|_| !FRAMES.contains(&tag.role.as_str()))
    };
    // The outermost tag with a text speaks for all below it.
    let mut of_tag: FxHashMap<u32, Option<usize>> = FxHashMap::default();
    let mut groups: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (index, word) in page.words.iter().enumerate() {
        let Some(id) = word.tag.filter(|_| !word.artefact) else { continue };
        let node = *of_tag.entry(id).or_insert_with(|| {
            let own = tree.node_of(page.number, id)?;
            tree.ancestors(own).filter(|&node| speaks(node).is_some()).last()
        });
        if let Some(node) = node {
            groups.entry(node).or_default().push(index);
        }
    }
    if groups.is_empty() {
        return;
    }
    let mut gone = vec![false; page.words.len()];
    for (&node, members) in &groups {
        let Some(text) = speaks(node) else { continue };
        let spoken: Vec<&str> = text.split_whitespace().collect();
        if members.len() <= MOST_WORDS && !spoken.is_empty() && !says(&page.words, members, &spoken) {
            put(&mut page.words, members, &spoken, &mut gone);
        }
    }
    let mut gone = gone.into_iter();
    page.words.retain(|_| !gone.next().unwrap_or(false));
}

/// Whether the words say so already.
fn says(words: &[Word], members: &[usize], spoken: &[&str]) -> bool {
    let printed = members.iter().filter_map(|&index| words.get(index)).flat_map(|word| word.text.chars());
    printed.eq(spoken.iter().flat_map(|word| word.chars()))
}

/// Writes the text over the words: word for word, what is left over in the place of the last.
fn put(words: &mut [Word], members: &[usize], spoken: &[&str], gone: &mut [bool]) {
    for (place, &index) in members.iter().enumerate() {
        let last = place + 1 == members.len();
        let text = match spoken.get(place..) {
            Some([first, rest @ ..]) if !last || rest.is_empty() => (*first).to_owned(),
            Some(rest @ [_, ..]) => rest.join(" "),
            _ => {
                if let Some(slot) = gone.get_mut(index) {
                    *slot = true;
                }
                continue;
            }
        };
        if let Some(word) = words.get_mut(index) {
            word.text = text;
            word.unsure = word.text.contains(char::REPLACEMENT_CHARACTER);
        }
    }
}
