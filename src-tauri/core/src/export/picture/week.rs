//! Days with their posts as SVG: a row of columns for each week, a card for each post.

use std::fmt::Write as _;

use chrono::{Datelike, NaiveDate};

use super::super::sheet::words::Words;
use super::letters::{escaped, lines};
use crate::model::Status;

/// The width of the picture.
const WIDTH: f32 = 1600.0;
const EDGE: f32 = 32.0;
const GAP: f32 = 12.0;
/// The height of the title, of the names of days, of a card, and of the line that tells of left out posts.
const TITLE: f32 = 72.0;
const HEAD: f32 = 40.0;
const CARD: f32 = 84.0;
const MORE: f32 = 26.0;
/// The days of a row.
const WEEK: usize = 7;

/// The colours of the light theme.
const PAPER: &str = "#f6f6f4";
const CARDS: &str = "#ffffff";
const INK: &str = "#1c1d20";
const FAINT: &str = "#62656c";
const LINE: &str = "#dcdcd8";

/// What a picture shows.
pub(super) struct Picture {
    pub(super) title: String,
    pub(super) words: &'static Words,
    pub(super) days: Vec<PictureDay>,
}

pub(super) struct PictureDay {
    pub(super) date: NaiveDate,
    /// In the order of their times.
    pub(super) cards: Vec<PictureCard>,
    /// The number of posts that have no room.
    pub(super) left_out: usize,
}

pub(super) struct PictureCard {
    /// Such as `09:00`.
    pub(super) time: String,
    pub(super) channel: String,
    /// Such as `#1d9bf0`.
    pub(super) colour: String,
    pub(super) title: String,
    pub(super) status: Status,
}

/// Returns the picture as SVG.
pub(super) fn svg(picture: &Picture) -> String {
    let rows: Vec<&[PictureDay]> = picture.days.chunks(WEEK).collect();
    let columns = picture.days.len().clamp(1, WEEK);
    let column = (WIDTH - 2.0 * EDGE - GAP * (columns as f32 - 1.0)) / columns as f32;
    let height = TITLE + rows.iter().map(|row| height_of(row)).sum::<f32>() + EDGE;
    let mut drawing = Drawing {
        svg: String::new(),
        column,
        words: picture.words,
    };
    drawing.begin(height, &picture.title);
    let mut top = TITLE;
    for row in rows {
        for (place, day) in row.iter().enumerate() {
            drawing.day(day, EDGE + place as f32 * (column + GAP), top);
        }
        top += height_of(row);
    }
    drawing.svg.push_str("</svg>");
    drawing.svg
}

/// Returns the height of a row of days: that of the day with most posts.
fn height_of(row: &[PictureDay]) -> f32 {
    let heights = row.iter().map(|day| {
        let more = if day.left_out > 0 { MORE } else { 0.0 };
        day.cards.len() as f32 * (CARD + GAP) + more
    });
    HEAD + heights.fold(CARD, f32::max) + GAP
}

struct Drawing {
    svg: String,
    /// The width of a day.
    column: f32,
    words: &'static Words,
}

impl Drawing {
    fn begin(&mut self, height: f32, title: &str) {
        let _ = write!(
            self.svg,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{WIDTH}\" height=\"{height}\" font-family=\"sans-serif\">"
        );
        self.rect((0.0, 0.0), (WIDTH, height), PAPER, 0.0);
        let room = WIDTH - 2.0 * EDGE;
        let title = lines(title, 26.0, room, 1).pop().unwrap_or_default();
        self.text((EDGE, 46.0), (26.0, true), INK, &title);
    }

    fn day(&mut self, day: &PictureDay, left: f32, top: f32) {
        let name = format!("{} {}", self.words.short_day(day.date), day.date.day());
        self.text((left, top + 22.0), (17.0, true), INK, &name);
        self.rect((left, top + 31.0), (self.column, 1.0), LINE, 0.0);
        let mut top = top + HEAD;
        for card in &day.cards {
            self.card(card, left, top);
            top += CARD + GAP;
        }
        if day.left_out > 0 {
            let more = format!("+{}", day.left_out);
            self.text((left, top + 14.0), (14.0, false), FAINT, &more);
        }
    }

    fn card(&mut self, card: &PictureCard, left: f32, top: f32) {
        let (x, room) = (left + 14.0, self.column - 22.0);
        self.rect((left, top), (self.column, CARD), LINE, 6.0);
        self.rect(
            (left + 1.0, top + 1.0),
            (self.column - 2.0, CARD - 2.0),
            CARDS,
            5.0,
        );
        self.rect((left, top), (5.0, CARD), &card.colour, 2.5);
        // What is wider than the card is cut off at its edge.
        let _ = write!(
            self.svg,
            "<svg x=\"{x}\" y=\"{top}\" width=\"{room}\" height=\"{CARD}\">"
        );
        let head = format!("{} {}", card.time, card.channel);
        let head = lines(&head, 13.0, room, 1).pop().unwrap_or_default();
        self.text((0.0, 20.0), (13.0, false), FAINT, &head);
        let title = lines(&card.title, 15.0, room, 2);
        for (place, line) in title.iter().enumerate() {
            self.text((0.0, 40.0 + place as f32 * 18.0), (15.0, true), INK, line);
        }
        let status = self.words.status(card.status);
        self.text((0.0, 76.0), (12.0, false), FAINT, status);
        self.svg.push_str("</svg>");
    }

    fn rect(&mut self, (x, y): (f32, f32), (width, height): (f32, f32), fill: &str, round: f32) {
        let fill = escaped(fill);
        let _ = write!(
            self.svg,
            "<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" rx=\"{round}\" fill=\"{fill}\"/>"
        );
    }

    fn text(&mut self, (x, y): (f32, f32), (size, is_bold): (f32, bool), fill: &str, text: &str) {
        let weight = if is_bold { 600 } else { 400 };
        let text = escaped(text);
        let _ = write!(
            self.svg,
            "<text x=\"{x}\" y=\"{y}\" font-size=\"{size}\" font-weight=\"{weight}\" fill=\"{fill}\">{text}</text>"
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn picture(days: u32, cards: usize, title: &str) -> String {
        let day = |day: u32| PictureDay {
            date: NaiveDate::from_ymd_opt(2026, 11, 15 + day).unwrap(),
            cards: (0..cards)
                .map(|_| PictureCard {
                    time: "09:00".to_owned(),
                    channel: "X & co".to_owned(),
                    colour: "#1d9bf0".to_owned(),
                    title: title.to_owned(),
                    status: Status::InReview,
                })
                .collect(),
            left_out: 2,
        };
        svg(&Picture {
            title: "Acme".to_owned(),
            words: Words::of(Some("zh-CN")),
            days: (1..=days).map(day).collect(),
        })
    }

    #[test]
    fn each_post_has_its_card_and_no_text_becomes_markup() {
        let svg = picture(7, 2, "<script> one");
        assert_eq!(svg.matches("#1d9bf0").count(), 14);
        assert!(
            svg.contains("&lt;script&gt; one")
                && svg.contains("X &amp; co")
                && svg.contains("审核中")
        );
        assert_eq!(svg.matches(">+2<").count(), 7);
        assert!(svg.starts_with("<svg ") && svg.ends_with("</svg>"));
    }

    #[test]
    fn more_weeks_are_rows_below_one_another() {
        let height = |svg: &str| -> f32 {
            let after = svg.split("height=\"").nth(1).unwrap();
            after.split('"').next().unwrap().parse().unwrap()
        };
        assert!(height(&picture(8, 3, "One")) > height(&picture(7, 3, "One")));
        assert!(height(&picture(7, 3, "One")) > height(&picture(7, 1, "One")));
    }
}
