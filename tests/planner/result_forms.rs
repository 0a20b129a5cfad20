//! Files with results in the forms of further platforms, with their traps.

use serde_json::json;

use crate::boards::zipped;
use crate::result_files::{as_of, bytes, counts, file, import, results, with_post};
use crate::support::{day, of, plan};
use crate::workbooks::text_workbook;
use daymark_core::planner::ResultsOptions;

#[test]
fn facebooks_caption_is_the_longer_column_in_any_letters() {
    let mut plan = with_post(
        "facebook",
        "Build local, and a much longer caption",
        "2026-09-20T10:00",
        "",
    );
    let text = "Post ID,Page ID,Page name,Title,Description,Publish time,Permalink,Post type,Views,Reach,\"Reactions, comments and shares\",Reactions,Link Clicks\n\
        1827,1000,Acme,𝐁𝐮𝐢𝐥𝐝,\"𝐁𝐮𝐢𝐥𝐝 local, and a much longer caption\",09/20/2026 10:00,https://www.facebook.com/acme/posts/pfbid0B,Links,,200,3,2,1\n";
    let path = file(&plan, "fb.csv", text);
    let report = import(&mut plan, &path, &as_of("2026-10-01"));
    assert_eq!(counts(&report), [1, 0, 1, 0, 0]);
    assert_eq!(
        results(&plan),
        ["engagements=3", "link_clicks=1", "reach=200", "reactions=2"]
    );
}

#[test]
fn youtube_has_a_total_percent_without_a_sign_and_durations() {
    let mut plan = with_post(
        "youtube",
        "Window",
        "2025-10-02T10:00",
        "https://youtu.be/-mAVWsUNyKe",
    );
    let text = "Content,Video title,Video publish time,Duration,Average view duration,Average percentage viewed (%),Views,Watch time (hours),Subscribers,Impressions click-through rate (%)\n\
        Total,,,,0:00:27,83.65,34838847,155526.0243,102851,6.19\n\
        \" -mAVWsUNyKe\",Window,\"Oct 2, 2025\",29,0:00:27,95.52,5,0.5,-1,\n";
    let path = file(&plan, "Table data.csv", text);
    let report = import(&mut plan, &path, &as_of("2025-11-01"));
    assert_eq!(counts(&report), [1, 1, 0, 0, 0]);
    assert_eq!(
        results(&plan),
        [
            "average_watch_seconds=27",
            "subscribers=-1",
            "viewed_share=0.9552",
            "views=5",
            "watch_seconds=1800"
        ]
    );
}

#[test]
fn tiktoks_dates_have_no_year_and_its_ids_do() {
    let mut plan = with_post(
        "tiktok",
        "Winter method and early build",
        "2025-12-19T13:00",
        "",
    );
    let id = 7_585_686_870_210_085_961_u64;
    let text = format!(
        "\"Time\",\"Video title\",\"Video link\",\"Post time\",\"Total likes\",\"Total comments\",\"Total shares\",\"Total views\"\n\
        \"February 28\",\"WINTER METHOD and EARLY BUILD 🚨 #x\",\"https://www.tiktok.com/@a/video/{id}\",\"19 de diciembre\",\"13\",\"0\",\"0\",\"11.4K\"\n"
    );
    let path = file(&plan, "Content.csv", &text);
    let report = import(&mut plan, &path, &as_of("2026-02-28"));
    assert_eq!(counts(&report), [1, 0, 1, 0, 0], "{report:?}");
    assert!(results(&plan).contains(&"views=11400".to_owned()));
}

#[test]
fn chinese_files_are_on_chinese_clocks() {
    let mut plan = plan()
        .zone("Asia/Shanghai")
        .channel("xiaohongshu")
        .now("2026-11-27T08:00")
        .post("春茶入门指南", "2026-03-24T17:33")
        .open();
    let rows = [
        vec!["最多导出排序后前1000条笔记"],
        vec![
            "笔记标题",
            "首次发布时间",
            "体裁",
            "曝光",
            "观看量",
            "封面点击率",
            "点赞",
            "人均观看时长",
        ],
        vec![
            "春茶入门指南",
            "2026年03月24日17时33分05秒",
            "图文",
            "1.2万",
            "300",
            "0.025",
            "1,1",
            "18",
        ],
        vec![
            "",
            "2026年03月25日10时00分00秒",
            "视频",
            "10",
            "3",
            "0.3",
            "1",
            "2",
        ],
    ]
    .map(|row| row.into_iter().map(str::to_owned).collect::<Vec<_>>());
    let path = bytes(&plan, "notes.xlsx", &text_workbook("Sheet1", &rows));
    let report = import(&mut plan, &path, &as_of("2026-04-30"));
    assert_eq!(
        (report.source.as_str(), counts(&report)),
        ("xiaohongshu", [2, 0, 1, 0, 1]),
        "{report:?}"
    );
    assert!(results(&plan).contains(&"impressions=12000".to_owned()));
    assert!(results(&plan).contains(&"cover_click_rate=0.025".to_owned()));
}

#[test]
fn analytics_of_several_tables_is_matched_by_the_content_of_links() {
    let mut plan = with_post("x", "Launch", "2026-03-02T10:00", "");
    let id = plan.id("Launch");
    plan.edit_post(
        &id,
        &of(&json!({"link": "https://acme.example/", "utm_content": "hero"})),
    )
    .unwrap();
    let text = "# ----\n# Traffic acquisition\n# Start date: 20260101\n# End date: 20260923\n\nSession source / medium,Sessions\nx / social,4\n# ----\n# Content\n# Start date: 20260101\n# End date: 20260923\n\n\
        Session manual ad content,Users,Sessions,Key events,Total revenue\nHero,120,150,6,240.5\nother,3,3,0,0\n";
    let path = file(&plan, "ga4.csv", text);
    let report = import(&mut plan, &path, &ResultsOptions::default());
    assert_eq!(
        (report.source.as_str(), counts(&report)),
        ("ga4", [2, 1, 0, 0, 1]),
        "{report:?}"
    );
    assert_eq!(report.date, Some(day("2026-09-23")));
    assert!(
        report
            .ignored
            .contains(&"line 6: a row a source of visits".to_owned()),
        "{:?}",
        report.ignored
    );
    assert_eq!(
        results(&plan),
        ["key_events=6", "revenue=240.5", "sessions=150", "users=120"]
    );
}

#[test]
fn mailchimps_campaigns_are_found_by_their_titles_and_days() {
    let mut plan = with_post(
        "newsletter",
        "What shipped in November",
        "2026-11-05T09:00",
        "",
    );
    let text = "Title,Subject,Audience,\"Send Date\",\"Send Weekday\",\"Total Recipients\",\"Successful Deliveries\",\"Soft Bounces\",\"Hard Bounces\",\"Total Bounces\",\"Unique Opens\",\"Open Rate\",\"Total Opens\",\"Unique Clicks\",\"Click Rate\",\"Total Clicks\",Unsubscribes,\"Abuse Complaints\",\"Unique Id\",\"Total Orders\",\"Total Revenue\",\"Campaign Cost\",\"Bounce Rate\"\n\
        \"November\",\"What shipped in November\",\"Readers\",\"Nov 05, 2026 09:00 am\",Thursday,\"1,010\",1000,7,3,10,400,40%,610,50,5.00%,80,4,0,17671f6028,2,99.5,0,12%\n\
        \"Older\",\"Something else\",\"Readers\",\"Jun 18, 2026 09:15 am\",Monday,137,134,1,2,3,30,22.39%,52,5,3.73%,6,1,0,6e,0,0,0,\n";
    let path = file(&plan, "campaigns.csv", text);
    let report = import(&mut plan, &path, &as_of("2026-11-20"));
    assert_eq!(
        (report.source.as_str(), counts(&report)),
        ("mailchimp", [2, 0, 1, 0, 1]),
        "{report:?}"
    );
    let found = results(&plan);
    for metric in [
        "bounces=10",
        "clicks=80",
        "delivered=1000",
        "open_rate=0.4",
        "recipients=1010",
        "revenue=99.5",
        "spam_complaints=0",
    ] {
        assert!(found.contains(&metric.to_owned()), "{metric}: {found:?}");
    }
    assert!(
        report.ignored.contains(&"Bounce Rate".to_owned()),
        "that of a website"
    );
}

#[test]
fn pages_found_by_searches_are_matched_by_their_addresses() {
    let mut plan = with_post(
        "blog",
        "Kitchen windows",
        "2026-11-02T09:00",
        "https://acme.example/blog/kitchen-windows",
    );
    let pages = "Top pages,Clicks,Impressions,CTR,Position\n\
        https://www.acme.example/blog/kitchen-windows/,44,71,61.97%,2.13\n\
        https://acme.example/,23,30,76.67%,1.33\n";
    let path = bytes(
        &plan,
        "acme.example-Performance-on-Search-2026-11-20.zip",
        &zipped(&[
            (
                "Queries.csv",
                "Top queries,Clicks,Impressions,CTR,Position\nkitchen window,44,71,61.97%,2.13\n"
                    .as_bytes(),
            ),
            ("Pages.csv", pages.as_bytes()),
            (
                "Countries.csv",
                "Country,Clicks,Impressions,CTR,Position\nGermany,44,71,61.97%,2.13\n".as_bytes(),
            ),
            (
                "Devices.csv",
                "Device,Clicks,Impressions,CTR,Position\nDesktop,44,71,61.97%,2.13\n".as_bytes(),
            ),
            (
                "Dates.csv",
                "Date,Clicks,Impressions,CTR,Position\n2026-11-01,4,7,57.14%,2.1\n".as_bytes(),
            ),
            (
                "Filters.csv",
                "Filter,Value\nSearch type,Web\nDate,Last 3 months\n".as_bytes(),
            ),
        ]),
    );
    let report = import(&mut plan, &path, &ResultsOptions::default());
    assert_eq!(
        (report.source.as_str(), counts(&report)),
        ("search_console", [2, 1, 0, 0, 1]),
        "{report:?}"
    );
    assert_eq!(report.date, Some(day("2026-11-20")), "by its name");
    assert_eq!(
        (report.ignored.len(), report.problems.len()),
        (5, 0),
        "{report:?}"
    );
    assert_eq!(
        results(&plan),
        [
            "search_click_rate=0.6197",
            "search_clicks=44",
            "search_impressions=71",
            "search_position=2.13"
        ]
    );
}
