//! Evidence and improvement actions: the fields' content as text, whole and in order.

use super::both::split;
use super::field::Fields;
use super::improvement::{add_particulars, in_a_row, is_particulars};
use super::pieces::{ActionRow, Piece, join_broken, piece_text, pieces};
use super::refusals::says_nothing;
use crate::document::{Place, geometry};
use crate::framework::{Framework, Label, fold};
use std::collections::BTreeSet;

/// A section's answers.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Answers {
    /// Evidence; `None` where there is none.
    pub(super) evidence: Option<String>,
    /// Improvement actions in order.
    pub(super) improvements: Vec<Improvement>,
    /// Whether where the evidence ends and the actions begin is a guess.
    pub(super) split_uncertain: bool,
    /// Whether there is a label for evidence, and one for improvement actions.
    pub(super) asked: [bool; 2],
    /// Whether a part of them seems to stand elsewhere.
    pub(super) torn: bool,
    /// Whether a row holds a text that nothing took.
    pub(super) left: bool,
    /// Whether its tables were made out of white space, where a row may be lost.
    pub(super) by_alignment: bool,
}

impl Answers {
    /// Takes in what another section of the same proposal answers: actions that are new, as where a plan at the end has a row
    /// for each; evidence where there was none.
    pub(super) fn join(&mut self, other: &Self) {
        self.split_uncertain |= other.split_uncertain;
        match (&self.evidence, &other.evidence) {
            (None, _) => self.evidence.clone_from(&other.evidence),
            (Some(own), Some(more)) => self.split_uncertain |= !own.contains(more.as_str()),
            (Some(_), None) => {}
        }
        if !other.improvements.is_empty() && self.improvements.iter().all(|i| points_elsewhere(&i.text)) {
            self.improvements.clear();
        }
        for improvement in &other.improvements {
            let told = self.improvements.iter().any(|own| is_same_action(&own.text, &improvement.text));
            if !told && (self.improvements.is_empty() || !points_elsewhere(&improvement.text)) {
                self.improvements.push(improvement.clone());
            }
        }
    }
}

/// Whether an action is told once more, perhaps without who does it and by when: a plan has columns of their own for that.
fn is_same_action(own: &str, again: &str) -> bool {
    let bare = again.trim().trim_end_matches('.');
    let rest = || own.strip_prefix(bare).map(|rest| rest.trim_start_matches(['.', ' ']));
    let particulars = |rest: &str| {
        rest.is_empty()
            || rest.starts_with(['\n', '(', '[', '–'])
                && rest.lines().map(str::trim).all(|line| line.is_empty() || is_particulars(line))
    };
    fold(own) == fold(again) || !bare.is_empty() && rest().is_some_and(particulars)
}

/// Whether a text only says where the answer stands: "See the plan at the end", "As 1.1 above".
fn points_elsewhere(text: &str) -> bool {
    const POINTERS: [&str; 9] =
        ["see", "please see", "refer to", "please refer to", "as above", "as per", "as for", "as 1", "covered under"];
    let folded = fold(text);
    let begins =
        |pointer: &str| folded.strip_prefix(pointer).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '));
    POINTERS.iter().any(|p| begins(p)) && folded.split(' ').count() <= LONGEST_POINTER
}

/// A pointer to another place is no longer, in words.
const LONGEST_POINTER: usize = 12;

/// Whether a text begins within a sentence, or with a sign that parts words.
pub(super) fn begins_cut(text: &str) -> bool {
    let mut letters = text.trim_start().chars();
    match (letters.next(), letters.next()) {
        (Some('/' | '|' | ',' | ';' | ')'), _) => true,
        // "iMatter", "e-learning" and addresses begin small; so does a list's letter.
        (Some(first), Some(second)) => {
            let word = text.trim_start().split(char::is_whitespace).next().unwrap_or_default();
            let own = word.contains(['@', '-', '.', ')']) || word.chars().any(char::is_uppercase);
            first.is_lowercase() && second.is_alphabetic() && !own
        }
        _ => false,
    }
}

/// An improvement action with its own place.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Improvement {
    pub(super) text: String,
    /// Who does it and by when, where a table has columns for them.
    pub(super) owner: String,
    pub(super) due: String,
    /// Whether several names or dates stand beside several actions, and whose each is was not said.
    pub(super) unpaired: bool,
    pub(super) path: String,
    pub(super) places: Vec<Place>,
}

/// A notice that stands in place of an answer is no longer, in bytes.
const LONGEST_NOTICE: usize = 90;

/// Reads the answers of a section's fields.
pub(super) fn answers(framework: &Framework, fields: &Fields<'_>, subheads: &BTreeSet<String>) -> Answers {
    let mut evidence: Vec<Piece> = Vec::new();
    let mut improvement: Vec<Piece> = Vec::new();
    let separate = fields.of(Label::Improvement).any(|f| f.blocks.iter().any(|b| !b.is_empty()) || !f.combined);
    let mut split_uncertain = false;
    for field in &fields.fields {
        match field.label {
            Label::Evidence if separate && !field.combined => evidence.extend(pieces(field)),
            Label::Evidence => {
                let (before, after, labelled) = split(framework, field, subheads);
                let national = before.iter().all(|piece| framework.is_national_notice(&piece.text));
                split_uncertain |= field.combined && !labelled && !national;
                evidence.extend(before);
                improvement.extend(after);
            }
            Label::Improvement => improvement.extend(pieces(field)),
            _ => {}
        }
    }
    let evidence = join_broken(evidence);
    let text = evidence.iter().map(piece_text).collect::<Vec<_>>().join("\n");
    let evidence = Some(text).filter(|t| !t.is_empty());
    let mut improvements = improvements(&join_broken(improvement));
    // "Not for local completion" where the actions would stand asks for none.
    improvements.retain(|i| i.text.len() > LONGEST_NOTICE || !framework.is_national_notice(&i.text));
    for beside in &fields.particulars {
        add_particulars(&mut improvements, beside);
    }
    split_uncertain |= improvements.iter().any(|i| points_elsewhere(&i.text));
    // What stands under a label of the partnership's own may be what the form's own label lacks.
    let answered = |label| fields.of(label).next().is_some();
    let missing = !answered(Label::Evidence) || !answered(Label::Improvement);
    split_uncertain |= (missing && !fields.unknown.is_empty()) || fields.below;
    let asked = [Label::Evidence, Label::Improvement].map(answered);
    Answers { evidence, improvements, split_uncertain, asked, ..Answers::default() }
}

impl Improvement {
    fn of(piece: &Piece) -> Self {
        Self {
            text: piece.text.trim().to_owned(),
            owner: String::new(),
            due: String::new(),
            unpaired: false,
            path: piece.path.clone(),
            places: geometry::union_by_page(&piece.places),
        }
    }

    /// Takes in more of the action.
    fn go_on(&mut self, between: &str, text: &str, piece: &Piece) {
        self.text.push_str(between);
        self.text.push_str(text);
        self.places = geometry::union_by_page(self.places.iter().chain(&piece.places));
    }
}

/// A row of a table of actions; the rest of one that a page's end broke off goes on with it.
fn add_row(out: &mut Vec<Improvement>, row: &ActionRow, piece: &Piece) {
    let rest = row.action.starts_with(char::is_lowercase) && row.owner.is_empty() && row.due.is_empty();
    if let Some(last) = out.last_mut().filter(|last| rest && last.text.ends_with(char::is_alphanumeric)) {
        last.go_on(" ", &row.action, piece);
    } else if !row.heading && !says_nothing(&row.action) {
        let (text, owner, due) = (row.action.clone(), row.owner.clone(), row.due.clone());
        out.push(Improvement { text, owner, due, ..Improvement::of(piece) });
    }
}

/// One action for each list item or paragraph; deeper items belong to the item above them; a line that introduces a list
/// is no action.
fn improvements(pieces: &[Piece]) -> Vec<Improvement> {
    let mut out: Vec<Improvement> = Vec::new();
    let mut top = 0_u8;
    for (at, piece) in pieces.iter().enumerate() {
        let text = piece.text.trim();
        if says_nothing(text) {
            continue;
        }
        if let Some(row) = &piece.row {
            top = 0;
            add_row(&mut out, row, piece);
            continue;
        }
        // The rest of a row of actions that a page's end broke off.
        let goes_on = piece.level == 0 && text.starts_with(char::is_lowercase);
        let before = pieces.get(..at).unwrap_or_default().iter();
        let below_a_row = || {
            before
                .rev()
                .find(|p| p.row.is_some() || !p.text.starts_with(char::is_lowercase))
                .is_some_and(|p| p.row.is_some())
        };
        if let Some(last) =
            out.last_mut().filter(|last| goes_on && last.text.ends_with(char::is_alphanumeric) && below_a_row())
        {
            last.go_on(" ", text, piece);
            continue;
        }
        if let Some(last) = out.last_mut().filter(|_| !piece.table && is_particulars(text)) {
            last.go_on("\n", text, piece);
            continue;
        }
        let next = pieces.get(at + 1);
        let introduces = piece.level == 0 && !piece.table && text.ends_with(':') && next.is_some_and(|n| n.level > 0);
        if introduces {
            top = 0;
            continue;
        }
        if piece.level == 0 {
            top = 0;
            out.extend(in_a_row(text).map(|text| Improvement { text: text.to_owned(), ..Improvement::of(piece) }));
            continue;
        }
        if top == 0 {
            top = piece.level;
        }
        let sibling = pieces.get(at.wrapping_sub(1)).is_some_and(|before| is_sibling(before, piece));
        if piece.level > top
            && !sibling
            && let Some(last) = out.last_mut()
        {
            last.go_on("\n", text, piece);
        } else {
            top = piece.level;
            out.push(Improvement::of(piece));
        }
    }
    out
}

/// Whether an item that a page shows further to the right is another action all the same: a whole one behind the same
/// bullet, and nothing that the one before announces.
fn is_sibling(before: &Piece, piece: &Piece) -> bool {
    let bullet = |label: &str| !label.chars().any(char::is_alphanumeric);
    !piece.places.is_empty()
        && piece.label.is_some()
        && piece.label == before.label
        && piece.label.as_deref().is_some_and(bullet)
        && piece.text.starts_with(char::is_uppercase)
        && before.text.starts_with(char::is_uppercase)
        && !before.text.trim_end().ends_with([':', ';', ','])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Block, Cell, Paragraph, ParagraphKind, Table};
    use crate::extract::ratings::field::Field;
    use crate::framework::built_in;
    use std::borrow::Cow;

    fn item(text: &str, level: u8) -> Block {
        Block::Paragraph(Paragraph {
            kind: ParagraphKind::ListItem,
            level,
            label: Some("•".into()),
            ..Paragraph::plain(text)
        })
    }

    fn plain(text: &str) -> Block {
        Block::Paragraph(Paragraph::plain(text))
    }

    fn check(label: Label, combined: bool, blocks: Vec<Block>) -> Answers {
        let field = Field {
            label,
            written: String::new(),
            combined,
            paths: blocks.iter().map(|_| "table[1]/row[6]/cell[2]".to_owned()).collect(),
            blocks: blocks.into_iter().map(Cow::Owned).collect(),
            loose: false,
            path: String::new(),
            cells: vec![],
            lines: vec![],
        };
        answers(&built_in()[0], &Fields { fields: vec![field], ..Fields::default() }, &BTreeSet::new())
    }

    fn texts(answers: &Answers) -> Vec<&str> {
        assert!(answers.improvements.iter().all(|i| i.path.starts_with("table[1]")), "{answers:?}");
        answers.improvements.iter().map(|i| i.text.as_str()).collect()
    }

    #[test]
    fn actions_in_one_line_are_parted() {
        for (text, expected) in [
            ("Review the scheme; Train all staff", 2),
            ("Review the scheme; and train all staff", 1),
            ("Review the scheme; Fife", 1),
            ("Review the scheme. Report; Train all staff", 1),
        ] {
            let answers = check(Label::Improvement, false, vec![plain(text)]);
            assert_eq!(answers.improvements.len(), expected, "{text:?}");
            assert!(!answers.split_uncertain);
        }
    }

    #[test]
    fn a_plan_elsewhere_has_the_actions() {
        let plan = |texts: &[&str]| check(Label::Improvement, false, texts.iter().map(|t| plain(t)).collect());
        let mut pointer = plan(&["See the plan at the end"]);
        assert!(pointer.split_uncertain);
        pointer.join(&plan(&["Review the scheme"]));
        pointer.join(&plan(&["Train all staff", "Review the scheme"]));
        assert_eq!(texts(&pointer), ["Review the scheme", "Train all staff"]);
        let mut named = plan(&["Review the scheme", "Lead: Jo Blair", "Meet again (Lead: CO)"]);
        named.join(&plan(&["Review the scheme.", "Meet again", "Meet"]));
        assert_eq!(texts(&named), ["Review the scheme\nLead: Jo Blair", "Meet again (Lead: CO)", "Meet"]);
        assert!(
            !plan(&["See that all staff are trained in the first year, in every team and locality of the area"])
                .split_uncertain
        );
    }

    #[test]
    fn one_action_for_each_item() {
        for (blocks, expected) in [
            (vec![item("Write a plan", 1), item("Publish it", 1)], vec!["Write a plan", "Publish it"]),
            (
                vec![plain("We will:"), item("write a plan", 1), item("publish it", 1)],
                vec!["write a plan", "publish it"],
            ),
            (
                vec![item("Write a plan for", 1), item("people", 2), item("money", 2), item("Publish it", 1)],
                vec!["Write a plan for\npeople\nmoney", "Publish it"],
            ),
            (vec![plain("Write a plan."), plain("Publish it.")], vec!["Write a plan.", "Publish it."]),
            (vec![plain("- Write a plan\n- Publish it")], vec!["Write a plan", "Publish it"]),
            (vec![plain("1. Write a plan\n2. Publish it")], vec!["Write a plan", "Publish it"]),
            (
                vec![plain("Write a plan"), plain("Lead: Jo Blair"), plain("Timescale: TBC"), plain("Publish it")],
                vec!["Write a plan\nLead: Jo Blair\nTimescale: TBC", "Publish it"],
            ),
            (
                vec![item("Write a plan", 1), plain("Lead: Jo Blair; Timescale: May 2020")],
                vec!["Write a plan\nLead: Jo Blair; Timescale: May 2020"],
            ),
            (vec![plain("None")], vec![]),
            (vec![plain("N/A")], vec![]),
            (vec![plain("Not for local completion")], vec![]),
            (vec![plain("No further action required.")], vec![]),
            (vec![plain("No additional local actions are proposed at this stage.")], vec![]),
            (vec![plain("None of the actions of 2018 remains")], vec!["None of the actions of 2018 remains"]),
            (vec![plain("• Write a plan • Publish it")], vec!["Write a plan", "Publish it"]),
            (vec![plain("Write a plan • a short one")], vec!["Write a plan • a short one"]),
            (vec![], vec![]),
        ] {
            assert_eq!(texts(&check(Label::Improvement, false, blocks)), expected);
        }
    }

    #[test]
    fn evidence_and_actions_under_one_label() {
        for blocks in [
            vec![plain("A plan is in place."), plain("Improvement actions"), item("Publish it", 1)],
            vec![plain("Evidence: A plan is in place."), plain("Actions: Publish it")],
            vec![plain("A plan is in place. Improvement actions: Publish it")],
        ] {
            let found = check(Label::Evidence, true, blocks);
            assert_eq!(found.evidence.as_deref(), Some("A plan is in place."));
            assert_eq!(texts(&found), vec!["Publish it"]);
            assert!(!found.split_uncertain);
        }
        assert!(check(Label::Evidence, true, vec![plain("A plan is in place.")]).split_uncertain);
        let refused = vec![plain("A plan is in place."), plain("Improvement actions: None")];
        assert!(!check(Label::Evidence, true, refused).split_uncertain);
        let left_open = vec![plain("A plan is in place."), plain("Improvement actions:")];
        assert!(!check(Label::Evidence, true, left_open).split_uncertain);
    }

    #[test]
    fn nested_tables_keep_their_rows() {
        let cell = |row, column, text: &str| Cell {
            row,
            column,
            row_span: 1,
            column_span: 1,
            blocks: vec![plain(text)],
            ..Cell::default()
        };
        let table = Table {
            rows: 2,
            columns: 2,
            cells: vec![cell(1, 1, "Year"), cell(1, 2, "Beds"), cell(2, 1, "2018"), cell(2, 2, "40")],
            ..Table::default()
        };
        let found = check(Label::Evidence, false, vec![plain("Beds:"), Block::Table(table)]);
        assert_eq!(found.evidence.as_deref(), Some("Beds:\nYear | Beds\n2018 | 40"));
    }
}
