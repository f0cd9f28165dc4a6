#![allow(clippy::unwrap_used)]

use super::*;
use EntityType::{Council, HealthBoard, IntegrationAuthority, NationalBody};

fn check(text: &str, hint: Option<EntityType>, want: &str) {
    let got = match find(text, hint) {
        Match::Exact(b) => format!("= {}", label(b)),
        Match::Fuzzy(b) => format!("~ {}", label(b)),
        Match::Ambiguous(list) => format!("? {}", list.iter().map(|b| label(b)).collect::<Vec<_>>().join(", ")),
        Match::None => "-".to_owned(),
    };
    assert_eq!(got, want, "{text:?} with {hint:?}");
}

fn label(body: &Body) -> String {
    body.code.clone().unwrap_or_else(|| body.name.clone())
}

#[test]
fn names_that_tell_their_kind() {
    for (text, want) in [
        ("Angus HSCP", "= S37000003"),
        ("Angus Health and Social Care Partnership", "= S37000003"),
        ("ANGUS HEALTH & SOCIAL CARE PARTNERSHIP", "= S37000003"),
        ("Angus Health and Social Care Partnership (AHSCP)", "= S37000003"),
        ("The Angus Integration Joint Board (IJB)", "= S37000003"),
        ("NHS Western Isles / Comhairle nan Eilean Siar IJB", "= S37000031"),
        ("Comhairle nan Eilean Siar", "= S12000013"),
        ("NHS Western Isles", "= S08000028"),
        ("Clacks and Stirling HSCP", "= S37000005"),
        ("Clackmannanshire & Stirling IJB", "= S37000005"),
        ("NAHSCP", "= S37000020"),
        ("Health and Social Care North Lanarkshire", "= S37000035"),
        ("Health & Social Care Moray", "= S37000019"),
        ("Orkney Health and Care", "= S37000022"),
        ("Edinburgh IJB", "= S37000012"),
        ("City of Edinburgh Council", "= S12000036"),
        ("The City of Edinburgh Council", "= S12000036"),
        ("Glasgow City HSCP", "= S37000034"),
        ("Glasgow City Council", "= S12000049"),
        ("NHS Greater Glasgow & Clyde", "= S08000031"),
        ("NHSGGC", "= S08000031"),
        ("NHS GG&C", "= S08000031"),
        ("Fife Council", "= S12000047"),
        ("NHS Fife", "= S08000029"),
        ("Fife Health Board", "= S08000029"),
        ("Fife Integration Joint Board", "= S37000032"),
        ("N Lanarkshire Council", "= S12000050"),
        ("S. Ayrshire HSCP", "= S37000027"),
        ("Highland Council", "= S12000017"),
        ("The Highland Council", "= S12000017"),
        ("Highland Health and Social Care Partnership", "= S37000016"),
        ("NHS Highland", "= S08000022"),
        ("Comhairle na Gàidhealtachd", "= S12000017"),
        ("Orkney Islands Council", "= S12000023"),
        ("Shetland Islands Health and Social Care Partnership", "= S37000026"),
        ("Stirling Council", "= S12000030"),
        ("Scottish Government", "= Scottish Government"),
        ("The Improvement Service", "= Improvement Service"),
        ("NHS Education for Scotland", "= NHS Education for Scotland"),
        ("Integration Authority: Falkirk", "= S37000013"),
    ] {
        check(text, None, want);
    }
}

#[test]
fn a_bare_name_takes_its_kind_from_the_hint() {
    for (text, hint, want) in [
        ("Fife", Some(IntegrationAuthority), "= S37000032"),
        ("Fife", Some(HealthBoard), "= S08000029"),
        ("Fife", Some(Council), "= S12000047"),
        ("Fife", None, "? S08000029, S37000032, S12000047"),
        ("Angus", None, "? S37000003, S12000041"),
        ("Argyll & Bute", Some(IntegrationAuthority), "= S37000004"),
        ("Dumfries & Galloway", Some(IntegrationAuthority), "= S37000006"),
        ("Perth & Kinross", Some(Council), "= S12000048"),
        ("Orkney", Some(IntegrationAuthority), "= S37000022"),
        ("Shetland Islands", Some(IntegrationAuthority), "= S37000026"),
        ("Shetland", Some(HealthBoard), "= S08000026"),
        ("Na h-Eileanan Siar", Some(IntegrationAuthority), "= S37000031"),
        ("Nan Eilean Siar", Some(IntegrationAuthority), "= S37000031"),
        ("Edinburgh City", Some(IntegrationAuthority), "= S37000012"),
        ("Edinburgh, City of", Some(Council), "= S12000036"),
        ("Sealtainn", Some(Council), "= S12000027"),
        ("Lothian", None, "= S08000024"),
        ("Clacks and Stirling", Some(IntegrationAuthority), "= S37000005"),
        ("Angus Council / NHS Tayside", Some(IntegrationAuthority), "= S37000003"),
        ("NHS Lothian and West Lothian Council", Some(IntegrationAuthority), "= S37000030"),
        ("Clackmannanshire Council, Stirling Council and NHS Forth Valley", Some(IntegrationAuthority), "= S37000005"),
        ("NHS Fife", Some(IntegrationAuthority), "= S08000029"),
        ("NHSL", None, "? S08000032, S08000024"),
    ] {
        check(text, hint, want);
    }
}

#[test]
fn gaelic_scots_and_former_names() {
    for (text, hint, want) in [
        ("Comhairle Earra-Ghàidheal agus Bòd", None, "= S12000035"),
        ("Earra-Ghàidheal agus Bòd", Some(IntegrationAuthority), "= S37000004"),
        ("Earra-Ghaidheal agus Bod", Some(IntegrationAuthority), "= S37000004"),
        ("A’ Ghàidhealtachd", Some(HealthBoard), "= S08000022"),
        ("Na h-Eileanan an Iar", Some(Council), "= S12000013"),
        ("Comhairle nan Eilean Siar", Some(IntegrationAuthority), "= S12000013"),
        ("Bòrd SSN nan Eilean Siar", None, "= S08000028"),
        ("Cùram Is Slàinte nan Eilean Siar", None, "= S37000031"),
        ("Glaschu", Some(Council), "= S12000049"),
        ("Glesga", Some(IntegrationAuthority), "= S37000034"),
        ("Fìobha", Some(Council), "= S12000047"),
        ("Dùn Phris is Gall-Ghaidhealaibh", Some(IntegrationAuthority), "= S37000006"),
        ("Dumfries an Gallowa", Some(Council), "= S12000006"),
        ("Aest Lowden", Some(Council), "= S12000010"),
        ("Fawkirk", Some(IntegrationAuthority), "= S37000013"),
        ("Arcaibh", Some(IntegrationAuthority), "= S37000022"),
        ("Sealtainn", Some(HealthBoard), "= S08000026"),
        ("Linlithgowshire", Some(Council), "= S12000040"),
        ("NHS Greater Glasgow", None, "= S08000031"),
    ] {
        check(text, hint, want);
    }
}

#[test]
fn one_place_is_several_bodies_and_the_words_around_it_tell_which() {
    // Place, board, authority, council.
    for (place, board, authority, council) in [
        ("Fife", "S08000029", "S37000032", "S12000047"),
        ("Highland", "S08000022", "S37000016", "S12000017"),
        ("Dumfries & Galloway", "S08000017", "S37000006", "S12000006"),
        ("Orkney", "S08000025", "S37000022", "S12000023"),
        ("Shetland", "S08000026", "S37000026", "S12000027"),
        ("Western Isles", "S08000028", "S37000031", "S12000013"),
    ] {
        for text in [format!("NHS {place}"), format!("{place} Health Board"), format!("{place} NHS Board")] {
            check(&text, None, &format!("= {board}"));
            // What is written counts before what is expected.
            check(&text, Some(Council), &format!("= {board}"));
        }
        for text in [
            format!("{place} IJB"),
            format!("{place} Integration Joint Board"),
            format!("{place} Health and Social Care Partnership"),
            format!("{place} Integration Authority"),
            format!("{place} HSCP"),
        ] {
            check(&text, None, &format!("= {authority}"));
        }
        check(&format!("{place} Council"), None, &format!("= {council}"));
        check(place, Some(HealthBoard), &format!("= {board}"));
        check(place, Some(IntegrationAuthority), &format!("= {authority}"));
        check(place, Some(Council), &format!("= {council}"));
        // Nothing tells which: never a pick.
        check(place, None, &format!("? {board}, {authority}, {council}"));
    }
}

#[test]
fn former_codes_lead_to_todays_body() {
    for (former, name, current) in [
        ("S37000014", "Fife", "S37000032"),
        ("S37000015", "Glasgow City", "S37000034"),
        ("S37000021", "North Lanarkshire", "S37000035"),
        ("S37000023", "Perth and Kinross", "S37000033"),
        ("S08000018", "Fife", "S08000029"),
        ("S08000027", "Tayside", "S08000030"),
        ("S12000015", "Fife", "S12000047"),
        ("S12000024", "Perth and Kinross", "S12000048"),
        ("S12000044", "North Lanarkshire", "S12000050"),
        ("S12000046", "Glasgow City", "S12000049"),
    ] {
        let body = body_by_code(former).unwrap();
        assert_eq!((body.name.as_str(), body.code.as_deref()), (name, Some(current)), "{former}");
        assert_eq!(body.code_at(Some("2017-06-01")), Some(former), "{former} in its time");
        assert_eq!(body.code_at(Some("2020-01-01")), Some(current), "{former} after it");
    }
}

#[test]
fn names_that_share_a_place() {
    let several = |text: &str| -> Vec<String> {
        super::several(text, IntegrationAuthority).into_iter().map(|b| b.name.clone()).collect()
    };
    let ayrshires = ["East Ayrshire", "North Ayrshire", "South Ayrshire"];
    assert_eq!(several("East, North and South Ayrshire"), ayrshires);
    assert_eq!(several("East, North & South Ayrshire HSCPs"), ayrshires);
    assert_eq!(several("E, N and S Ayrshire"), ayrshires);
    assert_eq!(several("East and West Dunbartonshire"), ["East Dunbartonshire", "West Dunbartonshire"]);
    assert_eq!(several("North/South Lanarkshire"), ["North Lanarkshire", "South Lanarkshire"]);
    assert_eq!(several("East, Mid and West Lothian"), ["East Lothian", "Midlothian", "West Lothian"]);
    assert_eq!(several("Fife, Falkirk and Moray"), ["Fife", "Falkirk", "Moray"]);
    // One name, or none.
    assert!(several("East Ayrshire").is_empty());
    assert!(several("North and South Edinburgh").is_empty());
    assert!(several("North East and South East").is_empty());
    assert!(several("East, North and South Ayrshire and their carers").is_empty());
    let named: Vec<String> = mentions("Councils of East and North Ayrshire; East and South Ayrshire Councils")
        .iter()
        .map(|m| m.resolve(None).body().and_then(|b| b.code.clone()).unwrap_or_default())
        .collect();
    assert_eq!(named, ["S12000008", "S12000021", "S12000008", "S12000028"]);
}

#[test]
fn a_resemblance_is_only_ever_a_guess() {
    for (text, hint, want) in [
        ("Angas HSCP", None, "~ S37000003"),
        ("Midlothain", Some(IntegrationAuthority), "~ S37000018"),
        ("West Dumbartonshire", Some(IntegrationAuthority), "~ S37000029"),
        ("South Aryshire Health and Social Care Partnership", None, "~ S37000027"),
        ("Angus Health and Socail Care Partnership", None, "~ S37000003"),
        ("Lothian, East", Some(IntegrationAuthority), "~ S37000010"),
        ("NorthLanarkshire HSCP", None, "~ S37000035"),
        ("Stirling HSCP", None, "~ S37000005"),
        ("Lothian HSCP", None, "? S37000010, S37000012, S37000018, S37000030"),
        ("Eest Lothian", Some(IntegrationAuthority), "-"),
        ("Murray", Some(IntegrationAuthority), "-"),
        ("Midlothain", None, "-"),
        ("Elgin", Some(IntegrationAuthority), "-"),
        ("Fife Community Planning Partnership", Some(IntegrationAuthority), "-"),
        ("", Some(IntegrationAuthority), "-"),
        ("Council", None, "-"),
    ] {
        check(text, hint, want);
    }
}

#[test]
fn a_date_decides_the_code_of_its_time() {
    for (code, date, want) in [
        ("S37000032", Some("2016-10"), "S37000014"),
        ("S37000032", Some("2018-02-02"), "S37000032"),
        ("S37000032", Some("2015"), "S37000014"),
        ("S37000034", Some("2019-03-31"), "S37000015"),
        ("S37000034", Some("2019-05-10"), "S37000034"),
        ("S37000003", Some("2012-01-01"), "S37000003"),
        ("S08000031", Some("2013-06-01"), "S08000007"),
        ("S08000031", Some("2017-06-01"), "S08000021"),
        ("S12000049", Some("2017-06-01"), "S12000046"),
        ("S12000047", Some("2016"), "S12000015"),
        ("S12000047", None, "S12000047"),
    ] {
        assert_eq!(body_by_code(code).unwrap().code_at(date), Some(want), "{code} {date:?}");
    }
}

#[test]
fn the_register_is_whole() {
    assert_eq!(authorities().len(), 31);
    assert_eq!(health_boards().len(), 14);
    for authority in authorities() {
        assert!(authority.health_board().is_some(), "{}", authority.name);
        assert!(localities_of(authority.code.as_deref().unwrap()).len() >= 2, "{}", authority.name);
    }
    let councils: Vec<&Body> = data::REGISTER.names.values().flat_map(|n| &n.meanings).map(|m| m.body()).collect();
    for council in councils.iter().filter(|b| b.entity_type == Council) {
        assert!(council.authority().is_some(), "{}", council.name);
    }
    assert!(councils.iter().any(|b| b.entity_type == NationalBody));
}

#[test]
fn running_text_names_bodies() {
    let names = |text: &str| -> Vec<String> {
        mentions(text)
            .into_iter()
            .map(|m| format!("{}{}", &text[m.range.clone()], if m.typed { "!" } else { "" }))
            .collect()
    };
    assert_eq!(
        names("Angus Council and NHS Tayside set up the Angus Health and Social Care Partnership."),
        ["Angus Council!", "NHS Tayside!", "Angus Health and Social Care Partnership!"]
    );
    assert_eq!(names("People in Moray. Health and social care services in fife"), ["Moray"]);
    assert_eq!(names("The review is led by IS with EAHSCP; as is usual"), ["IS!", "EAHSCP!"]);
    assert_eq!(names("Renfrewshire's localities and Moray’s"), ["Renfrewshire", "Moray"]);
    assert!(names("improving health and social care for all").is_empty());
}

#[test]
fn localities_by_name() {
    use LocalityMatch::{Exact, Fuzzy, Variant};
    for (name, partnership, want) in [
        ("Garnock Valley", "S37000020", Exact("Garnock Valley")),
        ("Ganock Valley", "S37000020", Fuzzy("Garnock Valley")),
        ("Teviot & Liddesdale", "S37000025", Exact("Teviot and Liddesdale")),
        ("Stewarty", "S37000006", Fuzzy("Stewartry")),
        ("North West Angus", "S37000003", Variant("Angus North West")),
        ("East Midlothian", "S37000018", Variant("Midlothian (East)")),
        ("North East", "S37000034", Variant("Glasgow North East")),
        ("Barra & Vatersay", "S37000031", LocalityMatch::None),
        ("North Mainland", "S37000026", Exact("North Mainland")),
        ("Garnock Valley", "S37000003", LocalityMatch::None),
        ("Falkirk North", "S37000013", LocalityMatch::None),
        ("Levenmouth", "S37000014", Exact("Levenmouth")),
    ] {
        assert_eq!(locality(name, partnership), want, "{name}");
    }
}
