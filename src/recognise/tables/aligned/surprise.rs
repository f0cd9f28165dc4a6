//! How surprising it would be for texts to stand in one row, or in two.
//!
//! Each cost is about the negative logarithm of how often well-made tables do such a thing. What a table itself does is
//! learnt from rows told without it ([`Habits::learnt`]): how often a column is blank, how far rows stand apart.

pub(super) mod cost;

use super::gutters::Region;
use super::habits::Habits;
use super::measures::Measures;
use super::segments::{Segment, TextLine};
use crate::document::Page;
use crate::wording::sentences::leads_on;

/// Lines of one cell stand no further apart than this many times the leading.
const CLOSE: f32 = 1.1;
/// … and next to each other, if not of one paragraph, no further than this.
const ADJACENT: f32 = 1.3;
/// A text stands at its place within this (in type sizes).
const MISPLACED: f32 = 0.35;
/// A text that costs so much below another one begins anew.
const ANEW: f32 = 1.5;
/// A line of so many words is prose.
const PROSE: usize = 4;

/// From where the cells of a row are set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Alignment {
    /// From the row's top.
    Top,
    /// In the middle of its height.
    Middle,
    /// At its bottom.
    Bottom,
}

impl Alignment {
    pub(super) const ALL: [Self; 3] = [Self::Top, Self::Middle, Self::Bottom];

    fn of(self, (top, bottom): (f32, f32)) -> f32 {
        match self {
            Self::Top => top,
            Self::Middle => f32::midpoint(top, bottom),
            Self::Bottom => bottom,
        }
    }
}

/// A text of a region.
pub(super) struct Text {
    line: usize,
    baseline: f32,
    /// First and last column over which it runs.
    columns: (usize, usize),
    /// It begins with a small letter.
    pub(super) small: bool,
    /// The text above it in its column, by its index.
    above: Option<usize>,
    /// What it costs that it stands in one row with the text above it.
    goes_on: f32,
    /// What it costs that it does not.
    begins: f32,
}

/// A region's texts, line by line.
pub(super) struct Texts {
    all: Vec<Text>,
    /// For each line the index of its first text; one more at the end.
    from: Vec<usize>,
    pub(super) columns: usize,
    size: f32,
    /// Distance of two lines of one cell (points).
    pub(super) leading: f32,
    /// The first row is a heading, or may be one.
    headed: bool,
    /// The line below a heading that is printed again: the rest of a row may stand there.
    rest: Option<usize>,
    /// Rows begin with a number.
    keyed: bool,
}

/// A row that is being measured: the lines from one on, as far as it has been read.
pub(super) struct Row<'a> {
    texts: &'a Texts,
    habits: &'a Habits,
    from: usize,
    extents: Vec<Option<(f32, f32)>>,
    covered: Vec<bool>,
    /// What will not be less with more lines.
    certain: f32,
    /// Nothing but texts from the first column over the next.
    pub(super) section: bool,
    /// The line after the last that was read.
    to: usize,
}

impl Texts {
    pub(super) fn of(page: &Page, lines: &[TextLine], region: &Region, measures: &Measures) -> Self {
        let columns = region.gutters.len() + 1;
        let mut last: Vec<Option<(usize, &Segment)>> = vec![None; columns];
        let mut all: Vec<Text> = Vec::new();
        let mut from = Vec::with_capacity(lines.len() + 1);
        for (line, texts) in lines.iter().enumerate() {
            from.push(all.len());
            for segment in &texts.segments {
                let place = region.columns(segment);
                let slot = last.get(place.0).copied().flatten();
                let (mut goes_on, mut begins) = (0.0, 0.0);
                if let Some((above, before)) = slot.filter(|(above, _)| all[*above].line < line) {
                    let ended = all[above].columns == place;
                    let pair = Pair { page, before, next: segment, column: place.0, size: texts.size };
                    (goes_on, begins) = pair.costs(measures, region.keyed && place.0 == 0);
                    let heading = lines.get(all[above].line).is_some_and(|l| l.segments.len() > 1 && l.is_bold());
                    goes_on += if heading && !segment.bold { cost::BELOW_HEADING } else { 0.0 };
                    goes_on += if ended { 0.0 } else { cost::PARAGRAPH };
                }
                let above = slot.map(|(above, _)| if all[above].line < line { Some(above) } else { all[above].above });
                let small = segment.starts_small;
                let above = above.flatten();
                all.push(Text { line, baseline: segment.baseline, columns: place, small, above, goes_on, begins });
                if let Some(slot) = last.get_mut(place.0) {
                    *slot = Some((all.len() - 1, segment));
                }
            }
        }
        from.push(all.len());
        let size = lines.iter().map(|l| l.size).reduce(f32::min).unwrap_or(10.0);
        // What goes on from the page before begins with a heading only where that is set as one.
        let headed = !region.goes_on || lines.first().is_some_and(TextLine::is_bold);
        let rest = Some(region.repeated).filter(|&line| line > 0);
        Self { all, from, columns, size, leading: measures.leading, headed, rest, keyed: region.keyed }
    }

    /// The texts of a line.
    fn of_line(&self, line: usize) -> &[Text] {
        self.of_lines(line, line + 1)
    }

    /// The texts of the lines up to another.
    fn of_lines(&self, from: usize, to: usize) -> &[Text] {
        let (from, to) = (self.from.get(from), self.from.get(to));
        from.zip(to).and_then(|(&from, &to)| self.all.get(from..to)).unwrap_or_default()
    }

    /// The step from the texts above a line to those on it.
    pub(super) fn step(&self, line: usize) -> f32 {
        let above = line.checked_sub(1).map(|l| self.of_line(l)).unwrap_or_default();
        let bottom = above.iter().map(|t| t.baseline).fold(f32::MIN, f32::max);
        self.of_line(line).iter().map(|t| t.baseline).fold(f32::MAX, f32::min) - bottom
    }

    /// How many lines there are.
    pub(super) fn lines(&self) -> usize {
        self.from.len().saturating_sub(1)
    }

    /// What a row costs before anything is known of its texts.
    pub(super) fn row<'a>(&'a self, habits: &'a Habits, from: usize) -> Row<'a> {
        let mut certain = cost::ROW;
        if from > 0
            && let Some(spacing) = habits.spacing
            && self.step(from) < spacing.least
        {
            certain += spacing.narrow;
        }
        let (extents, covered) = (vec![None; self.columns], vec![false; self.columns]);
        Row { texts: self, habits, from, extents, covered, certain, section: true, to: from }
    }
}

/// A text and the one below it in its column.
struct Pair<'a> {
    page: &'a Page,
    before: &'a Segment,
    next: &'a Segment,
    column: usize,
    size: f32,
}

impl Pair<'_> {
    /// What it costs that the two stand in one row, and that they do not.
    fn costs(&self, measures: &Measures, keyed: bool) -> (f32, f32) {
        let &Self { before, next, column, size, .. } = self;
        let step = next.baseline - before.baseline;
        let leading = measures.leading.max(size);
        let cut = self.is_cut_figure();
        // A number or a date is whole, unless its column is too narrow for it.
        let whole = self.is_figure(before) && self.is_figure(next) && !cut;
        let full = cut || !whole && measures.is_full(column, before, next);
        let close = step <= CLOSE * leading;
        let mut goes_on = match (close, full, next.starts_small) {
            (true, true, _) => 0.0,
            (_, _, false) if next.labelled && !whole => cost::BULLET,
            (true, false, true) => cost::EARLY_BREAK,
            (true, false, false) if self.is_sentence() => cost::PARAGRAPH,
            (true, false, false) => cost::ENDED_EARLY,
            (false, _, true) => cost::SPACE_IN_SENTENCE,
            (false, _, false) => cost::SPACED_PARAGRAPH + ((step - leading) / leading).min(1.5),
        };
        if before.bold != next.bold {
            goes_on += cost::BOLD_CHANGES;
        }
        if self.is_echo() {
            goes_on += cost::ECHO;
        }
        if keyed && next.labelled {
            goes_on += cost::SECOND_KEY;
        }
        let adjacent = step <= ADJACENT * leading;
        let unkeyed = if keyed && !next.labelled { cost::UNKEYED } else { 0.0 };
        let begins = match (adjacent, full, next.starts_small) {
            _ if cut => cost::CUT_PROSE,
            (true, true, true) if before.words.len() >= PROSE => cost::CUT_PROSE,
            (true, true, true) => cost::CUT_SENTENCE,
            (true, ..) if self.is_open() => cost::CUT_AFTER_COMMA,
            (true, false, true) => cost::SMALL_START,
            (true, true, false) if !next.labelled => cost::CUT_FULL,
            _ => 0.0,
        };
        (goes_on, begins + unkeyed)
    }

    /// Whether the two say the same.
    fn is_echo(&self) -> bool {
        let text = |word: &usize| self.page.words.get(*word).map(|word| word.text.as_str());
        self.before.words.iter().map(text).eq(self.next.words.iter().map(text))
    }

    /// Whether a text is a number, a date or a mark: no letter stands in it.
    fn is_figure(&self, segment: &Segment) -> bool {
        let mut words = segment.words.iter().filter_map(|&w| self.page.words.get(w));
        words.all(|word| !word.text.contains(char::is_alphabetic))
    }

    /// Whether the two are one number: the thousands of the upper one lack digits, and the lower one has them.
    fn is_cut_figure(&self) -> bool {
        let word = |words: &[usize]| match words {
            [only] => self.page.words.get(*only).map(|word| word.text.as_str()),
            _ => None,
        };
        let (Some(upper), Some(lower)) = (word(&self.before.words), word(&self.next.words)) else { return false };
        let digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
        upper
            .rsplit_once(',')
            .is_some_and(|(_, last)| digits(last) && digits(lower) && last.len() < 3 && last.len() + lower.len() == 3)
    }

    /// Whether the upper text ends as sentences and items of lists do.
    fn is_sentence(&self) -> bool {
        let last = self.before.words.last().and_then(|&w| self.page.words.get(w));
        last.is_some_and(|word| word.text.ends_with(['.', ';', ':', '?', '!', ')']))
    }

    /// Whether the upper text ends in the middle of a sentence.
    fn is_open(&self) -> bool {
        let last = self.before.words.last().and_then(|&w| self.page.words.get(w));
        last.is_some_and(|word| {
            (word.text.len() > '–'.len_utf8() && word.text.ends_with([',', '-', '–', '/', '&', '(']))
                || word.text == "&"
                || leads_on(&word.text)
        })
    }
}

impl Row<'_> {
    /// Reads the next line.
    pub(super) fn take(&mut self, line: usize) {
        self.to = line + 1;
        // Where rows are set apart, what is not is a paragraph of the same cell.
        let spacing = self.habits.spacing.map(|spacing| (self.texts.step(line) < spacing.least, spacing.wide));
        let close = spacing.is_some_and(|(close, _)| close);
        if let Some((false, wide)) = spacing.filter(|_| line > self.from) {
            self.certain += wide;
        }
        for text in self.texts.of_line(line) {
            let first = self.extents.get(text.columns.0).copied().flatten().is_none();
            if first {
                self.certain += text.begins;
                let small = self.habits.columns.get(text.columns.0).map_or(0.0, |c| c.small);
                self.certain += if text.small && text.begins == 0.0 { small } else { 0.0 };
            } else if self.is_below(text) {
                let second = self.habits.columns.get(text.columns.0).map_or(0.0, |c| c.second);
                self.certain += match (text.goes_on >= ANEW, close) {
                    (true, true) if text.goes_on <= cost::ENDED_EARLY => text.goes_on / 2.0,
                    (true, false) => text.goes_on + second,
                    _ => text.goes_on,
                };
            }
            self.section &= text.columns.0 == 0 && text.columns.1 > 0;
            for column in text.columns.0..=text.columns.1 {
                let begun = column > text.columns.0 && self.extents.get(column).is_some_and(Option::is_some);
                let under = column == text.columns.0 && self.covered.get(column).is_some_and(|c| *c);
                if begun || under {
                    self.certain += cost::COVERED;
                }
                if column > text.columns.0
                    && let Some(covered) = self.covered.get_mut(column)
                {
                    *covered = true;
                }
            }
            if let Some(extent) = self.extents.get_mut(text.columns.0) {
                let (top, bottom) = extent.unwrap_or((text.baseline, text.baseline));
                *extent = Some((top.min(text.baseline), bottom.max(text.baseline)));
            }
        }
    }

    /// What will not be less with more lines.
    pub(super) fn certain(&self) -> f32 {
        self.certain
    }

    /// What the row costs as it stands.
    pub(super) fn cost(&self) -> f32 {
        let mut out = self.certain + self.misplaced() + if self.has_low_key() { cost::LOW_KEY } else { 0.0 };
        // The rest of a row from the page before may be blank anywhere.
        let rest = self.texts.rest == Some(self.from);
        if !self.section && !rest && (self.from > 0 || self.texts.headed) {
            for (column, habit) in self.habits.columns.iter().enumerate() {
                out += if self.is_written(column) { habit.written } else { habit.blank };
            }
        }
        out
    }

    /// Whether the number of a row that is set from its top stands below other texts.
    fn has_low_key(&self) -> bool {
        let top = self.extents.iter().flatten().map(|extent| extent.0).fold(f32::MAX, f32::min);
        let low = |key: (f32, f32)| key.0 - top > MISPLACED * self.texts.size;
        self.texts.keyed
            && !self.section
            && self.habits.alignments.first() == Some(&Alignment::Top)
            && self.extents.first().copied().flatten().is_some_and(low)
    }

    fn misplaced(&self) -> f32 {
        let own = self.misplaced_by(|column| self.habits.alignments.get(column).copied().unwrap_or(Alignment::Top));
        if own == 0.0 || self.from > 0 || !self.texts.headed {
            return own;
        }
        // A heading may be set from elsewhere than the rows below it.
        let others =
            Alignment::ALL.into_iter().map(|alignment| self.misplaced_by(|_| alignment) + cost::OTHER_ALIGNMENT);
        others.fold(own, f32::min)
    }

    pub(super) fn misplaced_by(&self, alignment: impl Fn(usize) -> Alignment) -> f32 {
        let written = || self.extents.iter().enumerate().filter_map(|(c, e)| e.map(|e| (c, e)));
        let top = written().map(|(_, e)| e.0).fold(f32::MAX, f32::min);
        let bottom = written().map(|(_, e)| e.1).fold(f32::MIN, f32::max);
        let off = |(column, extent): &(usize, (f32, f32))| {
            let alignment = alignment(*column);
            (alignment.of(*extent) - alignment.of((top, bottom))).abs() > MISPLACED * self.texts.size
        };
        // Owners and dates are put beside their paragraphs together.
        match written().filter(off).count() {
            0 => 0.0,
            count => cost::MISPLACED + (count - 1) as f32 * cost::MISPLACED / 2.0,
        }
    }
}

impl Row<'_> {
    /// Whether something stands in a column.
    pub(super) fn is_written(&self, column: usize) -> bool {
        self.extents.get(column).is_some_and(Option::is_some) || self.covered.get(column).is_some_and(|c| *c)
    }

    /// Its first line.
    pub(super) fn first_line(&self) -> usize {
        self.from
    }

    /// Whether a second paragraph stands in a column.
    pub(super) fn has_second(&self, column: usize) -> bool {
        let texts = self.texts.of_lines(self.from, self.to);
        texts.iter().any(|t| t.columns.0 == column && t.goes_on >= ANEW && self.is_below(t))
    }

    /// Whether what stands above a text is of this row.
    fn is_below(&self, text: &Text) -> bool {
        text.above.and_then(|above| self.texts.all.get(above)).is_some_and(|above| above.line >= self.from)
    }

    /// The first text of a column.
    pub(super) fn first(&self, column: usize) -> Option<&Text> {
        self.texts.of_lines(self.from, self.to).iter().find(|t| t.columns.0 == column)
    }
}
