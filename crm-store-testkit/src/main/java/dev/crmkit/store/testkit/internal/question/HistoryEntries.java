package dev.crmkit.store.testkit.internal.question;

import static dev.crmkit.store.testkit.internal.format.KeyForm.Key.optional;

import dev.crmkit.access.Feed;
import dev.crmkit.access.query.PageRequest;
import dev.crmkit.access.view.HistoryView;
import dev.crmkit.access.view.Page;
import dev.crmkit.core.Subject;
import dev.crmkit.core.history.Change;
import dev.crmkit.core.history.Event;
import dev.crmkit.core.history.EventType;
import dev.crmkit.core.user.UserRef;
import dev.crmkit.store.testkit.internal.format.EntityKind;
import dev.crmkit.store.testkit.internal.format.Form;
import dev.crmkit.store.testkit.internal.format.Forms;
import dev.crmkit.store.testkit.internal.format.KeyForm;
import dev.crmkit.store.testkit.internal.format.Node;
import dev.crmkit.store.testkit.internal.result.ActualLists;
import dev.crmkit.store.testkit.internal.result.ActualValue;
import dev.crmkit.store.testkit.internal.result.ActualValues;
import dev.crmkit.store.testkit.internal.workspace.EntityNames;
import dev.crmkit.store.testkit.internal.workspace.ScenarioWorkspace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The entries of a history or a feed, in order, each compared on the keys that are expected of it.
 *
 * @param all the entries
 * @param withoutFirst the same without the first, if that is the creation by a {@code given} of the
 *     thing: it may be left out of what is expected
 */
record HistoryEntries(ActualValue all, @Nullable ActualValue withoutFirst) implements ActualValue {

  /** The keys that can be expected of an entry. */
  static final Form<?> FORM =
      KeyForm.of(
          optional("by", Forms.NAME),
          optional(
              "did",
              Forms.oneOf(
                  Arrays.stream(EventType.values()).map(EventType::word).toArray(String[]::new))),
          optional("fields", Forms.NAMES),
          optional("on", Forms.TEXT),
          optional("from", Forms.TEXT),
          optional("before", Forms.mapOf(Forms.TEXT)),
          optional("after", Forms.mapOf(Forms.TEXT)),
          optional("records", Forms.NAMES));

  /** Creates the entries of a history. */
  static HistoryEntries of(ScenarioWorkspace workspace, List<HistoryView> entries, boolean setUp) {
    List<ActualValue> values =
        entries.stream().map(entry -> entry(workspace, entry, List.of())).toList();
    boolean created = setUp && !entries.isEmpty() && entries.get(0).type() == EventType.CREATE;
    return new HistoryEntries(
        ActualLists.sequence(values),
        created ? ActualLists.sequence(values.subList(1, values.size())) : null);
  }

  @Override
  public boolean matches(Node expected) {
    return shown(expected).matches(expected);
  }

  @Override
  public @Nullable Object toData(Node expected) {
    return shown(expected).toData(expected);
  }

  private ActualValue shown(Node expected) {
    boolean whole =
        withoutFirst == null
            || !(expected instanceof Node.Items list)
            || beginsWithCreate(list)
            || all.matches(expected);
    return whole || withoutFirst == null ? all : withoutFirst;
  }

  private static boolean beginsWithCreate(Node.Items expected) {
    return !expected.items().isEmpty()
        && expected.items().get(0) instanceof Node.Entries first
        && first.get("did") instanceof Node.Text did
        && did.value().equals(EventType.CREATE.word());
  }

  /** Creates the entry of an event for the host application; a hand-over has what it moved. */
  static ActualValue entry(ScenarioWorkspace workspace, Event event) {
    List<String> records = new ArrayList<>();
    if (event.handOver().isPresent()) {
      Feed feed = workspace.crm().feed();
      Page.stream(next -> feed.records(event, PageRequest.first().after(next)))
          .forEach(id -> records.add(workspace.names().reference(id).toString()));
    }
    HistoryView entry =
        new HistoryView(
            event.subject().orElse(null),
            event.occurredAt(),
            event.actor().orElse(null),
            event.address().orElse(null),
            event.type(),
            event.changes(),
            List.of());
    return entry(workspace, entry, records);
  }

  /** Creates one entry. */
  static ActualValue entry(ScenarioWorkspace workspace, HistoryView entry, List<String> records) {
    EntityNames names = workspace.names();
    Map<String, ActualValue> attributes = new LinkedHashMap<>();
    attributes.put("did", ActualValues.text(entry.type().word()));
    UserRef by = entry.actor();
    attributes.put("by", by == null ? ActualValues.ABSENT : ActualValues.text(names.name(by.id())));
    Subject on = entry.subject();
    attributes.put(
        "on", on == null ? ActualValues.ABSENT : ActualValues.text(names.reference(on).toString()));
    String from = entry.address();
    attributes.put("from", from == null ? ActualValues.ABSENT : ActualValues.address(from));
    attributes.put("fields", ChangedFields.of(names, entry.changes()));
    Map<String, ActualValue> before = new LinkedHashMap<>();
    Map<String, ActualValue> after = new LinkedHashMap<>();
    for (Change change : entry.changes()) {
      String name = ChangedFields.name(names, change);
      before.put(name, value(names, change, change.before()));
      after.put(name, value(names, change, change.after()));
    }
    attributes.put("before", ActualValues.attributes(before));
    attributes.put("after", ActualValues.attributes(after));
    attributes.put("records", ActualValues.bag(records));
    return ActualValues.attributes(attributes);
  }

  private static ActualValue value(EntityNames names, Change change, @Nullable String text) {
    if (text == null) {
      return ActualValues.ABSENT;
    }
    return ActualValues.text(
        change.attribute().equals("owner")
            ? names.name(EntityKind.USER, Long.parseLong(text))
            : text);
  }
}
