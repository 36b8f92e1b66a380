package dev.crmkit.store.testkit.internal.format;

import java.util.Optional;

/**
 * A thing as a scenario names it, such as {@code client/acme}. There need be none such.
 *
 * @param kind of what kind
 * @param name its name
 */
public record EntityRef(EntityKind kind, String name) {

  /** Reads {@code kind/name}. */
  public static Optional<EntityRef> parse(String text) {
    int slash = text.indexOf('/');
    if (slash < 0 || slash == text.length() - 1) {
      return Optional.empty();
    }
    return EntityKind.named(text.substring(0, slash))
        .map(kind -> new EntityRef(kind, text.substring(slash + 1)));
  }

  @Override
  public String toString() {
    return kind.key() + "/" + name;
  }
}
