//! Which columns of a table are headed as localities.

use crate::extract::rows::Rows;

/// "Locality | Locality planning group": where one column is headed so and no more, the others hold something of theirs.
pub(super) fn the_plainest(rows: &Rows<'_>, row: u32, columns: Vec<u32>) -> Vec<u32> {
    const PLAIN: [&str; 4] = ["locality", "localities", "locality name", "name of locality"];
    let is_plain = |column: &u32| PLAIN.contains(&crate::framework::headings::fold(&rows.text(row, *column)).as_str());
    let plain: Vec<u32> = columns.iter().copied().filter(is_plain).collect();
    if plain.is_empty() { columns } else { plain }
}

/// A heading is shorter than what stands below it, in words: "roll out in all our localities" is a task.
const MOST_HEADING_WORDS: usize = 5;

/// "Locality" heads a column of names; "Locality planning lead" does not.
pub(super) fn is_locality_heading(rows: &Rows<'_>, row: u32, column: u32) -> bool {
    let heading = rows.text(row, column).to_lowercase();
    heading.split(' ').count() <= MOST_HEADING_WORDS
        && ![
            "lead",
            "head of",
            "director",
            "officer",
            "manager",
            "plan ",
            "group member",
            "contact",
            "team",
            "based",
            "number of",
            "no. of",
            "no of",
            "chair",
        ]
        .iter()
        .any(|w| heading.contains(w))
}
