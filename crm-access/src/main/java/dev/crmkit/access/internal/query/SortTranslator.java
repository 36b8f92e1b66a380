package dev.crmkit.access.internal.query;

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
    return order.by() instanceof Order.ByAttribute by
        ? byAttribute(by.attribute(), order.descending())
        : byField((Order.ByField) order.by(), order.descending());
  }

  private Sort byAttribute(Sort.Attribute attribute, boolean descending) {
    switch (attribute) {
      case DUE -> context.requireKind("due", RecordKind.ACTIVITY);
      case AMOUNT -> context.requireKind("amount", RecordKind.DEAL);
      case CREATED, UPDATED, NAME -> {}
    }
    return new Sort(attribute, descending);
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
