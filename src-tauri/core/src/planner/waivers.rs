//! Waivers: a person lets a problem of a post pass with a reason, and takes that back.

use super::{Planner, Transaction};
use crate::checks::Check;
use crate::model::{Noun, Op, PostId, Waiver, WaiverId, checked_line};
use crate::query::Changes;
use crate::storage::{self, find, prefix};
use crate::{Code, Error, Result};

impl Planner {
    /// Lets what a check finds wrong with a post pass, until what it was about changes. An earlier waiver of the same check
    /// gets the new reason.
    ///
    /// # Errors
    /// `NotFound` if the check finds nothing wrong with the post, `Empty` if the reason is blank.
    pub fn waive(&mut self, post: &str, check: Check, reason: &str) -> Result<Changes> {
        let reason = checked_line("reason", reason)?;
        let about = self.fingerprint(post, check)?;
        let about = about.ok_or_else(|| nothing_found(check))?;
        self.change(|tx| {
            let before = of_check(tx, &post.into(), check)?;
            let op = op(tx, post, before.is_some())?;
            let id = before.map_or_else(|| WaiverId::new(tx.now), |waiver| waiver.id);
            let waiver = Waiver {
                id,
                post: post.into(),
                check: check.name(),
                reason,
                at: tx.now,
                about,
            };
            storage::series::keep_post(tx.db, &waiver.post)?;
            storage::waiver::put(tx.db, &waiver)?;
            Ok(op)
        })
    }

    /// Takes a waiver back, so that the problem is shown again.
    pub fn take_back(&mut self, waiver: &str) -> Result<Changes> {
        self.change(|tx| {
            let id = WaiverId::from(waiver);
            let found = storage::waiver::get(tx.db, &id)?;
            let found = found.ok_or_else(|| prefix::unknown(Noun::Waiver, waiver))?;
            storage::waiver::delete(tx.db, &found.id)?;
            Ok(Op::delete(Noun::Waiver, &title(tx, found.post.as_str())?))
        })
    }
}

/// Returns the waiver of a check and a post, whether it is over or not.
fn of_check(tx: &Transaction<'_>, post: &PostId, check: Check) -> Result<Option<Waiver>> {
    let waivers = storage::waiver::of_post(tx.db, post)?;
    let name = check.name();
    Ok(waivers.into_iter().find(|waiver| waiver.check == name))
}

fn op(tx: &Transaction<'_>, post: &str, is_again: bool) -> Result<Op> {
    let title = title(tx, post)?;
    Ok(match is_again {
        true => Op::edit(Noun::Waiver, &title),
        false => Op::add(Noun::Waiver, &title),
    })
}

fn title(tx: &Transaction<'_>, post: &str) -> Result<String> {
    let post = find::post(tx.db, post)?;
    Ok(find::item(tx.db, &post.item)?.title)
}

fn nothing_found(check: Check) -> Error {
    let message = format!(
        "the check “{}” finds nothing wrong with this post, so there is nothing to wave through",
        check.name()
    );
    Error::new(Code::NotFound, message).field("check")
}
