/**
 * Every migration of the hub's PostgreSQL database in order. Keys are compared byte by byte (COLLATE "C"), as SQLite
 * does, so that both stores order them alike. Texts stay `text`: a signature is over their very bytes. PostgreSQL's JSON
 * refuses NUL and halves of surrogate pairs, which JSON allows: the view for reports shows U+FFFD in their place.
 */
export const postgresMigrations: readonly string[] = [
  `
CREATE TABLE meta (
  one int PRIMARY KEY CHECK (one = 1),
  hub text NOT NULL, epoch text NOT NULL, serial bigint NOT NULL, moved_to text NOT NULL
);
INSERT INTO meta VALUES (1, '', '', 0, '');
-- The one counter row. A sequence would let a reader that polls skip what commits late.
CREATE TABLE feed_end (one int PRIMARY KEY CHECK (one = 1), seq bigint NOT NULL, chain text NOT NULL);
INSERT INTO feed_end VALUES (1, 0, '');
CREATE TABLE feed (
  seq bigint PRIMARY KEY,
  id text COLLATE "C" NOT NULL UNIQUE, hash text NOT NULL,
  device text COLLATE "C" NOT NULL, author text NOT NULL, scope text COLLATE "C" NOT NULL,
  size int NOT NULL, chain text NOT NULL, signature text NOT NULL, received_at text NOT NULL, text text NOT NULL
);
CREATE INDEX feed_scope ON feed (scope, seq);
CREATE TABLE line (
  device text COLLATE "C", incarnation text COLLATE "C", last bigint NOT NULL, chain text NOT NULL,
  PRIMARY KEY (device, incarnation)
);
CREATE TABLE head (
  tbl text COLLATE "C", rec text COLLATE "C", reg text COLLATE "C", op text COLLATE "C",
  PRIMARY KEY (tbl, rec, reg, op)
);
CREATE TABLE file_ref (sha256 text COLLATE "C", scope text COLLATE "C", PRIMARY KEY (sha256, scope));
CREATE TABLE device (
  id text COLLATE "C" PRIMARY KEY, serial bigint NOT NULL UNIQUE, card text NOT NULL, signature text NOT NULL,
  scopes text NOT NULL
);
CREATE TABLE hub_user (
  id text COLLATE "C" PRIMARY KEY, login text COLLATE "C" NOT NULL UNIQUE, name text NOT NULL, role text NOT NULL,
  scopes text NOT NULL, password text NOT NULL, disabled_at text NOT NULL
);
CREATE TABLE pairing (
  id text COLLATE "C" PRIMARY KEY, token text NOT NULL, opened_at text COLLATE "C" NOT NULL, expires_at text NOT NULL,
  tries int NOT NULL, state text NOT NULL, request text NOT NULL
);
CREATE TABLE blob (sha256 text COLLATE "C" PRIMARY KEY, size bigint NOT NULL, device text NOT NULL, at text NOT NULL);
CREATE VIEW operation AS
  SELECT feed.seq, feed.id AS tx, feed.device, feed.author, feed.scope, feed.received_at,
    o ->> 'id' AS id, o ->> 'table' AS tbl, o ->> 'row' AS rec, o -> 'set' AS body
  FROM feed, json_array_elements(
    regexp_replace(feed.text, '\\\\u(0000|d[89a-f][0-9a-f]{2})', '\\\\ufffd', 'g')::json -> 'ops') AS o;
CREATE VIEW conflict AS
  SELECT tbl, rec, reg, count(*)::int AS heads FROM head GROUP BY tbl, rec, reg HAVING count(*) > 1;
`,
]
