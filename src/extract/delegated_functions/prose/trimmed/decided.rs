//! Sentences that tell what was agreed or decided of services, as what holds since.

/// "In 2015 it was agreed that the Scheme should take in podiatry": what was decided is so.
pub(super) fn as_decided(sentence: &str) -> Option<String> {
    const DECIDED: [&str; 5] = [
        "t was agreed that ",
        "t was decided that ",
        "t has been agreed that ",
        "arties agreed that ",
        "oth agreed that ",
    ];
    let mut decided = DECIDED.iter().filter_map(|words| sentence.split_once(words));
    let (_, rest) = decided.find(|(ahead, _)| ahead.len() < MOST_AHEAD)?;
    let would = [" should ", " would "].iter().find(|word| rest.contains(**word))?;
    Some(rest.replace(would, " will "))
}

/// What stands before what was decided is shorter, in bytes.
const MOST_AHEAD: usize = 60;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_decided_holds() {
        let check =
            |sentence: &str, want: Option<&str>| assert_eq!(as_decided(sentence).as_deref(), want, "{sentence}");
        let want = "the Scheme will take in podiatry.";
        check("In 2015 it was agreed that the Scheme should take in podiatry.", Some(want));
        check("It was decided that schools would not transfer.", Some("schools will not transfer."));
        check("It was agreed that podiatry is delegated.", None);
        check("We agreed to meet, and that podiatry should be praised.", None);
    }
}
