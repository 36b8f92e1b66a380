package dev.crmkit.access.internal.page;

import dev.crmkit.access.internal.session.CallContext;
import dev.crmkit.core.error.InvalidException;
import dev.crmkit.core.error.ViolationCode;
import dev.crmkit.core.store.ReadTransaction;
import dev.crmkit.core.text.Texts;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals the position where a page ended, with AES-GCM under a key derived from a secret of the
 * workspace. The reader of a cursor learns nothing from it, and cannot use it elsewhere: workspace,
 * user and purpose are authenticated as associated data.
 */
public final class Cursors {

  private static final int NONCE = 12;
  private static final int TAG_BITS = 128;

  private Cursors() {}

  /** Seals a content for one user and one purpose, such as a query. */
  public static String seal(CallContext<?> call, String purpose, byte[] content) {
    byte[] nonce = new byte[NONCE];
    call.options().random().nextBytes(nonce);
    try {
      byte[] sealed = cipher(Cipher.ENCRYPT_MODE, call, purpose, nonce).doFinal(content);
      byte[] complete = Arrays.copyOf(nonce, NONCE + sealed.length);
      System.arraycopy(sealed, 0, complete, NONCE, sealed.length);
      return Base64.getUrlEncoder().withoutPadding().encodeToString(complete);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no AES-GCM", e);
    }
  }

  /** Opens what was sealed for the same user and the same purpose. */
  public static byte[] open(CallContext<?> call, String purpose, String cursor) {
    try {
      byte[] complete = Base64.getUrlDecoder().decode(cursor);
      if (complete.length > NONCE) {
        byte[] nonce = Arrays.copyOf(complete, NONCE);
        return cipher(Cipher.DECRYPT_MODE, call, purpose, nonce)
            .doFinal(complete, NONCE, complete.length - NONCE);
      }
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      // Damaged, or sealed for something else; the answer is the same.
    }
    throw new InvalidException(
        "after",
        ViolationCode.MALFORMED,
        Texts.shown(cursor),
        "the 'next' of the previous page of the same list, for the same user");
  }

  /** Seals a number for one user and one purpose. */
  public static String sealNumber(CallContext<?> call, String purpose, long number) {
    return seal(call, purpose, ByteBuffer.allocate(Long.BYTES).putLong(number).array());
  }

  /** Opens a cursor of {@link #sealNumber}. */
  public static long openNumber(CallContext<?> call, String purpose, String cursor) {
    return ByteBuffer.wrap(open(call, purpose, cursor)).getLong();
  }

  private static Cipher cipher(int mode, CallContext<?> call, String purpose, byte[] nonce)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(
        mode, new SecretKeySpec(key(call.tx()), "AES"), new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(
        (call.org().workspace() + "\n" + call.actor().id() + "\n" + purpose)
            .getBytes(StandardCharsets.UTF_8));
    return cipher;
  }

  private static byte[] key(ReadTransaction tx) throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(
        new SecretKeySpec(tx.cursorKey().getBytes(StandardCharsets.UTF_8), mac.getAlgorithm()));
    return mac.doFinal("dev.crmkit cursor".getBytes(StandardCharsets.UTF_8));
  }
}
