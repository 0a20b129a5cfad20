//! The export, through the system's own save dialog.

use crate::keys::{CONTROL, DELETE, ESCAPE};
use crate::native;
use crate::pictures::{LANGUAGES, examine, in_every_look, in_language, screens};
use crate::plan::{Folder, draft};
use crate::window::{Window, card, until};

#[test]
fn the_week_is_written_as_ics_where_the_dialog_says() {
    let folder = Folder::new();
    let mut plan = draft(&folder, &["linkedin"]);
    let post = plan.post(0, Some((2, "09:10")), "Commas, and 中文");
    plan.post(0, None, "Not exported: no time");
    let window = Window::open(&folder.file());
    window.click("[data-action=export]");
    let target = folder.path().join("week.ics");
    native::choose(&target, || window.click("[data-action=export-ics]"));
    until("the file is written", || target.exists());
    let text = std::fs::read_to_string(&target).expect("the calendar");
    assert!(text.contains(&format!("UID:{post}")), "{text}");
    assert!(
        text.contains("SUMMARY:LinkedIn: Commas\\, and 中文"),
        "{text}"
    );
    assert_eq!(text.matches("BEGIN:VEVENT").count(), 1);
    window
        .wait("document.querySelector('[data-toast]')?.textContent.includes('week.ics') === true");
}

#[test]
fn the_week_is_saved_as_a_picture() {
    let folder = Folder::new();
    let mut plan = draft(&folder, &["linkedin"]);
    plan.post(0, Some((2, "09:10")), "In a picture");
    drop(plan);
    let window = Window::open(&folder.file());
    window.click("[data-action=plan-menu]");
    window.wait_for("[data-action=picture]");
    let target = folder.path().join("week.png");
    native::choose(&target, || window.click("[data-action=picture]"));
    until("the file is written", || target.exists());
    let picture = std::fs::read(&target).expect("the picture");
    assert_eq!(&picture[..8], b"\x89PNG\r\n\x1a\n");
    window
        .wait("document.querySelector('[data-toast]')?.textContent.includes('week.png') === true");
}

#[test]
fn a_file_follows_the_plan_until_that_is_ended() {
    let folder = Folder::new();
    let mut plan = draft(&folder, &["linkedin"]);
    let post = plan.post(0, Some((2, "09:10")), "Followed");
    drop(plan);
    let window = Window::open(&folder.file());
    window.click("[data-action=export]");
    let file = folder.path().join("live.ics");
    native::choose(&file, || window.click("[data-action=export-live]"));
    window.wait_for("[data-live-file][data-posts='1']");
    examine(&window, "a file that follows the plan");
    window.screenshot(&screens().join("export-live.png"));
    let text = || std::fs::read_to_string(&file).unwrap_or_default();
    assert!(text().contains("SUMMARY:LinkedIn: Followed"), "{}", text());
    window.keys(&[ESCAPE]);
    window.wait("!document.querySelector('[data-dialog]')");
    window.focus(&card(&post));
    window.keys(&[DELETE]);
    until("the file follows", || {
        !text().contains("BEGIN:VEVENT") && text().contains("END:VCALENDAR")
    });
    window.chord(&[CONTROL], 'z');
    until("it follows the undo", || text().contains("Followed"));
    window.click("[data-action=export]");
    window.click("[data-action=end-live]");
    window.wait("!document.querySelector('[data-live-file]')");
    assert!(file.exists(), "the file stays");
}

#[test]
fn what_events_look_like_is_chosen() {
    let folder = Folder::new();
    let mut plan = draft(&folder, &["linkedin"]);
    plan.post(0, Some((2, "09:10")), "Bare");
    let date = plan.date(2);
    plan.planner
        .note_day(date.parse().expect("a date"), "Fair opens")
        .expect("a note");
    drop(plan);
    let window = Window::open(&folder.file());
    window.click("[data-action=export]");
    window.click("[data-dialog=export] summary");
    window.click("[name=with-channel]");
    window.click("[data-field=export-also] label:last-child");
    let target = folder.path().join("bare.ics");
    native::choose(&target, || window.click("[data-action=export-ics]"));
    until("the file is written", || target.exists());
    let text = std::fs::read_to_string(&target).expect("the calendar");
    assert!(
        text.contains("SUMMARY:Bare") && text.contains("SUMMARY:Fair opens"),
        "{text}"
    );
}

#[test]
fn pictures_of_how_events_look() {
    for (language, tag) in LANGUAGES {
        let folder = Folder::new();
        draft(&folder, &["x", "linkedin", "instagram"]);
        let window = in_language(&folder, language);
        window.click("[data-action=export]");
        window.click("[data-dialog=export] summary");
        in_every_look(&window, |look| {
            examine(&window, &format!("how events look, {tag}, {look}"));
            window.settle();
            window.screenshot(&screens().join(format!("export-look-{tag}-{look}.png")));
        });
    }
}
