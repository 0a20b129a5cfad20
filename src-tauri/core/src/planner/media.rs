//! Pictures and videos of posts: add, order, describe, crop and remove. They belong to a post's item, so all its posts
//! show them; a post can leave one out or show a part of it. Files are copied beside the plan first and are never deleted
//! by an operation, so that every operation can be undone.

use std::path::{Path, PathBuf};

use super::item_media::{attach, media_of, place_at, stamp};
use super::posts::add_all;
use super::series::detach;
use super::{Planner, Transaction};
use crate::media::{MediaStore, TakenFile};
use crate::model::{
    Crop, ItemMedia, ItemMediaId, Media, NewPost, Noun, Op, Post, PostId, PostMedia, checked_text,
};
use crate::query::Changes;
use crate::storage::{self, find};
use crate::{Cancellation, Code, Error, Result};

impl Planner {
    /// Returns the files of the plan's media. The result can be used in another thread.
    pub fn media_store(&self) -> MediaStore {
        MediaStore::beside(&self.file)
    }

    /// Copies files beside the plan and adds them to a post, after those that it has. A file that the post has already is
    /// not added again. With `alt` it becomes the alternative text of all of them. Returns the ids of the uses in the order
    /// of the files.
    ///
    /// # Errors
    /// Those of [`MediaStore::take`]. No file is added then.
    pub fn add_media(
        &mut self,
        post: &str,
        files: &[PathBuf],
        alt: Option<&str>,
    ) -> Result<(Changes, Vec<ItemMediaId>)> {
        self.add_media_unless_cancelled(post, files, alt, &Cancellation::default(), &|_| {})
    }

    /// Adds files as [`Planner::add_media`] does, unless it is cancelled. `progress` is told the bytes that are copied.
    pub fn add_media_unless_cancelled(
        &mut self,
        post: &str,
        files: &[PathBuf],
        alt: Option<&str>,
        cancellation: &Cancellation,
        progress: &dyn Fn(u64),
    ) -> Result<(Changes, Vec<ItemMediaId>)> {
        self.refuse_media(post, alt)?;
        let taken = self.media_store().take(files, cancellation, progress)?;
        self.add_taken_media(post, &taken, alt)
    }

    /// Adds files to a post that were taken into [`Planner::media_store`], for example by another thread. If that fails,
    /// those that were new are deleted there.
    pub fn add_taken_media(
        &mut self,
        post: &str,
        files: &[TakenFile],
        alt: Option<&str>,
    ) -> Result<(Changes, Vec<ItemMediaId>)> {
        let added = self.transact(|tx| add(tx, post, files, alt));
        if added.is_err() {
            self.media_store().give_back(files);
        }
        added
    }

    /// Adds a post with files that were taken into [`Planner::media_store`], as one operation. Returns the ids of the posts
    /// in the order of the channels. If it fails, files that were new are deleted.
    pub fn add_post_with_media(
        &mut self,
        new: &NewPost,
        files: &[TakenFile],
    ) -> Result<(Changes, Vec<PostId>)> {
        let added = self.transact(|tx| {
            let (op, posts) = add_all(tx, new)?;
            if let Some(first) = posts.first() {
                add(tx, first.as_str(), files, None)?;
            }
            Ok((op, posts))
        });
        if added.is_err() {
            self.media_store().give_back(files);
        }
        added
    }

    /// Removes media from the items that have them. The files stay beside the plan.
    pub fn remove_media(&mut self, ids: &[String]) -> Result<Changes> {
        self.change(|tx| {
            let mut first = None;
            for id in ids {
                let (used, media) = find::item_media(tx.db, id)?;
                storage::media::delete_item_media(tx.db, &used.id)?;
                stamp(tx, &used.item)?;
                first.get_or_insert(media.name);
            }
            let name = first.ok_or_else(none_named)?;
            let count = ids.len() as u32;
            Ok(Op::RemoveMedia { name, count })
        })
    }

    /// Moves media to a place among those of its item, from 0. A place after the last one is the last one.
    pub fn reorder_media(&mut self, id: &str, place: u32) -> Result<Changes> {
        self.edit_media(id, |tx, used, _| place_at(tx, &used, place))
    }

    /// Sets the alternative text, with which all posts of the item publish the picture; an empty one clears it.
    pub fn set_alt(&mut self, id: &str, alt: &str) -> Result<Changes> {
        self.edit_media(id, |tx, used, _| {
            let alt = checked_text("alt", alt.trim())?;
            storage::media::put_item_media(tx.db, &ItemMedia { alt, ..used })
        })
    }

    /// Sets the part of a picture that one post shows; `None` shows the whole picture.
    ///
    /// # Errors
    /// `BadValue` if the part is empty or reaches out of the picture, or for a video.
    pub fn set_crop(&mut self, post: &str, id: &str, crop: Option<Crop>) -> Result<Changes> {
        self.set_crops(post, &[(id.to_owned(), crop)])
    }

    /// Sets the parts of several pictures that one post shows, as [`Planner::set_crop`] does, as one operation.
    pub fn set_crops(&mut self, post: &str, crops: &[(String, Option<Crop>)]) -> Result<Changes> {
        self.change(|tx| {
            let post = find::post(tx.db, post)?;
            let mut first = None;
            for (id, crop) in crops {
                let media = edit_use(tx, &post, id, |media, used| cropped(media, used, *crop))?;
                first.get_or_insert(media.name);
            }
            let name = first.ok_or_else(none_named)?;
            Ok(Op::edit(Noun::Media, &name))
        })
    }

    /// Sets whether one post shows a picture or video of its item.
    pub fn use_media(&mut self, post: &str, id: &str, is_used: bool) -> Result<Changes> {
        self.change(|tx| {
            let post = find::post(tx.db, post)?;
            let media = edit_use(tx, &post, id, |_, used| {
                let used = PostMedia {
                    used: is_used,
                    ..used
                };
                Ok(used)
            })?;
            Ok(Op::edit(Noun::Media, &media.name))
        })
    }

    /// Puts a file back beside the plan that is missing there, or has changed. This is no operation: the plan stays as it
    /// is.
    ///
    /// # Errors
    /// `BadValue` with the reason `other_file` if it isn't the same file, byte by byte; [`Planner::replace_media`] takes it.
    pub fn find_media_again(&mut self, id: &str, file: &Path) -> Result<()> {
        let (_, media) = find::item_media(&self.db, id)?;
        let store = self.media_store();
        let taken = store.take(&[file.to_owned()], &Cancellation::default(), &|_| {})?;
        if taken.iter().all(|found| found.hash == media.hash) {
            return Ok(());
        }
        store.give_back(&taken);
        let message = format!(
            "this is another file than “{}” was: replace that by it, or choose the same file",
            media.name
        );
        let error = Error::new(Code::BadValue, message).field("media");
        Err(error.reason("other_file").about(&media.name))
    }

    /// Replaces a picture or video by another file, at its place and with its alternative text. Crops are cleared.
    pub fn replace_media(&mut self, id: &str, file: &Path) -> Result<Changes> {
        find::item_media(&self.db, id)?;
        let store = self.media_store();
        let taken = store.take(&[file.to_owned()], &Cancellation::default(), &|_| {})?;
        let replaced = self.edit_media(id, |tx, used, _| {
            for taken in &taken {
                let media = media_of(tx, taken)?;
                storage::media::put_item_media(
                    tx.db,
                    &ItemMedia {
                        media,
                        ..used.clone()
                    },
                )?;
            }
            storage::media::clear_crops(tx.db, &used.id)
        });
        if replaced.is_err() {
            store.give_back(&taken);
        }
        replaced
    }

    /// Refuses what can't be added before any file is copied.
    fn refuse_media(&self, post: &str, alt: Option<&str>) -> Result<()> {
        find::post(&self.db, post)?;
        alt.map(|alt| checked_text("alt", alt)).transpose()?;
        storage::refuse_read_only(&self.db)
    }

    fn edit_media(
        &mut self,
        id: &str,
        edit: impl FnOnce(&Transaction<'_>, ItemMedia, &Media) -> Result<()>,
    ) -> Result<Changes> {
        self.change(|tx| {
            let (used, media) = find::item_media(tx.db, id)?;
            let before = storage::media::of_item(tx.db, &used.item)?;
            edit(tx, used.clone(), &media)?;
            if storage::media::of_item(tx.db, &used.item)? != before {
                stamp(tx, &used.item)?;
            }
            Ok(Op::edit(Noun::Media, &media.name))
        })
    }
}

pub(super) fn add(
    tx: &Transaction<'_>,
    post: &str,
    files: &[TakenFile],
    alt: Option<&str>,
) -> Result<(Op, Vec<ItemMediaId>)> {
    let first = files.first().ok_or_else(none_named)?;
    let post = detach::detached(tx, find::post(tx.db, post)?)?;
    let before = storage::media::of_item(tx.db, &post.item)?;
    let ids = files.iter().map(|file| attach(tx, &post.item, file, alt));
    let ids = ids.collect::<Result<Vec<_>>>()?;
    if storage::media::of_item(tx.db, &post.item)? != before {
        stamp(tx, &post.item)?;
    }
    let (name, count) = (first.name.clone(), files.len() as u32);
    Ok((Op::AddMedia { name, count }, ids))
}

/// Changes how a post uses media of its item, and returns that media.
fn edit_use(
    tx: &Transaction<'_>,
    post: &Post,
    id: &str,
    edit: impl FnOnce(&Media, PostMedia) -> Result<PostMedia>,
) -> Result<Media> {
    let (used, media) = find::item_media(tx.db, id)?;
    let before = use_of(tx, post, &used)?;
    let after = edit(&media, before.clone())?;
    if after != before {
        storage::media::put_post_media(tx.db, &after)?;
        storage::post::touch(tx.db, &post.id, tx.now)?;
    }
    Ok(media)
}

fn cropped(media: &Media, used: PostMedia, crop: Option<Crop>) -> Result<PostMedia> {
    let crop = crop.map(Crop::checked).transpose()?.flatten();
    if crop.is_some() && media.header.kind.is_video() {
        let message = format!("“{}” is a video, which isn't cropped here", media.name);
        return Err(Error::new(Code::BadValue, message).field("crop"));
    }
    Ok(PostMedia { crop, ..used })
}

/// Returns how a post uses media of its item. Media of another item is an error.
fn use_of(tx: &Transaction<'_>, post: &Post, used: &ItemMedia) -> Result<PostMedia> {
    if post.item != used.item {
        let message = "the picture belongs to another post: choose one of this post";
        return Err(Error::new(Code::NotFound, message).field("media"));
    }
    let uses = storage::media::of_post(tx.db, &post.id)?;
    let found = uses.into_iter().find(|found| found.item_media == used.id);
    Ok(found.unwrap_or_else(|| PostMedia {
        post: post.id.clone(),
        item_media: used.id.clone(),
        used: true,
        crop: None,
    }))
}

fn none_named() -> Error {
    let message = "no picture or video was named: give at least one";
    Error::new(Code::Empty, message).field("media")
}
