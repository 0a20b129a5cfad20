//! Measures a key press in the composer with a long text: from the letter to the counter that is laid out with it.

use std::path::Path;

use daymark_core::Planner;
use daymark_core::model::{PostEdit, PostId};

use crate::page::{self, Case, steps};
use crate::plans;
use crate::rows::{Goal, Row, Samples};

const CHARACTERS: usize = 5_000;
const KEYS: usize = 40;

/// Types one letter after the other once the counter of the one before is there, beginning right after a frame: the next one
/// is drawn with the counter if that is there before.
const TYPE: &str = "const area = document.querySelector('[data-panel] [name=text]');
    area.focus();
    area.setSelectionRange(area.value.length, area.value.length);
    const count = () => document.querySelector('[data-panel] [data-count]').dataset.count;
    const tick = () => new Promise((done) => { const pipe = new MessageChannel(); pipe.port1.onmessage = done; pipe.port2.postMessage(0); });
    const frame = () => new Promise(requestAnimationFrame);
    const times = [];
    for (let number = 0; number < KEYS; number++) {
        const before = count();
        await frame();
        await tick();
        const start = performance.now();
        document.execCommand('insertText', false, 'x');
        while (count() === before) await tick();
        document.body.offsetHeight;
        times.push(performance.now() - start);
    }
    return times;";

pub(crate) fn measure(folder: &Path, mode: &str) {
    let file = folder.join("typing.daymark");
    let monday = plans::fill(&file, &[(0, 200)]);
    let post = lengthened(&file);
    let case = Case {
        file: &file,
        monday,
        posts: 200,
    };
    let window = page::open(&case, &page::CALENDAR);
    window.run(&format!(
        "document.querySelector('[data-post=\"{post}\"]').focus()"
    ));
    window.keys(&[ENTER]);
    window.wait("document.querySelector('[data-panel] [data-count]')?.dataset.count > 0");
    let times = steps(&window, &TYPE.replace("KEYS", &KEYS.to_string()));
    Row {
        figure: format!("key press, {CHARACTERS} characters in the composer, {mode}"),
        unit: "ms",
        samples: &Samples(times),
        floor: None,
        goal: Goal::MostAtP95(8.0),
    }
    .print();
}

const ENTER: char = '\u{e007}';

/// Gives a post of the week a long text and returns its id.
fn lengthened(file: &Path) -> PostId {
    let mut planner = Planner::open(file).expect("the plan opens");
    let channels = planner.channels().expect("channels");
    let x = channels.iter().find(|channel| channel.platform == "x");
    let posts = planner.search("").expect("posts");
    let of_x = posts
        .into_iter()
        .find(|card| Some(&card.channel) == x.map(|x| &x.id));
    let id = of_x.expect("a post on X").id;
    let sentence = "A sentence with #words, @names and https://acme.example/links in it. ";
    let text: String = sentence.chars().cycle().take(CHARACTERS).collect();
    let edit = PostEdit {
        text: Some(text),
        ..PostEdit::default()
    };
    planner.edit_post(id.as_str(), &edit).expect("the text");
    id
}
