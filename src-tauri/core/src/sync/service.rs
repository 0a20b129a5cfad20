//! The services that sync folders, recognised by their markers and by the names of folders. The contents of markers are
//! never read.

use std::ffi::OsStr;
use std::fmt;
use std::fs;
use std::path::{Path, absolute};

use serde::Serialize;

/// A service that keeps a folder the same on several computers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum SyncService {
    Dropbox,
    GoogleDrive,
    ICloud,
    /// Also ownCloud before 2.9, which has the same marker.
    Nextcloud,
    OneDrive,
    OwnCloud,
    Syncthing,
}

use SyncService::{Dropbox, GoogleDrive, ICloud, Nextcloud, OneDrive, OwnCloud, Syncthing};

/// A file or folder that a service creates in a folder that it syncs.
struct Marker {
    name: &'static str,
    /// Whether it is a folder; `None` if it may be either.
    is_folder: Option<bool>,
    service: SyncService,
}

/// The markers that have a fixed name. The sources were read in November 2026:
///
/// - Dropbox: `.dropbox.cache` in its own folder (help.dropbox.com/desktop-web/cache-folder, of April 2026), and a file
///   `.dropbox` in each shared one (filetypeadvisor.com/extension/dropbox). A folder `.dropbox` contains its settings and
///   is in the home folder of everybody who uses Dropbox.
/// - Syncthing: `.stfolder` (github.com/syncthing/syncthing/issues/6903).
/// - OneDrive on Windows: a file with this id in the root of a library. Microsoft doesn't document it; programs that
///   clean up or back up ignore it (github.com, searched for the id).
/// - Google Drive: the folders of uploads and downloads in each folder that is mirrored, and that of shortcuts in the
///   root of its own drive. Google documents neither; both occur in public paths and ignore lists.
/// - ownCloud since 2.9: `.sync_journal.db`, and earlier its log in the root (owncloud/client,
///   src/csync/csync_exclude.cpp and src/common/syncjournaldb.cpp). Nextcloud has its log there in some versions.
const MARKERS: [Marker; 10] = [
    marker(".dropbox.cache", Some(true), Dropbox),
    marker(".dropbox", Some(false), Dropbox),
    marker(".stfolder", None, Syncthing),
    marker(".849C9593-D756-4E56-8D6E-42412F2A707B", None, OneDrive),
    marker(".tmp.driveupload", Some(true), GoogleDrive),
    marker(".tmp.drivedownload", Some(true), GoogleDrive),
    marker(".shortcut-targets-by-id", Some(true), GoogleDrive),
    marker(".sync_journal.db", Some(false), OwnCloud),
    marker(".owncloudsync.log", Some(false), OwnCloud),
    marker(".nextcloudsync.log", Some(false), Nextcloud),
];

/// The most names of a folder that are read to find Nextcloud's marker, whose name differs for each account.
const MAX_NAMES: usize = 5_000;

/// The beginnings of the names of services' folders on macOS: `~/Library/CloudStorage/OneDrive-Personal`
/// (support.google.com/drive/answer/12178485, econtechnologies.com/chronosync/guide-file-providers.html, November 2026).
const CLOUD_STORAGE: [(&str, SyncService); 3] = [
    ("Dropbox", Dropbox),
    ("GoogleDrive", GoogleDrive),
    ("OneDrive", OneDrive),
];

/// The environment variables that contain the folders of OneDrive on Windows
/// (github.com/AlbertMN/AssistantComputerControl/issues/116, read in November 2026).
const ONEDRIVE_VARIABLES: [&str; 3] = ["OneDrive", "OneDriveConsumer", "OneDriveCommercial"];

const fn marker(name: &'static str, is_folder: Option<bool>, service: SyncService) -> Marker {
    Marker {
        name,
        is_folder,
        service,
    }
}

/// Returns the service that syncs a file's folder or a folder above that, the nearest one; `None` if none is recognised.
/// Follows links. Makes a dozen calls to the file system for each folder, and reads at most 5,000 names of it.
pub fn sync_service_of(file: &Path) -> Option<SyncService> {
    let file = fs::canonicalize(file).or_else(|_| absolute(file)).ok()?;
    let folder = file.parent()?;
    let marked = || folder.ancestors().find_map(service_marked_in);
    marked()
        .or_else(|| service_by_name(folder))
        .or_else(|| is_in_named_onedrive(folder).then_some(OneDrive))
}

/// Returns the service whose marker the folder contains.
fn service_marked_in(folder: &Path) -> Option<SyncService> {
    let is_there = |marker: &&Marker| {
        let found = fs::metadata(folder.join(marker.name));
        found.is_ok_and(|found| marker.is_folder.is_none_or(|is| is == found.is_dir()))
    };
    let found = MARKERS.iter().find(is_there).map(|marker| marker.service);
    found.or_else(|| has_journal(folder).then_some(Nextcloud))
}

/// Returns true if a folder contains the journal of Nextcloud, `.sync_0123456789ab.db`, before 2.6 `._sync_…`
/// (nextcloud/desktop, src/common/syncjournaldb.cpp, `makeDbName`, read in November 2026).
fn has_journal(folder: &Path) -> bool {
    let Ok(names) = fs::read_dir(folder) else {
        return false;
    };
    let mut names = names.take(MAX_NAMES).flatten();
    names.any(|entry| entry.file_name().to_str().is_some_and(is_journal))
}

fn is_journal(name: &str) -> bool {
    let id = ["._sync_", ".sync_"]
        .iter()
        .find_map(|beginning| name.strip_prefix(beginning)?.strip_suffix(".db"));
    id.is_some_and(|id| id.len() == 12 && id.bytes().all(|digit| digit.is_ascii_hexdigit()))
}

/// Returns the service of a folder with a fixed name. iCloud's are `~/Library/Mobile Documents/` on macOS
/// (rawinfopages.com/mac/icloud-drive-is-not-an-online-drive-it-is-a-sync-service) and `iCloudDrive` in the home folder
/// on Windows (github.com, many public paths); both in November 2026.
fn service_by_name(folder: &Path) -> Option<SyncService> {
    let names: Vec<&OsStr> = folder.iter().collect();
    if names.contains(&OsStr::new("iCloudDrive")) {
        return Some(ICloud);
    }
    let after = |name: &str| {
        let pair = [OsStr::new("Library"), OsStr::new(name)];
        let place = names.windows(2).position(|names| names == pair)?;
        names.get(place + 2)?.to_str()
    };
    if after("Mobile Documents").is_some() {
        return Some(ICloud);
    }
    let storage = after("CloudStorage")?;
    let has_name = |(name, _): &&(&str, SyncService)| {
        let rest = storage.strip_prefix(name);
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
    };
    let found = CLOUD_STORAGE.iter().find(has_name);
    found.map(|(_, service)| *service)
}

/// Returns true for a folder in one that OneDrive's environment variables name.
fn is_in_named_onedrive(folder: &Path) -> bool {
    let named = ONEDRIVE_VARIABLES.iter().filter_map(std::env::var_os);
    let mut named = named.filter_map(|name| fs::canonicalize(name).ok());
    named.any(|named| folder.starts_with(named))
}

impl fmt::Display for SyncService {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Dropbox => "Dropbox",
            GoogleDrive => "Google Drive",
            ICloud => "iCloud",
            Nextcloud => "Nextcloud",
            OneDrive => "OneDrive",
            OwnCloud => "ownCloud",
            Syncthing => "Syncthing",
        })
    }
}
