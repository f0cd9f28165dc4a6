//! The automata of a pattern: one finds where its matches end, the other, run backwards from there, where they begin.

use super::engine::{compile, compiler};
use regex_automata::hybrid::dfa::{Builder, Cache, DFA};
use regex_automata::nfa::thompson::{self, NFA, WhichCaptures};
use regex_automata::{Anchored, Input, Match, MatchError, MatchKind};
use std::sync::{Mutex, OnceLock, PoisonError};

/// Bytes that the states of an automaton take at most; beyond that they are found anew.
const MOST_STATES: usize = 2 << 20;
/// How often they are, and for how few bytes of text a state, before the text is searched in another way.
const FOUND_ANEW: usize = 3;
const BYTES_A_STATE: usize = 10;

thread_local! {
    /// What compiles patterns backwards.
    static BACKWARDS: thompson::Compiler = compiler(WhichCaptures::None, true);
}

/// That a search cannot be told by automata: they would take too much room.
#[derive(Debug, Clone, Copy)]
pub(super) struct Untold;

/// The automata of a pattern, the second when it is first wanted.
#[derive(Debug)]
pub(super) struct Automata {
    ends: Option<Automaton>,
    begins: OnceLock<Option<Automaton>>,
}

impl Automata {
    pub(super) fn new(compiled: &NFA) -> Self {
        Self { ends: Automaton::new(compiled.clone(), MatchKind::LeftmostFirst), begins: OnceLock::new() }
    }

    /// Whether a text matches; `None` where that cannot be told this way.
    pub(super) fn is_match(&self, input: &Input<'_>) -> Option<bool> {
        let ends = self.ends.as_ref()?;
        ends.run(|dfa, cache| dfa.try_search_fwd(cache, input)).map(|end| end.is_some())
    }

    /// The first match of the pattern.
    pub(super) fn find(&self, pattern: &str, input: &Input<'_>) -> Result<Option<Match>, Untold> {
        let ends = self.ends.as_ref().ok_or(Untold)?;
        let end = ends.run(|dfa, cache| dfa.try_search_fwd(cache, input)).ok_or(Untold)?;
        let Some(end) = end else { return Ok(None) };
        let anchored = input.get_anchored().is_anchored() || ends.dfa.get_nfa().is_always_start_anchored();
        if end.offset() == input.start() || anchored {
            return Ok(Some(Match::new(end.pattern(), input.start()..end.offset())));
        }
        let begins = self.begins.get_or_init(|| {
            let compiled = BACKWARDS.with(|with| compile(with, pattern))?;
            Automaton::new(compiled, MatchKind::All)
        });
        let back = input.clone().span(input.start()..end.offset()).anchored(Anchored::Yes).earliest(false);
        let start = begins.as_ref().and_then(|begins| begins.run(|dfa, cache| dfa.try_search_rev(cache, &back)));
        let start = start.flatten().ok_or(Untold)?;
        Ok(Some(Match::new(end.pattern(), start.offset()..end.offset())))
    }
}

/// An automaton, and the states of it that were found.
#[derive(Debug)]
struct Automaton {
    dfa: DFA,
    states: Mutex<Cache>,
}

impl Automaton {
    fn new(compiled: NFA, kind: MatchKind) -> Option<Self> {
        let config = DFA::config()
            .match_kind(kind)
            .cache_capacity(MOST_STATES)
            .skip_cache_capacity_check(true)
            .minimum_cache_clear_count(Some(FOUND_ANEW))
            .minimum_bytes_per_state(Some(BYTES_A_STATE));
        let dfa = Builder::new().configure(config).build_from_nfa(compiled).ok()?;
        let states = Mutex::new(dfa.create_cache());
        Some(Self { dfa, states })
    }

    fn run<T>(&self, search: impl FnOnce(&DFA, &mut Cache) -> Result<T, MatchError>) -> Option<T> {
        search(&self.dfa, &mut self.states.lock().unwrap_or_else(PoisonError::into_inner)).ok()
    }
}
