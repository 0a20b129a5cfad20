//! The plan: one file, one brand.

use serde::{Deserialize, Serialize};

use super::{Zone, line};
use crate::{Code, Error, Result};

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Plan {
    pub name: String,
    #[cfg_attr(test, ts(type = "string"))]
    pub zone: Zone,
    /// 1 Monday to 7 Sunday.
    pub first_day: u8,
    pub hour12: bool,
}

/// What a new plan is told at its first start.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct NewPlan {
    pub name: String,
    pub zone: String,
    pub first_day: u8,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields))]
pub struct PlanEdit {
    pub name: Option<String>,
    pub zone: Option<String>,
    pub first_day: Option<u8>,
    pub hour12: Option<bool>,
}

impl Plan {
    pub fn new(new: &NewPlan) -> Result<Self> {
        Ok(Self {
            name: line("name", &new.name)?,
            zone: new.zone.parse()?,
            first_day: weekday(new.first_day)?,
            hour12: false,
        })
    }

    pub fn edited(&self, edit: &PlanEdit) -> Result<Self> {
        let mut plan = self.clone();
        if let Some(name) = &edit.name {
            plan.name = line("name", name)?;
        }
        if let Some(zone) = &edit.zone {
            plan.zone = zone.parse()?;
        }
        if let Some(day) = edit.first_day {
            plan.first_day = weekday(day)?;
        }
        plan.hour12 = edit.hour12.unwrap_or(plan.hour12);
        Ok(plan)
    }
}

fn weekday(day: u8) -> Result<u8> {
    if (1..=7).contains(&day) {
        return Ok(day);
    }
    let message = format!("{day} is not a day of the week: 1 is Monday, 7 is Sunday");
    Err(Error::new(Code::BadValue, message).field("first_day"))
}
