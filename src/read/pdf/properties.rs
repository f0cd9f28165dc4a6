//! What a file says of itself: the information dictionary and the catalogue.

use hayro_syntax::Pdf;
use hayro_syntax::object::{DateTime, Dict, String as PdfString};

use super::objects::text_string;
use crate::document::Properties;

/// Reads the properties.
pub(super) fn read(pdf: &Pdf, catalogue: &Dict<'_>) -> Properties {
    let information = pdf.metadata();
    let text = |bytes: Option<&[u8]>| {
        let text = text_string(bytes?).trim().trim_matches('\0').to_owned();
        (!text.is_empty()).then_some(text)
    };
    Properties {
        title: text(information.title.as_deref()),
        author: text(information.author.as_deref()),
        subject: text(information.subject.as_deref()),
        created: information.creation_date.as_ref().and_then(day),
        modified: information.modification_date.as_ref().and_then(day),
        producer: text(information.producer.as_deref()).or_else(|| text(information.creator.as_deref())),
        language: catalogue.get::<PdfString<'_>>(b"Lang").and_then(|language| text(Some(language.as_bytes()))),
    }
}

/// The day, `YYYY-MM-DD`; nothing for the year 0, which some writers put for "unknown".
fn day(date: &DateTime) -> Option<String> {
    (date.year > 0).then(|| format!("{:04}-{:02}-{:02}", date.year, date.month, date.day))
}
