package dev.crmkit.store.memory;

import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * A node of a {@link SortedTree}. A leaf holds elements; an inner node holds children, and of each
 * child the smallest element, so that looking for a place is the same in both. All leaves are
 * equally deep.
 */
final class TreeNode<E> {

  private static final int FULL = 32;
  private static final int SMALL = 8;

  private final Edit edit;

  /** The elements of a leaf; the smallest elements of the children of an inner node. */
  final Object[] items;

  /** Null for a leaf. */
  final TreeNode<E> @Nullable [] children;

  /** How many slots are in use. */
  int count;

  /** How many elements are in and below it. */
  int size;

  private TreeNode(Edit edit, Object[] items, TreeNode<E> @Nullable [] children) {
    this.edit = edit;
    this.items = items;
    this.children = children;
  }

  static <E> TreeNode<E> leaf(Edit edit) {
    return new TreeNode<>(edit, new Object[FULL], null);
  }

  static <E> TreeNode<E> over(Edit edit, TreeNode<E> left, TreeNode<E> right) {
    TreeNode<E>[] children = newChildren();
    TreeNode<E> node = new TreeNode<>(edit, new Object[FULL], children);
    children[0] = left;
    children[1] = right;
    node.items[0] = left.items[0];
    node.items[1] = right.items[0];
    node.count = 2;
    node.size = left.size + right.size;
    return node;
  }

  @SuppressWarnings("unchecked") // only elements are ever put in
  E item(int at) {
    return (E) items[at];
  }

  /** How many items stand before a place. */
  int lower(ToIntFunction<? super E> probe) {
    int low = 0;
    int high = count;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (probe.applyAsInt(item(middle)) < 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** How many items stand before a place or at it. */
  int upper(ToIntFunction<? super E> probe) {
    int low = 0;
    int high = count;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (probe.applyAsInt(item(middle)) <= 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** This node if it was made under the edit, or a copy that is. */
  TreeNode<E> owned(Edit by) {
    if (edit == by) {
      return this;
    }
    TreeNode<E> copy =
        new TreeNode<>(by, items.clone(), children == null ? null : children.clone());
    copy.count = count;
    copy.size = size;
    return copy;
  }

  TreeNode<E> ownedChild(int at, Edit by) {
    TreeNode<E>[] below = inner();
    below[at] = below[at].owned(by);
    return below[at];
  }

  /**
   * Adds an item, and its child in an inner node. The caller has counted its size already. Returns
   * a new node on the right when this one was full; what comes at the very end goes there alone, so
   * that what arrives in order leaves full nodes behind.
   */
  @Nullable TreeNode<E> insert(int at, Object item, @Nullable TreeNode<E> child, Edit by) {
    if (count < FULL) {
      shift(at, item, child);
      return null;
    }
    TreeNode<E> right =
        new TreeNode<>(by, new Object[FULL], children == null ? null : newChildren());
    int keep = at == FULL ? FULL : FULL / 2;
    right.append(this, keep, FULL);
    for (int i = keep; i < FULL; i++) {
      clear(i);
    }
    count = keep;
    if (at > keep || keep == FULL) {
      right.shift(at - keep, item, child);
    } else {
      shift(at, item, child);
    }
    measure();
    right.measure();
    return right;
  }

  private void shift(int at, Object item, @Nullable TreeNode<E> child) {
    System.arraycopy(items, at, items, at + 1, count - at);
    items[at] = item;
    if (child != null) {
      System.arraycopy(inner(), at, inner(), at + 1, count - at);
      inner()[at] = child;
    }
    count++;
  }

  /** Takes out a slot. The caller has counted its size already. */
  void take(int at) {
    System.arraycopy(items, at + 1, items, at, count - at - 1);
    if (children != null) {
      System.arraycopy(children, at + 1, children, at, count - at - 1);
    }
    count--;
    clear(count);
  }

  /** Puts a small child together with one beside it, where both fit well into one. */
  void mergeIfSmall(int at, Edit by) {
    if (inner()[at].count >= SMALL) {
      return;
    }
    for (int left = Math.max(0, at - 1); left <= at && left + 1 < count; left++) {
      TreeNode<E> right = inner()[left + 1];
      if (inner()[left].count + right.count <= FULL - SMALL) {
        TreeNode<E> merged = ownedChild(left, by);
        merged.append(right, 0, right.count);
        merged.size += right.size;
        take(left + 1);
        return;
      }
    }
  }

  private void append(TreeNode<E> other, int from, int to) {
    System.arraycopy(other.items, from, items, count, to - from);
    if (children != null) {
      System.arraycopy(other.inner(), from, children, count, to - from);
    }
    count += to - from;
  }

  @SuppressWarnings("unchecked") // only nodes of E are ever put in
  private static <E> TreeNode<E>[] newChildren() {
    return (TreeNode<E>[]) new TreeNode<?>[FULL];
  }

  @SuppressWarnings("NullAway") // a slot that is not in use holds nothing
  private void clear(int at) {
    items[at] = null;
    if (children != null) {
      children[at] = null;
    }
  }

  private void measure() {
    size = count;
    if (children != null) {
      size = 0;
      for (int i = 0; i < count; i++) {
        size += children[i].size;
      }
    }
  }

  private TreeNode<E>[] inner() {
    if (children == null) {
      throw new IllegalStateException("a leaf has no children");
    }
    return children;
  }
}
