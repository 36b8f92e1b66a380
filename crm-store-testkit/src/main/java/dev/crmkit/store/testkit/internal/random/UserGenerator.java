package dev.crmkit.store.testkit.internal.random;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Generates the users of a workspace: Heads with their teams, and Managers under the Director. */
final class UserGenerator {

  private static final String DIRECTOR = "dir";

  private final RandomSource source;
  private final WorkspaceGenerator.Size size;
  private final List<String> groups;
  private final List<Map<String, @Nullable Object>> users = new ArrayList<>();

  UserGenerator(RandomSource source, WorkspaceGenerator.Size size, List<String> groups) {
    this.source = source;
    this.size = size;
    this.groups = groups;
  }

  List<Map<String, @Nullable Object>> all() {
    Map<String, @Nullable Object> director = ScriptData.map("id", DIRECTOR, "type", "director");
    describe(director);
    users.add(director);
    int heads = source.between(0, size.heads());
    for (int head = 1; head <= heads; head++) {
      add("h" + head, "head", source.chance(.5) ? DIRECTOR : null);
      int team = source.between(0, size.team());
      for (int manager = 1; manager <= team; manager++) {
        add("h" + head + "m" + manager, "manager", "h" + head);
      }
    }
    int alone = source.few(size.alone());
    for (int manager = 1; manager <= alone; manager++) {
      add("m" + manager, "manager", source.chance(.5) ? DIRECTOR : null);
    }
    if (source.chance(.15)) {
      source.shuffle(users);
    }
    return users;
  }

  private void add(String id, String type, @Nullable String responsible) {
    Map<String, @Nullable Object> user = ScriptData.map("id", id, "type", type);
    if (responsible != null) {
      user.put("responsible", responsible);
    }
    if (source.chance(.3)) {
      user.put("status", source.one(SampleValues.STATUSES));
    }
    describe(user);
    if (source.chance(.15)) {
      put(user, "denied-settings", source.some(SampleValues.AREAS, 3));
    } else if (type.equals("head") && source.chance(.15)) {
      user.put("denied-settings", List.of("users"));
    }
    users.add(user);
  }

  private void describe(Map<String, @Nullable Object> user) {
    String id = ScriptData.text(user, "id");
    if (source.chance(.5)) {
      user.put("email", (source.chance(.8) ? id : id.toUpperCase(Locale.ROOT)) + "@x.org");
    }
    if (source.chance(.3)) {
      user.put("name", SampleValues.name(source));
    }
    if (source.chance(.4)) {
      put(user, "groups", source.some(groups, 2));
    }
  }

  private static void put(Map<String, @Nullable Object> user, String key, List<String> values) {
    if (!values.isEmpty()) {
      user.put(key, values);
    }
  }
}
