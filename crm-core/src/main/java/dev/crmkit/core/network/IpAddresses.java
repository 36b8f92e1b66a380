package dev.crmkit.core.network;

import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressNetwork.IPAddressGenerator;
import inet.ipaddr.ipv6.IPv6Address;
import java.net.InetAddress;

/**
 * The canonical text of IP addresses: dotted decimal for IPv4 and IPv4-mapped IPv6 addresses
 * (rules.md U8), RFC 5952 for other IPv6 addresses. Whatever stores or shows an address uses it, so
 * that an address always has the same text.
 */
public final class IpAddresses {

  private IpAddresses() {}

  /**
   * Formats an address without its zone, which has a meaning on one machine only.
   *
   * @param address any address
   * @return such as {@code 10.0.0.3} or {@code 2001:db8::1}
   */
  public static String text(InetAddress address) {
    return parsed(address).toCanonicalString();
  }

  /** Converts an address, without its zone. An IPv4-mapped address becomes the IPv4 address. */
  static IPAddress parsed(InetAddress address) {
    return unmapped(new IPAddressGenerator().from(address.getAddress()));
  }

  static IPAddress unmapped(IPAddress address) {
    return address instanceof IPv6Address six && six.isIPv4Mapped()
        ? six.getEmbeddedIPv4Address()
        : address;
  }
}
