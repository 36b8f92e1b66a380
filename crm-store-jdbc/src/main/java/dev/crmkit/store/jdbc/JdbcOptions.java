package dev.crmkit.store.jdbc;

import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a host application chooses for a {@link JdbcStore}.
 *
 * @param prefix what every table's name begins with, so that several applications can share a
 *     database: lower-case letters, digits and underscores, beginning with a letter, 1 to 24 of
 *     them
 * @param schema the schema that the tables are in, which must exist; empty for the one that the
 *     connections are in, else lower-case letters, digits and underscores, beginning with a letter,
 *     1 to 63 of them
 * @param migrates whether the store creates its tables and brings older ones up to date; where it
 *     may not, the scripts of this module's {@code schema} folder are applied by hand
 * @param fileFolder a folder for the contents of files, on a disk that all instances share; empty
 *     to keep them in the database
 */
public record JdbcOptions(
    String prefix, Optional<String> schema, boolean migrates, Optional<Path> fileFolder) {

  /** What every table's name begins with unless the host chooses otherwise. */
  public static final String DEFAULT_PREFIX = "crm_";

  /**
   * Checks the names.
   *
   * @throws IllegalArgumentException when one has another form
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
   * A new builder.
   *
   * @return with what is chosen where the host chooses nothing
   */
  public static Builder builder() {
    return new Builder();
  }

  /** Builds {@link JdbcOptions}. */
  public static final class Builder {
    private String prefix = DEFAULT_PREFIX;
    private @Nullable String schema;
    private boolean migrates = true;
    private @Nullable Path fileFolder;

    private Builder() {}

    /**
     * Chooses a prefix, {@value JdbcOptions#DEFAULT_PREFIX} unless chosen.
     *
     * @param chosen as {@link JdbcOptions#prefix}
     * @return this
     */
    public Builder prefix(String chosen) {
      prefix = chosen;
      return this;
    }

    /**
     * Chooses a schema.
     *
     * @param chosen as {@link JdbcOptions#schema}
     * @return this
     */
    public Builder schema(String chosen) {
      schema = chosen;
      return this;
    }

    /**
     * Chooses whether the store makes its tables, which it does unless chosen.
     *
     * @param chosen as {@link JdbcOptions#migrates}
     * @return this
     */
    public Builder migrates(boolean chosen) {
      migrates = chosen;
      return this;
    }

    /**
     * Chooses a folder for files.
     *
     * @param chosen as {@link JdbcOptions#fileFolder}
     * @return this
     */
    public Builder fileFolder(Path chosen) {
      fileFolder = chosen;
      return this;
    }

    /**
     * The options.
     *
     * @return what was chosen
     * @throws IllegalArgumentException when a name has another form than it may have
     */
    public JdbcOptions build() {
      return new JdbcOptions(
          prefix, Optional.ofNullable(schema), migrates, Optional.ofNullable(fileFolder));
    }
  }
}
