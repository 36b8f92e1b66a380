package dev.crmkit.core.network;

import com.google.common.net.InetAddresses;
import java.math.BigInteger;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A range as two plain numbers: what {@link IpRange} is compared with. Texts are read by another
 * library, and by the words of rules.md U8.
 *
 * @param size of an address, in bytes
 * @param low the first address
 * @param high the last one
 */
record Reading(int size, BigInteger low, BigInteger high) {

  private static final byte[] MAPPED = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1};
  private static final Pattern ASCII = Pattern.compile("[0-9A-Fa-f.:]+");
  private static final Pattern PREFIX = Pattern.compile("0|[1-9][0-9]{0,2}");

  /** What a text says; empty when it says no range. */
  static Optional<Reading> of(String text) {
    String[] ends = text.split("-", -1);
    if (ends.length == 2) {
      return address(ends[0].strip())
          .flatMap(low -> address(ends[1].strip()).flatMap(high -> between(low, high)));
    }
    String[] block = text.strip().split("/", -1);
    return ends.length > 1 || block.length > 2
        ? Optional.empty()
        : address(block[0])
            .flatMap(
                base -> block.length == 1 ? between(base, base) : block(block[0], base, block[1]));
  }

  private static Optional<byte[]> address(String text) {
    return ASCII.matcher(text).matches() && InetAddresses.isInetAddress(text)
        ? Optional.of(InetAddresses.forString(text).getAddress())
        : Optional.empty();
  }

  static Optional<Reading> between(byte[] low, byte[] high) {
    byte[] from = unmapped(low);
    byte[] to = unmapped(high);
    return from.length == to.length && number(from).compareTo(number(to)) <= 0
        ? Optional.of(new Reading(from.length, number(from), number(to)))
        : Optional.empty();
  }

  private static Optional<Reading> block(String text, byte[] base, String prefix) {
    int given = text.indexOf(':') >= 0 ? 16 : 4;
    if (!PREFIX.matcher(prefix).matches() || Integer.parseInt(prefix) > 8 * given) {
      return Optional.empty();
    }
    return Optional.of(block(sized(base, given), Integer.parseInt(prefix)));
  }

  /** The block of an address; one that is wider than all mapped addresses is of IPv6. */
  static Reading block(byte[] base, int prefix) {
    byte[] plain = unmapped(base);
    boolean four = base.length == 4 || (plain.length == 4 && prefix >= 96);
    BigInteger number = number(four ? plain : base);
    int host = base.length * 8 - prefix;
    BigInteger low = number.shiftRight(host).shiftLeft(host);
    return new Reading(
        four ? 4 : 16, low, low.add(BigInteger.ONE.shiftLeft(host)).subtract(BigInteger.ONE));
  }

  /** Whether an address of 4 or 16 bytes is in it. */
  boolean holds(byte[] address) {
    byte[] asked = unmapped(address);
    return asked.length == size
        && number(asked).compareTo(low) >= 0
        && number(asked).compareTo(high) <= 0;
  }

  static byte[] unmapped(byte[] address) {
    return address.length == 16 && Arrays.equals(address, 0, 12, MAPPED, 0, 12)
        ? Arrays.copyOfRange(address, 12, 16)
        : address;
  }

  static byte[] mapped(byte[] four) {
    byte[] all = Arrays.copyOf(MAPPED, 16);
    System.arraycopy(four, 0, all, 12, 4);
    return all;
  }

  private static byte[] sized(byte[] address, int size) {
    return address.length == 4 && size == 16 ? mapped(address) : address;
  }

  static BigInteger number(byte[] address) {
    return new BigInteger(1, address);
  }

  /** The address of a number that is taken round the space. */
  static byte[] bytes(BigInteger number, int size) {
    byte[] shortest = number.mod(BigInteger.ONE.shiftLeft(8 * size)).toByteArray();
    byte[] all = new byte[size];
    for (int i = 1; i <= Math.min(size, shortest.length); i++) {
      all[size - i] = shortest[shortest.length - i];
    }
    return all;
  }

  /** An address of exactly those bytes: a mapped one is not brought into its shorter form. */
  static InetAddress inet(byte[] address) {
    try {
      return address.length == 4
          ? InetAddress.getByAddress(address)
          : Inet6Address.getByAddress(null, address, -1);
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
