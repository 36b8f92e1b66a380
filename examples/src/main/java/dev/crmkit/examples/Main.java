package dev.crmkit.examples;

/** The entry point: {@code examples/run NAME ARGUMENTS}. */
public final class Main {
  private Main() {}

  /** Runs the example named by the first argument. */
  public static void main(String[] args) {
    System.out.println("No examples yet.");
  }
}
