use super::super::tests::check;
use crate::record::DocumentKind;

#[test]
fn lists_as_long_beside_one_another_are_several_items() {
    check(
        DocumentKind::DeliveryPlan,
        &["Priority | Actions | Lead | Timescale\n\
           Homes | 1.1 Agree a pathway / 1.2 Build eight flats | Jo Bell / Ann Other | June 2024 / March 2026\n\
           Health | Offer a check / Train nurses | Lead Nurse / Jo Bell | April 2024 / May 2024"],
        &[
            "1.1|1|Homes|Agree a pathway|Jo Bell||June 2024||",
            "1.2|1|Homes|Build eight flats|Ann Other||March 2026||",
            "||Health|Offer a check|Lead Nurse||April 2024||",
            "||Health|Train nurses|Jo Bell||May 2024||",
        ],
    );
}

#[test]
fn numbered_lines_of_one_cell_are_items_of_one_lead() {
    check(
        DocumentKind::DeliveryPlan,
        &["Deliverable | Lead | By when\n\
           1.1 Map the services / 1.2 Publish the map | Jo Bell | May 2025\n\
           2.1 Open a hub | Ann Other | June 2025"],
        &[
            "1.1|||Map the services|Jo Bell||May 2025||",
            "1.2|||Publish the map|Jo Bell||May 2025||",
            "2.1|||Open a hub|Ann Other||June 2025||",
        ],
    );
}

#[test]
fn what_is_done_for_a_goal_under_one_lead_stays_together() {
    check(
        DocumentKind::DeliveryPlan,
        &["Outcome | Actions | Lead | Timescale\n\
           Babies thrive | 1. Give each a book / 2. Open two hubs | Jo Bell | May 2025\n\
           Children are safe | 3. Run courses / 4. Fund youth workers | Ann Other | June 2025"],
        &[
            "|||Babies thrive|Jo Bell||May 2025|1. Give each a book\n2. Open two hubs|",
            "|||Children are safe|Ann Other||June 2025|3. Run courses\n4. Fund youth workers|",
        ],
    );
}
