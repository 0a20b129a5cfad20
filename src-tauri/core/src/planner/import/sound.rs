//! Makes drafts such that the plan can keep them. What can't be kept as it is goes into the notes, and is told.

use super::draft::{Draft, Repeat};
use super::problem::Problem;
use crate::model::{Item, ItemId, MAX_LINE, PostEdit, brief, checked_line, with_line_ends};

/// Makes the draft as the plan keeps it.
///
/// # Errors
/// What the plan can't have of it.
pub(super) fn make_sound(draft: &mut Draft) -> crate::Result<()> {
    draft.title = one_line(&draft.title);
    draft.text = without_controls(&draft.text);
    fit_title(draft);
    keep_link(draft);
    keep_names(draft);
    draft.notes = without_controls(&draft.notes);
    draft.repeat = draft.repeat.take().map(sound_repeat);
    check(draft)
}

fn check(draft: &mut Draft) -> crate::Result<()> {
    let item = blank().edited(&PostEdit {
        title: Some(draft.title.clone()),
        text: Some(draft.text.clone()),
        link: Some(draft.link.clone()),
        notes: Some(draft.notes.clone()),
        labels: Some(draft.labels.clone()),
        ..PostEdit::default()
    })?;
    draft.title = item.title;
    draft.text = item.text;
    draft.link = item.link.unwrap_or_default();
    draft.notes = item.notes;
    draft.labels = item.labels;
    Ok(())
}

fn blank() -> Item {
    Item::blank(ItemId::from(""))
}

fn sound_repeat(mut repeat: Repeat) -> Repeat {
    let is_sound = |draft: &mut Option<Draft>| match draft {
        Some(draft) => make_sound(draft).is_ok(),
        None => true,
    };
    repeat.changed.retain_mut(|(_, draft)| is_sound(draft));
    repeat
}

/// Gives a draft without a title the beginning of its text. The whole of a title that is too long goes into the text.
fn fit_title(draft: &mut Draft) {
    if draft.title.is_empty() {
        let first = draft
            .text
            .lines()
            .map(str::trim)
            .find(|line| !line.is_empty());
        draft.title = brief(&one_line(first.unwrap_or("Untitled")));
    }
    if draft.title.chars().count() > MAX_LINE {
        draft.problems.push(Problem::LongTitle);
        draft.text = format!("{}\n\n{}", draft.title, draft.text);
        draft.title = draft
            .title
            .chars()
            .take(MAX_LINE - 1)
            .chain(['…'])
            .collect();
    }
}

/// Puts a link that is no address into the notes.
fn keep_link(draft: &mut Draft) {
    let edit = PostEdit {
        link: Some(draft.link.clone()),
        ..PostEdit::default()
    };
    if blank().edited(&edit).is_err() {
        let link = std::mem::take(&mut draft.link);
        note(draft, "Link", &link);
        draft.problems.push(Problem::NoAddress { cell: link });
    }
}

/// Puts names that the plan can't have into the notes.
fn keep_names(draft: &mut Draft) {
    let labels = std::mem::take(&mut draft.labels);
    for label in labels
        .iter()
        .map(|label| one_line(label))
        .filter(|label| !label.is_empty())
    {
        match checked_line("label", &label) {
            Ok(label) => draft.labels.push(label),
            Err(_) => note(draft, "Label", &label),
        }
    }
    let unfit = [
        ("Campaign", take_unfit(&mut draft.campaign)),
        ("Pillar", take_unfit(&mut draft.pillar)),
    ];
    for (field, name) in unfit {
        if let Some(name) = name {
            note(draft, field, &name);
        }
    }
}

/// Makes a name one line; takes it out where the plan can't have it.
fn take_unfit(name: &mut String) -> Option<String> {
    *name = one_line(name);
    let is_unfit = !name.is_empty() && checked_line("name", name).is_err();
    is_unfit.then(|| std::mem::take(name))
}

/// Adds a line to the notes of a draft.
pub(super) fn note(draft: &mut Draft, name: &str, value: &str) {
    if !draft.notes.is_empty() {
        draft.notes.push('\n');
    }
    draft.notes.push_str(&format!("{name}: {value}"));
}

fn one_line(text: &str) -> String {
    let words = text.split(|c: char| c.is_whitespace() || c.is_control());
    words
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

fn without_controls(text: &str) -> String {
    let text = with_line_ends(text);
    text.chars()
        .filter(|c| !c.is_control() || matches!(c, '\n' | '\t'))
        .collect()
}
