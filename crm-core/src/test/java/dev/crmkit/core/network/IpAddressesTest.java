package dev.crmkit.core.network;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.net.InetAddresses;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The canonical text of addresses (rules.md U8). */
@Tag("U8")
class IpAddressesTest {

  private static final byte[] MAPPED = {
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, (byte) 0xff, (byte) 0xff, 10, 0, 0, 3
  };

  @ParameterizedTest
  @CsvSource({
    "10.0.0.3, 10.0.0.3",
    "::ffff:10.0.0.3, 10.0.0.3",
    "2001:DB8:0:0:0:0:0:1, 2001:db8::1",
    "2001:db8:0:1:1:1:1:1, 2001:db8:0:1:1:1:1:1",
    "2001:0:0:1:0:0:0:1, 2001:0:0:1::1",
    "0:0:0:0:0:0:0:1, ::1",
    "::10.0.0.3, ::a00:3"
  })
  void anAddressHasOneCanonicalText(String given, String canonical) {
    assertThat(IpAddresses.text(InetAddresses.forString(given))).isEqualTo(canonical);
  }

  @Test
  void anIpv4MappedIpv6ObjectIsShownAsIpv4() throws UnknownHostException {
    InetAddress mapped = Inet6Address.getByAddress(null, MAPPED, -1);
    assertThat(mapped.getHostAddress()).isEqualTo("0:0:0:0:0:ffff:a00:3");

    assertThat(IpAddresses.text(mapped)).isEqualTo("10.0.0.3");
    assertThat(IpRange.parse("10.0.0.0/8").contains(mapped)).isTrue();
  }

  @Test
  void zonesAndHostNamesAreLeftOut() throws UnknownHostException {
    byte[] local = InetAddresses.forString("fe80::1").getAddress();

    assertThat(IpAddresses.text(Inet6Address.getByAddress("host", local, 3))).isEqualTo("fe80::1");
  }
}
