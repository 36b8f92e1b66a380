package dev.crmkit.store.testkit.scenario.company;

import dev.crmkit.core.activity.ActivityKind;
import dev.crmkit.store.testkit.scenario.answer.Value;
import dev.crmkit.store.testkit.scenario.answer.Values;
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
    return constant == ActivityKind.EMAIL ? "e-mail" : plain(constant);
  }

  /**
   * Whether a word stands for a constant; {@code email} is taken for {@code e-mail}.
   *
   * @param constant such as {@code IP_RESTRICTED}
   * @param word such as {@code ip-restricted}
   * @return true when it does
   */
  public static boolean mean(Enum<?> constant, String word) {
    return word.equals(of(constant)) || word.equals(plain(constant));
  }

  /**
   * A constant as a value.
   *
   * @param constant it
   * @return told as its word, compared with every word that stands for it
   */
  public static Value value(Enum<?> constant) {
    return Values.text(of(constant), word -> mean(constant, word));
  }

  private static String plain(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
