//! Lines within an answer that read like a label of the form and are the writer's own: "Areas for improvement:" in the
//! evidence of a form whose own row is called "Proposed improvement actions".

use super::lines::{Line, LineContent};
use super::sections::Section;
use crate::document::{Block, Paragraph};
use crate::framework::{Framework, Label, fold};
use std::collections::{BTreeMap, BTreeSet};

/// In so many sections at least stands the form's own name of a row ...
const OWN: usize = 3;
/// ... and in this many times more of them than another name does.
const TIMES: usize = 4;

/// The names of one answer in a section or a return, folded.
type Names = BTreeMap<(Label, String), usize>;

/// What the form itself calls its evidence and improvement actions, told by how often each name stands in it.
#[derive(Debug, Default)]
pub(super) struct Subheads {
    counted: Names,
    own: BTreeMap<Label, String>,
}

impl Subheads {
    /// Counts the names of all sections, each once in a section.
    pub(super) fn read(framework: &Framework, lines: &[Line<'_>], sections: &[Section]) -> Self {
        let mut counted = Names::new();
        for section in sections {
            for name in names(framework, lines, section) {
                *counted.entry(name).or_default() += 1;
            }
        }
        let mut own: BTreeMap<Label, String> = BTreeMap::new();
        for ((label, name), count) in &counted {
            let best = own.get(label).and_then(|best| counted.get(&(*label, best.clone()))).copied().unwrap_or(OWN - 1);
            if *count > best {
                own.insert(*label, name.clone());
            }
        }
        Self { counted, own }
    }

    /// The names in a section, folded, that are none of the form's: another stands there as well, as in all others.
    pub(super) fn of(&self, framework: &Framework, lines: &[Line<'_>], section: &Section) -> BTreeSet<String> {
        let found = names(framework, lines, section);
        let foreign = |(label, name): &(Label, String)| {
            let Some(own) = self.own.get(label) else { return false };
            let count = |name: &str| self.counted.get(&(*label, name.to_owned())).copied().unwrap_or_default();
            found.contains(&(*label, own.clone()))
                // "Proposed" above "improvement actions": the form's own name, set in two lines.
                && !name.contains(own.as_str())
                && !own.contains(name.as_str())
                && count(name) * TIMES <= count(own)
        };
        found.iter().filter(|name| foreign(name)).map(|(_, name)| name.clone()).collect()
    }
}

/// The names of evidence and improvement actions that stand in a section.
fn names(framework: &Framework, lines: &[Line<'_>], section: &Section) -> BTreeSet<(Label, String)> {
    let mut out = BTreeSet::new();
    for line in section.lines.clone().filter_map(|at| lines.get(at)) {
        match &line.content {
            LineContent::Paragraph(paragraph) => add(framework, paragraph, &mut out),
            LineContent::Row(row) => {
                for cell in row.written() {
                    let text = cell.text();
                    add_labels(framework, &framework.labels_of(&text), &text, &mut out);
                    cell.blocks.iter().filter_map(Block::paragraph).for_each(|p| add(framework, p, &mut out));
                }
            }
        }
    }
    out
}

fn add(framework: &Framework, paragraph: &Paragraph, out: &mut BTreeSet<(Label, String)>) {
    let text = paragraph.text();
    match framework.leading_label(&text) {
        Some((labels, at)) => add_labels(framework, &labels, text.get(..at).unwrap_or_default(), out),
        None => add_labels(framework, &framework.labels_of(&text), &text, out),
    }
}

fn add_labels(framework: &Framework, labels: &[Label], text: &str, out: &mut BTreeSet<(Label, String)>) {
    let answers = labels.iter().filter(|l| matches!(l, Label::Evidence | Label::Improvement));
    if !framework.is_combined_label(text) {
        out.extend(answers.map(|label| (*label, fold(text))));
    }
}

#[cfg(test)]
mod tests {
    use super::super::sections::Told;
    use super::*;
    use crate::framework::built_in;

    #[test]
    fn a_name_that_stands_once_beside_the_forms_own_is_a_line_of_the_answer() {
        let texts = [
            ["Evidence", "Proposed improvement actions:"],
            ["Evidence", "Proposed improvement actions"],
            ["Evidence", "Proposed improvement actions"],
            ["Areas for improvement:", "Proposed improvement actions"],
            ["Evidence", "Next steps"],
        ];
        let paragraphs: Vec<Paragraph> = texts.iter().flatten().map(|text| Paragraph::plain(text)).collect();
        let line = |p| Line { content: LineContent::Paragraph(p), path: String::new(), block: 0 };
        let lines: Vec<Line<'_>> = paragraphs.iter().map(line).collect();
        let section = |at: usize| Section {
            proposal: Some(at),
            told: Told::Number,
            beside: Vec::new(),
            likeness: 0.0,
            heading: String::new(),
            rating: None,
            lines: at * 2..at * 2 + 2,
            context: Vec::new(),
        };
        let sections: Vec<Section> = (0..texts.len()).map(section).collect();
        let framework = &built_in()[0];
        let subheads = Subheads::read(framework, &lines, &sections);
        let of = |at: usize| subheads.of(framework, &lines, &sections[at]).into_iter().collect::<Vec<_>>();
        assert_eq!(of(0), Vec::<String>::new());
        assert_eq!(of(3), ["areas for improvement"]);
        // The form's own name is not there: the other stands for it.
        assert_eq!(of(4), Vec::<String>::new());
    }
}
