//! What each thing costs that well-made tables seldom do.

pub(in super::super) const ROW: f32 = 1.0;
pub(in super::super) const MISPLACED: f32 = 4.0;
pub(in super::super) const OTHER_ALIGNMENT: f32 = 0.5;
pub(in super::super) const BLANK: f32 = 0.5;
pub(in super::super) const BLANK_FIRST: f32 = 1.5;
pub(in super::super) const BLANK_KEY: f32 = 3.0;
pub(in super::super) const SECOND_KEY: f32 = 6.0;
pub(in super::super) const LOW_KEY: f32 = 4.0;
pub(in super::super) const UNKEYED: f32 = 3.5;
pub(in super::super) const COVERED: f32 = 4.0;
pub(in super::super) const BOLD_CHANGES: f32 = 2.0;
pub(in super::super) const BELOW_HEADING: f32 = 4.0;
pub(in super::super) const PARAGRAPH: f32 = 2.0;
pub(in super::super) const ENDED_EARLY: f32 = 2.8;
pub(in super::super) const ECHO: f32 = 2.0;
pub(in super::super) const BULLET: f32 = 0.8;
pub(in super::super) const EARLY_BREAK: f32 = 1.5;
pub(in super::super) const SPACED_PARAGRAPH: f32 = 1.5;
pub(in super::super) const SPACE_IN_SENTENCE: f32 = 3.0;
pub(in super::super) const CUT_SENTENCE: f32 = 4.0;
pub(in super::super) const CUT_PROSE: f32 = 6.0;
pub(in super::super) const CUT_AFTER_COMMA: f32 = 2.5;
pub(in super::super) const SMALL_START: f32 = 1.0;
pub(in super::super) const CUT_FULL: f32 = 0.3;
