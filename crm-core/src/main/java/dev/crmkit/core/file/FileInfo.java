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

  /** The default limit of the size of a file: 25 MiB. */
  long DEFAULT_LIMIT = 25L * 1024 * 1024;

  /**
   * Returns the identifier.
   *
   * @return the id
   */
  FileId id();

  /**
   * Returns the record that the file is attached to.
   *
   * @return a client, an activity or a deal
   */
  RecordId record();

  /**
   * Returns the name.
   *
   * @return not blank
   */
  String name();

  /**
   * Returns the media type.
   *
   * @return such as {@code application/pdf}
   */
  String mediaType();

  /**
   * Returns the size of the content.
   *
   * @return bytes
   */
  long size();

  /**
   * Returns the checksum of the content.
   *
   * @return the SHA-256, in hexadecimal
   */
  String sha256();

  /**
   * Returns who attached the file, with the name at that time.
   *
   * @return a user, who may have been deleted
   */
  UserRef createdBy();

  /**
   * Returns when the file was attached.
   *
   * @return an instant with a precision of microseconds
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
