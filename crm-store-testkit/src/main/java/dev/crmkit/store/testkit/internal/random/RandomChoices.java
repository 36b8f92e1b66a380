package dev.crmkit.store.testkit.internal.random;

import dev.crmkit.store.testkit.internal.reference.Reference;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Chooses users, records and values from a workspace, and sometimes ones that do not exist. */
final class RandomChoices {

  /** The name of an entity that never exists. */
  static final String NONE = "no-such";

  private static final List<String> WORKING = List.of("active", "ip-restricted");

  private final RandomSource source;
  private final Reference view;

  RandomChoices(RandomSource source, Reference now) {
    this.source = source;
    this.view = now;
  }

  RandomSource source() {
    return source;
  }

  Reference view() {
    return view;
  }

  /** Chooses who acts: mostly a user who can work, sometimes one who cannot or was deleted. */
  String actor() {
    for (int i = 0; i < 6; i++) {
      String user = source.chance(.25) ? view.director() : source.one(view.users());
      boolean can = !view.isDeleted(user) && WORKING.contains(view.status(user));
      if (can || source.chance(.12)) {
        return user;
      }
    }
    return view.director();
  }

  /** Chooses a user who manages the form unless that is denied to them. */
  String settingsManager() {
    return source.one(
        users(user -> !view.type(user).equals("manager") && view.status(user).equals("active")));
  }

  /** Returns the first keys of a step's body: who acts, and from which address. */
  Map<String, @Nullable Object> acting(String user) {
    Map<String, @Nullable Object> body = ScriptData.map("user", user);
    boolean restricted = view.status(user).equals("ip-restricted");
    if (source.chance(restricted ? .85 : .1)) {
      body.put("from", source.one(SampleValues.ADDRESSES));
    }
    return body;
  }

  /** Returns the users that are not deleted and pass a test. */
  List<String> users(Predicate<String> passes) {
    return view.users().stream()
        .filter(user -> !view.isDeleted(user) && passes.test(user))
        .toList();
  }

  /** Chooses any user, also a deleted or an unknown one. */
  String user() {
    return source.chance(.05) ? "nobody" : source.one(view.users());
  }

  /** Chooses mostly a user whose profile the acting user sees. */
  String seenUser(String me) {
    return mostly(.6, me, users(other -> !view.isDeleted(me) && view.seesProfile(me, other)));
  }

  /** Chooses mostly a user whose records the acting user sees. */
  String owner(String me) {
    return mostly(.6, me, users(other -> !view.isDeleted(me) && view.seesRecordsOf(me, other)));
  }

  private String mostly(double share, String me, List<String> some) {
    return !view.isDeleted(me) && !some.isEmpty() && source.chance(share)
        ? source.one(some)
        : user();
  }

  /** Chooses any record of some kinds, rarely a deleted or an unknown one. */
  String record(List<String> kinds) {
    List<String> records = source.chance(.2) ? view.recordsEver(kinds) : view.records(kinds);
    return records.isEmpty() || source.chance(.04)
        ? source.one(kinds) + "/" + NONE
        : source.one(records);
  }

  /** Chooses mostly a record that a user sees. */
  String seenRecord(String me, List<String> kinds) {
    if (!view.isDeleted(me) && source.chance(.75)) {
      List<String> seen = view.records(kinds).stream().filter(r -> view.sees(me, r)).toList();
      if (!seen.isEmpty()) {
        return source.one(seen);
      }
    }
    return record(kinds);
  }

  /** Chooses a record that a user sees and that was changed before; any if there is none. */
  String changedRecord(String me, List<String> kinds) {
    return seenRecord(me, kinds, record -> view.version(record) > 1);
  }

  /**
   * Chooses a client that a user sees, with deals or activities of others; any if there is none.
   */
  String clientOfMany(String me) {
    return seenRecord(me, List.of("client"), othersOn(me)::contains);
  }

  /** Returns the clients on which other users have deals or activities. */
  Set<String> othersOn(String user) {
    Set<String> clients = new HashSet<>();
    for (String record : view.records(List.of("activity", "deal"))) {
      if (!view.owner(record).equals(user)) {
        clients.add(String.valueOf(view.clientOf(record)));
      }
    }
    return clients;
  }

  private String seenRecord(String me, List<String> kinds, Predicate<String> passes) {
    List<String> some =
        view.isDeleted(me)
            ? List.of()
            : view.records(kinds).stream()
                .filter(record -> passes.test(record) && view.sees(me, record))
                .toList();
    return some.isEmpty() ? seenRecord(me, kinds) : source.one(some);
  }

  /** Chooses mostly a client that a user sees, and returns its name. */
  String seenClient(String me) {
    return id(seenRecord(me, List.of("client")));
  }

  /** A section. */
  String section() {
    return oneOrNone(view.sections());
  }

  /** A field of the form. */
  String field() {
    return oneOrNone(view.fields());
  }

  /** A pipeline. */
  String pipeline() {
    return oneOrNone(view.pipelines());
  }

  /** Chooses a label, rarely in another case. */
  String label() {
    String label = oneOrNone(view.labels());
    return source.chance(.03) ? label.toUpperCase(java.util.Locale.ROOT) : label;
  }

  /** A group. */
  String group() {
    return oneOrNone(view.groups());
  }

  private String oneOrNone(List<String> names) {
    return names.isEmpty() || source.chance(.05) ? NONE : source.one(names);
  }

  /** Chooses some groups, rarely with an unknown one. */
  List<String> groups() {
    return some(view.groups(), 2, .03);
  }

  /** Some labels. */
  List<String> labels() {
    return some(view.labels(), 3, .04);
  }

  /** Chooses some of the names, rarely with an unknown one. */
  List<String> some(List<String> names, int most, double unknown) {
    List<String> some = source.some(names, most);
    if (source.chance(unknown)) {
      some.add(NONE);
    }
    return some;
  }

  /** Chooses a value that is valid for a field, or rarely one that may be invalid. */
  String value(String field, double bad) {
    return SampleValues.value(source, view.typeOf(field), options(field), bad);
  }

  /** Returns the options of a field, also those that are archived. */
  List<String> options(String field) {
    List<String> options = new ArrayList<>(view.options(field));
    options.addAll(view.archivedOptions(field));
    return options;
  }

  /** Values of fields that a user gives: mostly of visible fields, with the required ones. */
  Map<String, @Nullable Object> values(String me) {
    List<String> seen =
        view.fields().stream().filter(f -> view.isDeleted(me) || view.seesField(me, f)).toList();
    Map<String, @Nullable Object> values = ScriptData.map();
    for (String field : source.some(source.chance(.85) ? seen : view.fields(), 4)) {
      values.put(field, source.chance(.12) ? null : value(field, .05));
    }
    if (source.chance(.04)) {
      values.put(NONE, "1");
    }
    if (source.chance(.5)) {
      for (String field : seen) {
        if (view.isRequired(field) && !values.containsKey(field)) {
          values.put(field, value(field, 0));
        }
      }
    }
    return values;
  }

  /** Chooses stages in some pipelines of a kind of record. */
  Map<String, @Nullable String> stages(String kind) {
    List<String> pipelines = new ArrayList<>(view.pipelines());
    if (source.chance(.95)) {
      pipelines.removeIf(pipeline -> !view.of(pipeline).equals(SampleValues.plural(kind)));
    }
    Map<String, @Nullable String> stages = new LinkedHashMap<>();
    if (kind.equals("deal") && source.chance(.35)) {
      pipelines.forEach(pipeline -> stages.put(pipeline, closing(pipeline)));
      return stages;
    }
    for (String pipeline : source.some(pipelines, 2)) {
      String stage = source.chance(.95) ? source.one(view.stages(pipeline)) : NONE;
      stages.put(pipeline, source.chance(.2) ? null : stage);
    }
    if (source.chance(.03)) {
      stages.put(NONE, source.chance(.5) ? "a" : null);
    }
    return stages;
  }

  /**
   * Chooses a stage that closes a deal if there is one; those of several pipelines may contradict.
   */
  private String closing(String pipeline) {
    List<String> all = view.stages(pipeline);
    List<String> closing =
        all.stream().filter(stage -> view.closes(pipeline, stage) != null).toList();
    return source.one(closing.isEmpty() ? all : closing);
  }

  /** Chooses any entity that can be read. */
  String anything() {
    return switch (source.between(0, 7)) {
      case 0, 1 -> record(SampleValues.RECORDS);
      case 2 -> record(List.of("file"));
      case 3 -> "user/" + user();
      case 4 -> "field/" + field();
      case 5 -> "pipeline/" + pipeline();
      case 6 -> "section/" + section();
      default -> source.chance(.5) ? "label/" + label() : "group/" + group();
    };
  }

  /** The name in {@code kind/name}. */
  static String id(String record) {
    return record.substring(record.indexOf('/') + 1);
  }

  /** The kind in {@code kind/name}. */
  static String kind(String record) {
    return record.substring(0, record.indexOf('/'));
  }
}
