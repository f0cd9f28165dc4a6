//! A person's words taken apart: at commas, dashes and brackets, without the honours that somebody bears.

use super::super::split::outside;
use super::posts::{of_post, place_of_post};
use crate::wording::blanks::one_line;
use crate::wording::people::{self, Likeness};

/// A person's words taken apart at commas, dashes and brackets.
pub(super) struct Said {
    /// What stands where the name does.
    pub(super) name: String,
    /// What follows a comma or a dash.
    pub(super) after: Vec<String>,
    /// What stands in brackets, each behind its "(".
    pub(super) details: Vec<String>,
    /// Whether a dash or colon parts the name's place from what follows: it may be a label.
    pub(super) label: bool,
}

impl Said {
    /// Takes the words apart.
    pub(super) fn of(main: &str, details: Vec<String>) -> Self {
        let mut pieces: Vec<&str> = outside(main, ',').into_iter().map(str::trim).collect();
        let first = pieces.remove(0);
        let mut after: Vec<String> = Vec::new();
        let mut name = first;
        // The first sign parts them; of two at one place the longer.
        let signs = [" – ", " — ", " - ", "\t", ": ", " –", "– ", " -"];
        let first_sign = signs.iter().filter_map(|sign| Some((first.find(sign)?, *sign))).min_by_key(|(at, _)| *at);
        // "Ann Moss- East Council": no blank before the sign.
        let close = first.find("- ").filter(|at| people::is_surely_person(&first[..*at])).map(|_| "- ");
        if let Some(dash) = first_sign.map(|(_, sign)| sign).or(close)
            && let Some((left, right)) = first.split_once(dash)
        {
            name = left.trim();
            if dash == "\t" {
                after.extend(right.split(dash).map(|p| p.trim().to_owned()));
            } else {
                after.push(right.trim().to_owned());
            }
        }
        let label = name.len() < first.len() && !first[name.len()..].starts_with('\t');
        after.extend(pieces.into_iter().filter(|p| !p.is_empty()).map(str::to_owned));
        let name = one_line(name.trim_end_matches([':', '-', '–', '*']).trim());
        Self { name, after, details, label }
    }

    /// "Blair, Jo": a surname first is put behind.
    pub(super) fn surname_behind(&mut self) {
        let single = |name: &str| people::likeness(name) == Likeness::SingleName;
        let Some(first) = self.after.first().filter(|first| single(&self.name) && single(first)) else { return };
        // "Wilma, Helen": two who go by their forenames.
        let two = people::is_forename(&self.name) && people::is_forename(first);
        if self.details.is_empty() && !two {
            self.name = format!("{} {}", self.after.remove(0), self.name);
        }
    }

    /// "The Mayor (Cllr A Moss)": the bracket that names who holds the post, and whom it names.
    pub(super) fn holder(&self) -> Option<(usize, String)> {
        let index = (people::likeness(&self.name) == Likeness::PostOrBody).then(|| {
            self.details.iter().position(|d| people::is_surely_person(&spaced(d.trim_start_matches('('))))
        })??;
        Some((index, self.details.get(index)?.trim_start_matches('(').to_owned()))
    }
}

/// "Sir Angus Weir, KCB", "Morag Tait CB": the honours that somebody bears are neither a body nor a part of the name.
pub(super) fn without_honours(main: String) -> String {
    const HONOURS: [&str; 35] = [
        "KCB", "GCB", "DCB", "CB", "CBE", "OBE", "MBE", "KBE", "DBE", "BEM", "QPM", "QFSM", "CVO", "CMG", "KCMG",
        "FRSE", "JP", "DL", "QC", "KC", "PhD", "BSc", "MSc", "MBA", "RGN", "FCA", "FCCA", "CPFA", "FRCS", "FRCP",
        "FRCGP", "MRCGP", "FRICS", "FCIPD", "MBChB",
    ];
    let honour = |word: &&str| HONOURS.contains(&word.trim_end_matches(','));
    let Some(at) = main.split(' ').find(honour).and_then(|word| main.find(&format!(" {word}"))) else { return main };
    let name = main[..at].trim_end_matches(',');
    let borne: Vec<&str> = main[at..].trim_start().split(' ').take_while(honour).collect();
    // "Carol Bell CB": her initials.
    let initials = borne.first() == Some(&people::initials_of(name).as_str());
    let Some(last) = borne.last().filter(|_| people::is_person(name) && !initials) else { return main };
    let rest = &main[at + borne.iter().map(|word| word.len() + 1).sum::<usize>()..];
    if last.ends_with(',') { format!("{name},{rest}") } else { format!("{name}{rest}") }
}

/// A person's words without their brackets, and what the brackets hold, each behind its "(".
pub(super) fn apart_from_brackets(words: &str) -> (String, Vec<String>) {
    let (mut main, mut details) = (String::new(), Vec::new());
    let mut rest = words;
    while let Some(open) = rest.find(['(', '[']) {
        main.push_str(&rest[..open]);
        let inside = &rest[open + 1..];
        let close = matching(inside);
        rest = inside.get(close + 1..).unwrap_or("");
        let inside = inside[..close].trim();
        if of_post(&main, inside) || rest.trim_start().starts_with(',') && place_of_post(&main, inside) {
            main.push_str(&format!("({inside})"));
            continue;
        }
        details.push(format!("({inside}"));
        // "Lewis Grant (LG) Transport Scotland": what follows the bracket is said of the person.
        let next = rest.trim_start();
        let apart = next.is_empty() || next.starts_with([',', '(', '[', ';', '-', '–', '—', ':']);
        if !apart && !main.contains([',', '\t', '(']) && people::is_person(main.trim()) {
            main.push_str(", ");
        }
    }
    main.push_str(rest);
    (main, details)
}

/// "R.Baker" with a blank behind its initial.
fn spaced(name: &str) -> String {
    match name.split_once('.') {
        Some((initial, rest)) if initial.len() == 1 && rest.starts_with(char::is_uppercase) => {
            format!("{initial}. {rest}")
        }
        _ => name.to_owned(),
    }
}

/// Index of the bracket that closes an opened one, or the end.
fn matching(inside: &str) -> usize {
    let mut depth = 1;
    for (at, c) in inside.char_indices() {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return at;
        }
    }
    inside.len()
}
