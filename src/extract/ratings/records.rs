//! Readings to records: ratings, their improvement actions, the return's facts, and the tables that were used.

use super::answers::{Improvement, begins_cut};
use super::form::{Form, table_number};
use super::lines::Line;
use super::{ProposalReading, decide};
use crate::diagnostic::{Diagnostic, DiagnosticCode, ReviewCode, Severity};
use crate::document::Place;
use crate::extract::{Extracted, Paper};
use crate::framework::Framework;
use crate::record::{Action, ActionKind, Header, Outcome, Rating};

/// What all records of a return share.
pub(super) struct Return<'r, 'p, 'a> {
    pub(super) framework: &'r Framework,
    pub(super) form: Form,
    pub(super) paper: &'r Paper<'p>,
    pub(super) lines: &'r [Line<'a>],
    /// Which of the paper's returns, from 0: the first one's facts are the paper's.
    pub(super) number: usize,
}

/// Writes a return's records: one rating for each proposal, in the framework's order.
pub(super) fn write(of: &Return<'_, '_, '_>, readings: Vec<ProposalReading>, extracted: &mut Extracted) {
    for table in &of.form.tables {
        extracted.used(*table, "documents");
    }
    if of.number == 0 {
        write_facts(of, extracted);
    } else {
        let own = of.form.partnership.as_ref().map_or("not named", |p| p.as_written.as_str());
        let message = format!("the paper holds several returns: another one begins at `{own}`");
        extracted.diagnostics.push(Diagnostic::new(Severity::Warning, DiagnosticCode::SeveralReturns, message));
    }
    for ((feature, proposal), found) in of.framework.proposals().zip(readings) {
        let (path, quote, places) = place(of, &found);
        let part = block_of(of, &path).and_then(|block| of.paper.document.part_of(block));
        let mut header = Header::at(part, path.clone(), quote, places.clone());
        for code in &found.reading.review {
            header.flag(*code);
        }
        if of.form.weak {
            of.form.review.iter().for_each(|code| header.flag(*code));
        }
        use_tables(of, &found, &path, extracted);
        for improvement in &found.answers.improvements {
            let text = &improvement.text;
            let mut header = Header::at(part, improvement.path.clone(), text.clone(), improvement.places.clone());
            doubt(&found, improvement, &mut header);
            extracted.records.actions.push(Action {
                header,
                kind: ActionKind::Improvement,
                text: text.clone(),
                owners: super::improvement::owners(&improvement.owner, text),
                due: super::improvement::due(&improvement.due, text),
                proposal: Some(proposal.number.clone()),
                partnership: of.form.partnership.clone(),
                ..Action::default()
            });
        }
        let rated = found.reading.outcome == Outcome::Rated;
        extracted.records.ratings.push(Rating {
            header,
            framework: of.framework.id.clone(),
            proposal: proposal.number.clone(),
            proposal_text: proposal.text.clone(),
            feature: feature.number.clone(),
            feature_title: feature.title.clone(),
            partnership: of.form.partnership.clone(),
            round: round(of),
            outcome: found.reading.outcome,
            rating: found.reading.rating.filter(|_| rated).map(|step| of.framework.step_id(step).to_owned()),
            marks: decide::marks(of.framework, &found.reading),
            evidence: found.answers.evidence,
            improvement_actions: found.answers.improvements.into_iter().map(|i| i.text).collect(),
        });
    }
}

/// Flags what is in doubt about an improvement action.
fn doubt(found: &ProposalReading, improvement: &Improvement, header: &mut Header) {
    let doubts = [
        (
            found.displaced || !improvement.places.is_empty() && begins_cut(&improvement.text),
            ReviewCode::TableUncertain,
        ),
        (super::improvement::tells_two_dates(&improvement.due, &improvement.text), ReviewCode::DueAmbiguous),
        (found.reading.review.contains(&ReviewCode::AnsweredTogether), ReviewCode::AnsweredTogether),
        (improvement.unpaired, ReviewCode::OwnerUncertain),
    ];
    doubts.iter().filter(|(told, _)| *told).for_each(|(_, code)| header.flag(*code));
}

fn write_facts(of: &Return<'_, '_, '_>, extracted: &mut Extracted) {
    let facts = &mut extracted.facts;
    facts.title = of.form.title.clone().or(facts.title.take());
    facts.body = of.framework.body.clone().or(facts.body.take());
    facts.partnership.clone_from(&of.form.partnership);
    facts.contacts.clone_from(&of.form.contacts);
    facts.completed_on.clone_from(&of.form.completed_on);
    facts.return_status = of.form.status;
    for code in &of.form.review {
        facts.flag(*code);
    }
}

/// The round: its name as given, otherwise the year of completion.
fn round(of: &Return<'_, '_, '_>) -> Option<String> {
    let year = || of.form.completed_on.as_deref().and_then(|d| d.get(..4)).map(str::to_owned);
    of.paper.settings.round.clone().or_else(year)
}

/// Where a rating was read: its mark, the row where it belongs, or its heading.
fn place(of: &Return<'_, '_, '_>, found: &ProposalReading) -> (String, String, Vec<Place>) {
    if let Some(home) = &found.reading.home {
        return home.clone();
    }
    match found.heading.and_then(|at| of.lines.get(at)) {
        Some(line) => (line.path.clone(), line.text(), line.places()),
        None => (String::new(), String::new(), Vec::new()),
    }
}

/// The body block of a path.
fn block_of(of: &Return<'_, '_, '_>, path: &str) -> Option<usize> {
    let root = path.split('/').next()?;
    of.lines.iter().find(|l| l.path.split('/').next() == Some(root)).map(|l| l.block)
}

fn use_tables(of: &Return<'_, '_, '_>, found: &ProposalReading, path: &str, extracted: &mut Extracted) {
    let heading = found.heading.and_then(|at| of.lines.get(at)).map(|l| l.path.as_str());
    let tables = [Some(path), heading].into_iter().flatten().filter_map(table_number);
    for table in tables.chain(found.tables.iter().copied()) {
        extracted.used(table, "ratings");
        if !found.answers.improvements.is_empty() {
            extracted.used(table, "actions");
        }
    }
}
