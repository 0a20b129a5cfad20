//! The session of a window: the plan's file, its planner once it is open, and the layers that were read for it.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use chrono::NaiveDate;
use daymark_core::backup::Backups;
use daymark_core::layers::LayerCache;
use daymark_core::model::{NewPlan, PostId};
use daymark_core::{Cancellation, Code, Error, Planner, Reader, Result};
use serde::Serialize;

use crate::backed_up::BackedUp;
use crate::copying::{CopyProgress, Copying};
use crate::followed::Followed;
use crate::importing::{ImportFile, Importing, no_import};
use crate::lock::{Lock, lock};

pub(crate) struct Session {
    locks: PathBuf,
    open: Mutex<Open>,
    cache: Mutex<LayerCache>,
    /// The result of the last automatic backup.
    backed_up: Mutex<BackedUp>,
    /// True once the page has started: from then on it closes its window itself.
    has_page: AtomicBool,
    /// Cancels the restore or the copying that is running.
    cancellation: Mutex<Cancellation>,
    /// The files that are being copied; `None` if none are.
    copying: Mutex<Option<Arc<Copying>>>,
    /// The files that were dropped on the window last.
    dropped: Mutex<Vec<PathBuf>>,
    /// The file that is imported; `None` if none is.
    importing: Mutex<Option<Importing>>,
    /// How many posts the import that is running has written.
    imported: AtomicU32,
    /// The calendar files that follow the plan; `None` until they are needed.
    live: Mutex<Option<Vec<Followed>>>,
    /// Where the page is, for when it has to be loaded again.
    place: Mutex<Option<WindowPlace>>,
}

/// The day that a window shows and the post in its panel.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(crate) struct WindowPlace {
    #[cfg_attr(test, ts(type = "string"))]
    pub(crate) date: NaiveDate,
    #[cfg_attr(test, ts(type = "PostId | null"))]
    pub(crate) post: Option<PostId>,
}

struct Open {
    path: PathBuf,
    plan: Option<(Planner, Lock)>,
}

impl Session {
    pub(crate) fn new(path: PathBuf, locks: PathBuf) -> Self {
        let open = Mutex::new(Open { path, plan: None });
        Self {
            locks,
            open,
            cache: Mutex::default(),
            backed_up: Mutex::default(),
            has_page: AtomicBool::new(false),
            cancellation: Mutex::default(),
            copying: Mutex::default(),
            dropped: Mutex::default(),
            importing: Mutex::default(),
            imported: AtomicU32::default(),
            live: Mutex::default(),
            place: Mutex::default(),
        }
    }

    pub(crate) fn has_page(&self) -> bool {
        self.has_page.load(Ordering::SeqCst)
    }

    pub(crate) fn page_begins(&self) {
        self.has_page.store(true, Ordering::SeqCst);
    }

    pub(crate) fn dropped(&self) -> MutexGuard<'_, Vec<PathBuf>> {
        self.dropped.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn importing(&self) -> MutexGuard<'_, Option<Importing>> {
        self.importing
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }

    /// Takes the file that is to be imported, and returns what the page shows of it.
    pub(crate) fn take_import(&self, importing: Importing) -> ImportFile {
        let file = importing.file();
        *self.importing() = Some(importing);
        file
    }

    /// Returns the path of the file that is to be imported.
    pub(crate) fn import_path(&self) -> Result<PathBuf> {
        let path = self
            .importing()
            .as_ref()
            .map(|importing| importing.path().to_owned());
        path.ok_or_else(no_import)
    }

    pub(crate) fn imported(&self) -> &AtomicU32 {
        &self.imported
    }

    pub(crate) fn live(&self) -> MutexGuard<'_, Option<Vec<Followed>>> {
        self.live.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn place(&self) -> MutexGuard<'_, Option<WindowPlace>> {
        self.place.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn path(&self) -> PathBuf {
        self.open().path.clone()
    }

    pub(crate) fn has_plan(&self) -> bool {
        self.open().plan.is_some()
    }

    /// Opens the plan's file, if it isn't open yet. Returns false if there is no file, which is no error: the
    /// first page creates one.
    pub(crate) fn start(&self) -> Result<bool> {
        let mut open = self.open();
        if open.plan.is_none() && open.path.exists() {
            let held = lock(&self.locks, &open.path)?;
            open.plan = Some((Planner::open(&open.path)?, held));
        }
        Ok(open.plan.is_some())
    }

    /// Creates the plan's file. If an earlier attempt created it but could not fill it, that file is used.
    pub(crate) fn create(&self, new: &NewPlan) -> Result<()> {
        let mut open = self.open();
        if open.plan.is_some() {
            return Ok(());
        }
        let planner = Planner::create(&open.path, new)?;
        let held = lock(&self.locks, &open.path)?;
        open.plan = Some((planner, held));
        Ok(())
    }

    /// Closes the plan and switches to another file, which [`Session::start`] opens.
    pub(crate) fn switch_to(&self, path: &Path) {
        let mut open = self.open();
        open.plan = None;
        open.path = path.to_owned();
        *self.place() = None;
        *self.live() = None;
    }

    /// Runs a function on the open plan. No open plan is an error.
    pub(crate) fn with<T>(&self, run: impl FnOnce(&mut Planner) -> Result<T>) -> Result<T> {
        match &mut self.open().plan {
            Some((planner, _)) => run(planner),
            None => Err(Error::new(
                Code::FileMissing,
                "no plan is open: open or create one first",
            )),
        }
    }

    /// Opens a second connection to the plan, for a long read that the window doesn't wait for.
    pub(crate) fn reader(&self) -> Result<Reader> {
        self.with(|planner| planner.reader())
    }

    /// Returns the cancellation of an operation that begins now.
    pub(crate) fn new_cancellation(&self) -> Cancellation {
        let cancellation = Cancellation::default();
        *self.cancellation() = cancellation.clone();
        cancellation
    }

    /// Locks the cancellation of the operation that began last. It is separate from the plan, which the operation may
    /// hold.
    pub(crate) fn cancellation(&self) -> MutexGuard<'_, Cancellation> {
        let cancellation = self.cancellation.lock();
        cancellation.unwrap_or_else(PoisonError::into_inner)
    }

    /// Runs what copies files of these lengths. It must not hold the plan, so that the page can ask how far it is, and
    /// cancel it.
    pub(crate) fn copy_files<T>(
        &self,
        lengths: impl IntoIterator<Item = u64>,
        copy: impl FnOnce(&Cancellation, &dyn Fn(u64)) -> Result<T>,
    ) -> Result<T> {
        let copying = Arc::new(Copying::of(lengths));
        *self.copying() = Some(Arc::clone(&copying));
        let copied = copy(&self.new_cancellation(), &|bytes| copying.add(bytes));
        *self.copying() = None;
        copied
    }

    /// Returns how far the copying is; `None` if no files are being copied.
    pub(crate) fn copy_progress(&self) -> Option<CopyProgress> {
        self.copying().as_ref().map(|copying| copying.progress())
    }

    fn copying(&self) -> MutexGuard<'_, Option<Arc<Copying>>> {
        self.copying.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn backups(&self) -> Result<Backups> {
        self.with(|planner| planner.backups())
    }

    /// Locks the layers that were read. They are separate from the plan, which must not wait for a slow disk.
    pub(crate) fn cache(&self) -> MutexGuard<'_, LayerCache> {
        self.cache.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn backed_up(&self) -> MutexGuard<'_, BackedUp> {
        let backed_up = self.backed_up.lock();
        backed_up.unwrap_or_else(PoisonError::into_inner)
    }

    /// Returns true if this is the window's file, by the same or another path.
    pub(crate) fn is_on(&self, file: &Path) -> bool {
        same_file(&self.path(), file)
    }

    /// A poisoned lock is safe to reuse: the plan's state is the file, at its last commit.
    fn open(&self) -> MutexGuard<'_, Open> {
        self.open.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn same_file(a: &Path, b: &Path) -> bool {
    let real = |path: &Path| path.canonicalize().unwrap_or_else(|_| path.to_owned());
    a == b || real(a) == real(b)
}
