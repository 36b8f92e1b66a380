package dev.crmkit.core.network;

import inet.ipaddr.AddressStringParameters.RangeParameters;
import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressSeqRange;
import inet.ipaddr.IPAddressString;
import inet.ipaddr.IPAddressStringParameters;
import java.net.InetAddress;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A range of IP addresses (rules.md U8): one address, a CIDR block whose host bits are ignored, or
 * {@code from-to}; IPv4 or IPv6. An IPv4-mapped IPv6 address counts as the IPv4 address. Two ranges
 * are equal if their texts are.
 */
public final class IpRange {

  private static final IPAddressStringParameters STRICT =
      new IPAddressStringParameters.Builder()
          .allowEmpty(false)
          .allowAll(false)
          .allowSingleSegment(false)
          .allowWildcardedSeparator(false)
          .setRangeOptions(RangeParameters.NO_RANGE)
          .allowPrefixOnly(false)
          .allowMask(false)
          .getIPv4AddressParametersBuilder()
          .allow_inet_aton(false)
          .allowBinary(false)
          .allowLeadingZeros(false)
          .getParentBuilder()
          .getIPv6AddressParametersBuilder()
          .allowZone(false)
          .allowBase85(false)
          .allowBinary(false)
          .getParentBuilder()
          .toParams();

  /**
   * The accepted form of an address or a block. The library accepts more, such as leading zeros of
   * a prefix, more than four digits between colons, or a short IPv4 address within an IPv6 address.
   */
  private static final Pattern FORM =
      Pattern.compile(
          "(?:(?:HEX:)+HEX|(?:HEX:)*(?:OCTET\\.){3}OCTET)(?:/OCTET)?"
              .replace("OCTET", "(?:0|[1-9][0-9]{0,2})")
              .replace("HEX", "[0-9A-Fa-f]{0,4}"));

  private final String text;
  private final IPAddressSeqRange range;

  private IpRange(String text, IPAddressSeqRange range) {
    this.text = text;
    this.range = range;
  }

  /**
   * Parses a range.
   *
   * @param text such as {@code 10.0.0.7}, {@code 10.0.0.0/8}, {@code 10.0.0.5-10.0.0.9} or {@code
   *     2001:db8::/32}
   * @return the range
   * @throws IllegalArgumentException if the text is not a range; host names are not accepted
   */
  public static IpRange parse(String text) {
    int dash = text.indexOf('-');
    IPAddressSeqRange range;
    if (dash < 0) {
      IPAddress block = block(text, text.strip()).toPrefixBlock();
      range =
          block
              .getLower()
              .withoutPrefixLength()
              .spanWithRange(block.getUpper().withoutPrefixLength());
    } else {
      IPAddress from = single(text, text.substring(0, dash).strip());
      IPAddress to = single(text, text.substring(dash + 1).strip());
      if (from.isIPv4() != to.isIPv4()) {
        throw malformed(text, "both ends of one family");
      }
      if (from.compareTo(to) > 0) {
        throw malformed(text, "the lower end first");
      }
      range = from.spanWithRange(to);
    }
    return new IpRange(text, range);
  }

  /**
   * Returns whether an address is in the range.
   *
   * @param address any address
   * @return true if it is
   */
  public boolean contains(InetAddress address) {
    return range.contains(IpAddresses.parsed(address));
  }

  private static IPAddress single(String text, String part) {
    if (part.contains("/")) {
      throw malformed(text, "two addresses without a block");
    }
    return IpAddresses.unmapped(parsed(text, part));
  }

  private static IPAddress block(String text, String part) {
    IPAddress parsed = parsed(text, part);
    IPAddress plain = IpAddresses.unmapped(parsed.withoutPrefixLength());
    Integer prefix = parsed.getNetworkPrefixLength();
    if (prefix == null) {
      return plain;
    }
    boolean mapped = plain.isIPv4() && parsed.isIPv6();
    if (mapped && prefix < 96) {
      return parsed;
    }
    return plain.setPrefixLength(mapped ? prefix - 96 : prefix, false);
  }

  private static IPAddress parsed(String text, String part) {
    @Nullable IPAddress parsed =
        FORM.matcher(part).matches() ? new IPAddressString(part, STRICT).getAddress() : null;
    if (parsed == null) {
      throw malformed(text, "an IPv4 or IPv6 address, a block, or from-to");
    }
    return parsed;
  }

  private static IllegalArgumentException malformed(String text, String expected) {
    return new IllegalArgumentException(
        "'" + text + "' is not a range of addresses: expected " + expected);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof IpRange range && text.equals(range.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  /** Returns the text that the range was parsed from. */
  @Override
  public String toString() {
    return text;
  }
}
