//! Stamps drawn as outlines: "DRAFT" across the page, of which a writer's program kept the letters' shapes and not their
//! characters.
//!
//! Enters: the large light shapes of a page that are no rectangles. Leaves: the word that they show, if it is one of the
//! known stamps. The letters are turned upright, laid over a grid of five by seven fields, and compared with patterns;
//! the number of holes in each must agree.

use super::paths::Outline;
use crate::document::{Colour, Rect, Word, WordStyle};
use crate::wording::stamps::STAMPS;

/// More shapes are a drawing.
const MOST_SHAPES: usize = 80;
/// The darkest of red, green and blue in a stamp's colour, at least.
const LIGHT: u8 = 140;
/// A word is taken for a stamp if its letters agree with their patterns so well on average …
const LIKE: f32 = 0.5;
/// … and each of them at least so well.
const LEAST_LIKE: f32 = 0.15;
/// A letter narrower than this many of its heights is a stroke: I, l, i.
const STROKE: f32 = 0.42;
/// Letters are sampled so often in each field of the grid, both ways.
const SAMPLES: usize = 4;
const COLUMNS: usize = 5;
const ROWS: usize = 7;

/// A letter: its holes, and the fields that it covers, from top to bottom; no fields: a stroke.
struct Pattern {
    letter: char,
    holes: usize,
    fields: &'static str,
}

const fn pattern(letter: char, holes: usize, fields: &'static str) -> Pattern {
    Pattern { letter, holes, fields }
}

/// Letters as they fill their own box.
const PATTERNS: &[Pattern] = &[
    pattern('A', 1, "..#.. .#.#. .#.#. #...# ##### #...# #...#"),
    pattern('C', 0, ".###. #...# #.... #.... #.... #...# .###."),
    pattern('D', 1, "####. #...# #...# #...# #...# #...# ####."),
    pattern('E', 0, "##### #.... #.... ####. #.... #.... #####"),
    pattern('F', 0, "##### #.... #.... ####. #.... #.... #...."),
    pattern('I', 0, ""),
    pattern('L', 0, "#.... #.... #.... #.... #.... #.... #####"),
    pattern('M', 0, "#...# ##.## #.#.# #.#.# #...# #...# #...#"),
    pattern('N', 0, "#...# ##..# ##..# #.#.# #..## #..## #...#"),
    pattern('O', 1, ".###. #...# #...# #...# #...# #...# .###."),
    pattern('P', 1, "####. #...# #...# ####. #.... #.... #...."),
    pattern('R', 1, "####. #...# #...# ####. #.#.. #..#. #...#"),
    pattern('S', 0, ".#### #.... #.... .###. ....# ....# ####."),
    pattern('T', 0, "##### ..#.. ..#.. ..#.. ..#.. ..#.. ..#.."),
    pattern('U', 0, "#...# #...# #...# #...# #...# #...# .###."),
    pattern('V', 0, "#...# #...# #...# .#.#. .#.#. ..#.. ..#.."),
    pattern('Y', 0, "#...# #...# .#.#. ..#.. ..#.. ..#.. ..#.."),
    pattern('a', 1, ".###. ....# ....# .#### #...# #...# .####"),
    pattern('c', 0, ".###. #...# #.... #.... #.... #...# .###."),
    pattern('d', 1, "....# ....# .#### #...# #...# #...# .####"),
    pattern('e', 1, ".###. #...# #...# ##### #.... #...# .###."),
    pattern('f', 0, "..### .#... ####. .#... .#... .#... .#..."),
    pattern('i', 0, ""),
    pattern('l', 0, ""),
    pattern('m', 0, "##.#. #.#.# #.#.# #.#.# #.#.# #.#.# #.#.#"),
    pattern('n', 0, "#.##. ##..# #...# #...# #...# #...# #...#"),
    pattern('o', 1, ".###. #...# #...# #...# #...# #...# .###."),
    pattern('p', 1, "####. #...# #...# #...# ####. #.... #...."),
    pattern('r', 0, "#.### ##... #.... #.... #.... #.... #...."),
    pattern('s', 0, ".#### #.... #.... .###. ....# ....# ####."),
    pattern('t', 0, ".#... .#... ####. .#... .#... .#... ..##."),
    pattern('u', 0, "#...# #...# #...# #...# #...# #...# .####"),
    pattern('v', 0, "#...# #...# #...# .#.#. .#.#. ..#.. ..#.."),
    pattern('y', 0, "#...# #...# .#.#. .#.#. ..#.. ..#.. ##..."),
];

/// A letter turned upright.
struct Letter {
    outlines: Vec<Vec<(f32, f32)>>,
    area: Rect,
    holes: usize,
}

/// The stamp that shapes of one colour show, as a word of the page.
pub(super) fn stamp(outlines: &[Outline]) -> Option<Word> {
    let light = |colour: Colour| colour.0.min(colour.1).min(colour.2) >= LIGHT && !colour.is_white();
    let first = outlines.iter().find(|o| light(o.colour))?;
    let shapes: Vec<&Outline> = outlines.iter().filter(|o| o.colour == first.colour).collect();
    if shapes.len() > MOST_SHAPES {
        return None;
    }
    let letters = letters(&shapes)?;
    let text = read(&letters)?;
    let bbox = shapes.iter().map(|o| o.area).reduce(|a, b| a.union(&b))?;
    let size = letters.iter().map(|l| l.area.height()).fold(0.0, f32::max);
    Some(Word {
        style: WordStyle { size, colour: Some(first.colour), ..WordStyle::default() },
        artefact: true,
        ..Word::new(text, bbox)
    })
}

/// Shapes to letters, in reading order.
fn letters(shapes: &[&Outline]) -> Option<Vec<Letter>> {
    let middle = |o: &Outline| (o.area.centre_x(), o.area.centre_y());
    // The line of writing runs through the two shapes that are furthest apart.
    let mut ends = (0.0, (0.0, 0.0));
    for (index, one) in shapes.iter().enumerate() {
        for other in shapes.iter().skip(index + 1) {
            let (a, b) = (middle(one), middle(other));
            let way = (b.0 - a.0, b.1 - a.1);
            let length = way.0.hypot(way.1);
            if length > ends.0 {
                ends = (length, way);
            }
        }
    }
    let (length, (mut x, mut y)) = ends;
    if length < 1.0 {
        return None;
    }
    // To the right, or upwards.
    if x < -0.05 * length || (x.abs() <= 0.05 * length && y > 0.0) {
        (x, y) = (-x, -y);
    }
    let (cos, sin) = (x / length, y / length);
    let turned: Vec<(Vec<(f32, f32)>, Rect)> = shapes
        .iter()
        .filter_map(|o| {
            let points: Vec<(f32, f32)> =
                o.points.iter().map(|(px, py)| (px * cos + py * sin, py * cos - px * sin)).collect();
            let area = area(&points)?;
            Some((points, area))
        })
        .collect();
    let inside = |inner: &Rect, outer: &Rect| {
        inner.left > outer.left && inner.right < outer.right && inner.top > outer.top && inner.bottom < outer.bottom
    };
    let mut order: Vec<usize> = (0..turned.len()).collect();
    order.sort_by(|a, b| turned[*a].1.left.total_cmp(&turned[*b].1.left).then(a.cmp(b)));
    let mut out: Vec<Letter> = Vec::new();
    for index in order {
        let (points, area) = &turned[index];
        match out.last_mut() {
            Some(letter) if inside(area, &letter.area) => {
                letter.holes += 1;
                letter.outlines.push(points.clone());
            }
            // The dot over its stroke.
            Some(letter) if area.overlap_x(&letter.area) > 0.6 * area.width().min(letter.area.width()) => {
                letter.area = letter.area.union(area);
                letter.outlines.push(points.clone());
            }
            _ => out.push(Letter { outlines: vec![points.clone()], area: *area, holes: 0 }),
        }
    }
    Some(out)
}

/// The known stamp that the letters spell.
fn read(letters: &[Letter]) -> Option<String> {
    let grids: Vec<[f32; COLUMNS * ROWS]> = letters.iter().map(grid).collect();
    let mut best: Option<(f32, String)> = None;
    for stamp in STAMPS.iter().filter(|stamp| stamp.len() == letters.len()) {
        let title = |(place, c): (usize, char)| if place == 0 { c.to_ascii_uppercase() } else { c };
        let spellings = [stamp.to_uppercase(), stamp.chars().enumerate().map(title).collect(), (*stamp).to_owned()];
        for spelling in spellings {
            let likeness: Option<Vec<f32>> =
                spelling.chars().zip(letters.iter().zip(&grids)).map(|(c, (l, grid))| like(c, l, grid)).collect();
            let Some(likeness) = likeness.filter(|all| all.iter().all(|one| *one >= LEAST_LIKE)) else { continue };
            let mean = likeness.iter().sum::<f32>() / likeness.len() as f32;
            if mean >= LIKE && best.as_ref().is_none_or(|(known, _)| mean > *known) {
                best = Some((mean, spelling));
            }
        }
    }
    best.map(|(_, spelling)| spelling)
}

/// How well a shape agrees with a letter's pattern, from -1 to 1; nothing where its holes differ.
fn like(letter: char, shape: &Letter, grid: &[f32; COLUMNS * ROWS]) -> Option<f32> {
    let pattern = PATTERNS.iter().find(|p| p.letter == letter)?;
    if pattern.holes != shape.holes {
        return None;
    }
    if pattern.fields.is_empty() {
        return (shape.area.width() < STROKE * shape.area.height()).then_some(1.0);
    }
    let wanted = pattern.fields.bytes().filter(|b| *b != b' ').map(|b| if b == b'#' { 1.0 } else { 0.0 });
    let pairs: Vec<(f32, f32)> = wanted.zip(grid.iter().copied()).collect();
    let count = pairs.len() as f32;
    let (mean_a, mean_b) =
        (pairs.iter().map(|p| p.0).sum::<f32>() / count, pairs.iter().map(|p| p.1).sum::<f32>() / count);
    let (mut both, mut of_a, mut of_b) = (0.0, 0.0, 0.0);
    for (a, b) in pairs {
        both += (a - mean_a) * (b - mean_b);
        of_a += (a - mean_a).powi(2);
        of_b += (b - mean_b).powi(2);
    }
    Some(both / (of_a * of_b).sqrt().max(1e-6))
}

/// Which share of each field of the grid a letter covers.
fn grid(letter: &Letter) -> [f32; COLUMNS * ROWS] {
    let mut out = [0.0; COLUMNS * ROWS];
    let area = letter.area;
    let step = |size: f32, fields: usize, at: usize| size * (at as f32 + 0.5) / (fields * SAMPLES) as f32;
    for row in 0..ROWS * SAMPLES {
        for column in 0..COLUMNS * SAMPLES {
            let x = area.left + step(area.width(), COLUMNS, column);
            let y = area.top + step(area.height(), ROWS, row);
            let crossings = letter.outlines.iter().filter(|points| super::signs::is_inside(points, x, y)).count();
            if crossings % 2 == 1
                && let Some(field) = out.get_mut(row / SAMPLES * COLUMNS + column / SAMPLES)
            {
                *field += 1.0 / (SAMPLES * SAMPLES) as f32;
            }
        }
    }
    out
}

fn area(points: &[(f32, f32)]) -> Option<Rect> {
    let (x, y) = *points.first()?;
    let first = Rect { left: x, top: y, right: x, bottom: y };
    Some(points.iter().fold(first, |all, &(x, y)| all.union(&Rect { left: x, top: y, right: x, bottom: y })))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A stroke letter by letter, `turn` in parts of a full turn; each letter 40 by 60 points, the strokes 9 wide.
    fn draft(turn: f32) -> Vec<Outline> {
        let letters: [&[&[(f32, f32)]]; 5] = [
            // D, R and A with their holes, then F and T.
            &[
                &[(0.0, 0.0), (28.0, 0.0), (40.0, 12.0), (40.0, 48.0), (28.0, 60.0), (0.0, 60.0)],
                &[(9.0, 9.0), (26.0, 9.0), (31.0, 16.0), (31.0, 44.0), (26.0, 51.0), (9.0, 51.0)],
            ],
            &[
                &[
                    (0.0, 0.0),
                    (30.0, 0.0),
                    (40.0, 10.0),
                    (40.0, 25.0),
                    (30.0, 34.0),
                    (40.0, 60.0),
                    (29.0, 60.0),
                    (20.0, 36.0),
                    (9.0, 36.0),
                    (9.0, 60.0),
                    (0.0, 60.0),
                ],
                &[(9.0, 9.0), (28.0, 9.0), (31.0, 14.0), (31.0, 24.0), (28.0, 27.0), (9.0, 27.0)],
            ],
            &[
                &[
                    (15.0, 0.0),
                    (25.0, 0.0),
                    (40.0, 60.0),
                    (31.0, 60.0),
                    (27.0, 45.0),
                    (13.0, 45.0),
                    (9.0, 60.0),
                    (0.0, 60.0),
                ],
                &[(20.0, 10.0), (25.0, 37.0), (15.0, 37.0)],
            ],
            &[&[
                (0.0, 0.0),
                (40.0, 0.0),
                (40.0, 9.0),
                (9.0, 9.0),
                (9.0, 26.0),
                (34.0, 26.0),
                (34.0, 35.0),
                (9.0, 35.0),
                (9.0, 60.0),
                (0.0, 60.0),
            ]],
            &[&[
                (0.0, 0.0),
                (40.0, 0.0),
                (40.0, 9.0),
                (25.0, 9.0),
                (25.0, 60.0),
                (16.0, 60.0),
                (16.0, 9.0),
                (0.0, 9.0),
            ]],
        ];
        let (sin, cos) = (turn * std::f32::consts::TAU).sin_cos();
        letters
            .iter()
            .enumerate()
            .flat_map(|(n, outlines)| outlines.iter().map(move |points| (n, *points)))
            .map(|(n, points)| {
                let points: Vec<(f32, f32)> = points
                    .iter()
                    .map(|(x, y)| (x + 48.0 * n as f32, *y))
                    .map(|(x, y)| (200.0 + x * cos - y * sin, 400.0 + x * sin + y * cos))
                    .collect();
                Outline { area: area(&points).unwrap_or_default(), points, colour: Colour(223, 223, 223) }
            })
            .collect()
    }

    #[test]
    fn a_stamp_is_read_however_it_is_turned() {
        for turn in [0.0, -0.125, -0.25, -0.1, 0.125] {
            assert_eq!(stamp(&draft(turn)).map(|word| word.text), Some("DRAFT".to_owned()), "{turn}");
        }
    }

    #[test]
    fn other_shapes_are_no_stamp() {
        let mut backwards = draft(0.0);
        backwards.reverse();
        assert!(stamp(&backwards).is_some(), "the order of painting does not count");
        let mut dark = draft(0.0);
        for outline in &mut dark {
            outline.colour = Colour(20, 20, 20);
        }
        assert!(stamp(&dark).is_none());
        assert!(stamp(&draft(0.0)[2..]).is_none());
        assert!(stamp(&[]).is_none());
    }
}
