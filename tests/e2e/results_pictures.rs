//! Pictures of the Results in both languages and themes and three sizes, and axe-core on them.

use crate::pictures::{LANGUAGES, examine, in_every_look, screens, set_theme};
use crate::plan::{Folder, draft};
use crate::results::with_numbers;
use crate::window::{Start, Window};

fn open(folder: &Folder, locale: &str) -> Window {
    let file = folder.file();
    let window = Window::start(&Start {
        language: locale,
        ..Start::on(&file)
    });
    window.click("[data-area=results]");
    window.wait_for("[data-results] > *");
    window
}

#[test]
fn axe_finds_nothing_serious_in_the_results() {
    let folder = Folder::new();
    drop(with_numbers(&folder));
    let window = open(&folder, "en_GB.UTF-8");
    window.wait_for("[data-works] [data-level]");
    for theme in ["light", "dark"] {
        set_theme(&window, theme);
        examine(&window, &format!("the results, {theme}"));
        window.click("[data-action=plot-table]");
        window.wait_for("[data-day-table]");
        examine(&window, &format!("the plot as a table, {theme}"));
        window.click("[data-action=plot-table]");
        window.click("[data-action=import-results]");
        window.wait_for("[data-dialog=results]");
        examine(&window, &format!("the import, {theme}"));
        window.click("[data-action=cancel]");
        window.wait("!document.querySelector('[data-dialog]')");
    }
}

#[test]
fn pictures_of_the_results() {
    let folder = Folder::new();
    drop(with_numbers(&folder));
    for (locale, language) in LANGUAGES {
        let window = open(&folder, locale);
        window.wait_for("[data-works] [data-level]");
        in_every_look(&window, |look| {
            window.screenshot(&screens().join(format!("results-{look}-{language}.png")));
        });
    }
}

#[test]
fn pictures_of_results_without_numbers() {
    let folder = Folder::new();
    drop(draft(&folder, &["x"]));
    let window = open(&folder, "en_GB.UTF-8");
    window.wait_for("[data-empty]");
    in_every_look(&window, |look| {
        window.screenshot(&screens().join(format!("results-empty-{look}.png")));
    });
    examine(&window, "the results without numbers");
}
