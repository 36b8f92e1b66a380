package dev.crmkit.benchmarks.write;

/**
 * The peer's statements, for the tables of the store.
 *
 * @param prefix the prefix of the table names
 * @param nextPosition the statement that increases the feed position by a number and returns it
 */
record SqlPeerStatements(String prefix, String nextPosition) {

  static SqlPeerStatements ofPostgresql(String prefix) {
    return new SqlPeerStatements(prefix, takePosition(prefix) + " RETURNING last_position");
  }

  static SqlPeerStatements ofH2(String prefix) {
    return new SqlPeerStatements(
        prefix, "SELECT last_position FROM FINAL TABLE (" + takePosition(prefix) + ")");
  }

  private static String takePosition(String prefix) {
    return "UPDATE " + prefix + "feed SET last_position = last_position + ? WHERE workspace_id = ?";
  }

  String lockRecord() {
    return "SELECT doc FROM "
        + prefix
        + "record WHERE workspace_id = ? AND kind = ? AND id = ? FOR UPDATE";
  }

  String insertRecord() {
    return "INSERT INTO "
        + prefix
        + "record (workspace_id, kind, id, version, portfolio, title, name_prefix, created,"
        + " updated, doc) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
  }

  String updateRecord() {
    return "UPDATE "
        + prefix
        + "record SET version = ?, updated = ?, doc = ?"
        + " WHERE workspace_id = ? AND kind = ? AND id = ?";
  }

  String insertField() {
    return "INSERT INTO "
        + prefix
        + "field_value (key_prefix, original_text, value_text, workspace_id, client, field)"
        + " VALUES (?, ?, ?, ?, ?, ?)";
  }

  String updateField() {
    return "UPDATE "
        + prefix
        + "field_value SET key_prefix = ?, original_text = ?, value_text = ?"
        + " WHERE workspace_id = ? AND client = ? AND field = ?";
  }

  String insertTrigram() {
    return "INSERT INTO "
        + prefix
        + "name_trigram (workspace_id, kind, trigram, id) VALUES (?, ?, ?, ?)";
  }

  String insertEvent() {
    return "INSERT INTO "
        + prefix
        + "event (workspace_id, pos, subject_kind, subject_key, event_type, portfolio, actor,"
        + " occurred_at, size, doc) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
  }
}
