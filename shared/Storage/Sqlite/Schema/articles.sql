-- Times are milliseconds since 1970. `seq` is the order of first arrival and stays through revisions: cursors lean on it.
CREATE TABLE IF NOT EXISTS articles (
  seq          INTEGER PRIMARY KEY,
  id           TEXT NOT NULL UNIQUE,
  story        TEXT NOT NULL,
  story_title  TEXT NOT NULL,
  outlet       TEXT NOT NULL,
  language     TEXT NOT NULL,
  at           INTEGER NOT NULL,
  found_at     INTEGER NOT NULL,
  indexed_at   INTEGER NOT NULL,
  revision     INTEGER NOT NULL,
  text_hash    TEXT NOT NULL,
  finding      TEXT NOT NULL,
  duplicate_of TEXT
) STRICT;
CREATE INDEX IF NOT EXISTS articles_by_time ON articles (at, id);
CREATE INDEX IF NOT EXISTS articles_by_story ON articles (story, at);
CREATE INDEX IF NOT EXISTS articles_by_language ON articles (language);
CREATE INDEX IF NOT EXISTS articles_by_outlet ON articles (outlet, at);

-- The wide part, kept aside so that counting stays cheap. `details` is JSON: what is shown and never asked for.
CREATE TABLE IF NOT EXISTS article_texts (
  seq     INTEGER PRIMARY KEY,
  title   TEXT NOT NULL,
  text    TEXT NOT NULL,
  url     TEXT,
  details TEXT NOT NULL
) STRICT;
CREATE VIRTUAL TABLE IF NOT EXISTS article_words USING fts5 (
  title, text, content='article_texts', content_rowid='seq', tokenize='porter unicode61 remove_diacritics 2'
);

-- Every name once with each Wikidata id that it stands for: as an article's entity (then in `article_entities`) or as a party of a demand.
CREATE TABLE IF NOT EXISTS entities (
  entity      INTEGER PRIMARY KEY,
  name        TEXT NOT NULL,
  wikidata_id TEXT NOT NULL DEFAULT '',
  key         TEXT NOT NULL,
  UNIQUE (name, wikidata_id)
) STRICT;
CREATE INDEX IF NOT EXISTS entities_by_key ON entities (key);
CREATE INDEX IF NOT EXISTS entities_by_wikidata_id ON entities (wikidata_id) WHERE wikidata_id <> '';
CREATE VIRTUAL TABLE IF NOT EXISTS entity_words USING fts5 (
  key, content='entities', content_rowid='entity', tokenize='unicode61 remove_diacritics 2'
);
CREATE TABLE IF NOT EXISTS article_entities (
  article INTEGER NOT NULL,
  entity  INTEGER NOT NULL,
  PRIMARY KEY (article, entity)
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS article_entities_by_entity ON article_entities (entity, article);

-- Worked out anew from the rows of its articles whenever one of them changes.
CREATE TABLE IF NOT EXISTS stories (
  id       TEXT NOT NULL PRIMARY KEY,
  title    TEXT NOT NULL,
  first_at INTEGER NOT NULL,
  last_at  INTEGER NOT NULL,
  articles INTEGER NOT NULL,
  outlets  INTEGER NOT NULL,
  demands  INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS stories_by_time ON stories (last_at, id);

-- One row an article and demand: who reports it, and in which words. `said_…` only where this article names the party otherwise
-- than the story does.
CREATE TABLE IF NOT EXISTS carriers (
  carrier            INTEGER PRIMARY KEY,
  article            INTEGER NOT NULL,
  demand             TEXT NOT NULL,
  outlet             TEXT NOT NULL,
  at                 INTEGER NOT NULL,
  copy               INTEGER NOT NULL,
  strength           INTEGER NOT NULL,
  negated            INTEGER NOT NULL,
  topic              TEXT NOT NULL,
  issuer_key         TEXT,
  issuer_id          TEXT,
  said_issuer_key    TEXT,
  said_issuer_id     TEXT,
  addressee_key      TEXT,
  addressee_id       TEXT,
  said_addressee_key TEXT,
  said_addressee_id  TEXT,
  attribution        TEXT NOT NULL,
  what               TEXT NOT NULL,
  quote              TEXT NOT NULL,
  UNIQUE (article, demand)
) STRICT;
CREATE INDEX IF NOT EXISTS carriers_by_demand ON carriers (demand, at);
CREATE INDEX IF NOT EXISTS carriers_by_issuer ON carriers (issuer_key);
CREATE INDEX IF NOT EXISTS carriers_by_issuer_id ON carriers (issuer_id) WHERE issuer_id IS NOT NULL;
CREATE INDEX IF NOT EXISTS carriers_by_said_issuer ON carriers (said_issuer_key) WHERE said_issuer_key IS NOT NULL;
CREATE INDEX IF NOT EXISTS carriers_by_said_issuer_id ON carriers (said_issuer_id) WHERE said_issuer_id IS NOT NULL;
CREATE INDEX IF NOT EXISTS carriers_by_addressee ON carriers (addressee_key);
CREATE INDEX IF NOT EXISTS carriers_by_addressee_id ON carriers (addressee_id) WHERE addressee_id IS NOT NULL;
CREATE INDEX IF NOT EXISTS carriers_by_said_addressee ON carriers (said_addressee_key) WHERE said_addressee_key IS NOT NULL;
CREATE INDEX IF NOT EXISTS carriers_by_said_addressee_id ON carriers (said_addressee_id) WHERE said_addressee_id IS NOT NULL;
-- For the facets of all that is stored.
CREATE INDEX IF NOT EXISTS carriers_by_topic_and_article ON carriers (topic, article);
CREATE INDEX IF NOT EXISTS carriers_by_strength ON carriers (strength, article);
CREATE INDEX IF NOT EXISTS carriers_by_issuing_actor ON carriers (coalesce(issuer_id, issuer_key), article) WHERE issuer_key IS NOT NULL;
CREATE INDEX IF NOT EXISTS carriers_by_addressed_actor ON carriers (coalesce(addressee_id, addressee_key), article) WHERE addressee_key IS NOT NULL;
CREATE INDEX IF NOT EXISTS carriers_by_outlet ON carriers (outlet, demand);
CREATE VIRTUAL TABLE IF NOT EXISTS carrier_words USING fts5 (
  what, quote, content='carriers', content_rowid='carrier', tokenize='porter unicode61 remove_diacritics 2'
);

-- Who demands, or is asked, beside the party that the story knows, as a carrier says. Few demands have such.
CREATE TABLE IF NOT EXISTS joint_parties (
  article     INTEGER NOT NULL,
  carrier     INTEGER NOT NULL,
  role        TEXT NOT NULL,
  position    INTEGER NOT NULL,
  name        TEXT NOT NULL,
  key         TEXT NOT NULL,
  wikidata_id TEXT,
  PRIMARY KEY (article, carrier, role, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS joint_parties_by_key ON joint_parties (key, role);
CREATE INDEX IF NOT EXISTS joint_parties_by_wikidata_id ON joint_parties (wikidata_id, role) WHERE wikidata_id IS NOT NULL;

-- What a demand's id stands for; the rest is worked out anew from its carriers whenever one of them changes.
CREATE TABLE IF NOT EXISTS demands (
  id           TEXT NOT NULL PRIMARY KEY,
  story        TEXT NOT NULL,
  issuer       TEXT,
  issuer_id    TEXT,
  addressee    TEXT,
  addressee_id TEXT,
  what         TEXT NOT NULL,
  topic        TEXT NOT NULL DEFAULT '',
  strength     INTEGER NOT NULL DEFAULT 0,
  negated      INTEGER NOT NULL DEFAULT 0,
  first_at     INTEGER NOT NULL DEFAULT 0,
  last_at      INTEGER NOT NULL DEFAULT 0,
  first_outlet TEXT NOT NULL DEFAULT '',
  outlets      INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS demands_by_time ON demands (last_at, id);
CREATE INDEX IF NOT EXISTS demands_by_issuer_id ON demands (issuer_id, issuer) WHERE issuer_id IS NOT NULL;
CREATE INDEX IF NOT EXISTS demands_by_addressee_id ON demands (addressee_id, addressee) WHERE addressee_id IS NOT NULL;
CREATE INDEX IF NOT EXISTS demands_by_story ON demands (story);
CREATE INDEX IF NOT EXISTS demands_by_first_outlet ON demands (first_outlet);

CREATE TABLE IF NOT EXISTS responses (
  article  INTEGER NOT NULL,
  position INTEGER NOT NULL,
  demand   TEXT,
  actor    TEXT NOT NULL,
  stance   INTEGER NOT NULL,
  quote    TEXT NOT NULL,
  PRIMARY KEY (article, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS responses_by_demand ON responses (demand) WHERE demand IS NOT NULL;
