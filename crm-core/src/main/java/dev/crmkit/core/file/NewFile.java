package dev.crmkit.core.file;

import dev.crmkit.core.internal.style.InputStyle;
import java.util.Optional;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The input of an attachment of a file, without its content (rules.md R4). */
@Value.Immutable
@InputStyle
public interface NewFile {

  /** The media type of a file unless another is set. */
  String DEFAULT_MEDIA_TYPE = "application/octet-stream";

  /** Returns the id; empty for a random one. */
  Optional<FileId> id();

  /** Returns the name; null if it is missing, which is reported like a blank one. */
  @Nullable String name();

  /** Returns the media type; {@code application/octet-stream} unless set. */
  @Value.Default
  default String mediaType() {
    return DEFAULT_MEDIA_TYPE;
  }

  /** Returns a file with a name, which must not be blank. */
  static NewFile of(@Nullable String name) {
    return builder().name(name).build();
  }

  /** Chooses the id, which must never have been used. */
  default NewFile id(FileId id) {
    return builder().from(this).id(id).build();
  }

  /** Sets the media type, such as {@code application/pdf}. */
  default NewFile mediaType(String mediaType) {
    return builder().from(this).mediaType(mediaType).build();
  }

  /** Returns a builder, for many attributes at once; it has the same words. */
  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link NewFile}. */
  final class Builder extends ImmutableNewFile.Builder {
    Builder() {}
  }
}
