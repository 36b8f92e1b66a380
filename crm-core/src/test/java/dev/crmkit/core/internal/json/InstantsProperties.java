package dev.crmkit.core.internal.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.statistics.Statistics;

/** Instants are parsed as the JDK parses them, whatever the text. */
class InstantsProperties {

  @Property
  void whatIsWrittenIsRead(@ForAll("instants") Instant instant) {
    assertThat(Instants.parse(instant.toString())).isEqualTo(instant);
  }

  @Provide
  Arbitrary<Instant> instants() {
    Arbitrary<Long> seconds =
        Arbitraries.oneOf(
            Arbitraries.longs().between(-62_167_219_200L, 253_402_300_799L),
            Arbitraries.longs()
                .between(Instant.MIN.getEpochSecond(), Instant.MAX.getEpochSecond()));
    Arbitrary<Integer> nanos =
        Arbitraries.oneOf(
            Arbitraries.of(0, 1, 999_999_999, 1_000, 1_000_000, 120_000_000),
            Arbitraries.integers().between(0, 999_999_999));
    return Combinators.combine(seconds, nanos).as(Instant::ofEpochSecond);
  }

  @Property
  void anyTextIsReadOrRefusedAsByTheJdk(@ForAll("texts") String text) {
    Optional<Instant> expected = read(() -> Instant.parse(text));
    Statistics.label("an instant").collect(expected.isPresent());
    assertThat(read(() -> Instants.parse(text))).isEqualTo(expected);
  }

  /** Texts in the form of an instant or nearly, many of them with numbers that are too large. */
  @Provide
  Arbitrary<String> texts() {
    Arbitrary<String> two =
        Arbitraries.oneOf(
                Arbitraries.integers().between(1, 12),
                Arbitraries.of(0, 13, 23, 24, 28, 29, 30, 31, 32, 59, 60, 99))
            .map(number -> String.format("%02d", number));
    Arbitrary<String> year =
        Arbitraries.of("2026", "2024", "1900", "0000", "9999", "-2026", "+12026", "26");
    Arbitrary<String> end =
        Arbitraries.of(
            "Z",
            "Z",
            ".5Z",
            ".123456Z",
            ".123456789Z",
            ".1234567890Z",
            ".Z",
            "",
            "z",
            "+01:00",
            ".12/Z",
            " Z");
    return Combinators.combine(year, two, two, two, two, two, end)
        .as(
            (y, month, day, hour, minute, second, last) ->
                y + "-" + month + "-" + day + "T" + hour + ":" + minute + ":" + second + last)
        .flatMap(
            text ->
                Arbitraries.frequencyOf(
                    Tuple.of(4, Arbitraries.just(text)), Tuple.of(1, spoilt(text))));
  }

  private static Arbitrary<String> spoilt(String text) {
    return Combinators.combine(
            Arbitraries.integers().between(0, text.length() - 1),
            Arbitraries.of("", "0", "-", "T", ":", "/", "٣", "Z"))
        .as((at, instead) -> text.substring(0, at) + instead + text.substring(at + 1));
  }

  @Example
  void theEndOfADayIsRead() {
    assertThat(Instants.parse("2026-02-28T24:00:00Z")).isEqualTo("2026-03-01T00:00:00Z");
    assertThat(Instants.parse("2026-02-28T23:59:60Z"))
        .isEqualTo(Instant.parse("2026-02-28T23:59:60Z"));
  }

  private interface Reading {
    Instant read();
  }

  private static Optional<Instant> read(Reading reading) {
    try {
      return Optional.of(reading.read());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
