package dev.crmkit.access.internal.query;

import dev.crmkit.core.RecordKind;
import dev.crmkit.core.error.ViolationCode;
import dev.crmkit.core.form.FieldType;
import dev.crmkit.core.query.Grouping;
import dev.crmkit.core.query.GroupingVisitor;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Checks what a user wants to group records by, and adds violations (rules.md R6, A2). */
@SuppressWarnings("NullAway") // a visitor without a result returns null
final class GroupingChecker implements GroupingVisitor<@Nullable Void> {

  private final QueryContext context;

  GroupingChecker(QueryContext context) {
    this.context = context;
  }

  void check(List<Grouping<?>> groupings) {
    int limit = context.limits().groupings();
    if (groupings.size() > limit) {
      add("groupings", ViolationCode.OUT_OF_RANGE, groupings.size() + "", "at most " + limit);
      return;
    }
    Set<Grouping<?>> seen = new HashSet<>();
    for (Grouping<?> grouping : groupings) {
      grouping.accept(this);
      if (!seen.add(grouping)) {
        add("groupings", ViolationCode.DUPLICATE, null, "each grouping once");
      }
    }
  }

  private void add(String at, ViolationCode code, @Nullable String value, String expected) {
    context.violations().add(at, code, value, expected);
  }

  @Override
  public @Nullable Void byOwner(Grouping.ByOwner by) {
    return null;
  }

  @Override
  public @Nullable Void byStage(Grouping.ByStage by) {
    context.pipeline(by.pipeline());
    return null;
  }

  @Override
  public @Nullable Void byLabel(Grouping.ByLabel by) {
    context.requireKind("label", RecordKind.CLIENT, RecordKind.DEAL);
    return null;
  }

  @Override
  public @Nullable Void byField(Grouping.ByField by) {
    context
        .field(by.field())
        .filter(field -> field.type() != FieldType.SELECTOR && field.type() != FieldType.CHECKBOX)
        .ifPresent(
            field ->
                add(
                    field.id().path(),
                    ViolationCode.NOT_ALLOWED,
                    null,
                    "a selector or a checkbox"));
    return null;
  }

  @Override
  public @Nullable Void byKind(Grouping.ByKind by) {
    context.requireKind("kind", RecordKind.ACTIVITY);
    return null;
  }

  @Override
  public @Nullable Void byTime(Grouping.ByTime<?> by) {
    context.requireKind(
        by.attribute().name().toLowerCase(Locale.ROOT),
        Stream.of(RecordKind.values()).filter(by.attribute()::isOf).toArray(RecordKind[]::new));
    try {
      ZoneId.of(by.zone());
    } catch (DateTimeException e) {
      add("zone", ViolationCode.UNKNOWN, by.zone(), "a time zone such as Europe/Berlin");
    }
    return null;
  }
}
