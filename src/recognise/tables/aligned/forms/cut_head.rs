//! The line that names the steps of the scale, cut by the page's end: "Not yet" above the foot of one page, "established" at
//! the top of the next.

use super::columns::Columns;
use super::form::Form;
use super::{SAME_LEFT, TextLine};
use crate::document::Page;
use crate::framework::Framework;

/// The rest of the names takes so many lines at most.
const MOST_LINES: usize = 4;
/// So many steps named where those of the paper's other forms are show a heading.
const FEWEST_NAMES: usize = 2;

/// What each column of a heading says on its page, if the last line of a page names steps, whole or begun, where the paper's
/// forms before had them, and the rest must follow.
pub(super) fn begun(framework: &Framework, page: &Page, line: &TextLine, known: &Columns) -> Option<Vec<String>> {
    let mut said = vec![String::new(); known.count()];
    for segment in &line.segments {
        let at = known.heads.iter().position(|head| head.is_some_and(|x| (x - segment.left).abs() <= SAME_LEFT))?;
        let slot = said.get_mut(at).filter(|slot| slot.is_empty())?;
        *slot = segment.text(page);
    }
    let begins = |(text, step): (&String, &Option<usize>)| match step {
        Some(step) => text.is_empty() || framework.step_begun(*step, text),
        None => text.is_empty() || !framework.labels_of(text).is_empty(),
    };
    let all = said.iter().zip(&known.steps).all(begins);
    let named = said.iter().zip(&known.steps).filter(|(text, step)| step.is_some() && !text.is_empty()).count();
    (all && named >= FEWEST_NAMES && !is_whole(framework, known, &said)).then_some(said)
}

/// Whether each column says its step's name.
fn is_whole(framework: &Framework, columns: &Columns, said: &[String]) -> bool {
    let own = |(text, step): (&String, &Option<usize>)| step.is_none() || framework.step_headed(text) == *step;
    said.iter().zip(&columns.steps).all(own)
}

impl Form<'_> {
    /// How many of the page's first lines complete a heading of which the page before says this much.
    pub(super) fn head_rest(&self, said: &[String]) -> Option<usize> {
        let mut said = said.to_vec();
        for (number, line) in self.lines.iter().take(MOST_LINES).enumerate() {
            for segment in &line.segments {
                let heads = &self.columns.heads;
                let at = heads.iter().position(|head| head.is_some_and(|x| (x - segment.left).abs() <= SAME_LEFT))?;
                let slot = said.get_mut(at).filter(|_| self.columns.steps.get(at).is_some_and(Option::is_some))?;
                *slot = format!("{slot} {}", segment.text(self.page)).trim().to_owned();
            }
            if is_whole(self.framework, &self.columns, &said) {
                return Some(number + 1);
            }
        }
        None
    }
}
