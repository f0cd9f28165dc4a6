//! Text boxes, word art and embedded objects below a drawing: each box once, in the order in which they are anchored.

use super::paragraph::Builder;
use super::{Blocks, Flow, Story};
use crate::document::{Block, Paragraph, ParagraphKind};
use crate::read::docx::names::{Name, Vocabulary};
use crate::read::docx::xml::NodeId;

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
                (_, Name::Imagedata | Name::Blip) => {
                    self.findings.pictures = true;
                    self.drawing(child, flow, out);
                }
                _ => self.drawing(child, flow, out),
            }
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
