package dev.crmkit.core.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.net.InetAddresses;
import dev.crmkit.testing.TextMutation;
import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressString;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;
import net.jqwik.api.statistics.StatisticsReport.StatisticsReportMode;

/** Ranges compared with integer arithmetic and with another parser. */
@Tag("U8")
class IpRangeProperties {

  /** A range as a user may write it, with its meaning. */
  record Written(String form, String text, Reading reading) {}

  private static final List<String> SPLICES =
      List.of(
          "",
          "-",
          "/",
          "/0",
          "/8",
          "/32",
          "/128",
          "/129",
          "/33",
          "/08",
          ":",
          "::",
          ".",
          "..",
          "0",
          "00",
          "255",
          "256",
          "ffff",
          "::ffff:",
          "1.2.3.4",
          "x",
          "%1",
          "*",
          " ",
          "\t",
          "\u0000",
          "１",
          "localhost",
          "[",
          "]",
          "_",
          ",",
          "0x",
          "+",
          "\r\n",
          "\u00a0",
          "😀");

  @StatisticsReport(StatisticsReportMode.OFF)
  @Property(edgeCases = EdgeCasesMode.NONE)
  void aRangeContainsItsBoundsButNotTheirNeighbours(@ForAll("ranges") Written written) {
    IpRange range = IpRange.parse(written.text());
    Reading reading = written.reading();
    Statistics.label("form")
        .collect(written.form())
        .coverage(
            all ->
                Stream.of("single", "block", "from-to")
                    .forEach(form -> all.check(form).percentage(p -> p > 15)));
    Statistics.label("family")
        .collect(reading.size() + (written.text().contains(":") ? " with colons" : ""))
        .coverage(
            all ->
                Stream.of("4", "4 with colons", "16 with colons")
                    .forEach(family -> all.check(family).percentage(p -> p > 5)));
    Statistics.label("width")
        .collect(reading.high().subtract(reading.low()).add(BigInteger.ONE).bitLength() - 1)
        .coverage(
            all ->
                Stream.of(0, 1, 31, 32, 127, 128)
                    .forEach(bits -> all.check(bits).count(n -> n > 0)));

    for (BigInteger edge : List.of(reading.low(), reading.high())) {
      for (int step = -1; step <= 1; step++) {
        byte[] near = Reading.bytes(edge.add(BigInteger.valueOf(step)), reading.size());
        assertThat(holds(range, near))
            .as("%s of %s", text(near), range)
            .isEqualTo(reading.holds(near));
      }
    }
  }

  @StatisticsReport(StatisticsReportMode.OFF)
  @Property(edgeCases = EdgeCasesMode.NONE)
  void containmentFollowsTheNumbersOfTheAddresses(
      @ForAll("ranges") Written written, @ForAll("addresses") byte[] other, @ForAll int flip) {
    IpRange range = IpRange.parse(written.text());
    // One bit of the first address is flipped, so that both results occur.
    byte[] low = Reading.bytes(written.reading().low(), written.reading().size());
    byte[] near =
        Reading.bytes(Reading.number(low).flipBit(Math.floorMod(flip, 8 * low.length)), low.length);
    Statistics.label("holds")
        .collect(written.reading().holds(near))
        .coverage(
            all -> Stream.of(true, false).forEach(in -> all.check(in).percentage(p -> p > 15)));

    for (byte[] asked : List.of(near, other)) {
      boolean expected = written.reading().holds(asked);
      assertThat(holds(range, asked)).as("%s of %s", text(asked), range).isEqualTo(expected);
      assertThat(new AllowedRanges(List.of(range)).allows(Reading.inet(asked))).isEqualTo(expected);
      if (asked.length == 4) {
        assertThat(holds(range, Reading.mapped(asked))).isEqualTo(expected);
      }
    }
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  void anotherLibraryAgrees(@ForAll("ranges") Written written, @ForAll("addresses") byte[] other) {
    IpRange range = IpRange.parse(written.text());
    String[] ends = written.text().split("-", -1);
    boolean holds =
        ends.length == 1
            ? plain(ends[0]).toPrefixBlock().contains(plain(text(other)))
            : plain(ends[0]).spanWithRange(plain(ends[1])).contains(plain(text(other)));

    assertThat(holds(range, other)).isEqualTo(holds);
  }

  /** An address or a block, with IPv4-mapped addresses as IPv4 addresses. */
  private static IPAddress plain(String text) {
    IPAddress address = new IPAddressString(text.strip()).getAddress();
    Integer prefix = address.getNetworkPrefixLength();
    boolean wide = prefix != null && prefix < 96;
    return address.isIPv6() && address.toIPv6().isIPv4Mapped() && !wide
        ? prefix == null
            ? address.toIPv6().getEmbeddedIPv4Address()
            : address.toIPv6().getEmbeddedIPv4Address().setPrefixLength(prefix - 96, false)
        : address;
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  void aListAllowsTheAddressesOfAnyOfItsRanges(
      @ForAll("few") List<Written> few, @ForAll("addresses") byte[] asked) {
    AllowedRanges allowed =
        new AllowedRanges(few.stream().map(each -> IpRange.parse(each.text())).toList());

    assertThat(allowed.allows(Reading.inet(asked)))
        .isEqualTo(few.stream().anyMatch(each -> each.reading().holds(asked)));
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  void aRangeIsItsText(@ForAll("ranges") Written one, @ForAll("ranges") Written other) {
    IpRange range = IpRange.parse(one.text());

    assertThat(range).hasToString(one.text()).isEqualTo(IpRange.parse(range.toString()));
    assertThat(range).hasSameHashCodeAs(IpRange.parse(one.text()));
    assertThat(range.equals(IpRange.parse(other.text())))
        .isEqualTo(one.text().equals(other.text()));
  }

  @StatisticsReport(StatisticsReportMode.OFF)
  @Property(edgeCases = EdgeCasesMode.NONE)
  void aTextIsParsedLikeTheReferenceOrRefused(@ForAll("texts") String text) {
    Optional<Reading> expected = Reading.of(text);
    Statistics.label("read")
        .collect(expected.isPresent())
        .coverage(
            all -> Stream.of(true, false).forEach(is -> all.check(is).percentage(p -> p > 15)));
    Statistics.label("refused, but close")
        .collect(expected.isEmpty() && text.matches("[0-9A-Fa-f:./-]{6,}"))
        .coverage(all -> all.check(true).percentage(p -> p > 5));

    if (expected.isEmpty()) {
      refused(text);
      return;
    }
    IpRange range = IpRange.parse(text);
    assertThat(range).hasToString(text);
    Reading reading = expected.get();
    for (BigInteger each :
        List.of(
            reading.low(),
            reading.high(),
            reading.low().subtract(BigInteger.ONE),
            reading.high().add(BigInteger.ONE))) {
      byte[] asked = Reading.bytes(each, reading.size());
      assertThat(holds(range, asked)).as("%s", text(asked)).isEqualTo(reading.holds(asked));
    }
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  void aHostNameIsNotARange(@ForAll("hosts") String host, @ForAll("ranges") Written written) {
    refused(host);
    refused(host + "/8");
    refused(host + "-" + written.text());
    refused(written.text() + "-" + host);
  }

  private static void refused(String text) {
    assertThatThrownBy(() -> IpRange.parse(text))
        .isExactlyInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'" + text + "'");
  }

  @Provide
  Arbitrary<byte[]> addresses() {
    Arbitrary<Byte> bytes =
        Arbitraries.oneOf(Arbitraries.bytes(), Arbitraries.of((byte) 0, (byte) -1));
    Arbitrary<byte[]> four = bytes.array(byte[].class).ofSize(4);
    Arbitrary<byte[]> six = bytes.array(byte[].class).ofSize(16);
    // IPv4-mapped addresses begin at ::ffff:0:0.
    Arbitrary<byte[]> nearMapped =
        Arbitraries.of(-2L, -1L, 0L, 1L, 0xffffffffL, 0x100000000L)
            .map(
                step ->
                    Reading.bytes(
                        BigInteger.valueOf(0xffff00000000L).add(BigInteger.valueOf(step)), 16));
    return Arbitraries.oneOf(four, four, six, four.map(Reading::mapped), nearMapped);
  }

  @Provide
  Arbitrary<Written> ranges() {
    return Arbitraries.oneOf(singles(), blocks(), fromTo());
  }

  private Arbitrary<Written> singles() {
    return addresses()
        .flatMap(
            each ->
                texts(each)
                    .map(
                        text -> new Written("single", text, Reading.block(each, 8 * each.length))));
  }

  private Arbitrary<Written> blocks() {
    Arbitrary<Integer> prefixes =
        Arbitraries.oneOf(
            Arbitraries.of(0, 1, 31, 32, 95, 96, 97, 127, 128),
            Arbitraries.integers().between(0, 128));
    return addresses()
        .flatMap(
            base ->
                Combinators.combine(texts(base), prefixes)
                    .as(
                        (text, prefix) -> {
                          int length = Math.min(prefix, 8 * base.length);
                          return new Written(
                              "block", text + "/" + length, Reading.block(base, length));
                        }));
  }

  private Arbitrary<Written> fromTo() {
    Arbitrary<List<byte[]>> ends =
        Combinators.combine(addresses(), addresses(), Arbitraries.integers().between(0, 4))
            .as(IpRangeProperties::ends);
    return ends.flatMap(
        two ->
            Combinators.combine(
                    texts(two.get(0)), texts(two.get(1)), Arbitraries.of("-", " - ", "\t-  "))
                .as(
                    (low, high, dash) ->
                        new Written(
                            "from-to",
                            low + dash + high,
                            Reading.between(two.get(0), two.get(1)).orElseThrow())));
  }

  /**
   * Two addresses of one family, the lower one first; now and then one twice, or the first and the
   * last of all.
   */
  private static List<byte[]> ends(byte[] a, byte[] b, int choice) {
    int size = Reading.unmapped(a).length;
    BigInteger one = Reading.number(Reading.unmapped(a));
    BigInteger other = Reading.number(Reading.bytes(Reading.number(Reading.unmapped(b)), size));
    if (choice == 0) {
      return List.of(new byte[size], Reading.bytes(BigInteger.ONE.negate(), size));
    }
    byte[] low = Reading.bytes(choice == 1 ? one : one.min(other), size);
    byte[] high = Reading.bytes(choice == 1 ? one : one.max(other), size);
    // An end that became a mapped one would be of the other family.
    return Reading.between(low, high).isPresent() && Reading.unmapped(low).length == size
        ? List.of(low, size == 4 && choice == 2 ? Reading.mapped(high) : high)
        : List.of(a, a);
  }

  /** The ways in which an address is written. */
  private static Arbitrary<String> texts(byte[] address) {
    String full =
        IntStream.range(0, address.length / 2)
            .mapToObj(i -> HexFormat.of().formatHex(address, 2 * i, 2 * i + 2))
            .collect(Collectors.joining(":"));
    return address.length == 4
        ? Arbitraries.just(text(address))
        : Arbitraries.of(
            text(address),
            full,
            full.toUpperCase(Locale.ROOT),
            full.substring(0, 30) + text(Arrays.copyOfRange(address, 12, 16)));
  }

  private static String text(byte[] address) {
    return InetAddresses.toAddrString(Reading.inet(address));
  }

  private static boolean holds(IpRange range, byte[] address) {
    return range.contains(Reading.inet(address));
  }

  @Provide
  Arbitrary<List<Written>> few() {
    return ranges().list().ofMaxSize(3);
  }

  @Provide
  Arbitrary<String> texts() {
    Arbitrary<String> whole = ranges().map(Written::text);
    Arbitrary<String> damaged =
        Combinators.combine(whole, TextMutation.any(SPLICES).list().ofMinSize(1).ofMaxSize(2))
            .as(TextMutation::apply);
    Arbitrary<String> near =
        Arbitraries.strings().withChars("0123456789abcdefx.:-/%* ").ofMaxLength(20);
    return Arbitraries.oneOf(
        whole.map(text -> " " + text),
        damaged,
        damaged,
        near,
        Arbitraries.strings().ofMaxLength(9));
  }

  /** Names that there are on every machine, and names that begin as addresses do. */
  @Provide
  Arbitrary<String> hosts() {
    Arbitrary<String> labels =
        Arbitraries.oneOf(
            Arbitraries.of(
                "localhost", "cafe", "1e100", "dead", "f", "xn--80ak6aa92e", "10", "0x7f"),
            Arbitraries.strings()
                .withCharRange('a', 'f')
                .withCharRange('0', '9')
                .ofMinLength(1)
                .ofMaxLength(5));
    return Combinators.combine(
            labels.list().ofMaxSize(3),
            Arbitraries.of("localhost", "localhost.", "net", "ip6-localhost", "example", "de"))
        .as((some, last) -> some.isEmpty() ? last : String.join(".", some) + "." + last);
  }
}
