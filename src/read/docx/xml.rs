//! One XML part as a compact tree.
//!
//! In: the part's text. Out: a [`Tree`] of nodes in document order, and a [`Fault`] where the text is not sound: the
//! tree then holds all that stood before the fault. Elements deeper than [`MAX_DEPTH`] and nodes past [`MAX_NODES`]
//! are never built, so that whoever walks the tree may recurse.

use super::names::{Name, Vocabulary};
use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

/// Nesting of elements. Word writes about four elements for a table inside a cell; papers nest three tables at most.
pub(super) const MAX_DEPTH: usize = 256;

/// Nodes of one part: at 32 bytes each an eighth of what a paper may take; a paper of 1,000 pages has under a million.
pub(super) const MAX_NODES: usize = 4_000_000;

/// Attributes of one element that are looked at; Word writes about thirty (namespaces) on the outermost.
const MAX_ATTRIBUTES: usize = 256;

/// A node's number in its tree.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct NodeId(u32);

/// The outermost element.
pub(super) const ROOT: NodeId = NodeId(0);

/// A part's elements, texts and known attributes.
#[derive(Debug, Default)]
pub(super) struct Tree {
    nodes: Vec<Node>,
    attributes: Vec<Attribute>,
    /// All texts and attribute values, one after the other.
    text: String,
}

#[derive(Debug)]
struct Node {
    vocabulary: Vocabulary,
    name: Name,
    /// Number of attributes, which start at `from` in `attributes`; a text's range starts at `from` in `text`.
    attributes: u16,
    from: u32,
    to: u32,
    /// 0 is none: the root is nobody's child.
    first_child: u32,
    next: u32,
}

#[derive(Debug)]
struct Attribute {
    vocabulary: Vocabulary,
    name: Name,
    from: u32,
    to: u32,
}

/// Why a part's tree is not the whole part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Fault {
    /// The text ends inside open elements.
    Truncated,
    /// The text is not well-formed from this byte on.
    Malformed {
        /// Position in the decoded text, in bytes.
        byte: u64,
        /// What the parser says.
        reason: String,
    },
    /// Elements stand more deeply than [`MAX_DEPTH`]; they were left out.
    TooDeep,
    /// More than [`MAX_NODES`] nodes; the rest was left out.
    TooLarge,
    /// The part has a document type declaration, which could define entities that grow without end. Nothing was read.
    Dtd,
    /// No element at all.
    Empty,
}

impl Tree {
    /// Builds the tree of a part.
    pub(super) fn parse(source: &str) -> (Self, Option<Fault>) {
        let mut builder = Builder::default();
        let fault = builder.run(source);
        (builder.tree, fault)
    }

    /// Whether there is no element.
    pub(super) fn is_empty(&self) -> bool {
        self.nodes.is_empty()
    }

    /// Name of an element of any vocabulary.
    pub(super) fn name(&self, node: NodeId) -> Name {
        self.node(node).map_or(Name::Unknown, |n| n.name)
    }

    /// Name of an element of `WordprocessingML`; [`Name::Unknown`] for all others.
    pub(super) fn word(&self, node: NodeId) -> Name {
        match self.node(node) {
            Some(n) if n.vocabulary == Vocabulary::Word => n.name,
            _ => Name::Unknown,
        }
    }

    /// Vocabulary and name of a node.
    pub(super) fn full_name(&self, node: NodeId) -> (Vocabulary, Name) {
        self.node(node).map_or((Vocabulary::Other, Name::Unknown), |n| (n.vocabulary, n.name))
    }

    /// Children, texts among them.
    pub(super) fn children(&self, node: NodeId) -> impl Iterator<Item = NodeId> + '_ {
        let mut next = self.node(node).map_or(0, |n| n.first_child);
        std::iter::from_fn(move || {
            if next == 0 {
                return None;
            }
            let current = NodeId(next);
            next = self.node(current).map_or(0, |n| n.next);
            Some(current)
        })
    }

    /// The first child element of `WordprocessingML` with this name.
    pub(super) fn child(&self, node: NodeId, name: Name) -> Option<NodeId> {
        self.children(node).find(|c| self.word(*c) == name)
    }

    /// `w:val` of the first child with this name.
    pub(super) fn child_value(&self, node: NodeId, name: Name) -> Option<&str> {
        self.child(node, name).and_then(|c| self.attribute(c, Name::Val))
    }

    /// `w:val` of the first child with this name, as a number.
    pub(super) fn child_number(&self, node: NodeId, name: Name) -> Option<i64> {
        self.child_value(node, name).and_then(number)
    }

    /// An on-off property: `None` where it is not written, and on where it is written without a value.
    pub(super) fn switch(&self, node: NodeId, name: Name) -> Option<bool> {
        self.child(node, name).map(|c| self.is_on(c))
    }

    /// Whether an on-off element is on.
    pub(super) fn is_on(&self, node: NodeId) -> bool {
        !matches!(self.attribute(node, Name::Val), Some("0" | "false" | "off" | "none"))
    }

    /// An attribute of `WordprocessingML`, or one without a vocabulary.
    pub(super) fn attribute(&self, node: NodeId, name: Name) -> Option<&str> {
        self.attribute_where(node, name, |v| v != Vocabulary::Relationship)
    }

    /// An attribute that names a relationship: `r:id`.
    pub(super) fn relationship(&self, node: NodeId) -> Option<&str> {
        self.relation(node, Name::Id)
    }

    /// The relationship that another attribute names: `r:dm`.
    pub(super) fn relation(&self, node: NodeId, name: Name) -> Option<&str> {
        self.attribute_where(node, name, |v| v == Vocabulary::Relationship)
    }

    fn attribute_where(&self, node: NodeId, name: Name, fits: impl Fn(Vocabulary) -> bool) -> Option<&str> {
        let node = self.node(node).filter(|n| n.name != Name::Text)?;
        let from = node.from as usize;
        let attributes = self.attributes.get(from..from + node.attributes as usize)?;
        let found = attributes.iter().find(|a| a.name == name && fits(a.vocabulary))?;
        self.text.get(found.from as usize..found.to as usize)
    }

    /// The text of a text node; "" for elements.
    pub(super) fn text(&self, node: NodeId) -> &str {
        match self.node(node) {
            Some(n) if n.name == Name::Text => self.text.get(n.from as usize..n.to as usize).unwrap_or_default(),
            _ => "",
        }
    }

    /// The texts directly inside an element, joined.
    pub(super) fn inner_text(&self, node: NodeId) -> String {
        self.children(node).map(|c| self.text(c)).collect()
    }

    /// Every node in document order with its name.
    pub(super) fn all(&self) -> impl Iterator<Item = NodeId> + '_ {
        (0..self.nodes.len() as u32).map(NodeId)
    }

    fn node(&self, node: NodeId) -> Option<&Node> {
        self.nodes.get(node.0 as usize)
    }
}

/// A whole number as people and programs write it; `None` for anything else.
pub(super) fn number(text: &str) -> Option<i64> {
    text.trim().parse().ok()
}

/// An element whose end has not come.
struct Open {
    node: u32,
    last_child: u32,
    /// Namespace declarations before this element.
    declarations: usize,
}

#[derive(Default)]
struct Builder {
    tree: Tree,
    open: Vec<Open>,
    /// Prefix and vocabulary, innermost last.
    declarations: Vec<(String, Vocabulary)>,
    /// Elements being left out because they stand too deep.
    too_deep: usize,
    fault: Option<Fault>,
}

impl Builder {
    fn run(&mut self, source: &str) -> Option<Fault> {
        let mut reader = Reader::from_str(source);
        let config = reader.config_mut();
        config.check_end_names = true;
        config.allow_dangling_amp = true;
        loop {
            let event = match reader.read_event() {
                Ok(event) => event,
                Err(error) => {
                    return Some(Fault::Malformed { byte: reader.error_position(), reason: error.to_string() });
                }
            };
            match event {
                Event::Start(start) => self.start(&start, false),
                Event::Empty(start) => self.start(&start, true),
                Event::End(_) => self.end(),
                Event::Text(text) => self.text(&text.xml_content(XmlVersion::Implicit1_0)),
                Event::CData(text) => self.text(&text.xml_content(XmlVersion::Implicit1_0)),
                Event::GeneralRef(reference) => match reference.resolve_char_ref() {
                    Ok(Some(character)) => self.text(character.encode_utf8(&mut [0; 4])),
                    Ok(None) => self.text(entity(reference.as_ref())),
                    Err(_) => {}
                },
                Event::DocType(_) => {
                    self.tree = Tree::default();
                    return Some(Fault::Dtd);
                }
                Event::Eof => break,
                Event::Comment(_) | Event::PI(_) | Event::Decl(_) => {}
            }
            if self.tree.nodes.len() >= MAX_NODES {
                return Some(Fault::TooLarge);
            }
        }
        if self.tree.is_empty() {
            Some(Fault::Empty)
        } else if self.open.is_empty() {
            self.fault.take()
        } else {
            Some(Fault::Truncated)
        }
    }

    fn start(&mut self, start: &BytesStart<'_>, empty: bool) {
        // A second outermost element is no part of the document.
        let orphan = self.open.is_empty() && !self.tree.is_empty();
        if self.too_deep > 0 || self.open.len() >= MAX_DEPTH || orphan {
            if !orphan {
                self.fault.get_or_insert(Fault::TooDeep);
            }
            self.too_deep += usize::from(!empty);
            return;
        }
        let declarations = self.declarations.len();
        // Declared before they are used, wherever among the attributes that is; few elements declare any.
        let declares = memchr::memmem::find(start.attributes_raw().as_bytes(), b"xmlns").is_some();
        for attribute in start.attributes().with_checks(false).take(if declares { MAX_ATTRIBUTES } else { 0 }).flatten()
        {
            let key = attribute.key.as_ref();
            let prefix = if key == "xmlns" { Some("") } else { key.strip_prefix("xmlns:") };
            if let Some(prefix) = prefix {
                self.declarations.push((prefix.to_owned(), Vocabulary::of_uri(attribute.value.trim())));
            }
        }
        let from = self.tree.attributes.len();
        for attribute in start.attributes().with_checks(false).take(MAX_ATTRIBUTES).flatten() {
            let (prefix, local) = split(attribute.key.as_ref());
            let name = Name::of(local);
            if name == Name::Unknown || prefix == "xmlns" {
                continue;
            }
            let vocabulary = if prefix.is_empty() { Vocabulary::Other } else { self.vocabulary(prefix) };
            let value = attribute.normalized_value(XmlVersion::Implicit1_0).unwrap_or(attribute.value);
            let (from, to) = self.store(&value);
            self.tree.attributes.push(Attribute { vocabulary, name, from, to });
        }
        let count = (self.tree.attributes.len() - from) as u16;
        let qualified = start.name();
        let (prefix, local) = split(qualified.as_ref());
        let vocabulary = self.vocabulary(prefix);
        let node = self.add(Node {
            vocabulary,
            name: Name::of(local),
            attributes: count,
            from: from as u32,
            to: 0,
            first_child: 0,
            next: 0,
        });
        if empty {
            self.declarations.truncate(declarations);
        } else {
            self.open.push(Open { node, last_child: 0, declarations });
        }
    }

    fn end(&mut self) {
        if self.too_deep > 0 {
            self.too_deep -= 1;
        } else if let Some(open) = self.open.pop() {
            self.declarations.truncate(open.declarations);
        }
    }

    fn text(&mut self, text: &str) {
        let Some(parent) = self.open.last().filter(|_| self.too_deep == 0 && !text.is_empty()) else { return };
        let bearing = self.tree.nodes.get(parent.node as usize).map_or(Name::Unknown, |n| n.name);
        // Indentation between elements is not text.
        let typed = matches!(bearing, Name::T | Name::DeletedText | Name::Instruction);
        if !typed && text.chars().all(char::is_whitespace) {
            return;
        }
        let (from, to) = self.store(text);
        self.add(Node {
            vocabulary: Vocabulary::Other,
            name: Name::Text,
            attributes: 0,
            from,
            to,
            first_child: 0,
            next: 0,
        });
    }

    fn add(&mut self, node: Node) -> u32 {
        let id = self.tree.nodes.len() as u32;
        self.tree.nodes.push(node);
        if let Some(parent) = self.open.last_mut() {
            let (before, parent_node) = (parent.last_child, parent.node);
            parent.last_child = id;
            let nodes = &mut self.tree.nodes;
            if before == 0 {
                if let Some(parent) = nodes.get_mut(parent_node as usize) {
                    parent.first_child = id;
                }
            } else if let Some(sibling) = nodes.get_mut(before as usize) {
                sibling.next = id;
            }
        }
        id
    }

    fn store(&mut self, text: &str) -> (u32, u32) {
        let from = self.tree.text.len() as u32;
        self.tree.text.push_str(text);
        (from, self.tree.text.len() as u32)
    }

    fn vocabulary(&self, prefix: &str) -> Vocabulary {
        match self.declarations.iter().rev().find(|(known, _)| known == prefix) {
            Some((_, vocabulary)) => *vocabulary,
            None => Vocabulary::of_undeclared(prefix),
        }
    }
}

fn split(qualified: &str) -> (&str, &str) {
    // By bytes: names are short, and preparing a search for a sign costs more than the look.
    let sign = qualified.bytes().position(|byte| byte == b':');
    sign.and_then(|at| Some((qualified.get(..at)?, qualified.get(at + 1..)?))).unwrap_or(("", qualified))
}

/// The five entities that XML knows without a declaration.
fn entity(name: &str) -> &'static str {
    match name {
        "lt" => "<",
        "gt" => ">",
        "amp" => "&",
        "quot" => "\"",
        "apos" => "'",
        _ => "",
    }
}
