//! What the sample plan stands for: its mission and messages, audiences and objectives, and the roles of its channels.

use std::collections::HashMap;

use chrono::NaiveDate;
use serde::Deserialize;

use super::super::{Transaction, audiences, messages, objectives};
use super::setting::{Setting, known};
use crate::Result;
use crate::model::{
    Amount, AudienceEdit, CampaignId, Channel, ChannelEdit, ChannelId, MessageEdit, MissionEdit,
    ObjectiveEdit, ObjectiveId, Reading,
};
use crate::storage::{find, message, record};

#[derive(Deserialize)]
pub(super) struct Meaning {
    mission: MissionEdit,
    /// The day of the first review.
    reviewed: i64,
    messages: Vec<MessageEdit>,
    audiences: Vec<SampleAudience>,
    objectives: Vec<SampleObjective>,
    /// By platform; the goal is the name of an objective.
    roles: HashMap<String, ChannelEdit>,
}

#[derive(Deserialize)]
struct SampleAudience {
    /// Where they are.
    platforms: Vec<String>,
    #[serde(flatten)]
    edit: AudienceEdit,
}

#[derive(Deserialize)]
struct SampleObjective {
    platforms: Vec<String>,
    /// The names of campaigns.
    #[serde(default)]
    names_of_campaigns: Vec<String>,
    /// The first and the last day.
    days: (i64, i64),
    /// Days and what was read on them.
    read: Vec<(i64, Amount)>,
    #[serde(flatten)]
    edit: ObjectiveEdit,
}

/// Adds it to the plan, and the ids of audiences and objectives to the setting.
pub(super) fn add(tx: &Transaction<'_>, setting: &mut Setting, meaning: Meaning) -> Result<()> {
    let edit = MissionEdit {
        first_review: Some(Some(setting.date(meaning.reviewed))),
        ..meaning.mission
    };
    let mission = message::mission(tx.db)?.edited(&edit)?;
    message::put_mission(tx.db, &mission)?;
    for edit in &meaning.messages {
        record::put(tx.db, &messages::new(tx, edit)?)?;
    }
    for sample in meaning.audiences {
        let edit = AudienceEdit {
            channels: Some(channels(setting, &sample.platforms)?),
            ..sample.edit
        };
        let audience = audiences::new(tx, &edit)?;
        record::put(tx.db, &audience)?;
        let id = audience.id.to_string();
        setting.audiences.insert(audience.name, id);
    }
    for sample in meaning.objectives {
        let objective = objectives::new(tx, &objective(setting, sample)?)?;
        record::put(tx.db, &objective)?;
        let id = objective.id.to_string();
        setting.objectives.insert(objective.name, id);
    }
    add_roles(tx, setting, meaning.roles)
}

fn objective(setting: &Setting, sample: SampleObjective) -> Result<ObjectiveEdit> {
    let campaigns = sample.names_of_campaigns.iter();
    let campaigns = campaigns.map(|name| {
        let id = known(&setting.campaigns, name)?;
        Ok(CampaignId::from(id.as_str()))
    });
    let readings = sample.read.iter().map(|(day, value)| Reading {
        date: setting.date(*day),
        value: *value,
    });
    let day = |day| -> Option<Option<NaiveDate>> { Some(Some(setting.date(day))) };
    Ok(ObjectiveEdit {
        from: day(sample.days.0),
        due: day(sample.days.1),
        channels: Some(channels(setting, &sample.platforms)?),
        campaigns: Some(campaigns.collect::<Result<_>>()?),
        readings: Some(readings.collect()),
        ..sample.edit
    })
}

fn channels(setting: &Setting, platforms: &[String]) -> Result<Vec<ChannelId>> {
    let ids = platforms
        .iter()
        .map(|platform| known(&setting.channels, platform).cloned());
    ids.collect()
}

fn add_roles(
    tx: &Transaction<'_>,
    setting: &Setting,
    roles: HashMap<String, ChannelEdit>,
) -> Result<()> {
    for (platform, edit) in roles {
        let channel = find::channel(tx.db, known(&setting.channels, &platform)?.as_str())?;
        let mut channel: Channel = channel.edited(&edit)?;
        if let Some(Some(goal)) = &edit.goal {
            let goal = known(&setting.objectives, goal.as_str())?;
            channel.goal = Some(ObjectiveId::from(goal.as_str()));
        }
        record::put(tx.db, &channel)?;
    }
    Ok(())
}
