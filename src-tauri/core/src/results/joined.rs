//! The rows of all tables of a file, those of one post joined.

use std::collections::HashMap;

use super::keys::Key;
use super::row::ResultsRow;
use crate::model::Amount;

#[derive(Default)]
pub(super) struct Joined {
    pub(super) rows: Vec<ResultsRow>,
    places: HashMap<Key, usize>,
}

impl Joined {
    /// Adds a row, or what it tells further of the post of an earlier one. Several rows that advertising brought are added
    /// up.
    ///
    /// # Errors
    /// A sentence if the row tells again what is known.
    pub(super) fn add(&mut self, row: ResultsRow, is_paid: bool) -> Result<(), String> {
        let known = row
            .keys
            .iter()
            .find_map(|key| self.places.get(key))
            .copied();
        let Some(place) = known else {
            let place = self.rows.len();
            let keys = row.keys.iter().cloned();
            self.places.extend(keys.map(|key| (key, place)));
            self.rows.push(row);
            return Ok(());
        };
        let first = &mut self.rows[place];
        let is_told = |metric: &String| first.metrics.contains_key(metric);
        if !is_paid && row.metrics.keys().any(is_told) {
            return Err(format!(
                "line {}: the same post as in line {}, only the first counts",
                row.line, first.line
            ));
        }
        for (metric, amount) in row.metrics {
            let before = first
                .metrics
                .get(&metric)
                .map_or(0, |before| before.millionths());
            let sum = Amount::of_millionths(before.saturating_add(amount.millionths()));
            first.metrics.insert(metric, sum.unwrap_or(amount));
        }
        Ok(())
    }
}
