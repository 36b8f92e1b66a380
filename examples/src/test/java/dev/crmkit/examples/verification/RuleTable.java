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

/** The properties, scenarios and other tests of each rule, according to their tags. */
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
   * Reads the rules, the tests of all modules, the contract tests and the scenarios.
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

  /** Returns the numbers of all rules, in order. */
  List<String> rules() {
    return rules;
  }

  /** Returns the rules that no property names. */
  List<String> withoutProperty() {
    return rules.stream().filter(rule -> !properties.containsKey(rule)).toList();
  }

  /** Returns the rules that no scenario names. */
  List<String> withoutScenario() {
    return rules.stream().filter(rule -> !scenarios.containsKey(rule)).toList();
  }

  /** Returns the named rules that do not exist, with the tests that name them. */
  List<String> unknownRules() {
    return Stream.of(properties, scenarios, others)
        .flatMap(column -> column.entrySet().stream())
        .filter(entry -> !rules.contains(entry.getKey()))
        .map(entry -> entry.getKey() + " of " + String.join(", ", entry.getValue()))
        .toList();
  }

  /** Returns the tests with tags that their engine does not read. */
  Set<String> unread() {
    return unread;
  }

  /**
   * Returns a document with this table.
   *
   * @param document a document with the two markers, with or without a table between them
   */
  String putInto(String document) {
    Matcher markers = BETWEEN_MARKERS.matcher(document);
    if (!markers.find()) {
      throw new IllegalArgumentException(
          "the document does not have the markers " + BETWEEN_MARKERS);
    }
    return markers.replaceFirst(Matcher.quoteReplacement(text()));
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
