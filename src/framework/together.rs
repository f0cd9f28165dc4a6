//! Headings under which several proposals are answered together: "Proposals 1.1 and 1.2", "2.1 to 2.3", "3.4 / 3.5".

use super::Framework;
use super::numbers::strip_label;

/// A heading names at most so many proposals: more are a list of contents.
const MOST: usize = 6;
/// What stands between two numbers of a list, and between the ends of a range.
const AND: &[&str] = &["and", "&", "+", ",", ";", "/"];
const TO: &[&str] = &["to", "-", "–", "—"];

impl Framework {
    /// The further proposals that a heading names behind its first number, by their indices.
    pub fn named_beside(&self, heading: &str) -> Vec<usize> {
        heading
            .lines()
            .map(|line| self.named_beside_in(line.trim()))
            .find(|found| !found.is_empty())
            .unwrap_or_default()
    }

    fn named_beside_in(&self, line: &str) -> Vec<usize> {
        let Some((first, mut rest)) = self.number_at_start(strip_label(line, self).1) else { return Vec::new() };
        let (mut last, mut out) = (first, Vec::new());
        while let Some((range, after)) = joined(rest.trim_start()) {
            let Some((found, behind)) = self.number_at_start(strip_label(after, self).1) else { break };
            if found <= last {
                break;
            }
            out.extend(if range { last + 1..found + 1 } else { found..found + 1 });
            (last, rest) = (found, behind);
        }
        if out.len() < MOST { out } else { Vec::new() }
    }

    /// The proposal whose number a text begins with, and what follows it.
    fn number_at_start<'t>(&self, text: &'t str) -> Option<(usize, &'t str)> {
        let length = text.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(text.len());
        let (number, rest) = text.split_at(length);
        let number = number.trim_end_matches('.');
        self.proposals().position(|(_, proposal)| proposal.number == number).map(|found| (found, rest))
    }
}

/// Whether a range goes on, and what stands behind the sign that joins two numbers.
fn joined(rest: &str) -> Option<(bool, &str)> {
    let sign = |sign: &&str| {
        let after = rest.strip_prefix(*sign)?;
        let whole = !sign.ends_with(char::is_alphabetic) || after.starts_with(char::is_whitespace);
        whole.then(|| after.trim_start())
    };
    match AND.iter().find_map(sign) {
        // "1.1, and 1.2".
        Some(after) => Some((false, after.strip_prefix("and ").unwrap_or(after).trim_start())),
        None => TO.iter().find_map(sign).map(|after| (true, after)),
    }
}

#[cfg(test)]
mod tests {
    use crate::framework::built_in;

    #[test]
    fn further_proposals_of_a_heading() {
        let framework = &built_in()[0];
        for (heading, expected) in [
            ("Proposal 1.1 and 1.2", "1.2"),
            ("Proposals 1.1 & 1.2 (answered together)", "1.2"),
            ("Proposal 2.1, 2.2 and 2.4 Finance", "2.2 2.4"),
            ("Proposals 3.1 to 3.3", "3.2 3.3"),
            ("3.1–3.3", "3.2 3.3"),
            ("Proposal 5.1 / Proposal 5.2", "5.2"),
            ("Proposal 1.1 / 1.2", "1.2"),
            ("Key Feature 1\nProposals 1.1 and 1.2", "1.2"),
            ("Proposal 1.1", ""),
            ("Proposal 1.1 – 3 year plan", ""),
            ("1.1 and 2 others", ""),
            ("Proposal 1.2 and 1.1", ""),
            ("1.1 All leadership development, and 1.2 too", ""),
            ("Proposals 1.1 to 6.3", ""),
        ] {
            let named = framework.named_beside(heading);
            let numbers: Vec<&str> = named
                .iter()
                .filter_map(|i| framework.proposals().nth(*i))
                .map(|(_, proposal)| proposal.number.as_str())
                .collect();
            assert_eq!(numbers.join(" "), expected, "{heading:?}");
        }
    }
}
