//! A pattern ready to match.
//!
//! Whether and how far a text matches is told by an automaton that is built as texts ask for it; where the parts of a match
//! lie, by going back through the stretch that it found.

use std::sync::{Mutex, OnceLock, PoisonError};

use regex_automata::hybrid::dfa::{self, DFA};
use regex_automata::nfa::thompson::NFA;
use regex_automata::nfa::thompson::backtrack::{self, BoundedBacktracker};
use regex_automata::nfa::thompson::pikevm::{self, PikeVM};
use regex_automata::util::captures::GroupInfo;
use regex_automata::util::primitives::NonMaxUsize;
use regex_automata::{Input, MatchKind};
use regex_syntax::hir::Hir;

use super::program;

/// A compiled pattern.
#[derive(Debug)]
pub(super) struct Engine {
    nfa: NFA,
    automaton: Option<DFA>,
    backtracker: BoundedBacktracker,
    /// For stretches that are too long to go back through.
    machine: OnceLock<Option<PikeVM>>,
    /// The room that the last search used, for the next one.
    room: Mutex<Option<Box<Room>>>,
}

/// What searches write to.
#[derive(Debug)]
struct Room {
    automaton: Option<dfa::Cache>,
    backtracker: Option<backtrack::Cache>,
    machine: Option<pikevm::Cache>,
}

/// What the automaton tells.
enum Told {
    Nothing,
    /// A match ends here.
    End(usize),
    /// It gave up.
    Unknown,
}

impl Engine {
    /// Compiles a pattern; `None` where it is larger than any pattern ought to be.
    pub(super) fn new(hir: &Hir) -> Option<Self> {
        let nfa = program::compile(hir).ok()?;
        let settings = DFA::config().match_kind(MatchKind::LeftmostFirst).skip_cache_capacity_check(true);
        let automaton = DFA::builder().configure(settings).build_from_nfa(nfa.clone()).ok();
        let backtracker = BoundedBacktracker::new_from_nfa(nfa.clone()).ok()?;
        Some(Self { nfa, automaton, backtracker, machine: OnceLock::new(), room: Mutex::new(None) })
    }

    /// The names of the groups.
    pub(super) fn groups(&self) -> &GroupInfo {
        self.nfa.group_info()
    }

    /// Whether the text matches from some place on.
    pub(super) fn is_match(&self, text: &str, from: usize) -> bool {
        let input = Input::new(text).range(from..);
        self.with_room(|room| match self.end(room, &input.clone().earliest(true)) {
            Told::Nothing => false,
            Told::End(_) => true,
            Told::Unknown => self.slots(room, &input, &mut []),
        })
    }

    /// Where the first match and its groups lie, two slots for each; whether there is one.
    pub(super) fn search(&self, text: &str, from: usize, slots: &mut [Option<NonMaxUsize>]) -> bool {
        let input = Input::new(text).range(from..);
        self.with_room(|room| match self.end(room, &input) {
            Told::Nothing => false,
            Told::End(end) => self.slots(room, &input.range(from..end), slots),
            Told::Unknown => self.slots(room, &input, slots),
        })
    }

    fn end(&self, room: &mut Room, input: &Input<'_>) -> Told {
        let Some(automaton) = &self.automaton else { return Told::Unknown };
        let cache = room.automaton.get_or_insert_with(|| automaton.create_cache());
        match automaton.try_search_fwd(cache, input) {
            Ok(Some(found)) => Told::End(found.offset()),
            Ok(None) => Told::Nothing,
            Err(_) => Told::Unknown,
        }
    }

    fn slots(&self, room: &mut Room, input: &Input<'_>, slots: &mut [Option<NonMaxUsize>]) -> bool {
        if input.get_span().len() <= self.backtracker.max_haystack_len() {
            let cache = room.backtracker.get_or_insert_with(|| self.backtracker.create_cache());
            if let Ok(found) = self.backtracker.try_search_slots(cache, input, slots) {
                return found.is_some();
            }
        }
        let machine = self.machine.get_or_init(|| PikeVM::new_from_nfa(self.nfa.clone()).ok());
        let Some(machine) = machine else { return false };
        let cache = room.machine.get_or_insert_with(|| machine.create_cache());
        machine.search_slots(cache, input, slots).is_some()
    }

    /// Threads that search at the same time have rooms of their own; one of them is kept.
    fn with_room<T>(&self, search: impl FnOnce(&mut Room) -> T) -> T {
        let kept = self.room.lock().unwrap_or_else(PoisonError::into_inner).take();
        let mut room = kept.unwrap_or_else(|| Box::new(Room { automaton: None, backtracker: None, machine: None }));
        let found = search(&mut room);
        *self.room.lock().unwrap_or_else(PoisonError::into_inner) = Some(room);
        found
    }
}
