package dev.crmkit.examples.verification;

import dev.crmkit.examples.verification.TaggedTests.Tagged;
import dev.crmkit.store.testkit.scenario.InvalidScenarioException;
import dev.crmkit.store.testkit.scenario.ScenarioFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Which properties, scenarios and other tests would fail for which rule, as the sources say. */
final class RuleTable {

  private static final Pattern RULE = Pattern.compile("^- ([A-Z]\\d+) ", Pattern.MULTILINE);
  private static final Pattern BETWEEN_MARKERS =
      Pattern.compile(
          "(?<=<!-- table of the rules -->\n).*(?=<!-- end of the table -->\n)", Pattern.DOTALL);

  private final List<String> rules;
  private final Map<String, Set<String>> properties = new TreeMap<>();
  private final Map<String, Set<String>> scenarios = new TreeMap<>();
  private final Map<String, Set<String>> others = new TreeMap<>();
  private final Set<String> unread = new TreeSet<>();

  private RuleTable(List<String> rules) {
    this.rules = List.copyOf(rules);
  }

  /**
   * Reads the rules, the tests of every module, the contract of stores and the scenarios.
   *
   * @param project the root folder
   */
  static RuleTable of(Path project) throws IOException, InvalidScenarioException {
    RuleTable table = new RuleTable(findAll(RULE, project.resolve("docs/rules.md")));
    for (Tagged test : TaggedTests.below(TestSources.folders(project))) {
      if (!test.isRead()) {
        table.unread.add(test.name());
      }
      if (test.isProperty()) {
        add(table.properties, test.rule(), "`" + test.name() + "`");
      } else {
        add(table.others, test.rule(), "`" + test.type() + "`");
      }
    }
    for (Path file : filesIn(project.resolve("examples/scenarios"))) {
      String name = file.getFileName().toString();
      for (String rule : rulesOf(file)) {
        add(
            table.scenarios,
            rule,
            "[" + name.replaceFirst("-.*", "") + "](../examples/scenarios/" + name + ")");
      }
    }
    return table;
  }

  private static List<String> findAll(Pattern what, Path file) throws IOException {
    return what.matcher(Files.readString(file)).results().map(found -> found.group(1)).toList();
  }

  private static List<Path> filesIn(Path folder) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.sorted().toList();
    }
  }

  private static List<String> rulesOf(Path scenario) throws InvalidScenarioException {
    return ScenarioFile.read(scenario, scenario.toString()).rules();
  }

  private static void add(Map<String, Set<String>> column, String rule, String what) {
    column.computeIfAbsent(rule, none -> new TreeSet<>()).add(what);
  }

  /** The rules that there are, in order. */
  List<String> rules() {
    return rules;
  }

  /** The rules of which no property says that it would fail. */
  List<String> withoutProperty() {
    return rules.stream().filter(rule -> !properties.containsKey(rule)).toList();
  }

  /** The rules of which no scenario says that it would fail. */
  List<String> withoutScenario() {
    return rules.stream().filter(rule -> !scenarios.containsKey(rule)).toList();
  }

  /** What names a rule that there is not, with the name. */
  List<String> unknownRules() {
    return Stream.of(properties, scenarios, others)
        .flatMap(column -> column.entrySet().stream())
        .filter(entry -> !rules.contains(entry.getKey()))
        .map(entry -> entry.getKey() + " of " + String.join(", ", entry.getValue()))
        .toList();
  }

  /** The tests whose tags are not those of the engine that runs them. */
  Set<String> unread() {
    return unread;
  }

  /**
   * Puts the table into a document.
   *
   * @param document with the table, or nothing, between two markers
   * @return the document with this table
   */
  String putInto(String document) {
    Matcher place = BETWEEN_MARKERS.matcher(document);
    if (!place.find()) {
      throw new IllegalArgumentException("the document has not the markers " + BETWEEN_MARKERS);
    }
    return place.replaceFirst(Matcher.quoteReplacement(text()));
  }

  private String text() {
    StringBuilder text = new StringBuilder();
    text.append("| rule | properties | scenarios | other tests |\n| --- | --- | --- | --- |\n");
    for (String rule : rules) {
      text.append("| ").append(rule);
      for (Map<String, Set<String>> column : List.of(properties, scenarios, others)) {
        text.append(" | ").append(String.join(", ", column.getOrDefault(rule, Set.of())));
      }
      text.append(" |\n");
    }
    return text.toString();
  }
}
