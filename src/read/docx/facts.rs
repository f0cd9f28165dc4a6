//! What the file says beside its text: styles, lists, settings, its own properties.

use super::Diagnoses;
use super::names::Name;
use super::numbering::Numbering;
use super::package::{Package, PartTree, Relationship};
use super::story::Facts;
use super::styles::StyleSheet;
use super::xml::ROOT;
use crate::document::Properties;

/// Reads styles, lists and settings.
pub(super) fn read(package: &mut Package<'_>, relationships: &[Relationship], diagnoses: &mut Diagnoses) -> Facts {
    let mut part = |kind| part_of_kind(package, relationships, kind, diagnoses);
    let styles = part("styles").map(|p| StyleSheet::read(&p.tree)).unwrap_or_default();
    let numbering = part("numbering").map(|p| Numbering::read(&p.tree, &styles)).unwrap_or_default();
    let settings = part("settings");
    let even_headers = settings.is_some_and(|p| p.tree.switch(ROOT, Name::EvenAndOddHeaders).unwrap_or(false));
    let chunks = super::chunks::read(package, relationships, diagnoses);
    let objects = super::objects::read(package, relationships);
    Facts { styles, numbering, even_headers, chunks, objects }
}

/// The part that the main part calls its styles, lists, … Where nothing is said, the usual name.
pub(super) fn part_of_kind(
    package: &mut Package<'_>,
    relationships: &[Relationship],
    kind: &str,
    diagnoses: &mut Diagnoses,
) -> Option<PartTree> {
    let named = relationships.iter().find(|r| r.kind == kind && !r.external).map(|r| r.target.clone());
    let usual = format!("word/{kind}.xml");
    let name = named.clone().unwrap_or(usual);
    let Some(part) = package.part(&name) else {
        if named.is_some() {
            diagnoses.missing(&name);
        }
        return None;
    };
    let part = PartTree::new(part);
    diagnoses.part(&name, &part);
    Some(part)
}

/// Reads what the file says of itself.
pub(super) fn properties(package: &mut Package<'_>, root: &[Relationship], facts: &Facts) -> Properties {
    let mut tree = |kind: &str, usual: &str| {
        let name = root.iter().find(|r| r.kind == kind).map_or(usual, |r| &r.target).to_owned();
        package.part(&name).map(|p| PartTree::new(p).tree)
    };
    let core = tree("core-properties", "docProps/core.xml");
    let extended = tree("extended-properties", "docProps/app.xml");
    let of = |tree: &Option<super::xml::Tree>, name: Name| {
        let tree = tree.as_ref()?;
        let node = tree.children(ROOT).find(|c| tree.name(*c) == name)?;
        let text = tree.inner_text(node).trim().to_owned();
        (!text.is_empty()).then_some(text)
    };
    Properties {
        title: of(&core, Name::Title),
        author: of(&core, Name::Creator),
        subject: of(&core, Name::Subject).or_else(|| of(&core, Name::Description)),
        created: of(&core, Name::Created).and_then(|d| day(&d)),
        modified: of(&core, Name::Modified).and_then(|d| day(&d)),
        producer: of(&extended, Name::Application),
        language: of(&core, Name::LanguageProperty).or_else(|| facts.styles.language.clone()),
    }
}

/// The day of a date and time: its first ten characters, if they are one.
fn day(date: &str) -> Option<String> {
    let day = date.get(..10)?;
    let is_day = day.chars().enumerate().all(|(i, c)| if matches!(i, 4 | 7) { c == '-' } else { c.is_ascii_digit() });
    is_day.then(|| day.to_owned())
}

#[cfg(test)]
mod tests {
    use super::day;

    #[test]
    fn days() {
        for (date, expected) in [
            ("2019-05-10T09:00:00Z", Some("2019-05-10")),
            ("2019-05-10", Some("2019-05-10")),
            ("10/05/2019", None),
            ("yesterday at nine", None),
            ("2019", None),
            ("2019-05-1é", None),
        ] {
            assert_eq!(day(date).as_deref(), expected, "{date}");
        }
    }
}
