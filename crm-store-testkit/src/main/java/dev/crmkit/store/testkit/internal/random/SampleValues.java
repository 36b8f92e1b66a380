package dev.crmkit.store.testkit.internal.random;

import dev.crmkit.store.testkit.internal.model.ValueRules;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The values that random scenarios use: few, so that the same value occurs several times. */
public final class SampleValues {

  static final List<String> STATUSES =
      List.of("active", "inactive", "ip-restricted", "dismissed", "activation-required");

  static final List<String> AREAS = List.of("client-form", "labels", "stages", "users", "security");

  static final List<String> RECORDS = List.of("client", "activity", "deal");

  static final List<String> RECORDS_AND_FILES = List.of("client", "activity", "deal", "file");

  static final List<String> KINDS = List.of("task", "call", "meeting", "e-mail", "note");

  static final List<String> FIELD_TYPES = ValueRules.FIELD_TYPES;

  static final List<String> ADDRESSES =
      List.of(
          "10.0.0.1",
          "10.0.0.9",
          "10.0.1.0",
          "192.168.1.1",
          "192.168.1.20",
          "2001:db8::5",
          "2001:db9::5",
          "::ffff:10.0.0.1",
          "8.8.8.8");

  static final List<String> RANGES =
      List.of(
          "10.0.0.0/24",
          "10.0.0.5-10.0.0.9",
          "192.168.1.10-192.168.1.20",
          "2001:db8::/32",
          "2001:db9::1-2001:db9::5",
          "192.168.1.1",
          "10.0.0.77/25",
          "::ffff:10.0.1.0");

  static final List<String> NO_RANGES =
      List.of(
          "example.com",
          "10.0.0.0/33",
          "10.0.0.9-10.0.0.1",
          "10.0.0.1-2001:db8::1",
          "300.1.1.1",
          "",
          "10.0.0.0/-1",
          "a-b");

  /**
   * Names with ё and е, plain and composed, letters of odd case, invisible characters, letters
   * beyond 16 bits, scripts from right to left, and what YAML treats specially.
   */
  public static final List<String> NAMES =
      List.of(
          "alpha",
          "Beta",
          "ALPHA",
          "ёж",
          "Еж",
          "ЕЖ",
          "Енот",
          "ель",
          "Яма",
          "zoo",
          "KIT",
          "mu",
          "\u0435\u0308лка",
          "Cafe\u0301",
          "Café",
          "\uD83D\uDE00 smile",
          "\uD835\uDD04lef",
          "שלום",
          "مرحبا",
          "Straße",
          "STRASSE",
          "ıstanbul",
          "İSTANBUL",
          "al\u00ADpha\u200B",
          "Cafe\u00A0two",
          "\uFEFFzoo",
          "a: b",
          "- no list",
          "#1",
          "null",
          "\"quoted\"",
          "it's",
          "50 %",
          "Ро",
          "Тау");

  /** Search terms. */
  static final List<String> PARTS =
      List.of(
          "a",
          "BETA",
          "е",
          "Ё",
          "ЕЖ",
          "Я",
          " 1",
          "лк",
          "\uD83D\uDE00",
          "%",
          "_",
          "no such",
          "istan",
          "ẞ",
          "e two",
          "\u2060");

  public static final List<String> TEXTS =
      List.of(
          "Oslo",
          "Bergen",
          "Ялта",
          "Ёлкино",
          "ехать",
          "a b",
          "<b>",
          "null",
          "true",
          "~",
          "1.0",
          "'; --",
          "\uD83E\uDD94",
          "two\nlines",
          "{a: b}");

  static final List<String> DATES =
      List.of("2026-01-01", "2025-12-31", "2024-02-29", "1999-07-04", "2030-11-11");

  static final List<String> TIMES =
      Stream.concat(
              IntStream.range(1, 10).mapToObj(day -> "2026-03-0" + day + "T10:00:00Z"),
              Stream.of("2025-01-01T00:00:00Z"))
          .toList();

  static final List<String> AMOUNTS =
      List.of(
          "100.00 EUR",
          "5 EUR",
          "17.5 EUR",
          "0.01 EUR",
          "12345678901234567890.99 EUR",
          "100 JPY",
          "1.125 KWD",
          "0 EUR");

  /** Bounds of amounts: in some currency or any, equal to amounts or between them. */
  static final List<String> AMOUNT_BOUNDS =
      List.of(
          "100.00 EUR", "5.00 EUR", "100", "100 JPY", "17.5", "17.51", "0", "0 EUR", "1.125 EUR");

  /** When scenarios begin, and times that are before and after everything in them. */
  static final List<String> EXTREME_TIMES =
      List.of("2026-01-01T09:00:00Z", "2025-01-01T00:00:00Z", "9999-12-31T23:59:59.999999Z");

  static final List<String> NO_AMOUNTS =
      List.of("1.125 EUR", "1.5 JPY", "1.1255 KWD", "5 ZZZ", "many EUR");

  static final List<String> NUMBERS =
      List.of("0", "1", "1.0", "-5", "12.5", "7", "100", "3.14", "0.007", "99999999999999999999.5");

  static final List<String> NO_VALUES = List.of("", "x y", "2026-02-30", "no-such", "1e", "--1");

  private SampleValues() {}

  /** Returns the key of the name, subject or title of a kind of record. */
  static String title(String kind) {
    return switch (kind) {
      case "client" -> "name";
      case "activity" -> "subject";
      default -> "title";
    };
  }

  /** Returns the plural of a kind of record. */
  static String plural(String kind) {
    return kind.equals("activity") ? "activities" : kind + "s";
  }

  /** Chooses a value that is valid for a field, or rarely one that may be invalid. */
  static String value(RandomSource source, String type, List<String> options, double bad) {
    if (source.chance(bad)) {
      return source.one(NO_VALUES);
    }
    return switch (type) {
      case "text" -> source.one(TEXTS);
      case "number" -> source.one(NUMBERS);
      case "checkbox" -> source.of("true", "false");
      case "date" -> source.one(DATES);
      default -> options.isEmpty() ? "no-such" : source.one(options);
    };
  }

  /** Chooses a name. */
  static String name(RandomSource source) {
    return source.chance(.8) ? source.fresh(source.one(NAMES) + " ") : source.one(NAMES);
  }
}
