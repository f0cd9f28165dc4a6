//! Actions set as cards whose cells hold label and value together: "Action 3 | Owner: JB", below it what is to be done,
//! "Due: May | Status: open"; a table to an action, or a row to each.

use super::cards::numbered;
use super::fields;
use super::{Meeting, due, owners, status};
use crate::document::{Block, Cell, Table, geometry::union_by_page};
use crate::framework::headings::{self, Column};
use crate::record::{Action, Header, When};
use crate::wording::blanks::one_line;
use crate::wording::{labels, verbs, when};

/// Wider tables are no cards.
const MOST_COLUMNS: u32 = 4;
/// A title is no longer, in characters.
const TITLE_LENGTH: usize = 60;

/// The cells of each card.
pub(super) fn cards(table: &Table) -> Vec<Vec<&Cell>> {
    let labelled = table.cells.iter().filter(|cell| cell.blocks.iter().any(has_colon)).count();
    if labelled == 0 || table.columns > MOST_COLUMNS {
        return Vec::new();
    }
    let rows = (1..=table.rows).map(|row| table.row(row).filter(|cell| cell.row == row && !cell.is_empty()).collect());
    let rows: Vec<Vec<&Cell>> = rows.filter(|cells: &Vec<&Cell>| !cells.is_empty()).collect();
    if !rows.is_empty() && rows.iter().all(|cells| fields::follow_up(&words(cells))) {
        return rows;
    }
    let whole: Vec<&Cell> = rows.into_iter().flatten().collect();
    let text = words(&whole);
    let (_, told) = fields::of_card(&text);
    let once = told.iter().filter(|field| field.means == Column::Owner).count() == 1;
    // A long table with one such line is something else.
    let filled = whole.len() <= told.len() + 3;
    if once && filled && fields::follow_up(&text) { vec![whole] } else { Vec::new() }
}

fn has_colon(block: &Block) -> bool {
    block.paragraph().is_some_and(|paragraph| paragraph.runs.iter().any(|run| run.text.contains(':')))
}

fn words(cells: &[&Cell]) -> String {
    cells.iter().map(|cell| cell.text()).collect::<Vec<_>>().join("\n")
}

/// Reads them.
pub(super) fn read(cards: &[Vec<&Cell>], number: usize, part: Option<u32>, meeting: &Meeting, out: &mut Vec<Action>) {
    for cells in cards {
        let Some(mut action) = of_lines(&words(cells), meeting) else { continue };
        let holds = |cell: &&&Cell| one_line(&cell.text()).contains(&action.text);
        let Some(cell) = cells.iter().find(holds).or(cells.first()) else { continue };
        let places: Vec<_> = cells.iter().flat_map(|cell| cell.blocks.iter().flat_map(Block::places)).collect();
        let path = format!("table[{number}]/row[{}]/cell[{}]", cell.row, cell.column);
        let review = std::mem::take(&mut action.header.review);
        action.header = Header::at(part, path, cell.text(), union_by_page(places.iter()));
        action.header.review = review;
        out.push(action);
    }
}

/// The action of a card's lines, without its place; `None` where nothing in them is to be done.
pub(super) fn of_lines(text: &str, meeting: &Meeting) -> Option<Action> {
    let (rest, told) = fields::of_card(text);
    let value = |means| fields::value(&told, means);
    let mut number = value(Column::Number).map(str::to_owned);
    let mut lines: Vec<&str> = Vec::new();
    for line in rest.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let (own, words) = numbered_line(line);
        number = number.or(own);
        lines.extend(Some(words).filter(|words| !words.is_empty()));
    }
    let titled = match lines.as_slice() {
        [title, task, ..] if is_title(title, task) => Some(lines.remove(0)),
        _ => None,
    };
    // "Subject: Book the hall", and nothing else that names the task.
    let named = value(Column::Action).or_else(|| value(Column::ItemTitle).filter(|_| lines.is_empty()));
    let text = named.map_or_else(|| one_line(&lines.join(" ")), one_line);
    let (label, bare) = labels::split(&text);
    let number = number.or_else(|| label.and_then(labels::bare).map(str::to_owned));
    let text = if label.is_some() && !bare.is_empty() { bare.to_owned() } else { text };
    let (code, text) = coded(&text).map_or((None, text.as_str()), |(code, text)| (Some(code), text));
    let (number, text) = (number.or_else(|| code.map(str::to_owned)), text.to_owned());
    if !text.contains(char::is_alphabetic) || super::is_placeholder(&text) {
        return None;
    }
    let (who, date) = value(Column::Owner).map(due::split_tail).unwrap_or_default();
    let raised = value(Column::Raised).and_then(when::first_day);
    let due = value(Column::Due).or_else(|| value(Column::Date).filter(|date| due::is_date(date)));
    let mut action = Action {
        text,
        owners: owners::split(&who),
        due: due.map(When::written).or(date),
        action_number: number.filter(|number| number.chars().count() <= 12),
        meeting_date: raised.or(meeting.date).map(|date| date.to_string()),
        item_number: value(Column::Item).filter(|item| labels::number(item).is_some()).map(str::to_owned),
        item_title: value(Column::ItemTitle).filter(|title| Some(*title) != named).or(titled).map(str::to_owned),
        progress: value(Column::Progress).map(str::to_owned),
        ..Action::default()
    };
    let status = value(Column::Status).or_else(|| value(Column::Progress)).and_then(headings::status);
    status::tell(&mut action, status);
    Some(action)
}

/// "IJB-31 Write to all": the number by which a log calls a card.
fn coded(text: &str) -> Option<(&str, &str)> {
    let (code, rest) = text.split_once(' ')?;
    let (letters, digits) = code.split_once(['-', '/'])?;
    let of_log =
        (2..=6).contains(&letters.len()) && letters.bytes().all(|b| b.is_ascii_uppercase()) && letters != "COVID";
    let counts = (1..=4).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit());
    (of_log && counts && rest.starts_with(char::is_uppercase)).then_some((code, rest))
}

/// "Action 12: Write to all", "12", "Action 12": the number of an action, and what else its line says.
fn numbered_line(line: &str) -> (Option<String>, &str) {
    let names_action = |head: &str| {
        let (word, digits) = numbered(head);
        digits.filter(|_| headings::listed_column(word) == Some(Column::Action)).map(str::to_owned)
    };
    if labels::number(line.trim_end_matches(['.', ')', ':'])).is_some() {
        return (Some(line.to_owned()), "");
    }
    if let Some(number) = names_action(line) {
        return (Some(number), "");
    }
    let headed = [": ", " – ", " - "].iter().find_map(|sign| line.split_once(sign));
    headed
        .and_then(|(head, words)| Some((names_action(head)?, words.trim())))
        .map_or((None, line), |(n, w)| (Some(n), w))
}

/// "Winter plan" above "Bring the plan to the next meeting": a title, which orders nothing.
fn is_title(line: &str, task: &str) -> bool {
    let orders = |text: &str| text.split_whitespace().next().is_some_and(verbs::is_doing);
    line.chars().count() <= TITLE_LENGTH && !line.ends_with(['.', ',', ';']) && !orders(line) && orders(task)
}

#[cfg(test)]
mod tests {
    use crate::extract::actions::cards::tests::check;

    #[test]
    fn labels_and_values_in_one_cell() {
        check(
            &[&["Action 3", "Owner: JB"], &["Map the paths by the shore", ""], &["Due: 28 June 2019", "Status: Open"]],
            &[("3", "Map the paths by the shore", "JB", "28 June 2019")],
        );
        check(
            &[&["Action 4: Count the gulls\nOwner: JB\nDue: 28 June 2019"]],
            &[("4", "Count the gulls", "JB", "28 June 2019")],
        );
        check(
            &[&["IJB-31 Count the gulls\nOwner: JB\nDue: 28 June 2019"]],
            &[("IJB-31", "Count the gulls", "JB", "28 June 2019")],
        );
        check(
            &[
                &["1", "Write to all tenants.\nLead: Clerk. Timescale: June 2015."],
                &["2", "Price the new gate.\nLead: Roads Officer. Timescale: May 2015."],
            ],
            &[
                ("1", "Write to all tenants.", "Clerk", "June 2015"),
                ("2", "Price the new gate.", "Roads Officer", "May 2015"),
            ],
        );
        // Who leads, and nothing else: no card.
        check(&[&["The hall is shut", "Lead: Clerk"], &["The gate is open", "Lead: Clerk"]], &[]);
    }
}
