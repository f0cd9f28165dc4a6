//! Which framework a paper answers, if any: told by what the paper holds, never by its place or name.

use super::{Framework, Heading, Label, Matched};
use crate::document::{Block, Document, Paragraph, ParagraphKind, Table};
use std::collections::BTreeSet;
use std::sync::Arc;

/// What speaks for a paper being a return of a framework.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Signs {
    /// Proposals that have a heading.
    pub proposals: BTreeSet<usize>,
    /// Of these, how many have a heading with the framework's own wording.
    pub worded: BTreeSet<usize>,
    /// Rows or columns that name two or more steps of the scale.
    pub scales: usize,
    /// Lines and rows that give a rating.
    pub ratings: usize,
    /// Whether the framework's own phrases are there.
    pub phrase: bool,
    /// Whether the form asks for a partnership and a date of completion.
    pub form: bool,
    /// Whether it asks for a rating and what speaks for it: the ratings may be numbers that its key explains.
    pub asks: bool,
}

/// So many of a framework's proposals are no accident.
fn few(framework: &Framework) -> usize {
    (framework.proposal_count() / 8).clamp(1, 3)
}

/// A line that gives nothing but a rating, in a sentence, is no longer, in bytes.
const LONGEST_RATING: usize = 120;

/// How deep tables in tables are looked into.
const DEPTH: usize = 4;

impl Signs {
    /// Whether ratings seem to be given.
    fn is_filled_in(&self) -> bool {
        self.scales >= 1 || self.ratings >= 2
    }

    /// Whether it is a return.
    pub fn suffice(&self, framework: &Framework) -> bool {
        let few = few(framework);
        let filled_in = self.is_filled_in();
        // Numbers alone ("Proposal 1.1") are found in any questionnaire: the wording, or the words of the scale, tell.
        // Of a few pages of a return the wording of two, each with its scale, is no accident either.
        let excerpt = self.worded.len() >= 2 && self.scales >= self.worded.len();
        let own =
            excerpt || self.worded.len() >= few || (self.proposals.len() >= few && (self.scales >= few || self.phrase));
        let asks = self.asks && self.worded.len() >= few;
        (own && filled_in) || (self.phrase && (self.form || asks || self.scales >= few))
    }

    fn rank(&self) -> (usize, bool, usize, usize) {
        (self.worded.len(), self.phrase, self.proposals.len(), self.scales + self.ratings)
    }
}

/// The framework that a paper answers: the one for which most speaks; the first of equals.
pub fn tell(document: &Document, frameworks: &[Arc<Framework>]) -> Option<Arc<Framework>> {
    let mut best: Option<(Signs, &Arc<Framework>)> = None;
    for framework in frameworks {
        let signs = signs(document, framework, frameworks.len() > 1);
        if signs.suffice(framework) && best.as_ref().is_none_or(|(known, _)| signs.rank() > known.rank()) {
            best = Some((signs, framework));
        }
    }
    best.map(|(_, framework)| Arc::clone(framework))
}

/// What in a paper speaks for a framework. `all`: also what no longer decides, for comparing frameworks.
fn signs(document: &Document, framework: &Framework, all: bool) -> Signs {
    let mut signs = Signs::default();
    look(&document.blocks, framework, &mut signs, 0);
    let heads = document.apart.iter().map(|a| &a.paragraph);
    let heads = heads.filter(|p| !matches!(p.kind, ParagraphKind::Comment | ParagraphKind::Note));
    let heads: Vec<String> = heads.map(Paragraph::text).collect();
    // A title that repeats on each page may stand on two lines of them.
    let pairs = heads.windows(2).map(|pair| pair.join(" "));
    signs.phrase |= pairs.chain(heads.iter().cloned()).any(|text| framework.has_phrase(&text));
    // Headings are dear to match with proposals, and say nothing of a paper without ratings.
    if signs.is_filled_in() || signs.phrase {
        Search { framework, all, asked: BTreeSet::new(), asked_in_lines: BTreeSet::new() }.look(
            &document.blocks,
            &mut signs,
            0,
        );
    }
    signs
}

fn look(blocks: &[Block], framework: &Framework, signs: &mut Signs, depth: usize) {
    for block in blocks {
        match block {
            Block::Paragraph(paragraph) => look_at_paragraph(paragraph, framework, signs),
            Block::Table(table) => look_at_table(table, framework, signs, depth),
        }
    }
}

fn look_at_paragraph(paragraph: &Paragraph, framework: &Framework, signs: &mut Signs) {
    let text = paragraph.labelled_text();
    // The phrase may stand over a forced line break of a title.
    signs.phrase |= framework.has_phrase(&text);
    if let Some((labels, at)) = framework.leading_label(&text)
        && labels.contains(&Label::Rating)
        && !framework.steps_mentioned(&super::fold(&text[at..])).is_empty()
    {
        signs.ratings += 1;
    } else if text.len() <= LONGEST_RATING && text.contains("ourselves") {
        // "We rate ourselves as established."
        signs.ratings += usize::from(framework.steps_mentioned(&super::fold(&text)).len() == 1);
    } else if text.starts_with(|c: char| c.is_ascii_digit())
        && let Some((_, last)) = text.rsplit_once([':', '–', '—'])
    {
        // "1.2 Visitors are made welcome – Established".
        signs.ratings += usize::from(framework.step_named(last).is_some());
    }
}

fn look_at_table(table: &Table, framework: &Framework, signs: &mut Signs, depth: usize) {
    let mut steps_in_columns: Vec<(u32, BTreeSet<usize>)> = Vec::new();
    for row in 1..=table.rows {
        let mut steps = BTreeSet::new();
        for cell in table.row(row) {
            let text = cell.text();
            let first_line = text.lines().next().filter(|line| line.len() < text.len());
            let step = framework.step_named(&text).or_else(|| framework.step_named(first_line?));
            if let Some(step) = step {
                steps.insert(step);
                match steps_in_columns.iter_mut().find(|(column, _)| *column == cell.column) {
                    Some((_, known)) => drop(known.insert(step)),
                    None => steps_in_columns.push((cell.column, BTreeSet::from([step]))),
                }
            }
            signs.phrase |= text.len() < 400 && framework.has_phrase(&text);
            for paragraph in cell.blocks.iter().filter_map(Block::paragraph) {
                let text = paragraph.text();
                if let Some((leading, at)) = framework.leading_label(&text)
                    && leading.contains(&Label::Rating)
                    && !framework.steps_mentioned(&super::fold(&text[at..])).is_empty()
                {
                    signs.ratings += 1;
                }
            }
            if depth < DEPTH {
                for nested in cell.blocks.iter().filter_map(Block::table) {
                    look_at_table(nested, framework, signs, depth + 1);
                }
            }
        }
        signs.scales += usize::from(steps.len() >= 2);
        let gives_rating = || table.row(row).any(|cell| framework.is_label(&cell.text(), Label::Rating));
        signs.ratings += usize::from(steps.len() == 1 && gives_rating());
    }
    signs.scales += steps_in_columns.iter().filter(|(_, steps)| steps.len() >= 2).count();
}

/// What only a paper with ratings or the framework's phrases is looked through for.
struct Search<'f> {
    framework: &'f Framework,
    /// Also for what no longer decides.
    all: bool,
    /// What the cells of its tables ask for.
    asked: BTreeSet<Label>,
    /// What lines of their own ask for, and cells that hold the answer too.
    asked_in_lines: BTreeSet<Label>,
}

impl Search<'_> {
    fn look(&mut self, blocks: &[Block], signs: &mut Signs, depth: usize) {
        for block in blocks {
            if !self.all && signs.suffice(self.framework) {
                return;
            }
            match block {
                Block::Paragraph(paragraph) => {
                    let text = paragraph.labelled_text();
                    note_heading(&text, self.framework, signs);
                    let leading = self.framework.leading_label(&text).map_or_else(Vec::new, |(labels, _)| labels);
                    self.asked_in_lines.extend(leading);
                }
                Block::Table(table) => {
                    for cell in &table.cells {
                        let text = cell.text();
                        note_heading(&text, self.framework, signs);
                        self.asked.extend(self.framework.labels_of(&text));
                        let leading = self.framework.leading_label(&text).map_or_else(Vec::new, |(labels, _)| labels);
                        self.asked_in_lines.extend(leading);
                        let inner = cell.blocks.iter().filter(|b| depth < DEPTH && matches!(b, Block::Table(_)));
                        inner.for_each(|table| self.look(std::slice::from_ref(table), signs, depth + 1));
                    }
                }
            }
            let asks =
                |asked: &BTreeSet<Label>| [Label::Partnership, Label::Completed].iter().all(|l| asked.contains(l));
            // Many papers begin with lines like a form's: without its proposals they are none.
            let few = few(self.framework);
            signs.form = asks(&self.asked) || (asks(&self.asked_in_lines) && signs.proposals.len() >= few);
            let any = |label| self.asked.contains(&label) || self.asked_in_lines.contains(&label);
            signs.asks = any(Label::Rating) && (any(Label::Evidence) || any(Label::Improvement));
        }
    }
}

fn note_heading(text: &str, framework: &Framework, signs: &mut Signs) {
    if let Some(Heading::Proposal { index, by, .. }) = framework.heading(text, None) {
        signs.proposals.insert(index);
        if by != Matched::Number {
            signs.worded.insert(index);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::framework::built_in;

    fn document(lines: &[&str]) -> Document {
        let blocks = lines.iter().map(|line| Block::Paragraph(Paragraph::plain(line))).collect();
        Document { blocks, ..Document::default() }
    }

    #[test]
    fn headings_without_ratings_are_a_report_about_the_proposals() {
        let frameworks = built_in();
        let wordings: Vec<String> =
            frameworks[0].proposals().map(|(_, p)| format!("{} {}", p.number, p.text)).collect();
        let lines: Vec<&str> = wordings.iter().map(String::as_str).collect();
        assert!(tell(&document(&lines), &frameworks).is_none());
        let mut filled: Vec<&str> = Vec::new();
        for line in &lines {
            filled.extend([*line, "Our rating: Established"]);
        }
        assert!(tell(&document(&filled), &frameworks).is_some());
        for line in filled.iter_mut().filter(|line| line.starts_with("Our rating")) {
            *line = "We rate ourselves as established.";
        }
        assert!(tell(&document(&filled), &frameworks).is_some());
    }

    #[test]
    fn ratings_may_be_numbers_or_stand_behind_the_headings() {
        let frameworks = built_in();
        let title = "Review of progress with integration of health and social care";
        let numbered = |behind: &str| -> Vec<String> {
            frameworks[0].proposals().map(|(_, p)| format!("{} {}{behind}", p.number, p.text)).collect()
        };
        let (plain, rated) = (numbered(""), numbered(" – Partly established"));
        let mut lines = vec![title];
        lines.extend(plain.iter().map(String::as_str));
        assert!(tell(&document(&lines), &frameworks).is_none());
        lines.extend(["Our rating: 2", "Evidence: two groups meet"]);
        assert!(tell(&document(&lines), &frameworks).is_some());
        let lines: Vec<&str> = rated.iter().map(String::as_str).collect();
        assert!(tell(&document(&lines), &frameworks).is_some());
    }

    #[test]
    fn two_proposals_in_their_own_words_each_with_its_scale_suffice() {
        let framework = &built_in()[0];
        let signs = |worded: usize, scales: usize| Signs { worded: (0..worded).collect(), scales, ..Signs::default() };
        assert!(signs(2, 2).suffice(framework));
        assert!(!signs(2, 1).suffice(framework) && !signs(1, 2).suffice(framework));
    }

    #[test]
    fn other_papers_are_no_returns() {
        let frameworks = built_in();
        assert!(tell(&document(&["Minutes of the meeting", "1.1 Apologies", "Rating: good"]), &frameworks).is_none());
        assert!(tell(&document(&[]), &frameworks).is_none());
    }
}
