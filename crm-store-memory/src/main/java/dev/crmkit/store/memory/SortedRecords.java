package dev.crmkit.store.memory;

import dev.crmkit.core.query.Sort;
import dev.crmkit.core.record.CrmRecord;
import dev.crmkit.core.record.RecordKind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Records of one kind in the order of each attribute that has an index. */
final class SortedRecords {

  private final List<RecordOrder> orders;

  /** A tree for each order. */
  private final List<SortedTree<CrmRecord>> trees;

  /** No records. */
  SortedRecords(RecordKind kind) {
    orders = RecordOrder.of(kind);
    trees = new ArrayList<>(orders.size());
    for (RecordOrder order : orders) {
      trees.add(SortedTree.empty(order));
    }
  }

  private SortedRecords(SortedRecords from, Edit edit) {
    orders = from.orders;
    trees = new ArrayList<>(orders.size());
    for (SortedTree<CrmRecord> tree : from.trees) {
      trees.add(tree.edit(edit));
    }
  }

  /** A successor that can be changed until the edit is closed. */
  SortedRecords edit(Edit edit) {
    return new SortedRecords(this, edit);
  }

  void add(CrmRecord record) {
    for (SortedTree<CrmRecord> tree : trees) {
      tree.put(record);
    }
  }

  void replace(CrmRecord before, CrmRecord after) {
    for (SortedTree<CrmRecord> tree : trees) {
      tree.replace(before, after);
    }
  }

  void remove(CrmRecord record) {
    for (SortedTree<CrmRecord> tree : trees) {
      tree.remove(record);
    }
  }

  /** All of them in the order of an attribute; null when the kind has no such key. */
  @Nullable SortedTree<CrmRecord> by(Sort.Attribute attribute) {
    for (int i = 0; i < trees.size(); i++) {
      if (orders.get(i).by() == attribute) {
        return trees.get(i);
      }
    }
    return null;
  }

  /** All of them in some order. */
  SortedTree<CrmRecord> all() {
    return trees.get(0);
  }
}
