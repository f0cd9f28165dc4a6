//! "Action | Who | By | Action | Who | By": two lists beside one another in one table.

use super::{Role, Sense};
use crate::document::{Cell, Table};
use crate::framework::headings;

/// The senses of the left and the right half of a table whose headings stand twice in the same order; none for others.
pub(in crate::extract::actions) fn side_by_side(table: &Table, sense: &Sense) -> Option<[Sense; 2]> {
    let half = sense.roles.len() / 2;
    if sense.header_rows == 0 || half < 2 || half * 2 != sense.roles.len() {
        return None;
    }
    let heading = |at: usize| table.cell(sense.header_rows, at as u32 + 1).map(Cell::text);
    let headings: Vec<String> =
        (0..half * 2).map(|at| heading(at).map(|text| headings::fold(&text)).unwrap_or_default()).collect();
    let (left, right) = headings.split_at(half);
    let named = left.iter().any(|text| !text.is_empty());
    let roles = sense.roles.get(..half)?;
    if !named || left != right || !roles.contains(&Role::Owner) {
        return None;
    }
    // In the whole table a second column of tasks or dates was none: what the left half says counts for both.
    let text = if roles.contains(&Role::Text) { None } else { text_among(sense, half) };
    let mut left = vec![Role::Other; half * 2];
    left[..half].copy_from_slice(roles);
    if let Some(at) = text {
        left[at] = Role::Text;
    } else if !roles.contains(&Role::Text) {
        return None;
    }
    let mut right = vec![Role::Other; half * 2];
    right[half..].copy_from_slice(&left[..half]);
    let kept = |from: usize| {
        let moved = move |at: usize| if from == 0 { at } else { at + half };
        let also = sense.also.iter().filter(|(at, _)| *at < half).map(|(at, role)| (moved(*at), *role)).collect();
        let revised = sense.revised.iter().filter(|column| **column as usize <= half);
        (also, revised.map(|column| moved(*column as usize) as u32).collect())
    };
    let of = |roles: Vec<Role>, from: usize| {
        let (also, revised) = kept(from);
        Sense { roles, also, revised, ..sense.clone() }
    };
    Some([of(left, 0), of(right, half)])
}

/// The column of the left half whose twin in the right one tells the tasks.
fn text_among(sense: &Sense, half: usize) -> Option<usize> {
    sense.roles.get(half..)?.iter().position(|role| *role == Role::Text)
}
