//! "Housing functions that the Council has delegated are X and Y": the functions are those that are named behind the verb.

use super::Told;

/// How the names begin that a sentence's subject only stands for.
const NAMED: [&str; 7] = [" are ", " are the ", " include ", " include the ", " comprise ", " are: ", " include: "];

/// What a sentence tells without the subject that only stands for what it names.
pub(super) fn without_subject(told: Vec<Told>) -> Vec<Told> {
    let stands_for = |one: &Told| {
        let lower = one.function.to_lowercase();
        let many = lower.ends_with(" functions") || lower.ends_with(" services");
        let mut parts = one.sentence.splitn(2, one.function.as_str());
        let opens = parts.next().is_some_and(|ahead| ahead.split(' ').count() <= WORDS_AHEAD);
        let behind = parts.next().unwrap_or_default();
        let related = [" that ", " which "].iter().any(|word| behind.starts_with(word));
        let names = |other: &Told| {
            let verb = |words: &str| behind.contains(&format!("{words}{}", other.function));
            other.sentence == one.sentence && other.function != one.function && NAMED.iter().any(|words| verb(words))
        };
        many && opens && related && told.iter().any(names)
    };
    let keep: Vec<bool> = told.iter().map(|one| !stands_for(one)).collect();
    told.into_iter().zip(keep).filter(|(_, keep)| *keep).map(|(one, _)| one).collect()
}

/// Words before a sentence's subject, at most.
const WORDS_AHEAD: usize = 3;

#[cfg(test)]
mod tests {
    use super::super::{Above, in_sentences};
    use crate::framework::plans::PlanVocabulary;

    #[test]
    fn a_subject_only_stands_for_what_is_named() {
        let check = |sentence: &str, want: &[&str]| {
            let told = in_sentences(sentence, &PlanVocabulary::built_in(), Above::Paragraph);
            let told: Vec<&str> = told.iter().map(|one| one.function.as_str()).collect();
            assert_eq!(told, want, "{sentence}");
        };
        check(
            "Housing functions that the Council has delegated to the Partnership are aids and adaptations and homelessness.",
            &["aids and adaptations", "homelessness"],
        );
        check("School nursing services, which are for all ages, are delegated.", &["School nursing services"]);
    }
}
