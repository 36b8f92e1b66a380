package dev.crmkit.store.testkit.internal.operation;

import java.util.List;

/** An operation on many clients, each of which has an outcome of its own (rules.md E8). */
public interface BulkOperation {
  List<EntityRef> on();
}
