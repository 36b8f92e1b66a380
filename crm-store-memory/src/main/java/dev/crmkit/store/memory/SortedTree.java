package dev.crmkit.store.memory;

import java.util.Comparator;
import java.util.Iterator;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * A sorted set as a persistent B+-tree: a successor shares what it did not change with the tree
 * that it came from, and the two can be used at once. It is changed only under an {@link Edit}.
 *
 * <p>Places in it are told by a <em>probe</em>: a function that is negative for the elements before
 * the place, zero for those at it, and positive for those behind, in the order of the tree.
 */
final class SortedTree<E> implements Iterable<E> {

  private final Comparator<? super E> order;
  private final Edit edit;
  private TreeNode<E> root;

  private SortedTree(Comparator<? super E> order, Edit edit, TreeNode<E> root) {
    this.order = order;
    this.edit = edit;
    this.root = root;
  }

  static <E> SortedTree<E> empty(Comparator<? super E> order) {
    return new SortedTree<>(order, Edit.NONE, TreeNode.leaf(Edit.NONE));
  }

  /** A successor that can be changed until the edit is closed; this one stays as it is. */
  SortedTree<E> edit(Edit under) {
    return new SortedTree<>(order, under, root);
  }

  int size() {
    return root.size;
  }

  boolean isEmpty() {
    return root.size == 0;
  }

  /** The element at a place, of which there is at most one. */
  @Nullable E find(ToIntFunction<? super E> probe) {
    TreeNode<E> node = root;
    while (true) {
      int at = node.upper(probe) - 1;
      if (at < 0) {
        return null;
      }
      if (node.children == null) {
        E found = node.item(at);
        return probe.applyAsInt(found) == 0 ? found : null;
      }
      node = node.children[at];
    }
  }

  boolean contains(E element) {
    return find(probe(element)) != null;
  }

  /** How many elements stand before a place. */
  int rank(ToIntFunction<? super E> probe) {
    TreeNode<E> node = root;
    int before = 0;
    while (node.children != null) {
      int at = Math.max(0, node.lower(probe) - 1);
      for (int i = 0; i < at; i++) {
        before += node.children[i].size;
      }
      node = node.children[at];
    }
    return before + node.lower(probe);
  }

  /** How many elements stand at a place. */
  int count(ToIntFunction<? super E> probe) {
    return rank(element -> probe.applyAsInt(element) <= 0 ? -1 : 1) - rank(probe);
  }

  /** All elements, upwards. */
  @Override
  public Iterator<E> iterator() {
    return from(element -> 1);
  }

  /** Upwards, from the first element at a place or behind it. */
  Iterator<E> from(ToIntFunction<? super E> probe) {
    return TreeWalk.up(root, probe);
  }

  /** Downwards, from the last element at a place or before it. */
  Iterator<E> downFrom(ToIntFunction<? super E> probe) {
    return TreeWalk.down(root, probe);
  }

  /** Adds an element, in the stead of one that the order does not tell from it. */
  void put(E element) {
    edit.check();
    root = root.owned(edit);
    TreeNode<E> right = put(root, element);
    if (right != null) {
      root = TreeNode.over(edit, root, right);
    }
  }

  /** Puts into a node that is owned; returns what had to move to a new node on its right. */
  private @Nullable TreeNode<E> put(TreeNode<E> node, E element) {
    ToIntFunction<E> probe = probe(element);
    int at = node.upper(probe) - 1;
    if (node.children == null) {
      if (at >= 0 && probe.applyAsInt(node.item(at)) == 0) {
        node.items[at] = element;
        return null;
      }
      node.size++;
      return node.insert(at + 1, element, null, edit);
    }
    int slot = Math.max(0, at);
    TreeNode<E> child = node.ownedChild(slot, edit);
    int before = child.size;
    TreeNode<E> right = put(child, element);
    node.items[slot] = child.items[0];
    node.size += child.size - before + (right == null ? 0 : right.size);
    return right == null ? null : node.insert(slot + 1, right.items[0], right, edit);
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
    root = root.owned(edit);
    remove(root, probe(element));
    while (root.children != null && root.count == 1) {
      root = root.children[0];
    }
    if (root.count == 0) {
      root = TreeNode.leaf(edit);
    }
    return true;
  }

  private void remove(TreeNode<E> node, ToIntFunction<E> probe) {
    int at = node.upper(probe) - 1;
    node.size--;
    if (node.children == null) {
      node.take(at);
      return;
    }
    TreeNode<E> child = node.ownedChild(at, edit);
    remove(child, probe);
    if (child.count == 0) {
      node.take(at);
    } else {
      node.items[at] = child.items[0];
      node.mergeIfSmall(at, edit);
    }
  }

  private ToIntFunction<E> probe(E element) {
    return other -> order.compare(other, element);
  }
}
