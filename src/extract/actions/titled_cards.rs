//! Actions set as cards of lines: what is to be done, alone in a line, and below it "Owner: …", "Due: …", "Status: …", each
//! in a line or all in one.

use super::cards_within::of_lines;
use super::fields;
use super::holding::holds_cards;
use super::meeting_of;
use super::prose;
use super::rows::names_log;
use super::tables::{Reading, Tabled};
use crate::document::geometry::union_by_page;
use crate::extract::passages::{Item, Passage};
use crate::framework::headings::Column;
use crate::record::{Action, DocumentKind};

/// Lines of a card are no longer, in bytes.
const LINE_LENGTH: usize = 300;

/// A card: its first passage and how many there are.
struct Card {
    from: usize,
    lines: usize,
}

/// Reads them.
pub(super) fn read(reading: Reading<'_, '_>, out: &mut Tabled) {
    let list = &reading.passages.list;
    let mut cards: Vec<Card> = Vec::new();
    let mut at = 0;
    while at < list.len() {
        let lines = list.get(at..).map_or(0, card);
        if lines > 0 {
            cards.push(Card { from: at, lines });
        }
        at += lines.max(1);
    }
    let of_log = || list.iter().take(6).any(|line| names_log(&line.text));
    if cards.len() < 2 && !of_log() {
        return;
    }
    for Card { from, lines } in cards {
        let Some(passages) = list.get(from..from + lines) else { continue };
        let Some(action) = action(reading, passages) else { continue };
        out.claimed.extend(passages.iter().map(|line| line.path.clone()));
        out.actions.push(action);
    }
}

/// What a card says once.
const FOLLOWS: [Column; 2] = [Column::Owner, Column::Due];

/// Whether a line is the label that names a task, "Subject: Book the hall", "Task: Ring the council", with its words.
fn begins_card((rest, told): &(String, Vec<fields::Field<'_>>)) -> bool {
    let [only] = told.as_slice() else { return false };
    rest.is_empty() && matches!(only.means, Column::ItemTitle | Column::Action) && only.value.contains(' ')
}

/// How many passages from the first on are a card: none, where they are something else.
fn card(list: &[Passage<'_>]) -> usize {
    let Some((head, below)) = list.split_first() else { return 0 };
    if head.cell.is_some() || head.text.len() > LINE_LENGTH {
        return 0;
    }
    let follows = |line: &&Passage<'_>| {
        let alike = line.cell.is_none() && line.part == head.part && line.text.len() <= LINE_LENGTH;
        alike && (line.text.contains(':') || line.text.contains('\t')) && {
            let (rest, told) = fields::of_card(&line.text);
            rest.is_empty() && !told.is_empty() && fields::value(&told, Column::Action).is_none()
        }
    };
    let own = fields::of_card(&head.text);
    // "Subject: Book the hall" begins a card itself, and ends the one before it, as does a second owner or date.
    let begins = begins_card(&own);
    let mut seen: Vec<Column> = own.1.iter().map(|field| field.means).collect();
    let anew = |line: &&Passage<'_>| {
        let told = fields::of_card(&line.text);
        let again = told.1.iter().any(|field| FOLLOWS.contains(&field.means) && seen.contains(&field.means));
        seen.extend(told.1.iter().map(|field| field.means));
        !again && !begins_card(&told)
    };
    let lines: Vec<&str> = below.iter().take_while(follows).take_while(anew).map(|line| line.text.as_str()).collect();
    let told = (own.1.is_empty() || begins) && !lines.is_empty() && fields::follow_up(&lines.join("\n"));
    // What a minute marks as an action is read where it marks them.
    let marked = head.kind == DocumentKind::Minutes && prose::labelled(&head.text).is_some();
    if told && !marked { lines.len() + 1 } else { 0 }
}

fn action(reading: Reading<'_, '_>, passages: &[Passage<'_>]) -> Option<Action> {
    let head = passages.first()?;
    if !holds_cards(head.kind, reading.paper, &Item::default()) {
        return None;
    }
    let text = passages.iter().map(|line| line.text.as_str()).collect::<Vec<_>>().join("\n");
    let mut action = of_lines(&text, meeting_of(reading.meetings, head.part))?;
    action.header = head.header(head.text.as_str());
    let places: Vec<_> = passages.iter().flat_map(|line| line.paragraph.places()).collect();
    action.header.source.places = union_by_page(places.iter());
    action.action_number = action.action_number.or_else(|| head.label.clone());
    Some(action)
}

#[cfg(test)]
mod tests {
    use crate::document::Block;
    use crate::document::Paragraph;
    use crate::extract::paper::minutes;

    #[test]
    fn a_card_that_its_own_label_begins() {
        let lines = [
            "Subject: Book the hall for the June event",
            "Assigned to: Chrissie Morrison",
            "Due date: 20 March 2026",
            "Status: In progress",
            "Notes: two quotes in",
            "Subject: Draft the leaflet",
            "Assigned to: Iain Macaulay",
            "Due date: 1 April 2026",
            "Status: Not started",
            "Notes:",
        ];
        let blocks = lines.iter().map(|line| Block::Paragraph(Paragraph::plain(line))).collect();
        let actions = minutes(blocks).records.actions;
        let told: Vec<_> = actions.iter().map(|a| (a.text.as_str(), a.owners[0].as_written.as_str())).collect();
        let expected =
            [("Book the hall for the June event", "Chrissie Morrison"), ("Draft the leaflet", "Iain Macaulay")];
        assert_eq!(told, expected);
    }
}
