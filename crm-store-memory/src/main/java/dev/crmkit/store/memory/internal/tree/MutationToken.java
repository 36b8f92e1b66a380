package dev.crmkit.store.memory.internal.tree;

/**
 * The right to change in place those nodes of {@link SortedTree}s that were created under it, until
 * it is closed. A transaction has one token for all of its trees, so it copies each node at most
 * once. (The technique is known as transients, or as an edit owner.)
 */
public final class MutationToken {

  /** A closed token, for trees that can only be read. */
  public static final MutationToken NONE = new MutationToken();

  static {
    NONE.close();
  }

  private boolean open = true;

  /** Makes everything that was created under this token immutable. */
  public void close() {
    open = false;
  }

  /**
   * Checks that the token has not been closed.
   *
   * @throws IllegalStateException if it has
   */
  public void requireOpen() {
    if (!open) {
      throw new IllegalStateException(
          "this version is immutable; change a mutable copy of it instead");
    }
  }
}
