//! One paragraph beside several owners: "Laura and Stuart will meet. All to send photos." beside "LK/SB, All".

use crate::extract::actions::cast::Cast;
use crate::extract::actions::owners;
use crate::record::Owner;
use crate::wording::sentences::sentences;

/// The tasks of a paragraph whose sentences tell each of the owners beside it, and nobody twice, what to do; `None` where
/// which part is whose would be a guess.
pub(in crate::extract::actions) fn apart(
    text: &str,
    beside: &[Owner],
    cast: &Cast,
) -> Option<Vec<(String, Vec<Owner>)>> {
    let mut out: Vec<(String, Vec<Owner>)> = Vec::new();
    let mut taken = vec![false; beside.len()];
    for range in sentences(text) {
        let Some(told) = owners::subject(&text[range.clone()]) else { continue };
        let mut own = Vec::new();
        for owner in &told.owners {
            let at = beside.iter().position(|other| cast.same(owner, other) == Some(true))?;
            let slot = taken.get_mut(at).filter(|slot| !**slot)?;
            *slot = true;
            own.extend(beside.get(at).cloned());
        }
        out.push((text[range].to_owned(), own));
    }
    (out.len() > 1 && taken.iter().all(|taken| *taken)).then_some(out)
}
