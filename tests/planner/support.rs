//! Plans for the tests: built in a line, on a real file, and read back past the planner.

use std::ops::{Deref, DerefMut};
use std::path::{Path, PathBuf};

use chrono::{DateTime, NaiveDate, Utc};
use daymark_core::backup::BackupRoot;
use daymark_core::clock::Clock;
use daymark_core::model::{
    CampaignEdit, LocalTime, NewChannel, NewPlan, NewPost, PillarEdit, PostEdit, parse_at,
    parse_date,
};
use daymark_core::query::Card;
use daymark_core::{Planner, Result};
use serde::de::DeserializeOwned;
use serde_json::Value;
use tempfile::TempDir;

use crate::rows::dump;

/// An empty plan in Berlin, on Wednesday 18 November 2026 at 08:00 UTC.
pub(crate) fn plan() -> Builder {
    let new = NewPlan {
        name: "Acme".to_owned(),
        zone: "Europe/Berlin".to_owned(),
        first_day: 1,
    };
    let now = moment("2026-11-18T08:00");
    Builder {
        new,
        now,
        steps: Vec::new(),
    }
}

type Step = Box<dyn FnOnce(&mut TestPlan)>;

pub(crate) struct Builder {
    new: NewPlan,
    now: DateTime<Utc>,
    steps: Vec<Step>,
}

/// An open plan and the folder it lies in, which goes when it is dropped.
pub(crate) struct TestPlan {
    planner: Planner,
    clock: Clock,
    folder: TempDir,
}

impl Builder {
    pub(crate) fn zone(mut self, zone: &str) -> Self {
        self.new.zone = zone.to_owned();
        self
    }

    pub(crate) fn first_day(mut self, day: u8) -> Self {
        self.new.first_day = day;
        self
    }

    /// In UTC.
    pub(crate) fn now(mut self, at: &str) -> Self {
        self.now = moment(at);
        self
    }

    pub(crate) fn channel(self, platform: &str) -> Self {
        let new = channel(platform);
        self.step(move |plan| drop(plan.add_channels(&[new]).unwrap()))
    }

    pub(crate) fn channel_in(self, platform: &str, zone: &str) -> Self {
        let zone = Some(zone.to_owned());
        let new = NewChannel {
            zone,
            ..channel(platform)
        };
        self.step(move |plan| drop(plan.add_channels(&[new]).unwrap()))
    }

    /// On the last of the channels.
    pub(crate) fn post(self, title: &str, at: &str) -> Self {
        let (new, at) = (post(title), parse_at(at).unwrap());
        self.step(move |plan| {
            plan.say(NewPost {
                at: Some(at),
                ..new
            })
        })
    }

    /// On the last of the channels, without a time.
    pub(crate) fn tray(self, title: &str) -> Self {
        let new = post(title);
        self.step(move |plan| plan.say(new))
    }

    /// One item on all the channels.
    pub(crate) fn everywhere(self, title: &str, at: &str) -> Self {
        let (new, at) = (post(title), parse_at(at).unwrap());
        self.step(move |plan| {
            let channels = plan.channel_ids();
            plan.add_post(&NewPost {
                channels,
                at: Some(at),
                ..new
            })
            .unwrap();
        })
    }

    pub(crate) fn campaign(self, name: &str) -> Self {
        let edit = CampaignEdit {
            name: Some(name.to_owned()),
            ..CampaignEdit::default()
        };
        self.step(move |plan| drop(plan.add_campaign(&edit).unwrap()))
    }

    pub(crate) fn pillar(self, name: &str) -> Self {
        let edit = PillarEdit {
            name: Some(name.to_owned()),
            ..PillarEdit::default()
        };
        self.step(move |plan| drop(plan.add_pillar(&edit).unwrap()))
    }

    /// Changes the post with this title.
    pub(crate) fn edit(self, title: &'static str, edit: PostEdit) -> Self {
        self.step(move |plan| {
            let id = plan.id(title);
            plan.edit_post(&id, &edit).unwrap();
        })
    }

    fn step(mut self, step: impl FnOnce(&mut TestPlan) + 'static) -> Self {
        self.steps.push(Box::new(step));
        self
    }

    pub(crate) fn open(self) -> TestPlan {
        let (folder, clock) = (folder(), Clock::Fixed(self.now));
        let path = folder.path().join("plan.daymark");
        let mut planner = Planner::create_at(&path, &self.new, clock).unwrap();
        planner.keep_backups_in(backups_beside(&path));
        let mut plan = TestPlan {
            planner,
            clock,
            folder,
        };
        self.steps.into_iter().for_each(|step| step(&mut plan));
        plan
    }
}

impl TestPlan {
    pub(crate) fn path(&self) -> PathBuf {
        self.folder.path().join("plan.daymark")
    }

    /// As after a restart of the program.
    pub(crate) fn reopened(self) -> Self {
        self.reopened_after(|_| ())
    }

    /// As after a restart of the program, before which something was done to the file.
    pub(crate) fn reopened_after(self, change: impl FnOnce(&Path)) -> Self {
        let path = self.path();
        let TestPlan {
            planner,
            clock,
            folder,
        } = self;
        drop(planner);
        change(&path);
        let planner = Planner::open_in(&path, clock, backups_beside(&path)).unwrap();
        TestPlan {
            planner,
            clock,
            folder,
        }
    }

    /// Closed, so that all is in the file; the folder goes when it is dropped.
    pub(crate) fn close(self) -> (PathBuf, TempDir) {
        (self.path(), self.folder)
    }

    /// The same plan as another program sees it.
    pub(crate) fn elsewhere(&self) -> Planner {
        let path = self.path();
        Planner::open_in(&path, self.clock, backups_beside(&path)).unwrap()
    }

    pub(crate) fn channel_ids(&self) -> Vec<String> {
        let channels = self.channels().unwrap().into_iter();
        channels.map(|channel| channel.id.to_string()).collect()
    }

    /// The card with this title.
    pub(crate) fn card(&self, title: &str) -> Card {
        let mut cards = self.search("").unwrap().into_iter();
        cards.find(|card| card.title == title).unwrap()
    }

    /// Returns how far a post's text is over the limit; `None` if it isn't.
    pub(crate) fn excess(&self, title: &str) -> Option<u32> {
        let id = self.id(title);
        self.excess_of(&[&id]).unwrap().into_values().next()
    }

    pub(crate) fn id(&self, title: &str) -> String {
        self.card(title).id.to_string()
    }

    /// Every row of the plan, as text, past the planner.
    pub(crate) fn dump(&self) -> String {
        dump(&self.path())
    }

    fn say(&mut self, new: NewPost) {
        let channels = vec![self.channel_ids().pop().unwrap()];
        self.add_post(&NewPost { channels, ..new }).unwrap();
    }
}

impl Deref for TestPlan {
    type Target = Planner;

    fn deref(&self) -> &Planner {
        &self.planner
    }
}

impl DerefMut for TestPlan {
    fn deref_mut(&mut self) -> &mut Planner {
        &mut self.planner
    }
}

/// In memory where the system has such a place: thousands of commits need not wait for a disk.
pub(crate) fn folder() -> TempDir {
    tempfile::tempdir_in("/dev/shm").unwrap_or_else(|_| tempfile::tempdir().unwrap())
}

/// Opens a plan whose backups are beside it.
pub(crate) fn open(path: &Path) -> Planner {
    try_open(path).unwrap()
}

pub(crate) fn try_open(path: &Path) -> Result<Planner> {
    Planner::open_in(path, Clock::System, backups_beside(path))
}

/// Where the tests keep the backups of a plan.
pub(crate) fn backups_beside(plan: &Path) -> BackupRoot {
    BackupRoot::at(&plan.with_file_name("backups"))
}

pub(crate) fn day(text: &str) -> NaiveDate {
    parse_date(text).unwrap()
}

pub(crate) fn at(text: &str) -> LocalTime {
    parse_at(text).unwrap()
}

/// A moment written in UTC.
pub(crate) fn moment(text: &str) -> DateTime<Utc> {
    parse_at(text).unwrap().naive().and_utc()
}

pub(crate) fn channel(platform: &str) -> NewChannel {
    NewChannel {
        platform: platform.to_owned(),
        ..NewChannel::default()
    }
}

pub(crate) fn post(title: &str) -> NewPost {
    NewPost {
        edit: titled(title),
        ..NewPost::default()
    }
}

pub(crate) fn titled(title: &str) -> PostEdit {
    PostEdit {
        title: Some(title.to_owned()),
        ..PostEdit::default()
    }
}

/// What the window would send as this JSON.
pub(crate) fn of<T: DeserializeOwned>(value: &Value) -> T {
    serde_json::from_value(value.clone()).unwrap()
}
