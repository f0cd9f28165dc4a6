//! Actions set as cards: a label and its value in each row, "Action | …", "Owner | …", "Due | …", a card to an action.

use super::status::{self, Legend};
use super::{Meeting, cards_within, due, owners, rows};
use crate::diagnostic::ReviewCode;
use crate::document::{Cell, Table, geometry::union_by_page};
use crate::framework::headings::{self, Column};
use crate::record::{Action, Header, When};
use crate::wording::blanks::one_line;
use crate::wording::when;

/// A label is shorter than this, in characters.
const LABEL_LENGTH: usize = 40;
/// Labels and values that a table has at least.
const FEWEST: usize = 3;

/// A label's meaning with what stands beside it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Pair<'a> {
    means: Column,
    label: &'a Cell,
    value: &'a Cell,
}

/// Labels and values from the top left on, where most of a table is nothing else and some are an action's.
pub(super) fn pairs(table: &Table) -> Option<Vec<Pair<'_>>> {
    if let Some(pairs) = below_titles(table) {
        return Some(pairs);
    }
    if !matches!(table.columns, 2 | 4) || table.rows < 2 {
        return None;
    }
    let mut out: Vec<Pair<'_>> = Vec::new();
    let mut labels = 0;
    for row in 1..=table.rows {
        // "Action 7: Replace the gate" across the card.
        if let Some(cell) = across(table, row) {
            labels += 1;
            out.push(Pair { means: Column::Action, label: cell, value: cell });
            continue;
        }
        let mut cells = table.row(row);
        while let (Some(label), Some(value)) = (cells.next(), cells.next()) {
            if label.is_empty() {
                continue;
            }
            labels += 1;
            if let Some(means) = meaning(&label.text()) {
                // "No. 2 | Replace the gate": the label counts, and what is to be done stands beside it.
                let counted = means == Column::Number && numbered(&label.text()).1.is_some();
                let means = if counted && value.text().trim().contains(' ') { Column::Action } else { means };
                out.push(Pair { means, label, value });
            }
        }
    }
    let has = |means: &[Column]| out.iter().any(|p| means.contains(&p.means) && !p.value.is_empty());
    let told = has(&[Column::Action])
        && has(&[Column::Owner])
        && has(&[Column::Due, Column::Status, Column::Raised, Column::Date, Column::Progress]);
    // A row of headings is a row of labels as well: its values are labels too.
    let mut first = table.row(1).filter(|c| !c.is_empty());
    // Below it none of its rows begins with a label: "Action 2 | Report on fares" above "Owner | Finance Lead" is a card.
    let labelled_below = out.iter().any(|p| p.label.row > 1 && p.label.column == 1);
    let headings = first.all(|c| meaning(&c.text()).is_some()) && !labelled_below;
    (told && out.len() >= FEWEST && out.len() * 4 >= labels * 3 && !headings).then_some(out)
}

/// "Owner | Due | Status" over rows of values, each below a line of its own across the table that says what is to be done:
/// "Action 7: Replace the gate".
fn below_titles(table: &Table) -> Option<Vec<Pair<'_>>> {
    let headings: Vec<(&Cell, Column)> =
        table.row(1).map(|cell| Some((cell, meaning(&cell.text())?))).collect::<Option<_>>()?;
    let has = |means: Column| headings.iter().any(|(_, own)| *own == means);
    let follows_up = has(Column::Owner) && [Column::Due, Column::Status, Column::Progress].into_iter().any(has);
    if headings.len() < 2 || !follows_up || has(Column::Action) {
        return None;
    }
    let mut out: Vec<Pair<'_>> = Vec::new();
    for row in 2..=table.rows {
        if let Some(cell) = across(table, row) {
            out.push(Pair { means: Column::Action, label: cell, value: cell });
            continue;
        }
        // What stands above the first title is none's.
        out.last()?;
        let value = |label: &Cell| table.cell(row, label.column).filter(|cell| cell.row == row);
        out.extend(
            headings.iter().filter_map(|(label, means)| Some(Pair { means: *means, label, value: value(label)? })),
        );
    }
    let titles = out.iter().filter(|pair| pair.means == Column::Action).count();
    (titles > 0 && titles * 2 + 1 == table.rows as usize).then_some(out)
}

/// The cell over a whole row that names an action with its number.
fn across(table: &Table, row: u32) -> Option<&Cell> {
    let cell = table.row(row).next().filter(|cell| cell.row == row && cell.column_span == table.columns)?;
    titled(&cell.text()).is_some().then_some(cell)
}

/// "Action 7: Replace the gate" is number 7 and what is to be done.
fn titled(text: &str) -> Option<(String, String)> {
    let (head, rest) =
        [": ", " – ", " - "].iter().filter_map(|sign| text.split_once(sign)).min_by_key(|(h, _)| h.len())?;
    let (word, number) = numbered(head);
    let number = number.filter(|_| headings::listed_column(word) == Some(Column::Action))?;
    (rest.split_whitespace().count() > 1).then(|| (number.to_owned(), one_line(rest)))
}

/// What a label says, a number behind it apart: "Action 14".
fn meaning(text: &str) -> Option<Column> {
    let text = text.trim();
    // "Owner: JB" is a label with its value.
    let whole = text.split_once(':').is_none_or(|(_, value)| value.trim().is_empty());
    if text.chars().count() > LABEL_LENGTH || !whole {
        return None;
    }
    headings::columns(numbered(text).0).first().copied().filter(|means| !matches!(means, Column::Other | Column::Plan))
}

/// "Action 14:" is "Action" and "14".
pub(super) fn numbered(label: &str) -> (&str, Option<&str>) {
    let bare = label.trim().trim_end_matches(':').trim_end();
    match bare.rsplit_once(char::is_whitespace) {
        Some((word, number)) if number.chars().any(|c| c.is_ascii_digit()) && !word.trim().is_empty() => {
            (word.trim(), Some(number.trim_matches(|c: char| !c.is_alphanumeric())))
        }
        _ => (bare, None),
    }
}

/// Whether a table holds actions as cards.
pub(super) fn is_cards(table: &Table) -> bool {
    pairs(table).is_some() || !cards_within::cards(table).is_empty()
}

/// Whether cards are those of a plan, whose first line names what it commits to: "Commitment 2: Someone to turn to".
pub(super) fn is_of_plan(table: &Table) -> bool {
    const NAMES: [&str; 11] = [
        "commitment",
        "priority",
        "objective",
        "goal",
        "outcome",
        "deliverable",
        "pledge",
        "promise",
        "aim",
        "theme",
        "ambition",
    ];
    let first = table.row(1).next().filter(|cell| cell.column_span == table.columns).map(Cell::text);
    let first = first.map(|text| headings::fold(&text)).unwrap_or_default();
    first.split(' ').take(2).any(|word| NAMES.contains(&word))
}

/// Reads them.
pub(super) fn read(
    pairs: Vec<Pair<'_>>,
    number: usize,
    part: Option<u32>,
    meeting: &Meeting,
    legend: &Legend,
    out: &mut Vec<Action>,
) {
    let mut card: Vec<Pair<'_>> = Vec::new();
    let mut cards: Vec<Vec<Pair<'_>>> = Vec::new();
    for pair in pairs {
        // What a card has already begins the next one.
        let again = card.iter().any(|p| p.means == pair.means);
        if again && matches!(pair.means, Column::Action | Column::Number | Column::Item | Column::Raised) {
            cards.push(std::mem::take(&mut card));
        }
        card.push(pair);
    }
    cards.push(card);
    for card in cards {
        out.extend(action(&card, number, part, meeting, legend));
    }
}

fn action(card: &[Pair<'_>], number: usize, part: Option<u32>, meeting: &Meeting, legend: &Legend) -> Option<Action> {
    let of = |means: Column| card.iter().find(|p| p.means == means && !p.value.is_empty());
    let words = |means: Column| of(means).map(|p| p.value.text().trim().to_owned());
    let text = of(Column::Action)?;
    let places: Vec<_> =
        card.iter().flat_map(|p| p.value.blocks.iter().flat_map(crate::document::Block::places)).collect();
    let path = format!("table[{number}]/row[{}]/cell[{}]", text.value.row, text.value.column);
    let titled =
        Some(text).filter(|pair| std::ptr::eq(pair.label, pair.value)).and_then(|pair| titled(&pair.value.text()));
    let (own_number, own_text) = titled.unzip();
    let mut action = Action {
        header: Header::at(part, path, text.value.text(), union_by_page(places.iter())),
        text: own_text.unwrap_or_else(|| one_line(&text.value.text())),
        owners: words(Column::Owner).map(|w| owners::split(&w)).unwrap_or_default(),
        due: words(Column::Due)
            .or_else(|| words(Column::Date).filter(|w| due::is_date(w)))
            .map(|w| When::written(one_line(&w))),
        action_number: words(Column::Number)
            .or(own_number)
            .or_else(|| numbered(&text.label.text()).1.map(str::to_owned))
            .filter(|n| n.chars().count() <= 12),
        meeting_date: words(Column::Raised).and_then(|w| when::first_day(&w)).or(meeting.date).map(|d| d.to_string()),
        item_number: words(Column::Item).filter(|n| n.chars().any(|c| c.is_ascii_digit()) && n.chars().count() <= 12),
        item_title: words(Column::ItemTitle),
        progress: words(Column::Progress),
        ..Action::default()
    };
    if words(Column::Owner).is_some_and(|who| rows::names_body_of_person(&who)) {
        action.header.flag(ReviewCode::OwnerUncertain);
    }
    let status = of(Column::Status).map(|p| p.value);
    let told = status
        .and_then(|c| legend.of(c))
        .or_else(|| of(Column::Progress).and_then(|p| headings::status(&p.value.text())))
        .or_else(|| {
            words(Column::Completed).filter(|w| due::is_date(w)).map(|_| (crate::record::ActionStatus::Complete, false))
        });
    status::tell(&mut action, told);
    Some(action)
}

#[cfg(test)]
pub(super) mod tests {
    use super::is_of_plan;
    use crate::document::Block;
    use crate::extract::paper::{minutes, table};

    /// Checks the actions of a table: number, text, owners, due date.
    pub(in crate::extract::actions) fn check(rows: &[&[&str]], expected: &[(&str, &str, &str, &str)]) {
        let extracted = minutes(vec![Block::Table(table(rows))]);
        let got: Vec<(String, String, String, String)> = extracted
            .records
            .actions
            .iter()
            .map(|a| {
                let owners: Vec<&str> = a.owners.iter().map(|o| o.as_written.as_str()).collect();
                let due = a.due.clone().map(|d| d.as_written).unwrap_or_default();
                (a.action_number.clone().unwrap_or_default(), a.text.clone(), owners.join("|"), due)
            })
            .collect();
        let got: Vec<(&str, &str, &str, &str)> =
            got.iter().map(|(n, t, o, d)| (n.as_str(), t.as_str(), o.as_str(), d.as_str())).collect();
        assert_eq!(got, expected);
    }

    #[test]
    fn a_card_to_an_action() {
        check(
            &[
                &["Action 14", "Send the pathway to all practices"],
                &["Owner", "Sheila Dunn"],
                &["Due", "30 September 2022"],
                &["Status", "Complete"],
                &["Action 15", "Ask for a date"],
                &["Owner", "Chair"],
                &["Due", "May 2023"],
                &["Status", "Open"],
            ],
            &[
                ("14", "Send the pathway to all practices", "Sheila Dunn", "30 September 2022"),
                ("15", "Ask for a date", "Chair", "May 2023"),
            ],
        );
        check(
            &[&["Ref", "A7", "Raised", "3 May 2022"], &["Action", "Write to all", "Owner", "Clerk"]],
            &[("A7", "Write to all", "Clerk", "")],
        );
    }

    #[test]
    fn a_card_headed_by_its_action() {
        let mut card = table(&[
            &["Action 7: Replace the gate", "", "", ""],
            &["Lead officer", "Clerk", "Deadline", "30 August 2024"],
            &["Status", "In progress", "Update", "Ordered"],
        ]);
        card.cells.retain(|cell| cell.row > 1 || cell.column == 1);
        card.cells.iter_mut().take(1).for_each(|cell| cell.column_span = 4);
        let extracted = minutes(vec![Block::Table(card)]);
        let got: Vec<_> = extracted
            .records
            .actions
            .iter()
            .map(|a| (a.action_number.clone(), a.text.as_str(), a.owners.len(), a.due.is_some(), a.status))
            .collect();
        let progress = Some(crate::record::ActionStatus::InProgress);
        assert_eq!(got, [(Some("7".to_owned()), "Replace the gate", 1, true, progress)]);
    }

    #[test]
    fn cards_of_a_plan_name_what_it_commits_to() {
        let mut card =
            table(&[&["Commitment 2: Someone to turn to", ""], &["Action", "Name a worker"], &["Owner", "Clerk"]]);
        assert!(!is_of_plan(&card));
        card.cells.iter_mut().take(1).for_each(|cell| cell.column_span = 2);
        assert!(is_of_plan(&card));
    }

    #[test]
    fn a_task_that_sounds_like_a_heading_is_the_value_of_its_label() {
        check(
            &[&["Action 2", "Report on fares"], &["Owner", "Finance Lead"], &["Due", "31 October 2024"]],
            &[("2", "Report on fares", "Finance Lead", "31 October 2024")],
        );
    }

    #[test]
    fn a_line_across_the_table_above_each_row_of_values() {
        let mut cards = table(&[
            &["Owner", "Deadline", "Status"],
            &["Action 4 – Survey the bus stops", "", ""],
            &["Jo Blair", "28 March 2025", "In progress"],
            &["Action 5 – Publish the leaflet", "", ""],
            &["Clerk", "May 2025", "Complete"],
        ]);
        cards.cells.retain(|cell| !matches!(cell.row, 2 | 4) || cell.column == 1);
        cards.cells.iter_mut().filter(|cell| matches!(cell.row, 2 | 4)).for_each(|cell| cell.column_span = 3);
        let extracted = minutes(vec![Block::Table(cards)]);
        let got: Vec<_> = extracted
            .records
            .actions
            .iter()
            .map(|a| (a.action_number.as_deref().unwrap_or(""), a.text.as_str(), a.owners[0].as_written.as_str()))
            .collect();
        assert_eq!(got, [("4", "Survey the bus stops", "Jo Blair"), ("5", "Publish the leaflet", "Clerk")]);
    }

    #[test]
    fn a_number_beside_what_is_to_be_done() {
        check(
            &[&["No. 1", "Replace the boiler"], &["Owner", "Clerk"], &["By", "31 July 2025"]],
            &[("1", "Replace the boiler", "Clerk", "31 July 2025")],
        );
    }

    #[test]
    fn headings_are_no_cards() {
        check(
            &[&["Action", "Owner", "Due", "Status"], &["Write to all", "Clerk", "May 2023", "Open"]],
            &[("", "Write to all", "Clerk", "May 2023")],
        );
    }
}
