-- Strategy: whom a plan talks to and what it is to reach, and what its items, channels and pillars do for that. Only tables
-- are added, and columns at the ends of tables, so what was done before can still be undone; only what finds posts is made
-- anew. The numbers come second, so that a row on a lost page is not taken for one of another table.

-- Goals, needs, pains and objections are JSON lists of lines, `channels` one of ids. `hours` is a JSON list of hours of the
-- week, 0 for Monday from 0:00. `not_for_us` is 1 for people whom the brand is not for.
CREATE TABLE audience (
    id TEXT PRIMARY KEY NOT NULL,
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    portrait TEXT NOT NULL,
    role TEXT NOT NULL,
    age TEXT NOT NULL,
    place TEXT NOT NULL,
    language TEXT NOT NULL,
    goals TEXT NOT NULL,
    needs TEXT NOT NULL,
    pains TEXT NOT NULL,
    objections TEXT NOT NULL,
    channels TEXT NOT NULL,
    hours TEXT NOT NULL,
    not_for_us INTEGER NOT NULL
) STRICT;

-- `baseline` and `target` are in millionths. `channels` and `campaigns` are JSON lists of ids, `readings` one of objects
-- with a date and a value.
CREATE TABLE objective (
    id TEXT PRIMARY KEY NOT NULL,
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    metric TEXT NOT NULL,
    unit TEXT NOT NULL,
    baseline INTEGER NOT NULL,
    target INTEGER,
    first_day TEXT,
    due TEXT,
    owner TEXT NOT NULL,
    why TEXT NOT NULL,
    attainable TEXT NOT NULL,
    channels TEXT NOT NULL,
    campaigns TEXT NOT NULL,
    readings TEXT NOT NULL
) STRICT;

-- What an item is for, null where it doesn't say; `hours` and `cost` are in millionths.
ALTER TABLE item ADD COLUMN stage TEXT;
ALTER TABLE item ADD COLUMN need TEXT;
ALTER TABLE item ADD COLUMN audience_id TEXT REFERENCES audience (id) ON DELETE SET NULL;
ALTER TABLE item ADD COLUMN objective_id TEXT REFERENCES objective (id) ON DELETE SET NULL;
ALTER TABLE item ADD COLUMN goal TEXT NOT NULL DEFAULT '';
ALTER TABLE item ADD COLUMN expected TEXT NOT NULL DEFAULT '';
ALTER TABLE item ADD COLUMN hours INTEGER;
ALTER TABLE item ADD COLUMN cost INTEGER;

-- `roles` is a JSON list; the cadence is in posts a week, `originals` in percent.
ALTER TABLE channel ADD COLUMN roles TEXT NOT NULL DEFAULT '[]';
ALTER TABLE channel ADD COLUMN strengths TEXT NOT NULL DEFAULT '';
ALTER TABLE channel ADD COLUMN limits TEXT NOT NULL DEFAULT '';
ALTER TABLE channel ADD COLUMN goal TEXT REFERENCES objective (id) ON DELETE SET NULL;
ALTER TABLE channel ADD COLUMN cadence_min INTEGER;
ALTER TABLE channel ADD COLUMN cadence_max INTEGER;
ALTER TABLE channel ADD COLUMN originals INTEGER;

ALTER TABLE pillar ADD COLUMN aim TEXT NOT NULL DEFAULT '';
ALTER TABLE pillar ADD COLUMN examples TEXT NOT NULL DEFAULT '';

-- What an item is to achieve is found as its notes are. No item says it yet, so the index stays as it is.

DROP VIEW search_words;

CREATE VIEW search_words (number, post_id, item_id, words) AS
SELECT search_row.number, post.id, item.id,
    item.title || char(10) || coalesce(post.text, item.text) || char(10) || item.notes
    || char(10) || coalesce(post.first_comment, '')
    || char(10) || coalesce((SELECT group_concat(name, char(10)) FROM item_label
        JOIN label ON label.id = item_label.label_id WHERE item_label.item_id = item.id), '')
    || char(10) || item.goal || char(10) || item.expected
    || char(10) || char(10)
FROM post
JOIN item ON item.id = post.item_id
JOIN search_row ON search_row.post_id = post.id;

DROP TRIGGER search_item_told;

CREATE TRIGGER search_item_told AFTER UPDATE ON item
WHEN old.title IS NOT new.title OR old.text IS NOT new.text OR old.notes IS NOT new.notes
    OR old.goal IS NOT new.goal OR old.expected IS NOT new.expected BEGIN
    DELETE FROM search
        WHERE rowid IN (SELECT number FROM search_words WHERE item_id = new.id);
    INSERT INTO search (rowid, words)
        SELECT number, words FROM search_words WHERE item_id = new.id;
END;
