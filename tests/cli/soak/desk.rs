//! The plan that everything in a soak works on at once, and what all parts of it share.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Mutex, MutexGuard, RwLock};

use super::figures::{Fault, Figures};
use super::journal::{Journal, posts_in};
use super::library::Library;
use super::random::Random;
use crate::script::Script;
use crate::support::{Plan, Ran, run};

pub(crate) struct Desk {
    pub(crate) plan: Plan,
    pub(crate) channel: String,
    /// Held for reading by whoever changes the plan, and for writing while its file is swapped.
    pub(crate) turn: RwLock<()>,
    pub(crate) script: Mutex<Option<Script>>,
    pub(crate) library: Mutex<Option<Library>>,
    journal: Mutex<Journal>,
    figures: Mutex<Figures>,
    names: AtomicUsize,
    is_over: AtomicBool,
}

impl Desk {
    /// A desk with a full sample plan.
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

    /// Returns a path beside the plan that nothing has yet.
    pub(crate) fn new_path(&self, kind: &str) -> PathBuf {
        self.file()
            .with_file_name(format!("{kind}-{}", self.number()))
    }

    /// Returns a title that no other post has.
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

    pub(crate) fn end(&self) {
        self.is_over.store(true, Ordering::Relaxed);
    }

    pub(crate) fn is_over(&self) -> bool {
        self.is_over.load(Ordering::Relaxed)
    }

    /// Runs the program on the plan, and looks for a panic.
    pub(crate) fn run(&self, args: &[&str]) -> Ran {
        let ran = run(&self.file(), args, "");
        self.look_for_panic(&ran.err);
        ran
    }

    pub(crate) fn look_for_panic(&self, errors: &str) {
        if errors.contains("panicked") {
            self.fault(Fault::Panicked, errors);
        }
    }

    /// Notes what is in a file otherwise than a journal has it, and whether the file is whole.
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

    /// Checks the plan itself. What keys have added in the window must stay from now on.
    pub(crate) fn check_plan(&self, when: &str) {
        if self.journal().is_overtaken {
            self.read_anew();
        }
        let journal = self.journal().clone();
        self.check(&self.file(), &journal, when);
        if let Ok(list) = posts_in(&self.file()) {
            self.journal().observe(&list);
        }
    }

    /// Takes what is in the plan for what must be, where that can't be known. The table says how often.
    pub(crate) fn read_anew(&self) {
        if let Ok(list) = posts_in(&self.file()) {
            self.journal().read_anew(&list);
        }
        self.figures().count("journal", "read anew");
    }

    /// Returns a post of a worker, and the journal's notion of whether it exists is certain.
    pub(crate) fn post_of(&self, owner: usize, random: &mut Random) -> Option<String> {
        random.choice(&self.journal().of(owner)).cloned()
    }
}

/// Another thread may have ended by a failed assertion, which is told by its own end.
pub(crate) fn unpoisoned<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex
        .lock()
        .unwrap_or_else(std::sync::PoisonError::into_inner)
}
