//! A page as a picture: what was read (words, lines, fills, marks) in grey, what was recognised (blocks, cells) in
//! colour, and where records were read from in magenta.

use super::json::kind_name;
use crate::document::{Block, Colour, Direction, Document, Page, Paragraph, Place, Rect, Table, Word};
use crate::wording::xml::escape;
use std::fmt::Write;

/// A place from which a record was read, to be drawn over the page.
#[derive(Debug, Clone)]
pub struct Source {
    /// What was read there ("action 3").
    pub label: String,
    /// Where.
    pub place: Place,
}

/// Space around the page for labels, in points.
const MARGIN: f32 = 24.0;
/// Size of the labels, in points.
const LABEL: f32 = 5.0;

/// A page (from 1) as an SVG picture: words, ruling lines, fills, cells, blocks, marks, and the places from which
/// records were read. `None` where the paper has no such page.
pub fn svg(document: &Document, page: u32, sources: &[Source]) -> Option<String> {
    let page = document.pages.iter().find(|p| p.number == page)?;
    let mut out = Canvas::new(page);
    out.printed(page);
    let mut tables = 0;
    for (index, block) in document.blocks.iter().enumerate() {
        match block {
            Block::Paragraph(paragraph) => out.paragraph(paragraph, page.number, &format!("{}", index + 1)),
            Block::Table(table) => {
                tables += 1;
                out.table(table, page.number, &format!("table {tables}"), 0);
            }
        }
    }
    for aside in &document.apart {
        out.paragraph(&aside.paragraph, page.number, "apart");
    }
    for source in sources.iter().filter(|s| s.place.page == page.number) {
        out.frame(&source.place.bbox, "source", 1.2);
        out.label(source.place.bbox.right + 1.0, source.place.bbox.top + LABEL, "source", &source.label);
    }
    Some(out.finish())
}

/// The picture in the making.
struct Canvas {
    text: String,
}

impl Canvas {
    fn new(page: &Page) -> Self {
        let (width, height) = (page.width + 2.0 * MARGIN, page.height + 2.0 * MARGIN);
        let mut text = String::new();
        let _ = write!(
            text,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"{:.1} {:.1} {width:.1} {height:.1}\" \
             width=\"{width:.1}pt\" height=\"{height:.1}pt\" font-family=\"Helvetica, Arial, sans-serif\">\n\
             <style>\n.word{{fill:none;stroke:#bbb;stroke-width:.2}} .ruling{{fill:#888}} .image{{fill:none;stroke:#888;stroke-dasharray:3}}\n\
             .mark{{fill:none;stroke:#d00;stroke-width:.8}} .paragraph{{fill:none;stroke:#2a7}} .heading{{fill:none;stroke:#d60}}\n\
             .list_item{{fill:none;stroke:#27c}} .running_head,.footer,.watermark{{fill:none;stroke:#999;stroke-dasharray:2}}\n\
             .note,.comment,.text_box{{fill:none;stroke:#a3a}} .table{{fill:none;stroke:#06c}} .cell{{fill:#06c;fill-opacity:.05;stroke:#06c}}\n\
             .header{{fill:#06c;fill-opacity:.18;stroke:#06c}} .source{{fill:#f0f;fill-opacity:.12;stroke:#f0f}}\n\
             text.paragraph,text.heading,text.list_item,text.note,text.text_box,text.table,text.cell,text.source,text.running_head,text.footer,text.watermark,text.comment\
             {{stroke:none;fill-opacity:1}}\n\
             text.paragraph{{fill:#2a7}} text.heading{{fill:#d60}} text.list_item{{fill:#27c}} text.table,text.cell{{fill:#06c}}\n\
             text.source{{fill:#c0c}} text.note,text.text_box,text.comment{{fill:#a3a}} text.running_head,text.footer,text.watermark{{fill:#777}}\n\
             </style>\n<rect x=\"0\" y=\"0\" width=\"{:.1}\" height=\"{:.1}\" fill=\"#fff\" stroke=\"#000\" stroke-width=\".3\"/>\n",
            -MARGIN, -MARGIN, page.width, page.height
        );
        Self { text }
    }

    /// What the page prints.
    fn printed(&mut self, page: &Page) {
        for fill in &page.fills {
            let style = format!("fill=\"{}\" fill-opacity=\".5\"", hex(fill.colour));
            self.rect(&fill.bbox, &style);
        }
        for image in &page.images {
            self.frame(image, "image", 0.5);
        }
        for ruling in &page.rulings {
            self.rect(&widened(&ruling.bbox), "class=\"ruling\"");
        }
        for word in &page.words {
            self.word(word);
        }
        for mark in &page.marks {
            self.frame(&mark.bbox, "mark", 0.8);
            self.label(mark.bbox.left, mark.bbox.top, "source", &format!("{:?}", mark.shape).to_lowercase());
        }
        for annotation in &page.annotations {
            for bbox in &annotation.boxes {
                self.frame(bbox, "mark", 0.5);
            }
        }
    }

    fn word(&mut self, word: &Word) {
        self.rect(&word.bbox, "class=\"word\"");
        let b = &word.bbox;
        let (x, y, turn, length) = match word.direction {
            Direction::Right => (b.left, b.bottom - 0.21 * b.height(), 0, b.width()),
            Direction::Up => (b.right - 0.21 * b.width(), b.bottom, -90, b.height()),
            Direction::Down => (b.left + 0.21 * b.width(), b.top, 90, b.height()),
            Direction::Left => (b.right, b.top + 0.21 * b.height(), 180, b.width()),
        };
        let weight = if word.style.bold { " font-weight=\"bold\"" } else { "" };
        let colour = if word.unsure { "#d00".to_owned() } else { hex(word.style.colour.unwrap_or(Colour(90, 90, 90))) };
        let _ = writeln!(
            self.text,
            "<text transform=\"translate({x:.1} {y:.1}) rotate({turn})\" font-size=\"{:.1}\" textLength=\"{length:.1}\" \
             lengthAdjust=\"spacingAndGlyphs\" fill=\"{colour}\" opacity=\".7\"{weight}>{}</text>",
            word.style.size.clamp(1.0, 400.0),
            escape(&word.text)
        );
    }

    fn paragraph(&mut self, paragraph: &Paragraph, page: u32, number: &str) {
        let kind = kind_name(paragraph.kind);
        for place in paragraph.places().iter().filter(|p| p.page == page) {
            self.frame(&place.bbox, kind, 0.5);
            let level = if paragraph.level > 0 { paragraph.level.to_string() } else { String::new() };
            let label = paragraph.label.as_deref().map(|l| format!(" {l}")).unwrap_or_default();
            let short = match kind {
                "paragraph" => "p",
                "heading" => "h",
                "list_item" => "li",
                other => other,
            };
            self.label(2.0 - MARGIN, place.bbox.top + LABEL, kind, &format!("{number} {short}{level}{label}"));
        }
    }

    fn table(&mut self, table: &Table, page: u32, name: &str, depth: u8) {
        for place in table.places().iter().filter(|p| p.page == page) {
            self.frame(&place.bbox, "table", 1.0);
            let layout = if table.layout { " layout" } else { "" };
            let by = format!("{:?}", table.recognised_by).to_lowercase();
            self.label(place.bbox.left, place.bbox.top - 1.0, "table", &format!("{name} by {by}{layout}"));
        }
        for cell in &table.cells {
            for place in cell.places.iter().filter(|p| p.page == page) {
                self.frame(&place.bbox, if cell.header { "header" } else { "cell" }, 0.4);
                let spans = if cell.row_span * cell.column_span > 1 {
                    format!(" {}×{}", cell.row_span, cell.column_span)
                } else {
                    String::new()
                };
                let text = format!("{},{}{spans}", cell.row, cell.column);
                self.label(place.bbox.left + 0.5, place.bbox.top + LABEL, "cell", &text);
            }
            for block in &cell.blocks {
                match block {
                    Block::Paragraph(paragraph) => {
                        for place in paragraph.places().iter().filter(|p| p.page == page) {
                            self.frame(&place.bbox, kind_name(paragraph.kind), 0.3);
                        }
                    }
                    Block::Table(inner) if depth < 8 => self.table(inner, page, "nested", depth + 1),
                    Block::Table(_) => {}
                }
            }
        }
    }

    fn rect(&mut self, b: &Rect, style: &str) {
        let _ = writeln!(
            self.text,
            "<rect x=\"{:.1}\" y=\"{:.1}\" width=\"{:.1}\" height=\"{:.1}\" {style}/>",
            b.left,
            b.top,
            b.width(),
            b.height()
        );
    }

    fn frame(&mut self, bbox: &Rect, class: &str, width: f32) {
        self.rect(bbox, &format!("class=\"{class}\" stroke-width=\"{width}\""));
    }

    fn label(&mut self, x: f32, y: f32, class: &str, text: &str) {
        let _ = writeln!(
            self.text,
            "<text class=\"{class}\" x=\"{x:.1}\" y=\"{y:.1}\" font-size=\"{LABEL}\">{}</text>",
            escape(text)
        );
    }

    fn finish(mut self) -> String {
        self.text.push_str("</svg>\n");
        self.text
    }
}

/// A line at least half a point thick, so that it shows.
fn widened(bbox: &Rect) -> Rect {
    let half = |length: f32| ((0.5 - length) / 2.0).max(0.0);
    let (x, y) = (half(bbox.width()), half(bbox.height()));
    Rect { left: bbox.left - x, top: bbox.top - y, right: bbox.right + x, bottom: bbox.bottom + y }
}

fn hex(colour: Colour) -> String {
    format!("#{:02x}{:02x}{:02x}", colour.0, colour.1, colour.2)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn a_page_becomes_well_formed_xml() {
        let page = Page { number: 2, width: 595.0, height: 842.0, ..Page::default() };
        let mut paragraph = Paragraph::plain("Cost & <risk>\u{1}");
        paragraph.label = Some("R&D".to_owned());
        paragraph.lines = vec![Place { page: 2, bbox: Rect::new(10.0, 10.0, 50.0, 20.0) }];
        let document = Document { pages: vec![page], blocks: vec![Block::Paragraph(paragraph)], ..Document::default() };
        let source = Source { label: "a \"b\"".to_owned(), place: Place { page: 2, bbox: Rect::default() } };
        let text = svg(&document, 2, &[source]).unwrap();
        let mut reader = quick_xml::Reader::from_str(&text);
        while reader.read_event().unwrap() != quick_xml::events::Event::Eof {}
        assert!(text.contains("R&amp;D"));
        assert!(svg(&document, 1, &[]).is_none());
    }
}
