//! Colours of the reports: one order from light to dark, which shows in grey and to the colour-blind; letters or figures
//! always stand beside them.

use super::compare::Change;

/// A filled area and what is written on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Shade {
    /// Red, green and blue of the area.
    pub fill: [u8; 3],
    /// Red, green and blue of letters on it.
    pub ink: [u8; 3],
}

/// What is written and drawn on white.
pub(super) const INK: [u8; 3] = [0x1a, 0x1a, 0x1a];
const WHITE: [u8; 3] = [0xff, 0xff, 0xff];

const fn light(fill: [u8; 3]) -> Shade {
    Shade { fill, ink: INK }
}

const fn dark(fill: [u8; 3]) -> Shade {
    Shade { fill, ink: WHITE }
}

/// From the lowest rating to the highest. Each is at least 1.5 times as dark as the one before it.
const RATINGS: [Shade; 6] = [
    light([0xf7, 0xe9, 0xc8]),
    light([0xe3, 0xb8, 0x6b]),
    dark([0x7d, 0x6a, 0x9e]),
    dark([0x2f, 0x24, 0x58]),
    dark([0x1d, 0x17, 0x38]),
    dark([0x00, 0x00, 0x00]),
];
/// More than one reading.
pub(super) const AMBIGUOUS: Shade = light([0xdd, 0xdd, 0xdd]);
/// No rating.
pub(super) const NONE: Shade = light(WHITE);
/// Nothing to be rated here.
pub(super) const NATIONAL: Shade = light([0xee, 0xee, 0xea]);

/// The shade of a rating by its place on the scale, from 0.
pub(super) fn rating(place: usize) -> Shade {
    RATINGS[place.min(RATINGS.len() - 1)]
}

/// The shade of a change between rounds.
pub(super) fn change(change: Change) -> Shade {
    match change {
        Change::Rose => dark([0x08, 0x30, 0x6b]),
        Change::Stayed => light([0xf0, 0xf0, 0xf0]),
        Change::Fell => light([0xe0, 0x82, 0x14]),
        Change::Differs => light([0xcb, 0xc9, 0xe2]),
        Change::Reading => light([0xbd, 0xbd, 0xbd]),
        Change::Appeared => light([0xc6, 0xdb, 0xef]),
        Change::Vanished => NONE,
        Change::Unrated => light([0xd9, 0xd2, 0xc0]),
    }
}

/// From white to blue by a part of the whole, from 0 to 1: for matrices of counts. Dark letters can be read on all of it.
pub(super) fn share(part: f64) -> Shade {
    let part = part.clamp(0.0, 1.0);
    let mix = |from: u8, to: u8| (f64::from(from) + (f64::from(to) - f64::from(from)) * part).round() as u8;
    light([mix(0xff, 0x6b), mix(0xff, 0xae), mix(0xff, 0xd6)])
}

/// `#f7e9c8`.
pub(super) fn hex([r, g, b]: [u8; 3]) -> String {
    format!("#{r:02x}{g:02x}{b:02x}")
}

/// The style sheet's rules for cells of ratings and changes.
pub(super) fn css() -> String {
    let rule = |class: String, shade: Shade| {
        format!(".{class}{{background-color:{};color:{}}}\n", hex(shade.fill), hex(shade.ink))
    };
    let ratings = (0..RATINGS.len()).map(|place| rule(format!("r{place}"), rating(place)));
    let changes = Change::ALL.into_iter().map(|c| rule(format!("change-{}", c.words().replace(' ', "-")), change(c)));
    ratings
        .chain(changes)
        .chain([
            rule("ambiguous".to_owned(), AMBIGUOUS),
            rule("none".to_owned(), NONE),
            rule("national".to_owned(), NATIONAL),
        ])
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Relative luminance as WCAG 2 defines it.
    fn luminance(colour: [u8; 3]) -> f64 {
        let [r, g, b] = colour.map(|c| {
            let c = f64::from(c) / 255.0;
            if c <= 0.04045 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
        });
        0.2126 * r + 0.7152 * g + 0.0722 * b
    }

    fn contrast(a: [u8; 3], b: [u8; 3]) -> f64 {
        let (a, b) = (luminance(a), luminance(b));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    #[test]
    fn letters_can_be_read_on_every_shade() {
        let shares = (0..=20).map(|n| share(f64::from(n) / 20.0));
        let all = RATINGS.into_iter().chain(Change::ALL.map(change)).chain(shares).chain([AMBIGUOUS, NONE]);
        for shade in all {
            assert!(contrast(shade.fill, shade.ink) >= 4.5, "{shade:?}");
        }
    }

    #[test]
    fn the_order_of_ratings_shows_in_grey() {
        for (lighter, darker) in RATINGS.iter().zip(&RATINGS[1..]) {
            let (a, b) = (luminance(lighter.fill), luminance(darker.fill));
            assert!((a + 0.05) / (b + 0.05) >= 1.2, "{lighter:?} {darker:?}");
        }
        for pair in RATINGS[..4].windows(2) {
            assert!(contrast(pair[0].fill, pair[1].fill) >= 1.5, "{pair:?}");
        }
        // Up and down are told apart without colour.
        assert!(contrast(change(Change::Rose).fill, change(Change::Fell).fill) >= 3.0);
    }
}
