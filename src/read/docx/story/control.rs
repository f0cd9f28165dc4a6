//! Content controls: checkboxes, dropdowns, placeholders.

use super::Story;
use crate::document::RunKind;
use crate::read::docx::names::{Name, Vocabulary};
use crate::read::docx::xml::{NodeId, Tree};

/// What Word itself puts into an empty control. Other programs keep these words and drop the mark that nobody has
/// replaced them.
const DEFAULT_PROMPTS: [&str; 6] = [
    "Click here to enter text.",
    "Click or tap here to enter text.",
    "Choose an item.",
    "Click here to enter a date.",
    "Click or tap to enter a date.",
    "Choose a building block.",
];

/// Characters of a control's text that are looked at: more than any prompt has.
const PROMPT_WITHIN: usize = 200;

/// A control around what is being read.
#[derive(Debug, Clone, Copy)]
pub(super) struct Control {
    kind: ControlKind,
    /// A checkbox's sign has been written.
    written: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum ControlKind {
    Plain,
    Checkbox(bool),
    Dropdown,
    Placeholder,
}

/// What becomes of text inside controls.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum InControl {
    /// It is text like any other.
    Text,
    /// It is text of this kind.
    Kind(RunKind),
    /// A checkbox's sign stands for it.
    Checkbox(bool),
    /// It is what is left of a sign that has been written.
    Nothing,
}

/// The sign of a checkbox.
pub(super) fn box_sign(checked: bool) -> &'static str {
    if checked { "☒" } else { "☐" }
}

impl Story<'_> {
    /// Reads the content of a control.
    pub(super) fn within_control(&mut self, control: NodeId, read: impl FnOnce(&mut Self, NodeId)) {
        let tree = self.tree;
        let Some(content) = tree.child(control, Name::ControlContent) else { return };
        let kind = tree.child(control, Name::ControlProperties).map_or(ControlKind::Plain, |p| kind(tree, p, content));
        self.controls.push(Control { kind, written: false });
        read(self, content);
        self.controls.pop();
    }

    /// What becomes of text here. A checkbox is written once.
    pub(super) fn in_control(&mut self) -> InControl {
        let Some(control) = self.controls.iter_mut().rev().find(|c| c.kind != ControlKind::Plain) else {
            return InControl::Text;
        };
        match control.kind {
            ControlKind::Plain => InControl::Text,
            ControlKind::Dropdown => InControl::Kind(RunKind::Dropdown),
            ControlKind::Placeholder => InControl::Kind(RunKind::Placeholder),
            ControlKind::Checkbox(_) if control.written => InControl::Nothing,
            ControlKind::Checkbox(checked) => {
                control.written = true;
                InControl::Checkbox(checked)
            }
        }
    }
}

fn kind(tree: &Tree, properties: NodeId, content: NodeId) -> ControlKind {
    let checkbox = tree
        .children(properties)
        .find(|c| matches!(tree.full_name(*c), (Vocabulary::Word2010 | Vocabulary::Word, Name::CheckboxControl)));
    if let Some(checkbox) = checkbox {
        let state = tree.children(checkbox).find(|c| tree.name(*c) == Name::Checked);
        return ControlKind::Checkbox(state.is_some_and(|s| tree.is_on(s)));
    }
    if tree.switch(properties, Name::ShowingPlaceholder) == Some(true) {
        return ControlKind::Placeholder;
    }
    let mut shown = String::new();
    collect_text(tree, content, &mut shown);
    if DEFAULT_PROMPTS.iter().any(|prompt| shown.trim().eq_ignore_ascii_case(prompt)) {
        return ControlKind::Placeholder;
    }
    let list = tree.children(properties).find(|c| matches!(tree.word(*c), Name::DropDownList | Name::ComboBox));
    match list {
        Some(list) if is_prompt(tree, list, &shown) => ControlKind::Placeholder,
        Some(_) => ControlKind::Dropdown,
        None => ControlKind::Plain,
    }
}

/// Whether the choice shown is the prompt: an entry without a value.
fn is_prompt(tree: &Tree, list: NodeId, shown: &str) -> bool {
    tree.children(list).filter(|c| tree.word(*c) == Name::ListItem).any(|item| {
        tree.attribute(item, Name::Value).is_none_or(str::is_empty)
            && tree.attribute(item, Name::DisplayText).is_some_and(|t| t.trim() == shown.trim())
    })
}

/// The typed text below an element, or enough of it to know a prompt.
pub(super) fn collect_text(tree: &Tree, node: NodeId, out: &mut String) {
    for child in tree.children(node) {
        if out.len() > PROMPT_WITHIN {
            return;
        }
        if tree.word(child) == Name::T {
            out.push_str(&tree.inner_text(child));
        } else {
            collect_text(tree, child, out);
        }
    }
}
