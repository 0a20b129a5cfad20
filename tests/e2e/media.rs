//! Pictures and videos: chosen, dropped and pasted, described, ordered, cut and left out, and files that are refused.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::keys::{ALT, CONTROL, ENTER, HOME, LEFT};
use crate::link_drop::drop_link;
use crate::native;
use crate::plan::{Draft, Folder, draft, value};
use crate::test_files::mp4;
use crate::window::{Window, card, until};

/// Makes a picture with ImageMagick.
pub(crate) fn picture(folder: &Path, name: &str, size: &str, colour: &str) -> PathBuf {
    let file = folder.join(name);
    let made = Command::new("convert")
        .args(["-size", size, &format!("xc:{colour}")])
        .arg(&file)
        .status();
    assert!(made.expect("ImageMagick's convert runs").success());
    file
}

pub(crate) fn open(window: &Window, post: &str) {
    window.focus(&card(post));
    window.keys(&[ENTER]);
    window.wait_for("[data-media-strip]");
}

/// Opens a plan with a post on X, and that in the composer.
fn with_one_open(folder: &Folder) -> Window {
    let mut plan = draft(folder, &["x"]);
    let post = plan.post(0, Some((2, "09:00")), "Pasted");
    drop(plan);
    let window = Window::open(&folder.file());
    open(&window, &post);
    window
}

pub(crate) fn drop_on(window: &Window, file: &Path, css: &str) {
    let (x, y) = window.middle(css);
    let link = format!("file://{}", file.display());
    drop_link(&link, "text/uri-list", (x as i16, y as i16));
}

pub(crate) fn count(folder: &Folder) -> Option<String> {
    value(&folder.file(), "SELECT count(*) FROM item_media")
}

#[test]
fn a_chosen_picture_is_copied_beside_the_plan_and_shown() {
    let folder = Folder::new();
    let mut plan = draft(&folder, &["x"]);
    let post = plan.post(0, Some((2, "09:00")), "With a picture");
    drop(plan);
    let file = picture(folder.path(), "cat.png", "300x200", "red");
    let window = Window::open(&folder.file());
    open(&window, &post);
    window.focus("[data-action=add-media]");
    native::choose_one_of_several(&file, || window.keys(&[ENTER]));
    window.wait_for("[data-media] img");
    window.wait("document.querySelector('[data-media] img').naturalWidth > 0");
    assert_eq!(window.text("[data-alt]"), "No alt text");
    let kept = folder.path().join("test.media");
    assert!(kept.is_dir(), "the file is copied");
    window.wait_for(&format!("{} .thumb", card(&post)));
    window.wait(&format!(
        "document.querySelector('{} .thumb').naturalWidth > 0",
        card(&post).replace('\'', "\"")
    ));
    window.click("[data-media]");
    window.fill("[name=alt]", "A red square");
    until("the text is in the file", || {
        value(&folder.file(), "SELECT alt FROM item_media").as_deref() == Some("A red square")
    });
    window.wait("document.querySelector('[data-alt]').textContent === 'A red square'");
}

#[test]
fn a_file_dropped_on_a_card_the_composer_or_a_time_is_taken() {
    let folder = Folder::new();
    let mut plan = draft(&folder, &["x"]);
    let post = plan.post(0, Some((2, "09:00")), "Dropped on");
    let date = plan.date(3);
    drop(plan);
    let [red, blue, green] = ["red", "blue", "green"]
        .map(|colour| picture(folder.path(), &format!("{colour}.png"), "40x40", colour));
    let window = Window::open(&folder.file());
    window.wait_for(&card(&post));
    drop_on(&window, &red, &card(&post));
    until("it is added to the card's post", || {
        count(&folder).as_deref() == Some("1")
    });
    open(&window, &post);
    drop_on(&window, &blue, "[data-media-strip]");
    window.wait_for("[data-media]:nth-of-type(2)");
    window.click("[data-panel] [data-action=close]");
    drop_on(
        &window,
        &green,
        &format!("[data-date=\"{date}\"][data-hour=\"9\"]"),
    );
    window.wait("document.querySelector('[data-panel] [name=title]')?.value === 'green'");
    until("it is a new post", || {
        count(&folder).as_deref() == Some("3")
    });
    window.focus("[data-panel] [data-action=close]");
    window.chord(&[CONTROL], 'z');
    until("one undo takes back the post and its picture", || {
        value(&folder.file(), "SELECT count(*) FROM post").as_deref() == Some("1")
    });
    assert_eq!(count(&folder).as_deref(), Some("2"));
}

#[test]
fn pictures_are_ordered_by_keys_cut_and_left_out_on_a_channel() {
    let folder = Folder::new();
    let (plan, post, [one, two]) = with_two(&folder, &["instagram"]);
    drop(plan);
    let window = Window::open(&folder.file());
    let first = || {
        value(
            &folder.file(),
            "SELECT id FROM item_media ORDER BY position LIMIT 1",
        )
    };
    open(&window, &post);
    window.focus(&format!("[data-media=\"{two}\"]"));
    window.chord(&[ALT], LEFT);
    until("the second is the first", || {
        first().as_deref() == Some(two.as_str())
    });
    window.wait(&format!("document.activeElement.dataset.media === '{two}'"));
    window.click(&format!("[data-media=\"{one}\"]"));
    window.click("[data-field=shape] label:has([value=\"1:1\"])");
    window.wait_for("[data-crop=\"1:1\"]");
    let cut = value(&folder.file(), "SELECT crop_width FROM post_media");
    assert_eq!(cut.as_deref(), Some("666666"));
    window.click("[data-action=use-media]");
    window.wait_for(".tile.unused");
    window.click("[data-action=remove-media]");
    window.wait(&format!(
        "!document.querySelector('[data-media=\"{one}\"]')"
    ));
}

/// A plan with two pictures on a post, and the ids of the post and of the pictures.
fn with_two(folder: &Folder, channels: &[&str]) -> (Draft, String, [String; 2]) {
    let mut plan = draft(folder, channels);
    let post = plan.post(0, Some((2, "09:00")), "With two");
    let files = [
        picture(folder.path(), "one.png", "300x200", "red"),
        picture(folder.path(), "two.png", "200x300", "blue"),
    ];
    let (_, ids) = plan.planner.add_media(&post, &files, None).expect("media");
    let ids = [ids[0].to_string(), ids[1].to_string()];
    (plan, post, ids)
}

#[test]
fn a_crop_is_made_nearer_by_keys_the_wheel_and_a_slider_and_all_take_its_shape() {
    let folder = Folder::new();
    let (plan, post, [one, two]) = with_two(&folder, &["instagram"]);
    drop(plan);
    let width = |id: &str| {
        let sql = format!("SELECT crop_width FROM post_media WHERE item_media_id = '{id}'");
        value(&folder.file(), &sql)
    };
    let becomes = |what: &str, id: &str, parts: &str| {
        until(what, || width(id).as_deref() == Some(parts));
    };
    let window = Window::open(&folder.file());
    open(&window, &post);
    window.click(&format!("[data-media=\"{one}\"]"));
    window.click("[data-field=shape] label:has([value=\"1:1\"])");
    becomes("it is a square", &one, "666666");
    window.wait_for("[data-crop-picture][role=application]");
    window.focus("[data-crop-picture]");
    window.keys(&['+', '+', '-']);
    window.wait_for("[data-zoom='1.10']");
    becomes("the keys make it nearer", &one, "606060");
    window.run(
        "const turned = new WheelEvent('wheel', { deltaY: -1, bubbles: true, cancelable: true });
        document.querySelector('[data-crop-picture]').dispatchEvent(turned);",
    );
    // A millionth more or less: the part may have been read back from the plan meanwhile, rounded.
    until("the wheel makes it nearer", || {
        let parts = width(&one).and_then(|parts| parts.parse::<u32>().ok());
        parts.is_some_and(|parts| parts.abs_diff(550_964) <= 2)
    });
    window.focus("[name=zoom]");
    window.keys(&[HOME]);
    becomes("the slider makes it as far as it was", &one, "666666");
    window.focus("[data-action=same-shape]");
    window.keys(&[ENTER]);
    becomes("the other has its shape", &two, "1000000");
    window.focus("[data-panel] [data-action=close]");
    window.chord(&[CONTROL], 'z');
    until("one undo takes it back", || width(&two).is_none());
    becomes("the first stays", &one, "666666");
}

#[test]
fn a_tile_tells_who_uses_it_and_what_can_not_be_drawn_is_a_plain_card() {
    let folder = Folder::new();
    let (mut plan, post, [_, two]) = with_two(&folder, &["x", "linkedin"]);
    let sibling = plan.planner.add_sibling(&post, &plan.channels[1]);
    let sibling = sibling.expect("a sibling").1.to_string();
    plan.planner
        .use_media(&sibling, &two, false)
        .expect("it is left out");
    let film = folder.path().join("film.mp4");
    fs::write(&film, mp4(b"isom", false)).expect("a film");
    plan.planner.add_media(&post, &[film], None).expect("media");
    drop(plan);
    let window = Window::open(&folder.file());
    open(&window, &post);
    let tile = |number: usize, part: &str| format!("[data-media]:nth-of-type({number}) {part}");
    window.wait_for(&tile(1, "[data-channels='x linkedin']"));
    window.wait_for(&tile(2, "[data-channels='x']"));
    let plain = window.text(&tile(3, "[data-plain=MP4]"));
    assert!(
        plain.contains("1,920 × 1,080") && plain.contains("film.mp4"),
        "{plain}"
    );
    assert_eq!(window.text(&tile(3, "i")), "0:03");
    assert_eq!(window.text(&tile(2, "[data-alt]")), "No alt text");
}

#[test]
fn a_pasted_picture_is_added() {
    let folder = Folder::new();
    let window = with_one_open(&folder);
    window.run_async(
        "const done = arguments[arguments.length - 1];
        const canvas = document.createElement('canvas');
        canvas.width = canvas.height = 20;
        canvas.getContext('2d').fillRect(0, 0, 20, 20);
        canvas.toBlob((blob) => {
            const data = new DataTransfer();
            data.items.add(new File([blob], '../pasted.png', { type: 'image/png' }));
            const event = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true });
            document.querySelector('[data-panel] [name=text]').dispatchEvent(event);
            done(null);
        });",
    );
    window.wait_for("[data-media] img");
    assert_eq!(
        value(&folder.file(), "SELECT name FROM media").as_deref(),
        Some("pasted.png")
    );
}

#[test]
fn html_from_the_clipboard_is_pasted_as_its_words() {
    let folder = Folder::new();
    let window = with_one_open(&folder);
    window.run(
        "document.addEventListener('copy', (event) => {
            event.clipboardData.setData('text/html', '<img src=x onerror=\"window.hit = 1\"><script>window.hit = 2</script><b>bold</b>');
            event.clipboardData.setData('text/plain', 'bold <i>words</i>');
            event.preventDefault();
        }, { once: true });",
    );
    window.focus("[data-panel] [name=text]");
    window.keys(&['a']);
    window.chord(&[CONTROL], 'a');
    window.chord(&[CONTROL], 'c');
    window.chord(&[CONTROL], 'v');
    let typed = "document.querySelector('[data-panel] [name=text]').value";
    window.wait(&format!("{typed} === 'bold <i>words</i>'"));
    assert_eq!(window.js("window.hit ?? null"), serde_json::Value::Null);
    assert!(!window.is_there("[data-panel] [data-media]"));
    window.chord(&[CONTROL], 'e');
    window.wait(
        "document.querySelector('[data-preview]')?.textContent.includes('<i>words</i>') === true",
    );
}

#[test]
fn a_file_that_is_no_picture_is_refused_in_a_sentence_and_the_window_lives() {
    let folder = Folder::new();
    let mut plan = draft(&folder, &["x"]);
    let post = plan.post(0, Some((2, "09:00")), "Without");
    drop(plan);
    fs::write(folder.path().join("cat.png"), "not a picture").expect("a file");
    fs::write(folder.path().join("empty.jpg"), "").expect("a file");
    let window = Window::open(&folder.file());
    window.wait_for(&card(&post));
    for name in ["cat.png", "empty.jpg"] {
        drop_on(&window, &folder.path().join(name), &card(&post));
        window.wait(&format!(
            "document.querySelector('[data-toast]')?.textContent.includes('{name}')"
        ));
    }
    assert_eq!(count(&folder).as_deref(), Some("0"));
    assert!(
        !folder.path().join("test.media").exists()
            || fs::read_dir(folder.path().join("test.media")).is_ok_and(|found| found.count() == 0)
    );
    open(&window, &post);
}

#[test]
fn a_missing_file_is_said_and_found_again() {
    let folder = Folder::new();
    let mut plan = draft(&folder, &["x"]);
    let post = plan.post(0, Some((2, "09:00")), "With one");
    let file = picture(folder.path(), "one.png", "300x200", "red");
    plan.planner
        .add_media(&post, std::slice::from_ref(&file), None)
        .expect("media");
    drop(plan);
    fs::remove_dir_all(folder.path().join("test.media")).expect("the copies are gone");
    let window = Window::open(&folder.file());
    open(&window, &post);
    window.wait("document.querySelector('[data-alt]')?.textContent === 'Missing'");
    window.click("[data-media]");
    window.focus("[data-action=find-media]");
    native::choose_one_of_several(&file, || window.keys(&[ENTER]));
    window.wait_for("[data-media] img");
}
