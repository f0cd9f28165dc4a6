//! A filled sheet back into rows: XLSX, or CSV as spreadsheets write it in any country.

use super::REASON;
use calamine::{Data, Reader as _};

/// A filled row: the values under the headings.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filled {
    /// Number of the row in the sheet, from 1; the headings are row 1.
    pub row: usize,
    /// Id of the record.
    pub record_id: String,
    /// Its table.
    pub table: String,
    /// The field.
    pub field: String,
    /// The right value, as a person wrote it.
    pub correct_value: String,
    /// Who.
    pub by: String,
    /// Why.
    pub reason: String,
}

/// Filled rows from a table whose first row holds the headings, in any order; rows without a correct value are left out.
///
/// # Errors
/// Which heading is missing.
pub fn filled(rows: &[Vec<String>]) -> Result<Vec<Filled>, String> {
    let Some((head, body)) = rows.split_first() else { return Err("the sheet is empty".to_owned()) };
    let column = |name: &str| head.iter().position(|h| h.trim().eq_ignore_ascii_case(name));
    let need = |name: &str| column(name).ok_or_else(|| format!("there is no column `{name}`"));
    let (id, table, field, value) = (need("record_id")?, need("table")?, need("field")?, need("correct_value")?);
    let (by, reason) = (column("by"), column(REASON));
    let get = |row: &[String], at: Option<usize>| {
        at.and_then(|i| row.get(i)).map(|v| v.trim().to_owned()).unwrap_or_default()
    };
    Ok(body
        .iter()
        .enumerate()
        .map(|(number, row)| Filled {
            row: number + 2,
            record_id: get(row, Some(id)),
            table: get(row, Some(table)),
            field: get(row, Some(field)),
            correct_value: get(row, Some(value)),
            by: get(row, by),
            reason: get(row, reason),
        })
        .filter(|f| !f.correct_value.is_empty())
        .collect())
}

/// Rows of a filled sheet: XLSX (its sheet `review`, or its first) or CSV, told by content.
///
/// # Errors
/// Why the file is neither.
pub fn rows(bytes: &[u8]) -> Result<Vec<Vec<String>>, String> {
    if bytes.starts_with(b"PK") {
        let mut workbook: calamine::Xlsx<_> = calamine::open_workbook_from_rs(std::io::Cursor::new(bytes))
            .map_err(|e: calamine::XlsxError| format!("the workbook cannot be read: {e}"))?;
        let names = workbook.sheet_names();
        let name =
            names.iter().find(|n| *n == "review").or_else(|| names.first()).ok_or("the workbook has no sheet")?;
        let range = workbook.worksheet_range(name).map_err(|e| e.to_string())?;
        return Ok(range.rows().map(|row| row.iter().map(cell).collect()).collect());
    }
    // What old versions of Excel save by that name.
    if bytes.starts_with(&[0xd0, 0xcf, 0x11, 0xe0]) {
        return Err("this is a workbook of the old format; save it as .xlsx".to_owned());
    }
    let text = decoded(bytes);
    csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter(&text))
        .from_reader(text.as_bytes())
        .records()
        .map(|record| record.map(|r| r.iter().map(str::to_owned).collect()).map_err(|e| e.to_string()))
        .collect()
}

/// A cell as a person sees it. Spreadsheets turn what looks like a date into a number of days.
fn cell(data: &Data) -> String {
    match data {
        Data::DateTime(date) if date.is_datetime() => {
            let (year, month, day, ..) = date.to_ymd_hms_milli();
            format!("{year:04}-{month:02}-{day:02}")
        }
        Data::DateTimeIso(date) => date.split('T').next().unwrap_or_default().to_owned(),
        other => other.to_string(),
    }
}

/// What parts the headings: semicolons where commas are in numbers, tabs in "Unicode text".
fn delimiter(text: &str) -> u8 {
    let head = text.lines().next().unwrap_or_default().as_bytes();
    let count = |sign: u8| head.split(|b| *b == sign).count();
    // Of equals the first in this list counts.
    let signs = [b',', b';', b'\t'];
    signs.into_iter().rev().max_by_key(|sign| count(*sign)).unwrap_or(b',')
}

/// A CSV file's text: UTF-8 with or without a mark, UTF-16 with one, else the Western code page of Windows, in which
/// Excel saves "CSV".
fn decoded(bytes: &[u8]) -> String {
    let wide = |little: bool| {
        let units = bytes.get(2..).unwrap_or_default().chunks_exact(2).map(|pair| match pair {
            [a, b] if little => u16::from_le_bytes([*a, *b]),
            [a, b] => u16::from_be_bytes([*a, *b]),
            _ => 0,
        });
        char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
    };
    match bytes {
        [0xff, 0xfe, ..] => wide(true),
        [0xfe, 0xff, ..] => wide(false),
        _ => match std::str::from_utf8(bytes) {
            Ok(text) => text.trim_start_matches('\u{feff}').to_owned(),
            Err(_) => bytes.iter().map(|b| windows(*b)).collect(),
        },
    }
}

/// Signs of the code page Windows-1252 from 0x80 to 0x9F; elsewhere it is Latin-1.
const WINDOWS: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}', '\u{90}', '‘', '’',
    '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
];

fn windows(byte: u8) -> char {
    byte.checked_sub(0x80).and_then(|i| WINDOWS.get(usize::from(i))).copied().unwrap_or(char::from(byte))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    const HEAD: &str = "record_id,table,field,correct_value,by,reason";

    /// A file is read as one filled row with this value.
    fn check(bytes: &[u8], value: &str) {
        let all = filled(&rows(bytes).unwrap()).unwrap();
        let values: Vec<&str> = all.iter().map(|f| f.correct_value.as_str()).collect();
        assert_eq!(values, [value], "{}", String::from_utf8_lossy(bytes));
        assert_eq!((all[0].record_id.as_str(), all[0].row), ("r1", 2));
    }

    #[test]
    fn csv_is_read_as_spreadsheets_write_it() {
        let comma = format!("{HEAD}\nr1,ratings,rating,“Établi”,Ann,\n");
        check(comma.as_bytes(), "“Établi”");
        check(format!("\u{feff}{comma}").as_bytes(), "“Établi”");
        check(comma.replace('\n', "\r\n").as_bytes(), "“Établi”");
        check(comma.replace(',', ";").as_bytes(), "“Établi”");
        check(comma.replace(',', "\t").as_bytes(), "“Établi”");
        let quoted = format!("{}\r\nr1;ratings;rating;\"Ann, Bo; Cy\";Ann;\r\n", HEAD.replace(',', ";"));
        check(quoted.as_bytes(), "Ann, Bo; Cy");
        let western: Vec<u8> = comma
            .chars()
            .map(|c| match c {
                '“' => 0x93,
                '”' => 0x94,
                'É' => 0xc9,
                other => other as u8,
            })
            .collect();
        check(&western, "“Établi”");
        let mut wide = vec![0xff, 0xfe];
        wide.extend(comma.replace(',', "\t").encode_utf16().flat_map(u16::to_le_bytes));
        check(&wide, "“Établi”");
    }

    #[test]
    fn what_is_no_sheet_is_told() {
        assert!(rows(b"PK no workbook").unwrap_err().contains("cannot be read"));
        assert!(rows(&[0xd0, 0xcf, 0x11, 0xe0, 0xa1]).unwrap_err().contains(".xlsx"));
        assert!(filled(&rows(b"").unwrap()).unwrap_err().contains("empty"));
        assert!(filled(&rows(b"a,b\n1,2\n").unwrap()).unwrap_err().contains("record_id"));
    }

    #[test]
    fn rows_may_be_short_or_empty() {
        let text = format!("{HEAD}\n\n,,,,,\nr0,ratings\nr1,ratings,rating,ok\n");
        let all = filled(&rows(text.as_bytes()).unwrap()).unwrap();
        assert_eq!(all.len(), 1);
        assert_eq!((all[0].record_id.as_str(), all[0].by.as_str()), ("r1", ""));
    }
}
