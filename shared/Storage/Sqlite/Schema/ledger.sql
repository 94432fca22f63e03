CREATE TABLE IF NOT EXISTS ledger_sources (
  source INTEGER PRIMARY KEY,
  name   TEXT NOT NULL UNIQUE
) STRICT;

-- One row a finding. Outcomes: 0 in flight, 1 in an error queue, 2 refused, 3 duplicate, 4 indexed; a row only ever goes up.
-- Times are milliseconds since 1970.
CREATE TABLE IF NOT EXISTS ledger (
  finding    TEXT NOT NULL PRIMARY KEY,
  source     INTEGER NOT NULL,
  outcome    INTEGER NOT NULL,
  reason     TEXT NOT NULL DEFAULT '',
  found_at   INTEGER NOT NULL,
  settled_at INTEGER
) STRICT, WITHOUT ROWID;

-- The sums of the rows above, kept in the same transactions, so that the balance need not count a million rows.
-- Reasons are told apart for refusals only.
CREATE TABLE IF NOT EXISTS ledger_counts (
  source  INTEGER NOT NULL,
  outcome INTEGER NOT NULL,
  reason  TEXT NOT NULL,
  n       INTEGER NOT NULL,
  PRIMARY KEY (source, outcome, reason)
) STRICT, WITHOUT ROWID;
