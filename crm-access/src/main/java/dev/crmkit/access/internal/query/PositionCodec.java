package dev.crmkit.access.internal.query;

import dev.crmkit.core.query.Position;
import dev.crmkit.core.query.SortKey;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** Encodes positions as bytes, to be sealed in cursors, and decodes them. */
public final class PositionCodec {

  private static final byte NONE = 0;
  private static final byte TEXT = 1;
  private static final byte NUMBER = 2;
  private static final byte TIME = 3;

  private PositionCodec() {}

  public static byte[] write(Position position) {
    SortKey key = position.key();
    if (key == null) {
      return bytes(NONE, position.id(), new byte[0]);
    }
    if (key instanceof SortKey.OfText text) {
      return bytes(TEXT, position.id(), text.key().getBytes(StandardCharsets.UTF_8));
    }
    if (key instanceof SortKey.OfNumber of) {
      byte[] digits = of.number().unscaledValue().toByteArray();
      return bytes(
          NUMBER,
          position.id(),
          ByteBuffer.allocate(4 + digits.length).putInt(of.number().scale()).put(digits).array());
    }
    Instant time = ((SortKey.OfInstant) key).instant();
    return bytes(
        TIME,
        position.id(),
        ByteBuffer.allocate(12).putLong(time.getEpochSecond()).putInt(time.getNano()).array());
  }

  public static Position read(byte[] written) {
    ByteBuffer in = ByteBuffer.wrap(written);
    byte kind = in.get();
    long id = in.getLong();
    return switch (kind) {
      case TEXT -> new Position(new SortKey.OfText(text(in)), id);
      case NUMBER -> {
        int scale = in.getInt();
        byte[] digits = new byte[in.remaining()];
        in.get(digits);
        yield new Position(new SortKey.OfNumber(new BigDecimal(new BigInteger(digits), scale)), id);
      }
      case TIME ->
          new Position(new SortKey.OfInstant(Instant.ofEpochSecond(in.getLong(), in.getInt())), id);
      default -> new Position(null, id);
    };
  }

  private static byte[] bytes(byte kind, long id, byte[] key) {
    return ByteBuffer.allocate(9 + key.length).put(kind).putLong(id).put(key).array();
  }

  private static String text(ByteBuffer in) {
    return StandardCharsets.UTF_8.decode(in).toString();
  }
}
