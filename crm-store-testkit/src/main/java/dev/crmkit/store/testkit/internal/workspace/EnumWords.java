package dev.crmkit.store.testkit.internal.workspace;

import dev.crmkit.core.activity.ActivityKind;
import dev.crmkit.store.testkit.internal.result.ActualValue;
import dev.crmkit.store.testkit.internal.result.ActualValues;
import java.util.Locale;

/** The words of scenarios for the constants of the library. */
public final class EnumWords {

  private EnumWords() {}

  /** Returns the word for a constant. */
  public static String of(Enum<?> constant) {
    return constant == ActivityKind.EMAIL ? "e-mail" : plain(constant);
  }

  /** Returns whether a word stands for a constant; {@code email} also stands for {@code e-mail}. */
  public static boolean matches(Enum<?> constant, String word) {
    return word.equals(of(constant)) || word.equals(plain(constant));
  }

  /** Returns a constant as an actual value. */
  public static ActualValue value(Enum<?> constant) {
    return ActualValues.text(of(constant), word -> matches(constant, word));
  }

  private static String plain(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
