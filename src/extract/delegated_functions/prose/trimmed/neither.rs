//! "Schools are not included, and neither is housing": what is said of the one is said of the other.

use crate::wording::latin;
use crate::wording::latin::Regex;
use std::sync::LazyLock;

static NEITHER: LazyLock<Regex> = LazyLock::new(|| {
    latin::fixed(
        r"(?i)^(.+?\b(?:is|are|has|have)\s+(?:currently\s+|yet\s+)?not\s+.+?)(?:;|,)?\s+(?:and\s+|and\s+nor\s+|nor\s+|neither\s+)(?:neither\s+)?(?:is|are|has|have)\s+([^,;:.]{4,})\.?$",
    )
});

/// The sentence with both said in full.
pub(super) fn said_of_both(sentence: &str) -> Option<String> {
    if !["neither ", " nor "].iter().any(|word| sentence.contains(word)) {
        return None;
    }
    let found = NEITHER.captures(sentence)?;
    let (first, second) = (found.get(1)?.as_str(), found.get(2)?.as_str());
    let only = !first.contains("either ");
    only.then(|| format!("{first}; {second} are not delegated."))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neither_is_the_other() {
        let check =
            |sentence: &str, want: Option<&str>| assert_eq!(said_of_both(sentence).as_deref(), want, "{sentence}");
        let want = Some("Schools are not included in the scheme; housing are not delegated.");
        check("Schools are not included in the scheme, and neither is housing.", want);
        check("Schools are not included in the scheme, nor is housing.", want);
        check("Neither schools nor housing is delegated.", None);
        check("Schools are delegated, and neither is housing.", None);
        check("Schools are not included.", None);
    }
}
