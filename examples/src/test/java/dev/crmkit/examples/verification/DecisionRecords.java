package dev.crmkit.examples.verification;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The architecture decision records. Each ends with a section "Held by", which lists the promises
 * of the record, and for each of them the tests that fail if it is broken.
 */
final class DecisionRecords {

  private static final String SECTION = "\n## Held by\n";
  private static final Pattern ITEM = Pattern.compile("^- ", Pattern.MULTILINE);
  private static final Pattern NAME = Pattern.compile("`([A-Z]\\w*(?:\\.\\w+)*)`");

  private DecisionRecords() {}

  /**
   * Returns a message for each fault of the records in a folder.
   *
   * @param folder such as {@code docs/adr}
   * @param tests the names of all tests
   */
  static List<String> faults(Path folder, Set<String> tests) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.list(folder)) {
      files = all.filter(path -> path.toString().endsWith(".md")).sorted().toList();
    }
    List<String> faults = new ArrayList<>();
    for (Path file : files) {
      for (String fault : faults(Files.readString(file), tests)) {
        faults.add(file.getFileName() + ": " + fault);
      }
    }
    return faults;
  }

  private static List<String> faults(String document, Set<String> tests) {
    int at = document.indexOf(SECTION);
    if (at < 0) {
      return List.of("it has no section 'Held by'");
    }
    String section = document.substring(at + SECTION.length());
    List<String> faults = new ArrayList<>();
    if (section.contains("\n## ")) {
      faults.add("'Held by' is not its last section");
    }
    List<String> promises = ITEM.splitAsStream(section).skip(1).toList();
    if (promises.isEmpty()) {
      faults.add("its section 'Held by' is empty");
    }
    for (String promise : promises) {
      List<String> named = NAME.matcher(promise).results().map(DecisionRecords::name).toList();
      if (named.isEmpty()) {
        faults.add("no test is named for: " + promise.strip());
      }
      named.stream()
          .filter(name -> !tests.contains(name))
          .forEach(name -> faults.add("there is no test " + name));
    }
    return faults;
  }

  private static String name(MatchResult found) {
    return found.group(1);
  }
}
