//! The heading of a section's columns, where it stands above the section in the same table or the table that it goes on.

use super::lines::{Line, LineContent};
use super::scale;
use super::sections::Section;
use crate::document::{Cell, ParagraphKind};
use crate::framework::Framework;

/// Gives each section the lines of its table above the first heading of any proposal in it.
pub(super) fn add_context(framework: &Framework, lines: &[Line<'_>], sections: &mut [Section]) {
    let table_of = |at: usize| lines.get(at).and_then(Line::row).map(|r| r.table_id);
    let mut firsts: Vec<(usize, Vec<usize>)> = Vec::new();
    for section in sections {
        let start = section.lines.start;
        let Some(table) = table_of(start) else { continue };
        if firsts.last().is_none_or(|(known, _)| *known != table) {
            let mut above: Vec<usize> = (0..start).rev().take_while(|i| table_of(*i) == Some(table)).collect();
            above.reverse();
            // A table that goes on with the one directly above it, without a heading of its own, has that one's.
            let first = above.first().copied().unwrap_or(start);
            let before = first.checked_sub(1).and_then(|i| lines.get(i)).and_then(Line::row);
            let own = lines.get(first).and_then(Line::row);
            let goes_on = |(known, rows): &&(usize, Vec<usize>)| {
                let same = before
                    .zip(own)
                    .is_some_and(|(b, o)| b.table_id == *known && b.table.columns == o.table.columns && o.row == 1);
                same && !rows.is_empty()
            };
            if !heads_columns(framework, lines, &above)
                && let Some((_, rows)) = firsts.last().filter(goes_on)
            {
                above.clone_from(rows);
            }
            firsts.push((table, above));
        }
        section.context = firsts.last().map(|(_, above)| above.clone()).unwrap_or_default();
    }
}

/// Takes the heading of a table's columns from the proposal above the table, where the table's own rows are other proposals:
/// a summary below the last proposal asks nothing more of it.
pub(super) fn leave_headings(lines: &[Line<'_>], sections: &mut [Section]) {
    let table_of = |at: usize| lines.get(at).and_then(Line::row).map(|r| r.table_id);
    for at in 1..sections.len() {
        let [.., before, next] = &mut sections[..=at] else { continue };
        let [heading] = next.context.as_slice() else { continue };
        let follows = *heading + 1 == next.lines.start && before.lines.end == next.lines.start;
        let own = before.lines.clone().take_while(|i| i < heading).any(|i| table_of(i) == table_of(*heading));
        if !follows || own {
            continue;
        }
        // The title of the table too: "Our ratings".
        let is_title = |at: &usize| lines.get(*at).is_some_and(is_heading);
        let titles = (before.lines.start + 1..*heading).rev().take_while(is_title).count();
        if before.lines.start + titles < *heading {
            before.lines.end = *heading - titles;
        }
    }
}

fn is_heading(line: &Line<'_>) -> bool {
    matches!(&line.content, LineContent::Paragraph(paragraph) if paragraph.kind == ParagraphKind::Heading)
}

/// Whether one of some rows names what its columns hold, or two ratings.
fn heads_columns(framework: &Framework, lines: &[Line<'_>], rows: &[usize]) -> bool {
    rows.iter().filter_map(|at| lines.get(*at)).filter_map(Line::row).any(|row| {
        let heads = |c: &&&Cell| !framework.labels_of(&c.text()).is_empty() || scale::cell_step(framework, c).is_some();
        row.written().filter(heads).count() >= 2
    })
}

#[cfg(test)]
mod tests {
    use super::super::{lines, parted, sections, turned};
    use crate::document::{Block, Document};
    use crate::extract::plan_items::tests::{heading, table};
    use crate::framework::built_in;

    #[test]
    fn a_summary_below_is_no_part_of_the_last_proposal() {
        let framework = &built_in()[0];
        let blocks = vec![
            heading("Proposal 1.2"),
            Block::Table(table("Evidence / Notes|Two groups meet.")),
            heading("Our ratings"),
            Block::Table(table(
                "Proposal|Not yet established|Partly established|Established|Exemplary\nProposal 1.1||x||\nProposal 1.2|||x|",
            )),
        ];
        let document = Document { blocks, ..Document::default() };
        let turned = turned::turn(framework, &document);
        let parted = parted::part(framework, &document);
        let lines = lines::lines(&document, framework, &turned, &parted);
        let ranges: Vec<_> = sections::sections(framework, &lines).into_iter().map(|s| s.lines).collect();
        assert_eq!(ranges, [0..2, 4..5, 5..6]);
    }
}
