//! Numbers that stand on a line of their own above what they number.

use super::Passage;
use crate::wording::{labels, when};

/// "2.1." alone on its line above "That the Council accepts …": the number is the label of what stands below it.
pub(super) fn numbers_to_their_text(list: &mut Vec<Passage<'_>>) {
    let alone = |p: &Passage<'_>| {
        let text = p.text.trim();
        let digits = text.starts_with(|c: char| c.is_ascii_digit());
        let number = p.label.is_none() && text.len() <= 8 && text.contains('.') && digits;
        // "15.09.10" is a day.
        number && labels::number(text).is_some_and(|n| n.len() > 1) && when::first_day(text).is_none()
    };
    let takes = |list: &[Passage<'_>], at: usize| {
        let (number, next) = (&list[at], list.get(at + 1));
        alone(number)
            && next.is_some_and(|next| {
                next.label.is_none() && next.cell == number.cell && next.part == number.part && !alone(next)
            })
    };
    if !list.iter().any(alone) {
        return;
    }
    let taken: Vec<bool> = (0..list.len()).map(|at| takes(list, at)).collect();
    for at in (0..list.len()).filter(|at| taken[*at]) {
        let number = list[at].text.trim().to_owned();
        if let Some(next) = list.get_mut(at + 1) {
            next.label = Some(number);
        }
    }
    let mut index = 0;
    list.retain(|_| {
        index += 1;
        !taken[index - 1]
    });
}
