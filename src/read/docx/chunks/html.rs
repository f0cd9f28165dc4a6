//! A web page's paragraphs, headings and tables: tags that start a new line do, everything else is dropped.

use super::grid::{Grid, span};
use crate::document::{Block, Paragraph, ParagraphKind};

/// Tables in tables that are told apart; those further in are text of the cell around them.
const MAX_NESTED: usize = 16;

/// Elements whose content no reader sees.
const UNSEEN: [&str; 5] = ["head", "script", "style", "title", "noscript"];

/// Elements that stand on lines of their own.
const BLOCKS: [&str; 25] = [
    "p",
    "div",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "ul",
    "ol",
    "li",
    "table",
    "caption",
    "tr",
    "td",
    "th",
    "section",
    "article",
    "header",
    "footer",
    "blockquote",
    "pre",
    "hr",
    "body",
    "form",
];

/// Named characters that minutes use.
const NAMED: [(&str, char); 18] = [
    ("amp", '&'),
    ("lt", '<'),
    ("gt", '>'),
    ("quot", '"'),
    ("apos", '\''),
    ("nbsp", '\u{A0}'),
    ("pound", '£'),
    ("euro", '€'),
    ("ndash", '–'),
    ("mdash", '—'),
    ("lsquo", '‘'),
    ("rsquo", '’'),
    ("ldquo", '“'),
    ("rdquo", '”'),
    ("bull", '•'),
    ("hellip", '…'),
    ("middot", '·'),
    ("eacute", 'é'),
];

/// The paragraphs with text and the tables, in order.
pub(super) fn blocks(page: &str) -> Vec<Block> {
    let mut story = Story::default();
    let mut rest = page;
    while let Some(at) = rest.find('<') {
        let (text, tag) = rest.split_at(at);
        add_text(text, &mut story.line);
        let end = if tag.starts_with("<!--") { tag.find("-->").map(|i| i + 3) } else { tag_end(tag) };
        let (tag, after) = tag.split_at(end.unwrap_or(tag.len()));
        let closing = tag.starts_with("</");
        let name = tag.trim_start_matches(['<', '/']).split(|c: char| !c.is_ascii_alphanumeric()).next();
        let name = name.unwrap_or_default().to_ascii_lowercase();
        rest = if !closing && UNSEEN.contains(&name.as_str()) { skip_to_end(after, &name) } else { after };
        if name == "br" {
            story.line.push('\n');
        } else if BLOCKS.contains(&name.as_str()) {
            story.end_line();
            story.heading = heading_level(&name).filter(|_| !closing);
            story.table_tag(&name, tag, closing);
        }
    }
    add_text(rest, &mut story.line);
    story.finish()
}

/// The page so far.
#[derive(Default)]
struct Story {
    out: Vec<Block>,
    line: String,
    /// The level of the heading being read.
    heading: Option<u8>,
    /// Tables being read, innermost last.
    tables: Vec<Grid>,
}

impl Story {
    fn end_line(&mut self) {
        let text = self.line.trim();
        if !text.is_empty() {
            let paragraph = Paragraph::plain(text);
            let block = match self.heading {
                Some(level) => Paragraph { kind: ParagraphKind::Heading, level, ..paragraph },
                None => paragraph,
            };
            self.add(Block::Paragraph(block));
        }
        self.line.clear();
    }

    /// Adds to the innermost open cell; what stands in a table but in no cell stands before the table.
    fn add(&mut self, block: Block) {
        match self.tables.iter_mut().rev().find_map(Grid::open_cell) {
            Some(cell) => cell.blocks.push(block),
            None => self.out.push(block),
        }
    }

    fn table_tag(&mut self, name: &str, tag: &str, closing: bool) {
        match (name, closing) {
            ("table", false) if self.tables.len() < MAX_NESTED => self.tables.push(Grid::default()),
            ("table", true) => self.end_table(),
            ("tr", _) => {
                if let Some(grid) = self.tables.last_mut() {
                    grid.end_row();
                }
            }
            ("td" | "th", false) => {
                if let Some(grid) = self.tables.last_mut() {
                    grid.cell(span(tag, "colspan"), span(tag, "rowspan"), name == "th");
                }
            }
            ("td" | "th", true) => {
                if let Some(grid) = self.tables.last_mut() {
                    grid.in_cell = false;
                }
            }
            _ => {}
        }
    }

    fn end_table(&mut self) {
        if let Some(table) = self.tables.pop().and_then(Grid::finish) {
            self.add(Block::Table(table));
        }
    }

    fn finish(mut self) -> Vec<Block> {
        self.end_line();
        while !self.tables.is_empty() {
            self.end_table();
        }
        self.out
    }
}

fn heading_level(name: &str) -> Option<u8> {
    name.strip_prefix('h')?.parse().ok()
}

/// What follows an unseen element's content, whose `<` are not tags; nothing where the element never ends.
fn skip_to_end<'a>(after: &'a str, name: &str) -> &'a str {
    let is_end = |at: usize| {
        let close = after.get(at + 2..at + 2 + name.len());
        close.is_some_and(|word| word.eq_ignore_ascii_case(name))
    };
    let end = after.match_indices("</").map(|(at, _)| at).find(|at| is_end(*at));
    end.and_then(|at| after.get(at..)).unwrap_or_default()
}

/// The length of a tag, quoted attribute values apart.
fn tag_end(tag: &str) -> Option<usize> {
    let mut quote = None;
    for (index, character) in tag.char_indices() {
        match (quote, character) {
            (None, '>') => return Some(index + 1),
            (None, '"' | '\'') => quote = Some(character),
            (Some(open), close) if open == close => quote = None,
            _ => {}
        }
    }
    None
}

/// Adds text as a browser shows it: white space once, named characters as themselves.
fn add_text(text: &str, line: &mut String) {
    let mut rest = text;
    while let Some(character) = rest.chars().next() {
        let mut length = character.len_utf8();
        if character.is_ascii_whitespace() {
            if !line.is_empty() && !line.ends_with([' ', '\n']) {
                line.push(' ');
            }
        } else if let Some((named, taken)) = (character == '&').then(|| entity(rest)).flatten() {
            line.push(named);
            length = taken;
        } else {
            line.push(character);
        }
        rest = rest.get(length..).unwrap_or_default();
    }
}

/// A character reference at the start of a text, and its length.
fn entity(text: &str) -> Option<(char, usize)> {
    let end = text.char_indices().take(12).find(|(_, c)| *c == ';')?.0;
    let name = text.get(1..end)?;
    let character = match name.strip_prefix('#') {
        Some(number) => {
            let code = match number.strip_prefix(['x', 'X']) {
                Some(digits) => u32::from_str_radix(digits, 16).ok()?,
                None => number.parse().ok()?,
            };
            char::from_u32(code)?
        }
        None => NAMED.iter().find(|(known, _)| *known == name)?.1,
    };
    Some((character, end + 1))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::blocks;
    use crate::document::{Block, Paragraph, ParagraphKind, Table, blocks_text};

    #[test]
    fn pages() {
        let cases: [(&str, &[&str]); 8] = [
            ("<p>one</p>\n  <p> two\n three </p>", &["one", "two three"]),
            ("bare &amp; text", &["bare & text"]),
            ("<p>&#163;5 &#x2713; &nbsp;&unknown; &amp;lt;</p>", &["£5 ✓ \u{A0}&unknown; &lt;"]),
            ("<p title='a > b'>x</p><!-- <p>no</p> -->y", &["x", "y"]),
            ("<style>p{}</style><script>if (a < b) {}</script>z", &["z"]),
            ("<td>stray</td><tr>row", &["stray", "row"]),
            ("<p>cut <b off", &["cut"]),
            ("", &[]),
        ];
        for (page, expected) in cases {
            let texts: Vec<String> = blocks(page).iter().filter_map(Block::paragraph).map(Paragraph::text).collect();
            assert_eq!(texts, expected, "{page}");
        }
    }

    #[test]
    fn headings_have_their_level() {
        let page = blocks("<h2>Budget</h2><p>Agreed.</p>");
        let kinds: Vec<(ParagraphKind, u8)> =
            page.iter().filter_map(Block::paragraph).map(|p| (p.kind, p.level)).collect();
        assert_eq!(kinds, [(ParagraphKind::Heading, 2), (ParagraphKind::Body, 0)]);
    }

    fn cells(table: &Table) -> Vec<(u32, u32, u32, u32, bool, String)> {
        let text = |blocks: &[Block]| blocks_text(blocks);
        table.cells.iter().map(|c| (c.row, c.column, c.row_span, c.column_span, c.header, text(&c.blocks))).collect()
    }

    fn check(page: &str, size: (u32, u32), expected: &[(u32, u32, u32, u32, bool, &str)]) {
        let page = blocks(page);
        let table = page.iter().find_map(Block::table).unwrap();
        let cells = cells(table);
        let cells: Vec<_> = cells.iter().map(|(r, c, rs, cs, h, text)| (*r, *c, *rs, *cs, *h, text.as_str())).collect();
        assert_eq!((cells.as_slice(), (table.rows, table.columns)), (expected, size));
    }

    #[test]
    fn tables_stand_on_their_grid() {
        check(
            "<table><tr><th>What<th>Who</tr><tr><td><p>Write</p><p>it</p></td><td></td></tr></table>",
            (2, 2),
            &[
                (1, 1, 1, 1, true, "What"),
                (1, 2, 1, 1, true, "Who"),
                (2, 1, 1, 1, false, "Write\nit"),
                (2, 2, 1, 1, false, ""),
            ],
        );
        check(
            "<TABLE><TR><TD ROWSPAN=2>a</TD><TD colspan='2'>b</TD></TR><TR><TD>c</TD><TD>d</TD></TR></TABLE>",
            (2, 3),
            &[(1, 1, 2, 1, false, "a"), (1, 2, 1, 2, false, "b"), (2, 2, 1, 1, false, "c"), (2, 3, 1, 1, false, "d")],
        );
    }

    #[test]
    fn spans_that_cannot_be_are_cut() {
        check(
            "<table><tr><td rowspan='9'>a<td>b<tr><td colspan='99999999999'>c</table>",
            (2, 2),
            &[(1, 1, 2, 1, false, "a"), (1, 2, 1, 1, false, "b"), (2, 2, 1, 1, false, "c")],
        );
        check("<table><tr><td colspan='0' rowspan='x'>a", (1, 1), &[(1, 1, 1, 1, false, "a")]);
        check(
            "<table><tr><td>a<td rowspan='2'>b<tr><td colspan='2'>c</table>",
            (2, 2),
            &[(1, 1, 1, 1, false, "a"), (1, 2, 2, 1, false, "b"), (2, 1, 1, 1, false, "c")],
        );
    }

    #[test]
    fn tables_in_cells_and_captions() {
        let page = blocks("<table><caption>Log</caption><tr><td>a<table><tr><td>in</table>b</table>after");
        assert_eq!(blocks_text(&page), "Log\na\nin\nb\nafter");
        let outer = page.iter().find_map(Block::table).unwrap();
        assert!(matches!(
            outer.cells[0].blocks.as_slice(),
            [Block::Paragraph(_), Block::Table(_), Block::Paragraph(_)]
        ));
        assert!(blocks("<table></table><table><tr></tr></table>").is_empty());
    }

    #[test]
    fn nesting_and_width_are_bounded() {
        let deep = "<table><tr><td>x".repeat(500);
        assert_eq!(blocks_text(&blocks(&deep)).matches('x').count(), 500);
        let wide = format!("<table><tr>{}", "<td>x".repeat(2000));
        let page = blocks(&wide);
        assert_eq!(page.iter().find_map(Block::table).unwrap().columns, 255);
        assert_eq!(blocks_text(&page).matches('x').count(), 2000);
    }
}
