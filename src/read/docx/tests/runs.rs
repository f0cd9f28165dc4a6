//! Paragraphs, runs, fields, symbols, formulas, links.

use super::*;
use crate::document::{Colour, Run, RunKind};

fn kinds(paragraph: &Paragraph) -> Vec<(&str, RunKind)> {
    paragraph.runs.iter().map(|r| (r.text.as_str(), r.kind)).collect()
}

#[test]
fn runs_of_one_style_are_one_whatever_word_split_them_for() {
    let read = paragraph(
        "<w:r w:rsidR='0011'><w:rPr><w:b/></w:rPr><w:t>Head</w:t></w:r><w:proofErr w:type='spellStart'/>\
         <w:r w:rsidR='0022'><w:rPr><w:b/></w:rPr><w:t>ing</w:t></w:r><w:bookmarkStart w:id='0' w:name='x'/>\
         <w:r><w:t xml:space='preserve'> plain</w:t></w:r>",
    );
    let runs: Vec<(&str, bool)> = read.runs.iter().map(|r| (r.text.as_str(), r.style.bold)).collect();
    assert_eq!(runs, [("Heading", true), (" plain", false)]);
}

#[test]
fn characters_that_word_keeps_as_elements() {
    let read = paragraph(
        "<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:cr/><w:t>d</w:t><w:noBreakHyphen/><w:t>e</w:t>\
         <w:softHyphen/><w:t>f\u{AD}g</w:t><w:lastRenderedPageBreak/></w:r>",
    );
    assert_eq!(read.text(), "a\tb\nc\nd\u{2011}efg");
}

#[test]
fn entities_and_character_data_are_text() {
    let read = paragraph("<w:r><w:t>R&amp;D &lt;x&gt; &#163;5 &#x2713; <![CDATA[<b>&]]></w:t></w:r>");
    assert_eq!(read.text(), "R&D <x> £5 ✓ <b>&");
}

#[test]
fn everything_that_may_stand_around_runs() {
    let inside = ["hyperlink", "smartTag", "customXml", "ins", "moveTo", "dir", "bdo"];
    for element in inside {
        let read = paragraph(&format!("{}<w:{element}>{}</w:{element}>{}", run("a "), run("b "), run("c")));
        assert_eq!(read.text(), "a b c", "{element}");
    }
}

#[test]
fn hidden_text_is_left_out_and_said() {
    let hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r>";
    let document = document(&format!(
        "<w:p>{}{hidden}</w:p><w:p><w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr>{hidden}</w:p><w:p>{}</w:p>",
        run("open"),
        run("end"),
    ));
    assert_eq!(texts(&document), ["open", "end"]);
    assert_eq!(codes(&document), ["hidden_text"]);
}

#[test]
fn styles_give_bold_and_the_run_has_the_last_word() {
    let styles = "<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val='24'/></w:rPr></w:rPrDefault></w:docDefaults>\
        <w:style w:type='paragraph' w:styleId='Strong'><w:name w:val='Strong line'/><w:rPr><w:b/></w:rPr></w:style>\
        <w:style w:type='character' w:styleId='Emph'><w:name w:val='Emph'/><w:rPr><w:i/></w:rPr></w:style>";
    let body = "<w:p><w:pPr><w:pStyle w:val='Strong'/></w:pPr><w:r><w:t>a</w:t></w:r>\
        <w:r><w:rPr><w:rStyle w:val='Emph'/></w:rPr><w:t>b</w:t></w:r>\
        <w:r><w:rPr><w:b w:val='0'/><w:sz w:val='19'/></w:rPr><w:t>c</w:t></w:r></w:p>";
    let document = Package::with_body(body).styles(styles).read();
    let read = paragraphs(&document)[0];
    let runs: Vec<(&str, bool, bool, f32)> =
        read.runs.iter().map(|r| (r.text.as_str(), r.style.bold, r.style.italic, r.style.size)).collect();
    assert_eq!(runs, [("a", true, false, 12.0), ("b", true, true, 12.0), ("c", false, false, 9.5)]);
    assert_eq!(read.style.as_deref(), Some("Strong line"));
}

#[test]
fn shading_behind_a_paragraph_is_shading_behind_its_runs() {
    let read = paragraph("<w:pPr><w:shd w:val='clear' w:fill='FFC000'/></w:pPr><w:r><w:t>marked</w:t></w:r>");
    assert_eq!(read.runs[0].style.highlight, Some(Colour(0xFF, 0xC0, 0)));
}

#[test]
fn a_letter_in_a_picture_font_is_the_picture() {
    let typed = |font: &str, text: &str| {
        let fonts = format!("<w:rFonts w:ascii='{font}' w:hAnsi='{font}'/>");
        kinds_of(&format!("<w:r><w:rPr>{fonts}</w:rPr><w:t>{text}</w:t></w:r>"))
    };
    let symbol = |text: &str| vec![(text.to_owned(), RunKind::Symbol)];
    assert_eq!(typed("Wingdings", "ü"), symbol("✓"));
    assert_eq!(typed("Wingdings", "\u{F0FC}"), symbol("✓"));
    assert_eq!(typed("Wingdings 2", "P"), symbol("✓"));
    assert_eq!(typed("Arial", "ü"), [("ü".to_owned(), RunKind::Text)]);
    assert_eq!(kinds_of("<w:r><w:sym w:font='Wingdings' w:char='F0FB'/></w:r>"), symbol("✗"));
    assert_eq!(kinds_of("<w:r><w:sym w:font='Segoe UI Symbol' w:char='2714'/></w:r>"), symbol("✔"));
    assert_eq!(kinds_of("<w:r><w:sym w:font='Wingdings' w:char='zz'/></w:r>"), []);
}

fn kinds_of(inner: &str) -> Vec<(String, RunKind)> {
    paragraph(inner).runs.into_iter().map(|r| (r.text, r.kind)).collect()
}

#[test]
fn a_picture_without_likeness_is_a_guess() {
    let document = document("<w:p><w:r><w:sym w:font='Wingdings' w:char='F05D'/></w:r></w:p>");
    let expected = Run { text: "\u{FFFD}".into(), kind: RunKind::Symbol, unsure: true, ..Run::default() };
    assert_eq!(paragraphs(&document)[0].runs, [expected]);
    assert_eq!(codes(&document), ["garbled_text"]);
}

fn mark(kind: &str) -> String {
    format!("<w:r><w:fldChar w:fldCharType='{kind}'/></w:r>")
}

fn field(instruction: &str, result: &str) -> String {
    let instruction = format!("<w:r><w:instrText xml:space='preserve'>{instruction}</w:instrText></w:r>");
    format!("{}{instruction}{}{}{}", mark("begin"), mark("separate"), run(result), mark("end"))
}

#[test]
fn fields_show_results_and_never_instructions() {
    let read = paragraph(&format!("{}{}", run("on "), field(" DATE \\@ \"d MMMM yyyy\" ", "4 May 2019")));
    assert_eq!(kinds(&read), [("on ", RunKind::Text), ("4 May 2019", RunKind::Field)]);
    let read = paragraph(&field(" HYPERLINK \"https://example.org\" ", "the web site"));
    assert_eq!(kinds(&read), [("the web site", RunKind::Text)]);
    let read = paragraph(&format!("<w:fldSimple w:instr=' AUTHOR '>{}</w:fldSimple>{}", run("A. Author"), run("!")));
    assert_eq!(kinds(&read), [("A. Author", RunKind::Field), ("!", RunKind::Text)]);
}

#[test]
fn fields_inside_fields() {
    let inner = field(" REF x ", "seven");
    let read = paragraph(&format!(
        "{}<w:r><w:instrText> IF </w:instrText></w:r>{inner}<w:r><w:instrText> = 7 </w:instrText></w:r>{}{}{}{}",
        mark("begin"),
        mark("separate"),
        run("yes"),
        mark("end"),
        run(" so"),
    ));
    assert_eq!(read.text(), "yes so");
}

#[test]
fn a_field_over_paragraphs_goes_on_and_one_without_end_is_ignored() {
    let contents = format!(
        "<w:p>{}<w:r><w:instrText> TOC </w:instrText></w:r>{}{}</w:p><w:p>{}{}</w:p>{}",
        mark("begin"),
        mark("separate"),
        run("1 First"),
        run("2 Second"),
        mark("end"),
        p("after"),
    );
    assert_eq!(texts(&document(&contents)), ["1 First", "2 Second", "after"]);
    let unended = format!("<w:p>{}{}</w:p>{}", mark("begin"), run("kept"), p("and this"));
    assert_eq!(texts(&document(&unended)), ["kept", "and this"]);
    let stray = format!("<w:p>{}{}{}</w:p>", mark("end"), mark("separate"), run("kept"));
    assert_eq!(texts(&document(&stray)), ["kept"]);
}

#[test]
fn fields_that_show_their_instruction() {
    let without_result = |instruction: &str| {
        let instruction = format!("<w:r><w:instrText>{instruction}</w:instrText></w:r>");
        kinds_of(&format!("{}{instruction}{}", mark("begin"), mark("end")))
    };
    assert_eq!(
        without_result(" MACROBUTTON NoMacro [Click and type the name] "),
        [("[Click and type the name]".to_owned(), RunKind::Placeholder)]
    );
    assert_eq!(without_result(" SYMBOL 252 \\f \"Wingdings\" \\s 12 "), [("✓".to_owned(), RunKind::Symbol)]);
    assert_eq!(without_result(" PAGE "), []);
}

#[test]
fn formulas_read_as_a_line() {
    let read = paragraph(
        "<w:r><w:t xml:space='preserve'>rate = </w:t></w:r><m:oMath><m:f><m:num><m:r><m:t>a</m:t></m:r></m:num>\
         <m:den><m:r><m:t>b</m:t></m:r></m:den></m:f><m:r><m:t>+1</m:t></m:r></m:oMath>",
    );
    assert_eq!(read.text(), "rate = a/b+1");
    let run = |text: &str| format!("<m:r><m:t>{text}</m:t></m:r>");
    let base = |text: &str| format!("<m:e>{}</m:e>", run(text));
    let cases = [
        (format!("<m:sSup>{}<m:sup>{}</m:sup></m:sSup>", base("x"), run("2")), "x2"),
        (
            format!("<m:nary><m:naryPr><m:chr m:val='∑'/></m:naryPr><m:sub>{}</m:sub>{}</m:nary>", run("i"), base("a")),
            "∑ia",
        ),
        (format!("<m:d>{}</m:d>", base("a+b")), "(a+b)"),
        (
            format!(
                "<m:d><m:dPr><m:begChr m:val='['/><m:sepChr m:val=','/><m:endChr m:val=']'/></m:dPr>{}{}</m:d>",
                base("0"),
                base("1")
            ),
            "[0,1]",
        ),
        (format!("<m:rad><m:deg/>{}</m:rad>", base("9")), "√9"),
        (format!("<w:r><w:t>typed</w:t></w:r><w:del>{}</w:del><w:ins>{}</w:ins>", run("old"), run("new")), "typednew"),
    ];
    for (inner, expected) in cases {
        assert_eq!(paragraph(&format!("<m:oMath>{inner}</m:oMath>")).text(), expected);
    }
}

#[test]
fn ruby_gives_its_base() {
    let read = paragraph(
        "<w:r><w:ruby><w:rt><w:r><w:t>guide</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>base</w:t></w:r></w:rubyBase></w:ruby></w:r>",
    );
    assert_eq!(read.text(), "base");
}

const LISTS: &str = "<w:abstractNum w:abstractNumId='0'>\
    <w:lvl w:ilvl='0'><w:start w:val='1'/><w:numFmt w:val='decimal'/><w:lvlText w:val='%1.'/>\
    <w:pPr><w:ind w:left='720' w:hanging='360'/></w:pPr></w:lvl>\
    <w:lvl w:ilvl='1'><w:start w:val='1'/><w:numFmt w:val='decimal'/><w:pStyle w:val='Sub'/><w:lvlText w:val='%1.%2'/></w:lvl>\
    </w:abstractNum><w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num>";

#[test]
fn labels_levels_and_indents() {
    let styles = "<w:style w:type='paragraph' w:styleId='H1'><w:name w:val='heading 1'/>\
        <w:pPr><w:numPr><w:numId w:val='1'/></w:numPr><w:outlineLvl w:val='0'/></w:pPr></w:style>\
        <w:style w:type='paragraph' w:styleId='Sub'><w:name w:val='Sub'/><w:basedOn w:val='H1'/>\
        <w:pPr><w:outlineLvl w:val='9'/></w:pPr></w:style>";
    let styled =
        |style: &str, more: &str| format!("<w:p><w:pPr><w:pStyle w:val='{style}'/>{more}</w:pPr>{}</w:p>", run("x"));
    let direct = "<w:p><w:pPr><w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr></w:pPr></w:p>";
    let off = "<w:numPr><w:numId w:val='0'/></w:numPr>";
    let body = [styled("H1", ""), styled("Sub", ""), styled("Sub", ""), direct.to_owned(), styled("H1", off), p("x")];
    let document = Package::with_body(&body.concat()).styles(styles).numbering(LISTS).read();
    let read: Vec<(ParagraphKind, u8, Option<&str>, bool)> =
        paragraphs(&document).iter().map(|p| (p.kind, p.level, p.label.as_deref(), p.label_automatic)).collect();
    assert_eq!(
        read,
        [
            (ParagraphKind::Heading, 1, Some("1."), true),
            (ParagraphKind::ListItem, 2, Some("1.1"), true),
            (ParagraphKind::ListItem, 2, Some("1.2"), true),
            (ParagraphKind::ListItem, 1, Some("2."), true),
            (ParagraphKind::Heading, 1, None, false),
            (ParagraphKind::Body, 0, None, false),
        ]
    );
    assert_eq!(paragraphs(&document)[3].indent, 18.0);
}

#[test]
fn headings_are_known_without_a_style_sheet() {
    let body = "<w:p><w:pPr><w:pStyle w:val='Heading2'/></w:pPr><w:r><w:t>x</w:t></w:r></w:p>";
    let document = document(body);
    assert_eq!((paragraphs(&document)[0].kind, paragraphs(&document)[0].level), (ParagraphKind::Heading, 2));
}

#[test]
fn typed_labels_stay_in_the_text() {
    for text in ["2.1\tText", "(a) Text", "• Text"] {
        let read = paragraph(&run(text));
        assert_eq!((read.text().as_str(), read.label), (text, None));
    }
}
