-- A journal: rows are only added. Moments are UTC ticks (100 ns since the year 1): a restored desk must see exactly the same.
CREATE TABLE IF NOT EXISTS desk_entry (
  number     INTEGER PRIMARY KEY,
  article    TEXT NOT NULL,
  text_hash  TEXT NOT NULL,
  at         INTEGER NOT NULL,
  decided_at INTEGER NOT NULL,
  placement  TEXT NOT NULL,
  raised     TEXT NOT NULL,
  features   BLOB NOT NULL
) STRICT;

CREATE INDEX IF NOT EXISTS desk_entry_of_article ON desk_entry (article, number);
CREATE INDEX IF NOT EXISTS desk_entry_decided ON desk_entry (decided_at);
