package dev.crmkit.core.network;

import dev.crmkit.core.OrgEntry;
import java.net.InetAddress;
import java.util.List;

/**
 * The ranges of addresses from which IP-restricted users can work (rules.md U6, U8).
 *
 * @param ranges the ranges; without any, no IP-restricted user can work
 */
public record AllowedRanges(List<IpRange> ranges) implements OrgEntry {

  /** No ranges: no IP-restricted user can work. */
  public static final AllowedRanges NONE = new AllowedRanges(List.of());

  public AllowedRanges {
    ranges = List.copyOf(ranges);
  }

  /**
   * Returns whether an address is in one of the ranges.
   *
   * @param address an IPv4 or IPv6 address; an IPv4-mapped address counts as the IPv4 address
   * @return true if it is
   */
  public boolean allows(InetAddress address) {
    for (IpRange range : ranges) {
      if (range.contains(address)) {
        return true;
      }
    }
    return false;
  }
}
