package dev.crmkit.store.testkit.scenario.verb;

import static dev.crmkit.store.testkit.scenario.format.Key.may;

import dev.crmkit.access.view.HistoryView;
import dev.crmkit.core.Subject;
import dev.crmkit.core.history.Change;
import dev.crmkit.core.history.Did;
import dev.crmkit.core.user.UserRef;
import dev.crmkit.store.testkit.scenario.answer.Lists;
import dev.crmkit.store.testkit.scenario.answer.Value;
import dev.crmkit.store.testkit.scenario.answer.Values;
import dev.crmkit.store.testkit.scenario.company.Company;
import dev.crmkit.store.testkit.scenario.company.Names;
import dev.crmkit.store.testkit.scenario.format.Keys;
import dev.crmkit.store.testkit.scenario.format.Kind;
import dev.crmkit.store.testkit.scenario.format.Shapes;
import dev.crmkit.store.testkit.yaml.Node;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The entries of a history or a feed, in order, each compared on the keys that are expected of it.
 *
 * @param all the entries
 * @param withoutFirst the same without the first, where that tells that a {@code given} created the
 *     thing: it may be left out of what is expected
 */
record Entries(Value all, @Nullable Value withoutFirst) implements Value {

  /** What can be expected of an entry. */
  static final Keys KEYS =
      Keys.of(
          may("by", Shapes.NAME),
          may(
              "did",
              Shapes.oneOf(Arrays.stream(Did.values()).map(Did::word).toArray(String[]::new))),
          may("fields", Shapes.NAMES),
          may("on", Shapes.TEXT),
          may("from", Shapes.TEXT),
          may("before", Shapes.TEXTS_BY_NAME),
          may("after", Shapes.TEXTS_BY_NAME),
          may("records", Shapes.NAMES));

  /**
   * A history.
   *
   * @param company where
   * @param entries the entries
   * @param setUp whether the thing was set up by a {@code given}
   */
  static Entries of(Company company, List<HistoryView> entries, boolean setUp) {
    List<Value> told = entries.stream().map(entry -> entry(company, entry, List.of())).toList();
    boolean created = setUp && !entries.isEmpty() && entries.get(0).did() == Did.CREATE;
    return new Entries(
        Lists.sequence(told), created ? Lists.sequence(told.subList(1, told.size())) : null);
  }

  @Override
  public boolean matches(Node expected) {
    return shown(expected).matches(expected);
  }

  @Override
  public @Nullable Object told(Node expected) {
    return shown(expected).told(expected);
  }

  private Value shown(Node expected) {
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
        && did.value().equals(Did.CREATE.word());
  }

  /**
   * One entry.
   *
   * @param company where
   * @param entry it
   * @param records the records that a hand-over moved, as far as these are asked for
   */
  static Value entry(Company company, HistoryView entry, List<String> records) {
    Names names = company.names();
    Map<String, Value> told = new LinkedHashMap<>();
    told.put("did", Values.text(entry.did().word()));
    UserRef by = entry.by();
    told.put("by", by == null ? Values.NOTHING : Values.text(names.name(by.id())));
    Subject on = entry.subject();
    told.put("on", on == null ? Values.NOTHING : Values.text(names.thing(on).toString()));
    String from = entry.address();
    told.put("from", from == null ? Values.NOTHING : Values.address(from));
    told.put("fields", ChangedFields.of(names, entry.changes()));
    Map<String, Value> before = new LinkedHashMap<>();
    Map<String, Value> after = new LinkedHashMap<>();
    for (Change change : entry.changes()) {
      String name = ChangedFields.name(names, change);
      before.put(name, value(names, change, change.before()));
      after.put(name, value(names, change, change.after()));
    }
    told.put("before", Values.attributes(before));
    told.put("after", Values.attributes(after));
    told.put("records", Values.bag(records));
    return Values.attributes(told);
  }

  private static Value value(Names names, Change change, @Nullable String text) {
    if (text == null) {
      return Values.NOTHING;
    }
    return Values.text(
        change.attribute().equals("owner") ? names.name(Kind.USER, Long.parseLong(text)) : text);
  }
}
