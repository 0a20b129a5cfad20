//! Snippets: texts and groups of hashtags that a person puts into posts. Posts keep what was inserted.

use super::order::{next_position, place_at};
use super::{Planner, Transaction};
use crate::Result;
use crate::model::{Snippet, SnippetEdit, SnippetId, SnippetKind};
use crate::query::Changes;

impl Planner {
    pub fn add_snippet(&mut self, edit: &SnippetEdit) -> Result<(Changes, SnippetId)> {
        self.add(|tx| new(tx, edit))
    }

    pub fn edit_snippet(&mut self, id: &str, edit: &SnippetEdit) -> Result<Changes> {
        self.edit(id, |tx, snippet: Snippet| {
            let number = |snippet: &mut Snippet, position| snippet.position = position;
            place_at(tx, snippet, edit.position, number)?.edited(edit)
        })
    }

    pub fn delete_snippet(&mut self, id: &str) -> Result<Changes> {
        self.delete::<Snippet>(id)
    }
}

/// Creates a snippet after the last one, without storing it.
fn new(tx: &Transaction<'_>, edit: &SnippetEdit) -> Result<Snippet> {
    let blank = Snippet {
        id: SnippetId::new(tx.now),
        name: String::new(),
        kind: SnippetKind::Text,
        text: String::new(),
        position: next_position(tx, |last: &Snippet| last.position)?,
    };
    let name = Some(edit.name.clone().unwrap_or_default());
    blank.edited(&SnippetEdit {
        name,
        ..edit.clone()
    })
}
