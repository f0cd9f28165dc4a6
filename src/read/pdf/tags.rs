//! The structure tree of a tagged PDF to a [`TagTree`]: roles after the role map, spans, texts, content in order.
//!
//! Bounded in depth and number; an element that is met twice (a circle, or two parents) counts only the first time.

use hayro_syntax::object::{Dict, Name, Object, String as PdfString, dict_or_stream};
use hayro_syntax::xref::XRef;
use rustc_hash::{FxHashMap, FxHashSet};

use super::marked::FormTags;
use super::objects::{items, text_string};
use crate::document::{HeaderScope, TagContent, TagNode, TagTree};

/// Levels of the tree. Honest trees stay below twenty.
const DEPTH: usize = 128;
/// Elements and pieces of content of a tree. A page of text has a few hundred.
const SIZE: usize = 2_000_000;
/// Steps from role to role in the role map.
const ROLE_STEPS: usize = 16;
/// Cells do not span more rows or columns than this.
const SPAN: u32 = 1_000;
/// Ids given to content of forms and to annotations start here, above the MCIDs that pages use.
const FIRST_OWN_ID: u32 = 1 << 24;

/// The tree, and what the page reader must know of it.
#[derive(Default)]
pub(super) struct Tags {
    pub(super) tree: Option<TagTree>,
    /// Ids of marked content inside forms.
    pub(super) in_forms: FormTags,
    /// Ids of annotations (form fields among them), by object number.
    pub(super) of_annotations: FxHashMap<u32, u32>,
}

/// Reads the tree. `pages` gives the number (from 1) of a page by its object number.
pub(super) fn read<'a>(catalogue: &Dict<'a>, xref: &'a XRef, pages: &FxHashMap<u32, u32>) -> Tags {
    let Some(root) = catalogue.get::<Dict<'_>>(b"StructTreeRoot") else { return Tags::default() };
    let mut reader = Reader {
        xref,
        pages,
        roles: root.get::<Dict<'_>>(b"RoleMap").unwrap_or_default(),
        classes: root.get::<Dict<'_>>(b"ClassMap").unwrap_or_default(),
        nodes: vec![TagNode { role: "StructTreeRoot".to_owned(), column_span: 1, row_span: 1, ..TagNode::default() }],
        seen: FxHashSet::default(),
        size: 0,
        tags: Tags::default(),
        known_roles: FxHashMap::default(),
    };
    reader.children(&root, 0, None, 0);
    let mut tags = reader.tags;
    if reader.nodes.len() > 1 {
        tags.tree = Some(TagTree::new(reader.nodes));
    }
    tags
}

struct Reader<'a, 'p> {
    xref: &'a XRef,
    pages: &'p FxHashMap<u32, u32>,
    roles: Dict<'a>,
    classes: Dict<'a>,
    nodes: Vec<TagNode>,
    seen: FxHashSet<u32>,
    size: usize,
    tags: Tags,
    known_roles: FxHashMap<Vec<u8>, String>,
}

impl<'a> Reader<'a, '_> {
    /// Adds the kids of an element to its node.
    fn children(&mut self, element: &Dict<'a>, node: usize, page: Option<u32>, depth: usize) {
        if depth >= DEPTH {
            return;
        }
        match element.get::<Object<'a>>(b"K") {
            Some(Object::Array(kids)) => {
                for (number, kid) in items(&kids, self.xref) {
                    self.child(number, &kid, node, page, depth);
                }
            }
            Some(kid) => self.child(element.get_ref(b"K").map(|r| r.obj_number), &kid, node, page, depth),
            None => {}
        }
    }

    fn child(&mut self, number: Option<u32>, kid: &Object<'a>, node: usize, page: Option<u32>, depth: usize) {
        self.size += 1;
        if self.size > SIZE {
            return;
        }
        match kid {
            Object::Number(id) => {
                if let (Some(page), Ok(id)) = (page, u32::try_from(id.as_i64())) {
                    self.add(node, TagContent::Marked { page, id });
                }
            }
            Object::Dict(dict) => {
                let kind = dict.get::<Name<'_>>(b"Type");
                match kind.as_ref().map(AsRef::as_ref) {
                    Some(b"MCR") => self.marked_content(dict, node, page),
                    Some(b"OBJR") => self.object(dict, node, page),
                    _ => {
                        if number.is_none_or(|n| self.seen.insert(n)) {
                            self.element(dict, node, page, depth);
                        }
                    }
                }
            }
            _ => {}
        }
    }

    /// Marked content on a page, or in a form that the page shows.
    fn marked_content(&mut self, dict: &Dict<'a>, node: usize, page: Option<u32>) {
        let Some(id) = dict.get::<u32>(b"MCID") else { return };
        let Some(page) = self.page_of(dict).or(page) else { return };
        let id = match dict.get_ref(b"Stm") {
            Some(form) => {
                let next = FIRST_OWN_ID + (self.tags.in_forms.len() + self.tags.of_annotations.len()) as u32;
                *self.tags.in_forms.entry((form.obj_number, id)).or_insert(next)
            }
            None => id,
        };
        self.add(node, TagContent::Marked { page, id });
    }

    /// An annotation, such as a form field.
    fn object(&mut self, dict: &Dict<'a>, node: usize, page: Option<u32>) {
        let (Some(reference), Some(page)) = (dict.get_ref(b"Obj"), self.page_of(dict).or(page)) else { return };
        let next = FIRST_OWN_ID + (self.tags.in_forms.len() + self.tags.of_annotations.len()) as u32;
        let id = *self.tags.of_annotations.entry(reference.obj_number).or_insert(next);
        self.add(node, TagContent::Marked { page, id });
    }

    fn element(&mut self, dict: &Dict<'a>, parent: usize, page: Option<u32>, depth: usize) {
        let role = dict.get::<Name<'_>>(b"S").map_or_else(|| "Span".to_owned(), |name| self.role(&name));
        let mut node = TagNode {
            role,
            column_span: 1,
            row_span: 1,
            actual_text: text(dict, b"ActualText"),
            alternative: text(dict, b"Alt"),
            ..TagNode::default()
        };
        for attributes in self.attributes(dict) {
            read_attributes(&mut node, &attributes);
        }
        let index = self.nodes.len();
        self.nodes.push(node);
        self.add(parent, TagContent::Node(index));
        let page = self.page_of(dict).or(page);
        self.children(dict, index, page, depth + 1);
    }

    /// The attributes of an element: its own and those of its classes.
    fn attributes(&self, dict: &Dict<'a>) -> Vec<Dict<'a>> {
        let mut all = Vec::new();
        let mut add = |object: Object<'a>| match &object {
            Object::Array(list) => {
                all.extend(list.iter::<Object<'a>>().take(32).filter_map(|o| Some(dict_or_stream(&o)?.0.clone())));
            }
            other => all.extend(dict_or_stream(other).map(|(d, _)| d.clone())),
        };
        match dict.get::<Object<'a>>(b"C") {
            Some(Object::Name(class)) => self.classes.get::<Object<'a>>(&class).into_iter().for_each(&mut add),
            Some(Object::Array(classes)) => {
                for class in classes.iter::<Object<'a>>().take(32).filter_map(Object::into_name) {
                    self.classes.get::<Object<'a>>(&class).into_iter().for_each(&mut add);
                }
            }
            _ => {}
        }
        dict.get::<Object<'a>>(b"A").into_iter().for_each(add);
        all
    }

    fn page_of(&self, dict: &Dict<'a>) -> Option<u32> {
        self.pages.get(&dict.get_ref(b"Pg")?.obj_number).copied()
    }

    fn add(&mut self, node: usize, content: TagContent) {
        if let Some(node) = self.nodes.get_mut(node) {
            node.children.push(content);
        }
    }

    /// The standard role behind a role.
    fn role(&mut self, name: &Name<'_>) -> String {
        if let Some(known) = self.known_roles.get(name.as_ref()) {
            return known.clone();
        }
        let mut role = name.as_str().to_owned();
        for _ in 0..ROLE_STEPS {
            if is_standard(&role) {
                break;
            }
            match self.roles.get::<Name<'_>>(role.as_bytes()) {
                Some(next) => next.as_str().clone_into(&mut role),
                None => break,
            }
        }
        self.known_roles.insert(name.as_ref().to_vec(), role.clone());
        role
    }
}

/// Roles that mean what they say, whatever a role map makes of them.
fn is_standard(role: &str) -> bool {
    matches!(
        role,
        "Document"
            | "Part"
            | "Sect"
            | "Div"
            | "P"
            | "H"
            | "L"
            | "LI"
            | "Lbl"
            | "LBody"
            | "Table"
            | "TR"
            | "TH"
            | "TD"
            | "THead"
            | "TBody"
            | "TFoot"
            | "Span"
            | "Link"
            | "Figure"
            | "Caption"
            | "TOC"
            | "TOCI"
            | "Note"
            | "Form"
            | "Artifact"
            | "H1"
            | "H2"
            | "H3"
            | "H4"
            | "H5"
            | "H6"
            | "Title"
    )
}

fn text(dict: &Dict<'_>, key: &[u8]) -> Option<String> {
    dict.get::<PdfString<'_>>(key).map(|text| text_string(text.as_bytes()))
}

fn read_attributes(node: &mut TagNode, attributes: &Dict<'_>) {
    let span = |key: &[u8]| attributes.get::<u32>(key).map(|span| span.clamp(1, SPAN));
    if let Some(columns) = span(b"ColSpan") {
        node.column_span = columns;
    }
    if let Some(rows) = span(b"RowSpan") {
        node.row_span = rows;
    }
    if let Some(scope) = attributes.get::<Name<'_>>(b"Scope") {
        node.scope = match scope.as_ref() {
            b"Row" => Some(HeaderScope::Row),
            b"Column" => Some(HeaderScope::Column),
            b"Both" => Some(HeaderScope::Both),
            _ => None,
        };
    }
}
