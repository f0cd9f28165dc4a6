//! Lists of people, and the people in them.

use super::*;

#[test]
fn couples_by_forenames() {
    assert_eq!(split("Lou Petrie, Meg and Don Thorne"), ["Lou Petrie", "Meg Thorne", "Don Thorne"]);
    assert_eq!(split("Ann Lewis and Don Thorne"), ["Ann Lewis", "Don Thorne"]);
}

#[test]
fn initials_alone_are_somebody_each() {
    assert_eq!(split("LB, SM., NR and PE"), ["LB", "SM", "NR", "PE"]);
    assert_eq!(split("Ann Moss, NHS, GP"), ["Ann Moss, NHS, GP"]);
    assert_eq!(split("VS, MT"), ["VS", "MT"]);
}

#[test]
fn lists_whose_commas_are_missing() {
    check(
        "Mrs T A Moss Prof J Blair Mrs L Reid Mr J Dunn",
        &["Mrs T A Moss", "Prof J Blair", "Mrs L Reid", "Mr J Dunn"],
    );
    check("Mrs S Moss-Blair M Reid, Mrs L Dunn", &["Mrs S Moss-Blair", "M Reid", "Mrs L Dunn"]);
    check("Mr A Moss & Mrs G Reid. Also PC Abi Lane", &["Mr A Moss", "Mrs G Reid", "PC Abi Lane"]);
    check("Mrs Wendy Moss. County Cllr Al Reid.", &["Mrs Wendy Moss", "County Cllr Al Reid"]);
    check("Mr A Moss, with Professor J Blair, Ms L Reid", &["Mr A Moss", "Professor J Blair", "Ms L Reid"]);
}

fn check(text: &str, expected: &[&str]) {
    assert_eq!(split(text), expected, "{text}");
}

#[test]
fn initials_and_surnames_in_a_row() {
    check("I Scott R Manson T Leask-Hunter", &["I Scott", "R Manson", "T Leask-Hunter"]);
}

#[test]
fn lists_to_people() {
    check(
        "Ann Moss (Chair, IS); Al Reid (IS); Jo Blair (HS). Kay Dunn (SE); Mo Park (PS) Em Lyle (IS);",
        &["Ann Moss (Chair, IS)", "Al Reid (IS)", "Jo Blair (HS)", "Kay Dunn (SE)", "Mo Park (PS)", "Em Lyle (IS)"],
    );
    // As many go without a title as with one: a name of no known forename is a person all the same.
    check(
        "Ann Moss (Chair), Graham Reid, Hugh Doig, Cronan Foy, Cllr. Kenny Weir, PC Sarah Dunn + 6 members of the public",
        &["Ann Moss (Chair)", "Graham Reid", "Hugh Doig", "Cronan Foy", "Cllr. Kenny Weir", "PC Sarah Dunn"],
    );
    check("Ann Moss, Al Reid and Jo Blair", &["Ann Moss", "Al Reid", "Jo Blair"]);
    check("Ann Moss, Chief Officer, Al Reid, NHS Fife", &["Ann Moss, Chief Officer", "Al Reid, NHS Fife"]);
    check("Cllr Ann Moss (East Council), Dr Al Reid", &["Cllr Ann Moss (East Council)", "Dr Al Reid"]);
    check(
        "Zoe Hoy/ Amy Kerr, Data Office (secretariat)",
        &["Zoe Hoy, Data Office (secretariat)", "Amy Kerr, Data Office (secretariat)"],
    );
    check("Ann Moss\nAl Reid", &["Ann Moss", "Al Reid"]);
    check("Susan, Mark (chair), Wilma T and Peter", &["Susan", "Mark (chair)", "Wilma T", "Peter"]);
    check("Mrs A Moss, Chief Executive and Dr J Blair.", &["Mrs A Moss, Chief Executive", "Dr J Blair"]);
    check(
        "Mr M Moss, Head of Planning and Environment, Roads Service",
        &["Mr M Moss, Head of Planning and Environment, Roads Service"],
    );
    check("Mr H. Moss Reid, Mr A. de Lyle", &["Mr H. Moss Reid", "Mr A. de Lyle"]);
    check("Cllr. R. Moss-Reid, Mr I. Dunn and 8 members of the public", &["Cllr. R. Moss-Reid", "Mr I. Dunn"]);
    check("Three members of the public, and Jo Blair", &["Three members of the public", "Jo Blair"]);
    check("Councillor A.B. Kerr Dunn (Chair)", &["Councillor A.B. Kerr Dunn (Chair)"]);
    check("Mr A F Moss, Area Manager North, East Council", &["Mr A F Moss, Area Manager North, East Council"]);
    check("Ann Moss(Clerk), Al Reid, Jo Blair", &["Ann Moss(Clerk)", "Al Reid", "Jo Blair"]);
    check(
        "Community Councillors J. Moss, C. Blair",
        &["Community Councillor J. Moss", "Community Councillor C. Blair"],
    );
    check(
        "Clerk to the Council, Principal Solicitor (F. Moss), Roads Manager (S. Reid)",
        &["Clerk to the Council", "Principal Solicitor (F. Moss)", "Roads Manager (S. Reid)"],
    );
    check("Ann Moss, Al Reid and twenty residents", &["Ann Moss", "Al Reid"]);
    check("Councillor Ann Moss-Ward 4; Jo Blair", &["Councillor Ann Moss – Ward 4", "Jo Blair"]);
    check("Ann Moss , Al Reid , Jo Blair .", &["Ann Moss", "Al Reid", "Jo Blair"]);
    check("Directors: Ann Moss, Jo Blair, Al Reid", &["Directors: Ann Moss", "Jo Blair", "Al Reid"]);
    check("Mrs A Moss\tMr C Reid", &["Mrs A Moss", "Mr C Reid"]);
    check("Ann Moss\tDirector of Finance", &["Ann Moss\tDirector of Finance"]);
    check("Ann Moss, Cronan Way", &["Ann Moss, Cronan Way"]);
    check(
        "Mr M Moss, Head of Roads, Environment Service Ms T Reid, Head of Parks",
        &["Mr M Moss, Head of Roads, Environment Service", "Ms T Reid, Head of Parks"],
    );
    check(
        "Chief Executive, Ann Moss; Corporate Director (Place), Al Reid; Clerk",
        &["Chief Executive, Ann Moss", "Corporate Director (Place), Al Reid", "Clerk"],
    );
    check(
        "Chief Executive, Ann Moss, Head of Finance, Al Reid",
        &["Chief Executive, Ann Moss", "Head of Finance, Al Reid"],
    );
    check(
        "Bea Frost (BF) – MD Colm Ray (CR) – Finance Al Reid (AR) – People",
        &["Bea Frost (BF) – MD", "Colm Ray (CR) – Finance", "Al Reid (AR) – People"],
    );
    check(
        "Cllr Ann Moss and Al Reid, Depute Chief Executive; Jo Blair, Clerk",
        &["Cllr Ann Moss", "Al Reid, Depute Chief Executive", "Jo Blair, Clerk"],
    );
    check("Mr & Mrs T Doyle and P & M Thorne", &["Mr T Doyle", "Mrs T Doyle", "P Thorne", "M Thorne"]);
    check("Ann Moss, Turning Point, Al Reid, NHS Fife", &["Ann Moss, Turning Point", "Al Reid, NHS Fife"]);
    check("Ann Moss, Cronan Foy, Al Reid", &["Ann Moss", "Cronan Foy", "Al Reid"]);
    check(
        "Ann Moss, East Council; Jo Blair, Al Reid and Kay Dunn, Data Office; and Mo Park, Police",
        &[
            "Ann Moss, East Council",
            "Jo Blair, Data Office",
            "Al Reid, Data Office",
            "Kay Dunn, Data Office",
            "Mo Park, Police",
        ],
    );
    check(
        "Councillors Moss (Chair), Reid and Blair",
        &["Councillor Moss (Chair)", "Councillor Reid", "Councillor Blair"],
    );
    check(
        "Councillor A Moss (Chair), Councillors J Blair and K Reid",
        &["Councillor A Moss (Chair)", "Councillor J Blair", "Councillor K Reid"],
    );
    check(
        "Ann Moss – East Council, Karyn Foy – PCT/HCC,Jo Blair – Data Office",
        &["Ann Moss – East Council", "Karyn Foy – PCT/HCC", "Jo Blair – Data Office"],
    );
    check("Wilma, Helen", &["Wilma", "Helen"]);
    check(
        "Ms A Moss, the Deputy Chancellor (Mr J Blair), Mr A Reid",
        &["Ms A Moss", "the Deputy Chancellor (Mr J Blair)", "Mr A Reid"],
    );
    check("Cllrs A Moss and J Blair, Mr I Dunn", &["Cllr A Moss", "Cllr J Blair", "Mr I Dunn"]);
}

#[test]
fn each_has_a_post_in_a_bracket() {
    check(
        "Cllr Ann Moss, Zina Esk (Deputy Chief Executive), Dr Jo Blair (Director of Roads)",
        &["Cllr Ann Moss", "Zina Esk (Deputy Chief Executive)", "Dr Jo Blair (Director of Roads)"],
    );
    // Nobody else shows that names stand before the brackets.
    check("Ann Moss, Turning Point (Manager)", &["Ann Moss, Turning Point (Manager)"]);
}

#[test]
fn people_beside_a_crowd_are_kept() {
    check("Three members of the public, Tom Hay and Jo Blair", &["Three members of the public", "Tom Hay", "Jo Blair"]);
    check("Ann Moss, two members of the public and Jo Blair (Clerk)", &["Ann Moss", "Jo Blair (Clerk)"]);
    check("Ann Moss and 20 members of the public in the gallery, with banners", &["Ann Moss"]);
}

#[test]
fn initials_ahead_and_holders_of_one_post() {
    assert_eq!(split("SC Steve Cole, Chair\nJB Jo Blair"), ["Steve Cole (SC), Chair", "Jo Blair (JB)"]);
    assert_eq!(split("PC Steve Cole"), ["PC Steve Cole"]);
    let holders = split("Roads Officers (Mr I Reid and Ms A Moss), Clerk (Jo Blair)");
    assert!(holders.contains(&"Mr I Reid".to_owned()) && holders.contains(&"Ms A Moss".to_owned()));
    assert_eq!(
        split("Mr & Mrs D Lunn and the Very Revd John Haig"),
        ["Mr D Lunn", "Mrs D Lunn", "Very Revd John Haig"]
    );
}
