package dev.crmkit.examples.verification;

import static java.util.Map.entry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds phrases that readers of this project stumbled over, in the sentences and names of sources
 * and documents.
 */
final class PlainLanguage {

  private record Phrase(Pattern pattern, String instead) {

    private Phrase(String words, String instead) {
      this(Pattern.compile("\\b(" + words + ")\\b", Pattern.CASE_INSENSITIVE), instead);
    }
  }

  private static final List<Phrase> PHRASES =
      Stream.of(
              entry("told|tells", "reports, returns, shows"),
              entry("(goes|go|going|gone|went) along|walk(s|ed|ing)", "scan, iterate over"),
              entry("what is asked for", "the requested rows, the query"),
              entry("besides?", "next to, in addition to"),
              entry("anew", "again, from scratch"),
              entry("(lies?|lay|lying) in", "is in, belongs to"),
              entry("(lets?|letting) not out", "does not publish"),
              entry("he|him|his|himself", "the user, they"))
          .map((Map.Entry<String, String> each) -> new Phrase(each.getKey(), each.getValue()))
          .toList();

  private static final Pattern BETWEEN_WORDS_OF_A_NAME = Pattern.compile("(?<=[a-z])(?=[A-Z])");

  private PlainLanguage() {}

  /**
   * Returns the sources and documents of the project.
   *
   * @param project the root folder
   */
  static List<Path> files(Path project) throws IOException {
    try (Stream<Path> all = Files.walk(project)) {
      return all.filter(Files::isRegularFile)
          .filter(path -> isWritten(project.relativize(path).toString().replace('\\', '/')))
          .sorted()
          .toList();
    }
  }

  private static boolean isWritten(String path) {
    boolean isBuilt = path.startsWith("target/") || path.contains("/target/");
    return !isBuilt
        && !path.startsWith(".")
        && !path.equals("docs/rules.md")
        && !path.endsWith("/PlainLanguage.java")
        && !path.endsWith("/PlainLanguageTest.java")
        && (path.endsWith(".java") || path.endsWith(".md") || path.endsWith(".sql"));
  }

  /** Returns the lines that have such a phrase, each with what to write instead. */
  static List<String> faults(List<Path> files) throws IOException {
    List<String> faults = new ArrayList<>();
    for (Path file : files) {
      List<String> lines = Files.readAllLines(file);
      for (int i = 0; i < lines.size(); i++) {
        String words = BETWEEN_WORDS_OF_A_NAME.matcher(lines.get(i)).replaceAll(" ");
        for (Phrase phrase : PHRASES) {
          var found = phrase.pattern().matcher(words);
          if (found.find()) {
            faults.add(
                "%s:%d: instead of '%s' write: %s"
                    .formatted(file, i + 1, found.group(), phrase.instead()));
          }
        }
      }
    }
    return faults;
  }
}
