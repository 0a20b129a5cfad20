//! The export, through the system's own save dialog.

use crate::native;
use crate::plan::{Folder, draft};
use crate::window::{Window, until};

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
