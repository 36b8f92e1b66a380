package dev.crmkit.store.testkit.internal.random;

import dev.crmkit.core.text.TextOrder;
import java.util.Set;
import java.util.stream.Stream;

/** Texts that say less. */
final class TextShrinking {

  private static final Set<String> FREE = Set.of("name", "subject", "title", "content", "hint");

  private TextShrinking() {}

  /** Something shorter that may stand under a key as well. */
  static Stream<Object> shorter(String key, String text) {
    return FREE.contains(key) && text.length() > 1 && !TextOrder.nameKey(text).isEmpty()
        ? Stream.of("x", text.substring(0, text.offsetByCodePoints(0, 1)))
        : Stream.of();
  }
}
