//! One person's words, and what they say.

use super::*;

#[test]
fn columns_that_ran_together() {
    let person = read("Dr Jo Blair JBl Lay Member for Roads").unwrap_or_default();
    assert_eq!((person.name.as_str(), person.initials.as_deref()), ("Dr Jo Blair", Some("JBl")));
    assert_eq!(person.role.as_deref(), Some("Lay Member for Roads"));
    assert_eq!(initials_between("Jo Blair NHS Board Member"), None);
    assert_eq!(initials_between("Jo Blair JB Ponteland"), None);
}

#[test]
fn one_person() {
    let check = |text: &str, name: &str, initials: &str, organisation: &str, role: &str, chair: bool| {
        let person = read(text).unwrap_or_default();
        let got = (
            person.name.as_str(),
            person.initials.as_deref().unwrap_or(""),
            person.organisation.as_deref().unwrap_or(""),
            person.role.as_deref().unwrap_or(""),
            person.chair,
        );
        assert_eq!(got, (name, initials, organisation, role, chair), "{text}");
    };
    check("Ann Moss (Chair, SOLACE)", "Ann Moss", "", "SOLACE", "Chair", true);
    check("Ann Moss (IS)", "Ann Moss", "", "IS", "", false);
    check("Ann Moss FCA", "Ann Moss", "", "", "", false);
    check("Ann Moss (Chair) (AM)", "Ann Moss", "AM", "", "Chair", true);
    check("Di O’Carr (DO’C)", "Di O’Carr", "DO’C", "", "", false);
    check("Jen Tennant (JTe)", "Jen Tennant", "JTe", "", "", false);
    check("Ed Park (Cabinet Office) (EP)", "Ed Park", "EP", "Cabinet Office", "", false);
    check(
        "Ed Park, Minister for the Cabinet Office (Chair)",
        "Ed Park",
        "",
        "",
        "Minister for the Cabinet Office",
        true,
    );
    check("Hamish MACRAE, Vice Chairperson, in the Chair", "Hamish MACRAE", "", "", "Vice Chairperson", true);
    check("Dr Ed Park, Southampton University", "Dr Ed Park", "", "Southampton University", "", false);
    check("Ann Moss – Chief Officer, Fife Partnership", "Ann Moss", "", "Fife Partnership", "Chief Officer", false);
    check("Chair: Ann Moss", "Ann Moss", "", "", "Chair", true);
    check("Ann Moss (Secretary)", "Ann Moss", "", "", "Secretary", false);
    check("Mrs Ann Moss as Secretary", "Mrs Ann Moss", "", "", "Secretary", false);
    check("Ed Park, (ShEx)", "Ed Park", "", "ShEx", "", false);
    check("Ed Park (CEO ShEx)", "Ed Park", "", "", "CEO ShEx", false);
    check("Executive Director (Finance) (R.Baker)", "R.Baker", "", "", "Executive Director (Finance)", false);
    check("Cllr Ann Moss, Leader (+ Housing, Roads)", "Cllr Ann Moss", "", "", "Leader (+ Housing, Roads)", false);
    check("Cllr Ann Moss, Cabinet Member for Roads", "Cllr Ann Moss", "", "", "Cabinet Member for Roads", false);
    check("The Mayor (Cllr A Moss)", "Cllr A Moss", "", "", "Mayor", true);
    check("the Town Clerk (Mrs W Gray)", "Mrs W Gray", "", "", "Town Clerk", false);
    check("Mr A Reid [ADR] Business Leader", "Mr A Reid", "ADR", "", "Business Leader", false);
    check("Ann Moss (AM) Parent/Chair", "Ann Moss", "AM", "", "Parent/Chair", true);
    check("Ann Moss, Clerk (up to and including item 7)", "Ann Moss", "", "", "Clerk", false);
    check("Ann Moss, Manager [for Jo Blair, Head of Parks]", "Ann Moss", "", "", "Manager", false);
    check("Ann Moss (Convener)-North Ward", "Ann Moss", "", "North Ward", "Convener", true);
    check("Mr Norman Bell General Council Assessor", "Mr Norman Bell", "", "", "General Council Assessor", false);
    check("Chief Executive, Ann Moss", "Ann Moss", "", "", "Chief Executive", false);
    check("Director (Roads & Parks), Ann Moss", "Ann Moss", "", "", "Director (Roads & Parks)", false);
    check(
        "Ann Moss, Head of Service (Physical Environment)",
        "Ann Moss",
        "",
        "",
        "Head of Service (Physical Environment)",
        false,
    );
    check("Ann Moss (Marketing Officer – via Teams)", "Ann Moss", "", "", "Marketing Officer", false);
    check("Ann Moss, Doctor (not on call)", "Ann Moss", "", "", "Doctor", false);
    check("Ann Moss, Director, Nature Scotland Items 1 – 7 only", "Ann Moss", "", "Nature Scotland", "Director", false);
    check("Ann Moss, Area Manager (Marr), East Council", "Ann Moss", "", "East Council", "Area Manager (Marr)", false);
    check("Ann Moss, PA to CEO, Convener and Director", "Ann Moss", "", "", "PA to CEO, Convener and Director", false);
    check("Ann Moss (item 4 only)", "Ann Moss", "", "", "", false);
    check("Moss, Ann", "Ann Moss", "", "", "", false);
    check("Ann Moss- East Council", "Ann Moss", "", "East Council", "", false);
    check("Ann Moss –ACS – Police", "Ann Moss", "", "ACS – Police", "", false);
    check("Alec Price-Reid (AP-R)", "Alec Price-Reid", "AP-R", "", "", false);
    check("Margaret Stocks MS", "Margaret Stocks", "MS", "", "", false);
    check("Alec Price-Reid A P-R", "Alec Price-Reid", "A P-R", "", "", false);
    check("Mark Dodd (Practice Manager) MD", "Mark Dodd", "MD", "", "Practice Manager", false);
    check("Dr R. Moss Medical Director", "Dr R. Moss", "", "", "Medical Director", false);
    check("Ann Moss (Protector)", "Ann Moss", "", "", "Protector", false);
    check("Ann Moss – Vice Chair (Chaired Meeting)", "Ann Moss", "", "", "Vice Chair", true);
    check(
        "Ann Moss, Head of Planning, Development and Regulatory Services",
        "Ann Moss",
        "",
        "",
        "Head of Planning, Development and Regulatory Services",
        false,
    );
    check(
        "Ann Moss, Director – Integration & Direct Services – Derby City Council",
        "Ann Moss",
        "",
        "Derby City Council",
        "Director – Integration & Direct Services",
        false,
    );
    assert_eq!(read("2:30o"), None);
    assert_eq!(read("the minutes of the last meeting were agreed"), None);
}

#[test]
fn names_that_may_be_somebody_else_are_in_doubt() {
    let uncertain = |text: &str| read(text).unwrap_or_default().uncertain;
    assert!(uncertain("Cllr Ann Moss, Zina Esk (Deputy Chief Executive)"));
    assert!(!uncertain("Cllr Ann Moss, NHS Fife (Deputy Chief Executive)"));
    assert!(!uncertain("Cllr Ann Moss, Head of Service (Clerk)"));
}

#[test]
fn names_in_a_row_leave_a_doubt() {
    let doubt = |words: &str| read(words).is_some_and(|person| person.uncertain);
    assert!(doubt("Janet Hay Willie Orr"));
    assert!(doubt("M Docherty (Chair) R Lamont S Ali"));
    assert!(!doubt("Janet Hay"));
    assert!(!doubt("Jo Blair, Turning Point Scotland"));
}
