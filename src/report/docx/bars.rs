//! A bar of shades from light to dark, as a picture: the order shows in grey and to the colour-blind; the figures stand
//! beside it in words.

use super::Content;
use crate::report::figures::{Tally, words};

/// Shades from the lowest rating to the highest, then "more than one reading" and "no rating".
const SHADES: [[u8; 3]; 6] =
    [[0xF7, 0xE9, 0xC8], [0xE3, 0xB8, 0x6B], [0x7D, 0x6A, 0x9E], [0x2F, 0x24, 0x58], [0x10, 0x36, 0x5C], [0, 0, 0]];
const AMBIGUOUS: [u8; 3] = [0xDD, 0xDD, 0xDD];
const NONE: [u8; 3] = [0xFF, 0xFF, 0xFF];
const EDGE: [u8; 3] = [0x1A, 0x1A, 0x1A];
/// Size in pixels; drawn at twice the size it is shown at, so that it prints sharply.
const WIDTH: u32 = 360;
const HEIGHT: u32 = 24;

/// A tally in words: "Established 12, Partly established 8, no rating 2".
pub(super) fn spoken(scale: &[String], tally: &Tally) -> String {
    let rated = scale.iter().zip(&tally.rated).filter(|(_, n)| **n > 0).map(|(id, n)| format!("{} {n}", words(id)));
    let rest = [
        ("more than one reading", tally.ambiguous),
        ("no mark", tally.blank),
        ("not for local completion", tally.national),
    ];
    let rest = rest.into_iter().filter(|(_, n)| *n > 0).map(|(name, n)| format!("{name} {n}"));
    let all: Vec<String> = rated.chain(rest).collect();
    if all.is_empty() { "no returns".to_owned() } else { all.join(", ") }
}

/// The bar of one proposal.
pub(super) fn bar(number: &str, scale: &[String], tally: &Tally) -> Content {
    let total: usize = tally.rated.iter().sum::<usize>() + tally.ambiguous + tally.blank + tally.national;
    let rated = tally.rated.iter().enumerate().map(|(i, n)| (*n, SHADES.get(i).copied().unwrap_or(EDGE)));
    let pieces: Vec<(usize, [u8; 3])> =
        rated.chain([(tally.ambiguous, AMBIGUOUS), (tally.blank + tally.national, NONE)]).collect();
    let colour_at = |x: u32| -> [u8; 3] {
        let mut done = 0;
        for (count, shade) in &pieces {
            let left = WIDTH as usize * done / total.max(1);
            done += count;
            let right = WIDTH as usize * done / total.max(1);
            if (left..right).contains(&(x as usize)) {
                return if x as usize == left { EDGE } else { *shade };
            }
        }
        NONE
    };
    let line: Vec<u8> = (0..WIDTH).flat_map(|x| if x == WIDTH - 1 { EDGE } else { colour_at(x) }).collect();
    let edge: Vec<u8> = (0..WIDTH).flat_map(|_| EDGE).collect();
    let pixels: Vec<u8> =
        (0..HEIGHT).flat_map(|y| if y == 0 || y == HEIGHT - 1 { edge.clone() } else { line.clone() }).collect();
    let description = format!("{number}: {}", spoken(scale, tally));
    Content::Bar { png: encode(&pixels), width: WIDTH / 2, height: HEIGHT / 2, description }
}

/// A PNG of the pixels; an empty one if the encoder fails, which it has no reason to.
fn encode(pixels: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    let mut encoder = png::Encoder::new(&mut out, WIDTH, HEIGHT);
    encoder.set_color(png::ColorType::Rgb);
    encoder.set_depth(png::BitDepth::Eight);
    if let Ok(mut writer) = encoder.write_header() {
        let _ = writer.write_image_data(pixels);
    }
    out
}
