package dev.crmkit.examples.scenario.company;

import dev.crmkit.core.activity.ActivityKind;
import java.util.Locale;

/** The words that scenarios have for the library's constants. */
public final class Words {

  private Words() {}

  /**
   * The word for a constant.
   *
   * @param constant such as {@code IP_RESTRICTED}
   * @return such as {@code ip-restricted}
   */
  public static String of(Enum<?> constant) {
    return constant == ActivityKind.EMAIL
        ? "e-mail"
        : constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
