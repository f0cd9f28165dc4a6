//! Facts about organisations and localities, compiled in: codes, names, short names, former codes, parents.

pub mod abbreviations;
