//! Files with results in the forms in which platforms write them, with their traps: what is read, and of which post.

use std::path::{Path, PathBuf};

use daymark_core::Planner;
use daymark_core::planner::{ResultsOptions, ResultsReport};
use serde_json::json;

use crate::support::{TestPlan, day, of, plan};
use crate::workbooks::text_workbook;

/// Writes a file beside a plan.
pub(crate) fn file(plan: &TestPlan, name: &str, text: &str) -> PathBuf {
    bytes(plan, name, text.as_bytes())
}

pub(crate) fn bytes(plan: &TestPlan, name: &str, bytes: &[u8]) -> PathBuf {
    let path = plan.path().with_file_name(name);
    std::fs::write(&path, bytes).unwrap();
    path
}

pub(crate) fn as_of(date: &str) -> ResultsOptions {
    ResultsOptions {
        date: Some(day(date)),
        ..ResultsOptions::default()
    }
}

/// Imports a file; what a preview tells is what is done.
pub(crate) fn import(plan: &mut TestPlan, path: &Path, options: &ResultsOptions) -> ResultsReport {
    let preview = plan.preview_results(path, options).unwrap();
    let (_, report) = plan.import_results(path, options).unwrap();
    assert_eq!(report, preview);
    report
}

/// The number of rows, and how many of them are sure, likely, of several posts and of none.
pub(crate) fn counts(report: &ResultsReport) -> [u32; 5] {
    [
        report.rows,
        report.sure,
        report.likely,
        report.several,
        report.none,
    ]
}

/// A plan with a post on a platform, published at an address if there is one.
pub(crate) fn with_post(platform: &str, title: &str, at: &str, address: &str) -> TestPlan {
    let mut plan = plan()
        .channel(platform)
        .now("2026-11-27T08:00")
        .post(title, at)
        .open();
    let id = plan.id(title);
    plan.edit_post(&id, &of(&json!({"text": title}))).unwrap();
    plan.publish(&id, Some(address).filter(|address| !address.is_empty()))
        .unwrap();
    plan
}

/// The newest results of all posts, such as `likes=5`.
pub(crate) fn results(plan: &Planner) -> Vec<String> {
    let results = plan.results(None, false).unwrap();
    results
        .iter()
        .map(|result| format!("{}={}", result.metric, result.value))
        .collect()
}

pub(crate) const X: &str = "Post id,Date,Post text,Post Link,Impressions,Likes,Engagements,Bookmarks,Shares,New follows,Replies,Reposts,Profile visits,Detail Expands,URL Clicks,Hashtag Clicks,Permalink Clicks\n";

#[test]
fn x_is_matched_by_address_and_a_second_file_keeps_the_first() {
    let mut plan = with_post(
        "x",
        "Launch day",
        "2026-08-15T10:00",
        "https://twitter.com/acme/status/2088707128714688153?s=20",
    );
    let row = |likes: u32| {
        format!(
            "{X}2088707128714688153,\"Sat, Aug 15, 2026\",Other words,https://x.com/acme/status/2088707128714688153,\"1,044\",{likes},3,0,-,–,0,1,0,0,0,0,\n"
        )
    };
    let first = file(
        &plan,
        "account_analytics_content_2026-08-01_2026-08-31.csv",
        &row(7),
    );
    let report = import(&mut plan, &first, &ResultsOptions::default());
    assert_eq!(
        (report.source.as_str(), counts(&report)),
        ("x", [1, 1, 0, 0, 0])
    );
    assert_eq!(
        report.date,
        Some(day("2026-08-31")),
        "the name of the file tells it"
    );
    assert_eq!(report.problems, [""; 0]);
    assert!(results(&plan).contains(&"impressions=1044".to_owned()));
    assert!(
        !results(&plan)
            .iter()
            .any(|told| told.starts_with("follows")),
        "unknown is not 0"
    );
    let second = file(&plan, "second.csv", &row(9));
    import(&mut plan, &second, &as_of("2026-09-15"));
    let likes = plan
        .results(None, true)
        .unwrap()
        .into_iter()
        .filter(|result| result.metric == "likes");
    let likes: Vec<(String, String)> = likes
        .map(|result| (result.date.to_string(), result.value.to_string()))
        .collect();
    assert_eq!(
        likes,
        [
            ("2026-08-31".into(), "7".into()),
            ("2026-09-15".into(), "9".into())
        ]
    );
    let before = plan.dump();
    let third = file(&plan, "third.csv", &row(8));
    let report = import(&mut plan, &third, &as_of("2026-09-15"));
    assert_eq!(report.replaced.len(), 1, "{:?}", report.replaced);
    assert!(report.replaced[0].ends_with("likes was 9 as of 2026-09-15, is 8"));
    plan.undo().unwrap();
    assert_eq!(plan.dump(), before);
    let again = import(&mut plan, &second, &as_of("2026-09-15"));
    assert_eq!(again.replaced, [""; 0]);
}

#[test]
fn the_old_x_has_counts_with_a_point_and_unknown_ones() {
    let mut plan = with_post("x", "Launch", "2019-02-01T00:32", "");
    let text = "\"Tweet id\",\"Tweet permalink\",\"Tweet text\",\"time\",\"impressions\",\"engagements\",\"engagement rate\",\"retweets\",\"replies\",\"likes\",\"promoted impressions\"\n\
        \"1091117120176753309\",\"https://twitter.com/a/status/1091117120176753309\",\"Launch\nhttps://t.co/x\",\"2019-01-31 23:32 +0000\",\"2633.0\",\"41.0\",\"0.015571591340676035\",\"5.0\",\"0.0\",\"7.0\",\"-\"\n";
    let path = file(&plan, "tweets.csv", text);
    let report = import(&mut plan, &path, &as_of("2019-03-01"));
    assert_eq!(
        (report.source.as_str(), counts(&report)),
        ("x_old", [1, 0, 1, 0, 0]),
        "by time and text"
    );
    assert_eq!(
        results(&plan),
        [
            "comments=0",
            "engagement_rate=0.015572",
            "engagements=41",
            "impressions=2633",
            "likes=7",
            "reposts=5"
        ]
    );
}

pub(crate) const LINKEDIN: &str = "Engagement metrics for individual posts. All dates and times are in UTC.,,,,,,,\nPost title,Post link,Post type,Created date,Impressions,Clicks,Likes,Engagement rate\n";

#[test]
fn a_boosted_post_of_linkedin_is_not_counted_thrice() {
    let link = "https://www.linkedin.com/feed/update/urn:li:activity:7303818336155355718";
    let mut plan = with_post("linkedin", "Words", "2025-03-07T10:00", link);
    let text = format!(
        "{LINKEDIN}\
        Words,{link},Total,03/07/2025,7364,100,21,0.02\n\
        Words,{link},Organic,03/07/2025,2029,22,15,0.0215\n\
        Words,{link},Sponsored,03/07/2025,5000,70,5,0.0112\n\
        Words,{link},Sponsored,03/07/2025,335,8,1,0.0112\n"
    );
    let path = file(&plan, "page_content.csv", &text);
    let report = import(&mut plan, &path, &as_of("2025-04-01"));
    assert_eq!(
        (counts(&report), report.problems.len()),
        ([1, 1, 0, 0, 0], 0),
        "{:?}",
        report.problems
    );
    assert_eq!(
        results(&plan),
        [
            "clicks=22",
            "engagement_rate=0.0215",
            "impressions=2029",
            "likes=15",
            "paid_clicks=78",
            "paid_impressions=5335",
            "paid_likes=6"
        ]
    );
}

#[test]
fn two_rankings_beside_each_other_are_joined_by_address() {
    let link =
        |number: u64| format!("https://www.linkedin.com/feed/update/urn:li:activity:{number}");
    let mut plan = with_post(
        "linkedin",
        "Words",
        "2025-03-07T10:00",
        &link(7_303_818_336_155_355_718),
    );
    let rows = [
        vec!["Maximum of 50 posts available to include in this list"],
        vec![],
        vec![
            "Post URL",
            "Post Publish Date",
            "Engagements",
            "",
            "Post URL",
            "Post Publish Date",
            "Impressions",
        ],
        vec![
            &*link(7_303_818_336_155_355_718),
            "3/7/2025",
            "12",
            "481",
            &*link(7_303_111_367_374_518_359),
            "3/5/2025",
            "900",
        ],
        vec![
            "",
            "",
            "",
            "",
            &*link(7_303_818_336_155_355_718),
            "3/7/2025",
            "1,500",
        ],
    ]
    .map(|row| row.into_iter().map(str::to_owned).collect::<Vec<_>>());
    let sheet = text_workbook("TOP POSTS", &rows);
    let path = bytes(&plan, "posts.xlsx", &sheet);
    let report = import(&mut plan, &path, &as_of("2025-04-01"));
    assert_eq!(
        (report.source.as_str(), counts(&report)),
        ("linkedin_person", [2, 1, 0, 0, 1])
    );
    assert_eq!(results(&plan), ["engagements=12", "impressions=1500"]);
}

#[test]
fn meta_tells_no_zone_so_the_addresses_tell_the_offset() {
    let mut plan = plan().channel("instagram").now("2026-11-27T08:00").open();
    let mut rows = String::from(
        "\u{feff}Post ID,Account ID,Account username,Account name,Description,Duration (sec),Publish time,Permalink,Post type,Date,Views,Reach,Likes,Shares,Follows,Comments,Saves\n",
    );
    for (number, hour) in [(1, 18), (2, 9), (3, 12)] {
        let title = format!("Caption number {number} of this spring");
        let at = json!({"date": format!("2026-09-1{number}"), "minute": hour * 60});
        let new = json!({"title": title, "text": title, "channels": plan.channel_ids(), "at": at});
        let (_, posts) = plan.add_post(&of(&new)).unwrap();
        let address = format!("https://www.instagram.com/p/AAAA{number}/");
        plan.publish(
            posts[0].as_str(),
            Some(address.as_str()).filter(|_| number < 3),
        )
        .unwrap();
        // The file's clocks are seven hours ahead of those of Berlin in summer, so nine of UTC.
        let time = day(&format!("2026-09-1{number}"))
            .and_hms_opt(hour, 0, 0)
            .unwrap()
            + chrono::Duration::hours(7);
        rows.push_str(&format!("1801{number},178,acme,Acme,\"{title}\n#spring\",0,{},{address},IG image,Lifetime,,640,40,,0,3,12\n", time.format("%m/%d/%Y %H:%M")));
    }
    let path = file(&plan, "ig.csv", &rows);
    let report = import(&mut plan, &path, &as_of("2026-10-01"));
    assert_eq!(
        (report.offset, counts(&report)),
        (Some(540), [3, 2, 1, 0, 0])
    );
}

#[test]
fn a_person_corrects_a_row_and_rows_of_no_post_are_added() {
    let mut plan = with_post("x", "Launch", "2026-08-15T10:00", "");
    let post = plan.id("Launch");
    let text = format!(
        "{X}\
        2088707128714688153,\"Sat, Aug 15, 2026\",Quite other words,https://x.com/a/status/2088707128714688153,44,1,3,0,0,0,0,1,0,0,0,0,0\n\
        2088249375259963960,\"Fri, Aug 14, 2026\",\"First line\nsecond\",https://x.com/a/status/2088249375259963960,4,1,3,0,0,0,0,1,0,0,0,0,0\n"
    );
    let path = file(&plan, "x.csv", &text);
    let mut options = as_of("2026-09-01");
    assert_eq!(
        counts(&plan.preview_results(&path, &options).unwrap()),
        [2, 0, 0, 0, 2]
    );
    options.posts = vec![(2, Some(post.clone()))];
    options.add = true;
    let before = plan.dump();
    let report = import(&mut plan, &path, &options);
    assert_eq!((counts(&report), report.added), ([2, 1, 0, 0, 1], 1));
    let added = plan.post(&plan.id("First line")).unwrap();
    assert_eq!(
        added.published_url.as_deref(),
        Some("https://x.com/a/status/2088249375259963960")
    );
    assert_eq!(
        results(&plan)
            .iter()
            .filter(|told| told.starts_with("impressions"))
            .count(),
        2
    );
    let again = import(&mut plan, &path, &options);
    assert_eq!(
        (again.sure, again.added),
        (2, 0),
        "the added post is recognized by its address"
    );
    plan.undo().unwrap();
    assert_eq!(
        plan.dump(),
        before,
        "one file, one undo; the second import changed nothing"
    );
}

#[test]
fn texts_that_two_posts_have_are_asked_about() {
    let mut plan = plan()
        .channel("x")
        .now("2026-11-27T08:00")
        .post("The same words twice a day", "2026-08-15T09:00")
        .post("The same words twice a day", "2026-08-15T18:00")
        .open();
    let text = format!(
        "{X}1.22E+18,\"Sat, Aug 15, 2026\",The same words twice a day,,44,1,3,0,0,0,0,1,0,0,0,0,0\n"
    );
    let path = file(&plan, "x.csv", &text);
    let report = import(&mut plan, &path, &as_of("2026-09-01"));
    assert_eq!(
        (counts(&report), report.matches[0].posts.len()),
        ([1, 0, 0, 1, 0], 2)
    );
    assert_eq!(results(&plan), [""; 0]);
}
