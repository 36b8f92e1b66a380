package dev.crmkit.store.testkit.internal.random;

import dev.crmkit.core.text.TextOrder;
import dev.crmkit.store.testkit.internal.random.DeltaDebugging.Reducer;
import java.util.Set;
import java.util.stream.Stream;

/** Shrinks texts. */
final class TextShrinking {

  private static final Set<String> FREE = Set.of("name", "subject", "title", "content", "hint");

  private TextShrinking() {}

  /** Shortens the text under a key if the key takes any text. */
  static Reducer of(String key) {
    return data ->
        FREE.contains(key)
                && data instanceof String text
                && text.length() > 1
                && !TextOrder.nameKey(text).isEmpty()
            ? Stream.of("x", text.substring(0, text.offsetByCodePoints(0, 1)))
            : Stream.of();
  }
}
