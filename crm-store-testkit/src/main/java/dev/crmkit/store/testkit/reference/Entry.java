package dev.crmkit.store.testkit.reference;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An entry of a record's history (W2).
 *
 * @param by who did it; null for what was there from the beginning
 * @param from the address that he came from, if known
 * @param did create, edit, assign, stage, hand-over, delete or undo-delete
 * @param fields the fields of the form that it changed
 * @param others whether it changed anything but such fields
 */
record Entry(
    @Nullable String by, @Nullable String from, String did, Set<String> fields, boolean others) {

  Entry {
    fields = Set.copyOf(fields);
  }

  Entry(@Nullable String by, @Nullable String from, String did) {
    this(by, from, did, Set.of(), true);
  }
}
