//! One paragraph beside several owners: "Laura and Stuart will meet. All to send photos." beside "LK/SB, All".

use crate::extract::actions::cast::Cast;
use crate::extract::actions::owners;
use crate::record::Owner;
use crate::wording::sentences::sentences;
use std::ops::Range;

/// The tasks of a paragraph whose sentences tell each of the owners beside it, and nobody twice, what to do; `None` where
/// which part is whose would be a guess.
pub(in crate::extract::actions) fn apart(
    text: &str,
    beside: &[Owner],
    cast: &Cast,
) -> Option<Vec<(String, Vec<Owner>)>> {
    let mut out: Vec<(String, Vec<Owner>)> = Vec::new();
    let mut taken = vec![false; beside.len()];
    let all = sentences(text);
    for range in all.into_iter().flat_map(|range| clauses(text, range)) {
        let said = &text[range.clone()];
        let begins = || takes_on(said, beside, cast).map(|owner| vec![owner]);
        let Some(told) = owners::subject(said).map(|told| told.owners).or_else(begins) else { continue };
        let mut own = Vec::new();
        for owner in &told {
            let at = beside.iter().position(|other| cast.same(owner, other) == Some(true))?;
            let slot = taken.get_mut(at).filter(|slot| !**slot)?;
            *slot = true;
            own.extend(beside.get(at).cloned());
        }
        out.push((text[range].trim().to_owned(), own));
    }
    (out.len() > 1 && taken.iter().all(|taken| *taken)).then_some(out)
}

/// "NF felt left out and offered to write something": the owner with whom a sentence begins that tells what they take on.
fn takes_on(said: &str, beside: &[Owner], cast: &Cast) -> Option<Owner> {
    let takes =
        [" offered to ", " agreed to ", " undertook to ", " volunteered to "].iter().any(|takes| said.contains(takes));
    let first = Owner::written(said.split_whitespace().next().filter(|_| takes)?);
    beside.iter().any(|other| cast.same(&first, other) == Some(true)).then_some(first)
}

/// "JM will buy feed and EC will draw up a rota": the parts of a sentence that each tell somebody what to do.
fn clauses(text: &str, sentence: Range<usize>) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let mut from = sentence.start;
    for joint in [" and ", "; "] {
        for (at, _) in text[sentence.clone()].match_indices(joint) {
            let (ends, begins) = (sentence.start + at, sentence.start + at + joint.len());
            let tells = |range: Range<usize>| text.get(range).is_some_and(|part| owners::subject(part).is_some());
            if ends > from && tells(from..ends) && tells(begins..sentence.end) {
                out.push(from..ends);
                from = begins;
            }
        }
    }
    out.push(from..sentence.end);
    out
}
