package dev.crmkit.core.form;

import dev.crmkit.core.error.ViolationCode;
import dev.crmkit.core.error.Violations;
import dev.crmkit.core.internal.number.Decimals;
import dev.crmkit.core.text.TextOrder;
import dev.crmkit.core.text.Texts;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Converts an input to the type of a field, and reports violations (rules.md F3, F4). */
final class FieldReader {

  private static final Pattern DECIMAL = Pattern.compile("[+-]?[0-9]+(\\.[0-9]+)?");
  private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

  /** The maximum number of options in a message. */
  private static final int OPTIONS_NAMED = 20;

  private final Field field;
  private final String at;
  private final Violations violations;

  FieldReader(Field field, String at, Violations violations) {
    this.field = field;
    this.at = at;
    this.violations = violations;
  }

  FieldValue read(FieldValue given, @Nullable FieldValue held) {
    return switch (field.type()) {
      case TEXT -> text(given);
      case NUMBER -> number(given);
      case CHECKBOX -> checkbox(given);
      case DATE -> date(given);
      case SELECTOR -> choice(given, held);
    };
  }

  private FieldValue text(FieldValue given) {
    if (!(given instanceof FieldValue.Text text)) {
      return violation(ViolationCode.WRONG_TYPE, given, "a text");
    }
    return Texts.isStorable(text.value())
        ? text
        : violation(ViolationCode.MALFORMED, given, Texts.STORABLE);
  }

  private FieldValue number(FieldValue given) {
    BigDecimal value;
    if (given instanceof FieldValue.Number number) {
      value = number.value();
    } else if (given instanceof FieldValue.Text text) {
      String trimmed = text.value().strip();
      if (!DECIMAL.matcher(trimmed).matches()) {
        return violation(ViolationCode.WRONG_TYPE, given, "a decimal number such as 12.50");
      }
      value = trimmed.length() > 10 * Field.MAX_DIGITS ? null : new BigDecimal(trimmed);
    } else {
      return violation(ViolationCode.WRONG_TYPE, given, "a decimal number such as 12.50");
    }
    Optional<BigDecimal> stored =
        Optional.ofNullable(value).flatMap(number -> Decimals.stored(number, Field.MAX_DIGITS));
    return stored.isPresent()
        ? FieldValue.number(stored.get())
        : violation(
            ViolationCode.OUT_OF_RANGE,
            given,
            "a number of at most " + Field.MAX_DIGITS + " digits");
  }

  private FieldValue checkbox(FieldValue given) {
    if (given instanceof FieldValue.Checkbox) {
      return given;
    }
    String word =
        given instanceof FieldValue.Text text ? text.value().strip().toLowerCase(Locale.ROOT) : "";
    return switch (word) {
      case "true", "yes" -> FieldValue.checkbox(true);
      case "false", "no" -> FieldValue.checkbox(false);
      default -> violation(ViolationCode.WRONG_TYPE, given, "true or false");
    };
  }

  private FieldValue date(FieldValue given) {
    if (given instanceof FieldValue.Date date) {
      int year = date.value().getYear();
      return year >= 1 && year <= 9999
          ? date
          : violation(ViolationCode.OUT_OF_RANGE, given, "a date of the years 1 to 9999");
    }
    if (given instanceof FieldValue.Text text && DATE.matcher(text.value().strip()).matches()) {
      try {
        return date(FieldValue.date(LocalDate.parse(text.value().strip())));
      } catch (DateTimeException e) {
        return violation(ViolationCode.WRONG_TYPE, given, "an existing date, such as 2026-02-28");
      }
    }
    return violation(ViolationCode.WRONG_TYPE, given, "a date such as 2026-02-28");
  }

  private FieldValue choice(FieldValue given, @Nullable FieldValue held) {
    if (given instanceof FieldValue.Choice choice) {
      boolean legal =
          (given.equals(held) && field.option(choice.option()).isPresent())
              || field.activeOptions().stream().anyMatch(o -> o.id().equals(choice.option()));
      return legal ? given : unknownOption(given);
    }
    if (given instanceof FieldValue.Text text) {
      String wanted = TextOrder.nameKey(text.value());
      for (FieldOption option : field.activeOptions()) {
        if (TextOrder.nameKey(option.name()).equals(wanted)) {
          return FieldValue.choice(option.id());
        }
      }
      if (held instanceof FieldValue.Choice kept
          && field.option(kept.option()).stream()
              .anyMatch(o -> TextOrder.nameKey(o.name()).equals(wanted))) {
        return kept;
      }
      return unknownOption(given);
    }
    return violation(ViolationCode.WRONG_TYPE, given, "one of the options: " + offered());
  }

  private FieldValue unknownOption(FieldValue given) {
    return violation(ViolationCode.UNKNOWN, given, "one of the options: " + offered());
  }

  /** The names of the options that can be given, as many as a reader takes in. */
  private String offered() {
    List<FieldOption> offered = field.activeOptions();
    String named =
        offered.stream()
            .limit(OPTIONS_NAMED)
            .map(FieldOption::name)
            .collect(Collectors.joining(", "));
    int more = offered.size() - OPTIONS_NAMED;
    return more <= 0 ? named : named + " and " + more + " more";
  }

  private FieldValue violation(ViolationCode code, FieldValue given, String expected) {
    violations.add(at, code, Texts.shown(given.asText()), expected);
    return FieldValue.empty();
  }
}
