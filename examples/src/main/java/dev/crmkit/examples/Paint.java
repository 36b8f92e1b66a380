package dev.crmkit.examples;

import java.nio.charset.Charset;

/** Colours and symbols for terminal output, where the terminal supports them. */
public final class Paint {

  private final boolean colours;
  private final boolean symbols;

  /**
   * Creates a paint.
   *
   * @param colours whether to use colours
   * @param signs whether the output can show ticks, crosses and arrows
   */
  public Paint(boolean colours, boolean signs) {
    this.colours = colours;
    this.symbols = signs;
  }

  /**
   * Returns the paint for the standard output: with colours if it is a terminal and {@code
   * NO_COLOR} is not set, with symbols if its character set has them.
   *
   * @param charset the character set of the output
   * @return the paint
   */
  public static Paint ofStandardOutput(Charset charset) {
    String noColour = System.getenv("NO_COLOR");
    boolean terminal = Boolean.getBoolean("examples.terminal");
    return new Paint(
        terminal && (noColour == null || noColour.isEmpty()), charset.newEncoder().canEncode('✓'));
  }

  /** Emphasizes a text. */
  public String bold(String text) {
    return painted("1", text);
  }

  /** Makes a text less prominent. */
  public String faint(String text) {
    return painted("2", text);
  }

  /** Marks a text as good. */
  public String good(String text) {
    return painted("32", text);
  }

  /** Marks a text as bad. */
  public String bad(String text) {
    return painted("31;1", text);
  }

  /** Returns a tick, or a word where ticks cannot be shown. */
  public String tick() {
    return symbols ? "✓" : "ok    ";
  }

  /** Returns a cross, or a word where crosses cannot be shown. */
  public String cross() {
    return symbols ? "✗" : "FAILED";
  }

  /** Returns an arrow with blanks around it. */
  public String arrow() {
    return symbols ? " → " : " -> ";
  }

  private String painted(String code, String text) {
    return colours && !text.isEmpty() ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
  }
}
