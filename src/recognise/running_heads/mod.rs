//! Running heads, footers, page numbers and watermarks, by repetition and place, set apart from the body.
//!
//! Pages with words enter; what stays in the body leaves, page by page, and the rest stands in [`Document::apart`],
//! each text once with its places on all pages. From a page's upper and lower edge inwards, lines are taken as long
//! as they repeat on other pages, number the pages, or are declared artefacts by the paper itself. Lines inside a
//! grid of rulings or fills are a table's, and lines at a height where other pages have body text, or whose text heads
//! pieces of the body again and again, are body.

mod body_labels;
mod edges;
mod line_numbers;
mod lone;
mod page_numbers;
mod watermarks;

use crate::document::{Aside, Document, Page, Paragraph, ParagraphKind, Place, Run, TextStyle};
use edges::{Edge, EdgeLine};
use rustc_hash::{FxHashMap, FxHashSet};

/// Heights that differ less, in points, are the same place on two pages.
const SAME_HEIGHT: f32 = 4.0;
/// A paper of fewer pages does not show that a line's last number counts them.
const FEWEST_COUNTED: usize = 4;
/// Pages that share a head stand at most this far apart (left and right pages have their own).
const REACH: u32 = 3;
/// A line on this part of the page from its edge may number the page without repeating.
const MARGIN: f32 = 0.1;

/// A line this near to the body, in its heights, is not set off from it …
const CLOSE: f32 = 0.8;
/// … where what stands further out is so far (in its heights) from it.
const FAR: f32 = 1.5;
/// Lines of one heading stand this near to one another, in their heights.
const LEADING: f32 = 0.5;
/// … unless it stands on so large a share of the pages.
const MOST_PAGES: f32 = 0.6;

/// Moves running heads and footers to [`Document::apart`]; gives, for each page, the indices of the words that stay.
pub(super) fn set_apart(document: &mut Document) -> Vec<Vec<usize>> {
    let mut taken: Vec<FxHashSet<usize>> = vec![FxHashSet::default(); document.pages.len()];
    let mut found = Found::default();
    for (page, taken) in document.pages.iter().zip(&mut taken) {
        for word in watermarks::words(page) {
            taken.insert(word);
        }
        found.watermark(page, taken);
    }
    for (numbers, taken) in line_numbers::words(document).into_iter().zip(&mut taken) {
        taken.extend(numbers);
    }
    let trusted = artefacts_are_meant(document);
    for edge in [Edge::Top, Edge::Bottom] {
        let mut lines: Vec<Vec<EdgeLine>> =
            document.pages.iter().zip(&taken).map(|(page, taken)| edges::lines(page, edge, taken)).collect();
        if edge == Edge::Top {
            edges::tell_headings(&mut lines);
        }
        let repeated = Repetition::of(&lines);
        let of_pages: Vec<&[EdgeLine]> = document
            .pages
            .iter()
            .zip(&lines)
            .map(|(page, lines)| heads(lines, &repeated, page, document.pages.len(), edge, trusted))
            .collect();
        let mut candidates: FxHashMap<&str, usize> = FxHashMap::default();
        for line in of_pages.iter().copied().flatten() {
            *candidates.entry(&line.text).or_default() += 1;
        }
        let labels = body_labels::among(document, &candidates);
        for ((page, heads), taken) in document.pages.iter().zip(of_pages).zip(&mut taken) {
            for line in heads.iter().take_while(|line| !labels.contains(line.text.as_str())) {
                taken.extend(line.words.iter().copied());
                found.line(page, line, edge);
            }
        }
    }
    document.apart.extend(found.asides());
    document
        .pages
        .iter()
        .zip(&taken)
        .map(|(page, taken)| (0..page.words.len()).filter(|w| !taken.contains(w)).collect())
        .collect()
}

/// Whether the paper's artefact marks mean running heads: some writers mark whole pages.
fn artefacts_are_meant(document: &Document) -> bool {
    let words = document.pages.iter().flat_map(|p| &p.words);
    let (all, marked) = words.fold((0_usize, 0_usize), |(all, marked), w| (all + 1, marked + usize::from(w.artefact)));
    marked * 3 < all
}

/// The lines of one page's edge that are heads: from the edge inwards, up to the first line of the body.
fn heads<'a>(
    lines: &'a [EdgeLine],
    repeated: &Repetition,
    page: &Page,
    pages: usize,
    edge: Edge,
    artefacts: bool,
) -> &'a [EdgeLine] {
    let count = lines
        .iter()
        .enumerate()
        .take_while(|(place, line)| {
            if line.in_grid {
                return false;
            }
            let outermost = match edge {
                Edge::Top => line.bbox.bottom < MARGIN * page.height,
                Edge::Bottom => line.bbox.top > (1.0 - MARGIN) * page.height,
            };
            (artefacts && line.artefact)
                || repeated.holds(page.number, line, pages)
                || (edge == Edge::Bottom && outermost && *place == 0 && repeated.counts(page.number, line, pages))
                || (outermost && *place == 0 && page_numbers::alone(&line.text, page.number, pages))
                || (edge == Edge::Top && pages == 1 && *place == 0 && lone::is_head(lines, page))
        })
        .count();
    let kept = count - close_to_body(lines, count, repeated, page, pages, edge);
    lines.get(..kept).unwrap_or_default()
}

/// How many of the `count` lines taken, from the inside, are the body's all the same: they stand below the margin, or far from
/// the lines further out, right against the body, and on few pages only. A form's lines stand so where two of its pages are
/// filled alike.
fn close_to_body(
    lines: &[EdgeLine],
    count: usize,
    repeated: &Repetition,
    page: &Page,
    pages: usize,
    edge: Edge,
) -> usize {
    // The first lines of a table's heading that is repeated on each page stand right above its last.
    let mut names_columns = false;
    let mut is_body = |place: usize| {
        let (Some(line), Some(inner)) = (lines.get(place), lines.get(place + 1)) else { return false };
        let between = |outer: &EdgeLine, inner: &EdgeLine| match edge {
            Edge::Top => inner.bbox.top - outer.bbox.bottom,
            Edge::Bottom => outer.bbox.top - inner.bbox.bottom,
        };
        let gap = between(line, inner);
        let far = |pair: &[EdgeLine]| between(&pair[0], &pair[1]) > FAR * line.bbox.height();
        let deep = match edge {
            Edge::Top => line.bbox.bottom > MARGIN * page.height,
            Edge::Bottom => line.bbox.top < (1.0 - MARGIN) * page.height,
        } || lines.get(..=place).unwrap_or_default().windows(2).any(far);
        // A running head stands on more pages than the heading does: above the paper's title, too.
        let heading = names_columns
            || (inner.in_grid
                && repeated.holds(page.number, inner, pages)
                && repeated.share(line, pages) <= repeated.share(inner, pages));
        names_columns = edge == Edge::Top && !line.artefact && heading && gap < LEADING * line.bbox.height();
        names_columns
            || deep && !line.artefact && gap < CLOSE * line.bbox.height() && repeated.share(line, pages) < MOST_PAGES
    };
    (0..count).rev().take_while(|place| is_body(*place)).count()
}

/// A line's page and height, and the numbers in it.
type Standing<'a> = (u32, f32, &'a [u32]);

/// Which lines stand on several pages.
#[derive(Debug, Default)]
struct Repetition<'a> {
    /// For each text (numbers left out): where it stands.
    by_text: FxHashMap<&'a str, Vec<Standing<'a>>>,
    /// For each page (0-based): heights of its outermost lines, nearest to the edge first, with their texts.
    by_page: Vec<Vec<(f32, &'a str)>>,
}

impl<'a> Repetition<'a> {
    fn of(pages: &'a [Vec<EdgeLine>]) -> Self {
        let mut all = Self::default();
        for lines in pages {
            let mut heights = Vec::new();
            for line in lines {
                heights.push((line.height, line.key.as_str()));
                all.by_text.entry(&line.key).or_default().push((line.page, line.height, &line.numbers));
            }
            all.by_page.push(heights);
        }
        all
    }

    /// Whether the line stands on other pages too, at the same height, and at this height the pages around have
    /// more heads than body.
    fn holds(&self, page: u32, line: &EdgeLine, pages: usize) -> bool {
        let Some(places) = self.by_text.get(line.key.as_str()) else { return false };
        let alike = |other: &Standing| {
            other.0 != page
                && (other.1 - line.height).abs() <= SAME_HEIGHT
                && page_numbers::agree(&line.text, (page, &line.numbers), (other.0, other.2))
        };
        if !near(places, page).any(alike) {
            return false;
        }
        // What stands only on two of many pages, amid the body of the others, is body.
        let (mut heads, mut body) = (1_usize, 0_usize);
        for neighbour in page.saturating_sub(REACH).max(1)..=(page + REACH).min(pages as u32) {
            if neighbour == page {
                continue;
            }
            let lines = self.by_page.get(neighbour as usize - 1).map_or(&[][..], Vec::as_slice);
            let mut at_height =
                lines.iter().filter(|(height, _)| (height - line.height).abs() <= SAME_HEIGHT).peekable();
            if at_height.peek().is_none() {
                continue;
            }
            if at_height.any(|(height, text)| *text == line.key || self.stands_on_another(neighbour, *height, text)) {
                heads += 1;
            } else {
                body += 1;
            }
        }
        heads > body
    }

    /// Whether the line ends with a number that counts the pages, at the same height on all the pages around: "Annual report of
    /// the forum 3". On a few pages alone numbered lines of the body may stand so.
    fn counts(&self, page: u32, line: &EdgeLine, pages: usize) -> bool {
        let places = self.by_text.get(line.key.as_str()).map_or(&[][..], Vec::as_slice);
        let counting = near(places, page).filter(|(number, height, numbers)| {
            *number != page
                && (height - line.height).abs() <= SAME_HEIGHT
                && page_numbers::count_at_the_end(&line.text, (page, &line.numbers), (*number, numbers))
        });
        let around = (page + REACH).min(pages as u32) - page.saturating_sub(REACH).max(1);
        pages >= FEWEST_COUNTED && counting.count() >= around as usize
    }

    /// The share of the pages on which a line's text stands.
    fn share(&self, line: &EdgeLine, pages: usize) -> f32 {
        self.by_text.get(line.key.as_str()).map_or(0, Vec::len) as f32 / pages.max(1) as f32
    }

    /// Whether a text stands at this height on another page near this one.
    fn stands_on_another(&self, page: u32, height: f32, text: &str) -> bool {
        let places = self.by_text.get(text).map_or(&[][..], Vec::as_slice);
        near(places, page).any(|p| p.0 != page && (p.1 - height).abs() <= SAME_HEIGHT)
    }
}

/// The places near a page; `places` in page order.
fn near<'p, 'a>(places: &'p [Standing<'a>], page: u32) -> impl Iterator<Item = &'p Standing<'a>> {
    let start = places.partition_point(|p| p.0 + REACH < page);
    places.get(start..).unwrap_or_default().iter().take_while(move |p| p.0 <= page + REACH)
}

/// What was found, each text once, in the order of the paper.
#[derive(Debug, Default)]
struct Found {
    order: Vec<(ParagraphKind, String, TextStyle, Vec<Place>)>,
    known: FxHashMap<(u8, String), usize>,
}

impl Found {
    fn line(&mut self, page: &Page, line: &EdgeLine, edge: Edge) {
        let (kind, number) = match edge {
            Edge::Top => (ParagraphKind::RunningHead, 0),
            Edge::Bottom => (ParagraphKind::Footer, 1),
        };
        let style = line.words.first().and_then(|&w| page.words.get(w)).map(|w| w.style).unwrap_or_default();
        self.add(kind, number, &line.text, style.into(), Place { page: page.number, bbox: line.bbox });
    }

    fn watermark(&mut self, page: &Page, taken: &FxHashSet<usize>) {
        let mut words: Vec<usize> = taken.iter().copied().collect();
        words.sort_unstable();
        let words: Vec<_> = words.iter().filter_map(|&w| page.words.get(w)).collect();
        let Some(first) = words.first() else { return };
        let text: Vec<&str> = words.iter().map(|w| w.text.as_str()).collect();
        let bbox = words.iter().fold(first.bbox, |all, w| all.union(&w.bbox));
        self.add(ParagraphKind::Watermark, 2, &text.join(" "), first.style.into(), Place { page: page.number, bbox });
    }

    fn add(&mut self, kind: ParagraphKind, number: u8, text: &str, style: TextStyle, place: Place) {
        let next = self.order.len();
        let index = *self.known.entry((number, text.to_owned())).or_insert(next);
        match self.order.get_mut(index) {
            Some(known) => known.3.push(place),
            None => self.order.push((kind, text.to_owned(), style, vec![place])),
        }
    }

    fn asides(self) -> impl Iterator<Item = Aside> {
        self.order.into_iter().map(|(kind, text, style, lines)| Aside {
            paragraph: Paragraph {
                kind,
                runs: vec![Run { text, style, ..Run::default() }],
                lines,
                ..Paragraph::default()
            },
            anchor: None,
            author: None,
        })
    }
}

impl From<crate::document::WordStyle> for TextStyle {
    fn from(style: crate::document::WordStyle) -> Self {
        Self { bold: style.bold, italic: style.italic, size: style.size, colour: style.colour, ..Self::default() }
    }
}

#[cfg(test)]
mod tests;
