package dev.crmkit.examples;

import java.nio.charset.Charset;

/** Colours and signs, as far as the output can show them. */
public final class Paint {

  private final boolean colours;
  private final boolean signs;

  /**
   * A paint.
   *
   * @param colours whether to colour
   * @param signs whether ticks, crosses and arrows can be shown
   */
  public Paint(boolean colours, boolean signs) {
    this.colours = colours;
    this.signs = signs;
  }

  /**
   * The paint for the standard output: colours on a terminal, unless {@code NO_COLOR} is set, and
   * signs where its characters are Unicode.
   *
   * @param charset the characters of the output
   * @return the paint
   */
  public static Paint ofStandardOutput(Charset charset) {
    String noColour = System.getenv("NO_COLOR");
    boolean terminal = Boolean.getBoolean("examples.terminal");
    return new Paint(
        terminal && (noColour == null || noColour.isEmpty()), charset.newEncoder().canEncode('✓'));
  }

  /**
   * What stands out.
   *
   * @param text it
   * @return painted
   */
  public String bold(String text) {
    return painted("1", text);
  }

  /**
   * What is only there to be looked up.
   *
   * @param text it
   * @return painted
   */
  public String faint(String text) {
    return painted("2", text);
  }

  /**
   * What is as it should be.
   *
   * @param text it
   * @return painted
   */
  public String good(String text) {
    return painted("32", text);
  }

  /**
   * What is not as it should be.
   *
   * @param text it
   * @return painted
   */
  public String bad(String text) {
    return painted("31;1", text);
  }

  /**
   * The sign for what is as it should be.
   *
   * @return a tick, or a word
   */
  public String tick() {
    return signs ? "✓" : "ok    ";
  }

  /**
   * The sign for what is not as it should be.
   *
   * @return a cross, or a word
   */
  public String cross() {
    return signs ? "✗" : "FAILED";
  }

  /**
   * The sign between a question and its answer.
   *
   * @return an arrow with blanks around it
   */
  public String arrow() {
    return signs ? " → " : " -> ";
  }

  private String painted(String code, String text) {
    return colours && !text.isEmpty() ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
  }
}
