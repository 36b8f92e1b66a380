package dev.crmkit.store.testkit.internal.workspace;

import dev.crmkit.core.activity.ActivityKind;
import dev.crmkit.store.testkit.internal.result.ActualValue;
import dev.crmkit.store.testkit.internal.result.ActualValues;
import java.util.Locale;

/** The words that scenarios have for the library's constants. */
public final class EnumWords {

  private EnumWords() {}

  /** The word for a constant. */
  public static String of(Enum<?> constant) {
    return constant == ActivityKind.EMAIL ? "e-mail" : plain(constant);
  }

  /** Whether a word stands for a constant; {@code email} is taken for {@code e-mail}. */
  public static boolean matches(Enum<?> constant, String word) {
    return word.equals(of(constant)) || word.equals(plain(constant));
  }

  /** A constant as a value. */
  public static ActualValue value(Enum<?> constant) {
    return ActualValues.text(of(constant), word -> matches(constant, word));
  }

  private static String plain(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
