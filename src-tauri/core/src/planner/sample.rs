//! The sample plan: a product launch on seven channels, this week and next week, after four weeks of published posts with
//! results. Its content is data (`data/sample.json`); this module places it on the days around today.

mod heard;
mod meaning;
mod setting;

use std::collections::{BTreeMap, HashMap};

use chrono::{Duration, NaiveDate};
use serde::Deserialize;
use setting::{Setting, known};

use super::{Planner, Transaction, campaigns, channel, item, pillars, post};
use crate::model::{
    Amount, CampaignEdit, DayNote, NewChannel, NewPost, Op, PillarEdit, PostEdit, PostResult,
    Status, parse_at, parse_slots,
};
use crate::query::{Changes, week_start};
use crate::storage::{self, find, record};
use crate::{Code, Error, Result};

/// The content of the sample. Days are counted from the Monday of the current week; names are used instead of
/// ids.
#[derive(Deserialize)]
struct Sample {
    channels: Vec<NewChannel>,
    /// Slots in the form that a person types, by platform.
    slots: HashMap<String, String>,
    pillars: Vec<PillarEdit>,
    campaigns: Vec<SampleCampaign>,
    notes: Vec<SampleNote>,
    items: Vec<SampleItem>,
    /// Published weeks ago.
    past: Vec<SampleItem>,
    #[serde(flatten)]
    meaning: meaning::Meaning,
    #[serde(flatten)]
    heard: heard::Heard,
}

#[derive(Deserialize)]
struct SampleCampaign {
    /// The first and the last day.
    days: (i64, i64),
    #[serde(flatten)]
    edit: CampaignEdit,
}

#[derive(Deserialize)]
struct SampleNote {
    day: i64,
    text: String,
}

#[derive(Deserialize)]
struct SampleItem {
    posts: Vec<SamplePost>,
    #[serde(flatten)]
    edit: PostEdit,
}

/// A post of the sample; without a day it is unscheduled.
#[derive(Deserialize)]
struct SamplePost {
    /// The platform of its channel.
    channel: String,
    day: Option<i64>,
    #[serde(default)]
    time: String,
    status: Status,
    own_text: Option<String>,
    /// What was counted of it a week later.
    #[serde(default)]
    results: BTreeMap<String, Amount>,
}

/// How many days after a post its results were counted.
const COUNTED_AFTER: Duration = Duration::days(7);

impl Planner {
    /// Fills a plan that has no posts with sample channels, campaigns and posts.
    pub fn fill_sample(&mut self) -> Result<Changes> {
        self.change(|tx| {
            refuse_used(tx)?;
            let sample = read()?;
            let mut setting = set_up(tx, &sample)?;
            meaning::add(tx, &mut setting, sample.meaning)?;
            heard::add(tx, &mut setting, sample.heard)?;
            add_notes(tx, &setting, sample.notes)?;
            add_items(tx, &setting, sample.past)?;
            add_items(tx, &setting, sample.items)?;
            Ok(Op::Sample)
        })
    }
}

fn refuse_used(tx: &Transaction<'_>) -> Result<()> {
    if !storage::post::any(tx.db)? {
        return Ok(());
    }
    let message = "this plan has posts already: make a new plan for the sample";
    Err(Error::new(Code::Taken, message))
}

fn read() -> Result<Sample> {
    serde_json::from_str(include_str!("../../data/sample.json"))
        .map_err(|error| Error::new(Code::Unexpected, "the sample can't be read").caused_by(error))
}

fn set_up(tx: &Transaction<'_>, sample: &Sample) -> Result<Setting> {
    let plan = storage::plan::get(tx.db)?;
    let today = plan.zone.local(tx.now).date();
    let mut setting = Setting {
        today,
        monday: monday(today, plan.first_day),
        channels: HashMap::new(),
        pillars: HashMap::new(),
        campaigns: HashMap::new(),
        audiences: HashMap::new(),
        objectives: HashMap::new(),
        subjects: HashMap::new(),
        ideas: HashMap::new(),
    };
    for new in &sample.channels {
        let added = channel::add(tx, new)?;
        if let Some(slots) = sample.slots.get(&added.platform) {
            storage::slot::replace(tx.db, &added.id, &parse_slots(slots)?)?;
        }
        setting.channels.insert(added.platform, added.id);
    }
    for edit in &sample.pillars {
        let pillar = pillars::new(tx, edit)?;
        record::put(tx.db, &pillar)?;
        setting.pillars.insert(pillar.name, pillar.id.to_string());
    }
    add_campaigns(tx, &mut setting, &sample.campaigns)?;
    Ok(setting)
}

/// Returns the Monday of the week of `today`, whichever day weeks begin on.
fn monday(today: NaiveDate, first_day: u8) -> NaiveDate {
    let to_monday = (8 - i64::from(first_day)).rem_euclid(7);
    week_start(today, first_day) + Duration::days(to_monday)
}

fn add_campaigns(
    tx: &Transaction<'_>,
    setting: &mut Setting,
    samples: &[SampleCampaign],
) -> Result<()> {
    for SampleCampaign { days, edit } in samples {
        let campaign = campaigns::new(
            tx,
            &CampaignEdit {
                first_day: Some(Some(setting.date(days.0))),
                last_day: Some(Some(setting.date(days.1))),
                ..edit.clone()
            },
        )?;
        record::put(tx.db, &campaign)?;
        let id = campaign.id.to_string();
        setting.campaigns.insert(campaign.name, id);
    }
    Ok(())
}

fn add_notes(tx: &Transaction<'_>, setting: &Setting, notes: Vec<SampleNote>) -> Result<()> {
    for SampleNote { day, text } in notes {
        let date = setting.date(day);
        storage::note::put(tx.db, &DayNote { date, text })?;
    }
    Ok(())
}

/// Adds the items, each a millisecond younger than the one before, so that the tray lists them in this order.
fn add_items(tx: &Transaction<'_>, setting: &Setting, items: Vec<SampleItem>) -> Result<()> {
    let count = items.len() as i64;
    for (ago, item) in (0..count).rev().zip(items) {
        let now = tx.now - Duration::milliseconds(ago);
        add_item(&Transaction { now, ..*tx }, setting, item)?;
    }
    Ok(())
}

fn add_item(tx: &Transaction<'_>, setting: &Setting, sample: SampleItem) -> Result<()> {
    let item = item::add_item(tx, &setting.with_ids(sample.edit)?)?;
    for mut sample in sample.posts {
        let id = known(&setting.channels, &sample.channel)?;
        let channel = find::channel(tx.db, id.as_str())?;
        let counted = sample.day.map(|day| setting.date(day) + COUNTED_AFTER);
        let results = std::mem::take(&mut sample.results);
        let id = post::add(tx, &item, &channel, &new_post(setting, sample)?)?;
        let counted = counted.filter(|counted| *counted <= setting.today);
        for (metric, value) in results {
            let Some(date) = counted else { break };
            let source = format!("{}.csv", channel.platform);
            let result = PostResult {
                post: id.clone(),
                date,
                metric,
                value,
                source,
            };
            storage::result::put(tx.db, &result)?;
        }
    }
    Ok(())
}

fn new_post(setting: &Setting, sample: SamplePost) -> Result<NewPost> {
    let date = sample.day.map(|day| setting.date(day));
    let at = date.map(|date| parse_at(&format!("{date}T{}", sample.time)));
    Ok(NewPost {
        at: at.transpose()?,
        status: setting.status(date, sample.status),
        edit: PostEdit {
            own_text: sample.own_text.map(Some),
            ..PostEdit::default()
        },
        ..NewPost::default()
    })
}
