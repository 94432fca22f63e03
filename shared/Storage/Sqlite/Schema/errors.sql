-- Messages that a queue gave up. Kinds: 0 article, 1 alert. States: 0 waiting, 1 sent again, 2 discarded.
-- Times are milliseconds since 1970.
CREATE TABLE IF NOT EXISTS errors (
  id            TEXT NOT NULL PRIMARY KEY,
  queue         TEXT NOT NULL,
  kind          INTEGER NOT NULL,
  reason        TEXT NOT NULL,
  detail        TEXT NOT NULL,
  first_at      INTEGER NOT NULL,
  last_at       INTEGER NOT NULL,
  times         INTEGER NOT NULL,
  finding       TEXT,
  source        TEXT,
  article       TEXT,
  title         TEXT,
  state         INTEGER NOT NULL,
  length        INTEGER NOT NULL,
  sent_again_at INTEGER,
  discarded_at  INTEGER,
  discarded_by  TEXT,
  discarded_why TEXT,
  body          BLOB NOT NULL
) STRICT;

CREATE INDEX IF NOT EXISTS errors_listed ON errors (state, last_at, id);
CREATE INDEX IF NOT EXISTS errors_counted ON errors (state, queue, kind, last_at);
