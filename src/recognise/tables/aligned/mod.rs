//! Tables without ruling lines between their columns: found by white space that runs down the page.
//!
//! Words that no drawn table took become lines of segments ([`segments`]). Columns are known from the page before
//! ([`carried`]), from lines down the page ([`walls`]), from filled cells ([`stripes`]), from white space that runs down the rows between rules ([`frames`]),
//! else from gaps that lie below one another ([`gutters`]). Rows are told by rules and fills, else by weighing all ways to
//! part the lines ([`rows`]). What only looks like a table (lists, contents, prose in columns, signatures) is left to the
//! flow ([`likeness`]).

mod card_rows;
mod carried;
mod cells;
mod columns;
mod forms;
mod frame_parts;
mod frames;
mod growth;
mod gutters;
mod habits;
mod headed;
mod heads;
mod joints;
mod justified;
mod likeness;
mod measures;
mod middles;
mod names;
mod narrowing;
mod owners;
mod partition;
mod parts;
mod reach;
mod recut;
mod rows;
mod ruled_columns;
mod sections;
mod segments;
mod set_larger;
mod settled;
mod storeys;
mod stripes;
mod surprise;
mod walls;

use super::draft::{Draft, DraftCell};
use crate::document::{Page, RecognisedBy, Rect, Ruling};
use crate::recognise::flow;
pub(in crate::recognise) use carried::Carried;
pub(in crate::recognise) use forms::Forms;
use frames::Frame;
use growth::Growth;
use gutters::Region;
pub(super) use ruled_columns::part as with_rows;
use segments::TextLine;

/// Prose stands in so many columns at most, gaps between labels and text counted.
const MOST_PROSE: u32 = 4;

/// What a page offers to those who look for tables.
struct Around<'a> {
    lines: &'a [TextLine],
    frames: &'a [Frame],
    /// Where tables stand that were drawn.
    drawn: &'a [Rect],
    /// Where pictures stand.
    pictures: &'a [Rect],
}

/// The lines of a page's words, with how many words they are of: where none was taken since, they still hold.
pub(super) struct Lines {
    lines: Vec<TextLine>,
    words: usize,
}

impl Lines {
    /// The lines of the given words.
    pub(super) fn of(page: &Page, words: &[usize]) -> Self {
        Self { lines: segments::lines(page, words, &[]), words: words.len() }
    }

    /// The lines of the words that are left.
    fn left(all: Option<Self>, page: &Page, words: &[usize]) -> Vec<TextLine> {
        match all.filter(|all| all.words == words.len()) {
            Some(all) => all.lines,
            None => segments::lines(page, words, &[]),
        }
    }
}

/// The tables that white space makes of the given words. `lines`: those of the words before tables were taken out. `drawn`: where tables stand that were drawn. `before`: the
/// columns that the page before leaves; what this page leaves for the next one comes back.
pub(super) fn find(
    page: &Page,
    words: &[usize],
    lines: Option<Lines>,
    drawn: &[Rect],
    before: Option<&Carried>,
) -> (Vec<Draft>, Option<Carried>) {
    let walls = walls::groups(page, drawn);
    let lines = if walls.is_empty() {
        Lines::left(lines, page, words)
    } else {
        segments::lines(page, words, &walls.iter().flat_map(|group| &group.walls).copied().collect::<Vec<_>>())
    };
    let lines = segments::beside(lines);
    if lines.is_empty() || (before.is_none() && !lines.iter().any(|line| line.segments.len() > 1)) {
        return (Vec::new(), None);
    }
    let rules: Vec<Ruling> = (page.rulings.iter().copied())
        .filter(|r| r.is_horizontal() && !drawn.iter().any(|d| d.contains(r.bbox.centre_x(), r.bbox.centre_y())))
        .collect();
    let frames = frames::frames(&rules, &page.joints, &stripes::of(page, words, drawn));
    let mut out = Vec::new();
    let mut left = None;
    let around = Around { lines: &lines, frames: &frames, drawn, pictures: &page.images };
    let repeated = before.map_or(0, |before| before.repeated(page, &lines));
    let before = before.filter(|before| before.may_go_on(&lines, repeated));
    // Rules below a repeated heading show the rows anew.
    let columns = before.filter(|_| !is_ruled_below(repeated, &lines, &frames)).map(|before| (before, repeated));
    let walled = walls::regions(page, &lines, walls);
    for region in regions(&around, walled, columns) {
        let inherited = before.filter(|_| region.known && region.from == 0);
        let Some((draft, region)) = table(page, &lines, region, inherited) else { continue };
        // Only what ends the page goes on, perhaps below the name of a section.
        let below = lines.get(region.to + 1..).unwrap_or_default();
        let ends_page = below.is_empty() || carried::may_be_section(&draft, below);
        if ends_page && !drawn.iter().any(|d| d.top > draft.bbox.bottom - 1.0) {
            let inside = lines.get(region.from..=region.to).unwrap_or_default();
            let carried = Carried::of(page, &region, inside, &draft, inherited);
            left = Some(if below.is_empty() { carried } else { carried.below_its_heading_alone() });
        }
        out.push(draft);
    }
    (out, left)
}

/// The regions that may be tables, from top to bottom, none in another: by what is known of the columns (`walled`: by
/// lines down the page), else by white space alone.
/// `before`: what the page before leaves, and how many of the first lines repeat its heading.
fn regions(around: &Around, walled: Vec<Region>, before: Option<(&Carried, usize)>) -> Vec<Region> {
    let &Around { lines, frames, drawn, .. } = around;
    let mut known = walled;
    let parts: Vec<(&Frame, Vec<f32>)> = (frames.iter())
        .flat_map(|frame| frame_parts::parts(frame, lines, drawn).into_iter().map(move |part| (frame, part)))
        .collect();
    for (frame, part) in &parts {
        known.extend(headed::region(frame, part, around).filter(|region| is_free(region, &known)));
    }
    let goes_on = before.and_then(|(before, repeated)| continued(before, repeated, around));
    known.extend(goes_on.filter(|region| is_free(region, &known)));
    for (frame, part) in parts.iter().filter(|(_, ys)| ys.len() >= 3) {
        known.extend(frame.ruled(part, lines, frames).filter(|region| is_free(region, &known)));
    }
    for frame in frames {
        let mut from = 0;
        while let Some(region) = frame.filled(around, from) {
            from = region.to + 1;
            if is_free(&region, &known) {
                known.push(region);
            }
        }
    }
    known.sort_by_key(|region| region.from);
    for index in 0..known.len() {
        let before = index.checked_sub(1).and_then(|i| known.get(i)).map_or(0, |r| r.to + 1);
        let after = known.get(index + 1).map_or(lines.len(), |r| r.from);
        if let Some(region) = known.get_mut(index) {
            reach::beyond(region, around, before..after);
        }
    }
    let mut out: Vec<Region> = Vec::new();
    let mut free = 0;
    for region in known.into_iter().map(Some).chain([None]) {
        let end = region.as_ref().map_or(lines.len(), |r| r.from);
        let mut next = free;
        for mut found in gutters::regions(lines.get(free..end).unwrap_or_default(), drawn) {
            (found.from, found.to) = (found.from + free, found.to + free);
            if found.from >= next {
                for frame in frames {
                    frame.take_in(&mut found, lines, free);
                }
                grow(&mut found, &Around { lines: lines.get(..end).unwrap_or_default(), ..*around });
                // What looks like a table of its own may be the heading alone.
                let alone = |above: &&Region| {
                    let inside = lines.get(above.from..=above.to).unwrap_or_default();
                    above.to < found.from && inside.iter().all(TextLine::is_bold)
                };
                let heading = out.last().filter(|above| !above.known).filter(alone).map(|above| above.from);
                heads::take_in(&mut found, lines, drawn, heading.unwrap_or(next));
                out.pop_if(|above| heading.is_some() && above.to >= found.from);
                next = found.to + 1;
                out.push(found);
            }
        }
        if let Some(region) = region {
            free = region.to + 1;
            out.push(region);
        }
    }
    out
}

/// Takes in the lines below a region of three columns or more with a heading that keep to its columns.
fn grow(region: &mut Region, around: &Around) {
    let inside = around.lines.get(region.from..=region.to).unwrap_or_default();
    let headed = inside.first().is_some_and(|l| l.is_bold() && l.segments.len() > 1);
    if region.gutters.len() < 2 || !(headed || rows::are_keyed(inside, region)) {
        return;
    }
    let Some(text) = inside.iter().map(|l| l.bbox).reduce(|a, b| a.union(&b)) else { return };
    let starts = growth::Starts::of(region, inside);
    let extent = (text.left, text.right);
    let mut growth = Growth { around, extent, starts, across: Growth::GUESSED };
    if let Some(to) = growth.last(region, region.to + 1) {
        region.to = to;
    }
}

fn is_free(region: &Region, known: &[Region]) -> bool {
    !known.iter().any(|k| k.from <= region.to && region.from <= k.to)
}

/// Whether rules begin right below the heading that the page's first lines repeat.
fn is_ruled_below(repeated: usize, lines: &[TextLine], frames: &[Frame]) -> bool {
    let heading = repeated.checked_sub(1).and_then(|last| lines.get(last)).zip(lines.get(repeated));
    let below = |frame: &Frame, last: &TextLine, next: &TextLine| {
        frame.ys.len() > 2 && frame.ys.first().is_some_and(|&y| y > frames::height(last) && y < frames::height(next))
    };
    heading.is_some_and(|(last, next)| frames.iter().any(|frame| below(frame, last, next)))
}

/// The lines on which a table of the page before goes on, with the rules and stripes around them. `repeated`: so many of the
/// first lines repeat its heading.
fn continued(before: &Carried, repeated: usize, page: &Around) -> Option<Region> {
    let &Around { lines, frames, drawn, .. } = page;
    let first = lines.first()?;
    let around = frames.iter().find_map(|frame| {
        let part = frame_parts::parts(frame, lines, drawn).into_iter().next().filter(|ys| ys.len() >= 2)?;
        let opens = *part.first()? < frames::height(first) && *part.first()? > first.bbox.top - 2.0 * first.size;
        // Rules around the heading alone tell nothing of the rows below it.
        let below = lines.get(repeated).filter(|_| repeated > 0).map(frames::height);
        let heading_alone = below.is_some_and(|below| part.last().is_some_and(|&last| last < below));
        (opens && !heading_alone).then_some((frame, part))
    });
    let mut region = match around {
        Some((frame, part)) => match frame.ruled(&part, lines, frames) {
            // The same columns, of which the page before told more.
            Some(own)
                if own.gutters.len() == before.gutters.len()
                    && part.len() > 2
                    && !own.known
                    && before.holds(&own, lines) =>
            {
                before.between(own, None, lines)?
            }
            // Its own columns are as many: it needs none, unless it is one row alone.
            Some(own)
                if own.gutters.len() >= before.gutters.len() && (part.len() > 2 || !before.holds(&own, lines)) =>
            {
                return (part.len() == 2).then_some(own);
            }
            own => before.between(frame.rows(&part, lines)?, own.as_ref(), lines)?,
        },
        None => before.region(page)?,
    };
    let last = lines.get(region.to)?;
    for frame in frames {
        frame.add_stripes(&mut region, first.bbox.top, last.bbox.bottom);
    }
    Some(region)
}

/// A region as a table, if it is one, and what became of the region.
fn table(page: &Page, lines: &[TextLine], mut region: Region, before: Option<&Carried>) -> Option<(Draft, Region)> {
    if likeness::is_tabbed_prose(lines, &region) {
        return None;
    }
    likeness::drop_list(lines, &mut region);
    likeness::drop_prose(lines, &mut region);
    let lines = lines.get(region.from..=region.to)?;
    let kind = if region.known { likeness::Kind::Table } else { likeness::judge(page, lines, &mut region)? };
    settled::settle(lines, &mut region);
    let recut = recut::recut(page, lines, &mut region);
    let lines = recut.as_deref().unwrap_or(lines);
    region.keyed |= rows::are_keyed(lines, &region) || before.is_some_and(|before| before.keyed);
    region.repeated = before.map_or(0, |before| before.repeated(page, lines));
    let storeys = storeys::of(lines, &region);
    let starts = match kind {
        likeness::Kind::MarginColumn => rows::by_paragraphs(lines, &region),
        likeness::Kind::Table => rows::starts(page, lines, &region, storeys.as_ref()),
    };
    region.first_row = starts.get(1).copied().unwrap_or(lines.len());
    let uncertain = match (kind, before) {
        (likeness::Kind::MarginColumn, _) => true,
        (likeness::Kind::Table, Some(before)) => before.uncertain,
        (likeness::Kind::Table, None) => {
            if !region.known {
                likeness::enough_rows(lines, &region, &starts)?;
            }
            region.rules.len() < 3 && !likeness::has_heading(lines, &starts)
        }
    };
    let mut draft = cells::draft(lines, &region, &starts, storeys.as_ref(), uncertain);
    names::spread(page, &mut draft);
    if region.keyed && region.rules.len() < draft.rows as usize {
        owners::take_up(page, &mut draft);
    }
    middles::rejoin(page, &mut draft);
    if before.is_none() && middles::are_wanting(page, &draft) {
        draft = with_middles(page, lines, &region, storeys.as_ref(), draft);
    }
    if !region.walls.is_empty() {
        draft.recognised_by = RecognisedBy::Rulings;
    }
    (region.known || !is_prose(page, &draft)).then_some((draft, region))
}

/// The same table, where names may stand in the middle of several rows each, with these as merged cells.
fn with_middles(
    page: &Page,
    lines: &[TextLine],
    region: &Region,
    storeys: Option<&storeys::Storeys>,
    mut draft: Draft,
) -> Draft {
    if let Some(lines) = middles::beside(lines, region) {
        let starts = rows::starts(page, &lines, region, storeys);
        let mut other = cells::draft(&lines, region, &starts, storeys, draft.uncertain);
        if middles::merge(page, &mut other) {
            return other;
        }
    }
    middles::merge(page, &mut draft);
    draft
}

/// Whether what white space makes look like a table is numbered paragraphs, or prose in columns.
fn is_prose(page: &Page, draft: &Draft) -> bool {
    let cells = draft.cells.iter().map(|cell| (cell.column, cell.words.as_slice()));
    // No page has so many columns of prose; nor are their first lines all bold.
    let written: Vec<&DraftCell> = draft.cells.iter().filter(|c| c.row == 1 && !c.words.is_empty()).collect();
    let bold = |c: &&DraftCell| c.words.iter().all(|&w| page.words.get(w).is_some_and(|word| word.style.bold));
    if draft.columns > MOST_PROSE || (written.len() > 2 && written.iter().all(bold)) {
        return flow::prose::is_labelled(page, draft.columns, cells);
    }
    let mut words = Vec::new();
    draft.each_word(&mut |word| words.push(word));
    flow::prose::is_labelled(page, draft.columns, cells) || flow::prose::is_in_columns(page, &words)
}
