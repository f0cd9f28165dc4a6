//! Clauses that tell who takes a task on, as minutes have them.

use super::super::super::habits::{check, there};
use crate::extract::paper::{heading, p};

fn one(text: &str, expected: &str) {
    check(vec![there(), heading("3. Hall"), p(text)], &[expected]);
}

fn none(text: &str) {
    check(vec![there(), heading("3. Hall"), p(text)], &[]);
}

#[test]
fn a_pronoun_and_a_carried_subject() {
    one(
        "Al explained the alarm and said he would ask the firm.",
        "Al explained the alarm and said he would ask the firm. | Al | ",
    );
    one(
        "Una has a list of the keys and will send it on to Jo.",
        "Una has a list of the keys and will send it on to Jo. | Una | ",
    );
    one(
        "Mr Low said that he did not have the sum to hand but would let the members have it.",
        "Mr Low said that he did not have the sum to hand but would let the members have it. | Mr Low | ",
    );
}

#[test]
fn a_forename_that_the_list_of_people_lacks() {
    one("Gail offered to wash the cups.", "Gail offered to wash the cups. | Gail | ");
    let sticks = "The gate sticks and Gail was asked to see to it.";
    one(sticks, &format!("{sticks} | Gail | "));
    none("Heather will grow there.");
    // A month is nobody.
    one("Tiles to be laid by April", "Tiles to be laid by April |  | by April");
}

#[test]
fn a_whole_name_that_the_list_of_people_lacks() {
    let said = "Gail Moffat will bring a report to the next meeting.";
    one(said, &format!("{said} | Gail Moffat | to the next meeting"));
    let records = crate::extract::paper::minutes(vec![there(), heading("3. Hall"), p(said)]).records;
    let doubt = crate::diagnostic::ReviewCode::OwnerUncertain;
    assert!(records.actions.iter().all(|action| action.header.review.contains(&doubt)));
    none("The Gail Moffat Hall will open in May.");
}

#[test]
fn names_behind_signs_and_relative_words() {
    one("The lock is stiff, Una will mention it to the joiner.", "Una will mention it to the joiner. | Una | ");
    one("Rent is held back until spring – Al to see to this.", "Al to see to this. | Al | ");
    one(
        "A review was commissioned, the outcome of which Mr Low would bring to the trustees.",
        "the outcome of which Mr Low would bring to the trustees. | Mr Low | ",
    );
    one(
        "Una undertook, with the help of a neighbour, to clear the path.",
        "Una undertook, with the help of a neighbour, to clear the path. | Una | ",
    );
    one(
        "Help was asked for at the stall – Una and Al volunteered.",
        "Help was asked for at the stall – Una and Al volunteered. | Una+Al | ",
    );
}

#[test]
fn two_clauses_are_two_tasks() {
    check(
        vec![
            there(),
            heading("3. Hall"),
            p("Una will draft a piece for the magazine and Mr Low will place a notice in the shop."),
        ],
        &["Una will draft a piece for the magazine | Una | ", "Mr Low will place a notice in the shop. | Mr Low | "],
    );
}

#[test]
fn minutes_that_mark_their_actions_tell_what_others_do() {
    let news = p("The group meets in June, and Scottish Government will bring forward a model over the summer.");
    let marked = "Action: Al Reid to send the figures by 5 May";
    let told = |blocks: Vec<crate::document::Block>, expected: &[&str]| {
        let there = p("Present: Jo Blair, NHS Fife (Chair); Al Reid, Scottish Government");
        check([vec![there, heading("3. Hall")], blocks].concat(), expected);
    };
    told(vec![news.clone(), p(marked)], &["Al Reid to send the figures by 5 May | Al Reid | by 5 May"]);
    told(vec![news], &[]);
}

#[test]
fn what_is_only_thought_wished_or_told() {
    none("Una hoped that Al would paint the door.");
    none("Jo wondered if Una would write to the paper.");
    none("If the grant came, Una would order the tiles.");
    none("Al noted that the review is wide and will look at the rates.");
    none("The Strategy and Performance Board will issue a plan.");
}

#[test]
fn notes_without_is_and_without_a_subject() {
    one(
        "Una meeting the joiner on Thursday to choose colours.",
        "Una meeting the joiner on Thursday to choose colours. | Una | on Thursday",
    );
    one("No date from the firm yet – Al chasing.", "No date from the firm yet – Al chasing. | Al | ");
    one("Una is taking this up with the depot.", "Una is taking this up with the depot. | Una | ");
    check(
        vec![there(), heading("3. Hall"), p("Al has left two messages. No reply yet so will try again.")],
        &["No reply yet so will try again. | Al | "],
    );
    check(
        vec![there(), heading("3. Hall"), p("Una has had two prices. Will ask for a third.")],
        &["Will ask for a third. | Una | "],
    );
    none("Una reporting on the fair.");
}

#[test]
fn relative_clauses() {
    one("Una has somebody in mind who she will ask.", "Una has somebody in mind who she will ask. | Una | ");
    one(
        "Al knows someone who could do it, and will ring him.",
        "Al knows someone who could do it, and will ring him. | Al | ",
    );
    check(
        vec![
            there(),
            heading("3. Hall"),
            p("Una to measure the gap and send it to Mr Low, who will forward it to the joiner."),
        ],
        &[
            "Una to measure the gap and send it to Mr Low | Una | ",
            "Mr Low, who will forward it to the joiner. | Mr Low | ",
        ],
    );
}

#[test]
fn others_than_people_of_the_meeting() {
    one("Cllr Ray will look into the drain.", "Cllr Ray will look into the drain. | Cllr Ray | ");
    one(
        "The Finance Committee was asked to look again at the rent.",
        "The Finance Committee was asked to look again at the rent. | Finance Committee | ",
    );
    one("Keys: everybody who has one to let Al know.", "everybody who has one to let Al know. | everybody | ");
    one("To be circulated by the Clerk once known.", "To be circulated by the Clerk once known. | Clerk | ");
    one("Al needs all stewards to return their forms.", "needs all stewards to return their forms. | all stewards | ");
}

#[test]
fn what_an_earlier_meeting_gave() {
    none("Una was going to look at the boards. She has had no answer.");
    none("Al was to ask for a price. Al reported that it was £40.");
}

#[test]
fn whoever_says_that_something_would_be_brought() {
    one(
        "Mr Low confirmed that the costs would be included in the next report.",
        "Mr Low confirmed that the costs would be included in the next report. | Mr Low | ",
    );
    one(
        "Una gave an assurance that a paper would come to the May meeting.",
        "Una gave an assurance that a paper would come to the May meeting. | Una | to the May meeting",
    );
    none("Mr Low advised that the road would be closed.");
    none("Mr Low advised that, if there was money, a notice would be sent.");
}

#[test]
fn what_somebody_asks_that_others_do() {
    one("Una asked that members let her have examples.", "members let her have examples. | members | ");
    one(
        "The Chair invited non-executives to let Al know.",
        "invited non-executives to let Al know. | non-executives | ",
    );
    one("Clerk requested to contact the school.", "Clerk requested to contact the school. | Clerk | ");
    none("Una asked that the Committee receive a note.");
}

#[test]
fn a_subject_behind_other_clauses() {
    one(
        "Al said that he had found a firm which was cheaper and would bring a price.",
        "Al said that he had found a firm which was cheaper and would bring a price. | Al | ",
    );
    one("If the hall is full then Una would ask the school.", "Una would ask the school. | Una | ");
    none("If the hall were full, Una would ask the school.");
    one("Forms being filled in by Al.", "Forms being filled in by Al. | Al | ");
    none("The fence is to be painted by Mr Low’s firm.");
}

#[test]
fn what_is_taken_on_is_a_task_whatever_the_verb() {
    one("Al undertook to canvas the lane.", "Al undertook to canvas the lane. | Al | ");
    one("Una is going to sound out the band.", "Una is going to sound out the band. | Una | ");
    one(
        "On the lease the CFO apologised for the delay and undertook to have it ready in May.",
        "On the lease the CFO apologised for the delay and undertook to have it ready in May. | CFO | in May",
    );
    one("Officers agreed to revisit the fee.", "Officers agreed to revisit the fee. | Officers | ");
    one("The old lamp is out. To be passed to the joiner.", "To be passed to the joiner. |  | ");
    none("Trustees agreed to keep the fee.");
}

#[test]
fn what_those_there_can_do_and_are_doing() {
    one("Una can lend a gazebo.", "Una can lend a gazebo. | Una | ");
    none("The Clerk can issue permits.");
    one("Una is looking after the plant sale.", "Una is looking after the plant sale. | Una | ");
    none("Una is looking well.");
    one("Al’s doing a piece on the hall.", "Al’s doing a piece on the hall. | Al | ");
    one(
        "All staff to have completed the course by May.",
        "All staff to have completed the course by May. | All staff | by May",
    );
    check(
        vec![there(), heading("3. Hall"), p("Mr Low to ask for the licence and Una sorting the insurance.")],
        &["Mr Low to ask for the licence | Mr Low | ", "Una sorting the insurance. | Una | "],
    );
}

#[test]
fn a_clause_that_says_nothing_takes_what_stands_before() {
    one(
        "Mr Low asked for a list by street and Una agreed to supply this.",
        "Mr Low asked for a list by street and Una agreed to supply this. | Una | ",
    );
    one(
        "It would be good to have a list of the closes, Una will ask.",
        "It would be good to have a list of the closes, Una will ask. | Una | ",
    );
    check(
        vec![there(), heading("3. Hall"), p("Al is to do a count at the gate and Una said she would help with it.")],
        &["Al is to do a count at the gate | Al | ", "Una said she would help with it. | Una | "],
    );
}

#[test]
fn whoever_says_that_it_will_be_brought() {
    one(
        "Una reported that the form was ready and would be issued in June.",
        "Una reported that the form was ready and would be issued in June. | Una | ",
    );
    one(
        "Una confirmed the tracker would be shared with all.",
        "Una confirmed the tracker would be shared with all. | Una | ",
    );
    one(
        "Una tabled the drawings, copies of which would be made available in the shop.",
        "Una tabled the drawings, copies of which would be made available in the shop. | Una | ",
    );
    one(
        "Al was worried about the lights and Una took the point and would report on them.",
        "Al was worried about the lights and Una took the point and would report on them. | Una | ",
    );
}

#[test]
fn who_a_later_pronoun_is_and_who_gives_an_assurance() {
    let text = "In response to a question from Mr Low, he explained the cost and that he would write to members.";
    check(
        vec![there(), heading("3. Hall"), p(&format!("Al Reid spoke to the report. {text}"))],
        &[&format!("{text} | Al Reid | ")],
    );
    one(
        "Al assured members that the gate would be locked.",
        "Al assured members that the gate would be locked. | Al | ",
    );
    one(
        "Roof leaking, Al has felt left over & will patch it on 3 May.",
        "Roof leaking, Al has felt left over & will patch it on 3 May. | Al | on 3 May",
    );
    check(
        vec![
            there(),
            heading("3. Hall"),
            p("Al spoke of the form. There had been few answers. He would send Una the sheet."),
        ],
        &["He would send Una the sheet. | Al | "],
    );
    none("There: Al, Una, Jo.");
}

#[test]
fn talk_below_next_steps() {
    check(
        vec![
            there(),
            heading("3. Next steps"),
            p("The talk on the plan starts in the autumn. Al knows the firm and will ask for a date."),
        ],
        &["Al knows the firm and will ask for a date. | Al | "],
    );
    check(
        vec![there(), heading("3. Next steps"), p("Circulate the plan to all by 3 May.")],
        &["Circulate the plan to all by 3 May. |  | by 3 May"],
    );
}

#[test]
fn asides_and_clauses_that_say_when() {
    one(
        "Una was asked, in her absence, to draft the call.",
        "Una was asked, in her absence, to draft the call. | Una | ",
    );
    let hedge = "Al will, if the weather allows, cut the hedge.";
    one(hedge, &format!("{hedge} | Al | "));
    one("Once the lease is signed Una will order the sign.", "Una will order the sign. | Una | ");
    none("Once the hall is painted Glenmore will look well.");
}

#[test]
fn officers_of_the_police_and_those_who_feed_back() {
    let checks = "PC Moffat will step up checks at the school.";
    one(checks, &format!("{checks} | PC Moffat | "));
    none("PC Moffat will step down as our officer.");
    let event = "The Deputy Head will attend the event and feed back to the group.";
    one(event, &format!("{event} | Deputy Head | "));
}

#[test]
fn what_is_only_supposed() {
    none("Were it to be tried, staff would need to be moved.");
    none("Should the fund be closed, a letter would be sent to all.");
    none("A letter would be sent to all if the fund closed.");
}

#[test]
fn who_is_meant_and_what_is_offered() {
    let reply = "Jo wondered if Al might draft a reply, which he agreed to do.";
    one(reply, &format!("{reply} | Al | "));
    let note = "Una could not say but offered members a briefing note.";
    one(note, &format!("{note} | Una | "));
    none("Una offered the club a bench.");
    let asked = "Jo asked for helpers; Una and Al came forward.";
    one(asked, &format!("{asked} | Una+Al | "));
    none("The Clerk having been asked to get prices, only one had come in.");
}

#[test]
fn those_who_have_something_to_do() {
    let course = "Those who have not been trained are to complete the course by 3 May.";
    one(course, &format!("{course} | Those who have not been trained | by 3 May"));
}
