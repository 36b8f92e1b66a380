package dev.crmkit.store.testkit.internal.question;

import dev.crmkit.access.CrmSession;
import dev.crmkit.access.query.Filter;
import dev.crmkit.access.query.Order;
import dev.crmkit.core.Subject;
import dev.crmkit.core.error.InvalidException;
import dev.crmkit.core.error.ViolationCode;
import dev.crmkit.core.text.TextOrder;
import dev.crmkit.store.testkit.internal.step.Step.ListVisible;
import dev.crmkit.store.testkit.internal.workspace.EntityNames;
import dev.crmkit.store.testkit.internal.workspace.ScenarioWorkspace;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/**
 * The lists that a user sees. Those of entities other than records are in the library's order, by
 * name or by creation.
 */
final class VisibleLists {

  /**
   * Something in a list.
   *
   * @param id which
   * @param name what it is called
   */
  private record Item(Subject id, String name) {}

  private VisibleLists() {}

  static List<String> names(ScenarioWorkspace workspace, CrmSession session, ListVisible step) {
    EntityNames names = workspace.names();
    if (RecordQueries.KINDS.contains(step.what())) {
      Filter[] filters = ListFilters.filters(workspace, step.where());
      Order order = ListFilters.order(workspace, step.sort());
      return RecordQueries.list(session, step.what(), filters, order).stream()
          .map(record -> names.name(record.id()))
          .toList();
    }
    List<Item> items = new ArrayList<>(items(session, step.what()));
    String sort = step.sort();
    if (sort != null && !items.isEmpty()) {
      sort(items, step.what(), sort);
    }
    return items.stream().map(item -> names.name(item.id())).toList();
  }

  private static List<Item> items(CrmSession session, String what) {
    return switch (what) {
      case "files" -> files(session);
      case "users" ->
          session.users().stream().map(user -> new Item(user.id(), user.name())).toList();
      case "groups" ->
          session.groups().list().stream()
              .map(group -> new Item(group.id(), group.name()))
              .toList();
      case "sections" ->
          session.form().sections().stream()
              .map(section -> new Item(section.id(), section.name()))
              .toList();
      case "fields" ->
          session.form().fields().stream()
              .map(field -> new Item(field.id(), field.name()))
              .toList();
      case "labels" ->
          session.labels().list().stream()
              .map(label -> new Item(label.id(), label.name()))
              .toList();
      case "pipelines" ->
          session.pipelines().list().stream()
              .map(pipeline -> new Item(pipeline.id(), pipeline.name()))
              .toList();
      default -> throw new IllegalArgumentException("no list: " + what);
    };
  }

  private static List<Item> files(CrmSession session) {
    return session.attachments().stream().map(file -> new Item(file.id(), file.name())).toList();
  }

  private static void sort(List<Item> items, String what, String sort) {
    boolean descending = sort.startsWith("-");
    String by = descending ? sort.substring(1) : sort;
    boolean ordered = what.equals("sections") || what.equals("fields");
    switch (by) {
      case "created" ->
          items.sort(Comparator.comparingLong(item -> Long.parseLong(item.id().key())));
      case "name" ->
          items.sort(
              Comparator.comparing(
                  (Item item) -> TextOrder.key(item.name()), TextOrder.BY_CODE_POINT));
      default -> {
        if (!ordered || !by.equals("order")) {
          throw new InvalidException(
              "sort",
              ViolationCode.UNKNOWN,
              sort,
              ordered ? "created, name or order" : "created or name");
        }
      }
    }
    if (descending) {
      Collections.reverse(items);
    }
  }
}
