//! Calendar files that follow the plans of open windows: each is written anew within two seconds after a change. Which ones
//! there are is remembered on this machine, beside how a plan's window was left.

use std::path::Path;
use std::sync::Weak;
use std::thread;
use std::time::Duration;

use daymark_core::Result;
use daymark_core::export::LiveFile;
use tauri::{AppHandle, Manager};

use crate::followed::{Followed, LiveFileShown};
use crate::remembered_plans::RememberedPlans;
use crate::session::Session;
use crate::window_plan::Sessions;

/// The time between two looks at what has changed.
const INTERVAL: Duration = Duration::from_secs(1);

/// Starts the thread that updates the files.
pub(crate) fn begin(app: &AppHandle) {
    let app = app.clone();
    thread::spawn(move || {
        loop {
            thread::sleep(INTERVAL);
            let sessions = app.state::<Sessions>().all_weak();
            for session in sessions.iter().filter_map(Weak::upgrade) {
                update(&app, &session);
            }
        }
    });
}

/// Writes the files of a session's plan that it has changed since.
pub(crate) fn update(app: &AppHandle, session: &Session) {
    if !session.has_plan() {
        return;
    }
    let mut live = session.live();
    let files = live.get_or_insert_with(|| remembered(app, &session.path()));
    if files.is_empty() {
        return;
    }
    let Ok(revision) = session.with(|planner| planner.revision()) else {
        return;
    };
    for file in files.iter_mut().filter(|file| file.is_behind(revision)) {
        let reader = session.reader();
        file.note(revision, reader.and_then(|reader| file.write(&reader)));
    }
}

fn remembered(app: &AppHandle, plan: &Path) -> Vec<Followed> {
    let known = app.state::<RememberedPlans>().of(plan);
    let files = known.map(|known| known.live).unwrap_or_default();
    files.into_iter().map(Followed::new).collect()
}

/// Lets a file follow the session's plan. One at the same place is replaced.
pub(crate) fn add(app: &AppHandle, session: &Session, file: LiveFile) -> Result<()> {
    file.path()?;
    change(app, session, |files| {
        let added = Followed::new(file);
        files.retain(|other| other.path() != added.path());
        files.push(added);
    });
    update(app, session);
    Ok(())
}

/// Ends the updates of a file, which stays as it is.
pub(crate) fn remove(app: &AppHandle, session: &Session, path: &str) {
    change(app, session, |files| {
        files.retain(|file| file.path() != Path::new(path));
    });
}

pub(crate) fn shown(app: &AppHandle, session: &Session) -> Vec<LiveFileShown> {
    let mut live = session.live();
    let files = live.get_or_insert_with(|| remembered(app, &session.path()));
    files.iter().map(Followed::shown).collect()
}

fn change(app: &AppHandle, session: &Session, change: impl FnOnce(&mut Vec<Followed>)) {
    let mut live = session.live();
    let files = live.get_or_insert_with(|| remembered(app, &session.path()));
    change(files);
    let kept: Vec<LiveFile> = files.iter().map(Followed::file).collect();
    let memory = app.state::<RememberedPlans>();
    memory.note(&session.path(), |known| known.live = kept);
}
