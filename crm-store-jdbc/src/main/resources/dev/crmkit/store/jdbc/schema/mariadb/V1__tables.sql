-- CrmKit's tables for MariaDB and MySQL, version 1.
--
-- The store applies this script itself, unless JdbcOptions.migrates is false. To apply it by hand, replace ${prefix} by
-- the prefix of the store (crm_ by default), and run all of it in the database of the store.
-- The store then needs the rights SELECT, INSERT, UPDATE and DELETE there.
--
-- Times are microseconds since 1970 in UTC. Every key and index begins with workspace_id, so that a workspace
-- can be placed on any of several machines.
-- After an interruption, the script can be run again.

-- The workspaces. epoch: distinguishes a workspace from an earlier one with the same id. revision, stamp: the current
-- row of org_revision.
CREATE TABLE IF NOT EXISTS ${prefix}workspace (
  workspace_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  cursor_key LONGTEXT NOT NULL,
  epoch BIGINT NOT NULL,
  revision BIGINT NOT NULL,
  stamp BIGINT NOT NULL,
  PRIMARY KEY (workspace_id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- The revisions of an organisation. stamp: a random number, which identifies a revision even if a backup is restored.
CREATE TABLE IF NOT EXISTS ${prefix}org_revision (
  workspace_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  revision BIGINT NOT NULL,
  stamp BIGINT NOT NULL,
  PRIMARY KEY (workspace_id, revision)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- The last position of each event feed.
CREATE TABLE IF NOT EXISTS ${prefix}feed (
  workspace_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  last_position BIGINT NOT NULL,
  PRIMARY KEY (workspace_id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- The organisation: users, groups, portfolios, sections, fields, pipelines, labels, and two settings (ranges, policies)
-- with the id 0. A removed entry stays without its doc, so that caches notice the removal. revision: the revision that
-- changed the entry last. parent: the owner of a portfolio, the section of a field. doc: the entry as JSON.
CREATE TABLE IF NOT EXISTS ${prefix}org_entry (
  workspace_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  kind VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  id BIGINT NOT NULL,
  revision BIGINT NOT NULL,
  removed BOOLEAN NOT NULL,
  parent BIGINT,
  name LONGTEXT,
  doc LONGTEXT,
  PRIMARY KEY (workspace_id, kind, id),
  KEY ${prefix}org_entry_by_revision (workspace_id, revision)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- The stages of pipelines (parent: the pipeline) and the options of fields (parent: the field), for the views. A replaced
-- stage has the name and the outcome (won, lost) of its replacement. closes_since: since when, if not from the beginning.
CREATE TABLE IF NOT EXISTS ${prefix}org_part (
  workspace_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  kind VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  parent BIGINT NOT NULL,
  id BIGINT NOT NULL,
  name LONGTEXT NOT NULL,
  outcome VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin,
  closes_since BIGINT,
  PRIMARY KEY (workspace_id, kind, parent, id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- The records that are not deleted: clients (kind 0), activities (1), deals (2). doc: the record as JSON; the other
-- columns are for search, order and sums. name_prefix: the first 256 bytes of the sort key of the name. name_key: the full sort
-- key, if it is longer. amount_key: the sort key of the amount. activity_kind: task 0, call 1, meeting 2, e-mail 3,
-- note 4. done: when an activity was done.
CREATE TABLE IF NOT EXISTS ${prefix}record (
  workspace_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  kind SMALLINT NOT NULL,
  id BIGINT NOT NULL,
  version BIGINT NOT NULL,
  portfolio BIGINT NOT NULL,
  title LONGTEXT NOT NULL,
  name_prefix VARBINARY(256) NOT NULL,
  name_key LONGBLOB,
  created BIGINT NOT NULL,
  updated BIGINT NOT NULL,
  client BIGINT,
  activity_kind SMALLINT,
  due BIGINT,
  done BIGINT,
  amount_key VARBINARY(64),
  currency VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin,
  amount DECIMAL(42, 4),
  doc LONGTEXT NOT NULL,
  PRIMARY KEY (workspace_id, kind, id),
  KEY ${prefix}record_by_created (workspace_id, kind, created, id, portfolio),
  KEY ${prefix}record_by_portfolio_created (workspace_id, kind, portfolio, created, id),
  KEY ${prefix}record_by_updated (workspace_id, kind, updated, id, portfolio),
  KEY ${prefix}record_by_portfolio_updated (workspace_id, kind, portfolio, updated, id),
  KEY ${prefix}record_by_name (workspace_id, kind, name_prefix, id, portfolio),
  KEY ${prefix}record_by_portfolio_name (workspace_id, kind, portfolio, name_prefix, id),
  KEY ${prefix}record_by_due (workspace_id, kind, due, id, portfolio),
  KEY ${prefix}record_by_done (workspace_id, kind, done, id, portfolio),
  KEY ${prefix}record_by_portfolio_due (workspace_id, kind, portfolio, due, id),
  KEY ${prefix}record_by_portfolio_done (workspace_id, kind, portfolio, done, id),
  KEY ${prefix}record_by_amount (workspace_id, kind, amount_key, id, portfolio, currency),
  KEY ${prefix}record_by_portfolio_amount (workspace_id, kind, portfolio, amount_key, id, currency),
  KEY ${prefix}record_by_client (workspace_id, client, kind, id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- The field values of clients that are not deleted. key_prefix: the first 256 bytes of the sort key. value_key: the full
-- sort key, if it is longer. original_text: a text as it was given, if its sort key differs.
-- value_text: a value that is no text; of an option its id.
CREATE TABLE IF NOT EXISTS ${prefix}field_value (
  workspace_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  client BIGINT NOT NULL,
  field BIGINT NOT NULL,
  key_prefix VARBINARY(256) NOT NULL,
  value_key LONGBLOB,
  original_text LONGBLOB,
  value_text LONGTEXT,
  PRIMARY KEY (workspace_id, client, field),
  KEY ${prefix}field_value_by_value (workspace_id, field, key_prefix, client)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- The labels of records that are not deleted.
CREATE TABLE IF NOT EXISTS ${prefix}record_label (
  workspace_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  kind SMALLINT NOT NULL,
  id BIGINT NOT NULL,
  label BIGINT NOT NULL,
  PRIMARY KEY (workspace_id, kind, id, label),
  KEY ${prefix}record_label_by_label (workspace_id, label, kind, id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- The stages of records that are not deleted. entered: when the record entered the stage.
CREATE TABLE IF NOT EXISTS ${prefix}record_stage (
  workspace_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  kind SMALLINT NOT NULL,
  id BIGINT NOT NULL,
  pipeline BIGINT NOT NULL,
  stage BIGINT NOT NULL,
  entered BIGINT NOT NULL,
  PRIMARY KEY (workspace_id, kind, id, pipeline),
  KEY ${prefix}record_stage_by_stage (workspace_id, pipeline, stage, kind, entered, id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- The trigrams of the names of records that are not deleted, as numbers, for search.
CREATE TABLE IF NOT EXISTS ${prefix}name_trigram (
  workspace_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  kind SMALLINT NOT NULL,
  trigram BIGINT NOT NULL,
  id BIGINT NOT NULL,
  PRIMARY KEY (workspace_id, kind, trigram, id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Deleted records (kinds 0 to 2) and files (kind 3), until they are restored or purged. parent_kind, parent_id: the
-- record that a file belongs to. doc: the record or file as JSON. deletion: the deletion as JSON.
CREATE TABLE IF NOT EXISTS ${prefix}deleted_record (
  workspace_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  kind SMALLINT NOT NULL,
  id BIGINT NOT NULL,
  deletion_id BIGINT NOT NULL,
  parent_kind SMALLINT,
  parent_id BIGINT,
  doc LONGTEXT NOT NULL,
  deletion LONGTEXT NOT NULL,
  PRIMARY KEY (workspace_id, kind, id),
  KEY ${prefix}deleted_record_by_deletion (workspace_id, deletion_id),
  KEY ${prefix}deleted_record_by_record (workspace_id, parent_kind, parent_id, id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- The fields that deleted clients have a value for, for changes of the client form.
CREATE TABLE IF NOT EXISTS ${prefix}deleted_value (
  workspace_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  client BIGINT NOT NULL,
  field BIGINT NOT NULL,
  PRIMARY KEY (workspace_id, client, field),
  KEY ${prefix}deleted_value_by_field (workspace_id, field, client)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- The deletions of which some rows are left in deleted_record. doc: the deletion as JSON.
CREATE TABLE IF NOT EXISTS ${prefix}deletion (
  workspace_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  id BIGINT NOT NULL,
  deleted_at BIGINT NOT NULL,
  doc LONGTEXT NOT NULL,
  PRIMARY KEY (workspace_id, id),
  KEY ${prefix}deletion_by_time (workspace_id, deleted_at, id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- The ids of purged records and files, which are never used again.
CREATE TABLE IF NOT EXISTS ${prefix}tombstone (
  workspace_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  kind SMALLINT NOT NULL,
  id BIGINT NOT NULL,
  PRIMARY KEY (workspace_id, kind, id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- The files that are not deleted themselves. portfolio: the portfolio of the record, null while it is deleted. doc: the
-- file, without its content, as JSON.
CREATE TABLE IF NOT EXISTS ${prefix}file (
  workspace_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  id BIGINT NOT NULL,
  parent_kind SMALLINT NOT NULL,
  parent_id BIGINT NOT NULL,
  portfolio BIGINT,
  doc LONGTEXT NOT NULL,
  PRIMARY KEY (workspace_id, id),
  KEY ${prefix}file_by_portfolio (workspace_id, portfolio, id),
  KEY ${prefix}file_by_record (workspace_id, parent_kind, parent_id, id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- The contents of files, including deleted ones. file_id: null for a staged content.
CREATE TABLE IF NOT EXISTS ${prefix}content (
  workspace_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  content_key VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  size BIGINT NOT NULL,
  sha256 VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  staged_at BIGINT NOT NULL,
  file_id BIGINT,
  PRIMARY KEY (workspace_id, content_key),
  KEY ${prefix}content_by_file (workspace_id, file_id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- The bytes of contents in chunks; empty if the host stores contents in a folder.
CREATE TABLE IF NOT EXISTS ${prefix}content_chunk (
  workspace_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  content_key VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  chunk INT NOT NULL,
  bytes LONGBLOB NOT NULL,
  PRIMARY KEY (workspace_id, content_key, chunk)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- The event feed and the history. The positions of a workspace are committed in order. doc: the event as JSON.
CREATE TABLE IF NOT EXISTS ${prefix}event (
  workspace_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  pos BIGINT NOT NULL,
  subject_kind VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin,
  subject_key VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin,
  event_type INTEGER NOT NULL,
  portfolio BIGINT,
  actor BIGINT,
  occurred_at BIGINT NOT NULL,
  size INTEGER NOT NULL,
  doc LONGTEXT NOT NULL,
  PRIMARY KEY (workspace_id, pos),
  KEY ${prefix}event_by_subject (workspace_id, subject_kind, subject_key, pos),
  KEY ${prefix}event_by_portfolio (workspace_id, portfolio, pos),
  KEY ${prefix}event_by_actor (workspace_id, actor, occurred_at, pos),
  KEY ${prefix}event_by_time (workspace_id, occurred_at, pos)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- The events that handed over portfolios.
CREATE TABLE IF NOT EXISTS ${prefix}hand_over (
  workspace_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  portfolio BIGINT NOT NULL,
  pos BIGINT NOT NULL,
  PRIMARY KEY (workspace_id, portfolio, pos)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- The events that removed stages.
CREATE TABLE IF NOT EXISTS ${prefix}stage_end (
  workspace_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  stage BIGINT NOT NULL,
  pos BIGINT NOT NULL,
  PRIMARY KEY (workspace_id, stage, pos)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- The sign-in logs, including refused attempts. seq: a time-ordered, partly random id. Attempts are ordered by signed_at
-- and seq. doc: the attempt as JSON.
CREATE TABLE IF NOT EXISTS ${prefix}sign_in (
  workspace_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  user_id BIGINT NOT NULL,
  seq BIGINT NOT NULL,
  signed_at BIGINT NOT NULL,
  is_success BOOLEAN NOT NULL,
  doc LONGTEXT NOT NULL,
  PRIMARY KEY (workspace_id, user_id, seq),
  KEY ${prefix}sign_in_by_time (workspace_id, user_id, signed_at, seq)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- The pending activations of users, by the hash of their token. doc: the activation as JSON.
CREATE TABLE IF NOT EXISTS ${prefix}activation (
  workspace_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  user_id BIGINT NOT NULL,
  token_hash VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  doc LONGTEXT NOT NULL,
  PRIMARY KEY (workspace_id, user_id),
  UNIQUE KEY ${prefix}activation_by_token (workspace_id, token_hash)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- The views are for reports. They show all records, whoever looks, and stay as they are between versions. Times are in UTC.

CREATE OR REPLACE VIEW ${prefix}client_view AS
SELECT
  r.workspace_id,
  r.id,
  r.title AS name,
  p.parent AS owner_id,
  u.name AS owner_name,
  r.portfolio,
  (
    SELECT GROUP_CONCAT(l.name ORDER BY x.label SEPARATOR ', ')
    FROM ${prefix}record_label x
    JOIN ${prefix}org_entry l ON l.workspace_id = x.workspace_id AND l.kind = 'label' AND l.id = x.label AND l.name IS NOT NULL
    WHERE x.workspace_id = r.workspace_id AND x.kind = 0 AND x.id = r.id) AS labels,
  (
    SELECT GROUP_CONCAT(CONCAT(l.name, ': ', s.name) ORDER BY x.pipeline SEPARATOR ', ')
    FROM ${prefix}record_stage x
    JOIN ${prefix}org_entry l ON l.workspace_id = x.workspace_id AND l.kind = 'pipeline' AND l.id = x.pipeline
    JOIN ${prefix}org_part s ON s.workspace_id = x.workspace_id AND s.kind = 'stage' AND s.parent = x.pipeline AND s.id = x.stage
    WHERE x.workspace_id = r.workspace_id AND x.kind = 0 AND x.id = r.id) AS stages,
  r.version,
  TIMESTAMPADD(MICROSECOND, r.created, TIMESTAMP '1970-01-01 00:00:00') AS created,
  TIMESTAMPADD(MICROSECOND, r.updated, TIMESTAMP '1970-01-01 00:00:00') AS updated
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
  TIMESTAMPADD(MICROSECOND, r.due, TIMESTAMP '1970-01-01 00:00:00') AS due,
  r.done IS NOT NULL AS is_done,
  TIMESTAMPADD(MICROSECOND, r.done, TIMESTAMP '1970-01-01 00:00:00') AS done,
  r.version,
  TIMESTAMPADD(MICROSECOND, r.created, TIMESTAMP '1970-01-01 00:00:00') AS created,
  TIMESTAMPADD(MICROSECOND, r.updated, TIMESTAMP '1970-01-01 00:00:00') AS updated
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
    SELECT GROUP_CONCAT(l.name ORDER BY x.label SEPARATOR ', ')
    FROM ${prefix}record_label x
    JOIN ${prefix}org_entry l ON l.workspace_id = x.workspace_id AND l.kind = 'label' AND l.id = x.label AND l.name IS NOT NULL
    WHERE x.workspace_id = r.workspace_id AND x.kind = 2 AND x.id = r.id) AS labels,
  (
    SELECT GROUP_CONCAT(CONCAT(l.name, ': ', s.name) ORDER BY x.pipeline SEPARATOR ', ')
    FROM ${prefix}record_stage x
    JOIN ${prefix}org_entry l ON l.workspace_id = x.workspace_id AND l.kind = 'pipeline' AND l.id = x.pipeline
    JOIN ${prefix}org_part s ON s.workspace_id = x.workspace_id AND s.kind = 'stage' AND s.parent = x.pipeline AND s.id = x.stage
    WHERE x.workspace_id = r.workspace_id AND x.kind = 2 AND x.id = r.id) AS stages,
  e.outcome,
  TIMESTAMPADD(MICROSECOND, e.closed, TIMESTAMP '1970-01-01 00:00:00') AS closed,
  r.version,
  TIMESTAMPADD(MICROSECOND, r.created, TIMESTAMP '1970-01-01 00:00:00') AS created,
  TIMESTAMPADD(MICROSECOND, r.updated, TIMESTAMP '1970-01-01 00:00:00') AS updated
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
  CASE ORD(SUBSTRING(v.key_prefix, 1, 1))
    WHEN 248 THEN 'text'
    WHEN 249 THEN 'number'
    WHEN 250 THEN 'checkbox'
    WHEN 251 THEN 'date'
    WHEN 252 THEN 'selector'
  END AS field_type,
  CASE ORD(SUBSTRING(v.key_prefix, 1, 1))
    WHEN 248 THEN CONVERT(COALESCE(v.original_text, SUBSTRING(COALESCE(v.value_key, v.key_prefix) FROM 2)) USING utf8mb4)
    WHEN 252 THEN o.name
    ELSE v.value_text
  END AS field_value
FROM ${prefix}field_value v
JOIN ${prefix}record c ON c.workspace_id = v.workspace_id AND c.kind = 0 AND c.id = v.client
JOIN ${prefix}org_entry f ON f.workspace_id = v.workspace_id AND f.kind = 'field' AND f.id = v.field AND f.name IS NOT NULL
JOIN ${prefix}org_entry t ON t.workspace_id = f.workspace_id AND t.kind = 'section' AND t.id = f.parent AND t.name IS NOT NULL
LEFT JOIN ${prefix}org_part o ON o.workspace_id = v.workspace_id AND o.kind = 'option' AND o.parent = v.field AND CAST(o.id AS CHAR) = v.value_text;

-- The version of these tables, which the store checks; written last.
CREATE TABLE IF NOT EXISTS ${prefix}schema_version (
  version INT NOT NULL,
  PRIMARY KEY (version)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

INSERT INTO ${prefix}schema_version (version) VALUES (1);
