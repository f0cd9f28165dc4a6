//! A parsed pattern as a program for the library's matchers.
//!
//! The library's own compiler makes two programs of each pattern, forwards and backwards, and builds every class of
//! letters or of white space anew, byte by byte, wherever the pattern has it: that took a sixth of the time that a small
//! paper takes. Here one program is made, forwards, and each class is taken apart once.

use regex_automata::nfa::thompson::{BuildError, Builder, NFA, Transition};
use regex_automata::util::look::Look;
use regex_automata::util::primitives::StateID;
use regex_syntax::hir::{self, Class, ClassUnicode, Hir, HirKind};
use regex_syntax::utf8::{Utf8Range, Utf8Sequences};

/// Signs beyond ASCII that match a small Latin letter where case does not matter: the long s and the sign for kelvin.
/// No paper writes them for an `s` or a `k`.
const CASE_CURIOSITIES: [char; 2] = ['\u{17F}', '\u{212A}'];

/// Compiles a pattern.
pub(super) fn compile(hir: &Hir) -> Result<NFA, BuildError> {
    let mut compiler = Compiler { builder: Builder::new(), classes: Vec::new() };
    compiler.builder.set_utf8(true);
    compiler.program(hir)
}

/// The ranges of a class, without the curiosities of letter case.
pub(super) fn ranges(class: &ClassUnicode) -> impl Iterator<Item = (char, char)> {
    class
        .iter()
        .map(|range| (range.start(), range.end()))
        .filter(|(start, end)| start != end || !CASE_CURIOSITIES.contains(start))
}

/// Where a part of a program begins and ends.
#[derive(Debug, Clone, Copy)]
struct Part {
    start: StateID,
    end: StateID,
}

/// A step of a class: for ranges of bytes, the step that takes the next byte, or none where the sign is complete.
type Step = Vec<(u8, u8, Option<usize>)>;

/// A class taken apart: its steps, each after those that it leads to; the last is the first to be taken.
type Steps = Vec<Step>;

struct Compiler {
    builder: Builder,
    /// The classes met so far.
    classes: Vec<(ClassUnicode, Steps)>,
}

impl Compiler {
    fn program(&mut self, hir: &Hir) -> Result<NFA, BuildError> {
        let anchored = hir.properties().look_set_prefix().contains(hir::Look::Start);
        let before = if anchored {
            self.builder.add_empty()?
        } else {
            // Any bytes, as few as possible.
            let union = self.builder.add_union_reverse(Vec::new())?;
            let any = self.builder.add_range(Transition { start: 0, end: 255, next: union })?;
            self.builder.patch(union, any)?;
            union
        };
        self.builder.start_pattern()?;
        let whole = self.capture(0, None, hir)?;
        let found = self.builder.add_match()?;
        self.builder.patch(whole.end, found)?;
        self.builder.finish_pattern(whole.start)?;
        self.builder.patch(before, whole.start)?;
        self.builder.build(whole.start, before)
    }

    fn part(&mut self, hir: &Hir) -> Result<Part, BuildError> {
        match hir.kind() {
            HirKind::Empty => self.empty(),
            HirKind::Literal(literal) => self.literal(&literal.0),
            HirKind::Class(Class::Bytes(class)) => {
                let end = self.builder.add_empty()?;
                let ranges = class.iter().map(|r| Transition { start: r.start(), end: r.end(), next: end }).collect();
                Ok(Part { start: self.builder.add_sparse(ranges)?, end })
            }
            HirKind::Class(Class::Unicode(class)) => self.class(class),
            HirKind::Look(look) => {
                let state = self.builder.add_look(StateID::ZERO, look_of(*look))?;
                Ok(Part { start: state, end: state })
            }
            HirKind::Repetition(repetition) => self.repetition(repetition),
            HirKind::Capture(capture) => self.capture(capture.index, capture.name.as_deref(), &capture.sub),
            HirKind::Concat(parts) => self.row(parts.iter()),
            HirKind::Alternation(parts) => self.alternatives(parts),
        }
    }

    fn empty(&mut self) -> Result<Part, BuildError> {
        let state = self.builder.add_empty()?;
        Ok(Part { start: state, end: state })
    }

    fn literal(&mut self, bytes: &[u8]) -> Result<Part, BuildError> {
        let mut whole: Option<Part> = None;
        for byte in bytes {
            let state = self.builder.add_range(Transition { start: *byte, end: *byte, next: StateID::ZERO })?;
            if let Some(whole) = whole {
                self.builder.patch(whole.end, state)?;
            }
            whole = Some(Part { start: whole.map_or(state, |w| w.start), end: state });
        }
        whole.map_or_else(|| self.empty(), Ok)
    }

    fn capture(&mut self, index: u32, name: Option<&str>, hir: &Hir) -> Result<Part, BuildError> {
        let start = self.builder.add_capture_start(StateID::ZERO, index, name.map(Into::into))?;
        let inner = self.part(hir)?;
        let end = self.builder.add_capture_end(StateID::ZERO, index)?;
        self.builder.patch(start, inner.start)?;
        self.builder.patch(inner.end, end)?;
        Ok(Part { start, end })
    }

    fn row<'h>(&mut self, parts: impl Iterator<Item = &'h Hir>) -> Result<Part, BuildError> {
        let mut whole: Option<Part> = None;
        for part in parts {
            let part = self.part(part)?;
            if let Some(whole) = whole {
                self.builder.patch(whole.end, part.start)?;
            }
            whole = Some(Part { start: whole.map_or(part.start, |w| w.start), end: part.end });
        }
        whole.map_or_else(|| self.empty(), Ok)
    }

    fn alternatives(&mut self, parts: &[Hir]) -> Result<Part, BuildError> {
        let start = self.builder.add_union(Vec::with_capacity(parts.len()))?;
        let end = self.builder.add_empty()?;
        for part in parts {
            let part = self.part(part)?;
            self.builder.patch(start, part.start)?;
            self.builder.patch(part.end, end)?;
        }
        Ok(Part { start, end })
    }

    /// A fork whose first way is the preferred one where the repetition is greedy, its last one where it is not.
    fn fork(&mut self, greedy: bool) -> Result<StateID, BuildError> {
        if greedy { self.builder.add_union(Vec::new()) } else { self.builder.add_union_reverse(Vec::new()) }
    }

    fn repetition(&mut self, repetition: &hir::Repetition) -> Result<Part, BuildError> {
        let (sub, greedy) = (&*repetition.sub, repetition.greedy);
        match (repetition.min, repetition.max) {
            (0, None) => self.any_number(sub, greedy),
            (min, None) => {
                let before = self.times(sub, min - 1)?;
                let last = self.part(sub)?;
                let fork = self.fork(greedy)?;
                self.builder.patch(last.end, fork)?;
                self.builder.patch(fork, last.start)?;
                self.builder.patch(before.end, last.start)?;
                Ok(Part { start: before.start, end: fork })
            }
            (min, Some(max)) => {
                let least = self.times(sub, min)?;
                if min == max {
                    return Ok(least);
                }
                let end = self.builder.add_empty()?;
                let mut last = least.end;
                for _ in min..max {
                    let fork = self.fork(greedy)?;
                    let part = self.part(sub)?;
                    self.builder.patch(last, fork)?;
                    self.builder.patch(fork, part.start)?;
                    self.builder.patch(fork, end)?;
                    last = part.end;
                }
                self.builder.patch(last, end)?;
                Ok(Part { start: least.start, end })
            }
        }
    }

    fn any_number(&mut self, sub: &Hir, greedy: bool) -> Result<Part, BuildError> {
        if sub.properties().minimum_len().is_some_and(|length| length > 0) {
            let fork = self.fork(greedy)?;
            let part = self.part(sub)?;
            self.builder.patch(fork, part.start)?;
            self.builder.patch(part.end, fork)?;
            return Ok(Part { start: fork, end: fork });
        }
        // What may match nothing is repeated as `(x+)?`: the preferences would be wrong otherwise.
        let part = self.part(sub)?;
        let again = self.fork(greedy)?;
        self.builder.patch(part.end, again)?;
        self.builder.patch(again, part.start)?;
        let start = self.fork(greedy)?;
        let end = self.builder.add_empty()?;
        self.builder.patch(start, part.start)?;
        self.builder.patch(start, end)?;
        self.builder.patch(again, end)?;
        Ok(Part { start, end })
    }

    fn times(&mut self, sub: &Hir, count: u32) -> Result<Part, BuildError> {
        self.row(std::iter::repeat_n(sub, count as usize))
    }

    fn class(&mut self, class: &ClassUnicode) -> Result<Part, BuildError> {
        let end = self.builder.add_empty()?;
        if ranges(class).all(|(_, last)| last.is_ascii()) {
            let ranges = ranges(class).map(|(a, b)| Transition { start: a as u8, end: b as u8, next: end }).collect();
            return Ok(Part { start: self.builder.add_sparse(ranges)?, end });
        }
        let known = self.classes.iter().position(|(known, _)| known == class);
        let at = known.unwrap_or_else(|| {
            self.classes.push((class.clone(), steps(class)));
            self.classes.len() - 1
        });
        let Some((_, steps)) = self.classes.get(at) else { return self.empty() };
        let mut states: Vec<StateID> = Vec::with_capacity(steps.len());
        for step in steps {
            let next = |to: &Option<usize>| to.and_then(|to| states.get(to)).copied().unwrap_or(end);
            let ways = step.iter().map(|(a, b, to)| Transition { start: *a, end: *b, next: next(to) }).collect();
            states.push(self.builder.add_sparse(ways)?);
        }
        Ok(Part { start: states.last().copied().unwrap_or(end), end })
    }
}

/// Takes a class apart.
fn steps(class: &ClassUnicode) -> Steps {
    let mut first: Step = Vec::new();
    let mut steps: Steps = Vec::new();
    let mut rest: Vec<Vec<Utf8Range>> = Vec::new();
    for (start, end) in ranges(class) {
        let from = u32::from(start).max(0x80);
        if start.is_ascii() {
            first.push((start as u8, u32::from(end).min(0x7F) as u8, None));
        }
        if from == 0x80 && end == char::MAX {
            // Every sign beyond ASCII. A text has whole signs only, so that their first byte tells their length.
            for ways in [None, Some(0), Some(1)] {
                steps.push(vec![(0x80, 0xBF, ways)]);
            }
            first.extend([(0xC2, 0xDF, Some(0)), (0xE0, 0xEF, Some(1)), (0xF0, 0xF4, Some(2))]);
        } else if let Some(from) = char::from_u32(from).filter(|from| *from <= end) {
            rest.extend(Utf8Sequences::new(from, end).map(|s| s.as_slice().to_vec()));
        }
    }
    first.extend(branches(&rest, &mut steps));
    first.sort_unstable();
    steps.push(first);
    steps
}

/// The step that takes the first bytes of these sequences; the steps that follow it are pushed.
fn branches(sequences: &[Vec<Utf8Range>], steps: &mut Steps) -> Step {
    let mut step = Step::new();
    let mut at = 0;
    while let Some(first) = sequences.get(at).and_then(|s| s.first()) {
        // Sequences come in order; those that begin with the same bytes stand together.
        let same = sequences[at..].iter().take_while(|s| s.first() == Some(first)).count();
        let tails: Vec<Vec<Utf8Range>> = sequences[at..at + same]
            .iter()
            .filter_map(|s| s.get(1..).filter(|tail| !tail.is_empty()))
            .map(<[_]>::to_vec)
            .collect();
        let next = if tails.is_empty() {
            None
        } else {
            let next = branches(&tails, steps);
            let known = steps.iter().position(|known| *known == next);
            Some(known.unwrap_or_else(|| {
                steps.push(next);
                steps.len() - 1
            }))
        };
        step.push((first.start, first.end, next));
        at += same;
    }
    step
}

fn look_of(look: hir::Look) -> Look {
    match look {
        hir::Look::Start => Look::Start,
        hir::Look::End => Look::End,
        hir::Look::StartLF => Look::StartLF,
        hir::Look::EndLF => Look::EndLF,
        hir::Look::StartCRLF => Look::StartCRLF,
        hir::Look::EndCRLF => Look::EndCRLF,
        hir::Look::WordAscii => Look::WordAscii,
        hir::Look::WordAsciiNegate => Look::WordAsciiNegate,
        hir::Look::WordUnicode => Look::WordUnicode,
        hir::Look::WordUnicodeNegate => Look::WordUnicodeNegate,
        hir::Look::WordStartAscii => Look::WordStartAscii,
        hir::Look::WordEndAscii => Look::WordEndAscii,
        hir::Look::WordStartUnicode => Look::WordStartUnicode,
        hir::Look::WordEndUnicode => Look::WordEndUnicode,
        hir::Look::WordStartHalfAscii => Look::WordStartHalfAscii,
        hir::Look::WordEndHalfAscii => Look::WordEndHalfAscii,
        hir::Look::WordStartHalfUnicode => Look::WordStartHalfUnicode,
        hir::Look::WordEndHalfUnicode => Look::WordEndHalfUnicode,
    }
}
