-- The parts of a post that is published as a thread, as a JSON array of texts; null for a single post. Its `text` is the
-- parts one after the other, with an empty line between two. The column is the table's last one, so the history stays.
ALTER TABLE post ADD COLUMN parts TEXT;
