package dev.crmkit.core.file;

import dev.crmkit.core.internal.style.ValueStyle;
import java.util.Optional;
import org.immutables.value.Value;

/** The attributes of a file to attach, without its content (rules.md R4). */
@Value.Immutable
@ValueStyle
public interface NewFile {

  /** The media type of a file unless another is set. */
  String DEFAULT_MEDIA_TYPE = "application/octet-stream";

  /**
   * Returns the id of the new file.
   *
   * @return an unused id; empty to generate one
   */
  Optional<FileId> id();

  /**
   * Returns the name.
   *
   * @return not blank
   */
  String name();

  /**
   * Returns the media type.
   *
   * @return {@link #DEFAULT_MEDIA_TYPE} unless set
   */
  @Value.Default
  default String mediaType() {
    return DEFAULT_MEDIA_TYPE;
  }

  /**
   * Creates the attributes of a file with a name.
   *
   * @param name not blank
   * @return the attributes
   */
  static NewFile of(String name) {
    return builder().name(name).build();
  }

  /**
   * Sets the media type.
   *
   * @param mediaType such as {@code application/pdf}
   * @return a copy
   */
  default NewFile mediaType(String mediaType) {
    return builder().from(this).mediaType(mediaType).build();
  }

  /**
   * Creates an empty builder.
   *
   * @return a builder
   */
  static Builder builder() {
    return new Builder();
  }

  /** A builder of {@link NewFile}. */
  final class Builder extends ImmutableNewFile.Builder {
    Builder() {}
  }
}
