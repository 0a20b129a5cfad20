//! A post as a file of others tells it, before it is compared with the plan.

use std::path::PathBuf;

use chrono::{DateTime, NaiveDate, Utc};
use sha2::{Digest, Sha256};
use uuid::{Builder, Uuid};

use super::problem::Problem;
use crate::model::{LocalTime, PostId, Status, Zone};

/// The time of posts for which a file tells only the day, in minutes since midnight, unless a person chooses another.
pub(super) const USUAL_MINUTE: u16 = 9 * 60;

#[derive(Clone, Debug, Default)]
pub(super) struct Draft {
    /// The number of the row's line, or of the event.
    pub(super) line: u32,
    /// The number of the row among those of the table, from 0.
    pub(super) place: usize,
    /// What names the post in its file for ever, such as the UID of an event.
    pub(super) uid: Option<String>,
    pub(super) title: String,
    pub(super) text: String,
    pub(super) when: DraftTime,
    /// The cells of a date that was not understood.
    pub(super) date_cell: Option<String>,
    /// The ids of the channels.
    pub(super) channels: Vec<String>,
    /// `None` if the file doesn't tell it.
    pub(super) status: Option<Status>,
    pub(super) link: String,
    pub(super) campaign: String,
    pub(super) pillar: String,
    pub(super) labels: Vec<String>,
    pub(super) notes: String,
    /// Files of pictures and videos that are there.
    pub(super) media: Vec<PathBuf>,
    /// The alternative text of a single file.
    pub(super) alt: String,
    pub(super) repeat: Option<Repeat>,
    /// True if it is told only to say that it was called off.
    pub(super) is_cancelled: bool,
    /// What is odd about it.
    pub(super) problems: Vec<Problem>,
    /// What a person must answer before it can be imported.
    pub(super) asks: Vec<Problem>,
    /// Why it can't be imported.
    pub(super) refused: Option<Problem>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum DraftTime {
    #[default]
    Unscheduled,
    /// On the clocks of the channel.
    Local(LocalTime),
    Moment(DateTime<Utc>),
}

/// The rule by which a draft repeats.
#[derive(Clone, Debug)]
pub(super) struct Repeat {
    /// In the syntax of RFC 5545.
    pub(super) rule: String,
    /// The date of the first post on the clocks that the rule is written for.
    pub(super) first: NaiveDate,
    /// Dates without a post, on the same clocks.
    pub(super) except: Vec<NaiveDate>,
    /// Posts that differ, by their dates on the same clocks; `None` for one that is cancelled.
    pub(super) changed: Vec<(NaiveDate, Option<Draft>)>,
    /// When a post would be on the day after the first, if the clocks skip the time on the first.
    pub(super) day_after: Option<DraftTime>,
}

impl DraftTime {
    /// Returns the time on the clocks of a channel; an error if it is out of the calendar.
    pub(super) fn on(self, zone: Zone) -> crate::Result<Option<LocalTime>> {
        match self {
            DraftTime::Unscheduled => Ok(None),
            DraftTime::Local(at) => at.validated().map(Some),
            DraftTime::Moment(moment) => LocalTime::from_naive(zone.local(moment)).map(Some),
        }
    }
}

impl Draft {
    /// Returns the time on the clocks of a channel; an error if it is out of the calendar. A series that begins at a time
    /// which the clocks skip has that time all the same, since its later posts do.
    pub(super) fn at(&self, zone: Zone) -> crate::Result<Option<LocalTime>> {
        let day_after = self.repeat.as_ref().and_then(|repeat| repeat.day_after);
        let Some(day_after) = day_after else {
            return self.when.on(zone);
        };
        let next = day_after.on(zone)?;
        Ok(next.and_then(|next| {
            let date = next.date.pred_opt()?;
            Some(LocalTime { date, ..next })
        }))
    }

    /// Returns the id that the post has in the plan: the one that its file names, if that is one of ours, or else one that
    /// is always the same for the name. `place` tells the posts of a draft apart.
    pub(super) fn id(&self, place: usize, channel: &str) -> Option<PostId> {
        let uid = self.uid.as_deref()?;
        let own = Uuid::parse_str(uid).ok().filter(|id| id.to_string() == uid);
        let name = match (own, place) {
            (Some(own), 0) => return Some(PostId::from(own.to_string().as_str())),
            (_, 0) => uid.to_owned(),
            _ => format!("{uid} {channel}"),
        };
        let mut bytes = [0; 16];
        bytes.copy_from_slice(&Sha256::digest(name)[..16]);
        Some(PostId::from(
            Builder::from_custom_bytes(bytes)
                .into_uuid()
                .to_string()
                .as_str(),
        ))
    }
}
