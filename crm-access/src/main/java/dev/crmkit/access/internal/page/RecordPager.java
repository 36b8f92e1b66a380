package dev.crmkit.access.internal.page;

import dev.crmkit.access.internal.draft.DraftContext;
import dev.crmkit.access.internal.query.PositionCodec;
import dev.crmkit.access.internal.query.QueryTranslator;
import dev.crmkit.access.internal.record.RecordModel;
import dev.crmkit.access.internal.record.RecordViews;
import dev.crmkit.access.internal.session.CallContext;
import dev.crmkit.access.query.Order;
import dev.crmkit.access.query.Query;
import dev.crmkit.access.view.Page;
import dev.crmkit.access.view.RecordView;
import dev.crmkit.core.RecordKind;
import dev.crmkit.core.error.InvalidException;
import dev.crmkit.core.error.Violations;
import dev.crmkit.core.form.Field;
import dev.crmkit.core.query.Condition;
import dev.crmkit.core.query.Grouping;
import dev.crmkit.core.query.Position;
import dev.crmkit.core.query.RecordQuery;
import dev.crmkit.core.query.Scope;
import dev.crmkit.core.query.Sort;
import dev.crmkit.core.query.Summary;
import dev.crmkit.core.query.SummaryQuery;
import dev.crmkit.core.record.CrmRecord;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads pages, counts and summaries of records, restricted to what the user sees. */
public final class RecordPager {

  private RecordPager() {}

  public static <R extends CrmRecord, V extends RecordView> Page<V> page(
      CallContext<?> call, RecordModel<?, R, V, ?, ?> model, Query query) {
    DraftContext draft = call.newDraft();
    QueryTranslator translator = new QueryTranslator(draft, model.kind());
    Condition where = translator.condition(query.filters());
    Sort sort = translator.sort(query.order());
    int limit = PageLimits.checked(query.limit(), draft.violations());
    String purpose = purpose(call, model.kind(), query);
    Position after = after(call, purpose, query.after(), draft.violations());
    draft.violations().throwIfAny();
    List<R> found =
        call.tx()
            .list(
                new RecordQuery<>(
                    model.type(), call.visibility().scope(), where, sort, after, limit + 1));
    RecordViews views = new RecordViews(call);
    List<R> shown = found.subList(0, Math.min(limit, found.size()));
    views.prepare(shown);
    List<V> items = shown.stream().map(record -> model.view(views, record)).toList();
    return Page.of(
        items,
        found.size() > limit
            ? Optional.of(
                Cursors.seal(
                    call, purpose, PositionCodec.write(sort.position(found.get(limit - 1)))))
            : Optional.empty());
  }

  public static long count(CallContext<?> call, RecordKind kind, Query query) {
    DraftContext draft = call.newDraft();
    Condition where = new QueryTranslator(draft, kind).condition(query.filters());
    draft.violations().throwIfAny();
    return call.tx().count(kind, call.visibility().scope(), where);
  }

  public static Summary summarize(
      CallContext<?> call, RecordKind kind, Query query, List<Grouping<?>> by) {
    DraftContext draft = call.newDraft();
    QueryTranslator translator = new QueryTranslator(draft, kind);
    Condition where = translator.condition(query.filters());
    translator.checkGroupings(by);
    draft.violations().throwIfAny();
    Scope scope = call.visibility().scope();
    int maxGroups = draft.limits().summaryGroups();
    return call.tx().summarize(new SummaryQuery(kind, scope, where, by, maxGroups));
  }

  private static @Nullable Position after(
      CallContext<?> call, String purpose, Optional<String> next, Violations violations) {
    try {
      return next.map(text -> PositionCodec.read(Cursors.open(call, purpose, text))).orElse(null);
    } catch (InvalidException e) {
      e.violations().forEach(violations::add);
      return null;
    }
  }

  /** What a cursor is bound to: the kind, the order with the type of its keys, and the filters. */
  private static String purpose(CallContext<?> call, RecordKind kind, Query query) {
    String keys =
        query.order().by() instanceof Order.ByField by
            ? call.org().field(by.field()).map(Field::type).map(Enum::name).orElse("")
            : "";
    return kind + "\n" + query.order() + keys + "\n" + query.filters();
  }
}
