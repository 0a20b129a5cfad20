//! Paths: the checkout, and a build folder outside of it, so that a fresh clone uses what an earlier one has
//! built (a first build of the window takes many minutes).

use std::env;
use std::path::{Path, PathBuf};

use crate::Result;

/// Returns the top folder of the checkout.
pub(crate) fn root() -> Result<PathBuf> {
    env::var_os("CARGO_MANIFEST_DIR")
        .as_deref()
        .and_then(|own| Path::new(own).parent())
        .map(Path::to_path_buf)
        .ok_or_else(|| "the checkout was not found; start this as `cargo xtask`".to_owned())
}

pub(crate) fn ui() -> Result<PathBuf> {
    Ok(root()?.join("ui"))
}

/// Returns the build folder: `CARGO_TARGET_DIR` if it is set, or else `daymark/target` in the user's cache
/// folder.
pub(crate) fn target() -> Result<PathBuf> {
    match env::var_os("CARGO_TARGET_DIR") {
        Some(chosen) => Ok(std::path::absolute(chosen).map_err(|e| e.to_string())?),
        None => Ok(cache()?.join("daymark").join("target")),
    }
}

/// Returns the path of a program that was built.
pub(crate) fn built(profile: &str, program: &str) -> Result<PathBuf> {
    let file = format!("{program}{}", env::consts::EXE_SUFFIX);
    Ok(target()?.join(profile).join(file))
}

fn cache() -> Result<PathBuf> {
    let folder = if cfg!(windows) {
        from_env("LOCALAPPDATA")
    } else if cfg!(target_os = "macos") {
        from_env("HOME").map(|home| home.join("Library/Caches"))
    } else {
        from_env("XDG_CACHE_HOME").or_else(|| from_env("HOME").map(|home| home.join(".cache")))
    };
    folder.ok_or_else(|| {
        "no cache folder was found; set CARGO_TARGET_DIR to a folder to build in".to_owned()
    })
}

fn from_env(name: &str) -> Option<PathBuf> {
    env::var_os(name)
        .filter(|value| !value.is_empty())
        .map(PathBuf::from)
}
