-- CrmKit's tables for H2, version 1.
--
-- The store applies this script itself, unless JdbcOptions.migrates is false. To apply it by hand, replace ${prefix} by
-- the prefix of the store (crm_ by default), and run all of it in the schema of the store.
-- The store then needs the rights SELECT, INSERT, UPDATE and DELETE on these tables.
--
-- Times are microseconds since 1970 in UTC. Every key and index begins with workspace_id, so that a workspace
-- can be placed on any of several machines.
-- After an interruption, the script can be run again.

-- The workspaces. epoch: distinguishes a workspace from an earlier one with the same id. revision, stamp: the current
-- row of org_revision.
CREATE TABLE IF NOT EXISTS ${prefix}workspace (
  workspace_id CHARACTER VARYING(64) NOT NULL,
  cursor_key CHARACTER VARYING NOT NULL,
  epoch BIGINT NOT NULL,
  revision BIGINT NOT NULL,
  stamp BIGINT NOT NULL,
  CONSTRAINT ${prefix}workspace_pk PRIMARY KEY (workspace_id)
);

-- The revisions of an organisation. stamp: a random number, which identifies a revision even if a backup is restored.
CREATE TABLE IF NOT EXISTS ${prefix}org_revision (
  workspace_id CHARACTER VARYING(64) NOT NULL,
  revision BIGINT NOT NULL,
  stamp BIGINT NOT NULL,
  CONSTRAINT ${prefix}org_revision_pk PRIMARY KEY (workspace_id, revision)
);

-- The last position of each event feed.
CREATE TABLE IF NOT EXISTS ${prefix}feed (
  workspace_id CHARACTER VARYING(64) NOT NULL,
  last_position BIGINT NOT NULL,
  CONSTRAINT ${prefix}feed_pk PRIMARY KEY (workspace_id)
);

-- The organisation: users, groups, portfolios, sections, fields, pipelines, labels, and two settings (ranges, policies)
-- with the id 0. A removed entry stays without its doc, so that caches notice the removal. revision: the revision that
-- changed the entry last. parent: the owner of a portfolio, the section of a field. doc: the entry as JSON.
CREATE TABLE IF NOT EXISTS ${prefix}org_entry (
  workspace_id CHARACTER VARYING(64) NOT NULL,
  kind CHARACTER VARYING(16) NOT NULL,
  id BIGINT NOT NULL,
  revision BIGINT NOT NULL,
  removed BOOLEAN NOT NULL,
  parent BIGINT,
  name CHARACTER VARYING,
  doc CHARACTER VARYING,
  CONSTRAINT ${prefix}org_entry_pk PRIMARY KEY (workspace_id, kind, id)
);
CREATE INDEX IF NOT EXISTS ${prefix}org_entry_by_revision
  ON ${prefix}org_entry (workspace_id, revision);

-- The stages of pipelines (parent: the pipeline) and the options of fields (parent: the field), for the views. A replaced
-- stage has the name and the outcome (won, lost) of its replacement. closes_since: since when, if not from the beginning.
CREATE TABLE IF NOT EXISTS ${prefix}org_part (
  workspace_id CHARACTER VARYING(64) NOT NULL,
  kind CHARACTER VARYING(16) NOT NULL,
  parent BIGINT NOT NULL,
  id BIGINT NOT NULL,
  name CHARACTER VARYING NOT NULL,
  outcome CHARACTER VARYING(16),
  closes_since BIGINT,
  CONSTRAINT ${prefix}org_part_pk PRIMARY KEY (workspace_id, kind, parent, id)
);

-- The records that are not deleted: clients (kind 0), activities (1), deals (2). doc: the record as JSON; the other
-- columns are for search, order and sums. name_prefix: the first 256 bytes of the sort key of the name. name_key: the full sort
-- key, if it is longer. amount_key: the sort key of the amount. activity_kind: task 0, call 1, meeting 2, e-mail 3,
-- note 4. done: when an activity was done.
CREATE TABLE IF NOT EXISTS ${prefix}record (
  workspace_id CHARACTER VARYING(64) NOT NULL,
  kind SMALLINT NOT NULL,
  id BIGINT NOT NULL,
  version BIGINT NOT NULL,
  portfolio BIGINT NOT NULL,
  title CHARACTER VARYING NOT NULL,
  name_prefix BINARY VARYING(256) NOT NULL,
  name_key BINARY VARYING,
  created BIGINT NOT NULL,
  updated BIGINT NOT NULL,
  client BIGINT,
  activity_kind SMALLINT,
  due BIGINT,
  done BIGINT,
  amount_key BINARY VARYING(64),
  currency CHARACTER VARYING(16),
  amount NUMERIC(42, 4),
  doc CHARACTER VARYING NOT NULL,
  CONSTRAINT ${prefix}record_pk PRIMARY KEY (workspace_id, kind, id)
);
CREATE INDEX IF NOT EXISTS ${prefix}record_by_created
  ON ${prefix}record (workspace_id, kind, created, id, portfolio);
CREATE INDEX IF NOT EXISTS ${prefix}record_by_portfolio_created
  ON ${prefix}record (workspace_id, kind, portfolio, created, id);
CREATE INDEX IF NOT EXISTS ${prefix}record_by_updated
  ON ${prefix}record (workspace_id, kind, updated, id, portfolio);
CREATE INDEX IF NOT EXISTS ${prefix}record_by_portfolio_updated
  ON ${prefix}record (workspace_id, kind, portfolio, updated, id);
CREATE INDEX IF NOT EXISTS ${prefix}record_by_name
  ON ${prefix}record (workspace_id, kind, name_prefix, id, portfolio);
CREATE INDEX IF NOT EXISTS ${prefix}record_by_portfolio_name
  ON ${prefix}record (workspace_id, kind, portfolio, name_prefix, id);
CREATE INDEX IF NOT EXISTS ${prefix}record_by_due
  ON ${prefix}record (workspace_id, kind, due, id, portfolio);
CREATE INDEX IF NOT EXISTS ${prefix}record_by_done
  ON ${prefix}record (workspace_id, kind, done, id, portfolio);
CREATE INDEX IF NOT EXISTS ${prefix}record_by_portfolio_due
  ON ${prefix}record (workspace_id, kind, portfolio, due, id);
CREATE INDEX IF NOT EXISTS ${prefix}record_by_portfolio_done
  ON ${prefix}record (workspace_id, kind, portfolio, done, id);
CREATE INDEX IF NOT EXISTS ${prefix}record_by_amount
  ON ${prefix}record (workspace_id, kind, amount_key, id, portfolio, currency);
CREATE INDEX IF NOT EXISTS ${prefix}record_by_portfolio_amount
  ON ${prefix}record (workspace_id, kind, portfolio, amount_key, id, currency);
CREATE INDEX IF NOT EXISTS ${prefix}record_by_client
  ON ${prefix}record (workspace_id, client, kind, id);

-- The field values of clients that are not deleted. key_prefix: the first 256 bytes of the sort key. value_key: the full
-- sort key, if it is longer. original_text: a text as it was given, if its sort key differs.
-- value_text: a value that is no text; of an option its id.
CREATE TABLE IF NOT EXISTS ${prefix}field_value (
  workspace_id CHARACTER VARYING(64) NOT NULL,
  client BIGINT NOT NULL,
  field BIGINT NOT NULL,
  key_prefix BINARY VARYING(256) NOT NULL,
  value_key BINARY VARYING,
  original_text BINARY VARYING,
  value_text CHARACTER VARYING,
  CONSTRAINT ${prefix}field_value_pk PRIMARY KEY (workspace_id, client, field)
);
CREATE INDEX IF NOT EXISTS ${prefix}field_value_by_value
  ON ${prefix}field_value (workspace_id, field, key_prefix, client);

-- The labels of records that are not deleted.
CREATE TABLE IF NOT EXISTS ${prefix}record_label (
  workspace_id CHARACTER VARYING(64) NOT NULL,
  kind SMALLINT NOT NULL,
  id BIGINT NOT NULL,
  label BIGINT NOT NULL,
  CONSTRAINT ${prefix}record_label_pk PRIMARY KEY (workspace_id, kind, id, label)
);
CREATE INDEX IF NOT EXISTS ${prefix}record_label_by_label
  ON ${prefix}record_label (workspace_id, label, kind, id);

-- The stages of records that are not deleted. entered: when the record entered the stage.
CREATE TABLE IF NOT EXISTS ${prefix}record_stage (
  workspace_id CHARACTER VARYING(64) NOT NULL,
  kind SMALLINT NOT NULL,
  id BIGINT NOT NULL,
  pipeline BIGINT NOT NULL,
  stage BIGINT NOT NULL,
  entered BIGINT NOT NULL,
  CONSTRAINT ${prefix}record_stage_pk PRIMARY KEY (workspace_id, kind, id, pipeline)
);
CREATE INDEX IF NOT EXISTS ${prefix}record_stage_by_stage
  ON ${prefix}record_stage (workspace_id, pipeline, stage, kind, entered, id);

-- The trigrams of the names of records that are not deleted, as numbers, for search.
CREATE TABLE IF NOT EXISTS ${prefix}name_trigram (
  workspace_id CHARACTER VARYING(64) NOT NULL,
  kind SMALLINT NOT NULL,
  trigram BIGINT NOT NULL,
  id BIGINT NOT NULL,
  CONSTRAINT ${prefix}name_trigram_pk PRIMARY KEY (workspace_id, kind, trigram, id)
);

-- Deleted records (kinds 0 to 2) and files (kind 3), until they are restored or purged. parent_kind, parent_id: the
-- record that a file belongs to. doc: the record or file as JSON. deletion: the deletion as JSON.
CREATE TABLE IF NOT EXISTS ${prefix}deleted_record (
  workspace_id CHARACTER VARYING(64) NOT NULL,
  kind SMALLINT NOT NULL,
  id BIGINT NOT NULL,
  deletion_id BIGINT NOT NULL,
  parent_kind SMALLINT,
  parent_id BIGINT,
  doc CHARACTER VARYING NOT NULL,
  deletion CHARACTER VARYING NOT NULL,
  CONSTRAINT ${prefix}deleted_record_pk PRIMARY KEY (workspace_id, kind, id)
);
CREATE INDEX IF NOT EXISTS ${prefix}deleted_record_by_deletion
  ON ${prefix}deleted_record (workspace_id, deletion_id);
CREATE INDEX IF NOT EXISTS ${prefix}deleted_record_by_record
  ON ${prefix}deleted_record (workspace_id, parent_kind, parent_id, id);

-- The fields that deleted clients have a value for, for changes of the client form.
CREATE TABLE IF NOT EXISTS ${prefix}deleted_value (
  workspace_id CHARACTER VARYING(64) NOT NULL,
  client BIGINT NOT NULL,
  field BIGINT NOT NULL,
  CONSTRAINT ${prefix}deleted_value_pk PRIMARY KEY (workspace_id, client, field)
);
CREATE INDEX IF NOT EXISTS ${prefix}deleted_value_by_field
  ON ${prefix}deleted_value (workspace_id, field, client);

-- The deletions of which some rows are left in deleted_record. doc: the deletion as JSON.
CREATE TABLE IF NOT EXISTS ${prefix}deletion (
  workspace_id CHARACTER VARYING(64) NOT NULL,
  id BIGINT NOT NULL,
  deleted_at BIGINT NOT NULL,
  doc CHARACTER VARYING NOT NULL,
  CONSTRAINT ${prefix}deletion_pk PRIMARY KEY (workspace_id, id)
);
CREATE INDEX IF NOT EXISTS ${prefix}deletion_by_time
  ON ${prefix}deletion (workspace_id, deleted_at, id);

-- The ids of purged records and files, which are never used again.
CREATE TABLE IF NOT EXISTS ${prefix}tombstone (
  workspace_id CHARACTER VARYING(64) NOT NULL,
  kind SMALLINT NOT NULL,
  id BIGINT NOT NULL,
  CONSTRAINT ${prefix}tombstone_pk PRIMARY KEY (workspace_id, kind, id)
);

-- The files that are not deleted themselves. portfolio: the portfolio of the record, null while it is deleted. doc: the
-- file, without its content, as JSON.
CREATE TABLE IF NOT EXISTS ${prefix}file (
  workspace_id CHARACTER VARYING(64) NOT NULL,
  id BIGINT NOT NULL,
  parent_kind SMALLINT NOT NULL,
  parent_id BIGINT NOT NULL,
  portfolio BIGINT,
  doc CHARACTER VARYING NOT NULL,
  CONSTRAINT ${prefix}file_pk PRIMARY KEY (workspace_id, id)
);
CREATE INDEX IF NOT EXISTS ${prefix}file_by_portfolio
  ON ${prefix}file (workspace_id, portfolio, id);
CREATE INDEX IF NOT EXISTS ${prefix}file_by_record
  ON ${prefix}file (workspace_id, parent_kind, parent_id, id);

-- The contents of files, including deleted ones. file_id: null for a staged content.
CREATE TABLE IF NOT EXISTS ${prefix}content (
  workspace_id CHARACTER VARYING(64) NOT NULL,
  content_key CHARACTER VARYING(64) NOT NULL,
  size BIGINT NOT NULL,
  sha256 CHARACTER VARYING(64) NOT NULL,
  staged_at BIGINT NOT NULL,
  file_id BIGINT,
  CONSTRAINT ${prefix}content_pk PRIMARY KEY (workspace_id, content_key)
);
CREATE INDEX IF NOT EXISTS ${prefix}content_by_file
  ON ${prefix}content (workspace_id, file_id);

-- The bytes of contents in chunks; empty if the host stores contents in a folder.
CREATE TABLE IF NOT EXISTS ${prefix}content_chunk (
  workspace_id CHARACTER VARYING(64) NOT NULL,
  content_key CHARACTER VARYING(64) NOT NULL,
  chunk INTEGER NOT NULL,
  bytes BINARY VARYING NOT NULL,
  CONSTRAINT ${prefix}content_chunk_pk PRIMARY KEY (workspace_id, content_key, chunk)
);

-- The event feed and the history. The positions of a workspace are committed in order. doc: the event as JSON.
CREATE TABLE IF NOT EXISTS ${prefix}event (
  workspace_id CHARACTER VARYING(64) NOT NULL,
  pos BIGINT NOT NULL,
  subject_kind CHARACTER VARYING(16),
  subject_key CHARACTER VARYING(64),
  event_type INTEGER NOT NULL,
  portfolio BIGINT,
  actor BIGINT,
  occurred_at BIGINT NOT NULL,
  size INTEGER NOT NULL,
  doc CHARACTER VARYING NOT NULL,
  CONSTRAINT ${prefix}event_pk PRIMARY KEY (workspace_id, pos)
);
CREATE INDEX IF NOT EXISTS ${prefix}event_by_subject
  ON ${prefix}event (workspace_id, subject_kind, subject_key, pos);
CREATE INDEX IF NOT EXISTS ${prefix}event_by_portfolio
  ON ${prefix}event (workspace_id, portfolio, pos);
CREATE INDEX IF NOT EXISTS ${prefix}event_by_actor
  ON ${prefix}event (workspace_id, actor, occurred_at, pos);
CREATE INDEX IF NOT EXISTS ${prefix}event_by_time
  ON ${prefix}event (workspace_id, occurred_at, pos);

-- The events that handed over portfolios.
CREATE TABLE IF NOT EXISTS ${prefix}hand_over (
  workspace_id CHARACTER VARYING(64) NOT NULL,
  portfolio BIGINT NOT NULL,
  pos BIGINT NOT NULL,
  CONSTRAINT ${prefix}hand_over_pk PRIMARY KEY (workspace_id, portfolio, pos)
);

-- The events that removed stages.
CREATE TABLE IF NOT EXISTS ${prefix}stage_end (
  workspace_id CHARACTER VARYING(64) NOT NULL,
  stage BIGINT NOT NULL,
  pos BIGINT NOT NULL,
  CONSTRAINT ${prefix}stage_end_pk PRIMARY KEY (workspace_id, stage, pos)
);

-- The sign-in logs, including refused attempts. seq: a time-ordered, partly random id. Attempts are ordered by signed_at
-- and seq. doc: the attempt as JSON.
CREATE TABLE IF NOT EXISTS ${prefix}sign_in (
  workspace_id CHARACTER VARYING(64) NOT NULL,
  user_id BIGINT NOT NULL,
  seq BIGINT NOT NULL,
  signed_at BIGINT NOT NULL,
  is_success BOOLEAN NOT NULL,
  doc CHARACTER VARYING NOT NULL,
  CONSTRAINT ${prefix}sign_in_pk PRIMARY KEY (workspace_id, user_id, seq)
);
CREATE INDEX IF NOT EXISTS ${prefix}sign_in_by_time
  ON ${prefix}sign_in (workspace_id, user_id, signed_at, seq);

-- The pending activations of users, by the hash of their token. doc: the activation as JSON.
CREATE TABLE IF NOT EXISTS ${prefix}activation (
  workspace_id CHARACTER VARYING(64) NOT NULL,
  user_id BIGINT NOT NULL,
  token_hash CHARACTER VARYING(64) NOT NULL,
  doc CHARACTER VARYING NOT NULL,
  CONSTRAINT ${prefix}activation_pk PRIMARY KEY (workspace_id, user_id)
);
CREATE UNIQUE INDEX IF NOT EXISTS ${prefix}activation_by_token
  ON ${prefix}activation (workspace_id, token_hash);

-- The views are for reports. They show all records, whoever looks, and stay as they are between versions.

CREATE OR REPLACE VIEW ${prefix}client_view AS
SELECT
  r.workspace_id,
  r.id,
  r.title AS name,
  p.parent AS owner_id,
  u.name AS owner_name,
  r.portfolio,
  (
    SELECT LISTAGG(l.name, ', ') WITHIN GROUP (ORDER BY x.label)
    FROM ${prefix}record_label x
    JOIN ${prefix}org_entry l ON l.workspace_id = x.workspace_id AND l.kind = 'label' AND l.id = x.label AND l.name IS NOT NULL
    WHERE x.workspace_id = r.workspace_id AND x.kind = 0 AND x.id = r.id) AS labels,
  (
    SELECT LISTAGG(l.name || ': ' || s.name, ', ') WITHIN GROUP (ORDER BY x.pipeline)
    FROM ${prefix}record_stage x
    JOIN ${prefix}org_entry l ON l.workspace_id = x.workspace_id AND l.kind = 'pipeline' AND l.id = x.pipeline
    JOIN ${prefix}org_part s ON s.workspace_id = x.workspace_id AND s.kind = 'stage' AND s.parent = x.pipeline AND s.id = x.stage
    WHERE x.workspace_id = r.workspace_id AND x.kind = 0 AND x.id = r.id) AS stages,
  r.version,
  DATEADD(MICROSECOND, MOD(r.created, 86400000000),
    DATEADD(DAY, r.created / 86400000000, TIMESTAMP WITH TIME ZONE '1970-01-01 00:00:00+00')) AS created,
  DATEADD(MICROSECOND, MOD(r.updated, 86400000000),
    DATEADD(DAY, r.updated / 86400000000, TIMESTAMP WITH TIME ZONE '1970-01-01 00:00:00+00')) AS updated
FROM ${prefix}record r
LEFT JOIN ${prefix}org_entry p ON p.workspace_id = r.workspace_id AND p.kind = 'portfolio' AND p.id = r.portfolio
LEFT JOIN ${prefix}org_entry u ON u.workspace_id = r.workspace_id AND u.kind = 'user' AND u.id = p.parent
WHERE r.kind = 0;

CREATE OR REPLACE VIEW ${prefix}activity_view AS
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
  DATEADD(MICROSECOND, MOD(r.due, 86400000000),
    DATEADD(DAY, r.due / 86400000000, TIMESTAMP WITH TIME ZONE '1970-01-01 00:00:00+00')) AS due,
  r.done IS NOT NULL AS is_done,
  DATEADD(MICROSECOND, MOD(r.done, 86400000000),
    DATEADD(DAY, r.done / 86400000000, TIMESTAMP WITH TIME ZONE '1970-01-01 00:00:00+00')) AS done,
  r.version,
  DATEADD(MICROSECOND, MOD(r.created, 86400000000),
    DATEADD(DAY, r.created / 86400000000, TIMESTAMP WITH TIME ZONE '1970-01-01 00:00:00+00')) AS created,
  DATEADD(MICROSECOND, MOD(r.updated, 86400000000),
    DATEADD(DAY, r.updated / 86400000000, TIMESTAMP WITH TIME ZONE '1970-01-01 00:00:00+00')) AS updated
FROM ${prefix}record r
LEFT JOIN ${prefix}org_entry p ON p.workspace_id = r.workspace_id AND p.kind = 'portfolio' AND p.id = r.portfolio
LEFT JOIN ${prefix}org_entry u ON u.workspace_id = r.workspace_id AND u.kind = 'user' AND u.id = p.parent
LEFT JOIN ${prefix}record c ON c.workspace_id = r.workspace_id AND c.kind = 0 AND c.id = r.client
WHERE r.kind = 1;

CREATE OR REPLACE VIEW ${prefix}deal_view AS
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
    SELECT LISTAGG(l.name, ', ') WITHIN GROUP (ORDER BY x.label)
    FROM ${prefix}record_label x
    JOIN ${prefix}org_entry l ON l.workspace_id = x.workspace_id AND l.kind = 'label' AND l.id = x.label AND l.name IS NOT NULL
    WHERE x.workspace_id = r.workspace_id AND x.kind = 2 AND x.id = r.id) AS labels,
  (
    SELECT LISTAGG(l.name || ': ' || s.name, ', ') WITHIN GROUP (ORDER BY x.pipeline)
    FROM ${prefix}record_stage x
    JOIN ${prefix}org_entry l ON l.workspace_id = x.workspace_id AND l.kind = 'pipeline' AND l.id = x.pipeline
    JOIN ${prefix}org_part s ON s.workspace_id = x.workspace_id AND s.kind = 'stage' AND s.parent = x.pipeline AND s.id = x.stage
    WHERE x.workspace_id = r.workspace_id AND x.kind = 2 AND x.id = r.id) AS stages,
  e.outcome,
  DATEADD(MICROSECOND, MOD(e.closed, 86400000000),
    DATEADD(DAY, e.closed / 86400000000, TIMESTAMP WITH TIME ZONE '1970-01-01 00:00:00+00')) AS closed,
  r.version,
  DATEADD(MICROSECOND, MOD(r.created, 86400000000),
    DATEADD(DAY, r.created / 86400000000, TIMESTAMP WITH TIME ZONE '1970-01-01 00:00:00+00')) AS created,
  DATEADD(MICROSECOND, MOD(r.updated, 86400000000),
    DATEADD(DAY, r.updated / 86400000000, TIMESTAMP WITH TIME ZONE '1970-01-01 00:00:00+00')) AS updated
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

CREATE OR REPLACE VIEW ${prefix}field_value_view AS
SELECT
  v.workspace_id,
  v.client,
  c.title AS client_name,
  t.id AS section,
  t.name AS section_name,
  v.field,
  f.name AS field_name,
  CASE SUBSTRING(v.key_prefix FROM 1 FOR 1)
    WHEN X'F8' THEN 'text'
    WHEN X'F9' THEN 'number'
    WHEN X'FA' THEN 'checkbox'
    WHEN X'FB' THEN 'date'
    WHEN X'FC' THEN 'selector'
  END AS field_type,
  CASE SUBSTRING(v.key_prefix FROM 1 FOR 1)
    WHEN X'F8' THEN UTF8TOSTRING(COALESCE(v.original_text, SUBSTRING(COALESCE(v.value_key, v.key_prefix) FROM 2)))
    WHEN X'FC' THEN o.name
    ELSE v.value_text
  END AS field_value
FROM ${prefix}field_value v
JOIN ${prefix}record c ON c.workspace_id = v.workspace_id AND c.kind = 0 AND c.id = v.client
JOIN ${prefix}org_entry f ON f.workspace_id = v.workspace_id AND f.kind = 'field' AND f.id = v.field AND f.name IS NOT NULL
JOIN ${prefix}org_entry t ON t.workspace_id = f.workspace_id AND t.kind = 'section' AND t.id = f.parent AND t.name IS NOT NULL
LEFT JOIN ${prefix}org_part o ON o.workspace_id = v.workspace_id AND o.kind = 'option' AND o.parent = v.field AND CAST(o.id AS CHARACTER VARYING) = v.value_text;

-- The version of these tables, which the store checks; written last.
CREATE TABLE IF NOT EXISTS ${prefix}schema_version (
  version INTEGER NOT NULL,
  CONSTRAINT ${prefix}schema_version_pk PRIMARY KEY (version)
);

INSERT INTO ${prefix}schema_version (version) VALUES (1);
