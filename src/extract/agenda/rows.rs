//! The rows of a table that tabs or white space made of a list, as the lines that they are.

use super::clock::ONLY_TIME;
use super::line::Line;
use crate::extract::passages::Passage;
use crate::wording::labels;

/// The rows of a table that tabs made: each row's first line with what stands beside it, further lines by themselves.
pub(super) fn of_rows<'l, 'a>(cells: &'l [Passage<'a>]) -> Vec<Line<'l, 'a>> {
    let mut lines = Vec::new();
    let mut from = 0;
    while from < cells.len() {
        let row = cells[from].cell.map(|c| c.row);
        let to = from + cells[from..].iter().take_while(|p| p.cell.map(|c| c.row) == row).count();
        let in_row = &cells[from..to];
        from = to;
        let whole = |p: &Passage<'_>| match &p.label {
            Some(label) => format!("{label} {}", p.text),
            None => p.text.clone(),
        };
        // A number alone in its cell is the label of what follows.
        let bare = in_row.len() > 1
            && in_row[0].label.is_none()
            && labels::number(in_row[0].text.trim()).is_some()
            && !in_row[0].text.contains(':');
        let (label, rest) = if bare {
            (Some(in_row[0].text.trim().to_owned()), &in_row[1..])
        } else {
            (in_row[0].label.clone(), in_row)
        };
        let Some(first) = rest.first() else { continue };
        // Times one below the other, and as many titles beside them.
        let columns: Vec<Vec<String>> = by_column(in_row);
        if let [times, titles] = columns.as_slice()
            && times.len() > 1
            && times.len() == titles.len()
            && times.iter().all(|t| ONLY_TIME.is_match(t))
        {
            let passage = in_row.last().unwrap_or(first);
            lines.extend(times.iter().zip(titles).map(|(time, title)| Line {
                passage,
                label: None,
                text: format!("{time}\t{title}"),
                uncertain: true,
            }));
            continue;
        }
        let column = first.cell.map(|c| c.column);
        let same = rest.iter().take_while(|p| p.cell.map(|c| c.column) == column).count();
        let mut texts = first.text.split('\n');
        let mut line = texts.next().unwrap_or_default().to_owned();
        for beside in &rest[same..] {
            line.push('\t');
            line.push_str(&whole(beside).replace('\n', " "));
        }
        lines.push(Line { passage: first, label, text: line, uncertain: true });
        lines.extend(texts.map(|t| Line { passage: first, label: None, text: t.to_owned(), uncertain: true }));
        for more in &rest[1..same] {
            lines.push(Line { passage: more, label: more.label.clone(), text: more.text.clone(), uncertain: true });
        }
    }
    lines
}

/// The lines of a row's cells, column by column.
fn by_column(cells: &[Passage<'_>]) -> Vec<Vec<String>> {
    let mut out: Vec<Vec<String>> = Vec::new();
    let mut column = None;
    for passage in cells {
        let own = passage.cell.map(|c| c.column);
        if own != column || out.is_empty() {
            column = own;
            out.push(Vec::new());
        }
        let whole = match &passage.label {
            Some(label) => format!("{label} {}", passage.text),
            None => passage.text.clone(),
        };
        if let Some(lines) = out.last_mut() {
            lines.extend(whole.split('\n').map(|l| l.trim().to_owned()).filter(|l| !l.is_empty()));
        }
    }
    out
}
