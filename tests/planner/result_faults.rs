//! Files with results that are not as they should be, and those of unknown forms.

use daymark_core::Code;
use daymark_core::planner::ResultsOptions;

use crate::result_files::{LINKEDIN, X, as_of, counts, file, import, results, with_post};

#[test]
fn a_file_of_an_unknown_form_needs_a_map() {
    let mut plan = with_post(
        "bluesky",
        "A post about tea",
        "2026-11-10T10:00",
        "https://bsky.app/profile/acme/post/3k1",
    );
    let text = "Address;When;Words;Hearts;Seen\nhttps://bsky.app/profile/acme/post/3k1/;10.11.2026 10:00;A post about tea;1.204;many\n";
    let path = file(&plan, "bluesky.csv", text);
    let refused = plan
        .preview_results(&path, &ResultsOptions::default())
        .unwrap_err();
    assert_eq!(
        (refused.code(), refused.field_name()),
        (Code::BadValue, Some("file"))
    );
    assert!(refused.to_string().contains("Hearts"), "{refused}");
    let mut options = as_of("2026-11-20");
    options.columns = vec![
        ("hearts".into(), "likes".into()),
        ("Seen".into(), "impressions".into()),
    ];
    let report = import(&mut plan, &path, &options);
    assert_eq!(
        (report.source.as_str(), counts(&report)),
        ("other", [1, 1, 0, 0, 0])
    );
    assert_eq!(
        report.problems,
        ["line 2, column Seen: “many” is no number, it was left out"]
    );
    assert_eq!(results(&plan), ["likes=1204"]);
    options.columns = vec![("Clicks".into(), "clicks".into())];
    let refused = plan.preview_results(&path, &options).unwrap_err();
    assert_eq!(refused.field_name(), Some("map"));
    options.columns = vec![("Hearts".into(), "hearts".into())];
    assert_eq!(
        plan.preview_results(&path, &options)
            .unwrap_err()
            .field_name(),
        Some("metric")
    );
}

#[test]
fn what_is_wrong_with_a_file_is_said_by_line_and_column() {
    let mut plan = with_post("x", "Launch day of the year", "2026-08-15T10:00", "");
    let text = format!(
        "{X}\
        1.22158E+17,\"Sat, Aug 15, 2026\",Launch day of the year,,44,1,3,0,0,0,0,1,0,0,0,0,0\n\
        2088249375259963960,\"Jan 5, 1900\",Two,https://x.com/a/status/2088249375259963960,x,1,3,0,0,0,0,1,0,0,0,0,0\n\
        2088249375259963960,\"Fri, Aug 14, 2026\",Two,https://x.com/a/status/2088249375259963960,4,1,3,0,0,0,0,1,0,0,0,0,0\n\
        Post title,Post link,Created date,Impressions,,,,,,,,,,,,,\n\
        Words,https://www.linkedin.com/feed/update/urn:li:activity:7303818336155355718,03/07/2025,5,,,,,,,,,,,,,\n"
    );
    let path = file(&plan, "mixed.csv", &text);
    let report = import(&mut plan, &path, &as_of("2026-09-01"));
    assert_eq!(
        counts(&report),
        [2, 0, 1, 0, 1],
        "a damaged id is none, so day and text decide: {report:?}"
    );
    assert_eq!(
        report.problems[..],
        [
            "line 3, column Date: “Jan 5, 1900” is no date, it was left out",
            "line 3, column Impressions: “x” is no number, it was left out",
            "line 4: the same post as in line 3, only the first counts",
            "line 5: a table of LinkedIn page begins here: import it from a file of its own",
        ]
    );
    let mut options = as_of("2026-09-01");
    options.source = Some("tiktok".into());
    let refused = plan.preview_results(&path, &options).unwrap_err();
    assert!(
        refused.to_string().contains("those of X, not of TikTok"),
        "{refused}"
    );
    options.source = Some("friendster".into());
    assert_eq!(
        plan.preview_results(&path, &options)
            .unwrap_err()
            .field_name(),
        Some("source")
    );
    let empty = file(&plan, "empty.csv", "");
    assert_eq!(
        plan.preview_results(&empty, &as_of("2026-09-01"))
            .unwrap_err()
            .code(),
        Code::BadValue
    );
    let daily = file(
        &plan,
        "daily.csv",
        "sep=,\n\"Facebook follows\"\n\"Date\",\"Primary\"\n\"2026-08-01T00:00:00\",\"20\"\n",
    );
    let refused = plan
        .preview_results(&daily, &ResultsOptions::default())
        .unwrap_err();
    assert!(refused.to_string().contains("a row a day"), "{refused}");
    let linkedin = file(
        &plan,
        "linkedin.csv",
        &format!(
            "{LINKEDIN}Words,https://www.linkedin.com/feed/update/urn:li:activity:7,Organic,03/07/2025,5,1,1,0.1\n"
        ),
    );
    let refused = plan
        .preview_results(&linkedin, &ResultsOptions::default())
        .unwrap_err();
    assert_eq!(
        (refused.code(), refused.field_name()),
        (Code::NotFound, Some("channel"))
    );
}
