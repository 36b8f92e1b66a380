package dev.crmkit.store.testkit.internal.random;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Generates the records and files of a workspace; the owner of a deal need not see its client. */
final class RecordGenerator {

  private final RandomSource source;
  private final WorkspaceGenerator.Size size;
  private final Map<String, @Nullable Object> given;
  private final List<String> users;
  private final List<String> labels;
  private final List<Map<String, @Nullable Object>> pipelines;

  RecordGenerator(
      RandomSource source, WorkspaceGenerator.Size size, Map<String, @Nullable Object> given) {
    this.source = source;
    this.size = size;
    this.given = given;
    this.users = ScriptData.names(given, "users", "id");
    this.labels = ScriptData.names(given, "labels", "label");
    this.pipelines = ScriptData.maps(given, "pipelines");
  }

  void add() {
    List<Map<String, @Nullable Object>> clients = new ArrayList<>();
    for (int i = source.between(0, size.clients()); i > 0; i--) {
      clients.add(client("c" + (clients.size() + 1)));
    }
    given.put("clients", clients);
    List<String> places = new ArrayList<>();
    clients.forEach(client -> places.add("client/" + client.get("id")));
    if (clients.isEmpty()) {
      return;
    }
    List<Map<String, @Nullable Object>> activities = new ArrayList<>();
    for (int i = source.few(size.clients()); i > 0; i--) {
      activities.add(activity("a" + (activities.size() + 1), source.one(clients)));
    }
    activities.forEach(activity -> places.add("activity/" + activity.get("id")));
    given.put("activities", activities);
    List<Map<String, @Nullable Object>> deals = new ArrayList<>();
    for (int i = source.few(size.clients()); i > 0; i--) {
      deals.add(deal("d" + (deals.size() + 1), source.one(clients)));
    }
    deals.forEach(deal -> places.add("deal/" + deal.get("id")));
    given.put("deals", deals);
    List<Map<String, @Nullable Object>> files = new ArrayList<>();
    for (int i = source.few(4); i > 0; i--) {
      String id = "x" + (files.size() + 1);
      files.add(
          ScriptData.map(
              "id", id, "on", source.one(places), "name", id + ".txt", "content", "content " + id));
    }
    given.put("files", files);
  }

  private Map<String, @Nullable Object> client(String id) {
    Map<String, @Nullable Object> client =
        ScriptData.map("id", id, "owner", source.one(users), "name", SampleValues.name(source));
    Map<String, @Nullable Object> fields = ScriptData.map();
    for (Map<String, @Nullable Object> section : ScriptData.maps(given, "form")) {
      for (Map<String, @Nullable Object> field : ScriptData.maps(section, "fields")) {
        if (source.chance(.5)) {
          fields.put(
              ScriptData.text(field, "field"),
              SampleValues.value(
                  source, ScriptData.text(field, "type"), ScriptData.texts(field, "options"), 0));
        }
      }
    }
    if (!fields.isEmpty()) {
      client.put("fields", fields);
    }
    label(client);
    place(client, "clients");
    return client;
  }

  private Map<String, @Nullable Object> activity(String id, Map<String, @Nullable Object> client) {
    Map<String, @Nullable Object> activity =
        ScriptData.map("id", id, "client", client.get("id"), "owner", owner(client));
    activity.put("subject", SampleValues.name(source));
    if (source.chance(.5)) {
      activity.put("kind", source.one(SampleValues.KINDS));
    }
    if (source.chance(.5)) {
      activity.put("due", source.one(SampleValues.TIMES));
    }
    if (source.chance(.3)) {
      activity.put("done", source.one(SampleValues.TIMES));
    }
    return activity;
  }

  private Map<String, @Nullable Object> deal(String id, Map<String, @Nullable Object> client) {
    Map<String, @Nullable Object> deal =
        ScriptData.map("id", id, "client", client.get("id"), "owner", owner(client));
    deal.put("title", SampleValues.name(source));
    if (source.chance(.6)) {
      deal.put("amount", source.one(SampleValues.AMOUNTS));
    }
    label(deal);
    place(deal, "deals");
    return deal;
  }

  private String owner(Map<String, @Nullable Object> client) {
    return source.chance(.4) ? ScriptData.text(client, "owner") : source.one(users);
  }

  private void label(Map<String, @Nullable Object> record) {
    List<String> some = source.some(labels, 2);
    if (!some.isEmpty()) {
      record.put("labels", some);
    }
  }

  /** Chooses stages in some pipelines; those of a deal do not contradict each other. */
  private void place(Map<String, @Nullable Object> record, String of) {
    Map<String, @Nullable Object> stages = ScriptData.map();
    @Nullable Object closed = null;
    for (Map<String, @Nullable Object> pipeline : pipelines) {
      if (ScriptData.text(pipeline, "of").equals(of)
          && source.chance(.6)
          && pipeline.get("stages") instanceof List<?> list) {
        Object stage = source.one(list);
        Object closes = stage instanceof Map<?, ?> map ? map.get("closes") : null;
        if (closes == null || closed == null || closes.equals(closed)) {
          closed = closes == null ? closed : closes;
          stages.put(ScriptData.text(pipeline, "pipeline"), ScriptData.name(stage, "stage"));
        }
      }
    }
    if (!stages.isEmpty()) {
      record.put("stages", stages);
    }
  }
}
