//! Packages (ZIP files) that are the same bytes wherever they are written.

/// Where each record of the central directory says by which system the package was made: the upper byte of "version made
/// by" (APPNOTE.TXT 4.4.2).
const MADE_BY: usize = 5;
/// Its number for Unix.
const UNIX: u8 = 3;
/// What begins a record of the central directory, and the record at the package's end.
const RECORD: &[u8] = b"PK\x01\x02";
const END: &[u8] = b"PK\x05\x06";
/// The bytes of the two, whatever follows of changing length left out.
const RECORD_LENGTH: usize = 46;
const END_LENGTH: usize = 22;

/// The same package without the name of the system on which it was made: the writers of packages put in that under which
/// the program runs.
pub(super) fn from_anywhere(mut package: Vec<u8>) -> Vec<u8> {
    let number = |package: &[u8], at: usize, bytes: usize| {
        let digits = package.get(at..at + bytes)?;
        Some(digits.iter().rev().fold(0_usize, |sum, byte| sum << 8 | usize::from(*byte)))
    };
    let end = package.len().checked_sub(END_LENGTH).filter(|at| package.get(*at..).is_some_and(|e| e.starts_with(END)));
    let mut next = end.and_then(|end| number(&package, end + 16, 4));
    while let Some(at) = next.filter(|at| package.get(*at..).is_some_and(|rest| rest.starts_with(RECORD))) {
        if let Some(byte) = package.get_mut(at + MADE_BY) {
            *byte = UNIX;
        }
        let tail = [28, 30, 32].iter().filter_map(|field| number(&package, at + field, 2)).sum::<usize>();
        next = Some(at + RECORD_LENGTH + tail);
    }
    package
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use std::io::{Cursor, Write};

    #[test]
    fn a_package_does_not_tell_where_it_was_made() {
        let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
        for name in ["one.xml", "two.xml"] {
            writer.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
            writer.write_all(b"PK\x01\x02 is no record here").unwrap();
        }
        let package = writer.finish().unwrap().into_inner();
        let records: Vec<usize> =
            (0..package.len()).filter(|at| package[*at..].starts_with(RECORD) && package[at + 4] != b' ').collect();
        assert_eq!(records.len(), 2);
        let made_by = |system: u8| {
            let mut package = package.clone();
            for at in &records {
                package[at + MADE_BY] = system;
            }
            package
        };
        assert_eq!(from_anywhere(made_by(0)), made_by(UNIX));
        assert_eq!(from_anywhere(made_by(UNIX)), made_by(UNIX));
        assert_eq!(zip::ZipArchive::new(Cursor::new(from_anywhere(made_by(0)))).unwrap().len(), 2);
    }

    #[test]
    fn what_is_no_package_is_left_as_it_is() {
        for bytes in [
            &b""[..],
            b"PK\x05\x06",
            b"PK\x05\x06\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff",
        ] {
            assert_eq!(from_anywhere(bytes.to_vec()), bytes);
        }
    }
}
