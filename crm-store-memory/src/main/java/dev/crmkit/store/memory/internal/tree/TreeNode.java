package dev.crmkit.store.memory.internal.tree;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A node of a {@link SortedTree}. A leaf holds elements; an inner node holds children, and of each
 * child the smallest element, so that looking for a place is the same in both. Beside each element
 * stand the first words of its prefix, so that most comparisons do not look at the element. All
 * leaves are equally deep.
 */
final class TreeNode<E> {

  private static final int CAPACITY = 32;
  private static final int MERGE_THRESHOLD = 8;

  private final MutationToken token;

  /** How many words stand beside an item. */
  private final int prefixLength;

  /** The elements of a leaf; the smallest elements of the children of an inner node. */
  private @Nullable Object[] items;

  private long[] prefixes;

  /** Null for a leaf. */
  private @Nullable TreeNode<E> @Nullable [] children;

  /** How many slots are in use. */
  private int count;

  private TreeNode(MutationToken token, int prefixLength, boolean isLeaf, int room) {
    this.token = token;
    this.prefixLength = prefixLength;
    this.items = new Object[room];
    this.prefixes = prefixLength == 0 ? TreeKey.NO_PREFIX : new long[room * prefixLength];
    this.children = isLeaf ? null : newChildren(room);
  }

  /** A copy with room for one more. */
  private TreeNode(MutationToken token, TreeNode<E> from) {
    int room = Math.min(from.count + 1, CAPACITY);
    this.token = token;
    this.prefixLength = from.prefixLength;
    this.items = Arrays.copyOf(from.items, room);
    this.prefixes =
        prefixLength == 0 ? TreeKey.NO_PREFIX : Arrays.copyOf(from.prefixes, room * prefixLength);
    this.children = from.children == null ? null : Arrays.copyOf(from.children, room);
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

  @SuppressWarnings({"unchecked", "NullAway"}) // only elements are ever put in
  E item(int at) {
    return (E) items[at];
  }

  @SuppressWarnings("NullAway") // a slot that is in use holds a child
  TreeNode<E> child(int at) {
    return requireChildren()[at];
  }

  private @Nullable TreeNode<E>[] requireChildren() {
    if (children == null) {
      throw new IllegalStateException("a leaf has no children");
    }
    return children;
  }

  /** Where an item stands to a place. */
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

  /** How many items stand before a place. */
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

  /** How many items stand before a place or at it. */
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

  /** This node if it was made under the token, or a copy that is. */
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

  /** Puts an element in the stead of one that the order does not tell from it. */
  void setItem(int at, E item) {
    items[at] = item;
  }

  /** Puts a child in, or says that its smallest element is another. */
  void setChild(int at, TreeNode<E> child) {
    requireChildren()[at] = child;
    items[at] = child.items[0];
    for (int i = 0; i < prefixLength; i++) {
      prefixes[at * prefixLength + i] = child.prefixes[i];
    }
  }

  /** Adds an element to a leaf; returns a new node on the right when this one was full. */
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

  /** Adds a child to an inner node; returns a new node on the right when this one was full. */
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

  /** After a split, whether a slot is in the new node: always so when this one is still full. */
  private boolean belongsRight(int at) {
    return at > count || count == CAPACITY;
  }

  /**
   * Moves the upper half to a new node on the right; nothing when it is for what comes at the very
   * end, so that what arrives in order leaves full nodes behind.
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

  /** Makes a slot free. */
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

  private void growTo(int room) {
    items = Arrays.copyOf(items, room);
    prefixes = prefixLength == 0 ? TreeKey.NO_PREFIX : Arrays.copyOf(prefixes, room * prefixLength);
    children = children == null ? null : Arrays.copyOf(children, room);
  }

  /** Takes out a slot. */
  void removeAt(int at) {
    int behind = count - at - 1;
    System.arraycopy(items, at + 1, items, at, behind);
    System.arraycopy(
        prefixes, (at + 1) * prefixLength, prefixes, at * prefixLength, behind * prefixLength);
    if (children != null) {
      System.arraycopy(children, at + 1, children, at, behind);
    }
    count--;
    clear(count);
  }

  /** Puts a small child together with one beside it, where both fit well into one. */
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

  /** Takes over what another node holds from a slot on. */
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

  @SuppressWarnings("unchecked") // only nodes of E are ever put in
  private static <E> @Nullable TreeNode<E>[] newChildren(int room) {
    return (@Nullable TreeNode<E>[]) new TreeNode<?>[room];
  }

  private void clear(int at) {
    items[at] = null;
    if (children != null) {
      children[at] = null;
    }
  }
}
