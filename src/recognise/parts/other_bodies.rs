//! The head of another body's paper: papers bound in one file without stamps, page numbers or bookmarks of their own.
//!
//! A single paper is headed once, by the body whose it is. A page that begins with another body's name, set as large as the
//! first title, and says below it what kind of paper follows, begins that body's paper. The name alone may also head a
//! chapter: that is doubted ([`Sign::Doubtful`]).

use super::titles::{self, is_title_line};
use crate::document::{Block, Paragraph, ParagraphKind};
use crate::recognise::kind;
use crate::record::EntityType;
use crate::register::{self, Body};
use crate::wording::when;
use jiff::civil::Date;

/// Letters as large as the first title's, but for the rounding of a scan.
const AS_LARGE: f32 = 0.97;
/// Title lines that may name the body, and the kind and day of the paper.
const LINES: usize = 4;
/// Blocks below the title among which those present are listed.
const PEOPLE_BELOW: usize = 6;

/// What the head of a page says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sign {
    /// Another paper begins.
    Surely,
    /// Another paper may begin.
    Doubtful,
}

/// The head of a document or of one of its parts, with which the heads of pages are compared.
#[derive(Debug)]
pub(super) struct FirstHead {
    head: Head,
}

/// What a head's title lines say.
#[derive(Debug)]
struct Head {
    /// The partnerships, boards and councils of the register that it names, each by its authority.
    registered: Vec<&'static Body>,
    /// Lines that say nothing but a body's name, as names are compared.
    bodies: Vec<String>,
    /// The day of its meeting.
    day: Option<Date>,
    /// The size of its largest letters; 0 where the format does not tell.
    size: f32,
    /// The highest rank of its headings; `None` where no line is a heading.
    level: Option<u8>,
}

impl Head {
    fn of(blocks: &[Block]) -> Self {
        let lines: Vec<&Paragraph> = titles::group(blocks).into_iter().take(LINES).collect();
        let texts: Vec<String> = lines.iter().map(|p| p.text()).collect();
        Self {
            registered: texts.iter().flat_map(|text| local_bodies(text)).collect(),
            bodies: lines.iter().filter(|p| titles::ends_in_a_body(p)).map(|p| titles::squeezed(p)).collect(),
            day: texts.iter().find_map(|text| when::first_day(text)),
            size: lines.iter().map(|p| titles::size(p)).fold(0.0, f32::max),
            level: lines.iter().filter(|p| p.kind == ParagraphKind::Heading).map(|p| p.level).min(),
        }
    }

    /// Whether its letters and headings rank no lower than another's.
    fn ranks_with(&self, first: &Self) -> bool {
        self.size >= AS_LARGE * first.size && self.level.unwrap_or(u8::MAX) <= first.level.unwrap_or(u8::MAX)
    }

    /// Whether it names another body than the first head does.
    fn is_of_another(&self, first: &Self) -> bool {
        let apart = |own: &[&'static Body], other: &[&'static Body]| own.iter().all(|body| !other.contains(body));
        if !self.registered.is_empty() && !first.registered.is_empty() {
            return apart(&self.registered, &first.registered);
        }
        !self.bodies.is_empty()
            && !first.bodies.is_empty()
            && self.bodies.iter().all(|name| !first.bodies.iter().any(|other| alike(name, other)))
    }
}

impl FirstHead {
    pub(super) fn of(blocks: &[Block]) -> Self {
        Self { head: Head::of(blocks) }
    }

    /// What the head of the page that begins with `blocks` says.
    pub(super) fn sign(&self, blocks: &[Block]) -> Option<Sign> {
        let lines: Vec<&Paragraph> = titles::group(blocks).into_iter().take(LINES).collect();
        if lines.is_empty() || !blocks.first().and_then(Block::paragraph).is_some_and(is_title_line) {
            return None;
        }
        let own = Head::of(blocks);
        if !own.ranks_with(&self.head) {
            return None;
        }
        let announced = lines.iter().any(|p| kind::names_a_kind(&p.text()));
        let other = own.is_of_another(&self.head);
        let dated = own.day.is_some() && own.day != self.head.day;
        match (other, announced || own.day.is_some() && lists_people(blocks), dated) {
            (true, true, _) => Some(Sign::Surely),
            (true, false, _) | (false, true, true) => Some(Sign::Doubtful),
            _ => None,
        }
    }
}

/// Whether one name is the other with more words.
fn alike(name: &str, other: &str) -> bool {
    name.contains(other.trim()) || other.contains(name.trim())
}

/// The authorities of the partnerships, boards and councils that a line names with their kind.
fn local_bodies(line: &str) -> Vec<&'static Body> {
    register::mentions(line)
        .into_iter()
        .filter(|mention| mention.typed)
        .filter_map(|mention| mention.resolve(Some(EntityType::IntegrationAuthority)).body())
        .filter(|body| body.entity_type != EntityType::NationalBody)
        .map(|body| body.authority().unwrap_or(body))
        .collect()
}

/// Whether those present are listed right below the title lines.
fn lists_people(blocks: &[Block]) -> bool {
    let starts = |text: &str| {
        let line = kind::folded(text);
        [" present ", " in attendance ", " attending ", " sederunt ", " apologies "].iter().any(|w| line.starts_with(w))
    };
    let below = blocks.iter().filter(|b| !b.is_empty()).take(LINES + PEOPLE_BELOW);
    below.into_iter().any(|block| match block {
        Block::Paragraph(paragraph) => starts(&paragraph.text()),
        Block::Table(table) => table.cells.iter().take(2).any(|cell| starts(&cell.text())),
    })
}
