//! Records to files: one JSON document per paper, one NDJSON table per record type, `run.json`; CSV.

pub mod inspect;
