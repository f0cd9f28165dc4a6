//! What a sentence says of partnerships by pointing at the one before: "So does Moray", "Angus has not", "They include Fife".

use super::super::lists::plain;
use super::super::status::Said;
use super::Told;
use crate::diagnostic::ReviewCode;
use crate::record::DelegationStatus;
use crate::wording::latin;
use crate::wording::latin::Regex;
use std::sync::LazyLock;

/// The same holds of others: "So do North Ayrshire and East Ayrshire".
pub(super) static SO_DO: LazyLock<Regex> = LazyLock::new(|| {
    latin::fixed(r"^(?:So|Neither|Nor|As)\s+(?:do|does|did|has|have)\s+((?:the\s+)?\p{Lu}[^.;:]{3,120}?)\.?$")
});

/// The same functions said of others.
pub(super) fn again(
    functions: &[(String, DelegationStatus)],
    whose: Option<&str>,
    status: Option<DelegationStatus>,
    sentence: &str,
) -> Vec<Told> {
    let each = functions.iter().map(|(function, own)| Told {
        sentence: sentence.to_owned(),
        whose: whose.map(str::to_owned),
        function: function.clone(),
        said: Said { review: Some(ReviewCode::ReadFromProse), ..plain(status.unwrap_or(*own), sentence) },
    });
    each.collect()
}

/// The others that a sentence speaks of: "They include Moray and Angus".
pub(super) static THEY_ARE: LazyLock<Regex> = LazyLock::new(|| {
    latin::fixed(
        r"^(?:They|These)(?:\s+(?:partnerships|authorities|areas|boards))?\s+(?:include|are|comprise):?\s+(\p{Lu}[^.;:]{3,160})\.?$",
    )
});

/// The other way round with others: "Glasgow City and Inverclyde have".
pub(super) static HAVE: LazyLock<Regex> =
    LazyLock::new(|| latin::fixed(r"^(?:Only\s+)?(\p{Lu}[^.;:]{3,120}?)\s+(?:have|has|do|does)(\s+not)?\.?$"));
