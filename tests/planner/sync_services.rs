//! Which service syncs a folder, told by what it leaves there or calls it.

use std::fs;
use std::path::Path;

use daymark_core::sync::SyncService::{
    self, Dropbox, GoogleDrive, ICloud, Nextcloud, OneDrive, OwnCloud, Syncthing,
};
use daymark_core::sync::sync_service_of;

use crate::support::folder;

/// What each service leaves in a folder; a name that ends in a slash is a folder's.
pub(crate) const MARKERS: [(&str, SyncService); 11] = [
    (".dropbox.cache/", Dropbox),
    (".dropbox", Dropbox),
    (".stfolder/", Syncthing),
    (".849C9593-D756-4E56-8D6E-42412F2A707B", OneDrive),
    (".tmp.driveupload/", GoogleDrive),
    (".tmp.drivedownload/", GoogleDrive),
    (".shortcut-targets-by-id/", GoogleDrive),
    (".sync_0123456789ab.db", Nextcloud),
    ("._sync_0123456789ab.db", Nextcloud),
    (".sync_journal.db", OwnCloud),
    (".owncloudsync.log", OwnCloud),
];

/// Makes a file, or a folder where the name ends in a slash.
pub(crate) fn leave(folder: &Path, name: &str) {
    fs::create_dir_all(folder).unwrap();
    match name.strip_suffix('/') {
        Some(name) => fs::create_dir(folder.join(name)).unwrap(),
        None => fs::write(folder.join(name), "").unwrap(),
    }
}

/// A plan's path in a folder within another.
fn plan_in(folder: &Path, inner: &str) -> std::path::PathBuf {
    let inner = folder.join(inner);
    fs::create_dir_all(&inner).unwrap();
    inner.join("plan.daymark")
}

#[test]
fn every_service_is_told_by_its_marker() {
    for (marker, service) in MARKERS {
        let folder = folder();
        let plan = plan_in(folder.path(), "clients/acme");
        assert_eq!(sync_service_of(&plan), None, "{marker}");
        leave(folder.path(), marker);
        assert_eq!(sync_service_of(&plan), Some(service), "{marker} above");
        let beside = folder.path().join("plan.daymark");
        assert_eq!(sync_service_of(&beside), Some(service), "{marker} beside");
    }
}

#[test]
fn folders_that_a_system_names_are_known() {
    for (path, service) in [
        ("Library/CloudStorage/OneDrive-Personal", Some(OneDrive)),
        ("Library/CloudStorage/Dropbox/plans", Some(Dropbox)),
        (
            "Library/CloudStorage/GoogleDrive-a@b.example/My Drive",
            Some(GoogleDrive),
        ),
        ("Library/Mobile Documents/com~apple~CloudDocs", Some(ICloud)),
        ("iCloudDrive/plans", Some(ICloud)),
        ("Library/CloudStorage/DropboxOfAnotherKind", None),
        ("Library/CloudStorage", None),
        ("Library/Mobile Documents", None),
        ("Dropbox", None),
        ("OneDrive", None),
    ] {
        let folder = folder();
        assert_eq!(
            sync_service_of(&plan_in(folder.path(), path)),
            service,
            "{path}"
        );
    }
}

/// `~/.dropbox/` holds the settings of Dropbox, and everything of a person is below it.
#[test]
fn what_only_looks_like_a_marker_is_none() {
    for name in [
        ".dropbox/",
        ".dropbox.cache",
        ".tmp.driveupload",
        ".sync_journal.db/",
        ".sync_0123456789ab.db-wal",
        ".sync_0123456789.db",
        ".sync_settings.db",
        "sync_0123456789ab.db",
        ".stignore",
        "desktop.ini",
    ] {
        let folder = folder();
        let plan = plan_in(folder.path(), "plans");
        leave(folder.path(), name);
        assert_eq!(sync_service_of(&plan), None, "{name}");
    }
}

#[test]
fn the_nearest_folder_tells() {
    let folder = folder();
    let plan = plan_in(folder.path(), "synced");
    leave(folder.path(), ".dropbox.cache/");
    leave(&folder.path().join("synced"), ".stfolder/");
    assert_eq!(sync_service_of(&plan), Some(Syncthing));
}

#[cfg(unix)]
#[test]
fn a_link_is_where_it_leads() {
    let folder = folder();
    let plan = plan_in(folder.path(), "synced");
    leave(&folder.path().join("synced"), ".stfolder/");
    fs::write(&plan, "").unwrap();
    let link = folder.path().join("link.daymark");
    std::os::unix::fs::symlink(&plan, &link).unwrap();
    assert_eq!(sync_service_of(&link), Some(Syncthing));
}
