package dev.crmkit.store.memory.internal.tree;

import java.util.Comparator;
import java.util.Iterator;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * A sorted set as a persistent (copy-on-write) B+-tree.
 *
 * <h2>Versions</h2>
 *
 * <p>{@link #mutableCopy} takes constant time: the copy shares all nodes with the original. A
 * change copies the nodes on the path from the root to the leaf, unless they were created under the
 * same {@link MutationToken}; those are changed in place. Once its token is closed, a tree is
 * immutable and can be read by any number of threads.
 *
 * <h2>Keys</h2>
 *
 * <p>A position is given by a {@link TreeKey}, or by a comparison alone: a function that is
 * negative for the elements before the position, zero for those at it, and positive for those after
 * it. It must be consistent with the order of the tree.
 */
public final class SortedTree<E> implements Iterable<E> {

  private final KeyOrder<? super E> order;
  private final MutationToken token;
  private TreeNode<E> root;
  private int size;

  private SortedTree(KeyOrder<? super E> order, MutationToken token, TreeNode<E> root, int size) {
    this.order = order;
    this.token = token;
    this.root = root;
    this.size = size;
  }

  public static <E> SortedTree<E> empty(Comparator<? super E> order) {
    return empty(KeyOrder.comparing(order));
  }

  public static <E> SortedTree<E> empty(KeyOrder<? super E> order) {
    return new SortedTree<>(
        order, MutationToken.NONE, TreeNode.leaf(MutationToken.NONE, order.prefixLength()), 0);
  }

  /** Returns a copy that can be changed until the token is closed; this tree does not change. */
  public SortedTree<E> mutableCopy(MutationToken copyToken) {
    return new SortedTree<>(order, copyToken, root, size);
  }

  public int size() {
    return size;
  }

  public boolean isEmpty() {
    return size == 0;
  }

  /** Returns the element at a position, where at most one may be; null if there is none. */
  public @Nullable E find(ToIntFunction<? super E> key) {
    return find(TreeKey.of(key));
  }

  /** Returns the element with a key, which at most one may have; null if none has it. */
  public @Nullable E find(TreeKey<? super E> key) {
    TreeNode<E> node = root;
    while (true) {
      int at = node.upperBound(key) - 1;
      if (at < 0) {
        return null;
      }
      if (node.isLeaf()) {
        return node.compare(at, key) == 0 ? node.item(at) : null;
      }
      node = node.child(at);
    }
  }

  public boolean contains(E element) {
    return find(keyOf(element)) != null;
  }

  /** Iterates over all elements in ascending order. */
  @Override
  public Iterator<E> iterator() {
    return ascendingFrom(element -> 1);
  }

  /** Iterates in ascending order from the first element at or after a position. */
  public Iterator<E> ascendingFrom(ToIntFunction<? super E> key) {
    return ascendingFrom(TreeKey.of(key));
  }

  /** Iterates in ascending order from the first element at or after a key. */
  public Iterator<E> ascendingFrom(TreeKey<? super E> key) {
    return TreeIterator.ascending(root, key);
  }

  /** Iterates in descending order from the last element at or before a position. */
  public Iterator<E> descendingFrom(ToIntFunction<? super E> key) {
    return descendingFrom(TreeKey.of(key));
  }

  /** Iterates in descending order from the last element at or before a key. */
  public Iterator<E> descendingFrom(TreeKey<? super E> key) {
    return TreeIterator.descending(root, key);
  }

  /** Estimates the number of elements before a key, from the slots on the path to it. */
  public double estimatedRank(TreeKey<? super E> key) {
    TreeNode<E> node = root;
    double rank = 0;
    double sizeOfSlot = size;
    while (true) {
      sizeOfSlot /= Math.max(1, node.count());
      if (node.isLeaf()) {
        return rank + node.lowerBound(key) * sizeOfSlot;
      }
      int slot = Math.max(0, node.lowerBound(key) - 1);
      rank += slot * sizeOfSlot;
      node = node.child(slot);
    }
  }

  /** Adds an element; one that is equal by the order is replaced. */
  public void put(E element) {
    token.requireOpen();
    root = root.mutable(token);
    TreeNode<E> right = put(root, element, keyOf(element));
    if (right != null) {
      root = TreeNode.ofChildren(token, root, right);
    }
  }

  /** Puts into a mutable node; returns the new right sibling if the node had to be split. */
  private @Nullable TreeNode<E> put(TreeNode<E> node, E element, TreeKey<E> key) {
    // Elements often arrive in order, so the last slot is tried first.
    int last = node.count() - 1;
    int at = last >= 0 && node.compare(last, key) <= 0 ? last : node.upperBound(key) - 1;
    if (node.isLeaf()) {
      if (at >= 0 && node.compare(at, key) == 0) {
        node.setItem(at, element);
        return null;
      }
      size++;
      return node.insert(at + 1, element, key.prefix(), token);
    }
    int slot = Math.max(0, at);
    TreeNode<E> child = node.mutableChild(slot, token);
    TreeNode<E> right = put(child, element, key);
    node.setChild(slot, child);
    return right == null ? null : node.insert(slot + 1, right, token);
  }

  /** Replaces an element by another, whose position may differ. */
  public void replace(E before, E after) {
    if (order.compare(before, after) != 0) {
      remove(before);
    }
    put(after);
  }

  /** Removes an element; returns whether it was present. */
  public boolean remove(E element) {
    token.requireOpen();
    if (!contains(element)) {
      return false;
    }
    size--;
    root = root.mutable(token);
    remove(root, keyOf(element));
    while (!root.isLeaf() && root.count() == 1) {
      root = root.child(0);
    }
    if (root.count() == 0) {
      root = TreeNode.leaf(token, order.prefixLength());
    }
    return true;
  }

  private void remove(TreeNode<E> node, TreeKey<E> key) {
    int at = node.upperBound(key) - 1;
    if (node.isLeaf()) {
      node.removeAt(at);
      return;
    }
    TreeNode<E> child = node.mutableChild(at, token);
    remove(child, key);
    if (child.count() == 0) {
      node.removeAt(at);
    } else {
      node.setChild(at, child);
      node.mergeIfSmall(at, token);
    }
  }

  private TreeKey<E> keyOf(E element) {
    return new TreeKey<>(order.prefix(element), other -> order.compare(other, element));
  }
}
