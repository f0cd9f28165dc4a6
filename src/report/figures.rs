//! The figures that every report shows: ratings by proposal and partnership, what wants review, counts.

use super::Output;
use crate::diagnostic::ReviewCode;
use crate::record::{
    Action, ActionKind, ActionStatus, DelegationStatus, Entity, Header, Outcome, Owner, Rating, Record, When,
};
use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

/// One round of returns of one framework, as a matrix.
#[derive(Debug, Clone)]
pub struct Round<'a> {
    /// Id of the framework.
    pub framework: &'a str,
    /// Name of the round, mostly the year.
    pub round: Option<&'a str>,
    /// Rating ids from the lowest to the highest.
    pub scale: Vec<String>,
    /// Whether the order of the scale is known; where it is not, the ratings stand by name.
    pub ordered: bool,
    /// Proposals in their order.
    pub proposals: Vec<Proposal<'a>>,
    /// Returns in the order of their partnerships' names.
    pub returns: Vec<Return<'a>>,
}

/// A proposal of a round.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Proposal<'a> {
    /// Its number.
    pub number: &'a str,
    /// Its wording.
    pub text: &'a str,
    /// Title of its feature.
    pub feature: &'a str,
}

/// A return of a round.
#[derive(Debug, Clone)]
pub struct Return<'a> {
    /// The partnership's name, or the file's where it is not known.
    pub label: String,
    /// The paper's id.
    pub document_id: &'a str,
    /// One rating for each proposal of the round, `None` where the return has none.
    pub ratings: Vec<Option<&'a Rating>>,
}

/// How often a proposal got each outcome.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tally {
    /// For each rating of the scale.
    pub rated: Vec<usize>,
    /// More than one reading.
    pub ambiguous: usize,
    /// No mark.
    pub blank: usize,
    /// Not for local completion.
    pub national: usize,
}

/// Numbers such as "1.2" and "1.10" in the order of their parts.
pub fn by_number(a: &str, b: &str) -> Ordering {
    let parts = |text: &str| -> Vec<(u32, String)> {
        text.split(['.', '(', ')', ' '])
            .filter(|p| !p.is_empty())
            .map(|p| (p.parse().unwrap_or(u32::MAX), p.to_owned()))
            .collect()
    };
    parts(a).cmp(&parts(b))
}

/// A rating id or other code as words: "`not_yet_established`" is "Not yet established".
pub fn words(id: &str) -> String {
    let text = id.replace('_', " ");
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

/// Letters for a rating's id: "`not_yet_established`" is "NYE", "exemplary" "Ex".
pub fn letters(id: &str) -> String {
    let parts: Vec<&str> = id.split('_').filter(|p| !p.is_empty()).collect();
    if let [one] = parts[..] {
        words(&one.chars().take(2).collect::<String>())
    } else {
        parts.iter().filter_map(|p| p.chars().next()).flat_map(char::to_uppercase).collect()
    }
}

/// A message as a reader wants it: without the marks that part names from words on a terminal.
pub fn message(text: &str) -> String {
    text.replace('`', "")
}

/// The name by which a report calls an organisation.
pub fn name(entity: Option<&Entity>) -> Option<&str> {
    entity.map(|e| e.name.as_deref().unwrap_or(&e.as_written)).filter(|n| !n.is_empty())
}

/// Owners as a reader wants them: the full name, or the words of the paper.
pub fn owners(owners: &[Owner]) -> String {
    let names: Vec<&str> = owners.iter().map(|o| o.name.as_deref().unwrap_or(&o.as_written)).collect();
    names.join("; ")
}

/// A date in the words of the paper; "" where there is none.
pub fn date(when: Option<&When>) -> String {
    when.map(|w| w.as_written.clone()).unwrap_or_default()
}

/// Whose action it is: the partnership's that returned it, or the body's whose meeting gave it.
pub fn body(output: &Output, action: &Action) -> String {
    let partnership = returned_by(action).map(str::to_owned);
    let body = || output.document(&action.header.document_id).and_then(|d| d.body.clone());
    partnership.or_else(body).or_else(|| name(action.partnership.as_ref()).map(str::to_owned)).unwrap_or_default()
}

/// The partnership, where the action is an answer of its return: the form's own body asked only.
fn returned_by(action: &Action) -> Option<&str> {
    action.proposal.as_ref().and_then(|_| name(action.partnership.as_ref()))
}

/// When it was given: the day of the meeting, or that on which the return was completed.
pub fn given_on(output: &Output, action: &Action) -> String {
    let completed = || output.document(&action.header.document_id).and_then(|d| d.completed_on.clone());
    action.meeting_date.clone().or_else(completed).unwrap_or_default()
}

/// The proposal or the item under which it stands.
pub fn item(action: &Action) -> String {
    if let Some(proposal) = &action.proposal {
        return format!("Proposal {proposal}");
    }
    let parts = [action.item_number.as_deref(), action.item_title.as_deref()];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// What kind of action it is, in words.
pub fn kind(kind: ActionKind) -> &'static str {
    match kind {
        ActionKind::Action => "action",
        ActionKind::Improvement => "improvement",
        ActionKind::MatterArising => "matter arising",
    }
}

/// A status in words.
pub fn status(status: ActionStatus) -> &'static str {
    match status {
        ActionStatus::Open => "open",
        ActionStatus::InProgress => "in progress",
        ActionStatus::Complete => "complete",
        ActionStatus::Ongoing => "ongoing",
    }
}

/// A function's status in words.
pub fn delegation(status: DelegationStatus) -> &'static str {
    match status {
        DelegationStatus::Delegated => "delegated",
        DelegationStatus::NotDelegated => "not delegated",
        DelegationStatus::PartlyDelegated => "partly",
        DelegationStatus::LeadAgency => "lead agency",
        DelegationStatus::NotStated => "not stated",
    }
}

/// All rounds, in the order of framework and round.
pub fn rounds(output: &Output) -> Vec<Round<'_>> {
    let mut groups: BTreeMap<(&str, Option<&str>), Vec<&Rating>> = BTreeMap::new();
    for rating in &output.records.ratings {
        groups.entry((&rating.framework, rating.round.as_deref())).or_default().push(rating);
    }
    groups.into_iter().map(|((framework, round), ratings)| matrix(output, framework, round, &ratings)).collect()
}

fn matrix<'a>(output: &Output, framework: &'a str, round: Option<&'a str>, ratings: &[&'a Rating]) -> Round<'a> {
    let mut proposals: Vec<Proposal<'a>> = Vec::new();
    let mut known: BTreeSet<&str> = BTreeSet::new();
    for rating in ratings {
        if known.insert(&rating.proposal) {
            proposals.push(Proposal {
                number: &rating.proposal,
                text: &rating.proposal_text,
                feature: &rating.feature_title,
            });
        }
    }
    proposals.sort_by(|a, b| by_number(a.number, b.number));
    let column: BTreeMap<&str, usize> = proposals.iter().enumerate().map(|(i, p)| (p.number, i)).collect();
    // One paper may hold the returns of several partnerships.
    let mut returns: BTreeMap<(&str, Option<&str>), Vec<Option<&Rating>>> = BTreeMap::new();
    for rating in ratings {
        let key = (rating.header.document_id.as_str(), name(rating.partnership.as_ref()));
        let row = returns.entry(key).or_insert_with(|| vec![None; proposals.len()]);
        if let Some(slot) = column.get(rating.proposal.as_str()).and_then(|i| row.get_mut(*i)) {
            *slot = Some(rating);
        }
    }
    let mut returns: Vec<Return<'a>> = returns
        .into_iter()
        .map(|((document_id, partnership), ratings)| {
            let label = partnership.unwrap_or_else(|| output.file(document_id)).to_owned();
            Return { label, document_id, ratings }
        })
        .collect();
    returns
        .sort_by(|a, b| a.label.cmp(&b.label).then_with(|| output.file(a.document_id).cmp(output.file(b.document_id))));
    let known = output.scale(framework);
    Round { framework, round, scale: scale(known, ratings), ordered: !known.is_empty(), proposals, returns }
}

/// The framework's scale and whatever else was found; for a framework whose scale nobody knows, the ratings found, by name.
fn scale(known: &[String], ratings: &[&Rating]) -> Vec<String> {
    let found: BTreeSet<&str> = ratings
        .iter()
        .flat_map(|r| r.rating.as_deref().into_iter().chain(r.marks.iter().map(|m| m.column.as_str())))
        .collect();
    let mut scale = known.to_vec();
    for id in found {
        if !id.is_empty() && !scale.iter().any(|s| s == id) {
            scale.push(id.to_owned());
        }
    }
    scale
}

impl Round<'_> {
    /// The outcomes of one proposal (by its place in [`Round::proposals`]).
    pub fn tally(&self, proposal: usize) -> Tally {
        let mut tally = Tally { rated: vec![0; self.scale.len()], ..Tally::default() };
        for rating in self.returns.iter().filter_map(|r| r.ratings.get(proposal).copied().flatten()) {
            match rating.outcome {
                Outcome::Rated => {
                    let place = rating.rating.as_ref().and_then(|r| self.scale.iter().position(|s| s == r));
                    if let Some(count) = place.and_then(|p| tally.rated.get_mut(p)) {
                        *count += 1;
                    }
                }
                Outcome::Ambiguous => tally.ambiguous += 1,
                Outcome::Blank => tally.blank += 1,
                Outcome::NotForLocalCompletion => tally.national += 1,
            }
        }
        tally
    }

    /// The outcomes of all proposals together.
    pub fn total(&self) -> Tally {
        let mut total = Tally { rated: vec![0; self.scale.len()], ..Tally::default() };
        for proposal in 0..self.proposals.len() {
            let tally = self.tally(proposal);
            for (sum, count) in total.rated.iter_mut().zip(&tally.rated) {
                *sum += count;
            }
            total.ambiguous += tally.ambiguous;
            total.blank += tally.blank;
            total.national += tally.national;
        }
        total
    }

    /// What the round is called: framework and round.
    pub fn title(&self) -> String {
        let known = crate::framework::built_in().into_iter().find(|f| f.id == self.framework);
        let framework = known.map_or_else(|| words(&self.framework.replace('-', " ")), |f| f.title.clone());
        match self.round {
            Some(round) if !framework.contains(round) => format!("{framework}, round {round}"),
            _ => framework,
        }
    }
}

/// A value that a person should look at.
#[derive(Debug, Clone)]
pub struct ToReview<'a> {
    /// Table of the record.
    pub table: &'static str,
    /// Identity, place and codes.
    pub header: &'a Header,
    /// What the record is about, in a few words.
    pub label: String,
}

/// Everything that wants review, by reason, in the order of the codes.
pub fn to_review(output: &Output) -> BTreeMap<ReviewCode, Vec<ToReview<'_>>> {
    let mut out: BTreeMap<ReviewCode, Vec<ToReview<'_>>> = BTreeMap::new();
    fn each<'a, R: Record>(
        records: &'a [R],
        label: impl Fn(&R) -> String,
        out: &mut BTreeMap<ReviewCode, Vec<ToReview<'a>>>,
    ) {
        for record in records {
            for code in &record.header().review {
                let entry = ToReview { table: R::TABLE, header: record.header(), label: label(record) };
                out.entry(*code).or_default().push(entry);
            }
        }
    }
    let records = &output.records;
    each(&records.actions, |r| r.text.clone(), &mut out);
    each(
        &records.ratings,
        |r| {
            let rating = r.rating.as_deref().map_or_else(|| r.outcome.words().to_owned(), words);
            format!("{} {}: {rating}", name(r.partnership.as_ref()).unwrap_or("?"), r.proposal)
        },
        &mut out,
    );
    each(&records.localities, |r| r.name.clone(), &mut out);
    each(&records.delegated_functions, |r| r.function_as_written.clone(), &mut out);
    each(&records.plan_items, |r| r.text.clone(), &mut out);
    each(&records.recommendations, |r| r.text.clone(), &mut out);
    each(&records.decisions, |r| r.text.clone(), &mut out);
    each(&records.attendance, |r| r.name.clone(), &mut out);
    each(&records.agenda_items, |r| r.title.clone(), &mut out);
    out
}

/// Number of records of each table, and of those that want review.
pub fn counts(output: &Output) -> Vec<(&'static str, usize, usize)> {
    fn count<R: Record>(records: &[R]) -> (&'static str, usize, usize) {
        (R::TABLE, records.len(), records.iter().filter(|r| !r.header().review.is_empty()).count())
    }
    let records = &output.records;
    vec![
        count(&records.actions),
        count(&records.ratings),
        count(&records.localities),
        count(&records.delegated_functions),
        count(&records.plan_items),
        count(&records.recommendations),
        count(&records.decisions),
        count(&records.attendance),
        count(&records.agenda_items),
    ]
}

/// A page and its box in words: "page 3"; "" in formats without pages.
pub fn place(header: &Header) -> String {
    let pages: Vec<String> = header.source.places.iter().map(|p| p.page.to_string()).collect();
    match pages.as_slice() {
        [] => String::new(),
        [one] => format!("page {one}"),
        several => format!("pages {}", several.join(", ")),
    }
}
