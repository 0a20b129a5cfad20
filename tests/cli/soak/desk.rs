//! The plan that all workers of a soak use at once, with the journal, the figures and the programs that have it open.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Mutex, MutexGuard, RwLock};

use super::figures::{Fault, Figures};
use super::journal::{Journal, posts_in};
use super::library::Library;
use super::random::Random;
use crate::script::Script;
use crate::support::{Plan, Ran, run};

/// The plan and the state that all parts of a soak share.
pub(crate) struct SharedPlan {
    pub(crate) plan: Plan,
    pub(crate) channel: String,
    /// Locked for reading by each worker during a step, and for writing during an event.
    pub(crate) turn: RwLock<()>,
    pub(crate) script: Mutex<Option<Script>>,
    pub(crate) library: Mutex<Option<Library>>,
    journal: Mutex<Journal>,
    figures: Mutex<Figures>,
    names: AtomicUsize,
    is_over: AtomicBool,
}

impl SharedPlan {
    /// Makes a sample plan with a channel for the soak.
    pub(crate) fn new() -> Self {
        let plan = Plan::nowhere();
        plan.ok(&["init", "--name", "Soak", "--zone", "Europe/Berlin"]);
        plan.ok(&["demo"]);
        let channel = plan.line(&["channel", "add", "--platform", "x", "--name", "Soak"]);
        Self {
            plan,
            channel,
            turn: RwLock::new(()),
            script: Mutex::new(None),
            library: Mutex::new(None),
            journal: Mutex::default(),
            figures: Mutex::default(),
            names: AtomicUsize::new(0),
            is_over: AtomicBool::new(false),
        }
    }

    pub(crate) fn file(&self) -> PathBuf {
        self.plan.path()
    }

    /// Returns a new path beside the plan.
    pub(crate) fn new_path(&self, kind: &str) -> PathBuf {
        self.file()
            .with_file_name(format!("{kind}-{}", self.number()))
    }

    /// Returns a new title.
    pub(crate) fn new_title(&self) -> String {
        format!("Soak {}", self.number())
    }

    fn number(&self) -> usize {
        self.names.fetch_add(1, Ordering::Relaxed)
    }

    pub(crate) fn journal(&self) -> MutexGuard<'_, Journal> {
        unpoisoned(&self.journal)
    }

    pub(crate) fn figures(&self) -> MutexGuard<'_, Figures> {
        unpoisoned(&self.figures)
    }

    pub(crate) fn fault(&self, fault: Fault, what: &str) {
        self.figures().fault(fault, what);
    }

    /// Makes all workers stop after their current step.
    pub(crate) fn end(&self) {
        self.is_over.store(true, Ordering::Relaxed);
    }

    pub(crate) fn is_over(&self) -> bool {
        self.is_over.load(Ordering::Relaxed)
    }

    /// Runs a command on the plan. A panic counts as a fault.
    pub(crate) fn run(&self, args: &[&str]) -> Ran {
        let ran = run(&self.file(), args, "");
        self.look_for_panic(&ran.err);
        ran
    }

    /// Returns how many of the latest operations are undone.
    pub(crate) fn undone(&self) -> usize {
        let ran = self.run(&["history", "--limit", "1000", "--json"]);
        ran.out.matches("\"undone\":true").count()
    }

    /// Counts a fault if what a program printed on standard error contains a panic.
    pub(crate) fn look_for_panic(&self, errors: &str) {
        if errors.contains("panicked") {
            self.fault(Fault::Panicked, errors);
        }
    }

    /// Compares a file with a journal and verifies it. A difference or damage counts as a fault.
    pub(crate) fn check(&self, file: &Path, journal: &Journal, when: &str) {
        match journal.missing_in(file) {
            Ok(missing) if missing.is_empty() => {}
            Ok(missing) => self.fault(Fault::Lost, &format!("{when}: {missing:?}")),
            Err(error) => self.fault(Fault::Damaged, &format!("{when}: {error}")),
        }
        let ran = run(file, &["verify"], "");
        self.look_for_panic(&ran.err);
        if ran.out != "ok\n" {
            self.fault(Fault::Damaged, &format!("{when}: verify: {ran:?}"));
        }
        self.figures().count("checked", when);
    }

    /// Checks the plan itself. Posts that were typed in the window are added to the journal.
    pub(crate) fn check_plan(&self, when: &str) {
        if self.journal().is_outdated {
            self.reset_journal();
        }
        let journal = self.journal().clone();
        self.check(&self.file(), &journal, when);
        if let Ok(list) = posts_in(&self.file()) {
            self.journal().add_typed(&list);
        }
    }

    /// Replaces the journal's facts by the plan's, after a change with an unknown result. Counts how often this
    /// happens.
    pub(crate) fn reset_journal(&self) {
        if let Ok(list) = posts_in(&self.file()) {
            self.journal().reset_to(&list);
        }
        self.figures().count("journal", "read anew");
    }

    /// Returns a random post of a worker that certainly exists.
    pub(crate) fn post_of(&self, owner: usize, random: &mut Random) -> Option<String> {
        random.choice(&self.journal().posts_of(owner)).cloned()
    }
}

/// Locks a mutex, even if another thread panicked while it held the lock. That panic fails the soak by itself.
pub(crate) fn unpoisoned<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex
        .lock()
        .unwrap_or_else(std::sync::PoisonError::into_inner)
}
