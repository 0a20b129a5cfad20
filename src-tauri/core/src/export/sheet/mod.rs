//! The sign-off sheet: one HTML file in which a client reads posts, answers, and saves the answers as a file. Nothing is
//! fetched or sent, and without scripts it can be read and printed. Every text of the plan is escaped.

mod words;

use std::fmt::Write as _;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use chrono::{Datelike, NaiveDate};
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
    /// Such as `#1d9bf0`.
    pub(crate) colour: String,
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
    week(&mut page, sheet, words);
    for day in days(sheet) {
        posts_of(&mut page, sheet, day, words);
    }
    foot(&mut page, sheet, words);
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
        <body data-plan=\"{}\" data-file=\"{}\" data-progress=\"{}\">\n<main>\n",
        words.lang,
        escape(&sheet.plan_id),
        escape(&sheet.plan),
        escape(words.progress),
    );
}

/// Returns the style with a rule for the colour of each channel.
fn style(sheet: &Sheet) -> String {
    let mut style = STYLE.to_owned();
    for (place, colour) in colours(sheet).iter().enumerate() {
        let _ = writeln!(
            style,
            ".k{place} {{ border-inline-start: 3px solid {colour} !important; }}"
        );
    }
    style
}

/// Returns the different colours of the posts' channels.
fn colours(sheet: &Sheet) -> Vec<&str> {
    let mut colours: Vec<&str> = Vec::new();
    for post in &sheet.posts {
        let is_colour = post.colour.len() == 7 && post.colour.starts_with('#');
        let is_hex = post
            .colour
            .chars()
            .skip(1)
            .all(|sign| sign.is_ascii_hexdigit());
        if is_colour && is_hex && !colours.contains(&&*post.colour) {
            colours.push(&post.colour);
        }
    }
    colours
}

/// Returns the SHA-256 sum of a text as a policy names it.
fn sum(text: &str) -> String {
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
        "<header><div><h1 dir=\"auto\">{}</h1><p>{asked} {zone} {}</p></div>\
        <div class=\"made\"><button type=\"button\" class=\"script\" data-action=\"print\">{}</button><p>{made}</p></div></header>",
        escape(&title(sheet, words)),
        words.nothing_sent,
        words.print,
    );
}

/// Writes the days at a glance; a click leads to the post.
fn week(page: &mut String, sheet: &Sheet, words: &Words) {
    let colours = colours(sheet);
    page.push_str("<nav class=\"week\">");
    for day in days(sheet) {
        let _ = write!(
            page,
            "<div class=\"day\"><b>{}</b> <span>{}</span>",
            day.day(),
            words.short_day(day)
        );
        for (place, post) in on(sheet, day) {
            let colour = colours.iter().position(|colour| *colour == post.colour);
            let colour = colour.unwrap_or(colours.len());
            let _ = write!(
                page,
                "<a class=\"k{colour}\" href=\"#post-{place}\">{}<i class=\"mark\" data-mark=\"{}\">–</i><strong dir=\"auto\">{}</strong></a>",
                clock(post),
                escape(&post.id),
                escape(&post.title)
            );
        }
        page.push_str("</div>");
    }
    page.push_str("</nav>\n");
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
        post_in_full(page, place, post, words);
    }
}

fn post_in_full(page: &mut String, place: usize, post: &SheetPost, words: &Words) {
    let _ = write!(
        page,
        "<article id=\"post-{place}\" data-post=\"{}\" data-about=\"{}\">\
        <div class=\"where\"><b dir=\"auto\">{}</b><time>{}</time><span dir=\"auto\">{}</span></div>\
        <div class=\"what\"><h3 dir=\"auto\">{}</h3><p class=\"text\" dir=\"auto\">{}</p>",
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
    page.push_str("<fieldset>");
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

fn foot(page: &mut String, sheet: &Sheet, words: &Words) {
    let _ = write!(
        page,
        "</main>\n<footer class=\"script\"><progress max=\"{}\" value=\"0\"></progress><span data-answered=\"0\"></span>\
        <button type=\"button\" class=\"plain\" data-action=\"next\">{}</button>\
        <label>{} <input name=\"your-name\" maxlength=\"200\" autocomplete=\"name\" dir=\"auto\"></label>\
        <button type=\"button\" data-action=\"save-answers\">{}</button></footer>\n<script>{SCRIPT}</script></body></html>\n",
        sheet.posts.len(),
        words.next,
        words.your_name,
        words.save,
    );
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
fn escape(text: &str) -> String {
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
