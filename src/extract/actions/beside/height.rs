//! Owners beside paragraphs by the height on the page.

use super::{Mark, Piece, is_title, paragraphs, piece, unlikeness};
use crate::document::{Cell, Paragraph};

/// A paragraph at least this unlike something to do asks for nothing.
const NOTHING_ASKED: f32 = 2.9;

/// An item's name has so many words at most.
const NAME_WORDS: usize = 8;

/// Lines from a mark to the paragraph below that it may be meant for.
const ONE_BELOW: f32 = 1.6;

/// Lines between a height and the nearest line of a paragraph.
fn gap_of(paragraph: &Paragraph, middle: f32, page: u32) -> Option<f32> {
    paragraph
        .lines
        .iter()
        .filter(|l| l.page == page)
        .map(|l| (l.bbox.centre_y() - middle).abs() / l.bbox.height().max(6.0))
        .min_by(f32::total_cmp)
}

/// The paragraph beside each mark, by the height on the page: the one whose first line is at the mark's height, else
/// one with a line there, else the nearest.
pub(super) fn by_height(text: &Cell, marks: &[Mark]) -> Vec<Piece> {
    let texts: Vec<(usize, &Paragraph)> =
        paragraphs(text).enumerate().filter(|(_, p)| !p.is_empty()).map(|(i, p)| (i + 1, p)).collect();
    let mut out = Vec::new();
    for mark in marks {
        let Some(place) = mark.place else { continue };
        let middle = place.bbox.centre_y();
        let gap = |p: &Paragraph| {
            p.lines
                .iter()
                .enumerate()
                .filter(|(_, l)| l.page == place.page)
                .map(|(i, l)| {
                    let off = (l.bbox.centre_y() - middle).abs() / l.bbox.height().max(6.0);
                    // Half a line of favour for first lines: owners are set beside the beginning.
                    if i == 0 { off - 0.3 } else { off }
                })
                .min_by(f32::total_cmp)
        };
        let best = texts.iter().filter_map(|(n, p)| gap(p).map(|g| (g, *n, *p))).min_by(|a, b| a.0.total_cmp(&b.0));
        let Some((gap, number, paragraph)) = best else { continue };
        let mut chosen = (number, paragraph);
        let mut uncertain = gap > 1.0 || mark.loose;
        // Beside a later line of a paragraph that asks for nothing, with one that does right below: that one is meant.
        let own = unlikeness(paragraph, None, &mark.owners);
        if own >= NOTHING_ASKED && !is_title(paragraph) {
            let below = texts.iter().find(|(n, _)| *n > number);
            if let Some((n, p)) = below
                && gap_of(p, middle, place.page).is_some_and(|g| g <= ONE_BELOW)
                && unlikeness(p, None, &mark.owners) < own
            {
                chosen = (*n, *p);
                uncertain = true;
            }
            // Beside the first line there is no doubt, whatever it says.
            let first = paragraph.lines.first().is_some_and(|l| {
                l.page == place.page && (l.bbox.centre_y() - middle).abs() <= 0.6 * l.bbox.height().max(6.0)
            });
            uncertain |= !first;
        }
        let title = is_title(paragraph) || names_item(&texts, number, own);
        if title {
            // Beside a heading: what follows it is meant, of several the one that asks for most.
            let below = texts.iter().skip_while(|(n, _)| *n <= number).skip_while(|(_, p)| is_title(p));
            let mine = below.take_while(|(_, p)| !is_title(p)).map(|t| (unlikeness(t.1, None, &mark.owners), t));
            if let Some((_, next)) = mine.min_by(|a, b| a.0.total_cmp(&b.0)) {
                chosen = *next;
                uncertain = true;
            }
        }
        out.push(piece(chosen.0, chosen.1, mark, uncertain));
    }
    joint(out)
}

/// Whether a cell's first paragraph is its item's name, though not set as one: a few words without a stop that ask for
/// nothing, with sentences below. `unlike`: how unlike something to do it is.
fn names_item(texts: &[(usize, &Paragraph)], number: usize, unlike: f32) -> bool {
    let stops = |p: &Paragraph| p.text().trim_end().ends_with(['.', ':', ';']);
    let [(first, title), below @ ..] = texts else { return false };
    *first == number
        && unlike >= NOTHING_ASKED
        && !stops(title)
        && title.text().split_whitespace().count() <= NAME_WORDS
        && below.iter().any(|(_, p)| stops(p))
}

/// Marks in lines right below each other beside one paragraph: its owners together.
fn joint(pieces: Vec<Piece>) -> Vec<Piece> {
    let mut out: Vec<Piece> = Vec::with_capacity(pieces.len());
    for piece in pieces {
        match out.last_mut() {
            Some(last) if last.paragraph == piece.paragraph && (last.due.is_none() || piece.due.is_none()) => {
                for owner in piece.owners {
                    if !last.owners.contains(&owner) {
                        last.owners.push(owner);
                    }
                }
                last.due = last.due.take().or(piece.due);
                last.uncertain = true;
            }
            _ => out.push(piece),
        }
    }
    out
}
