//! Tables as Parquet, with the columns of the CSV: texts, whole numbers and truth values, each of which may be absent.
//!
//! Without compression: the files are small, and every reader opens them. The same rows give the same bytes.

use super::{Beside, Format, TABLES, Table};
use crate::error::Error;
use crate::record::tidy::ColumnKind;
use parquet::basic::{LogicalType, Repetition, Type as Physical};
use parquet::column::writer::ColumnWriter;
use parquet::data_type::ByteArray;
use parquet::errors::ParquetError;
use parquet::file::properties::WriterProperties;
use parquet::file::writer::SerializedFileWriter;
use parquet::schema::types::{Type, TypePtr};
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Who a file's footer says made it: `stale` knows the file by that.
const MADE_BY: &str = concat!(env!("CARGO_PKG_NAME"), " version ", env!("CARGO_PKG_VERSION"));

/// Rows that are held before they are written as one group: some tens of megabytes at most.
const GROUP: usize = 20_000;

/// A value that is there stands one level deep, one that is absent at level 0.
const PRESENT: i16 = 1;

/// Parquet tables that are being written.
#[derive(Debug)]
pub(super) struct ParquetTables {
    folder: PathBuf,
    tables: Vec<File>,
}

#[derive(Debug)]
struct File {
    writer: SerializedFileWriter<Beside>,
    rows: Vec<Vec<Value>>,
}

impl ParquetTables {
    /// Begins every table.
    pub(super) fn begin(folder: &Path) -> Result<Self, Error> {
        let properties = Arc::new(WriterProperties::builder().set_created_by(MADE_BY.to_owned()).build());
        let file = |table: &Table| {
            let beside = Beside::create(&folder.join(format!("{}.parquet", table.name)))?;
            let writer = schema(table)
                .and_then(|schema| SerializedFileWriter::new(beside, schema, Arc::clone(&properties)))
                .map_err(|error| failed(folder, table, &error))?;
            Ok(File { writer, rows: Vec::new() })
        };
        let tables = TABLES.iter().map(file).collect::<Result<_, Error>>()?;
        Ok(Self { folder: folder.to_path_buf(), tables })
    }
}

impl Format for ParquetTables {
    fn add(&mut self, table: usize, rows: &[Vec<Value>]) -> Result<(), Error> {
        let Some(file) = self.tables.get_mut(table) else { return Ok(()) };
        file.rows.extend_from_slice(rows);
        if file.rows.len() >= GROUP {
            file.group().map_err(|error| failed(&self.folder, &TABLES[table], &error))?;
        }
        Ok(())
    }

    fn finish(self: Box<Self>) -> Result<(), Error> {
        for (mut file, table) in self.tables.into_iter().zip(TABLES.iter()) {
            let written = file.group().and_then(|()| file.writer.into_inner());
            written.map_err(|error| failed(&self.folder, table, &error))?.keep()?;
        }
        Ok(())
    }
}

impl File {
    /// Writes the rows that are held as a group, column by column.
    fn group(&mut self) -> Result<(), ParquetError> {
        let rows = std::mem::take(&mut self.rows);
        if rows.is_empty() {
            return Ok(());
        }
        let mut group = self.writer.next_row_group()?;
        let mut number = 0;
        while let Some(mut column) = group.next_column()? {
            let cells = || rows.iter().map(|row| row.get(number).filter(|value| !value.is_null()));
            let levels: Vec<i16> = cells().map(|cell| if cell.is_some() { PRESENT } else { 0 }).collect();
            let present = cells().flatten();
            match column.untyped() {
                ColumnWriter::ByteArrayColumnWriter(writer) => {
                    let texts: Vec<ByteArray> =
                        present.map(|value| ByteArray::from(text(value).into_bytes())).collect();
                    writer.write_batch(&texts, Some(&levels), None)?;
                }
                ColumnWriter::Int64ColumnWriter(writer) => {
                    let numbers: Vec<i64> = present.map(|value| value.as_i64().unwrap_or_default()).collect();
                    writer.write_batch(&numbers, Some(&levels), None)?;
                }
                ColumnWriter::BoolColumnWriter(writer) => {
                    let truths: Vec<bool> = present.map(|value| value.as_bool().unwrap_or_default()).collect();
                    writer.write_batch(&truths, Some(&levels), None)?;
                }
                _ => return Err(ParquetError::General("a column of a kind that no table has".to_owned())),
            }
            column.close()?;
            number += 1;
        }
        group.close().map(drop)
    }
}

fn text(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

fn schema(table: &Table) -> Result<TypePtr, ParquetError> {
    let fields = table.columns.iter().map(|column| {
        let (physical, logical) = match column.kind {
            ColumnKind::Text => (Physical::BYTE_ARRAY, Some(LogicalType::String)),
            ColumnKind::Integer => (Physical::INT64, None),
            ColumnKind::Boolean => (Physical::BOOLEAN, None),
        };
        let field = Type::primitive_type_builder(&column.name, physical).with_logical_type(logical);
        field.with_repetition(Repetition::OPTIONAL).build().map(Arc::new)
    });
    let fields = fields.collect::<Result<_, _>>()?;
    Type::group_type_builder(table.name).with_fields(fields).build().map(Arc::new)
}

fn failed(folder: &Path, table: &Table, error: &ParquetError) -> Error {
    Error::Data { path: folder.join(format!("{}.parquet", table.name)), message: error.to_string() }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::settings::TidyFormat;
    use crate::write::tidy::TidyTables;
    use parquet::file::reader::{FileReader as _, SerializedFileReader};
    use parquet::record::RowAccessor as _;
    use serde_json::json;
    use std::fs;

    #[test]
    fn what_is_written_is_read_back() {
        let folder = tempfile::tempdir().unwrap();
        let write = |formats: &[TidyFormat]| {
            let mut tables = TidyTables::begin(folder.path(), formats).unwrap();
            let rating = |id: &str, text| json!({ "id": id, "proposal": "1.10", "evidence": text }).to_string() + "\n";
            let ratings = rating("a", json!("=naïve\ntext")) + &rating("b", Value::Null);
            let lines = TABLES.iter().map(|table| if table.name == "ratings" { ratings.as_str() } else { "" });
            tables.add(lines).unwrap();
            tables.finish().unwrap();
        };
        write(&[TidyFormat::Parquet]);
        let path = folder.path().join("ratings.parquet");
        let first = fs::read(&path).unwrap();
        let reader = SerializedFileReader::new(fs::File::open(&path).unwrap()).unwrap();
        let rows: Vec<_> = reader.get_row_iter(None).unwrap().map(Result::unwrap).collect();
        assert_eq!(rows.len(), 2);
        let column = |name: &str| rows[0].get_column_iter().position(|(column, _)| column == name).unwrap();
        assert_eq!(rows[0].get_string(column("evidence")).unwrap(), "=naïve\ntext");
        assert_eq!(rows[0].get_string(column("proposal")).unwrap(), "1.10");
        assert!(rows[1].get_string(column("evidence")).is_err(), "absent");
        // The same rows give the same bytes; a run without Parquet leaves none that mislead.
        write(&[TidyFormat::Parquet]);
        assert_eq!(fs::read(&path).unwrap(), first);
        write(&[]);
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
    }
}
