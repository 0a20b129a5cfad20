//! Reminds a person at posting time, in a separate thread. It sleeps until the next post of an open plan is due, is woken
//! when a plan may have changed, and compares the clock at least every 30 seconds, since it stands still while the computer
//! sleeps.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError, Weak};
use std::thread;
use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use daymark_core::Result;
use daymark_core::clock::Clock;
use daymark_core::planner::Reminder;
use tauri::{AppHandle, Manager};

use crate::clipboard;
use crate::notification::{self, Action};
use crate::reminder_words::ReminderWords;
use crate::session::Session;
use crate::window_plan::Sessions;
use crate::windows;

/// The time from the start to the first round, so that it doesn't slow down the start.
const FIRST_DELAY: Duration = Duration::from_secs(5);
/// The longest time between two looks at the clock.
const LONGEST: Duration = Duration::from_secs(30);
/// How much later a reminder comes again, in minutes.
const LATER: u32 = 15;

/// What the thread is told by pages.
#[derive(Default)]
pub(crate) struct Reminders {
    /// `None` until a page has set them, or if no reminders are wanted.
    words: Mutex<Option<ReminderWords>>,
    quiet_until: Mutex<Option<DateTime<Utc>>>,
    is_woken: Mutex<bool>,
    waking: Condvar,
}

impl Reminders {
    pub(crate) fn set_words(&self, words: Option<ReminderWords>) {
        *held(&self.words) = words;
    }

    /// Sends no reminders until a moment, or sends them again.
    pub(crate) fn set_quiet(&self, until: Option<DateTime<Utc>>) {
        *held(&self.quiet_until) = until;
    }

    /// Returns until when no reminders are sent; `None` if they are.
    pub(crate) fn quiet_until(&self) -> Option<DateTime<Utc>> {
        let until = *held(&self.quiet_until);
        until.filter(|until| *until > Clock::System.now())
    }

    /// Makes the thread look at the plans again, because one may have changed.
    pub(crate) fn wake(&self) {
        *held(&self.is_woken) = true;
        self.waking.notify_one();
    }

    fn sleep(&self, longest: Duration) {
        let woken = held(&self.is_woken);
        let slept = self
            .waking
            .wait_timeout_while(woken, longest, |is_woken| !*is_woken);
        *slept.unwrap_or_else(PoisonError::into_inner).0 = false;
    }

    /// Returns the words of reminders if they are to be sent now.
    fn words_now(&self) -> Option<ReminderWords> {
        let words = held(&self.words).clone();
        words.filter(|_| self.quiet_until().is_none())
    }
}

fn held<T>(value: &Mutex<T>) -> MutexGuard<'_, T> {
    value.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Starts the thread.
pub(crate) fn begin(app: &AppHandle) {
    let app = app.clone();
    thread::spawn(move || {
        thread::sleep(FIRST_DELAY);
        let mut told = HashMap::new();
        loop {
            let next = run_round(&app, &mut told);
            app.state::<Reminders>().sleep(next.min(LONGEST));
        }
    });
}

/// Tells what it became time for since the last round, in each plan, and returns the time until the next post is due.
/// `told` has the moment of each plan's last round; what was due before a plan was opened is only shown in its window.
fn run_round(app: &AppHandle, told: &mut HashMap<PathBuf, DateTime<Utc>>) -> Duration {
    let now = Clock::System.now();
    let sessions = app.state::<Sessions>().all_weak();
    let mut next = LONGEST;
    let mut seen = HashMap::new();
    for session in sessions.iter().filter_map(Weak::upgrade) {
        let path = session.path();
        let since = told.get(&path).copied().unwrap_or(now);
        let Ok(found) = look(&session, since, now) else {
            continue;
        };
        seen.insert(path.clone(), now);
        for reminder in found.reminders {
            tell(app, path.clone(), reminder, found.hour12);
        }
        let wait = found.next.and_then(|next| (next - now).to_std().ok());
        next = next.min(wait.unwrap_or(LONGEST));
    }
    *told = seen;
    next
}

/// What a round finds in a plan.
struct Found {
    reminders: Vec<Reminder>,
    next: Option<DateTime<Utc>>,
    hour12: bool,
}

fn look(session: &Session, since: DateTime<Utc>, now: DateTime<Utc>) -> Result<Found> {
    session.with(|planner| {
        Ok(Found {
            reminders: planner.reminders(since, now)?,
            next: planner.next_due(now)?,
            hour12: planner.plan()?.hour12,
        })
    })
}

/// Sends a reminder in a thread of its own, which waits for the person's answer.
fn tell(app: &AppHandle, path: PathBuf, reminder: Reminder, hour12: bool) {
    let Some(words) = app.state::<Reminders>().words_now() else {
        return;
    };
    let app = app.clone();
    thread::spawn(move || {
        let (title, body) = (words.title(&reminder), words.body(&reminder, hour12));
        match notification::show(&title, &body, words.actions()) {
            Some(Action::Copy) => clipboard::copy(&app, reminder.text),
            Some(Action::Later) => put_off(&app, &path, &reminder),
            Some(Action::Show) => show(&app, &path, &reminder),
            None => {}
        }
    });
}

fn put_off(app: &AppHandle, path: &Path, reminder: &Reminder) {
    let sessions = app.state::<Sessions>();
    let session = sessions.on(path).and_then(|label| sessions.of(&label));
    if let Some(session) = session {
        for post in &reminder.posts {
            let _ = session.with(|planner| planner.snooze(post.as_str(), LATER));
        }
        app.state::<Reminders>().wake();
        send(app, path, None);
    }
}

fn show(app: &AppHandle, path: &Path, reminder: &Reminder) {
    if windows::focus(app, path) {
        send(app, path, reminder.posts.first().map(|post| post.as_str()));
    }
}

/// Tells the page of a plan that what is due has changed, and with a post, to show that. Sent by evaluating a script, for
/// which the page needs no permission.
fn send(app: &AppHandle, path: &Path, post: Option<&str>) {
    let label = app.state::<Sessions>().on(path);
    let window = label.and_then(|label| app.get_webview_window(&label));
    if let Some(window) = window {
        let post = serde_json::Value::from(post);
        let event = format!("new CustomEvent('daymark-posting', {{ detail: {post} }})");
        let _ = window.eval(format!("window.dispatchEvent({event})"));
    }
}

/// Returns the moment an amount of minutes from now.
pub(crate) fn minutes_from_now(minutes: u32) -> DateTime<Utc> {
    Clock::System.now() + TimeDelta::minutes(minutes.into())
}
