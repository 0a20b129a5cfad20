//! Text in many scripts: it has its own direction, is cut at its own end, and the window names scripts without a font.

use std::process::Command;

use daymark_core::model::{CampaignEdit, ChannelEdit, PillarEdit};

use crate::pictures::{examine, in_language, screens, set_theme};
use crate::plan::{Draft, Folder, draft, value};
use crate::window::{Window, card, quoted};

const ARABIC: &str = "إطلاق مجموعة الربيع 2026: كل ما تحتاج إلى معرفته قبل الموعد";
const HEBREW: &str = "מאחורי הקלעים: איך נעשית האריזה החדשה, חלק 2 מתוך 3";
const VIEWS: [&str; 5] = ["week", "channels", "month", "list", "board"];

/// Makes a plan, and returns the ids of its Arabic and its Hebrew post too.
fn furnished(folder: &Folder) -> (Draft, [String; 2]) {
    let mut plan = draft(folder, &["x", "linkedin", "instagram"]);
    let posts = [
        plan.post(0, Some((1, "09:00")), ARABIC),
        plan.post(1, Some((2, "14:30")), HEBREW),
    ];
    plan.post(
        2,
        Some((2, "14:30")),
        "Beside it: a title from left to right",
    );
    plan.post(0, None, HEBREW);
    add_names(&mut plan);
    (plan, posts)
}

/// Gives names from right to left to a channel, a campaign, a pillar and a note.
fn add_names(plan: &mut Draft) {
    let channel = ChannelEdit {
        name: Some("قناة الشركة".into()),
        ..ChannelEdit::default()
    };
    let id = plan.channels[0].clone();
    plan.planner.edit_channel(&id, &channel).expect("a name");
    let campaign = CampaignEdit {
        name: Some("حملة الربيع (2026)".into()),
        first_day: Some(Some(plan.at(1, "00:00").date)),
        last_day: Some(Some(plan.at(3, "00:00").date)),
        ..CampaignEdit::default()
    };
    plan.planner.add_campaign(&campaign).expect("a campaign");
    let pillar = PillarEdit {
        name: Some("תוכן לימודי".into()),
        ..PillarEdit::default()
    };
    plan.planner.add_pillar(&pillar).expect("a pillar");
    let note = "ملاحظة اليوم: عطلة رسمية!";
    plan.planner
        .note_day(plan.at(1, "00:00").date, note)
        .expect("a note");
}

/// Returns JavaScript that is true if the text of an element runs from right to left.
fn is_rtl(css: &str) -> String {
    format!(
        "getComputedStyle(document.querySelector({})).direction === 'rtl'",
        quoted(css)
    )
}

#[test]
fn titles_and_names_are_written_in_their_own_direction() {
    let folder = Folder::new();
    let (_, posts) = furnished(&folder);
    let window = Window::open(&folder.file());
    for view in VIEWS {
        window.click(&format!("[data-action=view-{view}]"));
        window.wait_for(&format!("[data-view={view}]"));
        for post in &posts {
            let title = format!("[data-view={view}] {} .title", card(post));
            window.wait_for(&title);
            window.wait(&is_rtl(&title));
            window.wait(&format!("!({})", is_rtl(&card(post))));
        }
        for theme in ["light", "dark"] {
            set_theme(&window, theme);
            window.screenshot(&screens().join(format!("scripts-{view}-{theme}.png")));
        }
    }
    window.wait(&is_rtl("[data-toggle] .name"));
    window.click("[data-action=view-week]");
    window.wait(&is_rtl("[data-view=week] [data-campaign] .name"));
    window.wait(&is_rtl("[data-view=week] [data-note]:not(.none)"));
    examine(&window, "titles from right to left");
}

/// The end of a title from right to left is on the left.
#[test]
fn a_long_title_is_cut_at_the_end_of_its_own_direction() {
    let folder = Folder::new();
    let (_, posts) = furnished(&folder);
    let window = Window::open(&folder.file());
    window.resize((1100, 700));
    window.click("[data-action=view-month]");
    window.wait_for("[data-view=month]");
    let title = quoted(&format!("[data-view=month] {} .title", card(&posts[1])));
    window.wait(&format!(
        "document.querySelector({title}).scrollWidth > document.querySelector({title}).clientWidth"
    ));
    window.wait(&format!(
        "(() => {{
            const title = document.querySelector({title});
            const range = document.createRange();
            range.setStart(title.lastChild, 0);
            range.setEnd(title.lastChild, 1);
            const [first, box] = [range.getBoundingClientRect(), title.getBoundingClientRect()];
            return first.right <= box.right + 1 && first.left >= box.left;
        }})()"
    ));
    window.screenshot(&screens().join("scripts-small-month.png"));
}

#[test]
fn fields_and_search_results_have_the_direction_of_their_text() {
    let folder = Folder::new();
    let (_, posts) = furnished(&folder);
    let window = in_language(&folder, "zh_CN.UTF-8");
    window.click(&card(&posts[0]));
    window.wait_for("[data-panel] [name=title]");
    window.wait(&is_rtl("[data-panel] [name=title]"));
    window.wait(&format!("!({})", is_rtl("[data-panel] [name=text]")));
    window.fill("[data-panel] [name=text]", "نص المنشور");
    window.wait(&is_rtl("[data-panel] [name=text]"));
    window.screenshot(&screens().join("scripts-panel.png"));
    window.wait("document.querySelector('[data-panel]').textContent.length > 0");
    let saved = "SELECT count(*) FROM item WHERE text = 'نص المنشور'";
    crate::window::until("the text is saved", || {
        value(&folder.file(), saved).as_deref() == Some("1")
    });
    window.keys(&[crate::keys::ESCAPE]);
    window.keys(&['/']);
    window.wait_for("[data-dialog=palette] [name=palette]");
    window.fill("[data-dialog=palette] [name=palette]", "הקלעים");
    window.wait_for("[role=option] mark");
    window.wait(&is_rtl("[role=option] .title"));
    window.wait(&is_rtl("[data-dialog=palette] [name=palette]"));
    window.screenshot(&screens().join("scripts-search.png"));
}

/// The window names the scripts for which the system's list of fonts has none.
#[test]
fn scripts_without_a_font_are_named() {
    let scripts = [
        ("ar", "Arab", "مرحبا"),
        ("he", "Hebr", "שלום"),
        ("ru", "Cyrl", "Привет"),
        ("th", "Thai", "สวัสดี"),
        ("hi", "Deva", "नमस्ते"),
        ("ta", "Taml", "வணக்கம்"),
        ("am", "Ethi", "ሰላም"),
        ("ko", "Hang", "안녕"),
        ("bo", "Tibt", "བཀྲ"),
    ];
    let folder = Folder::new();
    let mut plan = draft(&folder, &["x"]);
    let mut missing = Vec::new();
    for (day, (language, code, word)) in scripts.into_iter().enumerate() {
        plan.post(0, Some((day as i64 % 7, "09:00")), word);
        if !has_font(language) {
            missing.push(code);
        }
    }
    missing.sort_unstable();
    let window = Window::open(&folder.file());
    let named = "document.querySelector('[data-fonts]')?.dataset.fonts ?? ''";
    window.wait_for("[data-checks]");
    window.wait(&format!("({named}) === {}", quoted(&missing.join(" "))));
    window.screenshot(&screens().join("scripts-fonts.png"));
}

fn has_font(language: &str) -> bool {
    let list = Command::new("fc-list")
        .arg(format!(":lang={language}"))
        .output();
    !list.expect("fontconfig's fc-list").stdout.is_empty()
}
