//! The plans that were opened on this machine, and how their windows were left. They are stored in a file
//! beside the locks.

use std::path::{Path, PathBuf};

use daymark_core::export::LiveFile;
use serde::{Deserialize, Serialize};
use tauri::{AppHandle, Manager};

use crate::json_file::JsonFile;
use crate::placement::Frame;

const MAX_PLANS: usize = 30;

/// A plan that was opened on this machine.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct RememberedPlan {
    pub(crate) file: PathBuf,
    pub(crate) name: String,
    pub(crate) look: WindowLook,
    pub(crate) frame: Option<Frame>,
    /// Whether the person knows what to mind in a synced folder.
    pub(crate) is_sync_told: bool,
    /// The calendar files that follow the plan.
    pub(crate) live: Vec<LiveFile>,
}

/// The view, the tray and the width of the composer that a window starts with; `None` is the default.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(crate) struct WindowLook {
    pub(crate) view: Option<String>,
    pub(crate) tray: Option<bool>,
    pub(crate) wide_composer: bool,
}

pub(crate) struct RememberedPlans {
    file: JsonFile<Vec<RememberedPlan>>,
}

impl RememberedPlans {
    pub(crate) fn new(file: PathBuf) -> Self {
        let file = JsonFile::new(file);
        Self { file }
    }

    /// Returns the plans, the one opened last first.
    pub(crate) fn all(&self) -> Vec<RememberedPlan> {
        self.file.read()
    }

    pub(crate) fn of(&self, file: &Path) -> Option<RememberedPlan> {
        self.all().into_iter().find(|known| known.file == file)
    }

    /// Adds a plan, or moves it to the front.
    pub(crate) fn opened(&self, file: &Path, name: &str) {
        self.file.change(|all| {
            let mut known = taken(all, file);
            known.name = name.to_owned();
            all.insert(0, known);
            all.truncate(MAX_PLANS);
        });
    }

    /// Changes what is stored about a plan. Does nothing if the plan was never opened.
    pub(crate) fn note(&self, file: &Path, note: impl FnOnce(&mut RememberedPlan)) {
        self.file.change(|all| {
            if let Some(known) = all.iter_mut().find(|known| known.file == file) {
                note(known);
            }
        });
    }

    pub(crate) fn forget(&self, file: &Path) {
        self.file
            .change(|all| all.retain(|known| known.file != file));
    }
}

/// Moves a plan to the front of the list, in another thread.
pub(crate) fn remember_opened(app: &AppHandle, file: &Path, name: &str) {
    let (app, file, name) = (app.clone(), file.to_owned(), name.to_owned());
    std::thread::spawn(move || app.state::<RememberedPlans>().opened(&file, &name));
}

pub(crate) fn look(app: &AppHandle, file: &Path) -> WindowLook {
    let known = app.state::<RememberedPlans>().of(file);
    known.map(|known| known.look).unwrap_or_default()
}

fn taken(all: &mut Vec<RememberedPlan>, file: &Path) -> RememberedPlan {
    match all.iter().position(|known| known.file == file) {
        Some(place) => all.remove(place),
        None => RememberedPlan {
            file: file.to_owned(),
            ..RememberedPlan::default()
        },
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn what_is_noted_is_read_again_by_another_process() {
        let folder = tempfile::tempdir().unwrap();
        let memory = || RememberedPlans::new(folder.path().join("deep/plans.json"));
        memory().opened(Path::new("/a"), "A");
        memory().opened(Path::new("/b"), "B");
        memory().note(Path::new("/a"), |known| known.look.tray = Some(false));
        memory().note(Path::new("/never opened"), |known| known.look.tray = None);
        memory().opened(Path::new("/a"), "A, renamed");
        let all = memory().all();
        let names: Vec<&str> = all.iter().map(|known| known.name.as_str()).collect();
        assert_eq!(names, ["A, renamed", "B"], "the last opened comes first");
        assert_eq!(all[0].look.tray, Some(false), "and keeps how it was left");
        memory().forget(Path::new("/a"));
        assert_eq!(memory().of(Path::new("/a")), None);
        let left = fs::read_dir(folder.path().join("deep")).unwrap().count();
        assert_eq!(left, 1, "nothing but the file is left");
    }

    #[test]
    fn a_file_that_can_not_be_read_is_forgotten() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("plans.json");
        for text in ["", "[{\"file\": 7}]", "\u{0}\u{1}"] {
            fs::write(&file, text).unwrap();
            let memory = RememberedPlans::new(file.clone());
            assert_eq!(memory.all(), []);
            memory.opened(Path::new("/a"), "A");
            assert_eq!(memory.all().len(), 1);
        }
    }

    #[test]
    fn a_file_of_another_version_keeps_what_is_known() {
        let text = r#"[{"file": "/a", "name": "A", "colour": "red", "look": {"view": "month"}}]"#;
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("plans.json");
        fs::write(&file, text).unwrap();
        let known = RememberedPlans::new(file).of(Path::new("/a")).unwrap();
        assert_eq!(known.look.view.as_deref(), Some("month"));
    }

    #[test]
    fn no_more_are_kept_than_one_looks_through() {
        let folder = tempfile::tempdir().unwrap();
        let memory = RememberedPlans::new(folder.path().join("plans.json"));
        for number in 0..MAX_PLANS + 3 {
            memory.opened(Path::new(&format!("/{number}")), "N");
        }
        let all = memory.all();
        assert_eq!(all.len(), MAX_PLANS);
        assert_eq!(all[0].file, Path::new(&format!("/{}", MAX_PLANS + 2)));
    }
}
