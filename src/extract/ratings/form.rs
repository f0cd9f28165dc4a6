//! What a return says of itself: whose it is, whom to ask, when it was completed, draft or final.
//!
//! The partnership is looked for where forms name it, in this order: the labelled row, the title and headers, the
//! sign-off; the file name is the last, weak resort.

use super::lines::{Line, LineContent, Row};
use crate::diagnostic::ReviewCode;
use crate::document::{Aside, Cell, Document, ParagraphKind};
use crate::framework::{Framework, Label, fold};
use crate::record::{Contact, Entity, EntityType, ReturnStatus};
use crate::register;
use crate::wording::latin;
use crate::wording::{people, when};
use regex::Regex;
use std::sync::LazyLock;

/// What a return says of itself.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Form {
    pub(super) partnership: Option<Entity>,
    /// Why a person should look at the partnership.
    pub(super) review: Vec<ReviewCode>,
    /// Whether the partnership is a mere guess, or unknown: every record then says so.
    pub(super) weak: bool,
    pub(super) contacts: Vec<Contact>,
    pub(super) completed_on: Option<String>,
    pub(super) status: Option<ReturnStatus>,
    pub(super) title: Option<String>,
    /// Body tables (1-based) from which it was read.
    pub(super) tables: Vec<usize>,
}

/// Titles and covers stand within so many lines from the top, sign-offs within so many from the end.
const COVER_LINES: usize = 40;
/// A line of a sign-off or cover is shorter, in bytes.
const LONGEST_COVER_LINE: usize = 200;

static EMAIL: LazyLock<Option<Regex>> =
    LazyLock::new(|| latin::regex(r"[A-Za-z0-9._%+'’-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+").ok());

/// Reads a return's own facts. `sections` are the line ranges of its proposals.
pub(super) fn read(
    framework: &Framework,
    document: &Document,
    lines: &[Line<'_>],
    sections: &[std::ops::Range<usize>],
    file_name: Option<&str>,
) -> Form {
    let mut form = Form::default();
    let outside: Vec<usize> = (0..lines.len()).filter(|at| !sections.iter().any(|s| s.contains(at))).collect();
    let asked = asked(framework, lines, &outside);
    form.tables = asked.iter().filter_map(|a| a.table).collect();
    form.tables.sort_unstable();
    form.tables.dedup();
    let answers = |label| asked.iter().filter(move |a| a.label == label).map(|a| a.value.as_str());
    form.partnership = answers(Label::Partnership).find_map(named_partnership);
    let contact_lines: Vec<&str> = answers(Label::Contact).flat_map(str::lines).collect();
    form.contacts = contacts(&contact_lines);
    form.completed_on = answers(Label::Completed).find_map(when::day_or_month);
    let cover: Vec<String> =
        outside.iter().filter(|at| **at < COVER_LINES).filter_map(|at| lines.get(*at)).map(Line::text).collect();
    let heads: Vec<String> = document.apart.iter().filter(|a| is_head(a)).map(|a| a.paragraph.text()).collect();
    let end: Vec<String> = lines.iter().rev().take(COVER_LINES).map(Line::text).collect();
    if form.partnership.is_none() {
        infer_partnership(&mut form, document, &[&cover, &heads, &end], file_name);
    }
    if form.completed_on.is_none() {
        form.completed_on = completion_line(framework, cover.iter().chain(&end));
    }
    form.status = status(&cover, &heads, &end, document, file_name);
    form.title = title(framework, lines, &outside, document);
    form
}

/// An answer to one of the form's own questions.
#[derive(Debug)]
struct Asked {
    label: Label,
    value: String,
    table: Option<usize>,
}

fn is_asked(label: Label) -> bool {
    matches!(label, Label::Partnership | Label::Contact | Label::Completed)
}

fn asked(framework: &Framework, lines: &[Line<'_>], outside: &[usize]) -> Vec<Asked> {
    let mut found = Vec::new();
    // The labels of a row that holds only labels: the answers stand in the row below.
    let mut heads: Vec<(usize, u32, Label)> = Vec::new();
    let mut waiting: Option<Label> = None;
    for at in outside {
        let Some(line) = lines.get(*at) else { continue };
        match &line.content {
            LineContent::Row(row) => {
                waiting = None;
                row_answers(framework, row, &mut heads, &mut found);
            }
            LineContent::Paragraph(paragraph) => {
                let text = paragraph.text();
                if let Some((labels, content)) = framework.leading_label(&text)
                    && let Some(label) = labels.into_iter().find(|l| is_asked(*l))
                {
                    let value = text.get(content..).unwrap_or_default().trim().to_owned();
                    waiting = value.is_empty().then_some(label);
                    found.push(Asked { label, value, table: None });
                } else if let Some(label) = framework.labels_of(&text).into_iter().find(|l| is_asked(*l)) {
                    waiting = Some(label);
                } else if let Some(label) = waiting {
                    // Contacts may take several lines.
                    found.push(Asked { label, value: text, table: None });
                    waiting = waiting.filter(|l| *l == Label::Contact);
                }
            }
        }
    }
    found
}

fn row_answers(framework: &Framework, row: &Row<'_>, heads: &mut Vec<(usize, u32, Label)>, found: &mut Vec<Asked>) {
    let table = table_number(&row.table_path);
    let label = |cell: &Cell| framework.labels_of(&cell.text()).into_iter().find(|l| is_asked(*l));
    let labels: Vec<Option<Label>> = row.cells.iter().map(|c| label(c)).collect();
    let written = row.written().count();
    if labels.iter().flatten().count() == written && written >= 2 {
        heads.clear();
        heads.extend(row.cells.iter().zip(&labels).filter_map(|(c, l)| l.map(|l| (row.table_id, c.column, l))));
        return;
    }
    let mut open = None;
    for (cell, own) in row.cells.iter().zip(&labels) {
        let text = cell.text();
        if let Some(label) = own {
            open = Some(*label);
        } else if text.trim().is_empty() {
        } else if let Some(label) = open.or_else(|| {
            heads.iter().find(|(t, column, _)| *t == row.table_id && *column == cell.column).map(|(.., l)| *l)
        }) {
            found.push(Asked { label, value: text, table });
        } else {
            // "Name of partnership: …" in one cell, a line for each question.
            for line in text.lines() {
                if let Some((labels, content)) = framework.leading_label(line)
                    && let Some(label) = labels.into_iter().find(|l| is_asked(*l))
                {
                    found.push(Asked {
                        label,
                        value: line.get(content..).unwrap_or_default().trim().to_owned(),
                        table,
                    });
                }
            }
        }
    }
}

/// The number of a body table in a path.
pub(super) fn table_number(path: &str) -> Option<usize> {
    path.strip_prefix("table[")?.split(']').next()?.parse().ok()
}

/// The partnership that a labelled answer names: what the register finds in it, otherwise its words.
fn named_partnership(value: &str) -> Option<Entity> {
    let value = value.trim();
    let prompt = fold(value);
    if prompt.is_empty()
        || prompt.starts_with("click")
        || prompt.starts_with("enter")
        || prompt.starts_with("insert")
        || prompt.starts_with("choose")
    {
        return None;
    }
    let hint = Some(EntityType::IntegrationAuthority);
    if register::find(value, hint).body_of(EntityType::IntegrationAuthority).is_none() {
        // A longer answer ("Angus HSCP, on behalf of …"): its one partnership, by line, then as a whole.
        let mut found: Vec<(&str, &'static register::Body)> = Vec::new();
        for line in value.lines().chain([value]) {
            for (text, body) in authorities_in(line) {
                if !found.iter().any(|(_, known)| std::ptr::eq(*known, body)) {
                    found.push((text, body));
                }
            }
            if let [(text, _)] = found.as_slice() {
                return Some(Entity::written(*text, hint));
            }
        }
    }
    Some(Entity::written(value, hint))
}

/// The integration authorities that a line names, with the words.
fn authorities_in(text: &str) -> Vec<(&str, &'static register::Body)> {
    let hint = Some(EntityType::IntegrationAuthority);
    if let Some(body) = register::find(text, hint).body_of(EntityType::IntegrationAuthority) {
        return vec![(text, body)];
    }
    let mut found: Vec<(&str, &'static register::Body)> = Vec::new();
    for mention in register::mentions(text) {
        let body = mention.resolve(hint).body_of(EntityType::IntegrationAuthority);
        let body = body.or_else(|| mention.resolve(None).body().and_then(register::Body::authority));
        if let (Some(body), Some(words)) = (body, text.get(mention.range.clone()))
            && !found.iter().any(|(_, known)| std::ptr::eq(*known, body))
        {
            found.push((words, body));
        }
    }
    found
}

fn infer_partnership(form: &mut Form, document: &Document, texts: &[&[String]], file_name: Option<&str>) {
    let titles: Vec<String> = document.properties.title.iter().chain(&document.properties.subject).cloned().collect();
    let name: Vec<String> = file_name.map(readable_name).into_iter().collect();
    for (place, group) in texts.iter().copied().chain([titles.as_slice(), name.as_slice()]).enumerate() {
        let mut found: Vec<(String, &'static register::Body)> = Vec::new();
        for line in group.iter().filter(|l| l.len() <= LONGEST_COVER_LINE) {
            for (words, body) in authorities_in(line) {
                if !found.iter().any(|(_, known)| std::ptr::eq(*known, body)) {
                    found.push((words.to_owned(), body));
                }
            }
        }
        if let [(words, body)] = found.as_slice() {
            form.partnership = Some(body.entity(words, form.completed_on.as_deref()));
            form.review.push(ReviewCode::PartnershipInferred);
            // Whose name the cover or header bears is hardly in doubt; a sign-off's or file name's may be another's.
            form.weak = place >= 2;
            return;
        }
    }
    form.review.push(ReviewCode::PartnershipUnknown);
    form.weak = true;
}

/// "angus_self-evaluation 2019.docx" as words with capitals, for the register.
fn readable_name(name: &str) -> String {
    let stem = name.rsplit(['/', '\\']).next().unwrap_or(name);
    let stem = stem.rsplit_once('.').map_or(stem, |(stem, _)| stem);
    let words = stem.split(|c: char| !c.is_alphanumeric() && c != '\'').filter(|w| !w.is_empty());
    let capitals = words.map(|word| {
        let mut letters = word.chars();
        match (letters.next(), word) {
            (_, "and" | "of") => word.to_owned(),
            (Some(first), _) => first.to_uppercase().chain(letters).collect(),
            (None, _) => String::new(),
        }
    });
    capitals.collect::<Vec<_>>().join(" ")
}

/// Names and addresses: "Jo Blair, jo@example.org", on one line or the next.
fn contacts(lines: &[&str]) -> Vec<Contact> {
    let Some(pattern) = EMAIL.as_ref() else { return Vec::new() };
    let mut found: Vec<Contact> = Vec::new();
    for line in lines.iter().flat_map(|l| l.split(';')) {
        let emails: Vec<String> =
            pattern.find_iter(line).map(|m| m.as_str().trim_end_matches('.').to_owned()).collect();
        let without = pattern.replace_all(line, "\u{1f}");
        let names: Vec<String> = without.split('\u{1f}').map(contact_name).collect();
        for (at, email) in emails.iter().enumerate() {
            let before = names.get(at).filter(|name| !name.is_empty()).cloned();
            match found.last_mut().filter(|c| before.is_none() && c.email.is_none()) {
                Some(last) => last.email = Some(email.clone()),
                None => found.push(Contact { name: before, email: Some(email.clone()) }),
            }
        }
        if emails.is_empty() {
            for name in names.first().into_iter().flat_map(|n| n.split(" / ")).filter(|n| people::is_person(n)) {
                found.push(Contact { name: Some(name.to_owned()), email: None });
            }
        } else if let Some(name) = names.get(emails.len()).filter(|n| people::is_person(n))
            && let Some(last) = found.last_mut().filter(|c| c.name.is_none())
        {
            // "jo@example.org (Jo Blair)"
            last.name = Some(name.clone());
        }
    }
    found
}

/// A name beside an address: captions, posts, telephone numbers and punctuation taken away.
fn contact_name(text: &str) -> String {
    const CAPTIONS: &[&str] = &[
        "name",
        "email",
        "e-mail",
        "email address",
        "contact",
        "contact name",
        "tel",
        "telephone",
        "phone",
        "mailto",
        "and",
    ];
    let mut pieces = text
        .split([':', ',', '(', ')', '<', '>', '[', ']', '|', '\t', '\n', '–', '—', '\u{a0}'])
        .map(|p| p.trim_matches(|c: char| c.is_whitespace() || "-/.;".contains(c)));
    let piece = pieces.find(|p| {
        let folded = fold(p);
        !folded.is_empty() && !CAPTIONS.contains(&folded.as_str()) && p.chars().filter(char::is_ascii_digit).count() < 5
    });
    let words: Vec<&str> =
        piece.unwrap_or_default().split_whitespace().filter(|w| !CAPTIONS.contains(&fold(w).as_str())).collect();
    words.join(" ")
}

/// A line of the cover or sign-off that says when the return was completed.
fn completion_line<'a>(framework: &Framework, lines: impl Iterator<Item = &'a String>) -> Option<String> {
    let says = ["completed", "date of completion", "submitted", "signed off", "date of return", "returned on", "date"];
    for line in lines.filter(|l| l.len() <= LONGEST_COVER_LINE) {
        let folded = fold(line);
        // The framework's own deadline and date of issue are no dates of completion.
        if framework.has_phrase(line)
            || folded.contains("please")
            || folded.contains(" by ") && folded.contains("share")
        {
            continue;
        }
        if says.iter().any(|s| folded.starts_with(s) || (s.len() > 4 && folded.contains(&format!(" {s} "))))
            && let Some(date) = when::day_or_month(line)
        {
            return Some(date);
        }
    }
    None
}

fn is_head(aside: &Aside) -> bool {
    matches!(aside.paragraph.kind, ParagraphKind::RunningHead | ParagraphKind::Footer | ParagraphKind::Watermark)
}

/// Draft or final, from watermark, header, cover, title, sign-off and file name, in this order of trust.
fn status(
    cover: &[String],
    heads: &[String],
    end: &[String],
    document: &Document,
    file_name: Option<&str>,
) -> Option<ReturnStatus> {
    let short = |texts: &[String]| texts.iter().filter(|t| t.len() <= LONGEST_COVER_LINE).find_map(|t| status_of(t));
    short(heads)
        .or_else(|| short(cover))
        .or_else(|| document.properties.title.as_deref().and_then(status_of))
        .or_else(|| file_name.map(readable_name).as_deref().and_then(status_of))
        .or_else(|| short(end).filter(|s| *s == ReturnStatus::Final))
}

/// What a short text says: "DRAFT v0.3", "FINAL", "Approved by the IJB on …"; "draft strategic plan" says nothing.
fn status_of(text: &str) -> Option<ReturnStatus> {
    let folded = fold(text);
    let words: Vec<&str> = folded.split(' ').collect();
    let has = |w: &str| words.contains(&w);
    let short = words.len() <= 8;
    let versioned = |w: &str| w.starts_with("draft") && w[5..].chars().all(|c| c.is_ascii_digit());
    let not_final = folded.contains("not yet approved")
        || folded.contains("not final")
        || folded.contains("subject to approval")
        || folded.contains("for approval")
        || folded.contains("awaiting approval")
        || folded.contains("to be approved");
    if not_final {
        return Some(ReturnStatus::Draft);
    }
    if words.iter().any(|w| versioned(w)) {
        // "Final draft" is a draft; a long sentence that speaks of some draft says nothing of the return.
        let own = short
            || [
                "status draft",
                "this is a draft",
                "draft return",
                "draft self evaluation",
                "draft version",
                "draft v",
                "draft for",
            ]
            .iter()
            .any(|p| folded.contains(p));
        return own.then_some(ReturnStatus::Draft);
    }
    let finals = [
        "final version",
        "status final",
        "approved by",
        "final return",
        "agreed by the ijb",
        "signed off by",
        "final self evaluation",
        "approved version",
        "endorsed by",
        "agreed by the integration joint board",
    ];
    if (has("final") && short)
        || finals.iter().any(|p| folded.contains(p))
        || (short && has("approved"))
        || (short && folded.starts_with("signed off"))
    {
        return Some(ReturnStatus::Final);
    }
    None
}

/// The return's title: what its cover calls it.
fn title(framework: &Framework, lines: &[Line<'_>], outside: &[usize], document: &Document) -> Option<String> {
    let cover: Vec<&Line<'_>> =
        outside.iter().filter(|at| **at < COVER_LINES).filter_map(|at| lines.get(*at)).collect();
    let paragraph_text = |line: &&Line<'_>| {
        line.paragraph().map(|p| p.text().trim().to_owned()).filter(|t| t.len() <= LONGEST_COVER_LINE)
    };
    let wanted = fold(&framework.title);
    let texts: Vec<String> = cover.iter().filter_map(paragraph_text).collect();
    // The title may be set on one line or on two.
    for (at, text) in texts.iter().enumerate() {
        if fold(text) == wanted {
            return Some(text.clone());
        }
        if let Some(next) = texts.get(at + 1) {
            let both = format!("{text} {next}");
            if fold(&both) == wanted {
                return Some(both);
            }
        }
    }
    cover
        .iter()
        .filter(|l| l.paragraph().is_some_and(|p| p.kind == ParagraphKind::Heading))
        .filter_map(paragraph_text)
        .find(|t| framework.has_phrase(t) || fold(t).contains("self evaluation"))
        .or_else(|| document.properties.title.clone().filter(|t| !t.trim().is_empty()))
        .or_else(|| texts.into_iter().find(|t| framework.has_phrase(t)))
        .or_else(|| Some(framework.title.clone()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_beside_addresses() {
        for (lines, expected) in [
            (
                vec!["Jo Blair   jo.blair@example.org", "Sam Reid   sam@example.org"],
                vec![("Jo Blair", "jo.blair@example.org"), ("Sam Reid", "sam@example.org")],
            ),
            (vec!["Jo Blair", "jo.blair@example.org"], vec![("Jo Blair", "jo.blair@example.org")]),
            (vec!["Name: Jo Blair, Email: jo@example.org"], vec![("Jo Blair", "jo@example.org")]),
            (
                vec!["Jo Blair (jo@example.org); Sam Reid (sam@example.org)"],
                vec![("Jo Blair", "jo@example.org"), ("Sam Reid", "sam@example.org")],
            ),
            (vec!["Jo Blair, Chief Officer – jo@example.org"], vec![("Jo Blair", "jo@example.org")]),
            (vec!["jo@example.org"], vec![("", "jo@example.org")]),
            (vec![], vec![]),
        ] {
            let found: Vec<(String, String)> = contacts(&lines)
                .into_iter()
                .map(|c| (c.name.unwrap_or_default(), c.email.unwrap_or_default()))
                .collect();
            let expected: Vec<(String, String)> =
                expected.into_iter().map(|(n, e)| (n.to_owned(), e.to_owned())).collect();
            assert_eq!(found, expected, "{lines:?}");
        }
    }

    #[test]
    fn draft_and_final() {
        for (text, expected) in [
            ("DRAFT", Some(ReturnStatus::Draft)),
            ("DRAFT v0.3", Some(ReturnStatus::Draft)),
            ("Draft2", Some(ReturnStatus::Draft)),
            ("Final draft", Some(ReturnStatus::Draft)),
            ("Self-evaluation – Final", Some(ReturnStatus::Final)),
            ("Approved by the Integration Joint Board on 8 May 2019", Some(ReturnStatus::Final)),
            ("Not yet approved by the IJB", Some(ReturnStatus::Draft)),
            ("The draft strategic plan was taken to the board in May and was well received by all who took part", None),
            ("10 May 2019", None),
            ("", None),
        ] {
            assert_eq!(status_of(text), expected, "{text:?}");
        }
    }

    #[test]
    fn partnerships_however_they_are_written() {
        for (value, code) in [
            ("Angus Health and Social Care Partnership", Some("S37000003")),
            ("Angus HSCP", Some("S37000003")),
            ("NHS Western Isles / Comhairle nan Eilean Siar IJB", Some("S37000031")),
            ("Clacks and Stirling", Some("S37000005")),
            ("Health and Social Care North Lanarkshire", Some("S37000035")),
            ("Angus HSCP (Angus Council and NHS Tayside)", Some("S37000003")),
            ("Click or tap here to enter text.", None),
            ("", None),
        ] {
            let entity = named_partnership(value);
            let found = entity.and_then(|e| register::entity(&e.as_written, e.entity_type, None).0.code);
            assert_eq!(found.as_deref(), code, "{value:?}");
        }
    }

    #[test]
    fn file_names_as_words() {
        assert_eq!(readable_name("a/b/angus_self-evaluation 2019.docx"), "Angus Self Evaluation 2019");
    }
}
