//! Headings of columns at a page's end whose answers the next page begins with, in tables of their own.

use super::{Reader, is_field};
use crate::document::{Place, geometry};
use crate::extract::ratings::lines::Row;
use crate::extract::ratings::scale;
use crate::extract::ratings::votes::text_places;

/// The row that was read last, where nothing stands between it and the next.
#[derive(Debug, Clone, Copy)]
pub(super) struct Before {
    table_id: usize,
    columns: u32,
    /// Whether it ended its table and headed columns, or answered below headings that were carried over.
    heads: bool,
    /// Where its text ended, if it ended its table and answered below headings.
    answers: Option<Place>,
}

impl<'a> Reader<'a, '_> {
    /// Carries the headings of the table before over to one that begins without a heading of its own and has its columns.
    pub(super) fn carry_roles(&mut self, row: &Row<'a>) {
        self.above = self.before;
        let Some(before) = self.before.filter(|b| b.table_id != row.table_id) else { return };
        // What stands under the headings goes on over the page's end.
        if !before.heads && !self.goes_on_below(row) {
            return;
        }
        let own =
            |text: &str| !self.framework.labels_of(text).is_empty() || self.framework.heading(text, None).is_some();
        // One rating's name is the answer below "Our rating"; several are a scale's.
        let named = row.written().filter(|c| scale::cell_step(self.framework, c).is_some()).count();
        let plain = named < 2 && row.written().all(|c| !own(&c.text()));
        let under = row.written().all(|c| {
            let covers = |(label, _, first, last): &(_, String, u32, u32)| {
                is_field(*label) && *first <= c.column && c.column + c.column_span.max(1) - 1 <= *last
            };
            self.roles.columns.iter().any(covers)
        });
        if before.table_id == self.roles.table_id
            && before.columns == row.table.columns
            && row.row == 1
            && plain
            && under
        {
            self.roles.table_id = row.table_id;
        }
    }

    /// Whether a row begins a table on the page after the one that ended with answers below the headings of as many columns, or
    /// beside it.
    pub(super) fn goes_on_below(&self, row: &Row<'a>) -> bool {
        self.above.filter(|b| b.table_id != row.table_id && b.table_id == self.roles.table_id).is_some_and(|before| {
            // Tags may part the last cell of a row from the others: it begins a table beside them.
            let goes_on = |(above, own): (Place, Place)| {
                let beside = own.bbox.left >= above.bbox.right && own.bbox.overlap_y(&above.bbox) > 0.0;
                own.page > above.page || own.page == above.page && beside
            };
            let text = text_of(row).into_iter().min_by_key(|place| place.page);
            before.answers.zip(text).is_some_and(goes_on) && row.row == 1 && before.columns == row.table.columns
        })
    }

    /// Notes a row that was read.
    pub(super) fn note_row(&mut self, row: &Row<'a>, heads: bool) {
        let last = row.row == row.table.rows;
        let carried = self.before.is_some_and(|b| b.heads) && self.roles.table_id == row.table_id;
        let under = row.written().any(|c| self.role(row, c).is_some_and(|(label, _)| is_field(label)));
        self.before = Some(Before {
            table_id: row.table_id,
            columns: row.table.columns,
            heads: last && (heads || carried),
            answers: text_of(row).into_iter().max_by_key(|place| place.page).filter(|_| last && !heads && under),
        });
    }
}

/// Where a row's text stands, a box for each page. (Empty cells may reach over the page's end.)
fn text_of(row: &Row<'_>) -> Vec<Place> {
    let places: Vec<Place> = row.written().flat_map(|cell| text_places(cell)).collect();
    geometry::union_by_page(&places)
}
