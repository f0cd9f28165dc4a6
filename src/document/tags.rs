//! The tag tree of a tagged PDF: what its writer says that each piece of text is.

/// All tags of a paper.
#[derive(Debug, Clone, Default)]
pub struct TagTree {
    /// Nodes; node 0 is the root. Children stand after their parent.
    pub nodes: Vec<TagNode>,
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
    /// `ActualText`, where it replaces the printed glyphs.
    pub actual_text: Option<String>,
    /// `Alt`, a picture's description.
    pub alternative: Option<String>,
    /// Content in order.
    pub children: Vec<TagContent>,
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
