//! Tables as passages: a minute set as a table names its items in its rows.

use super::headings::is_short;
use super::{At, Context, DecisionTable, Item, Reader, decided, heads_own_actions, label_and_text};
use crate::document::{Block, Cell, ParagraphKind, Table};
use crate::extract::actions::columns::{self, Role, Sense};
use crate::extract::actions::prose;
use crate::wording::blanks::one_line;
use crate::wording::labels;

/// Tables in tables deeper than this are not followed; papers have two at most.
const NESTING_LIMIT: usize = 4;

impl<'a> Reader<'a> {
    pub(super) fn body_table(&mut self, context: Context, table: &'a Table, number: usize) {
        let sense = columns::classify(table);
        if let Some(item) = item_table(table).filter(|_| prose::is_minutes(context.kind)) {
            self.out.items.push(item);
            self.item = Some(self.out.items.len() - 1);
            self.out.item_tables.push(number);
        }
        // A minute set as a table without owners still names its items in a column.
        let minute = prose::is_minutes(context.kind);
        let items = if sense.is_none() && minute { columns::of_items(table) } else { None };
        if let Some(decided) = sense.as_ref().or(items.as_ref()).filter(|_| minute).and_then(|s| decided::of(table, s))
        {
            self.out.decision_tables.insert(number, decided);
        }
        // "Ref | Date | Item | Decision" in a register of decisions, which is no minute.
        let registered = (self.register && context.kind == crate::record::DocumentKind::Other)
            .then(|| columns::of_items(table).filter(|items| decided::registers(items, sense.as_ref())))
            .flatten();
        if let Some(decided) = registered.as_ref().and_then(|items| decided::of(table, items)) {
            self.out.decision_tables.insert(number, DecisionTable { register: true, ..decided });
        }
        let items = items.or(registered);
        let mut row_item: Option<usize> = None;
        // The item that a numbered title in a cell has opened.
        let mut opened: Option<usize> = None;
        let mut row = 0;
        let first = self.out.list.len();
        for cell in &table.cells {
            if cell.row != row {
                row = cell.row;
                row_item = match sense.as_ref().or(items.as_ref()) {
                    Some(sense) => self.item_of_row(table, sense, row, row_item),
                    None if minute => self.item_of_numbered_row(table, row, row_item),
                    None => None,
                };
            }
            let at = At { table: number, row: cell.row, column: cell.column };
            let path = format!("table[{number}]/row[{}]/cell[{}]", cell.row, cell.column);
            // What a row with a number of its own numbers within are points of that item.
            let numbered = row_item
                .filter(|item| Some(*item) != opened)
                .and_then(|at| self.out.items.get(at))
                .is_some_and(|item| item.number.is_some());
            self.in_minute = !numbered && sense.as_ref().is_some_and(Sense::is_minute);
            let item = row_item.or(self.item);
            let last = self.cell(context, cell, at, &path, item, 0);
            // Rows without a number of their own go on with the item that a numbered title has opened in a cell.
            if self.in_minute && last != item {
                (row_item, opened) = (last, last);
            }
        }
        // Rows guessed from white space may end too early: what follows goes on with the last.
        if table.uncertain && row_item.is_some() && minute {
            self.item = row_item;
        }
        self.labels_apart(first);
        if let Some(sense) = sense {
            self.out.senses.insert(number, sense);
        }
    }

    /// Numbered paragraphs set as a table: a cell that holds labels alone gives them to the paragraphs of the next
    /// cell in its row, one to each.
    fn labels_apart(&mut self, first: usize) {
        let mut from = first;
        let mut gone: Vec<usize> = Vec::new();
        while from < self.out.list.len() {
            let cell_end = |start: usize, list: &[super::Passage<'_>]| {
                start + list[start..].iter().take_while(|p| p.cell == list[start].cell).count()
            };
            let end = cell_end(from, &self.out.list);
            let marks: Vec<String> = self.out.list[from..end]
                .iter()
                .flat_map(|p| p.text.split('\n').map(str::trim).map(str::to_owned).collect::<Vec<_>>())
                .collect();
            let bare = self.out.list[from..end].iter().all(|p| p.label.is_none()) && marks.iter().all(|m| is_label(m));
            let row = self.out.list[from].cell.map(|c| c.row);
            if bare && end < self.out.list.len() && self.out.list[end].cell.map(|c| c.row) == row {
                let next_end = cell_end(end, &self.out.list);
                if next_end - end == marks.len() && self.out.list[end..next_end].iter().all(|p| p.label.is_none()) {
                    for (passage, mark) in self.out.list[end..next_end].iter_mut().zip(marks) {
                        passage.label = Some(mark);
                    }
                    gone.extend(from..end);
                }
            }
            from = end;
        }
        // Rows of an action table keep their number column: it is read from the cells.
        if !gone.is_empty() {
            let kept = self.out.list.split_off(first);
            let rest = kept.into_iter().enumerate().filter(|(at, _)| gone.binary_search(&(first + at)).is_err());
            self.out.list.extend(rest.map(|(_, passage)| passage));
        }
    }

    /// The item of a row of a minute or log: number and title as the row has them, else the row before's.
    fn item_of_row(&mut self, table: &Table, sense: &Sense, row: u32, before: Option<usize>) -> Option<usize> {
        if row <= sense.header_rows {
            return None;
        }
        if sense.column(Role::Item).is_none()
            && let Some(item) = title_row(table, row)
        {
            self.out.items.push(item);
            return Some(self.out.items.len() - 1);
        }
        let item = sense.item_of(table, row);
        if item == Item::default() {
            // Without a number or title of its own, a row of a minute goes on with the item before it.
            let titled = before.and_then(|at| self.out.items.get(at)).is_some_and(|i| i.number.is_some());
            return if sense.column(Role::Item).is_some() || titled { before } else { None };
        }
        self.out.items.push(item);
        Some(self.out.items.len() - 1)
    }

    /// "3 | **Management accounts** ¶ The Board noted …": a number beside the title and text of an item.
    fn item_of_numbered_row(&mut self, table: &Table, row: u32, before: Option<usize>) -> Option<usize> {
        let mut filled = table.row(row).filter(|c| !c.is_empty());
        let (Some(first), Some(second)) = (filled.next(), filled.next()) else {
            return title_row(table, row).map_or(before, |item| Some(self.put(item)));
        };
        let text = first.text();
        let number = labels::bare(text.trim()).filter(|n| {
            n.len() <= 8
                && n.starts_with(|c: char| c.is_ascii_digit())
                && n.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | '/'))
        });
        let Some(number) = number else { return if first.column > 1 { before } else { None } };
        let opening = second.blocks.iter().filter_map(Block::paragraph).find(|p| !p.is_empty())?;
        let (_, title) = label_and_text(opening);
        let title = (is_short(&title) && !title.contains('\n')).then(|| title.trim_end_matches([':', '.']).to_owned());
        Some(self.put(Item { number: Some(number.to_owned()), title }))
    }

    fn put(&mut self, item: Item) -> usize {
        self.out.items.push(item);
        self.out.items.len() - 1
    }

    /// Reads a cell; returns the item under which its last paragraph stands.
    fn cell(
        &mut self,
        context: Context,
        cell: &'a Cell,
        at: At,
        path: &str,
        item: Option<usize>,
        depth: usize,
    ) -> Option<usize> {
        let (mut paragraphs, mut tables) = (0, 0);
        let mut item = item;
        for block in &cell.blocks {
            match block {
                Block::Paragraph(paragraph) => {
                    paragraphs += 1;
                    if paragraph.is_empty() {
                        continue;
                    }
                    let (label, text) = label_and_text(paragraph);
                    let heading = paragraph.kind == ParagraphKind::Heading || (paragraph.is_bold() && is_short(&text));
                    let number = label.as_deref().filter(|l| labels::number(l).is_some_and(|n| n.len() == 1));
                    // A numbered title within a minute's cell names the item of what follows in it.
                    let counts_on =
                        |n: &&str| paragraphs == 1 && labels::number(n).is_some_and(|n| n == [self.next_number()]);
                    if let Some(number) = number.filter(|n| {
                        (heading || counts_on(n)) && depth == 0 && self.in_minute && !heads_own_actions(&text)
                    }) {
                        let number = labels::bare(number).map(str::to_owned);
                        let title = (heading || is_short(&text)).then(|| text.trim_end_matches([':', '.']).to_owned());
                        self.out.items.push(Item { number, title });
                        item = Some(self.out.items.len() - 1);
                    }
                    let kept = std::mem::replace(&mut self.item, item);
                    let path = format!("{path}/paragraph[{paragraphs}]");
                    self.push(context, paragraph, label, text, path, Some(at), heading);
                    self.item = kept;
                }
                Block::Table(table) if depth < NESTING_LIMIT => {
                    tables += 1;
                    for inner in &table.cells {
                        let path = format!("{path}/table[{tables}]/row[{}]/cell[{}]", inner.row, inner.column);
                        self.cell(context, inner, at, &path, item, depth + 1);
                    }
                }
                Block::Table(_) => {}
            }
        }
        item
    }
}

/// A row that holds an item's number and its title and nothing else: "59. | WELCOME AND APOLOGIES".
fn title_row(table: &Table, row: u32) -> Option<Item> {
    let filled: Vec<String> = table.row(row).map(Cell::text).filter(|t| !t.trim().is_empty()).collect();
    let [number, title] = filled.as_slice() else { return None };
    let number = labels::bare(number.trim())
        .filter(|n| n.len() <= 8 && n.starts_with(|c: char| c.is_ascii_digit()) && !n.contains(' '))?;
    let title = title.trim();
    (is_short(title)
        && title.starts_with(char::is_uppercase)
        && !title.contains('\n')
        && title.split_whitespace().count() <= 14)
        .then(|| Item { number: Some(number.to_owned()), title: Some(title.trim_end_matches(':').to_owned()) })
}

/// The item that a table of one row names: "Report No. | Report Title | Presented by" above what was said on it.
fn item_table(table: &Table) -> Option<Item> {
    let filled = |row: u32| table.row(row).filter(|c| !c.is_empty()).count();
    if table.rows != 2 || !(2..=5).contains(&table.columns) || filled(2) < 2 {
        return None;
    }
    let (mut number, mut title) = (None, None);
    for cell in table.row(1) {
        let heading = crate::framework::headings::fold(&cell.text());
        let words = ["report", "item", "paper", "agenda", "minute"];
        let about = words.iter().any(|w| heading.split(' ').any(|x| x == *w));
        let slot = match heading.split(' ').next_back() {
            Some("no" | "number" | "ref" | "item") if about || heading == "no" => &mut number,
            Some("title" | "subject" | "report" | "topic") => &mut title,
            _ => continue,
        };
        let text = table.cell(2, cell.column).map(Cell::text).unwrap_or_default();
        slot.get_or_insert_with(|| one_line(&text));
    }
    let (number, title) = (number?, title.filter(|t| !t.is_empty())?);
    let number = labels::bare(&number).filter(|n| n.chars().count() <= 14 && n.chars().any(|c| c.is_ascii_digit()))?;
    Some(Item { number: Some(number.to_owned()), title: Some(title) })
}

/// Whether a text is a label with its punctuation and nothing else: "2.1", "I.", "(a)".
fn is_label(text: &str) -> bool {
    let bare = labels::bare(text).unwrap_or("");
    let number = labels::number(text).is_some() && bare.len() <= 8;
    let letter = bare.len() <= 4 && bare.chars().all(|c| "ivxlcIVXLCabcdefgh".contains(c)) && text.len() > bare.len();
    !bare.is_empty() && (number || letter) && text.chars().count() <= 10
}
