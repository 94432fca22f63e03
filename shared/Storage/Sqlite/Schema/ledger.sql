CREATE TABLE IF NOT EXISTS ledger_sources (
  source INTEGER PRIMARY KEY,
  name   TEXT NOT NULL UNIQUE
) STRICT;

-- One row a finding. Outcomes: 0 in flight, 1 in an error queue, 2 refused, 3 duplicate, 4 indexed; a row only goes up, but back from
-- 1 to 0 when its message is sent again.
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
-- Reasons are told apart for refusals only. Outcome -1 is the number of rows, whatever became of them.
CREATE TABLE IF NOT EXISTS ledger_counts (
  source  INTEGER NOT NULL,
  outcome INTEGER NOT NULL,
  reason  TEXT NOT NULL,
  n       INTEGER NOT NULL,
  PRIMARY KEY (source, outcome, reason)
) STRICT, WITHOUT ROWID;

CREATE INDEX IF NOT EXISTS ledger_in_flight ON ledger (found_at) WHERE outcome = 0;

-- A ledger of a version that did not count its rows.
INSERT INTO ledger_counts (source, outcome, reason, n)
SELECT source, -1, '', count(*) FROM ledger WHERE NOT EXISTS (SELECT 1 FROM ledger_counts WHERE outcome = -1) GROUP BY source;
