//! A file that is written beside its place and takes it when it is whole.

use crate::error::Error;
use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

/// Ending of files that are being written.
pub(super) const PARTIAL: &str = "partial";

/// A file on its way. Dropped before [`Self::keep`], it leaves nothing behind.
#[derive(Debug)]
pub struct Beside {
    path: PathBuf,
    partial: PathBuf,
    file: Option<BufWriter<File>>,
}

impl Beside {
    /// Begins a file that will stand at `path`.
    pub fn create(path: &Path) -> Result<Self, Error> {
        // Two papers of the same content are kept under one name, perhaps at the same time: each is written beside on its own.
        static WRITTEN: AtomicU64 = AtomicU64::new(0);
        let mut name = path.file_name().unwrap_or_default().to_os_string();
        name.push(format!(".{}-{}.{PARTIAL}", std::process::id(), WRITTEN.fetch_add(1, Ordering::Relaxed)));
        let partial = path.with_file_name(name);
        let file = File::create(&partial).map_err(Error::access(&partial))?;
        Ok(Self { path: path.to_path_buf(), partial, file: Some(BufWriter::new(file)) })
    }

    /// Writes a whole file.
    pub fn write(path: &Path, bytes: &[u8]) -> Result<(), Error> {
        let mut file = Self::create(path)?;
        file.write_all(bytes).map_err(Error::access(path))?;
        file.keep()
    }

    /// The file is whole: it takes its place, and that of an older one.
    pub fn keep(mut self) -> Result<(), Error> {
        let kept = match self.file.take() {
            Some(file) => file.into_inner().map_err(io::IntoInnerError::into_error).map(drop),
            None => Ok(()),
        };
        kept.and_then(|()| fs::rename(&self.partial, &self.path)).map_err(|source| {
            let _ = fs::remove_file(&self.partial);
            Error::Access { path: self.path.clone(), source }
        })
    }
}

impl Write for Beside {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.file.as_mut().map_or(Ok(bytes.len()), |file| file.write(bytes))
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.as_mut().map_or(Ok(()), Write::flush)
    }
}

impl Drop for Beside {
    fn drop(&mut self) {
        if self.file.take().is_some() {
            let _ = fs::remove_file(&self.partial);
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn the_same_file_may_be_written_twice_at_once() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.json");
        let (first, second) = (Beside::create(&path).unwrap(), Beside::create(&path).unwrap());
        first.keep().unwrap();
        second.keep().unwrap();
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn a_file_is_whole_or_as_it_was() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.json");
        let names = || fs::read_dir(folder.path()).unwrap().count();
        let mut file = Beside::create(&path).unwrap();
        file.write_all(b"half").unwrap();
        drop(file);
        assert_eq!(names(), 0);
        Beside::write(&path, b"old").unwrap();
        let mut file = Beside::create(&path).unwrap();
        file.write_all(b"new").unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"old");
        file.keep().unwrap();
        assert_eq!((fs::read(&path).unwrap().as_slice(), names()), (b"new".as_slice(), 1));
    }
}
