package dev.crmkit.access.internal.draft;

import dev.crmkit.access.internal.plan.EntryTexts;
import dev.crmkit.core.form.FieldId;
import dev.crmkit.core.form.FieldValue;
import dev.crmkit.core.history.Change;
import dev.crmkit.core.label.LabelId;
import dev.crmkit.core.org.OrgSnapshot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Collects the changes of a record, attribute by attribute, without attributes that stay the same.
 */
public final class AttributeDiff {

  private final List<Change> changes = new ArrayList<>();

  /**
   * Adds an attribute.
   *
   * @return false if it has not changed
   */
  public boolean add(String attribute, @Nullable Object before, @Nullable Object after) {
    if (Objects.equals(before, after)) {
      return false;
    }
    changes.add(new Change(attribute, text(before), text(after)));
    return true;
  }

  /** Adds the values of fields that still exist. */
  void fields(OrgSnapshot org, Map<FieldId, FieldValue> before, Map<FieldId, FieldValue> after) {
    Set<FieldId> all = new LinkedHashSet<>(before.keySet());
    all.addAll(after.keySet());
    all.stream()
        .filter(id -> org.field(id).isPresent())
        .sorted(Comparator.comparingLong(FieldId::value))
        .forEach(id -> add(id.path(), before.get(id), after.get(id)));
  }

  /** Adds the labels, without deleted ones. */
  void labels(OrgSnapshot org, Set<LabelId> before, Set<LabelId> after) {
    add("labels", list(org, before), list(org, after));
  }

  public List<Change> changes() {
    return changes;
  }

  private static @Nullable String list(OrgSnapshot org, Set<LabelId> labels) {
    String list =
        labels.stream()
            .filter(label -> org.label(label).isPresent())
            .map(LabelId::value)
            .sorted()
            .map(String::valueOf)
            .collect(Collectors.joining(",", "[", "]"));
    return list.equals("[]") ? null : list;
  }

  private static @Nullable String text(@Nullable Object value) {
    return value == null
        ? null
        : value instanceof FieldValue field ? EntryTexts.value(field) : value.toString();
  }
}
