//! How text is set: what one style or run says (`w:rPr`), how the levels combine, colours and shading.

use super::names::Name;
use super::symbols::SymbolFont;
use super::xml::{NodeId, Tree};
use crate::document::{Colour, TextStyle};

/// What one level (the defaults, a style, a run) says; `None` leaves the question to the level below.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(super) struct RunFormat {
    bold: Option<bool>,
    italic: Option<bool>,
    struck: Option<bool>,
    struck_twice: Option<bool>,
    hidden: Option<bool>,
    underlined: Option<bool>,
    highlight: Option<Option<Colour>>,
    shading: Option<Option<Colour>>,
    colour: Option<Option<Colour>>,
    size: Option<f32>,
    symbol_font: Option<Option<SymbolFont>>,
}

/// What comes out for a run.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(super) struct Resolved {
    /// The style.
    pub(super) style: TextStyle,
    /// Hidden text.
    pub(super) hidden: bool,
    /// Set in a font of pictures.
    pub(super) symbol_font: Option<SymbolFont>,
}

/// The levels under a run, from the lowest to the highest.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Levels {
    /// The document's defaults.
    pub(super) defaults: RunFormat,
    /// The table's style, with what holds for the cell's row and column.
    pub(super) table: RunFormat,
    /// The paragraph's style.
    pub(super) paragraph: RunFormat,
}

impl RunFormat {
    /// Reads `w:rPr`.
    pub(super) fn read(tree: &Tree, properties: NodeId) -> Self {
        let mut format = Self::default();
        for property in tree.children(properties) {
            let on = || Some(tree.is_on(property));
            match tree.word(property) {
                Name::Bold => format.bold = on(),
                Name::Italic => format.italic = on(),
                Name::Strike => format.struck = on(),
                Name::DoubleStrike => format.struck_twice = on(),
                Name::Vanish => format.hidden = on(),
                Name::Underline => format.underlined = on(),
                Name::Highlight => format.highlight = Some(tree.attribute(property, Name::Val).and_then(highlighter)),
                Name::Shading => format.shading = Some(shading(tree, property)),
                Name::Colour => {
                    let black = Colour(0, 0, 0);
                    let colour = tree.attribute(property, Name::Val).and_then(hexadecimal);
                    format.colour = Some(colour.filter(|c| *c != black));
                }
                Name::Size => {
                    let half_points = tree.attribute(property, Name::Val).and_then(|v| v.trim().parse::<f32>().ok());
                    format.size = half_points.filter(|s| s.is_finite() && *s > 0.0).map(|s| s / 2.0);
                }
                Name::Fonts => {
                    let fonts = [Name::Ascii, Name::HighAnsi].map(|a| tree.attribute(property, a));
                    if fonts.iter().any(Option::is_some) {
                        format.symbol_font = Some(fonts.into_iter().flatten().find_map(SymbolFont::of));
                    }
                }
                _ => {}
            }
        }
        format
    }

    /// This level where it speaks, `below` where it does not.
    pub(super) fn over(self, below: Self) -> Self {
        Self {
            bold: self.bold.or(below.bold),
            italic: self.italic.or(below.italic),
            struck: self.struck.or(below.struck),
            struck_twice: self.struck_twice.or(below.struck_twice),
            hidden: self.hidden.or(below.hidden),
            underlined: self.underlined.or(below.underlined),
            highlight: self.highlight.or(below.highlight),
            shading: self.shading.or(below.shading),
            colour: self.colour.or(below.colour),
            size: self.size.or(below.size),
            symbol_font: self.symbol_font.or(below.symbol_font),
        }
    }

    /// What the letters' level says of shading: used for paragraphs whose shading stands behind all their runs.
    pub(super) fn with_shading_below(mut self, paragraph: Option<Colour>) -> Self {
        if self.shading.is_none() && paragraph.is_some() {
            self.shading = Some(paragraph);
        }
        self
    }
}

/// Combines the levels. Bold, italic, strike-out and hidden *toggle* from style to style (ISO 29500-1, 17.7.3): a bold
/// character style inside a bold paragraph style is upright again; what the run itself says is final.
pub(super) fn resolve(levels: &Levels, character: RunFormat, direct: RunFormat) -> Resolved {
    let toggle = |pick: fn(&RunFormat) -> Option<bool>| {
        let styles = [&levels.table, &levels.paragraph, &character];
        let odd = styles.iter().filter(|l| pick(l) == Some(true)).count() % 2 == 1;
        pick(&direct).unwrap_or(odd || pick(&levels.defaults) == Some(true))
    };
    let flat = direct.over(character).over(levels.paragraph).over(levels.table).over(levels.defaults);
    Resolved {
        style: TextStyle {
            bold: toggle(|l| l.bold),
            italic: toggle(|l| l.italic),
            underlined: flat.underlined.unwrap_or(false),
            struck: toggle(|l| l.struck) || flat.struck_twice.unwrap_or(false),
            highlight: flat.highlight.flatten().or(flat.shading.flatten()),
            colour: flat.colour.flatten(),
            size: flat.size.unwrap_or(0.0),
        },
        hidden: toggle(|l| l.hidden),
        symbol_font: flat.symbol_font.flatten(),
    }
}

/// The colour that `w:shd` shows: its fill, mixed with its pattern's colour. `None` is paper.
pub(super) fn shading(tree: &Tree, node: NodeId) -> Option<Colour> {
    let named = |name| tree.attribute(node, name).and_then(hexadecimal);
    let pattern = tree.attribute(node, Name::Val).unwrap_or("clear");
    let share = match pattern {
        "nil" => return None,
        "clear" => 0.0,
        "solid" => 1.0,
        _ => match pattern.strip_prefix("pct") {
            Some(digits) => digits.parse::<f32>().ok().map_or(0.0, |p| (p / 100.0).clamp(0.0, 1.0)),
            // Stripes and crosses: about a quarter ink.
            None => 0.25,
        },
    };
    let fill = named(Name::Fill).unwrap_or(Colour(255, 255, 255));
    let ink = named(Name::Colour).unwrap_or(Colour(0, 0, 0));
    let mix = |paper: u8, ink: u8| (f32::from(paper) * (1.0 - share) + f32::from(ink) * share).round() as u8;
    let colour = Colour(mix(fill.0, ink.0), mix(fill.1, ink.1), mix(fill.2, ink.2));
    (!colour.is_white()).then_some(colour)
}

/// `RRGGBB`, with or without `#`; `None` for "auto" and anything else.
pub(super) fn hexadecimal(text: &str) -> Option<Colour> {
    let digits = text.trim().trim_start_matches('#');
    if digits.len() != 6 {
        return None;
    }
    let value = u32::from_str_radix(digits, 16).ok()?;
    Some(Colour((value >> 16) as u8, (value >> 8) as u8, value as u8))
}

/// The colours of Word's highlighter (ISO 29500-1, 17.18.40); `None` for "none" and white.
fn highlighter(name: &str) -> Option<Colour> {
    Some(match name {
        "yellow" => Colour(255, 255, 0),
        "green" => Colour(0, 255, 0),
        "cyan" => Colour(0, 255, 255),
        "magenta" => Colour(255, 0, 255),
        "blue" => Colour(0, 0, 255),
        "red" => Colour(255, 0, 0),
        "darkBlue" => Colour(0, 0, 128),
        "darkCyan" => Colour(0, 128, 128),
        "darkGreen" => Colour(0, 128, 0),
        "darkMagenta" => Colour(128, 0, 128),
        "darkRed" => Colour(128, 0, 0),
        "darkYellow" => Colour(128, 128, 0),
        "darkGray" => Colour(128, 128, 128),
        "lightGray" => Colour(192, 192, 192),
        "black" => Colour(0, 0, 0),
        _ => return None,
    })
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::super::xml::ROOT;
    use super::*;

    fn format(inner: &str) -> RunFormat {
        let (tree, fault) = Tree::parse(&format!("<w:rPr>{inner}</w:rPr>"));
        assert_eq!(fault, None);
        RunFormat::read(&tree, ROOT)
    }

    fn shade(attributes: &str) -> Option<Colour> {
        let (tree, _) = Tree::parse(&format!("<w:shd {attributes}/>"));
        shading(&tree, ROOT)
    }

    #[test]
    fn switches_are_read_as_word_reads_them() {
        let cases = [
            ("<w:b/>", Some(true)),
            ("<w:b w:val=\"1\"/>", Some(true)),
            ("<w:b w:val=\"true\"/>", Some(true)),
            ("<w:b w:val=\"on\"/>", Some(true)),
            ("<w:b w:val=\"0\"/>", Some(false)),
            ("<w:b w:val=\"false\"/>", Some(false)),
            ("<w:b w:val=\"off\"/>", Some(false)),
            ("<w:bCs/>", None),
        ];
        for (inner, bold) in cases {
            assert_eq!(format(inner).bold, bold, "{inner}");
        }
    }

    #[test]
    fn toggles_cancel_out_between_styles_and_a_run_has_the_last_word() {
        let bold = format("<w:b/>");
        let light = format("<w:b w:val=\"0\"/>");
        let none = RunFormat::default();
        let cases = [
            (none, bold, none, none, true),
            (none, bold, bold, none, false),
            (bold, bold, bold, none, true),
            (none, bold, bold, bold, true),
            (none, bold, none, light, false),
            (none, none, light, none, false),
        ];
        for (table, paragraph, character, direct, expected) in cases {
            let levels = Levels { defaults: none, table, paragraph };
            assert_eq!(resolve(&levels, character, direct).style.bold, expected);
        }
        let levels = Levels { defaults: bold, table: none, paragraph: bold };
        assert!(resolve(&levels, none, none).style.bold, "defaults do not toggle");
    }

    #[test]
    fn shadings() {
        assert_eq!(shade("w:val='clear' w:fill='FF0000'"), Some(Colour(255, 0, 0)));
        assert_eq!(shade("w:val='clear' w:fill='ff0000'"), Some(Colour(255, 0, 0)));
        assert_eq!(shade("w:fill='92D050'"), Some(Colour(0x92, 0xD0, 0x50)));
        assert_eq!(shade("w:val='clear' w:color='auto' w:fill='auto'"), None);
        assert_eq!(shade("w:val='clear' w:fill='FFFFFF'"), None);
        assert_eq!(shade("w:val='nil' w:fill='FF0000'"), None);
        assert_eq!(shade("w:val='solid' w:color='00B050' w:fill='auto'"), Some(Colour(0, 0xB0, 0x50)));
        assert_eq!(shade("w:val='pct20' w:color='auto' w:fill='auto'"), Some(Colour(204, 204, 204)));
        assert_eq!(shade("w:val='clear' w:fill='nonsense'"), None);
    }

    #[test]
    fn highlights_and_letters() {
        let levels = Levels::default();
        let none = RunFormat::default();
        let style = |inner: &str| resolve(&levels, none, format(inner)).style;
        assert_eq!(style("<w:highlight w:val='yellow'/>").highlight, Some(Colour(255, 255, 0)));
        assert_eq!(style("<w:highlight w:val='none'/>").highlight, None);
        assert_eq!(style("<w:shd w:val='clear' w:fill='92D050'/>").highlight, Some(Colour(0x92, 0xD0, 0x50)));
        assert_eq!(style("<w:color w:val='auto'/>").colour, None);
        assert_eq!(style("<w:color w:val='FF0000'/>").colour, Some(Colour(255, 0, 0)));
        assert_eq!(style("<w:sz w:val='22'/>").size, 11.0);
        assert_eq!(style("<w:sz w:val='x'/>").size, 0.0);
        assert!(style("<w:dstrike/>").struck);
        assert!(style("<w:u w:val='single'/>").underlined);
        assert!(!style("<w:u w:val='none'/>").underlined);
    }
}
