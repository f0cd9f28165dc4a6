//! Tables whose columns are parted by lines down the page, with nothing drawn between their rows.
//!
//! Lines down the page that stand beside one another are one table's ("walls"); where some of them end, cells are merged
//! below, and a row ends. A table goes on over a section row that breaks all of them. Which rows there are, the text tells,
//! as in tables without any lines. One line alone may part columns of prose: the order of printing tells.

use super::super::edges::{Edge, Edges, SNAP};
use super::gutters::{Gutter, Region};
use super::segments::{Segment, TextLine};
use crate::document::{Page, Rect};

/// A wall is at least this high (points): two lines of text.
const LOWEST: f32 = 18.0;
/// More lines down a page are a drawing.
const MOST_WALLS: usize = 400;
/// Walls of one table stand beside one another for this part of the lower one's height.
const BESIDE: f32 = 0.8;
/// A section row between walls is this many times as high as its letters, at most …
const SECTION: f32 = 2.4;
/// … and so many times more for each further line …
const SECTION_LINE: f32 = 1.5;
/// … of which it has no more than this.
const SECTION_LINES: usize = 6;
/// Its lines begin this close (points) to each other.
const SECTION_LEFT: f32 = 2.0;
/// So many walls show that a piece with more of them is of the same table.
const FEWEST_SHARED: usize = 2;
/// It is set in letters no larger than the table's by this ratio: others are a heading between two tables.
const LARGER: f32 = 1.1;
/// Where more than this share of texts stands across walls, they do not belong to the text.
const MOST_CROSSED: f32 = 0.04;
/// A table has so many lines of text, at least …
const FEWEST_LINES: usize = 3;
/// … and prints its texts across the walls at least so often.
const FEWEST_TURNS: usize = 3;
/// Lines that fill this part of their column are prose, …
const FULL_LINE: f32 = 0.75;
/// … and a column with this share of them is set as prose is.
const PROSE: f32 = 0.6;
/// A line across this part of the table's width parts its rows.
const ACROSS: f32 = 0.8;
/// Half the width (points) of a wall.
const HALF: f32 = 1.0;

/// A line down the page between two columns.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Wall {
    pub(super) x: f32,
    pub(super) top: f32,
    pub(super) bottom: f32,
}

impl Wall {
    /// A wall as high as any page.
    pub(super) fn endless(x: f32) -> Self {
        Self { x, top: f32::MIN, bottom: f32::MAX }
    }

    /// Whether it stands at this height.
    pub(super) fn stands_at(&self, y: f32) -> bool {
        self.top - 1.0 < y && y < self.bottom + 1.0
    }
}

/// Walls of one table.
#[derive(Debug, Clone)]
pub(super) struct Group {
    pub(super) walls: Vec<Wall>,
    /// Where section rows break all of them: from y, to y.
    sections: Vec<(f32, f32)>,
    top: f32,
    bottom: f32,
}

/// The walls of a page that belong to no drawn table, by the tables that they make.
pub(super) fn groups(page: &Page, drawn: &[Rect]) -> Vec<Group> {
    let free = |b: &Rect| !drawn.iter().any(|d| d.contains(b.centre_x(), b.centre_y()));
    let upright = page.rulings.iter().copied().filter(|r| !r.is_horizontal() && free(&r.bbox));
    let mut edges: Vec<Edge> = Edges::of(upright, &[]).vertical;
    edges.retain(|edge| edge.to - edge.from >= LOWEST);
    if edges.len() > MOST_WALLS {
        return Vec::new();
    }
    // The highest first, so that a table's longest wall takes in the others.
    edges.sort_by(|a, b| (b.to - b.from).total_cmp(&(a.to - a.from)).then(a.at.total_cmp(&b.at)));
    let mut out: Vec<Group> = Vec::new();
    for edge in edges {
        let wall = Wall { x: edge.at, top: edge.from, bottom: edge.to };
        let shared = |g: &Group| g.bottom.min(wall.bottom) - g.top.max(wall.top);
        match out.iter_mut().find(|group| shared(group) >= BESIDE * (wall.bottom - wall.top)) {
            Some(group) => {
                group.walls.push(wall);
                (group.top, group.bottom) = (group.top.min(wall.top), group.bottom.max(wall.bottom));
            }
            None => out.push(Group { walls: vec![wall], sections: Vec::new(), top: wall.top, bottom: wall.bottom }),
        }
    }
    out.sort_by(|a, b| a.top.total_cmp(&b.top));
    out
}

/// The tables that walls make of a page's lines.
pub(super) fn regions(page: &Page, lines: &[TextLine], groups: Vec<Group>) -> Vec<Region> {
    let mut joined: Vec<Group> = Vec::new();
    for group in groups {
        match joined.last_mut() {
            Some(above) if goes_on(page, lines, above, &group) => {
                above.sections.push((above.bottom, group.top));
                above.bottom = group.bottom;
                above.walls.extend(group.walls);
            }
            _ => joined.push(group),
        }
    }
    joined.into_iter().filter_map(|group| region(page, lines, group)).collect()
}

/// Whether a section row alone stands between two groups of the same walls.
fn goes_on(page: &Page, lines: &[TextLine], above: &Group, below: &Group) -> bool {
    let among = |a: &Group, b: &Group| a.walls.iter().all(|w| b.walls.iter().any(|v| (v.x - w.x).abs() <= SNAP));
    let between: Vec<&TextLine> =
        lines.iter().filter(|line| (above.bottom..below.top).contains(&line.bbox.centre_y())).collect();
    let Some(section) = between.first() else { return false };
    // "3. Transport", what it is for, and who leads it: lines of one text each, below one another.
    let further = between.len() - 1;
    let below_another =
        |line: &&TextLine| line.segments.len() == 1 && (line.bbox.left - section.bbox.left).abs() <= SECTION_LEFT;
    if further >= SECTION_LINES || further > 0 && !between.iter().all(below_another) {
        return false;
    }
    let named = |group: &Group| {
        let first = lines.iter().find(|line| line.bbox.centre_y() > group.top);
        first.map(|line| line.segments.iter().map(|s| s.text(page)).collect::<Vec<_>>())
    };
    let size = lines.iter().find(|line| line.bbox.centre_y() > above.top).map_or(0.0, |line| line.size);
    // A heading's names stand over several columns: it has fewer walls.
    let shared = above.walls.len().min(below.walls.len());
    let same = among(above, below) && among(below, above);
    (same || shared >= FEWEST_SHARED && (among(above, below) || among(below, above)))
        && section.size <= LARGER * size
        && below.top - above.bottom <= (SECTION + SECTION_LINE * further as f32) * section.size
        && named(above) != named(below)
}

/// The lines beside a group's walls as a table, if they are one.
fn region(page: &Page, lines: &[TextLine], mut group: Group) -> Option<Region> {
    let inside = |line: &TextLine| group.top - 1.0 < line.bbox.centre_y() && line.bbox.centre_y() < group.bottom + 1.0;
    let from = lines.iter().position(inside)?;
    let to = lines.iter().rposition(inside)?;
    let members = lines.get(from..=to)?;
    if members.len() < FEWEST_LINES || !members.iter().all(inside) || is_crossed(members, &group.walls) {
        return None;
    }
    let text = members.iter().map(|line| line.bbox).reduce(|a, b| a.union(&b))?;
    // Walls with all text on one side are the table's outer lines.
    let outer = |x: f32| x <= text.left + HALF || x >= text.right - HALF;
    let sides = group.walls.iter().map(|wall| wall.x).filter(|&x| outer(x));
    let extent = sides.fold((text.left, text.right), |(left, right), x| (left.min(x), right.max(x)));
    group.walls.retain(|wall| !outer(wall.x));
    let xs = merged(group.walls.iter().map(|wall| wall.x).collect());
    let across = page.rulings.iter().filter(|ruling| ruling.is_horizontal()).map(|ruling| ruling.bbox);
    let across = across.filter(|b| b.width() >= ACROSS * (extent.1 - extent.0)).map(|b| b.centre_y());
    let ends = group.walls.iter().flat_map(|wall| [wall.top, wall.bottom]).chain(across);
    let rules = merged(ends.filter(|&y| y > group.top + SNAP && y < group.bottom - SNAP).collect());
    if xs.is_empty() || !is_table(members, &xs) {
        return None;
    }
    let gutters = xs.iter().map(|x| Gutter::at(x - HALF, x + HALF)).collect();
    Some(Region {
        from,
        to,
        gutters,
        extent: Some(extent),
        rules,
        walls: group.walls,
        solid: group.sections,
        known: true,
        ..Region::default()
    })
}

/// The values that differ by more than a pen's width.
fn merged(mut values: Vec<f32>) -> Vec<f32> {
    values.sort_by(f32::total_cmp);
    values.dedup_by(|b, a| *b - *a <= SNAP);
    values
}

fn is_crossed(lines: &[TextLine], walls: &[Wall]) -> bool {
    let (mut all, mut crossed) = (0_u32, 0_u32);
    for line in lines {
        for segment in &line.segments {
            let over = |w: &Wall| {
                w.stands_at(line.bbox.centre_y()) && segment.left < w.x - 2.0 * HALF && segment.right > w.x + 2.0 * HALF
            };
            all += 1;
            crossed += u32::from(walls.iter().any(over));
        }
    }
    crossed as f32 > MOST_CROSSED * all as f32
}

/// Whether texts stand beside one another as a table's do, and are printed so.
fn is_table(lines: &[TextLine], xs: &[f32]) -> bool {
    let column = |segment: &Segment| xs.iter().filter(|&&x| segment.left > x - HALF).count();
    let mut printed: Vec<(usize, usize)> = Vec::new();
    let mut of_columns: Vec<Vec<(f32, f32)>> = vec![Vec::new(); xs.len() + 1];
    for segment in lines.iter().flat_map(|line| &line.segments) {
        let at = column(segment);
        printed.extend(segment.words.iter().map(|&word| (word, at)));
        if let Some(slot) = of_columns.get_mut(at) {
            slot.push((segment.left, segment.right));
        }
    }
    printed.sort_unstable();
    let turns = printed.windows(2).filter(|pair| pair[0].1 != pair[1].1).count();
    let beside = lines.iter().filter(|line| line.segments.len() > 1).count();
    let prose = of_columns.iter().filter(|column| is_prose(column)).count();
    turns >= FEWEST_TURNS && beside >= 2 && of_columns.iter().all(|c| !c.is_empty()) && (xs.len() > 1 || prose < 2)
}

/// Whether most lines of a column fill it.
fn is_prose(column: &[(f32, f32)]) -> bool {
    let left = column.iter().map(|s| s.0).fold(f32::MAX, f32::min);
    let right = column.iter().map(|s| s.1).fold(f32::MIN, f32::max);
    let full = column.iter().filter(|s| s.1 - s.0 >= FULL_LINE * (right - left)).count();
    full as f32 >= PROSE * column.len() as f32
}
