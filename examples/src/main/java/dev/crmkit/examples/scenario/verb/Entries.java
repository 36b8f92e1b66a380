package dev.crmkit.examples.scenario.verb;

import static dev.crmkit.examples.scenario.format.Key.may;

import dev.crmkit.access.view.HistoryView;
import dev.crmkit.core.history.Change;
import dev.crmkit.core.history.Did;
import dev.crmkit.examples.scenario.answer.Lists;
import dev.crmkit.examples.scenario.answer.Value;
import dev.crmkit.examples.scenario.answer.Values;
import dev.crmkit.examples.scenario.company.Company;
import dev.crmkit.examples.scenario.format.Keys;
import dev.crmkit.examples.scenario.format.Kind;
import dev.crmkit.examples.scenario.format.Shapes;
import dev.crmkit.examples.yaml.Node;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The entries of a history, in order, each compared on the keys that are expected of it.
 *
 * @param company where
 * @param entries the entries
 * @param setUp whether the thing was set up by a {@code given}, so that the entry of its creation
 *     may be left out of what is expected
 */
record Entries(Company company, List<HistoryView> entries, boolean setUp) implements Value {

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
          may("after", Shapes.TEXTS_BY_NAME));

  @Override
  public boolean matches(Node expected) {
    return shown(expected).matches(expected);
  }

  @Override
  public @Nullable Object told(Node expected) {
    return shown(expected).told(expected);
  }

  private Value shown(Node expected) {
    boolean skipped =
        setUp
            && !entries.isEmpty()
            && entries.get(0).did() == Did.CREATE
            && expected instanceof Node.Items list
            && !beginsWithCreate(list);
    return Lists.sequence(entries.stream().skip(skipped ? 1 : 0).map(this::entry).toList());
  }

  private static boolean beginsWithCreate(Node.Items expected) {
    return !expected.items().isEmpty()
        && expected.items().get(0) instanceof Node.Entries first
        && first.get("did") instanceof Node.Text did
        && did.value().equals(Did.CREATE.word());
  }

  private Value entry(HistoryView entry) {
    Map<String, Value> told = new LinkedHashMap<>();
    told.put("did", Values.text(entry.did().word()));
    told.put(
        "by",
        entry.by() == null ? Values.NOTHING : Values.text(company.names().name(entry.by().id())));
    told.put(
        "on",
        entry.subject() == null
            ? Values.NOTHING
            : Values.text(company.names().thing(entry.subject()).toString()));
    told.put("from", entry.address() == null ? Values.NOTHING : Values.address(entry.address()));
    told.put("fields", new ChangedFields(named(entry, true), named(entry, false)));
    Map<String, Value> before = new LinkedHashMap<>();
    Map<String, Value> after = new LinkedHashMap<>();
    for (Change change : entry.changes()) {
      before.put(name(change), value(change, change.before()));
      after.put(name(change), value(change, change.after()));
    }
    told.put("before", Values.attributes(before));
    told.put("after", Values.attributes(after));
    return Values.attributes(told);
  }

  private List<String> named(HistoryView entry, boolean ofForm) {
    return entry.changes().stream()
        .filter(change -> change.field().isPresent() == ofForm)
        .map(this::name)
        .toList();
  }

  private String name(Change change) {
    return Stream.concat(change.field().stream(), change.pipeline().stream())
        .findFirst()
        .map(company.names()::name)
        .orElse(change.attribute());
  }

  private Value value(Change change, @Nullable String text) {
    if (text == null) {
      return Values.NOTHING;
    }
    return Values.text(
        change.attribute().equals("owner")
            ? company.names().name(Kind.USER, Long.parseLong(text))
            : text);
  }
}
