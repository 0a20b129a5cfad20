//! A picture of a week for a chat: each day a column, each post a card with its time, channel, title and status. It is drawn as
//! SVG and made a PNG with the fonts of the system.

mod letters;
mod week;

use std::collections::HashMap;
use std::io::Write;
use std::path::Path;
use std::sync::Arc;

use chrono::{Days, NaiveDate};
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::fontdb::Database;
use resvg::usvg::{Options, Tree};

use super::selection::Selection;
use super::sheet::words::Words;
use super::{ExportOptions, atomic};
use crate::model::platform::known_or_other;
use crate::model::{Channel, ChannelId, Plan};
use crate::query::week_start;
use crate::storage::card::{CardRow, between};
use crate::storage::{self, Db, record};
use crate::{Code, Error, Planner, Result};
use week::{Picture, PictureCard, PictureDay, svg};

/// The days of a picture whose end isn't told.
const WEEK: u64 = 7;
/// The most days of a picture.
const MOST_DAYS: i64 = 42;
/// The most posts of a day in a picture of one week, and of several.
const MOST_CARDS: [usize; 2] = [40, 20];
/// Fonts that are looked for, the first of which the system has is taken; other letters come from any that has them.
const FONTS: [&str; 9] = [
    "Inter",
    "Segoe UI",
    "Helvetica Neue",
    "Noto Sans",
    "Open Sans",
    "Roboto",
    "Liberation Sans",
    "DejaVu Sans",
    "Arial",
];

impl Planner {
    /// Writes a picture of the chosen posts as PNG and returns their number. Without a range it shows this week. On an error an
    /// existing file stays unchanged.
    ///
    /// # Errors
    /// `BadDate` for more than 42 days; `Unexpected` if the system has no fonts.
    pub fn export_png(&self, options: &ExportOptions, path: &Path) -> Result<u32> {
        atomic::replace(path, |file| self.write_png(options, file))
    }

    /// Writes a picture of the chosen posts as PNG and returns their number, as [`Planner::export_png`] does.
    pub fn write_png(&self, options: &ExportOptions, out: &mut dyn Write) -> Result<u32> {
        options.check()?;
        let today = self.now()?.date;
        let (picture, count) = storage::snapshot(&self.db, |db| picture(db, options, today))?;
        out.write_all(&png(&svg(&picture))?)?;
        Ok(count)
    }
}

fn picture(db: &Db, options: &ExportOptions, today: NaiveDate) -> Result<(Picture, u32)> {
    let plan = storage::plan::get(db)?;
    let (from, to) = range(options, week_start(today, plan.first_day))?;
    let options = &ExportOptions {
        from: Some(from),
        to: Some(to),
        ..options.clone()
    };
    let selection = Selection::read(db, options)?;
    let (first, last) = selection.span();
    let mut rows = between(db, first, last)?;
    rows.retain(|row| selection.takes(row));
    let words = Words::of(plan.locale.as_deref());
    let last = to.pred_opt().unwrap_or(to);
    let picture = Picture {
        title: format!("{} · {}", plan.name, words.range(from, last)),
        words,
        days: days(&plan, &record::all(db)?, &rows, (from, to)),
    };
    Ok((picture, rows.len() as u32))
}

fn range(options: &ExportOptions, monday: NaiveDate) -> Result<(NaiveDate, NaiveDate)> {
    let week_after = |day: NaiveDate| day.checked_add_days(Days::new(WEEK)).unwrap_or(day);
    let week_before = |day: NaiveDate| day.checked_sub_days(Days::new(WEEK)).unwrap_or(day);
    let (from, to) = match (options.from, options.to) {
        (Some(from), Some(to)) => (from, to),
        (Some(from), None) => (from, week_after(from)),
        (None, Some(to)) => (week_before(to), to),
        (None, None) => (monday, week_after(monday)),
    };
    if !(1..=MOST_DAYS).contains(&(to - from).num_days()) {
        let message = format!("a picture shows 1 to {MOST_DAYS} days: choose another range");
        return Err(Error::new(Code::BadDate, message).field("to"));
    }
    Ok((from, to))
}

fn days(
    plan: &Plan,
    channels: &[Channel],
    rows: &[CardRow],
    (from, to): (NaiveDate, NaiveDate),
) -> Vec<PictureDay> {
    let channels: HashMap<&ChannelId, &Channel> =
        channels.iter().map(|row| (&row.id, row)).collect();
    let is_long = (to - from).num_days() > WEEK as i64;
    let most = MOST_CARDS[usize::from(is_long)];
    let dates = from.iter_days().take_while(|date| *date < to);
    let mut days: Vec<PictureDay> = dates
        .map(|date| PictureDay {
            date,
            cards: Vec::new(),
            left_out: 0,
        })
        .collect();
    for row in rows {
        let Some(at) = row.planned.map(|planned| planned.seen_in(plan.zone)) else {
            continue;
        };
        let place = (at.date - from).num_days();
        let day = usize::try_from(place)
            .ok()
            .and_then(|place| days.get_mut(place));
        if let Some(day) = day {
            match day.cards.len() < most {
                true => day
                    .cards
                    .push(card(row, at.minute, channels.get(&row.channel).copied())),
                false => day.left_out += 1,
            }
        }
    }
    days
}

fn card(row: &CardRow, minute: u16, channel: Option<&Channel>) -> PictureCard {
    let platform = known_or_other(channel.map_or("other", |channel| channel.platform.as_str()));
    let own = channel.and_then(|channel| channel.colour.as_ref());
    PictureCard {
        time: format!("{:02}:{:02}", minute / 60, minute % 60),
        channel: channel
            .map(|channel| channel.name.clone())
            .unwrap_or_default(),
        colour: own.unwrap_or(&platform.colour.light).clone(),
        title: row.title.clone(),
        status: row.status,
    }
}

/// Returns a drawing as PNG.
fn png(svg: &str) -> Result<Vec<u8>> {
    let mut fonts = Database::new();
    fonts.load_system_fonts();
    if fonts.is_empty() {
        let message =
            "the picture was not drawn: the system has no fonts, install some such as Noto Sans";
        return Err(Error::new(Code::Unexpected, message));
    }
    let names = fonts.faces().flat_map(|face| &face.families);
    let names: Vec<String> = names.map(|(name, _)| name.clone()).collect();
    let found = FONTS
        .iter()
        .find(|font| names.iter().any(|name| name == *font));
    if let Some(font) = found
        .map(|font| (*font).to_owned())
        .or(names.first().cloned())
    {
        fonts.set_sans_serif_family(font);
    }
    let options = Options {
        fontdb: Arc::new(fonts),
        ..Options::default()
    };
    let undrawn = || {
        Error::new(
            Code::Unexpected,
            "the picture was not drawn: choose fewer days",
        )
    };
    let tree = Tree::from_str(svg, &options).map_err(|_| undrawn())?;
    let size = tree.size().to_int_size();
    let mut pixels = Pixmap::new(size.width(), size.height()).ok_or_else(undrawn)?;
    resvg::render(&tree, Transform::default(), &mut pixels.as_mut());
    pixels.encode_png().map_err(|_| undrawn())
}
