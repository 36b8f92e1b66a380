package dev.crmkit.store.testkit.internal.format;

import com.google.common.net.InetAddresses;
import dev.crmkit.store.testkit.internal.operation.EntityKind;
import dev.crmkit.store.testkit.internal.operation.EntityRef;
import dev.crmkit.store.testkit.internal.yaml.Node;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The common shapes of nodes. */
public final class Shapes {

  /** Any text. */
  public static final Shape TEXT = (node, key, checking) -> isText(node, key, "a text", checking);

  /** A name, also of an entity that does not exist. */
  public static final Shape NAME = (node, key, checking) -> isText(node, key, "a name", checking);

  /** An IP address. */
  public static final Shape ADDRESS =
      (node, key, checking) -> {
        if (!(node instanceof Node.Text text) || !InetAddresses.isInetAddress(text.value())) {
          checking.wrongShape(node, key, "an IP address such as 10.1.2.3");
        }
      };

  /** A list of texts. */
  public static final Shape TEXTS = listOf(TEXT);

  /** A list of names, also of entities that do not exist. */
  public static final Shape NAMES = listOf(NAME);

  /** A map from names to texts or null. */
  public static final Shape TEXTS_BY_NAME = mapOf(TEXT);

  /** A map from fields to values; a step may try nodes that are no values. */
  public static final Shape VALUES = Shapes::checkValues;

  /** A map from pipelines to stages or null. */
  public static final Shape STAGES_BY_PIPELINE = Shapes::checkPlaces;

  /** The stages of a pipeline, each a name or a map with how it closes a deal. */
  public static final Shape STAGES =
      listOf(
          either(
              NAME,
              MapShape.of(
                  MapKey.required("stage", NAME), MapKey.optional("closes", word("won", "lost")))));

  private Shapes() {}

  /** The name of an entity, which {@code given} must set up if it refers to it. */
  public static Shape name(EntityKind kind) {
    return (node, key, checking) -> {
      if (isText(node, key, "the name of a " + kind.key(), checking)
          && node instanceof Node.Text text) {
        checking.requireDeclared(node.place(), new EntityRef(kind, text.value()));
      }
    };
  }

  /** A list of names of entities. */
  public static Shape names(EntityKind kind) {
    return listOf(name(kind));
  }

  /** An entity as {@code kind/name}. */
  public static Shape entity(EntityKind... kinds) {
    List<EntityKind> legal = List.of(kinds);
    String wanted =
        "kind/name, where the kind is "
            + legal.stream().map(EntityKind::key).collect(Collectors.joining(", "));
    return (node, key, checking) -> {
      if (node instanceof Node.Text text
          && EntityRef.parse(text.value())
              .filter(thing -> legal.contains(thing.kind()))
              .isPresent()) {
        checking.requireDeclared(node.place(), EntityRef.parse(text.value()).orElseThrow());
      } else {
        checking.wrongShape(node, key, wanted);
      }
    };
  }

  /** One of some words; a step may try others. */
  public static Shape word(String... words) {
    return (node, key, checking) ->
        (checking.declared() == null ? NAME : oneOf(words)).check(node, key, checking);
  }

  /** One of some words, also in a step. */
  public static Shape oneOf(String... words) {
    List<String> legal = List.of(words);
    return (node, key, checking) -> {
      if (!(node instanceof Node.Text text) || !legal.contains(text.value())) {
        checking.wrongShape(node, key, "one of " + MapShape.joined(legal));
      }
    };
  }

  /** A list. */
  public static Shape listOf(Shape item) {
    return (node, key, checking) -> {
      if (node instanceof Node.Items list) {
        for (Node each : list.items()) {
          item.check(each, key, checking);
        }
      } else {
        checking.wrongShape(node, key, "a list");
      }
    };
  }

  /** A map with any keys; values may be null. */
  public static Shape mapOf(Shape value) {
    return (node, key, checking) -> {
      if (node instanceof Node.Entries map) {
        for (Node.Entry entry : map.entries()) {
          if (!(entry.value() instanceof Node.Null)) {
            value.check(entry.value(), entry.key(), checking);
          }
        }
      } else {
        checking.wrongShape(node, key, "a map");
      }
    };
  }

  /** One shape for scalars and another for lists and maps. */
  public static Shape either(Shape text, Shape other) {
    return (node, key, checking) ->
        (node instanceof Node.Items || node instanceof Node.Entries ? other : text)
            .check(node, key, checking);
  }

  /** A map that has some common keys and exactly one of several others. */
  public static Shape withOneOf(MapShape common, String what, MapKey... others) {
    MapShape all = common.and(others);
    List<String> words = Arrays.stream(others).map(MapKey::name).toList();
    return (node, key, checking) -> {
      all.check(node, key, checking);
      if (node instanceof Node.Entries map) {
        for (MapKey other : others) {
          if (map.get(other.name()) instanceof Node.Null nothing) {
            other.shape().check(mapOrNothing(nothing), other.name(), checking);
          }
        }
        List<String> named =
            map.entries().stream().map(Node.Entry::key).filter(words::contains).toList();
        boolean mistyped = map.entries().stream().anyMatch(e -> !all.names().contains(e.key()));
        if (named.isEmpty() && !mistyped) {
          checking.problem(
              map.place(),
              "'" + key + "' has no " + what + "; there are " + MapShape.joined(words));
        } else if (named.size() > 1) {
          checking.problem(
              map.place(),
              "'" + key + "' has more than one " + what + ": " + MapShape.joined(named));
        }
      }
    };
  }

  /** Returns an empty map for null, otherwise the node. */
  public static Node mapOrNothing(Node node) {
    return node instanceof Node.Null nothing ? new Node.Entries(nothing.place(), List.of()) : node;
  }

  private static boolean isText(Node node, String key, String wanted, ShapeCheck checking) {
    boolean text = node instanceof Node.Text;
    if (!text) {
      checking.wrongShape(node, key, wanted);
    }
    return text;
  }

  private static void checkValues(Node node, String key, ShapeCheck checking) {
    if (!(node instanceof Node.Entries map)) {
      checking.wrongShape(node, key, "a map from fields to values");
    } else if (checking.declared() != null) {
      mapOf(TEXT).check(node, key, checking);
      for (Node.Entry entry : map.entries()) {
        checking.requireDeclared(entry.at(), new EntityRef(EntityKind.FIELD, entry.key()));
      }
    }
  }

  private static void checkPlaces(Node node, String key, ShapeCheck checking) {
    if (!(node instanceof Node.Entries map)) {
      checking.wrongShape(node, key, "a map from pipelines to stages");
      return;
    }
    mapOf(NAME).check(node, key, checking);
    DeclaredEntities declared = checking.declared();
    if (declared != null) {
      for (Node.Entry entry : map.entries()) {
        checking.requireDeclared(entry.at(), new EntityRef(EntityKind.PIPELINE, entry.key()));
        if (entry.value() instanceof Node.Text stage
            && declared.has(new EntityRef(EntityKind.PIPELINE, entry.key()))
            && !declared.hasStage(entry.key(), stage.value())) {
          checking.problem(
              stage.place(), "there is no stage " + stage.value() + " of " + entry.key());
        }
      }
    }
  }
}
