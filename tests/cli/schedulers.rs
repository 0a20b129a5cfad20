//! `export csv --for`: the tables that other schedulers take, to the letter.

use std::fs;

use crate::support::Plan;

/// A plan with a post on each of two channels, and one that is published.
fn two() -> Plan {
    let (plan, x) = Plan::with_channel();
    let pin = plan.line(&[
        "channel",
        "add",
        "--platform",
        "pinterest",
        "--name",
        "Pins & more",
    ]);
    plan.ok(&[
        "post",
        "add",
        "--channel",
        &x,
        "--at",
        "2031-11-20T09:05",
        "--title",
        "One",
        "--text",
        "Hello, \"you\"",
        "--link",
        "https://acme.example/a",
        "--label",
        "tips",
        "--label",
        "launch",
        "--status",
        "approved",
    ]);
    plan.ok(&[
        "post",
        "add",
        "--channel",
        &pin,
        "--at",
        "2031-11-20T09:10",
        "--title",
        "Two",
        "--text",
        "@acme says",
    ]);
    plan.ok(&[
        "post",
        "add",
        "--channel",
        &x,
        "--at",
        "2031-11-19T09:00",
        "--title",
        "Out",
        "--status",
        "published",
    ]);
    plan.ok(&["post", "add", "--channel", &x, "--title", "Later"]);
    plan
}

/// Returns the texts of the files that are written for a scheduler, and what they leave out.
fn written(plan: &Plan, scheduler: &str) -> (Vec<String>, Vec<String>) {
    let file = plan.path().with_file_name(format!("{scheduler}.csv"));
    let report = plan.json(&[
        "export",
        "csv",
        "--for",
        scheduler,
        "-o",
        file.to_str().unwrap(),
    ]);
    let files = report["files"].as_array().unwrap().iter();
    let texts = files.map(|file| fs::read_to_string(file["file"].as_str().unwrap()).unwrap());
    let left_out = report["left_out"].as_array().unwrap().iter();
    let left_out = left_out.map(|left| {
        format!(
            "{} {}",
            left["title"].as_str().unwrap(),
            left["why"].as_str().unwrap()
        )
    });
    (texts.collect(), left_out.collect())
}

#[test]
fn each_scheduler_gets_its_own_columns() {
    let plan = two();
    let words = "\"Hello, \"\"you\"\"\n\nhttps://acme.example/a\"";
    let (buffer, left_out) = written(&plan, "buffer");
    assert_eq!(
        buffer,
        [
            format!(
                "Text,Image URL,Tags,Posting Time\r\n{words},,\"launch,tips\",2031-11-20 09:05\r\n"
            ),
            "Text,Image URL,Tags,Posting Time,Board Name\r\n@acme says,,,2031-11-20 09:10,\r\n"
                .to_owned(),
        ]
    );
    assert!(
        left_out[0].starts_with("Two a spreadsheet takes its first sign for a formula"),
        "{left_out:?}"
    );
    assert!(
        plan.files()
            .contains(&"buffer-2-Pins---more.csv".to_owned())
    );
    let (sprout, left_out) = written(&plan, "sprout");
    assert_eq!(
        sprout[0],
        format!("date,time_24hr,message_text\r\n20/11/2031,09:05,{words}\r\n")
    );
    assert!(left_out.contains(&"One its labels have no column".to_owned()));
    let (hootsuite, _) = written(&plan, "hootsuite");
    assert_eq!(
        hootsuite[0],
        "20/11/2031 09:05,\"Hello, \"\"you\"\"\",https://acme.example/a\r\n"
    );
    let (publer, _) = written(&plan, "publer");
    let head = publer[0].lines().next().unwrap();
    assert!(head.starts_with(
        "Date - Intl. format or prompt,Text,Link(s) - Separated by comma for FB carousels,"
    ));
    assert!(publer[0].contains("\r\n2031-11-20 09:05,\"Hello, \"\"you\"\"\",https://acme.example/a,,One,\"launch,tips\",,,,,,\r\n"));
    let (metricool, _) = written(&plan, "metricool");
    assert_eq!(metricool.len(), 1);
    assert!(metricool[0].starts_with("Text,Date,Time,Draft,Facebook,Twitter/X,LinkedIn,GBP,Instagram,Pinterest,TikTok,Youtube,Threads,Bluesky,Brand name\r\n"));
    assert!(
        metricool[0].contains(",2031-11-20,09:05:00,FALSE,FALSE,TRUE,FALSE,FALSE,FALSE,FALSE,")
    );
    let (bee, _) = written(&plan, "socialbee");
    assert!(bee[0].starts_with("text,link,imageUrls,gifUrls,videoUrls,postAtSpecificTime\r\n"));
}

#[test]
fn files_are_split_at_the_rows_that_a_scheduler_takes() {
    let (plan, x) = Plan::with_channel();
    let file = plan.path().with_file_name("many.csv");
    let rows = (0..351).map(|row| {
        format!(
            "Post {row},2031-{:02}-{:02} 09:00\n",
            1 + row / 28 % 12,
            1 + row % 28
        )
    });
    fs::write(&file, format!("Title,Date\n{}", rows.collect::<String>())).unwrap();
    plan.ok(&["import", "csv", file.to_str().unwrap(), "--channel", &x]);
    let (sprout, left_out) = written(&plan, "sprout");
    let counts: Vec<usize> = sprout.iter().map(|text| text.lines().count() - 1).collect();
    assert_eq!(counts, [350, 1]);
    assert!(
        left_out
            .iter()
            .any(|left| left.contains("it is 0 minutes after another, 10 are needed"))
    );
    let (buffer, _) = written(&plan, "buffer");
    assert_eq!(buffer.len(), 1);
}
