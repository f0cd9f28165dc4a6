//! Form fields: a checkbox or radio button becomes a word "☒" or "☐" at its place, a text or choice field the words
//! that it shows, or its value where it shows nothing.

use hayro_syntax::object::{Array, Dict, Name, Object, String as PdfString};

use super::annotations::{Source, show_appearance};
use super::content::Interpreter;
use super::objects::text_string;
use crate::document::{Rect, WordOrigin};

/// Levels of parents of a field.
const PARENTS: usize = 32;
/// Options of a choice field.
const OPTIONS: usize = 5_000;
/// Field flags (ISO 32000-2, tables 227, 229, 231).
const FLAG_PUSH_BUTTON: u32 = 1 << 16;
const FLAG_PASSWORD: u32 = 1 << 13;
/// Smallest sensible side of a checkbox, in points.
const SMALLEST_BOX: f32 = 2.0;
/// Characters of a field's value that are typed out.
const VALUE_LENGTH: usize = 100_000;
/// Size of text, in points, where a field leaves it to the program.
const USUAL_SIZE: f32 = 10.0;
/// Average width of a letter, in ems, for text without an appearance.
const LETTER_WIDTH: f32 = 0.5;

/// Reads a field's widget.
pub(super) fn read<'a>(source: &Source<'a, '_>, interpreter: &mut Interpreter<'a, '_>) {
    let dict = source.dict;
    let flags = inherited(dict, |d| d.get::<u32>(b"Ff")).unwrap_or_default();
    let kind = inherited(dict, |d| d.get::<Name<'_>>(b"FT"));
    match kind.as_ref().map(AsRef::as_ref) {
        Some(b"Btn") if flags & FLAG_PUSH_BUTTON == 0 => {
            if source.area.width() >= SMALLEST_BOX && source.area.height() >= SMALLEST_BOX {
                let text = if is_on(dict) { "☒" } else { "☐" };
                interpreter.type_word(text, source.area, source.area.height(), WordOrigin::FormField, source.tag);
            }
        }
        Some(b"Tx" | b"Ch") => {
            let shown = show_appearance(source, WordOrigin::FormField, interpreter);
            if shown == 0
                && flags & FLAG_PASSWORD == 0
                && let Some(value) = value(dict)
            {
                let size = size_of(inherited(dict, |d| d.get::<PdfString<'_>>(b"DA")));
                type_out(&value, source, size, WordOrigin::FormField, interpreter);
            }
        }
        _ => {
            show_appearance(source, WordOrigin::FormField, interpreter);
        }
    }
}

/// An entry of the field or the nearest parent that has it.
fn inherited<'a, T>(dict: &Dict<'a>, get: impl Fn(&Dict<'a>) -> Option<T>) -> Option<T> {
    let mut field = dict.clone();
    for _ in 0..PARENTS {
        if let Some(found) = get(&field) {
            return Some(found);
        }
        field = field.get::<Dict<'a>>(b"Parent")?;
    }
    None
}

/// Whether a checkbox or radio button is ticked: by the state that it shows, else by its value.
fn is_on(dict: &Dict<'_>) -> bool {
    if let Some(state) = dict.get::<Name<'_>>(b"AS") {
        return state.as_ref() != b"Off";
    }
    let Some(value) = inherited(dict, |d| d.get::<Name<'_>>(b"V")) else { return false };
    if value.as_ref() == b"Off" {
        return false;
    }
    match dict.get::<Dict<'_>>(b"AP").and_then(|ap| ap.get::<Dict<'_>>(b"N")) {
        Some(states) => states.contains_key(&value),
        None => true,
    }
}

/// The value of a text or choice field, as a reader would see it.
fn value(dict: &Dict<'_>) -> Option<String> {
    let value = inherited(dict, |d| d.get::<Object<'_>>(b"V"))?;
    let options = inherited(dict, |d| d.get::<Array<'_>>(b"Opt"));
    let text = match value {
        Object::String(text) => shown_option(&text_string(text.as_bytes()), options.as_ref()),
        Object::Array(all) => {
            let texts = all.iter::<PdfString<'_>>().take(OPTIONS);
            let shown: Vec<String> =
                texts.map(|t| shown_option(&text_string(t.as_bytes()), options.as_ref())).collect();
            shown.join("\n")
        }
        Object::Stream(stream) => text_string(&super::streams::decode(&stream, VALUE_LENGTH).bytes),
        _ => return None,
    };
    let text: String = text.chars().take(VALUE_LENGTH).collect();
    (!text.trim().is_empty()).then_some(text)
}

/// What an option's exported value is called on the page.
fn shown_option(value: &str, options: Option<&Array<'_>>) -> String {
    let pairs = options.iter().flat_map(|o| o.iter::<Object<'_>>()).take(OPTIONS);
    for pair in pairs.filter_map(Object::into_array) {
        let mut parts = pair.iter::<PdfString<'_>>();
        if let (Some(exported), Some(shown)) = (parts.next(), parts.next())
            && text_string(exported.as_bytes()) == value
        {
            return text_string(shown.as_bytes());
        }
    }
    value.to_owned()
}

/// The size that a default appearance (`/Helv 12 Tf …`) asks for; 0 means that the program chooses.
pub(super) fn size_of(appearance: Option<PdfString<'_>>) -> f32 {
    let Some(appearance) = appearance else { return 0.0 };
    let text = String::from_utf8_lossy(appearance.as_bytes()).into_owned();
    let tokens: Vec<&str> = text.split_ascii_whitespace().collect();
    let position = tokens.iter().position(|t| *t == "Tf").and_then(|p| p.checked_sub(1));
    let size = position.and_then(|p| tokens.get(p)).and_then(|t| t.parse::<f32>().ok()).unwrap_or_default();
    if size.is_finite() && size > 0.0 { size.min(200.0) } else { 0.0 }
}

/// Sets text into an annotation's box, word by word and line by line, as a viewer would.
pub(super) fn type_out<'a>(
    text: &str,
    source: &Source<'a, '_>,
    size: f32,
    origin: WordOrigin,
    interpreter: &mut Interpreter<'a, '_>,
) {
    let area = source.area;
    let size = if size > 0.0 { size } else { USUAL_SIZE.min(area.height() * 0.8).max(1.0) };
    let letter = size * LETTER_WIDTH;
    let single = area.height() < size * 2.2;
    let mut top = if single { area.centre_y() - size / 2.0 } else { area.top + size * 0.2 };
    for line in text.split(['\n', '\r']) {
        let mut left = area.left + letter;
        for word in line.split_whitespace() {
            let width = letter * word.chars().count() as f32;
            if left + width > area.right && left > area.left + letter && !single {
                left = area.left + letter;
                top += size * 1.2;
            }
            let place = Rect { left, top, right: left + width, bottom: top + size };
            interpreter.type_word(word, place, size, origin, source.tag);
            left += width + letter;
        }
        top += size * 1.2;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use hayro_syntax::object::FromBytes;

    #[test]
    fn sizes_of_default_appearances() {
        for (appearance, size) in
            [(b"(/Helv 12 Tf 0 g)".as_slice(), 12.0), (b"(0 g /F1 0 Tf)", 0.0), (b"(Tf)", 0.0), (b"(/F NaN Tf)", 0.0)]
        {
            assert_eq!(size_of(PdfString::from_bytes(appearance)), size);
        }
    }
}
