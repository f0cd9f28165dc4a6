//! What a reader sees of the printed words: white on white, clipped, covered and invisible ones are sorted out, an OCR
//! layer is kept, and words struck twice count once.
//!
//! Words printed invisibly are an OCR layer where they stand on a picture, or where the page holds hardly any others (its
//! letters may be drawn as shapes) and they do not repeat what is seen.

use rustc_hash::FxBuildHasher;
use std::hash::BuildHasher;

use super::content::PaintedImage;
use super::paths::PaintedFill;
use super::text::{PrintedWord, Visibility};
use crate::document::{Rect, Word, WordOrigin};

/// A page whose pictures cover this share of it is a scan.
const SCAN_SHARE: f32 = 0.5;
/// A word printed again within this share of its size is the same word.
const DOUBLE_STRIKE: f32 = 0.12;
/// Bounds of the same in points: below the first nothing shows, above the second it is a shadow or another word.
const DOUBLE_STRIKE_POINTS: (f32, f32) = (0.5, 2.0);
/// A page that has more than so many invisible words for each visible one has a text layer.
const LAYER_WORDS: usize = 2;
/// An invisible word that shares so much of its area with a visible one repeats it.
const REPEATED: f32 = 0.4;
/// Comparisons of words with areas on one page; maps with thousands of areas are not looked at in such detail.
const COMPARISONS: usize = 20_000_000;

/// The words of a page, sorted out.
#[derive(Debug, Default)]
pub(super) struct Seen {
    /// What a reader sees, in the order of the page.
    pub(super) words: Vec<Word>,
    /// Number of words left out because a reader does not see them.
    pub(super) hidden: usize,
    /// Number of words of an OCR layer among `words`.
    pub(super) from_ocr: usize,
    /// Share of the page that pictures cover, from 0 to 1.
    pub(super) pictures: f32,
}

/// Sorts out the words of a page.
pub(super) fn sort_out(printed: Vec<PrintedWord>, fills: &[PaintedFill], images: &[PaintedImage], page: &Rect) -> Seen {
    let pictures = covered_share(images, page);
    let scan = pictures >= SCAN_SHARE;
    let look_closely = printed.len().saturating_mul(fills.len() + images.len()) <= COMPARISONS;
    let opaque: Vec<&PaintedFill> = fills.iter().filter(|f| f.opaque).collect();
    let layer = Layer::of(&printed);
    let mut seen = Seen { pictures, words: Vec::with_capacity(printed.len()), ..Seen::default() };
    let mut before = None;
    for mut one in printed {
        // The edge of the page, or of a cell, cuts a word: what is left of it is a guess.
        let now = one.visibility;
        match before.replace(now).filter(|&before| !one.word.space_before && before != now) {
            Some(Visibility::Visible) if now == Visibility::Hidden => {
                seen.words.last_mut().into_iter().for_each(|word| word.unsure |= is_cut(word, &one.word));
            }
            Some(Visibility::Hidden) => one.word.unsure |= now == Visibility::Visible && starts_small(&one.word),
            _ => {}
        }
        let origin = match one.visibility {
            Visibility::Hidden => None,
            Visibility::Invisible => {
                let in_layer = is_on_picture(&one, images) || layer.as_ref().is_some_and(|l| l.holds(&one));
                in_layer.then_some(WordOrigin::OcrLayer)
            }
            Visibility::White if look_closely && !stands_out(&one, fills, images) => None,
            Visibility::White | Visibility::Visible if !look_closely => Some(one.word.origin),
            Visibility::White | Visibility::Visible => {
                if opaque.iter().rev().take_while(|f| f.order > one.painted_before).any(|f| covers(&f.fill.bbox, &one))
                {
                    None
                } else if images.iter().any(|i| i.opaque && i.order > one.painted_before && covers(&i.bbox, &one)) {
                    // A scan laid over its text is an OCR layer the other way round.
                    scan.then_some(WordOrigin::OcrLayer)
                } else {
                    Some(one.word.origin)
                }
            }
        };
        match origin {
            Some(origin) => {
                one.word.origin = origin;
                seen.from_ocr += usize::from(origin == WordOrigin::OcrLayer);
                seen.words.push(one.word);
            }
            None => seen.hidden += 1,
        }
    }
    drop_struck_twice(&mut seen.words);
    seen
}

/// Whether letters that nobody sees go on with a word that is seen.
fn is_cut(word: &Word, hidden: &Word) -> bool {
    word.text.ends_with(char::is_alphanumeric) && hidden.text.starts_with(char::is_alphanumeric)
}

fn starts_small(word: &Word) -> bool {
    word.text.starts_with(|c: char| c.is_lowercase() || c.is_ascii_digit())
}

/// A text layer without a picture under it.
struct Layer {
    /// Where the visible words stand.
    visible: Vec<Rect>,
}

impl Layer {
    /// The layer of a page, if most of its words are invisible.
    fn of(printed: &[PrintedWord]) -> Option<Self> {
        let invisible = printed.iter().filter(|one| one.visibility == Visibility::Invisible).count();
        let is_visible = |one: &&PrintedWord| matches!(one.visibility, Visibility::Visible | Visibility::White);
        let visible: Vec<Rect> = printed.iter().filter(is_visible).map(|one| one.word.bbox).collect();
        (invisible > LAYER_WORDS * visible.len() && invisible.saturating_mul(visible.len()) <= COMPARISONS)
            .then_some(Self { visible })
    }

    /// Whether a word belongs to it and does not repeat a visible one.
    fn holds(&self, one: &PrintedWord) -> bool {
        let own = &one.word.bbox;
        let least = REPEATED * own.width() * own.height();
        !self.visible.iter().any(|other| own.overlap_x(other) * own.overlap_y(other) > least)
    }
}

/// Share of the page that pictures cover; where pictures overlap they count once for each.
fn covered_share(images: &[PaintedImage], page: &Rect) -> f32 {
    let whole = (page.width() * page.height()).max(1.0);
    let covered: f32 = images.iter().map(|i| i.bbox.overlap_x(page) * i.bbox.overlap_y(page)).sum();
    (covered / whole).min(1.0)
}

fn is_on_picture(one: &PrintedWord, images: &[PaintedImage]) -> bool {
    let (x, y) = (one.word.bbox.centre_x(), one.word.bbox.centre_y());
    images.iter().any(|image| image.bbox.contains(x, y))
}

/// Whether white letters stand on something that is not white.
fn stands_out(one: &PrintedWord, fills: &[PaintedFill], images: &[PaintedImage]) -> bool {
    let (x, y) = (one.word.bbox.centre_x(), one.word.bbox.centre_y());
    let fill = fills.iter().rev().find(|f| f.order <= one.painted_before && f.fill.bbox.contains(x, y));
    let image = images.iter().rev().find(|i| i.order <= one.painted_before && i.bbox.contains(x, y));
    match (fill, image) {
        (Some(fill), Some(image)) if fill.order > image.order => !fill.fill.colour.is_white(),
        (_, Some(_)) => true,
        (Some(fill), None) => !fill.fill.colour.is_white(),
        (None, None) => false,
    }
}

/// Whether an area hides a word painted before it.
fn covers(area: &Rect, one: &PrintedWord) -> bool {
    let b = &one.word.bbox;
    // A box's descender and ascender may reach over the area's edge without any ink there.
    let slack = b.height() * 0.25;
    area.left <= b.left + 1.0
        && area.right >= b.right - 1.0
        && area.top <= b.top + slack
        && area.bottom >= b.bottom - slack
}

/// Words printed twice at nearly the same place, for boldness or a shadow, become one.
fn drop_struck_twice(words: &mut Vec<Word>) {
    if words.len() < 2 {
        return;
    }
    // Words of the same text stand together, from left to right.
    let mut keys: Vec<(u64, f32, u32)> =
        (0..).zip(&*words).map(|(index, word)| (FxBuildHasher.hash_one(&word.text), word.bbox.left, index)).collect();
    keys.sort_unstable_by(|a, b| a.0.cmp(&b.0).then(a.1.total_cmp(&b.1)).then(a.2.cmp(&b.2)));
    let order: Vec<u32> = keys.into_iter().map(|(_, _, index)| index).collect();
    // The word below, and the one struck over it.
    let mut pairs: Vec<(u32, u32)> = Vec::new();
    for (position, first) in order.iter().enumerate() {
        let Some(word) = words.get(*first as usize) else { continue };
        let reach = (word.style.size * DOUBLE_STRIKE).clamp(DOUBLE_STRIKE_POINTS.0, DOUBLE_STRIKE_POINTS.1);
        for second in order.iter().skip(position + 1) {
            let Some(other) = words.get(*second as usize) else { break };
            if other.text != word.text || other.bbox.left - word.bbox.left > reach {
                break;
            }
            let same_place = (other.bbox.top - word.bbox.top).abs() <= reach
                && (other.bbox.right - word.bbox.right).abs() <= reach
                && other.direction == word.direction;
            if same_place {
                pairs.push((*first.min(second), *first.max(second)));
            }
        }
    }
    if pairs.is_empty() {
        return;
    }
    for (below, above) in &pairs {
        let Some((colour, tag, artefact, origin)) =
            words.get(*above as usize).map(|w| (w.style.colour, w.tag, w.artefact, w.origin))
        else {
            continue;
        };
        let Some(word) = words.get_mut(*below as usize) else { continue };
        if word.style.colour == colour && word.origin == origin {
            word.style.bold = true;
        }
        word.style.colour = colour;
        if word.tag.is_none() && tag.is_some() {
            (word.tag, word.artefact) = (tag, artefact);
        }
    }
    let mut dropped: Vec<u32> = pairs.into_iter().map(|(_, above)| above).collect();
    dropped.sort_unstable();
    let mut index = 0_u32;
    words.retain(|_| {
        let keep = dropped.binary_search(&index).is_err();
        index += 1;
        keep
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Colour, Fill, WordStyle};

    const PAGE: Rect = Rect { left: 0.0, top: 0.0, right: 600.0, bottom: 800.0 };

    fn word(text: &str, left: f32, top: f32) -> Word {
        Word {
            style: WordStyle { size: 10.0, ..WordStyle::default() },
            ..Word::new(text, Rect { left, top, right: left + 40.0, bottom: top + 10.0 })
        }
    }

    fn printed(visibility: Visibility, painted_before: u32) -> PrintedWord {
        PrintedWord { word: word("Agreed", 100.0, 100.0), visibility, painted_before }
    }

    fn fill(colour: Colour, order: u32) -> PaintedFill {
        let bbox = Rect { left: 50.0, top: 90.0, right: 300.0, bottom: 120.0 };
        PaintedFill { fill: Fill { bbox, colour }, order, opaque: true, solid: true }
    }

    const BLUE: Colour = Colour(0, 0, 120);
    const WHITE: Colour = Colour(255, 255, 255);
    const SCAN: PaintedImage = PaintedImage { bbox: PAGE, order: 1, opaque: true };

    /// Checks what becomes of one word: its origin, or nothing where it is left out.
    fn check(one: PrintedWord, fills: &[PaintedFill], images: &[PaintedImage], origin: Option<WordOrigin>) {
        let seen = sort_out(vec![one], fills, images, &PAGE);
        assert_eq!(seen.words.first().map(|w| w.origin), origin);
        assert_eq!(seen.hidden, usize::from(origin.is_none()));
    }

    #[test]
    fn who_is_seen() {
        let printed_one = Some(WordOrigin::Content);
        check(printed(Visibility::Visible, 0), &[], &[], printed_one);
        check(printed(Visibility::Hidden, 0), &[], &[], None);
        check(printed(Visibility::White, 0), &[], &[], None);
        check(printed(Visibility::White, 1), &[fill(BLUE, 1)], &[], printed_one);
        check(printed(Visibility::White, 2), &[fill(BLUE, 1), fill(WHITE, 2)], &[], None);
        check(printed(Visibility::White, 1), &[], &[SCAN], printed_one);
        check(printed(Visibility::Invisible, 0), &[], &[], Some(WordOrigin::OcrLayer));
        check(printed(Visibility::Invisible, 1), &[], &[SCAN], Some(WordOrigin::OcrLayer));
        check(printed(Visibility::Visible, 0), &[], &[SCAN], Some(WordOrigin::OcrLayer));
        check(printed(Visibility::Visible, 1), &[], &[SCAN], printed_one);
        check(printed(Visibility::Visible, 0), &[fill(BLUE, 1)], &[], None);
        check(printed(Visibility::Visible, 1), &[fill(BLUE, 1)], &[], printed_one);
    }

    #[test]
    fn a_text_layer_without_a_picture_is_kept_unless_it_repeats_what_is_seen() {
        let at = |text: &str, left: f32, visibility| PrintedWord {
            word: word(text, left, 100.0),
            visibility,
            painted_before: 0,
        };
        let check = |printed: Vec<PrintedWord>, kept: &[&str]| {
            let seen = sort_out(printed, &[], &[], &PAGE);
            assert_eq!(seen.words.iter().map(|w| w.text.as_str()).collect::<Vec<_>>(), kept);
        };
        let (open, layer) = (Visibility::Visible, Visibility::Invisible);
        check(
            vec![at("Page", 10.0, open), at("Agreed", 60.0, layer), at("to", 110.0, layer), at("note", 160.0, layer)],
            &["Page", "Agreed", "to", "note"],
        );
        check(
            vec![at("Agreed", 60.0, open), at("Agreed", 60.0, layer), at("to", 110.0, layer), at("no", 160.0, layer)],
            &["Agreed", "to", "no"],
        );
        check(vec![at("Agreed", 60.0, open), at("secret", 110.0, layer), at("word", 160.0, layer)], &["Agreed"]);
    }

    #[test]
    fn words_struck_twice_are_one_bold_word() {
        let mut words = vec![
            word("Status", 100.0, 50.0),
            word("Due", 200.0, 50.0),
            word("Status", 100.4, 50.0),
            word("Due", 260.0, 50.0),
        ];
        drop_struck_twice(&mut words);
        let left: Vec<(&str, bool)> = words.iter().map(|w| (w.text.as_str(), w.style.bold)).collect();
        assert_eq!(left, [("Status", true), ("Due", false), ("Due", false)]);
    }
}
