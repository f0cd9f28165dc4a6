//! What stands on both sides of a mark in a list of people, and whether it is cut there.

use super::super::cuts::{Cut, Mark};
use super::super::person::name_and_post;
use super::super::roles;
use super::plurals::plural_title;
use super::posts::{in_brackets, post_alone, title_is_post};
use super::written_out::CROWD;
use super::{after, head, is_initial, outside, tail};
use crate::wording::people::{self, Likeness};

/// What the whole of a list tells of the commas within it.
pub(super) struct List {
    /// How many commas it has outside brackets.
    commas: usize,
    /// "Ann Moss, Al Reid, Turning Point" has other things than names; "Ann Moss, Cronan Foy" has none.
    only_names: bool,
    /// How many of its people have titles.
    titles: usize,
    /// "Ann Moss, Al Reid, Cronan Foy, Cllr Weir, PC Dunn": as many people without a title surely are people.
    titles_are_rare: bool,
    first_titled: bool,
    /// A title in the plural begins it.
    plural: bool,
    /// A post alone begins it.
    posts_first: bool,
    /// "Clerk to the Council, Principal Solicitor (Jo Blair), Head of Roads (Al Reid)": seats, some with their holders.
    seats: bool,
    /// "Ann Moss – East Council, Karyn Foy – HCC": each with a dash and a body.
    each_dashed: bool,
    /// "Cllr Ann Moss, Zina Esk (Clerk), Al Reid (Head of Roads)": each with a post in a bracket, and one surely a person.
    each_posted: bool,
    /// "C MOSS-LOW, R BLAIR, L ORR": each with an initial and a surname in capitals.
    each_initialled: bool,
}

impl List {
    /// Looks at a list as a whole.
    pub(super) fn of(segment: &str, marks: &[Cut]) -> Self {
        let commas: Vec<&str> =
            marks.iter().filter(|(m, ..)| *m == Mark::Comma).map(|(_, _, e)| head(after(segment, *e))).collect();
        // Where others have titles, "Grant Thornton" after a comma is no person.
        let heads = std::iter::once(head(segment)).chain(commas.iter().copied());
        let (with_title, without): (Vec<&str>, Vec<&str>) = heads.partition(|h| !people::split_title(h).0.is_empty());
        let titles = with_title.len();
        let posts_first = post_alone(segment);
        let pieces = outside(segment, ',');
        Self {
            commas: commas.len(),
            // "Ann Moss, Cronan Foy, Jo (housing officer)": one goes by the forename.
            only_names: commas.iter().all(|h| people::is_person(h) || people::is_forename(h))
                && people::is_person(head(segment)),
            titles,
            titles_are_rare: without.iter().filter(|h| people::is_surely_person(h)).count() >= titles,
            first_titled: !people::split_title(head(segment)).0.is_empty(),
            plural: plural_title(segment).is_some(),
            posts_first,
            seats: posts_first && pieces.iter().filter(|piece| in_brackets(piece)).count() > 1,
            each_dashed: pieces.len() > 2
                && pieces.iter().filter(|p| has_dash(p.trim())).count() * 4 >= pieces.len() * 3,
            each_posted: pieces.iter().any(|p| has_post(p.trim()) && people::is_surely_person(head(p.trim()))),
            each_initialled: pieces.len() > 2 && pieces.iter().all(|piece| in_capitals(piece.trim())),
        }
    }
}

/// "L ORR", "DR MOSS", "T A BLAIR": initials or a title before a surname, all in capitals.
fn in_capitals(piece: &str) -> bool {
    let Some((before, surname)) = piece.trim_end_matches('.').rsplit_once(' ') else { return false };
    let initials = before.split(' ').all(|w| is_initial(w) || people::is_title(w));
    initials && surname.len() > 2 && surname.chars().all(|c| c.is_uppercase() || matches!(c, '-' | '’' | '\'' | 'c'))
}

/// "Ann Moss – East Council": a person before a dash.
fn has_dash(piece: &str) -> bool {
    let dash = [" – ", " - ", "- "].iter().find_map(|dash| piece.find(dash));
    dash.is_some_and(|at| people::is_person(piece[..at].trim()))
}

/// "Zina Esk (Clerk)": a person before a post in a bracket.
fn has_post(piece: &str) -> bool {
    let inside = piece.split_once('(').and_then(|(_, rest)| rest.split_once(')')).map_or("", |(inside, _)| inside);
    people::is_person(head(piece)) && roles::is_role(inside)
}

/// Whether words are a surname without anything else.
fn is_surname_alone(current: &str) -> bool {
    people::likeness(current) == Likeness::SingleName && !current.contains(' ')
}

/// A mark of a list with what stands on both sides of it.
pub(super) struct Place<'a> {
    mark: Mark,
    /// What stands before it, from the last cut.
    pub left: &'a str,
    /// What stands behind it, without joining words.
    pub rest: &'a str,
    /// What stands right behind it.
    behind: &'a str,
    /// The words behind it up to the next separator.
    right: &'a str,
    left_named: bool,
    /// The words on the right may be a person …
    named: bool,
    /// … or surely are one …
    sure: bool,
    /// … or one by a single name.
    single: bool,
    titled: bool,
}

impl<'a> Place<'a> {
    /// The place of a mark between what stands left of it and behind it.
    pub(super) fn of(mark: Mark, left: &'a str, behind: &'a str) -> Self {
        let rest = after(behind, 0);
        let right = head(rest);
        let named = people::is_person(right);
        Self {
            mark,
            left,
            rest,
            behind,
            right,
            left_named: people::is_person(tail(left)),
            named,
            sure: named && people::is_surely_person(right),
            single: people::likeness(right) == Likeness::SingleName,
            titled: !people::split_title(right).0.is_empty(),
        }
    }

    /// Whether the list is cut here.
    pub(super) fn is_cut(&self, list: &List) -> bool {
        if self.left.is_empty() {
            return false;
        }
        match self.mark {
            Mark::Comma => self.comma(list),
            Mark::And => self.and(list),
            Mark::Slash => self.named && self.left_named,
            Mark::Tab => self.sure && self.left_named,
            Mark::Bracket => self.bracket(),
            Mark::Stop => {
                let word = self.left.rsplit(' ').next().unwrap_or("");
                self.left.ends_with(')')
                    || (self.sure && self.left_named && word.chars().count() > 2 && !word.contains('.'))
            }
            // "Jo Blair (JB) – Finance Al Reid (AR) – Roads".
            Mark::Initials => self.left.contains(['(', ',']) && people::is_surely_person(head(self.left)),
            Mark::Body => self.body(),
            Mark::Title => self.title(),
        }
    }

    /// Whether a comma parts two people: what it is where nothing tells otherwise comes last.
    fn comma(&self, list: &List) -> bool {
        // One comma mostly stands between a name and a post or place.
        let else_cut = self.sure
            || (self.named && list.only_names && list.commas > 1)
            || (list.plural && (self.single || self.named));
        self.comma_of_form(list)
            .or_else(|| self.comma_of_names(list))
            .or_else(|| self.comma_of_posts(list))
            .unwrap_or(else_cut)
    }

    /// What the form that all people of a list share says of a comma.
    fn comma_of_form(&self, list: &List) -> Option<bool> {
        let next = || outside(self.rest, ',').first().map_or("", |p| p.trim());
        let cut = list.seats
            || list.each_initialled
            || list.each_dashed && has_dash(next())
            || list.each_posted && self.left_named && has_post(next());
        cut.then_some(true)
    }

    /// What surnames, forenames and titles beside a comma say of it.
    fn comma_of_names(&self, list: &List) -> Option<bool> {
        let forenames = people::is_forename(self.left) && people::is_forename(self.right);
        // "Blair, Jo": what stands before the comma is a surname alone.
        if is_surname_alone(self.left) && !list.plural && !forenames {
            return Some(false);
        }
        // "Wilma, Helen": everybody goes by a forename.
        if forenames {
            return Some(true);
        }
        // "Ms A Moss, the Deputy Principal (Jo Blair)": the next one's post stands ahead.
        if self.rest.starts_with("the ") && in_brackets(self.rest) {
            return Some(true);
        }
        let by_titles = (list.titles > 1 && !list.titles_are_rare) || (list.first_titled && list.commas == 1);
        let known = || self.right.split_whitespace().next().is_some_and(|w| people::is_forename(w) || is_initial(w));
        (!self.titled && !list.plural && !known() && by_titles).then_some(false)
    }

    /// What posts beside a comma, ahead of their holders or behind them, say of it.
    fn comma_of_posts(&self, list: &List) -> Option<bool> {
        let (left, rest, right) = (self.left, self.rest, self.right);
        // "Transport Scotland (Leo Marsh), Secretary (Una Frew)": the brackets hold the names.
        if in_brackets(left) && in_brackets(rest) {
            return Some(true);
        }
        // "Mr A Moss, Area Manager North": what looks like a title is his post.
        if self.left_named && title_is_post(right) {
            return Some(false);
        }
        // "Dr J Moss Senate Assessor, Mr Al Reid Co-opted Member": each has a title.
        if self.titled && name_and_post(right).is_some() {
            return Some(true);
        }
        // "Three members of the public, Tom Hay": whoever they are, he is himself.
        if self.sure && !left.contains(',') && CROWD.is_match(&format!(", {left}")) {
            return Some(true);
        }
        // "Chief Executive, Jo Blair; Head of Finance, Al Reid": the post stands ahead of its holder.
        if self.sure && post_alone(left) {
            return Some(false);
        }
        if list.posts_first && people::is_surely_person(tail(left)) && post_alone(rest) {
            return Some(true);
        }
        // "Mary Reid, Joe (support worker)": a forename with something said of him.
        (self.single && people::is_forename(right) && rest[right.len()..].trim_start().starts_with('(')).then_some(true)
    }

    /// Whether an "and" parts two people.
    fn and(&self, list: &List) -> bool {
        let (left, rest, right) = (self.left, self.rest, self.right);
        let known = right.split_whitespace().next().is_some_and(people::is_forename);
        // "Mr T Moss (on leave) and the Harbour Master": whoever that is, Mr Moss ends there.
        let other = rest.starts_with("the ") || people::likeness(right) == Likeness::PostOrBody;
        let ends = left.ends_with([')', ']']) && other && people::is_surely_person(head(left));
        ends || (self.named && (self.left_named || left.ends_with([')', ']']) || self.titled))
            || (self.sure && known)
            || (list.plural && self.single)
    }

    /// Whether a bracket's end parts two people.
    fn bracket(&self) -> bool {
        let behind = self.behind.trim_start();
        // "Corporate Director (Place), Gil Munn": the bracket is the post's.
        if post_alone(self.left) && behind.starts_with(',') {
            return false;
        }
        // "Jo Blair (JB) – Land Registry": what follows the dash is said of her.
        if behind.starts_with(['-', '–', '—']) {
            return self.sure && self.titled;
        }
        // "Ed Farr (EF), Healthwatch (left at 3pm)": a body, and how he took part.
        let said = self.rest[self.right.len()..].trim_start().strip_prefix(['(', '[']);
        let body = self.right.split(' ').any(people::is_body_word) && !self.sure;
        self.named && !body || self.single && said.is_some_and(|inside| inside.starts_with(char::is_uppercase))
    }

    /// "Carol Dey, Heart & Stroke Scotland Ed Farr, Ambulance Service".
    fn body(&self) -> bool {
        let follows = &self.rest[self.right.len().min(self.rest.len())..];
        self.sure
            && self.left.contains(',')
            && people::is_surely_person(head(self.left))
            && follows.starts_with([',', ' ', '('])
    }

    /// Whether a title begins the next one's name.
    fn title(&self) -> bool {
        let word = self.left.rsplit(' ').next().unwrap_or("");
        self.sure
            && self.titled
            && (self.left_named || self.left.contains([',', '(', '\t']))
            && !people::is_title(word)
            && !matches!(word, "for" | "of" | "by" | "with" | "to" | "and" | "&" | "-" | "–")
            && !word.ends_with(':')
    }
}
