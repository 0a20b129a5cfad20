//! How many different links a post has.

use std::collections::HashSet;

use super::{links_on_x, saturate};

/// Returns the number of different links in a text, with the link of the post if the text lacks it.
pub fn different_links(text: &str, link: Option<&str>) -> u32 {
    let links = links_on_x(text).into_iter();
    let mut links: HashSet<String> = links.map(|link| plain(&link)).collect();
    links.extend(link.map(plain));
    saturate(links.len())
}

/// Returns a link without its scheme and a slash at its end, by which two copies of it may differ.
fn plain(link: &str) -> String {
    let rest = link.split_once("://").map_or(link, |(_, rest)| rest);
    rest.trim_end_matches('/').to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn copies_of_a_link_are_one() {
        let text = "https://a.co/ a.co and https://b.co/x";
        assert_eq!(different_links(text, None), 2);
        assert_eq!(different_links(text, Some("https://b.co/x/")), 2);
        assert_eq!(different_links(text, Some("https://c.co")), 3);
        assert_eq!(different_links("none", None), 0);
    }
}
