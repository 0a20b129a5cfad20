//! A plan of series that are hard to write as rules: times that clocks skip or show twice, zones of both halves of the
//! world, and posts that were moved, deleted or published.

use std::path::Path;

use daymark_core::Planner;
use daymark_core::clock::Clock;
use daymark_core::export::ExportOptions;
use daymark_core::model::{
    CampaignEdit, NewChannel, NewPost, PostEdit, Status, Target, When, parse_at, parse_date,
};

use super::{moment, plan};

const ZONES: [&str; 7] = [
    "Europe/Berlin",
    "America/New_York",
    "Pacific/Auckland",
    "Asia/Kolkata",
    "America/Sao_Paulo",
    "Europe/London",
    "Asia/Shanghai",
];

/// The zone's place, the first time and the rule.
const SERIES: [(usize, &str, &str); 14] = [
    (0, "2026-03-20T02:30", "FREQ=DAILY;COUNT=20"),
    (0, "2026-10-20T02:30", "FREQ=DAILY;COUNT=12"),
    (0, "2026-10-20T23:50", "FREQ=DAILY;UNTIL=20261031"),
    (0, "2026-03-29T02:15", "FREQ=WEEKLY;BYDAY=SU;COUNT=4"),
    (0, "2026-11-02T09:00", "FREQ=WEEKLY;BYDAY=MO,TH;COUNT=60"),
    (0, "2026-11-03T09:00", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,FR"),
    (1, "2026-10-25T01:30", "FREQ=DAILY;COUNT=14"),
    (1, "2026-01-31T23:30", "FREQ=MONTHLY;BYMONTHDAY=31;COUNT=6"),
    (1, "2026-01-30T00:00", "FREQ=MONTHLY;BYDAY=-1FR;COUNT=14"),
    (2, "2026-09-20T02:30", "FREQ=DAILY;COUNT=14"),
    (
        3,
        "2026-11-05T00:05",
        "FREQ=WEEKLY;INTERVAL=3;WKST=SU;BYDAY=SU,TH;COUNT=9",
    ),
    (4, "2026-11-05T08:00", "FREQ=MONTHLY;BYDAY=1MO,3TH;COUNT=9"),
    (5, "2026-10-22T01:30", "FREQ=DAILY;COUNT=12"),
    (6, "2026-11-28T07:59", "FREQ=MONTHLY;BYMONTHDAY=-1"),
];

/// Writes the plan's export with rules and without into the folder, as `rules.ics` and `single.ics`.
pub(crate) fn write(folder: &Path) {
    let planner = make(&folder.join("repeating.daymark"));
    let single = ExportOptions {
        campaigns: true,
        notes: true,
        ..ExportOptions::default()
    };
    planner
        .export_ics(&single, &folder.join("single.ics"))
        .unwrap();
    let rules = ExportOptions {
        rules: true,
        ..single
    };
    planner
        .export_ics(&rules, &folder.join("rules.ics"))
        .unwrap();
}

fn make(path: &Path) -> Planner {
    let mut planner = Planner::create_at(path, &plan(), Clock::Fixed(moment(8))).unwrap();
    let channels = ZONES.map(|zone| NewChannel {
        platform: "x".to_owned(),
        name: zone.to_owned(),
        handle: None,
        zone: Some(zone.to_owned()),
    });
    let (_, channels) = planner.add_channels(&channels).unwrap();
    for (place, (zone, at, rule)) in SERIES.into_iter().enumerate() {
        let posts = add(
            &mut planner,
            channels[zone].as_str(),
            &format!("{place}: {rule}"),
            at,
            rule,
        );
        change_some(&mut planner, &posts);
    }
    add_days(&mut planner);
    planner
}

/// Adds a series and returns its posts, in their order.
fn add(planner: &mut Planner, channel: &str, title: &str, at: &str, rule: &str) -> Vec<String> {
    let new = NewPost {
        published_url: None,
        repeat: Some(rule.to_owned()),
        channels: vec![channel.to_owned()],
        at: Some(parse_at(at).unwrap()),
        zone: None,
        status: Status::Draft,
        edit: PostEdit {
            title: Some(title.to_owned()),
            ..PostEdit::default()
        },
    };
    planner.add_post(&new).unwrap();
    let found = planner.search(title).unwrap().into_iter();
    let posts = found.filter(|card| card.title == title);
    posts.map(|card| card.id.to_string()).collect()
}

/// Deletes the first and the third post, moves the second, and publishes the fourth.
fn change_some(planner: &mut Planner, posts: &[String]) {
    planner
        .delete_posts(&[posts[0].clone(), posts[2].clone()])
        .unwrap();
    let later = Target {
        when: When::By {
            days: 1,
            minutes: 45,
            tray: None,
        },
        channel: None,
        zone: None,
    };
    planner.move_posts(&posts[1..2], &later).unwrap();
    planner.set_status(&posts[3..4], Status::Published).unwrap();
}

fn add_days(planner: &mut Planner) {
    let day = |text| Some(Some(parse_date(text).unwrap()));
    let campaign = CampaignEdit {
        name: Some("Launch, week; \\ 发布".to_owned()),
        brief: Some("Why".to_owned()),
        first_day: day("2026-10-24"),
        last_day: day("2026-10-25"),
        ..CampaignEdit::default()
    };
    planner.add_campaign(&campaign).unwrap();
    planner
        .note_day(parse_date("2026-12-31").unwrap(), "Fair\nHall 3")
        .unwrap();
}
