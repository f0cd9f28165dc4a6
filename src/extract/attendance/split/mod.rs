//! A list of people to the words of single people: "Ann Moss, Chief Officer, Al Reid and Jo Blair, NHS Fife".

mod bodies;
mod labelled;
mod names;
mod places;
mod plurals;
mod posts;
mod posts_ahead;
mod run_on;
mod written_out;

use crate::wording::{people, substring};
use names::names;
use plurals::plural_stretches;
use written_out::written_out;

/// Splits what a list of people says into the words of single people. Semicolons and line breaks part them; commas and
/// "and" where what follows is another name; a bracket's end where a name follows.
pub(super) fn split(text: &str) -> Vec<String> {
    if let Some(initials) = initials_alone(text) {
        return initials;
    }
    if let Some(groups) = bodies::groups(text) {
        let of = |(body, people): (&str, &str)| -> Vec<String> {
            split(people).into_iter().map(|words| format!("{}, {body}", words.trim_end_matches('.'))).collect()
        };
        return groups.into_iter().flat_map(of).collect();
    }
    let spaced = spaced_out(text);
    let text = written_out(&posts_ahead::told(spaced.as_deref().unwrap_or(text)));
    let text = labelled::posts_told(&run_on::posts_behind(&run_on::parted(&text)));
    let grouped = text.contains(';');
    let mut segments = Vec::new();
    for line in text.split(['\n', '•', '\u{f0b7}']) {
        for segment in outside(line, ';') {
            let segment = segment.trim().trim_start_matches(['-', '–', '*', '·']).trim();
            let segment = segment.strip_prefix("and ").or_else(|| segment.strip_prefix("And ")).unwrap_or(segment);
            let turned = initials_ahead(segment);
            let segment = turned.as_deref().unwrap_or(segment);
            let mut own = Vec::new();
            for stretch in plural_stretches(segment).into_iter().filter(|s| !s.is_empty()) {
                names(stretch, grouped, &mut own);
            }
            segments.push(own);
        }
    }
    segments.retain(|own| !own.is_empty());
    let mut out = if grouped { run_on::rejoined(segments) } else { segments.concat() };
    // "I Scott R Manson T Leask": nothing but initials and surnames in a row.
    if let [only] = out.as_slice()
        && let Some(row) = names_in_a_row(only)
    {
        out = row;
    }
    // "Mrs S Moss-Blair M Reid": the comma between two is missing.
    if let Some(at) = out.iter().position(|words| two_names(words).is_some()) {
        let pair = two_names(&out[at]);
        if let Some((first, second)) = pair {
            out.splice(at..=at, [first, second]);
        }
    }
    // "Three members of the public, and Jo Blair (Clerk)": the "and" before the last of them.
    for name in &mut out {
        if let Some(bare) = name.strip_prefix("and ").filter(|bare| bare.starts_with(char::is_uppercase)) {
            *name = bare.to_owned();
        }
    }
    out
}

/// "LB, SM., NR and PE": people who are named by their initials alone, three or more of them; two where no body has them.
fn initials_alone(text: &str) -> Option<Vec<String>> {
    const FEWEST: usize = 3;
    if text.len() > 200 || !text.contains(',') {
        return None;
    }
    let pieces = text.split(',').flat_map(|piece| piece.split(" and ")).map(|p| p.trim().trim_end_matches('.'));
    let pieces: Vec<&str> = pieces.filter(|piece| !piece.is_empty()).collect();
    let capitals = |p: &&str| (2..=4).contains(&p.len()) && p.bytes().all(|b| b.is_ascii_uppercase());
    let enough = pieces.len() >= FEWEST || pieces.len() == 2 && pieces.iter().all(|p| people::is_initials(p));
    (enough && pieces.iter().all(capitals)).then(|| pieces.iter().map(|&p| p.to_owned()).collect())
}

/// "J Moss (Chair)   R Low   S Ali": names that blanks alone set apart, with semicolons between them. `None` where any piece
/// between wide gaps is no name.
fn spaced_out(text: &str) -> Option<String> {
    let blank = |c: char| c == ' ' || c == '\u{a0}';
    let mut pieces: Vec<&str> = Vec::new();
    let (mut from, mut gap) = (0, None);
    for (at, c) in text.char_indices() {
        if blank(c) {
            let (start, count) = gap.unwrap_or((at, 0));
            gap = Some((start, count + 1));
            continue;
        }
        if let Some((start, _)) = gap.take().filter(|(_, count)| *count > 1) {
            pieces.push(text.get(from..start)?);
            from = at;
        }
    }
    pieces.push(text.get(from..)?);
    let named = |piece: &&str| people::is_person(piece.split([',', '(']).next().unwrap_or_default().trim());
    (pieces.len() > 1 && !text.contains(['\n', '\t', ';']) && pieces.iter().all(named)).then(|| pieces.join("; "))
}

/// Three names or more of initials and a surname each, one behind the other, and nothing else.
fn names_in_a_row(words: &str) -> Option<Vec<String>> {
    const FEWEST: usize = 3;
    let mut out: Vec<String> = Vec::new();
    let mut initials: Vec<&str> = Vec::new();
    for word in words.split_whitespace() {
        if is_initial(word) {
            initials.push(word);
            continue;
        }
        let surname = word.starts_with(char::is_uppercase)
            && word.chars().count() > 2
            && word.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '’' | '\''));
        if initials.is_empty() || !surname {
            return None;
        }
        out.push(format!("{} {word}", std::mem::take(&mut initials).join(" ")));
    }
    (initials.is_empty() && out.len() >= FEWEST).then_some(out)
}

/// Two names with initials and surnames one behind the other, and nothing else.
fn two_names(words: &str) -> Option<(String, String)> {
    let name = people::split_title(words).1;
    let parts: Vec<&str> = name.split(' ').collect();
    let surname =
        |w: &&str| w.chars().count() > 2 && w.starts_with(char::is_uppercase) && w.contains(char::is_lowercase);
    let second = parts.iter().position(surname)? + 1;
    let (first, rest) = (parts.get(..second)?, parts.get(second..)?);
    let (last, initials) = rest.split_last()?;
    let whole = first.len() > 1
        && first.iter().rev().skip(1).all(|w| is_initial(w))
        && (1..=3).contains(&initials.len())
        && initials.iter().all(|w| is_initial(w))
        && surname(last);
    let end = words.len() - rest.join(" ").len();
    whole.then(|| words.get(..end).map(|w| (w.trim().to_owned(), rest.join(" "))))?
}

/// "\[JB\] Jo Blair (Chair)", "JB Jo Blair, Chair" as "Jo Blair (JB) …": the initials stand ahead of the name.
fn initials_ahead(segment: &str) -> Option<String> {
    if let Some((letters, rest)) = segment.split_once(' ')
        && (2..=4).contains(&letters.len())
        && letters.bytes().all(|b| b.is_ascii_uppercase())
    {
        let name = head(rest.trim_start());
        let tail = rest.trim_start().get(name.len()..)?;
        let own = people::initials_of(people::split_title(name).1) == letters;
        return (own && people::is_person(name)).then(|| format!("{name} ({letters}){tail}"));
    }
    let (inside, rest) = segment.strip_prefix(['[', '('])?.split_once([']', ')'])?;
    let rest = rest.trim_start_matches([':', '-', '–', ' ']);
    let name = head(rest);
    let tail = rest.get(name.len()..)?;
    let short = (2..=4).contains(&inside.len()) && inside.chars().all(|c| c.is_ascii_alphabetic());
    let own = inside.chars().next().filter(char::is_ascii_uppercase) == people::split_title(name).1.chars().next();
    // "[MS] Manoj Singh", though "(Mr) Singh".
    let title = people::is_title(inside) && inside.chars().any(char::is_lowercase);
    (short && own && !title && people::is_person(name)).then(|| format!("{name} ({inside}){tail}"))
}

/// What follows a mark, without joining words.
fn after(segment: &str, end: usize) -> &str {
    let rest =
        segment[end..].trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '.' | ',' | '&' | '-' | '–'));
    ["and ", "with ", "Also ", "also "].iter().find_map(|word| rest.strip_prefix(word)).unwrap_or(rest).trim_start()
}

/// The text up to the first separator.
pub(super) fn head(text: &str) -> &str {
    let end = text.find([',', '(', '[', ';', '\n', '/', ':', '\t']).unwrap_or(text.len());
    let mut head = &text[..end];
    for word in [" - ", " – ", " and ", " & ", " + ", ".  "] {
        head = substring::before(head, word);
    }
    before_next_title(before_stop(head)).trim().trim_end_matches('.').trim_end()
}

/// "Mrs G Moss. Also Al Reid" up to the stop, which ends no initial or title.
fn before_stop(head: &str) -> &str {
    let mut stops = head.match_indices(". ").map(|(at, _)| at).filter(|at| {
        let word = head.get(..*at).unwrap_or("").rsplit(' ').next().unwrap_or("");
        word.chars().count() > 2 && !word.contains('.') && !people::is_title(word)
    });
    stops.next().and_then(|at| head.get(..at)).unwrap_or(head)
}

/// "Mrs T A Moss Prof J Blair" up to the title of the next one.
fn before_next_title(head: &str) -> &str {
    const NEXT: &[&str] = &[" Mr ", " Mrs ", " Ms ", " Miss ", " Dr ", " Prof ", " Professor ", " Cllr ", " Rev "];
    let next = NEXT.iter().filter_map(|title| substring::find(head, title)).min();
    let before = next.and_then(|at| head.get(..at)).filter(|before| {
        let last = before.trim().rsplit(' ').next().unwrap_or("");
        before.trim().contains(' ') && !people::is_title(last) && people::is_person(before.trim())
    });
    before.unwrap_or(head)
}

/// The last piece of what stands before a mark: after the last comma, without brackets.
fn tail(left: &str) -> &str {
    let open = left.find(['(', '[']).unwrap_or(left.len());
    let main = left[..open].trim();
    main.rsplit([',', '\t']).next().unwrap_or(main).trim()
}

/// A capital alone, as before a surname: "A Penfold".
fn is_initial(word: &str) -> bool {
    let bare = word.trim_end_matches('.');
    bare.len() == 1 && bare.chars().all(|c| c.is_ascii_uppercase())
}

/// Pieces between separators outside brackets.
pub(super) fn outside(line: &str, separator: char) -> Vec<&str> {
    let mut out = Vec::new();
    let mut depth = 0i32;
    let mut from = 0;
    for (at, c) in line.char_indices() {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth -= 1,
            _ if c == separator && depth <= 0 => {
                out.push(&line[from..at]);
                from = at + c.len_utf8();
            }
            _ => {}
        }
    }
    out.push(&line[from..]);
    out
}

#[cfg(test)]
mod tests;
