//! The tag tree of a tagged PDF: what its writer says that each piece of text is.

use rustc_hash::FxHashMap;
use std::sync::OnceLock;

/// All tags of a paper.
#[derive(Debug, Clone, Default)]
pub struct TagTree {
    /// Nodes; node 0 is the root. Children stand after their parent.
    pub nodes: Vec<TagNode>,
    /// The way up the tree, made when first asked for; the nodes must not change afterwards.
    index: OnceLock<TagIndex>,
}

/// The tree seen from its leaves.
#[derive(Debug, Clone, Default)]
struct TagIndex {
    parents: Vec<Option<usize>>,
    by_content: FxHashMap<(u32, u32), usize>,
}

impl TagTree {
    /// A tree of these nodes; node 0 is the root.
    pub fn new(nodes: Vec<TagNode>) -> Self {
        Self { nodes, index: OnceLock::new() }
    }

    /// The node that holds a page's (from 1) marked content directly, if any.
    pub fn node_of(&self, page: u32, id: u32) -> Option<usize> {
        self.index().by_content.get(&(page, id)).copied()
    }

    /// The node above a node; `None` for the root and for nodes that hang nowhere.
    pub fn parent(&self, node: usize) -> Option<usize> {
        self.index().parents.get(node).copied().flatten()
    }

    /// The nodes from a node up to the root, the node itself first. Ends also where a broken tree runs in a circle.
    pub fn ancestors(&self, node: usize) -> impl Iterator<Item = usize> {
        std::iter::successors(Some(node), |&n| self.parent(n)).take(self.nodes.len())
    }

    fn index(&self) -> &TagIndex {
        self.index.get_or_init(|| {
            let mut index = TagIndex { parents: vec![None; self.nodes.len()], by_content: FxHashMap::default() };
            for (number, node) in self.nodes.iter().enumerate() {
                for child in &node.children {
                    match *child {
                        TagContent::Node(child) => {
                            if let Some(parent) = index.parents.get_mut(child)
                                && child != number
                            {
                                *parent = Some(number);
                            }
                        }
                        TagContent::Marked { page, id } => {
                            index.by_content.entry((page, id)).or_insert(number);
                        }
                    }
                }
            }
            index
        })
    }
}

/// One element of the tree.
#[derive(Debug, Clone, Default)]
pub struct TagNode {
    /// Standard role after the role map: `Table`, `TR`, `TH`, `TD`, `P`, `H1`, `L`, `LI`, `Lbl`, `LBody`, …
    pub role: String,
    /// Columns covered (`ColSpan`), at least 1.
    pub column_span: u32,
    /// Rows covered (`RowSpan`), at least 1.
    pub row_span: u32,
    /// Which cells a header (`TH`) is for, where the writer says so.
    pub scope: Option<HeaderScope>,
    /// `ActualText`, where it replaces the printed glyphs.
    pub actual_text: Option<String>,
    /// `Alt`, a picture's description.
    pub alternative: Option<String>,
    /// Content in order.
    pub children: Vec<TagContent>,
}

/// Which cells a header is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HeaderScope {
    /// Those of its row.
    Row,
    /// Those of its column.
    Column,
    /// Both.
    Both,
}

/// What a tag holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TagContent {
    /// A node, by index.
    Node(usize),
    /// Marked content on a page (1-based) by its id.
    Marked {
        /// Page number, from 1.
        page: u32,
        /// Marked-content id.
        id: u32,
    },
}

#[cfg(test)]
mod tests {
    use super::*;

    fn node(role: &str, children: Vec<TagContent>) -> TagNode {
        TagNode { role: role.to_owned(), children, ..TagNode::default() }
    }

    #[test]
    fn content_knows_its_node_and_the_way_up() {
        let tree = TagTree::new(vec![
            node("Document", vec![TagContent::Node(1), TagContent::Node(3)]),
            node("P", vec![TagContent::Node(2)]),
            node("Span", vec![TagContent::Marked { page: 2, id: 7 }]),
            node("H1", vec![TagContent::Marked { page: 1, id: 7 }]),
        ]);
        assert_eq!(tree.node_of(2, 7), Some(2));
        assert_eq!(tree.node_of(1, 7), Some(3));
        assert_eq!(tree.node_of(3, 7), None);
        assert_eq!(tree.ancestors(2).collect::<Vec<_>>(), [2, 1, 0]);
    }

    #[test]
    fn a_tree_that_runs_in_a_circle_ends() {
        let tree = TagTree::new(vec![node("P", vec![TagContent::Node(1)]), node("P", vec![TagContent::Node(0)])]);
        assert!(tree.ancestors(0).count() <= 2);
    }
}
