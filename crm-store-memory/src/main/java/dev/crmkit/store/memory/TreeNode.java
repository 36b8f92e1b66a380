package dev.crmkit.store.memory;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A node of a {@link SortedTree}. A leaf holds elements; an inner node holds children, and of each
 * child the smallest element, so that looking for a place is the same in both. Beside each element
 * stand the first words of its key, so that most comparisons do not look at the element. All leaves
 * are equally deep.
 */
final class TreeNode<E> {

  private static final int FULL = 32;
  private static final int SMALL = 8;

  private final Edit edit;

  /** How many words stand beside an item. */
  private final int width;

  /** The elements of a leaf; the smallest elements of the children of an inner node. */
  private @Nullable Object[] items;

  private long[] words;

  /** Null for a leaf. */
  private @Nullable TreeNode<E> @Nullable [] children;

  /** How many slots are in use. */
  private int count;

  private TreeNode(Edit edit, int width, boolean isLeaf, int room) {
    this.edit = edit;
    this.width = width;
    this.items = new Object[room];
    this.words = width == 0 ? Probe.NO_WORDS : new long[room * width];
    this.children = isLeaf ? null : newChildren(room);
  }

  /** A copy with room for one more. */
  private TreeNode(Edit edit, TreeNode<E> from) {
    int room = Math.min(from.count + 1, FULL);
    this.edit = edit;
    this.width = from.width;
    this.items = Arrays.copyOf(from.items, room);
    this.words = width == 0 ? Probe.NO_WORDS : Arrays.copyOf(from.words, room * width);
    this.children = from.children == null ? null : Arrays.copyOf(from.children, room);
    this.count = from.count;
  }

  static <E> TreeNode<E> leaf(Edit edit, int width) {
    return new TreeNode<>(edit, width, true, 1);
  }

  static <E> TreeNode<E> over(Edit edit, TreeNode<E> left, TreeNode<E> right) {
    TreeNode<E> node = new TreeNode<>(edit, left.width, false, 2);
    node.open(0);
    node.setChild(0, left);
    node.open(1);
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
    return inner()[at];
  }

  private @Nullable TreeNode<E>[] inner() {
    if (children == null) {
      throw new IllegalStateException("a leaf has no children");
    }
    return children;
  }

  /** Where an item stands to a place. */
  int compare(int at, Probe<? super E> probe) {
    long[] key = probe.words();
    int first = at * width;
    for (int i = 0; i < key.length; i++) {
      long word = words[first + i];
      if (word != key[i]) {
        return word < key[i] ? -1 : 1;
      }
    }
    return probe.rest().applyAsInt(item(at));
  }

  /** How many items stand before a place. */
  int lower(Probe<? super E> probe) {
    int low = 0;
    int high = count;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (compare(middle, probe) < 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** How many items stand before a place or at it. */
  int upper(Probe<? super E> probe) {
    int low = 0;
    int high = count;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (compare(middle, probe) <= 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** This node if it was made under the edit, or a copy that is. */
  TreeNode<E> owned(Edit by) {
    return edit == by ? this : new TreeNode<>(by, this);
  }

  TreeNode<E> ownedChild(int at, Edit by) {
    TreeNode<E> child = child(at);
    TreeNode<E> owned = child.owned(by);
    if (owned != child) {
      inner()[at] = owned;
    }
    return owned;
  }

  /** Puts an element in the stead of one that the order does not tell from it. */
  void setItem(int at, E item) {
    items[at] = item;
  }

  /** Puts a child in, or says that its smallest element is another. */
  void setChild(int at, TreeNode<E> child) {
    inner()[at] = child;
    items[at] = child.items[0];
    for (int i = 0; i < width; i++) {
      words[at * width + i] = child.words[i];
    }
  }

  /** Adds an element to a leaf; returns a new node on the right when this one was full. */
  @Nullable TreeNode<E> insert(int at, E item, long[] key, Edit by) {
    if (count == FULL) {
      TreeNode<E> right = split(at, by);
      if (goesRight(at)) {
        right.insert(at - count, item, key, by);
      } else {
        insert(at, item, key, by);
      }
      return right;
    }
    open(at);
    items[at] = item;
    System.arraycopy(key, 0, words, at * width, width);
    return null;
  }

  /** Adds a child to an inner node; returns a new node on the right when this one was full. */
  @Nullable TreeNode<E> insert(int at, TreeNode<E> child, Edit by) {
    if (count == FULL) {
      TreeNode<E> right = split(at, by);
      if (goesRight(at)) {
        right.insert(at - count, child, by);
      } else {
        insert(at, child, by);
      }
      return right;
    }
    open(at);
    setChild(at, child);
    return null;
  }

  /** After a split, whether a slot is in the new node: always so when this one is still full. */
  private boolean goesRight(int at) {
    return at > count || count == FULL;
  }

  /**
   * Moves the upper half to a new node on the right; nothing when it is for what comes at the very
   * end, so that what arrives in order leaves full nodes behind.
   */
  private TreeNode<E> split(int at, Edit by) {
    int keep = at == FULL ? FULL : FULL / 2;
    TreeNode<E> right = new TreeNode<>(by, width, isLeaf(), FULL - keep + 1);
    right.append(this, keep);
    for (int i = keep; i < FULL; i++) {
      clear(i);
    }
    count = keep;
    return right;
  }

  /** Makes a slot free. */
  private void open(int at) {
    if (count == items.length) {
      makeRoom(Math.min(FULL, count + count / 2 + 1));
    }
    System.arraycopy(items, at, items, at + 1, count - at);
    System.arraycopy(words, at * width, words, (at + 1) * width, (count - at) * width);
    if (children != null) {
      System.arraycopy(children, at, children, at + 1, count - at);
    }
    count++;
  }

  private void makeRoom(int room) {
    items = Arrays.copyOf(items, room);
    words = width == 0 ? Probe.NO_WORDS : Arrays.copyOf(words, room * width);
    children = children == null ? null : Arrays.copyOf(children, room);
  }

  /** Takes out a slot. */
  void take(int at) {
    int behind = count - at - 1;
    System.arraycopy(items, at + 1, items, at, behind);
    System.arraycopy(words, (at + 1) * width, words, at * width, behind * width);
    if (children != null) {
      System.arraycopy(children, at + 1, children, at, behind);
    }
    count--;
    clear(count);
  }

  /** Puts a small child together with one beside it, where both fit well into one. */
  void mergeIfSmall(int at, Edit by) {
    if (child(at).count >= SMALL) {
      return;
    }
    for (int left = Math.max(0, at - 1); left <= at && left + 1 < count; left++) {
      TreeNode<E> right = child(left + 1);
      if (child(left).count + right.count <= FULL - SMALL) {
        TreeNode<E> merged = ownedChild(left, by);
        merged.append(right, 0);
        take(left + 1);
        return;
      }
    }
  }

  /** Takes over what another node holds from a slot on. */
  private void append(TreeNode<E> other, int from) {
    int more = other.count - from;
    if (count + more > items.length) {
      makeRoom(count + more);
    }
    System.arraycopy(other.items, from, items, count, more);
    System.arraycopy(other.words, from * width, words, count * width, more * width);
    if (children != null) {
      System.arraycopy(other.inner(), from, children, count, more);
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
