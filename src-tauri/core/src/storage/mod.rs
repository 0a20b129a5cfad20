//! Every line of SQL, one file a noun. Functions take the open database and know no rules; the
//! planner calls them inside a transaction.

mod beside;
pub(crate) mod campaign;
pub(crate) mod card;
pub(crate) mod channel;
pub(crate) mod compare;
mod copy;
mod error;
mod guard;
pub(crate) mod history;
mod image;
pub(crate) mod item;
mod kept_apart;
pub(crate) mod label;
pub(crate) mod mark;
pub(crate) mod note;
mod open;
pub(crate) mod overlay;
pub(crate) mod pillar;
pub(crate) mod plan;
pub(crate) mod post;
pub(crate) mod prefix;
mod read_only;
pub(crate) mod repeat;
pub(crate) mod search;
mod settle;
pub(crate) mod slot;
mod values;
pub(crate) mod verify;
pub(crate) mod view;
pub(crate) mod window_state;

pub(crate) use copy::{save_again, save_copy};
pub(crate) use guard::{Guard, Written};
pub(crate) use kept_apart::{keep_apart, nothing};
pub(crate) use open::{Opened, create, open};
pub(crate) use read_only::is_read_only;

use crate::Result;

pub(crate) type Db = rusqlite::Connection;

/// Writes what is no operation of a person, such as posts of a rule that are made ahead: nothing of
/// it comes into the history.
pub(crate) fn beside_history<T>(
    guard: &Guard,
    db: &Db,
    write: impl FnOnce(&Db) -> Result<T>,
) -> Result<T> {
    guard.write(db, |tx| Ok(Written::Changed(write(tx)?)))
}

/// Runs reads that must agree with each other, whatever another program writes meanwhile.
pub(crate) fn snapshot<T>(db: &Db, read: impl FnOnce(&Db) -> Result<T>) -> Result<T> {
    let tx = db.unchecked_transaction()?;
    read(&tx)
}
