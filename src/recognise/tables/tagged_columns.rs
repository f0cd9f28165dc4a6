//! Where the columns of a tagged table begin, wherever on the pages its rows stand.

/// The rows of a table begin within this (points) of one another; those further off stand in another column of the page.
pub(super) const SAME_STRIP: f32 = 36.0;
/// A text begins in a column if it starts this close (points) before the column's.
const COLUMN_DRIFT: f32 = 6.0;
/// The middles of texts that are centred in one column differ by less (points).
const MIDDLE_DRIFT: f32 = 2.5;

/// A cell's text: its column, from 0, and from where to where it reaches across the page; to `f32::MAX` where it is
/// merged with the next column's.
pub(super) type Written = (usize, f32, f32);

/// Where a table's rows begin, and its columns within them.
#[derive(Debug, Default)]
pub(super) struct Columns {
    /// Where rows begin, from the left: several where a page has columns, and the table goes on at the top of the next.
    origins: Vec<f32>,
    /// How far from there the text of each column begins; `f32::MAX` where no row shows it.
    offsets: Vec<f32>,
    /// How far from there the middle of each column's texts stands, where they are centred.
    middles: Vec<f32>,
}

/// Where the texts of one column begin and have their middles: the least and the most.
#[derive(Debug, Clone, Copy)]
struct Drift {
    lefts: (f32, f32),
    middles: (f32, f32),
}

impl Default for Drift {
    fn default() -> Self {
        Self { lefts: (f32::MAX, f32::MIN), middles: (f32::MAX, f32::MIN) }
    }
}

impl Drift {
    fn add(&mut self, left: f32, right: f32) {
        // A merged cell says nothing of one column's middle.
        if right >= f32::MAX {
            return;
        }
        let middle = f32::midpoint(left, right);
        self.lefts = (self.lefts.0.min(left), self.lefts.1.max(left));
        self.middles = (self.middles.0.min(middle), self.middles.1.max(middle));
    }

    /// Texts of several lengths with one middle are centred.
    fn is_centred(&self) -> bool {
        self.middles.1 - self.middles.0 <= MIDDLE_DRIFT && self.lefts.1 - self.lefts.0 > COLUMN_DRIFT
    }
}

impl Columns {
    /// From the cells of rows that name all their columns.
    pub(super) fn of(columns: usize, cells: &[Written]) -> Self {
        let mut first = Drift::default();
        let mut origins: Vec<f32> = cells.iter().filter(|cell| cell.0 == 0).map(|&(_, left, _)| left).collect();
        cells.iter().filter(|cell| cell.0 == 0).for_each(|&(_, left, right)| first.add(left, right));
        origins.sort_by(f32::total_cmp);
        let mut before = f32::MIN;
        let centred = first.is_centred();
        origins.retain(|&left| {
            let further = left - std::mem::replace(&mut before, left);
            further > SAME_STRIP && !(centred && further < f32::MAX && left > first.lefts.0)
        });
        let mut out = Self { origins, offsets: vec![f32::MAX; columns], middles: vec![f32::MAX; columns] };
        let mut drifts = vec![Drift::default(); columns];
        for &(column, left, right) in cells {
            let origin = out.origin(left);
            if let Some((slot, drift)) = out.offsets.get_mut(column).zip(drifts.get_mut(column)) {
                *slot = slot.min(left - origin);
                drift.add(left - origin, if right < f32::MAX { right - origin } else { right });
            }
        }
        for (middle, drift) in out.middles.iter_mut().zip(&drifts).filter(|(_, drift)| drift.is_centred()) {
            *middle = drift.middles.0;
        }
        out
    }

    /// The column, from 0, whose texts are centred where one from `left` to `right` is, in a row that begins at `start`.
    pub(super) fn centred(&self, left: f32, right: f32, start: f32) -> Option<usize> {
        let middle = f32::midpoint(left, right) - self.origin(start);
        self.middles.iter().position(|own| (own - middle).abs() <= MIDDLE_DRIFT)
    }

    /// Whether more of its columns hold centred texts than do not.
    pub(super) fn is_centred(&self) -> bool {
        self.middles.iter().filter(|middle| **middle < f32::MAX).count() * 2 > self.middles.len()
    }

    /// Whether its rows stand in several columns of pages.
    pub(super) fn is_parted(&self) -> bool {
        self.origins.len() > 1
    }

    /// Where the columns begin in a row whose text begins at `left`.
    pub(super) fn around(&self, left: f32) -> Vec<f32> {
        let origin = self.origin(left);
        self.offsets.iter().map(|&offset| if offset < f32::MAX { origin + offset } else { f32::MAX }).collect()
    }

    /// Where the row begins in which a text stands.
    fn origin(&self, left: f32) -> f32 {
        let at = self.origins.partition_point(|&origin| origin <= left + COLUMN_DRIFT);
        self.origins.get(at.saturating_sub(1)).copied().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_goes_on_in_the_next_column_of_its_page() {
        let cells = [(0, 40.0), (1, 100.0), (2, 180.0), (0, 440.0), (1, 502.0), (0, 44.0), (2, 182.0)];
        let cells = cells.map(|(column, left)| (column, left, left + 30.0));
        let columns = Columns::of(4, &cells);
        assert!(columns.is_parted());
        assert_eq!(columns.around(41.0), [40.0, 100.0, 180.0, f32::MAX]);
        assert_eq!(columns.around(441.0), [440.0, 500.0, 580.0, f32::MAX]);
        assert!(!Columns::of(3, &cells[..3]).is_parted());
    }

    #[test]
    fn texts_of_several_lengths_with_one_middle_are_centred() {
        let cells = [(0, 80.0, 120.0), (1, 220.0, 280.0), (2, 330.0, 370.0), (0, 40.0, 160.0), (1, 202.0, 299.0)];
        let columns = Columns::of(3, &cells);
        assert!(columns.is_centred() && !columns.is_parted());
        assert_eq!(columns.centred(247.0, 253.0, 80.0), Some(1));
        assert_eq!(columns.centred(330.0, 336.0, 80.0), None);
        let left = [(0, 40.0, 80.0), (1, 200.0, 280.0), (0, 40.0, 160.0), (1, 201.0, 240.0)];
        assert!(!Columns::of(2, &left).is_centred());
    }
}
