//! A list of people to the words of single people: "Ann Moss, Chief Officer, Al Reid and Jo Blair, NHS Fife".

mod run_on;
mod written_out;

use super::cuts::{Mark, marks};
use super::person::name_and_post;
use crate::wording::people::{self, Likeness};
use written_out::{CROWD, written_out};

/// Splits what a list of people says into the words of single people. Semicolons and line breaks part them; commas and
/// "and" where what follows is another name; a bracket's end where a name follows.
pub(super) fn split(text: &str) -> Vec<String> {
    let text = written_out(text);
    let text = run_on::posts_behind(&run_on::parted(&text));
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
        head = head.split(word).next().unwrap_or(head);
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
    let next = NEXT.iter().filter_map(|title| head.find(title)).min();
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

/// Cuts a segment at its names.
fn names(segment: &str, grouped: bool, out: &mut Vec<String>) {
    if first_names(segment, out) {
        return;
    }
    let marks = marks(segment);
    // "Ann Moss, Al Reid, Turning Point" has other things than names; "Ann Moss, Cronan Foy" has none.
    let commas: Vec<&str> =
        marks.iter().filter(|(m, ..)| *m == Mark::Comma).map(|(_, _, e)| head(after(segment, *e))).collect();
    let only_names = commas.iter().all(|h| people::is_person(h)) && people::is_person(head(segment));
    // Where others have titles, "Grant Thornton" after a comma is no person.
    let heads = std::iter::once(head(segment)).chain(commas.iter().copied());
    let (with_title, without): (Vec<&str>, Vec<&str>) = heads.partition(|h| !people::split_title(h).0.is_empty());
    let titles = with_title.len();
    // "Ann Moss, Al Reid, Cronan Foy, Cllr Weir, PC Dunn": as many people without a title surely are people.
    let titles_are_rare = without.iter().filter(|h| people::is_surely_person(h)).count() >= titles;
    let first_titled = !people::split_title(head(segment)).0.is_empty();
    let title = plural_title(segment);
    let plural = title.is_some();
    let named_at =
        |end: usize| segment[end..].find(|c| !matches!(c, '.' | ':' | ' ')).map_or(segment.len(), |at| end + at);
    let mut from = plural_at(segment).map_or(0, |(_, end)| named_at(end));
    let first = out.len();
    let posts_first = post_alone(segment);
    // "Clerk to the Council, Principal Solicitor (Jo Blair), Head of Roads (Al Reid)": seats, some with their holders.
    let seats = posts_first && outside(segment, ',').iter().filter(|piece| in_brackets(piece)).count() > 1;
    // "Ann Moss – East Council, Karyn Foy – HCC": each with a dash and a body.
    let dashed = |piece: &str| {
        let dash = [" – ", " - ", "- "].iter().find_map(|dash| piece.find(dash));
        dash.is_some_and(|at| people::is_person(piece[..at].trim()))
    };
    let pieces = outside(segment, ',');
    let each_dashed = pieces.len() > 2 && pieces.iter().filter(|p| dashed(p.trim())).count() * 4 >= pieces.len() * 3;
    // "Cllr Ann Moss, Zina Esk (Clerk), Al Reid (Head of Roads)": each with a post in a bracket, and one surely a person.
    let has_post = |piece: &str| {
        let inside = piece.split_once('(').and_then(|(_, rest)| rest.split_once(')')).map_or("", |(inside, _)| inside);
        people::is_person(head(piece)) && super::roles::is_role(inside)
    };
    let each_posted = pieces.iter().any(|p| has_post(p.trim()) && people::is_surely_person(head(p.trim())));
    let mut slashed = false;
    for (mark, at, end) in marks {
        if at < from {
            continue;
        }
        let left = segment[from..at].trim();
        let rest = after(segment, end);
        let right = head(rest);
        let named = people::is_person(right);
        let sure = named && people::is_surely_person(right);
        let single = people::likeness(right) == Likeness::SingleName;
        let left_named = people::is_person(tail(left));
        let titled = !people::split_title(right).0.is_empty();
        // "Dr J Moss Senate Assessor, Mr Al Reid Co-opted Member": each has a title.
        let posted = titled && name_and_post(right).is_some();
        let cut = match mark {
            Mark::Comma if seats => true,
            Mark::Comma if each_dashed && dashed(outside(rest, ',').first().map_or("", |p| p.trim())) => true,
            Mark::Comma
                if each_posted && left_named && has_post(outside(rest, ',').first().map_or("", |p| p.trim())) =>
            {
                true
            }
            // "Blair, Jo": what stands before the comma is a surname alone.
            Mark::Comma
                if is_surname_alone(left) && !plural && !(people::is_forename(left) && people::is_forename(right)) =>
            {
                false
            }
            // "Wilma, Helen": everybody goes by a forename.
            Mark::Comma if people::is_forename(left) && people::is_forename(right) => true,
            // "Ms A Moss, the Deputy Principal (Jo Blair)": the next one's post stands ahead.
            Mark::Comma if rest.starts_with("the ") && in_brackets(rest) => true,
            Mark::Comma
                if !titled
                    && !plural
                    && !right.split_whitespace().next().is_some_and(|w| people::is_forename(w) || is_initial(w))
                    && ((titles > 1 && !titles_are_rare) || (first_titled && commas.len() == 1)) =>
            {
                false
            }
            // "Transport Scotland (Leo Marsh), Secretary (Una Frew)": the brackets hold the names.
            Mark::Comma if in_brackets(left) && in_brackets(rest) => true,
            // "Mr A Moss, Area Manager North": what looks like a title is his post.
            Mark::Comma if left_named && title_is_post(right) => false,
            Mark::Comma if posted => true,
            // "Three members of the public, Tom Hay": whoever they are, he is himself.
            Mark::Comma if sure && !left.contains(',') && CROWD.is_match(&format!(", {left}")) => true,
            // "Chief Executive, Jo Blair; Head of Finance, Al Reid": the post stands ahead of its holder.
            Mark::Comma if sure && post_alone(left) => false,
            Mark::Comma if posts_first && people::is_surely_person(tail(left)) && post_alone(rest) => true,
            // One comma mostly stands between a name and a post or place.
            // "Mary Reid, Joe (support worker)": a forename with something said of him.
            Mark::Comma
                if single && people::is_forename(right) && rest[right.len()..].trim_start().starts_with('(') =>
            {
                true
            }
            Mark::Comma => sure || (named && only_names && commas.len() > 1) || (plural && (single || named)),
            Mark::And => {
                let known = right.split_whitespace().next().is_some_and(people::is_forename);
                // "Mr T Moss (on leave) and the Harbour Master": whoever that is, Mr Moss ends there.
                let other = rest.starts_with("the ") || people::likeness(right) == Likeness::PostOrBody;
                let ends = left.ends_with([')', ']']) && other && people::is_surely_person(head(left));
                ends || (named && (left_named || left.ends_with([')', ']']) || titled))
                    || (sure && known)
                    || (plural && single)
            }
            Mark::Slash => named && left_named,
            Mark::Tab => sure && left_named,
            // "Corporate Director (Place), Gil Munn": the bracket is the post's.
            Mark::Bracket if post_alone(left) && segment[end..].trim_start().starts_with(',') => false,
            // "Jo Blair (JB) – Land Registry": what follows the dash is said of her.
            Mark::Bracket if segment[end..].trim_start().starts_with(['-', '–', '—']) => sure && titled,
            // "Ed Farr (EF), Healthwatch (left at 3pm)": a body, and how he took part.
            Mark::Bracket => {
                let behind = rest[right.len()..].trim_start().strip_prefix(['(', '[']);
                let body = right.split(' ').any(people::is_body_word) && !sure;
                named && !body || single && behind.is_some_and(|inside| inside.starts_with(char::is_uppercase))
            }
            Mark::Stop => {
                let word = left.rsplit(' ').next().unwrap_or("");
                left.ends_with(')') || (sure && left_named && word.chars().count() > 2 && !word.contains('.'))
            }
            // "Jo Blair (JB) – Finance Al Reid (AR) – Roads".
            Mark::Initials => left.contains(['(', ',']) && people::is_surely_person(head(left)),
            // "Carol Dey, Heart & Stroke Scotland Ed Farr, Ambulance Service".
            Mark::Body => {
                let follows = &rest[right.len().min(rest.len())..];
                sure && left.contains(',')
                    && people::is_surely_person(head(left))
                    && follows.starts_with([',', ' ', '('])
            }
            Mark::Title => {
                let word = left.rsplit(' ').next().unwrap_or("");
                sure && titled
                    && (left_named || left.contains([',', '(', '\t']))
                    && !people::is_title(word)
                    && !matches!(word, "for" | "of" | "by" | "with" | "to" | "and" | "&" | "-" | "–")
                    && !word.ends_with(':')
            }
        } && !left.is_empty();
        if cut {
            slashed |= mark == Mark::Slash;
            push(left, out);
            from = segment.len() - rest.len();
        }
    }
    push(&segment[from..], out);
    if let Some(title) = title {
        // "Councillors Moss, Reid and Blair, Mr A Dunn": each up to the first who has a title of his own.
        for words in &mut out[first..] {
            let own = people::split_title(words).0;
            if !own.is_empty() {
                break;
            }
            words.insert_str(0, title);
        }
    }
    if grouped || slashed {
        share(&mut out[first..]);
    }
}

/// Whether a list begins with a post and nothing else before its first comma: "Head of Finance, …".
fn post_alone(text: &str) -> bool {
    let first = outside(text, ',').first().map_or("", |piece| piece.trim());
    let bare = first.split('(').next().unwrap_or(first).trim_end();
    people::likeness(bare) == Likeness::PostOrBody && super::roles::is_role(bare) && !bare.contains(['\t', ':'])
}

/// Whether words begin with a title that is a post too, before what may be its place: "Area Manager North".
fn title_is_post(text: &str) -> bool {
    let (title, name) = people::split_title(text);
    let last = title.rsplit(' ').next().unwrap_or("").to_lowercase();
    matches!(last.as_str(), "manager" | "commander" | "officer" | "convener" | "minister") && !name.contains(' ')
        || title.to_lowercase().ends_with("manager") && name.contains(" and ")
}

/// Whether a post or body has somebody's name in a bracket behind it: "Secretary (Una Frew)".
fn in_brackets(text: &str) -> bool {
    let Some((post, rest)) = text.split_once(" (") else { return false };
    let post = post.strip_prefix("the ").unwrap_or(post);
    let inside = rest.split(')').next().unwrap_or("");
    !post.contains(',') && people::likeness(post) == Likeness::PostOrBody && people::is_surely_person(inside)
}

/// A capital alone, as before a surname: "A Penfold".
fn is_initial(word: &str) -> bool {
    let bare = word.trim_end_matches('.');
    bare.len() == 1 && bare.chars().all(|c| c.is_ascii_uppercase())
}

/// "Councillor Allan (Chair), Councillors Coull and Durno": the plural begins a list of its own.
fn plural_stretches(segment: &str) -> Vec<&str> {
    let mut out = Vec::new();
    let mut from = 0;
    for (at, _) in segment.match_indices([',', ' ']) {
        let rest = segment[at..].trim_start_matches([',', ' ']);
        let rest = rest.strip_prefix("and ").unwrap_or(rest);
        let within = plural_at(&segment[from..]).is_some_and(|(_, end)| at < from + end);
        if at > from && !within && plural_title(rest).is_some() {
            out.push(segment[from..at].trim().trim_end_matches(',').trim_end_matches(" and").trim());
            from = segment.len() - rest.len();
        }
    }
    out.push(segment.get(from..).unwrap_or("").trim());
    out
}

/// "Susan, Mark (chair), Wilma T, Wilma K and Yusuf": a list of three or more in which everybody goes by a first name.
fn first_names(segment: &str, out: &mut Vec<String>) -> bool {
    if plural_title(segment).is_some() {
        return false;
    }
    let pieces: Vec<&str> = outside(segment, ',')
        .into_iter()
        .flat_map(|piece| piece.split(" and "))
        .map(str::trim)
        .filter(|piece| !piece.is_empty())
        .collect();
    let titled = |piece: &&str| {
        let (title, name) = people::split_title(head(piece));
        !title.is_empty() && name.split_whitespace().count() == 1
    };
    let name = |piece: &&str| {
        if titled(piece) {
            return true;
        }
        let mut words = head(piece).split_whitespace();
        let first = words.next().unwrap_or("");
        let initial = words.next().is_none_or(|w| w.trim_end_matches('.').chars().count() == 1);
        initial && words.next().is_none() && people::likeness(first) == Likeness::SingleName
    };
    let known =
        pieces.iter().filter(|p| titled(p) || p.split_whitespace().next().is_some_and(people::is_forename)).count();
    let first_names = pieces.iter().filter(|p| !titled(p)).count();
    let all = pieces.len() >= 3 && first_names >= 2 && pieces.iter().all(name) && known * 2 >= pieces.len();
    if all {
        out.extend(pieces.into_iter().map(str::to_owned));
    }
    all
}

/// The title that each of several people bears, where a list begins with its plural.
fn plural_title(segment: &str) -> Option<&'static str> {
    plural_at(segment).map(|(title, _)| title)
}

/// The title that each of several people bears, and the bytes of its plural at a list's beginning.
fn plural_at(segment: &str) -> Option<(&'static str, usize)> {
    const PLURALS: &[(&str, &str)] = &[
        ("community councillors", "Community Councillor "),
        ("county councillors", "County Councillor "),
        ("district councillors", "District Councillor "),
        ("borough councillors", "Borough Councillor "),
        ("town councillors", "Town Councillor "),
        ("councillors", "Councillor "),
        ("cllrs", "Cllr "),
        ("ccllrs", "CCllr "),
        ("messrs", "Mr "),
        ("baillies", "Baillie "),
        ("bailies", "Bailie "),
        ("aldermen", "Alderman "),
        ("doctors", "Dr "),
        ("drs", "Dr "),
        ("professors", "Professor "),
        ("mesdames", "Mrs "),
    ];
    PLURALS.iter().find_map(|(plural, title)| {
        let begins = segment.get(..plural.len())?.eq_ignore_ascii_case(plural);
        let rest = &segment[plural.len()..];
        (begins && (rest.is_empty() || rest.starts_with([' ', '.', ':']))).then_some((*title, plural.len()))
    })
}

/// "Ann Moss and Al Reid, Data Office" between semicolons: both come from there.
fn share(people: &mut [String]) {
    let Some((last, before)) = people.split_last_mut() else { return };
    let Some(comma) = last.find(", ").filter(|c| people::is_person(&last[..*c])) else { return };
    // "Cllr Ann Moss and Al Reid, Depute Chief Executive": a post is its holder's alone.
    let said = last[comma + 2..].split([',', '/']).next().unwrap_or("").trim();
    if before.iter().all(|p| !p.contains([',', '(', '[']))
        && (!super::roles::is_role(said) || super::roles::is_organisation(said))
    {
        for person in before {
            person.push_str(&last[comma..]);
        }
    }
}

fn is_surname_alone(current: &str) -> bool {
    people::likeness(current) == Likeness::SingleName && !current.contains(' ')
}

fn push(words: &str, out: &mut Vec<String>) {
    let words = words.trim().trim_end_matches([',', ';', '&', '/']).trim();
    let words = words.strip_suffix(" and").unwrap_or(words).trim();
    // "Moss J." keeps its stop, a sentence's end does not.
    let words = words.strip_suffix('.').filter(|w| w.chars().rev().nth(1).is_none_or(|c| c != ' ')).unwrap_or(words);
    let words = words.trim_end();
    if !words.is_empty() {
        out.push(words.to_owned());
    }
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
