//! Reports as Word files: headings, tables with repeated header rows, charts as pictures with descriptions.

mod comparison;
mod overview;
mod package;

pub use comparison::comparison;
pub use overview::overview;

use super::charts::{self, Chart};
use crate::wording::xml::is_allowed;
use docx_rs::{
    AbstractNumbering, AlignmentType, BreakType, Docx, Footer, Hyperlink, HyperlinkType, IndentLevel, Level, LevelJc,
    LevelText, LineSpacing, NumberFormat, Numbering, NumberingId, PageMargin, PageNum, Paragraph, Pic, Run, RunFonts,
    Shading, SpecialIndentType, Start, Style, StyleType, Table, TableBorder, TableBorderPosition, TableBorders,
    TableCell, TableCellMargins, TableLayoutType, TableRow, WidthType,
};

/// Margins of a page and width of the text between them on A4, in twentieths of a point.
const MARGIN: i32 = 1134;
const TEXT_WIDTH: usize = 11_906 - 2 * MARGIN as usize;
/// Number of the list of bullets: the writer has a list 1 of its own.
const BULLETS: usize = 2;
/// Width of charts, in the pixels (of 1/96 inch) in which the writer counts: that of the text.
const CHART: u32 = 640;

/// A table of more columns has smaller headings.
const MANY_COLUMNS: usize = 6;

/// A report in the making: the Word file and the descriptions of its pictures, in their order.
struct Report {
    docx: Docx,
    descriptions: Vec<String>,
    bookmarks: usize,
    title: String,
}

impl Report {
    fn new(title: &str) -> Self {
        let heading = |id: &str, name: &str, size: usize, level: usize| {
            let space = LineSpacing::new().before(280).after(80);
            Style::new(id, StyleType::Paragraph).name(name).size(size).bold().outline_lvl(level).line_spacing(space)
        };
        let bullet =
            Level::new(0, Start::new(1), NumberFormat::new("bullet"), LevelText::new("•"), LevelJc::new("left"))
                .indent(Some(360), Some(SpecialIndentType::Hanging(240)), None, None);
        let docx = Docx::new()
            .default_fonts(RunFonts::new().ascii("Arial").hi_ansi("Arial").cs("Arial"))
            .default_size(20)
            .add_abstract_numbering(AbstractNumbering::new(BULLETS).add_level(bullet))
            .add_numbering(Numbering::new(BULLETS, BULLETS))
            .page_margin(PageMargin { top: MARGIN, bottom: MARGIN, left: MARGIN, right: MARGIN, ..PageMargin::new() })
            .footer(
                Footer::new().add_paragraph(Paragraph::new().align(AlignmentType::Right).add_page_num(PageNum::new())),
            )
            .add_style(Style::new("Title", StyleType::Paragraph).name("Title").size(40).bold())
            .add_style(heading("Heading1", "heading 1", 30, 0))
            .add_style(heading("Heading2", "heading 2", 25, 1))
            .add_style(heading("Heading3", "heading 3", 22, 2))
            .add_style(Style::new("ListBullet", StyleType::Paragraph).name("List Bullet"));
        let mut report = Self { docx, descriptions: Vec::new(), bookmarks: 0, title: title.to_owned() };
        report.styled("Title", title);
        report
    }

    fn add(&mut self, paragraph: Paragraph) {
        self.docx = std::mem::take(&mut self.docx).add_paragraph(paragraph);
    }

    fn styled(&mut self, style: &str, text: &str) {
        self.add(Paragraph::new().style(style).add_run(run(text)));
    }

    /// A heading stays with what follows it. Those of the first level can be gone to.
    fn heading(&mut self, level: usize, text: &str) {
        let mut paragraph = Paragraph::new().style(&format!("Heading{level}")).keep_next(true);
        if level == 1 {
            self.bookmarks += 1;
            paragraph = paragraph.add_bookmark_start(self.bookmarks, anchor(text)).add_run(run(text));
            paragraph = paragraph.add_bookmark_end(self.bookmarks);
        } else {
            paragraph = paragraph.add_run(run(text));
        }
        self.add(paragraph);
    }

    /// A list item that leads to the heading of the same words.
    fn link(&mut self, text: &str) {
        let link =
            Hyperlink::new(anchor(text), HyperlinkType::Anchor).add_run(run(text).color("0B4A8F").underline("single"));
        let paragraph = Paragraph::new().style("ListBullet").numbering(NumberingId::new(BULLETS), IndentLevel::new(0));
        self.add(paragraph.add_hyperlink(link));
    }

    fn text(&mut self, text: &str) {
        self.add(Paragraph::new().line_spacing(LineSpacing::new().after(120)).add_run(run(text)));
    }

    /// A sentence about the table or chart that follows.
    fn lead(&mut self, text: &str) {
        let space = LineSpacing::new().after(120);
        self.add(Paragraph::new().line_spacing(space).keep_next(true).add_run(run(text)));
    }

    /// A real list item, so that screen readers count it.
    fn bullet(&mut self, text: &str) {
        let paragraph = Paragraph::new().style("ListBullet").numbering(NumberingId::new(BULLETS), IndentLevel::new(0));
        self.add(paragraph.add_run(run(text)));
    }

    fn page_break(&mut self) {
        self.add(Paragraph::new().add_run(Run::new().add_break(BreakType::Page)));
    }

    /// A chart over the text's width, with what it shows in words.
    fn chart(&mut self, chart: &impl Chart, description: String) {
        let Some(png) = charts::png(chart) else { return };
        self.descriptions.push(description);
        // The writer counts pictures through the whole process: a number of our own keeps the bytes the same.
        let id = format!("rIdPicture{}", self.descriptions.len());
        let (width, height) = chart.size();
        let picture = Pic::new_with_dimensions(png, width, height).id(id);
        self.add(Paragraph::new().add_run(Run::new().add_image(picture)));
    }

    /// A table whose header row repeats on every page. Widths are parts of the text's width.
    fn table(&mut self, headings: &[&str], widths: &[usize], rows: impl IntoIterator<Item = Vec<String>>) {
        let all: usize = widths.iter().sum::<usize>().max(1);
        let width = |i: usize| TEXT_WIDTH * widths.get(i).copied().unwrap_or(1) / all;
        // Many columns are narrow ones: smaller letters keep their headings from breaking within words.
        let size = if headings.len() > MANY_COLUMNS { 16 } else { 20 };
        let head = headings.iter().enumerate().map(|(i, heading)| {
            TableCell::new()
                .width(width(i), WidthType::Dxa)
                .shading(Shading::new().fill("F2F4F7"))
                .add_paragraph(Paragraph::new().add_run(run(heading).bold().size(size)))
        });
        // Rows stay whole; `package` adds to the first of each table that it repeats.
        let mut lines = vec![TableRow::new(head.collect()).cant_split()];
        for row in rows {
            let cells = row.into_iter().enumerate().map(|(i, text)| {
                let cell = TableCell::new().width(width(i), WidthType::Dxa);
                text.split('\n').fold(cell, |cell, line| cell.add_paragraph(Paragraph::new().add_run(run(line))))
            });
            lines.push(TableRow::new(cells.collect()).cant_split());
        }
        let grid = (0..headings.len()).map(width).collect();
        let borders = [
            TableBorderPosition::Top,
            TableBorderPosition::Bottom,
            TableBorderPosition::Left,
            TableBorderPosition::Right,
            TableBorderPosition::InsideH,
            TableBorderPosition::InsideV,
        ];
        let borders = borders.into_iter().fold(TableBorders::with_empty(), |all, position| {
            all.set(TableBorder::new(position).size(4).color("9AA0A8"))
        });
        let table = Table::new(lines)
            .set_grid(grid)
            .set_borders(borders)
            .margins(TableCellMargins::new().margin(40, 80, 40, 80))
            .layout(TableLayoutType::Fixed)
            .width(TEXT_WIDTH, WidthType::Dxa);
        self.docx = std::mem::take(&mut self.docx).add_table(table).add_paragraph(Paragraph::new());
    }
}

/// The name of the place that a heading marks: Word allows letters, digits and 40 of them.
fn anchor(title: &str) -> String {
    let letters: String = title.chars().filter(char::is_ascii_alphanumeric).collect();
    let begin: String = letters.chars().take(16).collect();
    let end: String = letters.chars().rev().take(16).collect();
    format!("to_{begin}_{end}")
}

/// A run of text without characters that XML cannot hold.
fn run(text: &str) -> Run {
    let clean: String =
        text.chars().map(|c| if c == '\n' { ' ' } else { c }).filter(|c| !c.is_control() && is_allowed(*c)).collect();
    Run::new().add_text(clean)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use crate::record::{Action, Locality, Outcome, Rating, Records};
    use crate::report::{Output, compare};
    use std::io::Read as _;

    fn output() -> Output {
        let rating = |proposal: &str, rating: Option<&str>| Rating {
            framework: "msg-integration-review-2019".to_owned(),
            proposal: proposal.to_owned(),
            proposal_text: "Work together & share <all>".to_owned(),
            outcome: if rating.is_some() { Outcome::Rated } else { Outcome::Blank },
            rating: rating.map(str::to_owned),
            improvement_actions: vec!["Do \u{1} more".to_owned()],
            ..Rating::default()
        };
        let records = Records {
            ratings: vec![rating("1.1", Some("established")), rating("1.2", None)],
            actions: vec![Action { text: "Write".to_owned(), ..Action::default() }],
            localities: vec![Locality { name: "Arran".to_owned(), ..Locality::default() }],
            ..Records::default()
        };
        Output::new(Vec::new(), records, serde_json::Value::Null)
    }

    fn part(bytes: &[u8], name: &str) -> String {
        let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
        let mut text = String::new();
        archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
        text
    }

    fn document_xml(bytes: &[u8]) -> String {
        part(bytes, "word/document.xml")
    }

    #[test]
    fn a_report_says_its_title_and_language() {
        let bytes = super::overview(&output()).unwrap();
        assert!(part(&bytes, "word/styles.xml").contains("<w:lang w:val=\"en-GB\" />"));
        assert!(part(&bytes, "docProps/core.xml").contains("<dc:title>Overview of board papers</dc:title>"));
    }

    #[test]
    fn every_line_of_the_contents_leads_to_a_heading() {
        let xml = document_xml(&super::overview(&output()).unwrap());
        let links: Vec<&str> = xml.split("w:anchor=\"").skip(1).map(|rest| rest.split('"').next().unwrap()).collect();
        assert!(links.len() >= 4, "{links:?}");
        for link in links {
            assert!(xml.contains(&format!("w:name=\"{link}\"")), "{link} leads nowhere");
        }
    }

    #[test]
    fn one_row_of_each_table_repeats() {
        let xml = document_xml(&super::overview(&output()).unwrap());
        assert_eq!(xml.matches("<w:tblHeader />").count(), xml.matches("<w:tbl>").count());
    }

    #[test]
    fn header_rows_repeat_and_pictures_are_described() {
        let xml = document_xml(&super::overview(&output()).unwrap());
        assert!(xml.contains("<w:tblHeader />"));
        assert!(xml.contains("descr=\"Stacked bars"), "{xml}");
        assert!(!xml.contains("name=\"Figure\" />"), "a picture without description");
        assert!(xml.contains("&lt;all&gt;"));
    }

    #[test]
    fn an_empty_output_and_two_empty_rounds_give_reports() {
        let empty = Output::new(Vec::new(), Records::default(), serde_json::Value::Null);
        assert!(super::overview(&empty).unwrap().starts_with(b"PK"));
        assert!(super::comparison(&compare::compare(&empty, &empty)).unwrap().starts_with(b"PK"));
    }

    #[test]
    fn the_same_records_give_the_same_bytes() {
        assert!(super::overview(&output()).unwrap() == super::overview(&output()).unwrap());
    }
}
