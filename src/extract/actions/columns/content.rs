//! What stands in the columns of a table below its headings.

use crate::document::{Block, Table};
use crate::extract::actions::{due, owners};
use crate::framework::headings;
use crate::record::Owner;
use crate::wording::signs::{self, Sign};
use crate::wording::{people, when};
use std::cell::OnceCell;

/// Part of a column's filled cells that must look alike for the column to mean that.
const MOST: f32 = 0.6;
/// The longest text, in characters, that may be owners, a date or a status.
const LONGEST: usize = 120;
/// Owners with a date behind them are shorter, in bytes.
const LONGEST_OWNER: usize = 120;

/// What stands in a column below the headings. Whether it is people or dates is found out when somebody asks.
#[derive(Debug, Default)]
pub(super) struct Content {
    /// The filled cells that are short enough for owners, dates and statuses.
    short: Vec<String>,
    pub(super) filled: u32,
    numbers: u32,
    /// Cells of more than one paragraph.
    pub(super) paragraphed: u32,
    pub(super) characters: usize,
    pub(super) longest: usize,
    owners: OnceCell<bool>,
    dates: OnceCell<bool>,
}

impl Content {
    /// Whether most of the filled cells name owners, some with a date below.
    pub(super) fn is_of_owners(&self) -> bool {
        *self.owners.get_or_init(|| {
            let whole = |text: &str| {
                text.lines().next().is_some_and(is_owner) && text.lines().skip(1).all(|l| is_owner(l) || is_date(l))
            };
            // "AM", "IT" beside the initials of others are somebody's as well.
            self.most(whole)
                || self.short.iter().any(|text| whole(text)) && {
                    self.most(|text| whole(text) || owners::is_capitals(text))
                }
        })
    }

    /// Whether most of the filled cells name owners, and not dates alone.
    pub(super) fn names_owners(&self) -> bool {
        self.is_of_owners() && !self.most(|text| text.lines().all(due::is_date))
    }

    /// Whether most of the filled cells give a date.
    pub(super) fn is_of_dates(&self) -> bool {
        *self.dates.get_or_init(|| self.most(|text| text.lines().any(is_date)))
    }

    /// Whether most of the filled cells say how far a thing is.
    pub(super) fn is_of_statuses(&self) -> bool {
        self.most(is_status)
    }

    /// Whether every filled cell says how far a thing is.
    pub(super) fn is_all_statuses(&self) -> bool {
        self.filled > 0 && self.short.len() == self.filled as usize && self.short.iter().all(|text| is_status(text))
    }

    /// Whether every filled cell is a tick or a box, and there are several.
    pub(super) fn is_all_signs(&self) -> bool {
        let sign = |text: &String| {
            let sign = signs::only(text).and_then(Sign::of);
            sign.is_some_and(|sign| sign.is_ticked() || sign.is_empty() || sign.is_marked_box())
        };
        self.filled > 1 && self.short.len() == self.filled as usize && self.short.iter().all(sign)
    }

    /// Whether most of the filled cells say first that an action follows: "ACTION: Vi".
    pub(super) fn is_of_marks(&self) -> bool {
        self.most(|text| {
            text.split_once(':').is_some_and(|(mark, _)| matches!(headings::fold(mark).as_str(), "action" | "actions"))
        })
    }

    /// Whether most of the filled cells are numbers.
    pub(super) fn is_of_numbers(&self) -> bool {
        self.are_most(self.numbers)
    }

    /// Whether the cells do nothing but count: numbers, or one letter after the other.
    pub(super) fn counts(&self) -> bool {
        let letters: Option<Vec<u8>> = self.short.iter().map(|text| letter(text)).collect();
        let in_order = |letters: Vec<u8>| letters.len() > 1 && letters.windows(2).all(|pair| pair[1] == pair[0] + 1);
        self.filled as usize == self.short.len()
            && (self.filled > 0 && self.numbers == self.filled || letters.is_some_and(in_order))
    }

    /// Whether no two of the cells say the same.
    pub(super) fn differ(&self) -> bool {
        self.short.iter().collect::<std::collections::BTreeSet<_>>().len() == self.filled as usize
    }

    /// Whether most of the filled cells order something, and there are several: "Mend the gate", "Jo to ring the council".
    pub(super) fn orders(&self) -> bool {
        /// Titles are shorter, in characters.
        const SHORTEST: usize = 12;
        self.filled > 1 && self.average() >= SHORTEST && self.most(owners::orders)
    }

    /// Whether some of the cells order something, more than one and a third of them.
    pub(super) fn orders_some(&self) -> bool {
        let ordering = self.short.iter().filter(|text| owners::orders(text)).count();
        ordering > 1 && ordering * 3 >= self.filled as usize
    }

    /// Whether one of the cells at least orders something.
    pub(super) fn orders_once(&self) -> bool {
        self.short.iter().any(|text| owners::orders(text))
    }

    /// Whether each of the filled cells, of which there are several, names a person.
    pub(super) fn are_all_people(&self) -> bool {
        let person =
            |owner: &Owner| people::is_initials(&owner.as_written) || people::is_surely_person(&owner.as_written);
        self.filled > 1
            && self.short.len() == self.filled as usize
            && self.short.iter().all(|text| owners::split(text).iter().all(person) && owners::is_owner(text))
    }

    /// Whether most of the filled cells name people, posts or bodies that cannot be titles: not one word alone.
    pub(super) fn names_people(&self) -> bool {
        let sure = |owner: &Owner| {
            let name = owner.as_written.as_str();
            people::is_initials(name)
                || people::is_forename(name)
                || name.split_whitespace().any(people::is_post_word)
                || name.contains(' ') && people::is_person(name)
                || owners::is_everybody(name)
        };
        self.most(|text| text.lines().any(|line| owners::split(&due::split_tail(line).0).iter().all(sure)))
    }

    /// Whether each of the filled cells gives a date.
    pub(super) fn are_all_dates(&self) -> bool {
        self.filled > 0
            && self.short.len() == self.filled as usize
            && self.short.iter().all(|text| is_date(text) || when::tells(text))
    }

    /// Whether most of the filled cells give a date or say how far a thing is, and several give a date.
    pub(super) fn is_of_dates_and_statuses(&self) -> bool {
        self.short.iter().filter(|text| is_date(text)).count() > 1 && self.most(|text| is_date(text) || is_status(text))
    }

    /// Whether the cells say with letters or words what each row is, and some that it is an action: "A", "D", "R".
    pub(super) fn tells_kinds(&self) -> bool {
        const KINDS: [&str; 16] = [
            "a",
            "d",
            "r",
            "i",
            "n",
            "q",
            "action",
            "decision",
            "risk",
            "issue",
            "information",
            "info",
            "note",
            "question",
            "assumption",
            "dependency",
        ];
        let kinds: Vec<String> = self.short.iter().map(|text| headings::fold(text)).collect();
        // "R", "A" and "G" alone are colours.
        let acts = kinds.iter().any(|kind| matches!(kind.as_str(), "a" | "action"));
        let others = kinds.iter().any(|kind| !matches!(kind.as_str(), "a" | "action" | "r" | "g"));
        acts && others && kinds.len() == self.filled as usize && kinds.iter().all(|kind| KINDS.contains(&kind.as_str()))
    }

    /// Whether most of the filled cells begin with a whole day: "2 October 2025 ⏎ Item 4".
    pub(super) fn opens_with_days(&self) -> bool {
        self.most(|text| text.lines().next().is_some_and(|line| when::first_day(line).is_some() && is_date_first(line)))
    }

    /// Whether most of the filled cells have a date among their words.
    pub(super) fn tells_when(&self) -> bool {
        self.most(when::tells)
    }

    pub(super) fn average(&self) -> usize {
        self.characters / (self.filled.max(1) as usize)
    }

    fn are_most(&self, count: u32) -> bool {
        self.filled > 0 && count as f32 >= self.filled as f32 * MOST
    }

    /// Whether most filled cells are such: no more are looked at than it takes to know.
    fn most(&self, is_such: impl Fn(&str) -> bool) -> bool {
        let mut left = self.short.len() as u32;
        let mut found = 0;
        for text in &self.short {
            if !self.are_most(found + left) {
                return false;
            }
            left -= 1;
            found += u32::from(is_such(text));
            if self.are_most(found) {
                return true;
            }
        }
        false
    }
}

pub(super) fn content(table: &Table, header_rows: u32) -> Vec<Content> {
    let mut out: Vec<Content> = (0..table.columns).map(|_| Content::default()).collect();
    for cell in table.cells.iter().filter(|c| c.row > header_rows && c.column_span == 1) {
        let text = cell.text();
        let text = text.trim();
        let Some(column) = out.get_mut(cell.column as usize - 1).filter(|_| !text.is_empty()) else { continue };
        column.filled += 1;
        let length = text.chars().count();
        column.characters += length;
        column.longest = column.longest.max(length);
        column.numbers += u32::from(is_number(text));
        if length <= LONGEST {
            column.short.push(text.to_owned());
        }
        let paragraphs = cell.blocks.iter().filter_map(Block::paragraph).filter(|p| !p.is_empty()).count();
        column.paragraphed += u32::from(paragraphs > 1);
    }
    out
}

/// Owners, or owners with a date behind them: "GD / HC May 2020".
fn is_owner(line: &str) -> bool {
    owners::is_owner(line)
        || line.len() <= LONGEST_OWNER && {
            let (who, date) = due::split_tail(line);
            // "Meeting of the working group on 24 May" is no group with a date.
            let people = |o: &Owner| people::is_initials(&o.as_written) || people::is_person(&o.as_written);
            // "Parks Manager, 6 September": a sign parts the post from its date.
            let parted = || {
                line.get(who.len()..).is_some_and(|rest| rest.trim_start().starts_with([',', '–', '—', '-', '(', ';']))
                    && owners::is_owner(&who)
            };
            date.is_some() && (owners::split(&who).iter().all(people) || parted())
        }
}

/// "RESOLVED:" beside what was resolved is no status.
fn is_status(text: &str) -> bool {
    !text.ends_with(':') && headings::status(text).is_some()
}

fn is_date(text: &str) -> bool {
    let text = text.trim();
    if text.is_empty() || text.chars().count() > 60 {
        return false;
    }
    let reading = when::parse(text, when::Context::default());
    reading.when.edtf.is_some()
        || reading.when.ongoing
        || reading.when.duration.is_some()
        || matches!(
            headings::fold(text).as_str(),
            "asap" | "immediate" | "immediately" | "next meeting" | "tbc" | "as soon as possible"
        )
        || reading.review.is_some_and(|r| r != crate::diagnostic::ReviewCode::DueUnparsed)
        || due::is_date(text)
}

/// Whether a line begins with the figure of a day or with a weekday.
fn is_date_first(line: &str) -> bool {
    let first = line.split_whitespace().next().unwrap_or("");
    first.starts_with(|c: char| c.is_ascii_digit()) || crate::wording::calendar::is_weekday(&first.to_lowercase())
}

/// "B", "(b)": the letter that counts.
fn letter(text: &str) -> Option<u8> {
    let bare = text.trim_matches(|c: char| !c.is_alphanumeric());
    matches!(bare.as_bytes(), [one] if one.is_ascii_alphabetic()).then(|| bare.as_bytes()[0].to_ascii_lowercase())
}

fn is_number(text: &str) -> bool {
    let bare = text.trim_matches(|c: char| !c.is_alphanumeric());
    !bare.is_empty() && bare.chars().count() <= 12 && bare.chars().any(|c| c.is_ascii_digit()) && !bare.contains(' ')
}
