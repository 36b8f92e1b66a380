package dev.crmkit.core.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.net.InetAddresses;
import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Ranges of addresses (rules.md U8). */
@Tag("U8")
class IpRangeTest {

  @ParameterizedTest
  @CsvSource({
    "10.0.0.7,               10.0.0.7,          true",
    "10.0.0.7,               10.0.0.8,          false",
    "' 10.0.0.7 ',           10.0.0.7,          true",
    "10.0.0.0/8,             10.255.255.255,    true",
    "10.0.0.0/8,             11.0.0.0,          false",
    "10.1.2.3/8,             10.0.0.0,          true",
    "10.1.2.3/8,             9.255.255.255,     false",
    "10.1.2.3/32,            10.1.2.3,          true",
    "10.1.2.3/32,            10.1.2.4,          false",
    "0.0.0.0/0,              255.255.255.255,   true",
    "0.0.0.0/0,              ::1,               false",
    "10.0.0.5-10.0.0.9,      10.0.0.5,          true",
    "10.0.0.5-10.0.0.9,      10.0.0.9,          true",
    "10.0.0.5-10.0.0.9,      10.0.0.4,          false",
    "10.0.0.5-10.0.0.9,      10.0.0.10,         false",
    "10.0.0.5 - 10.0.0.5,    10.0.0.5,          true",
    "9.255.255.250-10.0.0.5, 10.0.0.1,          true",
    "2001:db8::/32,          2001:db8:ffff::1,  true",
    "2001:db8::/32,          2001:db9::,        false",
    "2001:DB8::5/32,         2001:db8::1,       true",
    "::/0,                   2001:db8::1,       true",
    "::1,                    ::1,               true",
    "::1,                    0.0.0.1,           false",
    "2001:db8::1-2001:db8::f, 2001:db8::a,      true",
    "2001:db8::1-2001:db8::f, 2001:db8::10,     false",
    "::ffff:1.2.3.4,         1.2.3.4,           true",
    "::ffff:102:304,         1.2.3.4,           true",
    "::ffff:1.2.3.4,         1.2.3.5,           false",
    "::ffff:1.2.3.4/104,     1.255.255.255,     true",
    "::ffff:1.2.3.4/104,     2.0.0.0,           false",
    "::ffff:1.2.3.4/128,     1.2.3.4,           true",
    "::ffff:1.2.3.0/96,      200.1.1.1,         true",
    "::ffff:1.2.3.4-::ffff:1.2.3.9, 1.2.3.7,    true",
    "::ffff:1.2.3.4-1.2.3.9, 1.2.3.7,           true",
  })
  void anAddressIsInTheRangeOrNot(String range, String address, boolean isIn) throws Exception {
    InetAddress parsed = InetAddresses.forString(address);

    assertThat(IpRange.parse(range).contains(parsed)).isEqualTo(isIn);
    assertThat(new AllowedRanges(List.of(IpRange.parse(range))).allows(parsed)).isEqualTo(isIn);
  }

  @Test
  void anIpv4MappedAddressCountsAsTheIpv4Address() {
    byte[] mapped = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1, 10, 0, 0, 7};

    assertThat(IpRange.parse("10.0.0.0/8").contains(Raw.address(mapped))).isTrue();
    assertThat(IpRange.parse("11.0.0.0/8").contains(Raw.address(mapped))).isFalse();
  }

  /** Creates an IPv6 object for an IPv4-mapped address, which the JDK would convert to IPv4. */
  private static final class Raw {
    static InetAddress address(byte[] bytes) {
      try {
        return java.net.Inet6Address.getByAddress(null, bytes, -1);
      } catch (java.net.UnknownHostException e) {
        throw new IllegalArgumentException(e);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"::/0", "::ffff:0:0/95", "::/64"})
  void anIpv6BlockContainsNoIpv4Address(String range) {
    // An IPv4-mapped address counts as the IPv4 address, so a block that is wider than
    // ::ffff:0:0/96
    // contains IPv6 addresses only.
    assertThat(IpRange.parse(range).contains(InetAddresses.forString("1.2.3.4"))).isFalse();
    assertThat(IpRange.parse(range).contains(InetAddresses.forString("::5")))
        .isEqualTo(!range.contains("ffff"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "-",
        "/",
        "/8",
        "10",
        "10.1",
        "10.0.1",
        "10.0.0.0.1",
        "0x0a.0.0.1",
        "0x0a000001",
        "012.0.0.1",
        "010.0.0.1",
        "10.0.0.01",
        "00.0.0.0",
        "167772161",
        "10.0.0.256",
        "10.0.0.-1",
        "10.*.*.*",
        "*",
        "10.0.0.*",
        "10.0.0.1-9",
        "10.0.0.1,10.0.0.2",
        "10.0.0.0/33",
        "10.0.0.0/-1",
        "10.0.0.0/",
        "10.0.0.0/8/8",
        "10.0.0.0/255.0.0.0",
        "10.0.0.0/08",
        "10.0.0.0/+8",
        "10.0.0.9-10.0.0.5",
        "10.0.0.1-",
        "-10.0.0.1",
        "10.0.0.1-::1",
        "10.0.0.1--10.0.0.2",
        "10.0.0.0/8-11.0.0.0/8",
        "10.0.0.1-10.0.0.2-10.0.0.3",
        "localhost",
        "example.com",
        "a.b.c.d",
        "10.0.0.1.",
        "::1%eth0",
        "fe80::1%1",
        "::1%",
        "2001:db8::/129",
        "2001:db8:::1",
        "1::2::3",
        "12345::",
        "00001::",
        "2001:0db8:0000:0000:0000:0000:0000:00001",
        "::00000/64",
        "::0ffff:1.2.3.4",
        "::g",
        "[::1]",
        "::ffff:1.2.3.256",
        "::ffff:1.2.3",
        "::ffff:01.2.3.4",
        "10.0.0.1:80",
        "http://10.0.0.1",
        "10.0.0.1 10.0.0.2",
        "１０.0.0.1",
        "10．0.0.1",
        "10.0.0.1\u0000",
        "1.2.3.4_",
        "::1-::ffff:1.2.3.4",
        "2001:db8::5-2001:db8::1",
        "0b1010.0.0.1"
      })
  void textThatIsNotARangeIsRefused(String text) {
    assertThatThrownBy(() -> IpRange.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'" + text + "'");
  }

  @Test
  void aRangeIsShownAndComparedByItsText() {
    IpRange range = IpRange.parse("10.0.0.0/8");

    assertThat(range).hasToString("10.0.0.0/8");
    assertThat(range)
        .isEqualTo(IpRange.parse("10.0.0.0/8"))
        .hasSameHashCodeAs(IpRange.parse("10.0.0.0/8"));
    assertThat(range).isNotEqualTo(IpRange.parse("11.0.0.0/8")).isNotEqualTo("10.0.0.0/8");
    assertThat(range.hashCode()).isNotEqualTo(IpRange.parse("11.0.0.0/8").hashCode());
  }

  @Test
  void withoutRangesNobodyIsAllowed() {
    assertThat(AllowedRanges.NONE.allows(InetAddresses.forString("10.0.0.1"))).isFalse();
  }

  @Test
  void anyOfTheRangesAllows() {
    AllowedRanges ranges =
        new AllowedRanges(List.of(IpRange.parse("10.0.0.1"), IpRange.parse("::1")));

    assertThat(ranges.allows(InetAddresses.forString("10.0.0.1"))).isTrue();
    assertThat(ranges.allows(InetAddresses.forString("::1"))).isTrue();
    assertThat(ranges.allows(InetAddresses.forString("10.0.0.2"))).isFalse();
  }
}
