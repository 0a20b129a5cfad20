//! Plans in folders that a service syncs with other computers: which service that is.

mod service;

pub use service::{SyncService, sync_service_of};
