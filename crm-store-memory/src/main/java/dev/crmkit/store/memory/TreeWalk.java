package dev.crmkit.store.memory;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/** Goes through the elements of a {@link SortedTree} in one direction, from a place on. */
final class TreeWalk<E> implements Iterator<E> {

  private final int step;
  private final List<TreeNode<E>> path = new ArrayList<>(6);
  private int[] slots = new int[6];
  private TreeNode<E> leaf;
  private int at;

  private TreeWalk(TreeNode<E> root, int step) {
    this.step = step;
    this.leaf = root;
  }

  static <E> Iterator<E> up(TreeNode<E> root, Probe<? super E> probe) {
    TreeWalk<E> walk = new TreeWalk<>(root, 1);
    while (!walk.leaf.isLeaf()) {
      walk.descend(Math.max(0, walk.leaf.lower(probe) - 1));
    }
    walk.at = walk.leaf.lower(probe);
    walk.settle();
    return walk;
  }

  static <E> Iterator<E> down(TreeNode<E> root, Probe<? super E> probe) {
    TreeWalk<E> walk = new TreeWalk<>(root, -1);
    while (!walk.leaf.isLeaf()) {
      walk.descend(Math.max(0, walk.leaf.upper(probe) - 1));
    }
    walk.at = walk.leaf.upper(probe) - 1;
    walk.settle();
    return walk;
  }

  @Override
  public boolean hasNext() {
    return at >= 0 && at < leaf.count();
  }

  @Override
  public E next() {
    if (!hasNext()) {
      throw new NoSuchElementException("the walk is at its end");
    }
    E next = leaf.item(at);
    at += step;
    settle();
    return next;
  }

  private void descend(int slot) {
    if (path.size() == slots.length) {
      slots = java.util.Arrays.copyOf(slots, slots.length * 2);
    }
    slots[path.size()] = slot;
    path.add(leaf);
    leaf = leaf.child(slot);
  }

  /** Where a leaf is used up, goes on to the next one, if there is one. */
  private void settle() {
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
        at = step > 0 ? 0 : leaf.count() - 1;
        return;
      }
    }
  }
}
