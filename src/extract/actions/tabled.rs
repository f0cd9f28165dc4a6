//! How clerks set actions in columns, with tabs and under headings of their own.

use super::habits::{check, there};
use crate::document::Block;
use crate::extract::paper::{heading, item, p, table};

#[test]
fn a_log_typed_with_tabs() {
    check(
        vec![
            heading("Action list – 14 April 2014"),
            p("Ref\tAction\tLead\tDue"),
            p("1\tWrite to the operator about the ramp\tSecretary\t12 May 2014"),
            p("2\tPrice a new noticeboard\tRH\tMay meeting"),
        ],
        &[
            "Write to the operator about the ramp | Secretary | 12 May 2014",
            "Price a new noticeboard | RH | May meeting",
        ],
    );
}

#[test]
fn earlier_actions_by_their_references() {
    let earlier = "13/08/15-01 Ken to ask for the counts. Done. Action closed.";
    let open = "13/08/15-02 Una to write to the trust. Una has written.";
    let minute = format!("Actions of the last meeting\n{earlier}\n{open}");
    check(
        vec![Block::Table(table(&[
            &["Item", "Discussion", "Action"],
            &["1", &minute, "Una"],
            &["2", "Winter plan\nThe council told of its plan. Ken to put it on the website by 30 October.", "Ken"],
        ]))],
        &[
            "Una to write to the trust. | Una | ",
            "Ken to put it on the website by 30 October. | Ken | by 30 October",
            "Ken to ask for the counts. | Ken | ",
        ],
    );
}

#[test]
fn whose_tasks_stand_below_a_heading() {
    let tasks = |head: &str, first: &str| vec![there(), heading(head), item("•", first), item("•", "book a room")];
    check(
        tasks("Secretariat", "circulate the map"),
        &["circulate the map | Secretariat | ", "book a room | Secretariat | "],
    );
    check(tasks("Secretariat", "The map was liked"), &[]);
}

#[test]
fn people_in_a_log_own_what_stands_beside_them() {
    check(
        vec![Block::Table(table(&[
            &["Agenda item", "", "Councillor", "Due date", "Completed"],
            &["14 – Bodies", "Formation of joint meetings – gauge interest with others", "JC/Clerk", "Ongoing", ""],
            &["34 – Finance", "KC to submit the claim for the grant", "KC", "Next meeting", ""],
        ]))],
        &[
            "Formation of joint meetings – gauge interest with others | JC+Clerk | Ongoing",
            "KC to submit the claim for the grant | KC | Next meeting",
        ],
    );
}

#[test]
fn rows_that_ask_for_nothing() {
    check(
        vec![Block::Table(table(&[
            &["No.", "Item", "Action", "By when?", "By whom?"],
            &["1", "Apologies", "B Jones, P Davies", "", ""],
            &["2", "Minutes of the last meeting", "The minutes were approved.\nBudget to be set up.", "End June", "LC"],
            &["3", "Hall", "Decision – the hall stays open.", "", ""],
            &["4", "Roof", "Action – Price the slates", "May", "KL"],
        ]))],
        &["Budget to be set up. | LC | End June", "Price the slates | KL | May"],
    );
}

#[test]
fn matters_arising_with_what_became_of_them() {
    check(
        vec![
            heading("Trustees’ meeting: matters arising"),
            Block::Table(table(&[
                &["Minute", "Matter", "Who", "Position at 11 March"],
                &["3.2", "Lease: sign and return", "Chair", "Signed 20 Jan"],
                &["6", "Pensions: reply to the provider", "Treasurer", "Outstanding"],
            ])),
        ],
        &["Lease: sign and return | Chair | ", "Pensions: reply to the provider | Treasurer | "],
    );
}

#[test]
fn a_task_between_dashes() {
    check(
        vec![there(), heading("1. Turbine"), p("Action – Al Reid – claim from the insurer – 30 November 2018")],
        &["claim from the insurer | Al Reid | 30 November 2018"],
    );
}

#[test]
fn the_day_of_what_was_done_is_no_deadline() {
    check(
        vec![Block::Table(table(&[
            &["Item no.", "Action required", "Action by", "Due date/ status"],
            &["2/198", "To bring a paper to the board", "ZJ", "April 2022"],
            &["2/203", "To look at risk 12 again", "HH", "Complete – seen on 5 January"],
        ]))],
        &["To bring a paper to the board | ZJ | April 2022", "To look at risk 12 again | HH | "],
    );
}

#[test]
fn who_and_when_behind_labels_in_the_cell_itself() {
    check(
        vec![Block::Table(table(&[
            &["No", "Topic", "Action"],
            &["1", "Fire safety", "Draw up a plan for the annexe.\nOwner: Site Manager\nDue: 1/10/2017"],
            &["2", "Trees", "Get a survey of the hedge.\nOwner: Clerk\nDue: before winter"],
        ]))],
        &[
            "Draw up a plan for the annexe. | Site Manager | 1/10/2017",
            "Get a survey of the hedge. | Clerk | before winter",
        ],
    );
    check(
        vec![Block::Table(table(&[
            &["No", "Dates", "Action", "Owner"],
            &["5", "Raised: 3 Mar 2020\nDue: 30 Apr 2020", "Set up video calls for clinics", "Project Lead"],
        ]))],
        &["Set up video calls for clinics | Project Lead | 30 Apr 2020"],
    );
}

#[test]
fn cards_of_lines_below_what_is_to_be_done() {
    check(
        vec![
            heading("Action tracker – January 2023"),
            p("Pilot the form in two practices"),
            p("Lead\tDr Hanna Reid"),
            p("Deadline\t28 Feb 2023"),
            p("Action 4 – Recruit a link worker"),
            p("Owner: Practice Manager   Due: 31 Mar 2023   Status: open"),
        ],
        &[
            "Pilot the form in two practices | Dr Hanna Reid | 28 Feb 2023",
            "Recruit a link worker | Practice Manager | 31 Mar 2023",
        ],
    );
}

#[test]
fn whoever_and_whenever_in_one_cell() {
    check(
        vec![Block::Table(table(&[
            &["Action", "Owner and date"],
            &["Check the rules for the grant", "Clerk – next meeting"],
            &["Book the hall for the fair", "Raj Patel & Ellie Foss – ASAP"],
            &["Map the empty shops", "Roads Panel by end May"],
        ]))],
        &[
            "Check the rules for the grant | Clerk | next meeting",
            "Book the hall for the fair | Raj Patel+Ellie Foss | ASAP",
            "Map the empty shops | Roads Panel | by end May",
        ],
    );
}

#[test]
fn minutes_in_tables_without_headings() {
    // What it is about stands before the text, who is to act behind it; where nobody does, nothing is to be done.
    check(
        vec![Block::Table(table(&[
            &["1", "Rotas", "The rotas are now done early. The relief list needs to be brought up to date.", "HB"],
            &["2", "Transport", "The lift failed. HB to get it repaired and to hire a bus.", "HB"],
            &["3", "Menus", "No word from families yet. IL to phone round all of them.", "IL"],
            &["4", "Training", "First aid training was on 2 September for everybody.", ""],
        ]))],
        &[
            "The relief list needs to be brought up to date. | HB | ",
            "HB to get it repaired and to hire a bus. | HB | ",
            "IL to phone round all of them. | IL | ",
        ],
    );
    // "ACTION: …" alone in the last cell stands for what its row says.
    check(
        vec![Block::Table(table(&[
            &["Market", "Footfall was down. The stalls should move indoors.", "ACTION: Lou to ask for dates"],
            &["Website", "The site has moved. Old pages still need tidying.", "ACTION: Vi"],
            &["Next meeting", "Monday 9 December", ""],
        ]))],
        &["Lou to ask for dates | Lou | ", "Old pages still need tidying. | Vi | "],
    );
}

#[test]
fn tasks_with_bullets_in_one_cell() {
    check(
        vec![Block::Table(table(&[
            &["Agenda item", "Notes", "Actions"],
            &["Heat", "The study is done.", "• ZK to send the study round\n• BA to ask for the costs"],
            &["Schools", "Two want talks.", "• NU and ZK to offer dates"],
        ]))],
        &[
            "ZK to send the study round | ZK | ",
            "BA to ask for the costs | BA | ",
            "NU and ZK to offer dates | NU+ZK | ",
        ],
    );
}

#[test]
fn a_register_of_issues_asks_for_nothing() {
    check(
        vec![Block::Table(table(&[
            &["Ref", "Issue", "Owner", "Impact"],
            &["I1", "The contractor has no cash", "OD", "High"],
            &["I2", "Birds nest in the shed until July", "SL", "Medium"],
        ]))],
        &[],
    );
}

#[test]
fn rows_that_end_in_their_owners() {
    check(
        vec![
            heading("Things to do"),
            Block::Table(table(&[
                &["1", "New lock for the store (Alec)"],
                &["2", "Posters for the quiz by 1 November (Freya/Secretary)"],
            ])),
        ],
        &["New lock for the store | Alec | ", "Posters for the quiz by 1 November | Freya+Secretary | by 1 November"],
    );
    check(vec![Block::Table(table(&[&["1", "The grant (£400)"], &["2", "The hall (shut until May)"]]))], &[]);
}

#[test]
fn headings_that_no_list_knows() {
    // Below the title and what else the table says of the meeting, people and days tell the columns.
    check(
        vec![
            heading("Paths network"),
            Block::Table(table(&[
                &["Thing", "Whose", "Aim", "Where it has got to"],
                &["Clear the fallen birch", "Bill Innes", "31 October 2025", "Contractor asked"],
                &["Mend the gate", "Ailsa Moir", "before Easter", "First draft seen"],
                &["Write to the estate", "Fergus Petrie", "18 October 2025", "Done – card sent"],
            ])),
        ],
        &[
            "Clear the fallen birch | Bill Innes | 31 October 2025",
            "Mend the gate | Ailsa Moir | before Easter",
            "Write to the estate | Fergus Petrie | 18 October 2025",
        ],
    );
    // Events with who is there to ask are none of them tasks.
    check(
        vec![Block::Table(table(&[
            &["Day", "Event", "Ask"],
            &["7 June 2025", "Wigtown show", "Helen Watret"],
            &["21 June 2025", "Open gardens", "Mark Coltart"],
        ]))],
        &[],
    );
}

#[test]
fn letters_for_actions_decisions_and_risks() {
    check(
        vec![Block::Table(table(&[
            &["Ref", "Type", "Entry", "Owner", "Due"],
            &["1", "A", "Ask for the summer figures", "Nuala Kerr", "20 June 2025"],
            &["2", "D", "The leaflet will be in four languages", "Board", ""],
            &["3", "R", "The pier may close", "Dougie Lang", ""],
            &["4", "A", "Book a stand at the games", "Iain Sproat", "11 July 2025"],
        ]))],
        &[
            "Ask for the summer figures | Nuala Kerr | 20 June 2025",
            "Book a stand at the games | Iain Sproat | 11 July 2025",
        ],
    );
}

#[test]
fn what_was_agreed_is_followed_up() {
    check(
        vec![Block::Table(table(&[
            &["No", "Agreed", "Responsible", "Timescale", "Progress"],
            &["41", "Review the protocol", "Lead Officer", "February 2026", "Moved from September"],
            &["43", "Bank staff briefing", "Karen Dorrat", "Ongoing", "Third session held"],
        ]))],
        &["Review the protocol | Lead Officer | February 2026", "Bank staff briefing | Karen Dorrat | Ongoing"],
    );
}
