//! Formulas (Office Math) as a line of text.

use super::Story;
use crate::read::docx::names::{Name, Vocabulary};
use crate::read::docx::xml::NodeId;

impl Story<'_> {
    /// Writes a formula as a reader would type it: "a/b", "(a+b)", "∑i". What was deleted from it is left out.
    pub(super) fn formula(&self, node: NodeId, out: &mut String) {
        let tree = self.tree;
        for child in tree.children(node) {
            match tree.full_name(child) {
                (Vocabulary::Mathematics | Vocabulary::Word, Name::T) => out.push_str(&tree.inner_text(child)),
                (Vocabulary::Mathematics, Name::Fraction) => {
                    for (index, part) in tree.children(child).enumerate() {
                        if index > 0 && tree.name(part) == Name::Denominator {
                            out.push('/');
                        }
                        self.formula(part, out);
                    }
                }
                (Vocabulary::Mathematics, Name::Operator) => {
                    out.push_str(self.sign(child, Name::OperatorProperties, Name::OperatorSign).unwrap_or("∫"));
                    self.formula(child, out);
                }
                (Vocabulary::Mathematics, Name::Radical) => {
                    out.push('√');
                    self.formula(child, out);
                }
                (Vocabulary::Mathematics, Name::Delimiters) => {
                    let sign = |name| self.sign(child, Name::DelimiterProperties, name);
                    out.push_str(sign(Name::OpeningSign).unwrap_or("("));
                    let parts = tree.children(child).filter(|part| tree.name(*part) == Name::FormulaBase);
                    for (index, part) in parts.enumerate() {
                        if index > 0 {
                            out.push_str(sign(Name::SeparatingSign).unwrap_or("|"));
                        }
                        self.formula(part, out);
                    }
                    out.push_str(sign(Name::ClosingSign).unwrap_or(")"));
                }
                (Vocabulary::Word, Name::Deleted | Name::MovedFrom) => {}
                _ => self.formula(child, out),
            }
        }
    }

    /// A sign that an element's properties name; "" where they name none on purpose.
    fn sign(&self, node: NodeId, properties: Name, name: Name) -> Option<&str> {
        let tree = self.tree;
        let properties = tree.children(node).find(|c| tree.name(*c) == properties)?;
        let sign = tree.children(properties).find(|c| tree.name(*c) == name)?;
        Some(tree.attribute(sign, Name::Val).unwrap_or_default())
    }
}
