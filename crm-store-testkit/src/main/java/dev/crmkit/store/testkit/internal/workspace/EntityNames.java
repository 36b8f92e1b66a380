package dev.crmkit.store.testkit.internal.workspace;

import dev.crmkit.core.Id;
import dev.crmkit.core.Subject;
import dev.crmkit.store.testkit.internal.format.EntityKind;
import dev.crmkit.store.testkit.internal.format.EntityRef;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The names of a workspace's things and the numbers of their ids. Numbers are allotted by first
 * mention, from 1 on; one that nothing was created with is the id of nothing. The workspaces of a
 * scenario share what is allotted: what is of one by its name is, in another, tried by the same id.
 */
public final class EntityNames {

  private static final Pattern PATH =
      Pattern.compile(
          "\\b(client|activity|deal|file|user|group|section|field|pipeline|label|stage|option)"
              + "/([0-9]{1,16})\\b");

  private final Map<EntityKind, Map<String, Long>> numbers = new EnumMap<>(EntityKind.class);
  private final SharedNumbers allotted;

  /** The numbers that the workspaces of a scenario share. */
  private static final class SharedNumbers {
    private final Numbering numbering;
    private final Map<EntityKind, Map<String, Long>> first = new EnumMap<>(EntityKind.class);
    private final Map<EntityKind, Map<Long, String>> names = new EnumMap<>(EntityKind.class);
    private final Map<EntityKind, Long> last = new EnumMap<>(EntityKind.class);

    private SharedNumbers(Numbering numbering) {
      this.numbering = numbering;
    }
  }

  /** Allots numbers. */
  @FunctionalInterface
  private interface Numbering {
    /** Returns the number of a name, which is the n-th of its kind. */
    long of(EntityKind kind, String name, long nth);
  }

  /** Creates the names of the first workspace of a scenario; each has a section 1. */
  public EntityNames() {
    this(new SharedNumbers((kind, name, nth) -> nth));
    next(EntityKind.SECTION, "1");
    bind(EntityKind.SECTION, "1", 1);
  }

  /**
   * The names of a workspace whose numbers depend on the names alone, in whatever order they are
   * mentioned.
   */
  public static EntityNames scattered(long seed) {
    EntityNames names =
        new EntityNames(
            new SharedNumbers(
                (kind, name, nth) ->
                    1 + new Random(Objects.hash(seed, kind.key(), name)).nextLong(Id.MAX)));
    names.bind(EntityKind.SECTION, "1", 1);
    return names;
  }

  private EntityNames(SharedNumbers allotted) {
    this.allotted = allotted;
  }

  /** Returns the names of another workspace of the same scenario. */
  public EntityNames sibling() {
    return new EntityNames(allotted);
  }

  /** Returns the number of a name, allotted at its first use. */
  public long number(EntityKind kind, String name) {
    Long known = of(numbers, kind).get(name);
    if (known != null) {
      return known;
    }
    long number = of(allotted.first, kind).computeIfAbsent(name, unknown -> next(kind, name));
    of(numbers, kind).put(name, number);
    return number;
  }

  /**
   * A new number for what is about to be created under a name that may have been another's before.
   */
  public long next(EntityKind kind, String name) {
    long nth = allotted.last.merge(kind, 1L, Long::sum);
    long number = allotted.numbering.of(kind, name, nth);
    describe(kind, number, name);
    return number;
  }

  /** Binds a name to a number. */
  public void bind(EntityKind kind, String name, long number) {
    of(numbers, kind).put(name, number);
    of(allotted.first, kind).putIfAbsent(name, number);
    describe(kind, number, name);
  }

  /** Registers the name that describes a number. */
  public void describe(EntityKind kind, long number, String name) {
    of(allotted.names, kind).put(number, name);
  }

  /** Returns the name of a number. */
  public String name(EntityKind kind, long number) {
    return of(allotted.names, kind).getOrDefault(number, "#" + number);
  }

  /** Returns the name of an entity. */
  public String name(Subject subject) {
    EntityKind kind = EntityKind.named(subject.kind()).orElseThrow();
    return kind == EntityKind.SETTINGS ? subject.key() : name(kind, Long.parseLong(subject.key()));
  }

  /** Returns the reference to an entity. */
  public EntityRef reference(Subject subject) {
    return new EntityRef(EntityKind.named(subject.kind()).orElseThrow(), name(subject));
  }

  /** Returns a message with names in place of ids. */
  public String translate(String message) {
    Matcher matcher = PATH.matcher(message);
    return matcher.replaceAll(
        found -> {
          EntityKind kind = EntityKind.valueOf(found.group(1).toUpperCase(Locale.ROOT));
          String name = of(allotted.names, kind).get(Long.parseLong(found.group(2)));
          return Matcher.quoteReplacement(
              name == null ? found.group() : new EntityRef(kind, name).toString());
        });
  }

  private static <K, V> Map<K, V> of(Map<EntityKind, Map<K, V>> maps, EntityKind kind) {
    return maps.computeIfAbsent(kind, none -> new HashMap<>());
  }
}
