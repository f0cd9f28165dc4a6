//! Recommendations of whole papers.

use crate::diagnostic::ReviewCode;
use crate::document::{Block, Paragraph};
use crate::extract::extract;
use crate::extract::paper::{heading, item, p, paper, table};
use crate::record::{DocumentKind, Recommendation, RecommendationVerb};
use crate::settings::Settings;

/// `number | addressed | verb | text`.
fn check(blocks: Vec<Block>, expected: &[(&str, &str, RecommendationVerb, &str)]) {
    let extracted = extract(&paper(DocumentKind::BoardReport, blocks), &Settings::default());
    let got: Vec<(&str, &str, RecommendationVerb, &str)> = extracted
        .records
        .recommendations
        .iter()
        .map(|r| (r.number.as_deref().unwrap_or(""), r.addressed_to.as_deref().unwrap_or(""), r.verb, r.text.as_str()))
        .collect();
    assert_eq!(got, expected);
}

#[test]
fn the_body_behind_that_alone_is_addressed() {
    use RecommendationVerb::{Note, Other};
    check(
        vec![p("Recommendation: Note the Board assurance framework and its risks.")],
        &[("", "", Note, "Note the Board assurance framework and its risks.")],
    );
    check(
        vec![p("Recommendation: That the Council accepts the quote.")],
        &[("", "Council", Other, "That the Council accepts the quote.")],
    );
}

#[test]
fn the_verb_behind_the_body_is_that_of_its_items() {
    use RecommendationVerb::{Approve, Note};
    check(
        vec![
            heading("1. Recommendations"),
            item("1.1", "That the Data Board (DB) NOTE:"),
            item("a)", "the outturn for the year"),
            item("1.2", "That the Data Board approves:"),
            item("a)", "the use of reserves"),
            item("1.3", "That the GDB notes:"),
            item("a)", "the delay"),
        ],
        &[
            ("1.1(a)", "Data Board (DB)", Note, "the outturn for the year"),
            ("1.2(a)", "Data Board", Approve, "the use of reserves"),
            ("1.3(a)", "GDB", Note, "the delay"),
        ],
    );
}

#[test]
fn items_under_a_lead_in() {
    use RecommendationVerb::{Approve, Comment, Consider, Note};
    check(
        vec![
            heading("2. Recommendations"),
            item("2.1", "It is recommended that the Data Board:"),
            item("I.", "Notes and comments on progress"),
            item("II.", "Comments on the next steps"),
            heading("3. Background"),
            item("3.1", "The Data Board was asked to consider this in May."),
        ],
        &[
            ("2.1(I)", "Data Board", Note, "Notes and comments on progress"),
            ("2.1(II)", "Data Board", Comment, "Comments on the next steps"),
        ],
    );
    check(
        vec![
            heading("2 RECOMMENDATIONS"),
            p("The Integration Joint Board is recommended to:"),
            item("2.1", "Note the key findings of the review."),
            item("2.2", "Approve the new framework."),
            heading("3 BACKGROUND"),
            item("3.1", "Note that this is background."),
        ],
        &[
            ("2.1", "Integration Joint Board", Note, "Note the key findings of the review."),
            ("2.2", "Integration Joint Board", Approve, "Approve the new framework."),
        ],
    );
    check(
        vec![
            p("Action Required:"),
            p("The Ministerial Group is invited to:"),
            item("a.", "approve the plan at Annex A;"),
            item("b.", "note the progress made; and"),
            heading("Introduction"),
            item("1.", "At its meeting in January the group endorsed the findings."),
        ],
        &[
            ("a", "Ministerial Group", Approve, "approve the plan at Annex A"),
            ("b", "Ministerial Group", Note, "note the progress made"),
        ],
    );
    check(
        vec![
            heading("Recommendations"),
            item("2.1", "It is recommended that the Data Board:"),
            item("•", "Considers the messages in the plan"),
            heading("Background"),
        ],
        &[("2.1", "Data Board", Consider, "Considers the messages in the plan")],
    );
}

#[test]
fn one_sentence() {
    check(
        vec![
            heading("Recommendation"),
            p("The Board is asked to note the content of this report."),
            heading("Background"),
        ],
        &[("", "Board", RecommendationVerb::Note, "note the content of this report.")],
    );
    check(
        vec![p("The Committee is asked to (i) note the report; and (ii) agree the plan.")],
        &[
            ("i", "Committee", RecommendationVerb::Note, "note the report"),
            ("ii", "Committee", RecommendationVerb::Agree, "agree the plan."),
        ],
    );
}

#[test]
fn findings_are_no_recommendations() {
    check(vec![heading("Key messages"), p("Partnerships must do more. Further work is required by all boards.")], &[]);
    check(vec![p("Each partnership is required to have two localities at least.")], &[]);
}

#[test]
fn labels_before_what_is_moved() {
    use RecommendationVerb::{Approve, Other};
    check(
        vec![
            p("Proposal. That the trustees adopt the policy."),
            p("Recommendation 2 – The Harbour Board should publish its accounts."),
        ],
        &[
            ("", "trustees", Approve, "That the trustees adopt the policy."),
            ("2", "Harbour Board", Other, "The Harbour Board should publish its accounts."),
        ],
    );
}

#[test]
fn capitals_that_count() {
    use RecommendationVerb::{Approve, Other};
    check(
        vec![heading("Recommendation"), p("That the Committee"), p("I. approves the plan;"), p("II. asks for more.")],
        &[("I", "Committee", Approve, "approves the plan"), ("II", "Committee", Other, "asks for more.")],
    );
}

#[test]
fn items_in_one_sentence() {
    use RecommendationVerb::{Approve, Note, Other};
    check(
        vec![heading("Recommendation(s)"), p("The Board is asked to: 1. NOTE the work; and 2. APPROVE the plan.")],
        &[("1", "Board", Note, "NOTE the work"), ("2", "Board", Approve, "APPROVE the plan.")],
    );
    check(
        vec![
            heading("Conclusion and recommendations"),
            p("The pilot has worked. The Group should now:"),
            item("•", "extend the pilot to Islay"),
        ],
        &[("", "Group", Other, "extend the pilot to Islay")],
    );
}

#[test]
fn items_below_a_bar() {
    use RecommendationVerb::{Agree, Note};
    let rows = table(&[
        &["RECOMMENDATIONS"],
        &["1. Agree the list of villages."],
        &["2. Note the cost of signs."],
        &["BACKGROUND"],
        &["A trial cut speeds."],
    ]);
    check(
        vec![Block::Table(rows)],
        &[("1", "", Agree, "Agree the list of villages."), ("2", "", Note, "Note the cost of signs.")],
    );
}

#[test]
fn a_panel_recommends_to_its_council() {
    use RecommendationVerb::{Approve, Other};
    let mut lead = Paragraph::plain("That the Roads Panel recommend Council:");
    for run in &mut lead.runs {
        run.style.bold = true;
    }
    check(
        vec![
            heading("REPORT RECOMMENDATIONS"),
            Block::Paragraph(lead),
            item("1.", "Approve the list of roads;"),
            item("2.", "Appoint Lowther LLP as auditor."),
            heading("BACKGROUND"),
        ],
        &[
            ("1", "Roads Panel", Approve, "Approve the list of roads"),
            ("2", "Roads Panel", Other, "Appoint Lowther LLP as auditor."),
        ],
    );
}

#[test]
fn numbers_within_a_line() {
    use RecommendationVerb::{Approve, Other};
    check(
        vec![p("The Board is asked to: 1. APPROVE the estates plan 2. DELEGATE authority to bid")],
        &[("1", "Board", Approve, "APPROVE the estates plan"), ("2", "Board", Other, "DELEGATE authority to bid")],
    );
}

#[test]
fn what_officers_recommend_in_an_agenda() {
    let blocks = vec![
        heading("9.2 GRANTS POLICY"),
        heading("OFFICER RECOMMENDATION"),
        p("That Council adopts the policy."),
        heading("9.3 LIST OF PAYMENTS"),
        p("Members are asked to bring their diaries."),
    ];
    let extracted = extract(&paper(DocumentKind::Agenda, blocks), &Settings::default());
    let got: Vec<&str> = extracted.records.recommendations.iter().map(|r| r.text.as_str()).collect();
    assert_eq!(got, ["That Council adopts the policy."]);
}

#[test]
fn who_asks_and_in_what_words() {
    use RecommendationVerb::{Agree, Approve, Consider, Note, Other};
    check(
        vec![p("Governors are asked to review the answers and sign.")],
        &[("", "Governors", Consider, "review the answers and sign.")],
    );
    check(vec![p("The Board is being asked to agree a contract.")], &[("", "Board", Agree, "agree a contract.")]);
    check(
        vec![p("We ask the Partnership to:"), item("•", "agree to fund the pilot"), item("•", "note the risks")],
        &[("", "Partnership", Agree, "agree to fund the pilot"), ("", "Partnership", Note, "note the risks")],
    );
    check(
        vec![p("I recommend that the Community Council awards £250.")],
        &[("", "Community Council", Other, "awards £250.")],
    );
    check(
        vec![
            heading("2.0 RECOMMENDED"),
            item("2.1", "That the charges in Appendix A be approved."),
            item("2.2", "That the Harbour Master advertise them."),
        ],
        &[
            ("2.1", "", Approve, "That the charges in Appendix A be approved."),
            ("2.2", "", Other, "That the Harbour Master advertise them."),
        ],
    );
    check(
        vec![p("Recommendations: The Locality Partnership agrees to:"), item("i.", "approve the rules;")],
        &[("i", "Locality Partnership", Approve, "approve the rules")],
    );
}

#[test]
fn motions_joined_by_and() {
    use RecommendationVerb::{Other, Receive};
    check(
        vec![
            heading("Recommendation:"),
            p("THAT Report PRK-24-09 be received;"),
            p("AND THAT Council award the contract to Bluewater;"),
            heading("Background:"),
        ],
        &[
            ("", "", Receive, "THAT Report PRK-24-09 be received"),
            ("", "Council", Other, "THAT Council award the contract to Bluewater"),
        ],
    );
}

/// Whether nothing but the paper, which names no body here, leaves a doubt.
fn is_sure(recommendation: &Recommendation) -> bool {
    recommendation.header.review.iter().all(|code| *code == ReviewCode::KindUncertain)
}

#[test]
fn what_the_text_asks_beside_a_section_is_in_doubt() {
    let blocks = vec![
        p("Members are asked to note that the fund closes in May."),
        heading("3. RECOMMENDATIONS"),
        item("3.1", "To approve the bid."),
    ];
    let extracted = extract(&paper(DocumentKind::BoardReport, blocks), &Settings::default());
    let got: Vec<(&str, bool)> =
        extracted.records.recommendations.iter().map(|r| (r.text.as_str(), is_sure(r))).collect();
    assert_eq!(got, [("note that the fund closes in May.", false), ("approve the bid.", true)]);
}

#[test]
fn lettered_items_end_before_a_numbered_section() {
    use RecommendationVerb::{Approve, Other, Receive};
    let bold = |text: &str| {
        let mut paragraph = Paragraph::plain(text);
        for run in &mut paragraph.runs {
            run.style.bold = true;
        }
        Block::Paragraph(paragraph)
    };
    check(
        vec![
            bold("RECOMMENDATION"),
            bold("That the Council:"),
            item("a)", "receives the report;"),
            item("b)", "delegates to the Chief Executive authority to let the contract."),
            bold("1. Purpose of it"),
            bold("2. Significance"),
        ],
        &[
            ("a", "Council", Receive, "receives the report"),
            ("b", "Council", Other, "delegates to the Chief Executive authority to let the contract."),
        ],
    );
    check(
        vec![
            bold("RECOMMENDATIONS"),
            bold("It be recommended to Council that:"),
            item("(1)", "the strategy be adopted;"),
            item("(2)", "£150,000 be added to the programme."),
        ],
        &[
            ("1", "Council", Approve, "the strategy be adopted"),
            ("2", "Council", Other, "£150,000 be added to the programme."),
        ],
    );
}

#[test]
fn what_is_recommended_without_a_body() {
    check(
        vec![
            heading("3. RECOMMENDATION"),
            item("3.1", "I recommend that the Committee accept the tender of Aird Joinery."),
            item("3.2", "I further recommend that the Director be authorised to sign the contract."),
        ],
        &[
            ("3.1", "Committee", RecommendationVerb::Other, "accept the tender of Aird Joinery."),
            ("3.2", "Committee", RecommendationVerb::Other, "the Director be authorised to sign the contract."),
        ],
    );
}

#[test]
fn what_semicolons_part() {
    check(
        vec![
            heading("Action requested"),
            p("Senate is asked to: approve the calendar; and note the day of graduation."),
        ],
        &[
            ("", "Senate", RecommendationVerb::Approve, "approve the calendar"),
            ("", "Senate", RecommendationVerb::Note, "note the day of graduation."),
        ],
    );
    check(
        vec![heading("Recommendation"), p("The Board is asked to note the plan; the costs are in section 4.")],
        &[("", "Board", RecommendationVerb::Note, "note the plan; the costs are in section 4.")],
    );
}

#[test]
fn what_is_recommended_to_two_bodies() {
    check(
        vec![
            heading("2. RECOMMENDATIONS TO BOTH CABINETS"),
            item("2.1", "That the draft business case be prepared."),
            heading("3. FINANCE"),
        ],
        &[("2.1", "", RecommendationVerb::Other, "That the draft business case be prepared.")],
    );
}

#[test]
fn what_is_recommended_in_the_text_alone() {
    let conclusion = p("Option 3 costs least. It is therefore recommended that Option 3 be adopted.");
    check(vec![heading("4. Conclusion"), conclusion], &[("", "", RecommendationVerb::Approve, "Option 3 be adopted.")]);
}

#[test]
fn what_a_committee_recommends_to_the_court() {
    let blocks = vec![
        heading("A. FOR APPROVAL"),
        p("The Committee reviewed the policy and recommends that Court approve the policy at Annex A."),
        p("Court is asked to note the position."),
    ];
    check(
        blocks.clone(),
        &[
            ("", "Court", RecommendationVerb::Approve, "approve the policy at Annex A."),
            ("", "Court", RecommendationVerb::Note, "note the position."),
        ],
    );
    let told = extract(&paper(DocumentKind::BoardReport, blocks), &Settings::default()).records.recommendations;
    let reviews: Vec<bool> = told.iter().map(is_sure).collect();
    assert_eq!(reviews, [false, true]);
}

#[test]
fn what_a_sentence_is_for_stands_before_it() {
    use RecommendationVerb::{Approve, Note};
    check(
        vec![
            heading("3. Recommendation"),
            p("For approval: the Board is asked to approve the new rota."),
            p("For noting: the Board is asked to note the risks to the ward."),
        ],
        &[("", "Board", Approve, "approve the new rota."), ("", "Board", Note, "note the risks to the ward.")],
    );
}

#[test]
fn numbers_within_one_item() {
    use RecommendationVerb::{Note, Other};
    check(
        vec![heading("Recommendations"), item("1)", "Note the report on rangers. 2) Confirm the lead for moors.")],
        &[("1", "", Note, "Note the report on rangers."), ("2", "", Other, "Confirm the lead for moors.")],
    );
}
