//! How papers word things: date phrases, list labels, names of people, marks, abbreviations, likeness of texts.
//! Pure functions on text, for every stage.

pub mod blanks;
pub mod calendar;
pub mod claims;
pub mod counting;
pub mod folding;
pub mod labels;
pub mod latin;
pub mod lists;
pub mod misprint;
pub mod numerals;
pub mod ordinals;
pub mod people;
pub mod periods;
pub mod phrases;
pub mod sentences;
pub mod signs;
pub mod stamps;
pub mod standing;
pub mod substring;
pub mod verbs;
pub mod when;
pub mod word_parts;
pub mod xml;

pub mod list_label;
