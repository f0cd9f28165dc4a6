//! What the last clause of a sentence says was done, where the clauses before it tell the talk: "Members saw no reason to wait and the
//! increase was sanctioned", and what whoever chairs announces. All are doubtful.

use super::otherwise::Told;
use super::phrases::done;
use super::verbs::verb_of;
use crate::record::DecisionVerb;

/// What the last clause tells.
pub(super) fn told(text: &str) -> Option<Told<'_>> {
    if let Some(verb) = announced(text).and_then(verb_in) {
        return Some(Told::perhaps(text, verb));
    }
    if let Some(verb) = passed(text) {
        return Some(Told::perhaps(text, verb));
    }
    const JOINTS: [&str; 7] =
        [" and the ", ", but the ", "; the ", ", so the ", " and so the ", " and his ", " and their "];
    let at = JOINTS.iter().filter_map(|joint| Some((text.rfind(joint)?, *joint))).max_by_key(|(at, _)| *at)?;
    let (head, clause) = (text.get(..at.0)?, text.get(at.0 + at.1.len()..)?);
    // "Una reported that tests were done and the licence was granted": what she said.
    let says = [" reported", " said", " advised", " explained", " informed", " stated", " heard", " told "];
    let told = says.iter().any(|word| head.contains(word)) || head.split_whitespace().count() < 3;
    let verb = verb_in(clause).filter(|_| !told)?;
    Some(Told::perhaps(text, verb))
}

/// "The Chair announced that the licence was granted": what stands behind "that".
fn announced(text: &str) -> Option<&str> {
    const CHAIRS: [&str; 6] = ["Chair", "Chairman", "Convener", "Convenor", "Chairperson", "Clerk"];
    let rest = text.strip_prefix("The ")?;
    let (_, said) = rest.split_once(' ').filter(|(who, _)| CHAIRS.contains(who))?;
    let opens = ["announced that the ", "declared that the ", "then announced that the "];
    opens.iter().find_map(|opens| said.strip_prefix(opens))
}

/// What "application was granted, but …" says was done.
fn verb_in(clause: &str) -> Option<DecisionVerb> {
    // What was done stands before the first comma, whatever is said of it behind.
    let head = clause.split([',', ';']).next().unwrap_or(clause);
    let whole = format!("The {}.", head.trim_end_matches(['.', ' ']));
    let found = done(&whole)?;
    let subject = found.name("subject")?.as_str();
    let clause =
        [" that ", " which ", " who ", " when ", " where ", " had ", " if "].iter().any(|word| subject.contains(word));
    let by = found.name("end").is_some_and(|end| end.as_str().starts_with("by the"));
    let verb = found.name("verb")?.as_str();
    (!clause && !by).then(|| verb_of(verb))
}

/// "The audit was gone through line by line and passed, and will go to the auditor": minutes, accounts and the like that were passed.
fn passed(text: &str) -> Option<DecisionVerb> {
    const PAPERS: [&str; 12] = [
        "minute",
        "minutes",
        "account",
        "accounts",
        "audit",
        "budget",
        "statement",
        "report",
        "plan",
        "policy",
        "resolution",
        "estimate",
    ];
    let at = text.find(" and passed")?;
    let behind = text.get(at + " and passed".len()..)?;
    let ends = behind.is_empty()
        || behind.starts_with(['.', ',', ';'])
        || [" subject to", " as ", " unanimously", " for payment", " by all"].iter().any(|end| behind.starts_with(end));
    let head = text.get(..at)?;
    let subject = head.split(" was ").next().unwrap_or(head).split(" were ").next().unwrap_or(head);
    let paper = subject.split(' ').any(|word| PAPERS.contains(&word.to_lowercase().as_str()));
    (ends && paper && subject.len() < head.len() && !head.contains([';', ':'])).then_some(DecisionVerb::Approve)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_last_clause_says() {
        let verb = |text: &str| match told(text) {
            Some(Told::Decided { verb, .. }) => Some(verb),
            _ => None,
        };
        assert_eq!(
            verb("The Chair announced that the application was granted, but that it would close at ten."),
            Some(DecisionVerb::Approve)
        );
        assert_eq!(
            verb("Members saw no reason to wait and the increase was sanctioned from 1 May."),
            Some(DecisionVerb::Approve)
        );
        assert_eq!(
            verb("The Board was not persuaded of the need and the application was refused."),
            Some(DecisionVerb::Other)
        );
        assert_eq!(verb("The audit was read and passed, and will go to Al."), Some(DecisionVerb::Approve));
        for other in [
            "Una reported that tests were done and the licence was granted.",
            "The keys were found and passed to the Clerk.",
            "Al spoke of the roof and the rain was heavy.",
            "There was a talk and the grant was refused by the lottery.",
        ] {
            assert_eq!(verb(other), None, "{other}");
        }
    }
}
