//! A post of the plan that a draft changes: what differs, and what it was.

use super::super::Transaction;
use super::super::revision::revise;
use super::draft::{Draft, DraftTime};
use super::problem::ImportChange;
use crate::Result;
use crate::export::{ItemRow, PostRow};
use crate::model::{LocalTime, PostEdit, PostId, Status, Target, When};

pub(super) struct ChangedPost {
    pub(super) id: PostId,
    pub(super) edit: PostEdit,
    /// The new time; `None` if it stays.
    pub(super) at: Option<LocalTime>,
    pub(super) status: Option<Status>,
}

/// Returns what a draft changes in a post of the plan. What the file doesn't tell stays.
pub(super) fn change(
    draft: &Draft,
    post: &PostRow,
    item: &ItemRow,
    at: Option<LocalTime>,
    is_shared: bool,
) -> ChangedPost {
    let mut edit = PostEdit::default();
    if draft.title != item.title {
        edit.title = Some(draft.title.clone());
    }
    let text = post.text.as_ref().unwrap_or(&item.text);
    if !draft.text.is_empty() && draft.text.trim() != text.trim() {
        match is_shared || post.text.is_some() {
            true => edit.own_text = Some(Some(draft.text.clone())),
            false => edit.text = Some(draft.text.clone()),
        }
    }
    if !draft.link.is_empty() && Some(&draft.link) != item.link.as_ref() {
        edit.link = Some(draft.link.clone());
    }
    let now = post.planned();
    // A moment says another local time than the post if a change of the clocks skips that.
    let is_at_moment = now.is_some_and(|planned| draft.when == DraftTime::Moment(planned.moment()));
    let is_moved = draft.when != DraftTime::Unscheduled
        && now.map(|planned| planned.at) != at
        && !is_at_moment;
    let status = draft
        .status
        .filter(|status| !are_alike(*status, post.status));
    ChangedPost {
        id: post.id.clone(),
        edit,
        at: at.filter(|_| is_moved),
        status,
    }
}

/// Returns true for statuses that are one in most files: what is being written, and what is sure.
fn are_alike(told: Status, now: Status) -> bool {
    let group = |status: Status| match status {
        Status::Idea | Status::Draft | Status::InReview => 0,
        Status::Approved | Status::Published => 1,
        Status::Skipped => 2,
    };
    group(told) == group(now)
}

impl ChangedPost {
    /// Writes what changes.
    pub(super) fn put(&self, tx: &Transaction<'_>) -> Result<()> {
        let target = Target {
            when: self.at.map_or(When::Keep, |at| When::At { at }),
            channel: None,
            zone: None,
        };
        revise(tx, self.id.as_str(), &self.edit, self.status, &target).map(drop)
    }

    /// Returns the fields that change, with what they were and become.
    pub(super) fn told(&self, post: &PostRow, item: &ItemRow) -> Vec<ImportChange> {
        let edit = &self.edit;
        let text = edit
            .text
            .as_ref()
            .or(edit.own_text.as_ref().and_then(Option::as_ref));
        let at = self.at.map(|at| at.to_string());
        let status = self.status.map(|status| status.name().to_owned());
        let changes = [
            ("title", Some(&item.title), edit.title.as_ref()),
            ("text", Some(post.text.as_ref().unwrap_or(&item.text)), text),
            ("link", item.link.as_ref(), edit.link.as_ref()),
            ("time", post.at.as_ref(), at.as_ref()),
            (
                "status",
                Some(&post.status.name().to_owned()),
                status.as_ref(),
            ),
        ];
        let changed = changes.into_iter().filter_map(|(field, before, after)| {
            Some(ImportChange {
                field,
                before: before.cloned().unwrap_or_default(),
                after: after?.clone(),
            })
        });
        changed.collect()
    }
}
