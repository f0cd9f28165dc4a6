//! Whose return it is: the partnership that the form, its cover or, at last, its file name gives.

use super::form::{Form, LONGEST_COVER_LINE};
use crate::diagnostic::ReviewCode;
use crate::document::Document;
use crate::framework::{Framework, fold};
use crate::record::{Entity, EntityType};
use crate::register;

/// Who a labelled answer says returns the form: what the register finds in it, otherwise its words. The register is asked
/// only where the framework says what kind of body returns it.
pub(super) fn named_partnership(framework: &Framework, value: &str) -> Option<Entity> {
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
    let Some(kind) = framework.returned_by else { return Some(Entity::written(value, None)) };
    let hint = Some(kind);
    if register::find(value, hint).body_of(kind).is_none() {
        // A longer answer ("Angus HSCP, on behalf of …"): its one partnership, by line, then as a whole.
        let mut found: Vec<(&str, &'static register::Body)> = Vec::new();
        for line in value.lines().chain([value]) {
            for (text, body) in bodies_in(line, kind) {
                if !found.iter().any(|(_, known)| std::ptr::eq(*known, body)) {
                    found.push((text, body));
                }
            }
            if let [(text, body)] = found.as_slice() {
                let known = register::find(text, hint).body_of(kind).is_some();
                return Some(if known { Entity::written(*text, hint) } else { body.entity(text, None) });
            }
        }
    }
    Some(Entity::written(value, hint))
}

/// The bodies of a kind that a line names, with the words.
pub(super) fn bodies_in(text: &str, kind: EntityType) -> Vec<(&str, &'static register::Body)> {
    let hint = Some(kind);
    if let Some(body) = register::find(text, hint).body_of(kind) {
        return vec![(text, body)];
    }
    let mut found: Vec<(&str, &'static register::Body)> = Vec::new();
    for mention in register::mentions(text) {
        let body = mention.resolve(hint).body_of(kind);
        // A council or health board stands for the authority that it alone belongs to.
        let body = body.or_else(|| mention.resolve(None).body().and_then(register::Body::authority));
        let body = body.filter(|b| b.entity_type == kind);
        if let (Some(body), Some(words)) = (body, text.get(mention.range.clone()))
            && !found.iter().any(|(_, known)| std::ptr::eq(*known, body))
        {
            found.push((without_label(words, body), body));
        }
    }
    found
}

/// The words without a label's last word that stands before them ("Name of Partnership Angus HSCP"), where the rest names
/// the same body.
fn without_label<'t>(words: &'t str, body: &register::Body) -> &'t str {
    let rest =
        words.split_once(' ').filter(|(first, _)| first.eq_ignore_ascii_case("partnership")).map(|(_, rest)| rest);
    rest.filter(|rest| register::find(rest, Some(body.entity_type)).body().is_some_and(|own| std::ptr::eq(own, body)))
        .unwrap_or(words)
}

/// Looks for who returns the form where it does not say so, in texts from the likeliest to the least likely.
pub(super) fn infer_partnership(
    framework: &Framework,
    form: &mut Form,
    document: &Document,
    texts: &[&[String]],
    file_name: Option<&str>,
) {
    // Without a register of those who may answer there is nothing to look for.
    let Some(kind) = framework.returned_by else { return };
    let titles: Vec<String> = document.properties.title.iter().chain(&document.properties.subject).cloned().collect();
    let name: Vec<String> = file_name.map(readable_name).into_iter().collect();
    for (place, group) in texts.iter().copied().chain([titles.as_slice(), name.as_slice()]).enumerate() {
        let mut found: Vec<(String, &'static register::Body)> = Vec::new();
        for line in group.iter().filter(|l| l.len() <= LONGEST_COVER_LINE) {
            for (words, body) in bodies_in(line, kind) {
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
pub(super) fn readable_name(name: &str) -> String {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::framework::built_in;

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
            let entity = named_partnership(&built_in()[0], value);
            let found = entity.and_then(|e| register::entity(&e.as_written, e.entity_type, None).0.code);
            assert_eq!(found.as_deref(), code, "{value:?}");
        }
        // Two bodies of one area, neither of which is the partnership's own name.
        let joint = named_partnership(&built_in()[0], "NHS Highland and The Highland Council (lead agency)");
        assert_eq!(joint.and_then(|e| e.code).as_deref(), Some("S37000016"));
    }

    #[test]
    fn a_label_is_no_part_of_a_name() {
        let names = |text| -> Vec<String> {
            bodies_in(text, EntityType::IntegrationAuthority).into_iter().map(|(words, _)| words.to_owned()).collect()
        };
        assert_eq!(names("Name of Partnership Aberdeenshire IJB"), ["Aberdeenshire IJB"]);
        assert_eq!(names("Angus Health and Social Care Partnership"), ["Angus Health and Social Care Partnership"]);
    }

    #[test]
    fn file_names_as_words() {
        assert_eq!(readable_name("a/b/angus_self-evaluation 2019.docx"), "Angus Self Evaluation 2019");
    }
}
