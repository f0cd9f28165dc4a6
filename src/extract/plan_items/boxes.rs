//! Boxes: "What we will do" on a line of its own, what will be done in the lines below, and below those "How we will know" and
//! "Who will lead".
//!
//! A box is a cell that holds all of it, or a table of one column. Each line below the first label is an item; what the other
//! labels head holds of all of them. What does not begin with what is to be done is flagged.

use super::super::rows::{Line, Rows, lines, one_line};
use super::super::{Extracted, Paper};
use super::sections::{self, Section};
use super::titles::Plans;
use super::{commitments, openers, part_start, periods, reference, tails, values};
use crate::diagnostic::ReviewCode;
use crate::document::Cell;
use crate::framework::plans::{PlanColumn, PlanVocabulary};
use crate::record::{DocumentKind, Header, PlanItem};

/// A label that stands alone on its line has no more words.
const LABEL_WORDS: usize = 9;
/// What a box is called has no more lines.
const TITLE_LINES: usize = 3;

/// A line with the cell that it stands in.
type Placed<'a> = (&'a Cell, Line);

/// A box as it is read.
#[derive(Default)]
struct Boxed<'a> {
    title: Vec<Line>,
    items: Vec<Placed<'a>>,
    /// What the other labels head.
    said: Vec<(PlanColumn, Vec<Line>)>,
}

/// Reads them.
pub(super) fn read(paper: &Paper<'_>, plans: &mut Plans, extracted: &mut Extracted) {
    for (number, block, table) in paper.document.tables() {
        let kind = paper.kind_at(block);
        let in_plan = matches!(kind, DocumentKind::DeliveryPlan | DocumentKind::StrategicPlan);
        let taken = extracted.used.contains_key(&number) || extracted.ignored.contains_key(&number);
        if table.layout || taken || !(in_plan || commitments::may_commit(kind)) {
            continue;
        }
        let rows = Rows::of(number, table);
        let items = of_table(paper, block, &rows);
        if items.is_empty() {
            continue;
        }
        let plan = plans.title(paper, part_start(paper, block), block);
        for mut item in items {
            item.header.source.part = paper.document.part_of(block);
            item.plan.clone_from(&plan);
            if table.join_uncertain {
                item.header.flag(ReviewCode::TableJoinUncertain);
            }
            extracted.records.plan_items.push(item);
        }
        extracted.used(number, super::TABLE);
    }
}

/// The items of a table's boxes.
fn of_table(paper: &Paper<'_>, block: usize, rows: &Rows<'_>) -> Vec<PlanItem> {
    let vocabulary = &paper.settings.plan_vocabulary;
    let filled = || rows.table.cells.iter().filter(|cell| !cell.is_empty());
    let opens = |cell: &Cell| lines(cell).iter().any(|line| openers::opens(&line.text));
    if !filled().any(opens) {
        return Vec::new();
    }
    let above = || sections::above(&paper.document.blocks, part_start(paper, block), block).unwrap_or_default();
    let placed = |cell| lines(cell).into_iter().map(move |line| (cell, line));
    if rows.table.columns == 1 {
        return boxes(filled().flat_map(placed).collect(), vocabulary)
            .into_iter()
            .flat_map(|boxed| items(rows, boxed, above))
            .collect();
    }
    // "Caring communities" in the first row, above the box of its column.
    let heading = |cell: &Cell| {
        let first = rows.beginning_at(1, cell.column).filter(|first| cell.row > 1 && !opens(first))?;
        Some(sections::of_lines(&lines(first))).filter(|section| section.title.is_some())
    };
    let of_cell = |cell| {
        let boxed = boxes(placed(cell).collect(), vocabulary).into_iter();
        boxed.flat_map(move |boxed| items(rows, boxed, || heading(cell).unwrap_or_else(above))).collect::<Vec<_>>()
    };
    filled().flat_map(of_cell).collect()
}

/// The boxes that lines hold, each from its title on.
fn boxes<'a>(all: Vec<Placed<'a>>, vocabulary: &PlanVocabulary) -> Vec<Boxed<'a>> {
    let mut out: Vec<Boxed<'a>> = Vec::new();
    // What stands before the first label is what the box is called.
    let mut title: Vec<Line> = Vec::new();
    let mut below: Option<PlanColumn> = None;
    for (cell, line) in all {
        let label = label(&line, vocabulary);
        match (label, below) {
            (Some(PlanColumn::Text), _) => {
                out.push(Boxed { title: std::mem::take(&mut title), ..Boxed::default() });
                below = label;
            }
            (Some(role), _) => {
                if let Some(boxed) = out.last_mut() {
                    boxed.said.push((role, Vec::new()));
                }
                below = label;
            }
            (None, None) => title.push(line),
            (None, Some(PlanColumn::Text)) => {
                if let Some(boxed) = out.last_mut() {
                    boxed.items.push((cell, line));
                }
            }
            (None, Some(_)) => {
                if let Some((_, said)) = out.last_mut().and_then(|boxed| boxed.said.last_mut()) {
                    said.push(line);
                }
            }
        }
    }
    out.retain(|boxed| !boxed.items.is_empty());
    out
}

/// What a line that is a label and no more stands for: the items themselves, or what is said of them.
fn label(line: &Line, vocabulary: &PlanVocabulary) -> Option<PlanColumn> {
    let text = one_line(&line.text);
    if line.listed || text.split(' ').count() > LABEL_WORDS {
        return None;
    }
    if openers::opens(&text) {
        return Some(PlanColumn::Text);
    }
    let bare = text.trim_end_matches([':', '?', '…', '.', ' ']);
    let role = vocabulary.plan_label(bare).or_else(|| vocabulary.plan_question(bare))?;
    match role {
        PlanColumn::Text | PlanColumn::Actions => (line.bold || text.ends_with(':')).then_some(PlanColumn::Text),
        PlanColumn::Reference => None,
        // "Partners" below the items is a label, "Partners" among them is not: one word must be set apart.
        _ => (bare.contains(' ') || line.bold || text.ends_with(':')).then_some(role),
    }
}

/// The items of a box.
fn items(rows: &Rows<'_>, boxed: Boxed<'_>, above: impl FnOnce() -> Section) -> Vec<PlanItem> {
    let Boxed { title, items, said } = boxed;
    let own = (!title.is_empty() && title.len() <= TITLE_LINES).then(|| sections::of_lines(&title));
    let section = own.filter(|section| section.title.is_some()).unwrap_or_else(above);
    let mut out = Vec::new();
    let cells = items.chunk_by(|(one, _), (next, _)| std::ptr::eq(*one, *next));
    for placed in cells {
        let Some((cell, _)) = placed.first() else { continue };
        let own: Vec<Line> = placed.iter().map(|(_, line)| line.clone()).collect();
        let own = if own.iter().all(|line| line.listed) { own } else { periods::each_begun(&own) };
        for line in own.into_iter().filter(|line| !line.text.is_empty()) {
            out.push(item(rows, &section, cell, &line, &said));
        }
    }
    out
}

fn item(rows: &Rows<'_>, section: &Section, cell: &Cell, line: &Line, said: &[(PlanColumn, Vec<Line>)]) -> PlanItem {
    let header = Header::at(None, rows.cell_path(cell), one_line(&line.text), cell.places.clone());
    let (number, text) =
        reference::own(line.label.as_deref().filter(|label| reference::is_reference(label)), &line.text);
    let mut item = section.item(header, number, text.trim_end_matches(['.', ';']));
    if !commitments::says_what_is_done(&item.text) {
        item.header.flag(ReviewCode::ColumnsInferred);
    }
    if periods::may_be_several(&item.text) {
        item.header.flag(ReviewCode::SplitUncertain);
    }
    values::put_words(&mut item, PlanColumn::Timescale, tails::due(&line.text).unwrap_or_default());
    for (role, value) in said {
        values::put(&mut item, *role, value);
    }
    item
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;
    use crate::record::DocumentKind::{Minutes, StrategicPlan};

    #[test]
    fn a_box_says_what_will_be_done_and_how_it_shows() {
        let stacked = "What we will do\nPlace advisers in every surgery / Extend free buses\nHow we will know\n\
            More people claim\nWho will lead\nHead of Strategy";
        let want = [
            "|||Place advisers in every surgery|Head of Strategy||||More people claim",
            "|||Extend free buses|Head of Strategy||||More people claim",
        ];
        check(StrategicPlan, &[stacked], &want);
        check(Minutes, &[stacked], &[]);
        let beside = "Caring homes | Safe homes\n\
            What we will do: / Set up a bank of hours / How we will know: / Carers say so | We will: / Open a place of safety";
        let want =
            ["||Caring homes|Set up a bank of hours|||||Carers say so", "||Safe homes|Open a place of safety|||||"];
        check(StrategicPlan, &[beside], &want);
    }
}
