package dev.crmkit.store.testkit.internal.random;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Generates workspaces, mostly small and sometimes large, with the constellations that access rules
 * stumble over. They break no rule of the model.
 */
public final class WorkspaceGenerator {

  private final RandomSource source;

  /** Creates a generator that makes all choices from a source. */
  public WorkspaceGenerator(Random random) {
    this(new RandomSource(random));
  }

  public WorkspaceGenerator(RandomSource source) {
    this.source = source;
  }

  /** The next workspace. */
  public Map<String, @Nullable Object> next() {
    Size size = Size.values()[source.weighted(List.of(30.0, 60.0, 10.0))];
    Map<String, @Nullable Object> given = ScriptData.map();
    SettingsGenerator settings = new SettingsGenerator(source, size);
    List<String> groups = settings.groups();
    List<Map<String, @Nullable Object>> users = new UserGenerator(source, size, groups).all();
    given.put("users", users);
    settings.addTo(given);
    new RecordGenerator(source, size, given).add();
    given.values().removeIf(value -> value instanceof List<?> list && list.isEmpty());
    return given;
  }

  /** The size of a workspace: the maximum number of each kind of entity. */
  enum Size {
    SMALL(1, 2, 1, 1, 3),
    USUAL(4, 5, 2, 3, 9),
    LARGE(6, 12, 4, 4, 30);

    private final int heads;
    private final int team;
    private final int alone;
    private final int settings;
    private final int clients;

    Size(int heads, int team, int alone, int settings, int clients) {
      this.heads = heads;
      this.team = team;
      this.alone = alone;
      this.settings = settings;
      this.clients = clients;
    }

    int heads() {
      return heads;
    }

    int team() {
      return team;
    }

    int alone() {
      return alone;
    }

    int settings() {
      return settings;
    }

    int clients() {
      return clients;
    }
  }
}
