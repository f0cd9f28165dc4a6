//! The element and attribute names that the reader knows, as numbers: they compare fast and take two bytes.

use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// Which vocabulary a name belongs to, told by its namespace URI and never by its prefix.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Vocabulary {
    /// `WordprocessingML`, Transitional or Strict.
    Word,
    /// Microsoft's extension of 2010 (`w14`): checkboxes.
    Word2010,
    /// Markup compatibility (`mc`): choices for newer and older programs.
    Compatibility,
    /// Relationships inside documents (`r:id`).
    Relationship,
    /// Office mathematics.
    Mathematics,
    /// VML and its Office extension: old pictures and boxes.
    Vml,
    /// Anything else, and attributes without prefix.
    Other,
}

impl Vocabulary {
    /// The vocabulary of a namespace URI.
    pub(super) fn of_uri(uri: &str) -> Self {
        match uri {
            "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
            | "http://purl.oclc.org/ooxml/wordprocessingml/main" => Self::Word,
            "http://schemas.microsoft.com/office/word/2010/wordml" => Self::Word2010,
            "http://schemas.openxmlformats.org/markup-compatibility/2006" => Self::Compatibility,
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
            | "http://purl.oclc.org/ooxml/officeDocument/relationships" => Self::Relationship,
            "http://schemas.openxmlformats.org/officeDocument/2006/math"
            | "http://purl.oclc.org/ooxml/officeDocument/math" => Self::Mathematics,
            "urn:schemas-microsoft-com:vml" | "urn:schemas-microsoft-com:office:office" => Self::Vml,
            _ => Self::Other,
        }
    }

    /// The vocabulary that a prefix stands for by custom: for damaged files that do not declare it.
    pub(super) fn of_undeclared(prefix: &str) -> Self {
        match prefix {
            "w" => Self::Word,
            "w14" => Self::Word2010,
            "mc" => Self::Compatibility,
            "r" => Self::Relationship,
            "m" => Self::Mathematics,
            "v" | "o" => Self::Vml,
            _ => Self::Other,
        }
    }
}

macro_rules! names {
    ($($variant:ident $name:literal),* $(,)?) => {
        /// A local name of an element or attribute.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        // `StyleName` is the name of a style.
        #[allow(clippy::enum_variant_names)]
        pub(super) enum Name {
            /// A piece of text, not an element.
            Text,
            /// A name that the reader has no use for.
            Unknown,
            $(#[doc = concat!("`", $name, "`.")] $variant,)*
        }

        static NAMES: LazyLock<FxHashMap<&'static str, Name>> =
            LazyLock::new(|| [$(($name, Name::$variant)),*].into_iter().collect());
    };
}

names! {
    // The story.
    Document "document", Body "body", Paragraph "p", Table "tbl", Row "tr", TableCell "tc", Run "r", T "t",
    Tab "tab", PositionedTab "ptab", Break "br", CarriageReturn "cr", Symbol "sym", NoBreakHyphen "noBreakHyphen",
    SoftHyphen "softHyphen", DeletedText "delText", Hyperlink "hyperlink", SmartTag "smartTag", CustomXml "customXml",
    Direction "dir", DirectionOverride "bdo", Ruby "ruby", RubyBase "rubyBase", RubyText "rt",
    Control "sdt", ControlProperties "sdtPr", ControlContent "sdtContent", CheckboxControl "checkbox",
    Checked "checked", DropDownList "dropDownList", ComboBox "comboBox", ListItem "listItem",
    ShowingPlaceholder "showingPlcHdr", DisplayText "displayText", Value "value",
    // Changes.
    Inserted "ins", Deleted "del", MovedTo "moveTo", MovedFrom "moveFrom", CellInserted "cellIns",
    CellDeleted "cellDel", CellMerged "cellMerge",
    // Fields.
    FieldChar "fldChar", FieldCharType "fldCharType", FieldSimple "fldSimple", Instruction "instrText",
    DeletedInstruction "delInstrText", InstructionAttribute "instr", FormData "ffData", FormCheckbox "checkBox",
    FormList "ddList", FormText "textInput", FormResult "result", FormEntry "listEntry", Default "default",
    // Boxes, pictures, embedded files.
    AlternateContent "AlternateContent", Choice "Choice", Fallback "Fallback", Requires "Requires",
    Drawing "drawing", Picture "pict", Object "object", BoxContent "txbxContent", TextPath "textpath",
    String "string", Imagedata "imagedata", Blip "blip", OleObject "OLEObject", ProgramId "ProgID",
    AltChunk "altChunk", ActiveControl "control", ActiveControlState "ocx", ActiveControlProperty "ocxPr",
    ClassId "classid", Chart "chart", StringCache "strCache", DiagramIds "relIds", DiagramData "dm",
    DrawingField "fld", Shape "wsp", ShapeProperties "spPr", Geometry "prstGeom", Preset "prst",
    SolidFill "solidFill", InlineDrawing "inline", AnchoredDrawing "anchor", Extent "extent", Width "cx", Height "cy",
    // Marks in the text.
    FootnoteReference "footnoteReference", EndnoteReference "endnoteReference",
    CustomMark "customMarkFollows", CommentReference "commentReference", CommentRangeStart "commentRangeStart",
    // Properties of paragraphs and runs.
    ParagraphProperties "pPr", RunProperties "rPr", ParagraphStyle "pStyle", RunStyle "rStyle",
    NumberingProperties "numPr", NumberingId "numId", NumberingLevel "ilvl", OutlineLevel "outlineLvl",
    Indent "ind", Left "left", Start "start", Hanging "hanging", FirstLine "firstLine", Shading "shd", Fill "fill",
    Highlight "highlight", Colour "color", Size "sz", Bold "b", Italic "i", Underline "u", Strike "strike",
    DoubleStrike "dstrike", Vanish "vanish", Fonts "rFonts", Ascii "ascii", HighAnsi "hAnsi",
    // Tables.
    TableProperties "tblPr", TableStyle "tblStyle", TableLook "tblLook", FirstRow "firstRow", FirstColumn "firstColumn",
    LastRow "lastRow", LastColumn "lastColumn", NoHorizontalBand "noHBand", NoVerticalBand "noVBand",
    RowProperties "trPr", CellProperties "tcPr",
    RowHeader "tblHeader", GridSpan "gridSpan", GridBefore "gridBefore", GridAfter "gridAfter",
    VerticalMerge "vMerge", HorizontalMerge "hMerge", ConditionalStyle "tblStylePr",
    // Sections.
    Section "sectPr", PageNumbers "pgNumType", PageBreakBefore "pageBreakBefore", HeaderReference "headerReference", FooterReference "footerReference", TitlePage "titlePg",
    EvenAndOddHeaders "evenAndOddHeaders",
    // Parts with several stories.
    Footnote "footnote", Endnote "endnote", Comment "comment", Author "author",
    // Styles.
    Style "style", StyleId "styleId", StyleName "name", BasedOn "basedOn", DocumentDefaults "docDefaults",
    RunDefaults "rPrDefault", ParagraphDefaults "pPrDefault", Language "lang",
    // Numbering.
    AbstractNumbering "abstractNum", AbstractNumberingId "abstractNumId", Numbering "num", Level "lvl",
    LevelText "lvlText", NumberFormat "numFmt", Restart "lvlRestart", LegalNumbers "isLgl",
    LevelPicture "lvlPicBulletId", LevelOverride "lvlOverride", StartOverride "startOverride",
    NumberingStyleLink "numStyleLink",
    // Mathematics.
    Formula "oMath", FormulaParagraph "oMathPara", Fraction "f", Denominator "den",
    FormulaBase "e", Operator "nary", OperatorProperties "naryPr", OperatorSign "chr", Radical "rad", Delimiters "d",
    DelimiterProperties "dPr", OpeningSign "begChr", SeparatingSign "sepChr", ClosingSign "endChr",
    // Relationships and properties of the file.
    RelationshipEntry "Relationship", Target "Target", TargetMode "TargetMode", Type "Type", RelationshipId "Id",
    ContentType "ContentType", PartName "PartName",
    Title "title", Creator "creator", Subject "subject", Description "description", Created "created",
    Modified "modified", LanguageProperty "language", Application "Application",
    // Attributes of many elements.
    Val "val", Id "id", TypeAttribute "type", FontAttribute "font", Character "char",
}

impl Name {
    /// The number of a local name.
    pub(super) fn of(local: &str) -> Self {
        NAMES.get(local).copied().unwrap_or(Self::Unknown)
    }
}
