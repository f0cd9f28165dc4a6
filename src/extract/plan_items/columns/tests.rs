use super::super::tests::check;
use crate::record::DocumentKind;

#[test]
fn an_output_ahead_of_what_is_done_is_what_it_serves() {
    check(
        DocumentKind::DeliveryPlan,
        &["Output | Activity | Measurement | Responsibility | Date to be completed\n\
           Staff know | Run three courses | 80 trained | Jo Bell | May 2026\n\
           Fair pay | Publish the gap | A report | Ann Other | June 2027"],
        &[
            "||Staff know|Run three courses|Jo Bell||May 2026||80 trained",
            "||Fair pay|Publish the gap|Ann Other||June 2027||A report",
        ],
    );
}

#[test]
fn numbers_below_an_area_number_the_items() {
    check(
        DocumentKind::DeliveryPlan,
        &["Area for improvement | Improvement action | Lead officer | Timescale\n\
           1 | Agree a template | Jo Bell | May 2024\n\
           2 | Train all officers | Ann Other | June 2024"],
        &["1|||Agree a template|Jo Bell||May 2024||", "2|||Train all officers|Ann Other||June 2024||"],
    );
}

#[test]
fn a_milestone_that_is_a_time_says_when() {
    check(
        DocumentKind::DeliveryPlan,
        &["Action | # | Milestones with dates | Lead officer\n\
           Open a class | B1 | By June 2025 | Jo Bell\n\
           Train staff | B2 | By 2026 half of the teams, by 2028 all of them | Ann Other"],
        &[
            "B1|||Open a class|Jo Bell||By June 2025||By June 2025",
            "B2|||Train staff|Ann Other||||By 2026 half of the teams, by 2028 all of them",
        ],
    );
}

#[test]
fn letters_number_items_too() {
    check(
        DocumentKind::DeliveryPlan,
        &["Area for improvement | Improvement action | Lead officer | Timescale\n\
           1. Records are clear | a. Agree a template | Jo Bell | May 2024\n\
            | b. Train all officers | Ann Other | June 2024"],
        &[
            "1.1|1|Records are clear|Agree a template|Jo Bell||May 2024||",
            "1.2|1|Records are clear|Train all officers|Ann Other||June 2024||",
        ],
    );
}

#[test]
fn dates_of_what_is_no_work_are_no_plan() {
    let plan = DocumentKind::StrategicPlan;
    check(plan, &["Activity | Date\nConsultation evenings | May 2024\nWorkshops in towns | July 2024"], &[]);
    check(plan, &["Policy | Purpose | Owner | Review date\nComplaints | Says how | Jo Bell | May 2026"], &[]);
    check(
        plan,
        &["Activity | Date\nOpen a hub | May 2026\nTrain all staff | July 2026"],
        &["|||Open a hub|||May 2026||", "|||Train all staff|||July 2026||"],
    );
}

#[test]
fn what_is_done_for_a_goal_is_the_item() {
    check(
        DocumentKind::DeliveryPlan,
        &["Area for development | Planned activity | By whom | By when\n\
           Appetite | Hold a session on appetite | Chief Auditor | May 2025\n\
           Reporting | Report ten risks each quarter | Risk Manager | June 2025"],
        &[
            "||Appetite|Hold a session on appetite|Chief Auditor||May 2025||",
            "||Reporting|Report ten risks each quarter|Risk Manager||June 2025||",
        ],
    );
    check(
        DocumentKind::DeliveryPlan,
        &["Objective | Output | Owner | By when\n\
           Safe services | Train all managers | Head of Governance | May 2025\n\
           Good value | Publish the tender list | Commissioning Lead | June 2025"],
        &[
            "||Safe services|Train all managers|Head of Governance||May 2025||",
            "||Good value|Publish the tender list|Commissioning Lead||June 2025||",
        ],
    );
}

#[test]
fn what_stands_in_columns_of_unknown_headings_tells_them() {
    let table = "Stepping stones | Minded by | Curtain\n\
                 Open a second hub | Lead Nurse | May 2026\n\
                 A welcome for newcomers | Planning Manager | June 2026\n\
                 Train all staff | Service Manager | July 2026";
    let items = [
        "|||Open a second hub|Lead Nurse||May 2026||",
        "|||A welcome for newcomers|Planning Manager||June 2026||",
        "|||Train all staff|Service Manager||July 2026||",
    ];
    check(DocumentKind::DeliveryPlan, &[table], &items);
    // Another paper's table of people and days is none.
    check(DocumentKind::Other, &[table], &[]);
    let policies = "Paper | Minded by | Curtain\n\
                    The carers strategy | Lead Nurse | May 2026\n\
                    The housing strategy | Planning Manager | June 2026";
    check(DocumentKind::DeliveryPlan, &[policies], &[]);
}

#[test]
fn an_outcome_behind_who_and_when_says_what_will_show() {
    check(
        DocumentKind::DeliveryPlan,
        &["Action | Lead | By when | Outcome\n\
           Open a hub | Lead Nurse | May 2026 | Waits are shorter\n\
           Train all staff | Service Manager | July 2026 | Waits are shorter"],
        &[
            "|||Open a hub|Lead Nurse||May 2026||Waits are shorter",
            "|||Train all staff|Service Manager||July 2026||Waits are shorter",
        ],
    );
}

#[test]
fn what_will_change_before_who_sees_to_it_is_what_is_done() {
    check(
        DocumentKind::DeliveryPlan,
        &["Priority | What will change | Who will make it happen | When | How we will know\n\
           Home first | Everybody is seen within two days | Discharge Team | May 2026 | Fewer delays\n\
           | The ward at home doubles | Lead Nurse | June 2026 | Beds used\n\
           Together | A link worker in every practice | Service Manager | July 2026 | People seen"],
        &[
            "||Home first|Everybody is seen within two days|Discharge Team||May 2026||Fewer delays",
            "||Home first|The ward at home doubles|Lead Nurse||June 2026||Beds used",
            "||Together|A link worker in every practice|Service Manager||July 2026||People seen",
        ],
    );
}

#[test]
fn what_stands_ahead_of_who_and_when_is_the_item() {
    check(
        DocumentKind::DeliveryPlan,
        &["Action no. | Action | Owner | Timeline | Deliverable\n\
           1.1 | Open a hub | Lead Nurse | May 2026 | A hub in Tain\n\
           1.2 | Train all staff | Service Manager | July 2026 | 80 trained"],
        &[
            "1.1|1||Open a hub|Lead Nurse||May 2026||A hub in Tain",
            "1.2|1||Train all staff|Service Manager||July 2026||80 trained",
        ],
    );
}

#[test]
fn numbers_may_stand_between_two_goals() {
    check(
        DocumentKind::DeliveryPlan,
        &["Strategic priority | Ref | Delivery priority | Lead | Target date\n\
           Home first | 1a | Open a ward at home | Lead Nurse | May 2026\n\
            | 1b | Double the response team | Service Manager | June 2026"],
        &[
            "1.1|1|Home first|Open a ward at home|Lead Nurse||May 2026||",
            "1.2|1|Home first|Double the response team|Service Manager||June 2026||",
        ],
    );
}

#[test]
fn what_is_done_for_a_goal_stands_under_its_year() {
    check(
        DocumentKind::DeliveryPlan,
        &["Priority | Year 1: 2024/25 | Year 2: 2025/26\n\
           Home first | Open a ward at home | Double the response team\n\
           Carers | Refresh the strategy |"],
        &[
            "||Home first|Open a ward at home|||2024/25||",
            "||Home first|Double the response team|||2025/26||",
            "||Carers|Refresh the strategy|||2024/25||",
        ],
    );
    // Targets under years stay what will show.
    check(
        DocumentKind::DeliveryPlan,
        &["Outcome | 2024/25 | 2025/26\nFewer delays | 40 a month | 30 a month\nShorter waits | 12 weeks | 8 weeks"],
        &[
            "|||Fewer delays|||||2024/25: 40 a month\n2025/26: 30 a month",
            "|||Shorter waits|||||2024/25: 12 weeks\n2025/26: 8 weeks",
        ],
    );
}

#[test]
fn a_work_plan_says_who_brings_which_report() {
    let table = "Meeting date | Report | Report author\n\
                 26 June 2025 | Annual accounts | Finance Officer\n\
                 25 September 2025 | Winter plan | Head of Operations";
    let items = [
        "|||Annual accounts|Finance Officer||26 June 2025||",
        "|||Winter plan|Head of Operations||25 September 2025||",
    ];
    check(DocumentKind::DeliveryPlan, &[table], &items);
    check(DocumentKind::BoardReport, &[table], &[]);
}

#[test]
fn milestones_of_quarters_keep_their_quarters() {
    let table = "Deliverable | Lead | Milestones Q1 | Milestones Q2\n\
                 Open a unit | Medical Director | Agree a model | Recruit";
    let items = ["|||Open a unit|Medical Director||||Q1: Agree a model\nQ2: Recruit"];
    check(DocumentKind::DeliveryPlan, &[table], &items);
}

#[test]
fn a_first_row_that_is_an_item_heads_nothing() {
    check(
        DocumentKind::DeliveryPlan,
        &["1.1 | Put Gaelic on the signs of schools | Education Manager | August 2025\n\
           1.2 | Teach Gaelic to twenty staff | Learning Officer | March 2026\n\
           2.1 | Hold a mòd in Callander | Events Officer | May 2027"],
        &[
            "1.1|||Put Gaelic on the signs of schools|Education Manager||August 2025||",
            "1.2|||Teach Gaelic to twenty staff|Learning Officer||March 2026||",
            "2.1|||Hold a mòd in Callander|Events Officer||May 2027||",
        ],
    );
}

#[test]
fn a_number_ahead_of_what_a_form_is_named_by_is_its_own() {
    check(
        DocumentKind::Other,
        &[
            "Reference number | D1\nDirection title | Care at home\nDirection to | Fife Council\nFull text of direction | Buy more hours\n\
           Date direction takes effect | 1 May 2024\nReference number | D2\nDirection title | Stroke care\nDirection to | NHS Fife\n\
           Full text of direction | Open a ward\nDate direction takes effect | 1 June 2024",
        ],
        &["D1|||Care at home|Fife Council||from 1 May 2024||", "D2|||Stroke care|NHS Fife||from 1 June 2024||"],
    );
}

#[test]
fn what_will_be_done_in_each_year_is_a_plan_in_any_paper() {
    check(
        DocumentKind::Other,
        &[
            "Theme | 2024/25 | 2025/26\nPeople | Set up an academy / Raise the wage | Train new carers\nPlaces | Agree the site | Build the hub",
        ],
        &[
            "||People|Set up an academy|||2024/25||",
            "||People|Raise the wage|||2024/25||",
            "||People|Train new carers|||2025/26||",
            "||Places|Agree the site|||2024/25||",
            "||Places|Build the hub|||2025/26||",
        ],
    );
}

#[test]
fn a_number_may_have_letters_apart_from_it() {
    check(
        DocumentKind::StrategicPlan,
        &["Commissioning intention | Lead | Timescale\nSCI 1: People stay at home | Jo Bell | May 2026\n\
           NHS 24: Answer calls | Ann Other | June 2026"],
        &["SCI 1|||People stay at home|Jo Bell||May 2026||", "|||NHS 24: Answer calls|Ann Other||June 2026||"],
    );
}

#[test]
fn times_alone_head_what_is_done_in_each() {
    check(
        DocumentKind::Other,
        &["Short term | Medium term | Long term\n\
           Give nurses tablets | Share one record | Use data to plan beds\n\
           Replace old laptops | | Let people read their record"],
        &[
            "|||Give nurses tablets|||Short term||",
            "|||Share one record|||Medium term||",
            "|||Use data to plan beds|||Long term||",
            "|||Replace old laptops|||Short term||",
            "|||Let people read their record|||Long term||",
        ],
    );
    check(
        DocumentKind::Other,
        &["Workstream | Q1 | Q2\nNotes | Scan outpatient notes | Train ward staff\nCyber | Test backups | Run a drill"],
        &[
            "||Notes|Scan outpatient notes|||Q1||",
            "||Notes|Train ward staff|||Q2||",
            "||Cyber|Test backups|||Q1||",
            "||Cyber|Run a drill|||Q2||",
        ],
    );
    check(DocumentKind::Other, &["2023/24 | 2024/25\n1,204 | 1,310\n340 | 361"], &[]);
}

#[test]
fn what_drives_an_aim_is_served_by_ideas_for_change() {
    check(
        DocumentKind::Other,
        &["Aim | Primary drivers | Change ideas\n\
           Nobody waits | Fast help | Run a walk-in clinic\n\
            | Choice | Offer two treatments"],
        &["||Nobody waits|Run a walk-in clinic|||||", "||Nobody waits|Offer two treatments|||||"],
    );
    check(
        DocumentKind::StrategicPlan,
        &["Priority | What we will do\nPrevention | Offer health checks\nChoice | Publish a guide"],
        &["||Prevention|Offer health checks|||||", "||Choice|Publish a guide|||||"],
    );
}

#[test]
fn a_project_of_several_actions_is_what_they_are_done_for() {
    check(
        DocumentKind::Other,
        &["Project | Action required | Action owner | Completion date\n\
           Care homes | Sell the old site | Estates Manager | July 2025\n\
            | Consult the staff | Jo Bell | May 2025\n\
           Transport | Retender taxis | Ann Other | June 2025"],
        &[
            "||Care homes|Sell the old site|Estates Manager||July 2025||",
            "||Care homes|Consult the staff|Jo Bell||May 2025||",
            "||Transport|Retender taxis|Ann Other||June 2025||",
        ],
    );
}

#[test]
fn what_needs_nothing_is_no_item() {
    check(
        DocumentKind::DeliveryPlan,
        &["Action | Lead | Deadline | Target\n\
           Train staff | Jo Bell | May 2025 | Complete\n\
           No further action needed | Jo Bell | |\n\
           Nothing further at this stage | | |"],
        &["|||Train staff|Jo Bell||May 2025||"],
    );
}

#[test]
fn what_will_be_done_is_an_item_in_any_paper() {
    check(
        DocumentKind::Other,
        &["What you told us | What we will do\nNobody phones back | Hire a call handler\nIt is far | Run a bus"],
        &["|||Hire a call handler|||||", "|||Run a bus|||||"],
    );
    check(
        DocumentKind::Other,
        &[
            "What you told us | What we will do\nIt is far | Run a bus / Pay fares for carers\nIt is slow | Cut the form",
        ],
        &["|||Run a bus|||||", "|||Pay fares for carers|||||", "|||Cut the form|||||"],
    );
    check(
        DocumentKind::BoardReport,
        &["Care group | What we have now | What we intend to commission\n\
           Older people | 2,300 places | 40 more places in Elgin\n\
           Homelessness | Four hostels | 120 Housing First tenancies"],
        &["||Older people|40 more places in Elgin|||||", "||Homelessness|120 Housing First tenancies|||||"],
    );
    check(
        DocumentKind::Other,
        &["You said | We did\nNobody phones back | Hired a call handler\nIt is far | Ran a bus"],
        &[],
    );
}

#[test]
fn what_people_said_stands_beside_what_we_will() {
    check(
        DocumentKind::Other,
        &["You said | We will\nNobody phones back | Hire a call handler\nIt is far | Run a bus"],
        &["|||Hire a call handler|||||", "|||Run a bus|||||"],
    );
    check(
        DocumentKind::Other,
        &["You told us… | So we will…\nNobody phones back | Hire a call handler\nIt is far | Run a bus"],
        &["|||Hire a call handler|||||", "|||Run a bus|||||"],
    );
}

#[test]
fn a_text_beside_a_direction_s_number_is_the_direction() {
    check(
        DocumentKind::Other,
        &["Direction number | Issued to | Text\nD1 | NHS Lothian | Open ten beds\nD2 | Fife Council | Buy more care"],
        &["D1|||Open ten beds|NHS Lothian||||", "D2|||Buy more care|Fife Council||||"],
    );
    check(
        DocumentKind::Other,
        &["Direction | Party directed | Detail of the direction | Date effective\n\
           DIJB1-26 | Dundee City Council | Buy eight flats | 1 April 2026\n\
           DIJB2-26 | NHS Tayside | Move the clinic | 1 July 2026"],
        &[
            "DIJB1-26|||Buy eight flats|Dundee City Council||from 1 April 2026||",
            "DIJB2-26|||Move the clinic|NHS Tayside||from 1 July 2026||",
        ],
    );
}

#[test]
fn a_row_above_the_headings_names_the_section_by_what_plans_call_them() {
    check(
        DocumentKind::DeliveryPlan,
        &["Priority: Caring communities | ^ | ^\nAction | Owner | By\nHold a fair | Carers Lead | May 2025"],
        &["||Caring communities|Hold a fair|Carers Lead||May 2025||"],
    );
}

#[test]
fn numbered_deliverables_with_their_status_are_items_in_any_paper() {
    check(
        DocumentKind::Other,
        &[
            "Ref | Deliverable | Update | Status\nD1 | Open a room in Tain | Begun | On track\nD2 | Merge two teams | | Late",
        ],
        &["D1|||Open a room in Tain|||||", "D2|||Merge two teams|||||"],
    );
}

#[test]
fn what_a_strand_does_in_each_year_is_an_item_of_its_own() {
    check(
        DocumentKind::Other,
        &["Workstream | Year 1 (2026-27) | Year 2 (2027-28) | Lead\n\
           Hospitals | Agree the model for Nairn | Move staff to one rota | District Manager\n\
           Digital | Pilot video triage / Train two nurses | – | eHealth Lead"],
        &[
            "||Hospitals|Agree the model for Nairn|District Manager||2026-27||",
            "||Hospitals|Move staff to one rota|District Manager||2027-28||",
            "||Digital|Pilot video triage|eHealth Lead||2026-27||",
            "||Digital|Train two nurses|eHealth Lead||2026-27||",
        ],
    );
    // A cell over two years is of both; a row without a name of its own goes on with the one above.
    check(
        DocumentKind::StrategicPlan,
        &["Theme | Lead | Now | Next | Later\n\
           People | Jo Bell | Set up an academy | Train new carers | ^\n\
           | Ann Other | Raise the wage | |"],
        &[
            "||People|Set up an academy|Jo Bell||Now||",
            "||People|Train new carers|Jo Bell||Next – Later||",
            "||People|Raise the wage|Ann Other||Now||",
        ],
    );
    // A strand may serve a goal itself.
    check(
        DocumentKind::DeliveryPlan,
        &["Priority | Workstream | Year 1 | Year 2 | Lead\n\
           Home first | Discharge | Plan on day one | Staff the hub | Flow Manager\n\
            | Reablement | Train the team | Hire two more | OT Lead"],
        &[
            "||Discharge|Plan on day one|Flow Manager||Year 1||",
            "||Discharge|Staff the hub|Flow Manager||Year 2||",
            "||Reablement|Train the team|OT Lead||Year 1||",
            "||Reablement|Hire two more|OT Lead||Year 2||",
        ],
    );
}

#[test]
fn figures_and_milestones_below_periods_are_no_items() {
    // Who leads an objective sees to its milestones in each quarter.
    let read = |table: &str| super::super::tests::read(DocumentKind::DeliveryPlan, &[table]).records.plan_items;
    let milestones = read(
        "Objective | Lead | Q1 | Q2\nShorter waits | Jo Bell | Draft a plan | Hire two nurses\nFewer falls | Ann Other | Hold a clinic | Train staff",
    );
    assert_eq!(milestones.len(), 2);
    // What is to be done has its milestones, too.
    let done = read(
        "Priority | Lead | 2025/26 | 2026/27\nOpen a new hub | Jo Bell | Agree the site | Build it\nCut waits for physio | Ann Other | Hire two physios | Open a clinic",
    );
    assert_eq!(done.len(), 2);
    // A row of figures among rows of what is done measures what it is of.
    let mixed = read(
        "Theme | Lead | 2025/26 | 2026/27\nPeople | Jo Bell | Set up an academy | Train carers\nPlaces | Jo Bell | Agree the site | Build the hub\nBudget | Jo Bell | £1.2m | £1.4m",
    );
    assert_eq!(mixed.iter().map(|item| item.text.as_str()).collect::<Vec<_>>()[4..], ["Budget"]);
    assert!(mixed[4].progress_measures.is_some() && !mixed[4].header.review.is_empty());
}
