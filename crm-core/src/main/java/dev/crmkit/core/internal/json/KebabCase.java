package dev.crmkit.core.internal.json;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Converts the names of types and constants to kebab case: lower case, with hyphens. */
final class KebabCase {

  private static final Pattern HUMP = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");

  private KebabCase() {}

  /** {@code AllowedRanges} is {@code allowed-ranges}. */
  static String of(Class<?> type) {
    return HUMP.matcher(type.getSimpleName()).replaceAll("-").toLowerCase(Locale.ROOT);
  }

  /** {@code IP_RESTRICTED} is {@code ip-restricted}. */
  static String of(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The constants of an enum by their names in kebab case. */
  static Map<String, Object> constants(Class<?> type) {
    Map<String, Object> all = new LinkedHashMap<>();
    for (Object constant : type.getEnumConstants()) {
      all.put(of((Enum<?>) constant), constant);
    }
    return all;
  }

  /** The subtypes of a sealed type that are not sealed themselves. */
  static List<Class<?>> subtypes(Class<?> sealed) {
    List<Class<?>> all = new ArrayList<>();
    for (Class<?> permitted : sealed.getPermittedSubclasses()) {
      if (permitted.isSealed()) {
        all.addAll(subtypes(permitted));
      } else {
        all.add(permitted);
      }
    }
    return all;
  }
}
