//! Tidy tables beside the NDJSON: the same rows and columns in every format, for programs that want flat tables.

mod csv;
#[cfg(feature = "parquet")]
mod parquet;
mod stale;

use super::Beside;
use crate::error::Error;
use crate::record::tidy::{Column, columns_of, row_of};
use crate::record::{Records, schema};
use crate::settings::TidyFormat;
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

/// A table's name, its record type and its columns.
#[derive(Debug)]
struct Table {
    name: &'static str,
    description: String,
    columns: Vec<Column>,
}

/// All tables: the documents, then those of [`Records::TABLES`] in their order.
static TABLES: LazyLock<Vec<Table>> = LazyLock::new(|| {
    let types = schema::names().zip(names());
    types
        .filter_map(|(name, table)| {
            let schema = schema::of(name)?;
            let description = schema["description"].as_str().unwrap_or_default().to_owned();
            Some(Table { name: table, description, columns: columns_of(&schema) })
        })
        .collect()
});

/// The names of all tables.
fn names() -> impl Iterator<Item = &'static str> {
    std::iter::once("documents").chain(Records::TABLES)
}

/// Tables of one format that are being written.
trait Format: std::fmt::Debug {
    /// Adds rows to a table, told by its place in [`TABLES`].
    fn add(&mut self, table: usize, rows: &[Vec<Value>]) -> Result<(), Error>;
    /// Puts the tables in their places.
    fn finish(self: Box<Self>) -> Result<(), Error>;
}

/// The tidy tables of an output folder, in every format that is wanted.
#[derive(Debug)]
pub(super) struct TidyTables {
    folder: PathBuf,
    wanted: Vec<TidyFormat>,
    formats: Vec<Box<dyn Format>>,
}

impl TidyTables {
    /// Begins every table of every format.
    pub(super) fn begin(folder: &Path, wanted: &[TidyFormat]) -> Result<Self, Error> {
        let formats = wanted.iter().map(|format| begin(*format, folder)).collect::<Result<_, _>>()?;
        Ok(Self { folder: folder.to_path_buf(), wanted: wanted.to_vec(), formats })
    }

    /// Adds rows; `tables` are the lines of the NDJSON tables, the documents' first.
    pub(super) fn add<'a>(&mut self, tables: impl Iterator<Item = &'a str>) -> Result<(), Error> {
        if self.formats.is_empty() {
            return Ok(());
        }
        for (number, (table, lines)) in TABLES.iter().zip(tables).enumerate() {
            let rows = lines.lines().map(|line| {
                let value: Value = serde_json::from_str(line)
                    .map_err(|error| Error::Data { path: self.folder.join(table.name), message: error.to_string() })?;
                Ok(row_of(&table.columns, &value))
            });
            let rows: Vec<Vec<Value>> = rows.collect::<Result<_, Error>>()?;
            for format in &mut self.formats {
                format.add(number, &rows)?;
            }
        }
        Ok(())
    }

    /// Puts the tables in their places and removes those of an earlier run in other formats: beside newer NDJSON they
    /// would mislead.
    pub(super) fn finish(self) -> Result<(), Error> {
        for format in self.formats {
            format.finish()?;
        }
        if !self.wanted.contains(&TidyFormat::Csv) {
            csv::remove(&self.folder);
        }
        if !self.wanted.contains(&TidyFormat::Parquet) {
            stale::remove_parquet(&self.folder);
        }
        Ok(())
    }
}

fn begin(format: TidyFormat, folder: &Path) -> Result<Box<dyn Format>, Error> {
    match format {
        TidyFormat::Csv => Ok(Box::new(csv::CsvTables::begin(folder)?)),
        #[cfg(feature = "parquet")]
        TidyFormat::Parquet => Ok(Box::new(parquet::ParquetTables::begin(folder)?)),
        #[cfg(not(feature = "parquet"))]
        TidyFormat::Parquet => Err(format.check().err().unwrap_or_else(|| Error::Usage("no Parquet".to_owned()))),
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn every_table_has_its_columns() {
        let names: Vec<&str> = TABLES.iter().map(|table| table.name).collect();
        assert_eq!(names, std::iter::once("documents").chain(Records::TABLES).collect::<Vec<_>>());
        for table in TABLES.iter() {
            assert_eq!(table.columns.first().unwrap().name, "id", "{}", table.name);
        }
    }
}
