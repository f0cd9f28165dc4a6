//! What only the whole list of items tells: numbers that are times, a column of presenters, headings between the items, pages.

use super::clock::Clock;
use super::title::asides_off;
use crate::record::AgendaItem;
use crate::wording::latin::{Regex, fixed as regex};
use std::sync::LazyLock;

/// "7.15 Welcome", "7.20 Police report": what looks like numbers of two parts are the times of an agenda without numbers.
pub(super) fn clock_off(items: &mut [AgendaItem], clock: Clock) {
    let minutes = |item: &AgendaItem| {
        let (hour, minute) = item.number.as_deref()?.split_once(['.', ':'])?;
        let plain = minute.len() == 2 && !hour.is_empty();
        let (hour, minute) = (hour.parse::<u32>().ok()?, minute.parse::<u32>().ok()?);
        (plain && hour < 24 && minute < 60).then_some(hour * 60 + minute)
    };
    let times: Vec<Option<u32>> = items.iter().map(minutes).collect();
    let rises = times.windows(2).filter(|pair| pair[0] < pair[1]).count();
    let round = times.iter().flatten().filter(|t| *t % 5 == 0).count();
    if items.len() < 3 || times.iter().any(Option::is_none) || rises + 2 < items.len() || round * 4 < items.len() * 3 {
        return;
    }
    // "1.05, 1.10, 1.15" may be paragraphs as well as minutes past one.
    if times.iter().flatten().all(|t| t / 60 == times[0].unwrap_or(0) / 60) {
        return;
    }
    for item in items {
        if item.time.is_none() {
            item.time = item.number.take().and_then(|words| clock.time(&words));
        }
    }
}

/// "Gala day→Gala subgroup": where most items end with who presents behind a tab, what stands there in the others is
/// the same.
pub(super) fn presenters_off(items: &mut [AgendaItem]) {
    const LONGEST: usize = 5;
    let tail = |item: &AgendaItem| {
        let (_, tail) = item.header.source.quote.rsplit_once('\t')?;
        let tail = tail.trim();
        (!tail.is_empty() && item.title.len() > tail.len() && item.title.ends_with(tail)).then(|| tail.to_owned())
    };
    let behind = |item: &AgendaItem| {
        let last = item.header.source.quote.rsplit_once('\t').map(|(_, tail)| tail.trim());
        item.presenter.as_deref().is_some_and(|who| last == Some(who))
    };
    let known = items.iter().filter(|item| behind(item)).count();
    if known < 3 || known * 2 < items.len() {
        return;
    }
    for item in items.iter_mut().filter(|item| item.presenter.is_none()) {
        let Some(who) = tail(item).filter(|who| who.split_whitespace().count() <= LONGEST) else { continue };
        let kept = item.title.len() - who.len();
        item.title.truncate(kept);
        item.title = item.title.trim_end().to_owned();
        asides_off(&mut item.title);
        item.presenter = Some(who);
    }
}

/// "A. Business for discussion" above items whose numbers run on past it parts the agenda and is no item.
pub(super) fn sections_off(items: &mut Vec<AgendaItem>) {
    let letter = |item: &AgendaItem| {
        item.number.as_deref().is_some_and(|n| n.len() == 1 && n.chars().all(|c| c.is_ascii_uppercase()))
    };
    let below = |item: &AgendaItem| {
        item.number.as_deref().is_some_and(|n| n.len() > 1 && n.starts_with(|c: char| c.is_ascii_uppercase()))
    };
    let numbered = items
        .iter()
        .filter(|i| i.number.as_deref().is_some_and(|n| n.starts_with(|c: char| c.is_ascii_digit())))
        .count();
    let letters = items.iter().filter(|i| letter(i)).count();
    // "B. FOR DECISION" above "B1", "B2".
    let over: Vec<String> = items
        .iter()
        .filter(|i| below(i))
        .filter_map(|i| i.number.as_deref().and_then(|n| n.get(..1)))
        .map(str::to_owned)
        .collect();
    if over.len() > 1 {
        items.retain(|item| !letter(item) || item.number.as_ref().is_none_or(|n| !over.contains(n)));
    }
    if letters > 0 && numbered > letters && !items.iter().any(below) {
        items.retain(|item| !letter(item));
    }
}

/// "Minute 5 - 12", "Action Log 13 - 14": where several titles end with ever later pages, the pages are no part of them.
pub(super) fn pages_off(items: &mut [AgendaItem]) {
    static RANGE: LazyLock<Regex> = LazyLock::new(|| regex(r"\s+(?P<from>\d{1,4})\s*[-–]\s*(?P<to>\d{1,4})$"));
    let mut last = 0;
    let mut found: Vec<(usize, usize)> = Vec::new();
    for (index, item) in items.iter().enumerate() {
        let Some(range) = RANGE.captures(&item.title) else { continue };
        let page = |name: &str| range.name(name).and_then(|n| n.as_str().parse::<u32>().ok());
        if let (Some(from), Some(to), Some(whole)) = (page("from"), page("to"), range.get(0))
            && from <= to
            && from >= last
        {
            last = to;
            found.push((index, whole.start()));
        }
    }
    if found.len() > 1 {
        for (index, at) in found {
            if let Some(item) = items.get_mut(index) {
                item.title.truncate(at);
            }
        }
    }
}
