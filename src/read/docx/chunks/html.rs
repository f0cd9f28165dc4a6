//! A web page's text by paragraphs: tags that start a new line do, everything else is dropped.

/// Elements whose content no reader sees.
const UNSEEN: [&str; 5] = ["head", "script", "style", "title", "noscript"];

/// Elements that stand on lines of their own.
const BLOCKS: [&str; 24] = [
    "p",
    "div",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "ul",
    "ol",
    "li",
    "table",
    "tr",
    "td",
    "th",
    "section",
    "article",
    "header",
    "footer",
    "blockquote",
    "pre",
    "hr",
    "body",
    "form",
];

/// Named characters that minutes use.
const NAMED: [(&str, char); 18] = [
    ("amp", '&'),
    ("lt", '<'),
    ("gt", '>'),
    ("quot", '"'),
    ("apos", '\''),
    ("nbsp", '\u{A0}'),
    ("pound", '£'),
    ("euro", '€'),
    ("ndash", '–'),
    ("mdash", '—'),
    ("lsquo", '‘'),
    ("rsquo", '’'),
    ("ldquo", '“'),
    ("rdquo", '”'),
    ("bull", '•'),
    ("hellip", '…'),
    ("middot", '·'),
    ("eacute", 'é'),
];

/// The paragraphs with text, in order.
pub(super) fn paragraphs(page: &str) -> Vec<String> {
    let mut out = Vec::new();
    let mut line = String::new();
    let mut rest = page;
    while let Some(at) = rest.find('<') {
        let (text, tag) = rest.split_at(at);
        add_text(text, &mut line);
        let end = if tag.starts_with("<!--") { tag.find("-->").map(|i| i + 3) } else { tag_end(tag) };
        let (tag, after) = tag.split_at(end.unwrap_or(tag.len()));
        let closing = tag.starts_with("</");
        let name = tag.trim_start_matches(['<', '/']).split(|c: char| !c.is_ascii_alphanumeric()).next();
        let name = name.unwrap_or_default().to_ascii_lowercase();
        rest = if !closing && UNSEEN.contains(&name.as_str()) { skip_to_end(after, &name) } else { after };
        if name == "br" {
            line.push('\n');
        } else if BLOCKS.contains(&name.as_str()) {
            end_line(&mut line, &mut out);
        }
    }
    add_text(rest, &mut line);
    end_line(&mut line, &mut out);
    out
}

/// What follows an unseen element's content, whose `<` are not tags; nothing where the element never ends.
fn skip_to_end<'a>(after: &'a str, name: &str) -> &'a str {
    let is_end = |at: usize| {
        let close = after.get(at + 2..at + 2 + name.len());
        close.is_some_and(|word| word.eq_ignore_ascii_case(name))
    };
    let end = after.match_indices("</").map(|(at, _)| at).find(|at| is_end(*at));
    end.and_then(|at| after.get(at..)).unwrap_or_default()
}

/// The length of a tag, quoted attribute values apart.
fn tag_end(tag: &str) -> Option<usize> {
    let mut quote = None;
    for (index, character) in tag.char_indices() {
        match (quote, character) {
            (None, '>') => return Some(index + 1),
            (None, '"' | '\'') => quote = Some(character),
            (Some(open), close) if open == close => quote = None,
            _ => {}
        }
    }
    None
}

/// Adds text as a browser shows it: white space once, named characters as themselves.
fn add_text(text: &str, line: &mut String) {
    let mut rest = text;
    while let Some(character) = rest.chars().next() {
        let mut length = character.len_utf8();
        if character.is_ascii_whitespace() {
            if !line.is_empty() && !line.ends_with([' ', '\n']) {
                line.push(' ');
            }
        } else if let Some((named, taken)) = (character == '&').then(|| entity(rest)).flatten() {
            line.push(named);
            length = taken;
        } else {
            line.push(character);
        }
        rest = rest.get(length..).unwrap_or_default();
    }
}

/// A character reference at the start of a text, and its length.
fn entity(text: &str) -> Option<(char, usize)> {
    let end = text.char_indices().take(12).find(|(_, c)| *c == ';')?.0;
    let name = text.get(1..end)?;
    let character = match name.strip_prefix('#') {
        Some(number) => {
            let code = match number.strip_prefix(['x', 'X']) {
                Some(digits) => u32::from_str_radix(digits, 16).ok()?,
                None => number.parse().ok()?,
            };
            char::from_u32(code)?
        }
        None => NAMED.iter().find(|(known, _)| *known == name)?.1,
    };
    Some((character, end + 1))
}

fn end_line(line: &mut String, out: &mut Vec<String>) {
    let text = line.trim();
    if !text.is_empty() {
        out.push(text.to_owned());
    }
    line.clear();
}

#[cfg(test)]
mod tests {
    use super::paragraphs;

    #[test]
    fn pages() {
        let cases: [(&str, &[&str]); 8] = [
            ("<p>one</p>\n  <p> two\n three </p>", &["one", "two three"]),
            ("bare &amp; text", &["bare & text"]),
            ("<p>&#163;5 &#x2713; &nbsp;&unknown; &amp;lt;</p>", &["£5 ✓ \u{A0}&unknown; &lt;"]),
            ("<p title='a > b'>x</p><!-- <p>no</p> -->y", &["x", "y"]),
            ("<style>p{}</style><script>if (a < b) {}</script>z", &["z"]),
            ("<table><tr><td>a</td><td>b</td></tr></table>", &["a", "b"]),
            ("<p>cut <b off", &["cut"]),
            ("", &[]),
        ];
        for (page, expected) in cases {
            assert_eq!(paragraphs(page), expected, "{page}");
        }
    }
}
