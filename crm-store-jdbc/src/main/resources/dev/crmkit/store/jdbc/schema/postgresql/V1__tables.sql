-- CrmKit's tables for PostgreSQL, version 1.
--
-- The store applies this script itself, unless JdbcOptions.migrates is false. To apply it by hand, replace ${prefix} by
-- the prefix of the store (crm_ by default), and run all of it in the schema of the store.
-- The store then needs the rights SELECT, INSERT, UPDATE and DELETE on these tables, and USAGE of the schema.
--
-- Times are microseconds since 1970 in UTC. Every key and index begins with workspace_id, so that a workspace
-- can be placed on any of several machines.
--
-- The order of the indexes of a table matters: of indexes with equal estimated costs PostgreSQL chooses the newest, and
-- without statistics many costs are equal. So the primary keys of record and field_value, by which single rows are
-- looked up, are created after the indexes that contain the id at a later position, and record_by_client, by which the
-- records of one client are found, after the primary key.

-- The workspaces. epoch: distinguishes a workspace from an earlier one with the same id. revision, stamp: the current
-- row of org_revision.
CREATE TABLE ${prefix}workspace (
  workspace_id VARCHAR(64) COLLATE "C" NOT NULL,
  cursor_key TEXT NOT NULL,
  epoch BIGINT NOT NULL,
  revision BIGINT NOT NULL,
  stamp BIGINT NOT NULL,
  CONSTRAINT ${prefix}workspace_pk PRIMARY KEY (workspace_id)
);

-- The revisions of an organisation. stamp: a random number, which identifies a revision even if a backup is restored.
CREATE TABLE ${prefix}org_revision (
  workspace_id VARCHAR(64) COLLATE "C" NOT NULL,
  revision BIGINT NOT NULL,
  stamp BIGINT NOT NULL,
  CONSTRAINT ${prefix}org_revision_pk PRIMARY KEY (workspace_id, revision)
);

-- The last position of each event feed.
CREATE TABLE ${prefix}feed (
  workspace_id VARCHAR(64) COLLATE "C" NOT NULL,
  last_position BIGINT NOT NULL,
  CONSTRAINT ${prefix}feed_pk PRIMARY KEY (workspace_id)
);

-- The organisation: users, groups, portfolios, sections, fields, pipelines, labels, and two settings (ranges, policies)
-- with the id 0. A removed entry stays without its doc, so that caches notice the removal. revision: the revision that
-- changed the entry last. parent: the owner of a portfolio, the section of a field. doc: the entry as JSON.
CREATE TABLE ${prefix}org_entry (
  workspace_id VARCHAR(64) COLLATE "C" NOT NULL,
  kind VARCHAR(16) COLLATE "C" NOT NULL,
  id BIGINT NOT NULL,
  revision BIGINT NOT NULL,
  removed BOOLEAN NOT NULL,
  parent BIGINT,
  name TEXT,
  doc TEXT,
  CONSTRAINT ${prefix}org_entry_pk PRIMARY KEY (workspace_id, kind, id)
);
CREATE INDEX ${prefix}org_entry_by_revision
  ON ${prefix}org_entry (workspace_id, revision);

-- The stages of pipelines (parent: the pipeline) and the options of fields (parent: the field), for the views. A replaced
-- stage has the name and the outcome (won, lost) of its replacement. closes_since: since when, if not from the beginning.
CREATE TABLE ${prefix}org_part (
  workspace_id VARCHAR(64) COLLATE "C" NOT NULL,
  kind VARCHAR(16) COLLATE "C" NOT NULL,
  parent BIGINT NOT NULL,
  id BIGINT NOT NULL,
  name TEXT NOT NULL,
  outcome VARCHAR(16) COLLATE "C",
  closes_since BIGINT,
  CONSTRAINT ${prefix}org_part_pk PRIMARY KEY (workspace_id, kind, parent, id)
);

-- The records that are not deleted: clients (kind 0), activities (1), deals (2). doc: the record as JSON; the other
-- columns are for search, order and sums. name_prefix: the first 256 bytes of the sort key of the name. name_key: the full sort
-- key, if it is longer. amount_key: the sort key of the amount. activity_kind: task 0, call 1, meeting 2, e-mail 3,
-- note 4. done: when an activity was done.
CREATE TABLE ${prefix}record (
  workspace_id VARCHAR(64) COLLATE "C" NOT NULL,
  kind SMALLINT NOT NULL,
  id BIGINT NOT NULL,
  version BIGINT NOT NULL,
  portfolio BIGINT NOT NULL,
  title TEXT NOT NULL,
  name_prefix BYTEA NOT NULL,
  name_key BYTEA,
  created BIGINT NOT NULL,
  updated BIGINT NOT NULL,
  client BIGINT,
  activity_kind SMALLINT,
  due BIGINT,
  done BIGINT,
  amount_key BYTEA,
  currency VARCHAR(16) COLLATE "C",
  amount NUMERIC(42, 4),
  doc TEXT NOT NULL
);
CREATE INDEX ${prefix}record_by_created
  ON ${prefix}record (workspace_id, kind, created, id, portfolio);
CREATE INDEX ${prefix}record_by_portfolio_created
  ON ${prefix}record (workspace_id, kind, portfolio, created, id);
CREATE INDEX ${prefix}record_by_updated
  ON ${prefix}record (workspace_id, kind, updated, id, portfolio);
CREATE INDEX ${prefix}record_by_portfolio_updated
  ON ${prefix}record (workspace_id, kind, portfolio, updated, id);
CREATE INDEX ${prefix}record_by_name
  ON ${prefix}record (workspace_id, kind, name_prefix, id, portfolio);
CREATE INDEX ${prefix}record_by_portfolio_name
  ON ${prefix}record (workspace_id, kind, portfolio, name_prefix, id);
CREATE INDEX ${prefix}record_by_due
  ON ${prefix}record (workspace_id, due, id, portfolio) WHERE kind = 1;
CREATE INDEX ${prefix}record_by_done
  ON ${prefix}record (workspace_id, done, id, portfolio) WHERE kind = 1;
CREATE INDEX ${prefix}record_by_portfolio_due
  ON ${prefix}record (workspace_id, portfolio, due, id) WHERE kind = 1;
CREATE INDEX ${prefix}record_by_portfolio_done
  ON ${prefix}record (workspace_id, portfolio, done, id) WHERE kind = 1;
CREATE INDEX ${prefix}record_by_amount
  ON ${prefix}record (workspace_id, amount_key, id, portfolio, currency) WHERE kind = 2;
CREATE INDEX ${prefix}record_by_portfolio_amount
  ON ${prefix}record (workspace_id, portfolio, amount_key, id, currency) WHERE kind = 2;
ALTER TABLE ${prefix}record
  ADD CONSTRAINT ${prefix}record_pk PRIMARY KEY (workspace_id, kind, id);
CREATE INDEX ${prefix}record_by_client
  ON ${prefix}record (workspace_id, client, kind, id);

-- The field values of clients that are not deleted. key_prefix: the first 256 bytes of the sort key. value_key: the full
-- sort key, if it is longer. original_text: a text as it was given, if its sort key differs.
-- value_text: a value that is no text; of an option its id.
CREATE TABLE ${prefix}field_value (
  workspace_id VARCHAR(64) COLLATE "C" NOT NULL,
  client BIGINT NOT NULL,
  field BIGINT NOT NULL,
  key_prefix BYTEA NOT NULL,
  value_key BYTEA,
  original_text BYTEA,
  value_text TEXT
);
CREATE INDEX ${prefix}field_value_by_value
  ON ${prefix}field_value (workspace_id, field, key_prefix, client);
ALTER TABLE ${prefix}field_value
  ADD CONSTRAINT ${prefix}field_value_pk PRIMARY KEY (workspace_id, client, field);

-- The labels of records that are not deleted.
CREATE TABLE ${prefix}record_label (
  workspace_id VARCHAR(64) COLLATE "C" NOT NULL,
  kind SMALLINT NOT NULL,
  id BIGINT NOT NULL,
  label BIGINT NOT NULL,
  CONSTRAINT ${prefix}record_label_pk PRIMARY KEY (workspace_id, kind, id, label)
);
CREATE INDEX ${prefix}record_label_by_label
  ON ${prefix}record_label (workspace_id, label, kind, id);

-- The stages of records that are not deleted. entered: when the record entered the stage.
CREATE TABLE ${prefix}record_stage (
  workspace_id VARCHAR(64) COLLATE "C" NOT NULL,
  kind SMALLINT NOT NULL,
  id BIGINT NOT NULL,
  pipeline BIGINT NOT NULL,
  stage BIGINT NOT NULL,
  entered BIGINT NOT NULL,
  CONSTRAINT ${prefix}record_stage_pk PRIMARY KEY (workspace_id, kind, id, pipeline)
);
CREATE INDEX ${prefix}record_stage_by_stage
  ON ${prefix}record_stage (workspace_id, pipeline, stage, kind, entered, id);

-- The trigrams of the names of records that are not deleted, as numbers, for search.
CREATE TABLE ${prefix}name_trigram (
  workspace_id VARCHAR(64) COLLATE "C" NOT NULL,
  kind SMALLINT NOT NULL,
  trigram BIGINT NOT NULL,
  id BIGINT NOT NULL,
  CONSTRAINT ${prefix}name_trigram_pk PRIMARY KEY (workspace_id, kind, trigram, id)
);

-- Deleted records (kinds 0 to 2) and files (kind 3), until they are restored or purged. parent_kind, parent_id: the
-- record that a file belongs to. doc: the record or file as JSON. deletion: the deletion as JSON.
CREATE TABLE ${prefix}deleted_record (
  workspace_id VARCHAR(64) COLLATE "C" NOT NULL,
  kind SMALLINT NOT NULL,
  id BIGINT NOT NULL,
  deletion_id BIGINT NOT NULL,
  parent_kind SMALLINT,
  parent_id BIGINT,
  doc TEXT NOT NULL,
  deletion TEXT NOT NULL,
  CONSTRAINT ${prefix}deleted_record_pk PRIMARY KEY (workspace_id, kind, id)
);
CREATE INDEX ${prefix}deleted_record_by_deletion
  ON ${prefix}deleted_record (workspace_id, deletion_id);
CREATE INDEX ${prefix}deleted_record_by_record
  ON ${prefix}deleted_record (workspace_id, parent_kind, parent_id, id);

-- The fields that deleted clients have a value for, for changes of the client form.
CREATE TABLE ${prefix}deleted_value (
  workspace_id VARCHAR(64) COLLATE "C" NOT NULL,
  client BIGINT NOT NULL,
  field BIGINT NOT NULL,
  CONSTRAINT ${prefix}deleted_value_pk PRIMARY KEY (workspace_id, client, field)
);
CREATE INDEX ${prefix}deleted_value_by_field
  ON ${prefix}deleted_value (workspace_id, field, client);

-- The deletions of which some rows are left in deleted_record. doc: the deletion as JSON.
CREATE TABLE ${prefix}deletion (
  workspace_id VARCHAR(64) COLLATE "C" NOT NULL,
  id BIGINT NOT NULL,
  deleted_at BIGINT NOT NULL,
  doc TEXT NOT NULL,
  CONSTRAINT ${prefix}deletion_pk PRIMARY KEY (workspace_id, id)
);
CREATE INDEX ${prefix}deletion_by_time
  ON ${prefix}deletion (workspace_id, deleted_at, id);

-- The ids of purged records and files, which are never used again.
CREATE TABLE ${prefix}tombstone (
  workspace_id VARCHAR(64) COLLATE "C" NOT NULL,
  kind SMALLINT NOT NULL,
  id BIGINT NOT NULL,
  CONSTRAINT ${prefix}tombstone_pk PRIMARY KEY (workspace_id, kind, id)
);

-- The files that are not deleted themselves. portfolio: the portfolio of the record, null while it is deleted. doc: the
-- file, without its content, as JSON.
CREATE TABLE ${prefix}file (
  workspace_id VARCHAR(64) COLLATE "C" NOT NULL,
  id BIGINT NOT NULL,
  parent_kind SMALLINT NOT NULL,
  parent_id BIGINT NOT NULL,
  portfolio BIGINT,
  doc TEXT NOT NULL,
  CONSTRAINT ${prefix}file_pk PRIMARY KEY (workspace_id, id)
);
CREATE INDEX ${prefix}file_by_portfolio
  ON ${prefix}file (workspace_id, portfolio, id);
CREATE INDEX ${prefix}file_by_record
  ON ${prefix}file (workspace_id, parent_kind, parent_id, id);

-- The contents of files, including deleted ones. file_id: null for a staged content.
CREATE TABLE ${prefix}content (
  workspace_id VARCHAR(64) COLLATE "C" NOT NULL,
  content_key VARCHAR(64) COLLATE "C" NOT NULL,
  size BIGINT NOT NULL,
  sha256 VARCHAR(64) COLLATE "C" NOT NULL,
  staged_at BIGINT NOT NULL,
  file_id BIGINT,
  CONSTRAINT ${prefix}content_pk PRIMARY KEY (workspace_id, content_key)
);
CREATE INDEX ${prefix}content_by_file
  ON ${prefix}content (workspace_id, file_id);

-- The bytes of contents in chunks; empty if the host stores contents in a folder.
CREATE TABLE ${prefix}content_chunk (
  workspace_id VARCHAR(64) COLLATE "C" NOT NULL,
  content_key VARCHAR(64) COLLATE "C" NOT NULL,
  chunk INTEGER NOT NULL,
  bytes BYTEA NOT NULL,
  CONSTRAINT ${prefix}content_chunk_pk PRIMARY KEY (workspace_id, content_key, chunk)
);

-- The event feed and the history. The positions of a workspace are committed in order. doc: the event as JSON.
CREATE TABLE ${prefix}event (
  workspace_id VARCHAR(64) COLLATE "C" NOT NULL,
  pos BIGINT NOT NULL,
  subject_kind VARCHAR(16) COLLATE "C",
  subject_key VARCHAR(64) COLLATE "C",
  event_type INTEGER NOT NULL,
  portfolio BIGINT,
  actor BIGINT,
  occurred_at BIGINT NOT NULL,
  size INTEGER NOT NULL,
  doc TEXT NOT NULL,
  CONSTRAINT ${prefix}event_pk PRIMARY KEY (workspace_id, pos)
);
CREATE INDEX ${prefix}event_by_subject
  ON ${prefix}event (workspace_id, subject_kind, subject_key, pos);
CREATE INDEX ${prefix}event_by_portfolio
  ON ${prefix}event (workspace_id, portfolio, pos);
CREATE INDEX ${prefix}event_by_actor
  ON ${prefix}event (workspace_id, actor, occurred_at, pos);
CREATE INDEX ${prefix}event_by_time
  ON ${prefix}event (workspace_id, occurred_at, pos);

-- The events that handed over portfolios.
CREATE TABLE ${prefix}hand_over (
  workspace_id VARCHAR(64) COLLATE "C" NOT NULL,
  portfolio BIGINT NOT NULL,
  pos BIGINT NOT NULL,
  CONSTRAINT ${prefix}hand_over_pk PRIMARY KEY (workspace_id, portfolio, pos)
);

-- The events that removed stages.
CREATE TABLE ${prefix}stage_end (
  workspace_id VARCHAR(64) COLLATE "C" NOT NULL,
  stage BIGINT NOT NULL,
  pos BIGINT NOT NULL,
  CONSTRAINT ${prefix}stage_end_pk PRIMARY KEY (workspace_id, stage, pos)
);

-- The sign-in logs, including refused attempts. seq: a time-ordered, partly random id. Attempts are ordered by signed_at
-- and seq. doc: the attempt as JSON.
CREATE TABLE ${prefix}sign_in (
  workspace_id VARCHAR(64) COLLATE "C" NOT NULL,
  user_id BIGINT NOT NULL,
  seq BIGINT NOT NULL,
  signed_at BIGINT NOT NULL,
  is_success BOOLEAN NOT NULL,
  doc TEXT NOT NULL,
  CONSTRAINT ${prefix}sign_in_pk PRIMARY KEY (workspace_id, user_id, seq)
);
CREATE INDEX ${prefix}sign_in_by_time
  ON ${prefix}sign_in (workspace_id, user_id, signed_at, seq);

-- The pending activations of users, by the hash of their token. doc: the activation as JSON.
CREATE TABLE ${prefix}activation (
  workspace_id VARCHAR(64) COLLATE "C" NOT NULL,
  user_id BIGINT NOT NULL,
  token_hash VARCHAR(64) COLLATE "C" NOT NULL,
  doc TEXT NOT NULL,
  CONSTRAINT ${prefix}activation_pk PRIMARY KEY (workspace_id, user_id)
);
CREATE UNIQUE INDEX ${prefix}activation_by_token
  ON ${prefix}activation (workspace_id, token_hash);

-- The views are for reports. They show all records, whoever looks, and stay as they are between versions.

CREATE VIEW ${prefix}client_view AS
SELECT
  r.workspace_id,
  r.id,
  r.title AS name,
  p.parent AS owner_id,
  u.name AS owner_name,
  r.portfolio,
  (
    SELECT STRING_AGG(l.name, ', ' ORDER BY x.label)
    FROM ${prefix}record_label x
    JOIN ${prefix}org_entry l ON l.workspace_id = x.workspace_id AND l.kind = 'label' AND l.id = x.label AND l.name IS NOT NULL
    WHERE x.workspace_id = r.workspace_id AND x.kind = 0 AND x.id = r.id) AS labels,
  (
    SELECT STRING_AGG(l.name || ': ' || s.name, ', ' ORDER BY x.pipeline)
    FROM ${prefix}record_stage x
    JOIN ${prefix}org_entry l ON l.workspace_id = x.workspace_id AND l.kind = 'pipeline' AND l.id = x.pipeline
    JOIN ${prefix}org_part s ON s.workspace_id = x.workspace_id AND s.kind = 'stage' AND s.parent = x.pipeline AND s.id = x.stage
    WHERE x.workspace_id = r.workspace_id AND x.kind = 0 AND x.id = r.id) AS stages,
  r.version,
  CASE
    WHEN r.created BETWEEN -200000000000000000 AND 9000000000000000000
      THEN TIMESTAMPTZ 'epoch' + r.created / 1000000 * INTERVAL '1 second' + r.created % 1000000 * INTERVAL '1 microsecond'
  END AS created,
  CASE
    WHEN r.updated BETWEEN -200000000000000000 AND 9000000000000000000
      THEN TIMESTAMPTZ 'epoch' + r.updated / 1000000 * INTERVAL '1 second' + r.updated % 1000000 * INTERVAL '1 microsecond'
  END AS updated
FROM ${prefix}record r
LEFT JOIN ${prefix}org_entry p ON p.workspace_id = r.workspace_id AND p.kind = 'portfolio' AND p.id = r.portfolio
LEFT JOIN ${prefix}org_entry u ON u.workspace_id = r.workspace_id AND u.kind = 'user' AND u.id = p.parent
WHERE r.kind = 0;

CREATE VIEW ${prefix}activity_view AS
SELECT
  r.workspace_id,
  r.id,
  r.title AS subject,
  p.parent AS owner_id,
  u.name AS owner_name,
  r.portfolio,
  r.client,
  c.title AS client_name,
  CASE r.activity_kind
    WHEN 0 THEN 'task'
    WHEN 1 THEN 'call'
    WHEN 2 THEN 'meeting'
    WHEN 3 THEN 'email'
    WHEN 4 THEN 'note'
  END AS kind,
  CASE
    WHEN r.due BETWEEN -200000000000000000 AND 9000000000000000000
      THEN TIMESTAMPTZ 'epoch' + r.due / 1000000 * INTERVAL '1 second' + r.due % 1000000 * INTERVAL '1 microsecond'
  END AS due,
  r.done IS NOT NULL AS is_done,
  CASE
    WHEN r.done BETWEEN -200000000000000000 AND 9000000000000000000
      THEN TIMESTAMPTZ 'epoch' + r.done / 1000000 * INTERVAL '1 second' + r.done % 1000000 * INTERVAL '1 microsecond'
  END AS done,
  r.version,
  CASE
    WHEN r.created BETWEEN -200000000000000000 AND 9000000000000000000
      THEN TIMESTAMPTZ 'epoch' + r.created / 1000000 * INTERVAL '1 second' + r.created % 1000000 * INTERVAL '1 microsecond'
  END AS created,
  CASE
    WHEN r.updated BETWEEN -200000000000000000 AND 9000000000000000000
      THEN TIMESTAMPTZ 'epoch' + r.updated / 1000000 * INTERVAL '1 second' + r.updated % 1000000 * INTERVAL '1 microsecond'
  END AS updated
FROM ${prefix}record r
LEFT JOIN ${prefix}org_entry p ON p.workspace_id = r.workspace_id AND p.kind = 'portfolio' AND p.id = r.portfolio
LEFT JOIN ${prefix}org_entry u ON u.workspace_id = r.workspace_id AND u.kind = 'user' AND u.id = p.parent
LEFT JOIN ${prefix}record c ON c.workspace_id = r.workspace_id AND c.kind = 0 AND c.id = r.client
WHERE r.kind = 1;

CREATE VIEW ${prefix}deal_view AS
SELECT
  r.workspace_id,
  r.id,
  r.title,
  p.parent AS owner_id,
  u.name AS owner_name,
  r.portfolio,
  r.client,
  c.title AS client_name,
  r.amount,
  r.currency,
  (
    SELECT STRING_AGG(l.name, ', ' ORDER BY x.label)
    FROM ${prefix}record_label x
    JOIN ${prefix}org_entry l ON l.workspace_id = x.workspace_id AND l.kind = 'label' AND l.id = x.label AND l.name IS NOT NULL
    WHERE x.workspace_id = r.workspace_id AND x.kind = 2 AND x.id = r.id) AS labels,
  (
    SELECT STRING_AGG(l.name || ': ' || s.name, ', ' ORDER BY x.pipeline)
    FROM ${prefix}record_stage x
    JOIN ${prefix}org_entry l ON l.workspace_id = x.workspace_id AND l.kind = 'pipeline' AND l.id = x.pipeline
    JOIN ${prefix}org_part s ON s.workspace_id = x.workspace_id AND s.kind = 'stage' AND s.parent = x.pipeline AND s.id = x.stage
    WHERE x.workspace_id = r.workspace_id AND x.kind = 2 AND x.id = r.id) AS stages,
  e.outcome,
  CASE
    WHEN e.closed BETWEEN -200000000000000000 AND 9000000000000000000
      THEN TIMESTAMPTZ 'epoch' + e.closed / 1000000 * INTERVAL '1 second' + e.closed % 1000000 * INTERVAL '1 microsecond'
  END AS closed,
  r.version,
  CASE
    WHEN r.created BETWEEN -200000000000000000 AND 9000000000000000000
      THEN TIMESTAMPTZ 'epoch' + r.created / 1000000 * INTERVAL '1 second' + r.created % 1000000 * INTERVAL '1 microsecond'
  END AS created,
  CASE
    WHEN r.updated BETWEEN -200000000000000000 AND 9000000000000000000
      THEN TIMESTAMPTZ 'epoch' + r.updated / 1000000 * INTERVAL '1 second' + r.updated % 1000000 * INTERVAL '1 microsecond'
  END AS updated
FROM ${prefix}record r
LEFT JOIN ${prefix}org_entry p ON p.workspace_id = r.workspace_id AND p.kind = 'portfolio' AND p.id = r.portfolio
LEFT JOIN ${prefix}org_entry u ON u.workspace_id = r.workspace_id AND u.kind = 'user' AND u.id = p.parent
LEFT JOIN ${prefix}record c ON c.workspace_id = r.workspace_id AND c.kind = 0 AND c.id = r.client
LEFT JOIN (
  SELECT
    x.workspace_id,
    x.id,
    MIN(s.outcome) AS outcome,
    MIN(CASE WHEN s.closes_since > x.entered THEN s.closes_since ELSE x.entered END) AS closed
  FROM ${prefix}record_stage x
  JOIN ${prefix}org_part s ON s.workspace_id = x.workspace_id AND s.kind = 'stage' AND s.parent = x.pipeline AND s.id = x.stage
  WHERE x.kind = 2 AND s.outcome IS NOT NULL
  GROUP BY x.workspace_id, x.id) e ON e.workspace_id = r.workspace_id AND e.id = r.id
WHERE r.kind = 2;

CREATE VIEW ${prefix}field_value_view AS
SELECT
  v.workspace_id,
  v.client,
  c.title AS client_name,
  t.id AS section,
  t.name AS section_name,
  v.field,
  f.name AS field_name,
  CASE GET_BYTE(v.key_prefix, 0)
    WHEN 248 THEN 'text'
    WHEN 249 THEN 'number'
    WHEN 250 THEN 'checkbox'
    WHEN 251 THEN 'date'
    WHEN 252 THEN 'selector'
  END AS field_type,
  CASE GET_BYTE(v.key_prefix, 0)
    WHEN 248 THEN CONVERT_FROM(COALESCE(v.original_text, SUBSTRING(COALESCE(v.value_key, v.key_prefix) FROM 2)), 'UTF8')
    WHEN 252 THEN o.name
    ELSE v.value_text
  END AS field_value
FROM ${prefix}field_value v
JOIN ${prefix}record c ON c.workspace_id = v.workspace_id AND c.kind = 0 AND c.id = v.client
JOIN ${prefix}org_entry f ON f.workspace_id = v.workspace_id AND f.kind = 'field' AND f.id = v.field AND f.name IS NOT NULL
JOIN ${prefix}org_entry t ON t.workspace_id = f.workspace_id AND t.kind = 'section' AND t.id = f.parent AND t.name IS NOT NULL
LEFT JOIN ${prefix}org_part o ON o.workspace_id = v.workspace_id AND o.kind = 'option' AND o.parent = v.field AND CAST(o.id AS TEXT) = v.value_text;

-- The version of these tables, which the store checks; written last.
CREATE TABLE ${prefix}schema_version (
  version INTEGER NOT NULL,
  CONSTRAINT ${prefix}schema_version_pk PRIMARY KEY (version)
);

INSERT INTO ${prefix}schema_version (version) VALUES (1);
