//! Boards and exports of other programs brought in: cards of Trello, databases of Notion, scheduled posts of WordPress, tasks.

use std::fs;
use std::io::{Cursor, Write};
use std::path::{Path, PathBuf};

use daymark_core::Code;
use daymark_core::export::{ExportOptions, TaskTool};
use daymark_core::planner::{FileKind, OpenTable, TableOptions};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::support::{TestPlan, plan};
use crate::table_import::rows;
use crate::table_preview::import;

fn here() -> TestPlan {
    plan()
        .channel("x")
        .channel("linkedin")
        .channel("blog")
        .open()
}

fn file(plan: &TestPlan, name: &str, bytes: &[u8]) -> PathBuf {
    let path = plan.path().with_file_name(name);
    fs::write(&path, bytes).unwrap();
    path
}

pub(crate) fn zipped(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in files {
        let options = SimpleFileOptions::default();
        writer.start_file(*name, options).unwrap();
        writer.write_all(content).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// Brings a file in twice, the second time without a change. Returns the rows of the first.
fn brought(plan: &mut TestPlan, path: &Path) -> Vec<String> {
    assert_eq!(FileKind::of(path).unwrap(), FileKind::Table);
    let table = OpenTable::read(path).unwrap();
    let none = TableOptions::default();
    let preview = plan.preview_open_table(&table, &none).unwrap();
    let report = import(plan, &table, &none);
    assert_eq!((preview.add, preview.ask), (report.add, report.ask));
    let again = plan.preview_open_table(&table, &none).unwrap();
    assert_eq!((again.add, again.update), (0, 0));
    rows(&report)
}

const TRELLO: &str = r#"{"id":"b","name":"Plan","lists":[{"id":"l","name":"In review"},{"id":"o","name":"Old ones","closed":true}],
 "members":[{"id":"m","fullName":"Ana Roth"}],"labels":[],
 "cards":[
  {"name":"One","desc":"Words","due":"2026-11-25T08:30:00.000Z","dueComplete":false,"idList":"l","idMembers":["m"],"closed":false,
   "labels":[{"name":"Twitter","color":"sky"},{"name":"tips","color":"green"}],"attachments":[{"name":"a","url":"https://acme.example/a.png"}]},
  {"name":"Two","desc":"","due":null,"idList":"o","labels":[{"name":"LinkedIn"}],"idMembers":[],"closed":false},
  {"name":"Three","desc":"","due":null,"idList":"l","labels":[],"idMembers":[],"closed":false}]}"#;

#[test]
fn cards_of_trello_are_posts() {
    let mut here = here();
    let path = file(&here, "board.json", TRELLO.as_bytes());
    assert_eq!(
        brought(&mut here, &path),
        [
            "add 2026-11-25T09:30 X One",
            "add - LinkedIn Two",
            "ask -  Three"
        ]
    );
    let post = format!("{:?}", here.post(&here.id("One")).unwrap());
    for told in [
        "Words",
        "InReview",
        "Owner: Ana Roth",
        "https://acme.example/a.png",
    ] {
        assert!(post.contains(told), "{told}: {post}");
    }
    let old = format!("{:?}", here.post(&here.id("Two")).unwrap());
    assert!(old.contains("Skipped"), "{old}");
}

#[test]
fn databases_of_notion_are_posts() {
    let mut here = here();
    let csv = "\u{feff}Name,Platform,Publish date,Status,Tags\nOne,Twitter,\"November 25, 2026 9:30 AM\",In review,\"tips, launch\"\n";
    let other = "Name,Cost\nDesk,12\n";
    let zip = zipped(&[
        ("Export/People 1a.csv", other.as_bytes()),
        ("Export/Posts 2b.csv", b"Name\n"),
        ("Export/Posts 2b_all.csv", csv.as_bytes()),
        (
            "Export/Posts 2b/One 3c.md",
            b"# One\n\nStatus: In review\n\nWritten on its page.",
        ),
    ]);
    let path = file(&here, "notion.zip", &zip);
    assert_eq!(brought(&mut here, &path), ["add 2026-11-25T09:30 X One"]);
    let one = format!("{:?}", here.post(&here.id("One")).unwrap());
    assert!(one.contains("Written on its page."), "{one}");
    let table = OpenTable::read(&path).unwrap();
    let told = here
        .preview_open_table(&table, &TableOptions::default())
        .unwrap();
    let read = told.read.unwrap();
    assert_eq!(read.sheet.as_deref(), Some("Posts 2b_all"));
    assert_eq!(read.sheets, ["People 1a", "Posts 2b_all"]);
}

#[test]
fn scheduled_posts_of_wordpress_are_posts() {
    let item = |title: &str, status: &str, kind: &str| {
        format!(
            "<item><title>{title}</title><dc:creator><![CDATA[ana]]></dc:creator><content:encoded><![CDATA[<p>First &amp; last</p>]]></content:encoded>\
            <wp:post_date>2026-11-25 09:30:00</wp:post_date><wp:post_date_gmt>2026-11-25 08:30:00</wp:post_date_gmt><wp:status>{status}</wp:status>\
            <wp:post_type>{kind}</wp:post_type><category domain=\"post_tag\" nicename=\"tips\"><![CDATA[tips]]></category></item>"
        )
    };
    let items = [
        item("One", "future", "post"),
        item("Two", "publish", "post"),
        item("Three", "draft", "post"),
        item("A page", "future", "page"),
    ];
    let wxr = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" ?>\n<!-- generator=\"WordPress\" --><rss version=\"2.0\" xmlns:wp=\"http://wordpress.org/export/1.2/\"><channel><title>Acme</title>{}</channel></rss>",
        items.concat()
    );
    let mut here = here();
    let path = file(&here, "acme.xml", wxr.as_bytes());
    assert_eq!(
        brought(&mut here, &path),
        ["add 2026-11-25T09:30 Blog One", "add - Blog Three"]
    );
    let post = format!("{:?}", here.post(&here.id("One")).unwrap());
    for told in ["First & last", "Approved", "Owner: ana"] {
        assert!(post.contains(told), "{told}: {post}");
    }
}

#[test]
fn tasks_go_out_and_come_back() {
    for tool in [TaskTool::Jira, TaskTool::Worktile] {
        let mut here = plan()
            .channel("x")
            .post("=One", "2026-11-25T09:30")
            .post("Two", "2026-11-26T10:00")
            .open();
        let path = here.path().with_file_name("tasks.csv");
        let count = here.export_tasks(tool, &ExportOptions::default(), &path);
        assert_eq!(count.unwrap(), 2);
        let text = fs::read_to_string(&path).unwrap();
        assert!(text.contains("'=One"), "{text}");
        let (_, report) = here.import_table(&path, &TableOptions::default()).unwrap();
        assert_eq!(
            [report.add, report.update, report.skip],
            [0, 0, 2],
            "{:?}",
            report.rows
        );
        fs::write(&path, text.replace("2026-11-26 10:00", "2026-11-27 11:15")).unwrap();
        let (_, report) = here.import_table(&path, &TableOptions::default()).unwrap();
        assert_eq!(
            [report.add, report.update, report.skip],
            [0, 1, 1],
            "{:?}",
            report.rows
        );
        assert!(format!("{:?}", here.card("Two")).contains("2026-11-27"));
    }
}

#[test]
fn what_is_no_board_is_refused_in_a_sentence() {
    let here = here();
    let deep = format!("{{\"cards\":{}", "[".repeat(100_000));
    let entities = "<?xml version=\"1.0\"?><!DOCTYPE r [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]><r>&b;</r>";
    for (name, bytes, told) in [
        ("a.json", b"{\"rows\":[]}".to_vec(), "no board of Trello"),
        ("b.json", deep.into_bytes(), "levels deep"),
        (
            "a.html",
            b"<html><p>Hello".to_vec(),
            "no export of WordPress",
        ),
        (
            "b.xml",
            entities.as_bytes().to_vec(),
            "no export of WordPress",
        ),
        (
            "a.zip",
            b"PK\x03\x04nothing".to_vec(),
            "ZIP file that can be read",
        ),
    ] {
        let path = file(&here, name, &bytes);
        let table = OpenTable::read(&path).unwrap();
        let refused = here.preview_open_table(&table, &TableOptions::default());
        let refused = refused.unwrap_err();
        assert_eq!(refused.code(), Code::BadValue);
        assert!(refused.to_string().contains(told), "{name}: {refused}");
    }
    let plan = FileKind::of(&here.path());
    assert!(plan.is_err());
    let picture = file(&here, "a.csv", b"\x89PNG\r\n\x1a\n");
    assert!(
        FileKind::of(&picture)
            .unwrap_err()
            .to_string()
            .contains("add it to a post")
    );
}

#[test]
fn a_bomb_is_refused() {
    let here = here();
    let zeros = vec![b','; 70 << 20];
    let path = file(&here, "bomb.zip", &zipped(&[("a.csv", &zeros)]));
    let table = OpenTable::read(&path).unwrap();
    let refused = here.preview_open_table(&table, &TableOptions::default());
    assert!(
        refused
            .unwrap_err()
            .to_string()
            .contains("too many rows or cells")
    );
}
