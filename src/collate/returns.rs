//! Returns as a batch: which are missing, which came twice and which of them counts, which altered the proposals, and
//! how many ratings want a person's look.
//!
//! A framework that every integration authority returns (`returned_by` in its file) is checked against the register,
//! once a batch holds more than one of its returns; rounds are told apart by the records' `round`.

use super::Findings;
use crate::diagnostic::{DiagnosticCode, ReviewCode};
use crate::framework;
use crate::framework::Framework;
use crate::record::{DocumentKind, DocumentRecord, EntityType, Finding, Header, Rating, Records, ReturnStatus};
use crate::register;
use std::collections::{BTreeMap, BTreeSet};

/// What is kept of one paper: its returns, one for each framework and partnership.
#[derive(Debug, Clone, Default)]
pub(super) struct Gist {
    returns: Vec<Return>,
    /// Id and file of a paper whose pages hold pictures and no text at all.
    textless: Option<(String, String)>,
}

#[derive(Debug, Clone)]
struct Return {
    document: String,
    file: String,
    framework: String,
    round: Option<String>,
    /// Code of the partnership, and its name.
    partnership: Option<(String, String)>,
    completed_on: Option<String>,
    status: Option<ReturnStatus>,
    /// Ratings with a review code.
    doubtful: usize,
    /// Numbers of the proposals that are altered or missing.
    altered: Vec<String>,
    /// Numbers of the proposals that it holds.
    held: BTreeSet<String>,
}

/// Review codes that tell of an altered questionnaire.
const ALTERED: [ReviewCode; 5] = [
    ReviewCode::MatchedByWording,
    ReviewCode::MatchedByOrder,
    ReviewCode::ProposalReworded,
    ReviewCode::ProposalTwice,
    ReviewCode::TableMissing,
];

impl Gist {
    /// What there is to keep.
    pub(super) fn of(document: &DocumentRecord, records: &Records) -> Self {
        let mut returns: Vec<Return> = Vec::new();
        for rating in &records.ratings {
            // A paper may hold the returns of several partnerships.
            let entity = rating.partnership.as_ref().or(document.partnership.as_ref());
            let partnership = entity.and_then(|e| e.code.clone().zip(e.name.clone()));
            let same = |r: &Return| r.framework == rating.framework && r.partnership == partnership;
            let at = returns.iter().position(same).unwrap_or_else(|| {
                returns.push(Return {
                    document: document.id.clone(),
                    file: document.file.clone(),
                    framework: rating.framework.clone(),
                    round: rating.round.clone(),
                    partnership: partnership.clone(),
                    completed_on: document.completed_on.clone(),
                    status: document.return_status,
                    doubtful: 0,
                    altered: Vec::new(),
                    held: BTreeSet::new(),
                });
                returns.len() - 1
            });
            if let Some(known) = returns.get_mut(at) {
                if !rating.header.review.contains(&ReviewCode::TableMissing) {
                    known.held.insert(rating.proposal.clone());
                }
                known.doubtful += usize::from(!rating.header.review.is_empty());
                if rating.header.review.iter().any(|code| ALTERED.contains(code)) {
                    known.altered.push(rating.proposal.clone());
                }
            }
        }
        Self { returns, textless: is_textless(document).then(|| (document.id.clone(), document.file.clone())) }
    }
}

/// Whether no page of a paper holds text.
fn is_textless(document: &DocumentRecord) -> bool {
    let silent: BTreeSet<u32> =
        document.warnings.iter().filter(|w| w.code == DiagnosticCode::PageWithoutText).filter_map(|w| w.page).collect();
    document.kind == DocumentKind::Other
        && document.pages.is_some_and(|pages| pages > 0 && silent.len() == pages as usize)
}

/// Gives a paper without text that is taken for a return the records that every return has: a blank rating for each
/// proposal, which says why it is blank.
pub fn fill_in_blanks(framework: &Framework, document: &mut DocumentRecord, records: &mut Records) {
    document.kind = DocumentKind::SelfEvaluationReturn;
    document.body = document.body.take().or_else(|| framework.body.clone());
    document.review.push(ReviewCode::PartnershipUnknown);
    records.ratings.extend(framework.proposals().map(|(feature, proposal)| {
        let mut header = Header::default();
        header.flag(ReviewCode::PageWithoutText);
        header.flag(ReviewCode::PartnershipUnknown);
        Rating {
            header,
            framework: framework.id.clone(),
            proposal: proposal.number.clone(),
            proposal_text: proposal.text.clone(),
            feature: feature.number.clone(),
            feature_title: feature.title.clone(),
            ..Rating::default()
        }
    }));
}

/// So many returns of a framework, and most of the papers that can be read, make a batch of returns.
const BATCH: usize = 3;

/// Papers without text in a batch of returns of one framework: most likely scans of such.
fn unreadable(gists: &[&Gist], findings: &mut Findings) {
    let readable = gists.iter().filter(|g| g.textless.is_none()).count();
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for found in gists.iter().flat_map(|g| &g.returns) {
        *counts.entry(&found.framework).or_default() += 1;
    }
    let Some((framework, count)) = counts.into_iter().max_by_key(|(id, count)| (*count, std::cmp::Reverse(*id))) else {
        return;
    };
    if count < BATCH || count * 2 < readable {
        return;
    }
    for (id, file) in gists.iter().filter_map(|g| g.textless.as_ref()) {
        findings.unreadable_returns.insert(id.clone(), framework.to_owned());
        findings.findings.push(Finding {
            code: DiagnosticCode::ReturnsWantReview,
            message: format!(
                "`{file}` holds no text; among so many returns of `{framework}` it is taken for one, with blank ratings"
            ),
            documents: vec![id.clone()],
        });
    }
}

/// Looks at all papers, in order, and adds what it found.
pub(super) fn collate<'a>(gists: impl Iterator<Item = &'a Gist>, findings: &mut Findings) {
    let gists: Vec<&Gist> = gists.collect();
    unreadable(&gists, findings);
    let gists = gists.into_iter();
    let mut rounds: BTreeMap<(&str, &str), Vec<&Return>> = BTreeMap::new();
    for found in gists.flat_map(|gist| &gist.returns) {
        rounds.entry((&found.framework, found.round.as_deref().unwrap_or(""))).or_default().push(found);
    }
    for ((framework, round), returns) in rounds {
        let of = if round.is_empty() { format!("`{framework}`") } else { format!("`{framework}` of {round}") };
        missing(framework, &of, &returns, findings);
        twice(&of, &returns, findings);
        altered(&of, &returns, findings);
        doubtful(&of, &returns, findings);
    }
}

fn missing(framework: &str, of: &str, returns: &[&Return], findings: &mut Findings) {
    let expected = framework::built_in()
        .iter()
        .any(|f| f.id == framework && f.returned_by == Some(EntityType::IntegrationAuthority));
    // One return alone is a look at one paper, not a batch.
    if !expected || returns.len() < 2 {
        return;
    }
    let absent: Vec<&str> = register::authorities()
        .iter()
        .filter(|a| {
            !returns
                .iter()
                .any(|r| r.partnership.as_ref().is_some_and(|(code, _)| a.code.as_deref() == Some(code.as_str())))
        })
        .map(|a| &*a.name)
        .collect();
    let unnamed: Vec<&Return> = returns.iter().copied().filter(|r| r.partnership.is_none()).collect();
    if absent.is_empty() {
        return;
    }
    let mut message = format!(
        "{} of {} returns of {of} are missing: {}",
        absent.len(),
        register::authorities().len(),
        absent.join(", ")
    );
    if !unnamed.is_empty() {
        let files: Vec<String> = unnamed.iter().map(|r| format!("`{}`", r.file)).collect();
        message = format!("{message}; whose return it is could not be told of {}", files.join(", "));
    }
    findings.findings.push(Finding {
        code: DiagnosticCode::ReturnMissing,
        message,
        documents: unnamed.iter().map(|r| r.document.clone()).collect(),
    });
}

fn twice(of: &str, returns: &[&Return], findings: &mut Findings) {
    let mut partnerships: BTreeMap<&str, Vec<&Return>> = BTreeMap::new();
    for found in returns {
        if let Some((code, _)) = &found.partnership {
            partnerships.entry(code).or_default().push(found);
        }
    }
    for mut same in partnerships.into_values().filter(|same| same.len() > 1) {
        // The sort is stable: of equals the first by file name stays first, and neither counts.
        same.sort_by(|a, b| rank(b).cmp(&rank(a)));
        let [first, second, ..] = same.as_slice() else { continue };
        let name = first.partnership.as_ref().map_or("", |(_, name)| name.as_str());
        let each: Vec<String> = same.iter().map(|r| described(r)).collect();
        let which = match (rank(first), rank(second)) {
            _ if are_parts(&same) => "each holds proposals that the others leave out: together they are one".to_owned(),
            (a, b) if a == b => "which of them counts cannot be told".to_owned(),
            (a, b) if a.0 != b.0 => format!("`{}` counts: final over draft", first.file),
            _ => format!("`{}` counts: it is the newer one", first.file),
        };
        findings.findings.push(Finding {
            code: DiagnosticCode::ReturnTwice,
            message: format!("{name} returned {of} {} times: {}; {which}", same.len(), each.join(", ")),
            documents: same.iter().map(|r| r.document.clone()).collect(),
        });
    }
}

/// Whether returns of one partnership are parts of one: no two hold the same proposal.
fn are_parts(returns: &[&Return]) -> bool {
    let all: usize = returns.iter().map(|r| r.held.len()).sum();
    let together: BTreeSet<&String> = returns.iter().flat_map(|r| &r.held).collect();
    returns.iter().all(|r| !r.held.is_empty()) && together.len() == all
}

/// Final over unsaid over draft; then the newer date of completion.
fn rank(found: &Return) -> (u8, &str) {
    let status = match found.status {
        Some(ReturnStatus::Final) => 2,
        None => 1,
        Some(ReturnStatus::Draft) => 0,
    };
    (status, found.completed_on.as_deref().unwrap_or(""))
}

fn described(found: &Return) -> String {
    let status = match found.status {
        Some(ReturnStatus::Final) => Some("final"),
        Some(ReturnStatus::Draft) => Some("draft"),
        None => None,
    };
    let facts: Vec<&str> = status.into_iter().chain(found.completed_on.as_deref()).collect();
    if facts.is_empty() { format!("`{}`", found.file) } else { format!("`{}` ({})", found.file, facts.join(", ")) }
}

fn altered(of: &str, returns: &[&Return], findings: &mut Findings) {
    for found in returns.iter().filter(|r| !r.altered.is_empty()) {
        findings.findings.push(Finding {
            code: DiagnosticCode::ProposalsAltered,
            message: format!("`{}` alters or leaves out proposals of {of}: {}", found.file, found.altered.join(", ")),
            documents: vec![found.document.clone()],
        });
    }
}

fn doubtful(of: &str, returns: &[&Return], findings: &mut Findings) {
    let wanting: Vec<&&Return> = returns.iter().filter(|r| r.doubtful > 0).collect();
    let ratings: usize = wanting.iter().map(|r| r.doubtful).sum();
    if ratings > 0 {
        findings.findings.push(Finding {
            code: DiagnosticCode::ReturnsWantReview,
            message: format!("{ratings} ratings of {of} in {} of {} returns want review", wanting.len(), returns.len()),
            documents: wanting.iter().map(|r| r.document.clone()).collect(),
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paper(file: &str, code: &str, status: Option<ReturnStatus>, completed_on: &str) -> Gist {
        let name = register::body_by_code(code).map_or_else(String::new, |b| b.name.clone());
        Gist {
            returns: vec![Return {
                document: file.to_owned(),
                file: file.to_owned(),
                framework: "msg-integration-review-2019".into(),
                round: completed_on.get(..4).map(str::to_owned),
                partnership: Some((code.to_owned(), name)),
                completed_on: Some(completed_on.to_owned()),
                status,
                doubtful: 0,
                altered: vec![],
                held: BTreeSet::new(),
            }],
            textless: None,
        }
    }

    fn check(papers: &[Gist]) -> Vec<String> {
        let mut findings = Findings::default();
        collate(papers.iter(), &mut findings);
        findings.findings.into_iter().map(|f| f.message).collect()
    }

    #[test]
    fn the_missing_are_named_once_there_is_a_batch() {
        let angus = paper("a.docx", "S37000003", None, "2019-05-10");
        assert_eq!(check(std::slice::from_ref(&angus)), Vec::<String>::new());
        let found = check(&[angus, paper("b.docx", "S37000002", None, "2019-05-11")]);
        assert_eq!(found.len(), 1);
        assert!(found[0].starts_with("29 of 31 returns"), "{found:?}");
        assert!(!found[0].contains("Angus"), "{found:?}");
    }

    #[test]
    fn of_two_returns_the_final_one_counts_then_the_newer_one() {
        let (draft, end) = (Some(ReturnStatus::Draft), Some(ReturnStatus::Final));
        for (first, second, expected) in [
            ((draft, "2019-05-20"), (end, "2019-05-10"), "`b.docx` counts: final over draft"),
            ((None, "2019-05-20"), (None, "2019-05-10"), "`a.docx` counts: it is the newer one"),
            ((None, "2019-05-10"), (None, "2019-05-10"), "which of them counts cannot be told"),
        ] {
            let found = check(&[
                paper("a.docx", "S37000003", first.0, first.1),
                paper("b.docx", "S37000003", second.0, second.1),
            ]);
            assert!(found.iter().any(|m| m.contains(expected)), "{expected}: {found:?}");
        }
    }

    #[test]
    fn a_scan_among_returns_is_taken_for_one() {
        let scan = Gist { returns: vec![], textless: Some(("id".into(), "scan.pdf".into())) };
        let returns = |count: usize| -> Vec<Gist> {
            ["S37000003", "S37000002", "S37000010", "S37000011"]
                .iter()
                .take(count)
                .map(|code| paper(&format!("{code}.docx"), code, None, "2019-05-10"))
                .chain([scan.clone()])
                .collect()
        };
        for (count, taken) in [(0, 0), (2, 0), (4, 1)] {
            let mut findings = Findings::default();
            collate(returns(count).iter(), &mut findings);
            assert_eq!(findings.unreadable_returns.len(), taken, "{count}");
        }
    }

    #[test]
    fn two_rounds_are_no_repetition() {
        let found = check(&[
            paper("a.docx", "S37000003", None, "2019-05-10"),
            paper("b.docx", "S37000003", None, "2020-05-10"),
        ]);
        assert_eq!(found, Vec::<String>::new());
    }
}
