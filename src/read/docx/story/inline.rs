//! What stands inside a paragraph: runs, links, fields, controls, changes, references.

use super::control::{InControl, box_sign};
use super::field::{Shown, kind_of};
use super::paragraph::Builder;
use super::{Flow, Story};
use crate::document::{Run, RunKind};
use crate::read::docx::formatting::{Resolved, RunFormat, resolve};
use crate::read::docx::names::{Name, Vocabulary};
use crate::read::docx::symbols::{SymbolFont, private_likeness};
use crate::read::docx::xml::NodeId;

/// Whether text in the style of placeholders is one: other programs keep the style and drop the control's own mark,
/// and people type over a placeholder and keep its style.
fn is_prompt(text: &str) -> bool {
    const PROMPTS: [&str; 8] = ["click", "choose", "select", "tap", "enter", "type", "pick", "["];
    let text = text.trim_start().to_ascii_lowercase();
    PROMPTS.iter().any(|prompt| text.starts_with(prompt))
}

impl Story<'_> {
    pub(super) fn inline_children(&mut self, node: NodeId, flow: Flow, out: &mut Builder) {
        let tree = self.tree;
        for child in tree.children(node) {
            self.inline(child, flow, out);
        }
    }

    pub(super) fn inline(&mut self, node: NodeId, flow: Flow, out: &mut Builder) {
        let tree = self.tree;
        match tree.full_name(node) {
            (Vocabulary::Word, name) => match name {
                Name::Run => self.run(node, flow, out),
                Name::Hyperlink | Name::SmartTag | Name::CustomXml | Name::Direction | Name::DirectionOverride => {
                    self.inline_children(node, flow, out);
                }
                Name::Inserted | Name::MovedTo => self.inline_children(node, Flow { inserted: true, ..flow }, out),
                Name::Deleted | Name::MovedFrom => self.inline_children(node, Flow { deleted: true, ..flow }, out),
                Name::FieldSimple => {
                    let kind = kind_of(tree.attribute(node, Name::InstructionAttribute).unwrap_or_default());
                    let from = out.runs.len();
                    // A new run, so that the text before keeps its kind.
                    out.runs.push(Run::default());
                    self.inline_children(node, flow, out);
                    out.runs.remove(from);
                    if let Some(kind) = kind {
                        for run in out.runs.iter_mut().skip(from).filter(|r| r.kind == RunKind::Text) {
                            run.kind = kind;
                        }
                    }
                }
                Name::Control => self.within_control(node, |story, content| {
                    let runs = out.runs.len();
                    story.inline_children(content, flow, out);
                    // A checkbox without any sign of its own still has a state.
                    if out.runs.len() == runs {
                        story.push("", RunKind::Text, false, flow, &Resolved::default(), out);
                    }
                }),
                Name::CommentRangeStart | Name::CommentReference => self.comment(node),
                _ => {}
            },
            (Vocabulary::Compatibility, Name::AlternateContent) => {
                if let Some(branch) = self.alternative(node) {
                    self.inline_children(branch, flow, out);
                }
            }
            (Vocabulary::Mathematics, Name::Formula | Name::FormulaParagraph) => {
                let mut text = String::new();
                self.formula(node, &mut text);
                let format = resolve(&out.levels, RunFormat::default(), RunFormat::default());
                self.push(&text, RunKind::Text, false, flow, &format, out);
            }
            _ => {}
        }
    }

    fn run(&mut self, node: NodeId, flow: Flow, out: &mut Builder) {
        let tree = self.tree;
        let properties = tree.child(node, Name::RunProperties);
        let direct = properties.map(|p| RunFormat::read(tree, p)).unwrap_or_default();
        let style = properties.and_then(|p| tree.child_value(p, Name::RunStyle));
        let style = style.and_then(|id| self.facts.styles.character(id));
        let character = style.map(|s| s.format).unwrap_or_default();
        let format = resolve(&out.levels, character, direct);
        let from = out.runs.len();
        self.run_content(node, flow, &format, out);
        if style.is_some_and(|s| s.name.eq_ignore_ascii_case("placeholder text")) {
            for run in out.runs.iter_mut().skip(from).filter(|r| r.kind == RunKind::Text && is_prompt(&r.text)) {
                run.kind = RunKind::Placeholder;
            }
        }
    }

    fn run_content(&mut self, node: NodeId, flow: Flow, format: &Resolved, out: &mut Builder) {
        let tree = self.tree;
        for child in tree.children(node) {
            match tree.full_name(child) {
                (Vocabulary::Word, name) => match name {
                    Name::T => {
                        for piece in tree.children(child) {
                            self.typed(tree.text(piece), flow, format, out);
                        }
                    }
                    Name::DeletedText => {
                        let deleted = Flow { deleted: true, ..flow };
                        self.push(&tree.inner_text(child), RunKind::Text, false, deleted, format, out);
                    }
                    Name::Tab | Name::PositionedTab => self.push("\t", RunKind::Text, false, flow, format, out),
                    Name::Break if tree.attribute(child, Name::TypeAttribute) == Some("page") => {
                        if !flow.deleted {
                            out.page_break = Some(out.runs.iter().any(|r| !r.text.trim().is_empty()));
                        }
                        self.push("\n", RunKind::Text, false, flow, format, out);
                    }
                    Name::Break | Name::CarriageReturn => self.push("\n", RunKind::Text, false, flow, format, out),
                    Name::NoBreakHyphen => self.push("\u{2011}", RunKind::Text, false, flow, format, out),
                    Name::Symbol => self.symbol(child, flow, format, out),
                    Name::FieldChar => {
                        if let Some(Shown { text, kind }) = self.fields.mark(tree, child) {
                            self.push(&text, kind, false, flow, format, out);
                        }
                    }
                    Name::Instruction if !flow.deleted => self.fields.instruct(&tree.inner_text(child)),
                    Name::Ruby => {
                        if let Some(base) = tree.child(child, Name::RubyBase) {
                            self.inline_children(base, flow, out);
                        }
                    }
                    Name::FootnoteReference if !flow.deleted => self.note(child, false),
                    Name::EndnoteReference if !flow.deleted => self.note(child, true),
                    Name::CommentReference => self.comment(child),
                    Name::Drawing | Name::Picture | Name::Object if !flow.deleted && !format.hidden => {
                        self.drawing(child, flow, out);
                    }
                    _ => {}
                },
                (Vocabulary::Compatibility, Name::AlternateContent) => {
                    if let Some(branch) = self.alternative(child) {
                        self.run_content(branch, flow, format, out);
                    }
                }
                _ => {}
            }
        }
    }

    /// Typed text: letters of picture fonts become what they show.
    fn typed(&mut self, text: &str, flow: Flow, format: &Resolved, out: &mut Builder) {
        let odd = |c: char| matches!(c, '\n' | '\r' | '\u{AD}' | '\u{F000}'..='\u{F0FF}');
        if format.symbol_font.is_none() && !text.contains(odd) {
            self.push(text, RunKind::Text, false, flow, format, out);
            return;
        }
        let mut plain = String::new();
        for character in text.chars() {
            let picture = match format.symbol_font {
                Some(font) if !character.is_whitespace() => Some(font.likeness(character)),
                None if ('\u{F000}'..='\u{F0FF}').contains(&character) => Some(private_likeness(character)),
                _ => None,
            };
            match (picture, character) {
                (Some(likeness), _) => {
                    self.push(&std::mem::take(&mut plain), RunKind::Text, false, flow, format, out);
                    self.picture(likeness, flow, format, out);
                }
                // Line ends in the XML are spaces to Word.
                (None, '\n' | '\r') => plain.push(' '),
                (None, '\u{AD}') => {}
                (None, character) => plain.push(character),
            }
        }
        self.push(&plain, RunKind::Text, false, flow, format, out);
    }

    fn symbol(&mut self, node: NodeId, flow: Flow, format: &Resolved, out: &mut Builder) {
        let tree = self.tree;
        let code = tree.attribute(node, Name::Character).and_then(|c| u32::from_str_radix(c.trim(), 16).ok());
        let Some(character) = code.and_then(char::from_u32) else { return };
        let likeness = match tree.attribute(node, Name::FontAttribute).and_then(SymbolFont::of) {
            Some(font) => font.likeness(character),
            None if ('\u{F000}'..='\u{F0FF}').contains(&character) => private_likeness(character),
            None => Some(character),
        };
        self.picture(likeness, flow, format, out);
    }

    /// A picture from a font: a likeness, or a guess where there is none.
    fn picture(&mut self, likeness: Option<char>, flow: Flow, format: &Resolved, out: &mut Builder) {
        let character = likeness.unwrap_or(char::REPLACEMENT_CHARACTER);
        let text = character.encode_utf8(&mut [0; 4]).to_owned();
        self.push(&text, RunKind::Symbol, likeness.is_none(), flow, format, out);
    }

    /// Adds text to the paragraph, and to what the cell said before it was changed.
    pub(super) fn push(
        &mut self,
        text: &str,
        kind: RunKind,
        unsure: bool,
        flow: Flow,
        format: &Resolved,
        out: &mut Builder,
    ) {
        if self.fields.is_hidden() {
            return;
        }
        if format.hidden {
            let written = !text.trim().is_empty();
            self.findings.hidden |= written && !flow.deleted;
            out.hidden |= written;
            return;
        }
        let control = if flow.deleted { InControl::Text } else { self.in_control() };
        let (text, kind) = match (control, kind) {
            (InControl::Checkbox(checked), _) => (box_sign(checked), RunKind::Checkbox { checked }),
            (InControl::Nothing, _) => return,
            (InControl::Kind(kind), RunKind::Text | RunKind::Symbol) => (text, kind),
            (_, RunKind::Text) => (text, self.fields.kind(text).unwrap_or(RunKind::Text)),
            (_, kind) => (text, kind),
        };
        if text.is_empty() {
            return;
        }
        if let Some(before) = self.before.last_mut() {
            before.touched |= flow.inserted || flow.deleted;
            if !flow.inserted {
                before.text.push_str(text);
            }
        }
        if flow.deleted {
            return;
        }
        self.findings.unsure |= unsure;
        let (style, inserted) = (format.style, flow.inserted);
        match out.runs.last_mut() {
            Some(last)
                if last.style == style
                    && last.kind == kind
                    && last.inserted == inserted
                    && last.unsure == unsure
                    && !last.text.is_empty() =>
            {
                last.text.push_str(text);
            }
            _ => out.runs.push(Run { text: text.to_owned(), style, kind, unsure, inserted }),
        }
    }
}
