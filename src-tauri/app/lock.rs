//! A lock that allows one window per plan: a second Daymark with the same file is refused, since each would
//! write what the other doesn't show. Scripts may run at the same time; SQLite keeps their writes apart.
//!
//! The locked file is a separate one in the program's folder. On some systems, opening and closing the plan's
//! file a second time would release SQLite's own locks.

use std::fs::{File, TryLockError};
use std::path::Path;

use daymark_core::{Code, Error, Result};

/// A lock that is held as long as the plan is open.
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

/// Returns the name of a plan's lock: a hash of its path (64-bit FNV-1a) that is the same in every build.
fn name(plan: &Path) -> String {
    let plan = plan.canonicalize().unwrap_or_else(|_| plan.to_owned());
    let bytes = plan.as_os_str().as_encoded_bytes();
    let hash = bytes.iter().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
    });
    format!("{hash:016x}.lock")
}
