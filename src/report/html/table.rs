//! Tables that sort by their headings, filter, and show a hundred rows at a time: a page of 2,000 papers stays usable.
//!
//! The first rows stand in the table, the others in a `template`, which a browser keeps without laying it out; the script
//! brings in those that are wanted. Without scripts the first rows can be read.

use maud::{Markup, PreEscaped, html};
use std::collections::BTreeSet;

/// Rows that stand in the table at first.
const FIRST: usize = 100;
/// Rows that the page holds; the rest stand in the tables of the output folder. A browser stays fluid up to here.
const MOST: usize = 20_000;
/// A list of more values than this is typed into, with suggestions, instead of chosen from.
const LONG_LIST: usize = 40;

/// How the values of a column narrow the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Filter {
    /// Not at all: only the box that looks everywhere.
    None,
    /// One of its values.
    Values,
    /// The year that its values begin with.
    Year,
}

/// A column.
#[derive(Debug, Clone)]
pub(super) struct Column {
    heading: String,
    explained: Option<String>,
    filter: Filter,
}

impl Column {
    /// A column that only sorts.
    pub(super) fn plain(heading: impl Into<String>) -> Self {
        Self { heading: heading.into(), explained: None, filter: Filter::None }
    }

    /// A column that narrows the table.
    pub(super) fn filtered(heading: impl Into<String>, filter: Filter) -> Self {
        Self { filter, ..Self::plain(heading) }
    }

    /// The same with more words, for those who point at it.
    pub(super) fn explained(self, words: impl Into<String>) -> Self {
        Self { explained: Some(words.into()), ..self }
    }
}

/// A cell.
#[derive(Debug, Clone)]
pub(super) struct Cell {
    shown: Markup,
    /// What sorting and filters go by, where that is not the text shown.
    key: Option<String>,
    text: String,
    heading: bool,
    class: String,
}

impl Cell {
    /// A text.
    pub(super) fn text(text: impl Into<String>) -> Self {
        let text = text.into();
        Self { shown: html! { (text) }, key: None, text, heading: false, class: String::new() }
    }

    /// Something drawn or linked, with what sorting and filters go by.
    pub(super) fn shown(shown: Markup, key: impl Into<String>) -> Self {
        let key = key.into();
        Self { shown, key: Some(key.clone()), text: key, heading: false, class: String::new() }
    }

    /// A number: the shorter stand before the longer.
    pub(super) fn number(number: usize) -> Self {
        Self { class: "number".to_owned(), ..Self::text(number.to_string()) }
    }

    /// Words of some length, which want room.
    pub(super) fn words(text: impl Into<String>) -> Self {
        Self { class: "words".to_owned(), ..Self::text(text) }
    }

    /// A date, which does not break.
    pub(super) fn date(text: impl Into<String>) -> Self {
        Self { class: "date".to_owned(), ..Self::text(text) }
    }

    /// The cell that names its row.
    pub(super) fn heading(self) -> Self {
        Self { heading: true, ..self }
    }

    /// With a class of the style sheet.
    pub(super) fn class(self, class: impl Into<String>) -> Self {
        Self { class: class.into(), ..self }
    }
}

/// A table of the page.
#[derive(Debug)]
pub(super) struct Table {
    id: String,
    caption: String,
    columns: Vec<Column>,
    /// The values of each column that narrows the table.
    values: Vec<BTreeSet<String>>,
    /// Whether a cell of the column says anything.
    told: Vec<bool>,
    /// The cells of each row.
    rows: Vec<Vec<String>>,
    count: usize,
    class: &'static str,
}

impl Table {
    /// A table without rows.
    pub(super) fn new(id: impl Into<String>, caption: impl Into<String>, columns: Vec<Column>) -> Self {
        let (values, told) = (vec![BTreeSet::new(); columns.len()], vec![false; columns.len()]);
        Self { id: id.into(), caption: caption.into(), columns, values, told, rows: Vec::new(), count: 0, class: "" }
    }

    /// The same with a class of the style sheet.
    pub(super) fn class(self, class: &'static str) -> Self {
        Self { class, ..self }
    }

    /// Whether it has no rows.
    pub(super) fn is_empty(&self) -> bool {
        self.count == 0
    }

    /// Adds a row; beyond the most that a page holds it is counted only.
    pub(super) fn row(&mut self, cells: &[Cell]) {
        self.count += 1;
        if self.rows.len() >= MOST {
            return;
        }
        for ((column, values), cell) in self.columns.iter().zip(&mut self.values).zip(cells) {
            match column.filter {
                Filter::None => {}
                Filter::Values => values.extend(cell.text.split("; ").map(|v| v.trim().to_owned())),
                Filter::Year => {
                    values.insert(cell.text.chars().take(4).collect());
                }
            }
        }
        for (told, cell) in self.told.iter_mut().zip(cells) {
            *told |= !cell.text.is_empty();
        }
        let row = cells.iter().map(|cell| {
            let class = (!cell.class.is_empty()).then_some(cell.class.as_str());
            let cell = html! {
                @if cell.heading { th scope="row" class=[class] data-key=[cell.key.as_deref()] { (cell.shown) } }
                @else { td class=[class] data-key=[cell.key.as_deref()] { (cell.shown) } }
            };
            cell.into_string()
        });
        self.rows.push(row.collect());
    }

    /// The columns that say anything, with their places: one that is empty from top to bottom only takes room.
    fn told(&self) -> impl Iterator<Item = (usize, &Column)> {
        self.columns.iter().enumerate().filter(|(number, _)| self.told.get(*number) == Some(&true))
    }

    /// A row with the cells of those columns.
    fn line(&self, cells: &[String]) -> Markup {
        html! { tr { @for (number, _) in self.told() { (PreEscaped(cells.get(number).map_or("", String::as_str))) } } }
    }

    /// The table with its filters.
    pub(super) fn render(&self) -> Markup {
        let (first, rest) = self.rows.split_at(self.rows.len().min(FIRST));
        html! {
            (self.filters())
            div.scroll tabindex="0" role="region" aria-label={ (self.caption) ", table" } {
                table id=(self.id) class=(self.class) data-step=(FIRST) {
                    caption { (self.caption) }
                    thead { tr { @for (_, column) in self.told() {
                        th scope="col" aria-sort="none" title=[column.explained.as_deref()] {
                            button.sort type="button" { (column.heading) }
                        }
                    } } }
                    tbody { @for row in first { (self.line(row)) } }
                }
            }
            @if !rest.is_empty() {
                template data-rest=(self.id) { @for row in rest { (self.line(row)) } }
                p.more data-more=(self.id) {
                    span { "The first " (first.len()) " of " (self.rows.len()) " rows stand here. " }
                    button type="button" hidden { "Show " (FIRST) " more" } " "
                    button type="button" hidden { "Show all" }
                }
            }
            @if self.count > self.rows.len() {
                p { "The page holds the first " (self.rows.len()) " of " (self.count) " rows; all stand in the tables of the output folder." }
            }
        }
    }

    fn filters(&self) -> Markup {
        html! {
            div.filters role="search" aria-label=(self.caption) data-filters=(self.id) {
                label { "Find" input type="search" data-column="*"; }
                @for (shown, (number, column)) in self.told().enumerate() {
                    @if column.filter != Filter::None && let Some(values) = self.values.get(number) && values.len() > 1 {
                        (self.list(shown, column, values))
                    }
                }
                button type="button" data-clear="" hidden { "Clear" }
                span role="status" data-shown="" {}
            }
        }
    }

    fn list(&self, number: usize, column: &Column, values: &BTreeSet<String>) -> Markup {
        let heading = match column.filter {
            Filter::Year => format!("{}, year", column.heading),
            _ => column.heading.clone(),
        };
        let list = format!("{}-{number}", self.id);
        html! {
            label { (heading)
                @if values.len() > LONG_LIST {
                    input type="search" data-column=(number) list=(list);
                    datalist id=(list) { @for value in values { @if !value.is_empty() { option value=(value) {} } } }
                } @else {
                    select data-column=(number) data-begins[column.filter == Filter::Year] {
                        option value="" { "all" }
                        @for value in values {
                            @if value.is_empty() { option value=" " { "none given" } } @else { option { (value) } }
                        }
                    }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(rows: usize) -> String {
        let columns = vec![Column::filtered("Owner", Filter::Values), Column::filtered("Due", Filter::Year)];
        let mut table = Table::new("t", "Things", columns);
        for n in 0..rows {
            table.row(&[Cell::text(if n == 0 { "A & B; C" } else { "C" }), Cell::text(format!("{}-05", 2000 + n))]);
        }
        table.render().into_string()
    }

    #[test]
    fn all_rows_are_in_the_page_and_a_hundred_in_the_table() {
        let page = table(250);
        let (shown, rest) = page.split_once("<template").unwrap_or_default();
        assert_eq!(shown.matches("<tr>").count(), 1 + FIRST);
        assert_eq!(rest.matches("<tr>").count(), 150);
        assert!(!table(FIRST).contains("<template"));
    }

    #[test]
    fn a_column_that_says_nothing_is_left_out() {
        let columns = ["Action", "Owners", "Status"].map(|name| Column::filtered(name, Filter::Values)).to_vec();
        let mut table = Table::new("t", "Things", columns);
        for (action, status) in [("Write", "open"), ("Read", "closed")] {
            table.row(&[Cell::text(action), Cell::text(""), Cell::text(status)]);
        }
        let page = table.render().into_string();
        assert!(!page.contains("Owners") && page.contains("<td>Write</td><td>open</td>"), "{page}");
        // The filter looks into the column as it stands on the page.
        assert!(page.contains("data-column=\"1\""), "{page}");
    }

    #[test]
    fn lists_hold_each_value_once() {
        let page = table(3);
        assert!(page.contains("<option>A &amp; B</option><option>C</option>"), "{page}");
        assert!(page.contains("<option>2001</option>"), "{page}");
        // One value alone narrows nothing.
        assert!(!table(1).contains("2000</option>"));
    }
}
