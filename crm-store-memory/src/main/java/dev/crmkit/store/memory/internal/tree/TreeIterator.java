package dev.crmkit.store.memory.internal.tree;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/** Iterates over the elements of a {@link SortedTree} from a key, in either direction. */
final class TreeIterator<E> implements Iterator<E> {

  private final int step;
  private final List<TreeNode<E>> path = new ArrayList<>(6);
  private int[] slots = new int[6];
  private TreeNode<E> leaf;
  private int position;

  private TreeIterator(TreeNode<E> root, int step) {
    this.step = step;
    this.leaf = root;
  }

  static <E> Iterator<E> ascending(TreeNode<E> root, TreeKey<? super E> key) {
    TreeIterator<E> iterator = new TreeIterator<>(root, 1);
    while (!iterator.leaf.isLeaf()) {
      iterator.descend(Math.max(0, iterator.leaf.lowerBound(key) - 1));
    }
    iterator.position = iterator.leaf.lowerBound(key);
    iterator.nextLeafIfExhausted();
    return iterator;
  }

  static <E> Iterator<E> descending(TreeNode<E> root, TreeKey<? super E> key) {
    TreeIterator<E> iterator = new TreeIterator<>(root, -1);
    while (!iterator.leaf.isLeaf()) {
      iterator.descend(Math.max(0, iterator.leaf.upperBound(key) - 1));
    }
    iterator.position = iterator.leaf.upperBound(key) - 1;
    iterator.nextLeafIfExhausted();
    return iterator;
  }

  @Override
  public boolean hasNext() {
    return position >= 0 && position < leaf.count();
  }

  @Override
  public E next() {
    if (!hasNext()) {
      throw new NoSuchElementException("there is no further element");
    }
    E next = leaf.item(position);
    position += step;
    nextLeafIfExhausted();
    return next;
  }

  private void descend(int slot) {
    if (path.size() == slots.length) {
      slots = Arrays.copyOf(slots, slots.length * 2);
    }
    slots[path.size()] = slot;
    path.add(leaf);
    leaf = leaf.child(slot);
  }

  /** Moves to the next leaf, if there is one, once all elements of the current one are returned. */
  private void nextLeafIfExhausted() {
    if (hasNext()) {
      return;
    }
    for (int depth = path.size() - 1; depth >= 0; depth--) {
      int slot = slots[depth] + step;
      if (slot >= 0 && slot < path.get(depth).count()) {
        leaf = path.get(depth);
        path.subList(depth, path.size()).clear();
        descend(slot);
        while (!leaf.isLeaf()) {
          descend(step > 0 ? 0 : leaf.count() - 1);
        }
        position = step > 0 ? 0 : leaf.count() - 1;
        return;
      }
    }
  }
}
