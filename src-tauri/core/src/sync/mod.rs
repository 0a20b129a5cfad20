//! Plans in folders that a service syncs with other computers: which service it is, and the conflicted copies that it
//! makes if a plan was changed on two computers at once.
//!
//! - `service`: the services, recognised by their markers and by the names of folders
//! - `naming`: how each service names a conflicted copy, pure
//! - `copies`: the conflicted copies of one plan

mod copies;
mod naming;
mod service;

pub use copies::ConflictedCopy;
pub(crate) use copies::conflicted_copies;
pub use service::{SyncService, sync_service_of};
