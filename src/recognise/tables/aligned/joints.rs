//! Columns that the rules between rows show: browsers draw the border below each cell by itself.

use super::frames::Frame;

/// A joint is a rule's within this (points).
const SAME_HEIGHT: f32 = 2.0;
/// Joints below one another are one within this (points).
const SAME_PLACE: f32 = 1.5;
/// A joint lies inside the frame by this (points).
const INSIDE: f32 = 4.0;
/// So many rules are parted at the same places.
const FEWEST_RULES: usize = 2;

/// Gives frames the places (x, y) where the pieces of their rules meet, from top to bottom. `joints`: those of the page,
/// in the same order.
pub(super) fn give(frames: &mut [Frame], joints: &[(f32, f32)]) {
    for frame in frames {
        for &y in &frame.ys {
            let from = joints.partition_point(|joint| joint.1 < y - SAME_HEIGHT);
            let near = joints.get(from..).unwrap_or_default().iter().take_while(|joint| joint.1 <= y + SAME_HEIGHT);
            let mut of_rule: Vec<f32> =
                near.map(|joint| joint.0).filter(|x| *x > frame.left + INSIDE && *x < frame.right - INSIDE).collect();
            of_rule.sort_by(f32::total_cmp);
            of_rule.dedup_by(|a, b| (*a - *b).abs() <= SAME_PLACE);
            frame.joints.extend(of_rule.into_iter().map(|x| (x, y)));
        }
    }
}

/// The columns (x) that the joints of the rules at these heights show: tables of one width may have columns of their own.
pub(super) fn columns(joints: &[(f32, f32)], ys: &[f32]) -> Vec<f32> {
    let of_table = joints.iter().filter(|joint| ys.contains(&joint.1));
    let mut found: Vec<f32> = of_table.map(|joint| joint.0).collect();
    found.sort_by(f32::total_cmp);
    let mut out = Vec::new();
    while let Some(&first) = found.first() {
        let count = found.partition_point(|x| x - first <= SAME_PLACE);
        if count >= FEWEST_RULES {
            out.push(first);
        }
        found.drain(..count);
    }
    out
}

/// Whether the rules at two heights are drawn in pieces that meet nowhere below one another: the rules of two tables.
pub(super) fn differ(joints: &[(f32, f32)], above: f32, below: f32) -> bool {
    let of_rule = |y: f32| joints.iter().filter(move |joint| (joint.1 - y).abs() < SAME_PLACE).map(|joint| joint.0);
    let common = |x: f32| of_rule(below).any(|other| (other - x).abs() <= SAME_PLACE);
    of_rule(above).next().is_some() && of_rule(below).next().is_some() && !of_rule(above).any(common)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn joints(rules: &[&[f32]]) -> Vec<f32> {
        let ys: Vec<f32> = (0..rules.len()).map(|n| 100.0 + 20.0 * n as f32).collect();
        let all: Vec<(f32, f32)> = ys.iter().zip(rules).flat_map(|(y, xs)| xs.iter().map(|x| (*x, *y))).collect();
        let mut frames = vec![Frame { left: 50.0, right: 350.0, ys: ys.clone(), ..Frame::default() }];
        give(&mut frames, &all);
        columns(&frames[0].joints, &ys)
    }

    #[test]
    fn pieces_that_meet_show_columns() {
        assert_eq!(joints(&[&[120.0, 250.0], &[120.4, 250.0]]), [120.0, 250.0]);
        // A cell over two columns has one piece.
        assert_eq!(joints(&[&[120.0, 250.0], &[120.0]]), [120.0]);
        let two = [(120.0, 100.0), (250.0, 100.0), (120.0, 120.0), (200.0, 300.0), (200.0, 320.0)];
        assert_eq!(columns(&two, &[100.0, 120.0]), [120.0]);
        assert_eq!(columns(&two, &[300.0, 320.0]), [200.0]);
        assert!(differ(&two, 120.0, 300.0) && !differ(&two, 100.0, 120.0) && !differ(&two, 120.0, 400.0));
        // One rule alone shows nothing.
        assert!(joints(&[&[120.0]]).is_empty());
    }
}
