//! The tables of the plan, which changesets record. Other tables are about the plan and aren't part of it.

use crate::model::Noun;

/// The tables that make up the plan.
pub(super) const TABLES: [&str; 15] = [
    "plan",
    "setting",
    "channel",
    "slot",
    "campaign",
    "pillar",
    "label",
    "item",
    "item_label",
    "repeat",
    "repeat_skip",
    "post",
    "day_note",
    "saved_view",
    "overlay",
];

/// Returns the table with the rows of a noun. Its first column is the key.
pub(crate) fn of(noun: Noun) -> &'static str {
    match noun {
        Noun::Note => "day_note",
        Noun::View => "saved_view",
        Noun::Layer => "overlay",
        _ => noun.name(),
    }
}

#[cfg(test)]
mod tests {
    use rusqlite::Connection;

    use super::super::schema::lay_out;
    use super::*;

    #[test]
    fn every_table_is_of_the_plan_or_beside_it() {
        const BESIDE: [&str; 8] = [
            "history",
            "horizon",
            "identity",
            "mark",
            "program_run",
            "revision",
            "search_row",
            "window_state",
        ];
        let mut known = [&TABLES[..], &BESIDE].concat();
        known.sort_unstable();
        assert_eq!(tables_of_a_new_file(), known);
    }

    /// Returns the names of the tables, except those of SQLite and of the search index.
    fn tables_of_a_new_file() -> Vec<String> {
        let mut db = Connection::open_in_memory().unwrap();
        lay_out(&mut db).unwrap();
        let sql = "SELECT name FROM pragma_table_list WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name";
        let mut query = db.prepare(sql).unwrap();
        let names = query.query_map([], |row| row.get(0)).unwrap();
        names.map(Result::unwrap).collect()
    }
}
