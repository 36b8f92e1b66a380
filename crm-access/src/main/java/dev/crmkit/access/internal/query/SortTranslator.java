package dev.crmkit.access.internal.query;

import dev.crmkit.access.internal.draft.Stages;
import dev.crmkit.access.query.Order;
import dev.crmkit.core.RecordKind;
import dev.crmkit.core.form.Field;
import dev.crmkit.core.form.FieldOption;
import dev.crmkit.core.form.OptionId;
import dev.crmkit.core.query.Sort;
import java.util.List;

/** Translates the order of a query for a store. */
final class SortTranslator {

  private final QueryContext context;

  SortTranslator(QueryContext context) {
    this.context = context;
  }

  Sort translate(Order order) {
    if (order.by() instanceof Order.ByField by) {
      return byField(by, order.descending());
    }
    if (order.by() instanceof Order.ByAttribute by) {
      Sort.Attribute attribute = by.attribute();
      context.require(attribute.word(), attribute.isOf(context.kind()));
      return new Sort(attribute, order.descending());
    }
    context.requireKind("closed", RecordKind.DEAL);
    return new Sort(
        new Sort.ByClosing(Stages.of(context.org(), RecordKind.DEAL)), order.descending());
  }

  private Sort byField(Order.ByField by, boolean descending) {
    Field field = context.field(by.field()).orElse(null);
    if (field == null) {
      return new Sort(Sort.Attribute.CREATED, false);
    }
    List<OptionId> ranked =
        QueryContext.withAllOptions(field).options().stream().map(FieldOption::id).toList();
    return new Sort(new Sort.OfField(field.id(), field.type(), ranked), descending);
  }
}
