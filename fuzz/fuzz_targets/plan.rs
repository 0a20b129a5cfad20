//! A small plan that files are imported into. Each import is undone, so that the next input meets the same plan.

use std::alloc::System;
use std::cell::RefCell;
use std::fs;
use std::path::PathBuf;

use cap::Cap;
use daymark_core::clock::Clock;
use daymark_core::export::ExportOptions;
use daymark_core::model::{NewChannel, NewPlan, NewPost, PostEdit, Status, parse_at};
use daymark_core::planner::{ImportAs, SignOff};
use daymark_core::query::Changes;
use daymark_core::{Cancellation, Planner, Result};
use tempfile::TempDir;

/// No file may take more memory. SQLite's own is not counted.
#[global_allocator]
static MEMORY: Cap<System> = Cap::new(System, 200 << 20);

thread_local! {
    static PLAN: RefCell<Option<Plan>> = const { RefCell::new(None) };
}

/// Calls a function with the plan, which is made at the first call.
pub fn with(act: impl FnOnce(&mut Plan)) {
    PLAN.with_borrow_mut(|plan| act(plan.get_or_insert_with(Plan::new)));
}

/// A plan in Berlin with two channels, each with a post, and the place of the file that is read.
pub struct Plan {
    planner: Planner,
    pub channel: String,
    /// What stands in an input for what only this plan knows: its id, the ids of its posts and their fingerprints.
    names: Vec<(&'static str, String)>,
    file: PathBuf,
    _folder: TempDir,
}

impl Plan {
    fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let new = NewPlan {
            name: "Plan".to_owned(),
            zone: "Europe/Berlin".to_owned(),
            first_day: 1,
        };
        let now = "2026-11-20T09:00:00Z".parse().expect("a moment");
        let mut planner =
            Planner::create_at(&folder.path().join("a.daymark"), &new, Clock::Fixed(now))
                .expect("a plan");
        let channel = add_posts(&mut planner);
        let mut plan = Self {
            planner,
            channel,
            names: Vec::new(),
            file: folder.path().join("file"),
            _folder: folder,
        };
        plan.names = plan.read_names();
        plan
    }

    /// Previews the bytes as a file, and imports every eighth that isn't refused: writing takes much longer.
    pub fn import(&mut self, bytes: &[u8], how: ImportAs<'_>) {
        fs::write(&self.file, bytes).expect("a file");
        let preview = match how {
            ImportAs::Json => self.planner.preview_json(&self.file),
            ImportAs::Calendar(options) => self.planner.preview_ics(&self.file, options),
            ImportAs::Table(options) => self.planner.preview_table(&self.file, options),
            ImportAs::OpenTable(..) => return,
        };
        let sum = bytes.iter().fold(0u8, |sum, byte| sum.wrapping_add(*byte));
        if preview.is_ok() && sum.is_multiple_of(8) {
            let none = Cancellation::default();
            let done = self
                .planner
                .import_unless_cancelled(&self.file, how, &none, &|_| {});
            self.take_back(done.map(|(changes, _)| changes));
        }
    }

    /// Imports the bytes as answers to a sheet, with the plan's own names in them.
    pub fn import_answers(&mut self, bytes: &[u8]) {
        let mut text = String::from_utf8_lossy(bytes).into_owned();
        for (stand_in, name) in &self.names {
            text = text.replace(stand_in, name);
        }
        fs::write(&self.file, text).expect("a file");
        let done = self.planner.import_answers(&self.file);
        self.take_back(done.map(|(changes, _)| changes));
    }

    fn take_back(&mut self, done: Result<Changes>) {
        if done.is_ok_and(|changes| changes.op.is_some()) {
            self.planner.undo().expect("an import is undone");
        }
    }

    fn read_names(&self) -> Vec<(&'static str, String)> {
        self.planner
            .export_sign_off(&ExportOptions::default(), &SignOff::default(), &self.file)
            .expect("a sheet");
        let sheet = fs::read_to_string(&self.file).expect("the sheet");
        let value = |attribute: &str, place: usize| {
            let after = sheet.split(&format!(" {attribute}=\"")).nth(place);
            after
                .and_then(|after| after.split('"').next())
                .expect(attribute)
                .to_owned()
        };
        vec![
            ("PLAN", value("data-plan", 1)),
            ("POST-1", value("data-post", 1)),
            ("POST-2", value("data-post", 2)),
            ("ABOUT-1", value("data-about", 1)),
            ("ABOUT-2", value("data-about", 2)),
        ]
    }
}

/// Adds two channels with a post each. Returns the id of the first channel.
fn add_posts(planner: &mut Planner) -> String {
    let channels = ["x", "linkedin"].map(|platform| NewChannel {
        platform: platform.to_owned(),
        name: platform.to_owned(),
        handle: None,
        zone: None,
    });
    let (_, channels) = planner.add_channels(&channels).expect("channels");
    let post = NewPost {
        repeat: None,
        channels: channels.iter().map(ToString::to_string).collect(),
        at: Some(parse_at("2026-11-23T09:00").expect("a time")),
        zone: None,
        status: Status::InReview,
        edit: PostEdit {
            title: Some("Post".to_owned()),
            ..PostEdit::default()
        },
    };
    planner.add_post(&post).expect("posts");
    channels[0].to_string()
}
