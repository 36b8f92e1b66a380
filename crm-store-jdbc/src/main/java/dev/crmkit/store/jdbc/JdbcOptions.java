package dev.crmkit.store.jdbc;

import dev.crmkit.core.style.ValueStyle;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import org.immutables.value.Value;

/** What a host application chooses for a {@link JdbcStore}. */
@Value.Immutable
@ValueStyle
public interface JdbcOptions {

  /** What every table's name begins with unless the host chooses otherwise. */
  String DEFAULT_PREFIX = "crm_";

  /**
   * What every table's name begins with, so that several applications can share a database.
   *
   * @return lower-case letters, digits and underscores, beginning with a letter, 1 to 24 of them
   */
  @Value.Default
  default String prefix() {
    return DEFAULT_PREFIX;
  }

  /**
   * The schema that the tables are in. It must exist.
   *
   * @return empty for the one that the connections are in; else lower-case letters, digits and
   *     underscores, beginning with a letter, 1 to 63 of them
   */
  Optional<String> schema();

  /**
   * Whether the store creates its tables and brings older ones up to date. Where it may not, the
   * scripts of this module's {@code schema} folder are applied by hand.
   *
   * @return true unless set
   */
  @Value.Default
  default boolean migrates() {
    return true;
  }

  /**
   * A folder for the contents of files, on a disk that all instances share.
   *
   * @return empty to keep them in the database
   */
  Optional<Path> fileFolder();

  /** Checks the names. */
  @Value.Check
  default void check() {
    if (!Pattern.matches("[a-z][a-z0-9_]{0,23}", prefix())) {
      throw new IllegalArgumentException(
          "a prefix is 1 to 24 of a-z, 0-9 and _, beginning with a letter, not '" + prefix() + "'");
    }
    schema()
        .ifPresent(
            schema -> {
              if (!Pattern.matches("[a-z][a-z0-9_]{0,62}", schema)) {
                throw new IllegalArgumentException(
                    "a schema is 1 to 63 of a-z, 0-9 and _, beginning with a letter, not '"
                        + schema
                        + "'");
              }
            });
  }

  /**
   * A new builder.
   *
   * @return empty
   */
  static Builder builder() {
    return new Builder();
  }

  /** Builds {@link JdbcOptions}. */
  final class Builder extends ImmutableJdbcOptions.Builder {
    Builder() {}
  }
}
