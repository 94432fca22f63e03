-- Moments are milliseconds since 1970.
CREATE TABLE IF NOT EXISTS subscription (
  id          TEXT PRIMARY KEY,
  interest    TEXT NOT NULL,
  webhook     TEXT,
  secret      TEXT,
  created_at  INTEGER NOT NULL,
  disabled_at INTEGER,
  problem     TEXT,
  owner       TEXT
) STRICT;

-- AUTOINCREMENT: a number is never given twice, so a stream that resumes after it misses nothing.
CREATE TABLE IF NOT EXISTS alert (
  sequence  INTEGER PRIMARY KEY AUTOINCREMENT,
  demand    TEXT NOT NULL UNIQUE,
  report    TEXT NOT NULL,
  raised_at INTEGER NOT NULL
) STRICT;

-- The outbox. due_at is null once nothing more is to be done.
CREATE TABLE IF NOT EXISTS delivery (
  id           TEXT PRIMARY KEY,
  subscription TEXT NOT NULL REFERENCES subscription (id) ON DELETE CASCADE,
  alert        INTEGER NOT NULL REFERENCES alert (sequence),
  state        TEXT NOT NULL,
  due_at       INTEGER,
  tries        INTEGER NOT NULL DEFAULT 0,
  problem      TEXT,
  settled_at   INTEGER,
  leased_by    TEXT,
  leased_until INTEGER
) STRICT;

CREATE INDEX IF NOT EXISTS delivery_due ON delivery (due_at) WHERE due_at IS NOT NULL;
-- The next ones of each subscription, however long its queue, and how many are underway.
CREATE INDEX IF NOT EXISTS delivery_due_to ON delivery (subscription, due_at, alert) WHERE due_at IS NOT NULL;
CREATE INDEX IF NOT EXISTS delivery_underway ON delivery (leased_until, subscription) WHERE leased_until IS NOT NULL;
CREATE INDEX IF NOT EXISTS delivery_of_subscription ON delivery (subscription, alert);
