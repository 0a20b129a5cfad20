//! What is sent: the link of a post with its UTM parameters, and its texts with that link in place of the one that is
//! written. Whatever counts or checks a text takes it from here.

use serde::{Deserialize, Serialize};

use crate::counting::{Unit, count};
use crate::model::platform::known_or_other;
use crate::model::utm::{SentLink, Tagging, UtmOfItem};
use crate::model::utm_word::utm_value;
use crate::model::{Campaign, CampaignId, Channel, Plan, PostId};
use crate::storage::{self, Db, card::CardRow, find, record};
use crate::{Planner, Result};

/// A link that is being edited, with what its post says about it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct LinkDraft {
    pub link: String,
    #[cfg_attr(test, ts(as = "Option<CampaignId>"))]
    pub campaign: Option<String>,
    /// Whether it is sent with UTM parameters; `None` if the plan decides.
    pub utm: Option<bool>,
    /// As it is typed.
    pub utm_content: Option<String>,
}

/// A link as it is sent on a channel.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct LinkOnChannel {
    #[serde(flatten)]
    pub sent: SentLink,
    /// True if links of the post are sent with UTM parameters.
    pub is_on: bool,
    /// How much of the text's length it takes where the text has it, in `unit`.
    pub length: u32,
    pub unit: Unit,
}

/// What decides how the links of posts are sent.
pub(crate) struct Tags {
    plan: Plan,
    channels: Vec<Channel>,
    campaigns: Vec<Campaign>,
}

impl Tags {
    pub(crate) fn read(db: &Db) -> Result<Self> {
        Ok(Self {
            plan: storage::plan::get(db)?,
            channels: record::all(db)?,
            campaigns: record::all(db)?,
        })
    }

    pub(crate) fn channel(&self, row: &CardRow) -> Option<&Channel> {
        let mut channels = self.channels.iter();
        channels.find(|channel| channel.id == row.channel)
    }

    /// Returns the post with its texts and its link as they are sent.
    pub(crate) fn sent(&self, row: CardRow) -> CardRow {
        let (Some(tagging), Some(link)) = (self.tagging(&row), row.link.as_deref()) else {
            return row;
        };
        let sent = |text: &str| tagging.text(text, Some(link)).text.into_owned();
        let text = sent(&row.text);
        let parts = row.parts.iter().map(|part| sent(part)).collect();
        let first_comment = row.first_comment.as_deref().map(sent);
        let link = Some(tagging.link(link).link);
        CardRow {
            text,
            parts,
            first_comment,
            link,
            ..row
        }
    }

    /// Returns what decides how the post's link is sent; `None` if it is sent as it is written.
    fn tagging<'a>(&'a self, row: &'a CardRow) -> Option<Tagging<'a>> {
        let named = |campaign: &&Campaign| Some(&campaign.id) == row.campaign.as_ref();
        let tagging = Tagging {
            plan: &self.plan,
            channel: self.channel(row)?,
            campaign: self.campaigns.iter().find(named),
            item: UtmOfItem {
                is_on: row.utm,
                content: row.utm_content.as_deref(),
            },
        };
        tagging.is_on().then_some(tagging)
    }
}

impl LinkDraft {
    /// Returns the link as it is written; `None` if there is none.
    pub(super) fn written(&self) -> Option<&str> {
        Some(self.link.trim()).filter(|link| !link.is_empty())
    }

    /// Calls `read` with what decides how the link is sent on a channel.
    pub(super) fn on_channel<T>(
        &self,
        db: &Db,
        channel: &Channel,
        read: impl FnOnce(&Tagging) -> T,
    ) -> Result<T> {
        let campaign = self.campaign.as_deref().map(CampaignId::from);
        let campaign = campaign.map(|id| record::get::<Campaign>(db, id.as_str()));
        let (plan, campaign) = (storage::plan::get(db)?, campaign.transpose()?.flatten());
        let content = self.utm_content.as_deref().unwrap_or_default();
        let content = utm_value("utm_content", content).ok().flatten();
        let item = UtmOfItem {
            is_on: self.utm,
            content: content.as_deref(),
        };
        Ok(read(&Tagging {
            plan: &plan,
            channel,
            campaign: campaign.as_ref(),
            item,
        }))
    }
}

impl Planner {
    /// Returns a link as it is sent on a channel. A campaign that is gone is none.
    pub fn link_as_sent(&self, draft: &LinkDraft, channel: &str) -> Result<LinkOnChannel> {
        let channel = find::channel(&self.db, channel)?;
        let unit = known_or_other(&channel.platform).text.unit;
        draft.on_channel(&self.db, &channel, |tagging| {
            let sent = tagging.link(&draft.link);
            LinkOnChannel {
                length: count(unit, &sent.link),
                is_on: tagging.is_on(),
                unit,
                sent,
            }
        })
    }

    /// Returns the link of a post as it is sent; `None` if the post has no link.
    pub fn link_of(&self, post: &PostId) -> Result<Option<LinkOnChannel>> {
        let post = find::post(&self.db, post.as_str())?;
        let item = find::item(&self.db, &post.item)?;
        let Some(link) = item.link else {
            return Ok(None);
        };
        let draft = LinkDraft {
            link,
            campaign: item.campaign.map(|campaign| campaign.to_string()),
            utm: item.utm,
            utm_content: item.utm_content,
        };
        self.link_as_sent(&draft, post.channel.as_str()).map(Some)
    }
}
