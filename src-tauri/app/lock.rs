//! One window a plan: a second Daymark on the same file is told, instead of both writing what the
//! other does not show. Scripts may go on beside the window; SQLite keeps them apart.
//!
//! The lock is on a file of its own in the program's folder. Opening and closing the plan file
//! itself a second time would drop SQLite's own locks on some systems.

use std::fs::{File, TryLockError};
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

/// Named after the plan's path by a hash that is the same in every build: 64-bit FNV-1a.
fn name(plan: &Path) -> String {
    let plan = plan.canonicalize().unwrap_or_else(|_| plan.to_owned());
    let bytes = plan.as_os_str().as_encoded_bytes();
    let hash = bytes.iter().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
    });
    format!("{hash:016x}.lock")
}
