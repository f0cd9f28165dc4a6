//! `boardpapers` reads public boards' papers and writes what they say as normalised records.
//!
//! A paper's way, in the order of the modules:
//!
//! 1. [`read`]: bytes to a [`document::Document`]: words and lines on pages (PDF), or paragraphs and tables (DOCX);
//! 2. [`recognise`]: the document gets its structure: tables, headings, running heads, parts, kind;
//! 3. [`mod@extract`]: structure to [`record::Records`] that say what is written and where;
//! 4. [`normalise`]: names, codes and dates filled in;
//! 5. [`collate`]: what only the batch as a whole can tell;
//! 6. [`write`](mod@write): records to files; [`report`]: records to overviews.
//!
//! Data ([`document`], [`record`], [`diagnostic`]) and facts ([`register`], [`framework`], [`wording`]) may be used by
//! every stage; stages never use each other; [`pipeline`] alone composes them. A test holds this.
//!
//! # Glossary
//! *Paper*: one file. *Pack*: a file of several papers. *Minute*: the record of a meeting. *Action*, *owner*: what is to
//! be done, and by whom. *Return*: a filled-in self-evaluation template. *Framework*: the questionnaire behind it.
//! *Proposal*: one rated line of a framework; *feature*: a group of them. *Partnership*: an integration authority, its
//! council and its health board. *Locality*: a part of a partnership's area. *Delegated function*: a service handed to the
//! integration authority. *Glyph*, *word*, *ruling line*, *cell*: as in print.

pub mod collate;
pub mod diagnostic;
pub mod document;
pub mod error;
pub mod extract;
pub mod framework;
mod guard;
pub mod normalise;
pub mod pipeline;
pub mod read;
pub mod recognise;
pub mod record;
pub mod register;
pub mod report;
pub mod settings;
pub mod wording;
pub mod worker;
pub mod write;

pub use pipeline::{Extraction, extract};
pub use settings::Settings;
