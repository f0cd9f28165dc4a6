//! The style sheet: every style with what it inherits through `w:basedOn`.

use super::formatting::{RunFormat, shading};
use super::names::Name;
use super::xml::{NodeId, ROOT, Tree, number};
use crate::document::Colour;
use rustc_hash::FxHashMap;

/// Steps of `w:basedOn` that are followed: Word itself stops at ten, and a circle must end.
const MAX_CHAIN: usize = 32;

/// Twentieths of a point in a point.
const TWIPS: f32 = 20.0;

/// All styles by id.
#[derive(Debug, Default)]
pub(super) struct StyleSheet {
    styles: FxHashMap<String, Style>,
    /// Id of the style of paragraphs that name none.
    default_paragraph: Option<String>,
    /// Id of the style of tables that name none.
    default_table: Option<String>,
    /// What holds under every style.
    pub(super) defaults: RunFormat,
    /// The language that the defaults name.
    pub(super) language: Option<String>,
}

/// A style, with everything inherited.
#[derive(Debug, Clone, Default)]
pub(super) struct Style {
    /// Its name as Word shows it: "Heading 1".
    pub(super) name: String,
    based_on: Option<String>,
    /// How its text is set.
    pub(super) format: RunFormat,
    /// What it says of paragraphs.
    pub(super) paragraph: ParagraphFormat,
    /// What table styles say of cells.
    pub(super) table: TableFormat,
}

/// What a style or paragraph says of paragraphs (`w:pPr`).
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(super) struct ParagraphFormat {
    /// The list: 0 takes the paragraph out of every list.
    pub(super) numbering: Option<i64>,
    /// The list level, from 0.
    pub(super) numbering_level: Option<i64>,
    /// Heading level from 1; `Some(0)` is body text.
    pub(super) heading: Option<u8>,
    /// Left indent in points.
    pub(super) left: Option<f32>,
    /// First line against the left indent, in points; negative for hanging labels.
    pub(super) first_line: Option<f32>,
    /// Shading behind the paragraph.
    pub(super) shading: Option<Option<Colour>>,
}

/// What a table style says, for the whole table and for its special rows and columns.
#[derive(Debug, Clone, Default)]
pub(super) struct TableFormat {
    /// The whole table.
    pub(super) whole: Condition,
    /// By region, as far as the style names them.
    pub(super) conditions: Vec<(Region, Condition)>,
}

/// How a region of a table is set.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(super) struct Condition {
    /// Text.
    pub(super) format: RunFormat,
    /// Cells' shading: `Some(None)` takes it away.
    pub(super) fill: Option<Option<Colour>>,
}

/// A region of a table that its style may set apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Region {
    /// The first row.
    FirstRow,
    /// The last row.
    LastRow,
    /// The first column.
    FirstColumn,
    /// The last column.
    LastColumn,
    /// Odd rows, the first row not counted.
    OddRows,
    /// Even rows.
    EvenRows,
}

impl ParagraphFormat {
    /// Reads `w:pPr`.
    pub(super) fn read(tree: &Tree, properties: NodeId) -> Self {
        let mut format = Self::default();
        for property in tree.children(properties) {
            match tree.word(property) {
                Name::NumberingProperties => {
                    // A number that is none takes the paragraph out, as in Word.
                    format.numbering =
                        tree.child_value(property, Name::NumberingId).map(|v| number(v).unwrap_or_default());
                    format.numbering_level = tree.child_number(property, Name::NumberingLevel);
                }
                Name::OutlineLevel => {
                    let level = tree.attribute(property, Name::Val).and_then(number);
                    format.heading = level.map(|l| if (0..=8).contains(&l) { l as u8 + 1 } else { 0 });
                }
                Name::Indent => {
                    let points = |name| tree.attribute(property, name).and_then(points);
                    format.left = points(Name::Left).or(points(Name::Start));
                    format.first_line = points(Name::Hanging).map(|p| -p).or(points(Name::FirstLine));
                }
                Name::Shading => format.shading = Some(shading(tree, property)),
                _ => {}
            }
        }
        format
    }

    /// This level where it speaks, `below` where it does not.
    pub(super) fn over(self, below: Self) -> Self {
        Self {
            numbering: self.numbering.or(below.numbering),
            numbering_level: self.numbering_level.or(below.numbering_level),
            heading: self.heading.or(below.heading),
            left: self.left.or(below.left),
            first_line: self.first_line.or(below.first_line),
            shading: self.shading.or(below.shading),
        }
    }
}

/// A length in twips, or with a unit as Strict files write it ("12pt"), in points.
fn points(text: &str) -> Option<f32> {
    let text = text.trim();
    let split = text.find(|c: char| c.is_ascii_alphabetic()).unwrap_or(text.len());
    let (digits, unit) = text.split_at(split);
    let value = digits.parse::<f32>().ok().filter(|v| v.is_finite())?;
    Some(match unit {
        "pt" => value,
        "in" => value * 72.0,
        "cm" => value * 72.0 / 2.54,
        "mm" => value * 72.0 / 25.4,
        _ => value / TWIPS,
    })
}

impl StyleSheet {
    /// Reads `styles.xml`.
    pub(super) fn read(tree: &Tree) -> Self {
        let mut sheet = Self::default();
        for child in tree.children(ROOT) {
            match tree.word(child) {
                Name::DocumentDefaults => sheet.read_defaults(tree, child),
                Name::Style => sheet.read_style(tree, child),
                _ => {}
            }
        }
        sheet.inherit();
        sheet
    }

    /// The style with this id, or the default style of paragraphs.
    pub(super) fn paragraph(&self, id: Option<&str>) -> Option<&Style> {
        self.styles.get(id.or(self.default_paragraph.as_deref())?)
    }

    /// Whether this is the style of paragraphs that name none: some programs name it all the same.
    pub(super) fn is_default_paragraph(&self, id: &str) -> bool {
        self.default_paragraph.as_deref() == Some(id)
    }

    /// The character style with this id.
    pub(super) fn character(&self, id: &str) -> Option<&Style> {
        self.styles.get(id)
    }

    /// The table style with this id, or the default style of tables.
    pub(super) fn table(&self, id: Option<&str>) -> Option<&Style> {
        self.styles.get(id.or(self.default_table.as_deref())?)
    }

    fn read_defaults(&mut self, tree: &Tree, defaults: NodeId) {
        let Some(run) = tree.child(defaults, Name::RunDefaults).and_then(|d| tree.child(d, Name::RunProperties)) else {
            return;
        };
        self.defaults = RunFormat::read(tree, run);
        self.language = tree.child_value(run, Name::Language).map(str::to_owned);
    }

    fn read_style(&mut self, tree: &Tree, node: NodeId) {
        let Some(id) = tree.attribute(node, Name::StyleId) else { return };
        let name = tree.child_value(node, Name::StyleName).unwrap_or(id);
        let mut style = Style {
            name: shown_name(name),
            based_on: tree.child_value(node, Name::BasedOn).map(str::to_owned),
            ..Style::default()
        };
        if let Some(properties) = tree.child(node, Name::RunProperties) {
            style.format = RunFormat::read(tree, properties);
        }
        if let Some(properties) = tree.child(node, Name::ParagraphProperties) {
            style.paragraph = ParagraphFormat::read(tree, properties);
        }
        if style.paragraph.heading.is_none() {
            style.paragraph.heading = heading_of_name(name);
        }
        style.table = TableFormat {
            whole: Condition { format: style.format, fill: cell_fill(tree, node) },
            conditions: tree.children(node).filter_map(|c| condition(tree, c)).collect(),
        };
        if matches!(tree.attribute(node, Name::Default), Some("1" | "true" | "on")) {
            match tree.attribute(node, Name::TypeAttribute) {
                Some("paragraph") => self.default_paragraph = Some(id.to_owned()),
                Some("table") => self.default_table = Some(id.to_owned()),
                _ => {}
            }
        }
        self.styles.insert(id.to_owned(), style);
    }

    /// Gives every style what its ancestors say.
    fn inherit(&mut self) {
        let mut ids: Vec<String> = self.styles.keys().cloned().collect();
        ids.sort_unstable();
        let whole: Vec<(String, Style)> =
            ids.into_iter().filter_map(|id| self.inherited(&id).map(|s| (id, s))).collect();
        self.styles.extend(whole);
    }

    fn inherited(&self, id: &str) -> Option<Style> {
        let mut style = self.styles.get(id)?.clone();
        let mut above = style.based_on.clone();
        for _ in 0..MAX_CHAIN {
            let Some(base) = above.as_ref().and_then(|id| self.styles.get(id)) else { break };
            style.format = style.format.over(base.format);
            style.paragraph = style.paragraph.over(base.paragraph);
            style.table.whole = style.table.whole.over(base.table.whole);
            // Conditions of the nearest style are looked at first.
            style.table.conditions.extend(base.table.conditions.iter().copied());
            above.clone_from(&base.based_on);
        }
        Some(style)
    }
}

impl Condition {
    /// This level where it speaks, `below` where it does not.
    pub(super) fn over(self, below: Self) -> Self {
        Self { format: self.format.over(below.format), fill: self.fill.or(below.fill) }
    }
}

fn condition(tree: &Tree, node: NodeId) -> Option<(Region, Condition)> {
    if tree.word(node) != Name::ConditionalStyle {
        return None;
    }
    let region = match tree.attribute(node, Name::TypeAttribute)? {
        "firstRow" => Region::FirstRow,
        "lastRow" => Region::LastRow,
        "firstCol" => Region::FirstColumn,
        "lastCol" => Region::LastColumn,
        "band1Horz" => Region::OddRows,
        "band2Horz" => Region::EvenRows,
        _ => return None,
    };
    let format = tree.child(node, Name::RunProperties).map(|p| RunFormat::read(tree, p)).unwrap_or_default();
    Some((region, Condition { format, fill: cell_fill(tree, node) }))
}

/// The shading that a table style gives to cells.
fn cell_fill(tree: &Tree, node: NodeId) -> Option<Option<Colour>> {
    let properties = tree.child(node, Name::CellProperties)?;
    tree.child(properties, Name::Shading).map(|s| shading(tree, s))
}

/// Built-in styles are stored in lower case ("heading 1") whatever the language, and shown with capitals.
fn shown_name(name: &str) -> String {
    let mut letters = name.chars();
    match letters.next() {
        Some(first) if name.starts_with("heading ") || name.starts_with("toc ") || is_built_in(name) => {
            first.to_uppercase().chain(letters).collect()
        }
        _ => name.to_owned(),
    }
}

fn is_built_in(name: &str) -> bool {
    matches!(name, "header" | "footer" | "caption" | "footnote text" | "endnote text" | "annotation text")
}

/// The level of a heading style by its built-in name, or by its id where the style sheet is lost.
pub(super) fn heading_of_name(name: &str) -> Option<u8> {
    let name = name.to_ascii_lowercase();
    let level: u8 = name.strip_prefix("heading")?.trim_start().parse().ok()?;
    (1..=9).contains(&level).then_some(level)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn sheet(inner: &str) -> StyleSheet {
        let (tree, fault) = Tree::parse(&format!("<w:styles>{inner}</w:styles>"));
        assert_eq!(fault, None);
        StyleSheet::read(&tree)
    }

    #[test]
    fn styles_inherit_and_circles_end() {
        let sheet = sheet(
            "<w:style w:type='paragraph' w:styleId='Kop1'><w:name w:val='heading 1'/>\
             <w:pPr><w:numPr><w:numId w:val='4'/></w:numPr></w:pPr></w:style>\
             <w:style w:type='paragraph' w:styleId='Eigen'><w:name w:val='Eigen kop'/><w:basedOn w:val='Kop1'/>\
             <w:pPr><w:numPr><w:ilvl w:val='1'/></w:numPr></w:pPr></w:style>\
             <w:style w:styleId='a'><w:basedOn w:val='b'/></w:style><w:style w:styleId='b'><w:basedOn w:val='a'/></w:style>",
        );
        let style = sheet.paragraph(Some("Eigen")).unwrap();
        assert_eq!(style.paragraph.heading, Some(1));
        assert_eq!((style.paragraph.numbering, style.paragraph.numbering_level), (Some(4), Some(1)));
        assert_eq!(sheet.paragraph(Some("Kop1")).unwrap().name, "Heading 1");
        assert_eq!(sheet.paragraph(Some("a")).unwrap().name, "a");
    }

    #[test]
    fn headings_by_name() {
        let cases = [("heading 1", Some(1)), ("Heading 9", Some(9)), ("Heading3", Some(3)), ("heading 0", None)];
        let others = [("Heading", None), ("heading one", None), ("Subheading 1", None), ("heading 10", None)];
        for (name, level) in cases.into_iter().chain(others) {
            assert_eq!(heading_of_name(name), level, "{name}");
        }
    }

    #[test]
    fn lengths() {
        for (text, expected) in
            [("720", Some(36.0)), ("36pt", Some(36.0)), ("1in", Some(72.0)), ("x", None), ("", None)]
        {
            assert_eq!(points(text), expected, "{text}");
        }
    }
}
