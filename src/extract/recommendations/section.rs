//! A section of recommendations, and the numbers of its items.

use super::found::{Found, push};
use super::inline::inline;
use super::lead_in::LeadIn;
use super::nest::Nest;
use super::verbs::verb_of;
use super::words::{asked_by, body_alone, that_who, who_should};
use crate::diagnostic::ReviewCode;
use crate::document::ParagraphKind;
use crate::extract::passages::{self, Passage};
use crate::record::RecommendationVerb;
use crate::wording::{labels, verbs};

/// A section under a heading of recommendations.
pub(super) struct Section {
    pub part: Option<u32>,
    pub number: Option<Vec<u32>>,
    pub cell: Option<passages::At>,
    pub addressed: Option<String>,
    pub lead: Option<String>,
    /// Number of the lead-in's own paragraph.
    pub base: Option<String>,
    pub count: usize,
    /// Where its items stand below one another.
    pub nest: Nest,
}

impl Section {
    pub(super) fn new(heading: &Passage<'_>) -> Self {
        Self {
            part: heading.part,
            number: heading.label.as_deref().and_then(labels::number),
            cell: heading.cell,
            addressed: asked_by(heading.text.trim()).map(str::to_owned),
            lead: None,
            base: None,
            count: 0,
            nest: Nest::default(),
        }
    }

    /// Notes the body that its items ask, and the verb of those that have none.
    pub(super) fn ask(&mut self, who: &str, verb: &str) {
        (self.addressed, self.lead) = (Some(who.to_owned()), Some(verb.to_owned()));
    }

    /// Whether a passage begins the next section.
    pub(super) fn ends(&self, passage: &Passage<'_>) -> bool {
        let own = passage.label.as_deref().and_then(labels::number);
        let next_number = match (&self.number, &own) {
            (Some(section), Some(own)) => own.len() <= section.len() && own != section && passage.heading,
            _ => false,
        };
        let other_cell = match (self.cell, passage.cell) {
            // Numbered paragraphs set as a table go on from row to row.
            // So do items below a bar with the heading, in its column.
            (Some(a), Some(b)) => {
                let below = b.column == a.column
                    && (own.is_some() || verb_of(&passage.text, None) != RecommendationVerb::Other);
                a.table != b.table || (b.row != a.row && self.number.is_none() && !below)
            }
            (Some(_), None) | (None, Some(_)) => self.count > 0,
            (None, None) => false,
        };
        let heading = passage.heading
            && (own.as_ref().is_none_or(|n| n.len() == 1))
            && (passage.paragraph.kind == ParagraphKind::Heading || passage.label.is_none())
            && LeadIn::read(&passage.text).is_none()
            && body_alone(&passage.text).is_none();
        // "9.3 LIST OF PAYMENTS" after the unnumbered items of 9.2.
        let shouted = passage.heading
            && self.number.is_none()
            && own.is_some()
            && !passage.text.contains(char::is_lowercase)
            && verb_of(&passage.text, None) == RecommendationVerb::Other;
        // "1. Purpose" set bold after items a), b), c).
        let counted_anew = passage.heading
            && own.as_ref().is_some_and(|n| n.len() == 1)
            && self.count > 0
            && self.nest.is_lettered()
            && verb_of(&passage.text, None) == RecommendationVerb::Other;
        // "9.2 Purchase of mower" set bold after the recommendation on 9.1.
        let next_report = passage.heading
            && self.number.is_none()
            && self.base.is_none()
            && own.as_ref().is_some_and(|n| n.len() == 2)
            && self.count > 0
            && !passage.text.trim_end().ends_with(['.', ';', ':'])
            && !passage.text.to_lowercase().starts_with("that ")
            && verb_of(&passage.text, None) == RecommendationVerb::Other;
        next_number || other_cell || heading || shouted || counted_anew || next_report
    }

    /// Whether a line of an agenda is the next item of business rather than of what was recommended on the last.
    pub(super) fn is_left_for(&self, passage: &Passage<'_>) -> bool {
        let label = passage.label.as_deref().or_else(|| labels::split(&passage.text).0);
        let own = label.filter(|label| !label.starts_with('(')).and_then(labels::number);
        let goes_on = own.as_ref().is_some_and(|own| own.first().is_some_and(|n| *n as usize == self.count + 1));
        self.count > 0 && own.is_some() && (self.nest.is_lettered() || !goes_on)
    }

    /// Whether a passage is the heading of the section with the next number.
    pub(super) fn is_followed_by(&self, passage: &Passage<'_>) -> bool {
        let own = passage.label.as_deref().and_then(labels::number);
        let (Some(section), Some(own)) = (&self.number, own) else { return false };
        let next = section.split_last().map(|(last, before)| [before, &[*last + 1]].concat());
        passage.heading && next == Some(own)
    }

    /// What stands behind "Recommendation:" in its line: items, or one recommendation.
    pub(super) fn said(&mut self, passage: &Passage<'_>, rest: &str, out: &mut Found) {
        if self.items_of(passage, rest, out) {
            return;
        }
        let that = rest.to_lowercase().starts_with("that ");
        let should = who_should(rest);
        let begins = verb_of(rest, None) != RecommendationVerb::Other || that || should.is_some() || orders(rest);
        // "My recommendation: bid in April": what else stands behind the label is one in doubt.
        let first = rest.split_whitespace().next().unwrap_or("").to_lowercase();
        let refers = matches!(
            first.trim_end_matches(','),
            "see" | "as" | "none" | "no" | "n/a" | "not" | "these" | "this" | "there" | "please"
        );
        if rest.split_whitespace().count() <= 2 || !begins && refers {
            return;
        }
        self.count += 1;
        let who = rest.get("that ".len()..).filter(|_| that).and_then(that_who).map(|(who, _)| who).or(should);
        let number = number(self.base.as_deref(), passage.label.as_deref());
        let from = out.len();
        push(passage, rest, who.or(self.addressed.as_deref()), None, number, out);
        for (record, _) in out[from..].iter_mut().filter(|_| !begins) {
            record.header.flag(ReviewCode::ReadFromProse);
        }
    }

    /// "That the Board: a) approves …; b) instructs …" in one paragraph, or in lines of one.
    pub(super) fn in_one(&mut self, passage: &Passage<'_>, out: &mut Found) -> bool {
        // "• note the fall • support the plan" in one cell: the first bullet is the passage's label.
        if passage.label.as_deref() == Some("•") && passage.text.contains(" • ") {
            for item in passage.text.split(" • ").map(str::trim).filter(|item| !item.is_empty()) {
                self.count += 1;
                push(passage, item, self.addressed.as_deref(), self.lead.as_deref(), self.base.clone(), out);
            }
            return true;
        }
        // "1) Note the report. 2) Name a lead." in one cell: so is the first number.
        if let Some(label) = passage.label.as_deref().filter(|label| labels::bare(label) == Some("1"))
            && [" 2) ", " 2. ", " (2) "].iter().any(|second| passage.text.contains(second))
        {
            let whole = format!("{label} {}", passage.text);
            let items = inline(&whole);
            self.count += items.len();
            for item in &items {
                let number = number(self.base.as_deref(), Some(item.label));
                push(passage, &item.text, self.addressed.as_deref(), self.lead.as_deref(), number, out);
            }
            if !items.is_empty() {
                return true;
            }
        }
        let counted = |line: &str| labels::split(line.trim()).0.is_some();
        if passage.text.lines().filter(|line| counted(line)).count() > 1 {
            for line in passage.text.lines().map(str::trim).filter(|line| !line.is_empty()) {
                let (label, item) = labels::split(line);
                match body_alone(line) {
                    Some(who) => self.addressed = Some(who.to_owned()),
                    None if label.is_some() => {
                        self.count += 1;
                        let number = number(self.base.as_deref(), label);
                        push(passage, item, self.addressed.as_deref(), self.lead.as_deref(), number, out);
                    }
                    None => {}
                }
            }
            return true;
        }
        self.items_of(passage, &passage.text, out)
    }

    fn items_of(&mut self, passage: &Passage<'_>, text: &str, out: &mut Found) -> bool {
        let items = inline(text);
        let Some(first) = items.first().filter(|_| items.len() > 1) else { return false };
        let lead = text[..first.start].trim_end();
        let who = body_alone(lead);
        if who.is_none() && !lead.is_empty() && !lead.ends_with([':', '-', '–']) {
            return false;
        }
        self.count += items.len();
        let asked = who.or(self.addressed.as_deref());
        let base = passage.label.as_deref().and_then(labels::bare).or(self.base.as_deref());
        for item in &items {
            push(passage, &item.text, asked, Some(lead), number(base, Some(item.label)), out);
        }
        true
    }

    /// A paragraph of the section that is a recommendation of its own: numbered or bulleted below a lead-in, or one
    /// that begins with a verb of recommendations.
    pub(super) fn item(&mut self, passage: &Passage<'_>, out: &mut Found) {
        // "AND THAT the clerk be authorized": one more after "THAT …".
        let more = ["AND THAT ", "And that ", "AND that "].iter().any(|opens| passage.text.starts_with(opens));
        let joined = more.then(|| Passage { text: passage.text["AND ".len()..].to_owned(), ..passage.clone() });
        let passage = joined.as_ref().unwrap_or(passage);
        // "It is recommended that the lease be renewed": nobody is asked by name.
        let bare = without_asking(&passage.text);
        let asking = bare.is_some();
        let stripped = bare.map(|text| Passage { text: text.to_owned(), ..passage.clone() });
        let passage = stripped.as_ref().unwrap_or(passage);
        let verb = verb_of(&passage.text, None);
        let labelled = passage.label.is_some();
        let below = self.nest.of(passage);
        let that = passage.text.get(..5).is_some_and(|head| head.eq_ignore_ascii_case("that "));
        let begins = verb != RecommendationVerb::Other
            || that
            || asking
            || below.is_some()
            || labelled && (self.lead.is_some() || self.count > 0 || orders(&passage.text));
        if !begins || passage.text.chars().count() < 8 {
            return;
        }
        self.count += 1;
        let base = below.as_ref().map_or(self.base.as_deref(), |b| b.number.as_deref());
        let number = number(base, passage.label.as_deref());
        self.nest.put(passage, number.as_deref(), below.is_some());
        let lead = below.as_ref().map(|b| b.text.as_str()).or(self.lead.as_deref());
        let of_that = || Some(that_who(passage.text.get(5..).filter(|_| that)?)?.0);
        let asked = self.addressed.as_deref().or_else(of_that).or_else(|| who_should(&passage.text));
        push(passage, &passage.text, asked, lead, number, out);
    }
}

/// "I further recommend that the clerk be authorised …" without the words that recommend.
pub(super) fn without_asking(text: &str) -> Option<&str> {
    let end = text.find(" that ").filter(|at| *at <= 60)?;
    let (opens, rest) = (text.get(..end)?, text.get(end + " that ".len()..)?);
    let words: Vec<String> = opens.split_whitespace().map(str::to_lowercase).collect();
    let by = matches!(words.first().map(String::as_str), Some("it" | "i" | "we" | "officers"));
    let asks = words.last().is_some_and(|w| matches!(w.as_str(), "recommend" | "recommended" | "propose" | "proposed"));
    (by && asks && words.len() <= 6 && rest.contains(" be ")).then_some(rest)
}

/// Whether a text begins with what somebody is asked to do: "endorse", "endorses", "be content".
fn orders(text: &str) -> bool {
    // "Progress is sound" tells.
    const TELLING: &[&str] =
        &["is", "are", "was", "were", "has", "have", "had", "will", "in", "on", "of", "made", "with"];
    if text.split_whitespace().nth(1).is_some_and(|w| TELLING.contains(&w)) {
        return false;
    }
    let first = text.split_whitespace().next().unwrap_or("").trim_matches(|c: char| !c.is_alphanumeric());
    verbs::is_doing(first) || first.strip_suffix('s').is_some_and(verbs::is_doing)
}

/// The number of an item: its own, or the lead-in's with the item's letter: "2.1" and "I." are "2.1(I)".
pub(super) fn number(base: Option<&str>, label: Option<&str>) -> Option<String> {
    let own = label.and_then(labels::bare);
    match (base, own) {
        (_, Some(own)) if own.contains('.') => Some(own.to_owned()),
        (Some(base), Some(own)) => Some(format!("{base}({own})")),
        (Some(base), None) => Some(base.to_owned()),
        (None, own) => own.map(str::to_owned),
    }
}
