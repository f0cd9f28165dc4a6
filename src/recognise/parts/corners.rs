//! Signs of a paper whose first page carries no title: the label in its corner ("Paper 4b", "Item 7"), the same label as
//! running head, its entry in the agenda.

use crate::document::{Block, Document, PageBreak, ParagraphKind};
use crate::recognise::kind::folded;
use rustc_hash::{FxHashMap, FxHashSet};

/// Blocks among which the agenda of a pack lists its papers.
const AGENDA_BLOCKS: usize = 60;
/// Entries of an agenda are no longer, in characters.
const LONGEST: usize = 120;

/// What the whole paper says of labels and entries.
pub(super) struct Corners {
    /// Kinds of labels that also stand within pages: there they number items of the text.
    within: FxHashSet<String>,
    /// The label in the running heads of each page.
    heads: FxHashMap<u32, String>,
    /// The titles that the agenda at the beginning lists, folded.
    listed: Vec<String>,
}

impl Corners {
    pub(super) fn of(document: &Document) -> Self {
        let mut within = FxHashSet::default();
        for (index, block) in document.blocks.iter().enumerate() {
            if let Some(label) = block_label(block)
                && !is_first_of_page(document, index)
            {
                within.insert(kind_of(&label).to_owned());
            }
        }
        let mut heads = FxHashMap::default();
        for aside in &document.apart {
            if !matches!(aside.paragraph.kind, ParagraphKind::RunningHead | ParagraphKind::Footer) {
                continue;
            }
            let text = aside.paragraph.text();
            let Some(label) = text.split(['\t', '|', '\n']).find_map(|piece| corner(&folded(piece))) else { continue };
            for line in &aside.paragraph.lines {
                heads.entry(line.page).or_insert_with(|| label.clone());
            }
        }
        Self { within, heads, listed: listed(document) }
    }

    /// Whether a page's first block is a paper's label and nothing else.
    pub(super) fn label_at(&self, document: &Document, index: usize) -> bool {
        let own = document.blocks.get(index).and_then(block_label);
        own.is_some_and(|label| !self.within.contains(kind_of(&label)))
    }

    /// Whether the running heads of a page bear another label than those of the page before.
    pub(super) fn head_changes(&self, page: u32) -> bool {
        let own = self.heads.get(&page);
        own.is_some() && own != self.heads.get(&page.saturating_sub(1))
    }

    /// Whether blocks begin with a title that the agenda lists.
    pub(super) fn lists(&self, blocks: &[Block]) -> bool {
        let mut lines = blocks.iter().filter(|b| !b.is_empty()).take(2).filter_map(Block::paragraph);
        lines.any(|p| {
            let line = p.text();
            p.label.is_none() && line.chars().count() <= LONGEST && entry(&line).is_some_and(|line| self.has(&line))
        })
    }

    /// Whether a title is that of an entry of the agenda.
    pub(super) fn names(&self, title: &str) -> bool {
        entry(title).is_some_and(|line| self.has(&line))
    }

    fn has(&self, line: &str) -> bool {
        self.listed.iter().any(|listed| listed.starts_with(line) || line.starts_with(listed.as_str()))
    }
}

/// Whether a block is the first of a page, as far as the format tells.
fn is_first_of_page(document: &Document, index: usize) -> bool {
    let page = |block: &Block| block.places().first().map(|p| p.page);
    let before = document.blocks.get(..index).unwrap_or_default();
    if !document.pages.is_empty() {
        let own = document.blocks.get(index).and_then(page);
        return before.iter().rev().find_map(|b| b.places().last().map(|p| p.page)) != own;
    }
    let own = document.blocks.get(index).and_then(Block::paragraph).map(|p| p.page_break);
    let last = before.iter().rposition(|b| !b.is_empty());
    let breaks = |b: &Block| {
        b.paragraph().is_some_and(|p| matches!(p.page_break, PageBreak::After | PageBreak::AfterNumberedAnew))
    };
    own == Some(PageBreak::Before)
        || last.is_none()
        || before.get(last.unwrap_or(0)..).unwrap_or_default().iter().any(breaks)
}

/// Whether a block is a paper's label and nothing else.
pub(super) fn is_label(block: &Block) -> bool {
    block_label(block).is_some()
}

/// The label that a block is, and nothing else: folded.
fn block_label(block: &Block) -> Option<String> {
    let paragraph = block.paragraph()?;
    let text = paragraph.labelled_text();
    (text.len() <= 40).then(|| corner(&folded(&text))).flatten()
}

/// "paper 4b", "item 7", "agenda item no 3", "enc c": a label alone.
fn corner(line: &str) -> Option<String> {
    let mut words = line.split_whitespace().peekable();
    let mut kind = words.next()?;
    if kind == "agenda" && words.peek() == Some(&"item") {
        kind = words.next()?;
    }
    if !matches!(kind, "paper" | "item" | "enclosure" | "enc" | "report") {
        return None;
    }
    if matches!(words.peek(), Some(&"no" | &"number" | &"ref")) {
        words.next();
    }
    let rest: Vec<&str> = words.collect();
    let code = |w: &&str| w.len() <= 6 && (w.chars().any(|c| c.is_ascii_digit()) || w.len() == 1);
    let coded = rest.first().is_some_and(|first| code(first) || first.len() <= 5 && rest.len() > 1);
    ((1..=4).contains(&rest.len()) && coded && rest.iter().skip(1).all(code))
        .then(|| format!("{kind} {}", rest.join(" ")))
}

/// The word before a label's number.
fn kind_of(label: &str) -> &str {
    label.split(' ').next().unwrap_or_default()
}

/// "Paper 7", "Agenda item 3": the number of a paper in its pack.
pub(super) fn is_paper_number(line: &str) -> bool {
    ["paper ", "item ", "agenda item ", "report no ", "paper no ", "enclosure ", "item no "]
        .iter()
        .any(|p| line.trim_start().strip_prefix(p).is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit())))
}

/// The titles that an agenda at the beginning of a pack lists.
fn listed(document: &Document) -> Vec<String> {
    let first: Vec<&Block> = document.blocks.iter().filter(|b| !b.is_empty()).take(AGENDA_BLOCKS).collect();
    let agenda = first.iter().take(8).filter_map(|b| b.paragraph()).any(|p| folded(&p.text()).contains(" agenda "));
    if !agenda {
        return Vec::new();
    }
    // The agenda ends with its page.
    let page = |b: &&&Block| b.places().first().is_none_or(|p| p.page <= 1);
    let mut ended = false;
    let mut out = Vec::new();
    for block in first.iter().filter(page) {
        if ended {
            break;
        }
        match block {
            Block::Paragraph(p) => {
                ended = matches!(p.page_break, PageBreak::After | PageBreak::AfterNumberedAnew);
                out.extend(entry(&p.text()));
            }
            Block::Table(table) => out.extend(table.cells.iter().filter_map(|c| entry(&c.text()))),
        }
    }
    out
}

/// A line of an agenda, or the title of a paper, without its number: folded. Such as every meeting has are none.
fn entry(text: &str) -> Option<String> {
    const USUAL: &[&str] = &[
        "welcome",
        "apologies",
        "minute",
        "minutes",
        "matters arising",
        "any other",
        "aob",
        "aocb",
        "date of",
        "next meeting",
        "declaration",
        "declarations",
        "actions",
        "action log",
        "agenda",
        "sederunt",
    ];
    if text.len() > 2 * LONGEST {
        return None;
    }
    let line = folded(text);
    let line = line.trim_start_matches(|c: char| c.is_ascii_digit() || c == ' ').trim_end();
    let words = line.split(' ').count();
    let usual = USUAL.iter().any(|usual| line.starts_with(usual));
    ((2..=14).contains(&words) && line.len() >= 8 && !usual).then(|| line.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_of_papers() {
        for (text, label) in [
            ("Paper 4b", Some("paper 4b")),
            ("AGENDA ITEM NO: 7", Some("item 7")),
            ("Enc. C", Some("enc c")),
            ("Paper IJB/19/44", Some("paper ijb 19 44")),
            ("Item 4 was deferred", None),
            ("Paper for the Board", None),
            ("Report by the Treasurer", None),
        ] {
            assert_eq!(corner(&folded(text)).as_deref(), label, "{text}");
        }
    }

    #[test]
    fn entries_of_agendas() {
        assert_eq!(
            entry("3. Respite beds – report by Chief Officer").as_deref(),
            Some("respite beds report by chief officer")
        );
        assert_eq!(entry("2. Minutes of 3 May"), None);
    }
}
