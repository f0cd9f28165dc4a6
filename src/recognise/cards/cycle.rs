//! Labels that come again in one order.

/// A card has so many labels.
const FEWEST_LABELS: usize = 3;

/// The labels of cards, in their order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::recognise) struct Cycle {
    /// Folded.
    pub(super) labels: Vec<String>,
}

impl Cycle {
    /// The order in which labels come again: the first one opens each card, and a card has some of those that the fullest
    /// one has.
    pub(in crate::recognise) fn of(labels: &[&str]) -> Option<Self> {
        let opener = labels.first()?;
        let mut cards: Vec<Vec<&str>> = Vec::new();
        for label in labels {
            match cards.last_mut() {
                Some(card) if label != opener => card.push(label),
                _ => cards.push(vec![label]),
            }
        }
        let fullest = cards.iter().max_by_key(|card| card.len())?;
        let all = Self { labels: fullest.iter().map(|&label| label.to_owned()).collect() };
        let fits = |card: &Vec<&str>| all.holds(card) && card.len() > 1;
        let full = labels.len() * 2 > cards.len() * all.labels.len();
        (cards.len() > 1 && all.labels.len() >= FEWEST_LABELS && full && cards.iter().all(fits)).then_some(all)
    }

    /// The cycle of each list of labels, one of which may be a card alone that has the labels of another's; `None` where one
    /// has neither.
    pub(in crate::recognise) fn each(lists: &[Vec<&str>]) -> Option<Vec<Self>> {
        let own: Vec<Option<Self>> = lists.iter().map(|labels| Self::of(labels)).collect();
        let like = |labels: &[&str]| own.iter().flatten().find_map(|known| Self::alone(labels, &known.labels));
        let found = own.iter().zip(lists).map(|(cycle, labels)| cycle.clone().or_else(|| like(labels)));
        found.collect::<Option<Vec<Self>>>().filter(|all| !all.is_empty())
    }

    /// One card with the labels of others.
    pub(super) fn alone(labels: &[&str], known: &[String]) -> Option<Self> {
        let all = Self { labels: known.to_vec() };
        (labels.len() * 2 > known.len()
            && labels.first().copied() == known.first().map(String::as_str)
            && all.holds(labels))
        .then_some(all)
    }

    /// Where a label stands among them.
    pub(super) fn place(&self, label: &str) -> Option<usize> {
        self.labels.iter().position(|own| own == label)
    }

    /// Whether a card's labels are some of these, in their order.
    fn holds(&self, card: &[&str]) -> bool {
        let mut rest = self.labels.iter();
        card.iter().all(|label| rest.any(|own| own == label))
    }
}

#[cfg(test)]
mod tests {
    use super::Cycle;

    fn labels(text: &str) -> Option<String> {
        let labels: Vec<&str> = text.split(' ').collect();
        Cycle::of(&labels).map(|cycle| cycle.labels.join(" "))
    }

    #[test]
    fn labels_come_again_in_one_order() {
        assert_eq!(labels("ref action lead ref action lead").as_deref(), Some("ref action lead"));
        // A card may lack some of them, a break on an agenda most.
        assert_eq!(labels("ref action lead due ref action due").as_deref(), Some("ref action lead due"));
        assert_eq!(labels("at no item by at item at no item by").as_deref(), Some("at no item by"));
        for other in
            ["ref action lead", "ref lead ref lead", "ref action lead ref lead action", "jo chair al member flo clerk"]
        {
            assert_eq!(labels(other), None, "{other}");
        }
    }
}
