package dev.crmkit.store.jdbc.internal.dialect;

import dev.crmkit.core.error.StoreFailureException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/**
 * The size of the largest statement that a database accepts: {@code max_allowed_packet} of MariaDB
 * and MySQL. The other databases accept any text that the limits of the model allow.
 *
 * <p>The largest statement inserts an event, which holds the texts of a record before and after the
 * change. A character takes up to 7 bytes: JSON writes a control character as a backslash, a letter
 * and four digits, and a quoted value doubles the backslash.
 */
public final class PacketLimit {

  /** For two texts: before and after. */
  private static final int BYTES_PER_CHARACTER = 2 * 7;

  /** For all of an event that is not counted as text: names, numbers, ids, the SQL itself. */
  private static final int RESERVE = 2 << 20;

  /** For a content chunk of which every byte is escaped, in addition to the chunk itself. */
  private static final int CHUNK_RESERVE = 64 << 10;

  /** A statement with values of this size fits in every database that the store accepts. */
  private static final int ALWAYS_FITS = 512 << 10;

  /** For the text of a statement and its small values. */
  private static final int STATEMENT = 16 << 10;

  /** No limit that a record could reach. */
  static final PacketLimit NONE = new PacketLimit(Long.MAX_VALUE);

  private final long bytes;

  private PacketLimit(long bytes) {
    this.bytes = bytes;
  }

  /**
   * Reads the limit of a database.
   *
   * @param chunkSize the bytes of file content in one statement at most
   * @throws StoreFailureException if it is too small to keep the contents of files
   */
  static PacketLimit of(Connection connection, int chunkSize) throws SQLException {
    long bytes = read(connection);
    long least = 2L * chunkSize + CHUNK_RESERVE;
    if (bytes < least) {
      throw new StoreFailureException(
          "max_allowed_packet of the database is "
              + bytes
              + " bytes; set it to "
              + least
              + " at least",
          null);
    }
    return new PacketLimit(bytes);
  }

  private static long read(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT @@max_allowed_packet")) {
      row.next();
      return row.getLong(1);
    }
  }

  /**
   * Checks that a statement with some values fits, before a driver sends it: the database would
   * close the connection. The limit is read only if the values are large.
   *
   * @throws StoreFailureException if it does not fit
   */
  static void requireFits(Connection connection, @Nullable Object[] values) throws SQLException {
    long size = 0;
    for (Object value : values) {
      size +=
          value instanceof String text
              ? quotedSize(text)
              : value instanceof byte[] bytes ? 2L * bytes.length : 0;
    }
    if (size > ALWAYS_FITS && size + STATEMENT > read(connection)) {
      throw new StoreFailureException(
          "a value of "
              + size
              + " bytes is larger than max_allowed_packet of the database, "
              + read(connection)
              + "; raise it, or lower Limits.recordTextLength; nothing was changed",
          null);
    }
  }

  /** Returns the number of bytes of a text in UTF-8, quoted. */
  private static long quotedSize(String text) {
    long size = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < 0x80) {
        size += c == '\\' || c == '\'' || c == '"' ? 2 : 1;
      } else {
        size += c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
      }
    }
    return size;
  }

  /** Checks that the texts of one record can have a length together. */
  public void requireTextCapacity(int length) {
    long needed = (long) BYTES_PER_CHARACTER * length + RESERVE;
    if (needed > bytes) {
      throw new StoreFailureException(
          "max_allowed_packet of the database is "
              + bytes
              + " bytes, and texts of "
              + length
              + " characters in one record need "
              + needed
              + "; raise it, or set Limits.recordTextLength to at most "
              + Math.max(0, (bytes - RESERVE) / BYTES_PER_CHARACTER),
          null);
    }
  }
}
