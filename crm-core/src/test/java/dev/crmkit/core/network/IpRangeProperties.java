package dev.crmkit.core.network;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.net.InetAddresses;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;

/** Ranges against the arithmetic of plain numbers. */
@Tag("U8")
class IpRangeProperties {

  @Property(edgeCases = EdgeCasesMode.NONE)
  void aBlockHoldsWhatSharesItsFirstBits(
      @ForAll("addresses") byte[] base, @ForAll @IntRange(max = 128) int prefix, @ForAll int flip)
      throws UnknownHostException {
    int bits = base.length * 8;
    int length = Math.min(prefix, bits);
    // Near the base, so that both answers come up: one bit is turned.
    BigInteger asked = new BigInteger(1, base).flipBit(Math.floorMod(flip, bits));
    Assume.that(!isMapped(bytes(asked, base.length)) && !isMapped(base));

    IpRange range = IpRange.parse(text(base) + "/" + length);

    assertThat(range.contains(address(bytes(asked, base.length))))
        .isEqualTo(
            asked
                .shiftRight(bits - length)
                .equals(new BigInteger(1, base).shiftRight(bits - length)));
    assertThat(range.contains(address(base))).isTrue();
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  void fromToHoldsWhatLiesBetween(
      @ForAll("addresses") byte[] a, @ForAll("addresses") byte[] b, @ForAll("addresses") byte[] c)
      throws UnknownHostException {
    Assume.that(a.length == b.length && b.length == c.length);
    Assume.that(!isMapped(a) && !isMapped(b) && !isMapped(c));
    BigInteger low = new BigInteger(1, a).min(new BigInteger(1, b));
    BigInteger high = new BigInteger(1, a).max(new BigInteger(1, b));
    BigInteger asked = new BigInteger(1, c);

    IpRange range = IpRange.parse(text(bytes(low, a.length)) + "-" + text(bytes(high, a.length)));

    assertThat(range.contains(address(c)))
        .isEqualTo(asked.compareTo(low) >= 0 && asked.compareTo(high) <= 0);
    assertThat(range.contains(address(bytes(low, a.length)))).isTrue();
    assertThat(range.contains(address(bytes(high, a.length)))).isTrue();
    if (low.signum() > 0) {
      byte[] below = bytes(low.subtract(BigInteger.ONE), a.length);
      assertThat(isMapped(below) || !range.contains(address(below))).isTrue();
    }
  }

  @Property
  void theTextOfAnAddressIsARangeOfThatAddressAlone(
      @ForAll("addresses") byte[] one, @ForAll("addresses") byte[] other)
      throws UnknownHostException {
    IpRange range = IpRange.parse(text(one));

    assertThat(range.contains(address(one))).isTrue();
    assertThat(range.contains(address(other))).isEqualTo(address(one).equals(address(other)));
  }

  @Property
  void aTextIsARangeOrRefused(@ForAll("nearRanges") String text) {
    try {
      assertThat(IpRange.parse(text)).hasToString(text).isEqualTo(IpRange.parse(text));
    } catch (IllegalArgumentException e) {
      assertThat(e).hasMessageContaining(text);
    }
  }

  @Provide
  Arbitrary<byte[]> addresses() {
    Arbitrary<Byte> bytes = Arbitraries.oneOf(Arbitraries.bytes(), Arbitraries.of((byte) 0));
    return Arbitraries.of(4, 16).flatMap(size -> bytes.array(byte[].class).ofSize(size));
  }

  @Provide
  Arbitrary<String> nearRanges() {
    return Arbitraries.strings().withChars("0123456789abcdefx.:-/%* ").ofMaxLength(20);
  }

  private static boolean isMapped(byte[] bytes) {
    if (bytes.length == 4) {
      return false;
    }
    for (int i = 0; i < 10; i++) {
      if (bytes[i] != 0) {
        return false;
      }
    }
    return bytes[10] == -1 && bytes[11] == -1;
  }

  private static byte[] bytes(BigInteger value, int size) {
    byte[] all = new byte[size];
    byte[] shortest = value.toByteArray();
    for (int i = 0; i < Math.min(size, shortest.length); i++) {
      all[size - 1 - i] = shortest[shortest.length - 1 - i];
    }
    return all;
  }

  private static String text(byte[] bytes) throws UnknownHostException {
    return InetAddresses.toAddrString(address(bytes));
  }

  private static InetAddress address(byte[] bytes) throws UnknownHostException {
    return InetAddress.getByAddress(bytes);
  }
}
