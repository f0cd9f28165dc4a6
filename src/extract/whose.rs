//! Whose plan it is: the partnership of a paper, or of the chapter that a block stands in.

use super::rows::one_line;
use super::{Extracted, Paper};
use crate::document::{Block, ParagraphKind};
use crate::record::{DocumentKind, Entity, EntityType};
use crate::register::{self, Body, Match};

/// A partnership with the words that name it.
#[derive(Debug, Clone)]
pub(super) struct Whose {
    /// The register's body.
    pub(super) body: &'static Body,
    /// The paper's words for it.
    pub(super) as_written: String,
    /// Whether it was told from a weak sign.
    pub(super) inferred: bool,
}

impl Whose {
    /// The entity as written, for `normalise` to fill in.
    pub(super) fn entity(&self) -> Entity {
        // The register's own entity: the words may be a longer text that names the partnership.
        self.body.entity(&self.as_written, None)
    }
}

/// Blocks at a paper's beginning that may name whose it is: title page, headings.
const TITLE_BLOCKS: usize = 30;
/// A line that is a title has few words; sentences name all sorts of bodies.
const TITLE_WORDS: usize = 18;

/// Whether papers of a kind say which localities a partnership has and what is delegated to it. Minutes, agendas and
/// returns speak of both all the time and list neither.
pub(super) fn may_tell(kind: DocumentKind) -> bool {
    !matches!(kind, DocumentKind::Minutes | DocumentKind::Agenda | DocumentKind::SelfEvaluationReturn)
}

/// Whether a paper or a part of it may ([`may_tell`]).
pub(super) fn any_may_tell(paper: &Paper<'_>) -> bool {
    let parts = paper.document.parts.iter().map(|part| part.kind).filter(|kind| *kind != DocumentKind::Other);
    parts.chain([paper.document.kind]).any(may_tell)
}

/// The partnership of the whole paper, if it has one.
pub(super) fn of_paper<'p>(paper: &'p Paper<'_>, extracted: &Extracted) -> Option<&'p Whose> {
    paper.partnership.get_or_init(|| told_by(paper, extracted)).as_ref()
}

/// The partnership that a paper's facts, titles and text tell.
fn told_by(paper: &Paper<'_>, extracted: &Extracted) -> Option<Whose> {
    let told = |text: &str| match register::find(text, Some(EntityType::IntegrationAuthority)) {
        Match::Exact(body) if body.entity_type == EntityType::IntegrationAuthority => Some(body),
        _ => None,
    };
    if let Some(entity) = &extracted.facts.partnership {
        let body = entity.code.as_deref().and_then(register::body_by_code).or_else(|| told(&entity.as_written))?;
        return Some(Whose { body, as_written: entity.as_written.clone(), inferred: false });
    }
    if let Some(text) = &extracted.facts.body
        && let Some(body) = told(text).or_else(|| only_authority(text, true))
        && !is_one_of_many(paper, body)
    {
        return Some(Whose { body, as_written: text.clone(), inferred: false });
    }
    let titles = extracted.facts.title.iter().cloned().chain(title_lines(paper));
    let mut found: Option<Whose> = None;
    for text in titles {
        // A title that names the partnership with its kind says whose it is; a bare place does with less right.
        let (body, inferred) = match only_authority(&text, true).or_else(|| register::authority_in_common(&text)) {
            Some(body) => (body, false),
            None => match only_authority(&text, false) {
                // A scheme or a commissioning plan is a partnership's, never a council's alone.
                Some(body) => (body, !is_partnerships_own(&text)),
                None => continue,
            },
        };
        match &mut found {
            None => found = Some(Whose { body, as_written: name_in(&text, body), inferred }),
            Some(known) if known.body == body => known.inferred &= inferred,
            // Two partnerships in the titles: an overview, or a guess too far.
            Some(_) => return None,
        }
    }
    found.or_else(|| only_one_named(paper))
}

/// Whether a title is of a paper that only partnerships have.
fn is_partnerships_own(title: &str) -> bool {
    const PAPERS: [&str; 5] =
        ["integration scheme", "scheme of integration", "strategic commissioning plan", "locality plan", "hscp"];
    let title = title.to_lowercase();
    PAPERS.iter().any(|paper| title.contains(paper))
}

/// Fewer mentions of a partnership make no paper its own.
const MENTIONS: usize = 2;

/// The one authority that a paper's text names, in whose titles none is.
fn only_one_named(paper: &Paper<'_>) -> Option<Whose> {
    let mut only: Option<&'static Body> = None;
    let mut mentions = 0;
    for paragraph in paper.document.blocks.iter().filter_map(Block::paragraph) {
        for body in authorities_named(&paragraph.text()) {
            if only.is_some_and(|known| known != body) {
                return None;
            }
            only = Some(body);
            mentions += 1;
        }
    }
    let body = only.filter(|_| mentions >= MENTIONS)?;
    Some(Whose { body, as_written: body.name.clone(), inferred: true })
}

/// More authorities than these in a paper that does not name one of them in its titles: it is about all of them.
const MANY_AUTHORITIES: usize = 4;

/// Whether a paper names many authorities, and this one in none of its titles.
fn is_one_of_many(paper: &Paper<'_>, body: &'static Body) -> bool {
    if title_lines(paper).any(|line| authorities_named(&line).contains(&body)) {
        return false;
    }
    let mut named: Vec<&'static Body> = Vec::new();
    for paragraph in paper.document.blocks.iter().filter_map(Block::paragraph) {
        for body in authorities_named(&paragraph.text()) {
            if !named.contains(&body) {
                named.push(body);
            }
        }
        if named.len() > MANY_AUTHORITIES {
            return true;
        }
    }
    false
}

/// Notes whose plan a paper is, where it is one and says so plainly. A paper of no kind that is known is one if it lists
/// what plans list.
pub(super) fn note(paper: &Paper<'_>, extracted: &mut Extracted) {
    let records = &extracted.records;
    let lists =
        !records.localities.is_empty() || !records.delegated_functions.is_empty() || !records.plan_items.is_empty();
    let plan = match extracted.facts.kind {
        DocumentKind::StrategicPlan | DocumentKind::DeliveryPlan => true,
        DocumentKind::Other | DocumentKind::BoardReport => lists,
        _ => false,
    };
    if plan && extracted.facts.partnership.is_none() {
        extracted.facts.partnership = of_paper(paper, extracted).filter(|w| !w.inferred).map(Whose::entity);
    }
}

/// The partnership of a block: of the nearest heading above that names one alone, or of the paper.
pub(super) fn at(paper: &Paper<'_>, block: usize, of_paper: Option<&Whose>) -> Option<Whose> {
    let part = paper.document.parts.iter().find(|p| p.first_block <= block && block < p.end_block);
    let first = part.map_or(0, |p| p.first_block);
    let headings = paper.partnership_headings.get_or_init(|| headings(&paper.document.blocks));
    let above = headings.partition_point(|heading| heading.block < block);
    match headings.get(..above)?.last().filter(|heading| heading.block >= first) {
        Some(Heading { body, as_written, .. }) => Some(Whose { body, as_written: as_written.clone(), inferred: false }),
        None => of_paper.cloned(),
    }
}

/// A heading that names one partnership.
#[derive(Debug)]
pub(super) struct Heading {
    block: usize,
    body: &'static Body,
    as_written: String,
}

/// A label before a heading's name has no more words.
const LABEL_WORDS: usize = 4;

fn headings(blocks: &[Block]) -> Vec<Heading> {
    let mut out = Vec::new();
    for (block, paragraph) in blocks.iter().enumerate().filter_map(|(i, b)| Some((i, b.paragraph()?))) {
        if paragraph.kind != ParagraphKind::Heading {
            continue;
        }
        let as_written = one_line(&paragraph.text());
        // "Case study 1: Argyll and Bute".
        let behind_label = || {
            let (label, name) = [": ", " – ", " — "].iter().find_map(|mark| as_written.split_once(mark))?;
            (label.split(' ').count() <= LABEL_WORDS).then_some(name)
        };
        let kind = Some(EntityType::IntegrationAuthority);
        let found = match register::find(&as_written, kind) {
            Match::Exact(body) => Match::Exact(body),
            other => behind_label().map_or(other, |name| register::find(name, kind)),
        };
        if let Match::Exact(body) = found
            && body.entity_type == EntityType::IntegrationAuthority
        {
            out.push(Heading { block, body, as_written });
        }
    }
    out
}

/// The authorities that a text names, in its order, each once.
pub(super) fn authorities_named(text: &str) -> Vec<&'static Body> {
    let kind = EntityType::IntegrationAuthority;
    let mut out: Vec<&'static Body> = Vec::new();
    let whole = register::find(text, Some(kind)).body_of(kind);
    let several = register::mentions(text).into_iter().filter_map(|m| m.resolve(Some(kind)).body_of(kind));
    for body in whole.into_iter().chain(several.filter(|_| whole.is_none())) {
        if !out.contains(&body) {
            out.push(body);
        }
    }
    out
}

/// The one authority that a text names. `typed`: only names that tell their kind count.
pub(super) fn only_authority(text: &str, typed: bool) -> Option<&'static Body> {
    let mut found: Option<&'static Body> = None;
    for mention in register::mentions(text) {
        let body = mention.resolve(Some(EntityType::IntegrationAuthority)).body_of(EntityType::IntegrationAuthority);
        let Some(body) = body.filter(|_| mention.typed || !typed) else { continue };
        if found.is_some_and(|known| known != body) {
            return None;
        }
        found = Some(body);
    }
    found
}

/// The partnerships that a cell or heading stands for: one as written, for `normalise` to tell, or several named in a row
/// ("East, North and South Ayrshire").
pub(super) fn written(text: &str) -> Vec<Entity> {
    let kind = EntityType::IntegrationAuthority;
    if register::find(text, Some(kind)).body_of(kind).is_some() {
        return vec![Entity::written(text, Some(kind))];
    }
    let several = register::several(text, kind);
    match several.as_slice() {
        [] => vec![Entity::written(text, Some(kind))],
        bodies => bodies.iter().map(|body| body.entity(text, None)).collect(),
    }
}

/// The words in a text that name a body.
fn name_in(text: &str, body: &Body) -> String {
    let named = register::mentions(text)
        .into_iter()
        .find(|m| m.resolve(Some(EntityType::IntegrationAuthority)).body() == Some(body));
    named.and_then(|m| text.get(m.range)).unwrap_or(text).to_owned()
}

/// The short lines at the beginning of a paper, and its running heads.
fn title_lines<'a>(paper: &Paper<'a>) -> impl Iterator<Item = String> + use<'a> {
    let first = paper.document.blocks.iter().take(TITLE_BLOCKS).filter_map(Block::paragraph);
    let apart = paper.document.apart.iter().map(|a| &a.paragraph).filter(|p| p.kind == ParagraphKind::RunningHead);
    first
        .chain(apart)
        .filter(|p| p.label.is_none())
        .map(|p| one_line(&p.text()))
        .filter(|t| !t.is_empty() && t.split(' ').count() <= TITLE_WORDS && !t.ends_with('.'))
}
