-- Competitors, trends, partners and resources with dated notes, and the ideas that come from them; what the stages of the
-- journey are called, what an hour of work costs, and when the strategy is reviewed first. Only a table is added, and columns
-- at the ends of tables, so what was done before can still be undone.

-- `notes` is a JSON list of objects with a date and a text. The number comes second, so that a row on a lost page is not taken
-- for one of another table.
CREATE TABLE subject (
    id TEXT PRIMARY KEY NOT NULL,
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    link TEXT,
    notes TEXT NOT NULL
) STRICT;

-- The subject is named without a reference: one that is deleted doesn't count, and counts again once it is brought back.
ALTER TABLE idea ADD COLUMN subject_id TEXT;

-- `hour_cost` is in millionths. `stage_names` is a JSON object with a name for each stage that has one of its own.
ALTER TABLE setting ADD COLUMN hour_cost INTEGER;
ALTER TABLE setting ADD COLUMN stage_names TEXT NOT NULL DEFAULT '{}';

-- The day of the first review, from which the others are counted.
ALTER TABLE mission ADD COLUMN first_review TEXT;
