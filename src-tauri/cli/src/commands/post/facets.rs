//! What posts are for, as it is typed.

use std::fmt::Display;
use std::str::FromStr;

use daymark_core::model::{Amount, FacetsEdit, Noun};
use daymark_core::query::Card;
use daymark_core::{Error, Planner, Result};

use super::args::{Facets, PostFilter};
use crate::find::or_cleared;

/// Returns what was typed as an edit. Options that weren't given leave their fields as they are.
pub(super) fn edit(planner: &Planner, typed: Facets) -> Result<FacetsEdit> {
    let id = |noun, name: Option<String>| {
        let id = name.map(|name| or_cleared(&name).map(|name| planner.id_of(noun, name)));
        id.map(Option::transpose).transpose()
    };
    Ok(FacetsEdit {
        stage: value(typed.stage)?,
        need: value(typed.need)?,
        audience: id(Noun::Audience, typed.audience)?,
        objective: id(Noun::Objective, typed.objective)?,
        goal: typed.goal,
        expected: typed.expected,
        hours: amount("hours", typed.hours)?,
        cost: amount("cost", typed.cost)?,
    })
}

fn value<T: FromStr<Err = Error>>(typed: Option<String>) -> Result<Option<Option<T>>> {
    let value = typed.map(|typed| or_cleared(&typed).map(str::parse));
    value.map(Option::transpose).transpose()
}

fn amount(field: &'static str, typed: Option<String>) -> Result<Option<Option<Amount>>> {
    value(typed).map_err(|error| error.field(field))
}

/// The facets that posts must have to be listed.
pub(super) struct FacetFilter {
    stages: Vec<String>,
    needs: Vec<String>,
    audiences: Vec<String>,
    objectives: Vec<String>,
}

impl FacetFilter {
    pub(super) fn read(planner: &Planner, filter: &PostFilter) -> Result<Self> {
        let ids = |noun, names: &[String]| {
            let ids = names.iter().map(|name| match or_cleared(name) {
                Some(name) => planner.id_of(noun, name),
                None => Ok(String::new()),
            });
            ids.collect::<Result<Vec<_>>>()
        };
        Ok(Self {
            stages: names::<daymark_core::model::Stage>(&filter.stage)?,
            needs: names::<daymark_core::model::Need>(&filter.need)?,
            audiences: ids(Noun::Audience, &filter.audience)?,
            objectives: ids(Noun::Objective, &filter.objective)?,
        })
    }

    /// Returns true if a post has one of the values of each facet that is asked for.
    pub(super) fn takes(&self, card: &Card) -> bool {
        is_among(card.stage.as_ref(), &self.stages)
            && is_among(card.need.as_ref(), &self.needs)
            && is_among(card.audience.as_ref(), &self.audiences)
            && is_among(card.objective.as_ref(), &self.objectives)
    }
}

fn names<T: FromStr<Err = Error> + Display>(typed: &[String]) -> Result<Vec<String>> {
    let names = typed.iter().map(|name| match or_cleared(name) {
        Some(name) => Ok(name.parse::<T>()?.to_string()),
        None => Ok(String::new()),
    });
    names.collect()
}

fn is_among<T: Display>(value: Option<&T>, asked: &[String]) -> bool {
    let value = value.map(T::to_string).unwrap_or_default();
    asked.is_empty() || asked.contains(&value)
}
