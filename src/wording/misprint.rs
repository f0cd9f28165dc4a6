//! How many slips of the pen two texts are apart, where it matters only up to a few.
//!
//! Nearly all pairs that are compared have nothing to do with each other: they are told apart by their lengths and letters,
//! without comparing them letter by letter.

/// The optimal string alignment distance of two texts (letters added, dropped, changed or swapped with their neighbour),
/// if it is at most `limit`.
pub fn distance_within(a: &str, b: &str, limit: usize) -> Option<usize> {
    if a == b {
        return Some(0);
    }
    // A letter has at most four bytes: far apart in bytes is far apart in letters.
    let apart = a.len().abs_diff(b.len());
    if apart > 4 * limit || (apart > limit && a.is_ascii() && b.is_ascii()) {
        return None;
    }
    // Every slip changes which letters occur by two at most: one goes, one comes.
    if !may_be_within(letters(a), letters(b), limit) {
        return None;
    }
    if a.chars().count().abs_diff(b.chars().count()) > limit {
        return None;
    }
    // What both begin and end with is no part of a slip.
    let (a, b) = without_common_ends(a, b);
    if a.is_empty() || b.is_empty() {
        return Some(a.chars().count() + b.chars().count()).filter(|distance| *distance <= limit);
    }
    Some(strsim::osa_distance(a, b)).filter(|distance| *distance <= limit)
}

/// Whether texts with these [`letters`] can be so few slips apart.
pub fn may_be_within(a: u64, b: u64, limit: usize) -> bool {
    (a ^ b).count_ones() as usize <= 2 * limit
}

/// Which letters occur: a bit for each of 64 classes of bytes.
pub fn letters(text: &str) -> u64 {
    text.bytes().filter(u8::is_ascii).fold(0, |seen, byte| seen | 1 << (byte & 63))
}

/// Both texts without their common beginning and end.
fn without_common_ends<'a>(a: &'a str, b: &'a str) -> (&'a str, &'a str) {
    let same: usize = a.chars().zip(b.chars()).take_while(|(x, y)| x == y).map(|(x, _)| x.len_utf8()).sum();
    let (a, b) = (a.get(same..).unwrap_or_default(), b.get(same..).unwrap_or_default());
    let same: usize = a.chars().rev().zip(b.chars().rev()).take_while(|(x, y)| x == y).map(|(x, _)| x.len_utf8()).sum();
    (a.get(..a.len() - same).unwrap_or_default(), b.get(..b.len() - same).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_the_distance_where_that_is_small() {
        let words = [
            "",
            "a",
            "ab",
            "ba",
            "abc",
            "acb",
            "angus",
            "agnus",
            "angsu",
            "anngus",
            "ayrshire",
            "arran",
            "established",
            "establsihed",
            "estabilshed",
            "partly established",
            "not established",
            "Glasgów",
            "Glasgow",
            "gówno",
            "ééé",
            "éé",
            "north",
            "south",
            "complete",
            "compete",
            "ca",
            "abcd",
            "badc",
        ];
        for a in words {
            for b in words {
                for limit in 0..4 {
                    let exact = Some(strsim::osa_distance(a, b)).filter(|distance| *distance <= limit);
                    assert_eq!(distance_within(a, b, limit), exact, "{a} {b} {limit}");
                }
            }
        }
    }
}
