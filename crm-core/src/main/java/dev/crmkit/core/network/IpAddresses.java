package dev.crmkit.core.network;

import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressNetwork.IPAddressGenerator;
import inet.ipaddr.ipv6.IPv6Address;
import java.net.InetAddress;

/**
 * The canonical text of an IP address: dotted decimal for IPv4 and for IPv4-mapped IPv6 (rules.md
 * U8), RFC 5952 for other IPv6. Everything that stores or shows an address uses it, so that one
 * address is always one text.
 */
public final class IpAddresses {

  private IpAddresses() {}

  /**
   * Formats an address. A zone, which means something on one machine only, is left out.
   *
   * @param address any address
   * @return such as {@code 10.0.0.3} or {@code 2001:db8::1}
   */
  public static String text(InetAddress address) {
    return parsed(address).toCanonicalString();
  }

  /** An address without zone; an IPv4-mapped one is the IPv4 address. */
  static IPAddress parsed(InetAddress address) {
    return unmapped(new IPAddressGenerator().from(address.getAddress()));
  }

  static IPAddress unmapped(IPAddress address) {
    return address instanceof IPv6Address six && six.isIPv4Mapped()
        ? six.getEmbeddedIPv4Address()
        : address;
  }
}
