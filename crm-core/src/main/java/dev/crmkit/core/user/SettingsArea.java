package dev.crmkit.core.user;

import dev.crmkit.core.Subject;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The areas of settings, which can be opened, managed and denied (rules.md S1, S2). */
public enum SettingsArea implements Subject {
  /** Sections and fields of the client form. */
  CLIENT_FORM,
  /** Labels. */
  LABELS,
  /** Pipelines and their stages. */
  STAGES,
  /** Users. */
  USERS,
  /** Allowed ranges, groups and policies. */
  SECURITY;

  @Override
  public String kind() {
    return "settings";
  }

  @Override
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * Returns the area with a key.
   *
   * @param key such as {@code client-form}
   * @return the area
   * @throws IllegalArgumentException if there is none
   */
  public static SettingsArea named(String key) {
    for (SettingsArea area : values()) {
      if (area.key().equals(key)) {
        return area;
      }
    }
    throw new IllegalArgumentException(
        "'"
            + key
            + "' is not an area of settings; the areas are "
            + Arrays.stream(values()).map(SettingsArea::key).collect(Collectors.joining(", ")));
  }
}
