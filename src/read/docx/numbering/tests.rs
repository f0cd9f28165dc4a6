use super::*;

const MULTILEVEL: &str = "<w:abstractNum w:abstractNumId='0'>\
    <w:lvl w:ilvl='0'><w:start w:val='1'/><w:numFmt w:val='decimal'/><w:lvlText w:val='%1.'/></w:lvl>\
    <w:lvl w:ilvl='1'><w:start w:val='1'/><w:numFmt w:val='decimal'/><w:lvlText w:val='%1.%2'/></w:lvl>\
    <w:lvl w:ilvl='2'><w:start w:val='1'/><w:numFmt w:val='lowerLetter'/><w:lvlText w:val='(%3)'/></w:lvl>\
    <w:lvl w:ilvl='3'><w:start w:val='1'/><w:numFmt w:val='decimal'/><w:lvlText w:val='%1.%2.%4'/></w:lvl>\
    </w:abstractNum><w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num>\
    <w:num w:numId='2'><w:abstractNumId w:val='0'/><w:lvlOverride w:ilvl='0'><w:startOverride w:val='5'/></w:lvlOverride></w:num>";

fn check(numbering: &str, paragraphs: &[(i64, i64, Option<&str>)]) {
    let (tree, fault) = Tree::parse(&format!("<w:numbering>{numbering}</w:numbering>"));
    assert_eq!(fault, None);
    let numbering = Numbering::read(&tree, &StyleSheet::default());
    let mut counters = Counters::default();
    for (index, (list, level, expected)) in paragraphs.iter().enumerate() {
        let label = numbering.count(&mut counters, *list, *level).and_then(|l| l.text);
        assert_eq!(label.as_deref(), *expected, "paragraph {index}");
    }
}

#[test]
fn levels_restart_after_higher_ones() {
    check(
        MULTILEVEL,
        &[
            (1, 0, Some("1.")),
            (1, 1, Some("1.1")),
            (1, 1, Some("1.2")),
            (1, 2, Some("(a)")),
            (1, 2, Some("(b)")),
            (1, 0, Some("2.")),
            (1, 1, Some("2.1")),
            (1, 2, Some("(a)")),
        ],
    );
}

#[test]
fn a_skipped_level_counts_as_begun() {
    check(MULTILEVEL, &[(1, 0, Some("1.")), (1, 3, Some("1.1.1")), (1, 1, Some("1.2")), (1, 3, Some("1.2.1"))]);
    check(MULTILEVEL, &[(1, 1, Some("1.1")), (1, 0, Some("2."))]);
}

#[test]
fn lists_of_one_abstract_list_count_together_unless_they_restart() {
    check(MULTILEVEL, &[(1, 0, Some("1.")), (2, 0, Some("5.")), (2, 0, Some("6.")), (1, 0, Some("7.")), (9, 0, None)]);
}

#[test]
fn restart_rules_legal_numbers_and_bullets() {
    let lists = "<w:abstractNum w:abstractNumId='3'>\
        <w:lvl w:ilvl='0'><w:start w:val='1'/><w:numFmt w:val='upperRoman'/><w:lvlText w:val='%1'/></w:lvl>\
        <w:lvl w:ilvl='1'><w:start w:val='1'/><w:numFmt w:val='decimal'/><w:lvlRestart w:val='0'/><w:isLgl/><w:lvlText w:val='%1.%2'/></w:lvl>\
        <w:lvl w:ilvl='2'><w:numFmt w:val='bullet'/><w:lvlText w:val='\u{F0B7}'/><w:rPr><w:rFonts w:ascii='Symbol'/></w:rPr></w:lvl>\
        <w:lvl w:ilvl='3'><w:numFmt w:val='bullet'/><w:lvlText w:val='o'/><w:rPr><w:rFonts w:ascii='Courier New'/></w:rPr></w:lvl>\
        <w:lvl w:ilvl='4'><w:numFmt w:val='bullet'/><w:lvlText w:val='\u{F0D8}'/><w:rPr><w:rFonts w:ascii='Wingdings'/></w:rPr></w:lvl>\
        <w:lvl w:ilvl='5'><w:numFmt w:val='none'/><w:lvlText w:val=''/></w:lvl>\
        </w:abstractNum><w:num w:numId='7'><w:abstractNumId w:val='3'/></w:num>";
    check(
        lists,
        &[
            (7, 0, Some("I")),
            (7, 1, Some("1.1")),
            (7, 0, Some("II")),
            (7, 1, Some("2.2")),
            (7, 2, Some("•")),
            (7, 3, Some("o")),
            (7, 4, Some("➢")),
            (7, 5, None),
            (7, 8, None),
        ],
    );
}

#[test]
fn counts_never_overflow() {
    let lists = "<w:abstractNum w:abstractNumId='0'><w:lvl w:ilvl='0'><w:start w:val='9223372036854775807'/>\
        <w:lvlText w:val='%1'/></w:lvl></w:abstractNum><w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num>";
    check(lists, &[(1, 0, Some("9223372036854775807")), (1, 0, Some("9223372036854775807"))]);
}

#[test]
fn legal_numbers_are_plain_figures_at_every_level() {
    let lists = "<w:abstractNum w:abstractNumId='0'>\
        <w:lvl w:ilvl='0'><w:start w:val='1'/><w:numFmt w:val='upperLetter'/><w:lvlText w:val='%1.'/></w:lvl>\
        <w:lvl w:ilvl='1'><w:start w:val='1'/><w:numFmt w:val='lowerRoman'/><w:isLgl/><w:lvlText w:val='%1.%2'/></w:lvl>\
        <w:lvl w:ilvl='2'><w:start w:val='1'/><w:numFmt w:val='lowerRoman'/><w:isLgl w:val='0'/><w:lvlText w:val='%1.%3'/></w:lvl>\
        </w:abstractNum><w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num>";
    check(
        lists,
        &[(1, 0, Some("A.")), (1, 0, Some("B.")), (1, 1, Some("2.1")), (1, 1, Some("2.2")), (1, 2, Some("B.i"))],
    );
}
