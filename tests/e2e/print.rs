//! Views on paper, as the PDFs that WebKitGTK writes, read by Poppler.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::keys::CONTROL;
use crate::native;
use crate::pictures::screens;
use crate::plan::{Folder, draft};
use crate::window::{Window, until};

const WEEK: usize = 40;

/// Opens a plan with a crowded week, a long title and a note.
fn crowded(folder: &Folder) -> Window {
    let mut plan = draft(folder, &["x", "linkedin", "instagram"]);
    for number in 0..WEEK {
        let (day, hour) = (number % 2, 8 + number / 10);
        let at = format!("{hour:02}:{:02}", number % 10 * 5);
        plan.post(
            number % 3,
            Some((day as i64, &at)),
            &format!("Post no. {number:02}."),
        );
    }
    let long = "A title that needs several lines of a narrow day ".repeat(4);
    plan.post(0, Some((4, "09:00")), long.trim());
    plan.post(1, Some((5, "10:00")), "北京案例");
    drop(plan);
    Window::open(&folder.file())
}

/// Saves the visible view as a PDF, and returns its path.
fn saved(window: &Window, folder: &Folder, name: &str) -> PathBuf {
    let file = folder.path().join(format!("{name}.pdf"));
    native::choose(&file, || window.chord(&[CONTROL], 'p'));
    until("the PDF is written", || file.exists());
    window.wait("!document.querySelector('[data-print]')");
    file
}

fn poppler(program: &str, file: &Path) -> String {
    let output = Command::new(program).arg(file).arg("-").output();
    let output = output.expect("it is in Debian's package poppler-utils");
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// Returns the text of each page.
fn pages(file: &Path) -> Vec<String> {
    let text = poppler("pdftotext", file);
    text.split_terminator('\u{c}').map(str::to_owned).collect()
}

/// Returns the text of all pages without spaces, since lines may break anywhere.
fn text(file: &Path) -> String {
    pages(file).concat().split_whitespace().collect()
}

/// Draws the pages as pictures, to look at.
fn picture(file: &Path, name: &str) {
    let drawn = Command::new("pdftoppm")
        .args(["-r", "80", "-png"])
        .args([file, &screens().join(format!("print-{name}"))])
        .status();
    assert!(drawn.expect("Poppler runs").success());
}

/// Every post is there once, whole, in each of the five views.
#[test]
fn each_view_is_saved_as_a_pdf_with_all_its_posts() {
    let folder = Folder::new();
    let window = crowded(&folder);
    for (key, name) in [
        ('w', "week"),
        ('c', "channels"),
        ('m', "month"),
        ('l', "list"),
        ('b', "board"),
    ] {
        window.keys(&[key]);
        window.wait_for(&format!("[data-scroller][data-view={name}]"));
        let file = saved(&window, &folder, name);
        picture(&file, name);
        let text = text(&file);
        for number in 0..WEEK {
            let title = format!("Postno.{number:02}.");
            assert_eq!(text.matches(&title).count(), 1, "{name}: {title}");
        }
        assert!(text.contains("北京案例"), "{name}");
    }
}
