package dev.crmkit.store.memory.internal.tree;

/**
 * The right to change nodes of {@link SortedTree}s in place: those that were made under it, until
 * it is closed. One transaction has one for all of its trees, so that it copies no node twice.
 */
public final class MutationToken {

  /** The token of trees that can only be read. */
  public static final MutationToken NONE = new MutationToken();

  static {
    NONE.close();
  }

  private boolean open = true;

  /** Ends it: what was made under it is immutable from now on. */
  public void close() {
    open = false;
  }

  public void requireOpen() {
    if (!open) {
      throw new IllegalStateException("this tree can only be read");
    }
  }
}
