//! Votes outside of rating columns: a word, a dropdown or a list in a place of its own; boxes beside the table.

use super::field::Fields;
use super::formatting;
use super::lines::{Line, LineContent};
use super::mark_signs::Shape;
use super::marks::{Content, MarkContent, read_paragraphs};
use super::options;
use super::scale;
use super::sections::Section;
use super::votes::{Round, Tier, Vote, Votes, no_and_yes, touched, years};
use super::worded::{later_of_two, newest_of_rounds};
use crate::diagnostic::ReviewCode;
use crate::document::{Block, Paragraph, ParagraphKind};
use crate::framework::{Framework, Label};
use crate::record::Signal;

/// Ratings in a cell or line of their own: a word, a dropdown, a list with one marked.
pub(super) fn value_fields(framework: &Framework, fields: &Fields<'_>, round: Round, votes: &mut Votes) {
    let own: Vec<_> = fields.fields.iter().filter(|f| matches!(f.label, Label::Rating | Label::Earlier)).collect();
    let years = years(&own.iter().map(|f| Some(f.written.as_str())).collect::<Vec<_>>(), round);
    for (field, earlier) in own.into_iter().zip(years) {
        let earlier = earlier || field.label == Label::Earlier;
        let paragraphs: Vec<&Paragraph> =
            field.blocks.iter().filter_map(|b| b.paragraph()).filter(|p| p.kind != ParagraphKind::TextBox).collect();
        let places = crate::document::geometry::union_by_page(paragraphs.iter().flat_map(|p| &p.lines));
        let written: Vec<String> = paragraphs.iter().map(|p| p.text()).collect();
        let mut found = Vec::new();
        let newer = later_of_two(framework, &field.written, &written.join("\n"));
        match choice_votes(framework, &paragraphs, Tier::Rating) {
            _ if newer.is_some() => found.extend(newer.map(|step| Vote {
                tier: Tier::Rating,
                steps: vec![step],
                signal: Signal::Text,
                as_written: written.join("\n"),
                codes: vec![ReviewCode::RatingInWords],
                path: String::new(),
                places: Vec::new(),
            })),
            Some(choices) => found.extend(choices),
            None => found.extend(value_vote(framework, &paragraphs, votes)),
        }
        for vote in &mut found {
            vote.path.clone_from(&field.path);
            vote.places.clone_from(&places);
            if paragraphs.iter().flat_map(|p| &p.runs).any(|r| r.unsure) {
                vote.codes.push(ReviewCode::GarbledText);
            }
        }
        if earlier {
            votes.earlier.append(&mut found);
            continue;
        }
        let now = read_paragraphs(framework, &paragraphs);
        if field.cells.iter().any(|c| touched(framework, c, &now))
            || (field.loose && paragraphs.iter().flat_map(|p| &p.runs).any(|r| r.inserted))
        {
            votes.codes.push(ReviewCode::ChangedByTrackedChange);
        }
        votes.home.get_or_insert((field.path.clone(), written.join("\n"), places));
        votes.rating_rows.push(field.path.rsplit_once("/cell").map_or(field.path.as_str(), |(row, _)| row).to_owned());
        votes.votes.append(&mut found);
    }
}

pub(super) fn value_vote(framework: &Framework, paragraphs: &[&Paragraph], votes: &mut Votes) -> Option<Vote> {
    let vote = |steps, signal, as_written, codes| {
        Some(Vote { tier: Tier::Rating, steps, signal, as_written, codes, path: String::new(), places: Vec::new() })
    };
    let content = read_paragraphs(framework, paragraphs);
    // "Yes" and "no" where a framework's ratings are called so.
    if let Content::No(text) | Content::Mark(MarkContent { as_written: text, signal: Signal::Text, .. }) = &content
        && text.chars().any(char::is_alphabetic)
        && let Some(step) = framework.step_answered(text).or_else(|| framework.step_headed(text))
    {
        return vote(vec![step], Signal::Text, text.clone(), vec![]);
    }
    match content {
        Content::Named(step, signal, text) => vote(vec![step], signal, text, vec![]),
        Content::Words(steps, text) if steps.len() == 1 => {
            vote(steps, Signal::Text, text, vec![ReviewCode::RatingInWords])
        }
        // All of the scale's names in a row are the form's own.
        Content::Words(steps, _) if steps.len() == framework.scale.len() => None,
        Content::Words(steps, text) if !steps.is_empty() => vote(steps, Signal::Text, text, vec![]),
        // "X Established", "Established (x)": the mark's note is the name. "X" alone where the paper's own key has that letter.
        Content::Mark(mark) => {
            if let Some(step) = scale::text_step(framework, &mark.as_written) {
                return vote(vec![step], mark.signal, mark.as_written, vec![]);
            }
            let step = framework.step_answered(&mark.as_written)?;
            vote(vec![step], Signal::Text, mark.as_written, vec![ReviewCode::RatingInWords])
        }
        Content::Placeholder(_) => {
            votes.placeholder = true;
            None
        }
        _ => None,
    }
}

/// Votes of a list of ratings in one place; `None` where it is no such list.
pub(super) fn choice_votes(framework: &Framework, paragraphs: &[&Paragraph], tier: Tier) -> Option<Vec<Vote>> {
    let choices = options::choices(framework, paragraphs)?;
    let written = || paragraphs.iter().map(|p| p.text()).collect::<Vec<_>>().join("\n");
    // A rating for each round is no list of them.
    if choices.len() < framework.scale.len() && newest_of_rounds(framework, &written()).is_some() {
        return None;
    }
    let vote = |steps: Vec<usize>, signal, as_written: String, codes| Vote {
        tier,
        steps,
        signal,
        as_written,
        codes,
        path: String::new(),
        places: Vec::new(),
    };
    let mut marked: Vec<(Vote, Shape)> = Vec::new();
    let mut refused = 0;
    for choice in &choices {
        match &choice.mark {
            Content::Mark(mark) => {
                let mut codes = Vec::new();
                codes.extend((mark.shape == Shape::Unusual).then_some(ReviewCode::MarkUnusual));
                marked.push((vote(vec![choice.step], mark.signal, choice.text.clone(), codes), mark.shape));
            }
            Content::No(_) => refused += 1,
            _ => {}
        }
    }
    no_and_yes(&mut marked, choices.len());
    if !marked.is_empty() {
        return Some(marked.into_iter().map(|(v, _)| v).collect());
    }
    if refused > 0 {
        return Some(Vec::new());
    }
    let looks = formatting::set_apart(&choices);
    if !looks.is_empty() {
        return Some(
            looks
                .into_iter()
                .map(|(step, signal, text)| vote(vec![step], signal, text, vec![ReviewCode::MarkedByFormatting]))
                .collect(),
        );
    }
    // All of the scale untouched is the form's own list; a few of its names are what somebody wrote.
    if choices.len() == framework.scale.len() {
        return Some(Vec::new());
    }
    let text = choices.iter().map(|c| c.text.as_str()).collect::<Vec<_>>().join(" / ");
    Some(vec![vote(choices.iter().map(|c| c.step).collect(), Signal::Text, text, vec![])])
}

/// Boxes laid over or beside the table.
pub(super) fn text_boxes(framework: &Framework, lines: &[Line<'_>], section: &Section, votes: &mut Votes) {
    for at in section.lines.clone() {
        let Some(line) = lines.get(at) else { continue };
        let boxes: Vec<&Paragraph> = match &line.content {
            LineContent::Paragraph(p) if p.kind == ParagraphKind::TextBox => vec![p],
            LineContent::Paragraph(_) => vec![],
            LineContent::Row(row) => row
                .cells
                .iter()
                .flat_map(|c| &c.blocks)
                .filter_map(Block::paragraph)
                .filter(|p| p.kind == ParagraphKind::TextBox)
                .collect(),
        };
        for paragraph in boxes {
            let (steps, text) = match read_paragraphs(framework, &[paragraph]) {
                Content::Named(step, _, text) => (vec![step], text),
                Content::Words(steps, text) if !steps.is_empty() => (steps, text),
                _ => continue,
            };
            votes.votes.push(Vote {
                tier: Tier::TextBox,
                steps,
                signal: Signal::Text,
                as_written: text,
                codes: vec![],
                path: line.path.clone(),
                places: paragraph.places(),
            });
        }
    }
}
