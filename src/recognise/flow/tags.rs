//! What the tag tree says of a word: the block that it belongs to, and that block's role.

use crate::document::{Document, Page, TagContent, TagTree, Word};

/// The block tag of a word: an index into the tree's nodes, the same for all words of one paragraph.
pub(in crate::recognise) type BlockTag = usize;

/// Roles that stand for a paragraph of their own.
fn is_block(role: &str) -> bool {
    matches!(
        role,
        "P" | "H"
            | "H1"
            | "H2"
            | "H3"
            | "H4"
            | "H5"
            | "H6"
            | "LI"
            | "Caption"
            | "TD"
            | "TH"
            | "TOCI"
            | "Note"
            | "FENote"
            | "BlockQuote"
            | "Title"
            | "BibEntry"
            | "Aside"
    )
}

/// The block tag of a word; `None` in papers without tags and for words outside the tree.
pub(in crate::recognise) fn block_tag(document: &Document, page: &Page, word: &Word) -> Option<BlockTag> {
    let tree = document.tags.as_ref()?;
    let leaf = tree.node_of(page.number, word.tag?)?;
    let block = tree.ancestors(leaf).find(|&n| tree.nodes.get(n).is_some_and(|node| is_block(&node.role)))?;
    Some(item_of_first_paragraph(tree, block).unwrap_or(block))
}

/// The list item whose body begins with this paragraph: the item's label and its first paragraph are one block.
fn item_of_first_paragraph(tree: &TagTree, block: usize) -> Option<usize> {
    if tree.nodes.get(block)?.role != "P" {
        return None;
    }
    let body = tree.parent(block)?;
    let is_first = |parent: usize, child: usize| {
        tree.nodes.get(parent).is_some_and(|node| {
            node.children.iter().find(|c| matches!(c, TagContent::Node(_))) == Some(&TagContent::Node(child))
        })
    };
    match tree.nodes.get(body)?.role.as_str() {
        "LI" => Some(body),
        "LBody" if is_first(body, block) => {
            let item = tree.parent(body)?;
            (tree.nodes.get(item)?.role == "LI").then_some(item)
        }
        "Lbl" => tree.parent(body),
        _ => None,
    }
}

/// The role of a block tag.
pub(in crate::recognise) fn role(document: &Document, block: BlockTag) -> &str {
    document.tags.as_ref().and_then(|tree| tree.nodes.get(block)).map_or("", |node| node.role.as_str())
}

/// Whether a word is tagged as the label of a list item.
pub(super) fn is_label(document: &Document, page: &Page, word: &Word) -> bool {
    let Some(tree) = document.tags.as_ref() else { return false };
    let Some(leaf) = word.tag.and_then(|id| tree.node_of(page.number, id)) else { return false };
    tree.ancestors(leaf)
        .take_while(|&n| tree.nodes.get(n).is_some_and(|node| node.role != "LI"))
        .any(|n| tree.nodes.get(n).is_some_and(|node| node.role == "Lbl"))
}

/// The depth of a block in nested lists, from 1; 0 outside of lists.
pub(super) fn list_depth(document: &Document, block: BlockTag) -> u8 {
    let Some(tree) = document.tags.as_ref() else { return 0 };
    let depth = tree.ancestors(block).filter(|&n| tree.nodes.get(n).is_some_and(|node| node.role == "L")).count();
    u8::try_from(depth).unwrap_or(u8::MAX)
}

/// The level that a heading's role says; `None` for other roles.
pub(in crate::recognise) fn heading_level(role: &str) -> Option<u8> {
    match role {
        "H1" | "H" | "Title" => Some(1),
        "H2" => Some(2),
        "H3" => Some(3),
        "H4" => Some(4),
        "H5" => Some(5),
        "H6" => Some(6),
        _ => None,
    }
}
