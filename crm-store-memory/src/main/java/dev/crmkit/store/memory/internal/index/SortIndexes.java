package dev.crmkit.store.memory.internal.index;

import dev.crmkit.core.RecordKind;
import dev.crmkit.core.query.Sort;
import dev.crmkit.core.record.CrmRecord;
import dev.crmkit.store.memory.internal.tree.MutationToken;
import dev.crmkit.store.memory.internal.tree.SortedTree;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The sort indexes of a set of records of one kind: a tree for each sortable attribute. */
public final class SortIndexes {

  private final List<RecordOrder> orders;

  /** In the order of {@link #orders}. */
  private final List<SortedTree<CrmRecord>> trees;

  /** Creates empty indexes. */
  public SortIndexes(RecordKind kind) {
    orders = RecordOrder.of(kind);
    trees = new ArrayList<>(orders.size());
    for (RecordOrder order : orders) {
      trees.add(SortedTree.empty(order));
    }
  }

  private SortIndexes(SortIndexes from, MutationToken token) {
    orders = from.orders;
    trees = new ArrayList<>(orders.size());
    for (SortedTree<CrmRecord> tree : from.trees) {
      trees.add(tree.mutableCopy(token));
    }
  }

  /** Returns a copy that can be changed until the token is closed. */
  public SortIndexes mutableCopy(MutationToken token) {
    return new SortIndexes(this, token);
  }

  public void add(CrmRecord record) {
    for (SortedTree<CrmRecord> tree : trees) {
      tree.put(record);
    }
  }

  public void replace(CrmRecord before, CrmRecord after) {
    for (SortedTree<CrmRecord> tree : trees) {
      tree.replace(before, after);
    }
  }

  public void remove(CrmRecord record) {
    for (SortedTree<CrmRecord> tree : trees) {
      tree.remove(record);
    }
  }

  /** Returns the records in the order of an attribute, or null if the kind has no such index. */
  public @Nullable SortedTree<CrmRecord> by(Sort.Attribute attribute) {
    for (int i = 0; i < trees.size(); i++) {
      if (orders.get(i).by() == attribute) {
        return trees.get(i);
      }
    }
    return null;
  }

  /** Returns all records, in an unspecified order. */
  public SortedTree<CrmRecord> all() {
    return trees.get(0);
  }
}
