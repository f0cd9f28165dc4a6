//! A checked framework file made into a framework.

use super::matching::Index;
use super::parse::File;
use super::words::fold;
use super::{Feature, Framework, Label, LabelSet, Proposal, Step, Told};

/// Makes it.
pub(super) fn build(file: File) -> Framework {
    let folded =
        |words: &[String]| -> Vec<String> { words.iter().map(|w| fold(w)).filter(|w| !w.is_empty()).collect() };
    let mut writers = folded(&file.writers);
    writers.sort_by(|a, b| b.len().cmp(&a.len()).then_with(|| a.cmp(b)));
    let features: Vec<Feature> = file
        .feature
        .into_iter()
        .map(|feature| Feature {
            number: feature.number.into_inner(),
            title: feature.title,
            proposals: feature
                .proposal
                .into_iter()
                .map(|p| Proposal { number: p.number.into_inner(), text: p.text, national: p.national })
                .collect(),
        })
        .collect();
    let labels = LabelSet::new(file.labels.into_iter().flat_map(|(key, words)| {
        let label = Label::ALL.iter().find(|(_, known)| known == key.get_ref()).map(|(label, _)| *label);
        words.into_iter().filter_map(move |word| label.map(|label| (label, word)))
    }));
    let scale = file
        .scale
        .into_iter()
        .map(|step| {
            let mut folded: Vec<String> = std::iter::once(&step.name).chain(&step.also).map(|n| fold(n)).collect();
            folded.sort_by_key(|name| std::cmp::Reverse(name.len()));
            folded.dedup();
            Step {
                id: step.id.into_inner(),
                name: step.name,
                also: step.also,
                short: step.short.iter().map(|n| fold(n)).collect(),
                folded,
            }
        })
        .collect();
    let index = Index::new(&features);
    Framework {
        id: file.id.into_inner(),
        title: file.title,
        body: file.body,
        phrases: folded(&file.phrases),
        file_names: folded(&file.file_names),
        returned_by: file.returned_by,
        writers,
        scale,
        features,
        labels,
        national_notices: folded(&file.national.notices),
        index,
        told: Told::default(),
    }
}
