//! One story (the body, a header, a note) to blocks.
//!
//! In: a part's tree and the file's styles and lists. Out: paragraphs and tables as they stand with every tracked
//! change accepted, and [`Findings`]: what the story points at (comments, notes, headers, embedded files). Depth is
//! bounded by the tree's, so everything here may recurse.

mod boxes;
mod control;
mod field;
mod formula;
mod inline;
mod paragraph;
mod path;
mod table;

use super::formatting::RunFormat;
use super::names::{Name, Vocabulary};
use super::numbering::{Counters, Numbering};
use super::objects::Object;
use super::styles::StyleSheet;
use super::xml::{NodeId, Tree};
use crate::document::{Block, Colour, PageBreak, ParagraphKind};
use control::Control;
use field::Fields;
use paragraph::Builder;
use path::Path;
use rustc_hash::FxHashMap;

/// What the whole file says about styles and lists.
#[derive(Debug, Default)]
pub(super) struct Facts {
    /// Styles.
    pub(super) styles: StyleSheet,
    /// Lists.
    pub(super) numbering: Numbering,
    /// Even pages have headers of their own.
    pub(super) even_headers: bool,
    /// What stands in chunks of foreign text, by relationship id.
    pub(super) chunks: FxHashMap<String, Vec<Block>>,
    /// What drawings of the body take from parts of their own, by relationship id.
    pub(super) objects: FxHashMap<String, Object>,
}

/// What a story points at, in the order of the story.
#[derive(Debug, Default)]
pub(super) struct Findings {
    /// Comments: id, and path of the block where it is anchored.
    pub(super) comments: Vec<(String, String)>,
    /// Footnotes and endnotes.
    pub(super) notes: Vec<NoteReference>,
    /// Headers and footers of the sections.
    pub(super) running: Vec<RunningReference>,
    /// Files inside the file.
    pub(super) embedded: Vec<Embedded>,
    /// Whether hidden text was left out.
    pub(super) hidden: bool,
    /// Whether any character is a guess.
    pub(super) unsure: bool,
    /// Whether there is any picture.
    pub(super) pictures: bool,
}

/// A reference to a note.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct NoteReference {
    /// The note's id in its part.
    pub(super) id: String,
    /// An endnote, not a footnote.
    pub(super) endnote: bool,
    /// Whether its mark is typed by hand instead of counted.
    pub(super) custom_mark: bool,
    /// Path of the block where it is anchored.
    pub(super) anchor: String,
}

/// A section's reference to a header or footer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct RunningReference {
    /// Relationship id.
    pub(super) relationship: String,
    /// A footer, not a header.
    pub(super) footer: bool,
}

/// A reference to a file inside the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Embedded {
    /// Relationship id.
    pub(super) relationship: String,
    /// The program it belongs to ("Word.Document.12"), where written.
    pub(super) program: Option<String>,
}

/// Under which tracked change something stands.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Flow {
    inserted: bool,
    deleted: bool,
}

/// Blocks of one container: the body, a cell, a box.
#[derive(Default)]
struct Blocks {
    out: Vec<Block>,
    /// A paragraph whose end was deleted: it goes on in the next.
    pending: Option<Builder>,
    paragraphs: u32,
    tables: u32,
    /// The shading of all paragraphs so far, `Some(None)` where they differ or have none.
    shading: Option<Option<Colour>>,
}

/// A cell's text before the changes that touch it.
#[derive(Default)]
struct Before {
    text: String,
    touched: bool,
}

/// Walks one story.
pub(super) struct Story<'a> {
    tree: &'a Tree,
    facts: &'a Facts,
    counters: Counters,
    fields: Fields,
    controls: Vec<Control>,
    /// What the tables around say of text, innermost last.
    table_formats: Vec<RunFormat>,
    /// Cells being read, innermost last.
    before: Vec<Before>,
    /// Shapes without words in the cells being read, innermost last: whether each is filled.
    shapes: Vec<Vec<boxes::Drawn>>,
    path: Path,
    /// What words drawn as a shape are: a watermark in a header, a box elsewhere.
    word_art: ParagraphKind,
    findings: Findings,
    /// Index of the block with which the last section of the body ended.
    section_end: Option<usize>,
}

impl<'a> Story<'a> {
    /// A story of this tree.
    pub(super) fn new(tree: &'a Tree, facts: &'a Facts, word_art: ParagraphKind) -> Self {
        Self {
            tree,
            facts,
            counters: Counters::default(),
            fields: Fields::new(tree),
            controls: Vec::new(),
            table_formats: Vec::new(),
            before: Vec::new(),
            shapes: Vec::new(),
            path: Path::default(),
            word_art,
            findings: Findings::default(),
            section_end: None,
        }
    }

    /// Reads the blocks inside an element.
    pub(super) fn read(mut self, container: NodeId) -> (Vec<Block>, Findings) {
        let mut blocks = Blocks::default();
        self.blocks(container, Flow::default(), &mut blocks);
        self.flush(&mut blocks);
        (blocks.out, self.findings)
    }

    fn blocks(&mut self, container: NodeId, flow: Flow, into: &mut Blocks) {
        let tree = self.tree;
        for child in tree.children(container) {
            self.block(child, flow, into);
        }
    }

    fn block(&mut self, node: NodeId, flow: Flow, into: &mut Blocks) {
        match self.tree.full_name(node) {
            (Vocabulary::Word, name) => match name {
                Name::Paragraph => self.paragraph(node, flow, into),
                Name::Table => self.table(node, flow, into),
                Name::Control => self.within_control(node, |story, content| story.blocks(content, flow, into)),
                Name::Body | Name::CustomXml | Name::SmartTag => self.blocks(node, flow, into),
                Name::Inserted | Name::MovedTo => self.blocks(node, Flow { inserted: true, ..flow }, into),
                Name::Section => {
                    self.section(node);
                    self.end_section(node, into);
                }
                Name::AltChunk => self.chunk(node, into),
                Name::CommentRangeStart | Name::CommentReference => {
                    self.enter_paragraph(into);
                    self.comment(node);
                    self.path.pop();
                }
                Name::Run | Name::Hyperlink | Name::FieldSimple => self.loose_paragraph(node, flow, into),
                _ => {}
            },
            (Vocabulary::Compatibility, Name::AlternateContent) => {
                if let Some(branch) = self.alternative(node) {
                    self.blocks(branch, flow, into);
                }
            }
            (Vocabulary::Mathematics, Name::Formula | Name::FormulaParagraph) => {
                self.loose_paragraph(node, flow, into);
            }
            _ => {}
        }
    }

    /// The branch of `mc:AlternateContent` to read: one alone, so that nothing stands twice. The newer one, unless it
    /// holds nothing of use.
    fn alternative(&self, node: NodeId) -> Option<NodeId> {
        let branches = |wanted| {
            let tree = self.tree;
            tree.children(node).find(move |c| tree.full_name(*c) == (Vocabulary::Compatibility, wanted))
        };
        branches(Name::Choice).filter(|c| self.tree.children(*c).next().is_some()).or_else(|| branches(Name::Fallback))
    }

    fn section(&mut self, section: NodeId) {
        let tree = self.tree;
        let first_page = tree.switch(section, Name::TitlePage).unwrap_or(false);
        for child in tree.children(section) {
            let footer = match tree.word(child) {
                Name::HeaderReference => false,
                Name::FooterReference => true,
                _ => continue,
            };
            // A header for first or even pages that the section does not use is not printed.
            let printed = match tree.attribute(child, Name::TypeAttribute) {
                Some("first") => first_page,
                Some("even") => self.facts.even_headers,
                _ => true,
            };
            if let Some(relationship) = tree.relationship(child).filter(|_| printed) {
                self.findings.running.push(RunningReference { relationship: relationship.to_owned(), footer });
            }
        }
    }

    /// Notes where a section of the body ends. How its pages begin is said by the section itself: what is noted of the
    /// section before depends on the one that ends here.
    fn end_section(&mut self, section: NodeId, into: &mut Blocks) {
        if !self.path.is_body() {
            return;
        }
        let tree = self.tree;
        let continuous = tree.child_value(section, Name::TypeAttribute) == Some("continuous");
        let numbering = tree.child(section, Name::PageNumbers);
        let anew = numbering.is_some_and(|n| matches!(tree.attribute(n, Name::Start), Some("0" | "1")));
        if let Some(before) = self.section_end.filter(|_| !continuous)
            && let Some(Block::Paragraph(last)) = into.out.get_mut(before)
        {
            last.page_break = if anew { PageBreak::AfterNumberedAnew } else { PageBreak::After };
        }
        self.section_end = into.out.len().checked_sub(1);
    }

    fn comment(&mut self, node: NodeId) {
        let Some(id) = self.tree.attribute(node, Name::Id) else { return };
        if !self.findings.comments.iter().any(|(known, _)| known == id) {
            self.findings.comments.push((id.to_owned(), self.path.to_string()));
        }
    }

    fn note(&mut self, node: NodeId, endnote: bool) {
        let Some(id) = self.tree.attribute(node, Name::Id) else { return };
        let custom_mark =
            self.tree.attribute(node, Name::CustomMark).is_some_and(|v| !matches!(v, "0" | "false" | "off"));
        let anchor = self.path.to_string();
        self.findings.notes.push(NoteReference { id: id.to_owned(), endnote, custom_mark, anchor });
    }

    /// A chunk of foreign text: blocks where it is text, else a file inside the file.
    fn chunk(&mut self, node: NodeId, into: &mut Blocks) {
        self.flush(into);
        match self.tree.relationship(node).and_then(|id| self.facts.chunks.get(id)) {
            Some(blocks) => {
                let tables = blocks.iter().filter(|b| b.table().is_some()).count();
                into.tables += tables as u32;
                into.paragraphs += (blocks.len() - tables) as u32;
                into.out.extend(blocks.iter().cloned());
            }
            None => self.embedded(node, None),
        }
    }

    fn embedded(&mut self, node: NodeId, program: Option<&str>) {
        if let Some(relationship) = self.tree.relationship(node) {
            self.findings
                .embedded
                .push(Embedded { relationship: relationship.to_owned(), program: program.map(str::to_owned) });
        }
    }
}
