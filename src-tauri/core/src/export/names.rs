//! The names that an event contains instead of ids, read once for a whole file.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hash, Hasher};

use super::colour;
use crate::Result;
use crate::model::platform::known_or_other;
use crate::model::{Campaign, CampaignId, Channel, ChannelId, Label, LabelId, Pillar, PillarId};
use crate::storage::card::CardRow;
use crate::storage::{Db, record};

/// The colour of a calendar with several channels: Daymark's own.
const OWN_COLOUR: &str = "teal";

pub(super) struct Names {
    channels: ById<ChannelId, ChannelLook>,
    campaigns: ById<CampaignId, String>,
    pillars: ById<PillarId, String>,
    labels: ById<LabelId, String>,
    nameless: ChannelLook,
}

type ById<K, V> = HashMap<K, V, BuildHasherDefault<IdHasher>>;

/// Hashes an id by its last eight digits, which are random in a UUIDv7. The default hash of all 36 took a tenth
/// of the serializer's time.
#[derive(Default)]
struct IdHasher(u64);

/// The name and colour of a channel, as an event contains them.
pub(super) struct ChannelLook {
    pub(super) name: String,
    /// A colour name of CSS.
    pub(super) colour: &'static str,
}

impl Hasher for IdHasher {
    fn write(&mut self, bytes: &[u8]) {
        if let Some(digits) = bytes.last_chunk() {
            self.0 = u64::from_le_bytes(*digits).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        }
    }

    fn finish(&self) -> u64 {
        self.0 ^ (self.0 >> 32)
    }
}

impl Names {
    pub(super) fn read(db: &Db) -> Result<Self> {
        let channels = record::all::<Channel>(db)?.into_iter();
        let campaigns = record::all::<Campaign>(db)?.into_iter();
        let pillars = record::all::<Pillar>(db)?.into_iter();
        let labels = record::all::<Label>(db)?.into_iter();
        Ok(Self {
            channels: channels.map(look).collect(),
            campaigns: campaigns.map(|row| (row.id, row.name)).collect(),
            pillars: pillars.map(|row| (row.id, row.name)).collect(),
            labels: labels.map(|row| (row.id, row.name)).collect(),
            nameless: ChannelLook {
                name: String::new(),
                colour: OWN_COLOUR,
            },
        })
    }

    /// Returns the channel of a post. It always exists, since the file's foreign keys are enforced.
    pub(super) fn channel(&self, id: &ChannelId) -> &ChannelLook {
        self.channels.get(id).unwrap_or(&self.nameless)
    }

    /// Returns the colour of a calendar: that of its channel if `channels` has just one.
    pub(super) fn colour(&self, channels: &[String]) -> &'static str {
        match channels {
            [only] => self.channel(&ChannelId::from(only.as_str())).colour,
            _ => OWN_COLOUR,
        }
    }

    /// Returns the names of the channel, campaign and pillar, then the labels sorted by name.
    pub(super) fn categories<'a>(
        &'a self,
        row: &CardRow,
        channel: &'a ChannelLook,
    ) -> Vec<&'a str> {
        let mut categories = Vec::with_capacity(3 + row.labels.len());
        categories.push(channel.name.as_str());
        categories.extend(named(&self.campaigns, row.campaign.as_ref()));
        categories.extend(named(&self.pillars, row.pillar.as_ref()));
        let first_label = categories.len();
        let labels = row.labels.iter();
        categories.extend(labels.filter_map(|id| named(&self.labels, Some(id))));
        categories[first_label..].sort_unstable();
        categories
    }
}

fn named<'a, K: Eq + Hash>(names: &'a ById<K, String>, id: Option<&K>) -> Option<&'a str> {
    names.get(id?).map(String::as_str)
}

fn look(channel: Channel) -> (ChannelId, ChannelLook) {
    let platform = known_or_other(&channel.platform);
    let colour = channel.colour.as_ref().unwrap_or(&platform.colour.light);
    let look = ChannelLook {
        colour: colour::nearest(colour),
        name: channel.name,
    };
    (channel.id, look)
}
