//! Pictures of the import: nothing chosen, a table with rows of all outcomes, a refused file; and axe-core on them.

use std::fmt::Write;
use std::path::PathBuf;

use crate::media::drop_on;
use crate::pictures::{LANGUAGES, examine, in_every_look, in_language, screens};
use crate::plan::{Folder, draft};
use crate::window::Window;

/// Writes a table with rows of all outcomes; returns it.
fn table(folder: &Folder) -> PathBuf {
    let mut text = "日期;时间;平台;标题;正文;链接;标签;状态;负责人\n".to_owned();
    let rows = [
        "13/11/2026;08:30;X;Tip: search by author;Type the name of the author;https://acme.example/tips;tips;草稿;李雯",
        "14/11/2026;18:15;Instagram;Meet the community: Lena’s dashboard;Lena shows us her dashboard;;picks, video;已批准;Jana",
        "15/11/2026;12:00;小红书;三个搜索小技巧;按作者搜索，按日期搜索，按标签搜索。;;tips;草稿;李雯",
        "16/11/2026;09:00;LinkedIn;Launch week in numbers;412 searches for coffee;;;草稿;Jana",
        "17/11/2026;;X;Meme: Monday stand-up, part 2;;;;草稿;Jana",
        ";;X;Question: your first saved search?;What did you search for first?;;;选题;Jana",
        "31/11/2026;08:30;X;Changelog: better on slow networks;Results in 40 milliseconds;;;草稿;李雯",
        "20/11/2026;10:30;Instagram;Community picks, second round;Five dashboards;no address;;草稿;Jana",
    ];
    for row in rows {
        let _ = writeln!(text, "{row}");
    }
    for day in 1..=30 {
        let _ = writeln!(
            text,
            "{day:02}/12/2026;09:00;LinkedIn;What search {day} taught us;Text of day {day};;;草稿;Jana"
        );
    }
    let file = folder.path().join("十二月排期.csv");
    std::fs::write(&file, text).expect("the table is written");
    file
}

#[test]
fn pictures_of_the_import() {
    for (language, tag) in LANGUAGES {
        let folder = Folder::new();
        draft(&folder, &["x", "linkedin", "instagram"]);
        let table = table(&folder);
        let window = in_language(&folder, language);
        window.click("[data-action=plan-menu]");
        window.click("[data-action=import-posts]");
        window.wait_for("[data-dialog=import]");
        portray(&window, &format!("import-empty-{tag}"));
        drop_on(&window, &table, "[data-dialog=import]");
        window.wait_for("[data-line]");
        portray(&window, &format!("import-{tag}"));
    }
}

fn portray(window: &Window, name: &str) {
    in_every_look(window, |look| {
        examine(window, &format!("{name}, {look}"));
        window.settle();
        window.screenshot(&screens().join(format!("{name}-{look}.png")));
    });
}
