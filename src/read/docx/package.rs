//! The package: a zip of parts, and the relationships between them.
//!
//! In: the file's bytes. Out: parts by name, whatever the package's writer thought of slashes and letter case. No
//! buffer is ever sized by what the zip says of itself; a package whose directory is damaged is read by the headers
//! before each part.

use super::names::Name;
use super::salvage;
use super::xml::{ROOT, Tree};
use super::{encoding::decode, xml::Fault};
use rustc_hash::FxHashMap;
use std::cell::OnceCell;
use std::io::{Cursor, Read};
use zip::ZipArchive;

/// Bytes of one unpacked part: twenty times the largest main part of a real pack.
const MAX_PART: u64 = 128 << 20;

/// Bytes of all parts unpacked from one package.
const MAX_TOTAL: u64 = 512 << 20;

/// Entries of a package; a pack of 1,000 pictures has some 1,100.
const MAX_ENTRIES: usize = 20_000;

/// An open package.
pub(super) struct Package<'a> {
    bytes: &'a [u8],
    source: Source<'a>,
    /// Entries' names as [`fold`] gives them, in the order of the package.
    names: Vec<String>,
    /// Which entry has a name; of several with one name the first.
    index: FxHashMap<String, usize>,
    /// The parts found by the headers before them, once the directory has led to none.
    rescued: OnceCell<FxHashMap<String, salvage::Entry>>,
    /// The folder in which the whole package stands, with its slash; "" in every package that Word writes.
    folder: String,
    unpacked: u64,
}

enum Source<'a> {
    Directory(Box<ZipArchive<Cursor<&'a [u8]>>>),
    Salvaged(Vec<salvage::Entry>),
}

/// Why the file is no package.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum PackageError {
    /// It is no zip, and no entry could be salvaged.
    NotAZip(String),
    /// More than [`MAX_ENTRIES`] entries.
    TooManyEntries(usize),
}

/// A part's bytes, as far as they could be unpacked.
#[derive(Debug, Default)]
pub(super) struct Part {
    /// What was unpacked.
    pub(super) bytes: Vec<u8>,
    /// What is wrong with the rest.
    pub(super) fault: Option<PartFault>,
}

/// What is wrong with a packed part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum PartFault {
    /// Its data are damaged.
    Damaged(String),
    /// It unpacks to more than a part, or all parts together, may hold.
    TooLarge,
}

/// A relationship of a part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Relationship {
    /// Its id, unique within the part.
    pub(super) id: String,
    /// The last step of its type: `header`, `styles`, `image`, …
    pub(super) kind: String,
    /// The part that it leads to, from the package's root; an address where it is external.
    pub(super) target: String,
    /// Whether it leads out of the package.
    pub(super) external: bool,
}

impl<'a> Package<'a> {
    /// Opens a package.
    pub(super) fn open(bytes: &'a [u8]) -> Result<Self, PackageError> {
        let (source, names): (_, Vec<String>) = match ZipArchive::new(Cursor::new(bytes)) {
            Ok(archive) if archive.len() > MAX_ENTRIES => return Err(PackageError::TooManyEntries(archive.len())),
            Ok(archive) if !archive.is_empty() => {
                let names = (0..archive.len())
                    .map(|i| archive.name_for_index(i).and_then(Result::ok).map_or_else(String::new, |n| fold(&n)))
                    .collect();
                (Source::Directory(Box::new(archive)), names)
            }
            other => {
                let entries = salvage::entries(bytes, MAX_ENTRIES);
                if entries.is_empty() {
                    let reason = other.err().map_or_else(|| "it has no entries".to_owned(), |e| e.to_string());
                    return Err(PackageError::NotAZip(reason));
                }
                let names = entries.iter().map(|e| fold(&e.name)).collect();
                (Source::Salvaged(entries), names)
            }
        };
        let folder = folder_of(&names);
        let names = if folder.is_empty() {
            names
        } else {
            names.into_iter().map(|n| n.strip_prefix(&folder).unwrap_or(&n).to_owned()).collect()
        };
        let mut index = FxHashMap::default();
        for (at, name) in names.iter().enumerate() {
            index.entry(name.clone()).or_insert(at);
        }
        Ok(Self { bytes, source, names, index, rescued: OnceCell::new(), folder, unpacked: 0 })
    }

    /// Whether somebody packed the parts again with a folder around them, which Word itself refuses.
    pub(super) fn is_in_folder(&self) -> bool {
        !self.folder.is_empty()
    }

    /// Whether the package's directory is damaged and its parts were found by their own headers.
    pub(super) fn is_salvaged(&self) -> bool {
        matches!(self.source, Source::Salvaged(_))
    }

    /// Whether a part is there.
    pub(super) fn has(&self, name: &str) -> bool {
        self.index(name).is_some()
    }

    /// Whether any part stands in this folder.
    pub(super) fn has_folder(&self, folder: &str) -> bool {
        self.names.iter().any(|n| n.starts_with(folder))
    }

    /// Names of all parts, lower case with forward slashes.
    pub(super) fn names(&self) -> &[String] {
        &self.names
    }

    /// Unpacks a part; `None` where there is none of this name.
    pub(super) fn part(&mut self, name: &str) -> Option<Part> {
        let index = self.index(name)?;
        let cap = MAX_PART.min(MAX_TOTAL.saturating_sub(self.unpacked));
        let mut part = match &mut self.source {
            Source::Directory(archive) => match archive.by_index(index) {
                Ok(entry) => unpack(entry, cap),
                // The directory does not lead to the part; its own header may.
                Err(error) => {
                    let rescued = self.rescued.get_or_init(|| by_own_header(self.bytes));
                    let entry = rescued.get(&fold(&(self.folder.clone() + name)));
                    let part = entry.map(|entry| entry.open(self.bytes, |reader| unpack(reader, cap)));
                    Part {
                        bytes: part.map(|p| p.bytes).unwrap_or_default(),
                        fault: Some(PartFault::Damaged(error.to_string())),
                    }
                }
            },
            Source::Salvaged(entries) => entries.get(index)?.open(self.bytes, |reader| unpack(reader, cap)),
        };
        if part.bytes.len() as u64 > cap {
            // What a bomb holds is of no use to anyone.
            part = Part { bytes: Vec::new(), fault: Some(PartFault::TooLarge) };
        }
        self.unpacked += part.bytes.len() as u64;
        Some(part)
    }

    /// The relationships of a part ("" for the package itself), in the order in which they are written. Without a
    /// relationships part, or with a damaged one, as many as could be read.
    pub(super) fn relationships(&mut self, part: &str) -> Vec<Relationship> {
        let (folder, base) = part.rsplit_once('/').unwrap_or(("", part));
        let Some(unpacked) = self.part(&join(folder, &format!("_rels/{base}.rels"))) else { return Vec::new() };
        let (tree, _) = Tree::parse(&decode(unpacked.bytes).0);
        tree.children(ROOT)
            .filter(|c| tree.name(*c) == Name::RelationshipEntry)
            .map(|entry| {
                let attribute = |name| tree.attribute(entry, name).unwrap_or_default();
                let external = attribute(Name::TargetMode) == "External";
                let target = attribute(Name::Target);
                Relationship {
                    id: attribute(Name::RelationshipId).to_owned(),
                    kind: attribute(Name::Type).rsplit('/').next().unwrap_or_default().to_owned(),
                    target: if external { target.to_owned() } else { join(folder, target) },
                    external,
                }
            })
            .collect()
    }

    /// The part that `[Content_Types].xml` calls a Word document, where the package does not name it otherwise.
    pub(super) fn main_by_type(&mut self) -> Option<String> {
        let (tree, _) = Tree::parse(&decode(self.part("[content_types].xml")?.bytes).0);
        let named = tree.children(ROOT).find_map(|entry| {
            let kind = tree.attribute(entry, Name::ContentType)?;
            let is_main = kind.contains("wordprocessingml") || kind.contains("ms-word");
            let name = tree.attribute(entry, Name::PartName)?;
            (is_main && kind.ends_with(".main+xml")).then(|| fold(name))
        })?;
        self.has(&named).then_some(named)
    }

    fn index(&self, name: &str) -> Option<usize> {
        self.index.get(&fold(name)).copied()
    }
}

/// A part's tree.
pub(super) struct PartTree {
    /// The tree, as far as it could be read.
    pub(super) tree: Tree,
    /// What is wrong with the packed data.
    pub(super) packed: Option<PartFault>,
    /// What is wrong with the XML.
    pub(super) fault: Option<Fault>,
    /// Whether every byte was a character.
    pub(super) encoding_sound: bool,
}

impl PartTree {
    /// Decodes and parses a part.
    pub(super) fn new(part: Part) -> Self {
        let (text, encoding_sound) = decode(part.bytes);
        let (tree, fault) = Tree::parse(&text);
        Self { tree, packed: part.fault, fault, encoding_sound }
    }
}

/// The parts of a file found by the headers before them; of several with one name the first.
fn by_own_header(bytes: &[u8]) -> FxHashMap<String, salvage::Entry> {
    let mut found = FxHashMap::default();
    for entry in salvage::entries(bytes, MAX_ENTRIES) {
        found.entry(fold(&entry.name)).or_insert(entry);
    }
    found
}

/// Unpacks up to one byte more than `cap`; what was unpacked before an error is kept.
fn unpack(reader: impl Read, cap: u64) -> Part {
    let mut bytes = Vec::new();
    let fault = reader.take(cap + 1).read_to_end(&mut bytes).err().map(|e| PartFault::Damaged(e.to_string()));
    Part { bytes, fault }
}

/// The folder around a package whose own folders do not stand at the top.
fn folder_of(names: &[String]) -> String {
    const TYPES: &str = "[content_types].xml";
    if names.iter().any(|n| n == TYPES || n.starts_with("word/")) {
        return String::new();
    }
    let folders = names.iter().filter_map(|n| n.strip_suffix(TYPES)).filter(|folder| folder.ends_with('/'));
    let has_story =
        |folder: &&str| names.iter().any(|n| n.strip_prefix(folder).is_some_and(|n| n.starts_with("word/")));
    folders.min_by_key(|folder| folder.len()).filter(has_story).unwrap_or_default().to_owned()
}

/// A name as it is compared: forward slashes, no leading one, lower case (part names ignore case).
fn fold(name: &str) -> String {
    name.replace('\\', "/").trim_start_matches('/').to_ascii_lowercase()
}

/// A target seen from a folder; `..` never leaves the package.
fn join(folder: &str, target: &str) -> String {
    let target = target.replace('\\', "/");
    let mut steps: Vec<&str> =
        if target.starts_with('/') { Vec::new() } else { folder.split('/').filter(|s| !s.is_empty()).collect() };
    for step in target.split('/') {
        match step {
            "" | "." => {}
            ".." => {
                steps.pop();
            }
            step => steps.push(step),
        }
    }
    steps.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets() {
        let cases = [
            ("word", "styles.xml", "word/styles.xml"),
            ("word", "/word/styles.xml", "word/styles.xml"),
            ("word", "../customXml/item1.xml", "customXml/item1.xml"),
            ("word", "embeddings\\a.docx", "word/embeddings/a.docx"),
            ("", "word/document.xml", "word/document.xml"),
            ("word", "../../../../etc/x", "etc/x"),
        ];
        for (folder, target, expected) in cases {
            assert_eq!(join(folder, target), expected);
        }
    }
}
