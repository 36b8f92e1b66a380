package dev.crmkit.store.testkit.internal.model;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** IP addresses and their ranges (U8). */
public final class IpAddresses {

  private static final String PART = "(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
  private static final Pattern V4 = Pattern.compile(PART + "(\\." + PART + "){3}");
  private static final Pattern V6 =
      Pattern.compile("[0-9A-Fa-f:]*:[0-9A-Fa-f:]*(\\d+\\.\\d+\\.\\d+\\.\\d+)?");
  private static final Pattern BLOCK = Pattern.compile("([^/]+)/(\\d{1,3})");

  private IpAddresses() {}

  /**
   * An address as a number.
   *
   * @param bits 32 or 128
   * @param number the value of the address as an unsigned integer
   */
  public record Address(int bits, BigInteger number) {}

  /**
   * A range of addresses, both ends included.
   *
   * @param low the first address
   * @param high the last address
   */
  public record Range(Address low, Address high) {

    public boolean has(Address address) {
      return low.bits() == address.bits()
          && low.number().compareTo(address.number()) <= 0
          && address.number().compareTo(high.number()) <= 0;
    }
  }

  /**
   * Parses an address; returns null for other texts. An IPv4-mapped IPv6 address is read as the
   * IPv4 address.
   */
  public static @Nullable Address parseAddress(String text) {
    // InetAddress would resolve a host name, so only texts in the form of an address are passed to
    // it
    if (!V4.matcher(text).matches() && !V6.matcher(text).matches()) {
      return null;
    }
    try {
      byte[] bytes = InetAddress.getByName(text).getAddress();
      return new Address(bytes.length * 8, new BigInteger(1, bytes));
    } catch (UnknownHostException e) {
      return null;
    }
  }

  /** Returns the text of an address. */
  public static String text(Address address) {
    byte[] number = address.number().toByteArray();
    byte[] bytes = new byte[address.bits() / 8];
    for (int i = 1; i <= Math.min(number.length, bytes.length); i++) {
      bytes[bytes.length - i] = number[number.length - i];
    }
    try {
      return InetAddress.getByAddress(bytes).getHostAddress();
    } catch (UnknownHostException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Parses an address, a CIDR block or a range of addresses; returns null for other texts. */
  public static @Nullable Range parseRange(String text) {
    if (text.contains("/")) {
      return parseBlock(text);
    }
    int dash = text.indexOf('-');
    if (dash < 0) {
      Address one = parseAddress(text);
      return one == null ? null : new Range(one, one);
    }
    Address low = parseAddress(text.substring(0, dash).strip());
    Address high = parseAddress(text.substring(dash + 1).strip());
    if (low == null || high == null || low.bits() != high.bits()) {
      return null;
    }
    return low.number().compareTo(high.number()) > 0 ? null : new Range(low, high);
  }

  /** Parses a CIDR block, ignoring host bits. */
  private static @Nullable Range parseBlock(String text) {
    Matcher parts = BLOCK.matcher(text);
    Address address = parts.matches() ? parseAddress(parts.group(1)) : null;
    if (address == null) {
      return null;
    }
    int prefix = Integer.parseInt(parts.group(2));
    if (address.bits() == 32 && parts.group(1).contains(":")) {
      if (prefix < 96) {
        throw new UnspecifiedException("a block with other than IPv4-mapped addresses");
      }
      prefix -= 96;
    }
    if (prefix > address.bits()) {
      return null;
    }
    BigInteger size = BigInteger.ONE.shiftLeft(address.bits() - prefix);
    BigInteger low = address.number().divide(size).multiply(size);
    BigInteger high = low.add(size).subtract(BigInteger.ONE);
    return new Range(new Address(address.bits(), low), new Address(address.bits(), high));
  }
}
