package dev.crmkit.core.file;

import dev.crmkit.core.internal.style.ValueStyle;
import dev.crmkit.core.record.RecordId;
import dev.crmkit.core.user.UserRef;
import java.time.Instant;
import org.immutables.value.Value;

/** A file attached to a record, without its content, which is streamed (rules.md R4, E5). */
@Value.Immutable
@ValueStyle
public interface FileInfo {

  /** The largest content unless the host application sets another: 25 MiB. */
  long DEFAULT_LIMIT = 25L * 1024 * 1024;

  /**
   * Which file.
   *
   * @return the id
   */
  FileId id();

  /**
   * The record that it is attached to.
   *
   * @return a client, an activity or a deal
   */
  RecordId record();

  /**
   * The name.
   *
   * @return not blank
   */
  String name();

  /**
   * The media type.
   *
   * @return such as {@code application/pdf}
   */
  String mediaType();

  /**
   * The size of the content.
   *
   * @return bytes
   */
  long size();

  /**
   * The checksum of the content.
   *
   * @return the SHA-256, in hexadecimal
   */
  String sha256();

  /**
   * Who attached it, with the name as it was.
   *
   * @return an author
   */
  UserRef createdBy();

  /**
   * When it was attached.
   *
   * @return an instant in UTC, to the microsecond
   */
  Instant createdAt();

  /**
   * Creates an empty builder.
   *
   * @return a builder
   */
  static Builder builder() {
    return new Builder();
  }

  /**
   * Creates a builder with the values of this file.
   *
   * @return a builder
   */
  default Builder toBuilder() {
    return builder().from(this);
  }

  /** A builder of {@link FileInfo}. */
  final class Builder extends ImmutableFileInfo.Builder {
    Builder() {}
  }
}
