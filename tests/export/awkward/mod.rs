//! A plan of texts, times and links that are hard to export, and what a calendar must read of it.
//! What is expected is written down here or follows from the input; the exporter is not asked.

mod cases;
pub(crate) mod repeating;

use std::path::Path;

use chrono::{DateTime, TimeZone, Utc};
use daymark_core::Planner;
use daymark_core::clock::Clock;
use daymark_core::model::{
    CampaignEdit, ChannelEdit, NewChannel, NewPlan, NewPost, PillarEdit, PostEdit, Status, Target,
    When, parse_at,
};
use serde::Serialize;

use cases::{Case, cases};

pub(crate) const PLAN: &str =
    "Crème & Söhne, 发布; \\o/ 🎉 — the name is long enough to be folded twice in the file";
pub(crate) const ALARM: u16 = 15;

const CAMPAIGN: &str = "Launch “Été” 发布: one";
const PILLAR: &str = "Craft & care";
const CHANNELS: [(&str, &str, &str, Option<&str>, &str); 3] = [
    ("linkedin", "LinkedIn", "#008080", None, "teal"),
    (
        "wechat",
        "微信公众号 🧧",
        "#dc143c",
        Some("Asia/Shanghai"),
        "crimson",
    ),
    ("x", "X: main", "#000000", Some("America/New_York"), "black"),
];

/// One event as every reader must see it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Seen {
    pub(crate) uid: String,
    pub(crate) summary: String,
    pub(crate) description: String,
    pub(crate) categories: Vec<String>,
    pub(crate) url: Option<String>,
    pub(crate) start: String,
    pub(crate) end: String,
    pub(crate) status: String,
    pub(crate) transparency: String,
    pub(crate) sequence: u32,
    pub(crate) stamp: String,
    pub(crate) last_modified: String,
    pub(crate) colour: String,
    pub(crate) alarm: Option<Alarm>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Alarm {
    pub(crate) action: String,
    pub(crate) description: String,
    /// Seconds after the start.
    pub(crate) trigger: i64,
}

/// Makes the plan at `path`; the second value is in the order of the cases.
pub(crate) fn make(path: &Path) -> (Planner, Vec<Seen>) {
    let (cases, first) = (cases(), moment(8));
    let mut planner = Planner::create_at(path, &plan(), Clock::Fixed(first)).unwrap();
    let setting = Setting::make(&mut planner);
    let added = cases.iter().map(|case| setting.add(&mut planner, case));
    let ids: Vec<String> = added.collect();
    setting.add_to_tray(&mut planner);
    drop(planner);
    let mut planner = Planner::open_at(path, Clock::Fixed(moment(17))).unwrap();
    let seen = cases.iter().zip(ids).map(|(case, id)| {
        change(&mut planner, case, &id);
        expected(case, id)
    });
    let seen = seen.collect();
    (planner, seen)
}

fn moment(hour: u32) -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2026, 11, 1, hour, 5, 9).unwrap()
}

fn plan() -> NewPlan {
    NewPlan {
        name: PLAN.to_owned(),
        zone: "Europe/Berlin".to_owned(),
        first_day: 1,
    }
}

struct Setting {
    channels: Vec<String>,
    campaign: String,
    pillar: String,
}

impl Setting {
    fn make(planner: &mut Planner) -> Self {
        let new = CHANNELS.map(|(platform, name, _, zone, _)| NewChannel {
            platform: platform.to_owned(),
            name: name.to_owned(),
            handle: None,
            zone: zone.map(str::to_owned),
        });
        let (_, channels) = planner.add_channels(&new).unwrap();
        for (id, (_, _, colour, ..)) in channels.iter().zip(CHANNELS) {
            let colour = Some(Some(colour.to_owned()));
            let edit = ChannelEdit {
                colour,
                ..ChannelEdit::default()
            };
            planner.edit_channel(id.as_str(), &edit).unwrap();
        }
        let name = Some(CAMPAIGN.to_owned());
        let campaign = CampaignEdit {
            name,
            ..CampaignEdit::default()
        };
        let name = Some(PILLAR.to_owned());
        let pillar = PillarEdit {
            name,
            ..PillarEdit::default()
        };
        Self {
            channels: channels.iter().map(ToString::to_string).collect(),
            campaign: planner.add_campaign(&campaign).unwrap().1.to_string(),
            pillar: planner.add_pillar(&pillar).unwrap().1.to_string(),
        }
    }

    fn add(&self, planner: &mut Planner, case: &Case) -> String {
        let post = NewPost {
            published_url: None,
            repeat: None,
            channels: vec![self.channels[case.channel].clone()],
            at: Some(parse_at(case.at).unwrap()),
            zone: None,
            status: case.status,
            edit: self.words(case),
        };
        planner.add_post(&post).unwrap().1[0].to_string()
    }

    fn words(&self, case: &Case) -> PostEdit {
        PostEdit {
            title: Some(case.title.clone()),
            text: Some(case.text.clone()),
            own_text: Some(case.own_text.clone()),
            link: case.link.map(str::to_owned),
            campaign: case.grouped.then(|| Some(self.campaign.clone())),
            pillar: case.grouped.then(|| Some(self.pillar.clone())),
            labels: Some(case.labels.iter().map(ToString::to_string).collect()),
            notes: Some("notes stay in the plan".to_owned()),
            ..PostEdit::default()
        }
    }

    fn add_to_tray(&self, planner: &mut Planner) {
        let case = Case::default();
        let post = NewPost {
            published_url: None,
            repeat: None,
            channels: self.channels.clone(),
            at: None,
            zone: None,
            status: Status::Approved,
            edit: self.words(&case),
        };
        planner.add_post(&post).unwrap();
    }
}

/// A day back and then to its time, and another status: the sequence counts each.
fn change(planner: &mut Planner, case: &Case, id: &str) {
    let ids = [id.to_owned()];
    if case.moved {
        for days in [-1, 1] {
            let target = Target {
                when: When::By {
                    days,
                    minutes: 0,
                    tray: None,
                },
                channel: None,
                zone: None,
            };
            planner.move_posts(&ids, &target).unwrap();
        }
    }
    if let Some(status) = case.later_status {
        planner.set_status(&ids, status).unwrap();
    }
}

fn expected(case: &Case, uid: String) -> Seen {
    let (_, channel, _, _, colour) = CHANNELS[case.channel];
    let status = case.later_status.unwrap_or(case.status);
    let changes = u32::from(case.moved) * 2 + u32::from(case.later_status.is_some());
    let stamp = if changes > 0 {
        "20261101T170509Z"
    } else {
        "20261101T080509Z"
    };
    let summary = format!("{channel}: {}", case.title);
    let alarm = Alarm {
        action: "DISPLAY".to_owned(),
        description: summary.clone(),
        trigger: -60 * i64::from(ALARM),
    };
    Seen {
        uid,
        summary,
        description: case.own_text.as_ref().unwrap_or(&case.text).clone(),
        categories: categories(case, channel),
        url: case.url.map(str::to_owned),
        start: case.start.to_owned(),
        end: case.end.to_owned(),
        status: status_of(status).to_owned(),
        transparency: "TRANSPARENT".to_owned(),
        sequence: changes,
        stamp: stamp.to_owned(),
        last_modified: stamp.to_owned(),
        colour: colour.to_owned(),
        alarm: (status != Status::Skipped).then_some(alarm),
    }
}

fn categories(case: &Case, channel: &str) -> Vec<String> {
    let groups = if case.grouped {
        &[CAMPAIGN, PILLAR][..]
    } else {
        &[]
    };
    let names = [channel].into_iter().chain(groups.iter().copied());
    names
        .chain(case.labels.iter().copied())
        .map(str::to_owned)
        .collect()
}

fn status_of(status: Status) -> &'static str {
    match status {
        Status::Idea | Status::Draft | Status::InReview => "TENTATIVE",
        Status::Approved | Status::Published => "CONFIRMED",
        Status::Skipped => "CANCELLED",
    }
}
