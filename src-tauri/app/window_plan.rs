//! The sessions of all windows, one plan each; and the session of the calling window, as an argument of every
//! command.

use std::collections::HashMap;
use std::ops::Deref;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};

use daymark_core::Planner;
use tauri::ipc::{CommandArg, CommandItem, InvokeError};
use tauri::{Manager, Runtime};

use crate::session::Session;

/// The label of the first window. Later ones are numbered; the capability in tauri.conf.json contains both
/// forms.
const FIRST: &str = "calendar";

/// The header that contains the run of typing that a request is part of, if it is part of one.
const TYPING: &str = "daymark-typing";

/// The session of the window that called a command.
pub(crate) struct WindowPlan<'a> {
    pub(crate) label: &'a str,
    session: Arc<Session>,
    typing: Option<&'a str>,
}

impl WindowPlan<'_> {
    /// Runs a function on the open plan. Saves of one run of typing are one operation, regardless of their
    /// number.
    pub(crate) fn with<T>(
        &self,
        run: impl FnOnce(&mut Planner) -> daymark_core::Result<T>,
    ) -> daymark_core::Result<T> {
        self.session
            .with(|planner| planner.in_typing(self.typing, run))
    }
}

impl Deref for WindowPlan<'_> {
    type Target = Session;

    fn deref(&self) -> &Session {
        &self.session
    }
}

impl<'r, 'de: 'r, R: Runtime> CommandArg<'de, R> for WindowPlan<'r> {
    fn from_command(command: CommandItem<'de, R>) -> Result<Self, InvokeError> {
        let asking = command.message.webview_ref();
        let label = asking.label();
        let session = asking.state::<Sessions>().of(label);
        let session = session.ok_or_else(|| InvokeError::from("the window is being closed"))?;
        let typing = command.message.headers().get(TYPING);
        let typing = typing.and_then(|run| run.to_str().ok());
        Ok(Self {
            label,
            session,
            typing,
        })
    }
}

/// The sessions of all windows.
pub(crate) struct Sessions {
    locks: PathBuf,
    by_label: Mutex<ByLabel>,
}

#[derive(Default)]
struct ByLabel {
    sessions: HashMap<String, Arc<Session>>,
    begun: u32,
}

impl Sessions {
    pub(crate) fn new(locks: PathBuf) -> Self {
        let by_label = Mutex::default();
        Self { locks, by_label }
    }

    /// Creates a session for a new window, and returns the label for that window.
    pub(crate) fn begin(&self, file: PathBuf) -> String {
        let session = Arc::new(Session::new(file, self.locks.clone()));
        let mut all = self.all();
        all.begun += 1;
        let label = match all.begun {
            1 => FIRST.to_owned(),
            number => format!("{FIRST}-{number}"),
        };
        all.sessions.insert(label.clone(), session);
        label
    }

    pub(crate) fn of(&self, label: &str) -> Option<Arc<Session>> {
        self.all().sessions.get(label).cloned()
    }

    /// Returns the label of the window that has a file open; `None` if no window has.
    pub(crate) fn on(&self, file: &Path) -> Option<String> {
        let all = self.all().sessions.clone();
        let found = all.into_iter().find(|(_, one)| one.is_on(file));
        found.map(|(label, _)| label)
    }

    /// Returns all sessions as weak references, so that a window that is closed in the meantime releases its
    /// plan.
    pub(crate) fn all_weak(&self) -> Vec<Weak<Session>> {
        self.all().sessions.values().map(Arc::downgrade).collect()
    }

    /// Runs a function on the open plan of each window. A window without one is left out.
    pub(crate) fn with_all_plans(&self, run: impl Fn(&mut Planner)) {
        for session in self.all_weak().iter().filter_map(Weak::upgrade) {
            let _ = session.with(|planner| {
                run(planner);
                Ok(())
            });
        }
    }

    /// Closes the plan of a window that was closed.
    pub(crate) fn end(&self, label: &str) {
        let ended = self.all().sessions.remove(label);
        drop(ended);
    }

    fn all(&self) -> MutexGuard<'_, ByLabel> {
        self.by_label.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
