//! Paragraphs: style, heading level, list label, and the runs that [`super::inline`] gathers.

use super::path::Step;
use super::{Before, Blocks, Flow, Story};
use crate::document::{Block, Colour, PageBreak, Paragraph, ParagraphKind, Run};
use crate::read::docx::formatting::{Levels, RunFormat, resolve};
use crate::read::docx::names::Name;
use crate::read::docx::numbering::Label;
use crate::read::docx::styles::{ParagraphFormat, Style, heading_of_name};
use crate::read::docx::xml::NodeId;

/// A paragraph being read.
#[derive(Debug, Default)]
pub(super) struct Builder {
    /// Runs so far; neighbours of one style are one.
    pub(super) runs: Vec<Run>,
    /// What stands in boxes anchored here.
    pub(super) boxes: Vec<Block>,
    /// Whether hidden text was left out of it.
    pub(super) hidden: bool,
    /// What its style says of runs.
    pub(super) levels: Levels,
    /// Shading behind the paragraph.
    pub(super) shading: Option<Colour>,
    /// A page break among its runs: whether words stand before it.
    pub(super) page_break: Option<bool>,
}

/// What a paragraph's own mark says.
#[derive(Debug, Default)]
struct Properties {
    style_id: Option<String>,
    format: ParagraphFormat,
    mark: RunFormat,
    mark_inserted: bool,
    mark_deleted: bool,
    begins_page: bool,
    /// The section that ends with it.
    section: Option<NodeId>,
}

impl Story<'_> {
    /// Reads `w:p`.
    pub(super) fn paragraph(&mut self, node: NodeId, flow: Flow, into: &mut Blocks) {
        let properties = self.properties(node);
        self.gather(node, flow, &properties, into);
    }

    /// Text that stands where only blocks may: a paragraph all the same.
    pub(super) fn loose_paragraph(&mut self, node: NodeId, flow: Flow, into: &mut Blocks) {
        let mut out = self.begin(&Properties::default(), into);
        self.inline(node, flow, &mut out);
        self.end(out, &Properties::default(), into);
    }

    fn gather(&mut self, node: NodeId, flow: Flow, properties: &Properties, into: &mut Blocks) {
        let mut out = self.begin(properties, into);
        self.inline_children(node, flow, &mut out);
        if let Some(before) = self.before.last_mut() {
            before.end_paragraph(properties.mark_inserted || flow.inserted, properties.mark_deleted);
        }
        if properties.mark_deleted || flow.deleted {
            into.pending = Some(out);
            self.path.pop();
        } else {
            self.end(out, properties, into);
        }
    }

    /// A builder for the next paragraph, which goes on where one without an end stopped.
    fn begin(&mut self, properties: &Properties, into: &mut Blocks) -> Builder {
        self.enter_paragraph(into);
        let style = self.facts.styles.paragraph(properties.style_id.as_deref());
        let mut out = into.pending.take().unwrap_or_default();
        let inherited = style.map(|s| s.paragraph).unwrap_or_default();
        out.shading = properties.format.over(inherited).shading.flatten();
        out.levels = Levels {
            defaults: self.facts.styles.defaults.with_shading_below(out.shading),
            table: self.table_formats.last().copied().unwrap_or_default(),
            paragraph: style.map(|s| s.format).unwrap_or_default(),
        };
        out
    }

    /// Steps into the paragraph that comes next.
    pub(super) fn enter_paragraph(&mut self, into: &Blocks) {
        let step = if self.path.is_body() {
            Step::Block(into.out.len() as u32 + 1)
        } else {
            Step::Paragraph(into.paragraphs + 1)
        };
        self.path.push(step);
    }

    fn end(&mut self, out: Builder, properties: &Properties, into: &mut Blocks) {
        self.path.pop();
        let style = self.facts.styles.paragraph(properties.style_id.as_deref());
        let invisible = out.hidden
            && out.boxes.is_empty()
            && out.runs.iter().all(|r| r.text.trim().is_empty())
            && resolve(&out.levels, RunFormat::default(), properties.mark).hidden;
        if invisible {
            return;
        }
        let broken = out.page_break;
        let mut paragraph = self.compose(out.runs, properties, style);
        paragraph.page_break = match broken {
            _ if properties.begins_page => PageBreak::Before,
            Some(false) if !paragraph.is_empty() => PageBreak::Before,
            Some(_) => PageBreak::After,
            None => PageBreak::None,
        };
        into.note_shading(out.shading);
        into.paragraphs += 1;
        into.out.push(Block::Paragraph(paragraph));
        if let Some(section) = properties.section {
            self.end_section(section, into);
        }
        for block in out.boxes {
            match &block {
                Block::Paragraph(_) => into.paragraphs += 1,
                Block::Table(_) => into.tables += 1,
            }
            into.out.push(block);
        }
    }

    fn compose(&mut self, runs: Vec<Run>, properties: &Properties, style: Option<&Style>) -> Paragraph {
        let inherited = style.map(|s| s.paragraph).unwrap_or_default();
        let format = properties.format.over(inherited);
        let label = self.label(properties, format);
        let style_id = properties.style_id.as_deref();
        // Without a style sheet the id tells what it can.
        let heading = match style {
            Some(_) => format.heading,
            None => format.heading.or_else(|| heading_of_name(style_id?)),
        };
        let heading = heading.filter(|level| *level > 0);
        let (kind, level) = match (heading, &label) {
            (Some(level), _) => (ParagraphKind::Heading, level),
            (None, Some(Label { text: Some(_), depth, .. })) => (ParagraphKind::ListItem, *depth),
            _ => (ParagraphKind::Body, 0),
        };
        // The paragraph's own indent counts before the list's, the list's before the style's.
        let list = label.as_ref();
        let left = properties.format.left.or(list.and_then(|l| l.left)).or(inherited.left).unwrap_or(0.0);
        let first = properties.format.first_line.or(list.and_then(|l| l.first_line)).or(inherited.first_line);
        let text = label.and_then(|l| l.text);
        Paragraph {
            kind,
            level,
            label_automatic: text.is_some(),
            label: text,
            runs,
            lines: Vec::new(),
            indent: left + first.unwrap_or(0.0).min(0.0),
            style: style_id
                .filter(|id| !self.facts.styles.is_default_paragraph(id))
                .map(|id| style.map_or_else(|| id.to_owned(), |s| s.name.clone())),
            doubtful_word: false,
            doubtful_order: false,
            doubtful_end: false,
            page_break: PageBreak::None,
        }
    }

    /// Counts the paragraph in its list.
    fn label(&mut self, properties: &Properties, format: ParagraphFormat) -> Option<Label> {
        let list = format.numbering.filter(|id| *id != 0)?;
        let numbering = &self.facts.numbering;
        // A style that belongs to a level of its list stands on that level.
        let bound = || numbering.level_of_style(list, properties.style_id.as_deref()?);
        let level = properties.format.numbering_level.or_else(bound).or(format.numbering_level).unwrap_or(0);
        numbering.count(&mut self.counters, list, level)
    }

    /// Ends a paragraph whose own end was deleted and that nothing follows.
    pub(super) fn flush(&mut self, into: &mut Blocks) {
        let Some(out) = into.pending.take() else { return };
        let written = !out.boxes.is_empty() || out.runs.iter().any(|r| !r.text.trim().is_empty());
        if written {
            self.enter_paragraph(into);
            self.end(out, &Properties::default(), into);
        }
    }

    fn properties(&mut self, paragraph: NodeId) -> Properties {
        let tree = self.tree;
        let Some(node) = tree.child(paragraph, Name::ParagraphProperties) else { return Properties::default() };
        let section = tree.child(node, Name::Section);
        if let Some(section) = section {
            self.section(section);
        }
        let mark = tree.child(node, Name::RunProperties);
        let marked = |names: [Name; 2]| mark.is_some_and(|m| names.iter().any(|n| tree.child(m, *n).is_some()));
        Properties {
            style_id: tree.child_value(node, Name::ParagraphStyle).map(str::to_owned),
            format: ParagraphFormat::read(tree, node),
            mark: mark.map(|m| RunFormat::read(tree, m)).unwrap_or_default(),
            mark_inserted: marked([Name::Inserted, Name::MovedTo]),
            mark_deleted: marked([Name::Deleted, Name::MovedFrom]),
            begins_page: tree.switch(node, Name::PageBreakBefore).unwrap_or(false),
            section,
        }
    }
}

impl Blocks {
    fn note_shading(&mut self, shading: Option<Colour>) {
        self.shading = match self.shading {
            None => Some(shading),
            Some(before) if before == shading => Some(before),
            Some(_) => Some(None),
        };
    }
}

impl Before {
    fn end_paragraph(&mut self, inserted: bool, deleted: bool) {
        self.touched |= inserted || deleted;
        if !inserted && !self.text.is_empty() {
            self.text.push('\n');
        }
    }
}
