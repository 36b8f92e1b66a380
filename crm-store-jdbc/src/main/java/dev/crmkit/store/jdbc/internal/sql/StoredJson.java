package dev.crmkit.store.jdbc.internal.sql;

import dev.crmkit.core.Id;
import dev.crmkit.core.Subject;
import dev.crmkit.core.error.InvalidJsonException;
import dev.crmkit.core.error.UnreadableException;
import dev.crmkit.core.json.CrmJson;
import dev.crmkit.core.record.CrmRecord;
import dev.crmkit.core.record.RecordId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the JSON documents in rows. One that cannot be read is reported with the id in its row: by
 * an exception if it was requested by its id, in the log if it is one of several.
 */
public final class StoredJson {

  private static final Logger LOG = LoggerFactory.getLogger(StoredJson.class);

  private StoredJson() {}

  /**
   * Reads a record.
   *
   * @param portfolio the portfolio in its row; null if it was not selected
   * @throws UnreadableException if it cannot be read, or has another id than its row
   */
  public static CrmRecord record(RecordId id, String doc, @Nullable Id portfolio) {
    CrmRecord record = read(id.path(), id, portfolio, doc, id.recordKind().type());
    if (!record.id().equals(id)) {
      throw new UnreadableException(
          id.path(), id, portfolio, "its document is that of " + record.id());
    }
    return record;
  }

  /**
   * Reads what was requested by its id.
   *
   * @throws UnreadableException if it cannot be read
   */
  public static <T> T read(Subject id, String doc, Class<T> type) {
    return read(id.path(), id, null, doc, type);
  }

  /**
   * Reads something else that was requested alone.
   *
   * @param what describes it
   * @throws UnreadableException if it cannot be read
   */
  public static <T> T read(String what, String doc, Class<T> type) {
    return read(what, null, null, doc, type);
  }

  /**
   * Reads one of several.
   *
   * @param what describes it
   * @return empty if it cannot be read, which is logged
   */
  public static <T> Optional<T> readable(String what, String doc, Class<T> type) {
    try {
      return Optional.of(read(what, doc, type));
    } catch (UnreadableException e) {
      logSkipped(e);
      return Optional.empty();
    }
  }

  /**
   * Reads one of several records.
   *
   * @return empty if it cannot be read, which is logged
   */
  public static Optional<CrmRecord> readable(RecordId id, String doc) {
    try {
      return Optional.of(record(id, doc, null));
    } catch (UnreadableException e) {
      logSkipped(e);
      return Optional.empty();
    }
  }

  /** Returns whether a document can be read. */
  public static boolean isReadable(String doc, Class<?> type) {
    try {
      CrmJson.read(doc, type);
      return true;
    } catch (InvalidJsonException e) {
      return false;
    }
  }

  private static void logSkipped(UnreadableException e) {
    LOG.error("left out of a list: {}", e.getMessage());
  }

  private static <T> T read(
      String what, @Nullable Subject id, @Nullable Id portfolio, String doc, Class<T> type) {
    try {
      return CrmJson.read(doc, type);
    } catch (InvalidJsonException e) {
      throw new UnreadableException(
          what,
          id,
          portfolio,
          "no " + type.getSimpleName() + ", line " + e.line() + ", column " + e.column());
    }
  }
}
