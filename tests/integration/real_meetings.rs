//! Real meeting papers beside the repository: how many people and actions each holds, counted by hand. Says so where the
//! papers are absent.

use boardpapers::{Settings, extract};
use std::path::Path;

/// File, people listed, actions, actions with a due date.
const COUNTS: &[(&str, usize, usize, usize)] = &[
    ("tb-action-log-2011-03.pdf", 0, 16, 16),
    ("tb-action-log-2011-05.pdf", 0, 23, 23),
    ("tb-agenda-2011-03.pdf", 18, 0, 0),
    ("tb-minutes-2010-06.pdf", 9, 0, 0),
    ("tb-minutes-2010-09.pdf", 13, 0, 0),
    ("tb-minutes-2010-11-draft.pdf", 14, 9, 9),
    ("tb-minutes-2011-02.pdf", 15, 6, 6),
    ("tb-minutes-2011-03.pdf", 22, 8, 8),
    ("odug-action-log-2013-05.pdf", 0, 39, 39),
    ("odug-minutes-2013-05.pdf", 17, 0, 0),
    // Nobody is named for it, but a day is told: all are to hear before the next meeting.
    ("odug-minutes-2014-06.docx", 22, 1, 1),
];

#[test]
fn people_and_actions_of_real_meetings() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/papers/real");
    let mut misses = Vec::new();
    for (file, people, actions, due) in COUNTS {
        let Ok(bytes) = std::fs::read(folder.join(file)) else {
            eprintln!("{file} is not here: nothing was compared");
            continue;
        };
        let records = extract(&bytes, &Settings::default()).records;
        let dated = records.actions.iter().filter(|a| a.due.is_some()).count();
        let got = (records.attendance.len(), records.actions.len(), dated);
        if got != (*people, *actions, *due) {
            misses.push(format!("{file}: people, actions, dated are {got:?}, expected {:?}", (people, actions, due)));
        }
    }
    assert!(misses.is_empty(), "{}", misses.join("\n"));
}
