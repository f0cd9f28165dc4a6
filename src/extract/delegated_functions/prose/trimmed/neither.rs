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

/// "The functions delegated to the IJB do not include X".
static NOT_AMONG: LazyLock<Regex> = LazyLock::new(|| {
    latin::fixed(
        r"(?i)^(?:the\s+)?(?:functions|services)\s+(?:that\s+(?:are|have\s+been)\s+)?delegated\b[^,;:.]{0,80}?\s+do\s+not\s+include\s+(.{4,}?)\.?$",
    )
});

/// The sentence with what it takes out named first.
pub(super) fn not_among(sentence: &str) -> Option<String> {
    let found = NOT_AMONG.captures(sentence).filter(|_| sentence.contains(" do not include "))?;
    Some(format!("{} are not delegated.", found.get(1)?.as_str()))
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

    #[test]
    fn what_is_not_among_them_is_not_delegated() {
        let check = |sentence: &str, want: Option<&str>| assert_eq!(not_among(sentence).as_deref(), want, "{sentence}");
        let want = Some("surgery and schools are not delegated.");
        check("The functions delegated to the IJB do not include surgery and schools.", want);
        check("Services that have been delegated do not include surgery and schools.", want);
        check("The functions delegated to the IJB include surgery.", None);
        check("The costs of the functions delegated to the IJB do not include VAT.", None);
    }
}
