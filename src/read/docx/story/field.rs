//! Fields: instructions are never shown, results are; form fields give their state.

use crate::document::RunKind;
use crate::read::docx::names::Name;
use crate::read::docx::symbols::SymbolFont;
use crate::read::docx::xml::{NodeId, Tree, number};
use rustc_hash::FxHashSet;

/// Characters of an instruction that are kept: the name and its first arguments are all that matters.
const MAX_INSTRUCTION: usize = 1000;

/// The fields around what is being read.
#[derive(Debug, Default)]
pub(super) struct Fields {
    open: Vec<Field>,
    /// Beginnings without an end, which Word ignores.
    unended: FxHashSet<NodeId>,
}

#[derive(Debug, Default)]
struct Field {
    instruction: String,
    form: Option<Form>,
    /// The instruction is over.
    in_result: bool,
}

/// A form field's data.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Form {
    Checkbox(bool),
    Dropdown(String),
    /// A text field and its default.
    Text(String),
}

/// What a field shows in place of a stored result.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Shown {
    /// The text.
    pub(super) text: String,
    /// Its kind.
    pub(super) kind: RunKind,
}

impl Fields {
    /// No fields open, in this tree.
    pub(super) fn new(tree: &Tree) -> Self {
        let mut begun = Vec::new();
        for node in tree.all().filter(|n| tree.word(*n) == Name::FieldChar) {
            match tree.attribute(node, Name::FieldCharType) {
                Some("begin") => begun.push(node),
                Some("end") => {
                    begun.pop();
                }
                _ => {}
            }
        }
        Self { open: Vec::new(), unended: begun.into_iter().collect() }
    }

    /// A field's beginning, separator or end; gives what the field shows where that is not stored as text.
    pub(super) fn mark(&mut self, tree: &Tree, node: NodeId) -> Option<Shown> {
        match tree.attribute(node, Name::FieldCharType)? {
            "begin" if !self.unended.contains(&node) => {
                let form = tree.child(node, Name::FormData).and_then(|data| form(tree, data));
                self.open.push(Field { form, ..Field::default() });
                None
            }
            "separate" => {
                self.open.last_mut()?.in_result = true;
                None
            }
            "end" => {
                let field = self.open.pop()?;
                if self.is_hidden() { None } else { field.shown() }
            }
            _ => None,
        }
    }

    /// A piece of the innermost field's instruction.
    pub(super) fn instruct(&mut self, text: &str) {
        if let Some(field) = self.open.last_mut().filter(|f| !f.in_result && f.instruction.len() < MAX_INSTRUCTION) {
            field.instruction.push_str(text);
        }
    }

    /// Whether text here is part of an instruction, or of a result that the form's state stands for.
    pub(super) fn is_hidden(&self) -> bool {
        self.open.iter().any(|f| !f.in_result || matches!(f.form, Some(Form::Checkbox(_) | Form::Dropdown(_))))
    }

    /// The kind of text here: `None` outside of fields, and inside those that only link.
    pub(super) fn kind(&self, text: &str) -> Option<RunKind> {
        self.open.iter().rev().find_map(|field| match &field.form {
            Some(Form::Text(default)) if !default.trim().is_empty() && default.trim() == text.trim() => {
                Some(RunKind::Placeholder)
            }
            Some(_) => Some(RunKind::FormText),
            None => kind_of(&field.instruction),
        })
    }

    /// Number of open fields.
    pub(super) fn depth(&self) -> usize {
        self.open.len()
    }

    /// Forgets fields that were opened since there were `depth`: no field leaves a cell or a box.
    pub(super) fn close_to(&mut self, depth: usize) {
        self.open.truncate(depth);
    }

    /// Sets the open fields aside, for a box that stands inside one.
    pub(super) fn set_aside(&mut self) -> SetAside {
        SetAside(std::mem::take(&mut self.open))
    }

    /// Takes the fields up again.
    pub(super) fn take_up(&mut self, fields: SetAside) {
        self.open = fields.0;
    }
}

/// Fields set aside.
pub(super) struct SetAside(Vec<Field>);

/// The kind of the result of a field with this instruction.
pub(super) fn kind_of(instruction: &str) -> Option<RunKind> {
    let name = instruction.split_whitespace().next().unwrap_or_default().to_ascii_uppercase();
    match name.as_str() {
        "HYPERLINK" => None,
        "FORMTEXT" => Some(RunKind::FormText),
        _ => Some(RunKind::Field),
    }
}

impl Field {
    fn shown(self) -> Option<Shown> {
        match self.form {
            Some(Form::Checkbox(checked)) => {
                let text = super::control::box_sign(checked).to_owned();
                return Some(Shown { text, kind: RunKind::FormCheckbox { checked } });
            }
            Some(Form::Dropdown(text)) => return Some(Shown { text, kind: RunKind::Dropdown }),
            _ => {}
        }
        if self.in_result {
            return None;
        }
        let mut words = self.instruction.split_whitespace();
        match words.next()?.to_ascii_uppercase().as_str() {
            // `MACROBUTTON name text`: the text is what a reader sees, and clicks.
            "MACROBUTTON" => {
                words.next();
                let text = words.collect::<Vec<_>>().join(" ");
                Some(Shown { text, kind: RunKind::Placeholder })
            }
            // `SYMBOL 252 \f Wingdings`.
            "SYMBOL" => {
                let code = words.next()?;
                let rest: Vec<&str> = words.collect();
                let font = rest.iter().position(|w| *w == "\\f").and_then(|i| rest.get(i + 1..));
                let font = font.map(|name| name.join(" ").replace('"', "")).unwrap_or_default();
                let font = font.split('\\').next().unwrap_or_default();
                let code = match code.strip_prefix("0x") {
                    Some(digits) => u32::from_str_radix(digits, 16).ok()?,
                    None => code.parse().ok()?,
                };
                let character = char::from_u32(code)?;
                let text = SymbolFont::of(font).map_or(Some(character), |f| f.likeness(character))?.to_string();
                Some(Shown { text, kind: RunKind::Symbol })
            }
            _ => None,
        }
    }
}

fn form(tree: &Tree, data: NodeId) -> Option<Form> {
    tree.children(data).find_map(|child| match tree.word(child) {
        Name::FormCheckbox => {
            // What was clicked overrides what the form started with.
            let state = tree.switch(child, Name::Checked).or_else(|| tree.switch(child, Name::Default));
            Some(Form::Checkbox(state.unwrap_or(false)))
        }
        Name::FormList => {
            let value = |name| tree.child_value(child, name).and_then(number);
            let chosen = value(Name::FormResult).or_else(|| value(Name::Default)).unwrap_or(0);
            let mut entries = tree.children(child).filter(|c| tree.word(*c) == Name::FormEntry);
            let entry = usize::try_from(chosen).ok().and_then(|index| entries.nth(index));
            Some(Form::Dropdown(entry.and_then(|e| tree.attribute(e, Name::Val)).unwrap_or_default().to_owned()))
        }
        Name::FormText => Some(Form::Text(tree.child_value(child, Name::Default).unwrap_or_default().to_owned())),
        _ => None,
    })
}
