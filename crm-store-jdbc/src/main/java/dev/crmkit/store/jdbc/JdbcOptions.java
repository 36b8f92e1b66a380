package dev.crmkit.store.jdbc;

import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The options of a {@link JdbcStore}.
 *
 * @param prefix the first characters of every table name, so that several applications can share a
 *     database: 1 to 24 lower-case letters, digits and underscores, beginning with a letter
 * @param schema the schema of the tables, which must exist: 1 to 63 lower-case letters, digits and
 *     underscores, beginning with a letter; empty for the current schema of the connections
 * @param migrates whether the store creates and migrates its tables; otherwise the scripts in the
 *     {@code schema} folder of this module are applied by hand
 * @param notifies whether waiting for events uses {@code LISTEN} and {@code NOTIFY} on PostgreSQL.
 *     While threads wait, one thread of the store then keeps a connection of the {@code
 *     DataSource}. Otherwise, and on other databases, each waiting thread looks once a second for
 *     the commits of other instances
 * @param fileFolder a folder for the contents of files, on a disk that all instances share; empty
 *     to store them in the database
 */
public record JdbcOptions(
    String prefix,
    Optional<String> schema,
    boolean migrates,
    boolean notifies,
    Optional<Path> fileFolder) {

  /** The default prefix. */
  public static final String DEFAULT_PREFIX = "crm_";

  /**
   * Validates the names.
   *
   * @throws IllegalArgumentException if a name has another form
   */
  public JdbcOptions {
    if (!Pattern.matches("[a-z][a-z0-9_]{0,23}", prefix)) {
      throw new IllegalArgumentException(
          "a prefix is 1 to 24 of a-z, 0-9 and _, beginning with a letter, not '" + prefix + "'");
    }
    if (schema.isPresent() && !Pattern.matches("[a-z][a-z0-9_]{0,62}", schema.get())) {
      throw new IllegalArgumentException(
          "a schema is 1 to 63 of a-z, 0-9 and _, beginning with a letter, not '"
              + schema.get()
              + "'");
    }
  }

  /**
   * Returns a new builder.
   *
   * @return a builder with the defaults
   */
  public static Builder builder() {
    return new Builder();
  }

  /** Builds {@link JdbcOptions}. */
  public static final class Builder {
    private String prefix = DEFAULT_PREFIX;
    private @Nullable String schema;
    private boolean migrates = true;
    private boolean notifies = true;
    private @Nullable Path fileFolder;

    private Builder() {}

    /**
     * Sets the prefix; the default is {@value JdbcOptions#DEFAULT_PREFIX}.
     *
     * @param chosen see {@link JdbcOptions#prefix}
     * @return this
     */
    public Builder prefix(String chosen) {
      prefix = chosen;
      return this;
    }

    /**
     * Sets the schema; the default is the current one of the connections.
     *
     * @param chosen see {@link JdbcOptions#schema}
     * @return this
     */
    public Builder schema(String chosen) {
      schema = chosen;
      return this;
    }

    /**
     * Sets whether the store creates and migrates its tables; the default is true.
     *
     * @param chosen see {@link JdbcOptions#migrates}
     * @return this
     */
    public Builder migrates(boolean chosen) {
      migrates = chosen;
      return this;
    }

    /**
     * Sets whether waiting for events uses the notifications of PostgreSQL; the default is true.
     * They do not work through a connection pooler in transaction mode.
     *
     * @param chosen see {@link JdbcOptions#notifies}
     * @return this
     */
    public Builder notifies(boolean chosen) {
      notifies = chosen;
      return this;
    }

    /**
     * Sets a folder for the contents of files; the default is the database.
     *
     * @param chosen see {@link JdbcOptions#fileFolder}
     * @return this
     */
    public Builder fileFolder(Path chosen) {
      fileFolder = chosen;
      return this;
    }

    /**
     * Builds the options.
     *
     * @return the options
     * @throws IllegalArgumentException if a name has another form than it must have
     */
    public JdbcOptions build() {
      return new JdbcOptions(
          prefix, Optional.ofNullable(schema), migrates, notifies, Optional.ofNullable(fileFolder));
    }
  }
}
