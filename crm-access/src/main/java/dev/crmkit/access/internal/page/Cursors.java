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
 * Seals the place where a page ended, so that its reader learns nothing from it and can use it for
 * nothing else: the seal is bound to the workspace, the user and what he asked for.
 */
public final class Cursors {

  private static final int NONCE = 12;
  private static final int TAG_BITS = 128;

  private Cursors() {}

  /** Seals a content for one user and one question. */
  public static String seal(CallContext<?> call, String question, byte[] content) {
    byte[] nonce = new byte[NONCE];
    call.options().random().nextBytes(nonce);
    try {
      byte[] sealed = cipher(Cipher.ENCRYPT_MODE, call, question, nonce).doFinal(content);
      byte[] whole = Arrays.copyOf(nonce, NONCE + sealed.length);
      System.arraycopy(sealed, 0, whole, NONCE, sealed.length);
      return Base64.getUrlEncoder().withoutPadding().encodeToString(whole);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no AES-GCM", e);
    }
  }

  /** Opens what was sealed for the same user and the same question. */
  public static byte[] open(CallContext<?> call, String question, String cursor) {
    try {
      byte[] whole = Base64.getUrlDecoder().decode(cursor);
      if (whole.length > NONCE) {
        byte[] nonce = Arrays.copyOf(whole, NONCE);
        return cipher(Cipher.DECRYPT_MODE, call, question, nonce)
            .doFinal(whole, NONCE, whole.length - NONCE);
      }
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      // Damaged, or sealed for something else: which of them is not told.
    }
    throw new InvalidException(
        "cursor",
        ViolationCode.MALFORMED,
        Texts.shown(cursor),
        "the cursor that the previous page of the same list told the same user");
  }

  /** Seals a number for one user and one question. */
  public static String sealNumber(CallContext<?> call, String question, long number) {
    return seal(call, question, ByteBuffer.allocate(Long.BYTES).putLong(number).array());
  }

  /** Opens a cursor of {@link #sealNumber}. */
  public static long openNumber(CallContext<?> call, String question, String cursor) {
    return ByteBuffer.wrap(open(call, question, cursor)).getLong();
  }

  private static Cipher cipher(int mode, CallContext<?> call, String question, byte[] nonce)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(
        mode, new SecretKeySpec(key(call.tx()), "AES"), new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(
        (call.org().workspace() + "\n" + call.actor().id() + "\n" + question)
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
