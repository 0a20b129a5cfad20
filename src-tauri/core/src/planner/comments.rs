//! Comments on items: what people write to each other about a post and its siblings.

use super::{Planner, Transaction};
use crate::model::{Comment, CommentId, Item, ItemId, Noun, Op, checked_text};
use crate::query::Changes;
use crate::storage::{self, find, prefix};
use crate::{Code, Error, Result};

impl Planner {
    /// Returns the id of the comment whose id begins with `prefix`.
    pub fn comment_id(&self, prefix: &str) -> Result<String> {
        prefix::find(&self.db, Noun::Comment, prefix)
    }

    /// Adds a comment to the item of a post, under the name of [`Planner::set_author`].
    ///
    /// # Errors
    /// `Empty` if the text is blank.
    pub fn add_comment(&mut self, post: &str, text: &str) -> Result<(Changes, CommentId)> {
        let text = text_of_comment(text)?;
        self.transact(|tx| {
            let item = find::item(tx.db, &find::post(tx.db, post)?.item)?;
            let comment = Comment {
                id: CommentId::new(tx.now),
                item: item.id,
                author: tx.author.name.clone(),
                at: tx.now,
                text,
            };
            storage::comment::put(tx.db, &comment)?;
            Ok((Op::add(Noun::Comment, &item.title), comment.id))
        })
    }

    /// Replaces the text of a comment. Its author and its time stay.
    ///
    /// # Errors
    /// `Empty` if the text is blank.
    pub fn edit_comment(&mut self, id: &str, text: &str) -> Result<Changes> {
        let text = text_of_comment(text)?;
        self.change(|tx| {
            let (comment, item) = with_item(tx, id)?;
            storage::comment::put(tx.db, &Comment { text, ..comment })?;
            Ok(Op::edit(Noun::Comment, &item.title))
        })
    }

    pub fn delete_comment(&mut self, id: &str) -> Result<Changes> {
        self.change(|tx| {
            let (comment, item) = with_item(tx, id)?;
            storage::comment::delete(tx.db, &comment.id)?;
            Ok(Op::delete(Noun::Comment, &item.title))
        })
    }
}

/// Gives an item the same comments as another one.
pub(super) fn copy_all(tx: &Transaction<'_>, from: &ItemId, to: &ItemId) -> Result<()> {
    for comment in storage::comment::of_item(tx.db, from)? {
        let copy = Comment {
            id: CommentId::new(tx.now),
            item: to.clone(),
            ..comment
        };
        storage::comment::put(tx.db, &copy)?;
    }
    Ok(())
}

fn with_item(tx: &Transaction<'_>, id: &str) -> Result<(Comment, Item)> {
    let comment = storage::comment::get(tx.db, &CommentId::from(id))?;
    let comment = comment.ok_or_else(|| prefix::unknown(Noun::Comment, id))?;
    let item = find::item(tx.db, &comment.item)?;
    Ok((comment, item))
}

fn text_of_comment(text: &str) -> Result<String> {
    let text = checked_text("comment", text.trim())?;
    match text.is_empty() {
        true => {
            let message = "the comment is empty: write something, or delete it";
            Err(Error::new(Code::Empty, message).field("comment"))
        }
        false => Ok(text),
    }
}
