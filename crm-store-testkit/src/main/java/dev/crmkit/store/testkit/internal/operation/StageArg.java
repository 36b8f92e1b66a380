package dev.crmkit.store.testkit.internal.operation;

import dev.crmkit.store.testkit.internal.format.Keys.Name;
import dev.crmkit.store.testkit.internal.format.Keys.WordOf;
import org.jspecify.annotations.Nullable;

/**
 * A stage in the list of a pipeline's stages: a name, or a map with a name and how it closes a
 * deal.
 *
 * @param stage its name
 * @param closes {@code won}, {@code lost} or null; a step may try other words
 */
public record StageArg(@Name String stage, @WordOf({"won", "lost"}) @Nullable String closes) {

  public static StageArg of(String stage) {
    return new StageArg(stage, null);
  }
}
