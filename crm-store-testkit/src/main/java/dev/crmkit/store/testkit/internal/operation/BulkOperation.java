package dev.crmkit.store.testkit.internal.operation;

import dev.crmkit.store.testkit.internal.format.EntityRef;
import java.util.List;

/** An operation on many clients, each of which has an outcome of its own (rules.md E8). */
public interface BulkOperation {
  List<EntityRef> on();
}
