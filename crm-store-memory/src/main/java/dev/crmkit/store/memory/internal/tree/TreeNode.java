package dev.crmkit.store.memory.internal.tree;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A node of a {@link SortedTree}. A leaf holds elements. An inner node holds children, and for each
 * child its smallest element, so that both are searched in the same way. The key prefix of each
 * element is stored in an array of its own. All leaves are at the same depth.
 */
final class TreeNode<E> {

  private static final int CAPACITY = 32;
  private static final int MERGE_THRESHOLD = 8;

  private final MutationToken token;

  /** The number of words in the key prefix of an item. */
  private final int prefixLength;

  /** The elements of a leaf; the smallest elements of the children of an inner node. */
  private @Nullable Object[] items;

  private long[] prefixes;

  /** Null for a leaf. */
  private @Nullable TreeNode<E> @Nullable [] children;

  /** The number of slots in use. */
  private int count;

  private TreeNode(MutationToken token, int prefixLength, boolean isLeaf, int capacity) {
    this.token = token;
    this.prefixLength = prefixLength;
    this.items = new Object[capacity];
    this.prefixes = prefixLength == 0 ? TreeKey.NO_PREFIX : new long[capacity * prefixLength];
    this.children = isLeaf ? null : newChildren(capacity);
  }

  /** Creates a copy with room for one more slot. */
  private TreeNode(MutationToken token, TreeNode<E> from) {
    int capacity = Math.min(from.count + 1, CAPACITY);
    this.token = token;
    this.prefixLength = from.prefixLength;
    this.items = Arrays.copyOf(from.items, capacity);
    this.prefixes =
        prefixLength == 0
            ? TreeKey.NO_PREFIX
            : Arrays.copyOf(from.prefixes, capacity * prefixLength);
    this.children = from.children == null ? null : Arrays.copyOf(from.children, capacity);
    this.count = from.count;
  }

  static <E> TreeNode<E> leaf(MutationToken token, int prefixLength) {
    return new TreeNode<>(token, prefixLength, true, 1);
  }

  static <E> TreeNode<E> ofChildren(MutationToken token, TreeNode<E> left, TreeNode<E> right) {
    TreeNode<E> node = new TreeNode<>(token, left.prefixLength, false, 2);
    node.openSlot(0);
    node.setChild(0, left);
    node.openSlot(1);
    node.setChild(1, right);
    return node;
  }

  boolean isLeaf() {
    return children == null;
  }

  int count() {
    return count;
  }

  @SuppressWarnings({"unchecked", "NullAway"}) // the array holds only elements
  E item(int at) {
    return (E) items[at];
  }

  @SuppressWarnings("NullAway") // every slot in use holds a child
  TreeNode<E> child(int at) {
    return requireChildren()[at];
  }

  private @Nullable TreeNode<E>[] requireChildren() {
    if (children == null) {
      throw new IllegalStateException("a leaf has no children");
    }
    return children;
  }

  /** Compares an item with a key. */
  int compare(int at, TreeKey<? super E> key) {
    long[] prefix = key.prefix();
    int first = at * prefixLength;
    for (int i = 0; i < prefix.length; i++) {
      long word = prefixes[first + i];
      if (word != prefix[i]) {
        return word < prefix[i] ? -1 : 1;
      }
    }
    return key.comparison().applyAsInt(item(at));
  }

  /** The number of items before a key. */
  int lowerBound(TreeKey<? super E> key) {
    int low = 0;
    int high = count;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (compare(middle, key) < 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** The number of items before a key or equal to it. */
  int upperBound(TreeKey<? super E> key) {
    int low = 0;
    int high = count;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (compare(middle, key) <= 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** Returns this node if it was created under the token, else a copy that is. */
  TreeNode<E> mutable(MutationToken by) {
    return token == by ? this : new TreeNode<>(by, this);
  }

  TreeNode<E> mutableChild(int at, MutationToken by) {
    TreeNode<E> child = child(at);
    TreeNode<E> owned = child.mutable(by);
    if (owned != child) {
      requireChildren()[at] = owned;
    }
    return owned;
  }

  /** Replaces an element by one that is equal by the order. */
  void setItem(int at, E item) {
    items[at] = item;
  }

  /** Sets the child in a slot, with its smallest element. */
  void setChild(int at, TreeNode<E> child) {
    requireChildren()[at] = child;
    items[at] = child.items[0];
    for (int i = 0; i < prefixLength; i++) {
      prefixes[at * prefixLength + i] = child.prefixes[i];
    }
  }

  /** Inserts an element into a leaf; returns the new right sibling if this node had to be split. */
  @Nullable TreeNode<E> insert(int at, E item, long[] prefix, MutationToken by) {
    if (count == CAPACITY) {
      TreeNode<E> right = split(at, by);
      if (belongsRight(at)) {
        right.insert(at - count, item, prefix, by);
      } else {
        insert(at, item, prefix, by);
      }
      return right;
    }
    openSlot(at);
    items[at] = item;
    System.arraycopy(prefix, 0, prefixes, at * prefixLength, prefixLength);
    return null;
  }

  /**
   * Inserts a child into an inner node; returns the new right sibling if this node had to be split.
   */
  @Nullable TreeNode<E> insert(int at, TreeNode<E> child, MutationToken by) {
    if (count == CAPACITY) {
      TreeNode<E> right = split(at, by);
      if (belongsRight(at)) {
        right.insert(at - count, child, by);
      } else {
        insert(at, child, by);
      }
      return right;
    }
    openSlot(at);
    setChild(at, child);
    return null;
  }

  /**
   * After a split, whether an insertion belongs to the new node: always if this one is still full.
   */
  private boolean belongsRight(int at) {
    return at > count || count == CAPACITY;
  }

  /**
   * Moves the upper half to a new right sibling, or nothing if the insertion is at the end:
   * elements that arrive in order then leave full nodes behind.
   */
  private TreeNode<E> split(int at, MutationToken by) {
    int keep = at == CAPACITY ? CAPACITY : CAPACITY / 2;
    TreeNode<E> right = new TreeNode<>(by, prefixLength, isLeaf(), CAPACITY - keep + 1);
    right.append(this, keep);
    for (int i = keep; i < CAPACITY; i++) {
      clear(i);
    }
    count = keep;
    return right;
  }

  /** Makes room for a slot. */
  private void openSlot(int at) {
    if (count == items.length) {
      growTo(Math.min(CAPACITY, count + count / 2 + 1));
    }
    System.arraycopy(items, at, items, at + 1, count - at);
    System.arraycopy(
        prefixes,
        at * prefixLength,
        prefixes,
        (at + 1) * prefixLength,
        (count - at) * prefixLength);
    if (children != null) {
      System.arraycopy(children, at, children, at + 1, count - at);
    }
    count++;
  }

  private void growTo(int capacity) {
    items = Arrays.copyOf(items, capacity);
    prefixes =
        prefixLength == 0 ? TreeKey.NO_PREFIX : Arrays.copyOf(prefixes, capacity * prefixLength);
    children = children == null ? null : Arrays.copyOf(children, capacity);
  }

  /** Removes a slot. */
  void removeAt(int at) {
    int moved = count - at - 1;
    System.arraycopy(items, at + 1, items, at, moved);
    System.arraycopy(
        prefixes, (at + 1) * prefixLength, prefixes, at * prefixLength, moved * prefixLength);
    if (children != null) {
      System.arraycopy(children, at + 1, children, at, moved);
    }
    count--;
    clear(count);
  }

  /** Merges a small child with a sibling if the merged node is not nearly full. */
  void mergeIfSmall(int at, MutationToken by) {
    if (child(at).count >= MERGE_THRESHOLD) {
      return;
    }
    for (int left = Math.max(0, at - 1); left <= at && left + 1 < count; left++) {
      TreeNode<E> right = child(left + 1);
      if (child(left).count + right.count <= CAPACITY - MERGE_THRESHOLD) {
        TreeNode<E> merged = mutableChild(left, by);
        merged.append(right, 0);
        removeAt(left + 1);
        return;
      }
    }
  }

  /** Appends the slots of another node, from a given one. */
  private void append(TreeNode<E> other, int from) {
    int more = other.count - from;
    if (count + more > items.length) {
      growTo(count + more);
    }
    System.arraycopy(other.items, from, items, count, more);
    System.arraycopy(
        other.prefixes, from * prefixLength, prefixes, count * prefixLength, more * prefixLength);
    if (children != null) {
      System.arraycopy(other.requireChildren(), from, children, count, more);
    }
    count += more;
  }

  @SuppressWarnings("unchecked") // the array holds only nodes of E
  private static <E> @Nullable TreeNode<E>[] newChildren(int capacity) {
    return (@Nullable TreeNode<E>[]) new TreeNode<?>[capacity];
  }

  private void clear(int at) {
    items[at] = null;
    if (children != null) {
      children[at] = null;
    }
  }
}
