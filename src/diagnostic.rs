//! What is wrong in one place of one paper, and why a person should look at a value.
//!
//! Two vocabularies, both stable: a [`DiagnosticCode`] is about a paper ("this page has no text"), a
//! [`ReviewCode`] about one record ("two columns are marked"). Each says what it means and what to do;
//! `boardpapers codes` prints them all. To add one: a line in the right table below, named for the problem.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

macro_rules! codes {
    ($(#[$meta:meta])* $type:ident { $($variant:ident, $code:literal, $meaning:literal, $help:literal;)* }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
        pub enum $type {
            $(#[doc = $meaning] #[serde(rename = $code)] $variant,)*
        }
        impl $type {
            /// Every code, in the order in which they are listed.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];
            /// The stable code.
            pub fn code(self) -> &'static str { match self { $(Self::$variant => $code),* } }
            /// What it means.
            pub fn meaning(self) -> &'static str { match self { $(Self::$variant => $meaning),* } }
            /// What to do.
            pub fn help(self) -> &'static str { match self { $(Self::$variant => $help),* } }
        }
    };
}

codes! {
    /// What is wrong with a paper.
    DiagnosticCode {
        // The file.
        EmptyFile, "empty_file", "the file holds no bytes", "ask for the paper again";
        NotAPaper, "not_a_paper", "the file is neither a PDF nor a DOCX", "save it as PDF or DOCX";
        Encrypted, "encrypted", "the file is protected by a password", "give `--password`, or save it without protection";
        DamagedFile, "damaged_file", "the file is damaged and nothing of it could be read", "open it in its own program and save it again";
        PartlyDamaged, "partly_damaged", "the file is damaged; what could be read was read", "compare the records with the paper, or save it again";
        TimedOut, "timed_out", "reading took longer than the time-out", "raise `--timeout`, or split the paper";
        OutOfMemory, "out_of_memory", "reading took more memory than a paper may", "split the paper, or save it again";
        ReaderCrashed, "reader_crashed", "the reader stopped without an answer", "report the paper; its records are missing";
        ProgramFault, "program_fault", "the program failed at a piece of the paper and read on behind it", "report the paper; compare what the message names with it";
        Unreadable, "unreadable", "the file could not be opened", "check that it exists and that you may read it";
        SizeLimit, "size_limit", "a part of the file unpacks to more than a paper may hold", "the file may be a decompression bomb; save it again";
        SecondReader, "second_reader", "the file is faulty and was opened by the second reader", "compare the records with the paper";
        // Pages.
        PageWithoutText, "page_without_text", "the page holds hardly any text that can be read, though it shows something", "run text recognition on the paper first, or read the page";
        PageLimit, "page_limit", "the page does more than a page may; what came before the limit was read", "look at the page";
        PageDamaged, "page_damaged", "the page's content is damaged; what could be read was read", "look at the page";
        GarbledText, "garbled_text", "some glyphs have no known characters", "look at the page; the words marked are guesses";
        OcrLayer, "ocr_layer", "the text is printed invisibly, as a machine's reading of a scanned picture is", "compare the records with the page";
        HiddenText, "hidden_text", "the page holds text that a reader does not see; it was left out", "look at the page if something seems to be missing";
        // Word files.
        PartMissing, "part_missing", "a part that the file names is missing", "save the file again";
        PartDamaged, "part_damaged", "a part of the file is damaged; what could be read was read", "open it in its own program and save it again";
        NestedTooDeeply, "nested_too_deeply", "tables or boxes are nested more deeply than a paper may", "save the file again with fewer levels";
        // Structure.
        TableUnread, "table_unread", "a table looks like data but its columns are not known", "add its headings to the vocabulary";
        HeadingUnmatched, "heading_unmatched", "a heading or table of a return matches no proposal of the framework", "look at the paper";
        SeveralReturns, "several_returns", "one paper holds the returns of several partnerships", "each has its own records; the paper's facts are the first one's";
        AgendaUnread, "agenda_unread", "no item could be read of an agenda", "look at the agenda: its items are missing";
        PeopleUnread, "people_unread", "nobody could be read below a heading of people", "look at the place: the attendance lacks them";
        AttachmentSkipped, "attachment_skipped", "a file inside the file was not read", "save it by itself and read it";
        // Cross-checks.
        FewerThanTwoLocalities, "fewer_than_two_localities", "a partnership has fewer than two localities", "the law asks for two at least: look at the paper";
        LocalityElsewhere, "locality_elsewhere", "a locality stands under a partnership that the register does not give it to", "look at the paper";
        CountDiffers, "count_differs", "the text claims another number than was found", "look at the paper";
        PartnershipMissing, "partnership_missing", "a partnership is missing from a table that says it holds all", "look at the paper";
        ReturnMissing, "return_missing", "returns are missing from the batch", "ask for them";
        ReturnTwice, "return_twice", "a partnership returned twice in one round", "keep the one that counts";
        ProposalsAltered, "proposals_altered", "a return's proposals are not worded, numbered or placed as the framework has them", "compare with the framework";
        ReturnsWantReview, "returns_want_review", "ratings of the batch want a person's look", "work through the ratings whose `review` is not empty";
        FactsDiffer, "facts_differ", "the same fact is given twice, differently", "look at both places";
        // Corrections.
        CorrectionUnfit, "correction_unfit", "a correction no longer fits what is read", "look at the record and correct it again";
    }
}

codes! {
    /// Why a person should look at a value.
    ReviewCode {
        // Any record.
        GarbledText, "garbled_text", "the text holds glyphs without known characters", "read the place in the paper";
        WordBroken, "word_broken", "a narrow column may have broken a word in two", "compare with the page";
        TextBeside, "text_beside", "words that stand beside the text may have run into it", "compare with the page";
        TextStruck, "text_struck", "words of it, or beside it in its row, are struck out", "say whether it still holds";
        OcrText, "ocr_text", "the text is a machine's reading of a scan", "compare with the page";
        TableJoinUncertain, "table_join_uncertain", "the table was joined over pages (or not) on a guess", "look at the page break";
        TableUncertain, "table_uncertain", "the table's columns were guessed from white space", "compare with the page";
        PartUncertain, "part_uncertain", "another paper may begin above it: its meeting, body and day may be those of the paper before", "look at the head of the page";
        DocumentDamaged, "document_damaged", "the paper is damaged and may lack text", "compare with the paper";
        // Names.
        NameFuzzy, "name_fuzzy", "the name resembles a name of the register but is not written like it", "confirm the name";
        NameUnknown, "name_unknown", "the register does not know the name", "confirm the name";
        NameAmbiguous, "name_ambiguous", "more than one body of the register fits the name", "choose the body";
        PartnershipUnknown, "partnership_unknown", "whose paper it is could not be told", "name the partnership";
        PartnershipInferred, "partnership_inferred", "the partnership was inferred from a weak sign", "confirm the partnership";
        // Actions.
        OwnerAmbiguous, "owner_ambiguous", "more than one person or body fits the owner", "choose among the candidates";
        OwnerUnresolved, "owner_unresolved", "the owner's initials or short name fit nobody in the paper", "name the owner";
        OwnerMissing, "owner_missing", "no owner is given where the paper's form asks for one", "look at the place";
        OwnerUncertain, "owner_uncertain", "which action the owner belongs to is a guess", "look at the place";
        ActionFromProse, "action_from_prose", "the action was recognised in running text", "confirm that it is an action";
        DueUnparsed, "due_unparsed", "the date could not be understood", "read the date";
        DueAmbiguous, "due_ambiguous", "the date has more than one reading", "choose the date";
        YearInferred, "year_inferred", "the year was not written and was inferred", "confirm the year";
        StatusUncertain, "status_uncertain", "the status was told from a colour or an unusual word", "confirm the status";
        RoleUncertain, "role_uncertain", "a person's role, organisation or status is a guess", "confirm it";
        MeetingDateUncertain, "meeting_date_uncertain", "the date of the meeting is a guess", "confirm the date";
        // A paper's own facts.
        KindUncertain, "kind_uncertain", "as much speaks for another kind of paper, or little for any", "confirm the kind";
        NumberUncertain, "number_uncertain", "the paper's top gives more than one number for the paper, its item or the meeting", "confirm the numbers";
        TitleUncertain, "title_uncertain", "the paper's title was taken from a line that may be none, or that breaks off", "confirm the title";
        BodyUncertain, "body_uncertain", "whose paper it is was told from a running head, a part of a name or one name among several", "confirm the body";
        VenueUncertain, "venue_uncertain", "the place was taken from words that may name none", "confirm the venue";
        AuthorUncertain, "author_uncertain", "the words after the author's label may hold more than who wrote the paper", "confirm the author";
        // Ratings.
        TwoColumnsMarked, "two_columns_marked", "two or more rating columns are marked", "ask the partnership";
        BetweenTwoRatings, "between_two_ratings", "one mark or phrase stands for two ratings", "ask the partnership";
        NoMark, "no_mark", "no rating column is marked", "ask the partnership";
        PlaceholderLeft, "placeholder_left", "the form's placeholder was left in", "ask the partnership";
        TableMissing, "table_missing", "the proposal's table is not in the return", "ask the partnership";
        TableDamaged, "table_damaged", "the proposal's table is not as the form has it", "look at the table";
        MarkOutsideRatingRow, "mark_outside_rating_row", "the mark stands outside the rating row", "confirm the rating";
        MarkUnusual, "mark_unusual", "the mark is not one of the usual ones", "confirm the rating";
        MarkWithNote, "mark_with_note", "the mark carries words of its own", "read the note";
        MarkedByFormatting, "marked_by_formatting", "the rating is told by shading, highlight or strike-out alone", "confirm the rating";
        RatingInWords, "rating_in_words", "the rating is told by a sentence", "confirm the rating";
        ChangedByTrackedChange, "changed_by_tracked_change", "a tracked change touches the rating", "confirm which version counts";
        RatedAlthoughNational, "rated_although_national", "the proposal is not for local completion and was rated all the same", "decide whether the rating counts";
        MatchedByWording, "matched_by_wording", "the proposal was told by its wording, not its number", "confirm the proposal";
        MatchedByOrder, "matched_by_order", "the table has no known heading; its proposal was told by its place between two others", "confirm the proposal";
        AnsweredTogether, "answered_together", "one place answers several proposals", "divide the answer among the proposals";
        ProposalReworded, "proposal_reworded", "the proposal's wording differs from the framework's", "compare the wordings";
        ProposalTwice, "proposal_twice", "the return holds the proposal more than once", "choose the one that counts";
        ScaleUnclear, "scale_unclear", "the rating columns could not be told for certain", "look at the table";
        PageWithoutText, "page_without_text", "the paper has pages without text, where the value may stand", "look at those pages";
        CommentPresent, "comment_present", "a reviewer's comment or text box stands at the value", "read the comment";
        OlderRatingPresent, "older_rating_present", "an earlier round's rating stands beside it", "confirm the rating";
        // Plans.
        FunctionUnknown, "function_unknown", "the function is none of the known ones", "choose the function";
        StatusUnknown, "status_unknown", "the words do not say plainly whether the function is delegated", "read the place";
        ColumnsInferred, "columns_inferred", "what the table's columns mean was inferred", "compare with the table";
        ReadFromProse, "read_from_prose", "the value was read from running text", "confirm the value";
        SaidOtherwise, "said_otherwise", "the paper says elsewhere that it is otherwise, or is so no longer", "read both places";
        SplitUncertain, "split_uncertain", "where one value ends and the next begins is a guess", "compare with the paper";
        Corrected, "corrected", "a person corrected the value", "nothing: kept for the record";
    }
}

/// How bad it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// Worth knowing; nothing is lost.
    Note,
    /// A value may be wrong or missing; the paper stays `ok`.
    Warning,
    /// Something of the paper could not be read: the paper is `partial`.
    Partial,
    /// Nothing of the paper could be read: the paper is `failed`.
    Failed,
}

/// Something wrong in one place of one paper.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Diagnostic {
    /// How bad.
    pub severity: Severity,
    /// What, stable.
    pub code: DiagnosticCode,
    /// Page, from 1.
    pub page: Option<u32>,
    /// What is wrong here: lower case, no full stop, names in backticks.
    pub message: String,
    /// What to do, where it is more than the code's own advice.
    pub help: Option<String>,
}

impl Diagnostic {
    /// A diagnostic without a page; the help is the code's own.
    pub fn new(severity: Severity, code: DiagnosticCode, message: impl Into<String>) -> Self {
        Self { severity, code, page: None, message: message.into(), help: None }
    }

    /// The same, on a page (from 1).
    #[must_use]
    pub fn on_page(mut self, page: u32) -> Self {
        self.page = Some(page);
        self
    }

    /// The same, with advice of its own.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }
}
