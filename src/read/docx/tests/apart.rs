//! Headers, footers, watermarks, notes, comments, properties, embedded files.

use super::*;

fn apart(document: &Document) -> Vec<(ParagraphKind, String, Option<&str>)> {
    document.apart.iter().map(|a| (a.paragraph.kind, a.paragraph.text(), a.anchor.as_deref())).collect()
}

fn reference(footer: bool, kind: &str, id: &str) -> String {
    let element = if footer { "footerReference" } else { "headerReference" };
    format!("<w:{element} w:type='{kind}' r:id='{id}'/>")
}

#[test]
fn headers_and_footers_of_the_sections_once_each() {
    let first = format!("{}{}", reference(false, "default", "h1"), reference(true, "default", "f1"));
    let last = format!("{}{}", reference(false, "default", "h2"), reference(true, "default", "f1"));
    let body = format!("<w:p><w:pPr><w:sectPr>{first}</w:sectPr></w:pPr></w:p><w:sectPr>{last}</w:sectPr>");
    let document = Package::with_body(&body)
        .xml("h1", "header", "hdr", &p("DRAFT"))
        .xml("h2", "header", "hdr", &tbl(&[tr(&[tc("", "Item 4"), tc("", "")])]))
        .xml("f1", "footer", "ftr", &p("Page 1"))
        .xml("h9", "header", "hdr", &p("of no section"))
        .read();
    let head = ParagraphKind::RunningHead;
    assert_eq!(
        apart(&document),
        [
            (head, "DRAFT".to_owned(), None),
            (ParagraphKind::Footer, "Page 1".to_owned(), None),
            (head, "Item 4".to_owned(), None),
        ]
    );
}

#[test]
fn headers_for_first_and_even_pages_count_where_they_are_used() {
    let package = |section: &str, settings: &str| {
        let references = format!("{}{}", reference(false, "first", "h1"), reference(false, "even", "h2"));
        Package::with_body(&format!("<w:sectPr>{references}{section}</w:sectPr>"))
            .xml("h1", "header", "hdr", &p("first"))
            .xml("h2", "header", "hdr", &p("even"))
            .xml("s", "settings", "settings", settings)
            .read()
    };
    let texts = |document: Document| document.apart.into_iter().map(|a| a.paragraph.text()).collect::<Vec<_>>();
    assert!(texts(package("", "")).is_empty());
    assert_eq!(texts(package("<w:titlePg/>", "")), ["first"]);
    assert_eq!(texts(package("<w:titlePg w:val='0'/>", "<w:evenAndOddHeaders/>")), ["even"]);
}

#[test]
fn a_watermark_is_told_from_the_header_around_it() {
    let art = "<w:p><w:r><w:pict><v:shapetype><v:textpath on='t'/></v:shapetype><v:shape id='PowerPlusWaterMarkObject1'>\
        <v:textpath style='font-family:&quot;Calibri&quot;' string='DRAFT'/></v:shape></w:pict></w:r><w:r><w:t>Board</w:t></w:r></w:p>";
    let section = format!("<w:sectPr>{}</w:sectPr>", reference(false, "default", "h"));
    let read = Package::with_body(&section).xml("h", "header", "hdr", art).read();
    let expected =
        [(ParagraphKind::RunningHead, "Board".to_owned(), None), (ParagraphKind::Watermark, "DRAFT".to_owned(), None)];
    assert_eq!(apart(&read), expected);
    let in_body = document(art);
    assert_eq!(texts(&in_body), ["Board", "DRAFT"]);
}

#[test]
fn notes_are_numbered_by_their_references() {
    let noted = |id: &str| format!("<w:r><w:footnoteReference w:id='{id}'/></w:r>");
    let cell = format!("<w:tc><w:p/><w:p>{}</w:p></w:tc>", noted("2"));
    let body = format!("<w:p>{}{}</w:p>{}", run("text"), noted("3"), tbl(&[tr(&[tc("", "x"), cell])]));
    let note = |id: &str, text: &str| format!("<w:footnote w:id='{id}'>{}</w:footnote>", p(text));
    let notes = format!(
        "<w:footnote w:type='separator' w:id='0'><w:p/></w:footnote>{}{}{}",
        note("2", "second"),
        note("3", "first"),
        note("4", "not referred to"),
    );
    let document = Package::with_body(&body).xml("n", "footnotes", "footnotes", &notes).read();
    let labels: Vec<Option<&str>> = document.apart.iter().map(|a| a.paragraph.label.as_deref()).collect();
    let kind = ParagraphKind::Note;
    assert_eq!(
        apart(&document),
        [
            (kind, "first".to_owned(), Some("block[1]")),
            (kind, "second".to_owned(), Some("table[1]/row[1]/cell[2]/paragraph[2]")),
        ]
    );
    assert_eq!(labels, [Some("1"), Some("2")]);
}

#[test]
fn comments_say_who_and_where() {
    let range = |id: &str, inner: &str| {
        format!(
            "<w:commentRangeStart w:id='{id}'/>{inner}<w:commentRangeEnd w:id='{id}'/><w:r><w:commentReference w:id='{id}'/></w:r>"
        )
    };
    let marked = format!("<w:p>{}</w:p>", range("7", &run("X")));
    let nested = format!("<w:tc>{}{}</w:tc>", tbl(&[tr(&[format!("<w:tc>{marked}</w:tc>")])]), p("y"));
    let body = format!("{}<w:p>{}</w:p>{}", p("a"), range("1", &run("b")), tbl(&[tr(&[tc("", "n"), nested])]));
    let comment = |id: &str, text: &str| format!("<w:comment w:id='{id}' w:author='B. Reader'>{}</w:comment>", p(text));
    let comments = format!("{}{}{}", comment("1", "is this so?"), comment("7", "check"), comment("9", "lost"));
    let document = Package::with_body(&body).xml("c", "comments", "comments", &comments).read();
    let kind = ParagraphKind::Comment;
    assert_eq!(
        apart(&document),
        [
            (kind, "is this so?".to_owned(), Some("block[2]")),
            (kind, "check".to_owned(), Some("table[1]/row[1]/cell[2]/table[1]/row[1]/cell[1]/paragraph[1]")),
            (kind, "lost".to_owned(), None),
        ]
    );
    assert_eq!(document.apart[0].author.as_deref(), Some("B. Reader"));
}

#[test]
fn a_comment_around_blocks_is_anchored_at_the_first() {
    let body = format!("{}<w:commentRangeStart w:id='1'/>{}<w:commentRangeEnd w:id='1'/>", p("a"), p("b"));
    let comments = format!("<w:comment w:id='1'>{}</w:comment>", p("x"));
    let document = Package::with_body(&body).xml("c", "comments", "comments", &comments).read();
    assert_eq!(document.apart[0].anchor.as_deref(), Some("block[2]"));
}

#[test]
fn properties_of_the_file() {
    let mut package = Package::with_body(&p("x"));
    let core = "<cp:coreProperties xmlns:cp='a' xmlns:dc='b' xmlns:dcterms='c'><dc:title>Minute </dc:title>\
        <dc:creator>A. Clerk</dc:creator><dcterms:created>2019-05-10T08:15:00Z</dcterms:created>\
        <dcterms:modified>in May</dcterms:modified><dc:language>en-GB</dc:language></cp:coreProperties>";
    package.parts.push(("docProps/core.xml".to_owned(), core.as_bytes().to_vec()));
    package
        .parts
        .push(("docProps/app.xml".to_owned(), b"<Properties><Application>Writer</Application></Properties>".to_vec()));
    let read = package.read().properties;
    assert_eq!((read.title.as_deref(), read.author.as_deref()), (Some("Minute"), Some("A. Clerk")));
    assert_eq!((read.created.as_deref(), read.modified), (Some("2019-05-10"), None));
    assert_eq!((read.producer.as_deref(), read.language.as_deref()), (Some("Writer"), Some("en-GB")));
}

fn object(id: &str) -> String {
    format!("<w:p><w:r><w:object><o:OLEObject Type='Embed' ProgID='x' r:id='{id}'/></w:object></w:r></w:p>")
}

fn attached(document: &Document) -> Vec<(&str, usize)> {
    document.attachments.iter().map(|a| (a.name.as_str(), a.bytes.len())).collect()
}

#[test]
fn embedded_papers_are_attached_and_others_named() {
    let inner = Package::with_body(&p("inner")).bytes();
    let body = [object("e1"), object("e2"), object("e3"), object("e1")].concat();
    let document = Package::with_body(&body)
        .part("e1", "package", "embeddings/Paper.docx", &inner)
        .part("e2", "package", "embeddings/scan.png", b"\x89PNG\r\n\x1A\n")
        .part("e3", "oleObject", "embeddings/letter.pdf", b"%PDF-1.4 x")
        .read();
    assert_eq!(attached(&document), [("Paper.docx", inner.len()), ("letter.pdf", 10)]);
    assert_eq!(codes(&document), ["attachment_skipped"]);
    assert_eq!(texts(&super::read(&document.attachments[0].bytes).unwrap()), ["inner"]);
}

#[test]
fn chunks_of_text_stand_where_they_are_named() {
    let body = format!("{}<w:altChunk r:id='c'/>{}", p("before"), p("after"));
    let html = "<html><head><title>no</title><style>p{}</style></head><body><h1>Report</h1><p>One &amp; two<br>three</p>\
        <ul><li>item</li></ul><script>x()</script></body></html>";
    let read = |target: &str, bytes: &[u8]| Package::with_body(&body).part("c", "aFChunk", target, bytes).read();
    assert_eq!(texts(&read("c.html", html.as_bytes())), ["before", "Report", "One & two\nthree", "item", "after"]);
    assert_eq!(texts(&read("c.txt", "first\r\nsecond".as_bytes())), ["before", "first", "second", "after"]);
    let mail = "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=\"b\"\r\n\r\n--b\r\n\
        Content-Type: text/html; charset=\"utf-8\"\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n\
        <p>caf=C3=A9 and=\r\n more</p>\r\n--b--\r\n";
    assert_eq!(texts(&read("c.mht", mail.as_bytes())), ["before", "café and more", "after"]);
    let page = "<h2>Log</h2><table><tr><th>What</th><th>Who</th></tr><tr><td>Write</td><td>Clerk</td></tr></table>";
    let document = read("c.html", page.as_bytes());
    let cells: Vec<(u32, u32, bool, String)> =
        first_table(&document).cells.iter().map(|c| (c.row, c.column, c.header, c.text())).collect();
    let cell = |row, column, header, text: &str| (row, column, header, text.to_owned());
    let expected =
        [cell(1, 1, true, "What"), cell(1, 2, true, "Who"), cell(2, 1, false, "Write"), cell(2, 2, false, "Clerk")];
    assert_eq!(cells, expected);
    assert_eq!((document.blocks.len(), codes(&document).len()), (4, 0));
    let document = read("c.rtf", b"{\\rtf1 x}");
    assert_eq!((texts(&document).len(), codes(&document)), (2, vec!["attachment_skipped"]));
    let inner = Package::with_body(&p("inner")).bytes();
    assert_eq!(attached(&read("c.docx", &inner)), [("c.docx", inner.len())]);
}
