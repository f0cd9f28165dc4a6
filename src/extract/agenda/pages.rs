//! Pages of the pack that stand within an item's words.

use super::title::reported_by;
use crate::record::AgendaItem;
use crate::wording::people;

/// "Waste contract (Pages 9 - 24) Report of the Director of Place": behind the pages stands who reports, no title.
pub(super) fn pages_within_off(item: &mut AgendaItem) {
    let Some(open) = ["(Pages ", "(pages ", "(Page ", "(page "].iter().find_map(|said| item.title.find(said)) else {
        return;
    };
    let Some(close) = item.title.get(open..).and_then(|rest| rest.find(')')).map(|at| open + at) else { return };
    let behind = item.title.get(close + 1..).unwrap_or("").trim().to_owned();
    if behind.is_empty() || open == 0 {
        return;
    }
    let who = reported_by(&behind).map(str::to_owned).or_else(|| {
        let who =
            ["Report of the ", "Report of ", "Joint report of the "].iter().find_map(|of| behind.strip_prefix(of))?;
        let who = who.split([';', '(', '.']).next().unwrap_or(who).trim();
        (who.split_whitespace().count() <= 9 && who.split_whitespace().any(people::is_post_word))
            .then(|| who.to_owned())
    });
    item.presenter = item.presenter.take().or(who);
    item.title.truncate(open);
    item.title = item.title.trim_end().to_owned();
}
