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
   * @param number from 0 on
   */
  public record Address(int bits, BigInteger number) {}

  /**
   * From an address to an address, both included.
   *
   * @param low the first
   * @param high the last
   */
  public record Range(Address low, Address high) {

    public boolean has(Address address) {
      return low.bits() == address.bits()
          && low.number().compareTo(address.number()) <= 0
          && address.number().compareTo(high.number()) <= 0;
    }
  }

  /** Reads an address; null if it is none. An IPv4-mapped IPv6 address is its IPv4 one. */
  public static @Nullable Address address(String text) {
    // a name would be looked up: only what has the form of an address goes to InetAddress
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

  /** An address as text. */
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

  /** Reads an address, a block or from-to; null if it is none. */
  public static @Nullable Range range(String text) {
    if (text.contains("/")) {
      return block(text);
    }
    int dash = text.indexOf('-');
    if (dash < 0) {
      Address one = address(text);
      return one == null ? null : new Range(one, one);
    }
    Address low = address(text.substring(0, dash).strip());
    Address high = address(text.substring(dash + 1).strip());
    if (low == null || high == null || low.bits() != high.bits()) {
      return null;
    }
    return low.number().compareTo(high.number()) > 0 ? null : new Range(low, high);
  }

  /** A CIDR block, whose host bits are ignored. */
  private static @Nullable Range block(String text) {
    Matcher parts = BLOCK.matcher(text);
    Address address = parts.matches() ? address(parts.group(1)) : null;
    if (address == null) {
      return null;
    }
    int prefix = Integer.parseInt(parts.group(2));
    if (address.bits() == 32 && parts.group(1).contains(":")) {
      if (prefix < 96) {
        throw new UnspecifiedException("a block that holds more than the IPv4-mapped addresses");
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
