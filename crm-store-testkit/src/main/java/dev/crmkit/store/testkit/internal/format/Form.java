package dev.crmkit.store.testkit.internal.format;

import org.jspecify.annotations.Nullable;

/**
 * What a node of a file must look like, and the value that it is read as; {@link Forms} has the
 * common ones.
 *
 * @param <T> the type of the value
 */
@FunctionalInterface
public interface Form<T> {

  /** Reads a node under a key. Returns null if it has problems, all of which are reported. */
  @Nullable T read(Node node, String key, Reading reading);
}
