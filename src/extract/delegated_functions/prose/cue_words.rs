//! Words that cues are made of: what may stand between them, and the nouns that the capitals of the vocabulary stand for.

/// Words that may stand between those of a cue.
pub(super) const ADVERBS: [&str; 28] = [
    "also",
    "all",
    "both",
    "now",
    "currently",
    "formally",
    "fully",
    "still",
    "only",
    "each",
    "already",
    "therefore",
    "so",
    "far",
    "yet",
    "since",
    "later",
    "themselves",
    "itself",
    "then",
    "instead",
    "wholly",
    "jointly",
    "directly",
    "not",
    "never",
    "either",
    "likewise",
];
/// Forms of "to be" and what stands with them.
pub(super) const FORMS_OF_BE: [&str; 11] =
    ["is", "are", "was", "were", "be", "been", "being", "has", "have", "had", "will"];
/// Words between "the" and the noun that says what it is: "the scope of the integration scheme".
pub(super) const QUALIFIERS: usize = 4;
/// What a scheme, its scope and what it holds are called.
pub(super) const SCHEME: [&str; 26] = [
    "scheme",
    "schemes",
    "scope",
    "arrangements",
    "arrangement",
    "delegation",
    "integration",
    "agreement",
    "remit",
    "model",
    "ijb",
    "ijbs",
    "hscp",
    "partnership",
    "partnerships",
    "board",
    "functions",
    "services",
    "responsibilities",
    "responsibility",
    "those",
    "portfolio",
    "umbrella",
    "authority",
    "direction",
    "control",
];
/// What the body is called that functions are delegated to.
pub(super) const OWN: [&str; 8] = ["ijb", "ijbs", "hscp", "partnership", "partnerships", "board", "boards", "officer"];
/// What the bodies are called that delegate.
pub(super) const PARENT: [&str; 11] = [
    "comhairle",
    "council",
    "councils",
    "nhs",
    "authority",
    "authorities",
    "board",
    "boards",
    "parties",
    "partners",
    "government",
];
/// Words that may lead to such a noun.
pub(super) const LEADING: [&str; 22] = [
    "the",
    "its",
    "their",
    "our",
    "this",
    "that",
    "local",
    "integration",
    "joint",
    "health",
    "and",
    "social",
    "care",
    "of",
    "integrated",
    "new",
    "shared",
    "delegated",
    "strategic",
    "respective",
    "scope",
    "remit",
];

/// Verbs that say how things stand, as they stand within a sentence.
pub(super) const VERBS_OF_STATE: [&str; 14] = [
    " is ",
    " are ",
    " was ",
    " were ",
    " has ",
    " have ",
    " sit ",
    " sits ",
    " remain ",
    " remains ",
    " stay ",
    " stays ",
    " belong ",
    " belongs ",
];
