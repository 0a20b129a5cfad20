//! The pages on which posts are written, and the addresses at which they were published: on https, and of the channel's
//! platform.

use url::Url;

use super::brief;
use super::platform::{Platform, platforms};
use super::text::link;
use crate::{Code, Error, Result};

/// Returns the address as it is stored. Of a platform without known hosts, such as Mastodon with its servers, every host is
/// accepted.
///
/// # Errors
/// `BadValue` with the reason `https`, or with the reason `platform` if the address is of another platform, whose id the
/// error is about, or of none.
pub(crate) fn published_address(platform: &Platform, typed: &str) -> Result<String> {
    let address = link("address", typed).or_else(|refused| match refused.code() {
        Code::BadValue => Ok(None),
        _ => Err(refused),
    })?;
    let address = address.filter(|address| address.starts_with("https://"));
    let address = address.ok_or_else(|| not_https(typed))?;
    let host = host_of(&address);
    if platform.hosts.is_empty() || platform.has_host(&host) {
        return Ok(address);
    }
    Err(of_another(platform, &host))
}

/// Returns the address of the page on which posts are written by hand. That of a Mastodon account is on the server that its
/// handle names, as `@acme@mastodon.social` does.
pub(crate) fn compose_page(platform: &Platform, handle: &str) -> Option<String> {
    if platform.id != "mastodon" {
        return platform.compose.clone();
    }
    let (user, server) = handle.trim_start_matches('@').split_once('@')?;
    let url = Url::parse(&format!("https://{server}/publish")).ok()?;
    let is_server = !user.is_empty() && url.host_str() == Some(server);
    is_server.then(|| url.into())
}

impl Platform {
    /// Returns true for one of the platform's hosts and their subdomains.
    fn has_host(&self, host: &str) -> bool {
        let is_within = |known: &String| {
            let before = host.strip_suffix(known.as_str());
            before.is_some_and(|before| before.is_empty() || before.ends_with('.'))
        };
        self.hosts.iter().any(is_within)
    }
}

fn host_of(address: &str) -> String {
    let url = Url::parse(address).ok();
    let host = url.as_ref().and_then(Url::host_str);
    host.unwrap_or_default().to_owned()
}

fn not_https(typed: &str) -> Error {
    let message = format!(
        "“{}” is not the address of a post: begin it with https://",
        brief(typed)
    );
    Error::new(Code::BadValue, message)
        .field("address")
        .reason("https")
}

fn of_another(platform: &Platform, host: &str) -> Error {
    let name = &platform.name.en;
    let other = platforms().iter().find(|other| other.has_host(host));
    let looks = match other {
        Some(other) => format!("looks like a post on {}", other.name.en),
        None => "is on no platform that is known".to_owned(),
    };
    let message = format!("{host} {looks}, and this post is on {name}: give the address on {name}");
    let error = Error::new(Code::BadValue, message).field("address");
    error
        .reason("platform")
        .about(other.map_or("", |other| &other.id))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::platform::known_or_other;

    fn checked(platform: &str, typed: &str) -> Result<String, String> {
        let address = published_address(known_or_other(platform), typed);
        address.map_err(|error| format!("{:?} {:?}", error.reason_name(), error.named()))
    }

    #[test]
    fn an_address_is_of_the_platform_on_https() {
        for (platform, typed) in [
            ("x", " https://x.com/acme/status/1 "),
            ("x", "https://mobile.twitter.com/acme/status/1"),
            ("mastodon", "https://social.example/@acme/1"),
            ("other", "https://acme.example/news"),
        ] {
            assert_eq!(checked(platform, typed), Ok(typed.trim().to_owned()));
        }
    }

    #[test]
    fn a_post_is_written_on_the_platforms_page_or_that_of_its_server() {
        let page = |platform: &str, handle: &str| compose_page(known_or_other(platform), handle);
        assert_eq!(
            page("x", "@acme").as_deref(),
            Some("https://x.com/compose/post")
        );
        assert_eq!(
            page("mastodon", "@acme@social.example").as_deref(),
            Some("https://social.example/publish")
        );
        for handle in [
            "@acme",
            "acme",
            "@acme@x.com/evil",
            "@acme@a:b@c",
            "@@c",
            "",
        ] {
            assert_eq!(page("mastodon", handle), None, "{handle}");
        }
        assert_eq!(page("other", "@a@b.example"), None);
    }

    #[test]
    fn another_address_is_refused_with_the_platform_that_it_is_of() {
        let refused =
            |reason: &str, about: Option<&str>| Err(format!("{:?} {about:?}", Some(reason)));
        let of_linkedin = "https://www.linkedin.com/posts/acme";
        assert_eq!(
            checked("x", of_linkedin),
            refused("platform", Some("linkedin"))
        );
        assert_eq!(
            checked("x", "https://notx.com/1"),
            refused("platform", Some(""))
        );
        assert_eq!(checked("x", "http://x.com/1"), refused("https", None));
        assert_eq!(checked("x", "mailto:a@x.com"), refused("https", None));
        assert_eq!(checked("x", "x.com/acme/status/1"), refused("https", None));
        assert_eq!(checked("mastodon", "  "), refused("https", None));
    }
}
