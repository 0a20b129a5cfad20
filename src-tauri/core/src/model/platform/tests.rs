//! The rules' file is sound, and its limits apply where they should.

use std::collections::HashSet;

use super::*;

const FAMILY: &str = "👨‍👩‍👧‍👦";

#[test]
fn the_data_parses_and_ids_are_unique() {
    let ids: HashSet<&str> = platforms().iter().map(|p| p.id.as_str()).collect();
    assert_eq!(ids.len(), platforms().len());
    assert_eq!(platforms().last().map(|p| p.id.as_str()), Some(OTHER));
}

#[test]
fn an_unknown_platform_is_other() {
    assert_eq!(known_or_other("bluesky").id, "bluesky");
    assert_eq!(platform("a-platform-of-2030"), None);
    assert_eq!(known_or_other("a-platform-of-2030").id, OTHER);
}

#[test]
fn a_rule_without_a_limit_is_unlimited_or_explained() {
    for platform in platforms() {
        let rule = &platform.text;
        assert!(!rule.unlimited || rule.limit.is_none(), "{}", platform.id);
        let explained = rule.unlimited || platform.doubt.is_some();
        assert!(rule.limit.is_some() || explained, "{}", platform.id);
    }
}

#[test]
fn doubts_are_written_in_both_languages() {
    let is_chinese = |text: &str| text.chars().any(|sign| ('一'..='鿿').contains(&sign));
    for platform in platforms() {
        if let Some(doubt) = &platform.doubt {
            assert!(is_chinese(&doubt.zh), "{}", platform.id);
            assert!(!is_chinese(&doubt.en), "{}", platform.id);
        }
    }
}

#[test]
fn excess_starts_right_after_the_limit() {
    check_most("x", "a", 280);
    check_most("x", "字", 140);
    check_most("x", FAMILY, 140);
    check_most("bluesky", "字", 300);
    check_most("mastodon", "👾", 500);
    check_most("threads", "👾", 500);
    check_most("weibo", "字", 2000);
    check_most("linkedin", "👾", 1500);
}

fn excess_of(platform: &Platform, text: &str) -> u32 {
    platform.text.excess(text, None)
}

fn check_most(id: &str, character: &str, most: usize) {
    let over_by = |times| excess_of(known_or_other(id), &character.repeat(times));
    assert_eq!(over_by(most), 0, "{most} × {character} on {id}");
    assert_ne!(over_by(most + 1), 0, "{most} + 1 × {character} on {id}");
}

#[test]
fn short_urls_are_over_although_their_bytes_are_not() {
    let text = "http://a.co ".repeat(12);
    assert!(text.len() < 280);
    assert_eq!(excess_of(known_or_other("x"), &text), 8);
}

#[test]
fn bytes_are_told_only_when_the_characters_fit() {
    let bluesky = known_or_other("bluesky");
    assert_eq!(excess_of(bluesky, &FAMILY.repeat(120)), 0);
    assert_eq!(excess_of(bluesky, &FAMILY.repeat(121)), 25);
    assert_eq!(excess_of(bluesky, &FAMILY.repeat(301)), 1);
}

#[test]
fn an_unknown_limit_is_never_exceeded() {
    for id in ["whatsapp", "zhihu", "blog", "other", "a-platform-of-2030"] {
        assert_eq!(
            excess_of(known_or_other(id), &"字".repeat(100_000)),
            0,
            "{id}"
        );
    }
}

#[test]
fn every_limit_has_a_source_and_a_month() {
    for platform in platforms() {
        let texts = [Some(&platform.text), platform.title.as_ref()];
        let unnamed = texts
            .into_iter()
            .flatten()
            .find(|rule| rule.limit.is_some() && rule.source.is_empty());
        assert_eq!(unnamed, None, "{}", platform.id);
        assert!(platform.limits.iter().all(|limit| !limit.source.is_empty()));
        for (source, month) in platform.sources() {
            let (year, month) = month.split_once('-').unwrap();
            let months = "01 02 03 04 05 06 07 08 09 10 11 12";
            assert!(year.len() == 4 && months.contains(month), "{source}");
        }
    }
}

#[test]
fn every_limit_has_a_bound_and_no_two_are_alike() {
    for platform in platforms() {
        let mut seen = HashSet::new();
        for limit in &platform.limits {
            let Limit {
                what,
                unit,
                least,
                most,
                condition,
                ..
            } = limit;
            assert!(
                least.is_some() || most.is_some(),
                "{} {what:?}",
                platform.id
            );
            assert!(least.is_none_or(|least| most.is_none_or(|most| least <= most)));
            let is_app = limit.of == LimitOf::App;
            let is_new = seen.insert((what, unit, is_app, condition));
            assert!(is_new, "{} has two limits of {what:?}", platform.id);
        }
    }
}

#[test]
fn a_limit_on_a_condition_takes_the_place_of_the_general_one() {
    let most = |is_raised| {
        let now = Circumstances {
            is_raised,
            ..Circumstances::default()
        };
        let x = known_or_other("x");
        let limit = x.limits_on(Limited::Videos, Measure::Seconds, now).next();
        limit.unwrap().most
    };
    assert_eq!(most(false), Some(140));
    assert_eq!(most(true), Some(14_400));
}

#[test]
fn linkedin_drops_what_is_after_a_sign_of_an_exported_text() {
    let dropped = |id, text| known_or_other(id).dropped_sign(text);
    assert_eq!(dropped("linkedin", "New (in beta) #1"), Some('('));
    assert_eq!(dropped("linkedin", "New, in beta"), None);
    assert_eq!(dropped("x", "New (in beta)"), None);
}

#[test]
fn pages_and_hosts_are_addresses() {
    for platform in platforms() {
        if let Some(page) = &platform.compose {
            let page = url::Url::parse(page).unwrap();
            assert_eq!(page.scheme(), "https", "{}", platform.id);
        }
        for host in &platform.hosts {
            let url = url::Url::parse(&format!("https://{host}/")).unwrap();
            assert_eq!(url.host_str(), Some(host.as_str()));
        }
    }
}

#[test]
fn colours_stand_out_from_the_panel_and_under_a_white_glyph() {
    for Platform { id, colour, .. } in platforms() {
        assert!(contrast(&colour.light, "#ffffff") >= 3.0, "{id} light");
        assert!(contrast(&colour.dark, "#1e1e21") >= 3.0, "{id} dark");
        assert!(contrast(&colour.dark, "#ffffff") >= 3.0, "{id} glyph");
    }
}

/// Returns the contrast ratio of two `#rrggbb` colours, 1 to 21 (WCAG 2.2).
fn contrast(one: &str, two: &str) -> f64 {
    let (one, two) = (luminance(one), luminance(two));
    (one.max(two) + 0.05) / (one.min(two) + 0.05)
}

fn luminance(colour: &str) -> f64 {
    let weights = [(1, 0.2126), (3, 0.7152), (5, 0.0722)];
    let weighed = weights.map(|(at, weight)| weight * linear(&colour[at..at + 2]));
    weighed.iter().sum()
}

fn linear(channel: &str) -> f64 {
    let value = f64::from(u8::from_str_radix(channel, 16).unwrap()) / 255.0;
    if value <= 0.04045 {
        value / 12.92
    } else {
        ((value + 0.055) / 1.055).powf(2.4)
    }
}

#[test]
fn the_profiles_that_are_grids_say_of_how_many_columns() {
    let grids = platforms().iter().filter_map(|platform| {
        let grid = platform.grid.as_ref()?;
        assert!((1..=6).contains(&grid.columns), "{}", platform.id);
        assert!((250..=4000).contains(&grid.ratio), "{}", platform.id);
        assert!(platform.sources().contains(&(&grid.source, &grid.checked)));
        Some((platform.id.as_str(), grid.columns))
    });
    let grids: Vec<_> = grids.collect();
    let expected = [
        ("instagram", 3),
        ("tiktok", 3),
        ("pinterest", 2),
        ("xiaohongshu", 2),
    ];
    assert_eq!(grids, expected);
}
