//! Where the columns of a tagged table begin, wherever on the pages its rows stand.

/// The rows of a table begin within this (points) of one another; those further off stand in another column of the page.
pub(super) const SAME_STRIP: f32 = 36.0;
/// A text begins in a column if it starts this close (points) before the column's.
const COLUMN_DRIFT: f32 = 6.0;

/// Where a table's rows begin, and its columns within them.
#[derive(Debug, Default)]
pub(super) struct Columns {
    /// Where rows begin, from the left: several where a page has columns, and the table goes on at the top of the next.
    origins: Vec<f32>,
    /// How far from there the text of each column begins; `f32::MAX` where no row shows it.
    offsets: Vec<f32>,
}

impl Columns {
    /// From the cells of rows that name all their columns: (column, from 0; where the cell's text begins).
    pub(super) fn of(columns: usize, cells: &[(usize, f32)]) -> Self {
        let mut origins: Vec<f32> = cells.iter().filter(|(column, _)| *column == 0).map(|&(_, left)| left).collect();
        origins.sort_by(f32::total_cmp);
        let mut before = f32::MIN;
        origins.retain(|&left| left - std::mem::replace(&mut before, left) > SAME_STRIP);
        let mut out = Self { origins, offsets: vec![f32::MAX; columns] };
        for &(column, left) in cells {
            let offset = left - out.origin(left);
            if let Some(slot) = out.offsets.get_mut(column) {
                *slot = slot.min(offset);
            }
        }
        out
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
        let columns = Columns::of(4, &cells);
        assert!(columns.is_parted());
        assert_eq!(columns.around(41.0), [40.0, 100.0, 180.0, f32::MAX]);
        assert_eq!(columns.around(441.0), [440.0, 500.0, 580.0, f32::MAX]);
        assert!(!Columns::of(3, &cells[..3]).is_parted());
    }
}
