//! What the sample plan hears: competitors and trends, ideas for posts, and what people say.

use chrono::Duration;
use serde::Deserialize;

use super::super::{Transaction, ideas, subjects};
use super::setting::{Setting, known};
use crate::Result;
use crate::model::{
    AudienceId, ChannelId, Feedback, FeedbackEdit, FeedbackId, Idea, IdeaEdit, IdeaId, PillarId,
    SubjectEdit, SubjectId, SubjectNote,
};
use crate::storage::record;

/// Names are used instead of ids, as everywhere in the sample.
#[derive(Deserialize)]
pub(super) struct Heard {
    subjects: Vec<SampleSubject>,
    ideas: Vec<SampleIdea>,
    feedback: Vec<SampleFeedback>,
}

#[derive(Deserialize)]
struct SampleSubject {
    /// Days and what was noted on them.
    noted: Vec<(i64, String)>,
    #[serde(flatten)]
    edit: SubjectEdit,
}

#[derive(Deserialize)]
struct SampleIdea {
    /// How many days ago it was added.
    ago: i64,
    /// The last day of use.
    last: Option<i64>,
    #[serde(flatten)]
    edit: IdeaEdit,
}

#[derive(Deserialize)]
struct SampleFeedback {
    day: i64,
    #[serde(flatten)]
    edit: FeedbackEdit,
}

pub(super) fn add(tx: &Transaction<'_>, setting: &mut Setting, heard: Heard) -> Result<()> {
    for sample in heard.subjects {
        let notes = sample.noted.into_iter().map(|(day, text)| SubjectNote {
            date: setting.date(day),
            text,
        });
        let edit = SubjectEdit {
            notes: Some(notes.collect()),
            ..sample.edit
        };
        let subject = subjects::new(tx, &edit)?;
        record::put(tx.db, &subject)?;
        setting
            .subjects
            .insert(subject.name, subject.id.to_string());
    }
    for sample in heard.ideas {
        let idea = idea(tx, setting, sample)?;
        record::put(tx.db, &idea)?;
        setting.ideas.insert(idea.title, idea.id.to_string());
    }
    for sample in heard.feedback {
        record::put(tx.db, &feedback(tx, setting, sample)?)?;
    }
    Ok(())
}

fn idea(tx: &Transaction<'_>, setting: &Setting, sample: SampleIdea) -> Result<Idea> {
    let now = tx.now - Duration::days(sample.ago);
    let edit = sample.edit;
    let audience = edit.audience.flatten();
    let audience = audience.map(|name| known(&setting.audiences, name.as_str()));
    let pillar = edit.pillar.flatten();
    let pillar = pillar.map(|name| known(&setting.pillars, name.as_str()));
    let subject = edit.subject.flatten();
    let subject = subject.map(|name| known(&setting.subjects, name.as_str()));
    let edit = IdeaEdit {
        audience: audience
            .transpose()?
            .map(|id| Some(AudienceId::from(id.as_str()))),
        pillar: pillar
            .transpose()?
            .map(|id| Some(PillarId::from(id.as_str()))),
        subject: subject
            .transpose()?
            .map(|id| Some(SubjectId::from(id.as_str()))),
        until: sample.last.map(|day| Some(setting.date(day))),
        ..edit
    };
    ideas::new(&Transaction { now, ..*tx }, &edit)
}

fn feedback(tx: &Transaction<'_>, setting: &Setting, sample: SampleFeedback) -> Result<Feedback> {
    let edit = sample.edit;
    let channel = edit.channel.flatten();
    let channel = channel.map(|platform| known(&setting.channels, platform.as_str()));
    let idea = edit.idea.flatten();
    let idea = idea.map(|title| known(&setting.ideas, title.as_str()));
    let edit = FeedbackEdit {
        channel: channel.transpose()?.map(|id| Some(ChannelId::clone(id))),
        idea: idea.transpose()?.map(|id| Some(IdeaId::from(id.as_str()))),
        ..edit
    };
    let date = setting.date(sample.day);
    Feedback::blank(FeedbackId::new(tx.now), date).edited(&edit)
}
