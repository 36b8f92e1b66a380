package dev.crmkit.store.testkit.internal.yaml;

import dev.crmkit.store.testkit.internal.format.FilePosition;
import dev.crmkit.store.testkit.internal.format.FileProblems;
import dev.crmkit.store.testkit.internal.format.InvalidFileException;
import dev.crmkit.store.testkit.internal.format.Node;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Converts the parser's nodes to {@link Node}s and expands aliases. */
final class NodeConverter {

  /** The maximum number of nodes after aliases are expanded. */
  private static final int MAX_NODES = 2_000_000;

  private static final Set<Tag> KNOWN = Set.of(Tag.STR, Tag.NULL, Tag.SEQ, Tag.MAP);

  private final String file;
  private final FileProblems problems = new FileProblems();
  private final Set<org.snakeyaml.engine.v2.nodes.Node> open =
      Collections.newSetFromMap(new IdentityHashMap<>());
  private int count;

  NodeConverter(String file) {
    this.file = file;
  }

  Node convert(org.snakeyaml.engine.v2.nodes.Node root) throws InvalidFileException {
    Node converted = node(root);
    problems.throwIfAny();
    return converted;
  }

  static FilePosition place(String file, Mark mark) {
    return new FilePosition(file, mark.getLine() + 1, mark.getColumn() + 1);
  }

  private Node node(org.snakeyaml.engine.v2.nodes.Node node) throws InvalidFileException {
    FilePosition place = place(node);
    if (++count > MAX_NODES) {
      throw new InvalidFileException(
          place, "the file is too large once its aliases are written out");
    }
    if (!KNOWN.contains(node.getTag())) {
      problems.add(place, "the tag " + node.getTag() + " is not known here");
    }
    if (node instanceof ScalarNode scalar) {
      return scalar.getTag().equals(Tag.NULL)
          ? new Node.Null(place)
          : new Node.Text(place, scalar.getValue());
    }
    if (!open.add(node)) {
      throw new InvalidFileException(place, "this contains itself");
    }
    Node converted =
        node instanceof SequenceNode list ? items(place, list) : entries(place, (MappingNode) node);
    open.remove(node);
    return converted;
  }

  private Node items(FilePosition place, SequenceNode list) throws InvalidFileException {
    List<Node> items = new ArrayList<>();
    for (org.snakeyaml.engine.v2.nodes.Node item : list.getValue()) {
      items.add(node(item));
    }
    return new Node.Items(place, List.copyOf(items));
  }

  private Node entries(FilePosition place, MappingNode map) throws InvalidFileException {
    List<Node.Entry> entries = new ArrayList<>();
    Set<String> keys = new HashSet<>();
    for (NodeTuple tuple : map.getValue()) {
      FilePosition at = place(tuple.getKeyNode());
      Node value = node(tuple.getValueNode());
      if (!(tuple.getKeyNode() instanceof ScalarNode key) || key.getTag().equals(Tag.NULL)) {
        problems.add(at, "a key must be a text");
      } else if (!keys.add(key.getValue())) {
        problems.add(at, "the key '" + key.getValue() + "' stands here twice");
      } else {
        entries.add(new Node.Entry(key.getValue(), at, value));
      }
    }
    return new Node.Entries(place, List.copyOf(entries));
  }

  private FilePosition place(org.snakeyaml.engine.v2.nodes.Node node) {
    return node.getStartMark()
        .map(mark -> place(file, mark))
        .orElseGet(() -> new FilePosition(file, 1, 1));
  }
}
