//! The sign-off sheet: one HTML file in which a client reads posts, answers, and saves the answers as a file. Nothing is
//! fetched or sent, and without scripts it can be read and printed. Every text of the plan is escaped.

pub(super) mod words;

use std::fmt::Write as _;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use chrono::{Datelike, Days, NaiveDate};
use sha2::{Digest, Sha256};

use crate::model::LocalTime;
use words::Words;

const STYLE: &str = include_str!("../../../data/sign-off.css");
const SCRIPT: &str = include_str!("../../../data/sign-off.js");

/// What a sheet shows.
#[derive(Debug)]
pub(crate) struct Sheet {
    pub(crate) plan: String,
    /// The plan's id, by which the answers are known as its.
    pub(crate) plan_id: String,
    /// The language tag of the plan; `None` for English.
    pub(crate) locale: Option<String>,
    pub(crate) zone: String,
    /// The first day of a week; 1 is Monday.
    pub(crate) first_day: u8,
    pub(crate) made: NaiveDate,
    /// When the answers are due; `None` if that isn't said.
    pub(crate) until: Option<LocalTime>,
    /// Who gets the answers; empty if that isn't said.
    pub(crate) sender: String,
    /// In the order of their times.
    pub(crate) posts: Vec<SheetPost>,
}

#[derive(Debug)]
pub(crate) struct SheetPost {
    pub(crate) id: String,
    /// The fingerprint of what is approved.
    pub(crate) about: String,
    pub(crate) at: LocalTime,
    pub(crate) channel: String,
    pub(crate) handle: String,
    /// For light and for dark, such as `#1d9bf0`.
    pub(crate) colour: [String; 2],
    pub(crate) title: String,
    pub(crate) text: String,
    pub(crate) link: String,
    pub(crate) pictures: Vec<SheetPicture>,
}

#[derive(Debug)]
pub(crate) struct SheetPicture {
    pub(crate) name: String,
    pub(crate) alt: String,
    /// A small copy with its media type; `None` for a video or a picture that can't be drawn.
    pub(crate) small: Option<(&'static str, Vec<u8>)>,
}

/// Returns the sheet as HTML.
pub(crate) fn html(sheet: &Sheet) -> String {
    let words = Words::of(sheet.locale.as_deref());
    let mut page = String::with_capacity(64 * 1024);
    head(&mut page, sheet, words);
    intro(&mut page, sheet, words);
    weeks(&mut page, sheet, words);
    for day in days(sheet) {
        posts_of(&mut page, sheet, day, words);
    }
    foot(&mut page, words);
    page
}

fn head(page: &mut String, sheet: &Sheet, words: &Words) {
    let style = style(sheet);
    let policy = format!(
        "default-src 'none'; img-src data:; style-src 'sha256-{}'; script-src 'sha256-{}'; base-uri 'none'; form-action 'none'",
        sum(&style),
        sum(SCRIPT)
    );
    let title = escape(&title(sheet, words));
    let _ = write!(
        page,
        "<!doctype html>\n<html lang=\"{}\"><head><meta charset=\"utf-8\">\
        <meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">\
        <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\
        <meta name=\"referrer\" content=\"no-referrer\"><title>{title}</title><style>{style}</style></head>\n\
        <body data-plan=\"{}\" data-file=\"{}\" data-progress=\"{}\" data-saved=\"{}\">\n<main>\n",
        words.lang,
        escape(&sheet.plan_id),
        escape(&sheet.plan),
        escape(words.progress),
        escape(words.saved),
    );
}

/// Returns the style with a rule for the colour of each channel.
fn style(sheet: &Sheet) -> String {
    let mut style = STYLE.to_owned();
    for (place, [light, dark]) in colours(sheet).iter().enumerate() {
        let _ = writeln!(style, ".k{place} {{ --own: light-dark({light}, {dark}); }}");
    }
    style
}

/// Returns the different colours of the posts' channels.
fn colours(sheet: &Sheet) -> Vec<&[String; 2]> {
    let mut colours: Vec<&[String; 2]> = Vec::new();
    for post in &sheet.posts {
        if post.colour.iter().all(|colour| is_colour(colour)) && !colours.contains(&&post.colour) {
            colours.push(&post.colour);
        }
    }
    colours
}

/// Returns true for six hexadecimal digits after a `#`, which can end no rule of the style.
fn is_colour(text: &str) -> bool {
    let digits = text.strip_prefix('#').unwrap_or_default();
    digits.len() == 6 && digits.bytes().all(|digit| digit.is_ascii_hexdigit())
}

/// Returns the SHA-256 sum of a text as a policy names it.
pub(super) fn sum(text: &str) -> String {
    STANDARD.encode(Sha256::digest(text))
}

fn title(sheet: &Sheet, words: &Words) -> String {
    let days = days(sheet);
    let range = match (days.first(), days.last()) {
        (Some(first), Some(last)) => words.range(*first, *last),
        _ => String::new(),
    };
    words.title(&sheet.plan, &range)
}

fn intro(page: &mut String, sheet: &Sheet, words: &Words) {
    let until = sheet.until.map(|until| words.moment(until));
    let asked = words.asked(&escape(&sheet.sender), until.as_deref());
    let zone = escape(&words.times_in(&sheet.zone));
    let channels: std::collections::BTreeSet<&str> =
        sheet.posts.iter().map(|post| &*post.channel).collect();
    let made = words.made(sheet.posts.len(), channels.len(), sheet.made);
    let _ = writeln!(
        page,
        "<header><div><h1 dir=\"auto\">{}</h1><p>{}</p></div>\
        <div class=\"made\"><button type=\"button\" class=\"script\" data-action=\"print\">{}</button><p>{made}</p></div></header>",
        escape(&title(sheet, words)),
        words.paragraph(&[&asked, &zone, words.nothing_sent]),
        words.print,
    );
}

/// Writes the weeks with posts at a glance.
fn weeks(page: &mut String, sheet: &Sheet, words: &Words) {
    page.push_str("<nav class=\"week\">");
    for day in days_of_weeks(sheet) {
        day_at_a_glance(page, sheet, day, words);
    }
    page.push_str("</nav>\n");
}

/// Writes the posts of a day at a glance; a click leads to the post.
fn day_at_a_glance(page: &mut String, sheet: &Sheet, day: NaiveDate, words: &Words) {
    let class_of_day = match on(sheet, day).next() {
        Some(_) => "day",
        None => "day none",
    };
    let (number, name) = (day.day(), words.short_day(day));
    let _ = write!(
        page,
        "<div class=\"{class_of_day}\"><b>{number}</b> <span>{name}</span>"
    );
    for (place, post) in on(sheet, day) {
        let _ = write!(
            page,
            "<a class=\"{}\" href=\"#post-{place}\">{}<i class=\"mark\" data-mark=\"{}\">–</i><strong dir=\"auto\">{}</strong></a>",
            class(sheet, post),
            clock(post),
            escape(&post.id),
            escape(&post.title)
        );
    }
    page.push_str("</div>");
}

/// Returns the class that has the colour of a post's channel.
fn class(sheet: &Sheet, post: &SheetPost) -> String {
    let colours = colours(sheet);
    let place = colours.iter().position(|colour| **colour == post.colour);
    place.map_or_else(String::new, |place| format!("k{place}"))
}

fn posts_of(page: &mut String, sheet: &Sheet, day: NaiveDate, words: &Words) {
    let count = on(sheet, day).count();
    let _ = writeln!(
        page,
        "<h2>{} <small>{}</small></h2>",
        words.day(day),
        words.posts(count)
    );
    for (place, post) in on(sheet, day) {
        post_in_full(page, place, sheet, post, words);
    }
}

fn post_in_full(page: &mut String, place: usize, sheet: &Sheet, post: &SheetPost, words: &Words) {
    let _ = write!(
        page,
        "<article id=\"post-{place}\" class=\"{}\" data-post=\"{}\" data-about=\"{}\">\
        <div class=\"where\"><b dir=\"auto\">{}</b><time>{}</time><span dir=\"auto\">{}</span></div>\
        <div class=\"what\"><h3 dir=\"auto\">{}</h3><p class=\"text\" dir=\"auto\">{}</p>",
        class(sheet, post),
        escape(&post.id),
        escape(&post.about),
        escape(&post.channel),
        clock(post),
        escape(&post.handle),
        escape(&post.title),
        escape(&post.text),
    );
    if !post.link.is_empty() {
        let link = escape(&post.link);
        let _ = write!(
            page,
            "<p><a rel=\"noreferrer\" href=\"{link}\">{link}</a></p>"
        );
    }
    post.pictures.iter().for_each(|picture| draw(page, picture));
    page.push_str("</div>");
    choices(page, post, words);
    page.push_str("</article>\n");
}

fn draw(page: &mut String, picture: &SheetPicture) {
    let (name, alt) = (escape(&picture.name), escape(&picture.alt));
    let _ = match &picture.small {
        Some((kind, bytes)) => write!(
            page,
            "<img alt=\"{alt}\" title=\"{name}\" src=\"data:{kind};base64,{}\">",
            STANDARD.encode(bytes)
        ),
        None => write!(page, "<p class=\"file\" dir=\"auto\">{name} {alt}</p>"),
    };
}

fn choices(page: &mut String, post: &SheetPost, words: &Words) {
    let id = escape(&post.id);
    let _ = write!(page, "<fieldset aria-label=\"{}\">", escape(&post.title));
    for (value, word) in [("approve", words.approve), ("change", words.change)] {
        let _ = write!(
            page,
            "<label class=\"{value}\"><input type=\"radio\" name=\"answer-{id}\" value=\"{value}\"> {word}</label>"
        );
    }
    let _ = write!(
        page,
        "<textarea name=\"comment-{id}\" rows=\"2\" maxlength=\"10000\" dir=\"auto\" placeholder=\"{0}\" aria-label=\"{0}\"></textarea></fieldset>",
        words.comment
    );
}

fn foot(page: &mut String, words: &Words) {
    let _ = write!(
        page,
        "</main>\n<footer class=\"script\"><div class=\"bar\"></div><span data-answered=\"0\" role=\"status\"></span>\
        <button type=\"button\" class=\"plain\" data-action=\"next\">{0}</button>\
        <div class=\"send\"><label><span>{1}</span><input name=\"your-name\" placeholder=\"{1}\" maxlength=\"200\" autocomplete=\"name\" dir=\"auto\"></label>\
        <button type=\"button\" data-action=\"save-answers\">{2}</button></div></footer>\n<script>{SCRIPT}</script></body></html>\n",
        words.next, words.your_name, words.save,
    );
}

/// Returns all days of the weeks that have posts.
fn days_of_weeks(sheet: &Sheet) -> Vec<NaiveDate> {
    let starts = days(sheet).into_iter().map(|day| {
        let after_start = 7 + day.weekday().number_from_monday() - u32::from(sheet.first_day);
        let start = day.checked_sub_days(Days::new(u64::from(after_start % 7)));
        start.unwrap_or(day)
    });
    let mut starts: Vec<NaiveDate> = starts.collect();
    starts.dedup();
    let week = |start: NaiveDate| start.iter_days().take(7);
    starts.into_iter().flat_map(week).collect()
}

/// Returns the days that have posts.
fn days(sheet: &Sheet) -> Vec<NaiveDate> {
    let mut days: Vec<NaiveDate> = sheet.posts.iter().map(|post| post.at.date).collect();
    days.dedup();
    days
}

fn on(sheet: &Sheet, day: NaiveDate) -> impl Iterator<Item = (usize, &SheetPost)> {
    let posts = sheet.posts.iter().enumerate();
    posts.filter(move |(_, post)| post.at.date == day)
}

fn clock(post: &SheetPost) -> String {
    post.at.naive().format("%H:%M").to_string()
}

/// Returns a text in which no letter begins markup or ends an attribute.
pub(super) fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            letter => escaped.push(letter),
        }
    }
    escaped
}
