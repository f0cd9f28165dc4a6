//! How a pattern is matched: for few texts without much preparation, for many with more.
//!
//! Preparing a whole [`regex::Regex`] costs more than a short paper asks of most patterns. A pattern is compiled for
//! backtracking first; the whole is prepared when it has been asked about more text than a paper or two hold. Both find
//! the same matches.

use super::found::{Captures, Match};
use super::in_latin;
use regex_automata::nfa::thompson::backtrack::{self, BoundedBacktracker};
use regex_automata::nfa::thompson::pikevm::PikeVM;
use regex_automata::nfa::thompson::{self, NFA, WhichCaptures};
use regex_automata::util::captures;
use regex_automata::util::iter::Searcher;
use regex_automata::{Anchored, Input};
use std::cell::RefCell;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};

/// Bytes of text that a pattern is asked about before the whole expression is worth preparing.
const FEW: usize = 24_000;

/// Bytes that a compiled pattern takes at most.
pub(super) const LARGEST: usize = 10 << 20;

thread_local! {
    /// Where backtracking notes what it has tried; one for all patterns.
    static TRIED: RefCell<Option<backtrack::Cache>> = const { RefCell::new(None) };
    /// What compiles patterns: its tables are large, so that there is one for all.
    static COMPILER: thompson::Compiler = {
        let mut compiler = thompson::Compiler::new();
        compiler.configure(thompson::Config::new().nfa_size_limit(Some(LARGEST)).which_captures(WhichCaptures::All));
        compiler
    };
}

/// A pattern compiled; `None` for one that is too large, as none of ours is.
fn compile(with: &thompson::Compiler, pattern: &str) -> Option<NFA> {
    let compiled = regex_syntax::parse(&in_latin(pattern)).ok().and_then(|parsed| with.build_from_hir(&parsed).ok());
    debug_assert!(compiled.is_some(), "{pattern}");
    compiled
}

/// A pattern that is compiled when it is first asked. (One that is too large to compile, as none of ours is, matches nothing.)
#[derive(Debug)]
pub(super) struct Engine {
    pattern: Box<str>,
    /// Bytes of the texts that it was asked about.
    asked: AtomicUsize,
    few: OnceLock<Option<BoundedBacktracker>>,
    many: OnceLock<Option<regex::Regex>>,
}

impl Engine {
    pub(super) fn new(pattern: &str) -> Self {
        Self { pattern: pattern.into(), asked: AtomicUsize::new(0), few: OnceLock::new(), many: OnceLock::new() }
    }

    /// As if it had been asked about many texts.
    #[cfg(test)]
    pub(super) fn ask_often(&self) {
        self.asked.store(FEW + 1, Ordering::Relaxed);
    }

    /// Whether it has been asked before.
    pub(super) fn is_compiled(&self) -> bool {
        self.few.get().is_some()
    }

    pub(super) fn is_match(&self, text: &str) -> bool {
        if let Some(many) = self.for_many(text) {
            return many.is_match(text);
        }
        let Some(few) = self.compiled() else { return false };
        let input = Input::new(text).earliest(true);
        match trying(few, |tried| few.try_search_slots(tried, &input, &mut []).ok()) {
            Some(found) => found.is_some(),
            None => step_by_step(few, |vm, cache| vm.is_match(cache, input)),
        }
    }

    pub(super) fn find<'t>(&self, text: &'t str) -> Option<Match<'t>> {
        self.find_in(text, &Input::new(text)).map(|found| Match::new(text, found.span()))
    }

    pub(super) fn find_iter<'t>(&self, text: &'t str) -> impl Iterator<Item = Match<'t>> {
        let mut searcher = Searcher::new(Input::new(text));
        std::iter::from_fn(move || {
            let found = searcher.advance(|input| Ok(self.find_in(text, input)))?;
            Some(Match::new(text, found.span()))
        })
    }

    pub(super) fn captures<'t>(&self, text: &'t str) -> Option<Captures<'t>> {
        let groups = self.captures_in(text, &Input::new(text))?;
        Captures::new(text, groups)
    }

    pub(super) fn captures_iter<'t>(&self, text: &'t str) -> impl Iterator<Item = Captures<'t>> {
        let mut searcher = Searcher::new(Input::new(text));
        std::iter::from_fn(move || {
            let mut groups = None;
            searcher.advance(|input| {
                groups = self.captures_in(text, input);
                Ok(groups.as_ref().and_then(captures::Captures::get_match))
            })?;
            Captures::new(text, groups?)
        })
    }

    /// The first match in a part of the text.
    fn find_in(&self, text: &str, input: &Input<'_>) -> Option<regex_automata::Match> {
        if let Some(many) = self.for_many(text) {
            return many.find_at(text, input.start()).map(whole);
        }
        let few = self.compiled()?;
        trying(few, |tried| few.try_find(tried, input.clone()).ok())
            .unwrap_or_else(|| step_by_step(few, |vm, cache| vm.find(cache, input.clone())))
    }

    /// The first match in a part of the text, with its groups.
    fn captures_in(&self, text: &str, input: &Input<'_>) -> Option<captures::Captures> {
        let few = self.compiled()?;
        let input = match self.for_many(text) {
            // Where the match is, is known: what remains are its groups.
            Some(many) => {
                let found = many.find_at(text, input.start())?;
                input.clone().span(found.range()).anchored(Anchored::Yes)
            }
            None => input.clone(),
        };
        let mut groups = few.create_captures();
        if trying(few, |tried| few.try_captures(tried, input.clone(), &mut groups).ok()).is_none() {
            step_by_step(few, |vm, cache| vm.captures(cache, input, &mut groups));
        }
        groups.is_match().then_some(groups)
    }

    /// The pattern, compiled.
    fn compiled(&self) -> Option<&BoundedBacktracker> {
        let compile = || COMPILER.with(|with| BoundedBacktracker::new_from_nfa(compile(with, &self.pattern)?).ok());
        self.few.get_or_init(compile).as_ref()
    }

    /// The whole expression, once the pattern has been asked about many texts.
    fn for_many(&self, text: &str) -> Option<&regex::Regex> {
        let asked = self.asked.load(Ordering::Relaxed);
        if asked <= FEW {
            self.asked.store(asked + text.len(), Ordering::Relaxed);
            return None;
        }
        let whole = || regex::RegexBuilder::new(&in_latin(&self.pattern)).size_limit(LARGEST).build().ok();
        self.many.get_or_init(whole).as_ref()
    }
}

/// A match of the whole expression.
fn whole(found: regex::Match<'_>) -> regex_automata::Match {
    regex_automata::Match::must(0, found.range())
}

/// Searches a text that is too long for backtracking, which is rare.
fn step_by_step<T>(few: &BoundedBacktracker, search: impl FnOnce(&PikeVM, &mut thompson::pikevm::Cache) -> T) -> T
where
    T: Default,
{
    let Ok(vm) = PikeVM::new_from_nfa(few.get_nfa().clone()) else { return T::default() };
    search(&vm, &mut vm.create_cache())
}

/// Searches by backtracking; `None` where the text is too long for it.
fn trying<T>(few: &BoundedBacktracker, search: impl FnOnce(&mut backtrack::Cache) -> Option<T>) -> Option<T> {
    TRIED.with_borrow_mut(|tried| {
        let tried = tried.get_or_insert_with(|| few.create_cache());
        few.reset_cache(tried);
        search(tried)
    })
}
