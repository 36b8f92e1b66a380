package dev.crmkit.core.file;

import dev.crmkit.core.internal.style.ValueStyle;
import java.util.Optional;
import org.immutables.value.Value;

/** What a file is attached as, besides its content (rules.md R4). */
@Value.Immutable
@ValueStyle
public interface NewFile {

  /** The media type of a file for which none is named. */
  String DEFAULT_MEDIA_TYPE = "application/octet-stream";

  /**
   * The id.
   *
   * @return its id, never used before; empty to let CrmKit choose one
   */
  Optional<FileId> id();

  /**
   * The name.
   *
   * @return not blank
   */
  String name();

  /**
   * The media type.
   *
   * @return {@link #DEFAULT_MEDIA_TYPE} unless set
   */
  @Value.Default
  default String mediaType() {
    return DEFAULT_MEDIA_TYPE;
  }

  /**
   * A file with a name and nothing else.
   *
   * @param name not blank
   * @return to be attached
   */
  static NewFile named(String name) {
    return builder().name(name).build();
  }

  /**
   * The same of a media type.
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
