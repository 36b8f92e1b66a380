package dev.crmkit.core.network;

import dev.crmkit.core.OrgEntry;
import java.net.InetAddress;
import java.util.List;

/**
 * The ranges of addresses that users limited by IP may come from (rules.md U6, U8).
 *
 * @param ranges the ranges; none of them allows nobody
 */
public record AllowedRanges(List<IpRange> ranges) implements OrgEntry {

  /** No range: nobody who is limited by IP can work. */
  public static final AllowedRanges NONE = new AllowedRanges(List.of());

  /**
   * Copies the list.
   *
   * @param ranges the ranges; none of them allows nobody
   */
  public AllowedRanges {
    ranges = List.copyOf(ranges);
  }

  /**
   * Whether an address is in one of the ranges.
   *
   * @param address an IPv4 or IPv6 address; an IPv4-mapped one counts as its IPv4 one
   * @return true when it is
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
