package dev.crmkit.examples;

import dev.crmkit.core.store.CrmStore;
import dev.crmkit.store.memory.MemoryStore;
import java.util.List;

/** The stores that examples can run on. */
public final class Stores {

  /** The words for them, for people. */
  public static final String WORDS = "memory, h2, postgres, mariadb, jdbc:URL";

  private Stores() {}

  /**
   * The stores that can be opened on any machine.
   *
   * @return their words
   */
  public static List<String> available() {
    return List.of("memory");
  }

  /**
   * Opens a store.
   *
   * @param word which
   * @return the store, to be closed
   * @throws CannotOpen when that is not possible
   */
  public static CrmStore open(String word) throws CannotOpen {
    if (word.equals("memory")) {
      return MemoryStore.create();
    }
    boolean known = word.startsWith("jdbc:") || List.of("h2", "postgres", "mariadb").contains(word);
    throw new CannotOpen(
        known
            ? "'" + word + "' is not part of this build; there is: memory"
            : "there is no store '" + word + "'; there are " + WORDS);
  }

  /**
   * What the names of new workspaces can begin with, so that they are none that a store has.
   *
   * @return another at each call
   */
  public static String newPrefix() {
    return "run-" + Long.toString(System.currentTimeMillis(), 36) + "-";
  }

  /** A store that cannot be opened. */
  public static final class CannotOpen extends Exception {

    private static final long serialVersionUID = 1L;

    CannotOpen(String message) {
      super(message);
    }
  }
}
