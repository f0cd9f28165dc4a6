//! Plans written as forms: one small table for each action, with labels beside what they stand for.
//!
//! `Action 1 | Open a hub`, `Lead officer | Head of Service`, `Timescale | June 2021`; several forms may stand in one table,
//! and a row may hold two labels, each before its own cell.

use super::super::rows::{self, Rows, lines, one_line};
use super::columns::is_a_time;
use super::{owners, reference, sections, values, written};
use crate::diagnostic::ReviewCode;
use crate::document::{Cell, geometry::union_by_page};
use crate::framework::headings::fold;
use crate::framework::plans::{PlanColumn, PlanVocabulary};
use crate::record::{Header, PlanItem};

/// Of the labels, this share must be known.
const SHARE_OF_LABELS: f32 = 0.6;
/// A label is short, in words.
const LABEL_WORDS: usize = 8;

/// A label's cell and meaning with the cell that it stands before.
struct Field<'a> {
    /// `None` where the vocabulary does not know the label.
    role: Option<PlanColumn>,
    label: String,
    row: u32,
    value: &'a Cell,
}

/// The line right above a table, which may name the item whose form it is.
#[derive(Debug)]
pub(super) struct Above {
    /// The line with its label.
    pub(super) text: String,
    /// Where it stands.
    pub(super) header: Header,
}

/// The items of a table of forms, one for each label of an item, or the one that the line above names; `None` where it is
/// no such table.
pub(super) fn read(
    rows: &Rows<'_>,
    vocabulary: &PlanVocabulary,
    in_plan: bool,
    above: Option<Above>,
) -> Option<Vec<PlanItem>> {
    let numbered = has_numbers_ahead(rows);
    if !(matches!(rows.table.columns, 2 | 4) || numbered) || rows.table.rows < 2 {
        return None;
    }
    // "Priority | We will | By when | Led by": a row of headings, over rows that are no forms.
    let heads = |cell: &Cell| vocabulary.plan_label(&one_line(&cell.text())).is_some();
    if rows.table.row(1).filter(|cell| heads(cell)).count() > 2 {
        return None;
    }
    let (mut fields, labels) = fields(rows, vocabulary, numbered);
    let guessed = by_content(&mut fields);
    fields.retain(|field| field.role.is_some());
    // "Direction 2: Care at home" right above names the item.
    let named = above.as_ref().is_some_and(|above| above.text.starts_with("Direction "));
    if !named && let Some(found) = direction(rows, &mut fields) {
        return Some(found);
    }
    // Labels behind numbers are read in forms of directions alone.
    if numbered && !is_direction(rows) {
        return None;
    }
    let has = |fields: &[Field<'_>], role: PlanColumn| fields.iter().any(|f| f.role == Some(role));
    let mut named = [PlanColumn::Text, PlanColumn::Actions, PlanColumn::Goal].into_iter();
    let item = named.find(|role| has(&fields, *role)).unwrap_or_else(|| {
        fields.extend(titles(rows));
        fields.sort_by_key(|field| field.row);
        PlanColumn::Text
    });
    let has = |role: PlanColumn| has(&fields, role);
    let signs = [PlanColumn::Lead, PlanColumn::Timescale, PlanColumn::Measures, PlanColumn::Contributors];
    let starts = usize::from(has(PlanColumn::Start) && !has(PlanColumn::Timescale));
    let signs = signs.iter().filter(|role| has(**role)).count() + starts;
    // A direction is issued to somebody, from some day on: no other form asks for it.
    let directs = |field: &Field<'_>| field.role == Some(item) && fold(&field.label).starts_with("direction");
    let in_plan = in_plan || fields.iter().any(directs) || is_direction(rows);
    if signs < 2 || (!in_plan && signs < 3) || (fields.len() as f32) < SHARE_OF_LABELS * labels as f32 {
        return None;
    }
    // Labels stand above one another: in a row of headings they stand side by side.
    let in_first_column = fields.iter().filter(|f| f.value.column <= 2).count();
    if in_first_column < 3 || fields.iter().all(|f| f.row == 1) {
        return None;
    }
    let mut out: Vec<PlanItem> = Vec::new();
    if !fields.iter().any(|f| f.role == Some(item)) {
        out.push(named_above(above?, vocabulary));
    }
    fill(rows, &fields, item, &mut out);
    out.retain(|item| !item.text.is_empty());
    if rows.is_guess() || guessed {
        for item in &mut out {
            item.header.flag(ReviewCode::ColumnsInferred);
        }
    }
    (!out.is_empty()).then_some(out)
}

/// How the label begins or ends of what a direction says, in the form that boards issue directions on.
const TEXTS_OF_DIRECTIONS: [&str; 4] =
    ["text of direction", "text of the direction", "direction text", "wording of direction"];

/// Whether a label is of what a direction says.
fn is_text_of_direction(label: &str) -> bool {
    let folded = fold(label);
    folded.split(' ').count() <= LABEL_WORDS && TEXTS_OF_DIRECTIONS.iter().any(|words| folded.contains(words))
}

/// Whether a table is the form that a direction is issued on.
pub(super) fn is_direction(rows: &Rows<'_>) -> bool {
    let label = |cell: &Cell| cell.column <= 2 && is_text_of_direction(&one_line(&cell.text()));
    (2..=4).contains(&rows.table.columns) && (1..=rows.table.rows).any(|row| rows.table.row(row).any(label))
}

/// Whether the first of three columns numbers the labels in the second.
fn has_numbers_ahead(rows: &Rows<'_>) -> bool {
    let number = |row: u32| {
        let text = rows.text(row, 1);
        let bare = text.trim_end_matches(['.', ')']);
        !bare.is_empty() && bare.bytes().all(|b| b.is_ascii_digit())
    };
    let numbers = (1..=rows.table.rows).filter(|row| number(*row)).count();
    rows.table.columns == 3 && numbers * 3 >= rows.table.rows as usize * 2
}

/// The item of a form that a direction is issued on: what its full text says, to whom and from when, wherever in the form
/// each of them stands.
fn direction(rows: &Rows<'_>, fields: &mut [Field<'_>]) -> Option<Vec<PlanItem>> {
    // "Direction title | Care at home" names the item.
    let names = |field: &Field<'_>| {
        matches!(field.role, Some(PlanColumn::Text | PlanColumn::Actions)) || fold(&field.label).contains("title")
    };
    if fields.iter().any(names) {
        return None;
    }
    let mut texts = fields.iter_mut().filter(|field| is_text_of_direction(&field.label));
    let text = texts.next().filter(|_| texts.next().is_none())?;
    text.role = Some(PlanColumn::Text);
    let row = text.row;
    let signs = [PlanColumn::Lead, PlanColumn::Timescale, PlanColumn::Start];
    if !fields.iter().any(|field| field.role.is_some_and(|role| signs.contains(&role))) {
        return None;
    }
    fields.sort_by_key(|field| field.row != row);
    let mut out = Vec::new();
    let own = |field: &&Field<'_>| field.row == row || field.role != Some(PlanColumn::Goal);
    for field in fields.iter().filter(own) {
        match (out.last_mut(), field.role) {
            (None, _) => {
                let text = rows::joined(&lines(field.value), " ");
                out.push(begun(rows, field, &text, &sections::Section::default()));
            }
            (Some(item), Some(role)) => {
                values::put(item, role, &lines(field.value));
                let places = field.value.places.iter();
                item.header.source.places = union_by_page(item.header.source.places.iter().chain(places));
            }
            (Some(_), None) => {}
        }
    }
    out.retain(|item: &PlanItem| !item.text.is_empty());
    (!out.is_empty()).then_some(out)
}

/// Begins an item at each label of one, and puts what stands behind the labels below to it.
fn fill(rows: &Rows<'_>, fields: &[Field<'_>], item: PlanColumn, out: &mut Vec<PlanItem>) {
    let first = fields.iter().position(|f| f.role == Some(item)).unwrap_or_default();
    let mut section = sections::Section::default();
    // "Reference | D1" above "Title | Open a hub": a number that stands ahead of the first item is the next one's everywhere.
    let number_first = fields.iter().take(first).any(|field| field.role == Some(PlanColumn::Reference));
    let mut number: Option<&Field<'_>> = None;
    for (at, field) in fields.iter().enumerate() {
        let text = rows::joined(&lines(field.value), " ");
        if number_first && field.role == Some(PlanColumn::Reference) {
            number = Some(field);
            continue;
        }
        // "Action | Open a hub", "Lead | Jo Bell", "Outcome | Fewer falls": an outcome behind what is done says what will show.
        let shows = first == 0 && field.role == Some(PlanColumn::Goal) && fold(&field.label).contains("outcome");
        if let Some(item) = out.last_mut().filter(|_| shows && item != PlanColumn::Goal) {
            values::put(item, PlanColumn::Measures, &lines(field.value));
            continue;
        }
        if at < first || (field.role == Some(PlanColumn::Goal) && item != PlanColumn::Goal) {
            if field.role == Some(PlanColumn::Goal) {
                section = sections::of_lines(&lines(field.value));
            }
            continue;
        }
        if field.role == Some(item) && same_label(&field.label, &fields[first].label) {
            let mut begun = begun(rows, field, &text, &section);
            if let Some(number) = number.take().filter(|_| begun.reference.is_none()) {
                values::put(&mut begun, PlanColumn::Reference, &lines(number.value));
            }
            out.push(begun);
        } else if let (Some(item), Some(role)) = (out.last_mut(), field.role) {
            values::put(item, role, &lines(field.value));
            let places = field.value.places.iter();
            item.header.source.places = union_by_page(item.header.source.places.iter().chain(places));
            item.header.source.quote.push('\n');
            item.header.source.quote.push_str(&text);
        }
    }
}

/// Whether two labels say the same, their numbers apart: "Action 1" and "Action 2", not "Action" and "Sub-actions".
fn same_label(one: &str, other: &str) -> bool {
    let words = |label: &str| fold(label).split(' ').filter(|w| !reference::is_reference(w)).collect::<String>();
    words(one) == words(other)
}

/// Gives labels that the vocabulary does not know the role that what stands behind them shows: "Deliver by | March 2026",
/// "Accountable to | Head of Service". Tells whether it gave any.
fn by_content(fields: &mut [Field<'_>]) -> bool {
    let mut guessed = false;
    for role in [PlanColumn::Timescale, PlanColumn::Lead] {
        if fields.iter().any(|field| field.role == Some(role)) {
            continue;
        }
        let is_one = |text: &str| match role {
            PlanColumn::Timescale => is_a_time(text),
            _ => owners::names_a_post(text),
        };
        let shown = |f: &Field<'_>| f.role.is_none() && is_one(&one_line(&f.value.text()));
        let Some(label) = fields.iter().find(|f| shown(f)).map(|f| f.label.clone()) else { continue };
        // Forms have the same labels: dates behind many different words are a timetable.
        if fields.iter().any(|f| shown(f) && !same_label(&f.label, &label)) {
            continue;
        }
        for field in fields.iter_mut().filter(|f| shown(f)) {
            field.role = Some(role);
            guessed = true;
        }
    }
    guessed
}

/// The labels, with what they mean and what they stand before; and how many of them there are.
fn fields<'a>(rows: &Rows<'a>, vocabulary: &PlanVocabulary, numbered: bool) -> (Vec<Field<'a>>, usize) {
    let mut out = Vec::new();
    let mut labels = 0;
    for row in 1..=rows.table.rows {
        let cells: Vec<&Cell> = rows.table.row(row).skip(usize::from(numbered)).collect();
        for pair in cells.chunks(2) {
            let [label, value] = pair else { continue };
            let text = one_line(&label.text());
            if text.is_empty() || text.split(' ').count() > LABEL_WORDS {
                continue;
            }
            labels += 1;
            let bare =
                text.trim_end_matches(':').trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ' '));
            let role = vocabulary.plan_column(bare);
            out.push(Field { role, label: text, row, value: rows.at(value.row, value.column).unwrap_or(value) });
        }
    }
    (out, labels)
}

/// The rows that are one cell over the whole form: "Project 1: Discharge to assess" above its lead and its dates.
fn titles<'a>(rows: &Rows<'a>) -> Vec<Field<'a>> {
    let title = |row: u32| match rows.written(row)[..] {
        [only] if only.column_span >= rows.table.columns => {
            Some(Field { role: Some(PlanColumn::Text), label: String::new(), row, value: only })
        }
        _ => None,
    };
    (1..=rows.table.rows).filter_map(title).collect()
}

/// "Action 1: Open a hub" above "Lead | Head of Service".
fn named_above(above: Above, vocabulary: &PlanVocabulary) -> PlanItem {
    let labelled = written::fields::of(&above.text, vocabulary).into_iter().next();
    let labelled = labelled.filter(|field| {
        field.start == 0 && matches!(field.role, PlanColumn::Text | PlanColumn::Actions) && !field.value.is_empty()
    });
    let section = sections::Section::default();
    if let Some(field) = labelled {
        return section.item(above.header, field.number.as_deref(), &field.value);
    }
    let (number, text) = reference::own(None, &above.text);
    section.item(above.header, number, text)
}

fn begun(rows: &Rows<'_>, field: &Field<'_>, text: &str, section: &sections::Section) -> PlanItem {
    if field.label.is_empty()
        && let (Some(number), Some(title)) = sections::numbered_title(text)
    {
        let header = Header::at(None, rows.row_path(field.row), rows.row_quote(field.row), rows.row_places(field.row));
        return section.item(header, Some(&number), &title);
    }
    let number = field.label.rsplit(' ').next().filter(|last| reference::is_reference(last));
    let (own, rest) = reference::own(number, text);
    let header = Header::at(None, rows.row_path(field.row), rows.row_quote(field.row), rows.row_places(field.row));
    section.item(header, own, rest)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::super::tests::read;
    use crate::record::DocumentKind;

    #[test]
    fn a_form_of_a_direction_is_one_item() {
        let rows = "Implementation date | 1 April 2025\n\
            Reference number | AIJB-3\n\
            Direction to | Angus Council\n\
            Does this supersede another direction? | No\n\
            Full text of direction | Buy 300 more hours of care at home";
        let numbered: Vec<String> =
            (1..).zip(rows.lines()).map(|(number, row)| format!("{number} | {}", row.trim())).collect();
        for table in [rows.to_owned(), numbered.join("\n")] {
            let items = read(DocumentKind::Other, &[&table]).records.plan_items;
            assert_eq!(items.len(), 1, "{table}");
            let item = &items[0];
            assert_eq!(item.text, "Buy 300 more hours of care at home");
            assert_eq!(item.ref_as_written.as_deref(), Some("AIJB-3"));
            assert_eq!(item.leads[0].as_written, "Angus Council");
            assert_eq!(item.timescale.as_ref().unwrap().as_written, "1 April 2025");
        }
        let titled = format!("Direction title | Care at home\n{rows}\nTimescale | May 2026");
        let items = read(DocumentKind::Other, &[&titled]).records.plan_items;
        assert_eq!(items[0].text, "Care at home");
        assert_eq!(items[0].detail.as_deref(), Some("Buy 300 more hours of care at home"));
        let titled = "Direction no. | 7\nTitle of direction | Day care\nIssued to | Angus Council\n\
            Text of direction | Open the centre\nEffective date | 1 June 2025";
        assert_eq!(read(DocumentKind::Other, &[titled]).records.plan_items[0].text, "Day care");
    }
}
