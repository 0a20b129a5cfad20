//! Pictures and videos that a table names by their paths: those that are there are copied beside the plan and added to
//! the row's post; other words of such a column are kept in the notes.

use std::collections::HashMap;
use std::path::{Component, Path, PathBuf};

use super::super::{Transaction, media};
use super::resolved::{Resolved, Step};
use crate::media::{MediaStore, TakenFile};
use crate::model::PostId;
use crate::{Cancellation, Result};

/// Finds the files that cells name.
#[derive(Clone, Copy)]
pub(super) struct TableMedia<'a> {
    /// The folder of the table.
    pub(super) folder: &'a Path,
    /// Says whether a file is a picture or video that can be added.
    pub(super) can_take: &'a dyn Fn(&Path) -> bool,
}

impl TableMedia<'_> {
    /// Returns the files that a cell names; `None` if it has other words, too.
    pub(super) fn files_in(&self, cell: &str) -> Option<Vec<PathBuf>> {
        if let Some(file) = self.file(cell) {
            return Some(vec![file]);
        }
        let names = cell.split([',', ';', '|', '\n']).map(str::trim);
        names
            .filter(|name| !name.is_empty())
            .map(|name| self.file(name))
            .collect()
    }

    /// Returns the file of a name. One outside of the table's folder needs its whole path, and none is asked of the network.
    fn file(&self, name: &str) -> Option<PathBuf> {
        let name = name.trim();
        let path = Path::new(name);
        let is_of_network = ["//", "\\\\"].iter().any(|begin| name.starts_with(begin));
        let climbs = path.components().any(|part| part == Component::ParentDir);
        let file = self.folder.join(path);
        let is_there = !name.is_empty() && !is_of_network && !climbs && file.is_file();
        (is_there && (self.can_take)(&file)).then_some(file)
    }
}

/// The files that an import has copied beside the plan, by their paths.
#[derive(Default)]
pub(super) struct TakenMedia(HashMap<PathBuf, TakenFile>);

impl TakenMedia {
    /// Copies files beside the plan. Those that can't be copied are left out.
    pub(super) fn take(store: &MediaStore, files: Vec<PathBuf>) -> Self {
        let mut taken = HashMap::new();
        for file in files {
            let found = store.take(
                std::slice::from_ref(&file),
                &Cancellation::default(),
                &|_| {},
            );
            if let Some(one) = found.ok().and_then(|found| found.into_iter().next()) {
                taken.entry(file).or_insert(one);
            }
        }
        Self(taken)
    }

    pub(super) fn has(&self, file: &Path) -> bool {
        self.0.contains_key(file)
    }

    /// Deletes the copies that are new.
    pub(super) fn give_back(self, store: &MediaStore) {
        let files: Vec<TakenFile> = self.0.into_values().collect();
        store.give_back(&files);
    }

    /// Gives the new posts with media their ids, and returns what is added to them once they are written.
    pub(super) fn for_posts(&self, tx: &Transaction<'_>, resolved: &mut Resolved) -> Vec<ToAdd> {
        let steps = resolved.steps.iter_mut();
        steps.filter_map(|step| self.for_post(tx, step)).collect()
    }

    fn for_post(&self, tx: &Transaction<'_>, step: &mut Step) -> Option<ToAdd> {
        let Step::Add { draft, posts } = step else {
            return None;
        };
        let files = draft.media.iter().filter_map(|file| self.0.get(file));
        let files: Vec<TakenFile> = files.cloned().collect();
        let first = posts.first_mut().filter(|_| !files.is_empty())?;
        let post = first.id.get_or_insert_with(|| PostId::new(tx.now)).clone();
        let alt = Some(draft.alt.trim()).filter(|alt| files.len() == 1 && !alt.is_empty());
        Some(ToAdd {
            post,
            alt: alt.map(str::to_owned),
            files,
        })
    }
}

/// The files that a new post gets.
pub(super) struct ToAdd {
    post: PostId,
    files: Vec<TakenFile>,
    alt: Option<String>,
}

impl ToAdd {
    pub(super) fn add(&self, tx: &Transaction<'_>) -> Result<()> {
        media::add(tx, self.post.as_str(), &self.files, self.alt.as_deref()).map(drop)
    }
}

/// Returns the files of the new posts of an import.
pub(super) fn wanted(resolved: &Resolved) -> Vec<PathBuf> {
    let drafts = resolved.steps.iter().filter_map(|step| match step {
        Step::Add { draft, .. } => Some(draft),
        Step::Change(_) | Step::Begin { .. } | Step::Series(_) => None,
    });
    drafts
        .flat_map(|draft| draft.media.iter().cloned())
        .collect()
}
