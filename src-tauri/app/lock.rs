//! One window a plan: a second Daymark on the same file is told, instead of both writing what the
//! other does not show. Scripts may go on beside the window; SQLite keeps them apart.
//!
//! The lock is on a file of its own in the program's folder. Opening and closing the plan file
//! itself a second time would drop SQLite's own locks on some systems.

use std::fs::{File, TryLockError};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::Path;

use daymark_core::{Code, Error, Result};

/// Held as long as the plan is open.
pub(crate) struct Lock(#[expect(dead_code, reason = "it is closing the file that unlocks")] File);

pub(crate) fn lock(folder: &Path, plan: &Path) -> Result<Lock> {
    std::fs::create_dir_all(folder)?;
    let file = File::create(folder.join(name(plan)))?;
    match file.try_lock() {
        Ok(()) => Ok(Lock(file)),
        Err(TryLockError::WouldBlock) => {
            let message =
                "this plan is open in another Daymark window: go on there, or close it first";
            Err(Error::new(Code::Locked, message))
        }
        Err(TryLockError::Error(error)) => Err(error.into()),
    }
}

fn name(plan: &Path) -> String {
    let mut hasher = DefaultHasher::new();
    let plan = plan.canonicalize().unwrap_or_else(|_| plan.to_owned());
    plan.hash(&mut hasher);
    format!("{:016x}.lock", hasher.finish())
}
