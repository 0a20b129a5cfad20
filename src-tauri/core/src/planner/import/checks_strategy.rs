//! Checks the rows of what the plan stands for: its mission and messages, audiences and objectives, subjects, ideas and
//! feedback.

use super::checks::{Checked, id};
use super::checks_posts::in_millis;
use crate::Result;
use crate::model::{
    Audience, AudienceEdit, DeclinedTime, Experiment, Feedback, FeedbackEdit, Idea, IdeaEdit,
    Message, MessageEdit, Mission, MissionEdit, Objective, ObjectiveEdit, Subject, SubjectEdit,
    slots, within_calendar,
};

impl Checked for Mission {
    fn key(&self) -> String {
        String::new()
    }

    fn checked(self) -> Result<Self> {
        self.edited(&MissionEdit {
            audience: Some(self.audience.clone()),
            does: Some(self.does.clone()),
            content: Some(self.content.clone()),
            review_weeks: Some(self.review_weeks),
            review_by: Some(self.review_by.clone()),
            first_review: Some(self.first_review),
        })
    }
}

impl Checked for Message {
    fn key(&self) -> String {
        self.id.to_string()
    }

    fn checked(self) -> Result<Self> {
        id("id", self.id.as_str())?;
        self.edited(&MessageEdit {
            name: Some(self.name.clone()),
            proof: Some(self.proof.clone()),
            tone: Some(self.tone.clone()),
            words: Some(self.words.clone()),
            avoid: Some(self.avoid.clone()),
            position: None,
        })
    }
}

impl Checked for Subject {
    fn key(&self) -> String {
        self.id.to_string()
    }

    fn checked(self) -> Result<Self> {
        id("id", self.id.as_str())?;
        self.edited(&SubjectEdit {
            name: Some(self.name.clone()),
            link: Some(self.link.clone().unwrap_or_default()),
            notes: Some(self.notes.clone()),
            ..SubjectEdit::default()
        })
    }
}

impl Checked for Audience {
    fn key(&self) -> String {
        self.id.to_string()
    }

    fn checked(self) -> Result<Self> {
        id("id", self.id.as_str())?;
        self.edited(&AudienceEdit {
            name: Some(self.name.clone()),
            portrait: Some(self.portrait.clone()),
            role: Some(self.role.clone()),
            age: Some(self.age.clone()),
            place: Some(self.place.clone()),
            language: Some(self.language.clone()),
            goals: Some(self.goals.clone()),
            needs: Some(self.needs.clone()),
            pains: Some(self.pains.clone()),
            objections: Some(self.objections.clone()),
            hours: Some(self.hours.clone()),
            ..AudienceEdit::default()
        })
    }
}

impl Checked for Objective {
    fn key(&self) -> String {
        self.id.to_string()
    }

    fn checked(self) -> Result<Self> {
        id("id", self.id.as_str())?;
        self.edited(&ObjectiveEdit {
            name: Some(self.name.clone()),
            metric: Some(self.metric.clone()),
            unit: Some(self.unit.clone()),
            from: Some(self.from),
            due: Some(self.due),
            owner: Some(self.owner.clone()),
            why: Some(self.why.clone()),
            attainable: Some(self.attainable.clone()),
            readings: Some(self.readings.clone()),
            ..ObjectiveEdit::default()
        })
    }
}

impl Checked for Idea {
    fn key(&self) -> String {
        self.id.to_string()
    }

    fn checked(mut self) -> Result<Self> {
        id("id", self.id.as_str())?;
        self.added = in_millis(self.added);
        self.edited(&IdeaEdit {
            title: Some(self.title.clone()),
            angle: Some(self.angle.clone()),
            link: Some(self.link.clone().unwrap_or_default()),
            impact: Some(self.impact),
            confidence: Some(self.confidence),
            effort: Some(self.effort),
            until: Some(self.until),
            ..IdeaEdit::default()
        })
    }
}

impl Checked for Feedback {
    fn key(&self) -> String {
        self.id.to_string()
    }

    fn checked(self) -> Result<Self> {
        id("id", self.id.as_str())?;
        self.edited(&FeedbackEdit {
            date: Some(self.date),
            text: Some(self.text.clone()),
            handle: Some(self.handle.clone()),
            sentiment: Some(self.sentiment),
            ..FeedbackEdit::default()
        })
    }
}

impl Checked for Experiment {
    fn key(&self) -> String {
        self.id.to_string()
    }

    fn checked(mut self) -> Result<Self> {
        id("id", self.id.as_str())?;
        id("channel", self.channel.as_str())?;
        for assigned in &self.posts {
            id("posts", assigned.post.as_str())?;
        }
        self.added = in_millis(self.added);
        Experiment::checked(self)
    }
}

impl Checked for DeclinedTime {
    fn key(&self) -> String {
        self.id.to_string()
    }

    fn checked(self) -> Result<Self> {
        id("id", self.id.as_str())?;
        id("channel", self.channel.as_str())?;
        slots(&[self.slot])?;
        within_calendar(self.until).map_err(|error| error.field("until"))?;
        Ok(self)
    }
}
