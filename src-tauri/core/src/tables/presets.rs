//! The tables of known programs: which columns name each of them, and what its columns tell (`data/table-presets.json`).

use std::collections::HashMap;
use std::sync::LazyLock;

use serde::Deserialize;

use super::letters::plain;
use super::table::Row;
use super::words::Field;

/// How many rows at the top may be above the header.
const LOOKED_AT: usize = 15;

/// A table of a known program.
#[derive(Debug, Deserialize)]
pub(crate) struct Preset {
    pub(crate) id: String,
    /// The name of the program.
    #[cfg_attr(not(test), allow(dead_code, reason = "for people who read the file"))]
    name: String,
    #[cfg_attr(not(test), allow(dead_code, reason = "for people who read the file"))]
    source: String,
    /// The headers without which a table isn't the program's; empty if the table has no header.
    #[serde(default)]
    needs: Vec<String>,
    #[serde(default)]
    fields: HashMap<String, Field>,
    /// What the columns tell, in their order, of a table without a header.
    #[serde(default)]
    columns: Vec<Field>,
}

static PRESETS: LazyLock<Vec<Preset>> = LazyLock::new(|| {
    let presets = include_str!("../../data/table-presets.json");
    let mut presets: Vec<Preset> = serde_json::from_str(presets).unwrap_or_default();
    for preset in &mut presets {
        let fields = std::mem::take(&mut preset.fields).into_iter();
        preset.fields = fields.map(|(name, field)| (plain(&name), field)).collect();
    }
    presets
});

/// Returns the preset with an id.
pub(crate) fn preset(id: &str) -> Option<&'static Preset> {
    PRESETS.iter().find(|preset| preset.id == id)
}

/// Returns the ids of all presets.
pub(crate) fn preset_ids() -> impl Iterator<Item = &'static str> {
    PRESETS.iter().map(|preset| preset.id.as_str())
}

/// Returns the preset whose headers a table has; of several the one that needs most.
pub(super) fn preset_of(rows: &[Row]) -> Option<&'static Preset> {
    let rows = rows.iter().take(LOOKED_AT);
    let known = rows.filter_map(|row| {
        let headers: Vec<String> = row.cells.iter().map(|cell| plain(cell.text())).collect();
        let has = |name: &String| headers.contains(&plain(name));
        let named = PRESETS
            .iter()
            .filter(|preset| !preset.needs.is_empty() && preset.needs.iter().all(has));
        named.max_by_key(|preset| preset.needs.len())
    });
    known.into_iter().next()
}

impl Preset {
    /// Returns true if the program's tables have no header.
    pub(super) fn is_bare(&self) -> bool {
        self.needs.is_empty()
    }

    /// Returns what a column tells by its header, or by its place in a table without a header.
    pub(super) fn field(&self, header: &str, column: usize) -> Option<Field> {
        let by_place = self.columns.get(column).copied();
        by_place.or_else(|| self.fields.get(&plain(header)).copied())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_preset_is_sound() {
        assert!(PRESETS.len() > 8, "the file can't be read");
        for preset in PRESETS.iter() {
            assert!(!preset.name.is_empty() && !preset.source.is_empty());
            assert_eq!(preset.is_bare(), !preset.columns.is_empty());
            let has = |name: &String| preset.field(name, 99).is_some();
            assert!(
                preset
                    .needs
                    .iter()
                    .all(|name| has(name) || name.contains('/')),
                "{}",
                preset.id
            );
        }
    }
}
