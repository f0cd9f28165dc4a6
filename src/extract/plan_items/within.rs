//! Who leads and by when, told within the cells of a column that says more: "Accepted. A plan will be made. / Responsible
//! officer: Head of Finance / Agreed date: March 2025", as auditors and inspectors set their action plans.

use super::super::rows::{Line, Rows, lines};
use super::columns::Columns;
use super::tails::is_a_time;
use super::written::fields;
use crate::framework::plans::{PlanColumn, PlanVocabulary};
use std::collections::BTreeMap;

/// Who leads stands alone on a line in no more words, where no label says so.
const LEAD_WORDS: usize = 8;

/// A column whose cells tell who leads or by when beside what the column is for.
#[derive(Debug, Clone, Default)]
pub(super) struct Within {
    /// The column, from 1.
    pub(super) column: u32,
    /// Whether the order of the lines alone says what they are.
    pub(super) inferred: bool,
    told: BTreeMap<u32, Told>,
}

/// What one cell tells.
#[derive(Debug, Clone, Default)]
pub(super) struct Told {
    /// Those who lead.
    pub(super) leads: Vec<Line>,
    /// By when.
    pub(super) timescale: Option<String>,
    /// The cell without them.
    pub(super) rest: Vec<Line>,
}

impl Within {
    /// What the cell of a row tells.
    pub(super) fn row(&self, row: u32) -> Option<&Told> {
        self.told.get(&row)
    }

    /// How many times and names of who leads it tells.
    fn says(&self) -> usize {
        let of = |told: &Told| usize::from(!told.leads.is_empty()) + usize::from(told.timescale.is_some());
        self.told.values().map(of).sum()
    }

    /// Whether its cells name those who lead.
    pub(super) fn names_leads(&self) -> bool {
        self.told.values().any(|told| !told.leads.is_empty())
    }

    /// Whether its cells say by when.
    pub(super) fn names_times(&self) -> bool {
        self.told.values().any(|told| told.timescale.is_some())
    }
}

/// The column whose cells tell most, where no column of its own does: half of its cells at least.
pub(super) fn tell(rows: &Rows<'_>, columns: &Columns, vocabulary: &PlanVocabulary) -> Option<Within> {
    let needed = |told: &Told| {
        (!told.leads.is_empty() && !columns.has(PlanColumn::Lead))
            || (told.timescale.is_some() && !columns.has(PlanColumn::Timescale))
    };
    if columns.has(PlanColumn::Lead) && columns.has(PlanColumn::Timescale) {
        return None;
    }
    let may = |column: u32| {
        let role = columns.by_column.get(column as usize - 1).copied().flatten();
        use PlanColumn::{Actions, Detail, Measures, Status, Text};
        role.is_none_or(|role| matches!(role, Actions | Detail | Measures | Status | Text))
    };
    let of_column = |column: u32, by_order: bool| {
        let cells = (columns.heading_row + 1..=rows.table.rows)
            .filter_map(|row| Some((row, rows.beginning_at(row, column).filter(|cell| cell.column_span == 1)?)));
        let cells: Vec<(u32, Vec<Line>)> =
            cells.map(|(row, cell)| (row, lines(cell))).filter(|(_, lines)| !lines.is_empty()).collect();
        let read = |lines: &[Line]| if by_order { by_their_order(lines) } else { labelled(lines, vocabulary) };
        let told: BTreeMap<u32, Told> = cells
            .iter()
            .filter_map(|(row, lines)| Some((*row, read(lines)?)))
            .filter(|(_, told)| needed(told))
            .collect();
        // Cells merged from above tell nothing new.
        (told.len() * 2 >= cells.len() && !told.is_empty()).then_some(Within { column, inferred: by_order, told })
    };
    let best = |by_order: bool| {
        (1..=rows.table.columns)
            .filter(|column| may(*column))
            .filter_map(|column| of_column(column, by_order))
            .max_by_key(|within| (within.told.len(), std::cmp::Reverse(within.column)))
    };
    let most = |a: &Within, b: &Within| a.says().cmp(&b.says());
    [best(true), best(false)].into_iter().flatten().max_by(most)
}

/// "… Responsible officer: Head of Finance / Agreed date: March 2025".
fn labelled(lines: &[Line], vocabulary: &PlanVocabulary) -> Option<Told> {
    let mut told = Told::default();
    for line in lines {
        let fields = fields::of(&line.text, vocabulary);
        let ends = fields.iter().skip(1).map(|field| field.start).chain([line.text.len()]);
        let mut rest = line.text.get(..fields.first().map_or(line.text.len(), |field| field.start))?.to_owned();
        for (field, end) in fields.iter().zip(ends) {
            match field.role {
                PlanColumn::Lead if !field.value.is_empty() => {
                    told.leads.push(Line { text: field.value.clone(), label: None, ..line.clone() });
                }
                PlanColumn::Timescale if !field.value.is_empty() && told.timescale.is_none() => {
                    told.timescale = Some(field.value.clone());
                }
                _ => rest.push_str(line.text.get(field.start..end)?),
            }
        }
        let rest = rest.trim().trim_end_matches(['(', '[', '–', '-']).trim_end();
        if !rest.is_empty() {
            told.rest.push(Line { text: rest.to_owned(), ..line.clone() });
        }
    }
    (!told.leads.is_empty() || told.timescale.is_some()).then_some(told)
}

/// "A tracker will be reported. / Legal Services Manager / December 2024": a time below somebody below what is done.
fn by_their_order(lines: &[Line]) -> Option<Told> {
    let [rest @ .., lead, time] = lines else { return None };
    let words = lead.text.split(' ').count();
    let named = lead.text.starts_with(char::is_uppercase) && words <= LEAD_WORDS && !lead.text.ends_with('.');
    (!rest.is_empty() && named && is_a_time(&time.text) && !is_a_time(&lead.text)).then(|| Told {
        leads: vec![lead.clone()],
        timescale: Some(time.text.clone()),
        rest: rest.to_vec(),
    })
}

#[cfg(test)]
mod tests {
    use super::super::tests::table;
    use super::*;

    fn read(text: &str) -> Vec<String> {
        let table = table(text);
        let rows = Rows::of(1, &table);
        let columns = Columns { heading_row: 1, by_column: vec![None; table.columns as usize], ..Columns::default() };
        let within = tell(&rows, &columns, &PlanVocabulary::built_in()).unwrap_or_default();
        let joined = |lines: &[Line]| lines.iter().map(|line| line.text.as_str()).collect::<Vec<_>>().join(" & ");
        let told = within.told.values();
        told.map(|told| {
            let when = told.timescale.as_deref().unwrap_or("-");
            format!("{}: {} | {} | {when}", within.column, joined(&told.rest), joined(&told.leads))
        })
        .collect()
    }

    #[test]
    fn labels_within_cells_tell() {
        let labelled = read(
            "Issue | Response\nLate returns | Accepted. / Responsible officer: Clerk / Agreed date: May 2025\n\
             No register | Lead: Registrar. Due date: June 2025",
        );
        assert_eq!(labelled, ["2: Accepted. | Clerk | May 2025", "2:  | Registrar | June 2025"]);
        // One row in three may be anything.
        assert!(read("Issue | Response\na | Lead: Clerk\nb | None\nc | None").is_empty());
    }

    #[test]
    fn the_order_of_lines_tells() {
        let by_order = "Ref | Agreed\n1 | A tracker will be kept. / Legal Services Manager / December 2024\n2 | Costs. / Clerk / June 2025";
        assert_eq!(
            read(by_order),
            ["2: A tracker will be kept. | Legal Services Manager | December 2024", "2: Costs. | Clerk | June 2025"]
        );
        assert!(read("Ref | Agreed\n1 | A tracker. / It will be kept. / December 2024").is_empty());
    }
}
