//! How deep list items stand, from their left edges.

use super::paragraphs::SAME_INDENT;

/// The depth of list items from their left edges: bullets below bullets, numbers below numbers.
#[derive(Debug, Default)]
pub(super) struct Depths {
    open: Vec<(f32, bool)>,
    /// Where all items are taken to stand: they are centred, so that their left edges tell nothing.
    centred: Option<f32>,
}

/// The middles of centred lines differ by less (points); those of two lines might by chance.
const MIDDLE_DRIFT: f32 = 2.0;
const MIDDLE_DRIFT_OF_TWO: f32 = 0.75;

impl Depths {
    /// For lists whose items' first lines stand there: from, to.
    pub(super) fn of(items: impl Iterator<Item = (f32, f32)>) -> Self {
        let (mut count, mut least, mut most) = (0, (f32::MAX, f32::MAX), (f32::MIN, f32::MIN));
        for (left, right) in items {
            let middle = f32::midpoint(left, right);
            count += 1;
            least = (least.0.min(left), least.1.min(middle));
            most = (most.0.max(left), most.1.max(middle));
        }
        let drift = if count > 2 { MIDDLE_DRIFT } else { MIDDLE_DRIFT_OF_TWO };
        let centred = count > 1 && most.1 - least.1 <= drift && most.0 - least.0 > SAME_INDENT;
        Self { open: Vec::new(), centred: centred.then_some(least.0) }
    }

    /// The depth, from 1, of an item whose label stands at `left`.
    pub(super) fn item(&mut self, left: f32, bullet: bool) -> u8 {
        let left = self.centred.unwrap_or(left);
        while self.open.last().is_some_and(|o| o.0 > left + SAME_INDENT) {
            self.open.pop();
        }
        if !self.open.iter().any(|o| (o.0 - left).abs() <= SAME_INDENT && o.1 == bullet) {
            self.open.push((left, bullet));
        }
        u8::try_from(self.open.iter().filter(|o| o.1 == bullet).count()).unwrap_or(u8::MAX)
    }

    /// A paragraph without label ends the lists that stand further right.
    pub(super) fn text(&mut self, left: f32) {
        while self.open.last().is_some_and(|o| o.0 >= left - SAME_INDENT) {
            self.open.pop();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_of_a_centred_list_stand_side_by_side() {
        let depths = |items: [(f32, f32); 3]| {
            let mut depths = Depths::of(items.into_iter());
            items.map(|(left, _)| depths.item(left, true))
        };
        assert_eq!(depths([(80.0, 220.0), (100.0, 200.0), (90.0, 211.0)]), [1, 1, 1]);
        assert_eq!(depths([(80.0, 220.0), (100.0, 260.0), (80.0, 190.0)]), [1, 2, 1]);
    }
}
