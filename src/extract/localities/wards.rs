//! Rows of a table that are the parts of the locality in the row above them: wards, towns, neighbourhoods.

use crate::record::Locality;

/// How far the parts may be off the whole for each of them, where all are rounded.
const ROUNDING: u64 = 50;
/// The parts are off the whole by no more than one in so many.
const CLOSE: u64 = 200;

/// "Cheviot 19,500 | Jedburgh 9,200 | Kelso 10,300 | Tweeddale …": where every locality's inhabitants are the sum of those in
/// the rows right below it, down to the table's end, the rows below are no localities.
pub(super) fn drop_parts(records: &mut Vec<Locality>) {
    let Some(people) = records.iter().map(|record| record.population).collect::<Option<Vec<u64>>>() else { return };
    let Some(wholes) = wholes(&people) else { return };
    let mut at = 0;
    records.retain(|_| {
        at += 1;
        wholes.contains(&(at - 1))
    });
}

/// Where the numbers stand of which each is the sum of those behind it, up to the next of them.
fn wholes(people: &[u64]) -> Option<Vec<usize>> {
    let mut out = Vec::new();
    let mut at = 0;
    while let Some(whole) = people.get(at) {
        let (mut sum, mut parts) = (0_u64, 0_u64);
        for part in people.iter().skip(at + 1) {
            sum = sum.saturating_add(*part);
            parts += 1;
            let off = sum.abs_diff(*whole);
            let adds_up = parts > 1 && off <= ROUNDING * parts && off.saturating_mul(CLOSE) <= *whole;
            if adds_up || sum > *whole {
                break;
            }
        }
        let off = sum.abs_diff(*whole);
        if parts < 2 || off > ROUNDING * parts || off.saturating_mul(CLOSE) > *whole {
            return None;
        }
        out.push(at);
        at += 1 + usize::try_from(parts).ok()?;
    }
    (out.len() > 1).then_some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_that_add_up_to_the_one_above_are_its_parts() {
        assert_eq!(wholes(&[19_500, 9_190, 10_310, 24_960, 14_630, 10_330]), Some(vec![0, 3]));
        assert_eq!(wholes(&[19_500, 9_200, 10_300, 25_000, 8_000, 7_000, 9_950]), Some(vec![0, 3]));
        assert_eq!(wholes(&[19_500, 9_190, 10_310, 24_960]), None);
        assert_eq!(wholes(&[19_500, 24_960, 17_000]), None);
        assert_eq!(wholes(&[30_000, 14_000, 16_000]), None);
    }
}
