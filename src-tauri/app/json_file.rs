//! A small JSON file in the program's folder. Each change reads it again and replaces it as a whole, since a
//! second process may write it too. Errors are ignored: the content isn't important.

use std::fs::{self, File};
use std::io::{self, Write};
use std::marker::PhantomData;
use std::path::PathBuf;
use std::process;
use std::sync::{Mutex, PoisonError};

use serde::Serialize;
use serde::de::DeserializeOwned;

pub(crate) struct JsonFile<T> {
    file: PathBuf,
    /// Locked during a change, so that one change is made at a time.
    turn: Mutex<()>,
    holds: PhantomData<fn() -> T>,
}

impl<T: Clone + Default + PartialEq + Serialize + DeserializeOwned> JsonFile<T> {
    pub(crate) fn new(file: PathBuf) -> Self {
        let turn = Mutex::new(());
        let holds = PhantomData;
        Self { file, turn, holds }
    }

    /// Returns the content of the file; the default value if it can't be read.
    pub(crate) fn read(&self) -> T {
        let text = fs::read(&self.file).unwrap_or_default();
        serde_json::from_slice(&text).unwrap_or_default()
    }

    pub(crate) fn change(&self, change: impl FnOnce(&mut T)) {
        let _turn = self.turn.lock().unwrap_or_else(PoisonError::into_inner);
        let before = self.read();
        let mut after = before.clone();
        change(&mut after);
        if after != before {
            let _ = self.write(&after);
        }
    }

    fn write(&self, holds: &T) -> io::Result<()> {
        if let Some(folder) = self.file.parent() {
            fs::create_dir_all(folder)?;
        }
        let new = self.file.with_extension(format!("{}.new", process::id()));
        let mut file = File::create(&new)?;
        file.write_all(&serde_json::to_vec_pretty(holds)?)?;
        file.sync_all()?;
        fs::rename(new, &self.file)
    }
}
