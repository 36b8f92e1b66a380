package dev.crmkit.store.testkit.internal.random;

import dev.crmkit.store.testkit.internal.reference.Reference;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Finds out which features a workspace has. */
final class WorkspaceFeatures {

  private final Reference now;
  private final List<String> users;
  private final Set<String> features = new TreeSet<>();

  private WorkspaceFeatures(Reference now) {
    this.now = now;
    this.users = now.users().stream().filter(user -> !now.isDeleted(user)).toList();
  }

  static Set<String> of(Reference now) {
    WorkspaceFeatures shapes = new WorkspaceFeatures(now);
    shapes.organisation();
    shapes.statuses();
    shapes.records();
    shapes.settings();
    return shapes.features;
  }

  private void is(String shape, boolean so) {
    if (so) {
      features.add(shape);
    }
  }

  private boolean any(Predicate<String> user) {
    return users.stream().anyMatch(user);
  }

  private void organisation() {
    long heads = users.stream().filter(user -> now.type(user).equals("head")).count();
    features.add("heads: " + (heads > 1 ? "2 or more" : heads));
    for (String head : users) {
      if (now.type(head).equals("head")) {
        long team = users.stream().filter(user -> head.equals(now.responsible(user))).count();
        features.add("team: " + (team < 3 ? team : team < 6 ? "3 to 5" : "6 or more"));
      }
    }
    is("manager under the director", any(user -> isUnder(user, now.director())));
    is(
        "manager under a head who cannot work",
        any(head -> hasLeft(head) && now.type(head).equals("head") && any(u -> isUnder(u, head))));
    is("deleted user", users.size() < now.users().size());
  }

  private boolean hasLeft(String user) {
    return List.of("inactive", "dismissed").contains(now.status(user));
  }

  private boolean isUnder(String user, String over) {
    return now.type(user).equals("manager") && over.equals(now.responsible(user));
  }

  private void statuses() {
    users.forEach(user -> features.add("status: " + now.status(user)));
    for (String user : users) {
      if (now.status(user).equals("ip-restricted")) {
        boolean somewhere =
            SampleValues.ADDRESSES.stream().anyMatch(from -> now.canWorkFrom(user, from));
        features.add("ip-restricted, " + (somewhere ? "with a range" : "without a range"));
      }
    }
  }

  private void records() {
    for (String record : now.records("client", "activity", "deal")) {
      String owner = now.owner(record);
      is("owner who left", hasLeft(owner));
      Map<String, @Nullable Object> state = state(record);
      if (state.get("client") instanceof String client) {
        String on = "client/" + client;
        boolean there = now.records("client").contains(on);
        is("record whose client is deleted", !there);
        is("record whose client its owner does not see", there && !now.sees(owner, on));
      }
      for (String field : ScriptData.mapIn(state, "fields").keySet()) {
        if (now.fields().contains(field) && now.values(List.of(field)) > 0) {
          is("value that the owner does not see", !now.seesField(owner, field));
        }
      }
    }
    is(
        "deleted record",
        now.records("client", "activity", "deal").size()
            < now.recordsEver("client", "activity", "deal").size());
    is("file", !now.records("file").isEmpty());
  }

  private Map<String, @Nullable Object> state(String record) {
    Map<String, @Nullable Object> step = ScriptData.map("state", ScriptData.map("on", record));
    return ScriptData.mapIn(ScriptData.map("is", now.answerIfSpecified(step)), "is");
  }

  private void settings() {
    for (String section : now.sections()) {
      is("section closed to all but the director", isClosed(section, users));
      is("section closed to some", any(user -> !now.seesSection(user, section)));
    }
    for (String field : now.fields()) {
      is("archived option", !now.archivedOptions(field).isEmpty());
      is("required field", now.isRequired(field));
      features.add("field: " + now.typeOf(field));
    }
    is("groups", !now.groups().isEmpty());
    for (String pipeline : now.pipelines()) {
      features.add("pipeline of " + now.of(pipeline));
    }
  }

  private boolean isClosed(String section, List<String> to) {
    return to.size() > 1
        && to.stream()
            .noneMatch(user -> !user.equals(now.director()) && now.seesSection(user, section));
  }
}
