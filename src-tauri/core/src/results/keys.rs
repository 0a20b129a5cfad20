//! What tells one post from all others: the platform's id in its address, or the address itself. Some ids tell when the
//! post was made.

use chrono::{DateTime, Utc};
use url::Url;

/// A platform with the id of a post, or `address` with an address.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Key(pub(crate) String);

/// The first id of X that has a time in it.
const FIRST_TIMED: u64 = 1_000_000_000_000_000;
/// The moment from which X counts, in milliseconds since 1970.
const X_BEGAN: u64 = 1_288_834_974_657;

impl Key {
    /// Returns the key of an id that a file gives; `None` if a spreadsheet damaged it.
    pub(super) fn of_id(platform: &str, id: &str) -> Option<Self> {
        let id = id.trim().trim_matches('"');
        let is_whole = !id.is_empty()
            && id
                .chars()
                .all(|letter| letter.is_ascii_alphanumeric() || "_-/".contains(letter))
            && !is_in_powers(id);
        is_whole.then(|| Self(format!("{platform}:{id}")))
    }

    /// Returns when a post was made, if its id tells.
    pub(crate) fn moment(&self) -> Option<DateTime<Utc>> {
        let (platform, id) = self.0.split_once(':')?;
        let millis = match platform {
            "x" => id
                .parse::<u64>()
                .ok()
                .filter(|id| *id > FIRST_TIMED)
                .map(|id| (id >> 22) + X_BEGAN),
            "linkedin" => id.parse::<u64>().ok().map(|id| id >> 22),
            "tiktok" => id.parse::<u64>().ok().map(|id| (id >> 32) * 1_000),
            _ => None,
        };
        let moment = DateTime::from_timestamp_millis(i64::try_from(millis?).ok()?)?;
        (2005..2100)
            .contains(&chrono::Datelike::year(&moment))
            .then_some(moment)
    }
}

/// Returns true for `1.22158E+17`, which was an id before a spreadsheet took it for a number.
fn is_in_powers(id: &str) -> bool {
    let upper = id.to_ascii_uppercase();
    let Some((number, power)) = upper.split_once('E') else {
        return false;
    };
    let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    is_digits(number) && is_digits(power) && power.len() <= 2
}

/// Returns the key of an address: the id in it decides, else what is left without what is of no matter.
pub(crate) fn key_of_address(address: &str) -> Option<Key> {
    let url = Url::parse(address.trim()).ok()?;
    let host = url.host_str()?.to_lowercase();
    let host = ["www.", "m.", "mobile."]
        .iter()
        .fold(host.as_str(), |host, start| {
            host.strip_prefix(start).unwrap_or(host)
        });
    let host = if host == "twitter.com" { "x.com" } else { host };
    let parts: Vec<&str> = url
        .path()
        .split('/')
        .filter(|part| !part.is_empty())
        .collect();
    let after = |word: &str| {
        parts
            .iter()
            .position(|part| *part == word)
            .and_then(|place| parts.get(place + 1))
            .copied()
    };
    let found = match host {
        "x.com" => after("status").map(|id| ("x", id.to_owned())),
        "linkedin.com" => linkedin_id(&parts).map(|id| ("linkedin", id)),
        "tiktok.com" => after("video")
            .or(after("photo"))
            .map(|id| ("tiktok", id.to_owned())),
        "youtube.com" => video(&url)
            .or(after("shorts").or(after("live")).map(str::to_owned))
            .map(|id| ("youtube", id)),
        "youtu.be" => parts.first().map(|id| ("youtube", (*id).to_owned())),
        "instagram.com" => ["p", "reel", "tv"]
            .iter()
            .find_map(|word| after(word))
            .map(|id| ("instagram", id.to_owned())),
        "facebook.com" => ["posts", "reel", "videos"]
            .iter()
            .find_map(|word| after(word))
            .map(|id| ("facebook", id.to_owned())),
        _ => None,
    };
    Some(match found {
        Some((platform, id)) => Key(format!("{platform}:{id}")),
        None => Key(format!("address:{host}/{}", parts.join("/"))),
    })
}

fn video(url: &Url) -> Option<String> {
    let mut pairs = url.query_pairs();
    pairs
        .find(|(name, _)| name == "v")
        .map(|(_, id)| id.into_owned())
}

/// Returns the number of `urn:li:activity:N`, or of `…-activity-N-…` in an address of `/posts/`.
fn linkedin_id(parts: &[&str]) -> Option<String> {
    let last = parts.last()?.replace("%3A", ":");
    let kinds = ["activity", "share", "ugcPost"];
    let begin = kinds.iter().find_map(|kind| {
        let place = last
            .find(&format!("{kind}:"))
            .or_else(|| last.find(&format!("{kind}-")))?;
        Some(place + kind.len() + 1)
    })?;
    let digits: String = last[begin..]
        .chars()
        .take_while(char::is_ascii_digit)
        .collect();
    (!digits.is_empty()).then_some(digits)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(address: &str) -> String {
        key_of_address(address).map(|key| key.0).unwrap_or_default()
    }

    #[test]
    fn the_id_in_an_address_decides() {
        for (address, wanted) in [
            (
                "https://twitter.com/acme/status/1091117120176753309?s=20",
                "x:1091117120176753309",
            ),
            (
                "https://mobile.x.com/acme/status/1091117120176753309/",
                "x:1091117120176753309",
            ),
            (
                "https://www.linkedin.com/feed/update/urn:li:activity:7313200232918290791",
                "linkedin:7313200232918290791",
            ),
            (
                "https://www.linkedin.com/posts/acme_words-activity-7313200232918290791-AbCd",
                "linkedin:7313200232918290791",
            ),
            (
                "https://www.tiktok.com/@acme/video/7519541936340251301",
                "tiktok:7519541936340251301",
            ),
            (
                "https://m.youtube.com/watch?v=3mAVWsUNyKe&t=4",
                "youtube:3mAVWsUNyKe",
            ),
            ("https://youtu.be/3mAVWsUNyKe", "youtube:3mAVWsUNyKe"),
            (
                "https://www.instagram.com/acme/reel/AAAA1/",
                "instagram:AAAA1",
            ),
            (
                "https://mp.weixin.qq.com/s/AAAA1?chksm=1",
                "address:mp.weixin.qq.com/s/AAAA1",
            ),
            ("no address", ""),
        ] {
            assert_eq!(key(address), wanted, "{address}");
        }
    }

    #[test]
    fn ids_tell_times() {
        let moment = |key: &str| {
            Key(key.to_owned())
                .moment()
                .map(|moment| moment.format("%Y-%m-%d %H:%M").to_string())
        };
        // The post of this id was published at 23:32 UTC by the platform's own file.
        assert_eq!(moment("x:1091117120176753309").unwrap(), "2019-01-31 23:32");
        assert_eq!(
            moment("linkedin:7313200232918290791").unwrap()[..10],
            *"2025-04-02"
        );
        assert_eq!(
            moment("tiktok:7519541936340251301").unwrap()[..10],
            *"2025-06-24"
        );
        assert_eq!(moment("x:12345"), None);
        assert_eq!(moment("instagram:AAAA1"), None);
    }

    #[test]
    fn an_id_that_a_spreadsheet_damaged_is_none() {
        for id in ["1.22158E+17", "6.49E+17", "#NAME?", "", " ", "649E17"] {
            assert_eq!(Key::of_id("x", id), None, "{id}");
        }
        assert_eq!(
            Key::of_id("youtube", " -AVWsUNyKe"),
            Some(Key("youtube:-AVWsUNyKe".to_owned()))
        );
    }
}
