//! Colours as the page gives them, to red, green and blue.

use hayro_syntax::object::{Array, Dict, Name, Number, Object, Stream};
use hayro_syntax::page::Resources;

use super::streams;
use crate::document::Colour;

/// What a fill or stroke paints with.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Paint {
    /// Its colour.
    pub(super) colour: Colour,
    /// How its colour space reads components.
    space: Space,
    /// 0 is invisible, 1 opaque.
    pub(super) alpha: f32,
}

impl Default for Paint {
    fn default() -> Self {
        Self { colour: BLACK, space: Space::Device, alpha: 1.0 }
    }
}

/// Black.
pub(super) const BLACK: Colour = Colour(0, 0, 0);
/// What patterns and shadings count as: something that is neither paper nor ink.
pub(super) const PATTERN: Colour = Colour(160, 160, 160);
/// Letters and lines as dark as this count as black.
const NEARLY_BLACK: u8 = 8;

/// How components are read.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Space {
    /// By their number: grey, RGB or CMYK; ICC profiles and calibrated spaces too.
    Device,
    /// One tint from white (0) to a colour (1).
    Tint(Colour),
    /// CIE L*a*b*.
    Lab,
    /// A table; the colour is looked up while the space is set, as few papers use more than one entry.
    Indexed {
        /// The first entries of the table.
        entries: [Colour; 4],
    },
    /// A tiling or shading.
    Pattern,
}

impl Paint {
    /// The colour where it is told apart from black.
    pub(super) fn unless_black(&self) -> Option<Colour> {
        let Colour(r, g, b) = self.colour;
        (r.max(g).max(b) > NEARLY_BLACK).then_some(self.colour)
    }

    /// Whether it leaves no trace on white paper.
    pub(super) fn is_white(&self) -> bool {
        self.colour.is_white()
    }

    /// Sets a device colour from its components.
    pub(super) fn set_device(&mut self, components: &[Number]) {
        self.space = Space::Device;
        self.colour = device_colour(components);
    }

    /// Sets a colour in the current space.
    pub(super) fn set(&mut self, components: &[Number]) {
        let first = components.first().map_or(0.0, Number::as_f64);
        self.colour = match self.space {
            Space::Device => device_colour(components),
            Space::Tint(full) => tint(full, first),
            Space::Lab => lab_colour(components),
            Space::Indexed { entries } => entries.get(first.max(0.0) as usize).copied().unwrap_or(PATTERN),
            Space::Pattern => PATTERN,
        };
    }

    /// Sets a pattern.
    pub(super) fn set_pattern(&mut self) {
        self.colour = PATTERN;
    }

    /// Changes the colour space by name.
    pub(super) fn set_space(&mut self, name: &Name<'_>, resources: &Resources<'_>) {
        self.space = match name.as_ref() {
            b"DeviceGray" | b"DeviceRGB" | b"DeviceCMYK" | b"G" | b"RGB" | b"CMYK" => Space::Device,
            b"Pattern" => Space::Pattern,
            _ => resources.get_color_space(name).map_or(Space::Device, |object| read_space(&object, 0)),
        };
        self.colour = BLACK;
    }
}

fn read_space(object: &Object<'_>, depth: u8) -> Space {
    let Object::Array(array) = object else {
        return match object {
            Object::Name(name) if name.as_ref() == b"Pattern" => Space::Pattern,
            _ => Space::Device,
        };
    };
    let mut parts = array.iter::<Object<'_>>();
    let Some(Object::Name(family)) = parts.next() else { return Space::Device };
    match family.as_ref() {
        b"Pattern" => Space::Pattern,
        b"Lab" => Space::Lab,
        b"Separation" => {
            let ink = parts.next().and_then(Object::into_name);
            let black = ink.is_some_and(|n| matches!(n.as_ref(), b"Black" | b"All"));
            let _alternate = parts.next();
            let full = parts.next().and_then(|function| full_tint(&function));
            Space::Tint(if black { BLACK } else { full.unwrap_or(BLACK) })
        }
        b"Indexed" | b"I" if depth == 0 => {
            let Some(base) = parts.next() else { return Space::Device };
            let _highest = parts.next();
            let table = match parts.next() {
                Some(Object::String(bytes)) => bytes.as_bytes().to_vec(),
                Some(Object::Stream(stream)) => streams::decode(&stream, 1024).bytes.into_owned(),
                _ => Vec::new(),
            };
            let size = component_count(&base).clamp(1, 4);
            let mut entries = [PATTERN; 4];
            for (entry, bytes) in entries.iter_mut().zip(table.chunks_exact(size)) {
                let components: Vec<Number> = bytes.iter().map(|b| Number::from_f32(f32::from(*b) / 255.0)).collect();
                *entry = device_colour(&components);
            }
            Space::Indexed { entries }
        }
        _ => Space::Device,
    }
}

/// Number of components of a base colour space.
fn component_count(object: &Object<'_>) -> usize {
    match object {
        Object::Name(name) if name.as_ref() == b"DeviceGray" => 1,
        Object::Name(name) if name.as_ref() == b"DeviceCMYK" => 4,
        Object::Array(array) => {
            let mut parts = array.iter::<Object<'_>>();
            let family = parts.next().and_then(Object::into_name);
            match family.as_ref().map(AsRef::as_ref) {
                Some(b"CalGray") => 1,
                Some(b"ICCBased") => parts
                    .next()
                    .and_then(Object::into_stream)
                    .and_then(|s: Stream<'_>| s.dict().get::<usize>(b"N"))
                    .unwrap_or(3),
                _ => 3,
            }
        }
        _ => 3,
    }
}

/// The colour of a full tint, where its function says so plainly (exponential functions, type 2).
fn full_tint(function: &Object<'_>) -> Option<Colour> {
    let dict: &Dict<'_> = match function {
        Object::Dict(dict) => dict,
        Object::Stream(stream) => stream.dict(),
        _ => return None,
    };
    let full: Vec<Number> = dict.get::<Array<'_>>(b"C1")?.iter::<Number>().take(4).collect();
    Some(device_colour(&full))
}

fn tint(full: Colour, amount: f64) -> Colour {
    let amount = amount.clamp(0.0, 1.0);
    let mix = |c: u8| byte(1.0 - amount * (1.0 - f64::from(c) / 255.0));
    Colour(mix(full.0), mix(full.1), mix(full.2))
}

/// Grey, RGB or CMYK by the number of components.
pub(super) fn device_colour(components: &[Number]) -> Colour {
    match components {
        [grey] => {
            let grey = byte(grey.as_f64());
            Colour(grey, grey, grey)
        }
        [red, green, blue] => Colour(byte(red.as_f64()), byte(green.as_f64()), byte(blue.as_f64())),
        [cyan, magenta, yellow, black] => {
            let rest = 1.0 - black.as_f64();
            let mix = |ink: &Number| byte((1.0 - ink.as_f64()) * rest);
            Colour(mix(cyan), mix(magenta), mix(yellow))
        }
        _ => BLACK,
    }
}

fn lab_colour(components: &[Number]) -> Colour {
    let lightness = components.first().map_or(0.0, Number::as_f64);
    let grey = byte(lightness / 100.0);
    Colour(grey, grey, grey)
}

/// A component from 0 to 1 as a byte.
fn byte(component: f64) -> u8 {
    (component.clamp(0.0, 1.0) * 255.0).round() as u8
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbers(values: &[f32]) -> Vec<Number> {
        values.iter().map(|v| Number::from_f32(*v)).collect()
    }

    #[test]
    fn device_colours() {
        assert_eq!(device_colour(&numbers(&[1.0])), Colour(255, 255, 255));
        assert_eq!(device_colour(&numbers(&[1.0, 0.0, 0.5])), Colour(255, 0, 128));
        assert_eq!(device_colour(&numbers(&[0.0, 1.0, 1.0, 0.0])), Colour(255, 0, 0));
        assert_eq!(device_colour(&numbers(&[9.0, -1.0, f32::NAN])).0, 255);
        assert_eq!(tint(Colour(255, 0, 0), 0.5), Colour(255, 128, 128));
    }
}
