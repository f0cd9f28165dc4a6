//! Text boxes, word art and embedded objects below a drawing: each box once, in the order in which they are anchored.

use super::paragraph::Builder;
use super::{Blocks, Flow, Story};
use crate::document::{Block, Paragraph, ParagraphKind, Run, RunKind};
use crate::read::docx::formatting::Resolved;
use crate::read::docx::names::{Name, Vocabulary};
use crate::read::docx::objects::Object;
use crate::read::docx::xml::NodeId;

/// A shape without words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Drawn {
    /// An outline.
    Outline,
    /// A shape in a colour.
    Filled,
    /// A cross.
    Cross,
    /// A picture as small as a sign.
    Picture,
}

/// Pictures as small as a sign, in English metric units: 1 mm to 16 mm.
const SIGN: std::ops::RangeInclusive<i64> = 36_000..=576_000;

impl Drawn {
    /// The sign that stands for it where it stands alone in a cell.
    pub(super) fn paragraph(self) -> Paragraph {
        let text = match self {
            Self::Outline => "☐",
            Self::Filled => "■",
            Self::Cross => "✗",
            Self::Picture => "\u{fffd}",
        };
        Paragraph {
            // What a picture shows nobody can tell.
            runs: vec![Run {
                text: text.to_owned(),
                kind: RunKind::Drawn,
                unsure: self == Self::Picture,
                ..Run::default()
            }],
            ..Paragraph::default()
        }
    }
}

impl Story<'_> {
    /// Looks through a drawing, picture or object.
    pub(super) fn drawing(&mut self, node: NodeId, flow: Flow, out: &mut Builder) {
        let tree = self.tree;
        for child in tree.children(node) {
            match tree.full_name(child) {
                (Vocabulary::Word, Name::BoxContent) => self.text_box(child, flow, out),
                (Vocabulary::Compatibility, Name::AlternateContent) => {
                    if let Some(branch) = self.alternative(child) {
                        self.drawing(branch, flow, out);
                    }
                }
                (Vocabulary::Vml, Name::TextPath) => {
                    let words = tree.attribute(child, Name::String).unwrap_or_default().trim();
                    if !words.is_empty() {
                        let paragraph = Paragraph { kind: self.word_art, ..Paragraph::plain(words) };
                        out.boxes.push(Block::Paragraph(paragraph));
                    }
                }
                (Vocabulary::Vml, Name::OleObject) => {
                    self.embedded(child, tree.attribute(child, Name::ProgramId));
                }
                (Vocabulary::Word, Name::ActiveControl) | (_, Name::Chart) => {
                    let id = tree.relationship(child);
                    self.object(id, flow, out);
                }
                (_, Name::DiagramIds) => {
                    let id = tree.relation(child, Name::DiagramData);
                    self.object(id, flow, out);
                }
                (_, Name::Shape) => {
                    let boxes = out.boxes.len();
                    self.drawing(child, flow, out);
                    if out.boxes.len() == boxes
                        && let Some(drawn) = self.drawn(child)
                        && let Some(shapes) = self.shapes.last_mut()
                    {
                        shapes.push(drawn);
                    }
                }
                (_, Name::InlineDrawing | Name::AnchoredDrawing) => self.placed(child, flow, out),
                (_, Name::Imagedata | Name::Blip) => {
                    self.findings.pictures = true;
                    self.drawing(child, flow, out);
                }
                _ => self.drawing(child, flow, out),
            }
        }
    }

    /// Looks through a drawing of a given size; a picture as small as a sign is a sign.
    fn placed(&mut self, node: NodeId, flow: Flow, out: &mut Builder) {
        let before = std::mem::take(&mut self.findings.pictures);
        self.drawing(node, flow, out);
        let tree = self.tree;
        let extent = tree.children(node).find(|c| tree.name(*c) == Name::Extent);
        let measure = |name| extent.and_then(|e| tree.attribute(e, name)).and_then(|v| v.parse::<i64>().ok());
        if let (true, Some(width), Some(height)) = (self.findings.pictures, measure(Name::Width), measure(Name::Height))
            && SIGN.contains(&width)
            && SIGN.contains(&height)
            && width <= height.saturating_mul(2)
            && height <= width.saturating_mul(2)
            && let Some(shapes) = self.shapes.last_mut()
        {
            shapes.push(Drawn::Picture);
        }
        self.findings.pictures |= before;
    }

    /// Puts in what a drawing takes from a part of its own.
    fn object(&mut self, relationship: Option<&str>, flow: Flow, out: &mut Builder) {
        // Headers and notes have relationships of their own under the same ids.
        if self.word_art != ParagraphKind::TextBox || flow.deleted {
            return;
        }
        let facts = self.facts;
        match relationship.and_then(|id| facts.objects.get(id)) {
            Some(Object::Box { checked, caption }) => {
                let format = Resolved::default();
                if let Some(checked) = *checked {
                    let sign = super::control::box_sign(checked);
                    self.push(sign, RunKind::FormCheckbox { checked }, false, flow, &format, out);
                }
                if !caption.is_empty() {
                    self.push(&format!(" {caption} "), RunKind::Text, false, flow, &format, out);
                }
            }
            Some(Object::Words(lines)) => out.boxes.extend(
                lines
                    .iter()
                    .map(|line| Block::Paragraph(Paragraph { kind: ParagraphKind::TextBox, ..Paragraph::plain(line) })),
            ),
            None => {}
        }
    }

    /// What a shape without words looks like; `None` for lines and arrows.
    fn drawn(&self, shape: NodeId) -> Option<Drawn> {
        let tree = self.tree;
        let properties = tree.children(shape).find(|c| tree.name(*c) == Name::ShapeProperties)?;
        let geometry = tree.children(properties).find(|c| tree.name(*c) == Name::Geometry);
        let preset = geometry.and_then(|g| tree.attribute(g, Name::Preset)).unwrap_or_default();
        let fill = tree.children(properties).find(|c| tree.name(*c) == Name::SolidFill);
        let white = |node| {
            tree.children(node).any(|colour| {
                let value = tree.attribute(colour, Name::Val).unwrap_or_default();
                value.eq_ignore_ascii_case("ffffff") || matches!(value, "bg1" | "lt1" | "window")
            })
        };
        match preset {
            "mathMultiply" | "flowChartSummingJunction" => Some(Drawn::Cross),
            "rect" | "roundRect" | "ellipse" | "flowChartProcess" | "flowChartConnector" => {
                Some(if fill.is_some_and(|f| !white(f)) { Drawn::Filled } else { Drawn::Outline })
            }
            _ => None,
        }
    }

    fn text_box(&mut self, content: NodeId, flow: Flow, out: &mut Builder) {
        // A field or control around the box is not around its text.
        let fields = self.fields.set_aside();
        let controls = std::mem::take(&mut self.controls);
        let tables = std::mem::take(&mut self.table_formats);
        self.path.freeze();
        let mut blocks = Blocks::default();
        self.blocks(content, flow, &mut blocks);
        self.flush(&mut blocks);
        self.path.thaw();
        self.table_formats = tables;
        self.controls = controls;
        self.fields.take_up(fields);
        for mut block in blocks.out {
            if let Block::Paragraph(paragraph) = &mut block {
                if paragraph.is_empty() {
                    continue;
                }
                paragraph.kind = ParagraphKind::TextBox;
            }
            out.boxes.push(block);
        }
    }
}
