//! What stands apart from the body: headers and footers by section, notes, comments.

use super::names::Name;
use super::package::{Package, PartTree, Relationship};
use super::story::{Facts, Findings, NoteReference, Story};
use super::xml::{NodeId, ROOT};
use super::{Diagnoses, facts::part_of_kind};
use crate::document::{Aside, Block, Paragraph, ParagraphKind};

/// Everything apart from the body, in this order: headers and footers, notes, comments.
pub(super) fn read(
    package: &mut Package<'_>,
    relationships: &[Relationship],
    facts: &Facts,
    findings: &Findings,
    diagnoses: &mut Diagnoses,
) -> Vec<Aside> {
    let mut asides = running(package, relationships, facts, findings, diagnoses);
    for (kind, endnote) in [("footnotes", false), ("endnotes", true)] {
        let references: Vec<&NoteReference> = findings.notes.iter().filter(|n| n.endnote == endnote).collect();
        if let Some(part) = part_of_kind(package, relationships, kind, diagnoses).filter(|_| !references.is_empty()) {
            notes(&part, facts, &references, &mut asides);
        }
    }
    if let Some(part) = part_of_kind(package, relationships, "comments", diagnoses) {
        comments(&part, facts, findings, &mut asides);
    }
    asides
}

/// Headers and footers, each part once, in the order in which sections first use them.
fn running(
    package: &mut Package<'_>,
    relationships: &[Relationship],
    facts: &Facts,
    findings: &Findings,
    diagnoses: &mut Diagnoses,
) -> Vec<Aside> {
    let mut asides = Vec::new();
    let mut done: Vec<&str> = Vec::new();
    for reference in &findings.running {
        let Some(target) = relationships.iter().find(|r| r.id == reference.relationship && !r.external) else {
            continue;
        };
        if done.contains(&target.target.as_str()) {
            continue;
        }
        done.push(&target.target);
        let Some(part) = package.part(&target.target) else {
            diagnoses.missing(&target.target);
            continue;
        };
        let part = PartTree::new(part);
        diagnoses.part(&target.target, &part);
        let kind = if reference.footer { ParagraphKind::Footer } else { ParagraphKind::RunningHead };
        let (blocks, _) = Story::new(&part.tree, facts, ParagraphKind::Watermark).read(ROOT);
        add(blocks, kind, None, None, &mut asides);
    }
    asides
}

/// Notes in the order of their references, each numbered as it is referred to.
fn notes(part: &PartTree, facts: &Facts, references: &[&NoteReference], asides: &mut Vec<Aside>) {
    let tree = &part.tree;
    let mut count = 0;
    for reference in references {
        let note = tree.children(ROOT).find(|c| {
            matches!(tree.word(*c), Name::Footnote | Name::Endnote)
                && tree.attribute(*c, Name::Id) == Some(&reference.id)
        });
        let Some(note) = note else { continue };
        let from = asides.len();
        let (blocks, _) = Story::new(tree, facts, ParagraphKind::TextBox).read(note);
        add(blocks, ParagraphKind::Note, Some(&reference.anchor), None, asides);
        if reference.custom_mark {
            continue;
        }
        count += 1;
        if let Some(first) = asides.get_mut(from) {
            first.paragraph.label = Some(count.to_string());
            first.paragraph.label_automatic = true;
        }
    }
}

/// All comments in the order of their part, with the place where they are anchored.
fn comments(part: &PartTree, facts: &Facts, findings: &Findings, asides: &mut Vec<Aside>) {
    let tree = &part.tree;
    let is_comment = |c: &NodeId| tree.word(*c) == Name::Comment;
    for comment in tree.children(ROOT).filter(is_comment) {
        let id = tree.attribute(comment, Name::Id).unwrap_or_default();
        let anchor = findings.comments.iter().find(|(known, _)| known == id).map(|(_, path)| path.as_str());
        let author = tree.attribute(comment, Name::Author);
        let (blocks, _) = Story::new(tree, facts, ParagraphKind::TextBox).read(comment);
        add(blocks, ParagraphKind::Comment, anchor, author, asides);
    }
}

/// Adds every written paragraph, those in tables too.
fn add(blocks: Vec<Block>, kind: ParagraphKind, anchor: Option<&str>, author: Option<&str>, asides: &mut Vec<Aside>) {
    for block in blocks {
        match block {
            Block::Paragraph(paragraph) if paragraph.is_empty() => {}
            Block::Paragraph(paragraph) => {
                let kind = match paragraph.kind {
                    ParagraphKind::Watermark => ParagraphKind::Watermark,
                    _ => kind,
                };
                asides.push(Aside {
                    paragraph: Paragraph { kind, level: 0, ..paragraph },
                    anchor: anchor.map(str::to_owned),
                    author: author.map(str::to_owned),
                });
            }
            Block::Table(table) => {
                for cell in table.cells {
                    add(cell.blocks, kind, anchor, author, asides);
                }
            }
        }
    }
}
