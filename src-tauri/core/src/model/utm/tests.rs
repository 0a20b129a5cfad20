//! Links with parameters: what is added, what stays, and where a text has the link.

use serde_json::json;

use super::*;
use crate::model::utm_word::utm_value;
use crate::model::{CampaignId, ChannelId, NewChannel, NewPlan};

fn plan(is_on: bool) -> Plan {
    let new = NewPlan {
        name: "Acme".to_owned(),
        zone: "UTC".to_owned(),
        first_day: 1,
    };
    Plan {
        utm: is_on,
        ..Plan::new(&new).unwrap()
    }
}

fn channel(platform: &str) -> Channel {
    let new = NewChannel {
        platform: platform.to_owned(),
        ..NewChannel::default()
    };
    Channel::new(ChannelId::from("c"), &new, 0).unwrap()
}

fn campaign(name: &str) -> Campaign {
    Campaign {
        id: CampaignId::from("k"),
        name: name.to_owned(),
        colour: "#000000".to_owned(),
        first_day: None,
        last_day: None,
        brief: String::new(),
        utm_campaign: None,
    }
}

/// Returns a link on X of the campaign `Search 2.0 launch`, in a plan that tags its links.
fn sent(link: &str) -> String {
    let (plan, channel, campaign) = (plan(true), channel("x"), campaign("Search 2.0 launch"));
    let item = UtmOfItem {
        is_on: None,
        content: Some("hero"),
    };
    let campaign = Some(&campaign);
    Tagging {
        plan: &plan,
        channel: &channel,
        campaign,
        item,
    }
    .link(link)
    .link
}

#[test]
fn parameters_are_added_and_never_doubled() {
    let all = "utm_source=x&utm_medium=social&utm_campaign=search-2-0-launch&utm_content=hero";
    for (link, expected) in [
        ("https://acme.example/search", format!("https://acme.example/search?{all}")),
        ("https://acme.example/", format!("https://acme.example/?{all}")),
        ("https://acme.example/?a=1&b=%20", format!("https://acme.example/?a=1&b=%20&{all}")),
        ("https://acme.example/a#part", format!("https://acme.example/a?{all}#part")),
        ("https://acme.example/?", format!("https://acme.example/?{all}")),
        ("https://acme.example/?UTM_Source=n&utm_campaign=own", "https://acme.example/?UTM_Source=n&utm_campaign=own&utm_medium=social&utm_content=hero".to_owned()),
        ("mailto:ana@acme.example", "mailto:ana@acme.example".to_owned()),
        ("not a link", "not a link".to_owned()),
    ] {
        assert_eq!(sent(link), expected, "{link}");
    }
}

#[test]
fn what_is_sent_says_everything_already_and_stays() {
    let once = sent("https://acme.example/search?q=a+b#part");
    assert_eq!(sent(&once), once);
}

#[test]
fn a_channel_and_the_plan_name_source_and_medium() {
    let (mut plan, mut channel) = (plan(true), channel("newsletter"));
    let values = |plan: &Plan, channel: &Channel| {
        let tagging = Tagging {
            plan,
            channel,
            campaign: None,
            item: UtmOfItem::default(),
        };
        let parameters = tagging.parameters().into_iter();
        parameters
            .map(|parameter| parameter.value)
            .collect::<Vec<_>>()
            .join(" ")
    };
    assert_eq!(values(&plan, &channel), "newsletter email");
    plan.utm_source = Some("acme".to_owned());
    plan.utm_medium = Some("owned".to_owned());
    assert_eq!(values(&plan, &channel), "acme owned");
    channel.utm_source = Some("letter".to_owned());
    channel.utm_medium = Some("mail".to_owned());
    assert_eq!(values(&plan, &channel), "letter mail");
}

#[test]
fn an_item_decides_over_the_plan() {
    let (off, on, channel) = (plan(false), plan(true), channel("x"));
    let is_on = |plan, is_on| {
        let item = UtmOfItem {
            is_on,
            content: None,
        };
        Tagging {
            plan,
            channel: &channel,
            campaign: None,
            item,
        }
        .is_on()
    };
    assert_eq!([is_on(&off, None), is_on(&off, Some(true))], [false, true]);
    assert_eq!([is_on(&on, None), is_on(&on, Some(false))], [true, false]);
}

#[test]
fn the_group_is_that_of_what_is_sent() {
    let (plan, channel) = (plan(false), channel("x"));
    let of = |link, is_on| {
        let item = UtmOfItem {
            is_on: Some(is_on),
            content: None,
        };
        let sent = Tagging {
            plan: &plan,
            channel: &channel,
            campaign: None,
            item,
        }
        .link(link);
        json!([sent.is_tagged, sent.group])
    };
    let link = "https://acme.example/";
    assert_eq!(of(link, true), json!([true, "Organic Social"]));
    assert_eq!(of(link, false), json!([false, null]));
    let written = "https://acme.example/?utm_source=x&utm_medium=post";
    assert_eq!(of(written, false), json!([true, null]));
}

#[test]
fn names_become_words_of_a_link() {
    for (name, expected) in [
        ("Search 2.0 launch", Some("search-2-0-launch")),
        ("  Über & Öl  ", Some("über-öl")),
        ("双十一 预热", Some("双十一-预热")),
        ("snake_case", Some("snake_case")),
        ("!?", None),
    ] {
        assert_eq!(slug(name).as_deref(), expected, "{name}");
    }
    assert_eq!(
        utm_value("utm_source", "  Paid  Social ")
            .unwrap()
            .as_deref(),
        Some("paid-social")
    );
    assert_eq!(utm_value("utm_source", " ").unwrap(), None);
    assert!(utm_value("utm_source", "a\nb").is_err());
}

#[test]
fn chinese_is_percent_encoded() {
    let (plan, channel, campaign) = (plan(true), channel("weibo"), campaign("双十一"));
    let item = UtmOfItem::default();
    let campaign = Some(&campaign);
    let link = Tagging {
        plan: &plan,
        channel: &channel,
        campaign,
        item,
    }
    .link("https://acme.example/")
    .link;
    assert!(
        link.ends_with("&utm_campaign=%E5%8F%8C%E5%8D%81%E4%B8%80"),
        "{link}"
    );
}

#[test]
fn the_link_in_a_text_is_the_one_that_is_sent() {
    let link = "https://acme.example/search";
    for (text, count) in [
        ("https://acme.example/search", 1),
        ("See https://acme.example/search.", 1),
        (
            "(https://acme.example/search), then https://acme.example/search!",
            2,
        ),
        ("看https://acme.example/search，很好", 1),
        ("https://acme.example/search/more", 0),
        ("https://acme.example/search?q=1", 0),
        ("https://acme.example/search.html", 0),
        ("http://acme.example/search", 0),
        ("acme.example/search", 0),
        ("https:// https://", 0),
    ] {
        assert_eq!(copies(text, link).len(), count, "{text}");
    }
    assert_eq!(
        copies("at https://acme.example", "https://acme.example/"),
        vec![3..23]
    );
}

#[test]
fn places_are_found_again_in_the_text_as_it_is_written() {
    let (plan, channel) = (plan(true), channel("x"));
    let item = UtmOfItem::default();
    let tagging = Tagging {
        plan: &plan,
        channel: &channel,
        campaign: None,
        item,
    };
    let link = "https://a.co/";
    let text = "Go https://a.co/ on";
    let sent = tagging.text(text, Some(link));
    assert_eq!(
        sent.text,
        "Go https://a.co/?utm_source=x&utm_medium=social on"
    );
    let places = [0, 2, 3, 10, 20, sent.text.len() - 3, sent.text.len()];
    let found = places.map(|place| sent.written_place(place));
    assert_eq!(found, [0, 2, 3, 3, 3, 16, 19]);
    assert_eq!(tagging.text("no link", Some(link)).text, "no link");
    assert_eq!(tagging.text(text, None).text, text);
}
