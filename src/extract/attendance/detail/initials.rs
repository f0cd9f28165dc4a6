//! Whether letters beside a name are the person's own initials.

use crate::extract::attendance::person::Person;
use crate::wording::people;

impl Person {
    /// Whether capitals without a bracket are the first letters of all the person's names and no body's short form.
    pub(super) fn are_all_letters(&self, detail: &str) -> bool {
        let own = people::split_title(&self.name).1.split([' ', '-']).filter_map(|word| word.chars().next());
        let letters = detail.chars().filter(|c| c.is_alphabetic());
        detail.len() > 1
            && detail != "MP"
            && own.eq(letters)
            && detail.chars().all(|c| !c.is_lowercase())
            && crate::register::find(detail, None).body().is_none()
    }

    /// Whether a short bracket holds the person's initials rather than a body's short form.
    pub(in crate::extract::attendance) fn is_own_initials(&self, detail: &str, bracketed: bool) -> bool {
        if !bracketed {
            return false;
        }
        let own = people::initials_of(&self.name).to_uppercase();
        // "PM" and "AM" are times of day elsewhere, beside Ann Moss they are she; "AP-R" is Alec Price-Reid.
        let bare: String = detail.chars().filter(|c| !matches!(c, '-' | '.' | ' ')).collect();
        if bare == own && own.len() > 1 {
            return true;
        }
        // "Doug (DL)": the surname stands in the letters alone.
        let forename = people::is_forename(&self.name) && bare.chars().all(|c| c.is_ascii_uppercase());
        if forename && bare.len() == 2 && bare.chars().next() == self.name_initial() {
            return true;
        }
        // "Col Farrell (CF)": what looks like a title is his name.
        let whole: String = self.name.split_whitespace().filter_map(|w| w.chars().next()).collect();
        if whole.chars().count() > 1 && detail == whole.to_uppercase() {
            return true;
        }
        // "Richard Chapman (RCp)".
        let letters = || detail.chars().all(char::is_alphabetic) && detail.chars().count() <= own.chars().count() + 2;
        if own.chars().count() > 1
            && letters()
            && detail.chars().filter(|c| c.is_uppercase()).eq(own.chars())
            && detail.chars().take(own.chars().count()).eq(own.chars())
        {
            return true;
        }
        // "Sandra McLeod (SML)", "Di O’Carr (DO’C)": all its capitals.
        let letters = || detail.chars().filter(|c| !matches!(c, '’' | '\''));
        let capitals = |name: &str| name.chars().filter(|c| c.is_uppercase()).collect::<Vec<_>>();
        // What looks like a title may be a forename here too.
        let all = |name: &str| capitals(name).len() > 2 && letters().eq(capitals(name));
        if all(people::split_title(&self.name).1) || all(&self.name) {
            return true;
        }
        // "Sandra MacKenzie (SMacK)".
        let (_, bare) = people::split_title(&self.name);
        let surname = bare.rsplit([' ', '-']).next().unwrap_or_default();
        let mut letters = detail.chars();
        if letters.next().is_some_and(|c| c.is_uppercase() && self.name_initial() == Some(c))
            && (3..=6).contains(&detail.chars().count())
            && letters.as_str().starts_with(char::is_uppercase)
            && surname.starts_with(letters.as_str())
        {
            return true;
        }
        if !people::is_initials(detail) {
            return false;
        }
        let given: String = detail.chars().filter(|c| c.is_alphabetic()).collect::<String>();
        let capitals: String = given.chars().filter(|c| c.is_uppercase()).collect();
        let name: Vec<String> = people::split_title(&self.name)
            .1
            .split(|c: char| c.is_whitespace() || c == '-')
            .map(str::to_lowercase)
            .collect();
        // "JTe" for Jeni Tennison, "GSc" for Gesche Schmid, "DMilne".
        let surname = name.last().is_some_and(|last| {
            given.chars().next().zip(self.name_initial()).is_some_and(|(a, b)| a.eq_ignore_ascii_case(&b))
                && given.len() > 1
                && last.starts_with(&given.chars().skip(1).collect::<String>().to_lowercase())
        });
        given.to_uppercase() == own
            || capitals == own
            || surname
            || (given.len() >= 2 && own.starts_with(&given.to_uppercase()))
            || subsequence(&given.to_uppercase(), &own)
            // "Mr A Reid [ADR]": the initials have his middle name.
            || own.chars().count() >= 2 && given.chars().count() <= 4 && subsequence(&own, &given.to_uppercase())
            || (self.name.split_whitespace().count() <= 1)
            || crate::framework::headings::fold(&self.name).starts_with(&detail.to_lowercase())
    }

    fn name_initial(&self) -> Option<char> {
        people::split_title(&self.name).1.chars().next()
    }
}

/// Whether initials leave some names out: "JB" for Jo Ann Blair. At least the first and the last must be there.
fn subsequence(given: &str, own: &str) -> bool {
    given.len() >= 2
        && given.chars().next() == own.chars().next()
        && given.chars().last() == own.chars().last()
        && given.len() < own.len()
}
