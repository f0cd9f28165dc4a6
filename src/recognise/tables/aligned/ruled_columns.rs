//! Drawn tables whose lines part the columns only: their rows are told by the text, as in tables without lines.

use super::super::draft::{Draft, DraftCell};
use super::gutters::{Gutter, Region};
use super::segments::TextLine;
use super::walls::Wall;
use super::{cells, likeness, rows, segments, storeys};
use crate::document::Page;
use crate::framework::headings::{PeopleHeading, people};

/// A table has no more drawn rows that may hold several.
const MOST_BODIES: usize = 64;
/// So many rows below the heading are no chance.
const FEWEST_ROWS: usize = 3;
/// Space between paragraphs makes a step this many times that of their lines, at least …
const SPACED: f32 = 1.3;
/// … which itself varies by less.
const TIGHT: f32 = 1.12;
/// Half the width (points) of a border.
const BORDER: f32 = 1.0;

/// The same table; where its body is drawn as one row, but its text stands in rows, with these.
pub(in crate::recognise::tables) fn part(page: &Page, draft: Draft) -> Draft {
    parted(page, &draft).unwrap_or(draft)
}

fn parted(page: &Page, draft: &Draft) -> Option<Draft> {
    let whole = |cell: &DraftCell| cell.row_span == 1 && cell.nested.is_empty();
    if draft.columns < 2 || !draft.cells.iter().all(whole) {
        return None;
    }
    let columns = |row: u32| of_row(draft, row).map(|cell| (cell.column, cell.column_span)).collect::<Vec<_>>();
    let mut bodies: Vec<u32> = (1..=draft.rows).filter(|&row| of_row(draft, row).count() > 1).collect();
    // Section rows may part the body. Where rows of the same columns follow each other, lines are drawn between them.
    let drawn = |pair: &[u32]| pair[0] > 1 && pair[1] == pair[0] + 1 && (columns(pair[0]) == columns(pair[1]));
    if bodies.windows(2).any(drawn) || heads_lists_of_people(page, draft) {
        return None;
    }
    bodies.truncate(MOST_BODIES);
    let mut out = None;
    // From below, so that the rows above keep their numbers.
    for row in bodies.into_iter().rev() {
        if let Some(inner) = body(page, draft, row) {
            out = Some(spliced(out.as_ref().unwrap_or(draft), row, inner));
        }
    }
    out
}

/// "Present | In attendance" above two lists: the lines of one are none of the other's.
fn heads_lists_of_people(page: &Page, draft: &Draft) -> bool {
    let text = |cell: &DraftCell| {
        let words: Vec<&str> = cell.words.iter().filter_map(|&w| page.words.get(w)).map(|w| w.text.as_str()).collect();
        words.join(" ")
    };
    let heads = |cell: &DraftCell| people(text(cell).trim_end_matches(':')).and_then(PeopleHeading::status).is_some();
    of_row(draft, 1).count() > 1 && of_row(draft, 1).all(heads)
}

fn of_row(draft: &Draft, row: u32) -> impl Iterator<Item = &DraftCell> {
    draft.cells.iter().filter(move |c| c.row == row)
}

/// The rows that stand in a drawn one.
fn body(page: &Page, draft: &Draft, row: u32) -> Option<Draft> {
    let words: Vec<usize> = of_row(draft, row).flat_map(|c| &c.words).copied().collect();
    let borders: Vec<f32> = of_row(draft, row).skip(1).map(|c| c.bbox.left).collect();
    let lines =
        segments::beside(segments::lines(page, &words, &borders.iter().map(|&x| Wall::endless(x)).collect::<Vec<_>>()));
    if lines.len() < 2 {
        return None;
    }
    let mut region = Region {
        to: lines.len() - 1,
        gutters: borders.iter().map(|x| Gutter::at(x - BORDER, x + BORDER)).collect(),
        extent: Some((draft.bbox.left, draft.bbox.right)),
        known: true,
        ..Region::default()
    };
    region.keyed = rows::are_keyed(&lines, &region);
    let storeys = if row == 1 { storeys::of(&lines, &region) } else { None };
    let starts = rows::starts(page, &lines, &region, storeys.as_ref());
    if are_stacks(&lines, &region, &starts) || are_torn(page, &lines, &region, &starts) {
        return None;
    }
    let headed = row > 1 || region.keyed || likeness::has_heading(&lines, &starts);
    let named = are_named(page, &lines, &region, &starts);
    let whole = of_row(draft, row).count() == draft.columns as usize;
    let sure = named || begun_in_first(&lines, &region, &starts, headed).filter(|_| whole)?;
    let inner = cells::draft(&lines, &region, &starts, storeys.as_ref(), !(named || (headed && sure)));
    Some(spread(inner, &of_row(draft, row).collect::<Vec<_>>()))
}

/// Whether two columns hold paragraphs below one another, as lists of names do: space stands between some lines, and rows
/// would begin where there is none.
fn are_stacks(lines: &[TextLine], region: &Region, starts: &[usize]) -> bool {
    let steps: Vec<f32> = lines.windows(2).map(|pair| pair[1].baseline - pair[0].baseline).collect();
    let least = steps.iter().copied().fold(f32::MAX, f32::min);
    let spaced = steps.iter().any(|&step| step > SPACED * least);
    let tight = |&start: &usize| start.checked_sub(1).and_then(|at| steps.get(at)).is_some_and(|&s| s < TIGHT * least);
    region.gutters.len() == 1 && !region.keyed && spaced && starts.iter().skip(1).any(tight)
}

/// Whether a row would begin within brackets that the lines above it open in the same column: lists stand beside each other,
/// and their lines are no rows ("Tom Abara (Vice" above "Chair)").
fn are_torn(page: &Page, lines: &[TextLine], region: &Region, starts: &[usize]) -> bool {
    let mut open = vec![0_i32; region.gutters.len() + 1];
    for (at, line) in lines.iter().enumerate() {
        for segment in &line.segments {
            let Some(depth) = open.get_mut(region.columns(segment).0) else { continue };
            let text = segment.text(page);
            let first = text.find(['(', ')']).is_some_and(|sign| text[sign..].starts_with(')'));
            if *depth > 0 && first && at > 0 && starts.contains(&at) {
                return true;
            }
            *depth += text.chars().map(|c| i32::from(c == '(') - i32::from(c == ')')).sum::<i32>();
            *depth = (*depth).max(0);
        }
    }
    false
}

/// The rows in the columns of the whole table; `cells`: those of the drawn row.
fn spread(mut inner: Draft, cells: &[&DraftCell]) -> Draft {
    for cell in &mut inner.cells {
        let first = cells.get(cell.column as usize - 1);
        let last = cells.get((cell.column + cell.column_span) as usize - 2);
        if let (Some(first), Some(last)) = (first, last) {
            (cell.column, cell.column_span) = (first.column, last.column + last.column_span - first.column);
        }
    }
    inner
}

/// Whether each row begins with a name, before a colon or bold, with text beside it.
fn are_named(page: &Page, lines: &[TextLine], region: &Region, starts: &[usize]) -> bool {
    // "improvement" below "Proposed", "Notes" below "Evidence /": a name over several lines goes on.
    let goes_on = |start: usize, name: &str| {
        let above = start.checked_sub(1).and_then(|i| lines.get(i)).and_then(|line| line.segments.first());
        let open = above.is_some_and(|s| s.text(page).ends_with(['/', '&', ',', '-', '–']));
        open || name.starts_with(|c: char| c.is_lowercase() || c == '(')
    };
    let named = |&start: &usize| match lines.get(start).map(|line| line.segments.as_slice()) {
        Some([name, text, ..]) => {
            let own = name.text(page);
            region.columns(name) == (0, 0) && !goes_on(start, &own) && ((name.bold && !text.bold) || own.ends_with(':'))
        }
        _ => false,
    };
    starts.len() > 1 && starts.iter().all(named)
}

/// Whether most rows begin in the first column, with text beside it; `None` where so few do that the lines may be
/// paragraphs of one row.
fn begun_in_first(lines: &[TextLine], region: &Region, starts: &[usize], headed: bool) -> Option<bool> {
    let begun = |&&start: &&usize| {
        lines.get(start).is_some_and(|line| {
            line.segments.len() > 1 && line.segments.first().is_some_and(|s| region.columns(s) == (0, 0))
        })
    };
    // A heading in the body itself is one of its rows.
    let own =
        usize::from(headed && starts.first().is_some_and(|&first| lines.get(first).is_some_and(TextLine::is_bold)));
    let count = starts.iter().skip(own).filter(begun).count();
    let rows = starts.len() - own;
    // Two rows below a bold heading of several names.
    let headed = own == 1 && region.gutters.len() > 1 && count + 1 == FEWEST_ROWS && count == rows;
    (headed || count >= FEWEST_ROWS || (region.keyed && count > 1 && count == rows)).then_some(count * 3 >= rows * 2)
}

/// The table with these rows in place of one.
fn spliced(draft: &Draft, row: u32, inner: Draft) -> Draft {
    let more = inner.rows - 1;
    let others = draft.cells.iter().filter(|c| c.row != row).cloned().map(|mut cell| {
        cell.row += if cell.row > row { more } else { 0 };
        cell
    });
    let own = inner.cells.into_iter().map(|mut cell| {
        cell.row += row - 1;
        cell
    });
    let mut cells: Vec<DraftCell> = others.chain(own).collect();
    cells.sort_by_key(|cell| (cell.row, cell.column));
    let uncertain = draft.uncertain || inner.uncertain;
    Draft { recognised_by: inner.recognised_by, rows: draft.rows + more, cells, uncertain, ..draft.clone() }
}
