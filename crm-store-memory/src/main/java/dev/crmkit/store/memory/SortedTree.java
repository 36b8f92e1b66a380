package dev.crmkit.store.memory;

import java.util.Comparator;
import java.util.Iterator;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * A sorted set as a persistent B+-tree: a successor shares what it did not change with the tree
 * that it came from, and the two can be used at once. It is changed only under an {@link Edit}.
 *
 * <p>Places in it are told by a {@link Probe}, or by a function alone that is negative for the
 * elements before the place, zero for those at it, and positive for those behind, in the order of
 * the tree.
 */
final class SortedTree<E> implements Iterable<E> {

  private final Order<? super E> order;
  private final Edit edit;
  private TreeNode<E> root;
  private int size;

  private SortedTree(Order<? super E> order, Edit edit, TreeNode<E> root, int size) {
    this.order = order;
    this.edit = edit;
    this.root = root;
    this.size = size;
  }

  static <E> SortedTree<E> empty(Comparator<? super E> order) {
    return empty(Order.of(order));
  }

  static <E> SortedTree<E> empty(Order<? super E> order) {
    return new SortedTree<>(order, Edit.NONE, TreeNode.leaf(Edit.NONE, order.width()), 0);
  }

  /** A successor that can be changed until the edit is closed; this one stays as it is. */
  SortedTree<E> edit(Edit under) {
    return new SortedTree<>(order, under, root, size);
  }

  int size() {
    return size;
  }

  boolean isEmpty() {
    return size == 0;
  }

  /** The element at a place, of which there is at most one. */
  @Nullable E find(ToIntFunction<? super E> probe) {
    return find(Probe.of(probe));
  }

  /** The element at a place, of which there is at most one. */
  @Nullable E find(Probe<? super E> probe) {
    TreeNode<E> node = root;
    while (true) {
      int at = node.upper(probe) - 1;
      if (at < 0) {
        return null;
      }
      if (node.isLeaf()) {
        return node.compare(at, probe) == 0 ? node.item(at) : null;
      }
      node = node.child(at);
    }
  }

  boolean contains(E element) {
    return find(probe(element)) != null;
  }

  /** All elements, upwards. */
  @Override
  public Iterator<E> iterator() {
    return from(element -> 1);
  }

  /** Upwards, from the first element at a place or behind it. */
  Iterator<E> from(ToIntFunction<? super E> probe) {
    return from(Probe.of(probe));
  }

  /** Upwards, from the first element at a place or behind it. */
  Iterator<E> from(Probe<? super E> probe) {
    return TreeWalk.up(root, probe);
  }

  /** Downwards, from the last element at a place or before it. */
  Iterator<E> downFrom(ToIntFunction<? super E> probe) {
    return downFrom(Probe.of(probe));
  }

  /** Downwards, from the last element at a place or before it. */
  Iterator<E> downFrom(Probe<? super E> probe) {
    return TreeWalk.down(root, probe);
  }

  /** Adds an element, in the stead of one that the order does not tell from it. */
  void put(E element) {
    edit.check();
    root = root.owned(edit);
    TreeNode<E> right = put(root, element, probe(element));
    if (right != null) {
      root = TreeNode.over(edit, root, right);
    }
  }

  /** Puts into a node that is owned; returns what had to move to a new node on its right. */
  private @Nullable TreeNode<E> put(TreeNode<E> node, E element, Probe<E> probe) {
    // Much comes in order: what is last is looked at first.
    int last = node.count() - 1;
    int at = last >= 0 && node.compare(last, probe) <= 0 ? last : node.upper(probe) - 1;
    if (node.isLeaf()) {
      if (at >= 0 && node.compare(at, probe) == 0) {
        node.setItem(at, element);
        return null;
      }
      size++;
      return node.insert(at + 1, element, probe.words(), edit);
    }
    int slot = Math.max(0, at);
    TreeNode<E> child = node.ownedChild(slot, edit);
    TreeNode<E> right = put(child, element, probe);
    node.setChild(slot, child);
    return right == null ? null : node.insert(slot + 1, right, edit);
  }

  /** Puts an element in the stead of another, wherever the two stand. */
  void replace(E before, E after) {
    if (order.compare(before, after) != 0) {
      remove(before);
    }
    put(after);
  }

  /** Takes an element out; returns whether it was there. */
  boolean remove(E element) {
    edit.check();
    if (!contains(element)) {
      return false;
    }
    size--;
    root = root.owned(edit);
    remove(root, probe(element));
    while (!root.isLeaf() && root.count() == 1) {
      root = root.child(0);
    }
    if (root.count() == 0) {
      root = TreeNode.leaf(edit, order.width());
    }
    return true;
  }

  private void remove(TreeNode<E> node, Probe<E> probe) {
    int at = node.upper(probe) - 1;
    if (node.isLeaf()) {
      node.take(at);
      return;
    }
    TreeNode<E> child = node.ownedChild(at, edit);
    remove(child, probe);
    if (child.count() == 0) {
      node.take(at);
    } else {
      node.setChild(at, child);
      node.mergeIfSmall(at, edit);
    }
  }

  private Probe<E> probe(E element) {
    return new Probe<>(order.words(element), other -> order.compare(other, element));
  }
}
