//! Every line of SQL. `record.rs` reads and writes nouns with a name; the others have a file each. Functions take the
//! open database and know no rules; the planner calls them inside a transaction.

pub(crate) mod backup;
mod beside;
pub(crate) mod campaign;
pub(crate) mod card;
pub(crate) mod compare;
mod connection;
mod copy;
mod error;
mod file_state;
pub(crate) mod filter;
pub(crate) mod find;
mod guard;
pub(crate) mod history;
pub(crate) mod identity;
mod image;
pub(crate) mod item;
mod kept_apart;
pub(crate) mod label;
pub(crate) mod level;
pub(crate) mod mark;
pub(crate) mod note;
mod open;
pub(crate) mod plan;
pub(crate) mod post;
pub(crate) mod prefix;
mod read_only;
mod reader;
pub(crate) mod record;
mod schema;
pub(crate) mod search;
pub(crate) mod series;
mod settle;
pub(crate) mod slot;
mod temporary;
mod values;
pub(crate) mod verify;
mod watch;
pub(crate) mod window_state;

pub(crate) use connection::{Db, snapshot};
pub(crate) use copy::{save_again, save_copy};
pub(crate) use guard::Guard;
pub(crate) use kept_apart::{keep_apart, nothing};
pub(crate) use open::{Opened, create, open};
pub(crate) use read_only::is_read_only;
pub(crate) use reader::open_reader;
