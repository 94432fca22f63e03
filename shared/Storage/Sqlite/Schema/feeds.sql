-- Moments are milliseconds since 1970; rests too are milliseconds.
CREATE TABLE IF NOT EXISTS feed (
  feed          TEXT PRIMARY KEY,
  outlet        TEXT NOT NULL,
  title         TEXT,
  etag          TEXT,
  last_modified TEXT,
  visited_at    INTEGER,
  due_at        INTEGER NOT NULL,
  rest          INTEGER NOT NULL,
  failures      INTEGER NOT NULL,
  problem       TEXT,
  articles      INTEGER NOT NULL
) STRICT;

-- Of feeds for which a page of their site is configured: where they are read.
CREATE TABLE IF NOT EXISTS feed_source (
  feed   TEXT PRIMARY KEY,
  source TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- When a visit to a feed went well last.
CREATE TABLE IF NOT EXISTS feed_well (
  feed    TEXT PRIMARY KEY,
  well_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- offered_at: when the feed last offered the article, so that what it dropped long ago can be forgotten.
CREATE TABLE IF NOT EXISTS feed_mark (
  feed       TEXT NOT NULL,
  article    TEXT NOT NULL,
  text_hash  TEXT NOT NULL,
  offered_at INTEGER NOT NULL,
  PRIMARY KEY (feed, article)
) STRICT, WITHOUT ROWID;

CREATE INDEX IF NOT EXISTS feed_mark_age ON feed_mark (feed, offered_at);

CREATE TABLE IF NOT EXISTS feed_lease (
  host  TEXT PRIMARY KEY,
  owner TEXT NOT NULL,
  until INTEGER NOT NULL
) STRICT;
