//! Links in the composer: sent with UTM parameters as the plan, a channel, a campaign and the post say, copied, counted,
//! and how their visits will be counted.

use daymark_core::model::PostEdit;
use serde_json::json;

use crate::clipboard::clipboard;
use crate::keys::{CONTROL, ENTER, ESCAPE, TAB, typed};
use crate::plan::{Draft, Folder, draft, value};
use crate::search::edit_from;
use crate::window::{Window, card, quoted, until};

const TEXT: &str = "[data-panel] [name=text]";
const LINK: &str = "https://example.com/search";
const SENT: &str = "[data-panel] [data-link-sent]";
const MORE: &str = "[data-panel] [data-action=utm-more]";
const TURN: &str = "[data-panel] [name=utm]";

/// Returns a plan with a post on the first of the channels that has a link, in a campaign of this week.
pub(crate) fn linked(folder: &Folder, platforms: &[&str]) -> (Draft, String) {
    let mut plan = draft(folder, platforms);
    let campaign = json!({
        "name": "Search 2.0", "first_day": plan.date(0), "last_day": plan.date(6),
    });
    let added = plan.planner.add_campaign(&edit_from(&campaign));
    let (_, campaign) = added.expect("a campaign");
    let post = plan.post(0, Some((2, "09:00")), "Search is here");
    let words = json!({"link": LINK, "text": format!("Read {LINK}"), "campaign": campaign});
    edit(&mut plan, &post, &words);
    (plan, post)
}

pub(crate) fn edit(plan: &mut Draft, post: &str, words: &serde_json::Value) {
    let edit: PostEdit = edit_from(words);
    plan.planner.edit_post(post, &edit).expect("an edit");
}

fn tagged(plan: &mut Draft) {
    let edit = edit_from(&json!({"utm": true}));
    plan.planner.edit_plan(&edit).expect("tagged");
}

pub(crate) fn open(window: &Window, post: &str) {
    window.focus(&card(post));
    window.keys(&[ENTER]);
    window.wait_for("[data-panel] [name=link]");
}

/// Waits until the composer shows that the link is sent so.
fn is_sent(window: &Window, link: &str) {
    window.wait(&format!(
        "document.querySelector({})?.dataset.linkSent === {}",
        quoted(SENT),
        quoted(link)
    ));
}

fn with(parameters: &str) -> String {
    format!("{LINK}?{parameters}")
}

fn is_in_file(folder: &Folder, sql: &str, expected: Option<&str>) {
    until(sql, || value(&folder.file(), sql).as_deref() == expected);
}

fn no_dialog(window: &Window) {
    window.wait("document.querySelector('[role=dialog]') === null");
}

#[test]
fn parameters_that_the_plan_adds_are_switched_on_in_settings_and_seen_at_a_link() {
    let folder = Folder::new();
    let (plan, post) = linked(&folder, &["x"]);
    drop(plan);
    let window = Window::open(&folder.file());
    open(&window, &post);
    is_sent(&window, LINK);
    assert_eq!(window.text(MORE), "Sent as it is written");
    assert_eq!(window.text("[data-panel] [data-link-length]"), "23 units");
    window.focus("[data-panel] [data-action=close]");
    window.chord(&[CONTROL], ',');
    window.click("[data-dialog=settings] [data-field=utm] label:nth-of-type(2)");
    is_in_file(&folder, "SELECT utm FROM setting", Some("1"));
    let source = "[data-dialog=settings] [name=plan-utm-source]";
    window.fill(source, "Acme Inc");
    window.keys(&[TAB]);
    window.wait(&format!(
        "document.querySelector({}).value === 'acme-inc'",
        quoted(source)
    ));
    window.keys(&[ESCAPE]);
    no_dialog(&window);
    is_sent(
        &window,
        &with("utm_source=acme-inc&utm_medium=social&utm_campaign=search-2-0"),
    );
    let words = "+ utm: source acme-inc · medium social · campaign search-2-0";
    assert!(window.text(MORE).contains(words), "{}", window.text(MORE));
    window.focus("[data-panel] [data-action=close]");
    window.chord(&[CONTROL], 'z');
    is_sent(
        &window,
        &with("utm_source=x&utm_medium=social&utm_campaign=search-2-0"),
    );
    window.chord(&[CONTROL], 'z');
    is_sent(&window, LINK);
}

#[test]
fn a_channel_and_a_campaign_have_words_of_their_own() {
    let folder = Folder::new();
    let (mut plan, post) = linked(&folder, &["x", "newsletter"]);
    tagged(&mut plan);
    let channel = plan.channels[0].clone();
    drop(plan);
    let window = Window::open(&folder.file());
    window.click("[data-action=channels]");
    let field = |name: &str| format!("[data-channel-links=\"{channel}\"] [name={name}]");
    window.wait_for(&field("utm-medium"));
    let usual = window.js(&format!(
        "document.querySelector({}).placeholder",
        quoted(&field("utm-medium"))
    ));
    assert_eq!(usual, json!("social"));
    window.fill(&field("utm-source"), "Twitter");
    window.fill(&field("utm-medium"), "social media");
    window.keys(&[TAB, ESCAPE]);
    no_dialog(&window);
    is_in_file(
        &folder,
        "SELECT utm_source || ' ' || utm_medium FROM channel WHERE platform = 'x'",
        Some("twitter social-media"),
    );
    window.click("[data-view] [data-campaign]");
    let word = "[data-campaign-form] [name=utm-campaign]";
    window.wait(&format!(
        "document.querySelector({})?.placeholder === 'search-2-0'",
        quoted(word)
    ));
    window.fill(word, "S2");
    window.click("[data-campaign-form] [data-action=done]");
    is_in_file(&folder, "SELECT utm_campaign FROM campaign", Some("s2"));
    open(&window, &post);
    is_sent(
        &window,
        &with("utm_source=twitter&utm_medium=social-media&utm_campaign=s2"),
    );
}

#[test]
fn a_post_turns_its_parameters_off_and_gives_them_a_content() {
    let folder = Folder::new();
    let (mut plan, post) = linked(&folder, &["x"]);
    tagged(&mut plan);
    drop(plan);
    let all = with("utm_source=x&utm_medium=social&utm_campaign=search-2-0");
    let window = Window::open(&folder.file());
    open(&window, &post);
    is_sent(&window, &all);
    assert!(!window.is_there(TURN), "what is rarely changed is folded");
    window.focus(MORE);
    window.keys(&[ENTER]);
    window.wait_for(TURN);
    window.fill("[data-panel] [name=utm_content]", "Hero picture");
    is_sent(&window, &format!("{all}&utm_content=hero-picture"));
    is_in_file(
        &folder,
        "SELECT utm_content FROM item",
        Some("hero-picture"),
    );
    window.click(TURN);
    is_sent(&window, LINK);
    is_in_file(&folder, "SELECT utm FROM item", Some("0"));
    window.click(TURN);
    is_in_file(&folder, "SELECT utm FROM item", None);
    is_sent(&window, &format!("{all}&utm_content=hero-picture"));
    window.focus("[data-panel] [data-action=close]");
    window.chord(&[CONTROL], 'z');
    is_sent(&window, LINK);
    window.chord(&[CONTROL], 'z');
    window.chord(&[CONTROL], 'z');
    is_sent(&window, &all);
}

/// Waits until the composer says so of the link's visits.
fn is_counted(window: &Window, group: &str, words: &str) {
    let css = format!("[data-panel] [data-ga4=\"{group}\"]");
    window.wait_for(&css);
    assert_eq!(window.text(&css), words);
}

#[test]
fn how_visits_will_be_counted_is_said_and_what_is_wrong_with_it_without_unfolding() {
    let folder = Folder::new();
    let (mut plan, post) = linked(&folder, &["x"]);
    tagged(&mut plan);
    let campaign = value(&folder.file(), "SELECT id FROM campaign").expect("a campaign");
    let window = Window::open(&folder.file());
    open(&window, &post);
    is_sent(
        &window,
        &with("utm_source=x&utm_medium=social&utm_campaign=search-2-0"),
    );
    assert!(!window.is_there("[data-panel] [data-ga4]"), "all is well");
    window.click(MORE);
    is_counted(
        &window,
        "Organic Social",
        "GA4 counts this as Organic Social",
    );
    window.click(MORE);
    window.wait("!document.querySelector('[data-panel] [data-ga4]')");
    let shop = edit_from(&json!({"name": "Shop week"}));
    plan.planner
        .edit_campaign(&campaign, &shop)
        .expect("a name");
    is_counted(
        &window,
        "Organic Shopping",
        "GA4 will count this as Organic Shopping because of utm_campaign shop-week: give the campaign another word",
    );
    let medium = edit_from(&json!({"utm_medium": "post"}));
    let word = edit_from(&json!({"utm_campaign": "week-48"}));
    plan.planner
        .edit_campaign(&campaign, &word)
        .expect("a word");
    plan.planner.edit_plan(&medium).expect("a medium");
    is_counted(
        &window,
        "Unassigned",
        "GA4 will count this as Unassigned: use a medium such as social or email",
    );
}

#[test]
fn a_link_is_copied_as_it_is_sent() {
    let folder = Folder::new();
    let (mut plan, post) = linked(&folder, &["x"]);
    tagged(&mut plan);
    drop(plan);
    let sent = with("utm_source=x&utm_medium=social&utm_campaign=search-2-0");
    let window = Window::open(&folder.file());
    open(&window, &post);
    is_sent(&window, &sent);
    window.click("[data-panel] [data-action=copy-link]");
    until("it is on the clipboard", || clipboard() == sent);
    window.fill("[data-panel] [name=link]", "https://example.com/字");
    let sent =
        "https://example.com/%E5%AD%97?utm_source=x&utm_medium=social&utm_campaign=search-2-0";
    is_sent(&window, sent);
    window.focus("[data-panel] [data-action=copy-link]");
    window.keys(&[ENTER]);
    until("it is copied by key", || clipboard() == sent);
    window.wait("document.activeElement.dataset.action === 'copy-link'");
}

#[test]
fn the_counter_follows_the_link_as_it_is_sent() {
    let folder = Folder::new();
    let (mut plan, post) = linked(&folder, &["threads"]);
    let text = format!("{} {LINK}", "a".repeat(460));
    edit(&mut plan, &post, &json!({"text": text}));
    let window = Window::open(&folder.file());
    open(&window, &post);
    let counts = |count: usize| {
        window.wait(&format!(
            "document.querySelector('[data-panel] [data-count]')?.dataset.count === '{count}'"
        ));
    };
    counts(text.len());
    tagged(&mut plan);
    let added = "?utm_source=threads&utm_medium=social&utm_campaign=search-2-0";
    counts(text.len() + added.len());
    window.wait("document.querySelector('[data-panel] mark') !== null");
    window.click(MORE);
    window.fill("[data-panel] [name=utm_content]", "b");
    counts(text.len() + added.len() + "&utm_content=b".len());
    window.click(TURN);
    counts(text.len());
    window.wait("document.querySelector('[data-panel] mark') === null");
    window.wait(
        "document.querySelector('[data-panel] [data-link-length]').dataset.linkLength === '26'",
    );
}

#[test]
fn hashtags_and_links_are_counted_beside_their_limits_and_said_to_be_over() {
    let folder = Folder::new();
    let mut plan = draft(&folder, &["instagram", "threads", "mastodon"]);
    let posts = [0, 1, 2].map(|channel| plan.post(channel, Some((2, "09:00")), "With hashtags"));
    drop(plan);
    let window = Window::open(&folder.file());
    open(&window, &posts[0]);
    window.fill(TEXT, "#one #two https://a.example.com/");
    let tally = |what: &str| format!("[data-panel] [data-tally={what}]");
    let says = |what: &str, words: &str| {
        let css = quoted(&tally(what));
        window.wait(&format!(
            "document.querySelector({css})?.textContent === {}",
            quoted(words)
        ));
    };
    says("hashtags", "2 of 5 hashtags");
    let source = format!(
        "document.querySelector({}).title",
        quoted(&tally("hashtags"))
    );
    let source = window.js(&source);
    assert!(
        source.as_str().is_some_and(|title| title.contains("20")),
        "{source}"
    );
    assert!(!window.is_there(&tally("links")), "there is no limit");
    typed(&window, " #three #four #five #six");
    says("hashtags", "6 of 5 hashtags");
    window.wait_for(&format!("{}.over", tally("hashtags")));
    window.wait_for("[data-finding=hashtags]");
    turn_to(&window, &posts[1]);
    let links = ["a", "b", "c", "d", "e", "f"].map(|name| format!("https://{name}.example.com/"));
    window.fill(TEXT, &links.join(" "));
    says("links", "6 of 5 links");
    window.wait_for(&format!("{}.doubtful", tally("links")));
    turn_to(&window, &posts[2]);
    window.fill(TEXT, &format!("#one {}", links.join(" ")));
    window.wait("document.querySelector('[data-panel] [data-count]')?.dataset.count === '148'");
    assert!(
        !window.is_there("[data-panel] [data-tally]"),
        "Mastodon has no limits of these"
    );
}

/// Closes the post and opens another.
fn turn_to(window: &Window, post: &str) {
    window.click("[data-panel] [data-action=close]");
    window.wait("!document.querySelector('[data-panel]')");
    open(window, post);
}
