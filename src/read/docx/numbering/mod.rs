//! List labels as Word prints them: "2.1", "(a)", "iv.", "•".
//!
//! In: `numbering.xml` and, paragraph by paragraph, list and level. Out: the label. Counting follows Word: all lists
//! of one abstract list count together, a list that overrides the start restarts at its first use, a level restarts
//! after a higher one, and a level that was skipped counts as begun ("2.1.1" before any "2.1" makes the next "2.2").

mod format;

use super::names::Name;
use super::styles::StyleSheet;
use super::symbols::{SymbolFont, private_likeness};
use super::xml::{NodeId, ROOT, Tree, number};
use rustc_hash::{FxHashMap, FxHashSet};

/// Levels of a list (ISO 29500-1, 17.9.3).
const LEVELS: usize = 9;

/// What the file says of its lists.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    abstracts: FxHashMap<i64, Abstract>,
    lists: FxHashMap<i64, List>,
}

#[derive(Debug, Default)]
struct Abstract {
    levels: [Option<Level>; LEVELS],
    /// The style whose list is meant instead.
    style_link: Option<String>,
}

#[derive(Debug, Default)]
struct List {
    abstract_id: i64,
    starts: [Option<i64>; LEVELS],
    levels: [Option<Level>; LEVELS],
}

#[derive(Debug, Clone, Default)]
struct Level {
    start: i64,
    format: String,
    text: String,
    /// Restarts after levels up to this (from 1); 0 never.
    restart: Option<i64>,
    /// All counts of the label are plain figures (ISO 29500-1, 17.9.4).
    legal: bool,
    style: Option<String>,
    symbol_font: Option<SymbolFont>,
    picture: bool,
    left: Option<f32>,
    first_line: Option<f32>,
}

/// A paragraph's place in a list.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Label {
    /// The label; `None` where the level prints none.
    pub(super) text: Option<String>,
    /// Depth, from 1.
    pub(super) depth: u8,
    /// Left indent in points, where the level names one.
    pub(super) left: Option<f32>,
    /// First line against it, in points.
    pub(super) first_line: Option<f32>,
}

/// How far the lists of one story have counted.
#[derive(Debug, Default)]
pub(super) struct Counters {
    values: FxHashMap<i64, [Option<i64>; LEVELS]>,
    /// Lists and levels whose own start has been used.
    started: FxHashSet<(i64, usize)>,
}

impl Numbering {
    /// Reads `numbering.xml`.
    pub(super) fn read(tree: &Tree, styles: &StyleSheet) -> Self {
        let mut numbering = Self::default();
        for child in tree.children(ROOT) {
            match tree.word(child) {
                Name::AbstractNumbering => {
                    if let Some(id) = tree.attribute(child, Name::AbstractNumberingId).and_then(number) {
                        numbering.abstracts.insert(id, read_abstract(tree, child));
                    }
                }
                Name::Numbering => {
                    if let Some(id) = tree.attribute(child, Name::NumberingId).and_then(number) {
                        numbering.lists.insert(id, read_list(tree, child));
                    }
                }
                _ => {}
            }
        }
        numbering.follow_links(styles);
        numbering
    }

    /// The level to which a style of this list is bound, from 0.
    pub(super) fn level_of_style(&self, list: i64, style: &str) -> Option<i64> {
        let list = self.lists.get(&list)?;
        let levels = &self.abstracts.get(&list.abstract_id)?.levels;
        let bound = |l: &Option<Level>| l.as_ref().is_some_and(|l| l.style.as_deref() == Some(style));
        list.levels.iter().position(bound).or_else(|| levels.iter().position(bound)).map(|l| l as i64)
    }

    /// Counts a paragraph and gives its label. `None` where there is no such list.
    pub(super) fn count(&self, counters: &mut Counters, list_id: i64, level: i64) -> Option<Label> {
        let list = self.lists.get(&list_id)?;
        let at = usize::try_from(level).unwrap_or(0).min(LEVELS - 1);
        let level = self.level(list, at)?;
        let value = {
            let values = counters.values.entry(list.abstract_id).or_default();
            let own_start = list.starts.get(at).copied().flatten();
            let first_use = counters.started.insert((list_id, at));
            let value = match (values.get(at).copied().flatten(), own_start) {
                (_, Some(start)) if first_use => start,
                (Some(value), _) => value.saturating_add(1),
                (None, own) => own.unwrap_or(level.start),
            };
            for (higher, slot) in values.iter_mut().enumerate() {
                if higher == at {
                    *slot = Some(value);
                } else if higher < at {
                    // A skipped level counts as begun.
                    slot.get_or_insert_with(|| self.start(list, higher));
                } else if self.restarts(list, higher, at) {
                    *slot = None;
                }
            }
            value
        };
        let text = if level.picture {
            Some("•".to_owned())
        } else if level.format == "bullet" {
            Some(bullet(level))
        } else {
            Some(self.compose(counters, list, at, level, value))
        };
        Some(Label {
            text: text.map(|t| t.trim().to_owned()).filter(|t| !t.is_empty()),
            depth: at as u8 + 1,
            left: level.left,
            first_line: level.first_line,
        })
    }

    /// The level's text with the counts in place of `%1` to `%9`.
    fn compose(&self, counters: &Counters, list: &List, at: usize, level: &Level, value: i64) -> String {
        let values = counters.values.get(&list.abstract_id);
        let mut out = String::new();
        let mut rest = level.text.chars().peekable();
        while let Some(character) = rest.next() {
            let digit = rest.peek().and_then(|c| c.to_digit(10)).filter(|d| character == '%' && *d > 0);
            let Some(digit) = digit else {
                out.push(character);
                continue;
            };
            rest.next();
            let shown = digit as usize - 1;
            let count = if shown == at { Some(value) } else { values.and_then(|v| v.get(shown).copied().flatten()) };
            let count = count.unwrap_or_else(|| self.start(list, shown));
            let format = self.level(list, shown).map_or("decimal", |l| l.format.as_str());
            out.push_str(&format::format(count, if level.legal { "decimal" } else { format }));
        }
        out
    }

    fn level<'a>(&'a self, list: &'a List, at: usize) -> Option<&'a Level> {
        let own = list.levels.get(at)?.as_ref();
        own.or_else(|| self.abstracts.get(&list.abstract_id)?.levels.get(at)?.as_ref())
    }

    fn start(&self, list: &List, at: usize) -> i64 {
        let own = list.starts.get(at).copied().flatten();
        own.or_else(|| self.level(list, at).map(|l| l.start)).unwrap_or(1)
    }

    fn restarts(&self, list: &List, lower: usize, after: usize) -> bool {
        match self.level(list, lower).and_then(|l| l.restart) {
            None => true,
            Some(0) => false,
            Some(level) => (after as i64) < level,
        }
    }

    /// Lists that only name a style stand for that style's list.
    fn follow_links(&mut self, styles: &StyleSheet) {
        let mut ids: Vec<i64> = self.lists.keys().copied().collect();
        ids.sort_unstable();
        for id in ids {
            let target = self.lists.get(&id).and_then(|list| {
                let style = self.abstracts.get(&list.abstract_id)?.style_link.as_deref()?;
                let linked = styles.paragraph(Some(style))?.paragraph.numbering?;
                Some(self.lists.get(&linked)?.abstract_id)
            });
            if let (Some(target), Some(list)) = (target, self.lists.get_mut(&id)) {
                list.abstract_id = target;
            }
        }
    }
}

fn read_abstract(tree: &Tree, node: NodeId) -> Abstract {
    let mut read = Abstract {
        style_link: tree.child_value(node, Name::NumberingStyleLink).map(str::to_owned),
        ..Abstract::default()
    };
    for child in tree.children(node).filter(|c| tree.word(*c) == Name::Level) {
        if let Some(slot) = read.levels.get_mut(level_number(tree, child)) {
            *slot = Some(read_level(tree, child));
        }
    }
    read
}

fn read_list(tree: &Tree, node: NodeId) -> List {
    let mut read =
        List { abstract_id: tree.child_number(node, Name::AbstractNumberingId).unwrap_or(-1), ..List::default() };
    for child in tree.children(node).filter(|c| tree.word(*c) == Name::LevelOverride) {
        let at = level_number(tree, child);
        if let Some(slot) = read.starts.get_mut(at) {
            *slot = tree.child_number(child, Name::StartOverride);
        }
        if let (Some(slot), Some(level)) = (read.levels.get_mut(at), tree.child(child, Name::Level)) {
            *slot = Some(read_level(tree, level));
        }
    }
    read
}

fn level_number(tree: &Tree, node: NodeId) -> usize {
    tree.attribute(node, Name::NumberingLevel).and_then(number).and_then(|l| usize::try_from(l).ok()).unwrap_or(0)
}

fn read_level(tree: &Tree, node: NodeId) -> Level {
    let fonts = tree.child(node, Name::RunProperties).and_then(|p| tree.child(p, Name::Fonts));
    let font = fonts.and_then(|f| tree.attribute(f, Name::Ascii).or_else(|| tree.attribute(f, Name::HighAnsi)));
    let paragraph = tree.child(node, Name::ParagraphProperties);
    let indent = paragraph.map(|p| super::styles::ParagraphFormat::read(tree, p)).unwrap_or_default();
    Level {
        // Where no start is written it is 0 (ISO 29500-1, 17.9.25); one that is no number is Word's usual 1.
        start: tree.child_value(node, Name::Start).map_or(0, |v| number(v).unwrap_or(1)),
        format: tree.child_value(node, Name::NumberFormat).unwrap_or("decimal").to_owned(),
        text: tree.child_value(node, Name::LevelText).unwrap_or_default().to_owned(),
        restart: tree.child_number(node, Name::Restart),
        legal: tree.switch(node, Name::LegalNumbers).unwrap_or(false),
        style: tree.child_value(node, Name::ParagraphStyle).map(str::to_owned),
        symbol_font: font.and_then(SymbolFont::of),
        picture: tree.child(node, Name::LevelPicture).is_some(),
        left: indent.left,
        first_line: indent.first_line,
    }
}

/// A bullet as it is printed.
fn bullet(level: &Level) -> String {
    level
        .text
        .chars()
        .map(|c| match level.symbol_font {
            Some(font) => font.likeness(c).unwrap_or('•'),
            None if ('\u{E000}'..='\u{F8FF}').contains(&c) => private_likeness(c).unwrap_or('•'),
            None => c,
        })
        .collect()
}

#[cfg(test)]
mod tests;
