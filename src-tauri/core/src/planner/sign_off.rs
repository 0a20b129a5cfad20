//! The sign-off sheet: which posts a client is asked about, with fingerprints of what an answer is about.

use std::path::Path;

use super::Planner;
use crate::checks;
use crate::export::sheet::{Sheet, SheetPicture, SheetPost, html};
use crate::export::{ExportOptions, Selection, atomic};
use crate::media::{MediaStore, ThumbnailSize, thumbnail};
use crate::model::platform::{PlatformColour, known_or_other};
use crate::model::{Channel, LocalTime, Media, Status};
use crate::query::Tags;
use crate::storage::card::{CardRow, between};
use crate::storage::{self, Db, identity, record};
use crate::{Code, Error, Result};

/// The most posts of a sheet: one with many more is read by nobody, and is too large to be sent.
const MOST_POSTS: usize = 500;

/// The media of posts, by the posts' places.
type MediaOfPosts = Vec<(usize, Vec<Media>)>;

/// What a sheet asks for.
#[derive(Clone, Debug, Default)]
pub struct SignOff {
    /// When the answers are due, on the plan's clocks.
    pub until: Option<LocalTime>,
    /// Who gets the answers; empty if that isn't said.
    pub sender: String,
}

impl Planner {
    /// Writes a sheet on which a client answers the chosen posts. Those that are published or skipped are left out, unless
    /// their status is chosen. Returns the number of posts.
    ///
    /// # Errors
    /// `Empty` if there is no such post, `TooLong` if there are more than 500.
    pub fn export_sign_off(
        &self,
        options: &ExportOptions,
        sign_off: &SignOff,
        path: &Path,
    ) -> Result<u32> {
        options.check()?;
        let mut sheet = storage::snapshot(&self.db, |db| self.sheet(db, options, sign_off))?;
        let (store, cache) = (self.media_store(), tempfile::tempdir()?);
        for (post, media) in &mut sheet.1 {
            let pictures = media.iter().map(|media| small(&store, media, cache.path()));
            if let Some(post) = sheet.0.posts.get_mut(*post) {
                post.pictures = pictures.collect();
            }
        }
        let count = sheet.0.posts.len() as u32;
        atomic::replace(path, |out| Ok(out.write_all(html(&sheet.0).as_bytes())?))?;
        Ok(count)
    }

    /// Returns the sheet without pictures, and the media of its posts by their places.
    fn sheet(
        &self,
        db: &Db,
        options: &ExportOptions,
        sign_off: &SignOff,
    ) -> Result<(Sheet, MediaOfPosts)> {
        let plan = storage::plan::get(db)?;
        let rows = rows(db, options)?;
        let ids: Vec<&str> = rows.iter().map(|row| row.id.as_str()).collect();
        let mut abouts = checks::fingerprints(db, &ids)?;
        let (channels, all) = (record::all::<Channel>(db)?, storage::media::all(db)?);
        let tags = Tags::read(db)?;
        let (mut posts, mut media) = (Vec::new(), Vec::new());
        for row in rows {
            let about = abouts.remove(&row.id).unwrap_or_default();
            let used = all.iter().filter(|media| row.media.contains(&media.id));
            media.push((posts.len(), used.cloned().collect()));
            let channel = channels.iter().find(|channel| channel.id == row.channel);
            posts.extend(post(tags.sent(row), channel, plan.zone, about));
        }
        let sheet = Sheet {
            plan: plan.name,
            plan_id: identity::get(db)?.to_string(),
            locale: plan.locale,
            zone: plan.zone.to_string(),
            first_day: plan.first_day,
            made: plan.zone.local(self.clock.now()).date(),
            until: sign_off.until,
            sender: sign_off.sender.clone(),
            posts,
        };
        Ok((sheet, media))
    }
}

fn rows(db: &Db, options: &ExportOptions) -> Result<Vec<CardRow>> {
    let selection = Selection::read(db, options)?;
    let (from, to) = selection.span();
    let is_open = |row: &CardRow| {
        !options.statuses.is_empty() || !matches!(row.status, Status::Published | Status::Skipped)
    };
    let mut rows = between(db, from, to)?;
    rows.retain(|row| row.planned.is_some() && selection.takes(row) && is_open(row));
    match rows.len() {
        0 => {
            let message = "there is no post to approve: choose other days or channels";
            Err(Error::new(Code::Empty, message))
        }
        count if count > MOST_POSTS => {
            let message = format!(
                "a sheet has at most {MOST_POSTS} posts, these are {count}: choose fewer days or channels"
            );
            Err(Error::new(Code::TooLong, message))
        }
        _ => Ok(rows),
    }
}

fn post(
    row: CardRow,
    channel: Option<&Channel>,
    zone: crate::model::Zone,
    about: String,
) -> Option<SheetPost> {
    Some(SheetPost {
        id: row.id.to_string(),
        about,
        at: row.planned?.seen_in(zone),
        channel: channel.map(|row| row.name.clone()).unwrap_or_default(),
        handle: channel.map(|row| row.handle.clone()).unwrap_or_default(),
        colour: channel.map(colour).unwrap_or_default(),
        title: row.title,
        text: row.text,
        link: row.link.unwrap_or_default(),
        pictures: Vec::new(),
    })
}

/// Returns the channel's own colour or its platform's, for light and for dark.
fn colour(channel: &Channel) -> [String; 2] {
    match &channel.colour {
        Some(own) => [own.clone(), own.clone()],
        None => {
            let PlatformColour { light, dark } = &known_or_other(&channel.platform).colour;
            [light.clone(), dark.clone()]
        }
    }
}

/// Returns a small copy of a picture; one that can't be drawn is named.
fn small(store: &MediaStore, media: &Media, cache: &Path) -> SheetPicture {
    let made = thumbnail(store, media, ThumbnailSize::Sheet, cache);
    let read = made.and_then(|path| {
        let kind = match path.extension().is_some_and(|end| end == "png") {
            true => "image/png",
            false => "image/jpeg",
        };
        Ok((kind, std::fs::read(path)?))
    });
    SheetPicture {
        name: media.name.clone(),
        alt: String::new(),
        small: read.ok(),
    }
}
