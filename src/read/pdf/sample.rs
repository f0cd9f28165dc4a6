//! Small PDFs for tests, written object by object.

use std::fmt::Write as _;

/// A PDF under way. Objects are numbered from 1; the catalogue is 1, the page tree 2.
pub(super) struct Sample {
    objects: Vec<Vec<u8>>,
    pages: Vec<usize>,
    catalogue: String,
}

impl Sample {
    /// A file without pages.
    pub(super) fn new() -> Self {
        Self { objects: vec![Vec::new(), Vec::new()], pages: Vec::new(), catalogue: String::new() }
    }

    /// One page of 200 by 100 points with this content, Helvetica as `/F`.
    pub(super) fn page(content: &str) -> Self {
        let mut sample = Self::new();
        sample.add_page(content, "", "");
        sample
    }

    /// The number that the next object gets.
    pub(super) fn next(&self) -> usize {
        self.objects.len() + 1
    }

    /// Adds an object; returns its number.
    pub(super) fn add(&mut self, body: &str) -> usize {
        self.objects.push(body.as_bytes().to_vec());
        self.objects.len()
    }

    /// Adds a stream; `entries` go into its dictionary.
    pub(super) fn add_stream(&mut self, entries: &str, data: &[u8]) -> usize {
        let mut body = format!("<< /Length {} {entries} >>\nstream\n", data.len()).into_bytes();
        body.extend_from_slice(data);
        body.extend_from_slice(b"\nendstream");
        self.objects.push(body);
        self.objects.len()
    }

    /// Adds a page; `resources` and `entries` go into its dictionaries.
    pub(super) fn add_page(&mut self, content: &str, resources: &str, entries: &str) -> usize {
        let contents = self.add_stream("", content.as_bytes());
        let font = "/Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >> >>";
        let page = self.add(&format!(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 100] /Contents {contents} 0 R \
             /Resources << {font} {resources} >> {entries} >>"
        ));
        self.pages.push(page);
        page
    }

    /// Adds entries to the catalogue.
    pub(super) fn catalogue(mut self, entries: &str) -> Self {
        self.catalogue.push_str(entries);
        self
    }

    /// The file's bytes.
    pub(super) fn bytes(mut self) -> Vec<u8> {
        let kids: Vec<String> = self.pages.iter().map(|p| format!("{p} 0 R")).collect();
        self.objects[0] = format!("<< /Type /Catalog /Pages 2 0 R {} >>", self.catalogue).into_bytes();
        self.objects[1] = format!("<< /Type /Pages /Count {} /Kids [{}] >>", kids.len(), kids.join(" ")).into_bytes();
        let mut file = b"%PDF-1.7\n".to_vec();
        let mut index = format!("xref\n0 {}\n0000000000 65535 f \n", self.objects.len() + 1);
        for (number, body) in self.objects.iter().enumerate() {
            writeln!(index, "{:010} 00000 n ", file.len()).expect("writing to a string");
            file.extend_from_slice(format!("{} 0 obj\n", number + 1).as_bytes());
            file.extend_from_slice(body);
            file.extend_from_slice(b"\nendobj\n");
        }
        let start = file.len();
        let size = self.objects.len() + 1;
        file.extend_from_slice(index.as_bytes());
        file.extend_from_slice(
            format!("trailer\n<< /Size {size} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n").as_bytes(),
        );
        file
    }
}
