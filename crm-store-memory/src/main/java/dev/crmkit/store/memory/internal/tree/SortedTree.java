package dev.crmkit.store.memory.internal.tree;

import java.util.Comparator;
import java.util.Iterator;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * A sorted set as a persistent B+-tree: a successor shares what it did not change with the tree
 * that it came from, and the two can be used at once. It is changed only under an {@link
 * MutationToken}.
 *
 * <p>Places in it are told by a {@link TreeKey}, or by a function alone that is negative for the
 * elements before the place, zero for those at it, and positive for those behind, in the order of
 * the tree.
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

  /** A successor that can be changed until the token is closed; this one stays as it is. */
  public SortedTree<E> mutableCopy(MutationToken under) {
    return new SortedTree<>(order, under, root, size);
  }

  public int size() {
    return size;
  }

  public boolean isEmpty() {
    return size == 0;
  }

  /** The element at a place, of which there is at most one. */
  @Nullable
  public E find(ToIntFunction<? super E> key) {
    return find(TreeKey.of(key));
  }

  /** The element at a place, of which there is at most one. */
  @Nullable
  public E find(TreeKey<? super E> key) {
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

  /** All elements, upwards. */
  @Override
  public Iterator<E> iterator() {
    return ascendingFrom(element -> 1);
  }

  /** Upwards, from the first element at a place or behind it. */
  public Iterator<E> ascendingFrom(ToIntFunction<? super E> key) {
    return ascendingFrom(TreeKey.of(key));
  }

  /** Upwards, from the first element at a place or behind it. */
  public Iterator<E> ascendingFrom(TreeKey<? super E> key) {
    return TreeIterator.ascending(root, key);
  }

  /** Downwards, from the last element at a place or before it. */
  public Iterator<E> descendingFrom(ToIntFunction<? super E> key) {
    return descendingFrom(TreeKey.of(key));
  }

  /** Downwards, from the last element at a place or before it. */
  public Iterator<E> descendingFrom(TreeKey<? super E> key) {
    return TreeIterator.descending(root, key);
  }

  /** Adds an element, in the stead of one that the order does not tell from it. */
  public void put(E element) {
    token.requireOpen();
    root = root.mutable(token);
    TreeNode<E> right = put(root, element, keyOf(element));
    if (right != null) {
      root = TreeNode.ofChildren(token, root, right);
    }
  }

  /** Puts into a node that is owned; returns what had to move to a new node on its right. */
  private @Nullable TreeNode<E> put(TreeNode<E> node, E element, TreeKey<E> key) {
    // Much comes in order: what is last is looked at first.
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

  /** Puts an element in the stead of another, wherever the two stand. */
  public void replace(E before, E after) {
    if (order.compare(before, after) != 0) {
      remove(before);
    }
    put(after);
  }

  /** Takes an element out; returns whether it was there. */
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
