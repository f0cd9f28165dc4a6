//! The whole scale listed below a proposal's heading, outside of tables: a line of boxes, or a box on each line.

use super::lines::Line;
use super::options;
use super::values::choice_votes;
use super::votes::{Tier, Vote};
use crate::document::{Paragraph, geometry};
use crate::framework::{Framework, fold};

/// A line that names ratings, and no more, is no longer, in bytes.
const LONGEST_LINE: usize = 200;

/// What the first list of all the ratings among paragraphs without a label says, and the lines that it takes up.
pub(super) fn votes(framework: &Framework, lines: &[Line<'_>], loose: &[usize]) -> Option<(Vec<Vote>, Vec<usize>)> {
    (0..loose.len()).find_map(|first| {
        list_from(framework, lines, loose.get(first..)?).map(|(mut votes, taken)| {
            let own = || taken.iter().filter_map(|at| lines.get(*at));
            let places = geometry::union_by_page(own().filter_map(Line::paragraph).flat_map(|p| &p.lines));
            for vote in &mut votes {
                vote.path = own().next().map(|line| line.path.clone()).unwrap_or_default();
                vote.places.clone_from(&places);
            }
            (votes, taken)
        })
    })
}

/// The list that begins with the first of these lines: all of the scale, on lines that follow each other.
fn list_from(framework: &Framework, lines: &[Line<'_>], loose: &[usize]) -> Option<(Vec<Vote>, Vec<usize>)> {
    let first = *loose.first()?;
    let mut paragraphs: Vec<&Paragraph> = Vec::new();
    let mut taken = Vec::new();
    for (place, at) in loose.iter().take(framework.scale.len()).enumerate() {
        let paragraph = lines.get(*at)?.paragraph()?;
        let text = paragraph.text();
        if *at != first + place || text.len() > LONGEST_LINE || framework.steps_mentioned(&fold(&text)).is_empty() {
            return None;
        }
        paragraphs.push(paragraph);
        taken.push(*at);
        let named = options::choices(framework, &paragraphs).map_or(0, |choices| choices.len());
        if named == framework.scale.len() {
            return Some((choice_votes(framework, &paragraphs, Tier::Rating)?, taken));
        }
    }
    None
}
