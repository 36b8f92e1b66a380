package dev.crmkit.store.memory;

/**
 * The right to change nodes of {@link SortedTree}s in place: those that were made under it, until
 * it is closed. One transaction has one for all of its trees, so that it copies no node twice.
 */
final class Edit {

  /** The edit of trees that can only be read. */
  static final Edit NONE = new Edit();

  static {
    NONE.close();
  }

  private boolean open = true;

  /** Ends it: what was made under it is immutable from now on. */
  void close() {
    open = false;
  }

  void check() {
    if (!open) {
      throw new IllegalStateException("this tree can only be read");
    }
  }
}
