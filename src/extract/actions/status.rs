//! How far an action is: from words, or from a cell's colour with the paper's legend.

use crate::diagnostic::ReviewCode;
use crate::document::{Block, Cell, Colour, Document};
use crate::framework::headings;
use crate::record::{Action, ActionStatus};

/// A status and whether it leaves doubt.
pub(super) type Told = (ActionStatus, bool);

/// Says how far an action is, where that is told, and the doubt.
pub(super) fn tell(action: &mut Action, told: Option<Told>) {
    let Some((status, doubt)) = told else { return };
    action.status = Some(status);
    if doubt {
        action.header.flag(ReviewCode::StatusUncertain);
    }
}

/// Colours and what the paper says that they mean.
#[derive(Debug, Clone, Default)]
pub(super) struct Legend {
    /// Exact colours of legend cells.
    shades: Vec<(Colour, ActionStatus)>,
    /// Colour names in sentences ("Green – complete").
    names: Vec<(Hue, ActionStatus)>,
    /// Letters in sentences ("IP = in progress").
    letters: Vec<(String, ActionStatus)>,
}

/// Colours as people name them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Hue {
    Red,
    Amber,
    Green,
    Blue,
    Grey,
    Other,
}

const NAMES: &[(&str, Hue)] = &[
    ("red", Hue::Red),
    ("amber", Hue::Amber),
    ("yellow", Hue::Amber),
    ("orange", Hue::Amber),
    ("green", Hue::Green),
    ("blue", Hue::Blue),
    ("grey", Hue::Grey),
    ("gray", Hue::Grey),
];

/// Words after a colour's name that say a status, beyond the usual ones.
fn meaning(text: &str) -> Option<ActionStatus> {
    let text = text.trim_matches(|c: char| !c.is_alphanumeric());
    if let Some((status, _)) = headings::status(text) {
        return Some(status);
    }
    let folded = headings::fold(text);
    let has = |words: &[&str]| words.iter().any(|w| folded.contains(w));
    if has(&[
        "not started",
        "not complete",
        "overdue",
        "outstanding",
        "missed",
        "off track",
        "behind",
        "late",
        "not yet",
    ]) {
        Some(ActionStatus::Open)
    } else if has(&["complete", "done", "closed"]) {
        Some(ActionStatus::Complete)
    } else if has(&["progress", "on track", "under way", "underway", "on target", "delay", "risk", "started"]) {
        Some(ActionStatus::InProgress)
    } else {
        None
    }
}

fn named(word: &str) -> Option<Hue> {
    NAMES.iter().find(|(n, _)| *n == word).map(|(_, h)| *h)
}

/// The colour that a single capital stands for: R, A, G, B.
fn lettered(text: &str) -> Option<Hue> {
    match text.trim() {
        "R" => Some(Hue::Red),
        "A" | "Y" => Some(Hue::Amber),
        "G" => Some(Hue::Green),
        "B" => Some(Hue::Blue),
        _ => None,
    }
}

/// "IP = in progress": capitals that stand for a status.
fn coded(piece: &str) -> Option<(String, ActionStatus)> {
    let (code, said) = piece.split_once(['=', '–', '—', '-', ':'])?;
    let code = code.trim();
    let capitals = (1..=3).contains(&code.len()) && code.bytes().all(|b| b.is_ascii_uppercase());
    let (status, _) = headings::status(said.trim()).filter(|_| said.split_whitespace().count() <= 4)?;
    capitals.then(|| (code.to_owned(), status))
}

fn hue(colour: Colour) -> Hue {
    let Colour(r, g, b) = colour;
    let (r, g, b) = (i32::from(r), i32::from(g), i32::from(b));
    let (high, low) = (r.max(g).max(b), r.min(g).min(b));
    if high - low < 30 {
        return Hue::Grey;
    }
    if r == high && g - b > (r - b) / 3 && g > b {
        // Between red and green: amber to yellow. A yellow that leans to green still counts as amber.
        return Hue::Amber;
    }
    if r == high {
        return if b > g + 60 { Hue::Other } else { Hue::Red };
    }
    if g == high {
        return if r > g - 25 { Hue::Amber } else { Hue::Green };
    }
    Hue::Blue
}

impl Legend {
    /// Looks for it in the whole paper: coloured cells that hold a status word, and lines such as "Green – complete".
    pub(super) fn find(document: &Document) -> Self {
        let mut legend = Self::default();
        for block in &document.blocks {
            match block {
                Block::Paragraph(p) => legend.line(&p.text()),
                Block::Table(table) => {
                    for cell in &table.cells {
                        legend.cell(table.row(cell.row).collect::<Vec<_>>().as_slice(), cell);
                    }
                }
            }
        }
        legend
    }

    fn line(&mut self, text: &str) {
        // A legend is short: "Red = overdue, Amber = in progress, Green = complete".
        if text.len() > 300 && text.chars().count() > 300 {
            return;
        }
        // "Green = done. Amber = under way.".
        let sentences = text.replace(". ", "; ");
        let pieces = sentences.split([',', ';', '\n', '\t', '|']);
        for piece in pieces {
            // "Key: Red – overdue".
            let piece = match piece.split_once(':') {
                Some((head, rest))
                    if named(&headings::fold(head)).is_none() && head.split_whitespace().count() <= 3 =>
                {
                    rest
                }
                _ => piece,
            };
            if !piece.contains(['=', '–', '—', '-', ':', '(']) {
                continue;
            }
            let folded = headings::fold(piece);
            let Some((first, rest)) = folded.split_once(' ') else { continue };
            let letter = || lettered(piece.split_once(['=', '–', '—', '-', ':'])?.0);
            if let Some(hue) = named(first).or_else(letter)
                && let Some(status) = meaning(rest)
                && !self.names.iter().any(|(h, _)| *h == hue)
            {
                self.names.push((hue, status));
            } else if let Some((code, said)) = coded(piece)
                && !self.letters.iter().any(|(known, _)| *known == code)
            {
                self.letters.push((code, said));
            }
        }
    }

    fn cell(&mut self, row: &[&Cell], cell: &Cell) {
        let text = cell.text();
        if text.chars().count() > 60 {
            return;
        }
        self.line(&text);
        let Some(colour) = cell.fill.filter(|c| !c.is_white()) else { return };
        // The word stands in the coloured cell, or in the one beside it.
        let own = headings::status(&text).map(|(s, _)| s);
        let beside = || {
            if !text.trim().is_empty() && named(&headings::fold(&text)).is_none() {
                return None;
            }
            (row.len() == 2)
                .then(|| row.iter().find(|c| c.column != cell.column))
                .flatten()
                .and_then(|c| meaning(&c.text()))
        };
        if let Some(status) = own.or_else(beside)
            && !self.shades.iter().any(|(c, _)| *c == colour)
        {
            self.shades.push((colour, status));
        }
    }

    /// The status of a cell: its words, else its colour by the legend, else its colour as colours are mostly used
    /// (with a doubt).
    pub(super) fn of(&self, cell: &Cell) -> Option<Told> {
        let text = cell.text();
        // What the paper says that letters stand for, where it says more than colours.
        if let Some((_, status)) = self.letters.iter().find(|(code, _)| code == text.trim()) {
            return Some((*status, false));
        }
        if let Some(hue) = named(&headings::fold(&text)).or_else(|| lettered(&text)) {
            // The colour's name is written, and the paper says what it means.
            let told = self.names.iter().find(|(h, _)| *h == hue).map(|(_, status)| (*status, false));
            return told.or_else(|| self.by_hue(hue));
        }
        if let Some(told) = headings::status(&text) {
            return Some(told);
        }
        // "Letters sent 11 May – close": how it stands is said at the end.
        if let Some(told) = said_at_end(&text) {
            return Some(told);
        }
        // "(A) On track": the colour's letter before the words; "(A)" alone.
        if let Some((letter, rest)) = text.trim().strip_prefix(['(', '[']).and_then(|t| t.split_once([')', ']']))
            && let Some(hue) = lettered(letter)
        {
            return headings::status(rest.trim_start_matches(['-', '–', ':', ' '])).or_else(|| self.by_hue(hue));
        }
        if !text.trim().is_empty() && text.chars().filter(|c| c.is_alphabetic()).count() > 1 {
            return None;
        }
        let colour = cell.fill.filter(|c| !c.is_white())?;
        if let Some((_, status)) = self.shades.iter().find(|(c, _)| *c == colour) {
            return Some((*status, true));
        }
        self.by_hue(hue(colour))
    }

    fn by_hue(&self, hue: Hue) -> Option<Told> {
        if let Some((_, status)) = self.names.iter().find(|(h, _)| *h == hue) {
            return Some((*status, true));
        }
        let usual = match hue {
            Hue::Red => ActionStatus::Open,
            Hue::Amber => ActionStatus::InProgress,
            Hue::Green | Hue::Blue => ActionStatus::Complete,
            Hue::Grey | Hue::Other => return None,
        };
        // Without a legend, green may be "on track" as well as "done".
        (self.names.is_empty() && self.shades.is_empty()).then_some((usual, true))
    }
}

/// The status that a text ends with behind a dash, in a word or two.
fn said_at_end(text: &str) -> Option<Told> {
    let (_, last) = text.trim().rsplit_once(" – ").or_else(|| text.trim().rsplit_once(" - "))?;
    let last = last.trim_end_matches('.');
    if headings::fold(last) == "close" {
        return Some((ActionStatus::Complete, false));
    }
    headings::status(last).filter(|_| last.split_whitespace().count() <= 2)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::paper::{p, paper, table};
    use crate::record::DocumentKind;

    fn coloured(text: &str, colour: Colour) -> Cell {
        let mut cell = table(&[&[text]]).cells.remove(0);
        cell.fill = Some(colour);
        cell
    }

    #[test]
    fn words_before_colours() {
        let legend = Legend::find(&paper(
            DocumentKind::Minutes,
            vec![p("Key: x"), p("Green – on track, Blue – complete, Red – overdue")],
        ));
        let green = Colour(0, 176, 80);
        assert_eq!(legend.of(&coloured("Complete", green)), Some((ActionStatus::Complete, false)));
        assert_eq!(legend.of(&coloured("", green)), Some((ActionStatus::InProgress, true)));
        assert_eq!(legend.of(&coloured("", Colour(0, 112, 192))), Some((ActionStatus::Complete, true)));
        assert_eq!(legend.of(&coloured("", Colour(255, 0, 0))), Some((ActionStatus::Open, true)));
        assert_eq!(legend.of(&coloured("", Colour(255, 192, 0))), None);
        assert_eq!(legend.of(&coloured("Paper went to the group", green)), None);
    }

    #[test]
    fn how_it_stands_at_the_end() {
        assert_eq!(said_at_end("Letters sent 11 May – close"), Some((ActionStatus::Complete, false)));
        assert_eq!(said_at_end("Letters sent – Jo Blair to chase"), None);
    }

    #[test]
    fn letters_stand_for_colours() {
        let key = "Key: R – overdue; A – in progress; G – on target; B – complete";
        let legend = Legend::find(&paper(DocumentKind::Minutes, vec![p(key)]));
        let white = Colour(255, 255, 255);
        assert_eq!(legend.of(&coloured("G", white)), Some((ActionStatus::InProgress, false)));
        assert_eq!(legend.of(&coloured("Red", white)), Some((ActionStatus::Open, false)));
        assert_eq!(Legend::default().of(&coloured("B", white)), Some((ActionStatus::Complete, true)));
        assert_eq!(Legend::default().of(&coloured("X", white)), None);
    }

    #[test]
    fn letters_stand_for_words() {
        let key = [p("C = complete, IP = in progress, O = outstanding"), p("Green = done. Red = not begun.")];
        let legend = Legend::find(&paper(DocumentKind::Minutes, key.to_vec()));
        let white = Colour(255, 255, 255);
        assert_eq!(legend.of(&coloured("C", white)), Some((ActionStatus::Complete, false)));
        assert_eq!(legend.of(&coloured("IP", white)), Some((ActionStatus::InProgress, false)));
        assert_eq!(legend.of(&coloured("O", white)), Some((ActionStatus::Open, false)));
        assert_eq!(legend.of(&coloured("", Colour(255, 0, 0))), Some((ActionStatus::Open, true)));
    }

    #[test]
    fn shades_of_a_legend_table() {
        let mut key = table(&[&["", "Not started"], &["", "Complete"]]);
        key.cells[0].fill = Some(Colour(200, 10, 10));
        key.cells[2].fill = Some(Colour(10, 10, 10));
        let legend = Legend::find(&paper(DocumentKind::Minutes, vec![Block::Table(key)]));
        assert_eq!(legend.of(&coloured("", Colour(10, 10, 10))), Some((ActionStatus::Complete, true)));
        assert_eq!(legend.of(&coloured("", Colour(200, 10, 10))), Some((ActionStatus::Open, true)));
    }
}
