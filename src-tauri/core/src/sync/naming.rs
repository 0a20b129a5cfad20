//! Reads the names that services give to conflicted copies: the part that they add between a file's name and its
//! ending. All sources were read in November 2026.

use super::service::SyncService;

/// The information in the name of a conflicted copy.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Naming {
    pub(super) service: Option<SyncService>,
    /// The person or device that the service names.
    pub(super) who: Option<String>,
    /// False for a name that a person may have given to the file.
    pub(super) is_certain: bool,
}

/// The word for a conflict in languages of Dropbox, as far as its forms have the same beginning.
const CONFLICT: [&str; 10] = [
    "conflict", // English, Spanish, Catalan, Dutch
    "conflit",  // French, Italian, Portuguese
    "konflik",  // German, Indonesian, Polish, Danish, Norwegian, Swedish
    "конфлікт",
    "конфликт",
    "冲突",
    "衝突",
    "競合",
    "問題のあるコピー",
    "충돌",
];

/// Dropbox's words before the name of a person or a computer (github.com, many public file names).
const BEFORE_WHO: [&str; 6] = [
    "Copie en conflit de ",
    "In Konflikt stehende Kopie von ",
    "Copia en conflicto de ",
    "Copia conflictiva de ",
    "Copia in conflitto di ",
    "Cópia em conflito de ",
];

/// Reads the part of a file's name that follows the plan's name, without the ending. `folder` is the service that syncs
/// the folder: a name such as `plan 2` counts only if that service gives such names to copies. Returns `None` for other
/// names.
pub(super) fn read(rest: &str, folder: Option<SyncService>) -> Option<Naming> {
    syncthing(rest)
        .or_else(|| owncloud(rest))
        .or_else(|| in_brackets(rest))
        .or_else(|| onedrive_on_linux(rest))
        .or_else(|| uncertain(rest, folder?))
}

/// Reads `plan.sync-conflict-20261127-083000-ABCDEFG`, which ends with the beginning of a device's id
/// (docs.syncthing.net/users/syncing.html).
fn syncthing(rest: &str) -> Option<Naming> {
    let (date, rest) = rest.strip_prefix(".sync-conflict-")?.split_once('-')?;
    let (time, device) = rest.split_once('-').unwrap_or((rest, ""));
    let device = device.split('.').next().unwrap_or_default();
    let is_moment = are_digits(date, 8) && are_digits(time, 6);
    is_moment.then(|| certain(Some(SyncService::Syncthing), device))
}

/// Reads `plan_conflict-20261127-083000`, with a user's name before the date if conflicts are uploaded. ownCloud before
/// 2.6 (nextcloud/desktop, src/common/utility.cpp, “Old pattern”).
fn owncloud(rest: &str) -> Option<Naming> {
    let (rest, time) = rest.strip_prefix("_conflict-")?.rsplit_once('-')?;
    let (who, date) = rest.rsplit_once('-').unwrap_or(("", rest));
    let is_moment = are_digits(date, 8) && are_digits(time, 6);
    is_moment.then(|| certain(Some(SyncService::OwnCloud), who))
}

/// Reads `plan (conflicted copy 2026-11-27 083000)` or `plan (conflicted copy anna 2026-11-27 083000)` by Nextcloud
/// (nextcloud/desktop, src/common/utility.cpp, `makeConflictFileName`), and `plan (Anna's conflicted copy 2026-11-27)` by
/// Dropbox (help.dropbox.com/syncing-uploads/conflicted-copy), which translates it. Other services write the same without
/// a space.
fn in_brackets(rest: &str) -> Option<Naming> {
    let rest = without_number(rest);
    let words = rest.trim_start().strip_prefix('(')?.strip_suffix(')')?;
    if let Some(rest) = words.strip_prefix("conflicted copy ") {
        return date_in(rest).map(|place| certain(Some(SyncService::Nextcloud), &rest[..place]));
    }
    let date = date_in(words)?;
    let lower = words.to_lowercase();
    if !CONFLICT.iter().any(|word| lower.contains(word)) {
        return None;
    }
    let service = rest.starts_with(' ').then_some(SyncService::Dropbox);
    Some(certain(service, who_of_dropbox(&words[..date])))
}

/// Returns the person or computer in a name by Dropbox; empty if there is none.
fn who_of_dropbox(words: &str) -> &str {
    let after = BEFORE_WHO.iter().find_map(|lead| words.strip_prefix(lead));
    let before = || {
        ["'s conflicted copy", "’s conflicted copy"]
            .iter()
            .find_map(|end| Some(words.split_once(end)?.0))
    };
    after.or_else(before).unwrap_or_default()
}

/// Reads `plan-hostname-safeBackup-0001` by the client for Linux (github.com/abraunegg/onedrive/pull/2966).
fn onedrive_on_linux(rest: &str) -> Option<Naming> {
    let (host, number) = rest.strip_prefix('-')?.rsplit_once("-safeBackup-")?;
    are_digits(number, 4).then(|| certain(Some(SyncService::OneDrive), host))
}

/// Reads names that a person may have given to a file.
///
/// - OneDrive adds the name of a computer: `plan-DESKTOP-4F2A`, `plan-MacBook Pro de Charlyne-2`
///   (github.com/JeffSteinbok/obsidian-onedrive/issues/128).
/// - iCloud adds a number: `plan 2` (github.com/keepassxreboot/keepassxc/issues/8863), on Windows in brackets
///   (github.com/logseq/logseq/issues/5240).
/// - Google Drive adds one in brackets: `plan (1)` (github.com/keepassxreboot/keepassxc/issues/2066).
fn uncertain(rest: &str, folder: SyncService) -> Option<Naming> {
    let bracketed = rest.trim_start().strip_prefix('(');
    let is_bracketed = bracketed
        .and_then(|rest| rest.strip_suffix(')'))
        .is_some_and(is_count);
    let who = match folder {
        SyncService::OneDrive => computer(rest.strip_prefix('-')?)?,
        SyncService::ICloud if is_bracketed || rest.strip_prefix(' ').is_some_and(is_count) => "",
        SyncService::GoogleDrive if is_bracketed => "",
        _ => return None,
    };
    Some(Naming {
        is_certain: false,
        ..certain(Some(folder), who)
    })
}

/// Returns the name of a computer: capitals with a hyphen or a digit, as Windows and companies give them, or a name that
/// contains a model of Apple's. `None` for other names.
fn computer(name: &str) -> Option<&str> {
    let counted = name.rsplit_once('-').filter(|(_, count)| is_count(count));
    let name = counted.map_or(name, |(name, _)| name);
    let is_capital = |c: char| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '-';
    let is_windows = (5..=15).contains(&name.len())
        && name.chars().all(is_capital)
        && name.contains(|c: char| c.is_ascii_uppercase())
        && name.contains(|c: char| !c.is_ascii_uppercase());
    let is_apple = ["MacBook", "iMac", "Mac mini", "Mac Studio", "Mac Pro"]
        .iter()
        .any(|model| name.contains(model));
    (is_windows || is_apple).then_some(name)
}

/// Returns a naming that no person would choose. An empty `who` becomes `None`.
fn certain(service: Option<SyncService>, who: &str) -> Naming {
    let who = who.trim();
    Naming {
        service,
        who: (!who.is_empty()).then(|| who.to_owned()),
        is_certain: true,
    }
}

/// Removes the number of a second copy on one day: `(…) (1)`.
fn without_number(rest: &str) -> &str {
    let bare = rest.rsplit_once(" (").filter(|(before, count)| {
        before.ends_with(')') && count.strip_suffix(')').is_some_and(is_count)
    });
    bare.map_or(rest, |(before, _)| before)
}

/// Returns the position of the last date such as `2026-11-27`.
fn date_in(words: &str) -> Option<usize> {
    let is_date = |bytes: &[u8]| {
        let is_fitting = |(place, byte): (usize, &u8)| match place {
            4 | 7 => *byte == b'-',
            _ => byte.is_ascii_digit(),
        };
        bytes.iter().enumerate().all(is_fitting)
    };
    words.as_bytes().windows(10).rposition(is_date)
}

/// Returns true for a number of one or two digits. A longer one may be a year.
fn is_count(text: &str) -> bool {
    are_digits(text, 1) || are_digits(text, 2)
}

fn are_digits(text: &str, count: usize) -> bool {
    text.len() == count && text.bytes().all(|byte| byte.is_ascii_digit())
}
